package memref

import (
	"fmt"

	"polyloom/diag"
	"polyloom/ir"
)

// errorAt returns an error about op without the op's name before it, where upstream has none.
func errorAt(op ir.Op, format string, args ...any) error {
	return diag.Errorf(ir.LocOf(op), format, args...)
}

// A slice is what an op holds to describe a part of a memref: offsets, sizes and strides.
type slice struct {
	offsets, sizes, strides          []int64
	dynOffsets, dynSizes, dynStrides *ir.Operands
}

// verify checks that the lists fit each other and the ranks, which are the lengths that offsets, sizes and strides should have.
func (s *slice) verify(op ir.Op, ranks [3]int) error {
	lists := [3]struct {
		name    string
		static  []int64
		dynamic *ir.Operands
	}{{"offset", s.offsets, s.dynOffsets}, {"size", s.sizes, s.dynSizes}, {"stride", s.strides, s.dynStrides}}
	for _, i := range [3]int{1, 2, 0} {
		l := lists[i]
		if n := ir.NumDynamic(l.static); n != l.dynamic.Len() {
			return errorAt(op, "expected the number of '%ss' to match the number of dynamic entries in 'static_%[1]ss' (%d vs %d)", l.name, l.dynamic.Len(), n)
		}
	}
	if !(len(s.offsets) == 1 && ranks[0] == 1) && len(s.offsets) != len(s.sizes) {
		return errorAt(op, "expected mixed offsets rank to match mixed sizes rank (%d vs %d) so the rank of the result type is well-formed.",
			len(s.offsets), len(s.sizes))
	}
	if len(s.sizes) != len(s.strides) {
		return errorAt(op, "expected mixed sizes rank to match mixed strides rank (%d vs %d) so the rank of the result type is well-formed.",
			len(s.sizes), len(s.strides))
	}
	for i, l := range lists {
		if len(l.static) != ranks[i] {
			return errorAt(op, "expected %d %s values, got %d", ranks[i], l.name, len(l.static))
		}
	}
	for _, l := range lists[:2] {
		for _, n := range l.static {
			if n < 0 && n != ir.Dynamic {
				return errorAt(op, "expected %ss to be non-negative, but got %d", l.name, n)
			}
		}
	}
	return nil
}

// outOfBounds says in words where a slice is known to leave an array of the given shape; "" if it is not known to.
func outOfBounds(shape, offsets, sizes, strides []int64) string {
	for i, n := range shape {
		if n == ir.Dynamic || offsets[i] == ir.Dynamic {
			continue
		}
		if offsets[i] >= n {
			return fmt.Sprintf("offset %d is out-of-bounds: %d >= %d", i, offsets[i], n)
		}
		if sizes[i] == ir.Dynamic || strides[i] == ir.Dynamic {
			continue
		}
		if last := offsets[i] + (sizes[i]-1)*strides[i]; last >= n {
			return fmt.Sprintf("slice along dimension %d runs out-of-bounds: %d >= %d", i, last, n)
		}
	}
	return ""
}

// sliceInBounds reports whether a slice is not known to leave an array of the given shape.
func sliceInBounds(shape []int64, offsets, sizes, strides []Num) bool {
	so, _ := Split(offsets)
	ss, _ := Split(sizes)
	st, _ := Split(strides)
	return outOfBounds(shape, so, ss, st) == ""
}
