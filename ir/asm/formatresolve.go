package asm

import (
	"polyloom/ir"
)

// resolveFormat gives the op its operands and result types once everything of its format was read.
func (p *Parser) resolveFormat(f *format, st *formatState) bool {
	for _, r := range f.checked {
		if !p.checkTypes(f, st, r) {
			return false
		}
	}
	for i := range f.operands {
		if !p.resolveOperand(f, st, i) {
			return false
		}
	}
	infer := false
	for i := range f.results {
		switch f.results[i].kind {
		case fromInferer, unknown:
			infer = true
		default:
			if !p.resolveResult(f, st, i) {
				return false
			}
		}
	}
	if len(f.results) > 0 && !f.info.PlainResults() && !infer {
		p.setResultGroups(f, st)
	}
	if infer {
		if err := ir.InferResultTypes(st.op); err != nil {
			return p.OpErrorf(st.op, "%v", err)
		}
	}
	return true
}

// checkTypes demands that the types that were written for a port, of which others are functions, satisfy its constraint.
func (p *Parser) checkTypes(f *format, st *formatState, r portRef) bool {
	port, types := &ir.Port{}, []ir.Type(nil)
	switch r.kind {
	case fOperand:
		port, types = &f.info.Operands()[r.index], st.operandTypes[r.index]
	case fResult:
		port, types = &f.info.Results()[r.index], st.resultTypes[r.index]
	}
	for _, t := range types {
		if ok := port.Types.Ok; ok != nil && !ok(t) {
			return p.Errorf(p.opPos, "'%s' must be %s, but got '%v'", port.Name, port.Types.Desc, t)
		}
	}
	return true
}

// resolveResult finds the types of declared result i: at once for a single one, into the state for a group.
func (p *Parser) resolveResult(f *format, st *formatState, i int) bool {
	port := &f.info.Results()[i]
	if port.Variadic || port.Optional {
		if f.results[i].kind != fromText {
			t, ok := p.typeOf(f, st, portRef{fResult, i})
			if !ok {
				return false
			}
			st.addTypes(fResult, i, t)
		}
		return true
	}
	if n := len(st.resultTypes[i]); f.results[i].kind == fromText && n != 1 {
		return p.OpErrorf(st.op, "expected 1 type for result '%s' but got %d", port.Name, n)
	}
	t, ok := p.typeOf(f, st, portRef{fResult, i})
	if !ok {
		return false
	}
	one, _ := f.info.ResultGroup(st.op, i)
	one.SetType(t)
	st.resultTypes[i] = append(st.resultTypes[i][:0], t)
	return true
}

// setResultGroups gives an op with variadic or optional results its result types.
func (p *Parser) setResultGroups(f *format, st *formatState) {
	groups := make([]int, len(f.results))
	var flat []ir.Type
	for i := range f.results {
		groups[i] = len(st.resultTypes[i])
		flat = append(flat, st.resultTypes[i]...)
	}
	ir.SetResultTypes(st.op, groups, flat)
}

// resolveOperand turns the names that were read for declared operand i into values.
func (p *Parser) resolveOperand(f *format, st *formatState, i int) bool {
	refs, types := st.refs[i], st.operandTypes[i]
	one, many := f.info.Group(st.op, i)
	if f.operands[i].kind == fromText && (many != nil || f.info.Operands()[i].Optional) && len(refs) != len(types) {
		return p.Errorf(st.at[i], "number of operands and types do not match: got %d operands and %d types", len(refs), len(types))
	}
	if len(refs) == 0 {
		return true
	}
	if many != nil {
		many.Resize(len(refs))
	}
	var shared ir.Type
	for k, r := range refs {
		t := shared
		switch s := &f.operands[i]; {
		case s.kind == fromText:
			t = types[k]
		case s.kind == unknown:
			if t = p.TypeOf(r); t == nil {
				return p.errorf(r.pos, "use of undeclared SSA value name")
			}
		case shared == nil:
			var ok bool
			if t, ok = p.typeOf(f, st, portRef{fOperand, i}); !ok {
				return false
			}
			shared = t
		}
		o := one
		if many != nil {
			o = many.Operand(k)
		}
		if !p.ResolveInto(o, r, t) {
			return false
		}
	}
	return true
}

// typeOf returns the type of a port: of its first value for one that was read, which stands for all where it is derived from another port.
func (p *Parser) typeOf(f *format, st *formatState, r portRef) (ir.Type, bool) {
	var s *typeSource
	var read []ir.Type
	switch r.kind {
	case fAttr:
		if t, ok := f.info.Prop(st.op, r.index).(ir.Typed); ok {
			return t.AttrType(), true
		}
	case fOperand:
		s, read = &f.operands[r.index], st.operandTypes[r.index]
	case fResult:
		s, read = &f.results[r.index], st.resultTypes[r.index]
	}
	switch {
	case s == nil:
	case s.kind == fromText && len(read) > 0:
		return read[0], true
	case s.kind == fromBuild:
		return s.typ, true
	case s.kind == fromPort:
		t, ok := p.typeOf(f, st, s.port)
		if !ok || s.f == nil {
			return t, ok
		}
		if u := s.f(t); u != nil {
			return u, true
		}
		return nil, p.OpErrorf(st.op, "the type '%v' does not fit", t)
	case r.kind == fOperand && len(st.refs[r.index]) > 0:
		ref := st.refs[r.index][0]
		if t := p.TypeOf(ref); t != nil {
			return t, true
		}
		return nil, p.errorf(ref.pos, "use of undeclared SSA value name")
	}
	return nil, p.OpErrorf(st.op, "the types of its operands and results cannot be inferred")
}
