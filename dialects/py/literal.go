package py

import (
	"math"
	"math/big"

	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/num"
)

// A LiteralKind is a kind of constant that Python's grammar has.
type LiteralKind uint8

// The kinds of constants. UStr is a string with the prefix u, which means nothing but is kept.
const (
	NoneLit LiteralKind = iota
	TrueLit
	FalseLit
	EllipsisLit
	IntLit
	FloatLit
	ImagLit
	StrLit
	UStrLit
	BytesLit
)

// literalNames are the mnemonics of the attributes, and what the kinds are called in the custom form where that is needed.
var literalNames = [...]string{"none", "true", "false", "ellipsis", "int", "float", "imag", "str", "ustr", "bytes"}

// A Literal is the attribute that holds the value of a constant. It is interned: literals of the same kind and value are the same.
type Literal struct {
	ir.AttrBase
	Kind LiteralKind
	// Text is the number in decimal digits (IntLit) or the contents: the bytes, or the text as UTF-8 in which lone surrogates stand as if they
	// were characters of their own.
	Text string
	// Bits are those of the number (FloatLit), or of the imaginary part (ImagLit).
	Bits uint64
}

type literalKey struct {
	kind LiteralKind
	text string
	bits uint64
}

var literals ir.Interner[literalKey, Literal]

func literalOf(kind LiteralKind, text string, bits uint64) *Literal {
	return literals.Get(literalKey{kind, text, bits}, func() *Literal { return &Literal{Kind: kind, Text: text, Bits: bits} })
}

// Singleton returns the literal of a kind that has one value: NoneLit, TrueLit, FalseLit or EllipsisLit.
func Singleton(kind LiteralKind) *Literal { return literalOf(kind, "", 0) }

// IntLiteral returns the literal of an integer.
func IntLiteral(v *big.Int) *Literal { return literalOf(IntLit, v.String(), 0) }

// FloatLiteral returns the literal of a number; NaNs of different bits are different.
func FloatLiteral(v float64) *Literal { return literalOf(FloatLit, "", math.Float64bits(v)) }

// ImagLiteral returns the literal of the complex number v·1j.
func ImagLiteral(v float64) *Literal { return literalOf(ImagLit, "", math.Float64bits(v)) }

// TextLiteral returns the literal of a string (StrLit, UStrLit) or of bytes (BytesLit).
func TextLiteral(kind LiteralKind, text string) *Literal { return literalOf(kind, text, 0) }

// Int returns the value of an IntLit.
func (l *Literal) Int() *big.Int {
	v, _ := new(big.Int).SetString(l.Text, 10)
	return v
}

// Float returns the value of a FloatLit, and the imaginary part of an ImagLit.
func (l *Literal) Float() float64 { return math.Float64frombits(l.Bits) }

// Type returns the type of the constant.
func (l *Literal) Type() ir.Type {
	return [...]ir.Type{None, Bool, Bool, Ellipsis, Int, Float, Complex, Str, Str, Bytes}[l.Kind]
}

// AttrDialect implements ir.DialectAttr.
func (*Literal) AttrDialect() string { return "py" }

// PrintBody implements ir.DialectAttr.
func (l *Literal) PrintBody(w *ir.Text) {
	w.Str(literalNames[l.Kind])
	if l.Kind >= IntLit {
		w.Byte('<')
		l.printValue(w)
		w.Byte('>')
	}
}

// printValue writes what stands in <>.
func (l *Literal) printValue(w *ir.Text) {
	switch l.Kind {
	case IntLit:
		w.Str(l.Text)
	case FloatLit, ImagLit:
		w.Float(num.F64.FromUint64(l.Bits))
	default:
		w.Quoted(l.Text)
	}
}

// String returns the attribute's text.
func (l *Literal) String() string { return ir.AttrText(l) }

// attrParsers returns the parsers of the dialect's attributes.
func attrParsers() map[string]any {
	ps := map[string]any{"params": asm.AttrParser(parseParamsAttr)}
	for kind, name := range literalNames {
		ps[name] = asm.AttrParser(func(p *asm.Parser, _ ir.Type) (ir.Attr, bool) { return parseLiteral(p, LiteralKind(kind)) })
	}
	return ps
}

// parseLiteral reads what follows the mnemonic of a kind.
func parseLiteral(p *asm.Parser, kind LiteralKind) (ir.Attr, bool) {
	if kind < IntLit {
		return Singleton(kind), true
	}
	if !p.Expect("<") {
		return nil, false
	}
	l, ok := literalValue(p, kind)
	if !ok || !p.Expect(">") {
		return nil, false
	}
	return l, true
}

// literalValue reads the value of a literal of a kind that has several.
func literalValue(p *asm.Parser, kind LiteralKind) (*Literal, bool) {
	switch kind {
	case IntLit:
		pos := p.Pos()
		v, found, ok := p.OptBigInteger()
		if ok && !found {
			ok = p.Errorf(pos, "expected integer value")
		}
		if !ok {
			return nil, false
		}
		return IntLiteral(v), true
	case FloatLit, ImagLit:
		v, ok := p.Float(num.F64)
		if !ok {
			return nil, false
		}
		return literalOf(kind, "", v.Uint64()), true
	default:
		s, ok := p.StringLit()
		return TextLiteral(kind, s), ok
	}
}

var literalProp = ir.AttrIs("Python constant", func(a ir.Attr) bool { _, ok := a.(*Literal); return ok })

// Truth reports whether the constant is true in a test.
func (l *Literal) Truth() bool {
	switch l.Kind {
	case NoneLit, FalseLit:
		return false
	case IntLit:
		return l.Text != "0"
	case FloatLit, ImagLit:
		return l.Float() != 0
	case StrLit, UStrLit, BytesLit:
		return l.Text != ""
	}
	return true
}

// Negative returns the literal of -l if l is a negative number, -0.0 included, for which Python's grammar has no constant; nil if l is not.
func (l *Literal) Negative() *Literal {
	switch {
	case l.Kind == IntLit && l.Text[0] == '-':
		return literalOf(IntLit, l.Text[1:], 0)
	case l.Kind == FloatLit && math.Signbit(l.Float()):
		return FloatLiteral(-l.Float())
	}
	return nil
}
