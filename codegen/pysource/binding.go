package pysource

import (
	"slices"
	"strings"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// binding emits a statement that binds names: its results are known by these from then on, so that the operations that store them need not be written.
func (e *emitter) binding(op ir.Op) {
	s := span(op)
	switch op := op.(type) {
	case *py.Import:
		names := aliases(op.Names, op.AsNames)
		e.stmt(op, &pyast.Import{Span: s, Names: names})
		e.boundResults(op, boundNames(names)...)
	case *py.ImportFrom:
		names := aliases(op.Names, op.AsNames)
		e.stmt(op, &pyast.ImportFrom{Span: s, Module: op.Module.Value, Names: names, Level: int(op.Level.Int64())})
		e.boundResults(op, boundNames(names)...)
	case *py.Def:
		e.function(op)
	case *py.Class:
		e.class(op)
	case *py.TypeAlias:
		e.flush()
		e.stmt(op, &pyast.TypeAlias{
			Span: s, Name: &pyast.Name{ID: op.Name.Value, Ctx: pyast.Store},
			TypeParams: e.typeParams(&op.TypeParams), Value: e.yielded(&op.Value),
		})
		e.boundResults(op, op.Name.Value)
	default:
		e.compound(op)
	}
}

func aliases(names, asNames *ir.ArrayAttr) []*pyast.Alias {
	list := make([]*pyast.Alias, len(names.Elems))
	as := py.StringsOf(asNames)
	for i, n := range py.StringsOf(names) {
		list[i] = &pyast.Alias{Name: n, AsName: as[i]}
	}
	return list
}

// boundName returns the name that an import binds.
func boundName(a *pyast.Alias) string {
	if a.AsName != "" {
		return a.AsName
	}
	name, _, _ := strings.Cut(a.Name, ".")
	return name
}

func boundNames(list []*pyast.Alias) []string {
	names := make([]string, len(list))
	for i, a := range list {
		names[i] = boundName(a)
	}
	return names
}

func (e *emitter) function(op *py.Def) {
	xs := e.take(op, append(op.Decorators.Values(), op.Defaults.Values()...)...)
	n := op.Decorators.Len()
	e.flush()
	typeParams := e.typeParams(&op.TypeParams)
	var annotations map[string]pyast.Expr
	if !op.Annotations.Empty() {
		annotations = e.annotations(op)
	}
	args := arguments(op.Params, xs[n:], annotations)
	e.nameValues(op)
	b := op.Body.Entry()
	body := e.inBlock(b, false, func() {
		e.params(op, op.Params, b)
		e.ops(b)
	})
	body = suite(body)
	name, decorators, returns := op.Name.Value, xs[:n:n], annotations["return"]
	if op.Async {
		e.stmt(op, &pyast.AsyncFunctionDef{Span: span(op), Name: name, Args: args, Body: body, DecoratorList: decorators, Returns: returns, TypeParams: typeParams})
	} else {
		e.stmt(op, &pyast.FunctionDef{Span: span(op), Name: name, Args: args, Body: body, DecoratorList: decorators, Returns: returns, TypeParams: typeParams})
	}
	e.boundResults(op, name)
}

// annotations returns the annotations of a function by the names of parameters, and "return".
func (e *emitter) annotations(op *py.Def) map[string]pyast.Expr {
	all := map[string]pyast.Expr{}
	b := op.Annotations.Entry()
	e.inBlock(b, true, func() {
		e.ops(b)
		a, ok := b.Last().(*py.Annotations)
		if !ok {
			fail(op, "has annotations that do not end in py.annotations")
		}
		for i, x := range e.take(a, a.Types.Values()...) {
			all[py.StringsOf(a.Names)[i]] = x
		}
	})
	return all
}

// params names the arguments of b, the body of op, after its parameters, and so what they are assumed to be; the operations that do so, and that store them, at
// the beginning need not be written. A value that is used further, while its name may get another one, has a name of its own.
func (e *emitter) params(op ir.Op, ps *py.Params, b *ir.Block) {
	var values []*ir.Value
	name := func(v *ir.Value, as string) {
		e.temps[v] = as
		values = append(values, v)
	}
	for i, p := range ps.List {
		name(b.Arg(i), p.Name)
	}
	for o := b.First(); o != nil; o = ir.Next(o) {
		switch o := o.(type) {
		case *py.Constant:
			continue
		case *py.Assume:
			if as, ok := e.temps[o.Value.Value()]; ok && slices.Contains(values, o.Value.Value()) {
				name(&o.Result.Value, as)
				e.elided[o] = true
				continue
			}
		case *py.Store:
			if v := o.Value.Value(); slices.Contains(values, v) && e.temps[v] == o.Name.Value {
				e.elided[o] = true
				continue
			}
		}
		break // of the leading operations
	}
	for _, v := range values {
		if as := e.temps[v]; e.usedFurther(v) && e.rebound(as, nil, op) {
			delete(e.hints, v)
			e.stmt(op, &pyast.Assign{Targets: []pyast.Expr{e.newTemp(v)}, Value: &pyast.Name{ID: as}})
		}
	}
}

// arguments returns the parameters of a function.
func arguments(ps *py.Params, defaults []pyast.Expr, annotations map[string]pyast.Expr) *pyast.Arguments {
	a := &pyast.Arguments{}
	for _, p := range ps.List {
		arg := &pyast.Arg{Arg: p.Name, Annotation: annotations[p.Name]}
		var def pyast.Expr
		if p.Default {
			def, defaults = defaults[0], defaults[1:]
		}
		switch p.Kind {
		case py.PosOnly:
			a.PosOnlyArgs = append(a.PosOnlyArgs, arg)
		case py.Regular:
			a.Args = append(a.Args, arg)
		case py.VarArgs:
			a.VarArg = arg
		case py.KwOnly:
			a.KwOnlyArgs, a.KwDefaults = append(a.KwOnlyArgs, arg), append(a.KwDefaults, def)
			continue
		case py.KwArgs:
			a.KwArg = arg
		}
		if def != nil {
			a.Defaults = append(a.Defaults, def)
		}
	}
	return a
}

func (e *emitter) class(op *py.Class) {
	args, keywords := e.arguments(op, op.Decorators.Values(), op.Args.Values(), op.Keywords)
	n := op.Decorators.Len()
	e.flush()
	e.stmt(op, &pyast.ClassDef{
		Span: span(op), Name: op.Name.Value, Bases: args[n:], Keywords: keywords, DecoratorList: args[:n:n],
		TypeParams: e.typeParams(&op.TypeParams), Body: e.suite(&op.Body),
	})
	e.boundResults(op, op.Name.Value)
}

func (e *emitter) typeParams(r *ir.Region) (list []pyast.TypeParam) {
	if r.Empty() {
		return nil
	}
	for op := range r.Entry().Ops() {
		tp, ok := op.(*py.TypeParam)
		if !ok {
			fail(op, "is no type parameter")
		}
		name, def := tp.Name.Value, e.optYielded(&tp.Default)
		switch tp.Kind {
		case py.TypeVar:
			list = append(list, &pyast.TypeVar{Span: span(tp), Name: name, Bound: e.optYielded(&tp.Bound), DefaultValue: def})
		case py.TypeVarTuple:
			list = append(list, &pyast.TypeVarTuple{Span: span(tp), Name: name, DefaultValue: def})
		case py.ParamSpec:
			list = append(list, &pyast.ParamSpec{Span: span(tp), Name: name, DefaultValue: def})
		}
	}
	return list
}
