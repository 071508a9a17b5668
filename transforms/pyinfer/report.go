package pyinfer

import (
	"slices"

	"polyloom/diag"
	"polyloom/dialects/py"
	"polyloom/ir"
)

// report says which values of functions with hints have no type, and why. A value that is computed from such a one is counted with it.
func (a *analysis) report(e *diag.Engine) (untyped int) {
	for _, fn := range a.inOrder() {
		if !fn.hinted {
			continue
		}
		untyped += a.reportFunction(fn, e)
	}
	return untyped
}

// inOrder returns the functions in the order of the text.
func (a *analysis) inOrder() []*function {
	var out []*function
	for op := range ir.Walk(a.module) {
		if fn := a.functions[op]; fn != nil {
			out = append(out, fn)
		}
	}
	return out
}

// inAnnotation reports whether op is part of the annotation of a name, which is not run.
func inAnnotation(op ir.Op) bool {
	_, ok := ir.Parent(op).(*py.Annotate)
	return ok
}

// A group is a value without a type, and the number of those that have none because of it.
type group struct {
	op   ir.Op
	what *ir.Value
	why  string
	more int

	unreached bool
}

func (a *analysis) reportFunction(fn *function, e *diag.Engine) (untyped int) {
	var groups []*group
	of := map[string]*group{}
	for op := range ir.Walk(fn.op) {
		if op == fn.op || a.around(op) != fn.op || inAnnotation(op) {
			continue
		}
		for _, v := range untypedValues(op) {
			f := a.of(v)
			if as, ok := op.(*py.Assume); ok && f.state == nothing { // it is new
				f = a.of(as.Value.Value())
			}
			why, at := a.whyUntyped(f), op
			if why == "" {
				continue
			}
			untyped++
			if f.state == unknown && f.why.op != nil {
				at = f.why.op
			}
			if g := of[why]; g != nil {
				g.more++
				continue
			}
			g := &group{op: at, what: v, why: why, unreached: f.state == nothing}
			of[why] = g
			groups = append(groups, g)
		}
	}
	for _, g := range groups {
		d := diag.Remarkf(ir.LocOf(g.op), "the type of %s is not known: %s", what(g), g.why)
		if g.unreached {
			d = diag.Remarkf(ir.LocOf(g.op), "%s has no type: %s", what(g), g.why)
		}
		if g.more > 0 {
			d.Note(nil, "that leaves %d more without a type", g.more)
		}
		e.Emit(d)
	}
	return untyped
}

// what names the value of which a group is.
func what(g *group) string {
	if l, ok := g.op.(py.Carrier); ok {
		return carriedName(l, g.what)
	}
	v := g.what
	if ir.NumResults(g.op) > 0 {
		v = ir.ResultAt(g.op, 0)
	}
	if s := source(v); s != "…" {
		return "'" + s + "'"
	}
	return "a value"
}

// carriedName names a value that a statement carries, or the element that a loop gets.
func carriedName(l py.Carrier, v *ir.Value) string {
	values := l.CarriedResults()
	if loop, ok := l.(py.Loop); ok && v.DefOp() == nil {
		values = loop.CarriedArgs(v.Block().Region())
	}
	if i := slices.Index(values, v); i >= 0 {
		return "'" + l.CarriedNames()[i] + "'"
	}
	return "what the loop gets"
}

// around returns the function in which op stands, or whatever else opens a scope for code.
func (a *analysis) around(op ir.Op) ir.Op {
	s := scopeAround(op)
	for {
		c, ok := s.(*py.Comp)
		if !ok {
			return s
		}
		s = scopeAround(c)
	}
}

// untypedValues returns the values that op makes and that have no type.
func untypedValues(op ir.Op) []*ir.Value {
	var out []*ir.Value
	add := func(v *ir.Value) {
		if open(v.Type()) && !onlyAssumed(v) {
			out = append(out, v)
		}
	}
	for _, v := range ir.ResultsOf(op) {
		add(v)
	}
	switch o := op.(type) {
	case py.Loop:
		for _, v := range o.BodyRegion().Entry().ArgValues() {
			add(v)
		}
	case *py.CompFor:
		add(o.Body.Entry().Arg(0))
	case *py.Comp:
		add(o.Body.Entry().Arg(0))
	}
	return out
}

// open reports whether a type leaves something open.
func open(t ir.Type) bool {
	if !py.IsValue(t) {
		return false
	}
	if a, ok := t.(*py.NDArrayType); ok && !a.Ranked && a.Elem != nil {
		return false // of any rank, as it is said
	}
	return !complete(t)
}

// onlyAssumed reports whether all that uses v takes it to be of some type.
func onlyAssumed(v *ir.Value) bool { return isAssumed(v) }

// whyUntyped returns the reason for which f is not known, or a part of it; "" if that is a list which is empty.
func (a *analysis) whyUntyped(f fact, around ...*cell) string {
	switch {
	case f.state == nothing:
		return "no way leads to this code"
	case f.state == unknown:
		return f.why.text
	case f.cell != nil:
		c := f.cell.find()
		switch {
		case slices.ContainsFunc(around, func(o *cell) bool { return o.find() == c }):
			return "it contains itself"
		case c.elem.state == nothing:
			return ""
		case c.elem.state == unknown:
			return "of its elements: " + c.elem.why.text
		case c.key.state == unknown:
			return "of its keys: " + c.key.why.text
		}
		return a.whyUntyped(c.elem, append(around, c)...)
	case isArray(irType(f)):
		return "its rank or its elements are not known"
	}
	for _, e := range f.elems {
		if why := a.whyUntyped(e, around...); open(irType(e)) && why != "" {
			return why
		}
	}
	return ""
}
