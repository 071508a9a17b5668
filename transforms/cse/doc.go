// Eliminate common sub-expressions
//
// cse replaces an operation by an earlier one that does the same: same kind, operands, attributes and result types, where the earlier one dominates the
// later and no effect on memory stands between them. Operations whose results are not used and that have no effect are erased.
//
//	%0 = arith.addi %a, %b : i32
//	%1 = arith.addi %a, %b : i32
//	%2 = arith.muli %0, %1 : i32
//
// becomes
//
//	%0 = arith.addi %a, %b : i32
//	%2 = arith.muli %0, %0 : i32
//
// Operations that only read memory are replaced if they are in the same block and nothing in between may write.
package cse
