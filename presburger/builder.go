package presburger

import (
	"fmt"
	"math/big"
	"slices"

	"polyloom/presburger/linear"
	"polyloom/presburger/num"
)

// A div is a variable that is floor(num / den), where num has a constant, the space's variables and earlier divisions. A den of nil stands for
// a variable of which nothing is known but that it exists.
type div struct {
	num num.Row
	den *big.Int
}

// Builder collects the constraints of a [BasicMap].
type Builder struct {
	space      Space
	divs       []div
	eqs, ineqs []num.Row
}

// NewBuilder returns a builder of all points of a space.
func NewBuilder(space Space) *Builder { return &Builder{space: space} }

// Builder returns a builder that begins with the constraints and divisions of m.
func (m *BasicMap) Builder() *Builder {
	return &Builder{m.space, slices.Clone(m.divs), slices.Clone(m.eqs), slices.Clone(m.ineqs)}
}

// Space returns the space.
func (b *Builder) Space() Space { return b.space }

// row returns what e is in the space of b.
func (b *Builder) row(e Aff) num.Row {
	if e.space != b.space || e.row.Len() > b.space.layout(len(b.divs)).Cols() {
		panic("presburger: an expression of another relation")
	}
	return e.row
}

// GE demands that e is at least 0.
func (b *Builder) GE(e Aff) { b.ineqs = append(b.ineqs, b.row(e)) }

// EQ demands that e is 0.
func (b *Builder) EQ(e Aff) { b.eqs = append(b.eqs, b.row(e)) }

// Exists returns a new variable that may have any value.
func (b *Builder) Exists() Aff {
	b.divs = append(b.divs, div{})
	return b.space.unit(b.space.layout(0).Div(len(b.divs) - 1))
}

// FloorDiv returns e divided by d, which is positive, and rounded to minus infinity.
func (b *Builder) FloorDiv(e Aff, d int64) Aff {
	if d <= 0 {
		panic(fmt.Sprintf("presburger: division by %d", d))
	}
	parts, _ := num.Exact( // without a budget there is no error
		func() quotient { return divide[num.Small](b.row(e), d) },
		func() quotient { return divide[num.Big](b.row(e), d) })
	whole := Aff{b.space, parts.whole}
	if parts.den.Sign() == 0 {
		return whole
	}
	i := slices.IndexFunc(b.divs, func(v div) bool {
		return v.den != nil && v.den.Cmp(parts.den) == 0 && v.num.Equal(parts.rest)
	})
	if i < 0 {
		i = len(b.divs)
		b.divs = append(b.divs, div{parts.rest, parts.den})
	}
	return whole.Add(b.space.unit(b.space.layout(0).Div(i)))
}

// CeilDiv returns e divided by d, which is positive, and rounded to plus infinity.
func (b *Builder) CeilDiv(e Aff, d int64) Aff { return b.FloorDiv(e.Neg(), d).Neg() }

// Mod returns what e is above the next multiple of d, which is positive: at least 0 and less than d.
func (b *Builder) Mod(e Aff, d int64) Aff { return e.Sub(b.FloorDiv(e, d).Scale(d)) }

// A quotient is whole + floor(rest / den); rest has values from 0 to den-1 without a common divisor with den, and den is 0 if there is no rest.
type quotient struct {
	whole, rest num.Row
	den         *big.Int
}

func divide[T num.Int[T]](row num.Row, d int64) quotient {
	rest := num.Thaw[T](row, row.Len())
	whole := make([]T, len(rest))
	var t T
	den := t.Of(d)
	end := 0 // of the rest without zeros
	for i, v := range rest {
		whole[i] = v.FloorDiv(den)
		if rest[i] = v.Sub(whole[i].Mul(den)); rest[i].Sign() != 0 {
			end = i + 1
		}
	}
	rest = rest[:end]
	if end <= 1 {
		return quotient{whole: num.Freeze(whole), den: new(big.Int)}
	}
	// A common divisor of the coefficients leaves the constant to be rounded down.
	g := num.Content(rest[1:]).GCD(den)
	num.Divide(rest, g)
	return quotient{num.Freeze(whole), num.Freeze(rest), den.FloorDiv(g).Big()}
}

// Build returns the map. Its constraints are divided by common divisors, and those that hold everywhere are left out. The builder may be used further.
func (b *Builder) Build() *BasicMap {
	m := &BasicMap{space: b.space, divs: slices.Clone(b.divs)}
	ok, _ := num.Exact( // without a budget there is no error
		func() bool { return normalize[num.Small](b, m) },
		func() bool { return normalize[num.Big](b, m) })
	if !ok {
		return emptyMap(m.space, m.divs)
	}
	return m
}

// normalize sets the constraints of m; it reports false if one holds nowhere.
func normalize[T num.Int[T]](b *Builder, m *BasicMap) bool {
	m.eqs, m.ineqs = nil, nil
	cols := b.space.layout(len(b.divs)).Cols()
	add := func(rows []num.Row, tighten func([]T) linear.Verdict, to *[]num.Row) bool {
		for _, r := range rows {
			row := num.Thaw[T](r, cols)
			switch tighten(row) {
			case linear.Never:
				return false
			case linear.Open:
				*to = append(*to, num.Freeze(row))
			}
		}
		return true
	}
	return add(b.eqs, linear.TightenEq[T], &m.eqs) && add(b.ineqs, linear.TightenIneq[T], &m.ineqs)
}
