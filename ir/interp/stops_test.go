package interp_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"polyloom/ir/interp"
)

// stops are programs that cannot be run to their end, why, and with which op: that on the line that ends with "// here".
var stops = []struct {
	name, src, args string
	kind            interp.ErrorKind
}{
	{"a quotient by zero", `func.func @f(%a: i32, %b: i32) -> i32 {
  %r = arith.divsi %a, %b : i32 // here
  return %r : i32
}`, "7 : i32, 0 : i32", interp.Undefined},
	{"an unsigned quotient by zero", `func.func @f(%a: i32, %b: i32) -> i32 {
  %s = arith.addi %a, %b : i32
  %r = arith.divui %s, %b : i32 // here
  return %r : i32
}`, "7 : i32, 0 : i32", interp.Undefined},
	{"a remainder by zero in a loop", `func.func @f(%a: index) -> index {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c3 = arith.constant 3 : index
  %r = scf.for %i = %c0 to %c4 step %c1 iter_args(%s = %a) -> (index) {
    %d = arith.subi %c3, %i : index
    %q = arith.remui %s, %d : index // here
    scf.yield %q : index
  }
  return %r : index
}`, "9 : index", interp.Undefined},
	{"the smallest number by minus one", `func.func @f(%a: i8, %b: i8) -> i8 {
  %r = arith.divsi %a, %b : i8 // here
  return %r : i8
}`, "-128 : i8, -1 : i8", interp.Undefined},
	{"a load behind the end", `func.func @f(%m: memref<4xi32>, %i: index) -> i32 {
  %x = memref.load %m[%i] : memref<4xi32> // here
  return %x : i32
}`, "dense<[1, 2, 3, 4]> : memref<4xi32>, 4 : index", interp.Undefined},
	{"a load before the beginning", `func.func @f(%m: memref<4xi32>, %i: index) -> i32 {
  %c1 = arith.constant 1 : index
  %j = arith.subi %i, %c1 : index
  %x = memref.load %m[%j] : memref<4xi32> // here
  return %x : i32
}`, "dense<[1, 2, 3, 4]> : memref<4xi32>, 0 : index", interp.Undefined},
	{"a subscript that leaves its row but not the memory", `func.func @f(%m: memref<2x3xi32>, %i: index) -> i32 {
  %c0 = arith.constant 0 : index
  %x = memref.load %m[%c0, %i] : memref<2x3xi32> // here
  return %x : i32
}`, "dense<[[1, 2, 3], [4, 5, 6]]> : memref<2x3xi32>, 3 : index", interp.Undefined},
	{"a store behind the end", `func.func @f(%m: memref<?xf32>, %x: f32) {
  affine.for %i = 0 to 8 {
    affine.store %x, %m[%i * 2] : memref<?xf32> // here
  }
  return
}`, "dense<[1.0, 2.0, 3.0]> : memref<3xf32>, 0.5 : f32", interp.Undefined},
	{"a load from freed memory", `func.func @f() -> i32 {
  %c0 = arith.constant 0 : index
  %x = arith.constant 5 : i32
  %m = memref.alloc() : memref<1xi32>
  memref.store %x, %m[%c0] : memref<1xi32>
  memref.dealloc %m : memref<1xi32>
  %y = memref.load %m[%c0] : memref<1xi32> // here
  return %y : i32
}`, "", interp.Undefined},
	{"memory that is freed twice", `func.func @f() {
  %m = memref.alloc() : memref<1xi32>
  memref.dealloc %m : memref<1xi32>
  memref.dealloc %m : memref<1xi32> // here
  return
}`, "", interp.Undefined},
	{"memory of the stack that is freed", `func.func @f() {
  %m = memref.alloca() : memref<1xi32>
  memref.dealloc %m : memref<1xi32> // here
  return
}`, "", interp.Undefined},
	{"memory of a scope that has ended", `func.func @f() -> i32 {
  %c0 = arith.constant 0 : index
  %m = memref.alloca_scope -> (memref<1xi32>) {
    %x = arith.constant 5 : i32
    %a = memref.alloca() : memref<1xi32>
    memref.store %x, %a[%c0] : memref<1xi32>
    memref.alloca_scope.return %a : memref<1xi32>
  }
  %y = memref.load %m[%c0] : memref<1xi32> // here
  return %y : i32
}`, "", interp.Undefined},
	{"a constant that is written", `memref.global "private" constant @c : memref<1xi32> = dense<1>
func.func @f(%x: i32) {
  %c0 = arith.constant 0 : index
  %m = memref.get_global @c : memref<1xi32>
  memref.store %x, %m[%c0] : memref<1xi32> // here
  return
}`, "3 : i32", interp.Undefined},
	{"a negative size", `func.func @f(%n: index) {
  %m = memref.alloc(%n) : memref<?xi32> // here
  memref.dealloc %m : memref<?xi32>
  return
}`, "-1 : index", interp.Undefined},
	{"more memory than there is", `func.func @f(%n: index) {
  %m = memref.alloc(%n) : memref<?xi64> // here
  memref.dealloc %m : memref<?xi64>
  return
}`, "1000000000 : index", interp.OutOfMemory},
	{"a size that overflows", `func.func @f(%n: index) {
  %m = memref.alloc(%n, %n) : memref<?x?xi64> // here
  memref.dealloc %m : memref<?x?xi64>
  return
}`, "4611686018427387904 : index", interp.OutOfMemory},
	{"memory that is allocated and never freed", `func.func @f() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = arith.constant 100000 : index
  scf.for %i = %c0 to %n step %c1 {
    %m = memref.alloc() : memref<1024xi64> // here
  }
  return
}`, "", interp.OutOfMemory},
	{"a copy to another size", `func.func @f(%a: memref<?xi32>, %b: memref<?xi32>) {
  memref.copy %a, %b : memref<?xi32> to memref<?xi32> // here
  return
}`, "dense<[1, 2]> : memref<2xi32>, dense<[1, 2, 3]> : memref<3xi32>", interp.Undefined},
	{"a cast to another size", `func.func @f(%a: memref<?xi32>) -> memref<3xi32> {
  %b = memref.cast %a : memref<?xi32> to memref<3xi32> // here
  return %b : memref<3xi32>
}`, "dense<[1, 2]> : memref<2xi32>", interp.Undefined},
	{"a view behind the end", `func.func @f(%a: memref<4xi32>, %o: index) -> memref<2xi32, strided<[1], offset: ?>> {
  %v = memref.subview %a[%o] [2] [1] : memref<4xi32> to memref<2xi32, strided<[1], offset: ?>> // here
  return %v : memref<2xi32, strided<[1], offset: ?>>
}`, "dense<[1, 2, 3, 4]> : memref<4xi32>, 3 : index", interp.Undefined},
	{"a step of zero", `func.func @f(%s: index) {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  scf.for %i = %c0 to %c8 step %s { // here
  }
  return
}`, "0 : index", interp.Undefined},
	{"an assertion that fails", `func.func @f(%c: i1) {
  cf.assert %c, "must hold" // here
  return
}`, "false", interp.Failed},
	{"an assertion that fails in a called function", `func.func @check(%x: i32) {
  %c9 = arith.constant 9 : i32
  %c = arith.cmpi slt, %x, %c9 : i32
  cf.assert %c, "too large" // here
  return
}
func.func @f(%x: i32) {
  %y = arith.addi %x, %x : i32
  call @check(%y) : (i32) -> ()
  return
}`, "5 : i32", interp.Failed},
	{"a condition that is poison", `func.func @f() -> i32 {
  %p = ub.poison : i1
  %c1 = arith.constant 1 : i32
  cf.cond_br %p, ^bb1, ^bb2 // here
^bb1:
  return %c1 : i32
^bb2:
  return %c1 : i32
}`, "", interp.Undefined},
	{"a function without a body", `func.func private @g(%x: i32) -> i32 // here
func.func @f(%x: i32) -> i32 {
  %y = call @g(%x) : (i32) -> i32
  return %y : i32
}`, "1 : i32", interp.Unsupported},
	{"a part of an allocation freed", `func.func @f() {
  %m = memref.alloc() : memref<4xi32>
  %s = memref.subview %m[0] [2] [1] : memref<4xi32> to memref<2xi32, strided<[1]>>
  memref.dealloc %s : memref<2xi32, strided<[1]>> // here
  return
}`, "", interp.Undefined},
	{"an offset into an allocation freed", `func.func @f() {
  %m = memref.alloc() : memref<4xi32>
  %s = memref.subview %m[2] [2] [1] : memref<4xi32> to memref<2xi32, strided<[1], offset: 2>>
  memref.dealloc %s : memref<2xi32, strided<[1], offset: 2>> // here
  return
}`, "", interp.Undefined},
	{"a stride that is not what a cast says", `func.func @f(%m: memref<4x4xi32>, %n: index) {
  %s = memref.subview %m[0, 0] [4, 2] [1, %n] : memref<4x4xi32> to memref<4x2xi32, strided<[4, ?]>>
  %c = memref.cast %s : memref<4x2xi32, strided<[4, ?]>> to memref<4x2xi32, strided<[4, 1]>> // here
  return
}`, "dense<0> : memref<4x4xi32>, 2 : index", interp.Undefined},
	{"a size that is not what a cast says", `func.func @f(%n: index) {
  %m = memref.alloc(%n) : memref<?xi32>
  %c = memref.cast %m : memref<?xi32> to memref<4xi32> // here
  return
}`, "3 : index", interp.Undefined},
	{"an endless recursion", `func.func @f(%x: i32) -> i32 {
  %y = call @f(%x) : (i32) -> i32 // here
  return %y : i32
}`, "1 : i32", interp.Exhausted},
	{"an endless loop", `func.func @f() {
  cf.br ^bb1
^bb1:
  cf.br ^bb1 // here
}`, "", interp.Exhausted},
}

func TestStops(t *testing.T) {
	for _, tt := range stops {
		t.Run(tt.name, func(t *testing.T) {
			before, _, _ := strings.Cut(tt.src, "// here")
			line := strings.Count(before, "\n") + 1
			last := before[strings.LastIndexByte(before, '\n')+1:]
			text := strings.TrimLeft(last, " ")
			col := len(last) - len(text) + 1
			if strings.HasPrefix(text, "%") { // an op is where its name is, behind its results
				col += strings.Index(text, "= ") + 2
			}
			_, err := call(t, "\n"+tt.src, tt.args)
			var e *interp.Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v, want an error", err)
			}
			if e.Kind != tt.kind {
				t.Errorf("got kind %d, want %d: %v", e.Kind, tt.kind, err)
			}
			if want := fmt.Sprintf("test.mlir:%d:%d: error: ", line+1, col); !strings.HasPrefix(err.Error(), want) {
				t.Errorf("got %q, want it at %q", err, want)
			}
		})
	}
}
