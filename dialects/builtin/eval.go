package builtin

import (
	"polyloom/ir/interp"
)

// Eval implements interp.Evaler for casts between values that the interpreter holds in the same way: those between equal types, and between index
// and integers of 64 bits.
func (o *UnrealizedConversionCast) Eval(c *interp.Compiler) (interp.Step, error) {
	from, to := o.Inputs.Types(), o.Outputs.Types()
	same := len(from) == len(to)
	for i := range to {
		same = same && interp.SameForm(from[i], to[i])
	}
	if !same {
		return nil, interp.Errorf(interp.Unsupported, "cannot be run")
	}
	in, out := c.OperandSlots(o), c.ResultSlots(o)
	return func(f *interp.Frame) error {
		f.Move(out, in)
		return nil
	}, nil
}
