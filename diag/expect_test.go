package diag

import (
	"strings"
	"testing"
)

// bad is a line that holds one error, at column 3, when parsed.
const (
	bad        = `  "x.y"() : () -> ()`
	badMessage = "operation being parsed with an unregistered dialect. If this is intended, please use -allow-unregistered-dialect with the MLIR tool used"
)

// badAt is the diagnostic of a line like bad.
func badAt(line int) *Diagnostic { return Errorf(in(line, 8), badMessage) }

// redefined is the diagnostic of a function that occurs on both lines.
func redefined(first, second int) *Diagnostic {
	return Errorf(in(second, 1), "redefinition of symbol named 'f'").Note(in(first, 1), "see existing symbol definition here")
}

const fn = "func.func @f() { return }\n"

// expectCases are inputs with the diagnostics that mlir-opt has for them and what it says about the comments.
// TestExpectOracle compares. A line of want stands for `<stdin>:LINE:COL: error: TEXT` and its excerpt.
var expectCases = []struct {
	name   string
	source string
	diags  []*Diagnostic
	want   string
	level  Level
}{
	{"nothing", fn, nil, "", AllDiagnostics},
	{"same line", bad + " // expected-error {{unregistered dialect}}\n", []*Diagnostic{badAt(1)}, "", AllDiagnostics},
	{"trailing space", bad + " // expected-error {{unregistered dialect}} \t\r\n", []*Diagnostic{badAt(1)}, "", AllDiagnostics},
	{"next line", "// expected-error @+1 {{unregistered}}\n" + bad, []*Diagnostic{badAt(2)}, "", AllDiagnostics},
	{"no space", "// expected-error@+1{{unregistered}}\n" + bad, []*Diagnostic{badAt(2)}, "", AllDiagnostics},
	{"hexadecimal", "// expected-error @+0x1 {{unregistered}}\n" + bad, []*Diagnostic{badAt(2)}, "2:8|unexpected error: " + badMessage, AllDiagnostics},
	{"octal", "// expected-error @+010 {{unregistered}}\n\n\n\n\n\n\n\n" + bad, []*Diagnostic{badAt(9)}, "", AllDiagnostics},
	{"line before", fn + "// -----\n" + bad + "\n// expected-error @-1 {{unregistered}}\n", []*Diagnostic{badAt(3)}, "", AllDiagnostics},
	{"below", "// expected-error @below {{unregistered}}\n" + bad, []*Diagnostic{badAt(2)}, "", AllDiagnostics},
	{"below comments", "// expected-error @below {{unregistered}}\n// expected-error @+1 {{dialect}}\n" + bad,
		[]*Diagnostic{badAt(3)}, "2:4:7|expected error \"dialect\" was not produced", AllDiagnostics},
	{"above", bad + "\n// expected-error @above {{unregistered}}\n// expected-error @above {{dialect}}\n",
		[]*Diagnostic{badAt(1)}, "3:4:7|expected error \"dialect\" was not produced", AllDiagnostics},
	{"above nothing", "// expected-error @above {{x}}\n", nil, "1:4:1|expected error \"x\" was not produced", AllDiagnostics},
	{"below nothing", "// expected-error @below {{x}}", nil, "1:4:1|expected error \"x\" was not produced", AllDiagnostics},
	{"not the last thing", bad + " // expected-error {{unregistered}} why\n", []*Diagnostic{badAt(1)}, "1:8|unexpected error: " + badMessage, AllDiagnostics},
	{"two on a line", bad + " // expected-error {{unregistered}} expected-error {{dialect}}\n", []*Diagnostic{badAt(1)},
		"1:8|unexpected error: " + badMessage + "\n1:25:39|expected error \"unregistered}} expected-error {{dialect\" was not produced", AllDiagnostics},
	{"unexpected", bad + "\n", []*Diagnostic{badAt(1)}, "1:8|unexpected error: " + badMessage, AllDiagnostics},
	{"unexpected, only expected", bad + "\n", []*Diagnostic{badAt(1)}, "", OnlyExpected},
	{"missing", fn + "// expected-remark {{a b}}\n", nil, "2:4:3|expected remark \"a b\" was not produced", AllDiagnostics},
	{"missing, only expected", fn + "// expected-remark {{a b}}\n", nil, "2:4:3|expected remark \"a b\" was not produced", OnlyExpected},
	{"empty text", bad + " // expected-error {{}}\n", []*Diagnostic{badAt(1)}, "", AllDiagnostics},
	{"long text", "// expected-error {{" + strings.Repeat("x", 60) + "}}\n", nil,
		"1:4:60|expected error \"" + strings.Repeat("x", 60) + "\" was not produced", AllDiagnostics},
	{"tabs", "\t// expected-note {{x y z}}\n", nil, "1:5:5|expected note \"x y z\" was not produced", AllDiagnostics},
	{"near miss", "// expected-warning @+1 {{unregistered}}\n" + bad, []*Diagnostic{badAt(2)},
		"1:4|'error' diagnostic emitted when expecting a 'warning'\n1:4:12|expected warning \"unregistered\" was not produced", AllDiagnostics},
	{"near miss, only expected", "// expected-warning @+1 {{unregistered}}\n" + bad, []*Diagnostic{badAt(2)},
		"1:4:12|expected warning \"unregistered\" was not produced", OnlyExpected},
	{"last near miss", "// expected-warning @+2 {{unregistered}}\n// expected-note @+1 {{unregistered}}\n" + bad, []*Diagnostic{badAt(3)},
		"2:4|'error' diagnostic emitted when expecting a 'note'\n" +
			"1:4:12|expected warning \"unregistered\" was not produced\n2:4:12|expected note \"unregistered\" was not produced", AllDiagnostics},
	{"match after a near miss", "// expected-warning @+2 {{unregistered}}\n// expected-error @+1 {{unregistered}}\n" + bad, []*Diagnostic{badAt(3)},
		"1:4:12|expected warning \"unregistered\" was not produced", AllDiagnostics},
	{"notes", fn + "// expected-note @-1 {{see existing}}\n// expected-error @+1 {{redefinition}}\n" + fn,
		[]*Diagnostic{redefined(1, 4)}, "", AllDiagnostics},
	{"note not expected", fn + "// expected-error @+1 {{redefinition}}\n" + fn,
		[]*Diagnostic{redefined(1, 3)}, "1:1|unexpected note: see existing symbol definition here", AllDiagnostics},
	{"order", "// expected-error @+1 {{x}}\n// expected-error @-1 {{y}}\n", nil,
		"1:4:1|expected error \"x\" was not produced\n2:4:1|expected error \"y\" was not produced", AllDiagnostics},

	{"regex", "// expected-error-re @+1 {{unre{{[gi]+}}stered {{dialec(t|k)}}.}}\n" + bad, []*Diagnostic{badAt(2)}, "", AllDiagnostics},
	{"regex without one", "// expected-error-re @+1 {{unregistered dialect.}}\n" + bad, []*Diagnostic{badAt(2)}, "", AllDiagnostics},
	{"regex text is literal", "// expected-error-re @+1 {{unregistered.dialect}}\n" + bad, []*Diagnostic{badAt(2)},
		"2:8|unexpected error: " + badMessage + "\n1:4:20|expected error \"unregistered.dialect\" was not produced", AllDiagnostics},
	{"regex without flag", "// expected-error @+1 {{unre{{[gi]+}}stered}}\n" + bad, []*Diagnostic{badAt(2)},
		"2:8|unexpected error: " + badMessage + "\n1:4:19|expected error \"unre{{[gi]+}}stered\" was not produced", AllDiagnostics},
	{"regex anchors", "// expected-error-re @+1 {{{{^}}operation {{.*}} used{{$}}}}\n" + bad, []*Diagnostic{badAt(2)}, "", AllDiagnostics},
	{"regex backslash is not a class", "// expected-error-re @+1 {{unregistered{{\\s}}dialect}}\n" + bad, []*Diagnostic{badAt(2)},
		"2:8|unexpected error: " + badMessage + "\n1:4:25|expected error \"unregistered{{\\s}}dialect\" was not produced", AllDiagnostics},
	{"regex escape", "// expected-error-re @+1 {{unre{{\\g}}istered dialect{{\\.}} If}}\n" + bad, []*Diagnostic{badAt(2)}, "", AllDiagnostics},
	{"regex not closed", "// expected-error-re {{a{{b}}\n", nil, "1:4:4|found start of regex with no end '}}'", AllDiagnostics},
	{"regex bad", fn + "// expected-error-re {{a{{(}}b}}\n", nil, "2:4:7|invalid regex: parentheses not balanced", AllDiagnostics},

	{"unknown unexpected", returnAt(Position{}), []*Diagnostic{Errorf(nil, returnMessage)}, "|unexpected error: " + returnMessage, AllDiagnostics},
	{"unknown expected", "// expected-error @unknown {{has 0 operands}}\n" + returnAt(Position{}),
		[]*Diagnostic{Errorf(Position{}, returnMessage)}, "", AllDiagnostics},
	{"unknown name", "// expected-error @unknown {{has 0 operands}}\n" + returnAt(nameLoc{"x", nil}),
		[]*Diagnostic{Errorf(nameLoc{"x", nil}, returnMessage)}, "", AllDiagnostics},
	{"unexpected name", returnAt(nameLoc{"x", nil}), []*Diagnostic{Errorf(nameLoc{"x", nil}, returnMessage)},
		"|loc(\"x\"): unexpected error: " + returnMessage, AllDiagnostics},
	{"unknown near miss", "// expected-note @unknown {{has 0}}\n" + returnAt(Position{}), []*Diagnostic{Errorf(nil, returnMessage)},
		"|'error' diagnostic emitted when expecting a 'note'\n|expected note \"has 0\" was not produced", AllDiagnostics},
	{"unknown comes last", "// expected-note @unknown {{a}}\n// expected-note {{b}}\n", nil,
		"2:4:1|expected note \"b\" was not produced\n|expected note \"a\" was not produced", AllDiagnostics},
	{"placed is not unknown", "// expected-error @unknown {{unregistered}}\n" + bad, []*Diagnostic{badAt(2)},
		"2:8|unexpected error: " + badMessage + "\n|expected error \"unregistered\" was not produced", AllDiagnostics},
	{"another file", returnAt(Position{"no/such/file", 3, 4}), []*Diagnostic{Errorf(Position{"no/such/file", 3, 4}, returnMessage)},
		"no/such/file:3:4|unexpected error: " + returnMessage, AllDiagnostics},
	{"call site", "// expected-error @+1 {{has 0}}\n" + returnAt(callLoc{in(2, 1), in(1, 1)}),
		[]*Diagnostic{Errorf(callLoc{in(2, 1), in(1, 1)}, returnMessage)}, "", AllDiagnostics},
}

// unfold writes out a want text: each line is PLACE|TEXT, where the place may be empty or LINE:COL of the
// source, and a third number is how much of the line is underlined.
func unfold(source, want string) string {
	var b strings.Builder
	lines := strings.Split(source, "\n")
	for w := range strings.SplitSeq(want, "\n") {
		place, text, ok := strings.Cut(w, "|")
		if !ok {
			continue
		}
		nums := strings.Split(place, ":")
		switch {
		case place == "":
			b.WriteString("<unknown>:0: error: " + text + "\n")
		case strings.Contains(place, "/"):
			b.WriteString(place + ": error: " + text + "\n")
		default:
			line, col := atoi(nums[0]), atoi(nums[1])
			length := 1
			if len(nums) == 3 {
				length = min(atoi(nums[2]), len(lines[line-1])-col+1)
			}
			caret := strings.Repeat(" ", col-1) + "^" + strings.Repeat("~", length-1)
			shown := lines[line-1]
			if strings.HasPrefix(shown, "\t") {
				shown, caret = "        "+shown[1:], "       "+caret
			}
			b.WriteString("<stdin>:" + nums[0] + ":" + nums[1] + ": error: " + text + "\n" + shown + "\n" + caret + "\n")
		}
	}
	return b.String()
}

func atoi(s string) (n int) {
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func TestExpect(t *testing.T) {
	for _, c := range expectCases {
		t.Run(c.name, func(t *testing.T) {
			sources := &Sources{NoDisk: true}
			sources.Add("<stdin>", c.source)
			var b strings.Builder
			x := NewExpect(&b, sources, c.level)
			e := NewEngine(x.Handle)
			for _, d := range c.diags {
				e.Emit(d)
			}
			ok := x.Finish()
			if got, want := b.String(), unfold(c.source, c.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if want := c.want == ""; ok != want || x.Finish() != want {
				t.Errorf("Finish: got %v, want %v", ok, want)
			}
		})
	}
}

func TestExpectOracle(t *testing.T) {
	needMlirOpt(t)
	for _, c := range expectCases {
		t.Run(c.name, func(t *testing.T) {
			mode := "--verify-diagnostics=all"
			if c.level == OnlyExpected {
				mode = "--verify-diagnostics=only-expected"
			}
			got, ok := mlirOpt(t, c.source, "--split-input-file", mode)
			want := unfold(c.source, c.want)
			if once := dropRepeated(got); once != want {
				t.Errorf("mlir-opt prints\n%s\nwant\n%s", got, want)
			}
			if ok != (c.want == "") {
				t.Errorf("mlir-opt: success is %v", ok)
			}
		})
	}
}

// dropRepeated removes the second copy of the complaints about missing @unknown comments: mlir-opt checks
// those twice, once more when its handler is destroyed.
func dropRepeated(s string) string {
	var b strings.Builder
	seen := map[string]bool{}
	for l := range strings.Lines(s) {
		if strings.HasPrefix(l, "<unknown>:0: error: expected ") && seen[l] {
			continue
		}
		seen[l] = true
		b.WriteString(l)
	}
	return b.String()
}

// A file that only a location names is searched for comments too, but not demanded to have its comments met
// before it occurs.
func TestExpectInAnotherFile(t *testing.T) {
	sources := &Sources{NoDisk: true}
	sources.Add("main", "")
	var b strings.Builder
	x := NewExpect(&b, sources, AllDiagnostics)
	sources.Add("late", "// expected-error {{m}}\n// expected-error {{n}}\n")
	x.Handle(Errorf(Position{"late", 1, 1}, "m"))
	if x.Finish() {
		t.Error("the second comment is forgotten")
	}
	if want := "late:2:4: error: expected error \"n\" was not produced\n// expected-error {{n}}\n   ^\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
