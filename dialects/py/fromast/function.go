package fromast

import (
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// objects returns n times !py.object.
func objects(n int) []ir.Type {
	ts := make([]ir.Type, n)
	for i := range ts {
		ts[i] = py.Object
	}
	return ts
}

// params returns the parameters of a function and computes their default values.
func (c *converter) params(a *pyast.Arguments) (*py.Params, []*ir.Value) {
	var list []py.Param
	add := func(args []*pyast.Arg, kind py.ParamKind, hasDefault func(i int) bool) {
		for i, arg := range args {
			list = append(list, py.Param{Name: arg.Arg, Kind: kind, Default: hasDefault(i)})
		}
	}
	without := len(a.PosOnlyArgs) + len(a.Args) - len(a.Defaults)
	never := func(int) bool { return false }
	add(a.PosOnlyArgs, py.PosOnly, func(i int) bool { return i >= without })
	add(a.Args, py.Regular, func(i int) bool { return len(a.PosOnlyArgs)+i >= without })
	if a.VarArg != nil {
		add([]*pyast.Arg{a.VarArg}, py.VarArgs, never)
	}
	add(a.KwOnlyArgs, py.KwOnly, func(i int) bool { return a.KwDefaults[i] != nil })
	if a.KwArg != nil {
		add([]*pyast.Arg{a.KwArg}, py.KwArgs, never)
	}
	defaults := c.exprs(a.Defaults)
	for _, d := range a.KwDefaults {
		if d != nil {
			defaults = append(defaults, c.expr(d))
		}
	}
	return py.ParamsOf(list...), defaults
}

// bindParams gives the names of the parameters the arguments of b.
func (c *converter) bindParams(ps *py.Params, b *ir.Block) {
	for i, p := range ps.List {
		c.bind(p.Name, b.Arg(i))
	}
}

// A funcDef is a function definition, async or not.
type funcDef struct {
	node       pyast.Stmt
	async      bool
	name       string
	args       *pyast.Arguments
	returns    pyast.Expr
	decorators []pyast.Expr
	typeParams []pyast.TypeParam
	body       []pyast.Stmt
}

func (c *converter) function(f *funcDef) {
	decorators := c.exprs(f.decorators)
	params, defaults := c.params(f.args)
	op := ir.Create(&c.b, &py.Def{
		Name: ir.Str(f.name), Async: f.async, Params: params,
		Decorators: ir.Uses(decorators...), Defaults: ir.Uses(defaults...), Result: ir.Res(py.Function),
	})
	c.withTypeParams(&op.TypeParams, f.node, f.typeParams, func() {
		c.inAnnotations(f.node, func() { c.annotations(&op.Annotations, f.args, f.returns) })
		c.in(c.info.Of(f.node), func() {
			c.fill(&op.Body, func(b *ir.Block) {
				c.bindParams(params, b)
				c.stmtList(f.body)
			}, objects(len(params.List))...)
		})
	})
	c.bind(f.name, &op.Result.Value)
}

// inAnnotations calls f in the scope of the annotations of n.
func (c *converter) inAnnotations(n pyast.Node, f func()) {
	if t := c.info.Annotations(n); t != nil {
		c.in(t, f)
	} else {
		f()
	}
}

// annotations fills r with the annotations of the parameters and of the result, if there are any.
func (c *converter) annotations(r *ir.Region, a *pyast.Arguments, returns pyast.Expr) {
	var names []string
	var exprs []pyast.Expr
	note := func(name string, e pyast.Expr) {
		if e != nil {
			names, exprs = append(names, name), append(exprs, e)
		}
	}
	lists := [][]*pyast.Arg{a.PosOnlyArgs, a.Args, {a.VarArg}, a.KwOnlyArgs, {a.KwArg}}
	for _, list := range lists {
		for _, arg := range list {
			if arg != nil {
				note(arg.Arg, arg.Annotation)
			}
		}
	}
	note("return", returns)
	if len(names) == 0 {
		return
	}
	c.fill(r, func(*ir.Block) {
		ir.Create(&c.b, &py.Annotations{Names: py.Strings(names...), Types: ir.Uses(c.exprs(exprs)...)})
	})
}

// withTypeParams makes the type parameters of a node, if there are any, in r, and calls inner in their scope.
func (c *converter) withTypeParams(r *ir.Region, n pyast.Node, list []pyast.TypeParam, inner func()) {
	if len(list) == 0 {
		inner()
		return
	}
	c.in(c.info.TypeParams(n), func() {
		c.fill(r, func(*ir.Block) {
			for _, tp := range list {
				c.at(tp, func() { c.typeParam(tp) })
			}
		})
		inner()
	})
}

func (c *converter) typeParam(tp pyast.TypeParam) {
	op := &py.TypeParam{}
	var bound, def pyast.Expr
	var name string
	switch tp := tp.(type) {
	case *pyast.TypeVar:
		op.Kind, name, bound, def = py.TypeVar, tp.Name, tp.Bound, tp.DefaultValue
	case *pyast.TypeVarTuple:
		op.Kind, name, def = py.TypeVarTuple, tp.Name, tp.DefaultValue
	case *pyast.ParamSpec:
		op.Kind, name, def = py.ParamSpec, tp.Name, tp.DefaultValue
	}
	op.Name = ir.Str(name)
	ir.Create(&c.b, op)
	if bound != nil {
		c.in(c.info.Bound(tp), func() { c.yield(&op.Bound, bound) })
	}
	if def != nil {
		c.in(c.info.Default(tp), func() { c.yield(&op.Default, def) })
	}
}

// class makes a class. Its bases are computed in front of it, though they are in the scope of its type parameters.
func (c *converter) class(n *pyast.ClassDef) {
	decorators := c.exprs(n.DecoratorList)
	scope := c.info.TypeParams(n)
	if scope == nil {
		scope = c.scope
	}
	op := &py.Class{Name: ir.Str(n.Name), Decorators: ir.Uses(decorators...), Result: object()}
	c.in(scope, func() {
		args, keywords := c.arguments(n.Bases, n.Keywords)
		op.Args, op.Keywords = ir.Uses(args...), keywords
	})
	ir.Create(&c.b, op)
	c.withTypeParams(&op.TypeParams, n, n.TypeParams, func() {
		c.in(c.info.Of(n), func() { c.stmts(&op.Body, n.Body) })
	})
	c.bind(n.Name, &op.Result.Value)
}

func (c *converter) typeAlias(n *pyast.TypeAlias) {
	name := n.Name.(*pyast.Name).ID
	op := ir.Create(&c.b, &py.TypeAlias{Name: ir.Str(name), Result: object()})
	c.withTypeParams(&op.TypeParams, n, n.TypeParams, func() {
		c.in(c.info.Of(n), func() { c.yield(&op.Value, n.Value) })
	})
	c.bind(name, &op.Result.Value)
}
