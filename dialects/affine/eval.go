package affine

import (
	"polyloom/affexpr"
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/num"
)

// evalMap returns the function that computes the results of m applied to operands.
func evalMap(c *interp.Compiler, m *affexpr.Map, operands []*ir.Value) interp.Subscripts {
	if m.IsIdentity() {
		return c.Indices(operands)
	}
	slots := c.Slots(operands)
	in := make([]int64, len(slots))
	results := make([]evalExpr, m.NumResults())
	for i, e := range m.Results() {
		results[i] = newEvalExpr(e, m.NumDims())
	}
	return func(f *interp.Frame, at []int64) error {
		if err := f.Ints(in, slots, "an operand of the map"); err != nil {
			return err
		}
		for i, e := range results {
			v, err := e(in)
			if err != nil {
				return err
			}
			at[i] = v
		}
		return nil
	}
}

// evalBound returns the function that computes a bound: best of the map's results.
func evalBound(c *interp.Compiler, b Bound, best func(a, b int64) int64) func(*interp.Frame) (int64, error) {
	compute := evalMap(c, b.Map, b.Operands)
	values := make([]int64, b.Map.NumResults())
	return func(f *interp.Frame) (int64, error) {
		if err := compute(f, values); err != nil {
			return 0, err
		}
		v := values[0]
		for _, w := range values[1:] {
			v = best(v, w)
		}
		return v, nil
	}
}

func least(a, b int64) int64    { return min(a, b) }
func greatest(a, b int64) int64 { return max(a, b) }

// evalNumber returns the step that makes result the best of the results of op's map.
func evalNumber(c *interp.Compiler, op Mapped, result *ir.Result, best func(a, b int64) int64) (interp.Step, error) {
	compute, r := evalBound(c, Bound{op.Map(), op.MapOperands()}, best), c.Slot(&result.Value)
	return func(f *interp.Frame) error {
		v, err := compute(f)
		if err != nil {
			return f.Failed(err, r)
		}
		f.SetWord(r, uint64(v))
		return nil
	}, nil
}

// Eval implements interp.Evaler.
func (o *Apply) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalNumber(c, o, &o.Result, least)
}

// Eval implements interp.Evaler.
func (o *Min) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalNumber(c, o, &o.Result, least)
}

// Eval implements interp.Evaler.
func (o *Max) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalNumber(c, o, &o.Result, greatest)
}

// Eval implements interp.Evaler.
func (o *Load) Eval(c *interp.Compiler) (interp.Step, error) {
	return c.LoadAt(o.MemRef(), evalMap(c, o.Map(), o.MapOperands()), &o.Result.Value)
}

// Eval implements interp.Evaler.
func (o *Store) Eval(c *interp.Compiler) (interp.Step, error) {
	return c.StoreAt(o.Value.Value(), o.MemRef(), evalMap(c, o.Map(), o.MapOperands()))
}

// Eval implements interp.Evaler.
func (o *VectorLoad) Eval(c *interp.Compiler) (interp.Step, error) {
	return c.LoadVectorAt(o.MemRef(), evalMap(c, o.Map(), o.MapOperands()), &o.Result.Value)
}

// Eval implements interp.Evaler.
func (o *VectorStore) Eval(c *interp.Compiler) (interp.Step, error) {
	return c.StoreVectorAt(o.Value.Value(), o.MemRef(), evalMap(c, o.Map(), o.MapOperands()))
}

// Eval implements interp.Evaler: what is fetched does not matter.
func (o *Prefetch) Eval(*interp.Compiler) (interp.Step, error) {
	return func(*interp.Frame) error { return nil }, nil
}

// Eval implements interp.Evaler.
func (o *For) Eval(c *interp.Compiler) (interp.Step, error) {
	lower, upper := evalBound(c, o.Lower(), greatest), evalBound(c, o.Upper(), least)
	iv, step := c.Slot(o.IndVar()), o.Step()
	loop := interp.Loop{Body: c.Region(&o.Region), Carried: c.Slots(o.IterArgs()), Inits: c.Slots(o.Inits.Values()), Results: c.ResultSlots(o)}
	return func(f *interp.Frame) error {
		from, err := lower(f)
		if err != nil {
			return err
		}
		to, err := upper(f)
		if err != nil {
			return err
		}
		return loop.Count(f, iv, from, to, step, false, interp.Mask(64))
	}, nil
}

// Eval implements interp.Evaler.
func (o *If) Eval(c *interp.Compiler) (interp.Step, error) {
	slots, results := c.Slots(o.Operands.Values()), c.ResultSlots(o)
	then, otherwise := c.Region(&o.Then), c.Region(&o.Else)
	set, in := newEvalSet(o.Set()), make([]int64, len(slots))
	return func(f *interp.Frame) error {
		if err := f.Ints(in, slots, "an operand of the condition"); err != nil {
			return err
		}
		inside, err := set(in)
		switch {
		case err != nil:
			return err
		case inside:
			return then.RunInto(f, results)
		case otherwise != nil:
			return otherwise.RunInto(f, results)
		}
		return nil
	}, nil
}

// Eval implements interp.Evaler: the points of the box run in row-major order, and what they yield is combined in that order.
func (o *Parallel) Eval(c *interp.Compiler) (interp.Step, error) {
	n := o.NumDims()
	lower, upper := make([]func(*interp.Frame) (int64, error), n), make([]func(*interp.Frame) (int64, error), n)
	for i := range n {
		lower[i], upper[i] = evalBound(c, o.Lower(i), greatest), evalBound(c, o.Upper(i), least)
	}
	reduce, err := reducers(o)
	if err != nil {
		return nil, err
	}
	steps, ivs, results, body := o.Steps(), c.Slots(o.IndVars()), c.ResultSlots(o), c.Region(&o.Region)
	return func(f *interp.Frame) error {
		from, to := make([]int64, n), make([]int64, n)
		for i := range n {
			var err error
			if from[i], err = lower[i](f); err != nil {
				return err
			}
			if to[i], err = upper[i](f); err != nil {
				return err
			}
		}
		for i, r := range reduce {
			f.SetCell(results[i], r.start)
		}
		return f.Box(ivs, from, to, steps, func() error {
			exit, err := body.Run(f)
			if err != nil {
				return err
			}
			for i, r := range reduce {
				f.SetCell(results[i], r.combine(f.Cell(results[i]), f.Cell(exit.Slots[i])))
			}
			return nil
		})
	}, nil
}

// A reducer combines what the points of a loop yield.
type reducer struct {
	start   interp.Cell
	combine func(old, given interp.Cell) interp.Cell
}

func reducers(o *Parallel) ([]reducer, error) {
	kinds := o.ReductionKinds()
	rs := make([]reducer, len(kinds))
	for i, k := range kinds {
		t := o.Results.At(i).Type()
		id := k.Identity(t, false)
		if id == nil || k == arith.AtomicAssign {
			return nil, interp.Errorf(interp.Unsupported, "with the reduction %v of type '%v' cannot be run", k, t)
		}
		start, err := interp.AttrCell(id, t)
		if err != nil {
			return nil, err
		}
		rs[i] = reducer{start, k.EvalCombined(t)}
	}
	return rs, nil
}

// Eval implements interp.Evaler. Numbers wrap around; a basis element that is not positive is undefined.
func (o *DelinearizeIndex) Eval(c *interp.Compiler) (interp.Step, error) {
	basis, index, digits := c.Numbers(o.StaticBasis.Ints(), o.DynamicBasis.Values()), c.Slot(o.LinearIndex.Value()), c.ResultSlots(o)
	values := make([]int64, basis.Len())
	return func(f *interp.Frame) error {
		v, err := f.Int(index, "the index")
		if err != nil {
			return err
		}
		if err := readBasis(f, basis, values); err != nil {
			return err
		}
		rest := num.NewInt(64, v)
		for k := len(digits) - 1; k > 0; k-- {
			by := num.NewInt(64, values[len(values)-len(digits)+k])
			f.SetWord(digits[k], rest.FloorModS(by).Uint64())
			rest = rest.FloorDivS(by)
		}
		if len(digits) > 0 {
			f.SetWord(digits[0], rest.Uint64())
		}
		return nil
	}, nil
}

// readBasis puts the elements of a basis into dst. They must be positive.
func readBasis(f *interp.Frame, basis interp.Numbers, dst []int64) error {
	if err := basis.Read(f, dst); err != nil {
		return err
	}
	for _, v := range dst {
		if v <= 0 {
			return interp.Errorf(interp.Undefined, "has the basis element %d, which is not positive", v)
		}
	}
	return nil
}

// Eval implements interp.Evaler. A number that is too large is poison, and so is one of digits that are not what disjoint promises.
func (o *LinearizeIndex) Eval(c *interp.Compiler) (interp.Step, error) {
	basis, digits, r := c.Numbers(o.StaticBasis.Ints(), o.DynamicBasis.Values()), c.Slots(o.MultiIndex.Values()), c.Slot(&o.LinearIndex.Value)
	values, in := make([]int64, basis.Len()), make([]int64, len(digits))
	disjoint := o.Disjoint()
	return func(f *interp.Frame) error {
		if err := f.Ints(in, digits, "an index"); err != nil {
			return err
		}
		if err := readBasis(f, basis, values); err != nil {
			return err
		}
		v, err := linearized(in, values, disjoint)
		if err != nil {
			return f.Failed(err, r)
		}
		f.SetWord(r, uint64(v))
		return nil
	}, nil
}

// linearized returns the number that has the given digits. The element of the basis for the first one, if there is one, does not count.
func linearized(digits, basis []int64, disjoint bool) (sum int64, err error) {
	weight := int64(1)
	for k := len(digits) - 1; k >= 0; k-- {
		if sum, err = multiplyAdd(sum, digits[k], weight); err != nil || k == 0 {
			return sum, err
		}
		b := basis[len(basis)-len(digits)+k]
		if disjoint && uint64(digits[k]) >= uint64(b) {
			return 0, interp.ErrPoison
		}
		if weight, err = multiplyAdd(0, weight, b); err != nil {
			return 0, err
		}
	}
	return sum, nil
}

func (e DmaEnd) place(c *interp.Compiler) interp.Place {
	return interp.Place{Memory: e.MemRef.Value(), At: evalMap(c, e.Map, e.Operands)}
}

// Eval implements interp.Evaler.
func (o *DmaStart) Eval(c *interp.Compiler) (interp.Step, error) {
	src, dst, tag, rest, _ := o.Ends()
	return c.StartTransfer(src.place(c), dst.place(c), tag.place(c), rest[0], rest[1:])
}

// Eval implements interp.Evaler.
func (o *DmaWait) Eval(c *interp.Compiler) (interp.Step, error) {
	tag, n, _ := o.Tag()
	return c.WaitForTransfer(tag.place(c), n)
}
