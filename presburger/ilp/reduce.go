package ilp

import (
	"polyloom/presburger/linear"
	"polyloom/presburger/num"
	"polyloom/presburger/tableau"
)

// A reduction is a basis of the integer directions in which the first one is short, measured by a bounded polyhedron: its width is the greatest
// difference of the direction's values at two points of it.
//
// The measure of direction i of a basis is the width where those before it have the same value at both points. As in the reduction of Lenstra, Lenstra and
// Lovász, whose length is another, a direction gets the multiple of the one before it added that makes it shortest, and they change
// places if it is then shorter by a quarter.
type reduction[T num.Int[T]] struct {
	basis   [][]T
	inverse [][]T // row i is column i of the inverse matrix: a point is the sum of its values of the directions times these
	pairs   *tableau.Tableau[T]
	before  int            // number of inequalities of pairs without those that make directions equal
	marks   []tableau.Mark // of pairs, before each direction that is equal
}

// unreduced returns the basis of the variables themselves.
func unreduced[T num.Int[T]](n int) *reduction[T] {
	r := &reduction[T]{}
	var t T
	for i := range n {
		unit := make([]T, n)
		unit[i] = t.Of(1)
		r.basis = append(r.basis, unit)
		r.inverse = append(r.inverse, append([]T(nil), unit...))
	}
	return r
}

// swap exchanges two directions.
func (r *reduction[T]) swap(i, j int) {
	r.basis[i], r.basis[j] = r.basis[j], r.basis[i]
	r.inverse[i], r.inverse[j] = r.inverse[j], r.inverse[i]
}

// reduce returns a reduced basis for what the inequalities leave. It stops early if the first direction is shorter than 1: it can have
// one integer value only.
func reduce[T num.Int[T]](n int, rows [][]T, budget *num.Budget) *reduction[T] {
	r := unreduced[T](n)
	r.pairs, r.before = tableau.New[T](2*n, budget), 2*len(rows)
	var zero T
	none := make([]T, n)
	for _, row := range rows {
		r.pairs.Add(append(append([]T{row[0]}, row[1:]...), none...))
		r.pairs.Add(append(append([]T{row[0]}, none...), row[1:]...))
	}
	for i := 0; i < n-1; {
		width := r.width(r.basis[i])
		if i == 0 && width.Cmp(num.Rat[T]{Num: zero.Of(1), Den: zero.Of(1)}) < 0 {
			break
		}
		next := r.shorten(i)
		three, four := zero.Of(3), zero.Of(4)
		if next.Cmp(num.Rat[T]{Num: width.Num.Mul(three), Den: width.Den.Mul(four)}) >= 0 {
			r.fix(i)
			i++
			continue
		}
		r.swap(i, i+1)
		if i > 0 {
			r.free()
			i--
		}
	}
	return r
}

// width returns the measure of a direction.
func (r *reduction[T]) width(direction []T) num.Rat[T] {
	w, _ := r.pairs.Maximize(difference(direction))
	return w
}

// difference returns the sum over both points of a pair that is the difference of the direction's values.
func difference[T num.Int[T]](direction []T) []T {
	sum := append(make([]T, 1), direction...)
	for _, v := range direction {
		sum = append(sum, v.Neg())
	}
	return sum
}

// fix gives direction i the same value at both points.
func (r *reduction[T]) fix(i int) {
	r.marks = append(r.marks, r.pairs.Mark())
	sum := difference(r.basis[i])
	r.pairs.Add(sum)
	r.pairs.Add(linear.Opposite(sum))
}

// free takes the last fix back.
func (r *reduction[T]) free() {
	last := len(r.marks) - 1
	r.pairs.Rollback(r.marks[last])
	r.marks = r.marks[:last]
}

// shorten adds to direction i+1 the multiple of direction i for which its width is least, not counting direction i as fixed, and returns that.
//
// Over the rationals the best factor is the dual of fixing direction i; the width is convex in the factor, so the best integer is one of the
// two next to it.
func (r *reduction[T]) shorten(i int) num.Rat[T] {
	from := r.before + 2*len(r.marks)
	r.fix(i)
	_, duals, _ := r.pairs.MaximizeWithDuals(difference(r.basis[i+1]), from, from+2)
	r.free()
	factor := duals[0].Sub(duals[1])
	down, up := factor.Floor(), factor.Ceil()
	r.add(i, down)
	width := r.width(r.basis[i+1])
	if up.Cmp(down) == 0 {
		return width
	}
	one := up.Of(1)
	r.add(i, one)
	other := r.width(r.basis[i+1])
	if other.Cmp(width) < 0 {
		return other
	}
	r.add(i, one.Neg())
	return width
}

// add adds a multiple of direction i to direction i+1.
func (r *reduction[T]) add(i int, factor T) {
	one := factor.Of(1)
	one.Combine(r.basis[i+1], r.basis[i+1], factor, r.basis[i])
	one.Combine(r.inverse[i], r.inverse[i], factor.Neg(), r.inverse[i+1])
}
