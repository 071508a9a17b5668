// Package symtable says in which scope each name of a Python module lives, as CPython's module of the same name does: whether a use of x means a local of
// the function, one of a function around it, or a global.
//
//	info, err := symtable.Analyze(module)
//	info.Function(def).Scope("x")
//
// A module, a function, a class and a comprehension have a scope each; so do, since Python 3.12, type parameters, their bounds, and type aliases. A
// class's scope is not seen by the functions in it.
package symtable
