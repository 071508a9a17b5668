package filecheck

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// goldenCase is a file of testdata/cases: an invocation and what FileCheck of
// LLVM 22 makes of it.
type goldenCase struct {
	path   string
	flags  []string
	check  string
	input  string
	exit   string
	stdout string
	stderr string
}

const toolName = "FileCheck-22"

func loadCases(t *testing.T) []*goldenCase {
	t.Helper()
	paths, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var cases []*goldenCase
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, parseCase(t, path, string(data)))
	}
	return cases
}

// parseCase reads the sections of a case. Each ends with a newline of its own.
func parseCase(t *testing.T, path, text string) *goldenCase {
	t.Helper()
	c := &goldenCase{path: path}
	for _, part := range strings.Split("\n"+text, "\n-- ")[1:] {
		name, body, ok := strings.Cut(part, " --\n")
		if !ok {
			name, body = strings.TrimSuffix(part, " --"), ""
		}
		switch name {
		case "flags":
			c.flags = strings.Fields(body)
		case "check":
			c.check = body
		case "input":
			c.input = body
		case "exit":
			c.exit = strings.TrimSuffix(body, "\n")
		case "stdout":
			c.stdout = body
		case "stderr":
			c.stderr = body
		default:
			t.Fatalf("%s: unknown section %q", path, name)
		}
	}
	return c
}

func (c *goldenCase) String() string {
	return fmt.Sprintf("-- flags --\n%s\n-- check --\n%s\n-- input --\n%s\n-- exit --\n%s\n-- stdout --\n%s\n-- stderr --\n%s\n",
		strings.Join(c.flags, " "), c.check, c.input, c.exit, c.stdout, c.stderr)
}

// name is the name of the case.
func (c *goldenCase) name() string { return strings.TrimSuffix(filepath.Base(c.path), ".txt") }

// TestCases compares exit code and output with those of LLVM's tool. With
// POLYLOOM_UPDATE=1 and that tool on the PATH, what it says is recorded anew.
func TestCases(t *testing.T) {
	oracle, _ := exec.LookPath(toolName)
	update := os.Getenv("POLYLOOM_UPDATE") == "1"
	for _, c := range loadCases(t) {
		t.Run(c.name(), func(t *testing.T) {
			if update && oracle != "" {
				c.runOracle(t, oracle)
				if err := os.WriteFile(c.path, []byte(strings.TrimSuffix(c.String(), "\n")), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			t.Parallel()
			dir := t.TempDir()
			check := filepath.Join(dir, "check.txt")
			if err := os.WriteFile(check, []byte(c.check), 0o644); err != nil {
				t.Fatal(err)
			}
			var stdout, stderr bytes.Buffer
			args := append([]string{toolName, check}, c.flags...)
			exit := Main(args, strings.NewReader(c.input), &stdout, &stderr, nil)
			clean := func(b *bytes.Buffer) string {
				return strings.ReplaceAll(b.String(), dir+string(filepath.Separator), "")
			}
			if got := fmt.Sprint(exit); got != c.exit {
				t.Errorf("got exit code %s, want %s", got, c.exit)
			}
			if got := clean(&stdout); got != c.stdout {
				t.Errorf("stdout: got\n%s\nwant\n%s", got, c.stdout)
			}
			if got := clean(&stderr); got != c.stderr {
				t.Errorf("stderr: got\n%s\nwant\n%s", got, c.stderr)
			}
		})
	}
}

// TestOracle verifies that the cases are what LLVM's tool does.
func TestOracle(t *testing.T) {
	oracle, err := exec.LookPath(toolName)
	if err != nil {
		t.Skip(toolName + " is not on the PATH")
	}
	for _, c := range loadCases(t) {
		want := *c
		c.runOracle(t, oracle)
		if c.String() != want.String() {
			t.Errorf("%s: the tool says\n%s\nrecorded is\n%s", c.path, c, &want)
		}
	}
}

// runOracle replaces what is expected by what the tool says.
func (c *goldenCase) runOracle(t *testing.T, oracle string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "check.txt"), []byte(c.check), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	cmd := &exec.Cmd{Path: oracle, Args: append([]string{toolName, "check.txt"}, c.flags...), Dir: dir, Env: []string{},
		Stdin: strings.NewReader(c.input), Stdout: &stdout, Stderr: &stderr}
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	c.exit = fmt.Sprint(cmd.ProcessState.ExitCode())
	c.stdout, c.stderr = stdout.String(), stderr.String()
}
