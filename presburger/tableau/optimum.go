package tableau

import "polyloom/presburger/num"

// Maximize returns the greatest value of a sum, or false if it grows without limit. The sample is a point at which the sum has that value
// afterwards. There must be such a point at all: see Empty.
func (t *Tableau[T]) Maximize(sum []T) (value num.Rat[T], ok bool) {
	value, _, ok = t.MaximizeWithDuals(sum, 0, 0)
	return value, ok
}

// MaximizeWithDuals is Maximize that also says how the greatest value depends on the inequalities added as number from up to number to, counted from
// the first one: if the constant of one grows by a little, the value grows by that times the number in duals.
func (t *Tableau[T]) MaximizeWithDuals(sum []T, from, to int) (value num.Rat[T], duals []num.Rat[T], ok bool) {
	mark := t.Mark()
	defer t.Rollback(mark)
	u := t.addRow(sum)
	for {
		pos := t.unknowns[u].pos
		r, c, more := t.step(pos)
		if !more {
			row := t.rows[pos]
			value = num.Rat[T]{Num: row[constant], Den: row[denominator]}
			return value, t.duals(row, from, to), true
		}
		t.pivot(r, c)
		if !t.unknowns[u].inRow {
			return value, nil, false
		}
	}
}

// duals returns the duals for an objective at its greatest. A constraint whose constant grows by one moves the boundary by one,
// which is to lower the unknown of its column by one.
func (t *Tableau[T]) duals(objective []T, from, to int) []num.Rat[T] {
	var duals []num.Rat[T]
	for _, u := range t.unknowns[t.vars+from : t.vars+to] {
		d := num.Rat[T]{Den: objective[denominator]}
		if !u.inRow {
			d.Num = objective[coefficient+u.pos].Neg()
		}
		duals = append(duals, d)
	}
	return duals
}

// Minimize is Maximize for the least value.
func (t *Tableau[T]) Minimize(sum []T) (value num.Rat[T], ok bool) {
	negative := make([]T, len(sum))
	for i, v := range sum {
		negative[i] = v.Neg()
	}
	value, ok = t.Maximize(negative)
	value.Num = value.Num.Neg()
	return value, ok
}

// Sample returns the vertex at which the tableau is: the values of the variables times a positive number, and that number.
func (t *Tableau[T]) Sample() (point []T, den T) {
	den = den.Of(1)
	for _, u := range t.unknowns[:t.vars] {
		if u.inRow {
			d := t.rows[u.pos][denominator]
			den = den.Mul(d.FloorDiv(den.GCD(d)))
		}
	}
	point = make([]T, t.vars)
	for v, u := range t.unknowns[:t.vars] {
		if u.inRow {
			row := t.rows[u.pos]
			point[v] = row[constant].Mul(den.FloorDiv(row[denominator]))
		}
	}
	return point, den
}
