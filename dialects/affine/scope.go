package affine

import (
	"errors"

	"polyloom/diag"
	"polyloom/dialects/memref"
	"polyloom/ir"
)

// Scope returns the closest region around op that belongs to an op with the trait AffineScope; nil if there is none.
func Scope(op ir.Op) *ir.Region {
	for {
		parent := ir.Parent(op)
		if parent == nil {
			return nil
		}
		if ir.HasTrait(parent, ir.AffineScope) {
			return ir.ParentRegion(op)
		}
		op = parent
	}
}

// AnalysisScope returns the closest region around op that belongs to no op of this dialect; nil if there is none. Dependences are asked
// about between ops of the same analysis scope.
func AnalysisScope(op ir.Op) *ir.Region {
	for {
		parent := ir.Parent(op)
		if parent == nil {
			return nil
		}
		switch parent.(type) {
		case *For, *If, *Parallel:
			op = parent
		default:
			return ir.ParentRegion(op)
		}
	}
}

// regionOf returns the region in which v is defined; nil if it is in none.
func regionOf(v *ir.Value) *ir.Region {
	if op := v.DefOp(); op != nil {
		return ir.ParentRegion(op)
	}
	if b := v.Arg().Owner(); b != nil {
		return b.Region()
	}
	return nil
}

// IsTopLevel reports whether v is defined at the top of a region of an op with the trait AffineScope, or is an argument of one.
func IsTopLevel(v *ir.Value) bool {
	r := regionOf(v)
	if r == nil {
		return false
	}
	op := r.ParentOp()
	return op != nil && ir.HasTrait(op, ir.AffineScope)
}

// isIndex reports whether v is of type index.
func isIndex(v *ir.Value) bool { return v.Type() == ir.Type(ir.Index()) }

// IsValidDim reports whether v may be used as a dimension in the affine scope around its definition.
func IsValidDim(v *ir.Value) bool {
	if !isIndex(v) {
		return false
	}
	if op := v.DefOp(); op != nil {
		return IsValidDimIn(v, Scope(op))
	}
	b := v.Arg().Owner()
	if b == nil || b.ParentOp() == nil {
		return false
	}
	return ir.HasTrait(b.ParentOp(), ir.AffineScope) || IsInductionVar(v)
}

// IsValidDimIn reports whether v may be used as a dimension everywhere in the scope: it is a valid symbol, a counter of an affine loop,
// an affine.apply, affine.linearize_index or affine.delinearize_index of dimensions, or the size of a value of the top level.
func IsValidDimIn(v *ir.Value, scope *ir.Region) bool {
	if !isIndex(v) {
		return false
	}
	if IsValidSymbolIn(v, scope) {
		return true
	}
	switch op := v.DefOp().(type) {
	case nil:
		return IsInductionVar(v)
	case *Apply, *LinearizeIndex, *DelinearizeIndex:
		for _, w := range ir.OperandsOf(op) {
			if !IsValidDimIn(w, scope) {
				return false
			}
		}
		return true
	case ir.ShapedDim:
		shaped, _ := op.ShapedDim()
		return IsTopLevel(shaped)
	}
	return false
}

// IsInductionVar reports whether v is a counter of an affine.for or affine.parallel.
func IsInductionVar(v *ir.Value) bool { return ForOf(v) != nil || ParallelOf(v) != nil }

// ForOf returns the affine.for whose counter is v; nil if there is none.
func ForOf(v *ir.Value) *For {
	f, ok := loopOf(v).(*For)
	if !ok || v.Index() != 0 {
		return nil
	}
	return f
}

// ParallelOf returns the affine.parallel of whose counters v is one; nil if there is none.
func ParallelOf(v *ir.Value) *Parallel {
	p, _ := loopOf(v).(*Parallel)
	return p
}

// loopOf returns the op of whose region v is an argument; nil if v is none.
func loopOf(v *ir.Value) ir.Op {
	a := v.Arg()
	if a == nil || a.Owner() == nil {
		return nil
	}
	return a.Owner().ParentOp()
}

// IsValidSymbol reports whether v may be used as a symbol in the affine scope around its definition.
func IsValidSymbol(v *ir.Value) bool {
	if !isIndex(v) {
		return false
	}
	if IsTopLevel(v) {
		return true
	}
	op := v.DefOp()
	return op != nil && IsValidSymbolIn(v, Scope(op))
}

// IsValidSymbolIn reports whether v may be used as a symbol everywhere in the scope: it is a constant, is defined at the top of the
// scope or outside the op that the scope belongs to, is computed without effects from symbols, or is the size of a memref whose size
// is a symbol. A nil scope stands for one of which nothing is known.
func IsValidSymbolIn(v *ir.Value, scope *ir.Region) bool {
	t := symbolTest{scope: scope}
	return t.valid(v)
}

// A symbolTest asks for values whether they are symbols in a scope.
type symbolTest struct {
	scope *ir.Region
	depth int
	memo  map[*ir.Value]bool // of values deep down, because a value may be reached in many ways
}

func (t *symbolTest) valid(v *ir.Value) bool {
	if !isIndex(v) {
		return false
	}
	if t.scope != nil && regionOf(v) == t.scope {
		return true
	}
	op := v.DefOp()
	if op == nil {
		return isValidSymbolAround(v, t.scope)
	}
	if ir.Constant(op) != nil || t.isPureOfSymbols(op, v) {
		return true
	}
	if d, ok := op.(ir.ShapedDim); ok {
		return isValidSymbolDim(d, t.scope)
	}
	return isValidSymbolAround(v, t.scope)
}

// isPureOfSymbols reports whether op, which defines v, does nothing but compute from symbols.
func (t *symbolTest) isPureOfSymbols(op ir.Op, v *ir.Value) bool {
	if !ir.IsPure(op) {
		return false
	}
	if ok, known := t.memo[v]; known {
		return ok
	}
	t.depth++
	ok := true
	for i := 0; ok && i < ir.NumOperands(op); i++ {
		ok = t.valid(ir.OperandValue(op, i))
	}
	t.depth--
	if t.depth >= 3 {
		if t.memo == nil {
			t.memo = map[*ir.Value]bool{}
		}
		t.memo[v] = ok
	}
	return ok
}

// isValidSymbolAround reports whether v is a symbol in the region around the scope's op, from where the scope sees it.
func isValidSymbolAround(v *ir.Value, scope *ir.Region) bool {
	if scope == nil {
		return false
	}
	op := scope.ParentOp()
	if op == nil || ir.HasTrait(op, ir.IsolatedFromAbove) {
		return false
	}
	around := ir.ParentRegion(op)
	return around != nil && IsValidSymbolIn(v, around)
}

// isValidSymbolDim reports whether the size that op gives is a symbol in the scope.
func isValidSymbolDim(op ir.ShapedDim, scope *ir.Region) bool {
	shaped, index := op.ShapedDim()
	if IsTopLevel(shaped) {
		return true
	}
	i, ok := ir.ConstantInt(index)
	if !ok {
		return false
	}
	def := shaped.DefOp()
	for {
		c, isCast := def.(*memref.Cast)
		if !isCast {
			break
		}
		if _, ranked := c.Source.Type().(*ir.MemRefType); !ranked {
			return false
		}
		def = c.Source.DefOp()
	}
	switch def := def.(type) {
	case *memref.View:
		return isValidSymbolSize(def.Result.Type(), i, &def.Sizes, scope)
	case *memref.SubView:
		return isValidSymbolSize(def.Result.Type(), i, &def.Sizes, scope)
	case *memref.Alloc:
		return isValidSymbolSize(def.Result.Type(), i, &def.DynamicSizes, scope)
	}
	return false
}

// isValidSymbolSize reports whether size i of a memref of type t is static, or a symbol among the sizes given for the dynamic ones.
func isValidSymbolSize(t ir.Type, i int64, dynamic *ir.Operands, scope *ir.Region) bool {
	shape := t.(*ir.MemRefType).Shape()
	if i < 0 || i >= int64(len(shape)) {
		return false
	}
	if shape[i] != ir.Dynamic {
		return true
	}
	k := ir.NumDynamic(shape[:i])
	return k < dynamic.Len() && IsValidSymbolIn(dynamic.At(k), scope)
}

// plainError returns an error about op that does not name it.
func plainError(op ir.Op, msg string) *diag.Diagnostic { return diag.Errorf(ir.LocOf(op), "%s", msg) }

// verifyDimsAndSymbols checks that vs, the operands of a map or set of op with so many dimensions, may be what they are used as.
func verifyDimsAndSymbols(op ir.Op, vs []*ir.Value, dims int) error {
	scope := Scope(op)
	for i, v := range vs {
		switch {
		case i < dims && !IsValidDimIn(v, scope):
			return errors.New("operand cannot be used as a dimension id")
		case i >= dims && !IsValidSymbolIn(v, scope):
			return errors.New("operand cannot be used as a symbol")
		}
	}
	return nil
}
