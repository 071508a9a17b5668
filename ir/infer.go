package ir

import (
	"fmt"
	"slices"
)

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
			if r.typ = b.inferResult(i); r.typ == nil {
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
	return b.info.caps&canInferTypes == 0 || b.info.plainResults || b.anyResult()
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

// inferResult finds the type of the single result k from the other ports, nil if nothing says it.
func (b *Base) inferResult(k int) Type {
	if t := b.info.results[k].types.Build; t != nil {
		return t
	}
	for i := range b.info.rules {
		r := &b.info.rules[i]
		switch {
		case r.ok != nil:
		case r.f != nil:
			if to := r.ports[1]; to.kind == resultPort && to.at == k {
				if from := b.portType(r.ports[0]); from != nil {
					if t := r.f(from); t != nil {
						return t
					}
				}
			}
		case slices.ContainsFunc(r.ports, func(p port) bool { return p.kind == resultPort && p.at == k }):
			for _, p := range r.ports {
				if t := b.portType(p); t != nil {
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

// portType returns the type of p, that of its first element for a variadic one; nil if unknown.
func (b *Base) portType(p port) Type {
	switch p.kind {
	case operandPort:
		s := &b.info.operands[p.at]
		if s.kind == many {
			if g := (*Operands)(b.at(s.off)); len(g.list) > 0 {
				return g.list[0].val.typ
			}
		} else if v := (*Operand)(b.at(s.off)).val; v != nil {
			return v.typ
		}
	case resultPort:
		s := &b.info.results[p.at]
		if s.kind != many {
			return (*Result)(b.at(s.off)).typ
		}
		if g := (*Results)(b.at(s.off)); len(g.list) > 0 {
			return g.list[0].typ
		}
	case propPort:
		s := &b.info.props[p.at]
		if t, ok := s.get(b.at(s.off)).(Typed); ok {
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
	for _, r := range i.rules {
		switch {
		case r.ok != nil:
		case r.f != nil:
			rs = append(rs, TypesMatch{r.ports[0].name, r.ports[1].name, r.f})
		default:
			for _, a := range r.ports {
				for _, b := range r.ports {
					if a.name != b.name {
						rs = append(rs, TypesMatch{From: a.name, To: b.name})
					}
				}
			}
		}
	}
	return rs
}
