// Sparse Conditional Constant Propagation
//
// sccp finds values that are the same constant on every path that may be taken, and uses that constant in their place. It looks through branches, loops
// and, where all callers of a function are known, calls. Blocks that are never reached stay; canonicalize removes them.
//
//	cf.cond_br %true, ^bb1, ^bb2
//	…
//	^bb3(%x: i32):  // gets 1 from ^bb1, 2 from ^bb2
//	  return %x : i32
//
// becomes
//
//	^bb3(%x: i32):
//	  %c1_i32 = arith.constant 1 : i32
//	  return %c1_i32 : i32
//
// The algorithm is that of Wegman and Zadeck ("Constant Propagation with Conditional Branches"), on package dataflow.
package sccp
