package diag

import (
	"errors"
	"regexp"
	"strings"
)

// The errors of a regular expression, in the words of LLVM's regcomp.
var (
	errEmpty     = errors.New("empty (sub)expression")
	errParen     = errors.New("parentheses not balanced")
	errBracket   = errors.New("brackets ([ ]) not balanced")
	errBrace     = errors.New("braces not balanced")
	errCount     = errors.New("invalid repetition count(s)")
	errRange     = errors.New("invalid character range")
	errClass     = errors.New("invalid character class")
	errCollating = errors.New("invalid collating element")
	errRepeat    = errors.New("repetition-operator operand invalid")
	errEscape    = errors.New("trailing backslash (\\)")
	errBackref   = errors.New("invalid backreference number")
	errNoBackref = errors.New("backreferences are not supported")
)

// maxRepeat is the largest count in braces.
const maxRepeat = 255

const ereClasses = " alnum alpha blank cntrl digit graph lower print punct space upper xdigit "

// ere translates a POSIX extended regular expression, as LLVM reads it, to Go's syntax. The two differ where
// it hurts silently: a backslash never makes a class (`\d` is the letter d), and is itself in brackets.
type ere struct {
	in     string
	pos    int
	out    strings.Builder
	closed int // groups that are complete
}

// translateERE returns the expression in Go's syntax, over the alphabet of [latin1].
func translateERE(expr string) (string, error) {
	e := ere{in: expr}
	if err := e.alternatives(false); err != nil {
		return "", err
	}
	// Go's parser has limits of its own, such as the size of nested repetitions.
	if _, err := regexp.Compile(e.out.String()); err != nil {
		return "", errCount
	}
	return e.out.String(), nil
}

// peek returns the next byte, 0 at the end: a real 0 byte cannot occur in a designator that anyone writes.
func (e *ere) peek() byte { return e.at(0) }

func (e *ere) at(n int) byte {
	if e.pos+n < len(e.in) {
		return e.in[e.pos+n]
	}
	return 0
}

func (e *ere) literal(c byte) { e.out.WriteString(regexp.QuoteMeta(latin1(string([]byte{c})))) }

func (e *ere) alternatives(inGroup bool) error {
	for {
		start := e.pos
		for e.pos < len(e.in) && e.peek() != '|' && (!inGroup || e.peek() != ')') {
			if err := e.piece(); err != nil {
				return err
			}
		}
		if e.pos == start {
			return errEmpty
		}
		if e.peek() != '|' {
			return nil
		}
		e.pos++
		e.out.WriteByte('|')
	}
}

// piece reads an atom and at most one repetition.
func (e *ere) piece() error {
	anchor := e.peek() == '^'
	if err := e.atom(); err != nil {
		return err
	}
	if !e.repeats() {
		return nil
	}
	if anchor {
		return errRepeat
	}
	if e.peek() == '{' {
		if err := e.braces(); err != nil {
			return err
		}
	} else {
		e.out.WriteByte(e.peek())
		e.pos++
	}
	if e.repeats() {
		return errRepeat
	}
	return nil
}

// repeats reports whether a repetition follows; a brace without a digit is an ordinary character.
func (e *ere) repeats() bool {
	switch e.peek() {
	case '*', '+', '?':
		return true
	case '{':
		return digit(e.at(1))
	}
	return false
}

func (e *ere) atom() error {
	if e.repeats() {
		return errRepeat
	}
	c := e.peek()
	e.pos++
	switch c {
	case '(':
		return e.group()
	case ')':
		return errParen
	case '[':
		return e.bracket()
	case '^', '$':
		e.out.WriteByte(c)
	case '.':
		e.out.WriteString("(?s:.)")
	case '\\':
		return e.escaped()
	default:
		e.literal(c)
	}
	return nil
}

func (e *ere) group() error {
	if e.pos >= len(e.in) {
		return errParen
	}
	e.out.WriteByte('(')
	if e.peek() != ')' {
		if err := e.alternatives(true); err != nil {
			return err
		}
	}
	if e.peek() != ')' {
		return errParen
	}
	e.pos++
	e.closed++
	e.out.WriteByte(')')
	return nil
}

func (e *ere) escaped() error {
	if e.pos >= len(e.in) {
		return errEscape
	}
	c := e.peek()
	e.pos++
	if c >= '1' && c <= '9' {
		if int(c-'0') > e.closed {
			return errBackref
		}
		return errNoBackref
	}
	e.literal(c)
	return nil
}

// braces reads "{n}", "{n,}" or "{n,m}".
func (e *ere) braces() error {
	start := e.pos
	e.pos++
	low, err := e.count()
	if err != nil {
		return err
	}
	if e.peek() == ',' {
		e.pos++
		if digit(e.peek()) {
			high, err := e.count()
			if err != nil || high < low {
				return errCount
			}
		}
	}
	if e.peek() != '}' {
		if !strings.Contains(e.in[e.pos:], "}") {
			return errBrace
		}
		return errCount
	}
	e.pos++
	e.out.WriteString(e.in[start:e.pos])
	return nil
}

func (e *ere) count() (int, error) {
	n := 0
	for ; digit(e.peek()) && n <= maxRepeat; e.pos++ {
		n = n*10 + int(e.peek()-'0')
	}
	if n > maxRepeat {
		return 0, errCount
	}
	return n, nil
}

// bracket reads a bracket expression behind its '['. A ']' or '-' that comes first stands for itself.
func (e *ere) bracket() error {
	e.out.WriteByte('[')
	if e.peek() == '^' {
		e.pos++
		e.out.WriteByte('^')
	}
	if c := e.peek(); c == ']' || c == '-' {
		e.pos++
		e.inBracket(c)
	}
	for e.peek() != ']' {
		if e.pos >= len(e.in) {
			return errBracket
		}
		if err := e.member(); err != nil {
			return err
		}
	}
	e.pos++
	e.out.WriteByte(']')
	return nil
}

// member reads a class, a character or a range.
func (e *ere) member() error {
	if e.peek() == '[' && e.at(1) == ':' {
		return e.class()
	}
	if e.peek() == '-' && e.at(1) != ']' {
		return errRange
	}
	equivalents := e.peek() == '[' && e.at(1) == '='
	low, err := e.symbol('=')
	if err != nil {
		return err
	}
	e.inBracket(low)
	if equivalents || e.peek() != '-' || e.at(1) == ']' || e.pos+1 >= len(e.in) {
		return nil
	}
	e.pos++
	high, err := e.symbol('.')
	if err != nil {
		return err
	}
	if high < low {
		return errRange
	}
	e.out.WriteByte('-')
	e.inBracket(high)
	return nil
}

func (e *ere) class() error {
	name, _, ok := strings.Cut(e.in[e.pos+2:], ":]")
	if !ok {
		return errBracket
	}
	if !strings.Contains(ereClasses, " "+name+" ") {
		return errClass
	}
	e.out.WriteString("[:" + name + ":]")
	e.pos += len(name) + len("[::]")
	return nil
}

// symbol reads a character of a bracket expression, also in the form "[.c.]" and, where a range cannot end,
// as the class of its equivalents "[=c=]", which is c alone.
func (e *ere) symbol(other byte) (byte, error) {
	c := e.peek()
	if mark := e.at(1); c == '[' && (mark == '.' || mark == other) {
		name, _, ok := strings.Cut(e.in[e.pos+2:], string([]byte{mark, ']'}))
		if !ok {
			return 0, errBracket
		}
		if len(name) != 1 {
			return 0, errCollating
		}
		e.pos += len("[.c.]")
		return name[0], nil
	}
	e.pos++
	return c, nil
}

func (e *ere) inBracket(c byte) {
	switch c {
	case '\\', ']', '[', '^', '-':
		e.out.WriteByte('\\')
	}
	e.out.WriteString(latin1(string([]byte{c})))
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// latin1 makes each byte of s a rune, so that expressions see bytes, as LLVM's do, and any bytes are valid.
func latin1(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			runes := make([]rune, len(s))
			for j := range runes {
				runes[j] = rune(s[j])
			}
			return string(runes)
		}
	}
	return s
}
