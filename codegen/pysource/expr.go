package pysource

import (
	"slices"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// value returns the expression that op computes; nil if op is none of the operations that are expressions.
func (e *emitter) value(op ir.Op) pyast.Expr {
	s := span(op)
	switch op := op.(type) {
	case *py.Constant:
		return constant(op)
	case *py.Load:
		return &pyast.Name{Span: s, ID: op.Name.Value}
	case *py.Walrus:
		return &pyast.NamedExpr{Span: s, Target: &pyast.Name{ID: op.Name.Value, Ctx: pyast.Store}, Value: e.one(op, &op.Value)}
	case *py.GetAttr:
		return &pyast.Attribute{Span: s, Value: e.one(op, &op.Object), Attr: op.Name.Value}
	case *py.GetItem:
		xs := e.all(op)
		return &pyast.Subscript{Span: s, Value: xs[0], Slice: xs[1]}
	case *py.MakeSlice:
		return e.slice(op)
	case *py.Binary:
		xs := e.all(op)
		return &pyast.BinOp{Span: s, Left: xs[0], Op: pyast.Operator(op.Kind), Right: xs[1]}
	case *py.Unary:
		return &pyast.UnaryOp{Span: s, Op: pyast.UnaryOperator(op.Kind), Operand: e.one(op, &op.Value)}
	case *py.Compare:
		return e.compare(op)
	case *py.ShortCircuit:
		values := e.all(op)
		for i := range op.Rest.Len() {
			values = append(values, e.yielded(op.Rest.At(i)))
		}
		return &pyast.BoolOp{Span: s, Op: pyast.BoolOperator(op.Kind), Values: values}
	case *py.IfExp:
		test := e.one(op, &op.Cond)
		return &pyast.IfExp{Span: s, Test: test, Body: e.yielded(&op.Then), OrElse: e.yielded(&op.Else)}
	case *py.Call:
		args, keywords := e.arguments(op, []*ir.Value{op.Callee.Value()}, op.Args.Values(), op.Keywords)
		return &pyast.Call{Span: s, Func: args[0], Args: args[1:], Keywords: keywords}
	case *py.Starred:
		return &pyast.Starred{Span: s, Value: e.one(op, &op.Value)}
	case *py.Tuple:
		return &pyast.Tuple{Span: s, Elts: e.all(op)}
	case *py.List:
		return &pyast.List{Span: s, Elts: e.all(op)}
	case *py.Set:
		return &pyast.Set{Span: s, Elts: e.all(op)}
	case *py.Dict:
		return e.dict(op)
	case *py.Assume:
		return e.one(op, &op.Value)
	case *py.Await:
		return &pyast.Await{Span: s, Value: e.one(op, &op.Value)}
	case *py.YieldFrom:
		return &pyast.YieldFrom{Span: s, Value: e.one(op, &op.Value)}
	case *py.YieldValue:
		return &pyast.Yield{Span: s, Value: e.opt(op, &op.Value)}
	}
	return e.valueOfText(op)
}

// valueOfText is value for formatted strings, lambdas and comprehensions.
func (e *emitter) valueOfText(op ir.Op) pyast.Expr {
	s := span(op)
	switch op := op.(type) {
	case *py.FString:
		return &pyast.JoinedStr{Span: s, Values: e.all(op)}
	case *py.TString:
		return &pyast.TemplateStr{Span: s, Values: e.all(op)}
	case *py.Format:
		value, spec := e.withSpec(op, &op.Value, &op.Spec)
		return &pyast.FormattedValue{Span: s, Value: value, Conversion: conversions[op.Conversion], FormatSpec: spec}
	case *py.Interpolation:
		value, spec := e.withSpec(op, &op.Value, &op.Spec)
		return &pyast.Interpolation{Span: s, Value: value, Str: pyast.Str(op.Text.Text), Conversion: conversions[op.Conversion], FormatSpec: spec}
	case *py.Lambda:
		args := arguments(op.Params, e.take(op, op.Defaults.Values()...), nil)
		lambda := &pyast.Lambda{Span: s, Args: args}
		b := op.Body.Entry()
		e.inBlock(b, true, func() {
			e.params(op, op.Params, b)
			e.ops(b)
			lambda.Body = e.one(op, &b.Last().(*py.Yield).Value)
		})
		return lambda
	case *py.Comp:
		return e.comp(op)
	}
	return nil
}

var conversions = [...]int{py.NoConversion: -1, py.ToStr: 's', py.ToRepr: 'r', py.ToASCII: 'a'}

// one returns the expression of the only operand of op.
func (e *emitter) one(op ir.Op, o *ir.Operand) pyast.Expr { return e.take(op, o.Value())[0] }

// opt is one for an operand that may be missing.
func (e *emitter) opt(op ir.Op, o *ir.Operand) pyast.Expr {
	if !o.Present() {
		return nil
	}
	return e.one(op, o)
}

// all returns the expressions of all operands.
func (e *emitter) all(op ir.Op) []pyast.Expr { return e.take(op, ir.OperandValues(op)...) }

func (e *emitter) withSpec(op ir.Op, value, spec *ir.Operand) (v, s pyast.Expr) {
	xs := e.all(op)
	if spec.Present() {
		s = xs[1]
		if _, ok := s.(*pyast.JoinedStr); !ok { // it has a name
			s = &pyast.JoinedStr{Values: []pyast.Expr{&pyast.FormattedValue{Value: s, Conversion: conversions[py.NoConversion]}}}
		}
	}
	return xs[0], s
}

func (e *emitter) slice(op *py.MakeSlice) pyast.Expr {
	xs := e.all(op)
	next := func(o *ir.Operand) (x pyast.Expr) {
		if o.Present() {
			x, xs = xs[0], xs[1:]
		}
		return x
	}
	return &pyast.Slice{Span: span(op), Lower: next(&op.Lower), Upper: next(&op.Upper), Step: next(&op.Step)}
}

func (e *emitter) compare(op *py.Compare) pyast.Expr {
	xs := e.all(op)
	c := &pyast.Compare{Span: span(op), Left: xs[0], Comparators: xs[1:]}
	for i := range op.Kinds.Elems {
		c.Ops = append(c.Ops, pyast.CmpOperator(op.Kind(i)))
		if i > 0 {
			c.Comparators = append(c.Comparators, e.yielded(op.Rest.At(i-1)))
		}
	}
	return c
}

func (e *emitter) dict(op *py.Dict) pyast.Expr {
	xs := e.all(op)
	d := &pyast.Dict{Span: span(op)}
	for _, entry := range op.Entries() {
		var key pyast.Expr
		if entry.Key != nil {
			key, xs = xs[0], xs[1:]
		}
		d.Keys, d.Values = append(d.Keys, key), append(d.Values, xs[0])
		xs = xs[1:]
	}
	return d
}

// arguments returns the expressions of some operands and of the arguments by position, and the arguments by keyword, of a call or class.
func (e *emitter) arguments(op ir.Op, before, args []*ir.Value, keywords *ir.ArrayAttr) ([]pyast.Expr, []*pyast.Keyword) {
	xs := e.take(op, append(before, args...)...)
	n := len(xs) - len(keywords.Elems)
	var ks []*pyast.Keyword
	for i, k := range py.StringsOf(keywords) {
		ks = append(ks, &pyast.Keyword{Arg: k, Value: xs[n+i]})
	}
	return xs[:n:n], ks
}

// isConstant reports whether v is a constant, or made of constants as -1, 1+2j and the specification of a format are: it can be written anywhere, and there
// are places, patterns among them, where it must be.
func isConstant(v *ir.Value) bool {
	switch op := v.DefOp().(type) {
	case *py.Constant:
		return true
	case *py.Unary:
		return (op.Kind == py.USub || op.Kind == py.UAdd) && isNumber(op.Value.Value())
	case *py.Binary:
		return (op.Kind == py.Add || op.Kind == py.Sub) && isNumber(op.Lhs.Value()) && isNumber(op.Rhs.Value())
	case *py.FString:
		return !slices.ContainsFunc(op.Elems.Values(), func(v *ir.Value) bool { return !isConstant(v) })
	}
	return false
}

// isNumber reports whether v is a constant that is a number.
func isNumber(v *ir.Value) bool {
	switch op := v.DefOp().(type) {
	case *py.Constant:
		return op.Value.Kind == py.IntLit || op.Value.Kind == py.FloatLit || op.Value.Kind == py.ImagLit
	case *py.Unary:
		return op.Kind == py.USub && isNumber(op.Value.Value())
	}
	return false
}

// constantExpr returns the expression for v, of which isConstant is true.
func constantExpr(v *ir.Value) pyast.Expr {
	switch op := v.DefOp().(type) {
	case *py.Unary:
		return &pyast.UnaryOp{Span: span(op), Op: pyast.UnaryOperator(op.Kind), Operand: constantExpr(op.Value.Value())}
	case *py.Binary:
		return &pyast.BinOp{Span: span(op), Left: constantExpr(op.Lhs.Value()), Op: pyast.Operator(op.Kind), Right: constantExpr(op.Rhs.Value())}
	case *py.FString:
		s := &pyast.JoinedStr{Span: span(op)}
		for _, e := range op.Elems.Values() {
			s.Values = append(s.Values, constantExpr(e))
		}
		return s
	}
	return constant(v.DefOp().(*py.Constant))
}

// constant returns the expression for a constant. Negative numbers are none of the grammar.
func constant(op *py.Constant) pyast.Expr {
	if positive := op.Value.Negative(); positive != nil {
		return &pyast.UnaryOp{Span: span(op), Op: pyast.USub, Operand: &pyast.Constant{Span: span(op), Value: valueOf(positive)}}
	}
	c := &pyast.Constant{Span: span(op), Value: valueOf(op.Value)}
	if op.Value.Kind == py.UStrLit {
		c.Kind = "u"
	}
	return c
}

func valueOf(l *py.Literal) pyast.Value {
	switch l.Kind {
	case py.NoneLit:
		return pyast.None{}
	case py.TrueLit, py.FalseLit:
		return pyast.Bool(l.Kind == py.TrueLit)
	case py.EllipsisLit:
		return pyast.Ellipsis{}
	case py.IntLit:
		if v := l.Int(); v.IsInt64() {
			return pyast.Int(v.Int64())
		} else {
			return pyast.BigInt{Int: v}
		}
	case py.FloatLit:
		return pyast.Float(l.Float())
	case py.ImagLit:
		return pyast.Imaginary(l.Float())
	case py.BytesLit:
		return pyast.Bytes(l.Text)
	}
	return pyast.Str(l.Text)
}

// comp returns a comprehension.
func (e *emitter) comp(op *py.Comp) pyast.Expr {
	s := span(op)
	iter := e.one(op, &op.Iter)
	var c compParts
	e.compBody(&c, op.Async, iter, &op.Body)
	switch op.Kind {
	case py.ListComp:
		return &pyast.ListComp{Span: s, Elt: c.value, Generators: c.generators}
	case py.SetComp:
		return &pyast.SetComp{Span: s, Elt: c.value, Generators: c.generators}
	case py.DictComp:
		return &pyast.DictComp{Span: s, Key: c.key, Value: c.value, Generators: c.generators}
	}
	return &pyast.GeneratorExp{Span: s, Elt: c.value, Generators: c.generators}
}

type compParts struct {
	generators []*pyast.Comprehension
	key, value pyast.Expr
}

// compBody adds a for clause, with what is in it.
func (e *emitter) compBody(c *compParts, async bool, iter pyast.Expr, body *ir.Region) {
	g := &pyast.Comprehension{Iter: iter}
	if async {
		g.IsAsync = 1
	}
	c.generators = append(c.generators, g)
	b := body.Entry()
	e.inBlock(b, true, func() {
		e.expect(b.Arg(0), func(x pyast.Expr) { g.Target = x })
		e.compBlock(c, b)
	})
}

// compBlock emits a block of a comprehension, which ends in an element or contains one.
func (e *emitter) compBlock(c *compParts, b *ir.Block) {
	for op := range b.Ops() {
		switch op := op.(type) {
		case *py.CompFor:
			iter := e.one(op, &op.Iter)
			e.complete()
			e.compBody(c, op.Async, iter, &op.Body)
		case *py.CompIf:
			cond := e.one(op, &op.Cond)
			e.complete()
			g := c.generators[len(c.generators)-1]
			g.Ifs = append(g.Ifs, cond)
			e.inBlock(op.Body.Entry(), true, func() { e.compBlock(c, op.Body.Entry()) })
		case *py.Element:
			xs := e.all(op)
			e.complete()
			if op.Key.Present() {
				c.key = xs[0]
			}
			c.value = xs[len(xs)-1]
		default:
			e.op(op)
		}
	}
}
