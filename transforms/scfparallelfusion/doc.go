// Fuse adjacent parallel loops
//
// scf-parallel-loop-fusion makes one loop of two scf.parallel with the same bounds and steps that follow each other with nothing in between that has an
// effect, if no element that the one writes is read or written by the other, except by the iteration of the same counters.
//
//	scf.parallel (%i) = (%lo) to (%hi) step (%st) {
//	  %x = memref.load %a[%i] : memref<?xf32>
//	  memref.store %x, %b[%i] : memref<?xf32>
//	}
//	scf.parallel (%i) = (%lo) to (%hi) step (%st) {
//	  %x = memref.load %b[%i] : memref<?xf32>
//	  memref.store %x, %c[%i] : memref<?xf32>
//	}
//
// becomes
//
//	scf.parallel (%i) = (%lo) to (%hi) step (%st) {
//	  %x = memref.load %a[%i] : memref<?xf32>
//	  memref.store %x, %b[%i] : memref<?xf32>
//	  %y = memref.load %b[%i] : memref<?xf32>
//	  memref.store %y, %c[%i] : memref<?xf32>
//	}
package scfparallelfusion
