package pylib

import (
	"math/big"
	"strings"
)

// A DType is the type of an array's elements. The zero DType is none.
type DType uint8

// The dtypes that are known, in the order in which NumPy looks for a loop.
const (
	NoDType DType = iota
	Bool
	Int8
	UInt8
	Int16
	UInt16
	Int32
	UInt32
	Int64
	UInt64
	Float16
	Float32
	Float64
	Complex64
	Complex128

	numDTypes
)

// dtypes says of each dtype what NumPy calls it, the letter of its kind, and its size in bytes.
var dtypes = [numDTypes]struct {
	name string
	kind byte
	size int
}{
	{"", 0, 0},
	{"bool", 'b', 1},
	{"int8", 'i', 1}, {"uint8", 'u', 1},
	{"int16", 'i', 2}, {"uint16", 'u', 2},
	{"int32", 'i', 4}, {"uint32", 'u', 4},
	{"int64", 'i', 8}, {"uint64", 'u', 8},
	{"float16", 'f', 2}, {"float32", 'f', 4}, {"float64", 'f', 8},
	{"complex64", 'c', 8}, {"complex128", 'c', 16},
}

// DTypes returns all dtypes.
func DTypes() []DType {
	var all []DType
	for d := Bool; d < numDTypes; d++ {
		all = append(all, d)
	}
	return all
}

// DTypeNamed returns the dtype with a name, or [NoDType].
func DTypeNamed(name string) DType {
	for d := Bool; d < numDTypes; d++ {
		if dtypes[d].name == name {
			return d
		}
	}
	return NoDType
}

// String returns NumPy's name.
func (d DType) String() string { return dtypes[d].name }

// Kind returns the letter that NumPy has for the kind: b(ool), i(nt), u(nsigned), f(loat), c(omplex).
func (d DType) Kind() byte { return dtypes[d].kind }

// Size returns the size of an element in bytes.
func (d DType) Size() int { return dtypes[d].size }

// ofKind returns the dtype of a kind and a size, or NoDType.
func ofKind(kind byte, size int) DType {
	for d := Bool; d < numDTypes; d++ {
		if d.Kind() == kind && d.Size() == size {
			return d
		}
	}
	return NoDType
}

// kindRank orders the kinds as promotion does: int and unsigned are one.
func kindRank(kind byte) int {
	if kind == 'u' {
		kind = 'i'
	}
	return strings.IndexByte("bifc", kind)
}

// Real returns the dtype of the real part: complex64's is float32. Others are their own.
func (d DType) Real() DType {
	if d.Kind() != 'c' {
		return d
	}
	return ofKind('f', d.Size()/2)
}

// IntRange returns the least and the greatest value of a dtype of integers.
func (d DType) IntRange() (lo, hi *big.Int) {
	one := big.NewInt(1)
	bits := uint(8 * d.Size())
	if d.Kind() == 'u' {
		return new(big.Int), new(big.Int).Sub(new(big.Int).Lsh(one, bits), one)
	}
	half := new(big.Int).Lsh(one, bits-1)
	return new(big.Int).Neg(half), new(big.Int).Sub(half, one)
}

// CanCast reports whether every value of from is one of to: NumPy's casting "safe".
func CanCast(from, to DType) bool {
	f, t := from.Kind(), to.Kind()
	switch {
	case from == to || from == Bool:
		return true
	case kindRank(f) > kindRank(t):
		return false
	case t == 'c':
		return CanCast(from, to.Real()) || f == 'c' && from.Size() < to.Size()
	case f == 'u' && t == 'i', t == 'f' && f != 'f':
		// An integer goes safely to the float of twice its size; NumPy takes float64 to be enough for those of 8 bytes.
		return from.Size() < to.Size() || t == 'f' && to == Float64
	case f == 'i' && t == 'u':
		return false
	}
	return from.Size() <= to.Size()
}

// SameKind reports whether a cast is one of NumPy's casting "same_kind", which in-place operators ask for: to a
// kind that is not lower, whatever the sizes; never from signed to unsigned.
func SameKind(from, to DType) bool {
	if CanCast(from, to) {
		return true
	}
	f, t := from.Kind(), to.Kind()
	return kindRank(f) <= kindRank(t) && !(f == 'i' && t == 'u')
}

// PromoteDTypes returns the least dtype that both can be cast to safely, as numpy.result_type does.
func PromoteDTypes(a, b DType) DType {
	for d := Bool; d < numDTypes; d++ {
		if CanCast(a, d) && CanCast(b, d) {
			return d
		}
	}
	return Complex128 // each can be cast to it
}

// A weak operand is a Python scalar: it has a kind, and takes the size of what it meets (NEP 50).
//
// strengthen returns the dtypes of operands of which those of weak kind ('i', 'f' or 'c', else 0) have no dtype yet.
func strengthen(dts []DType, weak []byte) []DType {
	// What the operands that are not weak come to, and the highest weak kind.
	concrete, top := NoDType, byte(0)
	for i, d := range dts {
		switch {
		case weak[i] != 0:
			if top == 0 || kindRank(weak[i]) > kindRank(top) {
				top = weak[i]
			}
		case concrete == NoDType:
			concrete = d
		default:
			concrete = PromoteDTypes(concrete, d)
		}
	}
	if top == 0 {
		return dts
	}
	out := make([]DType, len(dts))
	for i, d := range dts {
		out[i] = d
		if weak[i] != 0 {
			out[i] = meet(concrete, top)
		}
	}
	return out
}

// meet returns the dtype that a weak scalar of a kind takes beside a dtype (or beside none).
func meet(concrete DType, weak byte) DType {
	switch {
	case concrete == NoDType || kindRank(concrete.Kind()) < kindRank(weak) && !(weak == 'c' && concrete.Kind() == 'f'):
		return defaultDType(weak)
	case weak == 'c' && concrete.Kind() == 'f':
		return ofKind('c', max(8, 2*concrete.Size()))
	}
	return concrete
}

// defaultDType returns the dtype that NumPy gives to a Python scalar of a kind on its own.
func defaultDType(kind byte) DType {
	switch kind {
	case 'b':
		return Bool
	case 'i':
		return Int64
	case 'f':
		return Float64
	}
	return Complex128
}

// loopDType returns the dtype of the loop that a universal function runs for operands of these dtypes: the first of
// its domain, the letters of kinds in NumPy's order, to which all of them can be cast safely; [NoDType] if there is none.
func loopDType(domain string, operands []DType) DType {
next:
	for d := Bool; d < numDTypes; d++ {
		if strings.IndexByte(domain, d.Kind()) < 0 {
			continue
		}
		for _, o := range operands {
			if !CanCast(o, d) {
				continue next
			}
		}
		return d
	}
	return NoDType
}
