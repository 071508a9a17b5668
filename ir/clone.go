package ir

// A Mapping says what stands for the values and blocks of an original in its copy.
type Mapping struct {
	Values map[*Value]*Value
	Blocks map[*Block]*Block
}

// NewMapping returns an empty mapping.
func NewMapping() *Mapping { return &Mapping{map[*Value]*Value{}, map[*Block]*Block{}} }

// Value returns what stands for v: v itself if nothing was entered.
func (m *Mapping) Value(v *Value) *Value {
	if w, ok := m.Values[v]; ok {
		return w
	}
	return v
}

// Map enters that to stands for from.
func (m *Mapping) Map(from, to *Value) { m.Values[from] = to }

// MapAll enters that to[i] stands for from[i].
func (m *Mapping) MapAll(from, to []*Value) {
	for i, v := range from {
		m.Values[v] = to[i]
	}
}

// Block returns what stands for b: b itself if nothing was entered.
func (m *Mapping) Block(b *Block) *Block {
	if w, ok := m.Blocks[b]; ok {
		return w
	}
	return b
}

// Clone returns a copy of op with its regions, in no block, whose operands and successors are those that m gives. Its results and
// everything inside are entered in m.
func Clone(op Op, m *Mapping) Op {
	c := CloneWithoutRegions(op, m)
	for i, r := range RegionsOf(op) {
		CloneRegion(r, RegionAt(c, i), m)
	}
	fixForwardRefs(c, m)
	return c
}

// CloneWithoutRegions is Clone with empty regions.
func CloneWithoutRegions(op Op, m *Mapping) Op {
	b := op.base()
	info := b.info
	c := info.alloc()
	c.info, c.loc, c.attrs = info, b.loc, b.attrs
	for i := range info.props {
		p := &info.props[i]
		p.set(c.at(p.off), p.get(b.at(p.off)))
	}
	for i := range info.results {
		s := &info.results[i]
		if s.kind == many {
			(*Results)(c.at(s.off)).list = ResTypes((*Results)(b.at(s.off)).Types()...).list
		} else {
			(*Result)(c.at(s.off)).typ = (*Result)(b.at(s.off)).typ
		}
	}
	for i := range info.regions {
		if s := &info.regions[i]; s.kind == many {
			*(*Regions)(c.at(s.off)) = NewRegions((*Regions)(b.at(s.off)).Len())
		}
	}
	c.adopt()
	for i := range info.operands {
		s := &info.operands[i]
		if s.kind == many {
			vs := (*Operands)(b.at(s.off)).Values()
			for k, v := range vs {
				vs[k] = m.Value(v)
			}
			(*Operands)(c.at(s.off)).Assign(vs...)
		} else if v := (*Operand)(b.at(s.off)).val; v != nil {
			(*Operand)(c.at(s.off)).Set(m.Value(v))
		}
	}
	cloneSuccessors(b, c, m)
	out := c.Op()
	for i, r := range ResultsOf(op) {
		m.Values[r] = ResultAt(out, i)
	}
	return out
}

func cloneSuccessors(b, c *Base, m *Mapping) {
	for i := range b.info.succs {
		s := &b.info.succs[i]
		if s.kind == many {
			bs := (*Successors)(b.at(s.off)).Blocks()
			for k, t := range bs {
				bs[k] = m.Block(t)
			}
			(*Successors)(c.at(s.off)).Assign(bs...)
		} else {
			(*Successor)(c.at(s.off)).Set(m.Block((*Successor)(b.at(s.off)).block))
		}
	}
}

// CloneRegion appends copies of the blocks of from to the region to. Uses inside of values and blocks that m does not know, and that are not inside from,
// stay what they are.
func CloneRegion(from, to *Region, m *Mapping) {
	for b := from.first; b != nil; b = b.next {
		nb := new(Block)
		m.Blocks[b] = nb
		for _, a := range b.args {
			if _, given := m.Values[&a.Value]; !given {
				m.Values[&a.Value] = nb.AddArg(a.typ, a.loc)
			}
		}
		to.insert(nb, nil)
	}
	for b := from.first; b != nil; b = b.next {
		nb := m.Blocks[b]
		for o := b.first; o != nil; o = o.next {
			c := CloneWithoutRegions(o.Op(), m)
			nb.link(c.base(), nil)
			for i, r := range RegionsOf(o.Op()) {
				CloneRegion(r, RegionAt(c, i), m)
			}
		}
	}
	for b := from.first; b != nil; b = b.next {
		for o := m.Blocks[b].first; o != nil; o = o.next {
			fixForwardRefs(o.Op(), m)
		}
	}
}

// fixForwardRefs sets the operands of op that were cloned before the value that they use.
func fixForwardRefs(op Op, m *Mapping) {
	for i := range NumOperands(op) {
		o := OperandAt(op, i)
		if w, ok := m.Values[o.val]; ok && w != o.val {
			o.Set(w)
		}
	}
	for _, r := range RegionsOf(op) {
		for b := r.first; b != nil; b = b.next {
			for o := b.first; o != nil; o = o.next {
				fixForwardRefs(o.Op(), m)
			}
		}
	}
}
