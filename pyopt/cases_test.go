package pyopt

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"polyloom/test/reference"
)

// oracle is the program whose behaviour the files in testdata/cases record.
const oracle = reference.MLIROpt

// A testCase is a file in testdata/cases: a command line, its input files, and what mlir-opt says to that.
type testCase struct {
	args    []string
	archive *txtar.Archive
	want    outcome
}

type outcome struct {
	code           int
	stdout, stderr string
}

// results are the names of the files in an archive that hold an outcome.
var results = []string{"code", "stdout", "stderr"}

func readCase(t *testing.T, name string) testCase {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	c := testCase{archive: archive}
	for line := range strings.Lines(string(archive.Comment)) {
		if rest, ok := strings.CutPrefix(line, "pyopt "); ok {
			c.args = words(rest)
		}
	}
	if c.args == nil {
		t.Fatalf("%s: no line begins with pyopt", name)
	}
	for _, f := range archive.Files {
		switch f.Name {
		case "code":
			c.want.code, _ = strconv.Atoi(strings.TrimSpace(string(f.Data)))
		case "stdout":
			c.want.stdout = string(f.Data)
		case "stderr":
			c.want.stderr = string(f.Data)
		}
	}
	return c
}

// words splits a command line at blanks that are not within single quotes.
func words(line string) []string {
	var list []string
	word, quoted, open := "", false, false
	for _, c := range line {
		switch {
		case c == '\'':
			quoted, open = !quoted, true
		case !quoted && (c == ' ' || c == '\n'):
			if open {
				list = append(list, word)
			}
			word, open = "", false
		default:
			word, open = word+string(c), true
		}
	}
	return list
}

// enter makes a folder with the input files of c the working directory.
func (c *testCase) enter(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, f := range c.archive.Files {
		if slices.Contains(results, f.Name) {
			continue
		}
		if err := os.WriteFile(f.Name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// stdin is the text of the file named stdin, if there is one.
func (c *testCase) stdin() string {
	for _, f := range c.archive.Files {
		if f.Name == "stdin" {
			return string(f.Data)
		}
	}
	return ""
}

// ask returns what the oracle says, in which the name of this program stands for its own.
func (c *testCase) ask(t *testing.T) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(oracle, c.args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(c.stdin()), &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{cmd.ProcessState.ExitCode(), stdout.String(), strings.ReplaceAll(stderr.String(), oracle, "pyopt")}
}

// TestCases compares with the recorded outcomes. Where the oracle is installed it compares with that too, and POLYLOOM_UPDATE=1 records
// what it says.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	_, err = exec.LookPath(oracle)
	installed := err == nil
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			c := readCase(t, name)
			path, err := filepath.Abs(name)
			if err != nil {
				t.Fatal(err)
			}
			c.enter(t)
			if installed {
				said := c.ask(t)
				switch {
				case said == c.want:
				case os.Getenv("POLYLOOM_UPDATE") != "":
					c.record(t, path, said)
				default:
					t.Errorf("%s says something else by now: %+v", oracle, said)
				}
				c.enter(t)
			}
			var got outcome
			got.code, got.stdout, got.stderr = invoke(t, c.stdin(), c.args...)
			if got.code != c.want.code {
				t.Errorf("got exit code %d, want %d", got.code, c.want.code)
			}
			if got.stdout != c.want.stdout {
				t.Errorf("got output\n%s\nwant\n%s", got.stdout, c.want.stdout)
			}
			if got.stderr != c.want.stderr {
				t.Errorf("got errors\n%s\nwant\n%s", got.stderr, c.want.stderr)
			}
		})
	}
}

// record writes an outcome to the file of the case.
func (c *testCase) record(t *testing.T, path string, o outcome) {
	c.want = o
	c.archive.Files = slices.DeleteFunc(c.archive.Files, func(f txtar.File) bool { return slices.Contains(results, f.Name) })
	for i, text := range []string{strconv.Itoa(o.code) + "\n", o.stdout, o.stderr} {
		if text != "" {
			c.archive.Files = append(c.archive.Files, txtar.File{Name: results[i], Data: []byte(text)})
		}
	}
	if err := os.WriteFile(path, txtar.Format(c.archive), 0o666); err != nil {
		t.Fatal(err)
	}
}
