// Package irtest has what the tests of the dialects share: reading a file, printing and comparing text and asking the reference.
package irtest

import (
	"os/exec"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/test/reference"
)

// Read parses and verifies a file; errs are the messages if it is wrong.
func Read(dialects []*ir.Dialect, text string) (module ir.Op, errs []string) {
	e := diag.NewEngine(func(d *diag.Diagnostic) { errs = append(errs, d.Error()) })
	cfg := &asm.Config{Dialects: dialects, AllowUnregistered: true, Diags: e}
	module = asm.Parse(cfg, "test", text, 0)
	if module != nil {
		ir.Verify(module, e, ir.VerifyOptions{})
	}
	return module, errs
}

// MustRead is Read for a file that has to be right.
func MustRead(t testing.TB, dialects []*ir.Dialect, text string) ir.Op {
	t.Helper()
	module, errs := Read(dialects, text)
	if module == nil || len(errs) > 0 {
		t.Fatalf("%s\n%v", text, errs)
	}
	return module
}

// Verify fails the test if op is wrong.
func Verify(t *testing.T, op ir.Op) {
	t.Helper()
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Errorf("%v", d) })
	if !ir.Verify(op, e, ir.VerifyOptions{}) {
		t.Fatalf("%s", Bare(op))
	}
}

// Write prints an op, in the generic form if that is asked for.
func Write(op ir.Op, generic bool) string {
	opts := asm.DefaultPrintOptions()
	opts.Generic = generic
	return write(op, opts)
}

// Bare prints a module without aliases, its own first and last line and indentation.
func Bare(module ir.Op) string {
	opts := asm.DefaultPrintOptions()
	opts.LocalScope = true
	return strings.TrimSuffix(strings.TrimPrefix(Trimmed(write(module, opts)), "module {\n"), "\n}")
}

func write(op ir.Op, opts asm.PrintOptions) string {
	var s strings.Builder
	asm.Print(&s, op, opts)
	return s.String()
}

// Trimmed removes the space around the lines of s and empty lines.
func Trimmed(s string) string {
	var lines []string
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// BodyOf returns the text of the ops in a printed module, each line without its indentation.
func BodyOf(text string) string {
	var lines []string
	for l := range strings.Lines(text) {
		if strings.HasPrefix(l, "  ") {
			lines = append(lines, strings.TrimSpace(l))
		}
	}
	return strings.Join(lines, "\n")
}

// Same compares texts.
func Same(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Upstream runs the reference on a file that it has to accept and returns what it prints; it skips the test where that is not installed.
func Upstream(t *testing.T, src string, args ...string) string {
	t.Helper()
	out, messages, err := ask(t, src, args)
	if err != nil {
		t.Fatalf("%s: %v\n%s", reference.MLIROpt, err, messages)
	}
	return out
}

// Ask runs the reference on a file and returns what it prints and says; it skips the test where that is not installed.
func Ask(t *testing.T, src string, args ...string) (out, messages string) {
	t.Helper()
	out, messages, err := ask(t, src, args)
	if err != nil && messages == "" {
		t.Fatalf("%s: %v", reference.MLIROpt, err)
	}
	return out, messages
}

func ask(t *testing.T, src string, args []string) (out, messages string, err error) {
	t.Helper()
	cmd := exec.Command(reference.Tool(t, reference.MLIROpt), append(args, "--allow-unregistered-dialect", "-")...)
	var stdout, stderr strings.Builder
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(src), &stdout, &stderr
	err = cmd.Run()
	return stdout.String(), stderr.String(), err
}
