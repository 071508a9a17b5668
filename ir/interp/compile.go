package interp

import (
	"polyloom/ir"
)

// Evaler is implemented by ops that can be run.
type Evaler interface {
	ir.Op
	// Eval returns what running the op does. It is called once for a function, before the first call. An error says that the op
	// cannot be run as it is; the program fails if it comes to it.
	Eval(c *Compiler) (Step, error)
}

// Chooser is implemented by terminators with several successors.
type Chooser interface {
	ir.Brancher
	// EvalBranch returns the function that chooses a successor by its index.
	EvalBranch(c *Compiler) (func(f *Frame) (int, error), error)
}

// A Compiler prepares one function to be run. It hands registers to values and makes steps of ops.
type Compiler struct {
	in     *Interp
	fn     *Func
	blocks map[*ir.Block]*block
}

// Interp returns the interpreter that the function is compiled for.
func (c *Compiler) Interp() *Interp { return c.in }

// OpenIsPoison is that of Options.
func (c *Compiler) OpenIsPoison() bool { return c.in.opts.OpenIsPoison }

// Slot returns the register of v.
func (c *Compiler) Slot(v *ir.Value) Slot { return Slot(v.Num) }

// Slots returns the registers of vs.
func (c *Compiler) Slots(vs []*ir.Value) []Slot {
	ss := make([]Slot, len(vs))
	for i, v := range vs {
		ss[i] = Slot(v.Num)
	}
	return ss
}

// OperandSlots returns the registers of all operands of op.
func (c *Compiler) OperandSlots(op ir.Op) []Slot { return c.Slots(ir.OperandValues(op)) }

// ResultSlots returns the registers of all results of op.
func (c *Compiler) ResultSlots(op ir.Op) []Slot { return c.Slots(ir.ResultValues(op)) }

// Function returns the function that ref names as seen from op.
func (c *Compiler) Function(op ir.Op, ref *ir.SymbolRefAttr) (*Func, error) {
	callee, ok := c.in.tables.LookupNearest(op, ref).(ir.FunctionOp)
	if !ok {
		return nil, Errorf(Unsupported, "refers to %v, which is no function", ref)
	}
	return c.in.Func(callee), nil
}

// compile makes fn ready to be run.
func (in *Interp) compile(fn *Func) error {
	r := fn.Op.FuncBody()
	if r.Empty() {
		return at(fn.Op, Errorf(Unsupported, "is declared without a body"))
	}
	n := uint32(0)
	number := func(vs ...*ir.Value) {
		for _, v := range vs {
			v.Num = n
			n++
		}
	}
	numberRegion(r, number)
	fn.slots = int(n)
	c := &Compiler{in: in, fn: fn, blocks: map[*ir.Block]*block{}}
	body := c.Region(r)
	fn.args, fn.body = body.Args, body
	return nil
}

// numberRegion gives the values of r and of the regions inside numbers.
func numberRegion(r *ir.Region, number func(...*ir.Value)) {
	for b := range r.Blocks() {
		number(b.ArgValues()...)
		for op := range b.Ops() {
			number(ir.ResultValues(op)...)
			for _, inner := range ir.RegionsOf(op) {
				numberRegion(inner, number)
			}
		}
	}
}

// Region makes r ready to be run; nil for a region without blocks.
func (c *Compiler) Region(r *ir.Region) *Region {
	if r.Empty() {
		return nil
	}
	for b := range r.Blocks() {
		c.blocks[b] = &block{args: c.Slots(b.ArgValues())}
	}
	for b := range r.Blocks() {
		c.block(b)
	}
	entry := c.blocks[r.Entry()]
	return &Region{Args: entry.args, entry: entry, scope: isScope(r)}
}

// isScope reports whether stack allocations may be made that end with r.
func isScope(r *ir.Region) bool {
	return ir.HasTrait(r.ParentOp(), ir.AutomaticAllocationScope) && allocatesOnStack(r)
}

func allocatesOnStack(r *ir.Region) bool {
	for b := range r.Blocks() {
		for op := range b.Ops() {
			if m, ok := op.(ir.MemoryEffects); ok {
				for _, e := range m.Effects() {
					if e.Kind == ir.Allocate && e.Resource == ir.AutomaticAllocation {
						return true
					}
				}
			}
			if ir.HasTrait(op, ir.AutomaticAllocationScope) {
				continue
			}
			for _, inner := range ir.RegionsOf(op) {
				if allocatesOnStack(inner) {
					return true
				}
			}
		}
	}
	return false
}

// block fills the block made for b.
func (c *Compiler) block(b *ir.Block) {
	to := c.blocks[b]
	for op := range b.Ops() {
		if op == b.Last() && (ir.HasTrait(op, ir.Terminator) || ir.NumSuccessors(op) > 0) {
			c.terminator(to, op)
			return
		}
		to.steps, to.ops = append(to.steps, c.step(op)), append(to.ops, op)
	}
	// A block without a terminator, as in a graph region, ends where its ops do.
	to.term, to.exit = b.ParentOp(), &Exit{}
}

// step returns what running op does.
func (c *Compiler) step(op ir.Op) Step {
	if e, ok := op.(Evaler); ok {
		s, err := e.Eval(c)
		if err != nil {
			return func(*Frame) error { return err }
		}
		return s
	}
	if a := ir.Constant(op); a != nil && ir.NumResults(op) == 1 {
		return c.Constant(ir.ResultAt(op, 0), a)
	}
	if !op.Info().Registered && ir.NumRegions(op) == 0 && c.in.opts.External != nil {
		in, out, args, results := ir.OperandTypes(op), ir.ResultTypes(op), c.OperandSlots(op), c.ResultSlots(op)
		return func(f *Frame) error { return f.callOut(ir.Name(op), in, out, args, results) }
	}
	return func(*Frame) error { return Errorf(Unsupported, "cannot be run") }
}

// Constant returns the step that makes v the constant a.
func (c *Compiler) Constant(v *ir.Value, a ir.Attr) Step {
	cell, err := AttrCell(a, v.Type())
	if err != nil {
		return func(*Frame) error { return err }
	}
	s := c.Slot(v)
	if cell.Obj == nil {
		return func(f *Frame) error {
			f.SetWord(s, cell.Word)
			return nil
		}
	}
	return func(f *Frame) error {
		f.SetCell(s, cell)
		return nil
	}
}

// terminator fills in how the block to ends.
func (c *Compiler) terminator(to *block, op ir.Op) {
	to.term = op
	fail := func(err error) {
		to.steps, to.ops = append(to.steps, func(*Frame) error { return err }), append(to.ops, op)
	}
	if ir.NumSuccessors(op) == 0 {
		if _, ok := op.(Evaler); ok {
			to.steps, to.ops = append(to.steps, c.step(op)), append(to.ops, op)
		}
		to.exit = &Exit{Op: op, Slots: c.OperandSlots(op)}
		for _, r := range ir.RegionsOf(op) {
			to.exit.Regions = append(to.exit.Regions, c.Region(r))
		}
		return
	}
	br, ok := op.(ir.Brancher)
	if !ok {
		fail(Errorf(Unsupported, "cannot be run"))
		return
	}
	to.edges = make([]edge, ir.NumSuccessors(op))
	for i := range to.edges {
		passed, produced := br.SuccessorOperands(i)
		dest := c.blocks[ir.SuccessorAt(op, i).Block()]
		if produced > 0 || dest == nil {
			fail(Errorf(Unsupported, "cannot be run"))
			return
		}
		to.edges[i] = edge{dest, dest.args, c.Slots(passed.Values())}
	}
	if ch, ok := op.(Chooser); ok {
		next, err := ch.EvalBranch(c)
		if err != nil {
			fail(err)
		}
		to.next = next
	} else if len(to.edges) > 1 {
		fail(Errorf(Unsupported, "cannot be run"))
	}
}
