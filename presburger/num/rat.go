package num

// Rat is a rational number with a positive denominator, not necessarily in lowest terms.
type Rat[T Int[T]] struct{ Num, Den T }

// Floor returns the greatest integer that is not above r.
func (r Rat[T]) Floor() T { return r.Num.FloorDiv(r.Den) }

// Ceil returns the least integer that is not below r.
func (r Rat[T]) Ceil() T { return r.Num.Neg().FloorDiv(r.Den).Neg() }

// IsInt reports whether r is an integer.
func (r Rat[T]) IsInt() bool { return r.Floor().Mul(r.Den).Cmp(r.Num) == 0 }

// Cmp compares r with another number.
func (r Rat[T]) Cmp(s Rat[T]) int { return r.Num.Mul(s.Den).Cmp(s.Num.Mul(r.Den)) }

// Sub returns r - s.
func (r Rat[T]) Sub(s Rat[T]) Rat[T] {
	return Rat[T]{r.Num.Mul(s.Den).Sub(s.Num.Mul(r.Den)), r.Den.Mul(s.Den)}
}

// Content returns the greatest common divisor of the values, 0 if there is none but zeros.
func Content[T Int[T]](values []T) T {
	var g T
	for _, v := range values {
		if v.Sign() == 0 {
			continue
		}
		if g = g.GCD(v); g.IsOne() {
			break
		}
	}
	return g
}

// Divide divides the values by a positive number, rounding to minus infinity.
func Divide[T Int[T]](values []T, by T) {
	if by.IsOne() {
		return
	}
	for i, v := range values {
		values[i] = v.FloorDiv(by)
	}
}

// Dot returns the sum of the products of the values, of which there are as many on both sides.
func Dot[T Int[T]](x, y []T) T {
	var sum T
	for i, v := range x {
		if v.Sign() != 0 && y[i].Sign() != 0 {
			sum = sum.Add(v.Mul(y[i]))
		}
	}
	return sum
}

// IsZero reports whether all values are 0.
func IsZero[T Int[T]](values []T) bool {
	for _, v := range values {
		if v.Sign() != 0 {
			return false
		}
	}
	return true
}
