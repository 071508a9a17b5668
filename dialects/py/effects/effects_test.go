package effects_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"polyloom/dialects/builtin"
	"polyloom/dialects/py"
	"polyloom/dialects/py/effects"
	"polyloom/dialects/py/fromast"
	"polyloom/ir"
	"polyloom/pyast"
	"polyloom/pyast/symtable"
	"polyloom/test/irtest"
)

// text writes a summary in words.
func text(s effects.Summary) string {
	var words []string
	for _, n := range s.Reads {
		words = append(words, "reads "+n.Name)
	}
	for _, n := range s.Writes {
		words = append(words, "writes "+n.Name)
	}
	for _, f := range []struct {
		is   bool
		word string
	}{
		{s.ReadsMemory, "reads"}, {s.WritesMemory, "writes"}, {s.MayRaise, "raises"}, {s.RunsUnknown, "runs unknown"},
		{s.MayNotEnd, "may not end"}, {s.Leaves, "leaves"},
	} {
		if f.is {
			words = append(words, f.word)
		}
	}
	return strings.Join(words, ", ")
}

// What operations say of themselves, by the types of their operands.
func TestOperations(t *testing.T) {
	const anything = "reads, writes, raises, runs unknown"
	for _, c := range []struct{ op, want string }{
		{"%r = py.binary add %i, %j", ""},
		{"%r = py.binary add %o, %i", anything},
		{"%r = py.inplace mult %i, %j", ""},
		{"%r = py.inplace mult %l, %j", anything},
		{"%r = py.binary add %x, %i", "raises"}, // 10**400 is no float
		{"%r = py.binary add %x, %b", ""},
		{"%r = py.binary div %x, %x", "raises"},
		{"%r = py.binary floordiv %i, %two", ""},
		{"%r = py.binary floordiv %i, %zero", "raises"},
		{"%r = py.binary pow %i, %two", ""},
		{"%r = py.binary pow %i, %j", "raises"},
		{"%r = py.binary rshift %i, %two", ""},
		{"%r = py.binary lshift %i, %j", "raises"},
		{"%r = py.binary add %s, %s", ""},
		{"%r = py.binary add %s, %i", "raises"},
		{"%r = py.unary usub %i", ""},
		{"%r = py.unary invert %b", anything}, // a warning
		{"%r = py.unary invert %x", "raises"},
		{"%r = py.unary not %l", "reads"},
		{"%r = py.unary not %o", anything},
		{"%r = py.compare %i lt %x", ""},
		{"%r = py.compare %i is %o", ""},
		{"%r = py.compare %i eq %o", anything},
		{"%r = py.compare %i lt %s", "raises"},
		{"%r = py.compare %i eq %s", ""},
		{"%r = py.compare %i in %t", ""},
		{"%r = py.compare %i in %s", "raises"},
		{"%r = py.compare %i lt %j lt {\n  %k = py.binary div %i, %j : !py.float\n  py.yield %k\n}", "raises"},
		{"%r = py.compare %i lt %j lt {\n  py.yield %o\n}", anything},
		{"%r = py.shortcircuit and %b {\n  py.yield %o\n}", ""},
		{"%r = py.shortcircuit and %b {\n  py.yield %o\n}, {\n  py.yield %i\n}", anything},
		{"%r = py.ifexp %o {\n  py.yield %i\n} else {\n  py.yield %j\n}", anything},
		{"%r = py.tuple(%i, %o)", ""},
		{"%r = py.list(%o)", ""},
		{"%r = py.set(%i, %s)", ""},
		{"%r = py.set(%o)", anything},
		{"%r = py.dict(%i : %o)", ""},
		{"%r = py.dict(* %o)", anything},
		{"%r = py.getitem %t[%two]", "raises"},
		{"%r = py.getitem %t[%zero]", ""},
		{"%r = py.getitem %l[%i]", "reads, raises"},
		{"%r = py.getitem %o[%i]", anything},
		{"py.setitem %l[%i] = %x", "writes, raises"},
		{"py.setitem %o[%i] = %x", anything},
		{"%r = py.getattr %a \"shape\"", "reads"},
		{"%r = py.getattr %a \"T\"", anything},
		{"%r:2 = py.unpack %t into 2", ""},
		{"%r:3 = py.unpack %t into 3", "raises"},
		{"%r:2 = py.unpack %o into 2", anything},
		{"%r = py.call %o()", anything},
		{"py.for %e in %g {\n  py.pass\n}", ""},
		{"py.for %e in %o {\n  py.pass\n}", anything},
		{"py.for %e in %g {\n  py.break\n}", ""},
		{"py.while {\n  py.yield %b\n} do {\n  py.pass\n}", "may not end"},
		{"py.if %b {\n  py.return\n}", "leaves"},
		{"%r = py.load local \"v\"", "reads v, raises"},
		{"%r = py.load global \"v\"", "reads v, reads, raises"},
		{"py.store local \"v\", %i", "writes v"},
		{"py.store global \"v\", %i", "writes v, writes"},
	} {
		src := `py.module {
  %f = py.def "f"("i" %i : !py.int, "j" %j : !py.int, "x" %x : !py.float, "b" %b : !py.bool, "s" %s : !py.str, "o" %o, "l" %l : !py.list<!py.float>,
      "t" %t : !py.tuple<!py.int, !py.str>, "g" %g : !py.range, "a" %a : !py.ndarray<?xf64>) {
    %zero = py.constant 0
    %two = py.constant 2
    py.pass
    ` + c.op + `
  }
}`
		m, errs := irtest.Read([]*ir.Dialect{builtin.Dialect, py.Dialect}, src)
		if len(errs) > 0 {
			t.Fatalf("%s: %v", c.op, errs)
		}
		for def := range ir.WalkOf[*py.Def](m) {
			op := def.Body.Entry().Last()
			if got := text(effects.Of(op)); got != c.want {
				t.Errorf("%s: got %q, want %q", c.op, got, c.want)
			}
			if pure := c.want == "" && !slices.Contains([]string{"py.list", "py.set", "py.dict", "py.for"}, ir.Name(op)); ir.IsPure(op) != pure {
				t.Errorf("%s: pure: got %v, want %v", c.op, ir.IsPure(op), pure)
			}
		}
	}
}

// Example sums up a function of which no types are known.
func Example() {
	const src = `
def f(n):
    global count
    count = n
    squares = lambda: missing
    return [k for k in squares()]
`
	tree, _ := pyast.Parse("f.py", []byte(src))
	info, _ := symtable.Analyze(tree)
	for def := range ir.WalkOf[*py.Def](fromast.Module("f.py", tree, info)) {
		s := effects.OfFunction(def)
		fmt.Println("reads", s.Reads)
		fmt.Println("writes", s.Writes)
		fmt.Println("raises:", s.MayRaise, "runs unknown code:", s.RunsUnknown)
	}
	// Output:
	// reads [{local n} {local squares}]
	// writes [{global count} {local n} {local squares}]
	// raises: true runs unknown code: true
}
