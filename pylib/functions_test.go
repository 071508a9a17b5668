package pylib

import "testing"

// TestFunctions has an answer for functions of every kind of rule, worked out by hand.
func TestFunctions(t *testing.T) {
	ints, floats := Of(ListOf(Type{Kind: Int})), Of(ListOf(Type{Kind: Float}))
	i1, c8 := Of(ArrayOf(Int8, dims(2, 3))), Of(ArrayOf(Complex64, dims(n)))
	for _, tc := range []struct {
		name string
		args []Arg
		want string
	}{
		{"numpy.ndarray.tolist", Pos(i1), "list[list[int]]"},
		{"numpy.ndarray.item", Pos(f64(1)), "float"},
		{"numpy.ndarray.item", Pos(f64(2)), "ValueError: numpy.ndarray.item: called with a.size != 1"},
		{"numpy.ndarray.flatten", Pos(f64(n, m)), "ndarray[float64, (s0 * s1,)]"},
		{"numpy.ravel", Pos(i1), "ndarray[int8, (6,)]; view of a if contiguous(a)"},
		{"numpy.ndarray.nbytes", Pos(c8), "int"},
		{"numpy.ndarray.real", Pos(c8), "ndarray[float32, (s0,)]; view of a"},
		{"numpy.ndarray.imag", Pos(i1), "ndarray[int8, (2, 3)]"},
		{"numpy.absolute", Pos(c8), "ndarray[float32, (s0,)]"},
		{"numpy.sqrt", Pos(i1), "ndarray[float16, (2, 3)]"},
		{"numpy.sqrt", Pos(IntVal(2)), "numpy.float64"},
		{"numpy.sqrt", Pos(ints), "ndarray[float64, (?,)]"},
		{"numpy.sqrt", append(Pos(f64(n)), Key("out", f64(n))), "ndarray[float64, (s0,)]; same of out; writes out"},
		{"numpy.sqrt", append(Pos(f64(n)), Key("out", f64(m))), "ndarray[float64, (s1,)]; s0 == s1, or ValueError, unless one of them is 1; same of out; writes out"},
		{"numpy.sqrt", append(Pos(f64(3)), Key("out", i1)), "TypeError: numpy.sqrt: cannot cast the result from float64 to int8 with casting rule 'same_kind'"},
		{"numpy.sum", append(Pos(f64(n, m)), Key("axis", IntVal(0)), Key("out", f64(m))), "ndarray[float64, (s1,)]; same of out; writes out"},
		{"numpy.sum", append(Pos(f64(n, m)), Key("axis", IntVal(0)), Key("out", f64(n))), "ndarray[float64, (s0,)]; s1 == s0, or ValueError; same of out; writes out"},
		{"numpy.sum", append(Pos(f64(2, 3)), Key("axis", IntVal(0)), Key("out", f64(2))), "ValueError: numpy.sum: needs 3 == 2"},
		{"numpy.mean", Pos(i1), "numpy.float64"},
		{"numpy.max", append(Pos(f64(n, m)), Key("axis", IntVal(1))), "ndarray[float64, (s0,)]; not s1 == 0, or ValueError"},
		{"numpy.arange", Pos(IntVal(2), IntVal(9), IntVal(3)), "ndarray[int64, (3,)]"},
		{"numpy.arange", Pos(FloatVal(0), FloatVal(1), FloatVal(0.25)), "ndarray[float64, (4,)]"},
		{"numpy.arange", Pos(kind(Float)), "ndarray[float64, (?,)]"},
		{"numpy.eye", Pos(SizeVal(n)), "ndarray[float64, (s0, s0)]; s0 >= 0, or ValueError"},
		{"numpy.array", Pos(TupleVal(IntVal(1), FloatVal(2))), "ndarray[float64, (2,)]"},
		{"numpy.array", Pos(Of(ListOf(floats.Type))), "ndarray[float64, (?, ?)]; rectangular(object), or ValueError"},
		{"numpy.asarray", Pos(i1), "ndarray[int8, (2, 3)]; same of a"},
		{"numpy.asarray", append(Pos(i1), Key("dtype", DTypeVal(Float64))), "ndarray[float64, (2, 3)]"},
		{"numpy.float32", Pos(kind(Int)), "numpy.float32; abs(x) <= maxfloat, or OverflowError"},
		{"numpy.int8", Pos(IntVal(300)), "OverflowError: numpy.int8: called with isa(x, 'int|float') and not fits(x, int8)"},
		{"numpy.transpose", append(Pos(f64(n, m, 4)), Key("axes", TupleVal(IntVal(2), IntVal(0), IntVal(1)))), "ndarray[float64, (4, s0, s1)]; view of a"},
		{"numpy.where", Pos(Of(ArrayOf(Bool, dims(n, 1))), f64(m), IntVal(0)), "ndarray[float64, (s0, s1)]"},
		{"numpy.outer", Pos(f64(n), f64(m)), "ndarray[float64, (s0, s1)]"},
		{"numpy.dot", Pos(f64(n, m), IntVal(2)), "ndarray[float64, (s0, s1)]"},
		{"abs", Pos(kind(Int)), "int"},
		{"abs", Pos(kind(Complex)), "float; not (isinf(result) and isfinite(x)), or OverflowError"},
		{"abs", Pos(c8), "ndarray[float32, (s0,)]"},
		{"int", Pos(FloatVal(2.5)), "int"},
		{"int", Pos(kind(Float)), "int; not isinf(x), or OverflowError; not isnan(x), or ValueError"},
		{"round", Pos(FloatVal(2.5)), "int"},
		{"round", Pos(FloatVal(2.5), IntVal(1)), "float"},
		{"divmod", Pos(kind(Int), IntVal(3)), "tuple[int, int]"},
		{"sum", Pos(ints), "int"},
		{"sum", Pos(f64(n)), "numpy.float64; s0 > 0, or start itself"},
		{"sum", Pos(f64(n, m)), "ndarray[float64, (s1,)]; s0 > 0, or start itself"},
		{"max", Pos(floats), "float; not length(iterable) == 0, or ValueError"},
		{"max", Pos(IntVal(1), IntVal(2), FloatVal(3)), "object"},
		{"reversed", Pos(f64(n, m)), "iterator[ndarray[float64, (s1,)]]"},
		{"list.append", Pos(ints, IntVal(1)), "None; writes self"},
		{"pow", Pos(IntVal(2), IntVal(10)), "int"},
		{"math.floor", Pos(FloatVal(2.5)), "int"},
		{"math.atan2", Pos(FloatVal(1), IntVal(1)), "float"},
		{"math.gcd", Pos(IntVal(12), BoolVal(true)), "int"},
		{"cmath.sqrt", Pos(IntVal(-1)), "complex"},
		{"cmath.sqrt", Pos(kind(Complex)), "complex; isfinite(z)"},
	} {
		if got := describe(callNamed(t, tc.name, tc.args...)); got != tc.want {
			t.Errorf("%s:\n got %s\nwant %s", tc.name, got, tc.want)
		}
	}
}

// TestOperatorAnswers does the same for syntax that is no call.
func TestOperatorAnswers(t *testing.T) {
	pair := TupleVal(IntVal(1), StrVal("a"), FloatVal(2))
	ints := Of(ListOf(Type{Kind: Int}))
	for _, tc := range []struct {
		what string
		got  func() (*Result, error)
		want string
	}{
		{"-True", func() (*Result, error) { return Unary("-", BoolVal(true)) }, "int"},
		{"-bools", func() (*Result, error) { return Unary("-", Of(ArrayOf(Bool, dims(3)))) }, "TypeError: -x: called with isbool(x)"},
		{"~x", func() (*Result, error) { return Unary("~", Of(ArrayOf(UInt8, dims(n)))) }, "ndarray[uint8, (s0,)]"},
		{"not x", func() (*Result, error) { return Unary("not", ints) }, "bool"},
		{"!x", func() (*Result, error) { return Unary("!", ints) }, "the operator ! is not known"},
		{"tuple + tuple", func() (*Result, error) { return Binary("+", pair, TupleVal(NoneVal())) }, "tuple[int, str, float, None]"},
		{"list + list", func() (*Result, error) { return Binary("+", ints, ints) }, "list[int]"},
		{"list * 2", func() (*Result, error) { return Binary("*", ints, IntVal(2)) }, "list[int]"},
		{"list += range", func() (*Result, error) { return InPlace("+", ints, kind(Range)) }, "list[int]; same of x1; writes x1"},
		{"list += 1", func() (*Result, error) { return InPlace("+", ints, IntVal(1)) }, "TypeError: int cannot be iterated over"},
		{"1 < 2.0", func() (*Result, error) { return Binary("<", IntVal(1), FloatVal(2)) }, "bool"},
		{"int < float", func() (*Result, error) { return Binary("<", kind(Int), kind(Float)) }, "bool; exact(x1)"},
		{"float ** float", func() (*Result, error) { return Binary("**", kind(Float), FloatVal(2)) },
			"float; not (isinf(result) and isfinite(x1)), or OverflowError; x1 >= 0 or is_integer(x2), or a result of another type"},
		{"tuple[-1]", func() (*Result, error) { return Subscript(pair, IntVal(-1)) }, "float"},
		{"tuple[5]", func() (*Result, error) { return Subscript(pair, IntVal(5)) }, "IndexError: the index is out of range for tuple[int, str, float]"},
		{"tuple[1:]", func() (*Result, error) { return Subscript(pair, SliceVal(IntVal(1), NoneVal(), NoneVal())) }, "tuple[str, float]"},
		{"tuple[x:]", func() (*Result, error) { return Subscript(pair, SliceVal(kind(Int), NoneVal(), NoneVal())) }, "the slice of a tuple is known for constants only"},
		{"list['a']", func() (*Result, error) { return Subscript(ints, StrVal("a")) }, "TypeError: a list[int] is subscripted with an int or a slice, got str"},
		{"5[0]", func() (*Result, error) { return Subscript(IntVal(5), IntVal(0)) }, "TypeError: int cannot be subscripted"},
		{"?[0]", func() (*Result, error) { return Subscript(kind(Object), IntVal(0)) }, "the type of what is subscripted is not known"},
		{"a[::s0]", func() (*Result, error) { return Subscript(f64(n), SliceVal(NoneVal(), NoneVal(), SizeVal(m))) },
			"ndarray[float64, (?,)]; s1 != 0, or ValueError; view of a"},
		{"a[s1:]", func() (*Result, error) { return Subscript(f64(n), SliceVal(SizeVal(m), NoneVal(), NoneVal())) },
			"ndarray[float64, (s0 - s1,)]; 0 <= s1, or another shape; s1 <= s0, or another shape; view of a"},
		{"a[0.5]", func() (*Result, error) { return Subscript(f64(n), FloatVal(0.5)) },
			"IndexError: a subscript is an int, a slice, None, ... or an array of ints or bools, got float"},
		{"a[i, j, :] with arrays", func() (*Result, error) {
			i := Of(ArrayOf(Int64, dims(5, 1)))
			return Subscript(f64(n, m, 4), TupleVal(i, Of(ArrayOf(Int64, dims(7)))))
		}, "ndarray[float64, (5, 7, 4)]; within(i0, s0), or IndexError; within(i1, s1), or IndexError"},
		{"a[i, :, j] with arrays", func() (*Result, error) {
			i := Of(ArrayOf(Int64, dims(5)))
			return Subscript(f64(n, m, 4), TupleVal(i, SliceVal(NoneVal(), NoneVal(), NoneVal()), i))
		}, "ndarray[float64, (5, s1)]; within(i0, s0), or IndexError; within(i2, 4), or IndexError"},
		{"a[:] = b", func() (*Result, error) {
			return SetSubscript(f64(n), SliceVal(NoneVal(), NoneVal(), NoneVal()), f64(m))
		},
			"None; s1 == s0, or ValueError, unless the first is 1; writes a"},
		{"a[:] = b, of other shapes", func() (*Result, error) {
			return SetSubscript(f64(2), SliceVal(NoneVal(), NoneVal(), NoneVal()), f64(3))
		},
			"ValueError: =: needs 3 == 2"},
		{"int8[0] = 300", func() (*Result, error) { return SetSubscript(Of(ArrayOf(Int8, dims(3))), IntVal(0), IntVal(300)) },
			"OverflowError: =: needs -128 <= value and value <= 127"},
		{"int8[0] = 300.5", func() (*Result, error) { return SetSubscript(Of(ArrayOf(Int8, dims(3))), IntVal(0), FloatVal(300.5)) },
			"OverflowError: =: needs fits(value, int8)"},
		{"int8[0] = a scalar of int64", func() (*Result, error) {
			return SetSubscript(Of(ArrayOf(Int8, dims(3))), IntVal(0), Of(ScalarOf(Int64)))
		},
			"None; fits(value, int8); writes a"},
		{"int8[0] = x", func() (*Result, error) { return SetSubscript(Of(ArrayOf(Int8, dims(3))), IntVal(0), kind(Float)) },
			"None; isfinite(value), or ValueError or OverflowError; fits(value, int8), or OverflowError; writes a"},
		{"tuple[0] = 1", func() (*Result, error) { return SetSubscript(pair, IntVal(0), IntVal(1)) }, "TypeError: the elements of tuple[int, str, float] cannot be set"},
		{"dict[k] = 1", func() (*Result, error) {
			return SetSubscript(Of(Type{Kind: Dict, Elems: []Type{{Kind: Str}, {Kind: Int}}}), kind(Str), IntVal(1))
		}, "None; writes a"},
		{"z.imag", func() (*Result, error) { return Attribute(kind(Complex), "imag") }, "float"},
		{"True.real", func() (*Result, error) { return Attribute(BoolVal(true), "real") }, "int"},
	} {
		if got := describe(tc.got()); got != tc.want {
			t.Errorf("%s:\n got %s\nwant %s", tc.what, got, tc.want)
		}
	}
}
