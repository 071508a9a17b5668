package interp

import (
	"fmt"
	"slices"

	"polyloom/ir"
)

// A MemRef is a view of memory: what a value of memref type refers to. It is not changed once it is made; the memory is.
//
// Element (i, j, …) is at byte Base + (Offset + i*Strides[0] + j*Strides[1] + …) * size of Buf, where size is that of an element. A layout
// that is not strided is not visible to a program but through addresses, so such a memref is row-major here.
type MemRef struct {
	Buf            *Buffer
	Base           int64 // the byte at which the memref's data begins: not 0 for a view at a byte shift
	Offset         int64
	Sizes, Strides []int64
	elem           *layout
}

// Elem returns the type of the elements.
func (m *MemRef) Elem() ir.Type { return m.elem.typ }

// View returns a memref to the same memory with another offset, sizes and strides.
func (m *MemRef) View(offset int64, sizes, strides []int64) *MemRef {
	return &MemRef{m.Buf, m.Base, offset, sizes, strides, m.elem}
}

// Address returns what the program sees as the address of the data, before the offset.
func (m *MemRef) Address() int64 { return m.Buf.address + m.Base }

// Len returns the number of elements.
func (m *MemRef) Len() int64 { return count(m.Sizes) }

// rowMajor returns the strides of contiguous elements.
func rowMajor(sizes []int64) []int64 {
	strides := make([]int64, len(sizes))
	s := int64(1)
	for i := len(sizes) - 1; i >= 0; i-- {
		strides[i] = s
		s *= sizes[i]
	}
	return strides
}

// NewMemRef returns a memref of type t to new memory. sizes are those of all dimensions; strides and the offset are those of t's layout where it
// has them, and where it does not know them, those of contiguous elements. Symbols are those of the layout. Memory on the heap may be deallocated.
func (in *Interp) NewMemRef(t *ir.MemRefType, sizes, symbols []int64, heap bool) (*MemRef, error) {
	l, err := in.layoutOf(t.Elem())
	if err != nil {
		return nil, err
	}
	for i, n := range sizes {
		if n < 0 {
			return nil, Errorf(Undefined, "has the negative size %d of dimension %d", n, i)
		}
	}
	strides, offset, err := layoutStrides(t, sizes, symbols)
	if err != nil {
		return nil, err
	}
	n := offset
	if !slices.Contains(sizes, 0) {
		for i, s := range sizes {
			if n < 0 || strides[i] < 0 || s > 1 && strides[i] > (in.opts.MaxBytes-n)/(s-1) {
				return nil, Errorf(OutOfMemory, "makes the program need more than %d bytes of memory", in.opts.MaxBytes)
			}
			n += (s - 1) * strides[i]
		}
		n++
	}
	if n < 0 || n > in.opts.MaxBytes/l.size {
		return nil, Errorf(OutOfMemory, "makes the program need more than %d bytes of memory", in.opts.MaxBytes)
	}
	b, err := in.newBuffer(n*l.size, heap)
	if err != nil {
		return nil, err
	}
	b.first, b.used = offset*l.size, count(sizes)*l.size
	return &MemRef{Buf: b, Offset: offset, Sizes: sizes, Strides: strides, elem: l}, nil
}

// layoutStrides returns the strides and the offset of new memory of type t.
func layoutStrides(t *ir.MemRefType, sizes, symbols []int64) ([]int64, int64, error) {
	strides := rowMajor(sizes)
	if t.Layout == nil {
		return strides, 0, nil
	}
	if m, ok := t.Layout.(*ir.AffineMapAttr); ok {
		exprs, off, ok := m.Map.StridesAndOffset()
		if !ok {
			return strides, 0, nil
		}
		values := make([]int64, 0, len(exprs)+1)
		for _, e := range append(exprs, off) {
			v, ok := e.Eval(nil, symbols)
			if !ok {
				return nil, 0, Errorf(Unsupported, "has a layout whose strides are not known")
			}
			values = append(values, v)
		}
		return values[:len(exprs)], values[len(exprs)], nil
	}
	known, offset, ok := ir.StridesAndOffset(t)
	if !ok {
		return strides, 0, nil
	}
	for i := len(known) - 1; i >= 0; i-- {
		switch {
		case known[i] != ir.Dynamic:
			strides[i] = known[i]
		case i+1 < len(known):
			strides[i] = strides[i+1] * max(sizes[i+1], 1)
		}
	}
	if offset == ir.Dynamic {
		offset = 0
	}
	return strides, offset, nil
}

// OnStack makes m's memory end with the scope of the running op.
func (f *Frame) OnStack(m *MemRef) { f.stack = append(f.stack, m.Buf) }

// Free ends the memory of m, which must be all of an allocation on the heap.
func (m *MemRef) Free() error {
	switch b := m.Buf; {
	case b.ended != "":
		return Errorf(Undefined, "frees memory %s", b.ended)
	case !b.heap:
		return Errorf(Undefined, "frees memory that was not allocated on the heap")
	case m.Base != 0 || m.Offset*m.elem.size != b.first || m.Len()*m.elem.size != b.used:
		return Errorf(Undefined, "frees a part of an allocation")
	default:
		b.end("that was freed before")
	}
	return nil
}

// SetConstant forbids writing to the memory of m.
func (m *MemRef) SetConstant() { m.Buf.constant = true }

// byteAt returns the byte of the element at the given subscripts, which are checked.
func (m *MemRef) byteAt(at []int64) (int64, error) {
	off := m.Offset
	for i, v := range at {
		if uint64(v) >= uint64(m.Sizes[i]) {
			return 0, m.outside(i, v)
		}
		off += v * m.Strides[i]
	}
	return m.byteOf(off)
}

// outside returns the error for the subscript v of dimension i.
func (m *MemRef) outside(i int, v int64) error {
	if m.Buf.ended != "" {
		return m.dead()
	}
	return Errorf(Undefined, "has subscript %d of dimension %d out of bounds: the size is %d", v, i, m.Sizes[i])
}

func (m *MemRef) dead() error {
	return Errorf(Undefined, "uses memory %s", m.Buf.ended)
}

// byteOf returns the byte of the element that is off elements from the beginning of the data.
func (m *MemRef) byteOf(off int64) (int64, error) {
	p := m.Base + off*m.elem.size
	if p < 0 || p > int64(len(m.Buf.bytes))-m.elem.size {
		if m.Buf.ended != "" {
			return 0, m.dead()
		}
		return 0, Errorf(Undefined, "accesses element %d of a buffer that has %d", off, (int64(len(m.Buf.bytes))-m.Base)/m.elem.size)
	}
	return p, nil
}

// Load returns the element at the given subscripts, one for each dimension.
func (m *MemRef) Load(at ...int64) (Cell, error) {
	p, err := m.byteAt(at)
	if err != nil {
		return Cell{}, err
	}
	return m.elem.read(m.Buf, p), nil
}

// Store changes the element at the given subscripts.
func (m *MemRef) Store(c Cell, at ...int64) error {
	p, err := m.byteAt(at)
	if err != nil {
		return err
	}
	if m.Buf.constant {
		return Errorf(Undefined, "writes to constant memory")
	}
	m.elem.write(m.Buf, p, c)
	return nil
}

// Each calls visit for each subscript of m in row-major order. at is reused.
func (m *MemRef) Each(visit func(at []int64) error) error { return eachIndex(m.Sizes, visit) }

func eachIndex(sizes []int64, visit func(at []int64) error) error {
	if slices.ContainsFunc(sizes, func(n int64) bool { return n <= 0 }) {
		return nil
	}
	at := make([]int64, len(sizes))
	for {
		if err := visit(at); err != nil {
			return err
		}
		i := len(at) - 1
		for ; i >= 0; i-- {
			if at[i]++; at[i] < sizes[i] {
				break
			}
			at[i] = 0
		}
		if i < 0 {
			return nil
		}
	}
}

// CopyTo writes the elements of m to those of to, which has the same sizes.
func (m *MemRef) CopyTo(to *MemRef) error {
	if !slices.Equal(m.Sizes, to.Sizes) {
		return Errorf(Undefined, "copies elements of shape %v to shape %v", m.Sizes, to.Sizes)
	}
	cells := make([]Cell, 0, m.Len())
	err := m.Each(func(at []int64) error {
		c, err := m.Load(at...)
		cells = append(cells, c)
		return err
	})
	if err != nil {
		return err
	}
	i := 0
	return to.Each(func(at []int64) error {
		i++
		return to.Store(cells[i-1], at...)
	})
}

// Subview returns the part of m at the given offsets with the given sizes and strides, without the dropped dimensions. It is an error if it is not
// inside m.
func (m *MemRef) Subview(offsets, sizes, strides []int64, dropped []bool) (*MemRef, error) {
	off := m.Offset
	var toSizes, toStrides []int64
	for i, n := range sizes {
		if n < 0 {
			return nil, Errorf(Undefined, "has the negative size %d of dimension %d", n, i)
		}
		last := offsets[i] + (n-1)*strides[i]
		if n > 0 && (uint64(offsets[i]) >= uint64(m.Sizes[i]) || uint64(last) >= uint64(m.Sizes[i])) {
			return nil, Errorf(Undefined, "covers %d to %d of dimension %d, which has size %d", offsets[i], last, i, m.Sizes[i])
		}
		off += offsets[i] * m.Strides[i]
		if !dropped[i] {
			toSizes, toStrides = append(toSizes, n), append(toStrides, strides[i]*m.Strides[i])
		}
	}
	return m.View(off, toSizes, toStrides), nil
}

// Permute returns m with dimension perm[i] as dimension i.
func (m *MemRef) Permute(perm []int) *MemRef {
	sizes, strides := make([]int64, len(perm)), make([]int64, len(perm))
	for i, p := range perm {
		sizes[i], strides[i] = m.Sizes[p], m.Strides[p]
	}
	return m.View(m.Offset, sizes, strides)
}

// Expand returns m with each dimension split into those of its group, which have the given sizes.
func (m *MemRef) Expand(groups [][]int64, sizes []int64) (*MemRef, error) {
	strides := make([]int64, len(sizes))
	for i, g := range groups {
		s, n := m.Strides[i], int64(1)
		for k := len(g) - 1; k >= 0; k-- {
			strides[g[k]] = s
			s *= sizes[g[k]]
			n *= sizes[g[k]]
		}
		if n != m.Sizes[i] {
			return nil, Errorf(Undefined, "splits dimension %d of size %d into %d", i, m.Sizes[i], n)
		}
	}
	return m.View(m.Offset, sizes, strides), nil
}

// Collapse returns m with the dimensions of each group joined. They must be contiguous.
func (m *MemRef) Collapse(groups [][]int64) (*MemRef, error) {
	sizes, strides := make([]int64, len(groups)), make([]int64, len(groups))
	for i, g := range groups {
		sizes[i] = 1
		strides[i] = 1
		expected := int64(-1)
		for k := len(g) - 1; k >= 0; k-- {
			d := g[k]
			sizes[i] *= m.Sizes[d]
			if m.Sizes[d] == 1 && (k > 0 || expected >= 0) {
				continue // its stride does not matter
			}
			if expected < 0 {
				strides[i] = m.Strides[d]
				expected = m.Strides[d]
			}
			if m.Strides[d] != expected && !slices.Contains(m.Sizes, 0) {
				return nil, Errorf(Undefined, "joins dimension %d, whose stride is %d and not %d", d, m.Strides[d], expected)
			}
			expected *= m.Sizes[d]
		}
	}
	return m.View(m.Offset, sizes, strides), nil
}

// Bytes returns a memref of type t over m, which has elements of a byte, from the byte shift on.
func (m *MemRef) Bytes(in *Interp, t ir.Type, shift int64, sizes []int64) (*MemRef, error) {
	l, err := in.layoutOf(t)
	if err != nil {
		return nil, err
	}
	n := count(sizes) * l.size
	if shift < 0 || slices.ContainsFunc(sizes, func(n int64) bool { return n < 0 }) || n > m.Sizes[0]-shift {
		return nil, Errorf(Undefined, "covers %d bytes from %d on of %d", n, shift, m.Sizes[0])
	}
	return &MemRef{Buf: m.Buf, Base: m.Base + m.Offset + shift, Sizes: sizes, Strides: rowMajor(sizes), elem: l}, nil
}

// Fits returns an error if m is not what its new type t says: of another rank, size, stride or offset.
func (m *MemRef) Fits(t *ir.MemRefType) error {
	if len(t.Shape()) != len(m.Sizes) {
		return Errorf(Undefined, "makes a memref of rank %d one of type '%v'", len(m.Sizes), t)
	}
	differs := func(what string, known, is int64) error {
		if known != ir.Dynamic && known != is {
			return Errorf(Undefined, "makes a memref with %s %d one of type '%v'", what, is, t)
		}
		return nil
	}
	for i, n := range t.Shape() {
		if err := differs(fmt.Sprintf("dimension %d of size", i), n, m.Sizes[i]); err != nil {
			return err
		}
	}
	if t.Layout == nil && ir.NumDynamic(t.Shape()) > 0 {
		// What is dynamic is contiguous: the strides follow from the sizes.
		return m.contiguous(t)
	}
	strides, offset, ok := ir.StridesAndOffset(t)
	if !ok {
		return nil
	}
	if slices.Contains(m.Sizes, 0) {
		return nil
	}
	for i, s := range strides {
		if m.Sizes[i] == 1 {
			continue // its stride is never used
		}
		if err := differs(fmt.Sprintf("dimension %d of stride", i), s, m.Strides[i]); err != nil {
			return err
		}
	}
	return differs("offset", offset, m.Offset)
}

// contiguous returns an error if the elements of m do not lie row by row from the beginning of its data on.
func (m *MemRef) contiguous(t *ir.MemRefType) error {
	if slices.Contains(m.Sizes, 0) {
		return nil
	}
	for i, s := range rowMajor(m.Sizes) {
		if m.Sizes[i] > 1 && m.Strides[i] != s {
			return Errorf(Undefined, "makes a memref with dimension %d of stride %d one of type '%v'", i, m.Strides[i], t)
		}
	}
	if m.Offset != 0 {
		return Errorf(Undefined, "makes a memref with offset %d one of type '%v'", m.Offset, t)
	}
	return nil
}

// Reshape returns the elements of m, which must be contiguous, with other sizes.
func (m *MemRef) Reshape(sizes []int64) (*MemRef, error) {
	for i, n := range sizes {
		if n < 0 {
			return nil, Errorf(Undefined, "has the negative size %d of dimension %d", n, i)
		}
	}
	if count(sizes) != m.Len() {
		return nil, Errorf(Undefined, "makes %d elements of %d", count(sizes), m.Len())
	}
	return m.View(m.Offset, sizes, rowMajor(sizes)), nil
}
