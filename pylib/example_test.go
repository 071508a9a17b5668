package pylib_test

import (
	"fmt"

	"polyloom/affexpr"
	"polyloom/pylib"
)

// A matrix times a vector: of the sizes it is not known whether they fit, so that is a condition.
func Example() {
	n, m, k := affexpr.Symbol(0), affexpr.Symbol(1), affexpr.Symbol(2)
	matrix := pylib.Of(pylib.ArrayOf(pylib.Float32, pylib.ShapeOf(n, m)))
	vector := pylib.Of(pylib.ArrayOf(pylib.Float64, pylib.ShapeOf(k)))
	r, err := pylib.Binary("@", matrix, vector)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Type)
	fmt.Println("if", r.Conditions[0])
	fmt.Println(r.Loops.Iterators, r.Loops.Maps)
	fmt.Println(r.Loops.Body, "in", r.Loops.In)
	// Output:
	// ndarray[float64, (s0,)]
	// if s1 == s2, or ValueError
	// [parallel reduction] [(d0, d1) -> (d0, d1) (d0, d1) -> (d1) (d0, d1) -> (d0)]
	// arith.addf(out, arith.mulf(in0, in1)) in [float64 float64]
}

// A function that may raise has the condition under which it does not.
func ExampleEntry_Call() {
	sqrt, _ := pylib.Lookup("math.sqrt")
	r, _ := sqrt.Call(pylib.Pos(pylib.Of(pylib.Type{Kind: pylib.Float}))...)
	fmt.Println(r.Type, "|", r.Conditions[0])
	_, err := sqrt.Call(pylib.Pos(pylib.FloatVal(-1))...)
	fmt.Println(err)
	_, err = sqrt.Call(pylib.Pos(pylib.StrVal("2"))...)
	fmt.Println(err)
	// Output:
	// float | not x < 0, or ValueError
	// ValueError: math.sqrt: called with x < 0
	// math.sqrt is not known for these arguments: got str for x, want a real number
}

// An assignment with an operator changes the array, and cannot change its dtype.
func ExampleInPlace() {
	a := pylib.Of(pylib.ArrayOf(pylib.Int32, pylib.Fixed(3)))
	r, _ := pylib.InPlace("+", a, pylib.IntVal(1))
	fmt.Println(r.Type, "writes", r.Writes)
	_, err := pylib.InPlace("/", a, pylib.IntVal(2))
	fmt.Println(err)
	// Output:
	// ndarray[int32, (3,)] writes x1
	// TypeError: /: cannot cast the result from float64 to int32 with casting rule 'same_kind'
}

// A subscript with slices is a view.
func ExampleSubscript() {
	n := affexpr.Symbol(0)
	a := pylib.Of(pylib.ArrayOf(pylib.Float64, pylib.ShapeOf(n, n)))
	inner := pylib.SliceVal(pylib.IntVal(1), pylib.IntVal(-1), pylib.NoneVal())
	r, _ := pylib.Subscript(a, pylib.TupleVal(inner, pylib.IntVal(0)))
	fmt.Println(r.Type, "|", r.Alias.Kind, "of", r.Alias.Operand)
	for _, c := range r.Conditions {
		fmt.Println(c)
	}
	fmt.Println(r.Loops.Maps[0])
	// Output:
	// ndarray[float64, (s0 - 2,)] | view of a
	// 1 <= s0 - 1, or another shape
	// 0 < s0, or IndexError
	// (d0) -> (d0 + 1, 0)
}
