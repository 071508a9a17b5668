package affine_test

import (
	"strings"
	"testing"

	"polyloom/ir/asm"
)

// textCases are programs, upstream's text for them, and upstream's generic text.
var textCases = []struct{ name, program, text, generic string }{
	{"maps", `func.func @f(%a: index, %b: index, %x: f32, %m: memref<10x10xf32>, %t: memref<1xi32>) {
%0 = affine.apply affine_map<(i)[n] -> (i * 2 + n)> (%a)[%b] {mark}
%1 = affine.apply affine_map<() -> (4)>()
%2 = affine.min affine_map<(d0, d1) -> (d0, d1 ceildiv 2)>(%a, %b)
%3 = affine.max affine_map<()[s0] -> (s0 - 1, 5, -s0)>()[%0] {mark = 1}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>) {
%0 = affine.apply affine_map<(d0)[s0] -> (d0 * 2 + s0)>(%arg0)[%arg1] {mark}
%1 = affine.apply affine_map<() -> (4)>()
%2 = affine.min affine_map<(d0, d1) -> (d0, d1 ceildiv 2)>(%arg0, %arg1)
%3 = affine.max affine_map<()[s0] -> (s0 - 1, 5, -s0)>()[%0] {mark = 1 : i64}
return
}`, `"builtin.module"() ({
"func.func"() <{function_type = (index, index, f32, memref<10x10xf32>, memref<1xi32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>):
%0 = "affine.apply"(%arg0, %arg1) <{map = affine_map<(d0)[s0] -> (d0 * 2 + s0)>}> {mark} : (index, index) -> index
%1 = "affine.apply"() <{map = affine_map<() -> (4)>}> : () -> index
%2 = "affine.min"(%arg0, %arg1) <{map = affine_map<(d0, d1) -> (d0, d1 ceildiv 2)>}> : (index, index) -> index
%3 = "affine.max"(%0) <{map = affine_map<()[s0] -> (s0 - 1, 5, -s0)>}> {mark = 1 : i64} : (index) -> index
"func.return"() : () -> ()
}) : () -> ()
}) : () -> ()`},
	{"bounds", `func.func @f(%a: index, %b: index, %x: f32, %m: memref<10x10xf32>, %t: memref<1xi32>) {
affine.for %i = 0 to 10 { }
affine.for %i = -5 to %a step 2 { affine.yield } {mark}
affine.for %i = %a to affine_map<()[s0] -> (s0)>()[%b] { }
affine.for %i = affine_map<(d0) -> (d0)>(%a) to affine_map<()[s0] -> (5)>()[%b] { }
affine.for %i = max affine_map<(d0)[s0] -> (d0, s0)>(%a)[%b] to min affine_map<()[s0] -> (s0, 100)>()[%b] { }
affine.for %i = max affine_map<(d0) -> (d0 + 1)>(%a) to min affine_map<() -> (3)>() { }
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>) {
affine.for %arg5 = 0 to 10 {
}
affine.for %arg5 = -5 to %arg0 step 2 {
} {mark}
affine.for %arg5 = %arg0 to %arg1 {
}
affine.for %arg5 = affine_map<(d0) -> (d0)>(%arg0) to affine_map<()[s0] -> (5)>()[%arg1] {
}
affine.for %arg5 = max affine_map<(d0)[s0] -> (d0, s0)>(%arg0)[%arg1] to min affine_map<()[s0] -> (s0, 100)>()[%arg1] {
}
affine.for %arg5 = affine_map<(d0) -> (d0 + 1)>(%arg0) to 3 {
}
return
}`, `"builtin.module"() ({
"func.func"() <{function_type = (index, index, f32, memref<10x10xf32>, memref<1xi32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>):
"affine.for"() <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 0>, step = 1 : index, upperBoundMap = affine_map<() -> (10)>}> ({
^bb0(%arg10: index):
"affine.yield"() : () -> ()
}) : () -> ()
"affine.for"(%arg0) <{lowerBoundMap = affine_map<() -> (-5)>, operandSegmentSizes = array<i32: 0, 1, 0>, step = 2 : index, upperBoundMap = affine_map<()[s0] -> (s0)>}> ({
^bb0(%arg9: index):
"affine.yield"() : () -> ()
}) {mark} : (index) -> ()
"affine.for"(%arg0, %arg1) <{lowerBoundMap = affine_map<()[s0] -> (s0)>, operandSegmentSizes = array<i32: 1, 1, 0>, step = 1 : index, upperBoundMap = affine_map<()[s0] -> (s0)>}> ({
^bb0(%arg8: index):
"affine.yield"() : () -> ()
}) : (index, index) -> ()
"affine.for"(%arg0, %arg1) <{lowerBoundMap = affine_map<(d0) -> (d0)>, operandSegmentSizes = array<i32: 1, 1, 0>, step = 1 : index, upperBoundMap = affine_map<()[s0] -> (5)>}> ({
^bb0(%arg7: index):
"affine.yield"() : () -> ()
}) : (index, index) -> ()
"affine.for"(%arg0, %arg1, %arg1) <{lowerBoundMap = affine_map<(d0)[s0] -> (d0, s0)>, operandSegmentSizes = array<i32: 2, 1, 0>, step = 1 : index, upperBoundMap = affine_map<()[s0] -> (s0, 100)>}> ({
^bb0(%arg6: index):
"affine.yield"() : () -> ()
}) : (index, index, index) -> ()
"affine.for"(%arg0) <{lowerBoundMap = affine_map<(d0) -> (d0 + 1)>, operandSegmentSizes = array<i32: 1, 0, 0>, step = 1 : index, upperBoundMap = affine_map<() -> (3)>}> ({
^bb0(%arg5: index):
"affine.yield"() : () -> ()
}) : (index) -> ()
"func.return"() : () -> ()
}) : () -> ()
}) : () -> ()`},
	{"carried values", `func.func @f(%a: index, %b: index, %x: f32, %m: memref<10x10xf32>, %t: memref<1xi32>) {
%0 = affine.for %i = 0 to 10 iter_args(%s = %x) -> f32 {
%1 = arith.addf %s, %s : f32
affine.yield %1 : f32
}
%2:2 = affine.for %i = 0 to 10 step 5 iter_args(%s = %0, %k = %a) -> (f32, index) {
affine.yield %s, %i : f32, index
} {mark}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>) {
%0 = affine.for %arg5 = 0 to 10 iter_args(%arg6 = %arg2) -> (f32) {
%2 = arith.addf %arg6, %arg6 : f32
affine.yield %2 : f32
}
%1:2 = affine.for %arg5 = 0 to 10 step 5 iter_args(%arg6 = %0, %arg7 = %arg0) -> (f32, index) {
affine.yield %arg6, %arg5 : f32, index
} {mark}
return
}`, `"builtin.module"() ({
"func.func"() <{function_type = (index, index, f32, memref<10x10xf32>, memref<1xi32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>):
%0 = "affine.for"(%arg2) <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 1>, step = 1 : index, upperBoundMap = affine_map<() -> (10)>}> ({
^bb0(%arg8: index, %arg9: f32):
%2 = "arith.addf"(%arg9, %arg9) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
"affine.yield"(%2) : (f32) -> ()
}) : (f32) -> f32
%1:2 = "affine.for"(%0, %arg0) <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 2>, step = 5 : index, upperBoundMap = affine_map<() -> (10)>}> ({
^bb0(%arg5: index, %arg6: f32, %arg7: index):
"affine.yield"(%arg6, %arg5) : (f32, index) -> ()
}) {mark} : (f32, index) -> (f32, index)
"func.return"() : () -> ()
}) : () -> ()
}) : () -> ()`},
	{"conditions", `func.func @f(%a: index, %b: index, %x: f32, %m: memref<10x10xf32>, %t: memref<1xi32>) {
affine.if affine_set<(i)[n] : (i >= 10, n - i - 9 >= 0)>(%a)[%b] { }
affine.if affine_set<() : (1 == 0)>() { "test.then"() : () -> () } else { } {mark}
%0 = affine.if affine_set<(d0, d1) : (d0 - d1 == 0)>(%a, %b) -> f32 { affine.yield %x : f32 } else { affine.yield %x : f32 }
%1:2 = affine.if affine_set<(d0) : (d0 == 0)>(%a) -> (f32, index) { affine.yield %x, %a : f32, index } else { affine.yield %x, %b : f32, index }
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>) {
affine.if affine_set<(d0)[s0] : (d0 - 10 >= 0, -d0 + s0 - 9 >= 0)>(%arg0)[%arg1] {
}
affine.if affine_set<() : (1 == 0)>() {
"test.then"() : () -> ()
} else {
} {mark}
%0 = affine.if affine_set<(d0, d1) : (d0 - d1 == 0)>(%arg0, %arg1) -> f32 {
affine.yield %arg2 : f32
} else {
affine.yield %arg2 : f32
}
%1:2 = affine.if affine_set<(d0) : (d0 == 0)>(%arg0) -> (f32, index) {
affine.yield %arg2, %arg0 : f32, index
} else {
affine.yield %arg2, %arg1 : f32, index
}
return
}`, `"builtin.module"() ({
"func.func"() <{function_type = (index, index, f32, memref<10x10xf32>, memref<1xi32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>):
"affine.if"(%arg0, %arg1) <{condition = affine_set<(d0)[s0] : (d0 - 10 >= 0, -d0 + s0 - 9 >= 0)>}> ({
"affine.yield"() : () -> ()
}, {
}) : (index, index) -> ()
"affine.if"() <{condition = affine_set<() : (1 == 0)>}> ({
"test.then"() : () -> ()
"affine.yield"() : () -> ()
}, {
"affine.yield"() : () -> ()
}) {mark} : () -> ()
%0 = "affine.if"(%arg0, %arg1) <{condition = affine_set<(d0, d1) : (d0 - d1 == 0)>}> ({
"affine.yield"(%arg2) : (f32) -> ()
}, {
"affine.yield"(%arg2) : (f32) -> ()
}) : (index, index) -> f32
%1:2 = "affine.if"(%arg0) <{condition = affine_set<(d0) : (d0 == 0)>}> ({
"affine.yield"(%arg2, %arg0) : (f32, index) -> ()
}, {
"affine.yield"(%arg2, %arg1) : (f32, index) -> ()
}) : (index) -> (f32, index)
"func.return"() : () -> ()
}) : () -> ()
}) : () -> ()`},
	{"subscripts", `func.func @f(%a: index, %b: index, %x: f32, %m: memref<10x10xf32>, %t: memref<1xi32>) {
%0 = affine.load %m[%a, %b + symbol(%a) - 1] : memref<10x10xf32>
affine.store %0, %m[symbol(%a) * 2 + symbol(%b), -%b] {mark} : memref<10x10xf32>
%1 = affine.load %m[3, %a floordiv 2 + (%a mod 4) ceildiv 3] : memref<10x10xf32>
affine.store %1, %m[%a, %a] : memref<10x10xf32>
%2 = affine.vector_load %m[%a, symbol(%b) + 7] {mark} : memref<10x10xf32>, vector<2x8xf32>
affine.vector_store %2, %m[0, %b * symbol(%a)] : memref<10x10xf32>, vector<2x8xf32>
affine.prefetch %m[%a, 2], read, locality<3>, data : memref<10x10xf32>
affine.prefetch %m[%a, 2], write, locality<0>, instr {mark} : memref<10x10xf32>
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>) {
%0 = affine.load %arg3[%arg0, %arg0 + %arg1 - 1] : memref<10x10xf32>
affine.store %0, %arg3[symbol(%arg0) * 2 + symbol(%arg1), -symbol(%arg1)] {mark} : memref<10x10xf32>
%1 = affine.load %arg3[3, %arg0 floordiv 2 + (%arg0 mod 4) ceildiv 3] : memref<10x10xf32>
affine.store %1, %arg3[%arg0, %arg0] : memref<10x10xf32>
%2 = affine.vector_load %arg3[%arg0, symbol(%arg1) + 7] {mark} : memref<10x10xf32>, vector<2x8xf32>
affine.vector_store %2, %arg3[0, %arg1 * symbol(%arg0)] : memref<10x10xf32>, vector<2x8xf32>
affine.prefetch %arg3[%arg0, 2], read, locality<3>, data : memref<10x10xf32>
affine.prefetch %arg3[%arg0, 2], write, locality<0>, instr {mark} : memref<10x10xf32>
return
}`, `"builtin.module"() ({
"func.func"() <{function_type = (index, index, f32, memref<10x10xf32>, memref<1xi32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>):
%0 = "affine.load"(%arg3, %arg0, %arg1) <{map = affine_map<(d0, d1) -> (d0, d0 + d1 - 1)>}> : (memref<10x10xf32>, index, index) -> f32
"affine.store"(%0, %arg3, %arg0, %arg1) <{map = affine_map<()[s0, s1] -> (s0 * 2 + s1, -s1)>}> {mark} : (f32, memref<10x10xf32>, index, index) -> ()
%1 = "affine.load"(%arg3, %arg0) <{map = affine_map<(d0) -> (3, d0 floordiv 2 + (d0 mod 4) ceildiv 3)>}> : (memref<10x10xf32>, index) -> f32
"affine.store"(%1, %arg3, %arg0) <{map = affine_map<(d0) -> (d0, d0)>}> : (f32, memref<10x10xf32>, index) -> ()
%2 = "affine.vector_load"(%arg3, %arg0, %arg1) <{map = affine_map<(d0)[s0] -> (d0, s0 + 7)>}> {mark} : (memref<10x10xf32>, index, index) -> vector<2x8xf32>
"affine.vector_store"(%2, %arg3, %arg1, %arg0) <{map = affine_map<(d0)[s0] -> (0, d0 * s0)>}> : (vector<2x8xf32>, memref<10x10xf32>, index, index) -> ()
"affine.prefetch"(%arg3, %arg0) <{isDataCache = true, isWrite = false, localityHint = 3 : i32, map = affine_map<(d0) -> (d0, 2)>}> : (memref<10x10xf32>, index) -> ()
"affine.prefetch"(%arg3, %arg0) <{isDataCache = false, isWrite = true, localityHint = 0 : i32, map = affine_map<(d0) -> (d0, 2)>}> {mark} : (memref<10x10xf32>, index) -> ()
"func.return"() : () -> ()
}) : () -> ()
}) : () -> ()`},
	{"dma", `func.func @f(%a: index, %b: index, %x: f32, %m: memref<10x10xf32>, %t: memref<1xi32>) {
affine.dma_start %m[%a + 3, symbol(%b)], %m[0, 0], %t[0], %a : memref<10x10xf32>, memref<10x10xf32>, memref<1xi32>
affine.dma_start %m[%a, %a], %m[%b, 0], %t[%a], %a, %b, %a : memref<10x10xf32>, memref<10x10xf32>, memref<1xi32>
affine.dma_wait %t[%a + 1], %b : memref<1xi32>
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>) {
affine.dma_start %arg3[%arg0 + 3, symbol(%arg1)], %arg3[0, 0], %arg4[0], %arg0 : memref<10x10xf32>, memref<10x10xf32>, memref<1xi32>
affine.dma_start %arg3[%arg0, %arg0], %arg3[%arg1, 0], %arg4[%arg0], %arg0, %arg1, %arg0 : memref<10x10xf32>, memref<10x10xf32>, memref<1xi32>
affine.dma_wait %arg4[%arg0 + 1], %arg1 : memref<1xi32>
return
}`, `"builtin.module"() ({
"func.func"() <{function_type = (index, index, f32, memref<10x10xf32>, memref<1xi32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>):
"affine.dma_start"(%arg3, %arg0, %arg1, %arg3, %arg4, %arg0) {dst_map = affine_map<() -> (0, 0)>, src_map = affine_map<(d0)[s0] -> (d0 + 3, s0)>, tag_map = affine_map<() -> (0)>} : (memref<10x10xf32>, index, index, memref<10x10xf32>, memref<1xi32>, index) -> ()
"affine.dma_start"(%arg3, %arg0, %arg3, %arg1, %arg4, %arg0, %arg0, %arg1, %arg0) {dst_map = affine_map<(d0) -> (d0, 0)>, src_map = affine_map<(d0) -> (d0, d0)>, tag_map = affine_map<(d0) -> (d0)>} : (memref<10x10xf32>, index, memref<10x10xf32>, index, memref<1xi32>, index, index, index, index) -> ()
"affine.dma_wait"(%arg4, %arg0, %arg1) {tag_map = affine_map<(d0) -> (d0 + 1)>} : (memref<1xi32>, index, index) -> ()
"func.return"() : () -> ()
}) : () -> ()
}) : () -> ()`},
	{"parallel", `func.func @f(%a: index, %b: index, %x: f32, %m: memref<10x10xf32>, %t: memref<1xi32>) {
affine.parallel (%i, %j) = (0, max(%a, 10, symbol(%b))) to (%a + %b, min(%a * 4, 100)) step (1, 2) {
affine.parallel () = () to () { }
} {mark}
%0:2 = affine.parallel (%i) = (%a) to (%a * 2) reduce ("addf", "maximumf") -> (f32, f32) {
affine.yield %x, %x : f32, f32
}
affine.parallel (%i, %j) = (max(%a, %a), %a) to (symbol(%a), symbol(%a) + %a) step (1, 1) { }
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>) {
affine.parallel (%arg5, %arg6) = (0, max(%arg0, 10, symbol(%arg1))) to (%arg0 + %arg1, min(%arg0 * 4, 100)) step (1, 2) {
affine.parallel () = () to () {
}
} {mark}
%0:2 = affine.parallel (%arg5) = (%arg0) to (%arg0 * 2) reduce ("addf", "maximumf") -> (f32, f32) {
affine.yield %arg2, %arg2 : f32, f32
}
affine.parallel (%arg5, %arg6) = (max(%arg0, %arg0), %arg0) to (symbol(%arg0), symbol(%arg0) * 2) {
}
return
}`, `"builtin.module"() ({
"func.func"() <{function_type = (index, index, f32, memref<10x10xf32>, memref<1xi32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>):
"affine.parallel"(%arg0, %arg1, %arg0, %arg1) <{lowerBoundsGroups = dense<[1, 3]> : tensor<2xi32>, lowerBoundsMap = affine_map<(d0)[s0] -> (0, d0, 10, s0)>, reductions = [], steps = [1, 2], upperBoundsGroups = dense<[1, 2]> : tensor<2xi32>, upperBoundsMap = affine_map<(d0, d1) -> (d0 + d1, d0 * 4, 100)>}> ({
^bb0(%arg8: index, %arg9: index):
"affine.parallel"() <{lowerBoundsGroups = dense<> : tensor<0xi32>, lowerBoundsMap = affine_map<() -> ()>, reductions = [], steps = [], upperBoundsGroups = dense<> : tensor<0xi32>, upperBoundsMap = affine_map<() -> ()>}> ({
"affine.yield"() : () -> ()
}) : () -> ()
"affine.yield"() : () -> ()
}) {mark} : (index, index, index, index) -> ()
%0:2 = "affine.parallel"(%arg0, %arg0) <{lowerBoundsGroups = dense<1> : tensor<1xi32>, lowerBoundsMap = affine_map<(d0) -> (d0)>, reductions = [0, 4], steps = [1], upperBoundsGroups = dense<1> : tensor<1xi32>, upperBoundsMap = affine_map<(d0) -> (d0 * 2)>}> ({
^bb0(%arg7: index):
"affine.yield"(%arg2, %arg2) : (f32, f32) -> ()
}) : (index, index) -> (f32, f32)
"affine.parallel"(%arg0, %arg0) <{lowerBoundsGroups = dense<[2, 1]> : tensor<2xi32>, lowerBoundsMap = affine_map<(d0) -> (d0, d0, d0)>, reductions = [], steps = [1, 1], upperBoundsGroups = dense<1> : tensor<2xi32>, upperBoundsMap = affine_map<()[s0] -> (s0, s0 * 2)>}> ({
^bb0(%arg5: index, %arg6: index):
"affine.yield"() : () -> ()
}) : (index, index) -> ()
"func.return"() : () -> ()
}) : () -> ()
}) : () -> ()`},
	{"digits", `func.func @f(%a: index, %b: index, %x: f32, %m: memref<10x10xf32>, %t: memref<1xi32>) {
%0:3 = affine.delinearize_index %a into (%b, 4, 7) : index, index, index
%1:2 = affine.delinearize_index %a into (4) {mark} : index, index
%2 = affine.linearize_index [%a, %b] by (%b, 4) : index
%3 = affine.linearize_index disjoint [%a, %b] by (4) {mark} : index
%4 = affine.linearize_index [] by () : index
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>) {
%0:3 = affine.delinearize_index %arg0 into (%arg1, 4, 7) : index, index, index
%1:2 = affine.delinearize_index %arg0 into (4) {mark} : index, index
%2 = affine.linearize_index [%arg0, %arg1] by (%arg1, 4) : index
%3 = affine.linearize_index disjoint [%arg0, %arg1] by (4) {mark} : index
%4 = affine.linearize_index [] by () : index
return
}`, `"builtin.module"() ({
"func.func"() <{function_type = (index, index, f32, memref<10x10xf32>, memref<1xi32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32, %arg3: memref<10x10xf32>, %arg4: memref<1xi32>):
%0:3 = "affine.delinearize_index"(%arg0, %arg1) <{static_basis = array<i64: -9223372036854775808, 4, 7>}> : (index, index) -> (index, index, index)
%1:2 = "affine.delinearize_index"(%arg0) <{static_basis = array<i64: 4>}> {mark} : (index) -> (index, index)
%2 = "affine.linearize_index"(%arg0, %arg1, %arg1) <{disjoint = false, operandSegmentSizes = array<i32: 2, 1>, static_basis = array<i64: -9223372036854775808, 4>}> : (index, index, index) -> index
%3 = "affine.linearize_index"(%arg0, %arg1) <{disjoint, operandSegmentSizes = array<i32: 2, 0>, static_basis = array<i64: 4>}> {mark} : (index, index) -> index
%4 = "affine.linearize_index"() <{disjoint = false, operandSegmentSizes = array<i32: 0, 0>, static_basis = array<i64>}> : () -> index
"func.return"() : () -> ()
}) : () -> ()
}) : () -> ()`},
}

func TestText(t *testing.T) {
	for _, c := range textCases {
		t.Run(c.name, func(t *testing.T) {
			module := mustRead(t, c.program)
			same(t, write(module), c.text)
			same(t, write(mustRead(t, c.text)), c.text)
			opts := asm.DefaultPrintOptions()
			opts.Generic, opts.LocalScope = true, true
			var s strings.Builder
			asm.Print(&s, module, opts)
			same(t, trimmed(s.String()), c.generic)
			same(t, write(mustRead(t, c.generic)), c.text)
		})
	}
}
