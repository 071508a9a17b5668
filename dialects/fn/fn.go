// Package fn is MLIR's func dialect: functions, calls and returns.
//
//	func.func private @outside(i32)                 // a declaration
//	func.func @twice(%x: i32) -> i32 {
//	  %f = constant @inc : (i32) -> i32
//	  %0 = call @inc(%x) : (i32) -> i32
//	  %1 = call_indirect %f(%0) : (i32) -> i32
//	  return %1 : i32
//	}
//
// A function is a symbol of its module and sees nothing from around it, so that passes may work on several functions at a time. In the
// body of a function the prefix func. may be left out. The package is not named func since that is a keyword of Go.
package fn

import (
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Dialect lists the operations of func.
var Dialect = (&ir.Dialect{
	Name:        "func",
	Doc:         "functions, direct and indirect calls, returns",
	Materialize: materialize,
	// Functions in a function are rare; what stands in them may be inlined where the call stood.
	LegalToInline: func(ir.Op, *ir.Region) bool { return true },
}).Register(
	ir.OpOf[Call]("call"),
	ir.OpOf[CallIndirect]("call_indirect"),
	ir.OpOf[Constant]("constant"),
	ir.OpOf[Func]("func"),
	ir.OpOf[Return]("return"),
)

// materialize makes a reference to a function as an op.
func materialize(a ir.Attr, t ir.Type) ir.Op {
	ref, ok := a.(*ir.SymbolRefAttr)
	if _, isFunc := t.(*ir.FunctionType); !ok || !isFunc || len(ref.Nested) > 0 {
		return nil
	}
	return &Constant{Value: ref, Result: ir.Res(t)}
}

// Func defines a function, or declares one that is defined elsewhere if it has no body. It is isolated: the body uses no values from outside.
//
//	func.func private @scale(%x: f32 {my.attr}) -> f32 attributes {my.other} {
//	  return %x : f32
//	}
type Func struct {
	ir.Base
	SymName       *ir.StringAttr
	FunctionType  *ir.TypeAttr
	SymVisibility *ir.StringAttr
	ArgAttrs      *ir.ArrayAttr
	ResAttrs      *ir.ArrayAttr
	NoInline      bool
	Body          ir.Region
}

// Def implements ir.Op.
func (o *Func) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.SymName, ir.SymbolNameProp)
	ir.Prop(d, "function_type", &o.FunctionType, ir.FuncTypeProp)
	ir.Prop(d, "sym_visibility", &o.SymVisibility, ir.StrAttr.Opt())
	ir.Prop(d, "arg_attrs", &o.ArgAttrs, ir.DictArrayProp.Opt())
	ir.Prop(d, "res_attrs", &o.ResAttrs, ir.DictArrayProp.Opt())
	d.Unit("no_inline", &o.NoInline)
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.AffineScope, ir.AutomaticAllocationScope, ir.IsolatedFromAbove, ir.SymbolTrait)
}

// NewFunc returns a public function of the given name and type with an entry block, in no block.
func NewFunc(name string, t *ir.FunctionType, loc ir.Loc) *Func {
	f := &Func{SymName: ir.Str(name), FunctionType: ir.TypeAttrOf(t)}
	ir.Init(f, loc)
	f.Body.Add(ir.NewBlock(loc, t.In...))
	return f
}

var form = asm.FunctionForm{Body: func(op ir.Op) *ir.Region { return &op.(*Func).Body }}

// ParseOp implements asm.OpParser.
func (o *Func) ParseOp(p *asm.Parser) bool { return form.Parse(p, o) }

// PrintOp implements asm.OpPrinter.
func (o *Func) PrintOp(p *asm.Printer) { form.Print(p, o) }

// Verify implements ir.Verifier.
func (o *Func) Verify() error {
	return asm.VerifyFunction(o, o.Signature(), &o.Body)
}

// DefaultDialect implements ir.DefaultDialect.
func (o *Func) DefaultDialect() string { return "func" }

// SymbolVisibility implements ir.Symbol.
func (o *Func) SymbolVisibility() ir.Visibility { return ir.VisibilityFromAttr(o.SymVisibility) }

// Signature implements ir.FunctionOp.
func (o *Func) Signature() *ir.FunctionType { return o.FunctionType.Type.(*ir.FunctionType) }

// SetSignature implements ir.FunctionOp.
func (o *Func) SetSignature(t *ir.FunctionType) { o.FunctionType = ir.TypeAttrOf(t) }

// FuncBody implements ir.FunctionOp.
func (o *Func) FuncBody() *ir.Region { return &o.Body }

// CallableRegion implements ir.Callable.
func (o *Func) CallableRegion() *ir.Region {
	if o.Body.Empty() {
		return nil
	}
	return &o.Body
}

// CallableResults implements ir.Callable.
func (o *Func) CallableResults() []ir.Type { return o.Signature().Out }

// IsDeclaration reports whether the function has no body.
func (o *Func) IsDeclaration() bool { return o.Body.Empty() }
