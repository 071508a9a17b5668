package pass

import (
	"errors"
	"fmt"
	"strings"

	"polyloom/diag"
	"polyloom/ir"
)

// ErrFailed makes a pass fail without a further message.
var ErrFailed = errors.New("pass failed")

// A Context is what a pass knows and can ask for while it runs on an operation.
type Context struct {
	// Diags takes what the pass has to say. Its order is that of the operations, however many are worked on at a time.
	Diags *diag.Engine
	// Dialects are those that the program has loaded.
	Dialects []*ir.Dialect
	// Passes are those that the program offers, for options that name some.
	Passes []*Info

	op        ir.Op
	run       *run
	exec      *Exec
	known     *analyses
	failed    bool
	keepAll   bool
	preserved []any
}

// Op returns the operation that the pass runs on; nil in Init.
func (c *Context) Op() ir.Op { return c.op }

// Fail makes the pass fail when it returns, whatever it returns.
func (c *Context) Fail() { c.failed = true }

// Errorf reports an error at op, "'name' op …", and makes the pass fail.
func (c *Context) Errorf(op ir.Op, format string, args ...any) {
	c.Diags.Emit(c.run.show(ir.OpError(op, format, args...), op))
	c.failed = true
}

// PreserveAll says that the pass changed nothing: analyses stay, and the verifier need not run.
func (c *Context) PreserveAll() { c.keepAll = true }

// RunPipeline runs p on op, the pass's own operation or one inside it. It returns nil or ErrFailed; what went wrong is reported then.
// p may be run from several goroutines, but must not be changed any more.
func (c *Context) RunPipeline(p *Pipeline, op ir.Op) error {
	if !ir.IsAncestor(c.op, op) {
		c.Diags.Emit(ir.OpError(op, "Trying to schedule a dynamic pipeline on an operation that isn't nested under the current operation the pass is processing"))
		return ErrFailed
	}
	if !p.finish(c.run.context(c.Diags), c.run.zero) {
		return ErrFailed
	}
	known := c.known
	if op != c.op {
		known = c.known.child(op)
	}
	if !c.run.top(p, op, c.exec, c.Diags, known) {
		return ErrFailed
	}
	return nil
}

// report emits what a pass returned. An error that is no diagnostic is put at op, unless it is nil.
func (r *run) report(e *diag.Engine, op ir.Op, err error) {
	var d *diag.Diagnostic
	switch joined, ok := err.(interface{ Unwrap() []error }); {
	case ok:
		for _, err := range joined.Unwrap() {
			r.report(e, op, err)
		}
	case errors.As(err, &d):
		if op != nil && d.Severity == diag.Error && d.Loc == diag.Location(ir.LocOf(op)) {
			r.show(d, op)
		}
		e.Emit(d)
	case errors.Is(err, ErrFailed):
	case op == nil:
		e.Errorf(nil, "%s", err)
	default:
		e.Emit(r.show(diag.Errorf(ir.LocOf(op), "%s", err), op))
	}
}

// show adds a note with the text of op to d, an error about it, before the other notes, and returns d.
func (r *run) show(d *diag.Diagnostic, op ir.Op) *diag.Diagnostic {
	if r.Describe == nil {
		return d
	}
	text := r.Describe(op)
	if strings.Contains(text, "\n") {
		text = "\n" + text
	}
	n := &diag.Diagnostic{Severity: diag.Note, Loc: ir.LocOf(op), Message: "see current operation: " + text}
	d.Notes = append([]*diag.Diagnostic{n}, d.Notes...)
	return d
}

// analyses holds what is known of an operation and of operations inside it. It belongs to the goroutine that works on the operation.
type analyses struct {
	parent *analyses
	op     ir.Op
	known  map[any]any // from (*T)(nil) to T
	inner  map[ir.Op]*analyses
}

func (a *analyses) child(op ir.Op) *analyses {
	n := a.inner[op]
	if n == nil {
		if a.inner == nil {
			a.inner = map[ir.Op]*analyses{}
		}
		n = &analyses{parent: a, op: op}
		a.inner[op] = n
	}
	return n
}

// keep forgets everything but what has one of the keys.
func (a *analyses) keep(keys []any) {
	if len(keys) == 0 {
		a.known, a.inner = nil, nil
		return
	}
	kept := map[any]any{}
	for _, k := range keys {
		if v, ok := a.known[k]; ok {
			kept[k] = v
		}
	}
	a.known = kept
	for _, n := range a.inner {
		n.keep(keys)
	}
}

// Analysis returns the analysis T of op, the pass's own operation or one inside it, as make made it from op: now, or for an earlier pass
// that was followed by none that may have changed op. The analysis must not be changed, and reads nothing outside op.
func Analysis[T any](c *Context, op ir.Op, make func(ir.Op) T) T {
	a := c.known
	if op != c.op {
		a = a.child(op)
	}
	key := any((*T)(nil))
	if v, ok := a.known[key]; ok {
		return v.(T)
	}
	e := &Exec{Kind: AnalysisRun, Analysis: fmt.Sprintf("%T", *new(T)), Op: op, Parent: c.exec, Diags: c.Diags}
	c.run.before(e)
	v := make(op)
	c.run.after(e)
	if a.known == nil {
		a.known = map[any]any{}
	}
	a.known[key] = v
	return v
}

// CachedAnalysis returns the analysis T of op, which is the pass's own operation, one inside it or one around it, if it is known.
func CachedAnalysis[T any](c *Context, op ir.Op) (T, bool) {
	key := any((*T)(nil))
	for a := c.known; a != nil; a = a.parent {
		n := a
		if a.op != op {
			n = a.inner[op]
		}
		if n != nil {
			v, ok := n.known[key].(T)
			return v, ok
		}
	}
	var none T
	return none, false
}

// Preserve says that the analysis T is still right after the pass, for the pass's operation and those inside.
func Preserve[T any](c *Context) { c.preserved = append(c.preserved, any((*T)(nil))) }
