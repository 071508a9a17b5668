package pyast

import (
	"polyloom/grammar/pytoken"
)

// This file has what is said about the token that the parser did not expect. The builder
// comes here when the tape ends, from where it knows what had to be next.

// failed returns the token that was not expected.
func (b *builder) failed() int32 { return int32(b.res.Failed) }

// incomplete returns the error for a tape that ends where a token of a kind had to
// follow; 0 stands for anything else.
func (b *builder) incomplete(want pytoken.Kind) *SyntaxError {
	at := b.failed()
	if b.res.TooDeep {
		return b.errorAt(at, "too complex: nested too deeply")
	}
	got := b.toks[at].Kind
	switch {
	case got == pytoken.Error:
		return scanError(b.name, b.file)
	case got == pytoken.Indent:
		return b.indentationError(at, "unexpected indent")
	case got == pytoken.Dedent:
		return b.indentationError(at, "unexpected unindent")
	}
	if message := b.expected(want, got, at); message != nil {
		return message
	}
	return b.errorAt(at, "invalid syntax")
}

// expected returns the message for a token that had to be there, if that has one.
func (b *builder) expected(want, got pytoken.Kind, at int32) *SyntaxError {
	switch want {
	case pytoken.Colon:
		if got == pytoken.Newline || b.demandsColon() {
			return b.errorAt(at, "expected ':'")
		}
	case pytoken.Name:
		if got == pytoken.Newline && b.toks[at-1].Kind == pytoken.Import {
			return b.errorAt(at, "Expected one or more names after 'import'")
		}
	case pytoken.Lpar:
		if at >= 2 && b.toks[at-2].Kind == pytoken.Def {
			return b.errorAt(at, "expected '('")
		}
	case pytoken.In:
		return b.errorAt(at, "'in' expected after for-loop variables")
	}
	return nil
}

// demandsColon tells whether the statement at hand is one of those for which CPython
// says that a colon is missing whatever is in its place.
func (b *builder) demandsColon() bool {
	switch b.toks[b.last].Kind {
	case pytoken.Try, pytoken.Finally, pytoken.Else:
		return true
	}
	return false
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
		return b.indentationError(at, "expected an indented block after %s on line %d", what, b.toks[first].Line)
	}
	return b.incomplete(0)
}

// missingHandler returns the error for a try statement with nothing behind its block.
func (b *builder) missingHandler() *SyntaxError {
	if b.toks[b.failed()].Kind == pytoken.Error {
		return b.incomplete(0)
	}
	return b.errorAt(b.failed(), "expected 'except' or 'finally' block")
}

// fieldError returns the error for a replacement field that ends early; the token that
// was passed last says what may follow.
func (b *builder) fieldError(exclam string, s *fstringBuilder) *SyntaxError {
	at := b.failed()
	if b.toks[at].Kind == pytoken.Error {
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
		return b.errorAt(at, "%s: expecting a valid expression after '{'", s.what())
	case pytoken.Equal:
		return b.errorAt(at, "%s: expecting '!', or ':', or '}'", s.what())
	case pytoken.FStringMiddle:
		return b.errorAt(at, "%s: expecting '}', or format specs", s.what())
	}
	if at >= 2 && b.toks[at-2].Kind == pytoken.Exclam {
		return b.errorAt(at, "%s: expecting ':' or '}'", s.what())
	}
	return b.errorAt(at, "%s: expecting '=', or '!', or ':', or '}'", s.what())
}
