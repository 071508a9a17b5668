package pyinfer

import (
	"polyloom/dialects/py"
	"polyloom/ir"
)

// apply writes what was found into the module: types of values, and py.assume where they are assumed.
func (a *analysis) apply() (assumptions int) {
	var values []*ir.Value
	for op := range ir.Walk(a.module) {
		for _, v := range ir.ResultsOf(op) {
			values = append(values, v)
		}
		switch o := op.(type) {
		case py.Loop:
			for _, r := range ir.RegionsOf(o) {
				for b := range r.Blocks() {
					values = append(values, b.ArgValues()...)
				}
			}
		case *py.CompFor:
			values = append(values, o.Body.Entry().Arg(0))
		case *py.Comp:
			values = append(values, o.Body.Entry().Arg(0))
		}
	}
	for _, v := range values {
		if _, ok := a.assumed[v]; ok && irType(a.of(v)) != ir.Type(py.Object) && !isAssumed(v) {
			a.insert(v, irType(a.of(v)), a.assumed[v])
			assumptions++
		} else if !ok && v.Type() == ir.Type(py.Object) {
			v.SetType(irType(a.of(v)))
		}
	}
	a.settle()
	for _, d := range a.setup.order {
		if d.found != nil && a.functions[d.def] != nil {
			b := ir.AtStart(d.def.Body.Entry(), ir.LocOf(d.def))
			if use := firstUser(d.arg); use != nil {
				b.SetBefore(use)
			}
			assumeOne(b, d.arg, *d.found)
			assumptions++
		}
	}
	for op := range ir.WalkOf[*py.Annotate](a.module) {
		if as, ok := a.locals[op]; ok {
			b := ir.Before(op)
			o := ir.Create(b, &py.Assume{Value: op.Value.Value().Use(), Reason: ir.Str(as.reason), Result: ir.Res(as.typ)})
			op.Value.Set(&o.Result.Value)
			assumptions++
		}
	}
	return assumptions
}

// firstUser returns the first op in its block that uses v, itself or inside.
func firstUser(v *ir.Value) ir.Op {
	for op := range v.Block().Ops() {
		for inner := range ir.Walk(op) {
			for _, w := range ir.OperandsOf(inner) {
				if w == v {
					return op
				}
			}
		}
	}
	return nil
}

// insert puts a py.assume behind the op that computes v, for all uses.
func (a *analysis) insert(v *ir.Value, t ir.Type, reason string) {
	assumeOne(ir.After(v.DefOp()), v, assumption{t, reason})
}

func assumeOne(b *ir.Builder, v *ir.Value, as assumption) {
	o := ir.Create(b, &py.Assume{Value: v.Use(), Reason: ir.Str(as.reason), Result: ir.Res(as.typ)})
	v.ReplaceUsesIf(&o.Result.Value, func(u *ir.Operand) bool { return u.Owner() != ir.Op(o) })
}
