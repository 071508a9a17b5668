package pysource

import (
	"fmt"
	"slices"

	"polyloom/dialects/py"
	"polyloom/ir"
)

// Values that were variables, or that are carried, are written as variables of these names again. Two values can share a variable only if neither is written
// while the other is still used: they do not interfere. A value is written where it is computed; one that is carried, wherever control hands it on.

// variables gives the values of one function names.
type variables struct {
	hints  map[*ir.Value]string // the values that are to have a name, and the name
	order  []*ir.Value          // those, as they stand in the program
	any    bool                 // a value was a variable, or is carried
	taken  map[string]bool      // names that the function uses
	clash  map[[2]*ir.Value]bool
	pinned map[*ir.Value]bool // values that functions inside use, later
	copies [][2]*ir.Value     // values that are handed on, and what they become: best, nothing has to be done for that
	loops  []jumps
	always live // what may be used whenever an exception is raised
}

// live holds the values of variables.hints that are used further on.
type live map[*ir.Value]bool

func (l live) clone() live {
	c := make(live, len(l))
	c.add(l)
	return c
}

func (l live) add(m live) {
	for v := range m {
		l[v] = true
	}
}

// jumps says what is live where break and continue go to, and what they write.
type jumps struct {
	loop                py.Loop
	onBreak, onContinue live
}

// nameValues gives the values of a function's body names that were variables.
func (e *emitter) nameValues(op *py.Def) {
	v := &variables{hints: map[*ir.Value]string{}, taken: map[string]bool{}, clash: map[[2]*ir.Value]bool{}, pinned: map[*ir.Value]bool{}, always: live{}}
	body := op.Body.Entry()
	for i, p := range op.Params.List {
		v.hint(body.Arg(i), p.Name)
	}
	if v.collect(body); !v.any {
		return
	}
	after := v.block(body, live{})
	v.write(body.ArgValues(), nil, after)
	v.reserve(body)
	groups := v.groups()
	shared := map[string][]*ir.Value{} // the values of a variable
	take := func(name string, values []*ir.Value) {
		shared[name] = append(shared[name], values...)
		for _, x := range values {
			e.hints[x] = name
		}
	}
	for i, p := range op.Params.List {
		take(p.Name, groups[body.Arg(i)])
	}
	for _, x := range v.order {
		if e.hints[x] == "" {
			take(e.variableFor(v, groups[x], shared), groups[x])
		}
	}
}

// groups returns for each value those that are one variable with it, itself included: what it is handed on to, as far as they do not interfere.
func (v *variables) groups() map[*ir.Value][]*ir.Value {
	groups := map[*ir.Value][]*ir.Value{}
	for _, x := range v.order {
		groups[x] = []*ir.Value{x}
	}
	for _, c := range v.copies {
		x, y := groups[c[0]], groups[c[1]]
		if !slices.Contains(x, c[1]) && v.fit(x, y) {
			both := append(slices.Clip(x), y...)
			for _, z := range both {
				groups[z] = both
			}
		}
	}
	return groups
}

// variableFor returns the name of a variable that the values can be: that of their hint, or a new one that is numbered.
func (e *emitter) variableFor(v *variables, values []*ir.Value, shared map[string][]*ir.Value) string {
	hint := v.hints[values[0]]
	for i := 0; ; i++ {
		name := hint
		if i > 0 {
			name = fmt.Sprintf("%s_%d", hint, i)
		}
		others, known := shared[name]
		if !known && (v.taken[name] || i > 0 && e.used[name]) || !v.fit(values, others) {
			continue
		}
		e.used[name] = true
		return name
	}
}

// fit reports whether all the values can be one variable.
func (v *variables) fit(xs, ys []*ir.Value) bool {
	for _, x := range xs {
		for _, y := range ys {
			if v.pinned[x] || v.pinned[y] || v.hints[x] != v.hints[y] || v.clash[[2]*ir.Value{x, y}] {
				return false
			}
		}
	}
	return true
}

func (v *variables) hint(x *ir.Value, name string) {
	if _, ok := v.hints[x]; !ok && name != "" {
		v.hints[x] = name
		v.order = append(v.order, x)
	}
}

// variable is hint for a value that was a variable, or is carried.
func (v *variables) variable(x *ir.Value, name string) {
	v.any = v.any || name != ""
	v.hint(x, name)
}

// collect finds the values in b that are to have names.
func (v *variables) collect(b *ir.Block) {
	for _, a := range b.ArgValues() {
		v.variable(a, py.VariableOf(a))
	}
	for op := range b.Ops() {
		if c, ok := op.(py.Carrier); ok {
			v.carried(c)
		} else {
			for _, r := range ir.ResultsOf(op) {
				v.variable(r, py.VariableOf(r))
			}
		}
		if a, ok := op.(*py.Assume); ok { // is its operand
			v.hint(&a.Result.Value, v.hints[a.Value.Value()])
		}
		if !py.OpensScope(op) {
			for _, r := range ir.RegionsOf(op) {
				for inner := range r.Blocks() {
					v.collect(inner)
				}
			}
		}
	}
}

// carried notes the names of the values that c carries.
func (v *variables) carried(c py.Carrier) {
	groups := [][]*ir.Value{c.CarriedResults()}
	if l, ok := c.(py.Loop); ok {
		for _, r := range ir.RegionsOf(l) {
			if !r.Empty() {
				groups = append(groups, l.CarriedArgs(r))
			}
		}
	}
	for _, g := range groups {
		for i, name := range c.CarriedNames() {
			v.variable(g[i], name)
		}
	}
}

// reserve notes the names that b uses: they are no names for values.
func (v *variables) reserve(b *ir.Block) {
	for op := range b.Ops() {
		for inner := range ir.Walk(op) {
			n, ok := inner.(py.Naming)
			if !ok {
				continue
			}
			if name, s, _ := n.Named(); name != nil && (s != py.Local && s != py.Cell || py.ScopeAround(inner) == b.ParentOp()) {
				v.taken[name.Value] = true
			}
		}
	}
}

// write notes that values are written, the targets, while after are used further on; each is written with the source of the same position, if there are
// sources, so that it is the same value then. It removes the targets from after.
func (v *variables) write(targets, sources []*ir.Value, after live) {
	after = after.clone()
	after.add(v.always)
	for i, t := range targets {
		if v.hints[t] == "" {
			continue
		}
		for x := range after {
			if sources == nil || x != sources[i] {
				v.interfere(t, x)
			}
		}
		for _, u := range targets[:i] {
			v.interfere(t, u)
		}
	}
}

func (v *variables) interfere(x, y *ir.Value) {
	if x != y && v.hints[x] != "" && v.hints[x] == v.hints[y] {
		v.clash[[2]*ir.Value{x, y}] = true
		v.clash[[2]*ir.Value{y, x}] = true
	}
}

// hand is write for values that are handed on, and returns what is live before that.
func (v *variables) hand(targets, sources []*ir.Value, after live) live {
	v.write(targets, sources, after)
	for i, t := range targets {
		if x := sources[i]; v.hints[t] != "" && v.hints[x] == v.hints[t] {
			v.copies = append(v.copies, [2]*ir.Value{x, t})
		}
	}
	before := after.clone()
	for _, t := range targets {
		delete(before, t)
	}
	v.use(before, sources)
	return before
}

func (v *variables) use(l live, values []*ir.Value) {
	for _, x := range values {
		if v.hints[x] != "" {
			l[x] = true
		}
	}
}

// block returns what is live in front of b when after is live behind it. It does not change after.
func (v *variables) block(b *ir.Block, after live) live {
	l := after.clone()
	for op := range b.OpsBackward() {
		l = v.op(op, l)
	}
	return l
}

// region is block for a region that may be empty, and that hands values to targets at its end.
func (v *variables) region(r *ir.Region, targets []*ir.Value, after live) live {
	if r.Empty() {
		return after.clone()
	}
	b := r.Entry()
	if c, ok := b.Last().(*py.Carry); ok {
		l := v.hand(targets, c.Values.Values(), after)
		for op := ir.Prev(c); op != nil; op = ir.Prev(op) {
			l = v.op(op, l)
		}
		return l
	}
	return v.block(b, after)
}

// op returns what is live in front of op when l is behind it. It may change l.
func (v *variables) op(op ir.Op, l live) live {
	switch op := op.(type) {
	case *py.Break:
		j := v.loops[len(v.loops)-1]
		return v.hand(j.loop.CarriedResults(), op.Values.Values(), j.onBreak)
	case *py.Continue:
		j := v.loops[len(v.loops)-1]
		return v.hand(j.loop.Again(), op.Values.Values(), j.onContinue)
	case *py.Return, *py.Raise:
		l = live{}
	case *py.If:
		then := v.region(&op.Then, op.CarriedResults(), l)
		l = v.region(&op.Else, op.CarriedResults(), l)
		l.add(then)
	case *py.For:
		l = v.hand(op.Again(), op.CarriedInits(), v.loop(op, l))
		v.write(op.Again(), op.CarriedInits(), live{op.Iter.Value(): true}) // which is read behind that
	case *py.While:
		l = v.hand(op.Again(), op.CarriedInits(), v.loop(op, l))
	case *py.Assume:
		l = v.hand([]*ir.Value{&op.Result.Value}, []*ir.Value{op.Value.Value()}, l)
	default:
		v.write(ir.ResultValues(op), nil, l)
		for _, r := range ir.ResultsOf(op) {
			delete(l, r)
		}
		if py.OpensScope(op) {
			v.captured(op, l)
		} else if ir.NumRegions(op) > 0 {
			v.regions(op, l)
		}
	}
	if in, ok := op.(*py.InPlace); ok { // writes its result before it is done with its operands
		v.write(ir.ResultValues(op), []*ir.Value{in.Lhs.Value()}, live{in.Rhs.Value(): true})
	}
	v.use(l, ir.OperandValues(op))
	return l
}

// captured notes the values that the function, class or comprehension op uses inside.
func (v *variables) captured(op ir.Op, l live) {
	for inner := range ir.Walk(op) {
		for _, x := range ir.OperandsOf(inner) {
			if inner != op && v.hints[x] != "" {
				v.pinned[x] = true
				l[x] = true
			}
		}
	}
}

// regions follows control through the regions of op, of which any may be run or left at any time. It adds to l.
func (v *variables) regions(op ir.Op, l live) {
	was := v.always
	v.always = was.clone()
	v.always.add(l)
	for { // until what is used when an exception is raised does not change any more
		n := len(v.always)
		for _, r := range ir.RegionsOf(op) {
			for b := range r.Blocks() {
				v.always.add(v.block(b, l))
			}
		}
		if len(v.always) == n {
			break
		}
	}
	l.add(v.always)
	v.always = was
}

// loop returns what is live in front of each iteration of a loop, the test of a py.while included, when after is live behind it.
func (v *variables) loop(op py.Loop, after live) live {
	again, other := op.Again(), op.ElseRegion()
	exit := v.region(other, op.CarriedResults(), after)
	atEnd := op.CarriedResults()
	if !other.Empty() {
		atEnd = op.CarriedArgs(other)
	}
	exit = v.hand(atEnd, again, exit)
	head := exit.clone()
	v.use(head, again)
	for {
		v.loops = append(v.loops, jumps{op, after, head})
		next := v.region(op.BodyRegion(), again, head)
		v.loops = v.loops[:len(v.loops)-1]
		switch op := op.(type) {
		case *py.For:
			element := op.Body.Entry().ArgValues()[:1]
			v.write(element, nil, next)
			delete(next, element[0])
			next.add(exit)
		case *py.While:
			next = v.hand(op.CarriedArgs(&op.Body), again, next)
			next.add(exit)
			next = v.block(op.Test.Entry(), next)
		}
		next.add(head)
		if len(next) == len(head) {
			return head
		}
		head = next
	}
}
