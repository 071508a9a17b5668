package pylib

import (
	"slices"
	"strings"
	"testing"

	"polyloom/affexpr"
)

// Extents that tests use: symbols n and m, numbers, unknown.
var n, m = affexpr.Symbol(0), affexpr.Symbol(1)

func dims(ds ...any) Shape {
	s := ShapeOf()
	for _, d := range ds {
		switch d := d.(type) {
		case int:
			s.Dims = append(s.Dims, affexpr.Const(int64(d)))
		case *Dim:
			s.Dims = append(s.Dims, d)
		default:
			s.Dims = append(s.Dims, nil)
		}
	}
	return s
}

func f64(ds ...any) Val { return Of(ArrayOf(Float64, dims(ds...))) }

func kind(k Kind) Val { return Of(Type{Kind: k}) }

func callNamed(t *testing.T, name string, args ...Arg) (*Result, error) {
	t.Helper()
	e, ok := Lookup(name)
	if !ok {
		t.Fatalf("%s is not in the table", name)
	}
	return e.Call(args...)
}

// describe writes an answer as the tests below expect it: the type, then what has to hold.
func describe(r *Result, err error) string {
	if err != nil {
		return err.Error()
	}
	parts := []string{r.Type.String()}
	for _, c := range r.Conditions {
		parts = append(parts, c.String())
	}
	if r.Alias.Kind != Fresh {
		alias := r.Alias.Kind.String() + " of " + r.Alias.Operand
		if r.Alias.When != nil {
			alias += " if " + r.Alias.When.String()
		}
		parts = append(parts, alias)
	}
	if r.Writes != "" {
		parts = append(parts, "writes "+r.Writes)
	}
	return strings.Join(parts, "; ")
}

// TestAnswers has expectations that were worked out by hand, so that there are some without Python.
func TestAnswers(t *testing.T) {
	i4 := Of(ArrayOf(Int32, dims(n)))
	index := func(vals ...Val) Val { return TupleVal(vals...) }
	slice := func(from, to int64) Val { return SliceVal(IntVal(from), IntVal(to), NoneVal()) }
	for _, tc := range []struct {
		name string
		got  func() (*Result, error)
		want string
	}{
		{"equal extents", func() (*Result, error) { return Binary("+", f64(n, 3), f64(n, 3)) }, "ndarray[float64, (s0, 3)]"},
		{"extents to be compared", func() (*Result, error) { return Binary("+", f64(n, 3), f64(m, 3)) },
			"ndarray[float64, (s0, 3)]; s0 == s1, or ValueError, unless one of them is 1"},
		{"an extent of 1", func() (*Result, error) { return Binary("*", f64(n, 1), f64(m)) }, "ndarray[float64, (s0, s1)]"},
		{"unknown extents", func() (*Result, error) { return Binary("*", f64(nil), f64(nil)) },
			"ndarray[float64, (?,)]; x1.shape[0] == x2.shape[0], or ValueError, unless one of them is 1"},
		{"extents that do not fit", func() (*Result, error) { return Binary("+", f64(2), f64(3)) },
			"ValueError: +: (2,) and (3,): an extent of 2 does not go with one of 3"},
		{"no rank", func() (*Result, error) { return Binary("+", Of(ArrayOf(Float64, Shape{})), f64(3)) }, "ndarray[float64, (...)]"},
		{"a weak float", func() (*Result, error) { return Binary("*", Of(ArrayOf(Float32, dims(n))), kind(Float)) }, "ndarray[float32, (s0,)]"},
		{"a weak int", func() (*Result, error) { return Binary("+", Of(ArrayOf(Int8, dims(n))), kind(Int)) },
			"ndarray[int8, (s0,)]; -128 <= x2 and x2 <= 127, or OverflowError"},
		{"an int that does not fit", func() (*Result, error) { return Binary("+", Of(ArrayOf(Int8, dims(n))), IntVal(300)) },
			"OverflowError: +: needs -128 <= x2 and x2 <= 127"},
		{"a scalar of NumPy", func() (*Result, error) { return Binary("*", Of(ArrayOf(Float32, dims(n))), Of(ScalarOf(Float64))) }, "ndarray[float64, (s0,)]"},
		{"in place", func() (*Result, error) { return InPlace("+", f64(n, m), f64(m)) }, "ndarray[float64, (s0, s1)]; same of x1; writes x1"},
		{"in place, another kind", func() (*Result, error) { return InPlace("/", i4, IntVal(2)) },
			"TypeError: /: cannot cast the result from float64 to int32 with casting rule 'same_kind'"},
		{"in place, a number", func() (*Result, error) { return InPlace("+", kind(Int), kind(Float)) }, "float"},
		{"a power of ints", func() (*Result, error) { return Binary("**", kind(Int), kind(Int)) },
			"int; not (x1 == 0 and x2 < 0), or ZeroDivisionError; x2 >= 0, or a result of another type"},
		{"a known power", func() (*Result, error) { return Binary("**", kind(Int), IntVal(2)) }, "int"},
		{"a negative power", func() (*Result, error) { return Binary("**", IntVal(2), IntVal(-1)) }, "float"},
		{"a quotient", func() (*Result, error) { return Binary("//", kind(Int), kind(Int)) }, "int; not x2 == 0, or ZeroDivisionError"},
		{"a quotient by 0", func() (*Result, error) { return Binary("//", kind(Int), IntVal(0)) }, "ZeroDivisionError: //: called with x2 == 0"},
		{"a sum of bools", func() (*Result, error) { return Binary("+", kind(BoolType), kind(BoolType)) }, "int"},
		{"a root", func() (*Result, error) { return callNamed(t, "math.sqrt", Pos(kind(Float))...) }, "float; not x < 0, or ValueError"},
		{"a root of a known number", func() (*Result, error) { return callNamed(t, "math.sqrt", Pos(FloatVal(2))...) }, "float"},
		{"zeros", func() (*Result, error) { return callNamed(t, "numpy.zeros", Pos(TupleVal(SizeVal(n), IntVal(3)))...) },
			"ndarray[float64, (s0, 3)]; s0 >= 0, or ValueError"},
		{"a sum", func() (*Result, error) { return callNamed(t, "numpy.sum", append(Pos(i4), Key("axis", IntVal(0)))...) }, "numpy.int64"},
		{"a sum over one axis", func() (*Result, error) {
			return callNamed(t, "numpy.sum", append(Pos(f64(n, m)), Key("axis", IntVal(-1)))...)
		}, "ndarray[float64, (s0,)]"},
		{"a maximum", func() (*Result, error) { return callNamed(t, "numpy.max", Pos(f64(n))...) }, "numpy.float64; not s0 == 0, or ValueError"},
		{"a product", func() (*Result, error) { return Binary("@", f64(n, m), f64(m, 4)) }, "ndarray[float64, (s0, 4)]"},
		{"a product of what does not fit", func() (*Result, error) { return Binary("@", f64(n, 2), f64(3, 4)) },
			"ValueError: @: (s0, 2) and (3, 4): an extent of 2 does not go with one of 3"},
		{"transposed", func() (*Result, error) { return Attribute(f64(n, m), "T") }, "ndarray[float64, (s1, s0)]; view of a"},
		{"reshaped", func() (*Result, error) { return MethodCall(f64(n, 6), "reshape", Pos(IntVal(-1), IntVal(3))...) },
			"ndarray[float64, (s0 * 2, 3)]; (s0 * 6) % 3 == 0, or ValueError; view of a if contiguous(a)"},
		{"a column", func() (*Result, error) {
			return Subscript(f64(n, m), index(SliceVal(NoneVal(), NoneVal(), NoneVal()), IntVal(0)))
		},
			"ndarray[float64, (s0,)]; 0 < s1, or IndexError; view of a"},
		{"the inner points", func() (*Result, error) { return Subscript(f64(n), slice(1, -1)) },
			"ndarray[float64, (s0 - 2,)]; 1 <= s0 - 1, or another shape; view of a"},
		{"an element", func() (*Result, error) { return Subscript(f64(n), kind(Int)) }, "numpy.float64; -s0 <= i0 and i0 < s0, or IndexError"},
		{"too many subscripts", func() (*Result, error) { return Subscript(f64(n), index(IntVal(0), IntVal(0))) },
			"IndexError: too many indices: the array is 1-dimensional, but 2 were indexed"},
		{"gathered", func() (*Result, error) { return Subscript(f64(n, m), Of(ArrayOf(Int64, dims(5)))) },
			"ndarray[float64, (5, s1)]; within(i0, s0), or IndexError"},
		{"selected", func() (*Result, error) { return Subscript(f64(n), Of(ArrayOf(Bool, dims(n)))) }, "ndarray[float64, (?,)]"},
		{"a new axis", func() (*Result, error) { return Subscript(f64(n), index(NoneVal(), EllipsisVal())) }, "ndarray[float64, (1, s0)]; view of a"},
		{"set", func() (*Result, error) { return SetSubscript(f64(n), IntVal(0), kind(Float)) }, "None; 0 < s0, or IndexError; writes a"},
		{"set to a complex", func() (*Result, error) { return SetSubscript(f64(3), IntVal(0), kind(Complex)) }, "TypeError: a complex cannot be made an element of float64"},
		{"an element of a list", func() (*Result, error) { return Subscript(Of(ListOf(Type{Kind: Float})), kind(Int)) },
			"float; -len(a) <= i0 and i0 < len(a), or IndexError"},
		{"a key", func() (*Result, error) {
			return Subscript(Of(Type{Kind: Dict, Elems: []Type{{Kind: Str}, {Kind: Int}}}), kind(Str))
		}, "int; i0 in a, or KeyError"},
		{"zip", func() (*Result, error) { return callNamed(t, "zip", Pos(Of(ListOf(Type{Kind: Int})), f64(n))...) }, "iterator[tuple[int, numpy.float64]]"},
		{"enumerate", func() (*Result, error) { return callNamed(t, "enumerate", Pos(f64(n, m))...) }, "iterator[tuple[int, ndarray[float64, (s1,)]]]"},
		{"the sum of a list", func() (*Result, error) { return callNamed(t, "sum", Pos(Of(ListOf(Type{Kind: Float})))...) }, "float; length(iterable) > 0, or start itself"},
		{"min of two types", func() (*Result, error) { return callNamed(t, "min", Pos(kind(Int), kind(Float))...) }, "object"},
		{"a method", func() (*Result, error) { return Attribute(f64(n), "sum") }, "function numpy.ndarray.sum"},
		{"a module", func() (*Result, error) { return Attribute(Of(Type{Kind: Module, Name: "numpy"}), "sqrt") }, "function numpy.sqrt"},
		{"a dtype", func() (*Result, error) { return Attribute(Of(Type{Kind: Module, Name: "numpy"}), "float32") }, "dtype[float32]"},
		{"what is not known", func() (*Result, error) { return Attribute(Of(Type{Kind: Module, Name: "numpy.linalg"}), "eig") }, "numpy.linalg.eig is not known"},
		{"a method that is not known", func() (*Result, error) { return MethodCall(f64(n), "partition") }, "numpy.ndarray.partition is not known"},
		{"an argument too many", func() (*Result, error) { return callNamed(t, "math.sqrt", Pos(FloatVal(2), FloatVal(2))...) },
			"math.sqrt is not known for these arguments: math.sqrt takes 1 arguments, got 2"},
		{"an unknown keyword", func() (*Result, error) {
			return callNamed(t, "numpy.zeros", append(Pos(IntVal(2)), Key("like", NoneVal()))...)
		},
			"numpy.zeros is not known for these arguments: numpy.zeros has no parameter like"},
		{"an operand of another type", func() (*Result, error) { return Binary("-", kind(Str), kind(Str)) }, "- is not known for (str, str)"},
		{"an operator that is none", func() (*Result, error) { return Binary("<>", kind(Int), kind(Int)) }, "the operator <> is not known"},
		{"an axis that is not known", func() (*Result, error) {
			return callNamed(t, "numpy.sum", append(Pos(f64(n, m)), Key("axis", kind(Int)))...)
		},
			"numpy.sum: axis is not a constant, so the rank of the result is not known"},
	} {
		if got := describe(tc.got()); got != tc.want {
			t.Errorf("%s:\n got %s\nwant %s", tc.name, got, tc.want)
		}
	}
}

// TestValues checks what is known of values.
func TestValues(t *testing.T) {
	length, err := callNamed(t, "len", Pos(f64(n, m))...)
	if err != nil || length.Known != n {
		t.Errorf("len: got %v, %v", length, err)
	}
	shape, err := Attribute(f64(n, 3), "shape")
	if err != nil || shape.Known.([]Val)[0].Known != n || shape.Type.String() != "tuple[int, int]" {
		t.Errorf("shape: got %v, %v", shape, err)
	}
	r, err := callNamed(t, "range", Pos(SizeVal(n), SizeVal(m), IntVal(2))...)
	if err != nil || len(r.Conditions) != 1 || r.Conditions[0].String() != "-s0 + s1 >= 0, or there are none" {
		t.Fatalf("range: got %v, %v", r, err)
	}
	if got, ok := r.Known.(*Dim).Eval(nil, []int64{3, 10}); !ok || got != 4 { // 3, 5, 7, 9
		t.Errorf("range: got %d steps from 3 to 10 by 2", got)
	}
}

// TestLoops checks maps, bodies and costs.
func TestLoops(t *testing.T) {
	show := func(r *Result, err error) string {
		if err != nil {
			return err.Error()
		}
		var parts []string
		for _, it := range r.Loops.Iterators {
			parts = append(parts, it.String())
		}
		for _, m := range r.Loops.Maps {
			parts = append(parts, m.String())
		}
		parts = append(parts, r.Loops.Body.String())
		if r.Loops.Init != nil {
			parts = append(parts, "from "+r.Loops.Init.String())
		}
		if r.Loops.Finish != nil {
			parts = append(parts, "then "+r.Loops.Finish.String())
		}
		return strings.Join(parts, "; ")
	}
	product, _ := Binary("@", f64(n, m), f64(m, 4))
	if got, want := show(product, nil), "parallel; reduction; parallel; (d0, d1, d2) -> (d0, d1); (d0, d1, d2) -> (d1, d2); (d0, d1, d2) -> (d0, d2); "+
		"arith.addf(out, arith.mulf(in0, in1)); from 0"; got != want {
		t.Errorf("@:\n got %s\nwant %s", got, want)
	}
	if points := n.Mul(m).Mul(affexpr.Const(4)); product.Cost.Flops != 2 || product.Cost.Points != points || product.Cost.Bytes != 24 {
		t.Errorf("@: cost %+v, want 2 flops and 24 bytes at each of %v points", product.Cost, points)
	}
	if view, _ := Attribute(f64(n, m), "T"); view.Cost != (Cost{}) {
		t.Errorf("T: cost %+v, want none", view.Cost)
	}
	for _, tc := range []struct {
		got  func() (*Result, error)
		want string
	}{
		{func() (*Result, error) { return Binary("+", f64(n, 1), Of(ArrayOf(Int32, dims(m)))) },
			"parallel; parallel; (d0, d1) -> (d0, 0); (d0, d1) -> (d1); (d0, d1) -> (d0, d1); arith.addf(in0, in1)"},
		{func() (*Result, error) {
			return callNamed(t, "numpy.mean", append(Pos(f64(n, m)), Key("axis", IntVal(0)))...)
		},
			"reduction; parallel; (d0, d1) -> (d0, d1); (d0, d1) -> (d1); arith.addf(out, in0); from 0; then arith.divf(out, float64(count))"},
		{func() (*Result, error) {
			return Subscript(f64(n, m), TupleVal(SliceVal(NoneVal(), NoneVal(), IntVal(-1)), NoneVal(), SliceVal(NoneVal(), NoneVal(), IntVal(2))))
		}, "parallel; parallel; parallel; (d0, d1, d2)[s0] -> (-d0 + s0 - 1, d2 * 2); (d0, d1, d2) -> (d0, d1, d2); in0"},
		{func() (*Result, error) { return Attribute(f64(n, m), "T") },
			"parallel; parallel; (d0, d1) -> (d0, d1); (d0, d1) -> (d1, d0); in0"},
		{func() (*Result, error) { return Binary("//", kind(Int), IntVal(2)) }, "() -> (); () -> (); () -> (); arith.floordivsi(in0, in1)"},
		{func() (*Result, error) { return Binary("<", Of(ArrayOf(UInt8, dims(n))), Of(ScalarOf(UInt8))) },
			"parallel; (d0) -> (d0); (d0) -> (); (d0) -> (d0); arith.cmpi.ult(in0, in1)"},
	} {
		if got := show(tc.got()); got != tc.want {
			t.Errorf("got %s\nwant %s", got, tc.want)
		}
	}
	mixed, err := Binary("<", Of(ArrayOf(Int64, dims(n))), Of(ArrayOf(UInt64, dims(n))))
	if err != nil || mixed.Loops != nil {
		t.Errorf("int64 < uint64: got loops %v, %v; MLIR has no operation for that", mixed.Loops, err)
	}
}

// TestEntries checks what entries say about themselves.
func TestEntries(t *testing.T) {
	e, _ := Lookup("numpy.ndarray.sum")
	if e.CuPy() != "cupy.ndarray.sum" || e.IsAttribute() {
		t.Errorf("numpy.ndarray.sum: %s, attribute %v", e.CuPy(), e.IsAttribute())
	}
	e, _ = Lookup("numpy.bool")
	if e.CuPy() != "cupy.bool_" {
		t.Errorf("numpy.bool: got %s", e.CuPy())
	}
	e, _ = Lookup("math.sqrt")
	if got := e.Signatures(); e.CuPy() != "" || len(got) != 1 || got[0] != "math.sqrt(x: floatable, /) -> float" || !slices.Equal(e.Raises(), []string{"ValueError"}) {
		t.Errorf("math.sqrt: %v %q %v", got, e.CuPy(), e.Raises())
	}
	if _, ok := Lookup("numpy.linalg.eig"); ok {
		t.Error("numpy.linalg.eig is known")
	}
	if e, ok := Lookup("numpy.ndarray.T"); !ok || !e.IsAttribute() {
		t.Error("numpy.ndarray.T is no attribute")
	}
}

func BenchmarkCall(b *testing.B) {
	x, y := f64(n, 3), f64(m, 3)
	for b.Loop() {
		if _, err := Binary("+", x, y); err != nil {
			b.Fatal(err)
		}
	}
}
