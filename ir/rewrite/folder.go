package rewrite

import "polyloom/ir"

// ConstantScope is implemented by ops, not isolated from above, in whose regions constants stay that were found there.
type ConstantScope interface {
	// KeepsConstants reports whether constants made for ops in r, a region of the op, belong to r's entry block.
	KeepsConstants(r *ir.Region) bool
}

// A Folder folds ops and keeps one op for each constant in a scope: the region of the closest op that is isolated from above, unregistered or
// a ConstantScope, or top level. Its constants stand at the beginning of that region's entry block.
type Folder struct {
	rw    *Rewriter
	known map[constKey]ir.Op // the kept constants
	owned map[ir.Op]ownership
}

// A constKey identifies a constant. Dialects may make different ops of the same attribute and type.
type constKey struct {
	scope   *ir.Region
	dialect *ir.Dialect
	value   ir.Attr
	typ     ir.Type
}

// An ownership holds the keys of a kept constant.
type ownership struct {
	key    constKey
	others []constKey // where several dialects make the same op
}

// NewFolder returns a folder that tells l, which may be nil, of its changes, other than moving constants.
func NewFolder(l Listener) *Folder {
	f := &Folder{rw: NewRewriter(new(ir.Builder), l)}
	f.Clear()
	return f
}

// Clear forgets all constants.
func (f *Folder) Clear() {
	const small = 64 // entries; clearing a map costs what it once held
	if f.known == nil || len(f.known) > small {
		f.known = map[constKey]ir.Op{}
		f.owned = map[ir.Op]ownership{}
		return
	}
	clear(f.known)
	clear(f.owned)
}

// keep makes op the constant of a key.
func (f *Folder) keep(key constKey, op ir.Op) {
	f.known[key] = op
	own, ok := f.owned[op]
	if ok {
		own.others = append(own.others, key)
	} else {
		own.key = key
	}
	f.owned[op] = own
}

// scopeOf returns the region in which constants for ops in b belong.
func scopeOf(b *ir.Block) *ir.Region {
	for {
		r := b.Region()
		op := r.ParentOp()
		if !op.Info().Registered || ir.HasTrait(op, ir.IsolatedFromAbove) || ir.BlockOf(op) == nil {
			return r
		}
		if s, ok := op.(ConstantScope); ok && s.KeepsConstants(r) {
			return r
		}
		b = ir.BlockOf(op)
	}
}

func (f *Folder) owns(op ir.Op) bool {
	if op == nil {
		return false
	}
	_, ok := f.owned[op]
	return ok
}

// TryFold folds op. It returns folded if op was replaced and erased, or changed in place, which inPlace says.
func (f *Folder) TryFold(op ir.Op) (folded, inPlace bool) {
	if f.owns(op) {
		f.rehoist(op)
		return false, false
	}
	r := Fold(op)
	if !r.Ok() {
		return false, false
	}
	for len(r.Results) == 0 {
		if next := Fold(op); next.Ok() {
			r = next
			continue
		}
		f.rw.modified(op)
		return true, true
	}
	values, ok := f.values(op, r)
	if !ok {
		return false, false
	}
	f.Forget(op)
	f.rw.Replace(op, values...)
	return true, false
}

// rehoist moves the kept constant op to the beginning of its block if something else came in between.
func (f *Folder) rehoist(op ir.Op) {
	if first := ir.BlockOf(op).First(); first != op && !f.owns(ir.Prev(op)) {
		ir.MoveBefore(op, first)
		ir.SetLoc(op, ir.Loc{})
	}
}

// values returns the values that replace the results of op when it folds to r.
func (f *Folder) values(op ir.Op, r ir.Folded) ([]*ir.Value, bool) {
	scope := scopeOf(ir.BlockOf(op))
	entry := scope.Entry()
	f.rw.SetAtStart(entry)
	end := f.rw.InsertPoint()
	values := make([]*ir.Value, len(r.Results))
	for i, res := range r.Results {
		if values[i] = res.Value; res.Value != nil {
			continue
		}
		c := f.getOrCreate(scope, op.Info().Dialect, res.Const, ir.ResultAt(op, i).Type())
		if c == nil {
			for o := entry.First(); o != end; o = entry.First() {
				f.Forget(o)
				f.rw.Erase(o)
			}
			return nil, false
		}
		if b := ir.BlockOf(op); b == ir.BlockOf(c) && b.First() != c {
			ir.MoveBefore(c, b.First())
		}
		values[i] = ir.ResultAt(c, 0)
	}
	return values, true
}

// getOrCreate returns the constant op for a in a scope; a new one is made where f.rw inserts. It returns nil if the dialect makes none.
func (f *Folder) getOrCreate(scope *ir.Region, d *ir.Dialect, a ir.Attr, t ir.Type) ir.Op {
	key := constKey{scope, d, a, t}
	if c := f.known[key]; c != nil {
		ir.SetLoc(c, ir.Loc{})
		return c
	}
	c := materialize(d, a, t, ir.Loc{})
	if c == nil {
		return nil
	}
	own := constKey{scope, c.Info().Dialect, a, t}
	if own.dialect != d {
		if same := f.known[own]; same != nil {
			ir.SetLoc(same, ir.Loc{})
			f.keep(key, same)
			return same
		}
		f.keep(own, c)
	}
	f.rw.Put(c)
	f.keep(key, c)
	return c
}

// Constant returns the value of the constant a of type t of dialect d for use in b, made if there is none yet; nil if d makes none.
func (f *Folder) Constant(b *ir.Block, d *ir.Dialect, a ir.Attr, t ir.Type) *ir.Value {
	scope := scopeOf(b)
	f.rw.SetAtStart(scope.Entry())
	c := f.getOrCreate(scope, d, a, t)
	if c == nil {
		return nil
	}
	return ir.ResultAt(c, 0)
}

// Insert makes op, a constant of value a, the one of its scope, moved to where those stand, and reports true; if there is one already, it
// replaces op by that, and reports false.
func (f *Folder) Insert(op ir.Op, a ir.Attr) bool {
	if f.owns(op) {
		f.rehoist(op)
		return true
	}
	block := ir.BlockOf(op)
	scope := scopeOf(block)
	key := constKey{scope, op.Info().Dialect, a, ir.ResultAt(op, 0).Type()}
	if same := f.known[key]; same != nil {
		f.rw.ReplaceWith(op, same)
		ir.SetLoc(same, ir.Loc{})
		return false
	}
	entry := scope.Entry()
	switch {
	case block != entry:
		if entry.Empty() {
			ir.MoveToEnd(op, entry)
		} else {
			ir.MoveBefore(op, entry.First())
		}
		ir.SetLoc(op, ir.Loc{})
	case entry.First() != op && !f.owns(ir.Prev(op)):
		ir.MoveBefore(op, entry.First())
	}
	f.keep(key, op)
	return true
}

// Forget drops op from the kept constants, before it is erased by another than f.
func (f *Folder) Forget(op ir.Op) {
	own, ok := f.owned[op]
	if !ok {
		return
	}
	delete(f.known, own.key)
	for _, key := range own.others {
		delete(f.known, key)
	}
	delete(f.owned, op)
}
