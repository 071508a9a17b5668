package rewrite_test

import (
	"fmt"
	"os"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/rewrite"
)

// A pattern for x + x, which becomes x - (-x), and folding applied to a function.
func Example() {
	double := rewrite.On(func(rw *rewrite.Rewriter, op *Add) bool {
		x := op.Lhs.Value()
		if op.Rhs.Value() != x || ir.ConstantValue(x) != nil {
			return false
		}
		minus := ir.Create(rw, &Neg{In: x.Use()})
		rewrite.ReplaceWithNew(rw, op, &Sub{Lhs: x.Use(), Rhs: minus.Result.Use()})
		return true
	})

	cfg := &asm.Config{Dialects: dialects, Diags: diag.NewEngine(func(d *diag.Diagnostic) { fmt.Println(d) })}
	m := asm.Parse(cfg, "example.mlir", `
		func.func @f(%x: i32) {
			%0 = t.add %x, %x : i32
			%1 = t.const 1 : i32
			%2 = t.add %1, %1 : i32
			t.use(%0, %2 : i32, i32)
			return
		}`, 0)
	o := rewrite.Greedy(m, rewrite.NewSet(double), rewrite.Config{TopDown: true})
	fmt.Println("changed:", o.Changed, "converged:", o.Converged)
	if err := asm.Print(os.Stdout, m, asm.DefaultPrintOptions()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// changed: true converged: true
	// module {
	//   func.func @f(%arg0: i32) {
	//     %0 = t.const 2 : i32
	//     %1 = t.neg %arg0 : i32
	//     %2 = t.sub %arg0, %1 : i32
	//     t.use(%2, %0 : i32, i32)
	//     return
	//   }
	// }
}
