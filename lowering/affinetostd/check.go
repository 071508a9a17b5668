package affinetostd

import (
	"errors"

	"polyloom/affexpr"
	"polyloom/diag"
	"polyloom/dialects/affine"
	"polyloom/ir"
)

// checkDivisors reports each affine op in root that divides by a constant which is not positive: nothing says what that would be.
func checkDivisors(root ir.Op) error {
	var errs []error
	for op := range ir.Walk(root) {
		if op.Info().Dialect != affine.Dialect {
			continue
		}
		if msg := wrongDivision(op); msg != "" {
			errs = append(errs, diag.Errorf(ir.LocOf(op), "%s", msg))
		}
	}
	return errors.Join(errs...)
}

// wrongDivision looks at the maps and sets of op; the result is empty if ops can be made for them.
func wrongDivision(op ir.Op) (msg string) {
	look := func(e *affexpr.Expr) bool {
		switch {
		case !undefined(e):
			return true
		case e.Kind() == affexpr.KindMod:
			msg = "modulo by non-positive value is not supported"
		default:
			msg = "division by non-positive value is not supported"
		}
		return false
	}
	for _, a := range ir.Properties(op) {
		switch a := a.(type) {
		case *ir.AffineMapAttr:
			a.Map.Walk(look)
		case *ir.IntegerSetAttr:
			for i := range a.Set.NumConstraints() {
				a.Set.Constraint(i).Walk(look)
			}
		}
	}
	return msg
}

// undefined reports whether e is a quotient or remainder whose divisor is a constant that is not positive.
func undefined(e *affexpr.Expr) bool {
	switch e.Kind() {
	case affexpr.KindMod, affexpr.KindFloorDiv, affexpr.KindCeilDiv:
		v, ok := e.RHS().IsConst()
		return ok && v <= 0
	}
	return false
}
