package check

import (
	"math/big"
	"slices"
	"strconv"

	"polyloom/pyast"
)

func (c *checker) match(s *pyast.Match) {
	c.expr(s.Subject)
	for i, m := range s.Cases {
		p := &pattern{checker: c, irrefutable: m.Guard != nil || i == len(s.Cases)-1}
		p.check(m.Pattern)
		c.opt(m.Guard)
		c.body(m.Body)
	}
}

// pattern checks the pattern of a case.
type pattern struct {
	*checker
	irrefutable bool     // it may match everything
	names       []string // that are bound so far
}

func (p *pattern) check(n pyast.Pattern) {
	switch n := n.(type) {
	case *pyast.MatchValue:
		if _, ok := n.Value.(*pyast.JoinedStr); ok {
			p.fail(n, "patterns may only match literals and attribute lookups")
		}
		p.expr(n.Value)
	case *pyast.MatchSequence:
		p.sequence(n)
	case *pyast.MatchMapping:
		p.mapping(n)
	case *pyast.MatchClass:
		p.class(n)
	case *pyast.MatchStar:
		p.bind(n, n.Name)
	case *pyast.MatchAs:
		p.as(n)
	case *pyast.MatchOr:
		p.or(n)
	}
}

// inner checks patterns that are part of another: these may match everything.
func (p *pattern) inner(list []pyast.Pattern) {
	saved := p.irrefutable
	p.irrefutable = true
	for _, n := range list {
		p.check(n)
	}
	p.irrefutable = saved
}

// bind notes that a pattern gives a name a value.
func (p *pattern) bind(n pyast.Pattern, name string) {
	if name == "" {
		return
	}
	if slices.Contains(p.names, name) {
		p.fail(n, "multiple assignments to name '%s' in pattern", name)
	}
	p.binds(n, name)
	p.names = append(p.names, name)
}

func (p *pattern) as(n *pyast.MatchAs) {
	switch {
	case n.Pattern != nil:
		p.check(n.Pattern)
	case p.irrefutable:
	case n.Name != "":
		p.fail(n, "name capture '%s' makes remaining patterns unreachable", n.Name)
	default:
		p.fail(n, "wildcard makes remaining patterns unreachable")
	}
	p.bind(n, n.Name)
}

// or is a choice of patterns that bind the same names.
func (p *pattern) or(n *pyast.MatchOr) {
	var bound []string
	for i, alternative := range n.Patterns {
		a := &pattern{checker: p.checker, irrefutable: p.irrefutable && i == len(n.Patterns)-1}
		a.check(alternative)
		if i == 0 {
			bound = a.names
		} else if !slices.Equal(slices.Sorted(slices.Values(bound)), slices.Sorted(slices.Values(a.names))) {
			p.fail(n, "alternative patterns bind different names")
		}
	}
	for _, name := range bound {
		p.bind(n, name)
	}
}

func (p *pattern) sequence(n *pyast.MatchSequence) {
	const before = 1 << 8
	star := false
	for i, part := range n.Patterns {
		if _, ok := part.(*pyast.MatchStar); !ok {
			continue
		}
		if star {
			p.fail(n, "multiple starred names in sequence pattern")
		}
		if i >= before {
			p.fail(n, "too many expressions in star-unpacking sequence pattern")
		}
		star = true
	}
	p.inner(n.Patterns)
}

func (p *pattern) mapping(n *pyast.MatchMapping) {
	seen := map[string]bool{}
	for _, k := range n.Keys {
		if _, ok := k.(*pyast.JoinedStr); ok {
			p.fail(n, "mapping pattern keys may only match literals and attribute lookups")
		}
		if key, repr := constant(k); key != "" {
			if seen[key] {
				p.fail(n, "mapping pattern checks duplicate key (%s)", repr)
			}
			seen[key] = true
		}
		p.expr(k)
	}
	p.inner(n.Patterns)
	p.bind(n, n.Rest)
}

// constant returns what tells the value of a constant from others, and how it is written; "" if e is none. As keys of a dictionary, 1, 1.0 and True
// are the same, and so are 0 and 0j.
func constant(e pyast.Expr) (key, repr string) {
	switch e := e.(type) {
	case *pyast.Constant:
		repr = pyast.Repr(e.Value)
		if n, ok := number(e.Value); ok {
			return n.RatString(), repr
		}
		return repr, repr
	case *pyast.UnaryOp:
		key, repr = constant(e.Operand)
		if key != "0" {
			key = "-" + key
		}
		if repr != "0" {
			repr = "-" + repr
		}
		return key, repr
	case *pyast.BinOp:
		realKey, real := constant(e.Left)
		imagKey, imag := constant(e.Right)
		op := e.Op.String()
		if imagKey == "0" {
			return realKey, "(" + real + op + imag + ")"
		}
		return realKey + op + imagKey, "(" + real + op + imag + ")"
	}
	return "", ""
}

// number returns the value of a real number that is finite.
func number(v pyast.Value) (*big.Rat, bool) {
	switch v := v.(type) {
	case pyast.Bool:
		if v {
			return big.NewRat(1, 1), true
		}
		return new(big.Rat), true
	case pyast.Int:
		return big.NewRat(int64(v), 1), true
	case pyast.BigInt:
		return new(big.Rat).SetInt(v.Int), true
	case pyast.Imaginary:
		return new(big.Rat), v == 0
	case pyast.Float:
		return new(big.Rat).SetString(strconv.FormatFloat(float64(v), 'g', -1, 64))
	}
	return nil, false
}

func (p *pattern) class(n *pyast.MatchClass) {
	for i, name := range n.KwdAttrs {
		p.binds(n.KwdPatterns[i], name)
		if j := slices.Index(n.KwdAttrs[i+1:], name); j >= 0 {
			p.fail(n.KwdPatterns[i+1+j], "attribute name repeated in class pattern: %s", name)
		}
	}
	p.expr(n.Cls)
	p.inner(n.Patterns)
	p.inner(n.KwdPatterns)
}
