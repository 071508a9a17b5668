package builtin_test

import (
	"strings"
	"testing"

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
