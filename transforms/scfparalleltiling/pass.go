package scfparalleltiling

import (
	_ "embed"

	"polyloom/affexpr"
	"polyloom/diag"
	"polyloom/dialects/affine"
	"polyloom/dialects/arith"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is scf-parallel-loop-tiling.
var Pass = pass.New[options]("scf-parallel-loop-tiling", doc, pass.Title("SCFParallelLoopTiling"), pass.Level("scf"), pass.Makes(affine.Dialect, arith.Dialect))

type options struct {
	Sizes    []int64 `opt:"parallel-loop-tile-sizes" doc:"Factors to tile parallel loops by"`
	NoMinMax bool    `opt:"no-min-max-bounds" doc:"Perform tiling with fixed upper bound with inbound check inside the internal loops"`
}

// Run implements pass.Runner.
func (o *options) Run(c *pass.Context, op ir.Op) error {
	for _, size := range o.Sizes {
		if size == 0 {
			return diag.Errorf(ir.Loc{}, "tile size cannot be 0")
		}
	}
	loops := ir.Innermost[*scf.Parallel](op)
	for _, loop := range loops {
		if loop.InitVals.Len() == 0 {
			o.tile(loop)
		}
	}
	if len(loops) == 0 {
		c.PreserveAll()
	}
	return nil
}

func constant(b *ir.Builder, a ir.Typed) *ir.Value {
	return &ir.Create(b, &arith.Constant{Value: a}).Result.Value
}

func add(b *ir.Builder, x, y *ir.Value) *ir.Value {
	return &ir.Create(b, &arith.AddI{Lhs: x.Use(), Rhs: y.Use()}).Result.Value
}

func mul(b *ir.Builder, x, y *ir.Value) *ir.Value {
	return &ir.Create(b, &arith.MulI{Lhs: x.Use(), Rhs: y.Use()}).Result.Value
}

// tile replaces loop by a nest of two.
func (o *options) tile(loop *scf.Parallel) {
	b := ir.Before(loop)
	zero := constant(b, ir.IndexAttr(0))
	n := loop.Step.Len()
	sizes := make([]int64, n)
	values := make([]*ir.Value, n)
	for i := range n {
		sizes[i] = 1
		if i < len(o.Sizes) {
			sizes[i] = o.Sizes[i]
		}
		values[i] = constant(b, ir.IndexAttr(sizes[i]))
	}
	steps := make([]*ir.Value, n)
	for i, s := range loop.Step.All() {
		steps[i] = mul(b, s, values[i])
	}
	outer := ir.Create(b, scf.NewParallel(loop.LowerBound.Values(), loop.UpperBound.Values(), steps, nil, b.Loc))
	b.SetAtEnd(outer.Body())
	zeros, bounds := make([]*ir.Value, n), make([]*ir.Value, n)
	check := false
	for i := range n {
		zeros[i], bounds[i] = zero, steps[i]
		switch {
		case fits(loop, i, sizes[i]):
		case o.NoMinMax:
			check = true
		default:
			least := affexpr.NewMap(3, 0, affexpr.Dim(0), affexpr.Dim(1).Sub(affexpr.Dim(2)))
			bounds[i] = &ir.Create(b, affine.NewMin(least, steps[i], loop.UpperBound.At(i), outer.Body().Arg(i))).Result.Value
		}
	}
	inner := ir.Create(b, scf.NewParallel(zeros, bounds, loop.Step.Values(), nil, b.Loc))
	ir.Create(b, &scf.Reduce{})
	body, term := loop.Body(), loop.Body().Last()
	b.SetAtEnd(inner.Body())
	if check {
		at := checked(b, outer, inner)
		moveBody(b, at.Then.Entry(), body, outer, inner)
		ir.Erase(term)
		b.SetAtEnd(at.Then.Entry())
		ir.Create(b, scf.NewYield())
		b.SetAtEnd(inner.Body())
		ir.Create(b, &scf.Reduce{})
	} else {
		moveBody(b, inner.Body(), body, outer, inner)
	}
	ir.Erase(loop)
}

// fits reports whether the number of iterations of counter i is known to be a multiple of the tile's size.
func fits(loop *scf.Parallel, i int, size int64) bool {
	lo, ok := ir.ConstantInt(loop.LowerBound.At(i))
	hi, ok2 := ir.ConstantInt(loop.UpperBound.At(i))
	step, ok3 := ir.ConstantInt(loop.Step.At(i))
	return ok && ok2 && ok3 && step > 0 && size != 0 && ((hi-lo+step-1)/step)%size == 0
}

// checked makes an scf.if, at the end of the inner loop, that asks whether the counters are within the bounds of the original loop.
func checked(b *ir.Builder, outer, inner *scf.Parallel) *scf.If {
	in := constant(b, ir.BoolAttr(true))
	for i, hi := range outer.UpperBound.All() {
		at := add(b, inner.Body().Arg(i), outer.Body().Arg(i))
		less := ir.Create(b, &arith.CmpI{Predicate: arith.Slt, Lhs: at.Use(), Rhs: hi.Use()})
		in = &ir.Create(b, &arith.AndI{Lhs: in.Use(), Rhs: less.Result.Use()}).Result.Value
	}
	check := ir.Create(b, &scf.If{Condition: in.Use()})
	check.Then.Add(ir.NewBlock(b.Loc))
	return check
}

// moveBody moves the ops of body to the end of to, with sums of the inner and the outer counters for the original ones. The sums stand at the
// beginning of the inner loop.
func moveBody(b *ir.Builder, to, body *ir.Block, outer, inner *scf.Parallel) {
	b.SetAtStart(inner.Body())
	for i := range outer.Step.Len() {
		body.Arg(i).ReplaceAllUses(add(b, inner.Body().Arg(i), outer.Body().Arg(i)))
	}
	to.TakeOps(body)
}
