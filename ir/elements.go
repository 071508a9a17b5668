package ir

import (
	"polyloom/num"
)

// DenseAttr is a constant of static vector or tensor type whose elements are integers, floats or complex numbers of these.
type DenseAttr struct {
	AttrBase
	Typ   Shaped
	Splat bool   // all elements are equal, and Raw holds one
	Raw   string // the elements row by row, little endian, each part in whole bytes; a bool takes a byte
}

// DenseStringsAttr is a constant of static vector or tensor type whose elements are strings.
type DenseStringsAttr struct {
	AttrBase
	Typ   Shaped
	Splat bool
	Elems []string // one if Splat; must not be changed
}

// ResourceAttr is a constant whose elements are in a named resource blob of the file.
type ResourceAttr struct {
	AttrBase
	Typ  Shaped
	Blob *Blob
}

// A Blob is a named piece of data of a file's resource section.
type Blob struct {
	Key  string
	Data []byte // after the alignment header
	// Align is the alignment that the data asks for; Known says whether the file had the data.
	Align uint32
	Known bool
}

// SparseAttr is a constant given by the positions and values of its nonzero elements.
type SparseAttr struct {
	AttrBase
	Typ             Shaped
	Indices, Values Attr // DenseAttr or another Elements
}

var (
	denses       internTable[denseKey, DenseAttr]
	denseStrings internTable[denseKey, DenseStringsAttr]
	resources    internTable[resourceKey, ResourceAttr]
	sparses      internTable[sparseKey, SparseAttr]
)

type denseKey struct {
	typ   Type
	splat bool
	raw   string
}

type resourceKey struct {
	typ  Type
	blob *Blob
}

type sparseKey struct {
	typ  Type
	i, v Attr
}

// Dense returns the constant of type t with the given raw elements; one element is a splat. A list of equal elements becomes a splat.
func Dense(t Shaped, raw string) *DenseAttr {
	size := ElemBytes(t.Elem())
	n := NumElements(t)
	splat := size > 0 && len(raw) == size
	if !splat && size > 0 && n > 1 && repeats(raw, size) {
		raw, splat = raw[:size], true
	}
	return denses.get(denseKey{t, splat, raw}, func() *DenseAttr { return &DenseAttr{Typ: t, Splat: splat, Raw: raw} })
}

// repeats reports whether raw is one piece of the given size over and over.
func repeats(raw string, size int) bool { return len(raw) >= size && raw[size:] == raw[:len(raw)-size] }

// ElemBytes returns the number of bytes that an element of type t takes in a DenseAttr; 0 if there is no such element.
func ElemBytes(t Type) int {
	if c, ok := t.(*ComplexType); ok {
		return 2 * ElemBytes(c.Part)
	}
	return (BitWidth(t) + 7) / 8
}

// DenseStrings returns the constant of type t with string elements; one element for a longer type is a splat.
func DenseStrings(t Shaped, elems []string) *DenseStringsAttr {
	splat := len(elems) == 1
	return denseStrings.get(denseKey{t, splat, namesKey(elems)}, func() *DenseStringsAttr {
		return &DenseStringsAttr{Typ: t, Splat: splat, Elems: append([]string{}, elems...)}
	})
}

// Resource returns dense_resource<blob> : t.
func Resource(t Shaped, b *Blob) *ResourceAttr {
	return resources.get(resourceKey{t, b}, func() *ResourceAttr { return &ResourceAttr{Typ: t, Blob: b} })
}

// Sparse returns sparse<indices, values> : t.
func Sparse(t Shaped, indices, values Attr) *SparseAttr {
	return sparses.get(sparseKey{t, indices, values}, func() *SparseAttr {
		return &SparseAttr{Typ: t, Indices: indices, Values: values}
	})
}

// AttrType returns the type of the constant.
func (a *DenseAttr) AttrType() Type { return a.Typ }

// ElementsType returns the type of the constant.
func (a *DenseAttr) ElementsType() Shaped { return a.Typ }

// AttrType returns the type of the constant.
func (a *DenseStringsAttr) AttrType() Type { return a.Typ }

// ElementsType returns the type of the constant.
func (a *DenseStringsAttr) ElementsType() Shaped { return a.Typ }

// AttrType returns the type of the constant.
func (a *ResourceAttr) AttrType() Type { return a.Typ }

// ElementsType returns the type of the constant.
func (a *ResourceAttr) ElementsType() Shaped { return a.Typ }

// AttrType returns the type of the constant.
func (a *SparseAttr) AttrType() Type { return a.Typ }

// ElementsType returns the type of the constant.
func (a *SparseAttr) ElementsType() Shaped { return a.Typ }

// Len returns the number of elements of the constant.
func (a *DenseAttr) Len() int { return int(NumElements(a.Typ)) }

// Bits returns part (0, or 1 for the imaginary part) of element i as an integer of the element's width.
func (a *DenseAttr) Bits(i, part int) num.Int {
	elem := a.Typ.Elem()
	size := ElemBytes(elem)
	if a.Splat {
		i = 0
	}
	at := i * size
	if c, ok := elem.(*ComplexType); ok {
		elem, size = c.Part, size/2
		at += part * size
	}
	return num.IntFromBytes(BitWidth(elem), []byte(a.Raw[at:at+size]))
}

// Float returns part of element i of a constant with floating-point elements.
func (a *DenseAttr) Float(i, part int) num.Float {
	elem := a.Typ.Elem()
	if c, ok := elem.(*ComplexType); ok {
		elem = c.Part
	}
	return elem.(*FloatType).Format.FromBits(a.Bits(i, part))
}

// Elem returns element i as an attribute: an IntegerAttr, a FloatAttr, or an ArrayAttr of the two parts of a complex number.
func (a *DenseAttr) Elem(i int) Attr {
	elem := a.Typ.Elem()
	if c, ok := elem.(*ComplexType); ok {
		return Array(scalarAttr(c.Part, a.Bits(i, 0)), scalarAttr(c.Part, a.Bits(i, 1)))
	}
	return scalarAttr(elem, a.Bits(i, 0))
}

func scalarAttr(t Type, bits num.Int) Attr {
	if f, ok := t.(*FloatType); ok {
		return FloatOf(f.Format.FromBits(bits))
	}
	return Integer(t, bits)
}

// AppendElem appends the raw bytes of the element e, an attribute as DenseAttr.Elem returns it, to raw.
func AppendElem(raw []byte, e Attr) []byte {
	switch e := e.(type) {
	case *IntegerAttr:
		return e.Value.AppendBytes(raw)
	case *FloatAttr:
		return e.Value.Bits().AppendBytes(raw)
	case *ArrayAttr:
		for _, p := range e.Elems {
			raw = AppendElem(raw, p)
		}
	}
	return raw
}

// SplatOf returns the constant of type t all of whose elements are e.
func SplatOf(t Shaped, e Attr) *DenseAttr { return Dense(t, string(AppendElem(nil, e))) }

// DenseOf returns the constant of type t with the given elements.
func DenseOf(t Shaped, elems []Attr) *DenseAttr {
	raw := make([]byte, 0, len(elems)*ElemBytes(t.Elem()))
	for _, e := range elems {
		raw = AppendElem(raw, e)
	}
	return Dense(t, string(raw))
}

// Reshape returns the constant with the same elements and the type t, which has as many.
func (a *DenseAttr) Reshape(t Shaped) *DenseAttr {
	return denses.get(denseKey{t, a.Splat, a.Raw}, func() *DenseAttr { return &DenseAttr{Typ: t, Splat: a.Splat, Raw: a.Raw} })
}
