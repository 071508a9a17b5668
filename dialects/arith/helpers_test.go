package arith_test

import (
	"testing"

	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/test/irtest"
)

var dialects = []*ir.Dialect{builtin.Dialect, arith.Dialect, ub.Dialect}

// read parses and verifies a module with the given body; errs are the messages if it is wrong.
func read(body string) (module ir.Op, errs []string) {
	return irtest.Read(dialects, "module {\n"+body+"\n}\n")
}

// canonical canonicalizes a body.
func canonical(t *testing.T, body string) string {
	t.Helper()
	module := mustRead(t, body)
	rewrite.Greedy(module, rewrite.NewSet(rewrite.Canonicalizations(dialects...)...), rewrite.Config{TopDown: true})
	return bodyOf(write(module, false))
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
