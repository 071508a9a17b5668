package affine_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"polyloom/affexpr"
	"polyloom/dialects/affine"
	"polyloom/ir"
)

// composeSource has values of all kinds as the operands of "test.values": symbols, constants, counters and applications of maps to them.
const composeSource = `func.func @f(%a: index, %b: index) {
  %c3 = arith.constant 3 : index
  %c-2 = arith.constant -2 : index
  affine.for %i = 0 to 10 {
    affine.for %j = 4 to 100 step 4 {
      %0 = affine.apply affine_map<(d0)[s0] -> (d0 * 2 + s0)>(%i)[%a]
      %1 = affine.apply affine_map<(d0, d1) -> (d0 floordiv 3 - d1)>(%0, %j)
      %2 = affine.apply affine_map<(d0) -> (d0 mod 5)>(%b)
      %3 = affine.apply affine_map<()[s0, s1] -> (s0 + s1 * 4)>()[%2, %c3]
      %4 = affine.apply affine_map<(d0)[s0] -> (d0 + s0)>(%1)[%3]
      %5 = affine.apply affine_map<(d0)[s0] -> (d0 - s0)>(%c-2)[%b]
      "test.values"(%a, %b, %c3, %c-2, %i, %j, %0, %1, %2, %3, %4, %5) : (index, index, index, index, index, index, index, index, index, index, index, index) -> ()
    }
  }
  return
}`

// evaluate returns what v is if the values in env are what it says.
func evaluate(t *testing.T, v *ir.Value, env map[*ir.Value]int64) int64 {
	t.Helper()
	if x, ok := env[v]; ok {
		return x
	}
	if x, ok := ir.ConstantInt(v); ok {
		return x
	}
	a, ok := v.DefOp().(*affine.Apply)
	if !ok {
		t.Fatalf("a value of unknown origin: %v", v.Type())
	}
	return results(t, a.Map(), a.MapOperands(), env)[0]
}

// results returns the results of m applied to operands.
func results(t *testing.T, m *affexpr.Map, operands []*ir.Value, env map[*ir.Value]int64) []int64 {
	t.Helper()
	var in []int64
	for _, v := range operands {
		in = append(in, evaluate(t, v, env))
	}
	out, ok := m.Eval(in[:m.NumDims()], in[m.NumDims():])
	if !ok {
		t.Fatalf("%v has no value at %v", m, in)
	}
	return out
}

// randomMap returns a map with operands among values, those of its symbols among symbols.
func randomMap(r *rand.Rand, values, symbols []*ir.Value) (*affexpr.Map, []*ir.Value) {
	dims, syms := r.IntN(4), r.IntN(3)
	var operands []*ir.Value
	for range dims {
		operands = append(operands, values[r.IntN(len(values))])
	}
	for range syms {
		operands = append(operands, symbols[r.IntN(len(symbols))])
	}
	leaves := slices.Concat(affexpr.Dims(dims), affexpr.Symbols(syms), affexpr.Consts(-3, 0, 7))
	var expr func(depth int) *affexpr.Expr
	expr = func(depth int) *affexpr.Expr {
		if depth == 0 || r.IntN(4) == 0 {
			return leaves[r.IntN(len(leaves))]
		}
		e := expr(depth - 1)
		switch r.IntN(6) {
		case 0:
			return e.MulConst(r.Int64N(9) - 4)
		case 1:
			return e.FloorDivConst(1 + r.Int64N(8))
		case 2:
			return e.CeilDivConst(1 + r.Int64N(8))
		case 3:
			return e.ModConst(1 + r.Int64N(8))
		case 4:
			return e.Sub(expr(depth - 1))
		}
		return e.Add(expr(depth - 1))
	}
	var exprs []*affexpr.Expr
	for range 1 + r.IntN(3) {
		exprs = append(exprs, expr(3))
	}
	return affexpr.NewMap(dims, syms, exprs...), operands
}

// TestCompositionKeepsMeaning evaluates random maps before and after they are composed, made canonical and simplified.
func TestCompositionKeepsMeaning(t *testing.T) {
	module := mustRead(t, composeSource)
	use := first[*ir.Generic](t, module)
	values := ir.OperandValues(use)
	symbols := values[:4]
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		m, operands := randomMap(r, values, symbols)
		var before []*ir.Value = slices.Clone(operands)
		forms := map[string]affine.Bound{}
		add := func(name string, m *affexpr.Map, operands []*ir.Value) {
			forms[name] = affine.Bound{Map: m, Operands: operands}
		}
		cm, co := affine.Canonicalize(m, operands)
		add("canonical", cm, co)
		cm, co = affine.Compose(m, operands)
		add("composed", cm, co)
		fm, fo := affine.ComposeFully(m, operands)
		add("fully composed", fm, fo)
		if !slices.Equal(operands, before) {
			t.Fatalf("the operands were changed")
		}
		for range 5 {
			env := map[*ir.Value]int64{values[0]: r.Int64N(99) - 50, values[1]: r.Int64N(99) - 50, values[4]: r.Int64N(10), values[5]: 4 + 4*r.Int64N(24)}
			want := results(t, m, operands, env)
			for name, f := range forms {
				if f.Map.NumInputs() != len(f.Operands) {
					t.Fatalf("%s: %v has %d operands", name, f.Map, len(f.Operands))
				}
				if got := results(t, f.Map, f.Operands, env); !slices.Equal(got, want) {
					t.Fatalf("%v, %s %v: got %v, want %v", m, name, f.Map, got, want)
				}
			}
			diff := affine.Difference(forms["composed"], affine.Bound{Map: m, Operands: operands})
			if got := results(t, diff.Map, diff.Operands, env); slices.ContainsFunc(got, func(v int64) bool { return v != 0 }) {
				t.Fatalf("%v: a difference from itself is %v: %v", m, diff.Map, got)
			}
		}
		for _, v := range forms["composed"].Operands {
			if _, ok := v.DefOp().(*affine.Apply); ok {
				t.Fatalf("%v, %v: an operand is an affine.apply", m, forms["composed"].Map)
			}
		}
	}
}

// TestCanonicalOperands checks which operands remain, and as what.
func TestCanonicalOperands(t *testing.T) {
	module := mustRead(t, composeSource)
	vs := ir.OperandValues(first[*ir.Generic](t, module))
	a, b, c3, i, j, ofCounter := vs[0], vs[1], vs[2], vs[4], vs[5], vs[6]
	d0, d1, s0, s1 := affexpr.Dim(0), affexpr.Dim(1), affexpr.Symbol(0), affexpr.Symbol(1)
	for _, c := range []struct {
		what     string
		m        *affexpr.Map
		operands []*ir.Value
		want     string
		kept     []*ir.Value
	}{
		{"nothing to do", affexpr.NewMap(1, 1, d0.Add(s0)), []*ir.Value{i, a}, "(d0)[s0] -> (d0 + s0)", []*ir.Value{i, a}},
		{"a symbol as a dimension", affexpr.NewMap(2, 1, d0.Add(d1).Add(s0)), []*ir.Value{a, i, b}, "(d0)[s0, s1] -> (d0 + s1 + s0)", []*ir.Value{i, b, a}},
		{"a dimension as a symbol", affexpr.NewMap(1, 2, d0.Add(s0).Sub(s1)), []*ir.Value{i, ofCounter, a}, "(d0, d1)[s0] -> (d0 + d1 - s0)", []*ir.Value{i, ofCounter, a}},
		{"unused", affexpr.NewMap(2, 2, d1.Add(s1)), []*ir.Value{i, j, a, b}, "(d0)[s0] -> (d0 + s0)", []*ir.Value{j, b}},
		{"repeated", affexpr.NewMap(2, 2, d1.Add(d0), s1.Add(s0)), []*ir.Value{i, i, b, b}, "(d0)[s0] -> (d0 * 2, s0 * 2)", []*ir.Value{i, b}},
		{"constant", affexpr.NewMap(1, 1, d0.Add(s0)), []*ir.Value{c3, c3}, "() -> (6)", nil},
		{"no operands", affexpr.ConstantMap(4), nil, "() -> (4)", nil},
	} {
		m, operands := affine.Canonicalize(c.m, c.operands)
		if m.String() != c.want || !slices.Equal(operands, c.kept) {
			t.Errorf("%s: got %v with %d operands, want %s", c.what, m, len(operands), c.want)
		}
	}
	set := affexpr.NewSet(2, 0, []*affexpr.Expr{d0.Sub(d1)}, []bool{true})
	got, operands := affine.CanonicalizeSet(set, []*ir.Value{i, c3})
	if got.String() != "(d0) : (d0 - 3 == 0)" || !slices.Equal(operands, []*ir.Value{i}) {
		t.Errorf("got %v with %d operands", got, len(operands))
	}
}
