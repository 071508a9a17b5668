package filecheck

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func Example() {
	checks, err := Parse("add.mlir", []byte("// CHECK: %[[R:.*]] = arith.addi\n// CHECK-NEXT: return %[[R]]\n"), Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(checks.Run("good", []byte("%0 = arith.addi %a, %b : i32\nreturn %0 : i32\n"), io.Discard))
	fmt.Println(checks.Run("bad", []byte("%0 = arith.addi %a, %b : i32\nreturn %a : i32\n"), io.Discard))
	// Output:
	// 0
	// 1
}

func ExampleGenerate() {
	fmt.Print(string(Generate([]byte(`func.func @f(%arg0: i32) -> i32 {
  %0 = arith.addi %arg0, %arg0 : i32
  return %0 : i32
}
`), "CHECK")))
	// Output:
	// // CHECK-LABEL: func.func @f(
	// // CHECK-SAME:  {{^}}%[[VAL_0:[^ ,:]+]]: i32) -> i32 {
	// // CHECK-NEXT:    %[[ADDI_0:.*]] = arith.addi %[[VAL_0]], %[[VAL_0]] : i32{{$}}
	// // CHECK-NEXT:    return %[[ADDI_0]] : i32{{$}}
	// // CHECK-NEXT:  }{{$}}
}

func TestParseError(t *testing.T) {
	for _, tt := range []struct {
		check string
		exit  int
		want  string
	}{
		{"CHECK: {{x\n", 2, "c:1:8: error: found start of regex string with no end '}}'\nCHECK: {{x\n       ^"},
		{"CHECK: [[X:a]b]]\n", 1, "c:1:13: error: missing closing \"]\" for regex variable\nCHECK: [[X:a]b]]\n            ^"},
	} {
		_, err := Parse("c", []byte(tt.check), Options{})
		var bad *ParseError
		if !errors.As(err, &bad) || bad.ExitCode != tt.exit || bad.Error() != tt.want {
			t.Errorf("Parse(%q): got error %v, want %s", tt.check, err, tt.want)
		}
	}
}

func TestWarnings(t *testing.T) {
	checks, err := Parse("c", []byte("CHECK: a\n"), Options{ImplicitCheckNot: []string{"{{(}}"}})
	if err != nil {
		t.Fatal(err)
	}
	const want = "command line:1:24: error: invalid regex: parentheses not balanced\n"
	if !strings.HasPrefix(checks.Warnings(), want) {
		t.Errorf("got warnings %q, want %q first", checks.Warnings(), want)
	}
	var stderr strings.Builder
	if code := checks.Run("i", []byte("a\n"), &stderr); code != 0 || stderr.String() != checks.Warnings() {
		t.Errorf("got exit code %d and %q, want the warnings only", code, stderr.String())
	}
}

// TestConcurrent runs one Checks on many inputs at a time; with the race
// detector it shows that runs share nothing that changes.
func TestConcurrent(t *testing.T) {
	checks, err := Parse("c", []byte("CHECK: def [[X:.*]] [[#N:]]\nCHECK: use [[X]] [[#N+1]]{{ *$}}\nCHECK-NOT: [[X]]\n"),
		Options{EnableVarScope: true, Defines: []string{"#M=1"}})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 32 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			input := fmt.Sprintf("def v%d %d\nuse v%d %d\n", i, i, i, i+1)
			if i%2 == 1 {
				input = strings.ReplaceAll(input, "use v", "use w")
			}
			if code := checks.Run("i", []byte(input), io.Discard); code != i%2 {
				t.Errorf("input %d: got exit code %d, want %d", i, code, i%2)
			}
		}()
	}
	wg.Wait()
}

func TestMainReadsFiles(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	check, input := file("check", "CHECK: a b\n"), file("input", "a  b\n")
	missing := filepath.Join(dir, "missing")
	tests := []struct {
		name   string
		args   []string
		env    []string
		stdin  string
		exit   int
		stdout string // how it begins
		stderr string
	}{
		{"stdin", []string{check}, nil, "a b", 0, "", ""},
		{"input file", []string{"-input-file", input, check}, nil, "", 0, "", ""},
		{"input file, one word", []string{"--input-file=" + input, check}, nil, "", 0, "", ""},
		{"environment", []string{check, "--input-file=" + input}, []string{"FILECHECK_OPTS=--strict-whitespace --dump-input='never'"}, "", 1, "",
			check + ":1:8: error: CHECK: expected string not found in input\nCHECK: a b\n       ^\n" +
				input + ":1:1: note: scanning from here\na  b\n^\n"},
		{"no check file", nil, nil, "", 2, "", "<check-file> not specified\n"},
		{"missing check file", []string{missing}, nil, "", 2, "", "Could not open check file '" + missing + "': No such file or directory\n"},
		{"missing input file", []string{check, "--input-file", missing}, nil, "", 2, "",
			"Could not open input file '" + missing + "': No such file or directory\n"},
		{"check file is a folder", []string{dir}, nil, "", 2, "", "Could not open check file '" + dir + "': Is a directory\n"},
		{"empty input", []string{check, "-v"}, nil, "", 2, "",
			"FileCheck error: '<stdin>' is empty.\nFileCheck command line:  /bin/fc " + check + " -v\n"},
		{"end of flags", []string{"--", check}, nil, "a b", 0, "", ""},
		{"help", []string{"--help"}, nil, "", 0, "USAGE: fc [options] <check-file>\n\nOPTIONS:\n\nColor Options:\n", ""},
		{"help list", []string{"-help-list"}, nil, "", 0, "USAGE: fc [options] <check-file>\n\nOPTIONS:\n  -D <VAR=VALUE>", ""},
		{"version", []string{"--version"}, nil, "", 0, "polyloom filecheck, compatible with LLVM version 22\n", ""},
		{"generate", []string{"--generate", "--check-prefix=P"}, nil, "x\n", 0, "// P:       x{{$}}\n", ""},
		{"generate from a file", []string{"--generate", input}, nil, "", 0, "// CHECK:       a  b{{$}}\n", ""},
		{"generate from a missing file", []string{"--generate", missing}, nil, "", 2, "",
			"Could not open input file '" + missing + "': No such file or directory\n"},
		{"generate with a bad prefix", []string{"--generate", "--check-prefix=a.b"}, nil, "", 2, "",
			"error: supplied check prefix must start with a letter and contain only alphanumeric characters, hyphens, " +
				"and underscores: 'a.b'\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			exit := Main(append([]string{"/bin/fc"}, tt.args...), strings.NewReader(tt.stdin), &stdout, &stderr, tt.env)
			if exit != tt.exit || !strings.HasPrefix(stdout.String(), tt.stdout) || stderr.String() != tt.stderr {
				t.Errorf("got exit code %d, stdout %q, stderr %q; want %d, %q, %q", exit, stdout.String(),
					stderr.String(), tt.exit, tt.stdout, tt.stderr)
			}
		})
	}
}

func TestSplitArgs(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"  -v\t-vv\n", "-v|-vv"},
		{`-D'a b'=c "x ""y"`, "-Da b=c|x y"},
		{`a\ b "c\"d" 'e\f' ''`, `a b|c"d|e\f|`},
	} {
		if got := strings.Join(splitArgs(tt.text), "|"); got != tt.want {
			t.Errorf("splitArgs(%q): got %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, tt := range []struct {
		f        format
		value    int64
		text     string
		wildcard string
	}{
		{format{kind: formatUnsigned}, 42, "42", "[0-9]+"},
		{format{kind: formatUnsigned, precision: 4}, 42, "0042", "([1-9][0-9]*)?[0-9]{4}"},
		{format{kind: formatSigned}, -42, "-42", "-?[0-9]+"},
		{format{kind: formatSigned, precision: 3}, -42, "-042", "-?([1-9][0-9]*)?[0-9]{3}"},
		{format{kind: formatLowerHex}, 255, "ff", "[0-9a-f]+"},
		{format{kind: formatUpperHex, alternate: true}, 255, "0xFF", "0x[0-9A-F]+"},
		{format{formatLowerHex, 4, true}, 255, "0x00ff", "0x([1-9a-f][0-9a-f]*)?[0-9a-f]{4}"},
	} {
		text, err := tt.f.write(big.NewInt(tt.value))
		if err != nil || text != tt.text {
			t.Errorf("%+v: wrote %q (%v), want %q", tt.f, text, err, tt.text)
		}
		if got := tt.f.read(tt.text); got.Int64() != tt.value {
			t.Errorf("%+v: read %v, want %d", tt.f, got, tt.value)
		}
		if got := tt.f.wildcard(); got != tt.wildcard {
			t.Errorf("%+v: got wildcard %s, want %s", tt.f, got, tt.wildcard)
		}
	}
	if _, err := (format{kind: formatUnsigned}).write(big.NewInt(-1)); err == nil {
		t.Error("wrote a negative number without a sign")
	}
}

func TestIndexFold(t *testing.T) {
	texts := []string{"", "a", "xA", "abcABC", "aaab", "ABxabX", "[{", "é É", strings.Repeat("ab", 50) + "C"}
	subs := []string{"a", "A", "aB", "bc", "C", "[", "{", "É", "x", "ABX", "babc"}
	for _, text := range texts {
		for _, sub := range subs {
			// The reference folds ASCII letters only, byte by byte.
			want := strings.Index(lowerASCII(text), lowerASCII(sub))
			if got := indexFold(text, sub); got != want {
				t.Errorf("indexFold(%q, %q): got %d, want %d", text, sub, got, want)
			}
		}
	}
}

func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func TestDistance(t *testing.T) {
	words := []string{"", "a", "ab", "kitten", "sitting", "sunday", "saturday", "CHECK: foo"}
	for _, a := range words {
		for _, b := range words {
			want := slowDistance(a, b)
			for limit := range 12 {
				got, _ := distance(a, b, limit, nil)
				if want <= limit && got != want || want > limit && got != -1 {
					t.Errorf("distance(%q, %q, %d): got %d, want %d", a, b, limit, got, want)
				}
			}
		}
	}
}

// slowDistance follows the definition.
func slowDistance(a, b string) int {
	known := map[[2]int]int{}
	var from func(i, j int) int
	from = func(i, j int) int {
		if i == len(a) || j == len(b) {
			return len(a) - i + len(b) - j
		}
		d, ok := known[[2]int{i, j}]
		if !ok {
			if a[i] == b[j] {
				d = from(i+1, j+1)
			} else {
				d = 1 + min(from(i+1, j), from(i, j+1), from(i+1, j+1))
			}
			known[[2]int{i, j}] = d
		}
		return d
	}
	return from(0, 0)
}

func TestCanonicalize(t *testing.T) {
	for _, tt := range []struct{ text, loose, strict string }{
		{"a b\n", "a b\n", "a b\n"},
		{"a \t b\t\n", "a b \n", "a \t b\t\n"},
		{"a\r\n\rb\r", "a\n\rb\r", "a\n\rb\r"},
		{" \r\n", " \n", " \n"},
	} {
		if got := canonicalize(tt.text, false); got != tt.loose {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.loose)
		}
		if got := canonicalize(tt.text, true); got != tt.strict {
			t.Errorf("%q, strict: got %q, want %q", tt.text, got, tt.strict)
		}
	}
}

// TestLinear checks big inputs in ways that are quadratic if done naively.
func TestLinear(t *testing.T) {
	var input, check strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&input, "func @f%d {\n  %%%d = add %%a, %%b : i32\n}\n", i, i)
		if i%20 == 0 {
			fmt.Fprintf(&check, "CHECK-LABEL: func @f%d {\nCHECK-NEXT: %%[[A:.*]] = add %%[[B:.*]], %%[[C:.*]] : i32\n"+
				"CHECK-NOT: sub\nCHECK-DAG: }\n", i)
		}
	}
	checks, err := Parse("c", []byte(check.String()), Options{ImplicitCheckNot: []string{"mul"}})
	if err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	if code := checks.Run("i", []byte(input.String()), &stderr); code != 0 {
		t.Errorf("got exit code %d: %.500s", code, stderr.String())
	}
}
