package complex

import "polyloom/num"

// divide is the quotient that upstream's convert-complex-to-standard computes unless it is told otherwise: Smith's algorithm, which divides by the
// larger part of b first so that no square overflows, each operation rounded to the format; and where that gives no number at all, what C99's
// annex G says of zeros and infinities.
func divide(a, b number) number {
	var q number
	if b.re.Abs().Cmp(b.im.Abs()) == num.Less {
		r := div(b.re, b.im)
		d := add(b.im, mul(r, b.re))
		q = number{div(add(mul(a.re, r), a.im), d), div(sub(mul(a.im, r), a.re), d)}
	} else {
		r := div(b.im, b.re)
		d := add(b.re, mul(r, b.im))
		q = number{div(add(a.re, mul(a.im, r)), d), div(sub(a.im, mul(a.re, r)), d)}
	}
	if !q.re.IsNaN() || !q.im.IsNaN() {
		return q
	}
	f := q.re.Format()
	zero, inf := f.Zero(false), f.Inf(false)
	switch {
	case b.re.IsZero() && b.im.IsZero() && !(a.re.IsNaN() && a.im.IsNaN()):
		far := inf.CopySign(b.re)
		return number{mul(far, a.re), mul(far, a.im)}
	case (a.re.IsInf() || a.im.IsInf()) && b.isFinite():
		a = a.boxed()
		return number{mul(inf, add(mul(a.re, b.re), mul(a.im, b.im))), mul(inf, sub(mul(a.im, b.re), mul(a.re, b.im)))}
	case a.isFinite() && (b.re.IsInf() || b.im.IsInf()):
		b = b.boxed()
		return number{mul(zero, add(mul(a.re, b.re), mul(a.im, b.im))), mul(zero, sub(mul(a.im, b.re), mul(a.re, b.im)))}
	}
	return q
}

// boxed returns z with 1 for infinity and 0 for all else, with the signs.
func (z number) boxed() number {
	part := func(v num.Float) num.Float {
		if v.IsInf() {
			return v.Format().One().CopySign(v)
		}
		return v.Format().Zero(false).CopySign(v)
	}
	return number{part(z.re), part(z.im)}
}

func (z number) isFinite() bool { return z.re.IsFinite() && z.im.IsFinite() }

func add(a, b num.Float) num.Float { return a.Add(b, nearest) }

func sub(a, b num.Float) num.Float { return a.Sub(b, nearest) }

func mul(a, b num.Float) num.Float { return a.Mul(b, nearest) }

func div(a, b num.Float) num.Float { return a.Div(b, nearest) }
