package py_test

import (
	"fmt"
	"math"
	"math/big"
	"os"
	"strings"
	"testing"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/test/irtest"
)

// readAgain reports whether text is accepted. If it is, what is printed is accepted as well and printed in the same way; if not, the errors have places.
func readAgain(t *testing.T, text string) bool {
	t.Helper()
	module, errs := irtest.Read(dialects, text)
	if len(errs) > 0 {
		if !strings.HasPrefix(errs[0], "test:") {
			t.Errorf("%q has no place", errs[0])
		}
		return false
	}
	for _, generic := range []bool{false, true} {
		o := asm.DefaultPrintOptions()
		o.Generic = generic
		printed := print(module, o)
		again, errs := irtest.Read(dialects, printed)
		if len(errs) > 0 {
			t.Fatalf("%q of what was printed:\n%s\nof\n%s", errs, printed, text)
		}
		if got := print(again, o); got != printed {
			t.Fatalf("printed as\n%s\nthen as\n%s", printed, got)
		}
	}
	return true
}

func FuzzText(f *testing.F) {
	src, err := os.ReadFile("testdata/ops.mlir")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(src))
	for _, w := range wrongText {
		f.Add("py.module {\n" + w.text + "\n}")
	}
	f.Fuzz(func(t *testing.T, text string) { readAgain(t, text) })
}

func bigInt(s string) *big.Int {
	v, _ := new(big.Int).SetString(s, 0)
	return v
}

// literals are constants, and what is written for them as attributes and in py.constant.
var literals = []struct {
	lit          *py.Literal
	attr, custom string
	typ          ir.Type
}{
	{py.Singleton(py.NoneLit), "#py.none", "none", py.None},
	{py.Singleton(py.TrueLit), "#py.true", "true", py.Bool},
	{py.Singleton(py.FalseLit), "#py.false", "false", py.Bool},
	{py.Singleton(py.EllipsisLit), "#py.ellipsis", "ellipsis", py.Ellipsis},
	{py.IntLiteral(big.NewInt(0)), "#py.int<0>", "0", py.Int},
	{py.IntLiteral(big.NewInt(-1)), "#py.int<-1>", "-1", py.Int},
	{py.IntLiteral(bigInt("0x8000000000000000")), "#py.int<9223372036854775808>", "9223372036854775808", py.Int},
	{py.IntLiteral(bigInt("-9223372036854775809")), "#py.int<-9223372036854775809>", "-9223372036854775809", py.Int},
	{py.IntLiteral(new(big.Int).Exp(big.NewInt(10), big.NewInt(300), nil)), "#py.int<1" + strings.Repeat("0", 300) + ">", "1" + strings.Repeat("0", 300), py.Int},
	{py.FloatLiteral(1.5), "#py.float<1.500000e+00>", "float 1.500000e+00", py.Float},
	{py.FloatLiteral(0), "#py.float<0.000000e+00>", "float 0.000000e+00", py.Float},
	{py.FloatLiteral(math.Copysign(0, -1)), "#py.float<-0.000000e+00>", "float -0.000000e+00", py.Float},
	{py.FloatLiteral(0.1), "#py.float<1.000000e-01>", "float 1.000000e-01", py.Float},
	{py.FloatLiteral(math.Inf(1)), "#py.float<0x7FF0000000000000>", "float 0x7FF0000000000000", py.Float},
	{py.FloatLiteral(math.Inf(-1)), "#py.float<0xFFF0000000000000>", "float 0xFFF0000000000000", py.Float},
	{py.FloatLiteral(math.NaN()), "#py.float<0x7FF8000000000001>", "float 0x7FF8000000000001", py.Float},
	{py.FloatLiteral(math.Float64frombits(0xFFF8000000000123)), "#py.float<0xFFF8000000000123>", "float 0xFFF8000000000123", py.Float},
	{py.ImagLiteral(2), "#py.imag<2.000000e+00>", "imag 2.000000e+00", py.Complex},
	{py.ImagLiteral(math.Inf(1)), "#py.imag<0x7FF0000000000000>", "imag 0x7FF0000000000000", py.Complex},
	{py.TextLiteral(py.StrLit, ""), `#py.str<"">`, `""`, py.Str},
	{py.TextLiteral(py.StrLit, "a\"b\\c\n\x00"), `#py.str<"a\22b\\c\0A\00">`, `"a\22b\\c\0A\00"`, py.Str},
	{py.TextLiteral(py.StrLit, "é€😀"), `#py.str<"\C3\A9\E2\82\AC\F0\9F\98\80">`, `"\C3\A9\E2\82\AC\F0\9F\98\80"`, py.Str},
	{py.TextLiteral(py.StrLit, "\xed\xb2\x80"), `#py.str<"\ED\B2\80">`, `"\ED\B2\80"`, py.Str}, // a lone surrogate
	{py.TextLiteral(py.UStrLit, "u"), `#py.ustr<"u">`, `ustr "u"`, py.Str},
	{py.TextLiteral(py.BytesLit, "\xff\x00b"), `#py.bytes<"\FF\00b">`, `bytes "\FF\00b"`, py.Bytes},
}

func TestLiterals(t *testing.T) {
	for _, l := range literals {
		if got := l.lit.String(); got != l.attr {
			t.Errorf("got the attribute %s, want %s", got, l.attr)
		}
		if got := l.lit.Type(); got != l.typ {
			t.Errorf("%s: got the type %s, want %s", l.attr, got, l.typ)
		}
		for _, text := range []string{
			"%0 = py.constant " + l.custom,
			fmt.Sprintf("%%0 = \"py.constant\"() <{value = %s}> : () -> %s", l.attr, l.typ),
		} {
			module := mustRead(t, "py.module {\n"+text+"\n}")
			for c := range ir.WalkOf[*py.Constant](module) {
				if c.Value != l.lit { // interned: the same
					t.Errorf("%s is read as %s", text, c.Value)
				}
			}
			if got := print(module, asm.DefaultPrintOptions()); !strings.Contains(got, "%0 = py.constant "+l.custom+"\n") {
				t.Errorf("%s is printed as\n%s", text, got)
			}
		}
	}
}

// Literals of different kinds or values are different.
func TestLiteralsDiffer(t *testing.T) {
	seen := map[*py.Literal]string{}
	for _, l := range literals {
		if other, ok := seen[l.lit]; ok {
			t.Errorf("%s and %s are the same", l.attr, other)
		}
		seen[l.lit] = l.attr
	}
	for _, same := range [][2]*py.Literal{
		{py.IntLiteral(big.NewInt(1)), py.IntLiteral(bigInt("0x1"))},
		{py.FloatLiteral(math.NaN()), py.FloatLiteral(math.NaN())},
		{py.TextLiteral(py.StrLit, "a"), py.TextLiteral(py.StrLit, string([]byte{'a'}))},
	} {
		if same[0] != same[1] {
			t.Errorf("%s is there twice", same[0])
		}
	}
	if v := py.IntLiteral(bigInt("0xffffffffffffffffff")).Int(); v.Cmp(bigInt("0xffffffffffffffffff")) != 0 {
		t.Errorf("got %s", v)
	}
	if v := py.ImagLiteral(-2.5).Float(); v != -2.5 {
		t.Errorf("got %v", v)
	}
}

func TestTypes(t *testing.T) {
	for text, want := range map[string]ir.Type{
		"!py.object": py.Object, "!py.int": py.Int, "!py.float": py.Float, "!py.bool": py.Bool, "!py.complex": py.Complex, "!py.str": py.Str,
		"!py.bytes": py.Bytes, "!py.none": py.None, "!py.function": py.Function, "!py.range": py.Range, "!py.slice": py.Slice,
		"!py.ellipsis": py.Ellipsis, "!py.pattern": py.Pattern, "!py.list<!py.int>": py.ListOf(py.Int),
		"!py.list<!py.list<!py.object>>":               py.ListOf(py.ListOf(py.Object)),
		"!py.tuple<>":                                  py.TupleOf(),
		"!py.tuple<!py.int, !py.list<!py.str>>":        py.TupleOf(py.Int, py.ListOf(py.Str)),
		`!py.module<"os.path">`:                        py.ModuleOf("os.path"),
		"!py.scalar<f32>":                              py.Scalar(ir.F32),
		"!py.ndarray<?x4xf64>":                         py.NDArray([]int64{ir.Dynamic, 4}, ir.F64),
		"!py.ndarray<f64>":                             py.NDArray(nil, ir.F64),
		"!py.ndarray<*xi1>":                            py.UnrankedNDArray(ir.I1),
		"!py.ndarray<*x_>":                             py.UnrankedNDArray(nil),
		"!py.ndarray<2x_>":                             py.NDArray([]int64{2}, nil),
		"!py.tuple<!py.ndarray<0xi8>, !py.scalar<i8>>": py.TupleOf(py.NDArray([]int64{0}, ir.I8), py.Scalar(ir.I8)),
	} {
		if got := want.String(); got != text {
			t.Errorf("got %s, want %s", got, text)
		}
		module := mustRead(t, `"test.type"() {type = `+text+`} : () -> ()`)
		var got ir.Type
		for op := range ir.Walk(module) {
			if a, ok := ir.Discardable(op).Get("type").(*ir.TypeAttr); ok {
				got = a.Type
			}
		}
		if got != want { // interned: the same
			t.Errorf("%s is read as %v", text, got)
		}
	}
}

// Names of values come from the names of the program, if they are names in the text as well.
func TestNames(t *testing.T) {
	module := mustRead(t, `py.module {
  %0 = "py.load"() <{name = "x", scope = 0 : i32}> : () -> !py.object
  %1 = "py.load"() <{name = "x", scope = 0 : i32}> : () -> !py.object
  %2 = "py.load"() <{name = "\C3\A9", scope = 0 : i32}> : () -> !py.object
  %3 = "py.getattr"(%0) <{name = "shape"}> : (!py.object) -> !py.object
  %4 = "py.load"() <{name = "arg0", scope = 0 : i32}> : () -> !py.object
}`)
	got := print(module, asm.DefaultPrintOptions())
	for _, want := range []string{"%x = py.load", "%x_0 = py.load", "%0 = py.load", "%shape = py.getattr %x \"shape\"", "%arg0 = py.load"} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %s in\n%s", want, got)
		}
	}
}
