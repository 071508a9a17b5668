package memref_test

import (
	"testing"

	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/dialects/scf"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/test/irtest"
)

var dialects = []*ir.Dialect{arith.Dialect, builtin.Dialect, fn.Dialect, memref.Dialect, scf.Dialect, ub.Dialect}

// read parses and verifies a module with the given body; errs are the messages if it is wrong.
func read(body string) (module ir.Op, errs []string) { return readFile("module {\n" + body + "\n}\n") }

// readFile parses and verifies a file.
func readFile(text string) (module ir.Op, errs []string) { return irtest.Read(dialects, text) }

// canonicalFile canonicalizes a file.
func canonicalFile(t *testing.T, text string) string {
	t.Helper()
	module, errs := readFile(text)
	if module == nil || len(errs) > 0 {
		t.Fatal(errs)
	}
	rewrite.Greedy(module, rewrite.NewSet(rewrite.Canonicalizations(dialects...)...), rewrite.Config{TopDown: true, Regions: rewrite.Normal})
	return write(module, false)
}

// mustRead is read for a body that has to be right.
func mustRead(t *testing.T, body string) ir.Op {
	t.Helper()
	return irtest.MustRead(t, dialects, "module {\n"+body+"\n}\n")
}

var (
	trimmed  = irtest.Trimmed
	write    = irtest.Write
	bodyOf   = irtest.BodyOf
	upstream = irtest.Upstream
)
