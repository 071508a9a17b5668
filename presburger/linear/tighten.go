package linear

import (
	"fmt"

	"polyloom/presburger/num"
)

// Verdict is what a constraint says by itself.
type Verdict int

// A constraint may say something, hold everywhere, or hold nowhere.
const (
	Open Verdict = iota
	Always
	Never
)

// TightenEq divides an equation by the common divisor of its coefficients. It holds nowhere if that does not divide the constant.
func TightenEq[T num.Int[T]](row []T) Verdict {
	g := num.Content(row[1:])
	switch {
	case g.Sign() == 0 && row[0].Sign() == 0:
		return Always
	case g.Sign() == 0 || g.GCD(row[0]).Cmp(g) != 0:
		return Never
	}
	num.Divide(row, g)
	return Open
}

// TightenIneq divides an inequality by the common divisor of its coefficients. The constant is rounded down, which leaves all integer points:
// 2x - 5 >= 0 becomes x - 3 >= 0.
func TightenIneq[T num.Int[T]](row []T) Verdict {
	g := num.Content(row[1:])
	switch {
	case g.Sign() != 0:
		num.Divide(row, g)
		return Open
	case row[0].Sign() >= 0:
		return Always
	}
	return Never
}

// Simplify tightens the inequalities and keeps of those with the same coefficients the strongest one. A pair that leaves only one value
// becomes an equation. It reports false if there is no integer point, as far as that is seen. The rows are changed.
func Simplify[T num.Int[T]](ineqs [][]T) (eqs, rest [][]T, ok bool) {
	index := map[string]int{}
	for _, row := range ineqs {
		switch TightenIneq(row) {
		case Never:
			return nil, nil, false
		case Always:
			continue
		}
		k := key(row[1:])
		if i, seen := index[k]; !seen {
			index[k] = len(rest)
			rest = append(rest, row)
		} else if row[0].Cmp(rest[i][0]) < 0 {
			rest[i] = row
		}
	}
	paired := make([]bool, len(rest))
	for i, row := range rest {
		j, ok := index[key(negated(row)[1:])]
		if !ok || paired[i] {
			continue
		}
		switch room := row[0].Add(rest[j][0]).Sign(); {
		case room < 0:
			return nil, nil, false
		case room == 0:
			eqs = append(eqs, row)
			paired[i], paired[j] = true, true
		}
	}
	kept := rest[:0]
	for i, row := range rest {
		if !paired[i] {
			kept = append(kept, row)
		}
	}
	return eqs, kept, true
}

// key returns a text that is the same for the same values only.
func key[T num.Int[T]](values []T) string {
	if small, ok := any(values).([]num.Small); ok {
		b := make([]byte, 0, 8*len(small))
		for _, v := range small {
			u := uint64(v)
			b = append(b, byte(u), byte(u>>8), byte(u>>16), byte(u>>24), byte(u>>32), byte(u>>40), byte(u>>48), byte(u>>56))
		}
		return string(b)
	}
	var b []byte
	for _, v := range values {
		b = fmt.Append(b, v.Big(), " ")
	}
	return string(b)
}

// negated returns the row with the opposite sign.
func negated[T num.Int[T]](row []T) []T {
	out := make([]T, len(row))
	for i, v := range row {
		out[i] = v.Neg()
	}
	return out
}

// Negation returns the inequality that holds at the integer points at which row does not.
func Negation[T num.Int[T]](row []T) []T {
	out := negated(row)
	out[0] = out[0].Sub(out[0].Of(1))
	return out
}

// Opposite returns the row with the opposite sign: together they say that it is 0.
func Opposite[T num.Int[T]](row []T) []T { return negated(row) }
