package pylib

import (
	"math"
	"math/big"

	"polyloom/affexpr"
)

// What the expressions of the table come to is a Val, a Type, a DType, or a Shape.

// typeNames are the types that rules name.
var typeNames = map[string]Type{
	"object": {}, "bool": {Kind: BoolType}, "int": {Kind: Int}, "float": {Kind: Float}, "complex": {Kind: Complex},
	"str": {Kind: Str}, "range": {Kind: Range}, "dtype": {Kind: DTypeOf},
}

// dtypeSpellings are the names of dtypes beside [DType.String]'s: of Python's types, and NumPy's short ones.
var dtypeSpellings = map[string]DType{
	"int": Int64, "float": Float64, "complex": Complex128, "int_": Int64, "uint": UInt64, "bool_": Bool,
	"half": Float16, "single": Float32, "double": Float64, "csingle": Complex64, "cdouble": Complex128,
	"?": Bool, "b": Int8, "B": UInt8, "h": Int16, "H": UInt16, "i": Int32, "I": UInt32, "l": Int64, "L": UInt64, "q": Int64, "Q": UInt64,
	"e": Float16, "f": Float32, "d": Float64, "F": Complex64, "D": Complex128,
	"b1": Bool, "i1": Int8, "u1": UInt8, "i2": Int16, "u2": UInt16, "i4": Int32, "u4": UInt32, "i8": Int64, "u8": UInt64,
	"f2": Float16, "f4": Float32, "f8": Float64, "c8": Complex64, "c16": Complex128,
}

// eval evaluates an expression of a row.
func (c *call) eval(e *Expr) (any, error) {
	switch e.Op {
	case OpName:
		return c.name(e.Text)
	case OpConst:
		return c.constant(e)
	case OpSize:
		return SizeVal(e.Size), nil
	case OpCall:
		f := c.functions[e.Text]
		if f == nil {
			return nil, c.unknown("%v has no meaning in a rule", e)
		}
		return f(c, e.Args)
	case OpAttr:
		return c.attribute(e)
	case "if", "and", "or", "not":
		return c.logic(e)
	case OpItem, OpList:
		return nil, c.unknown("%v is not known", e)
	}
	return c.arithmetic(e)
}

func (c *call) name(name string) (any, error) {
	if v, ok := c.bound[name]; ok {
		return v, nil
	}
	switch name {
	case "loop":
		return c.loop, nil
	case "inf":
		return FloatVal(math.Inf(1)), nil
	case "nan":
		return FloatVal(math.NaN()), nil
	case "maxfloat":
		return FloatVal(math.MaxFloat64), nil
	}
	if t, ok := typeNames[name]; ok {
		return t, nil
	}
	if d := DTypeNamed(name); d != NoDType {
		return d, nil
	}
	return nil, c.unknown("%s has no meaning in a rule", name)
}

func (c *call) constant(e *Expr) (any, error) {
	if _, ok := e.Const.(*big.Int); ok {
		return Of(Type{Kind: Int}), nil
	}
	return defaultVal(e)
}

// attribute evaluates x.ndim, x.size, x.shape and x.dtype of an operand, and the parts of a slice.
func (c *call) attribute(e *Expr) (any, error) {
	x, err := c.eval(e.Args[0])
	if err != nil {
		return nil, err
	}
	v, ok := x.(Val)
	if !ok {
		return nil, c.unknown("%v is not known", e)
	}
	s, d, _, ok := v.asArray()
	if !ok {
		return nil, c.unknown("%v is not known", e)
	}
	switch e.Text {
	case "shape":
		return s, nil
	case "dtype":
		return d, nil
	case "ndim":
		if s.Ranked {
			return IntVal(int64(len(s.Dims))), nil
		}
	case "size":
		return SizeVal(s.size()), nil
	}
	return Of(Type{Kind: Int}), nil
}

// size returns the product of the extents; nil if it is not known.
func (s Shape) size() *Dim {
	if !s.Ranked {
		return nil
	}
	n := affexpr.Const(1)
	for _, d := range s.Dims {
		if d == nil {
			return nil
		}
		n = n.Mul(d)
	}
	return n
}

// logic evaluates what need not evaluate all of its operands. A condition that is not known leaves a bool that is not known.
func (c *call) logic(e *Expr) (any, error) {
	first, known := c.decide(e.Args[0])
	switch {
	case e.Op == "not" && known:
		return BoolVal(!first), nil
	case e.Op == "if" && known && first:
		return c.eval(e.Args[1])
	case e.Op == "if" && known:
		return c.eval(e.Args[2])
	case e.Op == "if":
		return nil, c.unknown("%v decides what the result is, and is not known", e.Args[0])
	case e.Op == "not":
		return Of(Type{Kind: BoolType}), nil
	}
	absorbing := e.Op == "or"
	if known && first == absorbing {
		return BoolVal(absorbing), nil
	}
	second, secondKnown := c.decide(e.Args[1])
	switch {
	case secondKnown && second == absorbing:
		return BoolVal(absorbing), nil
	case known && secondKnown:
		return BoolVal(!absorbing), nil
	}
	return Of(Type{Kind: BoolType}), nil
}

// arithmetic evaluates operators on ints and floats.
func (c *call) arithmetic(e *Expr) (any, error) {
	var vals []Val
	for _, a := range e.Args {
		x, err := c.eval(a)
		if err != nil {
			return nil, err
		}
		if t, ok := x.(Type); ok && (e.Op == "==" || e.Op == "!=") {
			x = Val{Type: Type{Kind: DTypeOf, DType: pythonDType(t)}}
		}
		if d, ok := x.(DType); ok {
			x = DTypeVal(d)
		}
		v, ok := x.(Val)
		if !ok {
			return nil, c.unknown("%v is not known", e)
		}
		vals = append(vals, v)
	}
	if len(vals) == 1 {
		return negate(vals[0]), nil
	}
	if vals[0].Type.Kind == DTypeOf && vals[1].Type.Kind == DTypeOf {
		return BoolVal((vals[0].Type.DType == vals[1].Type.DType) == (e.Op == "==")), nil
	}
	if e.Op == "==" && vals[1].isNone() {
		return BoolVal(vals[0].isNone()), nil
	}
	if a, ok := vals[0].Known.(string); ok {
		if b, ok := vals[1].Known.(string); ok {
			return BoolVal((a == b) == (e.Op == "==")), nil
		}
	}
	if a, ok := vals[0].size(); ok {
		if b, ok := vals[1].size(); ok {
			return integers(e.Op, a, b), nil
		}
	}
	return floats(e.Op, vals[0], vals[1]), nil
}

func negate(v Val) Val {
	switch k := v.Known.(type) {
	case *Dim:
		return SizeVal(k.Neg())
	case float64:
		return FloatVal(-k)
	}
	return Of(v.Type)
}

// integers applies an operator to expressions. A comparison is known if the difference is a number.
func integers(op string, a, b *Dim) Val {
	switch op {
	case "+":
		return SizeVal(a.Add(b))
	case "-":
		return SizeVal(minus(a, b))
	case "*":
		return SizeVal(a.Mul(b))
	case "//":
		if n, ok := b.IsConst(); ok && n > 0 {
			return SizeVal(a.FloorDiv(b))
		}
		return Of(Type{Kind: Int})
	}
	diff, ok := minus(a, b).IsConst()
	if !ok {
		return Of(Type{Kind: BoolType})
	}
	return BoolVal(compares(op, float64(diff)))
}

func floats(op string, a, b Val) Val {
	x, ok := a.float()
	y, ok2 := b.float()
	if _, isComparison := comparisons[op]; !isComparison {
		return Of(Type{})
	}
	if !ok || !ok2 {
		return Of(Type{Kind: BoolType})
	}
	if x != x || y != y {
		return BoolVal(op == "!=")
	}
	switch {
	case x < y:
		return BoolVal(compares(op, -1))
	case x > y:
		return BoolVal(compares(op, 1))
	}
	return BoolVal(compares(op, 0))
}

// float returns the value of a number that is known.
func (v Val) float() (float64, bool) {
	switch k := v.Known.(type) {
	case float64:
		return k, true
	case bool:
		if k {
			return 1, true
		}
		return 0, true
	case *Dim:
		n, ok := k.IsConst()
		return float64(n), ok
	}
	return 0, false
}

var comparisons = map[string]func(diff float64) bool{
	"==": func(d float64) bool { return d == 0 }, "!=": func(d float64) bool { return d != 0 },
	"<": func(d float64) bool { return d < 0 }, "<=": func(d float64) bool { return d <= 0 },
	">": func(d float64) bool { return d > 0 }, ">=": func(d float64) bool { return d >= 0 },
}

func compares(op string, diff float64) bool {
	f := comparisons[op]
	return f != nil && f(diff)
}

func bigExpr(v *big.Int) *Expr {
	if v.IsInt64() {
		return constExpr(v.Int64())
	}
	return constExpr(v)
}

// pythonDType returns the dtype that NumPy makes of a Python type, or NoDType.
func pythonDType(t Type) DType {
	switch t.Kind {
	case DTypeOf, Scalar:
		return t.DType
	case BoolType, Int, Float, Complex:
		return defaultDType(t.numberKind())
	}
	return NoDType
}

// toDType returns what a value is as a dtype: of an operand that names one, or of a type.
func (c *call) toDType(x any) (DType, error) {
	var d DType
	switch x := x.(type) {
	case DType:
		d = x
	case Type:
		d = pythonDType(x)
	case Val:
		switch {
		case x.Type.Kind == DTypeOf:
			d = x.Type.DType
		case x.Type.Kind == Function:
			d = dtypeSpelled(x.Type.Name)
		default:
			if s, ok := x.Known.(string); ok {
				d = dtypeSpelled(s)
			}
		}
	}
	if d == NoDType {
		return d, c.unknown("the dtype is not known")
	}
	return d, nil
}

// dtypeSpelled returns the dtype of a name, of whatever spelling.
func dtypeSpelled(name string) DType {
	if d := DTypeNamed(name); d != NoDType {
		return d
	}
	return dtypeSpellings[name]
}

// shapeVal returns the tuple of a shape.
func shapeVal(s Shape) Val {
	if !s.Ranked {
		return Of(Type{Kind: Tuple})
	}
	elems := make([]Val, len(s.Dims))
	for i, d := range s.Dims {
		elems[i] = SizeVal(d)
	}
	return TupleVal(elems...)
}

// toShape returns what an operand says as a shape: an int or a tuple or list of ints.
func (c *call) toShape(v Val) (Shape, error) {
	elems, ok := v.elems()
	if classNamed["integer"](v) {
		elems, ok = []Val{v}, true
	}
	if !ok {
		return Shape{}, nil
	}
	s := ShapeOf()
	for _, e := range elems {
		if !classNamed["integer"](e) {
			return s, c.raises("TypeError", "got an extent of type %v, want an int", e.Type)
		}
		d, _ := e.size()
		s.Dims = append(s.Dims, d)
	}
	return s, nil
}

// newShape is toShape of an operand, written as e, for an array that is to be made.
func (c *call) newShape(e *Expr, v Val) (Shape, error) {
	s, err := c.toShape(v)
	if err != nil {
		return s, err
	}
	for _, d := range s.Dims {
		holds := callExpr("nonnegative", e)
		if d != nil {
			holds = opExpr(">=", sizeExpr(d), constExpr(int64(0)))
		}
		if err := c.require(Condition{Holds: holds, Raises: "ValueError"}); err != nil {
			return s, err
		}
	}
	return s, nil
}
