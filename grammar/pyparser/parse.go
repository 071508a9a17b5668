package pyparser

import "polyloom/grammar/pytoken"

// Start says what a text is.
type Start uint8

// The things that can be parsed.
const (
	Module     Start = iota // a file
	Expression              // one expression

	// What tokens begin with, whatever follows:
	PrefixTest  // an expression that is no tuple
	PrefixExprs // an expression or a tuple
)

// Result is what the parser made of the tokens.
type Result struct {
	// Tape has the events, beginning with that of the rule for the whole. If parsing
	// stopped early, rules that were open end where the tape ends, and its last event
	// is a token: rules of which nothing was met are not on it.
	Tape []Event
	// Passed is the number of tokens that were taken.
	Passed int
	// Failed is the index of the token that was not expected, or -1.
	Failed int
	// TooDeep tells that the parser stopped because rules were nested too deeply.
	TooDeep bool
}

// Parse parses tokens, of which the last one is an EOF or an Error.
func Parse(tokens []pytoken.Token, start Start) (result Result) {
	s := &stream{tokens: tokens}
	p := NewPythonParser(s)
	p.stream = s
	p.tape = make([]Event, 0, 4*len(tokens)+16)
	result.Failed = -1
	defer func() {
		result.Tape = p.tape
		switch r := recover().(type) {
		case nil:
		case *stop:
			result.Failed, result.TooDeep = r.token, r.tooDeep
			p.cut()
			result.Tape = p.tape
		default:
			panic(r)
		}
	}()
	switch start {
	case Module:
		p.File()
	case Expression:
		p.Expression_input()
	case PrefixTest:
		p.Test()
	case PrefixExprs:
		p.Star_exprs()
	}
	result.Passed = p.stream.at
	return result
}
