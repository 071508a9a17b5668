package pyast

import (
	"math/big"
	"strconv"
)

// Value is the value of a constant. It is one of None, Ellipsis, Bool, Int, BigInt,
// Float, Imaginary, Str and Bytes.
type Value interface {
	leaf
	isValue()
}

// None is the value None.
type None struct{}

// Ellipsis is the value Ellipsis, which is written with three dots.
type Ellipsis struct{}

// Bool is True or False.
type Bool bool

// Int is an integer of up to 64 bits.
type Int int64

// BigInt is an integer that is not in the range of Int.
type BigInt struct{ *big.Int }

// Float is a floating-point number. A literal is never negative or not a number, but
// may be infinite.
type Float float64

// Imaginary is a complex number whose real part is zero: literals have no other.
type Imaginary float64

// Str is a string. It is in UTF-8, but for surrogates, which Python's strings may have
// and UTF-8 has not: they are encoded like other characters of three bytes (this form
// is known as WTF-8).
type Str string

// Bytes is a string of bytes.
type Bytes string

func (None) isValue()      {}
func (Ellipsis) isValue()  {}
func (Bool) isValue()      {}
func (Int) isValue()       {}
func (BigInt) isValue()    {}
func (Float) isValue()     {}
func (Imaginary) isValue() {}
func (Str) isValue()       {}
func (Bytes) isValue()     {}

func (None) appendRepr(b []byte) []byte     { return append(b, "None"...) }
func (Ellipsis) appendRepr(b []byte) []byte { return append(b, "Ellipsis"...) }

func (v Bool) appendRepr(b []byte) []byte {
	if v {
		return append(b, "True"...)
	}
	return append(b, "False"...)
}

func (v Int) appendRepr(b []byte) []byte    { return strconv.AppendInt(b, int64(v), 10) }
func (v BigInt) appendRepr(b []byte) []byte { return v.Append(b, 10) }

func (v Float) appendRepr(b []byte) []byte { return appendFloat(b, float64(v), true) }

func (v Imaginary) appendRepr(b []byte) []byte {
	return append(appendFloat(b, float64(v), false), 'j')
}

func (v Str) appendRepr(b []byte) []byte   { return appendStr(b, string(v)) }
func (v Bytes) appendRepr(b []byte) []byte { return appendBytes(b, string(v)) }

// Repr returns a value as Python's repr does.
func Repr(v Value) string { return string(v.appendRepr(nil)) }
