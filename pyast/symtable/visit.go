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
	err  *Error // the first
}

// Analyze returns the scopes of a module. The error is an *Error: the first misuse of a name that it found.
func Analyze(m *pyast.Module) (*Info, error) {
	v := &visitor{info: &Info{tables: map[tableKey]*Table{}}}
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
		v.cur.Children = append(v.cur.Children, t)
		t.seesClass = kind >= TypeParameters && (v.cur.Kind == Class || v.cur.seesClass)
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
		v.comprehension("listcomp", n, n.Generators, n.Elt)
	case *pyast.SetComp:
		v.comprehension("setcomp", n, n.Generators, n.Elt)
	case *pyast.GeneratorExp:
		v.comprehension("genexpr", n, n.Generators, n.Elt)
	case *pyast.DictComp:
		v.comprehension("dictcomp", n, n.Generators, n.Key, n.Value)
	case *pyast.NamedExpr:
		v.namedExpr(n)
	case *pyast.AnnAssign:
		v.annAssign(n)
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
		v.cur.add(n.ID, isLocal)
		return
	}
	v.cur.add(n.ID, isUsed)
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
	v.annotations(args)
	v.opt(returns)
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

func (v *visitor) annotations(args *pyast.Arguments) {
	all(args, func(a *pyast.Arg) { v.opt(a.Annotation) })
}

func (v *visitor) params(args *pyast.Arguments) {
	all(args, func(a *pyast.Arg) {
		if v.cur.flags(mangle(v.cur.class, a.Arg))&isParam != 0 {
			v.fail(a, "duplicate argument '%s' in function definition", a.Arg)
		}
		v.cur.add(a.Arg, isParam)
	})
}

func (v *visitor) typeParams(tps []pyast.TypeParam) {
	for _, tp := range tps {
		var name string
		var boundExpr, def pyast.Expr
		switch tp := tp.(type) {
		case *pyast.TypeVar:
			name, boundExpr, def = tp.Name, tp.Bound, tp.DefaultValue
		case *pyast.TypeVarTuple:
			name, def = tp.Name, tp.DefaultValue
		case *pyast.ParamSpec:
			name, def = tp.Name, tp.DefaultValue
		}
		if v.cur.flags(mangle(v.cur.class, name))&isLocal != 0 {
			v.fail(tp, "duplicate type parameter '%s'", name)
		}
		v.cur.add(name, isLocal)
		v.inScope(boundExpr, name, tp, bound)
		v.inScope(def, name, tp, defaultValue)
	}
}

// inScope visits an expression that has a scope of its own.
func (v *visitor) inScope(e pyast.Expr, name string, n pyast.Node, r role) {
	if e == nil {
		return
	}
	v.open(TypeVariable, name, n, r)
	v.visit(e)
	v.close()
}

func (v *visitor) classDef(n *pyast.ClassDef) {
	v.cur.add(n.Name, isLocal)
	visitAll(v, n.DecoratorList)
	if len(n.TypeParams) > 0 {
		v.open(TypeParameters, n.Name, n, typeParams)
		v.cur.class = n.Name
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
	v.visit(n.Value)
	v.close()
}

func (v *visitor) comprehension(name string, n pyast.Expr, generators []*pyast.Comprehension, elements ...pyast.Expr) {
	first := generators[0]
	v.iter(first.Iter)
	v.open(Function, name, n, whole)
	v.cur.comprehension = true
	v.cur.inIter = v.cur.parent.inIter
	for i, g := range generators {
		v.cur.inTarget = true
		v.visit(g.Target)
		v.cur.inTarget = false
		if i > 0 {
			v.iter(g.Iter)
		}
		visitAll(v, g.Ifs)
	}
	visitAll(v, elements)
	v.close()
}

// iter visits the iterable of a comprehension.
func (v *visitor) iter(e pyast.Expr) {
	v.cur.inIter++
	v.visit(e)
	v.cur.inIter--
}

// namedExpr is x := value. In a comprehension, x is a name of the function around.
func (v *visitor) namedExpr(n *pyast.NamedExpr) {
	if v.cur.inIter > 0 {
		v.fail(n, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if v.cur.comprehension {
		v.bindAround(n)
	}
	v.visit(n.Value)
	v.visit(n.Target)
}

func (v *visitor) bindAround(n *pyast.NamedExpr) {
	id := n.Target.(*pyast.Name).ID
	name := mangle(v.cur.class, id)
	for t := v.cur; t != nil; t = t.parent {
		switch {
		case t.comprehension:
			if t.flags(name)&isCompTarget != 0 {
				v.fail(n, "assignment expression cannot rebind comprehension iteration variable '%s'", id)
			}
		case t.Kind == Function:
			if t.flags(name)&isGlobal != 0 {
				v.cur.add(id, isGlobal)
			} else {
				v.cur.add(id, isNonlocal)
			}
			t.add(id, isLocal)
			return
		case t.Kind == Module:
			v.cur.add(id, isGlobal)
			t.add(id, isGlobal)
			return
		case t.Kind == Class:
			v.fail(n, "assignment expression within a comprehension cannot be used in a class body")
			return
		default:
			v.fail(n, "assignment expression within a comprehension cannot be used within %s",
				map[Kind]string{TypeParameters: "the definition of a generic", TypeVariable: "a TypeVar bound", TypeAlias: "a type alias"}[t.Kind])
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
		if f := v.cur.flags(mangle(v.cur.class, name.ID)); f&(isGlobal|isNonlocal) != 0 && v.cur.Kind != Module {
			v.fail(n, "annotated name '%s' can't be %s", name.ID, map[bool]string{true: "global", false: "nonlocal"}[f&isGlobal != 0])
		}
		v.cur.add(name.ID, isAnnotated|isLocal)
	case n.Value != nil:
		v.cur.add(name.ID, isLocal)
	}
	v.visit(n.Annotation)
	v.opt(n.Value)
}

// declare is a global or nonlocal statement for a name.
func (v *visitor) declare(n pyast.Stmt, name string, f flags, word string) {
	switch was := v.cur.flags(mangle(v.cur.class, name)); {
	case was&isParam != 0:
		v.fail(n, "name '%s' is parameter and %s", name, word)
	case was&isUsed != 0:
		v.fail(n, "name '%s' is used prior to %s declaration", name, word)
	case was&isAnnotated != 0:
		v.fail(n, "annotated name '%s' can't be %s", name, word)
	case was&isLocal != 0:
		v.fail(n, "name '%s' is assigned to before %s declaration", name, word)
	}
	v.cur.add(name, f)
	if v.cur.declared == nil {
		v.cur.declared = map[string]pyast.Span{}
	}
	v.cur.declared[mangle(v.cur.class, name)] = n.Range()
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
