package py

import (
	"math"
	"math/big"
	"strings"
	"unicode/utf8"

	"polyloom/ir"
)

// What operators make of constants, as CPython does. Nothing is computed that raises an exception, that is no constant of Python's grammar (or the negative of
// one), that is larger than what CPython computes when it compiles, or that depends on the C library.

// The limits for what is computed, those of CPython.
const (
	maxBits = 128  // of a product, a power, a shifted number
	maxText = 4096 // of a repeated string, in bytes
)

// boolLiteral returns the literal of a truth value.
func boolLiteral(v bool) *Literal {
	if v {
		return Singleton(TrueLit)
	}
	return Singleton(FalseLit)
}

// integer returns the value of l as an integer: a bool is one.
func (l *Literal) integer() (*big.Int, bool) {
	switch l.Kind {
	case TrueLit:
		return big.NewInt(1), true
	case FalseLit:
		return new(big.Int), true
	case IntLit:
		return l.Int(), true
	}
	return nil, false
}

// real returns the value of l as a float, as int.__float__ rounds it. It is not one if it is too large.
func (l *Literal) real() (float64, bool) {
	if l.Kind == FloatLit {
		return l.Float(), true
	}
	n, ok := l.integer()
	if !ok {
		return 0, false
	}
	v, _ := new(big.Float).SetInt(n).Float64()
	return v, !math.IsInf(v, 0)
}

func (l *Literal) isBool() bool { return l.Kind == TrueLit || l.Kind == FalseLit }

// isText reports whether l is a string or bytes.
func (l *Literal) isText() bool { return l.Kind >= StrLit }

// textKind returns the kind of a text that is made of l.
func (l *Literal) textKind() LiteralKind {
	if l.Kind == BytesLit {
		return BytesLit
	}
	return StrLit
}

// EvalBinary returns the value of an operator with two operands; nil if it is not computed.
func EvalBinary(kind BinaryOp, a, b *Literal) *Literal {
	x, isInt := a.integer()
	y, areInts := b.integer()
	switch {
	case isInt && areInts:
		return evalInts(kind, x, y, a.isBool() && b.isBool())
	case a.isText() && b.isText() && kind == Add && a.textKind() == b.textKind():
		return TextLiteral(a.textKind(), a.Text+b.Text)
	case a.isText() && areInts && kind == Mult:
		return repeated(a, y)
	case b.isText() && isInt && kind == Mult:
		return repeated(b, x)
	}
	v, ok := a.real()
	w, also := b.real()
	if !ok || !also {
		return nil
	}
	return evalFloats(kind, v, w)
}

// repeated returns a text that is repeated.
func repeated(l *Literal, n *big.Int) *Literal {
	if n.Sign() <= 0 || l.Text == "" {
		return TextLiteral(l.textKind(), "")
	}
	if !n.IsInt64() || n.Int64() > int64(maxText/len(l.Text)) {
		return nil
	}
	return TextLiteral(l.textKind(), strings.Repeat(l.Text, int(n.Int64())))
}

func evalInts(kind BinaryOp, x, y *big.Int, bools bool) *Literal {
	r := new(big.Int)
	switch kind {
	case Add:
		r.Add(x, y)
	case Sub:
		r.Sub(x, y)
	case Mult:
		if x.BitLen()+y.BitLen() > maxBits {
			return nil
		}
		r.Mul(x, y)
	case Div:
		return quotient(x, y)
	case FloorDiv, Mod:
		if y.Sign() == 0 {
			return nil
		}
		m := new(big.Int)
		if r.QuoRem(x, y, m); m.Sign() != 0 && m.Sign() != y.Sign() { // it is cut off; Python's is rounded down
			r.Sub(r, big.NewInt(1))
			m.Add(m, y)
		}
		if kind == Mod {
			r = m
		}
	case Pow:
		return power(x, y)
	case LShift, RShift:
		return shifted(kind, x, y)
	case BitOr, BitXor, BitAnd:
		switch kind {
		case BitOr:
			r.Or(x, y)
		case BitXor:
			r.Xor(x, y)
		default:
			r.And(x, y)
		}
		if bools {
			return boolLiteral(r.Sign() != 0)
		}
	default:
		return nil
	}
	return IntLiteral(r)
}

// quotient returns x / y, correctly rounded.
func quotient(x, y *big.Int) *Literal {
	if y.Sign() == 0 {
		return nil
	}
	negative := x.Sign() < 0 != (y.Sign() < 0)
	v, _ := new(big.Rat).SetFrac(new(big.Int).Abs(x), new(big.Int).Abs(y)).Float64()
	if negative {
		v = math.Copysign(v, -1)
	}
	return finite(v)
}

// finite returns the literal of v, unless there is none.
func finite(v float64) *Literal {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return nil
	}
	return FloatLiteral(v)
}

// power returns x ** y: a float if y is negative, which C libraries do not round in the same way, unless it is exact.
func power(x, y *big.Int) *Literal {
	switch {
	case !y.IsInt64():
		return nil
	case y.Sign() < 0:
		v, _ := new(big.Float).SetInt(x).Float64()
		return exactPower(v, float64(y.Int64()))
	case x.BitLen() > 1 && y.Int64() > int64(maxBits/x.BitLen()):
		return nil
	case x.BitLen() <= 1 && y.Sign() > 0:
		y = new(big.Int).Add(big.NewInt(2), new(big.Int).And(y, big.NewInt(1))) // is as good: x is -1, 0 or 1
	}
	return IntLiteral(new(big.Int).Exp(x, y, nil))
}

func shifted(kind BinaryOp, x, y *big.Int) *Literal {
	const most = 1 << 20 // what is shifted to the right by more is 0 or -1
	switch {
	case y.Sign() < 0 || !y.IsInt64():
		return nil
	case kind == RShift:
		return IntLiteral(new(big.Int).Rsh(x, uint(min(y.Int64(), most))))
	case int64(x.BitLen())+y.Int64() > maxBits:
		return nil
	}
	return IntLiteral(new(big.Int).Lsh(x, uint(y.Int64())))
}

func evalFloats(kind BinaryOp, v, w float64) *Literal {
	switch kind {
	case Add:
		return finite(v + w)
	case Sub:
		return finite(v - w)
	case Mult:
		return finite(v * w)
	case Pow:
		return exactPower(v, w)
	case Div, FloorDiv, Mod:
		if w == 0 {
			return nil
		}
	default:
		return nil
	}
	if kind == Div {
		return finite(v / w)
	}
	div, mod := divMod(v, w)
	if kind == Mod {
		return finite(mod)
	}
	return finite(div)
}

// divMod returns v // w and v % w, as CPython computes them.
func divMod(v, w float64) (div, mod float64) {
	mod = math.Mod(v, w)
	div = (v - mod) / w
	if mod == 0 {
		mod = math.Copysign(0, w)
	} else if w < 0 != (mod < 0) {
		mod += w
		div--
	}
	if div == 0 {
		return math.Copysign(0, v/w), mod
	}
	floor := math.Floor(div)
	if div-floor > 0.5 {
		floor++
	}
	return floor, mod
}

// exactPower returns v ** w for a whole w, if that is a float without rounding: others are up to the C library.
func exactPower(v, w float64) *Literal {
	const most = 1024 // nothing but powers of 1 and 0 has larger exponents
	if math.IsInf(v, 0) || math.IsNaN(v) || w != math.Trunc(w) || math.Abs(w) > most || v == 0 && w < 0 {
		return nil
	}
	if v == 0 && w > 0 {
		if math.Mod(w, 2) == 0 {
			v = 0
		}
		return FloatLiteral(v)
	}
	x := new(big.Rat).SetFloat64(v)
	n := big.NewInt(int64(math.Abs(w)))
	if max(x.Num().BitLen(), x.Denom().BitLen())*int(n.Int64()) > 1<<12 {
		return nil
	}
	r := new(big.Rat).SetFrac(new(big.Int).Exp(x.Num(), n, nil), new(big.Int).Exp(x.Denom(), n, nil))
	if w < 0 {
		r.Inv(r)
	}
	f, exact := r.Float64()
	if !exact {
		return nil
	}
	return finite(f)
}

// EvalUnary returns the value of an operator with one operand; nil if it is not computed.
func EvalUnary(kind UnaryOp, a *Literal) *Literal {
	if kind == Not {
		return boolLiteral(!a.Truth())
	}
	if a.Kind == FloatLit && kind != Invert {
		if kind == USub {
			return FloatLiteral(-a.Float())
		}
		return a
	}
	n, ok := a.integer()
	switch {
	case !ok || kind == Invert && a.isBool(): // of which Python warns
		return nil
	case kind == USub:
		n = new(big.Int).Neg(n)
	case kind == Invert:
		n = new(big.Int).Not(n)
	}
	return IntLiteral(n)
}

// EvalCompare returns the value of a comparison; nil if it is not computed.
func EvalCompare(kind CmpOp, a, b *Literal) *Literal {
	singletons := a.Kind < IntLit && b.Kind < IntLit
	texts := a.isText() && b.isText() && a.textKind() == b.textKind()
	switch {
	case kind == Is && singletons:
		return boolLiteral(a == b)
	case kind == IsNot && singletons:
		return boolLiteral(a != b)
	case kind == In && texts:
		return boolLiteral(strings.Contains(b.Text, a.Text))
	case kind == NotIn && texts:
		return boolLiteral(!strings.Contains(b.Text, a.Text))
	case kind >= Is:
		return nil
	case texts: // the order of bytes is that of characters
		return ordered(kind, strings.Compare(a.Text, b.Text))
	}
	if c, ok := compareNumbers(a, b); ok {
		return ordered(kind, c)
	}
	if (kind == Eq || kind == NotEq) && a.isConstant() && b.isConstant() {
		return boolLiteral((a == b) == (kind == Eq))
	}
	return nil
}

// isConstant reports whether l can be compared with another kind without a warning.
func (l *Literal) isConstant() bool { return l.Kind != BytesLit && l.Kind != ImagLit }

func ordered(kind CmpOp, c int) *Literal {
	return boolLiteral([...]bool{Eq: c == 0, NotEq: c != 0, Lt: c < 0, LtE: c <= 0, Gt: c > 0, GtE: c >= 0}[kind])
}

// compareNumbers compares two numbers, exactly.
func compareNumbers(a, b *Literal) (int, bool) {
	x, ok := a.exact()
	y, also := b.exact()
	if !ok || !also {
		return 0, false
	}
	return x.Cmp(y), true
}

// exact returns the value of a number, which is none of complex.
func (l *Literal) exact() (*big.Float, bool) {
	if n, ok := l.integer(); ok {
		return new(big.Float).SetInt(n), true
	}
	if l.Kind != FloatLit || math.IsNaN(l.Float()) {
		return nil, false
	}
	return big.NewFloat(l.Float()), true
}

// foldTo returns the fold of an operation to l, nil for none, if its result is of that type.
func foldTo(l *Literal, r *ir.Result) ir.Folded {
	if l == nil || l.Type() != r.Type() {
		return ir.NoFold
	}
	return ir.FoldConst(l)
}

// asLiterals returns the one or two constants, if all are known.
func asLiterals(consts []ir.Attr) (a, b *Literal, ok bool) {
	a, ok = consts[0].(*Literal)
	b, also := consts[min(1, len(consts)-1)].(*Literal)
	return a, b, ok && also
}

// Fold implements ir.Folder.
func (o *Binary) Fold(consts []ir.Attr) ir.Folded {
	if a, b, ok := asLiterals(consts); ok {
		return foldTo(EvalBinary(o.Kind, a, b), &o.Result)
	}
	return ir.NoFold
}

// Fold implements ir.Folder.
func (o *InPlace) Fold(consts []ir.Attr) ir.Folded {
	if a, b, ok := asLiterals(consts); ok {
		return foldTo(EvalBinary(o.Kind, a, b), &o.Result)
	}
	return ir.NoFold
}

// Fold implements ir.Folder.
func (o *Unary) Fold(consts []ir.Attr) ir.Folded {
	if a, _, ok := asLiterals(consts); ok {
		return foldTo(EvalUnary(o.Kind, a), &o.Result)
	}
	return ir.NoFold
}

// Fold implements ir.Folder.
func (o *Compare) Fold(consts []ir.Attr) ir.Folded {
	if a, b, ok := asLiterals(consts); ok && o.Rest.Len() == 0 {
		return foldTo(EvalCompare(o.Kind(0), a, b), &o.Result)
	}
	return ir.NoFold
}

// ItemIndex returns the place that a constant index means in a sequence of n elements, if there is one.
func ItemIndex(index *Literal, n int) (int, bool) {
	v, ok := index.integer()
	if !ok || !v.IsInt64() {
		return 0, false
	}
	i := v.Int64()
	if i < 0 {
		i += int64(n)
	}
	return int(i), i >= 0 && i < int64(n)
}

// EvalItem returns the element of a string or of bytes; nil if it is not computed.
func EvalItem(a, index *Literal) *Literal {
	switch {
	case a.Kind == BytesLit:
		if i, ok := ItemIndex(index, len(a.Text)); ok {
			return IntLiteral(big.NewInt(int64(a.Text[i])))
		}
	case a.isText() && utf8.ValidString(a.Text): // not with lone surrogates
		chars := []rune(a.Text)
		if i, ok := ItemIndex(index, len(chars)); ok {
			return TextLiteral(StrLit, string(chars[i]))
		}
	}
	return nil
}
