package pass

import (
	"polyloom/diag"
	"polyloom/ir"
)

// ExecKind says what is executed.
type ExecKind uint8

// The kinds of executions.
const (
	PipelineRun ExecKind = iota // a pipeline on an operation
	PassRun                     // a pass, or a collection of nested pipelines, on an operation
	AnalysisRun                 // the making of an analysis
)

// An Exec is one execution of a pipeline, pass or analysis.
type Exec struct {
	Kind     ExecKind
	Pipeline *Pipeline // that runs, or that the pass is an element of
	Step     *Step     // of a PassRun
	Analysis string    // of an AnalysisRun: the Go type
	Op       ir.Op
	Parent   *Exec // what this is a part of; nil for the manager's pipeline
	Diags    *diag.Engine
	// Failed and Crash are set when the execution ends: whether it failed, and what a pass that did so panicked with. An Instrument that
	// finds in After that a pass did what it must not may set Failed: the pass has failed then.
	Failed bool
	Crash  any
}

// IsCollection reports whether e runs the pipelines for the operations inside e.Op.
func (e *Exec) IsCollection() bool { return e.Kind == PassRun && e.Step.Info == nil }

// An Instrument watches a manager at work. Before and After are called for every execution, After also when it failed. They are called
// from several goroutines for executions on different operations.
type Instrument interface {
	Before(e *Exec)
	After(e *Exec)
}

// Sequential is implemented by an Instrument that may want the operations to be worked on one after the other.
type Sequential interface {
	Sequential() bool
}
