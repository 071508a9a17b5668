// Package diag holds what the compiler says to its user: positions, diagnostics, and their way from where a
// problem is found to where it is read.
//
// A diagnostic has a severity, a location, a message and notes. Code that finds a problem builds one and
// gives it to an [Engine]; code without notes to add uses the engine's own methods:
//
//	e.Errorf(op.Loc(), "expects %d operands, got %d", want, got)
//	e.Emit(diag.Errorf(use.Loc(), "use of undefined value").Note(def.Loc(), "defined here"))
//
// Building and emitting are two steps so that a handler never sees half a diagnostic.
package diag
