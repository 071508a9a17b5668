package affine

import (
	"errors"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
	"polyloom/ir/asm"
)

// Mapped is implemented by the ops that are a map applied to operands: Apply, Min, Max and all memory accesses.
type Mapped interface {
	ir.Op
	// Map returns the map.
	Map() *affexpr.Map
	// MapOperands returns what the map is applied to, the dimensions before the symbols, in a new slice.
	MapOperands() []*ir.Value
}

// Apply is the only result of a map.
//
//	%x = affine.apply affine_map<(d0)[s0] -> (d0 * 2 + s0)>(%i)[%n]
type Apply struct {
	ir.Base
	MapAttr  *ir.AffineMapAttr
	Operands ir.Operands
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Apply) Def(d *ir.Def) {
	ir.Prop(d, "map", &o.MapAttr, ir.MapProp)
	d.Ins("mapOperands", &o.Operands, ir.IndexOnly)
	d.Out("", &o.Result, ir.IndexOnly)
	d.Traits(ir.Pure)
}

// NewApply returns the only result of m applied to operands as an op literal.
func NewApply(m *affexpr.Map, operands ...*ir.Value) *Apply {
	return &Apply{MapAttr: ir.MapAttr(m), Operands: ir.Uses(operands...)}
}

// Map implements Mapped.
func (o *Apply) Map() *affexpr.Map { return o.MapAttr.Map }

// MapOperands implements Mapped.
func (o *Apply) MapOperands() []*ir.Value { return o.Operands.Values() }

// ParseOp implements asm.OpParser.
func (o *Apply) ParseOp(p *asm.Parser) bool {
	m, ok := asm.AttrOf[*ir.AffineMapAttr](p, nil)
	if !ok {
		return false
	}
	vs, dims, ok := dimsAndSymbols(p)
	if !ok || !p.AttrDict(o) {
		return false
	}
	if m.Map.NumDims() != dims || m.Map.NumInputs() != len(vs) {
		return p.Errorf(p.OpPos(), "dimension or symbol index mismatch")
	}
	if n := m.Map.NumResults(); n != 1 {
		return p.Bindable(n) && p.OpErrorf(o, "requires one result")
	}
	o.MapAttr = m
	o.Operands.Assign(vs...)
	setIndexResult(o)
	return true
}

// PrintOp implements asm.OpPrinter.
func (o *Apply) PrintOp(p *asm.Printer) { printMapped(p, o, o.MapAttr) }

// printMapped writes an op that is a map over operands in round and square brackets.
func printMapped(p *asm.Printer, op Mapped, m *ir.AffineMapAttr) {
	p.Byte(' ')
	p.Attr(m)
	printDimsAndSymbols(p, op.MapOperands(), m.Map.NumDims())
	p.AttrDict(op, "map")
}

// Verify implements ir.Verifier.
func (o *Apply) Verify() error {
	m := o.Map()
	if o.Operands.Len() != m.NumInputs() {
		return errors.New("operand count and affine map dimension and symbol count must match")
	}
	if m.NumResults() != 1 {
		return errors.New("mapping must produce one value")
	}
	scope := Scope(o)
	for i := m.NumDims(); i < o.Operands.Len(); i++ {
		if v := o.Operands.At(i); IsValidDimIn(v, scope) && !IsValidSymbolIn(v, scope) {
			return plainError(o, "dimensional operand cannot be used as a symbol")
		}
	}
	return nil
}

// InferRanges implements intrange.Inferer.
func (o *Apply) InferRanges(args []intrange.Range, set func(*ir.Value, intrange.Range)) {
	m := o.Map()
	set(&o.Result.Value, intrange.Affine(m.Result(0), args[:m.NumDims()], args[m.NumDims():]))
}

// Min is the least result of a map.
//
//	%x = affine.min affine_map<(d0)[s0] -> (1000, d0 + 512, s0)>(%i)[%n]
type Min struct {
	ir.Base
	MapAttr  *ir.AffineMapAttr
	Operands ir.Operands
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Min) Def(d *ir.Def) {
	ir.Prop(d, "map", &o.MapAttr, ir.MapProp)
	d.Ins("operands", &o.Operands, ir.IndexOnly)
	d.Out("", &o.Result, ir.IndexOnly)
	d.Traits(ir.Pure)
}

// NewMin returns the least result of m applied to operands as an op literal.
func NewMin(m *affexpr.Map, operands ...*ir.Value) *Min {
	return &Min{MapAttr: ir.MapAttr(m), Operands: ir.Uses(operands...)}
}

// Map implements Mapped.
func (o *Min) Map() *affexpr.Map { return o.MapAttr.Map }

// MapOperands implements Mapped.
func (o *Min) MapOperands() []*ir.Value { return o.Operands.Values() }

// ParseOp implements asm.OpParser.
func (o *Min) ParseOp(p *asm.Parser) bool { return parseMinMax(p, o, &o.MapAttr, &o.Operands) }

// PrintOp implements asm.OpPrinter.
func (o *Min) PrintOp(p *asm.Printer) { printMapped(p, o, o.MapAttr) }

// Verify implements ir.Verifier.
func (o *Min) Verify() error { return verifyMinMax(o) }

// Max is the greatest result of a map.
//
//	%x = affine.max affine_map<(d0)[s0] -> (1000, d0 + 512, s0)>(%i)[%n]
type Max struct {
	ir.Base
	MapAttr  *ir.AffineMapAttr
	Operands ir.Operands
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Max) Def(d *ir.Def) {
	ir.Prop(d, "map", &o.MapAttr, ir.MapProp)
	d.Ins("operands", &o.Operands, ir.IndexOnly)
	d.Out("", &o.Result, ir.IndexOnly)
	d.Traits(ir.Pure)
}

// NewMax returns the greatest result of m applied to operands as an op literal.
func NewMax(m *affexpr.Map, operands ...*ir.Value) *Max {
	return &Max{MapAttr: ir.MapAttr(m), Operands: ir.Uses(operands...)}
}

// Map implements Mapped.
func (o *Max) Map() *affexpr.Map { return o.MapAttr.Map }

// MapOperands implements Mapped.
func (o *Max) MapOperands() []*ir.Value { return o.Operands.Values() }

// ParseOp implements asm.OpParser.
func (o *Max) ParseOp(p *asm.Parser) bool { return parseMinMax(p, o, &o.MapAttr, &o.Operands) }

// PrintOp implements asm.OpPrinter.
func (o *Max) PrintOp(p *asm.Printer) { printMapped(p, o, o.MapAttr) }

// Verify implements ir.Verifier.
func (o *Max) Verify() error { return verifyMinMax(o) }

func parseMinMax(p *asm.Parser, op ir.Op, m **ir.AffineMapAttr, g *ir.Operands) bool {
	a, ok := asm.AttrOf[*ir.AffineMapAttr](p, nil)
	if !ok {
		return false
	}
	vs, _, ok := dimsAndSymbols(p)
	if !ok || !p.AttrDict(op) {
		return false
	}
	*m = a
	g.Assign(vs...)
	setIndexResult(op)
	return true
}

func verifyMinMax(op Mapped) error {
	m := op.Map()
	if ir.NumOperands(op) != m.NumInputs() {
		return errors.New("operand count and affine map dimension and symbol count must match")
	}
	if m.NumResults() == 0 {
		return errors.New("affine map expect at least one result")
	}
	return nil
}
