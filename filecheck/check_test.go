package filecheck

import (
	"strings"
	"testing"
)

// outcomes are checks and what becomes of them. In the checks, a line without a
// suffix is a plain CHECK; slashes separate lines.
var outcomes = []struct {
	name  string
	check string
	input string
	opts  Options
	want  int
}{
	{"found", "a", "xax", Options{}, 0},
	{"in order", "a/b", "a/b", Options{}, 0},
	{"out of order", "b/a", "a/b", Options{}, 1},
	{"twice on a line", "a/a", "a a", Options{}, 0},
	{"once only", "a/a", "a", Options{}, 1},
	{"across spaces", "a b", "a  \t b", Options{}, 0},
	{"strict spaces", "a b", "a  b", Options{StrictWhitespace: true}, 1},
	{"trailing space of the pattern", "a  ", "a", Options{StrictWhitespace: true}, 0},

	{"next", "a/-NEXT: b", "a/b", Options{}, 0},
	{"next, later on the line", "a/-NEXT: b", "a x/x b", Options{}, 0},
	{"next, same line first", "a/-NEXT: b", "a b/b", Options{}, 1},
	{"next, one line too far", "a/-NEXT: b", "a/x/b", Options{}, 1},
	{"next of next", "a/-NEXT: b/-NEXT: c", "a/b/c", Options{}, 0},
	{"next after a match over lines", "a{{[[:space:]]}}b/-NEXT: c", "a/b/c", Options{}, 0},

	{"same", "a/-SAME: b", "a b", Options{}, 0},
	{"same, before", "b/-SAME: a", "a b", Options{}, 1},
	{"same, other line", "a/-SAME: b", "a/b", Options{}, 1},
	{"same of same", "a/-SAME: b/-SAME: c", "a b c", Options{}, 0},

	{"empty", "a/-EMPTY:/-NEXT: b", "a//b", Options{}, 0},
	{"empty, two", "a/-EMPTY:/-EMPTY:/-NEXT: b", "a///b", Options{}, 0},
	{"empty, one of two", "a/-EMPTY:/-NEXT: b", "a///b", Options{}, 1},
	{"empty, a space", "a/-EMPTY:", "a/ ", Options{}, 1},
	{"empty, at the end", "a/-EMPTY:", "a/", Options{}, 0},

	{"not, absent", "-NOT: b/a", "a", Options{}, 0},
	{"not, before", "-NOT: b/a", "b/a", Options{}, 1},
	{"not, after the last", "a/-NOT: b", "a/b", Options{}, 1},
	{"not, outside", "a/-NOT: b/c", "b/a/c/b", Options{}, 0},
	{"not, between", "a/-NOT: b/c", "a/b/c", Options{}, 1},
	{"not, all are looked for", "a/-NOT: b/-NOT: c/d", "a/c/d", Options{}, 1},
	{"not, only nots", "-NOT: b", "a", Options{}, 0},
	{"not, part of the next match", "a/-NOT: b/bc", "a/bc", Options{}, 0},
	{"not, a variable", "[[X:.]]=/-NOT: [[X]]/end", "q=/q/end", Options{}, 1},
	{"not, another variable", "[[X:.]]=/-NOT: [[X]]/end", "q=/p/end", Options{}, 0},

	{"dag", "-DAG: a/-DAG: b", "b/a", Options{}, 0},
	{"dag, missing", "-DAG: a/-DAG: c", "b/a", Options{}, 1},
	{"dag, no overlap", "-DAG: ab/-DAG: b", "ab", Options{}, 1},
	{"dag, no overlap, elsewhere", "-DAG: ab/-DAG: b", "ab b", Options{}, 0},
	{"dag, overlap allowed", "-DAG: ab/-DAG: b", "ab", Options{AllowDeprecatedDagOverlap: true}, 0},
	{"dag, three alike", "-DAG: a/-DAG: a/-DAG: a", "a a/a", Options{}, 0},
	{"dag, three alike of two", "-DAG: a/-DAG: a/-DAG: a", "a a", Options{}, 1},
	{"dag, then in order", "-DAG: a/-DAG: b/c", "b/a/c", Options{}, 0},
	{"dag, end of the group", "-DAG: a/-DAG: b/c", "b/c/a", Options{}, 1},
	{"dag, groups", "-DAG: a/-NOT: n/-DAG: b", "a/b", Options{}, 0},
	{"dag, groups in order", "-DAG: a/-NOT: n/-DAG: b", "b/a", Options{}, 1},
	{"dag, groups, not between", "-DAG: a/-NOT: n/-DAG: b", "a/n/b", Options{}, 1},
	{"dag, defines for dag", "-DAG: d [[X:.]]/-DAG: u [[X]]", "u q/d q/u q", Options{}, 0},
	{"dag, in the gap", "-DAG: {{[a-c]}}1/-DAG: {{[a-c]}}2/-DAG: b3", "a1/b3/c2", Options{}, 0},

	{"label", "-LABEL: f/x/-LABEL: g/y", "f/x/g/y", Options{}, 0},
	{"label bounds", "-LABEL: f/x/-LABEL: g", "f/g/x", Options{}, 1},
	{"label, not bound by others", "f/x/-LABEL: g", "f/x/g", Options{}, 0},
	{"label, block after a failed one", "-LABEL: f/x/-LABEL: g/y", "f/g/y", Options{}, 1},
	{"label, not in block", "-LABEL: f/-NOT: x/-LABEL: g", "f/g/x", Options{}, 0},
	{"label, dag before", "-LABEL: f/-DAG: b/-DAG: a/-LABEL: g", "f/a/b/g", Options{}, 0},

	{"count", "-COUNT-2: a", "a/a", Options{}, 0},
	{"count, too few", "-COUNT-3: a", "a/a", Options{}, 1},
	{"count, more is fine", "-COUNT-2: a", "a a a", Options{}, 0},
	{"count, then", "-COUNT-2: a/b", "a b a", Options{}, 1},
	{"count, of a variable", "-COUNT-2: [[X:.]]=/[[X]]!", "a=b= b!", Options{}, 0},

	{"regex", "{{a+}}b", "aab", Options{}, 0},
	{"regex, grouped alternatives", "x{{a|b}}y", "xby", Options{}, 0},
	{"regex, not beyond the line", "a{{.*}}b", "a/b", Options{}, 1},
	{"regex, start of line", "{{^}}b", "ab/b", Options{}, 0},
	{"regex, after a match", "a/{{^}}b", "ab", Options{}, 0},
	{"regex, end of line", "a{{$}}", "ab/a", Options{}, 0},
	{"regex, special characters outside", "a.(b)*[", "a.(b)*[", Options{}, 0},
	{"regex, special characters are literal", "a.{{b}}", "axb", Options{}, 1},
	{"regex, group and reference", "{{(.)\\1}}", "ab bb", Options{}, 0},
	{"brackets", "[[[X:.]]]/[[X]]]", "[q]/q]", Options{}, 0},
	{"class in a variable", "[[X:[[:digit:]]+]]/<[[X]]>", "12/<12>", Options{}, 0},

	{"variable is literal", "[[X:.*]]=/>[[X]]<", "a.*b=/>axxb<", Options{}, 1},
	{"variable again", "[[X:.]]=/[[X:.]]!/>[[X]]", "a=/b!/>b", Options{}, 0},
	{"variable twice on the line", "[[X:.]][[X]]", "ab/cc", Options{}, 0},
	{"variable of another line", "[[X:.]]=/[[X]][[X]]", "a=/aa", Options{}, 0},
	{"number", "[[#A:]]/[[#A+1]]", "9/10", Options{}, 0},
	{"number, wrong", "[[#A:]]/={{^}}[[#A+1]]", "9/=11", Options{}, 1},
	{"number in hex", "[[#%x,A:]]/[[#A*1]]", "f/f", Options{}, -1},
	{"number, not hex", "x[[#A:]]x", "xfx", Options{}, 1},
	{"number, negative", "[[#%d,A:]]/[[#A-1]]", "-1/-2", Options{}, 0},
	{"number, defined and checked", "[[#A:]]/[[#B:A+1]]/[[#B]]!", "1/2/2!", Options{}, 0},
	{"line", "[[#@LINE]]/[[@LINE]]/[[#@LINE-3]]", "1/2/0", Options{}, 0},
	{"scope", "[[X:.]]=/-LABEL: f/[[X]]", "a=/f/a", Options{EnableVarScope: true}, 1},
	{"scope, global", "[[$X:.]]=/-LABEL: f/[[$X]]", "a=/f/a", Options{EnableVarScope: true}, 0},
	{"scope, off", "[[X:.]]=/-LABEL: f/[[X]]", "a=/f/a", Options{}, 0},
	{"scope, first block", "[[X]]/-LABEL: f/a", "a/f/a", Options{EnableVarScope: true, Defines: []string{"X=a"}}, 0},
	{"scope, number", "[[#X:]]=/-LABEL: f/[[#X]]", "1=/f/1", Options{EnableVarScope: true}, 1},

	{"define", "[[X]]", "a", Options{Defines: []string{"X=a"}}, 0},
	{"define a number", "[[#X+1]]", "5", Options{Defines: []string{"#X=4"}}, 0},
	{"define from another", "[[#Y]]", "5", Options{Defines: []string{"#X=4", "#Y=X+1"}}, 0},
	{"case", "aB", "Ab", Options{}, 1},
	{"case ignored", "aB{{c}}", "AbC", Options{IgnoreCase: true}, 0},
	{"full lines", "a", " a ", Options{MatchFullLines: true}, 0},
	{"full lines, part", "a", "a b", Options{MatchFullLines: true}, 1},
	{"full lines, strict", "a", " a", Options{MatchFullLines: true, StrictWhitespace: true}, 1},
	{"full lines, not is for parts", "b/-NOT: a", "b/xa", Options{MatchFullLines: true}, 1},
	{"implicit not", "a/b", "a/n/b", Options{ImplicitCheckNot: []string{"n"}}, 1},
	{"implicit not, matched", "a/n/b", "a/n/b", Options{ImplicitCheckNot: []string{"n"}}, 0},
	{"implicit not, at the end", "a", "a/n", Options{ImplicitCheckNot: []string{"n"}}, 1},
	{"empty input", "a", "", Options{}, 2},
	{"empty input allowed", "-NOT: a", "", Options{AllowEmpty: true}, 0},
}

// TestOutcomes is about what matches, not about how it is reported.
func TestOutcomes(t *testing.T) {
	for _, tt := range outcomes {
		t.Run(tt.name, func(t *testing.T) {
			checks, err := Parse("c", []byte(expandChecks(tt.check)), tt.opts)
			if tt.want < 0 {
				if err == nil {
					t.Error("the checks were not refused")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			input := strings.ReplaceAll(tt.input, "/", "\n")
			if input != "" {
				input += "\n"
			}
			var stderr strings.Builder
			if got := checks.Run("i", []byte(input), &stderr); got != tt.want {
				t.Errorf("got exit code %d, want %d\n%s", got, tt.want, stderr.String())
			}
		})
	}
}

// expandChecks writes the directives of TestOutcomes in full.
func expandChecks(short string) string {
	var b strings.Builder
	for _, line := range strings.Split(short, "/") {
		if !strings.HasPrefix(line, "-") {
			line = ": " + line
		}
		b.WriteString("CHECK" + line + "\n")
	}
	// A pattern of full lines has no space of its own.
	return strings.ReplaceAll(b.String(), "CHECK: ", "CHECK:")
}

// TestVerbosityChangesNothing runs the outcomes of one file with all ways of
// reporting.
func TestVerbosityChangesNothing(t *testing.T) {
	check := expandChecks("-LABEL: f/a [[X:.]]/-DAG: b/-DAG: b/-NOT: [[X]]/-COUNT-2: c/-EMPTY:/-LABEL: g")
	inputs := map[string]int{
		"f/a q/b b/c c//g":   0,
		"f/a q/b/c c//g":     1,
		"f/a q/b b/q c c//g": 1,
		"f/a q/b b/c c/g":    1,
		"f/a q/b b/c//g":     1,
		"f/a q/b b/c c/":     1,
	}
	for _, base := range []Options{{}, {Verbose: true}, {VeryVerbose: true}} {
		for _, mode := range []DumpMode{DumpDefault, DumpNever, DumpFail, DumpAlways} {
			for _, filter := range []DumpFilter{DumpFilterDefault, DumpErrors, DumpAnnotation, DumpAnnotationFull, DumpAll} {
				opts := base
				opts.DumpInput, opts.DumpInputFilter, opts.Color = mode, filter, filter == DumpAll
				checks, err := Parse("c", []byte(check), opts)
				if err != nil {
					t.Fatal(err)
				}
				for input, want := range inputs {
					var stderr strings.Builder
					got := checks.Run("i", []byte(strings.ReplaceAll(input, "/", "\n")+"\n"), &stderr)
					if got != want {
						t.Errorf("%+v on %q: got exit code %d, want %d", opts, input, got, want)
					}
					dumped := strings.Contains(stderr.String(), "Input was:\n<<<<<<\n")
					if should := mode == DumpAlways || want == 1 && mode != DumpNever; dumped != should {
						t.Errorf("%+v on %q: dumped %v, want %v", opts, input, dumped, should)
					}
				}
			}
		}
	}
}
