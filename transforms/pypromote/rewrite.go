package pypromote

import (
	"slices"

	"polyloom/dialects/py"
	"polyloom/ir"
)

// env holds the values of the variables by their numbers; nil for one that has none, or none that is still used.
type env []*ir.Value

// rewriter replaces variables by values: it follows the program with the values that the variables have.
type rewriter struct {
	*function
	live  *liveness
	loops []carrying
}

// carrying says what a loop carries: variables, and the arguments of its body that hold their values.
type carrying struct {
	vars []int
	args []*ir.Value
}

// values returns the values of the variables. One that has no value any more will not be used; it stays what it was.
func (c carrying) values(e env) []*ir.Value {
	vs := make([]*ir.Value, len(c.vars))
	for k, i := range c.vars {
		if vs[k] = e[i]; vs[k] == nil {
			vs[k] = c.args[k]
		}
	}
	return vs
}

// block rewrites the operations of b. Afterwards, e holds the values at the end of b.
func (r *rewriter) block(b *ir.Block, e env) {
	for op := range b.Ops() {
		r.op(op, e)
	}
}

// inside rewrites a region, which may be empty, and returns the values at its end.
func (r *rewriter) inside(region *ir.Region, e env) env {
	e = slices.Clone(e)
	if !region.Empty() {
		r.block(region.Entry(), e)
	}
	return e
}

func (r *rewriter) op(op ir.Op, e env) {
	switch op := op.(type) {
	case *py.Load:
		if i, ok := r.promoted(op); ok {
			op.Result.ReplaceAllUses(e[i])
			ir.Erase(op)
		}
	case *py.Store, *py.Walrus, *py.Annotate:
		r.assign(op, e)
	case *py.Break:
		op.Values.Assign(r.loops[len(r.loops)-1].values(e)...)
	case *py.Continue:
		op.Values.Assign(r.loops[len(r.loops)-1].values(e)...)
	case *py.If:
		r.branch(op, e)
	case *py.For:
		r.loop(op, e)
	case *py.While:
		r.loop(op, e)
	default:
		if py.OpensScope(op) {
			return
		}
		for _, region := range ir.RegionsOf(op) {
			r.inside(region, e)
		}
	}
}

// assign notes the value of a variable and erases the assignment, or a declaration.
func (r *rewriter) assign(op ir.Op, e env) {
	i, v, ok := r.assigned(op)
	if !ok {
		if a, isAnnotate := op.(*py.Annotate); isAnnotate {
			if _, promoted := r.promoted(a); promoted {
				ir.Erase(op)
			}
		}
		return
	}
	py.SetVariable(v, r.vars[i].name)
	e[i] = v
	if w, isWalrus := op.(*py.Walrus); isWalrus {
		w.Result.ReplaceAllUses(v)
	}
	ir.Erase(op)
}

func values(e env, vars []int) []*ir.Value {
	vs := make([]*ir.Value, len(vars))
	for k, i := range vars {
		vs[k] = e[i]
	}
	return vs
}

// carry ends b by handing on values, if there are any.
func carry(b *ir.Block, at ir.Op, vs []*ir.Value) {
	if len(vs) > 0 {
		ir.Append(b, ir.LocOf(at), &py.Carry{Values: ir.Uses(vs...)})
	}
}

// branch rewrites an if. It gets results for the variables that its regions change, of which the values are used behind it.
func (r *rewriter) branch(op *py.If, e env) {
	then, other := r.inside(&op.Then, e), r.inside(&op.Else, e)
	falls := []env{}
	if py.Falls(op.Then.Entry()) {
		falls = append(falls, then)
	}
	if op.Else.Empty() || py.Falls(op.Else.Entry()) {
		falls = append(falls, other)
	}
	var names []string
	var vars []int
	for i := range e {
		if r.live.after[op][i] && !slices.ContainsFunc(falls, func(f env) bool { return f[i] == nil }) &&
			slices.ContainsFunc(falls, func(f env) bool { return f[i] != e[i] }) {
			names, vars = append(names, r.vars[i].name), append(vars, i)
		}
	}
	for i := range e {
		if slices.ContainsFunc(falls, func(f env) bool { return f[i] != e[i] }) {
			e[i] = nil
		}
	}
	if len(vars) == 0 {
		return
	}
	op.GiveResults(names, slices.Repeat([]ir.Type{py.Object}, len(vars)))
	if op.Else.Empty() {
		op.Else.Add(ir.NewBlock(ir.LocOf(op)))
	}
	for _, end := range []struct {
		r *ir.Region
		e env
	}{{&op.Then, then}, {&op.Else, other}} {
		if b := end.r.Entry(); py.Falls(b) {
			carry(b, op, values(end.e, vars))
		}
	}
	for k, i := range vars {
		e[i] = op.Results.At(k)
	}
}

// loop rewrites a loop. It carries the variables that it changes, if their values are used in the next iteration or behind it.
func (r *rewriter) loop(op py.Loop, e env) {
	changed := r.changedIn(op)
	var names []string
	var vars []int
	for i := range e {
		if changed[i] && (r.live.head[op][i] || r.live.after[op][i]) {
			names, vars = append(names, r.vars[i].name), append(vars, i)
			if e[i] == nil { // the loop gives it a value, in the way that it ends
				e[i] = &ir.Insert(op, ir.LocOf(op), py.NewConstant(py.Singleton(py.NoneLit))).Result.Value
			}
		}
	}
	if len(vars) > 0 {
		switch op := op.(type) {
		case *py.For:
			op.CarryValues(names, values(e, vars))
		case *py.While:
			op.CarryValues(names, values(e, vars))
		}
	}
	for i := range e {
		if changed[i] {
			e[i] = nil
		}
	}
	if w, ok := op.(*py.While); ok {
		r.part(op, &w.Test, vars, e)
	}
	r.part(op, op.BodyRegion(), vars, e)
	r.part(op, op.ElseRegion(), vars, e)
	for k, v := range op.CarriedResults() {
		e[vars[k]] = v
	}
}

// part rewrites a region of a loop, which may be empty, that carries variables.
func (r *rewriter) part(op py.Loop, region *ir.Region, vars []int, e env) {
	if region.Empty() {
		return
	}
	e = slices.Clone(e)
	c := carrying{vars: vars}
	if len(vars) > 0 {
		c.args = op.CarriedArgs(region)
	}
	for k, v := range c.args {
		e[vars[k]] = v
	}
	body := region == op.BodyRegion()
	if body {
		r.loops = append(r.loops, c)
	}
	b := region.Entry()
	r.block(b, e)
	if body {
		r.loops = r.loops[:len(r.loops)-1]
	}
	if _, test := b.Last().(*py.Yield); !test && py.Falls(b) {
		carry(b, op, c.values(e))
	}
}

// changedIn returns the variables that a loop assigns.
func (r *rewriter) changedIn(op ir.Op) set {
	s := make(set, len(r.vars))
	for inner := range ir.Walk(op) {
		if i, _, ok := r.assigned(inner); ok && py.ScopeAround(inner) == ir.Op(r.def) {
			s[i] = true
		}
	}
	return s
}
