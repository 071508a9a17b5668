package interp_test

import (
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/affine"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/complex"
	"polyloom/dialects/fn"
	"polyloom/dialects/math"
	"polyloom/dialects/memref"
	"polyloom/dialects/scf"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/interp"
)

var config = &asm.Config{Dialects: []*ir.Dialect{affine.Dialect, arith.Dialect, builtin.Dialect, cf.Dialect, complex.Dialect, fn.Dialect,
	math.Dialect, memref.Dialect, scf.Dialect, ub.Dialect}}

// parse returns the module in src, verified.
func parse(t testing.TB, src string) ir.Op {
	t.Helper()
	cfg := *config
	cfg.Diags = diag.NewEngine(func(d *diag.Diagnostic) { t.Helper(); t.Errorf("%v", d) })
	op := asm.Parse(&cfg, "test.mlir", src, 0)
	if op == nil || !ir.Verify(op, cfg.Diags, ir.VerifyOptions{Workers: 1}) {
		t.Fatal("the program is wrong")
	}
	return op
}

// call runs @f of src with the arguments and returns the text of the results, and of the memrefs among the arguments afterwards.
func call(t testing.TB, src, args string) (string, error) {
	t.Helper()
	in := interp.New(parse(t, src), interp.Options{MaxSteps: 1e7, MaxBytes: 1 << 20, MaxDepth: 1000})
	vs, err := in.ParseValues(config, args)
	if err != nil {
		t.Fatal(err)
	}
	results, err := in.Call("f", vs...)
	if err != nil {
		return "", err
	}
	for _, v := range vs {
		if v.MemRef() != nil {
			results = append(results, v)
		}
	}
	var text []string
	for _, r := range results {
		text = append(text, r.String())
	}
	return strings.Join(text, ", "), nil
}

// wantCall compares what call returns with want.
func wantCall(t testing.TB, src, args, want string) {
	t.Helper()
	got, err := call(t, src, args)
	if err != nil {
		t.Errorf("f(%s): %v", args, err)
	} else if got != want {
		t.Errorf("f(%s) = %s, want %s", args, got, want)
	}
}

// parseLoosely is parse for programs with ops of unknown dialects.
func parseLoosely(t testing.TB, src string) ir.Op {
	t.Helper()
	cfg := *config
	cfg.AllowUnregistered = true
	cfg.Diags = diag.NewEngine(func(d *diag.Diagnostic) { t.Helper(); t.Errorf("%v", d) })
	op := asm.Parse(&cfg, "test.mlir", src, 0)
	if op == nil {
		t.Fatalf("the program is wrong:\n%s", src)
	}
	return op
}
