package check

import (
	"fmt"

	"polyloom/pyast"
	"polyloom/pyast/symtable"
)

// maxBlocks is how many blocks CPython lets statements nest.
const maxBlocks = 21

// Module returns the scopes of m. The error is a *symtable.Error: the first that CPython 3.13 reports.
func Module(m *pyast.Module) (*symtable.Info, error) {
	info, err := symtable.Analyze(m)
	if err != nil {
		return info, err
	}
	c := &checker{info: info, scope: &scope{kind: inModule}, futures: symtable.Futures(m)}
	for _, s := range c.futures {
		for _, a := range s.Names {
			c.late = c.late || a.Name == "annotations"
		}
	}
	if e := c.run(m); e != nil {
		return info, e
	}
	return info, nil
}

// run returns the first error.
func (c *checker) run(m *pyast.Module) (err *symtable.Error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *symtable.Error:
			err = r
		default:
			panic(r)
		}
	}()
	c.body(m.Body)
	return nil
}

// checker goes through a tree. It stops at the first error by a panic.
type checker struct {
	info    *symtable.Info
	futures []*pyast.ImportFrom // the statements from __future__ that are where they may be
	late    bool                // annotations are not evaluated
	*scope
}

// scope is what code is generated for.
type scope struct {
	kind   scopeKind
	table  *symtable.Table // of a function
	blocks []blockKind
}

type scopeKind uint8

const (
	inModule scopeKind = iota
	inClass
	inFunction // also a lambda
	inAsync
	inGenerator // a generator expression
)

// functionLike reports whether it is code that can return or yield.
func (s *scope) functionLike() bool { return s.kind >= inFunction }

// blockKind is a kind of block of statements of which code keeps track.
type blockKind uint8

const (
	loop blockKind = iota
	exceptStar
	other
)

// fail stops with an error.
func (c *checker) fail(at pyast.Placed, format string, args ...any) {
	panic(&symtable.Error{Msg: fmt.Sprintf(format, args...), At: at.Range()})
}

// in calls f in another scope.
func (c *checker) in(kind scopeKind, t *symtable.Table, f func()) {
	saved := c.scope
	c.scope = &scope{kind: kind, table: t}
	f()
	c.scope = saved
}

// block calls f in a block that the statement at begins.
func (c *checker) block(at pyast.Placed, kind blockKind, f func()) {
	if len(c.blocks) >= maxBlocks {
		c.fail(at, "too many statically nested blocks")
	}
	s := c.scope
	s.blocks = append(s.blocks, kind)
	f()
	s.blocks = s.blocks[:len(s.blocks)-1]
}

// leave checks that a statement may leave the blocks around, up to a loop if it looks for one, and reports whether it found one.
func (c *checker) leave(at pyast.Placed, toLoop bool) bool {
	for i := len(c.blocks) - 1; i >= 0; i-- {
		switch {
		case c.blocks[i] == exceptStar:
			c.fail(at, "'break', 'continue' and 'return' cannot appear in an except* block")
		case c.blocks[i] == loop && toLoop:
			return true
		}
	}
	return false
}

// binds checks a name, of a variable, an attribute or a keyword, that gets a value.
func (c *checker) binds(at pyast.Placed, name string) {
	if name == "__debug__" {
		c.fail(at, "cannot assign to __debug__")
	}
}
