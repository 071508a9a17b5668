package builtin_test

import (
	"testing"

	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/dialects/scf"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/test/irtest"
)

var dialects = []*ir.Dialect{arith.Dialect, builtin.Dialect, cf.Dialect, fn.Dialect, memref.Dialect, scf.Dialect, ub.Dialect}

// read parses and verifies a file; errs are the messages if it is wrong.
func read(text string) (module ir.Op, errs []string) { return irtest.Read(dialects, text) }

// canonicalize brings a module to canonical form.
func canonicalize(module ir.Op) {
	rewrite.Greedy(module, rewrite.NewSet(rewrite.Canonicalizations(dialects...)...), rewrite.Config{TopDown: true, Regions: rewrite.Normal})
}

// mustRead is read for a file that has to be right.
func mustRead(t *testing.T, text string) ir.Op {
	t.Helper()
	return irtest.MustRead(t, dialects, text)
}

var (
	write = irtest.Bare
	same  = irtest.Same
)
