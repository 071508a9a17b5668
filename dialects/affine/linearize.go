package affine

import (
	"errors"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// DelinearizeIndex splits a number into digits: the last one is the remainder by the last basis element, the quotient goes on to the left.
// The first digit has a basis element only if there are as many as digits; nothing is divided by it.
//
//	%i:3 = affine.delinearize_index %x into (%c16, 224, 224) : index, index, index
type DelinearizeIndex struct {
	ir.Base
	LinearIndex  ir.Operand
	DynamicBasis ir.Operands
	StaticBasis  *ir.DenseArrayAttr
	MultiIndex   ir.Results
}

// basisList is upstream's directive custom<DynamicIndexList> for a list in round brackets.
var basisList = &asm.Directive{
	Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
		l, ok := p.IndexList("(", ")")
		if !ok {
			return false
		}
		a.SetOperands(0, l.Refs...)
		return a.SetAttr(1, ir.DenseI64(l.Static...))
	},
	Print: func(p *asm.Printer, a *asm.DirectiveArgs) {
		p.IndexList("(", ")", a.Values(0), a.Attr(1).(*ir.DenseArrayAttr).Ints())
	},
}

// Def implements ir.Op.
func (o *DelinearizeIndex) Def(d *ir.Def) {
	d.In("linear_index", &o.LinearIndex, ir.IndexOnly)
	d.Ins("dynamic_basis", &o.DynamicBasis, ir.IndexOnly)
	ir.Prop(d, "static_basis", &o.StaticBasis, ir.DenseI64Prop)
	d.Outs("multi_index", &o.MultiIndex, ir.IndexOnly)
	d.Traits(ir.Pure)
	asm.Use(d, "DynamicIndexList", basisList)
	d.Format("$linear_index `into` custom<DynamicIndexList>($dynamic_basis, $static_basis) attr-dict `:` type($multi_index)")
}

// HasOuterBound reports whether the first digit has a basis element.
func (o *DelinearizeIndex) HasOuterBound() bool { return o.MultiIndex.Len() == o.StaticBasis.Len }

// Verify implements ir.Verifier.
func (o *DelinearizeIndex) Verify() error {
	if n := o.MultiIndex.Len(); n != o.StaticBasis.Len && n != o.StaticBasis.Len+1 {
		return errors.New("should return an index for each basis element and up to one extra index")
	}
	if err := verifyBasis(o.StaticBasis, &o.DynamicBasis); err != nil {
		return err
	}
	for _, v := range o.StaticBasis.Ints() {
		if v <= 0 && v != ir.Dynamic {
			return errors.New("no basis element may be statically non-positive")
		}
	}
	return nil
}

// verifyBasis checks that there is an operand for each dynamic basis element.
func verifyBasis(static *ir.DenseArrayAttr, dynamic *ir.Operands) error {
	if ir.NumDynamic(static.Ints()) != dynamic.Len() {
		return errors.New("mismatch between dynamic and static basis (kDynamic marker but no corresponding dynamic basis entry)" +
			" -- this can only happen due to an incorrect fold/rewrite")
	}
	return nil
}

// LinearizeIndex puts digits together to a number: the last digit counts one, the one before it as much as the last basis element, and so on.
// The first digit has a basis element only if there are as many as digits; it does not count. Disjoint promises that each digit but
// the first is at least 0 and less than its basis element.
//
//	%x = affine.linearize_index disjoint [%i, %j, %k] by (2, %n, 5) : index
type LinearizeIndex struct {
	ir.Base
	MultiIndex   ir.Operands
	DynamicBasis ir.Operands
	StaticBasis  *ir.DenseArrayAttr
	DisjointAttr ir.Attr // unit or false
	LinearIndex  ir.Result
}

// disjointProp is a flag that upstream writes in the generic form as false, not by leaving it out.
var disjointProp = ir.AttrConstraint{Desc: "unit property", Ok: func(a ir.Attr) bool {
	return a == ir.Attr(ir.Unit) || a == ir.Attr(ir.BoolAttr(false))
}}.Or(ir.BoolAttr(false))

// Def implements ir.Op.
func (o *LinearizeIndex) Def(d *ir.Def) {
	d.Ins("multi_index", &o.MultiIndex, ir.IndexOnly)
	d.Ins("dynamic_basis", &o.DynamicBasis, ir.IndexOnly)
	ir.Prop(d, "static_basis", &o.StaticBasis, ir.DenseI64Prop)
	ir.Prop(d, "disjoint", &o.DisjointAttr, disjointProp)
	d.Out("linear_index", &o.LinearIndex, ir.IndexOnly)
	d.Traits(ir.Pure, ir.AttrSizedOperandSegments)
}

// disjointAttr returns the attribute for the flag.
func disjointAttr(v bool) ir.Attr {
	if v {
		return ir.Unit
	}
	return ir.BoolAttr(false)
}

// Disjoint reports whether the digits are known to be less than their basis elements.
func (o *LinearizeIndex) Disjoint() bool { return o.DisjointAttr == ir.Attr(ir.Unit) }

// HasOuterBound reports whether the first digit has a basis element.
func (o *LinearizeIndex) HasOuterBound() bool { return o.MultiIndex.Len() == o.StaticBasis.Len }

// ParseOp implements asm.OpParser.
func (o *LinearizeIndex) ParseOp(p *asm.Parser) bool {
	o.DisjointAttr = disjointAttr(p.AcceptKeyword("disjoint"))
	if !p.Expect("[") {
		return false
	}
	rs, ok := p.OperandList()
	if !ok || !p.Expect("]") || !p.Keyword("by") {
		return false
	}
	l, ok := p.IndexList("(", ")")
	if !ok || !p.AttrDict(o) || !p.Expect(":") {
		return false
	}
	o.StaticBasis = ir.DenseI64(l.Static...)
	t, ok := p.TypeIn(ir.IndexClass)
	if !ok || !resolveIndices(p, &o.MultiIndex, rs) || !resolveIndices(p, &o.DynamicBasis, l.Refs) {
		return false
	}
	ir.SetResultTypes(o, []int{1}, []ir.Type{t})
	return true
}

// PrintOp implements asm.OpPrinter.
func (o *LinearizeIndex) PrintOp(p *asm.Printer) {
	if o.Disjoint() {
		p.Str(" disjoint")
	}
	p.Str(" [")
	p.Operands(&o.MultiIndex)
	p.Str("] by ")
	p.IndexList("(", ")", o.DynamicBasis.Values(), o.StaticBasis.Ints())
	p.AttrDict(o, "static_basis", "disjoint")
	p.Str(" : ")
	p.Type(o.LinearIndex.Type())
}

// Verify implements ir.Verifier.
func (o *LinearizeIndex) Verify() error {
	if n := o.MultiIndex.Len(); n != o.StaticBasis.Len && n != o.StaticBasis.Len+1 {
		return errors.New("should be passed a basis element for each index except possibly the first")
	}
	return verifyBasis(o.StaticBasis, &o.DynamicBasis)
}
