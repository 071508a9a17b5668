package asm

import (
	"polyloom/ir"
)

// The ops of this file print as upstream's ops of their names do, so that mlir-opt can judge the tests.

type testModule struct {
	ir.Base
	SymName *ir.StringAttr
	Body    ir.Region
}

func (o *testModule) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.SymName, ir.StrAttr.Opt())
	d.Region("bodyRegion", &o.Body, ir.AnyRegion)
	d.Traits(ir.IsolatedFromAbove, ir.NoTerminator, ir.SymbolTableTrait, ir.GraphRegion, ir.SingleBlock)
}

func (o *testModule) DefaultDialect() string { return "builtin" }

func (o *testModule) PrintOp(p *Printer) {
	if o.SymName != nil {
		p.Space()
		p.Symbol(o.SymName.Value)
	}
	p.AttrDictWithKeyword(o, "sym_name")
	p.Space()
	p.Region(&o.Body, RegionOpts{HideEmptyBlock: true})
}

type testConstant struct {
	ir.Base
	Value  ir.Attr
	Result ir.Result
}

func (o *testConstant) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, ir.AnyAttr)
	d.Out("result", &o.Result, ir.AnyType)
}

func (o *testConstant) PrintOp(p *Printer) {
	p.AttrDict(o, "value")
	p.Space()
	p.AttrFull(o.Value)
}

func (o *testConstant) NameResults(set func(*ir.Value, string)) {
	name := "cst"
	switch a := o.Value.(type) {
	case *ir.IntegerAttr:
		switch t := a.Typ.(type) {
		case *ir.IndexType:
			name = "c" + a.Value.Text(true)
		case *ir.IntegerType:
			name = "c" + a.Value.Text(true) + "_" + t.String()
			if t.Width == 1 {
				name = a.String()
			}
		}
	}
	set(&o.Result.Value, name)
}

type testCast struct {
	ir.Base
	Inputs  ir.Operands
	Outputs ir.Results
}

func (o *testCast) Def(d *ir.Def) {
	d.Ins("inputs", &o.Inputs, ir.AnyType)
	d.Outs("outputs", &o.Outputs, ir.AnyType)
}

func (o *testCast) PrintOp(p *Printer) {
	p.Space()
	p.Operands(&o.Inputs)
	p.Str(" : ")
	p.OperandTypes(&o.Inputs)
	p.Str(" to ")
	p.Types(o.Outputs.Types())
	p.AttrDict(o)
}

type testFunc struct {
	ir.Base
	SymName    *ir.StringAttr
	Visibility *ir.StringAttr
	Type       *ir.TypeAttr
	Body       ir.Region
}

func (o *testFunc) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.SymName, ir.StrAttr)
	ir.Prop(d, "sym_visibility", &o.Visibility, ir.StrAttr.Opt())
	ir.Prop(d, "function_type", &o.Type, ir.FuncTypeProp)
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.IsolatedFromAbove)
}

func (o *testFunc) DefaultDialect() string { return "func" }

func (o *testFunc) PrintOp(p *Printer) {
	p.Space()
	if o.Visibility != nil {
		p.Str(o.Visibility.Value)
		p.Space()
	}
	p.Symbol(o.SymName.Value)
	t := o.Type.Type.(*ir.FunctionType)
	p.Byte('(')
	if o.Body.Empty() {
		p.Types(t.In)
	} else {
		for i, a := range o.Body.Entry().Args() {
			if i > 0 {
				p.Str(", ")
			}
			p.RegionArg(a, nil, false)
		}
	}
	p.Byte(')')
	p.OptArrowTypes(t.Out)
	p.AttrDictWithKeyword(o, "sym_name", "sym_visibility", "function_type")
	if !o.Body.Empty() {
		p.Space()
		p.Region(&o.Body, RegionOpts{HideEntryArgs: true, HideEmptyBlock: true})
	}
}

type testReturn struct {
	ir.Base
	Operands ir.Operands
}

func (o *testReturn) Def(d *ir.Def) {
	d.Ins("operands", &o.Operands, ir.AnyType)
	d.Traits(ir.Terminator, ir.ReturnLike)
}

func (o *testReturn) PrintOp(p *Printer) {
	p.AttrDict(o)
	if o.Operands.Len() > 0 {
		p.Space()
		p.Operands(&o.Operands)
		p.Str(" : ")
		p.OperandTypes(&o.Operands)
	}
}

type testBranch struct {
	ir.Base
	Operands ir.Operands
	Dest     ir.Successor
}

func (o *testBranch) Def(d *ir.Def) {
	d.Ins("destOperands", &o.Operands, ir.AnyType)
	d.Succ("dest", &o.Dest)
	d.Traits(ir.Terminator)
}

func (o *testBranch) PrintOp(p *Printer) {
	p.Space()
	p.SuccessorWith(o.Dest.Block(), o.Operands.Values())
	p.AttrDict(o)
}

type testCondBranch struct {
	ir.Base
	Cond        ir.Operand
	True, False ir.Operands
	Then, Else  ir.Successor
}

func (o *testCondBranch) Def(d *ir.Def) {
	d.In("condition", &o.Cond, ir.AnyType)
	d.Ins("trueDestOperands", &o.True, ir.AnyType)
	d.Ins("falseDestOperands", &o.False, ir.AnyType)
	d.Succ("trueDest", &o.Then)
	d.Succ("falseDest", &o.Else)
	d.Traits(ir.Terminator, ir.AttrSizedOperandSegments)
}

func (o *testCondBranch) PrintOp(p *Printer) {
	p.Space()
	p.Value(o.Cond.Value())
	p.Str(", ")
	p.SuccessorWith(o.Then.Block(), o.True.Values())
	p.Str(", ")
	p.SuccessorWith(o.Else.Block(), o.False.Values())
	p.AttrDict(o)
}

type testMetadata struct {
	ir.Base
	Source  ir.Operand
	Buffer  ir.Result
	Offset  ir.Result
	Sizes   ir.Results
	Strides ir.Results
}

func (o *testMetadata) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.AnyType)
	d.Out("base_buffer", &o.Buffer, ir.AnyType)
	d.Out("offset", &o.Offset, ir.AnyType)
	d.Outs("sizes", &o.Sizes, ir.AnyType)
	d.Outs("strides", &o.Strides, ir.AnyType)
}

func (o *testMetadata) PrintOp(p *Printer) {
	p.Space()
	p.Value(o.Source.Value())
	p.AttrDict(o)
	p.Str(" : ")
	p.Type(o.Source.Type())
	p.Str(" -> ")
	p.Types(ir.ResultTypes(o))
}

func (o *testMetadata) NameResults(set func(*ir.Value, string)) {
	set(&o.Buffer.Value, "base_buffer")
	set(&o.Offset.Value, "offset")
	if o.Sizes.Len() > 0 {
		set(o.Sizes.At(0), "sizes")
		set(o.Strides.At(0), "strides")
	}
}

// The dialects of the tests' ops, which must be registered to make ops.
var _ = []*ir.Dialect{
	(&ir.Dialect{Name: "builtin"}).Register(ir.OpOf[testModule]("module"), ir.OpOf[testCast]("unrealized_conversion_cast")),
	(&ir.Dialect{Name: "arith"}).Register(ir.OpOf[testConstant]("constant")),
	(&ir.Dialect{Name: "func"}).Register(ir.OpOf[testFunc]("func"), ir.OpOf[testReturn]("return")),
	(&ir.Dialect{Name: "memref"}).Register(ir.OpOf[testMetadata]("extract_strided_metadata")),
	(&ir.Dialect{Name: "cf"}).Register(ir.OpOf[testBranch]("br"), ir.OpOf[testCondBranch]("cond_br")),
	(&ir.Dialect{Name: "t"}).Register(ir.OpOf[testForm]("form")),
}

// newModule returns an empty module, and its block.
func newModule() (*testModule, *ir.Block) {
	m := &testModule{}
	ir.Init(m, at(0, 0))
	return m, m.Body.Add(ir.NewBlock(ir.Loc{}))
}

// at returns a position in the tests' file.
func at(line, col int) ir.Loc { return ir.FileLineCol("t.mlir", line, col) }

// unreg appends an unregistered op at line 1.
func unreg(b *ir.Block, name string, operands []*ir.Value, results []ir.Type, attrs ...ir.NamedAttr) *ir.Generic {
	op := ir.Unregistered(name, nil).New(at(1, 1)).(*ir.Generic)
	op.Operands.Assign(operands...)
	ir.SetResultTypes(op, []int{len(results)}, results)
	ir.SetDiscardable(op, ir.Dict(attrs...))
	ir.AppendOp(b, op)
	return op
}

// constant appends arith.constant v : t.
func constant(b *ir.Block, t ir.Type, v int64) *ir.Value {
	return &ir.Append(b, at(1, 1), &testConstant{Value: ir.IntegerOf(t, v), Result: ir.Res(t)}).Result.Value
}

// function appends func.func @name and returns its entry block.
func function(b *ir.Block, name string, in, out []ir.Type) *ir.Block {
	f := ir.Append(b, at(1, 1), &testFunc{SymName: ir.Str(name), Type: ir.TypeAttrOf(ir.Function(in, out))})
	return f.Body.Add(ir.NewBlock(at(1, 1), in...))
}

func named1(name string, a ir.Attr) ir.NamedAttr { return ir.NamedAttr{Name: name, Value: a} }
