package scffortowhile

import (
	_ "embed"

	"polyloom/dialects/arith"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
)

//go:embed doc.go
var doc string

// Pass is scf-for-to-while.
var Pass = pass.New[options]("scf-for-to-while", doc, pass.Title("SCFForToWhileLoop"), pass.Level("scf"), pass.Makes(arith.Dialect))

type options struct{ patterns *rewrite.Set }

// Init implements pass.Initializer.
func (o *options) Init(*pass.Context) error {
	o.patterns = rewrite.NewSet(rewrite.On(forToWhile))
	return nil
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	rewrite.Greedy(op, o.patterns, rewrite.Config{TopDown: true})
	return nil
}

func forToWhile(rw *rewrite.Rewriter, op *scf.For) bool {
	types := append([]ir.Type{op.IndVar().Type()}, op.InitArgs.Types()...)
	loop := &scf.While{
		Inits: ir.Uses(append([]*ir.Value{op.LowerBound.Value()}, op.InitArgs.Values()...)...), Results: ir.ResTypes(types...),
	}
	ir.Create(rw, loop)
	for name, a := range ir.Attributes(op) {
		ir.SetAttribute(loop, name, a)
	}
	block := func(r *ir.Region) *ir.Block {
		b := rw.CreateBlock(r, nil, op.IndVar().Loc())
		b.AddArg(types[0], op.IndVar().Loc())
		for _, v := range op.InitArgs.All() {
			b.AddArg(v.Type(), v.Loc())
		}
		return b
	}
	before := block(&loop.Before)
	less := arith.Slt
	if op.UnsignedCmp {
		less = arith.Ult
	}
	cmp := ir.Create(rw, &arith.CmpI{Predicate: less, Lhs: before.Arg(0).Use(), Rhs: op.UpperBound.Use()})
	ir.Create(rw, &scf.Condition{Cond: cmp.Result.Use(), Args: ir.Uses(before.ArgValues()...)})

	after := block(&loop.After)
	next := ir.Create(rw, &arith.AddI{Lhs: after.Arg(0).Use(), Rhs: op.Step.Use()})
	yield := op.Yielded()
	rw.MergeBlocks(op.Body(), after, after.ArgValues()...)
	rw.Modify(yield, func() { yield.Results.Assign(append([]*ir.Value{&next.Result.Value}, yield.Results.Values()...)...) })
	rw.Replace(op, loop.Results.Values()[1:]...)
	return true
}
