package complex_test

import (
	"strings"
	"testing"

	"polyloom/dialects/complex"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/num"
)

// everyOp has each op in each of its forms, as they are printed.
const everyOp = `module {
  %0:5 = "test.args"() : () -> (complex<f32>, complex<f64>, f32, i64, i32)
  %cst = complex.constant [1.000000e-01 : f32, -1.000000e+00 : f32] : complex<f32>
  %cst_0 = complex.constant [1.000000e-01, -1.000000e+00] {tag} : complex<f64>
  %cst_1 = complex.constant [1 : i32, 2 : i32] : complex<i32>
  %1 = complex.create %0#2, %0#2 : complex<f32>
  %2 = complex.re %0#0 : complex<f32>
  %3 = complex.im %0#0 fastmath<nnan> : complex<f32>
  %4 = complex.abs %0#1 {tag} : complex<f64>
  %5 = complex.angle %0#0 : complex<f32>
  %6 = complex.add %0#0, %0#0 : complex<f32>
  %7 = complex.sub %0#0, %0#0 fastmath<fast> : complex<f32>
  %8 = complex.mul %0#1, %0#1 : complex<f64>
  %9 = complex.div %0#1, %0#1 fastmath<nnan,ninf> {tag} : complex<f64>
  %10 = complex.neg %0#0 : complex<f32>
  %11 = complex.conj %0#0 : complex<f32>
  %12 = complex.sign %0#0 : complex<f32>
  %13 = complex.eq %0#0, %0#0 : complex<f32>
  %14 = complex.neq %0#1, %0#1 {tag} : complex<f64>
  %15 = complex.sqrt %0#0 : complex<f32>
  %16 = complex.rsqrt %0#0 : complex<f32>
  %17 = complex.exp %0#0 : complex<f32>
  %18 = complex.expm1 %0#0 fastmath<contract> : complex<f32>
  %19 = complex.log %0#0 : complex<f32>
  %20 = complex.log1p %0#0 : complex<f32>
  %21 = complex.sin %0#0 : complex<f32>
  %22 = complex.cos %0#0 : complex<f32>
  %23 = complex.tan %0#0 : complex<f32>
  %24 = complex.tanh %0#0 : complex<f32>
  %25 = complex.atan2 %0#0, %0#0 : complex<f32>
  %26 = complex.pow %0#0, %0#0 : complex<f32>
  %27 = complex.powi %0#0, %0#4 : complex<f32>, i32
  %28 = complex.powi %0#1, %0#3 fastmath<fast> {tag} : complex<f64>, i64
  %29 = complex.powi %0#1, %0#3 fastmath<none> : complex<f64>, i64
  %30 = complex.bitcast %0#0 : complex<f32> to i64
  %31 = complex.bitcast %0#3 {tag} : i64 to complex<f32>
  %32 = complex.bitcast %0#2 : f32 to f32
  "test.attrs"() {a = #complex.number<:f32 1.000000e+00, -2.500000e+00> : complex<f32>, b = #complex.number<:f64 0x7FF0000000000000, 1.000000e-01> : complex<f64>} : () -> ()
}
`

func TestPrintAsRead(t *testing.T) {
	if got := write(mustRead(t, everyOp), false); trimmed(got) != trimmed(everyOp) {
		t.Errorf("got:\n%s", got)
	}
	generic := write(mustRead(t, everyOp), true)
	if got := write(mustRead(t, generic), false); trimmed(got) != trimmed(everyOp) {
		t.Errorf("after the generic form, got:\n%s", got)
	}
}

func TestUpstreamPrintsTheSame(t *testing.T) {
	if got, _ := upstream(t, everyOp); trimmed(got) != trimmed(everyOp) {
		t.Errorf("upstream prints:\n%s", got)
	}
	want, _ := upstream(t, everyOp, "--mlir-print-op-generic")
	if got := write(mustRead(t, everyOp), true); trimmed(got) != trimmed(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestFormatsCompile(t *testing.T) {
	for _, e := range complex.Dialect.Ops {
		if err := asm.CheckFormat(e.Info()); err != nil {
			t.Errorf("%s: %v", e.Name, err)
		}
	}
}

func TestNumberAttr(t *testing.T) {
	one, _ := num.F32.FromFloat64(1, num.ToNearestEven)
	two, _ := num.F32.FromFloat64(2, num.ToNearestEven)
	a := complex.Number(ir.F32, one, two)
	if a != complex.Number(ir.F32, one, two) || a == complex.Number(ir.F32, two, one) {
		t.Error("numbers are not unique")
	}
	if got, want := a.String(), "#complex.number<:f32 1.000000e+00, 2.000000e+00> : complex<f32>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if a.AttrType() != ir.Type(ir.Complex(ir.F32)) {
		t.Errorf("got type %v", a.AttrType())
	}
	for text, want := range map[string]string{
		"#complex.number<:f32 1.0, 2.0>":                  "#complex.number<:f32 1.000000e+00, 2.000000e+00> : complex<f32>",
		"#complex.number<:f16 1.0e300, -0.0>":             "#complex.number<:f16 0x7C00, -0.000000e+00> : complex<f16>",
		"#complex.number<:f32 0x7ff0000000000000, 0.1>":   "#complex.number<:f32 0x7F800000, 1.000000e-01> : complex<f32>",
		"#complex<number<:f64 1.0, 2.0>>":                 "#complex.number<:f64 1.000000e+00, 2.000000e+00> : complex<f64>",
		"#complex.number<:bf16 1.0, 2.0> : complex<bf16>": "#complex.number<:bf16 1.000000e+00, 2.000000e+00> : complex<bf16>",
		"[#complex.number<:f64 1.0, 2.0>, #complex.number<:f64 1.0, 2.0>]": "[#complex.number<:f64 1.000000e+00, 2.000000e+00> : complex<f64>, " +
			"#complex.number<:f64 1.000000e+00, 2.000000e+00> : complex<f64>]",
	} {
		if got := write(mustRead(t, `"test.x"() {a = `+text+`} : () -> ()`), false); !strings.Contains(got, "{a = "+want+"}") {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

var wrong = []struct{ op, want string }{
	{"complex.constant [1.0 : f32] : complex<f32>", "'complex.constant' op requires 'value' to be a complex constant, represented as array of two values"},
	{"complex.constant [1.0 : f32, 1 : i32] : complex<f32>",
		"'complex.constant' op requires attribute's element types ('f32', 'i32') to match the element type of the op's return type ('f32')"},
	{`complex.constant ["a", 1.0 : f32] : complex<f32>`, "'complex.constant' op requires attribute's elements to be float or integer attributes"},
	{"complex.constant [1.0, 2.0] : complex<f32>",
		"'complex.constant' op requires attribute's element types ('f64', 'f64') to match the element type of the op's return type ('f32')"},
	{`"complex.constant"() <{value = 1 : i32}> : () -> complex<f32>`, "Invalid attribute `value` in property conversion: 1 : i32"},
	{`"complex.constant"() <{value = [1.0, 2.0]}> : () -> f64`, "'complex.constant' op result #0 must be complex-type, but got 'f64'"},
	{`"complex.create"(%0#2, %0#3) : (f32, f64) -> complex<f32>`, "'complex.create' op failed to verify that all of {real, imaginary} have same type"},
	{`"complex.create"(%0#2, %0#2) : (f32, f32) -> complex<f64>`, "'complex.create' op failed to verify that complex element type matches real operand type"},
	{`"complex.create"(%0#4, %0#4) : (i32, i32) -> complex<i32>`, "'complex.create' op operand #0 must be floating-point, but got 'i32'"},
	{`"complex.re"(%0#0) : (complex<f32>) -> f64`, "'complex.re' op failed to verify that complex element type matches result type"},
	{`"complex.abs"(%0#2) : (f32) -> f32`, "'complex.abs' op operand #0 must be complex type with floating-point elements, but got 'f32'"},
	{"complex.add %0#5, %0#5 : complex<i32>", "'complex.add' op operand #0 must be complex type with floating-point elements, but got 'complex<i32>'"},
	{`"complex.add"(%0#0, %0#1) : (complex<f32>, complex<f64>) -> complex<f32>`, "'complex.add' op requires the same type for all operands and results"},
	{`"complex.eq"(%0#0, %0#1) : (complex<f32>, complex<f64>) -> i1`, "'complex.eq' op failed to verify that all of {lhs, rhs} have same type"},
	{`"complex.powi"(%0#0, %0#4) : (complex<f32>, i32) -> complex<f64>`, "'complex.powi' op failed to verify that all of {lhs, result} have same type"},
	{"complex.bitcast %0#6 : index to complex<f32>", "'complex.bitcast' op operand must be int/float/complex"},
	{"complex.bitcast %0#0 : complex<f32> to index", "'complex.bitcast' op result must be int/float/complex"},
	{"complex.bitcast %0#2 : f32 to i32", "'complex.bitcast' op requires that either input or output has a complex type"},
	{"complex.bitcast %0#0 : complex<f32> to complex<i32>", "'complex.bitcast' op requires that either input or output has a complex type"},
	{"complex.bitcast %0#0 : complex<f32> to i32", "'complex.bitcast' op casting bitwidths do not match"},
	{`"test.x"() {a = #complex.number<f32 1.0, 2.0>} : () -> ()`, "expected ':'"},
	{`"test.x"() {a = #complex.number<:f32 1, 2.0>} : () -> ()`, "unexpected decimal integer literal for a floating point value"},
	{`"test.x"() {a = #complex.number<:f32 1.0 2.0>} : () -> ()`, "expected ','"},
	{`"test.x"() {a = #complex.nothing} : () -> ()`, "unknown attribute `nothing` in dialect `complex`"},
}

const wrongArgs = `%0:7 = "test.args"() : () -> (complex<f32>, complex<f64>, f32, f64, i32, complex<i32>, index)
`

func TestVerifier(t *testing.T) {
	for _, c := range wrong {
		if _, errs := read(wrongArgs + c.op); len(errs) == 0 || !strings.Contains(errs[0], c.want) {
			t.Errorf("%s: got %q, want %q", c.op, errs, c.want)
		}
	}
	// On this, upstream fails an assertion.
	_, errs := read(`"test.x"() {a = #complex.number<:i32 1.0, 2.0>} : () -> ()`)
	if len(errs) != 1 || !strings.Contains(errs[0], "element type of the complex attribute must be float like type.") {
		t.Errorf("got %q", errs)
	}
}

func TestUpstreamComplainsAlike(t *testing.T) {
	var src strings.Builder
	for _, c := range wrong {
		src.WriteString(wrongArgs + c.op + "\n// -----\n")
	}
	_, messages := upstream(t, src.String(), "--split-input-file")
	for _, c := range wrong {
		if !strings.Contains(messages, c.want) {
			t.Errorf("%s: upstream does not say %q", c.op, c.want)
		}
	}
	if t.Failed() {
		t.Log(messages)
	}
}
