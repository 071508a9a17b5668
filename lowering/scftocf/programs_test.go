package scftocf_test

import (
	"strings"
	"testing"
)

// programs are whole functions before and after the pass, by the reference.
var programs = []struct{ name, before, after string }{
	{"a product of matrices", `func.func @f(%a: memref<?x?xf32>, %b: memref<?x?xf32>, %c: memref<?x?xf32>, %m: index, %n: index, %k: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %m step %c1 {
    scf.for %j = %c0 to %n step %c1 {
      %z = memref.load %c[%i, %j] : memref<?x?xf32>
      %s = scf.for %l = %c0 to %k step %c1 iter_args(%t = %z) -> (f32) {
        %x = memref.load %a[%i, %l] : memref<?x?xf32>
        %y = memref.load %b[%l, %j] : memref<?x?xf32>
        %p = arith.mulf %x, %y : f32
        %q = arith.addf %t, %p : f32
        scf.yield %q : f32
      }
      memref.store %s, %c[%i, %j] : memref<?x?xf32>
    }
  }
  return
}`, `func.func @f(%arg0: memref<?x?xf32>, %arg1: memref<?x?xf32>, %arg2: memref<?x?xf32>, %arg3: index, %arg4: index, %arg5: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  cf.br ^bb1(%c0 : index)
^bb1(%0: index):  // 2 preds: ^bb0, ^bb8
  %1 = arith.cmpi slt, %0, %arg3 : index
  cf.cond_br %1, ^bb2, ^bb9
^bb2:  // pred: ^bb1
  cf.br ^bb3(%c0 : index)
^bb3(%2: index):  // 2 preds: ^bb2, ^bb7
  %3 = arith.cmpi slt, %2, %arg4 : index
  cf.cond_br %3, ^bb4, ^bb8
^bb4:  // pred: ^bb3
  %4 = memref.load %arg2[%0, %2] : memref<?x?xf32>
  cf.br ^bb5(%c0, %4 : index, f32)
^bb5(%5: index, %6: f32):  // 2 preds: ^bb4, ^bb6
  %7 = arith.cmpi slt, %5, %arg5 : index
  cf.cond_br %7, ^bb6, ^bb7
^bb6:  // pred: ^bb5
  %8 = memref.load %arg0[%0, %5] : memref<?x?xf32>
  %9 = memref.load %arg1[%5, %2] : memref<?x?xf32>
  %10 = arith.mulf %8, %9 : f32
  %11 = arith.addf %6, %10 : f32
  %12 = arith.addi %5, %c1 : index
  cf.br ^bb5(%12, %11 : index, f32)
^bb7:  // pred: ^bb5
  memref.store %6, %arg2[%0, %2] : memref<?x?xf32>
  %13 = arith.addi %2, %c1 : index
  cf.br ^bb3(%13 : index)
^bb8:  // pred: ^bb3
  %14 = arith.addi %0, %c1 : index
  cf.br ^bb1(%14 : index)
^bb9:  // pred: ^bb1
  return
}`},
	{"the greatest common divisor", `func.func @f(%a: i64, %b: i64) -> i64 {
  %c0 = arith.constant 0 : i64
  %r:2 = scf.while (%x = %a, %y = %b) : (i64, i64) -> (i64, i64) {
    %go = arith.cmpi ne, %y, %c0 : i64
    scf.condition(%go) %x, %y : i64, i64
  } do {
  ^bb0(%x: i64, %y: i64):
    %z = arith.remui %x, %y : i64
    scf.yield %y, %z : i64, i64
  }
  return %r#0 : i64
}`, `func.func @f(%arg0: i64, %arg1: i64) -> i64 {
  %c0_i64 = arith.constant 0 : i64
  cf.br ^bb1(%arg0, %arg1 : i64, i64)
^bb1(%0: i64, %1: i64):  // 2 preds: ^bb0, ^bb2
  %2 = arith.cmpi ne, %1, %c0_i64 : i64
  cf.cond_br %2, ^bb2(%0, %1 : i64, i64), ^bb3
^bb2(%3: i64, %4: i64):  // pred: ^bb1
  %5 = arith.remui %3, %4 : i64
  cf.br ^bb1(%4, %5 : i64, i64)
^bb3:  // pred: ^bb1
  return %0 : i64
}`},
	{"a search that stops", `func.func @f(%m: memref<?xi32>, %n: index, %key: i32) -> (index, i1) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.while (%i = %c0) : (index) -> (index, i1) {
    %inside = arith.cmpi ult, %i, %n : index
    %more = scf.if %inside -> i1 {
      %x = memref.load %m[%i] : memref<?xi32>
      %other = arith.cmpi ne, %x, %key : i32
      scf.yield %other : i1
    } else {
      %false = arith.constant false
      scf.yield %false : i1
    }
    scf.condition(%more) %i, %inside : index, i1
  } do {
  ^bb0(%i: index, %found: i1):
    %j = arith.addi %i, %c1 : index
    scf.yield %j : index
  }
  return %r#0, %r#1 : index, i1
}`, `func.func @f(%arg0: memref<?xi32>, %arg1: index, %arg2: i32) -> (index, i1) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  cf.br ^bb1(%c0 : index)
^bb1(%0: index):  // 2 preds: ^bb0, ^bb6
  %1 = arith.cmpi ult, %0, %arg1 : index
  cf.cond_br %1, ^bb2, ^bb3
^bb2:  // pred: ^bb1
  %2 = memref.load %arg0[%0] : memref<?xi32>
  %3 = arith.cmpi ne, %2, %arg2 : i32
  cf.br ^bb4(%3 : i1)
^bb3:  // pred: ^bb1
  %false = arith.constant false
  cf.br ^bb4(%false : i1)
^bb4(%4: i1):  // 2 preds: ^bb2, ^bb3
  cf.br ^bb5
^bb5:  // pred: ^bb4
  cf.cond_br %4, ^bb6(%0, %1 : index, i1), ^bb7
^bb6(%5: index, %6: i1):  // pred: ^bb5
  %7 = arith.addi %5, %c1 : index
  cf.br ^bb1(%7 : index)
^bb7:  // pred: ^bb5
  return %0, %1 : index, i1
}`},
	{"a count of positive numbers", `func.func @f(%m: memref<?xf32>, %n: index) -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %z = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %zero = arith.constant 0.0 : f32
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%k = %z) -> (i32) {
    %x = memref.load %m[%i] : memref<?xf32>
    %p = arith.cmpf ogt, %x, %zero : f32
    %t = scf.if %p -> (i32) {
      %u = arith.addi %k, %one : i32
      scf.yield %u : i32
    } else {
      scf.yield %k : i32
    }
    scf.yield %t : i32
  }
  return %r : i32
}`, `func.func @f(%arg0: memref<?xf32>, %arg1: index) -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c0_i32 = arith.constant 0 : i32
  %c1_i32 = arith.constant 1 : i32
  %cst = arith.constant 0.000000e+00 : f32
  cf.br ^bb1(%c0, %c0_i32 : index, i32)
^bb1(%0: index, %1: i32):  // 2 preds: ^bb0, ^bb6
  %2 = arith.cmpi slt, %0, %arg1 : index
  cf.cond_br %2, ^bb2, ^bb7
^bb2:  // pred: ^bb1
  %3 = memref.load %arg0[%0] : memref<?xf32>
  %4 = arith.cmpf ogt, %3, %cst : f32
  cf.cond_br %4, ^bb3, ^bb4
^bb3:  // pred: ^bb2
  %5 = arith.addi %1, %c1_i32 : i32
  cf.br ^bb5(%5 : i32)
^bb4:  // pred: ^bb2
  cf.br ^bb5(%1 : i32)
^bb5(%6: i32):  // 2 preds: ^bb3, ^bb4
  cf.br ^bb6
^bb6:  // pred: ^bb5
  %7 = arith.addi %0, %c1 : index
  cf.br ^bb1(%7, %6 : index, i32)
^bb7:  // pred: ^bb1
  return %1 : i32
}`},
	{"a machine with states", `func.func @f(%state: index, %x: i32) -> (index, i32) {
  %one = arith.constant 1 : i32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.index_switch %state -> index, i32
  case 0 {
    %y = arith.addi %x, %one : i32
    scf.yield %c1, %y : index, i32
  }
  case 1 {
    %even = "test.even"(%x) : (i32) -> i1
    %s = scf.if %even -> index {
      scf.yield %c0 : index
    } else {
      scf.yield %c1 : index
    }
    scf.yield %s, %x : index, i32
  }
  default {
    scf.yield %state, %x : index, i32
  }
  return %r#0, %r#1 : index, i32
}`, `func.func @f(%arg0: index, %arg1: i32) -> (index, i32) {
  %c1_i32 = arith.constant 1 : i32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = arith.index_cast %arg0 : index to i64
  cf.switch %0 : i64, [
    default: ^bb7,
    0: ^bb1,
    1: ^bb2
  ]
^bb1:  // pred: ^bb0
  %1 = arith.addi %arg1, %c1_i32 : i32
  cf.br ^bb8(%c1, %1 : index, i32)
^bb2:  // pred: ^bb0
  %2 = "test.even"(%arg1) : (i32) -> i1
  cf.cond_br %2, ^bb3, ^bb4
^bb3:  // pred: ^bb2
  cf.br ^bb5(%c0 : index)
^bb4:  // pred: ^bb2
  cf.br ^bb5(%c1 : index)
^bb5(%3: index):  // 2 preds: ^bb3, ^bb4
  cf.br ^bb6
^bb6:  // pred: ^bb5
  cf.br ^bb8(%3, %arg1 : index, i32)
^bb7:  // pred: ^bb0
  cf.br ^bb8(%arg0, %arg1 : index, i32)
^bb8(%4: index, %5: i32):  // 3 preds: ^bb1, ^bb6, ^bb7
  return %4, %5 : index, i32
}`},
	{"a sum and a maximum in parallel", `func.func @f(%m: memref<?x?xf32>, %h: index, %w: index, %lowest: f32) -> (f32, f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0.0 : f32
  %r:2 = scf.parallel (%i, %j) = (%c0, %c0) to (%h, %w) step (%c1, %c1) init (%zero, %lowest) -> (f32, f32) {
    %x = memref.load %m[%i, %j] : memref<?x?xf32>
    scf.reduce(%x, %x : f32, f32) {
    ^bb0(%p: f32, %q: f32):
      %s = arith.addf %p, %q : f32
      scf.reduce.return %s : f32
    }, {
    ^bb0(%p: f32, %q: f32):
      %s = arith.maximumf %p, %q : f32
      scf.reduce.return %s : f32
    }
  }
  return %r#0, %r#1 : f32, f32
}`, `func.func @f(%arg0: memref<?x?xf32>, %arg1: index, %arg2: index, %arg3: f32) -> (f32, f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %cst = arith.constant 0.000000e+00 : f32
  cf.br ^bb1(%c0, %cst, %arg3 : index, f32, f32)
^bb1(%0: index, %1: f32, %2: f32):  // 2 preds: ^bb0, ^bb5
  %3 = arith.cmpi slt, %0, %arg1 : index
  cf.cond_br %3, ^bb2, ^bb6
^bb2:  // pred: ^bb1
  cf.br ^bb3(%c0, %1, %2 : index, f32, f32)
^bb3(%4: index, %5: f32, %6: f32):  // 2 preds: ^bb2, ^bb4
  %7 = arith.cmpi slt, %4, %arg2 : index
  cf.cond_br %7, ^bb4, ^bb5
^bb4:  // pred: ^bb3
  %8 = memref.load %arg0[%0, %4] : memref<?x?xf32>
  %9 = arith.addf %5, %8 : f32
  %10 = arith.maximumf %6, %8 : f32
  %11 = arith.addi %4, %c1 : index
  cf.br ^bb3(%11, %9, %10 : index, f32, f32)
^bb5:  // pred: ^bb3
  %12 = arith.addi %0, %c1 : index
  cf.br ^bb1(%12, %5, %6 : index, f32, f32)
^bb6:  // pred: ^bb1
  return %1, %2 : f32, f32
}`},
	{"bubble sort", `func.func @f(%m: memref<?xi32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c1 to %n step %c1 {
    %last = arith.subi %n, %i : index
    scf.for %j = %c0 to %last step %c1 {
      %k = arith.addi %j, %c1 : index
      %x = memref.load %m[%j] : memref<?xi32>
      %y = memref.load %m[%k] : memref<?xi32>
      %wrong = arith.cmpi sgt, %x, %y : i32
      scf.if %wrong {
        memref.store %y, %m[%j] : memref<?xi32>
        memref.store %x, %m[%k] : memref<?xi32>
      }
    }
  }
  return
}`, `func.func @f(%arg0: memref<?xi32>, %arg1: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  cf.br ^bb1(%c1 : index)
^bb1(%0: index):  // 2 preds: ^bb0, ^bb7
  %1 = arith.cmpi slt, %0, %arg1 : index
  cf.cond_br %1, ^bb2, ^bb8
^bb2:  // pred: ^bb1
  %2 = arith.subi %arg1, %0 : index
  cf.br ^bb3(%c0 : index)
^bb3(%3: index):  // 2 preds: ^bb2, ^bb6
  %4 = arith.cmpi slt, %3, %2 : index
  cf.cond_br %4, ^bb4, ^bb7
^bb4:  // pred: ^bb3
  %5 = arith.addi %3, %c1 : index
  %6 = memref.load %arg0[%3] : memref<?xi32>
  %7 = memref.load %arg0[%5] : memref<?xi32>
  %8 = arith.cmpi sgt, %6, %7 : i32
  cf.cond_br %8, ^bb5, ^bb6
^bb5:  // pred: ^bb4
  memref.store %7, %arg0[%3] : memref<?xi32>
  memref.store %6, %arg0[%5] : memref<?xi32>
  cf.br ^bb6
^bb6:  // 2 preds: ^bb4, ^bb5
  %9 = arith.addi %3, %c1 : index
  cf.br ^bb3(%9 : index)
^bb7:  // pred: ^bb3
  %10 = arith.addi %0, %c1 : index
  cf.br ^bb1(%10 : index)
^bb8:  // pred: ^bb1
  return
}`},
	{"an early exit in a region", `func.func @f(%c: i1, %x: i32, %n: index) -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.execute_region -> i32 {
    cf.cond_br %c, ^early, ^late
  ^early:
    scf.yield %x : i32
  ^late:
    %s = scf.for %i = %c0 to %n step %c1 iter_args(%t = %x) -> (i32) {
      %u = arith.addi %t, %x : i32
      scf.yield %u : i32
    }
    scf.yield %s : i32
  }
  return %r : i32
}`, `func.func @f(%arg0: i1, %arg1: i32, %arg2: index) -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  cf.br ^bb1
^bb1:  // pred: ^bb0
  cf.cond_br %arg0, ^bb2, ^bb3
^bb2:  // pred: ^bb1
  cf.br ^bb7(%arg1 : i32)
^bb3:  // pred: ^bb1
  cf.br ^bb4(%c0, %arg1 : index, i32)
^bb4(%0: index, %1: i32):  // 2 preds: ^bb3, ^bb5
  %2 = arith.cmpi slt, %0, %arg2 : index
  cf.cond_br %2, ^bb5, ^bb6
^bb5:  // pred: ^bb4
  %3 = arith.addi %1, %arg1 : i32
  %4 = arith.addi %0, %c1 : index
  cf.br ^bb4(%4, %3 : index, i32)
^bb6:  // pred: ^bb4
  cf.br ^bb7(%1 : i32)
^bb7(%5: i32):  // 2 preds: ^bb2, ^bb6
  return %5 : i32
}`},
	{"a loop counted in small unsigned numbers", `func.func @f(%a: i8, %b: i8, %m: memref<256xi8>) {
  %c1 = arith.constant 1 : i8
  scf.for unsigned %i = %a to %b step %c1 : i8 {
    %k = arith.index_castui %i : i8 to index
    memref.store %i, %m[%k] : memref<256xi8>
  }
  return
}`, `func.func @f(%arg0: i8, %arg1: i8, %arg2: memref<256xi8>) {
  %c1_i8 = arith.constant 1 : i8
  cf.br ^bb1(%arg0 : i8)
^bb1(%0: i8):  // 2 preds: ^bb0, ^bb2
  %1 = arith.cmpi ult, %0, %arg1 : i8
  cf.cond_br %1, ^bb2, ^bb3
^bb2:  // pred: ^bb1
  %2 = arith.index_castui %0 : i8 to index
  memref.store %0, %arg2[%2] : memref<256xi8>
  %3 = arith.addi %0, %c1_i8 : i8
  cf.br ^bb1(%3 : i8)
^bb3:  // pred: ^bb1
  return
}`},
	{"a loop that runs at least once", `func.func @f(%n: i32) -> i32 {
  %c10 = arith.constant 10 : i32
  %r = scf.while (%x = %n) : (i32) -> i32 {
    %y = arith.divui %x, %c10 : i32
    %c = arith.cmpi uge, %y, %c10 : i32
    scf.condition(%c) %y : i32
  } do {
  ^bb0(%y: i32):
    scf.yield %y : i32
  }
  return %r : i32
}`, `func.func @f(%arg0: i32) -> i32 {
  %c10_i32 = arith.constant 10 : i32
  cf.br ^bb1(%arg0 : i32)
^bb1(%0: i32):  // 2 preds: ^bb0, ^bb1
  %1 = arith.divui %0, %c10_i32 : i32
  %2 = arith.cmpi uge, %1, %c10_i32 : i32
  cf.cond_br %2, ^bb1(%1 : i32), ^bb2
^bb2:  // pred: ^bb1
  return %1 : i32
}`},
}

func TestPrograms(t *testing.T) {
	for _, tt := range programs {
		t.Run(tt.name, func(t *testing.T) {
			if got, want := flat(lower(t, tt.before)), flat(tt.after); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// flat removes the space around the lines of s, and empty lines.
func flat(s string) string {
	var lines []string
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}
