package pyast

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"polyloom/diag"
	"polyloom/grammar/pytoken"
)

// SyntaxError is an error in the source. Its message is the one of CPython 3.13 where
// that has a message of its own for the problem.
type SyntaxError struct {
	// Class is the exception: SyntaxError, IndentationError or TabError.
	Class pytoken.ErrorClass
	// Msg is the message behind the name of the exception.
	Msg string
	// File is the name of the file.
	File string
	// Span is the place. Its end is that of the beginning if there is no extent.
	Span Span
	// Excerpt is the line of the beginning.
	Excerpt string

	generic bool // nothing is known but the place
	indent  bool // the indentation was not expected
}

// Error returns the error as Python prints it, without a line end:
//
//	  File "x.py", line 3
//	    f() = 1
//	    ^^^
//	SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
func (e *SyntaxError) Error() string {
	var out strings.Builder
	fmt.Fprintf(&out, "  File %q, line %d\n", e.File, e.Span.Line)
	text := strings.TrimLeft(e.Excerpt, " \t\f")
	if text = strings.TrimRight(text, " \t\f"); text != "" {
		fmt.Fprintf(&out, "    %s\n", text)
		out.WriteString(e.carets(text, len(e.Excerpt)-len(strings.TrimLeft(e.Excerpt, " \t\f"))))
	}
	fmt.Fprintf(&out, "%s: %s", e.Class, e.Msg)
	return out.String()
}

// carets returns the line under an excerpt, of which some columns were cut off.
func (e *SyntaxError) carets(text string, cut int) string {
	from := int(e.Span.Col) - cut
	if from < 0 {
		return ""
	}
	to := len(text)
	if e.Span.EndLine == e.Span.Line {
		to = int(e.Span.EndCol) - cut
	}
	var out strings.Builder
	out.WriteString("    ")
	for i, r := range text {
		if i >= from {
			break
		}
		if r != '\t' {
			r = ' '
		}
		out.WriteRune(r)
	}
	out.WriteString(strings.Repeat(" ", max(from-len(text), 0)))
	n := 1
	if from < len(text) {
		n = max(n, utf8.RuneCountInString(text[from:min(max(to, from), len(text))]))
	}
	out.WriteString(strings.Repeat("^", n) + "\n")
	return out.String()
}

// Position returns the place for diagnostics.
func (e *SyntaxError) Position() diag.Position {
	return diag.Position{File: e.File, Line: int(e.Span.Line), Col: int(e.Span.Col) + 1}
}

// Diagnostic returns the error as a diagnostic.
func (e *SyntaxError) Diagnostic() *diag.Diagnostic {
	return diag.Errorf(e.Position(), "%s: %s", e.Class, e.Msg)
}

// errorSpan returns an error at a place.
func (b *builder) errorSpan(at Span, format string, args ...any) *SyntaxError {
	if last := int32(b.file.LineCount()); at.Line > last {
		// The end of the file is at the beginning of a line that is not there.
		end := int32(len(b.file.Line(int(last))))
		at = Span{last, end, last, end}
	}
	return &SyntaxError{
		Msg: fmt.Sprintf(format, args...), File: b.name, Span: at,
		Excerpt: b.file.Line(int(at.Line)),
	}
}

// errorTokens returns an error from a token to another.
func (b *builder) errorTokens(first, last int32, format string, args ...any) *SyntaxError {
	f, l := &b.toks[first], &b.toks[last]
	return b.errorSpan(Span{f.Line, f.Col, l.EndLine, l.EndCol}, format, args...)
}

// errorAt returns an error at a token.
func (b *builder) errorAt(token int32, format string, args ...any) *SyntaxError {
	return b.errorTokens(token, token, format, args...)
}

// errorFrom returns an error from a token to the last one that was passed.
func (b *builder) errorFrom(first int32, format string, args ...any) *SyntaxError {
	return b.errorTokens(first, max(b.last, first), format, args...)
}

// errorFor returns an error at a node.
func (b *builder) errorFor(n Placed, format string, args ...any) *SyntaxError {
	return b.errorSpan(n.Range(), format, args...)
}

// errorBetween returns an error from a node to another.
func (b *builder) errorBetween(first, last Placed, format string, args ...any) *SyntaxError {
	return b.errorSpan(spanBetween(first, last), format, args...)
}

func spanBetween(first, last Placed) Span {
	f, l := first.Range(), last.Range()
	return Span{f.Line, f.Col, l.EndLine, l.EndCol}
}

// lastOf returns the expression that ends clauses of a comprehension.
func lastOf(clauses []*Comprehension) Expr {
	c := clauses[len(clauses)-1]
	if n := len(c.Ifs); n > 0 {
		return c.Ifs[n-1]
	}
	return c.Iter
}

// scanError returns the error that stopped the scanner.
func scanError(name string, f *pytoken.File) *SyntaxError {
	e := f.Err
	return &SyntaxError{
		Class: e.Class, Msg: e.Msg, File: name, Excerpt: f.Line(e.Line),
		Span: Span{int32(e.Line), int32(e.Col), int32(e.Line), int32(max(e.EndCol, e.Col))},
	}
}
