package ir

import (
	"math"
	"slices"

	"polyloom/num"
)

// Type is the type of a value. Types are interned: two types are the same if they are ==. A dialect's own type embeds TypeBase,
// implements DialectType, and is made by an Interner.
type Type interface {
	// String returns the type's text.
	String() string
	isType()
}

// TypeBase makes the struct that embeds it a type. The struct must not be empty otherwise.
type TypeBase struct{}

func (TypeBase) isType() {}

// A DialectType is a type that a dialect defines: its text is !dialect.body.
type DialectType interface {
	Type
	// TypeDialect returns the dialect's name.
	TypeDialect() string
	// PrintBody writes what follows "!dialect.": the mnemonic and the parameters.
	PrintBody(w *Text)
}

// Dynamic is the size of a dimension (or a stride or offset) that is not known at compile time.
const Dynamic = math.MinInt64

// Shaped is a type with a shape and an element type: vector, tensor, memref and their unranked kin.
type Shaped interface {
	Type
	// Elem returns the element type.
	Elem() Type
	// HasRank reports whether the number of dimensions is known.
	HasRank() bool
	// Shape returns the sizes, Dynamic where unknown; nil if there is no rank. It must not be changed.
	Shape() []int64
	// WithShape returns the type with another shape (and rank) and element type.
	WithShape(shape []int64, elem Type) Type
}

// Signedness says how an integer type reads its bits.
type Signedness uint8

// The signednesses.
const (
	Signless Signedness = iota
	Signed
	Unsigned
)

// IntegerType is an integer of Width bits: i8, si8, ui8.
type IntegerType struct {
	TypeBase
	Width uint32
	Sign  Signedness
}

// IndexType is an integer of the width of an address.
type IndexType struct {
	TypeBase
	_ byte
}

// FloatType is a floating-point type in a format of package num.
type FloatType struct {
	TypeBase
	Format *num.Format
}

// NoneType has a single value.
type NoneType struct {
	TypeBase
	_ byte
}

// ComplexType is a pair of numbers.
type ComplexType struct {
	TypeBase
	Part Type
}

// FunctionType maps a list of types to a list of types. The slices must not be changed.
type FunctionType struct {
	TypeBase
	In, Out []Type
}

// GraphType is the type of a graph with inputs and outputs, as FunctionType.
type GraphType struct {
	TypeBase
	In, Out []Type
}

// TupleType is a list of types. The slice must not be changed.
type TupleType struct {
	TypeBase
	Elems []Type
}

// VectorType is a vector of a fixed shape, some dimensions of which may be scaled by the hardware.
type VectorType struct {
	TypeBase
	shape    []int64
	elem     Type
	Scalable []bool // nil if no dimension is scalable
}

// TensorType is a ranked tensor, or an unranked one (tensor<*xf32>).
type TensorType struct {
	TypeBase
	shape    []int64
	elem     Type
	unranked bool
	Encoding Attr // nil if there is none
}

// MemRefType is a ranked reference to memory.
type MemRefType struct {
	TypeBase
	shape  []int64
	elem   Type
	Layout Attr // a layout (AffineMapAttr, StridedLayoutAttr, a dialect's own); nil for the identity
	Space  Attr // memory space; nil for the default
}

// UnrankedMemRefType is a reference to memory of unknown rank: memref<*xf32>.
type UnrankedMemRefType struct {
	TypeBase
	elem  Type
	Space Attr // memory space; nil for the default
}

// OpaqueType is a type of a dialect that is not registered, or not understood.
type OpaqueType struct {
	TypeBase
	Dialect, Body string
}

var (
	signlessInts = func() (ts [129]IntegerType) {
		for i := range ts {
			ts[i].Width = uint32(i)
		}
		return
	}()
	integers  internTable[IntegerType, IntegerType]
	index     = new(IndexType)
	none      = new(NoneType)
	complexes internTable[Type, ComplexType]
	functions internTable[string, FunctionType]
	graphs    internTable[string, GraphType]
	tuples    internTable[string, TupleType]
	vectors   internTable[shapedKey, VectorType]
	tensors   internTable[shapedKey, TensorType]
	memrefs   internTable[shapedKey, MemRefType]
	unranked  internTable[shapedKey, UnrankedMemRefType]
	opaques   internTable[[2]string, OpaqueType]
)

type shapedKey struct {
	shape string
	elem  Type
	a, b  Attr
	extra string
}

// Int returns the signless integer type of the given width.
func Int(width int) *IntegerType {
	return IntOf(width, Signless)
}

// IntOf returns the integer type of the given width and signedness.
func IntOf(width int, s Signedness) *IntegerType {
	if s == Signless && width < len(signlessInts) {
		return &signlessInts[width]
	}
	k := IntegerType{Width: uint32(width), Sign: s}
	return integers.get(k, func() *IntegerType { return &k })
}

var floats = func() map[*num.Format]*FloatType {
	m := map[*num.Format]*FloatType{}
	for _, f := range num.Formats() {
		m[f] = &FloatType{Format: f}
	}
	return m
}()

// I1 and the others are the commonest integer and floating-point types.
var (
	I1   = Int(1)
	I8   = Int(8)
	I16  = Int(16)
	I32  = Int(32)
	I64  = Int(64)
	BF16 = Float(num.BF16)
	F16  = Float(num.F16)
	F32  = Float(num.F32)
	F64  = Float(num.F64)
)

// Index returns the index type.
func Index() *IndexType { return index }

// None returns the none type.
func None() *NoneType { return none }

// Float returns the floating-point type of format f.
func Float(f *num.Format) *FloatType { return floats[f] }

// Complex returns the type of complex numbers with parts of type part.
func Complex(part Type) *ComplexType {
	return complexes.get(part, func() *ComplexType { return &ComplexType{Part: part} })
}

func inOutKey(in, out []Type) string {
	key := appendWord(make([]byte, 0, 8*(len(in)+len(out)+1)), uintptr(len(in)))
	return string(appendKeys(appendKeys(key, in), out))
}

// Function returns the function type from in to out.
func Function(in, out []Type) *FunctionType {
	return functions.get(inOutKey(in, out), func() *FunctionType {
		return &FunctionType{In: slices.Clone(in), Out: slices.Clone(out)}
	})
}

// Graph returns the graph type from in to out.
func Graph(in, out []Type) *GraphType {
	return graphs.get(inOutKey(in, out), func() *GraphType {
		return &GraphType{In: slices.Clone(in), Out: slices.Clone(out)}
	})
}

// Tuple returns the tuple of ts.
func Tuple(ts ...Type) *TupleType {
	return tuples.get(TypesKey(ts...), func() *TupleType { return &TupleType{Elems: slices.Clone(ts)} })
}

// Vector returns the vector type without scalable dimensions.
func Vector(shape []int64, elem Type) *VectorType { return ScalableVector(shape, elem, nil) }

// ScalableVector returns the vector type whose dimension i is scalable if scalable[i] is true; nil means none.
func ScalableVector(shape []int64, elem Type, scalable []bool) *VectorType {
	if !slices.Contains(scalable, true) {
		scalable = nil
	}
	extra := make([]byte, len(scalable))
	for i, s := range scalable {
		if s {
			extra[i] = 1
		}
	}
	return vectors.get(shapedKey{shape: ShapeKey(shape), elem: elem, extra: string(extra)}, func() *VectorType {
		return &VectorType{shape: slices.Clone(shape), elem: elem, Scalable: slices.Clone(scalable)}
	})
}

// Tensor returns the ranked tensor type; encoding may be nil.
func Tensor(shape []int64, elem Type, encoding Attr) *TensorType {
	return tensors.get(shapedKey{shape: ShapeKey(shape), elem: elem, a: encoding}, func() *TensorType {
		return &TensorType{shape: append([]int64{}, shape...), elem: elem, Encoding: encoding}
	})
}

// UnrankedTensor returns tensor<*xelem>.
func UnrankedTensor(elem Type) *TensorType {
	return tensors.get(shapedKey{elem: elem, extra: "*"}, func() *TensorType { return &TensorType{elem: elem, unranked: true} })
}

// MemRef returns the ranked memref type. An identity layout is the same as nil, and so is the integer 0 as a memory space.
func MemRef(shape []int64, elem Type, layout, space Attr) *MemRefType {
	if m, ok := layout.(*AffineMapAttr); ok && m.Map.IsIdentity() {
		layout = nil
	}
	return memrefs.get(shapedKey{shape: ShapeKey(shape), elem: elem, a: layout, b: normalSpace(space)}, func() *MemRefType {
		return &MemRefType{shape: append([]int64{}, shape...), elem: elem, Layout: layout, Space: normalSpace(space)}
	})
}

// UnrankedMemRef returns memref<*xelem, space>.
func UnrankedMemRef(elem Type, space Attr) *UnrankedMemRefType {
	return unranked.get(shapedKey{elem: elem, a: normalSpace(space)}, func() *UnrankedMemRefType {
		return &UnrankedMemRefType{elem: elem, Space: normalSpace(space)}
	})
}

func normalSpace(space Attr) Attr {
	if i, ok := space.(*IntegerAttr); ok && i.Value.IsZero() {
		return nil
	}
	return space
}

// Opaque returns the type !dialect<"body">, or !dialect.body where the body allows it.
func Opaque(dialect, body string) *OpaqueType {
	return opaques.get([2]string{dialect, body}, func() *OpaqueType { return &OpaqueType{Dialect: dialect, Body: body} })
}

// Elem returns the element type.
func (t *VectorType) Elem() Type { return t.elem }

// HasRank reports true.
func (t *VectorType) HasRank() bool { return true }

// Shape returns the sizes; it must not be changed.
func (t *VectorType) Shape() []int64 { return t.shape }

// WithShape returns the vector type with another shape and element type; scalable dimensions stay while the rank does.
func (t *VectorType) WithShape(shape []int64, elem Type) Type {
	if len(shape) == len(t.shape) {
		return ScalableVector(shape, elem, t.Scalable)
	}
	return Vector(shape, elem)
}

// Elem returns the element type.
func (t *TensorType) Elem() Type { return t.elem }

// HasRank reports whether the tensor is ranked.
func (t *TensorType) HasRank() bool { return !t.unranked }

// Shape returns the sizes; nil if unranked. It must not be changed.
func (t *TensorType) Shape() []int64 { return t.shape }

// WithShape returns the ranked tensor type with another shape and element type.
func (t *TensorType) WithShape(shape []int64, elem Type) Type { return Tensor(shape, elem, t.Encoding) }

// Elem returns the element type.
func (t *MemRefType) Elem() Type { return t.elem }

// HasRank reports true.
func (t *MemRefType) HasRank() bool { return true }

// Shape returns the sizes; it must not be changed.
func (t *MemRefType) Shape() []int64 { return t.shape }

// WithShape returns the memref type with another shape and element type, of the same layout and space.
func (t *MemRefType) WithShape(shape []int64, elem Type) Type {
	return MemRef(shape, elem, t.Layout, t.Space)
}

// Elem returns the element type.
func (t *UnrankedMemRefType) Elem() Type { return t.elem }

// HasRank reports false.
func (t *UnrankedMemRefType) HasRank() bool { return false }

// Shape returns nil.
func (t *UnrankedMemRefType) Shape() []int64 { return nil }

// WithShape returns the ranked memref type with the given shape and element type, of the same space.
func (t *UnrankedMemRefType) WithShape(shape []int64, elem Type) Type {
	return MemRef(shape, elem, nil, t.Space)
}

// ElemOrSelf returns the element type of a shaped type, and any other type itself.
func ElemOrSelf(t Type) Type {
	if s, ok := t.(Shaped); ok {
		return s.Elem()
	}
	return t
}

// StaticShape reports whether s has a rank and no dynamic size.
func StaticShape(s Shaped) bool { return s.HasRank() && !slices.Contains(s.Shape(), Dynamic) }

// NumElements returns the number of elements of a static shape.
func NumElements(s Shaped) int64 {
	n := int64(1)
	for _, d := range s.Shape() {
		n *= d
	}
	return n
}

// NumDynamic counts the dynamic sizes of shape.
func NumDynamic(shape []int64) int {
	n := 0
	for _, d := range shape {
		if d == Dynamic {
			n++
		}
	}
	return n
}

// IsInt reports whether t is an integer type of the given width, of any signedness.
func IsInt(t Type, width int) bool {
	i, ok := t.(*IntegerType)
	return ok && int(i.Width) == width
}

// BitWidth returns the width of an integer or floating-point type in bits, 64 for index, and 0 for other types.
func BitWidth(t Type) int {
	switch t := t.(type) {
	case *IntegerType:
		return int(t.Width)
	case *IndexType:
		return 64
	case *FloatType:
		return t.Format.Width()
	}
	return 0
}
