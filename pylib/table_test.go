package pylib

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestTable compiles each row, as the first call would.
func TestTable(t *testing.T) {
	tab, err := readTable(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range tab.names {
		for _, r := range tab.entries[name].rows {
			if _, err := r.get(tab); err != nil {
				t.Error(err)
			}
		}
	}
	if len(tab.names) < 300 {
		t.Errorf("got %d names, want more than 300", len(tab.names))
	}
}

// TestVocabulary checks that each name that a row mentions means something.
func TestVocabulary(t *testing.T) {
	tab, err := readTable(files)
	if err != nil {
		t.Fatal(err)
	}
	// What conditions say beside rules; the guards have to be able to.
	guards := strings.Fields("contiguous is_integer isdecimal isnumeral coprime least abs_overflows nonnegative result")
	for _, name := range tab.names {
		for _, r := range tab.entries[name].rows {
			c, err := r.get(tab)
			if err != nil {
				continue
			}
			rules := []*Expr{c.result}
			for f, e := range c.exprs {
				if f == "value" || f == "compute" {
					rules = append(rules, e)
				}
			}
			for _, e := range c.sizes {
				rules = append(rules, e)
			}
			for _, r := range c.raises {
				rules = append(rules, r.when)
			}
			rules = append(rules, c.assumes...)
			for _, e := range rules {
				e.each(func(e *Expr) {
					ok := true
					switch e.Op {
					case OpCall:
						ok = tab.functions[e.Text] != nil
					case OpName:
						_, err := (&call{table: tab, row: c}).name(e.Text)
						ok = err == nil || c.param(e.Text) != nil || e.Text == "own"
					}
					for _, g := range guards {
						ok = ok || e.Text == g
					}
					if !ok {
						t.Errorf("%v: %s: %s means nothing", r.pos, r.text, e.Text)
					}
				})
			}
		}
	}
}

func (e *Expr) each(visit func(*Expr)) {
	if e == nil {
		return
	}
	visit(e)
	for _, a := range e.Args {
		a.each(visit)
	}
}

// TestTableErrors checks that what is wrong in a table is reported, and where.
func TestTableErrors(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{`fn("f(x", body = x)`, "table/t.star:1:1: f(x: got the signature"},
		{`fn("f(x: nonsense) -> int")`, `there is no class of types "nonsense"`},
		{`fn("f(x) -> int", colour = x)`, "a row has no field colour"},
		{`fn("f(x) -> int", raises = [x < 0])`, "want Exception(condition)"},
		{`fn("f(x) -> int", loops = "x[*p]")`, "want operands -> [result]"},
		{`fn("f(x) -> [i for i in x]")`, "has no meaning in the table"},
		{`fn("f(x) -> int", same = g)`, "it is the same as g, which is not in the table"},
		{`ufunc("f(x)", over = "xyz")`, "some of biufc"},
		{`f("f(x)")`, "there is no kind of row f"},
		{`alias("f", "g")`, `f is an alias of "g", which is not in the table`},
		{`scalar(f(a), x = a)`, "'x' is no kind"},
		{"x = 1", "got a statement, want a row"},
		{"fn(1", "table/t.star:1"},
	} {
		tab, err := readTable(fstest.MapFS{"table/t.star": {Data: []byte(tc.text)}})
		if err == nil {
			for _, e := range tab.entries {
				_, err = e.rows[0].get(tab)
			}
		}
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: got %v, want %q", tc.text, err, tc.want)
		}
	}
}

func BenchmarkReadTable(b *testing.B) {
	for b.Loop() {
		if _, err := readTable(files); err != nil {
			b.Fatal(err)
		}
	}
}
