// Do optimizations based on integer range analysis
//
// int-range-optimizations finds bounds of integer values. A value that can be only one number becomes that constant, and a remainder that changes nothing
// vanishes.
//
//	%0 = test.with_bounds {smin = 0 : i64, smax = 3 : i64} : i64
//	%1 = arith.remui %0, %c8 : i64
//	%2 = arith.cmpi slt, %0, %c4 : i64
//
// becomes: %1 is %0, and %2 is true.
package intrange
