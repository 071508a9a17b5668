package ir_test

import (
	"errors"
	"fmt"

	"polyloom/diag"
	"polyloom/ir"
)

// The test dialect: small cousins of upstream's ops, one for each thing that an op can declare.
var testDialect = (&ir.Dialect{
	Name: "test",
	VerifyAttr: func(op ir.Op, a ir.NamedAttr) error {
		if a.Name == "test.bad" {
			return errors.New("has a bad attribute")
		}
		return nil
	},
	VerifyArgAttr: func(op ir.Op, i int, result bool, a ir.NamedAttr) error {
		if a.Name == "test.bad" {
			return fmt.Errorf("has a bad attribute on %d, %t", i, result)
		}
		return nil
	},
}).Register(
	ir.OpOf[Module]("module"),
	ir.OpOf[Func]("func"),
	ir.OpOf[Return]("return"),
	ir.OpOf[Const]("const"),
	ir.OpOf[Add]("add"),
	ir.OpOf[Sub]("sub"),
	ir.OpOf[Cmp]("cmp"),
	ir.OpOf[Br]("br"),
	ir.OpOf[CondBr]("cond_br"),
	ir.OpOf[Switch]("switch"),
	ir.OpOf[For]("for"),
	ir.OpOf[Yield]("yield"),
	ir.OpOf[Call]("call"),
	ir.OpOf[Cast]("cast"),
	ir.OpOf[Groups]("groups"),
	ir.OpOf[Bodies]("bodies"),
	ir.OpOf[Picky]("picky"),
	ir.OpOf[Fill]("fill"),
	ir.OpOf[Twice]("twice"),
	ir.OpOf[Shapes]("shapes"),
	ir.OpOf[ElementTypes]("element_types"),
	ir.OpOf[Strict]("strict"),
	ir.OpOf[Two]("two"),
	ir.OpOf[Map]("map"),
	ir.OpOf[Carry]("carry"),
	ir.OpOf[Flag]("flag"),
	ir.OpOf[Alike]("alike"),
)

// Module is a symbol table that needs no terminator, and whose body is a graph.
type Module struct {
	ir.Base
	Name *ir.StringAttr
	Body ir.Region
}

func (o *Module) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.Name, ir.SymbolNameProp.Opt())
	d.Region("body", &o.Body, ir.OneBlock)
	d.Traits(ir.IsolatedFromAbove, ir.SymbolTableTrait, ir.SymbolTrait, ir.NoTerminator, ir.SingleBlock, ir.GraphRegion, ir.NoRegionArguments)
}

// Func is a function.
type Func struct {
	ir.Base
	Name       *ir.StringAttr
	Type       *ir.TypeAttr
	Visibility *ir.StringAttr
	ArgAttrs   *ir.ArrayAttr
	ResAttrs   *ir.ArrayAttr
	Body       ir.Region
}

func (o *Func) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.Name, ir.SymbolNameProp)
	ir.Prop(d, "function_type", &o.Type, ir.FuncTypeProp)
	ir.Prop(d, "sym_visibility", &o.Visibility, ir.StrAttr.Opt())
	ir.Prop(d, "arg_attrs", &o.ArgAttrs, ir.ArrayProp.Opt())
	ir.Prop(d, "res_attrs", &o.ResAttrs, ir.ArrayProp.Opt())
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.IsolatedFromAbove, ir.SymbolTrait)
}

func (o *Func) CallableRegion() *ir.Region      { return &o.Body }
func (o *Func) CallableResults() []ir.Type      { return o.Signature().Out }
func (o *Func) Signature() *ir.FunctionType     { return o.Type.Type.(*ir.FunctionType) }
func (o *Func) SetSignature(t *ir.FunctionType) { o.Type = ir.TypeAttrOf(t) }
func (o *Func) FuncBody() *ir.Region            { return &o.Body }
func (o *Func) IsDeclaration() bool             { return o.Body.Empty() }
func (o *Func) SymbolVisibility() ir.Visibility { return ir.VisibilityFromAttr(o.Visibility) }

// Return ends a function.
type Return struct {
	ir.Base
	Values ir.Operands
}

func (o *Return) Def(d *ir.Def) {
	d.Ins("operands", &o.Values, ir.AnyType)
	d.Traits(ir.Terminator, ir.ReturnLike, ir.Pure)
	d.Parent("test.func")
}

func (o *Return) Verify() error {
	f, ok := ir.Parent(o).(*Func)
	if !ok {
		return nil
	}
	out := f.Signature().Out
	if len(out) != o.Values.Len() {
		return fmt.Errorf("has %d operands, but enclosing function (@%s) returns %d", o.Values.Len(), f.Name.Value, len(out))
	}
	return nil
}

// Const is a number.
type Const struct {
	ir.Base
	Value  ir.Typed
	Result ir.Result
}

func (o *Const) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, ir.TypedProp)
	d.Out("result", &o.Result, ir.AnyType)
	d.AllTypesMatch("value", "result")
	d.Traits(ir.ConstantLike, ir.Pure)
}

func (o *Const) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.Value) }

// Overflow flags are a set.
type OverflowFlags uint32

var Overflow = &ir.EnumDef{
	Dialect: "test", Mnemonic: "overflow", Bits: true, Sep: ", ", Desc: "overflow flags",
	Cases: []ir.EnumCase{{Name: "none", Value: 0}, {Name: "nsw", Value: 1}, {Name: "nuw", Value: 2}},
}

// Add is commutative, Sub is not.
type Add struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    OverflowFlags
	Result   ir.Result
}

func (o *Add) Def(d *ir.Def) {
	d.In("lhs", &o.Lhs, ir.SignlessIntegerLike)
	d.In("rhs", &o.Rhs, ir.SignlessIntegerLike)
	ir.Enum(d, "overflowFlags", &o.Flags, Overflow)
	d.Out("result", &o.Result, ir.SignlessIntegerLike)
	d.Traits(ir.Pure, ir.Commutative, ir.SameOperandsAndResultType, ir.ElementwiseMappable)
}

// Sub subtracts.
type Sub struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Exact    bool
	Result   ir.Result
}

func (o *Sub) Def(d *ir.Def) {
	d.In("lhs", &o.Lhs, ir.SignlessIntegerLike)
	d.In("rhs", &o.Rhs, ir.SignlessIntegerLike)
	d.Unit("exact", &o.Exact)
	d.Out("result", &o.Result, ir.SignlessIntegerLike)
	d.AllTypesMatch("lhs", "rhs", "result")
	d.Traits(ir.Pure)
}

// Predicate is kept as an integer.
type Predicate uint64

var Predicates = &ir.EnumDef{
	IntType: ir.I64, Desc: "allowed 64-bit signless integer cases: 0, 1",
	Cases: []ir.EnumCase{{Name: "eq", Value: 0}, {Name: "ne", Value: 1}},
}

// Cmp compares.
type Cmp struct {
	ir.Base
	Lhs, Rhs  ir.Operand
	Predicate Predicate
	Result    ir.Result
}

func (o *Cmp) Def(d *ir.Def) {
	d.In("lhs", &o.Lhs, ir.AnyType)
	d.In("rhs", &o.Rhs, ir.AnyType)
	ir.Enum(d, "predicate", &o.Predicate, Predicates)
	d.Out("result", &o.Result, ir.BoolLike)
	d.Traits(ir.Pure, ir.SameTypeOperands, ir.Elementwise)
	d.TypesMatch("lhs", "result", "result type has i1 element type and same shape as operands", func(t ir.Type) ir.Type {
		if s, ok := t.(ir.Shaped); ok {
			return s.WithShape(s.Shape(), ir.I1)
		}
		return ir.I1
	})
}

// Br is a jump.
type Br struct {
	ir.Base
	Args ir.Operands
	Dest ir.Successor
}

func (o *Br) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Succ("dest", &o.Dest)
	d.Traits(ir.Terminator, ir.Pure)
}

func (o *Br) SuccessorOperands(int) (ir.OperandRange, int) { return o.Args.Range(), 0 }
func (o *Br) SuccessorFor([]ir.Attr) int                   { return 0 }

// CondBr is a conditional jump.
type CondBr struct {
	ir.Base
	Cond    ir.Operand
	A, B    ir.Operands
	Yes, No ir.Successor
}

func (o *CondBr) Def(d *ir.Def) {
	d.In("cond", &o.Cond, ir.I1Only)
	d.Ins("a", &o.A, ir.AnyType)
	d.Ins("b", &o.B, ir.AnyType)
	d.Succ("yes", &o.Yes)
	d.Succ("no", &o.No)
	d.Traits(ir.Terminator, ir.AttrSizedOperandSegments)
}

func (o *CondBr) SuccessorOperands(i int) (ir.OperandRange, int) {
	return [...]*ir.Operands{&o.A, &o.B}[i].Range(), 0
}
func (o *CondBr) SuccessorFor([]ir.Attr) int { return -1 }

// Switch jumps to any number of blocks, which make no demand.
type Switch struct {
	ir.Base
	Cases ir.Successors
}

func (o *Switch) Def(d *ir.Def) {
	d.Succs("cases", &o.Cases)
	d.Traits(ir.Terminator)
}

// For is a loop that carries values.
type For struct {
	ir.Base
	Upper   ir.Operand
	Inits   ir.Operands
	Body    ir.Region
	Results ir.Results
}

func (o *For) Def(d *ir.Def) {
	d.In("upper", &o.Upper, ir.AnyType)
	d.Ins("inits", &o.Inits, ir.AnyType)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Outs("results", &o.Results, ir.AnyType)
	d.ImplicitTerminator(func() ir.Op { return &Yield{} })
	d.Traits(ir.RecursiveMemoryEffects)
}

func (o *For) RegionSuccessors(*ir.Region, []ir.Attr) []ir.RegionPoint {
	return []ir.RegionPoint{{Region: &o.Body, Inputs: o.Body.Entry().ArgValues()[1:]}, {Inputs: o.Results.Values()}}
}

func (o *For) EntryOperands(ir.RegionPoint) []*ir.Operand {
	os := make([]*ir.Operand, o.Inits.Len())
	for i := range os {
		os[i] = o.Inits.Operand(i)
	}
	return os
}

func (o *For) VerifyRegions() error {
	if o.Body.Entry().Arg(0).Type() != o.Upper.Type() {
		return ir.OpError(o, "induction variable of type %s", o.Body.Entry().Arg(0).Type()).Note(ir.LocOf(o.Upper.DefOp()), "bound")
	}
	return nil
}

// Yield ends the body of a loop.
type Yield struct {
	ir.Base
	Values ir.Operands
}

func (o *Yield) Def(d *ir.Def) {
	d.Ins("values", &o.Values, ir.AnyType)
	d.Traits(ir.Terminator, ir.ReturnLike, ir.Pure)
	d.Parent("test.for", "test.bodies")
}

// Call calls a function by its name.
type Call struct {
	ir.Base
	Callee  *ir.SymbolRefAttr
	Args    ir.Operands
	Results ir.Results
}

func (o *Call) Def(d *ir.Def) {
	ir.Prop(d, "callee", &o.Callee, ir.FlatSymbolProp)
	d.Ins("args", &o.Args, ir.AnyType)
	d.Outs("results", &o.Results, ir.AnyType)
}

func (o *Call) VerifySymbolUses(tables *ir.SymbolTables) error {
	if tables.LookupNearest(o, o.Callee) == nil {
		return fmt.Errorf("'%s' does not reference a valid function", o.Callee.Root)
	}
	return nil
}

// Cast converts integers to floats.
type Cast struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

func (o *Cast) Def(d *ir.Def) {
	d.In("in", &o.In, ir.AnyType)
	d.Out("out", &o.Out, ir.AnyType)
	d.Traits(ir.Pure)
}

func (o *Cast) AreCastCompatible(in, out []ir.Type) bool {
	_, i := in[0].(*ir.IntegerType)
	_, f := out[0].(*ir.FloatType)
	return i && f
}

// Groups has operands and results of every multiplicity.
type Groups struct {
	ir.Base
	First  ir.Operand
	Maybe  ir.Operand
	Many   ir.Operands
	More   ir.Operands
	Out    ir.Results
	OptOut ir.Result
}

func (o *Groups) Def(d *ir.Def) {
	d.In("first", &o.First, ir.AnyInteger)
	d.OptIn("maybe", &o.Maybe, ir.AnyFloat)
	d.Ins("many", &o.Many, ir.IndexOnly)
	d.Ins("more", &o.More, ir.AnyType)
	d.Outs("out", &o.Out, ir.AnyInteger)
	d.OptOut("opt_out", &o.OptOut, ir.AnyFloat)
	d.Traits(ir.AttrSizedOperandSegments, ir.AttrSizedResultSegments)
}

// Bodies has a region and any number of others.
type Bodies struct {
	ir.Base
	Main ir.Region
	Rest ir.Regions
}

func (o *Bodies) Def(d *ir.Def) {
	d.Region("main", &o.Main, ir.AnyRegion)
	d.Regions("rest", &o.Rest, ir.AtMostOneBlock)
}

// Picky has conditions of its own, and attributes of several kinds.
type Picky struct {
	ir.Base
	In    ir.Operand
	Count *ir.IntegerAttr
	Name  *ir.StringAttr
	Step  *ir.IntegerAttr
	Loose ir.Attr
	Deep  ir.Region
}

func (o *Picky) Def(d *ir.Def) {
	d.In("in", &o.In, ir.AnyType)
	ir.Prop(d, "count", &o.Count, ir.I64Prop)
	ir.Prop(d, "name", &o.Name, ir.AttrIs("short string", func(a ir.Attr) bool { return len(a.(*ir.StringAttr).Value) < 5 }).Opt())
	ir.Prop(d, "step", &o.Step, ir.I32Prop.Or(ir.IntegerOf(ir.I32, 1)))
	ir.Prop(d, "loose", &o.Loose, ir.AnyAttr.Opt())
	d.Region("deep", &o.Deep, ir.AnyRegion)
	ir.Check(d, "count is positive", func(o *Picky) bool { return o.Count.Int64() > 0 })
	d.Traits(ir.NoTerminator)
}

func (o *Picky) Verify() error {
	switch o.Count.Int64() {
	case 13:
		return errors.New("is unlucky")
	case 14:
		return errors.Join(errors.New("is unlucky"), errors.New("twice"))
	case 15:
		return diag.Errorf(o.In.Value().Loc(), "made by %s", "this")
	case 16:
		return diag.Errorf(ir.LocOf(o), "plain").Note(o.In.Value().Loc(), "here")
	}
	return nil
}

// Fill writes into a destination.
type Fill struct {
	ir.Base
	Value ir.Operand
	Dest  ir.Operands
	Out   ir.Results
}

func (o *Fill) Def(d *ir.Def) {
	d.In("value", &o.Value, ir.AnyType)
	d.Ins("dest", &o.Dest, ir.AnyType)
	d.Outs("out", &o.Out, ir.AnyType)
	d.Traits(ir.DestinationStyleTrait)
}

func (o *Fill) Inits() []*ir.Operand {
	var os []*ir.Operand
	for i := range o.Dest.Len() {
		os = append(os, o.Dest.Operand(i))
	}
	return os
}

// Twice gives two values of its operand's type, which must not be i1.
type Twice struct {
	ir.Base
	In  ir.Operand
	Out ir.Results
}

func (o *Twice) Def(d *ir.Def) {
	d.In("in", &o.In, ir.AnyType)
	d.Outs("out", &o.Out, ir.AnyType)
	d.Traits(ir.InferTypesTrait)
}

func (o *Twice) InferTypes() ([]ir.Type, error) {
	t := o.In.Type()
	if ir.IsInt(t, 1) {
		return nil, errors.New("no bits, please")
	}
	return []ir.Type{t, t}, nil
}

// Shapes relates the shapes of operands and results.
type Shapes struct {
	ir.Base
	In  ir.Operands
	Out ir.Results
}

func (o *Shapes) Def(d *ir.Def) {
	d.Ins("in", &o.In, ir.AnyType)
	d.Outs("out", &o.Out, ir.AnyType)
	d.Traits(ir.SameOperandsAndResultShape, ir.SameOperandsShape)
}

// ElementTypes relates the element types of operands and results.
type ElementTypes struct {
	ir.Base
	In  ir.Operands
	Out ir.Results
}

func (o *ElementTypes) Def(d *ir.Def) {
	d.Ins("in", &o.In, ir.AnyType)
	d.Outs("out", &o.Out, ir.AnyType)
	d.Traits(ir.SameOperandsAndResultElementType, ir.SameOperandsElementType)
}

// Strict has one block with a terminator in each region.
type Strict struct {
	ir.Base
	Body ir.Region
}

func (o *Strict) Def(d *ir.Def) {
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.SingleBlock)
}

// Two has two regions, the second of which is a graph.
type Two struct {
	ir.Base
	A, B ir.Region
}

func (o *Two) Def(d *ir.Def) {
	d.Region("a", &o.A, ir.AnyRegion)
	d.Region("b", &o.B, ir.AnyRegion)
	d.Traits(ir.NoRegionArguments)
}

func (o *Two) IsGraphRegion(i int) bool { return i == 1 }

// Map works element by element, and makes no other demand.
type Map struct {
	ir.Base
	In  ir.Operands
	Out ir.Results
}

func (o *Map) Def(d *ir.Def) {
	d.Ins("in", &o.In, ir.AnyType)
	d.Outs("out", &o.Out, ir.AnyType)
	d.Traits(ir.Elementwise)
}

// Carry is a loop that carries values and says no more.
type Carry struct {
	ir.Base
	Inits   ir.Operands
	Body    ir.Region
	Results ir.Results
}

func (o *Carry) Def(d *ir.Def) {
	d.Ins("inits", &o.Inits, ir.AnyType)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Outs("results", &o.Results, ir.AnyType)
}

func (o *Carry) LoopRegions() []*ir.Region { return []*ir.Region{&o.Body} }

func (o *Carry) Carried() (inits, args, yielded, results []*ir.Value) {
	return o.Inits.Values(), o.Body.Entry().ArgValues(), ir.OperandValues(o.Body.Entry().Last()), o.Results.Values()
}

// Flag gives a bit.
type Flag struct {
	ir.Base
	Out ir.Result
}

func (o *Flag) Def(d *ir.Def) {
	d.Out("out", &o.Out, ir.I1Only)
	d.Format("attr-dict")
	d.Attach(flagDoc{}, "docs")
}

// flagDoc is the key under which something is attached to Flag.
type flagDoc struct{}

// Alike has groups all of whose members are of one type, and converts nothing.
type Alike struct {
	ir.Base
	In   ir.Operands
	Out  ir.Results
	Hint *ir.IntegerAttr
}

func (o *Alike) Def(d *ir.Def) {
	d.Ins("in", &o.In, ir.AnyType)
	d.Outs("out", &o.Out, ir.AnyType)
	ir.Prop(d, "hint", &o.Hint, ir.AnyAttr.Opt())
	d.AllTypesMatch("hint", "in", "out")
}

func (o *Alike) AreCastCompatible(in, out []ir.Type) bool { return len(in) == len(out) }

// pos returns a location on the given line of the test file.
func pos(line int) ir.Loc { return ir.FileLineCol("t.mlir", line, 1) }

// newModule returns an empty module, at line 1.
func newModule() (*Module, *ir.Builder) {
	m := &Module{}
	ir.Init(m, pos(1))
	b := m.Body.Add(ir.NewBlock(pos(1)))
	return m, ir.AtEnd(b, pos(1))
}

// newFunc returns a function at the builder's place with an entry block whose arguments are of the given types, and a builder in it.
func newFunc(at *ir.Builder, name string, in []ir.Type, out ...ir.Type) (*Func, *ir.Builder) {
	f := ir.Create(at, &Func{Name: ir.Str(name), Type: ir.TypeAttrOf(ir.Function(in, out))})
	return f, ir.AtEnd(f.Body.Add(ir.NewBlock(at.Loc, in...)), at.Loc)
}

// at moves a builder to a line and returns it.
func at(b *ir.Builder, line int) *ir.Builder {
	b.Loc = pos(line)
	return b
}

func constant(b *ir.Builder, v int64) *ir.Value {
	return &ir.Create(b, &Const{Value: ir.IntegerOf(ir.I32, v)}).Result.Value
}

// opaque makes an unregistered op.
func opaque(b *ir.Builder, name string, in []*ir.Value, out ...ir.Type) *ir.Generic {
	g := ir.Unregistered(name, nil).New(b.Loc).(*ir.Generic)
	ir.SetResultTypes(g, []int{len(out)}, out)
	g.Operands.Assign(in...)
	b.Put(g)
	return g
}
