package memref_test

import (
	"testing"
)

// unchanged are programs in which something is like what a pattern looks for, but is not that.
var unchanged = []struct{ name, body string }{
	{"an allocation whose size is negative", `func.func @f() -> memref<?xf32> {
%c-1 = arith.constant -1 : index
%alloc = memref.alloc(%c-1) : memref<?xf32>
return %alloc : memref<?xf32>
}`},
	{"memory that is read", `func.func @f(%arg0: f32, %arg1: index) -> f32 {
%alloc = memref.alloc() : memref<4xf32>
memref.store %arg0, %alloc[%arg1] : memref<4xf32>
%0 = memref.load %alloc[%arg1] : memref<4xf32>
memref.dealloc %alloc : memref<4xf32>
return %0 : f32
}`},
	{"memory whose address is stored", `func.func @f(%arg0: memref<memref<4xf32>>) {
%alloc = memref.alloc() : memref<4xf32>
memref.store %alloc, %arg0[] : memref<memref<4xf32>>
return
}`},
	{"a copy to other memory", `func.func @f(%arg0: memref<4xf32>, %arg1: memref<4xf32>) {
memref.copy %arg0, %arg1 : memref<4xf32> to memref<4xf32>
return
}`},
	{"a size of a reshape at an index that comes later", `func.func @f(%arg0: memref<*xf32>, %arg1: memref<?xindex>, %arg2: index) -> index {
%reshape = memref.reshape %arg0(%arg1) : (memref<*xf32>, memref<?xindex>) -> memref<*xf32>
%0 = arith.addi %arg2, %arg2 : index
%dim = memref.dim %reshape, %0 : memref<*xf32>
return %dim : index
}`},
	{"a view outside of what is viewed", `func.func @f(%arg0: memref<4xf32>, %arg1: index) -> memref<?xf32, strided<[1], offset: ?>> {
%c4 = arith.constant 4 : index
%subview = memref.subview %arg0[%c4] [%arg1] [1] : memref<4xf32> to memref<?xf32, strided<[1], offset: ?>>
return %subview : memref<?xf32, strided<[1], offset: ?>>
}`},
	{"a view that is outside once the cast is gone", `func.func @f(%arg0: memref<4xf32>) -> memref<8xf32, strided<[1]>> {
%cast = memref.cast %arg0 : memref<4xf32> to memref<?xf32>
%subview = memref.subview %cast[0] [8] [1] : memref<?xf32> to memref<8xf32, strided<[1]>>
return %subview : memref<8xf32, strided<[1]>>
}`},
	{"a cast that says more", `func.func @f(%arg0: memref<?xf32>, %arg1: index) -> memref<2xf32, strided<[1], offset: ?>> {
%cast = memref.cast %arg0 : memref<?xf32> to memref<4xf32>
%subview = memref.subview %cast[%arg1] [2] [1] : memref<4xf32> to memref<2xf32, strided<[1], offset: ?>>
return %subview : memref<2xf32, strided<[1], offset: ?>>
}`},
	{"a view of half", `func.func @f(%arg0: memref<4xf32>) -> memref<2xf32, strided<[2]>> {
%subview = memref.subview %arg0[0] [2] [2] : memref<4xf32> to memref<2xf32, strided<[2]>>
return %subview : memref<2xf32, strided<[2]>>
}`},
	{"a view of a view that is smaller", `func.func @f(%arg0: memref<?xf32>, %arg1: index, %arg2: index) -> memref<?xf32, strided<[1], offset: ?>> {
%subview = memref.subview %arg0[%arg1] [%arg1] [1] : memref<?xf32> to memref<?xf32, strided<[1], offset: ?>>
%subview_0 = memref.subview %subview[0] [%arg2] [1] : memref<?xf32, strided<[1], offset: ?>> to memref<?xf32, strided<[1], offset: ?>>
return %subview_0 : memref<?xf32, strided<[1], offset: ?>>
}`},
	{"a cast to other sizes", `func.func @f(%arg0: memref<4xf32>, %arg1: index) -> memref<4xf32, strided<[1], offset: 1>> {
%reinterpret_cast = memref.reinterpret_cast %arg0 to offset: [1], sizes: [4], strides: [1] : memref<4xf32> to memref<4xf32, strided<[1], offset: 1>>
return %reinterpret_cast : memref<4xf32, strided<[1], offset: 1>>
}`},
	{"a cast of a part that begins elsewhere", `func.func @f(%arg0: memref<4xf32>) -> memref<2xf32> {
%subview = memref.subview %arg0[1] [2] [1] : memref<4xf32> to memref<2xf32, strided<[1], offset: 1>>
%reinterpret_cast = memref.reinterpret_cast %subview to offset: [0], sizes: [2], strides: [1] : memref<2xf32, strided<[1], offset: 1>> to memref<2xf32>
return %reinterpret_cast : memref<2xf32>
}`},
	{"reshapes with a layout", `func.func @f(%arg0: memref<24xf32, strided<[2]>>) -> memref<2x3x4xf32, strided<[24, 8, 2]>> {
%expand_shape = memref.expand_shape %arg0 [[0, 1]] output_shape [2, 12] : memref<24xf32, strided<[2]>> into memref<2x12xf32, strided<[24, 2]>>
%expand_shape_0 = memref.expand_shape %expand_shape [[0], [1, 2]] output_shape [2, 3, 4] : memref<2x12xf32, strided<[24, 2]>> into memref<2x3x4xf32, strided<[24, 8, 2]>>
return %expand_shape_0 : memref<2x3x4xf32, strided<[24, 8, 2]>>
}`},
	{"reshapes along other lines", `func.func @f(%arg0: memref<2x6xf32>) -> memref<3x4xf32> {
%collapse_shape = memref.collapse_shape %arg0 [[0, 1]] : memref<2x6xf32> into memref<12xf32>
%expand_shape = memref.expand_shape %collapse_shape [[0, 1]] output_shape [3, 4] : memref<12xf32> into memref<3x4xf32>
return %expand_shape : memref<3x4xf32>
}`},
	{"sizes that are not known to be the same", `func.func @f(%arg0: memref<?x?xf32>, %arg1: index) -> memref<?x?xf32> {
%collapse_shape = memref.collapse_shape %arg0 [[0, 1]] : memref<?x?xf32> into memref<?xf32>
%expand_shape = memref.expand_shape %collapse_shape [[0, 1]] output_shape [%arg1, %arg1] : memref<?xf32> into memref<?x?xf32>
return %expand_shape : memref<?x?xf32>
}`},
	{"other alignment", `func.func @f(%arg0: memref<4xf32>) -> memref<4xf32> {
%assume_align = memref.assume_alignment %arg0, 16 : memref<4xf32>
%assume_align_0 = memref.assume_alignment %assume_align, 8 : memref<4xf32>
return %assume_align_0 : memref<4xf32>
}`},
	{"a scope that is not last", `func.func @f(%arg0: i1) {
memref.alloca_scope  {
%alloca = memref.alloca() : memref<4xf32>
"test.use"(%alloca) : (memref<4xf32>) -> ()
}
"test.after"() : () -> ()
return
}`},
	{"what is allocated in each iteration, and is there until the scope ends", `func.func @f(%arg0: i1, %arg1: i1) {
scf.if %arg0 {
memref.alloca_scope  {
scf.while : () -> () {
scf.condition(%arg1)
} do {
%alloca = memref.alloca() : memref<4xf32>
"test.keep"(%alloca) : (memref<4xf32>) -> ()
scf.yield
}
}
}
return
}`},
	{"a transposition that only the layout shows", `func.func @f(%arg0: memref<1x4xf32>) -> memref<4x1xf32, strided<[1, 4]>> {
%transpose = memref.transpose %arg0 (d0, d1) -> (d1, d0) : memref<1x4xf32> to memref<4x1xf32, strided<[1, 4]>>
return %transpose : memref<4x1xf32, strided<[1, 4]>>
}`},
}

func TestUnchanged(t *testing.T) {
	for _, c := range unchanged {
		if got := bodyOf(canonicalFile(t, "module {\n"+c.body+"\n}\n")); got != c.body {
			t.Errorf("%s: got\n%s", c.name, got)
		}
	}
}

// changed are programs that are special; the reference makes invalid ones of some of them.
var changed = []struct{ name, before, after string }{
	{"casts that cannot both hold", `func.func @f(%arg0: memref<4xf32>) -> memref<8xf32> {
%0 = memref.cast %arg0 : memref<4xf32> to memref<?xf32>
%1 = memref.cast %0 : memref<?xf32> to memref<8xf32>
return %1 : memref<8xf32>
}`, `func.func @f(%arg0: memref<4xf32>) -> memref<8xf32> {
%cast = memref.cast %arg0 : memref<4xf32> to memref<?xf32>
%cast_0 = memref.cast %cast : memref<?xf32> to memref<8xf32>
return %cast_0 : memref<8xf32>
}`},
	{"sizes tell which dimension is dropped where strides do not", `func.func @f(%arg0: memref<?x?x?x?xf32, strided<[?, ?, ?, ?]>>, %arg1: index, %arg2: index) -> index {
%c1 = arith.constant 1 : index
%0 = memref.subview %arg0[0, 0, 0, 0] [1, %arg1, %arg2, 1] [1, 1, 1, 1] : memref<?x?x?x?xf32, strided<[?, ?, ?, ?]>> to memref<1x?x?xf32, strided<[?, ?, ?]>>
%1 = memref.dim %0, %c1 : memref<1x?x?xf32, strided<[?, ?, ?]>>
return %1 : index
}`, `func.func @f(%arg0: memref<?x?x?x?xf32, strided<[?, ?, ?, ?]>>, %arg1: index, %arg2: index) -> index {
return %arg1 : index
}`},
	{"a size that is a product", `func.func @f(%arg0: memref<?xf32>, %arg1: index, %arg2: index) -> memref<?x4xf32> {
%0 = memref.expand_shape %arg0 [[0, 1, 2, 3]] output_shape [3, %arg1, %arg2, 4] : memref<?xf32> into memref<3x?x?x4xf32>
%1 = memref.collapse_shape %0 [[0, 1, 2], [3]] : memref<3x?x?x4xf32> into memref<?x4xf32>
return %1 : memref<?x4xf32>
}`, `func.func @f(%arg0: memref<?xf32>, %arg1: index, %arg2: index) -> memref<?x4xf32> {
%c3 = arith.constant 3 : index
%0 = arith.muli %arg1, %arg2 : index
%1 = arith.muli %0, %c3 : index
%expand_shape = memref.expand_shape %arg0 [[0, 1]] output_shape [%1, 4] : memref<?xf32> into memref<?x4xf32>
return %expand_shape : memref<?x4xf32>
}`},
}

func TestChanged(t *testing.T) {
	for _, c := range changed {
		if got := bodyOf(canonicalFile(t, "module {\n"+c.before+"\n}\n")); got != c.after {
			t.Errorf("%s: got\n%s", c.name, got)
		}
	}
}
