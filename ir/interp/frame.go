package interp

import (
	"fmt"

	"polyloom/ir"
)

// A Slot is the number of a register of a Frame. Each value of a function has one of its own.
type Slot int

// A Step is what running one op does. It reads and writes registers of the frame.
type Step func(f *Frame) error

// A Frame holds the values of one running call of a function.
type Frame struct {
	in    *Interp
	words []uint64
	objs  []any
	// dirty says that a register that usually holds a word may hold poison. Until then only words need to be looked at.
	dirty   bool
	scratch []Cell
	stack   []*Buffer // allocated by allocas whose scope has not ended
}

// Interp returns the interpreter that runs the frame.
func (f *Frame) Interp() *Interp { return f.in }

// Word returns the bits of the number in s, which is of a type of at most 64 bits and not poison.
func (f *Frame) Word(s Slot) uint64 { return f.words[s] }

// SetWord makes s hold a number of at most 64 bits.
func (f *Frame) SetWord(s Slot, w uint64) {
	f.words[s] = w
	if f.dirty {
		f.objs[s] = nil
	}
}

// Cell returns what s holds.
func (f *Frame) Cell(s Slot) Cell { return Cell{f.words[s], f.objs[s]} }

// SetCell makes s hold c.
func (f *Frame) SetCell(s Slot, c Cell) {
	f.words[s], f.objs[s] = c.Word, c.Obj
	if c.Obj == Poison {
		f.dirty = true
	}
}

// IsPoison reports whether s holds poison.
func (f *Frame) IsPoison(s Slot) bool { return f.objs[s] == Poison }

// Int returns the number in s, of type index or of 64 bits. It is an error if that is poison; what names it in the message.
func (f *Frame) Int(s Slot, what string) (int64, error) {
	if f.dirty && f.objs[s] == Poison {
		return 0, errPoisonUse(what)
	}
	return int64(f.words[s]), nil
}

// Ints is Int for several slots; the numbers go to dst.
func (f *Frame) Ints(dst []int64, ss []Slot, what string) error {
	for i, s := range ss {
		v, err := f.Int(s, what)
		if err != nil {
			return err
		}
		dst[i] = v
	}
	return nil
}

// Bool returns the i1 in s. It is an error if that is poison; what names it in the message.
func (f *Frame) Bool(s Slot, what string) (bool, error) {
	v, err := f.Int(s, what)
	return v != 0, err
}

// MemRef returns the memref in s. It is an error if that is poison.
func (f *Frame) MemRef(s Slot) (*MemRef, error) {
	m, ok := f.objs[s].(*MemRef)
	if !ok {
		return nil, errPoisonUse("the memref")
	}
	return m, nil
}

// Array returns the vector or tensor in s; nil if that is poison.
func (f *Frame) Array(s Slot) *Array {
	a, _ := f.objs[s].(*Array)
	return a
}

// Move copies the registers src to dst, all at the same time.
func (f *Frame) Move(dst, src []Slot) {
	switch len(dst) {
	case 0:
	case 1:
		f.words[dst[0]], f.objs[dst[0]] = f.words[src[0]], f.objs[src[0]]
	default:
		f.scratch = f.scratch[:0]
		for _, s := range src {
			f.scratch = append(f.scratch, Cell{f.words[s], f.objs[s]})
		}
		for i, d := range dst {
			f.words[d], f.objs[d] = f.scratch[i].Word, f.scratch[i].Obj
		}
	}
}

// Call runs fn with the values of args and puts its results into results. op is the op that calls.
func (f *Frame) Call(op ir.Op, fn *Func, args, results []Slot) error {
	if fn.Op.FuncBody().Empty() && f.in.opts.External != nil {
		t := fn.Op.Signature()
		return f.callOut(fn.String(), t.In, t.Out, args, results)
	}
	callee, err := fn.enter()
	if err != nil {
		return err
	}
	for i, s := range fn.args {
		callee.SetCell(s, f.Cell(args[i]))
	}
	exit, err := fn.run(callee)
	if err != nil {
		return calledFrom(op, err)
	}
	for i, s := range exit.Slots {
		f.SetCell(results[i], callee.Cell(s))
	}
	fn.leave(callee)
	return nil
}

// callOut calls a function without a body, or runs an op of an unknown dialect.
func (f *Frame) callOut(name string, in, out []ir.Type, args, results []Slot) error {
	values := make([]Value, len(args))
	for i, s := range args {
		values[i] = Value{in[i], f.Cell(s)}
	}
	rs, err := f.in.opts.External(f.in, name, values, out)
	if err != nil {
		return err
	}
	for i, s := range results {
		f.SetCell(s, rs[i].Cell)
	}
	return nil
}

// A Func is a function ready to be called.
type Func struct {
	Op    ir.FunctionOp
	Name  string
	in    *Interp
	body  *Region // nil until it is first called, and for a declaration
	args  []Slot
	slots int
	free  []*Frame
}

// String returns the name as a symbol.
func (fn *Func) String() string { return "@" + fn.Name }

// Interp returns the interpreter that the function belongs to.
func (fn *Func) Interp() *Interp { return fn.in }

// enter returns a frame for a call.
func (fn *Func) enter() (*Frame, error) {
	if fn.body == nil {
		if err := fn.in.compile(fn); err != nil {
			return nil, err
		}
	}
	if fn.in.depth >= fn.in.opts.MaxDepth {
		return nil, Errorf(Exhausted, "is called more than %d calls deep", fn.in.opts.MaxDepth)
	}
	fn.in.depth++
	if n := len(fn.free); n > 0 {
		f := fn.free[n-1]
		fn.free = fn.free[:n-1]
		return f, nil
	}
	return &Frame{in: fn.in, words: make([]uint64, fn.slots), objs: make([]any, fn.slots)}, nil
}

// leave takes a frame back.
func (fn *Func) leave(f *Frame) {
	if f.dirty {
		clear(f.objs)
		f.dirty = false
	}
	fn.free = append(fn.free, f)
	fn.in.depth--
}

// run runs the body.
func (fn *Func) run(f *Frame) (*Exit, error) {
	exit, err := fn.body.Run(f)
	if err != nil {
		fn.in.depth--
		return nil, err
	}
	return exit, nil
}

// A Region is a region ready to be run.
type Region struct {
	// Args are the slots of the entry block's arguments.
	Args  []Slot
	entry *block
	// scope says that stack allocations of the region end with each run of it.
	scope bool
}

// An Exit is where a run of a region ended: a terminator without successors.
type Exit struct {
	Op    ir.Op
	Slots []Slot // of the operands
	// Regions are those of the terminator.
	Regions []*Region
}

// A block is a block ready to be run.
type block struct {
	args  []Slot
	steps []Step
	ops   []ir.Op // of the steps
	term  ir.Op
	exit  *Exit // if the terminator has no successors
	edges []edge
	next  func(f *Frame) (int, error) // chooses an edge; nil if there is only one
}

// An edge is the way to a successor.
type edge struct {
	to       *block
	dst, src []Slot
}

// Run runs the region, whose arguments have been set, and returns where it ended.
func (r *Region) Run(f *Frame) (*Exit, error) {
	if !r.scope {
		return r.entry.run(f)
	}
	mark := len(f.stack)
	exit, err := r.entry.run(f)
	for _, b := range f.stack[mark:] {
		b.end("whose stack scope has ended")
	}
	f.stack = f.stack[:mark]
	return exit, err
}

func (b *block) run(f *Frame) (*Exit, error) {
	for {
		if f.in.budget -= int64(len(b.steps)) + 1; f.in.budget < 0 {
			return nil, at(b.term, Errorf(Exhausted, "is where the program has taken more than %d steps", f.in.opts.MaxSteps))
		}
		for i, s := range b.steps {
			if err := s(f); err != nil {
				return nil, at(b.ops[i], err)
			}
		}
		if b.exit != nil {
			return b.exit, nil
		}
		e := &b.edges[0]
		if b.next != nil {
			n, err := b.next(f)
			if err != nil {
				return nil, at(b.term, err)
			}
			e = &b.edges[n]
		}
		f.Move(e.dst, e.src)
		b = e.to
	}
}

// A Loop runs a region over and over with values that are carried from one run to the next.
type Loop struct {
	Body    *Region
	Carried []Slot // arguments of the body
	Inits   []Slot
	Results []Slot
}

// Start gives the carried values their first values.
func (l *Loop) Start(f *Frame) { f.Move(l.Carried, l.Inits) }

// Iterate runs the body once and carries on what its terminator passes.
func (l *Loop) Iterate(f *Frame) error {
	exit, err := l.Body.Run(f)
	if err == nil {
		f.Move(l.Carried, exit.Slots)
	}
	return err
}

// End makes the carried values the results.
func (l *Loop) End(f *Frame) { f.Move(l.Results, l.Carried) }

// Count runs body for each number from lower to upper, exclusive, by step, which must be positive; unsigned says how bounds compare. It sets
// iv to the number before each iteration, truncated to mask, which is that of the counter's type. It is an error if the number behind the last
// one is not of that type.
func (l *Loop) Count(f *Frame, iv Slot, lower, upper, step int64, unsigned bool, mask uint64) error {
	n, err := trips(lower, upper, step, unsigned, mask)
	if err != nil {
		return err
	}
	l.Start(f)
	for ; n > 0; n-- {
		f.SetWord(iv, uint64(lower)&mask)
		if err := l.Iterate(f); err != nil {
			return err
		}
		lower += step
	}
	l.End(f)
	return nil
}

// trips is TripCount, with an error if the number behind the last one is greater than those of the counter's type.
func trips(lower, upper, step int64, unsigned bool, mask uint64) (uint64, error) {
	n := TripCount(lower, upper, step, unsigned)
	most := mask
	if !unsigned {
		most >>= 1
	}
	if n > 0 && most-(uint64(lower)+(n-1)*uint64(step)) < uint64(step) {
		return 0, Errorf(Undefined, "has a counter that steps past %d, the largest number of its type", most)
	}
	return n, nil
}

// TripCount returns how many numbers there are from lower to upper, exclusive, by a positive step.
func TripCount(lower, upper, step int64, unsigned bool) uint64 {
	if unsigned && uint64(lower) >= uint64(upper) || !unsigned && lower >= upper {
		return 0
	}
	return (uint64(upper)-uint64(lower)-1)/uint64(step) + 1
}

// Box calls body for each point of a box of counters in row-major order, having set the slots to it. The steps must be positive, and it is an
// error if the number behind the last one of a counter is not one.
func (f *Frame) Box(ivs []Slot, lower, upper, step []int64, body func() error) error {
	if len(ivs) == 0 {
		return body()
	}
	n, err := trips(lower[0], upper[0], step[0], false, Mask(64))
	if err != nil {
		return err
	}
	for i := lower[0]; n > 0; n-- {
		f.SetWord(ivs[0], uint64(i))
		if err := f.Box(ivs[1:], lower[1:], upper[1:], step[1:], body); err != nil {
			return err
		}
		i += step[0]
	}
	return nil
}

// CheckSteps returns an error if a step is not positive.
func CheckSteps(steps ...int64) error {
	for _, s := range steps {
		if s <= 0 {
			return Errorf(Undefined, "has a step of %s, which is not positive", fmt.Sprint(s))
		}
	}
	return nil
}

// RunInto runs the region and puts what its terminator passes into results.
func (r *Region) RunInto(f *Frame, results []Slot) error {
	exit, err := r.Run(f)
	if err == nil {
		f.Move(results, exit.Slots)
	}
	return err
}

// Numbers are sizes, offsets or strides of an op, some of them constants and some of them operands.
type Numbers struct {
	static []int64
	slots  []Slot // of those that are operands, in order
}

// Numbers joins the constants static with the operands, which stand where there is ir.Dynamic.
func (c *Compiler) Numbers(static []int64, operands []*ir.Value) Numbers {
	return Numbers{static, c.Slots(operands)}
}

// Read puts the numbers into dst. It is an error if one is poison.
func (n Numbers) Read(f *Frame, dst []int64) error {
	k := 0
	for i, v := range n.static {
		if v == ir.Dynamic {
			var err error
			if v, err = f.Int(n.slots[k], "a size, offset or stride"); err != nil {
				return err
			}
			k++
		}
		dst[i] = v
	}
	return nil
}

// Len returns how many numbers there are.
func (n Numbers) Len() int { return len(n.static) }
