package fromast

import (
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
	"polyloom/pyast/symtable"
)

// converter makes operations where its builder stands.
type converter struct {
	file  string
	info  *symtable.Info
	scope *symtable.Table
	b     ir.Builder
}

// Module returns the operation, in no block, for a module. The file is what locations name; info are the scopes of the module.
func Module(file string, m *pyast.Module, info *symtable.Info) *py.Module {
	c := &converter{file: file, info: info, scope: info.Top}
	op := &py.Module{}
	start := ir.FileLineCol(file, 1, 1)
	ir.Init(op, start)
	c.b.Loc = start
	if len(m.Body) > 0 {
		c.stmts(&op.Body, m.Body)
	}
	return op
}

// loc returns the location of a node.
func (c *converter) loc(n pyast.Placed) ir.Loc {
	s := n.Range()
	return ir.FileRange(c.file, uint32(s.Line), uint32(s.Col)+1, uint32(s.EndLine), uint32(s.EndCol)+1).Loc()
}

// at makes the operations that f makes be located at n.
func (c *converter) at(n pyast.Placed, f func()) {
	saved := c.b.Loc
	c.b.Loc = c.loc(n)
	f()
	c.b.Loc = saved
}

// fill gives r a block with arguments and calls f to make what is in it.
func (c *converter) fill(r *ir.Region, f func(b *ir.Block), args ...ir.Type) {
	block := ir.NewBlock(c.b.Loc, args...)
	r.Add(block)
	restore := c.b.Save()
	loc := c.b.Loc
	c.b.SetAtEnd(block)
	f(block)
	restore()
	c.b.Loc = loc
}

// stmts fills r with statements.
func (c *converter) stmts(r *ir.Region, list []pyast.Stmt) {
	c.fill(r, func(*ir.Block) { c.stmtList(list) })
}

// optStmts fills r with statements unless there are none.
func (c *converter) optStmts(r *ir.Region, list []pyast.Stmt) {
	if len(list) > 0 {
		c.stmts(r, list)
	}
}

func (c *converter) stmtList(list []pyast.Stmt) {
	for _, s := range list {
		c.at(s, func() { c.stmt(s) })
	}
}

// yield fills r with what computes an expression.
func (c *converter) yield(r *ir.Region, e pyast.Expr) {
	c.fill(r, func(*ir.Block) { c.yieldValue(e) })
}

func (c *converter) yieldValue(e pyast.Expr) {
	v := c.expr(e)
	c.at(e, func() { ir.Create(&c.b, &py.Yield{Value: v.Use()}) })
}

// optYield is yield for an expression that may be missing.
func (c *converter) optYield(r *ir.Region, e pyast.Expr) {
	if e != nil {
		c.yield(r, e)
	}
}

// in calls f with another scope for names.
func (c *converter) in(t *symtable.Table, f func()) {
	saved := c.scope
	c.scope = t
	f()
	c.scope = saved
}

// scopeOf returns where a name lives.
func (c *converter) scopeOf(name string) py.Scope {
	switch c.scope.Scope(name) {
	case symtable.Local:
		return py.Local
	case symtable.Cell:
		return py.Cell
	case symtable.Free:
		return py.Free
	case symtable.GlobalExplicit:
		return py.Global
	}
	return py.Builtin
}

// bind gives a name a value.
func (c *converter) bind(name string, v *ir.Value) {
	ir.Create(&c.b, &py.Store{Scope: c.scopeOf(name), Name: ir.Str(name), Value: v.Use()})
}
