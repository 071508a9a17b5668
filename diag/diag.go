package diag

import (
	"fmt"
	"strings"
)

// Severity says how serious a diagnostic is. The zero value is Error.
type Severity uint8

// The severities, as in MLIR. A Note only occurs attached to another diagnostic.
const (
	Error Severity = iota
	Warning
	Remark
	Note
)

var severityNames = [...]string{Error: "error", Warning: "warning", Remark: "remark", Note: "note"}

// String returns the word that is printed before a message: "error", "warning", "remark" or "note".
func (s Severity) String() string {
	if int(s) < len(severityNames) {
		return severityNames[s]
	}
	return fmt.Sprintf("severity(%d)", uint8(s))
}

// Diagnostic is one message to the user. It may be changed freely until it is given to [Engine.Emit]; from
// then on it belongs to the engine's handler and must not be changed.
type Diagnostic struct {
	Severity Severity
	// Code names the kind of problem for a longer explanation. It is optional and is not part
	// of the printed message.
	Code Code
	// Loc is where the problem is; nil means unknown.
	Loc     Location
	Message string
	// Notes are further messages that belong to this one, each with Severity Note and no notes of its own.
	Notes []*Diagnostic
	// Hint optionally says what the user may do about the problem.
	Hint string
}

// Errorf returns an error at loc that is not yet emitted; format and args are as for fmt.Sprintf.
func Errorf(loc Location, format string, args ...any) *Diagnostic {
	return newDiagnostic(Error, loc, format, args)
}

// Warningf returns a warning at loc that is not yet emitted.
func Warningf(loc Location, format string, args ...any) *Diagnostic {
	return newDiagnostic(Warning, loc, format, args)
}

// Remarkf returns a remark at loc that is not yet emitted.
func Remarkf(loc Location, format string, args ...any) *Diagnostic {
	return newDiagnostic(Remark, loc, format, args)
}

// newDiagnostic leaves a format without arguments alone, so that a message from elsewhere may contain '%'.
func newDiagnostic(s Severity, loc Location, format string, args []any) *Diagnostic {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	return &Diagnostic{Severity: s, Loc: loc, Message: format}
}

// Note attaches a note and returns d, so that calls chain. A nil loc means d's own location.
func (d *Diagnostic) Note(loc Location, format string, args ...any) *Diagnostic {
	if loc == nil {
		loc = d.Loc
	}
	d.Notes = append(d.Notes, newDiagnostic(Note, loc, format, args))
	return d
}

// WithCode sets the code and returns d.
func (d *Diagnostic) WithCode(c Code) *Diagnostic {
	d.Code = c
	return d
}

// WithHint sets the hint and returns d.
func (d *Diagnostic) WithHint(format string, args ...any) *Diagnostic {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	d.Hint = format
	return d
}

// Error returns the message line without excerpt and notes, which makes a Diagnostic an error: a function that
// finds one problem may return it, and its caller may emit it or try something else.
func (d *Diagnostic) Error() string {
	var b strings.Builder
	if p, ok := positionOf(d.Loc); ok {
		b.WriteString(p.prefix())
		b.WriteString(": ")
	} else if !unknown(d.Loc) {
		b.WriteString(d.Loc.String())
		b.WriteString(": ")
	}
	b.WriteString(d.Severity.String())
	b.WriteString(": ")
	b.WriteString(d.Message)
	return b.String()
}
