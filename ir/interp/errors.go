package interp

import (
	"errors"
	"fmt"

	"polyloom/diag"
	"polyloom/ir"
)

// ErrorKind says why a program could not be run to its end.
type ErrorKind uint8

// The kinds of errors.
const (
	// Undefined is undefined behaviour: a division by zero, an access out of bounds, poison used in a way that matters.
	Undefined ErrorKind = iota
	// Failed is a failed assertion: the program itself says that it cannot go on.
	Failed
	// Unsupported is an op, type or situation that the interpreter does not know.
	Unsupported
	// Exhausted is a budget that was used up: steps or depth of calls.
	Exhausted
	// OutOfMemory is more memory than the program may have.
	OutOfMemory
	// BadCall is a wrong function name or wrong arguments.
	BadCall
)

// An Error is why a program could not be run to its end.
type Error struct {
	Kind ErrorKind
	// Op is the op that could not be run; nil for a BadCall.
	Op ir.Op
	// Diag is the error at the op's location, with a note for each call that led there.
	Diag *diag.Diagnostic
}

// Error returns the message.
func (e *Error) Error() string { return e.Diag.Error() }

// maxCallNotes limits the notes under an error.
const maxCallNotes = 8

// A problem is an error that does not know its op yet.
type problem struct {
	kind ErrorKind
	text string
}

func (p *problem) Error() string { return p.text }

// Errorf returns an error for a step to return. The interpreter adds the op and its location.
func Errorf(kind ErrorKind, format string, args ...any) error {
	return &problem{kind, fmt.Sprintf(format, args...)}
}

// ErrPoison is what a kernel returns for a result that is poison: by itself that is no error.
var ErrPoison = errors.New("poison")

// errPoisonUse says that what a program does depends on poison.
func errPoisonUse(what string) error { return Errorf(Undefined, "%s is poison", what) }

// at makes err an Error of op, unless it is one already.
func at(op ir.Op, err error) error {
	if _, ok := err.(*Error); ok {
		return err
	}
	kind := Undefined
	if err == ErrPoison {
		err = errPoisonUse("what it computes with")
	}
	if p, ok := err.(*problem); ok {
		kind = p.kind
	}
	return &Error{kind, op, diag.Errorf(ir.LocOf(op), "'%s' op %s", ir.Name(op), err.Error())}
}

// calledFrom adds a note about a call to err.
func calledFrom(op ir.Op, err error) error {
	if e, ok := err.(*Error); ok && len(e.Diag.Notes) < maxCallNotes {
		e.Diag.Note(ir.LocOf(op), "called from here")
	}
	return err
}

// badCall returns an error for wrong arguments from outside.
func badCall(format string, args ...any) error {
	return &Error{Kind: BadCall, Diag: diag.Errorf(nil, format, args...)}
}
