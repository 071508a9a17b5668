package presburger

import (
	"sync/atomic"

	"polyloom/presburger/num"
)

// BasicMap is an immutable relation: a conjunction of affine constraints. It is made by a [Builder], and safe for concurrent use.
type BasicMap struct {
	space      Space
	divs       []div
	eqs, ineqs []num.Row
	point      atomic.Pointer[found] // what has been found out; nil if nothing has
}

// found is a point of a map, or that there is none.
type found struct {
	at Point
	ok bool
}

// BasicSet is a BasicMap without inputs.
type BasicSet = BasicMap

// emptyMap returns a map without points in the form of all that are seen to have none: one constraint, 1 = 0. The divisions stay, so that expressions in which they occur
// remain expressions over the map.
func emptyMap(space Space, divs []div) *BasicMap {
	row := make([]int64, space.layout(len(divs)).Cols())
	row[0] = 1
	m := &BasicMap{space: space, divs: divs, eqs: []num.Row{num.RowOf(row...)}}
	m.point.Store(&found{})
	return m
}

// Space returns the space.
func (m *BasicMap) Space() Space { return m.space }

// NumDivs returns how many divisions there are.
func (m *BasicMap) NumDivs() int { return len(m.divs) }

// Equalities returns the expressions that are 0.
func (m *BasicMap) Equalities() []Aff { return m.affs(m.eqs) }

// Inequalities returns the expressions that are at least 0, without those that make the divisions what they are.
func (m *BasicMap) Inequalities() []Aff { return m.affs(m.ineqs) }

func (m *BasicMap) affs(rows []num.Row) []Aff {
	out := make([]Aff, len(rows))
	for i, r := range rows {
		out[i] = Aff{m.space, r}
	}
	return out
}
