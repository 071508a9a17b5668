package affine_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"polyloom/affexpr"
	"polyloom/dialects/affine"
	"polyloom/ir"
)

func TestTripCount(t *testing.T) {
	for _, c := range []struct {
		head, m  string
		constant int64 // -1 if it is not known
		divisor  uint64
	}{
		{"0 to 10", "() -> (10)", 10, 10},
		{"2 to 11 step 4", "() -> (3)", 3, 3},
		{"7 to 3", "() -> (0)", 0, math.MaxUint64},
		{"0 to %a", "()[s0] -> (s0)", -1, 1},
		{"%a to %b", "()[s0, s1] -> (s0 - s1)", -1, 1},
		{"0 to affine_map<()[s0] -> (s0 * 12)>()[%a] step 3", "()[s0] -> (s0 * 4)", -1, 4},
		{"affine_map<()[s0] -> (s0 * 2)>()[%a] to affine_map<()[s0] -> (s0 * 2 + 9)>()[%a] step 2", "() -> (5)", 5, 5},
		{"0 to min affine_map<()[s0] -> (s0 * 6, 4)>()[%a]", "()[s0] -> (s0 * 6, 4)", -1, 2},
		{"%a to min affine_map<()[s0] -> (s0 + 6, s0 + 4)>()[%a]", "() -> (6, 4)", 4, 2},
		{"%a to affine_map<()[s0] -> (s0 - 3)>()[%a]", "() -> (-3)", 0, 3},
		{"max affine_map<()[s0] -> (s0, 4)>()[%a] to %b", "", -1, 1},
	} {
		f := forWith(t, c.head)
		b, ok := f.TripCount()
		if got := fmt.Sprint(b.Map); ok != (c.m != "") || ok && got != c.m {
			t.Errorf("%s: got %s, want %s", c.head, got, c.m)
		}
		n, ok := f.ConstantTripCount()
		if ok != (c.constant >= 0) || ok && n != uint64(c.constant) {
			t.Errorf("%s: got %d, want %d", c.head, n, c.constant)
		}
		if got := f.TripCountDivisor(); got != c.divisor {
			t.Errorf("%s: divisor %d, want %d", c.head, got, c.divisor)
		}
	}
}

func TestConstantRanges(t *testing.T) {
	for _, c := range []struct {
		head string
		want []int64
	}{
		{"(%i, %j) = (0, 2) to (4, 10)", []int64{4, 8}},
		{"(%i, %j) = (%a, %a * 2) to (%a + 5, %a + %a + 1)", []int64{5, 1}},
		{"(%i, %j) = (0, 0) to (4, %a)", nil},
		{"(%i) = (0) to (min(4, %a))", nil},
	} {
		p := first[*affine.Parallel](t, mustRead(t, "func.func @f(%a: index) {\naffine.parallel "+c.head+" { }\nreturn\n}"))
		got, ok := p.ConstantRanges()
		if ok != (c.want != nil) || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.head, got, c.want)
		}
	}
}

const nests = `func.func @f(%n: index) {
  affine.for %i = 0 to 1 {
    affine.for %j = 0 to 2 {
      affine.for %k = 0 to 3 {
        "test.a"(%k) : (index) -> ()
        affine.if affine_set<(d0) : (d0 >= 0)>(%k) {
          affine.parallel (%p) = (0) to (%n) {
            affine.for %l = 0 to 4 {
              "test.b"(%l) : (index) -> ()
            }
          }
        }
      }
    }
  }
  affine.for %m = 0 to 5 {
  }
  return
}`

// tops returns the upper bounds of loops, which name them in nests.
func tops(loops []*affine.For) string {
	var s []string
	for _, f := range loops {
		_, u, _ := f.ConstantBounds()
		s = append(s, fmt.Sprint(u))
	}
	return strings.Join(s, " ")
}

func TestNests(t *testing.T) {
	module := mustRead(t, nests)
	var a, b ir.Op
	for op := range ir.WalkOf[*ir.Generic](module) {
		if a == nil {
			a = op
		}
		b = op
	}
	byDepth := affine.LoopsByDepth(module)
	for _, c := range []struct{ what, got, want string }{
		{"enclosing loops of a", tops(affine.EnclosingLoops(a)), "1 2 3"},
		{"enclosing loops of b", tops(affine.EnclosingLoops(b)), "1 2 3 4"},
		{"depth 0", tops(byDepth[0]), "1 5"},
		{"depth 1", tops(byDepth[1]), "2"},
		{"depth 3", tops(byDepth[3]), "4"},
		{"roots", tops(affine.Roots(module)), "1 5"},
		{"perfect nest", tops(affine.PerfectNest(byDepth[0][0])), "1 2 3"},
		{"perfect nest of an empty loop", tops(affine.PerfectNest(byDepth[0][1])), "5"},
		{"depth of b", fmt.Sprint(affine.NestingDepth(b)), "5"},
		{"common loops", fmt.Sprint(affine.CommonLoops(a, b)), "3"},
		{"ops around b", fmt.Sprint(len(affine.EnclosingOps(b))), "6"},
		{"counters around b", fmt.Sprint(len(affine.InductionVars(affine.EnclosingOps(b)))), "5"},
		{"perfect", fmt.Sprint(affine.IsPerfectNest([]*affine.For{byDepth[0][0], byDepth[1][0]})), "true"},
		{"not perfect", fmt.Sprint(affine.IsPerfectNest([]*affine.For{byDepth[2][0], byDepth[3][0]})), "false"},
		{"no loops", fmt.Sprint(len(affine.Roots(byDepth[0][1]))), "0"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %s, want %s", c.what, c.got, c.want)
		}
	}
	outer, inner := byDepth[0][0], byDepth[1][0]
	if !inner.IsDefinedOutside(outer.IndVar()) || outer.IsDefinedOutside(inner.IndVar()) {
		t.Errorf("which values are defined outside of a loop")
	}
	if affine.ForOf(inner.IndVar()) != inner || affine.ForOf(ir.OperandValue(b, 0)) == nil || affine.ParallelOf(inner.IndVar()) != nil {
		t.Errorf("which loop a counter belongs to")
	}
}

func TestComposedOps(t *testing.T) {
	module := mustRead(t, `func.func @f(%a: index, %b: index) {
  %c3 = arith.constant 3 : index
  %0 = affine.apply affine_map<()[s0] -> (s0 + 1)>()[%a]
  "test.use"(%a, %a, %a, %a) : (index, index, index, index) -> ()
  return
}`)
	use := first[*ir.Generic](t, module)
	apply := first[*affine.Apply](t, module)
	args := ir.BlockOf(use).ArgValues()
	value := func(v *ir.Value) ir.FoldResult { return ir.FoldResult{Value: v} }
	c3 := value(ir.ResultAt(ir.BlockOf(use).First(), 0))
	d0, d1, s0 := affexpr.Dim(0), affexpr.Dim(1), affexpr.Symbol(0)
	b := ir.Before(use)

	if got := affine.ComposedApply(b, affexpr.NewMap(2, 0, d0.MulConst(2).Add(d1)), c3, affine.ConstSize(4)); got != affine.ConstSize(10) {
		t.Errorf("apply of constants: %v", got)
	}
	if got := affine.ComposedApply(b, affexpr.NewMap(1, 1, d0.SubConst(1)), value(&apply.Result.Value), c3); got.Value != args[0] {
		t.Errorf("apply that is an operand: %v", got)
	}
	if got := affine.ComposedMin(b, affexpr.NewMap(1, 0, d0, affexpr.Const(2)), c3); got != affine.ConstSize(2) {
		t.Errorf("min of constants: %v", got)
	}
	x := affine.ComposedApply(b, affexpr.NewMap(1, 1, d0.Add(s0)), value(&apply.Result.Value), value(args[1]))
	y := affine.ComposedMax(b, affexpr.NewMap(1, 1, d0.MulConst(3), s0), value(&apply.Result.Value), c3)
	z := affine.ComposedApplies(b, affexpr.NewMap(1, 0, d0, affexpr.Const(7), d0.FloorDivConst(2)), value(args[1]))
	if len(z) != 3 || z[0].Value != args[1] || z[1] != affine.ConstSize(7) {
		t.Errorf("apply of three results: %v", z)
	}
	use.Operands.Assign(x.Value, y.Value, z[2].Value, affine.ValueOf(b, affine.ConstSize(9)))
	same(t, write(module), trimmed(`func.func @f(%arg0: index, %arg1: index) {
%c3 = arith.constant 3 : index
%0 = affine.apply affine_map<()[s0] -> (s0 + 1)>()[%arg0]
%1 = affine.apply affine_map<()[s0, s1] -> (s0 + s1 + 1)>()[%arg1, %arg0]
%2 = affine.max affine_map<()[s0] -> (s0 * 3 + 3, 3)>()[%arg0]
%3 = affine.apply affine_map<()[s0] -> (s0 floordiv 2)>()[%arg1]
%c9 = arith.constant 9 : index
"test.use"(%1, %2, %3, %c9) : (index, index, index, index) -> ()
return
}`))
}

func TestNewNest(t *testing.T) {
	module := mustRead(t, "func.func @f(%n: index, %m: memref<?x?xf32>) {\nreturn\n}")
	ret := first[ir.FunctionOp](t, module).FuncBody().Entry().Last()
	args := ir.BlockOf(ret).ArgValues()
	lower := []affine.Bound{affine.ConstBound(0), affine.ConstBound(1)}
	upper := []affine.Bound{affine.ValueBound(args[0]), affine.ConstBound(9)}
	loops := affine.NewNest(ir.Before(ret), lower, upper, []int64{1, 2}, func(b *ir.Builder, vars []*ir.Value) {
		x := ir.Create(b, affine.NewLoadAt(args[1], vars...))
		ir.Create(b, affine.NewStore(&x.Result.Value, args[1], affexpr.NewMap(2, 0, affexpr.Dim(1), affexpr.Dim(0)), vars...))
	})
	mustVerify(t, module)
	same(t, write(module), trimmed(`func.func @f(%arg0: index, %arg1: memref<?x?xf32>) {
affine.for %arg2 = 0 to %arg0 {
affine.for %arg3 = 1 to 9 step 2 {
%0 = affine.load %arg1[%arg2, %arg3] : memref<?x?xf32>
affine.store %0, %arg1[%arg3, %arg2] : memref<?x?xf32>
}
}
return
}`))
	if len(loops) != 2 || !affine.IsPerfectNest(loops) {
		t.Errorf("%d loops", len(loops))
	}
	called := false
	affine.NewNest(ir.Before(ret), nil, nil, nil, func(b *ir.Builder, vars []*ir.Value) { called = len(vars) == 0 && b.InsertPoint() == ret })
	if !called {
		t.Errorf("the body of no loops is not made where the builder inserts")
	}
}

func TestSetBounds(t *testing.T) {
	f := forWith(t, "0 to 10 step 2")
	args := ir.BlockOf(f).ArgValues()
	f.SetLower(affine.ValueBound(args[0]))
	f.SetUpper(affine.Bound{Map: affexpr.NewMap(0, 2, affexpr.Symbol(0), affexpr.Symbol(1)), Operands: args[:2]})
	f.SetStep(5)
	mustVerify(t, ir.Parent(f))
	if f.Step() != 5 || !slices.Equal(f.Lower().Operands, args[:1]) || !slices.Equal(f.Upper().Operands, args[:2]) || f.Inits.Len() != 1 {
		t.Errorf("got\n%s", write(ir.Parent(f)))
	}
	if _, ok := f.Lower().Constant(); ok {
		t.Errorf("the lower bound is a constant")
	}
	f.SetLower(affine.ConstBound(-4))
	if v, ok := f.Lower().Constant(); !ok || v != -4 || f.LowerOperands.Len() != 0 {
		t.Errorf("the lower bound is %d", v)
	}
}
