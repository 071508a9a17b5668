package affine

import (
	"errors"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// For counts from a lower bound up to, and not including, an upper bound by a constant step, and carries values from one iteration to the
// next. The lower bound is the greatest result of a map, the upper bound the least.
//
//	%sum = affine.for %i = 0 to min affine_map<(d0)[s0] -> (d0 + 32, s0)>(%j)[%n] step 2 iter_args(%acc = %zero) -> (f32) {
//	  %x = affine.load %a[%i] : memref<?xf32>
//	  %s = arith.addf %acc, %x : f32
//	  affine.yield %s : f32
//	}
type For struct {
	ir.Base
	LowerOperands, UpperOperands ir.Operands
	Inits                        ir.Operands
	LowerMap, UpperMap           *ir.AffineMapAttr
	StepAttr                     *ir.IntegerAttr
	Results                      ir.Results
	Region                       ir.Region
}

// Def implements ir.Op.
func (o *For) Def(d *ir.Def) {
	d.Ins("lowerBoundOperands", &o.LowerOperands, ir.IndexOnly)
	d.Ins("upperBoundOperands", &o.UpperOperands, ir.IndexOnly)
	d.Ins("inits", &o.Inits, ir.AnyType)
	ir.Prop(d, "lowerBoundMap", &o.LowerMap, ir.MapProp)
	ir.Prop(d, "upperBoundMap", &o.UpperMap, ir.MapProp)
	ir.Prop(d, "step", &o.StepAttr, ir.IndexProp)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("region", &o.Region, ir.OneBlock)
	d.ImplicitTerminator(newYield)
	d.Traits(ir.AttrSizedOperandSegments, ir.AutomaticAllocationScope, ir.RecursiveMemoryEffects)
}

// A Bound is a bound of a loop: a map with at least one result and what it is applied to.
type Bound struct {
	Map      *affexpr.Map
	Operands []*ir.Value
}

// ConstBound returns the bound v.
func ConstBound(v int64) Bound { return Bound{Map: affexpr.ConstantMap(v)} }

// ValueBound returns the bound v, a symbol.
func ValueBound(v *ir.Value) Bound { return Bound{affexpr.SymbolIdentityMap(1), []*ir.Value{v}} }

// Constant returns the bound if it is the only result of the map and a constant.
func (b Bound) Constant() (int64, bool) {
	if !b.Map.IsSingleConstant() {
		return 0, false
	}
	return b.Map.SingleConstantResult(), true
}

// NewFor returns a loop with a block for its body as an op literal. The block has no terminator if there are inits, and an affine.yield
// otherwise, before which the body is to be put.
func NewFor(lower, upper Bound, step int64, inits []*ir.Value, loc ir.Loc) *For {
	types := make([]ir.Type, len(inits))
	for i, v := range inits {
		types[i] = v.Type()
	}
	o := &For{
		LowerOperands: ir.Uses(lower.Operands...), LowerMap: ir.MapAttr(lower.Map),
		UpperOperands: ir.Uses(upper.Operands...), UpperMap: ir.MapAttr(upper.Map),
		StepAttr: ir.IndexAttr(step), Inits: ir.Uses(inits...), Results: ir.ResTypes(types...),
	}
	b := o.Region.Add(ir.NewBlock(loc, append([]ir.Type{ir.Index()}, types...)...))
	if len(inits) == 0 {
		ir.Append(b, loc, NewYield())
	}
	return o
}

// Body returns the block of the loop.
func (o *For) Body() *ir.Block { return o.Region.Entry() }

// IndVar returns the counter.
func (o *For) IndVar() *ir.Value { return o.Body().Arg(0) }

// IterArgs returns the arguments of the body that hold the carried values.
func (o *For) IterArgs() []*ir.Value { return o.Body().ArgValues()[min(1, o.Body().NumArgs()):] }

// Yielded returns the terminator of the body.
func (o *For) Yielded() *Yield { return yieldOf(o.Body()) }

// Step returns the step.
func (o *For) Step() int64 { return o.StepAttr.Int64() }

// SetStep changes the step, which must be positive.
func (o *For) SetStep(step int64) { o.StepAttr = ir.IndexAttr(step) }

// Lower returns the lower bound.
func (o *For) Lower() Bound { return Bound{o.LowerMap.Map, o.LowerOperands.Values()} }

// Upper returns the upper bound.
func (o *For) Upper() Bound { return Bound{o.UpperMap.Map, o.UpperOperands.Values()} }

// SetLower changes the lower bound.
func (o *For) SetLower(b Bound) {
	o.LowerOperands.Assign(b.Operands...)
	o.LowerMap = ir.MapAttr(b.Map)
}

// SetUpper changes the upper bound.
func (o *For) SetUpper(b Bound) {
	o.UpperOperands.Assign(b.Operands...)
	o.UpperMap = ir.MapAttr(b.Map)
}

// ConstantBounds returns both bounds if they are constants.
func (o *For) ConstantBounds() (lower, upper int64, ok bool) {
	lower, okLower := (Bound{Map: o.LowerMap.Map}).Constant()
	upper, okUpper := (Bound{Map: o.UpperMap.Map}).Constant()
	return lower, upper, okLower && okUpper
}

// constantTripCount returns how often the body runs if the bounds are constants.
func (o *For) constantTripCount() (uint64, bool) {
	lower, upper, ok := o.ConstantBounds()
	if !ok || o.Step() <= 0 {
		return 0, false
	}
	if upper <= lower {
		return 0, true
	}
	return (uint64(upper)-uint64(lower)-1)/uint64(o.Step()) + 1, true
}

// ParseOp implements asm.OpParser.
func (o *For) ParseOp(p *asm.Parser) bool {
	iv, ok := p.Argument(false, false)
	if !ok || !p.Expect("=") {
		return false
	}
	if !parseBound(p, o, "max", &o.LowerMap, &o.LowerOperands) || !keyword(p, "to", " between bounds") || !parseBound(p, o, "min", &o.UpperMap, &o.UpperOperands) {
		return false
	}
	o.StepAttr = ir.IndexAttr(1)
	if p.AcceptKeyword("step") {
		pos := p.Pos()
		if o.StepAttr, ok = asm.AttrOf[*ir.IntegerAttr](p, ir.Index()); !ok {
			return false
		}
		if o.StepAttr.Value.IsNegative() {
			return p.Errorf(pos, "expected step to be representable as a positive signed integer")
		}
	}
	iv.Type = ir.Index()
	args := []asm.Arg{iv}
	if !o.parseIterArgs(p, &args) || !p.Region(&o.Region, args) {
		return false
	}
	ir.EnsureTerminator(o, &o.Region)
	return p.AttrDict(o)
}

// parseIterArgs reads an optional iter_args(%a = %x, …) -> (types): the arguments are added to args.
func (o *For) parseIterArgs(p *asm.Parser, args *[]asm.Arg) bool {
	if !p.AcceptKeyword("iter_args") {
		return true
	}
	inits, ok := p.Assignments(args)
	if !ok {
		return false
	}
	types, ok := p.ArrowTypes()
	if !ok {
		return false
	}
	if len(types) != len(inits) {
		return p.Errorf(p.OpPos(), "mismatch between the number of loop-carried values and results")
	}
	for i, t := range types {
		(*args)[i+1].Type = t
	}
	ir.SetResultTypes(o, []int{len(types)}, types)
	return p.ResolveAll(&o.Inits, p.OpPos(), inits, types...)
}

// parseBound reads a bound: %n, a constant, or a map with its operands; before a map with several results stands the word.
func parseBound(p *asm.Parser, o *For, word string, m **ir.AffineMapAttr, g *ir.Operands) bool {
	several := p.AcceptKeyword(word)
	refs, ok := p.OperandList()
	if !ok {
		return false
	}
	if len(refs) > 0 {
		if len(refs) > 1 {
			return p.Errorf(p.OpPos(), "expected only one loop bound operand")
		}
		*m = ir.MapAttr(affexpr.SymbolIdentityMap(1))
		return resolveIndices(p, g, refs)
	}
	pos := p.Pos()
	a, ok := p.Attr(ir.Index())
	if !ok {
		return false
	}
	switch a := a.(type) {
	case *ir.AffineMapAttr:
		vs, dims, ok := dimsAndSymbols(p)
		switch {
		case !ok:
			return false
		case a.Map.NumDims() != dims:
			return p.Errorf(p.OpPos(), "dim operand count and affine map dim count must match")
		case a.Map.NumInputs() != len(vs):
			return p.Errorf(p.OpPos(), "symbol operand count and affine map symbol count must match")
		case a.Map.NumResults() > 1 && !several && word == "max":
			return p.Errorf(pos, "lower loop bound affine map with multiple results requires 'max' prefix")
		case a.Map.NumResults() > 1 && !several:
			return p.Errorf(pos, "upper loop bound affine map with multiple results requires 'min' prefix")
		}
		*m = a
		g.Assign(vs...)
		return true
	case *ir.IntegerAttr:
		*m = ir.MapAttr(affexpr.ConstantMap(a.Int64()))
		return true
	}
	return p.Errorf(p.OpPos(), "expected valid affine map representation for loop bounds")
}

// PrintOp implements asm.OpPrinter.
func (o *For) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.RegionArg(o.Body().Args()[0], nil, true)
	p.Str(" = ")
	printBound(p, o.LowerMap, &o.LowerOperands, "max")
	p.Str(" to ")
	printBound(p, o.UpperMap, &o.UpperOperands, "min")
	if o.Step() != 1 {
		p.Str(" step ")
		p.Int(o.Step())
	}
	if o.Inits.Len() > 0 {
		p.Str(" iter_args(")
		for i, a := range o.IterArgs() {
			if i > 0 {
				p.Str(", ")
			}
			p.Value(a)
			p.Str(" = ")
			p.Value(o.Inits.At(i))
		}
		p.Str(") -> (")
		p.Types(o.Results.Types())
		p.Byte(')')
	}
	p.Byte(' ')
	p.Region(&o.Region, asm.RegionOpts{HideEntryArgs: true, HideTerminator: o.Inits.Len() == 0})
	p.AttrDict(o, "lowerBoundMap", "upperBoundMap", "step")
}

// printBound writes a bound, the trivial ones without their map.
func printBound(p *asm.Printer, m *ir.AffineMapAttr, g *ir.Operands, keyword string) {
	if m.Map.NumResults() != 1 {
		p.Str(keyword)
		p.Byte(' ')
	} else if e := m.Map.Result(0); m.Map.NumInputs() == 0 && e.Kind() == affexpr.KindConstant {
		p.Int(m.Map.SingleConstantResult())
		return
	} else if m.Map.NumDims() == 0 && m.Map.NumSymbols() == 1 && e.Kind() == affexpr.KindSymbol {
		p.Value(g.At(0))
		return
	}
	p.Attr(m)
	printDimsAndSymbols(p, g.Values(), m.Map.NumDims())
}

// VerifyRegions implements ir.RegionVerifier.
func (o *For) VerifyRegions() error {
	b := o.Body()
	if b.NumArgs() == 0 || !isIndex(b.Arg(0)) {
		return errors.New("expected body to have a single index argument for the induction variable")
	}
	for _, bound := range []Bound{o.Lower(), o.Upper()} {
		if bound.Map.NumInputs() != len(bound.Operands) {
			return errors.New("operand count and affine map dimension and symbol count must match")
		}
		if err := verifyDimsAndSymbols(o, bound.Operands, bound.Map.NumDims()); err != nil {
			return err
		}
	}
	switch n := o.Results.Len(); {
	case o.LowerMap.Map.NumResults() < 1:
		return errors.New("expected lower bound map to have at least one result")
	case o.UpperMap.Map.NumResults() < 1:
		return errors.New("expected upper bound map to have at least one result")
	case n == 0:
		return nil
	case o.Inits.Len() != n:
		return errors.New("mismatch between the number of loop-carried values and results")
	case b.NumArgs() != n+1:
		return errors.New("mismatch between the number of basic block args and results")
	}
	return nil
}

// LoopRegions implements ir.LoopLike.
func (o *For) LoopRegions() []*ir.Region { return []*ir.Region{&o.Region} }

// Carried implements ir.CarryingLoop.
func (o *For) Carried() (inits, args, yielded, results []*ir.Value) {
	if y := o.Yielded(); y != nil {
		yielded = y.Operands.Values()
	}
	return o.Inits.Values(), o.IterArgs(), yielded, o.Results.Values()
}

// LoopDims implements ir.CountedLoop: bounds that are no constants are left out.
func (o *For) LoopDims() []ir.LoopDim {
	constant := func(m *ir.AffineMapAttr) ir.FoldResult {
		if v, ok := (Bound{Map: m.Map}).Constant(); ok {
			return ir.FoldResult{Const: ir.IndexAttr(v)}
		}
		return ir.FoldResult{}
	}
	return []ir.LoopDim{{Var: o.IndVar(), Lower: constant(o.LowerMap), Upper: constant(o.UpperMap), Step: ir.FoldResult{Const: o.StepAttr}}}
}

// RegionSuccessors implements ir.RegionBrancher: the body runs, again or not, as far as constant bounds do not tell.
func (o *For) RegionSuccessors(from *ir.Region, _ []ir.Attr) []ir.RegionPoint {
	body, out := ir.RegionPoint{Region: &o.Region, Inputs: o.IterArgs()}, ir.RegionPoint{Inputs: o.Results.Values()}
	n, ok := o.constantTripCount()
	switch {
	case ok && from == nil && n > 0:
		return []ir.RegionPoint{body}
	case ok && from == nil, ok && n == 1:
		return []ir.RegionPoint{out}
	}
	return []ir.RegionPoint{body, out}
}

// EntryOperands implements ir.RegionBrancher.
func (o *For) EntryOperands(ir.RegionPoint) []*ir.Operand { return o.Inits.List() }

// IsSpeculatable implements ir.Speculatable: a loop that counts by one ends.
func (o *For) IsSpeculatable() bool {
	if o.Step() != 1 {
		return false
	}
	for op := range o.Body().Ops() {
		if !ir.IsSpeculatable(op) {
			return false
		}
	}
	return true
}
