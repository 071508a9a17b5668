package pyast

import (
	"iter"

	"polyloom/grammar/pyparser"
	"polyloom/grammar/pytoken"
)

// Source is the text that a tree was made from. It has what the tree has not: layout and
// comments.
type Source struct {
	*pytoken.File
}

// Parse parses a file. The name is for messages. An error is a *SyntaxError.
func Parse(name string, src []byte) (*Module, error) {
	m, _, err := ParseSource(name, src)
	return m, err
}

// ParseSource is Parse for those who also need the text. The Source is returned even if
// there is an error.
func ParseSource(name string, src []byte) (*Module, *Source, error) {
	file := pytoken.Scan(src)
	var m *Module
	err := build(name, file, pyparser.Module, func(b *builder) { m = b.module() })
	return m, &Source{file}, err
}

// ParseExpression parses one expression, as CPython does in mode "eval".
func ParseExpression(name string, src []byte) (*Expression, error) {
	file := pytoken.Scan(src)
	var e *Expression
	err := build(name, file, pyparser.Expression, func(b *builder) { e = b.expression() })
	return e, err
}

// build parses tokens and builds a tree of them.
func build(name string, file *pytoken.File, start pyparser.Start, rule func(*builder)) (err error) {
	res := pyparser.Parse(file.Tokens, start)
	b := &builder{file: file, name: name, text: string(file.Text), toks: file.Tokens, tape: res.Tape, res: &res}
	return b.run(func() { rule(b) })
}

// run builds and returns the error that ended it.
func (b *builder) run(build func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *SyntaxError:
			err = b.final(r)
		default:
			panic(r)
		}
	}()
	build()
	return nil
}

// final returns the error to report instead of one that was found, as CPython does it:
// errors in tokens come first, wherever they are, but for unexpected indentation, and
// so does an open bracket at the end of the file, if the error is on a line below it.
func (b *builder) final(e *SyntaxError) error {
	scan := b.file.Err
	switch {
	case scan == nil:
		return e
	case !scan.Late && !e.indent:
		return scanError(b.name, b.file)
	case !scan.Unclosed:
		return e
	}
	line := int(e.Span.Line)
	if f := b.res.Failed; f >= 0 && b.toks[f].Kind != pytoken.Error {
		line = max(line, int(b.toks[f].Line))
	}
	if line > scan.Line {
		return scanError(b.name, b.file)
	}
	return e
}

// Text returns the text of a node.
func (s *Source) Text(n Placed) string {
	start, end := s.Extent(n)
	return string(s.File.Text[start:end])
}

// Extent returns the place of a node in File.Text.
func (s *Source) Extent(n Placed) (start, end int) {
	at := n.Range()
	return s.Offset(int(at.Line), int(at.Col)), s.Offset(int(at.EndLine), int(at.EndCol))
}

// CommentsIn returns the comments within a node.
func (s *Source) CommentsIn(n Placed) iter.Seq[string] {
	start, end := s.Extent(n)
	return s.comments(start, end)
}

// CommentsBefore returns the comments between two nodes that follow one another. With a
// nil node in front, those are the comments from the beginning of the file.
func (s *Source) CommentsBefore(before, n Placed) iter.Seq[string] {
	start := 0
	if before != nil {
		_, start = s.Extent(before)
	}
	end, _ := s.Extent(n)
	return s.comments(start, end)
}

func (s *Source) comments(start, end int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, c := range s.CommentsBetween(start, end) {
			if !yield(string(s.File.Text[c.Start:c.End])) {
				return
			}
		}
	}
}
