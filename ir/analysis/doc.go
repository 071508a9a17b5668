// Package analysis answers questions about programs in the IR that need a look at more than one operation.
//
//	PostDominance                             which blocks every path to the exit passes (ir.Dominance has the other direction)
//	Liveness                                  which values are still needed where
//	LoopInfo                                  the loops of a control-flow graph
//	CallGraph                                 who calls whom, and in which order to look at callees
//	ForwardSlice, BackwardSlice               what depends on an op, and on what it depends
//	TopologicalSort, SortTopologically        ops in an order in which definitions precede uses
//	Numbering                                 the place of each op in the text
//
// Its subpackages hold what is more than a page: alias (which values may name the same memory), intrange (arithmetic on ranges) and
// dataflow (facts that are propagated through a program until nothing changes: constants, ranges, reachability, liveness).
//
// An analysis is a plain value made by a function, which looks at the IR as it is. It must be made anew when the IR has changed in a
// way that its comment names; none is told of changes. None is safe for concurrent use unless it says so, but several of them may look at the
// same IR at once.
//
// Results come in an order that depends on the program only, never on addresses.
package analysis
