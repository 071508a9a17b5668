package check

import "polyloom/pyast"

func (c *checker) exprs(list []pyast.Expr) {
	for _, e := range list {
		c.expr(e)
	}
}

// opt checks an expression that may be missing.
func (c *checker) opt(e pyast.Expr) {
	if e != nil {
		c.expr(e)
	}
}

// children checks the expressions in a node.
func (c *checker) children(n pyast.Node) {
	for child := range pyast.Children(n) {
		if e, ok := child.(pyast.Expr); ok {
			c.expr(e)
		} else {
			c.children(child)
		}
	}
}

// expr checks an expression or a target.
func (c *checker) expr(e pyast.Expr) {
	switch e := e.(type) {
	case *pyast.Name:
		if e.Ctx == pyast.Del && e.ID == "__debug__" {
			c.fail(e, "cannot delete __debug__")
		}
		if e.Ctx == pyast.Store {
			c.binds(e, e.ID)
		}
	case *pyast.Attribute:
		c.expr(e.Value)
		if e.Ctx == pyast.Store {
			c.binds(e, e.Attr)
		}
	case *pyast.Starred:
		if e.Ctx == pyast.Store {
			c.fail(e, "starred assignment target must be in a list or tuple")
		}
		c.fail(e, "can't use starred expression here")
	case *pyast.Tuple:
		c.elements(e, e.Elts, e.Ctx)
	case *pyast.List:
		c.elements(e, e.Elts, e.Ctx)
	case *pyast.Set:
		c.elements(e, e.Elts, pyast.Load)
	case *pyast.Call:
		c.keywords(e.Keywords)
		c.expr(e.Func)
		c.arguments(e.Args, e.Keywords)
	case *pyast.Dict:
		for i, v := range e.Values {
			c.opt(e.Keys[i])
			c.expr(v)
		}
	case *pyast.IfExp:
		c.expr(e.Test)
		c.expr(e.Body)
		c.expr(e.OrElse)
	case *pyast.NamedExpr:
		c.expr(e.Value)
		c.expr(e.Target)
	case *pyast.Lambda:
		c.params(e.Args)
		c.defaults(e.Args)
		c.in(inFunction, c.info.Of(e), func() { c.expr(e.Body) })
	case *pyast.ListComp:
		c.comprehension(e, e.Generators, e.Elt)
	case *pyast.SetComp:
		c.comprehension(e, e.Generators, e.Elt)
	case *pyast.DictComp:
		c.comprehension(e, e.Generators, e.Key, e.Value)
	case *pyast.GeneratorExp:
		c.generator(e)
	default:
		c.suspends(e)
		c.children(e)
	}
}

// suspends checks an expression that gives control to others: yield and await.
func (c *checker) suspends(e pyast.Expr) {
	switch e.(type) {
	case *pyast.Yield:
		if !c.functionLike() {
			c.fail(e, "'yield' outside function")
		}
	case *pyast.YieldFrom:
		if !c.functionLike() {
			c.fail(e, "'yield from' outside function")
		}
		if c.kind == inAsync {
			c.fail(e, "'yield from' inside async function")
		}
	case *pyast.Await:
		if !c.functionLike() {
			c.fail(e, "'await' outside function")
		}
		if c.kind == inFunction {
			c.fail(e, "'await' outside async function")
		}
	}
}

// elements checks the elements of a display or a target, which may be starred.
func (c *checker) elements(at pyast.Expr, list []pyast.Expr, ctx pyast.ExprContext) {
	if ctx == pyast.Store {
		c.oneStar(at, list)
	}
	for _, e := range list {
		c.element(e)
	}
}

// element checks an expression or target that may be starred.
func (c *checker) element(e pyast.Expr) {
	if s, ok := e.(*pyast.Starred); ok {
		e = s.Value
	}
	c.expr(e)
}

// oneStar checks that one of the targets in a list is starred at most, and not too far behind the others.
func (c *checker) oneStar(at pyast.Expr, list []pyast.Expr) {
	const before = 1 << 8
	star := false
	for i, e := range list {
		if _, ok := e.(*pyast.Starred); !ok {
			continue
		}
		if star {
			c.fail(at, "multiple starred expressions in assignment")
		}
		if i >= before {
			c.fail(at, "too many expressions in star-unpacking assignment")
		}
		star = true
	}
}

// arguments checks the arguments of a call or a class.
func (c *checker) arguments(args []pyast.Expr, keywords []*pyast.Keyword) {
	c.keywords(keywords)
	for _, a := range args {
		c.element(a)
	}
	for _, k := range keywords {
		c.expr(k.Value)
	}
}

// keywords checks the names of arguments.
func (c *checker) keywords(list []*pyast.Keyword) {
	for i, k := range list {
		if k.Arg == "" {
			continue
		}
		c.binds(k, k.Arg)
		for _, again := range list[i+1:] {
			if again.Arg == k.Arg {
				c.fail(again, "keyword argument repeated: %s", k.Arg)
			}
		}
	}
}

// comprehension is one that makes a list, a set or a dict: its code is part of that around.
func (c *checker) comprehension(e pyast.Expr, clauses []*pyast.Comprehension, elements ...pyast.Expr) {
	c.expr(clauses[0].Iter)
	if c.info.Of(e).Coroutine && c.kind != inAsync && c.kind != inGenerator {
		c.fail(e, "asynchronous comprehension outside of an asynchronous function")
	}
	c.clauses(clauses, elements...)
}

func (c *checker) generator(e *pyast.GeneratorExp) {
	c.expr(e.Generators[0].Iter)
	c.in(inGenerator, c.info.Of(e), func() { c.clauses(e.Generators, e.Elt) })
}

// clauses checks a comprehension but for its first iterable.
func (c *checker) clauses(clauses []*pyast.Comprehension, elements ...pyast.Expr) {
	for i, g := range clauses {
		if i > 0 {
			c.expr(g.Iter)
		}
		c.expr(g.Target)
		c.exprs(g.Ifs)
	}
	c.exprs(elements)
}
