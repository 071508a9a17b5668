// Package tableau is linear programming over the rationals, exactly: the simplex method on a tableau to which constraints are added one at a
// time, and from which they are taken back.
//
// A [Tableau] holds some variables of any sign and inequalities between them. It is always at a vertex of what the inequalities leave, the
// sample; [Tableau.Add] moves there again if a new one cuts the vertex off, or finds that nothing is left. [Tableau.Maximize] asks for the greatest
// value of a sum. [Tableau.Mark] and [Tableau.Rollback] bracket what is to be forgotten:
//
//	mark := t.Mark()
//	t.Add(row)
//	empty := t.Empty()
//	t.Rollback(mark)
//
// Rows are integers with one denominator each, divided by their common divisor after each step. The choice of pivots is Bland's, so no program
// makes it run in circles.
package tableau
