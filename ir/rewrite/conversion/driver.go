package conversion

import (
	"slices"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// A driver keeps the state of a conversion. New and moved ops and blocks are in the IR at once; values are replaced, and ops erased, only in
// the end: until then mapping says by what. All changes are in the log, from which they can be undone.
type driver struct {
	rewrite.Deaf
	Config
	target *Target
	order  *order
	rw     *Rewriter

	log     []edit
	mapping mapping
	casts   map[ir.Op]*cast // those that the driver made
	types   *TypeConverter  // of the pattern that is being applied
	regions map[*ir.Region]*TypeConverter

	ignored  opSet // inside recursively legal ops
	replaced opSet // to be erased, and what is inside

	// What the pattern that is being applied did.
	made, changed []ir.Op
	blocks        []*ir.Block
	applying      map[*rewrite.Pattern]bool // the patterns that are being applied, one within the outcome of the other
}

// A cast is what is known of a cast op that the driver made.
type cast struct {
	op       ir.Op
	types    *TypeConverter
	toTarget bool
	original ir.Type // of what is cast to the target
	pure     bool    // it only changes the type of values, as opposed to standing for something that was dropped
}

// An opSet is a set of ops that can be cut back to an earlier state.
type opSet struct {
	list []ir.Op
	set  map[ir.Op]struct{}
}

func (s *opSet) has(op ir.Op) bool {
	_, ok := s.set[op]
	return ok
}

func (s *opSet) add(op ir.Op) {
	if s.has(op) {
		return
	}
	if s.set == nil {
		s.set = map[ir.Op]struct{}{}
	}
	s.set[op] = struct{}{}
	s.list = append(s.list, op)
}

func (s *opSet) cut(n int) {
	for _, op := range s.list[n:] {
		delete(s.set, op)
	}
	s.list = s.list[:n]
}

// addTree adds op and everything inside it.
func (s *opSet) addTree(op ir.Op) {
	for o := range ir.Walk(op) {
		s.add(o)
	}
}

func newDriver(t *Target, ps *rewrite.Set, c Config) *driver {
	d := &driver{
		Config:   c,
		target:   t,
		mapping:  newMapping(),
		casts:    map[ir.Op]*cast{},
		regions:  map[*ir.Region]*TypeConverter{},
		applying: map[*rewrite.Pattern]bool{},
	}
	d.order = newOrder(t, ps)
	d.rw = &Rewriter{rewrite.NewRewriter(new(ir.Builder), d).WithEditor(d), d}
	return d
}

// A state is a point to which the driver can return.
type state struct{ log, ignored, replaced int }

func (d *driver) state() state { return state{len(d.log), len(d.ignored.list), len(d.replaced.list)} }

// reset undoes everything since s.
func (d *driver) reset(s state) {
	for len(d.log) > s.log {
		last := len(d.log) - 1
		e := d.log[last]
		d.log = d.log[:last]
		e.undo(d)
	}
	d.ignored.cut(s.ignored)
	d.replaced.cut(s.replaced)
}

// forget drops what is remembered of the pattern that was applied.
func (d *driver) forget() { d.made, d.changed, d.blocks = nil, nil, nil }

func (d *driver) skips(op ir.Op) bool { return d.ignored.has(op) || d.replaced.has(op) }

// leave moves the insertion point off op, which is going.
func (d *driver) leave(op ir.Op) {
	if d.rw.InsertPoint() == op {
		d.rw.SetAfter(op)
	}
}

// Replace implements rewrite.Editor. A nil value drops a result.
func (d *driver) Replace(op ir.Op, values []*ir.Value) {
	many := make([][]*ir.Value, len(values))
	for i, v := range values {
		if v != nil {
			many[i] = []*ir.Value{v}
		}
	}
	d.replace(op, many)
}

// Erase implements rewrite.Editor.
func (d *driver) Erase(op ir.Op) { d.replace(op, make([][]*ir.Value, ir.NumResults(op))) }

func (d *driver) replace(op ir.Op, values [][]*ir.Value) {
	if d.skips(op) {
		panic("conversion: replacing " + ir.Name(op) + ", which was replaced or is not to be converted")
	}
	d.leave(op)
	for i, r := range ir.ResultsOf(op) {
		if len(values[i]) == 0 {
			d.cast(&cast{types: d.types}, after(r), r.Loc(), nil, []ir.Type{r.Type()}, []*ir.Value{r})
			continue
		}
		d.mapping.set([]*ir.Value{r}, values[i])
	}
	d.log = append(d.log, &replacedOp{op, d.types})
	d.replaced.addTree(op)
}

// replaceValue makes uses of v uses of values, in the end.
func (d *driver) replaceValue(v *ir.Value, values []*ir.Value, types *TypeConverter) {
	d.log = append(d.log, &replacedValue{v, types})
	d.mapping.set([]*ir.Value{v}, slices.Clone(values))
}

// ReplaceUses implements rewrite.Editor. Chosen uses are replaced at once.
func (d *driver) ReplaceUses(from, to *ir.Value, choose func(*ir.Operand) bool) {
	if choose == nil {
		d.replaceValue(from, []*ir.Value{to}, d.types)
		return
	}
	for u := range from.Uses() {
		if choose(u) {
			d.rw.SetOperand(u, to)
		}
	}
}

// EraseBlock implements rewrite.Editor: b leaves its region, and is destroyed in the end.
func (d *driver) EraseBlock(b *ir.Block) {
	d.log = append(d.log, &erasedBlock{b, rewrite.BlockPlace{Region: b.Region(), Before: b.Next()}})
	b.Remove()
	for op := range b.Ops() {
		d.replaced.addTree(op)
	}
}

// Modify implements rewrite.Editor.
func (d *driver) Modify(op ir.Op) { d.log = append(d.log, snapshot(op)) }

// Modified implements rewrite.Listener.
func (d *driver) Modified(op ir.Op) {
	if !slices.Contains(d.changed, op) {
		d.changed = append(d.changed, op)
	}
}

// Inserted implements rewrite.Listener.
func (d *driver) Inserted(op ir.Op) {
	d.log = append(d.log, &madeOp{op: op})
	d.made = append(d.made, op)
}

// Moved implements rewrite.Listener.
func (d *driver) Moved(op ir.Op, from rewrite.Place) {
	d.log = append(d.log, &movedOp{op: op, from: from})
}

// BlockInserted implements rewrite.Listener.
func (d *driver) BlockInserted(b *ir.Block) {
	d.log = append(d.log, &madeBlock{block: b})
	d.blocks = append(d.blocks, b)
}

// BlockMoved implements rewrite.Listener.
func (d *driver) BlockMoved(b *ir.Block, from rewrite.BlockPlace) {
	d.log = append(d.log, &movedBlock{block: b, from: from})
	d.blocks = append(d.blocks, b)
}

// Failed implements rewrite.Listener.
func (d *driver) Failed(op ir.Op, reason string) {
	if d.NoMatch != nil {
		d.NoMatch(op, reason)
	}
}

// remap returns the values that stand for vs. With a type converter, they have the types that it gives, cast to them if need be; it reports
// whether there are such types.
func (d *driver) remap(vs []*ir.Value, loc ir.Loc) ([][]*ir.Value, bool) {
	out := make([][]*ir.Value, len(vs))
	for i, v := range vs {
		if d.types == nil {
			out[i] = d.lookup(v, nil, true)
			continue
		}
		ts, ok := d.types.TypesOf(v)
		if !ok {
			return nil, false
		}
		if len(ts) == 0 {
			continue
		}
		if out[i] = d.lookup(v, ts, false); out[i] != nil {
			continue
		}
		last := d.lookup(v, nil, true)
		out[i] = d.cast(&cast{types: d.types, toTarget: true, original: v.Type(), pure: true}, afterAll(last), loc, last, ts, last)
	}
	return out, true
}

// convertBlock gives b's place to a new block with the arguments of s, and b's ops.
func (d *driver) convertBlock(b *ir.Block, s *Signature, types *TypeConverter) *ir.Block {
	if slices.Equal(b.ArgTypes(), s.types) {
		return b
	}
	restore := d.rw.Save()
	n := d.rw.CreateBlock(b.Region(), b.Next(), ir.Loc{}, s.types...)
	restore()
	for i, a := range b.Args() {
		for k := range s.inputs[i].n {
			n.Args()[s.inputs[i].first+k].SetLoc(a.Loc())
		}
	}
	for !b.Empty() {
		d.rw.MoveToEnd(b.First(), n)
	}
	if d.rw.Block() == b {
		if at := d.rw.InsertPoint(); at != nil {
			d.rw.SetBefore(at)
		} else {
			d.rw.SetAtEnd(n)
		}
	}
	for p := range b.PredUses() {
		p.Set(n)
	}
	for i, a := range b.Args() {
		in := s.inputs[i]
		to := in.values
		switch {
		case in.n > 0:
			to = n.ArgValues()[in.first : in.first+in.n]
		case len(to) == 0:
			to = d.cast(&cast{types: types}, rewrite.Place{Block: n, Before: n.First()}, a.Loc(), nil, []ir.Type{a.Type()}, nil)
		}
		d.replaceValue(&a.Value, to, types)
	}
	d.log = append(d.log, &convertedBlock{from: b, to: n})
	d.EraseBlock(b)
	return n
}
