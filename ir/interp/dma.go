package interp

import (
	"slices"

	"polyloom/ir"
)

// A Place is an element of a memref as an op names it.
type Place struct {
	Memory *ir.Value // of memref type
	At     Subscripts
}

// A tagElement is an element of a memref that tells when transfers are done.
type tagElement struct {
	buf  *Buffer
	byte int64
}

// StartTransfer returns the step that starts a transfer of n elements which lie one after the other from source and from target on, to be waited for
// with tag. With a stride and a number of elements per stride, those in the memory with the lower space lie in chunks of that number, a stride
// apart. The elements are there at once, which is as good as at any time before the wait is over.
func (c *Compiler) StartTransfer(source, target, tag Place, n *ir.Value, stride []*ir.Value) (Step, error) {
	var chunked [2]bool
	if len(stride) > 0 {
		from, ok := spaceOf(source.Memory)
		to, ok2 := spaceOf(target.Memory)
		if !ok || !ok2 || from == to {
			return nil, Errorf(Unsupported, "with a stride between memories of which none is slower cannot be run")
		}
		chunked = [2]bool{from < to, to < from}
	}
	places := [3]func(*Frame) (*MemRef, int64, error){c.place(source), c.place(target), c.place(tag)}
	numbers := c.Slots(append([]*ir.Value{n}, stride...))
	return func(f *Frame) error {
		values := []int64{0, 1, 1}
		if err := f.Ints(values[:len(numbers)], numbers, "a size of the transfer"); err != nil {
			return err
		}
		if values[0] < 0 || values[1] <= 0 || values[2] <= 0 {
			return Errorf(Undefined, "transfers %d elements, %d of them every %d", values[0], values[2], values[1])
		}
		var ends [2]*MemRef
		var bytes [2][]int64
		for i, place := range places[:2] {
			m, first, err := place(f)
			if err != nil {
				return err
			}
			step, chunk := int64(1), int64(1)
			if chunked[i] {
				step, chunk = values[1], values[2]
			}
			ends[i] = m
			if bytes[i], err = m.elements(first, values[0], step, chunk); err != nil {
				return err
			}
		}
		m, at, err := places[2](f)
		if err != nil {
			return err
		}
		at, err = m.byteOf(m.Offset + at)
		if err != nil {
			return err
		}
		f.in.transfers[tagElement{m.Buf, at}] += values[0]
		return transfer(ends, bytes)
	}, nil
}

// WaitForTransfer returns the step that waits for the transfer of n elements with the given tag. It is an error if that was not started.
func (c *Compiler) WaitForTransfer(tag Place, n *ir.Value) (Step, error) {
	place, number := c.place(tag), c.Slot(n)
	return func(f *Frame) error {
		want, err := f.Int(number, "the number of elements")
		if err != nil {
			return err
		}
		m, at, err := place(f)
		if err != nil {
			return err
		}
		if at, err = m.byteOf(m.Offset + at); err != nil {
			return err
		}
		e := tagElement{m.Buf, at}
		left, started := f.in.transfers[e]
		switch {
		case !started || left < want:
			return Errorf(Undefined, "waits for %d elements where a transfer of %d was started", want, left)
		case left == want:
			delete(f.in.transfers, e)
		default:
			f.in.transfers[e] = left - want
		}
		return nil
	}, nil
}

// place returns the function that finds p: the memref, whose elements must be contiguous, and the number of the element.
func (c *Compiler) place(p Place) func(f *Frame) (*MemRef, int64, error) {
	slot, at := c.Slot(p.Memory), make([]int64, len(p.Memory.Type().(*ir.MemRefType).Shape()))
	return func(f *Frame) (*MemRef, int64, error) {
		m, err := f.MemRef(slot)
		if err != nil {
			return nil, 0, err
		}
		if err := p.At(f, at); err != nil {
			return nil, 0, err
		}
		if !slices.Equal(m.Strides, rowMajor(m.Sizes)) {
			return nil, 0, Errorf(Unsupported, "of elements that are not contiguous cannot be run")
		}
		n := int64(0)
		for i, v := range at {
			if uint64(v) >= uint64(m.Sizes[i]) {
				return nil, 0, m.outside(i, v)
			}
			n += v * m.Strides[i]
		}
		return m, n, nil
	}
}

// spaceOf returns the number of the memory space of v.
func spaceOf(v *ir.Value) (int64, bool) {
	switch s := v.Type().(*ir.MemRefType).Space.(type) {
	case nil:
		return 0, true
	case *ir.IntegerAttr:
		return s.Int64(), true
	}
	return 0, false
}

// elements returns the bytes of n elements from the one with the number first on, in chunks that begin every stride elements.
func (m *MemRef) elements(first, n, stride, chunk int64) ([]int64, error) {
	if n > m.Len() {
		return nil, Errorf(Undefined, "transfers %d elements of a memref that has %d", n, m.Len())
	}
	bytes := make([]int64, n)
	for i := range bytes {
		k := int64(i)/chunk*stride + int64(i)%chunk
		if k >= m.Len()-first {
			return nil, Errorf(Undefined, "transfers element %d of a memref that has %d", first+k, m.Len())
		}
		var err error
		if bytes[i], err = m.byteOf(m.Offset + first + k); err != nil {
			return nil, err
		}
	}
	return bytes, nil
}

// transfer copies elements from one memref to the other, at the given bytes. They must not overlap.
func transfer(ends [2]*MemRef, bytes [2][]int64) error {
	from, to := ends[0], ends[1]
	switch {
	case from.Elem() != to.Elem():
		return Errorf(Undefined, "transfers elements of type '%v' to those of type '%v'", from.Elem(), to.Elem())
	case to.Buf.constant && len(bytes[1]) > 0:
		return Errorf(Undefined, "writes to constant memory")
	}
	if from.Buf == to.Buf {
		read := map[int64]bool{}
		for _, p := range bytes[0] {
			read[p] = true
		}
		for _, p := range bytes[1] {
			if read[p] {
				return Errorf(Undefined, "transfers elements to where they are taken from")
			}
		}
	}
	for i, p := range bytes[0] {
		to.elem.write(to.Buf, bytes[1][i], from.elem.read(from.Buf, p))
	}
	return nil
}
