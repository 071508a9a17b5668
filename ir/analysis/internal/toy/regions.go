package toy

import (
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

// Yield ends a region and passes values on.
type Yield struct {
	ir.Base
	Args ir.Operands
}

// Def implements ir.Op.
func (o *Yield) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Traits(ir.Pure, ir.Terminator, ir.ReturnLike)
}

// If runs one of two regions; Else may be empty.
type If struct {
	ir.Base
	Cond       ir.Operand
	Results    ir.Results
	Then, Else ir.Region
}

// Def implements ir.Op.
func (o *If) Def(d *ir.Def) {
	d.In("cond", &o.Cond, ir.AnyType)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("then", &o.Then, ir.AnyRegion)
	d.Region("else", &o.Else, ir.AnyRegion)
	d.Traits(ir.RecursiveMemoryEffects, ir.RecursivelySpeculatable)
}

// RegionSuccessors implements ir.RegionBrancher.
func (o *If) RegionSuccessors(from *ir.Region, consts []ir.Attr) []ir.RegionPoint {
	behind := ir.RegionPoint{Inputs: o.Results.Values()}
	if from != nil {
		return []ir.RegionPoint{behind}
	}
	yes, no := ir.RegionPoint{Region: &o.Then}, ir.RegionPoint{Region: &o.Else}
	if o.Else.Empty() {
		no = behind
	}
	switch c := truth(consts, 0); {
	case c == nil:
		return []ir.RegionPoint{yes, no}
	case *c:
		return []ir.RegionPoint{yes}
	}
	return []ir.RegionPoint{no}
}

// EntryOperands implements ir.RegionBrancher.
func (o *If) EntryOperands(ir.RegionPoint) []*ir.Operand { return nil }

// For counts from Lower to below Upper; the body's first argument is the counter, the others go round.
type For struct {
	ir.Base
	Lower, Upper, Step ir.Operand
	Inits              ir.Operands
	Results            ir.Results
	Body               ir.Region
}

// Def implements ir.Op.
func (o *For) Def(d *ir.Def) {
	d.In("lower", &o.Lower, ir.AnyType)
	d.In("upper", &o.Upper, ir.AnyType)
	d.In("step", &o.Step, ir.AnyType)
	d.Ins("inits", &o.Inits, ir.AnyType)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.RecursiveMemoryEffects)
}

// RegionSuccessors implements ir.RegionBrancher.
func (o *For) RegionSuccessors(*ir.Region, []ir.Attr) []ir.RegionPoint {
	return []ir.RegionPoint{
		{Region: &o.Body, Inputs: o.Body.Entry().ArgValues()[1:]},
		{Inputs: o.Results.Values()},
	}
}

// EntryOperands implements ir.RegionBrancher.
func (o *For) EntryOperands(ir.RegionPoint) []*ir.Operand { return o.Inits.List() }

// LoopRegions implements ir.LoopLike.
func (o *For) LoopRegions() []*ir.Region { return []*ir.Region{&o.Body} }

// LoopDims implements ir.CountedLoop.
func (o *For) LoopDims() []ir.LoopDim {
	value := func(o *ir.Operand) ir.FoldResult { return ir.FoldResult{Value: o.Value()} }
	return []ir.LoopDim{{Var: o.Body.Entry().Arg(0), Lower: value(&o.Lower), Upper: value(&o.Upper), Step: value(&o.Step)}}
}

// While runs Before, and as long as that says so After and Before again.
type While struct {
	ir.Base
	Inits         ir.Operands
	Results       ir.Results
	Before, After ir.Region
}

// Def implements ir.Op.
func (o *While) Def(d *ir.Def) {
	d.Ins("inits", &o.Inits, ir.AnyType)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("before", &o.Before, ir.AnyRegion)
	d.Region("after", &o.After, ir.AnyRegion)
	d.Traits(ir.RecursiveMemoryEffects)
}

// RegionSuccessors implements ir.RegionBrancher.
func (o *While) RegionSuccessors(from *ir.Region, _ []ir.Attr) []ir.RegionPoint {
	if from == &o.Before {
		return []ir.RegionPoint{{Region: &o.After, Inputs: o.After.Entry().ArgValues()}, {Inputs: o.Results.Values()}}
	}
	return []ir.RegionPoint{{Region: &o.Before, Inputs: o.Before.Entry().ArgValues()}}
}

// EntryOperands implements ir.RegionBrancher.
func (o *While) EntryOperands(ir.RegionPoint) []*ir.Operand { return o.Inits.List() }

// LoopRegions implements ir.LoopLike.
func (o *While) LoopRegions() []*ir.Region { return []*ir.Region{&o.Before, &o.After} }

// Condition ends the region Before of a While: it goes on if Cond is not zero.
type Condition struct {
	ir.Base
	Cond ir.Operand
	Args ir.Operands
}

// Def implements ir.Op.
func (o *Condition) Def(d *ir.Def) {
	d.In("cond", &o.Cond, ir.AnyType)
	d.Ins("args", &o.Args, ir.AnyType)
	d.Traits(ir.Pure, ir.Terminator)
}

// PassedTo implements ir.RegionTerminator.
func (o *Condition) PassedTo(ir.RegionPoint) []*ir.Operand { return o.Args.List() }

// ExitsTo implements ir.RegionExit.
func (o *Condition) ExitsTo(consts []ir.Attr) []ir.RegionPoint {
	w := ir.Parent(o).(*While)
	points := w.RegionSuccessors(&w.Before, nil)
	switch c := truth(consts, 0); {
	case c == nil:
		return points
	case *c:
		return points[:1]
	}
	return points[1:]
}

// Box holds a region of which nothing is known but that its effects are those of what is inside.
type Box struct {
	ir.Base
	Args    ir.Operands
	Results ir.Results
	Body    ir.Region
}

// Def implements ir.Op.
func (o *Box) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.RecursiveMemoryEffects, ir.RecursivelySpeculatable)
}

// Index holds a region whose only argument is from 0 to 9, and gives the same.
type Index struct {
	ir.Base
	Args   ir.Operands
	Result ir.Result
	Body   ir.Region
}

// Def implements ir.Op.
func (o *Index) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Out("result", &o.Result, ir.AnyType)
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.RecursiveMemoryEffects)
}

// InferPartialRanges implements intrange.PartialInferer.
func (o *Index) InferPartialRanges(_ []intrange.Range, set func(*ir.Value, intrange.Range)) {
	arg := o.Body.Entry().Arg(0)
	w := intrange.Width(arg.Type())
	r := intrange.FromSigned(num.Zero(w), num.NewInt(w, 9))
	set(arg, r)
	set(&o.Result.Value, r)
}

// Graph holds a region in which order means nothing.
type Graph struct {
	ir.Base
	Body ir.Region
}

// Def implements ir.Op.
func (o *Graph) Def(d *ir.Def) {
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.GraphRegion, ir.NoTerminator, ir.SingleBlock)
}
