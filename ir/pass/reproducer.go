package pass

import (
	"bytes"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"

	"polyloom/diag"
	"polyloom/ir"
)

// A Recipe says how to see a failure again: what a reproducer file has in its section mlir_reproducer.
type Recipe struct {
	Pipeline         string // with its anchor
	DisableThreading bool
	VerifyEach       bool
}

// AppendTo appends the recipe to the text of a file, as external resources of its metadata section.
func (r Recipe) AppendTo(text []byte) []byte {
	var q ir.Text
	q.Quoted(r.Pipeline)
	section := "  external_resources: {\n    mlir_reproducer: {\n      pipeline: " + q.String() +
		",\n      disable_threading: " + strconv.FormatBool(r.DisableThreading) +
		",\n      verify_each: " + strconv.FormatBool(r.VerifyEach) + "\n    }\n  }\n#-}\n"
	if before, ok := bytes.CutSuffix(bytes.TrimRight(text, "\n"), []byte("\n#-}")); ok {
		return append(slices.Clip(before), ",\n"+section...)
	}
	return append(slices.Clip(text), "\n{-#\n"+section...)
}

// Set takes an entry of the section, as a file has it: the value of a string or boolean resource. It returns false for a key that it
// does not know.
func (r *Recipe) Set(key, text string, flag bool) bool {
	switch key {
	case "pipeline":
		r.Pipeline = text
	case "disable_threading":
		r.DisableThreading = flag
	case "verify_each":
		r.VerifyEach = flag
	default:
		return false
	}
	return true
}

// A Reproducer is an Instrument that writes a file from which a failure or crash of a pass can be seen again: the IR before the pipeline
// with a Recipe. It reports an error that names the passes and the file.
type Reproducer struct {
	// Path is the file.
	Path string
	// Local makes the file hold the IR before the pass that failed, with a pipeline of only this pass. The IR is printed before each
	// pass then, and the manager works on one operation after the other.
	Local bool
	// Print returns the text of an outermost operation.
	Print func(op ir.Op) []byte
	// DisableThreading and VerifyEach are how the manager works, for the recipe.
	DisableThreading, VerifyEach bool

	mu      sync.Mutex
	ir      map[*Exec][]byte // before the pipeline, or before each running pass
	failed  []*Exec
	covered map[*Exec]bool // a pass inside is among failed
}

// Sequential implements the interface of that name.
func (r *Reproducer) Sequential() bool { return r.Local }

// Before implements Instrument.
func (r *Reproducer) Before(e *Exec) {
	if r.snapshots(e) {
		text := r.Print(outermost(e.Op))
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.ir == nil {
			r.ir = map[*Exec][]byte{}
		}
		r.ir[e] = text
	}
}

func (r *Reproducer) snapshots(e *Exec) bool {
	if r.Local {
		return e.Kind == PassRun && !e.IsCollection()
	}
	return e.Kind == PipelineRun && e.Parent == nil
}

func outermost(op ir.Op) ir.Op {
	for ir.Parent(op) != nil {
		op = ir.Parent(op)
	}
	return op
}

// After implements Instrument.
func (r *Reproducer) After(e *Exec) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e.Failed && e.Kind == PassRun && !e.IsCollection() && !r.covered[e] {
		if r.covered == nil {
			r.covered = map[*Exec]bool{}
		}
		for o := e.Parent; o != nil; o = o.Parent {
			r.covered[o] = true
		}
		r.failed = append(r.failed, e)
		if r.Local && len(r.failed) == 1 {
			r.write(e, r.ir[e], LocalPipeline(e), describe(e))
		}
	}
	if r.snapshots(e) {
		if !r.Local && len(r.failed) > 0 {
			r.global(e)
		}
		delete(r.ir, e)
	}
	if e.Parent == nil {
		r.failed, r.covered = nil, nil
	}
}

// global reports all failures in the pipeline of top, in the order of the operations.
func (r *Reproducer) global(top *Exec) {
	place := map[ir.Op]int{}
	for op := range ir.Walk(top.Op) {
		place[op] = len(place)
	}
	slices.SortStableFunc(r.failed, func(a, b *Exec) int { return place[a.Op] - place[b.Op] })
	var names []string
	for _, e := range r.failed {
		for _, n := range chain(e) {
			if !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	steps := make([]string, len(top.Pipeline.steps))
	for i, s := range top.Pipeline.steps {
		steps[i] = s.String()
	}
	pipeline := top.Pipeline.anchor + "(" + strings.Join(steps, ", ") + ")"
	r.write(r.failed[0], r.ir[top], pipeline, "["+strings.Join(names, ", ")+"]")
}

// chain describes the passes that e runs in, and e.
func chain(e *Exec) []string {
	var names []string
	for ; e != nil; e = e.Parent {
		if e.Kind == PassRun && !e.IsCollection() {
			names = append(names, describe(e))
		}
	}
	slices.Reverse(names)
	return names
}

// describe names a pass and its operation: "`CSE` on 'func.func' operation: @f".
func describe(e *Exec) string { return "`" + e.Step.Title() + "` on " + opName(e.Op) }

// write makes the file and reports it at e's operation. The diagnostics of e's own slot may be closed already, those of the manager's
// pipeline are not.
func (r *Reproducer) write(e *Exec, text []byte, pipeline, what string) {
	recipe := Recipe{pipeline, r.DisableThreading, r.VerifyEach}
	outcome := "reproducer generated at `" + r.Path + "`"
	if err := os.WriteFile(r.Path, recipe.AppendTo(text), 0o666); err != nil {
		outcome = "failed to create output stream: " + err.Error()
	}
	d := diag.Errorf(ir.LocOf(e.Op), "Failures have been detected while processing an MLIR pass pipeline")
	d.Note(nil, "%s", "Pipeline failed while executing "+what+": "+outcome)
	for e.Parent != nil {
		e = e.Parent
	}
	e.Diags.Emit(d)
}
