package pyinfer

import (
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pylib"
)

// A function is one that the module defines.
type function struct {
	op         ir.Op // *py.Def or *py.Lambda
	name       string
	params     []*param
	body       *ir.Block
	result     fact
	returnHint ir.Type
	disturbed  string // why code that is not known may run while it does
	escapes    bool   // code that is not known may call it
	opaque     string // why calls return what is not known
	hinted     bool   // something is said of its types
}

// A param is a parameter of a function.
type param struct {
	py.Param
	fn    *function
	arg   *ir.Value
	fact  fact // what the body gets
	calls fact // what calls in the module pass
	mixed bool // that is of several types
	deflt fact
}

// function returns what is known of a function that op makes.
func (a *analysis) function(op ir.Op, f *frame) *function {
	fn := a.functions[op]
	if fn == nil {
		fn = newFunction(op)
		a.functions[op] = fn
		a.order = append(a.order, fn)
		switch ir.Op(f.scope).(type) {
		case *py.Module, *py.Class:
			fn.escapes = true // who imports the module may call it
		}
		a.epoch++
	}
	var defaults *ir.Operands
	switch o := op.(type) {
	case *py.Def:
		defaults = &o.Defaults
		fn.hinted = a.setup.hinted[o]
		if t, ok := a.setup.returns[o]; ok {
			fn.returnHint = t
		}
	case *py.Lambda:
		defaults = &o.Defaults
	}
	next := 0
	for _, p := range fn.params {
		if p.Default {
			p.deflt = a.join(p.deflt, a.of(defaults.At(next)).withoutValue())
			a.escapeDefault(p.deflt)
			next++
		}
	}
	return fn
}

// escapeDefault gives up the contents of a default value, which lives as long as the function.
func (a *analysis) escapeDefault(f fact) { a.escape(f, "a default value may be changed by any call") }

func newFunction(op ir.Op) *function {
	fn := &function{op: op, name: "lambda"}
	var params *py.Params
	switch o := op.(type) {
	case *py.Def:
		fn.name, params, fn.body = o.Name.Value, o.Params, o.Body.Entry()
		switch {
		case o.Decorators.Len() > 0:
			fn.opaque = "is decorated"
		case o.Async:
			fn.opaque = "is a coroutine"
		case yields(o):
			fn.opaque = "is a generator"
		}
	case *py.Lambda:
		params, fn.body = o.Params, o.Body.Entry()
	}
	for i, p := range params.List {
		fn.params = append(fn.params, &param{Param: p, fn: fn, arg: fn.body.Arg(i)})
	}
	return fn
}

// yields reports whether a function is a generator.
func yields(def *py.Def) bool {
	found := false
	ir.PreOrder(def, func(op ir.Op) ir.WalkResult {
		switch op.(type) {
		case *py.YieldValue, *py.YieldFrom:
			found = true
		case *py.Def, *py.Lambda, *py.Class:
			if op != ir.Op(def) {
				return ir.SkipInner
			}
		}
		return ir.Advance
	})
	return found
}

// define is what a def statement gives its name.
func (a *analysis) define(o *py.Def, f *frame) fact {
	fn := a.function(o, f)
	if o.Decorators.Len() > 0 {
		fn.escapes = true
		return because("the function " + fn.name + " is decorated")
	}
	return fact{state: known, kind: pylib.Function, fn: fn}
}

// returns records what a function returns.
func (a *analysis) returns(f *frame, v fact) {
	if f.fn == nil {
		return
	}
	if j := a.limited(a.join(f.fn.result, v.withoutValue())); !j.equal(f.fn.result) {
		f.fn.result = j
		a.epoch++
	}
	if f.fn.escapes {
		a.escapeFunctions(v)
	}
}

// escapeFunctions gives code that is not known the functions in f.
func (a *analysis) escapeFunctions(f fact) {
	if f.fn != nil && !f.fn.escapes {
		f.fn.escapes = true
		a.epoch++
	}
	for _, e := range f.elems {
		a.escapeFunctions(e)
	}
}

// analyze analyses the body of fn.
func (a *analysis) analyze(fn *function) {
	a.current = fn
	defer func() { a.current = nil }()
	e := env{}
	for _, p := range fn.params {
		p.fact = a.parameter(p)
		if p.fact.state == nothing {
			return // nothing calls it yet
		}
		a.facts[p.arg] = a.join(a.facts[p.arg], p.fact)
	}
	f := &frame{scope: fn.op, fn: fn, flow: &flow{}}
	e = a.block(f, fn.body, e)
	switch y, isLambda := fn.body.Last().(*py.Yield); {
	case isLambda:
		a.returns(f, a.of(y.Value.Value()))
	case e != nil:
		a.returns(f, simple(pylib.None))
	}
}

// parameter returns what the body of a function knows of a parameter.
func (a *analysis) parameter(p *param) fact {
	switch {
	case p.Kind == py.VarArgs:
		return because("a tuple of unknown length has no type")
	case p.Kind == py.KwArgs:
		return because("keyword arguments of any name have no type")
	}
	if s := a.setup.params[p.arg]; s != nil {
		if s.found != nil {
			f := a.assumedIn(p.fn, s.found.typ)
			if p.calls.state == known && py.Accepts(s.found.typ, irType(p.calls)) {
				a.join(f, p.calls) // what calls pass is changed here
			} else {
				a.escape(p.calls, "it is passed to "+p.fn.name+", which may change it")
			}
			return f
		}
		if p.fn.escapes {
			f := because(s.lack)
			f.use = []place{{s, 0, false, false}}
			return f
		}
	}
	if p.fn.escapes {
		return because("nothing says what the parameter " + p.Name + " is")
	}
	return p.calls
}

// assumedIn returns what is known of parameters of a function that are taken to be of a type: containers of the same type may be the same.
func (a *analysis) assumedIn(fn *function, t ir.Type) fact { return a.assumedType(fn.op, t) }

// assumedType returns what is known of a value that is taken to be of a type where op stands.
func (a *analysis) assumedType(op ir.Op, t ir.Type) fact {
	var fill func(t ir.Type) *cell
	fill = func(t ir.Type) *cell {
		c := a.cell(op, t.(interface{ String() string }).String())
		switch t := t.(type) {
		case *py.ListType:
			a.put(c, fact{}, ofType(t.Elem, fill))
		case *py.DictType:
			a.put(c, ofType(t.Key, fill), ofType(t.Value, fill))
		}
		return c.find()
	}
	f := ofType(t, fill)
	a.uses(a.current, f)
	return f
}
