// Package diag holds what the compiler says to its user: positions, diagnostics, and their way from where a
// problem is found to where it is read.
//
// A [Diagnostic] has a severity, a location, a message and notes. Code that finds a problem gives one to an
// [Engine], through the engine's methods or, with notes, built first:
//
//	e.Errorf(op.Loc(), "expects %d operands, got %d", want, got)
//	e.Emit(diag.Errorf(use.Loc(), "use of undefined value").Note(def.Loc(), "defined here"))
//
// Building and emitting are two steps so that a handler never sees half a diagnostic. What happens next is up
// to the engine's [Handler]:
//
//	Printer   writes as mlir-opt does, with an excerpt from Sources and a caret
//	Expect    compares with expected-error comments in the source (--verify-diagnostics)
//	Ordered   is between engines: concurrent work keeps the order of sequential work
//
// The printed text is that of LLVM 22, byte for byte, for lines up to 4 KiB. What MLIR has no counterpart for
// stays outside the message line: a hint is a line of its own under the notes, and a [Code] leads to an
// explanation in a [Registry].
package diag
