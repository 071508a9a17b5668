package pyinfer

import (
	"math"
	"regexp"
	"slices"

	"polyloom/affexpr"
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pylib"
)

// of returns what is known of v.
func (a *analysis) of(v *ir.Value) fact { return a.facts[v] }

func (a *analysis) optional(o *ir.Operand) fact {
	if !o.Present() {
		return simple(pylib.None)
	}
	return a.of(o.Value())
}

// all returns what is known of values.
func (a *analysis) all(vs []*ir.Value) []fact {
	fs := make([]fact, len(vs))
	for i, v := range vs {
		fs[i] = a.of(v)
	}
	return fs
}

// set adds f to what is known of v. If v is the first value that is unknown for a reason, that is reported there.
func (a *analysis) set(v *ir.Value, f fact) {
	if f.at.IsUnknown() {
		f.at = v.Loc()
	}
	if f.state == unknown && f.why.op == nil {
		op := v.DefOp()
		if op == nil {
			op = v.Block().ParentOp()
		}
		f.why = &reason{f.why.text, op}
	}
	if a.reshapes && f.state == known && hasArray(irType(f)) {
		a.escape(f, "arrays are reshaped in this module")
		f = fact{state: unknown, why: &reason{"arrays are reshaped in place in this module", v.DefOp()}, at: f.at}
	}
	a.facts[v] = a.limited(a.join(a.facts[v], f))
}

// missing returns the first of fs of which the type is unknown, or that is of no value. What is computed from it is no better known.
func missing(fs ...fact) (fact, bool) {
	for _, f := range fs {
		if f.state == nothing {
			return f, true
		}
	}
	for _, f := range fs {
		if f.state == unknown {
			f.use = nil
			return f, true
		}
	}
	return fact{}, false
}

// compute analyses an op that computes values.
func (a *analysis) compute(f *frame, op ir.Op, e env) env {
	switch o := op.(type) {
	case *py.Constant:
		a.set(&o.Result.Value, literal(o.Value))
	case *py.Load:
		a.set(&o.Result.Value, a.load(f, o, e))
	case *py.GetAttr:
		a.set(&o.Result.Value, a.attribute(o))
	case *py.GetItem:
		a.set(&o.Result.Value, a.subscript(o, a.of(o.Object.Value()), a.of(o.Index.Value())))
	case *py.MakeSlice:
		a.set(&o.Result.Value, fact{state: known, kind: pylib.Slice, elems: []fact{a.bound1(&o.Lower), a.bound1(&o.Upper), a.bound1(&o.Step)}})
	case *py.Binary:
		a.set(&o.Result.Value, a.binary(o, o.Kind, a.of(o.Lhs.Value()), a.of(o.Rhs.Value()), false))
	case *py.InPlace:
		a.set(&o.Result.Value, a.binary(o, o.Kind, a.of(o.Lhs.Value()), a.of(o.Rhs.Value()), true))
	case *py.Unary:
		a.set(&o.Result.Value, a.unary(o))
	case *py.Compare:
		return a.compare(f, o, e)
	case *py.ShortCircuit:
		result := a.of(o.First.Value())
		for i := range o.Rest.Len() {
			e = a.joinEnv(e, a.region(f, o.Rest.At(i), e.clone()))
			result = a.join(result, a.of(py.Yielded(o.Rest.At(i))).withoutValue())
		}
		a.set(&o.Result.Value, result.withoutValue())
	case *py.IfExp:
		then := a.region(f, &o.Then, e.clone())
		e = a.joinEnv(then, a.region(f, &o.Else, e))
		a.set(&o.Result.Value, a.join(a.of(py.Yielded(&o.Then)), a.of(py.Yielded(&o.Else))))
	case *py.Call:
		a.set(&o.Result.Value, a.call(o))
	case *py.Comp:
		return a.comprehension(f, o, e)
	case *py.Assume:
		a.set(&o.Result.Value, a.assumedType(o, o.Result.Type()))
	case *py.Unpack:
		a.unpack(o)
	default:
		return a.computeRest(f, op, e)
	}
	return e
}

// bound1 is a part of a slice. What is a bound is an int.
func (a *analysis) bound1(o *ir.Operand) fact {
	f := a.optional(o)
	a.usedAsIndex(f, o.Owner())
	return f
}

// computeRest is compute for displays, definitions, imports and what changes objects.
func (a *analysis) computeRest(f *frame, op ir.Op, e env) env {
	switch o := op.(type) {
	case *py.Tuple, *py.List, *py.Set, *py.Dict:
		a.display(op)
	case *py.Starred:
		a.set(&o.Result.Value, because("it stands for several values"))
	case *py.Lambda:
		a.set(&o.Result.Value, fact{state: known, kind: pylib.Function, fn: a.function(o, f)})
	case *py.Def:
		a.set(&o.Result.Value, a.define(o, f))
	case *py.Class:
		a.set(&o.Result.Value, fact{state: known, other: py.TypeObj})
		for _, v := range ir.OperandsOf(o) {
			a.escape(a.of(v), "it is given to a class")
		}
		a.block(&frame{scope: o, flow: &flow{}}, o.Body.Entry(), env{})
	case *py.TypeAlias:
		a.set(&o.Result.Value, because("a type alias is no value to compute with"))
	case *py.Import:
		for _, v := range ir.ResultsOf(o) {
			a.set(v, ofType(v.Type(), nil))
		}
	case *py.ImportFrom:
		a.importFrom(o)
	case *py.SetItem:
		a.setItem(o)
	case *py.SetAttr:
		a.escape(a.of(o.Value.Value()), "it becomes an attribute of an object")
		a.setAttr(o)
	case *py.Enter:
		a.escape(a.of(o.Context.Value()), "it is the context of a with statement")
		a.set(&o.Result.Value, because("what a context gives is not known"))
	case *py.Assert:
		if !o.Message.Empty() {
			a.region(f, &o.Message, e.clone())
		}
	case *py.Annotate, *py.Yield, *py.Element, *py.Expr, *py.Store, *py.Walrus, *py.Delete, *py.CompFor, *py.CompIf:
		return a.clause(f, op, e)
	default: // generators, coroutines, patterns, formatted text
		for _, v := range ir.OperandsOf(op) {
			if _, formats := op.(*py.Format); !formats {
				a.escape(a.of(v), "it is used in a way that is not known")
			}
		}
		for _, v := range ir.ResultsOf(op) {
			switch {
			case v.Type() == ir.Type(py.Pattern):
			case v.Type() != ir.Type(py.Object):
				a.set(v, ofType(v.Type(), nil))
			default:
				a.set(v, because(ir.Name(op)+" gives a value that is not known"))
			}
		}
	}
	return e
}

// literal returns what is known of a constant.
func literal(l *py.Literal) fact {
	f := ofType(l.Type(), nil)
	switch l.Kind {
	case py.TrueLit, py.FalseLit:
		f.value = l.Kind == py.TrueLit
	case py.IntLit:
		if n := l.Int(); n.IsInt64() {
			f.value = affexpr.Const(n.Int64())
		}
	case py.FloatLit:
		f.value = l.Float()
	case py.StrLit, py.UStrLit:
		f.value = l.Text
	}
	return f
}

// operators are spelled as package pylib has them.
var operators = [...]string{
	py.Add: "+", py.Sub: "-", py.Mult: "*", py.MatMult: "@", py.Div: "/", py.Mod: "%", py.Pow: "**", py.LShift: "<<", py.RShift: ">>",
	py.BitOr: "|", py.BitXor: "^", py.BitAnd: "&", py.FloorDiv: "//",
}

var comparisons = [...]string{py.Eq: "==", py.NotEq: "!=", py.Lt: "<", py.LtE: "<=", py.Gt: ">", py.GtE: ">="}

// binary is what an operator gives, perhaps that of an augmented assignment.
func (a *analysis) binary(op ir.Op, kind py.BinaryOp, x, y fact, inPlace bool) fact {
	if m, ok := missing(x, y); ok {
		if m.state == nothing {
			return m
		}
		if inPlace && x.state == unknown {
			a.disturb(a.current, "an object of unknown type is changed"+atLine(ir.LocOf(op)))
		}
		switch kind {
		case py.Add, py.Sub, py.Mult, py.FloorDiv, py.Mod:
			m.use = derived(x, y)
		}
		return m
	}
	if x.kind == pylib.List || y.kind == pylib.List {
		if f, ok := a.listOperator(op, kind, x, y, inPlace); ok {
			return f
		}
	}
	apply := pylib.Binary
	if inPlace {
		apply = pylib.InPlace
	}
	return a.each([]fact{x, y}, func(fs []fact) fact {
		r, err := apply(operators[kind], val(fs[0]), val(fs[1]))
		if err == nil && kind == py.Pow && fs[0].kind == pylib.Float && fs[1].kind == pylib.Int {
			r.Conditions = nil // that the exponent is an integer, or the base not negative
		}
		return a.result(op, r, err, fs...)
	})
}

// listOperator is what + and * do with lists: a list with the elements of its operands.
func (a *analysis) listOperator(op ir.Op, kind py.BinaryOp, x, y fact, inPlace bool) (fact, bool) {
	switch {
	case y.kind == pylib.Array || y.kind == pylib.Scalar || y.either: // NumPy's operators come first, even in place
		return a.each([]fact{x, y}, func(fs []fact) fact {
			r, err := pylib.Binary(operators[kind], val(fs[0]), val(fs[1]))
			return a.result(op, r, err, fs...)
		}), true
	case kind == py.Add && inPlace && x.kind == pylib.List:
		a.put(x.cell, fact{}, a.element(y, op))
		return x, true
	case kind == py.Add && x.kind == pylib.List && y.kind == pylib.List:
		c := a.cell(op, "")
		a.put(c, fact{}, x.cell.find().elem)
		a.put(c, fact{}, y.cell.find().elem)
		return fact{state: known, kind: pylib.List, cell: c}, true
	case kind == py.Mult && (x.kind == pylib.Int || y.kind == pylib.Int):
		if y.kind == pylib.List {
			x = y
		} else if inPlace {
			return x, true
		}
		c := a.cell(op, "")
		a.put(c, fact{}, x.cell.find().elem)
		return fact{state: known, kind: pylib.List, cell: c}, true
	}
	return fact{}, false
}

func (a *analysis) unary(o *py.Unary) fact {
	x := a.of(o.Value.Value())
	switch {
	case x.state == nothing:
		return x
	case o.Kind == py.Not && x.state == unknown:
		return simple(pylib.BoolType)
	case x.state == unknown:
		x.use = derived(x)
		return x
	}
	if d, ok := x.value.(*affexpr.Expr); ok && o.Kind == py.USub && x.kind == pylib.Int {
		if n, ok := d.IsConst(); ok && n != math.MinInt64 {
			return fact{state: known, kind: pylib.Int, value: affexpr.Const(-n)}
		}
	}
	return a.each([]fact{x}, func(fs []fact) fact {
		r, err := pylib.Unary([...]string{py.Invert: "~", py.Not: "not", py.UAdd: "+", py.USub: "-"}[o.Kind], val(fs[0]))
		if err != nil && o.Kind == py.Not {
			return simple(pylib.BoolType)
		}
		return a.result(o, r, err, fs...)
	})
}

// compare is a chain of comparisons: the value of the last one that is made.
func (a *analysis) compare(f *frame, o *py.Compare, e env) env {
	left, right := a.of(o.Lhs.Value()), a.of(o.Rhs.Value())
	result := a.comparison(o, o.Kind(0), left, right)
	for i := range o.Rest.Len() {
		e = a.joinEnv(e, a.region(f, o.Rest.At(i), e.clone()))
		left, right = right, a.of(py.Yielded(o.Rest.At(i)))
		result = a.join(result, a.comparison(o, o.Kind(i+1), left, right)).withoutValue()
	}
	a.set(&o.Result.Value, result)
	return e
}

func (a *analysis) comparison(op ir.Op, kind py.CmpOp, x, y fact) fact {
	m, incomplete := missing(x, y)
	switch {
	case m.state == nothing && incomplete:
		return m
	case kind == py.Is || kind == py.IsNot:
		r := simple(pylib.BoolType)
		if xNone, yNone := x.kind == pylib.None, y.kind == pylib.None; !incomplete && (xNone || yNone) {
			r.value = (kind == py.Is) == (xNone && yNone)
		}
		return r
	case kind == py.In || kind == py.NotIn:
		return simple(pylib.BoolType)
	case incomplete:
		return m
	}
	return a.each([]fact{x, y}, func(fs []fact) fact {
		r, err := pylib.Binary(comparisons[kind], val(fs[0]), val(fs[1]))
		if err != nil && plain(fs[0], kind, false) && plain(fs[1], kind, false) {
			return simple(pylib.BoolType)
		}
		return a.result(op, r, err, fs...)
	})
}

// plain reports whether f is of a type of Python's whose comparisons by kind give a bool. Sequences in order compare elements, and give what that gives; those
// inside others are not looked into.
func plain(f fact, kind py.CmpOp, nested bool) bool {
	if f.either || f.state != known {
		return false
	}
	sequence := f.kind == pylib.List || f.kind == pylib.Tuple
	switch {
	case sequence && (kind == py.Eq || kind == py.NotEq):
		return true
	case sequence && nested:
		return false
	case f.kind == pylib.List:
		return plain(f.cell.find().elem, kind, true)
	case f.kind == pylib.Tuple:
		return !slices.ContainsFunc(f.elems, func(e fact) bool { return !plain(e, kind, true) })
	}
	switch f.kind {
	case pylib.None, pylib.BoolType, pylib.Int, pylib.Float, pylib.Complex, pylib.Str, pylib.Range, pylib.Dict:
		return true
	}
	return false
}

// result returns what package pylib says of an operation on operands.
func (a *analysis) result(op ir.Op, r *pylib.Result, err error, operands ...fact) fact {
	if err != nil {
		for _, f := range operands {
			a.escape(f, err.Error())
		}
		return because(err.Error())
	}
	for _, c := range r.Conditions {
		if c.OtherType {
			a.assume(ir.ResultAt(op, 0), "this type only if "+condition(op, c))
		}
	}
	return a.fromVal(r.Val, op, "the type of what it gives is not known", a.resultCells(op, operands))
}

// resultCells returns what gives the containers in a result cells: since they may be those in the operands, they share the cells of these.
func (a *analysis) resultCells(op ir.Op, operands []fact) func(pylib.Type) *cell {
	return func(t pylib.Type) *cell {
		c := a.cell(op, t.String())
		for _, f := range operands {
			a.share(c, t, f, nil)
		}
		return c
	}
}

// share unifies c with the cells in f that are those of values of type t.
func (a *analysis) share(c *cell, t pylib.Type, f fact, seen []*cell) {
	if f.cell != nil {
		in := f.cell.find()
		for _, s := range seen {
			if s.find() == in {
				return
			}
		}
		seen = append(seen, in)
		if libType(f, nil).Equal(t) {
			a.unify(c, in)
		}
		a.share(c, t, in.find().elem, seen)
		a.share(c, t, in.find().key, seen)
	}
	for _, e := range f.elems {
		a.share(c, t, e, seen)
	}
}

// condition writes a condition with the operands of op in the place of the names of parameters.
func condition(op ir.Op, c pylib.Condition) string {
	return operandName.ReplaceAllStringFunc(c.Holds.String(), func(name string) string {
		i := int(name[1] - '1')
		if _, isCall := op.(*py.Call); isCall {
			i++ // after the callee
		}
		return source(ir.OperandValue(op, i))
	})
}

var operandName = regexp.MustCompile(`\bx[12]\b`)

type cellKey struct {
	op   ir.Op
	what string
}

// cell returns the cell for containers that op makes.
func (a *analysis) cell(op ir.Op, what string) *cell {
	k := cellKey{op, what}
	c := a.cells[k]
	if c == nil {
		c = &cell{}
		a.cells[k] = c
		a.cellList = append(a.cellList, c)
	}
	return c.find()
}
