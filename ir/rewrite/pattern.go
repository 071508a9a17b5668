package rewrite

import (
	"cmp"
	"slices"
	"sync"
	"unsafe"

	"polyloom/ir"
)

// A Pattern is a rewrite that is tried on ops of one kind, or on any op. It is a value that may be kept and used by several goroutines at
// once; its function must not keep state between calls.
type Pattern struct {
	name      string
	benefit   int
	root      func() *ir.OpInfo // the kind of op that the pattern is for; nil for an interface or any
	matches   func(ir.Op) bool  // whether the pattern is for ops of this kind; nil for any
	apply     func(*Rewriter, ir.Op) bool
	makes     []string
	recursive bool
}

// On returns the pattern that tries f on each op of type P: a pointer to an op's struct, or an interface that ops implement. f returns
// whether it changed the IR; if it did not, it must not have touched it. Its benefit is 1.
func On[P ir.Op](f func(rw *Rewriter, op P) bool) Pattern {
	p := Pattern{
		benefit: 1,
		matches: func(op ir.Op) bool { _, ok := op.(P); return ok },
		apply:   func(rw *Rewriter, op ir.Op) bool { return f(rw, op.(P)) },
	}
	var zero P
	switch any(zero).(type) {
	case nil, *ir.Generic:
	default:
		p.root = ir.InfoFor[P]
	}
	return p
}

// OnAny returns the pattern that tries f on each op. Among patterns of one benefit, it comes after those for the op's kind.
func OnAny(f func(rw *Rewriter, op ir.Op) bool) Pattern {
	return Pattern{benefit: 1, apply: f}
}

// Named returns p under a name, by which users can disable it.
func (p Pattern) Named(name string) Pattern {
	p.name = name
	return p
}

// WithBenefit returns p with another benefit. Of the patterns for an op, those of higher benefit are tried first, and those of one benefit in
// the order of their Set.
func (p Pattern) WithBenefit(n int) Pattern {
	p.benefit = n
	return p
}

// Making returns p with the full names of ops that it makes. Dialect conversion prefers patterns after which less is left to convert, and leaves
// out those that make ops that cannot be converted.
func (p Pattern) Making(ops ...string) Pattern {
	p.makes = append(p.makes[:len(p.makes):len(p.makes)], ops...)
	return p
}

// Recursive returns p as a pattern of which is known that applying it to what it makes comes to an end. Dialect conversion applies no other
// pattern within its own outcome.
func (p Pattern) Recursive() Pattern {
	p.recursive = true
	return p
}

// Name returns the name that Named gave p, or "".
func (p Pattern) Name() string { return p.name }

// Benefit returns the benefit of p.
func (p Pattern) Benefit() int { return p.benefit }

// Root returns the kind of op that p is for; nil if it is for an interface or for any op.
func (p Pattern) Root() *ir.OpInfo {
	if p.root == nil {
		return nil
	}
	return p.root()
}

// ForAny reports whether p is for any op.
func (p Pattern) ForAny() bool { return p.matches == nil }

// Makes returns the names that Making gave p; the slice must not be changed.
func (p Pattern) Makes() []string { return p.makes }

// IsRecursive reports whether Recursive was called.
func (p Pattern) IsRecursive() bool { return p.recursive }

// Matches reports whether p is tried on ops of op's kind.
func (p Pattern) Matches(op ir.Op) bool { return p.matches == nil || p.matches(op) }

// Apply tries p on op, which is of a kind that Matches; new ops go where rw inserts. It reports whether the IR changed.
func (p Pattern) Apply(rw *Rewriter, op ir.Op) bool { return p.apply(rw, op) }

// A Canonicalizer gives the patterns that bring ops to their canonical form. An op's struct implements it for the patterns of the op (it is
// called once, on a zero value); a value among the Interfaces of an ir.Dialect implements it for those that are of no single op.
type Canonicalizer interface {
	CanonicalizationPatterns() []Pattern
}

// Canonicalizations returns the canonicalization patterns of the dialects and of their ops, in the order of the dialects: first those of the
// dialects themselves, then those of ops.
func Canonicalizations(dialects ...*ir.Dialect) []Pattern {
	var ps []Pattern
	add := func(x any) {
		if c, ok := x.(Canonicalizer); ok {
			ps = append(ps, c.CanonicalizationPatterns()...)
		}
	}
	for _, d := range dialects {
		for _, x := range d.Interfaces {
			add(x)
		}
	}
	for _, d := range dialects {
		for _, e := range d.Ops {
			add(e.Info().New(ir.Loc{}))
		}
	}
	return ps
}

// Select returns the patterns of ps that are not named in disabled and, unless enabled is empty, are named in enabled.
func Select(ps []Pattern, disabled, enabled []string) []Pattern {
	return slices.DeleteFunc(slices.Clone(ps), func(p Pattern) bool {
		return slices.Contains(disabled, p.name) || len(enabled) > 0 && !slices.Contains(enabled, p.name)
	})
}

// A Set is a list of patterns, made ready for use. It may be used by several goroutines at once.
type Set struct {
	patterns []Pattern
	drivers  sync.Pool // of *driver, between their uses

	mu     sync.RWMutex
	byKind map[*ir.OpInfo][]*Pattern
}

// NewSet returns a Set of the patterns. Their order counts among those of one benefit.
func NewSet(ps ...Pattern) *Set {
	return &Set{patterns: slices.Clone(ps), byKind: map[*ir.OpInfo][]*Pattern{}}
}

// Patterns returns the patterns of s in the order in which they were given, in a new slice.
func (s *Set) Patterns() []Pattern { return slices.Clone(s.patterns) }

// For returns the patterns to try on ops of op's kind, in the order in which to try them: by falling benefit, and among those of one benefit first the
// patterns for the op's kind. The slice is the Set's own.
func (s *Set) For(op ir.Op) []*Pattern {
	if len(s.patterns) == 0 {
		return nil
	}
	kind := op.Info()
	s.mu.RLock()
	ps, ok := s.byKind[kind]
	s.mu.RUnlock()
	if ok {
		return ps
	}
	for i := range s.patterns {
		if p := &s.patterns[i]; p.Matches(op) {
			ps = append(ps, p)
		}
	}
	slices.SortStableFunc(ps, func(p, q *Pattern) int {
		if c := cmp.Compare(q.benefit, p.benefit); c != 0 {
			return c
		}
		return cmp.Compare(rank(p), rank(q))
	})
	s.mu.Lock()
	s.byKind[kind] = ps
	s.mu.Unlock()
	return ps
}

// rank puts patterns for any op behind the others.
func rank(p *Pattern) int {
	if p.matches == nil {
		return 1
	}
	return 0
}

// A lookup answers Set.For for one goroutine, without locks for the kinds of op that it met last.
type lookup struct {
	set   *Set
	kinds [lookupSize]*ir.OpInfo
	lists [lookupSize][]*Pattern
}

const lookupSize = 64

func (l *lookup) get(op ir.Op) []*Pattern {
	kind := op.Info()
	i := uintptr(unsafe.Pointer(kind)) / unsafe.Sizeof(*kind) % lookupSize
	if l.kinds[i] != kind {
		l.kinds[i], l.lists[i] = kind, l.set.For(op)
	}
	return l.lists[i]
}
