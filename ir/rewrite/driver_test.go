package rewrite_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// find returns the op of m with the attribute name = s.
func find(t testing.TB, m ir.Op, s string) ir.Op {
	t.Helper()
	for op := range ir.Walk(m) {
		if a, ok := ir.Attribute(op, "name").(*ir.StringAttr); ok && a.Value == s {
			return op
		}
	}
	t.Fatalf("no op is named %s", s)
	return nil
}

// spread replaces a get by the sum of two gets, so that it has no end.
var spread = rewrite.On(func(rw *rewrite.Rewriter, op *Get) bool {
	i32 := op.Result.Type()
	x := ir.Create(rw, &Get{Result: ir.Res(i32)})
	y := ir.Create(rw, &Get{Result: ir.Res(i32)})
	rewrite.ReplaceWithNew(rw, op, &Add{Lhs: x.Result.Use(), Rhs: y.Result.Use()})
	return true
})

func count[P ir.Op](m ir.Op) int {
	n := 0
	for range ir.WalkOf[P](m) {
		n++
	}
	return n
}

func TestLimits(t *testing.T) {
	in := function("()", "%0 = t.get : i32\nt.use(%0 : i32)\nreturn")
	for _, tc := range []struct {
		c         rewrite.Config
		gets      int
		converged bool
	}{
		// A pattern that does not end is stopped by the number of rewrites in an iteration; the next iteration goes on.
		{rewrite.Config{MaxRewrites: 5, MaxIterations: 1}, 6, false},
		{rewrite.Config{MaxRewrites: 5, MaxIterations: 3}, 16, false},
		{rewrite.Config{MaxRewrites: 1}, 11, false},
		{rewrite.Config{Strictness: rewrite.ExistingOps, MaxIterations: 1}, 2, false},
	} {
		m := parse(t, in)
		o := greedy(m, tc.c, spread)
		if o.Converged != tc.converged || !o.Changed {
			t.Errorf("%+v: got %+v", tc.c, o)
		}
		if n := count[*Get](m); n != tc.gets {
			t.Errorf("%+v: got %d gets, want %d", tc.c, n, tc.gets)
		}
	}
}

func TestNothingToDo(t *testing.T) {
	m := parse(t, function("()", "%0 = t.get : i32\nt.use(%0 : i32)\nreturn"))
	for _, limit := range []int{0, 1, rewrite.NoLimit} {
		if o := greedy(m, rewrite.Config{MaxIterations: limit}); o.Changed || !o.Converged {
			t.Errorf("limit %d: got %+v", limit, o)
		}
	}
}

// once rewrites a get that is not marked to one that is.
var once = rewrite.On(func(rw *rewrite.Rewriter, op *Get) bool {
	if ir.Attribute(op, "seen") != nil {
		return false
	}
	rw.SetAttribute(op, "seen", ir.Unit)
	return true
})

func TestStrictness(t *testing.T) {
	for _, tc := range []struct {
		s    rewrite.Strictness
		want string
	}{
		// New ops are visited unless only existing ones are; the operand of the erased op only without restriction.
		{rewrite.AnyOp, `
			%1 = t.get {seen} : i32
			%2 = t.get {seen} : i32
			%3 = t.add %1, %2 : i32
			t.use(%3 : i32)
			return`},
		{rewrite.ExistingAndNewOps, `
			%x = t.load %m : memref<i32>, i32
			%1 = t.get {seen} : i32
			%2 = t.get {seen} : i32
			%3 = t.add %1, %2 : i32
			t.use(%3 : i32)
			return`},
		{rewrite.ExistingOps, `
			%x = t.load %m : memref<i32>, i32
			%1 = t.get : i32
			%2 = t.get : i32
			%3 = t.add %1, %2 : i32
			t.use(%3 : i32)
			return`},
	} {
		m := parse(t, function("(%m: memref<i32>)", `
			%x = t.load %m : memref<i32>, i32
			%0 = t.add %x, %x {name = "sum"} : i32
			t.use(%0 : i32)
			return`))
		sum := find(t, m, "sum")
		split := rewrite.On(func(rw *rewrite.Rewriter, op *Add) bool {
			if ir.Attribute(op, "name") == nil {
				return false
			}
			x := ir.Create(rw, &Get{Result: ir.Res(op.Result.Type())})
			y := ir.Create(rw, &Get{Result: ir.Res(op.Result.Type())})
			rewrite.ReplaceWithNew(rw, op, &Add{Lhs: x.Result.Use(), Rhs: y.Result.Use()})
			return true
		})
		o := rewrite.GreedyOps([]ir.Op{sum}, rewrite.NewSet(split, once), rewrite.Config{Strictness: tc.s})
		if !o.Changed || !o.Converged || !o.AllErased {
			t.Errorf("%d: got %+v", tc.s, o)
		}
		equal(t, m, function("(%m: memref<i32>)", tc.want))
	}
}

func TestGreedyOpsScope(t *testing.T) {
	m := parse(t, function("()", `
		%0 = t.const 1 : i32
		%1 = t.add %0, %0 : i32
		t.loop {
			%2 = t.add %1, %1 {name = "a"} : i32
			t.use(%2 : i32)
		}
		return`))
	op := find(t, m, "a")
	// The scope is the loop: the dead operand outside stays, and is not folded.
	o := rewrite.GreedyOps([]ir.Op{op}, rewrite.NewSet(), rewrite.Config{})
	if o.Changed || o.AllErased {
		t.Errorf("got %+v", o)
	}
	o = rewrite.GreedyOps([]ir.Op{op, ir.OperandValue(op, 0).DefOp()}, rewrite.NewSet(), rewrite.Config{})
	if !o.Changed || !o.AllErased || !o.Converged {
		t.Errorf("got %+v", o)
	}
	// Constants are made where they are used, and not moved.
	equal(t, m, function("()", `
		t.loop {
			%2 = t.const 4 : i32
			t.use(%2 : i32)
		}
		return`))
	if o := rewrite.GreedyOps(nil, rewrite.NewSet(), rewrite.Config{}); !o.AllErased || o.Changed {
		t.Errorf("no ops: got %+v", o)
	}
}

func TestConfigSwitches(t *testing.T) {
	in := function("()", `
		t.use()
		%0 = t.const 1 : i32
		%1 = t.const 1 : i32
		%2 = t.add %0, %1 : i32
		t.use(%2 : i32)
		return`)
	m := parse(t, in)
	greedy(m, rewrite.Config{NoFold: true, NoConstantCSE: true})
	equal(t, m, in)
	greedy(m, rewrite.Config{NoConstantCSE: true})
	equal(t, m, function("()", "t.use()\n%0 = t.const 2 : i32\nt.use(%0 : i32)\nreturn"))
}

// A listener hears of everything in order.
type recorder struct {
	rewrite.Deaf
	lines []string
}

func (r *recorder) note(format string, args ...any) {
	r.lines = append(r.lines, fmt.Sprintf(format, args...))
}
func (r *recorder) Inserted(op ir.Op)               { r.note("inserted %s", ir.Name(op)) }
func (r *recorder) Moved(op ir.Op, _ rewrite.Place) { r.note("moved %s", ir.Name(op)) }
func (r *recorder) Modified(op ir.Op)               { r.note("modified %s", ir.Name(op)) }
func (r *recorder) Replaced(op ir.Op, vs []*ir.Value) {
	r.note("replaced %s by %d", ir.Name(op), len(vs))
}
func (r *recorder) Erased(op ir.Op)                          { r.note("erased %s", ir.Name(op)) }
func (r *recorder) BlockInserted(*ir.Block)                  { r.note("block inserted") }
func (r *recorder) BlockMoved(*ir.Block, rewrite.BlockPlace) { r.note("block moved") }
func (r *recorder) BlockErased(*ir.Block)                    { r.note("block erased") }
func (r *recorder) Failed(op ir.Op, why string)              { r.note("%s: %s", ir.Name(op), why) }

func (r *recorder) expect(t *testing.T, want ...string) {
	t.Helper()
	if got, want := strings.Join(r.lines, "\n"), strings.Join(want, "\n"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	r.lines = nil
}

func TestListener(t *testing.T) {
	var r recorder
	m := parse(t, function("()", `
		%0 = t.const 1 : i32
		%1 = t.get : i32
		%2 = t.sub %1, %0 : i32
		%3 = t.add %0, %0 : i32
		%4 = t.toggle : i32
		t.use(%3, %4 : i32, i32)
		return`))
	greedy(m, rewrite.Config{Listener: &r, TopDown: true}, new(Sub).CanonicalizationPatterns()...)
	r.expect(t,
		"erased t.sub",
		"inserted t.const", "replaced t.add by 1", "modified t.use", "erased t.add",
		"erased t.const",
		"modified t.toggle")
	m = parse(t, function("(%a: i32, %b: i32)", "%0 = t.sub %a, %b : i32\nt.use(%0 : i32)\nreturn"))
	greedy(m, rewrite.Config{Listener: &r}, new(Sub).CanonicalizationPatterns()...)
	r.expect(t, "t.sub: not the difference of a sum")
}

// An op that a nested driver erased is not visited by the outer one.
func TestNestedDriver(t *testing.T) {
	m := parse(t, function("()", `
		%0 = t.get : i32
		t.loop {
			%1 = t.add %0, %0 : i32
			%2 = t.add %1, %1 : i32
		}
		t.use()
		return`))
	nested := rewrite.On(func(rw *rewrite.Rewriter, op *Use) bool {
		if ir.Attribute(op, "done") != nil {
			return false
		}
		rw.SetAttribute(op, "done", ir.Unit)
		rewrite.Greedy(ir.Parent(op), rewrite.NewSet(), rewrite.Config{})
		return true
	})
	greedy(m, rewrite.Config{}, nested)
	equal(t, m, function("()", "%0 = t.get : i32\nt.use() {done}\nreturn"))
}

// One Set serves several goroutines.
func TestConcurrent(t *testing.T) {
	set := rewrite.NewSet(rewrite.Canonicalizations(dialects...)...)
	var wg sync.WaitGroup
	for range 4 {
		m := parse(t, function("(%a: i32, %b: i32)", `
			%0 = t.add %a, %b : i32
			%1 = t.sub %0, %b : i32
			t.use(%1 : i32)
			return`))
		wg.Go(func() {
			if o := rewrite.Greedy(m, set, rewrite.Config{}); !o.Changed || !o.Converged {
				t.Errorf("got %+v", o)
			}
		})
	}
	wg.Wait()
}

// The driver passes on what patterns do with blocks and regions, and visits what they move.
func TestBlocksInGreedy(t *testing.T) {
	var r recorder
	m := parse(t, function("()", `
		t.loop {
			t.use()
		} {name = "a"}
		return`))
	unroll := rewrite.On(func(rw *rewrite.Rewriter, op *Loop) bool {
		rw.CloneRegionBefore(&op.Body, &op.Body, op.Body.Entry(), ir.NewMapping())
		first, second := op.Body.Entry(), op.Body.LastBlock()
		rw.MoveBlockBefore(second, &op.Body, first)
		rw.MergeBlocks(first, second)
		rw.InlineBlockBefore(op.Body.Entry(), ir.BlockOf(op), op)
		rw.Erase(op)
		return true
	})
	greedy(m, rewrite.Config{Listener: &r}, unroll)
	equal(t, m, function("()", "t.use()\nt.use()\nreturn"))
	r.expect(t, "block inserted", "inserted t.use", "block moved", "moved t.use", "block erased",
		"moved t.use", "moved t.use", "block erased", "erased t.loop")
}
