package check

import (
	"slices"
	"strings"

	"polyloom/pyast"
)

func (c *checker) body(list []pyast.Stmt) {
	for _, s := range list {
		c.stmt(s)
	}
}

// stmt checks a statement.
func (c *checker) stmt(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.Return:
		c.returns(s)
	case *pyast.Break:
		if !c.leave(s, true) {
			c.fail(s, "'break' outside loop")
		}
	case *pyast.Continue:
		if !c.leave(s, true) {
			c.fail(s, "'continue' not properly in loop")
		}
	case *pyast.Assign:
		c.expr(s.Value)
		c.exprs(s.Targets)
	case *pyast.AugAssign:
		if a, ok := s.Target.(*pyast.Attribute); ok {
			c.expr(a.Value) // __debug__ is not refused
		} else {
			c.expr(s.Target)
		}
		c.expr(s.Value)
	case *pyast.AnnAssign:
		c.annAssign(s)
	case *pyast.Import:
		for _, a := range s.Names {
			name := a.AsName
			if name == "" {
				name, _, _ = strings.Cut(a.Name, ".")
			}
			c.binds(s, name)
		}
	case *pyast.ImportFrom:
		c.importFrom(s)
	case *pyast.TypeAlias:
		c.typeParams(s.TypeParams)
		c.in(inFunction, nil, func() { c.expr(s.Value) })
		c.binds(s, s.Name.(*pyast.Name).ID)
	default:
		c.compound(s)
	}
}

// compound checks a statement with statements in it, and those of which only the expressions in it are checked.
func (c *checker) compound(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.FunctionDef:
		c.function(&function{s, inFunction, s.Name, s.Args, s.Returns, s.DecoratorList, s.TypeParams, s.Body})
	case *pyast.AsyncFunctionDef:
		c.function(&function{s, inAsync, s.Name, s.Args, s.Returns, s.DecoratorList, s.TypeParams, s.Body})
	case *pyast.ClassDef:
		c.classDef(s)
	case *pyast.If:
		c.expr(s.Test)
		c.body(s.Body)
		c.body(s.OrElse)
	case *pyast.While:
		c.block(s, loop, func() {
			c.expr(s.Test)
			c.body(s.Body)
		})
		c.body(s.OrElse)
	case *pyast.For:
		c.block(s, loop, func() {
			c.expr(s.Iter)
			c.expr(s.Target)
			c.body(s.Body)
		})
		c.body(s.OrElse)
	case *pyast.AsyncFor:
		c.needsAsync(s, "'async for'")
		c.expr(s.Iter)
		c.block(s, loop, func() {
			c.expr(s.Target)
			c.body(s.Body)
		})
		c.body(s.OrElse)
	case *pyast.With:
		c.with(s, s.Items, s.Body)
	case *pyast.AsyncWith:
		c.needsAsync(s, "'async with'")
		c.with(s, s.Items, s.Body)
	case *pyast.Try:
		c.try(s, other, s.Body, s.Handlers, s.OrElse, s.FinalBody)
	case *pyast.TryStar:
		c.try(s, exceptStar, s.Body, s.Handlers, s.OrElse, s.FinalBody)
	case *pyast.Match:
		c.match(s)
	default:
		c.children(s)
	}
}

func (c *checker) returns(s *pyast.Return) {
	if !c.functionLike() {
		c.fail(s, "'return' outside function")
	}
	if s.Value != nil && c.table.Coroutine && c.table.Generator {
		c.fail(s, "'return' with value in async generator")
	}
	c.opt(s.Value)
	var at pyast.Placed = s
	if v, ok := s.Value.(*pyast.Constant); ok && v.Line == s.Line {
		at = v
	}
	c.leave(at, false)
}

// needsAsync checks that a statement is in an async function.
func (c *checker) needsAsync(s pyast.Stmt, what string) {
	if c.kind != inAsync {
		c.fail(s, "%s outside async function", what)
	}
}

func (c *checker) importFrom(s *pyast.ImportFrom) {
	if s.Module == "__future__" && s.Level == 0 && !slices.Contains(c.futures, s) {
		c.fail(s, "from __future__ imports must occur at the beginning of the file")
	}
	for _, a := range s.Names {
		if a.AsName != "" {
			c.binds(s, a.AsName)
		} else {
			c.binds(s, a.Name)
		}
	}
}

// annAssign is an assignment or declaration with an annotation, which code is generated for only in modules and classes.
func (c *checker) annAssign(s *pyast.AnnAssign) {
	c.opt(s.Value)
	switch t := s.Target.(type) {
	case *pyast.Name:
		if s.Value == nil {
			c.binds(s, t.ID)
		}
	case *pyast.Attribute:
		if s.Value == nil {
			c.binds(s, t.Attr)
		}
	}
	c.expr(s.Target)
	if !c.late && !c.functionLike() {
		c.expr(s.Annotation)
	}
}

// A function is a function definition, async or not.
type function struct {
	node       pyast.Stmt
	kind       scopeKind
	name       string
	args       *pyast.Arguments
	returns    pyast.Expr
	decorators []pyast.Expr
	typeParams []pyast.TypeParam
	body       []pyast.Stmt
}

func (c *checker) function(f *function) {
	c.params(f.args)
	c.exprs(f.decorators)
	c.defaults(f.args)
	evaluated := func() {
		c.typeParams(f.typeParams)
		if !c.late {
			c.annotations(f.args, f.returns)
		}
	}
	if len(f.typeParams) > 0 {
		c.in(inFunction, nil, evaluated)
	} else {
		evaluated()
	}
	c.in(f.kind, c.info.Of(f.node), func() { c.body(f.body) })
	c.binds(f.node, f.name)
}

// all calls f for the parameters, in the order in which names are checked.
func all(a *pyast.Arguments, f func(*pyast.Arg)) {
	for _, list := range [][]*pyast.Arg{a.PosOnlyArgs, a.Args, {a.VarArg}, a.KwOnlyArgs, {a.KwArg}} {
		for _, arg := range list {
			if arg != nil {
				f(arg)
			}
		}
	}
}

func (c *checker) params(a *pyast.Arguments) {
	all(a, func(arg *pyast.Arg) { c.binds(arg, arg.Arg) })
}

func (c *checker) defaults(a *pyast.Arguments) {
	c.exprs(a.Defaults)
	for _, d := range a.KwDefaults {
		c.opt(d)
	}
}

func (c *checker) annotations(a *pyast.Arguments, returns pyast.Expr) {
	all(a, func(arg *pyast.Arg) {
		if s, ok := arg.Annotation.(*pyast.Starred); ok && arg == a.VarArg {
			c.expr(s.Value)
		} else {
			c.opt(arg.Annotation)
		}
	})
	c.opt(returns)
}

func (c *checker) typeParams(list []pyast.TypeParam) {
	seen := false
	for _, tp := range list {
		name, bound, def := parts(tp)
		c.in(inFunction, nil, func() { c.opt(bound) })
		c.in(inFunction, nil, func() { c.typeDefault(tp, def) })
		if seen && def == nil {
			c.fail(tp, "non-default type parameter '%s' follows default type parameter", name)
		}
		seen = seen || def != nil
		c.binds(tp, name)
	}
}

// typeDefault checks the default of a type parameter, which for *Ts may be starred.
func (c *checker) typeDefault(tp pyast.TypeParam, def pyast.Expr) {
	if s, ok := def.(*pyast.Starred); ok {
		if _, ok := tp.(*pyast.TypeVarTuple); ok {
			def = s.Value
		}
	}
	c.opt(def)
}

// parts returns the name, the bound and the default of a type parameter.
func parts(tp pyast.TypeParam) (name string, bound, def pyast.Expr) {
	switch tp := tp.(type) {
	case *pyast.TypeVar:
		return tp.Name, tp.Bound, tp.DefaultValue
	case *pyast.TypeVarTuple:
		return tp.Name, nil, tp.DefaultValue
	case *pyast.ParamSpec:
		return tp.Name, nil, tp.DefaultValue
	}
	return "", nil, nil
}

// classDef is a class: its body comes before its bases.
func (c *checker) classDef(s *pyast.ClassDef) {
	c.exprs(s.DecoratorList)
	c.typeParams(s.TypeParams)
	c.in(inClass, nil, func() { c.body(s.Body) })
	bases := func() { c.arguments(s.Bases, s.Keywords) }
	if len(s.TypeParams) > 0 {
		c.in(inFunction, nil, bases)
	} else {
		bases()
	}
	c.binds(s, s.Name)
}

func (c *checker) with(s pyast.Stmt, items []*pyast.WithItem, body []pyast.Stmt) {
	if len(items) == 0 {
		c.body(body)
		return
	}
	c.expr(items[0].ContextExpr)
	c.block(items[0].ContextExpr, other, func() {
		c.opt(items[0].OptionalVars)
		c.with(s, items[1:], body)
	})
}

// try is a try statement; kind is exceptStar or other.
func (c *checker) try(s pyast.Stmt, kind blockKind, body []pyast.Stmt, handlers []*pyast.ExceptHandler, orElse, finally []pyast.Stmt) {
	if len(finally) > 0 {
		c.block(s, other, func() {
			if len(handlers) > 0 {
				c.handled(s, kind, body, handlers, orElse)
			} else {
				c.body(body)
			}
		})
		c.block(s, other, func() { c.body(finally) })
		return
	}
	c.handled(s, kind, body, handlers, orElse)
}

// handled is a try statement without finally.
func (c *checker) handled(s pyast.Stmt, kind blockKind, body []pyast.Stmt, handlers []*pyast.ExceptHandler, orElse []pyast.Stmt) {
	c.block(s, other, func() { c.body(body) })
	c.body(orElse)
	c.block(s, kind, func() {
		for i, h := range handlers {
			if h.Type == nil && i < len(handlers)-1 {
				c.fail(h, "default 'except:' must be last")
			}
			c.opt(h.Type)
			c.binds(h, h.Name)
			c.block(h, other, func() { c.body(h.Body) })
		}
	})
}
