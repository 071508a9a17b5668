package arith_test

import (
	"strings"
	"testing"

	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/rewrite"
	"polyloom/test/irtest"
)

var dialects = []*ir.Dialect{builtin.Dialect, arith.Dialect, ub.Dialect}

// read parses and verifies a module with the given body; errs are the messages if it is wrong.
func read(body string) (module ir.Op, errs []string) {
	return irtest.Read(dialects, "module {\n"+body+"\n}\n")
}

// mustRead is read for a body that has to be right.
func mustRead(t *testing.T, body string) ir.Op {
	t.Helper()
	module, errs := read(body)
	if module == nil || len(errs) > 0 {
		t.Fatalf("%s\n%v", body, errs)
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

// bodyOf returns the text of the ops in a printed module.
func bodyOf(text string) string {
	var lines []string
	for l := range strings.Lines(text) {
		if strings.HasPrefix(l, "  ") {
			lines = append(lines, strings.TrimSpace(l))
		}
	}
	return strings.Join(lines, "\n")
}

// canonical canonicalizes a body.
func canonical(t *testing.T, body string) string {
	t.Helper()
	module := mustRead(t, body)
	rewrite.Greedy(module, rewrite.NewSet(rewrite.Canonicalizations(dialects...)...), rewrite.Config{TopDown: true})
	return bodyOf(write(module, false))
}

// upstream runs the reference on a file and returns what it prints; it skips the test where that is not installed.
func upstream(t *testing.T, src string, args ...string) string {
	t.Helper()
	return irtest.Upstream(t, src, args...)
}

// trimmed removes the space around the lines of s and empty lines.
func trimmed(s string) string { return irtest.Trimmed(s) }
