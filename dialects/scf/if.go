package scf

import (
	"errors"
	"fmt"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// If runs one of two regions; the second may be missing where there are no results.
//
//	%r = scf.if %c -> (f32) {
//	  scf.yield %a : f32
//	} else {
//	  scf.yield %b : f32
//	}
type If struct {
	ir.Base
	Condition  ir.Operand
	Results    ir.Results
	Then, Else ir.Region
}

// Def implements ir.Op.
func (o *If) Def(d *ir.Def) {
	d.In("condition", &o.Condition, ir.I1Only)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("thenRegion", &o.Then, ir.OneBlock)
	d.Region("elseRegion", &o.Else, ir.AtMostOneBlock)
	d.ImplicitTerminator(newYield)
	d.Traits(ir.RecursiveMemoryEffects, ir.RecursivelySpeculatable, ir.NoRegionArguments)
}

// ParseOp implements asm.OpParser.
func (o *If) ParseOp(p *asm.Parser) bool {
	c, ok := p.Operand()
	if !ok || !p.ResolveInto(&o.Condition, c, ir.I1) {
		return false
	}
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
	p.Value(o.Condition.Value())
	hide := o.Results.Len() == 0
	if !hide {
		p.Str(" -> (")
		p.Types(o.Results.Types())
		p.Byte(')')
	}
	p.Byte(' ')
	p.Region(&o.Then, asm.RegionOpts{HideEntryArgs: true, HideTerminator: hide})
	if !o.Else.Empty() {
		p.Str(" else ")
		p.Region(&o.Else, asm.RegionOpts{HideEntryArgs: true, HideTerminator: hide})
	}
	p.AttrDict(o)
}

// Verify implements ir.Verifier.
func (o *If) Verify() error {
	if o.Results.Len() > 0 && o.Else.Empty() {
		return errors.New("must have an else block if defining values")
	}
	return nil
}

// ThenYield returns the terminator of the first region.
func (o *If) ThenYield() *Yield { return yieldOf(o.Then.Entry()) }

// ElseYield returns the terminator of the second region; nil if there is none.
func (o *If) ElseYield() *Yield { return yieldOf(o.Else.Entry()) }

// RegionSuccessors implements ir.RegionBrancher.
func (o *If) RegionSuccessors(from *ir.Region, consts []ir.Attr) []ir.RegionPoint {
	out := ir.RegionPoint{Inputs: o.Results.Values()}
	if from != nil {
		return []ir.RegionPoint{out}
	}
	then, other := ir.RegionPoint{Region: &o.Then}, ir.RegionPoint{Region: &o.Else}
	if o.Else.Empty() {
		other = ir.RegionPoint{}
	}
	if len(consts) > 0 {
		if c, ok := consts[0].(*ir.IntegerAttr); ok {
			if c.Value.IsZero() {
				return []ir.RegionPoint{other}
			}
			return []ir.RegionPoint{then}
		}
	}
	return []ir.RegionPoint{then, other}
}

// EntryOperands implements ir.RegionBrancher: nothing is passed.
func (o *If) EntryOperands(ir.RegionPoint) []*ir.Operand { return nil }

// IndexSwitch runs the region whose number equals its operand, or a default region.
//
//	%r = scf.index_switch %i -> i32
//	case 2 {
//	  scf.yield %a : i32
//	}
//	default {
//	  scf.yield %b : i32
//	}
type IndexSwitch struct {
	ir.Base
	Arg         ir.Operand
	Cases       *ir.DenseArrayAttr
	Results     ir.Results
	Default     ir.Region
	CaseRegions ir.Regions
}

// Def implements ir.Op.
func (o *IndexSwitch) Def(d *ir.Def) {
	d.In("arg", &o.Arg, ir.IndexOnly)
	ir.Prop(d, "cases", &o.Cases, ir.DenseI64Prop)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("defaultRegion", &o.Default, ir.OneBlock)
	d.Regions("caseRegions", &o.CaseRegions, ir.OneBlock)
	d.ImplicitTerminator(newYield)
	d.Traits(ir.RecursiveMemoryEffects)
	asm.Use(d, "SwitchCases", switchCases)
	d.Format("$arg attr-dict (`->` type($results)^)? custom<SwitchCases>($cases, $caseRegions) `\\n` `` `default` $defaultRegion")
}

var switchCases = &asm.Directive{
	Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
		var values []int64
		for p.AcceptKeyword("case") {
			v, ok := p.Integer()
			if !ok {
				return false
			}
			values = append(values, v)
			if !p.Region(a.Regions(1).Append(), nil) {
				return false
			}
		}
		return a.SetAttr(0, ir.DenseI64(values...))
	},
	Print: func(p *asm.Printer, a *asm.DirectiveArgs) {
		for i, v := range a.Attr(0).(*ir.DenseArrayAttr).Ints() {
			p.Newline()
			p.Str("case ")
			p.Int(v)
			p.Byte(' ')
			p.Region(a.Regions(1).At(i), asm.RegionOpts{HideEntryArgs: true})
		}
	},
}

// Verify implements ir.Verifier.
func (o *IndexSwitch) Verify() error {
	if o.Cases.Len != o.CaseRegions.Len() {
		return fmt.Errorf("has %d case regions but %d case values", o.CaseRegions.Len(), o.Cases.Len)
	}
	seen := map[int64]bool{}
	for _, v := range o.Cases.Ints() {
		if seen[v] {
			return fmt.Errorf("has duplicate case value: %d", v)
		}
		seen[v] = true
	}
	if err := o.verifyRegion(&o.Default, "default region"); err != nil {
		return err
	}
	for i := range o.CaseRegions.Len() {
		if err := o.verifyRegion(o.CaseRegions.At(i), fmt.Sprintf("case region #%d", i)); err != nil {
			return err
		}
	}
	return nil
}

func (o *IndexSwitch) verifyRegion(r *ir.Region, what string) error {
	y := yieldOf(r.Entry())
	if y == nil {
		name := ""
		if last := r.Entry().Last(); last != nil {
			name = ir.Name(last)
		}
		return fmt.Errorf("expected region to end with scf.yield, but got %s", name)
	}
	if y.Results.Len() != o.Results.Len() {
		return ir.OpError(o, "expected each region to return %d values, but %s returns %d", o.Results.Len(), what, y.Results.Len()).
			Note(ir.LocOf(y), "see yield operation here")
	}
	for i, v := range y.Results.All() {
		if t := o.Results.At(i).Type(); v.Type() != t {
			return ir.OpError(o, "expected result #%d of each region to be '%v'", i, t).Note(ir.LocOf(y), "%s returns '%v' here", what, v.Type())
		}
	}
	return nil
}

// RegionSuccessors implements ir.RegionBrancher.
func (o *IndexSwitch) RegionSuccessors(from *ir.Region, consts []ir.Attr) []ir.RegionPoint {
	if from != nil {
		return []ir.RegionPoint{{Inputs: o.Results.Values()}}
	}
	if len(consts) > 0 {
		if c, ok := consts[0].(*ir.IntegerAttr); ok {
			for i, v := range o.Cases.Ints() {
				if v == c.Int64() {
					return []ir.RegionPoint{{Region: o.CaseRegions.At(i)}}
				}
			}
			return []ir.RegionPoint{{Region: &o.Default}}
		}
	}
	points := []ir.RegionPoint{{Region: &o.Default}}
	for i := range o.CaseRegions.Len() {
		points = append(points, ir.RegionPoint{Region: o.CaseRegions.At(i)})
	}
	return points
}

// EntryOperands implements ir.RegionBrancher: nothing is passed.
func (o *IndexSwitch) EntryOperands(ir.RegionPoint) []*ir.Operand { return nil }

// ExecuteRegion runs its region, which may have several blocks, once.
//
//	%r = scf.execute_region -> i32 {
//	  cf.br ^bb1
//	^bb1:
//	  scf.yield %x : i32
//	}
type ExecuteRegion struct {
	ir.Base
	NoInline bool
	Results  ir.Results
	Region   ir.Region
}

// Def implements ir.Op.
func (o *ExecuteRegion) Def(d *ir.Def) {
	d.Unit("no_inline", &o.NoInline)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("region", &o.Region, ir.AnyRegion)
	d.Traits(ir.RecursiveMemoryEffects)
}

// ParseOp implements asm.OpParser.
func (o *ExecuteRegion) ParseOp(p *asm.Parser) bool {
	types, ok := p.OptArrowTypes()
	if !ok {
		return false
	}
	ir.SetResultTypes(o, []int{len(types)}, types)
	o.NoInline = p.AcceptKeyword("no_inline")
	return p.Region(&o.Region, nil) && p.AttrDict(o)
}

// PrintOp implements asm.OpPrinter.
func (o *ExecuteRegion) PrintOp(p *asm.Printer) {
	p.OptArrowTypes(o.Results.Types())
	p.Byte(' ')
	if o.NoInline {
		p.Str("no_inline ")
	}
	p.Region(&o.Region, asm.RegionOpts{HideEntryArgs: true})
	p.AttrDict(o, "no_inline")
}

// Verify implements ir.Verifier.
func (o *ExecuteRegion) Verify() error {
	if o.Region.Empty() {
		return errors.New("region needs to have at least one block")
	}
	if o.Region.Entry().NumArgs() > 0 {
		return errors.New("region cannot have any arguments")
	}
	return nil
}

// RegionSuccessors implements ir.RegionBrancher.
func (o *ExecuteRegion) RegionSuccessors(from *ir.Region, _ []ir.Attr) []ir.RegionPoint {
	if from == nil {
		return []ir.RegionPoint{{Region: &o.Region}}
	}
	return []ir.RegionPoint{{Inputs: o.Results.Values()}}
}

// EntryOperands implements ir.RegionBrancher: nothing is passed.
func (o *ExecuteRegion) EntryOperands(ir.RegionPoint) []*ir.Operand { return nil }

// AtMostOnce implements ir.ConditionalRegions.
func (o *If) AtMostOnce(consts []ir.Attr) []*ir.Region { return entered(o, consts) }

// AtMostOnce implements ir.ConditionalRegions.
func (o *IndexSwitch) AtMostOnce(consts []ir.Attr) []*ir.Region { return entered(o, consts) }

// AtMostOnce implements ir.ConditionalRegions.
func (o *ExecuteRegion) AtMostOnce(consts []ir.Attr) []*ir.Region { return entered(o, consts) }

// entered returns the regions that control may enter from before op.
func entered(op ir.RegionBrancher, consts []ir.Attr) []*ir.Region {
	var rs []*ir.Region
	for _, p := range op.RegionSuccessors(nil, consts) {
		if p.Region != nil {
			rs = append(rs, p.Region)
		}
	}
	return rs
}
