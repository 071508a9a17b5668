package ir_test

import (
	"fmt"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
)

// problems verifies op and returns what is reported, a line each: "line: message", notes behind two spaces.
func problems(op ir.Op, opts ir.VerifyOptions) string {
	var b strings.Builder
	line := func(indent string, d *diag.Diagnostic) {
		p := diag.Position{}
		if d.Loc != nil {
			p, _ = d.Loc.Position()
		}
		fmt.Fprintf(&b, "%s%d: %s\n", indent, p.Line, d.Message)
	}
	e := diag.NewEngine(func(d *diag.Diagnostic) {
		line("", d)
		for _, n := range d.Notes {
			line("  ", n)
		}
	})
	ok := ir.Verify(op, e, opts)
	if ok != (e.Errors() == 0) {
		fmt.Fprintf(&b, "Verify returned %t after %d errors\n", ok, e.Errors())
	}
	return b.String()
}

// sample returns a module with a function f(i32, i1) that has an entry block, a builder for what stands beside it and one for its body.
func sample() (*Module, *Func, *ir.Builder, *ir.Builder) {
	m, top := newModule()
	f, body := newFunc(at(top, 2), "f", []ir.Type{ir.I32, ir.I1})
	return m, f, top, body
}

func TestVerifyGood(t *testing.T) {
	m, b := newModule()
	f, in := newFunc(b, "f", []ir.Type{ir.I32, ir.I1}, ir.I32)
	x := f.Body.Entry().Arg(0)
	sum := ir.Create(in, &Add{Lhs: x.Use(), Rhs: x.Use()})
	loop := ir.Create(in, &For{Upper: x.Use(), Inits: ir.Uses(x), Results: ir.ResTypes(ir.I32)})
	body := ir.AtEnd(loop.Body.Add(ir.NewBlock(ir.Loc{}, ir.I32, ir.I32)), ir.Loc{})
	inner := ir.Create(body, &Add{Lhs: sum.Result.Use(), Rhs: loop.Body.Entry().Arg(1).Use()})
	ir.Create(body, &Yield{Values: ir.Uses(&inner.Result.Value)})
	call := ir.Create(in, &Call{Callee: ir.SymbolRef("f"), Args: ir.Uses(loop.Results.At(0)), Results: ir.ResTypes(ir.I32)})
	exit := f.Body.Add(ir.NewBlock(ir.Loc{}, ir.I32))
	side := f.Body.Add(ir.NewBlock(ir.Loc{}))
	ir.Create(in, &CondBr{Cond: f.Body.Entry().Arg(1).Use(), A: ir.Uses(call.Results.At(0)), Yes: ir.To(exit), No: ir.To(side)})
	ir.Create(ir.AtEnd(side, ir.Loc{}), &Br{Args: ir.Uses(&sum.Result.Value), Dest: ir.To(exit)})
	ir.Create(ir.AtEnd(exit, ir.Loc{}), &Return{Values: ir.Uses(exit.Arg(0))})
	for _, workers := range []int{0, 1, 4} {
		if got := problems(m, ir.VerifyOptions{Workers: workers}); got != "" {
			t.Errorf("with %d workers: got %s", workers, got)
		}
	}
}

// A verifyCase is a function body, made by build at line 3, and what Verify says of it.
type verifyCase struct {
	name  string
	build func(f *Func, b *ir.Builder)
	want  string
}

func checkVerify(t *testing.T, tests []verifyCase) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, f, _, b := sample()
			tt.build(f, at(b, 3))
			if got, want := problems(m, ir.VerifyOptions{}), lines(tt.want); got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}

func tensor(t ir.Type, shape ...int64) ir.Type { return ir.Tensor(shape, t, nil) }

var verifyOps = []verifyCase{
	{"null operand", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Return{Values: ir.Uses(f.Body.Entry().Arg(0))}).Values.Operand(0).Set(nil)
	}, "3: null operand found"},
	{"operand constraint", func(f *Func, b *ir.Builder) {
		x := opaque(b, "x.x", nil, ir.F32).Results.At(0)
		ir.Create(b, &Sub{Lhs: f.Body.Entry().Arg(0).Use(), Rhs: x.Use(), Result: ir.Res(ir.I32)})
	}, "3: 'test.sub' op operand #1 must be signless-integer-like, but got 'f32'"},
	{"result constraint", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		ir.Create(b, &Sub{Lhs: x.Use(), Rhs: x.Use(), Result: ir.Res(ir.IntOf(32, ir.Signed))})
	}, "3: 'test.sub' op result #0 must be signless-integer-like, but got 'si32'"},
	{"variadic constraint", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		ir.Create(b, &Groups{First: x.Use(), Many: ir.Uses(x)})
	}, "3: 'test.groups' op operand #1 must be variadic of index, but got 'i32'"},
	{"optional constraint", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		ir.Create(b, &Groups{First: x.Use(), Maybe: x.Use()})
	}, "3: 'test.groups' op operand #1 must be floating-point, but got 'i32'"},
	{"variadic result", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Groups{First: f.Body.Entry().Arg(0).Use(), Out: ir.ResTypes(ir.I32, ir.F32)})
	}, "3: 'test.groups' op result #1 must be variadic of integer, but got 'f32'"},
	{"optional result", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Groups{First: f.Body.Entry().Arg(0).Use(), Out: ir.ResTypes(ir.I32), OptOut: ir.Res(ir.I1)})
	}, "3: 'test.groups' op result #1 must be floating-point, but got 'i1'"},
	{"all types match", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Sub{Lhs: f.Body.Entry().Arg(0).Use(), Rhs: f.Body.Entry().Arg(1).Use(), Result: ir.Res(ir.I32)})
	}, "3: 'test.sub' op failed to verify that all of {lhs, rhs, result} have same type"},
	{"type of an attribute", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Const{Value: ir.BoolAttr(true), Result: ir.Res(ir.I32)})
	}, "3: 'test.const' op failed to verify that all of {value, result} have same type"},
	{"types match", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, ir.Vector([]int64{2}, ir.I32)).Results.At(0)
		ir.Create(b, &Cmp{Lhs: v.Use(), Rhs: v.Use(), Result: ir.Res(ir.I1)})
	}, "3: 'test.cmp' op failed to verify that result type has i1 element type and same shape as operands"},
	{"case of an enumeration", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		ir.Create(b, &Cmp{Lhs: x.Use(), Rhs: x.Use(), Predicate: 2})
	}, "3: 'test.cmp' op attribute 'predicate' failed to satisfy constraint: allowed 64-bit signless integer cases: 0, 1"},
	{"bits of an enumeration", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		ir.Create(b, &Add{Lhs: x.Use(), Rhs: x.Use(), Flags: 3})
		ir.Create(b, &Add{Lhs: x.Use(), Rhs: x.Use(), Flags: 4})
	}, "3: 'test.add' op attribute 'overflowFlags' failed to satisfy constraint: overflow flags"},
	{"missing attribute", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Picky{In: f.Body.Entry().Arg(0).Use()})
	}, "3: 'test.picky' op requires attribute 'count'"},
	{"wrong attribute", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Picky{In: f.Body.Entry().Arg(0).Use(), Count: ir.IntegerOf(ir.I32, 1)})
	}, "3: 'test.picky' op attribute 'count' failed to satisfy constraint: 64-bit signless integer attribute"},
	{"wrong optional attribute", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Picky{In: f.Body.Entry().Arg(0).Use(), Count: ir.IntegerOf(ir.I64, 1), Name: ir.Str("lengthy")})
	}, "3: 'test.picky' op attribute 'name' failed to satisfy constraint: short string"},
	{"condition", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Picky{In: f.Body.Entry().Arg(0).Use(), Count: ir.IntegerOf(ir.I64, 0)})
	}, "3: 'test.picky' op failed to verify that count is positive"},
	{"own Verify", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Picky{In: f.Body.Entry().Arg(0).Use(), Count: ir.IntegerOf(ir.I64, 13)})
	}, "3: 'test.picky' op is unlucky"},
	{"several errors", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Picky{In: f.Body.Entry().Arg(0).Use(), Count: ir.IntegerOf(ir.I64, 14)})
	}, "3: 'test.picky' op is unlucky\n3: 'test.picky' op twice"},
	{"a diagnostic elsewhere", func(f *Func, b *ir.Builder) {
		x := constant(b, 1)
		ir.Create(at(b, 4), &Picky{In: x.Use(), Count: ir.IntegerOf(ir.I64, 15)})
	}, "3: made by this"},
	{"a diagnostic with a note", func(f *Func, b *ir.Builder) {
		x := constant(b, 1)
		ir.Create(at(b, 4), &Picky{In: x.Use(), Count: ir.IntegerOf(ir.I64, 16)})
	}, "4: plain\n  3: here"},
	{"same operand types", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Cmp{Lhs: f.Body.Entry().Arg(0).Use(), Rhs: f.Body.Entry().Arg(1).Use()})
	}, "3: 'test.cmp' op requires all operands to have the same type"},
	{"same operand and result type", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, 4)).Results.At(0)
		ir.Create(b, &Add{Lhs: f.Body.Entry().Arg(0).Use(), Rhs: v.Use()})
	}, "3: 'test.add' op requires the same type for all operands and results"},
	{"shapes that may agree", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, ir.Dynamic), tensor(ir.I32, 4))
		ir.Create(b, &Add{Lhs: v.Results.At(0).Use(), Rhs: v.Results.At(1).Use()})
		ir.Create(b, &Return{})
	}, ""},
	{"shapes that agree only with the result", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, 3), tensor(ir.I32, 4))
		ir.Create(b, &Add{Lhs: v.Results.At(0).Use(), Rhs: v.Results.At(1).Use(), Result: ir.Res(tensor(ir.I32, ir.Dynamic))})
	}, "3: 'test.add' op all non-scalar operands/results must have the same shape and base type"},
	{"encodings", func(f *Func, b *ir.Builder) {
		enc := func(s string) ir.Type { return ir.Tensor([]int64{2}, ir.I32, ir.Str(s)) }
		v := opaque(b, "x.x", nil, enc("a"), enc("b"))
		ir.Create(b, &Add{Lhs: v.Results.At(0).Use(), Rhs: v.Results.At(1).Use()})
	}, "3: 'test.add' op requires the same encoding for all operands and results"},
	{"elementwise over containers of two kinds", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, 2), ir.Vector([]int64{2}, ir.I32))
		ir.Create(b, &Add{Lhs: v.Results.At(0).Use(), Rhs: v.Results.At(1).Use()})
	}, "3: 'test.add' op all non-scalar operands/results must have the same shape and base type"},
	{"elementwise without operand", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Map{In: ir.Uses(f.Body.Entry().Arg(0)), Out: ir.ResTypes(tensor(ir.I32, 2))})
	}, "3: 'test.map' op if a result is non-scalar, then at least one operand must be non-scalar"},
	{"elementwise without result", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, 2)).Results.At(0)
		ir.Create(b, &Map{In: ir.Uses(v), Out: ir.ResTypes(ir.I32)})
	}, "3: 'test.map' op if an operand is non-scalar, then there must be at least one non-scalar result"},
	{"elementwise with a scalar result", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, 2)).Results.At(0)
		ir.Create(b, &Map{In: ir.Uses(v), Out: ir.ResTypes(ir.I32, tensor(ir.I32, 2))})
	}, "3: 'test.map' op if an operand is non-scalar, then all results must be non-scalar"},
	{"elementwise with a scalar operand", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, 2)).Results.At(0)
		ir.Create(b, &Map{In: ir.Uses(f.Body.Entry().Arg(0), v), Out: ir.ResTypes(tensor(ir.F32, ir.Dynamic))})
		ir.Create(b, &Return{})
	}, ""},
	{"no operands to compare", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Shapes{})
	}, "3: 'test.shapes' op expected 1 or more operands, but found 0"},
	{"no results to compare", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Shapes{In: ir.Uses(f.Body.Entry().Arg(0))})
	}, "3: 'test.shapes' op expected 1 or more results"},
	{"operand shapes", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, 2), tensor(ir.F32, 2, 2))
		ir.Create(b, &Shapes{In: ir.Uses(v.Results.Values()...), Out: ir.ResTypes(ir.I1)})
	}, "3: 'test.shapes' op requires the same shape for all operands"},
	{"result shapes", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Shapes{In: ir.Uses(f.Body.Entry().Arg(0)), Out: ir.ResTypes(tensor(ir.I1, 1))})
	}, "3: 'test.shapes' op requires the same shape for all operands and results"},
	{"shapes of any rank", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, 2), ir.UnrankedTensor(ir.F32), tensor(ir.F32, ir.Dynamic))
		ir.Create(b, &Shapes{In: ir.Uses(v.Results.Values()...), Out: ir.ResTypes(tensor(ir.I1, 2))})
		ir.Create(b, &Return{})
	}, ""},
	{"scalable and fixed vectors", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, ir.Vector([]int64{4}, ir.I32), ir.ScalableVector([]int64{4}, ir.I32, []bool{true}))
		ir.Create(b, &Shapes{In: ir.Uses(v.Results.Values()...), Out: ir.ResTypes(ir.I1)})
	}, "3: 'test.shapes' op requires the same shape for all operands"},
	{"operand element types", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, 2), tensor(ir.F32, 2))
		ir.Create(b, &ElementTypes{In: ir.Uses(v.Results.Values()...), Out: ir.ResTypes(ir.I32)})
	}, "3: 'test.element_types' op requires the same element type for all operands"},
	{"result element types", func(f *Func, b *ir.Builder) {
		v := opaque(b, "x.x", nil, tensor(ir.I32, 2), ir.I32)
		ir.Create(b, &ElementTypes{In: ir.Uses(v.Results.Values()...), Out: ir.ResTypes(tensor(ir.F32, 2))})
	}, "3: 'test.element_types' op requires the same element type for all operands and results"},
	{"cast", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Cast{In: f.Body.Entry().Arg(0).Use(), Out: ir.Res(ir.I1)})
	}, "3: 'test.cast' op operand type 'i32' and result type 'i1' are cast incompatible"},
	{"cast of several values", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		ir.Create(b, &Alike{In: ir.Uses(x, x), Out: ir.ResTypes(ir.I32)})
	}, "3: 'test.alike' op operand types 'i32', 'i32' and result type 'i32' are cast incompatible"},
	{"cast of nothing", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Alike{Out: ir.ResTypes(ir.I32)})
	}, "3: 'test.alike' op operand types [] and result type 'i32' are cast incompatible"},
	{"cast to nothing", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Alike{In: ir.Uses(f.Body.Entry().Arg(0))})
	}, "3: 'test.alike' op expected at least one result for cast operation"},
	{"types of a group of operands", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Alike{In: ir.Uses(f.Body.Entry().ArgValues()...), Out: ir.ResTypes(ir.I32, ir.I32)})
	}, "3: 'test.alike' op failed to verify that all of {hint, in, out} have same type"},
	{"types of a group of results", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		ir.Create(b, &Alike{In: ir.Uses(x, x), Out: ir.ResTypes(ir.I32, ir.I64)})
	}, "3: 'test.alike' op failed to verify that all of {hint, in, out} have same type"},
	{"type of an attribute beside groups", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		ir.Create(b, &Alike{In: ir.Uses(x), Out: ir.ResTypes(ir.I32), Hint: ir.IndexAttr(1)})
	}, "3: 'test.alike' op failed to verify that all of {hint, in, out} have same type"},
	{"inferred types", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Twice{In: f.Body.Entry().Arg(0).Use(), Out: ir.ResTypes(ir.I32, ir.F32)})
	}, "3: 'test.twice' op inferred type(s) 'i32', 'i32' are incompatible with return type(s) of operation 'i32', 'f32'\n" +
		"3: 'test.twice' op failed to infer returned types"},
	{"types that cannot be inferred", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Twice{In: f.Body.Entry().Arg(1).Use(), Out: ir.ResTypes(ir.I32, ir.I32)})
	}, "3: no bits, please\n3: 'test.twice' op failed to infer returned types"},
	{"number of destinations", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		d := opaque(b, "x.x", nil, tensor(ir.I32, 2), ir.MemRef([]int64{2}, ir.I32, nil, nil))
		ir.Create(b, &Fill{Value: x.Use(), Dest: ir.Uses(d.Results.Values()...)})
	}, "3: 'test.fill' op expected the number of tensor results (0) to be equal to the number of output tensors (1)"},
	{"type of a destination", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		d := opaque(b, "x.x", nil, ir.MemRef([]int64{2}, ir.I32, nil, nil), tensor(ir.I32, 2))
		ir.Create(b, &Fill{Value: x.Use(), Dest: ir.Uses(d.Results.Values()...), Out: ir.ResTypes(tensor(ir.I32, 3))})
	}, "3: 'test.fill' op expected type of operand #2 ('tensor<2xi32>') to match type of corresponding result ('tensor<3xi32>')"},
	{"kind of a destination", func(f *Func, b *ir.Builder) {
		x := f.Body.Entry().Arg(0)
		ir.Create(b, &Fill{Value: x.Use(), Dest: ir.Uses(x)})
	}, "3: 'test.fill' op expected that operand #1 is a tensor or a memref"},
	{"discardable attribute", func(f *Func, b *ir.Builder) {
		op := ir.Create(b, &Const{Value: ir.BoolAttr(true)})
		ir.SetAttribute(op, "test.fine", ir.Unit)
		ir.SetAttribute(op, "other.bad", ir.Unit)
		ir.SetAttribute(op, "bad", ir.Unit)
		op = ir.Create(at(b, 4), &Const{Value: ir.BoolAttr(true)})
		ir.SetAttribute(op, "test.bad", ir.Unit)
	}, "4: 'test.const' op has a bad attribute"},
	{"parent", func(f *Func, b *ir.Builder) {
		ir.Create(b, &Yield{})
	}, "3: 'test.yield' op expects parent op to be one of 'test.for, test.bodies'"},
	{"unregistered op of a known dialect", func(f *Func, b *ir.Builder) {
		b.Put(ir.Unregistered("test.unknown", testDialect).New(b.Loc))
	}, "3: unregistered operation 'test.unknown' found in dialect ('test') that does not allow unknown operations"},
}

func TestVerifyOps(t *testing.T) { checkVerify(t, verifyOps) }

// lines ends each line of s, which may be empty.
func lines(s string) string {
	if s == "" {
		return ""
	}
	return s + "\n"
}

// blocks are the entry block of a function and those behind it.
type blocks []*ir.Block

// in returns a builder that appends to b, at a line.
func in(b *ir.Block, line int) *ir.Builder { return ir.AtEnd(b, pos(line)) }

var verifyControlFlow = []struct {
	name  string
	args  []int // the number of arguments of each block behind the entry
	build func(f *Func, b blocks)
	want  string
}{
	{"empty block", []int{0}, func(f *Func, b blocks) { ir.Create(in(b[0], 3), &Br{Dest: ir.To(b[1])}) },
		"2: empty block: expect at least a terminator"},
	{"no terminator", nil, func(f *Func, b blocks) { constant(in(b[0], 3), 1) },
		"3: block with no terminator, has 'test.const'"},
	{"an unregistered terminator", nil, func(f *Func, b blocks) { opaque(in(b[0], 3), "x.x", nil) }, ""},
	{"terminator in the middle", nil, func(f *Func, b blocks) {
		ir.Create(in(b[0], 3), &Return{})
		ir.Create(in(b[0], 4), &Return{})
	}, "3: 'test.return' op must be the last operation in the parent block"},
	{"branch in the middle", []int{0}, func(f *Func, b blocks) {
		ir.Create(in(b[0], 3), &Br{Dest: ir.To(b[1])})
		ir.Create(in(b[0], 4), &Return{})
		ir.Create(in(b[1], 5), &Return{})
	}, "3: operation with block successors must terminate its parent block"},
	{"back to the entry", []int{0}, func(f *Func, b blocks) {
		ir.Create(in(b[0], 3), &Br{Dest: ir.To(b[1])})
		ir.Create(in(b[1], 4), &Switch{Cases: ir.ToAll(b[0])})
	}, "2: entry block of region may not have predecessors"},
	{"successor in another region", nil, func(f *Func, b blocks) {
		r := opaque(in(b[0], 3), "x.x", nil).Regions.Append()
		to := r.Add(ir.NewBlock(ir.Loc{}))
		opaque(in(to, 4), "x.end", nil)
		ir.Create(in(b[0], 5), &Br{Dest: ir.To(to)})
		r.InsertBefore(ir.NewBlock(ir.Loc{}), to)
		ir.Create(in(r.Entry(), 6), &Switch{Cases: ir.ToAll(to)})
	}, "5: reference to block defined in another region"},
	{"successor of a group in another region", nil, func(f *Func, b blocks) {
		r := opaque(in(b[0], 3), "x.x", nil).Regions.Append()
		to := r.Add(ir.NewBlock(ir.Loc{}))
		opaque(in(to, 4), "x.end", nil)
		ir.Create(in(b[0], 5), &Switch{Cases: ir.ToAll(to)})
		r.InsertBefore(ir.NewBlock(ir.Loc{}), to)
		ir.Create(in(r.Entry(), 6), &Switch{Cases: ir.ToAll(to)})
	}, "5: 'test.switch' op branching to block of a different region"},
	{"number of arguments", []int{1}, func(f *Func, b blocks) {
		ir.Create(in(b[0], 3), &Br{Dest: ir.To(b[1])})
		ir.Create(in(b[1], 4), &Return{})
	}, "3: branch has 0 operands for successor #0, but target block has 1"},
	{"type of an argument", []int{1, 0}, func(f *Func, b blocks) {
		c := b[0].Arg(1)
		ir.Create(in(b[0], 3), &CondBr{Cond: c.Use(), B: ir.Uses(c), Yes: ir.To(b[2]), No: ir.To(b[1])})
		ir.Create(in(b[1], 4), &Return{})
		ir.Create(in(b[2], 4), &Return{})
	}, "3: type mismatch for bb argument #0 of successor #1"},
	{"use before definition", nil, func(f *Func, b blocks) {
		late := constant(in(b[0], 4), 1)
		ir.PrependOp(b[0], ir.Create(&ir.Builder{Loc: pos(3)}, &Sub{Lhs: b[0].Arg(0).Use(), Rhs: late.Use()}))
		ir.Create(in(b[0], 5), &Return{})
	}, "3: operand #1 does not dominate this use\n  4: operand defined here (op in the same block)"},
	{"defined on one path", []int{0, 0}, func(f *Func, b blocks) {
		ir.Create(in(b[0], 3), &CondBr{Cond: b[0].Arg(1).Use(), Yes: ir.To(b[1]), No: ir.To(b[2])})
		x := constant(in(b[1], 4), 1)
		ir.Create(in(b[1], 5), &Br{Dest: ir.To(b[2])})
		ir.Create(in(b[2], 6), &Add{Lhs: x.Use(), Rhs: x.Use()})
		ir.Create(in(b[2], 7), &Return{})
	}, "6: operand #0 does not dominate this use\n  4: operand defined here (op in the same region)"},
	{"argument of a block on one path", []int{1, 0}, func(f *Func, b blocks) {
		ir.Create(in(b[0], 3), &CondBr{Cond: b[0].Arg(1).Use(), A: ir.Uses(b[0].Arg(0)), Yes: ir.To(b[1]), No: ir.To(b[2])})
		ir.Create(in(b[1], 5), &Br{Dest: ir.To(b[2])})
		ir.Create(in(b[2], 6), &Add{Lhs: b[1].Arg(0).Use(), Rhs: b[0].Arg(0).Use()})
		ir.Create(in(b[2], 7), &Return{})
	}, "6: operand #0 does not dominate this use\n  2: operand defined as a block argument (block #1 in the same region)"},
	{"inside an unreachable block all goes", []int{0}, func(f *Func, b blocks) {
		ir.Create(in(b[0], 3), &Return{})
		ir.Create(in(b[1], 6), &Return{})
		late := constant(ir.AtStart(b[1], pos(5)), 1)
		ir.PrependOp(b[1], ir.Create(&ir.Builder{Loc: pos(4)}, &Add{Lhs: late.Use(), Rhs: late.Use()}))
	}, ""},
	{"own result", nil, func(f *Func, b blocks) {
		g := opaque(in(b[0], 3), "x.x", []*ir.Value{b[0].Arg(0)}, ir.I32)
		g.Operands.Assign(g.Results.At(0))
		ir.Create(in(b[0], 4), &Return{})
	}, "3: operand #0 does not dominate this use\n  3: operand defined here (op in the same block)"},
	{"result of the op around", nil, func(f *Func, b blocks) {
		g := opaque(in(b[0], 3), "x.x", nil, ir.I32)
		inner := g.Regions.Append().Add(ir.NewBlock(ir.Loc{}))
		opaque(in(inner, 4), "x.use", []*ir.Value{g.Results.At(0)})
		ir.Create(in(b[0], 5), &Return{})
	}, "4: operand #0 does not dominate this use\n  3: operand defined here (op in a parent region)"},
	{"value from inside", nil, func(f *Func, b blocks) {
		g := opaque(in(b[0], 3), "x.x", nil)
		inner := g.Regions.Append().Add(ir.NewBlock(pos(4), ir.I32))
		x := opaque(in(inner, 4), "x.def", nil, ir.I32).Results.At(0)
		opaque(in(b[0], 5), "x.use", []*ir.Value{b[0].Arg(0), x})
		opaque(in(b[0], 6), "x.use", []*ir.Value{inner.Arg(0)})
		ir.Create(in(b[0], 7), &Return{})
	}, "5: operand #1 does not dominate this use\n  4: operand defined here (op in a child region)"},
	{"argument from inside", nil, func(f *Func, b blocks) {
		g := opaque(in(b[0], 3), "x.x", nil)
		inner := g.Regions.Append().Add(ir.NewBlock(pos(4), ir.I32))
		opaque(in(b[0], 6), "x.use", []*ir.Value{inner.Arg(0)})
		ir.Create(in(b[0], 7), &Return{})
	}, "6: operand #0 does not dominate this use\n  3: operand defined as a block argument (block #0 in a child region)"},
	{"value from beside", nil, func(f *Func, b blocks) {
		g := opaque(in(b[0], 3), "x.x", nil)
		r := g.Regions.Append()
		x := opaque(in(r.Add(ir.NewBlock(pos(4))), 4), "x.def", nil, ir.I32).Results.At(0)
		h := opaque(in(b[0], 5), "x.x", nil)
		opaque(in(h.Regions.Append().Add(ir.NewBlock(ir.Loc{})), 6), "x.use", []*ir.Value{x})
		ir.Create(in(b[0], 7), &Return{})
	}, "6: operand #0 does not dominate this use\n  4: operand defined here (op is neither in a parent nor in a child region)"},
	{"a graph inside an unregistered op", nil, func(f *Func, b blocks) {
		inner := opaque(in(b[0], 3), "x.x", nil).Regions.Append().Add(ir.NewBlock(pos(4)))
		use := opaque(in(inner, 4), "x.use", nil)
		use.Operands.Assign(opaque(in(inner, 5), "x.def", nil, ir.I32).Results.At(0))
		ir.Create(in(b[0], 6), &Return{})
	}, ""},
	{"no graph in several blocks", nil, func(f *Func, b blocks) {
		g := opaque(in(b[0], 3), "x.x", nil)
		r := g.Regions.Append()
		inner := r.Add(ir.NewBlock(ir.Loc{}))
		r.Add(ir.NewBlock(ir.Loc{}))
		opaque(in(r.LastBlock(), 6), "x.end", nil)
		use := opaque(in(inner, 4), "x.use", nil)
		use.Operands.Assign(opaque(in(inner, 5), "x.def", nil, ir.I32).Results.At(0))
		ir.Create(in(b[0], 6), &Return{})
	}, "4: operand #0 does not dominate this use\n  5: operand defined here (op in the same block)"},
	{"a terminator among several blocks", nil, func(f *Func, b blocks) {
		r := opaque(in(b[0], 3), "x.x", nil).Regions.Append()
		constant(in(r.Add(ir.NewBlock(ir.Loc{})), 4), 1)
		r.Add(ir.NewBlock(ir.Loc{}))
	}, "4: block with no terminator, has 'test.const'"},
}

func TestVerifyControlFlow(t *testing.T) {
	for _, tt := range verifyControlFlow {
		t.Run(tt.name, func(t *testing.T) {
			m, f, _, _ := sample()
			b := blocks{f.Body.Entry()}
			for _, n := range tt.args {
				blk := f.Body.Add(ir.NewBlock(ir.Loc{}))
				for range n {
					blk.AddArg(ir.I32, ir.Loc{})
				}
				b = append(b, blk)
			}
			tt.build(f, b)
			if got, want := problems(m, ir.VerifyOptions{}), lines(tt.want); got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}
