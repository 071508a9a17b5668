package affexpr

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// tree is an expression before any simplification: what a user writes. It is the reference for meaning.
type tree struct {
	kind     Kind
	neg      bool // unary minus of lhs
	sub      bool // an Add that is written as lhs - rhs
	value    int64
	lhs, rhs *tree
}

// generator makes random trees that MLIR's parser accepts.
type generator struct {
	*rand.Rand
	dims, symbols int
	consts        []int64
	semiAffine    bool // allow symbolic factors and divisors
	wild          bool // allow divisors below one
}

var smallConsts = []int64{0, 1, 2, 3, 4, 5, 6, 8, 12, 16, 32}

func newGenerator(seed uint64) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, 7)), dims: 3, symbols: 2, consts: smallConsts}
}

func (g *generator) leaf(symbolic bool) *tree {
	switch k := g.IntN(4); {
	case k == 0:
		return g.constant()
	case k == 1 && g.symbols > 0, symbolic && g.symbols > 0:
		return &tree{kind: KindSymbol, value: int64(g.IntN(g.symbols))}
	case symbolic:
		return g.constant()
	default:
		return &tree{kind: KindDim, value: int64(g.IntN(g.dims))}
	}
}

func (g *generator) constant() *tree {
	c := &tree{kind: KindConstant, value: g.consts[g.IntN(len(g.consts))]}
	if g.IntN(4) == 0 {
		return &tree{kind: KindMul, neg: true, lhs: c}
	}
	return c
}

// tree returns a tree of at most the given depth; without dimensions if symbolic is set.
func (g *generator) tree(depth int, symbolic bool) *tree {
	if depth == 0 || g.IntN(8) == 0 {
		return g.leaf(symbolic)
	}
	switch g.IntN(10) {
	case 0, 1, 2:
		return &tree{kind: KindAdd, lhs: g.tree(depth-1, symbolic), rhs: g.tree(depth-1, symbolic)}
	case 3, 4:
		return &tree{kind: KindAdd, sub: true, lhs: g.tree(depth-1, symbolic), rhs: g.tree(depth-1, symbolic)}
	case 5:
		return &tree{kind: KindMul, neg: true, lhs: g.tree(depth-1, symbolic)}
	case 6, 7:
		t := &tree{kind: KindMul, lhs: g.tree(depth-1, symbolic), rhs: g.scale(depth - 1)}
		if g.IntN(3) == 0 {
			t.lhs, t.rhs = t.rhs, t.lhs
		}
		return t
	}
	kind := []Kind{KindMod, KindFloorDiv, KindCeilDiv}[g.IntN(3)]
	return &tree{kind: kind, lhs: g.tree(depth-1, symbolic), rhs: g.divisor(depth - 1)}
}

func (g *generator) scale(depth int) *tree {
	if g.semiAffine && g.IntN(3) > 0 {
		return g.tree(depth, true)
	}
	return g.constant()
}

func (g *generator) divisor(depth int) *tree {
	if g.semiAffine && g.IntN(3) > 0 {
		return g.tree(depth, true)
	}
	if g.wild && g.IntN(4) == 0 {
		return g.constant()
	}
	return &tree{kind: KindConstant, value: []int64{1, 2, 3, 4, 6, 8}[g.IntN(6)]}
}

// again returns a tree in which a subtree occurs more than once, so that the rules about equal terms meet their case.
func (g *generator) again(depth int) *tree {
	x, q := g.tree(depth, false), g.divisor(1)
	div := &tree{kind: KindFloorDiv, lhs: x, rhs: q}
	switch g.IntN(5) {
	case 0: // x - (x floordiv q) * q
		return &tree{kind: KindAdd, sub: true, lhs: x, rhs: &tree{kind: KindMul, lhs: div, rhs: q}}
	case 1: // y + x - (x floordiv q) * q
		sum := &tree{kind: KindAdd, lhs: g.tree(depth, false), rhs: x}
		return &tree{kind: KindAdd, sub: true, lhs: sum, rhs: &tree{kind: KindMul, lhs: div, rhs: q}}
	case 2: // (x - x mod q) mod q
		diff := &tree{kind: KindAdd, sub: true, lhs: x, rhs: &tree{kind: KindMod, lhs: x, rhs: q}}
		return &tree{kind: KindMod, lhs: diff, rhs: q}
	case 3: // x * a + x * b
		l := &tree{kind: KindMul, lhs: x, rhs: g.scale(1)}
		return &tree{kind: KindAdd, lhs: l, rhs: &tree{kind: KindMul, lhs: x, rhs: g.scale(1)}}
	}
	// x floordiv q + y + x floordiv q
	return &tree{kind: KindAdd, lhs: &tree{kind: KindAdd, lhs: div, rhs: g.tree(depth, false)}, rhs: div}
}

// text writes the tree with all parentheses.
func (t *tree) text(b *strings.Builder) {
	switch t.kind {
	case KindConstant:
		b.WriteString(strconv.FormatInt(t.value, 10))
		return
	case KindDim:
		fmt.Fprintf(b, "d%d", t.value)
		return
	case KindSymbol:
		fmt.Fprintf(b, "s%d", t.value)
		return
	}
	b.WriteByte('(')
	if t.neg {
		b.WriteByte('-')
		t.lhs.text(b)
		b.WriteByte(')')
		return
	}
	t.lhs.text(b)
	op := t.kind.String()
	if t.sub {
		op = "-"
	}
	b.WriteString(" " + op + " ")
	t.rhs.text(b)
	b.WriteByte(')')
}

func (t *tree) String() string {
	var b strings.Builder
	t.text(&b)
	return b.String()
}

// build constructs the expression in the order in which MLIR's parser does. It reports false for what the parser
// refuses: a product of two expressions with dimensions, a divisor with dimensions.
func (t *tree) build() (*Expr, bool) {
	switch t.kind {
	case KindConstant:
		return Const(t.value), true
	case KindDim:
		return Dim(int(t.value)), true
	case KindSymbol:
		return Symbol(int(t.value)), true
	}
	lhs, ok := t.lhs.build()
	if !ok {
		return nil, false
	}
	if t.neg {
		return lhs.Neg(), true
	}
	rhs, ok := t.rhs.build()
	if !ok {
		return nil, false
	}
	switch {
	case t.sub:
		return lhs.Sub(rhs), true
	case t.kind == KindMul && !lhs.IsSymbolicOrConstant() && !rhs.IsSymbolicOrConstant(),
		t.kind > KindMul && !rhs.IsSymbolicOrConstant():
		return nil, false
	}
	return Binary(t.kind, lhs, rhs), true
}

// eval is the naive evaluator: unbounded integers, no simplification. It returns nil where there is no value. That
// includes symbolic divisors below one, which MLIR takes for granted never to occur.
func (t *tree) eval(dims, symbols []int64) *big.Int {
	switch t.kind {
	case KindConstant:
		return big.NewInt(t.value)
	case KindDim:
		return big.NewInt(dims[t.value])
	case KindSymbol:
		return big.NewInt(symbols[t.value])
	}
	l := t.lhs.eval(dims, symbols)
	if l == nil {
		return nil
	}
	if t.neg {
		return l.Neg(l)
	}
	r := t.rhs.eval(dims, symbols)
	if r == nil {
		return nil
	}
	if t.sub {
		return l.Sub(l, r)
	}
	if t.kind > KindMul && !t.rhs.isConst() && r.Sign() <= 0 {
		return nil
	}
	return naive(t.kind, l, r)
}

func (t *tree) isConst() bool { return t.kind == KindConstant || t.neg && t.lhs.isConst() }

// naive computes l op r from the definitions: floor, ceiling and remainder of the exact quotient.
func naive(kind Kind, l, r *big.Int) *big.Int {
	switch kind {
	case KindAdd:
		return l.Add(l, r)
	case KindMul:
		return l.Mul(l, r)
	case KindMod:
		if r.Sign() <= 0 {
			return nil
		}
		return l.Mod(l, r)
	}
	if r.Sign() == 0 {
		return nil
	}
	if r.Sign() < 0 {
		l, r = new(big.Int).Neg(l), new(big.Int).Neg(r)
	}
	if kind == KindFloorDiv { // Euclidean division by a positive number is floor division
		return new(big.Int).Div(l, r)
	}
	q := new(big.Int).Div(new(big.Int).Neg(l), r)
	return q.Neg(q)
}

// points returns random points; values are small so that nothing overflows.
func (g *generator) points(n int) (dims, symbols [][]int64) {
	for range n {
		d, s := make([]int64, g.dims), make([]int64, g.symbols)
		for i := range d {
			d[i] = g.Int64N(200) - 100
		}
		for i := range s {
			s[i] = g.Int64N(40) - 10
		}
		dims, symbols = append(dims, d), append(symbols, s)
	}
	return dims, symbols
}

// checkMeaning fails the test unless e has the tree's value wherever the tree has one. A simplified expression may
// have a value where the original has none ((d0 floordiv 0) * 0), not the reverse.
func checkMeaning(t *testing.T, g *generator, original *tree, e *Expr, what string) {
	t.Helper()
	dims, symbols := g.points(12)
	for i := range dims {
		want := original.eval(dims[i], symbols[i])
		if want == nil {
			continue
		}
		got, ok := e.Eval(dims[i], symbols[i])
		if !ok || !want.IsInt64() || got != want.Int64() {
			t.Fatalf("%s of %s gives %s: got %d (%t) at %v %v, want %v", what, original, e, got, ok, dims[i], symbols[i], want)
		}
	}
}
