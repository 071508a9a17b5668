package symtable

import (
	"strings"

	"polyloom/pyast"
)

// Scope says where a name lives.
type Scope uint8

// The scopes, as in CPython's symtable.
const (
	GlobalImplicit Scope = iota // bound nowhere around: of the module, or built in
	Local                       // bound here
	Cell                        // bound here, and used by a function inside
	Free                        // of a function around
	GlobalExplicit              // declared global
)

// Kind is a kind of scope.
type Kind uint8

// The kinds of scopes.
const (
	Module Kind = iota
	Class
	Annotation // annotations that are not evaluated, because of from __future__ import annotations
	Function   // also a lambda or a comprehension
	TypeParameters
	TypeVariable // the bound or the default of a type parameter
	TypeAlias
)

// A role tells apart the scopes of one node.
type role uint8

const (
	whole role = iota
	annotations
	typeParams
	bound
	defaultValue
)

type tableKey struct {
	node pyast.Node
	role role
}

// Info has the scopes of a module.
type Info struct {
	Top    *Table
	tables map[tableKey]*Table
}

// Of returns the scope that a module, function, class, lambda, comprehension or type alias opens.
func (i *Info) Of(n pyast.Node) *Table { return i.tables[tableKey{n, whole}] }

// Annotations returns the scope of the annotations of a function or of an assignment; nil if they are evaluated in the scope around.
func (i *Info) Annotations(n pyast.Node) *Table { return i.tables[tableKey{n, annotations}] }

// TypeParams returns the scope of the type parameters of a function, class or type alias; nil if it has none.
func (i *Info) TypeParams(n pyast.Node) *Table { return i.tables[tableKey{n, typeParams}] }

// Bound returns the scope of the bound of a type parameter.
func (i *Info) Bound(n pyast.TypeParam) *Table { return i.tables[tableKey{n, bound}] }

// Default returns the scope of the default of a type parameter.
func (i *Info) Default(n pyast.TypeParam) *Table { return i.tables[tableKey{n, defaultValue}] }

// flags say what is done with a name in a scope.
type flags uint16

const (
	isUsed flags = 1 << iota
	isLocal
	isParam
	isGlobal
	isNonlocal
	isAnnotated
	isImported
	isTypeParam
	isCompTarget

	isBound = isLocal | isParam | isImported
)

type symbol struct {
	flags flags
	scope Scope
}

// A Table is a scope with its names.
type Table struct {
	Kind     Kind
	Name     string // of the function or class; otherwise CPython's word, such as "lambda"
	Children []*Table
	// Generator says that there is a yield, or that it is a generator expression; Coroutine that it is async, or a comprehension that has to
	// be in something async.
	Generator, Coroutine bool

	parent        *Table
	class         string // for private names: the class around, "" for none
	onlyMangled   set    // if it is not nil, only these private names belong to class
	comprehension string // what CPython calls the comprehension, "" for anything else
	within        string // what a named expression must not be in, of some kinds
	inTarget      bool   // of a comprehension's for clause
	inIter        int    // how many iterables of comprehensions are being visited
	seesClass     bool   // the names of the class directly around are seen
	symbols       map[string]*symbol
	order         []string
	declared      map[string]pyast.Span // where a name is first declared global or nonlocal
}

// Scope returns where a name that is used in t lives. It is written as in the source: private names of classes are no other matter.
func (t *Table) Scope(name string) Scope {
	if s := t.symbols[t.mangled(name)]; s != nil {
		return s.scope
	}
	return GlobalImplicit
}

// Names returns the names of t, private ones as CPython mangles them, in the order in which they first occur.
func (t *Table) Names() []string { return t.order }

// mangled returns the name that name stands for in t.
func (t *Table) mangled(name string) string {
	if t.onlyMangled != nil && !t.onlyMangled[name] {
		return name
	}
	return mangle(t.class, name)
}

// mangle returns the name that name stands for in a class: __x becomes _Class__x.
func mangle(class, name string) string {
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	if class = strings.TrimLeft(class, "_"); class == "" {
		return name
	}
	return "_" + class + name
}

func (t *Table) flags(mangled string) flags {
	if s := t.symbols[mangled]; s != nil {
		return s.flags
	}
	return 0
}

func (t *Table) add(name string, f flags) {
	name = t.mangled(name)
	s := t.symbols[name]
	if s == nil {
		s = &symbol{}
		t.symbols[name] = s
		t.order = append(t.order, name)
	}
	if t.inTarget {
		f |= isCompTarget
	}
	s.flags |= f
}

// functionLike reports whether the scopes inside see the names of t.
func (t *Table) functionLike() bool { return t.Kind >= Function }

// noteDeclared notes where a name is declared global or nonlocal, unless it is already.
func (t *Table) noteDeclared(mangled string, at pyast.Placed) {
	if t.declared == nil {
		t.declared = map[string]pyast.Span{}
	}
	if _, ok := t.declared[mangled]; !ok {
		t.declared[mangled] = at.Range()
	}
}
