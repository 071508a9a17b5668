package interp

import (
	"polyloom/ir"
)

// Options limit what a program may use. A zero field means the default.
type Options struct {
	MaxSteps int64 // ops that are run; 1e10
	MaxBytes int64 // memory that is allocated at a time; 4 GiB
	MaxDepth int   // calls inside calls; 10,000
	// OpenIsPoison makes results poison that fast-math flags leave open: zero under nsz, and anything under reassoc, contract, arcp and afn. Without
	// it they are what the op would give without the flag.
	OpenIsPoison bool
	// External is called for functions without a body, under their names with @, and for ops of unknown dialects without regions, under their
	// own; nil makes these errors of the kind Unsupported. It returns as many results as there are types.
	External func(in *Interp, name string, args []Value, results []ir.Type) ([]Value, error)
}

// The defaults of Options.
const (
	defaultSteps = 10_000_000_000
	defaultBytes = 4 << 30
	defaultDepth = 10_000
)

// An Interp runs the functions of one module. The module must not change while it is in use. It is for one goroutine at a time.
type Interp struct {
	opts    Options
	module  ir.Op
	tables  ir.SymbolTables
	funcs   map[ir.Op]*Func
	globals map[ir.Op]*MemRef
	layouts map[ir.Type]*layout
	budget  int64 // steps that are left
	memory  int64 // bytes that are left
	depth   int
	buffers int64 // that were made
	// transfers are how many elements were transferred for a tag and not waited for yet.
	transfers map[tagElement]int64
}

// New returns an interpreter of the functions in module, which is a symbol table.
func New(module ir.Op, opts Options) *Interp {
	if opts.MaxSteps == 0 {
		opts.MaxSteps = defaultSteps
	}
	if opts.MaxBytes == 0 {
		opts.MaxBytes = defaultBytes
	}
	if opts.MaxDepth == 0 {
		opts.MaxDepth = defaultDepth
	}
	return &Interp{opts: opts, module: module, funcs: map[ir.Op]*Func{}, globals: map[ir.Op]*MemRef{}, layouts: map[ir.Type]*layout{},
		transfers: map[tagElement]int64{},
		budget:    opts.MaxSteps, memory: opts.MaxBytes}
}

// Func returns the function that op, an op inside the module, defines.
func (in *Interp) Func(op ir.FunctionOp) *Func {
	fn := in.funcs[op]
	if fn == nil {
		name, _ := ir.SymbolNameOf(op)
		fn = &Func{Op: op, Name: name, in: in}
		in.funcs[op] = fn
	}
	return fn
}

// Lookup returns the function of the given name in the module; nil if there is none.
func (in *Interp) Lookup(name string) *Func {
	op, ok := in.tables.Lookup(in.module, ir.SymbolRef(name)).(ir.FunctionOp)
	if !ok {
		return nil
	}
	return in.Func(op)
}

// Call runs the function of the given name in the module. Memory that args refer to may be changed by it. An error is an *Error.
func (in *Interp) Call(name string, args ...Value) ([]Value, error) {
	fn := in.Lookup(name)
	if fn == nil {
		return nil, badCall("there is no function @%s", name)
	}
	return in.CallFunc(fn, args...)
}

// CallFunc runs fn, which belongs to the interpreter, as Call does.
func (in *Interp) CallFunc(fn *Func, args ...Value) ([]Value, error) {
	t := fn.Op.Signature()
	if len(args) != len(t.In) {
		return nil, badCall("%v has %d arguments, but %d are given", fn, len(t.In), len(args))
	}
	in.budget, in.depth = in.opts.MaxSteps, 0
	cells := make([]Cell, len(args))
	for i, a := range args {
		c, err := a.as(t.In[i])
		if err != nil {
			return nil, badCall("argument %d of %v: %v", i, fn, err)
		}
		cells[i] = c
	}
	f, err := fn.enter()
	if err != nil {
		return nil, at(fn.Op, err)
	}
	for i, s := range fn.args {
		f.SetCell(s, cells[i])
	}
	exit, err := fn.run(f)
	if err != nil {
		return nil, err
	}
	results := make([]Value, len(exit.Slots))
	for i, s := range exit.Slots {
		results[i] = Value{t.Out[i], f.Cell(s)}
	}
	fn.leave(f)
	return results, nil
}

// Reset forgets the memory of globals, and gives back the budget of memory.
func (in *Interp) Reset() {
	clear(in.globals)
	in.memory, in.buffers = in.opts.MaxBytes, 0
}

// Globals returns the memory of the globals that were used so far by their names.
func (in *Interp) Globals() map[string]*MemRef {
	all := make(map[string]*MemRef, len(in.globals))
	for op, m := range in.globals {
		name, _ := ir.SymbolNameOf(op)
		all[name] = m
	}
	return all
}

// Global returns the memory of the global op, made by make when it is first asked for.
func (in *Interp) Global(op ir.Op, make func() (*MemRef, error)) (*MemRef, error) {
	m := in.globals[op]
	if m == nil {
		var err error
		if m, err = make(); err != nil {
			return nil, err
		}
		in.globals[op] = m
	}
	return m, nil
}

// LookupSymbol returns the op that ref names as seen from op; nil if there is none.
func (in *Interp) LookupSymbol(op ir.Op, ref *ir.SymbolRefAttr) ir.Op {
	return in.tables.LookupNearest(op, ref)
}
