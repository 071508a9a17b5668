package dataflow_test

import (
	"math/rand/v2"
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis/dataflow"
	"polyloom/ir/analysis/internal/toy"
	"polyloom/num"
)

// TestUnneededMayBeAnything replaces values that are said not to be needed by noise: the result must stay.
func TestUnneededMayBeAnything(t *testing.T) {
	rnd := rand.New(rand.NewPCG(17, 18))
	unneeded, compared := 0, 0
	for range 200 {
		mod, f := newStructured(rnd)
		live := dataflow.FindLive(mod)
		for range 10 {
			a, b := num.NewInt(4, rnd.Int64N(16)), num.NewInt(4, rnd.Int64N(16))
			want, ok := newMachine().start(f, a, b)
			vm := newMachine()
			vm.change = func(v *ir.Value, n num.Int) num.Int {
				if live.Of(v) {
					return n
				}
				unneeded++
				return num.NewInt(4, rnd.Int64N(16))
			}
			got, done := vm.start(f, a, b)
			if ok && done {
				compared++
				if !got.Equal(want) {
					t.Fatalf("the result is %v, want %v", got, want)
				}
			}
		}
	}
	if unneeded < 1000 || compared < 500 {
		t.Errorf("%d values replaced in %d comparisons", unneeded, compared)
	}
}

// TestNeededStraight compares with a search from the ends in programs without control flow.
func TestNeededStraight(t *testing.T) {
	rnd := rand.New(rand.NewPCG(19, 20))
	for range 100 {
		_, b := toy.NewModule()
		f, entry := b.Func("f", false, i4, i4)
		g := &generator{rnd: rnd}
		vs := g.body(entry, entry.ArgValues(), 0)
		vs = g.body(entry, vs, 0)
		in := toy.At(entry)
		in.Sink(vs[rnd.IntN(len(vs))])
		in.Return(vs[rnd.IntN(len(vs))])

		want := map[*ir.Value]bool{}
		var need func(op ir.Op)
		need = func(op ir.Op) {
			for _, v := range ir.OperandsOf(op) {
				want[v] = true
				if def := v.DefOp(); def != nil {
					need(def)
				}
			}
		}
		last := entry.Last()
		need(last)
		need(ir.Prev(last))
		live := dataflow.FindLive(f)
		for _, v := range vs {
			if live.Of(v) != want[v] {
				t.Fatalf("a value is needed: %v, want %v", live.Of(v), want[v])
			}
		}
	}
}

func TestNeeded(t *testing.T) {
	type values map[string]*ir.Value
	for _, tt := range []struct {
		name  string
		build func(b *toy.Builder) values
		want  string // the needed ones
	}{
		{"argument of a private callee", func(b *toy.Builder) values {
			_, callee := b.Func("g", true, i4, i4)
			toy.At(callee).Return(callee.Arg(0), callee.Arg(1))
			_, entry := b.Func("f", false, i4, i4, i4)
			in := toy.At(entry)
			call := ir.Create(in, &toy.Call{To: ir.SymbolRef("g"), Args: ir.Uses(entry.ArgValues()[:2]...), Extra: entry.Arg(2).Use(),
				Results: ir.ResTypes(i4, i4)})
			in.Return(call.Results.At(0))
			return values{"a": entry.Arg(0), "b": entry.Arg(1), "c": callee.Arg(0), "d": callee.Arg(1), "e": call.Results.At(0),
				"f": call.Results.At(1), "x": entry.Arg(2)}
		}, "acex"},
		{"argument of a declaration", func(b *toy.Builder) values {
			ir.Create(b, &toy.Func{Name: ir.Str("g"), Hidden: true})
			_, entry := b.Func("f", false, i4)
			in := toy.At(entry)
			in.Call("g", nil, entry.Arg(0))
			in.Return()
			return values{"a": entry.Arg(0)}
		}, "a"},
		{"condition of an if", func(b *toy.Builder) values {
			_, entry := b.Func("f", false, i4, i4)
			in := toy.At(entry)
			used := ir.Create(in, &toy.If{Cond: entry.Arg(0).Use(), Results: ir.ResTypes(i4)})
			unused := ir.Create(in, &toy.If{Cond: entry.Arg(1).Use(), Results: ir.ResTypes(i4)})
			vs := values{"a": entry.Arg(0), "b": entry.Arg(1)}
			for n, op := range map[string]*toy.If{"c": used, "d": unused} {
				for _, r := range []*ir.Region{&op.Then, &op.Else} {
					in := toy.At(toy.Block(r))
					vs[n] = in.Int(i4, 1)
					in.Yield(vs[n])
				}
			}
			in.Return(used.Results.At(0))
			return vs
		}, "ac"},
		{"condition around an effect", func(b *toy.Builder) values {
			_, entry := b.Func("f", false, i4, i4)
			in := toy.At(entry)
			op := ir.Create(in, &toy.If{Cond: entry.Arg(0).Use(), Results: ir.ResTypes(i4)})
			for _, r := range []*ir.Region{&op.Then, &op.Else} {
				in := toy.At(toy.Block(r))
				in.Sink()
				in.Yield(entry.Arg(1))
			}
			in.Return()
			return values{"a": entry.Arg(0), "b": entry.Arg(1)}
		}, "a"},
		{"bounds and values of a loop", func(b *toy.Builder) values {
			_, entry := b.Func("f", false, i4, i4, i4)
			in := toy.At(entry)
			op := ir.Create(in, &toy.For{Lower: entry.Arg(0).Use(), Upper: entry.Arg(0).Use(), Step: entry.Arg(0).Use(),
				Inits: ir.Uses(entry.Arg(1), entry.Arg(2)), Results: ir.ResTypes(i4, i4)})
			body := toy.Block(&op.Body, i4, i4, i4)
			in2 := toy.At(body)
			in2.Yield(in2.Bin(toy.Add, body.Arg(1), body.Arg(1)), body.Arg(2))
			in.Return(op.Results.At(0))
			return values{"a": entry.Arg(0), "b": entry.Arg(1), "c": entry.Arg(2), "i": body.Arg(0), "x": body.Arg(1), "y": body.Arg(2)}
		}, "abix"},
		{"branches", func(b *toy.Builder) values {
			f, entry := b.Func("f", false, i4, i4, i4)
			end := toy.Block(&f.Body, i4, i4)
			toy.At(entry).CondBr(entry.Arg(0), end, end, entry.Arg(1), entry.Arg(2))
			toy.At(end).Return(end.Arg(0))
			return values{"a": entry.Arg(0), "b": entry.Arg(1), "c": entry.Arg(2), "x": end.Arg(0), "y": end.Arg(1)}
		}, "abx"},
		{"region of which nothing is known", func(b *toy.Builder) values {
			_, entry := b.Func("f", false, i4)
			in := toy.At(entry)
			op := ir.Create(in, &toy.Box{Results: ir.ResTypes(i4)})
			body := toy.At(toy.Block(&op.Body))
			v := body.Int(i4, 1)
			body.Yield(v)
			in.Return()
			return values{"v": v}
		}, "v"},
	} {
		mod, b := toy.NewModule()
		vs := tt.build(b)
		live := dataflow.FindLive(mod)
		got := ""
		for n := 'a'; n <= 'z'; n++ {
			if v := vs[string(n)]; v != nil && live.Of(v) {
				got += string(n)
			}
		}
		if got != tt.want {
			t.Errorf("%s: needed are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestResultsOfTop checks that what an op gives to the outside is needed.
func TestResultsOfTop(t *testing.T) {
	mod, b := toy.NewModule()
	_, entry := b.Func("f", false, i4)
	in := toy.At(entry)
	op := ir.Create(in, &toy.If{Cond: entry.Arg(0).Use(), Results: ir.ResTypes(i4)})
	then := toy.At(toy.Block(&op.Then))
	v := then.Int(i4, 1)
	then.Yield(v)
	in.Return()
	if live := dataflow.FindLive(op); !live.Of(v) {
		t.Error("a value that leaves the op is not needed")
	}
	if live := dataflow.FindLive(mod); live.Of(v) {
		t.Error("a value that nothing uses is needed")
	}
}
