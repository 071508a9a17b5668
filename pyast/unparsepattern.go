package pyast

// Levels of patterns: what may stand in a place binds at least so strongly.
const (
	levelAs level = iota
	levelOrPattern
	levelClosed
)

func (u *unparser) match(m *Match) {
	u.line("match ")
	u.expr(m.Subject, levelTest)
	u.text(":\n")
	u.indent++
	for _, c := range m.Cases {
		u.matchCase(c)
	}
	u.indent--
}

func (u *unparser) matchCase(c *MatchCase) {
	u.line("case ")
	u.pattern(c.Pattern, levelAs)
	u.after(" if ", c.Guard, levelTest)
	u.block(c.Body)
}

// pattern writes a pattern, in brackets if it binds less strongly than its place asks.
func (u *unparser) pattern(p Pattern, least level) {
	binds := levelClosed
	switch p := p.(type) {
	case *MatchAs:
		if p.Pattern != nil {
			binds = levelAs
		}
	case *MatchOr:
		binds = levelOrPattern
	}
	if binds < least {
		u.text("(")
		u.barePattern(p)
		u.text(")")
		return
	}
	u.barePattern(p)
}

// anyPattern writes a pattern that may be of any kind.
func (u *unparser) anyPattern(p Pattern) { u.pattern(p, levelAs) }

func (u *unparser) barePattern(p Pattern) {
	switch p := p.(type) {
	case *MatchValue:
		u.expr(p.Value, levelArith)
	case *MatchSingleton:
		u.text(Repr(p.Value))
	case *MatchSequence:
		u.text("[")
		commas(u, p.Patterns, u.anyPattern)
		u.text("]")
	case *MatchMapping:
		u.mapping(p)
	case *MatchClass:
		u.classPattern(p)
	case *MatchStar:
		u.text("*", nameOrWildcard(p.Name))
	case *MatchAs:
		if p.Pattern != nil {
			u.pattern(p.Pattern, levelOrPattern)
			u.text(" as ")
		}
		u.text(nameOrWildcard(p.Name))
	case *MatchOr:
		for i, alternative := range p.Patterns {
			if i > 0 {
				u.text(" | ")
			}
			u.pattern(alternative, levelClosed)
		}
	}
}

func nameOrWildcard(name string) string {
	if name == "" {
		return "_"
	}
	return name
}

func (u *unparser) mapping(p *MatchMapping) {
	u.text("{")
	for i, key := range p.Keys {
		if i > 0 {
			u.text(", ")
		}
		u.expr(key, levelArith)
		u.text(": ")
		u.anyPattern(p.Patterns[i])
	}
	if p.Rest != "" {
		if len(p.Keys) > 0 {
			u.text(", ")
		}
		u.text("**", p.Rest)
	}
	u.text("}")
}

func (u *unparser) classPattern(p *MatchClass) {
	u.expr(p.Cls, levelAtom)
	u.text("(")
	commas(u, p.Patterns, u.anyPattern)
	for i, name := range p.KwdAttrs {
		if i > 0 || len(p.Patterns) > 0 {
			u.text(", ")
		}
		u.text(name, "=")
		u.anyPattern(p.KwdPatterns[i])
	}
	u.text(")")
}
