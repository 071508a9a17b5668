// Package intrange computes with ranges of integers: what can be said of the result of an operation when its operands are only known to
// lie between bounds.
//
// A Range bounds a value twice, as an unsigned and as a signed number, because one interval of bit patterns is often two intervals of the other
// reading: an i8 in [-1, 1] is anything from 0 to 255 when it is unsigned.
//
//	a := intrange.FromSigned(num.NewInt(8, -3), num.NewInt(8, 5))
//	b := intrange.Constant(num.NewInt(8, 2))
//	intrange.Mul(a, b, intrange.Wraps) // unsigned : [0, 255] signed : [-6, 10]
//
// The functions named after operations (Add, DivS, Xor …) bound all results that the operation may have for operands within the ranges.
// They are as precise as LLVM 22's InferIntRangeCommon, bound for bound, since two compilers that remove the same comparisons must know the
// same facts. The zero Range says nothing yet: it is the bottom of the lattice in package dataflow, which runs these functions over a program.
//
// # Index
//
// The width of index is not known at compile time. A range of index has 64 bits, and IndexOp makes sure that its low half is right on a
// machine with 32-bit indices: it computes twice and merges the results unless they agree.
//
// # For dialects
//
// An op takes part by implementing Inferer:
//
//	func (o *AddI) InferRanges(args []intrange.Range, set func(*ir.Value, intrange.Range)) {
//		set(&o.Result.Value, intrange.Add(args[0], args[1], intrange.Overflow(o.Flags)))
//	}
package intrange
