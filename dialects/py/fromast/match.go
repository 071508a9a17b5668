package fromast

import (
	"fmt"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

func (c *converter) matchCase(m *pyast.MatchCase) {
	op := ir.Create(&c.b, &py.Case{})
	c.fill(&op.Pattern, func(*ir.Block) {
		p := c.pattern(m.Pattern)
		ir.Create(&c.b, &py.Yield{Value: p.Use()})
	})
	c.optYield(&op.Guard, m.Guard)
	c.stmts(&op.Body, m.Body)
}

// pattern makes a pattern, located at p.
func (c *converter) pattern(p pyast.Pattern) (v *ir.Value) {
	c.at(p, func() { v = ir.ResultAt(c.makePattern(p), 0) })
	return v
}

func (c *converter) patterns(ps []pyast.Pattern) []*ir.Value {
	vs := make([]*ir.Value, len(ps))
	for i, p := range ps {
		vs[i] = c.pattern(p)
	}
	return vs
}

func (c *converter) makePattern(p pyast.Pattern) ir.Op {
	result := ir.Res(py.Pattern)
	switch p := p.(type) {
	case *pyast.MatchValue:
		return ir.Create(&c.b, &py.PatternValue{Value: c.use(p.Value), Result: result})
	case *pyast.MatchSingleton:
		return ir.Create(&c.b, &py.PatternSingleton{Value: literal(p.Value, ""), Result: result})
	case *pyast.MatchSequence:
		return ir.Create(&c.b, &py.PatternSequence{Patterns: ir.Uses(c.patterns(p.Patterns)...), Result: result})
	case *pyast.MatchOr:
		return ir.Create(&c.b, &py.PatternOr{Patterns: ir.Uses(c.patterns(p.Patterns)...), Result: result})
	case *pyast.MatchMapping:
		keys := c.exprs(p.Keys)
		op := &py.PatternMapping{Keys: ir.Uses(keys...), Patterns: ir.Uses(c.patterns(p.Patterns)...), Result: result}
		c.name(p.Rest, &op.Scope, &op.Rest)
		return ir.Create(&c.b, op)
	case *pyast.MatchClass:
		class := c.use(p.Cls)
		ps := append(c.patterns(p.Patterns), c.patterns(p.KwdPatterns)...)
		return ir.Create(&c.b, &py.PatternClass{Class: class, Patterns: ir.Uses(ps...), Keywords: py.Strings(p.KwdAttrs...), Result: result})
	case *pyast.MatchStar:
		op := &py.PatternStar{Result: result}
		c.name(p.Name, &op.Scope, &op.Name)
		return ir.Create(&c.b, op)
	case *pyast.MatchAs:
		op := &py.PatternAs{Result: result}
		if p.Pattern != nil {
			op.Pattern = c.pattern(p.Pattern).Use()
		}
		c.name(p.Name, &op.Scope, &op.Name)
		return ir.Create(&c.b, op)
	}
	panic(fmt.Sprintf("fromast: unknown pattern %T", p))
}

// name sets a name that may be missing, with its scope.
func (c *converter) name(name string, s *py.Scope, into **ir.StringAttr) {
	if name != "" {
		*s, *into = c.scopeOf(name), ir.Str(name)
	}
}
