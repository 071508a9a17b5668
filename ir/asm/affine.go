package asm

import (
	"math"
	"slices"

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

// A pendingExpr is an affine expression of which the text was read up to an operand: sum ± lhs op operand.
type pendingExpr struct {
	sum, lhs *affexpr.Expr // nil if there is none yet
	op       string        // between lhs and the operand
	opPos    int
	subtract bool
	negate   int // how many minus signs stand before the operand
}

// expr reads an affine expression. All operators associate to the left; + and - bind less than the others. Parentheses nest on a stack of its
// own, as deep as the text goes: what is written as a chain of operators is printed in parentheses.
func (a *affineParser) expr() (*affexpr.Expr, bool) {
	stack := []pendingExpr{{}}
	for {
		top := &stack[len(stack)-1]
		e, opened, ok := a.operandExpr(top.sum != nil || top.lhs != nil)
		switch {
		case !ok:
			return a.unfinished(stack)
		case opened:
			stack = append(stack, pendingExpr{})
			continue
		case e == nil:
			top.negate++
			continue
		}
		for {
			more, ok := a.operator(top, e)
			if !ok {
				return a.unfinished(stack)
			}
			if more {
				break
			}
			e = top.sum
			if len(stack) == 1 {
				return e, true
			}
			if !a.p.Expect(")") {
				return a.unfinished(stack)
			}
			stack = stack[:len(stack)-1]
			top = &stack[len(stack)-1]
		}
	}
}

// unfinished adds to an error that a minus sign lacks its operand, if one does.
func (a *affineParser) unfinished(stack []pendingExpr) (*affexpr.Expr, bool) {
	if slices.ContainsFunc(stack, func(t pendingExpr) bool { return t.negate > 0 }) {
		a.p.errorHere("missing operand of negation")
	}
	return nil, false
}

// operator adds the operand e to t and reads the operator behind it; more says whether there is one.
func (a *affineParser) operator(t *pendingExpr, e *affexpr.Expr) (more, ok bool) {
	p := a.p
	for ; t.negate > 0; t.negate-- {
		e = affexpr.Const(-1).Mul(e)
	}
	if t.lhs != nil {
		if e, ok = a.combine(t, e); !ok {
			return false, false
		}
	}
	if a.atTermOp() {
		t.lhs, t.op, t.opPos = e, p.text(), p.tok.pos
		p.advance()
		return true, true
	}
	switch {
	case t.sum == nil:
		t.sum = e
	case t.subtract:
		t.sum = t.sum.Sub(e)
	default:
		t.sum = t.sum.Add(e)
	}
	t.lhs, t.subtract = nil, p.is("-")
	return p.Accept("+") || p.Accept("-"), true
}

// combine applies the operator of t to its operands.
func (a *affineParser) combine(t *pendingExpr, rhs *affexpr.Expr) (*affexpr.Expr, bool) {
	p, lhs, pos := a.p, t.lhs, t.opPos
	// Upstream shows the error at the operator that follows, if there is one.
	if a.atTermOp() {
		pos = p.tok.pos
	}
	if t.op == "*" {
		if !lhs.IsSymbolicOrConstant() && !rhs.IsSymbolicOrConstant() {
			return nil, p.errorf(pos, "non-affine expression: at least one of the multiply operands has to be either a constant or symbolic")
		}
	} else if !rhs.IsSymbolicOrConstant() {
		return nil, p.errorf(pos, "non-affine expression: right operand of %s has to be either a constant or symbolic", t.op)
	}
	switch t.op {
	case "*":
		lhs = lhs.Mul(rhs)
	case "floordiv":
		lhs = lhs.FloorDiv(rhs)
	case "ceildiv":
		lhs = lhs.CeilDiv(rhs)
	case "mod":
		lhs = lhs.Mod(rhs)
	}
	return lhs, true
}

func (a *affineParser) atTermOp() bool {
	return a.p.is("*") || a.p.is("floordiv") || a.p.is("ceildiv") || a.p.is("mod")
}

// operandExpr reads an operand that is no compound, which it returns, or an opening parenthesis, or a minus sign: then it returns nil. hasLeft
// says whether the operand is the right one of an operator.
func (a *affineParser) operandExpr(hasLeft bool) (e *affexpr.Expr, opened, ok bool) {
	p := a.p
	switch p.tok.kind {
	case tokInt:
		v, ok := smallUint(p.text())
		if !ok || v > math.MaxInt64 {
			return nil, false, p.errorHere("constant too large for index")
		}
		p.advance()
		return affexpr.Const(int64(v)), false, true
	case tokPercent:
		e, ok = a.ssa(false)
		return e, false, ok
	case tokBare:
		if p.text() == "symbol" {
			e, ok = a.symbol()
			return e, false, ok
		}
		if e = a.names[p.text()]; e == nil {
			return nil, false, p.wrongToken("use of undeclared identifier")
		}
		p.advance()
		return e, false, true
	case tokPunct:
		switch {
		case p.Accept("("):
			if p.is(")") {
				return nil, false, p.errorHere("no expression inside parentheses")
			}
			return nil, true, true
		case p.Accept("-"):
			return nil, false, true
		case (p.is("+") || p.is("*")) && !hasLeft:
			return nil, false, p.errorHere("missing left operand of binary operator")
		}
	}
	if hasLeft {
		return nil, false, p.errorHere("missing right operand of binary operator")
	}
	return nil, false, p.errorHere("expected affine expression")
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
