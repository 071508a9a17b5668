package pyparser

import (
	"github.com/antlr4-go/antlr/v4"

	"polyloom/grammar/pytoken"
)

// stream is an antlr.TokenStream over an array of tokens. The parser asks it for the
// kinds of tokens and for nothing else, so what it has no use for is left to the
// embedded interface, which is nil.
type stream struct {
	antlr.TokenStream
	tokens []pytoken.Token
	at     int
}

// LA returns the kind of the k-th token from here, counted from 1.
func (s *stream) LA(k int) int { return int(s.tokens[min(s.at+k-1, len(s.tokens)-1)].Kind) }

// Consume moves on by a token. The last one stays.
func (s *stream) Consume() {
	if s.at < len(s.tokens)-1 {
		s.at++
	}
}

// Seek moves to a token.
func (s *stream) Seek(index int) { s.at = index }

// Index returns the index of the next token.
func (s *stream) Index() int { return s.at }

// Size returns the number of tokens.
func (s *stream) Size() int { return len(s.tokens) }
