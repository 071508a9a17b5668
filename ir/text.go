package ir

import (
	"strconv"

	"polyloom/num"
)

// Text is MLIR text in the making: a buffer with methods that write types and attributes. Package asm's printer is built on it;
// a dialect's types and attributes write themselves to one. The zero Text writes in full, without aliases.
type Text struct {
	Buf []byte
	// Alias returns the name (#map, !t) that stands for a type or attribute in this text, if one does; nil means that none do.
	Alias func(x any) (string, bool)
	// Limits says which large constants are left out or written in hexadecimal; nil means that only those of more than 100 elements are, in
	// hexadecimal.
	Limits *TextLimits
	// PrettyLocs writes locations for people: f.mlir:1:2.
	PrettyLocs bool

	distinct map[*DistinctAttr]int
}

// TextLimits says which large constants Text leaves out or writes as hexadecimal data. Negative means no limit.
type TextLimits struct {
	ElideElements  int // more elements than this are left out
	ElideResources int // a resource of more characters than this is left out
	HexElements    int // more elements than this are written in hexadecimal
}

var defaultLimits = TextLimits{ElideElements: -1, ElideResources: -1, HexElements: 100}

// String returns what was written.
func (w *Text) String() string { return string(w.Buf) }

// Str writes s as it is.
func (w *Text) Str(s string) { w.Buf = append(w.Buf, s...) }

// Byte writes one byte.
func (w *Text) Byte(c byte) { w.Buf = append(w.Buf, c) }

// Int writes a decimal number.
func (w *Text) Int(v int64) { w.Buf = strconv.AppendInt(w.Buf, v, 10) }

// Quoted writes s as a string literal with MLIR's escapes.
func (w *Text) Quoted(s string) {
	const hex = "0123456789ABCDEF"
	w.Byte('"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\\':
			w.Str(`\\`)
		case c >= 0x20 && c < 0x7f && c != '"':
			w.Byte(c)
		default:
			w.Buf = append(w.Buf, '\\', hex[c>>4], hex[c&15])
		}
	}
	w.Byte('"')
}

// KeywordOrString writes s bare if it is an identifier, else quoted.
func (w *Text) KeywordOrString(s string) {
	if IsIdentifier(s) {
		w.Str(s)
	} else {
		w.Quoted(s)
	}
}

// IsIdentifier reports whether s is a bare identifier of MLIR: [A-Za-z_][A-Za-z0-9_$.]*.
func IsIdentifier(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '$' || c == '.')) {
			return false
		}
	}
	return s != ""
}

// Symbol writes the symbol name s with its @.
func (w *Text) Symbol(s string) {
	w.Byte('@')
	w.KeywordOrString(s)
}

// alias writes the name that stands for x, if there is one.
func (w *Text) alias(x any) bool {
	if w.Alias == nil {
		return false
	}
	name, ok := w.Alias(x)
	if ok {
		w.Str(name)
	}
	return ok
}

// Type writes t.
func (w *Text) Type(t Type) {
	if t == nil {
		w.Str("<<NULL TYPE>>")
		return
	}
	if !w.alias(t) {
		w.TypeNoAlias(t)
	}
}

// TypeNoAlias writes t in full at its outermost level.
func (w *Text) TypeNoAlias(t Type) {
	switch t := t.(type) {
	case *IntegerType:
		w.Str([...]string{"i", "si", "ui"}[t.Sign])
		w.Int(int64(t.Width))
	case *IndexType:
		w.Str("index")
	case *FloatType:
		w.Str(t.Format.Name())
	case *NoneType:
		w.Str("none")
	case *ComplexType:
		w.Str("complex<")
		w.Type(t.Part)
		w.Byte('>')
	case *FunctionType:
		w.Byte('(')
		w.Types(t.In)
		w.Str(") -> ")
		w.results(t.Out)
	case *GraphType:
		w.Str("graph<(")
		w.Types(t.In)
		w.Str(") -> (")
		w.Types(t.Out)
		w.Str(")>")
	case *TupleType:
		w.Str("tuple<")
		w.Types(t.Elems)
		w.Byte('>')
	case *VectorType:
		w.vector(t)
	case *TensorType:
		w.tensor(t)
	case *MemRefType:
		w.Str("memref<")
		w.dims(t.shape)
		w.Type(t.elem)
		w.optional(t.Layout)
		w.optional(t.Space)
		w.Byte('>')
	case *UnrankedMemRefType:
		w.Str("memref<*x")
		w.Type(t.elem)
		w.optional(t.Space)
		w.Byte('>')
	case *OpaqueType:
		w.dialectSymbol('!', t.Dialect, t.Body)
	case DialectType:
		w.Byte('!')
		w.Str(t.TypeDialect())
		w.Byte('.')
		t.PrintBody(w)
	default:
		w.Str(t.String())
	}
}

// Types writes ts with commas between.
func (w *Text) Types(ts []Type) {
	for i, t := range ts {
		if i > 0 {
			w.Str(", ")
		}
		w.Type(t)
	}
}

// FunctionType writes the functional type from in to out, without making it.
func (w *Text) FunctionType(in, out []Type) {
	w.Byte('(')
	w.Types(in)
	w.Str(") -> ")
	w.results(out)
}

// results writes the result types of a function: a single one needs no parentheses unless it is a function.
func (w *Text) results(ts []Type) {
	if len(ts) == 1 {
		if _, ok := ts[0].(*FunctionType); !ok {
			w.Type(ts[0])
			return
		}
	}
	w.Byte('(')
	w.Types(ts)
	w.Byte(')')
}

func (w *Text) dims(shape []int64) {
	for _, d := range shape {
		w.Dim(d)
		w.Byte('x')
	}
}

// Dim writes a size: ? if it is Dynamic.
func (w *Text) Dim(d int64) {
	if d == Dynamic {
		w.Byte('?')
	} else {
		w.Int(d)
	}
}

func (w *Text) optional(a Attr) {
	if a != nil {
		w.Str(", ")
		w.Attr(a)
	}
}

func (w *Text) vector(t *VectorType) {
	w.Str("vector<")
	for i, d := range t.shape {
		if t.Scalable != nil && t.Scalable[i] {
			w.Byte('[')
			w.Int(d)
			w.Byte(']')
		} else {
			w.Int(d)
		}
		w.Byte('x')
	}
	w.Type(t.elem)
	w.Byte('>')
}

func (w *Text) tensor(t *TensorType) {
	w.Str("tensor<")
	if t.unranked {
		w.Str("*x")
	} else {
		w.dims(t.shape)
	}
	w.Type(t.elem)
	if t.Encoding != nil {
		w.Str(", ")
		w.AttrFull(t.Encoding)
	}
	w.Byte('>')
}

// dialectSymbol writes a type or attribute of a dialect by its body, in the pretty form where that is possible.
func (w *Text) dialectSymbol(prefix byte, dialect, body string) {
	w.Byte(prefix)
	w.Str(dialect)
	if prettyBody(body) {
		w.Byte('.')
		w.Str(body)
		return
	}
	w.Byte('<')
	w.Str(body)
	w.Byte('>')
}

func prettyBody(s string) bool {
	letter := func(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
	if s == "" || !letter(s[0]) {
		return false
	}
	i := 0
	for i < len(s) && (letter(s[i]) || s[i] >= '0' && s[i] <= '9' || s[i] == '.' || s[i] == '_') {
		i++
	}
	return i == len(s) || s[i] == '<' && s[len(s)-1] == '>'
}

// Float writes a floating-point number as MLIR does.
func (w *Text) Float(v num.Float) { w.Buf = v.AppendText(w.Buf) }

// TypeText returns the full text of t.
func TypeText(t Type) string {
	var w Text
	w.Type(t)
	return string(w.Buf)
}

// AttrText returns the full text of a, with its type.
func AttrText(a Attr) string {
	var w Text
	w.AttrFull(a)
	return string(w.Buf)
}
