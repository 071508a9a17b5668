package alias

import "polyloom/ir"

// A Result says how the memory of two values overlaps.
type Result uint8

// The results.
const (
	// No: the values share no memory.
	No Result = iota
	// May: they may or may not.
	May
	// Partial: they share some of their memory.
	Partial
	// Must: they name the same object. A view is taken for the object that it looks at, so one may be a part of the other.
	Must
)

// String returns the name of the result in LLVM's words.
func (r Result) String() string {
	return [...]string{"NoAlias", "MayAlias", "PartialAlias", "MustAlias"}[r]
}

// merge returns what holds when either r or s does.
func (r Result) merge(s Result) Result {
	switch {
	case r == s:
		return r
	case r >= Partial && s >= Partial:
		return Partial
	}
	return May
}

// ModRef is a set of what an op may do to memory.
type ModRef uint8

// The elements of a ModRef.
const (
	Ref ModRef = 1 << iota // it may read
	Mod                    // it may write

	// None: it does neither.
	None ModRef = 0
)

// String returns the name of the set in LLVM's words.
func (m ModRef) String() string {
	return [...]string{"NoModRef", "Ref", "Mod", "ModRef"}[m]
}

// An Oracle answers questions about memory. It answers May, and Mod|Ref, where it does not know.
type Oracle interface {
	// Alias returns how the memory of x and y overlaps.
	Alias(x, y *ir.Value) Result
	// ModRef returns what op may do to the memory of v.
	ModRef(op ir.Op, v *ir.Value) ModRef
}

// Analysis answers questions about memory. It remembers what values name, and must be made anew when views, allocations or control flow have changed.
// It is not safe for concurrent use.
type Analysis struct {
	oracles []Oracle
	sources map[*ir.Value][]*ir.Value
}

// New returns an analysis that also asks the given oracles.
func New(oracles ...Oracle) *Analysis {
	return &Analysis{oracles: oracles, sources: map[*ir.Value][]*ir.Value{}}
}

// Alias returns how the memory of x and y overlaps.
func (a *Analysis) Alias(x, y *ir.Value) Result {
	if r := a.local(x, y); r != May {
		return r
	}
	for _, o := range a.oracles {
		if r := o.Alias(x, y); r != May {
			return r
		}
	}
	return May
}

// ModRef returns what op may do to the memory of v. Allocating and freeing are neither reading nor writing. An op with a region whose effects are those
// of what is inside may do both.
func (a *Analysis) ModRef(op ir.Op, v *ir.Value) ModRef {
	m := a.localModRef(op, v)
	for _, o := range a.oracles {
		if m == None {
			break
		}
		m &= o.ModRef(op, v)
	}
	return m
}

// Underlying returns the values from which the memory of v comes: those at which views, branches and regions cannot be followed further back. The
// slice must not be changed.
func (a *Analysis) Underlying(v *ir.Value) []*ir.Value {
	s, ok := a.sources[v]
	if !ok {
		t := tracer{seen: map[*ir.Value]bool{}}
		t.value(v, maxDepth)
		s = t.found
		a.sources[v] = s
	}
	return s
}

func (a *Analysis) local(x, y *ir.Value) Result {
	if x == y {
		return Must
	}
	xs, ys := a.Underlying(x), a.Underlying(y)
	if len(xs) == 0 || len(ys) == 0 {
		return May
	}
	result := compare(xs[0], ys[0])
	for _, p := range xs {
		for _, q := range ys {
			if result = result.merge(compare(p, q)); result == May {
				return May
			}
		}
	}
	return result
}
