// Fold memref alias ops into consumer load/store ops
//
// fold-memref-alias-ops makes loads and stores access the memref that is behind a view, at computed subscripts, so that the view is no longer
// needed. A subview of a subview becomes one.
//
//	%v = memref.subview %a[%i, 2] [4, 4] [1, 2] : memref<8x16xf32> to memref<4x4xf32, strided<[16, 2], offset: ?>>
//	%x = memref.load %v[%j, %k] : memref<4x4xf32, strided<[16, 2], offset: ?>>
//
// becomes
//
//	%0 = affine.apply affine_map<()[s0, s1] -> (s0 + s1)>()[%i, %j]
//	%1 = affine.apply affine_map<()[s0] -> (s0 * 2 + 2)>()[%k]
//	%x = memref.load %a[%0, %1] : memref<8x16xf32>
//
// Through memref.expand_shape, the subscript in a dimension that was split is an affine.linearize_index; through memref.collapse_shape, those in
// dimensions that were joined are an affine.delinearize_index. The pass is for memref.load and memref.store; affine-fold-memref-alias-ops does the
// same for affine.load and affine.store.
package foldmemrefalias
