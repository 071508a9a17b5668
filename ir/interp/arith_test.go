package interp_test

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/num"
)

// An intOp is an op on two integers with what it computes, by the definition: of the signed and unsigned readings of the operands. The
// result is a number, or the words poison or error.
type intOp struct {
	text string // with %a and %b
	f    func(w int, a, b, ua, ub *big.Int) any
}

func bigOp(f func(z, x, y *big.Int) *big.Int) func(a, b *big.Int) *big.Int {
	return func(a, b *big.Int) *big.Int { return f(new(big.Int), a, b) }
}

var (
	bigAdd, bigSub, bigMul = bigOp((*big.Int).Add), bigOp((*big.Int).Sub), bigOp((*big.Int).Mul)
	bigQuo, bigRem         = bigOp((*big.Int).Quo), bigOp((*big.Int).Rem)
)

// floorDiv rounds a quotient down.
func floorDiv(a, b *big.Int) *big.Int {
	q, r := new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 && r.Sign() != b.Sign() {
		q.Sub(q, big.NewInt(1))
	}
	return q
}

func ceilDiv(a, b *big.Int) *big.Int { return new(big.Int).Neg(floorDiv(new(big.Int).Neg(a), b)) }

func fitsSigned(w int, v *big.Int) bool {
	limit := new(big.Int).Lsh(big.NewInt(1), uint(w-1))
	return v.Cmp(limit) < 0 && v.Cmp(new(big.Int).Neg(limit)) >= 0
}

func fitsUnsigned(w int, v *big.Int) bool { return v.Sign() >= 0 && v.BitLen() <= w }

// signedDiv makes a division of signed numbers undefined where it is.
func signedDiv(f func(a, b *big.Int) *big.Int) func(w int, a, b, ua, ub *big.Int) any {
	return func(w int, a, b, _, _ *big.Int) any {
		if b.Sign() == 0 || !fitsSigned(w, new(big.Int).Neg(a)) && b.Cmp(big.NewInt(-1)) == 0 {
			return "error"
		}
		return f(a, b)
	}
}

func unsignedDiv(f func(a, b *big.Int) *big.Int) func(w int, a, b, ua, ub *big.Int) any {
	return func(w int, _, _, ua, ub *big.Int) any {
		if ub.Sign() == 0 {
			return "error"
		}
		return f(ua, ub)
	}
}

// shift makes a shift by too much poison.
func shift(f func(a, ua *big.Int, n uint) any) func(w int, a, b, ua, ub *big.Int) any {
	return func(w int, a, _, ua, ub *big.Int) any {
		if ub.Cmp(big.NewInt(int64(w))) >= 0 {
			return "poison"
		}
		return f(a, ua, uint(ub.Int64()))
	}
}

// checked makes a result that does not fit poison.
func checked(f func(a, b *big.Int) *big.Int, signed, unsigned bool) func(w int, a, b, ua, ub *big.Int) any {
	return func(w int, a, b, ua, ub *big.Int) any {
		if signed && !fitsSigned(w, f(a, b)) || unsigned && !fitsUnsigned(w, f(ua, ub)) {
			return "poison"
		}
		return f(ua, ub)
	}
}

func relation(signed bool, holds func(order int) bool) func(w int, a, b, ua, ub *big.Int) any {
	return func(_ int, a, b, ua, ub *big.Int) any {
		order := ua.Cmp(ub)
		if signed {
			order = a.Cmp(b)
		}
		if holds(order) {
			return big.NewInt(1)
		}
		return big.NewInt(0)
	}
}

func pick(signed bool, sign int) func(w int, a, b, ua, ub *big.Int) any {
	return func(_ int, a, b, ua, ub *big.Int) any {
		if signed && a.Cmp(b) == sign || !signed && ua.Cmp(ub) == sign {
			return a
		}
		return b
	}
}

var intOps = []intOp{
	{"arith.addi %a, %b : T", checked(bigAdd, false, false)},
	{"arith.addi %a, %b overflow<nsw> : T", checked(bigAdd, true, false)},
	{"arith.addi %a, %b overflow<nuw> : T", checked(bigAdd, false, true)},
	{"arith.subi %a, %b : T", checked(bigSub, false, false)},
	{"arith.subi %a, %b overflow<nsw, nuw> : T", checked(bigSub, true, true)},
	{"arith.muli %a, %b : T", checked(bigMul, false, false)},
	{"arith.muli %a, %b overflow<nsw> : T", checked(bigMul, true, false)},
	{"arith.muli %a, %b overflow<nuw> : T", checked(bigMul, false, true)},
	{"arith.andi %a, %b : T", func(_ int, _, _, a, b *big.Int) any { return new(big.Int).And(a, b) }},
	{"arith.ori %a, %b : T", func(_ int, _, _, a, b *big.Int) any { return new(big.Int).Or(a, b) }},
	{"arith.xori %a, %b : T", func(_ int, _, _, a, b *big.Int) any { return new(big.Int).Xor(a, b) }},
	{"arith.divsi %a, %b : T", signedDiv(bigQuo)},
	{"arith.remsi %a, %b : T", signedDiv(bigRem)},
	{"arith.floordivsi %a, %b : T", signedDiv(floorDiv)},
	{"arith.ceildivsi %a, %b : T", signedDiv(ceilDiv)},
	{"arith.divui %a, %b : T", unsignedDiv(bigQuo)},
	{"arith.remui %a, %b : T", unsignedDiv(bigRem)},
	{"arith.ceildivui %a, %b : T", unsignedDiv(ceilDiv)},
	{"arith.divui %a, %b exact : T", unsignedDiv(func(a, b *big.Int) *big.Int {
		if bigRem(a, b).Sign() != 0 {
			return nil
		}
		return bigQuo(a, b)
	})},
	{"arith.shli %a, %b : T", shift(func(_, ua *big.Int, n uint) any { return new(big.Int).Lsh(ua, n) })},
	{"arith.shrui %a, %b : T", shift(func(_, ua *big.Int, n uint) any { return new(big.Int).Rsh(ua, n) })},
	{"arith.shrsi %a, %b : T", shift(func(a, _ *big.Int, n uint) any { return new(big.Int).Rsh(a, n) })},
	{"arith.shrui %a, %b exact : T", shift(func(_, ua *big.Int, n uint) any {
		if r := new(big.Int).Rsh(ua, n); new(big.Int).Lsh(r, n).Cmp(ua) == 0 {
			return r
		}
		return "poison"
	})},
	{"arith.maxsi %a, %b : T", pick(true, 1)}, {"arith.minsi %a, %b : T", pick(true, -1)},
	{"arith.maxui %a, %b : T", pick(false, 1)}, {"arith.minui %a, %b : T", pick(false, -1)},
	{"arith.cmpi eq, %a, %b : T", relation(false, func(o int) bool { return o == 0 })},
	{"arith.cmpi ne, %a, %b : T", relation(false, func(o int) bool { return o != 0 })},
	{"arith.cmpi slt, %a, %b : T", relation(true, func(o int) bool { return o < 0 })},
	{"arith.cmpi sle, %a, %b : T", relation(true, func(o int) bool { return o <= 0 })},
	{"arith.cmpi sgt, %a, %b : T", relation(true, func(o int) bool { return o > 0 })},
	{"arith.cmpi sge, %a, %b : T", relation(true, func(o int) bool { return o >= 0 })},
	{"arith.cmpi ult, %a, %b : T", relation(false, func(o int) bool { return o < 0 })},
	{"arith.cmpi ule, %a, %b : T", relation(false, func(o int) bool { return o <= 0 })},
	{"arith.cmpi ugt, %a, %b : T", relation(false, func(o int) bool { return o > 0 })},
	{"arith.cmpi uge, %a, %b : T", relation(false, func(o int) bool { return o >= 0 })},
}

// corners returns integers at the edges of the ranges of a width.
func corners(w int) []num.Int {
	vs := []num.Int{num.MinSigned(w), num.MaxSigned(w), num.AllOnes(w), num.NewInt(w, -5)}
	for _, v := range []int64{0, 1, 2, 3, 7, int64(w) - 1, int64(w), 100} {
		vs = append(vs, num.NewInt(w, v))
	}
	return vs
}

// wantInt is what an op should give: the low bits of a number, poison or an error.
func wantInt(r any, width int) string {
	switch r := r.(type) {
	case *big.Int:
		if r != nil {
			return num.IntFromBig(width, r).Hex()
		}
	case string:
		return r
	}
	return "poison"
}

func TestIntegerOps(t *testing.T) {
	for _, typ := range []string{"i1", "i7", "i8", "i16", "i32", "i33", "i64", "i65", "i128", "index"} {
		var src strings.Builder
		for i, op := range intOps {
			result := typ
			if strings.Contains(op.text, "cmpi") {
				result = "i1"
			}
			fmt.Fprintf(&src, "func.func @f%d(%%a: %s, %%b: %s) -> %s {\n  %%r = %s\n  return %%r : %s\n}\n", i, typ, typ, result, strings.Replace(op.text, "T", typ, 1), result)
		}
		module := parse(t, src.String())
		in := interp.New(module, interp.Options{})
		argType := in.Lookup("f0").Op.Signature().In[0]
		w := ir.BitWidth(argType)
		for i, op := range intOps {
			for _, a := range corners(w) {
				for _, b := range corners(w) {
					rs, err := in.Call(fmt.Sprintf("f%d", i), interp.IntOf(argType, a), interp.IntOf(argType, b))
					got := "error"
					if err == nil && rs[0].IsPoison() {
						got = "poison"
					} else if err == nil {
						got = rs[0].Int().Hex()
					}
					width := w
					if err == nil && !rs[0].IsPoison() {
						width = rs[0].Int().Width()
					}
					if want := wantInt(op.f(w, a.Big(true), b.Big(true), a.Big(false), b.Big(false)), width); got != want {
						t.Errorf("%s on %v, %v: got %s, want %s (%v)", strings.Replace(op.text, "T", typ, 1), a, b, got, want, err)
					}
				}
			}
		}
	}
}

func TestFloatOps(t *testing.T) {
	values := []float64{0, math.Copysign(0, -1), 1, -1, 0.1, 3, -2.5, 1e300, -1e-310, 1e-45, math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN(), 16777217}
	min := func(a, b float64) float64 {
		if a < b || a == b && math.Signbit(a) {
			return a
		}
		return b
	}
	either := func(f func(a, b float64) float64) func(a, b float64) float64 {
		return func(a, b float64) float64 {
			switch {
			case a != a:
				return b
			case b != b:
				return a
			}
			return f(a, b)
		}
	}
	both := func(f func(a, b float64) float64) func(a, b float64) float64 {
		return func(a, b float64) float64 {
			if a != a || b != b {
				return math.NaN()
			}
			return f(a, b)
		}
	}
	max := func(a, b float64) float64 { return -min(-a, -b) }
	ops := []struct {
		name string
		f    func(a, b float64) float64
	}{
		{"addf", func(a, b float64) float64 { return a + b }}, {"subf", func(a, b float64) float64 { return a - b }},
		{"mulf", func(a, b float64) float64 { return a * b }}, {"divf", func(a, b float64) float64 { return a / b }},
		{"remf", math.Mod}, {"minimumf", both(min)}, {"maximumf", both(max)}, {"minnumf", either(min)}, {"maxnumf", either(max)},
	}
	for _, op := range ops {
		src := fmt.Sprintf("func.func @f(%%a: f64, %%b: f64) -> f64 {\n %%r = arith.%s %%a, %%b : f64\n return %%r : f64 }", op.name)
		src += fmt.Sprintf("func.func @g(%%a: f32, %%b: f32) -> f32 {\n %%r = arith.%s %%a, %%b : f32\n return %%r : f32 }", op.name)
		in := interp.New(parse(t, src), interp.Options{})
		for _, a := range values {
			for _, b := range values {
				rs, err := in.Call("f", interp.Float64(a), interp.Float64(b))
				if err != nil {
					t.Fatal(err)
				}
				if want := interp.Float64(op.f(a, b)); !interp.SameCell(ir.F64, want.Cell, rs[0].Cell) {
					t.Errorf("%s(%v, %v) = %v, want %v", op.name, a, b, rs[0], want)
				}
				// The result of an operation on f32 is that in f64, rounded: f64 has more than twice the digits.
				x, y := float32(a), float32(b)
				if rs, err = in.Call("g", interp.Float32(x), interp.Float32(y)); err != nil {
					t.Fatal(err)
				}
				if want := interp.Float32(float32(op.f(float64(x), float64(y)))); !interp.SameCell(ir.F32, want.Cell, rs[0].Cell) {
					t.Errorf("%s(%v, %v) = %v, want %v", op.name, x, y, rs[0], want)
				}
			}
		}
	}
}

func TestScalars(t *testing.T) {
	for _, tt := range []struct{ sig, body, args, want string }{
		{"%a: i8", "%r = arith.extsi %a : i8 to i32", "-3 : i8", "-3 : i32"},
		{"%a: i8", "%r = arith.extui %a : i8 to i100", "-3 : i8", "253 : i100"},
		{"%a: i100", "%r = arith.trunci %a : i100 to i8", "511 : i100", "-1 : i8"},
		{"%a: i32", "%r = arith.trunci %a overflow<nsw> : i32 to i8", "127 : i32", "127 : i8"},
		{"%a: i32", "%r = arith.trunci %a overflow<nsw> : i32 to i8", "128 : i32", "poison : i8"},
		{"%a: i32", "%r = arith.index_cast %a : i32 to index", "-1 : i32", "-1 : index"},
		{"%a: i32", "%r = arith.index_castui %a : i32 to index", "-1 : i32", "4294967295 : index"},
		{"%a: index", "%r = arith.index_cast %a : index to i4", "9 : index", "-7 : i4"},
		{"%a: i32", "%r = arith.sitofp %a : i32 to f32", "16777217 : i32", "0x4B800000 : f32"},
		{"%a: i8", "%r = arith.uitofp %a : i8 to f16", "-1 : i8", "2.550000e+02 : f16"},
		{"%a: f64", "%r = arith.fptosi %a : f64 to i8", "-128.9 : f64", "-128 : i8"},
		{"%a: f64", "%r = arith.fptosi %a : f64 to i8", "-129.0 : f64", "poison : i8"},
		{"%a: f64", "%r = arith.fptoui %a : f64 to i8", "-0.5 : f64", "0 : i8"},
		{"%a: f64", "%r = arith.fptoui %a : f64 to i8", "0x7FF8000000000000 : f64", "poison : i8"},
		{"%a: f64", "%r = arith.truncf %a : f64 to f32", "0.1 : f64", "1.000000e-01 : f32"},
		{"%a: f64", "%r = arith.truncf %a upward : f64 to bf16", "1.001 : f64", "1.007810e+00 : bf16"},
		{"%a: bf16", "%r = arith.extf %a : bf16 to f128", "1.5 : bf16", "1.500000e+00 : f128"},
		{"%a: f32", "%r = arith.bitcast %a : f32 to i32", "1.0 : f32", "1065353216 : i32"},
		{"%a: f32", "%r = arith.negf %a : f32", "0.0 : f32", "-0.000000e+00 : f32"},
		{"%a: f32", "%r = arith.addf %a, %a fastmath<nnan> : f32", "0x7FC00000 : f32", "poison : f32"},
		{"%a: f32", "%r = arith.mulf %a, %a fastmath<ninf> : f32", "1.0e30 : f32", "poison : f32"},
		{"%a: f80", "%r = arith.addf %a, %a : f80", "1.25 : f80", "2.500000e+00 : f80"},
		{"%a: f32, %b: f32", "%r = arith.cmpf ult, %a, %b : f32", "0x7FC00000 : f32, 1.0 : f32", "true"},
		{"%a: f32, %b: f32", "%r = arith.cmpf olt, %a, %b : f32", "0x7FC00000 : f32, 1.0 : f32", "false"},
		{"%a: i1, %b: i8, %c: i8", "%r = arith.select %a, %b, %c : i8", "true, 1 : i8, poison : i8", "1 : i8"},
		{"%a: i1, %b: i8, %c: i8", "%r = arith.select %a, %b, %c : i8", "poison : i1, 1 : i8, 1 : i8", "poison : i8"},
		{"%a: i8, %b: i8", "%r = arith.addi %a, %b : i8", "poison : i8, 1 : i8", "poison : i8"},
		{"%a: i8, %b: i8", "%r, %o = arith.addui_extended %a, %b : i8, i1", "200 : i8, 100 : i8", "44 : i8"},
		{"%a: i8, %b: i8", "%l, %r = arith.mulsi_extended %a, %b : i8", "-128 : i8, -128 : i8", "64 : i8"},
		{"%a: i8, %b: i8", "%l, %r = arith.mului_extended %a, %b : i8", "255 : i8, 255 : i8", "-2 : i8"},
		{"%a: f32, %s: f8E8M0FNU", "%r = arith.scaling_truncf %a, %s : f32, f8E8M0FNU to f4E2M1FN", "12.0 : f32, 4.0 : f8E8M0FNU", "3.000000e+00 : f4E2M1FN"},
		{"%a: f4E2M1FN, %s: f8E8M0FNU", "%r = arith.scaling_extf %a, %s : f4E2M1FN, f8E8M0FNU to f32", "3.0 : f4E2M1FN, 0.5 : f8E8M0FNU", "1.500000e+00 : f32"},
		{"%a: vector<2xi8>, %b: vector<2xi8>", "%r = arith.divsi %a, %b : vector<2xi8>", "dense<[7, 9]> : vector<2xi8>, dense<[2, -3]> : vector<2xi8>", "dense<[3, -3]> : vector<2xi8>"},
		{"%a: vector<2xi8>, %b: vector<2xi8>", "%r = arith.shli %a, %b : vector<2xi8>", "dense<1> : vector<2xi8>, dense<[3, 9]> : vector<2xi8>", "dense<[8, poison]> : vector<2xi8>"},
		{"%c: vector<2xi1>, %a: vector<2xi8>", "%r = arith.select %c, %a, %a : vector<2xi1>, vector<2xi8>", "dense<[true, false]> : vector<2xi1>, dense<[1, 2]> : vector<2xi8>", "dense<[1, 2]> : vector<2xi8>"},
		{"%a: tensor<?xf32>", "%r = math.absf %a : tensor<?xf32>", "dense<[-1.0, 2.0, -0.0]> : tensor<3xf32>", "dense<[1.000000e+00, 2.000000e+00, 0.000000e+00]> : tensor<3xf32>"},
		{"%a: i32", "%r = math.ctlz %a : i32", "1 : i32", "31 : i32"},
		{"%a: i8", "%r = math.cttz %a : i8", "0 : i8", "8 : i8"},
		{"%a: i8", "%r = math.ctpop %a : i8", "-1 : i8", "8 : i8"},
		{"%a: i8", "%r = math.absi %a : i8", "-128 : i8", "-128 : i8"},
		{"%a: i8, %n: i8", "%r = math.ipowi %a, %n : i8", "3 : i8, 4 : i8", "81 : i8"},
		{"%a: i8, %n: i8", "%r = math.ipowi %a, %n : i8", "-1 : i8, -3 : i8", "-1 : i8"},
		{"%a: f64, %n: i32", "%r = math.fpowi %a, %n : f64, i32", "2.0 : f64, -2 : i32", "2.500000e-01 : f64"},
		{"%a: f64", "%r = math.sqrt %a : f64", "6.25 : f64", "2.500000e+00 : f64"},
		{"%a: f64", "%r = math.rsqrt %a : f64", "16.0 : f64", "2.500000e-01 : f64"},
		{"%a: f64", "%r = math.cbrt %a : f64", "-27.0 : f64", "-3.000000e+00 : f64"},
		{"%a: f64", "%r = math.floor %a : f64", "-0.5 : f64", "-1.000000e+00 : f64"},
		{"%a: f64", "%r = math.ceil %a : f64", "-0.5 : f64", "-0.000000e+00 : f64"},
		{"%a: f64", "%r = math.round %a : f64", "2.5 : f64", "3.000000e+00 : f64"},
		{"%a: f64", "%r = math.roundeven %a : f64", "2.5 : f64", "2.000000e+00 : f64"},
		{"%a: f64", "%r = math.trunc %a : f64", "-2.5 : f64", "-2.000000e+00 : f64"},
		{"%a: f32", "%r = math.exp %a : f32", "0.0 : f32", "1.000000e+00 : f32"},
		{"%a: f16", "%r = math.exp2 %a : f16", "3.0 : f16", "8.000000e+00 : f16"},
		{"%a: f64, %b: f64", "%r = math.powf %a, %b : f64", "2.0 : f64, 10.0 : f64", "1.024000e+03 : f64"},
		{"%a: f64, %b: f64", "%r = math.copysign %a, %b : f64", "2.0 : f64, -0.0 : f64", "-2.000000e+00 : f64"},
		{"%a: f64, %b: f64", "%r = math.fma %a, %b, %b : f64", "2.0 : f64, 10.0 : f64", "3.000000e+01 : f64"},
		{"%a: f64", "%s, %r = math.sincos %a : f64", "0.0 : f64", "1.000000e+00 : f64"},
		{"%a: f32", "%r = math.isnan %a : f32", "0x7FC00000 : f32", "true"},
		{"%a: f32", "%r = math.isnormal %a : f32", "0x00000001 : f32", "false"},
		{"%a: f64, %b: f64", "%z = complex.create %a, %b : complex<f64>\n %r = complex.mul %z, %z : complex<f64>", "1.0 : f64, 2.0 : f64", "(-3.000000e+00,4.000000e+00) : complex<f64>"},
		{"%a: complex<f32>", "%r = complex.abs %a : complex<f32>", "(3.0, -4.0) : complex<f32>", "5.000000e+00 : f32"},
		{"%a: complex<f32>, %b: complex<f32>", "%r = complex.div %a, %b : complex<f32>", "(3.0, 4.0) : complex<f32>, (0.0, 1.0) : complex<f32>", "(4.000000e+00,-3.000000e+00) : complex<f32>"},
		{"%a: complex<f32>", "%r = complex.conj %a : complex<f32>", "(3.0, -4.0) : complex<f32>", "(3.000000e+00,4.000000e+00) : complex<f32>"},
		{"%a: complex<f32>", "%r = complex.bitcast %a : complex<f32> to i64", "(1.0, 0.0) : complex<f32>", "1065353216 : i64"},
		{"%a: complex<f64>", "%c = complex.constant [0.0, 1.0] : complex<f64>\n %r = complex.eq %a, %c : complex<f64>", "(-0.0, 1.0) : complex<f64>", "true"},
		{"%a: complex<f64>, %n: i32", "%r = complex.powi %a, %n : complex<f64>, i32", "(0.0, 1.0) : complex<f64>, 3 : i32", "(-0.000000e+00,-1.000000e+00) : complex<f64>"},
	} {
		result := tt.want[strings.LastIndex(tt.want, " ")+1:]
		if tt.want == "true" || tt.want == "false" {
			result = "i1"
		}
		if strings.Contains(tt.sig, "tensor<?") {
			result = "tensor<?xf32>"
		}
		wantCall(t, fmt.Sprintf("func.func @f(%s) -> %s {\n %s\n return %%r : %s\n}", tt.sig, result, tt.body, result), tt.args, tt.want)
	}
}
