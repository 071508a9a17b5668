package conversion_test

import (
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/ir/rewrite/conversion"
)

// toB returns the patterns from dialect a to b, with types.
func toB(types *conversion.TypeConverter) []rewrite.Pattern {
	return []rewrite.Pattern{
		conversion.On(types, func(rw *conversion.Rewriter, op *AddA, in []*ir.Value) bool {
			rewrite.ReplaceWithNew(rw.Rewriter, op, &AddB{binary: binary{Lhs: in[0].Use(), Rhs: in[1].Use()}})
			return true
		}),
		conversion.OnMany(types, func(rw *conversion.Rewriter, op *UseA, in [][]*ir.Value) bool {
			var flat []*ir.Value
			for _, vs := range in {
				flat = append(flat, vs...)
			}
			rewrite.ReplaceWithNew(rw.Rewriter, op, &UseB{user: user{ir.Uses(flat...)}})
			return true
		}),
		conversion.OnMany(types, func(rw *conversion.Rewriter, op *YieldA, in [][]*ir.Value) bool {
			var flat []*ir.Value
			for _, vs := range in {
				flat = append(flat, vs...)
			}
			rewrite.ReplaceWithNew(rw.Rewriter, op, &YieldB{user: user{ir.Uses(flat...)}})
			return true
		}),
		conversion.On(types, func(rw *conversion.Rewriter, op *GetA, _ []*ir.Value) bool {
			if types == nil {
				rewrite.ReplaceWithNew(rw.Rewriter, op, &GetB{getter: getter{ir.ResTypes(ir.ResultTypes(op)...)}})
				return true
			}
			var flat []ir.Type
			var counts []int
			for _, t := range ir.ResultTypes(op) {
				ts, ok := types.Types(t)
				if !ok {
					return false
				}
				flat, counts = append(flat, ts...), append(counts, len(ts))
			}
			vs := ir.ResultValues(ir.Create(rw, &GetB{getter: getter{ir.ResTypes(flat...)}}))
			many := make([][]*ir.Value, len(counts))
			for i, n := range counts {
				many[i], vs = vs[:n], vs[n:]
			}
			rw.ReplaceMany(op, many)
			return true
		}),
		conversion.On(types, func(rw *conversion.Rewriter, op *WrapA, _ []*ir.Value) bool {
			w := ir.Create(rw, &WrapB{})
			rw.InlineRegionBefore(&op.Body, &w.Body, nil)
			if types != nil && !rw.ConvertRegion(&w.Body, types, nil) {
				return false
			}
			rw.Replace(op)
			return true
		}),
	}
}

// target says that b is legal and a is not.
func target() *conversion.Target {
	t := conversion.NewTarget()
	t.LegalDialect("b", "builtin", "func", "cf")
	t.IllegalDialect("a")
	return t
}

func TestPartial(t *testing.T) {
	c := config
	c.Unlegalized = map[ir.Op]struct{}{}
	m := parse(t, function("(%x: i32)", `
		%0 = a.get : i32
		%1 = a.add %0, %x : i32
		%2 = "x.unknown"(%1) : (i32) -> i32
		a.wrap {
			a.use(%2, %1 : i32, i32)
			a.yield()
		}
		return`))
	if err := conversion.Partial(m, target(), rewrite.NewSet(toB(nil)...), c); err != nil {
		t.Fatal(err)
	}
	equal(t, m, function("(%x: i32)", `
		%0 = b.get : i32
		%1 = b.add %0, %x : i32
		%2 = "x.unknown"(%1) : (i32) -> i32
		b.wrap {
			b.use(%2, %1 : i32, i32)
			b.yield()
		}
		return`))
	for op := range c.Unlegalized {
		if len(c.Unlegalized) != 1 || ir.Name(op) != "x.unknown" {
			t.Errorf("not legalized: %v", c.Unlegalized)
		}
	}
}

// notes returns the message of err and of its notes, a line each.
func notes(err error) string {
	d, ok := err.(*diag.Diagnostic)
	if !ok {
		return "no diagnostic"
	}
	s := d.Message
	for _, n := range d.Notes {
		s += "\n" + n.Message
	}
	return s
}

func TestFailureRestores(t *testing.T) {
	in := function("(%x: i32)", `
		%0 = a.get : i32
		%1 = a.add %0, %x : i32
		a.wrap {
		^bb0(%y: i32):
			a.use(%1, %y : i32, i32) {k = 1 : i32}
			cf.br ^bb1
		^bb1:
			a.yield()
		}
		"x.unknown"() : () -> ()
		a.far
		return`)
	i64 := new(conversion.TypeConverter)
	conversion.AddRule(i64, func(ir.Type) (ir.Type, bool) { return ir.I64, true })
	for _, tc := range []struct {
		name  string
		types *conversion.TypeConverter
		full  bool
		want  string
	}{
		{"illegal", nil, false, "failed to legalize operation 'a.far' that was explicitly marked illegal\nsee current operation: a.far"},
		{"full", nil, true, "failed to legalize operation 'x.unknown'\nsee current operation: x.unknown"},
		{"types", i64, false, "failed to legalize operation 'a.far' that was explicitly marked illegal\nsee current operation: a.far"},
	} {
		m := parse(t, in)
		before := text(t, m)
		ps := toB(tc.types)
		if tc.types != nil {
			ps = append(ps, conversion.FunctionSignatures(tc.types))
		}
		tgt := target()
		if tc.types != nil {
			conversion.Dynamic(tgt, func(f *fn.Func) bool { return tc.types.IsLegalSignature(f.Signature()) })
		}
		var err error
		if tc.full {
			err = conversion.Full(m, tgt, rewrite.NewSet(ps...), config)
		} else {
			err = conversion.Partial(m, tgt, rewrite.NewSet(ps...), config)
		}
		if got := notes(err); got != tc.want {
			t.Errorf("%s: got %s\nwant %s", tc.name, got, tc.want)
		}
		if got := text(t, m); got != before {
			t.Errorf("%s: got:\n%s\nwant:\n%s", tc.name, got, before)
		}
	}
}

// messy changes everything that it can, and fails.
var messy = conversion.On(nil, func(rw *conversion.Rewriter, op *UseA, in []*ir.Value) bool {
	block := ir.BlockOf(op)
	g := ir.Create(rw, &GetA{getter: getter{ir.ResTypes(ir.I32)}})
	rw.Modify(op, func() {
		op.Values.Append(g.Results.At(0))
		ir.SetAttribute(op, "k", nil)
		ir.SetLoc(op, ir.Loc{})
	})
	rw.SetOperand(op.Values.Operand(0), g.Results.At(0))
	rw.ReplaceUsesIf(in[0], g.Results.At(0), func(u *ir.Operand) bool { return u.Owner() != ir.Op(op) })
	rw.ReplaceUses(in[0], g.Results.At(0))
	tail := rw.SplitBlock(block, op)
	extra := rw.CreateBlock(block.Region(), tail, ir.Loc{}, ir.I64)
	rw.Clone(op, ir.NewMapping())
	rw.MoveBlockBefore(tail, block.Region(), extra)
	for b := range block.Region().Blocks() {
		for o := range b.Ops() {
			if br, ok := o.(*cf.Br); ok {
				rw.Modify(br, func() { br.Dest.Set(extra) })
			}
		}
	}
	rw.MoveBefore(op, g)
	s := conversion.NewSignature(tail.NumArgs())
	s.AddTypes(ir.I64)
	tail = rw.ConvertBlock(tail, s, nil)
	rw.MergeBlocks(extra, tail, tail.Arg(0))
	rw.Erase(op)
	return false
})

func TestFailedPatternLeavesNoTrace(t *testing.T) {
	in := function("(%x: i32)", `
		cf.br ^bb1
	^bb1:
		%0 = "x.get"() : () -> i32
		"x.before"(%0) : (i32) -> ()
		a.use(%0, %x : i32, i32) {k = 1 : i32}
		"x.after"(%0) : (i32) -> ()
		cf.br ^bb1`)
	m := parse(t, in)
	before := text(t, m)
	if err := conversion.Partial(m, target(), rewrite.NewSet(messy), config); err == nil {
		t.Error("no error")
	}
	if got := text(t, m); got != before {
		t.Errorf("got:\n%s\nwant:\n%s", got, before)
	}
	if err := conversion.Partial(m, target(), rewrite.NewSet(append(toB(nil), messy.WithBenefit(9))...), config); err != nil {
		t.Error(err)
	}
	if got, want := text(t, m), strings.Replace(before, "a.use(%0, %arg0 : i32, i32) {k = 1 : i32}", "b.use(%0, %arg0 : i32, i32)", 1); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// step returns the pattern that replaces a P by the op that next makes.
func step[P ir.Op](next func() ir.Op, makes ...string) rewrite.Pattern {
	return conversion.On(nil, func(rw *conversion.Rewriter, op P, _ []*ir.Value) bool {
		ir.Create(rw, next())
		rw.Erase(op)
		return true
	}).Making(makes...)
}

func TestPatternChoice(t *testing.T) {
	far := func() ir.Op { return &Far{} }
	near := func() ir.Op { return &Near{} }
	use := func() ir.Op { return &UseB{} }
	get := func() ir.Op { return &GetB{} }
	for _, tc := range []struct {
		name string
		ps   []rewrite.Pattern
		want string
	}{
		{"one step after the other", []rewrite.Pattern{step[*Far](near), step[*Near](use)}, "b.use()"},
		{"what leads nowhere is undone", []rewrite.Pattern{step[*Far](near).WithBenefit(2), step[*Far](use)}, "b.use()"},
		{"the shorter way first", []rewrite.Pattern{
			step[*Far](near, "a.near").WithBenefit(5), step[*Near](use, "b.use"), step[*Far](get, "b.get")}, "b.get"},
		{"then the higher benefit", []rewrite.Pattern{step[*Far](get).WithBenefit(2), step[*Far](use)}, "b.get"},
		{"then the later one", []rewrite.Pattern{step[*Far](get), step[*Far](use)}, "b.use()"},
		{"or the earlier one, if there are patterns for any op", []rewrite.Pattern{
			step[*Far](get), step[*Far](use), rewrite.OnAny(func(*rewrite.Rewriter, ir.Op) bool { return false })}, "b.get"},
		{"ways that lead nowhere by what is said of them", []rewrite.Pattern{step[*Far](near, "a.near").WithBenefit(2), step[*Far](use, "b.use")}, "b.use()"},
		{"circles", []rewrite.Pattern{step[*Far](near, "a.near"), step[*Near](far, "a.far"), step[*Near](use, "b.use")}, "b.use()"},
		{"an interface before the op", []rewrite.Pattern{step[*Far](get), step[ir.Op](use)}, "b.use()"},
		{"plain patterns do too", []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *Far) bool {
			rewrite.ReplaceWithNew(rw, op, &UseB{})
			return true
		})}, "b.use()"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := parse(t, function("()", "a.far\nreturn"))
			if err := conversion.Partial(m, target(), rewrite.NewSet(tc.ps...), config); err != nil {
				t.Fatal(err)
			}
			equal(t, m, function("()", tc.want+"\nreturn"))
		})
	}
}

func TestRecursion(t *testing.T) {
	// Replaces a get of n values by one of n - 1, down to none, which is a b.get.
	count := conversion.On(nil, func(rw *conversion.Rewriter, op *GetA, _ []*ir.Value) bool {
		if n := op.Results.Len(); n > 0 {
			ir.Create(rw, &GetA{getter: getter{ir.ResTypes(ir.ResultTypes(op)[1:]...)}})
		} else {
			ir.Create(rw, &GetB{})
		}
		rw.Erase(op)
		return true
	})
	in := function("()", "%0, %1 = a.get : i32, i32\nreturn")
	m := parse(t, in)
	if err := conversion.Partial(m, target(), rewrite.NewSet(count), config); err == nil {
		t.Error("a pattern was applied to its own outcome")
	}
	if err := conversion.Partial(m, target(), rewrite.NewSet(count.Recursive()), config); err != nil {
		t.Error(err)
	}
	equal(t, m, function("()", "b.get\nreturn"))
}

func TestFolding(t *testing.T) {
	toConst := conversion.On(nil, func(rw *conversion.Rewriter, op *ConstA, _ []*ir.Value) bool {
		rewrite.ReplaceWithNew(rw.Rewriter, op, &ConstB{constant: constant{Value: op.Value}})
		return true
	})
	for _, tc := range []struct {
		name    string
		folding conversion.Folding
		ps      []rewrite.Pattern
		want    string
	}{
		{"first", conversion.FoldFirst, append(toB(nil), toConst), "%0 = b.const 3 : i32\nb.use(%0 : i32)"},
		{"last", conversion.FoldLast, append(toB(nil), toConst), "%0 = b.const 1 : i32\n%1 = b.const 2 : i32\n%2 = b.add %0, %1 : i32\nb.use(%2 : i32)"},
		{"last, without a pattern", conversion.FoldLast, append(toB(nil)[1:], toConst), "%0 = b.const 3 : i32\nb.use(%0 : i32)"},
		{"never", conversion.FoldNever, append(toB(nil)[1:], toConst), ""},
		{"a constant that is illegal", conversion.FoldFirst, toB(nil)[1:], ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			in := function("()", "%0 = a.const 1 : i32\n%1 = a.const 2 : i32\n%2 = a.add %0, %1 : i32\na.use(%2 : i32)\nreturn")
			m := parse(t, in)
			c := config
			c.Folding = tc.folding
			err := conversion.Partial(m, target(), rewrite.NewSet(tc.ps...), c)
			if tc.want == "" {
				if err == nil {
					t.Error("no error")
				}
				equal(t, m, in)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			// Folding leaves the operands of what it folded behind.
			rewrite.Greedy(m, rewrite.NewSet(), rewrite.Config{})
			equal(t, m, function("()", tc.want+"\nreturn"))
		})
	}
}

func TestLegality(t *testing.T) {
	m := parse(t, function("()", `
		a.wrap {
			a.use()
			a.yield()
		}
		a.wrap {
			a.use()
			a.yield()
		} {keep}
		return`))
	tgt := target()
	keeps := func(op *WrapA) bool { return ir.Attribute(op, "keep") != nil }
	conversion.Dynamic(tgt, keeps)
	tgt.RecursivelyLegalOp("a.wrap", nil)
	tgt.DynamicUnknown(func(op ir.Op) bool { return ir.Name(op) == "x.legal" })
	conversion.Legal[*Near](tgt)
	conversion.Illegal[*Join](tgt)
	tgt.DynamicDialect(func(op ir.Op) bool { return ir.NumOperands(op) == 0 }, "d")
	for _, tc := range []struct {
		op             ir.Op
		legal, illegal bool
	}{
		{&Near{}, true, false},
		{&Far{}, false, true},
		{&Join{}, false, true},
		{&UseB{}, true, false},
		{ir.Unregistered("x.legal", nil).New(ir.Loc{}), true, false},
		{ir.Unregistered("x.other", nil).New(ir.Loc{}), false, true},
		{ir.Unregistered("d.any", nil).New(ir.Loc{}), true, false},
	} {
		if n, ok := tc.op.(*Join); ok {
			n.Result = ir.Res(ir.I32)
		}
		ir.Init(tc.op, ir.Loc{})
		if ok, _ := tgt.IsLegal(tc.op); ok != tc.legal || tgt.IsIllegal(tc.op) != tc.illegal {
			t.Errorf("%s: legal %t, illegal %t", ir.Name(tc.op), ok, tgt.IsIllegal(tc.op))
		}
	}
	if ok, _ := conversion.NewTarget().IsLegal(m); ok || conversion.NewTarget().IsIllegal(m) {
		t.Error("something is known to an empty target")
	}
	if err := conversion.PartialOps([]ir.Op{m}, tgt, rewrite.NewSet(toB(nil)...), config); err != nil {
		t.Fatal(err)
	}
	equal(t, m, function("()", `
		b.wrap {
			b.use()
			b.yield()
		}
		a.wrap {
			a.use()
			a.yield()
		} {keep}
		return`))
}

func TestAnalyze(t *testing.T) {
	m := parse(t, function("()", "%0 = a.get : i32\na.far\na.use(%0 : i32)\nreturn"))
	before := text(t, m)
	can := conversion.Analyze(m, target(), rewrite.NewSet(toB(nil)...), config)
	var names []string
	for op := range ir.Walk(m) {
		if _, ok := can[op]; ok {
			names = append(names, ir.Name(op))
		}
	}
	if got, want := strings.Join(names, " "), "builtin.module func.func a.get a.use func.return"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := text(t, m); got != before {
		t.Errorf("the IR has changed:\n%s", got)
	}
}
