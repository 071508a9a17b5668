package affinetostd_test

import (
	"strings"
	"testing"
)

// programs are whole functions before and after the pass, by the reference.
var programs = []struct{ name, before, after string }{
	{"a product of matrices", `func.func @f(%a: memref<64x32xf32>, %b: memref<32x16xf32>, %c: memref<64x16xf32>) {
  affine.for %i = 0 to 64 {
    affine.for %j = 0 to 16 {
      affine.for %k = 0 to 32 {
        %x = affine.load %a[%i, %k] : memref<64x32xf32>
        %y = affine.load %b[%k, %j] : memref<32x16xf32>
        %z = affine.load %c[%i, %j] : memref<64x16xf32>
        %p = arith.mulf %x, %y : f32
        %s = arith.addf %z, %p : f32
        affine.store %s, %c[%i, %j] : memref<64x16xf32>
      }
    }
  }
  return
}`, `func.func @f(%arg0: memref<64x32xf32>, %arg1: memref<32x16xf32>, %arg2: memref<64x16xf32>) {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %c1 = arith.constant 1 : index
  scf.for %arg3 = %c0 to %c64 step %c1 {
    %c0_0 = arith.constant 0 : index
    %c16 = arith.constant 16 : index
    %c1_1 = arith.constant 1 : index
    scf.for %arg4 = %c0_0 to %c16 step %c1_1 {
      %c0_2 = arith.constant 0 : index
      %c32 = arith.constant 32 : index
      %c1_3 = arith.constant 1 : index
      scf.for %arg5 = %c0_2 to %c32 step %c1_3 {
        %0 = memref.load %arg0[%arg3, %arg5] : memref<64x32xf32>
        %1 = memref.load %arg1[%arg5, %arg4] : memref<32x16xf32>
        %2 = memref.load %arg2[%arg3, %arg4] : memref<64x16xf32>
        %3 = arith.mulf %0, %1 : f32
        %4 = arith.addf %2, %3 : f32
        memref.store %4, %arg2[%arg3, %arg4] : memref<64x16xf32>
      }
    }
  }
  return
}`},
	{"tiles that may be cut off", `func.func @f(%m: memref<?xf32>, %n: index, %x: f32) {
  affine.for %t = 0 to %n step 32 {
    affine.for %i = affine_map<(d0) -> (d0)>(%t) to min affine_map<(d0)[s0] -> (d0 + 32, s0)>(%t)[%n] {
      affine.store %x, %m[%i] : memref<?xf32>
    }
  }
  return
}`, `func.func @f(%arg0: memref<?xf32>, %arg1: index, %arg2: f32) {
  %c0 = arith.constant 0 : index
  %c32 = arith.constant 32 : index
  scf.for %arg3 = %c0 to %arg1 step %c32 {
    %c32_0 = arith.constant 32 : index
    %0 = arith.addi %arg3, %c32_0 : index
    %1 = arith.minsi %0, %arg1 : index
    %c1 = arith.constant 1 : index
    scf.for %arg4 = %arg3 to %1 step %c1 {
      memref.store %arg2, %arg0[%arg4] : memref<?xf32>
    }
  }
  return
}`},
	{"a stencil", `func.func @f(%a: memref<100xf32>, %b: memref<100xf32>) {
  affine.for %i = 1 to 99 {
    %l = affine.load %a[%i - 1] : memref<100xf32>
    %c = affine.load %a[%i] : memref<100xf32>
    %r = affine.load %a[%i + 1] : memref<100xf32>
    %s = arith.addf %l, %r : f32
    %t = arith.subf %s, %c : f32
    affine.store %t, %b[%i] : memref<100xf32>
  }
  return
}`, `func.func @f(%arg0: memref<100xf32>, %arg1: memref<100xf32>) {
  %c1 = arith.constant 1 : index
  %c99 = arith.constant 99 : index
  %c1_0 = arith.constant 1 : index
  scf.for %arg2 = %c1 to %c99 step %c1_0 {
    %c-1 = arith.constant -1 : index
    %0 = arith.addi %arg2, %c-1 : index
    %1 = memref.load %arg0[%0] : memref<100xf32>
    %2 = memref.load %arg0[%arg2] : memref<100xf32>
    %c1_1 = arith.constant 1 : index
    %3 = arith.addi %arg2, %c1_1 : index
    %4 = memref.load %arg0[%3] : memref<100xf32>
    %5 = arith.addf %1, %4 : f32
    %6 = arith.subf %5, %2 : f32
    memref.store %6, %arg1[%arg2] : memref<100xf32>
  }
  return
}`},
	{"a triangle", `func.func @f(%m: memref<16x16xi32>, %x: i32) {
  affine.for %i = 0 to 16 {
    affine.for %j = affine_map<(d0) -> (d0)>(%i) to 16 {
      affine.store %x, %m[%i, %j] : memref<16x16xi32>
    }
  }
  return
}`, `func.func @f(%arg0: memref<16x16xi32>, %arg1: i32) {
  %c0 = arith.constant 0 : index
  %c16 = arith.constant 16 : index
  %c1 = arith.constant 1 : index
  scf.for %arg2 = %c0 to %c16 step %c1 {
    %c16_0 = arith.constant 16 : index
    %c1_1 = arith.constant 1 : index
    scf.for %arg3 = %arg2 to %c16_0 step %c1_1 {
      memref.store %arg1, %arg0[%arg2, %arg3] : memref<16x16xi32>
    }
  }
  return
}`},
	{"a sum that is carried", `func.func @f(%m: memref<128xf32>, %z: f32) -> f32 {
  %r = affine.for %i = 0 to 128 step 2 iter_args(%s = %z) -> (f32) {
    %x = affine.load %m[%i] : memref<128xf32>
    %y = affine.load %m[%i + 1] : memref<128xf32>
    %p = arith.mulf %x, %y : f32
    %t = arith.addf %s, %p : f32
    affine.yield %t : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: memref<128xf32>, %arg1: f32) -> f32 {
  %c0 = arith.constant 0 : index
  %c128 = arith.constant 128 : index
  %c2 = arith.constant 2 : index
  %0 = scf.for %arg2 = %c0 to %c128 step %c2 iter_args(%arg3 = %arg1) -> (f32) {
    %1 = memref.load %arg0[%arg2] : memref<128xf32>
    %c1 = arith.constant 1 : index
    %2 = arith.addi %arg2, %c1 : index
    %3 = memref.load %arg0[%2] : memref<128xf32>
    %4 = arith.mulf %1, %3 : f32
    %5 = arith.addf %arg3, %4 : f32
    scf.yield %5 : f32
  }
  return %0 : f32
}`},
	{"a border that is different", `func.func @f(%m: memref<32x32xf32>, %in: f32, %out: f32) {
  affine.for %i = 0 to 32 {
    affine.for %j = 0 to 32 {
      affine.if affine_set<(d0, d1) : (d0 - 1 >= 0, -d0 + 30 >= 0, d1 - 1 >= 0, -d1 + 30 >= 0)>(%i, %j) {
        affine.store %in, %m[%i, %j] : memref<32x32xf32>
      } else {
        affine.store %out, %m[%i, %j] : memref<32x32xf32>
      }
    }
  }
  return
}`, `func.func @f(%arg0: memref<32x32xf32>, %arg1: f32, %arg2: f32) {
  %c0 = arith.constant 0 : index
  %c32 = arith.constant 32 : index
  %c1 = arith.constant 1 : index
  scf.for %arg3 = %c0 to %c32 step %c1 {
    %c0_0 = arith.constant 0 : index
    %c32_1 = arith.constant 32 : index
    %c1_2 = arith.constant 1 : index
    scf.for %arg4 = %c0_0 to %c32_1 step %c1_2 {
      %c0_3 = arith.constant 0 : index
      %c-1 = arith.constant -1 : index
      %0 = arith.addi %arg3, %c-1 : index
      %1 = arith.cmpi sge, %0, %c0_3 : index
      %c-1_4 = arith.constant -1 : index
      %2 = arith.muli %arg3, %c-1_4 overflow<nsw> : index
      %c30 = arith.constant 30 : index
      %3 = arith.addi %2, %c30 : index
      %4 = arith.cmpi sge, %3, %c0_3 : index
      %5 = arith.andi %1, %4 : i1
      %c-1_5 = arith.constant -1 : index
      %6 = arith.addi %arg4, %c-1_5 : index
      %7 = arith.cmpi sge, %6, %c0_3 : index
      %8 = arith.andi %5, %7 : i1
      %c-1_6 = arith.constant -1 : index
      %9 = arith.muli %arg4, %c-1_6 overflow<nsw> : index
      %c30_7 = arith.constant 30 : index
      %10 = arith.addi %9, %c30_7 : index
      %11 = arith.cmpi sge, %10, %c0_3 : index
      %12 = arith.andi %8, %11 : i1
      scf.if %12 {
        memref.store %arg1, %arg0[%arg3, %arg4] : memref<32x32xf32>
      } else {
        memref.store %arg2, %arg0[%arg3, %arg4] : memref<32x32xf32>
      }
    }
  }
  return
}`},
	{"every other place", `func.func @f(%m: memref<32xi32>, %a: i32, %b: i32) {
  affine.for %i = 0 to 32 {
    %v = affine.if affine_set<(d0) : (d0 mod 2 == 0)>(%i) -> i32 {
      affine.yield %a : i32
    } else {
      affine.yield %b : i32
    }
    affine.store %v, %m[%i] : memref<32xi32>
  }
  return
}`, `func.func @f(%arg0: memref<32xi32>, %arg1: i32, %arg2: i32) {
  %c0 = arith.constant 0 : index
  %c32 = arith.constant 32 : index
  %c1 = arith.constant 1 : index
  scf.for %arg3 = %c0 to %c32 step %c1 {
    %c0_0 = arith.constant 0 : index
    %c2 = arith.constant 2 : index
    %0 = arith.remsi %arg3, %c2 : index
    %c0_1 = arith.constant 0 : index
    %1 = arith.cmpi slt, %0, %c0_1 : index
    %2 = arith.addi %0, %c2 : index
    %3 = arith.select %1, %2, %0 : index
    %4 = arith.cmpi eq, %3, %c0_0 : index
    %5 = scf.if %4 -> (i32) {
      scf.yield %arg1 : i32
    } else {
      scf.yield %arg2 : i32
    }
    memref.store %5, %arg0[%arg3] : memref<32xi32>
  }
  return
}`},
	{"quotients and remainders", `func.func @f(%i: index, %n: index) -> (index, index, index, index) {
  %a = affine.apply affine_map<(d0) -> (d0 floordiv 8)>(%i)
  %b = affine.apply affine_map<(d0) -> (d0 ceildiv 8)>(%i)
  %c = affine.apply affine_map<(d0) -> (d0 mod 8)>(%i)
  %d = affine.apply affine_map<(d0)[s0] -> ((d0 * 4 + s0) floordiv 16 - 3)>(%i)[%n]
  return %a, %b, %c, %d : index, index, index, index
}`, `func.func @f(%arg0: index, %arg1: index) -> (index, index, index, index) {
  %c8 = arith.constant 8 : index
  %c0 = arith.constant 0 : index
  %c-1 = arith.constant -1 : index
  %0 = arith.cmpi slt, %arg0, %c0 : index
  %1 = arith.subi %c-1, %arg0 : index
  %2 = arith.select %0, %1, %arg0 : index
  %3 = arith.divsi %2, %c8 : index
  %4 = arith.subi %c-1, %3 : index
  %5 = arith.select %0, %4, %3 : index
  %c8_0 = arith.constant 8 : index
  %c0_1 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %6 = arith.cmpi sle, %arg0, %c0_1 : index
  %7 = arith.subi %c0_1, %arg0 : index
  %8 = arith.subi %arg0, %c1 : index
  %9 = arith.select %6, %7, %8 : index
  %10 = arith.divsi %9, %c8_0 : index
  %11 = arith.subi %c0_1, %10 : index
  %12 = arith.addi %10, %c1 : index
  %13 = arith.select %6, %11, %12 : index
  %c8_2 = arith.constant 8 : index
  %14 = arith.remsi %arg0, %c8_2 : index
  %c0_3 = arith.constant 0 : index
  %15 = arith.cmpi slt, %14, %c0_3 : index
  %16 = arith.addi %14, %c8_2 : index
  %17 = arith.select %15, %16, %14 : index
  %c4 = arith.constant 4 : index
  %18 = arith.muli %arg0, %c4 overflow<nsw> : index
  %19 = arith.addi %18, %arg1 : index
  %c16 = arith.constant 16 : index
  %c0_4 = arith.constant 0 : index
  %c-1_5 = arith.constant -1 : index
  %20 = arith.cmpi slt, %19, %c0_4 : index
  %21 = arith.subi %c-1_5, %19 : index
  %22 = arith.select %20, %21, %19 : index
  %23 = arith.divsi %22, %c16 : index
  %24 = arith.subi %c-1_5, %23 : index
  %25 = arith.select %20, %24, %23 : index
  %c-3 = arith.constant -3 : index
  %26 = arith.addi %25, %c-3 : index
  return %5, %13, %17, %26 : index, index, index, index
}`},
	{"extremes", `func.func @f(%i: index, %n: index) -> (index, index) {
  %a = affine.min affine_map<(d0)[s0] -> (d0 + 16, s0, 1000)>(%i)[%n]
  %b = affine.max affine_map<(d0)[s0] -> (d0 - 1, 0)>(%i)[%n]
  return %a, %b : index, index
}`, `func.func @f(%arg0: index, %arg1: index) -> (index, index) {
  %c16 = arith.constant 16 : index
  %0 = arith.addi %arg0, %c16 : index
  %c1000 = arith.constant 1000 : index
  %1 = arith.minsi %0, %arg1 : index
  %2 = arith.minsi %1, %c1000 : index
  %c-1 = arith.constant -1 : index
  %3 = arith.addi %arg0, %c-1 : index
  %c0 = arith.constant 0 : index
  %4 = arith.maxsi %3, %c0 : index
  return %2, %4 : index, index
}`},
	{"a parallel fill", `func.func @f(%m: memref<?x64xf32>, %n: index, %x: f32) {
  affine.parallel (%i, %j) = (0, 8) to (%n, 64) step (1, 8) {
    affine.store %x, %m[%i, %j - 8] : memref<?x64xf32>
  }
  return
}`, `func.func @f(%arg0: memref<?x64xf32>, %arg1: index, %arg2: f32) {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %c64 = arith.constant 64 : index
  %c1 = arith.constant 1 : index
  %c8_0 = arith.constant 8 : index
  scf.parallel (%arg3, %arg4) = (%c0, %c8) to (%arg1, %c64) step (%c1, %c8_0) {
    %c-8 = arith.constant -8 : index
    %0 = arith.addi %arg4, %c-8 : index
    memref.store %arg2, %arg0[%arg3, %0] : memref<?x64xf32>
    scf.reduce 
  }
  return
}`},
	{"a sum in parallel", `func.func @f(%m: memref<64xf32>) -> f32 {
  %r = affine.parallel (%i) = (0) to (64) reduce ("addf") -> (f32) {
    %x = affine.load %m[%i] : memref<64xf32>
    affine.yield %x : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: memref<64xf32>) -> f32 {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %c1 = arith.constant 1 : index
  %cst = arith.constant 0.000000e+00 : f32
  %0 = scf.parallel (%arg1) = (%c0) to (%c64) step (%c1) init (%cst) -> f32 {
    %1 = memref.load %arg0[%arg1] : memref<64xf32>
    scf.reduce(%1 : f32) {
    ^bb0(%arg2: f32, %arg3: f32):
      %2 = arith.addf %arg2, %arg3 : f32
      scf.reduce.return %2 : f32
    }
  }
  return %0 : f32
}`},
	{"what is fetched before it is needed", `func.func @f(%m: memref<256xf32>, %n: memref<256xf32>) {
  affine.for %i = 0 to 240 {
    affine.prefetch %m[%i + 16], read, locality<3>, data : memref<256xf32>
    %x = affine.load %m[%i] : memref<256xf32>
    affine.store %x, %n[-%i + 255] : memref<256xf32>
  }
  return
}`, `func.func @f(%arg0: memref<256xf32>, %arg1: memref<256xf32>) {
  %c0 = arith.constant 0 : index
  %c240 = arith.constant 240 : index
  %c1 = arith.constant 1 : index
  scf.for %arg2 = %c0 to %c240 step %c1 {
    %c16 = arith.constant 16 : index
    %0 = arith.addi %arg2, %c16 : index
    memref.prefetch %arg0[%0], read, locality<3>, data : memref<256xf32>
    %1 = memref.load %arg0[%arg2] : memref<256xf32>
    %c-1 = arith.constant -1 : index
    %2 = arith.muli %arg2, %c-1 overflow<nsw> : index
    %c255 = arith.constant 255 : index
    %3 = arith.addi %2, %c255 : index
    memref.store %1, %arg1[%3] : memref<256xf32>
  }
  return
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
