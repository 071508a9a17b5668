package interp_test

import (
	"fmt"
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

func TestPrograms(t *testing.T) {
	for _, tt := range []struct{ name, src, args, want string }{
		{"gemm", gemm, "dense<[[1.0, 2.0], [3.0, 4.0]]> : memref<2x2xf64>, dense<[[5.0], [6.0]]> : memref<2x1xf64>, dense<[[1.0], [2.0]]> : memref<2x1xf64>",
			"dense<[[1.000000e+00, 2.000000e+00], [3.000000e+00, 4.000000e+00]]> : memref<2x2xf64>, " +
				"dense<[[5.000000e+00], [6.000000e+00]]> : memref<2x1xf64>, dense<[[1.800000e+01], [4.100000e+01]]> : memref<2x1xf64>"},
		{"recursion", fib, "20 : i32", "6765 : i32"},
	} {
		t.Run(tt.name, func(t *testing.T) { wantCall(t, tt.src, tt.args, tt.want) })
	}
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
		m.Each(func(at []int64) error { return m.Store(interp.Float64(float64(at[0])).Cell, at...) })
		ms[i] = m.Of()
	}
	for b.Loop() {
		if _, err := in.Call("f", ms[:]...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*n*n*n*7/b.Elapsed().Seconds()/1e6, "Mops/s")
}

func BenchmarkFib(b *testing.B) {
	in := interp.New(parse(b, fib), interp.Options{})
	for b.Loop() {
		if _, err := in.Call("f", interp.Int(ir.I32, 20)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*21891*8/b.Elapsed().Seconds()/1e6, "Mops/s")
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
	in := interp.New(parse(b, src), interp.Options{})
	const n = 100000
	for b.Loop() {
		if _, err := in.Call("f", interp.Int(ir.Index(), n), interp.Int(ir.I32, 7)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*n*9/b.Elapsed().Seconds()/1e6, "Mops/s")
}

var _ = fmt.Sprint
