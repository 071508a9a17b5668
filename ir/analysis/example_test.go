package analysis_test

import (
	"fmt"

	"polyloom/ir"
	"polyloom/ir/analysis"
	"polyloom/ir/analysis/internal/toy"
)

// A function with two sums, of which one is needed behind the other.
func Example() {
	_, b := toy.NewModule()
	f, entry := b.Func("f", false, ir.I8)
	in := toy.At(entry)
	x := in.Bin(toy.Add, entry.Arg(0), entry.Arg(0))
	y := in.Bin(toy.Mul, x, x)
	ret := in.Return(y)

	live := analysis.NewLiveness(f)
	fmt.Println("x is dead after y:", live.IsDeadAfter(x, y.DefOp()))
	fmt.Println("values live at the end:", len(live.LiveAt(ret)))
	slice, _ := analysis.BackwardSlice(ret, analysis.SliceOptions{OmitArgs: true})
	for _, op := range slice {
		fmt.Println("return needs", ir.Name(op), "- pure:", ir.IsPure(op))
	}
	// Output:
	// x is dead after y: true
	// values live at the end: 1
	// return needs toy.bin - pure: true
	// return needs toy.bin - pure: true
}
