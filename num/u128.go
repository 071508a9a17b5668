package num

import (
	"math/big"
	"math/bits"
)

// u128 is an unsigned number of 128 bits. Every significand fits with room for the bits that rounding looks at.
type u128 struct{ hi, lo uint64 }

// ones returns 2^n-1, for n in [0, 128].
func ones(n int) u128 {
	if n <= 64 {
		return u128{lo: mask(n)}
	}
	return u128{hi: mask(n - 64), lo: ^uint64(0)}
}

func (a u128) isZero() bool { return a.hi|a.lo == 0 }

func (a u128) bitLen() int {
	if a.hi != 0 {
		return 64 + bits.Len64(a.hi)
	}
	return bits.Len64(a.lo)
}

func (a u128) trailingZeros() int {
	if a.lo != 0 {
		return bits.TrailingZeros64(a.lo)
	}
	return 64 + bits.TrailingZeros64(a.hi)
}

func (a u128) and(b u128) u128 { return u128{a.hi & b.hi, a.lo & b.lo} }
func (a u128) or(b u128) u128  { return u128{a.hi | b.hi, a.lo | b.lo} }

// shl shifts left by n >= 0.
func (a u128) shl(n int) u128 {
	if n >= 64 {
		return u128{hi: a.lo << uint(n-64)}
	}
	return u128{hi: a.hi<<uint(n) | a.lo>>uint(64-n), lo: a.lo << uint(n)}
}

// shr shifts right by n >= 0.
func (a u128) shr(n int) u128 {
	if n >= 64 {
		return u128{lo: a.hi >> uint(n-64)}
	}
	return u128{hi: a.hi >> uint(n), lo: a.lo>>uint(n) | a.hi<<uint(64-n)}
}

// shrSticky shifts right by n >= 0 and reports whether it lost a set bit.
func (a u128) shrSticky(n int) (u128, bool) {
	return a.shr(n), !a.and(ones(min(n, 128))).isZero()
}

func (a u128) cmp(b u128) int {
	switch {
	case a == b:
		return 0
	case a.hi < b.hi || a.hi == b.hi && a.lo < b.lo:
		return -1
	}
	return 1
}

func (a u128) add(b u128) u128 {
	lo, c := bits.Add64(a.lo, b.lo, 0)
	return u128{hi: a.hi + b.hi + c, lo: lo}
}

func (a u128) sub(b u128) u128 {
	lo, c := bits.Sub64(a.lo, b.lo, 0)
	return u128{hi: a.hi - b.hi - c, lo: lo}
}

// mul returns the high half of a*b and whether the low half is not zero.
func (a u128) mul(b u128) (hi u128, sticky bool) {
	h0, l0 := bits.Mul64(a.lo, b.lo)
	h1, l1 := bits.Mul64(a.hi, b.lo)
	h2, l2 := bits.Mul64(a.lo, b.hi)
	h3, l3 := bits.Mul64(a.hi, b.hi)
	m, c1 := bits.Add64(h0, l1, 0)
	m, c2 := bits.Add64(m, l2, 0)
	h, c3 := bits.Add64(l3, h1, c1)
	h, c4 := bits.Add64(h, h2, c2)
	return u128{hi: h3 + c3 + c4, lo: h}, m|l0 != 0
}

// mod returns a mod b, for b in (0, 2^127).
func (a u128) mod(b u128) u128 {
	if a.hi|b.hi == 0 {
		return u128{lo: a.lo % b.lo}
	}
	for n := a.bitLen() - b.bitLen(); n >= 0; n-- {
		if s := b.shl(n); a.cmp(s) >= 0 {
			a = a.sub(s)
		}
	}
	return a
}

// int returns the low bits as an integer of at most 128 bits.
func (a u128) int(width int) Int {
	if width <= 64 {
		return narrow(width, a.lo)
	}
	return wrap(width, a.big())
}

func (a u128) big() *big.Int {
	v := new(big.Int).SetUint64(a.hi)
	return v.Lsh(v, 64).Or(v, new(big.Int).SetUint64(a.lo))
}

// top128 returns the highest 128 bits of v >= 0 as v/2^n, with n >= 0, and whether the rest is not zero.
func top128(v *big.Int) (top u128, n int, sticky bool) {
	if n = v.BitLen() - 128; n > 0 {
		sticky = int(v.TrailingZeroBits()) < n
		v = new(big.Int).Rsh(v, uint(n))
	} else {
		n = 0
	}
	return u128{hi: low64(new(big.Int).Rsh(v, 64)), lo: low64(v)}, n, sticky
}
