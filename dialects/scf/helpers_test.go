package scf_test

import (
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/dialects/scf"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/rewrite"
	"polyloom/test/irtest"
)

var dialects = []*ir.Dialect{arith.Dialect, builtin.Dialect, cf.Dialect, fn.Dialect, memref.Dialect, scf.Dialect, ub.Dialect}

// read parses and verifies a file; errs are the messages if it is wrong.
func read(text string) (module ir.Op, errs []string) { return irtest.Read(dialects, text) }

// mustRead is read for a file that has to be right.
func mustRead(t *testing.T, text string) ir.Op {
	t.Helper()
	module, errs := read(text)
	if module == nil || len(errs) > 0 {
		t.Fatalf("%s\n%v", text, errs)
	}
	return module
}

// mustVerify fails the test if op is wrong.
func mustVerify(t *testing.T, op ir.Op) {
	t.Helper()
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Errorf("%v", d) })
	if !ir.Verify(op, e, ir.VerifyOptions{}) {
		t.Fatalf("%s", write(op))
	}
}

// write prints a module without aliases, its own first and last line and indentation.
func write(module ir.Op) string {
	opts := asm.DefaultPrintOptions()
	opts.LocalScope = true
	var s strings.Builder
	asm.Print(&s, module, opts)
	text := trimmed(s.String())
	return strings.TrimSuffix(strings.TrimPrefix(text, "module {\n"), "\n}")
}

// trimmed removes the space around the lines of s and empty lines.
func trimmed(s string) string { return irtest.Trimmed(s) }

func same(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// canonicalize brings a module to canonical form.
func canonicalize(module ir.Op) {
	rewrite.Greedy(module, rewrite.NewSet(rewrite.Canonicalizations(dialects...)...), rewrite.Config{TopDown: true, Regions: rewrite.Normal})
}

// upstream runs the reference on a file and returns what it prints; it skips the test where that is not installed.
func upstream(t *testing.T, src string, args ...string) string {
	t.Helper()
	return irtest.Upstream(t, src, args...)
}
