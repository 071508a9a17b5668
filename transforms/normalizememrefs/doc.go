// Normalize memrefs
//
// normalize-memrefs gives memrefs with a layout map the identity layout: their shape becomes that of the image of the map, and the subscripts of
// accesses go through the map. It does so for allocations, casts, and what functions take and return, with the calls of them.
//
//	%a = memref.alloc() : memref<64xf32, affine_map<(d0) -> (d0 floordiv 32, d0 mod 32)>>
//	affine.store %x, %a[%i] : memref<64xf32, affine_map<(d0) -> (d0 floordiv 32, d0 mod 32)>>
//
// becomes
//
//	%a = memref.alloc() : memref<2x32xf32>
//	affine.store %x, %a[%i floordiv 32, %i mod 32] : memref<2x32xf32>
//
// A function in which an op uses such a memref that does not allow it (the trait MemRefsNormalizable) is left alone, and so are those that it
// calls and that call it. A memref with dynamic sizes is normalized if its layout splits dimensions into tiles, as above.
package normalizememrefs
