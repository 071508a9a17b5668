package num

import (
	"math/big"
	"slices"
)

// Row is an immutable row of integers, in machine words if all of them fit.
type Row struct {
	small []int64
	big   []*big.Int // if small is nil
}

// RowOf returns the row of the values, which it keeps.
func RowOf(values ...int64) Row { return Row{small: values} }

// Freeze returns the row of the values.
func Freeze[T Int[T]](values []T) Row {
	if small, ok := any(values).([]Small); ok {
		row := make([]int64, len(small))
		for i, v := range small {
			row[i] = int64(v)
		}
		return Row{small: row}
	}
	row := make([]*big.Int, len(values))
	fits := true
	for i, v := range values {
		row[i] = v.Big()
		fits = fits && row[i].IsInt64()
	}
	if !fits {
		return Row{big: row}
	}
	small := make([]int64, len(row))
	for i, v := range row {
		small[i] = v.Int64()
	}
	return Row{small: small}
}

// Thaw returns the values in a new slice of n elements, of which the row has no more. It abandons the run of [Exact] around it if
// one does not fit.
func Thaw[T Int[T]](r Row, n int) []T {
	values := make([]T, n)
	var t T
	for i, v := range r.small {
		values[i] = t.Of(v)
	}
	for i, v := range r.big {
		values[i] = t.OfBig(v)
	}
	return values
}

// Len returns how many values there are.
func (r Row) Len() int { return max(len(r.small), len(r.big)) }

// At returns value i; the caller must not modify it.
func (r Row) At(i int) *big.Int {
	if r.big != nil {
		return r.big[i]
	}
	return big.NewInt(r.small[i])
}

// Int64 returns value i, or false if it does not fit.
func (r Row) Int64(i int) (int64, bool) {
	if r.big != nil {
		return r.big[i].Int64(), r.big[i].IsInt64()
	}
	return r.small[i], true
}

// Slice returns the values from i up to j.
func (r Row) Slice(i, j int) Row {
	if r.big != nil {
		return Freeze(Thaw[Big](r, r.Len())[i:j])
	}
	return Row{small: slices.Clone(r.small[i:j])}
}

// Equal reports whether the rows have the same values.
func (r Row) Equal(other Row) bool {
	return slices.Equal(r.small, other.small) &&
		slices.EqualFunc(r.big, other.big, func(a, b *big.Int) bool { return a.Cmp(b) == 0 })
}

// Combine returns a times r plus b times other, of which the shorter one is continued with zeros.
func (r Row) Combine(a int64, other Row, b int64) Row {
	sum, _ := Exact( // without a budget there is no error
		func() Row { return combine[Small](r, a, other, b) },
		func() Row { return combine[Big](r, a, other, b) })
	return sum
}

func combine[T Int[T]](x Row, a int64, y Row, b int64) Row {
	n := max(x.Len(), y.Len())
	sum := Thaw[T](x, n)
	var t T
	t.Of(a).Combine(sum, sum, t.Of(b), Thaw[T](y, n))
	return Freeze(sum)
}
