package ir

import (
	"slices"
	"strings"
)

// TypeConstraint is a set of types with the words that error messages use for it.
type TypeConstraint struct {
	Desc string
	Ok   func(Type) bool
	// Class, if not nil, holds all types of the constraint: parsers of formats demand at once that a type is of it.
	Class *TypeClass
	// Build, if not nil, is the only type that satisfies the constraint: formats need not write it.
	Build Type
}

// TypeClass is the kind of types, upstream's C++ class, that an op declares for a port beside its constraint.
type TypeClass struct {
	Name string // as messages name it; empty for a base class, which they do not name
	Has  func(Type) bool
}

// The classes of types that ports have.
var (
	MemRefClass     = &TypeClass{"builtin.memref", isA[*MemRefType]}
	VectorClass     = &TypeClass{"builtin.vector", isA[*VectorType]}
	ComplexClass    = &TypeClass{"builtin.complex", isA[*ComplexType]}
	IntegerClass    = &TypeClass{"builtin.integer", isA[*IntegerType]}
	IndexClass      = &TypeClass{"builtin.index", isA[*IndexType]}
	FunctionClass   = &TypeClass{"builtin.function", isA[*FunctionType]}
	BaseMemRefClass = &TypeClass{"", func(t Type) bool { return isA[*MemRefType](t) || isA[*UnrankedMemRefType](t) }}
)

// AttrConstraint is a set of attributes with the words that error messages use for it.
type AttrConstraint struct {
	Desc string
	Ok   func(Attr) bool // nil means any
	// Optional says that the attribute may be absent.
	Optional bool
	// Default, if not nil, gives the value that an absent attribute stands for. An op gets it when it is made, unless the attribute is Optional: then
	// it stays absent, and formats leave out the attribute where it has this value.
	Default func() Attr
	// ValueType, if not nil, is the type of the attribute's value, which formats therefore leave out.
	ValueType Type
	// Kind says that an attribute outside of the constraint is of another kind than that of the property, which formats demand at once.
	Kind bool
	// Enum, if not nil, is the enumeration that the attribute is a value of; formats write its keyword.
	Enum *EnumDef
	// Symbol says that formats write the string as a symbol: @name.
	Symbol bool
	// Unit says that the attribute is a unit attribute, which formats show by a group that is there.
	Unit bool
	// DenseElem, if not nil, says that the attribute is a dense array of that element type, which formats write as a bare list: [1, 2].
	DenseElem Type
	// Stripped says that formats write the attribute without the dialect's name: upstream's attribute definitions with a fixed parser.
	Stripped bool
}

// RegionConstraint restricts a region.
type RegionConstraint struct {
	Desc string
	Ok   func(*Region) bool // nil means any
}

// Regions.
var (
	AnyRegion = RegionConstraint{Desc: "any region"}
	OneBlock  = RegionConstraint{"region with 1 blocks", func(r *Region) bool { return r.HasOneBlock() }}
	// AtLeastOneBlock is upstream's MinSizedRegion<1>.
	AtLeastOneBlock = RegionConstraint{"region with at least 1 blocks", func(r *Region) bool { return !r.Empty() }}
	// AtMostOneBlock is upstream's MaxSizedRegion<1>.
	AtMostOneBlock = RegionConstraint{"region with at most 1 blocks", func(r *Region) bool { return r.Empty() || r.HasOneBlock() }}
)

// TypeIs returns the constraint that a type satisfies ok.
func TypeIs(desc string, ok func(Type) bool) TypeConstraint {
	return TypeConstraint{Desc: desc, Ok: ok}
}

// Only returns the constraint that a type is t, which formats need not write.
func Only(desc string, t Type) TypeConstraint {
	return TypeConstraint{Desc: desc, Ok: func(u Type) bool { return u == t }, Build: t}
}

// AnyOf returns the union of constraints, described as upstream's AnyTypeOf does.
func AnyOf(cs ...TypeConstraint) TypeConstraint {
	desc := ""
	for i, c := range cs {
		if i > 0 {
			desc += " or "
		}
		desc += c.Desc
	}
	return TypeIs(desc, func(t Type) bool {
		return slices.ContainsFunc(cs, func(c TypeConstraint) bool { return c.Ok(t) })
	})
}

// Named returns c under another description.
func (c TypeConstraint) Named(desc string) TypeConstraint {
	c.Desc = desc
	return c
}

// In returns c as a set of types of one class.
func (c TypeConstraint) In(class *TypeClass) TypeConstraint {
	c.Class = class
	return c
}

// Or returns the union with d under a description of its own.
func (c TypeConstraint) Or(desc string, d TypeConstraint) TypeConstraint {
	return TypeIs(desc, func(t Type) bool { return c.Ok(t) || d.Ok(t) })
}

// Types, described in upstream's words.
var (
	AnyType              = TypeIs("any type", func(Type) bool { return true })
	IndexOnly            = Only("index", index)
	I1Only               = Only("1-bit signless integer", I1)
	I32Only              = Only("32-bit signless integer", I32)
	I64Only              = Only("64-bit signless integer", I64)
	AnyInteger           = TypeIs("integer", isA[*IntegerType]).In(IntegerClass)
	AnySignless          = TypeIs("signless integer", isSignless).In(IntegerClass)
	SignlessOrIndex      = TypeIs("signless integer or index", func(t Type) bool { return isSignless(t) || t == Type(index) })
	AnyFloat             = TypeIs("floating-point", isA[*FloatType])
	AnyComplex           = TypeIs("complex-type", isA[*ComplexType]).In(ComplexClass)
	SignlessIntegerLike  = likeOf("signless-integer-like", SignlessOrIndex)
	SignlessNoIndexLike  = likeOf("signless-fixed-width-integer-like", AnySignless)
	FloatLike            = likeOf("floating-point-like", AnyFloat)
	BoolLike             = likeOf("bool-like", I1Only)
	IndexLike            = likeOf("index-like", IndexOnly)
	AnyMemRef            = TypeIs("memref of any type values", isA[*MemRefType]).In(MemRefClass)
	AnyRankedOrUnrankedM = TypeIs("ranked or unranked memref of any type values", BaseMemRefClass.Has).In(BaseMemRefClass)
	AnyUnrankedMemRef    = TypeIs("unranked.memref of any type values", isA[*UnrankedMemRefType])
	AnyTensor            = TypeIs("tensor of any type values", isA[*TensorType])
	AnyVector            = TypeIs("vector of any type values", isA[*VectorType])
)

// isAny reports whether c lets every type pass, so that the verifier need not ask.
func (c TypeConstraint) isAny() bool {
	return c.Ok == nil || strings.TrimPrefix(c.Desc, "variadic of ") == AnyType.Desc
}

func isA[T any](t Type) bool { _, ok := t.(T); return ok }

func isSignless(t Type) bool {
	i, ok := t.(*IntegerType)
	return ok && i.Sign == Signless
}

// likeOf returns upstream's TypeOrValueSemanticsContainer: a scalar, or a vector or tensor of such scalars.
func likeOf(desc string, scalar TypeConstraint) TypeConstraint {
	return TypeIs(desc, func(t Type) bool {
		switch t := t.(type) {
		case *VectorType:
			return scalar.Ok(t.elem)
		case *TensorType:
			return scalar.Ok(t.elem)
		}
		return scalar.Ok(t)
	})
}

// LikeOf returns the constraint that a type, or the element type of a vector or tensor type, satisfies scalar.
func LikeOf(desc string, scalar TypeConstraint) TypeConstraint { return likeOf(desc, scalar) }

// MemRefOf returns the constraint that a type is a ranked memref whose elements satisfy elem.
func MemRefOf(desc string, elem func(Type) bool) TypeConstraint {
	return MemRefIs(desc, func(m *MemRefType) bool { return elem(m.elem) })
}

// MemRefIs returns the constraint that a type is a ranked memref that satisfies ok.
func MemRefIs(desc string, ok func(*MemRefType) bool) TypeConstraint {
	return TypeIs(desc, func(t Type) bool {
		m, is := t.(*MemRefType)
		return is && ok(m)
	}).In(MemRefClass)
}

// Opt returns c for an attribute that may be absent.
func (c AttrConstraint) Opt() AttrConstraint {
	c.Optional = true
	return c
}

// Or returns c for an attribute that is a where it is absent.
func (c AttrConstraint) Or(a Attr) AttrConstraint {
	c.Default = func() Attr { return a }
	return c
}

// AttrIs returns the constraint that an attribute satisfies ok.
func AttrIs(desc string, ok func(Attr) bool) AttrConstraint {
	return AttrConstraint{Desc: desc, Ok: ok}
}

func attrIsA[T any](a Attr) bool { _, ok := a.(T); return ok }

func integerOf(desc string, t Type) AttrConstraint {
	return AttrConstraint{Desc: desc, ValueType: t, Ok: func(a Attr) bool {
		i, ok := a.(*IntegerAttr)
		return ok && i.Typ == t
	}}
}

// kindOf returns c, under a description, as a constraint on the kind of the attribute.
func kindOf(desc string, c AttrConstraint) AttrConstraint {
	c.Desc, c.Kind = desc, true
	return c
}

// untyped returns a constraint on attributes that are not of a type: a number in their place is none of any type either.
func untyped(desc string, ok func(Attr) bool) AttrConstraint {
	return AttrConstraint{Desc: desc, Ok: ok, ValueType: None()}
}

// Attributes, described in upstream's words.
var (
	AnyAttr        = AttrConstraint{Desc: "any attribute"}
	UnitProp       = AttrConstraint{Desc: "unit attribute", Ok: attrIsA[*UnitAttr], Optional: true, Unit: true}
	StrAttr        = untyped("string attribute", attrIsA[*StringAttr])
	SymbolNameProp = AttrConstraint{Desc: "string attribute", Ok: attrIsA[*StringAttr], Symbol: true}
	I1Prop         = kindOf("bool attribute", integerOf("", I1))
	I8Prop         = integerOf("8-bit signless integer attribute", I8)
	I32Prop        = integerOf("32-bit signless integer attribute", I32)
	I64Prop        = integerOf("64-bit signless integer attribute", I64)
	IndexProp      = integerOf("index attribute", index)
	TypedProp      = kindOf("TypedAttr instance", AttrIs("", attrIsA[Typed]))
	TypeProp       = AttrIs("any type attribute", attrIsA[*TypeAttr])
	FuncTypeProp   = AttrIs("type attribute of function type", func(a Attr) bool { t, ok := a.(*TypeAttr); return ok && isA[*FunctionType](t.Type) })
	MemRefTypeProp = AttrIs("memref type attribute", func(a Attr) bool { t, ok := a.(*TypeAttr); return ok && isA[*MemRefType](t.Type) })
	SymbolRefProp  = AttrIs("symbol reference attribute", attrIsA[*SymbolRefAttr])
	FlatSymbolProp = AttrIs("flat symbol reference attribute", func(a Attr) bool { s, ok := a.(*SymbolRefAttr); return ok && len(s.Nested) == 0 })
	MapProp        = AttrIs("AffineMap attribute", attrIsA[*AffineMapAttr])
	SetProp        = AttrIs("IntegerSet attribute", attrIsA[*IntegerSetAttr])
	ArrayProp      = untyped("array attribute", attrIsA[*ArrayAttr])
	DictProp       = AttrIs("dictionary of named attribute values", attrIsA[*DictAttr])
	DictArrayProp  = untyped("Array of dictionary attributes", func(a Attr) bool { return allElems(a, attrIsA[*DictAttr]) })
	StrArrayProp   = untyped("string array attribute", func(a Attr) bool { return allElems(a, attrIsA[*StringAttr]) })
	I64ArrayProp   = untyped("64-bit integer array attribute", func(a Attr) bool { return allElems(a, I64Prop.Ok) })
	DenseI64Prop   = denseArrayOf("i64 dense array attribute", I64)
	DenseI32Prop   = denseArrayOf("i32 dense array attribute", I32)
	DenseBoolProp  = denseArrayOf("i1 dense array attribute", I1)
	ElementsProp   = AttrIs("constant vector/tensor attribute", attrIsA[Elements])
)

func allElems(a Attr, ok func(Attr) bool) bool {
	l, isArray := a.(*ArrayAttr)
	return isArray && !slices.ContainsFunc(l.Elems, func(e Attr) bool { return !ok(e) })
}

func denseArrayOf(desc string, t Type) AttrConstraint {
	return AttrConstraint{Desc: desc, DenseElem: t, Ok: func(a Attr) bool {
		d, ok := a.(*DenseArrayAttr)
		return ok && d.ElemType == t
	}}
}
