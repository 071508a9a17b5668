package affexpr

import "sync"

// Kind says what an expression is.
type Kind uint8

// The kinds of expressions, in the order of LLVM's enumeration: binary operators first.
const (
	KindAdd Kind = iota
	KindMul
	KindMod
	KindFloorDiv
	KindCeilDiv
	KindConstant
	KindDim
	KindSymbol
)

// String returns the operator as it is printed, or the name of the leaf.
func (k Kind) String() string {
	return [...]string{"+", "*", "mod", "floordiv", "ceildiv", "constant", "dim", "symbol"}[k]
}

// IsBinary reports whether expressions of this kind have two operands.
func (k Kind) IsBinary() bool { return k <= KindCeilDiv }

// Expr is an immutable affine or semi-affine expression. Expressions are interned: equal ones are the same pointer.
// The zero value is not a valid expression; make one with [Dim], [Symbol], [Const] and the operators.
type Expr struct {
	kind     Kind
	symbolic bool   // no dimension occurs
	pure     bool   // see IsPureAffine
	hash     uint64 // structural
	value    int64  // the constant, or the position of a dim or symbol
	divisor  int64  // see LargestKnownDivisor
	lhs, rhs *Expr  // operands of a binary kind
}

// Kind returns what the expression is.
func (e *Expr) Kind() Kind { return e.kind }

// LHS returns the left operand of a binary expression, nil for a leaf.
func (e *Expr) LHS() *Expr { return e.lhs }

// RHS returns the right operand of a binary expression, nil for a leaf.
func (e *Expr) RHS() *Expr { return e.rhs }

// Pos returns the position of a dimension or symbol. It panics for other kinds.
func (e *Expr) Pos() int {
	if e.kind != KindDim && e.kind != KindSymbol {
		panic("affexpr: Pos of " + e.String())
	}
	return int(e.value)
}

// IsConst reports whether the expression is a constant, and which.
func (e *Expr) IsConst() (value int64, ok bool) {
	if e.kind != KindConstant {
		return 0, false
	}
	return e.value, true
}

// IsConstEqual reports whether the expression is the constant v.
func (e *Expr) IsConstEqual(v int64) bool { return e.kind == KindConstant && e.value == v }

// IsDim reports whether the expression is a dimension, and its position.
func (e *Expr) IsDim() (pos int, ok bool) {
	if e.kind != KindDim {
		return 0, false
	}
	return int(e.value), true
}

// IsSymbol reports whether the expression is a symbol, and its position.
func (e *Expr) IsSymbol() (pos int, ok bool) {
	if e.kind != KindSymbol {
		return 0, false
	}
	return int(e.value), true
}

// Dim returns the dimension at position pos, printed d0, d1, …. A negative position panics.
func Dim(pos int) *Expr { return leaf(KindDim, checkPos(pos)) }

// Symbol returns the symbol at position pos, printed s0, s1, …. A negative position panics.
func Symbol(pos int) *Expr { return leaf(KindSymbol, checkPos(pos)) }

// Const returns the constant v.
func Const(v int64) *Expr { return leaf(KindConstant, v) }

// Dims returns the dimensions 0 to n-1.
func Dims(n int) []*Expr {
	dims := make([]*Expr, n)
	for i := range dims {
		dims[i] = Dim(i)
	}
	return dims
}

// Symbols returns the symbols 0 to n-1.
func Symbols(n int) []*Expr {
	symbols := make([]*Expr, n)
	for i := range symbols {
		symbols[i] = Symbol(i)
	}
	return symbols
}

// Consts returns one constant per value.
func Consts(values ...int64) []*Expr {
	exprs := make([]*Expr, len(values))
	for i, v := range values {
		exprs[i] = Const(v)
	}
	return exprs
}

func checkPos(pos int) int64 {
	if pos < 0 {
		panic("affexpr: negative position")
	}
	return int64(pos)
}

// exprKey identifies an expression; operands are interned, so their addresses do.
type exprKey struct {
	kind     Kind
	value    int64
	lhs, rhs *Expr
}

// internShards spreads interning over locks; a power of two.
const internShards = 64

var exprTable [internShards]struct {
	sync.RWMutex
	m map[exprKey]*Expr
}

func leaf(kind Kind, value int64) *Expr {
	return intern(exprKey{kind: kind, value: value}, mix(uint64(kind)+1, uint64(value)))
}

// node interns a binary expression as it is, without simplification.
func node(kind Kind, lhs, rhs *Expr) *Expr {
	return intern(exprKey{kind: kind, lhs: lhs, rhs: rhs}, mix(mix(uint64(kind)+1, lhs.hash), rhs.hash))
}

func intern(key exprKey, hash uint64) *Expr {
	shard := &exprTable[hash%internShards]
	shard.RLock()
	e := shard.m[key]
	shard.RUnlock()
	if e != nil {
		return e
	}
	e = newExpr(key, hash)
	shard.Lock()
	defer shard.Unlock()
	if first := shard.m[key]; first != nil {
		return first
	}
	if shard.m == nil {
		shard.m = make(map[exprKey]*Expr)
	}
	shard.m[key] = e
	return e
}

func newExpr(key exprKey, hash uint64) *Expr {
	e := &Expr{kind: key.kind, value: key.value, lhs: key.lhs, rhs: key.rhs, hash: hash}
	switch key.kind {
	case KindConstant, KindSymbol:
		e.symbolic, e.pure = true, true
	case KindDim:
		e.pure = true
	default:
		e.symbolic = e.lhs.symbolic && e.rhs.symbolic
		e.pure = e.lhs.pure && e.rhs.pure
		switch {
		case e.kind == KindMul:
			e.pure = e.pure && (e.lhs.kind == KindConstant || e.rhs.kind == KindConstant)
		case e.kind != KindAdd:
			e.pure = e.pure && e.rhs.kind == KindConstant
		}
	}
	e.divisor = knownDivisor(e)
	return e
}

// mix combines hashes; the multiplier is that of splitmix64.
func mix(h, v uint64) uint64 {
	h ^= v + 0x9e3779b97f4a7c15 + h<<6 + h>>2
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	return h ^ h>>27
}
