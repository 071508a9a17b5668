package pypromote

import (
	_ "embed"
	"slices"

	"polyloom/diag"
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is py-promote.
var Pass = pass.Func("py-promote", doc, run, pass.Title("PyPromote"), pass.Level("py"))

func run(c *pass.Context, op ir.Op) error {
	changed := false
	for def := range ir.WalkOf[*py.Def](op) {
		if promote(def, c.Diags) {
			changed = true
		}
	}
	if !changed {
		c.PreserveAll()
	}
	return nil
}

// promote turns variables of def into values and reports whether there are any.
func promote(def *py.Def, diags *diag.Engine) bool {
	f := &function{def: def, index: map[string]int{}}
	f.collect(&def.Body, "")
	if len(f.vars) == 0 {
		return false
	}
	if at, why := refused(def); at != nil {
		diags.Remarkf(ir.LocOf(at), "the variables of '%s' stay names: %s", def.Name.Value, why)
		return false
	}
	if readsFirst(def) && len(def.Params.List) > 0 {
		f.leave(def.Params.List[0].Name, def, "super() reads it")
	}
	a := &assignment{function: f}
	a.block(def.Body.Entry(), make(set, len(f.vars)))
	for _, v := range f.vars {
		if v.why != "" {
			diags.Remarkf(ir.LocOf(v.at), "'%s' stays a name: %s", v.name, v.why)
		}
	}
	if !slices.ContainsFunc(f.vars, func(v variable) bool { return v.why == "" }) {
		return false
	}
	l := &liveness{function: f, after: map[ir.Op]set{}, head: map[ir.Op]set{}}
	l.block(def.Body.Entry(), make(set, len(f.vars)))
	r := &rewriter{function: f, live: l}
	r.block(def.Body.Entry(), make(env, len(f.vars)))
	return true
}

// A variable is a name that a function assigns. It becomes values unless there is a reason why not.
type variable struct {
	name string
	why  string // "" if it becomes values
	at   ir.Op  // the place of the reason
}

// function is a function whose variables are looked at.
type function struct {
	def   *py.Def
	vars  []variable
	index map[string]int // by name
}

// number returns the number of a local variable.
func (f *function) number(name string) int {
	i, ok := f.index[name]
	if !ok {
		i = len(f.vars)
		f.index[name] = i
		f.vars = append(f.vars, variable{name: name})
	}
	return i
}

// promoted returns the number of the variable that becomes values, if the name of op is one.
func (f *function) promoted(op py.Naming) (int, bool) {
	name, scope, _ := op.Named()
	if name == nil || scope != py.Local {
		return 0, false
	}
	i, ok := f.index[name.Value]
	return i, ok && f.vars[i].why == ""
}

// leave says why a variable stays a name; the first reason counts.
func (f *function) leave(name string, at ir.Op, why string) {
	if v := &f.vars[f.number(name)]; v.why == "" {
		v.why, v.at = why, at
	}
}

// refused returns an operation because of which no variable of def becomes values, and the reason; nil if there is none.
func refused(def *py.Def) (at ir.Op, why string) {
	if def.Async {
		return def, "it is async"
	}
	ir.PreOrder(def, func(op ir.Op) ir.WalkResult {
		switch o := op.(type) {
		case *py.YieldValue, *py.YieldFrom:
			if py.ScopeAround(op) == def {
				at, why = op, "it is a generator"
			}
		case *py.Load:
			if slices.Contains(framed, o.Name.Value) && (o.Scope == py.Builtin || o.Scope == py.Global) {
				at, why = op, "it may look at them by '"+o.Name.Value+"'"
			}
		case *py.GetAttr:
			if slices.Contains(framed, o.Name.Value) {
				at, why = op, "it may look at them by '"+o.Name.Value+"'"
			}
		}
		if next := ir.Next(op); next != nil && py.Leaves(op) && py.ScopeAround(op) == def && at == nil {
			at, why = next, "it has code that never runs"
		}
		if at != nil {
			return ir.Interrupt
		}
		return ir.Advance
	})
	return at, why
}

// framed are the names by which code gets at the variables of a function: its own, or those of who calls it.
var framed = []string{"locals", "vars", "dir", "eval", "exec", "query", "breakpoint", "_getframe", "currentframe"}

// readsFirst reports whether def may use super, which reads the first parameter.
func readsFirst(def *py.Def) bool {
	for l := range ir.WalkOf[*py.Load](def) {
		if l.Name.Value == "super" {
			return true
		}
	}
	return false
}
