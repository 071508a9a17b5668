package lit

import (
	"fmt"
	"regexp"
	"strings"
)

// featureToken matches one token of a feature expression: an operator or a name,
// in which {{…}} is a regular expression.
var featureToken = regexp.MustCompile(`^(?:[()!]|&&|\|\||(?:[-+=._a-zA-Z0-9]+|\{\{.+?\}\})+)`)

// evalFeatures evaluates a boolean expression of lit's over the set of features:
// names joined with &&, ||, ! and parentheses. A name is true if a feature equals
// it, where {{re}} in the name stands for a regular expression; "true" is true.
func evalFeatures(expr string, features []string) (bool, error) {
	e := featureExpr{features: features}
	for rest := strings.TrimSpace(expr); rest != ""; {
		tok := featureToken.FindString(rest)
		if tok == "" {
			return false, fmt.Errorf("cannot parse %q in feature expression %q", rest, expr)
		}
		e.tokens = append(e.tokens, tok)
		rest = strings.TrimSpace(rest[len(tok):])
	}
	value := e.or()
	if e.err == nil && len(e.tokens) > 0 {
		e.fail("the end")
	}
	if e.err != nil {
		return false, fmt.Errorf("%w in feature expression %q", e.err, expr)
	}
	return value, nil
}

// featureExpr is a recursive descent evaluator; tokens is what is left to read.
type featureExpr struct {
	tokens   []string
	features []string
	err      error
}

func (e *featureExpr) fail(want string) {
	got := "the end"
	if len(e.tokens) > 0 {
		got = fmt.Sprintf("%q", e.tokens[0])
	}
	if e.err == nil {
		e.err = fmt.Errorf("got %s, want %s", got, want)
	}
	e.tokens = nil
}

func (e *featureExpr) accept(tok string) bool {
	if len(e.tokens) > 0 && e.tokens[0] == tok {
		e.tokens = e.tokens[1:]
		return true
	}
	return false
}

func (e *featureExpr) or() bool {
	value := e.and()
	for e.accept("||") {
		right := e.and()
		value = value || right
	}
	return value
}

func (e *featureExpr) and() bool {
	value := e.not()
	for e.accept("&&") {
		right := e.not()
		value = value && right
	}
	return value
}

func (e *featureExpr) not() bool {
	switch {
	case e.accept("!"):
		return !e.not()
	case e.accept("("):
		value := e.or()
		if !e.accept(")") {
			e.fail(`")"`)
		}
		return value
	case len(e.tokens) == 0 || strings.ContainsAny(e.tokens[0][:1], ")&|"):
		e.fail("a feature, '!' or '('")
		return false
	}
	name := e.tokens[0]
	e.tokens = e.tokens[1:]
	return e.has(name)
}

func (e *featureExpr) has(name string) bool {
	var pattern strings.Builder
	for rest := name; rest != ""; {
		literal, after, found := strings.Cut(rest, "{{")
		pattern.WriteString(regexp.QuoteMeta(literal))
		if !found {
			break
		}
		inner, tail, _ := strings.Cut(after, "}}")
		pattern.WriteString("(?:" + inner + ")")
		rest = tail
	}
	re, err := regexp.Compile("^(?:" + pattern.String() + ")$")
	if err != nil {
		if e.err == nil {
			e.err = err
		}
		return false
	}
	for _, f := range e.features {
		if re.MatchString(f) {
			return true
		}
	}
	return re.MatchString("true")
}
