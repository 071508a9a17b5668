package pyast

import (
	"polyloom/grammar/pytoken"
)

// starExprs builds rule star_exprs: an expression or a tuple without brackets.
func (b *builder) starExprs() Expr {
	first := b.first()
	end := b.end()
	e := b.starTest()
	if b.at >= end {
		return e
	}
	return b.tuple(first, end, e, b.starTest)
}

// tuple builds the rest of a tuple behind its first element, up to the event at end.
func (b *builder) tuple(first, end int32, e Expr, element func() Expr) Expr {
	mark := len(b.exprs)
	b.exprs = append(b.exprs, e)
	for b.at < end {
		if b.accept(pytoken.Comma) {
			continue
		}
		e := element()
		b.exprs = append(b.exprs, e)
	}
	t := b.heap.tuples.new()
	t.Elts = b.takeExprs(mark)
	t.Span = b.span(first)
	return t
}

// starTest builds rules star_test and star_named.
func (b *builder) starTest() Expr {
	b.end()
	if b.kind() == pytoken.Star {
		return b.starred(b.bitor)
	}
	if b.isRule(ruleNamedExpr) {
		return b.namedExpr()
	}
	return b.test()
}

// starred builds a star and what is behind it.
func (b *builder) starred(value func() Expr) Expr {
	first := b.token()
	e := value()
	return &Starred{Span: b.span(first), Value: e}
}

// starredArgument builds a star and what is behind it, in an argument or a slice.
func (b *builder) starredArgument(value func() Expr) (e Expr) {
	b.instead("Invalid star expression", func() { e = b.starred(value) })
	return e
}

// namedExpr builds rule named_expr.
func (b *builder) namedExpr() Expr {
	first := b.first()
	end := b.end()
	e := b.test()
	if b.at < end {
		return b.walrus(first, e)
	}
	return e
}

// walrus builds the rest of an assignment expression, from := on.
func (b *builder) walrus(first int32, target Expr) Expr {
	name, ok := target.(*Name)
	if !ok || b.last != first {
		panic(b.errorFor(target, "cannot use assignment expressions with %s", describe(target)))
	}
	b.token()
	value := b.test()
	name.Ctx = Store
	return &NamedExpr{Span: b.span(first), Target: name, Value: value}
}

// test builds rule test.
func (b *builder) test() Expr {
	first := b.first()
	end := b.end()
	b.deeper()
	var e Expr
	if b.isRule(ruleLambda) {
		e = b.lambda()
	} else {
		e = b.disjunction()
		if b.at < end {
			e = b.conditional(first, e)
		}
	}
	b.depth--
	return e
}

// conditional builds the rest of a conditional expression behind its first operand.
func (b *builder) conditional(first int32, body Expr) Expr {
	b.token()
	condition := b.disjunction()
	if b.isCut() {
		panic(b.missingElse(body, condition))
	}
	b.token()
	orelse := b.test()
	return &IfExp{Span: b.span(first), Test: condition, Body: body, OrElse: orelse}
}

func (b *builder) lambda() Expr {
	first := b.first()
	b.end()
	b.token()
	args := &Arguments{}
	if b.isRule(ruleLambdaParams) {
		args = b.params()
	}
	b.bracketedParams("Lambda expression")
	if b.isCut() {
		panic(b.incomplete(0))
	}
	colon := b.expect(pytoken.Colon)
	if b.isCut() && b.toks[b.failed()].Kind == pytoken.FStringMiddle {
		panic(b.errorTokens(first, colon, "f-string: lambda expressions are not allowed without parentheses"))
	}
	body := b.test()
	return &Lambda{Span: b.span(first), Args: args, Body: body}
}

// disjunction builds rule disjunction: operands of or, and, not and comparisons, which
// are all in one sequence.
func (b *builder) disjunction() Expr {
	first := b.first()
	end := b.end()
	b.lastDisjunction = first
	if b.isRule(ruleBitor) && b.tape[b.at].Next == end {
		e := b.bitor()
		b.lastDisjunction = first
		return e
	}
	e := b.conjunction(end)
	b.lastDisjunction = first
	if b.kind() != pytoken.Or || b.at >= end {
		return e
	}
	mark := len(b.exprs)
	b.exprs = append(b.exprs, e)
	for b.at < end && b.kind() == pytoken.Or {
		b.token()
		e := b.conjunction(end)
		b.exprs = append(b.exprs, e)
	}
	values := b.takeExprs(mark)
	b.lastDisjunction = first
	return &BoolOp{Span: b.span(first), Op: Or, Values: values}
}

func (b *builder) conjunction(end int32) Expr {
	first := b.first()
	e := b.inversion(end)
	if b.kind() != pytoken.And || b.at >= end {
		return e
	}
	mark := len(b.exprs)
	b.exprs = append(b.exprs, e)
	for b.at < end && b.kind() == pytoken.And {
		b.token()
		e := b.inversion(end)
		b.exprs = append(b.exprs, e)
	}
	values := b.takeExprs(mark)
	return &BoolOp{Span: b.span(first), Op: And, Values: values}
}

func (b *builder) inversion(end int32) Expr {
	if b.kind() != pytoken.Not {
		return b.comparison(end)
	}
	b.deeper()
	first := b.token()
	e := b.inversion(end)
	b.depth--
	return &UnaryOp{Span: b.span(first), Op: Not, Operand: e}
}

// comparison builds an operand or a chain of comparisons.
func (b *builder) comparison(end int32) Expr {
	first := b.first()
	left := b.bitor()
	if b.at >= end || !b.atComparison() {
		return left
	}
	var opArray [4]CmpOperator
	ops, mark := opArray[:0], len(b.exprs)
	for b.at < end && b.atComparison() {
		ops = append(ops, b.cmpOperator())
		e := b.bitor()
		b.exprs = append(b.exprs, e)
	}
	c := b.heap.compares.new()
	c.Left, c.Ops, c.Comparators = left, b.heap.cmpList.take(ops), b.takeExprs(mark)
	c.Span = b.span(first)
	return c
}

func (b *builder) atComparison() bool {
	k := b.kind()
	return k != 0 && k != pytoken.And && k != pytoken.Or
}

func (b *builder) cmpOperator() CmpOperator {
	switch b.toks[b.token()].Kind {
	case pytoken.Less:
		return Lt
	case pytoken.Greater:
		return Gt
	case pytoken.EqEqual:
		return Eq
	case pytoken.GreaterEqual:
		return GtE
	case pytoken.LessEqual:
		return LtE
	case pytoken.NotEqual:
		return NotEq
	case pytoken.In:
		return In
	case pytoken.Not:
		b.expect(pytoken.In)
		return NotIn
	}
	if b.accept(pytoken.Not) {
		return IsNot
	}
	return Is
}

// binary has the binary operators and how strongly they bind.
var binary = [128]struct {
	op    Operator
	binds int8
}{
	pytoken.Vbar: {BitOr, 1}, pytoken.Circumflex: {BitXor, 2}, pytoken.Amper: {BitAnd, 3},
	pytoken.LeftShift: {LShift, 4}, pytoken.RightShift: {RShift, 4},
	pytoken.Plus: {Add, 5}, pytoken.Minus: {Sub, 5},
	pytoken.Star: {Mult, 6}, pytoken.Slash: {Div, 6}, pytoken.DoubleSlash: {FloorDiv, 6},
	pytoken.Percent: {Mod, 6}, pytoken.At: {MatMult, 6},
}

// bitor builds rule bitor: operators that are stronger than comparisons.
func (b *builder) bitor() Expr {
	first := b.first()
	end := b.end()
	e := b.binary(end, 1)
	b.lastBitor = first
	return e
}

// binary builds operators that bind at least as strongly as a number says.
func (b *builder) binary(end int32, least int8) Expr {
	first := b.first()
	outer := b.height
	b.height = 0
	e := b.factor(end)
	for b.at < end {
		op := binary[max(b.kind(), 0)]
		if op.binds < least {
			break
		}
		b.link()
		b.token()
		right := b.binary(end, op.binds+1)
		n := b.heap.binOps.new()
		n.Left, n.Op, n.Right = e, op.op, right
		n.Span = b.span(first)
		e = n
	}
	b.height = max(b.height, outer)
	return e
}

// factor builds an operand with the operators before it, and with ** behind it, which
// binds more strongly than they.
func (b *builder) factor(end int32) Expr {
	first := b.first()
	switch b.kind() {
	case pytoken.Plus:
		return b.unary(end, UAdd)
	case pytoken.Minus:
		return b.unary(end, USub)
	case pytoken.Tilde:
		return b.unary(end, Invert)
	}
	e := b.awaited(end)
	if b.at >= end || b.kind() != pytoken.DoubleStar {
		return e
	}
	b.deeper()
	b.token()
	right := b.factor(end)
	b.depth--
	n := b.heap.binOps.new()
	n.Left, n.Op, n.Right = e, Pow, right
	n.Span = b.span(first)
	return n
}

func (b *builder) unary(end int32, op UnaryOperator) Expr {
	b.deeper()
	first := b.token()
	e := b.factor(end)
	b.depth--
	return &UnaryOp{Span: b.span(first), Op: op, Operand: e}
}

// awaited builds an atom with its trailers, and await before it.
func (b *builder) awaited(end int32) Expr {
	if b.kind() == pytoken.Await {
		first := b.token()
		e := b.primary(end)
		return &Await{Span: b.span(first), Value: e}
	}
	return b.primary(end)
}

func (b *builder) primary(end int32) Expr {
	first := b.first()
	outer := b.height
	b.height = 0
	e := b.atom()
	for b.at < end && b.isRule(ruleTrailer) {
		b.link()
		e = b.trailer(first, e)
	}
	b.height = max(b.height, outer)
	return e
}

func (b *builder) trailer(first int32, e Expr) Expr {
	b.end()
	switch open := b.token(); b.toks[open].Kind {
	case pytoken.Dot:
		n := b.heap.attributes.new()
		n.Value, n.Attr = e, b.nameToken()
		n.Span = b.span(first)
		return n
	case pytoken.Lpar:
		n := b.heap.calls.new()
		n.Func = e
		if b.isRule(ruleArguments) {
			n.Args, n.Keywords = b.arguments()
		}
		b.expect(pytoken.Rpar)
		n.Span = b.span(first)
		if len(n.Args) == 1 {
			// The brackets of a call belong to a generator expression that is its
			// only argument.
			if g, ok := n.Args[0].(*GeneratorExp); ok && g.Line == 0 {
				g.Span = b.span(open)
			}
		}
		return n
	default:
		n := b.heap.subscripts.new()
		n.Value, n.Slice = e, b.slices()
		b.expect(pytoken.Rsqb)
		n.Span = b.span(first)
		return n
	}
}

func (b *builder) slices() Expr {
	first := b.first()
	end := b.end()
	e := b.slice()
	if _, ok := e.(*Starred); b.at >= end && !ok {
		return e
	}
	return b.tuple(first, end, e, b.slice)
}

func (b *builder) slice() Expr {
	first := b.first()
	end := b.end()
	if b.kind() == pytoken.Star {
		return b.starredArgument(b.bitor)
	}
	s := &Slice{}
	if b.isRule(ruleNamedExpr) {
		e := b.namedExpr()
		if b.at >= end {
			return e
		}
		if n, ok := e.(*NamedExpr); ok && !b.isBracketed(first, n) {
			panic(b.errorAt(b.first(), "invalid syntax"))
		}
		s.Lower = e
	}
	tail := b.end()
	b.token()
	if b.isRule(ruleTest) && b.at < tail {
		s.Upper = b.test()
	}
	if b.at < tail {
		b.token()
		if b.at < tail {
			s.Step = b.test()
		}
	}
	s.Span = b.span(first)
	return s
}

// atom builds rule atom.
func (b *builder) atom() Expr {
	b.end()
	if b.isRule(ruleStrings) {
		return b.strings()
	}
	first := b.token()
	switch b.toks[first].Kind {
	case pytoken.Name:
		n := b.heap.names.new()
		n.ID = b.ident(first)
		n.Span = b.span(first)
		return n
	case pytoken.Number:
		return b.constant(first, b.number(first))
	case pytoken.None:
		return b.constant(first, None{})
	case pytoken.True:
		return b.constant(first, Bool(true))
	case pytoken.False:
		return b.constant(first, Bool(false))
	case pytoken.Ellipsis:
		return b.constant(first, Ellipsis{})
	case pytoken.Lpar:
		return b.parentheses(first)
	case pytoken.Lsqb:
		return b.listDisplay(first)
	}
	return b.braces(first)
}

func (b *builder) constant(first int32, v Value) Expr {
	n := b.heap.constants.new()
	n.Value = v
	n.Span = b.span(first)
	return n
}

// parentheses builds what begins with a round bracket, behind it.
func (b *builder) parentheses(first int32) Expr {
	switch {
	case b.isRule(ruleYieldExpr):
		e := b.yield()
		b.expect(pytoken.Rpar)
		return e
	case !b.isRule(ruleElements):
		b.expect(pytoken.Rpar)
		return &Tuple{Span: b.span(first)}
	}
	elts, comma, clauses := b.elements("generator expression")
	b.expect(pytoken.Rpar)
	switch {
	case clauses != nil:
		return &GeneratorExp{Span: b.span(first), Elt: elts[0], Generators: clauses}
	case comma:
		t := b.heap.tuples.new()
		t.Elts = b.heap.exprList.take(elts)
		t.Span = b.span(first)
		return t
	}
	if s, ok := elts[0].(*Starred); ok {
		panic(b.errorFor(s, "cannot use starred expression here"))
	}
	return elts[0]
}

func (b *builder) listDisplay(first int32) Expr {
	l := b.heap.lists.new()
	if b.isRule(ruleElements) {
		elts, _, clauses := b.elements("list comprehension")
		if clauses != nil {
			b.expect(pytoken.Rsqb)
			return &ListComp{Span: b.span(first), Elt: elts[0], Generators: clauses}
		}
		l.Elts = b.heap.exprList.take(elts)
	}
	b.expect(pytoken.Rsqb)
	l.Span = b.span(first)
	return l
}

// elements builds rule elements. The list is valid until the next one is built. There
// are clauses only if there is one element.
func (b *builder) elements(what string) (elts []Expr, comma bool, clauses []*Comprehension) {
	all := b.end()
	end := b.end()
	mark := len(b.exprs)
	for b.at < end {
		if b.accept(pytoken.Comma) {
			comma = true
			continue
		}
		e := b.starTest()
		b.exprs = append(b.exprs, e)
	}
	if b.at < all && b.isRule(ruleCompClauses) {
		b.checkComprehension(b.exprs[mark:], comma, what)
		clauses = b.compClauses()
	}
	elts = b.exprs[mark:]
	b.exprs = b.exprs[:mark]
	return elts, comma, clauses
}

// checkComprehension refuses elements that cannot stand before the clauses.
func (b *builder) checkComprehension(elts []Expr, comma bool, what string) {
	if comma {
		if what == "generator expression" {
			panic(b.errorAt(b.first(), "invalid syntax"))
		}
		panic(b.errorBetween(elts[0], elts[len(elts)-1], "did you forget parentheses around the comprehension target?"))
	}
	if s, ok := elts[0].(*Starred); ok {
		panic(b.errorFor(s, "iterable unpacking cannot be used in comprehension"))
	}
}

// compClauses builds rule comp_clauses.
func (b *builder) compClauses() []*Comprehension {
	end := b.end()
	var clauses []*Comprehension
	for b.at < end {
		clauses = append(clauses, b.compFor())
	}
	return clauses
}

func (b *builder) compFor() *Comprehension {
	end := b.end()
	c := &Comprehension{}
	if b.accept(pytoken.Async) {
		c.IsAsync = 1
	}
	b.expect(pytoken.For)
	if targets := b.next(); int(targets.Next) >= len(b.tape) && !b.stopsAtError() {
		panic(b.errorAt(b.failed(), "'in' expected after for-loop variables"))
	}
	c.Target = b.targets()
	b.expect(pytoken.In)
	c.Iter = b.disjunction()
	mark := len(b.exprs)
	for b.at < end {
		b.token()
		e := b.disjunction()
		b.exprs = append(b.exprs, e)
	}
	c.Ifs = b.takeExprs(mark)
	return c
}

func (b *builder) yield() Expr {
	first := b.first()
	end := b.end()
	b.token()
	if b.at < end && b.accept(pytoken.From) {
		e := b.test()
		return &YieldFrom{Span: b.span(first), Value: e}
	}
	y := &Yield{}
	if b.at < end {
		y.Value = b.starExprs()
	}
	y.Span = b.span(first)
	return y
}

// rhs builds rule rhs.
func (b *builder) rhs() Expr {
	b.end()
	if b.isRule(ruleYieldExpr) {
		return b.yield()
	}
	return b.starExprs()
}
