package builtin_test

import (
	"os"

	"polyloom/dialects/builtin"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// A module, and in it a cast that stands for a conversion which somebody else will know how to make.
func Example() {
	module := builtin.NewModule(ir.Loc{})
	b := ir.AtEnd(module.Block(), ir.Loc{})
	pair := ir.Create(b, builtin.NewCast([]ir.Type{ir.I32, ir.F32}, nil))
	ir.Create(b, builtin.NewCast([]ir.Type{ir.I64}, ir.ResultValues(pair)))
	asm.Print(os.Stdout, module, asm.DefaultPrintOptions())
	// Output:
	// module {
	//   %0:2 = unrealized_conversion_cast to i32, f32
	//   %1 = unrealized_conversion_cast %0#0, %0#1 : i32, f32 to i64
	// }
}
