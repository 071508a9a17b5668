package pylib

import (
	"math"

	"polyloom/affexpr"
)

// The functions of rules that give numbers: extents and counts.

// length(x) is the number of x's elements, as an int.
func ruleLength(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	return SizeVal(vals[0].length()), nil
}

// steps(start, stop, step) is how many numbers there are from start to stop, as an int. The direction has to be known, and that there is
// one if the numbers are not.
func ruleSteps(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	start, ok1 := vals[0].size()
	stop, ok2 := vals[1].size()
	step, ok3 := vals[2].number()
	if !ok1 || !ok2 || !ok3 || step == 0 {
		return floatSteps(vals), nil
	}
	diff := minus(stop, start)
	if step < 0 {
		diff, step = diff.Neg(), -step
	}
	n := diff.CeilDiv(affexpr.Const(step))
	if v, ok := n.IsConst(); ok {
		return IntVal(max(v, 0)), nil
	}
	c.res.Conditions = append(c.res.Conditions, Condition{Holds: opExpr(">=", sizeExpr(diff), constExpr(int64(0))), Otherwise: "there are none"})
	return SizeVal(n), nil
}

// floatSteps is the number of steps where not all numbers are ints, if they are known.
func floatSteps(vals []Val) Val {
	start, ok1 := vals[0].float()
	stop, ok2 := vals[1].float()
	step, ok3 := vals[2].float()
	if n := math.Ceil((stop - start) / step); ok1 && ok2 && ok3 && n <= 1<<53 {
		return IntVal(int64(max(n, 0)))
	}
	return SizeVal(nil)
}

// extent(n) is n as the extent of an array that is to be made.
func ruleExtent(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	s, err := c.newShape(args[0], vals[0])
	if err != nil || len(s.Dims) != 1 {
		return SizeVal(nil), err
	}
	return SizeVal(s.Dims[0]), nil
}

// rectangular(xs) says whether nested lists have the same length, if all of them are known.
func ruleRectangular(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	s, _, _, ok := vals[0].asArray()
	for _, d := range s.Dims {
		if d == nil {
			return Of(Type{Kind: BoolType}), nil
		}
	}
	return BoolVal(ok), nil
}

// itemsize(a) is the size of an element.
func ruleItemSize(c *call, args []*Expr) (any, error) {
	d, err := c.dtypeOf(args[0])
	return IntVal(int64(d.Size())), err
}

// wide(d) is the dtype in which sums for a mean are made.
func ruleWide(c *call, args []*Expr) (any, error) {
	d, err := c.dtypeOf(args[0])
	if d == Float16 {
		d = Float32
	}
	return d, err
}

// reduced(a, axis) is the number of elements of a that go into one of the result.
func ruleReduced(c *call, args []*Expr) (any, error) {
	s, err := c.arrayShape(args[0])
	if err != nil || !s.Ranked {
		return SizeVal(nil), err
	}
	axes, given, err := c.axes(args[1].Text, len(s.Dims))
	if err != nil {
		return nil, err
	}
	if !given {
		return SizeVal(s.size()), nil
	}
	var dims []*Dim
	for _, a := range axes {
		dims = append(dims, s.Dims[a])
	}
	return SizeVal(ShapeOf(dims...).size()), nil
}
