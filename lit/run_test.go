package lit

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// runText writes a test file, runs it and returns the result and the file's name.
func runText(t *testing.T, cfg *Config, text string) (*Result, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.mlir")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return cfg.Run(path, t.TempDir()), path
}

func TestRun(t *testing.T) {
	cfg := &Config{Commands: testCommands, Features: []string{"feature"}}
	for _, tc := range []struct {
		name, text string
		status     Status
		line       int
		reason     string
	}{
		{"pass", "// RUN: upper %s | cat\n", Pass, 0, ""},
		{"state is kept from line to line", "// RUN: export X=2 && mkdir d && cd d\n// RUN: echo a > f\n// RUN: cat %T/d/f\n", Pass, 0, ""},
		{"temporary file", "// RUN: upper %s > %t\n// RUN: cat %t | count 2\n", Pass, 0, ""},
		{"split", "// RUN: split-file %s %t\n// RUN: cat %t/b | count 1\n//--- a\n//--- b\nx\n", Pass, 0, ""},
		{"wrong exit code", "\n// RUN: exit 0\n// RUN: exit 7\n// RUN: exit 0\n", Fail, 3, "exit: exit code 7"},
		{"wrong count", "// RUN: upper %s | count 7\n", Fail, 1, "count (stage 2 of 2): exit code 1"},
		{"failing first stage", "// RUN: exit 3 | cat\n", Fail, 1, "exit (stage 1 of 2): exit code 3"},
		{"missing command", "// RUN: nosuch %s\n", Fail, 1, "nosuch: exit code 127"},
		{"missing command under not", "// RUN: not nosuch %s\n", Fail, 1, "not nosuch: exit code 127"},
		{"not without failure", "// RUN: not upper %s\n", Fail, 1, "not upper: exit code 1"},
		{"crash", "// RUN: crash\n", Fail, 1, "crash: crash"},
		{"crash under not", "// RUN: not crash\n", Fail, 1, "not crash: crash"},
		{"continued line", "// RUN: exit 0\n// RUN: echo a \\\n// RUN:  | exit 4\n", Fail, 2, "exit (stage 2 of 2): exit code 4"},
		{"no RUN line", "module {}\n", Unresolved, 0, "no RUN: line"},
		{"empty RUN line", "// RUN:\n", Unresolved, 0, "line 1: RUN line without a command"},
		{"empty after substitution", "// DEFINE: %{x} =\n// RUN: %{x}\n", Unresolved, 0, "line 2: no command"},
		{"syntax", "// RUN: cat 'x\n", Unresolved, 0, "line 1: missing closing ' in: 'x"},
		{"substitution", "// RUN: cat %{x}\n", Unresolved, 0, "line 1: unknown substitution %{x}"},
		{"definition", "// DEFINE: x\n// RUN: cat %s\n", Unresolved, 0, `line 1: DEFINE: got "x", want %{name} = text`},
		{"required", "// REQUIRES: feature\n// RUN: exit 1\n", Fail, 2, "exit: exit code 1"},
		{"required and not there", "// REQUIRES: feature, other\n// RUN: exit 1\n", Unsupported, 0, "requires other"},
		{"unsupported", "// UNSUPPORTED: other, feature\n// RUN: exit 1\n", Unsupported, 0, "unsupported with feature"},
		{"not unsupported", "// UNSUPPORTED: other\n// RUN: exit 0\n", Pass, 0, ""},
		{"expected failure", "// XFAIL: feature\n// RUN: exit 1\n", XFail, 2, "XFAIL: feature"},
		{"unexpected pass", "// XFAIL: *\n// RUN: exit 0\n", XPass, 0, "passed, but has XFAIL: *"},
		{"XFAIL that does not hold", "// XFAIL: other\n// RUN: exit 1\n", Fail, 2, "exit: exit code 1"},
		{"XFAIL does not hide a wrong test", "// XFAIL: *\n// RUN: cat 'x\n", Unresolved, 0, "line 2: missing closing ' in: 'x"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			r, _ := runText(t, cfg, tc.text)
			if r.Status != tc.status || r.Line != tc.line || r.Reason != tc.reason {
				t.Errorf("got %v, line %d, %q, want %v, line %d, %q", r.Status, r.Line, r.Reason, tc.status, tc.line, tc.reason)
			}
			if failed := tc.status != Pass && tc.status != XFail && tc.status != Unsupported; r.Status.Failed() != failed {
				t.Errorf("Failed() is %t", r.Status.Failed())
			}
		})
	}
}

func TestRunMissingFile(t *testing.T) {
	r := (&Config{}).Run("nosuch.mlir", t.TempDir())
	if r.Status != Unresolved || !strings.Contains(r.Reason, "nosuch.mlir") {
		t.Errorf("got %v, %q", r.Status, r.Reason)
	}
}

func TestReport(t *testing.T) {
	cfg := &Config{Commands: testCommands}
	r, path := runText(t, cfg, "// RUN: both | upper | not crash\n")
	report := r.Report()
	for _, want := range []string{
		"FAIL: " + path + ":1: not crash (stage 3 of 3): crash\n",
		"  RUN: both | upper | not crash\n",
		"  stage 1: both: exit code 0\n  stderr:\n    to err\n",
		"  stage 3: not crash: crashed\n  stderr:\n    panic: on purpose\n",
	} {
		if !strings.Contains(report, want) {
			t.Errorf("report lacks %q:\n%s", want, report)
		}
	}
	if strings.Contains(report, "stage 2") {
		t.Errorf("report has a stage that is of no interest:\n%s", report)
	}
}

func TestReportIsClipped(t *testing.T) {
	cfg := &Config{Commands: testCommands}
	long := strings.Repeat("x", 1000)
	r, _ := runText(t, cfg, "// RUN: cat %s nosuch\n"+strings.Repeat("line\n", 100)+long+"\nlast\n")
	report := r.Report()
	if n := strings.Count(report, "\n"); n > 50 {
		t.Errorf("report has %d lines:\n%s", n, report)
	}
	for _, want := range []string{"    … 63 lines left out …\n", "    last\n", "    " + long[:400] + "…\n", "    // RUN: cat"} {
		if !strings.Contains(report, want) {
			t.Errorf("report lacks %q:\n%s", want, report)
		}
	}
}

func TestTimeout(t *testing.T) {
	release := make(chan bool)
	defer close(release)
	cfg := &Config{Timeout: time.Millisecond, Commands: map[string]Command{"wait": Main(
		func([]string, io.Reader, io.Writer, io.Writer) int { <-release; return 0 })}}
	r, _ := runText(t, cfg, "// RUN: wait\n")
	if r.Status != Timeout || !r.Status.Failed() || r.Reason != "took longer than 1ms" {
		t.Errorf("got %v, %q", r.Status, r.Reason)
	}
}

func TestUpdate(t *testing.T) {
	text := strings.Join([]string{
		"// RUN: upper %s | cat",
		"// DEFINE: %{word} = two",
		"before",
		"// GENERATED-BY: echo one %{word} | upper",
		"old",
		"older",
		"oldest",
		"// GENERATED-END",
		"between",
		"// GENERATED-BY: echo -n no newline",
		"// GENERATED-END",
		"// RUN: cat %s | count 12",
		"after",
		"",
	}, "\n")
	want := strings.Replace(text, "old\nolder\noldest\n", "ONE TWO\n", 1)
	want = strings.Replace(want, "no newline\n", "no newline\nno newline\n", 1)
	cfg := &Config{Commands: testCommands}
	stale := strings.Replace(text, "count 12", "count 13", 1)
	if r, _ := runText(t, cfg, stale); r.Updated || r.Status != Unresolved || r.Reason != "line 4: GENERATED-BY prints other lines now: see what changed, and update them" {
		t.Errorf("without update: %v, %s, updated %t", r.Status, r.Reason, r.Updated)
	}
	cfg.Update = true
	r, path := runText(t, cfg, text)
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want || !r.Updated || r.Status != Pass {
		t.Errorf("%v, updated %t to:\n%s\nwant:\n%s", r.Status, r.Updated, got, want)
	}
	if r, _ := runText(t, cfg, want); r.Updated {
		t.Error("an update of what is up to date rewrites the file")
	}
	r, path = runText(t, cfg, strings.Replace(text, "echo one", "cat nosuch", 1))
	got, err = os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != Unresolved || !strings.Contains(r.Reason, "line 4: GENERATED-BY: cat (stage 1 of 2): exit code 1") || !strings.Contains(string(got), "older") {
		t.Errorf("failing generator: %v, %s", r.Status, r.Reason)
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"b.mlir", "a/x.py", "a/y.txt", "a/Inputs/z.mlir", "a/Output/z.mlir", ".git/z.mlir", ".hidden.mlir", "lit.cfg.py", "c.ll"} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := Find(root, DefaultSuffixes)
	if want := root + "/a/x.py " + root + "/b.mlir " + root + "/c.ll"; err != nil || strings.Join(got, " ") != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
	if got, err := Find(filepath.Join(root, "a/y.txt"), nil); err != nil || len(got) != 1 {
		t.Errorf("a file by name: %s, %v", got, err)
	}
	if _, err := Find(root, []string{".nosuch"}); err == nil || !strings.Contains(err.Error(), "no tests: no file ends in .nosuch") {
		t.Errorf("no tests: %v", err)
	}
	if _, err := Find(filepath.Join(root, "nosuch"), nil); err == nil {
		t.Error("no error for a missing root")
	}
}
