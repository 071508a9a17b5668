// Package check finds what a Python module of correct grammar does wrong: what CPython reports, as a SyntaxError, when it compiles the syntax tree.
//
//	info, err := check.Module(m)
//
// It goes the way of CPython's compiler: statements from __future__, then names and scopes (package symtable), then the rest in the order in which code is
// generated: return outside of a function, break outside of a loop, starred targets, patterns that cannot match.
package check
