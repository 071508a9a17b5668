package filecheck

import (
	"math/big"
	"strings"
)

// formatKind is the base and sign of a numeric format.
type formatKind uint8

const (
	formatNone formatKind = iota
	formatUnsigned
	formatSigned
	formatUpperHex
	formatLowerHex
)

// format is how a number is written.
type format struct {
	kind      formatKind
	precision int
	alternate bool // 0x before a hexadecimal number
}

func (f format) String() string {
	switch f.kind {
	case formatUnsigned:
		return "%u"
	case formatSigned:
		return "%d"
	case formatUpperHex:
		return "%X"
	case formatLowerHex:
		return "%x"
	}
	return "<none>"
}

// wildcard is a regular expression for any number of the format.
func (f format) wildcard() string {
	sign, first, digit := "", "1-9", "0-9"
	switch f.kind {
	case formatSigned:
		sign = "-?"
	case formatUpperHex:
		first, digit = "1-9A-F", "0-9A-F"
	case formatLowerHex:
		first, digit = "1-9a-f", "0-9a-f"
	}
	if f.alternate {
		sign += "0x"
	}
	if f.precision == 0 {
		return sign + "[" + digit + "]+"
	}
	count := new(big.Int).SetInt64(int64(f.precision)).String()
	return sign + "([" + first + "][" + digit + "]*)?[" + digit + "]{" + count + "}"
}

// write returns the text of a number, or an overflowError if the format has no
// sign for it.
func (f format) write(v *big.Int) (string, error) {
	if f.kind != formatSigned && v.Sign() < 0 {
		return "", overflowError{}
	}
	base := 10
	if f.kind == formatUpperHex || f.kind == formatLowerHex {
		base = 16
	}
	text := new(big.Int).Abs(v).Text(base)
	if f.kind == formatUpperHex {
		text = strings.ToUpper(text)
	}
	if pad := f.precision - len(text); pad > 0 {
		text = strings.Repeat("0", pad) + text
	}
	if f.alternate {
		text = "0x" + text
	}
	if v.Sign() < 0 {
		text = "-" + text
	}
	return text, nil
}

// read returns the value of a number that the wildcard matched.
func (f format) read(text string) *big.Int {
	text, negative := strings.CutPrefix(text, "-")
	if f.alternate {
		text = strings.TrimPrefix(text, "0x")
	}
	base := 10
	if f.kind == formatUpperHex || f.kind == formatLowerHex {
		base = 16
	}
	v, ok := new(big.Int).SetString(text, base)
	if !ok {
		return new(big.Int)
	}
	if negative {
		v.Neg(v)
	}
	return v
}

// numericVar is a numeric variable. Its value belongs to a run.
type numericVar struct {
	name   string
	format format
	line   int // of its definition in the check file, or 0
}

// number is the value of a numeric variable.
type number struct {
	value *big.Int
	text  span // where it was captured; without source if it was not
}

// expression is the contents of a numeric block.
type expression struct {
	ast    ast // nil if the block matches any number
	format format
}

// ast is a node of an expression.
type ast interface {
	// eval computes the value, or an overflowError, undefinedError or multiError.
	eval(values map[*numericVar]number) (*big.Int, error)
	// implicitFormat is the format of the variables used.
	implicitFormat() (format, error)
	text() span
}

type literalAST struct {
	at    span
	value *big.Int
}

func (a *literalAST) eval(map[*numericVar]number) (*big.Int, error) { return a.value, nil }
func (a *literalAST) implicitFormat() (format, error)               { return format{}, nil }
func (a *literalAST) text() span                                    { return a.at }

type useAST struct {
	at span
	v  *numericVar
}

func (a *useAST) eval(values map[*numericVar]number) (*big.Int, error) {
	n, ok := values[a.v]
	if !ok {
		return nil, undefinedError{a.at}
	}
	return n.value, nil
}

func (a *useAST) implicitFormat() (format, error) { return a.v.format, nil }
func (a *useAST) text() span                      { return a.at }

// binaryFunc computes an operator; ok is false on division by zero.
type binaryFunc func(x, y *big.Int) (v *big.Int, ok bool)

type binaryAST struct {
	at          span
	fn          binaryFunc
	left, right ast
}

func (a *binaryAST) eval(values map[*numericVar]number) (*big.Int, error) {
	x, errX := a.left.eval(values)
	y, errY := a.right.eval(values)
	if err := join(errX, errY); err != nil {
		return nil, err
	}
	v, ok := a.fn(x, y)
	if !ok {
		return nil, overflowError{}
	}
	return v, nil
}

func (a *binaryAST) implicitFormat() (format, error) {
	left, errLeft := a.left.implicitFormat()
	right, errRight := a.right.implicitFormat()
	if err := join(errLeft, errRight); err != nil {
		return format{}, err
	}
	if left.kind != formatNone && right.kind != formatNone && left != right {
		return format{}, errorAt(a.at, "implicit format conflict between '"+a.left.text().String()+"' ("+
			left.String()+") and '"+a.right.text().String()+"' ("+right.String()+
			"), need an explicit format specifier")
	}
	if left.kind != formatNone {
		return left, nil
	}
	return right, nil
}

func (a *binaryAST) text() span { return a.at }

// operator returns the function of an operator or a name, or nil.
func operator(name string) binaryFunc {
	switch name {
	case "+", "add":
		return func(x, y *big.Int) (*big.Int, bool) { return new(big.Int).Add(x, y), true }
	case "-", "sub":
		return func(x, y *big.Int) (*big.Int, bool) { return new(big.Int).Sub(x, y), true }
	case "mul":
		return func(x, y *big.Int) (*big.Int, bool) { return new(big.Int).Mul(x, y), true }
	case "div":
		return func(x, y *big.Int) (*big.Int, bool) {
			if y.Sign() == 0 {
				return nil, false
			}
			return new(big.Int).Quo(x, y), true
		}
	case "max":
		return func(x, y *big.Int) (*big.Int, bool) {
			if x.Cmp(y) < 0 {
				return y, true
			}
			return x, true
		}
	case "min":
		return func(x, y *big.Int) (*big.Int, bool) {
			if x.Cmp(y) < 0 {
				return x, true
			}
			return y, true
		}
	}
	return nil
}
