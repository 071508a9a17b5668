package affine

import (
	"errors"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// If runs its first region where its operands are in an integer set, else its second one, which may be empty if there are no results.
//
//	%x = affine.if affine_set<(d0)[s0] : (d0 - 10 >= 0, s0 - d0 - 9 >= 0)>(%i)[%n] -> f32 {
//	  affine.yield %a : f32
//	} else {
//	  affine.yield %b : f32
//	}
type If struct {
	ir.Base
	Operands   ir.Operands
	Condition  *ir.IntegerSetAttr
	Results    ir.Results
	Then, Else ir.Region
}

// Def implements ir.Op.
func (o *If) Def(d *ir.Def) {
	d.Ins("", &o.Operands, ir.AnyType)
	ir.Prop(d, "condition", &o.Condition, ir.SetProp)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("thenRegion", &o.Then, ir.OneBlock)
	d.Region("elseRegion", &o.Else, ir.AnyRegion)
	d.ImplicitTerminator(newYield)
	d.Traits(ir.RecursivelySpeculatable, ir.RecursiveMemoryEffects, ir.NoRegionArguments)
}

// NewIf returns a conditional without results as an op literal; its regions have blocks that hold an affine.yield, the second one only if
// withElse is set.
func NewIf(set *affexpr.Set, operands []*ir.Value, withElse bool, loc ir.Loc) *If {
	o := &If{Operands: ir.Uses(operands...), Condition: ir.SetAttrOf(set)}
	ir.Append(o.Then.Add(ir.NewBlock(loc)), loc, NewYield())
	if withElse {
		ir.Append(o.Else.Add(ir.NewBlock(loc)), loc, NewYield())
	}
	return o
}

// Set returns the condition.
func (o *If) Set() *affexpr.Set { return o.Condition.Set }

// HasElse reports whether the second region has a block.
func (o *If) HasElse() bool { return !o.Else.Empty() }

// SetCondition changes the condition and what it is applied to.
func (o *If) SetCondition(set *affexpr.Set, operands []*ir.Value) {
	o.Condition = ir.SetAttrOf(set)
	o.Operands.Assign(operands...)
}

// ParseOp implements asm.OpParser.
func (o *If) ParseOp(p *asm.Parser) bool {
	set, ok := asm.AttrOf[*ir.IntegerSetAttr](p, nil)
	if !ok {
		return false
	}
	vs, dims, ok := dimsAndSymbols(p)
	if !ok {
		return false
	}
	if set.Set.NumDims() != dims {
		return p.Errorf(p.OpPos(), "dim operand count and integer set dim count must match")
	}
	if set.Set.NumInputs() != len(vs) {
		return p.Errorf(p.OpPos(), "symbol operand count and integer set symbol count must match")
	}
	o.Condition = set
	o.Operands.Assign(vs...)
	types, ok := p.OptArrowTypes()
	if !ok {
		return false
	}
	ir.SetResultTypes(o, []int{len(types)}, types)
	if !p.Region(&o.Then, nil) {
		return false
	}
	ir.EnsureTerminator(o, &o.Then)
	if p.AcceptKeyword("else") {
		if !p.Region(&o.Else, nil) {
			return false
		}
		ir.EnsureTerminator(o, &o.Else)
	}
	return p.AttrDict(o)
}

// PrintOp implements asm.OpPrinter.
func (o *If) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.Attr(o.Condition)
	printDimsAndSymbols(p, o.Operands.Values(), o.Set().NumDims())
	p.OptArrowTypes(o.Results.Types())
	opts := asm.RegionOpts{HideEntryArgs: true, HideTerminator: o.Results.Len() == 0}
	p.Byte(' ')
	p.Region(&o.Then, opts)
	if o.HasElse() {
		p.Str(" else ")
		p.Region(&o.Else, opts)
	}
	p.AttrDict(o, "condition")
}

// Verify implements ir.Verifier.
func (o *If) Verify() error {
	if o.Operands.Len() != o.Set().NumInputs() {
		return errors.New("operand count and condition integer set dimension and symbol count must match")
	}
	return verifyDimsAndSymbols(o, o.Operands.Values(), o.Set().NumDims())
}

// RegionSuccessors implements ir.RegionBrancher.
func (o *If) RegionSuccessors(from *ir.Region, _ []ir.Attr) []ir.RegionPoint {
	out := ir.RegionPoint{Inputs: o.Results.Values()}
	switch {
	case from != nil:
		return []ir.RegionPoint{out}
	case o.HasElse():
		return []ir.RegionPoint{{Region: &o.Then}, {Region: &o.Else}}
	}
	return []ir.RegionPoint{{Region: &o.Then}, out}
}

// EntryOperands implements ir.RegionBrancher: nothing is passed.
func (o *If) EntryOperands(ir.RegionPoint) []*ir.Operand { return nil }
