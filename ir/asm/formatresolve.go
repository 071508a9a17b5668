package asm

import (
	"polyloom/ir"
)

// resolveFormat gives the op its result types and operands once everything of its format was read.
func (p *Parser) resolveFormat(f *format, st *formatState) bool {
	for i := range f.operands {
		if !p.resolveOperand(f, st, i) {
			return false
		}
	}
	infer := false
	for i := range f.results {
		if f.results[i].kind == fromInferer || f.results[i].kind == unknown {
			infer = true
			continue
		}
		ts, ok := p.typesFor(f, st, portRef{fResult, i}, 0)
		if !ok {
			return false
		}
		st.resultTypes[i] = ts
	}
	if infer {
		return p.inferResults(f, st)
	}
	var counts [4]int
	groups, all := counts[:0], st.resultTypes[:0:0]
	var flat []ir.Type
	for i := range f.results {
		groups = append(groups, len(st.resultTypes[i]))
		flat = append(flat, st.resultTypes[i]...)
	}
	_ = all
	for i, port := range f.info.Results() {
		if !port.Variadic && (groups[i] > 1 || groups[i] == 0 && !port.Optional) {
			return p.opErrorf(st.op, p.opPos, "expected 1 type for result '%s' but got %d", port.Name, groups[i])
		}
	}
	ir.SetResultTypes(st.op, groups, flat)
	return true
}

func (p *Parser) inferResults(f *format, st *formatState) bool {
	if err := ir.InferResultTypes(st.op); err != nil {
		return p.opErrorf(st.op, p.opPos, "%v", err)
	}
	return true
}

// resolveOperand turns the names that were read for declared operand i into values.
func (p *Parser) resolveOperand(f *format, st *formatState, i int) bool {
	refs := st.refs[i]
	one, many := f.info.Group(st.op, i)
	if len(refs) == 0 {
		if n := len(st.operandTypes[i]); n > 0 && (many != nil || f.info.Operands()[i].Optional) {
			return p.Errorf(st.pos, "number of operands and types do not match: got 0 operands and %d types", n)
		}
		return true
	}
	if many == nil {
		t, ok := p.typeFor(f, st, portRef{fOperand, i})
		return ok && p.ResolveInto(one, refs[0], t)
	}
	ts, ok := p.typesFor(f, st, portRef{fOperand, i}, len(refs))
	if !ok {
		return false
	}
	if len(ts) != len(refs) {
		return p.Errorf(st.pos, "number of operands and types do not match: got %d operands and %d types", len(refs), len(ts))
	}
	return p.ResolveAll(many, st.pos, refs, ts...)
}

// typeFor returns the type of a single port.
func (p *Parser) typeFor(f *format, st *formatState, r portRef) (ir.Type, bool) {
	ts, ok := p.typesFor(f, st, r, 1)
	if !ok {
		return nil, false
	}
	if len(ts) == 0 {
		return nil, p.opErrorf(st.op, p.opPos, "the type of an operand cannot be inferred")
	}
	return ts[0], true
}

// typesFor returns the types of a port: n of them where one type stands for all.
func (p *Parser) typesFor(f *format, st *formatState, r portRef, n int) ([]ir.Type, bool) {
	var s typeSource
	switch r.kind {
	case fOperand:
		s = f.operands[r.index]
		if s.kind == fromText {
			return st.operandTypes[r.index], true
		}
	case fResult:
		s = f.results[r.index]
		if s.kind == fromText {
			return st.resultTypes[r.index], true
		}
	case fAttr:
		if t, ok := f.info.Prop(st.op, r.index).(ir.Typed); ok {
			return []ir.Type{t.AttrType()}, true
		}
		return nil, true
	}
	switch s.kind {
	case fromBuild:
		return repeat(s.typ, n, r, f), true
	case fromPort:
		return p.relatedTypes(f, st, r, s, n)
	}
	if r.kind == fOperand && len(st.refs[r.index]) > 0 {
		return p.typesOfDefined(st.refs[r.index])
	}
	return nil, true
}

func (p *Parser) relatedTypes(f *format, st *formatState, r portRef, s typeSource, n int) ([]ir.Type, bool) {
	ts, ok := p.typesFor(f, st, s.port, 1)
	if !ok || len(ts) == 0 {
		return nil, ok
	}
	t := ts[0]
	if s.f != nil {
		if t = s.f(t); t == nil {
			return nil, p.opErrorf(st.op, p.opPos, "the type '%v' does not fit", ts[0])
		}
	}
	return repeat(t, n, r, f), true
}

// typesOfDefined returns the types of names that must be defined already: nothing else tells their types.
func (p *Parser) typesOfDefined(refs []OperandRef) ([]ir.Type, bool) {
	ts := make([]ir.Type, len(refs))
	for i, r := range refs {
		if ts[i] = p.TypeOf(r); ts[i] == nil {
			return nil, p.Errorf(r.pos, "use of undeclared SSA value name")
		}
	}
	return ts, true
}

// repeat returns n times t; once for a single result.
func repeat(t ir.Type, n int, r portRef, f *format) []ir.Type {
	if r.kind == fResult && !f.info.Results()[r.index].Variadic {
		n = 1
	}
	ts := make([]ir.Type, n)
	for i := range ts {
		ts[i] = t
	}
	return ts
}
