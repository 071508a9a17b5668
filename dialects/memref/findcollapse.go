package memref

import (
	"slices"

	"polyloom/ir"
)

// FindCollapse returns groups of adjacent dimensions of the shape from that make up the dimensions of the shape to, which are fewer, if the sizes
// leave no choice but where sizes of 1 belong. A size that is not known may only come from one or more that are not.
func FindCollapse(from, to []int64) (groups [][]int64, ok bool) {
	if len(from) <= len(to) {
		return nil, false
	}
	if len(to) == 0 {
		var all []int64
		for i, n := range from {
			if n != 1 && n != ir.Dynamic {
				return nil, false
			}
			all = append(all, int64(i))
		}
		return [][]int64{all}, true
	}
	// Both directions are greedy in their own way: what they agree on is no matter of choice.
	forward, ok := collapseSpans(from, to)
	backward, ok2 := collapseSpansBackward(from, to)
	if !ok || !ok2 {
		return nil, false
	}
	groups = make([][]int64, len(to))
	for i, s := range forward {
		t := backward[i]
		if s.last < t.first || t.last < s.first {
			return nil, false
		}
		for d := min(s.first, t.first); d <= max(s.last, t.last); d++ {
			if s.has(d) != t.has(d) && from[d] != 1 {
				return nil, false
			}
		}
		for d := s.first; d <= s.last; d++ {
			groups[i] = append(groups[i], int64(d))
		}
	}
	return groups, true
}

// A span is a range of dimensions.
type span struct{ first, last int }

func (s span) has(d int) bool { return s.first <= d && d <= s.last }

// collapseSpans finds a span of from for each dimension of to, from the left, as short as possible but for the last, which takes all that it can.
func collapseSpans(from, to []int64) ([]span, bool) {
	var spans []span
	next := 0
	for i, n := range to {
		last := i == len(to)-1
		var s span
		var ok bool
		if n == ir.Dynamic {
			s, ok = spanOfDynamic(from, next, last)
		} else {
			s, ok = spanOfSize(from, next, n, last)
		}
		if !ok {
			return nil, false
		}
		if s.first > next {
			// What was skipped belongs to the dimension before, if that can be any size.
			if i == 0 || to[i-1] != ir.Dynamic {
				return nil, false
			}
			spans[i-1].last = s.first - 1
		}
		next = s.last + 1
		spans = append(spans, s)
	}
	return spans, next == len(from)
}

// collapseSpansBackward is collapseSpans from the right.
func collapseSpansBackward(from, to []int64) ([]span, bool) {
	from, to = slices.Clone(from), slices.Clone(to)
	slices.Reverse(from)
	slices.Reverse(to)
	spans, ok := collapseSpans(from, to)
	for i, s := range spans {
		spans[i] = span{len(from) - 1 - s.last, len(from) - 1 - s.first}
	}
	slices.Reverse(spans)
	return spans, ok
}

// spanOfDynamic returns the dimensions of shape from next to the first whose size is not known, or all from next if greedy and there is such.
func spanOfDynamic(shape []int64, next int, greedy bool) (span, bool) {
	i := slices.Index(shape[next:], ir.Dynamic)
	switch {
	case i < 0:
		return span{}, false
	case greedy:
		return span{next, len(shape) - 1}, true
	}
	return span{next, next + i}, true
}

// spanOfSize returns the first dimensions of shape, from next, the sizes of which have the product size; if greedy, with sizes of 1 that follow.
func spanOfSize(shape []int64, next int, size int64, greedy bool) (span, bool) {
	s, product, reached := span{next, next}, int64(1), false
	first := next
	for d := next; d < len(shape) && (!reached || greedy); d++ {
		n := shape[d]
		if n == ir.Dynamic {
			if reached {
				break
			}
			first, product = d+1, 1
			continue
		}
		product *= n
		if product > size && reached {
			break
		}
		for product > size && first < d {
			product /= shape[first]
			first++
		}
		s = span{first, d}
		reached = reached || product == size
	}
	return s, reached
}
