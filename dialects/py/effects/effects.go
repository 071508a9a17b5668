// Package effects says what Python code does beside computing values, as far as the types of its values tell.
//
// What is known of one operation is what it says itself, by ir.MemoryEffects; a Summary adds that up for an operation with all that is inside it, for a
// region, or for the code of a function.
//
//	s := effects.OfRegion(&loop.Body)
//	if !s.RunsUnknown && !s.MayRaise && len(s.Writes) == 0 { … }
//
// Code inside functions, classes and generators that an operation makes, but does not run, is not counted.
package effects

import (
	"cmp"
	"slices"

	"polyloom/dialects/py"
	"polyloom/ir"
)

// A Name is a name in a scope.
type Name struct {
	Scope py.Scope
	Name  string
}

// A Summary is what some code does. Each answer is on the safe side: what is not said certainly does not happen.
type Summary struct {
	Reads, Writes []Name // the names that the code itself reads, and binds or deletes, sorted

	ReadsMemory  bool // objects that were there before, or names that other functions share
	WritesMemory bool
	MayRaise     bool
	RunsUnknown  bool // code that is not known, which may do all of this and bind names that functions share
	MayNotEnd    bool // there is a while loop
	Leaves       bool // return, break or continue may leave the code, to a place outside of it
}

// Of returns what op does, with all that is inside it.
func Of(op ir.Op) Summary {
	c := collector{root: op}
	c.op(op)
	return c.done()
}

// OfRegion returns what the code in r does.
func OfRegion(r *ir.Region) Summary {
	c := collector{root: r.ParentOp(), region: r}
	c.inside(r)
	return c.done()
}

// OfFunction returns what a call of the function that op makes does. That it returns is not an effect.
func OfFunction(op *py.Def) Summary {
	s := OfRegion(&op.Body)
	s.Leaves = false
	return s
}

// collector adds up effects of the code in region, or of root with its regions if that is nil.
type collector struct {
	Summary
	root   ir.Op
	region *ir.Region
	comps  int // how many comprehensions are around, which have names of their own
}

func (c *collector) done() Summary {
	for _, names := range []*[]Name{&c.Reads, &c.Writes} {
		slices.SortFunc(*names, func(a, b Name) int {
			return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Scope, b.Scope))
		})
		*names = slices.Compact(*names)
	}
	return c.Summary
}

func (c *collector) inside(r *ir.Region) {
	for b := range r.Blocks() {
		for op := range b.Ops() {
			c.op(op)
		}
	}
}

func (c *collector) op(op ir.Op) {
	c.name(op)
	c.own(op)
	switch op := op.(type) {
	case *py.Def, *py.Lambda, *py.TypeAlias, *py.Class:
		return // what is inside runs later, or has names of its own
	case *py.Annotate:
		return // the annotation is run later, or never
	case *py.Comp:
		if op.Kind == py.Generator {
			return
		}
		c.comps++
		defer func() { c.comps-- }()
	case *py.While:
		c.MayNotEnd = true
	}
	for _, r := range ir.RegionsOf(op) {
		c.inside(r)
	}
}

// name notes the name that op binds or reads. Those of a comprehension are its own.
func (c *collector) name(op ir.Op) {
	n, ok := op.(py.Naming)
	if !ok {
		return
	}
	name, scope, changes := n.Named()
	if name == nil || c.comps > 0 && scope == py.Local {
		return
	}
	if changes {
		c.Writes = append(c.Writes, Name{scope, name.Value})
	} else if _, reads := op.(*py.Load); reads {
		c.Reads = append(c.Reads, Name{scope, name.Value})
	}
}

// own adds what op itself does.
func (c *collector) own(op ir.Op) {
	switch op := op.(type) {
	case *py.Return:
		c.Leaves = c.Leaves || c.leaves(owner(op))
		return
	case *py.Break:
		c.Leaves = c.Leaves || c.leaves(py.LoopOf(op))
		return
	case *py.Continue:
		c.Leaves = c.Leaves || c.leaves(py.LoopOf(op))
		return
	case *py.Pass, *py.Expr, *py.DeclareGlobal, *py.DeclareNonlocal, *py.Element, *py.Delete, *py.DelGroup, *py.Try:
		return // do nothing by themselves
	case *py.Def:
		if op.Decorators.Len() == 0 && op.Annotations.Empty() { // which are called, or evaluated
			return
		}
	case *py.While:
		c.add(py.TruthEffects(py.Yielded(&op.Test)))
		return
	case *py.Raise:
		c.MayRaise = true
	}
	m, ok := op.(ir.MemoryEffects)
	switch {
	case ok:
		c.add(m.Effects())
	case !ir.HasTrait(op, ir.NoMemoryEffect):
		c.ReadsMemory, c.WritesMemory, c.MayRaise, c.RunsUnknown = true, true, true, true
	}
}

func (c *collector) add(effects []ir.Effect) {
	for _, e := range effects {
		switch {
		case e.Resource == py.Exceptions:
			c.MayRaise = true
		case e.Resource == py.Code:
			c.RunsUnknown = true
		case e.Resource != ir.DefaultResource: // a local variable
		case e.Kind == ir.Read:
			c.ReadsMemory = true
		case e.Kind == ir.Write:
			c.WritesMemory = true
		}
	}
}

// leaves reports whether control that goes to the end of target, or to its next iteration, leaves the code.
func (c *collector) leaves(target ir.Op) bool {
	return target == nil || !ir.IsAncestor(c.root, target) || c.region != nil && target == c.root
}

// owner returns the function around op.
func owner(op ir.Op) ir.Op {
	for o := ir.Parent(op); o != nil; o = ir.Parent(o) {
		switch o.(type) {
		case *py.Def, *py.Lambda:
			return o
		}
	}
	return nil
}
