package fromast

import (
	"fmt"
	"strings"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// stmt makes the operations of a statement.
func (c *converter) stmt(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.ExprStmt:
		ir.Create(&c.b, &py.Expr{Value: c.use(s.Value)})
	case *pyast.Pass:
		ir.Create(&c.b, &py.Pass{})
	case *pyast.Break:
		ir.Create(&c.b, &py.Break{})
	case *pyast.Continue:
		ir.Create(&c.b, &py.Continue{})
	case *pyast.Return:
		ir.Create(&c.b, &py.Return{Value: c.optUse(s.Value)})
	case *pyast.Raise:
		exc := c.optUse(s.Exc)
		ir.Create(&c.b, &py.Raise{Exception: exc, Cause: c.optUse(s.Cause)})
	case *pyast.Assert:
		op := ir.Create(&c.b, &py.Assert{Cond: c.use(s.Test)})
		c.optYield(&op.Message, s.Msg)
	case *pyast.Global:
		ir.Create(&c.b, &py.DeclareGlobal{Names: py.Strings(s.Names...)})
	case *pyast.Nonlocal:
		ir.Create(&c.b, &py.DeclareNonlocal{Names: py.Strings(s.Names...)})
	case *pyast.Import:
		c.importModules(s)
	case *pyast.ImportFrom:
		c.importFrom(s)
	case *pyast.Assign:
		v := c.expr(s.Value)
		for _, t := range s.Targets {
			c.assign(t, v)
		}
	case *pyast.AugAssign:
		c.augAssign(s)
	case *pyast.AnnAssign:
		c.annAssign(s)
	case *pyast.Delete:
		op := ir.Create(&c.b, &py.Delete{})
		c.fill(&op.Targets, func(*ir.Block) { c.deleteAll(s.Targets) })
	default:
		c.compound(s)
	}
}

// compound makes the operations of a statement that has statements in it.
func (c *converter) compound(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.If:
		op := ir.Create(&c.b, &py.If{Cond: c.use(s.Test)})
		c.stmts(&op.Then, s.Body)
		c.optStmts(&op.Else, s.OrElse)
	case *pyast.While:
		op := ir.Create(&c.b, &py.While{})
		c.yield(&op.Test, s.Test)
		c.stmts(&op.Body, s.Body)
		c.optStmts(&op.Else, s.OrElse)
	case *pyast.For:
		c.loop(false, s.Target, s.Iter, s.Body, s.OrElse)
	case *pyast.AsyncFor:
		c.loop(true, s.Target, s.Iter, s.Body, s.OrElse)
	case *pyast.With:
		c.with(false, s.Items, s.Body)
	case *pyast.AsyncWith:
		c.with(true, s.Items, s.Body)
	case *pyast.Try:
		c.try(false, s.Body, s.Handlers, s.OrElse, s.FinalBody)
	case *pyast.TryStar:
		c.try(true, s.Body, s.Handlers, s.OrElse, s.FinalBody)
	case *pyast.Match:
		op := ir.Create(&c.b, &py.Match{Subject: c.use(s.Subject)})
		c.fill(&op.Cases, func(*ir.Block) {
			for _, m := range s.Cases {
				c.matchCase(m)
			}
		})
	case *pyast.FunctionDef:
		c.function(&funcDef{s, false, s.Name, s.Args, s.Returns, s.DecoratorList, s.TypeParams, s.Body})
	case *pyast.AsyncFunctionDef:
		c.function(&funcDef{s, true, s.Name, s.Args, s.Returns, s.DecoratorList, s.TypeParams, s.Body})
	case *pyast.ClassDef:
		c.class(s)
	case *pyast.TypeAlias:
		c.typeAlias(s)
	default:
		panic(fmt.Sprintf("fromast: unknown statement %T", s))
	}
}

// aliases returns the names of an import, and the other names that they get.
func aliases(list []*pyast.Alias) (names, asNames []string) {
	for _, a := range list {
		names, asNames = append(names, a.Name), append(asNames, a.AsName)
	}
	return names, asNames
}

func (c *converter) importModules(s *pyast.Import) {
	op := ir.Create(&c.b, py.NewImport(aliases(s.Names)))
	for i, a := range s.Names {
		name := a.AsName
		if name == "" {
			name, _, _ = strings.Cut(a.Name, ".")
		}
		c.bind(name, ir.ResultAt(op, i))
	}
}

func (c *converter) importFrom(s *pyast.ImportFrom) {
	names, asNames := aliases(s.Names)
	op := &py.ImportFrom{
		Level: ir.IntegerOf(ir.I64, int64(s.Level)), Module: ir.Str(s.Module),
		Names: py.Strings(names...), AsNames: py.Strings(asNames...),
	}
	if !op.IsStar() {
		op.Results = ir.ResTypes(objects(len(names))...)
	}
	ir.Create(&c.b, op)
	for i := range ir.NumResults(op) {
		name := asNames[i]
		if name == "" {
			name = names[i]
		}
		c.bind(name, ir.ResultAt(op, i))
	}
}

// assign gives a target a value, located at the target.
func (c *converter) assign(target pyast.Expr, v *ir.Value) {
	c.at(target, func() {
		switch t := target.(type) {
		case *pyast.Name:
			c.bind(t.ID, v)
		case *pyast.Attribute:
			ir.Create(&c.b, &py.SetAttr{Object: c.use(t.Value), Name: ir.Str(t.Attr), Value: v.Use()})
		case *pyast.Subscript:
			o := c.use(t.Value)
			ir.Create(&c.b, &py.SetItem{Object: o, Index: c.use(t.Slice), Value: v.Use()})
		case *pyast.Tuple:
			c.unpack(t.Elts, v, false)
		case *pyast.List:
			c.unpack(t.Elts, v, true)
		default:
			panic(fmt.Sprintf("fromast: cannot assign to %T", t))
		}
	})
}

func (c *converter) unpack(targets []pyast.Expr, v *ir.Value, list bool) {
	op := &py.Unpack{Value: v.Use(), List: list, Results: ir.ResTypes(objects(len(targets))...)}
	for i, t := range targets {
		if _, ok := t.(*pyast.Starred); ok {
			op.Star = ir.IntegerOf(ir.I64, int64(i))
		}
	}
	ir.Create(&c.b, op)
	for i, t := range targets {
		if s, ok := t.(*pyast.Starred); ok {
			t = s.Value
		}
		c.assign(t, ir.ResultAt(op, i))
	}
}

// augAssign computes the parts of the target once, reads it, and writes the result back.
func (c *converter) augAssign(s *pyast.AugAssign) {
	inPlace := func(was *ir.Value) *ir.Value {
		op := ir.Create(&c.b, &py.InPlace{Kind: py.BinaryOp(s.Op), Lhs: was.Use(), Rhs: c.use(s.Value), Result: object()})
		return &op.Result.Value
	}
	switch t := s.Target.(type) {
	case *pyast.Name:
		was := ir.Create(&c.b, &py.Load{Scope: c.scopeOf(t.ID), Name: ir.Str(t.ID), Result: object()})
		c.bind(t.ID, inPlace(&was.Result.Value))
	case *pyast.Attribute:
		o := c.expr(t.Value)
		was := ir.Create(&c.b, &py.GetAttr{Object: o.Use(), Name: ir.Str(t.Attr), Result: object()})
		v := inPlace(&was.Result.Value)
		ir.Create(&c.b, &py.SetAttr{Object: o.Use(), Name: ir.Str(t.Attr), Value: v.Use()})
	case *pyast.Subscript:
		o := c.expr(t.Value)
		i := c.expr(t.Slice)
		was := ir.Create(&c.b, &py.GetItem{Object: o.Use(), Index: i.Use(), Result: object()})
		v := inPlace(&was.Result.Value)
		ir.Create(&c.b, &py.SetItem{Object: o.Use(), Index: i.Use(), Value: v.Use()})
	default:
		panic(fmt.Sprintf("fromast: cannot assign to %T", t))
	}
}

func (c *converter) annAssign(s *pyast.AnnAssign) {
	op := &py.Annotate{Simple: s.Simple != 0, Value: c.optUse(s.Value)}
	switch t := s.Target.(type) {
	case *pyast.Name:
		op.Scope, op.Name = c.scopeOf(t.ID), ir.Str(t.ID)
	case *pyast.Attribute:
		op.Object, op.Name = c.use(t.Value), ir.Str(t.Attr)
	case *pyast.Subscript:
		op.Object = c.use(t.Value)
		op.Index = c.use(t.Slice)
	default:
		panic(fmt.Sprintf("fromast: cannot assign to %T", t))
	}
	ir.Create(&c.b, op)
	c.inAnnotations(s, func() { c.yield(&op.Annotation, s.Annotation) })
}

func (c *converter) deleteAll(targets []pyast.Expr) {
	for _, t := range targets {
		c.at(t, func() { c.delete(t) })
	}
}

func (c *converter) delete(target pyast.Expr) {
	switch t := target.(type) {
	case *pyast.Name:
		ir.Create(&c.b, &py.DelName{Scope: c.scopeOf(t.ID), Name: ir.Str(t.ID)})
	case *pyast.Attribute:
		ir.Create(&c.b, &py.DelAttr{Object: c.use(t.Value), Name: ir.Str(t.Attr)})
	case *pyast.Subscript:
		o := c.use(t.Value)
		ir.Create(&c.b, &py.DelItem{Object: o, Index: c.use(t.Slice)})
	case *pyast.Tuple:
		c.deleteGroup(t.Elts, false)
	case *pyast.List:
		c.deleteGroup(t.Elts, true)
	default:
		panic(fmt.Sprintf("fromast: cannot delete %T", t))
	}
}

func (c *converter) deleteGroup(targets []pyast.Expr, list bool) {
	op := ir.Create(&c.b, &py.DelGroup{List: list})
	if len(targets) > 0 {
		c.fill(&op.Targets, func(*ir.Block) { c.deleteAll(targets) })
	}
}

func (c *converter) loop(async bool, target, iter pyast.Expr, body, orElse []pyast.Stmt) {
	op := ir.Create(&c.b, &py.For{Async: async, Iter: c.use(iter)})
	c.fill(&op.Body, func(b *ir.Block) {
		c.assign(target, b.Arg(0))
		c.stmtList(body)
	}, py.Object)
	c.optStmts(&op.Else, orElse)
}

func (c *converter) with(async bool, items []*pyast.WithItem, body []pyast.Stmt) {
	op := ir.Create(&c.b, &py.With{Async: async})
	c.fill(&op.Items, func(*ir.Block) {
		for _, item := range items {
			v := c.expr(item.ContextExpr)
			c.at(item.ContextExpr, func() {
				enter := ir.Create(&c.b, &py.Enter{Context: v.Use(), Result: object()})
				if item.OptionalVars != nil {
					c.assign(item.OptionalVars, &enter.Result.Value)
				}
			})
		}
	})
	c.stmts(&op.Body, body)
}

func (c *converter) try(star bool, body []pyast.Stmt, handlers []*pyast.ExceptHandler, orElse, finally []pyast.Stmt) {
	op := ir.Create(&c.b, &py.Try{Star: star})
	c.stmts(&op.Body, body)
	if len(handlers) > 0 {
		c.fill(&op.Handlers, func(*ir.Block) {
			for _, h := range handlers {
				c.at(h, func() { c.handler(h) })
			}
		})
	}
	c.optStmts(&op.Else, orElse)
	c.optStmts(&op.Finally, finally)
}

func (c *converter) handler(h *pyast.ExceptHandler) {
	op := &py.Except{}
	if h.Name != "" {
		op.Scope, op.Name = c.scopeOf(h.Name), ir.Str(h.Name)
	}
	ir.Create(&c.b, op)
	c.optYield(&op.Type, h.Type)
	c.stmts(&op.Body, h.Body)
}
