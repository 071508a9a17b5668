package conversion_test

import (
	"fmt"
	"os"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/rewrite"
	"polyloom/ir/rewrite/conversion"
)

// Values of i32 become values of i64. What nobody converts gets them back by a cast.
func Example() {
	types := new(conversion.TypeConverter)
	conversion.AddRule(types, func(t ir.Type) (ir.Type, bool) { return t, true })
	conversion.AddRule(types, func(t *ir.IntegerType) (ir.Type, bool) { return ir.I64, t == ir.I32 })
	add := conversion.On(types, func(rw *conversion.Rewriter, op *AddA, in []*ir.Value) bool {
		rewrite.ReplaceWithNew(rw.Rewriter, op, &AddB{binary: binary{Lhs: in[0].Use(), Rhs: in[1].Use()}})
		return true
	})
	target := conversion.NewTarget()
	target.LegalDialect("b")
	target.IllegalDialect("a")

	cfg := &asm.Config{Dialects: dialects, Diags: diag.NewEngine(func(d *diag.Diagnostic) { fmt.Println(d) }), AllowUnregistered: true}
	m := asm.Parse(cfg, "example.mlir", `
		func.func @f(%x: i32) {
			%0 = a.add %x, %x : i32
			%1 = a.add %0, %x : i32
			"x.use"(%1) : (i32) -> ()
			return
		}`, 0)
	err := conversion.Partial(m, target, rewrite.NewSet(add), conversion.Config{Cast: cast, KeepCasts: true})
	fmt.Println("error:", err)
	if err := asm.Print(os.Stdout, m, asm.DefaultPrintOptions()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// error: <nil>
	// module {
	//   func.func @f(%arg0: i32) {
	//     %0 = builtin.unrealized_conversion_cast %arg0 : i32 to i64
	//     %1 = b.add %0, %0 : i64
	//     %2 = b.add %1, %0 : i64
	//     %3 = builtin.unrealized_conversion_cast %2 : i64 to i32
	//     "x.use"(%3) : (i32) -> ()
	//     return
	//   }
	// }
}
