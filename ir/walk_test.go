package ir_test

import (
	"slices"
	"strings"
	"testing"

	"polyloom/ir"
)

// tree makes x.1 with regions that hold x.2 (which holds x.3) and x.4, then x.5, and returns the module around them.
func tree() *Module {
	m, b := newModule()
	one := opaque(b, "x.1", nil)
	two := opaque(ir.AtEnd(one.Regions.Append().Add(ir.NewBlock(ir.Loc{})), ir.Loc{}), "x.2", nil)
	opaque(ir.AtEnd(two.Regions.Append().Add(ir.NewBlock(ir.Loc{})), ir.Loc{}), "x.3", nil)
	one.Regions.Append()
	opaque(ir.AtEnd(one.Regions.At(1).Add(ir.NewBlock(ir.Loc{})), ir.Loc{}), "x.4", nil)
	opaque(b, "x.5", nil)
	return m
}

func names(seq func(func(ir.Op) bool)) string {
	var ns []string
	for op := range seq {
		ns = append(ns, strings.TrimPrefix(ir.Name(op), "x."))
	}
	return strings.Join(ns, " ")
}

func TestWalkOrder(t *testing.T) {
	m := tree()
	if got, want := names(ir.Walk(m)), "test.module 1 2 3 4 5"; got != want {
		t.Errorf("Walk: got %s, want %s", got, want)
	}
	post := names(func(yield func(ir.Op) bool) { ir.PostOrderWalk(m, func(op ir.Op) { yield(op) }) })
	if want := "3 2 4 1 5 test.module"; post != want {
		t.Errorf("PostOrderWalk: got %s, want %s", post, want)
	}
	skip := func(name string, r ir.WalkResult) (string, bool) {
		var ns []string
		end := ir.PreOrder(m, func(op ir.Op) ir.WalkResult {
			ns = append(ns, strings.TrimPrefix(ir.Name(op), "x."))
			if ir.Name(op) == name {
				return r
			}
			return ir.Advance
		})
		return strings.Join(ns, " "), end
	}
	if got, end := skip("x.2", ir.SkipInner); got != "test.module 1 2 4 5" || !end {
		t.Errorf("SkipInner: got %s, %t", got, end)
	}
	if got, end := skip("x.3", ir.Interrupt); got != "test.module 1 2 3" || end {
		t.Errorf("Interrupt: got %s, %t", got, end)
	}
	for op := range ir.Walk(m) {
		if ir.Name(op) == "x.4" {
			break // must not go on
		}
	}
	generics := 0
	for range ir.WalkOf[*ir.Generic](m) {
		generics++
	}
	if generics != 5 {
		t.Errorf("got %d unregistered ops, want 5", generics)
	}
}

func TestInnermost(t *testing.T) {
	if got, want := names(func(yield func(ir.Op) bool) {
		for _, op := range ir.Innermost[*ir.Generic](tree()) {
			yield(op)
		}
	}), "3 4 5"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEraseWhileWalking(t *testing.T) {
	m := tree()
	ir.PreOrder(m, func(op ir.Op) ir.WalkResult {
		if n := ir.Name(op); n == "x.2" || n == "x.5" {
			ir.Erase(op)
			return ir.SkipInner
		}
		return ir.Advance
	})
	if got, want := names(ir.Walk(m)), "test.module 1 4"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	ir.PostOrderWalk(m, func(op ir.Op) {
		if op != ir.Op(m) {
			ir.Erase(op)
		}
	})
	if got, want := names(ir.Walk(m)), "test.module"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWalksDoNotAllocate(t *testing.T) {
	m := bigModule(3, 20)
	sum := 0
	for name, f := range map[string]func(){
		"Walk":          func() { sum += countOps(m) },
		"PreOrder":      func() { ir.PreOrder(m, func(op ir.Op) ir.WalkResult { sum += ir.NumResults(op); return ir.Advance }) },
		"PostOrderWalk": func() { ir.PostOrderWalk(m, func(op ir.Op) { sum += ir.NumOperands(op) }) },
		"iterators": func() {
			for op := range ir.Walk(m) {
				for i, v := range ir.OperandsOf(op) {
					sum += i + v.NumUses()
				}
				for i := range ir.ResultsOf(op) {
					sum += i
				}
				for i := range ir.RegionsOf(op) {
					sum += i
				}
			}
		},
	} {
		if n := testing.AllocsPerRun(10, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

// box is an attribute of a dialect that holds another.
type box struct {
	ir.AttrBase
	inner ir.Attr
}

var boxes ir.Interner[ir.Attr, box]

func boxOf(a ir.Attr) *box { return boxes.Get(a, func() *box { return &box{inner: a} }) }

func (b *box) String() string         { return ir.AttrText(b) }
func (b *box) AttrDialect() string    { return "test" }
func (b *box) PrintBody(w *ir.Text)   { w.Str("box<"); w.Attr(b.inner); w.Str(">") }
func (b *box) Parts() []any           { return []any{b.inner} }
func (b *box) WithParts(ps []any) any { return boxOf(ps[0].(ir.Attr)) }
func f32To(t ir.Type) func(any) any   { return replace(ir.F32, t) }
func replace(from, to any) func(any) any {
	return func(x any) any {
		if x == from {
			return to
		}
		return x
	}
}

func TestWalkAttr(t *testing.T) {
	x := ir.Array(boxOf(ir.Str("a")), ir.TypeAttrOf(ir.Function([]ir.Type{ir.F32}, []ir.Type{ir.I1})))
	var got []string
	visit := func(x any) bool {
		got = append(got, x.(interface{ String() string }).String())
		return true
	}
	if !ir.WalkAttr(x, visit) {
		t.Error("the walk did not come to its end")
	}
	want := []string{`[#test.box<"a">, (f32) -> i1]`, `#test.box<"a">`, `"a"`, "(f32) -> i1", "(f32) -> i1", "f32", "i1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	n := 0
	if ir.WalkAttr(x, func(any) bool { n++; return n < 3 }) || n != 3 {
		t.Errorf("the walk went on to %d", n)
	}
}

func TestReplaceParts(t *testing.T) {
	f32, f64 := ir.Type(ir.F32), ir.Type(ir.F64)
	shape := []int64{2}
	file := ir.FileLineCol("f", 1, 2).Attr()
	indices := ir.SplatOf(ir.Tensor([]int64{1, 1}, ir.I64, nil), ir.IntegerOf(ir.I64, 0))
	zero := func(t ir.Type) ir.Attr {
		return ir.SplatOf(ir.Tensor([]int64{1}, t, nil), ir.FloatOf(t.(*ir.FloatType).Format.Zero(false)))
	}
	blob := &ir.Blob{Key: "k"}
	typed := func(t ir.Type) []any {
		shaped := ir.Vector(shape, t)
		return []any{
			t, ir.Function([]ir.Type{t}, []ir.Type{t}), ir.Graph([]ir.Type{t}, nil), ir.Tuple(ir.I1, t), ir.Complex(t), ir.Vector(shape, t),
			ir.ScalableVector(shape, t, []bool{true}), ir.Tensor(shape, t, ir.TypeAttrOf(t)), ir.UnrankedTensor(t),
			ir.MemRef(shape, t, ir.StridedLayout(1, shape), ir.TypeAttrOf(t)), ir.UnrankedMemRef(t, ir.TypeAttrOf(t)),
			ir.Array(ir.Unit, ir.TypeAttrOf(t)), ir.Dict(ir.NamedAttr{Name: "a", Value: ir.TypeAttrOf(t)}),
			ir.TypedStr("s", t), ir.OpaqueAttrOf("d", "b", t), boxOf(ir.TypeAttrOf(t)),
			ir.DenseStrings(shaped, []string{"a", "b"}), ir.Resource(shaped, blob),
			ir.Fused(ir.TypeAttrOf(t), file, ir.NamedLoc("n", ir.Fused(ir.TypeAttrOf(t), file))),
			ir.CallSite(file, ir.Fused(ir.TypeAttrOf(t), file)),
		}
	}
	before, after := typed(f32), typed(f64)
	for i := range before {
		if got := ir.ReplaceParts(before[i], f32To(f64)); got != after[i] {
			t.Errorf("%v: got %v, want %v", before[i], got, after[i])
		}
		if got := ir.ReplaceParts(before[i], func(x any) any { return x }); got != before[i] {
			t.Errorf("%v: changed to %v", before[i], got)
		}
	}
	i1 := ir.Vector(shape, ir.I8)
	dense := ir.SplatOf(i1, ir.IntegerOf(ir.I8, 1))
	if got := ir.ReplaceParts(dense, replace(i1, ir.Tensor(shape, ir.I8, nil))); got.(ir.Attr).String() != "dense<1> : tensor<2xi8>" {
		t.Errorf("a constant of another type: got %v", got)
	}
	sparse := ir.Sparse(ir.Tensor(shape, ir.F32, nil), indices, zero(ir.F32))
	if got, want := ir.ReplaceParts(sparse, replace(zero(ir.F32), zero(ir.F64))), ir.Sparse(ir.Tensor(shape, ir.F32, nil), indices, zero(ir.F64)); got != any(want) {
		t.Errorf("a sparse constant: got %v, want %v", got, want)
	}
	distinct := ir.Distinct(ir.TypeAttrOf(f32))
	if got := ir.ReplaceParts(distinct, f32To(f64)); got != any(distinct) {
		t.Errorf("a distinct attribute became %v", got)
	}
}

func TestReplaceAttrs(t *testing.T) {
	op := constantOp(1).(*Const)
	ir.SetAttribute(op, "a.b", ir.Array(ir.IntegerOf(ir.I32, 1)))
	ir.ReplaceAttrs(op, func(a ir.Attr) ir.Attr {
		if a == ir.Attr(ir.IntegerOf(ir.I32, 1)) {
			return ir.IntegerOf(ir.I32, 2)
		}
		return a
	})
	if op.Value != ir.Typed(ir.IntegerOf(ir.I32, 2)) || ir.Attribute(op, "a.b").String() != "[2 : i32]" {
		t.Errorf("got %v and %v", op.Value, ir.Attribute(op, "a.b"))
	}
}
