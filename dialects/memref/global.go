package memref

import (
	"fmt"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// Global is a memref that lives as long as the program: defined with a value, defined without ("uninitialized"), or declared.
//
//	memref.global "private" constant @table : memref<2xf32> = dense<[0.0, 2.0]> {alignment = 64}
type Global struct {
	ir.Base
	SymName       *ir.StringAttr
	SymVisibility *ir.StringAttr
	Type          *ir.TypeAttr
	InitialValue  ir.Attr // nil for a declaration, ir.Unit if uninitialized
	Constant      bool
	Alignment     *ir.IntegerAttr
}

// Def implements ir.Op.
func (o *Global) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.SymName, ir.SymbolNameProp)
	ir.Prop(d, "sym_visibility", &o.SymVisibility, ir.StrAttr.Opt())
	ir.Prop(d, "type", &o.Type, ir.MemRefTypeProp)
	ir.Prop(d, "initial_value", &o.InitialValue, ir.AnyAttr.Opt())
	d.Unit("constant", &o.Constant)
	ir.Prop(d, "alignment", &o.Alignment, alignmentProp)
	d.Traits(ir.SymbolTrait)
	asm.Use(d, "GlobalMemrefOpTypeAndInitialValue", typeAndValue)
	d.Format("($sym_visibility^)? (`constant` $constant^)? $sym_name `:` custom<GlobalMemrefOpTypeAndInitialValue>($type, $initial_value) attr-dict")
}

// typeAndValue is the directive "type", "type = value" or "type = uninitialized".
var typeAndValue = &asm.Directive{
	Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
		t, ok := p.Type()
		if !ok {
			return false
		}
		m, ok := t.(*ir.MemRefType)
		if !ok || !ir.StaticShape(m) {
			return p.Errorf(p.OpPos(), "type should be static shaped memref, but got '%v'", t)
		}
		a.SetAttr(0, ir.TypeAttrOf(m))
		if !p.Accept("=") {
			return true
		}
		if p.AcceptKeyword("uninitialized") {
			return a.SetAttr(1, ir.Unit)
		}
		v, ok := p.Attr(TensorOf(m))
		if !ok {
			return false
		}
		if _, ok := v.(ir.Elements); !ok {
			return p.Errorf(p.OpPos(), "initial value should be a unit or elements attribute")
		}
		return a.SetAttr(1, v)
	},
	Print: func(p *asm.Printer, a *asm.DirectiveArgs) {
		p.Type(a.Attr(0).(*ir.TypeAttr).Type)
		switch v := a.Attr(1).(type) {
		case nil:
		case *ir.UnitAttr:
			p.Str(" = uninitialized")
		default:
			p.Str(" = ")
			p.AttrNoType(v)
		}
	},
}

// TensorOf returns the tensor type with the shape and elements of m.
func TensorOf(m *ir.MemRefType) *ir.TensorType { return ir.Tensor(m.Shape(), m.Elem(), nil) }

// SymbolVisibility implements ir.Symbol.
func (o *Global) SymbolVisibility() ir.Visibility { return ir.VisibilityFromAttr(o.SymVisibility) }

// IsExternal reports whether the variable is defined elsewhere.
func (o *Global) IsExternal() bool { return o.InitialValue == nil }

// Verify implements ir.Verifier.
func (o *Global) Verify() error {
	m, ok := o.Type.Type.(*ir.MemRefType)
	if !ok || !ir.StaticShape(m) {
		return fmt.Errorf("type should be static shaped memref, but got '%v'", o.Type.Type)
	}
	if o.InitialValue == nil || o.InitialValue == ir.Attr(ir.Unit) {
		return nil
	}
	e, ok := o.InitialValue.(ir.Elements)
	if !ok {
		return fmt.Errorf("initial value should be a unit or elements attribute, but got %v", o.InitialValue)
	}
	if got, want := e.ElementsType(), TensorOf(m); got.Elem() != want.Elem() {
		return fmt.Errorf("initial value element expected to be of type '%v', but was of type '%v'", want.Elem(), got.Elem())
	} else if ir.ShapeKey(got.Shape()) != ir.ShapeKey(want.Shape()) {
		return fmt.Errorf("initial value shape expected to be %v but was %v", shapeText(want.Shape()), shapeText(got.Shape()))
	}
	return nil
}

func shapeText(shape []int64) string {
	s := ""
	for i, d := range shape {
		if i > 0 {
			s += ", "
		}
		s += fmt.Sprint(d)
	}
	return s
}

// GetGlobal is the memref that a Global defines.
//
//	%a = memref.get_global @table : memref<2xf32>
type GetGlobal struct {
	ir.Base
	Name   *ir.SymbolRefAttr
	Result ir.Result
}

// Def implements ir.Op.
func (o *GetGlobal) Def(d *ir.Def) {
	ir.Prop(d, "name", &o.Name, ir.FlatSymbolProp)
	d.Out("result", &o.Result, ir.MemRefIs("statically shaped memref of any type values", func(m *ir.MemRefType) bool { return ir.StaticShape(m) }))
	d.Traits(ir.Pure)
	d.Format("$name `:` type($result) attr-dict")
}

// NewGetGlobal returns a reference to g, to be inserted.
func NewGetGlobal(g *Global) *GetGlobal {
	return &GetGlobal{Name: ir.SymbolRef(g.SymName.Value), Result: ir.Res(g.Type.Type)}
}

// VerifySymbolUses implements ir.SymbolUser.
func (o *GetGlobal) VerifySymbolUses(tables *ir.SymbolTables) error {
	g, ok := tables.LookupNearest(o, o.Name).(*Global)
	if !ok {
		return fmt.Errorf("'%s' does not reference a valid global memref", o.Name.Root)
	}
	if g.Type.Type != o.Result.Type() {
		return fmt.Errorf("result type '%v' does not match type '%v' of the global memref @%s", o.Result.Type(), g.Type.Type, o.Name.Root)
	}
	return nil
}
