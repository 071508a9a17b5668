package pass_test

import (
	"fmt"
	"os"
	"strings"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/pass"
)

// rename is a pass around its body: the description, the options and the work.
var rename = pass.New[renaming]("rename", "Put a prefix before the names of functions", pass.On("func.func"), pass.Title("Rename"))

type renaming struct {
	Prefix  string    `opt:"prefix" doc:"What to put there" default:"_"`
	Renamed pass.Stat `stat:"num-renamed" doc:"Number of functions renamed"`
}

func (o *renaming) Run(c *pass.Context, op ir.Op) error {
	name, _ := ir.SymbolNameOf(op)
	if strings.HasPrefix(name, o.Prefix) {
		c.PreserveAll()
		return nil
	}
	ir.SetSymbolName(op, o.Prefix+name)
	o.Renamed.Add(1)
	return nil
}

// A program reads a pipeline, runs it and shows what it did.
func Example() {
	p, err := pass.Parse([]*pass.Info{rename}, "builtin.module(func.func(rename{prefix=my_}))")
	if err != nil {
		fmt.Println(err)
		return
	}
	m := newModule("f", "my_g")
	manager := &pass.Manager{Pipeline: p, Diags: diag.NewEngine(diag.NewPrinter(os.Stdout, nil).Handle), Dialects: dialects, VerifyEach: true}
	fmt.Println(manager.Run(m))
	asm.Print(os.Stdout, m, asm.DefaultPrintOptions())
	pass.WriteStatistics(os.Stdout, p, pass.AsList)
	// Output:
	// true
	// "builtin.module"() ({
	//   "func.func"() <{sym_name = "my_f"}> ({
	//   ^bb0:
	//   }) : () -> ()
	//   "func.func"() <{sym_name = "my_g"}> ({
	//   ^bb0:
	//   }) : () -> ()
	// }) : () -> ()
	// ===-------------------------------------------------------------------------===
	//                          ... Pass statistics report ...
	// ===-------------------------------------------------------------------------===
	//   Rename
	//     (S) 1 num-renamed - Number of functions renamed
}

// The text of a pipeline may be wrong in its structure, its names or its options.
func ExampleParse() {
	for _, text := range []string{"builtin.module(func.func(rename{prefix=a}))", "builtin.module(renam)", "builtin.module(func.func(rename{p=1}))"} {
		p, err := pass.Parse([]*pass.Info{rename}, text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(p)
	}
	// Output:
	// builtin.module(func.func(rename{prefix=a}))
	// MLIR Textual PassPipeline Parser:1:1: error: 'renam' does not refer to a registered pass or pass pipeline
	// renam
	// ^
	// <Pass-Options-Parser>: no such option p
	//
	// failed to add `rename` with options `p=1`
	// failed to add `func.func` with options `` to inner pipeline
}
