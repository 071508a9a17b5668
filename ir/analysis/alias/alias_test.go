package alias_test

import (
	"fmt"
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis/alias"
	"polyloom/ir/analysis/internal/toy"
)

var mem = ir.MemRef([]int64{4}, ir.I8, nil, nil)

func alloc(b *toy.Builder) *ir.Value {
	return &ir.Create(b, &toy.Alloc{Result: ir.Res(mem)}).Result.Value
}

func alloca(b *toy.Builder) *ir.Value {
	return &ir.Create(b, &toy.Alloca{Result: ir.Res(mem)}).Result.Value
}

func view(b *toy.Builder, v *ir.Value) *ir.Value {
	return &ir.Create(b, &toy.View{Source: v.Use()}).Result.Value
}

func global(b *toy.Builder, name string) *ir.Value {
	return &ir.Create(b, &toy.Global{To: ir.SymbolRef(name), Result: ir.Res(mem)}).Result.Value
}

func Example() {
	_, b := toy.NewModule()
	_, entry := b.Func("f", false, mem)
	in := toy.At(entry)
	m := alloc(in)
	part := view(in, m)
	store := ir.Create(in, &toy.Store{Value: in.Int(ir.I8, 1).Use(), To: part.Use()})

	a := alias.New()
	fmt.Println(a.Alias(m, part), a.Alias(m, entry.Arg(0)))
	fmt.Println(a.ModRef(store, m), a.ModRef(store, entry.Arg(0)))
	// Output:
	// MustAlias NoAlias
	// Mod NoModRef
}

// pairs maps "xy" to how x and y overlap.
type pairs map[string]alias.Result

func TestAlias(t *testing.T) {
	for _, tt := range []struct {
		name  string
		build func(f *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value
		want  pairs
	}{
		{"arguments", func(_ *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			return map[string]*ir.Value{"a": entry.Arg(0), "b": entry.Arg(1), "v": view(in, entry.Arg(0)), "m": alloc(in), "s": alloca(in)}
		}, pairs{"aa": alias.Must, "ab": alias.May, "av": alias.Must, "bv": alias.May, "am": alias.No, "vm": alias.No, "as": alias.No, "ms": alias.No}},

		{"globals", func(_ *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			return map[string]*ir.Value{"g": global(in, "g"), "h": global(in, "h"), "a": entry.Arg(0), "m": alloc(in)}
		}, pairs{"gg": alias.Must, "gh": alias.May, "ga": alias.May, "gm": alias.No}},

		{"unknown values", func(_ *toy.Func, _ *ir.Block, in *toy.Builder) map[string]*ir.Value {
			m := alloc(in)
			return map[string]*ir.Value{"m": m, "x": in.Unknown(mem, m), "y": in.Unknown(mem)}
		}, pairs{"mx": alias.May, "my": alias.May, "xy": alias.May}},

		{"distinct objects", func(_ *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			d := ir.Create(in, &toy.Distinct{Args: ir.Uses(entry.Arg(0), entry.Arg(1)), Results: ir.ResTypes(mem, mem)})
			x, y := d.Results.At(0), d.Results.At(1)
			return map[string]*ir.Value{"a": entry.Arg(0), "b": entry.Arg(1), "x": x, "y": y, "v": view(in, x)}
		}, pairs{"xy": alias.No, "vy": alias.No, "ax": alias.Must, "xa": alias.Must, "ay": alias.May, "bx": alias.May, "ab": alias.May}},

		{"block arguments", func(f *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			next := toy.Block(&f.Body, mem, mem)
			m, n := alloc(in), alloc(in)
			other := toy.Block(&f.Body)
			in.CondBr(entry.Arg(0), next, other, m, n)
			in2 := toy.At(other)
			p := alloc(in2)
			in2.Br(next, n, p)
			toy.At(next).Return()
			return map[string]*ir.Value{"m": m, "n": n, "p": p, "x": next.Arg(0), "y": next.Arg(1), "a": entry.Arg(1)}
		}, pairs{"xm": alias.May, "xp": alias.No, "ym": alias.No, "yp": alias.May, "xy": alias.May, "xa": alias.No}},

		{"made by a branch", func(f *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			next := toy.Block(&f.Body, mem, mem)
			m := alloc(in)
			ir.Create(in, &toy.Raise{Args: ir.Uses(m), Dest: ir.To(next)})
			return map[string]*ir.Value{"m": m, "n": alloc(toy.At(next)), "x": next.Arg(0), "y": next.Arg(1)}
		}, pairs{"xm": alias.May, "ym": alias.Must, "yn": alias.No}},

		{"cycles", func(f *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			loop := toy.Block(&f.Body, mem)
			m, n := alloc(in), alloc(in)
			in.Br(loop, m)
			in2 := toy.At(loop)
			in2.CondBr(entry.Arg(0), loop, loop, view(in2, loop.Arg(0)))
			return map[string]*ir.Value{"m": m, "n": n, "x": loop.Arg(0)}
		}, pairs{"xm": alias.Must, "xn": alias.No}},

		{"if", func(_ *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			m, n, p := alloc(in), alloc(in), alloc(in)
			op := ir.Create(in, &toy.If{Cond: entry.Arg(0).Use(), Results: ir.ResTypes(mem, mem)})
			toy.At(toy.Block(&op.Then)).Yield(m, m)
			toy.At(toy.Block(&op.Else)).Yield(n, m)
			return map[string]*ir.Value{"m": m, "n": n, "p": p, "x": op.Results.At(0), "y": op.Results.At(1)}
		}, pairs{"xm": alias.May, "xn": alias.May, "xp": alias.No, "ym": alias.Must, "yn": alias.No}},

		{"for", func(_ *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			m, n := alloc(in), alloc(in)
			i := entry.Arg(0)
			op := ir.Create(in, &toy.For{Lower: i.Use(), Upper: i.Use(), Step: i.Use(), Inits: ir.Uses(m, m), Results: ir.ResTypes(mem, mem)})
			body := toy.Block(&op.Body, ir.I8, mem, mem)
			in2 := toy.At(body)
			p := alloc(in2)
			in2.Yield(body.Arg(1), p)
			return map[string]*ir.Value{"m": m, "n": n, "p": p, "x": body.Arg(1), "y": body.Arg(2), "r": op.Results.At(0), "s": op.Results.At(1),
				"i": body.Arg(0)}
		}, pairs{"xm": alias.Must, "xn": alias.No, "rm": alias.Must, "rn": alias.No, "ym": alias.May, "yp": alias.May, "yn": alias.No, "sp": alias.May,
			"sn": alias.No, "im": alias.May}},

		{"while", func(_ *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			m, n := alloc(in), alloc(in)
			op := ir.Create(in, &toy.While{Inits: ir.Uses(m), Results: ir.ResTypes(mem)})
			before, after := toy.Block(&op.Before, mem), toy.Block(&op.After, mem)
			ir.Create(toy.At(before), &toy.Condition{Cond: entry.Arg(0).Use(), Args: ir.Uses(before.Arg(0))})
			toy.At(after).Yield(after.Arg(0))
			return map[string]*ir.Value{"m": m, "n": n, "x": before.Arg(0), "y": after.Arg(0), "r": op.Results.At(0)}
		}, pairs{"xm": alias.Must, "ym": alias.Must, "rm": alias.Must, "xn": alias.No, "rn": alias.No}},

		{"scopes", func(_ *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			early := in.Unknown(mem)
			op := ir.Create(in, &toy.Scope{})
			in2 := toy.At(toy.Block(&op.Body))
			s, late := alloca(in2), in2.Unknown(mem)
			in2.Yield()
			return map[string]*ir.Value{"e": early, "s": s, "l": late, "h": alloc(in)}
		}, pairs{"se": alias.No, "sl": alias.May, "he": alias.May}},

		{"deep views", func(_ *toy.Func, entry *ir.Block, in *toy.Builder) map[string]*ir.Value {
			m := alloc(in)
			v := m
			for range 20 {
				v = view(in, v)
			}
			return map[string]*ir.Value{"m": m, "v": v}
		}, pairs{"mv": alias.May}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, b := toy.NewModule()
			f, entry := b.Func("f", false, mem, mem)
			vs := tt.build(f, entry, toy.At(entry))
			a := alias.New()
			for p, want := range tt.want {
				x, y := vs[p[:1]], vs[p[1:]]
				if got := a.Alias(x, y); got != want {
					t.Errorf("Alias(%s) = %v, want %v", p, got, want)
				}
				if got := a.Alias(y, x); got != want {
					t.Errorf("Alias(%s), exchanged, = %v, want %v", p, got, want)
				}
			}
		})
	}
}

func TestModRef(t *testing.T) {
	_, b := toy.NewModule()
	_, entry := b.Func("f", false, mem, ir.I8)
	in := toy.At(entry)
	arg, x := entry.Arg(0), entry.Arg(1)
	m, n := alloc(in), alloc(in)
	load := ir.Create(in, &toy.Load{From: m.Use(), Result: ir.Res(ir.I8)})
	store := ir.Create(in, &toy.Store{Value: x.Use(), To: arg.Use()})
	sink := in.Sink()
	call := in.Call("g", nil)
	box := ir.Create(in, &toy.Box{})
	sum := in.Bin(toy.Add, x, x).DefOp()
	for _, tt := range []struct {
		name string
		op   ir.Op
		v    *ir.Value
		want alias.ModRef
	}{
		{"load of m", load, m, alias.Ref},
		{"load of m", load, n, alias.None},
		{"store to an argument", store, arg, alias.Mod},
		{"store to an argument", store, m, alias.None},
		{"store to an argument", store, in.Unknown(mem), alias.Mod},
		{"write of anything", sink, m, alias.Mod},
		{"call", call, m, alias.Mod | alias.Ref},
		{"region", box, m, alias.Mod | alias.Ref},
		{"sum", sum, m, alias.None},
		{"allocation of m", m.DefOp(), m, alias.None},
	} {
		if got := alias.New().ModRef(tt.op, tt.v); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestConflict(t *testing.T) {
	_, b := toy.NewModule()
	_, entry := b.Func("f", false, mem, mem, ir.I8)
	in := toy.At(entry)
	x := entry.Arg(2)
	m, n := alloc(in), alloc(in)
	read := func(v *ir.Value) ir.Op { return ir.Create(in, &toy.Load{From: v.Use(), Result: ir.Res(ir.I8)}) }
	write := func(v *ir.Value) ir.Op { return ir.Create(in, &toy.Store{Value: x.Use(), To: v.Use()}) }
	box := ir.Create(in, &toy.Box{})
	in2 := toy.At(toy.Block(&box.Body))
	ir.Create(in2, &toy.Store{Value: x.Use(), To: m.Use()})
	in2.Yield()
	for _, tt := range []struct {
		name string
		p, q ir.Op
		want bool
	}{
		{"reads", read(m), read(m), false},
		{"read and write of one", read(m), write(m), true},
		{"writes of one", write(m), write(m), true},
		{"writes of two", write(m), write(n), false},
		{"writes of arguments", write(entry.Arg(0)), write(entry.Arg(1)), true},
		{"allocations", m.DefOp(), n.DefOp(), false},
		{"allocation and write of other", m.DefOp(), write(n), false},
		{"allocation and write of same", m.DefOp(), write(m), true},
		{"write and call", write(m), in.Call("g", nil), true},
		{"call and sum", in.Call("g", nil), in.Bin(toy.Add, x, x).DefOp(), false},
		{"region with a write and read", box, read(m), true},
		{"region with a write and read of other", box, read(n), false},
		{"write of anything", in.Sink(), read(n), true},
	} {
		a := alias.New()
		if got := a.Conflict(tt.p, tt.q); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
		if got := a.Conflict(tt.q, tt.p); got != tt.want {
			t.Errorf("%s, exchanged: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// never says that nothing overlaps and nothing is touched but by reading.
type never struct{}

func (never) Alias(_, _ *ir.Value) alias.Result        { return alias.No }
func (never) ModRef(_ ir.Op, _ *ir.Value) alias.ModRef { return alias.Ref }

func TestOracle(t *testing.T) {
	_, b := toy.NewModule()
	_, entry := b.Func("f", false, mem, mem)
	in := toy.At(entry)
	a := alias.New(never{})
	if got := a.Alias(entry.Arg(0), entry.Arg(1)); got != alias.No {
		t.Errorf("arguments: %v, want what the oracle says", got)
	}
	if got := a.Alias(entry.Arg(0), entry.Arg(0)); got != alias.Must {
		t.Errorf("one argument: %v", got)
	}
	if got := a.ModRef(in.Call("g", nil), entry.Arg(0)); got != alias.Ref {
		t.Errorf("call: %v, want what the oracle leaves", got)
	}
}
