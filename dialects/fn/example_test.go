package fn_test

import (
	"os"

	"polyloom/dialects/builtin"
	"polyloom/dialects/fn"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// A function that hands its arguments in the other order to itself.
func Example() {
	module := builtin.NewModule(ir.Loc{})
	t := ir.Function([]ir.Type{ir.I32, ir.I32}, []ir.Type{ir.I32})
	f := fn.NewFunc("swap", t, ir.Loc{})
	ir.AppendOp(module.Block(), f)

	entry := f.Body.Entry()
	b := ir.AtEnd(entry, ir.Loc{})
	call := ir.Create(b, &fn.Call{CalleeRef: ir.SymbolRef("swap"), Operands: ir.Uses(entry.Arg(1), entry.Arg(0)), Results: ir.ResTypes(t.Out...)})
	ir.Create(b, &fn.Return{Operands: ir.Uses(ir.ResultValues(call)...)})
	asm.Print(os.Stdout, module, asm.DefaultPrintOptions())
	// Output:
	// module {
	//   func.func @swap(%arg0: i32, %arg1: i32) -> i32 {
	//     %0 = call @swap(%arg1, %arg0) : (i32, i32) -> i32
	//     return %0 : i32
	//   }
	// }
}
