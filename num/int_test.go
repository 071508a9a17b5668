package num_test

import (
	"fmt"
	"math/big"
	"math/rand"
	"testing"

	"polyloom/num"
)

var widths = []int{1, 2, 3, 7, 8, 16, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 200}

// samples returns corner values and random ones of a width.
func samples(r *rand.Rand, width, n int) []num.Int {
	s := []num.Int{num.Zero(width), num.One(width), num.AllOnes(width), num.MinSigned(width), num.MaxSigned(width),
		num.NewInt(width, -2), num.NewInt(width, 2), num.LowBits(width, width/2)}
	limit := new(big.Int).Lsh(big.NewInt(1), uint(width))
	for range n {
		v := new(big.Int).Rand(r, limit)
		s = append(s, num.IntFromBig(width, v.Rsh(v, uint(r.Intn(width)))))
		s = append(s, num.IntFromBig(width, v.Neg(v)))
	}
	return s
}

type binary struct {
	name   string
	signed bool
	div    bool // not defined for a zero divisor
	got    func(a, b num.Int) num.Int
	want   func(z, a, b *big.Int) *big.Int
}

var binaries = []binary{
	{"add", false, false, num.Int.Add, (*big.Int).Add},
	{"sub", true, false, num.Int.Sub, (*big.Int).Sub},
	{"mul", false, false, num.Int.Mul, (*big.Int).Mul},
	{"and", false, false, num.Int.And, (*big.Int).And},
	{"or", true, false, num.Int.Or, (*big.Int).Or},
	{"xor", false, false, num.Int.Xor, (*big.Int).Xor},
	{"udiv", false, true, num.Int.UDiv, (*big.Int).Quo},
	{"urem", false, true, num.Int.URem, (*big.Int).Rem},
	{"sdiv", true, true, num.Int.SDiv, (*big.Int).Quo},
	{"srem", true, true, num.Int.SRem, (*big.Int).Rem},
	{"floordiv", true, true, num.Int.FloorDivS, floorDiv},
	{"ceildiv", true, true, num.Int.CeilDivS, ceilDiv},
	{"ceildivu", false, true, num.Int.CeilDivU, ceilDiv},
	{"floormod", true, true, num.Int.FloorModS, func(z, a, b *big.Int) *big.Int {
		return z.Sub(a, z.Mul(floorDiv(new(big.Int), a, b), b))
	}},
	{"smin", true, false, num.Int.SMin, pick(-1)},
	{"smax", true, false, num.Int.SMax, pick(1)},
	{"umin", false, false, num.Int.UMin, pick(-1)},
	{"umax", false, false, num.Int.UMax, pick(1)},
}

func pick(sign int) func(z, a, b *big.Int) *big.Int {
	return func(z, a, b *big.Int) *big.Int {
		if b.Cmp(a) == sign {
			return z.Set(b)
		}
		return z.Set(a)
	}
}

func floorDiv(z, a, b *big.Int) *big.Int {
	_, m := z.QuoRem(a, b, new(big.Int))
	if m.Sign() != 0 && m.Sign() != b.Sign() {
		z.Sub(z, big.NewInt(1))
	}
	return z
}

func ceilDiv(z, a, b *big.Int) *big.Int {
	_, m := z.QuoRem(a, b, new(big.Int))
	if m.Sign() != 0 && m.Sign() == b.Sign() {
		z.Add(z, big.NewInt(1))
	}
	return z
}

func TestBinaryAgainstBig(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, w := range widths {
		for _, op := range binaries {
			t.Run(fmt.Sprintf("%s/%d", op.name, w), func(t *testing.T) {
				for _, a := range samples(r, w, 10) {
					for _, b := range samples(r, w, 3) {
						if op.div && b.IsZero() {
							continue
						}
						want := num.IntFromBig(w, op.want(new(big.Int), a.Big(op.signed), b.Big(op.signed)))
						if got := op.got(a, b); !got.Equal(want) || w <= 64 && got != want {
							t.Fatalf("%s, %s: got %s, want %s", a.Hex(), b.Hex(), got.Hex(), want.Hex())
						}
					}
				}
			})
		}
	}
}

type checked struct {
	name     string
	signed   bool
	div      bool
	ov       func(a, b num.Int) (num.Int, bool)
	saturate func(a, b num.Int) num.Int // nil when there is none
	want     func(z, a, b *big.Int) *big.Int
}

var checkeds = []checked{
	{"uadd", false, false, num.Int.UAddOv, num.Int.UAddSat, (*big.Int).Add},
	{"sadd", true, false, num.Int.SAddOv, num.Int.SAddSat, (*big.Int).Add},
	{"usub", false, false, num.Int.USubOv, num.Int.USubSat, (*big.Int).Sub},
	{"ssub", true, false, num.Int.SSubOv, num.Int.SSubSat, (*big.Int).Sub},
	{"umul", false, false, num.Int.UMulOv, num.Int.UMulSat, (*big.Int).Mul},
	{"smul", true, false, num.Int.SMulOv, num.Int.SMulSat, (*big.Int).Mul},
	{"sdiv", true, true, num.Int.SDivOv, nil, (*big.Int).Quo},
	{"ushl", false, false, shlOv(num.Int.UShlOv), shlSat(num.Int.UShlSat), lsh},
	{"sshl", true, false, shlOv(num.Int.SShlOv), shlSat(num.Int.SShlSat), lsh},
}

// The shift amount is the low bits of the second operand, so that it is often below the width.
func amount(b *big.Int) uint { return uint(new(big.Int).And(b, big.NewInt(127)).Int64()) }

func shlOv(f func(num.Int, uint) (num.Int, bool)) func(a, b num.Int) (num.Int, bool) {
	return func(a, b num.Int) (num.Int, bool) { return f(a, amount(b.Big(false))) }
}

func shlSat(f func(num.Int, uint) num.Int) func(a, b num.Int) num.Int {
	return func(a, b num.Int) num.Int { return f(a, amount(b.Big(false))) }
}

func lsh(z, a, b *big.Int) *big.Int { return z.Lsh(a, amount(b)) }

func TestOverflowAgainstBig(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for _, w := range widths {
		lim := map[bool][2]*big.Int{
			true:  {num.MinSigned(w).Big(true), num.MaxSigned(w).Big(true)},
			false: {new(big.Int), num.AllOnes(w).Big(false)},
		}
		for _, op := range checkeds {
			for _, a := range samples(r, w, 10) {
				for _, b := range samples(r, w, 3) {
					if op.div && b.IsZero() {
						continue
					}
					y := b.Big(op.signed)
					if op.name == "sshl" {
						y = b.Big(false)
					}
					exact := op.want(new(big.Int), a.Big(op.signed), y)
					lo, hi := lim[op.signed][0], lim[op.signed][1]
					wantOv := exact.Cmp(lo) < 0 || exact.Cmp(hi) > 0
					if (op.name == "ushl" || op.name == "sshl") && amount(y) >= uint(w) {
						wantOv = true // as APInt defines it, even for zero
					}
					got, ov := op.ov(a, b)
					if want := num.IntFromBig(w, exact); !got.Equal(want) || ov != wantOv {
						t.Fatalf("%s i%d %s, %s: got %s %t, want %s %t", op.name, w, a.Hex(), b.Hex(), got.Hex(), ov,
							want.Hex(), wantOv)
					}
					if op.saturate == nil || wantOv && exact.Sign() == 0 {
						continue
					}
					if exact.Cmp(lo) < 0 {
						exact = lo
					}
					if exact.Cmp(hi) > 0 {
						exact = hi
					}
					if got, want := op.saturate(a, b), num.IntFromBig(w, exact); !got.Equal(want) {
						t.Fatalf("%s_sat i%d %s, %s: got %s, want %s", op.name, w, a.Hex(), b.Hex(), got.Hex(), want.Hex())
					}
				}
			}
		}
	}
}

func TestExtendedMul(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for _, w := range widths {
		for _, a := range samples(r, w, 10) {
			for _, b := range samples(r, w, 10) {
				for _, signed := range []bool{false, true} {
					p := new(big.Int).Mul(a.Big(signed), b.Big(signed))
					wantLo := num.IntFromBig(w, p)
					wantHi := num.IntFromBig(w, p.Rsh(p, uint(w)))
					lo, hi := a.UMulExt(b)
					top := a.MulHU(b)
					if signed {
						lo, hi = a.SMulExt(b)
						top = a.MulHS(b)
					}
					if !lo.Equal(wantLo) || !hi.Equal(wantHi) || !top.Equal(wantHi) {
						t.Fatalf("i%d %s * %s signed %t: got %s:%s, want %s:%s", w, a.Hex(), b.Hex(), signed, hi.Hex(), lo.Hex(),
							wantHi.Hex(), wantLo.Hex())
					}
				}
			}
		}
	}
}

// TestInt8 compares with Go's own arithmetic on every pair of bytes.
func TestInt8(t *testing.T) {
	for i := range 256 {
		for j := range 256 {
			x, y := int8(i), int8(j)
			a, b := num.NewInt(8, int64(x)), num.NewUint(8, uint64(j))
			check := func(name string, got num.Int, want int8) {
				if got != num.NewInt(8, int64(want)) {
					t.Fatalf("%s %d %d: got %s, want %d", name, x, y, got, want)
				}
			}
			check("add", a.Add(b), x+y)
			check("mul", a.Mul(b), x*y)
			check("andnot", a.And(b.Not()), x&^y)
			check("shl", a.Shl(uint(j)), x<<uint(j))
			check("ashr", a.AShr(uint(j)), x>>uint(j))
			check("lshr", a.LShr(uint(j)), int8(uint8(x)>>uint(j)))
			check("shlint", a.ShlInt(b), x<<uint(j))
			check("ashrint", a.AShrInt(b), x>>uint(j))
			check("lshrint", a.LShrInt(b), int8(uint8(x)>>uint(j)))
			check("neg", a.Neg(), -x)
			if y != 0 {
				check("sdiv", a.SDiv(b), x/y)
				check("srem", a.SRem(b), x%y)
				check("udiv", a.UDiv(b), int8(uint8(i)/uint8(j)))
			}
			if (a.CmpS(b) < 0) != (x < y) || (a.CmpU(b) < 0) != (uint8(i) < uint8(j)) {
				t.Fatalf("comparison of %d and %d", x, y)
			}
		}
	}
}

func TestShiftsAgainstBig(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	for _, w := range widths {
		for _, a := range samples(r, w, 6) {
			for _, n := range []uint{0, 1, uint(w) / 2, uint(w) - 1, uint(w), uint(w) + 1, 1 << 20} {
				want := []num.Int{
					num.IntFromBig(w, new(big.Int).Lsh(a.Big(false), n)),
					num.IntFromBig(w, new(big.Int).Rsh(a.Big(false), n)),
					num.IntFromBig(w, new(big.Int).Rsh(a.Big(true), n)),
				}
				huge := num.NewUint(130, uint64(n))
				for i, got := range []num.Int{a.Shl(n), a.LShr(n), a.AShr(n), a.ShlInt(huge), a.LShrInt(huge), a.AShrInt(huge)} {
					if !got.Equal(want[i%3]) {
						t.Fatalf("shift %d of i%d %s by %d: got %s, want %s", i, w, a.Hex(), n, got.Hex(), want[i%3].Hex())
					}
				}
				k := n % uint(w)
				rot := a.Shl(k).Or(a.LShr(uint(w) - k))
				if !a.RotL(n).Equal(rot) || !rot.RotR(n).Equal(a) {
					t.Fatalf("rotation of i%d %s by %d", w, a.Hex(), n)
				}
			}
			if over := a.ShlInt(num.MinSigned(100)); !over.IsZero() {
				t.Fatalf("shift by 2^99 gives %s", over.Hex())
			}
		}
	}
}

func TestQueriesAgainstBits(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	for _, w := range widths {
		for _, a := range samples(r, w, 20) {
			s := fmt.Sprintf("%0*b", w, a.Big(false)) // the reference works on the digits
			lead := func(c byte) (n int) {
				for n < w && s[n] == c {
					n++
				}
				return n
			}
			trail := func(c byte) (n int) {
				for n < w && s[w-1-n] == c {
					n++
				}
				return n
			}
			pop := 0
			for i := range w {
				pop += int(s[i] - '0')
				if a.Bit(w-1-i) != (s[i] == '1') {
					t.Fatalf("bit %d of %s", w-1-i, s)
				}
			}
			for name, pair := range map[string][2]int{
				"clz": {a.CountLeadingZeros(), lead('0')}, "clo": {a.CountLeadingOnes(), lead('1')},
				"ctz": {a.CountTrailingZeros(), trail('0')}, "cto": {a.CountTrailingOnes(), trail('1')},
				"pop": {a.PopCount(), pop}, "active": {a.ActiveBits(), w - lead('0')},
				"significant": {a.SignificantBits(), w - lead(s[0]) + 1},
			} {
				if pair[0] != pair[1] {
					t.Fatalf("%s of %s: got %d, want %d", name, s, pair[0], pair[1])
				}
			}
			for name, pair := range map[string][2]bool{
				"zero": {a.IsZero(), pop == 0}, "ones": {a.IsAllOnes(), pop == w}, "one": {a.IsOne(), pop == 1 && trail('0') == 0},
				"neg": {a.IsNegative(), s[0] == '1'}, "min": {a.IsMinSigned(), s[0] == '1' && pop == 1},
				"max": {a.IsMaxSigned(), s[0] == '0' && pop == w-1}, "pow2": {a.IsPowerOf2(), pop == 1},
				"mask":    {a.IsMask(), pop > 0 && pop == trail('1')},
				"negpow2": {a.IsNegatedPowerOf2(), pop > 0 && lead('1') == pop},
			} {
				if pair[0] != pair[1] {
					t.Fatalf("%s of %s: got %t, want %t", name, s, pair[0], pair[1])
				}
			}
			if !a.Abs().Equal(num.IntFromBig(w, new(big.Int).Abs(a.Big(true)))) {
				t.Fatalf("abs of %s", s)
			}
		}
	}
}

func TestWidthChanges(t *testing.T) {
	r := rand.New(rand.NewSource(6))
	for _, w := range widths {
		for _, a := range samples(r, w, 5) {
			for _, to := range widths {
				z, s := num.IntFromBig(to, a.Big(false)), num.IntFromBig(to, a.Big(true))
				if !a.ZExtOrTrunc(to).Equal(z) || !a.SExtOrTrunc(to).Equal(s) {
					t.Fatalf("i%d %s to i%d", w, a.Hex(), to)
				}
				if to >= w && (!a.ZExt(to).Trunc(w).Equal(a) || !a.SExt(to).Trunc(w).Equal(a)) {
					t.Fatalf("i%d %s to i%d and back", w, a.Hex(), to)
				}
			}
			if got := a.Extract(w-w/2, w/2); !got.Equal(num.IntFromBig(w-w/2, new(big.Int).Rsh(a.Big(false), uint(w/2)))) {
				t.Fatalf("high half of %s: got %s", a.Hex(), got.Hex())
			}
			if got := a.ReverseBits().ReverseBits(); !got.Equal(a) || a.ReverseBits().Bit(0) != a.IsNegative() {
				t.Fatalf("reversal of %s", a.Hex())
			}
		}
	}
	if got := num.NewUint(32, 0x11223344).ByteSwap(); got.Hex() != "44332211" {
		t.Errorf("byte swap: got %s", got.Hex())
	}
	if got := num.Zero(8).WithBit(3, true).WithBit(3, false).WithBit(0, true); !got.IsOne() {
		t.Errorf("with bit: got %s", got)
	}
}

func TestWidthZero(t *testing.T) {
	var z num.Int
	if z != num.NewInt(0, -1) || !z.IsZero() || !z.IsAllOnes() || z.IsNegative() || z.String() != "0" || z.Hex() != "" {
		t.Error("the integer without bits is not zero")
	}
	if got := z.Add(z).Sub(z).Mul(z).Not().Neg().Shl(1).AShr(1).RotL(1); got != z {
		t.Errorf("got %v", got)
	}
}

func TestNarrowDoesNotAllocate(t *testing.T) {
	a, b := num.NewInt(64, -7), num.NewInt(64, 3)
	if n := testing.AllocsPerRun(100, func() {
		a.Add(b).Mul(b).SDiv(b).AShr(2).ZExtOrTrunc(32).SExt(64).CmpS(b)
	}); n != 0 {
		t.Errorf("got %v allocations, want none", n)
	}
}

func TestMixedWidthsPanic(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	num.One(8).Add(num.One(16))
}

func TestCmpBySign(t *testing.T) {
	for _, w := range []int{8, 64, 100} {
		a, b := num.NewInt(w, -1), num.One(w)
		if a.Width() != w || a.Cmp(b, true) >= 0 || a.Cmp(b, false) <= 0 || a.Cmp(a, true) != 0 || a.Equal(b) {
			t.Errorf("i%d: -1 and 1 are in the wrong order", w)
		}
		if a.Sext() != -1 || a.Int64() != -1 || a.Limited(7) != 7 || b.Limited(7) != 1 {
			t.Errorf("i%d: wrong conversion", w)
		}
	}
}
