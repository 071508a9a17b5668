package pyast

// level says how strongly an expression binds. In each place of the source there is a
// least level; what binds less strongly is put in brackets there.
type level int8

const (
	levelYield level = iota // a yield without brackets is possible
	levelTuple
	levelTest
	levelOr
	levelAnd
	levelNot
	levelComparison
	levelBitOr
	levelBitXor
	levelBitAnd
	levelShift
	levelArith
	levelTerm
	levelFactor
	levelPower
	levelAwait
	levelAtom
)

var operatorLevels = [...]level{
	BitOr: levelBitOr, BitXor: levelBitXor, BitAnd: levelBitAnd, LShift: levelShift,
	RShift: levelShift, Add: levelArith, Sub: levelArith, Mult: levelTerm, Div: levelTerm,
	FloorDiv: levelTerm, Mod: levelTerm, MatMult: levelTerm, Pow: levelPower,
}

// levelOf returns how strongly an expression binds.
func levelOf(e Expr) level {
	switch e := e.(type) {
	case *Tuple:
		if len(e.Elts) == 0 {
			return levelAtom
		}
		return levelTuple
	case *Yield, *YieldFrom:
		return levelYield
	case *Lambda, *IfExp:
		return levelTest
	case *BoolOp:
		if e.Op == Or {
			return levelOr
		}
		return levelAnd
	case *Compare:
		return levelComparison
	case *UnaryOp:
		if e.Op == Not {
			return levelNot
		}
		return levelFactor
	case *BinOp:
		return operatorLevels[e.Op]
	case *Await:
		return levelAwait
	}
	return levelAtom
}

// test writes an expression that may be anything but a bare tuple or yield.
func (u *unparser) test(e Expr) { u.expr(e, levelTest) }

// expr writes an expression, in brackets if it binds less strongly than its place asks.
func (u *unparser) expr(e Expr, least level) {
	if levelOf(e) < least {
		u.text("(")
		u.bare(e)
		u.text(")")
		return
	}
	u.bare(e)
}

// bare writes an expression without brackets around it.
func (u *unparser) bare(e Expr) {
	switch e := e.(type) {
	case *BoolOp:
		for i, v := range e.Values {
			if i > 0 {
				u.text(" ", e.Op.String(), " ")
			}
			u.expr(v, levelOf(e)+1)
		}
	case *NamedExpr:
		u.text("(")
		u.expr(e.Target, levelAtom)
		u.text(" := ")
		u.test(e.Value)
		u.text(")")
	case *BinOp:
		u.binOp(e)
	case *UnaryOp:
		u.text(e.Op.String())
		if e.Op == Not {
			u.text(" ")
		}
		u.expr(e.Operand, levelOf(e))
	case *Lambda:
		u.lambda(e)
	case *IfExp:
		u.expr(e.Body, levelOr)
		u.text(" if ")
		u.expr(e.Test, levelOr)
		u.text(" else ")
		u.test(e.OrElse)
	case *Await:
		u.text("await ")
		u.expr(e.Value, levelAtom)
	case *Yield:
		u.text("yield")
		u.after(" ", e.Value, levelTuple)
	case *YieldFrom:
		u.text("yield from ")
		u.test(e.Value)
	case *Compare:
		u.expr(e.Left, levelBitOr)
		for i, op := range e.Ops {
			u.text(" ", op.String(), " ")
			u.expr(e.Comparators[i], levelBitOr)
		}
	case *Starred:
		u.text("*")
		u.expr(e.Value, levelBitOr)
	case *Slice:
		u.after("", e.Lower, levelOr)
		u.text(":")
		u.after("", e.Upper, levelOr)
		u.after(":", e.Step, levelOr)
	default:
		u.atom(e)
	}
}

// atom writes an expression that needs no brackets anywhere.
func (u *unparser) atom(e Expr) {
	switch e := e.(type) {
	case *Dict:
		u.dict(e)
	case *Set:
		if len(e.Elts) == 0 {
			u.text("{*()}") // there is no other way to write it
			return
		}
		u.list("{", e.Elts, "}")
	case *ListComp:
		u.comprehensions("[", e.Elt, e.Generators, "]")
	case *SetComp:
		u.comprehensions("{", e.Elt, e.Generators, "}")
	case *GeneratorExp:
		u.comprehensions("(", e.Elt, e.Generators, ")")
	case *DictComp:
		u.text("{")
		u.test(e.Key)
		u.text(": ")
		u.comprehensions("", e.Value, e.Generators, "}")
	case *Call:
		u.expr(e.Func, levelAtom)
		u.call(e.Args, e.Keywords)
	case *JoinedStr, *TemplateStr:
		u.fstring(e)
	case *Constant:
		u.constant(e)
	case *Attribute:
		u.attribute(e)
	case *Subscript:
		u.expr(e.Value, levelAtom)
		u.text("[")
		u.expr(e.Slice, levelTuple)
		u.text("]")
	case *Name:
		u.text(e.ID)
	case *List:
		u.list("[", e.Elts, "]")
	case *Tuple:
		u.tuple(e)
	}
}

func (u *unparser) list(open string, elts []Expr, end string) {
	u.text(open)
	commas(u, elts, u.test)
	u.text(end)
}

// tuple writes a tuple without brackets, but for the empty one.
func (u *unparser) tuple(t *Tuple) {
	if len(t.Elts) == 0 {
		u.text("()")
		return
	}
	commas(u, t.Elts, u.test)
	if len(t.Elts) == 1 {
		u.text(",")
	}
}

// binOp writes a binary operation. All associate to the left, but for **, whose right
// operand may be a unary operation.
func (u *unparser) binOp(e *BinOp) {
	left, right := operatorLevels[e.Op], operatorLevels[e.Op]+1
	if e.Op == Pow {
		left, right = levelAwait, levelFactor
	}
	u.expr(e.Left, left)
	u.text(" ", e.Op.String(), " ")
	u.expr(e.Right, right)
}

func (u *unparser) lambda(e *Lambda) {
	u.text("lambda")
	if e.Args != nil {
		before := len(u.out)
		u.text(" ")
		if u.arguments(e.Args); len(u.out) == before+1 {
			u.out = u.out[:before]
		}
	}
	u.text(": ")
	u.test(e.Body)
}

func (u *unparser) dict(e *Dict) {
	u.text("{")
	for i, v := range e.Values {
		if i > 0 {
			u.text(", ")
		}
		if e.Keys[i] == nil {
			u.text("**")
			u.expr(v, levelBitOr)
			continue
		}
		u.test(e.Keys[i])
		u.text(": ")
		u.test(v)
	}
	u.text("}")
}

func (u *unparser) comprehensions(open string, elt Expr, clauses []*Comprehension, end string) {
	u.text(open)
	u.test(elt)
	for _, c := range clauses {
		u.text(" ")
		u.comprehension(c)
	}
	u.text(end)
}

func (u *unparser) comprehension(c *Comprehension) {
	if c.IsAsync != 0 {
		u.text("async ")
	}
	u.text("for ")
	u.expr(c.Target, levelTuple)
	u.text(" in ")
	u.expr(c.Iter, levelOr)
	for _, test := range c.Ifs {
		u.text(" if ")
		u.expr(test, levelOr)
	}
}

func (u *unparser) call(args []Expr, keywords []*Keyword) {
	u.text("(")
	commas(u, args, u.test)
	if len(args) > 0 && len(keywords) > 0 {
		u.text(", ")
	}
	commas(u, keywords, u.keyword)
	u.text(")")
}

func (u *unparser) keyword(k *Keyword) {
	if k.Arg == "" {
		u.text("**")
	} else {
		u.text(k.Arg, "=")
	}
	u.test(k.Value)
}

// attribute writes a reference to an attribute. The point must not become part of a
// number.
func (u *unparser) attribute(e *Attribute) {
	if c, ok := e.Value.(*Constant); ok {
		switch c.Value.(type) {
		case Int, BigInt:
			u.text("(", number(c.Value), ").", e.Attr)
			return
		}
	}
	u.expr(e.Value, levelAtom)
	u.text(".", e.Attr)
}

func (u *unparser) constant(c *Constant) {
	switch v := c.Value.(type) {
	case Ellipsis:
		u.text("...")
	case Str, Bytes:
		u.text(c.Kind, Repr(v))
	default:
		u.text(number(v))
	}
}
