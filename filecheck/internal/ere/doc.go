// Package ere matches POSIX extended regular expressions as LLVM's regex
// library reads them, which is how FileCheck patterns are defined.
//
// A match is leftmost-longest. Groups follow the rule of that library: going
// from left to right, every repetition, option and alternation takes the
// longest text with which the rest can still match, the first alternative that
// fits is taken, and a repeated group reports its last iteration. `.` and
// negated brackets do not match a newline, `^` and `$` match at line breaks and
// at the ends of the text, `\1` to `\9` refer back to groups, and any other
// escaped character stands for itself.
//
// Matching runs lazily built automata, so it is linear in the text; only
// back-references need backtracking, which is bounded.
package ere

// Flags change how an expression is read.
type Flags uint8

const (
	// FoldCase ignores the case of ASCII letters.
	FoldCase Flags = 1 << iota
)

// Error says why an expression was refused, in the regex library's words.
type Error string

// Error returns the text of the refusal.
func (e Error) Error() string { return string(e) }

// The reasons for refusing an expression.
const (
	errCollate Error = "invalid collating element"
	errCtype   Error = "invalid character class"
	errEscape  Error = "trailing backslash (\\)"
	errSubreg  Error = "invalid backreference number"
	errBrack   Error = "brackets ([ ]) not balanced"
	errParen   Error = "parentheses not balanced"
	errBrace   Error = "braces not balanced"
	errBadBr   Error = "invalid repetition count(s)"
	errRange   Error = "invalid character range"
	errSpace   Error = "out of memory"
	errBadRpt  Error = "repetition-operator operand invalid"
	errEmpty   Error = "empty (sub)expression"
)
