package intrange_test

import (
	"math/rand/v2"
	"testing"

	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

type (
	rng = intrange.Range
	val = num.Int
)

// An outcome is what an operation gives for two numbers.
type outcome struct {
	v            val
	undefined    bool // the program has no meaning
	ulost, slost bool // the unsigned or signed reading of v is not the mathematical result
}

// A binary pairs a range function with the arithmetic that it bounds. exactU and exactS say that the bounds of that reading are
// the tightest where the reading is nowhere lost.
type binary struct {
	name           string
	infer          func(a, b rng) rng
	eval           func(a, b val) outcome
	exactU, exactS bool
}

func total(f func(a, b val) val) func(a, b val) outcome {
	return func(a, b val) outcome { return outcome{v: f(a, b)} }
}

// wrapping evaluates an operation that may overflow in either reading; flags make that undefined.
func wrapping(u, s func(a, b val) (val, bool), o intrange.Overflow) func(a, b val) outcome {
	return func(a, b val) outcome {
		v, ulost := u(a, b)
		_, slost := s(a, b)
		undefined := ulost && o&intrange.NoUnsignedWrap != 0 || slost && o&intrange.NoSignedWrap != 0
		return outcome{v, undefined, ulost, slost}
	}
}

func byShift(f func(a val, n uint) (val, bool)) func(a, b val) (val, bool) {
	return func(a, b val) (val, bool) { return f(a, uint(b.Uint64())) }
}

// inWidth makes shifts by the width or more undefined.
func inWidth(f func(a, b val) outcome) func(a, b val) outcome {
	return func(a, b val) outcome {
		if b.Uint64() >= uint64(a.Width()) {
			return outcome{undefined: true}
		}
		return f(a, b)
	}
}

func divisorNotZero(f func(a, b val) val, signed bool) func(a, b val) outcome {
	return func(a, b val) outcome {
		if b.IsZero() || signed && a.IsMinSigned() && b.IsAllOnes() {
			return outcome{undefined: true}
		}
		return outcome{v: f(a, b)}
	}
}

func binaries() []binary {
	var list []binary
	for o, suffix := range []string{"", " nsw", " nuw", " nsw nuw"} {
		o := intrange.Overflow(o)
		with := func(f func(a, b rng, o intrange.Overflow) rng) func(a, b rng) rng {
			return func(a, b rng) rng { return f(a, b, o) }
		}
		list = append(list,
			binary{"add" + suffix, with(intrange.Add), wrapping(val.UAddOv, val.SAddOv, o), true, true},
			binary{"sub" + suffix, with(intrange.Sub), wrapping(val.USubOv, val.SSubOv, o), true, true},
			binary{"mul" + suffix, with(intrange.Mul), wrapping(val.UMulOv, val.SMulOv, o), true, true},
			binary{"shl" + suffix, with(intrange.Shl), inWidth(wrapping(byShift(val.UShlOv), byShift(val.SShlOv), o)), false, false},
		)
	}
	return append(list,
		binary{"divu", intrange.DivU, divisorNotZero(val.UDiv, false), true, false},
		binary{"ceildivu", intrange.CeilDivU, divisorNotZero(val.CeilDivU, false), true, false},
		binary{"divs", intrange.DivS, divisorNotZero(val.SDiv, true), false, true},
		binary{"ceildivs", intrange.CeilDivS, divisorNotZero(val.CeilDivS, true), false, true},
		binary{"floordivs", intrange.FloorDivS, divisorNotZero(val.FloorDivS, true), false, true},
		binary{"remu", intrange.RemU, divisorNotZero(val.URem, false), false, false},
		binary{"rems", intrange.RemS, divisorNotZero(val.SRem, false), false, false},
		binary{"maxs", intrange.MaxS, total(val.SMax), false, true},
		binary{"maxu", intrange.MaxU, total(val.UMax), true, false},
		binary{"mins", intrange.MinS, total(val.SMin), false, true},
		binary{"minu", intrange.MinU, total(val.UMin), true, false},
		binary{"and", intrange.And, total(val.And), false, false},
		binary{"or", intrange.Or, total(val.Or), false, false},
		binary{"xor", intrange.Xor, total(val.Xor), false, false},
		binary{"shrs", intrange.ShrS, inWidth(total(val.AShrInt)), false, true},
		binary{"shru", intrange.ShrU, inWidth(total(val.LShrInt)), true, false},
	)
}

// A bounded is a range with the numbers in it, and the readings in which these are contiguous.
type bounded struct {
	r    rng
	vals []val
	u, s bool
}

// allRanges lists the unsigned and the signed intervals of a width.
func allRanges(width int) []bounded {
	var list []bounded
	for lo := int64(0); lo < 1<<width; lo++ {
		for hi := lo; hi < 1<<width; hi++ {
			list = append(list, boundedOf(intrange.FromUnsigned(num.NewInt(width, lo), num.NewInt(width, hi)), true))
			off := int64(1) << (width - 1)
			list = append(list, boundedOf(intrange.FromSigned(num.NewInt(width, lo-off), num.NewInt(width, hi-off)), false))
		}
	}
	return list
}

func (b bounded) constant() bool { return b.r.UMin().Equal(b.r.UMax()) && b.r.SMin().Equal(b.r.SMax()) }

func boundedOf(r rng, unsigned bool) bounded {
	b := bounded{r: r, u: unsigned, s: !unsigned}
	for v := range int64(1) << r.Width() {
		if x := num.NewInt(r.Width(), v); r.Contains(x) {
			b.vals = append(b.vals, x)
		}
	}
	return b
}

// hull collects bounds of numbers.
type hull struct {
	r            rng
	ulost, slost bool
}

func (h *hull) add(o outcome) {
	// The bounds of the operands also admit what is undefined, so nothing is exact beside it.
	h.ulost, h.slost = h.ulost || o.ulost || o.undefined, h.slost || o.slost || o.undefined
	if !o.undefined {
		h.r = h.r.Union(intrange.Constant(o.v))
	}
}

// check compares the inferred range with all that an operation can give.
func (b *binary) check(t *testing.T, x, y bounded) bool {
	got := b.infer(x.r, y.r)
	var h hull
	for _, v := range x.vals {
		for _, w := range y.vals {
			o := b.eval(v, w)
			if !o.undefined && !got.Contains(o.v) {
				t.Errorf("%s(%v, %v) = %v, which excludes %s(%v, %v) = %v", b.name, x.r, y.r, got, b.name, v, w, o.v)
				return false
			}
			h.add(o)
		}
	}
	if !h.r.Known() {
		return true
	}
	tightU := got.UMin().Equal(h.r.UMin()) && got.UMax().Equal(h.r.UMax())
	tightS := got.SMin().Equal(h.r.SMin()) && got.SMax().Equal(h.r.SMax())
	if b.exactU && x.u && y.u && !h.ulost && !tightU || b.exactS && x.s && y.s && !h.slost && !tightS {
		t.Errorf("%s(%v, %v) = %v, want %v", b.name, x.r, y.r, got, h.r)
		return false
	}
	if x.constant() && y.constant() && !h.ulost && !h.slost && !got.Equal(h.r) {
		t.Errorf("%s of constants %v and %v = %v, want %v", b.name, x.r, y.r, got, h.r)
		return false
	}
	return true
}

// TestBinaryExhaustively checks every pair of intervals of i3: no result may be excluded, and bounds that are claimed to be exact are.
func TestBinaryExhaustively(t *testing.T) {
	ranges := allRanges(3)
	for _, b := range binaries() {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			for _, x := range ranges {
				for _, y := range ranges {
					if !b.check(t, x, y) {
						return
					}
				}
			}
		})
	}
}

// TestBinarySampled does the same for some pairs of other widths, and with ranges whose two readings bound independently.
func TestBinarySampled(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, width := range []int{1, 2, 4, 5} {
		ranges := allRanges(width)
		pick := func() bounded {
			x := ranges[rnd.IntN(len(ranges))]
			if y := ranges[rnd.IntN(len(ranges))]; rnd.IntN(2) == 0 {
				if z := boundedOf(x.r.Intersect(y.r), false); len(z.vals) > 0 {
					z.s = false
					return z
				}
			}
			return x
		}
		for _, b := range binaries() {
			for range 300 {
				if !b.check(t, pick(), pick()) {
					break
				}
			}
		}
	}
}

func TestConversions(t *testing.T) {
	unary := func(name string, infer func(rng) rng, eval func(val) val, exactU, exactS bool) {
		b := binary{name, func(a, _ rng) rng { return infer(a) }, func(v, _ val) outcome { return outcome{v: eval(v)} }, exactU, exactS}
		for _, x := range allRanges(5) {
			one := bounded{vals: []val{num.Zero(1)}, u: true, s: true}
			if !b.check(t, x, one) {
				return
			}
		}
	}
	for w := 5; w <= 8; w++ {
		unary("extu", func(r rng) rng { return intrange.ExtU(r, w) }, func(v val) val { return v.ZExt(w) }, true, false)
		unary("exts", func(r rng) rng { return intrange.ExtS(r, w) }, func(v val) val { return v.SExt(w) }, false, true)
		unary("castu", func(r rng) rng { return intrange.CastU(r, w) }, func(v val) val { return v.ZExt(w) }, true, false)
		unary("casts", func(r rng) rng { return intrange.CastS(r, w) }, func(v val) val { return v.SExt(w) }, false, true)
	}
	for w := 1; w <= 5; w++ {
		unary("trunc", func(r rng) rng { return intrange.Trunc(r, w) }, func(v val) val { return v.Trunc(w) }, false, false)
		unary("casts", func(r rng) rng { return intrange.CastS(r, w) }, func(v val) val { return v.Trunc(w) }, false, false)
	}
}

func TestCompareExhaustively(t *testing.T) {
	eval := []func(a, b val) bool{
		intrange.EQ: func(a, b val) bool { return a.Equal(b) }, intrange.NE: func(a, b val) bool { return !a.Equal(b) },
		intrange.SLT: func(a, b val) bool { return a.CmpS(b) < 0 }, intrange.SLE: func(a, b val) bool { return a.CmpS(b) <= 0 },
		intrange.SGT: func(a, b val) bool { return a.CmpS(b) > 0 }, intrange.SGE: func(a, b val) bool { return a.CmpS(b) >= 0 },
		intrange.ULT: func(a, b val) bool { return a.CmpU(b) < 0 }, intrange.ULE: func(a, b val) bool { return a.CmpU(b) <= 0 },
		intrange.UGT: func(a, b val) bool { return a.CmpU(b) > 0 }, intrange.UGE: func(a, b val) bool { return a.CmpU(b) >= 0 },
	}
	ranges := allRanges(3)
	for p, f := range eval {
		p := intrange.Predicate(p)
		for _, x := range ranges {
			for _, y := range ranges {
				some, all := false, true
				for _, v := range x.vals {
					for _, w := range y.vals {
						some, all = some || f(v, w), all && f(v, w)
					}
				}
				holds, known := intrange.Compare(p, x.r, y.r)
				if known && (holds && !all || !holds && some) {
					t.Fatalf("Compare(%d, %v, %v) = %v, but some %v, all %v", p, x.r, y.r, holds, some, all)
				}
				exact := p >= intrange.SLT && p <= intrange.SGE && x.s && y.s || p >= intrange.ULT && x.u && y.u
				if exact && known != (all || !some) {
					t.Fatalf("Compare(%d, %v, %v) is known: %v, but some %v, all %v", p, x.r, y.r, known, some, all)
				}
				want := intrange.Max(1)
				if known {
					want = intrange.Constant(num.Bool(holds))
				}
				if got := intrange.Cmp(p, x.r, y.r); !got.Equal(want) {
					t.Fatalf("Cmp(%d, %v, %v) = %v, want %v", p, x.r, y.r, got, want)
				}
			}
		}
	}
}
