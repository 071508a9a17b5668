package pyinfer

import (
	"strings"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pylib"
)

// place returns the scope to which a name belongs that code in f uses, and whether its value is followed from statement to statement.
func (a *analysis) scopeFor(f *frame, op ir.Op, s py.Scope, name string) (scope ir.Op, followed bool) {
	switch s {
	case py.Local, py.Cell:
		scope, followed = f.scope, true
	case py.Free:
		if scope, followed = a.owner(op, name); scope == nil {
			return nil, false
		}
	default:
		scope, followed = a.module, f.scope == ir.Op(a.module)
		for in := f; in != nil && !followed; in = in.outer {
			followed = in.scope == ir.Op(a.module)
		}
	}
	v := a.vars[nameIn{scope, name}]
	return scope, followed && (v == nil || !v.shared)
}

// store gives a name a value.
func (a *analysis) store(f *frame, op ir.Op, s py.Scope, name string, v fact, e env) env {
	scope, followed := a.scopeFor(f, op, s, name)
	if scope == nil {
		return e
	}
	key := nameIn{scope, name}
	if followed {
		e[key] = v
		for _, t := range f.flow.tries {
			t[key] = a.join(t[key], v)
		}
	}
	if variable := a.vars[key]; variable != nil {
		if j := a.limited(a.join(variable.fact, v)); !j.equal(variable.fact) {
			variable.fact = j
			a.epoch++
		}
	}
	return e
}

// load returns the value of a name.
func (a *analysis) load(f *frame, o *py.Load, e env) fact {
	name := o.Name.Value
	scope, followed := a.scopeFor(f, o, o.Scope, name)
	if scope == nil {
		return because("nothing is known of the name " + name)
	}
	key := nameIn{scope, name}
	if followed {
		if v := e[key]; v.state != nothing {
			return v
		}
		if _, inClass := f.scope.(*py.Class); !inClass && a.vars[key] != nil {
			return fact{} // it has no value here
		}
	}
	if v := a.vars[key]; v != nil {
		if scope != ir.Op(a.module) {
			return v.fact
		}
		return a.global(o, v)
	}
	if v := a.vars[nameIn{a.module, name}]; v != nil {
		return a.global(o, v)
	}
	return a.builtin(name)
}

// global is the value of a name of the module where a function uses it.
func (a *analysis) global(o *py.Load, v *variable) fact {
	switch f := v.fact; {
	case f.state != known, f.kind == pylib.Module, f.kind == pylib.Function, f.kind == pylib.DTypeOf, f.other == py.TypeObj:
	default:
		a.uses(a.current, f)
		a.assume(&o.Result.Value, "the value of the module's name "+o.Name.Value+atLine(f.at))
	}
	return v.fact.withoutValue()
}

// constants are the builtin names that are not of functions.
var constants = map[string]fact{"__name__": simple(pylib.Str), "__debug__": simple(pylib.BoolType), "Ellipsis": simple(pylib.Ellipsis)}

// builtin returns the value of a name that the module does not bind.
func (a *analysis) builtin(name string) fact {
	if f, ok := constants[name]; ok {
		return f
	}
	_, sure := surely[name]
	_, inLib := pylib.Lookup(name)
	switch {
	case a.starImport:
		return because(name + " may come from what the module imports with *")
	case sure || inLib || classes[name]:
		return fact{state: known, kind: pylib.Function, name: name}
	case strings.HasSuffix(name, "Error") || strings.HasSuffix(name, "Exception") || strings.HasSuffix(name, "Warning"):
		return fact{state: known, other: py.TypeObj}
	}
	return because(name + " is not known")
}

// importFrom gives names what they have in another module.
func (a *analysis) importFrom(o *py.ImportFrom) {
	for i, v := range o.Results.All() {
		name := py.StringsOf(o.Names)[i]
		from := o.Module.Value
		if o.Level.Int64() != 0 {
			a.set(v, because("what "+strings.Repeat(".", int(o.Level.Int64()))+from+" has is not known"))
			continue
		}
		r, err := pylib.Attribute(pylib.Of(pylib.Type{Kind: pylib.Module, Name: from}), name)
		a.set(v, a.result(o, r, err))
	}
}

// clause analyses the parts of a comprehension and statements without values.
func (a *analysis) clause(f *frame, op ir.Op, e env) env {
	switch o := op.(type) {
	case *py.CompFor:
		a.setElement(o, o.Iter.Value(), o.Async, &o.Body)
		return a.forLoop(f, o, &o.Body, nil, e)
	case *py.CompIf:
		return a.joinEnv(a.region(f, &o.Body, e.clone()), e)
	case *py.Element:
		a.compElement(o)
	}
	return e
}

// setElement sets what the body of the loop or comprehension op gets of an iterable.
func (a *analysis) setElement(op ir.Op, iter *ir.Value, async bool, body *ir.Region) {
	element := a.element(a.of(iter), op)
	if async {
		element = because("what an asynchronous loop gets is not known")
	}
	a.set(body.Entry().Arg(0), element)
}

// comprehension analyses a comprehension: a loop in a scope of its own.
func (a *analysis) comprehension(f *frame, o *py.Comp, e env) env {
	in := &frame{scope: o, fn: f.fn, outer: f, flow: f.flow}
	if o.Kind == py.Generator { // its code runs later
		in = &frame{scope: o, fn: f.fn, flow: &flow{}}
	}
	a.setElement(o, o.Iter.Value(), o.Async, &o.Body)
	c := a.cell(o, "")
	result := fact{state: known, cell: c}
	switch o.Kind {
	case py.ListComp:
		result.kind = pylib.List
	case py.DictComp:
		result.kind = pylib.Dict
	case py.SetComp:
		result = because("sets have no type")
	case py.Generator:
		a.forLoop(in, o, &o.Body, nil, env{})
		elem := a.cell(o, "").elem
		if elem.state == nothing {
			elem = because("nothing is known of its elements")
		}
		a.set(&o.Result.Value, fact{state: known, kind: pylib.Iterator, elems: []fact{elem}})
		return e
	}
	e = a.forLoop(in, o, &o.Body, nil, e)
	result.at = ir.LocOf(o)
	a.set(&o.Result.Value, result)
	return e
}

// compElement adds an element to what a comprehension gives.
func (a *analysis) compElement(o *py.Element) {
	for op := ir.Parent(o); op != nil; op = ir.Parent(op) {
		c, ok := op.(*py.Comp)
		if !ok {
			continue
		}
		var key fact
		if o.Key.Present() {
			key = a.of(o.Key.Value())
		}
		a.put(a.cell(c, ""), key, a.of(o.Value.Value()))
		return
	}
}
