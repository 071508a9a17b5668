package complex_test

import (
	"strings"
	"testing"
)

var canonCases = []struct{ name, before, after string }{
	{"create of parts", `%r = complex.re %0#0 : complex<f32>
%i = complex.im %0#0 : complex<f32>
%x = complex.create %r, %i : complex<f32>
"test.use"(%x) : (complex<f32>) -> ()`, `"test.use"(%0#0) : (complex<f32>) -> ()`},
	{"create of parts of two numbers", `%r = complex.re %0#0 : complex<f32>
%i = complex.im %0#1 : complex<f32>
%x = complex.create %r, %i : complex<f32>
"test.use"(%x) : (complex<f32>) -> ()`, `%1 = complex.re %0#0 : complex<f32>
%2 = complex.im %0#1 : complex<f32>
%3 = complex.create %1, %2 : complex<f32>
"test.use"(%3) : (complex<f32>) -> ()`},
	{"parts of create", `%x = complex.create %0#2, %0#3 : complex<f32>
%r = complex.re %x : complex<f32>
%i = complex.im %x : complex<f32>
"test.use"(%r, %i) : (f32, f32) -> ()`, `"test.use"(%0#2, %0#3) : (f32, f32) -> ()`},
	{"parts of a constant", `%x = complex.constant [1.0 : f32, 2.0 : f32] : complex<f32>
%r = complex.re %x : complex<f32>
%i = complex.im %x : complex<f32>
"test.use"(%r, %i) : (f32, f32) -> ()`, `%cst = arith.constant 2.000000e+00 : f32
%cst_0 = arith.constant 1.000000e+00 : f32
"test.use"(%cst_0, %cst) : (f32, f32) -> ()`},
	{"parts of a negated create", `%x = complex.create %0#2, %0#3 : complex<f32>
%n = complex.neg %x : complex<f32>
%r = complex.re %n : complex<f32>
%i = complex.im %n : complex<f32>
"test.use"(%r, %i) : (f32, f32) -> ()`, `%1 = arith.negf %0#2 : f32
%2 = arith.negf %0#3 : f32
"test.use"(%1, %2) : (f32, f32) -> ()`},
	{"sums and differences", `%a = complex.sub %0#0, %0#1 : complex<f32>
%b = complex.add %a, %0#1 : complex<f32>
%c = complex.add %0#1, %a : complex<f32>
%d = complex.add %0#0, %0#1 : complex<f32>
%e = complex.sub %d, %0#1 : complex<f32>
%f = complex.sub %d, %0#0 : complex<f32>
"test.use"(%b, %c, %e, %f) : (complex<f32>, complex<f32>, complex<f32>, complex<f32>) -> ()`, `%1 = complex.add %0#0, %0#1 : complex<f32>
%2 = complex.sub %1, %0#0 : complex<f32>
"test.use"(%0#0, %0#0, %0#0, %2) : (complex<f32>, complex<f32>, complex<f32>, complex<f32>) -> ()`},
	{"neutral numbers", `%z = complex.constant [0.0 : f32, -0.0 : f32] : complex<f32>
%u = complex.constant [1.0 : f32, 0.0 : f32] : complex<f32>
%a = complex.add %0#0, %z : complex<f32>
%b = complex.sub %0#0, %z : complex<f32>
%c = complex.mul %0#0, %u : complex<f32>
%d = complex.div %0#0, %u : complex<f32>
%e = complex.div %0#0, %z : complex<f32>
"test.use"(%a, %b, %c, %d, %e) : (complex<f32>, complex<f32>, complex<f32>, complex<f32>, complex<f32>) -> ()`,
		`%cst = complex.constant [0.000000e+00 : f32, -0.000000e+00 : f32] : complex<f32>
%1 = complex.div %0#0, %cst : complex<f32>
"test.use"(%0#0, %0#0, %0#0, %0#0, %1) : (complex<f32>, complex<f32>, complex<f32>, complex<f32>, complex<f32>) -> ()`},
	{"functions that undo each other", `%a = complex.neg %0#0 : complex<f32>
%b = complex.neg %a : complex<f32>
%c = complex.conj %0#0 : complex<f32>
%d = complex.conj %c : complex<f32>
%e = complex.exp %0#0 : complex<f32>
%f = complex.log %e : complex<f32>
%g = complex.log %0#0 : complex<f32>
%h = complex.exp %g : complex<f32>
"test.use"(%b, %d, %f, %h) : (complex<f32>, complex<f32>, complex<f32>, complex<f32>) -> ()`,
		`"test.use"(%0#0, %0#0, %0#0, %0#0) : (complex<f32>, complex<f32>, complex<f32>, complex<f32>) -> ()`},
	{"casts of casts", `%a = complex.bitcast %0#0 : complex<f32> to i64
%b = complex.bitcast %a : i64 to complex<f32>
%c = arith.bitcast %a : i64 to f64
%d = complex.bitcast %0#4 : i64 to complex<f32>
%e = complex.bitcast %d : complex<f32> to f64
%f = arith.bitcast %0#5 : f64 to i64
%g = complex.bitcast %f : i64 to complex<f32>
%h = complex.bitcast %0#0 : complex<f32> to complex<f32>
"test.use"(%b, %c, %e, %g, %h) : (complex<f32>, f64, f64, complex<f32>, complex<f32>) -> ()`, `%1 = complex.bitcast %0#0 : complex<f32> to f64
%2 = arith.bitcast %0#4 : i64 to f64
%3 = complex.bitcast %0#5 : f64 to complex<f32>
"test.use"(%0#0, %1, %2, %3, %0#0) : (complex<f32>, f64, f64, complex<f32>, complex<f32>) -> ()`},
}

const canonArgs = `%0:6 = "test.args"() : () -> (complex<f32>, complex<f32>, f32, f32, i64, f64)
`

// module returns a module with a case before or after canonicalization.
func module(body string) string { return "module {\n" + canonArgs + body + "\n}\n" }

func TestCanonicalize(t *testing.T) {
	for _, c := range canonCases {
		want := c.after
		if got := body(canonical(t, module(c.before))); got != want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", c.name, got, want)
		}
	}
}

func TestUpstreamCanonicalizesTheSame(t *testing.T) {
	for _, c := range canonCases {
		got, _ := upstream(t, module(c.before), "--canonicalize")
		if got := body(got); got != c.after {
			t.Errorf("%s: upstream:\n%s\nexpected here:\n%s", c.name, got, c.after)
		}
	}
}

// body returns the ops of a printed module but for the one that makes the arguments.
func body(text string) string {
	var lines []string
	for l := range strings.Lines(text) {
		if strings.HasPrefix(l, "  ") && !strings.Contains(l, "test.args") {
			lines = append(lines, strings.TrimSpace(l))
		}
	}
	return strings.Join(lines, "\n")
}
