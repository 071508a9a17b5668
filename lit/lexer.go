package lit

import (
	"errors"
	"fmt"
	"strings"
)

// token is a word or an operator of the shell language.
type token struct {
	text string
	op   bool // an operator: | || & && ; < > >> >& &> <<
	fd   int  // of a redirection, written before it as in 2>; -1 if none was
	glob bool // a word with an unquoted * or ?
}

// operators, each before those that are a prefix of it.
var operators = []string{"||", "|", "&&", "&>", "&", ";", ">&", ">>", ">", "<<", "<&", "<"}

// tokenize splits a command line as sh does, without expansions. A number
// directly before < or > belongs to the redirection.
func tokenize(line string) ([]token, error) {
	var tokens []token
	for {
		line = strings.TrimLeft(line, " \t\r\n")
		if line == "" {
			return tokens, nil
		}
		if op := operatorAt(line); op != "" {
			tokens = append(tokens, token{text: op, op: true, fd: -1})
			line = line[len(op):]
			continue
		}
		digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
		if op := operatorAt(line[digits:]); digits == 1 && op != "" && strings.ContainsAny(op[:1], "<>") {
			tokens = append(tokens, token{text: op, op: true, fd: int(line[0] - '0')})
			line = line[digits+len(op):]
			continue
		}
		word, rest, err := lexWord(line)
		if err != nil {
			return nil, err
		}
		tokens = append(tokens, word)
		line = rest
	}
}

func operatorAt(s string) string {
	for _, op := range operators {
		if strings.HasPrefix(s, op) {
			return op
		}
	}
	return ""
}

// lexWord reads one word off the head of line.
func lexWord(line string) (word token, rest string, err error) {
	var text strings.Builder
	quotedGlob := false
	i := 0
	for i < len(line) && !strings.ContainsRune(" \t\r\n|&;<>", rune(line[i])) {
		switch c := line[i]; c {
		case '\'', '"':
			inner, n, err := lexQuoted(line[i:])
			if err != nil {
				return token{}, "", err
			}
			quotedGlob = quotedGlob || strings.ContainsAny(inner, "*?")
			text.WriteString(inner)
			i += n
		case '\\':
			if i+1 == len(line) {
				return token{}, "", errors.New("backslash at the end of the command")
			}
			quotedGlob = quotedGlob || strings.ContainsAny(line[i+1:i+2], "*?")
			text.WriteByte(line[i+1])
			i += 2
		default:
			word.glob = word.glob || c == '*' || c == '?'
			text.WriteByte(c)
			i++
		}
	}
	// Lit refuses a word with both a quoted and an unquoted * for the same reason:
	// the quoted one would have to be escaped for the expansion of the other.
	if word.glob && quotedGlob {
		return token{}, "", fmt.Errorf("%q has both a quoted and an unquoted wildcard", text.String())
	}
	word.text = text.String()
	return word, line[i:], nil
}

// lexQuoted reads the quoted string at the head of s and returns what it stands
// for and its length with the quotes.
func lexQuoted(s string) (text string, n int, err error) {
	quote := s[0]
	var out strings.Builder
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == quote:
			return out.String(), i + 1, nil
		case c == '\\' && quote == '"' && i+1 < len(s) && strings.ContainsRune(`"\$`, rune(s[i+1])):
			i++
			out.WriteByte(s[i])
		default:
			out.WriteByte(c)
		}
	}
	return "", 0, fmt.Errorf("missing closing %c in: %s", quote, s)
}
