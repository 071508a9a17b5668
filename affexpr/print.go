package affexpr

import "strconv"

// NameFunc appends the name of a dimension or symbol. It lets a printer write SSA values inside an expression.
type NameFunc func(dst []byte, isSymbol bool, pos int) []byte

// AppendExpr appends e in MLIR's syntax. Dimensions and symbols are written by name, or as d0 and s0 if it is nil.
func AppendExpr(dst []byte, e *Expr, name NameFunc) []byte {
	return exprPrinter{dst: dst, name: name}.print(e, false).dst
}

// String returns e in MLIR's syntax.
func (e *Expr) String() string { return string(AppendExpr(nil, e, nil)) }

// exprPrinter is passed by value: it grows dst.
type exprPrinter struct {
	dst  []byte
	name NameFunc
}

// print writes e, in parentheses if it stands beside a tightly binding operator and is not a leaf.
func (p exprPrinter) print(e *Expr, tight bool) exprPrinter {
	switch e.kind {
	case KindConstant:
		p.dst = strconv.AppendInt(p.dst, e.value, 10)
		return p
	case KindDim, KindSymbol:
		p.dst = p.appendName(e)
		return p
	}
	if tight {
		p.dst = append(p.dst, '(')
	}
	if e.kind == KindAdd {
		p = p.printSum(e)
	} else {
		p = p.printTight(e)
	}
	if tight {
		p.dst = append(p.dst, ')')
	}
	return p
}

func (p exprPrinter) appendName(e *Expr) []byte {
	isSymbol := e.kind == KindSymbol
	if p.name != nil {
		return p.name(p.dst, isSymbol, int(e.value))
	}
	letter := byte('d')
	if isSymbol {
		letter = 's'
	}
	return strconv.AppendInt(append(p.dst, letter), e.value, 10)
}

// printTight writes a product, quotient or remainder; a product with -1 is written with a minus sign.
func (p exprPrinter) printTight(e *Expr) exprPrinter {
	if e.kind == KindMul && e.rhs.IsConstEqual(-1) {
		p.dst = append(p.dst, '-')
		return p.print(e.lhs, true)
	}
	p = p.print(e.lhs, true)
	p.dst = append(p.dst, ' ')
	p.dst = append(p.dst, e.kind.String()...)
	p.dst = append(p.dst, ' ')
	return p.print(e.rhs, true)
}

// printSum writes a sum; adding something negative is written as a subtraction.
func (p exprPrinter) printSum(e *Expr) exprPrinter {
	p = p.print(e.lhs, false)
	if c, ok := e.rhs.constRHS(KindMul); ok && c < 0 {
		p.dst = append(p.dst, " - "...)
		factor := e.rhs.lhs
		if c == -1 {
			return p.print(factor, factor.kind == KindAdd)
		}
		p = p.print(factor, true)
		p.dst = strconv.AppendInt(append(p.dst, " * "...), -c, 10)
		return p
	}
	if c, ok := e.rhs.IsConst(); ok && c < 0 {
		p.dst = strconv.AppendInt(append(p.dst, " - "...), -c, 10)
		return p
	}
	p.dst = append(p.dst, " + "...)
	return p.print(e.rhs, false)
}

// Append appends the map in MLIR's syntax, without affine_map<…> around it: (d0, d1)[s0] -> (d0 + s0).
func (m *Map) Append(dst []byte) []byte {
	dst = appendSpace(dst, m.dims, m.symbols)
	dst = append(dst, " -> ("...)
	for i, e := range m.results {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = AppendExpr(dst, e, nil)
	}
	return append(dst, ')')
}

// String returns the map in MLIR's syntax, without affine_map<…> around it.
func (m *Map) String() string { return string(m.Append(nil)) }

// Append appends the set in MLIR's syntax, without affine_set<…> around it: (d0)[s0] : (d0 >= 0, -d0 + s0 - 1 >= 0).
func (s *Set) Append(dst []byte) []byte {
	dst = appendSpace(dst, s.dims, s.symbols)
	dst = append(dst, " : ("...)
	for i, e := range s.constraints {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = AppendExpr(dst, e, nil)
		if s.eqFlags[i] {
			dst = append(dst, " == 0"...)
		} else {
			dst = append(dst, " >= 0"...)
		}
	}
	return append(dst, ')')
}

// String returns the set in MLIR's syntax, without affine_set<…> around it.
func (s *Set) String() string { return string(s.Append(nil)) }

// appendSpace appends (d0, d1)[s0]; without symbols the brackets are left out.
func appendSpace(dst []byte, dims, symbols int) []byte {
	dst = appendIDs(append(dst, '('), 'd', dims)
	dst = append(dst, ')')
	if symbols > 0 {
		dst = appendIDs(append(dst, '['), 's', symbols)
		dst = append(dst, ']')
	}
	return dst
}

func appendIDs(dst []byte, letter byte, n int) []byte {
	for i := range n {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = strconv.AppendInt(append(dst, letter), int64(i), 10)
	}
	return dst
}
