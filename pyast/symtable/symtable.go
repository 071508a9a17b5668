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
	Function // also a lambda or a comprehension
	TypeParameters
	TypeVariable // the bound or the default of a type parameter
	TypeAlias
)

// A role tells apart the scopes of one node.
type role uint8

const (
	whole role = iota
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

	parent        *Table
	class         string // for private names: the class around, "" for none
	comprehension bool
	inTarget      bool // of a comprehension's for clause
	inIter        int  // how many iterables of comprehensions are being visited
	seesClass     bool // the names of the class directly around are seen
	symbols       map[string]*symbol
	order         []string
	declared      map[string]pyast.Span // where a name is declared global or nonlocal
}

// Scope returns where a name that is used in t lives. It is written as in the source: private names of classes are no other matter.
func (t *Table) Scope(name string) Scope {
	if s := t.symbols[mangle(t.class, name)]; s != nil {
		return s.scope
	}
	return GlobalImplicit
}

// Names returns the names of t, private ones as CPython mangles them, in the order in which they first occur.
func (t *Table) Names() []string { return t.order }

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
	name = mangle(t.class, name)
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
