package diag

import "sync"

// Handler receives the diagnostics of an engine, one at a time. It must not emit to the engine that calls it.
type Handler func(*Diagnostic)

// Engine takes diagnostics from the compiler and gives them to its handler. All methods may be called from
// several goroutines; the handler is never called by two at once. To make the order independent of the
// goroutines, give each its own slot of an [Ordered].
type Engine struct {
	mu      sync.Mutex
	handler Handler
	counts  [Note + 1]int
}

// NewEngine returns an engine that passes what it is given to h. A nil h drops diagnostics; they are counted.
func NewEngine(h Handler) *Engine { return &Engine{handler: h} }

// Emit passes a complete diagnostic to the handler. The caller must not change d afterwards.
func (e *Engine) Emit(d *Diagnostic) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.counts[d.Severity]++
	if e.handler != nil {
		e.handler(d)
	}
}

// Errorf emits an error that needs no notes. One with notes is built by the function [Errorf] and given to Emit.
func (e *Engine) Errorf(loc Location, format string, args ...any) {
	e.Emit(newDiagnostic(Error, loc, format, args))
}

// Warningf emits a warning that needs no notes.
func (e *Engine) Warningf(loc Location, format string, args ...any) {
	e.Emit(newDiagnostic(Warning, loc, format, args))
}

// Remarkf emits a remark that needs no notes.
func (e *Engine) Remarkf(loc Location, format string, args ...any) {
	e.Emit(newDiagnostic(Remark, loc, format, args))
}

// Count returns how many diagnostics of severity s were emitted, notes attached to others not included.
func (e *Engine) Count(s Severity) int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.counts[s]
}

// Errors returns how many errors were emitted.
func (e *Engine) Errors() int { return e.Count(Error) }
