// Package toy is the dialect of docs/tutorial.md. It has one operation, which evaluates a polynomial:
//
//	%y = toy.eval [1, 0, 2] at %x : i64   // 1 + 2*x*x
package toy

import (
	"errors"

	"polyloom/ir"
)

// Dialect is the toy dialect.
var Dialect = (&ir.Dialect{
	Name:        "toy",
	Doc:         "polynomials",
	Materialize: materialize,
}).Register(
	ir.OpOf[Eval]("eval"),
)

// Eval evaluates a polynomial at a point. Arithmetic wraps around.
//
//	%y = toy.eval [1, 0, 2] at %x : i64   // 1 + 2*x*x
type Eval struct {
	ir.Base
	Coeffs *ir.DenseArrayAttr // the constant first
	At     ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *Eval) Def(d *ir.Def) {
	ir.Prop(d, "coeffs", &o.Coeffs, ir.DenseI64Prop)
	d.In("at", &o.At, ir.AnySignless)
	d.Out("result", &o.Result, ir.AnySignless)
	d.Traits(ir.Pure, ir.SameOperandsAndResultType)
	d.Format("$coeffs `at` $at attr-dict `:` type($at)")
}

// Verify implements ir.Verifier.
func (o *Eval) Verify() error {
	if o.Coeffs.Len == 0 {
		return errors.New("needs at least one coefficient")
	}
	return nil
}
