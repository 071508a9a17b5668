// Package toy is a small dialect for the tests of the analyses: arithmetic that folds and bounds its results, branches, ops with regions in
// each style of control flow, calls, and memory. Its programs are built by the functions of build.go, since no text is parsed.
package toy

import (
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
)

// Dialect is the toy dialect.
var Dialect = (&ir.Dialect{Name: "toy"}).Register(
	ir.OpOf[Const]("const"), ir.OpOf[Bin]("bin"), ir.OpOf[Norm]("norm"), ir.OpOf[Ext]("ext"), ir.OpOf[Sink]("sink"),
	ir.OpOf[Br]("br"), ir.OpOf[Raise]("raise"), ir.OpOf[CondBr]("cond_br"),
	ir.OpOf[Module]("module"), ir.OpOf[Func]("func"), ir.OpOf[Return]("return"), ir.OpOf[Call]("call"), ir.OpOf[Ref]("ref"),
	ir.OpOf[If]("if"), ir.OpOf[For]("for"), ir.OpOf[While]("while"), ir.OpOf[Condition]("condition"), ir.OpOf[Yield]("yield"),
	ir.OpOf[Box]("box"), ir.OpOf[Graph]("graph"), ir.OpOf[Index]("index"),
	ir.OpOf[Alloc]("alloc"), ir.OpOf[Alloca]("alloca"), ir.OpOf[View]("view"), ir.OpOf[Global]("global"), ir.OpOf[Distinct]("distinct"),
	ir.OpOf[Load]("load"), ir.OpOf[Store]("store"), ir.OpOf[Scope]("scope"),
)

// What the ops are to the analyses.
var (
	_ ir.Folder        = (*Const)(nil)
	_ ir.Folder        = (*Bin)(nil)
	_ ir.Folder        = (*Norm)(nil)
	_ ir.Folder        = (*Global)(nil)
	_ intrange.Inferer = (*Const)(nil)
	_ intrange.Inferer = (*Bin)(nil)

	_ intrange.PartialInferer = (*Index)(nil)

	_ ir.Brancher         = (*Br)(nil)
	_ ir.Brancher         = (*CondBr)(nil)
	_ ir.Brancher         = (*Raise)(nil)
	_ ir.Symbol           = (*Func)(nil)
	_ ir.FunctionOp       = (*Func)(nil)
	_ ir.Caller           = (*Call)(nil)
	_ ir.RegionBrancher   = (*If)(nil)
	_ ir.RegionBrancher   = (*For)(nil)
	_ ir.RegionBrancher   = (*While)(nil)
	_ ir.CountedLoop      = (*For)(nil)
	_ ir.LoopLike         = (*While)(nil)
	_ ir.RegionTerminator = (*Condition)(nil)
	_ ir.RegionExit       = (*Condition)(nil)
	_ ir.MemoryEffects    = (*Sink)(nil)
	_ ir.MemoryEffects    = (*Alloc)(nil)
	_ ir.MemoryEffects    = (*Alloca)(nil)
	_ ir.MemoryEffects    = (*Load)(nil)
	_ ir.MemoryEffects    = (*Store)(nil)
	_ ir.ViewLike         = (*View)(nil)
	_ ir.DistinctObjects  = (*Distinct)(nil)
)
