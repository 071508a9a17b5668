package dataflow

import "polyloom/ir"

// A Constant is what is known of the value of a value: not reached (the zero Constant), one constant, or nothing.
type Constant struct {
	// Attr is the constant; nil if the value varies or is not reached.
	Attr ir.Attr
	// Dialect can make an op of Attr: that of the op whose folding gave it. It may be nil.
	Dialect *ir.Dialect

	reached bool
}

// Reached reports whether the value may be computed at all.
func (c Constant) Reached() bool { return c.reached }

// varies is the Constant of a value that has no single one.
var varies = Constant{reached: true}

// Constants finds values that are the same constant whenever they are computed, by folding ops whose operands are constant: sparse
// conditional constant propagation (Wegman and Zadeck). Ops that fold in place are put back as they were.
type Constants struct {
	*Forward[Constant]
	fold folder
}

func newConstants(s *Solver) *Constants {
	c := &Constants{}
	f := &Forward[Constant]{s: s, rules: c, facts: map[*ir.Value]*fact[Constant]{}}
	f.join = f.Join
	c.Forward = f
	return c
}

// Join implements ForwardRules.
func (c *Constants) Join(a, b Constant) (Constant, bool) {
	switch {
	case !b.reached || a.reached && a.Attr == nil:
		return a, false
	case !a.reached:
		return b, true
	case a.Attr == b.Attr:
		return a, false
	}
	return varies, true
}

// Entry implements ForwardRules.
func (c *Constants) Entry(*ir.Value) Constant { return varies }

// Transfer implements ForwardRules.
func (c *Constants) Transfer(op ir.Op, args []Constant, join func(*ir.Value, Constant)) {
	// Ops with regions are not simulated: one could not undo what folding does inside.
	f, ok := op.(ir.Folder)
	if !ok || ir.NumRegions(op) > 0 {
		c.enterResults(op)
		return
	}
	c.fold.consts = c.fold.consts[:0]
	for _, a := range args {
		if !a.reached {
			return
		}
		c.fold.consts = append(c.fold.consts, a.Attr)
	}
	folded := c.fold.try(f, op)
	if len(folded.Results) != ir.NumResults(op) {
		c.enterResults(op)
		return
	}
	dialect := op.Info().Dialect
	for i, v := range ir.ResultsOf(op) {
		switch r := folded.Results[i]; {
		case r.Const != nil:
			join(v, Constant{r.Const, dialect, true})
		case r.Value != nil:
			join(v, c.Of(r.Value))
		default:
			join(v, varies)
		}
	}
}

// A folder folds ops without changing them. Its fields are scratch space.
type folder struct {
	consts   []ir.Attr
	operands []*ir.Value
	props    []ir.NamedAttr
}

// try folds op with the constants c.consts. If that changes op, try undoes it.
func (c *folder) try(f ir.Folder, op ir.Op) ir.Folded {
	if ir.HasTrait(op, ir.ConstantLike) {
		return f.Fold(c.consts)
	}
	c.operands, c.props = c.operands[:0], c.props[:0]
	for _, v := range ir.OperandsOf(op) {
		c.operands = append(c.operands, v)
	}
	for n, a := range ir.Properties(op) {
		c.props = append(c.props, ir.NamedAttr{Name: n, Value: a})
	}
	segments, attrs := c.segments(op), ir.Discardable(op)
	folded := f.Fold(c.consts)
	if folded.InPlace {
		c.restore(op, segments)
		ir.SetDiscardable(op, attrs)
		return ir.NoFold
	}
	return folded
}

// segments returns the lengths of op's operand groups if these can change.
func (c *folder) segments(op ir.Op) []int64 {
	if len(c.operands) < 2 || !ir.HasTrait(op, ir.AttrSizedOperandSegments) {
		return nil
	}
	return ir.OperandSegments(op)
}

func (c *folder) restore(op ir.Op, segments []int64) {
	c.restoreOperands(op, segments)
	var extra []string
	for n := range ir.Properties(op) {
		if !c.hasProp(n) {
			extra = append(extra, n)
		}
	}
	for _, n := range extra {
		ir.SetAttribute(op, n, nil)
	}
	for _, p := range c.props {
		ir.SetAttribute(op, p.Name, p.Value)
	}
}

func (c *folder) hasProp(name string) bool {
	for _, p := range c.props {
		if p.Name == name {
			return true
		}
	}
	return false
}

func (c *folder) restoreOperands(op ir.Op, segments []int64) {
	if ir.NumOperands(op) == len(c.operands) && segments == nil {
		for i, v := range c.operands {
			if o := ir.OperandAt(op, i); o.Value() != v {
				o.Set(v)
			}
		}
		return
	}
	rest := c.operands
	for k, port := range op.Info().Operands() {
		n := 1
		switch {
		case segments != nil:
			n = int(segments[k])
		case port.Variadic || port.Optional:
			// Without segments there is one group of unknown length; it has what the single operands leave.
			n = len(c.operands) - len(op.Info().Operands()) + 1
		}
		single, group := op.Info().Group(op, k)
		switch {
		case group != nil:
			group.Assign(rest[:n]...)
		case n == 0:
			single.Set(nil)
		default:
			single.Set(rest[0])
		}
		rest = rest[n:]
	}
}
