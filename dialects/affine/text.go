package affine

import (
	"slices"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// keyword reads the word s, or reports that it was expected where the text says.
func keyword(p *asm.Parser, s, where string) bool {
	return p.AcceptKeyword(s) || p.Errorf(p.Pos(), "expected '%s'%s", s, where)
}

// colonMemRef reads ":" and a ranked memref type.
func colonMemRef(p *asm.Parser) (*ir.MemRefType, bool) {
	t, ok := p.ColonTypeIn(ir.MemRefClass)
	if !ok {
		return nil, false
	}
	return t.(*ir.MemRefType), true
}

// memRefAndVector reads ":" and the types of a vector access.
func memRefAndVector(p *asm.Parser) (*ir.MemRefType, *ir.VectorType, bool) {
	m, ok := colonMemRef(p)
	if !ok || !p.Expect(",") {
		return nil, nil, false
	}
	t, ok := p.TypeIn(ir.VectorClass)
	if !ok {
		return nil, nil, false
	}
	return m, t.(*ir.VectorType), true
}

// dimsAndSymbols reads (%d, …)[%s, …], all of type index, and returns how many dimensions there are. The brackets may be missing.
func dimsAndSymbols(p *asm.Parser) (vs []*ir.Value, dims int, ok bool) {
	refs, ok := p.OperandsIn("(", ")")
	if !ok {
		return nil, 0, false
	}
	dims = len(refs)
	if p.At("[") {
		syms, ok := p.OperandsIn("[", "]")
		if !ok {
			return nil, 0, false
		}
		refs = append(refs, syms...)
	}
	vs, ok = p.ResolveSame(refs, ir.Index())
	return vs, dims, ok
}

// printDimsAndSymbols writes (%d, …)[%s, …], the brackets only if there are symbols.
func printDimsAndSymbols(p *asm.Printer, vs []*ir.Value, dims int) {
	dims = min(dims, len(vs))
	p.Byte('(')
	p.Values(vs[:dims])
	p.Byte(')')
	if len(vs) > dims {
		p.Byte('[')
		p.Values(vs[dims:])
		p.Byte(']')
	}
}

// ssaOperands are the values in affine expressions that are written over SSA names, as subscripts are: each is a dimension or, as
// symbol(%n), a symbol. A value that occurs again is what it was the first time.
type ssaOperands struct {
	p             *asm.Parser
	dims, symbols []asm.OperandRef
}

// operand reads a value for asm's AffineExprsOfSSA.
func (s *ssaOperands) operand(symbol bool) (*affexpr.Expr, bool) {
	r, ok := s.p.Operand()
	if !ok {
		return nil, false
	}
	if i := indexOfRef(s.dims, r); i >= 0 {
		return affexpr.Dim(i), true
	}
	if i := indexOfRef(s.symbols, r); i >= 0 {
		return affexpr.Symbol(i), true
	}
	if symbol {
		s.symbols = append(s.symbols, r)
		return affexpr.Symbol(len(s.symbols) - 1), true
	}
	s.dims = append(s.dims, r)
	return affexpr.Dim(len(s.dims) - 1), true
}

// refs returns the dimensions, then the symbols.
func (s *ssaOperands) refs() []asm.OperandRef { return slices.Concat(s.dims, s.symbols) }

func indexOfRef(rs []asm.OperandRef, r asm.OperandRef) int {
	return slices.IndexFunc(rs, func(q asm.OperandRef) bool { return q.Name == r.Name && q.Num == r.Num })
}

// subscripts reads affine expressions over SSA values between brackets: a map and its operands.
func subscripts(p *asm.Parser, open, close string) (*ir.AffineMapAttr, []asm.OperandRef, bool) {
	s := ssaOperands{p: p}
	exprs, ok := p.AffineExprsOfSSA(open, close, s.operand)
	if !ok {
		return nil, nil, false
	}
	return ir.NewMapAttr(len(s.dims), len(s.symbols), exprs...), s.refs(), true
}

// printSubscripts writes the results of m over the values vs between brackets.
func printSubscripts(p *asm.Printer, m *affexpr.Map, vs []*ir.Value) {
	p.Byte('[')
	p.AffineMapOfValues(m, vs)
	p.Byte(']')
}

// resolveIndices fills a group with the values of type index that rs name.
func resolveIndices(p *asm.Parser, g *ir.Operands, rs []asm.OperandRef) bool {
	vs, ok := p.ResolveSame(rs, ir.Index())
	if ok {
		g.Assign(vs...)
	}
	return ok
}

// setIndexResult gives an op with a single result of type index that type.
func setIndexResult(op ir.Op) { ir.SetResultTypes(op, []int{1}, []ir.Type{ir.Index()}) }
