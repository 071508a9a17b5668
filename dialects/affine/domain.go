package affine

import (
	"math"
	"slices"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/presburger"
)

// domainBudget limits each question about a Domain, in operations on rows of a matrix: it is a few hundredths of a second. Questions about the bounds of
// real loops need a few hundred.
const domainBudget = 20_000

// A Domain is what the loops around say of some values, as constraints between integers: counters are between the bounds and a multiple of
// the step above the lower one, and the bounds are expressions of other values, of which the same is said. Loops of other dialects count too if they
// implement ir.CountedLoop. Unlike the bounds that [affexpr.Fact] has, constraints keep how values depend on each other.
type Domain struct {
	values []*ir.Value // the variables
	loops  []counter   // of each variable
	b      *presburger.Builder
}

// A counter is what a value counts; lower and upper are nil where that is not known.
type counter struct {
	lower, upper []Bound
	step         int64 // 0 if not known
}

// NewDomain returns what is known of the values and extra variables, of which nothing is known.
func NewDomain(values []*ir.Value, extra int) *Domain {
	d := &Domain{}
	for _, v := range values {
		d.add(v)
	}
	for i := 0; i < len(d.values); i++ {
		c := counterOf(d.values[i])
		d.loops = append(d.loops, c)
		for _, b := range slices.Concat(c.lower, c.upper) {
			for _, v := range b.Operands {
				d.add(v)
			}
		}
	}
	d.b = presburger.NewBuilder(presburger.SetSpace(0, len(d.values)+extra))
	for i, c := range d.loops {
		d.bound(d.b.Space().Output(i), c)
	}
	return d
}

// add makes a variable of v unless it is a constant or is there already.
func (d *Domain) add(v *ir.Value) {
	if _, ok := ir.ConstantInt(v); !ok && !slices.Contains(d.values, v) {
		d.values = append(d.values, v)
	}
}

// Extra returns variable i of those that stand for no value.
func (d *Domain) Extra(i int) presburger.Aff { return d.b.Space().Output(len(d.values) + i) }

// Value returns the variable or constant for a value that the domain was made for.
func (d *Domain) Value(v *ir.Value) presburger.Aff {
	if c, ok := ir.ConstantInt(v); ok {
		return d.b.Space().Const(c)
	}
	return d.b.Space().Output(slices.Index(d.values, v))
}

// Results returns the results of a map applied to values that the domain was made for, or false if one is not affine.
func (d *Domain) Results(m *affexpr.Map, operands []*ir.Value) ([]presburger.Aff, bool) {
	out := make([]presburger.Aff, m.NumResults())
	args := d.args(operands)
	for i, e := range m.Results() {
		var ok bool
		if out[i], ok = d.b.Expr(e, args[:m.NumDims()], args[m.NumDims():]); !ok {
			return nil, false
		}
	}
	return out, true
}

// Restrict demands the constraints of a set applied to values that the domain was made for, or reports false if one is not affine.
func (d *Domain) Restrict(s *affexpr.Set, operands []*ir.Value) bool {
	args := d.args(operands)
	return d.b.Set(s, args[:s.NumDims()], args[s.NumDims():])
}

func (d *Domain) args(operands []*ir.Value) []presburger.Aff {
	args := make([]presburger.Aff, len(operands))
	for i, v := range operands {
		args[i] = d.Value(v)
	}
	return args
}

// Set returns the values that are possible, as far as the domain knows.
func (d *Domain) Set() *presburger.BasicSet { return d.b.Build() }

// IsEmpty reports whether no values are possible; false may mean that it is not known.
func (d *Domain) IsEmpty() bool {
	empty, err := d.Set().IsEmpty(presburger.NewBudget(domainBudget))
	return empty && err == nil
}

// bound demands that x is what c counts. What is not affine says nothing.
func (d *Domain) bound(x presburger.Aff, c counter) {
	for _, b := range c.upper {
		if uppers, ok := d.Results(b.Map, b.Operands); ok {
			for _, e := range uppers {
				d.b.GE(e.Sub(x).Plus(-1))
			}
		}
	}
	for _, b := range c.lower {
		lowers, ok := d.Results(b.Map, b.Operands)
		if !ok {
			continue
		}
		for _, e := range lowers {
			d.b.GE(x.Sub(e))
		}
		if len(lowers) == 1 && c.step > 1 {
			d.b.EQ(d.b.Mod(x.Sub(lowers[0]), c.step))
		}
	}
}

// counterOf returns what v counts; its bounds are composed.
func counterOf(v *ir.Value) counter {
	composed := func(b Bound) []Bound {
		m, operands := ComposeFully(b.Map, b.Operands)
		return []Bound{{m, operands}}
	}
	switch loop := loopOf(v).(type) {
	case *For:
		if v.Index() == 0 {
			return counter{composed(loop.Lower()), composed(loop.Upper()), loop.Step()}
		}
	case *Parallel:
		i := v.Index()
		return counter{composed(loop.Lower(i)), composed(loop.Upper(i)), loop.Steps()[i]}
	case ir.CountedLoop:
		for _, dim := range loop.LoopDims() {
			if dim.Var == v {
				return counted(dim)
			}
		}
	}
	return counter{}
}

// counted returns what a loop of another dialect says of its counter. One with a step that is not positive does not say anything. One that is known to run
// at most once is taken to run, as upstream has it.
func counted(dim ir.LoopDim) counter {
	bound := func(r ir.FoldResult) []Bound {
		if v, ok := constantSize(r); ok {
			return []Bound{ConstBound(v)}
		} else if r.Value == nil {
			return nil
		}
		m, operands := ComposeFully(affexpr.IdentityMap(1), []*ir.Value{r.Value})
		return []Bound{{m, operands}}
	}
	step, known := constantSize(dim.Step)
	if known && step <= 0 || dim.Var.Type() != ir.Type(ir.Index()) {
		return counter{}
	}
	lo, lowKnown := constantSize(dim.Lower)
	hi, highKnown := constantSize(dim.Upper)
	if known && lowKnown && highKnown && hi <= lo && lo < math.MaxInt64 {
		dim.Upper = ir.FoldResult{Const: ir.IndexAttr(lo + 1)}
	}
	return counter{bound(dim.Lower), bound(dim.Upper), step}
}

// SimplifySet returns the set with its constraints simplified (see [affexpr.Set.Simplify]), or the canonical empty set if no integers satisfy all of them.
func SimplifySet(s *affexpr.Set) *affexpr.Set {
	if m, ok := presburger.FromSet(s); ok {
		if empty, err := m.IsEmpty(presburger.NewBudget(domainBudget)); err == nil && empty {
			return affexpr.EmptySet(s.NumDims(), s.NumSymbols())
		}
	}
	return s.Simplify()
}
