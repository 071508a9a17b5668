package num

import (
	"math/big"
	"math/bits"
)

// MaxWidth is the largest width of an [Int], that of MLIR's integer types.
const MaxWidth = 1<<24 - 1

// Int is an integer of a fixed bit width, from 0 to [MaxWidth]. It is an immutable value, to be passed by value. Up to
// 64 bits it lives in the struct, nothing allocates, and == compares; compare wider values with [Int.Equal]. The
// zero value is the integer of width 0, whose only value is zero.
//
// Methods with two operands panic when the widths differ.
type Int struct {
	width uint32
	lo    uint64   // the bits, zero-extended, when width <= 64; else 0
	wide  *big.Int // the bits as a number in [0, 2^width) when width > 64, never changed; else nil
}

// NewInt returns the low width bits of v, sign-extended when width exceeds 64.
func NewInt(width int, v int64) Int {
	if width <= 64 {
		return narrow(width, uint64(v))
	}
	return wrap(width, big.NewInt(v))
}

// NewUint returns the low width bits of v, zero-extended when width exceeds 64.
func NewUint(width int, v uint64) Int {
	if width <= 64 {
		return narrow(width, v)
	}
	return wrap(width, new(big.Int).SetUint64(v))
}

// Bool returns b as an integer of width 1.
func Bool(b bool) Int {
	if b {
		return Int{width: 1, lo: 1}
	}
	return Int{width: 1}
}

// IntFromBig returns the low width bits of v in two's complement. It does not keep v.
func IntFromBig(width int, v *big.Int) Int {
	return wrap(width, new(big.Int).Set(v))
}

// Zero returns 0 of the given width.
func Zero(width int) Int { return NewUint(width, 0) }

// One returns 1 of the given width, which is 0 at width 0.
func One(width int) Int { return NewUint(width, 1) }

// AllOnes returns the integer with every bit set: the largest unsigned value, and -1.
func AllOnes(width int) Int { return NewInt(width, -1) }

// MinSigned returns the smallest signed value: only the top bit is set.
func MinSigned(width int) Int { return OneBit(width, width-1) }

// MaxSigned returns the largest signed value: all bits but the top one are set.
func MaxSigned(width int) Int { return MinSigned(width).Not() }

// OneBit returns the integer with only the given bit set, or zero when bit is not in [0, width).
func OneBit(width, bit int) Int {
	switch {
	case bit < 0 || bit >= width:
		return Zero(width)
	case width <= 64:
		return narrow(width, 1<<uint(bit))
	}
	return wrap(width, new(big.Int).SetBit(new(big.Int), bit, 1))
}

// LowBits returns the integer whose low n bits are set, all of them when n is at least width.
func LowBits(width, n int) Int {
	return AllOnes(min(max(n, 0), width)).ZExt(width)
}

// narrow builds an integer of at most 64 bits.
func narrow(width int, v uint64) Int {
	if width < 0 {
		panic("num: negative width")
	}
	return Int{width: uint32(width), lo: v & mask(width)}
}

// mask returns width ones, for width in [0, 64].
func mask(width int) uint64 {
	return uint64(1)<<uint(width) - 1
}

// wrap reduces v modulo 2^width. It owns v.
func wrap(width int, v *big.Int) Int {
	if width <= 64 {
		return narrow(width, low64(v))
	}
	if width > MaxWidth {
		panic("num: width exceeds 2^24-1")
	}
	if v.Sign() < 0 || v.BitLen() > width {
		v.And(v, bigMask(width))
	}
	return Int{width: uint32(width), wide: v}
}

// low64 returns the low 64 bits of v in two's complement.
func low64(v *big.Int) uint64 {
	var abs uint64
	if words := v.Bits(); len(words) > 0 {
		abs = uint64(words[0])
		if bits.UintSize == 32 && len(words) > 1 {
			abs |= uint64(words[1]) << 32
		}
	}
	if v.Sign() < 0 {
		return -abs
	}
	return abs
}

// bigMask returns 2^width-1.
func bigMask(width int) *big.Int {
	m := new(big.Int).SetBit(new(big.Int), width, 1)
	return m.Sub(m, bigOne)
}

var bigOne = big.NewInt(1)

// unsigned returns the value as an unsigned number. The caller must not change it.
func (a Int) unsigned() *big.Int {
	if a.wide != nil {
		return a.wide
	}
	return new(big.Int).SetUint64(a.lo)
}

// signed returns the value as a signed number. The caller must not change it.
func (a Int) signed() *big.Int {
	if a.wide == nil {
		return big.NewInt(a.sext())
	}
	if a.wide.Bit(int(a.width)-1) == 0 {
		return a.wide
	}
	v := new(big.Int).SetBit(new(big.Int), int(a.width), 1)
	return v.Sub(a.wide, v)
}

// sext returns a value of at most 64 bits, sign-extended.
func (a Int) sext() int64 {
	s := 64 - a.width
	return int64(a.lo<<s) >> s
}

// same panics unless a and b have one width.
func (a Int) same(b Int) {
	if a.width != b.width {
		panic("num: operands of different widths")
	}
}

// Width returns the number of bits.
func (a Int) Width() int { return int(a.width) }

// Equal reports whether a and b have the same width and bits.
func (a Int) Equal(b Int) bool {
	if a.width != b.width || a.lo != b.lo {
		return false
	}
	return a.wide == b.wide || a.wide.Cmp(b.wide) == 0
}

// Uint64 returns the low 64 bits. The value is represented fully when [Int.ActiveBits] is at most 64.
func (a Int) Uint64() uint64 {
	if a.wide != nil {
		return low64(a.wide)
	}
	return a.lo
}

// Int64 returns the value sign-extended from its width, or the low 64 bits when it is wider. The value is represented
// fully when [Int.SignificantBits] is at most 64.
func (a Int) Int64() int64 {
	if a.wide != nil {
		return int64(low64(a.wide))
	}
	return a.sext()
}

// Sext is [Int.Int64].
func (a Int) Sext() int64 { return a.Int64() }

// Big returns a new big.Int with the value, read as signed or unsigned.
func (a Int) Big(signed bool) *big.Int {
	if signed {
		return new(big.Int).Set(a.signed())
	}
	return new(big.Int).Set(a.unsigned())
}

// Limited returns the unsigned value, or limit when the value is greater.
func (a Int) Limited(limit uint64) uint64 {
	if a.wide != nil && a.wide.BitLen() > 64 {
		return limit
	}
	return min(a.Uint64(), limit)
}

// IsZero reports whether no bit is set.
func (a Int) IsZero() bool { return a.lo == 0 && (a.wide == nil || a.wide.Sign() == 0) }

// IsOne reports whether the value is 1.
func (a Int) IsOne() bool { return a.ActiveBits() == 1 }

// IsAllOnes reports whether every bit is set, which at width 0 holds.
func (a Int) IsAllOnes() bool {
	if a.wide == nil {
		return a.lo == mask(int(a.width))
	}
	return a.PopCount() == int(a.width)
}

// IsNegative reports whether the top bit is set.
func (a Int) IsNegative() bool { return a.width > 0 && a.Bit(int(a.width)-1) }

// IsMinSigned reports whether only the top bit is set; at width 0 it holds.
func (a Int) IsMinSigned() bool {
	return a.width == 0 || a.IsNegative() && a.PopCount() == 1
}

// IsMaxSigned reports whether all bits but the top one are set; at width 0 it holds.
func (a Int) IsMaxSigned() bool {
	return a.width == 0 || !a.IsNegative() && a.PopCount() == int(a.width)-1
}

// IsPowerOf2 reports whether exactly one bit is set.
func (a Int) IsPowerOf2() bool { return a.PopCount() == 1 }

// IsNegatedPowerOf2 reports whether -a is a power of two, as a signed value.
func (a Int) IsNegatedPowerOf2() bool { return a.IsNegative() && a.Neg().IsPowerOf2() }

// IsMask reports whether a is 2^n-1 for some n > 0.
func (a Int) IsMask() bool { return !a.IsZero() && a.PopCount() == a.ActiveBits() }

// Bit reports whether bit i is set; i is in [0, width).
func (a Int) Bit(i int) bool {
	if a.wide != nil {
		return a.wide.Bit(i) != 0
	}
	return a.lo>>uint(i)&1 != 0
}

// WithBit returns a with bit i, in [0, width), set to b.
func (a Int) WithBit(i int, b bool) Int {
	one := OneBit(int(a.width), i)
	if b {
		return a.Or(one)
	}
	return a.And(one.Not())
}

// CountLeadingZeros returns the number of zero bits above the highest set bit.
func (a Int) CountLeadingZeros() int { return int(a.width) - a.ActiveBits() }

// CountLeadingOnes returns the number of one bits above the highest zero bit.
func (a Int) CountLeadingOnes() int { return a.Not().CountLeadingZeros() }

// CountTrailingZeros returns the number of zero bits below the lowest set bit, the width when no bit is set.
func (a Int) CountTrailingZeros() int {
	switch {
	case a.IsZero():
		return int(a.width)
	case a.wide != nil:
		return int(a.wide.TrailingZeroBits())
	}
	return bits.TrailingZeros64(a.lo)
}

// CountTrailingOnes returns the number of one bits below the lowest zero bit.
func (a Int) CountTrailingOnes() int { return a.Not().CountTrailingZeros() }

// PopCount returns the number of set bits.
func (a Int) PopCount() int {
	if a.wide == nil {
		return bits.OnesCount64(a.lo)
	}
	n := 0
	for _, w := range a.wide.Bits() {
		n += bits.OnesCount(uint(w))
	}
	return n
}

// ActiveBits returns the smallest width that holds the unsigned value.
func (a Int) ActiveBits() int {
	if a.wide != nil {
		return a.wide.BitLen()
	}
	return bits.Len64(a.lo)
}

// SignificantBits returns the smallest width that holds the signed value, the sign bit included.
func (a Int) SignificantBits() int {
	if a.width == 0 {
		return 0
	}
	if a.IsNegative() {
		return int(a.width) - a.CountLeadingOnes() + 1
	}
	return a.ActiveBits() + 1
}
