package pyast

import (
	"bytes"
	"strings"

	"polyloom/grammar/pytoken"
)

// strings builds rule strings: literals in a row, which are one.
func (b *builder) strings() Expr {
	end := b.end()
	first := b.first()
	if b.tape[b.at].Next == end && b.kind() == pytoken.String {
		return b.str(b.token())
	}
	c := concatenation{builder: b}
	for b.at < end {
		if b.isRule(ruleFstring) {
			c.fstring()
			continue
		}
		s := b.str(b.token())
		_, isBytes := s.Value.(Bytes)
		c.hasBytes = c.hasBytes || isBytes
		c.hasStr = c.hasStr || !isBytes
		c.parts = append(c.parts, s)
	}
	return c.finish(first)
}

// str builds one literal.
func (b *builder) str(token int32) *Constant {
	n := b.heap.constants.new()
	n.Span = b.span(token)
	n.Value, n.Kind = b.literal(token)
	return n
}

// concatenation is a row of literals. If one of them is an f-string, all are.
type concatenation struct {
	*builder
	parts    []Expr // constants and replacement fields
	hasBytes bool
	hasStr   bool
	hasF     bool
	hasT     bool
}

// finish returns the literal that a row of them is.
func (c *concatenation) finish(first int32) Expr {
	switch {
	case c.hasT && (c.hasBytes || c.hasStr || c.hasF):
		panic(c.errorFrom(first, "cannot mix t-string literals with string or bytes literals"))
	case c.hasBytes && (c.hasStr || c.hasF):
		panic(c.errorAt(c.last+1, "cannot mix bytes and nonbytes literals"))
	case c.hasBytes:
		var all strings.Builder
		for _, p := range c.parts {
			all.WriteString(string(p.(*Constant).Value.(Bytes)))
		}
		return &Constant{Span: c.span(first), Value: Bytes(all.String())}
	}
	values := joinConstants(c.parts, c.hasF || c.hasT)
	switch {
	case c.hasT:
		return &TemplateStr{c.span(first), values}
	case c.hasF:
		return &JoinedStr{c.span(first), values}
	}
	return values[0]
}

// joinConstants makes one of constants in a row, and drops empty ones if asked to.
func joinConstants(parts []Expr, dropEmpty bool) []Expr {
	var out []Expr
	for i := 0; i < len(parts); {
		run := i
		for run < len(parts) && isConstant(parts[run]) {
			run++
		}
		if run == i {
			out = append(out, parts[i])
			i++
			continue
		}
		c := parts[i].(*Constant)
		if run > i+1 {
			c = mergeConstants(parts[i:run])
		}
		if !dropEmpty || c.Value.(Str) != "" {
			out = append(out, c)
		}
		i = run
	}
	return out
}

func isConstant(e Expr) bool {
	_, ok := e.(*Constant)
	return ok
}

// mergeConstants makes one string of several.
func mergeConstants(parts []Expr) *Constant {
	first, last := parts[0].(*Constant), parts[len(parts)-1].(*Constant)
	var all []byte
	for _, p := range parts {
		all = append(all, p.(*Constant).Value.(Str)...)
	}
	return &Constant{
		Span:  Span{first.Line, first.Col, last.EndLine, last.EndCol},
		Value: Str(all), Kind: first.Kind,
	}
}

// fstring builds rule fstring and adds its parts.
func (c *concatenation) fstring() {
	b := c.builder
	b.end()
	prefix := b.tokenText(b.token())
	s := fstringBuilder{builder: b, raw: strings.ContainsAny(prefix, "rR"), template: strings.ContainsAny(prefix, "tT")}
	c.hasT = c.hasT || s.template
	c.hasF = c.hasF || !s.template
	for b.isRule(ruleFstringPart) {
		s.part(false)
	}
	b.expect(pytoken.FStringEnd)
	c.parts = append(c.parts, s.parts...)
}

// fstringBuilder builds the parts of an f-string or of a format spec.
type fstringBuilder struct {
	*builder
	raw      bool
	template bool
	open     int32 // the brace of the field that is being built
	parts    []Expr
}

// part builds rule fstring_part.
func (s *fstringBuilder) part(inSpec bool) {
	b := s.builder
	end := b.end()
	first := b.expect(0)
	if b.toks[first].Kind == pytoken.FStringMiddle {
		// A format spec has its escapes even in a raw string, as in CPython.
		text := b.decode(first, b.tokenText(first), s.raw && !inSpec)
		if text != "" {
			s.parts = append(s.parts, b.constant(first, Str(text)))
		}
		return
	}
	s.field(first, end)
}

// field builds a replacement field behind its opening brace.
func (s *fstringBuilder) field(first, end int32) {
	b := s.builder
	s.open = first
	if b.isCut() {
		panic(b.fieldError("", s))
	}
	var value Expr
	b.insteadOf(func(*SyntaxError) *SyntaxError { return b.fieldError("", s) }, func() { value = b.rhs() })
	debug := b.accept(pytoken.Equal)
	if b.isCut() {
		panic(b.fieldError("", s))
	}
	stop := b.first() // the token that ends the expression
	conversion := -1
	if b.kind() == pytoken.Exclam {
		conversion = s.conversion(b.token())
	}
	var spec Expr
	if b.kind() == pytoken.Colon {
		spec = s.spec(end)
		if b.isCut() && !b.stopsAtError() {
			panic(b.errorAt(b.failed(), "%s: expecting '}', or format specs", s.what()))
		}
	}
	if b.isCut() {
		panic(b.fieldError("", s))
	}
	b.expect(pytoken.Rbrace)
	if debug {
		s.debugText(first, stop)
		if conversion < 0 && spec == nil {
			conversion = 'r'
		}
	}
	if s.template {
		text := strings.TrimRight(b.fieldText(first, stop), "= \t\n\f")
		s.parts = append(s.parts, &Interpolation{b.span(first), value, Str(text), conversion, spec})
		return
	}
	s.parts = append(s.parts, &FormattedValue{b.span(first), value, conversion, spec})
}

// conversion builds what follows an exclamation mark.
func (s *fstringBuilder) conversion(exclam int32) int {
	b := s.builder
	if b.isCut() {
		panic(b.fieldError("!", s))
	}
	at := b.token()
	name := b.tokenText(at)
	if b.toks[exclam].End != b.toks[at].Start {
		panic(b.errorTokens(exclam, at, "%s: conversion type must come right after the exclamation mark", s.what()))
	}
	if name != "s" && name != "r" && name != "a" {
		panic(b.errorAt(at, "%s: invalid conversion character %s: expected 's', 'r', or 'a'", s.what(), Repr(Str(name))))
	}
	return int(name[0])
}

// what is the name of the kind of string in messages.
func (s *fstringBuilder) what() string {
	if s.template {
		return "t-string"
	}
	return "f-string"
}

// spec builds a format spec from its colon on.
func (s *fstringBuilder) spec(end int32) Expr {
	b := s.builder
	colon := b.token()
	inner := fstringBuilder{builder: b, raw: s.raw, template: false}
	for b.at < end && b.isRule(ruleFstringPart) {
		inner.part(true)
	}
	values := joinConstants(inner.parts, true)
	return &JoinedStr{b.span(colon), values}
}

// fieldText returns the text of a field from its brace to the token that ends it.
func (b *builder) fieldText(open, stop int32) string {
	text := b.text[b.toks[open].End:b.toks[stop].Start]
	if strings.Contains(text, "#") {
		return withoutComments(text)
	}
	return text
}

// debugText adds the text of a field with =.
func (s *fstringBuilder) debugText(open, stop int32) {
	from, to := &s.toks[open], &s.toks[stop]
	s.parts = append(s.parts, &Constant{
		Span:  Span{from.Line, from.EndCol, to.Line, to.Col},
		Value: Str(s.fieldText(open, stop)),
	})
}

// withoutComments removes what CPython takes for comments: everything from a # to the
// end of its line, even in a string.
func withoutComments(text string) string {
	var out bytes.Buffer
	for text != "" {
		i := strings.IndexByte(text, '#')
		if i < 0 {
			out.WriteString(text)
			break
		}
		out.WriteString(text[:i])
		text = text[i:]
		if i = strings.IndexByte(text, '\n'); i < 0 {
			break
		}
		text = text[i:]
	}
	return out.String()
}
