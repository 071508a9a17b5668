package num

import (
	"math/big"
	"math/bits"
)

// Shl returns a shifted left by n; from the width on that is zero.
func (a Int) Shl(n uint) Int {
	switch {
	case n >= uint(a.width):
		return Zero(int(a.width))
	case a.wide == nil:
		return narrow(int(a.width), a.lo<<n)
	}
	return wrap(int(a.width), new(big.Int).Lsh(a.wide, n))
}

// LShr returns a shifted right by n, filled with zeros; from the width on that is zero.
func (a Int) LShr(n uint) Int {
	switch {
	case n >= uint(a.width):
		return Zero(int(a.width))
	case a.wide == nil:
		a.lo >>= n
		return a
	}
	return wrap(int(a.width), new(big.Int).Rsh(a.wide, n))
}

// AShr returns a shifted right by n, filled with the sign bit; from the width on that is 0 or -1.
func (a Int) AShr(n uint) Int {
	if a.wide == nil {
		return narrow(int(a.width), uint64(a.sext()>>min(n, 63)))
	}
	return wrap(int(a.width), new(big.Int).Rsh(a.signed(), min(n, uint(a.width))))
}

// ShlInt is [Int.Shl] by an unsigned amount of any width.
func (a Int) ShlInt(n Int) Int { return a.Shl(uint(n.Limited(uint64(a.width)))) }

// LShrInt is [Int.LShr] by an unsigned amount of any width.
func (a Int) LShrInt(n Int) Int { return a.LShr(uint(n.Limited(uint64(a.width)))) }

// AShrInt is [Int.AShr] by an unsigned amount of any width.
func (a Int) AShrInt(n Int) Int { return a.AShr(uint(n.Limited(uint64(a.width)))) }

// RotL returns a rotated left by n, modulo the width.
func (a Int) RotL(n uint) Int {
	if a.width == 0 {
		return a
	}
	n %= uint(a.width)
	return a.Shl(n).Or(a.LShr(uint(a.width) - n))
}

// RotR returns a rotated right by n, modulo the width.
func (a Int) RotR(n uint) Int {
	if a.width == 0 {
		return a
	}
	return a.RotL(uint(a.width) - n%uint(a.width))
}

// ReverseBits returns a with the order of its bits reversed.
func (a Int) ReverseBits() Int {
	if a.wide == nil {
		return narrow(int(a.width), bits.Reverse64(a.lo)>>(64-a.width))
	}
	v := new(big.Int)
	for i := range int(a.width) {
		v.SetBit(v, int(a.width)-1-i, a.wide.Bit(i))
	}
	return wrap(int(a.width), v)
}

// ByteSwap returns a with the order of its bytes reversed; the width is a multiple of 8.
func (a Int) ByteSwap() Int {
	b := a.AppendBytes(nil)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return IntFromBytes(int(a.width), b)
}

// Trunc returns the low width bits; width is at most that of a.
func (a Int) Trunc(width int) Int {
	if width > int(a.width) {
		panic("num: truncation to a larger width")
	}
	return a.ZExtOrTrunc(width)
}

// ZExt returns a with zeros above; width is at least that of a.
func (a Int) ZExt(width int) Int {
	if width < int(a.width) {
		panic("num: extension to a smaller width")
	}
	return a.ZExtOrTrunc(width)
}

// SExt returns a with copies of the sign bit above; width is at least that of a.
func (a Int) SExt(width int) Int {
	if width < int(a.width) {
		panic("num: extension to a smaller width")
	}
	return a.SExtOrTrunc(width)
}

// ZExtOrTrunc zero-extends or truncates to any width.
func (a Int) ZExtOrTrunc(width int) Int {
	if width <= 64 {
		return narrow(width, a.Uint64())
	}
	return IntFromBig(width, a.unsigned())
}

// SExtOrTrunc sign-extends or truncates to any width.
func (a Int) SExtOrTrunc(width int) Int {
	if width <= 64 {
		return narrow(width, uint64(a.Int64()))
	}
	return IntFromBig(width, a.signed())
}

// Extract returns the width bits from bit offset on; they lie within a.
func (a Int) Extract(width, offset int) Int {
	return a.LShr(uint(offset)).Trunc(width)
}
