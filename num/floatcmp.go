package num

// Order is the result of comparing two numbers.
type Order int8

// The four relations of IEEE 754: of any two numbers exactly one holds.
const (
	Less      Order = -1
	Same      Order = 0
	Greater   Order = 1
	Unordered Order = 2 // one of them is NaN
)

// Cmp compares the values: -0 equals +0, and NaN is unordered with everything.
func (x Float) Cmp(y Float) Order {
	x.same(y)
	p, q := x.split(), y.split()
	switch {
	case p.class == notNumber || q.class == notNumber:
		return Unordered
	case p.class == zero && q.class == zero:
		return Same
	case p.class == zero:
		return signOrder(!q.neg)
	case q.class == zero || p.neg != q.neg:
		return signOrder(p.neg)
	}
	// Of two encodings with the same sign the greater magnitude is the greater number.
	m := ones(x.fmt.width)
	if !x.fmt.noSign {
		m = ones(x.fmt.width - 1)
	}
	switch c := x.encoding().and(m).cmp(y.encoding().and(m)); {
	case c == 0:
		return Same
	default:
		return signOrder((c < 0) != p.neg)
	}
}

func signOrder(less bool) Order {
	if less {
		return Less
	}
	return Greater
}

// Minimum returns the smaller number, taking -0 for smaller than +0, or a quiet NaN if there is a NaN. It is IEEE
// 754-2019's minimum, as in arith.minimumf.
func (x Float) Minimum(y Float) Float {
	if r, ok := x.eitherNaN(y); ok {
		return r.quiet()
	}
	return x.lesser(y)
}

// Maximum returns the larger number, taking -0 for smaller than +0, or a quiet NaN if there is a NaN. It is IEEE
// 754-2019's maximum, as in arith.maximumf.
func (x Float) Maximum(y Float) Float {
	if r, ok := x.eitherNaN(y); ok {
		return r.quiet()
	}
	return x.greater(y)
}

// MinNum returns the smaller number, taking -0 for smaller than +0. A quiet NaN gives way to the other operand; a
// signaling one becomes the result, made quiet. It is IEEE 754-2008's minNum, as in arith.minnumf.
func (x Float) MinNum(y Float) Float {
	if r, ok := x.numNaN(y); ok {
		return r
	}
	return x.lesser(y)
}

// MaxNum returns the larger number, taking -0 for smaller than +0. A quiet NaN gives way to the other operand; a
// signaling one becomes the result, made quiet. It is IEEE 754-2008's maxNum, as in arith.maxnumf.
func (x Float) MaxNum(y Float) Float {
	if r, ok := x.numNaN(y); ok {
		return r
	}
	return x.greater(y)
}

func (x Float) eitherNaN(y Float) (Float, bool) {
	x.same(y)
	if x.IsNaN() {
		return x, true
	}
	return y, y.IsNaN()
}

func (x Float) numNaN(y Float) (Float, bool) {
	x.same(y)
	switch {
	case x.IsSignaling():
		return x.quiet(), true
	case y.IsSignaling():
		return y.quiet(), true
	case x.IsNaN():
		return y, true
	}
	return x, y.IsNaN()
}

func (x Float) lesser(y Float) Float {
	if o := y.Cmp(x); o == Less || o == Same && y.IsNegative() {
		return y
	}
	return x
}

func (x Float) greater(y Float) Float {
	if o := y.Cmp(x); o == Greater || o == Same && x.IsNegative() {
		return y
	}
	return x
}
