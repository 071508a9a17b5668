// Replace affine memref accesses by scalars by forwarding stores to loads and eliminating redundant loads
//
// affine-scalrep replaces an affine.load by the value that an affine.store put there, erases stores that are overwritten before anyone reads them, and loads that
// repeat an earlier one. Memrefs that are only written then go, with their allocation.
//
//	affine.for %i = 0 to 10 {
//	  affine.store %x, %a[%i] : memref<10xf32>
//	  %y = affine.load %a[%i] : memref<10xf32>
//	  "use"(%y) : (f32) -> ()
//	}
//
// becomes, where %a is allocated here and used nowhere else,
//
//	affine.for %i = 0 to 10 {
//	  "use"(%x) : (f32) -> ()
//	}
//
// Two accesses are to the same element if their subscripts are the same function of the same values. Whether an access in between may touch that element is decided
// by the distances of subscripts in each loop; what that cannot decide counts as a conflict.
package affinescalrep
