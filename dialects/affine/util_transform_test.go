package affine_test

import (
	"testing"

	"polyloom/dialects/affine"
	"polyloom/ir"
)

// normalizeCases are programs before and after their loops were made to count from 0 by 1.
var normalizeCases = []struct{ name, before, after string }{
	{"constant bounds", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = 2 to 21 step 4 {
"test.use"(%i) : (index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.for %arg3 = 0 to 5 {
%0 = affine.apply affine_map<(d0) -> (d0 * 4 + 2)>(%arg3)
"test.use"(%0) : (index) -> ()
}
return
}`},
	{"normal already", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = 0 to %a {
"test.use"(%i) : (index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.for %arg3 = 0 to %arg0 {
"test.use"(%arg3) : (index) -> ()
}
return
}`},
	{"bounds that are values", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = %a to %b step 3 {
affine.for %j = affine_map<(d0) -> (d0 + 1)>(%i) to min affine_map<(d0)[s0] -> (d0 * 2, s0)>(%i)[%b] step 2 {
"test.use"(%i, %j) : (index, index) -> ()
}
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.for %arg3 = 0 to affine_map<()[s0, s1] -> ((s0 - s1) ceildiv 3)>()[%arg1, %arg0] {
%0 = affine.apply affine_map<(d0)[s0] -> (d0 * 3 + s0)>(%arg3)[%arg0]
affine.for %arg4 = 0 to min affine_map<(d0)[s0] -> ((d0 - 1) ceildiv 2, (-d0 + s0 - 1) ceildiv 2)>(%0)[%arg1] {
%1 = affine.apply affine_map<(d0, d1) -> (d0 + d1 * 2 + 1)>(%0, %arg4)
"test.use"(%0, %1) : (index, index) -> ()
}
}
return
}`},
	{"several lower bounds", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = max affine_map<()[s0] -> (s0, 2)>()[%a] to %b step 3 {
"test.use"(%i) : (index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.for %arg3 = max affine_map<()[s0] -> (s0, 2)>()[%arg0] to %arg1 step 3 {
"test.use"(%arg3) : (index) -> ()
}
return
}`},
	{"one iteration", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = %a to affine_map<()[s0] -> (s0 + 1)>()[%a] {
"test.use"(%i) : (index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.for %arg3 = 0 to 1 {
%0 = affine.apply affine_map<(d0)[s0] -> (d0 + s0)>(%arg3)[%arg0]
"test.use"(%0) : (index) -> ()
}
return
}`},
	{"carried values", `func.func @f(%a: index) -> index {
%c1 = arith.constant 1 : index
%0 = affine.for %i = %a to 100 step 2 iter_args(%x = %c1) -> index {
%1 = arith.addi %x, %i : index
affine.yield %1 : index
}
return %0 : index
}`, `func.func @f(%arg0: index) -> index {
%c1 = arith.constant 1 : index
%0 = affine.for %arg1 = 0 to affine_map<()[s0] -> ((-s0 + 100) ceildiv 2)>()[%arg0] iter_args(%arg2 = %c1) -> (index) {
%1 = affine.apply affine_map<(d0)[s0] -> (d0 * 2 + s0)>(%arg1)[%arg0]
%2 = arith.addi %arg2, %1 : index
affine.yield %2 : index
}
return %0 : index
}`},
	{"parallel", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.parallel (%i, %j) = (2, %a) to (11, %b + symbol(%a)) step (3, 1) {
"test.use"(%i, %j) : (index, index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.parallel (%arg3, %arg4) = (0, 0) to (3, symbol(%arg1)) {
%0 = affine.apply affine_map<(d0, d1) -> (d1 * 3 + 2)>(%arg0, %arg3)
%1 = affine.apply affine_map<(d0, d1) -> (d0 + d1)>(%arg0, %arg4)
"test.use"(%0, %1) : (index, index) -> ()
}
return
}`},
	{"parallel, normal already", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.parallel (%i, %j) = (0, 0) to (11, %b) {
"test.use"(%i, %j) : (index, index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.parallel (%arg3, %arg4) = (0, 0) to (11, %arg1) {
"test.use"(%arg3, %arg4) : (index, index) -> ()
}
return
}`},
	{"parallel, several bounds", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.parallel (%i) = (max(%a, %b)) to (11) {
"test.use"(%i) : (index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.parallel (%arg3) = (max(%arg0, %arg1)) to (11) {
"test.use"(%arg3) : (index) -> ()
}
return
}`},
}

func TestNormalize(t *testing.T) {
	for _, c := range normalizeCases {
		t.Run(c.name, func(t *testing.T) {
			module := mustRead(t, c.before)
			ir.PostOrderWalk(module, func(op ir.Op) {
				switch op := op.(type) {
				case *affine.For:
					op.Normalize()
				case *affine.Parallel:
					op.Normalize()
				}
			})
			mustVerify(t, module)
			same(t, write(module), c.after)
		})
	}
}

// promoteCases are programs before and after loops of one iteration were replaced by their body.
var promoteCases = []struct{ name, before, after string }{
	{"constant bounds", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = 4 to 8 step 4 {
"test.use"(%i) : (index) -> ()
"test.use"(%a) : (index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%c4 = arith.constant 4 : index
"test.use"(%c4) : (index) -> ()
"test.use"(%arg0) : (index) -> ()
return
}`},
	{"a value", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = affine_map<(d0) -> (d0)>(%a) to affine_map<(d0) -> (d0 + 1)>(%a) {
"test.use"(%i) : (index) -> ()
}
affine.for %i = affine_map<(d0) -> (d0 * 2)>(%a) to affine_map<(d0) -> (d0 * 2 + 3)>(%a) step 8 {
"test.use"(%i) : (index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
"test.use"(%arg0) : (index) -> ()
%0 = affine.apply affine_map<(d0) -> (d0 * 2)>(%arg0)
"test.use"(%0) : (index) -> ()
return
}`},
	{"carried values", `func.func @f(%a: index, %b: index) -> (index, index) {
%0:2 = affine.for %i = 0 to 1 iter_args(%x = %a, %y = %b) -> (index, index) {
%1 = arith.addi %x, %y : index
affine.yield %y, %1 : index, index
}
return %0#0, %0#1 : index, index
}`, `func.func @f(%arg0: index, %arg1: index) -> (index, index) {
%0 = arith.addi %arg0, %arg1 : index
return %arg1, %0 : index, index
}`},
	{"two iterations", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
affine.for %i = 0 to 2 {
"test.use"(%i) : (index) -> ()
}
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
affine.for %arg3 = 0 to 2 {
"test.use"(%arg3) : (index) -> ()
}
return
}`},
}

func TestPromoteIfSingleIteration(t *testing.T) {
	for _, c := range promoteCases {
		t.Run(c.name, func(t *testing.T) {
			module := mustRead(t, c.before)
			ir.PostOrderWalk(module, func(op ir.Op) {
				if f, ok := op.(*affine.For); ok {
					f.PromoteIfSingleIteration()
				}
			})
			mustVerify(t, module)
			same(t, write(module), c.after)
		})
	}
}
