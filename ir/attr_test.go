package ir_test

import (
	"slices"
	"testing"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/num"
)

func identity(n int) *affexpr.Map { return affexpr.IdentityMap(n) }

func TestNumbers(t *testing.T) {
	u8, s8 := ir.IntOf(8, ir.Unsigned), ir.IntOf(8, ir.Signed)
	for _, tt := range []struct {
		a    *ir.IntegerAttr
		want int64
	}{
		{ir.IntegerOf(u8, 255), 255},
		{ir.IntegerOf(s8, 255), -1},
		{ir.IntegerOf(ir.I8, 255), -1},
		{ir.BoolAttr(true), 1},
		{ir.IndexAttr(-3), -3},
		{ir.Integer(ir.Int(128), num.NewInt(128, -7)), -7},
	} {
		if got := tt.a.Int64(); got != tt.want {
			t.Errorf("%v: got %d, want %d", tt.a, got, tt.want)
		}
	}
	if ir.BoolAttr(true).AttrType() != ir.Type(ir.I1) || ir.FloatOf(num.FromFloat32(1)).AttrType() != ir.Type(ir.F32) ||
		ir.Str("x").AttrType() != ir.Type(ir.None()) || ir.OpaqueAttrOf("a", "b", ir.I1).AttrType() != ir.Type(ir.I1) {
		t.Error("wrong types of attributes")
	}
}

func TestDictionaries(t *testing.T) {
	var none *ir.DictAttr
	if none.Len() != 0 || none.Get("a") != nil || none.With("a", nil).Len() != 0 {
		t.Error("the nil dictionary is not empty")
	}
	d := none.With("b", ir.Unit).With("a", ir.Str("x")).With("c", ir.Unit)
	if got := d.String(); got != `{a = "x", b, c}` || d.Len() != 3 {
		t.Errorf("got %s", got)
	}
	if got := d.With("b", ir.Str("y")).With("a", nil).String(); got != `{b = "y", c}` {
		t.Errorf("got %s", got)
	}
	if d.Get("a") != ir.Attr(ir.Str("x")) || d.Get("aa") != nil || d.With("d", nil) != d {
		t.Error("wrong entries")
	}
}

func TestDenseArrays(t *testing.T) {
	var none *ir.DenseArrayAttr
	if none.Ints() != nil {
		t.Error("the nil array has elements")
	}
	vs := []int64{-1, 0, 127, -128}
	for _, elem := range []*ir.IntegerType{ir.I8, ir.I16, ir.I32, ir.I64} {
		if got := ir.DenseInts(elem, vs...).Ints(); !slices.Equal(got, vs) {
			t.Errorf("%v: got %v", elem, got)
		}
	}
	if got := ir.DenseInts(ir.I1, 1, 0).Ints(); !slices.Equal(got, []int64{1, 0}) {
		t.Errorf("bools: got %v", got)
	}
	if ir.DenseI64(5).Int(0) != 5 || ir.DenseI64().Len != 0 {
		t.Error("wrong elements")
	}
}

func TestDenseElements(t *testing.T) {
	f := func(v float32) ir.Attr { return ir.FloatOf(num.FromFloat32(v)) }
	lists := map[ir.Type][]ir.Attr{
		ir.I1:              {ir.BoolAttr(true), ir.BoolAttr(false), ir.BoolAttr(true), ir.BoolAttr(true)},
		ir.Int(5):          {ir.IntegerOf(ir.Int(5), -1), ir.IntegerOf(ir.Int(5), 15), ir.IntegerOf(ir.Int(5), 0), ir.IntegerOf(ir.Int(5), -16)},
		ir.Index():         {ir.IndexAttr(1), ir.IndexAttr(-2), ir.IndexAttr(3), ir.IndexAttr(4)},
		ir.Int(100):        {ir.IntegerOf(ir.Int(100), -1), ir.IntegerOf(ir.Int(100), 1), ir.IntegerOf(ir.Int(100), 2), ir.IntegerOf(ir.Int(100), 3)},
		ir.F32:             {f(1), f(-0.5), f(0), f(3)},
		ir.Complex(ir.F32): {ir.Array(f(1), f(2)), ir.Array(f(3), f(4)), ir.Array(f(0), f(0)), ir.Array(f(5), f(6))},
	}
	for elem, want := range lists {
		a := ir.DenseOf(ir.Tensor([]int64{2, 2}, elem, nil), want)
		if a.Splat || a.Len() != 4 || a.ElementsType().Elem() != elem || a.AttrType() != ir.Type(a.Typ) {
			t.Errorf("%v: wrong parts", elem)
		}
		for i := range want {
			if got := a.Elem(i); got != want[i] {
				t.Errorf("%v, element %d: got %v, want %v", elem, i, got, want[i])
			}
		}
		s := ir.SplatOf(ir.Vector([]int64{3}, elem), want[1])
		if !s.Splat || s.Elem(2) != want[1] {
			t.Errorf("%v: element of a splat is %v", elem, s.Elem(2))
		}
	}
	c := ir.SplatOf(ir.Vector([]int64{3}, ir.Complex(ir.F32)), ir.Array(f(1), f(2)))
	if got := c.Float(1, 1).Float64(); got != 2 {
		t.Errorf("an imaginary part is %v", got)
	}
	if ir.ElemBytes(ir.Int(9)) != 2 || ir.ElemBytes(ir.Complex(ir.I8)) != 2 || ir.ElemBytes(ir.Tuple()) != 0 {
		t.Error("wrong sizes of elements")
	}
}

func TestShapes(t *testing.T) {
	shape := []int64{2, ir.Dynamic}
	vec := ir.ScalableVector([]int64{4}, ir.F32, []bool{true})
	space := ir.Str("s")
	for _, tt := range []struct {
		t      ir.Shaped
		ranked bool
		resize ir.Type
	}{
		{vec, true, ir.ScalableVector([]int64{7}, ir.I8, []bool{true})},
		{ir.Tensor(shape, ir.F32, space), true, ir.Tensor([]int64{7}, ir.I8, space)},
		{ir.UnrankedTensor(ir.F32), false, ir.Tensor([]int64{7}, ir.I8, nil)},
		{ir.MemRef(shape, ir.F32, nil, space), true, ir.MemRef([]int64{7}, ir.I8, nil, space)},
		{ir.UnrankedMemRef(ir.F32, space), false, ir.MemRef([]int64{7}, ir.I8, nil, space)},
	} {
		if tt.t.HasRank() != tt.ranked || tt.t.Elem() != ir.Type(ir.F32) || ir.ElemOrSelf(tt.t) != ir.Type(ir.F32) {
			t.Errorf("%v: wrong parts", tt.t)
		}
		if got := tt.t.WithShape([]int64{7}, ir.I8); got != tt.resize {
			t.Errorf("%v: got %v, want %v", tt.t, got, tt.resize)
		}
	}
	if vec.WithShape([]int64{1, 1}, ir.F32) != ir.Type(ir.Vector([]int64{1, 1}, ir.F32)) {
		t.Error("a vector of another rank is scalable")
	}
	if ir.StaticShape(ir.Tensor(shape, ir.F32, nil)) || ir.StaticShape(ir.UnrankedTensor(ir.F32)) || !ir.StaticShape(vec) {
		t.Error("wrong static shapes")
	}
	if ir.NumDynamic(shape) != 1 || ir.NumElements(ir.Tensor([]int64{2, 3}, ir.F32, nil)) != 6 || ir.NumElements(ir.Vector(nil, ir.F32)) != 1 {
		t.Error("wrong sizes")
	}
	if !ir.IsInt(ir.IntOf(8, ir.Unsigned), 8) || ir.IsInt(ir.F32, 32) || ir.BitWidth(ir.BF16) != 16 || ir.BitWidth(ir.Index()) != 64 || ir.BitWidth(ir.None()) != 0 {
		t.Error("wrong widths")
	}
	if ir.ElemOrSelf(ir.I1) != ir.Type(ir.I1) {
		t.Error("wrong element type of a scalar")
	}
}

func TestAttributesOfOps(t *testing.T) {
	_, f, _, b := sample()
	op := ir.Create(b, &Picky{In: f.Body.Entry().Arg(0).Use(), Count: ir.IntegerOf(ir.I64, 1)})
	if !ir.SetAttribute(op, "name", ir.Str("n")) || op.Name != ir.Str("n") || ir.SetAttribute(op, "name", ir.Unit) {
		t.Error("a property was not set by its name, or to something else")
	}
	ir.SetAttribute(op, "z", ir.Unit)
	ir.SetAttribute(op, "a", ir.Unit)
	var names []string
	for n, a := range ir.Attributes(op) {
		if names = append(names, n); a != ir.Attribute(op, n) {
			t.Errorf("%s is not itself", n)
		}
	}
	if want := []string{"count", "name", "step", "a", "z"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
	ir.SetAttribute(op, "z", nil)
	ir.SetAttribute(op, "a", nil)
	ir.SetAttribute(op, "name", nil)
	if ir.Discardable(op) != nil || op.Name != nil || ir.Attribute(op, "name") != nil {
		t.Error("attributes are left")
	}
	ir.SetDiscardable(op, ir.Dict())
	if ir.Discardable(op) != nil {
		t.Error("an empty dictionary is kept")
	}
	info := op.Info()
	if !info.HasProp("loose") || info.HasProp("z") || info.Prop(op, 0) != ir.Attr(op.Count) || !info.SetProp(op, 3, ir.Unit) || op.Loose != ir.Attr(ir.Unit) {
		t.Error("wrong properties by number")
	}
	sub := ir.Create(b, &Sub{Lhs: op.In.Use(), Rhs: op.In.Use()})
	if ir.Attribute(sub, "exact") != nil || !ir.SetAttribute(sub, "exact", ir.Unit) || !sub.Exact || ir.SetAttribute(sub, "exact", ir.Str("x")) {
		t.Error("a unit attribute is not kept as a bool")
	}
	add := ir.Create(b, &Add{Lhs: op.In.Use(), Rhs: op.In.Use()})
	if !ir.SetAttribute(add, "overflowFlags", Overflow.Attr(3)) || add.Flags != 3 || ir.SetAttribute(add, "overflowFlags", ir.Unit) {
		t.Error("an enumeration is not kept as a number")
	}
	if ir.SetAttribute(add, "overflowFlags", nil); add.Flags != 0 {
		t.Error("a removed enumeration has a value")
	}
}

func TestLocations(t *testing.T) {
	file := ir.FileLineCol("f.mlir", 3, 4)
	call := ir.CallSite(file.Attr(), ir.FileLineCol("g.mlir", 5, 6).Attr()).Loc()
	other := ir.FileLineCol("h.mlir", 7, 8).Attr()
	named := func(a *ir.LocAttr) ir.Loc { return ir.NamedLoc("n", a).Loc() }
	for _, tt := range []struct {
		name         string
		l            ir.Loc
		line, caller int // 0 for none
	}{
		{"unknown", ir.Loc{}, 0, 0},
		{"file", file, 3, 0},
		{"range", ir.FileRange("f", 1, 2, 3, 4).Loc(), 1, 0},
		{"name of nothing", named(ir.UnknownLocAttr()), 0, 0},
		{"name", named(file.Attr()), 3, 0},
		{"call", call, 3, 5},
		{"named call", named(call.Attr()), 3, 5},
		{"fused", ir.Fused(nil, ir.UnknownLocAttr(), other, file.Attr()).Loc(), 7, 0},
		{"fused call", ir.Fused(nil, other, named(call.Attr()).Attr()).Loc(), 7, 5},
		{"call of a call", ir.CallSite(call.Attr(), other).Loc(), 3, 7},
	} {
		p, ok := tt.l.Position()
		if p.Line != tt.line || ok != (tt.line != 0) {
			t.Errorf("%s: got line %d, want %d", tt.name, p.Line, tt.line)
		}
		c, ok := tt.l.Caller()
		line := 0
		if ok {
			p, _ := c.Position()
			line = p.Line
		}
		if line != tt.caller {
			t.Errorf("%s: got caller %d, want %d", tt.name, line, tt.caller)
		}
		if tt.l.Attr().Loc() != tt.l || tt.l.String() != tt.l.Attr().String() {
			t.Errorf("%s: the attribute is another location", tt.name)
		}
	}
	if p, _ := ir.FileLineCol("", 1, 2).Position(); p.File != "-" {
		t.Errorf("the file without name is %q", p.File)
	}
	if !(ir.Loc{}).IsUnknown() || file.IsUnknown() {
		t.Error("wrong unknown locations")
	}
}

func TestFuseLocs(t *testing.T) {
	a, b := ir.FileLineCol("f", 1, 1), ir.FileLineCol("f", 2, 2)
	with := ir.Fused(ir.Str("m"), a.Attr()).Loc()
	for _, tt := range []struct {
		in   []ir.Loc
		want string
	}{
		{nil, "loc(unknown)"},
		{[]ir.Loc{{}, a, {}}, `loc("f":1:1)`},
		{[]ir.Loc{a, a}, `loc("f":1:1)`},
		{[]ir.Loc{a, b, a}, `loc(fused["f":1:1, "f":2:2])`},
		{[]ir.Loc{ir.FuseLocs(a, b), b}, `loc(fused["f":1:1, "f":2:2])`},
		{[]ir.Loc{with, b}, `loc(fused[fused<"m">["f":1:1], "f":2:2])`},
	} {
		if got := ir.FuseLocs(tt.in...).String(); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}
