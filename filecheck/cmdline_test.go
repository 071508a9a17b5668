package filecheck

import (
	"reflect"
	"strings"
	"testing"
)

func lines(n int) *int { return &n }

// TestFlags reads command lines into options.
func TestFlags(t *testing.T) {
	for _, tt := range []struct {
		args string
		want Options
	}{
		{"", Options{}},
		{"-v", Options{Verbose: true}},
		{"--v", Options{Verbose: true}},
		{"-vv", Options{VeryVerbose: true}},
		{"-vvvv", Options{Verbose: true}},
		{"-v=0", Options{}},
		{"-v=false -v=TRUE", Options{Verbose: true}},
		{"--allow-empty --allow-unused-prefixes=1 -allow-deprecated-dag-overlap",
			Options{AllowEmpty: true, AllowUnusedPrefixes: true, AllowDeprecatedDagOverlap: true}},
		{"--enable-var-scope --ignore-case --match-full-lines --strict-whitespace",
			Options{EnableVarScope: true, IgnoreCase: true, MatchFullLines: true, StrictWhitespace: true}},
		{"--color", Options{Color: true}},
		{"--check-prefix=A,B", Options{CheckPrefixes: []string{"A,B"}}},
		{"--check-prefix A --check-prefixes B,C", Options{CheckPrefixes: []string{"A", "B", "C"}}},
		{"--check-prefixes=", Options{CheckPrefixes: []string{""}}},
		{"--comment-prefixes=A,B", Options{CommentPrefixes: []string{"A", "B"}}},
		{"--implicit-check-not=a,b --implicit-check-not c", Options{ImplicitCheckNot: []string{"a,b", "c"}}},
		{"-DX=1 --DY=2 -D#Z=3", Options{Defines: []string{"X=1", "Y=2", "#Z=3"}}},
		{"--dump-input=never --dump-input=fail", Options{DumpInput: DumpFail}},
		{"--dump-input=always --dump-input=fail", Options{DumpInput: DumpAlways}},
		{"--dump-input help --dump-input=always", Options{DumpInput: DumpHelp}},
		{"--dump-input-filter=error --dump-input-filter=annotation", Options{DumpInputFilter: DumpAnnotation}},
		{"--dump-input-filter=all --dump-input-filter=annotation-full", Options{DumpInputFilter: DumpAll}},
		{"--dump-input-context=3 --dump-input-context=2", Options{DumpInputContext: lines(3)}},
		{"--dump-input-context=0x10", Options{DumpInputContext: lines(16)}},
	} {
		var stderr strings.Builder
		c := &command{name: "fc", stderr: &stderr}
		if code, done := c.parse(strings.Fields(tt.args)); done {
			t.Errorf("%s: got exit code %d: %s", tt.args, code, stderr.String())
			continue
		}
		if !reflect.DeepEqual(c.opts, tt.want) {
			t.Errorf("%s: got %+v, want %+v", tt.args, c.opts, tt.want)
		}
	}
}

func TestFlagErrors(t *testing.T) {
	const unknown = "fc: Unknown command line argument '%'.  Try: 'fc --help'\nfc: Did you mean '"
	for _, tt := range []struct{ args, want string }{
		{"--allow-emptyy", unknown + "--allow-empty'?\n"},
		{"--chekc-prefixes=A", unknown + "--check-prefixes=A'?\n"},
		{"-x", unknown + "-h'?\n"},
		{"-va=3", unknown + "--v=3'?\n"},
		{"--=", unknown + "-h'?\n"},
		{"-v=x", "fc: for the -v option: 'x' is invalid value for boolean argument! Try 0 or 1\n"},
		{"--color=x", "fc: for the --color option: 'x' is invalid value for boolean argument! Try 0 or 1\n"},
		{"--dump-input=x", "fc: for the --dump-input option: Cannot find option named 'x'!\n"},
		{"--dump-input-filter=x", "fc: for the --dump-input-filter option: Cannot find option named 'x'!\n"},
		{"--dump-input-context=-1", "fc: for the --dump-input-context option: '-1' value invalid for uint argument!\n"},
		{"--check-prefix", "fc: for the --check-prefix option: requires a value!\n"},
		{"-D", "fc: for the -D option: requires a value!\n"},
		{"a b", "fc: Too many positional arguments specified!\nCan specify at most 1 positional arguments: See: fc --help\n"},
	} {
		var stderr strings.Builder
		c := &command{name: "fc", stderr: &stderr}
		code, done := c.parse(strings.Fields(tt.args))
		want := strings.Replace(tt.want, "%", tt.args, 1)
		if !done || code != 1 || stderr.String() != want {
			t.Errorf("%s: got exit code %d and %s, want 1 and %s", tt.args, code, stderr.String(), want)
		}
	}
}

func TestDefaults(t *testing.T) {
	for _, tt := range []struct{ opts, want Options }{
		{Options{}, Options{CheckPrefixes: []string{"CHECK"}, CommentPrefixes: []string{"COM", "RUN"}, DumpInput: DumpFail,
			DumpInputFilter: DumpErrors, DumpInputContext: lines(5)}},
		{Options{CheckPrefixes: []string{"A"}, CommentPrefixes: []string{"B"}, DumpInput: DumpAlways, VeryVerbose: true,
			DumpInputContext: lines(0)},
			Options{CheckPrefixes: []string{"A"}, CommentPrefixes: []string{"B"}, DumpInput: DumpAlways, VeryVerbose: true,
				Verbose: true, DumpInputFilter: DumpAll, DumpInputContext: lines(0)}},
		{Options{DumpInput: DumpAlways, DumpInputFilter: DumpErrors, DumpInputContext: lines(1), CheckPrefixes: []string{"A"},
			CommentPrefixes: []string{"B"}},
			Options{DumpInput: DumpAlways, DumpInputFilter: DumpErrors, DumpInputContext: lines(1),
				CheckPrefixes: []string{"A"}, CommentPrefixes: []string{"B"}}},
	} {
		if got := tt.opts.withDefaults(); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("got %+v, want %+v", got, tt.want)
		}
	}
}

func TestCheckPrefixes(t *testing.T) {
	for _, tt := range []struct {
		check, comment []string
		want           string
	}{
		{nil, nil, ""},
		{[]string{"A", "9-_"}, []string{"B"}, ""},
		{[]string{"CHECK"}, nil, ""},
		{[]string{""}, nil, "error: supplied check prefix must not be the empty string\n"},
		{nil, []string{""}, "error: supplied comment prefix must not be the empty string\n"},
		{[]string{"A", "A"}, nil, "error: supplied check prefix must be unique among check and comment prefixes: 'A'\n"},
		{[]string{"COM"}, nil, "error: supplied check prefix must be unique among check and comment prefixes: 'COM'\n"},
		{nil, []string{"CHECK"}, "error: supplied comment prefix must be unique among check and comment prefixes: 'CHECK'\n"},
		{[]string{"A!"}, nil, "error: supplied check prefix must start with a letter and contain only alphanumeric characters, " +
			"hyphens, and underscores: 'A!'\n"},
	} {
		opts := Options{CheckPrefixes: tt.check, CommentPrefixes: tt.comment}
		if got := opts.checkPrefixes(); got != tt.want {
			t.Errorf("%q, %q: got %s, want %s", tt.check, tt.comment, got, tt.want)
		}
	}
}

// TestHelp mentions every flag.
func TestHelp(t *testing.T) {
	hidden := map[string]bool{"comment-prefixes": true}
	for _, f := range flags() {
		dashes := "\n  --"
		if len(f.name) == 1 {
			dashes = "\n  -"
		}
		for name, text := range map[string]string{"help": helpText, "help list": helpList()} {
			if got := strings.Contains(text, dashes+f.name); got == hidden[f.name] {
				t.Errorf("%s: mentions %s: %v", name, f.name, got)
			}
		}
	}
}
