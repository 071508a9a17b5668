package math_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// program returns a module in which the result of an op on constants is used; each argument is a constant as arith.constant has it, with its type.
func program(op, args string) string {
	var s strings.Builder
	names := ""
	typ := ""
	for i, a := range strings.Split(args, "; ") {
		fmt.Fprintf(&s, "%%a%d = arith.constant %s\n", i, a)
		names += fmt.Sprintf(", %%a%d", i)
		if typ == "" {
			_, typ, _ = strings.Cut(a, " : ")
		}
	}
	result := typ
	if strings.HasPrefix(op, "is") {
		result = strings.NewReplacer("f32", "i1", "f64", "i1", "bf16", "i1", "f16", "i1", "f8E4M3FN", "i1").Replace(typ)
	}
	fmt.Fprintf(&s, "%%r = math.%s %s : %s\n\"test.use\"(%%r) : (%s) -> ()\n", op, names[2:], typ, result)
	return "module {\n" + s.String() + "}\n"
}

// folded returns the constant that the op becomes, or "" if it stays.
func folded(text string) string {
	if strings.Contains(text, "math.") {
		return ""
	}
	_, s, _ := strings.Cut(text, "arith.constant ")
	s, _, _ = strings.Cut(s, "\n")
	return s
}

func TestFolds(t *testing.T) {
	for _, c := range []struct{ op, args, want string }{
		{"sqrt", "4.0 : f32", "2.000000e+00 : f32"},
		{"sqrt", "-4.0 : f32", ""},
		{"sqrt", "-0.0 : f64", ""},
		{"sqrt", "4.0 : f16", ""},
		{"sqrt", "dense<[4.0, 9.0]> : vector<2xf64>", "dense<[2.000000e+00, 3.000000e+00]> : vector<2xf64>"},
		{"sqrt", "dense<[4.0, -9.0]> : vector<2xf64>", ""},
		{"exp", "dense<0.0> : tensor<2xf32>", "dense<1.000000e+00> : tensor<2xf32>"},
		{"exp2", "3.0 : f64", "8.000000e+00 : f64"},
		{"log2", "8.0 : f32", "3.000000e+00 : f32"},
		{"log", "-0.0 : f32", ""},
		{"log10", "0.0 : f32", "0xFF800000 : f32"},
		{"log1p", "-1.0 : f32", "0xFF800000 : f32"},
		{"log1p", "-1.5 : f32", ""},
		{"sin", "0.0 : bf16", ""},
		{"powf", "2.0 : f64; 10.0 : f64", "1.024000e+03 : f64"},
		{"atan2", "0.0 : f64; 0.0 : f64", "0.000000e+00 : f64"},
		{"atan2", "-0.0 : f64; 0.0 : f64", "-0.000000e+00 : f64"},
		{"atan2", "0.0 : f64; -0.0 : f64", "3.1415926535897931 : f64"},
		{"atan2", "-0.0 : f32; -0.0 : f32", "-3.14159274 : f32"},
		{"atan2", "0.0 : f16; -0.0 : f16", ""},
		{"atan2", "0.0 : f16; 1.0 : f16", ""},
		{"atan2", "0.0 : f64; 1.0 : f64", "0.000000e+00 : f64"},
		{"absf", "-1.5 : bf16", "1.500000e+00 : bf16"},
		{"ceil", "-1.5 : f16", "-1.000000e+00 : f16"},
		{"floor", "1.5 : f16", "1.000000e+00 : f16"},
		{"roundeven", "2.5 : f16", "2.000000e+00 : f16"},
		{"round", "2.5 : f32", "3.000000e+00 : f32"},
		{"round", "2.5 : f16", ""},
		{"trunc", "-2.5 : f64", "-2.000000e+00 : f64"},
		{"trunc", "-2.5 : f16", ""},
		{"copysign", "1.5 : f16; -0.0 : f16", "-1.500000e+00 : f16"},
		{"isnan", "0x7FC00000 : f32", "true"},
		{"isinf", "dense<0xFF800000> : vector<2xf32>", "dense<true> : vector<2xi1>"},
		{"isfinite", "dense<[1.0, 2.0]> : vector<2xf32>", ""},
		{"isfinite", "1.0 : f8E4M3FN", "true"},
		{"isnormal", "1.0e-40 : f32", "false"},
		{"isnormal", "1.0 : f32", "true"},
		{"absi", "-7 : i32", "7 : i32"},
		{"absi", "-128 : i8", "-128 : i8"},
		{"ctlz", "1 : i8", "7 : i8"},
		{"cttz", "0 : i8", "8 : i8"},
		{"ctpop", "dense<[7, -1]> : vector<2xi16>", "dense<[3, 16]> : vector<2xi16>"},
		{"ipowi", "3 : i8; 5 : i8", "-13 : i8"},
		{"ipowi", "-1 : i32; -3 : i32", "-1 : i32"},
		{"ipowi", "-1 : i32; -4 : i32", "1 : i32"},
		{"ipowi", "5 : i32; -1 : i32", "0 : i32"},
		{"ipowi", "1 : i32; -1 : i32", "1 : i32"},
		{"ipowi", "0 : i32; -1 : i32", ""},
		{"ipowi", "0 : i32; 0 : i32", "1 : i32"},
		{"fma", "1.0 : f32; 1.0 : f32; 1.0 : f32", ""},
		{"cbrt", "8.0 : f32", ""},
		{"rsqrt", "4.0 : f32", ""},
	} {
		if got := folded(canonical(t, program(c.op, c.args))); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.op, c.args, got, c.want)
		}
	}
}

func TestPoison(t *testing.T) {
	got := canonical(t, `module {
  %0 = "test.x"() : () -> f32
  %1 = ub.poison : f32
  %2 = math.powf %0, %1 : f32
  %3 = math.sin %2 : f32
  "test.use"(%3) : (f32) -> ()
}`)
	if want := "\"test.use\"(%0) : (f32) -> ()"; !strings.Contains(got, "%0 = ub.poison : f32") || !strings.Contains(got, want) {
		t.Errorf("got:\n%s", got)
	}
}

// corners are constants of a format that functions may treat apart.
var corners = map[string]string{
	"f16":      "0.0 -0.0 1.5 -2.5 0.5 0x7C00 0xFC00 0x7E00 0xFE01 0x7C01 0x0001 0x83FF 65504.0",
	"bf16":     "0.0 -0.0 1.5 -2.5 0x7F80 0xFF80 0x7FC0 0x7F81 0x0001 3.0e38",
	"f32":      "0.0 -0.0 1.0 -1.0 0.5 -0.5 1.5 -2.5 2.0 3.0 10.0 0.1 100.0 -1.5 0x7F800000 0xFF800000 0x7FC00000 0xFFC00001 0x7F800001 0x00000001 0x807FFFFF 3.0e38 0.25 4.5",
	"f64":      "0.0 -0.0 1.0 -1.0 0.5 -0.5 1.5 -2.5 2.0 3.0 10.0 0.1 100.0 0x7FF0000000000000 0xFFF0000000000000 0x7FF8000000000000 0xFFF8000000000001 0x0000000000000001 1.0e300 0.25",
	"f8E4M3FN": "0.0 -0.0 1.5 -2.5 0x7F 448.0",
}

// TestUpstreamFoldsTheSame compares what becomes of ops on corners and on lists of them.
func TestUpstreamFoldsTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	var cases []string
	for _, typ := range []string{"f16", "bf16", "f32", "f64", "f8E4M3FN"} {
		values := strings.Fields(corners[typ])
		for _, op := range strings.Fields(functions + " isfinite isinf isnan isnormal") {
			for _, v := range values {
				cases = append(cases, program(op, v+" : "+typ), program(op, fmt.Sprintf("dense<%s> : vector<[4]x%s>", v, typ)))
			}
			a, b := values[r.IntN(3)], values[r.IntN(4)]
			cases = append(cases, program(op, fmt.Sprintf("dense<[%s, 1.5, %s]> : tensor<3x%s>", a, b, typ)))
		}
		for _, op := range strings.Fields("powf atan2 copysign") {
			for range 200 {
				a, b := values[r.IntN(len(values))], values[r.IntN(len(values))]
				if op == "atan2" && strings.TrimLeft(a, "-") == "0.0" && strings.TrimLeft(b, "-") == "0.0" {
					continue // NaN there, C's angles here
				}
				cases = append(cases, program(op, fmt.Sprintf("%s : %s; %s : %s", a, typ, b, typ)))
			}
		}
	}
	for _, typ := range strings.Fields("i8 i32 i128 index") {
		values := strings.Fields("0 1 -1 2 -2 3 100 127 -128")
		for _, a := range values {
			for _, op := range strings.Fields("absi ctlz cttz ctpop") {
				cases = append(cases, program(op, a+" : "+typ), program(op, fmt.Sprintf("dense<[%s, 5]> : vector<2x%s>", a, typ)))
			}
			for _, b := range values {
				cases = append(cases, program("ipowi", fmt.Sprintf("%s : %s; %s : %s", a, typ, b, typ)))
			}
		}
	}
	src := strings.Join(cases, "")
	out, messages := upstream(t, src, "--canonicalize")
	want, got := strings.Split(out, "\n  module "), strings.Split(canonical(t, src), "\n  module ")
	if len(want) != len(cases)+1 || len(got) != len(want) {
		t.Fatalf("upstream prints %d and we %d of %d modules\n%s", len(want)-1, len(got)-1, len(cases), messages)
	}
	for i, c := range cases {
		if got, want := got[i+1], want[i+1]; trimmed(got) != trimmed(want) {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", c, got, want)
		}
	}
}
