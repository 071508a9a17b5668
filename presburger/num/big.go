package num

import "math/big"

// Big is an integer of any size.
type Big struct{ v *big.Int } // nil is 0, so that a new row is a row of zeros

var zero, one = new(big.Int), big.NewInt(1)

// Big implements Int.
func (a Big) Big() *big.Int {
	if a.v == nil {
		return zero
	}
	return a.v
}

// Add implements Int.
func (a Big) Add(b Big) Big { return Big{new(big.Int).Add(a.Big(), b.Big())} }

// Sub implements Int.
func (a Big) Sub(b Big) Big { return Big{new(big.Int).Sub(a.Big(), b.Big())} }

// Mul implements Int.
func (a Big) Mul(b Big) Big { return Big{new(big.Int).Mul(a.Big(), b.Big())} }

// Neg implements Int.
func (a Big) Neg() Big { return Big{new(big.Int).Neg(a.Big())} }

// FloorDiv implements Int.
func (a Big) FloorDiv(b Big) Big {
	// The Euclidean quotient by a positive number is the one that is rounded down.
	return Big{new(big.Int).Div(a.Big(), b.Big())}
}

// GCD implements Int.
func (a Big) GCD(b Big) Big {
	x, y := new(big.Int).Abs(a.Big()), new(big.Int).Abs(b.Big())
	return Big{new(big.Int).GCD(nil, nil, x, y)}
}

// Sign implements Int.
func (a Big) Sign() int { return a.Big().Sign() }

// Cmp implements Int.
func (a Big) Cmp(b Big) int { return a.Big().Cmp(b.Big()) }

// IsOne implements Int.
func (a Big) IsOne() bool { return a.Big().Cmp(one) == 0 }

// Of implements Int.
func (Big) Of(v int64) Big { return Big{big.NewInt(v)} }

// OfBig implements Int.
func (Big) OfBig(v *big.Int) Big { return Big{new(big.Int).Set(v)} }

// Combine implements Int.
func (a Big) Combine(dst, x []Big, b Big, y []Big) {
	for i, v := range x {
		if v.Sign() != 0 || y[i].Sign() != 0 {
			dst[i] = a.Mul(v).Add(b.Mul(y[i]))
		} else {
			dst[i] = Big{}
		}
	}
}
