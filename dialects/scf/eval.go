package scf

import (
	"polyloom/ir"
	"polyloom/ir/interp"
)

// Eval implements interp.Evaler.
func (o *For) Eval(c *interp.Compiler) (interp.Step, error) {
	width := ir.BitWidth(o.LowerBound.Type())
	if width > 64 {
		return nil, interp.Errorf(interp.Unsupported, "with a counter of more than 64 bits cannot be run")
	}
	bounds := c.Slots([]*ir.Value{o.LowerBound.Value(), o.UpperBound.Value(), o.Step.Value()})
	iv, mask, shift := c.Slot(o.IndVar()), interp.Mask(width), uint(64-width)
	loop := interp.Loop{Body: c.Region(&o.Region), Carried: c.Slots(o.IterArgs()), Inits: c.Slots(o.InitArgs.Values()), Results: c.ResultSlots(o)}
	return func(f *interp.Frame) error {
		var b [3]int64
		if err := f.Ints(b[:], bounds, "a bound"); err != nil {
			return err
		}
		for i := range b {
			if !o.UnsignedCmp || i == 2 {
				b[i] = b[i] << shift >> shift
			}
		}
		if err := interp.CheckSteps(b[2]); err != nil {
			return err
		}
		return loop.Count(f, iv, b[0], b[1], b[2], o.UnsignedCmp, mask)
	}, nil
}

// Eval implements interp.Evaler.
func (o *While) Eval(c *interp.Compiler) (interp.Step, error) {
	before, after := c.Region(&o.Before), c.Region(&o.After)
	inits, results := c.Slots(o.Inits.Values()), c.ResultSlots(o)
	return func(f *interp.Frame) error {
		f.Move(before.Args, inits)
		for {
			exit, err := before.Run(f)
			if err != nil {
				return err
			}
			again, err := f.Bool(exit.Slots[0], "the condition")
			if err != nil {
				return err
			}
			if !again {
				f.Move(results, exit.Slots[1:])
				return nil
			}
			f.Move(after.Args, exit.Slots[1:])
			if exit, err = after.Run(f); err != nil {
				return err
			}
			f.Move(before.Args, exit.Slots)
		}
	}, nil
}

// Eval implements interp.Evaler.
func (o *If) Eval(c *interp.Compiler) (interp.Step, error) {
	cond, results := c.Slot(o.Condition.Value()), c.ResultSlots(o)
	then, otherwise := c.Region(&o.Then), c.Region(&o.Else)
	return func(f *interp.Frame) error {
		yes, err := f.Bool(cond, "the condition")
		switch {
		case err != nil:
			return err
		case yes:
			return then.RunInto(f, results)
		case otherwise != nil:
			return otherwise.RunInto(f, results)
		}
		return nil
	}, nil
}

// Eval implements interp.Evaler.
func (o *IndexSwitch) Eval(c *interp.Compiler) (interp.Step, error) {
	arg, results := c.Slot(o.Arg.Value()), c.ResultSlots(o)
	def, cases := c.Region(&o.Default), map[int64]*interp.Region{}
	for i, v := range o.Cases.Ints() {
		cases[v] = c.Region(o.CaseRegions.At(i))
	}
	return func(f *interp.Frame) error {
		v, err := f.Int(arg, "the operand")
		if err != nil {
			return err
		}
		r := cases[v]
		if r == nil {
			r = def
		}
		return r.RunInto(f, results)
	}, nil
}

// Eval implements interp.Evaler.
func (o *ExecuteRegion) Eval(c *interp.Compiler) (interp.Step, error) {
	body, results := c.Region(&o.Region), c.ResultSlots(o)
	return func(f *interp.Frame) error { return body.RunInto(f, results) }, nil
}

// Eval implements interp.Evaler: the points of the box run in row-major order, and what they reduce is combined in that order.
func (o *Parallel) Eval(c *interp.Compiler) (interp.Step, error) {
	n := o.Step.Len()
	bounds := c.Slots(append(append(o.LowerBound.Values(), o.UpperBound.Values()...), o.Step.Values()...))
	ivs, inits, results := c.Slots(o.IndVars()), c.Slots(o.InitVals.Values()), c.ResultSlots(o)
	body := c.Region(&o.Region)
	values := make([]int64, 3*n)
	return func(f *interp.Frame) error {
		if err := f.Ints(values, bounds, "a bound"); err != nil {
			return err
		}
		b := append([]int64(nil), values...)
		if err := interp.CheckSteps(b[2*n:]...); err != nil {
			return err
		}
		f.Move(results, inits)
		return f.Box(ivs, b[:n], b[n:2*n], b[2*n:], func() error {
			exit, err := body.Run(f)
			if err != nil {
				return err
			}
			for i, r := range exit.Regions {
				f.Move(r.Args, []interp.Slot{results[i], exit.Slots[i]})
				if err := r.RunInto(f, results[i:i+1]); err != nil {
					return err
				}
			}
			return nil
		})
	}, nil
}

// Eval implements interp.Evaler for loops without shared tensors: how these are put together is another dialect's to say.
func (o *Forall) Eval(c *interp.Compiler) (interp.Step, error) {
	if o.Outputs.Len() > 0 {
		return nil, interp.Errorf(interp.Unsupported, "with shared outputs cannot be run")
	}
	n := o.Rank()
	bounds := [3]interp.Numbers{
		c.Numbers(o.StaticLower.Ints(), o.DynamicLower.Values()),
		c.Numbers(o.StaticUpper.Ints(), o.DynamicUpper.Values()),
		c.Numbers(o.StaticStep.Ints(), o.DynamicStep.Values()),
	}
	ivs, body := c.Slots(o.IndVars()), c.Region(&o.Region)
	return func(f *interp.Frame) error {
		var b [3][]int64
		for i, ns := range bounds {
			b[i] = make([]int64, n)
			if err := ns.Read(f, b[i]); err != nil {
				return err
			}
		}
		if err := interp.CheckSteps(b[2]...); err != nil {
			return err
		}
		return f.Box(ivs, b[0], b[1], b[2], func() error {
			exit, err := body.Run(f)
			if err != nil {
				return err
			}
			for _, r := range exit.Regions {
				if err := r.RunInto(f, nil); err != nil {
					return err
				}
			}
			return nil
		})
	}, nil
}
