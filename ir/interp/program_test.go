package interp_test

import (
	"testing"

	"polyloom/ir"
	"polyloom/ir/interp"
)

const gemm = `
func.func @f(%a: memref<?x?xf64>, %b: memref<?x?xf64>, %c: memref<?x?xf64>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = memref.dim %a, %c0 : memref<?x?xf64>
  %k = memref.dim %a, %c1 : memref<?x?xf64>
  %n = memref.dim %b, %c1 : memref<?x?xf64>
  scf.for %i = %c0 to %m step %c1 {
    scf.for %j = %c0 to %n step %c1 {
      scf.for %l = %c0 to %k step %c1 {
        %x = memref.load %a[%i, %l] : memref<?x?xf64>
        %y = memref.load %b[%l, %j] : memref<?x?xf64>
        %z = memref.load %c[%i, %j] : memref<?x?xf64>
        %p = arith.mulf %x, %y : f64
        %s = arith.addf %z, %p : f64
        memref.store %s, %c[%i, %j] : memref<?x?xf64>
      }
    }
  }
  return
}`

const fib = `
func.func @f(%n: i32) -> i32 {
  %c1 = arith.constant 1 : i32
  %c2 = arith.constant 2 : i32
  %small = arith.cmpi slt, %n, %c2 : i32
  cf.cond_br %small, ^done(%n : i32), ^more
^more:
  %a = arith.subi %n, %c1 : i32
  %b = arith.subi %n, %c2 : i32
  %x = func.call @f(%a) : (i32) -> i32
  %y = func.call @f(%b) : (i32) -> i32
  %s = arith.addi %x, %y : i32
  cf.br ^done(%s : i32)
^done(%r: i32):
  return %r : i32
}`

// collatz counts the steps to 1.
const collatz = `
func.func @f(%n: i64) -> i64 {
  %c0 = arith.constant 0 : i64
  %c1 = arith.constant 1 : i64
  %c3 = arith.constant 3 : i64
  %r:2 = scf.while (%x = %n, %k = %c0) : (i64, i64) -> (i64, i64) {
    %go = arith.cmpi ne, %x, %c1 : i64
    scf.condition(%go) %k, %x : i64, i64
  } do {
  ^bb0(%k: i64, %x: i64):
    %bit = arith.andi %x, %c1 : i64
    %odd = arith.trunci %bit : i64 to i1
    %next = scf.if %odd -> i64 {
      %t = arith.muli %x, %c3 : i64
      %u = arith.addi %t, %c1 : i64
      scf.yield %u : i64
    } else {
      %h = arith.shrui %x, %c1 : i64
      scf.yield %h : i64
    }
    %k1 = arith.addi %k, %c1 : i64
    scf.yield %next, %k1 : i64, i64
  }
  return %r#0 : i64
}`

// prefix makes each element the sum of those up to it.
const prefix = `
func.func @f(%a: memref<?xi32>) {
  %c0 = arith.constant 0 : index
  %z = arith.constant 0 : i32
  %n = memref.dim %a, %c0 : memref<?xi32>
  %s = affine.for %i = 0 to %n iter_args(%acc = %z) -> (i32) {
    %x = affine.load %a[%i] : memref<?xi32>
    %y = arith.addi %acc, %x : i32
    affine.store %y, %a[%i] : memref<?xi32>
    affine.yield %y : i32
  }
  return
}`

const tiled = `
#set = affine_set<(d0)[s0] : (s0 - d0 - 1 >= 0)>
func.func @f(%n: index) -> (index, index, index) {
  %m = memref.alloca() : memref<index>
  %z = arith.constant 0 : index
  affine.store %z, %m[] : memref<index>
  affine.for %i = 0 to %n step 4 {
    affine.for %j = affine_map<(d0) -> (d0)>(%i) to min affine_map<(d0)[s0] -> (d0 + 4, s0)>(%i)[%n] {
      affine.if #set(%j)[%n] {
        %x = affine.load %m[] : memref<index>
        %y = affine.apply affine_map<(d0, d1) -> (d0 + (d1 mod 3) * 10 + d1 floordiv 3)>(%x, %j)
        affine.store %y, %m[] : memref<index>
      }
    }
  }
  %r = affine.load %m[] : memref<index>
  %p = affine.max affine_map<(d0) -> (d0, 5)>(%n)
  %d:2 = affine.delinearize_index %n into (4, 3) : index, index
  %l = affine.linearize_index [%d#0, %d#1] by (4, 3) : index
  return %r, %p, %l : index, index, index
}`

const parallels = `
func.func @f(%n: index, %x: f32) -> (f32, f32, i32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %z = arith.constant 0.5 : f32
  %a = scf.parallel (%i, %j) = (%c0, %c0) to (%n, %c2) step (%c1, %c1) init (%z) -> f32 {
    scf.reduce(%x : f32) {
    ^bb0(%l: f32, %r: f32):
      %s = arith.addf %l, %r : f32
      scf.reduce.return %s : f32
    }
  }
  %b = affine.parallel (%i) = (0) to (%n) reduce ("mulf") -> (f32) {
    affine.yield %x : f32
  }
  %m = memref.alloc() : memref<i32>
  %one = arith.constant 1 : i32
  memref.store %one, %m[] : memref<i32>
  scf.forall (%i, %j) in (%n, 2) {
    %old = memref.atomic_rmw addi %one, %m[] : (i32, memref<i32>) -> i32
    %older = memref.generic_atomic_rmw %m[] : memref<i32> {
    ^bb0(%cur: i32):
      %new = arith.addi %cur, %cur : i32
      memref.atomic_yield %new : i32
    }
  }
  %c = memref.load %m[] : memref<i32>
  memref.dealloc %m : memref<i32>
  return %a, %b, %c : f32, f32, i32
}`

const switches = `
func.func private @twice(%x: i32) -> i32 {
  %y = arith.addi %x, %x : i32
  return %y : i32
}
func.func private @neg(%x: i32) -> i32 {
  %z = arith.constant 0 : i32
  %y = arith.subi %z, %x : i32
  return %y : i32
}
func.func @f(%i: index, %n: i32) -> (i32, i32) {
  %r = scf.index_switch %i -> i32
  case 2 {
    %a = func.call @twice(%n) : (i32) -> i32
    scf.yield %a : i32
  }
  default {
    scf.yield %n : i32
  }
  %x = scf.execute_region -> i32 {
    cf.switch %n : i32, [
      default: ^bb1(%r : i32),
      42: ^bb2,
      -1: ^bb1(%n : i32)
    ]
  ^bb1(%v: i32):
    scf.yield %v : i32
  ^bb2:
    %t = func.constant @twice : (i32) -> i32
    %u = func.constant @neg : (i32) -> i32
    %c2 = arith.constant 2 : index
    %c = arith.cmpi eq, %i, %c2 : index
    %g = arith.select %c, %t, %u : (i32) -> i32
    %v2 = func.call_indirect %g(%n) : (i32) -> i32
    scf.yield %v2 : i32
  }
  return %r, %x : i32, i32
}`

const globals = `
memref.global "private" @counter : memref<1xi32> = dense<5>
memref.global "private" constant @table : memref<3xi32> = dense<[10, 20, 30]>
func.func @bump() -> i32 {
  %c0 = arith.constant 0 : index
  %m = memref.get_global @counter : memref<1xi32>
  %x = memref.load %m[%c0] : memref<1xi32>
  %t = memref.get_global @table : memref<3xi32>
  %c2 = arith.constant 2 : index
  %y = memref.load %t[%c2] : memref<3xi32>
  %s = arith.addi %x, %y : i32
  memref.store %s, %m[%c0] : memref<1xi32>
  return %s : i32
}
func.func @f() -> (i32, i32) {
  %a = call @bump() : () -> i32
  %b = call @bump() : () -> i32
  return %a, %b : i32, i32
}`

// swap exchanges carried values, which must move all at the same time.
const swap = `
func.func @f(%n: i8, %a: i32, %b: i32) -> (i32, i32) {
  %c0 = arith.constant -2 : i8
  %c1 = arith.constant 1 : i8
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%x = %a, %y = %b) -> (i32, i32) : i8 {
    scf.yield %y, %x : i32, i32
  }
  cf.br ^bb1(%r#0, %r#1 : i32, i32)
^bb1(%p: i32, %q: i32):
  %same = arith.cmpi slt, %p, %q : i32
  cf.cond_br %same, ^bb2, ^bb1(%q, %p : i32, i32)
^bb2:
  return %p, %q : i32, i32
}`

const nested = `
func.func @f(%z: complex<f32>) -> (complex<f32>, vector<2xi8>, i8, i100) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %inner = memref.alloc() : memref<2xi8>
  %outer = memref.alloca() : memref<2xmemref<2xi8>>
  memref.store %inner, %outer[%c1] : memref<2xmemref<2xi8>>
  %five = arith.constant 5 : i8
  memref.store %five, %inner[%c0] : memref<2xi8>
  %again = memref.load %outer[%c1] : memref<2xmemref<2xi8>>
  %x = memref.load %again[%c0] : memref<2xi8>
  %zs = memref.alloc() : memref<1xcomplex<f32>>
  memref.store %z, %zs[%c0] : memref<1xcomplex<f32>>
  %y = memref.load %zs[%c0] : memref<1xcomplex<f32>>
  %vs = memref.alloc() : memref<2xvector<2xi8>>
  %v = arith.constant dense<[1, -1]> : vector<2xi8>
  memref.store %v, %vs[%c1] : memref<2xvector<2xi8>>
  %w = memref.load %vs[%c1] : memref<2xvector<2xi8>>
  %bs = memref.alloc() : memref<1xi100>
  %big = arith.constant -7 : i100
  memref.store %big, %bs[%c0] : memref<1xi100>
  %b = memref.load %bs[%c0] : memref<1xi100>
  return %y, %w, %x, %b : complex<f32>, vector<2xi8>, i8, i100
}`

const vectors = `
func.func @f(%a: memref<3x4xi32>, %i: index) -> vector<2xi32> {
  %v = affine.vector_load %a[%i, %i + 1] : memref<3x4xi32>, vector<2xi32>
  affine.vector_store %v, %a[%i + 1, 0] : memref<3x4xi32>, vector<2xi32>
  return %v : vector<2xi32>
}`

func TestPrograms(t *testing.T) {
	for _, tt := range []struct{ name, src, args, want string }{
		{"gemm", gemm, "dense<[[1.0, 2.0], [3.0, 4.0]]> : memref<2x2xf64>, dense<[[5.0], [6.0]]> : memref<2x1xf64>, dense<[[1.0], [2.0]]> : memref<2x1xf64>",
			"dense<[[1.000000e+00, 2.000000e+00], [3.000000e+00, 4.000000e+00]]> : memref<2x2xf64>, " +
				"dense<[[5.000000e+00], [6.000000e+00]]> : memref<2x1xf64>, dense<[[1.800000e+01], [4.100000e+01]]> : memref<2x1xf64>"},
		{"recursion", fib, "20 : i32", "6765 : i32"},
		{"collatz", collatz, "27 : i64", "111 : i64"},
		{"prefix sums", prefix, "dense<[3, -1, 4, 1]> : memref<4xi32>", "dense<[3, 2, 6, 7]> : memref<4xi32>"},
		{"prefix sums of nothing", prefix, "dense<[]> : memref<0xi32>", "dense<> : memref<0xi32>"},
		// For j from 0 to 6: (0+1+2+0+1+2+0) * 10 + (0+0+0+1+1+1+2) = 65.
		{"tiles", tiled, "7 : index", "65 : index, 7 : index, 7 : index"},
		{"parallel loops", parallels, "3 : index, 2.0 : f32", "1.250000e+01 : f32, 8.000000e+00 : f32, 190 : i32"},
		{"parallel loops of nothing", parallels, "0 : index, 2.0 : f32", "5.000000e-01 : f32, 1.000000e+00 : f32, 1 : i32"},
		{"switch: case", switches, "2 : index, 42 : i32", "84 : i32, 84 : i32"},
		{"switch: indirect", switches, "1 : index, 42 : i32", "42 : i32, -42 : i32"},
		{"switch: default", switches, "2 : index, 7 : i32", "14 : i32, 14 : i32"},
		{"switch: another case", switches, "2 : index, -1 : i32", "-2 : i32, -1 : i32"},
		{"globals", globals, "", "35 : i32, 65 : i32"},
		{"swap, odd", swap, "1 : i8, 1 : i32, 2 : i32", "1 : i32, 2 : i32"},
		{"swap, no iteration", swap, "-3 : i8, 1 : i32, 2 : i32", "1 : i32, 2 : i32"},
		{"elements of all kinds", nested, "(1.0, 2.0) : complex<f32>",
			"(1.000000e+00,2.000000e+00) : complex<f32>, dense<[1, -1]> : vector<2xi8>, 5 : i8, -7 : i100"},
		{"vectors", vectors, "dense<[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]> : memref<3x4xi32>, 1 : index",
			"dense<[6, 7]> : vector<2xi32>, dense<[[0, 1, 2, 3], [4, 5, 6, 7], [6, 7, 10, 11]]> : memref<3x4xi32>"},
	} {
		t.Run(tt.name, func(t *testing.T) { wantCall(t, tt.src, tt.args, tt.want) })
	}
}

// TestAgain calls a function twice: globals keep what the first call left in them.
func TestAgain(t *testing.T) {
	in := interp.New(parse(t, globals), interp.Options{})
	for _, want := range []string{"35 : i32", "65 : i32"} {
		rs, err := in.Call("bump")
		if err != nil || rs[0].String() != want {
			t.Errorf("got %v, %v, want %s", rs, err, want)
		}
	}
	if got := in.Globals()["counter"].Of().String(); got != "dense<[65]> : memref<1xi32>" {
		t.Errorf("the global is %s", got)
	}
}

func TestExternal(t *testing.T) {
	const src = `
func.func private @get(%x: i32) -> i32
func.func @f(%x: i32) -> i32 {
  %y = call @get(%x) : (i32) -> i32
  %z = call @get(%y) : (i32) -> i32
  return %z : i32
}`
	in := interp.New(parse(t, src), interp.Options{External: func(_ *interp.Interp, name string, args []interp.Value, _ []ir.Type) ([]interp.Value, error) {
		return []interp.Value{interp.Int(ir.I32, args[0].Int().Int64()*10+int64(len(name)))}, nil
	}})
	if rs, err := in.Call("f", interp.Int(ir.I32, 1)); err != nil || rs[0].String() != "144 : i32" {
		t.Errorf("got %v, %v", rs, err)
	}
}

func benchmark(b *testing.B, in *interp.Interp, ops float64, args ...interp.Value) {
	for b.Loop() {
		if _, err := in.Call("f", args...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*ops/b.Elapsed().Seconds()/1e6, "Mops/s")
}

func BenchmarkGemm(b *testing.B) {
	in := interp.New(parse(b, gemm), interp.Options{})
	var ms [3]interp.Value
	const n = 40
	for i := range ms {
		m, err := in.NewMemRef(ir.MemRef([]int64{n, n}, ir.F64, nil, nil), []int64{n, n}, nil, true)
		if err != nil {
			b.Fatal(err)
		}
		if err := m.Each(func(at []int64) error { return m.Store(interp.Float64(float64(at[0])).Cell, at...) }); err != nil {
			b.Fatal(err)
		}
		ms[i] = m.Of()
	}
	benchmark(b, in, n*n*n*7, ms[:]...)
}

func BenchmarkFib(b *testing.B) {
	benchmark(b, interp.New(parse(b, fib), interp.Options{}), 21891*8, interp.Int(ir.I32, 20))
}

func BenchmarkScalar(b *testing.B) {
	const src = `
func.func @f(%n: index, %k: i32) -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %z = arith.constant 1 : i32
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %z) -> (i32) {
    %x = arith.addi %a, %k : i32
    %y = arith.xori %x, %a : i32
    %w = arith.subi %y, %k : i32
    %c = arith.cmpi slt, %w, %a : i32
    %v = arith.select %c, %w, %x : i32
    %u = arith.andi %v, %y : i32
    %t = arith.maxsi %u, %w : i32
    %s = arith.muli %t, %k : i32
    scf.yield %s : i32
  }
  return %r : i32
}`
	const n = 100000
	benchmark(b, interp.New(parse(b, src), interp.Options{}), n*9, interp.Int(ir.Index(), n), interp.Int(ir.I32, 7))
}
