// Package num is the arithmetic of compile-time constants: integers of any bit width and floating-point numbers of
// every format that MLIR has a builtin type for. Attributes hold these values, the parser and printer convert them to
// and from text, folders and the interpreter compute with them. The results are the bits that LLVM's APInt and APFloat
// would give, down to the payload of a NaN, because two compilers that fold the same constant must print the same
// program.
//
// # Integers
//
// An [Int] is a row of bits with a width. It has no sign of its own; the operation decides, as in MLIR's signless
// types:
//
//	a := num.NewInt(8, -1) // 0xFF
//	a.UDiv(num.NewInt(8, 2)) // 127
//	a.SDiv(num.NewInt(8, 2)) // 0
//
// Arithmetic wraps. Where the carry matters there is a variant that reports it (SAddOv) and one that saturates
// (SAddSat). Both operands have one width; mixing widths is a bug of the caller and panics. Division by zero is the
// caller's to test first.
//
// # Floating point
//
// A [Format] says how bits become a number; F32 and F64 are IEEE's, F8E4M3FN has NaN but no infinity, F4E2M1FN has
// neither, F8E8M0FNU has not even a zero. A [Float] is a format and bits, so == is equality of encodings: it tells -0
// from +0 and finds a NaN equal to itself. Numeric comparison is [Float.Cmp].
//
// Every operation computes the exact result and rounds once, in the [Rounding] that the caller names. Where a format
// lacks infinity, overflow gives what APFloat gives: NaN, or the largest value where there is no NaN either.
//
// # Text
//
// [Float.AppendText] writes what MLIR's printer writes, [Parse] reads what its parser reads, and the two are inverse:
// a finite number is printed with six digits after the point when these name it exactly, and otherwise with as many as
// identify it; infinity and NaN are printed as bits in hexadecimal.
package num
