package presburger

import (
	"math/big"
	"math/rand/v2"

	"polyloom/presburger/num"
)

// A problem is a random set that is known to lie in a box, with what decides by itself whether a point is in it.
type problem struct {
	set    *BasicMap
	exprs  []Aff // expressions over the set, divisions among them
	dims   int
	radius int64
	tests  []func(x []int64) bool
	values []func(x []int64) int64
}

// problems makes random problems.
type problems struct{ *rand.Rand }

func newProblems(seed uint64) problems { return problems{rand.New(rand.NewPCG(seed, 11))} }

// term is a random expression as the library has it, and as arithmetic.
func (r problems) term(b *Builder, dims int, magnitude int64, depth int) (Aff, func([]int64) int64) {
	c := r.Int64N(2*magnitude+1) - magnitude
	e := b.Space().Const(c)
	coefs := make([]int64, dims)
	for i := range coefs {
		if r.IntN(3) > 0 {
			coefs[i] = r.Int64N(2*magnitude+1) - magnitude
			e = e.Add(b.Space().variable(i).Scale(coefs[i]))
		}
	}
	f := func(x []int64) int64 {
		sum := c
		for i, v := range coefs {
			sum += v * x[i]
		}
		return sum
	}
	if depth == 0 || r.IntN(2) > 0 {
		return e, f
	}
	inner, g := r.term(b, dims, magnitude, depth-1)
	d := 2 + r.Int64N(6)
	floor := func(x []int64) int64 { return int64(num.Small(g(x)).FloorDiv(num.Small(d))) }
	switch r.IntN(3) {
	case 0:
		return e.Add(b.FloorDiv(inner, d)), func(x []int64) int64 { return f(x) + floor(x) }
	case 1:
		return e.Sub(b.Mod(inner, d)), func(x []int64) int64 { return f(x) - (g(x) - d*floor(x)) }
	}
	ceil := func(x []int64) int64 { return -int64(num.Small(-g(x)).FloorDiv(num.Small(d))) }
	return e.Add(b.CeilDiv(inner, d).Scale(2)), func(x []int64) int64 { return f(x) + 2*ceil(x) }
}

// variable returns a parameter, input or output.
func (s Space) variable(i int) Aff { return s.unit(1 + i) }

// problem returns a random problem.
func (r problems) problem() *problem {
	p := &problem{dims: 1 + r.IntN(3), radius: 4}
	b := NewBuilder(p.space(r))
	for i := range p.dims {
		x := b.Space().variable(i)
		b.GE(x.Plus(p.radius))
		b.GE(x.Neg().Plus(p.radius))
	}
	magnitude := []int64{1, 3, 20}[r.IntN(3)]
	for range r.IntN(4) {
		e, f := r.term(b, p.dims, magnitude, 2)
		b.GE(e)
		p.tests = append(p.tests, func(x []int64) bool { return f(x) >= 0 })
	}
	for range r.IntN(3) {
		e, f := r.term(b, p.dims, magnitude, 1)
		b.EQ(e)
		p.tests = append(p.tests, func(x []int64) bool { return f(x) == 0 })
	}
	for range 2 {
		e, f := r.term(b, p.dims, magnitude, 1)
		p.exprs = append(p.exprs, e)
		p.values = append(p.values, f)
	}
	p.set = b.Build()
	return p
}

// space deals the dimensions out to parameters, inputs and outputs.
func (p *problem) space(r problems) Space {
	params := r.IntN(p.dims + 1)
	in := r.IntN(p.dims - params + 1)
	return MapSpace(params, in, p.dims-params-in)
}

// contains reports whether a point satisfies the constraints.
func (p *problem) contains(x []int64) bool {
	for _, v := range x {
		if v < -p.radius || v > p.radius {
			return false
		}
	}
	for _, test := range p.tests {
		if !test(x) {
			return false
		}
	}
	return true
}

// points returns all points.
func (p *problem) points() [][]int64 {
	var out [][]int64
	x := make([]int64, p.dims)
	var walk func(i int)
	walk = func(i int) {
		if i == p.dims {
			if p.contains(x) {
				out = append(out, append([]int64(nil), x...))
			}
			return
		}
		for x[i] = -p.radius; x[i] <= p.radius; x[i]++ {
			walk(i + 1)
		}
	}
	walk(0)
	return out
}

// values returns the point's parameters, inputs and outputs.
func (p Point) values() []int64 {
	var out []int64
	for i := range p.space.layout(0).Vars() {
		out = append(out, p.row.At(1+i).Int64())
	}
	return out
}

// scaled returns the problem with every constraint multiplied by k, and shifted by less than that where this changes nothing: the same points
// with numbers that are too large for machine words after the first few steps.
func (p *problem) scaled(k int64) *BasicMap {
	big64 := func(r num.Row, room bool) num.Row {
		values := num.Thaw[num.Big](r, r.Len())
		factor := num.Big{}.Of(k)
		for i := range values {
			values[i] = values[i].Mul(factor)
		}
		if room {
			values[0] = values[0].Add(num.Big{}.OfBig(new(big.Int).SetInt64(k / 2)))
		}
		return num.Freeze(values)
	}
	m := &BasicMap{space: p.set.space, divs: p.set.divs}
	for _, r := range p.set.eqs {
		m.eqs = append(m.eqs, big64(r, false))
	}
	for _, r := range p.set.ineqs {
		m.ineqs = append(m.ineqs, big64(r, true))
	}
	return m
}
