package diag

import "strings"

// The nested locations of MLIR, enough to test what this package asks of them.

type nameLoc struct {
	name  string
	child Location // nil: none
}

func (l nameLoc) Position() (Position, bool) { return positionOf(l.child) }

func (l nameLoc) Caller() (Location, bool) { return callerOf(l.child) }

func (l nameLoc) String() string {
	if l.child == nil {
		return `loc("` + l.name + `")`
	}
	return `loc("` + l.name + `"(` + inner(l.child) + `))`
}

type callLoc struct{ callee, caller Location }

func (l callLoc) Position() (Position, bool) {
	if p, ok := positionOf(l.callee); ok {
		return p, true
	}
	return positionOf(l.caller)
}

func (l callLoc) Caller() (Location, bool) { return l.caller, true }

func (l callLoc) String() string {
	return "loc(callsite(" + inner(l.callee) + " at " + inner(l.caller) + "))"
}

type fusedLoc [2]Location

func (l fusedLoc) Position() (Position, bool) {
	if p, ok := positionOf(l[0]); ok {
		return p, true
	}
	return positionOf(l[1])
}

func (l fusedLoc) Caller() (Location, bool) {
	if c, ok := callerOf(l[0]); ok {
		return c, true
	}
	return callerOf(l[1])
}

func (l fusedLoc) String() string {
	return "loc(fused[" + inner(l[0]) + ", " + inner(l[1]) + "])"
}

func inner(l Location) string {
	return strings.TrimSuffix(strings.TrimPrefix(l.String(), "loc("), ")")
}

// in returns a position in the standard input.
func in(line, col int) Position { return Position{"<stdin>", line, col} }
