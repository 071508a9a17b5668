package memref

import (
	"polyloom/ir"
	"polyloom/ir/interp"
)

// evalView returns the step that makes result what view makes of source.
func evalView(c *interp.Compiler, source *ir.Operand, result *ir.Result, view func(*interp.Frame, *interp.MemRef) (*interp.MemRef, error)) interp.Step {
	s, r := c.Slot(source.Value()), c.Slot(&result.Value)
	return func(f *interp.Frame) error {
		m, err := f.MemRef(s)
		if err != nil {
			return err
		}
		if m, err = view(f, m); err != nil {
			return err
		}
		f.SetCell(r, interp.Cell{Obj: m})
		return nil
	}
}

// same is the view of a memref as it is.
func same(_ *interp.Frame, m *interp.MemRef) (*interp.MemRef, error) { return m, nil }

// Eval implements interp.Evaler: what becomes static must be so.
func (o *Cast) Eval(c *interp.Compiler) (interp.Step, error) {
	t, ranked := o.Dest.Type().(*ir.MemRefType)
	return evalView(c, &o.Source, &o.Dest, func(_ *interp.Frame, m *interp.MemRef) (*interp.MemRef, error) {
		if !ranked {
			return m, nil
		}
		return m, m.Fits(t)
	}), nil
}

// Eval implements interp.Evaler: all memory spaces are one.
func (o *MemorySpaceCast) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalView(c, &o.Source, &o.Dest, same), nil
}

// Eval implements interp.Evaler: the alignment is not checked.
func (o *AssumeAlignment) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalView(c, &o.MemRef, &o.Result, same), nil
}

// Eval implements interp.Evaler: that the operands do not overlap is not checked.
func (o *DistinctObjects) Eval(c *interp.Compiler) (interp.Step, error) {
	in, out := c.OperandSlots(o), c.ResultSlots(o)
	return func(f *interp.Frame) error {
		f.Move(out, in)
		return nil
	}, nil
}

// Eval implements interp.Evaler.
func (o *SubView) Eval(c *interp.Compiler) (interp.Step, error) {
	offsets := c.Numbers(o.StaticOffsets.Ints(), o.Offsets.Values())
	sizes := c.Numbers(o.StaticSizes.Ints(), o.Sizes.Values())
	strides := c.Numbers(o.StaticStrides.Ints(), o.Strides.Values())
	dropped := o.DroppedDims()
	return evalView(c, &o.Source, &o.Result, func(f *interp.Frame, m *interp.MemRef) (*interp.MemRef, error) {
		var ns [3][]int64
		for i, list := range [...]interp.Numbers{offsets, sizes, strides} {
			ns[i] = make([]int64, list.Len())
			if err := list.Read(f, ns[i]); err != nil {
				return nil, err
			}
		}
		return m.Subview(ns[0], ns[1], ns[2], dropped)
	}), nil
}

// Eval implements interp.Evaler.
func (o *ReinterpretCast) Eval(c *interp.Compiler) (interp.Step, error) {
	offset := c.Numbers(o.StaticOffsets.Ints(), o.Offsets.Values())
	sizes := c.Numbers(o.StaticSizes.Ints(), o.Sizes.Values())
	strides := c.Numbers(o.StaticStrides.Ints(), o.Strides.Values())
	return evalView(c, &o.Source, &o.Result, func(f *interp.Frame, m *interp.MemRef) (*interp.MemRef, error) {
		var ns [3][]int64
		for i, list := range [...]interp.Numbers{offset, sizes, strides} {
			ns[i] = make([]int64, list.Len())
			if err := list.Read(f, ns[i]); err != nil {
				return nil, err
			}
		}
		for i, n := range ns[1] {
			if n < 0 {
				return nil, interp.Errorf(interp.Undefined, "has the negative size %d of dimension %d", n, i)
			}
		}
		return m.View(ns[0][0], ns[1], ns[2]), nil
	}), nil
}

// Eval implements interp.Evaler.
func (o *Transpose) Eval(c *interp.Compiler) (interp.Step, error) {
	perm := make([]int, o.Permutation.Map.NumResults())
	for i := range perm {
		perm[i] = o.Permutation.Map.DimPosition(i)
	}
	return evalView(c, &o.In, &o.Result, func(_ *interp.Frame, m *interp.MemRef) (*interp.MemRef, error) {
		return m.Permute(perm), nil
	}), nil
}

// Eval implements interp.Evaler.
func (o *ExpandShape) Eval(c *interp.Compiler) (interp.Step, error) {
	shape, groups := c.Numbers(o.StaticOutputShape.Ints(), o.OutputShape.Values()), o.Groups()
	return evalView(c, &o.Src, &o.Result, func(f *interp.Frame, m *interp.MemRef) (*interp.MemRef, error) {
		sizes := make([]int64, shape.Len())
		if err := shape.Read(f, sizes); err != nil {
			return nil, err
		}
		return m.Expand(groups, sizes)
	}), nil
}

// Eval implements interp.Evaler.
func (o *CollapseShape) Eval(c *interp.Compiler) (interp.Step, error) {
	groups := o.Groups()
	return evalView(c, &o.Src, &o.Result, func(_ *interp.Frame, m *interp.MemRef) (*interp.MemRef, error) {
		return m.Collapse(groups)
	}), nil
}

// Eval implements interp.Evaler.
func (o *Reshape) Eval(c *interp.Compiler) (interp.Step, error) {
	shape, elem := c.Slot(o.Shape.Value()), ir.ElemOrSelf(o.Shape.Type())
	t, ranked := o.Result.Type().(*ir.MemRefType)
	return evalView(c, &o.Source, &o.Result, func(f *interp.Frame, m *interp.MemRef) (*interp.MemRef, error) {
		dims, err := f.MemRef(shape)
		if err != nil {
			return nil, err
		}
		sizes := make([]int64, dims.Sizes[0])
		for i := range sizes {
			v, err := dims.Load(int64(i))
			if err != nil {
				return nil, err
			}
			if v.IsPoison() {
				return nil, interp.Errorf(interp.Undefined, "has the size %d that is poison", i)
			}
			sizes[i] = v.Int(ir.BitWidth(elem)).Int64()
		}
		to, err := m.Reshape(sizes)
		if err != nil || !ranked {
			return to, err
		}
		return to, to.Fits(t)
	}), nil
}

// Eval implements interp.Evaler.
func (o *View) Eval(c *interp.Compiler) (interp.Step, error) {
	t := o.Result.Type().(*ir.MemRefType)
	shift, shape := c.Slot(o.ByteShift.Value()), c.Numbers(t.Shape(), o.Sizes.Values())
	return evalView(c, &o.Source, &o.Result, func(f *interp.Frame, m *interp.MemRef) (*interp.MemRef, error) {
		by, err := f.Int(shift, "the byte shift")
		if err != nil {
			return nil, err
		}
		sizes := make([]int64, shape.Len())
		if err := shape.Read(f, sizes); err != nil {
			return nil, err
		}
		return m.Bytes(f.Interp(), t.Elem(), by, sizes)
	}), nil
}

// Eval implements interp.Evaler: the address is made up.
func (o *ExtractAlignedPointerAsIndex) Eval(c *interp.Compiler) (interp.Step, error) {
	source, r := c.Slot(o.Source.Value()), c.Slot(&o.AlignedPointer.Value)
	return func(f *interp.Frame) error {
		m, err := f.MemRef(source)
		if err == nil {
			f.SetWord(r, uint64(m.Address()))
		}
		return err
	}, nil
}

// Eval implements interp.Evaler.
func (o *ExtractStridedMetadata) Eval(c *interp.Compiler) (interp.Step, error) {
	source, base, offset := c.Slot(o.Source.Value()), c.Slot(&o.BaseBuffer.Value), c.Slot(&o.Offset.Value)
	sizes, strides := c.Slots(o.Sizes.Values()), c.Slots(o.Strides.Values())
	return func(f *interp.Frame) error {
		m, err := f.MemRef(source)
		if err != nil {
			return err
		}
		f.SetCell(base, interp.Cell{Obj: m.View(0, nil, nil)})
		f.SetWord(offset, uint64(m.Offset))
		for i := range sizes {
			f.SetWord(sizes[i], uint64(m.Sizes[i]))
			f.SetWord(strides[i], uint64(m.Strides[i]))
		}
		return nil
	}, nil
}
