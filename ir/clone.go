package ir

// A Mapping says what stands for the values and blocks of an original in its copy.
type Mapping struct {
	Values map[*Value]*Value
	Blocks map[*Block]*Block
}

// NewMapping returns an empty mapping.
func NewMapping() *Mapping { return &Mapping{map[*Value]*Value{}, map[*Block]*Block{}} }

// Value returns what stands for v: v itself if nothing was entered. The nil mapping is empty.
func (m *Mapping) Value(v *Value) *Value {
	if m == nil {
		return v
	}
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

// Block returns what stands for b: b itself if nothing was entered. The nil mapping is empty.
func (m *Mapping) Block(b *Block) *Block {
	if m == nil {
		return b
	}
	if w, ok := m.Blocks[b]; ok {
		return w
	}
	return b
}

// Clone returns a copy of op with its regions, in no block, whose operands and successors are those that m gives. Its results and
// everything inside are entered in m.
func Clone(op Op, m *Mapping) Op {
	c := cloneOp(op, m)
	resolveForward(op, c, m)
	return c
}

func cloneOp(op Op, m *Mapping) Op {
	c := CloneWithoutRegions(op, m)
	for i := range NumRegions(op) {
		cloneBlocks(RegionAt(op, i), RegionAt(c, i), m)
	}
	return c
}

// CloneWithoutRegions is Clone with empty regions.
func CloneWithoutRegions(op Op, m *Mapping) Op {
	b := op.base()
	info := b.info
	c := info.alloc()
	c.info, c.loc, c.attrs = info, b.loc, b.attrs
	out := c.Op()
	for i := range info.props {
		p := &info.props[i]
		p.set(c.at(p.off), p.get(b.at(p.off)))
	}
	if g, ok := op.(*Generic); ok {
		out.(*Generic).Properties = g.Properties
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
	for i := range NumResults(op) {
		m.Values[ResultAt(op, i)] = ResultAt(out, i)
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

// CloneRegion appends copies of the blocks of from to the region to, which is another. Uses inside of values and blocks that m does not
// know, and that are not inside from, stay what they are.
func CloneRegion(from, to *Region, m *Mapping) {
	cloneBlocks(from, to, m)
	for b := from.first; b != nil; b = b.next {
		resolveForwardIn(b, m.Blocks[b], m)
	}
}

func cloneBlocks(from, to *Region, m *Mapping) {
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
			nb.link(cloneOp(o.Op(), m).base(), nil)
		}
	}
}

// resolveForward sets the operands of c, the copy of op, and of what is inside it, that were copied before the value that they use.
func resolveForward(op, c Op, m *Mapping) {
	for i := range NumOperands(op) {
		if v, o := m.Value(OperandAt(op, i).val), OperandAt(c, i); o.val != v {
			o.Set(v)
		}
	}
	for i := range NumRegions(op) {
		b, nb := RegionAt(op, i).first, RegionAt(c, i).first
		for ; b != nil; b, nb = b.next, nb.next {
			resolveForwardIn(b, nb, m)
		}
	}
}

func resolveForwardIn(b, copied *Block, m *Mapping) {
	for o, c := b.first, copied.first; o != nil; o, c = o.next, c.next {
		resolveForward(o.Op(), c.Op(), m)
	}
}
