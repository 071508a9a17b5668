package validate

import (
	"os"
	"sync"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/interp"
	"polyloom/ir/pass"
)

// A Checker is an Instrument that compares what functions do before and after each pass. It makes the manager work on one operation after the
// other.
type Checker struct {
	// Seed decides which inputs are made, and Inputs how many for each function; 0 means 16.
	Seed   uint64
	Inputs int
	// MaxSteps is how many ops a call may run before a pass; afterwards it may run twenty times as many. 0 means 200,000.
	MaxSteps int64
	// Path is the file from which a difference can be seen again; "" for none. Print returns the text of an outermost operation for it, and
	// Command the command line that reads it, for the message.
	Path    string
	Print   func(ir.Op) []byte
	Command func(path string) string

	mu       sync.Mutex
	before   map[*pass.Exec]*state
	remarked map[string]bool
}

// A state is what the functions in an operation did.
type state struct {
	text      string // of the operation
	module    []byte // the text of the outermost operation, if a file is to be written
	functions map[string][]*outcome
	types     map[string]*ir.FunctionType
}

// The defaults of Checker, and how many more steps a call may take after a pass.
const (
	defaultInputs = 16
	defaultSteps  = 200_000
	moreSteps     = 20
)

// Sequential implements the interface of that name in package pass.
func (c *Checker) Sequential() bool { return true }

// concerns reports whether e is the execution of a pass.
func concerns(e *pass.Exec) bool { return e.Kind == pass.PassRun && !e.IsCollection() }

// Before implements pass.Instrument.
func (c *Checker) Before(e *pass.Exec) {
	if !concerns(e) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	s := &state{text: asm.OpText(e.Op), functions: map[string][]*outcome{}, types: map[string]*ir.FunctionType{}}
	if c.Path != "" && c.Print != nil {
		s.module = c.Print(outermost(e.Op))
	}
	for name, f := range functionsIn(e.Op) {
		s.types[name] = f.Signature()
		if outs := c.runAll(e, name, f, c.steps()); outs != nil {
			s.functions[name] = outs
		}
	}
	if c.before == nil {
		c.before = map[*pass.Exec]*state{}
	}
	c.before[e] = s
}

// After implements pass.Instrument.
func (c *Checker) After(e *pass.Exec) {
	if !concerns(e) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.before[e]
	delete(c.before, e)
	if e.Failed || s == nil || asm.OpText(e.Op) == s.text {
		return
	}
	after := functionsIn(e.Op)
	for _, name := range sortedNames(s.functions) {
		f := after[name]
		if f == nil || f.Signature() != s.types[name] {
			continue // the pass is one that changes what callers see
		}
		outs := c.runAll(e, name, f, c.steps()*moreSteps)
		for i, o := range outs {
			if was := s.functions[name][i]; !was.allows(o) {
				c.report(e, s, name, f, was, o)
				e.Failed = true
				break
			}
		}
	}
}

func (c *Checker) steps() int64 {
	if c.MaxSteps == 0 {
		return defaultSteps
	}
	return c.MaxSteps
}

// runAll runs f on all its inputs. It returns nil, and remarks on it once, if f cannot be run.
func (c *Checker) runAll(e *pass.Exec, name string, f ir.FunctionOp, steps int64) []*outcome {
	if f.FuncBody().Empty() || f != e.Op && ir.VisibilityOf(f) == ir.Private {
		return nil // a pass on a module may know all that a private function is called with
	}
	n := c.Inputs
	if n == 0 {
		n = defaultInputs
	}
	outs := make([]*outcome, n)
	var o *outcome
	in := c.newInterp(ir.NearestSymbolTable(ir.Parent(f)), steps, &o)
	for i := range outs {
		o = new(outcome)
		o.run(in, in.Func(f), c.Seed, i)
		outs[i] = o
		if err := outs[i].err; err != nil && err.Kind == interp.Unsupported {
			c.remark(e, name, f, err)
			return nil
		}
	}
	return outs
}

// remark says once that f cannot be run.
func (c *Checker) remark(e *pass.Exec, name string, f ir.FunctionOp, err *interp.Error) {
	if c.remarked[name] {
		return
	}
	if c.remarked == nil {
		c.remarked = map[string]bool{}
	}
	c.remarked[name] = true
	d := diag.Remarkf(ir.LocOf(f), "@%s is not validated: it cannot be run", name)
	if err.Diag != nil {
		d.Note(err.Diag.Loc, "%s", err.Diag.Message)
	} else {
		d.Note(nil, "no value of the type of an argument can be made")
	}
	e.Diags.Emit(d)
}

// report says that the pass of e changed what f does.
func (c *Checker) report(e *pass.Exec, s *state, name string, f ir.FunctionOp, was, is *outcome) {
	d := diag.Errorf(ir.LocOf(f), "the pass %s changed what @%s does", e.Step.Info.Name, name)
	d.Note(nil, "%s", "called with "+short(was.args))
	d.Note(nil, "%s", "before: "+short(was.String()))
	d.Note(nil, "%s", "after: "+short(is.String()))
	if s.module != nil {
		recipe := pass.Recipe{Pipeline: pass.LocalPipeline(e), DisableThreading: true, VerifyEach: true}
		if err := os.WriteFile(c.Path, recipe.AppendTo(s.module), 0o666); err != nil {
			d.Note(nil, "no file for seeing it again: %v", err)
		} else {
			d.Note(nil, "%s", "to see it again: "+c.Command(c.Path))
		}
		c.Path = "" // the first difference is the one to look at
	}
	e.Diags.Emit(d)
}
