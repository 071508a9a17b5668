package memref_test

import "testing"

// everyOp has each op in each of its forms, as the reference prints them.
const everyOp = `#map = affine_map<(d0, d1)[s0] -> (d1 + s0, d0)>
module {
  memref.global @decl : memref<2xf32>
  memref.global "private" @uninit : memref<3x4xi32> = uninitialized
  memref.global "private" constant @table : memref<2xf32> = dense<[0.000000e+00, 2.000000e+00]> {alignment = 64 : i64}
  memref.global "nested" @zero : memref<i64> = dense<1> {tag}
  func.func @f(%arg0: index, %arg1: f32, %arg2: i32, %arg3: i1, %arg4: memref<2048xi8>, %arg5: memref<*xf32>, %arg6: memref<2xindex>, %arg7: memref<1xi32>, %arg8: memref<8xf32, 1>) {
    %alloc = memref.alloc() : memref<4x8xf32>
    %alloc_0 = memref.alloc(%arg0, %arg0) {alignment = 16 : i64} : memref<?x?xf32>
    %alloc_1 = memref.alloc(%arg0)[%arg0] : memref<?x4xf32, #map>
    %alloc_2 = memref.alloc(%arg0)[%arg0, %arg0] : memref<?xf32, strided<[?], offset: ?>, 3>
    %alloca = memref.alloca(%arg0) {alignment = 8 : i64, tag} : memref<?xi32>
    %alloca_3 = memref.alloca()[%arg0] : memref<4x4xi32, #map>
    %alloc_4 = memref.alloc(%arg0) : memref<?xf32>
    %0 = memref.realloc %alloc_4(%arg0) {alignment = 16 : i64} : memref<?xf32> to memref<?xf32>
    %1 = memref.realloc %0 : memref<?xf32> to memref<124xf32>
    memref.dealloc %1 : memref<124xf32>
    memref.dealloc %arg5 : memref<*xf32>
    %2 = memref.load %alloc[%arg0, %arg0] : memref<4x8xf32>
    %3 = memref.load %alloc[%arg0, %arg0] {alignment = 4 : i64, nontemporal = true} : memref<4x8xf32>
    memref.store %arg1, %alloc[%arg0, %arg0] : memref<4x8xf32>
    memref.store %arg1, %alloc[%arg0, %arg0] {nontemporal = true, tag} : memref<4x8xf32>
    memref.copy %alloc, %alloc_0 : memref<4x8xf32> to memref<?x?xf32>
    memref.copy %arg5, %arg5 {tag} : memref<*xf32> to memref<*xf32>
    %dim = memref.dim %arg5, %arg0 : memref<*xf32>
    %dim_5 = memref.dim {tag} %alloc_0, %arg0 : memref<?x?xf32>
    %4 = memref.rank %arg5 : memref<*xf32>
    memref.prefetch %alloc[%arg0, %arg0], read, locality<3>, data : memref<4x8xf32>
    memref.prefetch %alloc[%arg0, %arg0], write, locality<0>, instr : memref<4x8xf32>
    %cast = memref.cast %alloc : memref<4x8xf32> to memref<?x8xf32, strided<[?, 1], offset: ?>>
    %cast_6 = memref.cast %arg5 : memref<*xf32> to memref<?xf32>
    %memspacecast = memref.memory_space_cast %arg8 : memref<8xf32, 1> to memref<8xf32>
    %assume_align = memref.assume_alignment %alloc, 16 : memref<4x8xf32>
    %5:2 = memref.distinct_objects %alloc, %arg8 : memref<4x8xf32>, memref<8xf32, 1>
    %6 = memref.atomic_rmw addf %arg1, %alloc[%arg0, %arg0] : (f32, memref<4x8xf32>) -> f32
    %7 = memref.atomic_rmw assign %arg1, %alloc[%arg0, %arg0] {tag} : (f32, memref<4x8xf32>) -> f32
    %8 = memref.generic_atomic_rmw %alloc[%arg0, %arg0] : memref<4x8xf32> {
    ^bb0(%arg9: f32):
      %12 = arith.addf %arg1, %arg9 : f32
      memref.atomic_yield %12 : f32
    } {tag}
    memref.alloca_scope  {
      %alloca_13 = memref.alloca() : memref<f32>
    }
    %9 = memref.alloca_scope  -> (f32) {
      memref.alloca_scope.return %arg1 : f32
    } {tag}
    %10:2 = memref.alloca_scope  -> (f32, i32) {
      memref.alloca_scope.return %arg1, %arg2 : f32, i32
    }
    %subview = memref.subview %alloc[0, %arg0] [2, 4] [1, %arg0] : memref<4x8xf32> to memref<2x4xf32, strided<[8, ?], offset: ?>>
    %subview_7 = memref.subview %alloc[1, 0] [1, 8] [1, 1] {tag} : memref<4x8xf32> to memref<8xf32, strided<[1], offset: 8>>
    %reinterpret_cast = memref.reinterpret_cast %arg5 to offset: [%arg0], sizes: [4, %arg0], strides: [%arg0, 1] : memref<*xf32> to memref<4x?xf32, strided<[?, 1], offset: ?>>
    %reinterpret_cast_8 = memref.reinterpret_cast %alloc to offset: [0], sizes: [], strides: [] : memref<4x8xf32> to memref<f32>
    %expand_shape = memref.expand_shape %alloc_0 [[0, 1], [2]] output_shape [%arg0, 2, %arg0] : memref<?x?xf32> into memref<?x2x?xf32>
    %expand_shape_9 = memref.expand_shape %reinterpret_cast_8 [] output_shape [1, 1] {tag} : memref<f32> into memref<1x1xf32>
    %collapse_shape = memref.collapse_shape %alloc_0 [[0, 1]] : memref<?x?xf32> into memref<?xf32>
    %collapse_shape_10 = memref.collapse_shape %expand_shape_9 [] : memref<1x1xf32> into memref<f32>
    %reshape = memref.reshape %arg5(%arg6) : (memref<*xf32>, memref<2xindex>) -> memref<?x?xf32>
    %view = memref.view %arg4[%arg0][%arg0] : memref<2048xi8> to memref<?x4xf32>
    %transpose = memref.transpose %alloc (d0, d1) -> (d1, d0) {tag} : memref<4x8xf32> to memref<8x4xf32, strided<[1, 8]>>
    %11 = memref.get_global @table : memref<2xf32>
    %intptr = memref.extract_aligned_pointer_as_index %arg5 : memref<*xf32> -> index
    %base_buffer, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %alloc : memref<4x8xf32> -> memref<f32>, index, index, index, index, index
    %base_buffer_11, %offset_12 = memref.extract_strided_metadata %reinterpret_cast_8 : memref<f32> -> memref<f32>, index
    memref.dma_start %alloc[%arg0, %arg0], %arg8[%arg0], %arg0, %arg7[%arg0] : memref<4x8xf32>, memref<8xf32, 1>, memref<1xi32>
    memref.dma_start %alloc[%arg0, %arg0], %arg8[%arg0], %arg0, %arg7[%arg0], %arg0, %arg0 : memref<4x8xf32>, memref<8xf32, 1>, memref<1xi32>
    memref.dma_wait %arg7[%arg0], %arg0 : memref<1xi32>
    return
  }
}
`

func TestText(t *testing.T) {
	module, errs := readFile(everyOp)
	if module == nil || len(errs) > 0 {
		t.Fatal(errs)
	}
	if got := write(module, false); got != everyOp {
		t.Errorf("got\n%s", got)
	}
	again, errs := readFile(write(module, true))
	if again == nil || len(errs) > 0 {
		t.Fatal(errs)
	}
	if got := write(again, false); got != everyOp {
		t.Errorf("by way of the generic form: got\n%s", got)
	}
}

// TestGenericText compares the generic form with the reference's.
func TestGenericText(t *testing.T) {
	module, errs := readFile(everyOp)
	if module == nil || len(errs) > 0 {
		t.Fatal(errs)
	}
	if got, want := trimmed(write(module, true)), trimmed(upstream(t, everyOp, "--mlir-print-op-generic")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
