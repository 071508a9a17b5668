package affexpr

import (
	"math"
	"slices"
)

// Dynamic stands for a size, stride or offset that is not known, as MLIR's ShapedType has it.
const Dynamic int64 = math.MinInt64

// SuffixProducts returns for each size the product of the sizes after it: the strides of a row-major array.
func SuffixProducts(sizes []*Expr) []*Expr {
	strides := make([]*Expr, len(sizes))
	stride := Const(1)
	for i := len(sizes) - 1; i >= 0; i-- {
		strides[i] = stride
		if i > 0 {
			stride = stride.Mul(sizes[i])
		}
	}
	return strides
}

// Linearize returns the sum of offsets[i] * strides[i]; the slices have the same length.
func Linearize(offsets, strides []*Expr) *Expr {
	if len(offsets) != len(strides) {
		panic("affexpr: a different number of offsets and strides")
	}
	sum := Const(0)
	for i, offset := range offsets {
		sum = sum.Add(offset.Mul(strides[i]))
	}
	return sum
}

// Delinearize returns the offsets whose sum of products with the strides is index, each but the first less than the
// quotient of the stride before it and its own. It inverts [Linearize] for offsets within the sizes.
func Delinearize(index *Expr, strides []*Expr) []*Expr {
	offsets := make([]*Expr, len(strides))
	for i, stride := range strides {
		offsets[i] = index.FloorDiv(stride)
		index = index.Mod(stride)
	}
	return offsets
}

// RowMajorExpr returns the simplified position of the element at the given subscripts in a row-major array: their sum
// weighted with strides. A stride that depends on a [Dynamic] size is a new symbol after those in the subscripts, the
// innermost first. It is 0 if there are no sizes or one of them is 0.
func RowMajorExpr(sizes []int64, subscripts []*Expr) *Expr {
	if len(sizes) == 0 || slices.Contains(sizes, 0) {
		return Const(0)
	}
	maxDim, maxSymbol := MaxDimAndSymbol(subscripts...)
	symbols := maxSymbol + 1
	sum, stride, dynamic := Const(0), Const(1), false
	for i := len(sizes) - 1; i >= 0; i-- {
		if dynamic {
			stride = Symbol(symbols)
			symbols++
		}
		sum = sum.Add(subscripts[i].Mul(stride))
		dynamic = dynamic || sizes[i] < 0
		if !dynamic {
			stride = stride.MulConst(sizes[i])
		}
	}
	return Simplify(sum, maxDim+1, symbols)
}

// StridedLayoutMap returns the map of one dimension per stride to offset + d0*strides[0] + …. What is [Dynamic] is a
// symbol, the offset first.
func StridedLayoutMap(strides []int64, offset int64) *Map {
	symbols := 0
	known := func(v int64) *Expr {
		if v != Dynamic {
			return Const(v)
		}
		symbols++
		return Symbol(symbols - 1)
	}
	sum := known(offset)
	for i, stride := range strides {
		sum = sum.Add(Dim(i).Mul(known(stride)))
	}
	return NewMap(len(strides), symbols, sum)
}

// StridesAndOffset writes the only result of the map as offset + d0*strides[0] + …, all free of dimensions. It reports
// false if the map has not exactly one result or if a dimension occurs in a division.
func (m *Map) StridesAndOffset() (strides []*Expr, offset *Expr, ok bool) {
	if len(m.results) != 1 {
		return nil, nil, false
	}
	x := strideExtractor{strides: make([]*Expr, m.dims), offset: Const(0)}
	for i := range x.strides {
		x.strides[i] = Const(0)
	}
	if !x.extract(Simplify(m.results[0], m.dims, m.symbols), Const(1)) {
		return nil, nil, false
	}
	for i, stride := range x.strides {
		x.strides[i] = Simplify(stride, m.dims, m.symbols)
	}
	return x.strides, Simplify(x.offset, m.dims, m.symbols), true
}

type strideExtractor struct {
	strides []*Expr
	offset  *Expr
}

// extract adds e * factor to strides and offset.
func (x *strideExtractor) extract(e, factor *Expr) bool {
	switch e.kind {
	case KindDim:
		x.strides[e.value] = x.strides[e.value].Add(factor)
		return true
	case KindConstant, KindSymbol:
		x.offset = x.offset.Add(e.Mul(factor))
		return true
	case KindAdd:
		return x.extract(e.lhs, factor) && x.extract(e.rhs, factor)
	case KindMul:
		switch {
		case e.lhs.symbolic:
			return x.extract(e.rhs, factor.Mul(e.lhs))
		case e.rhs.symbolic:
			return x.extract(e.lhs, factor.Mul(e.rhs))
		}
	}
	return false
}
