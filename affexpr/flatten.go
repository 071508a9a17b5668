package affexpr

import "slices"

// Local is a variable that stands for a subexpression which is not linear in the others.
type Local struct {
	Expr *Expr // the value, simplified, over dimensions and symbols

	// Dividend and Divisor say that the value is floor(Dividend / Divisor). Dividend is a row as [Flatten] returns
	// them; only locals that come earlier occur in it. Divisor is 0 and Dividend nil for a semi-affine product,
	// quotient or remainder.
	Dividend []int64
	Divisor  int64
}

// Flatten writes expressions as sums of dimensions, symbols, locals and a constant. Row i has the coefficients of
// expression i in the order dimensions, symbols, locals, constant. Every floordiv, ceildiv and mod that does not cancel
// out becomes a local defined by a floor division; equal ones share a local, also between expressions. It reports
// false for semi-affine expressions, for divisors that are not positive, and on overflow.
func Flatten(dims, symbols int, exprs ...*Expr) (rows [][]int64, locals []Local, ok bool) {
	f := flattener{dims: dims, symbols: symbols, pureOnly: true}
	return f.all(exprs)
}

// FlattenSemiAffine is Flatten with semi-affine products, quotients and remainders as locals without a definition in
// linear terms.
func FlattenSemiAffine(dims, symbols int, exprs ...*Expr) (rows [][]int64, locals []Local, ok bool) {
	f := flattener{dims: dims, symbols: symbols}
	return f.all(exprs)
}

// Flatten is [Flatten] of the results.
func (m *Map) Flatten() (rows [][]int64, locals []Local, ok bool) {
	return Flatten(m.dims, m.symbols, m.results...)
}

// Flatten is [Flatten] of the constraints.
func (s *Set) Flatten() (rows [][]int64, locals []Local, ok bool) {
	return Flatten(s.dims, s.symbols, s.constraints...)
}

// FromFlatForm is the inverse of [Flatten]: it returns the simplified sum of a row's terms, in the row's order. The
// i-th local stands for locals[i].
func FromFlatForm(row []int64, dims, symbols int, locals []*Expr) *Expr {
	if len(row) != dims+symbols+len(locals)+1 {
		panic("affexpr: unexpected number of local expressions")
	}
	sum := Const(0)
	for i, c := range row[:len(row)-1] {
		if c != 0 {
			sum = sum.Add(column(i, dims, symbols, locals).MulConst(c))
		}
	}
	return sum.AddConst(row[len(row)-1])
}

// column returns what the i-th coefficient of a row multiplies.
func column(i, dims, symbols int, locals []*Expr) *Expr {
	switch {
	case i < dims:
		return Dim(i)
	case i < dims+symbols:
		return Symbol(i - dims)
	}
	return locals[i-dims-symbols]
}

// flattener brings expressions to linear form. Inside, a row begins with the constant and ends with as many locals as
// it needs, so that a new local does not touch the rows that exist: constant, dimensions, symbols, locals.
type flattener struct {
	dims, symbols int
	pureOnly      bool // refuse semi-affine expressions
	locals        []Local
	localExprs    []*Expr // the locals' expressions
}

// all flattens the expressions and brings rows and dividends to the form that [Flatten] documents.
func (f *flattener) all(exprs []*Expr) (rows [][]int64, locals []Local, ok bool) {
	rows = make([][]int64, len(exprs))
	for i, e := range exprs {
		if rows[i], ok = f.flatten(e); !ok {
			return nil, nil, false
		}
	}
	for i := range rows {
		rows[i] = f.export(rows[i])
	}
	for i := range f.locals {
		if f.locals[i].Divisor != 0 {
			f.locals[i].Dividend = f.export(f.locals[i].Dividend)
		}
	}
	return rows, f.locals, true
}

// export moves the constant to the end and fills up with zeros.
func (f *flattener) export(row []int64) []int64 {
	out := make([]int64, f.dims+f.symbols+len(f.locals)+1)
	copy(out, row[1:])
	out[len(out)-1] = row[0]
	return out
}

// expr returns the expression of a row.
func (f *flattener) expr(row []int64) *Expr {
	return FromFlatForm(f.export(row), f.dims, f.symbols, f.localExprs)
}

// unit returns the row that is c times the column at index i.
func (f *flattener) unit(i int, c int64) []int64 {
	row := make([]int64, max(i, f.dims+f.symbols)+1)
	row[i] = c
	return row
}

// flatten returns the row of e, which the caller owns.
func (f *flattener) flatten(e *Expr) (row []int64, ok bool) {
	switch e.kind {
	case KindConstant:
		return f.unit(0, e.value), true
	case KindDim:
		return f.unit(1+int(e.value), 1), true
	case KindSymbol:
		return f.unit(1+f.dims+int(e.value), 1), true
	}
	lhs, ok := f.flatten(e.lhs)
	if !ok {
		return nil, false
	}
	rhs, ok := f.flatten(e.rhs)
	switch {
	case !ok:
		return nil, false
	case e.kind == KindAdd:
		return addScaled(lhs, rhs, 1)
	case e.rhs.kind != KindConstant:
		return f.semiAffine(e.kind, lhs, rhs)
	case e.kind == KindMul:
		return addScaled(nil, lhs, e.rhs.value)
	case e.rhs.value <= 0:
		return nil, false
	case e.kind == KindMod:
		return f.mod(lhs, e.rhs.value)
	}
	return f.div(e.kind, lhs, e.rhs.value)
}

// semiAffine returns the row of a local for lhs op rhs.
func (f *flattener) semiAffine(kind Kind, lhs, rhs []int64) ([]int64, bool) {
	if f.pureOnly {
		return nil, false
	}
	return f.unit(f.local(Local{Expr: Binary(kind, f.expr(lhs), f.expr(rhs))}), 1), true
}

// mod returns the row of lhs mod c as lhs - c*q with a local q = lhs floordiv c; common factors cancel in q.
func (f *flattener) mod(lhs []int64, c int64) ([]int64, bool) {
	dividend, divisor := cancel(lhs, c)
	if divisor == 1 {
		return f.unit(0, 0), true
	}
	quotient := f.expr(dividend).FloorDivConst(divisor)
	q := f.local(Local{Expr: quotient, Dividend: dividend, Divisor: divisor})
	return addScaled(lhs, f.unit(q, 1), -c)
}

// div returns the row of lhs floordiv c or lhs ceildiv c. Unless the division is exact it is a local;
// x ceildiv c is defined as (x + c - 1) floordiv c.
func (f *flattener) div(kind Kind, lhs []int64, c int64) ([]int64, bool) {
	dividend, divisor := cancel(lhs, c)
	if divisor == 1 {
		return dividend, true
	}
	quotient := Binary(kind, f.expr(dividend), Const(divisor))
	if kind == KindCeilDiv {
		sum, overflow := addOverflows(dividend[0], divisor-1)
		if overflow {
			return nil, false
		}
		dividend[0] = sum
	}
	return f.unit(f.local(Local{Expr: quotient, Dividend: dividend, Divisor: divisor}), 1), true
}

// local returns the index in a row of the local with the same expression; l is added if there is none.
func (f *flattener) local(l Local) int {
	i := slices.Index(f.localExprs, l.Expr)
	if i < 0 {
		i = len(f.locals)
		f.locals = append(f.locals, l)
		f.localExprs = append(f.localExprs, l.Expr)
	}
	return 1 + f.dims + f.symbols + i
}

// cancel divides a copy of row and the positive c by their greatest common divisor.
func cancel(row []int64, c int64) ([]int64, int64) {
	d := c
	for _, v := range row {
		d = gcd(d, abs(v))
	}
	out := slices.Clone(row)
	for i := range out {
		out[i] /= d
	}
	return out, c / d
}

// addScaled returns a + b * c, reusing a's memory; it reports false on overflow.
func addScaled(a, b []int64, c int64) ([]int64, bool) {
	for len(a) < len(b) {
		a = append(a, 0)
	}
	for i, v := range b {
		product, overflow := mulOverflows(v, c)
		sum, overflow2 := addOverflows(a[i], product)
		if overflow || overflow2 {
			return nil, false
		}
		a[i] = sum
	}
	return a, true
}
