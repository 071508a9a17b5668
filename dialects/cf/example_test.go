package cf_test

import (
	"os"

	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// A function that returns one of two arguments: a branch passes the choice to the last block.
func Example() {
	f := fn.NewFunc("select", ir.Function([]ir.Type{ir.I1, ir.F32, ir.F32}, []ir.Type{ir.F32}), ir.Loc{})
	entry := f.Body.Entry()
	c, x, y := entry.Arg(0), entry.Arg(1), entry.Arg(2)
	last := f.Body.Add(ir.NewBlock(ir.Loc{}, ir.F32))

	ir.Create(ir.AtEnd(entry, ir.Loc{}), &cf.CondBr{
		Condition: c.Use(),
		TrueDest:  ir.To(last), TrueDestOperands: ir.Uses(x),
		FalseDest: ir.To(last), FalseDestOperands: ir.Uses(y),
	})
	ir.Create(ir.AtEnd(last, ir.Loc{}), &fn.Return{Operands: ir.Uses(last.Arg(0))})
	asm.Print(os.Stdout, f, asm.DefaultPrintOptions())
	// Output:
	// func.func @select(%arg0: i1, %arg1: f32, %arg2: f32) -> f32 {
	//   cf.cond_br %arg0, ^bb1(%arg1 : f32), ^bb1(%arg2 : f32)
	// ^bb1(%0: f32):  // 2 preds: ^bb0, ^bb0
	//   return %0 : f32
	// }
}
