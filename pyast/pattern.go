package pyast

// MatchValue is a pattern that compares with a value.
//
//	case 1: ...
type MatchValue struct {
	Span
	Value Expr
}

// Class returns "MatchValue".
func (*MatchValue) Class() string { return "MatchValue" }

func (n *MatchValue) fields(f fields) {
	f.node("value", n.Value)
}

func (*MatchValue) isPattern() {}

// MatchSingleton is the pattern None, True or False.
//
//	case None: ...
type MatchSingleton struct {
	Span
	Value Value
}

// Class returns "MatchSingleton".
func (*MatchSingleton) Class() string { return "MatchSingleton" }

func (n *MatchSingleton) fields(f fields) {
	f.leaf("value", n.Value)
}

func (*MatchSingleton) isPattern() {}

// MatchSequence is a sequence pattern.
//
//	case [a, b]: ...
type MatchSequence struct {
	Span
	Patterns []Pattern
}

// Class returns "MatchSequence".
func (*MatchSequence) Class() string { return "MatchSequence" }

func (n *MatchSequence) fields(f fields) {
	nodes(f, "patterns", n.Patterns)
}

func (*MatchSequence) isPattern() {}

// MatchMapping is a mapping pattern.
//
//	case {"k": v, **rest}: ...
type MatchMapping struct {
	Span
	Keys     []Expr
	Patterns []Pattern
	Rest     string // empty if there is none
}

// Class returns "MatchMapping".
func (*MatchMapping) Class() string { return "MatchMapping" }

func (n *MatchMapping) fields(f fields) {
	nodes(f, "keys", n.Keys)
	nodes(f, "patterns", n.Patterns)
	f.ident("rest", n.Rest)
}

func (*MatchMapping) isPattern() {}

// MatchClass is a class pattern.
//
//	case Point(x, y=0): ...
type MatchClass struct {
	Span
	Cls         Expr
	Patterns    []Pattern
	KwdAttrs    []string
	KwdPatterns []Pattern
}

// Class returns "MatchClass".
func (*MatchClass) Class() string { return "MatchClass" }

func (n *MatchClass) fields(f fields) {
	f.node("cls", n.Cls)
	nodes(f, "patterns", n.Patterns)
	idents(f, "kwd_attrs", n.KwdAttrs)
	nodes(f, "kwd_patterns", n.KwdPatterns)
}

func (*MatchClass) isPattern() {}

// MatchStar is the rest of a sequence. Name is empty for a wildcard.
//
//	case [first, *rest]: ...
type MatchStar struct {
	Span
	Name string // empty if there is none
}

// Class returns "MatchStar".
func (*MatchStar) Class() string { return "MatchStar" }

func (n *MatchStar) fields(f fields) {
	f.ident("name", n.Name)
}

func (*MatchStar) isPattern() {}

// MatchAs is a capture, a pattern with a name, or, with neither, the wildcard.
//
//	case [a] as x: ...
type MatchAs struct {
	Span
	Pattern Pattern // nil if there is none
	Name    string  // empty if there is none
}

// Class returns "MatchAs".
func (*MatchAs) Class() string { return "MatchAs" }

func (n *MatchAs) fields(f fields) {
	f.node("pattern", n.Pattern)
	f.ident("name", n.Name)
}

func (*MatchAs) isPattern() {}

// MatchOr is a choice of patterns.
//
//	case 1 | 2: ...
type MatchOr struct {
	Span
	Patterns []Pattern
}

// Class returns "MatchOr".
func (*MatchOr) Class() string { return "MatchOr" }

func (n *MatchOr) fields(f fields) {
	nodes(f, "patterns", n.Patterns)
}

func (*MatchOr) isPattern() {}
