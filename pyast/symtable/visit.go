package symtable

import (
	"fmt"
	"strings"

	"polyloom/pyast"
)

// An Error is a misuse of a name, in CPython's words: a SyntaxError.
type Error struct {
	Msg string
	At  pyast.Span
}

// Error returns the message.
func (e *Error) Error() string { return e.Msg }

// visitor finds the scopes of a module and what is done with names in them.
type visitor struct {
	info *Info
	cur  *Table
	late bool   // annotations are not evaluated
	err  *Error // the first
}

// Analyze returns the scopes of a module. The error is an *Error: the one that CPython reports if it finds no wrong syntax before it does the same, of
// from __future__ imports and of names.
func Analyze(m *pyast.Module) (*Info, error) {
	v := &visitor{info: &Info{tables: map[tableKey]*Table{}}}
	v.late, v.err = futureAnnotations(m)
	v.open(Module, "top", m, whole)
	v.info.Top = v.cur
	visitAll(v, m.Body)
	if v.err == nil {
		a := &analyzer{}
		a.block(v.info.Top, nil, set{}, nil)
		v.err = a.err
	}
	if v.err != nil {
		return v.info, v.err
	}
	return v.info, nil
}

func (v *visitor) fail(at pyast.Placed, format string, args ...any) {
	if v.err == nil {
		v.err = &Error{fmt.Sprintf(format, args...), at.Range()}
	}
}

func (v *visitor) open(kind Kind, name string, n pyast.Node, r role) {
	t := &Table{Kind: kind, Name: name, parent: v.cur, symbols: map[string]*symbol{}}
	if v.cur != nil {
		t.class = v.cur.class
		t.inIter = v.cur.inIter
		if kind != Class {
			t.onlyMangled = v.cur.onlyMangled
		}
		v.cur.Children = append(v.cur.Children, t)
		t.seesClass = (kind == Annotation || kind >= TypeParameters) && (v.cur.Kind == Class || v.cur.seesClass)
	}
	v.info.tables[tableKey{n, r}] = t
	v.cur = t
}

func (v *visitor) close() { v.cur = v.cur.parent }

func visitAll[T pyast.Node](v *visitor, ns []T) {
	for _, n := range ns {
		v.visit(n)
	}
}

// add notes a use of a name in the scope that is visited; as CPython does it, a name that is declared global is so for the module, too.
func (v *visitor) add(at pyast.Placed, name string, f flags) {
	v.cur.add(name, f)
	if f&isGlobal != 0 {
		v.info.Top.add(v.cur.mangled(name), isGlobal)
	}
	if v.cur.inTarget && v.cur.flags(v.cur.mangled(name))&(isGlobal|isNonlocal) != 0 {
		v.fail(at, "comprehension inner loop cannot rebind assignment expression target '%s'", name)
	}
}

// opt visits an expression that may be missing.
func (v *visitor) opt(e pyast.Expr) {
	if e != nil {
		v.visit(e)
	}
}

func (v *visitor) children(n pyast.Node) {
	for c := range pyast.Children(n) {
		v.visit(c)
	}
}

// visit notes the names of a node and of what is in it.
func (v *visitor) visit(n pyast.Node) {
	switch n := n.(type) {
	case *pyast.Name:
		v.name(n)
	case *pyast.FunctionDef:
		v.function(n, n.Name, n.Args, n.Returns, n.DecoratorList, n.TypeParams, n.Body)
	case *pyast.AsyncFunctionDef:
		v.function(n, n.Name, n.Args, n.Returns, n.DecoratorList, n.TypeParams, n.Body)
		v.info.Of(n).Coroutine = true
	case *pyast.ClassDef:
		v.classDef(n)
	case *pyast.TypeAlias:
		v.typeAlias(n)
	case *pyast.Lambda:
		v.defaults(n.Args)
		v.open(Function, "lambda", n, whole)
		v.params(n.Args)
		v.visit(n.Body)
		v.close()
	case *pyast.ListComp:
		v.comprehension("listcomp", "list comprehension", n, n.Generators, n.Elt)
	case *pyast.SetComp:
		v.comprehension("setcomp", "set comprehension", n, n.Generators, n.Elt)
	case *pyast.GeneratorExp:
		v.comprehension("genexpr", "generator expression", n, n.Generators, n.Elt)
	case *pyast.DictComp:
		v.comprehension("dictcomp", "dict comprehension", n, n.Generators, n.Value, n.Key)
	case *pyast.NamedExpr:
		v.namedExpr(n)
	case *pyast.AnnAssign:
		v.annAssign(n)
	case *pyast.Await:
		v.notIn(n, "await expression")
		v.visit(n.Value)
		v.cur.Coroutine = true
	case *pyast.Yield:
		v.yield(n, n.Value)
	case *pyast.YieldFrom:
		v.yield(n, n.Value)
	case *pyast.Global:
		for _, name := range n.Names {
			v.declare(n, name, isGlobal, "global")
		}
	case *pyast.Nonlocal:
		for _, name := range n.Names {
			v.declare(n, name, isNonlocal, "nonlocal")
		}
	case *pyast.Alias:
		v.alias(n)
	case *pyast.ExceptHandler:
		v.opt(n.Type)
		v.bind(n.Name)
		visitAll(v, n.Body)
	case *pyast.MatchAs:
		v.children(n)
		v.bind(n.Name)
	case *pyast.MatchStar:
		v.bind(n.Name)
	case *pyast.MatchMapping:
		v.children(n)
		v.bind(n.Rest)
	default:
		v.children(n)
	}
}

// bind notes that a name, if there is one, gets a value.
func (v *visitor) bind(name string) {
	if name != "" {
		v.cur.add(name, isLocal)
	}
}

func (v *visitor) name(n *pyast.Name) {
	if n.Ctx != pyast.Load {
		v.add(n, n.ID, isLocal)
		return
	}
	v.add(n, n.ID, isUsed)
	if n.ID == "super" && v.cur.functionLike() {
		v.cur.add("__class__", isUsed)
	}
}

func (v *visitor) function(n pyast.Stmt, name string, args *pyast.Arguments, returns pyast.Expr, decorators []pyast.Expr, tps []pyast.TypeParam, body []pyast.Stmt) {
	v.cur.add(name, isLocal)
	v.defaults(args)
	visitAll(v, decorators)
	if len(tps) > 0 {
		v.open(TypeParameters, name, n, typeParams)
		v.typeParams(tps)
		defer v.close()
	}
	v.annotation(n, func() {
		all(args, func(a *pyast.Arg) { v.opt(a.Annotation) })
		v.opt(returns)
	})
	v.open(Function, name, n, whole)
	v.params(args)
	visitAll(v, body)
	v.close()
}

func (v *visitor) defaults(args *pyast.Arguments) {
	visitAll(v, args.Defaults)
	for _, d := range args.KwDefaults {
		v.opt(d)
	}
}

// all calls f for the parameters, in CPython's order.
func all(args *pyast.Arguments, f func(*pyast.Arg)) {
	for _, list := range [][]*pyast.Arg{args.PosOnlyArgs, args.Args, args.KwOnlyArgs, {args.VarArg, args.KwArg}} {
		for _, a := range list {
			if a != nil {
				f(a)
			}
		}
	}
}

// annotation calls visit for annotations of n, in their scope.
func (v *visitor) annotation(n pyast.Node, visit func()) {
	if v.late {
		v.open(Annotation, "_annotation", n, annotations)
		v.cur.within = "an annotation"
		defer v.close()
	}
	visit()
}

func (v *visitor) params(args *pyast.Arguments) {
	all(args, func(a *pyast.Arg) {
		if v.cur.flags(v.cur.mangled(a.Arg))&isParam != 0 {
			v.fail(a, "duplicate argument '%s' in function definition", a.Arg)
		}
		v.cur.add(a.Arg, isParam)
	})
}

func (v *visitor) typeParams(tps []pyast.TypeParam) {
	v.cur.within = "the definition of a generic"
	for _, tp := range tps {
		switch tp := tp.(type) {
		case *pyast.TypeVar:
			kind := "bound"
			if _, ok := tp.Bound.(*pyast.Tuple); ok {
				kind = "constraint"
			}
			v.typeParam(tp, tp.Name)
			v.inScope(tp.Bound, tp.Name, tp, bound, "a TypeVar "+kind)
			v.inScope(tp.DefaultValue, tp.Name, tp, defaultValue, "a TypeVar default")
		case *pyast.TypeVarTuple:
			v.typeParam(tp, tp.Name)
			v.inScope(tp.DefaultValue, tp.Name, tp, defaultValue, "a TypeVarTuple default")
		case *pyast.ParamSpec:
			v.typeParam(tp, tp.Name)
			v.inScope(tp.DefaultValue, tp.Name, tp, defaultValue, "a ParamSpec default")
		}
	}
}

// typeParam binds the name of a type parameter.
func (v *visitor) typeParam(tp pyast.TypeParam, name string) {
	if v.cur.onlyMangled != nil {
		v.cur.onlyMangled[name] = true
	}
	if v.cur.flags(v.cur.mangled(name))&isTypeParam != 0 {
		v.fail(tp, "duplicate type parameter '%s'", name)
	}
	v.add(tp, name, isTypeParam|isLocal)
}

// inScope visits an expression that has a scope of its own. What it is within is for messages.
func (v *visitor) inScope(e pyast.Expr, name string, n pyast.Node, r role, within string) {
	if e == nil {
		return
	}
	v.open(TypeVariable, name, n, r)
	v.cur.within = within
	v.visit(e)
	v.close()
}

func (v *visitor) classDef(n *pyast.ClassDef) {
	v.cur.add(n.Name, isLocal)
	visitAll(v, n.DecoratorList)
	if len(n.TypeParams) > 0 {
		v.open(TypeParameters, n.Name, n, typeParams)
		v.cur.class, v.cur.onlyMangled = n.Name, set{}
		v.typeParams(n.TypeParams)
		defer v.close()
	}
	visitAll(v, n.Bases)
	visitAll(v, n.Keywords)
	v.open(Class, n.Name, n, whole)
	v.cur.class = n.Name
	visitAll(v, n.Body)
	v.close()
}

func (v *visitor) typeAlias(n *pyast.TypeAlias) {
	v.visit(n.Name)
	name := n.Name.(*pyast.Name).ID
	if len(n.TypeParams) > 0 {
		v.open(TypeParameters, name, n, typeParams)
		v.typeParams(n.TypeParams)
		defer v.close()
	}
	v.open(TypeAlias, name, n, whole)
	v.cur.within = "a type alias"
	v.visit(n.Value)
	v.close()
}

func (v *visitor) comprehension(name, words string, n pyast.Expr, generators []*pyast.Comprehension, elements ...pyast.Expr) {
	v.iter(generators[0].Iter)
	v.open(Function, name, n, whole)
	v.cur.comprehension = words
	for i, g := range generators {
		v.cur.inTarget = true
		v.visit(g.Target)
		v.cur.inTarget = false
		if i > 0 {
			v.iter(g.Iter)
		}
		visitAll(v, g.Ifs)
		v.cur.Coroutine = v.cur.Coroutine || g.IsAsync != 0
	}
	visitAll(v, elements)
	t := v.cur
	v.close()
	if _, ok := n.(*pyast.GeneratorExp); ok {
		t.Generator = true
	} else if t.Coroutine {
		v.cur.Coroutine = true
	}
}

// iter visits the iterable of a comprehension.
func (v *visitor) iter(e pyast.Expr) {
	v.cur.inIter++
	v.visit(e)
	v.cur.inIter--
}

// notIn reports an expression that some scopes must not have.
func (v *visitor) notIn(n pyast.Expr, what string) {
	if v.cur.within != "" {
		v.fail(n, "%s cannot be used within %s", what, v.cur.within)
	}
}

// yield is a yield or yield from.
func (v *visitor) yield(n, value pyast.Expr) {
	v.notIn(n, "yield expression")
	v.opt(value)
	v.cur.Generator = true
	if v.cur.comprehension != "" {
		v.fail(n, "'yield' inside %s", v.cur.comprehension)
	}
}

// namedExpr is x := value. In a comprehension, x is a name of the function around.
func (v *visitor) namedExpr(n *pyast.NamedExpr) {
	v.notIn(n, "named expression")
	if v.cur.inIter > 0 {
		v.fail(n, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if v.cur.comprehension != "" {
		v.bindAround(n.Target.(*pyast.Name))
	}
	v.visit(n.Value)
	v.visit(n.Target)
}

func (v *visitor) bindAround(n *pyast.Name) {
	name := v.cur.mangled(n.ID)
	for t := v.cur; t != nil; t = t.parent {
		switch {
		case t.comprehension != "":
			if f := t.flags(name); f&isCompTarget != 0 && f&(isLocal|isGlobal) != 0 {
				v.fail(n, "assignment expression cannot rebind comprehension iteration variable '%s'", n.ID)
			}
		case t.Kind == Function:
			if t.flags(name)&isGlobal != 0 {
				v.add(n, n.ID, isGlobal)
			} else {
				v.add(n, n.ID, isNonlocal)
			}
			v.cur.noteDeclared(name, n)
			t.add(n.ID, isLocal)
			return
		case t.Kind == Module:
			v.add(n, n.ID, isGlobal)
			v.cur.noteDeclared(name, n)
			t.add(n.ID, isGlobal)
			return
		case t.Kind == Class:
			v.fail(n, "assignment expression within a comprehension cannot be used in a class body")
			return
		case t.Kind == TypeVariable: // of any type parameter, and the default too
			v.fail(n, "assignment expression within a comprehension cannot be used in a TypeVar bound")
			return
		case t.Kind == TypeAlias:
			v.fail(n, "assignment expression within a comprehension cannot be used in a type alias")
			return
		case t.Kind == TypeParameters:
			v.fail(n, "assignment expression within a comprehension cannot be used within the definition of a generic")
			return
		}
	}
}

func (v *visitor) annAssign(n *pyast.AnnAssign) {
	name, ok := n.Target.(*pyast.Name)
	switch {
	case !ok:
		v.visit(n.Target)
	case n.Simple != 0:
		if f := v.cur.flags(v.cur.mangled(name.ID)); f&(isGlobal|isNonlocal) != 0 && v.cur.Kind != Module {
			v.fail(n, "annotated name '%s' can't be %s", name.ID, map[bool]string{true: "global", false: "nonlocal"}[f&isGlobal != 0])
		}
		v.cur.add(name.ID, isAnnotated|isLocal)
	case n.Value != nil:
		v.cur.add(name.ID, isLocal)
	}
	v.annotation(n, func() { v.visit(n.Annotation) })
	v.opt(n.Value)
}

// declare is a global or nonlocal statement for a name.
func (v *visitor) declare(n pyast.Stmt, name string, f flags, word string) {
	switch was := v.cur.flags(v.cur.mangled(name)); {
	case was&isParam != 0:
		v.fail(n, "name '%s' is parameter and %s", name, word)
	case was&isUsed != 0:
		v.fail(n, "name '%s' is used prior to %s declaration", name, word)
	case was&isAnnotated != 0:
		v.fail(n, "annotated name '%s' can't be %s", name, word)
	case was&isLocal != 0:
		v.fail(n, "name '%s' is assigned to before %s declaration", name, word)
	}
	v.add(n, name, f)
	v.cur.noteDeclared(v.cur.mangled(name), n)
}

// alias binds what an import statement gives.
func (v *visitor) alias(n *pyast.Alias) {
	name := n.AsName
	if name == "" {
		name, _, _ = strings.Cut(n.Name, ".")
	}
	if name != "*" {
		v.cur.add(name, isImported)
	} else if v.cur.Kind != Module {
		v.fail(n, "import * only allowed at module level")
	}
}
