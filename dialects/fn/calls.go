package fn

import (
	"fmt"
	"slices"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Call calls a function by its symbol.
//
//	%r = func.call @f(%x, %y) : (i32, f32) -> i32
type Call struct {
	ir.Base
	CalleeRef *ir.SymbolRefAttr
	Operands  ir.Operands
	ArgAttrs  *ir.ArrayAttr
	ResAttrs  *ir.ArrayAttr
	NoInline  bool
	Results   ir.Results
}

// Def implements ir.Op.
func (o *Call) Def(d *ir.Def) {
	ir.Prop(d, "callee", &o.CalleeRef, ir.FlatSymbolProp)
	d.Ins("operands", &o.Operands, ir.AnyType)
	ir.Prop(d, "arg_attrs", &o.ArgAttrs, ir.DictArrayProp.Opt())
	ir.Prop(d, "res_attrs", &o.ResAttrs, ir.DictArrayProp.Opt())
	d.Unit("no_inline", &o.NoInline)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Traits(ir.MemRefsNormalizable)
	d.Format("$callee `(` $operands `)` attr-dict `:` functional-type($operands, results)")
}

// Callee implements ir.Caller.
func (o *Call) Callee() (*ir.SymbolRefAttr, *ir.Value) { return o.CalleeRef, nil }

// CallArgs implements ir.Caller.
func (o *Call) CallArgs() []*ir.Operand { return o.Operands.List() }

// VerifySymbolUses implements ir.SymbolUser: the callee is a function of matching type.
func (o *Call) VerifySymbolUses(tables *ir.SymbolTables) error {
	f, ok := tables.LookupNearest(o, o.CalleeRef).(*Func)
	if !ok {
		return fmt.Errorf("'%s' does not reference a valid function", o.CalleeRef.Root)
	}
	t := f.Signature()
	if len(t.In) != o.Operands.Len() {
		return fmt.Errorf("incorrect number of operands for callee")
	}
	for i, v := range o.Operands.All() {
		if v.Type() != t.In[i] {
			return fmt.Errorf("operand type mismatch: expected operand type '%v', but provided '%v' for operand number %d", t.In[i], v.Type(), i)
		}
	}
	if len(t.Out) != o.Results.Len() {
		return fmt.Errorf("incorrect number of results for callee")
	}
	for i, r := range o.Results.All() {
		if r.Type() != t.Out[i] {
			loc := ir.LocOf(o)
			return diag.Errorf(loc, "'func.call' op result type mismatch at index %d", i).
				Note(loc, "      op result types: %s", quoteTypes(o.Results.Types())).
				Note(loc, "function result types: %s", quoteTypes(t.Out))
		}
	}
	return nil
}

func quoteTypes(ts []ir.Type) string {
	s := ""
	for i, t := range ts {
		if i > 0 {
			s += ", "
		}
		s += "'" + t.String() + "'"
	}
	return s
}

// CallIndirect calls a function that is a value.
//
//	%r = func.call_indirect %f(%x) : (i32) -> i32
type CallIndirect struct {
	ir.Base
	CalleeValue ir.Operand
	Args        ir.Operands
	ArgAttrs    *ir.ArrayAttr
	ResAttrs    *ir.ArrayAttr
	Results     ir.Results
}

var functionType = ir.TypeIs("function type", func(t ir.Type) bool { _, ok := t.(*ir.FunctionType); return ok })

// Def implements ir.Op.
func (o *CallIndirect) Def(d *ir.Def) {
	d.In("callee", &o.CalleeValue, functionType)
	d.Ins("callee_operands", &o.Args, ir.AnyType)
	ir.Prop(d, "arg_attrs", &o.ArgAttrs, ir.DictArrayProp.Opt())
	ir.Prop(d, "res_attrs", &o.ResAttrs, ir.DictArrayProp.Opt())
	d.Outs("results", &o.Results, ir.AnyType)
	ir.Check(d, "callee input types match argument types", func(o *CallIndirect) bool {
		return slices.Equal(o.CalleeValue.Type().(*ir.FunctionType).In, o.Args.Types())
	})
	ir.Check(d, "callee result types match result types", func(o *CallIndirect) bool {
		return slices.Equal(o.CalleeValue.Type().(*ir.FunctionType).Out, o.Results.Types())
	})
}

// ParseOp implements asm.OpParser: %callee(%args) {attributes} : function type.
func (o *CallIndirect) ParseOp(p *asm.Parser) bool {
	callee, ok := p.Operand()
	if !ok {
		return false
	}
	pos := p.Pos()
	if !p.Expect("(") {
		return false
	}
	args, ok := p.OperandList()
	if !ok || !p.Expect(")") || !p.AttrDict(o) || !p.Expect(":") {
		return false
	}
	t, ok := p.TypeIn(ir.FunctionClass)
	if !ok {
		return false
	}
	f := t.(*ir.FunctionType)
	if !p.ResolveInto(&o.CalleeValue, callee, f) || !p.ResolveAll(&o.Args, pos, args, f.In...) {
		return false
	}
	ir.SetResultTypes(o, []int{len(f.Out)}, f.Out)
	return true
}

// PrintOp implements asm.OpPrinter.
func (o *CallIndirect) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.Value(o.CalleeValue.Value())
	p.Byte('(')
	p.Operands(&o.Args)
	p.Byte(')')
	p.AttrDict(o)
	p.Str(" : ")
	p.Type(o.CalleeValue.Type())
}

// Callee implements ir.Caller.
func (o *CallIndirect) Callee() (*ir.SymbolRefAttr, *ir.Value) { return nil, o.CalleeValue.Value() }

// CallArgs implements ir.Caller.
func (o *CallIndirect) CallArgs() []*ir.Operand { return o.Args.List() }

// Constant makes a value of a function.
//
//	%f = func.constant @callee : (i32) -> i32
type Constant struct {
	ir.Base
	Value  *ir.SymbolRefAttr
	Result ir.Result
}

// Def implements ir.Op.
func (o *Constant) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, ir.FlatSymbolProp)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.ConstantLike, ir.Pure)
	d.Format("attr-dict $value `:` type($result)")
}

// Fold implements ir.Folder.
func (o *Constant) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.Value) }

// NameResults implements ir.ResultNamer.
func (o *Constant) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "f") }

// VerifySymbolUses implements ir.SymbolUser: the name is that of a function of the result's type.
func (o *Constant) VerifySymbolUses(tables *ir.SymbolTables) error {
	f, ok := tables.LookupNearest(o, o.Value).(*Func)
	if !ok {
		return fmt.Errorf("reference to undefined function '%s'", o.Value.Root)
	}
	if f.Signature() != o.Result.Type() {
		return fmt.Errorf("reference to function with mismatched type")
	}
	return nil
}

// Return ends a function and hands its operands to the caller.
//
//	return %x : i32
type Return struct {
	ir.Base
	Operands ir.Operands
}

// Def implements ir.Op.
func (o *Return) Def(d *ir.Def) {
	d.Ins("operands", &o.Operands, ir.AnyType)
	d.Parent("func.func")
	d.Traits(ir.Terminator, ir.ReturnLike, ir.Pure, ir.MemRefsNormalizable)
	d.Format("attr-dict ($operands^ `:` type($operands))?")
}

// Verify implements ir.Verifier: the operands match the function's results.
func (o *Return) Verify() error {
	f, ok := ir.Parent(o).(*Func)
	if !ok {
		return nil
	}
	out := f.Signature().Out
	if len(out) != o.Operands.Len() {
		return fmt.Errorf("has %d operands, but enclosing function (@%s) returns %d", o.Operands.Len(), f.SymName.Value, len(out))
	}
	for i, v := range o.Operands.All() {
		if v.Type() != out[i] {
			return diag.Errorf(ir.LocOf(o), "type of return operand %d ('%v') doesn't match function result type ('%v') in function @%s",
				i, v.Type(), out[i], f.SymName.Value)
		}
	}
	return nil
}
