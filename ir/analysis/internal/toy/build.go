package toy

import "polyloom/ir"

// A Builder builds toy programs.
type Builder struct{ ir.Builder }

// At returns a builder that appends to b.
func At(b *ir.Block) *Builder { return &Builder{*ir.AtEnd(b, ir.Loc{})} }

// NewModule returns an empty module and a builder for what is in it.
func NewModule() (*Module, *Builder) {
	m := new(Module)
	ir.Init(m, ir.Loc{})
	return m, At(m.Body.Add(ir.NewBlock(ir.Loc{})))
}

// Block adds a block with arguments of the given types to r.
func Block(r *ir.Region, args ...ir.Type) *ir.Block { return r.Add(ir.NewBlock(ir.Loc{}, args...)) }

// Func makes a function with an entry block.
func (b *Builder) Func(name string, hidden bool, args ...ir.Type) (*Func, *ir.Block) {
	f := ir.Create(b, &Func{Name: ir.Str(name), Hidden: hidden})
	return f, Block(&f.Body, args...)
}

// Int makes the constant v of type t.
func (b *Builder) Int(t ir.Type, v int64) *ir.Value {
	return &ir.Create(b, &Const{Value: ir.IntegerOf(t, v), Result: ir.Res(t)}).Result.Value
}

// Bin makes a computation.
func (b *Builder) Bin(k Kind, x, y *ir.Value) *ir.Value {
	return &ir.Create(b, &Bin{Kind: k, Lhs: x.Use(), Rhs: y.Use()}).Result.Value
}

// Unknown makes a value of type t of which nothing is known.
func (b *Builder) Unknown(t ir.Type, args ...*ir.Value) *ir.Value {
	return ir.Create(b, &Ext{Args: ir.Uses(args...), Results: ir.ResTypes(t)}).Results.At(0)
}

// Sink makes an op that needs vs.
func (b *Builder) Sink(vs ...*ir.Value) *Sink { return ir.Create(b, &Sink{Args: ir.Uses(vs...)}) }

// Br ends the block with a branch.
func (b *Builder) Br(to *ir.Block, vs ...*ir.Value) *Br {
	return ir.Create(b, &Br{Args: ir.Uses(vs...), Dest: ir.To(to)})
}

// CondBr ends the block with a conditional branch that passes vs on both ways.
func (b *Builder) CondBr(c *ir.Value, yes, no *ir.Block, vs ...*ir.Value) *CondBr {
	return ir.Create(b, &CondBr{Cond: c.Use(), YesArgs: ir.Uses(vs...), NoArgs: ir.Uses(vs...), Yes: ir.To(yes), No: ir.To(no)})
}

// Return ends a function.
func (b *Builder) Return(vs ...*ir.Value) *Return { return ir.Create(b, &Return{Args: ir.Uses(vs...)}) }

// Yield ends a region.
func (b *Builder) Yield(vs ...*ir.Value) *Yield { return ir.Create(b, &Yield{Args: ir.Uses(vs...)}) }

// Call calls the function of the given name; its results have the given types.
func (b *Builder) Call(name string, results []ir.Type, args ...*ir.Value) *Call {
	return ir.Create(b, &Call{To: ir.SymbolRef(name), Args: ir.Uses(args...), Results: ir.ResTypes(results...)})
}
