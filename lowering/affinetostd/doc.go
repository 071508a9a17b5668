// Lower Affine operations to a combination of Arith and SCF operations
//
// lower-affine replaces the operations of affine by loops and conditionals of scf, loads and stores of memref, and arithmetic that computes what affine
// maps say.
//
//	affine.for %i = 0 to min affine_map<(d0) -> (d0, 10)>(%n) step 2 {
//	  %x = affine.load %a[%i floordiv 2] : memref<?xf32>
//	  …
//	}
//
// becomes
//
//	%c0 = arith.constant 0 : index
//	%c10 = arith.constant 10 : index
//	%0 = arith.minsi %n, %c10 : index
//	%c2 = arith.constant 2 : index
//	scf.for %i = %c0 to %0 step %c2 {
//	  … a division that rounds down …
//	  %x = memref.load %a[%7] : memref<?xf32>
//	  …
//	}
//
// Loads and stores of vectors are an error: they have no counterpart without the vector dialect. So is a division by a constant that is not
// positive.
package affinetostd
