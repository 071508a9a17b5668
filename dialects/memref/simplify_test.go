package memref_test

import (
	"testing"

	"polyloom/ir/rewrite"
)

// simplified are functions and what the reference makes of them.
var simplified = []struct{ name, before, after string }{
	{"a size of a static allocation", `func.func @f() -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = memref.alloc() : memref<4x7xf32>
  memref.dealloc %m : memref<4x7xf32>
  %a = memref.dim %m, %c0 : memref<4x7xf32>
  %b = memref.dim %m, %c1 : memref<4x7xf32>
  return %a, %b : index, index
}`, `func.func @f() -> (index, index) {
  %c4 = arith.constant 4 : index
  %c7 = arith.constant 7 : index
  return %c4, %c7 : index, index
}`},
	{"a size of a dynamic allocation", `func.func @f(%n: index, %k: index) -> (index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %m = memref.alloc(%n, %k) : memref<?x8x?xf32>
  "test.use"(%m) : (memref<?x8x?xf32>) -> ()
  %a = memref.dim %m, %c0 : memref<?x8x?xf32>
  %b = memref.dim %m, %c1 : memref<?x8x?xf32>
  %c = memref.dim %m, %c2 : memref<?x8x?xf32>
  return %a, %b, %c : index, index, index
}`, `func.func @f(%arg0: index, %arg1: index) -> (index, index, index) {
  %c8 = arith.constant 8 : index
  %alloc = memref.alloc(%arg0, %arg1) : memref<?x8x?xf32>
  "test.use"(%alloc) : (memref<?x8x?xf32>) -> ()
  return %arg0, %c8, %arg1 : index, index, index
}`},
	{"a size of a dynamic stack allocation", `func.func @f(%n: index) -> index {
  %c0 = arith.constant 0 : index
  %m = memref.alloca(%n) : memref<?xf32>
  "test.use"(%m) : (memref<?xf32>) -> ()
  %a = memref.dim %m, %c0 : memref<?xf32>
  return %a : index
}`, `func.func @f(%arg0: index) -> index {
  %alloca = memref.alloca(%arg0) : memref<?xf32>
  "test.use"(%alloca) : (memref<?xf32>) -> ()
  return %arg0 : index
}`},
	{"a size of a view", `func.func @f(%m: memref<?x?xf32>, %o: index, %n: index, %k: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %v = memref.subview %m[%o, %o] [%n, %k] [1, 1] : memref<?x?xf32> to memref<?x?xf32, strided<[?, 1], offset: ?>>
  %a = memref.dim %v, %c0 : memref<?x?xf32, strided<[?, 1], offset: ?>>
  %b = memref.dim %v, %c1 : memref<?x?xf32, strided<[?, 1], offset: ?>>
  return %a, %b : index, index
}`, `func.func @f(%arg0: memref<?x?xf32>, %arg1: index, %arg2: index, %arg3: index) -> (index, index) {
  return %arg2, %arg3 : index, index
}`},
	{"a size of a view that drops a dimension", `func.func @f(%m: memref<4x?x8xf32>, %o: index, %n: index) -> index {
  %c0 = arith.constant 0 : index
  %v = memref.subview %m[%o, 0, 0] [1, %n, 8] [1, 1, 1] : memref<4x?x8xf32> to memref<?x8xf32, strided<[8, 1], offset: ?>>
  %a = memref.dim %v, %c0 : memref<?x8xf32, strided<[8, 1], offset: ?>>
  return %a : index
}`, `func.func @f(%arg0: memref<4x?x8xf32>, %arg1: index, %arg2: index) -> index {
  return %arg2 : index
}`},
	{"a size of a cast", `func.func @f(%m: memref<4x?xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %v = memref.cast %m : memref<4x?xf32> to memref<?x?xf32>
  %a = memref.dim %v, %c0 : memref<?x?xf32>
  %b = memref.dim %v, %c1 : memref<?x?xf32>
  return %a, %b : index, index
}`, `func.func @f(%arg0: memref<4x?xf32>) -> (index, index) {
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %dim = memref.dim %arg0, %c1 : memref<4x?xf32>
  return %c4, %dim : index, index
}`},
	{"sizes of an allocation that are constants", `func.func @f(%n: index) -> memref<?x?x?xf32> {
  %c4 = arith.constant 4 : index
  %c16 = arith.constant 16 : index
  %m = memref.alloc(%c4, %n, %c16) : memref<?x?x?xf32>
  return %m : memref<?x?x?xf32>
}`, `func.func @f(%arg0: index) -> memref<?x?x?xf32> {
  %alloc = memref.alloc(%arg0) : memref<4x?x16xf32>
  %cast = memref.cast %alloc : memref<4x?x16xf32> to memref<?x?x?xf32>
  return %cast : memref<?x?x?xf32>
}`},
	{"sizes of a stack allocation that are constants", `func.func @f() -> f32 {
  %c3 = arith.constant 3 : index
  %c1 = arith.constant 1 : index
  %m = memref.alloca(%c3) {alignment = 32 : i64} : memref<?xf32>
  "test.init"(%m) : (memref<?xf32>) -> ()
  %x = memref.load %m[%c1] : memref<?xf32>
  return %x : f32
}`, `func.func @f() -> f32 {
  %c1 = arith.constant 1 : index
  %alloca = memref.alloca() {alignment = 32 : i64} : memref<3xf32>
  %cast = memref.cast %alloca : memref<3xf32> to memref<?xf32>
  "test.init"(%cast) : (memref<?xf32>) -> ()
  %0 = memref.load %alloca[%c1] : memref<3xf32>
  return %0 : f32
}`},
	{"an allocation that is only written", `func.func @f(%x: f32, %i: index) {
  %m = memref.alloc() : memref<16xf32>
  memref.store %x, %m[%i] : memref<16xf32>
  memref.dealloc %m : memref<16xf32>
  return
}`, `func.func @f(%arg0: f32, %arg1: index) {
  return
}`},
	{"an allocation that is only freed", `func.func @f(%n: index) {
  %m = memref.alloc(%n) : memref<?xf32>
  memref.dealloc %m : memref<?xf32>
  return
}`, `func.func @f(%arg0: index) {
  return
}`},
	{"an allocation that nobody uses", `func.func @f(%n: index) {
  %a = memref.alloc(%n) : memref<?xf32>
  %b = memref.alloca() : memref<2xi8>
  return
}`, `func.func @f(%arg0: index) {
  return
}`},
	{"a load from a cast", `func.func @f(%m: memref<4x4xf32>, %i: index) -> f32 {
  %v = memref.cast %m : memref<4x4xf32> to memref<?x4xf32>
  %x = memref.load %v[%i, %i] : memref<?x4xf32>
  return %x : f32
}`, `func.func @f(%arg0: memref<4x4xf32>, %arg1: index) -> f32 {
  %0 = memref.load %arg0[%arg1, %arg1] : memref<4x4xf32>
  return %0 : f32
}`},
	{"a store to a cast", `func.func @f(%m: memref<4x4xf32>, %i: index, %x: f32) {
  %v = memref.cast %m : memref<4x4xf32> to memref<4x?xf32>
  memref.store %x, %v[%i, %i] : memref<4x?xf32>
  return
}`, `func.func @f(%arg0: memref<4x4xf32>, %arg1: index, %arg2: f32) {
  memref.store %arg2, %arg0[%arg1, %arg1] : memref<4x4xf32>
  return
}`},
	{"a cast back and forth", `func.func @f(%m: memref<8xf32>) -> memref<8xf32> {
  %a = memref.cast %m : memref<8xf32> to memref<?xf32>
  %b = memref.cast %a : memref<?xf32> to memref<8xf32>
  return %b : memref<8xf32>
}`, `func.func @f(%arg0: memref<8xf32>) -> memref<8xf32> {
  return %arg0 : memref<8xf32>
}`},
	{"casts that forget more and more", `func.func @f(%m: memref<8x4xf32>) -> memref<?x?xf32> {
  %a = memref.cast %m : memref<8x4xf32> to memref<?x4xf32>
  %b = memref.cast %a : memref<?x4xf32> to memref<?x?xf32>
  return %b : memref<?x?xf32>
}`, `func.func @f(%arg0: memref<8x4xf32>) -> memref<?x?xf32> {
  %cast = memref.cast %arg0 : memref<8x4xf32> to memref<?x?xf32>
  return %cast : memref<?x?xf32>
}`},
	{"a cast to the same type", `func.func @f(%m: memref<8xf32>) -> memref<8xf32> {
  %a = memref.cast %m : memref<8xf32> to memref<8xf32>
  return %a : memref<8xf32>
}`, `func.func @f(%arg0: memref<8xf32>) -> memref<8xf32> {
  return %arg0 : memref<8xf32>
}`},
	{"a cast of something unranked", `func.func @f(%m: memref<8xf32>) -> memref<?xf32> {
  %a = memref.cast %m : memref<8xf32> to memref<*xf32>
  %b = memref.cast %a : memref<*xf32> to memref<?xf32>
  return %b : memref<?xf32>
}`, `func.func @f(%arg0: memref<8xf32>) -> memref<?xf32> {
  %cast = memref.cast %arg0 : memref<8xf32> to memref<?xf32>
  return %cast : memref<?xf32>
}`},
	{"a copy of casts", `func.func @f(%a: memref<8xf32>, %b: memref<8xf32>) {
  %x = memref.cast %a : memref<8xf32> to memref<?xf32>
  %y = memref.cast %b : memref<8xf32> to memref<?xf32>
  memref.copy %x, %y : memref<?xf32> to memref<?xf32>
  return
}`, `func.func @f(%arg0: memref<8xf32>, %arg1: memref<8xf32>) {
  memref.copy %arg0, %arg1 : memref<8xf32> to memref<8xf32>
  return
}`},
	{"a copy to itself", `func.func @f(%a: memref<8xf32>) {
  memref.copy %a, %a : memref<8xf32> to memref<8xf32>
  return
}`, `func.func @f(%arg0: memref<8xf32>) {
  return
}`},
	{"a copy of nothing", `func.func @f(%a: memref<4x0xf32>, %b: memref<4x0xf32>) {
  memref.copy %a, %b : memref<4x0xf32> to memref<4x0xf32>
  return
}`, `func.func @f(%arg0: memref<4x0xf32>, %arg1: memref<4x0xf32>) {
  return
}`},
	{"a view with constants", `func.func @f(%m: memref<16x16xf32>, %n: index) -> memref<?x?xf32, strided<[?, ?], offset: ?>> {
  %c2 = arith.constant 2 : index
  %c4 = arith.constant 4 : index
  %c1 = arith.constant 1 : index
  %v = memref.subview %m[%c2, %c4] [%c4, %n] [%c1, %c1] : memref<16x16xf32> to memref<?x?xf32, strided<[?, ?], offset: ?>>
  return %v : memref<?x?xf32, strided<[?, ?], offset: ?>>
}`, `func.func @f(%arg0: memref<16x16xf32>, %arg1: index) -> memref<?x?xf32, strided<[?, ?], offset: ?>> {
  %subview = memref.subview %arg0[2, 4] [4, %arg1] [1, 1] : memref<16x16xf32> to memref<4x?xf32, strided<[16, 1], offset: 36>>
  %cast = memref.cast %subview : memref<4x?xf32, strided<[16, 1], offset: 36>> to memref<?x?xf32, strided<[?, ?], offset: ?>>
  return %cast : memref<?x?xf32, strided<[?, ?], offset: ?>>
}`},
	{"a view of all", `func.func @f(%m: memref<16x8xf32>) -> memref<16x8xf32> {
  %v = memref.subview %m[0, 0] [16, 8] [1, 1] : memref<16x8xf32> to memref<16x8xf32>
  return %v : memref<16x8xf32>
}`, `func.func @f(%arg0: memref<16x8xf32>) -> memref<16x8xf32> {
  return %arg0 : memref<16x8xf32>
}`},
	{"a view of a cast", `func.func @f(%m: memref<16x8xf32>, %o: index) -> memref<4x4xf32, strided<[8, 1], offset: ?>> {
  %a = memref.cast %m : memref<16x8xf32> to memref<?x8xf32>
  %v = memref.subview %a[%o, 0] [4, 4] [1, 1] : memref<?x8xf32> to memref<4x4xf32, strided<[8, 1], offset: ?>>
  return %v : memref<4x4xf32, strided<[8, 1], offset: ?>>
}`, `func.func @f(%arg0: memref<16x8xf32>, %arg1: index) -> memref<4x4xf32, strided<[8, 1], offset: ?>> {
  %subview = memref.subview %arg0[%arg1, 0] [4, 4] [1, 1] : memref<16x8xf32> to memref<4x4xf32, strided<[8, 1], offset: ?>>
  return %subview : memref<4x4xf32, strided<[8, 1], offset: ?>>
}`},
	{"a view of a view", `func.func @f(%m: memref<32x32xf32>) -> memref<4x4xf32, strided<[32, 1], offset: 198>> {
  %a = memref.subview %m[4, 4] [16, 16] [1, 1] : memref<32x32xf32> to memref<16x16xf32, strided<[32, 1], offset: 132>>
  %b = memref.subview %a[2, 2] [4, 4] [1, 1] : memref<16x16xf32, strided<[32, 1], offset: 132>> to memref<4x4xf32, strided<[32, 1], offset: 198>>
  return %b : memref<4x4xf32, strided<[32, 1], offset: 198>>
}`, `func.func @f(%arg0: memref<32x32xf32>) -> memref<4x4xf32, strided<[32, 1], offset: 198>> {
  %subview = memref.subview %arg0[4, 4] [16, 16] [1, 1] : memref<32x32xf32> to memref<16x16xf32, strided<[32, 1], offset: 132>>
  %subview_0 = memref.subview %subview[2, 2] [4, 4] [1, 1] : memref<16x16xf32, strided<[32, 1], offset: 132>> to memref<4x4xf32, strided<[32, 1], offset: 198>>
  return %subview_0 : memref<4x4xf32, strided<[32, 1], offset: 198>>
}`},
	{"a copy to a view of what it reads", `func.func @f(%m: memref<16xf32>) {
  %v = memref.subview %m[4] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1], offset: 4>>
  %w = memref.subview %m[4] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1], offset: 4>>
  memref.copy %v, %w : memref<8xf32, strided<[1], offset: 4>> to memref<8xf32, strided<[1], offset: 4>>
  return
}`, `func.func @f(%arg0: memref<16xf32>) {
  %subview = memref.subview %arg0[4] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1], offset: 4>>
  %subview_0 = memref.subview %arg0[4] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1], offset: 4>>
  memref.copy %subview, %subview_0 : memref<8xf32, strided<[1], offset: 4>> to memref<8xf32, strided<[1], offset: 4>>
  return
}`},
	{"a collapse of an expansion", `func.func @f(%m: memref<12x4xf32>) -> memref<12x4xf32> {
  %a = memref.expand_shape %m [[0, 1], [2]] output_shape [3, 4, 4] : memref<12x4xf32> into memref<3x4x4xf32>
  %b = memref.collapse_shape %a [[0, 1], [2]] : memref<3x4x4xf32> into memref<12x4xf32>
  return %b : memref<12x4xf32>
}`, `func.func @f(%arg0: memref<12x4xf32>) -> memref<12x4xf32> {
  return %arg0 : memref<12x4xf32>
}`},
	{"an expansion of a collapse", `func.func @f(%m: memref<3x4x4xf32>) -> memref<3x4x4xf32> {
  %b = memref.collapse_shape %m [[0, 1], [2]] : memref<3x4x4xf32> into memref<12x4xf32>
  %a = memref.expand_shape %b [[0, 1], [2]] output_shape [3, 4, 4] : memref<12x4xf32> into memref<3x4x4xf32>
  return %a : memref<3x4x4xf32>
}`, `func.func @f(%arg0: memref<3x4x4xf32>) -> memref<3x4x4xf32> {
  return %arg0 : memref<3x4x4xf32>
}`},
	{"a collapse of a collapse", `func.func @f(%m: memref<2x3x4x5xf32>) -> memref<120xf32> {
  %a = memref.collapse_shape %m [[0, 1], [2, 3]] : memref<2x3x4x5xf32> into memref<6x20xf32>
  %b = memref.collapse_shape %a [[0, 1]] : memref<6x20xf32> into memref<120xf32>
  return %b : memref<120xf32>
}`, `func.func @f(%arg0: memref<2x3x4x5xf32>) -> memref<120xf32> {
  %collapse_shape = memref.collapse_shape %arg0 [[0, 1, 2, 3]] : memref<2x3x4x5xf32> into memref<120xf32>
  return %collapse_shape : memref<120xf32>
}`},
	{"an expansion of an expansion", `func.func @f(%m: memref<120xf32>) -> memref<2x3x4x5xf32> {
  %a = memref.expand_shape %m [[0, 1]] output_shape [6, 20] : memref<120xf32> into memref<6x20xf32>
  %b = memref.expand_shape %a [[0, 1], [2, 3]] output_shape [2, 3, 4, 5] : memref<6x20xf32> into memref<2x3x4x5xf32>
  return %b : memref<2x3x4x5xf32>
}`, `func.func @f(%arg0: memref<120xf32>) -> memref<2x3x4x5xf32> {
  %expand_shape = memref.expand_shape %arg0 [[0, 1, 2, 3]] output_shape [2, 3, 4, 5] : memref<120xf32> into memref<2x3x4x5xf32>
  return %expand_shape : memref<2x3x4x5xf32>
}`},
	{"a collapse of a cast", `func.func @f(%m: memref<8x4xf32>) -> memref<?xf32> {
  %a = memref.cast %m : memref<8x4xf32> to memref<?x4xf32>
  %b = memref.collapse_shape %a [[0, 1]] : memref<?x4xf32> into memref<?xf32>
  return %b : memref<?xf32>
}`, `func.func @f(%arg0: memref<8x4xf32>) -> memref<?xf32> {
  %collapse_shape = memref.collapse_shape %arg0 [[0, 1]] : memref<8x4xf32> into memref<32xf32>
  %cast = memref.cast %collapse_shape : memref<32xf32> to memref<?xf32>
  return %cast : memref<?xf32>
}`},
	{"an expansion of a cast", `func.func @f(%m: memref<8x4xf32>, %n: index) -> memref<?x2x4xf32> {
  %a = memref.cast %m : memref<8x4xf32> to memref<?x4xf32>
  %b = memref.expand_shape %a [[0, 1], [2]] output_shape [%n, 2, 4] : memref<?x4xf32> into memref<?x2x4xf32>
  return %b : memref<?x2x4xf32>
}`, `func.func @f(%arg0: memref<8x4xf32>, %arg1: index) -> memref<?x2x4xf32> {
  %cast = memref.cast %arg0 : memref<8x4xf32> to memref<?x4xf32>
  %expand_shape = memref.expand_shape %cast [[0, 1], [2]] output_shape [%arg1, 2, 4] : memref<?x4xf32> into memref<?x2x4xf32>
  return %expand_shape : memref<?x2x4xf32>
}`},
	{"a reinterpretation with constants", `func.func @f(%m: memref<16xf32>, %o: index) -> memref<?x?xf32, strided<[?, ?], offset: ?>> {
  %c4 = arith.constant 4 : index
  %c1 = arith.constant 1 : index
  %v = memref.reinterpret_cast %m to offset: [%o], sizes: [%c4, %c4], strides: [%c4, %c1] : memref<16xf32> to memref<?x?xf32, strided<[?, ?], offset: ?>>
  return %v : memref<?x?xf32, strided<[?, ?], offset: ?>>
}`, `func.func @f(%arg0: memref<16xf32>, %arg1: index) -> memref<?x?xf32, strided<[?, ?], offset: ?>> {
  %reinterpret_cast = memref.reinterpret_cast %arg0 to offset: [%arg1], sizes: [4, 4], strides: [4, 1] : memref<16xf32> to memref<4x4xf32, strided<[4, 1], offset: ?>>
  %cast = memref.cast %reinterpret_cast : memref<4x4xf32, strided<[4, 1], offset: ?>> to memref<?x?xf32, strided<[?, ?], offset: ?>>
  return %cast : memref<?x?xf32, strided<[?, ?], offset: ?>>
}`},
	{"a reinterpretation of a reinterpretation", `func.func @f(%m: memref<?xf32>, %o: index) -> memref<4xf32, strided<[1], offset: ?>> {
  %a = memref.reinterpret_cast %m to offset: [0], sizes: [16], strides: [1] : memref<?xf32> to memref<16xf32>
  %b = memref.reinterpret_cast %a to offset: [%o], sizes: [4], strides: [1] : memref<16xf32> to memref<4xf32, strided<[1], offset: ?>>
  return %b : memref<4xf32, strided<[1], offset: ?>>
}`, `func.func @f(%arg0: memref<?xf32>, %arg1: index) -> memref<4xf32, strided<[1], offset: ?>> {
  %reinterpret_cast = memref.reinterpret_cast %arg0 to offset: [%arg1], sizes: [4], strides: [1] : memref<?xf32> to memref<4xf32, strided<[1], offset: ?>>
  return %reinterpret_cast : memref<4xf32, strided<[1], offset: ?>>
}`},
	{"a reinterpretation of a cast", `func.func @f(%m: memref<16xf32>) -> memref<4x4xf32> {
  %a = memref.cast %m : memref<16xf32> to memref<?xf32>
  %b = memref.reinterpret_cast %a to offset: [0], sizes: [4, 4], strides: [4, 1] : memref<?xf32> to memref<4x4xf32>
  return %b : memref<4x4xf32>
}`, `func.func @f(%arg0: memref<16xf32>) -> memref<4x4xf32> {
  %reinterpret_cast = memref.reinterpret_cast %arg0 to offset: [0], sizes: [4, 4], strides: [4, 1] : memref<16xf32> to memref<4x4xf32>
  return %reinterpret_cast : memref<4x4xf32>
}`},
	{"what a memref consists of, where that is known", `func.func @f(%m: memref<4x8xf32, strided<[16, 1], offset: 3>>) -> (memref<f32>, index, index, index, index, index) {
  %b, %o, %s:2, %t:2 = memref.extract_strided_metadata %m : memref<4x8xf32, strided<[16, 1], offset: 3>> -> memref<f32>, index, index, index, index, index
  return %b, %o, %s#0, %s#1, %t#0, %t#1 : memref<f32>, index, index, index, index, index
}`, `func.func @f(%arg0: memref<4x8xf32, strided<[16, 1], offset: 3>>) -> (memref<f32>, index, index, index, index, index) {
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %c16 = arith.constant 16 : index
  %c1 = arith.constant 1 : index
  %base_buffer, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %arg0 : memref<4x8xf32, strided<[16, 1], offset: 3>> -> memref<f32>, index, index, index, index, index
  return %base_buffer, %c3, %c4, %c8, %c16, %c1 : memref<f32>, index, index, index, index, index
}`},
	{"what a cast consists of", `func.func @f(%m: memref<4xf32>) -> (memref<f32>, index) {
  %c = memref.cast %m : memref<4xf32> to memref<?xf32, strided<[?], offset: ?>>
  %b, %o, %s, %t = memref.extract_strided_metadata %c : memref<?xf32, strided<[?], offset: ?>> -> memref<f32>, index, index, index
  return %b, %s : memref<f32>, index
}`, `func.func @f(%arg0: memref<4xf32>) -> (memref<f32>, index) {
  %c4 = arith.constant 4 : index
  %base_buffer, %offset, %sizes, %strides = memref.extract_strided_metadata %arg0 : memref<4xf32> -> memref<f32>, index, index, index
  return %base_buffer, %c4 : memref<f32>, index
}`},
	{"a transposition of a transposition", `func.func @f(%m: memref<?x?x?xf32>) -> memref<?x?x?xf32, affine_map<(d0, d1, d2)[s0, s1, s2] -> (d0 * s2 + s0 + d1 + d2 * s1)>> {
  %a = memref.transpose %m (i, j, k) -> (k, i, j) : memref<?x?x?xf32> to memref<?x?x?xf32, strided<[1, ?, ?]>>
  %b = memref.transpose %a (i, j, k) -> (i, j, k) : memref<?x?x?xf32, strided<[1, ?, ?]>> to memref<?x?x?xf32, strided<[1, ?, ?]>>
  %c = "test.cast"(%b) : (memref<?x?x?xf32, strided<[1, ?, ?]>>) -> memref<?x?x?xf32, affine_map<(d0, d1, d2)[s0, s1, s2] -> (d0 * s2 + s0 + d1 + d2 * s1)>>
  return %c : memref<?x?x?xf32, affine_map<(d0, d1, d2)[s0, s1, s2] -> (d0 * s2 + s0 + d1 + d2 * s1)>>
}`, `func.func @f(%arg0: memref<?x?x?xf32>) -> memref<?x?x?xf32, affine_map<(d0, d1, d2)[s0, s1, s2] -> (d0 * s2 + s0 + d1 + d2 * s1)>> {
  %transpose = memref.transpose %arg0 (d0, d1, d2) -> (d2, d0, d1) : memref<?x?x?xf32> to memref<?x?x?xf32, strided<[1, ?, ?]>>
  %0 = "test.cast"(%transpose) : (memref<?x?x?xf32, strided<[1, ?, ?]>>) -> memref<?x?x?xf32, affine_map<(d0, d1, d2)[s0, s1, s2] -> (d0 * s2 + s0 + d1 + d2 * s1)>>
  return %0 : memref<?x?x?xf32, affine_map<(d0, d1, d2)[s0, s1, s2] -> (d0 * s2 + s0 + d1 + d2 * s1)>>
}`},
	{"a view of bytes with a constant size", `func.func @f(%m: memref<2048xi8>, %o: index) -> memref<?x4xf32> {
  %c8 = arith.constant 8 : index
  %v = memref.view %m[%o][%c8] : memref<2048xi8> to memref<?x4xf32>
  return %v : memref<?x4xf32>
}`, `func.func @f(%arg0: memref<2048xi8>, %arg1: index) -> memref<?x4xf32> {
  %view = memref.view %arg0[%arg1][] : memref<2048xi8> to memref<8x4xf32>
  %cast = memref.cast %view : memref<8x4xf32> to memref<?x4xf32>
  return %cast : memref<?x4xf32>
}`},
	{"a view of bytes that were allocated with any size", `func.func @f(%o: index, %n: index) -> memref<?x4xf32> {
  %c2048 = arith.constant 2048 : index
  %m = memref.alloc(%c2048) : memref<?xi8>
  %v = memref.view %m[%o][%n] : memref<?xi8> to memref<?x4xf32>
  return %v : memref<?x4xf32>
}`, `func.func @f(%arg0: index, %arg1: index) -> memref<?x4xf32> {
  %alloc = memref.alloc() : memref<2048xi8>
  %view = memref.view %alloc[%arg0][%arg1] : memref<2048xi8> to memref<?x4xf32>
  return %view : memref<?x4xf32>
}`},
	{"the rank of a ranked memref", `func.func @f(%m: memref<?x?x4xf32>) -> index {
  %r = memref.rank %m : memref<?x?x4xf32>
  return %r : index
}`, `func.func @f(%arg0: memref<?x?x4xf32>) -> index {
  %c3 = arith.constant 3 : index
  return %c3 : index
}`},
	{"the rank of a memref that was ranked", `func.func @f(%m: memref<?x?xf32>) -> index {
  %u = memref.cast %m : memref<?x?xf32> to memref<*xf32>
  %r = memref.rank %u : memref<*xf32>
  return %r : index
}`, `func.func @f(%arg0: memref<?x?xf32>) -> index {
  %cast = memref.cast %arg0 : memref<?x?xf32> to memref<*xf32>
  %0 = memref.rank %cast : memref<*xf32>
  return %0 : index
}`},
	{"an alignment of a cast", `func.func @f(%m: memref<16xf32>) -> memref<?xf32> {
  %c = memref.cast %m : memref<16xf32> to memref<?xf32>
  %a = memref.assume_alignment %c, 16 : memref<?xf32>
  return %a : memref<?xf32>
}`, `func.func @f(%arg0: memref<16xf32>) -> memref<?xf32> {
  %cast = memref.cast %arg0 : memref<16xf32> to memref<?xf32>
  %assume_align = memref.assume_alignment %cast, 16 : memref<?xf32>
  return %assume_align : memref<?xf32>
}`},
	{"a loop over a size", `func.func @f(%n: index, %x: f32) -> memref<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = memref.alloc(%n) : memref<?xf32>
  %d = memref.dim %m, %c0 : memref<?xf32>
  scf.for %i = %c0 to %d step %c1 {
    memref.store %x, %m[%i] : memref<?xf32>
  }
  return %m : memref<?xf32>
}`, `func.func @f(%arg0: index, %arg1: f32) -> memref<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %alloc = memref.alloc(%arg0) : memref<?xf32>
  scf.for %arg2 = %c0 to %arg0 step %c1 {
    memref.store %arg1, %alloc[%arg2] : memref<?xf32>
  }
  return %alloc : memref<?xf32>
}`},
	{"a scope with nothing in it", `func.func @f(%x: f32) -> f32 {
  %r = memref.alloca_scope -> (f32) {
    %y = arith.addf %x, %x : f32
    memref.alloca_scope.return %y : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: f32) -> f32 {
  %0 = arith.addf %arg0, %arg0 : f32
  return %0 : f32
}`},
	{"a scope with memory at the end of a function", `func.func @f(%x: f32, %i: index) {
  memref.alloca_scope {
    %m = memref.alloca() : memref<4xf32>
    "test.use"(%m) : (memref<4xf32>) -> ()
    memref.alloca_scope.return
  }
  return
}`, `func.func @f(%arg0: f32, %arg1: index) {
  %alloca = memref.alloca() : memref<4xf32>
  "test.use"(%alloca) : (memref<4xf32>) -> ()
  return
}`},
	{"an atomic update that uses nothing", `func.func @f(%m: memref<8xi32>, %i: index) -> i32 {
  %r = memref.generic_atomic_rmw %m[%i] : memref<8xi32> {
  ^bb0(%old: i32):
    %c1 = arith.constant 1 : i32
    %c2 = arith.constant 2 : i32
    %s = arith.addi %c1, %c2 : i32
    %n = arith.addi %old, %s : i32
    memref.atomic_yield %n : i32
  }
  return %r : i32
}`, `func.func @f(%arg0: memref<8xi32>, %arg1: index) -> i32 {
  %c3_i32 = arith.constant 3 : i32
  %0 = memref.generic_atomic_rmw %arg0[%arg1] : memref<8xi32> {
  ^bb0(%arg2: i32):
    %1 = arith.addi %arg2, %c3_i32 : i32
    memref.atomic_yield %1 : i32
  }
  return %0 : i32
}`},
	{"a prefetch of a cast", `func.func @f(%m: memref<16xf32>, %i: index) {
  %c = memref.cast %m : memref<16xf32> to memref<?xf32>
  memref.prefetch %c[%i], read, locality<3>, data : memref<?xf32>
  return
}`, `func.func @f(%arg0: memref<16xf32>, %arg1: index) {
  memref.prefetch %arg0[%arg1], read, locality<3>, data : memref<16xf32>
  return
}`},
	{"a reallocation of a cast", `func.func @f(%n: index) -> memref<?xf32> {
  %c8 = arith.constant 8 : index
  %m = memref.alloc(%n) : memref<?xf32>
  %r = memref.realloc %m(%c8) : memref<?xf32> to memref<?xf32>
  return %r : memref<?xf32>
}`, `func.func @f(%arg0: index) -> memref<?xf32> {
  %c8 = arith.constant 8 : index
  %alloc = memref.alloc(%arg0) : memref<?xf32>
  %0 = memref.realloc %alloc(%c8) : memref<?xf32> to memref<?xf32>
  return %0 : memref<?xf32>
}`},
	{"memory spaces cast and cast again", `func.func @f(%m: memref<8xf32, 1>) -> memref<8xf32, 2> {
  %a = memref.memory_space_cast %m : memref<8xf32, 1> to memref<8xf32>
  %b = memref.memory_space_cast %a : memref<8xf32> to memref<8xf32, 2>
  return %b : memref<8xf32, 2>
}`, `func.func @f(%arg0: memref<8xf32, 1>) -> memref<8xf32, 2> {
  %memspacecast = memref.memory_space_cast %arg0 : memref<8xf32, 1> to memref<8xf32, 2>
  return %memspacecast : memref<8xf32, 2>
}`},
	{"a global that is read", `memref.global "private" constant @t : memref<2xi32> = dense<[3, 4]>
func.func @f() -> (i32, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %t = memref.get_global @t : memref<2xi32>
  %u = memref.get_global @t : memref<2xi32>
  %x = memref.load %t[%c1] : memref<2xi32>
  %n = memref.dim %t, %c0 : memref<2xi32>
  return %x, %n : i32, index
}`, `memref.global "private" constant @t : memref<2xi32> = dense<[3, 4]>
func.func @f() -> (i32, index) {
  %c2 = arith.constant 2 : index
  %c1 = arith.constant 1 : index
  %0 = memref.get_global @t : memref<2xi32>
  %1 = memref.load %0[%c1] : memref<2xi32>
  return %1, %c2 : i32, index
}`},
	{"a store of what was loaded", `func.func @f(%m: memref<8xf32>, %i: index) {
  %x = memref.load %m[%i] : memref<8xf32>
  memref.store %x, %m[%i] : memref<8xf32>
  return
}`, `func.func @f(%arg0: memref<8xf32>, %arg1: index) {
  %0 = memref.load %arg0[%arg1] : memref<8xf32>
  memref.store %0, %arg0[%arg1] : memref<8xf32>
  return
}`},
	{"a dimension beyond the rank", `func.func @f(%m: memref<?xf32>) -> index {
  %c1 = arith.constant 1 : index
  %d = memref.dim %m, %c1 : memref<?xf32>
  return %d : index
}`, `func.func @f(%arg0: memref<?xf32>) -> index {
  %c1 = arith.constant 1 : index
  %dim = memref.dim %arg0, %c1 : memref<?xf32>
  return %dim : index
}`},
}

func TestSimplified(t *testing.T) {
	for _, tt := range simplified {
		t.Run(tt.name, func(t *testing.T) {
			module := mustRead(t, tt.before)
			rewrite.Greedy(module, rewrite.NewSet(rewrite.Canonicalizations(dialects...)...), rewrite.Config{TopDown: true, Regions: rewrite.Normal})
			if got := plain(module, false); got != trimmed(tt.after) {
				t.Errorf("got\n%s\nwant\n%s", got, tt.after)
			}
		})
	}
}
