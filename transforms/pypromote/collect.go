package pypromote

import (
	"polyloom/dialects/py"
	"polyloom/ir"
)

// collect notes the variables that are named in r, and those that cannot become values because of how they are bound. If why is not empty, it says why no
// variable that is assigned in r can.
func (f *function) collect(r *ir.Region, why string) {
	if r.Empty() {
		return
	}
	for op := range r.Entry().Ops() {
		f.collectOp(op, why)
	}
}

func (f *function) collectOp(op ir.Op, why string) {
	switch op := op.(type) {
	case *py.Load:
		f.name(op, "")
	case *py.Store:
		if reason := boundBy(op.Value.Value()); why == "" {
			why = reason
		}
		f.name(op, why)
	case *py.Walrus:
		f.name(op, why)
	case *py.DelName:
		f.name(op, "it is deleted")
	case *py.Annotate:
		f.name(op, why)
		f.annotation(&op.Annotation)
	case *py.PatternStar, *py.PatternAs, *py.PatternMapping:
		f.name(op.(py.Naming), "a pattern binds it")
	case *py.If:
		f.collect(&op.Then, why)
		f.collect(&op.Else, why)
	case *py.For:
		f.collect(&op.Body, why)
		f.collect(&op.Else, why)
	case *py.While:
		f.collect(&op.Test, "it is assigned in the test of a loop")
		f.collect(&op.Body, why)
		f.collect(&op.Else, why)
	case *py.Def:
		f.annotation(&op.Annotations)
	case *py.Lambda, *py.Class, *py.Comp, *py.TypeAlias: // have variables of their own
	default:
		f.collectOther(op)
	}
}

// collectOther is collectOp for statements and expressions that are not looked into in detail.
func (f *function) collectOther(op ir.Op) {
	why := "it is assigned in an expression that may not be evaluated"
	switch op := op.(type) {
	case *py.With:
		why = "it is assigned in a with statement"
	case *py.Try:
		why = "it is assigned in a try statement"
	case *py.Except:
		f.name(op, "an except clause binds it")
		why = "it is assigned in a try statement"
	case *py.Match, *py.Case:
		why = "it is assigned in a match statement"
	}
	for _, r := range ir.RegionsOf(op) {
		f.collect(r, why)
	}
}

// name notes an occurrence of a name, with the reason why it stays one, if there is one.
func (f *function) name(op py.Naming, why string) {
	name, scope, _ := op.Named()
	if name == nil {
		return
	}
	switch scope {
	case py.Cell:
		why = "an inner function uses it"
	case py.Local:
	default:
		return
	}
	f.number(name.Value)
	if why != "" {
		f.leave(name.Value, op, why)
	}
}

// annotation notes the names in an annotation, which is not evaluated when it is reached.
func (f *function) annotation(r *ir.Region) {
	if r.Empty() {
		return
	}
	for op := range r.Entry().Ops() {
		for l := range ir.WalkOf[*py.Load](op) {
			f.name(l, "an annotation uses it")
		}
	}
}

// boundBy returns the reason why a variable that gets v stays a name, if v is bound to a name by the statement that makes it.
func boundBy(v *ir.Value) string {
	switch v.DefOp().(type) {
	case *py.Import, *py.ImportFrom:
		return "an import binds it"
	case *py.Def, *py.Class, *py.TypeAlias:
		return "a definition binds it"
	}
	return ""
}
