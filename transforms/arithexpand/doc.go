// Legalize Arith ops to be convertible to LLVM.
//
// arith-expand replaces operations of arith that a machine has no instruction for by others that it has: divisions that round up or down,
// minimum and maximum, and conversions with a scale.
//
//	%0 = arith.floordivsi %a, %b : i32
//
// becomes
//
//	%q = arith.divsi %a, %b : i32
//	%p = arith.muli %q, %b : i32
//	%inexact = arith.cmpi ne, %a, %p : i32
//	%c0 = arith.constant 0 : i32
//	%s = arith.cmpi slt, %a, %c0 : i32
//	%t = arith.cmpi slt, %b, %c0 : i32
//	%opposite = arith.cmpi ne, %s, %t : i1
//	%below = arith.andi %inexact, %opposite : i1
//	%minus = arith.constant -1 : i32
//	%down = arith.addi %q, %minus : i32
//	%0 = arith.select %below, %down, %q : i32
//
// On demand it also does conversions from and to small floating-point types by their bits: include-bf16, include-f8e8m0 and include-f4e2m1.
//
// What comes out is what LLVM 22 has, with its flaws: conversion to f4E2M1FN rounds 1.25, 2.5 and 5, which are ties, up, and drops the sign
// of what is between -0.5 and 0; and minimum and maximum do not look at the sign of zero. Conversions to and from f8E8M0FNU are right: LLVM 22 does
// not round, and takes the least number for 0.
package arithexpand
