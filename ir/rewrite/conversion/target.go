package conversion

import "polyloom/ir"

// A Target says which ops are legal. What it says of a kind of op goes before what it says of its dialect. It must not be changed while a
// conversion uses it; after that it may be used by several goroutines.
type Target struct {
	ops      map[string]*legality
	dialects map[string]*legality
	unknown  func(ir.Op) bool // of ops of which nothing else is said; nil if nothing is known of them
}

type action uint8

const (
	legal action = iota
	dynamic
	illegal
)

// A legality is what is said of a kind of op or of a dialect.
type legality struct {
	action    action
	ok        func(ir.Op) bool // of dynamic
	recursive func(ir.Op) bool // whether what is inside a legal op is legal too; nil for never
}

// NewTarget returns a target that says nothing of any op.
func NewTarget() *Target {
	return &Target{ops: map[string]*legality{}, dialects: map[string]*legality{}}
}

// LegalDialect says that the ops of the named dialects are legal.
func (t *Target) LegalDialect(names ...string) { t.dialect(legality{action: legal}, names) }

// IllegalDialect says that the ops of the named dialects are illegal.
func (t *Target) IllegalDialect(names ...string) { t.dialect(legality{action: illegal}, names) }

// DynamicDialect says that those ops of the named dialects are legal for which ok returns true, and the others are illegal.
func (t *Target) DynamicDialect(ok func(ir.Op) bool, names ...string) {
	t.dialect(legality{action: dynamic, ok: ok}, names)
}

func (t *Target) dialect(l legality, names []string) {
	for _, n := range names {
		t.dialects[n] = &l
	}
}

// LegalOp says that the ops of the given full names are legal.
func (t *Target) LegalOp(names ...string) { t.op(legality{action: legal}, names) }

// IllegalOp says that the ops of the given full names are illegal.
func (t *Target) IllegalOp(names ...string) { t.op(legality{action: illegal}, names) }

// DynamicOp says that those ops of the given full names are legal for which ok returns true, and the others are illegal.
func (t *Target) DynamicOp(ok func(ir.Op) bool, names ...string) {
	t.op(legality{action: dynamic, ok: ok}, names)
}

func (t *Target) op(l legality, names []string) {
	for _, n := range names {
		c := l
		if old := t.ops[n]; old != nil {
			c.recursive = old.recursive
		}
		t.ops[n] = &c
	}
}

// RecursivelyLegalOp says that everything inside ops of the full name, which was said to be legal or dynamic, is legal if the op is; if ok is
// not nil, only inside those for which it returns true.
func (t *Target) RecursivelyLegalOp(name string, ok func(ir.Op) bool) {
	l := t.ops[name]
	if l == nil || l.action == illegal {
		panic("conversion: " + name + " is to be recursively legal, but was not said to be legal")
	}
	if l.recursive = ok; ok == nil {
		l.recursive = func(ir.Op) bool { return true }
	}
}

// DynamicUnknown says that the ops of which nothing else is said are legal if ok returns true, and illegal otherwise.
func (t *Target) DynamicUnknown(ok func(ir.Op) bool) { t.unknown = ok }

// Legal says that ops of type P are legal.
func Legal[P ir.Op](t *Target) { t.LegalOp(ir.InfoFor[P]().Name) }

// Illegal says that ops of type P are illegal.
func Illegal[P ir.Op](t *Target) { t.IllegalOp(ir.InfoFor[P]().Name) }

// Dynamic says that those ops of type P are legal for which ok returns true, and the others are illegal.
func Dynamic[P ir.Op](t *Target, ok func(P) bool) {
	t.DynamicOp(func(op ir.Op) bool { return ok(op.(P)) }, ir.InfoFor[P]().Name)
}

// of returns what is said of ops of the given full name and dialect, or nil.
func (t *Target) of(name, dialect string) *legality {
	if l := t.ops[name]; l != nil {
		return l
	}
	if l := t.dialects[dialect]; l != nil {
		return l
	}
	if t.unknown != nil {
		return &legality{action: dynamic, ok: t.unknown}
	}
	return nil
}

func (t *Target) ofOp(op ir.Op) *legality {
	name := ir.Name(op)
	return t.of(name, dialectOf(name))
}

// dialectOf returns the part of an op's full name in front of the first dot.
func dialectOf(name string) string {
	for i := range len(name) {
		if name[i] == '.' {
			return name[:i]
		}
	}
	return ""
}

// IsLegal reports whether op is known to be legal, and whether everything inside it is too.
func (t *Target) IsLegal(op ir.Op) (ok, recursively bool) { return t.ofOp(op).isLegal(op) }

// IsIllegal reports whether op is known to be illegal.
func (t *Target) IsIllegal(op ir.Op) bool {
	l := t.ofOp(op)
	return l != nil && (l.action == illegal || l.action == dynamic && !l.ok(op))
}

func (l *legality) isLegal(op ir.Op) (ok, recursively bool) {
	if l == nil || l.action == illegal || l.action == dynamic && !l.ok(op) {
		return false, false
	}
	return true, l.recursive != nil && l.recursive(op)
}
