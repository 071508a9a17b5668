package num

import (
	"math/big"
	"math/bits"
)

// Add returns a+b, wrapping.
func (a Int) Add(b Int) Int {
	a.same(b)
	if a.wide == nil {
		return narrow(int(a.width), a.lo+b.lo)
	}
	return wrap(int(a.width), new(big.Int).Add(a.wide, b.wide))
}

// Sub returns a-b, wrapping.
func (a Int) Sub(b Int) Int {
	a.same(b)
	if a.wide == nil {
		return narrow(int(a.width), a.lo-b.lo)
	}
	return wrap(int(a.width), new(big.Int).Sub(a.wide, b.wide))
}

// Mul returns a*b, wrapping.
func (a Int) Mul(b Int) Int {
	a.same(b)
	if a.wide == nil {
		return narrow(int(a.width), a.lo*b.lo)
	}
	return wrap(int(a.width), new(big.Int).Mul(a.wide, b.wide))
}

// Neg returns -a, wrapping: the smallest signed value is its own negation.
func (a Int) Neg() Int {
	if a.wide == nil {
		return narrow(int(a.width), -a.lo)
	}
	return wrap(int(a.width), new(big.Int).Neg(a.wide))
}

// Abs returns the magnitude of the signed value. That of the smallest signed value is right when read as unsigned.
func (a Int) Abs() Int {
	if a.IsNegative() {
		return a.Neg()
	}
	return a
}

// And returns the bitwise conjunction.
func (a Int) And(b Int) Int {
	a.same(b)
	if a.wide == nil {
		a.lo &= b.lo
		return a
	}
	return wrap(int(a.width), new(big.Int).And(a.wide, b.wide))
}

// Or returns the bitwise disjunction.
func (a Int) Or(b Int) Int {
	a.same(b)
	if a.wide == nil {
		a.lo |= b.lo
		return a
	}
	return wrap(int(a.width), new(big.Int).Or(a.wide, b.wide))
}

// Xor returns the bitwise exclusive disjunction.
func (a Int) Xor(b Int) Int {
	a.same(b)
	if a.wide == nil {
		a.lo ^= b.lo
		return a
	}
	return wrap(int(a.width), new(big.Int).Xor(a.wide, b.wide))
}

// Not returns the bitwise complement.
func (a Int) Not() Int {
	if a.wide == nil {
		return narrow(int(a.width), ^a.lo)
	}
	return wrap(int(a.width), new(big.Int).Xor(a.wide, bigMask(int(a.width))))
}

// UDiv returns the unsigned quotient. The caller has checked that b is not zero; otherwise it panics.
func (a Int) UDiv(b Int) Int {
	a.same(b)
	if a.wide == nil {
		return narrow(int(a.width), a.lo/b.lo)
	}
	return wrap(int(a.width), new(big.Int).Quo(a.wide, b.wide))
}

// URem returns the unsigned remainder. The caller has checked that b is not zero; otherwise it panics.
func (a Int) URem(b Int) Int {
	a.same(b)
	if a.wide == nil {
		return narrow(int(a.width), a.lo%b.lo)
	}
	return wrap(int(a.width), new(big.Int).Rem(a.wide, b.wide))
}

// SDiv returns the signed quotient, rounded toward zero. The smallest value divided by -1 wraps to itself. The caller
// has checked that b is not zero; otherwise it panics.
func (a Int) SDiv(b Int) Int {
	a.same(b)
	if a.wide == nil {
		return narrow(int(a.width), uint64(a.sext()/b.sext()))
	}
	return wrap(int(a.width), new(big.Int).Quo(a.signed(), b.signed()))
}

// SRem returns the signed remainder, which has the sign of a. The caller has checked that b is not zero; otherwise it
// panics.
func (a Int) SRem(b Int) Int {
	a.same(b)
	if a.wide == nil {
		return narrow(int(a.width), uint64(a.sext()%b.sext()))
	}
	return wrap(int(a.width), new(big.Int).Rem(a.signed(), b.signed()))
}

// FloorDivS returns the signed quotient rounded toward minus infinity. Overflow and zero are as for [Int.SDiv].
func (a Int) FloorDivS(b Int) Int {
	q := a.SDiv(b)
	if r := a.SRem(b); !r.IsZero() && r.IsNegative() != b.IsNegative() {
		return q.Sub(One(int(a.width)))
	}
	return q
}

// CeilDivS returns the signed quotient rounded toward plus infinity. Overflow and zero are as for [Int.SDiv].
func (a Int) CeilDivS(b Int) Int {
	q := a.SDiv(b)
	if r := a.SRem(b); !r.IsZero() && r.IsNegative() == b.IsNegative() {
		return q.Add(One(int(a.width)))
	}
	return q
}

// CeilDivU returns the unsigned quotient rounded up. The caller has checked that b is not zero; otherwise it panics.
func (a Int) CeilDivU(b Int) Int {
	q := a.UDiv(b)
	if !a.URem(b).IsZero() {
		return q.Add(One(int(a.width)))
	}
	return q
}

// FloorModS returns a - b*floor(a/b), which has the sign of b. The caller has checked that b is not zero; otherwise it
// panics.
func (a Int) FloorModS(b Int) Int {
	r := a.SRem(b)
	if !r.IsZero() && r.IsNegative() != b.IsNegative() {
		return r.Add(b)
	}
	return r
}

// CmpU compares as unsigned numbers: negative when a < b, zero when equal, positive when a > b.
func (a Int) CmpU(b Int) int {
	a.same(b)
	if a.wide != nil {
		return a.wide.Cmp(b.wide)
	}
	switch {
	case a.lo < b.lo:
		return -1
	case a.lo > b.lo:
		return 1
	}
	return 0
}

// CmpS compares as signed numbers: negative when a < b, zero when equal, positive when a > b.
func (a Int) CmpS(b Int) int {
	an, bn := a.IsNegative(), b.IsNegative()
	switch {
	case an == bn:
		return a.CmpU(b)
	case an:
		return -1
	}
	return 1
}

// Cmp is [Int.CmpS] or [Int.CmpU].
func (a Int) Cmp(b Int, signed bool) int {
	if signed {
		a.same(b)
		return a.CmpS(b)
	}
	return a.CmpU(b)
}

// SMin returns the smaller of two signed numbers.
func (a Int) SMin(b Int) Int {
	if b.CmpS(a) < 0 {
		return b
	}
	return a
}

// SMax returns the larger of two signed numbers.
func (a Int) SMax(b Int) Int {
	if b.CmpS(a) > 0 {
		return b
	}
	return a
}

// UMin returns the smaller of two unsigned numbers.
func (a Int) UMin(b Int) Int {
	if b.CmpU(a) < 0 {
		return b
	}
	return a
}

// UMax returns the larger of two unsigned numbers.
func (a Int) UMax(b Int) Int {
	if b.CmpU(a) > 0 {
		return b
	}
	return a
}

// UMulExt returns the low and the high half of the unsigned product, which has twice the width.
func (a Int) UMulExt(b Int) (lo, hi Int) {
	a.same(b)
	w := int(a.width)
	if a.wide == nil {
		h, l := bits.Mul64(a.lo, b.lo)
		return narrow(w, l), narrow(w, h<<(64-a.width)|l>>a.width)
	}
	return splitProduct(w, new(big.Int).Mul(a.wide, b.wide))
}

// SMulExt returns the low and the high half of the signed product, which has twice the width.
func (a Int) SMulExt(b Int) (lo, hi Int) {
	a.same(b)
	w := int(a.width)
	if a.wide == nil {
		x, y := a.sext(), b.sext()
		h, l := bits.Mul64(uint64(x), uint64(y))
		// The unsigned product of two's complements is too large by 2^64 times the other operand for each negative one.
		h -= uint64(x>>63)&uint64(y) + uint64(y>>63)&uint64(x)
		return narrow(w, l), narrow(w, h<<(64-a.width)|l>>a.width)
	}
	return splitProduct(w, new(big.Int).Mul(a.signed(), b.signed()))
}

func splitProduct(width int, p *big.Int) (lo, hi Int) {
	h := new(big.Int).Rsh(p, uint(width))
	return wrap(width, p), wrap(width, h)
}

// MulHU returns the high half of the unsigned product.
func (a Int) MulHU(b Int) Int {
	_, hi := a.UMulExt(b)
	return hi
}

// MulHS returns the high half of the signed product.
func (a Int) MulHS(b Int) Int {
	_, hi := a.SMulExt(b)
	return hi
}
