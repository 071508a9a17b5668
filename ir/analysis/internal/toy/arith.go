package toy

import (
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

// Const is a constant.
type Const struct {
	ir.Base
	Value  ir.Attr
	Result ir.Result
}

// Def implements ir.Op.
func (o *Const) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, ir.AnyAttr)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.Pure, ir.ConstantLike)
}

// Fold implements ir.Folder.
func (o *Const) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.Value) }

// InferRanges implements intrange.Inferer.
func (o *Const) InferRanges(_ []intrange.Range, set func(*ir.Value, intrange.Range)) {
	if a, ok := o.Value.(*ir.IntegerAttr); ok {
		set(&o.Result.Value, intrange.Constant(a.Value))
	}
}

// Kind is what a Bin computes.
type Kind uint8

// The kinds; Lt compares signed numbers and gives 0 or 1 of the operands' type.
const (
	Add Kind = iota
	Sub
	Mul
	And
	Xor
	Max
	Lt
	NumKinds
)

// Eval computes a kind.
func (k Kind) Eval(a, b num.Int) num.Int {
	switch k {
	case Add:
		return a.Add(b)
	case Sub:
		return a.Sub(b)
	case Mul:
		return a.Mul(b)
	case And:
		return a.And(b)
	case Xor:
		return a.Xor(b)
	case Max:
		return a.SMax(b)
	}
	return num.Bool(a.CmpS(b) < 0).ZExt(a.Width())
}

// Bin computes a kind of two numbers.
type Bin struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Kind     Kind
	Result   ir.Result
}

var kinds = &ir.EnumDef{Dialect: "toy", Mnemonic: "kind", Cases: []ir.EnumCase{
	{Name: "add", Value: 0}, {Name: "sub", Value: 1}, {Name: "mul", Value: 2}, {Name: "and", Value: 3}, {Name: "xor", Value: 4},
	{Name: "max", Value: 5}, {Name: "lt", Value: 6},
}}

// Def implements ir.Op.
func (o *Bin) Def(d *ir.Def) {
	d.In("lhs", &o.Lhs, ir.AnyType)
	d.In("rhs", &o.Rhs, ir.AnyType)
	ir.Enum(d, "kind", &o.Kind, kinds)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.Pure, ir.SameOperandsAndResultType)
}

// Fold implements ir.Folder. It knows that 0 & x and 0 * x are 0, and x + 0 is x.
func (o *Bin) Fold(consts []ir.Attr) ir.Folded {
	a, aok := consts[0].(*ir.IntegerAttr)
	b, bok := consts[1].(*ir.IntegerAttr)
	switch {
	case aok && bok:
		return ir.FoldConst(ir.Integer(o.Result.Type(), o.Kind.Eval(a.Value, b.Value)))
	case (o.Kind == And || o.Kind == Mul) && (aok && a.Value.IsZero() || bok && b.Value.IsZero()):
		return ir.FoldConst(ir.IntegerOf(o.Result.Type(), 0))
	case o.Kind == Add && bok && b.Value.IsZero():
		return ir.FoldTo(o.Lhs.Value())
	}
	return ir.NoFold
}

// InferRanges implements intrange.Inferer.
func (o *Bin) InferRanges(args []intrange.Range, set func(*ir.Value, intrange.Range)) {
	a, b := args[0], args[1]
	var r intrange.Range
	switch o.Kind {
	case Add:
		r = intrange.Add(a, b, intrange.Wraps)
	case Sub:
		r = intrange.Sub(a, b, intrange.Wraps)
	case Mul:
		r = intrange.Mul(a, b, intrange.Wraps)
	case And:
		r = intrange.And(a, b)
	case Xor:
		r = intrange.Xor(a, b)
	case Max:
		r = intrange.MaxS(a, b)
	default:
		r = intrange.ExtU(intrange.Cmp(intrange.SLT, a, b), a.Width())
	}
	set(&o.Result.Value, r)
}

// Norm computes the sum of its operands, of which there may be many and one apart. It folds in place in every way that there is.
type Norm struct {
	ir.Base
	First  ir.Operand
	Rest   ir.Operands
	Note   *ir.StringAttr
	Flag   bool
	Result ir.Result
}

// Def implements ir.Op.
func (o *Norm) Def(d *ir.Def) {
	d.In("first", &o.First, ir.AnyType)
	d.Ins("rest", &o.Rest, ir.AnyType)
	ir.Prop(d, "note", &o.Note, ir.StrAttr.Opt())
	d.Unit("flag", &o.Flag)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.Pure)
}

// Fold implements ir.Folder.
func (o *Norm) Fold(consts []ir.Attr) ir.Folded {
	if consts[0] == nil || o.Flag {
		return ir.NoFold
	}
	first := o.First.Value()
	if o.Rest.Len() > 1 {
		o.First.Set(o.Rest.At(0))
		o.Rest.Assign(o.Rest.At(1))
	} else if o.Rest.Len() == 1 {
		o.First.Set(o.Rest.At(0))
		o.Rest.Assign(first)
	}
	o.Flag, o.Note = true, nil
	ir.SetAttribute(o, "toy.extra", ir.Unit)
	return ir.FoldedInPlace
}

// Ext is an op of which nothing is known.
type Ext struct {
	ir.Base
	Args    ir.Operands
	Results ir.Results
	Bodies  ir.Regions
}

// Def implements ir.Op.
func (o *Ext) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Regions("bodies", &o.Bodies, ir.AnyRegion)
}

// Sink needs its operands.
type Sink struct {
	ir.Base
	Args ir.Operands
}

// Def implements ir.Op.
func (o *Sink) Def(d *ir.Def) { d.Ins("args", &o.Args, ir.AnyType) }

// Effects implements ir.MemoryEffects.
func (o *Sink) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Write}} }
