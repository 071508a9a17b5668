package toy

import "polyloom/ir"

// Br passes values to a block.
type Br struct {
	ir.Base
	Args ir.Operands
	Dest ir.Successor
}

// Def implements ir.Op.
func (o *Br) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Succ("dest", &o.Dest)
	d.Traits(ir.Pure, ir.Terminator)
}

// SuccessorOperands implements ir.Brancher.
func (o *Br) SuccessorOperands(int) (ir.OperandRange, int) { return o.Args.Range(), 0 }

// SuccessorFor implements ir.Brancher.
func (o *Br) SuccessorFor([]ir.Attr) int { return 0 }

// Raise passes a value that it makes itself, and others, to a block.
type Raise struct {
	ir.Base
	Args ir.Operands
	Dest ir.Successor
}

// Def implements ir.Op.
func (o *Raise) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Succ("dest", &o.Dest)
	d.Traits(ir.Terminator)
}

// SuccessorOperands implements ir.Brancher.
func (o *Raise) SuccessorOperands(int) (ir.OperandRange, int) { return o.Args.Range(), 1 }

// SuccessorFor implements ir.Brancher.
func (o *Raise) SuccessorFor([]ir.Attr) int { return 0 }

// CondBr passes values to Yes if Cond is not zero, else others to No.
type CondBr struct {
	ir.Base
	Cond            ir.Operand
	YesArgs, NoArgs ir.Operands
	Yes, No         ir.Successor
}

// Def implements ir.Op.
func (o *CondBr) Def(d *ir.Def) {
	d.In("cond", &o.Cond, ir.AnyType)
	d.Ins("yes_args", &o.YesArgs, ir.AnyType)
	d.Ins("no_args", &o.NoArgs, ir.AnyType)
	d.Succ("yes", &o.Yes)
	d.Succ("no", &o.No)
	d.Traits(ir.Pure, ir.Terminator, ir.AttrSizedOperandSegments)
}

// SuccessorOperands implements ir.Brancher.
func (o *CondBr) SuccessorOperands(i int) (ir.OperandRange, int) {
	if i == 0 {
		return o.YesArgs.Range(), 0
	}
	return o.NoArgs.Range(), 0
}

// SuccessorFor implements ir.Brancher.
func (o *CondBr) SuccessorFor(consts []ir.Attr) int {
	switch c := truth(consts, 0); {
	case c == nil:
		return -1
	case *c:
		return 0
	}
	return 1
}

// truth returns whether constant i is a number other than zero; nil if it is not known.
func truth(consts []ir.Attr, i int) *bool {
	if i >= len(consts) {
		return nil
	}
	a, ok := consts[i].(*ir.IntegerAttr)
	if !ok {
		return nil
	}
	t := !a.Value.IsZero()
	return &t
}

// Module is a symbol table.
type Module struct {
	ir.Base
	Body ir.Region
}

// Def implements ir.Op.
func (o *Module) Def(d *ir.Def) {
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.SymbolTableTrait, ir.NoTerminator, ir.SingleBlock, ir.IsolatedFromAbove)
}

// Func is a function; private if Hidden.
type Func struct {
	ir.Base
	Name   *ir.StringAttr
	Hidden bool
	Body   ir.Region
}

// Def implements ir.Op.
func (o *Func) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.Name, ir.SymbolNameProp)
	d.Unit("hidden", &o.Hidden)
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.SymbolTrait, ir.IsolatedFromAbove, ir.AutomaticAllocationScope)
}

// CallableRegion implements ir.Callable.
func (o *Func) CallableRegion() *ir.Region {
	if o.Body.Empty() {
		return nil
	}
	return &o.Body
}

// CallableResults implements ir.Callable.
func (o *Func) CallableResults() []ir.Type { return nil }

// SymbolVisibility implements ir.Symbol.
func (o *Func) SymbolVisibility() ir.Visibility {
	if o.Hidden {
		return ir.Private
	}
	return ir.Public
}

// Signature implements ir.FunctionOp.
func (o *Func) Signature() *ir.FunctionType { return nil }

// SetSignature implements ir.FunctionOp.
func (o *Func) SetSignature(*ir.FunctionType) {}

// FuncBody implements ir.FunctionOp.
func (o *Func) FuncBody() *ir.Region { return &o.Body }

// Return leaves a function.
type Return struct {
	ir.Base
	Args ir.Operands
}

// Def implements ir.Op.
func (o *Return) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Traits(ir.Pure, ir.Terminator, ir.ReturnLike)
}

// Call calls a function. Extra is an operand that the callee does not get.
type Call struct {
	ir.Base
	To      *ir.SymbolRefAttr
	Args    ir.Operands
	Extra   ir.Operand
	Results ir.Results
}

// Def implements ir.Op.
func (o *Call) Def(d *ir.Def) {
	ir.Prop(d, "to", &o.To, ir.SymbolRefProp)
	d.Ins("args", &o.Args, ir.AnyType)
	d.OptIn("extra", &o.Extra, ir.AnyType)
	d.Outs("results", &o.Results, ir.AnyType)
}

// Callee implements ir.Caller.
func (o *Call) Callee() (*ir.SymbolRefAttr, *ir.Value) { return o.To, nil }

// CallArgs implements ir.Caller.
func (o *Call) CallArgs() []*ir.Operand { return o.Args.List() }

// Ref uses a symbol otherwise than by a call.
type Ref struct {
	ir.Base
	To *ir.SymbolRefAttr
}

// Def implements ir.Op.
func (o *Ref) Def(d *ir.Def) {
	ir.Prop(d, "to", &o.To, ir.SymbolRefProp)
	d.Traits(ir.Pure)
}
