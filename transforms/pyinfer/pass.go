package pyinfer

import (
	_ "embed"
	"os"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is py-infer-types.
var Pass = pass.New[options]("py-infer-types", doc, pass.On("py.module"), pass.Title("PyInferTypes"), pass.Level("py"))

type options struct {
	Hints string `opt:"hints" doc:"A file of hints"`
	Stubs bool   `opt:"stubs" doc:"Read the stub file F.pyi beside the file F.py that the module is from" default:"true"`

	Assumed pass.Stat `stat:"num-assumed" doc:"Number of types assumed"`
	Untyped pass.Stat `stat:"num-untyped" doc:"Number of values without a type in functions with hints"`
}

// Run implements pass.Runner.
func (o *options) Run(c *pass.Context, op ir.Op) error {
	m := op.(*py.Module)
	var others []*hints
	if o.Stubs {
		h, err := stub(m, os.ReadFile)
		if err != nil {
			return err
		}
		if h != nil {
			others = append(others, h)
		}
	}
	if o.Hints != "" {
		text, err := os.ReadFile(o.Hints)
		if err != nil {
			return err
		}
		h, err := profile(o.Hints, text, m)
		if err != nil {
			return err
		}
		others = append(others, h)
	}
	a := infer(newSetup(m, others...))
	o.Assumed.Add(a.apply())
	o.Untyped.Add(a.report(c.Diags))
	return nil
}
