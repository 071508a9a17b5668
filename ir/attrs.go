package ir

import (
	"slices"
	"strings"

	"polyloom/affexpr"
	"polyloom/num"
)

// Attr is a compile-time constant that an operation carries. Attributes are interned: two are the same if they are ==. A dialect's own
// attribute embeds AttrBase, implements DialectAttr, and is made by an Interner.
type Attr interface {
	// String returns the attribute's text, with its type.
	String() string
	isAttr()
}

// AttrBase makes the struct that embeds it an attribute. The struct must not be empty otherwise.
type AttrBase struct{}

func (AttrBase) isAttr() {}

// A DialectAttr is an attribute that a dialect defines: its text is #dialect.body.
type DialectAttr interface {
	Attr
	// AttrDialect returns the dialect's name.
	AttrDialect() string
	// PrintBody writes what follows "#dialect.": the mnemonic and the parameters.
	PrintBody(w *Text)
}

// A Typed attribute knows the type of the value that it stands for.
type Typed interface {
	Attr
	// AttrType returns that type.
	AttrType() Type
}

// An Elements attribute holds the elements of a value of shaped type.
type Elements interface {
	Typed
	// ElementsType returns the type of the value.
	ElementsType() Shaped
}

// UnitAttr says something by being there.
type UnitAttr struct {
	AttrBase
	_ byte
}

// Unit is the unit attribute.
var Unit = new(UnitAttr)

// IntegerAttr is a number of an integer or index type. A bool is one of type i1.
type IntegerAttr struct {
	AttrBase
	Typ   Type
	Value num.Int // of the type's width; 64 bits for index
}

// FloatAttr is a number of a floating-point type.
type FloatAttr struct {
	AttrBase
	Typ   *FloatType
	Value num.Float
}

// StringAttr is a string of bytes, which may be typed.
type StringAttr struct {
	AttrBase
	Value string
	Typ   Type // none for a plain string
}

// ArrayAttr is a list of attributes. The slice must not be changed.
type ArrayAttr struct {
	AttrBase
	Elems []Attr
}

// A NamedAttr is an entry of a dictionary.
type NamedAttr struct {
	Name  string
	Value Attr
}

// DictAttr is a dictionary, sorted by name. The slice must not be changed.
type DictAttr struct {
	AttrBase
	Entries []NamedAttr
}

// TypeAttr is a type as an attribute.
type TypeAttr struct {
	AttrBase
	Type Type
}

// SymbolRefAttr is a reference to a symbol, perhaps nested: @root::@a::@b.
type SymbolRefAttr struct {
	AttrBase
	Root   string
	Nested []string // must not be changed
}

// AffineMapAttr is an affine map. It is a memref layout too.
type AffineMapAttr struct {
	AttrBase
	Map *affexpr.Map
}

// IntegerSetAttr is an integer set.
type IntegerSetAttr struct {
	AttrBase
	Set *affexpr.Set
}

// DenseArrayAttr is a list of numbers of one type: array<i64: 1, 2>.
type DenseArrayAttr struct {
	AttrBase
	ElemType Type   // i1, a byte-sized integer or a floating-point type
	Len      int    // number of elements
	Raw      string // the elements, little endian, each in whole bytes
}

// StridedLayoutAttr is a memref layout by offset and strides, Dynamic where unknown.
type StridedLayoutAttr struct {
	AttrBase
	Offset  int64
	Strides []int64 // must not be changed
}

// OpaqueAttr is an attribute of a dialect that is not registered, or not understood.
type OpaqueAttr struct {
	AttrBase
	Dialect, Body string
	Typ           Type // none if there is no type
}

// DistinctAttr is an attribute that differs from every other: distinct[0]<unit>. It is the one kind that is not interned.
type DistinctAttr struct {
	AttrBase
	Referenced Attr
}

var (
	integerAttrs  internTable[integerKey, IntegerAttr]
	floatAttrs    internTable[num.Float, FloatAttr]
	stringAttrs   internTable[stringKey, StringAttr]
	arrayAttrs    internTable[string, ArrayAttr]
	dictAttrs     internTable[string, DictAttr]
	typeAttrs     internTable[Type, TypeAttr]
	symbolRefs    internTable[symbolKey, SymbolRefAttr]
	mapAttrs      internTable[*affexpr.Map, AffineMapAttr]
	setAttrs      internTable[*affexpr.Set, IntegerSetAttr]
	denseArrays   internTable[denseArrayKey, DenseArrayAttr]
	stridedLayout internTable[stridedKey, StridedLayoutAttr]
	opaqueAttrs   internTable[opaqueKey, OpaqueAttr]
	emptyDict     = new(DictAttr)
)

type (
	integerKey struct {
		typ  Type
		bits uint64
		wide string
	}
	stringKey struct {
		value string
		typ   Type
	}
	denseArrayKey struct {
		elem Type
		len  int
		raw  string
	}
	stridedKey struct {
		offset  int64
		strides string
	}
	symbolKey struct{ root, nested string }
	opaqueKey struct {
		dialect, body string
		typ           Type
	}
)

// Integer returns the attribute v : t. The width of v must be that of t, 64 for index.
func Integer(t Type, v num.Int) *IntegerAttr {
	k := integerKey{typ: t}
	if v.Width() <= 64 {
		k.bits = v.Uint64()
	} else {
		k.wide = v.Hex()
	}
	return integerAttrs.get(k, func() *IntegerAttr { return &IntegerAttr{Typ: t, Value: v} })
}

// IntegerOf returns the attribute v : t for a value that fits in 64 bits; v is truncated to the type's width.
func IntegerOf(t Type, v int64) *IntegerAttr { return Integer(t, num.NewInt(BitWidth(t), v)) }

// IndexAttr returns v : index.
func IndexAttr(v int64) *IntegerAttr { return IntegerOf(index, v) }

// BoolAttr returns true or false.
func BoolAttr(v bool) *IntegerAttr { return Integer(I1, num.Bool(v)) }

// Int64 returns the value of a, sign-extended (zero-extended for unsigned types and i1), truncated to 64 bits.
func (a *IntegerAttr) Int64() int64 {
	if t, ok := a.Typ.(*IntegerType); ok && (t.Sign == Unsigned || t.Width == 1) {
		return int64(a.Value.Uint64())
	}
	return a.Value.Int64()
}

// AttrType returns the type of the number.
func (a *IntegerAttr) AttrType() Type { return a.Typ }

// FloatOf returns the attribute of value v, whose format says the type.
func FloatOf(v num.Float) *FloatAttr {
	return floatAttrs.get(v, func() *FloatAttr { return &FloatAttr{Typ: Float(v.Format()), Value: v} })
}

// AttrType returns the type of the number.
func (a *FloatAttr) AttrType() Type { return a.Typ }

// Str returns the attribute "v" without a type.
func Str(v string) *StringAttr { return TypedStr(v, none) }

// TypedStr returns the attribute "v" : t.
func TypedStr(v string, t Type) *StringAttr {
	return stringAttrs.get(stringKey{v, t}, func() *StringAttr { return &StringAttr{Value: v, Typ: t} })
}

// AttrType returns the type of the string, none if it has none.
func (a *StringAttr) AttrType() Type { return a.Typ }

// Array returns the list of as.
func Array(as ...Attr) *ArrayAttr {
	return arrayAttrs.get(AttrsKey(as...), func() *ArrayAttr { return &ArrayAttr{Elems: slices.Clone(as)} })
}

// StrArray returns the list of strings vs.
func StrArray(vs ...string) *ArrayAttr {
	as := make([]Attr, len(vs))
	for i, v := range vs {
		as[i] = Str(v)
	}
	return Array(as...)
}

// I64Array returns the list of integers vs of type i64.
func I64Array(vs ...int64) *ArrayAttr {
	as := make([]Attr, len(vs))
	for i, v := range vs {
		as[i] = IntegerOf(I64, v)
	}
	return Array(as...)
}

// Dict returns the dictionary of the entries, in any order; names must differ.
func Dict(entries ...NamedAttr) *DictAttr {
	if len(entries) == 0 {
		return emptyDict
	}
	if !slices.IsSortedFunc(entries, compareNames) {
		entries = slices.Clone(entries)
		slices.SortFunc(entries, compareNames)
	}
	key := make([]byte, 0, 32*len(entries))
	for _, e := range entries {
		key = append(append(key, e.Name...), 0)
		key = appendKeys(key, []Attr{e.Value})
	}
	return dictAttrs.get(string(key), func() *DictAttr { return &DictAttr{Entries: slices.Clone(entries)} })
}

func compareNames(a, b NamedAttr) int { return strings.Compare(a.Name, b.Name) }

// Get returns the value under name, or nil. The nil dictionary is empty.
func (d *DictAttr) Get(name string) Attr {
	if d == nil {
		return nil
	}
	if i, ok := d.find(name); ok {
		return d.Entries[i].Value
	}
	return nil
}

func (d *DictAttr) find(name string) (int, bool) {
	return slices.BinarySearchFunc(d.Entries, name, func(e NamedAttr, n string) int { return strings.Compare(e.Name, n) })
}

// With returns the dictionary with value under name; nil removes it. The nil dictionary is empty.
func (d *DictAttr) With(name string, value Attr) *DictAttr {
	if d == nil {
		d = emptyDict
	}
	i, ok := d.find(name)
	switch {
	case value == nil && !ok:
		return d
	case value == nil:
		return Dict(slices.Delete(slices.Clone(d.Entries), i, i+1)...)
	case ok:
		es := slices.Clone(d.Entries)
		es[i].Value = value
		return Dict(es...)
	}
	return Dict(slices.Insert(slices.Clone(d.Entries), i, NamedAttr{name, value})...)
}

// Len returns the number of entries. The nil dictionary is empty.
func (d *DictAttr) Len() int {
	if d == nil {
		return 0
	}
	return len(d.Entries)
}

// TypeAttrOf returns t as an attribute.
func TypeAttrOf(t Type) *TypeAttr {
	return typeAttrs.get(t, func() *TypeAttr { return &TypeAttr{Type: t} })
}

// SymbolRef returns the reference @root::@nested….
func SymbolRef(root string, nested ...string) *SymbolRefAttr {
	key := symbolKey{root, namesKey(nested)}
	return symbolRefs.get(key, func() *SymbolRefAttr { return &SymbolRefAttr{Root: root, Nested: slices.Clone(nested)} })
}

// namesKey returns a key that identifies a list of strings.
func namesKey(names []string) string {
	if len(names) == 0 {
		return ""
	}
	var key []byte
	for _, n := range names {
		key = append(appendWord(key, uintptr(len(n))), n...)
	}
	return string(key)
}

// Leaf returns the last name of the reference.
func (a *SymbolRefAttr) Leaf() string {
	if n := len(a.Nested); n > 0 {
		return a.Nested[n-1]
	}
	return a.Root
}

// MapAttr returns m as an attribute.
func MapAttr(m *affexpr.Map) *AffineMapAttr {
	return mapAttrs.get(m, func() *AffineMapAttr { return &AffineMapAttr{Map: m} })
}

// SetAttrOf returns s as an attribute.
func SetAttrOf(s *affexpr.Set) *IntegerSetAttr {
	return setAttrs.get(s, func() *IntegerSetAttr { return &IntegerSetAttr{Set: s} })
}

// DenseArray returns array<elem: …> from the raw little-endian bytes of n elements.
func DenseArray(elem Type, n int, raw string) *DenseArrayAttr {
	return denseArrays.get(denseArrayKey{elem, n, raw}, func() *DenseArrayAttr {
		return &DenseArrayAttr{ElemType: elem, Len: n, Raw: raw}
	})
}

// DenseInts returns array<elem: vs…> for an integer type of at most 64 bits.
func DenseInts(elem *IntegerType, vs ...int64) *DenseArrayAttr {
	size := (int(elem.Width) + 7) / 8
	raw := make([]byte, 0, size*len(vs))
	for _, v := range vs {
		for i := range size {
			raw = append(raw, byte(v>>(8*i)))
		}
	}
	return DenseArray(elem, len(vs), string(raw))
}

// DenseI64 returns array<i64: vs…>.
func DenseI64(vs ...int64) *DenseArrayAttr { return DenseInts(I64, vs...) }

// Ints returns the elements of an integer array, sign-extended, in a new slice; nil for a nil array.
func (a *DenseArrayAttr) Ints() []int64 {
	if a == nil {
		return nil
	}
	vs := make([]int64, a.Len)
	for i := range vs {
		vs[i] = a.Int(i)
	}
	return vs
}

// Int returns element i of an integer array, sign-extended (a bool as 0 or 1).
func (a *DenseArrayAttr) Int(i int) int64 {
	size := len(a.Raw) / a.Len
	v := uint64(0)
	for k := range size {
		v |= uint64(a.Raw[i*size+k]) << (8 * k)
	}
	if a.ElemType == Type(I1) {
		return int64(v)
	}
	shift := 64 - 8*size
	return int64(v<<shift) >> shift
}

// StridedLayout returns strided<[strides], offset: offset>.
func StridedLayout(offset int64, strides []int64) *StridedLayoutAttr {
	return stridedLayout.get(stridedKey{offset, ShapeKey(strides)}, func() *StridedLayoutAttr {
		return &StridedLayoutAttr{Offset: offset, Strides: append([]int64{}, strides...)}
	})
}

// OpaqueAttrOf returns #dialect<"body"> : t, or #dialect.body where the body allows it; t is none for no type.
func OpaqueAttrOf(dialect, body string, t Type) *OpaqueAttr {
	return opaqueAttrs.get(opaqueKey{dialect, body, t}, func() *OpaqueAttr {
		return &OpaqueAttr{Dialect: dialect, Body: body, Typ: t}
	})
}

// AttrType returns the type, none if there is none.
func (a *OpaqueAttr) AttrType() Type { return a.Typ }

// Distinct returns a new attribute that differs from all others.
func Distinct(referenced Attr) *DistinctAttr { return &DistinctAttr{Referenced: referenced} }
