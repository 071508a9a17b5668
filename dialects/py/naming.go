package py

import (
	"errors"

	"polyloom/ir"
)

// A Naming is an op that reads, binds or deletes one name by itself. Those that bind what they make, such as py.def, leave that to a py.store.
type Naming interface {
	ir.Op
	// Named returns the name, where it lives, and whether the op changes what it is bound to. The name is nil if the op has none.
	Named() (name *ir.StringAttr, s Scope, changes bool)
}

// Named implements Naming.
func (o *Load) Named() (*ir.StringAttr, Scope, bool) { return o.Name, o.Scope, false }

// Named implements Naming.
func (o *Store) Named() (*ir.StringAttr, Scope, bool) { return o.Name, o.Scope, true }

// Named implements Naming.
func (o *Walrus) Named() (*ir.StringAttr, Scope, bool) { return o.Name, o.Scope, true }

// Named implements Naming.
func (o *DelName) Named() (*ir.StringAttr, Scope, bool) { return o.Name, o.Scope, true }

// Named implements Naming: an attribute is no name, and a declaration changes nothing.
func (o *Annotate) Named() (*ir.StringAttr, Scope, bool) {
	if o.Object.Present() {
		return nil, 0, false
	}
	return o.Name, o.Scope, o.Value.Present()
}

// Named implements Naming.
func (o *Except) Named() (*ir.StringAttr, Scope, bool) { return o.Name, o.Scope, true }

// Named implements Naming.
func (o *PatternAs) Named() (*ir.StringAttr, Scope, bool) { return o.Name, o.Scope, true }

// Named implements Naming.
func (o *PatternStar) Named() (*ir.StringAttr, Scope, bool) { return o.Name, o.Scope, true }

// Named implements Naming.
func (o *PatternMapping) Named() (*ir.StringAttr, Scope, bool) { return o.Rest, o.Scope, true }

// OpensScope reports whether what is in op has names of its own: it is a function, a comprehension, a class or a type alias.
func OpensScope(op ir.Op) bool {
	switch op.(type) {
	case *Def, *Lambda, *Comp, *Class, *TypeAlias:
		return true
	}
	return false
}

// ScopeAround returns the closest op around op that opens a scope; nil if op belongs to the module.
func ScopeAround(op ir.Op) ir.Op {
	for o := ir.Parent(op); o != nil; o = ir.Parent(o) {
		if OpensScope(o) {
			return o
		}
	}
	return nil
}

// checkScope checks that the name of op may be of its scope.
func checkScope(op Naming) error {
	if _, s, _ := op.Named(); s == Free && ScopeAround(op) == nil {
		return errors.New("has the scope free, but there is no function around")
	}
	return nil
}

// Verify implements ir.Verifier.
func (o *Load) Verify() error { return checkScope(o) }

// Verify implements ir.Verifier.
func (o *Store) Verify() error { return checkScope(o) }

// Verify implements ir.Verifier.
func (o *Walrus) Verify() error { return checkScope(o) }

// Verify implements ir.Verifier.
func (o *DelName) Verify() error { return checkScope(o) }
