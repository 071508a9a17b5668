package py

import (
	"errors"
	"fmt"

	"polyloom/ir"
)

// Carry hands values out of a region of py.if, py.for or py.while, or on to the next iteration. A region of an op that carries values ends in it, unless its
// end is never reached.
//
//	py.carry %0, %1
type Carry struct {
	ir.Base
	Values ir.Operands
}

// Def implements ir.Op.
func (o *Carry) Def(d *ir.Def) {
	d.Ins("values", &o.Values, anyValue)
	d.Traits(ir.Terminator, ir.Pure)
	d.Parent("py.if", "py.for", "py.while")
	form(d, "%values* attr-dict")
}

// A Carrier is a statement that may have results: py.if, py.for or py.while. Each result has the name of the variable whose value it is.
type Carrier interface {
	ir.Op
	// CarriedNames returns the names of the carried values, nil if there are none.
	CarriedNames() []string
	// CarriedResults returns the results.
	CarriedResults() []*ir.Value
}

// A Loop is a Carrier that hands values from one iteration to the next: py.for or py.while.
type Loop interface {
	Carrier
	// CarriedInits returns the values before the first iteration.
	CarriedInits() []*ir.Value
	// CarriedArgs returns the arguments of a region of the loop that hold the carried values.
	CarriedArgs(r *ir.Region) []*ir.Value
	// Again returns the arguments that get what an iteration hands on.
	Again() []*ir.Value
	// BodyRegion and ElseRegion return the regions that are run for each iteration and, unless it is empty, at the end.
	BodyRegion() *ir.Region
	ElseRegion() *ir.Region
}

// Accepts reports whether a value of type from can be handed to where one of type to is expected: they are the same, or to says less. An array of a rank is
// one of any; a float and numpy.float64 are both !py.number<f64>.
func Accepts(to, from ir.Type) bool {
	switch t := to.(type) {
	case *NDArrayType:
		if f, ok := from.(*NDArrayType); ok {
			return f.isA(t)
		}
	case *NumberType:
		return from == to || from == ir.Type(Scalar(t.Elem)) || from == ir.Type(t.python())
	}
	return to == from || to == ir.Type(Object)
}

// CarriedNames implements Carrier.
func (o *If) CarriedNames() []string { return StringsOf(o.Names) }

// CarriedNames implements Carrier.
func (o *For) CarriedNames() []string { return StringsOf(o.Names) }

// CarriedNames implements Carrier.
func (o *While) CarriedNames() []string { return StringsOf(o.Names) }

// CarriedResults implements Carrier.
func (o *If) CarriedResults() []*ir.Value { return o.Results.Values() }

// CarriedResults implements Carrier.
func (o *For) CarriedResults() []*ir.Value { return o.Results.Values() }

// CarriedResults implements Carrier.
func (o *While) CarriedResults() []*ir.Value { return o.Results.Values() }

// CarriedInits implements Loop.
func (o *For) CarriedInits() []*ir.Value { return o.Inits.Values() }

// CarriedInits implements Loop.
func (o *While) CarriedInits() []*ir.Value { return o.Inits.Values() }

// CarriedArgs implements Loop: the first argument of the body is the element.
func (o *For) CarriedArgs(r *ir.Region) []*ir.Value {
	args := r.Entry().ArgValues()
	if r == &o.Body {
		return args[min(1, len(args)):]
	}
	return args
}

// CarriedArgs implements Loop.
func (o *While) CarriedArgs(r *ir.Region) []*ir.Value { return r.Entry().ArgValues() }

// Again implements Loop.
func (o *For) Again() []*ir.Value { return o.CarriedArgs(&o.Body) }

// Again implements Loop.
func (o *While) Again() []*ir.Value { return o.CarriedArgs(&o.Test) }

// BodyRegion implements Loop.
func (o *For) BodyRegion() *ir.Region { return &o.Body }

// BodyRegion implements Loop.
func (o *While) BodyRegion() *ir.Region { return &o.Body }

// ElseRegion implements Loop.
func (o *For) ElseRegion() *ir.Region { return &o.Else }

// ElseRegion implements Loop.
func (o *While) ElseRegion() *ir.Region { return &o.Else }

// LoopRegions implements ir.LoopLike.
func (o *For) LoopRegions() []*ir.Region { return []*ir.Region{&o.Body} }

// LoopRegions implements ir.LoopLike.
func (o *While) LoopRegions() []*ir.Region { return []*ir.Region{&o.Test, &o.Body} }

// GiveResults gives o, which has none, results with the names of variables. Both regions have to be ended by py.carry then.
func (o *If) GiveResults(names []string, types []ir.Type) {
	o.Names = Strings(names...)
	ir.SetResultTypes(o, []int{len(types)}, types)
}

// CarryValues makes o, which carries nothing, carry values with the names of variables: inits before the first iteration. Arguments and results are of no
// particular type. What ends iterations has to hand on values then.
func (o *For) CarryValues(names []string, inits []*ir.Value) {
	carryValues(o, &o.Names, &o.Inits, names, inits)
}

// CarryValues is that of For.
func (o *While) CarryValues(names []string, inits []*ir.Value) {
	carryValues(o, &o.Names, &o.Inits, names, inits)
}

func carryValues(op ir.Op, attr **ir.ArrayAttr, operands *ir.Operands, names []string, inits []*ir.Value) {
	*attr = Strings(names...)
	operands.Assign(inits...)
	types := make([]ir.Type, len(inits))
	for i := range types {
		types[i] = Object
		for _, r := range ir.RegionsOf(op) {
			if !r.Empty() {
				r.Entry().AddArg(Object, ir.LocOf(op))
			}
		}
	}
	ir.SetResultTypes(op, []int{len(types)}, types)
}

// Verify implements ir.Verifier.
func (o *If) Verify() error {
	return sameNumber("names", len(o.CarriedNames()), "results", o.Results.Len())
}

// VerifyRegions implements ir.RegionVerifier.
func (o *If) VerifyRegions() error {
	if o.Else.Empty() {
		if o.Results.Len() > 0 {
			return errors.New("has results but no region else")
		}
		return checkEnd(&o.Then, nil)
	}
	return errors.Join(checkEnd(&o.Then, o.CarriedResults()), checkEnd(&o.Else, o.CarriedResults()))
}

// Verify implements ir.Verifier.
func (o *For) Verify() error { return checkCarried(o) }

// Verify implements ir.Verifier.
func (o *While) Verify() error { return checkCarried(o) }

func checkCarried(l Loop) error {
	if err := sameNumber("names", len(l.CarriedNames()), "carried values", len(l.CarriedInits())); err != nil {
		return err
	}
	return sameNumber("carried values", len(l.CarriedInits()), "results", len(l.CarriedResults()))
}

// VerifyRegions implements ir.RegionVerifier.
func (o *For) VerifyRegions() error {
	if o.Inits.Len() == 0 {
		if err := oneElement(&o.Body); err != nil {
			return err
		}
	}
	if b := o.Body.Entry(); b.NumArgs() != 1+o.Inits.Len() || !IsValue(b.Arg(0).Type()) {
		return errors.New("needs a body whose arguments are the element and the carried values")
	}
	if err := checkHanded(&o.Inits, o.Again()); err != nil {
		return err
	}
	return checkRegions(o, &o.Body)
}

// VerifyRegions implements ir.RegionVerifier.
func (o *While) VerifyRegions() error {
	if err := yieldsOne(&o.Test); err != nil {
		return err
	}
	if o.Test.Entry().NumArgs() != o.Inits.Len() {
		return errors.New("needs regions whose arguments are the carried values")
	}
	if err := checkHanded(&o.Inits, o.Again()); err != nil {
		return err
	}
	return checkRegions(o, &o.Test)
}

// checkRegions checks how values go between the regions of a loop, from first on.
func checkRegions(l Loop, first *ir.Region) error {
	from := l.CarriedArgs(first)
	ends := [][]*ir.Value{l.CarriedResults()}
	if r := l.BodyRegion(); r != first {
		ends = append(ends, l.CarriedArgs(r))
	}
	if r := l.ElseRegion(); !r.Empty() {
		ends[0] = l.CarriedArgs(r)
		if err := checkEnd(r, l.CarriedResults()); err != nil {
			return err
		}
	}
	for _, to := range ends {
		if len(to) != len(from) {
			return errors.New("needs regions whose arguments are the carried values")
		}
		for i, v := range to {
			if !Accepts(v.Type(), from[i].Type()) {
				return fmt.Errorf("hands a value of type %s to one of type %s", from[i].Type(), v.Type())
			}
		}
	}
	return checkEnd(l.BodyRegion(), l.Again())
}

// checkEnd checks that r hands on values that to can be, if its end is reached.
func checkEnd(r *ir.Region, to []*ir.Value) error {
	if c, ok := r.Entry().Last().(*Carry); ok {
		if len(to) == 0 {
			return errors.New("carries no values, but a region ends in py.carry")
		}
		return checkHanded(&c.Values, to)
	}
	if len(to) > 0 && Falls(r.Entry()) {
		return errors.New("has a region that does not end in py.carry")
	}
	return nil
}

// checkHanded checks that values can be handed to others.
func checkHanded(values *ir.Operands, to []*ir.Value) error {
	if err := sameNumber("values to hand on", values.Len(), "carried values", len(to)); err != nil {
		return err
	}
	for i, v := range values.All() {
		if !Accepts(to[i].Type(), v.Type()) {
			return fmt.Errorf("hands a value of type %s to one of type %s", v.Type(), to[i].Type())
		}
	}
	return nil
}

// Falls reports whether control may reach the end of b, a block of statements: no statement in it is sure to leave.
func Falls(b *ir.Block) bool {
	for op := range b.Ops() {
		if Leaves(op) {
			return false
		}
	}
	return true
}

// Leaves reports whether nothing that follows the statement op in its block is ever run.
func Leaves(op ir.Op) bool {
	switch op := op.(type) {
	case *Return, *Raise, *Break, *Continue:
		return true
	case *If:
		return !op.Else.Empty() && !Falls(op.Then.Entry()) && !Falls(op.Else.Entry())
	case Loop:
		w, isWhile := op.(*While)
		atEnd := op.ElseRegion()
		return (isWhile && w.IsEndless() || !atEnd.Empty() && !Falls(atEnd.Entry())) && !HasBreak(op)
	}
	return false
}

// IsEndless reports whether the test of o is a constant that is true.
func (o *While) IsEndless() bool {
	c, ok := Yielded(&o.Test).DefOp().(*Constant)
	return ok && c.Value.Truth()
}

// HasBreak reports whether a break leaves the loop l.
func HasBreak(l Loop) bool {
	for b := range l.BodyRegion().Blocks() {
		for op := range b.Ops() {
			for inner := range ir.Walk(op) {
				if _, ok := inner.(*Break); ok && LoopOf(inner) == l {
					return true
				}
			}
		}
	}
	return false
}
