package arith

import (
	"slices"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// Select is one of two values, as a whole by an i1 or element by element by a vector or tensor of them.
//
//	%0 = arith.select %cond, %a, %b : i32
//	%1 = arith.select %mask, %v, %w : vector<4xi1>, vector<4xf32>
type Select struct {
	ir.Base
	Condition             ir.Operand
	TrueValue, FalseValue ir.Operand
	Result                ir.Result
}

// Def implements ir.Op.
func (o *Select) Def(d *ir.Def) {
	d.In("condition", &o.Condition, ir.BoolLike)
	d.In("true_value", &o.TrueValue, ir.AnyType)
	d.In("false_value", &o.FalseValue, ir.AnyType)
	d.Out("result", &o.Result, ir.AnyType)
	d.AllTypesMatch("true_value", "false_value", "result")
	d.Traits(ir.Pure, ir.ElementwiseMappable)
	ir.Check(d, "condition is signless i1 or has matching shape", func(o *Select) bool {
		cond, shaped := o.Condition.Type().(ir.Shaped)
		result, ok := o.Result.Type().(ir.Shaped)
		return !shaped || !ok || slices.Equal(cond.Shape(), result.Shape())
	})
}

// Verify implements ir.Verifier.
func (o *Select) Verify() error {
	cond, result := o.Condition.Type(), o.Result.Type()
	if cond == ir.Type(ir.I1) {
		return nil
	}
	switch result.(type) {
	case *ir.VectorType, *ir.TensorType:
	default:
		return ir.OpError(o, "expected condition to be a signless i1, but got '%v'", cond)
	}
	if want := i1SameShape(result); cond != want {
		return ir.OpError(o, "expected condition type to have the same shape as the result type, expected '%v', but got '%v'", want, cond)
	}
	return nil
}

// ParseOp implements asm.OpParser: %cond, %a, %b : [type of a shaped condition,] type.
func (o *Select) ParseOp(p *asm.Parser) bool {
	refs, ok := p.Operands(3)
	if !ok || !p.AttrDict(o) {
		return false
	}
	t, ok := p.ColonType()
	if !ok {
		return false
	}
	cond := ir.Type(ir.I1)
	if p.Accept(",") {
		cond = t
		if t, ok = p.Type(); !ok {
			return false
		}
	}
	ir.SetResultTypes(o, []int{1}, []ir.Type{t})
	return p.ResolveInto(&o.Condition, refs[0], cond) && p.ResolveInto(&o.TrueValue, refs[1], t) && p.ResolveInto(&o.FalseValue, refs[2], t)
}

// PrintOp implements asm.OpPrinter.
func (o *Select) PrintOp(p *asm.Printer) {
	p.Space()
	p.AllOperands(o)
	p.AttrDict(o)
	p.Str(" : ")
	if cond, ok := o.Condition.Type().(ir.Shaped); ok {
		p.Type(cond)
		p.Str(", ")
	}
	p.Type(o.Result.Type())
}

// Selection implements ir.SelectLike.
func (o *Select) Selection() (cond, yes, no *ir.Value) {
	return o.Condition.Value(), o.TrueValue.Value(), o.FalseValue.Value()
}
