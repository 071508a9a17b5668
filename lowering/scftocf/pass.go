package scftocf

import (
	_ "embed"

	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
	"polyloom/ir/rewrite/conversion"
)

//go:embed doc.go
var doc string

// Pass is convert-scf-to-cf.
var Pass = pass.New[options]("convert-scf-to-cf", doc, pass.Title("SCFToControlFlowPass"), pass.Level("conversion"), pass.Makes(cf.Dialect, arith.Dialect))

type options struct {
	// Rollback is upstream's switch between two drivers; there is one here.
	Rollback bool `opt:"allow-pattern-rollback" doc:"Experimental performance flag to disallow pattern rollback" default:"true"`

	patterns *rewrite.Set
	target   *conversion.Target
}

// Init implements pass.Initializer.
func (o *options) Init(*pass.Context) error {
	o.patterns = rewrite.NewSet(Patterns()...)
	o.target = conversion.NewTarget()
	o.target.IllegalOp("scf.for", "scf.forall", "scf.if", "scf.index_switch", "scf.parallel", "scf.while", "scf.execute_region")
	o.target.DynamicUnknown(func(ir.Op) bool { return true })
	return nil
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	return conversion.Partial(op, o.target, o.patterns, conversion.Config{Cast: builtin.NewCast})
}

// Patterns returns the patterns that take the operations of scf apart, for use in a dialect conversion.
func Patterns() []rewrite.Pattern {
	return []rewrite.Pattern{
		rewrite.On(lowerFor), rewrite.On(lowerIf), rewrite.On(lowerParallel), rewrite.On(lowerWhile), rewrite.On(lowerExecuteRegion),
		rewrite.On(lowerIndexSwitch), rewrite.On(lowerForall), rewrite.On(lowerDoWhile).WithBenefit(2),
	}
}

// split cuts the block of op in front of op and returns both parts.
func split(rw *rewrite.Rewriter, op ir.Op) (before, after *ir.Block) {
	before = ir.BlockOf(op)
	return before, rw.SplitBlock(before, op)
}

// branch puts a branch at the end of a block.
func branch(rw *rewrite.Rewriter, from, to *ir.Block, args ...*ir.Value) *cf.Br {
	rw.SetAtEnd(from)
	return ir.Create(rw, cf.NewBr(to, args...))
}

// condBranch puts a conditional branch at the end of a block.
func condBranch(rw *rewrite.Rewriter, from *ir.Block, cond *ir.Value, yes *ir.Block, yesArgs []*ir.Value, no *ir.Block) {
	rw.SetAtEnd(from)
	ir.Create(rw, &cf.CondBr{Condition: cond.Use(), TrueDest: ir.To(yes), TrueDestOperands: ir.Uses(yesArgs...), FalseDest: ir.To(no)})
}

// leave replaces the terminator at the end of b by a branch that passes on its operands.
func leave(rw *rewrite.Rewriter, b, to *ir.Block) {
	term := b.Last()
	branch(rw, b, to, ir.OperandValues(term)...)
	rw.Erase(term)
}

// keepLLVM copies the attributes of a loop that are meant for LLVM to another op.
func keepLLVM(from, to ir.Op) {
	d := ir.Discardable(from)
	if d == nil {
		return
	}
	for _, e := range d.Entries {
		if len(e.Name) > len("llvm.") && e.Name[:len("llvm.")] == "llvm." {
			ir.SetAttribute(to, e.Name, e.Value)
		}
	}
}

// lowerFor makes the counter and the carried values of a loop arguments of a block that tests whether the loop goes on.
//
//	  cf.br ^test(%lo, %init : index, f32)
//	^test(%i: index, %x: f32):
//	  %0 = arith.cmpi slt, %i, %hi : index
//	  cf.cond_br %0, ^body, ^end
//	^body:
//	  …
//	  %next = arith.addi %i, %step : index
//	  cf.br ^test(%next, %y : index, f32)
//	^end:
func lowerFor(rw *rewrite.Rewriter, op *scf.For) bool {
	before, end := split(rw, op)
	test := op.Body()
	body := rw.SplitBlock(test, test.First())
	last := op.Region.LastBlock()
	rw.InlineRegionBefore(&op.Region, before.Region(), end)
	iv := test.Arg(0)

	term := last.Last()
	rw.SetAtEnd(last)
	next := ir.Create(rw, &arith.AddI{Lhs: iv.Use(), Rhs: op.Step.Use()})
	back := branch(rw, last, test, append([]*ir.Value{&next.Result.Value}, ir.OperandValues(term)...)...)
	keepLLVM(op, back)
	rw.Erase(term)

	branch(rw, before, test, append([]*ir.Value{op.LowerBound.Value()}, op.InitArgs.Values()...)...)
	rw.SetAtEnd(test)
	less := arith.Slt
	if op.UnsignedCmp {
		less = arith.Ult
	}
	cmp := ir.Create(rw, &arith.CmpI{Predicate: less, Lhs: iv.Use(), Rhs: op.UpperBound.Use()})
	condBranch(rw, test, &cmp.Result.Value, body, nil, end)
	rw.Replace(op, test.ArgValues()[1:]...)
	return true
}

// lowerIf branches to the blocks of an if; its results are arguments of the block where they meet.
func lowerIf(rw *rewrite.Rewriter, op *scf.If) bool {
	before, after := split(rw, op)
	meet := after
	if op.Results.Len() > 0 {
		meet = rw.CreateBlock(before.Region(), after, ir.LocOf(op), op.Results.Types()...)
		branch(rw, meet, after)
	}
	take := func(r *ir.Region) *ir.Block {
		if r.Empty() {
			return meet
		}
		first := r.Entry()
		leave(rw, r.LastBlock(), meet)
		rw.InlineRegionBefore(r, before.Region(), meet)
		return first
	}
	then := take(&op.Then)
	other := take(&op.Else)
	condBranch(rw, before, op.Condition.Value(), then, nil, other)
	var results []*ir.Value
	if op.Results.Len() > 0 {
		results = meet.ArgValues()
	}
	rw.Replace(op, results...)
	return true
}

// lowerExecuteRegion puts the blocks of the op between what stands before and behind it.
func lowerExecuteRegion(rw *rewrite.Rewriter, op *scf.ExecuteRegion) bool {
	before, after := split(rw, op)
	branch(rw, before, op.Region.Entry())
	for b := range op.Region.Blocks() {
		if _, ok := b.Last().(*scf.Yield); ok {
			leave(rw, b, after)
		}
	}
	rw.InlineRegionBefore(&op.Region, before.Region(), after)
	rw.Replace(op, resultArgs(op, after)...)
	return true
}

// resultArgs adds an argument to b, a block that a pattern has made, for each result of op.
func resultArgs(op ir.Op, b *ir.Block) []*ir.Value {
	var args []*ir.Value
	for _, r := range ir.ResultsOf(op) {
		args = append(args, b.AddArg(r.Type(), ir.LocOf(op)))
	}
	return args
}

// lowerIndexSwitch makes a cf.switch of 64 bits, which is what the cases and an index have.
func lowerIndexSwitch(rw *rewrite.Rewriter, op *scf.IndexSwitch) bool {
	before, after := split(rw, op)
	results := resultArgs(op, after)
	take := func(r *ir.Region) *ir.Block {
		b := r.Entry()
		leave(rw, b, after)
		rw.InlineRegionBefore(r, before.Region(), after)
		return b
	}
	cases := make([]cf.Case, op.Cases.Len)
	for i, v := range op.Cases.Ints() {
		cases[i] = cf.Case{Value: ir.IntegerOf(ir.I64, v).Value, Dest: take(op.CaseRegions.At(i))}
	}
	def := take(&op.Default)
	rw.SetAtEnd(before)
	n := ir.Create(rw, &arith.IndexCast{In: op.Arg.Use(), Out: ir.Res(ir.I64)})
	ir.Create(rw, cf.NewSwitch(&n.Out.Value, def, nil, cases))
	rw.Replace(op, results...)
	return true
}
