package conversion_test

import (
	"strings"
	"testing"

	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/ir/rewrite/conversion"
)

// converter makes i64 of i32, two i64 of f32, and nothing of none. It does not know index.
func converter() *conversion.TypeConverter {
	c := new(conversion.TypeConverter)
	conversion.AddRule(c, func(t ir.Type) (ir.Type, bool) { return t, true })
	conversion.AddRule(c, func(*ir.IndexType) (ir.Type, bool) { return nil, true })
	conversion.AddRule(c, func(t *ir.IntegerType) (ir.Type, bool) {
		return ir.I64, t == ir.I32
	})
	conversion.AddRuleMany(c, func(*ir.FloatType) ([]ir.Type, bool) { return []ir.Type{ir.I64, ir.I64}, true })
	conversion.AddRuleMany(c, func(*ir.NoneType) ([]ir.Type, bool) { return []ir.Type{}, true })
	return c
}

func TestTypes(t *testing.T) {
	c := converter()
	f32 := mustType(t, "f32")
	for _, tc := range []struct {
		in   ir.Type
		want string
	}{
		{ir.I32, "i64"},
		{ir.I64, "i64"},
		{ir.Int(8), "i8"},
		{f32, "i64 i64"},
		{ir.None(), ""},
		{ir.Index(), "fails"},
	} {
		for range 2 { // from the cache too
			got := "fails"
			if ts, ok := c.Types(tc.in); ok {
				var words []string
				for _, t := range ts {
					words = append(words, t.String())
				}
				got = strings.Join(words, " ")
			}
			if got != tc.want {
				t.Errorf("%s: got %s, want %s", tc.in, got, tc.want)
			}
		}
	}
	if c.Type(f32) != nil || c.Type(ir.I32) != ir.Type(ir.I64) {
		t.Error("Type is wrong")
	}
	if ts, ok := c.All([]ir.Type{ir.I32, f32, ir.None()}); !ok || len(ts) != 3 {
		t.Errorf("All: got %v %t", ts, ok)
	}
	if _, ok := c.All([]ir.Type{ir.I32, ir.Index()}); ok {
		t.Error("All converts what cannot be")
	}
	if _, ok := c.Signature([]ir.Type{ir.Index()}); ok {
		t.Error("Signature converts what cannot be")
	}
	if _, ok := new(conversion.TypeConverter).Types(ir.I32); ok {
		t.Error("a converter without rules converts")
	}
	if !c.IsLegalSignature(ir.Function([]ir.Type{ir.I64}, nil)) || c.IsLegalSignature(ir.Function(nil, []ir.Type{ir.I32})) {
		t.Error("IsLegalSignature is wrong")
	}
}

func mustType(t *testing.T, s string) ir.Type {
	t.Helper()
	m := parse(t, function("(%x: "+s+")", "return"))
	return ir.RegionAt(ir.RegionAt(m, 0).Entry().First(), 0).Entry().Arg(0).Type()
}

// withTypes returns a target and patterns that convert ops of a, and functions and branches, by c.
func withTypes(c *conversion.TypeConverter) (*conversion.Target, []rewrite.Pattern) {
	tgt := target()
	conversion.Dynamic(tgt, func(f *fn.Func) bool {
		return c.IsLegalSignature(f.Signature()) && c.IsLegalRegion(f.FuncBody())
	})
	conversion.Dynamic(tgt, func(op *fn.Return) bool { return c.IsLegalOp(op) })
	conversion.Dynamic(tgt, func(op *cf.Br) bool { return c.IsLegalOp(op) })
	flat := func(in [][]*ir.Value) (vs []*ir.Value) {
		for _, v := range in {
			vs = append(vs, v...)
		}
		return vs
	}
	return tgt, append(toB(c), conversion.FunctionSignatures(c),
		conversion.OnMany(c, func(rw *conversion.Rewriter, op *fn.Return, in [][]*ir.Value) bool {
			rewrite.ReplaceWithNew(rw.Rewriter, op, &fn.Return{Operands: ir.Uses(flat(in)...)})
			return true
		}),
		conversion.OnMany(c, func(rw *conversion.Rewriter, op *cf.Br, in [][]*ir.Value) bool {
			rewrite.ReplaceWithNew(rw.Rewriter, op, cf.NewBr(op.Dest.Block(), flat(in)...))
			return true
		}))
}

func TestTypeConversion(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"one to one", `
			func.func @f(%x: i32, %y: i64) -> i32 {
				%0 = a.add %x, %x : i32
				cf.br ^bb1(%0 : i32)
			^bb1(%z: i32):
				a.use(%z, %y : i32, i64)
				return %z : i32
			}`, `
			func.func @f(%x: i64, %y: i64) -> i64 {
				%0 = b.add %x, %x : i64
				cf.br ^bb1(%0 : i64)
			^bb1(%z: i64):
				b.use(%z, %y : i64, i64)
				return %z : i64
			}`},
		{"one to two and to none", `
			func.func @f(%x: f32, %n: none, %y: i32) -> f32 {
				%0, %1, %2 = a.get : none, f32, i32
				a.use(%0, %1, %2, %x, %n, %y : none, f32, i32, f32, none, i32)
				cf.br ^bb1(%1, %0 : f32, none)
			^bb1(%p: f32, %q: none):
				a.use(%p, %q : f32, none)
				return %p : f32
			}`, `
			func.func @f(%x: i64, %x1: i64, %y: i64) -> (i64, i64) {
				%0, %1, %2 = b.get : i64, i64, i64
				b.use(%0, %1, %2, %x, %x1, %y : i64, i64, i64, i64, i64, i64)
				cf.br ^bb1(%0, %1 : i64, i64)
			^bb1(%p: i64, %q: i64):
				b.use(%p, %q : i64, i64)
				return %p, %q : i64, i64
			}`},
		{"regions that move", `
			func.func @f() {
				a.wrap {
				^bb0(%x: i32):
					a.use(%x : i32)
					cf.br ^bb1(%x : i32)
				^bb1(%y: i32):
					a.yield(%y : i32)
				}
				return
			}`, `
			func.func @f() {
				b.wrap {
				^bb0(%x: i64):
					b.use(%x : i64)
					cf.br ^bb1(%x : i64)
				^bb1(%y: i64):
					b.yield(%y : i64)
				}
				return
			}`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := parse(t, tc.in)
			tgt, ps := withTypes(converter())
			if err := conversion.Full(m, tgt, rewrite.NewSet(ps...), config); err != nil {
				t.Fatal(err)
			}
			equal(t, m, tc.want)
		})
	}
}

const mixed = `
	func.func @f(%x: i32) {
		%0 = a.add %x, %x : i32
		"x.use"(%0) : (i32) -> ()
		%1 = "x.get"() : () -> i32
		a.use(%1, %x : i32, i32)
		return
	}`

func TestCastsRemain(t *testing.T) {
	tgt, ps := withTypes(converter())
	c := config
	c.KeepCasts = true
	m := parse(t, mixed)
	if err := conversion.Partial(m, tgt, rewrite.NewSet(ps...), c); err != nil {
		t.Fatal(err)
	}
	equal(t, m, `
		func.func @f(%x: i64) {
			%0 = b.add %x, %x : i64
			%1 = builtin.unrealized_conversion_cast %0 : i64 to i32
			"x.use"(%1) : (i32) -> ()
			%2 = "x.get"() : () -> i32
			%3 = builtin.unrealized_conversion_cast %2 : i32 to i64
			b.use(%3, %x : i64, i64)
			return
		}`)
}

func TestMaterializations(t *testing.T) {
	types := converter()
	types.AddSource(func(b *ir.Builder, t ir.Type, in []*ir.Value) *ir.Value {
		return &ir.Create(b, &Join{Values: ir.Uses(in...), Result: ir.Res(t)}).Result.Value
	})
	types.AddTarget(func(b *ir.Builder, ts []ir.Type, in []*ir.Value, original ir.Type) []*ir.Value {
		if original != ir.Type(ir.I32) {
			return nil
		}
		var out []*ir.Value
		for _, t := range ts {
			out = append(out, &ir.Create(b, &Join{Values: ir.Uses(in...), Result: ir.Res(t)}).Result.Value)
		}
		return out
	})
	tgt, ps := withTypes(types)
	m := parse(t, mixed)
	if err := conversion.Partial(m, tgt, rewrite.NewSet(ps...), config); err != nil {
		t.Fatal(err)
	}
	equal(t, m, `
		func.func @f(%x: i64) {
			%0 = b.add %x, %x : i64
			%1 = b.join %0 : i64 to i32
			"x.use"(%1) : (i32) -> ()
			%2 = "x.get"() : () -> i32
			%3 = b.join %2 : i32 to i64
			b.use(%3, %x : i64, i64)
			return
		}`)

	m = parse(t, `
		func.func @f(%x: f32) {
			%0 = "x.make"(%x) : (f32) -> i32
			a.use(%0 : i32)
			return
		}`)
	if err := conversion.Partial(m, tgt, rewrite.NewSet(ps...), config); err != nil {
		t.Fatal(err)
	}
	equal(t, m, `
		func.func @f(%x: i64, %y: i64) {
			%0 = b.join %x, %y : i64, i64 to f32
			%1 = "x.make"(%0) : (f32) -> i32
			%2 = b.join %1 : i32 to i64
			b.use(%2 : i64)
			return
		}`)
}

func TestUnresolved(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"a value that is still used", `
			func.func @f(%x: i32) {
				"x.use"(%x) : (i32) -> ()
				return
			}`, `failed to legalize unresolved materialization from ('i64') to ('i32') that remained live after conversion
see current operation: builtin.unrealized_conversion_cast
see existing live user here: x.use`},
		{"two values", `
			func.func @f(%x: f32) {
				"x.use"(%x) : (f32) -> ()
				return
			}`, `failed to legalize unresolved materialization from ('i64', 'i64') to ('f32') that remained live after conversion
see current operation: builtin.unrealized_conversion_cast
see existing live user here: x.use`},
		{"a value that was dropped", `
			func.func @f(%x: none) {
				"x.use"(%x) : (none) -> ()
				return
			}`, `failed to legalize unresolved materialization from () to ('none') that remained live after conversion
see current operation: builtin.unrealized_conversion_cast
see existing live user here: x.use`},
	} {
		tgt, ps := withTypes(converter())
		err := conversion.Partial(parse(t, tc.in), tgt, rewrite.NewSet(ps...), config)
		if got := notes(err); got != tc.want {
			t.Errorf("%s: got %s\nwant %s", tc.name, got, tc.want)
		}
	}
}

// A type that cannot be converted makes the patterns for it fail.
func TestUnconvertible(t *testing.T) {
	for _, in := range []string{
		"func.func @f(%x: index) {\na.use(%x : index)\nreturn\n}",
		function("()", "%0 = \"x.get\"() : () -> index\na.use(%0 : index)\nreturn"),
		function("()", "a.wrap {\n^bb0(%x: index):\na.yield()\n}\nreturn"),
		function("()", "a.wrap {\n%0 = \"x.get\"() : () -> index\ncf.br ^bb1(%0 : index)\n^bb1(%x: index):\na.yield()\n}\nreturn"),
	} {
		m := parse(t, in)
		tgt, ps := withTypes(converter())
		if err := conversion.Partial(m, tgt, rewrite.NewSet(ps...), config); err == nil {
			t.Errorf("no error for\n%s", in)
		}
		equal(t, m, in)
	}
}

func TestValueRules(t *testing.T) {
	types := new(conversion.TypeConverter)
	conversion.AddRule(types, func(t ir.Type) (ir.Type, bool) { return t, true })
	types.AddValueRule(func(v *ir.Value) ([]ir.Type, bool) {
		if op := v.DefOp(); op != nil && ir.Attribute(op, "wide") != nil {
			return []ir.Type{ir.I64}, true
		}
		return nil, false
	})
	m := parse(t, function("()", `
		%0 = "x.get"() {wide} : () -> i32
		%1 = "x.get"() : () -> i32
		a.use(%0, %1 : i32, i32)
		return`))
	c := config
	c.KeepCasts = true
	if err := conversion.Partial(m, target(), rewrite.NewSet(toB(types)...), c); err != nil {
		t.Fatal(err)
	}
	equal(t, m, function("()", `
		%0 = "x.get"() {wide} : () -> i32
		%2 = builtin.unrealized_conversion_cast %0 : i32 to i64
		%1 = "x.get"() : () -> i32
		b.use(%2, %1 : i64, i32)
		return`))
}

func TestBlockSignatures(t *testing.T) {
	var before *ir.Value
	convert := conversion.On(nil, func(rw *conversion.Rewriter, op *WrapA, _ []*ir.Value) bool {
		w := ir.Create(rw, &WrapB{})
		rw.InlineRegionBefore(&op.Body, &w.Body, nil)
		b := w.Body.Entry()
		s := conversion.NewSignature(3)
		s.AddTypes(ir.I64)
		s.AddInput(2, b.Arg(2).Type())
		s.Remap(0, before)
		n := rw.ConvertBlock(b, s, nil)
		if len(s.Types()) != 2 || n == b {
			return false
		}
		rw.ReplaceUses(n.Arg(0), before)
		if rw.Remapped(b.Arg(2)) != n.Arg(1) || rw.Remapped(b.Arg(0)) != before || rw.Types() != nil {
			return false
		}
		rw.Replace(op)
		return true
	})
	m := parse(t, function("(%v: i32)", `
		a.wrap {
		^bb0(%x: i32, %y: i32, %z: i32):
			"x.use"(%x, %z) : (i32, i32) -> ()
			"b.yield"() : () -> ()
		}
		return`))
	before = ir.RegionAt(ir.RegionAt(m, 0).Entry().First(), 0).Entry().Arg(0)
	if err := conversion.Partial(m, target(), rewrite.NewSet(convert), config); err != nil {
		t.Fatal(err)
	}
	equal(t, m, function("(%v: i32)", `
		b.wrap {
		^bb0(%new: i64, %z: i32):
			"x.use"(%v, %z) : (i32, i32) -> ()
			"b.yield"() : () -> ()
		}
		return`))
}

func TestInlining(t *testing.T) {
	inline := conversion.On(nil, func(rw *conversion.Rewriter, op *WrapA, _ []*ir.Value) bool {
		x := ir.Create(rw, &GetB{getter: getter{ir.ResTypes(ir.I32)}})
		body := op.Body.Entry()
		end := body.Terminator()
		rw.InlineBlockBefore(body, ir.BlockOf(op), op, x.Results.At(0))
		rw.Erase(end)
		rw.Erase(op)
		return true
	})
	m := parse(t, function("()", `
		a.wrap {
		^bb0(%x: i32):
			a.use(%x : i32)
			a.wrap {
			^bb0(%y: i32):
				a.use(%x, %y : i32, i32)
				a.yield()
			}
			a.yield()
		}
		return`))
	if err := conversion.Partial(m, target(), rewrite.NewSet(append(toB(nil)[:3], inline)...), config); err != nil {
		t.Fatal(err)
	}
	equal(t, m, function("()", `
		%x = b.get : i32
		b.use(%x : i32)
		%y = b.get : i32
		b.use(%x, %y : i32, i32)
		return`))
}

func TestMisuse(t *testing.T) {
	m := parse(t, function("()", "%0, %1 = a.get : i32, f32\na.use(%0, %1 : i32, f32)\nreturn"))
	get := func(f func(rw *conversion.Rewriter, op *GetA)) rewrite.Pattern {
		return conversion.On(nil, func(rw *conversion.Rewriter, op *GetA, _ []*ir.Value) bool {
			f(rw, op)
			return true
		})
	}
	for name, f := range map[string]func(){
		"other driver": func() { rewrite.Greedy(m, rewrite.NewSet(toB(nil)...), rewrite.Config{}) },
		"one to many": func() {
			flat := conversion.On(converter(), func(*conversion.Rewriter, *UseA, []*ir.Value) bool { return true })
			_ = conversion.Partial(m, target(), rewrite.NewSet(toB(converter())[3], flat), config)
		},
		"number of values": func() {
			_ = conversion.Partial(m, target(), rewrite.NewSet(get(func(rw *conversion.Rewriter, op *GetA) { rw.ReplaceMany(op, nil) })), config)
		},
		"replaced twice": func() {
			_ = conversion.Partial(m, target(), rewrite.NewSet(get(func(rw *conversion.Rewriter, op *GetA) {
				rw.Erase(op)
				rw.Erase(op)
			})), config)
		},
		"argument": func() {
			_ = conversion.Partial(m, target(), rewrite.NewSet(get(func(rw *conversion.Rewriter, op *GetA) {
				rw.InsertArg(ir.BlockOf(op), 0, ir.I32, ir.Loc{})
			})), config)
		},
		"recursively": func() { target().RecursivelyLegalOp("a.use", nil) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}

func TestReconcile(t *testing.T) {
	m := parse(t, function("(%x: i32, %y: i32)", `
		%0 = builtin.unrealized_conversion_cast %x : i32 to i64
		%1 = builtin.unrealized_conversion_cast %0 : i64 to f32
		%2 = builtin.unrealized_conversion_cast %1 : f32 to i32
		%3:2 = builtin.unrealized_conversion_cast %x, %y : i32, i32 to i64, i64
		%4:2 = builtin.unrealized_conversion_cast %3#0, %3#1 : i64, i64 to i32, i32
		%5 = builtin.unrealized_conversion_cast %3#1 : i64 to i32
		%6 = builtin.unrealized_conversion_cast %x : i32 to f32
		%7 = builtin.unrealized_conversion_cast %6 : f32 to f64
		"x.use"(%2, %4#1, %5) : (i32, i32, i32) -> ()
		return`))
	var casts []ir.Op
	for op := range ir.WalkOf[*builtin.UnrealizedConversionCast](m) {
		casts = append(casts, op)
	}
	left := conversion.Reconcile(casts)
	if len(left) != 2 || left[0] != casts[3] || left[1] != casts[5] {
		t.Errorf("got %d casts left", len(left))
	}
	equal(t, m, function("(%x: i32, %y: i32)", `
		%3:2 = builtin.unrealized_conversion_cast %x, %y : i32, i32 to i64, i64
		%5 = builtin.unrealized_conversion_cast %3#1 : i64 to i32
		"x.use"(%x, %y, %5) : (i32, i32, i32) -> ()
		return`))
}

// Casts of several values to one stand where all of them are known.
func TestCastOfSeveralValues(t *testing.T) {
	const makes = `
		%p, %q = a.get : i32, i32
		%0 = "x.later"() : () -> i64
		a.wrap {
			"x.use"(%p) : (i32) -> ()
			a.yield()
		}`
	for _, tc := range []struct{ name, in, want string }{
		{"in one block", makes + "\nreturn", `
			"x.before"() : () -> ()
			%0 = "x.later"() : () -> i64
			%1 = builtin.unrealized_conversion_cast %0, %x : i64, i64 to i32
			b.wrap {
				"x.use"(%1) : (i32) -> ()
				b.yield()
			}
			return`},
		{"in several", "cf.br ^bb1\n^bb1:" + makes + "\nreturn", `
			"x.before"() : () -> ()
			cf.br ^bb1
		^bb1:
			%0 = "x.later"() : () -> i64
			%1 = builtin.unrealized_conversion_cast %0, %x : i64, i64 to i32
			b.wrap {
				"x.use"(%1) : (i32) -> ()
				b.yield()
			}
			return`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			get := conversion.On(nil, func(rw *conversion.Rewriter, op *GetA, _ []*ir.Value) bool {
				later := ir.ResultAt(ir.Next(op), 0)
				x := ir.ParentRegion(op).Entry().Arg(0)
				rw.ReplaceMany(op, [][]*ir.Value{{later, x}, {x, later}})
				return true
			})
			c := config
			c.KeepCasts = true
			m := parse(t, function("(%x: i64)", "\"x.before\"() : () -> ()\n"+tc.in))
			if err := conversion.Partial(m, target(), rewrite.NewSet(append(toB(nil)[:3:3], toB(nil)[4], get)...), c); err != nil {
				t.Fatal(err)
			}
			equal(t, m, function("(%x: i64)", tc.want))
		})
	}
}

// Several values are cast to the types that a pattern wants once, and back; ops in a block that goes are gone.
func TestCastsAreShared(t *testing.T) {
	pairs := new(conversion.TypeConverter)
	conversion.AddRule(pairs, func(t ir.Type) (ir.Type, bool) { return t, true })
	conversion.AddRule(pairs, func(*ir.FloatType) (ir.Type, bool) { return ir.I32, true })
	use := conversion.On(pairs, func(rw *conversion.Rewriter, op *UseA, in []*ir.Value) bool {
		rewrite.ReplaceWithNew(rw.Rewriter, op, &UseB{user: user{ir.Uses(in...)}})
		return true
	})
	get := conversion.On(nil, func(rw *conversion.Rewriter, op *GetA, _ []*ir.Value) bool {
		g := ir.Create(rw, &GetB{getter: getter{ir.ResTypes(ir.I64, ir.I64)}})
		rw.ReplaceMany(op, [][]*ir.Value{g.Results.Values()})
		return true
	})
	erase := conversion.On(nil, func(rw *conversion.Rewriter, op *WrapA, _ []*ir.Value) bool {
		for b := range op.Body.Blocks() {
			rw.EraseBlock(b)
		}
		rw.Erase(op)
		return true
	})
	m := parse(t, function("()", `
		%p = a.get : f32
		a.use(%p : f32)
		a.use(%p : f32)
		a.wrap {
			a.use(%p : f32)
			a.yield()
		}
		return`))
	c := config
	c.KeepCasts = true
	if err := conversion.FullOps([]ir.Op{m}, target(), rewrite.NewSet(use, get, erase), c); err != nil {
		t.Fatal(err)
	}
	equal(t, m, function("()", `
		%0, %1 = b.get : i64, i64
		%2 = builtin.unrealized_conversion_cast %0, %1 : i64, i64 to i32
		b.use(%2 : i32)
		b.use(%2 : i32)
		return`))
}

// A block that moves into an op which was legal makes that op be looked at again.
func TestMovedBlocks(t *testing.T) {
	tgt := target()
	conversion.Dynamic(tgt, func(op *WrapB) bool { return ir.Attribute(op, "full") == nil })
	var reasons []string
	c := config
	c.NoMatch = func(op ir.Op, reason string) { reasons = append(reasons, ir.Name(op)+": "+reason) }
	give := conversion.On(nil, func(rw *conversion.Rewriter, op *WrapA, _ []*ir.Value) bool {
		to, ok := ir.Next(op).(*WrapB)
		if !ok {
			return rw.NotifyMatchFailure(op, "nobody takes the block")
		}
		rw.InlineRegionBefore(&op.Body, &to.Body, nil)
		rw.Erase(op)
		return true
	})
	const wrap = `
		a.wrap {
		^bb0(%x: i32):
			b.yield()
		}`
	m := parse(t, function("()", wrap+`
		b.wrap {
			b.yield()
		}
		return`))
	if err := conversion.Partial(m, tgt, rewrite.NewSet(give), c); err != nil {
		t.Fatal(err)
	}
	equal(t, m, function("()", `
		b.wrap {
			b.yield()
		^bb1(%x: i32):
			b.yield()
		}
		return`))

	m = parse(t, function("()", wrap+`
		b.wrap {
			b.yield()
		} {full}
		return`))
	before := text(t, m)
	if err := conversion.Partial(m, tgt, rewrite.NewSet(give), c); err == nil {
		t.Error("no error")
	}
	if got := text(t, m); got != before {
		t.Errorf("got:\n%s\nwant:\n%s", got, before)
	}
	if err := conversion.Partial(parse(t, function("()", wrap+"\nreturn")), tgt, rewrite.NewSet(give), c); err == nil {
		t.Error("no error")
	}
	if got, want := strings.Join(reasons, "\n"), "a.wrap: nobody takes the block"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
