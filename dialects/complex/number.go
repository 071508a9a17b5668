package complex

import (
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/num"
)

// NumberAttr is a complex number as an attribute: #complex.number<:f32 1.0, 2.0>. It is interned.
type NumberAttr struct {
	ir.AttrBase
	Typ      *ir.ComplexType // with floating-point parts
	Real, Im num.Float       // of the format of the parts
}

type numberKey struct {
	typ      *ir.ComplexType
	real, im num.Float
}

var numbers ir.Interner[numberKey, NumberAttr]

// Number returns the attribute for real + im*i, which have the format of part.
func Number(part *ir.FloatType, real, im num.Float) *NumberAttr {
	t := ir.Complex(part)
	return numbers.Get(numberKey{t, real, im}, func() *NumberAttr { return &NumberAttr{Typ: t, Real: real, Im: im} })
}

// AttrType returns the complex type.
func (a *NumberAttr) AttrType() ir.Type { return a.Typ }

// AttrDialect implements ir.DialectAttr.
func (a *NumberAttr) AttrDialect() string { return "complex" }

// PrintBody implements ir.DialectAttr.
func (a *NumberAttr) PrintBody(w *ir.Text) {
	w.Str("number<:")
	w.Type(a.Typ.Part)
	w.Byte(' ')
	w.Float(a.Real)
	w.Str(", ")
	w.Float(a.Im)
	w.Byte('>')
}

// String returns the attribute's text.
func (a *NumberAttr) String() string { return ir.AttrText(a) }

// parseNumber reads <:type real, imaginary>. As upstream, it reads the parts as f64 and then rounds them to their type.
func parseNumber(p *asm.Parser, _ ir.Type) (ir.Attr, bool) {
	if !p.Expect("<") || !p.Expect(":") {
		return nil, false
	}
	pos := p.Pos()
	t, ok := p.Type()
	if !ok {
		return nil, false
	}
	part, ok := t.(*ir.FloatType)
	if !ok {
		return nil, p.Errorf(pos, "element type of the complex attribute must be float like type.")
	}
	real, ok := p.Float(num.F64)
	if !ok || !p.Expect(",") {
		return nil, false
	}
	im, ok := p.Float(num.F64)
	if !ok || !p.Expect(">") {
		return nil, false
	}
	return Number(part, rounded(real, part), rounded(im, part)), true
}

func rounded(v num.Float, t *ir.FloatType) num.Float {
	r, _, _ := v.Convert(t.Format, num.ToNearestEven)
	return r
}
