package ir_test

import (
	"os/exec"
	"strings"
	"testing"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/num"
	"polyloom/test/reference"
)

const dyn = ir.Dynamic

// A textCase is a type or attribute and its text, as mlir-opt-22 writes it in an operation's dictionary.
type textCase struct {
	x    interface{ String() string }
	want string
}

func typeCases() []textCase {
	none, i32, f32 := []ir.Type(nil), ir.Type(ir.I32), ir.Type(ir.F32)
	d0, d1, s0 := affexpr.Dim(0), affexpr.Dim(1), affexpr.Symbol(0)
	strided := ir.StridedLayout(dyn, []int64{dyn, 1})
	cases := []textCase{
		{ir.I1, "i1"},
		{ir.Int(8), "i8"},
		{ir.Int(1000), "i1000"},
		{ir.IntOf(16, ir.Signed), "si16"},
		{ir.IntOf(64, ir.Unsigned), "ui64"},
		{ir.Index(), "index"},
		{ir.None(), "none"},
		{ir.Complex(f32), "complex<f32>"},
		{ir.Function(none, none), "() -> ()"},
		{ir.Function([]ir.Type{i32}, []ir.Type{f32}), "(i32) -> f32"},
		{ir.Function([]ir.Type{i32, f32}, []ir.Type{f32, i32}), "(i32, f32) -> (f32, i32)"},
		{ir.Function(none, []ir.Type{ir.Function(none, none)}), "() -> (() -> ())"},
		{ir.Function([]ir.Type{ir.Function(none, []ir.Type{i32})}, none), "(() -> i32) -> ()"},
		{ir.Graph([]ir.Type{i32}, []ir.Type{f32}), "graph<(i32) -> (f32)>"},
		{ir.Tuple(), "tuple<>"},
		{ir.Tuple(i32, ir.Tuple(f32)), "tuple<i32, tuple<f32>>"},
		{ir.Vector(nil, f32), "vector<f32>"},
		{ir.Vector([]int64{2, 3}, i32), "vector<2x3xi32>"},
		{ir.ScalableVector([]int64{2, 4}, i32, []bool{false, true}), "vector<2x[4]xi32>"},
		{ir.ScalableVector([]int64{2}, i32, []bool{false}), "vector<2xi32>"},
		{ir.Tensor(nil, f32, nil), "tensor<f32>"},
		{ir.Tensor([]int64{2, dyn, 0}, ir.Index(), nil), "tensor<2x?x0xindex>"},
		{ir.Tensor([]int64{2}, ir.Complex(ir.F64), ir.Str("sparse")), `tensor<2xcomplex<f64>, "sparse">`},
		{ir.Tensor([]int64{2}, ir.Vector([]int64{4}, f32), nil), "tensor<2xvector<4xf32>>"},
		{ir.Tensor([]int64{2}, i32, ir.IntegerOf(ir.I32, 3)), "tensor<2xi32, 3 : i32>"},
		{ir.UnrankedTensor(ir.I8), "tensor<*xi8>"},
		{ir.MemRef(nil, i32, nil, nil), "memref<i32>"},
		{ir.MemRef([]int64{dyn, 4}, f32, nil, nil), "memref<?x4xf32>"},
		{ir.MemRef([]int64{2}, i32, nil, ir.IntegerOf(ir.I64, 3)), "memref<2xi32, 3>"},
		{ir.MemRef([]int64{2}, i32, nil, ir.IntegerOf(ir.I32, 3)), "memref<2xi32, 3 : i32>"},
		{ir.MemRef([]int64{2}, i32, nil, ir.IntegerOf(ir.I64, 0)), "memref<2xi32>"},
		{ir.MemRef([]int64{2}, i32, nil, ir.Str("local")), `memref<2xi32, "local">`},
		{ir.MemRef([]int64{2, 3}, i32, ir.NewMapAttr(2, 0, d0, d1), nil), "memref<2x3xi32>"},
		{ir.MemRef([]int64{2, 3}, i32, ir.NewMapAttr(2, 0, d1, d0), nil), "memref<2x3xi32, affine_map<(d0, d1) -> (d1, d0)>>"},
		{ir.MemRef([]int64{2, dyn}, i32, ir.NewMapAttr(2, 1, d1.Add(s0), d0), ir.IntegerOf(ir.I64, 1)),
			"memref<2x?xi32, affine_map<(d0, d1)[s0] -> (d1 + s0, d0)>, 1>"},
		{ir.MemRef([]int64{2, dyn}, i32, strided, ir.IntegerOf(ir.I64, 1)), "memref<2x?xi32, strided<[?, 1], offset: ?>, 1>"},
		{ir.MemRef([]int64{2}, ir.MemRef([]int64{1}, f32, nil, nil), nil, nil), "memref<2xmemref<1xf32>>"},
		{ir.UnrankedMemRef(f32, nil), "memref<*xf32>"},
		{ir.UnrankedMemRef(f32, ir.IntegerOf(ir.I64, 0)), "memref<*xf32>"},
		{ir.UnrankedMemRef(f32, ir.IntegerOf(ir.I64, 2)), "memref<*xf32, 2>"},
		{ir.Opaque("x", "thing"), "!x.thing"},
		{ir.Opaque("x", "thing<1, [2]>"), "!x.thing<1, [2]>"},
		{ir.Opaque("x", "9"), `!x<9>`},
	}
	for _, f := range num.Formats() {
		cases = append(cases, textCase{ir.Float(f), f.Name()})
	}
	return cases
}

func attrCases() []textCase {
	f := func(t *num.Format, v float64) *ir.FloatAttr {
		x, _ := t.FromFloat64(v, num.ToNearestEven)
		return ir.FloatOf(x)
	}
	ints := func(t ir.Type, vs ...int64) (as []ir.Attr) {
		for _, v := range vs {
			as = append(as, ir.IntegerOf(t, v))
		}
		return as
	}
	shape := func(t ir.Type, ds ...int64) ir.Shaped { return ir.Tensor(ds, t, nil) }
	pair := func(a, b ir.Attr) ir.Attr { return ir.Array(a, b) }
	indices := ir.DenseOf(shape(ir.I64, 2, 1), ints(ir.I64, 0, 3))
	file := ir.FileLineCol("a.mlir", 3, 4).Attr()
	fused := ir.Fused(nil, file, ir.FileLineCol("b.mlir", 1, 2).Attr())
	return []textCase{
		{ir.Unit, "unit"},
		{ir.BoolAttr(true), "true"},
		{ir.BoolAttr(false), "false"},
		{ir.IntegerOf(ir.I64, -5), "-5 : i64"},
		{ir.IntegerOf(ir.I8, 200), "-56 : i8"},
		{ir.IntegerOf(ir.IntOf(8, ir.Unsigned), 200), "200 : ui8"},
		{ir.IntegerOf(ir.IntOf(8, ir.Signed), -1), "-1 : si8"},
		{ir.IntegerOf(ir.IntOf(1, ir.Unsigned), 1), "1 : ui1"},
		{ir.IndexAttr(7), "7 : index"},
		{ir.Integer(ir.Int(128), num.NewInt(128, -1)), "-1 : i128"},
		{f(num.F32, 1.5), "1.500000e+00 : f32"},
		{f(num.F64, 0.1), "1.000000e-01 : f64"},
		{ir.FloatOf(num.F16.Inf(true)), "0xFC00 : f16"},
		{f(num.F64, 1e300), "1.000000e+300 : f64"},
		{ir.Str(""), `""`},
		{ir.Str("a\"b\\c\n\t\x00\xff é"), `"a\22b\\c\0A\09\00\FF \C3\A9"`},
		{ir.TypedStr("s", ir.I32), `"s" : i32`},
		{ir.Array(), "[]"},
		{ir.Array(ir.IntegerOf(ir.I64, 1), ir.IntegerOf(ir.I32, 2), f(num.F64, 2), f(num.F32, 2), ir.Unit),
			"[1, 2 : i32, 2.000000e+00, 2.000000e+00 : f32, unit]"},
		{ir.Dict(), "{}"},
		{ir.Dict(ir.NamedAttr{Name: "b", Value: ir.Unit}, ir.NamedAttr{Name: "a", Value: ir.IntegerOf(ir.I64, 1)},
			ir.NamedAttr{Name: "two words", Value: ir.Unit}), `{a = 1 : i64, b, "two words"}`},
		{ir.TypeAttrOf(ir.Tuple(ir.I1)), "tuple<i1>"},
		{ir.SymbolRef("f"), "@f"},
		{ir.SymbolRef("a", "b", "c d"), `@a::@b::@"c d"`},
		{ir.SymbolRef("1"), `@"1"`},
		{ir.SymbolRef("true"), "@true"},
		{ir.NewMapAttr(2, 1, affexpr.Dim(0).Add(affexpr.Symbol(0)), affexpr.Dim(1).FloorDiv(affexpr.Const(2))),
			"affine_map<(d0, d1)[s0] -> (d0 + s0, d1 floordiv 2)>"},
		{ir.NewMapAttr(0, 0), "affine_map<() -> ()>"},
		{ir.SetAttrOf(affexpr.NewSet(1, 1, []*affexpr.Expr{affexpr.Dim(0).Sub(affexpr.Symbol(0)), affexpr.Dim(0)},
			[]bool{false, true})), "affine_set<(d0)[s0] : (d0 - s0 >= 0, d0 == 0)>"},
		{ir.DenseI64(), "array<i64>"},
		{ir.DenseI64(1, -2), "array<i64: 1, -2>"},
		{ir.DenseInts(ir.I8, 255), "array<i8: -1>"},
		{ir.DenseInts(ir.I1, 1, 0), "array<i1: true, false>"},
		{ir.DenseInts(ir.IntOf(16, ir.Unsigned), 65535), "array<ui16: 65535>"},
		{ir.DenseArray(ir.F32, 1, "\x00\x00\xc0\x3f"), "array<f32: 1.500000e+00>"},
		{ir.StridedLayout(0, nil), "strided<[]>"},
		{ir.StridedLayout(3, []int64{dyn, -1}), "strided<[?, -1], offset: 3>"},
		{ir.OpaqueAttrOf("x", "thing<a>", ir.None()), "#x.thing<a>"},
		{ir.OpaqueAttrOf("x", "1", ir.None()), "#x<1>"},
		{ir.DenseOf(shape(ir.I32, 3), ints(ir.I32, 1, 2, -3)), "dense<[1, 2, -3]> : tensor<3xi32>"},
		{ir.DenseOf(shape(ir.I32, 2, 2), ints(ir.I32, 1, 2, 3, 4)), "dense<[[1, 2], [3, 4]]> : tensor<2x2xi32>"},
		{ir.DenseOf(shape(ir.I32, 3), ints(ir.I32, 7, 7, 7)), "dense<7> : tensor<3xi32>"},
		{ir.DenseOf(shape(ir.I32, 1), ints(ir.I32, 7)), "dense<7> : tensor<1xi32>"},
		{ir.DenseOf(shape(ir.I32), ints(ir.I32, 7)), "dense<7> : tensor<i32>"},
		{ir.DenseOf(shape(ir.I32, 0, 2), nil), "dense<> : tensor<0x2xi32>"},
		{ir.DenseOf(shape(ir.I1, 2), ints(ir.I1, 1, 0)), "dense<[true, false]> : tensor<2xi1>"},
		{ir.SplatOf(ir.Vector([]int64{4}, ir.I1), ir.BoolAttr(true)), "dense<true> : vector<4xi1>"},
		{ir.DenseOf(shape(ir.IntOf(8, ir.Unsigned), 2), ints(ir.IntOf(8, ir.Unsigned), 255, 1)), "dense<[255, 1]> : tensor<2xui8>"},
		{ir.DenseOf(shape(ir.Index(), 2), ints(ir.Index(), 2, 1)), "dense<[2, 1]> : tensor<2xindex>"},
		{ir.DenseOf(shape(ir.F32, 2), []ir.Attr{f(num.F32, 1), f(num.F32, -0.5)}), "dense<[1.000000e+00, -5.000000e-01]> : tensor<2xf32>"},
		{ir.DenseOf(shape(ir.Complex(ir.F32), 2), []ir.Attr{pair(f(num.F32, 1), f(num.F32, 2)), pair(f(num.F32, 3), f(num.F32, 4))}),
			"dense<[(1.000000e+00,2.000000e+00), (3.000000e+00,4.000000e+00)]> : tensor<2xcomplex<f32>>"},
		{ir.SplatOf(shape(ir.Complex(ir.I8), 2), pair(ir.IntegerOf(ir.I8, 1), ir.IntegerOf(ir.I8, -2))), "dense<(1,-2)> : tensor<2xcomplex<i8>>"},
		{ir.DenseStrings(shape(ir.Opaque("x", "str"), 2), []string{"a", "b\n"}), `dense<["a", "b\0A"]> : tensor<2x!x.str>`},
		{ir.DenseStrings(shape(ir.Opaque("x", "str"), 2), []string{"a"}), `dense<"a"> : tensor<2x!x.str>`},
		{ir.Sparse(shape(ir.F32, 5), indices, ir.SplatOf(shape(ir.F32, 2), f(num.F32, 1))),
			"sparse<[[0], [3]], 1.000000e+00> : tensor<5xf32>"},
		{ir.UnknownLocAttr(), "loc(unknown)"},
		{file, `loc("a.mlir":3:4)`},
		{ir.FileLineCol("", 3, 4).Attr(), `loc("-":3:4)`},
		{ir.FileRange("a", 1, 2, 3, 4), `loc("a":1:2 to 3:4)`},
		{ir.FileRange("a", 1, 2, 1, 4), `loc("a":1:2 to :4)`},
		{ir.FileRange("", 1, 2, 1, 2), `loc("-":1:2)`},
		{ir.NamedLoc("n", ir.UnknownLocAttr()), `loc("n")`},
		{ir.NamedLoc("n\"", file), `loc("n\22"("a.mlir":3:4))`},
		{ir.CallSite(file, ir.NamedLoc("n", ir.UnknownLocAttr())), `loc(callsite("a.mlir":3:4 at "n"))`},
		{fused, `loc(fused["a.mlir":3:4, "b.mlir":1:2])`},
		{ir.Fused(ir.Str("why"), file), `loc(fused<"why">["a.mlir":3:4])`},
	}
}

func TestText(t *testing.T) {
	for _, tt := range append(typeCases(), attrCases()...) {
		if got := tt.x.String(); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

// TestTextOracle shows that the expectations of TestText are what LLVM prints.
func TestTextOracle(t *testing.T) {
	path := reference.Tool(t, reference.MLIROpt)
	var in strings.Builder
	var want []string
	for _, tt := range append(typeCases(), attrCases()...) {
		line := `"x.x"() {a = ` + tt.want + `} : () -> ()`
		if tt.want == "unit" || strings.HasPrefix(tt.want, "graph<") {
			continue // written without value; not read by mlir-opt
		}
		in.WriteString(line + "\n")
		want = append(want, "  "+line)
	}
	cmd := exec.Command(path, "--allow-unregistered-dialect", "--mlir-print-local-scope")
	cmd.Stdin = strings.NewReader(in.String())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got := strings.Split(strings.TrimSuffix(strings.TrimPrefix(string(out), "module {\n"), "\n}\n\n"), "\n")
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("mlir-opt-22 writes %s, want %s", got[i], want[i])
		}
	}
}

func TestTextElision(t *testing.T) {
	wide := ir.DenseOf(ir.Tensor([]int64{3}, ir.I8, nil), []ir.Attr{ir.IntegerOf(ir.I8, 1), ir.IntegerOf(ir.I8, -1), ir.IntegerOf(ir.I8, 16)})
	splat := ir.SplatOf(ir.Tensor([]int64{3}, ir.I8, nil), ir.IntegerOf(ir.I8, 1))
	tests := []struct {
		limits ir.TextLimits
		a      ir.Attr
		want   string
	}{
		{ir.TextLimits{ElideElements: 2, ElideResources: -1, HexElements: -1}, wide, "dense_resource<__elided__> : tensor<3xi8>"},
		{ir.TextLimits{ElideElements: 3, ElideResources: -1, HexElements: -1}, wide, "dense<[1, -1, 16]> : tensor<3xi8>"},
		{ir.TextLimits{ElideElements: 2, ElideResources: -1, HexElements: 0}, splat, "dense<1> : tensor<3xi8>"},
		{ir.TextLimits{ElideElements: -1, ElideResources: -1, HexElements: 2}, wide, `dense<"0x01FF10"> : tensor<3xi8>`},
		{ir.TextLimits{ElideElements: -1, ElideResources: -1, HexElements: 3}, wide, "dense<[1, -1, 16]> : tensor<3xi8>"},
	}
	for _, tt := range tests {
		w := ir.Text{Limits: &tt.limits}
		if w.AttrFull(tt.a); w.String() != tt.want {
			t.Errorf("%+v: got %s, want %s", tt.limits, w.String(), tt.want)
		}
	}
	hundred := ir.Vector([]int64{101}, ir.I8)
	if got := ir.Dense(hundred, strings.Repeat("\x00", 100)+"\x01").String(); !strings.HasPrefix(got, `dense<"0x0000`) {
		t.Errorf("more than a hundred elements: got %s", got)
	}
	blob := &ir.Blob{Key: "my blob"}
	if got, want := ir.Resource(hundred, blob).String(), `dense_resource<"my blob"> : vector<101xi8>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTextForms(t *testing.T) {
	one := ir.IntegerOf(ir.I64, 1)
	tests := []struct {
		name  string
		write func(w *ir.Text)
		want  string
	}{
		{"default type", func(w *ir.Text) { w.Attr(one) }, "1"},
		{"full", func(w *ir.Text) { w.AttrFull(one) }, "1 : i64"},
		{"no type", func(w *ir.Text) { w.AttrNoType(ir.IntegerOf(ir.I8, 1)) }, "1"},
		{"no type of an array", func(w *ir.Text) { w.AttrNoType(ir.DenseI64(1, 2)) }, "array<1, 2>"},
		{"body of an array", func(w *ir.Text) { w.DenseArrayBody(ir.DenseI64(1, 2)) }, "1, 2"},
		{"nothing", func(w *ir.Text) { w.Attr(nil); w.Type(nil) }, "<<NULL ATTRIBUTE>><<NULL TYPE>>"},
		{"nil pointer", func(w *ir.Text) { w.Attr((*ir.StringAttr)(nil)) }, "<<NULL ATTRIBUTE>>"},
		{"keyword", func(w *ir.Text) { w.KeywordOrString("a_1.b$"); w.KeywordOrString("1a"); w.KeywordOrString("") }, `a_1.b$"1a"""`},
		{"symbol", func(w *ir.Text) { w.Symbol("a-b") }, `@"a-b"`},
		{"function type", func(w *ir.Text) { w.FunctionType([]ir.Type{ir.I1}, nil) }, "(i1) -> ()"},
		{"size", func(w *ir.Text) { w.Dim(3); w.Dim(ir.Dynamic) }, "3?"},
		{"distinct attributes are numbered as they come", func(w *ir.Text) {
			a, b := ir.Distinct(ir.Unit), ir.Distinct(ir.Str("x"))
			w.Attr(ir.Array(b, a, b))
		}, `[distinct[0]<"x">, distinct[1]<>, distinct[0]<"x">]`},
		{"alias of a part", func(w *ir.Text) {
			w.Alias = func(x any) (string, bool) { return "!a", x == any(ir.F32) }
			w.Type(ir.Tuple(ir.F32, ir.F64))
		}, "tuple<!a, f64>"},
		{"no alias for the whole", func(w *ir.Text) {
			tuple := ir.Tuple(ir.F32)
			w.Alias = func(x any) (string, bool) { return "!a", x == any(tuple) || x == any(ir.F32) }
			w.TypeNoAlias(tuple)
		}, "tuple<!a>"},
		{"no alias for the whole attribute", func(w *ir.Text) {
			list := ir.Array(ir.Unit)
			w.Alias = func(x any) (string, bool) { return "#a", true }
			w.AttrNoAlias(list)
			w.Attr(list)
		}, "[#a]#a"},
	}
	for _, tt := range tests {
		var w ir.Text
		if tt.write(&w); w.String() != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, w.String(), tt.want)
		}
	}
}
