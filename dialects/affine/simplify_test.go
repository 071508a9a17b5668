package affine_test

import (
	"testing"

	"polyloom/ir/rewrite"
)

// simplified are functions and what the reference makes of them.
var simplified = []struct{ name, before, after string }{
	{"an apply of a constant", `func.func @f() -> index {
  %c5 = arith.constant 5 : index
  %a = affine.apply affine_map<(d0) -> (d0 * 3 + 2)>(%c5)
  return %a : index
}`, `func.func @f() -> index {
  %c17 = arith.constant 17 : index
  return %c17 : index
}`},
	{"an apply that is its operand", `func.func @f(%i: index, %n: index) -> (index, index) {
  %a = affine.apply affine_map<(d0) -> (d0)>(%i)
  %b = affine.apply affine_map<(d0)[s0] -> (s0)>(%i)[%n]
  return %a, %b : index, index
}`, `func.func @f(%arg0: index, %arg1: index) -> (index, index) {
  return %arg0, %arg1 : index, index
}`},
	{"an apply of an apply", `func.func @f(%i: index, %j: index) -> index {
  %a = affine.apply affine_map<(d0) -> (d0 + 1)>(%i)
  %b = affine.apply affine_map<(d0) -> (d0 * 2)>(%j)
  %c = affine.apply affine_map<(d0, d1) -> (d0 * 4 + d1)>(%a, %b)
  return %c : index
}`, `func.func @f(%arg0: index, %arg1: index) -> index {
  %0 = affine.apply affine_map<()[s0, s1] -> (s0 * 4 + s1 * 2 + 4)>()[%arg0, %arg1]
  return %0 : index
}`},
	{"an apply with the same operand twice", `func.func @f(%i: index) -> index {
  %a = affine.apply affine_map<(d0, d1) -> (d0 + d1 * 2)>(%i, %i)
  return %a : index
}`, `func.func @f(%arg0: index) -> index {
  %0 = affine.apply affine_map<()[s0] -> (s0 * 3)>()[%arg0]
  return %0 : index
}`},
	{"an apply with an operand that it does not use", `func.func @f(%i: index, %j: index, %n: index) -> index {
  %a = affine.apply affine_map<(d0, d1)[s0, s1] -> (d1 + s0)>(%i, %j)[%n, %i]
  return %a : index
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: index) -> index {
  %0 = affine.apply affine_map<()[s0, s1] -> (s0 + s1)>()[%arg2, %arg1]
  return %0 : index
}`},
	{"a product of a sum of which a quotient is taken", `func.func @f(%i: index) -> (index, index) {
  %a = affine.apply affine_map<(d0) -> ((d0 * 8 + 4) floordiv 4)>(%i)
  %b = affine.apply affine_map<(d0) -> ((d0 * 8 + 4) mod 4)>(%i)
  return %a, %b : index, index
}`, `func.func @f(%arg0: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  %0 = affine.apply affine_map<()[s0] -> (s0 * 2 + 1)>()[%arg0]
  return %0, %c0 : index, index
}`},
	{"a remainder of a loop's counter", `func.func @f() {
  affine.for %i = 0 to 64 step 8 {
    %a = affine.apply affine_map<(d0) -> (d0 mod 8)>(%i)
    %b = affine.apply affine_map<(d0) -> (d0 floordiv 8)>(%i)
    "test.use"(%a, %b) : (index, index) -> ()
  }
  return
}`, `func.func @f() {
  %c0 = arith.constant 0 : index
  affine.for %arg0 = 0 to 64 step 8 {
    %0 = affine.apply affine_map<(d0) -> (d0 floordiv 8)>(%arg0)
    "test.use"(%c0, %0) : (index, index) -> ()
  }
  return
}`},
	{"a remainder that is smaller anyway", `func.func @f() {
  affine.for %i = 0 to 16 {
    %a = affine.apply affine_map<(d0) -> (d0 mod 16)>(%i)
    %b = affine.apply affine_map<(d0) -> (d0 floordiv 16)>(%i)
    "test.use"(%a, %b) : (index, index) -> ()
  }
  return
}`, `func.func @f() {
  %c0 = arith.constant 0 : index
  affine.for %arg0 = 0 to 16 {
    "test.use"(%arg0, %c0) : (index, index) -> ()
  }
  return
}`},
	{"a minimum of constants", `func.func @f() -> (index, index) {
  %c7 = arith.constant 7 : index
  %a = affine.min affine_map<(d0) -> (d0, 10, d0 * 2 - 8)>(%c7)
  %b = affine.max affine_map<(d0) -> (d0, 10, d0 * 2 - 8)>(%c7)
  return %a, %b : index, index
}`, `func.func @f() -> (index, index) {
  %c6 = arith.constant 6 : index
  %c10 = arith.constant 10 : index
  return %c6, %c10 : index, index
}`},
	{"a minimum of one", `func.func @f(%i: index) -> (index, index) {
  %a = affine.min affine_map<(d0) -> (d0 + 3)>(%i)
  %b = affine.max affine_map<(d0)[s0] -> (s0)>(%i)[%i]
  return %a, %b : index, index
}`, `func.func @f(%arg0: index) -> (index, index) {
  %0 = affine.apply affine_map<()[s0] -> (s0 + 3)>()[%arg0]
  return %0, %arg0 : index, index
}`},
	{"a minimum that names the same twice", `func.func @f(%i: index, %n: index) -> index {
  %a = affine.min affine_map<(d0)[s0] -> (d0, s0, d0, 4, 6)>(%i)[%n]
  return %a : index
}`, `func.func @f(%arg0: index, %arg1: index) -> index {
  %0 = affine.min affine_map<()[s0, s1] -> (4, 6, s1, s0)>()[%arg1, %arg0]
  return %0 : index
}`},
	{"a minimum of a minimum", `func.func @f(%i: index, %n: index) -> index {
  %a = affine.min affine_map<(d0)[s0] -> (d0, s0)>(%i)[%n]
  %b = affine.min affine_map<(d0)[s0] -> (s0, 16)>(%i)[%a]
  return %b : index
}`, `func.func @f(%arg0: index, %arg1: index) -> index {
  %0 = affine.min affine_map<()[s0, s1] -> (16, s1, s0)>()[%arg1, %arg0]
  return %0 : index
}`},
	{"a loop that does nothing", `func.func @f(%n: index) {
  affine.for %i = 0 to %n {
  }
  return
}`, `func.func @f(%arg0: index) {
  return
}`},
	{"a loop that does nothing with a value", `func.func @f(%n: index, %x: f32, %y: f32) -> (f32, f32) {
  %r:2 = affine.for %i = 0 to 8 iter_args(%p = %x, %q = %y) -> (f32, f32) {
    affine.yield %q, %p : f32, f32
  }
  return %r#0, %r#1 : f32, f32
}`, `func.func @f(%arg0: index, %arg1: f32, %arg2: f32) -> (f32, f32) {
  %0:2 = affine.for %arg3 = 0 to 8 iter_args(%arg4 = %arg1, %arg5 = %arg2) -> (f32, f32) {
    affine.yield %arg5, %arg4 : f32, f32
  }
  return %0#0, %0#1 : f32, f32
}`},
	{"a loop that never runs", `func.func @f(%x: f32) -> f32 {
  %r = affine.for %i = 8 to 8 iter_args(%p = %x) -> (f32) {
    %z = "test.next"(%p) : (f32) -> f32
    affine.yield %z : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: f32) -> f32 {
  return %arg0 : f32
}`},
	{"a loop with a constant bound", `func.func @f() {
  %c0 = arith.constant 0 : index
  %c32 = arith.constant 32 : index
  affine.for %i = %c0 to %c32 {
    "test.use"(%i) : (index) -> ()
  }
  return
}`, `func.func @f() {
  affine.for %arg0 = 0 to 32 {
    "test.use"(%arg0) : (index) -> ()
  }
  return
}`},
	{"a loop whose bound is an apply", `func.func @f(%n: index) {
  %b = affine.apply affine_map<()[s0] -> (s0 * 2)>()[%n]
  affine.for %i = 0 to %b {
    "test.use"(%i) : (index) -> ()
  }
  return
}`, `func.func @f(%arg0: index) {
  affine.for %arg1 = 0 to affine_map<()[s0] -> (s0 * 2)>()[%arg0] {
    "test.use"(%arg1) : (index) -> ()
  }
  return
}`},
	{"a loop with bounds of which one is enough", `func.func @f(%n: index) {
  affine.for %i = 0 to min affine_map<()[s0] -> (s0, s0)>()[%n] {
    "test.use"(%i) : (index) -> ()
  }
  affine.for %i = max affine_map<() -> (3, 5)>() to 8 {
    "test.use"(%i) : (index) -> ()
  }
  return
}`, `func.func @f(%arg0: index) {
  affine.for %arg1 = 0 to %arg0 {
    "test.use"(%arg1) : (index) -> ()
  }
  affine.for %arg1 = 5 to 8 {
    "test.use"(%arg1) : (index) -> ()
  }
  return
}`},
	{"an if that always holds", `func.func @f() {
  affine.for %i = 0 to 8 {
    affine.if affine_set<(d0) : (d0 - d0 == 0)>(%i) {
      "test.then"(%i) : (index) -> ()
    } else {
      "test.else"(%i) : (index) -> ()
    }
  }
  return
}`, `func.func @f() {
  affine.for %arg0 = 0 to 8 {
    "test.then"(%arg0) : (index) -> ()
  }
  return
}`},
	{"an if of a constant", `func.func @f() {
  %c3 = arith.constant 3 : index
  affine.if affine_set<(d0) : (d0 - 4 >= 0)>(%c3) {
    "test.then"() : () -> ()
  } else {
    "test.else"() : () -> ()
  }
  return
}`, `func.func @f() {
  affine.if affine_set<() : (-1 >= 0)>() {
    "test.then"() : () -> ()
  } else {
    "test.else"() : () -> ()
  }
  return
}`},
	{"an if with an empty else", `func.func @f(%i: index) {
  affine.if affine_set<(d0) : (d0 - 4 >= 0)>(%i) {
    "test.then"() : () -> ()
  } else {
  }
  return
}`, `func.func @f(%arg0: index) {
  affine.if affine_set<()[s0] : (s0 - 4 >= 0)>()[%arg0] {
    "test.then"() : () -> ()
  }
  return
}`},
	{"an if with nothing to do", `func.func @f(%i: index) {
  affine.if affine_set<(d0) : (d0 - 4 >= 0)>(%i) {
  }
  return
}`, `func.func @f(%arg0: index) {
  return
}`},
	{"an if of an apply", `func.func @f(%i: index) {
  %a = affine.apply affine_map<(d0) -> (d0 - 4)>(%i)
  affine.if affine_set<(d0) : (d0 >= 0)>(%a) {
    "test.then"() : () -> ()
  }
  return
}`, `func.func @f(%arg0: index) {
  affine.if affine_set<()[s0] : (s0 - 4 >= 0)>()[%arg0] {
    "test.then"() : () -> ()
  }
  return
}`},
	{"a load at an apply", `func.func @f(%m: memref<64xf32>, %i: index) -> f32 {
  %a = affine.apply affine_map<(d0) -> (d0 * 2 + 1)>(%i)
  %x = affine.load %m[%a] : memref<64xf32>
  return %x : f32
}`, `func.func @f(%arg0: memref<64xf32>, %arg1: index) -> f32 {
  %0 = affine.load %arg0[symbol(%arg1) * 2 + 1] : memref<64xf32>
  return %0 : f32
}`},
	{"a load at constants", `func.func @f(%m: memref<8x8xf32>) -> f32 {
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %x = affine.load %m[%c2 + %c3, %c2] : memref<8x8xf32>
  return %x : f32
}`, `func.func @f(%arg0: memref<8x8xf32>) -> f32 {
  %0 = affine.load %arg0[5, 2] : memref<8x8xf32>
  return %0 : f32
}`},
	{"a store to a cast", `func.func @f(%m: memref<64xf32>, %i: index, %x: f32) {
  %c = memref.cast %m : memref<64xf32> to memref<?xf32>
  affine.store %x, %c[%i] : memref<?xf32>
  return
}`, `func.func @f(%arg0: memref<64xf32>, %arg1: index, %arg2: f32) {
  affine.store %arg2, %arg0[symbol(%arg1)] : memref<64xf32>
  return
}`},
	{"accesses in a nest", `func.func @f(%m: memref<64x64xf32>) {
  affine.for %i = 0 to 8 {
    %a = affine.apply affine_map<(d0) -> (d0 * 8)>(%i)
    affine.for %j = 0 to 8 {
      %b = affine.apply affine_map<(d0, d1) -> (d0 + d1)>(%a, %j)
      %x = affine.load %m[%b, %i] : memref<64x64xf32>
      affine.store %x, %m[%i, %b] : memref<64x64xf32>
    }
  }
  return
}`, `func.func @f(%arg0: memref<64x64xf32>) {
  affine.for %arg1 = 0 to 8 {
    affine.for %arg2 = 0 to 8 {
      %0 = affine.load %arg0[%arg1 * 8 + %arg2, %arg1] : memref<64x64xf32>
      affine.store %0, %arg0[%arg1, %arg1 * 8 + %arg2] : memref<64x64xf32>
    }
  }
  return
}`},
	{"a prefetch at an apply", `func.func @f(%m: memref<64xf32>, %i: index) {
  %a = affine.apply affine_map<(d0) -> (d0 + 4)>(%i)
  affine.prefetch %m[%a], read, locality<3>, data : memref<64xf32>
  return
}`, `func.func @f(%arg0: memref<64xf32>, %arg1: index) {
  affine.prefetch %arg0[symbol(%arg1) + 4], read, locality<3>, data : memref<64xf32>
  return
}`},
	{"a parallel loop with constant bounds", `func.func @f() {
  %c8 = arith.constant 8 : index
  affine.parallel (%i, %j) = (0, 0) to (%c8, 4) {
    "test.use"(%i, %j) : (index, index) -> ()
  }
  return
}`, `func.func @f() {
  affine.parallel (%arg0, %arg1) = (0, 0) to (8, 4) {
    "test.use"(%arg0, %arg1) : (index, index) -> ()
  }
  return
}`},
	{"digits of a constant", `func.func @f() -> (index, index, index) {
  %c70 = arith.constant 70 : index
  %a:3 = affine.delinearize_index %c70 into (4, 5, 6) : index, index, index
  return %a#0, %a#1, %a#2 : index, index, index
}`, `func.func @f() -> (index, index, index) {
  %c2 = arith.constant 2 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  return %c2, %c1, %c4 : index, index, index
}`},
	{"a number of constant digits", `func.func @f() -> index {
  %c2 = arith.constant 2 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %a = affine.linearize_index [%c2, %c1, %c4] by (4, 5, 6) : index
  return %a : index
}`, `func.func @f() -> index {
  %c70 = arith.constant 70 : index
  return %c70 : index
}`},
	{"a digit of which there is one", `func.func @f(%i: index) -> (index, index) {
  %a:2 = affine.delinearize_index %i into (8, 1) : index, index
  return %a#0, %a#1 : index, index
}`, `func.func @f(%arg0: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  return %arg0, %c0 : index, index
}`},
	{"digits of a number of the same digits", `func.func @f(%i: index, %j: index) -> (index, index) {
  %a = affine.linearize_index disjoint [%i, %j] by (4, 8) : index
  %b:2 = affine.delinearize_index %a into (4, 8) : index, index
  return %b#0, %b#1 : index, index
}`, `func.func @f(%arg0: index, %arg1: index) -> (index, index) {
  return %arg0, %arg1 : index, index
}`},
	{"a number of its own digits", `func.func @f(%i: index) -> index {
  %b:2 = affine.delinearize_index %i into (4, 8) : index, index
  %a = affine.linearize_index disjoint [%b#0, %b#1] by (4, 8) : index
  return %a : index
}`, `func.func @f(%arg0: index) -> index {
  return %arg0 : index
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
