package affine

import (
	"math/bits"

	"polyloom/affexpr"
	"polyloom/ir/interp"
	"polyloom/num"
)

// An evalExpr computes an expression for the interpreter from the dimensions and symbols. The error is interp.ErrPoison where a number on the
// way has more than 64 bits: what the expression is lowered to may be poison there.
type evalExpr func(in []int64) (int64, error)

// newEvalExpr returns the function that computes e, whose symbols come behind dims dimensions.
func newEvalExpr(e *affexpr.Expr, dims int) evalExpr {
	switch e.Kind() {
	case affexpr.KindConstant:
		v, _ := e.IsConst()
		return func([]int64) (int64, error) { return v, nil }
	case affexpr.KindDim:
		i := e.Pos()
		return func(in []int64) (int64, error) { return in[i], nil }
	case affexpr.KindSymbol:
		i := dims + e.Pos()
		return func(in []int64) (int64, error) { return in[i], nil }
	}
	lhs, rhs, apply := newEvalExpr(e.LHS(), dims), newEvalExpr(e.RHS(), dims), evalBinary(e.Kind())
	return func(in []int64) (int64, error) {
		a, err := lhs(in)
		if err != nil {
			return 0, err
		}
		b, err := rhs(in)
		if err != nil {
			return 0, err
		}
		return apply(a, b)
	}
}

// evalBinary returns what an operator computes.
func evalBinary(k affexpr.Kind) func(a, b int64) (int64, error) {
	switch k {
	case affexpr.KindAdd:
		return func(a, b int64) (int64, error) { return multiplyAdd(a, 1, b) }
	case affexpr.KindMul:
		return func(a, b int64) (int64, error) { return multiplyAdd(0, a, b) }
	}
	divide := num.Int.FloorModS
	switch k {
	case affexpr.KindFloorDiv:
		divide = num.Int.FloorDivS
	case affexpr.KindCeilDiv:
		divide = num.Int.CeilDivS
	}
	return func(a, b int64) (int64, error) {
		if b <= 0 {
			return 0, interp.Errorf(interp.Undefined, "divides by %d, which is not positive", b)
		}
		return divide(num.NewInt(64, a), num.NewInt(64, b)).Int64(), nil
	}
}

// multiplyAdd returns sum + a*b.
func multiplyAdd(sum, a, b int64) (int64, error) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	if a < 0 {
		hi -= uint64(b)
	}
	if b < 0 {
		hi -= uint64(a)
	}
	product := int64(lo)
	r := sum + product
	if int64(hi) != product>>63 || (r^sum)&(r^product) < 0 {
		return 0, interp.ErrPoison
	}
	return r, nil
}

// newEvalSet returns the function that decides whether dimensions and symbols are in s.
func newEvalSet(s *affexpr.Set) func(in []int64) (bool, error) {
	constraints := make([]evalExpr, s.NumConstraints())
	for i, e := range s.Constraints() {
		constraints[i] = newEvalExpr(e, s.NumDims())
	}
	eq := s.EqFlags()
	return func(in []int64) (bool, error) {
		inside := true
		for i, e := range constraints {
			v, err := e(in)
			if err != nil {
				return false, err
			}
			inside = inside && v >= 0 && (v == 0 || !eq[i])
		}
		return inside, nil
	}
}
