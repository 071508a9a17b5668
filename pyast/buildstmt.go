package pyast

import "polyloom/grammar/pytoken"

// module builds rule file.
func (b *builder) module() *Module {
	end := b.end()
	m := &Module{}
	for b.at < end && b.isRule(ruleStatement) {
		b.statement()
	}
	m.Body = b.takeStmts(0)
	b.expect(pytoken.EOF)
	return m
}

// expression builds rule expression_input.
func (b *builder) expression() *Expression {
	end := b.end()
	e := b.starExprs()
	if s, ok := e.(*Starred); ok {
		panic(b.errorFor(s, "invalid syntax"))
	}
	for b.at < end {
		b.token()
	}
	if b.res.Failed >= 0 {
		panic(b.incomplete(0))
	}
	return &Expression{Body: e}
}

// takeStmts returns the statements that began at a mark in b.stmts.
func (b *builder) takeStmts(mark int) []Stmt {
	list := b.heap.stmtList.take(b.stmts[mark:])
	b.stmts = b.stmts[:mark]
	return list
}

// block builds rule block. The statement that it belongs to is for the message if the
// block is missing; it began at a token.
func (b *builder) block(what string, first int32) []Stmt {
	if b.isCut() {
		panic(b.missingBlock(what, first))
	}
	end := b.end()
	mark := len(b.stmts)
	if b.isRule(ruleSimpleStmts) {
		b.simpleStmts()
		return b.takeStmts(mark)
	}
	b.expect(pytoken.Newline)
	if b.isCut() {
		panic(b.missingBlock(what, first))
	}
	b.token()
	for b.at < end && b.isRule(ruleStatement) {
		b.statement()
	}
	b.expect(pytoken.Dedent)
	return b.takeStmts(mark)
}

// statement builds rule statement and appends to b.stmts.
func (b *builder) statement() {
	b.end()
	var s Stmt
	switch b.rule() {
	case ruleSimpleStmts:
		b.simpleStmts()
		return
	case ruleIfStmt:
		s = b.ifStmt()
	case ruleWhileStmt:
		s = b.whileStmt()
	case ruleForStmt:
		s = b.forStmt(b.first(), false)
	case ruleTryStmt:
		s = b.tryStmt()
	case ruleWithStmt:
		s = b.withStmt(b.first(), false)
	case ruleMatchStmt:
		s = b.matchStmt()
	case ruleDecorated:
		s = b.decorated()
	default:
		s = b.definition(nil)
	}
	b.stmts = append(b.stmts, s)
}

func (b *builder) simpleStmts() {
	end := b.end()
	for b.at < end {
		if b.isRule(ruleSimpleStmt) {
			s := b.simpleStmt()
			b.stmts = append(b.stmts, s)
		} else if b.toks[b.token()].Kind == pytoken.Newline {
			return
		}
	}
	panic(b.incomplete(pytoken.Newline))
}

// optional builds what a function builds if there is something before an event.
func (b *builder) optional(end int32, build func() Expr) Expr {
	if b.at >= end {
		return nil
	}
	return build()
}

// simpleStmt builds rule simple_stmt.
func (b *builder) simpleStmt() Stmt {
	first := b.first()
	end := b.end()
	if b.isRule(ruleExprStmt) {
		return b.exprStmt()
	}
	switch b.toks[b.token()].Kind {
	case pytoken.Return:
		r := b.heap.returns.new()
		r.Value = b.optional(end, b.starExprs)
		r.Span = b.span(first)
		return r
	case pytoken.Raise:
		return b.raise(first, end)
	case pytoken.Pass:
		return &Pass{b.span(first)}
	case pytoken.Break:
		return &Break{b.span(first)}
	case pytoken.Continue:
		return &Continue{b.span(first)}
	case pytoken.Del:
		return b.del(first)
	case pytoken.Global:
		names := b.nameList(end)
		return &Global{b.span(first), names}
	case pytoken.Nonlocal:
		names := b.nameList(end)
		return &Nonlocal{b.span(first), names}
	case pytoken.Assert:
		a := &Assert{Test: b.test()}
		if b.at < end {
			b.token()
			a.Msg = b.test()
		}
		a.Span = b.span(first)
		return a
	case pytoken.Import:
		return b.importStmt(first, end)
	case pytoken.From:
		return b.importFrom(first)
	}
	return b.typeAlias(first)
}

func (b *builder) nameList(end int32) []string {
	names := []string{b.nameToken()}
	for b.at < end {
		b.token()
		names = append(names, b.nameToken())
	}
	return names
}

func (b *builder) raise(first, end int32) Stmt {
	r := &Raise{}
	r.Exc = b.optional(end, b.test)
	if b.at < end {
		b.token()
		r.Cause = b.test()
	}
	r.Span = b.span(first)
	return r
}

func (b *builder) del(first int32) Stmt {
	open := b.first()
	e := b.starExprs()
	d := &Delete{Targets: []Expr{e}}
	if t, ok := e.(*Tuple); ok && !b.isTupleBracketed(open, t) {
		d.Targets = t.Elts
	}
	for _, t := range d.Targets {
		b.setTarget(t, Del, "cannot delete %s")
	}
	d.Span = b.span(first)
	return d
}

// isTupleBracketed tells whether a tuple, whose first token is given, is in brackets. If
// it begins with one, that may be the bracket of its first element.
func (b *builder) isTupleBracketed(first int32, t *Tuple) bool {
	if b.toks[first].Kind != pytoken.Lpar {
		return false
	}
	if len(t.Elts) == 0 {
		return true
	}
	at, inner := b.toks[first], t.Elts[0].Range()
	if inner.Line == at.Line && inner.Col == at.Col {
		return false // the element has brackets of its own
	}
	end := &b.toks[b.closes(first)]
	return end.EndLine == t.EndLine && end.EndCol == t.EndCol
}

// closes returns the token of the bracket that closes another.
func (b *builder) closes(open int32) int32 {
	depth := 0
	for i := open; ; i++ {
		switch b.toks[i].Kind {
		case pytoken.Lpar, pytoken.Lsqb, pytoken.Lbrace:
			depth++
		case pytoken.Rpar, pytoken.Rsqb, pytoken.Rbrace:
			if depth--; depth == 0 {
				return i
			}
		}
	}
}

func (b *builder) importStmt(first, end int32) Stmt {
	var names []*Alias
	for b.at < end {
		if b.accept(pytoken.Comma) {
			continue
		}
		at := b.first()
		all := b.end()
		a := &Alias{Name: b.dotted()}
		b.alias(at, all, a)
		names = append(names, a)
	}
	if len(names) == 0 {
		panic(b.incomplete(pytoken.Name))
	}
	return &Import{b.span(first), names}
}

// alias builds the rest of an imported name.
func (b *builder) alias(first, end int32, a *Alias) {
	if b.at < end {
		b.token()
		a.AsName = b.nameToken()
	}
	a.Span = b.span(first)
}

func (b *builder) importFrom(first int32) Stmt {
	s := &ImportFrom{}
	for b.kind() == pytoken.Dot || b.kind() == pytoken.Ellipsis {
		s.Level += int(b.toks[b.next().Token].End - b.toks[b.next().Token].Start)
		b.token()
	}
	if b.isRule(ruleDottedName) {
		s.Module = b.dotted()
	} else if s.Level == 0 {
		panic(b.unexpected(b.first()))
	}
	b.expect(pytoken.Import)
	end := b.end()
	bracketed := b.accept(pytoken.Lpar)
	for b.at < end && b.kind() != pytoken.Rpar {
		switch at := b.first(); b.kind() {
		case pytoken.Comma:
			b.token()
		case pytoken.Star:
			b.token()
			s.Names = append(s.Names, &Alias{Span: b.span(at), Name: "*"})
		default:
			all := b.end()
			a := &Alias{Name: b.nameToken()}
			b.alias(at, all, a)
			s.Names = append(s.Names, a)
		}
	}
	if bracketed {
		b.expect(pytoken.Rpar)
	} else if b.toks[b.last].Kind == pytoken.Comma {
		panic(b.errorAt(b.last+1, "trailing comma not allowed without surrounding parentheses"))
	}
	if len(s.Names) == 0 {
		panic(b.incomplete(pytoken.Name))
	}
	s.Span = b.span(first)
	return s
}

func (b *builder) typeAlias(first int32) Stmt {
	at := b.expect(pytoken.Name)
	s := &TypeAlias{Name: &Name{Span: b.span(at), ID: b.ident(at), Ctx: Store}}
	if b.isRule(ruleTypeParams) {
		s.TypeParams = b.typeParams()
	}
	b.expect(pytoken.Equal)
	s.Value = b.test()
	s.Span = b.span(first)
	return s
}

// typeParams builds rule type_params.
func (b *builder) typeParams() []TypeParam {
	end := b.end()
	b.token()
	if b.isCut() && b.toks[b.failed()].Kind == pytoken.Rsqb {
		panic(b.errorAt(b.failed(), "Type parameter list cannot be empty"))
	}
	var list []TypeParam
	for b.at < end && b.kind() != pytoken.Rsqb {
		if !b.accept(pytoken.Comma) {
			list = append(list, b.typeParam())
		}
	}
	b.expect(pytoken.Rsqb)
	return list
}

func (b *builder) typeParam() TypeParam {
	first := b.first()
	end := b.end()
	stars := b.kind()
	if stars != pytoken.Name {
		b.token()
	}
	name := b.nameToken()
	var bound, value Expr
	if b.at < end && b.kind() == pytoken.Colon {
		colon := b.token()
		bound = b.test()
		if stars != pytoken.Name {
			b.checkBound(colon, stars, bound)
		}
	}
	if b.at < end {
		b.token()
		value = b.starTest()
		if s, ok := value.(*Starred); ok && stars != pytoken.Star {
			panic(b.errorFor(s, "invalid syntax"))
		}
	}
	at := b.span(first)
	switch stars {
	case pytoken.Star:
		return &TypeVarTuple{at, name, value}
	case pytoken.DoubleStar:
		return &ParamSpec{at, name, value}
	}
	return &TypeVar{at, name, bound, value}
}

// checkBound refuses a bound for anything but a plain type variable.
func (b *builder) checkBound(colon int32, stars pytoken.Kind, bound Expr) {
	what, kind := "bound", "ParamSpec"
	if _, ok := bound.(*Tuple); ok {
		what = "constraints"
	}
	if stars == pytoken.Star {
		kind = "TypeVarTuple"
	}
	panic(b.errorAt(colon, "cannot use %s with %s", what, kind))
}

// definition builds rules def_stmt, class_stmt and async_stmt.
func (b *builder) definition(decorators []Expr) Stmt {
	first := b.first()
	if b.isRule(ruleClassStmt) {
		return b.class(decorators)
	}
	isAsync := b.isRule(ruleAsyncStmt)
	if isAsync {
		b.end()
		b.token()
	}
	switch {
	case b.isRule(ruleForStmt):
		return b.forStmt(first, true)
	case b.isRule(ruleWithStmt):
		return b.withStmt(first, true)
	}
	f := b.function(first)
	f.DecoratorList = decorators
	if isAsync {
		a := AsyncFunctionDef(*f)
		return &a
	}
	return f
}

func (b *builder) function(first int32) *FunctionDef {
	b.end()
	f := b.heap.functions.new()
	def := b.token()
	f.Name = b.nameToken()
	if b.isRule(ruleTypeParams) {
		f.TypeParams = b.typeParams()
	}
	b.demand(pytoken.Lpar)
	if b.isRule(ruleParams) {
		f.Args = b.params()
	} else {
		f.Args = b.heap.arguments.new()
	}
	b.bracketedParams("Function")
	b.expect(pytoken.Rpar)
	if b.accept(pytoken.Arrow) {
		f.Returns = b.test()
	}
	b.demand(pytoken.Colon)
	f.Body = b.block("function definition", def)
	f.Span = b.span(first)
	return f
}

func (b *builder) class(decorators []Expr) Stmt {
	first := b.first()
	b.end()
	b.token()
	c := &ClassDef{Name: b.nameToken(), DecoratorList: decorators}
	if b.isRule(ruleTypeParams) {
		c.TypeParams = b.typeParams()
	}
	if b.kind() == pytoken.Lpar {
		b.token()
		if b.isRule(ruleArguments) {
			c.Bases, c.Keywords = b.arguments()
			for _, e := range c.Bases {
				if g, ok := e.(*GeneratorExp); ok && g.Line == 0 {
					panic(b.errorFor(g.Elt, "invalid syntax"))
				}
			}
		}
		b.expect(pytoken.Rpar)
	}
	b.expect(pytoken.Colon)
	c.Body = b.block("class definition", first)
	c.Span = b.span(first)
	return c
}

func (b *builder) decorated() Stmt {
	b.end()
	mark := len(b.exprs)
	for b.accept(pytoken.At) {
		e := b.namedExpr()
		b.exprs = append(b.exprs, e)
		b.expect(pytoken.Newline)
	}
	decorators := b.takeExprs(mark)
	b.next()
	at := b.first()
	switch s := b.definition(decorators).(type) {
	case *For, *AsyncFor, *With, *AsyncWith:
		panic(b.unexpected(at + 1))
	default:
		return s
	}
}
