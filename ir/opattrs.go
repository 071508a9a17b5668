package ir

import "iter"

// Discardable returns the attributes of op that are not its own kind's properties; nil for none.
func Discardable(op Op) *DictAttr { return op.base().attrs }

// SetDiscardable replaces all discardable attributes of op.
func SetDiscardable(op Op, d *DictAttr) {
	if d.Len() == 0 {
		d = nil
	}
	op.base().attrs = d
}

// Attribute returns the attribute of op under name, inherent or discardable; nil if there is none.
func Attribute(op Op, name string) Attr {
	b := op.base()
	if p := b.info.prop(name); p != nil {
		return p.get(b.at(p.off))
	}
	return b.attrs.Get(name)
}

// SetAttribute sets the attribute of op under name, or removes it if a is nil. It reports whether that was possible: an inherent attribute
// may be of a kind that the op cannot hold.
func SetAttribute(op Op, name string, a Attr) bool {
	b := op.base()
	if p := b.info.prop(name); p != nil {
		return p.set(b.at(p.off), a)
	}
	SetDiscardable(op, b.attrs.With(name, a))
	return true
}

func (i *OpInfo) prop(name string) *propSlot {
	for k := range i.props {
		if i.props[k].name == name {
			return &i.props[k]
		}
	}
	return nil
}

// Properties yields the inherent attributes of op that are present, in the order of their declaration.
func Properties(op Op) iter.Seq2[string, Attr] {
	return func(yield func(string, Attr) bool) {
		b := op.base()
		for i := range b.info.props {
			p := &b.info.props[i]
			if a := p.get(b.at(p.off)); a != nil && !yield(p.name, a) {
				return
			}
		}
	}
}

// Attributes yields all attributes of op: the inherent ones that are present, then the discardable ones by name.
func Attributes(op Op) iter.Seq2[string, Attr] {
	return func(yield func(string, Attr) bool) {
		for n, a := range Properties(op) {
			if !yield(n, a) {
				return
			}
		}
		if d := op.base().attrs; d != nil {
			for _, e := range d.Entries {
				if !yield(e.Name, e.Value) {
					return
				}
			}
		}
	}
}

// A Port is a declared field of an op: an operand, result, region or successor.
type Port struct {
	Name               string
	Optional, Variadic bool
	Types              TypeConstraint   // of an operand or result
	Body               RegionConstraint // of a region
}

// A PropInfo is a declared inherent attribute of an op.
type PropInfo struct {
	Name       string
	Constraint AttrConstraint
	Lead       byte // what its text begins with, if that tells its kind: a quote, @ or [; else 0
}

func ports(slots []slot) []Port {
	ps := make([]Port, len(slots))
	for i, s := range slots {
		ps[i] = Port{s.name, s.kind == optional, s.kind == many, s.types, s.body}
	}
	return ps
}

// Operands returns the declared operands, in order. The slice must not be changed.
func (i *OpInfo) Operands() []Port { return i.ports.operands }

// Results returns the declared results, in order. The slice must not be changed.
func (i *OpInfo) Results() []Port { return i.ports.results }

// Regions returns the declared regions, in order. The slice must not be changed.
func (i *OpInfo) Regions() []Port { return i.ports.regions }

// Successors returns the declared successors, in order. The slice must not be changed.
func (i *OpInfo) Successors() []Port { return i.ports.succs }

// Props returns the declared inherent attributes, in order. The slice must not be changed.
func (i *OpInfo) Props() []PropInfo { return i.ports.props }

// PlainResults reports whether all declared results are single ones.
func (i *OpInfo) PlainResults() bool { return i.plainResults }

// HasProp reports whether name is an inherent attribute.
func (i *OpInfo) HasProp(name string) bool { return i.prop(name) != nil }

// Parents returns the ops in which the op must stand; nil for anywhere.
func (i *OpInfo) Parents() []string { return i.parents }

// NewTerminator returns a new terminator for the op's regions, in no block; nil if the op has none that may be left out in text.
func (i *OpInfo) NewTerminator() Op {
	if i.implicitTerminator == nil {
		return nil
	}
	return i.implicitTerminator()
}

// Group returns the fields of op declared as operand i by pointer: *Operand for a single or optional operand, else *Operands.
func (i *OpInfo) Group(op Op, k int) (*Operand, *Operands) {
	s := &i.operands[k]
	if s.kind == many {
		return nil, (*Operands)(op.base().at(s.off))
	}
	return (*Operand)(op.base().at(s.off)), nil
}

// ResultGroup returns the field of op declared as result i by pointer: *Result, or *Results for a variadic one.
func (i *OpInfo) ResultGroup(op Op, k int) (*Result, *Results) {
	s := &i.results[k]
	if s.kind == many {
		return nil, (*Results)(op.base().at(s.off))
	}
	return (*Result)(op.base().at(s.off)), nil
}

// RegionGroup returns the field of op declared as region i by pointer: *Region, or *Regions for a variadic one.
func (i *OpInfo) RegionGroup(op Op, k int) (*Region, *Regions) {
	s := &i.regions[k]
	if s.kind == many {
		return nil, (*Regions)(op.base().at(s.off))
	}
	return (*Region)(op.base().at(s.off)), nil
}

// SuccessorGroup returns the field of op declared as successor i by pointer: *Successor, or *Successors for a variadic one.
func (i *OpInfo) SuccessorGroup(op Op, k int) (*Successor, *Successors) {
	s := &i.succs[k]
	if s.kind == many {
		return nil, (*Successors)(op.base().at(s.off))
	}
	return (*Successor)(op.base().at(s.off)), nil
}

// Prop returns inherent attribute k of op, nil if it is absent.
func (i *OpInfo) Prop(op Op, k int) Attr {
	p := &i.props[k]
	return p.get(op.base().at(p.off))
}

// SetProp sets inherent attribute k of op; nil removes it. It reports whether the field can hold a.
func (i *OpInfo) SetProp(op Op, k int, a Attr) bool {
	p := &i.props[k]
	return p.set(op.base().at(p.off), a)
}

// OperandSegments returns the length of each declared operand group of op.
func OperandSegments(op Op) []int64 {
	b := op.base()
	n := make([]int64, len(b.info.operands))
	for i := range n {
		n[i] = int64(b.operandCount(&b.info.operands[i]))
	}
	return n
}

// ResultSegments returns the length of each declared result group of op.
func ResultSegments(op Op) []int64 {
	b := op.base()
	n := make([]int64, len(b.info.results))
	for i := range n {
		n[i] = int64(b.resultCount(&b.info.results[i]))
	}
	return n
}

// NameResultGroups suggests for the first value of each result group of op the name that the group was declared under, where the op is registered and has
// several groups: the default of ops that are no ResultNamer.
func NameResultGroups(op Op, set func(v *Value, name string)) {
	b := op.base()
	if len(b.info.results) < 2 || !b.info.Registered {
		return
	}
	k := 0
	for i := range b.info.results {
		n := b.resultCount(&b.info.results[i])
		if name := b.info.results[i].name; n > 0 && name != "" {
			set(ResultAt(op, k), name)
		}
		k += n
	}
}
