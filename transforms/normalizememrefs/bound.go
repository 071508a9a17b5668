package normalizememrefs

import (
	"slices"

	"polyloom/affexpr"
)

// A row is a sum of terms: a coefficient for each variable, and the constant last.
type row []int64

const (
	maxRows        = 1000
	maxCoefficient = 1 << 30 // such that no sum of two products overflows
)

// upperBounds returns, for each result of the layout m, an upper bound within an array of the given shape: that of the real numbers for which the
// constraints hold, found by elimination, rounded down where all coefficients have a common divisor. The order of the eliminations, on which
// the outcome depends for that, is upstream's. known says which bounds there are.
func upperBounds(m *affexpr.Map, shape []int64) (bounds []int64, known []bool) {
	n := m.NumResults()
	bounds, known = make([]int64, n), make([]bool, n)
	flat, locals, ok := m.Flatten()
	if !ok {
		return bounds, known
	}
	// The variables are the results, the inputs of the map, and the locals.
	s := &system{n: n + m.NumInputs() + len(locals)}
	for i, r := range flat {
		e := s.behind(n, r, 1)
		e[i] = -1
		s.addEquality(e)
	}
	for i, size := range shape {
		if size > 0 {
			lower, upper := make(row, s.n+1), make(row, s.n+1)
			lower[n+i], upper[n+i], upper[s.n] = 1, -1, size-1
			s.add(lower)
			s.add(upper)
		}
	}
	for i, l := range locals {
		lower, upper := s.behind(n, l.Dividend, 1), s.behind(n, l.Dividend, -1)
		q := n + m.NumInputs() + i
		lower[q] -= l.Divisor
		upper[q] += l.Divisor
		upper[s.n] += l.Divisor - 1
		s.add(lower)
		s.add(upper)
	}
	if !s.project(n, n+m.NumInputs()) {
		return bounds, known
	}
	for i := range n {
		one := s.clone()
		if one.project(0, i) && one.project(i+1, n) && one.project(n+m.NumInputs(), s.n) {
			bounds[i], known[i] = one.upper(i)
		}
	}
	return bounds, known
}

// system is a set of constraints over n variables.
type system struct {
	n            int
	equalities   []row // that are zero
	inequalities []row // that are not negative
}

// behind returns factor times r, a row over the variables from first on.
func (s *system) behind(first int, r []int64, factor int64) row {
	out := make(row, s.n+1)
	for i, c := range r {
		out[first+i] = c * factor
	}
	return out
}

func (s *system) clone() *system {
	c := &system{n: s.n}
	for _, r := range s.equalities {
		c.equalities = append(c.equalities, append(row{}, r...))
	}
	for _, r := range s.inequalities {
		c.inequalities = append(c.inequalities, append(row{}, r...))
	}
	return c
}

// common returns the greatest common divisor of the coefficients of r.
func (s *system) common(r row) int64 {
	g := int64(0)
	for _, c := range r[:s.n] {
		g = gcd(g, c)
	}
	return g
}

// addEquality adds r, divided by what its terms have in common.
func (s *system) addEquality(r row) {
	if g := gcd(s.common(r), r[s.n]); g > 1 {
		for i := range r {
			r[i] /= g
		}
	}
	s.equalities = append(s.equalities, r)
}

// add adds the inequality r, divided by what its coefficients have in common, unless it says nothing or is implied by one with the same terms.
func (s *system) add(r row) {
	g := s.common(r)
	if g == 0 {
		return
	}
	for i := range s.n {
		r[i] /= g
	}
	r[s.n] = floorDiv(r[s.n], g)
	for _, known := range s.inequalities {
		if slices.Equal(known[:s.n], r[:s.n]) {
			known[s.n] = min(known[s.n], r[s.n])
			return
		}
	}
	s.inequalities = append(s.inequalities, r)
}

// project eliminates the variables from first to end: those that an equality gives, and then the others, beginning with those for which that makes
// few constraints. It reports false if there are too many constraints, or the numbers become too large.
func (s *system) project(first, end int) bool {
	var left []int
	for x := first; x < end; x++ {
		switch done, ok := s.substitute(x); {
		case !ok:
			return false
		case !done:
			left = append(left, x)
		}
	}
	for len(left) > 0 {
		best, cost := 0, s.cost(left[0])
		for i, x := range left {
			if c := s.cost(x); c < cost {
				best, cost = i, c
			}
		}
		if !s.eliminate(left[best]) {
			return false
		}
		left = slices.Delete(left, best, best+1)
	}
	return true
}

// cost returns how many inequalities the elimination of x makes.
func (s *system) cost(x int) int {
	lower, upper := 0, 0
	for _, r := range s.inequalities {
		switch {
		case r[x] > 0:
			lower++
		case r[x] < 0:
			upper++
		}
	}
	return lower * upper
}

// substitute eliminates x by the first equality in which it occurs. done is false if there is none.
func (s *system) substitute(x int) (done, ok bool) {
	at := slices.IndexFunc(s.equalities, func(r row) bool { return r[x] != 0 })
	if at < 0 {
		return false, true
	}
	pivot := s.equalities[at]
	equalities, inequalities := slices.Delete(slices.Clone(s.equalities), at, at+1), s.inequalities
	s.equalities, s.inequalities = nil, nil
	for i, r := range slices.Concat(equalities, inequalities) {
		if r[x] != 0 {
			g := gcd(pivot[x], r[x])
			f, k := pivot[x]/g, -r[x]/g
			if f < 0 {
				f, k = -f, -k // an inequality keeps its direction
			}
			if r, ok = combine(r, f, pivot, k); !ok {
				return false, false
			}
		}
		if i < len(equalities) {
			s.addEquality(r)
		} else {
			s.add(r)
		}
	}
	return true, true
}

// eliminate eliminates x, which is in no equality, by joining each inequality that bounds it from below with each that bounds it from above.
func (s *system) eliminate(x int) bool {
	old := s.inequalities
	s.inequalities = nil
	for _, r := range old {
		if r[x] == 0 {
			s.add(r)
		}
	}
	for _, lower := range old {
		for _, upper := range old {
			if lower[x] <= 0 || upper[x] >= 0 {
				continue
			}
			g := gcd(lower[x], upper[x])
			r, ok := combine(lower, -upper[x]/g, upper, lower[x]/g)
			if !ok || len(s.inequalities) > maxRows {
				return false
			}
			s.add(r)
		}
	}
	return true
}

// combine returns f*a + k*b, and false if the numbers are too large for that.
func combine(a row, f int64, b row, k int64) (row, bool) {
	r := make(row, len(a))
	for i := range r {
		if max(a[i], -a[i], b[i], -b[i], f, -f, k, -k) > maxCoefficient {
			return nil, false
		}
		r[i] = f*a[i] + k*b[i]
	}
	return r, true
}

// upper returns the least upper bound of x, the only variable that is left.
func (s *system) upper(x int) (bound int64, ok bool) {
	for _, r := range s.equalities {
		if r[x] != 0 {
			return floorDiv(-r[s.n], r[x]), true
		}
	}
	for _, r := range s.inequalities {
		if r[x] < 0 {
			if b := floorDiv(r[s.n], -r[x]); !ok || b < bound {
				bound, ok = b, true
			}
		}
	}
	return bound, ok
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
