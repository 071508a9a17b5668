package arith_test

import (
	"testing"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

func TestRanges(t *testing.T) {
	// %b is x masked by 5: 0 to 5. The other ops show that each asks for the bounds of its own operation.
	body := `
%x, %p = "test.x"() : () -> (i8, i1)
%c5 = arith.constant 5 : i8
%cm3 = arith.constant -3 : i8
%k = arith.constant dense<[1, 7, -1]> : vector<3xi8>
%f = arith.constant dense<0.0> : vector<3xf32>
%b = arith.andi %x, %c5 : i8
%add = arith.addi %b, %cm3 : i8
%sub = arith.subi %c5, %b overflow<nuw> : i8
%mul = arith.muli %b, %c5 overflow<nsw> : i8
%div = arith.divsi %b, %cm3 : i8
%rem = arith.remui %x, %c5 : i8
%shr = arith.shrui %x, %c5 : i8
%max = arith.maxsi %b, %cm3 : i8
%min = arith.minui %x, %c5 : i8
%ext = arith.extui %b : i8 to i32
%idx = arith.index_cast %cm3 : i8 to index
%tr = arith.trunci %ext : i32 to i8
%lt = arith.cmpi slt, %cm3, %b : i8
%any = arith.cmpi slt, %b, %x : i8
%sel = arith.select %p, %b, %cm3 : i8
%yes = arith.select %lt, %c5, %x : i8
`
	want := map[string]string{
		"c5": "unsigned : [5, 5] signed : [5, 5]", "k": "unsigned : [1, 255] signed : [-1, 7]", "f": "<none>",
		"b": "unsigned : [0, 5] signed : [0, 5]", "add": "unsigned : [0, 255] signed : [-3, 2]",
		"sub": "unsigned : [0, 5] signed : [0, 5]", "mul": "unsigned : [0, 25] signed : [0, 25]", "div": "unsigned : [0, 255] signed : [-1, 0]",
		"rem": "unsigned : [0, 4] signed : [0, 4]", "shr": "unsigned : [0, 7] signed : [0, 7]", "max": "unsigned : [0, 5] signed : [0, 5]",
		"min": "unsigned : [0, 5] signed : [0, 5]", "ext": "unsigned : [0, 5] signed : [0, 5]",
		"idx": "unsigned : [18446744073709551613, 18446744073709551613] signed : [-3, -3]", "tr": "unsigned : [0, 5] signed : [0, 5]",
		"lt": "unsigned : [1, 1] signed : [-1, -1]", "any": "unsigned : [0, 1] signed : [-1, 0]",
		"sel": "unsigned : [0, 253] signed : [-3, 5]", "yes": "unsigned : [5, 5] signed : [5, 5]",
	}
	names := []string{"", "c5", "cm3", "k", "f", "b", "add", "sub", "mul", "div", "rem", "shr", "max", "min", "ext", "idx", "tr", "lt", "any", "sel", "yes"}
	known := map[*ir.Value]intrange.Range{}
	i := 0
	for op := range ir.RegionAt(mustRead(t, body), 0).Entry().Ops() {
		var args []intrange.Range
		for _, v := range ir.OperandsOf(op) {
			args = append(args, known[v])
		}
		for _, r := range ir.ResultsOf(op) {
			known[r] = intrange.MaxOf(r.Type())
		}
		intrange.Infer(op, args, func(v *ir.Value, r intrange.Range) { known[v] = r })
		if w, ok := want[names[i]]; ok {
			if got := known[ir.ResultAt(op, 0)].String(); got != w {
				t.Errorf("%s: got %s, want %s", names[i], got, w)
			}
		}
		i++
	}
}

func TestSpeculation(t *testing.T) {
	body := `
%x, %y = "test.x"() : () -> (i32, i32)
%c5 = arith.constant 5 : i32
%m = arith.constant -1 : i32
%z = arith.constant 0 : i32
%v, %w = "test.v"() : () -> (vector<2xi32>, vector<2xi32>)
%k = arith.constant dense<3> : vector<2xi32>
`
	for _, c := range []struct {
		op   string
		want bool
	}{
		{"arith.divui %x, %c5 : i32", true},
		{"arith.divui %x, %m : i32", true},
		{"arith.divui %x, %z : i32", false},
		{"arith.divui %x, %y : i32", false},
		{"arith.divui %v, %k : vector<2xi32>", true},
		{"arith.divui %v, %w : vector<2xi32>", false},
		{"arith.divsi %x, %c5 : i32", true},
		{"arith.divsi %x, %m : i32", false},
		{"arith.divsi %x, %z : i32", false},
		{"arith.ceildivsi %x, %c5 : i32", true},
		{"arith.ceildivui %x, %y : i32", false},
		{"arith.remsi %x, %y : i32", true},
		{"arith.floordivsi %x, %y : i32", true},
		{"arith.addi %x, %y : i32", true},
	} {
		op := ir.RegionAt(mustRead(t, body+c.op), 0).Entry().Last()
		if got := ir.IsSpeculatable(op); got != c.want {
			t.Errorf("%s: got %v", c.op, got)
		}
		if !ir.IsMemoryEffectFree(op) || ir.IsPure(op) != c.want {
			t.Errorf("%s: pure %v", c.op, ir.IsPure(op))
		}
	}
}

// TestReductions combines the identity of each kind with some numbers, which must not change them.
func TestReductions(t *testing.T) {
	ints := []num.Int{num.NewInt(8, 0), num.NewInt(8, 1), num.NewInt(8, 127), num.NewInt(8, -128), num.NewInt(8, -1)}
	floats := []num.Float{num.FromFloat32(-3), num.F32.Zero(false), num.F32.Largest(true), num.F32.Largest(false)}
	for k := arith.AtomicAddF; k <= arith.AtomicXOrI; k++ {
		for _, finite := range []bool{false, true} {
			if id, ok := k.Identity(ir.I8, finite).(*ir.IntegerAttr); ok {
				for _, n := range ints {
					checkNeutral(t, k, ir.I8, ir.Integer(ir.I8, n), id)
				}
			}
			if id, ok := k.Identity(ir.F32, finite).(*ir.FloatAttr); ok {
				for _, n := range floats {
					checkNeutral(t, k, ir.F32, ir.FloatOf(n), id)
				}
			}
		}
		isFloat, isInt := k.Identity(ir.F32, false) != nil, k.Identity(ir.I8, false) != nil
		if k == arith.AtomicAssign {
			isFloat, isInt = !isFloat, false
		}
		if isFloat == isInt {
			t.Errorf("%v is for floats: %v, for integers: %v", k, isFloat, isInt)
		}
	}
	if arith.AtomicAssign.Combine(value(ir.I8), value(ir.I8)) != nil {
		t.Error("an assignment combines")
	}
}

func checkNeutral(t *testing.T, k arith.AtomicRMWKind, typ ir.Type, n, id ir.Typed) {
	t.Helper()
	a, b := value(typ), value(typ)
	op := k.Combine(a, b)
	ir.Init(op, ir.Loc{})
	if got, ok := arith.KindOf(op); !ok || got != k {
		t.Errorf("%v: combined by %v", k, got)
	}
	if arith.Neutral(op) != k.Identity(typ, false) {
		t.Errorf("%v: neutral %v", k, arith.Neutral(op))
	}
	r := op.(ir.Folder).Fold([]ir.Attr{n, id})
	if len(r.Results) != 1 || r.Results[0].Value != a && r.Results[0].Const != ir.Attr(n) && !(r.Results[0].Value == b && n == id) {
		t.Errorf("%v of %v and %v: %+v", k, n, id, r)
	}
}

func TestNeutralIsFinite(t *testing.T) {
	v := value(ir.F32)
	op := &arith.MaximumF{Lhs: v.Use(), Rhs: v.Use(), Flags: arith.NInf}
	ir.Init(op, ir.Loc{})
	if got, want := arith.Neutral(op), ir.Typed(ir.FloatOf(num.F32.Largest(true))); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	sub := &arith.SubI{Lhs: value(ir.I8).Use(), Rhs: value(ir.I8).Use()}
	ir.Init(sub, ir.Loc{})
	if arith.Neutral(sub) != nil {
		t.Error("a difference has a neutral element")
	}
}

func TestMaterialize(t *testing.T) {
	for _, c := range []struct {
		a    ir.Attr
		t    ir.Type
		want string
	}{
		{ir.IndexAttr(3), ir.Index(), "arith.constant"},
		{ir.IntegerOf(ir.I8, 3), ir.I32, ""},
		{ir.IntegerOf(ir.IntOf(8, ir.Signed), 3), ir.IntOf(8, ir.Signed), ""},
		{ir.SplatOf(ir.Vector([]int64{2}, ir.I8), ir.IntegerOf(ir.I8, 1)), ir.Vector([]int64{2}, ir.I8), "arith.constant"},
		{ir.Str("x"), ir.None(), ""},
		{ir.Unit, ir.None(), ""},
	} {
		got := ""
		if op := arith.Dialect.Materialize(c.a, c.t); op != nil {
			ir.Init(op, ir.Loc{})
			got = ir.Name(op)
		}
		if got != c.want {
			t.Errorf("%v as %v: got %q, want %q", c.a, c.t, got, c.want)
		}
	}
}
