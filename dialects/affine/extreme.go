package affine

import (
	"slices"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/presburger"
)

// DecideMinMax looks for what op, an affine.min or affine.max, always is, given the bounds of the loops that its operands count: a constant, or one of the
// results of its map. It returns that as a map of one result with its operands, or reports false. Dimensions are in the order in which upstream has them:
// counters of loops first.
func DecideMinMax(op Mapped) (*affexpr.Map, []*ir.Value, bool) {
	m, operands := ComposeFully(op.Map(), op.MapOperands())
	m, operands = Canonicalize(m.Simplify(), operands)
	x := extreme{d: NewDomain(slices.Concat(op.MapOperands(), operands), 1), budget: presburger.NewBudget(domainBudget)}
	results, ok := x.d.Results(m, operands)
	if !ok {
		return nil, nil, false
	}
	x.results, x.max = results, isMax(op)
	x.set = x.d.Set()
	if empty, err := x.set.IsEmpty(x.budget); err != nil || empty {
		return nil, nil, false // in a loop that does not run nothing is worth a change
	}
	if c, ok := x.constant(); ok {
		return affexpr.ConstantMap(c), nil, true
	}
	i := x.deciding()
	if i < 0 {
		return nil, nil, false
	}
	m, operands = x.ordered(m.SubMap(i), operands, op)
	m, operands = Canonicalize(m.Simplify(), operands)
	return m, operands, true
}

func isMax(op Mapped) bool {
	_, ok := op.(*Max)
	return ok
}

// An extreme is a search for the least or greatest of some results on a set.
type extreme struct {
	d       *Domain
	results []presburger.Aff
	max     bool
	set     *presburger.BasicSet
	budget  *presburger.Budget
}

// beyond returns an expression that is not negative where result i is at least as far out as e: at most, or at least if it is the greatest that is looked for.
func (x *extreme) beyond(i int, e presburger.Aff) presburger.Aff {
	if x.max {
		return x.results[i].Sub(e)
	}
	return e.Sub(x.results[i])
}

// constant returns the value that the extreme always has.
func (x *extreme) constant() (int64, bool) {
	// The extra variable is not beyond any result, so that what it can be at most (at least) is the extreme at some point.
	value := x.d.Extra(0)
	b := x.set.Builder()
	for i := range x.results {
		b.GE(x.beyond(i, value).Neg())
	}
	most := b.Build().Max
	if x.max {
		most = b.Build().Min
	}
	o, err := most(value, x.budget)
	if err != nil || o.Outcome != presburger.Finite || !o.Value.IsInt64() {
		return 0, false
	}
	c := o.Value.Int64()
	for i := range x.results {
		if !x.holds(x.beyond(i, b.Space().Const(c)).Neg()) {
			return 0, false
		}
	}
	return c, true
}

// deciding returns the last result that always is the extreme, or -1.
func (x *extreme) deciding() int {
	for i, e := range slices.Backward(x.results) {
		decides := true
		for j := range x.results {
			decides = decides && (i == j || x.holds(x.beyond(j, e).Neg()))
		}
		if decides {
			return i
		}
	}
	return -1
}

// holds reports whether e is known not to be negative.
func (x *extreme) holds(e presburger.Aff) bool {
	ok, err := x.set.Implies(e, x.budget)
	return ok && err == nil
}

// ordered returns the map with its operands in order: the counters among the operands of op, the other dimensions; the bounds of those counters, the other symbols. What
// can have one value only is a constant.
func (x *extreme) ordered(m *affexpr.Map, operands []*ir.Value, op Mapped) (*affexpr.Map, []*ir.Value) {
	var dims, symbols []*ir.Value
	for _, v := range op.MapOperands() {
		if c := counterOf(v); !IsInductionVar(v) && slices.Contains(operands, v) && (c.lower != nil || c.upper != nil) {
			place(&dims, v)
			for _, b := range slices.Concat(c.lower, c.upper) {
				for _, v := range b.Operands {
					place(&symbols, v)
				}
			}
		}
	}
	symbols = slices.DeleteFunc(symbols, func(v *ir.Value) bool { return slices.Contains(operands[:m.NumDims()], v) })
	replacements := make([]*affexpr.Expr, len(operands))
	for i, v := range operands {
		switch c, fixed := x.fixed(v); {
		case fixed:
			replacements[i] = affexpr.Const(c)
		case i < m.NumDims() || slices.Contains(dims, v):
			replacements[i] = affexpr.Dim(place(&dims, v))
		default:
			replacements[i] = affexpr.Symbol(place(&symbols, v))
		}
	}
	n := m.NumDims()
	return m.ReplaceDimsAndSymbols(replacements[:n], replacements[n:], len(dims), len(symbols)), append(dims, symbols...)
}

// fixed returns the only value that v can have.
func (x *extreme) fixed(v *ir.Value) (int64, bool) {
	e := x.d.Value(v)
	least, err := x.set.Min(e, x.budget)
	if err != nil || least.Outcome != presburger.Finite || !least.Value.IsInt64() {
		return 0, false
	}
	c := least.Value.Int64()
	return c, x.holds(e.Neg().Plus(c))
}
