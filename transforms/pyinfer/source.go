package pyinfer

import (
	"strconv"
	"strings"

	"polyloom/dialects/py"
	"polyloom/ir"
)

// maxSource is how long an expression may be in a message.
const maxSource = 60

// source returns the expression of a value for messages, with … for parts that would make it long.
func source(v *ir.Value) string {
	if op := v.DefOp(); op != nil {
		return sourceOf(op)
	}
	return "…"
}

// sourceOf returns the expression that op computes, or the target that it assigns to.
func sourceOf(op ir.Op) string {
	s := expression(op)
	if len(s) > maxSource {
		return "…"
	}
	return s
}

func expression(op ir.Op) string {
	switch o := op.(type) {
	case *py.Load:
		return o.Name.Value
	case *py.GetAttr:
		return source(o.Object.Value()) + "." + o.Name.Value
	case *py.GetItem:
		return source(o.Object.Value()) + "[" + inBrackets(o.Index.Value()) + "]"
	case *py.SetItem:
		return source(o.Object.Value()) + "[" + inBrackets(o.Index.Value()) + "]"
	case *py.Call:
		return source(o.Callee.Value()) + "(" + sources(o.Args.Values()) + ")"
	case *py.Constant:
		return constant(o.Value)
	case *py.Tuple:
		return "(" + sources(o.Elems.Values()) + ")"
	case *py.List:
		return "[" + sources(o.Elems.Values()) + "]"
	case *py.Binary:
		return source(o.Lhs.Value()) + " " + operators[o.Kind] + " " + source(o.Rhs.Value())
	case *py.InPlace:
		return source(o.Lhs.Value()) + " " + operators[o.Kind] + "= " + source(o.Rhs.Value())
	case *py.Assume:
		return source(o.Value.Value())
	case *py.MakeSlice:
		s := optSource(&o.Lower) + ":" + optSource(&o.Upper)
		if o.Step.Present() {
			s += ":" + source(o.Step.Value())
		}
		return s
	}
	return "…"
}

func optSource(o *ir.Operand) string {
	if !o.Present() {
		return ""
	}
	return source(o.Value())
}

func inBrackets(v *ir.Value) string {
	if t, ok := v.DefOp().(*py.Tuple); ok && t.Elems.Len() > 0 {
		return sources(t.Elems.Values())
	}
	return source(v)
}

func sources(vs []*ir.Value) string {
	parts := make([]string, len(vs))
	for i, v := range vs {
		parts[i] = source(v)
	}
	return strings.Join(parts, ", ")
}

func constant(l *py.Literal) string {
	switch l.Kind {
	case py.NoneLit:
		return "None"
	case py.TrueLit:
		return "True"
	case py.FalseLit:
		return "False"
	case py.EllipsisLit:
		return "..."
	case py.IntLit:
		return l.Text
	case py.FloatLit:
		return strconv.FormatFloat(l.Float(), 'g', -1, 64)
	case py.StrLit, py.UStrLit:
		return strconv.Quote(l.Text)
	}
	return "…"
}
