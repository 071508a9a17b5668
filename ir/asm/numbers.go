package asm

import (
	"math/big"
	"strings"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/num"
)

func isHex(literal string) bool { return len(literal) > 1 && literal[1] == 'x' }

// smallUint returns the value of an integer literal that fits in 64 bits.
func smallUint(s string) (v uint64, ok bool) {
	if isHex(s) {
		s = s[2:]
		for i := range len(s) {
			if v>>60 != 0 {
				return 0, false
			}
			v = v<<4 | uint64(unhex(s[i]))
		}
		return v, true
	}
	for i := range len(s) {
		d := uint64(s[i] - '0')
		if v > (^uint64(0)-d)/10 || d > 9 {
			return 0, false
		}
		v = v*10 + d
	}
	return v, s != ""
}

// bigUint returns the value of an integer literal of any length.
func bigUint(s string) (*big.Int, bool) {
	if isHex(s) {
		return new(big.Int).SetString(s[2:], 16)
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return nil, false
		}
	}
	return decimal(s, nil), s != ""
}

// chunk is the number of digits that decimal leaves to math/big, which takes quadratic time.
const chunk = 4096

// decimal returns the number that digits stand for. Halves of powers of two of chunks are read on their own; powers[i] is 10 to the chunk<<i.
func decimal(digits string, powers []*big.Int) *big.Int {
	if len(digits) <= chunk {
		v, _ := new(big.Int).SetString(digits, 10)
		return v
	}
	k := 0
	for chunk<<(k+1) < len(digits) {
		k++
	}
	for len(powers) <= k {
		next := new(big.Int)
		if n := len(powers); n == 0 {
			next.Exp(big.NewInt(10), big.NewInt(chunk), nil)
		} else {
			next.Mul(powers[n-1], powers[n-1])
		}
		powers = append(powers, next)
	}
	cut := len(digits) - chunk<<k
	v := decimal(digits[:cut], powers)
	return v.Add(v.Mul(v, powers[k]), decimal(digits[cut:], powers))
}

// intOfType returns an integer literal with its sign as a value of the integer or index type t. It reports false if the literal has
// more bits than the type, or a sign that its bits contradict; -0 is such a case, as upstream.
func intOfType(t ir.Type, negative bool, literal string) (num.Int, bool) {
	width := ir.BitWidth(t)
	var v num.Int
	if u, ok := smallUint(literal); ok {
		if width < 64 && u>>width != 0 {
			return v, false
		}
		v = num.NewUint(width, u)
	} else {
		if digits := strings.TrimLeft(literal, "0"); !isHex(literal) && 3*(len(digits)-1) >= width {
			return v, false // n digits need more than 3(n-1) bits
		}
		b, ok := bigUint(literal)
		if !ok || b.BitLen() > width {
			return v, false
		}
		v = num.IntFromBig(width, b)
	}
	if negative {
		if width == 0 {
			return v, false
		}
		v = v.Neg()
		return v, v.IsNegative()
	}
	return v, width == 0 || !readsSigned(t) || !v.IsNegative()
}

// readsSigned reports whether the bits of t have one reading only, with a sign.
func readsSigned(t ir.Type) bool {
	i, ok := t.(*ir.IntegerType)
	return !ok || i.Sign == ir.Signed
}

// floatOfToken returns the number that a literal stands for in a format: a decimal number, or its bits in hexadecimal.
func (p *Parser) floatOfToken(tok token, negative bool, f *num.Format) (num.Float, bool) {
	text := p.lex.src[tok.pos:tok.end]
	if tok.kind == tokInt {
		return p.floatOfBits(tok, negative, f)
	}
	if tok.kind != tokFloat {
		return num.Float{}, p.errorf(tok.pos, "expected floating point literal")
	}
	if negative {
		text = "-" + text
	}
	v, err := f.ParseLiteral(text)
	if err != nil {
		return v, p.errorf(tok.pos, "floating point value too large")
	}
	return v, true
}

func (p *Parser) floatOfBits(tok token, negative bool, f *num.Format) (num.Float, bool) {
	text := p.lex.src[tok.pos:tok.end]
	if !isHex(text) {
		loc := p.LocAt(tok.pos)
		return num.Float{}, p.report(diag.Errorf(loc, "unexpected decimal integer literal for a floating point value").
			Note(loc, "add a trailing dot to make the literal a float"))
	}
	if negative {
		return num.Float{}, p.errorf(tok.pos, "hexadecimal float literal should not have a leading minus")
	}
	b, _ := bigUint(text)
	if b.BitLen() > f.Width() {
		return num.Float{}, p.errorf(tok.pos, "hexadecimal float constant out of range for type")
	}
	return f.FromBits(num.IntFromBig(f.Width(), b)), true
}

// OptBigInteger reads an integer of any size with an optional minus, or true or false as 1 and 0, if there is one.
func (p *Parser) OptBigInteger() (v *big.Int, found, ok bool) {
	switch {
	case p.AcceptKeyword("true"):
		return big.NewInt(1), true, true
	case p.AcceptKeyword("false"):
		return new(big.Int), true, true
	case p.tok.kind != tokInt && !p.is("-"):
		return nil, false, true
	}
	negative := p.Accept("-")
	s := p.text()
	if p.tok.kind != tokInt {
		return nil, true, p.wrongToken("expected integer value")
	}
	p.advance()
	v, ok = bigUint(s)
	if ok && negative {
		v.Neg(v)
	}
	return v, true, ok
}

// OptInteger reads an integer as OptBigInteger does; it must fit in 64 bits with sign.
func (p *Parser) OptInteger() (v int64, found, ok bool) {
	pos := p.tok.pos
	if p.tok.kind == tokInt {
		if u, small := smallUint(p.text()); small && u < 1<<63 {
			p.advance()
			return int64(u), true, true
		}
	}
	b, found, ok := p.OptBigInteger()
	if !found || !ok {
		return 0, found, ok
	}
	if !b.IsInt64() {
		return 0, true, p.Errorf(pos, "integer value too large")
	}
	return b.Int64(), true, true
}

// Integer reads an integer that fits in 64 bits with sign, or reports "expected integer value".
func (p *Parser) Integer() (int64, bool) {
	pos := p.Pos()
	v, found, ok := p.OptInteger()
	if !found {
		return 0, p.Errorf(pos, "expected integer value")
	}
	return v, ok
}

// OptDecimalInteger reads a decimal integer with an optional minus if there is one. Of 0x8 it reads the 0 alone, so that sizes can be
// read: 0x8xf32.
func (p *Parser) OptDecimalInteger() (v int64, found, ok bool) {
	pos := p.tok.pos
	negative := p.Accept("-")
	if p.tok.kind != tokInt {
		if negative {
			return 0, true, p.wrongToken("expected integer value")
		}
		return 0, false, true
	}
	s := p.text()
	if isHex(s) {
		p.reset(p.tok.pos + 1)
		return 0, true, true
	}
	p.advance()
	u, ok := smallUint(s)
	if !ok || u > 1<<63 || u == 1<<63 && !negative {
		return 0, true, p.Errorf(pos, "integer value too large")
	}
	if negative {
		u = -u
	}
	return int64(u), true, true
}

// DecimalInteger is OptDecimalInteger for an integer that must be there.
func (p *Parser) DecimalInteger() (int64, bool) {
	pos := p.Pos()
	v, found, ok := p.OptDecimalInteger()
	if !found {
		return 0, p.Errorf(pos, "expected integer value")
	}
	return v, ok
}

// Float reads a floating-point number of format f with an optional minus: a decimal number, or its bits in hexadecimal.
func (p *Parser) Float(f *num.Format) (num.Float, bool) {
	negative := p.Accept("-")
	v, ok := p.floatOfToken(p.tok, negative, f)
	if ok {
		p.advance()
	}
	return v, ok
}
