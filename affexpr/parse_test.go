package affexpr

import (
	"regexp"
	"strconv"
	"testing"
)

// parser reads printed expressions back as trees, to judge the meaning of what the oracle prints.
type parser struct {
	tokens []string
}

var tokenPattern = regexp.MustCompile(`[a-z]+[0-9]*|[0-9]+|[-+*()]`)

// parseExpr parses an expression as MLIR prints it.
func parseExpr(t *testing.T, text string) *tree {
	t.Helper()
	p := &parser{tokens: tokenPattern.FindAllString(text, -1)}
	e := p.sum()
	if len(p.tokens) > 0 {
		t.Fatalf("cannot parse %q from %q on", text, p.tokens)
	}
	return e
}

func (p *parser) peek() string {
	if len(p.tokens) == 0 {
		return ""
	}
	return p.tokens[0]
}

func (p *parser) next() string {
	token := p.peek()
	p.tokens = p.tokens[1:]
	return token
}

func (p *parser) sum() *tree {
	e := p.product()
	for p.peek() == "+" || p.peek() == "-" {
		sub := p.next() == "-"
		e = &tree{kind: KindAdd, sub: sub, lhs: e, rhs: p.product()}
	}
	return e
}

func (p *parser) product() *tree {
	e := p.operand()
	for {
		kind, ok := map[string]Kind{"*": KindMul, "mod": KindMod, "floordiv": KindFloorDiv, "ceildiv": KindCeilDiv}[p.peek()]
		if !ok {
			return e
		}
		p.next()
		e = &tree{kind: kind, lhs: e, rhs: p.operand()}
	}
}

func (p *parser) operand() *tree {
	token := p.next()
	switch token[0] {
	case '-':
		return &tree{kind: KindMul, neg: true, lhs: p.operand()}
	case '(':
		e := p.sum()
		p.next()
		return e
	case 'd', 's':
		pos, _ := strconv.ParseInt(token[1:], 10, 64)
		return &tree{kind: map[byte]Kind{'d': KindDim, 's': KindSymbol}[token[0]], value: pos}
	}
	v, _ := strconv.ParseInt(token, 10, 64)
	return &tree{kind: KindConstant, value: v}
}

// TestPrintedFormMeans checks parentheses: what is printed, read with MLIR's precedences, has the expression's value.
func TestPrintedFormMeans(t *testing.T) {
	g := newGenerator(11)
	g.semiAffine = true
	for range 1000 {
		tr := g.tree(4, false)
		if e, ok := tr.build(); ok && differs(t, g, tr, e.String()) {
			t.Fatalf("%s is printed as %s", tr, e)
		}
	}
}

// differs reports whether a printed expression has another value than the tree at some point.
func differs(t *testing.T, g *generator, original *tree, printed string) bool {
	other := parseExpr(t, printed)
	dims, symbols := g.points(20)
	for i := range dims {
		v, w := original.eval(dims[i], symbols[i]), other.eval(dims[i], symbols[i])
		if v != nil && w != nil && v.Cmp(w) != 0 {
			return true
		}
	}
	return false
}
