package affine

import (
	"slices"

	"polyloom/affexpr"
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// UnrollJam unrolls the loop by factor and joins the copies of the loops inside it: each run of operations between those loops is repeated where
// it stands, and a loop inside carries the values of all copies. It reports false, with nothing changed, if a loop inside has bounds that depend
// on this one, the iterations that are left over cannot be expressed, or a value that this loop carries needs the iterations of the loops inside in
// order; see jamCarried. The caller vouches that running iterations of the inner loops interleaved does the same to memory.
//
//	affine.for %i = 0 to 100 { affine.for %j = 0 to 10 { use %i, %j } }
//
// by 2 becomes
//
//	affine.for %i = 0 to 100 step 2 { affine.for %j = 0 to 10 { use %i, %j; use %i + 1, %j } }
func (o *For) UnrollJam(factor uint64) bool {
	n, constant := o.ConstantTripCount()
	switch {
	case factor == 0:
		return false
	case factor == 1:
		return !constant || n != 1 || o.PromoteIfSingleIteration()
	case o.Body().First() == o.Body().Last():
		return true // nothing inside but the terminator
	case constant && n < factor || !o.innerLoopsFixed():
		return false
	}
	carried := make([]jamCarried, o.Inits.Len())
	for k := range carried {
		if !carried[k].find(o, k) {
			return false
		}
	}
	if o.TripCountDivisor()%factor != 0 {
		if o.Lower().Map.NumResults() != 1 || o.Upper().Map.NumResults() != 1 || !o.splitRest(factor) {
			return false
		}
	}
	j := &jammer{loop: o, carried: carried, maps: make([]*ir.Mapping, factor), b: ir.Before(o)}
	for i := range j.maps {
		j.maps[i] = ir.NewMapping()
	}
	j.run().PromoteIfSingleIteration()
	return true
}

// innerLoopsFixed reports whether the bounds of the loops inside are not computed in o.
func (o *For) innerLoopsFixed() bool {
	for l := range ir.WalkOf[*For](o) {
		if l == o {
			continue
		}
		for _, v := range slices.Concat(l.LowerOperands.Values(), l.UpperOperands.Values()) {
			if !o.IsDefinedOutside(v) {
				return false
			}
		}
	}
	return true
}

// A jamCarried says how a value that the outer loop carries gets through its copies.
//
// If it is used only next to where the next one is computed, outside of the loops inside, each copy takes it from the one before, as in unrolling.
// Otherwise the copies go through the loops inside at the same time. That is possible if all that is done with the value is a sum, or another
// reduction where the order does not matter: then each copy has a sum of its own, which starts with the neutral element, and they are added in the
// end. It matters for sums and products of floating-point numbers, unless they are flagged reassoc.
type jamCarried struct {
	ops     []ir.Op // the reduction; nil if copies take the value from one another
	kind    arith.AtomicRMWKind
	neutral ir.Typed
}

// find says how value k of the loop o is carried, if it can be.
func (c *jamCarried) find(o *For, k int) bool {
	if staysInRun(o, k) {
		return true
	}
	if !c.follow(o.IterArgs()[k], o.Yielded(), k) || len(c.ops) == 0 {
		return false
	}
	t := o.Inits.At(k).Type()
	c.neutral = c.kind.Identity(t, false)
	if f, ok := t.(*ir.FloatType); ok && c.kind == arith.AtomicAddF {
		c.neutral = ir.FloatOf(f.Format.Zero(true)) // the zero that leaves zeros of both signs as they are
	}
	return c.neutral != nil
}

// staysInRun reports whether what o carries as value k is used in one run of operations of its body only, in which the next value is computed.
func staysInRun(o *For, k int) bool {
	arg, next := o.IterArgs()[k], o.Yielded().Operands.At(k)
	if next == arg || !arg.HasUses() {
		return true
	}
	var run ir.Op // the operation that the run begins with; nil for any
	if !o.IsDefinedOutside(next) {
		op := next.DefOp()
		if op == nil {
			return false
		}
		if run = runOf(o, op); run == nil {
			return false
		}
	}
	for u := range arg.Uses() {
		if u.Owner() == ir.Op(o.Yielded()) {
			continue
		}
		r := runOf(o, u.Owner())
		if r == nil || run != nil && r != run {
			return false
		}
	}
	return true
}

// runOf returns the first operation of the run in the body of o that op is in; nil if it is in a loop.
func runOf(o *For, op ir.Op) ir.Op {
	for ir.BlockOf(op) != o.Body() {
		op = ir.Parent(op)
	}
	if _, loop := op.(*For); loop {
		return nil
	}
	for p := ir.Prev(op); p != nil; p = ir.Prev(op) {
		if _, loop := p.(*For); loop {
			break
		}
		op = p
	}
	return op
}

// follow goes from v to operand k of the terminator y, through the operations that reduce it and loops that carry it. Nothing else may use it.
func (c *jamCarried) follow(v *ir.Value, y *Yield, k int) bool {
	for {
		if !v.HasOneUse() {
			return false
		}
		user := ir.Op(nil)
		for u := range v.Uses() {
			user = u.Owner()
		}
		if ir.BlockOf(user) != ir.BlockOf(y) {
			return false
		}
		switch op := user.(type) {
		case *Yield:
			return y.Operands.At(k) == v
		case *For:
			i := slices.Index(op.Inits.Values(), v)
			if i < 0 || !c.follow(op.IterArgs()[i], op.Yielded(), i) {
				return false
			}
			v = op.Results.At(i)
		default:
			kind, ok := arith.KindOf(op)
			if !ok || !reorders(op, kind) || len(c.ops) > 0 && kind != c.kind {
				return false
			}
			c.kind, c.ops = kind, append(c.ops, op)
			v = ir.ResultAt(op, 0)
		}
	}
}

// reorders reports whether a chain of ops of a kind may be computed in another order.
func reorders(op ir.Op, kind arith.AtomicRMWKind) bool {
	switch kind {
	case arith.AtomicAddF, arith.AtomicMulF:
		return fastMath(op)&arith.Reassoc != 0
	case arith.AtomicMaxNumF, arith.AtomicMinNumF:
		return false // among NaNs only, the result would be the neutral element
	}
	return true
}

// loosen removes from op the promises that may hold for its operands in the one order only.
func loosen(op ir.Op) {
	switch op := op.(type) {
	case *arith.AddI:
		op.Flags = 0
	case *arith.MulI:
		op.Flags = 0
	}
	if flags := fastMath(op); flags != 0 {
		ir.SetAttribute(op, "fastmath", arith.FastMathAttr(flags&^(arith.NNaN|arith.NInf)))
	}
}

func fastMath(op ir.Op) arith.FastMath {
	if a, ok := ir.Attribute(op, "fastmath").(*ir.EnumAttr); ok {
		return arith.FastMath(a.Value)
	}
	return 0
}

// A jammer makes the loop that takes the place of another.
type jammer struct {
	loop    *For
	carried []jamCarried
	maps    []*ir.Mapping // of the copies, from the values of the old loop
	b       *ir.Builder
}

// run makes the new loop, with the reductions behind it, erases the old one and returns the new one. It carries what the old one did, and the
// values of the other copies that are reduced.
func (j *jammer) run() *For {
	o, n := j.loop, len(j.carried)
	inits := o.Inits.Values()
	var reduced []int
	for k, c := range j.carried {
		for _, op := range c.ops {
			loosen(op)
		}
		if c.ops != nil {
			reduced = append(reduced, k)
		}
	}
	for range j.maps[1:] {
		for _, k := range reduced {
			inits = append(inits, &ir.Create(j.b, arith.ConstOf(j.carried[k].neutral)).Result.Value)
		}
	}
	jammed := j.begin(o, o.Step()*int64(len(j.maps)), inits)
	args, results := jammed.IterArgs(), jammed.Results.Values()
	j.maps[0].Map(o.IndVar(), jammed.IndVar())
	j.maps[0].MapAll(o.IterArgs(), args)
	for i, m := range j.maps[1:] {
		for r, k := range reduced {
			m.Map(o.IterArgs()[k], args[n+i*len(reduced)+r])
		}
	}
	j.body(o)
	j.yieldOuter(reduced)
	j.b.SetAfter(jammed)
	for i := range j.maps[1:] {
		for r, k := range reduced {
			results[k] = ir.ResultAt(ir.Create(j.b, j.carried[k].kind.Combine(results[k], results[n+i*len(reduced)+r])), 0)
		}
	}
	for k, v := range o.Results.All() {
		v.ReplaceAllUses(results[k])
	}
	ir.Erase(o)
	return jammed
}

// yieldOuter ends the new loop: what copies take from one another is that of the last one.
func (j *jammer) yieldOuter(reduced []int) {
	old := j.loop.Yielded().Operands.Values()
	for i := range j.maps {
		j.handOn(i)
	}
	values := j.values(len(j.maps)-1, old)
	for _, k := range reduced {
		values[k] = j.values(0, old[k:k+1])[0]
	}
	for i := range j.maps[1:] {
		for _, k := range reduced {
			values = append(values, j.values(i+1, old[k:k+1])[0])
		}
	}
	ir.Create(j.b, NewYield(values...))
}

// begin makes a loop for l, without a terminator, and inserts into it from now on.
func (j *jammer) begin(l *For, step int64, inits []*ir.Value) *For {
	j.b.Loc = ir.LocOf(l)
	jammed := ir.Create(j.b, NewFor(l.Lower(), l.Upper(), step, inits, l.IndVar().Loc()))
	ir.SetDiscardable(jammed, ir.Discardable(l))
	if y := jammed.Body().Last(); y != nil {
		ir.Erase(y)
	}
	j.b.SetAtEnd(jammed.Body())
	j.b.Loc = ir.LocOf(j.loop)
	return jammed
}

// body inserts the copies of what is in l.
func (j *jammer) body(l *For) {
	var run []ir.Op
	for op := range l.Body().Ops() {
		switch op := op.(type) {
		case *For:
			j.repeat(l, run)
			run = nil
			j.inner(op)
		case *Yield:
			j.repeat(l, run)
		default:
			run = append(run, op)
		}
	}
}

// inner inserts a loop that does what the copies of l did.
func (j *jammer) inner(l *For) {
	var inits, yielded []*ir.Value
	for i := range j.maps {
		inits = append(inits, j.values(i, l.Inits.Values())...)
	}
	jammed := j.begin(l, l.Step(), inits)
	n := l.Inits.Len()
	for i, m := range j.maps {
		m.Map(l.IndVar(), jammed.IndVar())
		m.MapAll(l.IterArgs(), jammed.IterArgs()[i*n:])
		m.MapAll(l.Results.Values(), jammed.Results.Values()[i*n:])
	}
	j.body(l)
	for i := range j.maps {
		yielded = append(yielded, j.values(i, l.Yielded().Operands.Values())...)
	}
	ir.Create(j.b, NewYield(yielded...))
	j.b.SetAfter(jammed)
}

// repeat inserts the copies of a run of operations in the body of l.
func (j *jammer) repeat(l *For, run []ir.Op) {
	if len(run) == 0 {
		return
	}
	for i, m := range j.maps {
		if j.loop.IndVar().HasUses() {
			j.advance(i)
		}
		if l == j.loop {
			j.handOn(i)
		}
		for _, op := range run {
			j.b.Put(ir.Clone(op, m))
		}
	}
}

// advance computes the outer counter of copy i.
func (j *jammer) advance(i int) {
	if i == 0 {
		return
	}
	iv := j.loop.IndVar()
	m := affexpr.NewMap(1, 0, affexpr.Dim(0).AddConst(int64(i)*j.loop.Step()))
	j.maps[i].Map(iv, &ir.Create(j.b, NewApply(m, j.maps[0].Value(iv))).Result.Value)
}

// handOn gives copy i the values that it takes from the copy before, as far as they are there.
func (j *jammer) handOn(i int) {
	for k, c := range j.carried {
		if i > 0 && c.ops == nil {
			j.maps[i].Map(j.loop.IterArgs()[k], j.maps[i-1].Value(j.loop.Yielded().Operands.At(k)))
		}
	}
}

// values returns what stands for vs in copy i.
func (j *jammer) values(i int, vs []*ir.Value) []*ir.Value {
	if slices.Contains(vs, j.loop.IndVar()) {
		j.advance(i)
	}
	out := make([]*ir.Value, len(vs))
	for k, v := range vs {
		out[k] = j.maps[i].Value(v)
	}
	return out
}
