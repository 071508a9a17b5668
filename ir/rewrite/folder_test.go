package rewrite_test

import (
	"testing"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

func TestFolder(t *testing.T) {
	m := parse(t, function("()", `
		t.use() {name = "first"}
		%0 = t.const {name = "one"} 1 : i32
		%1 = t.add %0, %0 {name = "sum"} : i32
		%2 = t.add %1, %1 {name = "more"} : i32
		%3 = t.toggle {name = "toggle"} : i32
		t.loop {
			%4 = t.add %0, %0 {name = "inner"} : i32
			t.use(%2, %3, %4 : i32, i32, i32)
		}
		return`))
	f := rewrite.NewFolder(nil)
	try := func(name string, folded, inPlace bool) {
		t.Helper()
		if gotF, gotI := f.TryFold(find(t, m, name)); gotF != folded || gotI != inPlace {
			t.Errorf("%s: got %t %t, want %t %t", name, gotF, gotI, folded, inPlace)
		}
	}
	one := find(t, m, "one")
	if !f.Insert(one, ir.Constant(one)) {
		t.Error("the first constant was not kept")
	}
	try("sum", true, false)
	try("more", true, false)
	try("toggle", true, true)
	try("toggle", false, false)
	try("inner", true, false)
	try("one", false, false)
	equal(t, m, function("()", `
		%4 = t.const 4 : i32
		%2 = t.const 2 : i32
		%1 = t.const {name = "one"} 1 : i32
		t.use() {name = "first"}
		%3 = t.toggle done {name = "toggle"} : i32
		t.loop {
			t.use(%4, %3, %2 : i32, i32, i32)
		}
		return`))

	// A constant behind other ops goes back to the front.
	ir.MoveAfter(one, find(t, m, "first"))
	try("one", false, false)
	if ir.BlockOf(one).First() != one {
		t.Error("the constant did not move")
	}

	// The same constant again is the same op, from anywhere; another type is another.
	inner := ir.BlockOf(find(t, m, "toggle")).Last()
	loop := ir.RegionAt(ir.Prev(inner), 0).Entry()
	i32 := ir.ResultAt(one, 0).Type()
	if v := f.Constant(loop, testDialect, ir.IntegerOf(i32, 1), i32); v != ir.ResultAt(one, 0) {
		t.Error("the constant was made again")
	}
	if v := f.Constant(loop, testDialect, ir.IntegerOf(ir.I64, 1), ir.I64); v == nil || v.Block() != ir.BlockOf(one) {
		t.Error("a constant for the loop is not in the function's entry")
	}
	if v := f.Constant(loop, testDialect, ir.IntegerOf(i32, 666), i32); v != nil {
		t.Error("a constant was made that the dialect does not make")
	}

	// What is forgotten is not given again.
	f.Forget(one)
	if v := f.Constant(loop, testDialect, ir.IntegerOf(i32, 1), i32); v == ir.ResultAt(one, 0) {
		t.Error("the constant was not forgotten")
	}
	f.Forget(inner)
	f.Clear()
	if v := f.Constant(loop, testDialect, ir.IntegerOf(i32, 4), i32); v.DefOp() == nil || ir.BlockOf(v.DefOp()).First() != v.DefOp() {
		t.Error("the constants were not cleared")
	}
}

func TestFolderUndoesConstants(t *testing.T) {
	in := function("()", `
		%0 = t.const 666 : i32
		%1, %2 = t.pair %0 {name = "pair"} : i32, i32, i32
		t.use(%1, %2 : i32, i32)
		return`)
	m := parse(t, in)
	if folded, _ := rewrite.NewFolder(nil).TryFold(find(t, m, "pair")); folded {
		t.Error("folded")
	}
	equal(t, m, in)
}

func TestFold(t *testing.T) {
	m := parse(t, function("(%x: i32)", `
		%0 = t.const 1 : i32
		%1 = t.min %x, %0 {name = "sorted"} : i32
		%2 = t.min %0, %x {name = "unsorted"} : i32
		%3 = t.cast %x {name = "cast"} : i32 to i32
		%4 = t.cast %x {name = "change"} : i32 to i64
		%5 = "x.op"(%x) {name = "unknown"} : (i32) -> i32
		t.use(%1, %2, %3, %4 : i32, i32, i32, i64)
		return`))
	for name, want := range map[string]ir.Folded{
		"sorted":   ir.NoFold,
		"unsorted": ir.FoldedInPlace,
		"cast":     ir.FoldTo(ir.OperandValue(find(t, m, "cast"), 0)),
		"change":   ir.NoFold,
		"unknown":  ir.NoFold,
	} {
		got := rewrite.Fold(find(t, m, name))
		if got.InPlace != want.InPlace || len(got.Results) != len(want.Results) || len(want.Results) == 1 && got.Results[0] != want.Results[0] {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
	unsorted := find(t, m, "unsorted")
	if ir.OperandValue(unsorted, 0).Arg() == nil || ir.ConstantValue(ir.OperandValue(unsorted, 1)) == nil {
		t.Error("the operands are not sorted")
	}
}

// A constant that stands for several, or went to another block, has no location any more.
func TestConstantLocations(t *testing.T) {
	m := parse(t, function("()", `
		t.use()
		%0 = t.const 1 : i32
		%1 = t.const 2 : i32
		%2 = t.const 2 : i32
		t.loop {
			%3 = t.const 3 : i32
			t.use(%0, %1, %2, %3 : i32, i32, i32, i32)
		}
		return`))
	greedy(m, rewrite.Config{TopDown: true})
	for c := range ir.WalkOf[*Const](m) {
		if kept := c.Value.Int64() == 1; kept == ir.LocOf(c).IsUnknown() {
			t.Errorf("%v: got %v", c.Value, ir.LocOf(c))
		}
	}
}
