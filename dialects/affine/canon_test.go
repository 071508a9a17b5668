package affine_test

import "testing"

// canonCases are programs before and after canonicalization.
var canonCases = []struct{ name, before, after string }{
	{"apply of apply", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%0 = affine.apply affine_map<(d0) -> (d0 + 1)>(%a)
%1 = affine.apply affine_map<(d0)[s0] -> (d0 * 2 + s0)>(%0)[%b]
%2 = affine.apply affine_map<(d0, d1) -> (d0 - d1)>(%1, %0)
"test.use"(%2) : (index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%0 = affine.apply affine_map<()[s0, s1] -> (s0 + s1 + 1)>()[%arg1, %arg0]
"test.use"(%0) : (index) -> ()
return
}`},
	{"apply is an operand", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%0 = affine.apply affine_map<(d0)[s0] -> (d0)>(%a)[%b]
%1 = affine.apply affine_map<(d0)[s0] -> (s0)>(%a)[%b]
"test.use"(%0, %1) : (index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
"test.use"(%arg0, %arg1) : (index, index) -> ()
return
}`},
	{"apply of constants", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%c5 = arith.constant 5 : index
%c0 = arith.constant 0 : index
%0 = affine.apply affine_map<(d0)[s0] -> (d0 * 8 + s0)>(%c5)[%c5]
%1 = affine.apply affine_map<(d0)[s0] -> (d0 mod s0)>(%c5)[%c0]
"test.use"(%0, %1) : (index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%c45 = arith.constant 45 : index
%0 = ub.poison : index
"test.use"(%c45, %0) : (index, index) -> ()
return
}`},
	{"operands that are unused, repeated or constant", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%c5 = arith.constant 5 : index
affine.for %i = 0 to 10 {
%0 = affine.apply affine_map<(d0, d1, d2)[s0, s1] -> (d0 + d2 * s1 + s0)>(%i, %a, %i)[%b, %c5]
"test.use"(%0) : (index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.for %arg3 = 0 to 10 {
%0 = affine.apply affine_map<(d0)[s0] -> (d0 * 6 + s0)>(%arg3)[%arg1]
"test.use"(%0) : (index) -> ()
}
return
}`},
	{"a dimension in the place of a symbol", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = 0 to 10 {
%0 = affine.apply affine_map<(d0) -> (d0 + 1)>(%i)
%1 = affine.apply affine_map<(d0)[s0] -> (d0 + s0)>(%0)[%a]
"test.use"(%1) : (index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.for %arg3 = 0 to 10 {
%0 = affine.apply affine_map<(d0)[s0] -> (d0 + s0 + 1)>(%arg3)[%arg0]
"test.use"(%0) : (index) -> ()
}
return
}`},
	{"divisions by what loops say", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = 0 to 100 step 8 {
affine.for %j = 0 to 8 {
%0 = affine.apply affine_map<(d0, d1) -> ((d0 + d1) floordiv 8)>(%i, %j)
%1 = affine.apply affine_map<(d0, d1) -> ((d0 + d1) mod 8)>(%i, %j)
%2 = affine.apply affine_map<(d0) -> (d0 floordiv 8)>(%j)
%3 = affine.apply affine_map<(d0) -> (d0 mod 9)>(%j)
%4 = affine.apply affine_map<(d0) -> (d0 mod 4)>(%i)
%5 = affine.apply affine_map<(d0) -> (d0 ceildiv 200)>(%i)
"test.use"(%0, %1, %2, %3, %4, %5) : (index, index, index, index, index, index) -> ()
}
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%c0 = arith.constant 0 : index
affine.for %arg3 = 0 to 100 step 8 {
affine.for %arg4 = 0 to 8 {
%0 = affine.apply affine_map<(d0) -> (d0 floordiv 8)>(%arg3)
%1 = affine.apply affine_map<(d0) -> (d0 ceildiv 200)>(%arg3)
"test.use"(%0, %arg4, %c0, %arg4, %c0, %1) : (index, index, index, index, index, index) -> ()
}
}
return
}`},
	{"subscripts", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = 0 to 10 {
%0 = affine.apply affine_map<(d0) -> (d0 + 1)>(%i)
%1 = affine.load %m[%0 - 1, %0 + symbol(%a)] {mark} : memref<?x?xf32>
affine.store %1, %m[%i, %a] : memref<?x?xf32>
%2 = affine.vector_load %m[%0, %a * 2] : memref<?x?xf32>, vector<4xf32>
affine.vector_store %2, %m[%0 + 2, symbol(%a)] : memref<?x?xf32>, vector<4xf32>
affine.prefetch %m[%0, %b], write, locality<2>, instr : memref<?x?xf32>
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.for %arg3 = 0 to 10 {
%0 = affine.load %arg2[%arg3, %arg3 + symbol(%arg0) + 1] : memref<?x?xf32>
affine.store %0, %arg2[%arg3, symbol(%arg0)] : memref<?x?xf32>
%1 = affine.vector_load %arg2[%arg3 + 1, symbol(%arg0) * 2] : memref<?x?xf32>, vector<4xf32>
affine.vector_store %1, %arg2[%arg3 + 3, symbol(%arg0)] : memref<?x?xf32>, vector<4xf32>
affine.prefetch %arg2[%arg3 + 1, symbol(%arg1)], write, locality<2>, instr : memref<?x?xf32>
}
return
}`},
	{"casts of memrefs", `func.func @f(%a: index, %b: index, %n: memref<4xf32>, %t: memref<1xi32>) {
%c = memref.cast %n : memref<4xf32> to memref<?xf32>
%0 = affine.load %c[%a] : memref<?xf32>
affine.store %0, %c[%a] : memref<?xf32>
affine.prefetch %c[%a], read, locality<3>, data : memref<?xf32>
affine.dma_start %c[%a], %c[%a], %t[0], %b : memref<?xf32>, memref<?xf32>, memref<1xi32>
%d = memref.cast %t : memref<1xi32> to memref<?xi32>
affine.dma_wait %d[0], %b : memref<?xi32>
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<4xf32>, %arg3: memref<1xi32>) {
%0 = affine.load %arg2[symbol(%arg0)] : memref<4xf32>
affine.store %0, %arg2[symbol(%arg0)] : memref<4xf32>
affine.prefetch %arg2[symbol(%arg0)], read, locality<3>, data : memref<4xf32>
affine.dma_start %arg2[%arg0], %arg2[%arg0], %arg3[0], %arg1 : memref<4xf32>, memref<4xf32>, memref<1xi32>
affine.dma_wait %arg3[0], %arg1 : memref<1xi32>
return
}`},
	{"element of a constant", `memref.global "private" constant @g : memref<2x3xi32> = dense<[[1, 2, 3], [4, 5, 6]]>
memref.global "private" constant @s : memref<2x3xi32> = dense<7>
memref.global "private" @v : memref<2x3xi32> = dense<7>
func.func @f(%a: index) -> (i32, i32, i32, i32) {
%g = memref.get_global @g : memref<2x3xi32>
%s = memref.get_global @s : memref<2x3xi32>
%v = memref.get_global @v : memref<2x3xi32>
%0 = affine.load %g[1, 1] : memref<2x3xi32>
%1 = affine.load %s[%a, 1] : memref<2x3xi32>
%2 = affine.load %g[%a, 1] : memref<2x3xi32>
%3 = affine.load %v[0, 1] : memref<2x3xi32>
return %0, %1, %2, %3 : i32, i32, i32, i32
}`, `memref.global "private" constant @g : memref<2x3xi32> = dense<[[1, 2, 3], [4, 5, 6]]>
memref.global "private" constant @s : memref<2x3xi32> = dense<7>
memref.global "private" @v : memref<2x3xi32> = dense<7>
func.func @f(%arg0: index) -> (i32, i32, i32, i32) {
%c7_i32 = arith.constant 7 : i32
%c5_i32 = arith.constant 5 : i32
%0 = memref.get_global @g : memref<2x3xi32>
%1 = memref.get_global @v : memref<2x3xi32>
%2 = affine.load %0[symbol(%arg0), 1] : memref<2x3xi32>
%3 = affine.load %1[0, 1] : memref<2x3xi32>
return %c5_i32, %c7_i32, %2, %3 : i32, i32, i32, i32
}`},
	{"min and max of one result, of equal ones, in order", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%0 = affine.min affine_map<(d0) -> (d0 + 1)>(%a)
%1 = affine.max affine_map<(d0)[s0] -> (d0, s0, d0)>(%a)[%b]
%2 = affine.min affine_map<()[s0, s1] -> (s1 + 8, s0 * 2, 16, s0)>()[%a, %b]
%3 = affine.max affine_map<()[s0, s1] -> (s1 floordiv 2, 16, s0)>()[%a, %b]
"test.use"(%0, %1, %2, %3) : (index, index, index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%0 = affine.apply affine_map<()[s0] -> (s0 + 1)>()[%arg0]
%1 = affine.max affine_map<()[s0, s1] -> (s1, s0)>()[%arg1, %arg0]
%2 = affine.min affine_map<()[s0, s1] -> (16, s1 + 8, s0, s0 * 2)>()[%arg0, %arg1]
%3 = affine.max affine_map<()[s0, s1] -> (s1 floordiv 2, 16, s0)>()[%arg0, %arg1]
"test.use"(%0, %1, %2, %3) : (index, index, index, index) -> ()
return
}`},
	{"min of min", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%0 = affine.min affine_map<()[s0] -> (s0 * 4, 32)>()[%a]
%1 = affine.min affine_map<(d0)[s0] -> (s0 + 1, d0)>(%0)[%b]
%2 = affine.max affine_map<()[s0, s1] -> (s0 + 1, s1)>()[%b, %0]
%3 = affine.max affine_map<()[s0] -> (s0, 3)>()[%2]
"test.use"(%1, %3) : (index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%0 = affine.min affine_map<()[s0] -> (32, s0 * 4)>()[%arg0]
%1 = affine.min affine_map<()[s0, s1] -> (32, s1 * 4, s0 + 1)>()[%arg1, %arg0]
%2 = affine.max affine_map<()[s0, s1] -> (3, s1, s0 + 1)>()[%arg1, %0]
"test.use"(%1, %2) : (index, index) -> ()
return
}`},
	{"min of constants", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%c5 = arith.constant 5 : index
%0 = affine.min affine_map<(d0)[s0] -> (d0 + 1, s0 * 2)>(%c5)[%c5]
%1 = affine.max affine_map<(d0)[s0] -> (d0 + 1, s0 * 2)>(%c5)[%a]
%2 = affine.max affine_map<()[s0] -> (s0)>()[%a]
"test.use"(%0, %1, %2) : (index, index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%c6 = arith.constant 6 : index
%0 = affine.max affine_map<()[s0] -> (6, s0 * 2)>()[%arg0]
"test.use"(%c6, %0, %arg0) : (index, index, index) -> ()
return
}`},
	{"bounds of loops", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%c5 = arith.constant 5 : index
%0 = affine.apply affine_map<()[s0] -> (s0 + 1)>()[%a]
affine.for %i = %c5 to min affine_map<()[s0, s1] -> (s0, s1 * 4, 100)>()[%c5, %c5] {
"test.use"(%i) : (index) -> ()
}
affine.for %i = 2 to %0 {
affine.for %j = max affine_map<(d0) -> (d0, 1)>(%i) to min affine_map<(d0)[s0] -> (d0 + 8, s0, s0)>(%i)[%0] {
"test.use"(%j) : (index) -> ()
}
}
affine.for %i = 0 to 16 {
affine.for %j = max affine_map<(d0) -> (d0, 20)>(%i) to min affine_map<(d0) -> (d0 * 2 + 64, 64, d0 + 90)>(%i) {
"test.use"(%j) : (index) -> ()
}
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.for %arg3 = 5 to 5 {
"test.use"(%arg3) : (index) -> ()
}
affine.for %arg3 = 2 to affine_map<()[s0] -> (s0 + 1)>()[%arg0] {
affine.for %arg4 = affine_map<(d0) -> (d0)>(%arg3) to min affine_map<(d0)[s0] -> (d0 + 8, s0 + 1)>(%arg3)[%arg0] {
"test.use"(%arg4) : (index) -> ()
}
}
affine.for %arg3 = 0 to 16 {
affine.for %arg4 = 20 to 64 {
"test.use"(%arg4) : (index) -> ()
}
}
return
}`},
	{"loops that pass on what they got", `func.func @f(%a: f32, %b: f32, %n: index) -> (f32, f32, f32, f32, f32, f32, f32) {
%0:2 = affine.for %i = 0 to 10 iter_args(%x = %a, %y = %b) -> (f32, f32) {
affine.yield %x, %y : f32, f32
}
%1 = affine.for %i = 7 to 3 iter_args(%x = %a) -> f32 {
%s = arith.addf %x, %b : f32
affine.yield %s : f32
}
%2:2 = affine.for %i = 0 to 1 iter_args(%x = %a, %y = %b) -> (f32, f32) {
affine.yield %y, %x : f32, f32
}
%3 = affine.for %i = 0 to 3 iter_args(%x = %a) -> f32 {
affine.yield %b : f32
}
%4 = affine.for %i = 0 to %n iter_args(%x = %a) -> f32 {
affine.yield %b : f32
}
return %0#0, %0#1, %1, %2#0, %2#1, %3, %4 : f32, f32, f32, f32, f32, f32, f32
}`, `func.func @f(%arg0: f32, %arg1: f32, %arg2: index) -> (f32, f32, f32, f32, f32, f32, f32) {
%0 = affine.for %arg3 = 0 to %arg2 iter_args(%arg4 = %arg0) -> (f32) {
affine.yield %arg1 : f32
}
return %arg0, %arg1, %arg0, %arg1, %arg0, %arg1, %0 : f32, f32, f32, f32, f32, f32, f32
}`},
	{"loops that exchange values", `func.func @f(%a: index, %b: index) -> (index, index, index) {
%0:2 = affine.for %i = 0 to 2 iter_args(%x = %a, %y = %b) -> (index, index) {
affine.yield %y, %x : index, index
}
%1 = affine.for %i = 0 to 2 iter_args(%x = %a) -> index {
affine.yield %i : index
}
return %0#0, %0#1, %1 : index, index, index
}`, `func.func @f(%arg0: index, %arg1: index) -> (index, index, index) {
%0:2 = affine.for %arg2 = 0 to 2 iter_args(%arg3 = %arg0, %arg4 = %arg1) -> (index, index) {
affine.yield %arg4, %arg3 : index, index
}
%1 = affine.for %arg2 = 0 to 2 iter_args(%arg3 = %arg0) -> (index) {
affine.yield %arg2 : index
}
return %0#0, %0#1, %1 : index, index, index
}`},
	{"conditions", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%c3 = arith.constant 3 : index
%0 = affine.apply affine_map<()[s0] -> (s0 - 1)>()[%a]
affine.if affine_set<(d0, d1) : (d0 - d1 >= 0)>(%0, %c3) {
"test.then"() : () -> ()
} else {
}
affine.if affine_set<(d0) : (d0 - 3 == 0)>(%c3) {
"test.then"() : () -> ()
} else {
"test.else"() : () -> ()
}
affine.if affine_set<() : (1 == 0)>() {
"test.then"() : () -> ()
} else {
"test.else"() : () -> ()
}
affine.if affine_set<() : (1 == 0)>() {
"test.then"() : () -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.if affine_set<()[s0] : (s0 - 4 >= 0)>()[%arg0] {
"test.then"() : () -> ()
}
"test.then"() : () -> ()
"test.else"() : () -> ()
return
}`},
	{"condition with results", `func.func @f(%a: f32, %b: f32) -> (f32, f32) {
%0 = affine.if affine_set<() : (0 == 0)>() -> f32 {
%x = arith.addf %a, %b : f32
affine.yield %x : f32
} else {
affine.yield %b : f32
}
%1 = affine.if affine_set<() : (1 == 0)>() -> f32 {
affine.yield %a : f32
} else {
affine.yield %b : f32
}
return %0, %1 : f32, f32
}`, `func.func @f(%arg0: f32, %arg1: f32) -> (f32, f32) {
%0 = arith.addf %arg0, %arg1 : f32
return %0, %arg1 : f32, f32
}`},
	{"bounds of parallel loops", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%c4 = arith.constant 4 : index
%0 = affine.apply affine_map<()[s0] -> (s0 + 1)>()[%a]
affine.parallel (%i, %j) = (max(%0, 10), %c4) to (%b * 2 + symbol(%c4), min(%0 + %b, 100)) step (2, 3) {
"test.use"(%i, %j) : (index, index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.parallel (%arg3, %arg4) = (max(symbol(%arg0) + 1, 10), 4) to (symbol(%arg1) * 2 + 4, min(symbol(%arg0) + symbol(%arg1) + 1, 100)) step (2, 3) {
"test.use"(%arg3, %arg4) : (index, index) -> ()
}
return
}`},
}

func TestCanonicalization(t *testing.T) {
	for _, c := range canonCases {
		t.Run(c.name, func(t *testing.T) {
			module := mustRead(t, c.before)
			canonicalize(module)
			same(t, write(module), c.after)
		})
	}
}
