package ub

import (
	"polyloom/ir/interp"
)

// Eval implements interp.Evaler. What is poison in part is taken to be poison as a whole.
func (o *Poison) Eval(c *interp.Compiler) (interp.Step, error) {
	r := c.Slot(&o.Result.Value)
	return func(f *interp.Frame) error {
		f.SetCell(r, interp.PoisonCell)
		return nil
	}, nil
}

// Eval implements interp.Evaler: to come here is undefined.
func (o *Unreachable) Eval(*interp.Compiler) (interp.Step, error) {
	return func(*interp.Frame) error { return interp.Errorf(interp.Undefined, "was reached") }, nil
}
