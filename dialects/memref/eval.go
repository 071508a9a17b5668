package memref

import (
	"polyloom/ir"
	"polyloom/ir/interp"
)

// Eval implements interp.Evaler.
func (o *Load) Eval(c *interp.Compiler) (interp.Step, error) {
	return c.LoadAt(o.MemRef.Value(), c.Indices(o.Indices.Values()), &o.Result.Value)
}

// Eval implements interp.Evaler.
func (o *Store) Eval(c *interp.Compiler) (interp.Step, error) {
	return c.StoreAt(o.Value.Value(), o.MemRef.Value(), c.Indices(o.Indices.Values()))
}

// Eval implements interp.Evaler: what is fetched does not matter.
func (o *Prefetch) Eval(*interp.Compiler) (interp.Step, error) {
	return func(*interp.Frame) error { return nil }, nil
}

// evalAlloc returns the step of an allocation.
func evalAlloc(c *interp.Compiler, op allocation, heap bool) (interp.Step, error) {
	t := op.Type()
	sizes, symbols, memory := op.parts()
	dims, syms, r := c.Numbers(t.Shape(), sizes.Values()), c.Slots(symbols.Values()), c.Slot(memory)
	return func(f *interp.Frame) error {
		shape, values := make([]int64, dims.Len()), make([]int64, len(syms))
		if err := dims.Read(f, shape); err != nil {
			return err
		}
		if err := f.Ints(values, syms, "a symbol of the layout"); err != nil {
			return err
		}
		m, err := f.Interp().NewMemRef(t, shape, values, heap)
		if err != nil {
			return err
		}
		if !heap {
			f.OnStack(m)
		}
		f.SetCell(r, interp.Cell{Obj: m})
		return nil
	}, nil
}

// Eval implements interp.Evaler.
func (o *Alloc) Eval(c *interp.Compiler) (interp.Step, error) { return evalAlloc(c, o, true) }

// Eval implements interp.Evaler.
func (o *Alloca) Eval(c *interp.Compiler) (interp.Step, error) { return evalAlloc(c, o, false) }

// Eval implements interp.Evaler.
func (o *Dealloc) Eval(c *interp.Compiler) (interp.Step, error) {
	s := c.Slot(o.MemRef.Value())
	return func(f *interp.Frame) error {
		m, err := f.MemRef(s)
		if err != nil {
			return err
		}
		return m.Free()
	}, nil
}

// Eval implements interp.Evaler.
func (o *Realloc) Eval(c *interp.Compiler) (interp.Step, error) {
	t := o.Result.Type().(*ir.MemRefType)
	var dynamic []*ir.Value
	if o.DynamicResultSize.Present() {
		dynamic = append(dynamic, o.DynamicResultSize.Value())
	}
	dims := c.Numbers(t.Shape(), dynamic)
	return evalView(c, &o.Source, &o.Result, func(f *interp.Frame, from *interp.MemRef) (*interp.MemRef, error) {
		shape := make([]int64, 1)
		if err := dims.Read(f, shape); err != nil {
			return nil, err
		}
		to, err := f.Interp().NewMemRef(t, shape, nil, true)
		if err != nil {
			return nil, err
		}
		for i := range min(from.Sizes[0], shape[0]) {
			v, err := from.Load(i)
			if err != nil {
				return nil, err
			}
			if err := to.Store(v, i); err != nil {
				return nil, err
			}
		}
		return to, from.Free()
	}), nil
}

// Eval implements interp.Evaler.
func (o *AllocaScope) Eval(c *interp.Compiler) (interp.Step, error) {
	body, results := c.Region(&o.Body), c.ResultSlots(o)
	return func(f *interp.Frame) error { return body.RunInto(f, results) }, nil
}

// Eval implements interp.Evaler.
func (o *Copy) Eval(c *interp.Compiler) (interp.Step, error) {
	from, to := c.Slot(o.Source.Value()), c.Slot(o.Target.Value())
	return func(f *interp.Frame) error {
		source, err := f.MemRef(from)
		if err != nil {
			return err
		}
		target, err := f.MemRef(to)
		if err != nil {
			return err
		}
		return source.CopyTo(target)
	}, nil
}

// Eval implements interp.Evaler: a dimension that is not there makes the result poison.
func (o *Dim) Eval(c *interp.Compiler) (interp.Step, error) {
	source, index, r := c.Slot(o.Source.Value()), c.Slot(o.Index.Value()), c.Slot(&o.Result.Value)
	return func(f *interp.Frame) error {
		m, err := f.MemRef(source)
		if err != nil {
			return err
		}
		i, err := f.Int(index, "the dimension")
		if err != nil {
			return err
		}
		if i < 0 || i >= int64(len(m.Sizes)) {
			f.SetCell(r, interp.PoisonCell)
			return nil
		}
		f.SetWord(r, uint64(m.Sizes[i]))
		return nil
	}, nil
}

// Eval implements interp.Evaler.
func (o *Rank) Eval(c *interp.Compiler) (interp.Step, error) {
	source, r := c.Slot(o.MemRef.Value()), c.Slot(&o.Result.Value)
	return func(f *interp.Frame) error {
		m, err := f.MemRef(source)
		if err == nil {
			f.SetWord(r, uint64(len(m.Sizes)))
		}
		return err
	}, nil
}

// Eval implements interp.Evaler: a global is what it says, and does nothing.
func (o *Global) Eval(*interp.Compiler) (interp.Step, error) {
	return func(*interp.Frame) error { return nil }, nil
}

// Eval implements interp.Evaler.
func (o *GetGlobal) Eval(c *interp.Compiler) (interp.Step, error) {
	g, ok := c.Interp().LookupSymbol(o, o.Name).(*Global)
	if !ok {
		return nil, interp.Errorf(interp.Unsupported, "refers to %v, which is no global", o.Name)
	}
	if g.IsExternal() {
		return nil, interp.Errorf(interp.Unsupported, "refers to %v, which is defined elsewhere", o.Name)
	}
	r := c.Slot(&o.Result.Value)
	return func(f *interp.Frame) error {
		m, err := f.Interp().Global(g, func() (*interp.MemRef, error) { return newGlobal(f.Interp(), g) })
		if err == nil {
			f.SetCell(r, interp.Cell{Obj: m})
		}
		return err
	}, nil
}

// newGlobal returns the memory of g with its first contents.
func newGlobal(in *interp.Interp, g *Global) (*interp.MemRef, error) {
	t := g.Type.Type.(*ir.MemRefType)
	m, err := in.NewMemRef(t, t.Shape(), nil, false)
	if err != nil {
		return nil, err
	}
	if e, ok := g.InitialValue.(ir.Elements); ok {
		v, err := interp.AttrCell(e, e.ElementsType())
		if err != nil {
			return nil, err
		}
		if err := m.Fill(v.Obj.(*interp.Array)); err != nil {
			return nil, err
		}
	}
	if g.Constant {
		m.SetConstant()
	}
	return m, nil
}

// Eval implements interp.Evaler.
func (o *AtomicRMW) Eval(c *interp.Compiler) (interp.Step, error) {
	value, combine := c.Slot(o.Value.Value()), o.Kind.EvalCombined(o.Value.Type())
	return evalUpdate(c, &o.MemRef, &o.Indices, &o.Result, func(f *interp.Frame, old interp.Cell) (interp.Cell, error) {
		return combine(old, f.Cell(value)), nil
	}), nil
}

// Eval implements interp.Evaler.
func (o *GenericAtomicRMW) Eval(c *interp.Compiler) (interp.Step, error) {
	body := c.Region(&o.Body)
	return evalUpdate(c, &o.MemRef, &o.Indices, &o.Result, func(f *interp.Frame, old interp.Cell) (interp.Cell, error) {
		f.SetCell(body.Args[0], old)
		exit, err := body.Run(f)
		if err != nil {
			return old, err
		}
		return f.Cell(exit.Slots[0]), nil
	}), nil
}

// evalUpdate returns the step that replaces an element by what update makes of it, and makes result the old one.
func evalUpdate(c *interp.Compiler, memory *ir.Operand, indices *ir.Operands, result *ir.Result, update func(*interp.Frame, interp.Cell) (interp.Cell, error)) interp.Step {
	source, subscripts, r := c.Slot(memory.Value()), c.Indices(indices.Values()), c.Slot(&result.Value)
	rank := indices.Len()
	return func(f *interp.Frame) error {
		m, err := f.MemRef(source)
		if err != nil {
			return err
		}
		at := make([]int64, rank)
		if err := subscripts(f, at); err != nil {
			return err
		}
		old, err := m.Load(at...)
		if err != nil {
			return err
		}
		v, err := update(f, old)
		if err != nil {
			return err
		}
		f.SetCell(r, old)
		return m.Store(v, at...)
	}
}

// Eval implements interp.Evaler.
func (o *DmaStart) Eval(c *interp.Compiler) (interp.Step, error) {
	refs, idx, n, stride, _ := o.parts()
	var places [3]interp.Place
	for i := range refs {
		places[i] = interp.Place{Memory: refs[i], At: c.Indices(idx[i])}
	}
	return c.StartTransfer(places[0], places[1], places[2], n, stride)
}

// Eval implements interp.Evaler.
func (o *DmaWait) Eval(c *interp.Compiler) (interp.Step, error) {
	return c.WaitForTransfer(interp.Place{Memory: o.Tag.Value(), At: c.Indices(o.TagIndices.Values())}, o.NumElements.Value())
}
