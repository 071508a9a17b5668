package rewrite_test

import (
	"fmt"
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// greedy applies ps to the functions of m.
func greedy(m ir.Op, c rewrite.Config, ps ...rewrite.Pattern) rewrite.Outcome {
	return rewrite.Greedy(m, rewrite.NewSet(ps...), c)
}

// foldCases are functions that folding changes. The expected orders are those of mlir-opt-22 --canonicalize for the same shapes in arith.
var foldCases = []struct{ name, signature, in, want string }{
	{"constants fold, in the order of the ops, and go to the front", "()", `
		t.use()
		%0 = t.const 1 : i32
		%1 = t.const 2 : i32
		%2 = t.add %0, %1 : i32
		%3 = t.const 2 : i32
		t.use(%2, %3 : i32, i32)
		return`, `
		%0 = t.const 3 : i32
		%1 = t.const 2 : i32
		t.use()
		t.use(%0, %1 : i32, i32)
		return`},
	{"existing constants are made unique, in their order", "(%a: i32)", `
		%0 = t.const 1 : i32
		t.use(%0 : i32)
		%1 = t.const 1 : i32
		%2 = t.const 2 : i32
		%3 = t.const 1 : i64
		t.use(%1, %2, %3 : i32, i32, i64)
		return`, `
		%0 = t.const 1 : i64
		%1 = t.const 2 : i32
		%2 = t.const 1 : i32
		t.use(%2 : i32)
		t.use(%2, %1, %0 : i32, i32, i64)
		return`},
	{"constants of regions go to the function", "()", `
		t.loop {
			%0 = t.const 1 : i32
			t.use(%0 : i32)
			t.loop {
				%1 = t.const 1 : i32
				t.use(%1 : i32)
			}
		}
		return`, `
		%0 = t.const 1 : i32
		t.loop {
			t.use(%0 : i32)
			t.loop {
				t.use(%0 : i32)
			}
		}
		return`},
	{"constants of a scope stay there", "()", `
		%0 = t.const 1 : i32
		t.use(%0 : i32)
		t.keep {
			t.use()
			%1 = t.const 1 : i32
			t.use(%1 : i32)
		}
		t.scope {
			t.use()
			%1 = t.const 1 : i32
			t.use(%1 : i32)
		}
		return`, `
		%0 = t.const 1 : i32
		t.use(%0 : i32)
		t.keep {
			%1 = t.const 1 : i32
			t.use()
			t.use(%1 : i32)
		}
		t.scope {
			%1 = t.const 1 : i32
			t.use()
			t.use(%1 : i32)
		}
		return`},
	{"constants go to the right of a commutative op", "(%a: i32)", `
		%0 = t.const 1 : i32
		%1 = t.add %0, %a : i32
		%2 = t.sub %0, %a : i32
		t.use(%1, %2 : i32, i32)
		return`, `
		%0 = t.const 1 : i32
		%1 = t.add %a, %0 : i32
		%2 = t.sub %0, %a : i32
		t.use(%1, %2 : i32, i32)
		return`},
	{"then the fold sees them there", "(%a: i32)", `
		%0 = t.const 0 : i32
		%1 = t.add %0, %a : i32
		t.use(%1 : i32)
		return`, `
		t.use(%a : i32)
		return`},
	{"traits", "(%a: i32, %b: i32)", `
		%0 = t.neg %a : i32
		%1 = t.neg %0 : i32
		%2 = t.abs %a : i32
		%3 = t.abs %2 : i32
		%4 = t.min %b, %b : i32
		%5 = t.cast %b : i32 to i32
		%6 = t.cast %b : i32 to i64
		t.use(%1, %3, %4, %5, %6 : i32, i32, i32, i32, i64)
		return`, `
		%0 = t.abs %a : i32
		%1 = t.cast %b : i32 to i64
		t.use(%a, %0, %b, %b, %1 : i32, i32, i32, i32, i64)
		return`},
	{"in place", "()", `
		%0 = t.toggle : i32
		t.use(%0 : i32)
		return`, `
		%0 = t.toggle done : i32
		t.use(%0 : i32)
		return`},
	{"several results", "()", `
		%0 = t.const 7 : i32
		%1, %2 = t.pair %0 : i32, i32, i32
		t.use(%1, %2 : i32, i32)
		return`, `
		%0 = t.const 1 : i32
		%1 = t.const 7 : i32
		t.use(%0, %1 : i32, i32)
		return`},
	{"a constant that cannot be made", "()", `
		%0 = t.const 666 : i32
		%1, %2 = t.pair %0 : i32, i32, i32
		t.use(%1, %2 : i32, i32)
		return`, `
		%0 = t.const 666 : i32
		%1, %2 = t.pair %0 : i32, i32, i32
		t.use(%1, %2 : i32, i32)
		return`},
	{"dead ops", "(%m: memref<i32>)", `
		%0 = t.const 1 : i32
		%1 = t.add %0, %0 : i32
		%2 = t.load %m : memref<i32>, i32
		%3 = t.alloc : memref<i32>
		%4 = t.alloc : memref<i32>
		t.store %0, %4 : i32, memref<i32>
		%5 = t.get : i32
		t.loop {
			%6 = t.load %m : memref<i32>, i32
		}
		t.loop {
			t.store %0, %m : i32, memref<i32>
		}
		return`, `
		%0 = t.const 1 : i32
		%4 = t.alloc : memref<i32>
		t.store %0, %4 : i32, memref<i32>
		%5 = t.get : i32
		t.loop {
			t.store %0, %m : i32, memref<i32>
		}
		return`},
	{"cycles of dead ops in a graph", "()", `
		t.graph {
			%0 = t.add %1, %1 : i32
			%1 = t.add %0, %0 : i32
			t.use()
		}
		return`, `
		t.graph {
			t.use()
		}
		return`},
}

func TestGreedyFolds(t *testing.T) {
	for _, tc := range foldCases {
		for _, topDown := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s/topDown=%t", tc.name, topDown), func(t *testing.T) {
				m := parse(t, function(tc.signature, tc.in))
				if o := greedy(m, rewrite.Config{TopDown: topDown}); !o.Converged {
					t.Errorf("got %+v", o)
				}
				equal(t, m, function(tc.signature, tc.want))
			})
		}
	}
}

func TestGreedyPatterns(t *testing.T) {
	in := function("(%a: i32, %b: i32)", `
		%0 = t.add %a, %b : i32
		%1 = t.sub %0, %b : i32
		t.use(%1 : i32)
		return`)
	m := parse(t, in)
	o := greedy(m, rewrite.Config{}, rewrite.Canonicalizations(dialects...)...)
	if !o.Changed || !o.Converged {
		t.Errorf("got %+v", o)
	}
	equal(t, m, function("(%a: i32, %b: i32)", "t.use(%a : i32)\nreturn"))
}

// trace returns a pattern that notes its name when it is tried.
func trace(name string, notes *[]string) rewrite.Pattern {
	return rewrite.On(func(_ *rewrite.Rewriter, op *Get) bool {
		*notes = append(*notes, name)
		return false
	}).Named(name)
}

func TestPatternOrder(t *testing.T) {
	var notes []string
	anyOp := rewrite.OnAny(func(_ *rewrite.Rewriter, op ir.Op) bool {
		if _, ok := op.(*Get); ok {
			notes = append(notes, "any")
		}
		return false
	})
	m := parse(t, function("()", "%0 = t.get : i32\nreturn"))
	greedy(m, rewrite.Config{},
		trace("a", &notes), anyOp, trace("b", &notes).WithBenefit(2), trace("c", &notes), anyOp.WithBenefit(3),
		rewrite.On(func(*rewrite.Rewriter, *Add) bool { panic("not an add") }))
	if got, want := strings.Join(notes, " "), "any b a c any"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSelect(t *testing.T) {
	ps := rewrite.Canonicalizations(dialects...)
	names := func(ps []rewrite.Pattern) string {
		var ns []string
		for _, p := range ps {
			if strings.Contains("of-dialect sub-of-add", p.Name()) && p.Name() != "" {
				ns = append(ns, p.Name())
			}
		}
		return strings.Join(ns, " ")
	}
	for _, tc := range []struct {
		disabled, enabled []string
		want              string
	}{
		{nil, nil, "of-dialect sub-of-add"},
		{[]string{"of-dialect"}, nil, "sub-of-add"},
		{nil, []string{"of-dialect"}, "of-dialect"},
		{[]string{"of-dialect"}, []string{"of-dialect"}, ""},
	} {
		if got := names(rewrite.Select(ps, tc.disabled, tc.enabled)); got != tc.want {
			t.Errorf("Select(%v, %v): got %q, want %q", tc.disabled, tc.enabled, got, tc.want)
		}
	}
}

// The order of visits: top-down in the order of the text, bottom-up from the last op inside.
func TestVisitOrder(t *testing.T) {
	for _, tc := range []struct {
		topDown bool
		want    string
	}{
		// Bottom-up, an op around others is on the stack right above the first of them.
		{true, "func.func x y t.loop z func.return"},
		{false, "func.return t.loop z y func.func x"},
	} {
		var visits []string
		note := rewrite.OnAny(func(_ *rewrite.Rewriter, op ir.Op) bool {
			name := ir.Name(op)
			if s, ok := ir.Attribute(op, "name").(*ir.StringAttr); ok {
				name = s.Value
			}
			visits = append(visits, name)
			return false
		})
		m := parse(t, function("()", `
			%0 = t.get {name = "x"} : i32
			%1 = t.get {name = "y"} : i32
			t.loop {
				t.use() {name = "z"}
			}
			return`))
		greedy(m, rewrite.Config{TopDown: tc.topDown}, note)
		if got := strings.Join(visits, " "); got != tc.want {
			t.Errorf("top-down %t: got %s, want %s", tc.topDown, got, tc.want)
		}
	}
}
