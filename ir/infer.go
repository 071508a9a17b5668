package ir

import (
	"fmt"
	"strconv"
)

func itoa(i int) string { return strconv.Itoa(i) }

// InferResultTypes gives the results of op that have no type theirs, from what is declared: a type that is the only one possible,
// one that must equal or follow from another port's, a trait, or the op's own InferTypes.
func InferResultTypes(op Op) error {
	b := op.base()
	if b.resultsTyped() {
		return nil
	}
	if t, ok := op.(TypeInferer); ok {
		types, err := t.InferTypes()
		if err != nil {
			return err
		}
		return b.assignResultTypes(types)
	}
	for i := range b.info.results {
		s := &b.info.results[i]
		if s.kind != one {
			continue
		}
		if r := (*Result)(b.at(s.off)); r.typ == nil {
			if r.typ = b.inferPort(s); r.typ == nil {
				return fmt.Errorf("the type of result %s cannot be inferred", s.name)
			}
		}
	}
	return nil
}

func (b *Base) resultsTyped() bool {
	for i := range b.info.results {
		s := &b.info.results[i]
		switch s.kind {
		case one:
			if (*Result)(b.at(s.off)).typ == nil {
				return false
			}
		case many:
			for k := range (*Results)(b.at(s.off)).list {
				if (*Results)(b.at(s.off)).list[k].typ == nil {
					return false
				}
			}
		}
	}
	_, inferer := b.Op().(TypeInferer)
	return !inferer || b.info.plainResults || b.anyResult()
}

// anyResult reports whether a result of b exists: an op with variadic results that has none yet may still have to infer them.
func (b *Base) anyResult() bool {
	for i := range b.info.results {
		if b.resultCount(&b.info.results[i]) > 0 {
			return true
		}
	}
	return false
}

func (b *Base) assignResultTypes(types []Type) error {
	k := 0
	for i := range b.info.results {
		s := &b.info.results[i]
		if s.kind == many {
			g := (*Results)(b.at(s.off))
			n := len(types) - k - (len(b.info.results) - i - 1)
			if n < 0 {
				return fmt.Errorf("%d result types inferred for %d results", len(types), len(b.info.results))
			}
			if len(g.list) != n {
				g.list = make([]Result, n)
			}
			for j := range g.list {
				g.list[j].typ = types[k+j]
			}
			k += n
			continue
		}
		if k >= len(types) {
			if s.kind == optional {
				continue
			}
			return fmt.Errorf("%d result types inferred for %d results", len(types), len(b.info.results))
		}
		(*Result)(b.at(s.off)).typ = types[k]
		k++
	}
	b.adoptResults()
	return nil
}

// inferPort finds the type of a single result from the other ports, nil if nothing says it.
func (b *Base) inferPort(s *slot) Type {
	if s.types.Build != nil {
		return s.types.Build
	}
	for _, m := range b.info.matches {
		if m.to == s.name {
			if from := b.portType(m.from); from != nil {
				return m.f(from)
			}
		}
	}
	for _, names := range b.info.allMatch {
		for _, n := range names {
			if n != s.name {
				continue
			}
			for _, other := range names {
				if t := b.portType(other); other != s.name && t != nil {
					return t
				}
			}
		}
	}
	if b.info.Has(SameOperandsAndResultType) && NumOperands(b.Op()) > 0 {
		return OperandValue(b.Op(), 0).typ
	}
	return nil
}

// portType returns the type of the single operand or result declared under name, or of the typed attribute of that name; nil if unknown.
func (b *Base) portType(name string) Type {
	for i := range b.info.operands {
		s := &b.info.operands[i]
		if s.name != name {
			continue
		}
		if s.kind == many {
			if g := (*Operands)(b.at(s.off)); len(g.list) > 0 {
				return g.list[0].val.typ
			}
			return nil
		}
		if v := (*Operand)(b.at(s.off)).val; v != nil {
			return v.typ
		}
		return nil
	}
	for i := range b.info.results {
		s := &b.info.results[i]
		if s.name != name {
			continue
		}
		if s.kind == many {
			if g := (*Results)(b.at(s.off)); len(g.list) > 0 {
				return g.list[0].typ
			}
			return nil
		}
		return (*Result)(b.at(s.off)).typ
	}
	if p := b.info.prop(name); p != nil {
		if t, ok := p.get(b.at(p.off)).(Typed); ok {
			return t.AttrType()
		}
	}
	return nil
}

// TypesMatch is a declared relation: the type of port To is F of the type of port From. F is nil where they are equal.
type TypesMatch struct {
	From, To string
	F        func(Type) Type
}

// TypeRelations returns the declared relations between the types of ports, pairwise.
func (i *OpInfo) TypeRelations() []TypesMatch {
	var rs []TypesMatch
	for _, m := range i.matches {
		rs = append(rs, TypesMatch{m.from, m.to, m.f})
	}
	for _, names := range i.allMatch {
		for _, a := range names {
			for _, b := range names {
				if a != b {
					rs = append(rs, TypesMatch{From: a, To: b})
				}
			}
		}
	}
	return rs
}
