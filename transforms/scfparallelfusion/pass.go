package scfparallelfusion

import (
	_ "embed"
	"maps"
	"slices"

	"polyloom/dialects/memref"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/analysis/alias"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
)

//go:embed doc.go
var doc string

// Pass is scf-parallel-loop-fusion.
var Pass = pass.Func("scf-parallel-loop-fusion", doc, run, pass.Title("SCFParallelLoopFusion"), pass.Level("scf"))

func run(c *pass.Context, op ir.Op) error {
	changed := false
	ir.PostOrderWalk(op, func(o ir.Op) {
		for _, r := range ir.RegionsOf(o) {
			for b := range r.Blocks() {
				changed = fuseBlock(b) || changed
			}
		}
	})
	if !changed {
		c.PreserveAll()
	}
	return nil
}

// fuseBlock fuses loops of one block with the next ones.
func fuseBlock(b *ir.Block) bool {
	changed := false
	for _, chain := range chains(b) {
		for i := range len(chain) - 1 {
			if by := fuse(chain[i], chain[i+1]); by != nil {
				chain[i+1] = by
				changed = true
			}
		}
	}
	return changed
}

// chains returns the loops of b in groups: between those of one group stands nothing that has an effect.
func chains(b *ir.Block) [][]*scf.Parallel {
	all := [][]*scf.Parallel{nil}
	near := true
	for op := range b.Ops() {
		loop, ok := op.(*scf.Parallel)
		if !ok {
			near = near && ir.IsMemoryEffectFree(op) && ir.NumRegions(op) == 0
			continue
		}
		if !near {
			all = append(all, nil)
			near = true
		}
		all[len(all)-1] = append(all[len(all)-1], loop)
	}
	return all
}

// fuse puts the ops of first in front of those of second in a new loop, which it returns; nil if that is not possible.
func fuse(first, second *scf.Parallel) *scf.Parallel {
	if nested(first) || nested(second) || !sameSpace(first, second) || !independent(first, second) || usedBefore(first, second) {
		return nil
	}
	inits := slices.Concat(first.InitVals.Values(), second.InitVals.Values())
	rw := rewrite.NewRewriter(ir.Before(second), nil)
	by := ir.Create(rw, scf.NewParallel(second.LowerBound.Values(), second.UpperBound.Values(), second.Step.Values(), inits, ir.LocOf(second)))
	terms := []*scf.Reduce{first.Reduction(), second.Reduction()}
	for _, loop := range []*scf.Parallel{first, second} {
		rw.MergeBlocks(loop.Body(), by.Body(), by.IndVars()...)
	}
	rw.SetAtEnd(by.Body())
	reduce := &scf.Reduce{Operands: ir.Uses(slices.Concat(terms[0].Operands.Values(), terms[1].Operands.Values())...), Reductions: ir.NewRegions(len(inits))}
	ir.Create(rw, reduce)
	k := 0
	for _, term := range terms {
		for i := range term.Reductions.Len() {
			rw.InlineRegionBefore(term.Reductions.At(i), reduce.Reductions.At(k), nil)
			k++
		}
		rw.Erase(term)
	}
	results := by.Results.Values()
	rw.Replace(first, results[:first.Results.Len()]...)
	rw.Replace(second, results[len(results)-second.Results.Len():]...)
	return by
}

// nested reports whether there is a parallel loop inside loop.
func nested(loop *scf.Parallel) bool {
	for inner := range ir.WalkOf[*scf.Parallel](loop) {
		if inner != loop {
			return true
		}
	}
	return false
}

// sameSpace reports whether the counters take the same values.
func sameSpace(a, b *scf.Parallel) bool {
	return slices.Equal(a.LowerBound.Values(), b.LowerBound.Values()) && slices.Equal(a.UpperBound.Values(), b.UpperBound.Values()) &&
		slices.Equal(a.Step.Values(), b.Step.Values())
}

// usedBefore reports whether results of first are used before the end of second.
func usedBefore(first, second *scf.Parallel) bool {
	dom := new(ir.Dominance)
	for _, r := range first.Results.All() {
		for user := range r.Users() {
			if ir.IsAncestor(second, user) || !dom.ProperlyDominates(second, user) {
				return true
			}
		}
	}
	return false
}

// independent reports whether all iterations of second may run as soon as the iteration of first with the same counters has: of two accesses
// whose order matters, one in each loop, both name the same element by the counters. Unlike upstream it also asks about two writes, and about
// ops other than loads and stores.
func independent(first, second *scf.Parallel) bool {
	m := ir.NewMapping()
	m.MapAll(first.IndVars(), second.IndVars())
	mem := alias.New()
	ps, qs := effects(first), effects(second)
	if local(ps) || local(qs) {
		return false
	}
	for _, p := range ps {
		for _, q := range qs {
			if mem.Conflict(p, q) && !sameElement(p, q, m) {
				return false
			}
		}
	}
	return true
}

// effects returns the ops inside loop that do something to memory themselves.
func effects(loop *scf.Parallel) []ir.Op {
	var ops []ir.Op
	for op := range ir.Walk(loop) {
		if !ir.HasTrait(op, ir.RecursiveMemoryEffects) && !ir.IsMemoryEffectFree(op) {
			ops = append(ops, op)
		}
	}
	return ops
}

// local reports whether one of ops reads memory that is named in its own block.
func local(ops []ir.Op) bool {
	return slices.ContainsFunc(ops, func(op ir.Op) bool {
		load, ok := op.(*memref.Load)
		return ok && load.MemRef.DefOp() != nil && ir.BlockOf(load.MemRef.DefOp()) == ir.BlockOf(load)
	})
}

// access returns the memref and the indices of a load or store.
func access(op ir.Op) (*ir.Value, []*ir.Value) {
	switch op := op.(type) {
	case *memref.Load:
		return op.MemRef.Value(), op.Indices.Values()
	case *memref.Store:
		return op.MemRef.Value(), op.Indices.Values()
	}
	return nil, nil
}

// sameElement reports whether p and q are loads and stores of the same element, where m says which counters are equal.
func sameElement(p, q ir.Op, m *ir.Mapping) bool {
	a, i := access(p)
	b, k := access(q)
	return a != nil && a == b && slices.EqualFunc(i, k, func(v, w *ir.Value) bool { return sameValue(v, w, m) })
}

// sameValue reports whether v and w are computed in the same way from what m says is equal.
func sameValue(v, w *ir.Value, m *ir.Mapping) bool {
	if m.Value(v) == w {
		return true
	}
	p, q := v.DefOp(), w.DefOp()
	if p == nil || q == nil || p.Info() != q.Info() || v.Index() != w.Index() || v.Type() != w.Type() || ir.NumRegions(p) > 0 ||
		!ir.IsPure(p) || !ir.IsPure(q) || !maps.Equal(maps.Collect(ir.Attributes(p)), maps.Collect(ir.Attributes(q))) {
		return false
	}
	return slices.EqualFunc(ir.OperandValues(p), ir.OperandValues(q), func(v, w *ir.Value) bool { return sameValue(v, w, m) })
}
