package ir_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"polyloom/ir"
)

// constants returns the numbers that the constants of b stand for, in order.
func constants(b *ir.Block) (vs []int64) {
	for op := range b.Ops() {
		vs = append(vs, op.(*Const).Value.(*ir.IntegerAttr).Int64())
	}
	return vs
}

// constantOp makes a constant that is in no block.
func constantOp(v int64) ir.Op { return constant(&ir.Builder{}, v).DefOp() }

func TestMoveOps(t *testing.T) {
	b, other := ir.NewBlock(ir.Loc{}), ir.NewBlock(ir.Loc{})
	check := func(what string, want ...int64) {
		t.Helper()
		if got := constants(b); !slices.Equal(got, want) || b.Len() != len(want) || b.Empty() != (len(want) == 0) {
			t.Errorf("%s: got %v, want %v", what, got, want)
		}
		var back []int64
		for op := range b.OpsBackward() {
			back = append(back, op.(*Const).Value.(*ir.IntegerAttr).Int64())
		}
		slices.Reverse(back)
		if !slices.Equal(back, want) {
			t.Errorf("%s, backward: got %v, want %v", what, back, want)
		}
		for o := b.First(); o != nil && ir.Next(o) != nil; o = ir.Next(o) {
			if !ir.IsBefore(o, ir.Next(o)) || ir.IsBefore(ir.Next(o), o) || ir.Prev(ir.Next(o)) != o {
				t.Errorf("%s: wrong order", what)
			}
		}
	}
	one, two, three, four := constantOp(1), constantOp(2), constantOp(3), constantOp(4)
	check("empty")
	ir.AppendOp(b, two)
	ir.PrependOp(b, one)
	check("append and prepend", 1, 2)
	ir.InsertAfter(four, two)
	ir.InsertBefore(three, four)
	check("insert", 1, 2, 3, 4)
	ir.MoveBefore(four, one)
	check("move before", 4, 1, 2, 3)
	ir.MoveAfter(one, three)
	check("move after", 4, 2, 3, 1)
	ir.MoveBefore(two, two)
	ir.MoveAfter(two, two)
	check("move to itself", 4, 2, 3, 1)
	ir.MoveToEnd(four, b)
	check("move to the end", 2, 3, 1, 4)
	ir.Remove(three)
	check("remove", 2, 1, 4)
	if ir.BlockOf(three) != nil || ir.Next(three) != nil || ir.Prev(three) != nil || ir.Parent(three) != nil {
		t.Error("a removed op is somewhere")
	}
	ir.MoveToEnd(three, other)
	other.TakeOps(b)
	check("take")
	if got := constants(other); !slices.Equal(got, []int64{3, 2, 1, 4}) {
		t.Errorf("took %v", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("an op was put into two blocks")
		}
	}()
	ir.AppendOp(b, three)
}

func TestOrderAgainstList(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	b := ir.NewBlock(ir.Loc{})
	var list []ir.Op
	for range 600 {
		switch i := rng.IntN(len(list) + 1); {
		case i < len(list) && rng.IntN(3) == 0:
			ir.Erase(list[i])
			list = slices.Delete(list, i, i+1)
		case i == len(list):
			op := constantOp(0)
			ir.AppendOp(b, op)
			list = append(list, op)
		default:
			op := constantOp(0)
			ir.InsertBefore(op, list[i])
			list = slices.Insert(list, i, op)
		}
		if len(list) < 2 {
			continue
		}
		i, k := rng.IntN(len(list)), rng.IntN(len(list))
		if got := ir.IsBefore(list[i], list[k]); got != (i < k) {
			t.Fatalf("op %d before op %d: got %t", i, k, got)
		}
	}
	if got := slices.Collect(b.Ops()); !slices.Equal(got, list) {
		t.Error("wrong ops in the block")
	}
}

func TestEraseWhileIterating(t *testing.T) {
	b := ir.NewBlock(ir.Loc{})
	for i := range int64(5) {
		ir.AppendOp(b, constantOp(i))
	}
	for op := range b.Ops() {
		if op.(*Const).Value.(*ir.IntegerAttr).Int64()%2 == 0 {
			ir.Erase(op)
		}
	}
	if got := constants(b); !slices.Equal(got, []int64{1, 3}) {
		t.Errorf("got %v", got)
	}
	for op := range b.OpsBackward() {
		ir.Erase(op)
	}
	if !b.Empty() || b.First() != nil || b.Last() != nil || b.Terminator() != nil {
		t.Error("ops are left")
	}
}

func TestBlockArgs(t *testing.T) {
	b := ir.NewBlock(pos(1), ir.I1, ir.I8)
	mid := b.InsertArg(1, ir.I32, pos(2))
	if got := b.ArgTypes(); !slices.Equal(got, []ir.Type{ir.I1, ir.I32, ir.I8}) || b.NumArgs() != 3 {
		t.Errorf("got %v", got)
	}
	for i, a := range b.Args() {
		if a.Index() != i || b.Arg(i) != &a.Value || b.ArgValues()[i] != &a.Value || a.Owner() != b {
			t.Errorf("argument %d is not itself", i)
		}
	}
	arg := mid.Arg()
	b.EraseArg(1)
	if b.Arg(1).Index() != 1 || b.NumArgs() != 2 || arg.Owner() != nil {
		t.Error("an argument was not erased")
	}
	constant(ir.AtEnd(b, ir.Loc{}), 1)
	opaque(ir.AtEnd(b, ir.Loc{}), "x.x", []*ir.Value{b.Arg(0)})
	defer func() {
		if recover() == nil {
			t.Error("a used argument was erased")
		}
	}()
	b.EraseArg(0)
}

func TestTerminator(t *testing.T) {
	b := ir.NewBlock(ir.Loc{})
	at := ir.AtEnd(b, ir.Loc{})
	constant(at, 1)
	if b.Terminator() != nil {
		t.Error("a constant is a terminator")
	}
	g := opaque(at, "x.x", nil)
	if b.Terminator() != ir.Op(g) {
		t.Error("an unregistered op cannot be a terminator")
	}
	r := ir.Create(at, &Return{})
	if b.Terminator() != ir.Op(r) {
		t.Error("a return is no terminator")
	}
}

func TestRegionSurgery(t *testing.T) {
	_, f, _, b := sample()
	r := &f.Body
	entry := r.Entry()
	one, two, three := ir.NewBlock(ir.Loc{}), ir.NewBlock(ir.Loc{}), ir.NewBlock(ir.Loc{})
	check := func(what string, want ...*ir.Block) {
		t.Helper()
		if got := slices.Collect(r.Blocks()); !slices.Equal(got, want) || r.NumBlocks() != len(want) {
			t.Errorf("%s: wrong blocks", what)
		}
		for i, w := range want {
			if w.Region() != r || w.IsEntry() != (i == 0) || w.ParentOp() != ir.Op(f) {
				t.Errorf("%s: block %d does not know where it is", what, i)
			}
			if i > 0 && (w.Prev() != want[i-1] || want[i-1].Next() != w) {
				t.Errorf("%s: wrong neighbours of block %d", what, i)
			}
		}
		if len(want) > 0 && (r.Entry() != want[0] || r.LastBlock() != want[len(want)-1]) {
			t.Errorf("%s: wrong ends", what)
		}
		if r.HasOneBlock() != (len(want) == 1) || r.Empty() != (len(want) == 0) {
			t.Errorf("%s: wrong number of blocks", what)
		}
	}
	check("entry", entry)
	r.Add(two)
	r.InsertBefore(one, two)
	r.InsertBefore(three, nil)
	check("insert", entry, one, two, three)
	three.MoveBefore(one)
	check("move", entry, three, one, two)
	one.Remove()
	check("remove", entry, three, two)
	if one.Region() != nil || one.ParentOp() != nil || one.IsEntry() {
		t.Error("a removed block is somewhere")
	}
	one.MoveBefore(two)
	check("move a loose block", entry, three, one, two)

	g := opaque(b, "x.x", nil)
	from := g.Regions.Append()
	from.Add(ir.NewBlock(ir.Loc{}))
	inner := from.Entry()
	opaque(ir.AtEnd(inner, ir.Loc{}), "x.use", []*ir.Value{entry.Arg(0)})
	if from.ParentOp() != ir.Op(g) || from.ParentRegion() != r || !r.IsAncestor(from) || from.IsAncestor(r) || r.FindAncestorBlock(inner) != entry {
		t.Error("wrong place of a nested region")
	}
	if from.FindAncestorBlock(entry) != nil || r.Index() != 0 || from.Index() != 0 {
		t.Error("wrong place of a region")
	}
	r.TakeBefore(from, three)
	check("take", entry, inner, three, one, two)
	if !from.Empty() {
		t.Error("a block was left behind")
	}
	from.Take(r)
	check("take all")
	r.Take(from)
	check("and back", entry, inner, three, one, two)
	for b := range r.Blocks() {
		if b == one || b == two {
			b.Erase()
		}
	}
	check("erase", entry, inner, three)
	r.Clear()
	check("clear")
}

func TestRegionsGroup(t *testing.T) {
	_, f, _, b := sample()
	o := ir.Create(b, &Bodies{Rest: ir.NewRegions(1)})
	second := o.Rest.Append()
	second.Add(ir.NewBlock(ir.Loc{}))
	opaque(ir.AtEnd(second.Entry(), ir.Loc{}), "x.use", []*ir.Value{f.Body.Entry().Arg(0)})
	if ir.NumRegions(o) != 3 || o.Rest.Len() != 2 || second.Index() != 2 || ir.RegionAt(o, 2) != second || ir.RegionAt(o, 0) != &o.Main {
		t.Error("wrong numbers of regions")
	}
	o.Rest.Remove(1)
	if o.Rest.Len() != 1 || f.Body.Entry().Arg(0).HasUses() {
		t.Error("a removed region is still there")
	}
	n := 0
	for i, r := range ir.RegionsOf(o) {
		if r.Index() != i || r.ParentOp() != ir.Op(o) {
			t.Errorf("region %d does not know where it is", i)
		}
		n++
	}
	if n != 2 {
		t.Errorf("got %d regions, want 2", n)
	}
}

func TestSplitBefore(t *testing.T) {
	_, f, _, b := sample()
	entry := f.Body.Entry()
	tail := f.Body.Add(ir.NewBlock(ir.Loc{}))
	var ops []ir.Op
	for i := range int64(4) {
		ops = append(ops, constant(b, i).DefOp())
	}
	n := entry.SplitBefore(ops[2])
	if !slices.Equal(constants(entry), []int64{0, 1}) || !slices.Equal(constants(n), []int64{2, 3}) {
		t.Errorf("got %v and %v", constants(entry), constants(n))
	}
	if entry.Next() != n || n.Next() != tail || ir.BlockOf(ops[3]) != n || !ir.IsBefore(ops[2], ops[3]) {
		t.Error("the new block is not in its place")
	}
}
