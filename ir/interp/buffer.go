package interp

import (
	"encoding/binary"
	"slices"

	"polyloom/ir"
	"polyloom/num"
)

// A Buffer is a piece of memory that memrefs refer to.
type Buffer struct {
	in    *Interp // whose budget it uses; nil for memory made outside
	bytes []byte
	// refs holds what is no number, such as memrefs, by its byte position over the size of a reference.
	refs []any
	// undef marks the bytes that were never written, or that poison was written to; nil if there are none, and missing counts them.
	undef   []bool
	missing int
	// address is what the program sees as the address of the first byte.
	address int64
	// what ended the buffer, for messages; "" while it lives.
	ended    string
	constant bool
	heap     bool // may be deallocated
	// first is where the elements of the memref begin that was allocated, and used how many bytes they have.
	first, used int64
}

// refSize is the number of bytes that a reference takes in memory.
const refSize = 8

// addressStep is the distance of the addresses of buffers, which are made up.
const addressStep = 1 << 36

// newBuffer returns undefined memory for n bytes.
func (in *Interp) newBuffer(n int64, heap bool) (*Buffer, error) {
	if n > in.memory {
		return nil, Errorf(OutOfMemory, "makes the program need more than %d bytes of memory", in.opts.MaxBytes)
	}
	in.memory -= n
	in.buffers++
	b := &Buffer{in: in, bytes: make([]byte, n), missing: int(n), address: in.buffers * addressStep, heap: heap}
	if n > 0 {
		b.undef = make([]bool, n)
		for i := range b.undef {
			b.undef[i] = true
		}
	}
	return b, nil
}

// end makes every further access to b an error.
func (b *Buffer) end(why string) {
	if b.in != nil {
		b.in.memory += int64(len(b.bytes))
	}
	b.bytes, b.refs, b.undef, b.missing, b.ended = nil, nil, nil, 0, why
}

// defined marks n bytes from p on as written.
func (b *Buffer) defined(p, n int64) {
	for i := p; i < p+n; i++ {
		if b.undef[i] {
			b.undef[i] = false
			b.missing--
		}
	}
	if b.missing == 0 {
		b.undef = nil
	}
}

// poison marks n bytes from p on as undefined.
func (b *Buffer) poison(p, n int64) {
	if b.undef == nil {
		b.undef = make([]bool, len(b.bytes))
	}
	for i := p; i < p+n; i++ {
		if !b.undef[i] {
			b.undef[i] = true
			b.missing++
		}
	}
}

// layout says how values of a type lie in memory.
type layout struct {
	typ  ir.Type
	size int64
	kind layoutKind
	bits int     // of a scalar
	mask uint64  // of a word
	part *layout // of a complex number's part, or of a vector's element
	n    int64   // elements of a vector
	dims []int64 // of a vector
}

type layoutKind uint8

const (
	wordLayout layoutKind = iota
	wideLayout
	complexLayout
	vectorLayout
	refLayout
)

// layoutOf returns the layout of t.
func (in *Interp) layoutOf(t ir.Type) (*layout, error) {
	if l := in.layouts[t]; l != nil {
		return l, nil
	}
	l, err := newLayout(t)
	if err == nil {
		in.layouts[t] = l
	}
	return l, err
}

func newLayout(t ir.Type) (*layout, error) {
	l := &layout{typ: t}
	var err error
	switch t := t.(type) {
	case *ir.IntegerType, *ir.IndexType, *ir.FloatType:
		l.bits = ir.BitWidth(t)
		l.size = storeSize(l.bits)
		l.kind, l.mask = wideLayout, Mask(l.bits)
		if isWord(t) {
			l.kind = wordLayout
		}
	case *ir.ComplexType:
		l.kind = complexLayout
		if l.part, err = newLayout(t.Part); err == nil {
			l.size = 2 * l.part.size
		}
	case *ir.VectorType:
		if t.Scalable != nil {
			return nil, Errorf(Unsupported, "has elements of type '%v', which have no fixed size", t)
		}
		l.kind, l.dims, l.n = vectorLayout, t.Shape(), ir.NumElements(t)
		if l.part, err = newLayout(t.Elem()); err == nil {
			l.size = l.n * l.part.size
		}
	default:
		l.kind, l.size = refLayout, refSize
	}
	return l, err
}

// storeSize returns the number of bytes that a number of so many bits takes in memory: a power of two up to 16, and then a multiple of 8.
func storeSize(bits int) int64 {
	n := int64(bits+7) / 8
	for _, p := range [...]int64{1, 2, 4, 8, 16} {
		if n <= p {
			return p
		}
	}
	return (n + 7) / 8 * 8
}

// Mask returns a word with the low bits set, all of them from 64 on.
func Mask(bits int) uint64 {
	if bits >= 64 {
		return ^uint64(0)
	}
	return 1<<bits - 1
}

// readWord reads a word of size bytes at p.
func readWord(b []byte, p, size int64) uint64 {
	switch size {
	case 1:
		return uint64(b[p])
	case 2:
		return uint64(binary.LittleEndian.Uint16(b[p:]))
	case 4:
		return uint64(binary.LittleEndian.Uint32(b[p:]))
	}
	return binary.LittleEndian.Uint64(b[p:])
}

// writeWord writes a word of size bytes at p.
func writeWord(b []byte, p, size int64, w uint64) {
	switch size {
	case 1:
		b[p] = byte(w)
	case 2:
		binary.LittleEndian.PutUint16(b[p:], uint16(w))
	case 4:
		binary.LittleEndian.PutUint32(b[p:], uint32(w))
	default:
		binary.LittleEndian.PutUint64(b[p:], w)
	}
}

// read returns the value at byte p, which lies in b with all its bytes.
func (l *layout) read(b *Buffer, p int64) Cell {
	if b.undef != nil && l.kind != vectorLayout && slices.Contains(b.undef[p:p+l.size], true) {
		return PoisonCell
	}
	switch l.kind {
	case wordLayout:
		return Cell{Word: readWord(b.bytes, p, l.size) & l.mask}
	case wideLayout:
		return CellOfBits(l.typ, num.IntFromBytes(l.bits, b.bytes[p:p+l.size]))
	case complexLayout:
		return Cell{Obj: &Complex{l.part.read(b, p), l.part.read(b, p+l.part.size)}}
	case vectorLayout:
		a := NewArray(l.dims)
		for i := range l.n {
			a.Set(int(i), l.part.read(b, p+i*l.part.size))
		}
		return Cell{Obj: a}
	}
	if i := p / refSize; i < int64(len(b.refs)) && b.refs[i] != nil {
		return Cell{Obj: b.refs[i]}
	}
	return PoisonCell
}

// write puts c at byte p.
func (l *layout) write(b *Buffer, p int64, c Cell) {
	if c.IsPoison() {
		b.poison(p, l.size)
		return
	}
	switch l.kind {
	case wordLayout:
		writeWord(b.bytes, p, l.size, c.Word)
	case wideLayout:
		raw := b.bytes[p : p+l.size]
		clear(raw)
		c.Bits(l.typ).AppendBytes(raw[:0])
	case complexLayout:
		z := c.Obj.(*Complex)
		l.part.write(b, p, z.Re)
		l.part.write(b, p+l.part.size, z.Im)
		return
	case vectorLayout:
		a := c.Obj.(*Array)
		for i := range l.n {
			l.part.write(b, p+i*l.part.size, a.At(int(i)))
		}
		return
	case refLayout:
		if b.refs == nil {
			b.refs = make([]any, len(b.bytes)/refSize+1)
		}
		b.refs[p/refSize] = c.Obj
	}
	if b.undef != nil {
		b.defined(p, l.size)
	}
}
