package pyinfer

import (
	"polyloom/dialects/py"
	"polyloom/ir"
)

// A variable is a name in a scope, as code sees it that may run at any time: it has any of the values that are ever stored.
type variable struct {
	fact   fact
	shared bool // code inside that runs at another time uses it, or changes it
	stores int
}

type nameIn struct {
	scope ir.Op
	name  string
}

// scopeAround returns the op that opens the scope in which op looks up names. Annotations and type parameters belong to the scope around.
func scopeAround(op ir.Op) ir.Op {
	for r := ir.ParentRegion(op); r != nil; {
		o := r.ParentOp()
		switch s := o.(type) {
		case *py.Def:
			if r == &s.Body {
				return s
			}
		case *py.Class:
			if r == &s.Body {
				return s
			}
		case *py.Lambda, *py.Comp, *py.Module, *py.TypeAlias:
			return o
		}
		if o == nil {
			break
		}
		r = ir.ParentRegion(o)
	}
	return nil
}

// A naming is what an op does with a name.
type naming struct {
	scope py.Scope
	name  string
	binds bool
}

// namingOf returns what op itself does with a name, if it has one.
func namingOf(op ir.Op) (n naming, ok bool) {
	o, ok := op.(py.Naming)
	if !ok {
		return n, false
	}
	name, scope, binds := o.Named()
	if name == nil {
		return n, false
	}
	return naming{scope, name.Value, binds}, true
}

// findNames records the names that each scope binds, and which of them code uses that runs at another time.
func (a *analysis) findNames() {
	a.vars = map[nameIn]*variable{}
	for op := range ir.Walk(a.module) {
		if n, ok := namingOf(op); ok && n.binds {
			scope := scopeAround(op)
			switch n.scope {
			case py.Local, py.Cell:
				a.bound(scope, n.name).stores++
			case py.Global, py.Builtin:
				v := a.bound(a.module, n.name)
				if scope != ir.Op(a.module) {
					v.shared = true
					v.fact = because("the global name " + n.name + " gets values in functions")
				}
			}
		}
		if i, ok := op.(*py.ImportFrom); ok && i.IsStar() {
			a.starImport = true
		}
	}
	a.findTargets()
	for op := range ir.Walk(a.module) {
		if n, ok := namingOf(op); ok && n.scope == py.Free {
			if owner, inline := a.owner(op, n.name); owner != nil && (!inline || n.binds) {
				a.bound(owner, n.name).shared = true
			}
		}
	}
}

// findTargets records the names that (x := v) in comprehensions binds in the functions around them.
func (a *analysis) findTargets() {
	free := map[nameIn]bool{} // names of functions around these
	for o := range ir.WalkOf[*py.Load](a.module) {
		if o.Scope == py.Free {
			free[nameIn{scopeAround(o), o.Name.Value}] = true
		}
	}
	for o := range ir.WalkOf[*py.DeclareNonlocal](a.module) {
		for _, n := range py.StringsOf(o.Names) {
			free[nameIn{scopeAround(o), n}] = true
		}
	}
	for o := range ir.WalkOf[*py.Walrus](a.module) {
		if o.Scope != py.Free {
			continue
		}
		s := scopeAround(o)
		for {
			c, ok := s.(*py.Comp)
			if !ok {
				break
			}
			s = scopeAround(c)
		}
		if !free[nameIn{s, o.Name.Value}] {
			a.bound(s, o.Name.Value).stores++
		}
	}
}

// bound returns the variable of a name that a scope binds.
func (a *analysis) bound(scope ir.Op, name string) *variable {
	v := a.vars[nameIn{scope, name}]
	if v == nil {
		v = &variable{}
		a.vars[nameIn{scope, name}] = v
	}
	return v
}

// owner returns the scope around op's own that binds a name which is free in op's. It is inline if only comprehensions that run at once are between.
func (a *analysis) owner(op ir.Op, name string) (scope ir.Op, inline bool) {
	inline = true
	for s := scopeAround(op); s != nil; s = scopeAround(s) {
		if c, ok := s.(*py.Comp); !ok || c.Kind == py.Generator {
			inline = false
		}
		out := scopeAround(s)
		if _, isClass := out.(*py.Class); out == nil || isClass {
			continue
		}
		if a.vars[nameIn{out, name}] != nil {
			return out, inline
		}
	}
	return nil, false
}

// A frame has the names of a scope while its code is analysed.
type frame struct {
	scope ir.Op
	fn    *function // nil for a module and in a class
	outer *frame    // of a comprehension: that of the code around
	flow  *flow
}

// A flow is where control goes in the code of a function or module.
type flow struct {
	loops []*loop
	tries []env
}

// A loop has what is known where break and continue lead.
type loop struct{ breaks, continues env }

// An env is what is known of names at one place of the program: nil if the place is not reached. A name that is not in it has no value.
type env map[nameIn]fact

func (e env) clone() env {
	if e == nil {
		return nil
	}
	c := make(env, len(e))
	for k, v := range e {
		c[k] = v
	}
	return c
}

// joinEnv returns what is known where two ways meet. It may change e and returns it.
func (a *analysis) joinEnv(e, f env) env {
	switch {
	case f == nil:
		return e
	case e == nil:
		return f.clone()
	}
	for k, v := range f {
		e[k] = a.limited(a.join(e[k], v))
	}
	return e
}

func (e env) equal(f env) bool {
	if (e == nil) != (f == nil) || len(e) != len(f) {
		return false
	}
	for k, v := range e {
		if w, ok := f[k]; !ok || !v.equal(w) {
			return false
		}
	}
	return true
}
