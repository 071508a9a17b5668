package pyast

import "polyloom/grammar/pytoken"

// keywordBlock builds a colon and a block, if a keyword is next, which it passes.
func (b *builder) keywordBlock(end int32, keyword pytoken.Kind, what string) []Stmt {
	if b.at >= end || b.kind() != keyword {
		return nil
	}
	first := b.token()
	b.demand(pytoken.Colon)
	return b.block(what, first)
}

// ifStmt builds rule if_stmt. An elif is an if in the else of the one before.
func (b *builder) ifStmt() Stmt {
	end := b.end()
	root := b.heap.ifs.new()
	n, what := root, "'if' statement"
	chain := []*If{}
	for {
		first := b.token()
		n.Test = b.namedExpr()
		b.expect(pytoken.Colon)
		n.Body = b.block(what, first)
		n.Line, n.Col = b.toks[first].Line, b.toks[first].Col
		chain = append(chain, n)
		if len(chain) > maxNesting {
			panic(b.errorAt(first, "too complex: nested too deeply"))
		}
		if b.at >= end || b.kind() != pytoken.Elif {
			break
		}
		next := b.heap.ifs.new()
		n.OrElse = b.heap.stmtList.take([]Stmt{next})
		n, what = next, "'elif' statement"
	}
	n.OrElse = b.keywordBlock(end, pytoken.Else, "'else' statement")
	for _, n := range chain {
		n.EndLine, n.EndCol = b.toks[b.last].EndLine, b.toks[b.last].EndCol
	}
	return root
}

func (b *builder) whileStmt() Stmt {
	end := b.end()
	first := b.token()
	w := &While{Test: b.namedExpr()}
	b.expect(pytoken.Colon)
	w.Body = b.block("'while' statement", first)
	w.OrElse = b.keywordBlock(end, pytoken.Else, "'else' statement")
	w.Span = b.span(first)
	return w
}

func (b *builder) forStmt(first int32, isAsync bool) Stmt {
	end := b.end()
	at := b.token()
	f := For{Target: b.targets()}
	b.expect(pytoken.In)
	f.Iter = b.starExprs()
	b.expect(pytoken.Colon)
	f.Body = b.block("'for' statement", at)
	f.OrElse = b.keywordBlock(end, pytoken.Else, "'else' statement")
	f.Span = b.span(first)
	if isAsync {
		a := AsyncFor(f)
		return &a
	}
	return &f
}

func (b *builder) withStmt(first int32, isAsync bool) Stmt {
	b.end()
	at := b.token()
	w := With{}
	bracketed := b.accept(pytoken.WithLpar)
	for b.isRule(ruleWithItem) || b.kind() == pytoken.Comma {
		if !b.accept(pytoken.Comma) {
			w.Items = append(w.Items, b.withItem())
		}
	}
	if len(w.Items) == 0 {
		panic(b.incomplete(0))
	}
	if bracketed {
		b.expect(pytoken.Rpar)
	}
	b.expect(pytoken.Colon)
	w.Body = b.block("'with' statement", at)
	w.Span = b.span(first)
	if isAsync {
		a := AsyncWith(w)
		return &a
	}
	return &w
}

func (b *builder) withItem() *WithItem {
	end := b.end()
	w := &WithItem{ContextExpr: b.test()}
	if b.at < end {
		b.token()
		w.OptionalVars = b.target("cannot assign to %s")
	}
	return w
}

func (b *builder) tryStmt() Stmt {
	end := b.end()
	first := b.token()
	b.demand(pytoken.Colon)
	t := Try{Body: b.block("'try' statement", first)}
	isStar := false
	for b.at < end && b.isRule(ruleExceptClause) {
		at := b.first()
		h, star := b.except()
		if len(t.Handlers) > 0 && star != isStar {
			panic(b.errorAt(at, "cannot have both 'except' and 'except*' on the same 'try'"))
		}
		t.Handlers, isStar = append(t.Handlers, h), star
	}
	if len(t.Handlers) == 0 && b.kind() != pytoken.Finally {
		if !b.isCut() {
			panic(b.errorAt(b.first(), "expected 'except' or 'finally' block"))
		}
		panic(b.missingHandler())
	}
	t.OrElse = b.keywordBlock(end, pytoken.Else, "'else' statement")
	t.FinalBody = b.keywordBlock(end, pytoken.Finally, "'finally' statement")
	t.Span = b.span(first)
	if isStar {
		s := TryStar(t)
		return &s
	}
	return &t
}

// except builds rule except_clause and tells whether it is except*.
func (b *builder) except() (h *ExceptHandler, isStar bool) {
	b.end()
	first := b.token()
	h = &ExceptHandler{}
	what := "'except' statement"
	if isStar = b.accept(pytoken.Star); isStar {
		what = "'except*' statement"
	}
	if b.isRule(ruleTest) {
		at := b.first()
		h.Type = b.test()
		several := b.kind() == pytoken.Comma
		if several {
			h.Type = b.exceptTypes(at, h.Type)
		}
		if b.accept(pytoken.As) {
			if several {
				panic(b.errorFor(h.Type, "multiple exception types must be parenthesized when using 'as'"))
			}
			h.Name = b.nameToken()
		}
	} else if isStar && b.kind() == pytoken.Colon {
		panic(b.errorAt(b.first(), "expected one or more exception types"))
	}
	b.expect(pytoken.Colon)
	h.Body = b.block(what, first)
	h.Span = b.span(first)
	return h, isStar
}

// exceptTypes builds a tuple of exceptions without brackets, behind the first of them.
func (b *builder) exceptTypes(first int32, e Expr) Expr {
	mark := len(b.exprs)
	b.exprs = append(b.exprs, e)
	for b.kind() == pytoken.Comma || b.isRule(ruleTest) {
		if !b.accept(pytoken.Comma) {
			e := b.test()
			b.exprs = append(b.exprs, e)
		}
	}
	elts := b.takeExprs(mark)
	return &Tuple{Span: b.span(first), Elts: elts}
}

func (b *builder) matchStmt() Stmt {
	end := b.end()
	first := b.token()
	m := &Match{}
	at := b.first()
	all := b.end()
	m.Subject = b.starTest()
	if b.at < all {
		m.Subject = b.tuple(at, all, m.Subject, b.starTest)
	} else if s, ok := m.Subject.(*Starred); ok {
		panic(b.errorFor(s, "invalid syntax"))
	}
	b.expect(pytoken.Colon)
	b.expect(pytoken.Newline)
	if b.isCut() {
		panic(b.missingBlock("'match' statement", first))
	}
	b.token()
	for b.at < end && b.kind() != pytoken.Dedent {
		m.Cases = append(m.Cases, b.matchCase())
	}
	b.expect(pytoken.Dedent)
	m.Span = b.span(first)
	return m
}

func (b *builder) matchCase() *MatchCase {
	end := b.end()
	first := b.token()
	c := &MatchCase{Pattern: b.patternList()}
	if b.at < end && b.accept(pytoken.If) {
		c.Guard = b.namedExpr()
	}
	b.expect(pytoken.Colon)
	c.Body = b.block("'case' statement", first)
	return c
}
