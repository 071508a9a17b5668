package tableau

import "polyloom/presburger/num"

// Tableau is a set of inequalities over n variables, at one of its vertices.
//
// There is an unknown for each variable and for each inequality, whose value is that of its sum. Some of them, one for each column, are
// at zero; the others are the rows, sums of these: row[0] times the unknown is row[1] plus row[2+j] times the unknown of column j.
type Tableau[T num.Int[T]] struct {
	vars     int
	rows     [][]T
	rowOf    []int // the unknown of each row
	colOf    []int // the unknown of each column
	unknowns []unknown
	empty    bool
	budget   *num.Budget
}

// An unknown is in a row or a column.
type unknown struct {
	inRow    bool
	pos      int
	anything bool // it may be negative
}

const (
	denominator = 0
	constant    = 1
	coefficient = 2 // the first one
)

// New returns a tableau without inequalities.
func New[T num.Int[T]](vars int, budget *num.Budget) *Tableau[T] {
	t := &Tableau[T]{vars: vars, budget: budget}
	for i := range vars {
		t.colOf = append(t.colOf, i)
		t.unknowns = append(t.unknowns, unknown{pos: i, anything: true})
	}
	return t
}

// Of returns a tableau with the inequalities, up to the first that leaves nothing.
func Of[T num.Int[T]](vars int, ineqs [][]T, budget *num.Budget) *Tableau[T] {
	t := New[T](vars, budget)
	for _, row := range ineqs {
		if t.Add(row); t.empty {
			break
		}
	}
	return t
}

// Empty reports whether no rational point satisfies the inequalities.
func (t *Tableau[T]) Empty() bool { return t.empty }

// Mark is a state to return to.
type Mark struct {
	unknowns int
	empty    bool
}

// Mark returns the state of now.
func (t *Tableau[T]) Mark() Mark { return Mark{len(t.unknowns), t.empty} }

// Rollback forgets what has been added since the mark was made. The sample may be another one than it was then.
func (t *Tableau[T]) Rollback(m Mark) {
	for len(t.unknowns) > m.unknowns {
		t.removeLast()
	}
	t.empty = m.empty
}

// Add adds an inequality: a row with the constant and the coefficients of the variables.
func (t *Tableau[T]) Add(row []T) {
	if t.empty {
		return
	}
	u := t.addRow(row)
	t.unknowns[u].anything = false
	t.empty = !t.restore(u)
}

// addRow adds an unknown of any sign for the sum, and returns it.
func (t *Tableau[T]) addRow(sum []T) int {
	var one T
	one = one.Of(1)
	row := make([]T, coefficient+len(t.colOf))
	row[denominator], row[constant] = one, sum[0]
	for v, c := range sum[1:] {
		if c.Sign() == 0 {
			continue
		}
		u := t.unknowns[v]
		if !u.inRow {
			row[coefficient+u.pos] = row[coefficient+u.pos].Add(c.Mul(row[denominator]))
			continue
		}
		// The denominators are brought together, with care that they stay as small as they can.
		other := t.rows[u.pos]
		g := row[denominator].GCD(other[denominator])
		mine, theirs := other[denominator].FloorDiv(g), row[denominator].FloorDiv(g)
		den := mine.Mul(row[denominator])
		mine.Combine(row, row, theirs.Mul(c), other)
		row[denominator] = den
		t.budget.Spend(1)
	}
	num.Divide(row, num.Content(row))
	t.rows = append(t.rows, row)
	t.rowOf = append(t.rowOf, len(t.unknowns))
	t.unknowns = append(t.unknowns, unknown{inRow: true, pos: len(t.rows) - 1, anything: true})
	return len(t.unknowns) - 1
}

// removeLast removes the unknown that was added last.
func (t *Tableau[T]) removeLast() {
	last := len(t.unknowns) - 1
	t.unknowns[last].anything = true
	if u := t.unknowns[last]; !u.inRow {
		t.pivot(t.leavingRow(u.pos), u.pos)
	}
	// The last row takes the place of the one that goes.
	gone, end := t.unknowns[last].pos, len(t.rows)-1
	t.rows[gone], t.rowOf[gone] = t.rows[end], t.rowOf[end]
	t.unknowns[t.rowOf[gone]].pos = gone
	t.rows, t.rowOf, t.unknowns = t.rows[:end], t.rowOf[:end], t.unknowns[:last]
}

// leavingRow returns a row with which a column can change places such that no other row becomes negative.
func (t *Tableau[T]) leavingRow(col int) int {
	for _, up := range []bool{true, false} {
		if r := t.limit(col, up, -1); r >= 0 {
			return r
		}
	}
	for r, row := range t.rows {
		if row[coefficient+col].Sign() != 0 {
			return r // an unknown of any sign, or it would be a limit
		}
	}
	panic("tableau: a column on which nothing depends")
}

// pivot makes a row of a column's unknown, and the other way round.
func (t *Tableau[T]) pivot(r, c int) {
	row, at := t.rows[r], coefficient+c
	for i, v := range row {
		if i != at && i != denominator {
			row[i] = v.Neg()
		}
	}
	row[denominator], row[at] = row[at], row[denominator]
	if row[denominator].Sign() < 0 {
		for i, v := range row {
			row[i] = v.Neg()
		}
	}
	num.Divide(row, num.Content(row))
	den := row[denominator]
	for i, other := range t.rows {
		b := other[at]
		if i == r || b.Sign() == 0 {
			continue
		}
		t.budget.Spend(1)
		var zero T
		g := den.GCD(b) // smaller factors overflow later
		mine, theirs := den.FloorDiv(g), b.FloorDiv(g)
		product := mine.Mul(other[denominator])
		other[at] = zero
		mine.Combine(other, other, theirs, row)
		other[denominator] = product
		num.Divide(other, num.Content(other))
	}
	t.rowOf[r], t.colOf[c] = t.colOf[c], t.rowOf[r]
	t.unknowns[t.rowOf[r]].inRow, t.unknowns[t.rowOf[r]].pos = true, r
	t.unknowns[t.colOf[c]].inRow, t.unknowns[t.colOf[c]].pos = false, c
}

// restore moves to a vertex at which u, which is in a row, is not negative, and reports whether there is one.
func (t *Tableau[T]) restore(u int) bool {
	for t.unknowns[u].inRow && t.rows[t.unknowns[u].pos][constant].Sign() < 0 {
		r, c, ok := t.step(t.unknowns[u].pos)
		if !ok {
			return false
		}
		t.pivot(r, c)
	}
	return true
}

// step returns a pivot that does not make row r less: Bland's choice. The row is r itself if it can grow without limit. There is
// none if it is at its greatest.
func (t *Tableau[T]) step(r int) (row, col int, ok bool) {
	col = -1
	var up bool
	for c, v := range t.rows[r][coefficient:] {
		s := v.Sign()
		if s == 0 || s < 0 && !t.unknowns[t.colOf[c]].anything {
			continue
		}
		if col < 0 || t.colOf[c] < t.colOf[col] {
			col, up = c, s > 0
		}
	}
	if col < 0 {
		return 0, 0, false
	}
	if row = t.limit(col, up, r); row < 0 {
		row = r
	}
	return row, col, true
}

// limit returns the row, other than skip, that becomes zero first if the unknown of a column grows (up) or shrinks; -1 if none does.
func (t *Tableau[T]) limit(col int, up bool, skip int) int {
	best := -1
	var bestTop, bestSlope T
	for r, row := range t.rows {
		slope := row[coefficient+col]
		if up {
			slope = slope.Neg()
		}
		// The row falls with the given slope from its constant; the denominator is on both sides.
		if r == skip || slope.Sign() <= 0 || t.unknowns[t.rowOf[r]].anything {
			continue
		}
		if best >= 0 {
			c := row[constant].Mul(bestSlope).Cmp(bestTop.Mul(slope))
			if c > 0 || c == 0 && t.rowOf[r] > t.rowOf[best] {
				continue
			}
		}
		best, bestTop, bestSlope = r, row[constant], slope
	}
	return best
}
