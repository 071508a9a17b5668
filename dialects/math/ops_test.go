package math_test

import (
	"strings"
	"testing"

	"polyloom/dialects/math"
	"polyloom/ir/asm"
)

// everyOp has each op in each of its forms, as they are printed.
var everyOp = `module {
  %0:8 = "test.args"() : () -> (i32, i64, f32, vector<2xi8>, vector<2xf64>, tensor<?xf32>, tensor<*xf16>, index)
` + floatOps() + `
  %a = math.atan2 %0#2, %0#2 : f32
  %b = math.copysign %0#5, %0#5 fastmath<nnan> : tensor<?xf32>
  %c = math.powf %0#4, %0#4 {tag} : vector<2xf64>
  %d = math.fpowi %0#2, %0#7 : f32, index
  %e = math.fpowi %0#4, %0#3 fastmath<fast> : vector<2xf64>, vector<2xi8>
  %f = math.fma %0#2, %0#2, %0#2 : f32
  %g = math.fma %0#6, %0#6, %0#6 fastmath<contract> : tensor<*xf16>
  %h = math.clampf %0#2 to [%0#2, %0#2] : f32
  %i = math.clampf %0#4 to [%0#4, %0#4] fastmath<nnan> {tag} : vector<2xf64>
  %s, %t = math.sincos %0#2 : f32
  %u, %v = math.sincos %0#5 fastmath<afn> : tensor<?xf32>
  %j = math.absi %0#0 : i32
  %k = math.ctlz %0#7 : index
  %l = math.cttz %0#3 : vector<2xi8>
  %m = math.ctpop %0#1 {tag} : i64
  %n = math.ipowi %0#0, %0#0 : i32
  %o = math.isfinite %0#2 : f32
  %p = math.isinf %0#4 : vector<2xf64>
  %q = math.isnan %0#6 {tag} : tensor<*xf16>
  %r = math.isnormal %0#5 {fastmath = #arith.fastmath<ninf>} : tensor<?xf32>
}
`

const functions = "absf acos acosh asin asinh atan atanh cbrt ceil cos cosh erf erfc exp exp2 expm1 floor log log10 log1p log2 round roundeven rsqrt sin sinh sqrt tan tanh trunc"

// floatOps has each function of one number.
func floatOps() string {
	var s strings.Builder
	for i, name := range strings.Fields(functions) {
		s.WriteString("  %" + name + " = math." + name + " " + []string{
			"%0#2 : f32\n", "%0#4 fastmath<reassoc,nsz> : vector<2xf64>\n", "%0#5 {tag} : tensor<?xf32>\n", "%0#6 : tensor<*xf16>\n",
		}[i%4])
	}
	return s.String()
}

// numbered prints a module: values get the names that they have when printed.
func numbered(t *testing.T, src string) string { return write(mustRead(t, src), false) }

func TestPrintAsRead(t *testing.T) {
	first := numbered(t, everyOp)
	if n := strings.Count(first, "= math."); n != 50 {
		t.Errorf("%d ops are printed", n)
	}
	stripped := func(s string) string { // without the names of results
		var lines []string
		for l := range strings.Lines(s) {
			if _, op, ok := strings.Cut(l, " = math."); ok {
				lines = append(lines, strings.ReplaceAll(op, "arg", "0#"))
			}
		}
		return strings.Join(lines, "")
	}
	if got, want := stripped(first), stripped(everyOp); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got := numbered(t, write(mustRead(t, everyOp), true)); got != first {
		t.Errorf("after the generic form, got:\n%s\nwant:\n%s", got, first)
	}
}

func TestUpstreamPrintsTheSame(t *testing.T) {
	for _, generic := range []bool{false, true} {
		args := []string{"--mlir-print-op-generic"}
		if !generic {
			args = nil
		}
		want, _ := upstream(t, everyOp, args...)
		if got := write(mustRead(t, everyOp), generic); trimmed(got) != trimmed(want) {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	}
}

func TestFormatsCompile(t *testing.T) {
	for _, e := range math.Dialect.Ops {
		if err := asm.CheckFormat(e.Info()); err != nil {
			t.Errorf("%s: %v", e.Name, err)
		}
	}
}

var wrong = []struct{ op, want string }{
	{"math.sin %0#0 : i32", "'math.sin' op operand #0 must be floating-point-like, but got 'i32'"},
	{`"math.sin"(%0#2) : (f32) -> f64`, "'math.sin' op requires the same type for all operands and results"},
	{`"math.sin"(%0#2) <{fastmath = 1 : i32}> : (f32) -> f32`, "Invalid attribute `fastmath` in property conversion: 1 : i32"},
	{`"math.powf"(%0#2, %0#3) : (f32, f64) -> f32`, "'math.powf' op requires the same type for all operands and results"},
	{`"math.fma"(%0#2, %0#2) : (f32, f32) -> f32`, "'math.fma' op expected 3 operands, but found 2"},
	{"math.absi %0#2 : f32", "'math.absi' op operand #0 must be signless-integer-like, but got 'f32'"},
	{"math.ctpop %0#6 : si32", "'math.ctpop' op operand #0 must be signless-integer-like, but got 'si32'"},
	{`"math.ipowi"(%0#0, %0#1) : (i32, i64) -> i32`, "'math.ipowi' op requires the same type for all operands and results"},
	{`"math.isnan"(%0#2) : (f32) -> i8`, "'math.isnan' op result #0 must be bool-like, but got 'i8'"},
	{`"math.isnan"(%0#4) : (vector<2xf32>) -> i1`, "'math.isnan' op failed to verify that result type has i1 element type and same shape as operands"},
	{"math.isnan %0#2 fastmath<nnan> : f32", "expected ':'"},
	{"math.fpowi %0#4, %0#0 : vector<2xf32>, i32", "'math.fpowi' op requires the same shape for all operands and results"},
	{`"math.fpowi"(%0#2, %0#0) : (f32, i32) -> f64`, "'math.fpowi' op failed to verify that all of {lhs, result} have same type"},
	{`"math.sincos"(%0#2) : (f32) -> (f32, f64)`, "'math.sincos' op failed to verify that all of {operand, sin, cos} have same type"},
	{"math.clampf %0#2 to %0#2, %0#2 : f32", "expected '['"},
}

const wrongArgs = `%0:7 = "test.args"() : () -> (i32, i64, f32, f64, vector<2xf32>, vector<3xf32>, si32)
`

func TestVerifier(t *testing.T) {
	for _, c := range wrong {
		if _, errs := read(wrongArgs + c.op); len(errs) == 0 || !strings.HasSuffix(errs[0], c.want) {
			t.Errorf("%s: got %q, want %q", c.op, errs, c.want)
		}
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
