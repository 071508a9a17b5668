package affine

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"polyloom/affexpr"
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Parallel runs its body for each point of a box of counters, in any order, and combines the values that the body yields. Each counter
// has a lower bound, which is the greatest of a group of a map's results, an upper bound, which is the least of a group, and a step.
//
//	%sum = affine.parallel (%i, %j) = (0, max(%k, 10)) to (%n, min(%k * 4, 100)) step (1, 2) reduce ("addf") -> (f32) {
//	  %x = affine.load %a[%i, %j] : memref<?x100xf32>
//	  affine.yield %x : f32
//	}
type Parallel struct {
	ir.Base
	Reductions  *ir.ArrayAttr
	LowerMap    *ir.AffineMapAttr
	LowerGroups *ir.DenseAttr
	UpperMap    *ir.AffineMapAttr
	UpperGroups *ir.DenseAttr
	StepsAttr   *ir.ArrayAttr
	Operands    ir.Operands // of the lower bounds, then of the upper bounds
	Results     ir.Results
	Region      ir.Region
}

var (
	reductionsProp = ir.AttrIs("Reduction ops", func(a ir.Attr) bool {
		l, ok := a.(*ir.ArrayAttr)
		return ok && !slices.ContainsFunc(l.Elems, func(e ir.Attr) bool {
			_, ok := arith.AtomicRMWEnum.Value(e)
			return !ok
		})
	})
	groupsProp = ir.AttrIs("32-bit signless integer elements attribute", func(a ir.Attr) bool {
		e, ok := a.(ir.Elements)
		return ok && ir.IsInt(e.ElementsType().Elem(), 32)
	})
)

// Def implements ir.Op.
func (o *Parallel) Def(d *ir.Def) {
	ir.Prop(d, "reductions", &o.Reductions, reductionsProp)
	ir.Prop(d, "lowerBoundsMap", &o.LowerMap, ir.MapProp)
	ir.Prop(d, "lowerBoundsGroups", &o.LowerGroups, groupsProp)
	ir.Prop(d, "upperBoundsMap", &o.UpperMap, ir.MapProp)
	ir.Prop(d, "upperBoundsGroups", &o.UpperGroups, groupsProp)
	ir.Prop(d, "steps", &o.StepsAttr, ir.I64ArrayProp)
	d.Ins("mapOperands", &o.Operands, ir.IndexOnly)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("region", &o.Region, ir.OneBlock)
	d.ImplicitTerminator(newYield)
	d.Traits(ir.AutomaticAllocationScope, ir.RecursivelySpeculatable, ir.RecursiveMemoryEffects, ir.MemRefsNormalizable)
}

// NewParallel returns a loop over a box with a block for its body as an op literal; the maps of the lower bounds have the same operands, and
// so have those of the upper bounds. The block has no terminator if there are reductions, whose values have the given types, and an
// affine.yield otherwise.
func NewParallel(lower, upper []Bound, steps []int64, reductions []arith.AtomicRMWKind, types []ir.Type, loc ir.Loc) *Parallel {
	kinds := make([]ir.Attr, len(reductions))
	for i, k := range reductions {
		kinds[i] = arith.AtomicRMWEnum.Attr(uint64(k))
	}
	o := &Parallel{Reductions: ir.Array(kinds...), StepsAttr: ir.I64Array(steps...), Results: ir.ResTypes(types...)}
	o.LowerMap, o.LowerGroups = joinBounds(lower)
	o.UpperMap, o.UpperGroups = joinBounds(upper)
	if len(steps) > 0 {
		o.Operands = ir.Uses(slices.Concat(lower[0].Operands, upper[0].Operands)...)
	}
	b := o.Region.Add(ir.NewBlock(loc))
	for range steps {
		b.AddArg(ir.Index(), loc)
	}
	if len(types) == 0 {
		ir.Append(b, loc, NewYield())
	}
	return o
}

// joinBounds returns the results of all maps, which have the same inputs, as one map, and how many are of each.
func joinBounds(bounds []Bound) (*ir.AffineMapAttr, *ir.DenseAttr) {
	if len(bounds) == 0 {
		return ir.MapAttr(affexpr.EmptyMap()), groupsAttr(nil)
	}
	var exprs []*affexpr.Expr
	var groups []int
	for _, b := range bounds {
		exprs = append(exprs, b.Map.Results()...)
		groups = append(groups, b.Map.NumResults())
	}
	return ir.NewMapAttr(bounds[0].Map.NumDims(), bounds[0].Map.NumSymbols(), exprs...), groupsAttr(groups)
}

// groupsAttr returns the lengths of groups as a constant tensor<nxi32>.
func groupsAttr(groups []int) *ir.DenseAttr {
	var raw []byte
	for _, n := range groups {
		raw = ir.AppendElem(raw, ir.IntegerOf(ir.I32, int64(n)))
	}
	return ir.Dense(ir.Tensor([]int64{int64(len(groups))}, ir.I32, nil), string(raw))
}

// groupsOf returns the lengths of groups.
func groupsOf(a *ir.DenseAttr) []int {
	out := make([]int, a.Len())
	for i := range out {
		out[i] = int(a.Bits(i, 0).Int64())
	}
	return out
}

// Body returns the block of the loop; its arguments are the counters.
func (o *Parallel) Body() *ir.Block { return o.Region.Entry() }

// IndVars returns the counters.
func (o *Parallel) IndVars() []*ir.Value { return o.Body().ArgValues() }

// NumDims returns the number of counters.
func (o *Parallel) NumDims() int { return len(o.StepsAttr.Elems) }

// Steps returns the steps.
func (o *Parallel) Steps() []int64 {
	out := make([]int64, len(o.StepsAttr.Elems))
	for i, e := range o.StepsAttr.Elems {
		out[i] = e.(*ir.IntegerAttr).Int64()
	}
	return out
}

// SetSteps changes the steps.
func (o *Parallel) SetSteps(steps []int64) { o.StepsAttr = ir.I64Array(steps...) }

// ReductionKinds returns how the yielded values are combined.
func (o *Parallel) ReductionKinds() []arith.AtomicRMWKind {
	out := make([]arith.AtomicRMWKind, len(o.Reductions.Elems))
	for i, e := range o.Reductions.Elems {
		k, _ := arith.AtomicRMWEnum.Value(e)
		out[i] = arith.AtomicRMWKind(k)
	}
	return out
}

// Lowers returns the lower bounds of all counters as one map: the results of the first counter's bound come first.
func (o *Parallel) Lowers() Bound {
	return Bound{o.LowerMap.Map, o.Operands.Values()[:o.LowerMap.Map.NumInputs()]}
}

// Uppers returns the upper bounds of all counters as one map: the results of the first counter's bound come first.
func (o *Parallel) Uppers() Bound {
	return Bound{o.UpperMap.Map, o.Operands.Values()[o.LowerMap.Map.NumInputs():]}
}

// Lower returns the lower bound of counter i.
func (o *Parallel) Lower(i int) Bound { return boundAt(o.Lowers(), o.LowerGroups, i) }

// Upper returns the upper bound of counter i.
func (o *Parallel) Upper(i int) Bound { return boundAt(o.Uppers(), o.UpperGroups, i) }

func boundAt(all Bound, groups *ir.DenseAttr, i int) Bound {
	start, gs := 0, groupsOf(groups)
	for _, n := range gs[:i] {
		start += n
	}
	return Bound{all.Map.SliceMap(start, gs[i]), all.Operands}
}

// SetLowers changes the lower bounds; the number of results of each stays what it is.
func (o *Parallel) SetLowers(b Bound) {
	upper := o.Uppers()
	o.LowerMap = ir.MapAttr(b.Map)
	o.Operands.Assign(slices.Concat(b.Operands, upper.Operands)...)
}

// SetUppers changes the upper bounds; the number of results of each stays what it is.
func (o *Parallel) SetUppers(b Bound) {
	lower := o.Lowers()
	o.UpperMap = ir.MapAttr(b.Map)
	o.Operands.Assign(slices.Concat(lower.Operands, b.Operands)...)
}

// HasMinMaxBounds reports whether a bound has several results.
func (o *Parallel) HasMinMaxBounds() bool {
	return o.LowerMap.Map.NumResults() != o.NumDims() || o.UpperMap.Map.NumResults() != o.NumDims()
}

// ParseOp implements asm.OpParser.
func (o *Parallel) ParseOp(p *asm.Parser) bool {
	args, ok := p.ArgumentsIn("(", ")", false, false)
	if !ok || !p.Expect("=") {
		return false
	}
	for i := range args {
		args[i].Type = ir.Index()
	}
	var lower, upper, all []*ir.Value
	if lower, ok = parseBounds(p, "max", &o.LowerMap, &o.LowerGroups); !ok || !keyword(p, "to", "") {
		return false
	}
	if upper, ok = parseBounds(p, "min", &o.UpperMap, &o.UpperGroups); !ok {
		return false
	}
	all = slices.Concat(lower, upper)
	o.Operands.Assign(all...)
	if !o.parseSteps(p, len(args)) || !o.parseReductions(p) {
		return false
	}
	types, ok := p.OptArrowTypes()
	if !ok {
		return false
	}
	ir.SetResultTypes(o, []int{len(types)}, types)
	if !p.Region(&o.Region, args) || !p.AttrDict(o) {
		return false
	}
	ir.EnsureTerminator(o, &o.Region)
	return true
}

// parseBounds reads (bound, …), where a bound is an affine expression over SSA values, or several behind the keyword: max(%a, %b + 1).
func parseBounds(p *asm.Parser, keyword string, m **ir.AffineMapAttr, groups **ir.DenseAttr) ([]*ir.Value, bool) {
	var exprs []*affexpr.Expr
	var lengths []int
	var dims, symbols []asm.OperandRef
	ok := p.Enclosed("(", ")", func() bool {
		s := ssaOperands{p: p}
		var es []*affexpr.Expr
		ok := true
		if p.AcceptKeyword(keyword) {
			es, ok = p.AffineExprsOfSSA("(", ")", s.operand)
		} else {
			var e *affexpr.Expr
			e, ok = p.AffineExprOfSSA(s.operand)
			es = []*affexpr.Expr{e}
		}
		if !ok {
			return false
		}
		ds, ss := join(&dims, s.dims, affexpr.Dim), join(&symbols, s.symbols, affexpr.Symbol)
		for _, e := range es {
			exprs = append(exprs, e.ReplaceDimsAndSymbols(ds, ss))
		}
		lengths = append(lengths, len(es))
		return true
	})
	if !ok {
		return nil, false
	}
	*m, *groups = ir.NewMapAttr(len(dims), len(symbols), exprs...), groupsAttr(lengths)
	return p.ResolveSame(slices.Concat(dims, symbols), ir.Index())
}

// join adds the names in rs that are not yet in all to it, and returns the expressions for their positions there.
func join(all *[]asm.OperandRef, rs []asm.OperandRef, expr func(int) *affexpr.Expr) []*affexpr.Expr {
	out := make([]*affexpr.Expr, len(rs))
	for i, r := range rs {
		at := indexOfRef(*all, r)
		if at < 0 {
			at = len(*all)
			*all = append(*all, r)
		}
		out[i] = expr(at)
	}
	return out
}

// parseSteps reads an optional step (2, 3); without it, the n steps are 1.
func (o *Parallel) parseSteps(p *asm.Parser, n int) bool {
	steps := make([]int64, n)
	for i := range steps {
		steps[i] = 1
	}
	if p.AcceptKeyword("step") {
		steps = nil
		s := ssaOperands{p: p}
		exprs, ok := p.AffineExprsOfSSA("(", ")", s.operand)
		if !ok {
			return false
		}
		for _, e := range exprs {
			v, ok := e.IsConst()
			if !ok {
				return p.Errorf(p.OpPos(), "steps must be constant integers")
			}
			steps = append(steps, v)
		}
	}
	o.SetSteps(steps)
	return true
}

// parseReductions reads an optional reduce ("addf", …).
func (o *Parallel) parseReductions(p *asm.Parser) bool {
	var kinds []ir.Attr
	if p.AcceptKeyword("reduce") {
		ok := p.Expect("(") && p.List(func() bool {
			pos := p.Pos()
			s, ok := asm.AttrOf[*ir.StringAttr](p, ir.None())
			if !ok {
				return false
			}
			k, ok := arith.AtomicRMWEnum.Lookup(s.Value)
			if !ok {
				return p.Errorf(pos, "invalid reduction value: %s", strconv.Quote(s.Value))
			}
			kinds = append(kinds, arith.AtomicRMWEnum.Attr(k))
			return true
		}) && p.Expect(")")
		if !ok {
			return false
		}
	}
	o.Reductions = ir.Array(kinds...)
	return true
}

// PrintOp implements asm.OpPrinter.
func (o *Parallel) PrintOp(p *asm.Printer) {
	p.Str(" (")
	p.Values(o.IndVars())
	p.Str(") = (")
	printBounds(p, o.Lowers(), o.LowerGroups, "max")
	p.Str(") to (")
	printBounds(p, o.Uppers(), o.UpperGroups, "min")
	p.Byte(')')
	if steps := o.Steps(); slices.ContainsFunc(steps, func(s int64) bool { return s != 1 }) {
		p.Str(" step (")
		for i, s := range steps {
			if i > 0 {
				p.Str(", ")
			}
			p.Int(s)
		}
		p.Byte(')')
	}
	if o.Results.Len() > 0 {
		p.Str(" reduce (")
		for i, k := range o.ReductionKinds() {
			if i > 0 {
				p.Str(", ")
			}
			p.Quoted(k.String())
		}
		p.Str(") -> (")
		p.Types(o.Results.Types())
		p.Byte(')')
	}
	p.Byte(' ')
	p.Region(&o.Region, asm.RegionOpts{HideEntryArgs: true, HideTerminator: o.Results.Len() == 0})
	p.AttrDict(o, "reductions", "lowerBoundsMap", "lowerBoundsGroups", "upperBoundsMap", "upperBoundsGroups", "steps")
}

// printBounds writes the bounds with commas between, those of several results behind the keyword.
func printBounds(p *asm.Printer, b Bound, groups *ir.DenseAttr, keyword string) {
	dims, symbols := b.Operands[:b.Map.NumDims()], b.Operands[b.Map.NumDims():]
	start := 0
	for _, n := range groupsOf(groups) {
		if start > 0 {
			p.Str(", ")
		}
		if n == 1 {
			p.AffineExprOfValues(b.Map.Result(start), dims, symbols)
		} else {
			p.Str(keyword)
			p.Byte('(')
			p.AffineMapOfValues(b.Map.SliceMap(start, n), b.Operands)
			p.Byte(')')
		}
		start += n
	}
}

// Verify implements ir.Verifier.
func (o *Parallel) Verify() error {
	n, lower, upper, args := o.NumDims(), groupsOf(o.LowerGroups), groupsOf(o.UpperGroups), o.Body().NumArgs()
	if len(lower) != n || len(upper) != n || args != n {
		return fmt.Errorf("the number of region arguments (%d) and the number of map groups for lower (%d) and upper bound (%d), and the number of steps (%d) must all match",
			args, len(lower), len(upper), n)
	}
	if err := verifyGroups(lower, o.LowerMap.Map.NumResults(), "lower"); err != nil {
		return err
	}
	if err := verifyGroups(upper, o.UpperMap.Map.NumResults(), "upper"); err != nil {
		return err
	}
	if len(o.Reductions.Elems) != o.Results.Len() {
		return errors.New("a reduction must be specified for each output")
	}
	for i, k := range o.ReductionKinds() {
		if !canReduce(k, o.Results.At(i).Type()) {
			return errors.New("result type cannot match reduction attribute")
		}
	}
	if o.LowerMap.Map.NumInputs()+o.UpperMap.Map.NumInputs() != o.Operands.Len() {
		return errors.New("operand count and affine map dimension and symbol count must match")
	}
	for _, b := range []Bound{o.Lowers(), o.Uppers()} {
		if err := verifyDimsAndSymbols(o, b.Operands, b.Map.NumDims()); err != nil {
			return err
		}
	}
	return nil
}

// verifyGroups checks that no group is empty and that together they have as many members as their map has results.
func verifyGroups(groups []int, results int, which string) error {
	sum := 0
	for _, n := range groups {
		if n <= 0 {
			return fmt.Errorf("expected %s bound map to have at least one result", which)
		}
		sum += n
	}
	if sum != results {
		return fmt.Errorf("expected %s bounds map to have %d results", which, sum)
	}
	return nil
}

// canReduce reports whether values of type t can be combined in the way k.
func canReduce(k arith.AtomicRMWKind, t ir.Type) bool {
	i, isInt := t.(*ir.IntegerType)
	_, isFloat := t.(*ir.FloatType)
	switch k {
	case arith.AtomicAssign:
		return true
	case arith.AtomicAddF, arith.AtomicMulF, arith.AtomicMaximumF, arith.AtomicMinimumF:
		return isFloat
	case arith.AtomicAddI, arith.AtomicMulI, arith.AtomicOrI, arith.AtomicAndI:
		return isInt
	case arith.AtomicMaxS, arith.AtomicMinS:
		return isInt && i.Sign == ir.Signed
	case arith.AtomicMaxU, arith.AtomicMinU:
		return isInt && i.Sign == ir.Unsigned
	}
	return false
}

// LoopRegions implements ir.LoopLike.
func (o *Parallel) LoopRegions() []*ir.Region { return []*ir.Region{&o.Region} }

// LoopDims implements ir.CountedLoop: bounds that are no constants are left out.
func (o *Parallel) LoopDims() []ir.LoopDim {
	constant := func(b Bound) ir.FoldResult {
		if v, ok := b.Constant(); ok {
			return ir.FoldResult{Const: ir.IndexAttr(v)}
		}
		return ir.FoldResult{}
	}
	steps := o.Steps()
	dims := make([]ir.LoopDim, o.NumDims())
	for i, v := range o.IndVars() {
		dims[i] = ir.LoopDim{Var: v, Lower: constant(o.Lower(i)), Upper: constant(o.Upper(i)), Step: ir.FoldResult{Const: ir.IndexAttr(steps[i])}}
	}
	return dims
}
