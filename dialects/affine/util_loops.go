package affine

import (
	"slices"

	"polyloom/ir"
)

// EnclosingOps returns the affine.for, affine.parallel and affine.if ops around op, up to the closest affine scope, outermost first.
func EnclosingOps(op ir.Op) []ir.Op {
	var out []ir.Op
	for p := ir.Parent(op); p != nil && !ir.HasTrait(p, ir.AffineScope); p = ir.Parent(p) {
		switch p.(type) {
		case *For, *Parallel, *If:
			out = append(out, p)
		}
	}
	slices.Reverse(out)
	return out
}

// EnclosingLoops returns the affine.for ops around op, up to the closest affine scope, outermost first.
func EnclosingLoops(op ir.Op) []*For {
	var out []*For
	for _, p := range EnclosingOps(op) {
		if f, ok := p.(*For); ok {
			out = append(out, f)
		}
	}
	return out
}

// NestingDepth returns how many affine.for and affine.parallel ops are around op, at any distance.
func NestingDepth(op ir.Op) int {
	n := 0
	for p := ir.Parent(op); p != nil; p = ir.Parent(p) {
		switch p.(type) {
		case *For, *Parallel:
			n++
		}
	}
	return n
}

// CommonLoops returns how many affine.for ops are around both a and b, counted from the outermost.
func CommonLoops(a, b ir.Op) int {
	as, bs := EnclosingLoops(a), EnclosingLoops(b)
	n := 0
	for n < len(as) && n < len(bs) && as[n] == bs[n] {
		n++
	}
	return n
}

// PerfectNest returns root and the loops inside it as far as each holds nothing but the next, outermost first.
func PerfectNest(root *For) []*For {
	nest := []*For{root}
	for {
		first := root.Body().First()
		inner, ok := first.(*For)
		if !ok || ir.Next(first) != root.Body().Last() {
			return nest
		}
		nest = append(nest, inner)
		root = inner
	}
}

// IsPerfectNest reports whether each of the loops holds nothing but the next.
func IsPerfectNest(loops []*For) bool {
	for i := range loops[:max(len(loops)-1, 0)] {
		first := loops[i].Body().First()
		if first != ir.Op(loops[i+1]) || ir.Next(first) != loops[i].Body().Last() {
			return false
		}
	}
	return true
}

// LoopsByDepth returns the affine.for ops inside root by how many others are around them inside root.
func LoopsByDepth(root ir.Op) [][]*For {
	var out [][]*For
	var gather func(op ir.Op, depth int)
	gather = func(op ir.Op, depth int) {
		for _, r := range ir.RegionsOf(op) {
			for b := range r.Blocks() {
				for inner := range b.Ops() {
					f, ok := inner.(*For)
					if !ok {
						gather(inner, depth)
						continue
					}
					if depth == len(out) {
						out = append(out, nil)
					}
					out[depth] = append(out[depth], f)
					gather(f, depth+1)
				}
			}
		}
	}
	gather(root, 0)
	return out
}

// Roots returns the affine.for ops inside root that no other one inside root holds.
func Roots(root ir.Op) []*For {
	loops := LoopsByDepth(root)
	if len(loops) == 0 {
		return nil
	}
	return loops[0]
}

// InductionVars returns the counters of affine loops in order; other ops are skipped.
func InductionVars(ops []ir.Op) []*ir.Value {
	var out []*ir.Value
	for _, op := range ops {
		switch op := op.(type) {
		case *For:
			out = append(out, op.IndVar())
		case *Parallel:
			out = append(out, op.IndVars()...)
		}
	}
	return out
}

// IsDefinedOutside reports whether v is defined outside the loop.
func (o *For) IsDefinedOutside(v *ir.Value) bool { return !o.Region.IsAncestor(regionOf(v)) }
