package pysource

import (
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// names are the names of a program.
type names struct {
	used    map[string]bool
	binders map[string][]ir.Op // the operations that give a name a value, or delete it
	star    bool               // any name may be bound, by from m import *
}

// namesOf returns the names of a module.
func namesOf(m ir.Op) names {
	n := names{used: map[string]bool{}, binders: map[string][]ir.Op{}}
	for op := range ir.Walk(m) {
		n.note(op)
		for _, r := range ir.ResultsOf(op) {
			n.used[py.VariableOf(r)] = true
		}
		if c, ok := op.(py.Carrier); ok {
			for _, name := range c.CarriedNames() {
				n.used[name] = true
			}
		}
	}
	return n
}

// note notes the names that op uses or binds.
func (n *names) note(op ir.Op) {
	switch op := op.(type) {
	case *py.Load:
		n.used[op.Name.Value] = true
	case py.Naming:
		name, _, _ := op.Named()
		n.bind(op, name)
	case *py.Def:
		n.bind(op, op.Name)
		n.params(op.Params)
	case *py.Lambda:
		n.params(op.Params)
	case *py.Class:
		n.bind(op, op.Name)
	case *py.TypeAlias:
		n.bind(op, op.Name)
	case *py.TypeParam:
		n.bind(op, op.Name)
	case *py.Import:
		n.imports(op, op.Names, op.AsNames)
	case *py.ImportFrom:
		n.star = n.star || op.IsStar()
		n.imports(op, op.Names, op.AsNames)
	}
}

func (n *names) bind(op ir.Op, name *ir.StringAttr) {
	if name != nil {
		n.used[name.Value] = true
		n.binders[name.Value] = append(n.binders[name.Value], op)
	}
}

func (n *names) params(ps *py.Params) {
	for _, p := range ps.List {
		n.used[p.Name] = true
	}
}

func (n *names) imports(op ir.Op, list, as *ir.ArrayAttr) {
	for _, a := range aliases(list, as) {
		n.bind(op, ir.Str(boundName(a)))
	}
}

// rebound reports whether a name may get another value than that of op, by an operation in scope.
func (e *emitter) rebound(name string, op, scope ir.Op) bool {
	if _, ok := scope.(*py.Module); ok && e.star {
		return true
	}
	for _, b := range e.binders[name] {
		if b != op && !e.elided[b] && within(b, scope) {
			return true
		}
	}
	return false
}

// within reports whether op is in scope.
func within(op, scope ir.Op) bool {
	for op != nil && op != scope {
		op = ir.Parent(op)
	}
	return op != nil
}

// boundResults notes the names of the results of op, a statement that was emitted and binds them: they are known by these, so that the operations that store them, if they follow at
// once, need not be written. A result that is used further, while its name may get another value, gets a name of its own.
func (e *emitter) boundResults(op ir.Op, list ...string) {
	for o := ir.Next(op); o != nil; o = ir.Next(o) {
		if _, ok := o.(*py.Constant); ok {
			continue
		}
		s, ok := o.(*py.Store)
		if !ok || s.Value.Value().DefOp() != op || s.Name.Value != list[s.Value.Value().Index()] {
			break
		}
		e.elided[s] = true
	}
	for i, r := range ir.ResultsOf(op) {
		e.temps[r] = list[i]
		if e.usedFurther(r) && e.rebound(list[i], op, e.module) {
			e.out = append(e.out, &pyast.Assign{Targets: []pyast.Expr{e.newTemp(r)}, Value: &pyast.Name{ID: list[i]}})
		}
	}
}

// usedFurther reports whether v is used by more than stores that are not written.
func (e *emitter) usedFurther(v *ir.Value) bool {
	for u := range v.Users() {
		if !e.elided[u] {
			return true
		}
	}
	return false
}
