package py

import (
	"errors"
	"fmt"

	"polyloom/ir"
)

// Yield hands a value out of a region that computes one.
//
//	py.yield %0
type Yield struct {
	ir.Base
	Value ir.Operand
}

// Def implements ir.Op.
func (o *Yield) Def(d *ir.Def) {
	d.In("value", &o.Value, ir.AnyType)
	d.Traits(ir.Terminator, ir.Pure, ir.ReturnLike)
	form(d, "%value attr-dict")
}

// Yielded returns the value that r, a region that computes one, hands out.
func Yielded(r *ir.Region) *ir.Value { return r.Entry().Last().(*Yield).Value.Value() }

// yieldsOne checks that r ends by handing out a value.
func yieldsOne(r *ir.Region) error {
	if _, ok := r.Entry().Last().(*Yield); !ok {
		return errors.New("has a region for an expression that does not end in py.yield")
	}
	return nil
}

// yieldOne checks that all regions end by handing out a value.
func yieldOne(rs *ir.Regions) error {
	for i := range rs.Len() {
		if err := yieldsOne(rs.At(i)); err != nil {
			return err
		}
	}
	return nil
}

// optYields checks that r is empty or hands out a value.
func optYields(r *ir.Region) error {
	if r.Empty() {
		return nil
	}
	return yieldsOne(r)
}

// around returns the closest op around op for which is reports true, without leaving a function, class or module; nil if there is none. The op
// that ends the search is asked too.
func around(op ir.Op, is func(ir.Op) bool) ir.Op {
	for o := ir.Parent(op); o != nil; o = ir.Parent(o) {
		if is(o) {
			return o
		}
		switch o.(type) {
		case *Def, *Class, *Module, *Lambda:
			return nil
		}
	}
	return nil
}

// inFunction checks that op, which is what, stands in a function.
func inFunction(op ir.Op, what string) error {
	in := around(op, func(o ir.Op) bool {
		switch o.(type) {
		case *Def, *Lambda:
			return true
		}
		return false
	})
	if in == nil {
		return fmt.Errorf("%s outside function", what)
	}
	return nil
}
