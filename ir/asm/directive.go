package asm

import (
	"polyloom/ir"
)

// A Directive is a custom<Name>(…) of declarative formats. Register it for an op with Use, inside the op's Def.
type Directive struct {
	// Parse reads the text of the directive and stores what it read through a.
	Parse func(p *Parser, a *DirectiveArgs) bool
	// Print writes the text of the directive.
	Print func(p *Printer, a *DirectiveArgs)
}

type directiveKey struct{ name string }

// Use makes a directive known to the format of the op that d describes.
func Use(d *ir.Def, name string, dir *Directive) { d.Attach(directiveKey{name}, dir) }

// DirectiveArgs are the arguments of a custom directive: ports of the op, by position.
type DirectiveArgs struct {
	// Op is the op that is parsed or printed. While it is parsed its operands are not set yet.
	Op   ir.Op
	st   *formatState
	args []fmtElem
}

// SetOperands gives the names that were read for argument i, an operand.
func (a *DirectiveArgs) SetOperands(i int, refs ...OperandRef) {
	a.st.refs[a.args[i].index] = append(a.st.refs[a.args[i].index], refs...)
}

// OperandRefs returns the names read so far for argument i, an operand or ref of one.
func (a *DirectiveArgs) OperandRefs(i int) []OperandRef {
	return a.st.refs[a.inner(i).index]
}

// inner returns the variable of argument i, under type(…) and ref(…).
func (a *DirectiveArgs) inner(i int) *fmtElem {
	e := &a.args[i]
	for e.kind == fTypeOf || e.kind == fRef || e.kind == fQualified {
		e = &e.sub[0]
	}
	return e
}

// SetTypes gives the types that were read for argument i, type($operand) or type($result).
func (a *DirectiveArgs) SetTypes(i int, types ...ir.Type) {
	e := a.inner(i)
	a.st.addTypes(e.kind, e.index, types...)
}

// TypesRead returns the types read so far for argument i, a type or ref of one.
func (a *DirectiveArgs) TypesRead(i int) []ir.Type {
	if e := a.inner(i); e.kind == fResult {
		return a.st.resultTypes[e.index]
	}
	return a.st.operandTypes[a.inner(i).index]
}

// SetAttr gives the value of argument i, an attribute; nil leaves it absent.
func (a *DirectiveArgs) SetAttr(i int, v ir.Attr) bool {
	e := a.inner(i)
	if a.st != nil {
		a.st.mark(e.text)
	}
	return a.Op.Info().SetProp(a.Op, e.index, v)
}

// Attr returns the value of argument i, an attribute; nil if it is absent.
func (a *DirectiveArgs) Attr(i int) ir.Attr { return a.Op.Info().Prop(a.Op, a.inner(i).index) }

// Region returns argument i, a region.
func (a *DirectiveArgs) Region(i int) *ir.Region {
	r, g := a.Op.Info().RegionGroup(a.Op, a.inner(i).index)
	if g != nil {
		return g.At(0)
	}
	return r
}

// Regions returns argument i, variadic regions.
func (a *DirectiveArgs) Regions(i int) *ir.Regions {
	_, g := a.Op.Info().RegionGroup(a.Op, a.inner(i).index)
	return g
}

// SetSuccessors gives the blocks that were read for argument i.
func (a *DirectiveArgs) SetSuccessors(i int, bs ...*ir.Block) {
	one, many := a.Op.Info().SuccessorGroup(a.Op, a.inner(i).index)
	if many != nil {
		many.Assign(bs...)
	} else {
		one.Set(bs[0])
	}
}

// Successors returns the blocks of argument i.
func (a *DirectiveArgs) Successors(i int) []*ir.Block {
	one, many := a.Op.Info().SuccessorGroup(a.Op, a.inner(i).index)
	if many != nil {
		return many.Blocks()
	}
	return []*ir.Block{one.Block()}
}

// Values returns the operands (or results) of argument i; none for an absent one.
func (a *DirectiveArgs) Values(i int) []*ir.Value { return portValues(a.Op, a.inner(i)) }

// Types returns the types of the operands or results of argument i.
func (a *DirectiveArgs) Types(i int) []ir.Type { return typesOf(a.Values(i)) }

// portValues returns the values of an operand or result variable.
func portValues(op ir.Op, e *fmtElem) []*ir.Value {
	info := op.Info()
	switch {
	case e.index < 0 && e.kind == fResult:
		return ir.ResultValues(op)
	case e.index < 0:
		return ir.OperandValues(op)
	case e.kind == fResult:
		one, many := info.ResultGroup(op, e.index)
		if many != nil {
			return many.Values()
		}
		if one.Type() == nil {
			return nil
		}
		return []*ir.Value{&one.Value}
	}
	one, many := info.Group(op, e.index)
	if many != nil {
		return many.Values()
	}
	if !one.Present() {
		return nil
	}
	return []*ir.Value{one.Value()}
}

func typesOf(vs []*ir.Value) []ir.Type {
	ts := make([]ir.Type, len(vs))
	for i, v := range vs {
		ts[i] = v.Type()
	}
	return ts
}
