package pyinfer

import (
	"strings"

	"polyloom/dialects/py"
	"polyloom/dialects/py/fromast"
	"polyloom/ir"
	"polyloom/pyast"
	"polyloom/pyast/symtable"
)

// A setup is what is said of the types in a module: by annotations, by a stub file and by a profile. What is found out by the use of parameters is added
// to it.
type setup struct {
	module  *py.Module
	params  map[*ir.Value]*demand
	order   []*demand
	returns map[*py.Def]ir.Type
	hinted  map[*py.Def]bool
	locals  map[*py.Annotate]hint
}

// A source of hints beside annotations gives the hints of functions by their qualified names.
type hints struct {
	of   map[string]map[string]hint // function, then parameter or "return"
	used map[string]bool            // functions that the module has
}

// newSetup reads the annotations of m; others are further sources, the first before the second.
func newSetup(m *py.Module, others ...*hints) *setup {
	s := &setup{module: m, params: map[*ir.Value]*demand{}, returns: map[*py.Def]ir.Type{}, hinted: map[*py.Def]bool{}, locals: map[*py.Annotate]hint{}}
	c := newHintContext(m)
	for op := range ir.Walk(m) {
		switch o := op.(type) {
		case *py.Def:
			s.function(o, c, others)
		case *py.Annotate:
			if h := c.hint(py.Yielded(&o.Annotation)); complete(h.typ) {
				s.locals[o] = h
			}
		}
	}
	return s
}

// function collects what is said of a function.
func (s *setup) function(o *py.Def, c *hintContext, others []*hints) {
	name := qualifiedName(o)
	said := func(what string) hint {
		var h hint
		if v := o.AnnotationOf(what); v != nil {
			h = c.hint(v)
			h.text = "annotation " + source(v)
			s.hinted[o] = true
		}
		for _, other := range others {
			if g, ok := other.of[name][what]; ok {
				s.hinted[o], other.used[name] = true, true
				h = refine(h, g)
			}
		}
		return h
	}
	for i, p := range o.Params.List {
		arg := o.Body.Entry().Arg(i)
		if p.Kind == py.VarArgs || p.Kind == py.KwArgs || isAssumed(arg) {
			said(p.Name)
			s.hinted[o] = s.hinted[o] || isAssumed(arg)
			continue
		}
		d := &demand{def: o, name: p.Name, arg: arg, hint: said(p.Name), index: map[int]string{}, stores: map[int]map[ir.Type]bool{}}
		switch {
		case d.hint.lack != "":
			d.lack = "parameter " + p.Name + ": " + d.hint.lack
		case d.hint.isNone():
			d.lack = "the parameter " + p.Name + " has no hint, and its use does not say its type"
		}
		if complete(d.hint.typ) {
			d.found = &assumption{d.hint.typ, d.hint.text}
		}
		s.params[arg] = d
		s.order = append(s.order, d)
	}
	if h := said("return"); complete(h.typ) {
		s.returns[o] = h.typ
	}
}

// isAssumed reports whether the type of an argument is assumed already.
func isAssumed(arg *ir.Value) bool {
	for op := range arg.Users() {
		if _, ok := op.(*py.Assume); !ok {
			return false
		}
	}
	return arg.HasUses()
}

// refine returns h, with what it leaves open taken from g if they agree in the rest.
func refine(h, g hint) hint {
	switch {
	case complete(h.typ) || g.typ == nil:
		return h
	case h.isNone():
		return g
	case agrees(h.typ, g.typ):
		g.text = h.text + "; " + g.text
		return g
	}
	return h
}

// agrees reports whether a type says no other than a part of one does.
func agrees(part, t ir.Type) bool {
	switch p := part.(type) {
	case *py.ListType:
		l, ok := t.(*py.ListType)
		return ok && agrees(p.Elem, l.Elem)
	case *py.NDArrayType:
		return py.Accepts(part, t)
	case *py.Simple:
		return p == py.Object || part == t
	}
	return part == t
}

// qualifiedName returns the name of a function as Python's __qualname__ has it.
func qualifiedName(o *py.Def) string {
	name := o.Name.Value
	for op := ir.Parent(o); op != nil; op = ir.Parent(op) {
		switch p := op.(type) {
		case *py.Class:
			name = p.Name.Value + "." + name
		case *py.Def:
			name = p.Name.Value + ".<locals>." + name
		}
	}
	return name
}

// parseAnnotation returns the value of an annotation that is text, in a module of its own.
func parseAnnotation(text string) (*ir.Value, error) {
	e, err := pyast.ParseExpression("annotation", []byte(strings.TrimSpace(text)))
	if err != nil {
		return nil, plainError(err)
	}
	m := &pyast.Module{Body: []pyast.Stmt{&pyast.ExprStmt{Span: e.Body.Range(), Value: e.Body}}}
	info, err := symtable.Analyze(m)
	if err != nil {
		return nil, err
	}
	return fromast.Module("annotation", m, info).Body.Entry().Last().(*py.Expr).Value.Value(), nil
}
