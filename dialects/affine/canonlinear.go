package affine

import (
	"slices"

	"polyloom/affexpr"
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// A Size is an element of a basis: a value or a constant of type index, or the zero Size where there is no bound. Two are the same if
// they are ==.
type Size = ir.FoldResult

// ConstSize returns the size v.
func ConstSize(v int64) Size { return Size{Const: ir.IndexAttr(v)} }

// ValueSize returns the size v.
func ValueSize(v *ir.Value) Size { return Size{Value: v} }

// constantSize returns the number that s is known to be.
func constantSize(s Size) (int64, bool) {
	if s.Value != nil {
		return ir.ConstantInt(s.Value)
	}
	c, ok := s.Const.(*ir.IntegerAttr)
	if !ok {
		return 0, false
	}
	return c.Int64(), true
}

// joinBasis returns the sizes that an op holds as constants and operands.
func joinBasis(static *ir.DenseArrayAttr, dynamic *ir.Operands) []Size {
	out := make([]Size, static.Len)
	k := 0
	for i, v := range static.Ints() {
		if v != ir.Dynamic {
			out[i] = ConstSize(v)
			continue
		}
		out[i] = ValueSize(dynamic.At(k))
		k++
	}
	return out
}

// splitBasis returns sizes as constants and operands; a missing first one is left out.
func splitBasis(basis []Size) (static *ir.DenseArrayAttr, dynamic []*ir.Value) {
	if len(basis) > 0 && basis[0] == (Size{}) {
		basis = basis[1:]
	}
	vs := make([]int64, len(basis))
	for i, s := range basis {
		c, ok := s.Const.(*ir.IntegerAttr)
		if !ok {
			vs[i] = ir.Dynamic
			dynamic = append(dynamic, s.Value)
			continue
		}
		vs[i] = c.Int64()
	}
	return ir.DenseI64(vs...), dynamic
}

// Basis returns the basis elements, as many as there are in the text.
func (o *DelinearizeIndex) Basis() []Size { return joinBasis(o.StaticBasis, &o.DynamicBasis) }

// PaddedBasis returns a basis element for each digit, the zero Size if the first one has none.
func (o *DelinearizeIndex) PaddedBasis() []Size { return padded(o.Basis(), o.MultiIndex.Len()) }

// Basis returns the basis elements, as many as there are in the text.
func (o *LinearizeIndex) Basis() []Size { return joinBasis(o.StaticBasis, &o.DynamicBasis) }

// PaddedBasis returns a basis element for each digit, the zero Size if the first one has none.
func (o *LinearizeIndex) PaddedBasis() []Size { return padded(o.Basis(), o.MultiIndex.Len()) }

func padded(basis []Size, n int) []Size {
	if len(basis) < n {
		return append([]Size{{}}, basis...)
	}
	return basis
}

// NewDelinearize returns the digits of v as an op literal. The first size is a bound of the first digit only if outer is set and it is not
// the zero Size; else there is one digit more than sizes.
func NewDelinearize(v *ir.Value, basis []Size, outer bool) *DelinearizeIndex {
	n := len(basis)
	static, dynamic := splitBasis(basis)
	if !outer {
		n++
	}
	types := make([]ir.Type, n)
	for i := range types {
		types[i] = ir.Index()
	}
	return &DelinearizeIndex{LinearIndex: v.Use(), DynamicBasis: ir.Uses(dynamic...), StaticBasis: static, MultiIndex: ir.ResTypes(types...)}
}

// NewLinearize returns the number of the digits vs as an op literal. The first digit needs no size; it may be left out or be the zero Size.
func NewLinearize(vs []*ir.Value, basis []Size, disjoint bool) *LinearizeIndex {
	static, dynamic := splitBasis(basis)
	return &LinearizeIndex{MultiIndex: ir.Uses(vs...), DynamicBasis: ir.Uses(dynamic...), StaticBasis: static, DisjointAttr: disjointAttr(disjoint)}
}

// foldBasis moves operands that are constants to the static basis, and reports whether there are any.
func foldBasis(static **ir.DenseArrayAttr, dynamic *ir.Operands, consts []ir.Attr, ok func(int64) bool) bool {
	vs := (*static).Ints()
	k, removed := 0, 0
	for i, v := range vs {
		if v != ir.Dynamic {
			continue
		}
		if c, isInt := consts[k].(*ir.IntegerAttr); isInt && ok(c.Int64()) {
			vs[i] = c.Int64()
			dynamic.Remove(k - removed)
			removed++
		}
		k++
	}
	if removed > 0 {
		*static = ir.DenseI64(vs...)
	}
	return removed > 0
}

// Fold implements ir.Folder.
func (o *DelinearizeIndex) Fold(consts []ir.Attr) ir.Folded {
	if foldBasis(&o.StaticBasis, &o.DynamicBasis, consts[1:], func(v int64) bool { return v > 0 }) {
		return ir.FoldedInPlace
	}
	n := o.MultiIndex.Len()
	if n == 1 {
		return ir.FoldTo(o.LinearIndex.Value())
	}
	c, ok := consts[0].(*ir.IntegerAttr)
	if !ok || o.DynamicBasis.Len() > 0 || n == 0 {
		return ir.NoFold
	}
	basis := o.StaticBasis.Ints()
	if o.HasOuterBound() {
		basis = basis[1:]
	}
	rest := c.Int64()
	out := make([]ir.FoldResult, n)
	for i := n - 1; i > 0; i-- {
		b := basis[i-1]
		digit := rest % b
		rest /= b
		if digit < 0 {
			digit += b
			rest--
		}
		out[i] = ConstSize(digit)
	}
	out[0] = ConstSize(rest)
	return ir.Folded{Results: out}
}

// Fold implements ir.Folder.
func (o *LinearizeIndex) Fold(consts []ir.Attr) ir.Folded {
	n := o.MultiIndex.Len()
	if foldBasis(&o.StaticBasis, &o.DynamicBasis, consts[n:], func(int64) bool { return true }) {
		return ir.FoldedInPlace
	}
	switch n {
	case 0:
		return ir.FoldConst(ir.IndexAttr(0))
	case 1:
		return ir.FoldTo(o.MultiIndex.At(0))
	}
	if o.DynamicBasis.Len() > 0 {
		return ir.NoFold
	}
	basis := o.StaticBasis.Ints()
	sum, stride := int64(0), int64(1)
	for i := n - 1; i >= 0; i-- {
		c, ok := consts[i].(*ir.IntegerAttr)
		if !ok {
			return ir.NoFold
		}
		sum += c.Int64() * stride
		if k := i - (n - len(basis)); k >= 0 {
			stride *= basis[k]
		}
	}
	return ir.FoldConst(ir.IndexAttr(sum))
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*DelinearizeIndex) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(cancelDelinearize), rewrite.On(dropUnitDigits), rewrite.On(splitDelinearize)}
}

// delinearize(linearize disjoint [a, b, c] by (x, y, z)) into (v, y, z) -> delinearize(linearize disjoint [a] by (x)) into (v), b, c
func cancelDelinearize(rw *rewrite.Rewriter, op *DelinearizeIndex) bool {
	lin, ok := op.LinearIndex.DefOp().(*LinearizeIndex)
	if !ok || !lin.Disjoint() {
		return false
	}
	ins, from, to := lin.MultiIndex.Values(), lin.Basis(), op.Basis()
	n := 0
	for n < len(from) && n < len(to) && from[len(from)-1-n] == to[len(to)-1-n] {
		n++
	}
	switch {
	case n == 0:
		return false
	case n == len(from) && n == len(to) && len(ins) == op.MultiIndex.Len():
		rw.Replace(op, ins...)
		return true
	}
	rest := createAt(rw, ir.LocOf(lin), NewLinearize(ins[:len(ins)-n], from[:len(from)-n], lin.Disjoint()))
	digits := ir.Create(rw, NewDelinearize(&rest.LinearIndex.Value, to[:len(to)-n], op.HasOuterBound()))
	rw.Replace(op, append(digits.MultiIndex.Values(), ins[len(ins)-n:]...)...)
	return true
}

// createAt creates op with the location loc.
func createAt[P ir.Op](rw *rewrite.Rewriter, loc ir.Loc, op P) P {
	old := rw.Loc
	rw.Loc = loc
	defer func() { rw.Loc = old }()
	return ir.Create(rw, op)
}

// Digits of basis 1 are 0.
func dropUnitDigits(rw *rewrite.Rewriter, op *DelinearizeIndex) bool {
	padded := op.PaddedBasis()
	isUnit := func(s Size) bool { v, ok := constantSize(s); return ok && v == 1 }
	if !slices.ContainsFunc(padded, isUnit) {
		return false
	}
	var zero *ir.Value
	digits := make([]*ir.Value, len(padded))
	var basis []Size
	for i, s := range padded {
		if !isUnit(s) {
			basis = append(basis, s)
			continue
		}
		if zero == nil {
			zero = &ir.Create(rw, arith.Index(0)).Result.Value
		}
		digits[i] = zero
	}
	if len(basis) > 0 {
		d := ir.Create(rw, NewDelinearize(op.LinearIndex.Value(), basis, true))
		k := 0
		for i := range digits {
			if digits[i] == nil {
				digits[i] = d.MultiIndex.At(k)
				k++
			}
		}
	}
	rw.Replace(op, digits...)
	return true
}

// delinearize(linearize disjoint [a, b] by (x, 32)) into (v, 8, 4) -> delinearize(linearize disjoint [a] by (x)) into (v), delinearize b into (8, 4)
func splitDelinearize(rw *rewrite.Rewriter, op *DelinearizeIndex) bool {
	lin, ok := op.LinearIndex.DefOp().(*LinearizeIndex)
	if !ok || !lin.Disjoint() || lin.StaticBasis.Len == 0 {
		return false
	}
	ins, from, to := lin.MultiIndex.Values(), lin.Basis(), op.Basis()
	target := lin.StaticBasis.Int(lin.StaticBasis.Len - 1)
	if target == ir.Dynamic {
		return false
	}
	product, n := int64(1), 0
	for n < len(to) && product < target {
		n++
		v := op.StaticBasis.Int(len(to) - n)
		if v == ir.Dynamic {
			return false
		}
		product *= v
	}
	if product != target || n < 2 {
		return false
	}
	front := createAt(rw, ir.LocOf(lin), NewLinearize(ins[:len(ins)-1], from[:len(from)-1], lin.Disjoint()))
	high := ir.Create(rw, NewDelinearize(&front.LinearIndex.Value, to[:len(to)-n], op.HasOuterBound()))
	low := ir.Create(rw, NewDelinearize(ins[len(ins)-1], to[len(to)-n:], true))
	rw.Replace(op, append(high.MultiIndex.Values(), low.MultiIndex.Values()...)...)
	return true
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*LinearizeIndex) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(cancelLinearize), rewrite.On(dropLeadingZero), rewrite.On(dropUnitComponents)}
}

// linearize [0, a, b] by (x, y, z) -> linearize [a, b] by (y, z)
func dropLeadingZero(rw *rewrite.Rewriter, op *LinearizeIndex) bool {
	if op.MultiIndex.Len() == 0 {
		return false
	}
	ins := op.MultiIndex.Values()
	if v, ok := ir.ConstantInt(ins[0]); !ok || v != 0 {
		return false
	}
	if len(ins) == 1 {
		rw.Replace(op, ins[0])
		return true
	}
	basis := op.Basis()
	if op.HasOuterBound() {
		basis = basis[1:]
	}
	rewrite.ReplaceWithNew(rw, op, NewLinearize(ins[1:], basis, op.Disjoint()))
	return true
}

// linearize disjoint [a, b, c] by (x, 1, z) -> linearize disjoint [a, c] by (x, z), and without disjoint if b is 0
func dropUnitComponents(rw *rewrite.Rewriter, op *LinearizeIndex) bool {
	ins := op.MultiIndex.Values()
	var kept []*ir.Value
	var basis []Size
	for i, s := range op.PaddedBasis() {
		size, known := constantSize(s)
		digit, isConst := ir.ConstantInt(ins[i])
		if known && size == 1 && (op.Disjoint() || isConst && digit == 0) {
			continue
		}
		kept, basis = append(kept, ins[i]), append(basis, s)
	}
	switch len(kept) {
	case len(ins):
		return false
	case 0:
		rewrite.ReplaceWithNew(rw, op, arith.Index(0))
	default:
		rewrite.ReplaceWithNew(rw, op, NewLinearize(kept, basis, op.Disjoint()))
	}
	return true
}

// A run is a place where digits that an affine.delinearize_index makes are put together again with the same basis.
type run struct {
	delin    *DelinearizeIndex
	at, from int // the first operand of the linearize_index, the first digit
	n        int
}

// runs finds the runs of length 2 or more, at most one for each affine.delinearize_index.
func runs(op *LinearizeIndex) []run {
	ins, basis := op.MultiIndex.Values(), op.PaddedBasis()
	var out []run
	for at := 0; at < len(ins); {
		d, ok := ins[at].DefOp().(*DelinearizeIndex)
		if !ok {
			at++
			continue
		}
		from, delin := ins[at].Index(), d.PaddedBasis()
		same := delin[from] == basis[at]
		front := at == 0 && from == 0
		disjoint := op.Disjoint() && from == 0 && delin[0] == (Size{})
		n := 1
		for at+n < len(ins) && from+n < len(delin) && ins[at+n] == d.MultiIndex.At(from+n) && basis[at+n] == delin[from+n] {
			n++
		}
		seen := slices.ContainsFunc(out, func(r run) bool { return r.delin == d })
		if !same && !front && !disjoint || n < 2 || seen {
			at++
			continue
		}
		out = append(out, run{d, at, from, n})
		at += n
	}
	return out
}

// linearize [a, d#1, d#2, b] by (x, 4, 8, y), where d = delinearize v into (2, 4, 8) -> linearize [a, e#1, b] by (x, 32, y), where
// e = delinearize v into (2, 32); the digits of d are made from those of e.
func cancelLinearize(rw *rewrite.Rewriter, op *LinearizeIndex) bool {
	found := runs(op)
	if found == nil {
		return false
	}
	loc, ins, basis := ir.LocOf(op), op.MultiIndex.Values(), op.PaddedBasis()
	var digits []*ir.Value
	var sizes []Size
	replacements := make([][]*ir.Value, len(found))
	end := 0
	for i, r := range found {
		digits, sizes = append(digits, ins[end:r.at]...), append(sizes, basis[end:r.at]...)
		end = r.at + r.n
		merged := basis[r.at:end]
		restore := rw.Save()
		rw.At(r.delin)
		rw.Loc = loc
		size := product(rw, merged)
		digit := r.delin.LinearIndex.Value()
		if r.n < r.delin.MultiIndex.Len() {
			rw.Loc = ir.LocOf(r.delin)
			whole := r.delin.PaddedBasis()
			d := ir.Create(rw, NewDelinearize(digit, slices.Concat(whole[:r.from], []Size{size}, whole[r.from+r.n:]), true))
			digit = d.MultiIndex.At(r.from)
			parts := ir.Create(rw, NewDelinearize(digit, merged, true))
			all := d.MultiIndex.Values()
			replacements[i] = slices.Concat(all[:r.from], parts.MultiIndex.Values(), all[r.from+1:])
		}
		restore()
		digits, sizes = append(digits, digit), append(sizes, size)
	}
	digits, sizes = append(digits, ins[end:]...), append(sizes, basis[end:]...)
	rw.Loc = loc
	rewrite.ReplaceWithNew(rw, op, NewLinearize(digits, sizes, op.Disjoint()))
	for i, r := range found {
		if replacements[i] != nil {
			rw.Replace(r.delin, replacements[i]...)
		}
	}
	return true
}

// product returns the product of sizes, the zero Size if one is missing.
func product(rw *rewrite.Rewriter, sizes []Size) Size {
	e := affexpr.Const(1)
	var dynamic []*ir.Value
	for _, s := range sizes {
		if s == (Size{}) {
			return s
		}
		if v, ok := constantSize(s); ok {
			e = e.MulConst(v)
			continue
		}
		e = e.Mul(affexpr.Symbol(len(dynamic)))
		dynamic = append(dynamic, s.Value)
	}
	if v, ok := e.IsConst(); ok {
		return ConstSize(v)
	}
	return ValueSize(&ir.Create(rw, NewApply(affexpr.NewMap(0, len(dynamic), e), dynamic...)).Result.Value)
}
