package builtin_test

import (
	"testing"

	"polyloom/dialects/builtin"
	"polyloom/ir"
)

func TestCastFolds(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"to the same types", `func.func @f(%x: i32, %y: f32) -> (i32, f32) {
%0:2 = builtin.unrealized_conversion_cast %x, %y : i32, f32 to i32, f32
return %0#0, %0#1 : i32, f32
}`, `func.func @f(%arg0: i32, %arg1: f32) -> (i32, f32) {
return %arg0, %arg1 : i32, f32
}`},
		{"back to the first types", `func.func @f(%x: i32, %y: f32) -> (i32, f32) {
%0 = builtin.unrealized_conversion_cast %x, %y : i32, f32 to i64
%1:2 = builtin.unrealized_conversion_cast %0 : i64 to i32, f32
return %1#0, %1#1 : i32, f32
}`, `func.func @f(%arg0: i32, %arg1: f32) -> (i32, f32) {
return %arg0, %arg1 : i32, f32
}`},
		{"of other results", `func.func @f(%x: i32, %y: i32) -> (i32, i32) {
%0:2 = builtin.unrealized_conversion_cast %x, %y : i32, i32 to i64, i64
%1:2 = builtin.unrealized_conversion_cast %0#1, %0#0 : i64, i64 to i32, i32
return %1#0, %1#1 : i32, i32
}`, `func.func @f(%arg0: i32, %arg1: i32) -> (i32, i32) {
%0:2 = builtin.unrealized_conversion_cast %arg0, %arg1 : i32, i32 to i64, i64
%1:2 = builtin.unrealized_conversion_cast %0#1, %0#0 : i64, i64 to i32, i32
return %1#0, %1#1 : i32, i32
}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			module := mustRead(t, c.before)
			canonicalize(module)
			same(t, write(module), c.after)
		})
	}
}

func TestNewCast(t *testing.T) {
	b := ir.NewBlock(ir.Loc{}, ir.I32)
	cast := ir.Append(b, ir.Loc{}, builtin.NewCast([]ir.Type{ir.I64, ir.F32}, b.ArgValues()))
	if n := ir.NumResults(cast); n != 2 || ir.ResultAt(cast, 0).Type() != ir.Type(ir.I64) || ir.ResultAt(cast, 1).Type() != ir.Type(ir.F32) {
		t.Errorf("got %d results", n)
	}
	if ir.OperandValue(cast, 0) != b.Arg(0) {
		t.Error("the cast does not use its input")
	}
}
