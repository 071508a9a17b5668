package affine

import (
	"polyloom/affexpr"
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// FoldConstants returns m without the operands that are constants: their values become part of the expressions.
func FoldConstants(m *affexpr.Map, operands []ir.FoldResult) (*affexpr.Map, []*ir.Value) {
	var vs []*ir.Value
	replace := func(operands []ir.FoldResult, expr func(int) *affexpr.Expr) ([]*affexpr.Expr, int) {
		out, n := make([]*affexpr.Expr, len(operands)), 0
		for i, o := range operands {
			if c, ok := constantSize(o); ok {
				out[i] = affexpr.Const(c)
				continue
			}
			out[i] = expr(n)
			vs = append(vs, o.Value)
			n++
		}
		return out, n
	}
	dims, numDims := replace(operands[:m.NumDims()], affexpr.Dim)
	symbols, numSymbols := replace(operands[m.NumDims():], affexpr.Symbol)
	return m.ReplaceDimsAndSymbols(dims, symbols, numDims, numSymbols), vs
}

// ComposedApply returns the only result of m applied to operands: a constant or an operand if it is known to be one, else the result of a
// new affine.apply where b inserts, into which those that its operands come from are composed.
func ComposedApply(b *ir.Builder, m *affexpr.Map, operands ...ir.FoldResult) ir.FoldResult {
	m, vs := FoldConstants(m, operands)
	m, vs = Compose(m, vs)
	op := NewApply(m, vs...)
	return createFolded(b, op, &op.Result)
}

// ComposedApplies returns each result of m applied to operands; see ComposedApply.
func ComposedApplies(b *ir.Builder, m *affexpr.Map, operands ...ir.FoldResult) []ir.FoldResult {
	out := make([]ir.FoldResult, m.NumResults())
	for i := range out {
		out[i] = ComposedApply(b, m.SubMap(i), operands...)
	}
	return out
}

// ComposedMin returns the least result of m applied to operands: a constant or an operand if it is known to be one, else the result of a
// new affine.min where b inserts, into which the affine.apply ops that its operands come from are composed.
func ComposedMin(b *ir.Builder, m *affexpr.Map, operands ...ir.FoldResult) ir.FoldResult {
	m, vs := FoldConstants(m, operands)
	m, vs = composeEach(m, vs)
	op := NewMin(m, vs...)
	return createFolded(b, op, &op.Result)
}

// ComposedMax is ComposedMin for the greatest result.
func ComposedMax(b *ir.Builder, m *affexpr.Map, operands ...ir.FoldResult) ir.FoldResult {
	m, vs := FoldConstants(m, operands)
	m, vs = composeEach(m, vs)
	op := NewMax(m, vs...)
	return createFolded(b, op, &op.Result)
}

// createFolded completes op and returns what it folds to, or inserts it and returns its result r.
func createFolded(b *ir.Builder, op ir.Op, r *ir.Result) ir.FoldResult {
	ir.Init(op, b.Loc)
	if f := rewrite.Fold(op); f.Results != nil {
		ir.Erase(op)
		return f.Results[0]
	}
	b.Put(op)
	return ir.FoldResult{Value: &r.Value}
}

// ValueOf returns r as a value; a constant is made where b inserts.
func ValueOf(b *ir.Builder, r ir.FoldResult) *ir.Value {
	if r.Value != nil {
		return r.Value
	}
	return &ir.Create(b, arith.ConstOf(r.Const.(ir.Typed))).Result.Value
}

// NewNest creates loops inside each other where b inserts, one for each bound, the first one outermost, and returns them. body, if not nil,
// is called with the counters and a builder that inserts into the innermost loop.
func NewNest(b *ir.Builder, lower, upper []Bound, steps []int64, body func(b *ir.Builder, vars []*ir.Value)) []*For {
	inner := ir.Builder{Loc: b.Loc, Notify: b.Notify}
	at := b
	var loops []*For
	var vars []*ir.Value
	for i := range steps {
		f := ir.Create(at, NewFor(lower[i], upper[i], steps[i], nil, b.Loc))
		loops, vars = append(loops, f), append(vars, f.IndVar())
		at = &inner
		at.SetBefore(f.Body().Last())
	}
	if body != nil {
		body(at, vars)
	}
	return loops
}
