package rewrite_test

import (
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/rewrite"
)

// The test dialect: an op for each thing that a driver looks at.
var testDialect = (&ir.Dialect{
	Name: "t",
	Materialize: func(a ir.Attr, t ir.Type) ir.Op {
		if n, ok := a.(*ir.IntegerAttr); ok && n.Int64() != 666 && n.Typ == t {
			return &Const{Value: n}
		}
		return nil
	},
	Interfaces: []any{dialectPatterns{}},
}).Register(
	ir.OpOf[Const]("const"), ir.OpOf[Add]("add"), ir.OpOf[Sub]("sub"), ir.OpOf[Neg]("neg"), ir.OpOf[Abs]("abs"), ir.OpOf[Min]("min"),
	ir.OpOf[Cast]("cast"), ir.OpOf[Pair]("pair"), ir.OpOf[Use]("use"), ir.OpOf[Get]("get"), ir.OpOf[Load]("load"), ir.OpOf[Store]("store"),
	ir.OpOf[Alloc]("alloc"), ir.OpOf[Loop]("loop"), ir.OpOf[Scope]("scope"), ir.OpOf[Keep]("keep"), ir.OpOf[Graph]("graph"),
	ir.OpOf[Invoke]("invoke"), ir.OpOf[Toggle]("toggle"),
)

// dialectPatterns are patterns of no single op.
type dialectPatterns struct{}

func (dialectPatterns) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.OnAny(func(*rewrite.Rewriter, ir.Op) bool { return false }).Named("of-dialect")}
}

type Const struct {
	ir.Base
	Value  *ir.IntegerAttr
	Result ir.Result
}

func (o *Const) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, ir.TypedProp)
	d.Out("result", &o.Result, ir.AnyType)
	d.AllTypesMatch("value", "result")
	d.Traits(ir.ConstantLike, ir.Pure)
	d.Format("attr-dict $value")
}

func (o *Const) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.Value) }

func intOf(a ir.Attr) (int64, bool) {
	n, ok := a.(*ir.IntegerAttr)
	if !ok {
		return 0, false
	}
	return n.Int64(), true
}

// Add adds. Sums of constants fold; x + 0 is x.
type Add struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

func (o *Add) Def(d *ir.Def) { binary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Commutative) }

func binary(d *ir.Def, lhs, rhs *ir.Operand, result *ir.Result, traits ...ir.Trait) {
	d.In("lhs", lhs, ir.AnyType)
	d.In("rhs", rhs, ir.AnyType)
	d.Out("result", result, ir.AnyType)
	d.Traits(ir.Pure, ir.SameOperandsAndResultType)
	d.Traits(traits...)
	d.Format("$lhs `,` $rhs attr-dict `:` type($result)")
}

func (o *Add) Fold(consts []ir.Attr) ir.Folded {
	x, xOk := intOf(consts[0])
	y, yOk := intOf(consts[1])
	switch {
	case xOk && yOk:
		return ir.FoldConst(ir.IntegerOf(o.Result.Type(), x+y))
	case yOk && y == 0:
		return ir.FoldTo(o.Lhs.Value())
	}
	return ir.NoFold
}

// Sub subtracts, and knows that (x + y) - y is x.
type Sub struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

func (o *Sub) Def(d *ir.Def) { binary(d, &o.Lhs, &o.Rhs, &o.Result) }

func (o *Sub) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *Sub) bool {
		sum, ok := op.Lhs.DefOp().(*Add)
		if !ok || sum.Rhs.Value() != op.Rhs.Value() {
			return rw.NotifyMatchFailure(op, "not the difference of a sum")
		}
		rw.Replace(op, sum.Lhs.Value())
		return true
	}).Named("sub-of-add")}
}

type Neg struct {
	ir.Base
	In     ir.Operand
	Result ir.Result
}

func (o *Neg) Def(d *ir.Def) { unary(d, &o.In, &o.Result, ir.Involution) }

func unary(d *ir.Def, in *ir.Operand, result *ir.Result, traits ...ir.Trait) {
	d.In("in", in, ir.AnyType)
	d.Out("result", result, ir.AnyType)
	d.Traits(ir.Pure, ir.SameOperandsAndResultType)
	d.Traits(traits...)
	d.Format("$in attr-dict `:` type($result)")
}

type Abs struct {
	ir.Base
	In     ir.Operand
	Result ir.Result
}

func (o *Abs) Def(d *ir.Def) { unary(d, &o.In, &o.Result, ir.Idempotent) }

type Min struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

func (o *Min) Def(d *ir.Def) { binary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Commutative, ir.Idempotent) }

type Cast struct {
	ir.Base
	In     ir.Operand
	Result ir.Result
}

func (o *Cast) Def(d *ir.Def) {
	d.In("in", &o.In, ir.AnyType)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.Pure)
	d.Format("$in attr-dict `:` type($in) `to` type($result)")
}

func (o *Cast) AreCastCompatible(in, out []ir.Type) bool { return true }

// Pair makes the constants 1 and n: a fold of several results, which fails half-way for 666.
type Pair struct {
	ir.Base
	In            ir.Operand
	First, Second ir.Result
}

func (o *Pair) Def(d *ir.Def) {
	d.In("in", &o.In, ir.AnyType)
	d.Out("first", &o.First, ir.AnyType)
	d.Out("second", &o.Second, ir.AnyType)
	d.Traits(ir.Pure)
	d.Format("$in attr-dict `:` type($in) `,` type($first) `,` type($second)")
}

func (o *Pair) Fold(consts []ir.Attr) ir.Folded {
	if consts[0] == nil {
		return ir.NoFold
	}
	return ir.Folded{Results: []ir.FoldResult{{Const: ir.IntegerOf(o.First.Type(), 1)}, {Const: consts[0]}}}
}

// Use uses values in ways unknown.
type Use struct {
	ir.Base
	Values ir.Operands
}

func (o *Use) Def(d *ir.Def) {
	d.Ins("values", &o.Values, ir.AnyType)
	d.Format("`(` ($values^ `:` type($values))? `)` attr-dict")
}

// Get is a value from somewhere.
type Get struct {
	ir.Base
	Result ir.Result
}

func (o *Get) Def(d *ir.Def) {
	d.Out("result", &o.Result, ir.AnyType)
	d.Format("attr-dict `:` type($result)")
}

type Alloc struct {
	ir.Base
	Result ir.Result
}

func (o *Alloc) Def(d *ir.Def) {
	d.Out("result", &o.Result, ir.AnyType)
	d.Format("attr-dict `:` type($result)")
}

func (o *Alloc) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Allocate, Value: &o.Result.Value}}
}

type Load struct {
	ir.Base
	From   ir.Operand
	Result ir.Result
}

func (o *Load) Def(d *ir.Def) {
	d.In("from", &o.From, ir.AnyType)
	d.Out("result", &o.Result, ir.AnyType)
	d.Format("$from attr-dict `:` type($from) `,` type($result)")
}

func (o *Load) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Read, Value: o.From.Value()}} }

type Store struct {
	ir.Base
	Value, To ir.Operand
}

func (o *Store) Def(d *ir.Def) {
	d.In("value", &o.Value, ir.AnyType)
	d.In("to", &o.To, ir.AnyType)
	d.Format("$value `,` $to attr-dict `:` type($value) `,` type($to)")
}

func (o *Store) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Write, Value: o.To.Value()}} }

// Loop has the effects of its body.
type Loop struct {
	ir.Base
	Body ir.Region
}

func (o *Loop) Def(d *ir.Def) { body(d, &o.Body, ir.RecursiveMemoryEffects) }

func body(d *ir.Def, r *ir.Region, traits ...ir.Trait) {
	d.Region("body", r, ir.AtMostOneBlock)
	d.Traits(ir.SingleBlock, ir.NoTerminator)
	d.Traits(traits...)
	d.Format("$body attr-dict")
}

type Scope struct {
	ir.Base
	Body ir.Region
}

func (o *Scope) Def(d *ir.Def) { body(d, &o.Body, ir.IsolatedFromAbove) }

// Keep keeps constants inside.
type Keep struct {
	ir.Base
	Body ir.Region
}

func (o *Keep) Def(d *ir.Def) { body(d, &o.Body) }

func (o *Keep) KeepsConstants(*ir.Region) bool { return true }

type Graph struct {
	ir.Base
	Body ir.Region
}

func (o *Graph) Def(d *ir.Def) { body(d, &o.Body, ir.GraphRegion) }

// Invoke is a branch that makes the first argument of its block itself.
type Invoke struct {
	ir.Base
	Args ir.Operands
	Dest ir.Successor
}

func (o *Invoke) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Succ("dest", &o.Dest)
	d.Traits(ir.Terminator)
	d.Format("$dest (`with` $args^ `:` type($args))? attr-dict")
}

func (o *Invoke) SuccessorOperands(int) (ir.OperandRange, int) { return o.Args.Range(), 1 }
func (o *Invoke) SuccessorFor([]ir.Attr) int                   { return 0 }

// Toggle folds in place once: it gets the attribute done.
type Toggle struct {
	ir.Base
	Done   bool
	Result ir.Result
}

func (o *Toggle) Def(d *ir.Def) {
	d.Unit("done", &o.Done)
	d.Out("result", &o.Result, ir.AnyType)
	d.Format("(`done` $done^)? attr-dict `:` type($result)")
}

func (o *Toggle) Fold([]ir.Attr) ir.Folded {
	if o.Done {
		return ir.NoFold
	}
	o.Done = true
	return ir.FoldedInPlace
}

var dialects = []*ir.Dialect{builtin.Dialect, fn.Dialect, cf.Dialect, testDialect}

// parse reads a module, which must be right.
func parse(t testing.TB, src string) ir.Op {
	t.Helper()
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) })
	m := asm.Parse(&asm.Config{Dialects: dialects, Diags: e, AllowUnregistered: true}, "in.mlir", src, 0)
	if m == nil || !ir.Verify(m, e, ir.VerifyOptions{}) {
		t.FailNow()
	}
	return m
}

// text returns the text of the module m, which must be right.
func text(t testing.TB, m ir.Op) string {
	t.Helper()
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) })
	if !ir.Verify(m, e, ir.VerifyOptions{}) {
		t.Log(string(asm.Append(nil, m, asm.DefaultPrintOptions())))
		t.FailNow()
	}
	return string(asm.Append(nil, m, asm.DefaultPrintOptions()))
}

// equal compares the text of the module m with want, in which tabs and a common indentation do not count.
func equal(t *testing.T, m ir.Op, want string) {
	t.Helper()
	if got, want := text(t, m), text(t, parse(t, want)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// function wraps the lines of a function's body.
func function(signature, body string) string {
	return "func.func @f" + signature + " {\n" + strings.TrimSpace(body) + "\n}\n"
}
