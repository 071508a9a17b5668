package memref_test

import (
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// forms are functions with ops in many forms and how the reference prints them, in their own syntax and in the generic one. Where in is
// "", the program is as it is printed.
var forms = []struct{ name, in, custom, generic string }{
	{"alloc", `func.func @f(%n: index, %k: index) {
  %a = memref.alloc() : memref<f32>
  %b = memref.alloc(%n) : memref<4x?xf32>
  %c = memref.alloc(%n, %k) {alignment = 64} : memref<?x?xi8, 2>
  %d = memref.alloc(%n)[%k] : memref<?xf32, affine_map<(d0)[s0] -> (d0 + s0)>>
  %e = memref.alloc() : memref<2x2xmemref<?xi32>>
  return
}`, `func.func @f(%arg0: index, %arg1: index) {
  %alloc = memref.alloc() : memref<f32>
  %alloc_0 = memref.alloc(%arg0) : memref<4x?xf32>
  %alloc_1 = memref.alloc(%arg0, %arg1) {alignment = 64 : i64} : memref<?x?xi8, 2>
  %alloc_2 = memref.alloc(%arg0)[%arg1] : memref<?xf32, affine_map<(d0)[s0] -> (d0 + s0)>>
  %alloc_3 = memref.alloc() : memref<2x2xmemref<?xi32>>
  return
}`, `"func.func"() <{function_type = (index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index):
  %0 = "memref.alloc"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> memref<f32>
  %1 = "memref.alloc"(%arg0) <{operandSegmentSizes = array<i32: 1, 0>}> : (index) -> memref<4x?xf32>
  %2 = "memref.alloc"(%arg0, %arg1) <{alignment = 64 : i64, operandSegmentSizes = array<i32: 2, 0>}> : (index, index) -> memref<?x?xi8, 2>
  %3 = "memref.alloc"(%arg0, %arg1) <{operandSegmentSizes = array<i32: 1, 1>}> : (index, index) -> memref<?xf32, affine_map<(d0)[s0] -> (d0 + s0)>>
  %4 = "memref.alloc"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> memref<2x2xmemref<?xi32>>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"alloca", `func.func @f(%n: index) {
  %a = memref.alloca() : memref<8xcomplex<f32>>
  %b = memref.alloca(%n) {alignment = 16 : i64} : memref<?xvector<4xf32>>
  %c = memref.alloca(%n) {alignment = 8 : i64, name = "scratch"} : memref<?xindex, "local">
  return
}`, `func.func @f(%arg0: index) {
  %alloca = memref.alloca() : memref<8xcomplex<f32>>
  %alloca_0 = memref.alloca(%arg0) {alignment = 16 : i64} : memref<?xvector<4xf32>>
  %alloca_1 = memref.alloca(%arg0) {alignment = 8 : i64, name = "scratch"} : memref<?xindex, "local">
  return
}`, `"func.func"() <{function_type = (index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index):
  %0 = "memref.alloca"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> memref<8xcomplex<f32>>
  %1 = "memref.alloca"(%arg0) <{alignment = 16 : i64, operandSegmentSizes = array<i32: 1, 0>}> : (index) -> memref<?xvector<4xf32>>
  %2 = "memref.alloca"(%arg0) <{alignment = 8 : i64, operandSegmentSizes = array<i32: 1, 0>}> {name = "scratch"} : (index) -> memref<?xindex, "local">
  "func.return"() : () -> ()
}) : () -> ()`},
	{"realloc", `func.func @f(%m: memref<64xf32>, %d: memref<?xf32>, %n: index) {
  %a = memref.realloc %m : memref<64xf32> to memref<128xf32>
  %b = memref.realloc %d(%n) : memref<?xf32> to memref<?xf32>
  %c = memref.realloc %b {alignment = 8} : memref<?xf32> to memref<16xf32>
  return
}`, `func.func @f(%arg0: memref<64xf32>, %arg1: memref<?xf32>, %arg2: index) {
  %0 = memref.realloc %arg0 : memref<64xf32> to memref<128xf32>
  %1 = memref.realloc %arg1(%arg2) : memref<?xf32> to memref<?xf32>
  %2 = memref.realloc %1 {alignment = 8 : i64} : memref<?xf32> to memref<16xf32>
  return
}`, `"func.func"() <{function_type = (memref<64xf32>, memref<?xf32>, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<64xf32>, %arg1: memref<?xf32>, %arg2: index):
  %0 = "memref.realloc"(%arg0) : (memref<64xf32>) -> memref<128xf32>
  %1 = "memref.realloc"(%arg1, %arg2) : (memref<?xf32>, index) -> memref<?xf32>
  %2 = "memref.realloc"(%1) <{alignment = 8 : i64}> : (memref<?xf32>) -> memref<16xf32>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"load and store", `func.func @f(%m: memref<4x?xf32>, %s: memref<i32>, %i: index, %x: f32, %y: i32) {
  %a = memref.load %m[%i, %i] : memref<4x?xf32>
  %b = memref.load %s[] : memref<i32>
  %c = memref.load %m[%i, %i] {nontemporal = true} : memref<4x?xf32>
  %d = memref.load %m[%i, %i] {nontemporal = false, alignment = 4 : i64} : memref<4x?xf32>
  memref.store %x, %m[%i, %i] : memref<4x?xf32>
  memref.store %y, %s[] {alignment = 4 : i64} : memref<i32>
  return
}`, `func.func @f(%arg0: memref<4x?xf32>, %arg1: memref<i32>, %arg2: index, %arg3: f32, %arg4: i32) {
  %0 = memref.load %arg0[%arg2, %arg2] : memref<4x?xf32>
  %1 = memref.load %arg1[] : memref<i32>
  %2 = memref.load %arg0[%arg2, %arg2] {nontemporal = true} : memref<4x?xf32>
  %3 = memref.load %arg0[%arg2, %arg2] {alignment = 4 : i64} : memref<4x?xf32>
  memref.store %arg3, %arg0[%arg2, %arg2] : memref<4x?xf32>
  memref.store %arg4, %arg1[] {alignment = 4 : i64} : memref<i32>
  return
}`, `"func.func"() <{function_type = (memref<4x?xf32>, memref<i32>, index, f32, i32) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<4x?xf32>, %arg1: memref<i32>, %arg2: index, %arg3: f32, %arg4: i32):
  %0 = "memref.load"(%arg0, %arg2, %arg2) : (memref<4x?xf32>, index, index) -> f32
  %1 = "memref.load"(%arg1) : (memref<i32>) -> i32
  %2 = "memref.load"(%arg0, %arg2, %arg2) <{nontemporal = true}> : (memref<4x?xf32>, index, index) -> f32
  %3 = "memref.load"(%arg0, %arg2, %arg2) <{alignment = 4 : i64, nontemporal = false}> : (memref<4x?xf32>, index, index) -> f32
  "memref.store"(%arg3, %arg0, %arg2, %arg2) : (f32, memref<4x?xf32>, index, index) -> ()
  "memref.store"(%arg4, %arg1) <{alignment = 4 : i64}> : (i32, memref<i32>) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"copy", `func.func @f(%a: memref<?xf32>, %b: memref<8xf32, strided<[2], offset: ?>>, %u: memref<*xf32>) {
  memref.copy %a, %b : memref<?xf32> to memref<8xf32, strided<[2], offset: ?>>
  memref.copy %u, %u {volatile} : memref<*xf32> to memref<*xf32>
  return
}`, `func.func @f(%arg0: memref<?xf32>, %arg1: memref<8xf32, strided<[2], offset: ?>>, %arg2: memref<*xf32>) {
  memref.copy %arg0, %arg1 : memref<?xf32> to memref<8xf32, strided<[2], offset: ?>>
  memref.copy %arg2, %arg2 {volatile} : memref<*xf32> to memref<*xf32>
  return
}`, `"func.func"() <{function_type = (memref<?xf32>, memref<8xf32, strided<[2], offset: ?>>, memref<*xf32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<?xf32>, %arg1: memref<8xf32, strided<[2], offset: ?>>, %arg2: memref<*xf32>):
  "memref.copy"(%arg0, %arg1) : (memref<?xf32>, memref<8xf32, strided<[2], offset: ?>>) -> ()
  "memref.copy"(%arg2, %arg2) {volatile} : (memref<*xf32>, memref<*xf32>) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"dim and rank", `func.func @f(%m: memref<?x4xf32>, %u: memref<*xf32>, %i: index) {
  %a = memref.dim %m, %i : memref<?x4xf32>
  %b = memref.dim %u, %i : memref<*xf32>
  %c = memref.rank %u : memref<*xf32>
  %d = memref.rank %m {note = [1, 2]} : memref<?x4xf32>
  return
}`, `func.func @f(%arg0: memref<?x4xf32>, %arg1: memref<*xf32>, %arg2: index) {
  %dim = memref.dim %arg0, %arg2 : memref<?x4xf32>
  %dim_0 = memref.dim %arg1, %arg2 : memref<*xf32>
  %0 = memref.rank %arg1 : memref<*xf32>
  %1 = memref.rank %arg0 {note = [1, 2]} : memref<?x4xf32>
  return
}`, `"func.func"() <{function_type = (memref<?x4xf32>, memref<*xf32>, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<?x4xf32>, %arg1: memref<*xf32>, %arg2: index):
  %0 = "memref.dim"(%arg0, %arg2) : (memref<?x4xf32>, index) -> index
  %1 = "memref.dim"(%arg1, %arg2) : (memref<*xf32>, index) -> index
  %2 = "memref.rank"(%arg1) : (memref<*xf32>) -> index
  %3 = "memref.rank"(%arg0) {note = [1, 2]} : (memref<?x4xf32>) -> index
  "func.return"() : () -> ()
}) : () -> ()`},
	{"cast", `func.func @f(%m: memref<4x?xf32>, %s: memref<4xf32, strided<[1], offset: ?>>) {
  %a = memref.cast %m : memref<4x?xf32> to memref<?x?xf32>
  %b = memref.cast %m : memref<4x?xf32> to memref<*xf32>
  %c = memref.cast %s : memref<4xf32, strided<[1], offset: ?>> to memref<4xf32>
  %d = memref.cast %m : memref<4x?xf32> to memref<4x?xf32, strided<[?, ?], offset: ?>>
  return
}`, `func.func @f(%arg0: memref<4x?xf32>, %arg1: memref<4xf32, strided<[1], offset: ?>>) {
  %cast = memref.cast %arg0 : memref<4x?xf32> to memref<?x?xf32>
  %cast_0 = memref.cast %arg0 : memref<4x?xf32> to memref<*xf32>
  %cast_1 = memref.cast %arg1 : memref<4xf32, strided<[1], offset: ?>> to memref<4xf32>
  %cast_2 = memref.cast %arg0 : memref<4x?xf32> to memref<4x?xf32, strided<[?, ?], offset: ?>>
  return
}`, `"func.func"() <{function_type = (memref<4x?xf32>, memref<4xf32, strided<[1], offset: ?>>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<4x?xf32>, %arg1: memref<4xf32, strided<[1], offset: ?>>):
  %0 = "memref.cast"(%arg0) : (memref<4x?xf32>) -> memref<?x?xf32>
  %1 = "memref.cast"(%arg0) : (memref<4x?xf32>) -> memref<*xf32>
  %2 = "memref.cast"(%arg1) : (memref<4xf32, strided<[1], offset: ?>>) -> memref<4xf32>
  %3 = "memref.cast"(%arg0) : (memref<4x?xf32>) -> memref<4x?xf32, strided<[?, ?], offset: ?>>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"subview", `func.func @f(%m: memref<8x16x4xf32>, %d: memref<?x?xf32>, %i: index) {
  %a = memref.subview %m[0, 2, 0] [8, 4, 4] [1, 2, 1] : memref<8x16x4xf32> to memref<8x4x4xf32, strided<[64, 8, 1], offset: 8>>
  %b = memref.subview %m[%i, 0, 0] [1, 16, 4] [1, 1, 1] : memref<8x16x4xf32> to memref<16x4xf32, strided<[4, 1], offset: ?>>
  %c = memref.subview %d[%i, %i] [%i, 4] [1, %i] : memref<?x?xf32> to memref<?x4xf32, strided<[?, ?], offset: ?>>
  %e = memref.subview %d[0, 0] [1, 1] [1, 1] : memref<?x?xf32> to memref<f32>
  return
}`, `func.func @f(%arg0: memref<8x16x4xf32>, %arg1: memref<?x?xf32>, %arg2: index) {
  %subview = memref.subview %arg0[0, 2, 0] [8, 4, 4] [1, 2, 1] : memref<8x16x4xf32> to memref<8x4x4xf32, strided<[64, 8, 1], offset: 8>>
  %subview_0 = memref.subview %arg0[%arg2, 0, 0] [1, 16, 4] [1, 1, 1] : memref<8x16x4xf32> to memref<16x4xf32, strided<[4, 1], offset: ?>>
  %subview_1 = memref.subview %arg1[%arg2, %arg2] [%arg2, 4] [1, %arg2] : memref<?x?xf32> to memref<?x4xf32, strided<[?, ?], offset: ?>>
  %subview_2 = memref.subview %arg1[0, 0] [1, 1] [1, 1] : memref<?x?xf32> to memref<f32>
  return
}`, `"func.func"() <{function_type = (memref<8x16x4xf32>, memref<?x?xf32>, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<8x16x4xf32>, %arg1: memref<?x?xf32>, %arg2: index):
  %0 = "memref.subview"(%arg0) <{operandSegmentSizes = array<i32: 1, 0, 0, 0>, static_offsets = array<i64: 0, 2, 0>, static_sizes = array<i64: 8, 4, 4>, static_strides = array<i64: 1, 2, 1>}> : (memref<8x16x4xf32>) -> memref<8x4x4xf32, strided<[64, 8, 1], offset: 8>>
  %1 = "memref.subview"(%arg0, %arg2) <{operandSegmentSizes = array<i32: 1, 1, 0, 0>, static_offsets = array<i64: -9223372036854775808, 0, 0>, static_sizes = array<i64: 1, 16, 4>, static_strides = array<i64: 1, 1, 1>}> : (memref<8x16x4xf32>, index) -> memref<16x4xf32, strided<[4, 1], offset: ?>>
  %2 = "memref.subview"(%arg1, %arg2, %arg2, %arg2, %arg2) <{operandSegmentSizes = array<i32: 1, 2, 1, 1>, static_offsets = array<i64: -9223372036854775808, -9223372036854775808>, static_sizes = array<i64: -9223372036854775808, 4>, static_strides = array<i64: 1, -9223372036854775808>}> : (memref<?x?xf32>, index, index, index, index) -> memref<?x4xf32, strided<[?, ?], offset: ?>>
  %3 = "memref.subview"(%arg1) <{operandSegmentSizes = array<i32: 1, 0, 0, 0>, static_offsets = array<i64: 0, 0>, static_sizes = array<i64: 1, 1>, static_strides = array<i64: 1, 1>}> : (memref<?x?xf32>) -> memref<f32>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"reinterpret_cast", `func.func @f(%m: memref<?xf32>, %u: memref<*xf32>, %i: index) {
  %a = memref.reinterpret_cast %m to offset: [0], sizes: [4, 4], strides: [4, 1] : memref<?xf32> to memref<4x4xf32>
  %b = memref.reinterpret_cast %u to offset: [%i], sizes: [%i, 8], strides: [%i, 1] : memref<*xf32> to memref<?x8xf32, strided<[?, 1], offset: ?>>
  %c = memref.reinterpret_cast %m to offset: [3], sizes: [], strides: [] : memref<?xf32> to memref<f32, strided<[], offset: 3>>
  return
}`, `func.func @f(%arg0: memref<?xf32>, %arg1: memref<*xf32>, %arg2: index) {
  %reinterpret_cast = memref.reinterpret_cast %arg0 to offset: [0], sizes: [4, 4], strides: [4, 1] : memref<?xf32> to memref<4x4xf32>
  %reinterpret_cast_0 = memref.reinterpret_cast %arg1 to offset: [%arg2], sizes: [%arg2, 8], strides: [%arg2, 1] : memref<*xf32> to memref<?x8xf32, strided<[?, 1], offset: ?>>
  %reinterpret_cast_1 = memref.reinterpret_cast %arg0 to offset: [3], sizes: [], strides: [] : memref<?xf32> to memref<f32, strided<[], offset: 3>>
  return
}`, `"func.func"() <{function_type = (memref<?xf32>, memref<*xf32>, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<?xf32>, %arg1: memref<*xf32>, %arg2: index):
  %0 = "memref.reinterpret_cast"(%arg0) <{operandSegmentSizes = array<i32: 1, 0, 0, 0>, static_offsets = array<i64: 0>, static_sizes = array<i64: 4, 4>, static_strides = array<i64: 4, 1>}> : (memref<?xf32>) -> memref<4x4xf32>
  %1 = "memref.reinterpret_cast"(%arg1, %arg2, %arg2, %arg2) <{operandSegmentSizes = array<i32: 1, 1, 1, 1>, static_offsets = array<i64: -9223372036854775808>, static_sizes = array<i64: -9223372036854775808, 8>, static_strides = array<i64: -9223372036854775808, 1>}> : (memref<*xf32>, index, index, index) -> memref<?x8xf32, strided<[?, 1], offset: ?>>
  %2 = "memref.reinterpret_cast"(%arg0) <{operandSegmentSizes = array<i32: 1, 0, 0, 0>, static_offsets = array<i64: 3>, static_sizes = array<i64>, static_strides = array<i64>}> : (memref<?xf32>) -> memref<f32, strided<[], offset: 3>>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"expand_shape", `func.func @f(%m: memref<12x4xf32>, %d: memref<?xf32>, %s: memref<1xf32>, %i: index) {
  %a = memref.expand_shape %m [[0, 1], [2]] output_shape [3, 4, 4] : memref<12x4xf32> into memref<3x4x4xf32>
  %b = memref.expand_shape %d [[0, 1]] output_shape [%i, 8] : memref<?xf32> into memref<?x8xf32>
  %c = memref.expand_shape %s [[0, 1, 2]] output_shape [1, 1, 1] {tag} : memref<1xf32> into memref<1x1x1xf32>
  return
}`, `func.func @f(%arg0: memref<12x4xf32>, %arg1: memref<?xf32>, %arg2: memref<1xf32>, %arg3: index) {
  %expand_shape = memref.expand_shape %arg0 [[0, 1], [2]] output_shape [3, 4, 4] : memref<12x4xf32> into memref<3x4x4xf32>
  %expand_shape_0 = memref.expand_shape %arg1 [[0, 1]] output_shape [%arg3, 8] : memref<?xf32> into memref<?x8xf32>
  %expand_shape_1 = memref.expand_shape %arg2 [[0, 1, 2]] output_shape [1, 1, 1] {tag} : memref<1xf32> into memref<1x1x1xf32>
  return
}`, `"func.func"() <{function_type = (memref<12x4xf32>, memref<?xf32>, memref<1xf32>, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<12x4xf32>, %arg1: memref<?xf32>, %arg2: memref<1xf32>, %arg3: index):
  %0 = "memref.expand_shape"(%arg0) <{reassociation = [[0, 1], [2]], static_output_shape = array<i64: 3, 4, 4>}> : (memref<12x4xf32>) -> memref<3x4x4xf32>
  %1 = "memref.expand_shape"(%arg1, %arg3) <{reassociation = [[0, 1]], static_output_shape = array<i64: -9223372036854775808, 8>}> : (memref<?xf32>, index) -> memref<?x8xf32>
  %2 = "memref.expand_shape"(%arg2) <{reassociation = [[0, 1, 2]], static_output_shape = array<i64: 1, 1, 1>}> {tag} : (memref<1xf32>) -> memref<1x1x1xf32>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"collapse_shape", `func.func @f(%m: memref<3x4x4xf32>, %d: memref<?x8xf32>, %s: memref<1x1xf32>) {
  %a = memref.collapse_shape %m [[0, 1], [2]] : memref<3x4x4xf32> into memref<12x4xf32>
  %b = memref.collapse_shape %d [[0, 1]] : memref<?x8xf32> into memref<?xf32>
  %c = memref.collapse_shape %s [] : memref<1x1xf32> into memref<f32>
  return
}`, `func.func @f(%arg0: memref<3x4x4xf32>, %arg1: memref<?x8xf32>, %arg2: memref<1x1xf32>) {
  %collapse_shape = memref.collapse_shape %arg0 [[0, 1], [2]] : memref<3x4x4xf32> into memref<12x4xf32>
  %collapse_shape_0 = memref.collapse_shape %arg1 [[0, 1]] : memref<?x8xf32> into memref<?xf32>
  %collapse_shape_1 = memref.collapse_shape %arg2 [] : memref<1x1xf32> into memref<f32>
  return
}`, `"func.func"() <{function_type = (memref<3x4x4xf32>, memref<?x8xf32>, memref<1x1xf32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<3x4x4xf32>, %arg1: memref<?x8xf32>, %arg2: memref<1x1xf32>):
  %0 = "memref.collapse_shape"(%arg0) <{reassociation = [[0, 1], [2]]}> : (memref<3x4x4xf32>) -> memref<12x4xf32>
  %1 = "memref.collapse_shape"(%arg1) <{reassociation = [[0, 1]]}> : (memref<?x8xf32>) -> memref<?xf32>
  %2 = "memref.collapse_shape"(%arg2) <{reassociation = []}> : (memref<1x1xf32>) -> memref<f32>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"reshape", `func.func @f(%m: memref<*xf32>, %s: memref<3xi32>, %t: memref<?xindex>) {
  %a = memref.reshape %m(%s) : (memref<*xf32>, memref<3xi32>) -> memref<?x?x?xf32>
  %b = memref.reshape %a(%t) : (memref<?x?x?xf32>, memref<?xindex>) -> memref<*xf32>
  return
}`, `func.func @f(%arg0: memref<*xf32>, %arg1: memref<3xi32>, %arg2: memref<?xindex>) {
  %reshape = memref.reshape %arg0(%arg1) : (memref<*xf32>, memref<3xi32>) -> memref<?x?x?xf32>
  %reshape_0 = memref.reshape %reshape(%arg2) : (memref<?x?x?xf32>, memref<?xindex>) -> memref<*xf32>
  return
}`, `"func.func"() <{function_type = (memref<*xf32>, memref<3xi32>, memref<?xindex>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<*xf32>, %arg1: memref<3xi32>, %arg2: memref<?xindex>):
  %0 = "memref.reshape"(%arg0, %arg1) : (memref<*xf32>, memref<3xi32>) -> memref<?x?x?xf32>
  %1 = "memref.reshape"(%0, %arg2) : (memref<?x?x?xf32>, memref<?xindex>) -> memref<*xf32>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"transpose", `func.func @f(%m: memref<?x4x?xf32>) {
  %a = memref.transpose %m (i, j, k) -> (j, i, k) : memref<?x4x?xf32> to memref<4x?x?xf32, strided<[?, ?, 1]>>
  %b = memref.transpose %m (rows, cols, depth) -> (depth, rows, cols) {tag} : memref<?x4x?xf32> to memref<?x?x4xf32, strided<[1, ?, ?]>>
  return
}`, `func.func @f(%arg0: memref<?x4x?xf32>) {
  %transpose = memref.transpose %arg0 (d0, d1, d2) -> (d1, d0, d2) : memref<?x4x?xf32> to memref<4x?x?xf32, strided<[?, ?, 1]>>
  %transpose_0 = memref.transpose %arg0 (d0, d1, d2) -> (d2, d0, d1) {tag} : memref<?x4x?xf32> to memref<?x?x4xf32, strided<[1, ?, ?]>>
  return
}`, `"func.func"() <{function_type = (memref<?x4x?xf32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<?x4x?xf32>):
  %0 = "memref.transpose"(%arg0) <{permutation = affine_map<(d0, d1, d2) -> (d1, d0, d2)>}> : (memref<?x4x?xf32>) -> memref<4x?x?xf32, strided<[?, ?, 1]>>
  %1 = "memref.transpose"(%arg0) <{permutation = affine_map<(d0, d1, d2) -> (d2, d0, d1)>}> {tag} : (memref<?x4x?xf32>) -> memref<?x?x4xf32, strided<[1, ?, ?]>>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"view", `func.func @f(%m: memref<2048xi8>, %o: index, %n: index) {
  %a = memref.view %m[%o][] : memref<2048xi8> to memref<64x4xf32>
  %b = memref.view %m[%o][%n, %n] : memref<2048xi8> to memref<?x?xf64>
  return
}`, `func.func @f(%arg0: memref<2048xi8>, %arg1: index, %arg2: index) {
  %view = memref.view %arg0[%arg1][] : memref<2048xi8> to memref<64x4xf32>
  %view_0 = memref.view %arg0[%arg1][%arg2, %arg2] : memref<2048xi8> to memref<?x?xf64>
  return
}`, `"func.func"() <{function_type = (memref<2048xi8>, index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<2048xi8>, %arg1: index, %arg2: index):
  %0 = "memref.view"(%arg0, %arg1) : (memref<2048xi8>, index) -> memref<64x4xf32>
  %1 = "memref.view"(%arg0, %arg1, %arg2, %arg2) : (memref<2048xi8>, index, index, index) -> memref<?x?xf64>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"extract_strided_metadata", `func.func @f(%m: memref<?x4xf32, strided<[?, 1], offset: ?>>, %s: memref<i32>) {
  %b, %o, %s2:2, %t:2 = memref.extract_strided_metadata %m : memref<?x4xf32, strided<[?, 1], offset: ?>> -> memref<f32>, index, index, index, index, index
  %c, %p = memref.extract_strided_metadata %s : memref<i32> -> memref<i32>, index
  return
}`, `func.func @f(%arg0: memref<?x4xf32, strided<[?, 1], offset: ?>>, %arg1: memref<i32>) {
  %base_buffer, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %arg0 : memref<?x4xf32, strided<[?, 1], offset: ?>> -> memref<f32>, index, index, index, index, index
  %base_buffer_0, %offset_1 = memref.extract_strided_metadata %arg1 : memref<i32> -> memref<i32>, index
  return
}`, `"func.func"() <{function_type = (memref<?x4xf32, strided<[?, 1], offset: ?>>, memref<i32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<?x4xf32, strided<[?, 1], offset: ?>>, %arg1: memref<i32>):
  %0:6 = "memref.extract_strided_metadata"(%arg0) : (memref<?x4xf32, strided<[?, 1], offset: ?>>) -> (memref<f32>, index, index, index, index, index)
  %1:2 = "memref.extract_strided_metadata"(%arg1) : (memref<i32>) -> (memref<i32>, index)
  "func.return"() : () -> ()
}) : () -> ()`},
	{"extract_aligned_pointer_as_index", `func.func @f(%m: memref<?xf32>) -> index {
  %p = memref.extract_aligned_pointer_as_index %m : memref<?xf32> -> index
  return %p : index
}`, `func.func @f(%arg0: memref<?xf32>) -> index {
  %intptr = memref.extract_aligned_pointer_as_index %arg0 : memref<?xf32> -> index
  return %intptr : index
}`, `"func.func"() <{function_type = (memref<?xf32>) -> index, sym_name = "f"}> ({
^bb0(%arg0: memref<?xf32>):
  %0 = "memref.extract_aligned_pointer_as_index"(%arg0) : (memref<?xf32>) -> index
  "func.return"(%0) : (index) -> ()
}) : () -> ()`},
	{"memory_space_cast", `func.func @f(%m: memref<?xf32, 3>, %u: memref<*xf32, 1>) {
  %a = memref.memory_space_cast %m : memref<?xf32, 3> to memref<?xf32>
  %b = memref.memory_space_cast %u : memref<*xf32, 1> to memref<*xf32, 2>
  return
}`, `func.func @f(%arg0: memref<?xf32, 3>, %arg1: memref<*xf32, 1>) {
  %memspacecast = memref.memory_space_cast %arg0 : memref<?xf32, 3> to memref<?xf32>
  %memspacecast_0 = memref.memory_space_cast %arg1 : memref<*xf32, 1> to memref<*xf32, 2>
  return
}`, `"func.func"() <{function_type = (memref<?xf32, 3>, memref<*xf32, 1>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<?xf32, 3>, %arg1: memref<*xf32, 1>):
  %0 = "memref.memory_space_cast"(%arg0) : (memref<?xf32, 3>) -> memref<?xf32>
  %1 = "memref.memory_space_cast"(%arg1) : (memref<*xf32, 1>) -> memref<*xf32, 2>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"assume_alignment", `func.func @f(%m: memref<?xf32>) {
  %a = memref.assume_alignment %m, 16 : memref<?xf32>
  %b = memref.assume_alignment %a, 64 {tag} : memref<?xf32>
  return
}`, `func.func @f(%arg0: memref<?xf32>) {
  %assume_align = memref.assume_alignment %arg0, 16 : memref<?xf32>
  %assume_align_0 = memref.assume_alignment %assume_align, 64 {tag} : memref<?xf32>
  return
}`, `"func.func"() <{function_type = (memref<?xf32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<?xf32>):
  %0 = "memref.assume_alignment"(%arg0) <{alignment = 16 : i32}> : (memref<?xf32>) -> memref<?xf32>
  %1 = "memref.assume_alignment"(%0) <{alignment = 64 : i32}> {tag} : (memref<?xf32>) -> memref<?xf32>
  "func.return"() : () -> ()
}) : () -> ()`},
	{"distinct_objects", `func.func @f(%a: memref<?xf32>, %b: memref<?xf32>, %c: memref<8xi32>) {
  %0, %1, %2 = memref.distinct_objects %a, %b, %c : memref<?xf32>, memref<?xf32>, memref<8xi32>
  return
}`, `func.func @f(%arg0: memref<?xf32>, %arg1: memref<?xf32>, %arg2: memref<8xi32>) {
  %0:3 = memref.distinct_objects %arg0, %arg1, %arg2 : memref<?xf32>, memref<?xf32>, memref<8xi32>
  return
}`, `"func.func"() <{function_type = (memref<?xf32>, memref<?xf32>, memref<8xi32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<?xf32>, %arg1: memref<?xf32>, %arg2: memref<8xi32>):
  %0:3 = "memref.distinct_objects"(%arg0, %arg1, %arg2) : (memref<?xf32>, memref<?xf32>, memref<8xi32>) -> (memref<?xf32>, memref<?xf32>, memref<8xi32>)
  "func.return"() : () -> ()
}) : () -> ()`},
	{"atomic_rmw", `func.func @f(%m: memref<4x4xf32>, %n: memref<8xi32>, %i: index, %x: f32, %y: i32) {
  %a = memref.atomic_rmw addf %x, %m[%i, %i] : (f32, memref<4x4xf32>) -> f32
  %b = memref.atomic_rmw maximumf %x, %m[%i, %i] : (f32, memref<4x4xf32>) -> f32
  %c = memref.atomic_rmw assign %y, %n[%i] : (i32, memref<8xi32>) -> i32
  %d = memref.atomic_rmw minu %y, %n[%i] {tag} : (i32, memref<8xi32>) -> i32
  return
}`, `func.func @f(%arg0: memref<4x4xf32>, %arg1: memref<8xi32>, %arg2: index, %arg3: f32, %arg4: i32) {
  %0 = memref.atomic_rmw addf %arg3, %arg0[%arg2, %arg2] : (f32, memref<4x4xf32>) -> f32
  %1 = memref.atomic_rmw maximumf %arg3, %arg0[%arg2, %arg2] : (f32, memref<4x4xf32>) -> f32
  %2 = memref.atomic_rmw assign %arg4, %arg1[%arg2] : (i32, memref<8xi32>) -> i32
  %3 = memref.atomic_rmw minu %arg4, %arg1[%arg2] {tag} : (i32, memref<8xi32>) -> i32
  return
}`, `"func.func"() <{function_type = (memref<4x4xf32>, memref<8xi32>, index, f32, i32) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<4x4xf32>, %arg1: memref<8xi32>, %arg2: index, %arg3: f32, %arg4: i32):
  %0 = "memref.atomic_rmw"(%arg3, %arg0, %arg2, %arg2) <{kind = 0 : i64}> : (f32, memref<4x4xf32>, index, index) -> f32
  %1 = "memref.atomic_rmw"(%arg3, %arg0, %arg2, %arg2) <{kind = 4 : i64}> : (f32, memref<4x4xf32>, index, index) -> f32
  %2 = "memref.atomic_rmw"(%arg4, %arg1, %arg2) <{kind = 3 : i64}> : (i32, memref<8xi32>, index) -> i32
  %3 = "memref.atomic_rmw"(%arg4, %arg1, %arg2) <{kind = 11 : i64}> {tag} : (i32, memref<8xi32>, index) -> i32
  "func.return"() : () -> ()
}) : () -> ()`},
	{"generic_atomic_rmw", `func.func @f(%m: memref<8xi32>, %i: index, %k: i32) -> i32 {
  %r = memref.generic_atomic_rmw %m[%i] : memref<8xi32> {
  ^bb0(%old: i32):
    %c = arith.cmpi sgt, %old, %k : i32
    %n = arith.select %c, %old, %k : i32
    memref.atomic_yield %n : i32
  }
  return %r : i32
}`, `func.func @f(%arg0: memref<8xi32>, %arg1: index, %arg2: i32) -> i32 {
  %0 = memref.generic_atomic_rmw %arg0[%arg1] : memref<8xi32> {
  ^bb0(%arg3: i32):
    %1 = arith.cmpi sgt, %arg3, %arg2 : i32
    %2 = arith.select %1, %arg3, %arg2 : i32
    memref.atomic_yield %2 : i32
  }
  return %0 : i32
}`, `"func.func"() <{function_type = (memref<8xi32>, index, i32) -> i32, sym_name = "f"}> ({
^bb0(%arg0: memref<8xi32>, %arg1: index, %arg2: i32):
  %0 = "memref.generic_atomic_rmw"(%arg0, %arg1) ({
  ^bb0(%arg3: i32):
    %1 = "arith.cmpi"(%arg3, %arg2) <{predicate = 4 : i64}> : (i32, i32) -> i1
    %2 = "arith.select"(%1, %arg3, %arg2) : (i1, i32, i32) -> i32
    "memref.atomic_yield"(%2) : (i32) -> ()
  }) : (memref<8xi32>, index) -> i32
  "func.return"(%0) : (i32) -> ()
}) : () -> ()`},
	{"prefetch", `func.func @f(%m: memref<4x8xf32>, %i: index) {
  memref.prefetch %m[%i, %i], read, locality<0>, data : memref<4x8xf32>
  memref.prefetch %m[%i, %i], write, locality<3>, instr : memref<4x8xf32>
  return
}`, `func.func @f(%arg0: memref<4x8xf32>, %arg1: index) {
  memref.prefetch %arg0[%arg1, %arg1], read, locality<0>, data : memref<4x8xf32>
  memref.prefetch %arg0[%arg1, %arg1], write, locality<3>, instr : memref<4x8xf32>
  return
}`, `"func.func"() <{function_type = (memref<4x8xf32>, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<4x8xf32>, %arg1: index):
  "memref.prefetch"(%arg0, %arg1, %arg1) <{isDataCache = true, isWrite = false, localityHint = 0 : i32}> : (memref<4x8xf32>, index, index) -> ()
  "memref.prefetch"(%arg0, %arg1, %arg1) <{isDataCache = false, isWrite = true, localityHint = 3 : i32}> : (memref<4x8xf32>, index, index) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"alloca_scope", `func.func @f(%x: f32, %n: index) -> (f32, index) {
  memref.alloca_scope {
    %m = memref.alloca(%n) : memref<?xf32>
    "test.use"(%m) : (memref<?xf32>) -> ()
  }
  %r:2 = memref.alloca_scope -> (f32, index) {
    %m = memref.alloca() : memref<f32>
    "test.use"(%m) : (memref<f32>) -> ()
    memref.alloca_scope.return %x, %n : f32, index
  }
  return %r#0, %r#1 : f32, index
}`, `func.func @f(%arg0: f32, %arg1: index) -> (f32, index) {
  memref.alloca_scope  {
    %alloca = memref.alloca(%arg1) : memref<?xf32>
    "test.use"(%alloca) : (memref<?xf32>) -> ()
  }
  %0:2 = memref.alloca_scope  -> (f32, index) {
    %alloca = memref.alloca() : memref<f32>
    "test.use"(%alloca) : (memref<f32>) -> ()
    memref.alloca_scope.return %arg0, %arg1 : f32, index
  }
  return %0#0, %0#1 : f32, index
}`, `"func.func"() <{function_type = (f32, index) -> (f32, index), sym_name = "f"}> ({
^bb0(%arg0: f32, %arg1: index):
  "memref.alloca_scope"() ({
    %2 = "memref.alloca"(%arg1) <{operandSegmentSizes = array<i32: 1, 0>}> : (index) -> memref<?xf32>
    "test.use"(%2) : (memref<?xf32>) -> ()
    "memref.alloca_scope.return"() : () -> ()
  }) : () -> ()
  %0:2 = "memref.alloca_scope"() ({
    %1 = "memref.alloca"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> memref<f32>
    "test.use"(%1) : (memref<f32>) -> ()
    "memref.alloca_scope.return"(%arg0, %arg1) : (f32, index) -> ()
  }) : () -> (f32, index)
  "func.return"(%0#0, %0#1) : (f32, index) -> ()
}) : () -> ()`},
	{"dealloc", `func.func @f(%m: memref<?xf32>, %u: memref<*xi8, 1>) {
  memref.dealloc %m : memref<?xf32>
  memref.dealloc %u {tag} : memref<*xi8, 1>
  return
}`, `func.func @f(%arg0: memref<?xf32>, %arg1: memref<*xi8, 1>) {
  memref.dealloc %arg0 : memref<?xf32>
  memref.dealloc %arg1 {tag} : memref<*xi8, 1>
  return
}`, `"func.func"() <{function_type = (memref<?xf32>, memref<*xi8, 1>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<?xf32>, %arg1: memref<*xi8, 1>):
  "memref.dealloc"(%arg0) : (memref<?xf32>) -> ()
  "memref.dealloc"(%arg1) {tag} : (memref<*xi8, 1>) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"dma", `func.func @f(%h: memref<256xf32>, %f: memref<64xf32, 2>, %t: memref<1xi32>, %i: index, %n: index) {
  memref.dma_start %h[%i], %f[%i], %n, %t[%i] : memref<256xf32>, memref<64xf32, 2>, memref<1xi32>
  memref.dma_start %h[%i], %f[%i], %n, %t[%i], %n, %n : memref<256xf32>, memref<64xf32, 2>, memref<1xi32>
  memref.dma_wait %t[%i], %n : memref<1xi32>
  return
}`, `func.func @f(%arg0: memref<256xf32>, %arg1: memref<64xf32, 2>, %arg2: memref<1xi32>, %arg3: index, %arg4: index) {
  memref.dma_start %arg0[%arg3], %arg1[%arg3], %arg4, %arg2[%arg3] : memref<256xf32>, memref<64xf32, 2>, memref<1xi32>
  memref.dma_start %arg0[%arg3], %arg1[%arg3], %arg4, %arg2[%arg3], %arg4, %arg4 : memref<256xf32>, memref<64xf32, 2>, memref<1xi32>
  memref.dma_wait %arg2[%arg3], %arg4 : memref<1xi32>
  return
}`, `"func.func"() <{function_type = (memref<256xf32>, memref<64xf32, 2>, memref<1xi32>, index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<256xf32>, %arg1: memref<64xf32, 2>, %arg2: memref<1xi32>, %arg3: index, %arg4: index):
  "memref.dma_start"(%arg0, %arg3, %arg1, %arg3, %arg4, %arg2, %arg3) : (memref<256xf32>, index, memref<64xf32, 2>, index, index, memref<1xi32>, index) -> ()
  "memref.dma_start"(%arg0, %arg3, %arg1, %arg3, %arg4, %arg2, %arg3, %arg4, %arg4) : (memref<256xf32>, index, memref<64xf32, 2>, index, index, memref<1xi32>, index, index, index) -> ()
  "memref.dma_wait"(%arg2, %arg3, %arg4) : (memref<1xi32>, index, index) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"globals", `memref.global @plain : memref<4xf32>
memref.global "private" @hidden : memref<4xf32>
memref.global "private" constant @table : memref<2x2xi32> = dense<[[1, 2], [3, 4]]>
memref.global "public" @ones : memref<3xi8> = dense<1> {alignment = 16 : i64}
memref.global "nested" @later : memref<f64> = uninitialized
memref.global constant @scalar : memref<i32> = dense<-7> {section = "rodata"}
func.func @f() -> memref<2x2xi32> {
  %a = memref.get_global @plain : memref<4xf32>
  %b = memref.get_global @table : memref<2x2xi32>
  return %b : memref<2x2xi32>
}`, `memref.global @plain : memref<4xf32>
memref.global "private" @hidden : memref<4xf32>
memref.global "private" constant @table : memref<2x2xi32> = dense<[[1, 2], [3, 4]]>
memref.global "public" @ones : memref<3xi8> = dense<1> {alignment = 16 : i64}
memref.global "nested" @later : memref<f64> = uninitialized
memref.global constant @scalar : memref<i32> = dense<-7> {section = "rodata"}
func.func @f() -> memref<2x2xi32> {
  %0 = memref.get_global @plain : memref<4xf32>
  %1 = memref.get_global @table : memref<2x2xi32>
  return %1 : memref<2x2xi32>
}`, `"memref.global"() <{sym_name = "plain", type = memref<4xf32>}> : () -> ()
"memref.global"() <{sym_name = "hidden", sym_visibility = "private", type = memref<4xf32>}> : () -> ()
"memref.global"() <{constant, initial_value = dense<[[1, 2], [3, 4]]> : tensor<2x2xi32>, sym_name = "table", sym_visibility = "private", type = memref<2x2xi32>}> : () -> ()
"memref.global"() <{alignment = 16 : i64, initial_value = dense<1> : tensor<3xi8>, sym_name = "ones", sym_visibility = "public", type = memref<3xi8>}> : () -> ()
"memref.global"() <{initial_value, sym_name = "later", sym_visibility = "nested", type = memref<f64>}> : () -> ()
"memref.global"() <{constant, initial_value = dense<-7> : tensor<i32>, sym_name = "scalar", type = memref<i32>}> {section = "rodata"} : () -> ()
"func.func"() <{function_type = () -> memref<2x2xi32>, sym_name = "f"}> ({
  %0 = "memref.get_global"() <{name = @plain}> : () -> memref<4xf32>
  %1 = "memref.get_global"() <{name = @table}> : () -> memref<2x2xi32>
  "func.return"(%1) : (memref<2x2xi32>) -> ()
}) : () -> ()`},
	{"layouts", `func.func @f(%a: memref<4x4xf32, affine_map<(d0, d1) -> (d1, d0)>>, %b: memref<4xf32, strided<[2]>>, %c: memref<4xf32, strided<[?], offset: 3>, 5 : i32>) {
  %i = arith.constant 1 : index
  %x = memref.load %a[%i, %i] : memref<4x4xf32, affine_map<(d0, d1) -> (d1, d0)>>
  %y = memref.load %b[%i] : memref<4xf32, strided<[2]>>
  %z = memref.load %c[%i] : memref<4xf32, strided<[?], offset: 3>, 5 : i32>
  return
}`, `func.func @f(%arg0: memref<4x4xf32, affine_map<(d0, d1) -> (d1, d0)>>, %arg1: memref<4xf32, strided<[2]>>, %arg2: memref<4xf32, strided<[?], offset: 3>, 5 : i32>) {
  %c1 = arith.constant 1 : index
  %0 = memref.load %arg0[%c1, %c1] : memref<4x4xf32, affine_map<(d0, d1) -> (d1, d0)>>
  %1 = memref.load %arg1[%c1] : memref<4xf32, strided<[2]>>
  %2 = memref.load %arg2[%c1] : memref<4xf32, strided<[?], offset: 3>, 5 : i32>
  return
}`, `"func.func"() <{function_type = (memref<4x4xf32, affine_map<(d0, d1) -> (d1, d0)>>, memref<4xf32, strided<[2]>>, memref<4xf32, strided<[?], offset: 3>, 5 : i32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<4x4xf32, affine_map<(d0, d1) -> (d1, d0)>>, %arg1: memref<4xf32, strided<[2]>>, %arg2: memref<4xf32, strided<[?], offset: 3>, 5 : i32>):
  %0 = "arith.constant"() <{value = 1 : index}> : () -> index
  %1 = "memref.load"(%arg0, %0, %0) : (memref<4x4xf32, affine_map<(d0, d1) -> (d1, d0)>>, index, index) -> f32
  %2 = "memref.load"(%arg1, %0) : (memref<4xf32, strided<[2]>>, index) -> f32
  %3 = "memref.load"(%arg2, %0) : (memref<4xf32, strided<[?], offset: 3>, 5 : i32>, index) -> f32
  "func.return"() : () -> ()
}) : () -> ()`},
}

// plain returns what is printed between the lines of the module, without indentation.
func plain(module ir.Op, generic bool) string {
	opts := asm.DefaultPrintOptions()
	opts.Generic, opts.LocalScope = generic, true
	var s strings.Builder
	asm.Print(&s, module, opts)
	lines := strings.Split(strings.TrimSpace(trimmed(s.String())), "\n")
	return strings.Join(lines[1:len(lines)-1], "\n")
}

// TestForms prints what it read in both syntaxes, and reads the generic one too.
func TestForms(t *testing.T) {
	for _, tt := range forms {
		t.Run(tt.name, func(t *testing.T) {
			custom, generic := trimmed(tt.custom), trimmed(tt.generic)
			in := tt.in
			if in == "" {
				in = custom
			}
			module := mustRead(t, in)
			if got := plain(module, false); got != custom {
				t.Errorf("got\n%s\nwant\n%s", got, custom)
			}
			if got := plain(module, true); got != generic {
				t.Errorf("generic: got\n%s\nwant\n%s", got, generic)
			}
			if got := plain(mustRead(t, generic), false); got != custom {
				t.Errorf("read from the generic syntax: got\n%s\nwant\n%s", got, custom)
			}
		})
	}
}
