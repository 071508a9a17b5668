package pyast

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"polyloom/grammar/pyparser"
	"polyloom/grammar/pytoken"
)

// maxNesting is how deep a tree may be. CPython gives up at a similar depth.
const maxNesting = 6000

// maxChain is how many operators, calls and the like may follow one another. It is
// CPython's limit for the depth of the tree.
const maxChain = 10000

// builder makes the tree from the tape of the parser.
//
// A method for a rule is called when the cursor is at the event of the rule, and leaves
// it behind. What the grammar lets through and Python does not is reported from here, by
// a panic with a *SyntaxError.
//
// If the parser failed, the tape ends early. The builder then works up to that place,
// because there may be another error before it, and because it knows there what had to
// come next; see incomplete.
type builder struct {
	file *pytoken.File
	name string // of the file
	text string // of the file
	toks []pytoken.Token
	tape []pyparser.Event
	at   int32 // the cursor, in tape
	last int32 // the last token passed that is part of a node
	res  *pyparser.Result

	depth  int  // of the place where the builder is
	height int  // of what was built there, as far as it comes from chains
	quiet  bool // nobody reads the message
	heap   heap

	// The first tokens of the operands that were built last, for messages.
	lastDisjunction, lastBitor int32

	// Lists under construction, each a stack: inner lists are on top.
	exprs    []Expr
	stmts    []Stmt
	patterns []Pattern
}

// end passes the event of a rule and returns where the rule ends.
func (b *builder) end() int32 {
	e := b.next()
	b.at++
	return e.Next
}

// next returns the event at the cursor.
func (b *builder) next() pyparser.Event {
	if int(b.at) >= len(b.tape) {
		panic(b.incomplete(0))
	}
	return b.tape[b.at]
}

// rule returns the rule at the cursor, or TokenEvent.
func (b *builder) rule() int32 { return b.next().Rule }

// isRule tells whether a rule is at the cursor.
func (b *builder) isRule(rule int32) bool {
	return int(b.at) < len(b.tape) && b.tape[b.at].Rule == rule
}

// kind returns the kind of the token at the cursor, or 0 if there is none.
func (b *builder) kind() pytoken.Kind {
	if int(b.at) >= len(b.tape) || b.tape[b.at].Rule != pyparser.TokenEvent {
		return 0
	}
	return b.toks[b.tape[b.at].Token].Kind
}

// first returns the index of the first token of what is at the cursor.
func (b *builder) first() int32 { return b.next().Token }

// token passes a token and returns its index.
func (b *builder) token() int32 {
	i := b.next().Token
	b.at++
	switch b.toks[i].Kind {
	case pytoken.Newline, pytoken.Indent, pytoken.Dedent, pytoken.EOF:
	default:
		b.last = i
	}
	return i
}

// accept passes a token if it is of a kind.
func (b *builder) accept(kind pytoken.Kind) bool {
	if b.kind() != kind {
		return false
	}
	b.token()
	return true
}

// expect passes a token, which the grammar says is of a kind.
func (b *builder) expect(kind pytoken.Kind) int32 {
	if int(b.at) >= len(b.tape) {
		panic(b.incomplete(kind))
	}
	return b.token()
}

// span returns the place from a token to the last one that was passed.
func (b *builder) span(first int32) Span {
	f, l := &b.toks[first], &b.toks[b.last]
	return Span{f.Line, f.Col, l.EndLine, l.EndCol}
}

// tokenText returns the text of a token.
func (b *builder) tokenText(i int32) string {
	return b.text[b.toks[i].Start:b.toks[i].End]
}

// ident returns the name that a token is: in NFKC, as PEP 3131 says.
func (b *builder) ident(i int32) string {
	s := b.tokenText(i)
	for j := range len(s) {
		if s[j] >= utf8.RuneSelf {
			return norm.NFKC.String(s)
		}
	}
	return s
}

// name passes a NAME and returns it.
func (b *builder) nameToken() string { return b.ident(b.expect(pytoken.Name)) }

// deeper is called for each level of the tree and returns what leaves it.
func (b *builder) deeper() {
	if b.depth++; b.depth > maxNesting {
		panic(b.errorAt(b.first(), "too complex: nested too deeply"))
	}
}

// link is called for each operator, call and the like that makes a tree higher by one
// from below.
func (b *builder) link() {
	if b.height++; b.height > maxChain {
		panic(b.errorAt(b.first(), "too complex: nested too deeply"))
	}
}

// takeExprs returns the list of expressions that began at a mark in b.exprs.
func (b *builder) takeExprs(mark int) []Expr {
	list := b.heap.exprList.take(b.exprs[mark:])
	b.exprs = b.exprs[:mark]
	return list
}

// dotted passes names with dots between and returns them without space.
func (b *builder) dotted() string {
	end := b.end()
	first := b.ident(b.token())
	if b.at >= end {
		return first
	}
	parts := []string{first}
	for b.at < end {
		b.token()
		parts = append(parts, b.nameToken())
	}
	return strings.Join(parts, ".")
}
