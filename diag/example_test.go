package diag_test

import (
	"fmt"
	"os"

	"polyloom/diag"
)

// A tool prints what its passes find.
func Example() {
	sources := &diag.Sources{}
	sources.Add("f.mlir", "func.func @f() {\n  %0 = \"a.b\"() : () -> i32\n}\n")
	engine := diag.NewEngine(diag.NewPrinter(os.Stdout, sources).Handle)

	op := diag.Position{File: "f.mlir", Line: 2, Col: 8}
	fn := diag.Position{File: "f.mlir", Line: 1, Col: 1}
	engine.Emit(diag.Errorf(op, "'a.b' op expects %d operands, got %d", 1, 0).Note(fn, "in this function"))
	engine.Remarkf(nil, "done")
	fmt.Println(engine.Errors(), "error")
	// Output:
	// f.mlir:2:8: error: 'a.b' op expects 1 operands, got 0
	//   %0 = "a.b"() : () -> i32
	//        ^
	// f.mlir:1:1: note: in this function
	// func.func @f() {
	// ^
	// <unknown>:0: remark: done
	// 1 error
}

// Functions are worked on concurrently; the order of the messages is that of the functions.
func ExampleOrdered() {
	engine := diag.NewEngine(diag.NewPrinter(os.Stdout, nil).Handle)
	o := engine.Ordered(2)
	o.Slot(1).Remarkf(diag.Position{File: "f.py", Line: 9, Col: 1}, "second")
	o.Done(1)
	o.Slot(0).Remarkf(diag.Position{File: "f.py", Line: 1, Col: 1}, "first")
	o.Done(0)
	o.Close()
	// Output:
	// f.py:1:1: remark: first
	// f.py:9:1: remark: second
}

// A test says in its input what the tool must report.
func ExampleExpect() {
	sources := &diag.Sources{}
	sources.Add("f.mlir", "\"a.b\"() // expected-error {{got 0}}\n\"c.d\"() // expected-remark {{fine}}\n")
	expect := diag.NewExpect(os.Stdout, sources, diag.AllDiagnostics)
	engine := diag.NewEngine(expect.Handle)

	engine.Errorf(diag.Position{File: "f.mlir", Line: 1, Col: 1}, "expects 1 operand, got 0")
	fmt.Println(expect.Finish())
	// Output:
	// f.mlir:2:12: error: expected remark "fine" was not produced
	// "c.d"() // expected-remark {{fine}}
	//            ^~~~
	// false
}

func ExampleRegistry_Explain() {
	codes, err := diag.NewRegistry([]diag.Entry{{
		Code:    "carried-dependence",
		Summary: "an iteration of this loop needs a value from an earlier one.",
		Example: "for i in range(1, n):\n    a[i] = a[i - 1] + 1.0\n",
		Help:    "The loop runs sequentially. Rewrite it so that iterations are independent, if that is possible.",
	}})
	if err != nil {
		panic(err)
	}
	codes.Explain(os.Stdout, "carried-dependence")
	// Output:
	// carried-dependence: an iteration of this loop needs a value from an earlier one.
	//
	// Example:
	//
	//     for i in range(1, n):
	//         a[i] = a[i - 1] + 1.0
	//
	// The loop runs sequentially. Rewrite it so that iterations are independent, if that is possible.
}
