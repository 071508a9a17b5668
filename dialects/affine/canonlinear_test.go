package affine_test

import "testing"

// digitCases are programs with digits of numbers before and after canonicalization.
var digitCases = []struct{ name, before, after string }{
	{"constant digits", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%c17 = arith.constant -17 : index
%c2 = arith.constant 2 : index
%0:3 = affine.delinearize_index %c17 into (%c2, 4) : index, index, index
%1:2 = affine.delinearize_index %c17 into (3, 5) : index, index
%2 = affine.linearize_index [%c2, %c17, %c2] by (7, %c2, 5) : index
%3 = affine.linearize_index [%c2, %c17, %c2] by (%c2, 5) : index
%4 = affine.linearize_index [] by () : index
"test.use"(%0#0, %0#1, %0#2, %1#0, %1#1, %2, %3, %4) : (index, index, index, index, index, index, index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%c-3 = arith.constant -3 : index
%c1 = arith.constant 1 : index
%c3 = arith.constant 3 : index
%c-4 = arith.constant -4 : index
%c-63 = arith.constant -63 : index
%c0 = arith.constant 0 : index
"test.use"(%c-3, %c1, %c3, %c-4, %c3, %c-63, %c-63, %c0) : (index, index, index, index, index, index, index, index) -> ()
return
}`},
	{"one digit", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%0 = affine.delinearize_index %a into (8) : index
%1 = affine.delinearize_index %a into () : index
%2 = affine.linearize_index [%b] by (8) : index
"test.use"(%0, %1, %2) : (index, index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
"test.use"(%arg0, %arg0, %arg1) : (index, index, index) -> ()
return
}`},
	{"digits of basis 1", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%c1 = arith.constant 1 : index
%0:4 = affine.delinearize_index %a into (1, %b, %c1, 4) : index, index, index, index
%1:2 = affine.delinearize_index %a into (1, 1) : index, index
%2:3 = affine.delinearize_index %a into (1, 4) : index, index, index
"test.use"(%0#0, %0#1, %0#2, %0#3, %1#0, %1#1, %2#0, %2#1, %2#2) : (index, index, index, index, index, index, index, index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%c0 = arith.constant 0 : index
%0:2 = affine.delinearize_index %arg0 into (%arg1, 4) : index, index
%1:2 = affine.delinearize_index %arg0 into (4) : index, index
"test.use"(%c0, %0#0, %c0, %0#1, %c0, %c0, %1#0, %c0, %1#1) : (index, index, index, index, index, index, index, index, index) -> ()
return
}`},
	{"the inverse of linearize", `func.func @f(%a: index, %b: index, %c: index) {
%0 = affine.linearize_index disjoint [%a, %b, %c] by (3, %b, 4) : index
%1:3 = affine.delinearize_index %0 into (3, %b, 4) : index, index, index
%2:4 = affine.delinearize_index %0 into (5, 6, %b, 4) : index, index, index, index
%3 = affine.linearize_index [%a, %b, %c] by (3, %b, 4) : index
%4:3 = affine.delinearize_index %3 into (3, %b, 4) : index, index, index
"test.use"(%1#0, %1#1, %1#2, %2#0, %2#1, %2#2, %2#3, %4#0) : (index, index, index, index, index, index, index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: index) {
%0:2 = affine.delinearize_index %arg0 into (5, 6) : index, index
%1 = affine.linearize_index [%arg0, %arg1, %arg2] by (3, %arg1, 4) : index
%2:3 = affine.delinearize_index %1 into (3, %arg1, 4) : index, index, index
"test.use"(%arg0, %arg1, %arg2, %0#0, %0#1, %arg1, %arg2, %2#0) : (index, index, index, index, index, index, index, index) -> ()
return
}`},
	{"digits of the last digit", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%0 = affine.linearize_index disjoint [%a, %b] by (3, 32) : index
%1:4 = affine.delinearize_index %0 into (3, 2, 4, 4) : index, index, index, index
%2:3 = affine.delinearize_index %0 into (6, 4, 5) : index, index, index
"test.use"(%1#0, %1#1, %1#2, %1#3, %2#0) : (index, index, index, index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%0 = affine.linearize_index disjoint [%arg0, %arg1] by (3, 32) : index
%1:3 = affine.delinearize_index %arg1 into (2, 4, 4) : index, index, index
%2:3 = affine.delinearize_index %0 into (6, 4, 5) : index, index, index
"test.use"(%arg0, %1#0, %1#1, %1#2, %2#0) : (index, index, index, index, index) -> ()
return
}`},
	{"the inverse of delinearize", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%0:3 = affine.delinearize_index %a into (2, %b, 8) : index, index, index
%1 = affine.linearize_index [%b, %0#1, %0#2, %a] by (3, %b, 8, 7) : index
%2 = affine.linearize_index [%0#0, %0#1, %0#2] by (2, %b, 8) : index
%3:2 = affine.delinearize_index %b into (6) : index, index
%4 = affine.linearize_index disjoint [%a, %3#0, %3#1] by (9, 5, 6) : index
%5 = affine.linearize_index [%a, %3#0, %3#1] by (9, 5, 6) : index
"test.use"(%0#2, %1, %2, %4, %5) : (index, index, index, index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%0 = affine.apply affine_map<()[s0] -> (s0 * 8)>()[%arg1]
%1:2 = affine.delinearize_index %arg0 into (2, %0) : index, index
%2 = affine.apply affine_map<()[s0] -> (s0 * 8)>()[%arg1]
%3:2 = affine.delinearize_index %1#1 into (%arg1, 8) : index, index
%4 = affine.linearize_index [%arg1, %1#1, %arg0] by (3, %0, 7) : index
%5 = affine.linearize_index [%1#0, %1#1] by (2, %2) : index
%6:2 = affine.delinearize_index %arg1 into (6) : index, index
%7 = affine.linearize_index disjoint [%arg0, %arg1] by (9, 30) : index
%8 = affine.linearize_index [%arg0, %6#0, %6#1] by (9, 5, 6) : index
"test.use"(%3#1, %4, %5, %7, %8) : (index, index, index, index, index) -> ()
return
}`},
	{"zeros and digits of basis 1 put together", `func.func @f(%a: index, %b: index, %m: memref<?x?xf32>) {
%c0 = arith.constant 0 : index
%0 = affine.linearize_index [%c0, %a, %b] by (5, 6, 7) : index
%1 = affine.linearize_index disjoint [%a, %b, %a] by (2, 1, 3) : index
%2 = affine.linearize_index [%a, %c0, %b] by (1, 3) : index
%3 = affine.linearize_index [%a, %b] by (1) : index
%4 = affine.linearize_index disjoint [%a, %b] by (1, 1) : index
"test.use"(%0, %1, %2, %3, %4) : (index, index, index, index, index) -> ()
return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: memref<?x?xf32>) {
%c0 = arith.constant 0 : index
%0 = affine.linearize_index [%arg0, %arg1] by (6, 7) : index
%1 = affine.linearize_index disjoint [%arg0, %arg0] by (2, 3) : index
%2 = affine.linearize_index [%arg0, %arg1] by (3) : index
%3 = affine.linearize_index [%arg0, %arg1] by (1) : index
"test.use"(%0, %1, %2, %3, %c0) : (index, index, index, index, index) -> ()
return
}`},
}

func TestCanonicalizationOfDigits(t *testing.T) {
	for _, c := range digitCases {
		t.Run(c.name, func(t *testing.T) {
			module := mustRead(t, c.before)
			canonicalize(module)
			same(t, write(module), c.after)
		})
	}
}
