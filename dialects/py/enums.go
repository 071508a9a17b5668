package py

import "polyloom/ir"

// enum returns the description of an enumeration that is stored as an i32 and written by the names of its cases.
func enum(desc string, names ...string) *ir.EnumDef {
	e := &ir.EnumDef{Dialect: "py", IntType: ir.I32, Desc: desc}
	for i, n := range names {
		e.Cases = append(e.Cases, ir.EnumCase{Name: n, Value: uint64(i)})
	}
	return e
}

// A Scope says where a name lives, as Python's symtable does.
type Scope uint32

// The scopes of names. A Local of a module is a global of the functions in it.
const (
	Local   Scope = iota // of the function, class or module itself
	Cell                 // local, and used by functions inside
	Free                 // of a function around
	Global               // declared global: of the module
	Builtin              // assigned nowhere: of the module, or built in
)

// ScopeEnum is the enumeration of Scope.
var ScopeEnum = enum("scope of a name", "local", "cell", "free", "global", "implicit")

// A BinaryOp is an operator with two operands.
type BinaryOp uint32

// The operators, named as in Python's ast.
const (
	Add BinaryOp = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

// BinaryEnum is the enumeration of BinaryOp.
var BinaryEnum = enum("operator with two operands",
	"add", "sub", "mult", "matmult", "div", "mod", "pow", "lshift", "rshift", "bitor", "bitxor", "bitand", "floordiv")

// A UnaryOp is an operator with one operand.
type UnaryOp uint32

// The operators, named as in Python's ast.
const (
	Invert UnaryOp = iota
	Not
	UAdd
	USub
)

// UnaryEnum is the enumeration of UnaryOp.
var UnaryEnum = enum("operator with one operand", "invert", "not", "uadd", "usub")

// A CmpOp is a comparison.
type CmpOp uint32

// The comparisons, named as in Python's ast.
const (
	Eq CmpOp = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// CmpEnum is the enumeration of CmpOp.
var CmpEnum = enum("comparison", "eq", "noteq", "lt", "lte", "gt", "gte", "is", "isnot", "in", "notin")

// A BoolOp is an operator that evaluates its later operands only if it has to.
type BoolOp uint32

// The operators.
const (
	And BoolOp = iota
	Or
)

// BoolEnum is the enumeration of BoolOp.
var BoolEnum = enum("short-circuit operator", "and", "or")

// A Conversion is what an f-string applies to a value before it is formatted.
type Conversion uint32

// The conversions: none, or str, repr or ascii.
const (
	NoConversion Conversion = iota
	ToStr
	ToRepr
	ToASCII
)

// ConversionEnum is the enumeration of Conversion.
var ConversionEnum = enum("conversion of an f-string", "none", "s", "r", "a")

// A CompKind is a kind of comprehension.
type CompKind uint32

// The kinds of comprehensions.
const (
	ListComp CompKind = iota
	SetComp
	DictComp
	Generator
)

// CompEnum is the enumeration of CompKind.
var CompEnum = enum("kind of comprehension", "list", "set", "dict", "generator")

// A TypeParamKind is a kind of type parameter.
type TypeParamKind uint32

// The kinds of type parameters: T, *T and **T.
const (
	TypeVar TypeParamKind = iota
	TypeVarTuple
	ParamSpec
)

// TypeParamEnum is the enumeration of TypeParamKind.
var TypeParamEnum = enum("kind of type parameter", "typevar", "typevartuple", "paramspec")

// String returns the name of s, as it is written.
func (s Scope) String() string { return ScopeEnum.Cases[s].Name }
