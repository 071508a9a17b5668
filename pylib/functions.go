package pylib

import (
	"math"

	"polyloom/affexpr"
)

// A ruleFunc is a function that rules may call. It gets its arguments as they are written, because some are names of parameters.
type ruleFunc func(c *call, args []*Expr) (any, error)

// ruleFunctions is the vocabulary of rules. The table holds it, because the functions evaluate rules themselves.
func ruleFunctions() map[string]ruleFunc {
	return map[string]ruleFunc{
		"array": ruleArray, "result": ruleResult, "scalar": ruleScalar,
		"list": ruleContainer(List), "tuple": ruleContainer(Tuple), "iterator": ruleContainer(Iterator),
		"elements": ruleElements, "element": ruleElement, "join": ruleJoin, "arith": ruleArith, "type": ruleType,
		"promote": rulePromote, "inexact": ruleInexact, "accumulator": ruleAccumulator, "quotient": ruleQuotient,
		"real": ruleReal, "dtype": ruleDType, "default": ruleDefault, "python": rulePython,
		"shape": ruleShape, "reshaped": ruleReshaped, "raveled": ruleRaveled,
		"length": ruleLength, "steps": ruleSteps, "isa": ruleIsA,
		"concatenated": ruleConcatenated, "summed": ruleSummed, "nested": ruleNested,
		"isbool": ruleKinds("b"), "signed": ruleKinds("i"), "iscomplex": ruleKinds("c"),
		"extent":      ruleExtent,
		"rectangular": ruleRectangular, "itemsize": ruleItemSize, "reduced": ruleReduced, "wide": ruleWide,
		"exact": ruleExact, "fits": ruleFits, "abs": ruleAbs,
		"isnan": ruleFloatIs(math.IsNaN), "isinf": ruleFloatIs(func(x float64) bool { return math.IsInf(x, 0) }),
		"isfinite": ruleFloatIs(func(x float64) bool { return x-x == 0 }),
	}
}

// vals evaluates arguments that have to be operands.
func (c *call) vals(args []*Expr) ([]Val, error) {
	var out []Val
	for _, a := range args {
		x, err := c.eval(a)
		if err != nil {
			return nil, err
		}
		v, ok := x.(Val)
		if !ok {
			return nil, c.unknown("%v is no operand", a)
		}
		out = append(out, v)
	}
	return out, nil
}

// dtypeOf evaluates an argument that says a dtype: one by itself, or the operand whose dtype it is.
func (c *call) dtypeOf(e *Expr) (DType, error) {
	x, err := c.eval(e)
	if err != nil {
		return NoDType, err
	}
	if v, ok := x.(Val); ok {
		if _, d, _, ok := v.asArray(); ok && d != NoDType {
			return d, nil
		}
	}
	return c.toDType(x)
}

// array(d) is an array of a dtype; its shape is the second argument, or that of the loops.
func ruleArray(c *call, args []*Expr) (any, error) {
	d, err := c.dtypeOf(args[0])
	if err != nil {
		return nil, err
	}
	if len(args) > 1 {
		s, err := c.eval(args[1])
		shape, _ := s.(Shape)
		return ArrayOf(d, shape), err
	}
	if c.space == nil {
		return ArrayOf(d, Shape{}), nil
	}
	return ArrayOf(d, c.space.shape), nil
}

// result(d) is array(d), or a scalar if the loops give a single element.
func ruleResult(c *call, args []*Expr) (any, error) {
	t, err := ruleArray(c, args[:1])
	if err == nil && t.(Type).Shape.IsScalar() {
		return ScalarOf(t.(Type).DType), nil
	}
	return t, err
}

// scalar(d) is NumPy's scalar of a dtype.
func ruleScalar(c *call, args []*Expr) (any, error) {
	d, err := c.dtypeOf(args[0])
	return ScalarOf(d), err
}

// list(t), tuple(t, …) and iterator(t) are containers.
func ruleContainer(k Kind) ruleFunc {
	return func(c *call, args []*Expr) (any, error) {
		t := Type{Kind: k}
		for _, a := range args {
			x, err := c.eval(a)
			if err != nil {
				return nil, err
			}
			switch x := x.(type) {
			case Type:
				t.Elems = append(t.Elems, x)
			case Val:
				t.Elems = append(t.Elems, x.Type)
			default:
				return nil, c.unknown("%v is no type", a)
			}
		}
		return t, nil
	}
}

// elements(xs) is the tuple of what the iterables of a tuple give.
func ruleElements(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	var types []Type
	for _, t := range vals[0].Type.Elems {
		e, _ := t.Element()
		types = append(types, e)
	}
	return TupleOf(types...), nil
}

// element(x) is what iterating over x gives.
func ruleElement(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	t, ok := vals[0].Type.Element()
	if !ok {
		return nil, c.raises("TypeError", "%v cannot be iterated over", vals[0].Type)
	}
	return t, nil
}

// join(x, …) is the type of one of the operands, whichever: object if they differ. A tuple stands for its elements.
func ruleJoin(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	var types []Type
	for _, v := range vals {
		if v.Type.Kind == Tuple {
			types = append(types, v.Type.Elems...)
			continue
		}
		types = append(types, v.Type)
	}
	return join(types), nil
}

// arith(x, …) is the type of Python's arithmetic: int, float or complex, the greatest of the operands'.
func ruleArith(c *call, args []*Expr) (any, error) {
	kind := byte('i')
	for _, a := range args {
		x, err := c.eval(a)
		if err != nil {
			return nil, err
		}
		t, ok := x.(Type)
		if v, isVal := x.(Val); isVal {
			t, ok = v.Type, true
		}
		if !ok || !t.IsNumber() {
			return nil, c.unknown("arithmetic with %v is not known", t)
		}
		if k := t.numberKind(); kindRank(k) > kindRank(kind) {
			kind = k
		}
	}
	return pythonType(kind), nil
}

// pythonType returns the type of Python's numbers of a kind.
func pythonType(kind byte) Type {
	return Type{Kind: map[byte]Kind{'b': BoolType, 'i': Int, 'u': Int, 'f': Float, 'c': Complex}[kind]}
}

// python(d) is the type of Python's numbers that is nearest to a dtype: what item() gives.
func rulePython(c *call, args []*Expr) (any, error) {
	d, err := c.dtypeOf(args[0])
	return pythonType(d.Kind()), err
}

// type(x) is the operand's type.
func ruleType(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	return vals[0].Type, nil
}

// promote(x, …) is the dtype that operands come to.
func rulePromote(c *call, args []*Expr) (any, error) {
	var dts []DType
	var weak []byte
	for _, a := range args {
		x, err := c.eval(a)
		if err != nil {
			return nil, err
		}
		d, w := NoDType, byte(0)
		if v, ok := x.(Val); ok {
			_, d, w, _ = v.asArray()
		}
		if d == NoDType {
			if d, err = c.toDType(x); err != nil {
				return nil, err
			}
		}
		dts, weak = append(dts, d), append(weak, w)
	}
	return promote(dts, weak), nil
}

func promote(dts []DType, weak []byte) DType {
	strong := strengthen(dts, weak)
	d := strong[0]
	for _, e := range strong[1:] {
		d = PromoteDTypes(d, e)
	}
	return d
}

// inexact(d) is the dtype of means: integers become float64.
func ruleInexact(c *call, args []*Expr) (any, error) {
	d, err := c.dtypeOf(args[0])
	if kindRank(d.Kind()) < kindRank('f') {
		d = Float64
	}
	return d, err
}

// accumulator(d) is the dtype of sums: integers become those of 64 bits.
func ruleAccumulator(c *call, args []*Expr) (any, error) {
	d, err := c.dtypeOf(args[0])
	switch d.Kind() {
	case 'b', 'i':
		d = Int64
	case 'u':
		d = UInt64
	}
	return d, err
}

// quotient() is the dtype of true division: float64 for integers.
func ruleQuotient(c *call, args []*Expr) (any, error) {
	if c.row.loops != nil && c.mixedInts() {
		return Float64, nil
	}
	return c.loop, nil
}

// real(d) is the dtype of the real part.
func ruleReal(c *call, args []*Expr) (any, error) {
	d, err := c.dtypeOf(args[0])
	return d.Real(), err
}

// dtype(x) is the dtype of an array, or the one that an operand names.
func ruleDType(c *call, args []*Expr) (any, error) {
	return c.dtypeOf(args[0])
}

// default(x, y) is y if x is None.
func ruleDefault(c *call, args []*Expr) (any, error) {
	x, err := c.eval(args[0])
	if v, ok := x.(Val); ok && v.isNone() {
		return c.eval(args[1])
	}
	return x, err
}

// shape(x) is the shape of an array, or the one that a tuple of ints says.
func ruleShape(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	return c.newShape(args[0], vals[0])
}

// raveled(a) is the shape of all of its elements in a row.
func ruleRaveled(c *call, args []*Expr) (any, error) {
	s, err := c.arrayShape(args[0])
	return ShapeOf(s.size()), err
}

func (c *call) arrayShape(e *Expr) (Shape, error) {
	vals, err := c.vals([]*Expr{e})
	if err != nil {
		return Shape{}, err
	}
	s, _, _, _ := vals[0].asArray()
	return s, nil
}

// reshaped(a, shape) is the shape, with the extent for -1 put in.
func ruleReshaped(c *call, args []*Expr) (any, error) {
	from, err := c.arrayShape(args[0])
	if err != nil {
		return nil, err
	}
	vals, err := c.vals(args[1:])
	if err != nil {
		return nil, err
	}
	if p := c.row.param(args[1].Text); p != nil && p.Kind == variadic {
		vals[0] = unpacked(vals[0])
	}
	to, err := c.toShape(vals[0])
	if err != nil || !to.Ranked {
		return to, err
	}
	return c.reshape(from, to)
}

func (c *call) reshape(from, to Shape) (Shape, error) {
	free, others := -1, ShapeOf()
	for i, d := range to.Dims {
		switch v, ok := constant(d); {
		case ok && v == -1 && free >= 0:
			return to, c.raises("ValueError", "can only specify one unknown dimension")
		case ok && v == -1:
			free = i
		case ok && v < 0:
			return to, c.raises("ValueError", "negative dimensions are not allowed")
		default:
			others.Dims = append(others.Dims, d)
			if d != nil {
				nonnegative := opExpr(">=", sizeExpr(d), constExpr(int64(0)))
				if err := c.require(Condition{Holds: nonnegative, Raises: "ValueError", Otherwise: "another shape, or ValueError"}); err != nil {
					return to, err
				}
			}
		}
	}
	have, want := from.size(), others.size()
	if have == nil || want == nil {
		return c.reshapeUnknown(to, free), nil
	}
	if free < 0 {
		return to, c.require(Condition{Holds: opExpr("==", sizeExpr(have), sizeExpr(want)), Raises: "ValueError"})
	}
	n, known := want.IsConst()
	total, totalKnown := have.IsConst()
	dims := append([]*Dim(nil), to.Dims...)
	switch {
	case known && n == 0, known && totalKnown && total%n != 0:
		return to, c.raises("ValueError", "cannot reshape an array of size %v into shape %v", have, to)
	case !known || !totalKnown && n != 1:
		err := c.require(Condition{Holds: opExpr("==", opExpr("%", sizeExpr(have), sizeExpr(want)), constExpr(int64(0))), Raises: "ValueError"})
		if err != nil {
			return to, err
		}
		if !known {
			dims[free] = nil
			return ShapeOf(dims...), nil
		}
	}
	dims[free] = have.FloorDiv(affexpr.Const(n))
	return ShapeOf(dims...), nil
}

// reshapeUnknown is the result of a reshape of which only the rank is known, and that the sizes have to agree.
func (c *call) reshapeUnknown(to Shape, free int) Shape {
	dims := append([]*Dim(nil), to.Dims...)
	if free >= 0 {
		dims[free] = nil
	}
	c.res.Conditions = append(c.res.Conditions, Condition{Holds: callExpr("fits", nameExpr("a"), nameExpr("shape")), Raises: "ValueError"})
	return ShapeOf(dims...)
}

// nested(a) is the type of nested lists of an array's elements.
func ruleNested(c *call, args []*Expr) (any, error) {
	s, err := c.arrayShape(args[0])
	if err != nil {
		return nil, err
	}
	if !s.Ranked {
		return nil, c.unknown("the rank is not known")
	}
	d, err := c.dtypeOf(args[0])
	t := pythonType(d.Kind())
	for range s.Dims {
		t = ListOf(t)
	}
	return t, err
}

// concatenated(a, b) is the type of two lists or tuples, one after the other.
func ruleConcatenated(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	a, b := vals[0].Type.Elems, vals[1].Type.Elems
	both := append(append([]Type(nil), a...), b...)
	if vals[0].Type.Kind == List {
		return ListOf(join(both)), nil
	}
	return TupleOf(both...), nil
}

// summed(xs, start) is the type of start + x + x + … for the elements of an iterable. Of none, it is that of start.
func ruleSummed(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	elem, _ := vals[0].Type.Element()
	sum := vals[1].Type
	if n, ok := constant(vals[0].length()); ok && n == 0 {
		return sum, nil
	}
	for range 2 { // the second time, to the type of a sum
		r, err := c.call(c.entries["+"], Pos(Of(sum), Of(elem)))
		if err != nil {
			return nil, err
		}
		sum = r.Type
	}
	if !sum.Equal(vals[1].Type) {
		some := opExpr(">", callExpr("length", args[0]), constExpr(int64(0)))
		err = c.require(Condition{Holds: some, Otherwise: "start itself", OtherType: true})
	}
	return sum, err
}
