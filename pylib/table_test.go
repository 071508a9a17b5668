package pylib

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"polyloom/dialects/arith"
	"polyloom/dialects/complex"
	"polyloom/dialects/math"
	"polyloom/ir"
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
	for _, s := range tab.scalars {
		if err := s.get(); err != nil {
			t.Error(err)
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
						t.Errorf("%s: %s means nothing", r.source.Content, e.Text)
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

// TestGuards checks that doc.go explains each function that a condition may have.
func TestGuards(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, doc, _ := strings.Cut(string(text), "# Conditions")
	doc, _, _ = strings.Cut(doc, "# Loops")
	tab := theTable()
	for _, name := range tab.names {
		for _, r := range tab.entries[name].rows {
			c, err := r.get(tab)
			if err != nil {
				t.Fatal(err)
			}
			conditions := c.assumes
			for _, r := range c.raises {
				conditions = append(conditions, r.when)
			}
			for _, e := range conditions {
				e.each(func(e *Expr) {
					if e.Op == OpCall && e.Text != "abs" && !strings.Contains(doc, e.Text+"(") {
						t.Errorf("%s: doc.go does not say what %s means in a condition", name, e.Text)
					}
				})
			}
		}
	}
}

// TestVocabularyIsUsed checks that nothing is there that no row needs.
func TestVocabularyIsUsed(t *testing.T) {
	tab := theTable()
	used := map[string]bool{"rectangular": true} // of the class arraylike
	note := func(e *Expr) {
		e.each(func(e *Expr) { used[e.Text] = true })
	}
	for _, name := range tab.names {
		for _, r := range tab.entries[name].rows {
			c, err := r.get(tab)
			if err != nil {
				t.Fatal(err)
			}
			note(c.result)
			for _, e := range c.exprs {
				note(e)
			}
			for _, e := range c.sizes {
				note(e)
			}
			for _, r := range c.raises {
				note(r.when)
			}
			for _, e := range c.assumes {
				note(e)
			}
		}
	}
	for _, s := range tab.scalars {
		if err := s.get(); err != nil {
			t.Fatal(err)
		}
		for _, e := range s.bodies {
			e.each(func(e *Expr) {
				used[e.Text] = true
				used[operators[e.Op]] = true
				used["select"] = used["select"] || e.Op == "if"
			})
		}
	}
	for _, op := range operators {
		used[op] = true
	}
	for name := range tab.functions {
		if !used[name] {
			t.Errorf("no row uses the rule function %s", name)
		}
	}
	for name := range tab.scalars {
		if !used[name] {
			t.Errorf("no row uses the scalar function %s", name)
		}
	}
}

// TestOperations checks that bodies consist of operations that the dialects have.
func TestOperations(t *testing.T) {
	known := map[string]bool{}
	for _, d := range []*ir.Dialect{arith.Dialect, math.Dialect, complex.Dialect} {
		for _, op := range d.Ops {
			known[op.Name] = true
		}
	}
	for name, s := range theTable().scalars {
		if err := s.get(); err != nil {
			t.Fatal(err)
		}
		for _, e := range s.bodies {
			e.each(func(e *Expr) {
				dialect, op, isOp := strings.Cut(e.Text, ".")
				if op, _, _ = strings.Cut(op, "."); isOp && e.Op == OpCall && !known[dialect+"."+op] {
					t.Errorf("%s: there is no operation %s.%s", name, dialect, op)
				}
			})
		}
	}
}

// TestBodies checks that universal functions have a body for each dtype that they have a loop for, but for those that MLIR has no operations for.
func TestBodies(t *testing.T) {
	without := map[string]string{ // the kinds of dtypes
		"numpy.power": "u", "numpy.reciprocal": "iu", "numpy.sign": "c", "numpy.rint": "c",
		"numpy.exp2": "c", "numpy.expm1": "c", "numpy.log2": "c", "numpy.log10": "c", "numpy.log1p": "c",
		"numpy.arcsin": "c", "numpy.arccos": "c", "numpy.arctan": "c", "numpy.sinh": "c", "numpy.cosh": "c",
		"numpy.arcsinh": "c", "numpy.arccosh": "c", "numpy.arctanh": "c",
		"numpy.maximum": "c", "numpy.minimum": "c", "numpy.fmax": "c", "numpy.fmin": "c",
	}
	for name, n := range ufuncs(t) {
		e, _ := Lookup(name)
		row, err := e.rows[0].get(theTable())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range DTypes() {
			x := Of(ArrayOf(d, AnyShape(1)))
			r, err := e.Call(Pos(slices.Repeat([]Val{x}, n)...)...)
			if err != nil || !strings.Contains(row.over, string(d.Kind())) {
				continue
			}
			if want := !strings.Contains(without[name], string(d.Kind())); (r.Loops != nil) != want {
				t.Errorf("%s of %v: got a body: %v, want %v", name, d, r.Loops != nil, want)
			}
		}
	}
}

// TestTableErrors checks that what is wrong in a table is reported, and where.
func TestTableErrors(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{`fn("f(x", body = x)`, `line 1: fn("f(x", body = x): got the signature`},
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
		{"x = 1", "table/t.star:1: want a row"},
		{`fn("f(x) -> int", body = x`, "table:1:27: got end of file"},
		{"\n# words\nfn(\"f(x) -> int\",\n    body = 1 +)", "table:4:15: got ')'"},
		{`fn("f(x) -> int") + 1`, "want one call with arguments"},
		{`weigh(x, math.exp)`, "got x, want a number"},
	} {
		tab, err := readTable(fstest.MapFS{"table/t.star": {Data: []byte(tc.text)}})
		if err == nil {
			for _, e := range tab.entries {
				_, err = e.rows[0].get(tab)
			}
			for _, s := range tab.scalars {
				err = s.get()
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
