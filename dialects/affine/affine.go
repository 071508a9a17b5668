// Package affine is MLIR's affine dialect: loops, conditionals and memory accesses whose bounds, conditions and subscripts are affine
// functions of loop counters and symbols, so that what they do can be decided exactly.
//
//	func.func @sum(%a: memref<?xf32>, %n: index) -> f32 {
//	  %zero = arith.constant 0.0 : f32
//	  %sum = affine.for %i = 0 to %n iter_args(%acc = %zero) -> (f32) {
//	    %x = affine.load %a[%i] : memref<?xf32>
//	    %s = arith.addf %acc, %x : f32
//	    affine.yield %s : f32
//	  }
//	  return %s : f32
//	}
//
// A map or set of an op is applied to operands: first the dimensions, then the symbols. A symbol is a value that does not change in the
// affine scope, which is the closest region of an op with the trait AffineScope, such as a function; a dimension is a symbol, a counter
// of an affine loop, or an affine.apply of these. IsValidSymbol and IsValidDim decide this.
//
// Beside the ops the package has what passes over affine loops need:
//
//	Canonicalize, CanonicalizeSet, Compose, ComposeFully    maps and sets with their operands brought to a canonical form
//	ComposedApply, ComposedMin, ComposedMax                 ops made of composed maps
//	NewFor, NewParallel, NewLoad, NewStore …                op literals
//	EnclosingLoops, PerfectNest, TripCount, Normalize …     loops
package affine

import (
	"errors"

	"polyloom/dialects/arith"
	"polyloom/ir"
)

// Dialect lists the operations of affine.
var Dialect = (&ir.Dialect{
	Name:          "affine",
	Doc:           "loops, conditionals and memory accesses described by affine maps and integer sets",
	Materialize:   arith.Dialect.Materialize,
	LegalToInline: legalToInline,
	LegalInto:     legalInto,
}).Register(
	ir.OpOf[Apply]("apply"),
	ir.OpOf[DelinearizeIndex]("delinearize_index"),
	ir.OpOf[DmaStart]("dma_start"),
	ir.OpOf[DmaWait]("dma_wait"),
	ir.OpOf[For]("for"),
	ir.OpOf[If]("if"),
	ir.OpOf[LinearizeIndex]("linearize_index"),
	ir.OpOf[Load]("load"),
	ir.OpOf[Max]("max"),
	ir.OpOf[Min]("min"),
	ir.OpOf[Parallel]("parallel"),
	ir.OpOf[Prefetch]("prefetch"),
	ir.OpOf[Store]("store"),
	ir.OpOf[VectorLoad]("vector_load"),
	ir.OpOf[VectorStore]("vector_store"),
	ir.OpOf[Yield]("yield"),
)

// Yield ends a region of affine.for, affine.if or affine.parallel and hands its operands to it.
//
//	affine.yield %a, %b : i32, f32
type Yield struct {
	ir.Base
	Operands ir.Operands
}

// Def implements ir.Op.
func (o *Yield) Def(d *ir.Def) {
	d.Ins("operands", &o.Operands, ir.AnyType)
	d.Traits(ir.Terminator, ir.ReturnLike, ir.Pure, ir.MemRefsNormalizable)
	d.Format("attr-dict ($operands^ `:` type($operands))?")
}

// NewYield returns a terminator that hands vs to the op around it, to be inserted.
func NewYield(vs ...*ir.Value) *Yield { return &Yield{Operands: ir.Uses(vs...)} }

func newYield() ir.Op { return &Yield{} }

// Verify implements ir.Verifier.
func (o *Yield) Verify() error {
	parent := ir.Parent(o)
	switch parent.(type) {
	case *For, *If, *Parallel:
	default:
		return errors.New("only terminates affine.if/for/parallel regions")
	}
	if ir.NumResults(parent) != o.Operands.Len() {
		return errors.New("parent of yield must have same number of results as the yield operands")
	}
	for i, v := range o.Operands.All() {
		if ir.ResultAt(parent, i).Type() != v.Type() {
			return errors.New("types mismatch between yield op and its parent")
		}
	}
	return nil
}

// yieldOf returns the affine.yield at the end of b, or nil.
func yieldOf(b *ir.Block) *Yield {
	if b == nil {
		return nil
	}
	y, _ := b.Last().(*Yield)
	return y
}
