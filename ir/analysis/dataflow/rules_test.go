package dataflow_test

import (
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis/dataflow"
	"polyloom/ir/analysis/internal/toy"
	"polyloom/ir/analysis/intrange"
)

// origin says where a number may come from: a set of the following.
type origin uint8

const (
	fromConstant origin = 1 << iota
	fromCall
	fromOutside
)

// origins is an analysis with rules for calls.
type origins struct{}

func (origins) Join(a, b origin) (origin, bool) { return a | b, b&^a != 0 }

func (origins) Entry(*ir.Value) origin { return fromOutside }

func (origins) Transfer(op ir.Op, args []origin, join func(*ir.Value, origin)) {
	var from origin
	for _, a := range args {
		from |= a
	}
	if ir.HasTrait(op, ir.ConstantLike) {
		from = fromConstant
	}
	for _, v := range ir.ResultsOf(op) {
		join(v, from)
	}
}

func (origins) TransferCall(call ir.Caller, _ []origin, join func(*ir.Value, origin)) {
	for _, v := range ir.ResultsOf(call) {
		join(v, fromCall)
	}
}

func TestForwardRules(t *testing.T) {
	m, b := toy.NewModule()
	ir.Create(b, &toy.Func{Name: ir.Str("declared"), Hidden: true})
	_, inner := b.Func("inner", true, ir.I8)
	toy.At(inner).Return(inner.Arg(0))
	f, entry := b.Func("f", false, ir.I8)
	in := toy.At(entry)
	c := in.Int(ir.I8, 1)
	called := in.Call("declared", []ir.Type{ir.I8}).Results.At(0)
	followed := in.Call("inner", []ir.Type{ir.I8}, c).Results.At(0)
	sum := in.Bin(toy.Add, c, called)
	end := toy.Block(&f.Body, ir.I8, ir.I8)
	ir.Create(in, &toy.Raise{Args: ir.Uses(sum), Dest: ir.To(end)})
	toy.At(end).Return(end.Arg(0))
	unreached := toy.Block(&f.Body, ir.I8)
	toy.At(unreached).Return(unreached.Arg(0))

	s := dataflow.New()
	from := dataflow.AddForward(s, dataflow.ForwardRules[origin](origins{}))
	s.Run(m)
	for _, tt := range []struct {
		what string
		v    *ir.Value
		want origin
	}{
		{"a constant", c, fromConstant},
		{"an argument of a public function", entry.Arg(0), fromOutside},
		{"a result of a declaration", called, fromCall},
		{"an argument of a private function", inner.Arg(0), fromConstant},
		{"a result of a private function", followed, fromConstant},
		{"a sum", sum, fromConstant | fromCall},
		{"an argument that the branch makes", end.Arg(0), fromOutside},
		{"an argument that the branch passes", end.Arg(1), fromConstant | fromCall},
		{"an argument of a block that is not reached", unreached.Arg(0), 0},
	} {
		if got := from.Of(tt.v); got != tt.want {
			t.Errorf("%s comes from %b, want %b", tt.what, got, tt.want)
		}
	}
}

// TestRangesThatOpsMake checks ops that bound arguments of their regions, and constants of shaped types.
func TestRangesThatOpsMake(t *testing.T) {
	vec := ir.Vector([]int64{2}, ir.I8)
	m, b := toy.NewModule()
	_, entry := b.Func("f", false, ir.F32, vec)
	in := toy.At(entry)
	op := ir.Create(in, &toy.Index{Args: ir.Uses(entry.Arg(0)), Result: ir.Res(ir.I8)})
	body := toy.Block(&op.Body, ir.I8)
	masked := in.Bin(toy.And, entry.Arg(1), in.Bin(toy.Lt, entry.Arg(1), entry.Arg(1)))
	in.Return()

	s := dataflow.New()
	ranges := dataflow.AddRanges(s)
	s.Run(m)
	for _, tt := range []struct {
		what string
		v    *ir.Value
		want intrange.Range
	}{
		{"the result", &op.Result.Value, signed(8, 0, 9)},
		{"the argument that the op bounds", body.Arg(0), signed(8, 0, 9)},
		{"a vector", entry.Arg(1), intrange.Max(8)},
		{"a vector of bits", masked, signed(8, 0, 1)},
	} {
		if got := ranges.Of(tt.v); !got.Equal(tt.want) {
			t.Errorf("%s is in %v, want %v", tt.what, got, tt.want)
		}
	}
}
