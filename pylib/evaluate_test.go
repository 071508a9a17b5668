package pylib

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"math/big"
	"math/cmplx"
	"slices"
	"strings"

	"polyloom/num"
)

// A number is an element in the reference evaluator. Integers and bools are in i, whose bits are those of the dtype extended by its
// sign; floats are in the real part of c.
type number struct {
	d DType
	i int64
	c complex128
	// poison is that an operation has no value for its operands; a select has to leave it out. A division has to be kept from it.
	poison bool
}

func (n number) f() float64 { return real(n.c) }

// decode reads the elements of a dtype from hexadecimal.
func decode(text string, d DType) []number {
	raw, err := hex.DecodeString(text)
	if err != nil {
		panic(err)
	}
	var out []number
	for ; len(raw) > 0; raw = raw[d.Size():] {
		out = append(out, decodeOne(raw, d))
	}
	return out
}

func decodeOne(raw []byte, d DType) number {
	var bits uint64
	for k := range min(d.Size(), 8) {
		bits |= uint64(raw[k]) << (8 * k)
	}
	switch d {
	case Float16:
		return floatOf(d, num.F16.FromUint64(bits).Float64())
	case Float32:
		return floatOf(d, float64(math.Float32frombits(uint32(bits))))
	case Float64:
		return floatOf(d, math.Float64frombits(bits))
	case Complex64:
		return complexOf(d, complex(float64(math.Float32frombits(uint32(bits))), float64(math.Float32frombits(uint32(bits>>32)))))
	case Complex128:
		return complexOf(d, complex(math.Float64frombits(bits), math.Float64frombits(binary.LittleEndian.Uint64(raw[8:]))))
	}
	return intOf(d, int64(bits))
}

// intOf wraps a number around to a dtype of integers.
func intOf(d DType, v int64) number {
	switch d {
	case Bool:
		v &= 1
	case Int8:
		v = int64(int8(v))
	case UInt8:
		v = int64(uint8(v))
	case Int16:
		v = int64(int16(v))
	case UInt16:
		v = int64(uint16(v))
	case Int32:
		v = int64(int32(v))
	case UInt32:
		v = int64(uint32(v))
	}
	return number{d: d, i: v}
}

// floatOf rounds a number to a dtype of floats.
func floatOf(d DType, v float64) number {
	switch d {
	case Float16:
		v = roundHalf(v)
	case Float32:
		v = float64(float32(v))
	}
	return number{d: d, c: complex(v, 0)}
}

func complexOf(d DType, v complex128) number {
	if d == Complex64 {
		v = complex128(complex64(v))
	}
	return number{d: d, c: v}
}

// cast converts as NumPy's astype does.
func (n number) cast(d DType) number {
	from, to := n.d.Kind(), d.Kind()
	switch {
	case n.d == d:
		return n
	case to == 'b' && (from == 'f' || from == 'c'):
		return intOf(d, b2i(n.c != 0))
	case to == 'b':
		return intOf(d, b2i(n.i != 0))
	case to == 'f' && (from == 'f' || from == 'c'):
		return floatOf(d, n.f())
	case to == 'f' && n.d == UInt64:
		return floatOf(d, float64(uint64(n.i)))
	case to == 'f':
		return floatOf(d, float64(n.i))
	case to == 'c' && (from == 'f' || from == 'c'):
		return complexOf(d, n.c)
	case to == 'c' && n.d == UInt64:
		return complexOf(d, complex(float64(uint64(n.i)), 0))
	case to == 'c':
		return complexOf(d, complex(float64(n.i), 0))
	case from == 'f' || from == 'c':
		return intOf(d, int64(math.Trunc(n.f())))
	}
	return intOf(d, n.i)
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// A point is where a body is evaluated.
type point struct {
	in     []number
	at     []int64
	out    number
	count  int64
	memory map[*Body]number
	ub     string // an operation that must not be reached: a division by 0, even if nobody uses its value
}

// eval evaluates a body. Each operation means what MLIR says about it.
func (p *point) eval(b *Body) number {
	if n, ok := p.memory[b]; ok {
		return n
	}
	n := p.compute(b)
	if p.memory != nil {
		p.memory[b] = n
	}
	return n
}

func (p *point) compute(b *Body) number {
	switch b.Op {
	case BodyArg:
		return p.in[b.Pos]
	case BodyIndex:
		return intOf(Int64, p.at[b.Pos])
	case BodyOut:
		return p.out
	case BodyCount:
		return intOf(Int64, p.count)
	case BodyConst:
		return literal(b)
	}
	args := make([]number, len(b.Args))
	for k, a := range b.Args {
		args[k] = p.eval(a)
	}
	if b.Op == BodyCast {
		n := args[0].cast(b.DType)
		n.poison = args[0].poison
		return n
	}
	if b.Op != "arith.select" && slices.ContainsFunc(args, func(n number) bool { return n.poison }) {
		return number{d: b.DType, poison: true}
	}
	dialect, op, _ := strings.Cut(b.Op, ".")
	if division := strings.Contains(op, "div") || strings.Contains(op, "rem"); division && len(args) == 2 && undefined(op, args[0], args[1]) {
		p.ub = b.Op
	}
	switch dialect {
	case "arith":
		return arithOp(op, b.DType, args)
	case "math":
		if args[0].d.Kind() != 'f' {
			return intMath(op, args)
		}
		return mathOp(op, b.DType, args)
	}
	return complexOp(op, b.DType, args)
}

func literal(b *Body) number {
	switch c := b.Const.(type) {
	case bool:
		return intOf(Bool, b2i(c)).cast(b.DType)
	case int64:
		return intOf(Int64, c).cast(b.DType)
	case *big.Int:
		return intOf(UInt64, int64(c.Uint64())).cast(b.DType)
	case float64:
		return floatOf(Float64, c).cast(b.DType)
	}
	panic(fmt.Sprint("constant ", b.Const))
}

// arithOp evaluates an operation of the arith dialect.
func arithOp(op string, d DType, a []number) number {
	x := a[0]
	var y number
	if len(a) > 1 {
		y = a[1]
	}
	op, predicate, _ := strings.Cut(op, ".")
	if undefined(op, x, y) {
		return number{d: d, poison: true}
	}
	switch op {
	case "select":
		if x.i != 0 {
			return a[1]
		}
		return a[2]
	case "cmpi":
		return intOf(Bool, b2i(compareInts(predicate, x, y)))
	case "cmpf":
		return intOf(Bool, b2i(compareFloats(predicate, x.f(), y.f())))
	case "addi":
		return intOf(d, x.i+y.i)
	case "subi":
		return intOf(d, x.i-y.i)
	case "muli":
		return intOf(d, x.i*y.i)
	case "andi":
		return intOf(d, x.i&y.i)
	case "ori":
		return intOf(d, x.i|y.i)
	case "xori":
		return intOf(d, x.i^y.i)
	case "shli":
		return intOf(d, x.i<<uint(y.i))
	case "shrsi":
		return intOf(d, x.i>>uint(y.i))
	case "shrui":
		return intOf(d, int64(uint64(x.i)>>uint(y.i)))
	case "floordivsi":
		q := x.i / y.i
		if x.i%y.i != 0 && (x.i < 0) != (y.i < 0) {
			q--
		}
		return intOf(d, q)
	case "divui":
		return intOf(d, int64(uint64(x.i)/uint64(y.i)))
	case "remui":
		return intOf(d, int64(uint64(x.i)%uint64(y.i)))
	case "remsi":
		return intOf(d, x.i%y.i)
	case "maxsi":
		return intOf(d, max(x.i, y.i))
	case "minsi":
		return intOf(d, min(x.i, y.i))
	case "maxui":
		return intOf(d, int64(max(uint64(x.i), uint64(y.i))))
	case "minui":
		return intOf(d, int64(min(uint64(x.i), uint64(y.i))))
	}
	return arithFloat(op, d, x.f(), y.f())
}

// undefined reports whether an operation has no value: a division by 0 or one that overflows, or a shift by too much.
func undefined(op string, x, y number) bool {
	bits := uint64(8 * x.d.Size())
	switch op {
	case "floordivsi", "remsi":
		return y.i == 0 || y.i == -1 && x.i == math.MinInt64>>(64-bits)
	case "divui", "remui":
		return y.i == 0
	case "shli", "shrsi", "shrui":
		return uint64(y.i) >= bits
	}
	return false
}

func arithFloat(op string, d DType, x, y float64) number {
	switch op {
	case "addf":
		return floatOf(d, x+y)
	case "subf":
		return floatOf(d, x-y)
	case "mulf":
		return floatOf(d, x*y)
	case "divf":
		return floatOf(d, x/y)
	case "remf":
		return floatOf(d, math.Mod(x, y))
	case "negf":
		return floatOf(d, -x)
	case "maximumf", "minimumf":
		switch { // math.Max and math.Min prefer infinity to NaN
		case x != x || y != y:
			return floatOf(d, math.NaN())
		case op == "maximumf":
			return floatOf(d, math.Max(x, y))
		}
		return floatOf(d, math.Min(x, y))
	case "maxnumf", "minnumf":
		switch {
		case x != x:
			return floatOf(d, y)
		case y != y:
			return floatOf(d, x)
		case op == "maxnumf":
			return floatOf(d, math.Max(x, y))
		}
		return floatOf(d, math.Min(x, y))
	}
	panic("arith." + op)
}

func compareInts(predicate string, x, y number) bool {
	if predicate[0] == 'u' {
		return compareOrder(predicate[1:], uint64(x.i) < uint64(y.i), x.i == y.i)
	}
	return compareOrder(strings.TrimPrefix(predicate, "s"), x.i < y.i, x.i == y.i)
}

func compareFloats(predicate string, x, y float64) bool {
	if x != x || y != y {
		return predicate[0] == 'u'
	}
	if predicate == "ord" {
		return true
	}
	return compareOrder(predicate[1:], x < y, x == y)
}

func compareOrder(predicate string, less, equal bool) bool {
	switch predicate {
	case "eq":
		return equal
	case "ne":
		return !equal
	case "lt":
		return less
	case "le":
		return less || equal
	case "gt":
		return !less && !equal
	case "ge":
		return !less
	}
	panic("predicate " + predicate)
}

func intMath(op string, a []number) number {
	switch op {
	case "absi":
		return intOf(a[0].d, max(a[0].i, -a[0].i))
	case "ipowi":
		r := int64(1)
		for range a[1].i {
			r *= a[0].i
		}
		return intOf(a[0].d, r)
	}
	panic("math." + op)
}

var mathFunctions = map[string]func(float64) float64{
	"sqrt": math.Sqrt, "cbrt": math.Cbrt, "exp": math.Exp, "exp2": math.Exp2, "expm1": math.Expm1, "log": math.Log, "log2": math.Log2,
	"log10": math.Log10, "log1p": math.Log1p, "sin": math.Sin, "cos": math.Cos, "tan": math.Tan, "sinh": math.Sinh, "cosh": math.Cosh,
	"tanh": math.Tanh, "asin": math.Asin, "acos": math.Acos, "atan": math.Atan, "asinh": math.Asinh, "acosh": math.Acosh, "atanh": math.Atanh,
	"erf": math.Erf, "erfc": math.Erfc, "floor": math.Floor, "ceil": math.Ceil, "trunc": math.Trunc, "roundeven": math.RoundToEven,
	"absf": math.Abs,
}

func mathOp(op string, d DType, a []number) number {
	x := a[0].f()
	if f := mathFunctions[op]; f != nil {
		return floatOf(d, f(x))
	}
	switch op {
	case "isnan":
		return intOf(Bool, b2i(x != x))
	case "isinf":
		return intOf(Bool, b2i(math.IsInf(x, 0)))
	case "isfinite":
		return intOf(Bool, b2i(x-x == 0))
	case "atan2":
		return floatOf(d, math.Atan2(x, a[1].f()))
	case "powf":
		return floatOf(d, math.Pow(x, a[1].f()))
	case "copysign":
		return floatOf(d, math.Copysign(x, a[1].f()))
	case "fma":
		return floatOf(d, math.FMA(x, a[1].f(), a[2].f()))
	}
	panic("math." + op)
}

var complexFunctions = map[string]func(complex128) complex128{
	"sqrt": cmplx.Sqrt, "exp": cmplx.Exp, "log": cmplx.Log, "sin": cmplx.Sin, "cos": cmplx.Cos, "tan": tan, "tanh": tanh,
	"conj": cmplx.Conj, "neg": func(z complex128) complex128 { return -z },
}

// tan is cmplx.Tan, which loses real numbers that are large.
func tan(z complex128) complex128 {
	if imag(z) == 0 {
		return complex(math.Tan(real(z)), imag(z))
	}
	return -1i * tanh(1i*z)
}

// tanh is cmplx.Tanh, which overflows.
func tanh(z complex128) complex128 {
	if math.Abs(real(z)) > 100 {
		return complex(math.Copysign(1, real(z)), math.Copysign(0, imag(z)))
	}
	return cmplx.Tanh(z)
}

func complexOp(op string, d DType, a []number) number {
	x := a[0].c
	if f := complexFunctions[op]; f != nil {
		return complexOf(d, f(x))
	}
	switch op {
	case "add":
		return complexOf(d, x+a[1].c)
	case "sub":
		return complexOf(d, x-a[1].c)
	case "mul":
		return complexOf(d, x*a[1].c)
	case "div":
		return complexOf(d, x/a[1].c)
	case "pow":
		return complexOf(d, cmplx.Pow(x, a[1].c))
	case "eq":
		return intOf(Bool, b2i(x == a[1].c))
	case "neq":
		return intOf(Bool, b2i(x != a[1].c))
	case "re":
		return floatOf(d, real(x))
	case "im":
		return floatOf(d, imag(x))
	case "abs":
		return floatOf(d, math.Hypot(real(x), imag(x)))
	case "angle":
		return floatOf(d, cmplx.Phase(x))
	case "create":
		return complexOf(d, complex(a[0].f(), a[1].f()))
	}
	panic("complex." + op)
}

// near reports whether two elements are equal, up to some units in the last place if they are not computed exactly.
func near(x, y number, exact bool) bool {
	if kindRank(x.d.Kind()) < 2 {
		return x.i == y.i
	}
	tolerance := map[DType]float64{Float16: 2e-3, Float32: 1e-6, Float64: 1e-14, Complex64: 2e-6, Complex128: 2e-14}[x.d]
	part := func(a, b, scale float64) bool {
		switch {
		case a != a || b != b:
			return a != a && b != b
		case a == b:
			return exact == false || math.Signbit(a) == math.Signbit(b) || a != 0
		case exact:
			return false
		}
		return math.Abs(a-b) <= tolerance*max(scale, math.SmallestNonzeroFloat64)
	}
	scale := max(cmplx.Abs(x.c), cmplx.Abs(y.c))
	return part(real(x.c), real(y.c), scale) && part(imag(x.c), imag(y.c), scale)
}

// exact reports whether every operation of a body rounds as IEEE says.
func (b *Body) exactly() bool {
	dialect, op, _ := strings.Cut(b.Op, ".")
	switch dialect {
	case "math":
		switch op {
		case "sqrt", "absf", "floor", "ceil", "trunc", "roundeven", "copysign", "absi", "fma", "isnan", "isinf", "isfinite":
		default:
			return false
		}
	case "complex":
		switch op {
		case "mul", "div", "abs", "exp", "log", "sqrt", "sin", "cos", "tan", "tanh", "pow", "angle":
			return false
		}
	}
	for _, a := range b.Args {
		if !a.exactly() {
			return false
		}
	}
	return true
}

// hasComplex reports whether a body has a complex operation that is more than adding.
func (b *Body) hasComplex() bool {
	if strings.HasPrefix(b.Op, "complex.") && !b.exactly() {
		return true
	}
	return slices.ContainsFunc(b.Args, (*Body).hasComplex)
}

// checkLoops evaluates the loops and compares every element.
func (a *answer) checkLoops(tr *trial, out *outcome) string {
	l := a.res.Loops
	if l == nil || a.knowing != "all" || out.Data == nil {
		return ""
	}
	if slices.Contains(l.Extents, nil) {
		return ""
	}
	names := tr.params(a.args)
	var operands [][]number
	var shapes [][]int64
	for k, name := range l.Operands {
		v, ok := a.operand(tr, names, name)
		if !ok {
			return ""
		}
		var d DType
		var text *string
		if v.from >= 0 {
			text = out.Args[fmt.Sprintf("x%d", v.from)]
			d = v.Type.bodyDType()
		}
		var elems []number
		switch {
		case v.from < 0:
			elems = []number{v.number()}
		case text == nil || d == NoDType:
			return ""
		default:
			elems = decode(*text, d)
		}
		for i := range elems {
			elems[i] = elems[i].cast(l.In[k])
		}
		operands = append(operands, elems)
		shapes = append(shapes, extentsOf(v.Type.Shape.Dims))
	}
	got := a.evaluate(l, operands, shapes)
	d := a.res.Type.bodyDType()
	want := decode(*out.Data, d)
	if len(got) != len(want) {
		return fmt.Sprintf("the loops make %d elements, there are %d", len(got), len(want))
	}
	a.verdict = "evaluated"
	exact := !l.reduces() && l.Body.exactly()
	for i := range want {
		if got[i].poison {
			return fmt.Sprintf("element %d: the body %v has no value there", i, l.Body)
		}
		if complicated := l.Body.hasComplex(); complicated && cmplx.Abs(want[i].c)-cmplx.Abs(want[i].c) != 0 {
			continue // what becomes of infinity and of zero divided by zero in complex functions differs from one library to the next
		}
		if !near(got[i], want[i], exact) {
			return fmt.Sprintf("element %d is %v %v, by the body %v it is %v %v", i, want[i].i, want[i].c, l.Body, got[i].i, got[i].c)
		}
	}
	return ""
}

// A given is an operand, and the argument that it is; -1 for a default.
type given struct {
	Val
	from int
}

func (v given) number() number {
	switch k := v.Known.(type) {
	case bool:
		return intOf(Bool, b2i(k))
	case float64:
		return floatOf(Float64, k)
	}
	n, _ := v.Val.number()
	return intOf(Int64, n)
}

// operand finds the argument of a parameter, or its default.
func (a *answer) operand(tr *trial, names map[string]any, param string) (given, bool) {
	name, _ := names[param].(string)
	for i := range tr.Args {
		if tr.Args[i][0] == name {
			return given{a.args[i].Val, i}, true
		}
	}
	e, err := parseExpr(name)
	if err != nil {
		return given{}, false
	}
	v, err := defaultVal(e)
	return given{v, -1}, err == nil
}

func extentsOf(dims []*Dim) []int64 {
	out := make([]int64, len(dims))
	for i, d := range dims {
		out[i], _ = constant(d)
	}
	return out
}

// evaluate runs the loops.
func (a *answer) evaluate(l *Loops, operands [][]number, shapes [][]int64) []number {
	extents := extentsOf(l.Extents)
	shape := extentsOf(a.res.Type.Shape.Dims)
	n := len(operands)
	size := int64(1)
	for _, s := range shape {
		size *= s
	}
	result := make([]number, size)
	count, total := int64(1), int64(1)
	for k, e := range extents {
		total *= e
		if l.Iterators[k] == Reduction {
			count *= e
		}
	}
	begun := make([]bool, size)
	if l.Init != nil && l.reduces() {
		for i := range result {
			result[i], begun[i] = literal(l.Init), true
		}
	}
	at := make([]int64, len(extents))
	for step := range total {
		for k, rest := len(extents)-1, step; k >= 0; k-- {
			at[k], rest = rest%extents[k], rest/extents[k]
		}
		p := &point{at: at, count: count, memory: map[*Body]number{}}
		for k, elems := range operands {
			p.in = append(p.in, elems[offset(l, k, at, shapes[k])])
		}
		to := offset(l, n, at, shape)
		if l.reduces() && !begun[to] {
			result[to], begun[to] = p.in[0], true
			continue
		}
		p.out = result[to]
		result[to] = p.eval(l.Body)
		result[to].poison = result[to].poison || p.ub != ""
	}
	if l.Finish != nil {
		for i := range result {
			result[i] = (&point{out: result[i], count: count}).eval(l.Finish)
		}
	}
	return result
}

// offset returns where in an operand's elements, row by row, a point of the loops is.
func offset(l *Loops, operand int, at, shape []int64) int64 {
	o := int64(0)
	for k, e := range l.Maps[operand].Results() {
		v, _ := e.Eval(at, nil)
		o = o*shape[k] + v
	}
	return o
}

// roundHalf rounds to float16.
func roundHalf(v float64) float64 {
	half, _ := num.F16.FromFloat64(v, num.ToNearestEven)
	return half.Float64()
}
