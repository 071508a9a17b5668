package pyast

import "polyloom/grammar/pytoken"

// braces builds a dictionary or a set, behind the bracket.
func (b *builder) braces(first int32) Expr {
	if b.kind() == pytoken.Rbrace || b.isCut() {
		b.expect(pytoken.Rbrace)
		return &Dict{Span: b.span(first)}
	}
	isDict := b.beginsPair()
	mark := len(b.exprs)
	for !b.isRule(ruleCompClauses) && b.kind() != pytoken.Rbrace {
		if !b.accept(pytoken.Comma) {
			b.dictItem(isDict)
		}
	}
	items := b.exprs[mark:]
	b.exprs = b.exprs[:mark]
	if b.isRule(ruleCompClauses) {
		return b.bracedComprehension(first, isDict, items)
	}
	if !isDict {
		elts := b.heap.exprList.take(items)
		b.expect(pytoken.Rbrace)
		return &Set{Span: b.span(first), Elts: elts}
	}
	d := &Dict{Keys: make([]Expr, len(items)/2), Values: make([]Expr, len(items)/2)}
	for i := range d.Keys {
		d.Keys[i], d.Values[i] = items[2*i], items[2*i+1]
	}
	b.expect(pytoken.Rbrace)
	d.Span = b.span(first)
	return d
}

// beginsPair tells whether the item at the cursor is one of a dictionary.
func (b *builder) beginsPair() bool {
	item := b.next()
	if b.toks[item.Token].Kind == pytoken.DoubleStar {
		return true
	}
	if int(b.at)+1 >= len(b.tape) {
		panic(b.incomplete(0))
	}
	expr := b.tape[b.at+1]
	return expr.Rule == ruleNamedExpr && expr.Next < item.Next
}

// dictItem builds an item: b.exprs gets an element of a set, or a key, which may be nil,
// and a value.
func (b *builder) dictItem(isDict bool) {
	first := b.first()
	end := b.end()
	switch b.kind() {
	case pytoken.DoubleStar:
		if !isDict {
			panic(b.errorAt(first, "cannot use dict unpacking here"))
		}
		b.token()
		e := b.bitor()
		b.exprs = append(b.exprs, nil, e)
		return
	case pytoken.Star:
		if isDict {
			panic(b.errorAt(first, "cannot use a starred expression in a dictionary key"))
		}
		e := b.starred(b.bitor)
		b.exprs = append(b.exprs, e)
		return
	}
	e := b.namedExpr()
	hasColon := b.at < end
	switch {
	case !isDict && hasColon:
		panic(b.errorAt(b.first(), "invalid syntax"))
	case isDict && !hasColon:
		if b.isCut() && b.stopsAtError() {
			panic(b.incomplete(0))
		}
		end := e.Range()
		panic(b.errorSpan(Span{end.EndLine, end.EndCol - 1, end.EndLine, end.EndCol}, "':' expected after dictionary key"))
	}
	b.exprs = append(b.exprs, e)
	if !hasColon {
		return
	}
	if n, ok := e.(*NamedExpr); ok && !b.isBracketed(first, n) {
		panic(b.errorAt(first+1, "invalid syntax"))
	}
	colon := b.token()
	if b.isCut() {
		panic(b.missingValue(colon))
	}
	e = b.test()
	b.exprs = append(b.exprs, e)
}

// isBracketed tells whether an expression whose first token is given is in brackets.
func (b *builder) isBracketed(first int32, e Expr) bool {
	at, t := e.Range(), &b.toks[first]
	return at.Line != t.Line || at.Col != t.Col
}

// bracedComprehension builds the rest of a comprehension behind its element.
func (b *builder) bracedComprehension(first int32, isDict bool, items []Expr) Expr {
	switch {
	case isDict && items[0] == nil && len(items) == 2:
		panic(b.errorAt(first+1, "dict unpacking cannot be used in dict comprehension"))
	case isDict && (len(items) > 2 || b.toks[b.last].Kind == pytoken.Comma):
		panic(b.errorAt(b.first(), "invalid syntax"))
	case !isDict:
		b.checkComprehension(items, len(items) > 1 || b.toks[b.last].Kind == pytoken.Comma, "set comprehension")
	}
	elt, value := items[0], items[len(items)-1]
	clauses := b.compClauses()
	b.expect(pytoken.Rbrace)
	if isDict {
		return &DictComp{Span: b.span(first), Key: elt, Value: value, Generators: clauses}
	}
	return &SetComp{Span: b.span(first), Elt: elt, Generators: clauses}
}
