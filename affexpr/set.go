package affexpr

import (
	"slices"
	"sync"
)

// Set is an immutable conjunction of affine constraints over dimensions and symbols. Sets are interned: equal ones are
// the same pointer.
type Set struct {
	dims, symbols int
	constraints   []*Expr
	eqFlags       []bool // constraint i is an equality
}

var setTable [internShards]struct {
	sync.RWMutex
	m map[uint64][]*Set // by structural hash
}

// NewSet returns the set of points at which constraints[i] is zero (if eqFlags[i]) or not negative, for every i. It
// keeps no reference to the slices. It panics if they differ in length or if a constraint uses a dimension or symbol
// that the set has not.
func NewSet(dims, symbols int, constraints []*Expr, eqFlags []bool) *Set {
	if len(constraints) != len(eqFlags) {
		panic("affexpr: set with a different number of constraints and flags")
	}
	hash := hashExprs(dims, symbols, constraints)
	shard := &setTable[hash%internShards]
	shard.RLock()
	s := findSet(shard.m[hash], dims, symbols, constraints, eqFlags)
	shard.RUnlock()
	if s != nil {
		return s
	}
	checkSpace("set", dims, symbols, constraints)
	shard.Lock()
	defer shard.Unlock()
	if s := findSet(shard.m[hash], dims, symbols, constraints, eqFlags); s != nil {
		return s
	}
	if shard.m == nil {
		shard.m = make(map[uint64][]*Set)
	}
	s = &Set{dims: dims, symbols: symbols, constraints: slices.Clone(constraints), eqFlags: slices.Clone(eqFlags)}
	shard.m[hash] = append(shard.m[hash], s)
	return s
}

func findSet(sets []*Set, dims, symbols int, constraints []*Expr, eqFlags []bool) *Set {
	for _, s := range sets {
		if s.dims == dims && s.symbols == symbols &&
			slices.Equal(s.constraints, constraints) && slices.Equal(s.eqFlags, eqFlags) {
			return s
		}
	}
	return nil
}

// EmptySet returns the canonical set without points: (…) : (1 == 0).
func EmptySet(dims, symbols int) *Set {
	return NewSet(dims, symbols, []*Expr{Const(1)}, []bool{true})
}

// NumDims returns the number of dimensions.
func (s *Set) NumDims() int { return s.dims }

// NumSymbols returns the number of symbols.
func (s *Set) NumSymbols() int { return s.symbols }

// NumInputs returns the number of dimensions and symbols together.
func (s *Set) NumInputs() int { return s.dims + s.symbols }

// NumConstraints returns the number of equalities and inequalities together.
func (s *Set) NumConstraints() int { return len(s.constraints) }

// NumEqualities returns the number of equalities.
func (s *Set) NumEqualities() int {
	n := 0
	for _, eq := range s.eqFlags {
		if eq {
			n++
		}
	}
	return n
}

// NumInequalities returns the number of inequalities.
func (s *Set) NumInequalities() int { return len(s.constraints) - s.NumEqualities() }

// Constraints returns the left-hand sides, which the caller must not modify.
func (s *Set) Constraints() []*Expr { return s.constraints }

// Constraint returns the left-hand side of the i-th constraint.
func (s *Set) Constraint(i int) *Expr { return s.constraints[i] }

// EqFlags tells of each constraint whether it is an equality; the caller must not modify it.
func (s *Set) EqFlags() []bool { return s.eqFlags }

// IsEq reports whether the i-th constraint is an equality.
func (s *Set) IsEq(i int) bool { return s.eqFlags[i] }

// IsEmptySet reports whether this is the canonical set without points; other sets may have none either.
func (s *Set) IsEmptySet() bool { return s == EmptySet(s.dims, s.symbols) }
