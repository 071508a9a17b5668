package arith_test

import (
	"os"

	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// The ops of a dialect are made by their literals; the types of results follow from the operands.
func Example() {
	module := &builtin.Module{}
	ir.Init(module, ir.Loc{})
	body := new(ir.Block)
	module.Body.Add(body)
	b := ir.AtEnd(body, ir.Loc{})
	i := ir.Create(b, arith.Index(6))
	j := ir.Create(b, arith.Index(7))
	product := ir.Create(b, &arith.MulI{Lhs: i.Result.Use(), Rhs: j.Result.Use(), Flags: arith.NSW})
	ir.Create(b, &arith.CmpI{Predicate: arith.Slt, Lhs: product.Result.Use(), Rhs: i.Result.Use()})
	asm.Print(os.Stdout, module, asm.DefaultPrintOptions())
	// Output:
	// module {
	//   %c6 = arith.constant 6 : index
	//   %c7 = arith.constant 7 : index
	//   %0 = arith.muli %c6, %c7 overflow<nsw> : index
	//   %1 = arith.cmpi slt, %0, %c6 : index
	// }
}
