// Compute what Python can compute beforehand
//
// py-fold replaces operators, comparisons and subscripts of constants by their values, and conditional expressions and operands of and and or that constants
// decide by what is left of them. It computes what CPython would, to the last bit: integers of any size, floor division, the rounding of true division.
//
//	%0 = py.constant 7
//	%1 = py.constant -2
//	%2 = py.binary floordiv %0, %1
//
// becomes
//
//	%2 = py.constant -4
//
// What raises an exception stays as it is, and so does what is large (by CPython's own limits for its compiler), what depends on the C library, such as powers
// that are not exact, and what has no constant in Python: complex numbers, infinities. Code that is dropped because it never runs contains nothing that says
// something about the function around it: no assignment, yield or await.
//
// Tuples are joined, repeated and indexed as well if their elements are known values.
package pyfold
