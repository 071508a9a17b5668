package num

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
)

// Int is what algorithms ask of their numbers. Values are immutable; the zero value is 0.
type Int[T any] interface {
	Add(T) T
	Sub(T) T
	Mul(T) T
	Neg() T
	// FloorDiv returns the quotient by a positive number, rounded to minus infinity.
	FloorDiv(T) T
	// GCD returns the greatest common divisor, which is not negative; of 0 and 0 it is 0.
	GCD(T) T
	Sign() int
	Cmp(T) int
	// IsOne reports whether the value is 1.
	IsOne() bool
	// Of returns v as a T, whatever the receiver is.
	Of(v int64) T
	// OfBig returns v as a T, whatever the receiver is.
	OfBig(v *big.Int) T
	// Big returns the value; the caller must not modify it.
	Big() *big.Int
	// Combine sets dst to the receiver times x plus b times y, element by element. The rows are of one length and may be the same.
	Combine(dst, x []T, b T, y []T)
}

// Small is an integer of 64 bits. An operation whose result does not fit abandons the run of [Exact] around it.
type Small int64

// Add implements Int.
func (a Small) Add(b Small) Small {
	s := a + b
	if (a^s)&(b^s) < 0 {
		panic(overflow{})
	}
	return s
}

// Sub implements Int.
func (a Small) Sub(b Small) Small {
	s := a - b
	if (a^b)&(a^s) < 0 {
		panic(overflow{})
	}
	return s
}

// Mul implements Int.
func (a Small) Mul(b Small) Small {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	// The high word of the signed product follows from that of the unsigned one.
	high := int64(hi) - int64(a>>63)&int64(b) - int64(b>>63)&int64(a)
	if high != int64(lo)>>63 {
		panic(overflow{})
	}
	return Small(lo)
}

// Neg implements Int.
func (a Small) Neg() Small {
	if a == math.MinInt64 {
		panic(overflow{})
	}
	return -a
}

// FloorDiv implements Int.
func (a Small) FloorDiv(b Small) Small {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// GCD implements Int.
func (a Small) GCD(b Small) Small {
	x, y := a.magnitude(), b.magnitude()
	for y != 0 {
		x, y = y, x%y
	}
	if x > math.MaxInt64 {
		panic(overflow{})
	}
	return Small(x)
}

func (a Small) magnitude() uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

// Sign implements Int.
func (a Small) Sign() int { return cmp.Compare(a, 0) }

// Cmp implements Int.
func (a Small) Cmp(b Small) int { return cmp.Compare(a, b) }

// IsOne implements Int.
func (a Small) IsOne() bool { return a == 1 }

// Of implements Int.
func (Small) Of(v int64) Small { return Small(v) }

// OfBig implements Int. It abandons the run if v does not fit.
func (Small) OfBig(v *big.Int) Small {
	if !v.IsInt64() {
		panic(overflow{})
	}
	return Small(v.Int64())
}

// Big implements Int.
func (a Small) Big() *big.Int { return big.NewInt(int64(a)) }

// Combine implements Int.
func (a Small) Combine(dst, x []Small, b Small, y []Small) {
	for i, v := range x {
		dst[i] = a.Mul(v).Add(b.Mul(y[i]))
	}
}
