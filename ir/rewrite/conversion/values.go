package conversion

import (
	"slices"
	"unsafe"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// A mapping says by which values a value, or several together, were replaced last.
type mapping struct {
	single map[*ir.Value][]*ir.Value
	many   map[string]entry // by the addresses of the values
	to     map[*ir.Value]struct{}
}

type entry struct{ from, to []*ir.Value } // from keeps the key's addresses alive

func newMapping() mapping {
	return mapping{map[*ir.Value][]*ir.Value{}, map[string]entry{}, map[*ir.Value]struct{}{}}
}

func keyOf(vs []*ir.Value) string {
	return string(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(vs))), uintptr(len(vs))*unsafe.Sizeof(vs[0])))
}

func (m *mapping) get(from []*ir.Value) []*ir.Value {
	if len(from) == 1 {
		return m.single[from[0]]
	}
	return m.many[keyOf(from)].to
}

func (m *mapping) set(from, to []*ir.Value) {
	for _, v := range to {
		m.to[v] = struct{}{}
	}
	if len(from) == 1 {
		m.single[from[0]] = to
	} else {
		m.many[keyOf(from)] = entry{from, to}
	}
}

func (m *mapping) drop(from []*ir.Value) {
	if len(from) == 1 {
		delete(m.single, from[0])
	} else {
		delete(m.many, keyOf(from))
	}
}

// isTarget reports whether something may have been replaced by v.
func (m *mapping) isTarget(v *ir.Value) bool {
	_, ok := m.to[v]
	return ok
}

// next returns what vs were replaced by: each for itself, or all together; nil if none was.
func (m *mapping) next(vs []*ir.Value) []*ir.Value {
	var out []*ir.Value
	changed := false
	for _, v := range vs {
		if to := m.single[v]; len(to) > 0 {
			out = append(out, to...)
			changed = true
		} else {
			out = append(out, v)
		}
	}
	if changed {
		return out
	}
	if len(vs) < 2 {
		return nil
	}
	return m.get(vs)
}

// lookup follows what v was replaced by. If types are given, it returns the last values on the way that have these types, or nil. Otherwise it
// returns the last values; those that are not mere casts, if skipCasts is set.
func (d *driver) lookup(v *ir.Value, types []ir.Type, skipCasts bool) []*ir.Value {
	current := []*ir.Value{v}
	var typed []*ir.Value
	uncast := current
	for {
		mere := skipCasts && d.isMereCast(current)
		if !mere {
			uncast = current
			if types != nil && hasTypes(current, types) {
				typed = current
			}
		}
		next := d.mapping.next(current)
		if next == nil {
			break
		}
		current = next
	}
	switch {
	case types != nil:
		return typed
	case skipCasts:
		return uncast
	}
	return current
}

// isMereCast reports whether vs are results of one cast that the driver made to change types.
func (d *driver) isMereCast(vs []*ir.Value) bool {
	op := vs[0].DefOp()
	for _, v := range vs[1:] {
		if v.DefOp() != op {
			return false
		}
	}
	if op == nil {
		return false
	}
	c := d.casts[op]
	return c != nil && c.pure
}

func hasTypes(vs []*ir.Value, ts []ir.Type) bool {
	return slices.EqualFunc(vs, ts, func(v *ir.Value, t ir.Type) bool { return v.Type() == t })
}

// cast makes a cast op from inputs to types at a place, of which c holds the rest, and returns its results. If replaces is not nil, they stand
// for these values.
func (d *driver) cast(c *cast, at rewrite.Place, loc ir.Loc, inputs []*ir.Value, types []ir.Type, replaces []*ir.Value) []*ir.Value {
	if d.Cast == nil {
		panic("conversion: a cast is needed, and Config.Cast is not set")
	}
	c.op = d.Cast(types, inputs)
	ir.Init(c.op, loc)
	if at.Before != nil {
		ir.InsertBefore(c.op, at.Before)
	} else {
		ir.AppendOp(at.Block, c.op)
	}
	out := ir.ResultValues(c.op)
	if replaces != nil {
		d.mapping.set(replaces, out)
	}
	d.casts[c.op] = c
	d.log = append(d.log, &madeCast{op: c.op, replaces: replaces})
	return out
}

// after returns the first place where v can be used.
func after(v *ir.Value) rewrite.Place {
	if def := v.DefOp(); def != nil {
		return rewrite.Place{Block: ir.BlockOf(def), Before: ir.Next(def)}
	}
	b := v.Block()
	return rewrite.Place{Block: b, Before: b.First()}
}

// afterAll returns the first place where all of vs can be used.
func afterAll(vs []*ir.Value) rewrite.Place {
	at := after(vs[0])
	var dom ir.Dominance
	for _, v := range vs[1:] {
		if next := after(v); comesBefore(&dom, at, next) {
			at = next
		}
	}
	return at
}

// comesBefore reports whether what is done at a was done before control comes to b.
func comesBefore(dom *ir.Dominance, a, b rewrite.Place) bool {
	block, before := b.Block, b.Before
	for block.Region() != a.Block.Region() {
		before = block.ParentOp()
		if before == nil || ir.BlockOf(before) == nil {
			return false
		}
		block = ir.BlockOf(before)
	}
	switch {
	case block != a.Block:
		return dom.DominatesBlock(a.Block, block)
	case before == nil || a.Before == before:
		return true
	}
	return a.Before != nil && ir.IsBefore(a.Before, before)
}

// replacement returns a value of v's type that stands for v in the end, cast from what replaced v last if need be; nil if none is needed.
func (d *driver) replacement(v *ir.Value, types *TypeConverter) *ir.Value {
	if vs := d.lookup(v, []ir.Type{v.Type()}, false); vs != nil && vs[0] != v {
		return vs[0]
	}
	dead := !d.mapping.isTarget(v)
	for u := range v.Users() {
		dead = dead && d.replaced.has(u)
	}
	if dead {
		return nil
	}
	last := d.lookup(v, nil, false)
	if len(last) == 1 && last[0] == v {
		return nil
	}
	return d.cast(&cast{types: types, pure: true}, afterAll(last), v.Loc(), last, []ir.Type{v.Type()}, last)[0]
}
