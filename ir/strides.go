package ir

// StridesAndOffset returns the strides and the offset of a memref's layout, Dynamic where unknown; ok is false if the layout is not
// strided. The identity layout is row-major.
func StridesAndOffset(t *MemRefType) (strides []int64, offset int64, ok bool) {
	switch l := t.Layout.(type) {
	case nil:
		return RowMajorStrides(t.shape), 0, true
	case *StridedLayoutAttr:
		return l.Strides, l.Offset, true
	case *AffineMapAttr:
		exprs, off, ok := l.Map.StridesAndOffset()
		if !ok {
			return nil, 0, false
		}
		strides = make([]int64, len(exprs))
		for i, e := range exprs {
			strides[i] = constOrDynamic(e.IsConst())
		}
		return strides, constOrDynamic(off.IsConst()), true
	}
	return nil, 0, false
}

func constOrDynamic(v int64, ok bool) int64 {
	if !ok {
		return Dynamic
	}
	return v
}

// RowMajorStrides returns the strides of a contiguous array of the given shape, the last dimension innermost; Dynamic where unknown.
func RowMajorStrides(shape []int64) []int64 {
	strides := make([]int64, len(shape))
	s := int64(1)
	for i := len(shape) - 1; i >= 0; i-- {
		strides[i] = s
		if s == Dynamic || shape[i] == Dynamic {
			s = Dynamic
		} else {
			s *= shape[i]
		}
	}
	return strides
}

// IsStrided reports whether t has a strided layout.
func IsStrided(t *MemRefType) bool {
	_, _, ok := StridesAndOffset(t)
	return ok
}
