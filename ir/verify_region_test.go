package ir_test

import (
	"fmt"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
)

// newLoop makes a loop at line 3 that carries values of the given types, and a builder for its body at line 4.
func newLoop(f *Func, b *ir.Builder, carried ...ir.Type) (*For, *ir.Builder) {
	x := f.Body.Entry().Arg(0)
	loop := ir.Create(at(b, 3), &For{Upper: x.Use(), Inits: ir.Uses(x), Results: ir.ResTypes(ir.I32)})
	return loop, ir.AtEnd(loop.Body.Add(ir.NewBlock(pos(3), append([]ir.Type{ir.I32}, carried...)...)), pos(4))
}

var verifyRegions = []verifyCase{
	{"no block", func(f *Func, b *ir.Builder) {
		ir.Create(at(b, 3), &For{Upper: f.Body.Entry().Arg(0).Use()})
	}, "3: 'test.for' op region #0 ('body') failed to verify constraint: region with 1 blocks"},
	{"two blocks", func(f *Func, b *ir.Builder) {
		loop, _ := newLoop(f, b, ir.I32)
		loop.Body.Add(ir.NewBlock(ir.Loc{}))
	}, "3: 'test.for' op expects region #0 to have 0 or 1 blocks"},
	{"empty block", func(f *Func, b *ir.Builder) {
		newLoop(f, b, ir.I32)
	}, "3: 'test.for' op expects a non-empty block"},
	{"region of a group", func(f *Func, b *ir.Builder) {
		o := ir.Create(at(b, 3), &Bodies{Rest: ir.NewRegions(2)})
		o.Rest.At(1).Add(ir.NewBlock(ir.Loc{}))
		o.Rest.At(1).Add(ir.NewBlock(ir.Loc{}))
	}, "3: 'test.bodies' op region #2 ('rest') failed to verify constraint: region with at most 1 blocks"},
	{"arguments of a region", func(f *Func, b *ir.Builder) {
		ir.Create(at(b, 3), &Two{}).B.Add(ir.NewBlock(ir.Loc{}, ir.I1))
	}, "3: 'test.two' op region #1 should have no arguments"},
	{"graph of two blocks", func(f *Func, b *ir.Builder) {
		o := ir.Create(at(b, 3), &Two{})
		o.B.Add(ir.NewBlock(ir.Loc{}))
		o.B.Add(ir.NewBlock(ir.Loc{}))
	}, "3: 'test.two' op expects graph region #1 to have 0 or 1 blocks"},
	{"graph beside a sequence", func(f *Func, b *ir.Builder) {
		o := ir.Create(at(b, 3), &Two{})
		for i, r := range []*ir.Region{&o.B, &o.A} {
			in := ir.AtEnd(r.Add(ir.NewBlock(ir.Loc{})), pos(10*i))
			use := opaque(in, "x.use", nil)
			use.Operands.Assign(constant(in, 1))
			opaque(in, "x.end", nil)
		}
		ir.Create(at(b, 4), &Return{})
	}, "10: operand #0 does not dominate this use\n  10: operand defined here (op in the same block)"},
	{"wrong terminator", func(f *Func, b *ir.Builder) {
		_, in := newLoop(f, b, ir.I32)
		opaque(in, "x.x", nil)
	}, "3: 'test.for' op expects regions to end with 'test.yield', found 'x.x'\n" +
		"  3: in custom textual format, the absence of terminator implies 'test.yield'"},
	{"number of entry operands", func(f *Func, b *ir.Builder) {
		_, in := newLoop(f, b, ir.I32, ir.I32)
		ir.Create(in, &Yield{})
	}, "3: 'test.for' op along control flow edge from parent to Region #0: region branch point has 1 operands, but region successor needs 2 inputs\n" +
		"  3: region branch point"},
	{"type of an entry operand", func(f *Func, b *ir.Builder) {
		_, in := newLoop(f, b, ir.F32)
		ir.Create(in, &Yield{})
	}, "3: 'test.for' op along control flow edge from parent to Region #0: successor operand type #0 'i32' should match successor input type #0 'f32'\n" +
		"  3: region branch point"},
	{"number of yielded values", func(f *Func, b *ir.Builder) {
		_, in := newLoop(f, b, ir.I32)
		ir.Create(in, &Yield{})
	}, "3: 'test.for' op along control flow edge from Operation test.yield to Region #0: region branch point has 0 operands, but region successor needs 1 inputs\n" +
		"  4: region branch point"},
	{"type of a result", func(f *Func, b *ir.Builder) {
		loop, in := newLoop(f, b, ir.I32)
		loop.Results.At(0).SetType(ir.F32)
		ir.Create(in, &Yield{Values: ir.Uses(loop.Body.Entry().Arg(1))})
	}, "3: 'test.for' op along control flow edge from parent to parent: successor operand type #0 'i32' should match successor input type #0 'f32'\n" +
		"  3: region branch point"},
	{"own VerifyRegions", func(f *Func, b *ir.Builder) {
		x := constant(at(b, 7), 1)
		loop, in := newLoop(f, b, ir.I32)
		loop.Upper.Set(x)
		loop.Body.Entry().Arg(0).SetType(ir.F32)
		ir.Create(in, &Yield{Values: ir.Uses(loop.Body.Entry().Arg(1))})
	}, "3: 'test.for' op induction variable of type f32\n  7: bound"},
	{"VerifyRegions comes after what is inside", func(f *Func, b *ir.Builder) {
		x := constant(at(b, 7), 1)
		loop, in := newLoop(f, b, ir.I32)
		loop.Upper.Set(x)
		loop.Body.Entry().Arg(0).SetType(ir.F32)
		ir.Create(in, &Picky{In: x.Use()})
		ir.Create(in, &Yield{Values: ir.Uses(loop.Body.Entry().Arg(1))})
	}, "4: 'test.picky' op requires attribute 'count'"},
	{"isolation", func(f *Func, b *ir.Builder) {
		x := constant(at(b, 3), 1)
		m := ir.Create(at(b, 4), &Module{})
		g := opaque(ir.AtEnd(m.Body.Add(ir.NewBlock(ir.Loc{})), pos(5)), "x.x", nil)
		opaque(ir.AtEnd(g.Regions.Append().Add(ir.NewBlock(ir.Loc{})), pos(6)), "x.use", []*ir.Value{x})
		ir.Create(at(b, 7), &Return{})
	}, "6: 'x.use' op using value defined outside the region\n  4: required by region isolation constraints"},
	{"unlinked value", func(f *Func, b *ir.Builder) {
		opaque(at(b, 3), "x.use", []*ir.Value{constant(&ir.Builder{}, 1)})
		ir.Create(at(b, 7), &Return{})
	}, "3: operation's operand is unlinked"},
	{"number of carried values", func(f *Func, b *ir.Builder) {
		o := ir.Create(at(b, 3), &Carry{Inits: ir.Uses(f.Body.Entry().Arg(0))})
		opaque(ir.AtEnd(o.Body.Add(ir.NewBlock(ir.Loc{})), pos(4)), "x.end", nil)
	}, "3: 'test.carry' op different number of inits and region iter_args: 1 != 0"},
	{"number of carried results", func(f *Func, b *ir.Builder) {
		o := ir.Create(at(b, 3), &Carry{Inits: ir.Uses(f.Body.Entry().Arg(0))})
		opaque(ir.AtEnd(o.Body.Add(ir.NewBlock(ir.Loc{}, ir.I32)), pos(4)), "x.end", nil)
	}, "3: 'test.carry' op different number of loop results and region iter_args: 0 != 1"},
	{"type of a yielded value", func(f *Func, b *ir.Builder) {
		o := ir.Create(at(b, 3), &Carry{Inits: ir.Uses(f.Body.Entry().Arg(0)), Results: ir.ResTypes(ir.I32)})
		opaque(ir.AtEnd(o.Body.Add(ir.NewBlock(ir.Loc{}, ir.I32)), pos(4)), "x.end", []*ir.Value{f.Body.Entry().Arg(1)})
	}, "3: 'test.carry' op 0-th region iter_arg and 0-th yielded value have different type: 'i32' != 'i1'"},
}

func TestVerifyRegions(t *testing.T) { checkVerify(t, verifyRegions) }

func TestVerifySymbols(t *testing.T) {
	funcType := ir.TypeAttrOf(ir.Function([]ir.Type{ir.I32}, nil))
	attrs := func(as ...ir.NamedAttr) ir.Attr { return ir.Dict(as...) }
	// Each test changes a module whose function @f returns nothing; it is at line 2, its return at line 3.
	tests := []struct {
		name  string
		build func(m *Module, f *Func, top *ir.Builder)
		want  string
	}{
		{"no name", func(m *Module, f *Func, top *ir.Builder) { f.Name = nil },
			"2: 'test.func' op requires attribute 'sym_name'"},
		{"optional name", func(m *Module, f *Func, top *ir.Builder) { ir.Create(top, &Module{}).Body.Add(ir.NewBlock(ir.Loc{})) }, ""},
		{"visibility", func(m *Module, f *Func, top *ir.Builder) { f.Visibility = ir.Str("secret") },
			`2: 'test.func' op visibility expected to be one of ["public", "private", "nested"], but got "secret"`},
		{"kind of visibility", func(m *Module, f *Func, top *ir.Builder) { ir.SetAttribute(m, "sym_visibility", ir.Unit) }, ""},
		{"kind of visibility of a named module", func(m *Module, f *Func, top *ir.Builder) {
			m.Name = ir.Str("m")
			ir.SetAttribute(m, "sym_visibility", ir.Unit)
		}, "1: 'test.module' op requires visibility attribute 'sym_visibility' to be a string attribute, but got unit"},
		{"public declaration", func(m *Module, f *Func, top *ir.Builder) { f.Body.Clear() },
			"2: 'test.func' op symbol declaration cannot have public visibility"},
		{"private declaration", func(m *Module, f *Func, top *ir.Builder) {
			f.Body.Clear()
			ir.SetVisibility(f, ir.Private)
		}, ""},
		{"outside a symbol table", func(m *Module, f *Func, top *ir.Builder) {
			g, in := newFunc(at(ir.AtStart(f.Body.Entry(), ir.Loc{}), 4), "g", nil)
			ir.Create(in, &Return{})
			_ = g
		}, "4: 'test.func' op symbol's parent must have the SymbolTable trait"},
		{"redefinition", func(m *Module, f *Func, top *ir.Builder) {
			_, in := newFunc(at(top, 5), "f", nil)
			ir.Create(in, &Return{})
		}, "5: redefinition of symbol named 'f'\n  2: see existing symbol definition here"},
		{"redefinition by an unregistered op", func(m *Module, f *Func, top *ir.Builder) {
			ir.SetAttribute(opaque(at(top, 5), "x.sym", nil), "sym_name", ir.Str("f"))
		}, "5: redefinition of symbol named 'f'\n  2: see existing symbol definition here"},
		{"blocks of a symbol table", func(m *Module, f *Func, top *ir.Builder) { m.Body.Clear() },
			"1: 'test.module' op region #0 ('body') failed to verify constraint: region with 1 blocks"},
		{"symbol users, the last function first", func(m *Module, f *Func, top *ir.Builder) {
			ir.Create(ir.AtStart(f.Body.Entry(), pos(4)), &Call{Callee: ir.SymbolRef("nowhere")})
			_, in := newFunc(at(top, 5), "g", nil)
			ir.Create(at(in, 6), &Call{Callee: ir.SymbolRef("elsewhere")})
			ir.Create(in, &Return{})
		}, "6: 'test.call' op 'elsewhere' does not reference a valid function"},
		{"a user in a nested table", func(m *Module, f *Func, top *ir.Builder) {
			inner := ir.Create(at(top, 5), &Module{})
			_, in := newFunc(ir.AtEnd(inner.Body.Add(ir.NewBlock(ir.Loc{})), pos(6)), "g", nil)
			ir.Create(at(in, 7), &Call{Callee: ir.SymbolRef("f")})
			ir.Create(in, &Return{})
		}, "7: 'test.call' op 'f' does not reference a valid function"},
		{"number of arguments", func(m *Module, f *Func, top *ir.Builder) { f.Type = funcType },
			"2: 'test.func' op entry block must have 1 arguments to match function signature"},
		{"type of an argument", func(m *Module, f *Func, top *ir.Builder) {
			f.Type = funcType
			f.Body.Entry().AddArg(ir.F32, ir.Loc{})
		}, "2: 'test.func' op type of entry block argument #0('f32') must match the type of the corresponding argument in function signature('i32')"},
		{"number of argument attributes", func(m *Module, f *Func, top *ir.Builder) { f.ArgAttrs = ir.Array(attrs()) },
			"2: 'test.func' op expects argument attribute array to have the same number of elements as the number of function arguments, got 1, but expected 0"},
		{"kind of argument attributes", func(m *Module, f *Func, top *ir.Builder) {
			f.Type = funcType
			f.ArgAttrs = ir.Array(ir.Unit)
		}, "2: 'test.func' op expects argument attribute dictionary to be a DictionaryAttr, but got `unit`"},
		{"argument attribute without dialect", func(m *Module, f *Func, top *ir.Builder) {
			f.Type = funcType
			f.ArgAttrs = ir.Array(attrs(ir.NamedAttr{Name: "a", Value: ir.Unit}))
		}, "2: 'test.func' op arguments may only have dialect attributes"},
		{"argument attribute", func(m *Module, f *Func, top *ir.Builder) {
			f.Type = funcType
			f.ArgAttrs = ir.Array(attrs(ir.NamedAttr{Name: "none.of_ours", Value: ir.Unit}, ir.NamedAttr{Name: "test.bad", Value: ir.Unit}))
		}, "2: 'test.func' op has a bad attribute on 0, false"},
		{"result attribute", func(m *Module, f *Func, top *ir.Builder) {
			f.Type = ir.TypeAttrOf(ir.Function(nil, []ir.Type{ir.I32, ir.I32}))
			f.ResAttrs = ir.Array(attrs(), attrs(ir.NamedAttr{Name: "test.bad", Value: ir.Unit}))
		}, "2: 'test.func' op has a bad attribute on 1, true"},
		{"what does not fit the function", func(m *Module, f *Func, top *ir.Builder) {
			f.Type = ir.TypeAttrOf(ir.Function(nil, []ir.Type{ir.I32}))
		}, "3: 'test.return' op has 0 operands, but enclosing function (@f) returns 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, top := newModule()
			f, in := newFunc(at(top, 2), "f", nil)
			ir.Create(at(in, 3), &Return{})
			tt.build(m, f, top)
			if got, want := problems(m, ir.VerifyOptions{}), lines(tt.want); got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}

// manyFunctions returns a module with n functions, every third of which is wrong in two places, one before the other.
func manyFunctions(n int) *Module {
	m, top := newModule()
	for i := range n {
		f, in := newFunc(at(top, 10*i), fmt.Sprint("f", i), []ir.Type{ir.I32})
		x := f.Body.Entry().Arg(0)
		if i%3 == 0 {
			ir.Create(at(in, 10*i+1), &Picky{In: x.Use()})
			ir.Create(at(in, 10*i+2), &Picky{In: x.Use()})
		}
		ir.Create(in, &Return{})
	}
	return m
}

func TestVerifyReportsEachFunctionInOrder(t *testing.T) {
	m := manyFunctions(60)
	var want strings.Builder
	for i := 0; i < 60; i += 3 {
		fmt.Fprintf(&want, "%d: 'test.picky' op requires attribute 'count'\n", 10*i+1)
	}
	for _, workers := range []int{0, 1, 2, 8} {
		if got := problems(m, ir.VerifyOptions{Workers: workers}); got != want.String() {
			t.Errorf("with %d workers: got:\n%swant:\n%s", workers, got, want.String())
		}
	}
}

func TestVerifySymbolUsersOfSeveralTables(t *testing.T) {
	m, top := newModule()
	ir.Create(at(top, 2), &Call{Callee: ir.SymbolRef("missing")})
	inner := ir.Create(at(top, 3), &Module{})
	in := ir.AtEnd(inner.Body.Add(ir.NewBlock(ir.Loc{})), pos(4))
	for _, name := range []string{"f", "g"} {
		_, b := newFunc(in, name, nil)
		ir.Create(b, &Call{Callee: ir.SymbolRef("f")})
		ir.Create(b, &Return{})
	}
	for _, workers := range []int{0, 4} {
		want := "2: 'test.call' op 'missing' does not reference a valid function\n"
		if got := problems(m, ir.VerifyOptions{Workers: workers}); got != want {
			t.Errorf("with %d workers: got %q, want %q", workers, got, want)
		}
	}
}

func TestVerifyDescribes(t *testing.T) {
	m, f, _, b := sample()
	ir.Create(at(b, 3), &Picky{In: f.Body.Entry().Arg(0).Use(), Count: ir.IntegerOf(ir.I64, 16)})
	describe := func(text string) ir.VerifyOptions {
		return ir.VerifyOptions{Describe: func(op ir.Op) string { return text + ir.Name(op) }}
	}
	if got, want := problems(m, describe("")), "3: plain\n  3: see current operation: test.picky\n  2: here\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := problems(m, describe("a\n")), "3: plain\n  3: see current operation: \na\ntest.picky\n  2: here\n"; got != want {
		t.Errorf("on several lines: got %q, want %q", got, want)
	}
	m, _, _, b = sample()
	constant(at(b, 3), 1)
	want := "3: block with no terminator, has <test.const\n  3: see current operation: <test.const\n"
	if got := problems(m, describe("<")); got != want {
		t.Errorf("without terminator: got %q, want %q", got, want)
	}
}

func TestVerifyInnerOp(t *testing.T) {
	_, f, _, b := sample()
	sum := ir.Create(b, &Add{Lhs: f.Body.Entry().Arg(0).Use(), Rhs: f.Body.Entry().Arg(0).Use()})
	g := opaque(b, "x.x", nil)
	inner := ir.AtEnd(g.Regions.Append().Add(ir.NewBlock(ir.Loc{})), pos(5))
	opaque(inner, "x.use", []*ir.Value{&sum.Result.Value})
	if got := problems(g, ir.VerifyOptions{}); got != "" {
		t.Errorf("an op that uses a value from around it: got %s", got)
	}
	ir.MoveAfter(sum, g)
	want := "5: operand #0 does not dominate this use\n  2: operand defined here (op in a parent region)\n"
	if got := problems(g, ir.VerifyOptions{}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestVerifyPanicOnWorker(t *testing.T) {
	m := manyFunctions(30)
	defer func() {
		if text, _ := recover().(string); !strings.HasPrefix(text, "describe\n") || !strings.Contains(text, "TestVerifyPanicOnWorker") {
			t.Errorf("recovered %q, want the panic of a worker and its stack", text)
		}
	}()
	ir.Verify(m, diag.NewEngine(nil), ir.VerifyOptions{Workers: 4, Describe: func(ir.Op) string {
		panic("describe")
	}})
	t.Error("no panic")
}
