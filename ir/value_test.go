package ir_test

import (
	"slices"
	"testing"

	"polyloom/ir"
)

// useIndices returns the positions of the uses of v in their ops, the newest first.
func useIndices(v *ir.Value) (is []int) {
	for u := range v.Uses() {
		is = append(is, u.Index())
	}
	return is
}

func TestUseList(t *testing.T) {
	_, f, _, b := sample()
	x, c := f.Body.Entry().Arg(0), f.Body.Entry().Arg(1)
	if x.HasUses() || x.HasOneUse() || x.NumUses() != 0 {
		t.Error("a new value has uses")
	}
	g := ir.Create(b, &Groups{First: x.Use(), Many: ir.Uses(c, x), More: ir.Uses(x)})
	if got, want := useIndices(x), []int{3, 2, 0}; !slices.Equal(got, want) {
		t.Errorf("uses of the first: got %v, want %v", got, want)
	}
	if got, want := useIndices(c), []int{1}; !slices.Equal(got, want) || !c.HasOneUse() {
		t.Errorf("uses of the second: got %v, want %v", got, want)
	}
	for u := range x.Users() {
		if u != ir.Op(g) {
			t.Error("a user is not the op that was made")
		}
	}
	g.Many.Operand(1).Set(c)
	if x.NumUses() != 2 || c.NumUses() != 2 || g.Many.At(1) != c {
		t.Error("Set did not move the use")
	}
	g.Maybe.Set(c)
	if !g.Maybe.Present() || ir.NumOperands(g) != 5 || g.More.Operand(0).Index() != 4 {
		t.Error("an optional operand does not count")
	}
	g.Maybe.Set(nil)
	if g.Maybe.Present() || ir.NumOperands(g) != 4 || g.More.Operand(0).Index() != 3 || c.NumUses() != 2 {
		t.Error("an absent optional operand counts")
	}
	if g.Maybe.Index() != 1 {
		t.Errorf("an absent operand would be number %d", g.Maybe.Index())
	}
	if o := g.First.Use(); o.Value() != x || g.First.Type() != ir.I32 || g.First.DefOp() != nil || g.First.Owner() != ir.Op(g) {
		t.Error("wrong parts of an operand")
	}
}

func TestReplaceUses(t *testing.T) {
	_, f, _, b := sample()
	x, y := f.Body.Entry().Arg(0), constant(b, 1)
	a := ir.Create(b, &Add{Lhs: x.Use(), Rhs: x.Use()})
	r := ir.Create(b, &Return{Values: ir.Uses(x, y, x)})
	x.ReplaceUsesIf(y, func(o *ir.Operand) bool { return o.Owner() == ir.Op(r) && o.Index() > 0 })
	if got := ir.OperandValues(r); !slices.Equal(got, []*ir.Value{x, y, y}) {
		t.Error("ReplaceUsesIf did not replace the last use alone")
	}
	x.ReplaceAllUses(x)
	x.ReplaceAllUses(y)
	if x.HasUses() || y.NumUses() != 5 || a.Lhs.Value() != y {
		t.Errorf("got %d and %d uses, want 0 and 5", x.NumUses(), y.NumUses())
	}
	for u := range y.Uses() { // setting the yielded use is allowed
		u.Set(x)
	}
	if x.NumUses() != 5 || y.HasUses() {
		t.Errorf("got %d and %d uses, want 5 and 0", x.NumUses(), y.NumUses())
	}
}

func TestOperandGroups(t *testing.T) {
	_, f, _, b := sample()
	x, y, z := f.Body.Entry().Arg(0), constant(b, 1), constant(b, 2)
	r := ir.Create(b, &Return{})
	check := func(what string, want ...*ir.Value) {
		t.Helper()
		if got := r.Values.Values(); !slices.Equal(got, want) || r.Values.Len() != len(want) {
			t.Errorf("%s: wrong values", what)
		}
		n := 0
		for i, v := range r.Values.All() {
			if v != want[i] || r.Values.Operand(i).Index() != i || r.Values.Operand(i).Owner() != ir.Op(r) {
				t.Errorf("%s: wrong operand %d", what, i)
			}
			n++
		}
		for _, v := range []*ir.Value{x, y, z} {
			uses := 0
			for _, w := range want {
				if v == w {
					uses++
				}
			}
			if v.NumUses() != uses {
				t.Errorf("%s: got %d uses of a value, want %d", what, v.NumUses(), uses)
			}
			n -= uses
		}
		if n != 0 {
			t.Errorf("%s: %d operands too many", what, n)
		}
	}
	check("empty")
	r.Values.Append(x, y)
	check("append", x, y)
	r.Values.Append(x)
	check("append more", x, y, x)
	r.Values.Remove(0)
	check("remove", y, x)
	r.Values.Assign(z, z)
	check("assign", z, z)
	r.Values.Assign(x, z)
	if l := r.Values.List(); len(l) != 2 || l[0] != r.Values.Operand(0) || l[1] != r.Values.Operand(1) {
		t.Error("wrong list of operands")
	}
	z.DropUses()
	if z.HasUses() || r.Values.At(0) != x || r.Values.At(1) != nil {
		t.Error("dropped uses of z: got others")
	}
	r.Values.Operand(1).Set(z)
	check("set", x, z)
	r.Values.Assign()
	check("assign nothing")
	if got := r.Values.Types(); len(got) != 0 {
		t.Error("types of no operands")
	}
}

func TestValueParts(t *testing.T) {
	_, f, _, b := sample()
	arg := f.Body.Entry().Arg(1)
	g := ir.Create(at(b, 7), &Groups{First: f.Body.Entry().Arg(0).Use(), Out: ir.ResTypes(ir.I32, ir.I64), OptOut: ir.Res(ir.F32)})
	if ir.NumResults(g) != 3 || g.OptOut.Index() != 2 || g.Out.At(1).Index() != 1 || g.Out.Len() != 2 {
		t.Error("wrong numbers of results")
	}
	if got := ir.ResultTypes(g); !slices.Equal(got, []ir.Type{ir.I32, ir.I64, ir.F32}) || !slices.Equal(g.Out.Types(), got[:2]) {
		t.Errorf("got result types %v", got)
	}
	if g.OptOut.DefOp() != ir.Op(g) || g.OptOut.Arg() != nil || g.OptOut.Block() != f.Body.Entry() || g.OptOut.Loc() != pos(7) {
		t.Error("wrong parts of a result")
	}
	for i, v := range g.Out.All() {
		if v != ir.ResultAt(g, i) || v != g.Out.Values()[i] {
			t.Errorf("result %d is not itself", i)
		}
	}
	if arg.DefOp() != nil || arg.Arg().Owner() != f.Body.Entry() || arg.Index() != 1 || arg.Loc() != pos(2) || arg.Block() != f.Body.Entry() {
		t.Error("wrong parts of an argument")
	}
	arg.Arg().SetLoc(pos(9))
	arg.SetType(ir.F64)
	if arg.Loc() != pos(9) || arg.Type() != ir.F64 {
		t.Error("an argument did not change")
	}
	if p := ir.Placeholder(ir.I8); p.Type() != ir.I8 || p.Block() != nil || p.DefOp() != nil {
		t.Error("a placeholder is defined")
	}
	if ir.HasUses(g) {
		t.Error("unused results have uses")
	}
	ir.Create(b, &Return{Values: ir.Uses(&g.OptOut.Value)})
	if !ir.HasUses(g) {
		t.Error("used results have no uses")
	}
}

func TestSuccessors(t *testing.T) {
	_, f, _, b := sample()
	one, two := f.Body.Add(ir.NewBlock(ir.Loc{})), f.Body.Add(ir.NewBlock(ir.Loc{}))
	entry := f.Body.Entry()
	cond := ir.Create(b, &CondBr{Cond: entry.Arg(1).Use(), Yes: ir.To(one), No: ir.To(two)})
	sw := ir.Create(ir.AtEnd(one, ir.Loc{}), &Switch{Cases: ir.ToAll(two, two)})
	if got := slices.Collect(entry.Succs()); !slices.Equal(got, []*ir.Block{one, two}) {
		t.Error("wrong successors of the entry")
	}
	if got := slices.Collect(two.Preds()); !slices.Equal(got, []*ir.Block{one, one, entry}) {
		t.Errorf("got %d predecessors of the last block", len(got))
	}
	if one.SinglePred() != entry || two.SinglePred() != nil || entry.SinglePred() != nil || entry.HasPreds() || !two.HasPreds() {
		t.Error("wrong single predecessors")
	}
	if cond.Yes.Index() != 0 || cond.No.Index() != 1 || sw.Cases.Successor(1).Index() != 1 || cond.No.Owner() != ir.Op(cond) {
		t.Error("wrong numbers of successors")
	}
	for s := range two.PredUses() { // setting the yielded one is allowed
		s.Set(one)
	}
	if two.HasPreds() || len(slices.Collect(one.Preds())) != 4 || cond.No.Block() != one {
		t.Error("successors did not move")
	}
	sw.Cases.Assign(two)
	if sw.Cases.Len() != 1 || sw.Cases.At(0) != two || two.SinglePred() != one || !slices.Equal(sw.Cases.Blocks(), []*ir.Block{two}) {
		t.Error("wrong successors after Assign")
	}
	if ir.NumSuccessors(sw) != 1 || ir.SuccessorAt(sw, 0) != sw.Cases.Successor(0) || ir.NumSuccessors(f) != 0 {
		t.Error("wrong generic successors")
	}
}
