package rewrite_test

import (
	"testing"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// edit parses the body of a function, gives its first op to f with a rewriter that r listens to, and compares the outcome.
func edit(t *testing.T, r *recorder, signature, in string, f func(rw *rewrite.Rewriter, m ir.Op), want string) {
	t.Helper()
	m := parse(t, function(signature, in))
	rw := rewrite.NewRewriter(new(ir.Builder), r)
	f(rw, m)
	equal(t, m, function(signature, want))
}

func TestEraseTellsOfEverythingInside(t *testing.T) {
	var r recorder
	edit(t, &r, "()", `
		"x.region"() ({
			%0 = t.get : i32
			cf.br ^bb1
		^bb1:
			t.use(%0 : i32)
			cf.br ^bb1
		}, {
			t.store %1, %1 : i32, i32
			%1 = t.neg %2 : i32
			%2 = t.neg %1 : i32
			"x.end"() : () -> ()
		}) {name = "a"} : () -> ()
		return`,
		func(rw *rewrite.Rewriter, m ir.Op) {
			op := find(t, m, "a")
			rw.At(op)
			rw.Erase(op)
			ir.Create(rw, &Use{}) // the insertion point went to the next op
		},
		"t.use()\nreturn")
	r.expect(t,
		"erased x.end", "erased t.neg", "erased t.neg", "erased t.store", "block erased",
		"erased cf.br", "erased t.use", "erased cf.br", "erased t.get", "block erased", "block erased",
		"erased x.region", "inserted t.use")
}

func TestReplaceUses(t *testing.T) {
	var r recorder
	edit(t, &r, "()", `
		%0 = t.get {name = "a"} : i32
		%1 = t.get {name = "b"} : i32
		t.use(%0, %0 : i32, i32)
		%2 = t.neg %0 {name = "c"} : i32
		t.use(%2 : i32)
		return`,
		func(rw *rewrite.Rewriter, m ir.Op) {
			a, b, c := ir.ResultAt(find(t, m, "a"), 0), ir.ResultAt(find(t, m, "b"), 0), find(t, m, "c")
			rw.ReplaceAllUses(a, a)
			rw.ReplaceUsesExcept(a, b, c)
			r.expect(t, "modified t.use", "modified t.use")
			rw.ReplaceUsesIf(b, a, func(u *ir.Operand) bool { return u.Index() == 1 })
			rw.SetOperand(ir.OperandAt(c, 0), b)
			rw.ReplaceAllUses(ir.ResultAt(c, 0), a)
			r.expect(t, "modified t.use", "modified t.neg", "modified t.use")
		}, `
		%0 = t.get {name = "a"} : i32
		%1 = t.get {name = "b"} : i32
		t.use(%1, %0 : i32, i32)
		%2 = t.neg %1 {name = "c"} : i32
		t.use(%0 : i32)
		return`)
}

func TestMoves(t *testing.T) {
	var r recorder
	edit(t, &r, "()", `
		t.use() {name = "a"}
		t.use() {name = "b"}
		t.loop {
		} {name = "c"}
		return`,
		func(rw *rewrite.Rewriter, m ir.Op) {
			a, b, c := find(t, m, "a"), find(t, m, "b"), find(t, m, "c")
			rw.MoveBefore(b, a)
			rw.MoveAfter(a, a)
			rw.MoveAfter(b, a)
			rw.EraseBlock(ir.RegionAt(c, 0).Entry())
			body := rw.CreateBlock(ir.RegionAt(c, 0), nil, ir.Loc{})
			rw.MoveToEnd(a, body)
			rw.Put(ir.Clone(b, ir.NewMapping()))
		}, `
		t.use() {name = "b"}
		t.loop {
			t.use() {name = "a"}
			t.use() {name = "b"}
		} {name = "c"}
		return`)
	r.expect(t, "moved t.use", "moved t.use", "block erased", "block inserted", "moved t.use", "inserted t.use")
}

func TestBlocks(t *testing.T) {
	var r recorder
	edit(t, &r, "(%x: i32)", `
		t.use() {name = "a"}
		t.use() {name = "b"}
		return`,
		func(rw *rewrite.Rewriter, m ir.Op) {
			b := find(t, m, "b")
			first := ir.BlockOf(b)
			tail := rw.SplitBlock(first, b)
			rw.SetAtEnd(first)
			rw.Loc = ir.Loc{}
			v := rw.InsertArg(tail, 0, first.Arg(0).Type(), ir.Loc{})
			v.ReplaceAllUses(first.Arg(0))
			if rw.SplitBlock(tail, nil).NumArgs() != 0 {
				t.Error("a new block has arguments")
			}
			rw.EraseBlock(tail.Next())
			r.expect(t, "block inserted", "moved func.return", "moved t.use", "modified func.func", "block inserted", "block erased")
			ir.Create(rw, &Use{Values: ir.Uses(first.Arg(0))})
			rw.SetBefore(b)
			rw.InlineBlockBefore(tail, first, first.Last(), first.Arg(0))
			ir.Create(rw, &Use{})
			r.expect(t, "inserted t.use", "moved t.use", "moved func.return", "block erased", "inserted t.use")
			rw.MoveToEnd(b, first)
			rw.MoveToEnd(ir.Prev(ir.Prev(b)), first) // the return
		}, `
		t.use() {name = "a"}
		t.use()
		t.use(%x : i32)
		t.use() {name = "b"}
		return`)
}

func TestRegionsMoveAndCopy(t *testing.T) {
	var r recorder
	edit(t, &r, "()", `
		%0 = t.get {name = "v"} : i32
		t.loop {
			t.use(%0 : i32) {name = "u"}
			t.loop {
				t.use(%0 : i32)
			}
		} {name = "a"}
		t.loop {
		} {name = "b"}
		t.loop {
		} {name = "c"}
		return`,
		func(rw *rewrite.Rewriter, m ir.Op) {
			a, b, c := find(t, m, "a"), find(t, m, "b"), find(t, m, "c")
			rw.EraseBlock(ir.RegionAt(b, 0).Entry())
			rw.EraseBlock(ir.RegionAt(c, 0).Entry())
			r.lines = nil
			rw.CloneRegionBefore(ir.RegionAt(a, 0), ir.RegionAt(b, 0), nil, ir.NewMapping())
			r.expect(t, "block inserted", "inserted t.use", "inserted t.loop", "block inserted", "inserted t.use")
			rw.InlineRegionBefore(ir.RegionAt(a, 0), ir.RegionAt(c, 0), nil)
			rw.SetAfter(a)
			copied := rw.Clone(c, ir.NewMapping())
			rw.SetAttribute(copied, "name", nil)
			r.expect(t, "block moved",
				"inserted t.loop", "block inserted", "inserted t.use", "inserted t.loop", "block inserted", "inserted t.use",
				"modified t.loop")
			rw.Erase(a)
		}, `
		%0 = t.get {name = "v"} : i32
		t.loop {
			t.use(%0 : i32) {name = "u"}
			t.loop {
				t.use(%0 : i32)
			}
		}
		t.loop {
			t.use(%0 : i32) {name = "u"}
			t.loop {
				t.use(%0 : i32)
			}
		} {name = "b"}
		t.loop {
			t.use(%0 : i32) {name = "u"}
			t.loop {
				t.use(%0 : i32)
			}
		} {name = "c"}
		return`)
}

func TestCreateOrFold(t *testing.T) {
	var r recorder
	edit(t, &r, "(%x: i32)", `
		%0 = t.const {name = "zero"} 0 : i32
		%1 = t.const {name = "two"} 2 : i32
		t.use() {name = "end"}
		return`,
		func(rw *rewrite.Rewriter, m ir.Op) {
			end := find(t, m, "end")
			zero, two := ir.ResultAt(find(t, m, "zero"), 0), ir.ResultAt(find(t, m, "two"), 0)
			x := ir.BlockOf(end).Arg(0)
			rw.At(end)
			if v := rw.CreateOrFold(&Add{Lhs: x.Use(), Rhs: zero.Use()}); v != x {
				t.Error("x + 0 is not x")
			}
			r.expect(t)
			four := rw.CreateOrFold(&Add{Lhs: two.Use(), Rhs: two.Use()})
			r.expect(t, "inserted t.const")
			sum := rw.CreateOrFold(&Add{Lhs: two.Use(), Rhs: x.Use()})
			r.expect(t, "inserted t.add")
			rewrite.CreateOrFoldAll(rw.Builder, &Toggle{Result: ir.Res(x.Type())})
			rewrite.CreateOrFoldAll(rw.Builder, &Use{Values: ir.Uses(four, sum)})
		}, `
		%0 = t.const {name = "zero"} 0 : i32
		%1 = t.const {name = "two"} 2 : i32
		%2 = t.const 4 : i32
		%3 = t.add %x, %1 : i32
		%4 = t.toggle done : i32
		t.use(%2, %3 : i32, i32)
		t.use() {name = "end"}
		return`)
}

func TestMisuse(t *testing.T) {
	m := parse(t, function("()", "%0 = t.get {name = \"a\"} : i32\nreturn"))
	rw := rewrite.NewRewriter(new(ir.Builder), nil)
	a := find(t, m, "a")
	for name, f := range map[string]func(){
		"values":    func() { rw.Replace(a) },
		"arguments": func() { rw.MergeBlocks(ir.BlockOf(a), ir.BlockOf(a), ir.ResultAt(a, 0)) },
		"results":   func() { rw.At(a); rw.CreateOrFold(&Use{}) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}
