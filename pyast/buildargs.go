package pyast

import "polyloom/grammar/pytoken"

// arguments builds rule arguments. A generator expression that is the only argument is
// left without a place.
func (b *builder) arguments() (args []Expr, keywords []*Keyword) {
	end := b.end()
	mark := len(b.exprs)
	var named [8]*Keyword
	c := callBuilder{builder: b, keywords: named[:0]}
	for b.at < end {
		if !b.accept(pytoken.Comma) {
			c.argument()
		}
	}
	alone := len(b.exprs)-mark+len(c.keywords) == 1 && b.toks[b.last].Kind != pytoken.Comma
	if g := c.bare; g != nil && !alone {
		panic(b.errorSpan(spanBetween(g.Elt, lastOf(g.Generators)), "Generator expression must be parenthesized"))
	}
	return b.takeExprs(mark), b.heap.keywordList.take(c.keywords)
}

// callBuilder builds the arguments of a call.
type callBuilder struct {
	*builder
	keywords  []*Keyword
	hasDouble bool          // **x was there
	bare      *GeneratorExp // without brackets of its own
}

func (c *callBuilder) argument() {
	b := c.builder
	first := b.first()
	end := b.end()
	switch b.kind() {
	case pytoken.Star:
		if c.hasDouble {
			panic(b.errorAt(first-1, "iterable argument unpacking follows keyword argument unpacking"))
		}
		e := b.starredArgument(b.test)
		c.noEqual(first, "cannot assign to iterable argument unpacking")
		b.exprs = append(b.exprs, e)
		return
	case pytoken.DoubleStar:
		b.token()
		k := b.heap.keywords.new()
		k.Value = b.test()
		k.Span = b.span(first)
		c.noEqual(first, "cannot assign to keyword argument unpacking")
		c.keywords = append(c.keywords, k)
		c.hasDouble = true
		return
	}
	e := b.test()
	if b.at < end {
		switch b.kind() {
		case pytoken.Equal:
			c.keyword(first, end, e)
			return
		case pytoken.ColonEqual:
			e = b.walrus(first, e)
		}
	}
	if b.at < end {
		g := &GeneratorExp{Elt: e, Generators: b.compClauses()}
		if c.bare == nil {
			c.bare = g
		}
		e = g
	}
	if len(c.keywords) > 0 {
		c.misplaced()
	}
	b.exprs = append(b.exprs, e)
}

// noEqual refuses = behind an unpacked argument.
func (c *callBuilder) noEqual(first int32, message string) {
	if c.isCut() && c.toks[c.failed()].Kind == pytoken.Equal {
		panic(c.errorTokens(first, c.failed(), "%s", message))
	}
}

// misplaced reports a positional argument behind keyword arguments.
func (c *callBuilder) misplaced() {
	if c.hasDouble {
		panic(c.errorAt(c.last+1, "positional argument follows keyword argument unpacking"))
	}
	panic(c.errorAt(c.last+1, "positional argument follows keyword argument"))
}

// keyword builds the rest of a keyword argument, from = on.
func (c *callBuilder) keyword(first, end int32, target Expr) {
	b := c.builder
	equal := b.first()
	name, ok := target.(*Name)
	if !ok || b.last != first {
		if v, ok := target.(*Constant); ok && b.toks[first].Kind.IsKeyword() {
			panic(b.errorTokens(first, equal, "cannot assign to %s", Repr(v.Value)))
		}
		at := target.Range()
		at.EndLine, at.EndCol = b.toks[equal].EndLine, b.toks[equal].EndCol
		panic(b.errorSpan(at, `expression cannot contain assignment, perhaps you meant "=="?`))
	}
	b.token()
	if b.isCut() {
		panic(b.missingArgument(first, equal))
	}
	k := b.heap.keywords.new()
	k.Arg, k.Value = name.ID, b.test()
	k.Span = b.span(first)
	if b.at < end {
		panic(b.errorTokens(first, equal, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"))
	}
	c.keywords = append(c.keywords, k)
}

// params builds rules params and lambda_params.
func (b *builder) params() *Arguments {
	p := paramsBuilder{builder: b, Arguments: b.heap.arguments.new(), isLambda: b.isRule(ruleLambdaParams)}
	end := b.end()
	for b.at < end {
		if !b.accept(pytoken.Comma) {
			p.param()
		}
	}
	if p.isBare && !b.isCut() {
		p.nothingNamed()
	}
	if p.PosOnlyArgs == nil {
		p.Args = b.heap.argList.take(p.args)
	} else {
		p.Args = b.heap.argList.take(p.args[len(p.PosOnlyArgs):])
	}
	return p.Arguments
}

// paramsBuilder builds the parameters of a function.
type paramsBuilder struct {
	*builder
	*Arguments
	isLambda bool
	args     []*Arg // the positional ones
	slash    bool
	star     bool
	isBare   bool  // a star without a name was there, and no parameter behind it
	bareStar int32 // the token of that star
}

// param builds rules param and lambda_param.
func (p *paramsBuilder) param() {
	b := p.builder
	first := b.first()
	end := b.end()
	if p.KwArg != nil {
		panic(b.errorAt(first, "arguments cannot follow var-keyword argument"))
	}
	switch b.kind() {
	case pytoken.Slash:
		p.slashParam(b.token())
		return
	case pytoken.Star:
		p.starParam(b.token(), end)
		return
	case pytoken.DoubleStar:
		if p.isBare {
			p.nothingNamed()
		}
		b.token()
		if b.at >= end {
			panic(b.unexpected(first + 1))
		}
		p.KwArg, _ = p.named("var-keyword argument cannot have default value", false)
		return
	}
	name := b.first()
	arg, value := p.named("", false)
	if p.star {
		p.isBare = false
		p.KwOnlyArgs = append(p.KwOnlyArgs, arg)
		p.KwDefaults = append(p.KwDefaults, value)
		return
	}
	p.args = append(p.args, arg)
	if value != nil {
		p.Defaults = append(p.Defaults, value)
	} else if len(p.Defaults) > 0 {
		panic(b.errorAt(name, "parameter without a default follows parameter with a default"))
	}
}

// nothingNamed reports a star without a name and without parameters behind it.
func (p *paramsBuilder) nothingNamed() {
	at := p.bareStar
	if p.isLambda {
		at++ // as CPython has it
	}
	panic(p.errorAt(at, "named arguments must follow bare *"))
}

func (p *paramsBuilder) slashParam(slash int32) {
	switch b := p.builder; {
	case p.star:
		panic(b.errorAt(slash, "/ must be ahead of *"))
	case p.slash:
		panic(b.errorAt(slash, "/ may appear only once"))
	case len(p.args) == 0 && b.toks[slash+1].Kind != pytoken.Comma:
		panic(b.unexpected(slash))
	case len(p.args) == 0:
		panic(b.errorAt(slash, "at least one argument must precede /"))
	}
	p.slash = true
	p.PosOnlyArgs = p.heap.argList.take(p.args)
}

// starParam builds the rest of *name or of a bare star.
func (p *paramsBuilder) starParam(star, end int32) {
	b := p.builder
	if p.star {
		panic(b.errorAt(star, "* argument may appear only once"))
	}
	p.star = true
	if b.at >= end {
		p.isBare, p.bareStar = true, star
		return
	}
	p.VarArg, _ = p.named("var-positional argument cannot have default value", true)
}

// named builds rules named_param and named_lambda_param. If noDefault is not empty, it
// is the message for a default value; mayStar allows a star before the annotation.
func (p *paramsBuilder) named(noDefault string, mayStar bool) (*Arg, Expr) {
	b := p.builder
	first := b.first()
	end := b.end()
	arg := b.heap.args.new()
	arg.Arg = b.nameToken()
	if b.at < end && b.accept(pytoken.Colon) {
		star := b.first()
		arg.Annotation = b.starTest()
		if _, ok := arg.Annotation.(*Starred); ok && !mayStar {
			panic(b.unexpected(star))
		}
	}
	arg.Span = b.span(first)
	if b.at >= end {
		return arg, nil
	}
	equal := b.token()
	if noDefault != "" {
		panic(b.errorAt(equal, "%s", noDefault))
	}
	if b.isCut() {
		panic(b.missingDefault(equal))
	}
	return arg, b.test()
}
