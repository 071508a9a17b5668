package ir

import (
	"cmp"
	"strings"
)

// EnumDef describes an enumeration attribute: its cases and how it is written. Declare one as a package-level variable.
type EnumDef struct {
	// Dialect and Mnemonic make the attribute #dialect.mnemonic<case>; without a mnemonic the enumeration is stored as an integer of IntType.
	Dialect, Mnemonic string
	IntType           *IntegerType
	Cases             []EnumCase
	// Bits says that a value is a set of cases, written with Sep between them; the case of value 0 is written alone.
	Bits bool
	Sep  string // "," or ", "
	Desc string // for "failed to satisfy constraint: …"
	// Class and Def are upstream's C++ class of the values and the definition of the attribute, which its parser's messages name:
	// ::mlir::gpu::AddressSpace and GPU_AddressSpaceAttr. Without them the mnemonic stands for both.
	Class, Def string

	attrs internTable[uint64, EnumAttr]
}

// An EnumCase is a keyword and its value.
type EnumCase struct {
	Name  string
	Value uint64
}

// EnumAttr is a value of an enumeration that is a dialect's own attribute. It is interned.
type EnumAttr struct {
	AttrBase
	Enum  *EnumDef
	Value uint64
}

// Attr returns the value v as an attribute.
func (e *EnumDef) Attr(v uint64) Attr {
	if e.Mnemonic == "" {
		return IntegerOf(e.IntType, int64(v))
	}
	return e.EnumAttr(v)
}

// EnumAttr returns the value v of an enumeration with a mnemonic.
func (e *EnumDef) EnumAttr(v uint64) *EnumAttr {
	return e.attrs.get(v, func() *EnumAttr { return &EnumAttr{Enum: e, Value: v} })
}

// Value returns the value that a stands for, and whether a is of this enumeration and, if it is stored as an integer, one of its cases.
func (e *EnumDef) Value(a Attr) (uint64, bool) {
	switch a := a.(type) {
	case *EnumAttr:
		if a != nil && a.Enum == e {
			return a.Value, true
		}
	case *IntegerAttr:
		if a != nil && e.Mnemonic == "" && a.Typ == Type(e.IntType) {
			return uint64(a.Int64()), e.Has(uint64(a.Int64()))
		}
	}
	return 0, false
}

// Has reports whether v is a value of the enumeration.
func (e *EnumDef) Has(v uint64) bool {
	if e.Bits && v != 0 {
		for _, c := range e.Cases {
			v &^= c.Value
		}
		return v == 0
	}
	for i := range e.Cases {
		if e.Cases[i].Value == v {
			return true
		}
	}
	return e.Bits
}

// Keyword returns the text of v, "" if it is no value of the enumeration.
func (e *EnumDef) Keyword(v uint64) string {
	for _, c := range e.Cases {
		if c.Value == v {
			return c.Name
		}
	}
	if !e.Bits {
		return ""
	}
	var names []string
	for _, c := range e.Cases {
		if c.Value != 0 && v&c.Value == c.Value && c.Value&(c.Value-1) == 0 {
			names = append(names, c.Name)
			v &^= c.Value
		}
	}
	if v != 0 {
		return ""
	}
	return strings.Join(names, e.Sep)
}

// Lookup returns the value of a keyword.
func (e *EnumDef) Lookup(name string) (uint64, bool) {
	for _, c := range e.Cases {
		if c.Name == name {
			return c.Value, true
		}
	}
	return 0, false
}

// Constraint returns the constraint that an attribute is a value of the enumeration.
func (e *EnumDef) Constraint() AttrConstraint {
	return AttrConstraint{Desc: e.Desc, Ok: func(a Attr) bool { _, ok := e.Value(a); return ok }, Enum: e}
}

// AttrDialect implements DialectAttr.
func (a *EnumAttr) AttrDialect() string { return a.Enum.Dialect }

// PrintBody implements DialectAttr.
func (a *EnumAttr) PrintBody(w *Text) {
	w.Str(a.Enum.Mnemonic)
	w.Str("<")
	w.Str(a.Enum.Keyword(a.Value))
	w.Str(">")
}

// String returns the attribute's text.
func (a *EnumAttr) String() string { return AttrText(a) }

// ClassName returns what messages call the values.
func (e *EnumDef) ClassName() string { return cmp.Or(e.Class, e.Mnemonic) }

// DefName returns what messages call the attribute.
func (e *EnumDef) DefName() string { return cmp.Or(e.Def, e.Mnemonic) }

// CaseNames returns the keywords with commas between.
func (e *EnumDef) CaseNames() string {
	names := make([]string, len(e.Cases))
	for i, c := range e.Cases {
		names[i] = c.Name
	}
	return strings.Join(names, ", ")
}

// Expected says in upstream's words which keywords the enumeration has.
func (e *EnumDef) Expected() string {
	return "[" + e.CaseNames() + "]"
}
