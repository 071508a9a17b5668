package pyparser

import (
	"github.com/antlr4-go/antlr/v4"

	"polyloom/grammar/pytoken"
)

// Event is an entry of a tape: the beginning of a rule, or a token.
type Event struct {
	// Rule is the number of the rule (PythonParserRULE_…), or TokenEvent.
	Rule int32
	// Token is the index of the token, or of the first token of the rule.
	Token int32
	// Next is the index of the event behind the rule and all in it, or the token.
	Next int32
}

// TokenEvent is the Rule of an event that is a token.
const TokenEvent = -1

// maxDepth is the number of rules that may be open at once. Brackets end at 200 and
// indentation at 100, so only lambdas, conditional expressions and the like come here.
const maxDepth = 8000

// Base is what the generated parser is built on. It replaces the methods of ANTLR's
// BaseParser that generated code calls for each rule and token: since the parser
// embeds Base, they are bound when it is compiled. They record a tape and build no
// tree; an error leaves the parser by a panic with a *stop.
type Base struct {
	*antlr.BaseParser
	stream *stream
	tape   []Event
	open   []int32 // events of the rules that are open
}

// stop is what the parser panics with at a token that it did not expect.
type stop struct {
	token   int
	tooDeep bool
}

// EnterRule records the beginning of a rule.
func (b *Base) EnterRule(_ antlr.ParserRuleContext, _, rule int) {
	if len(b.open) >= maxDepth {
		panic(&stop{b.stream.at, true})
	}
	b.open = append(b.open, int32(len(b.tape)))
	b.tape = append(b.tape, Event{int32(rule), int32(b.stream.at), 0})
}

// ExitRule records the end of a rule.
func (b *Base) ExitRule() {
	last := len(b.open) - 1
	b.tape[b.open[last]].Next = int32(len(b.tape))
	b.open = b.open[:last]
}

// cut ends the tape at the last token and closes all rules.
func (b *Base) cut() {
	for n := len(b.tape); n > 1 && b.tape[n-1].Rule != TokenEvent; n-- {
		b.tape = b.tape[:n-1]
		b.open = b.open[:len(b.open)-1]
	}
	for len(b.open) > 0 {
		b.ExitRule()
	}
}

// Match takes a token of the given kind, which has to be next.
func (b *Base) Match(kind int) antlr.Token {
	if b.stream.LA(1) != kind {
		b.fail()
	}
	return b.Consume()
}

// Consume takes the next token. Two commas or semicolons in a row are refused here,
// because the grammar cannot.
func (b *Base) Consume() antlr.Token {
	s := b.stream
	if k := s.tokens[s.at].Kind; (k == pytoken.Comma || k == pytoken.Semi) && s.at > 0 && s.tokens[s.at-1].Kind == k {
		b.fail()
	}
	b.tape = append(b.tape, Event{TokenEvent, int32(s.at), int32(len(b.tape) + 1)})
	s.Consume()
	return nil
}

// EnterOuterAlt does nothing: there is no node to note the alternative in.
func (*Base) EnterOuterAlt(antlr.ParserRuleContext, int) {}

// SetState does nothing: states are for prediction, and there is none.
func (*Base) SetState(int) {}

// fail stops at a token that was not expected. Generated code calls it where no
// alternative begins with the next token.
func (b *Base) fail() { panic(&stop{token: b.stream.at}) }
