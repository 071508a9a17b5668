package conversion

import (
	"strings"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// Folding says when an op that is not legal is folded.
type Folding uint8

// The times to fold.
const (
	FoldFirst Folding = iota // before patterns are tried
	FoldLast                 // after all patterns failed
	FoldNever
)

// Config changes how a conversion works.
type Config struct {
	// Cast returns an op literal that turns inputs into values of the types, for where values of old and new types meet: of dialect builtin's
	// unrealized_conversion_cast, as a rule. It is needed if types are converted or results dropped.
	Cast func(types []ir.Type, inputs []*ir.Value) ir.Op
	// KeepCasts leaves casts that do not cancel out, instead of asking type converters for materializations.
	KeepCasts bool
	// Folding says when ops are folded.
	Folding Folding
	// Describe, if set, gives the text of an op for the notes to errors.
	Describe func(ir.Op) string
	// Unlegalized, if not nil, receives the ops that Partial leaves as they are though they are not known to be legal.
	Unlegalized map[ir.Op]struct{}
	// NoMatch, if set, is told why patterns do not match.
	NoMatch func(op ir.Op, reason string)
}

type mode uint8

const (
	partial mode = iota
	full
	analysis
)

// Partial converts op and everything inside it. Ops that cannot be converted stay, unless they are illegal: then nothing is changed, and the
// error, a *diag.Diagnostic, says which op it is. If only casts that remain cannot be materialized, the IR stays half converted.
func Partial(op ir.Op, t *Target, ps *rewrite.Set, c Config) error {
	return newDriver(t, ps, c).convert([]ir.Op{op}, partial, nil)
}

// PartialOps is Partial for several ops.
func PartialOps(ops []ir.Op, t *Target, ps *rewrite.Set, c Config) error {
	return newDriver(t, ps, c).convert(ops, partial, nil)
}

// Full is Partial, but all ops must become legal.
func Full(op ir.Op, t *Target, ps *rewrite.Set, c Config) error {
	return newDriver(t, ps, c).convert([]ir.Op{op}, full, nil)
}

// FullOps is Full for several ops.
func FullOps(ops []ir.Op, t *Target, ps *rewrite.Set, c Config) error {
	return newDriver(t, ps, c).convert(ops, full, nil)
}

// Analyze returns which ops, of op and everything inside it, are legal or could be converted. It changes nothing in the end, but op
// must not be read by others meanwhile.
func Analyze(op ir.Op, t *Target, ps *rewrite.Set, c Config) map[ir.Op]struct{} {
	can := map[ir.Op]struct{}{}
	_ = newDriver(t, ps, c).convert([]ir.Op{op}, analysis, can) // an analysis does not fail
	return can
}

func (d *driver) convert(ops []ir.Op, m mode, can map[ir.Op]struct{}) error {
	var todo []ir.Op
	for _, op := range ops {
		todo = d.collect(todo, op)
	}
	for _, op := range todo {
		if err := d.convertOp(op, m, can); err != nil {
			d.reset(state{})
			return err
		}
	}
	if m == analysis {
		d.reset(state{})
		return nil
	}
	for i := 0; i < len(d.log); i++ { // the log grows: casts are made
		d.log[i].commit(d)
	}
	for _, e := range d.log {
		e.cleanUp(d)
	}
	return d.resolveCasts()
}

// collect appends op and what is inside it, but not inside recursively legal ops, each block after one that leads to it.
func (d *driver) collect(todo []ir.Op, op ir.Op) []ir.Op {
	todo = append(todo, op)
	if _, recursively := d.target.IsLegal(op); recursively {
		return todo
	}
	for _, r := range ir.RegionsOf(op) {
		for _, b := range depthFirst(r) {
			for o := range b.Ops() {
				todo = d.collect(todo, o)
			}
		}
	}
	return todo
}

// depthFirst returns the blocks of r that can be reached, in the order in which a depth-first search meets them.
func depthFirst(r *ir.Region) []*ir.Block {
	if r.Empty() {
		return nil
	}
	var order []*ir.Block
	seen := map[*ir.Block]bool{}
	var visit func(*ir.Block)
	visit = func(b *ir.Block) {
		if seen[b] {
			return
		}
		seen[b] = true
		order = append(order, b)
		for s := range b.Succs() {
			visit(s)
		}
	}
	visit(r.Entry())
	return order
}

func (d *driver) convertOp(op ir.Op, m mode, can map[ir.Op]struct{}) error {
	switch {
	case d.legalize(op):
		if m == analysis {
			can[op] = struct{}{}
		}
	case m == full:
		return d.failure(op, "failed to legalize operation '"+ir.Name(op)+"'")
	case m == partial && d.target.IsIllegal(op):
		return d.failure(op, "failed to legalize operation '"+ir.Name(op)+"' that was explicitly marked illegal")
	case m == partial && d.Unlegalized != nil:
		d.Unlegalized[op] = struct{}{}
	}
	return nil
}

func (d *driver) failure(op ir.Op, message string) *diag.Diagnostic {
	e := diag.Errorf(ir.LocOf(op), "%s", message)
	if d.Describe != nil {
		e.Note(nil, "see current operation: %s", d.Describe(op))
	}
	return e
}

// resolveCasts removes the casts that the driver made, but those that it must keep.
func (d *driver) resolveCasts() error {
	var casts []ir.Op
	for _, e := range d.log {
		if c, ok := e.(*madeCast); ok && d.casts[c.op] != nil {
			casts = append(casts, c.op)
		}
	}
	left := Reconcile(casts)
	if d.KeepCasts {
		return nil
	}
	for _, op := range left {
		c := d.casts[op]
		values := d.materialize(c)
		if values == nil {
			return d.unresolved(op)
		}
		for i, r := range ir.ResultsOf(op) {
			r.ReplaceAllUses(values[i])
		}
		ir.Erase(op)
	}
	return nil
}

// materialize asks the type converter for what the cast c stands for.
func (d *driver) materialize(c *cast) []*ir.Value {
	if c.types == nil {
		return nil
	}
	b := ir.Before(c.op)
	inputs := ir.OperandValues(c.op)
	if c.toTarget {
		return c.types.target(b, ir.ResultTypes(c.op), inputs, c.original)
	}
	if v := c.types.source(b, ir.ResultAt(c.op, 0).Type(), inputs); v != nil {
		return []*ir.Value{v}
	}
	return nil
}

func (d *driver) unresolved(op ir.Op) error {
	e := d.failure(op, "failed to legalize unresolved materialization from ("+typeList(ir.OperandTypes(op))+") to ("+
		typeList(ir.ResultTypes(op))+") that remained live after conversion")
	for _, r := range ir.ResultsOf(op) {
		for user := range r.Users() {
			text := ir.Name(user)
			if d.Describe != nil {
				text = d.Describe(user)
			}
			return e.Note(ir.LocOf(user), "see existing live user here: %s", text)
		}
	}
	return e
}

func typeList(ts []ir.Type) string {
	words := make([]string, len(ts))
	for i, t := range ts {
		words[i] = "'" + t.String() + "'"
	}
	return strings.Join(words, ", ")
}
