// Package dataflow propagates facts through a program until nothing changes.
//
//	s := dataflow.New()
//	ranges := dataflow.AddRanges(s)
//	s.Run(module)
//	ranges.Of(v) // bounds of the integer v
//
// A fact is an element of a lattice: of a type T whose zero value says "not reached", and which a client can join. Facts only ever grow
// (toward "anything is possible"), so that the solver, which repeats visits of ops and blocks while a fact that they looked at changes, comes
// to an end. The result holds on every path that may be taken: facts are optimistic while the solver runs, and must not be read before it
// is done.
//
// # What is there
//
//	DeadCode     which blocks and branches may run, and from where control comes to a region, a callee or a call's return
//	Constants    sparse conditional constant propagation, by the ops' own folding
//	Ranges       bounds of integers, by intrange.Inferer
//	Live         which values are needed for an effect or a result of the program
//
// DeadCode and Constants are part of every Solver, because every other analysis wants to follow only the branches that are taken.
//
// # Writing an analysis
//
// There are four schemes, each a generic type with an interface of rules to be implemented. They know about branches (ir.Brancher), ops with
// regions (ir.RegionBrancher) and calls (ir.Caller, ir.Callable), so rules are about one op at a time:
//
//	Forward        facts about values, from operands to results
//	Backward       facts about values, from results to operands
//	DenseForward   facts about points in the program, from before an op to behind it
//	DenseBackward  facts about points in the program, from behind an op to before it
//
// Calls are followed when the solver runs on a symbol table and all callers are known: a callee that is visible outside, or whose symbol is used
// otherwise than by a call, may be called with anything.
//
// The schemes are those of MLIR's data-flow framework, and visit in the same order, which decides where an analysis that gives up
// precision in loops does so.
package dataflow
