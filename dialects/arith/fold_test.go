package arith_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"polyloom/dialects/arith"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/num"
)

// fold folds an op literal with operands of known value.
func fold(op interface {
	ir.Op
	ir.Folder
}, consts ...ir.Attr) ir.Folded {
	ir.Init(op, ir.Loc{})
	return op.Fold(consts)
}

// value returns a value of which nothing is known.
func value(t ir.Type) *ir.Value { return ir.Placeholder(t) }

// A binary is an op literal with two operands.
type binary interface {
	ir.Op
	ir.Folder
}

// signed reads the low bits of a number as a signed one of width w.
func signed(v int64, w int) int64 { return v << (64 - w) >> (64 - w) }

// TestIntegersExhaustively compares what each op folds to with Go's own arithmetic, for all operands of four bits.
func TestIntegersExhaustively(t *testing.T) {
	const w, mask = 4, 15
	refused := int64(math.MinInt64)
	unless := func(bad bool, v int64) int64 {
		if bad {
			return refused
		}
		return v
	}
	floor := func(a, b int64) int64 { return int64(math.Floor(float64(a) / float64(b))) }
	ceil := func(a, b int64) int64 { return int64(math.Ceil(float64(a) / float64(b))) }
	const lowest = -8
	t4 := ir.Int(w)
	for _, c := range []struct {
		name string
		op   func(a, b ir.Operand) binary
		// f gets both operands as signed numbers (a, b) and as unsigned ones (c, d), and returns the low bits of the result, or refused.
		f func(a, b, c, d int64) int64
	}{
		{"addi", func(a, b ir.Operand) binary { return &arith.AddI{Lhs: a, Rhs: b} }, func(a, b, _, _ int64) int64 { return a + b }},
		{"subi", func(a, b ir.Operand) binary { return &arith.SubI{Lhs: a, Rhs: b} }, func(a, b, _, _ int64) int64 { return a - b }},
		{"muli", func(a, b ir.Operand) binary { return &arith.MulI{Lhs: a, Rhs: b} }, func(a, b, _, _ int64) int64 { return a * b }},
		{"divsi", func(a, b ir.Operand) binary { return &arith.DivSI{Lhs: a, Rhs: b} },
			func(a, b, _, _ int64) int64 {
				if b == 0 {
					return refused
				}
				return unless(a == lowest && b == -1, a/b)
			}},
		{"divui", func(a, b ir.Operand) binary { return &arith.DivUI{Lhs: a, Rhs: b} },
			func(_, _, c, d int64) int64 {
				if d == 0 {
					return refused
				}
				return c / d
			}},
		{"remsi", func(a, b ir.Operand) binary { return &arith.RemSI{Lhs: a, Rhs: b} },
			func(a, b, _, _ int64) int64 {
				if b == 0 {
					return refused
				}
				return a % b
			}},
		{"remui", func(a, b ir.Operand) binary { return &arith.RemUI{Lhs: a, Rhs: b} },
			func(_, _, c, d int64) int64 {
				if d == 0 {
					return refused
				}
				return c % d
			}},
		{"floordivsi", func(a, b ir.Operand) binary { return &arith.FloorDivSI{Lhs: a, Rhs: b} },
			func(a, b, _, _ int64) int64 { return unless(b == 0 || a == lowest && b == -1, floor(a, b)) }},
		{"ceildivsi", func(a, b ir.Operand) binary { return &arith.CeilDivSI{Lhs: a, Rhs: b} },
			func(a, b, _, _ int64) int64 {
				return unless(b == 0 || b != 1 && a != 0 && (a == lowest || b == lowest), ceil(a, b))
			}},
		{"ceildivui", func(a, b ir.Operand) binary { return &arith.CeilDivUI{Lhs: a, Rhs: b} },
			func(_, _, c, d int64) int64 { return unless(d == 0, ceil(c, d)) }},
		{"andi", func(a, b ir.Operand) binary { return &arith.AndI{Lhs: a, Rhs: b} }, func(a, b, _, _ int64) int64 { return a & b }},
		{"ori", func(a, b ir.Operand) binary { return &arith.OrI{Lhs: a, Rhs: b} }, func(a, b, _, _ int64) int64 { return a | b }},
		{"xori", func(a, b ir.Operand) binary { return &arith.XOrI{Lhs: a, Rhs: b} }, func(a, b, _, _ int64) int64 { return a ^ b }},
		{"shli", func(a, b ir.Operand) binary { return &arith.ShLI{Lhs: a, Rhs: b} }, func(a, _, _, d int64) int64 { return unless(d >= w, a<<d) }},
		{"shrsi", func(a, b ir.Operand) binary { return &arith.ShRSI{Lhs: a, Rhs: b} }, func(a, _, _, d int64) int64 { return unless(d >= w, a>>d) }},
		{"shrui", func(a, b ir.Operand) binary { return &arith.ShRUI{Lhs: a, Rhs: b} }, func(_, _, c, d int64) int64 { return unless(d >= w, c>>d) }},
		{"maxsi", func(a, b ir.Operand) binary { return &arith.MaxSI{Lhs: a, Rhs: b} }, func(a, b, _, _ int64) int64 { return max(a, b) }},
		{"minsi", func(a, b ir.Operand) binary { return &arith.MinSI{Lhs: a, Rhs: b} }, func(a, b, _, _ int64) int64 { return min(a, b) }},
		{"maxui", func(a, b ir.Operand) binary { return &arith.MaxUI{Lhs: a, Rhs: b} }, func(_, _, c, d int64) int64 { return max(c, d) }},
		{"minui", func(a, b ir.Operand) binary { return &arith.MinUI{Lhs: a, Rhs: b} }, func(_, _, c, d int64) int64 { return min(c, d) }},
	} {
		for x := int64(0); x <= mask; x++ {
			for y := int64(0); y <= mask; y++ {
				ca, cb := ir.IntegerOf(t4, x), ir.IntegerOf(t4, y)
				va, vb := value(t4), value(t4)
				want := c.f(signed(x, w), signed(y, w), x, y)
				got := refused
				if r := fold(c.op(va.Use(), vb.Use()), ca, cb); len(r.Results) == 1 {
					a := r.Results[0].Const
					switch r.Results[0].Value {
					case va:
						a = ca
					case vb:
						a = cb
					}
					got = a.(*ir.IntegerAttr).Int64()
				}
				if want != refused {
					want = signed(want, w)
				}
				if got != want {
					t.Errorf("%s %d, %d: got %d, want %d", c.name, x, y, got, want)
				}
			}
		}
	}
}

func TestComparisons(t *testing.T) {
	t4 := ir.Int(4)
	for x := int64(-8); x < 8; x++ {
		for y := int64(-8); y < 8; y++ {
			u, v := x&15, y&15
			for p, want := range []bool{x == y, x != y, x < y, x <= y, x > y, x >= y, u < v, u <= v, u > v, u >= v} {
				p := arith.CmpIPredicate(p)
				a, b := num.NewInt(4, x), num.NewInt(4, y)
				if got := p.Holds(a, b); got != want {
					t.Errorf("%v %d, %d: got %v", p, x, y, got)
				}
				if p.Inverted().Holds(a, b) == want || p.Swapped().Holds(b, a) != want {
					t.Errorf("%v %d, %d: inverted %v, swapped %v", p, x, y, p.Inverted(), p.Swapped())
				}
				if x == y && p.Reflexive() != want {
					t.Errorf("%v: reflexive %v", p, p.Reflexive())
				}
				r := fold(&arith.CmpI{Predicate: p, Lhs: value(t4).Use(), Rhs: value(t4).Use()}, ir.IntegerOf(t4, x), ir.IntegerOf(t4, y))
				if len(r.Results) != 1 || r.Results[0].Const != ir.Attr(ir.BoolAttr(want)) {
					t.Errorf("cmpi %v %d, %d: got %v", p, x, y, r)
				}
			}
		}
	}
	inf, nan := math.Inf(1), math.NaN()
	numbers := []float64{-inf, -1.5, math.Copysign(0, -1), 0, 2, inf, nan}
	for _, x := range numbers {
		for _, y := range numbers {
			un := math.IsNaN(x) || math.IsNaN(y)
			for p, want := range []bool{false, x == y, x > y, x >= y, x < y, x <= y, x < y || x > y, !un,
				un || x == y, un || x > y, un || x >= y, un || x < y, un || x <= y, un || x != y, un, true} {
				p := arith.CmpFPredicate(p)
				a, b := num.FromFloat64(x), num.FromFloat64(y)
				if got := p.Holds(a.Cmp(b)); got != want {
					t.Errorf("%v %v, %v: got %v", p, x, y, got)
				}
				r := fold(&arith.CmpF{Predicate: p, Lhs: value(ir.F64).Use(), Rhs: value(ir.F64).Use()}, ir.FloatOf(a), ir.FloatOf(b))
				if len(r.Results) != 1 || r.Results[0].Const != ir.Attr(ir.BoolAttr(want)) {
					t.Errorf("cmpf %v %v, %v: got %v", p, x, y, r)
				}
			}
		}
	}
}

// folds shows what single ops become, "" where they stay. An operand is the text of a constant, "x" or "y" for values that are not known,
// or "poison".
var folds = []struct{ op, want string }{
	// constants that are vectors and tensors
	{"arith.addi [dense<[1, 2]>], [dense<[3, 127]>] : vector<2xi8>", "dense<[4, -127]>"},
	{"arith.addi [dense<1>], [dense<[3, 127]>] : tensor<2xi8>", "dense<[4, -128]>"},
	{"arith.muli [dense<3>], [dense<5>] : vector<4xi8>", "dense<15>"},
	{"arith.andi [dense<[true, false]>], [dense<[true, true]>] : vector<2xi1>", "dense<[true, false]>"},
	{"arith.xori [sparse<[[1]], [7]>], [dense<1>] : tensor<3xi8>", "dense<[1, 6, 1]>"},
	{"arith.addi [sparse<[[0], [0]], [5, 6]>], [dense<2>] : tensor<3xi8>", "dense<[7, 2, 2]>"},
	{"arith.addi [sparse<0, 1>], [dense<2>] : tensor<1x1xi8>", "dense<3>"},
	{"arith.addi [sparse<>], [dense<[1, 2]>] : tensor<2xi8>", "dense<[1, 2]>"},
	{"arith.addi [dense_resource<r>], [dense<2>] : tensor<2xi8>", ""},
	{"arith.subi [dense<0>], [dense<[1, 2]>] : vector<2xindex>", "dense<[-1, -2]>"},
	{"arith.addf [dense<[1.0, 2.0]>], [dense<0.5>] : vector<2xf32>", "dense<[1.500000e+00, 2.500000e+00]>"},
	{"arith.divui [dense<[8, 1]>], [dense<[2, 0]>] : vector<2xi8>", ""},
	{"arith.shli [dense<[8, 1]>], [dense<[9, 1]>] : vector<2xi8>", "dense<[0, 2]>"},
	{"arith.shli [dense<[8, 1]>], [dense<[1, 9]>] : vector<2xi8>", ""},
	// identities
	{"arith.addi [x], [0] : i8", "x"},
	{"arith.addi [x], [dense<0>] : vector<2xi8>", "x"},
	{"arith.subi [x], [x] : i8", "0"},
	{"arith.subi [x], [x] : vector<2xi8>", "dense<0>"},
	{"arith.subi [x], [x] : tensor<?xi8>", ""},
	{"arith.subi [x], [0] : i8", "x"},
	{"arith.muli [x], [0] : i8", "0"},
	{"arith.muli [x], [1] : i8", "x"},
	{"arith.divsi [x], [1] : i8", "x"},
	{"arith.divui [x], [0] : i8", ""},
	{"arith.remsi [x], [1] : i8", "0"},
	{"arith.remui [x], [dense<1>] : vector<2xi8>", "dense<0>"},
	{"arith.floordivsi [x], [1] : index", "x"},
	{"arith.andi [x], [0] : i8", "0"},
	{"arith.andi [x], [-1] : i8", "x"},
	{"arith.andi [x], [x] : i8", "x"},
	{"arith.ori [x], [0] : i8", "x"},
	{"arith.ori [x], [-1] : i8", "-1"},
	{"arith.ori [x], [x] : i8", "x"},
	{"arith.xori [x], [x] : i8", "0"},
	{"arith.xori [x], [0] : i8", "x"},
	{"arith.shli [x], [0] : i8", "x"},
	{"arith.shrui [x], [8] : i8", ""},
	{"arith.maxsi [x], [127] : i8", "127"},
	{"arith.maxsi [x], [-128] : i8", "x"},
	{"arith.maxui [x], [-1] : i8", "-1"},
	{"arith.minsi [x], [x] : i8", "x"},
	{"arith.minui [x], [0] : i8", "0"},
	{"arith.minui [x], [-1] : i8", "x"},
	// poison
	{"arith.addi [x], [poison] : i8", "poison"},
	{"arith.divsi [poison], [3] : i8", "poison"},
	{"arith.addf [x], [poison] : f32", "poison"},
	{"arith.shli [poison], [3] : i8", ""},
	{"arith.negf [poison] : f32", "poison"},
	// floating point
	{"arith.addf [x], [-0.0] : f32", "x"},
	{"arith.addf [x], [0.0] : f32", ""},
	{"arith.subf [x], [0.0] : f32", "x"},
	{"arith.subf [x], [-0.0] : f32", ""},
	{"arith.mulf [x], [1.0] : f32", "x"},
	{"arith.mulf [x], [0.0] : f32", ""},
	{"arith.mulf [x], [0.0] fastmath<nnan,nsz> : f32", "0.000000e+00"},
	{"arith.mulf [x], [0.0] fastmath<nnan> : f32", ""},
	{"arith.divf [x], [1.0] : f32", "x"},
	{"arith.divf [1.0], [0.0] : f32", "0x7F800000"},
	{"arith.divf [1.0], [3.0] : f16", "3.332520e-01"},
	{"arith.remf [-7.0], [3.0] : f64", "-1.000000e+00"},
	{"arith.maximumf [x], [0xFF800000] : f32", "x"},
	{"arith.maximumf [1.0], [0x7FC00000] : f32", "0x7FC00000"},
	{"arith.maxnumf [1.0], [0x7FC00000] : f32", "1.000000e+00"},
	{"arith.maxnumf [x], [0x7FC00000] : f32", "x"},
	{"arith.minimumf [0.0], [-0.0] : f32", "-0.000000e+00"},
	{"arith.minnumf [x], [x] : f32", "x"},
	{"arith.negf [0.0] : f32", "-0.000000e+00"},
	{"arith.negf [0x7FC00000] : f32", "0xFFC00000"},
	// conversions
	{"arith.extsi [-1] : i8 to i32", "-1"},
	{"arith.extui [-1] : i8 to i32", "255"},
	{"arith.extui [true] : i1 to i8", "1"},
	{"arith.trunci [511] : i32 to i8", "-1"},
	{"arith.trunci [dense<[256, 255]>] : vector<2xi32> to vector<2xi8>", "dense<[0, -1]>"},
	{"arith.index_cast [-1] : i8 to index", "-1"},
	{"arith.index_castui [-1] : i8 to index", "255"},
	{"arith.index_cast [4294967295] : index to i32", "-1"},
	{"arith.sitofp [-1] : i8 to f32", "-1.000000e+00"},
	{"arith.uitofp [-1] : i8 to f32", "2.550000e+02"},
	{"arith.sitofp [16777217] : i32 to f32", "0x4B800000"},
	{"arith.fptosi [-1.9] : f32 to i8", "-1"},
	{"arith.fptosi [128.0] : f32 to i8", ""},
	{"arith.fptoui [255.9] : f32 to i8", "-1"},
	{"arith.fptoui [-1.0] : f32 to i8", ""},
	{"arith.fptosi [0x7FC00000] : f32 to i8", ""},
	{"arith.extf [1.5] : f16 to f32", "1.500000e+00"},
	{"arith.extf [0x7D01] : f16 to f32", ""},
	{"arith.truncf [1.5] : f32 to f16", "1.500000e+00"},
	{"arith.truncf [1.0e-10] : f32 to f16", ""},
	{"arith.truncf [1.1] toward_zero : f32 to f16", ""},
	{"arith.bitcast [1.0] : f32 to i32", "1065353216"},
	{"arith.bitcast [-1] : i16 to f16", "0xFFFF"},
	{"arith.bitcast [dense<[1.0, -0.0]>] : vector<2xf32> to vector<2xi32>", "dense<[1065353216, -2147483648]>"},
	{"arith.bitcast [poison] : f32 to i32", "poison"},
	{"arith.extsi [poison] : i8 to i32", "poison"},
	// comparisons
	{"arith.cmpi sle, [x], [x] : i8", "true"},
	{"arith.cmpi ult, [x], [x] : vector<2xi8>", "dense<false>"},
	{"arith.cmpi ne, [x], [false] : i1", "x"},
	{"arith.cmpi eq, [x], [true] : i1", "x"},
	{"arith.cmpi eq, [x], [false] : i1", ""},
	{"arith.cmpi slt, [dense<[1, -1]>], [dense<0>] : vector<2xi8>", "dense<[false, true]>"},
	{"arith.cmpf uno, [x], [0x7FC00000] : f32", "true"},
	{"arith.cmpf oeq, [0x7FC00000], [x] : f32", "false"},
	{"arith.cmpf oeq, [x], [x] : f32", ""},
	// choices
	{"arith.select [true], [x], [y] : i8", "x"},
	{"arith.select [false], [x], [y] : i8", "y"},
	{"arith.select [dense<true>], [x], [y] : vector<2xi1>, vector<2xi8>", "x"},
	{"arith.select [x], [true], [false] : i1", "x"},
	{"arith.select [true], [x], [poison] : i8", "x"},
	{"arith.select [dense<[true, false]>], [dense<1>], [dense<[2, 3]>] : vector<2xi1>, vector<2xi8>", "dense<[1, 3]>"},
	{"arith.select [dense<[true, false]>], [dense<1>], [x] : vector<2xi1>, vector<2xi8>", ""},
}

func TestFolds(t *testing.T) {
	for _, c := range folds {
		if got := foldText(t, c.op); got != c.want {
			t.Errorf("%s: got %q, want %q", c.op, got, c.want)
		}
	}
}

// foldText returns what the op of the given text, with operands in brackets, folds to: the constant without its type, the name of a value,
// "poison", or "" if it stays.
func foldText(t *testing.T, text string) string {
	t.Helper()
	body, rest, n := "", text, 0
	types := operandTypes(text)
	names := map[string]int{}
	for strings.Contains(rest, "[") {
		i := strings.Index(rest, "[")
		depth, j := 0, i
		for ; j < len(rest); j++ {
			if rest[j] == '[' {
				depth++
			} else if rest[j] == ']' {
				if depth--; depth == 0 {
					break
				}
			}
		}
		operand := rest[i+1 : j]
		typ := types[min(n, len(types)-1)]
		k, again := names[operand]
		if !again {
			k = n
			names[operand] = n
			switch operand {
			case "x", "y":
				body += fmt.Sprintf("%%v%d = \"test.%s\"() : () -> %s\n", k, operand, typ)
			case "poison":
				body += fmt.Sprintf("%%v%d = ub.poison : %s\n", k, typ)
			case "true", "false":
				body += fmt.Sprintf("%%v%d = arith.constant %s\n", k, operand)
			default:
				body += fmt.Sprintf("%%v%d = arith.constant %s : %s\n", k, operand, typ)
			}
		}
		rest = rest[:i] + fmt.Sprintf("%%v%d", k) + rest[j+1:]
		n++
	}
	module := mustRead(t, body+rest)
	op := ir.RegionAt(module, 0).Entry().Last()
	var consts []ir.Attr
	for _, v := range ir.OperandsOf(op) {
		consts = append(consts, ir.ConstantValue(v))
	}
	r := rewrite.FoldWith(op, consts)
	switch {
	case len(r.Results) == 0:
		return ""
	case r.Results[0].Value != nil:
		v := r.Results[0].Value
		if c := ir.ConstantValue(v); c != nil {
			return constText(c)
		}
		return strings.TrimPrefix(ir.Name(v.DefOp()), "test.")
	}
	return constText(r.Results[0].Const)
}

func constText(a ir.Attr) string {
	if ub.IsPoisoned(a) {
		return "poison"
	}
	s, _, _ := strings.Cut(a.String(), " : ")
	return s
}

// operandTypes returns the types of the operands of an op, the last one for all that follow.
func operandTypes(text string) []string {
	_, types, _ := strings.Cut(text, " : ")
	types, _, _ = strings.Cut(types, " to ")
	if strings.HasPrefix(text, "arith.select") {
		if !strings.Contains(types, ", ") {
			types = "i1, " + types
		}
	}
	return strings.Split(types, ", ")
}
