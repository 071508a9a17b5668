package pyparser

import "polyloom/grammar/pytoken"

// Start says what a text is.
type Start uint8

// The things that can be parsed.
const (
	Module     Start = iota // a file
	Expression              // one expression
)

// Result is what the parser made of the tokens.
type Result struct {
	// Tape has the events, beginning with that of the rule for the whole. If parsing
	// stopped early, rules that were open end where the tape ends.
	Tape []Event
	// Failed is the index of the token that was not expected, or -1.
	Failed int
	// TooDeep tells that the parser stopped because rules were nested too deeply.
	TooDeep bool
}

// Parse parses tokens, of which the last one is an EOF or an Error.
func Parse(tokens []pytoken.Token, start Start) (result Result) {
	p := NewPythonParser(nil)
	p.stream = stream{tokens: tokens}
	p.tape = make([]Event, 0, 4*len(tokens)+16)
	result.Failed = -1
	defer func() {
		result.Tape = p.tape
		switch r := recover().(type) {
		case nil:
		case *stop:
			result.Failed, result.TooDeep = r.token, r.tooDeep
			for len(p.open) > 0 {
				p.ExitRule()
			}
			result.Tape = p.tape
		default:
			panic(r)
		}
	}()
	if start == Expression {
		p.Expression_input()
	} else {
		p.File()
	}
	return result
}
