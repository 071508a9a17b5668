package fn

import (
	"polyloom/ir/interp"
)

// Eval implements interp.Evaler.
func (o *Call) Eval(c *interp.Compiler) (interp.Step, error) {
	callee, err := c.Function(o, o.CalleeRef)
	if err != nil {
		return nil, err
	}
	args, results := c.OperandSlots(o), c.ResultSlots(o)
	return func(f *interp.Frame) error { return f.Call(o, callee, args, results) }, nil
}

// Eval implements interp.Evaler.
func (o *CallIndirect) Eval(c *interp.Compiler) (interp.Step, error) {
	callee, args, results := c.Slot(o.CalleeValue.Value()), c.Slots(o.Args.Values()), c.ResultSlots(o)
	return func(f *interp.Frame) error {
		fn, ok := f.Cell(callee).Obj.(*interp.Func)
		if !ok {
			return interp.Errorf(interp.Undefined, "calls a function that is poison")
		}
		return f.Call(o, fn, args, results)
	}, nil
}

// Eval implements interp.Evaler.
func (o *Constant) Eval(c *interp.Compiler) (interp.Step, error) {
	fn, err := c.Function(o, o.Value)
	if err != nil {
		return nil, err
	}
	r := c.Slot(&o.Result.Value)
	return func(f *interp.Frame) error {
		f.SetCell(r, interp.Cell{Obj: fn})
		return nil
	}, nil
}
