package toy

import (
	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/num"
)

// Eval implements interp.Evaler.
func (o *Eval) Eval(c *interp.Compiler) (interp.Step, error) {
	width := ir.BitWidth(o.Result.Type())
	return c.Elementwise(o, interp.Ints1(width, width, func(x num.Int) (num.Int, error) { return o.at(x), nil }))
}
