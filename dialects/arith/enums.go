package arith

import (
	"polyloom/ir"
	"polyloom/num"
)

// OverflowFlags is a set of promises about an integer operation: its result is poison where one is broken.
type OverflowFlags uint32

// The promises about overflow.
const (
	NSW OverflowFlags = 1 << iota // no signed wrap
	NUW                           // no unsigned wrap
)

// FastMath is a set of liberties that may be taken with a floating-point operation.
type FastMath uint32

// The liberties.
const (
	Reassoc  FastMath = 1 << iota // operations may be regrouped
	NNaN                          // operands and result are not NaN
	NInf                          // operands and result are not infinite
	NSZ                           // the sign of zero does not matter
	ARcp                          // division may become multiplication by the reciprocal
	Contract                      // operations may be fused, without rounding between them
	AFn                           // functions may be approximated
	Fast     = Reassoc | NNaN | NInf | NSZ | ARcp | Contract | AFn
)

// CmpIPredicate is a relation between integers.
type CmpIPredicate uint8

// The relations between integers: s for signed, u for unsigned.
const (
	Eq CmpIPredicate = iota
	Ne
	Slt
	Sle
	Sgt
	Sge
	Ult
	Ule
	Ugt
	Uge
)

// CmpFPredicate is a relation between floating-point numbers.
type CmpFPredicate uint8

// The relations between floating-point numbers: O (ordered) is false and U (unordered) is true where an operand is NaN.
const (
	AlwaysFalse CmpFPredicate = iota
	OEQ
	OGT
	OGE
	OLT
	OLE
	ONE
	ORD
	UEQ
	UGT
	UGE
	ULT
	ULE
	UNE
	UNO
	AlwaysTrue
)

// AtomicRMWKind is what an atomic read-modify-write computes from the old value and the given one. Ops of memref and affine carry it.
type AtomicRMWKind uint8

// The kinds of read-modify-write.
const (
	AtomicAddF AtomicRMWKind = iota
	AtomicAddI
	AtomicAndI
	AtomicAssign
	AtomicMaximumF
	AtomicMaxNumF
	AtomicMaxS
	AtomicMaxU
	AtomicMinimumF
	AtomicMinNumF
	AtomicMinS
	AtomicMinU
	AtomicMulF
	AtomicMulI
	AtomicOrI
	AtomicXOrI
)

// OverflowEnum is the enumeration of OverflowFlags: #arith.overflow<nsw, nuw>.
var OverflowEnum = &ir.EnumDef{
	Dialect: "arith", Mnemonic: "overflow", Bits: true, Sep: ", ", Desc: "Integer overflow arith flags",
	Class: "::mlir::arith::IntegerOverflowFlags", Def: "Arith_IntegerOverflowAttr",
	Cases: []ir.EnumCase{{Name: "none"}, {Name: "nsw", Value: uint64(NSW)}, {Name: "nuw", Value: uint64(NUW)}},
}

// FastMathEnum is the enumeration of FastMath: #arith.fastmath<nnan,ninf>.
var FastMathEnum = &ir.EnumDef{
	Dialect: "arith", Mnemonic: "fastmath", Bits: true, Sep: ",", Desc: "Floating point fast math flags",
	Class: "::mlir::arith::FastMathFlags", Def: "Arith_FastMathAttr",
	Cases: []ir.EnumCase{
		{Name: "none"}, {Name: "reassoc", Value: uint64(Reassoc)}, {Name: "nnan", Value: uint64(NNaN)}, {Name: "ninf", Value: uint64(NInf)},
		{Name: "nsz", Value: uint64(NSZ)}, {Name: "arcp", Value: uint64(ARcp)}, {Name: "contract", Value: uint64(Contract)},
		{Name: "afn", Value: uint64(AFn)}, {Name: "fast", Value: uint64(Fast)},
	},
}

// RoundingEnum is the enumeration of num.Rounding, stored as an i32.
var RoundingEnum = &ir.EnumDef{
	Dialect: "arith", IntType: ir.I32, Desc: "Floating point rounding mode", Class: "::mlir::arith::RoundingMode",
	Cases: casesOf("to_nearest_even", "downward", "upward", "toward_zero", "to_nearest_away"),
}

// CmpIEnum is the enumeration of CmpIPredicate, stored as an i64.
var CmpIEnum = &ir.EnumDef{
	Dialect: "arith", IntType: ir.I64, Class: "::mlir::arith::CmpIPredicate",
	Desc:  "allowed 64-bit signless integer cases: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9",
	Cases: casesOf("eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge"),
}

// CmpFEnum is the enumeration of CmpFPredicate, stored as an i64.
var CmpFEnum = &ir.EnumDef{
	Dialect: "arith", IntType: ir.I64, Class: "::mlir::arith::CmpFPredicate",
	Desc: "allowed 64-bit signless integer cases: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15",
	Cases: casesOf("false", "oeq", "ogt", "oge", "olt", "ole", "one", "ord",
		"ueq", "ugt", "uge", "ult", "ule", "une", "uno", "true"),
}

// AtomicRMWEnum is the enumeration of AtomicRMWKind, stored as an i64.
var AtomicRMWEnum = &ir.EnumDef{
	Dialect: "arith", IntType: ir.I64, Class: "::mlir::arith::AtomicRMWKind",
	Desc: "allowed 64-bit signless integer cases: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15",
	Cases: casesOf("addf", "addi", "andi", "assign", "maximumf", "maxnumf", "maxs", "maxu",
		"minimumf", "minnumf", "mins", "minu", "mulf", "muli", "ori", "xori"),
}

// casesOf numbers the cases of an enumeration from 0.
func casesOf(names ...string) []ir.EnumCase {
	cases := make([]ir.EnumCase, len(names))
	for i, n := range names {
		cases[i] = ir.EnumCase{Name: n, Value: uint64(i)}
	}
	return cases
}

// RoundingAttr returns the attribute for an op's rounding mode.
func RoundingAttr(r num.Rounding) *ir.IntegerAttr {
	return RoundingEnum.Attr(uint64(r)).(*ir.IntegerAttr)
}

// FastMathAttr returns the attribute for an op whose liberties are optional.
func FastMathAttr(f FastMath) *ir.EnumAttr { return FastMathEnum.EnumAttr(uint64(f)) }

// String returns the relation's keyword.
func (p CmpIPredicate) String() string { return CmpIEnum.Keyword(uint64(p)) }

// String returns the relation's keyword.
func (p CmpFPredicate) String() string { return CmpFEnum.Keyword(uint64(p)) }

// String returns the kind's keyword.
func (k AtomicRMWKind) String() string { return AtomicRMWEnum.Keyword(uint64(k)) }

// String returns the promises as text has them.
func (f OverflowFlags) String() string { return OverflowEnum.Keyword(uint64(f)) }

// String returns the liberties as text has them.
func (f FastMath) String() string { return FastMathEnum.Keyword(uint64(f)) }
