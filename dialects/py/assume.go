package py

import (
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Assume is its operand, taken to be of a type that is not proved: because of an annotation, of a profile or of how the value is used. The reason is for
// people. Code that relies on the type runs only where a guard has checked it; written as Python, the operation is its operand.
//
//	%1 = py.assume %0 : !py.ndarray<?x?xf64> "annotation np.ndarray, subscripts A[i, j]"
type Assume struct {
	ir.Base
	Value  ir.Operand
	Reason *ir.StringAttr
	Result ir.Result
}

// Def implements ir.Op.
func (o *Assume) Def(d *ir.Def) {
	d.In("value", &o.Value, anyValue)
	ir.Prop(d, "reason", &o.Reason, ir.StrAttr)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.Pure)
}

// PrintOp implements asm.OpPrinter.
func (o *Assume) PrintOp(p *asm.Printer) {
	p.Space()
	p.Value(o.Value.Value())
	p.Str(" : ")
	p.Type(o.Result.Type())
	p.Space()
	p.Quoted(o.Reason.Value)
	p.AttrDict(o, "reason")
}

// ParseOp implements asm.OpParser.
func (o *Assume) ParseOp(p *asm.Parser) bool {
	if !operand(p, &o.Value) {
		return false
	}
	t, ok := p.ColonType()
	if !ok {
		return false
	}
	ir.SetResultTypes(o, []int{1}, []ir.Type{t})
	reason, ok := p.StringLit()
	o.Reason = ir.Str(reason)
	return ok && p.AttrDict(o)
}
