package pyast

import "polyloom/grammar/pytoken"

// patternList builds rule patterns behind case: a pattern, or a sequence without
// brackets.
func (b *builder) patternList() Pattern {
	first := b.first()
	list, comma := b.patternItems()
	if comma {
		return &MatchSequence{b.span(first), list}
	}
	if _, ok := list[0].(*MatchStar); ok {
		panic(b.unexpected(b.last + 1))
	}
	return list[0]
}

// patternItems builds rule patterns and tells whether there was a comma.
func (b *builder) patternItems() (list []Pattern, comma bool) {
	end := b.end()
	mark := len(b.patterns)
	for b.at < end {
		if b.accept(pytoken.Comma) {
			comma = true
			continue
		}
		p := b.starPattern()
		b.patterns = append(b.patterns, p)
	}
	list = b.heap.patternList.take(b.patterns[mark:])
	b.patterns = b.patterns[:mark]
	return list, comma
}

// starPattern builds rule star_pattern.
func (b *builder) starPattern() Pattern {
	first := b.first()
	b.end()
	if b.isRule(rulePattern) {
		return b.pattern()
	}
	b.token()
	name := b.nameToken()
	if name == "_" {
		name = ""
	}
	return &MatchStar{b.span(first), name}
}

// pattern builds rule pattern.
func (b *builder) pattern() Pattern {
	first := b.first()
	end := b.end()
	b.deeper()
	p := b.closedPattern()
	if b.at < end && b.kind() == pytoken.Vbar {
		p = b.orPattern(first, end, p)
	}
	b.depth--
	if b.at >= end {
		return p
	}
	b.token()
	at := b.first()
	name, ok := b.bitor().(*Name)
	switch {
	case (!ok || b.last != at) && b.toks[at].Kind == pytoken.Name:
		panic(b.unexpected(at + 1))
	case !ok || b.last != at:
		panic(b.errorFrom(at, "invalid pattern target"))
	case name.ID == "_":
		panic(b.errorFor(name, "cannot use '_' as a target"))
	}
	return &MatchAs{b.span(first), p, name.ID}
}

// orPattern builds the rest of a choice behind its first pattern.
func (b *builder) orPattern(first, end int32, p Pattern) Pattern {
	mark := len(b.patterns)
	b.patterns = append(b.patterns, p)
	for b.at < end && b.accept(pytoken.Vbar) {
		p := b.closedPattern()
		b.patterns = append(b.patterns, p)
	}
	list := b.heap.patternList.take(b.patterns[mark:])
	b.patterns = b.patterns[:mark]
	return &MatchOr{b.span(first), list}
}

// closedPattern builds rule closed_pattern.
func (b *builder) closedPattern() Pattern {
	first := b.first()
	end := b.end()
	switch {
	case b.isRule(ruleStrings):
		s := b.strings()
		return &MatchValue{b.span(first), s}
	case b.kind() == pytoken.Name:
		if next := b.at + 1; next < end && b.tokenText(first) == "_" {
			// The wildcard is all that CPython sees, but for keys.
			if int(next) >= len(b.tape) {
				panic(b.incomplete(0))
			}
			panic(b.unexpected(b.tape[next].Token))
		}
		return b.namePattern(first, end)
	case b.kind() == pytoken.Number || b.kind() == pytoken.Minus:
		n := b.numberPattern(first, end)
		return &MatchValue{b.span(first), n}
	}
	switch b.toks[b.token()].Kind {
	case pytoken.None:
		return &MatchSingleton{b.span(first), None{}}
	case pytoken.True:
		return &MatchSingleton{b.span(first), Bool(true)}
	case pytoken.False:
		return &MatchSingleton{b.span(first), Bool(false)}
	case pytoken.Lpar:
		return b.bracketedPattern(first)
	case pytoken.Lsqb:
		var list []Pattern
		if b.isRule(rulePatterns) {
			list, _ = b.patternItems()
		}
		b.expect(pytoken.Rsqb)
		return &MatchSequence{b.span(first), list}
	}
	return b.mappingPattern(first, end)
}

// bracketedPattern builds a sequence, or a pattern that is in brackets.
func (b *builder) bracketedPattern(first int32) Pattern {
	var list []Pattern
	comma := true
	if b.isRule(rulePatterns) {
		list, comma = b.patternItems()
	}
	b.expect(pytoken.Rpar)
	if comma {
		return &MatchSequence{b.span(first), list}
	}
	if s, ok := list[0].(*MatchStar); ok {
		panic(b.errorFor(s, "invalid syntax"))
	}
	return list[0]
}

// numberPattern builds a number with a sign, or a complex number.
func (b *builder) numberPattern(first, end int32) Expr {
	e := b.signed()
	if b.at >= end {
		return e
	}
	real := b.last
	op := Add
	if b.toks[b.token()].Kind == pytoken.Minus {
		op = Sub
	}
	if b.isImaginary(real) {
		panic(b.errorFor(e, "real number required in complex literal"))
	}
	imag := b.expect(pytoken.Number)
	right := b.constant(imag, b.number(imag))
	if !b.isImaginary(imag) {
		panic(b.errorFor(right, "imaginary number required in complex literal"))
	}
	return &BinOp{Span: b.span(first), Left: e, Op: op, Right: right}
}

// signed builds a number that may have a minus before it.
func (b *builder) signed() Expr {
	first := b.first()
	minus := b.accept(pytoken.Minus)
	at := b.expect(pytoken.Number)
	n := b.constant(at, b.number(at))
	if minus {
		return &UnaryOp{Span: b.span(first), Op: USub, Operand: n}
	}
	return n
}

func (b *builder) isImaginary(number int32) bool {
	return b.text[b.toks[number].End-1]|0x20 == 'j'
}

// namePattern builds what begins with a name: a capture, the wildcard, a value or a
// class.
func (b *builder) namePattern(first, end int32) Pattern {
	at := b.token()
	name := b.ident(at)
	if b.at >= end {
		if name == "_" {
			name = ""
		}
		return &MatchAs{Span: b.span(first), Name: name}
	}
	var e Expr = &Name{Span: b.span(first), ID: name}
	for b.at < end && b.accept(pytoken.Dot) {
		attr := b.nameToken()
		e = &Attribute{Span: b.span(first), Value: e, Attr: attr}
	}
	if b.at >= end {
		return &MatchValue{b.span(first), e}
	}
	return b.classPattern(first, e)
}

func (b *builder) classPattern(first int32, cls Expr) Pattern {
	b.expect(pytoken.Lpar)
	m := &MatchClass{Cls: cls}
	var misplaced []Pattern
	for b.isRule(ruleClassArg) || b.kind() == pytoken.Comma {
		if b.accept(pytoken.Comma) {
			continue
		}
		at := b.first()
		end := b.end()
		p := b.pattern()
		switch {
		case b.at < end:
			if b.last != at || b.toks[at].Kind != pytoken.Name {
				panic(b.unexpected(b.first()))
			}
			b.token()
			value := b.pattern()
			m.KwdAttrs, m.KwdPatterns = append(m.KwdAttrs, b.ident(at)), append(m.KwdPatterns, value)
		case len(m.KwdAttrs) > 0:
			misplaced = append(misplaced, p)
		default:
			m.Patterns = append(m.Patterns, p)
		}
	}
	if misplaced != nil {
		panic(b.errorBetween(misplaced[0], misplaced[len(misplaced)-1], "positional patterns follow keyword patterns"))
	}
	b.expect(pytoken.Rpar)
	m.Span = b.span(first)
	return m
}

func (b *builder) mappingPattern(first, end int32) Pattern {
	m := &MatchMapping{}
	rest := int32(-1)
	for b.at < end && b.kind() != pytoken.Rbrace {
		if b.accept(pytoken.Comma) {
			continue
		}
		at := b.first()
		if rest >= 0 {
			panic(b.errorAt(rest, "double star pattern must be the last (right-most) subpattern in the mapping pattern"))
		}
		b.end()
		if b.kind() == pytoken.DoubleStar {
			b.token()
			rest = b.first()
			if m.Rest = b.nameToken(); m.Rest == "_" {
				panic(b.errorAt(rest, "invalid syntax"))
			}
			continue
		}
		key := b.mappingKey(at)
		b.expect(pytoken.Colon)
		value := b.pattern()
		m.Keys, m.Patterns = append(m.Keys, key), append(m.Patterns, value)
	}
	b.expect(pytoken.Rbrace)
	m.Span = b.span(first)
	return m
}

// mappingKey builds a key, which is a literal or a name with dots.
func (b *builder) mappingKey(first int32) Expr {
	var p Pattern
	if b.toks[first].Kind == pytoken.Name {
		p = b.namePattern(first, b.end())
	} else {
		p = b.closedPattern()
	}
	switch p := p.(type) {
	case *MatchValue:
		if k := b.toks[first].Kind; k != pytoken.Lpar {
			return p.Value
		}
	case *MatchSingleton:
		if k := b.toks[first].Kind; k != pytoken.Lpar {
			return &Constant{Span: p.Span, Value: p.Value}
		}
	}
	panic(b.errorAt(first, "invalid syntax"))
}
