// Expand memref operations into easier to analyze constructs
//
// expand-strided-metadata replaces views by what they do to the parts of a memref: its base buffer, offset, sizes and strides. The parts of the
// source are taken by memref.extract_strided_metadata, the new ones are computed by affine.apply, and memref.reinterpret_cast puts them together.
//
//	%v = memref.subview %a[%i, 2] [4, 4] [1, 1] : memref<8x16xf32> to memref<4x4xf32, strided<[16, 1], offset: ?>>
//
// becomes
//
//	%base, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %a : memref<8x16xf32> -> …
//	%0 = affine.apply affine_map<()[s0] -> (s0 * 16 + 2)>()[%i]
//	%v = memref.reinterpret_cast %base to offset: [%0], sizes: [4, 4], strides: [16, 1] : …
//
// Where the parts of a view are taken, they are those of its source, changed in the same way: through memref.subview, memref.expand_shape,
// memref.collapse_shape, memref.reinterpret_cast, memref.cast, memref.memory_space_cast and memref.assume_alignment, down to allocations, the parts of
// which are known.
package expandstrided
