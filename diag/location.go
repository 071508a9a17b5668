package diag

import (
	"fmt"
	"strconv"
	"strings"
)

// Location is where a diagnostic points. Implementations must be comparable with ==, and equal locations must
// compare equal: the printer leaves out an excerpt that it has just shown.
type Location interface {
	// Position returns the file position that stands for this location: the first one met when nested
	// locations are visited depth first (callee before caller, fused parts in order). It reports false if
	// there is none.
	Position() (Position, bool)
	// String returns MLIR's text, for example `loc("f.mlir":1:2)` or `loc(unknown)`.
	String() string
}

// Called is implemented by locations that can hold a call. Caller returns the place of the call for the
// first call-site location met, looking through names and fused parts; it reports false if there is none.
type Called interface {
	Location
	Caller() (Location, bool)
}

// Position is a place in a file. Line and Col count from 1 and Col counts bytes; Line 0 means that only the
// file is known. A Position is itself a Location; the zero Position is the unknown location.
type Position struct {
	File      string
	Line, Col int
}

// Position returns p, and false if p is the zero Position.
func (p Position) Position() (Position, bool) { return p, p != Position{} }

// String returns p as an MLIR location attribute, `loc("f.mlir":1:2)`.
func (p Position) String() string {
	if (p == Position{}) {
		return unknownText
	}
	var b strings.Builder
	b.WriteString(`loc("`)
	escape(&b, p.File)
	fmt.Fprintf(&b, `":%d:%d)`, p.Line, p.Col)
	return b.String()
}

// prefix returns the position as it begins a message line.
func (p Position) prefix() string {
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col)
}

const unknownText = "loc(unknown)"

// escape writes s as LLVM writes the inside of a quoted string: printable ASCII as it is, `\\` for a
// backslash, two hexadecimal digits for anything else.
func escape(b *strings.Builder, s string) {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			b.WriteString(`\\`)
		case c >= ' ' && c <= '~' && c != '"':
			b.WriteByte(c)
		default:
			b.WriteByte('\\')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
}

func positionOf(loc Location) (Position, bool) {
	if loc == nil {
		return Position{}, false
	}
	return loc.Position()
}

// unknown reports whether loc says nothing at all. It asks for the position first because most locations have
// one and their text is costly.
func unknown(loc Location) bool {
	if loc == nil {
		return true
	}
	_, ok := loc.Position()
	return !ok && loc.String() == unknownText
}

// callerOf returns the caller of the first call site in loc.
func callerOf(loc Location) (Location, bool) {
	if c, ok := loc.(Called); ok {
		return c.Caller()
	}
	return nil, false
}
