package asm

import (
	"math"

	"polyloom/affexpr"
	"polyloom/ir"
)

// An affineParser reads affine expressions over named dimensions and symbols, or over SSA values.
type affineParser struct {
	p     *Parser
	names map[string]*affexpr.Expr
	// operand reads an SSA value, symbol says whether as a symbol, and returns the dimension or symbol that it is bound to; nil if none
	// are allowed.
	operand func(symbol bool) (*affexpr.Expr, bool)
}

func (p *Parser) affineMapAttr() (ir.Attr, bool) {
	p.advance()
	if !p.want("<", "expected '<' in affine map") {
		return nil, false
	}
	m, ok := p.AffineMap()
	if !ok || !p.want(">", "expected '>' in affine map") {
		return nil, false
	}
	return ir.MapAttr(m), true
}

func (p *Parser) affineSetAttr() (ir.Attr, bool) {
	p.advance()
	if !p.want("<", "expected '<' in integer set") {
		return nil, false
	}
	s, ok := p.IntegerSet()
	if !ok || !p.want(">", "expected '>' in integer set") {
		return nil, false
	}
	return ir.SetAttrOf(s), true
}

// AffineMap reads (dims)[symbols] -> (results).
func (p *Parser) AffineMap() (*affexpr.Map, bool) {
	pos := p.tok.pos
	m, _, ok := p.affineMapOrSet()
	if ok && m == nil {
		return nil, p.errorf(pos, "expected AffineMap, but got IntegerSet")
	}
	return m, ok
}

// IntegerSet reads (dims)[symbols] : (constraints).
func (p *Parser) IntegerSet() (*affexpr.Set, bool) {
	pos := p.tok.pos
	_, s, ok := p.affineMapOrSet()
	if ok && s == nil {
		return nil, p.errorf(pos, "expected IntegerSet, but got AffineMap")
	}
	return s, ok
}

func (p *Parser) affineMapOrSet() (*affexpr.Map, *affexpr.Set, bool) {
	a := &affineParser{p: p, names: map[string]*affexpr.Expr{}}
	dims, ok := a.idents("(", ")", " in dimensional identifier list", affexpr.Dim)
	if !ok {
		return nil, nil, false
	}
	symbols := 0
	if p.is("[") {
		if symbols, ok = a.idents("[", "]", " in symbol list", affexpr.Symbol); !ok {
			return nil, nil, false
		}
	}
	if p.Accept("->") {
		exprs, ok := a.exprs("(", ")", " in affine map range")
		if !ok {
			return nil, nil, false
		}
		return affexpr.NewMap(dims, symbols, exprs...), nil, true
	}
	if !p.want(":", "expected '->' or ':'") {
		return nil, nil, false
	}
	s, ok := a.constraints(dims, symbols)
	return nil, s, ok
}

// idents reads the names of dimensions or symbols and returns how many there are.
func (a *affineParser) idents(open, close, where string, make func(int) *affexpr.Expr) (n int, ok bool) {
	p := a.p
	ok = p.enclosedIn(open, close, where, func() bool {
		if p.tok.kind != tokBare {
			return p.wrongToken("expected bare identifier")
		}
		name := p.text()
		if a.names[name] != nil {
			return p.errorHere("redefinition of identifier '%s'", name)
		}
		p.advance()
		a.names[name] = make(n)
		n++
		return true
	})
	return n, ok
}

func (a *affineParser) exprs(open, close, where string) (es []*affexpr.Expr, ok bool) {
	ok = a.p.enclosedIn(open, close, where, func() bool {
		e, ok := a.expr()
		es = append(es, e)
		return ok
	})
	return es, ok
}

// AffineExprsOfSSA reads a list of affine expressions over SSA values between brackets, such as [%i + 1, symbol(%n)]. operand is called
// at an SSA value, reads it and returns the dimension or symbol that it is bound to; it returns the same one for the same value.
func (p *Parser) AffineExprsOfSSA(open, close string, operand func(symbol bool) (*affexpr.Expr, bool)) ([]*affexpr.Expr, bool) {
	a := &affineParser{p: p, operand: operand}
	return a.exprs(open, close, " in affine map")
}

// AffineExprOfSSA reads a single affine expression over SSA values; see AffineExprsOfSSA.
func (p *Parser) AffineExprOfSSA(operand func(symbol bool) (*affexpr.Expr, bool)) (*affexpr.Expr, bool) {
	a := &affineParser{p: p, operand: operand}
	return a.expr()
}

func (a *affineParser) constraints(dims, symbols int) (*affexpr.Set, bool) {
	var exprs []*affexpr.Expr
	var eqs []bool
	ok := a.p.enclosedIn("(", ")", " in integer set constraint list", func() bool {
		e, eq, ok := a.constraint()
		exprs, eqs = append(exprs, e), append(eqs, eq)
		return ok
	})
	if !ok {
		return nil, false
	}
	if len(exprs) == 0 {
		exprs, eqs = []*affexpr.Expr{affexpr.Const(0)}, []bool{true}
	}
	return affexpr.NewSet(dims, symbols, exprs, eqs), true
}

// constraint reads l >= r, l <= r or l == r and returns what is not negative, or zero if eq.
func (a *affineParser) constraint() (e *affexpr.Expr, eq, ok bool) {
	p := a.p
	lhs, ok := a.expr()
	if !ok {
		return nil, false, false
	}
	op := p.text()
	if !p.Accept(">") && !p.Accept("<") && !p.Accept("=") || !p.Accept("=") {
		return nil, false, p.errorHere("expected '== affine-expr' or '>= affine-expr' at end of affine constraint")
	}
	rhs, ok := a.expr()
	if !ok {
		return nil, false, false
	}
	if op == "<" {
		lhs, rhs = rhs, lhs
	}
	return lhs.Sub(rhs), op == "=", true
}

// expr reads an affine expression. All operators associate to the left; those of affineParser.term bind closer.
func (a *affineParser) expr() (*affexpr.Expr, bool) {
	defer a.p.leave()
	if !a.p.enter() {
		return nil, false
	}
	var sum *affexpr.Expr
	subtract := false
	for {
		e, ok := a.operandExpr(sum != nil)
		if !ok {
			return nil, false
		}
		if e, ok = a.term(e); !ok {
			return nil, false
		}
		switch {
		case sum == nil:
			sum = e
		case subtract:
			sum = sum.Sub(e)
		default:
			sum = sum.Add(e)
		}
		subtract = a.p.is("-")
		if !a.p.Accept("+") && !a.p.Accept("-") {
			return sum, true
		}
	}
}

// term reads the operators * floordiv ceildiv mod and their right operands behind lhs.
func (a *affineParser) term(lhs *affexpr.Expr) (*affexpr.Expr, bool) {
	p := a.p
	for {
		op, pos := p.text(), p.tok.pos
		if !p.Accept("*") && !p.AcceptKeyword("floordiv") && !p.AcceptKeyword("ceildiv") && !p.AcceptKeyword("mod") {
			return lhs, true
		}
		rhs, ok := a.operandExpr(true)
		if !ok {
			return nil, false
		}
		// Upstream shows the error at the operator that follows, if there is one.
		if a.atTermOp() {
			pos = p.tok.pos
		}
		if op == "*" {
			if !lhs.IsSymbolicOrConstant() && !rhs.IsSymbolicOrConstant() {
				return nil, p.errorf(pos, "non-affine expression: at least one of the multiply operands has to be either a constant or symbolic")
			}
		} else if !rhs.IsSymbolicOrConstant() {
			return nil, p.errorf(pos, "non-affine expression: right operand of %s has to be either a constant or symbolic", op)
		}
		switch op {
		case "*":
			lhs = lhs.Mul(rhs)
		case "floordiv":
			lhs = lhs.FloorDiv(rhs)
		case "ceildiv":
			lhs = lhs.CeilDiv(rhs)
		case "mod":
			lhs = lhs.Mod(rhs)
		}
	}
}

func (a *affineParser) atTermOp() bool {
	return a.p.is("*") || a.p.is("floordiv") || a.p.is("ceildiv") || a.p.is("mod")
}

// operandExpr reads an operand. hasLeft says whether it is the right one of an operator.
func (a *affineParser) operandExpr(hasLeft bool) (*affexpr.Expr, bool) {
	p := a.p
	switch p.tok.kind {
	case tokInt:
		v, ok := smallUint(p.text())
		if !ok || v > math.MaxInt64 {
			return nil, p.errorHere("constant too large for index")
		}
		p.advance()
		return affexpr.Const(int64(v)), true
	case tokPercent:
		return a.ssa(false)
	case tokBare:
		if p.text() == "symbol" {
			return a.symbol()
		}
		e := a.names[p.text()]
		if e == nil {
			return nil, p.wrongToken("use of undeclared identifier")
		}
		p.advance()
		return e, true
	case tokPunct:
		switch p.text() {
		case "(":
			return a.paren()
		case "-":
			return a.negation(hasLeft)
		case "+", "*":
			if !hasLeft {
				return nil, p.errorHere("missing left operand of binary operator")
			}
		}
	}
	if hasLeft {
		return nil, p.errorHere("missing right operand of binary operator")
	}
	return nil, p.errorHere("expected affine expression")
}

func (a *affineParser) paren() (*affexpr.Expr, bool) {
	p := a.p
	p.advance()
	if p.is(")") {
		return nil, p.errorHere("no expression inside parentheses")
	}
	e, ok := a.expr()
	return e, ok && p.Expect(")")
}

func (a *affineParser) negation(hasLeft bool) (*affexpr.Expr, bool) {
	defer a.p.leave()
	if !a.p.enter() {
		return nil, false
	}
	a.p.advance()
	e, ok := a.operandExpr(hasLeft)
	if !ok {
		return nil, a.p.errorHere("missing operand of negation")
	}
	return affexpr.Const(-1).Mul(e), true
}

func (a *affineParser) symbol() (*affexpr.Expr, bool) {
	p := a.p
	p.advance()
	if !p.want("(", "expected '(' at start of SSA symbol") {
		return nil, false
	}
	e, ok := a.ssa(true)
	return e, ok && p.want(")", "expected ')' at end of SSA symbol")
}

func (a *affineParser) ssa(symbol bool) (*affexpr.Expr, bool) {
	if a.operand == nil {
		return nil, a.p.wrongToken("unexpected ssa identifier")
	}
	if a.p.tok.kind != tokPercent {
		return nil, a.p.wrongToken("expected ssa identifier")
	}
	return a.operand(symbol)
}
