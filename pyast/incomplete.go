package pyast

import (
	"polyloom/grammar/pyparser"
	"polyloom/grammar/pytoken"
)

// This file has what is said about the token that the parser did not expect. The builder
// comes here when the tape ends, from where it knows what had to be next.

// isCut tells whether the tape ends here although more had to follow.
func (b *builder) isCut() bool { return int(b.at) >= len(b.tape) }

// failed returns the token that was not expected.
func (b *builder) failed() int32 { return int32(b.res.Failed) }

// stopsAtError tells whether the parser came to what the scanner could not read.
func (b *builder) stopsAtError() bool { return b.toks[b.failed()].Kind == pytoken.Error }

// demand is expect for tokens for which CPython says that they are missing, whatever is
// in their place.
func (b *builder) demand(kind pytoken.Kind) {
	if b.isCut() && !b.stopsAtError() && !b.isComma() {
		panic(b.errorAt(b.failed(), "expected '%s'", kind))
	}
	b.expect(kind)
}

// isComma tells whether CPython would see a missing comma in the token that failed.
func (b *builder) isComma() bool { return b.missingComma() != nil }

// incomplete returns the error for a tape that ends where a token of a kind had to
// follow; 0 stands for anything else.
func (b *builder) incomplete(want pytoken.Kind) *SyntaxError {
	at := b.failed()
	if b.res.TooDeep {
		return b.errorAt(at, "too complex: nested too deeply")
	}
	got := b.toks[at].Kind
	if got == pytoken.Error {
		return scanError(b.name, b.file)
	}
	if b.quiet {
		return b.errorAt(at, "invalid syntax")
	}
	for _, try := range []func() *SyntaxError{
		b.missingComma, b.legacyStatement, b.assignment, b.walrusTarget, b.notBehindOperator, b.softStatement,
	} {
		if err := try(); err != nil {
			return err
		}
	}
	if err := b.expected(want, got, at); err != nil {
		return err
	}
	err := b.errorAt(at, "invalid syntax")
	switch {
	case got == pytoken.Indent:
		err.Msg, err.Class, err.indent = "unexpected indent", pytoken.IndentationError, true
		err.Span.Col = max(err.Span.Col-1, 0)
		err.Span.EndCol = err.Span.Col
	case got == pytoken.Dedent:
		err.Msg, err.Class, err.indent = "unexpected unindent", pytoken.IndentationError, true
	case b.file.Err != nil && b.file.Err.Line == int(b.toks[at].Line) && !b.file.Err.Unclosed:
		return scanError(b.name, b.file) // CPython has looked at the rest of the line
	}
	err.generic = true
	return err
}

// expected returns the message for a token that had to be there, if that has one.
func (b *builder) expected(want, got pytoken.Kind, at int32) *SyntaxError {
	before := pytoken.EOF
	if at > 0 {
		before = b.toks[at-1].Kind
	}
	switch {
	case want == pytoken.Colon && got == pytoken.Newline:
		return b.errorAt(at, "expected ':'")
	case got == pytoken.Newline && before == pytoken.Import:
		return b.errorAt(at, "Expected one or more names after 'import'")
	case got == pytoken.Star && before == pytoken.Slash && b.inParams(at):
		return b.errorAt(at, "expected comma between / and *")
	case got == pytoken.DoubleStar && before == pytoken.Lpar && b.isAlone(at):
		return b.errorAt(at, "cannot use double starred expression here")
	case got == pytoken.From && b.toks[b.lineStart(at)].Kind == pytoken.Import && b.toks[at+1].Kind == pytoken.Name:
		return b.errorTokens(b.lineStart(at), at+1, "Did you mean to use 'from ... import ...' instead?")
	}
	return nil
}

// isAlone tells whether stars and an expression are all that is in brackets.
func (b *builder) isAlone(stars int32) bool {
	last, _, ok := b.prefix(stars+1, pyparser.PrefixTest)
	return ok && b.toks[last+1].Kind == pytoken.Rpar
}

// instead runs a function; if it fails and nothing is known of the error but its place,
// the message is put in its place.
func (b *builder) instead(message string, run func()) {
	b.insteadOf(func(e *SyntaxError) *SyntaxError {
		e.Msg, e.generic = message, false
		return e
	}, run)
}

// insteadOf is instead with a function that makes the other error.
func (b *builder) insteadOf(other func(*SyntaxError) *SyntaxError, run func()) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *SyntaxError:
			if e.generic {
				e = other(e)
			}
			panic(e)
		default:
			panic(e)
		}
	}()
	run()
}

// lineStart returns the first token of the statement that a token is in.
func (b *builder) lineStart(at int32) int32 {
	for at > 0 {
		switch b.toks[at-1].Kind {
		case pytoken.Newline, pytoken.Indent, pytoken.Dedent, pytoken.Semi:
			return at
		}
		at--
	}
	return at
}

// inParams tells whether a token is in the parameters of a function or a lambda.
func (b *builder) inParams(at int32) bool {
	for at > 0 {
		at--
		switch b.toks[at].Kind {
		case pytoken.Lambda, pytoken.Def:
			return true
		case pytoken.Newline:
			return false
		}
	}
	return false
}

// inBrackets tells whether a bracket is open before a token.
func (b *builder) inBrackets(at int32) bool {
	depth := 0
	for i := b.lineStart(at); i < at; i++ {
		switch b.toks[i].Kind {
		case pytoken.Lpar, pytoken.Lsqb, pytoken.Lbrace, pytoken.WithLpar:
			depth++
		case pytoken.Rpar, pytoken.Rsqb, pytoken.Rbrace:
			depth--
		}
	}
	return depth > 0
}

// prefix parses what begins with a token. It returns the last token of it, or reports
// false if nothing does; the token that was not expected is then in failed.
func (b *builder) prefix(at int32, start pyparser.Start) (last, failed int32, ok bool) {
	r := pyparser.Parse(b.toks[at:], start)
	if r.Failed >= 0 {
		return 0, at + int32(r.Failed), false
	}
	return at + int32(r.Passed) - 1, 0, true
}

// missingComma returns the error for two expressions in a row in brackets.
func (b *builder) missingComma() *SyntaxError {
	at := b.failed()
	if !b.isBehindOperand() {
		return nil
	}
	first := b.lastDisjunction
	if k := b.toks[first].Kind; k == pytoken.Name {
		if b.toks[first+1].Kind == pytoken.String || isSoft(b.tokenText(first)) {
			return nil
		}
	}
	last, failed, ok := b.prefix(at, pyparser.PrefixTest)
	switch {
	case !ok && b.toks[failed].Kind == pytoken.Error && failed > at:
		return scanError(b.name, b.file)
	case !ok || !b.inBrackets(last+1):
		return nil
	}
	return b.errorTokens(first, last, "invalid syntax. Perhaps you forgot a comma?")
}

// isBehindOperand tells whether what was built last may be an expression, and the token
// that failed is right behind it.
func (b *builder) isBehindOperand() bool {
	at := b.failed()
	return at > 0 && b.last == at-1 && b.endsOperand(at-1)
}

// endsOperand tells whether an expression may end with a token.
func (b *builder) endsOperand(at int32) bool {
	switch k := b.toks[at].Kind; k {
	case pytoken.Name, pytoken.Number, pytoken.String, pytoken.FStringEnd, pytoken.Ellipsis,
		pytoken.None, pytoken.True, pytoken.False, pytoken.Rpar, pytoken.Rsqb, pytoken.Rbrace:
		return true
	}
	return false
}

// isSoft tells whether a word is a keyword in some places.
func isSoft(word string) bool {
	return word == "match" || word == "case" || word == "type" || word == "_"
}

// legacyStatement returns the error for the print and exec statements of Python 2.
func (b *builder) legacyStatement() *SyntaxError {
	at := b.failed()
	if at == 0 || b.last != at-1 || b.toks[at-1].Kind != pytoken.Name {
		return nil
	}
	word := b.tokenText(at - 1)
	if word != "print" && word != "exec" {
		return nil
	}
	last, _, ok := b.prefix(at, pyparser.PrefixExprs)
	if !ok {
		return nil
	}
	return b.errorTokens(at-1, last, "Missing parentheses in call to '%s'. Did you mean %s(...)?", word, word)
}

// assignment returns the error for a = where an assignment expression or a comparison
// may have been meant.
func (b *builder) assignment() *SyntaxError {
	at := b.failed()
	if b.toks[at].Kind != pytoken.Equal || !b.isBehindOperand() || b.lastBitor != b.lastDisjunction {
		return nil
	}
	switch b.toks[b.lineStart(at)].Kind {
	case pytoken.If, pytoken.While, pytoken.Elif, pytoken.At, pytoken.Match:
	default:
		if !b.inBrackets(at) {
			return nil
		}
	}
	first := b.lastBitor
	if first > 0 && b.toks[first-1].Kind == pytoken.Colon {
		return nil // a value of a dictionary or a part of a slice
	}
	last, _, ok := b.prefix(at+1, pyparser.PrefixTest)
	if !ok || b.toks[last+1].Kind == pytoken.Equal || b.toks[last+1].Kind == pytoken.ColonEqual {
		return nil
	}
	if first == at-1 && b.toks[first].Kind == pytoken.Name {
		return b.errorTokens(first, last, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	}
	e, err := b.reparse(first)
	if err != nil {
		return nil
	}
	switch e.(type) {
	case *List, *Tuple, *GeneratorExp:
		return nil
	case *Constant:
		if b.toks[first].Kind.IsKeyword() {
			return nil
		}
	}
	return b.errorFor(e, "cannot assign to %s here. Maybe you meant '==' instead of '='?", describe(e))
}

// walrusTarget returns the error for an assignment expression where none may be, if its
// target is wrong as well.
func (b *builder) walrusTarget() *SyntaxError {
	at := b.failed()
	if b.toks[at].Kind != pytoken.ColonEqual || !b.isBehindOperand() {
		return nil
	}
	e, err := b.reparse(b.lastDisjunction)
	if _, isName := e.(*Name); err != nil || isName {
		return nil
	}
	return b.errorFor(e, "cannot use assignment expressions with %s", describe(e))
}

// reparse builds the expression that begins with a token once more, by itself.
func (b *builder) reparse(first int32) (e Expr, err error) {
	res := pyparser.Parse(b.toks[first:b.failed()+1], pyparser.PrefixTest)
	inner := &builder{file: b.file, name: b.name, text: b.text, toks: b.toks[first:], tape: res.Tape, res: &res, quiet: true}
	return e, inner.run(func() { e = inner.test() })
}

// softStatement returns the error for match and case without their colon: the scanner
// took them for names.
func (b *builder) softStatement() *SyntaxError {
	at := b.failed()
	first := b.lineStart(at)
	if at != first+1 || b.toks[first].Kind != pytoken.Name || b.tokenText(first) != "match" {
		return nil
	}
	last, _, ok := b.prefix(at, pyparser.PrefixExprs)
	if !ok || b.toks[last+1].Kind != pytoken.Newline {
		return nil
	}
	return b.errorAt(last+1, "expected ':'")
}

// notBehindOperator returns the error for the operator not behind one of arithmetic.
func (b *builder) notBehindOperator() *SyntaxError {
	at := b.failed()
	if b.toks[at].Kind != pytoken.Not || at == 0 || b.last != at-1 {
		return nil
	}
	switch b.toks[at-1].Kind {
	case pytoken.Plus, pytoken.Minus, pytoken.Tilde:
	case pytoken.Star, pytoken.Slash, pytoken.DoubleSlash, pytoken.Percent, pytoken.At:
		if at < 2 || !b.endsOperand(at-2) {
			return nil
		}
	default:
		return nil
	}
	last, _, ok := b.prefix(at, pyparser.PrefixTest)
	if !ok {
		return nil
	}
	return b.errorTokens(at, last, "'not' after an operator must be parenthesized")
}

// bracketedParams reports parameters that are in brackets, as Python 2 had them.
func (b *builder) bracketedParams(what string) {
	if !b.isCut() || b.toks[b.failed()].Kind != pytoken.Lpar {
		return
	}
	open := b.failed()
	for i := open + 1; ; i++ {
		switch b.toks[i].Kind {
		case pytoken.Name, pytoken.Comma:
			continue
		case pytoken.Rpar:
			if i > open+1 {
				panic(b.errorTokens(open, i, "%s parameters cannot be parenthesized", what))
			}
		}
		return
	}
}

// unexpected returns the error for a token that the grammar lets through.
func (b *builder) unexpected(token int32) *SyntaxError { return b.errorAt(token, "invalid syntax") }

// missingElse returns the error for a conditional expression that ends early.
func (b *builder) missingElse(body, condition Expr) *SyntaxError {
	if k := b.toks[b.failed()].Kind; k == pytoken.Colon || k == pytoken.Error {
		return b.incomplete(0)
	}
	return b.errorBetween(body, condition, "expected 'else' after 'if' expression")
}

// missingValue returns the error for a key of a dictionary without a value.
func (b *builder) missingValue(colon int32) *SyntaxError {
	switch at := b.failed(); b.toks[at].Kind {
	case pytoken.Rbrace, pytoken.Comma:
		return b.errorAt(colon, "expression expected after dictionary key and ':'")
	case pytoken.Star:
		return b.errorAt(at, "cannot use a starred expression in a dictionary value")
	case pytoken.DoubleStar:
		return b.errorAt(at, "cannot use dict unpacking in a dictionary value")
	}
	return b.incomplete(0)
}

// missingArgument returns the error for a keyword argument without a value.
func (b *builder) missingArgument(name, equal int32) *SyntaxError {
	if k := b.toks[b.failed()].Kind; k == pytoken.Comma || k == pytoken.Rpar {
		return b.errorTokens(name, equal, "expected argument value expression")
	}
	return b.incomplete(0)
}

// missingDefault returns the error for a parameter with = and no default value.
func (b *builder) missingDefault(equal int32) *SyntaxError {
	if k := b.toks[b.failed()].Kind; k == pytoken.Comma || k == pytoken.Rpar {
		return b.errorAt(equal, "expected default value expression")
	}
	return b.incomplete(0)
}

// missingBlock returns the error for a statement, which began at a token, without a
// block.
func (b *builder) missingBlock(what string, first int32) *SyntaxError {
	at := b.failed()
	if at > 0 && b.toks[at-1].Kind == pytoken.Newline && b.toks[at].Kind != pytoken.Indent && b.toks[at].Kind != pytoken.Error {
		err := b.errorAt(at, "expected an indented block after %s on line %d", what, b.toks[first].Line)
		err.Class = pytoken.IndentationError
		return err
	}
	return b.incomplete(0)
}

// missingHandler returns the error for a try statement with nothing behind its block.
func (b *builder) missingHandler() *SyntaxError {
	if b.stopsAtError() {
		return b.incomplete(0)
	}
	return b.errorAt(b.failed(), "expected 'except' or 'finally' block")
}

// fieldError returns the error for a replacement field that ends early; the token that
// was passed last says what may follow. If that is an exclamation mark, it is given.
func (b *builder) fieldError(exclam string, s *fstringBuilder) *SyntaxError {
	at := b.failed()
	if b.stopsAtError() && b.file.Err.Msg != "invalid syntax" {
		return b.incomplete(0)
	}
	if exclam != "" {
		if k := b.toks[at].Kind; k == pytoken.Colon || k == pytoken.Rbrace {
			return b.errorAt(at, "%s: missing conversion character", s.what())
		}
		return b.errorAt(at, "%s: invalid conversion character", s.what())
	}
	switch b.toks[at-1].Kind {
	case pytoken.Lbrace:
		switch k := b.toks[at].Kind; k {
		case pytoken.Equal, pytoken.Exclam, pytoken.Colon, pytoken.Rbrace:
			return b.errorAt(at, "%s: valid expression required before '%s'", s.what(), k)
		}
		return b.errorAt(s.open+1, "%s: expecting a valid expression after '{'", s.what())
	case pytoken.Equal:
		return b.errorAt(at, "%s: expecting '!', or ':', or '}'", s.what())
	case pytoken.FStringMiddle, pytoken.Colon:
		return b.errorAt(at, "%s: expecting '}', or format specs", s.what())
	}
	if at >= 2 && b.toks[at-2].Kind == pytoken.Exclam {
		return b.errorAt(at, "%s: expecting ':' or '}'", s.what())
	}
	if err := b.missingComma(); err != nil {
		return err
	}
	switch {
	case b.endsOperand(at - 1):
	case b.endsOperand(s.open + 1):
		at-- // an operand was all right, what is behind it was not
	default:
		return b.errorAt(s.open+1, "%s: expecting a valid expression after '{'", s.what())
	}
	return b.errorAt(at, "%s: expecting '=', or '!', or ':', or '}'", s.what())
}
