package cf

import (
	"polyloom/ir"
	"polyloom/ir/interp"
)

// Eval implements interp.Evaler.
func (o *Assert) Eval(c *interp.Compiler) (interp.Step, error) {
	arg := c.Slot(o.Arg.Value())
	return func(f *interp.Frame) error {
		ok, err := f.Bool(arg, "the condition")
		if err == nil && !ok {
			err = interp.Errorf(interp.Failed, "failed: %s", o.Msg.Value)
		}
		return err
	}, nil
}

// EvalBranch implements interp.Chooser.
func (o *CondBr) EvalBranch(c *interp.Compiler) (func(*interp.Frame) (int, error), error) {
	cond := c.Slot(o.Condition.Value())
	return func(f *interp.Frame) (int, error) {
		yes, err := f.Bool(cond, "the condition")
		if yes {
			return 0, err
		}
		return 1, err
	}, nil
}

// EvalBranch implements interp.Chooser.
func (o *Switch) EvalBranch(c *interp.Compiler) (func(*interp.Frame) (int, error), error) {
	if w := ir.BitWidth(o.Flag.Type()); w > 64 {
		return nil, interp.Errorf(interp.Unsupported, "on more than 64 bits cannot be run")
	}
	flag := c.Slot(o.Flag.Value())
	targets := map[uint64]int{}
	for i, k := range o.Cases() {
		if _, known := targets[k.Value.Uint64()]; !known {
			targets[k.Value.Uint64()] = i + 1
		}
	}
	return func(f *interp.Frame) (int, error) {
		v, err := f.Int(flag, "the flag")
		return targets[uint64(v)], err
	}, nil
}
