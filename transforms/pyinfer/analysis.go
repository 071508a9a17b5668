package pyinfer

import (
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pylib"
)

// An analysis finds what is known of the values of a module, under the assumptions of a setup.
type analysis struct {
	module     *py.Module
	setup      *setup
	starImport bool // names may come from anywhere
	last       bool // parameters of which nothing is found have any type
	reshapes   bool // arrays are reshaped in place, so that their types change

	epoch     int // grows with what is known that many values may depend on
	facts     map[*ir.Value]fact
	vars      map[nameIn]*variable
	functions map[ir.Op]*function
	current   *function   // that is analysed
	order     []*function // in which they are met
	cells     map[cellKey]*cell
	cellList  []*cell
	visits    map[ir.Op]*visit

	assumed map[*ir.Value]string        // results of ops that are taken to be of a type, with the reason
	locals  map[*py.Annotate]assumption // what is assumed because of the annotation of a local name
}

func newAnalysis(s *setup) *analysis {
	return &analysis{
		module: s.module, setup: s, facts: map[*ir.Value]fact{}, functions: map[ir.Op]*function{}, cells: map[cellKey]*cell{},
		visits: map[ir.Op]*visit{}, assumed: map[*ir.Value]string{}, locals: map[*py.Annotate]assumption{},
	}
}

// infer analyses m until nothing more is found: each round begins anew, with the assumptions that the use of parameters in the one before asks for.
func infer(s *setup) *analysis {
	for last := false; ; {
		a := newAnalysis(s)
		a.last = last
		a.run()
		switch {
		case s.decideByCalls(a), s.decideByUse(a, last):
		case last:
			return a
		default:
			last = true
		}
	}
}

// run analyses the module and its functions until nothing changes.
func (a *analysis) run() {
	a.findNames()
	for epoch := -1; epoch != a.epoch; {
		epoch = a.epoch
		if !a.module.Body.Empty() {
			a.block(&frame{scope: a.module, flow: &flow{}}, a.module.Body.Entry(), env{})
		}
		for i := 0; i < len(a.order); i++ { // which may grow
			a.analyze(a.order[i])
		}
	}
}

// decideByCalls makes assumptions of what calls in the module pass, and of default values. It reports whether there are new ones.
func (s *setup) decideByCalls(a *analysis) bool {
	changed := false
	for _, fn := range a.order {
		if !fn.escapes {
			continue // what calls pass is a fact
		}
		for _, p := range fn.params {
			d := s.params[p.arg]
			if d == nil || d.found != nil || d.hint.lack != "" {
				continue
			}
			f, why := p.calls, "calls of "+fn.name
			if f.state == nothing {
				f, why = p.deflt, "default value of "+p.Name
			}
			t := general(irType(f))
			if f.state != known || f.kind == pylib.None || !complete(t) || t == ir.Type(py.Function) || !d.hint.isNone() && !agrees(d.hint.typ, t) {
				continue
			}
			if n := line(f.at); n > 0 && f.state == p.calls.state {
				why += atLine(f.at)
			}
			if d.hint.text != "" {
				why = d.hint.text + "; " + why
			}
			d.found = &assumption{t, why}
			changed = true
		}
	}
	return changed
}

// general returns an array type without its extents.
func general(t ir.Type) ir.Type {
	a, ok := t.(*py.NDArrayType)
	if !ok || !a.Ranked {
		return t
	}
	shape := make([]int64, len(a.Shape))
	for i := range shape {
		shape[i] = ir.Dynamic
	}
	return py.NDArray(shape, a.Elem)
}

// decideByUse makes assumptions of how parameters are used. It reports whether there are new ones. A parameter for which calls pass something that is not
// known yet waits as long as there are others.
func (s *setup) decideByUse(a *analysis, last bool) bool {
	changed := false
	for _, waiting := range []bool{false, true} {
		for _, fn := range a.order {
			for _, p := range fn.params {
				if d := s.params[p.arg]; d != nil && fn.escapes && (p.calls.state == unknown && !p.mixed) == waiting {
					changed = a.decide(p, d, last) || changed
				}
			}
		}
		if changed {
			break
		}
	}
	return changed
}

// decide is decideByUse for one parameter.
func (a *analysis) decide(p *param, d *demand, last bool) bool {
	if d.found != nil || d.hint.lack != "" {
		return false
	}
	found := d.solve(last)
	switch {
	case found == nil:
		return false
	case p.mixed:
		d.lack = "what calls pass for " + p.Name + " differs: " + p.calls.why.text
		return false
	case p.calls.state == known && !agrees(general(irType(p.calls)), found.typ):
		d.lack = "calls pass " + a.describe(p.calls) + " for " + p.Name + ", but it is used as " + found.typ.(interface{ String() string }).String()
		return false
	}
	d.found = found
	return true
}

// assume says that the value v is taken to be of the type that is found for it.
func (a *analysis) assume(v *ir.Value, reason string) { a.assumed[v] = reason }

// annotated returns what a name gets by an assignment with an annotation, which says what it is if nothing else does.
func (a *analysis) annotated(o *py.Annotate) fact {
	f := a.of(o.Value.Value())
	h, ok := a.setup.locals[o]
	if f.state != unknown || !ok {
		return f
	}
	a.locals[o] = assumption{h.typ, "annotation " + source(py.Yielded(&o.Annotation))}
	return a.assumedType(o, h.typ)
}
