package pyast

import "strings"

// segment is one literal of those that make up an f-string: the string itself, or a
// constant with a prefix of its own.
type segment struct {
	parts []Expr
	kind  string
}

// segments divides the parts of an f-string. Only a literal with the prefix u has to be
// on its own.
func segments(values []Expr) []segment {
	list := []segment{}
	for _, v := range values {
		kind := ""
		if c, ok := v.(*Constant); ok {
			kind = c.Kind
		}
		if n := len(list); n > 0 && kind == "" && list[n-1].kind == "" {
			list[n-1].parts = append(list[n-1].parts, v)
			continue
		}
		list = append(list, segment{[]Expr{v}, kind})
	}
	for _, s := range list {
		if s.kind == "" {
			return list
		}
	}
	return append(list, segment{})
}

// fstring writes an f-string or a t-string.
func (u *unparser) fstring(e Expr) {
	prefix, values := "f", []Expr(nil)
	switch e := e.(type) {
	case *JoinedStr:
		values = e.Values
	case *TemplateStr:
		prefix, values = "t", e.Values
	}
	for i, s := range segments(values) {
		if i > 0 {
			u.text(" ")
		}
		if s.kind != "" {
			u.constant(s.parts[0].(*Constant))
			continue
		}
		u.fstringSegment(prefix, s.parts)
	}
}

// fstringSegment writes one literal. Its quotes are such that no expression in it has
// them, if that is possible: before Python 3.12 it had to be.
func (u *unparser) fstringSegment(prefix string, parts []Expr) {
	fields := make([]string, len(parts))
	for i, p := range parts {
		if !isConstant(p) {
			var inner unparser
			inner.field(p)
			fields[i] = string(inner.out)
		}
	}
	all := strings.Join(fields, "")
	quotes := `'`
	for _, q := range []string{`'`, `"`, `'''`, `"""`} {
		if !strings.Contains(all, q) {
			quotes = q
			break
		}
	}
	u.text(prefix, quotes)
	for i, p := range parts {
		if c, ok := p.(*Constant); ok {
			u.fstringText(string(c.Value.(Str)), quotes[0], "{{", "}}")
		} else {
			u.text(fields[i])
		}
	}
	u.text(quotes)
}

// fstringText writes text between fields, with what to write for braces.
func (u *unparser) fstringText(s string, quote byte, open, end string) {
	for i := 0; i < len(s); {
		_, n := decodeRune(s[i:])
		switch c := s[i]; c {
		case '{':
			u.text(open)
		case '}':
			u.text(end)
		default:
			u.escaped(s[i:i+n], quote)
		}
		i += n
	}
}

// field writes a replacement field.
func (u *unparser) field(e Expr) {
	var conversion int
	var spec Expr
	u.text("{")
	switch e := e.(type) {
	case *FormattedValue:
		var inner unparser
		inner.expr(e.Value, levelOr)
		if inner.out[0] == '{' {
			u.text(" ") // two braces are no field
		}
		u.text(string(inner.out))
		conversion, spec = e.Conversion, e.FormatSpec
	case *Interpolation:
		// The text is part of the tree.
		text, _ := e.Str.(Str)
		u.text(string(text))
		conversion, spec = e.Conversion, e.FormatSpec
	}
	if conversion >= 0 {
		u.text("!", string(rune(conversion)))
	}
	if s, ok := spec.(*JoinedStr); ok {
		u.text(":")
		for _, part := range s.Values {
			if c, ok := part.(*Constant); ok {
				u.spec(string(c.Value.(Str)))
			} else {
				u.field(part)
			}
		}
	}
	u.text("}")
}

// spec writes the text of a format spec, where braces and quotes have to be escaped.
func (u *unparser) spec(s string) {
	for i := 0; i < len(s); {
		_, n := decodeRune(s[i:])
		if c := s[i]; c == '\'' || c == '"' || c == '{' || c == '}' {
			u.out = appendHex(append(u.out, `\x`...), rune(c), 2)
		} else {
			u.escaped(s[i:i+n], '\\')
		}
		i += n
	}
}
