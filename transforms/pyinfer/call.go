package pyinfer

import (
	"fmt"
	"slices"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pylib"
)

// surely are the functions that return the same type whatever they are given.
var surely = map[string]pylib.Kind{
	"len": pylib.Int, "range": pylib.Range, "int": pylib.Int, "float": pylib.Float, "complex": pylib.Complex, "bool": pylib.BoolType,
	"print": pylib.None, "isinstance": pylib.BoolType, "issubclass": pylib.BoolType, "callable": pylib.BoolType, "hasattr": pylib.BoolType,
	"id": pylib.Int, "hash": pylib.Int, "ord": pylib.Int, "chr": pylib.Str, "hex": pylib.Str, "oct": pylib.Str, "bin": pylib.Str, "ascii": pylib.Str,
	"all": pylib.BoolType, "any": pylib.BoolType,
}

// call is what a call returns.
func (a *analysis) call(o *py.Call) fact {
	callee := a.of(o.Callee.Value())
	args := a.all(o.Args.Values())
	for _, f := range append(args, callee) {
		if f.state == nothing {
			return fact{}
		}
	}
	starred := false
	for i, v := range o.Args.Values() {
		if _, ok := v.DefOp().(*py.Starred); ok {
			starred = true
		}
		if k := i - o.NumPositional(); k >= 0 && o.Keyword(k) == "" {
			starred = true
		}
	}
	switch {
	case callee.state == unknown:
		a.escapeAll(args, source(o.Callee.Value())+" gets it, and may change it")
		if !a.isLibrary(o.Callee.Value()) {
			a.disturb(a.current, "code that is not known may change it"+atLine(ir.LocOf(o)))
		}
		return callee
	case callee.fn != nil:
		return a.callFunction(o, callee.fn, args, starred)
	case callee.other != nil:
		a.escapeAll(args, "an object gets it, and may change it")
		return because("the instances of classes have no type")
	case starred:
		a.escapeAll(args, "it is an argument of a call with * or **")
		return because("the arguments of a call with * or ** are not known")
	}
	return a.callLibrary(o, callee, args)
}

// isLibrary reports whether a function is Python's or of an imported module: it has no objects of this module at hand but those that it is given.
func (a *analysis) isLibrary(callee *ir.Value) bool {
	switch o := callee.DefOp().(type) {
	case *py.Load:
		f := a.vars[nameIn{a.module, o.Name.Value}]
		return f == nil && o.Scope == py.Builtin && !a.starImport
	case *py.GetAttr:
		x := a.of(o.Object.Value())
		return x.state == known && x.kind == pylib.Module || x.state == unknown && a.isLibrary(o.Object.Value())
	}
	return false
}

func (a *analysis) escapeAll(fs []fact, why string) {
	for _, f := range fs {
		a.escape(f, why)
	}
}

// callLibrary is the call of a function of Python's or of a library's.
func (a *analysis) callLibrary(o *py.Call, callee fact, args []fact) fact {
	name := callee.name
	if callee.kind == pylib.DTypeOf {
		name = "numpy." + callee.dtype.String()
	}
	if name == "range" {
		for _, f := range args {
			a.usedAsIndex(f, o)
		}
	}
	if name == "len" && len(args) == 1 {
		a.iterated(args[0], o)
	}
	if len(callee.elems) == 1 && callee.elems[0].kind == pylib.List {
		if method, ok := listMethods[name[len("list."):]]; ok {
			a.escapeAll(args[o.NumPositional():], name+" gets it, and may change it")
			if f, ok := method(a, o, callee.elems[0], args[:o.NumPositional()]); ok {
				return f
			}
		}
	}
	kind, sure := surely[name]
	m, incomplete := missing(args...)
	if incomplete && !sure {
		a.escapeAll(args, name+" gets it, and may change it")
		return m
	}
	entry, ok := pylib.Lookup(name)
	if ok && !incomplete {
		return a.each(args, func(args []fact) fact {
			r, err := entry.Call(a.arguments(o, callee, args)...)
			if err != nil && sure {
				return simple(kind)
			}
			if choices[name] && err == nil && r.Type.Kind == pylib.Object && len(args) > 1 && len(o.Keywords.Elems) == 0 {
				return a.joinAll(args)
			}
			return a.result(o, r, err, append(slices.Clone(args), callee.elems...)...)
		})
	}
	if sure {
		return simple(kind)
	}
	return a.result(o, nil, fmt.Errorf("%s is not known", describeCallee(callee)), args...)
}

// choices are the functions that return one of their arguments, if there are several.
var choices = map[string]bool{"max": true, "min": true}

func (a *analysis) joinAll(fs []fact) fact {
	var out fact
	for _, f := range fs {
		out = a.join(out, f)
	}
	return out.withoutValue()
}

func describeCallee(f fact) string {
	if f.name != "" {
		return f.name
	}
	return "what is called"
}

// arguments returns the arguments of a call as package pylib takes them, with the receiver of a method before them.
func (a *analysis) arguments(o *py.Call, callee fact, args []fact) []pylib.Arg {
	var out []pylib.Arg
	for _, f := range callee.elems {
		out = append(out, pylib.Pos(val(f))...)
	}
	for i, f := range args {
		if k := i - o.NumPositional(); k >= 0 {
			out = append(out, pylib.Key(o.Keyword(k), val(f)))
		} else {
			out = append(out, pylib.Pos(val(f))...)
		}
	}
	return out
}

// callFunction is the call of a function of the module.
func (a *analysis) callFunction(o *py.Call, fn *function, args []fact, starred bool) fact {
	if fn.opaque != "" || starred {
		a.escapeAll(args, "the function "+fn.name+" gets it, and may change it")
		for _, p := range fn.params {
			a.passed(p, because("a call passes arguments with * or **"), o)
		}
		if starred {
			return because("the arguments of a call with * or ** are not known")
		}
		return because("the function " + fn.name + " " + fn.opaque)
	}
	bound, err := fn.bind(o, args)
	if err != "" {
		a.escapeAll(args, "the function "+fn.name+" gets it, and may change it")
		return because(err)
	}
	if fn.disturbed != "" {
		a.disturb(a.current, fn.disturbed)
	}
	doubt := ""
	for i, p := range fn.params {
		f := bound[i]
		if p.Kind == py.VarArgs || p.Kind == py.KwArgs {
			continue
		}
		a.passed(p, f, o)
		if why := a.unmet(p, f); why != "" && doubt == "" {
			doubt = why
		}
	}
	if doubt == "" {
		return fn.result
	}
	if t := fn.returnHint; t != nil {
		a.assume(ir.ResultAt(o, 0), "the annotation of what "+fn.name+" returns")
		return a.assumedType(o, t)
	}
	return because(doubt)
}

// bind returns the argument that each parameter gets.
func (fn *function) bind(o *py.Call, args []fact) (bound []fact, problem string) {
	bound = make([]fact, len(fn.params))
	given := make([]bool, len(fn.params))
	next := 0
	for i, f := range args {
		at := -1
		if k := i - o.NumPositional(); k >= 0 {
			for j, p := range fn.params {
				if p.Name == o.Keyword(k) && p.Kind != py.PosOnly && p.Kind != py.VarArgs && p.Kind != py.KwArgs {
					at = j
				}
			}
		} else if next < len(fn.params) && (fn.params[next].Kind == py.PosOnly || fn.params[next].Kind == py.Regular) {
			at = next
			next++
		}
		if at < 0 || given[at] {
			for _, p := range fn.params {
				if p.Kind == py.VarArgs || p.Kind == py.KwArgs {
					return nil, "the function " + fn.name + " takes any arguments"
				}
			}
			return nil, "the arguments do not fit the function " + fn.name
		}
		bound[at], given[at] = f, true
	}
	for i, p := range fn.params {
		switch {
		case given[i], p.Kind == py.VarArgs, p.Kind == py.KwArgs:
		case p.Default:
			bound[i] = p.deflt
		default:
			return nil, "a call of " + fn.name + " has no argument for " + p.Name
		}
	}
	return bound, ""
}

// passed records what a call passes for p.
func (a *analysis) passed(p *param, f fact, op ir.Op) {
	if f.at.IsUnknown() || line(f.at) == 0 {
		f.at = ir.LocOf(op)
	}
	if f.state == known && f.fn == nil {
		f.at = ir.LocOf(op)
	}
	f = f.withoutValue()
	if j := a.limited(a.join(p.calls, f)); !j.equal(p.calls) {
		p.mixed = p.mixed || p.calls.state == known && f.state == known && j.state == unknown
		p.calls = j
		a.epoch++
	}
	if p.fact.state == known && f.state == known {
		a.join(p.fact, f) // contents are shared
	}
	if p.fact.state == unknown && (len(p.fact.use) == 0 || a.last) {
		a.escape(f, "the function "+p.fn.name+" gets it, and nothing is known of its parameter "+p.Name)
	}
}

// unmet says why an argument does not have the type that the function is analysed for; "" if it has.
func (a *analysis) unmet(p *param, f fact) string {
	switch {
	case f.state == nothing || p.fact.state == nothing || p.fact.state == unknown:
		return ""
	case f.state == unknown:
		return fmt.Sprintf("what %s returns is known only if its argument %s is %s", p.fn.name, p.Name, a.describe(p.fact))
	case py.Accepts(irType(p.fact), irType(f)):
		return ""
	}
	return fmt.Sprintf("%s is called with %s for %s, which is taken to be %s", p.fn.name, a.describe(f), p.Name, a.describe(p.fact))
}
