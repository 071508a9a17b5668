package fromast

import (
	"fmt"
	"math/big"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// object is a result of which nothing is known.
func object() ir.Result { return ir.Res(py.Object) }

// expr makes the operations that compute e, located at e.
func (c *converter) expr(e pyast.Expr) (v *ir.Value) {
	saved := c.b.Loc
	c.b.Loc = c.loc(e)
	v = ir.ResultAt(c.compute(e), 0)
	c.b.Loc = saved
	return v
}

// exprs is expr for a list, from left to right.
func (c *converter) exprs(es []pyast.Expr) []*ir.Value {
	vs := make([]*ir.Value, len(es))
	for i, e := range es {
		vs[i] = c.expr(e)
	}
	return vs
}

// use is expr, for an operand.
func (c *converter) use(e pyast.Expr) ir.Operand { return c.expr(e).Use() }

// optUse is use for an expression that may be missing.
func (c *converter) optUse(e pyast.Expr) (o ir.Operand) {
	if e != nil {
		o = c.use(e)
	}
	return o
}

// compute makes the operations for e and returns the one whose result e is.
func (c *converter) compute(e pyast.Expr) ir.Op {
	switch e := e.(type) {
	case *pyast.Constant:
		return ir.Create(&c.b, py.NewConstant(literal(e.Value, e.Kind)))
	case *pyast.Name:
		return ir.Create(&c.b, &py.Load{Scope: c.scopeOf(e.ID), Name: ir.Str(e.ID), Result: object()})
	case *pyast.NamedExpr:
		name := e.Target.(*pyast.Name).ID
		v := c.use(e.Value)
		return ir.Create(&c.b, &py.Walrus{Scope: c.scopeOf(name), Name: ir.Str(name), Value: v, Result: object()})
	case *pyast.Attribute:
		return ir.Create(&c.b, &py.GetAttr{Object: c.use(e.Value), Name: ir.Str(e.Attr), Result: object()})
	case *pyast.Subscript:
		o := c.use(e.Value)
		return ir.Create(&c.b, &py.GetItem{Object: o, Index: c.use(e.Slice), Result: object()})
	case *pyast.Slice:
		lower, upper := c.optUse(e.Lower), c.optUse(e.Upper)
		return ir.Create(&c.b, &py.MakeSlice{Lower: lower, Upper: upper, Step: c.optUse(e.Step), Result: ir.Res(py.Slice)})
	case *pyast.BinOp:
		lhs := c.use(e.Left)
		return ir.Create(&c.b, &py.Binary{Kind: py.BinaryOp(e.Op), Lhs: lhs, Rhs: c.use(e.Right), Result: object()})
	case *pyast.UnaryOp:
		return ir.Create(&c.b, &py.Unary{Kind: py.UnaryOp(e.Op), Value: c.use(e.Operand), Result: object()})
	case *pyast.Call:
		return c.call(e)
	case *pyast.Starred:
		return ir.Create(&c.b, &py.Starred{Value: c.use(e.Value), Result: object()})
	case *pyast.Tuple:
		return ir.Create(&c.b, &py.Tuple{Elems: ir.Uses(c.exprs(e.Elts)...), Result: object()})
	case *pyast.List:
		return ir.Create(&c.b, &py.List{Elems: ir.Uses(c.exprs(e.Elts)...), Result: object()})
	case *pyast.Set:
		return ir.Create(&c.b, &py.Set{Elems: ir.Uses(c.exprs(e.Elts)...), Result: object()})
	case *pyast.Dict:
		entries := make([]py.DictEntry, len(e.Values))
		for i, v := range e.Values {
			if k := e.Keys[i]; k != nil {
				entries[i].Key = c.expr(k)
			}
			entries[i].Value = c.expr(v)
		}
		return ir.Create(&c.b, py.NewDict(entries...))
	case *pyast.Await:
		return ir.Create(&c.b, &py.Await{Value: c.use(e.Value), Result: object()})
	case *pyast.Yield:
		return ir.Create(&c.b, &py.YieldValue{Value: c.optUse(e.Value), Result: object()})
	case *pyast.YieldFrom:
		return ir.Create(&c.b, &py.YieldFrom{Value: c.use(e.Value), Result: object()})
	}
	return c.computeNested(e)
}

// computeNested is compute for expressions with parts that are computed later or perhaps never, and for formatted strings.
func (c *converter) computeNested(e pyast.Expr) ir.Op {
	switch e := e.(type) {
	case *pyast.Compare:
		return c.compare(e)
	case *pyast.BoolOp:
		op := ir.Create(&c.b, &py.ShortCircuit{Kind: py.BoolOp(e.Op), First: c.use(e.Values[0]), Result: object()})
		for _, v := range e.Values[1:] {
			c.yield(op.Rest.Append(), v)
		}
		return op
	case *pyast.IfExp:
		op := ir.Create(&c.b, &py.IfExp{Cond: c.use(e.Test), Result: object()})
		c.yield(&op.Then, e.Body)
		c.yield(&op.Else, e.OrElse)
		return op
	case *pyast.Lambda:
		params, defaults := c.params(e.Args)
		op := ir.Create(&c.b, &py.Lambda{Params: params, Defaults: ir.Uses(defaults...), Result: ir.Res(py.Function)})
		c.in(c.info.Of(e), func() {
			c.fill(&op.Body, func(b *ir.Block) {
				c.bindParams(params, b)
				c.yieldValue(e.Body)
			}, objects(len(params.List))...)
		})
		return op
	case *pyast.ListComp:
		return c.comp(e, py.ListComp, e.Generators, nil, e.Elt)
	case *pyast.SetComp:
		return c.comp(e, py.SetComp, e.Generators, nil, e.Elt)
	case *pyast.GeneratorExp:
		return c.comp(e, py.Generator, e.Generators, nil, e.Elt)
	case *pyast.DictComp:
		return c.comp(e, py.DictComp, e.Generators, e.Key, e.Value)
	case *pyast.JoinedStr:
		return ir.Create(&c.b, &py.FString{Elems: ir.Uses(c.exprs(e.Values)...), Result: ir.Res(py.Str)})
	case *pyast.FormattedValue:
		v := c.use(e.Value)
		return ir.Create(&c.b, &py.Format{Value: v, Conversion: conversion(e.Conversion), Spec: c.optUse(e.FormatSpec), Result: ir.Res(py.Str)})
	case *pyast.TemplateStr:
		return ir.Create(&c.b, &py.TString{Elems: ir.Uses(c.exprs(e.Values)...), Result: object()})
	case *pyast.Interpolation:
		v := c.use(e.Value)
		return ir.Create(&c.b, &py.Interpolation{Value: v, Text: literal(e.Str, ""), Conversion: conversion(e.Conversion), Spec: c.optUse(e.FormatSpec), Result: object()})
	}
	panic(fmt.Sprintf("fromast: unknown expression %T", e))
}

func conversion(char int) py.Conversion {
	switch char {
	case 's':
		return py.ToStr
	case 'r':
		return py.ToRepr
	case 'a':
		return py.ToASCII
	}
	return py.NoConversion
}

func literal(v pyast.Value, kind string) *py.Literal {
	switch v := v.(type) {
	case pyast.None:
		return py.Singleton(py.NoneLit)
	case pyast.Ellipsis:
		return py.Singleton(py.EllipsisLit)
	case pyast.Bool:
		if v {
			return py.Singleton(py.TrueLit)
		}
		return py.Singleton(py.FalseLit)
	case pyast.Int:
		return py.IntLiteral(big.NewInt(int64(v)))
	case pyast.BigInt:
		return py.IntLiteral(v.Int)
	case pyast.Float:
		return py.FloatLiteral(float64(v))
	case pyast.Imaginary:
		return py.ImagLiteral(float64(v))
	case pyast.Bytes:
		return py.TextLiteral(py.BytesLit, string(v))
	case pyast.Str:
		if kind == "u" {
			return py.TextLiteral(py.UStrLit, string(v))
		}
		return py.TextLiteral(py.StrLit, string(v))
	}
	panic(fmt.Sprintf("fromast: unknown constant %T", v))
}

func (c *converter) compare(e *pyast.Compare) ir.Op {
	kinds := make([]py.CmpOp, len(e.Ops))
	for i, o := range e.Ops {
		kinds[i] = py.CmpOp(o)
	}
	lhs := c.use(e.Left)
	op := ir.Create(&c.b, &py.Compare{Kinds: py.CmpKinds(kinds...), Lhs: lhs, Rhs: c.use(e.Comparators[0]), Result: object()})
	for _, v := range e.Comparators[1:] {
		c.yield(op.Rest.Append(), v)
	}
	return op
}

func (c *converter) call(e *pyast.Call) ir.Op {
	callee := c.use(e.Func)
	args, keywords := c.arguments(e.Args, e.Keywords)
	return ir.Create(&c.b, &py.Call{Callee: callee, Args: ir.Uses(args...), Keywords: keywords, Result: object()})
}

// arguments computes the arguments of a call or class.
func (c *converter) arguments(args []pyast.Expr, keywords []*pyast.Keyword) ([]*ir.Value, *ir.ArrayAttr) {
	vs := c.exprs(args)
	names := make([]string, len(keywords))
	for i, k := range keywords {
		names[i] = k.Arg
		vs = append(vs, c.expr(k.Value))
	}
	return vs, py.Strings(names...)
}

// comp makes a comprehension.
func (c *converter) comp(e pyast.Expr, kind py.CompKind, gens []*pyast.Comprehension, key, value pyast.Expr) ir.Op {
	op := ir.Create(&c.b, &py.Comp{Kind: kind, Async: gens[0].IsAsync != 0, Iter: c.use(gens[0].Iter), Result: object()})
	c.in(c.info.Of(e), func() { c.compBody(&op.Body, gens, key, value) })
	return op
}

// compBody fills r with what a comprehension does for each element of its first iterable.
func (c *converter) compBody(r *ir.Region, gens []*pyast.Comprehension, key, value pyast.Expr) {
	c.fill(r, func(b *ir.Block) {
		c.assign(gens[0].Target, b.Arg(0))
		c.compIfs(gens[0].Ifs, func() {
			if len(gens) == 1 {
				k := c.optUse(key)
				ir.Create(&c.b, &py.Element{Key: k, Value: c.use(value)})
				return
			}
			next := ir.Create(&c.b, &py.CompFor{Async: gens[1].IsAsync != 0, Iter: c.use(gens[1].Iter)})
			c.compBody(&next.Body, gens[1:], key, value)
		})
	}, py.Object)
}

// compIfs makes the conditions, and calls inner in the innermost of them.
func (c *converter) compIfs(ifs []pyast.Expr, inner func()) {
	if len(ifs) == 0 {
		inner()
		return
	}
	op := ir.Create(&c.b, &py.CompIf{Cond: c.use(ifs[0])})
	c.fill(&op.Body, func(*ir.Block) { c.compIfs(ifs[1:], inner) })
}
