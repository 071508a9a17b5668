package py

import "polyloom/ir"

// Values that were variables keep the names of these as a part of their location, loc("x"(…)): a hint for people and for who writes the program as Python,
// which changes nothing. The names of several results are those of the parts of a fused location.

// VariableOf returns the name of the variable that v was, or "".
func VariableOf(v *ir.Value) string {
	a := v.Loc().Attr()
	if op := v.DefOp(); op != nil && ir.NumResults(op) > 1 {
		if a.Kind != ir.FusedLoc || len(a.Children) != ir.NumResults(op) {
			return ""
		}
		a = a.Children[v.Index()]
	}
	if a.Kind == ir.NameLoc && ir.IsIdentifier(a.Name) {
		return a.Name
	}
	return ""
}

// SetVariable notes that v was a variable of a name, unless it was one already. Constants are too many things at once to have a name.
func SetVariable(v *ir.Value, name string) {
	if _, constant := v.DefOp().(*Constant); constant || VariableOf(v) != "" {
		return
	}
	named := ir.NamedLoc(name, Place(v.Loc()))
	op := v.DefOp()
	switch {
	case op == nil:
		v.Arg().SetLoc(named.Loc())
		return
	case ir.NumResults(op) > 1:
		named = fusedWith(op, v.Index(), named)
	}
	ir.SetLoc(op, named.Loc())
}

// fusedWith returns a location for op with a part for each result, of which part i is given.
func fusedWith(op ir.Op, i int, part *ir.LocAttr) *ir.LocAttr {
	n := ir.NumResults(op)
	parts := make([]*ir.LocAttr, n)
	was := ir.LocOf(op).Attr()
	for k := range parts {
		parts[k] = Place(ir.LocOf(op))
		if was.Kind == ir.FusedLoc && len(was.Children) == n {
			parts[k] = was.Children[k]
		}
	}
	parts[i] = part
	return ir.Fused(nil, parts...)
}

// Place returns the location in a file that l is without the names of variables; loc(unknown) if there is none.
func Place(l ir.Loc) *ir.LocAttr {
	a := l.Attr()
	for (a.Kind == ir.NameLoc || a.Kind == ir.FusedLoc) && len(a.Children) > 0 {
		a = a.Children[0]
	}
	return a
}
