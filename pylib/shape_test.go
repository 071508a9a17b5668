package pylib

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"polyloom/affexpr"
)

// evalCondition evaluates a condition over symbols. It knows what the conditions of shapes consist of.
func evalCondition(t *testing.T, e *Expr, symbols []int64) int64 {
	t.Helper()
	arg := func(i int) int64 { return evalCondition(t, e.Args[i], symbols) }
	switch e.Op {
	case OpConst:
		return e.Const.(int64)
	case OpSize:
		v, ok := e.Size.Eval(nil, symbols)
		if !ok {
			t.Fatalf("%v has no value", e)
		}
		return v
	case "not":
		return b2i(arg(0) == 0)
	case "and":
		return b2i(arg(0) != 0 && arg(1) != 0)
	case "neg":
		return -arg(0)
	case "%":
		return arg(0) % arg(1)
	}
	if !slices.Contains([]string{"==", "!=", "<", "<=", ">", ">="}, e.Op) {
		t.Fatalf("a condition on shapes with %q: %v", e.Op, e)
	}
	return b2i(compares(e.Op, float64(arg(0)-arg(1))))
}

// holds evaluates all conditions.
func holds(t *testing.T, conditions []Condition, symbols []int64) bool {
	t.Helper()
	for _, c := range conditions {
		if evalCondition(t, c.Holds, symbols) == 0 {
			return false
		}
	}
	return true
}

func evalShape(s Shape, symbols []int64) []int64 {
	var out []int64
	for _, d := range s.Dims {
		v := int64(-1)
		if d != nil {
			v, _ = d.Eval(nil, symbols)
		}
		out = append(out, v)
	}
	return out
}

// broadcast is the rule as NumPy's manual has it, on numbers.
func broadcast(a, b []int64) ([]int64, bool) {
	n := max(len(a), len(b))
	out := make([]int64, n)
	at := func(s []int64, k int) int64 {
		if k += len(s) - n; k >= 0 {
			return s[k]
		}
		return 1
	}
	for k := range n {
		x, y := at(a, k), at(b, k)
		switch {
		case x == y || y == 1:
			out[k] = x
		case x == 1:
			out[k] = y
		default:
			return nil, false
		}
	}
	return out, true
}

// TestBroadcast compares with the rule on numbers, for shapes of numbers, and of symbols with the conditions that are made for them.
func TestBroadcast(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	values := []int64{0, 1, 2, 3}
	symbols := []int64{0, 0, 0}
	random := func() Shape {
		s := ShapeOf()
		for range r.IntN(4) {
			if r.IntN(2) == 0 {
				s.Dims = append(s.Dims, affexpr.Symbol(r.IntN(3)))
			} else {
				s.Dims = append(s.Dims, affexpr.Const(values[r.IntN(4)]))
			}
		}
		return s
	}
	agreed := 0
	for range 20000 {
		for i := range symbols {
			symbols[i] = values[r.IntN(4)]
		}
		a, b := random(), random()
		x, y := evalShape(a, symbols), evalShape(b, symbols)
		want, ok := broadcast(x, y)
		got, _, err := Broadcast(Fixed(x...), Fixed(y...))
		if (err == nil) != ok || ok && !slices.Equal(evalShape(got, nil), want) {
			t.Fatalf("%v and %v: got %v, %v, want %v", x, y, got, err, want)
		}
		shape, conditions, err := Broadcast(a, b)
		switch {
		case err != nil && ok:
			t.Fatalf("%v and %v for %v: got %v, want %v", a, b, symbols, err, want)
		case err == nil && holds(t, conditions, symbols):
			agreed++
			if !ok || !slices.Equal(evalShape(shape, symbols), want) {
				t.Fatalf("%v and %v for %v: got %v, want %v", a, b, symbols, shape, want)
			}
		}
	}
	if agreed < 5000 {
		t.Errorf("the conditions held %d times only", agreed)
	}
}

// sliced is what Python's manual says that a slice selects, one by one.
func sliced(n int64, start, stop *int64, step int64) []int64 {
	clamp := func(p *int64, missing, lo, hi int64) int64 {
		if p == nil {
			return missing
		}
		v := *p
		if v < 0 {
			v += n
		}
		return min(max(v, lo), hi)
	}
	var out []int64
	if step > 0 {
		for i := clamp(start, 0, 0, n); i < clamp(stop, n, 0, n); i += step {
			out = append(out, i)
		}
		return out
	}
	for i := clamp(start, n-1, -1, n-1); i > clamp(stop, -1, -1, n-1); i += step {
		out = append(out, i)
	}
	return out
}

// TestSlices goes through all small slices, of extents that are numbers and of those that are symbols.
func TestSlices(t *testing.T) {
	bounds := []*int64{nil}
	for v := int64(-4); v <= 4; v++ {
		bounds = append(bounds, &v)
	}
	val := func(p *int64) Val {
		if p == nil {
			return NoneVal()
		}
		return IntVal(*p)
	}
	described := 0
	for extent := int64(0); extent <= 4; extent++ {
		for _, start := range bounds {
			for _, stop := range bounds {
				for _, step := range []int64{-2, -1, 1, 2, 3} {
					want := sliced(extent, start, stop, step)
					index := SliceVal(val(start), val(stop), IntVal(step))
					for _, d := range []*Dim{affexpr.Const(extent), n} {
						r, err := Subscript(f64(d), index)
						if err != nil {
							t.Fatal(err)
						}
						if r.Loops == nil || !holds(t, r.Conditions, []int64{extent}) {
							continue
						}
						described++
						if got := selected(r, extent); !slices.Equal(got, want) {
							t.Fatalf("[%v] of %d as %v: got %v, want %v", index.Known, extent, d, got, want)
						}
					}
				}
			}
		}
	}
	if described < 2900 { // 2,500 of numbers, and some of those of symbols
		t.Errorf("%d slices were described", described)
	}
}

// selected returns which elements the loops of a view of rank 1 say.
func selected(r *Result, extent int64) []int64 {
	count, _ := r.Loops.Extents[0].Eval(nil, []int64{extent})
	var out []int64
	for i := range count {
		v, _ := r.Loops.Maps[0].Results()[0].Eval([]int64{i}, []int64{extent})
		out = append(out, v)
	}
	return out
}

// TestReshape compares the extent that is put in for -1, and the condition for it, with a division.
func TestReshape(t *testing.T) {
	for size := int64(0); size <= 12; size++ {
		for part := int64(0); part <= 5; part++ {
			possible := part > 0 && size%part == 0
			got, err := MethodCall(Of(ArrayOf(Int8, Fixed(size))), "reshape", Pos(IntVal(-1), IntVal(part))...)
			if (err == nil) != possible || possible && !slices.Equal(evalShape(got.Type.Shape, nil), []int64{size / part, part}) {
				t.Errorf("%d to (-1, %d): got %v, %v", size, part, got, err)
			}
			if part == 0 {
				continue
			}
			got, err = MethodCall(Of(ArrayOf(Int8, dims(n))), "reshape", Pos(TupleVal(IntVal(-1), IntVal(part)))...)
			if err != nil {
				t.Fatal(err)
			}
			if ok := holds(t, got.Conditions, []int64{size}); ok != possible {
				t.Errorf("s0 = %d to (-1, %d): the conditions %v hold: %v, want %v", size, part, got.Conditions, ok, possible)
			}
			if possible && !slices.Equal(evalShape(got.Type.Shape, []int64{size}), []int64{size / part, part}) {
				t.Errorf("s0 = %d to (-1, %d): got %v", size, part, got.Type)
			}
		}
	}
}

// TestReductionShapes goes through the axes of an array.
func TestReductionShapes(t *testing.T) {
	a := f64(2, n, 4)
	for axes, want := range map[string]string{"0": "(s0, 4)", "1": "(2, 4)", "2": "(2, s0)", "-1": "(2, s0)", "-3": "(s0, 4)"} {
		var axis int64
		fmt.Sscan(axes, &axis)
		r, err := callNamed(t, "numpy.sum", append(Pos(a), Key("axis", IntVal(axis)))...)
		if err != nil || r.Type.Shape.String() != want {
			t.Errorf("axis %s: got %v, %v, want %s", axes, r, err, want)
		}
	}
	r, err := callNamed(t, "numpy.sum", append(Pos(a), Key("axis", TupleVal(IntVal(0), IntVal(-1))), Key("keepdims", BoolVal(true)))...)
	if err != nil || r.Type.Shape.String() != "(1, s0, 1)" || r.Loops.Maps[1].String() != "(d0, d1, d2) -> (0, d1, 0)" {
		t.Errorf("two axes that are kept: got %v, %v", r, err)
	}
	for _, bad := range []Val{IntVal(3), IntVal(-4), TupleVal(IntVal(0), IntVal(0))} {
		if r, err := callNamed(t, "numpy.sum", append(Pos(a), Key("axis", bad))...); err == nil {
			t.Errorf("axis %v: got %v, want an error", bad.Known, r.Type)
		}
	}
}
