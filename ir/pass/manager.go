package pass

import (
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"polyloom/diag"
	"polyloom/ir"
)

// A Manager runs a pipeline.
type Manager struct {
	Pipeline *Pipeline
	// Diags gets what passes and the verifier have to say; nil drops it.
	Diags *diag.Engine
	// Dialects are those of the program, Passes those that it offers. They are handed to the passes, and names of operations are looked
	// up in the dialects to find passes on the wrong operation before anything runs.
	Dialects []*ir.Dialect
	Passes   []*Info
	// Workers is how many operations are worked on at a time: 0 means as many as there are processors, 1 one after the other.
	Workers int
	// VerifyEach says to verify the operation after each pass.
	VerifyEach bool
	// Describe gives the text of an operation for notes under errors about it; nil for no notes.
	Describe func(ir.Op) string
	// Instruments watch. Before is called in their order, After in the reverse.
	Instruments []Instrument
}

// Run runs the pipeline on op and reports whether all went well. After a failure op may be in any state. A pass that fails or panics ends
// the pipeline for its operation; pipelines for other operations beside that are finished, and then the outer pipeline fails.
func (m *Manager) Run(op ir.Op) bool {
	r := &run{Manager: m, diags: m.Diags}
	if r.diags == nil {
		r.diags = diag.NewEngine(nil)
	}
	if n := r.workers(); n > 1 {
		r.tokens = make(chan struct{}, n-1)
	}
	if !m.Pipeline.finish(r.context(r.diags), r.zero) {
		return false
	}
	return r.top(m.Pipeline, op, nil, r.diags, &analyses{op: op})
}

// run is one Run of a manager.
type run struct {
	*Manager
	diags  *diag.Engine
	tokens chan struct{} // holds one element for each goroutine beside the caller's; nil for none
}

func (r *run) workers() int {
	n := r.Workers
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	for _, in := range r.Instruments {
		if s, ok := in.(Sequential); ok && s.Sequential() {
			return 1
		}
	}
	return n
}

// context returns a context for no operation.
func (r *run) context(e *diag.Engine) *Context {
	return &Context{Diags: e, Dialects: r.Dialects, Passes: r.Passes, run: r}
}

// zero returns an empty operation of the given name, or nil if no dialect has it.
func (r *run) zero(name string) ir.Op {
	for _, d := range r.Dialects {
		if info := d.Op(name); info != nil {
			return info.New(ir.Loc{})
		}
	}
	return nil
}

// top runs p on op if it may.
func (r *run) top(p *Pipeline, op ir.Op, parent *Exec, e *diag.Engine, known *analyses) bool {
	if p.anchor != Any && p.anchor != ir.Name(op) {
		e.Errorf(ir.LocOf(op), "can't run '%s' pass manager on '%s' op", p.anchor, ir.Name(op))
		return false
	}
	return r.pipeline(p, op, parent, e, known)
}

func (r *run) before(e *Exec) {
	for _, in := range r.Instruments {
		in.Before(e)
	}
}

func (r *run) after(e *Exec) {
	for i := len(r.Instruments) - 1; i >= 0; i-- {
		if e.Failed {
			afterFailure(r.Instruments[i], e)
		} else {
			r.Instruments[i].After(e)
		}
	}
}

// afterFailure calls in.After with an operation that may be in no state to be looked at.
func afterFailure(in Instrument, e *Exec) {
	defer func() {
		if p := recover(); p != nil {
			e.Diags.Errorf(ir.LocOf(e.Op), "what is left of %s cannot be shown: %v", opName(e.Op), p)
		}
	}()
	in.After(e)
}

func (r *run) pipeline(p *Pipeline, op ir.Op, parent *Exec, diags *diag.Engine, known *analyses) bool {
	e := &Exec{Kind: PipelineRun, Pipeline: p, Op: op, Parent: parent, Diags: diags}
	r.before(e)
	for _, s := range p.steps {
		if !r.step(s, e, known) {
			e.Failed = true
			break
		}
	}
	known.keep(nil)
	r.after(e)
	return !e.Failed
}

// step runs one element of the pipeline of outer.
func (r *run) step(s *Step, outer *Exec, known *analyses) bool {
	op := outer.Op
	switch {
	case !op.Info().Registered:
		return r.refuse(outer, "trying to schedule a pass on an unregistered operation")
	case !ir.HasTrait(op, ir.IsolatedFromAbove):
		return r.refuse(outer, "trying to schedule a pass on an operation not marked as 'IsolatedFromAbove'")
	case s.Info != nil && !s.Info.anchor.accepts(op):
		return r.refuse(outer, "trying to schedule pass '%s' on an unsupported operation", s.Info.Title)
	}
	e := &Exec{Kind: PassRun, Pipeline: outer.Pipeline, Step: s, Op: op, Parent: outer, Diags: outer.Diags}
	r.before(e)
	ok, changed := true, true
	if s.Info == nil {
		ok = r.nested(s, e, known)
		known.keep(nil)
	} else {
		ok, changed = r.pass(s, e, known)
	}
	if ok && changed && r.VerifyEach {
		ok = r.guard(e, func() bool { return r.verify(e) })
	}
	e.Failed = !ok
	r.after(e)
	return !e.Failed
}

// verify verifies the operation of e: an outermost one with all workers, which have nothing else to do then.
func (r *run) verify(e *Exec) bool {
	opts := ir.VerifyOptions{Describe: r.Describe}
	if e.Parent.Parent == nil {
		opts.Workers = cap(r.tokens) + 1
	}
	return ir.Verify(e.Op, e.Diags, opts)
}

// refuse reports why no pass can run on e's operation.
func (r *run) refuse(e *Exec, format string, args ...any) bool {
	e.Diags.Emit(r.show(ir.OpError(e.Op, format, args...), e.Op))
	return false
}

// pass runs a pass, and returns whether it went well and whether it may have changed the operation.
func (r *run) pass(s *Step, e *Exec, known *analyses) (ok, changed bool) {
	c := &Context{Diags: e.Diags, Dialects: r.Dialects, Passes: r.Passes, op: e.Op, run: r, exec: e, known: known}
	body := s.Info.clone(s.body)
	ok = r.guard(e, func() bool {
		err := body.Run(c, e.Op)
		if err != nil {
			r.report(e.Diags, e.Op, err)
		}
		return err == nil && !c.failed
	})
	if !c.keepAll {
		known.keep(c.preserved)
	}
	return ok, !c.keepAll
}

// guard calls f and makes a report of a panic in it.
func (r *run) guard(e *Exec, f func() bool) (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			e.Crash = p
			ok = false
			e.Diags.Emit(crashReport(e, p))
		}
	}()
	return f()
}

// crashReport says which pass panicked on what and where, and how to see it again. It is called from the function that recovers.
func crashReport(e *Exec, panicked any) *diag.Diagnostic {
	d := diag.Errorf(ir.LocOf(e.Op), "pass '%s' crashed on %s: %v", e.Step.Title(), opName(e.Op), panicked)
	d.Note(nil, "%s", "this is a bug in the compiler; to reproduce: --pass-pipeline='"+LocalPipeline(e)+"'")
	if s := panicStack(); s != "" {
		d.Note(nil, "%s", "panic in "+s)
	}
	return d
}

// panicStack returns the innermost functions on the stack of a panic that is being recovered, down to the manager.
func panicStack() string {
	const deepest = 12
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs[:])])
	var calls []string
	for panicking := false; len(calls) < deepest; {
		f, more := frames.Next()
		switch {
		case strings.HasSuffix(f.Function, ".guard"), !more:
			return strings.Join(calls, ", called from ")
		case strings.HasPrefix(f.Function, "runtime."):
			panicking, calls = true, nil
		case panicking:
			calls = append(calls, f.Function+" ("+filepath.Base(f.File)+":"+strconv.Itoa(f.Line)+")")
		}
	}
	return strings.Join(calls, ", called from ")
}

// opName returns the name of op and of the symbol that it defines: "'func.func' operation: @f".
func opName(op ir.Op) string {
	s := "'" + ir.Name(op) + "' operation"
	if name, ok := ir.SymbolNameOf(op); ok {
		s += ": @" + name
	}
	return s
}

// LocalPipeline returns the text of a pipeline for the outermost operation that has only the pass of e.
func LocalPipeline(e *Exec) string {
	var scopes string
	closing := ""
	for op := e.Op; op != nil; op = ir.Parent(op) {
		scopes = ir.Name(op) + "(" + scopes
		closing += ")"
	}
	return scopes + e.Step.String() + closing
}
