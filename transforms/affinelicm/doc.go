// Hoist loop invariant instructions outside of affine loops
//
// affine-loop-invariant-code-motion moves operations in front of the affine loop that they are in, the innermost loops first, if they compute the same in every
// iteration. Beside operations without effects it moves affine.load and affine.store, if nothing else in the loop writes the same memref (or, for a store,
// reads it), and whole affine.for, affine.parallel and affine.if operations of such operations.
//
//	affine.for %i = 0 to 10 {
//	  %x = affine.load %a[0] : memref<4xf32>
//	  affine.store %x, %b[%i] : memref<10xf32>
//	}
//
// becomes
//
//	%x = affine.load %a[0] : memref<4xf32>
//	affine.for %i = 0 to 10 {
//	  affine.store %x, %b[%i] : memref<10xf32>
//	}
//
// Accesses leave only loops that are known to run. As in MLIR, two memref values are taken for different memory here.
package affinelicm
