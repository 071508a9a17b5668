package validate_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"polyloom/dialects/arith"
	"polyloom/dialects/memref"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/pyopt"
)

// Passes that are wrong.
var (
	swapSub = pass.Func("swap-sub", "swaps the operands of arith.subi", func(_ *pass.Context, op ir.Op) error {
		for o := range ir.Walk(op) {
			if s, ok := o.(*arith.SubI); ok {
				a, b := s.Lhs.Value(), s.Rhs.Value()
				s.Lhs.Set(b)
				s.Rhs.Set(a)
			}
		}
		return nil
	}, pass.On("func.func"))
	dropStores = pass.Func("drop-stores", "erases the stores", func(_ *pass.Context, op ir.Op) error {
		for o := range ir.Walk(op) {
			if s, ok := o.(*memref.Store); ok {
				ir.Erase(s)
			}
		}
		return nil
	})
	// forward makes loads the value that was stored last in their block, whatever the memory and the subscript.
	forward = pass.Func("forward-stores", "forwards stores", func(_ *pass.Context, op ir.Op) error {
		var last *memref.Store
		for o := range ir.Walk(op) {
			switch o := o.(type) {
			case *memref.Store:
				last = o
			case *memref.Load:
				if last != nil && last.MemRef.Value() == o.MemRef.Value() && ir.BlockOf(last) == ir.BlockOf(o) {
					o.Result.Value.ReplaceAllUses(last.Value.Value())
					last = nil
				}
			}
		}
		return nil
	})
	// wrap drops the promise of arith.addi, and promise adds one that may not hold.
	wrap    = setFlags("drop-flags", 0)
	promise = setFlags("add-flags", arith.NSW)
)

func setFlags(name string, flags arith.OverflowFlags) *pass.Info {
	return pass.Func(name, "changes flags", func(_ *pass.Context, op ir.Op) error {
		for o := range ir.Walk(op) {
			if s, ok := o.(*arith.AddI); ok {
				s.Flags = flags
			}
		}
		return nil
	})
}

// run is pyopt with the wrong passes.
func run(t *testing.T, src string, args ...string) (code int, stderr string) {
	t.Helper()
	cfg := pyopt.Default()
	cfg.Passes = append(cfg.Passes[:len(cfg.Passes):len(cfg.Passes)], swapSub, dropStores, forward, wrap, promise)
	var out, problems bytes.Buffer
	code = pyopt.Main(cfg, args, strings.NewReader(src), &out, &problems)
	return code, problems.String()
}

func TestFindsWrongPasses(t *testing.T) {
	for _, tt := range []struct {
		pass, src string
		want      []string // nothing if the pass does no harm
	}{
		{"swap-sub", "func.func @f(%a: i32, %b: i32) -> i32 {\n  %r = arith.subi %a, %b : i32\n  return %r : i32\n}",
			[]string{"<stdin>:1:1: error: the pass swap-sub changed what @f does", "note: called with ", "note: before: returns ", "note: after: returns "}},
		{"swap-sub", "func.func @f(%a: i32) -> i32 {\n  %r = arith.subi %a, %a : i32\n  return %r : i32\n}", nil},
		// What is undefined may become anything: 4 - 4 divides by zero both ways, and the function never returns.
		{"swap-sub", "func.func @f(%a: i32) -> i32 {\n  %c4 = arith.constant 4 : i32\n  %c0 = arith.subi %c4, %c4 : i32\n  %r = arith.subi %a, %c4 : i32\n" +
			"  %q = arith.divsi %r, %c0 : i32\n  return %q : i32\n}", nil},
		{"drop-stores", "func.func @f(%a: memref<?xi32>, %x: i32, %i: index) {\n  memref.store %x, %a[%i] : memref<?xi32>\n  return\n}",
			[]string{"the pass drop-stores changed what @f does", "note: after: leaves dense<"}},
		{"drop-stores", "func.func @f(%x: i32) {\n  %a = memref.alloc() : memref<i32>\n  memref.store %x, %a[] : memref<i32>\n  return\n}", nil},
		{"drop-stores", "func.func private @g(%x: memref<i32>)\nfunc.func @f(%x: i32) {\n  %a = memref.alloc() : memref<i32>\n  memref.store %x, %a[] : memref<i32>\n  call @g(%a) : (memref<i32>) -> ()\n  return\n}",
			[]string{"the pass drop-stores changed what @f does", "note: before: calls @g(dense<", "note: after: calls @g(dense<poison> : memref<i32>)"}},
		{"forward-stores", "func.func @f(%a: memref<?xi32>, %x: i32, %i: index) -> i32 {\n  memref.store %x, %a[%i] : memref<?xi32>\n  %r = memref.load %a[%i] : memref<?xi32>\n  return %r : i32\n}", nil},
		{"forward-stores", "func.func @f(%a: memref<?xi32>, %b: memref<?xi32>, %x: i32, %y: i32, %i: index) -> i32 {\n  memref.store %x, %a[%i] : memref<?xi32>\n" +
			"  affine.store %y, %b[symbol(%i)] : memref<?xi32>\n  %r = memref.load %a[%i] : memref<?xi32>\n  return %r : i32\n}",
			[]string{"the pass forward-stores changed what @f does", ", %0, "}}, // only where both are the same memory
		{"drop-flags", "func.func @f(%a: i8, %b: i8) -> i8 {\n  %r = arith.addi %a, %b overflow<nsw> : i8\n  return %r : i8\n}", nil},
		{"add-flags", "func.func @f(%a: i8, %b: i8) -> i8 {\n  %r = arith.addi %a, %b : i8\n  return %r : i8\n}", []string{"note: after: returns poison : i8"}},
		{"drop-flags", "func.func @f() {\n  \"test.do\"() ({}) : () -> ()\n  return\n}", []string{"remark: @f is not validated: it cannot be run", "note: 'test.do' op cannot be run"}},
	} {
		file := filepath.Join(t.TempDir(), "again.mlir")
		code, stderr := run(t, tt.src, "--allow-unregistered-dialect", "--"+tt.pass, "--validate-each", "--validate-reproducer="+file)
		for _, w := range tt.want {
			if !strings.Contains(stderr, w) {
				t.Errorf("%s on\n%s\ndoes not say %q:\n%s", tt.pass, tt.src, w, stderr)
			}
		}
		if wrong := len(tt.want) > 0 && !strings.Contains(tt.want[0], "remark"); (code != 0) != wrong {
			t.Errorf("%s on\n%s\nhas exit code %d:\n%s", tt.pass, tt.src, code, stderr)
		} else if wrong {
			seenAgain(t, file, tt.want[0])
		}
	}
}

// seenAgain runs the file that was written about a difference.
func seenAgain(t *testing.T, file, want string) {
	t.Helper()
	code, stderr := run(t, "", "--run-reproducer", "--validate-each=1", "--validate-reproducer="+file+".2", file)
	if _, message, _ := strings.Cut(want, "error: "); code != 1 || !strings.Contains(stderr, message) {
		t.Errorf("the file %s does not show the difference again: code %d\n%s", file, code, stderr)
	}
}

// TestSilent runs good passes over the golden tests of the project.
func TestSilent(t *testing.T) {
	if testing.Short() {
		t.Skip("runs all golden tests")
	}
	root := filepath.Join("..", "..", "..", "test", "lit")
	// inexact are the functions that a fold of upstream does change: (a - b) + b is a only without rounding.
	inexact := []string{filepath.Join("complex", "fold.mlir"), filepath.Join("run", "validate-each.mlir")}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".mlir" || slices.ContainsFunc(inexact, func(s string) bool { return strings.HasSuffix(path, s) }) {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		_, stderr := run(t, string(text), "--split-input-file", "--allow-unregistered-dialect", "--validate-each", "--validate-reproducer="+filepath.Join(t.TempDir(), "again.mlir"),
			"--canonicalize", "--cse", "--loop-invariant-code-motion", "--sccp", "--lower-affine", "--convert-scf-to-cf", "--canonicalize")
		if i := strings.Index(stderr, "changed what"); i >= 0 {
			t.Errorf("%s: %s", path, stderr[max(0, i-100):min(len(stderr), i+900)])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
