package conversion

import (
	"cmp"
	"math"
	"slices"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// An order says which patterns are tried on an op, and in which order: first those after which the fewest steps are left until everything is
// legal, by what patterns say they make; among those, by falling benefit.
type order struct {
	target *Target
	byRoot map[string][]*rewrite.Pattern // by the full name of the kind of op; those that can lead to something legal
	loose  []*rewrite.Pattern            // for interfaces and for any op
	depths map[string]int                // steps until ops of a kind are legal
	kinds  map[*ir.OpInfo][]*rewrite.Pattern
}

func newOrder(t *Target, ps *rewrite.Set) *order {
	o := &order{target: t, byRoot: map[string][]*rewrite.Pattern{}, depths: map[string]int{}, kinds: map[*ir.OpInfo][]*rewrite.Pattern{}}
	all := ps.Patterns()
	var rooted []*rewrite.Pattern
	for i := range all {
		p := &all[i]
		switch root := p.Root(); {
		case root == nil:
			o.loose = append(o.loose, p)
		case !o.alwaysLegal(root.Name):
			rooted = append(rooted, p)
		}
	}
	if len(o.loose) > 0 {
		// Nothing is known of what these make: no pattern can be left out.
		for _, p := range rooted {
			o.byRoot[p.Root().Name] = append(o.byRoot[p.Root().Name], p)
		}
	} else {
		o.admit(rooted)
	}
	for _, p := range rooted {
		o.depthOf(p.Root().Name)
	}
	o.sort(o.loose)
	return o
}

func (o *order) alwaysLegal(name string) bool {
	l := o.target.of(name, dialectOf(name))
	return l != nil && l.action == legal
}

// possible reports whether ops of the kind may be legal, or there are patterns that make them so.
func (o *order) possible(name string) bool {
	if len(o.byRoot[name]) > 0 {
		return true
	}
	l := o.target.of(name, dialectOf(name))
	return l != nil && l.action != illegal
}

// admit puts those patterns into byRoot that make only what is possible, the last given first.
func (o *order) admit(rooted []*rewrite.Pattern) {
	waiting := slices.Clone(rooted)
	slices.Reverse(waiting)
	for progress := true; progress; {
		progress = false
		waiting = slices.DeleteFunc(waiting, func(p *rewrite.Pattern) bool {
			for _, name := range p.Makes() {
				if !o.possible(name) {
					return false
				}
			}
			o.byRoot[p.Root().Name] = append(o.byRoot[p.Root().Name], p)
			progress = true
			return true
		})
	}
}

// depthOf returns how many steps it takes at least until an op of the kind is legal, and sorts the patterns for it.
func (o *order) depthOf(name string) int {
	if d, ok := o.depths[name]; ok {
		return d
	}
	ps := o.byRoot[name]
	if len(ps) == 0 {
		return 0
	}
	o.depths[name] = math.MaxInt // while it is being computed
	d := o.sort(ps)
	o.depths[name] = d
	return d
}

// sort sorts ps and returns the smallest depth.
func (o *order) sort(ps []*rewrite.Pattern) int {
	least := math.MaxInt
	depths := make(map[*rewrite.Pattern]int, len(ps))
	for _, p := range ps {
		d := 1
		for _, name := range p.Makes() {
			below := o.depthOf(name)
			if below == math.MaxInt {
				below-- // a cycle
			}
			d = max(d, below+1)
		}
		depths[p] = d
		least = min(least, d)
	}
	slices.SortStableFunc(ps, func(p, q *rewrite.Pattern) int {
		return cmp.Or(cmp.Compare(depths[p], depths[q]), cmp.Compare(q.Benefit(), p.Benefit()))
	})
	return least
}

// patterns returns the patterns to try on ops of op's kind: those for the kind and for its interfaces by turns with those for any op, by how far
// from the end of its list each stands; those for interfaces come first.
func (o *order) patterns(op ir.Op) []*rewrite.Pattern {
	if ps, ok := o.kinds[op.Info()]; ok {
		return ps
	}
	rank := map[*rewrite.Pattern]int{}
	var ps []*rewrite.Pattern
	for i, p := range o.loose {
		if p.Matches(op) {
			rank[p] = len(o.loose) - i
			if !p.ForAny() {
				rank[p] += math.MaxInt32
			}
			ps = append(ps, p)
		}
	}
	own := o.byRoot[ir.Name(op)]
	for i, p := range own {
		rank[p] = len(own) - i
	}
	ps = append(slices.Clone(own), ps...)
	slices.SortStableFunc(ps, func(p, q *rewrite.Pattern) int { return cmp.Compare(rank[q], rank[p]) })
	o.kinds[op.Info()] = ps
	return ps
}
