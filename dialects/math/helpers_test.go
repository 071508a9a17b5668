package math_test

import (
	"os/exec"
	"strings"
	"testing"

	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/fn"
	"polyloom/dialects/math"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/rewrite"
	"polyloom/test/irtest"
)

var dialects = []*ir.Dialect{builtin.Dialect, arith.Dialect, fn.Dialect, math.Dialect, ub.Dialect}

// read parses and verifies a file; errs are the messages if it is wrong.
func read(src string) (module ir.Op, errs []string) { return irtest.Read(dialects, src) }

// mustRead is read for a file that has to be right.
func mustRead(t *testing.T, src string) ir.Op {
	t.Helper()
	module, errs := read(src)
	if module == nil || len(errs) > 0 {
		t.Fatalf("%s\n%v", src, errs)
	}
	return module
}

// write prints a module.
func write(module ir.Op, generic bool) string {
	opts := asm.DefaultPrintOptions()
	opts.Generic = generic
	var s strings.Builder
	asm.Print(&s, module, opts)
	return s.String()
}

var canonicalizations = rewrite.NewSet(rewrite.Canonicalizations(dialects...)...)

// canonical canonicalizes a file.
func canonical(t *testing.T, src string) string {
	t.Helper()
	module := mustRead(t, src)
	rewrite.Greedy(module, canonicalizations, rewrite.Config{TopDown: true})
	return write(module, false)
}

// upstream runs the reference on a file and returns what it prints and says; it skips the test where that is not installed.
func upstream(t *testing.T, src string, args ...string) (out, messages string) {
	t.Helper()
	tool, err := exec.LookPath("mlir-opt-22")
	if err != nil {
		t.Skip("mlir-opt-22 is not installed")
	}
	cmd := exec.Command(tool, append(args, "--allow-unregistered-dialect", "-")...)
	var stdout, stderr strings.Builder
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(src), &stdout, &stderr
	if err := cmd.Run(); err != nil && stderr.Len() == 0 {
		t.Fatalf("mlir-opt-22: %v", err)
	}
	return stdout.String(), stderr.String()
}

// trimmed removes the space around the lines of s and empty lines.
func trimmed(s string) string { return irtest.Trimmed(s) }
