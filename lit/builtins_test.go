package lit

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// runBuiltin runs a builtin in dir and returns its exit code and output.
func runBuiltin(dir, stdin, name string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = builtins[name](args, strings.NewReader(stdin), &out, &err, &Env{Dir: dir})
	return code, out.String(), err.String()
}

// tree lists the files below dir with their contents.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		fmt.Fprintf(&b, "%s: %q\n", name, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// splitCases are inputs of split-file and what it makes of them.
var splitCases = []struct {
	name, input string
	args        []string // "in out" where nil
	code        int
	files       string
	stderr      string // after the name of the tool
}{
	{name: "two parts", input: "top\n#--- a\n1\n2\n#--- b/c\n3\n", files: "a: \"1\\n2\\n\"\nb/c: \"3\\n\"\n"},
	{name: "what is a separator", input: "//--- a\n1\n// --- b\n///--- c\n--- d\n//---e\n/--- f\nx", files: "a: \"1\\n// --- b\\n///--- c\\n--- d\\n//---e\\n\"\nf: \"x\"\n"},
	{name: "leading lines", input: "l1\nl2\n//--- a\n1\n//--- b\n3", args: []string{"--leading-lines", "in", "out"}, files: "a: \"\\n\\n\\n1\\n\"\nb: \"\\n\\n\\n\\n\\n3\"\n"},
	{name: "no leading lines", input: "l1\n//--- a\n1\n", args: []string{"in", "--no-leading-lines", "out"}, files: "a: \"1\\n\"\n"},
	{name: "empty parts", input: "//--- a\n//--- b\n", files: "a: \"\"\nb: \"\"\n"},
	{name: "empty parts with leading lines", input: "//--- a\n//--- b\n", args: []string{"--leading-lines", "in", "out"}, files: "a: \"\\n\"\nb: \"\\n\\n\"\n"},
	{name: "no newline at the end", input: "//--- a", args: []string{"--leading-lines", "in", "out"}, files: "a: \"\"\n"},
	{name: "carriage returns", input: "//--- a\r\nx\r\n", files: "a: \"x\\r\\n\"\n"},
	{name: "one byte, not one letter", input: "é--- a\n\xff--- b\nx\n", files: "b: \"x\\n\"\n"},
	{name: "empty name", input: "//--- a\n//--- \nx\n", code: 1, stderr: "in:2: error: empty part name\n"},
	{name: "space in a name", input: "//---  a\n//--- b \n//--- c d\n", code: 1,
		stderr: "in:1: error: part name cannot have leading or trailing space\nin:2: error: part name cannot have leading or trailing space\n"},
	{name: "twice", input: "//--- a\n#--- a\n", code: 1, stderr: "in:2: error: '#--- a' occurs more than once\n"},
	{name: "no part", input: "x\n", code: 1, stderr: "split-file: error: in: no part separator was found\n"},
	{name: "nothing", input: "", code: 1, stderr: "split-file: error: in: no part separator was found\n"},
	{name: "only a bad name", input: "//---  a\n", code: 1,
		stderr: "in:1: error: part name cannot have leading or trailing space\nsplit-file: error: in: no part separator was found\n"},
	{name: "no arguments", args: []string{}, code: 1, stderr: "split-file: error: input filename is not specified\n"},
	{name: "one argument", args: []string{"in"}, code: 1, stderr: "split-file: error: output directory is not specified\n"},
	{name: "three arguments", args: []string{"in", "a", "b"}, code: 1,
		stderr: "split-file: Too many positional arguments specified!\nCan specify at most 2 positional arguments: See: split-file --help\n"},
	{name: "missing input", args: []string{"nosuch", "out"}, code: 1, stderr: "split-file: error: nosuch: No such file or directory\n"},
	{name: "special output", input: "//--- a\n", args: []string{"in", "/dev/null"}, code: 1, stderr: "split-file: error: /dev/null: output cannot be a special file\n"},
}

func TestSplitFile(t *testing.T) {
	oracle, _ := exec.LookPath("split-file-22")
	for _, tc := range splitCases {
		args := tc.args
		if args == nil {
			args = []string{"in", "out"}
		}
		files := prefixed(tc.files)
		dir := t.TempDir()
		write(t, dir, "in", tc.input)
		code, _, stderr := runBuiltin(dir, "", "split-file", args...)
		if got := strings.ReplaceAll(tree(t, dir), fmt.Sprintf("in: %q\n", tc.input), ""); code != tc.code || stderr != tc.stderr || got != files {
			t.Errorf("%s: got code %d, stderr %q, files\n%swant code %d, stderr %q, files\n%s", tc.name, code, stderr, got, tc.code, tc.stderr, files)
		}
		if oracle == "" {
			continue
		}
		other := t.TempDir()
		write(t, other, "in", tc.input)
		cmd := exec.Command(oracle, args...)
		cmd.Dir = other
		var oracleErr bytes.Buffer
		cmd.Stderr = &oracleErr
		cmd.Run()
		wantErr := strings.NewReplacer(oracle, "split-file", "split-file-22", "split-file").Replace(oracleErr.String())
		if a, b := tree(t, dir), tree(t, other); a != b || code != cmd.ProcessState.ExitCode() || stderr != wantErr {
			t.Errorf("%s: got code %d, stderr %q, files\n%sthe oracle gives %d, %q,\n%s", tc.name, code, stderr, a, cmd.ProcessState.ExitCode(), wantErr, b)
		}
	}
}

func prefixed(files string) string {
	var b strings.Builder
	for line := range strings.Lines(files) {
		b.WriteString("out/" + line)
	}
	return b.String()
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestSplitFileMakesRoom checks what happens to what is at the place of the output.
func TestSplitFileMakesRoom(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "out", "a file in the way")
	if code, _, stderr := runBuiltin(dir, "#--- a\n1\n", "split-file", "-", "out"); code != 0 {
		t.Error(stderr)
	}
	if code, _, stderr := runBuiltin(dir, "#--- b\n2\n", "split-file", "-", "out"); code != 0 {
		t.Error(stderr)
	}
	if got, want := tree(t, dir), "out/a: \"1\\n\"\nout/b: \"2\\n\"\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestCount(t *testing.T) {
	oracle, _ := exec.LookPath("count-22")
	for _, tc := range []struct {
		input  string
		args   []string
		code   int
		stderr string
	}{
		{"", []string{"0"}, 0, ""},
		{"a\nb\n", []string{"2"}, 0, ""},
		{"a\nb", []string{"1"}, 0, ""},
		{"a\n", []string{"2"}, 1, "Expected 2 lines, got 1.\n"},
		{"a\n", []string{"1x"}, 2, "count: invalid count argument '1x'\n"},
		{"a\n", nil, 2, "usage: count <expected line count>\n"},
		{"a\n", []string{"1", "2"}, 2, "usage: count <expected line count>\n"},
	} {
		code, _, stderr := runBuiltin(t.TempDir(), tc.input, "count", tc.args...)
		if code != tc.code || stderr != tc.stderr {
			t.Errorf("count %q of %q: got %d, %q, want %d, %q", tc.args, tc.input, code, stderr, tc.code, tc.stderr)
		}
		if oracle == "" {
			continue
		}
		cmd := exec.Command(oracle, tc.args...)
		cmd.Stdin = strings.NewReader(tc.input)
		var oracleErr bytes.Buffer
		cmd.Stderr = &oracleErr
		cmd.Run()
		if want := strings.ReplaceAll(oracleErr.String(), oracle, "count"); code != cmd.ProcessState.ExitCode() || stderr != want {
			t.Errorf("count %q of %q: got %d, %q, the oracle gives %d, %q", tc.args, tc.input, code, stderr, cmd.ProcessState.ExitCode(), want)
		}
	}
}

func TestDiff(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		args []string
		code int
		want string // a part of the output
	}{
		{"x\ny\n", "x\ny\n", nil, 0, ""},
		{"x\ny\n", "x\nz\n", nil, 1, "--- a\n+++ b\n@@ -1,2 +1,2 @@\n x\n-y\n+z\n"},
		{"x\ny\n", "x\nz\n", []string{"-u"}, 1, "-y\n+z\n"},
		{"x\n", "x", nil, 1, "\\ No newline at end of file"},
		{"x\r\n", "x\n", nil, 1, "-x"},
		{"x\r\n", "x\n", []string{"--strip-trailing-cr", "-u"}, 0, ""},
		{"x  y \n", "x y\n", nil, 1, "+x y\n"},
		{"x  y \n", "x y\n", []string{"-b"}, 0, ""},
		{"x y\n", "xy\n", []string{"-b"}, 1, "+xy\n"},
		{"x y\n", "xy\n", []string{"-w"}, 0, ""},
		{"x\n", "x\n", []string{"--bogus"}, 2, "unsupported option --bogus"},
		{"x\n", "x\n", []string{"third"}, 2, "want two files"},
	} {
		dir := t.TempDir()
		write(t, dir, "a", tc.a)
		write(t, dir, "b", tc.b)
		code, stdout, stderr := runBuiltin(dir, "", "diff", append(tc.args, "a", "b")...)
		if got := stdout + stderr; code != tc.code || !strings.Contains(got, tc.want) || tc.want == "" && got != "" {
			t.Errorf("diff %q of %q and %q: got %d, %q, want %d, %q", tc.args, tc.a, tc.b, code, got, tc.code, tc.want)
		}
	}
	dir := t.TempDir()
	write(t, dir, "a", "x\n")
	if code, _, stderr := runBuiltin(dir, "x\n", "diff", "-", "a"); code != 0 {
		t.Errorf("standard input: %d, %s", code, stderr)
	}
	if code, _, stderr := runBuiltin(dir, "", "diff", "a", "nosuch"); code != 2 || !strings.Contains(stderr, "nosuch") {
		t.Errorf("missing file: %d, %s", code, stderr)
	}
}

// TestNotAgainstOracle runs not in front of shell commands that end in every way.
func TestNotAgainstOracle(t *testing.T) {
	oracle, err := exec.LookPath("not-22")
	if err != nil {
		t.Skip("not-22 is not on PATH")
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("sh is not on PATH")
	}
	for _, args := range [][]string{
		{sh, "-c", "exit 0"}, {sh, "-c", "exit 1"}, {sh, "-c", "exit 133"}, {sh, "-c", "kill -11 $$"},
		{"--crash", sh, "-c", "exit 0"}, {"--crash", sh, "-c", "exit 1"}, {"--crash", sh, "-c", "kill -11 $$"},
		{}, {"--crash"}, {"nosuch"}, {"--crash", "nosuch"},
	} {
		want := exec.Command(oracle, args...)
		want.Run()
		s := (&Config{AllowPath: true}).newShell(t.Context(), t.TempDir())
		code, err := s.runLine(quoteAll(append([]string{"not"}, args...)))
		if err != nil {
			t.Fatal(err)
		}
		if ok := want.ProcessState.ExitCode() == 0; (code == 0) != ok {
			t.Errorf("not %q: got code %d, the oracle gives %d", args, code, want.ProcessState.ExitCode())
		}
	}
}
