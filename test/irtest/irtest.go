// Package irtest has what the tests of the dialects share: reading a file, comparing text and asking the reference.
package irtest

import (
	"os/exec"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
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

// Upstream runs the reference on a file and returns what it prints; it skips the test where that is not installed.
func Upstream(t *testing.T, src string, args ...string) string {
	t.Helper()
	tool, err := exec.LookPath("mlir-opt-22")
	if err != nil {
		t.Skip("mlir-opt-22 is not installed")
	}
	cmd := exec.Command(tool, append(args, "--allow-unregistered-dialect", "-")...)
	cmd.Stdin = strings.NewReader(src)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("mlir-opt-22: %v\n%s", err, err.(*exec.ExitError).Stderr)
	}
	return string(out)
}
