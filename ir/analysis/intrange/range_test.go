package intrange_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

func signed(width int, lo, hi int64) rng {
	return intrange.FromSigned(num.NewInt(width, lo), num.NewInt(width, hi))
}

func Example() {
	a := signed(8, -3, 5)
	b := intrange.Constant(num.NewInt(8, 2))
	r := intrange.Mul(a, b, intrange.Wraps)
	fmt.Println(r)
	fmt.Println(intrange.Compare(intrange.SLT, r, intrange.Constant(num.NewInt(8, 11))))
	// Output:
	// unsigned : [0, 255] signed : [-6, 10]
	// true true
}

func TestZeroRange(t *testing.T) {
	var none rng
	five := intrange.Constant(num.NewInt(8, 5))
	if none.Known() || none.String() != "<none>" {
		t.Errorf("the zero Range is %v", none)
	}
	if got := none.Union(five); !got.Equal(five) {
		t.Errorf("none with 5 = %v", got)
	}
	if got := five.Union(none); !got.Equal(five) {
		t.Errorf("5 with none = %v", got)
	}
	if got := none.Intersect(five); got.Known() {
		t.Errorf("what is in none and 5 = %v", got)
	}
	if got := five.Intersect(none); got.Known() {
		t.Errorf("what is in 5 and none = %v", got)
	}
	if _, ok := none.Constant(); ok {
		t.Error("the zero Range is a constant")
	}
}

func TestConstantInOneReading(t *testing.T) {
	n := func(v int64) val { return num.NewInt(4, v) }
	for _, tt := range []struct {
		r    rng
		want int64
		ok   bool
	}{
		{intrange.Constant(n(-3)), -3, true},
		{intrange.Of(n(2), n(2), n(0), n(7)), 2, true},
		{intrange.Of(n(0), n(9), n(4), n(4)), 4, true},
		{intrange.Of(n(0), n(9), n(0), n(4)), 0, false},
	} {
		got, ok := tt.r.Constant()
		if ok != tt.ok || ok && got.Int64() != tt.want {
			t.Errorf("Constant of %v = %v, %v, want %d, %v", tt.r, got, ok, tt.want, tt.ok)
		}
	}
}

func TestMaxOf(t *testing.T) {
	for _, tt := range []struct {
		t    ir.Type
		want rng
	}{
		{ir.I8, intrange.Max(8)},
		{ir.IntOf(3, ir.Unsigned), intrange.Max(3)},
		{ir.Index(), intrange.Max(64)},
		{ir.Vector([]int64{4}, ir.I16), intrange.Max(16)},
		{ir.F32, rng{}},
		{ir.Int(0), rng{}},
	} {
		if got := intrange.MaxOf(tt.t); !got.Equal(tt.want) {
			t.Errorf("MaxOf(%v) = %v, want %v", tt.t, got, tt.want)
		}
	}
	if got, want := intrange.Max(3).String(), "unsigned : [0, 7] signed : [-4, 3]"; got != want {
		t.Errorf("Max(3) = %v, want %v", got, want)
	}
}

func TestSelect(t *testing.T) {
	yes, no := signed(8, 1, 2), signed(8, 7, 9)
	for _, tt := range []struct{ cond, want rng }{
		{intrange.Constant(num.Bool(true)), yes},
		{intrange.Constant(num.Bool(false)), no},
		{intrange.Max(1), signed(8, 1, 9)},
		{rng{}, signed(8, 1, 9)},
	} {
		if got := intrange.Select(tt.cond, yes, no); !got.Equal(tt.want) {
			t.Errorf("Select(%v) = %v, want %v", tt.cond, got, tt.want)
		}
	}
}

// TestIndexOp checks the contract near the ends of 32-bit numbers, and the cases in which a width wins.
func TestIndexOp(t *testing.T) {
	add := func(a, b rng) rng { return intrange.Add(a, b, intrange.Wraps) }
	small := intrange.IndexOp(intrange.AgreeBoth, add, signed(64, 1, 5), signed(64, 10, 20))
	if want := signed(64, 11, 25); !small.Equal(want) {
		t.Errorf("sum = %v, want %v", small, want)
	}
	// 2^32 is zero in 32 bits.
	half := intrange.IndexOp(intrange.AgreeBoth, intrange.DivU, signed(64, 1<<32, 1<<32), signed(64, 2, 2))
	if want := signed(64, 0, 1<<31); !half.Equal(want) {
		t.Errorf("quotient = %v, want %v", half, want)
	}

	rnd := rand.New(rand.NewPCG(5, 6))
	near := func() int64 {
		return []int64{0, 1 << 31, -1 << 31, 1 << 32, 1<<63 - 1, -1 << 63}[rnd.IntN(6)] + rnd.Int64N(9) - 4
	}
	span := func() (rng, val) {
		lo, hi := near(), near()
		if lo > hi {
			lo, hi = hi, lo
		}
		at := []int64{lo, hi, (lo + hi) / 2}[rnd.IntN(3)]
		if at < lo || at > hi {
			at = lo
		}
		return signed(64, lo, hi), num.NewInt(64, at)
	}
	for range 5000 {
		a, x := span()
		b, y := span()
		r := intrange.IndexOp(intrange.AgreeBoth, add, a, b)
		if sum := x.Add(y); !r.Contains(sum) {
			t.Fatalf("%v + %v = %v excludes %v", a, b, r, sum)
		}
		if sum := x.Trunc(32).Add(y.Trunc(32)); !intrange.Trunc(r, 32).Contains(sum) {
			t.Fatalf("in 32 bits %v + %v = %v excludes %v", a, b, r, sum)
		}
	}
}

func TestDim(t *testing.T) {
	shape := ir.Tensor([]int64{4, 8, ir.Dynamic}, ir.F32, nil)
	whatever := intrange.FromSigned(num.Zero(64), num.MaxSigned(64))
	for _, tt := range []struct {
		t         ir.Shaped
		dim, want rng
	}{
		{shape, signed(64, 0, 0), signed(64, 4, 4)},
		{shape, signed(64, 0, 1), signed(64, 4, 8)},
		{shape, signed(64, -9, 1), signed(64, 4, 8)},
		{shape, signed(64, 1, 2), whatever},
		{shape, rng{}, whatever},
		{shape, signed(64, 7, 9), whatever},
		{ir.UnrankedTensor(ir.F32), signed(64, 0, 0), whatever},
	} {
		if got := intrange.Dim(tt.t, tt.dim, 64); !got.Equal(tt.want) {
			t.Errorf("Dim(%v, %v) = %v, want %v", tt.t, tt.dim, got, tt.want)
		}
	}
}

// TestAffine compares the bounds of expressions with their values at all points.
func TestAffine(t *testing.T) {
	d, s := affexpr.Dim(0), affexpr.Symbol(0)
	for _, e := range []*affexpr.Expr{
		d.MulConst(3).Add(s), d.ModConst(4), d.FloorDivConst(3), d.CeilDivConst(3), d.Mod(s), d.FloorDiv(s), d.CeilDiv(s),
		d.AddConst(-7).ModConst(5).Add(s.MulConst(-2)), affexpr.Const(5),
	} {
		for lo := int64(-9); lo <= 9; lo++ {
			for hi := lo; hi <= 9; hi += 3 {
				r := intrange.Affine(e, []rng{signed(64, lo, hi)}, []rng{signed(64, 1, 4)})
				for x := lo; x <= hi; x++ {
					for y := int64(1); y <= 4; y++ {
						v, ok := e.Eval([]int64{x}, []int64{y})
						if ok && !r.Contains(num.NewInt(64, v)) {
							t.Fatalf("%v for d0 in [%d, %d] = %v, which excludes %d", e, lo, hi, r, v)
						}
					}
				}
			}
		}
	}
	tight := func(e *affexpr.Expr, lo, hi, wantLo, wantHi int64) {
		if got, want := intrange.Affine(e, []rng{signed(64, lo, hi)}, nil), signed(64, wantLo, wantHi); !got.Equal(want) {
			t.Errorf("%v for d0 in [%d, %d] = %v, want %v", e, lo, hi, got, want)
		}
	}
	tight(d.MulConst(-3).AddConst(1), 0, 4, -11, 1)
	tight(d.ModConst(8), -4, 100, 0, 7)
	tight(d.ModConst(8), 17, 19, 1, 3)
	tight(d.ModConst(8), 2, 5, 2, 5)
	tight(d.FloorDivConst(4), -5, 9, -2, 2)
	tight(d.CeilDivConst(4), -5, 9, -1, 3)
}

// wide is an op that bounds its result from however many operands are known.
type wide struct {
	ir.Generic
	seen []rng
}

func (w *wide) InferPartialRanges(args []rng, set func(*ir.Value, rng)) { w.seen = args }

// strict needs all operands.
type strict struct {
	ir.Generic
	asked bool
}

func (s *strict) InferRanges(args []rng, set func(*ir.Value, rng)) { s.asked = true }

func TestInfer(t *testing.T) {
	args := []rng{signed(8, 0, 1), {}}
	w, s := new(wide), new(strict)
	if !intrange.Infer(w, args, nil) || len(w.seen) != 2 {
		t.Error("a PartialInferer is not asked when an operand is unknown")
	}
	if !intrange.Infer(s, args, nil) || s.asked {
		t.Error("an Inferer is asked when an operand is unknown")
	}
	if !intrange.Infer(s, args[:1], nil) || !s.asked {
		t.Error("an Inferer is not asked when all operands are known")
	}
	if intrange.Infer(new(ir.Generic), args, nil) {
		t.Error("an op without an interface is asked")
	}
}
