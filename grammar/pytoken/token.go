package pytoken

import (
	"fmt"
	"sort"
)

// Token is a token and its place. Offsets are into File.Text; lines count from 1 and
// columns from 0, in bytes.
type Token struct {
	Kind       Kind
	Start, End int32
	Line, Col  int32
	EndLine    int32
	EndCol     int32
}

// Comment is the place of a comment, from the # to the end of its line.
type Comment struct {
	Start, End int32
	Line, Col  int32
}

// File is the result of scanning.
type File struct {
	// Text is the source in UTF-8, without a byte order mark and with \n for each
	// kind of line end. Offsets and positions are in this text.
	Text []byte
	// Tokens ends in a token of kind EOF, or Error if Err is not nil.
	Tokens []Token
	// Comments are all comments, in their order.
	Comments []Comment
	// Err is what stopped the scanner.
	Err *ScanError

	lines []int32 // where each line starts
}

// Source returns the text of a token.
func (f *File) Source(t Token) string { return string(f.Text[t.Start:t.End]) }

// Offset returns the place in Text of a line, counted from 1, and a column.
func (f *File) Offset(line, col int) int {
	if line < 1 {
		return 0
	}
	if line > len(f.lines) {
		return len(f.Text)
	}
	return min(int(f.lines[line-1])+col, len(f.Text))
}

// LineCount returns the number of lines, which is at least 1.
func (f *File) LineCount() int { return max(len(f.lines), 1) }

// Line returns the text of a line, counted from 1, without its end; it is empty for
// lines that are not there.
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	start, end := int(f.lines[n-1]), len(f.Text)
	if n < len(f.lines) {
		end = int(f.lines[n])
	}
	for end > start && f.Text[end-1] == '\n' {
		end--
	}
	return string(f.Text[start:end])
}

// Between returns the tokens that begin at offset start or later and before end.
// Offsets are places in Text.
func (f *File) Between(start, end int) []Token {
	i := sort.Search(len(f.Tokens), func(i int) bool { return int(f.Tokens[i].Start) >= start })
	j := sort.Search(len(f.Tokens), func(i int) bool { return int(f.Tokens[i].Start) >= end })
	return f.Tokens[i:max(i, j)]
}

// CommentsBetween returns the comments that begin at offset start or later and before
// end. Offsets are places in Text.
func (f *File) CommentsBetween(start, end int) []Comment {
	i := sort.Search(len(f.Comments), func(i int) bool { return int(f.Comments[i].Start) >= start })
	j := sort.Search(len(f.Comments), func(i int) bool { return int(f.Comments[i].Start) >= end })
	return f.Comments[i:max(i, j)]
}

// ErrorClass is the exception that CPython raises for an error.
type ErrorClass uint8

// The classes of errors.
const (
	SyntaxError ErrorClass = iota
	IndentationError
	TabError
)

// String returns the name of the exception.
func (c ErrorClass) String() string {
	return [...]string{"SyntaxError", "IndentationError", "TabError"}[c]
}

// ScanError is an error in the tokens. Line counts from 1, Col from 0, in bytes; EndCol
// is that of the place after the error, or not greater than Col if it has no extent.
type ScanError struct {
	Class     ErrorClass
	Msg       string
	Line, Col int
	EndCol    int
	// Late is true for errors that CPython reports only if the parser comes to them;
	// others have precedence over errors of the parser before them.
	Late bool
	// Unclosed is true if the file ends inside brackets. The place is that of the
	// innermost one.
	Unclosed bool
}

// Error returns the message after the name of the exception.
func (e *ScanError) Error() string { return fmt.Sprintf("%s: %s", e.Class, e.Msg) }
