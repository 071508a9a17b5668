package diag

import (
	"bytes"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"polyloom/test/reference"
)

const (
	returnMessage = "'func.return' op has 0 operands, but enclosing function (@h) returns 1"
	returnNote    = `see current operation: "func.return"() : () -> ()`
)

// returnAt is a function whose return has a location and is wrong.
func returnAt(loc Location) string {
	return "func.func @h() -> i32 { return " + loc.String() + " }"
}

// printerCases are inputs with a wrong return at loc, behind some lines of text, and what is printed for it.
// The expectations are mlir-opt's: TestPrinterOracle compares them.
var printerCases = []struct {
	name   string
	before string
	loc    Location
	want   string // E and N stand for the error and note with their severities
}{
	{"position", "// first\n", in(1, 4), "<stdin>:1:4: E\n// first\n   ^\n<stdin>:1:4: N\n"},
	{"first column", "// first\n", in(1, 1), "<stdin>:1:1: E\n// first\n^\n<stdin>:1:1: N\n"},
	{"behind the line", "// first\n", in(1, 9), "<stdin>:1:9: E\n// first\n        ^\n<stdin>:1:9: N\n"},
	{"beyond the line", "// first\n", in(1, 10), "<stdin>:1:10: E\n<stdin>:1:10: N\n"},
	{"beyond the file", "", in(1, 400), "<stdin>:1:400: E\n<stdin>:1:400: N\n"},
	{"empty line", "\n", in(1, 1), "<stdin>:1:1: E\n\n^\n<stdin>:1:1: N\n"},
	{"last empty line", "\n", in(3, 1), "<stdin>:3:1: E\n\n^\n<stdin>:3:1: N\n"},
	{"no such line", "\n", in(4, 1), "<stdin>:4:1: E\n<stdin>:4:1: N\n"},
	{"no line", "", in(0, 0), "<stdin>:0:0: E\n<stdin>:0:0: N\n"},
	{"no column", "", in(1, 0), "<stdin>:1:0: E\n<stdin>:1:0: N\n"},
	{"other file", "", Position{"no/such/file", 3, 4}, "no/such/file:3:4: E\nno/such/file:3:4: N\n"},
	{"dash is a file", "", Position{"-", 1, 1}, "-:1:1: E\n-:1:1: N\n"},

	{"tab before", "\t// a\n", in(1, 2), "<stdin>:1:2: E\n        // a\n        ^\n<stdin>:1:2: N\n"},
	{"on a tab", "\t// a\n", in(1, 1), "<stdin>:1:1: E\n        // a\n^^^^^^^^\n<stdin>:1:1: N\n"},
	{"tab inside", "//\ta\tb\n", in(1, 6), "<stdin>:1:6: E\n//      a       b\n                ^\n<stdin>:1:6: N\n"},
	{"on a tab inside", "//\ta\tb\n", in(1, 5), "<stdin>:1:5: E\n//      a       b\n         ^^^^^^^\n<stdin>:1:5: N\n"},
	{"tab at a stop", "// 45678\tb\n", in(1, 10), "<stdin>:1:10: E\n// 45678        b\n                ^\n<stdin>:1:10: N\n"},
	{"trailing tab", "// a\t\n", in(1, 6), "<stdin>:1:6: E\n// a    \n        ^\n<stdin>:1:6: N\n"},
	{"not ASCII", "// \u00e9\tx\n", in(1, 2), "<stdin>:1:2: E\n// \u00e9   x\n<stdin>:1:2: N\n"},
	{"not UTF-8", "// \xff\xc3\n", in(1, 2), "<stdin>:1:2: E\n// \xff\xc3\n<stdin>:1:2: N\n"},
	{"control", "// \x1b[1m\x7f\n", in(1, 2), "<stdin>:1:2: E\n// \x1b[1m\x7f\n ^\n<stdin>:1:2: N\n"},
	{"carriage return", "// a\r\n", in(1, 3), "<stdin>:1:3: E\n// a\n  ^\n<stdin>:1:3: N\n"},
	{"lone carriage return", "// a\r// b\n", in(1, 5), "<stdin>:1:5: E\n// a\n    ^\n<stdin>:1:5: N\n"},
	{"behind a carriage return", "// a\r// b\n", in(1, 6), "<stdin>:1:6: E\n<stdin>:1:6: N\n"},
	{"long line", "//" + strings.Repeat("x", 4094) + "\n", in(1, 4000),
		"<stdin>:1:4000: E\n//" + strings.Repeat("x", 4094) + "\n" + strings.Repeat(" ", 3999) + "^\n<stdin>:1:4000: N\n"},

	{"unknown", "", Position{}, "<unknown>:0: E\n<unknown>:0: N\n"},
	{"name", "", nameLoc{"x", nil}, "<unknown>:0: error: loc(\"x\"): M\n<unknown>:0: note: loc(\"x\"): S\n"},
	{"name of a position", "//\n", nameLoc{"x", in(1, 1)}, "<stdin>:1:1: E\n//\n^\n<stdin>:1:1: N\n"},
	{"fused", "//\n", fusedLoc{nameLoc{"x", nil}, in(1, 2)}, "<stdin>:1:2: E\n//\n ^\n<stdin>:1:2: N\n"},
	{"fused names", "", fusedLoc{nameLoc{"x", nil}, nameLoc{"y", nil}},
		"<unknown>:0: error: loc(fused[\"x\", \"y\"]): M\n<unknown>:0: note: loc(fused[\"x\", \"y\"]): S\n"},
	{"call site", "// a\n", callLoc{in(1, 1), in(1, 4)},
		"<stdin>:1:1: E\n// a\n^\n<stdin>:1:4: note: called from\n// a\n   ^\n<stdin>:1:1: N\n// a\n^\n"},
	{"call site without callee", "// a\n", callLoc{nameLoc{"x", nil}, in(1, 4)},
		"<stdin>:1:4: E\n// a\n   ^\n<stdin>:1:4: note: called from\n// a\n   ^\n<stdin>:1:4: N\n// a\n   ^\n"},
	{"call site in a name in a fusion", "// a\n", fusedLoc{nameLoc{"x", callLoc{in(1, 1), in(1, 4)}}, nameLoc{"y", nil}},
		"<stdin>:1:1: E\n// a\n^\n<stdin>:1:4: note: called from\n// a\n   ^\n<stdin>:1:1: N\n// a\n^\n"},
	{"call sites of names", "", callLoc{nameLoc{"n", nil}, callLoc{nameLoc{"b", nil}, nameLoc{"c", nil}}},
		"<unknown>:0: error: loc(callsite(\"n\" at callsite(\"b\" at \"c\"))): M\n" +
			"<unknown>:0: note: loc(callsite(\"b\" at \"c\")): called from\n" +
			"<unknown>:0: note: loc(\"c\"): called from\n" +
			"<unknown>:0: note: loc(callsite(\"n\" at callsite(\"b\" at \"c\"))): S\n"},
	{"unknown caller", "//\n", callLoc{in(1, 2), Position{}},
		"<stdin>:1:2: E\n//\n ^\n<unknown>:0: note: called from\n<stdin>:1:2: N\n//\n ^\n"},
	{"deep stack", "//\n", deepStack(12),
		"nofile:12:1: E\n" + strings.ReplaceAll("#11#10#9#8#7#6#5#4#3#2", "#", "\nnofile:")[1:] + "\nnofile:12:1: N\n"},
}

// deepStack nests n calls; its text is too long to write down, so the expectation abbreviates it.
func deepStack(n int) Location {
	var l Location = Position{"nofile", 0, 1}
	for i := 1; i <= n; i++ {
		l = callLoc{Position{"nofile", i, 1}, l}
	}
	return l
}

// expand writes out the abbreviations of a want text.
func expand(want string) string {
	lines := strings.Split(want, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "nofile:") && !strings.Contains(l, " ") {
			lines[i] = l + ":1: note: called from"
		}
	}
	return strings.NewReplacer(
		": E\n", ": error: "+returnMessage+"\n", ": N\n", ": note: "+returnNote+"\n",
		": M\n", ": "+returnMessage+"\n", ": S\n", ": "+returnNote+"\n").Replace(strings.Join(lines, "\n"))
}

func TestPrinter(t *testing.T) {
	for _, c := range printerCases {
		t.Run(c.name, func(t *testing.T) {
			sources := &Sources{NoDisk: true}
			sources.Add("<stdin>", c.before+returnAt(c.loc)+"\n")
			var b strings.Builder
			e := NewEngine(NewPrinter(&b, sources).Handle)
			e.Emit(Errorf(c.loc, returnMessage).Note(nil, returnNote))
			if got, want := b.String(), expand(c.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestPrinterOracle(t *testing.T) {
	needMlirOpt(t)
	for _, c := range printerCases {
		t.Run(c.name, func(t *testing.T) {
			got, _ := mlirOpt(t, c.before+returnAt(c.loc)+"\n")
			if want := expand(c.want); got != want {
				t.Errorf("mlir-opt prints\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func needMlirOpt(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("the oracle takes seconds")
	}
	reference.Tool(t, reference.MLIROpt)
}

// mlirOpt runs mlir-opt on an input and returns what it writes to the standard error, and whether it exits
// with 0.
func mlirOpt(t *testing.T, input string, args ...string) (string, bool) {
	t.Helper()
	cmd := exec.Command(reference.MLIROpt, append(args, "-")...)
	cmd.Stdin = strings.NewReader(input)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	return stderr.String(), err == nil
}

func TestNoteAtAnotherPlace(t *testing.T) {
	const source = "func.func @f() { return }\nfunc.func @f() { return }\n"
	const want = "<stdin>:2:1: error: redefinition of symbol named 'f'\nfunc.func @f() { return }\n^\n" +
		"<stdin>:1:1: note: see existing symbol definition here\nfunc.func @f() { return }\n^\n"
	sources := &Sources{}
	sources.Add("<stdin>", source)
	var b strings.Builder
	NewPrinter(&b, sources).Handle(
		Errorf(in(2, 1), "redefinition of symbol named 'f'").Note(in(1, 1), "see existing symbol definition here"))
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	needMlirOpt(t)
	if got, _ := mlirOpt(t, source, "--mlir-print-op-on-diagnostic=false"); got != want {
		t.Errorf("mlir-opt prints\n%s\nwant\n%s", got, want)
	}
}

func TestHintAndCode(t *testing.T) {
	d := Warningf(Position{"f.py", 1, 2}, "not parallel").WithCode("unproved-parallel").WithHint("write to %s", "a")
	const plain = "f.py:1:2: warning: not parallel\nhint: write to a\n"
	var b strings.Builder
	p := NewPrinter(&b, nil)
	p.Handle(d)
	if b.String() != plain {
		t.Errorf("got %q, want %q", b.String(), plain)
	}
	b.Reset()
	p.Codes = true
	p.Handle(d)
	if want := plain + "code: unproved-parallel\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// A line of more than 4 KiB is cut around the place, without splitting a character.
func TestColors(t *testing.T) {
	sources := &Sources{NoDisk: true}
	sources.Add("f.mlir", "  an.op\n\xff\n")
	var b strings.Builder
	p := NewPrinter(&b, sources)
	p.Colors = true
	p.Handle(Errorf(Position{"f.mlir", 1, 3}, "m").Note(nil, "n"))
	p.Handle(Warningf(Position{"f.mlir", 2, 1}, "w"))
	p.Handle(Remarkf(nil, "r"))
	// As mlir-opt writes with --color.
	want := "\x1b[1mf.mlir:1:3: \x1b[0m\x1b[0;1;31merror: \x1b[0m\x1b[1mm\n\x1b[0m  an.op\n\x1b[0;1;32m  ^\n\x1b[0m" +
		"\x1b[1mf.mlir:1:3: \x1b[0m\x1b[0;1;30mnote: \x1b[0m\x1b[1mn\n\x1b[0m" +
		"\x1b[1mf.mlir:2:1: \x1b[0m\x1b[0;1;35mwarning: \x1b[0m\x1b[1mw\n\x1b[0m\xff\n" +
		"\x1b[1m<unknown>:0: \x1b[0m\x1b[0;1;34mremark: \x1b[0m\x1b[1mr\n\x1b[0m"
	if b.String() != want {
		t.Errorf("got\n%q\nwant\n%q", b.String(), want)
	}
}

func TestHugeLine(t *testing.T) {
	for _, c := range []struct {
		name, text string
		col        int
		want       string
	}{
		{"start", strings.Repeat("a", 5000), 1, strings.Repeat("a", 60) + "...\n^\n"},
		{"middle", strings.Repeat("a", 2500) + "b" + strings.Repeat("c", 2500), 2501,
			"..." + strings.Repeat("a", 60) + "b" + strings.Repeat("c", 59) + "...\n" + strings.Repeat(" ", 63) + "^\n"},
		{"end", strings.Repeat("a", 5000), 5001, "..." + strings.Repeat("a", 60) + "\n" + strings.Repeat(" ", 63) + "^\n"},
		{"characters", strings.Repeat("\u00e9", 3000), 2002,
			"..." + strings.Repeat("\u00e9", 61) + "...\n"},
		{"garbage", strings.Repeat("\xbf", 5000), 2501,
			"..." + strings.Repeat("\xbf", 128) + "...\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sources := &Sources{}
			sources.Add("f", c.text)
			var b strings.Builder
			NewPrinter(&b, sources).Handle(Errorf(Position{"f", 1, c.col}, "m"))
			if _, got, _ := strings.Cut(b.String(), "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestConcurrentPrinting(t *testing.T) {
	sources := &Sources{NoDisk: true}
	sources.Add("f", "text\n")
	var b strings.Builder
	e := NewEngine(NewPrinter(&b, sources).Handle)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				e.Emit(Errorf(Position{"f", 1, 2}, "m").Note(Position{"g", 1, 1}, "n"))
			}
		})
	}
	wg.Wait()
	if want := strings.Repeat("f:1:2: error: m\ntext\n ^\ng:1:1: note: n\n", 400); b.String() != want {
		t.Error("the messages are mixed up")
	}
	if e.Errors() != 400 {
		t.Errorf("got %d errors, want 400", e.Errors())
	}
}

func FuzzPrinter(f *testing.F) {
	f.Add("a\tb\r\n\xff", 1, 3)
	f.Fuzz(func(t *testing.T, text string, line, col int) {
		sources := &Sources{NoDisk: true}
		sources.Add("f", text)
		var b strings.Builder
		NewPrinter(&b, sources).Handle(Errorf(Position{"f", line, col}, "m"))
		if n := strings.Count(b.String(), "\n"); n < 1 || n > 3 {
			t.Errorf("got %d lines", n)
		}
		if strings.Contains(b.String(), "\t") {
			t.Error("a tab is printed")
		}
	})
}
