package symtable

import (
	"fmt"
	"maps"
)

type set map[string]bool

// analyzer decides where names live, from the outermost scope inwards, and then which locals are used further inside.
type analyzer struct{ err *Error }

// block decides about t and the scopes in it: bound are the names of functions around (nil for the module), global those that are declared global
// around, class the class directly around if its names are seen. It returns the names that t and the scopes in it use from further out.
func (a *analyzer) block(t *Table, bound, global set, class *Table) (free set) {
	free = set{}
	local := set{}
	inner, innerGlobal := set{}, set{}
	if t.Kind == Class {
		maps.Copy(innerGlobal, global)
		maps.Copy(inner, bound)
	}
	for _, name := range t.order {
		a.name(t, name, bound, local, free, global, class)
	}
	if t.Kind != Class {
		if t.functionLike() {
			maps.Copy(inner, local)
		}
		maps.Copy(inner, bound)
		maps.Copy(innerGlobal, global)
	} else {
		inner["__class__"], inner["__classdict__"] = true, true
	}
	fromInside := set{}
	for _, c := range t.Children {
		var sees *Table
		if c.seesClass {
			if sees = class; t.Kind == Class {
				sees = t
			}
		}
		used := a.block(c, maps.Clone(inner), maps.Clone(innerGlobal), sees)
		if c.Kind != Annotation { // is no use: it is not evaluated
			maps.Copy(fromInside, used)
		}
	}
	switch {
	case t.functionLike():
		for name := range fromInside {
			if s := t.symbols[name]; s != nil && s.scope == Local {
				s.scope = Cell
				delete(fromInside, name)
			}
		}
	case t.Kind == Class:
		delete(fromInside, "__class__")
		delete(fromInside, "__classdict__")
	}
	maps.Copy(free, fromInside)
	return free
}

// name decides about one name of t.
func (a *analyzer) name(t *Table, name string, bound, local, free, global set, class *Table) {
	s := t.symbols[name]
	switch {
	case s.flags&isGlobal != 0:
		if s.flags&isNonlocal != 0 {
			a.fail(t, name, "name '%s' is nonlocal and global", name)
		}
		s.scope = GlobalExplicit
		global[name] = true
		delete(bound, name)
	case s.flags&isNonlocal != 0:
		if bound == nil {
			a.fail(t, name, "nonlocal declaration not allowed at module level")
		} else if !bound[name] {
			a.fail(t, name, "no binding for nonlocal '%s' found", name)
		} else if t.seesTypeParam(name) {
			a.fail(t, name, "nonlocal binding not allowed for type parameter '%s'", name)
		}
		s.scope = Free
		free[name] = true
	case s.flags&isBound != 0:
		s.scope = Local
		local[name] = true
		delete(global, name)
	case class != nil && class.flags(name)&isGlobal != 0:
		s.scope = GlobalExplicit
	case class != nil && class.flags(name)&isBound != 0 && class.flags(name)&isNonlocal == 0:
		s.scope = GlobalImplicit
	case bound[name]:
		s.scope = Free
		free[name] = true
	default:
		s.scope = GlobalImplicit
	}
}

// fail notes the first error: that of a declaration of a name in t.
func (a *analyzer) fail(t *Table, name, format string, args ...any) {
	if a.err == nil {
		a.err = &Error{fmt.Sprintf(format, args...), t.declared[name]}
	}
}

// seesTypeParam reports whether a name of a scope around t that t sees is a type parameter.
func (t *Table) seesTypeParam(name string) bool {
	for p := t.parent; p != nil; p = p.parent {
		if f := p.flags(name); p.functionLike() && f&isBound != 0 && f&isNonlocal == 0 {
			return f&isTypeParam != 0
		}
	}
	return false
}
