package dataflow_test

import (
	"math/rand/v2"
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis/dataflow"
	"polyloom/ir/analysis/internal/toy"
	"polyloom/num"
)

// marks is a set of ops; none is the bottom.
type marks struct {
	reached bool
	bits    uint64
}

// marker computes which ops may have run before a point, or may run after it. Only ops with a number are looked at.
type marker struct{ bit map[ir.Op]int }

func newMarker(top ir.Op) *marker {
	m := &marker{map[ir.Op]int{}}
	for op := range ir.Walk(top) {
		switch op.(type) {
		case *toy.Bin, *toy.Const, *toy.Sink:
			m.bit[op] = len(m.bit) % 64
		}
	}
	return m
}

func (m *marker) Join(a, b marks) (marks, bool) {
	c := marks{a.reached || b.reached, a.bits | b.bits}
	return c, c != a
}

func (m *marker) Meet(a, b marks) (marks, bool) { return m.Join(a, b) }

func (m *marker) Entry() marks { return marks{reached: true} }

func (m *marker) Exit() marks { return marks{reached: true} }

func (m *marker) Transfer(op ir.Op, x marks) marks {
	if i, ok := m.bit[op]; ok && x.reached {
		x.bits |= 1 << i
	}
	return x
}

// TestDenseAgainstPaths compares with searches of the graph: where conditions are unknown, what may have run is what is on a path.
func TestDenseAgainstPaths(t *testing.T) {
	rnd := rand.New(rand.NewPCG(13, 14))
	for range 100 {
		n := 2 + rnd.IntN(8)
		mod, b := toy.NewModule()
		f, entry := b.Func("f", false, i4)
		blocks := []*ir.Block{entry}
		for range n {
			blocks = append(blocks, toy.Block(&f.Body))
		}
		for _, blk := range blocks {
			in := toy.At(blk)
			for range rnd.IntN(3) {
				in.Sink()
			}
			to := func() *ir.Block { return blocks[1+rnd.IntN(n)] }
			switch rnd.IntN(4) {
			case 0:
				in.Return()
			case 1:
				in.Br(to())
			default:
				in.CondBr(entry.Arg(0), to(), to())
			}
		}
		m := newMarker(mod)
		s := dataflow.New()
		before, after := dataflow.AddDenseForward(s, m), dataflow.AddDenseBackward(s, m)
		s.Run(mod)

		live := reachable(entry)
		for _, blk := range blocks {
			if !live[blk] {
				continue
			}
			// Blocks from which, and to which, there is a path of at least one branch.
			var earlier, later uint64
			next := map[*ir.Block]bool{}
			for s := range blk.Succs() {
				for r := range reachable(s) {
					next[r] = true
				}
			}
			for other := range live {
				for s := range other.Succs() {
					if reachable(s)[blk] {
						earlier |= m.all(other)
					}
				}
				if next[other] && ends(other) {
					later |= m.all(other)
				}
			}
			if got := before.At(dataflow.Start(blk)).bits; got != earlier {
				t.Fatalf("before a block %b, want %b", got, earlier)
			}
			// Only ways that come to an end count.
			if got := after.At(dataflow.End(blk)); got.reached != ends(blk) || got.bits != later {
				t.Fatalf("behind a block %+v, want %b", got, later)
			}
			for op := range blk.Ops() {
				if i, ok := m.bit[op]; ok {
					earlier |= 1 << i
				}
				if got := before.At(dataflow.After(op)).bits; got != earlier {
					t.Fatalf("behind an op %b, want %b", got, earlier)
				}
			}
		}
	}
}

func reachable(b *ir.Block) map[*ir.Block]bool {
	seen := map[*ir.Block]bool{b: true}
	work := []*ir.Block{b}
	for len(work) > 0 {
		b = work[len(work)-1]
		work = work[:len(work)-1]
		for s := range b.Succs() {
			if !seen[s] {
				seen[s] = true
				work = append(work, s)
			}
		}
	}
	return seen
}

// ends reports whether a return can be reached from b.
func ends(b *ir.Block) bool {
	for r := range reachable(b) {
		if _, ok := r.Last().(*toy.Return); ok {
			return true
		}
	}
	return false
}

func (m *marker) all(b *ir.Block) uint64 {
	var bits uint64
	for op := range b.Ops() {
		if i, ok := m.bit[op]; ok {
			bits |= 1 << i
		}
	}
	return bits
}

// TestDenseAgainstInterpreter checks on programs with regions and calls that what has run, or will, is always in the sets.
func TestDenseAgainstInterpreter(t *testing.T) {
	rnd := rand.New(rand.NewPCG(15, 16))
	for range 100 {
		mod, f := newStructured(rnd)
		m := newMarker(mod)
		s := dataflow.New()
		before, after := dataflow.AddDenseForward(s, m), dataflow.AddDenseBackward(s, m)
		s.Run(mod)
		for range 10 {
			var trace []ir.Op
			vm := newMachine()
			vm.after = func(op ir.Op) { trace = append(trace, op) }
			_, done := vm.start(f, num.NewInt(4, rnd.Int64N(16)), num.NewInt(4, rnd.Int64N(16)))
			var bits uint64
			for _, op := range trace {
				if i, ok := m.bit[op]; ok {
					bits |= 1 << i
				}
				if got := before.At(dataflow.After(op)); !got.reached || bits&^got.bits != 0 {
					t.Fatalf("behind %s: %b has run, but only %+v may have", ir.Name(op), bits, got)
				}
			}
			if !done {
				continue
			}
			bits = 0
			for i := len(trace) - 1; i >= 0; i-- {
				op := trace[i]
				if got := after.At(dataflow.After(op)); !got.reached || bits&^got.bits != 0 {
					t.Fatalf("behind %s: %b will run, but only %+v may", ir.Name(op), bits, got)
				}
				if k, ok := m.bit[op]; ok {
					bits |= 1 << k
				}
			}
		}
	}
}

// stepper notes which steps of calls and regions are taken.
type stepper struct {
	marker
	calls   map[dataflow.CallAction]bool
	regions map[[2]*ir.Region]bool
}

func (s *stepper) TransferCall(_ ir.Caller, step dataflow.CallAction, x marks) marks {
	s.calls[step] = true
	return x
}

func (s *stepper) TransferRegion(_ ir.RegionBrancher, from, to *ir.Region, x marks) marks {
	s.regions[[2]*ir.Region{from, to}] = true
	return x
}

func TestDenseSteps(t *testing.T) {
	mod, b := toy.NewModule()
	ir.Create(b, &toy.Func{Name: ir.Str("outside"), Hidden: true})
	_, callee := b.Func("inside", true)
	toy.At(callee).Return()
	_, entry := b.Func("f", false, i4)
	in := toy.At(entry)
	in.Call("outside", nil)
	in.Call("inside", nil)
	op := ir.Create(in, &toy.If{Cond: entry.Arg(0).Use()})
	toy.At(toy.Block(&op.Then)).Yield()
	in.Return()

	for _, backward := range []bool{false, true} {
		rules := &stepper{*newMarker(mod), map[dataflow.CallAction]bool{}, map[[2]*ir.Region]bool{}}
		s := dataflow.New()
		if backward {
			dataflow.AddDenseBackward(s, rules)
		} else {
			dataflow.AddDenseForward(s, rules)
		}
		s.Run(mod)
		if len(rules.calls) != 3 {
			t.Errorf("steps of calls: %v, want all three", rules.calls)
		}
		then := &op.Then
		for _, step := range [][2]*ir.Region{{nil, then}, {then, nil}, {nil, nil}} {
			if !rules.regions[step] {
				t.Errorf("step %v of regions is missing, backward: %v", step, backward)
			}
		}
	}
}
