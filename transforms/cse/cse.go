package cse

import (
	_ "embed"
	"sync/atomic"

	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is cse.
var Pass = pass.New[options]("cse", doc, pass.Title("CSE"), pass.Level("transforms"))

type options struct {
	NumCSE pass.Stat `stat:"num-cse'd" doc:"Number of operations CSE'd"`
	NumDCE pass.Stat `stat:"num-dce'd" doc:"Number of operations DCE'd"`
}

// Run implements pass.Runner.
func (o *options) Run(c *pass.Context, op ir.Op) error {
	var changed atomic.Bool
	c.EachIsolated(op, func(inner ir.Op) { changed.CompareAndSwap(false, o.one(inner, nil)) })
	if !o.one(op, func(inner ir.Op) bool { return ir.Parent(inner) == op && pass.IsSeparate(inner) }) && !changed.Load() {
		c.PreserveAll()
	}
	return nil
}

// one works on op, except in the operations of which leave is true, and reports whether it erased anything.
func (o *options) one(op ir.Op, leave func(ir.Op) bool) bool {
	d := &driver{dom: new(ir.Dominance), numCSE: &o.NumCSE, scopes: new(scopes), leave: leave}
	d.regions(op)
	for _, dead := range d.dead {
		ir.Erase(dead)
	}
	o.NumDCE.Add(d.numDCE)
	return len(d.dead) > 0
}

// driver walks regions along the dominator tree and keeps the operations that dominate the current one.
type driver struct {
	dom    *ir.Dominance
	scopes *scopes
	dead   []ir.Op // to be erased at the end, users before what they use
	numCSE *pass.Stat
	numDCE int
	leave  func(ir.Op) bool // whose regions are left alone; nil for none
	writes map[ir.Op]scan   // memoised answers of writtenBetween, by the first op
}

// scan is how far behind an operation the search for writes has gone, and what it found.
type scan struct {
	upTo    ir.Op
	written bool
}

// region handles the blocks of r, each after its immediate dominator.
func (d *driver) region(r *ir.Region) {
	if r.Empty() {
		return
	}
	ssa := !ir.IsGraphRegion(r)
	if r.HasOneBlock() {
		d.scopes.push()
		d.block(r.Entry(), ssa)
		d.scopes.pop()
		return
	}
	if !ssa {
		return
	}
	children := map[*ir.Block][]*ir.Block{}
	for b := range r.Blocks() {
		if up := d.dom.IDom(b); up != nil {
			children[up] = append(children[up], b)
		}
	}
	type frame struct {
		b    *ir.Block
		next int
	}
	stack := []frame{{r.Entry(), -1}}
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if f.next < 0 {
			d.scopes.push()
			d.block(f.b, true)
			f.next = 0
		}
		if f.next < len(children[f.b]) {
			f.next++
			stack = append(stack, frame{children[f.b][f.next-1], -1})
			continue
		}
		d.scopes.pop()
		stack = stack[:len(stack)-1]
	}
}

func (d *driver) block(b *ir.Block, ssa bool) {
	for op := range b.Ops() {
		if ir.NumRegions(op) > 0 && (d.leave == nil || !d.leave(op)) {
			if ir.HasTrait(op, ir.IsolatedFromAbove) {
				saved := d.scopes
				d.scopes = new(scopes)
				d.regions(op)
				d.scopes = saved
			} else {
				d.regions(op)
			}
		}
		d.operation(op, ssa)
	}
	d.writes = nil
}

func (d *driver) regions(op ir.Op) {
	for _, r := range ir.RegionsOf(op) {
		d.region(r)
	}
}

// operation replaces op by an equal one that is known, or enters it.
func (d *driver) operation(op ir.Op, ssa bool) {
	if ir.HasTrait(op, ir.Terminator) {
		return
	}
	if ir.IsTriviallyDead(op) {
		d.dead = append(d.dead, op)
		d.numDCE++
		return
	}
	if !simpleRegions(op) {
		return
	}
	if !ir.IsMemoryEffectFree(op) {
		if _, known := ir.EffectsOf(op); !known || !ir.OnlyEffect(op, ir.Read) {
			return
		}
		if same := d.scopes.find(op); same != nil {
			if ir.BlockOf(same) == ir.BlockOf(op) && !d.writtenBetween(same, op) {
				d.replace(op, same, ssa)
				return
			}
		}
		d.scopes.add(op)
		return
	}
	if same := d.scopes.find(op); same != nil {
		d.replace(op, same, ssa)
		return
	}
	d.scopes.add(op)
}

// simpleRegions reports whether the regions of op can be compared: none, or one block each.
func simpleRegions(op ir.Op) bool {
	for _, r := range ir.RegionsOf(op) {
		if !r.Empty() && !r.HasOneBlock() {
			return false
		}
	}
	return true
}

// replace makes the uses of op uses of same. In a graph region only uses behind op, which come in the walk later, are known to be visited.
func (d *driver) replace(op, same ir.Op, ssa bool) {
	if ssa {
		for i, r := range ir.ResultsOf(op) {
			r.ReplaceAllUses(ir.ResultAt(same, i))
		}
		d.dead = append(d.dead, op)
	} else {
		for i, r := range ir.ResultsOf(op) {
			r.ReplaceUsesIf(ir.ResultAt(same, i), func(u *ir.Operand) bool { return !d.scopes.has(u.Owner()) })
		}
		if !ir.HasUses(op) {
			d.dead = append(d.dead, op)
		}
	}
	if ir.LocOf(same).IsUnknown() && !ir.LocOf(op).IsUnknown() {
		ir.SetLoc(same, ir.LocOf(op))
	}
	d.numCSE.Add(1)
}

// writtenBetween reports whether an operation between two of one block may write memory.
func (d *driver) writtenBetween(from, to ir.Op) bool {
	at := ir.Next(from)
	if s, ok := d.writes[from]; ok {
		if s.written {
			return true
		}
		at = s.upTo
	}
	written := false
	for ; at != to; at = ir.Next(at) {
		if effects, known := ir.EffectsOf(at); !known || writes(effects) {
			written = true
			break
		}
	}
	if d.writes == nil {
		d.writes = map[ir.Op]scan{}
	}
	d.writes[from] = scan{at, written}
	return written
}

func writes(effects []ir.Effect) bool {
	for _, e := range effects {
		if e.Kind == ir.Write {
			return true
		}
	}
	return false
}
