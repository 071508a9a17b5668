// Expand polynomials into arithmetic
//
// toy-expand replaces toy.eval by multiplications and additions after Horner's rule.
//
//	%y = toy.eval [1, 3, 2] at %x : i64
//
// becomes
//
//	%c1 = arith.constant 1 : i64
//	%c3 = arith.constant 3 : i64
//	%c2 = arith.constant 2 : i64
//	%0 = arith.muli %x, %c2 : i64
//	%1 = arith.addi %0, %c3 : i64
//	%2 = arith.muli %1, %x : i64
//	%y = arith.addi %2, %c1 : i64
package toyexpand
