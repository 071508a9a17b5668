package affexpr

import (
	"slices"
	"sync"
)

// Map is an immutable affine map (dims)[symbols] -> (results). Maps are interned: equal ones are the same pointer.
type Map struct {
	dims, symbols int
	results       []*Expr
}

var mapTable [internShards]struct {
	sync.RWMutex
	m map[uint64][]*Map // by structural hash
}

// NewMap returns the map with the given numbers of dimensions and symbols and the given results. It keeps no
// reference to results. It panics if a result uses a dimension or symbol that the map has not.
func NewMap(dims, symbols int, results ...*Expr) *Map {
	hash := hashExprs(dims, symbols, results)
	shard := &mapTable[hash%internShards]
	shard.RLock()
	m := findMap(shard.m[hash], dims, symbols, results)
	shard.RUnlock()
	if m != nil {
		return m
	}
	checkSpace("map", dims, symbols, results)
	shard.Lock()
	defer shard.Unlock()
	if m := findMap(shard.m[hash], dims, symbols, results); m != nil {
		return m
	}
	if shard.m == nil {
		shard.m = make(map[uint64][]*Map)
	}
	m = &Map{dims: dims, symbols: symbols, results: slices.Clone(results)}
	shard.m[hash] = append(shard.m[hash], m)
	return m
}

func hashExprs(dims, symbols int, exprs []*Expr) uint64 {
	h := mix(uint64(dims), uint64(symbols))
	for _, e := range exprs {
		h = mix(h, e.hash)
	}
	return h
}

func findMap(maps []*Map, dims, symbols int, results []*Expr) *Map {
	for _, m := range maps {
		if m.dims == dims && m.symbols == symbols && slices.Equal(m.results, results) {
			return m
		}
	}
	return nil
}

// checkSpace panics if an expression uses what the map or set does not declare.
func checkSpace(what string, dims, symbols int, exprs []*Expr) {
	maxDim, maxSymbol := MaxDimAndSymbol(exprs...)
	if dims < 0 || symbols < 0 || maxDim >= dims || maxSymbol >= symbols {
		panic("affexpr: " + what + " uses a dimension or symbol that it has not")
	}
}

// NumDims returns the number of dimensions.
func (m *Map) NumDims() int { return m.dims }

// NumSymbols returns the number of symbols.
func (m *Map) NumSymbols() int { return m.symbols }

// NumInputs returns the number of dimensions and symbols together.
func (m *Map) NumInputs() int { return m.dims + m.symbols }

// NumResults returns the number of results.
func (m *Map) NumResults() int { return len(m.results) }

// Results returns the results, which the caller must not modify.
func (m *Map) Results() []*Expr { return m.results }

// Result returns the i-th result.
func (m *Map) Result(i int) *Expr { return m.results[i] }

// EmptyMap returns () -> ().
func EmptyMap() *Map { return NewMap(0, 0) }

// ConstantMap returns () -> (v).
func ConstantMap(v int64) *Map { return NewMap(0, 0, Const(v)) }

// IdentityMap returns (d0, …, dn-1) -> (d0, …, dn-1).
func IdentityMap(n int) *Map { return NewMap(n, 0, Dims(n)...) }

// SymbolIdentityMap returns ()[s0, …, sn-1] -> (s0, …, sn-1).
func SymbolIdentityMap(n int) *Map { return NewMap(0, n, Symbols(n)...) }

// MinorIdentityMap returns the map of dims dimensions to the last results of them. It panics if there are fewer.
func MinorIdentityMap(dims, results int) *Map {
	return NewMap(dims, 0, Dims(dims)[dims-results:]...)
}

// FilteredIdentityMap returns the map of n dimensions to those of them that keep accepts, in order.
func FilteredIdentityMap(n int, keep func(dim int) bool) *Map {
	var results []*Expr
	for i := range n {
		if keep(i) {
			results = append(results, Dim(i))
		}
	}
	return NewMap(n, 0, results...)
}

// PermutationMap returns the map whose i-th result is dimension permutation[i]. It panics if the argument is empty or
// not a permutation of 0 to n-1.
func PermutationMap(permutation ...int) *Map {
	if len(permutation) == 0 {
		panic("affexpr: empty permutation")
	}
	m := MapWithTargets(slices.Max(permutation)+1, permutation...)
	if !m.IsPermutation() {
		panic("affexpr: not a permutation: " + m.String())
	}
	return m
}

// MapWithTargets returns the map of dims dimensions whose i-th result is dimension targets[i].
func MapWithTargets(dims int, targets ...int) *Map {
	results := make([]*Expr, len(targets))
	for i, t := range targets {
		results[i] = Dim(t)
	}
	return NewMap(dims, 0, results...)
}

// InferMap returns the map with the given results and as few dimensions and symbols as they need.
func InferMap(results ...*Expr) *Map {
	maxDim, maxSymbol := MaxDimAndSymbol(results...)
	return NewMap(maxDim+1, maxSymbol+1, results...)
}

// InferMaps returns one map per list of results, all with as few dimensions and symbols as all lists together need.
func InferMaps(lists ...[]*Expr) []*Map {
	maxDim, maxSymbol := MaxDimAndSymbol(slices.Concat(lists...)...)
	maps := make([]*Map, len(lists))
	for i, results := range lists {
		maps[i] = NewMap(maxDim+1, maxSymbol+1, results...)
	}
	return maps
}
