package pylib

import (
	"math"
	"math/big"
	"strings"
)

// The functions of rules that decide something: about types for sure, about values where they are known.

// isa(x, 'classes') says whether an operand belongs to one of the classes of types, which have | between them.
func ruleIsA(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args[:1])
	if err != nil {
		return nil, err
	}
	names, _ := args[1].Const.(string)
	p := param{Classes: strings.Split(names, "|")}
	return BoolVal(p.accepts(vals[0])), nil
}

// ints(x, …) and its like say whether the dtypes of all operands are of some kinds.
func ruleKinds(kinds string) ruleFunc {
	return func(c *call, args []*Expr) (any, error) {
		for _, a := range args {
			d, err := c.dtypeOf(a)
			if err != nil {
				return nil, err
			}
			if strings.IndexByte(kinds, d.Kind()) < 0 {
				return BoolVal(false), nil
			}
		}
		return BoolVal(true), nil
	}
}

// exact(x) says whether a number is not changed by making it a float.
func ruleExact(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	if vals[0].Type.Kind != Int {
		return BoolVal(true), nil
	}
	n, ok := vals[0].number()
	if !ok {
		return Of(Type{Kind: BoolType}), nil
	}
	return BoolVal(-1<<53 <= n && n <= 1<<53), nil
}

// fits(x, d) says whether a number, with its fraction cut off, is in the range of a dtype of integers.
func ruleFits(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args[:1])
	if err != nil {
		return nil, err
	}
	d, err := c.dtypeOf(args[1])
	x, ok := vals[0].float()
	if err != nil || !ok || x-x != 0 {
		return Of(Type{Kind: BoolType}), err
	}
	v, _ := big.NewFloat(x).Int(nil) // towards 0, as int does
	if n, ok := vals[0].number(); ok {
		v.SetInt64(n)
	}
	lo, hi := d.IntRange()
	return BoolVal(lo.Cmp(v) <= 0 && v.Cmp(hi) <= 0), nil
}

// abs(x) is the absolute value of a number.
func ruleAbs(c *call, args []*Expr) (any, error) {
	vals, err := c.vals(args)
	if err != nil {
		return nil, err
	}
	if x, ok := vals[0].float(); ok {
		return FloatVal(math.Abs(x)), nil
	}
	return Of(Type{Kind: Float}), nil
}

// isnan(x) and its like are decided for numbers that are known, and for integers.
func ruleFloatIs(is func(float64) bool) ruleFunc {
	return func(c *call, args []*Expr) (any, error) {
		vals, err := c.vals(args)
		if err != nil {
			return nil, err
		}
		x, ok := vals[0].float()
		if !ok && kindRank(vals[0].Type.numberKind()) > 1 {
			return Of(Type{Kind: BoolType}), nil
		}
		return BoolVal(is(x)), nil
	}
}
