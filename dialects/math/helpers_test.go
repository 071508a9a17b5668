package math_test

import (
	"testing"

	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/fn"
	"polyloom/dialects/math"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/test/irtest"
)

var dialects = []*ir.Dialect{builtin.Dialect, arith.Dialect, fn.Dialect, math.Dialect, ub.Dialect}

// read parses and verifies a file; errs are the messages if it is wrong.
func read(src string) (module ir.Op, errs []string) { return irtest.Read(dialects, src) }

var canonicalizations = rewrite.NewSet(rewrite.Canonicalizations(dialects...)...)

// canonical canonicalizes a file.
func canonical(t *testing.T, src string) string {
	t.Helper()
	module := mustRead(t, src)
	rewrite.Greedy(module, canonicalizations, rewrite.Config{TopDown: true})
	return write(module, false)
}

// mustRead is read for a file that has to be right.
func mustRead(t *testing.T, src string) ir.Op {
	t.Helper()
	return irtest.MustRead(t, dialects, src)
}

var (
	trimmed  = irtest.Trimmed
	write    = irtest.Write
	upstream = irtest.Ask
)
