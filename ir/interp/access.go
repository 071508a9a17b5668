package interp

import (
	"slices"

	"polyloom/ir"
)

// Subscripts computes the subscripts of an access into at.
type Subscripts func(f *Frame, at []int64) error

// Indices returns the subscripts vs.
func (c *Compiler) Indices(vs []*ir.Value) Subscripts {
	ss := c.Slots(vs)
	return func(f *Frame, at []int64) error { return f.Ints(at, ss, "a subscript") }
}

// LoadAt returns the step that makes result the element of the memref memory at the subscripts.
func (c *Compiler) LoadAt(memory *ir.Value, at Subscripts, result *ir.Value) (Step, error) {
	l, err := c.in.layoutOf(result.Type())
	if err != nil {
		return nil, err
	}
	m, r := c.Slot(memory), c.Slot(result)
	idx := make([]int64, len(memory.Type().(*ir.MemRefType).Shape()))
	size, mask := l.size, l.mask
	return func(f *Frame) error {
		mem, err := f.MemRef(m)
		if err != nil {
			return err
		}
		if err := at(f, idx); err != nil {
			return err
		}
		p, err := mem.byteAt(idx)
		if err != nil {
			return err
		}
		if l.kind == wordLayout && mem.Buf.undef == nil {
			f.SetWord(r, readWord(mem.Buf.bytes, p, size)&mask)
			return nil
		}
		f.SetCell(r, l.read(mem.Buf, p))
		return nil
	}, nil
}

// StoreAt returns the step that makes value the element of the memref memory at the subscripts.
func (c *Compiler) StoreAt(value, memory *ir.Value, at Subscripts) (Step, error) {
	l, err := c.in.layoutOf(value.Type())
	if err != nil {
		return nil, err
	}
	m, v := c.Slot(memory), c.Slot(value)
	idx := make([]int64, len(memory.Type().(*ir.MemRefType).Shape()))
	return func(f *Frame) error {
		mem, err := f.MemRef(m)
		if err != nil {
			return err
		}
		if err := at(f, idx); err != nil {
			return err
		}
		p, err := mem.byteAt(idx)
		if err != nil {
			return err
		}
		b := mem.Buf
		if b.constant {
			return Errorf(Undefined, "writes to constant memory")
		}
		if l.kind == wordLayout && b.undef == nil && !f.dirty {
			writeWord(b.bytes, p, l.size, f.words[v])
			return nil
		}
		l.write(b, p, f.Cell(v))
		return nil
	}, nil
}

// LoadVectorAt returns the step that makes result, a vector, the elements of the memref memory from the subscripts on: those of the vector's
// dimensions, which are the memref's last ones.
func (c *Compiler) LoadVectorAt(memory *ir.Value, at Subscripts, result *ir.Value) (Step, error) {
	m, r := c.Slot(memory), c.Slot(result)
	t := result.Type().(*ir.VectorType)
	idx := make([]int64, len(memory.Type().(*ir.MemRefType).Shape()))
	return func(f *Frame) error {
		mem, err := f.MemRef(m)
		if err != nil {
			return err
		}
		if err := at(f, idx); err != nil {
			return err
		}
		a := NewArray(t.Shape())
		i := 0
		err = eachVectorElement(idx, t.Shape(), func(at []int64) error {
			c, err := mem.Load(at...)
			if err == nil {
				a.Set(i, c)
			}
			i++
			return err
		})
		f.SetCell(r, Cell{Obj: a})
		return err
	}, nil
}

// StoreVectorAt returns the step that writes value, a vector, to the elements that LoadVectorAt reads.
func (c *Compiler) StoreVectorAt(value, memory *ir.Value, at Subscripts) (Step, error) {
	m, v := c.Slot(memory), c.Slot(value)
	t := value.Type().(*ir.VectorType)
	idx := make([]int64, len(memory.Type().(*ir.MemRefType).Shape()))
	return func(f *Frame) error {
		mem, err := f.MemRef(m)
		if err != nil {
			return err
		}
		if err := at(f, idx); err != nil {
			return err
		}
		a := f.Array(v)
		i := 0
		return eachVectorElement(idx, t.Shape(), func(at []int64) error {
			c := PoisonCell
			if a != nil {
				c = a.At(i)
			}
			i++
			return mem.Store(c, at...)
		})
	}, nil
}

// eachVectorElement calls visit for each subscript of a vector of the given shape whose first element is at from.
func eachVectorElement(from, shape []int64, visit func(at []int64) error) error {
	if len(shape) > len(from) {
		return Errorf(Unsupported, "has a vector of more dimensions than the memref")
	}
	at := slices.Clone(from)
	lead := len(from) - len(shape)
	return eachIndex(shape, func(i []int64) error {
		for k, v := range i {
			at[lead+k] = from[lead+k] + v
		}
		return visit(at)
	})
}
