// Package scf is MLIR's scf dialect: loops and conditionals as operations with regions.
//
//	%sum = scf.for %i = %lb to %ub step %c1 iter_args(%acc = %zero) -> (f32) {
//	  %x = memref.load %a[%i] : memref<?xf32>
//	  %positive = arith.cmpf ogt, %x, %zero : f32
//	  %next = scf.if %positive -> (f32) {
//	    %s = arith.addf %acc, %x : f32
//	    scf.yield %s : f32
//	  } else {
//	    scf.yield %acc : f32
//	  }
//	  scf.yield %next : f32
//	}
//
// What a loop changes is carried: iter_args begin with values from outside, a turn gets those that the one before yielded, and the last ones
// are the results. A region without results may leave out its scf.yield. Bounds may be any values, unlike those of package affine; scf.while
// has any condition, scf.parallel and scf.forall leave the order of their turns open.
//
// The files go by kind of op: for.go (with while), parallel.go, forall.go and if.go (with index_switch and execute_region) declare them;
// canon*.go simplify them.
package scf

import (
	"polyloom/ir"
)

// Dialect lists the operations of scf.
var Dialect = (&ir.Dialect{
	Name:          "scf",
	Doc:           "structured control flow: loops and conditionals with regions",
	LegalToInline: func(ir.Op, *ir.Region) bool { return true },
}).Register(
	ir.OpOf[Condition]("condition"),
	ir.OpOf[ExecuteRegion]("execute_region"),
	ir.OpOf[For]("for"),
	ir.OpOf[Forall]("forall"),
	ir.OpOf[InParallel]("forall.in_parallel"),
	ir.OpOf[If]("if"),
	ir.OpOf[IndexSwitch]("index_switch"),
	ir.OpOf[Parallel]("parallel"),
	ir.OpOf[Reduce]("reduce"),
	ir.OpOf[ReduceReturn]("reduce.return"),
	ir.OpOf[While]("while"),
	ir.OpOf[Yield]("yield"),
)

func newYield() ir.Op { return &Yield{} }

// NewYield returns a terminator that hands vs to the op around it, to be inserted.
func NewYield(vs ...*ir.Value) *Yield { return &Yield{Results: ir.Uses(vs...)} }

// Yield ends a region of scf.for, scf.if, scf.while, scf.execute_region or scf.index_switch and hands its operands to it.
//
//	scf.yield %a, %b : i32, f32
type Yield struct {
	ir.Base
	Results ir.Operands
}

// Def implements ir.Op.
func (o *Yield) Def(d *ir.Def) {
	d.Ins("results", &o.Results, ir.AnyType)
	d.Parent("scf.execute_region", "scf.for", "scf.if", "scf.index_switch", "scf.while")
	d.Traits(ir.Terminator, ir.ReturnLike, ir.Pure)
	d.Format("attr-dict ($results^ `:` type($results))?")
}

// Condition ends the first region of scf.while: the loop goes on if its operand is true, with the other operands.
//
//	scf.condition(%go) %x : i32
type Condition struct {
	ir.Base
	Cond ir.Operand
	Args ir.Operands
}

// Def implements ir.Op.
func (o *Condition) Def(d *ir.Def) {
	d.In("condition", &o.Cond, ir.I1Only)
	d.Ins("args", &o.Args, ir.AnyType)
	d.Parent("scf.while")
	d.Traits(ir.Terminator, ir.Pure)
	d.Format("`(` $condition `)` attr-dict ($args^ `:` type($args))?")
}

// PassedTo implements ir.RegionTerminator: all operands but the condition.
func (o *Condition) PassedTo(ir.RegionPoint) []*ir.Operand { return o.Args.List() }

// ExitsTo implements ir.RegionExit: the second region where the condition may hold, the results where it may not.
func (o *Condition) ExitsTo(consts []ir.Attr) []ir.RegionPoint {
	w := ir.Parent(o).(*While)
	points := w.RegionSuccessors(&w.Before, nil)
	if len(consts) > 0 {
		if c, ok := consts[0].(*ir.IntegerAttr); ok {
			if c.Value.IsZero() {
				return points[:1]
			}
			return points[1:]
		}
	}
	return points
}

// yieldOf returns the scf.yield at the end of b, or nil.
func yieldOf(b *ir.Block) *Yield {
	if b == nil {
		return nil
	}
	y, _ := b.Last().(*Yield)
	return y
}

// argValues returns the arguments of b from the given one on, none if there are fewer, as in an op that is yet to be verified.
func argValues(b *ir.Block, from int) []*ir.Value { return b.ArgValues()[min(from, b.NumArgs()):] }
