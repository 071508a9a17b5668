package pyast_test

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"polyloom/pyast"
)

// value returns the value of a literal.
func value(t *testing.T, src string) pyast.Value {
	t.Helper()
	e, err := pyast.ParseExpression("x.py", []byte(src))
	if err != nil {
		t.Errorf("%q:\n%v", src, err)
		return pyast.None{}
	}
	c, ok := e.Body.(*pyast.Constant)
	if !ok {
		t.Errorf("%q: got %s", src, e.Body.Class())
		return pyast.None{}
	}
	return c.Value
}

func TestValues(t *testing.T) {
	for src, want := range map[string]pyast.Value{
		"None":                pyast.None{},
		"...":                 pyast.Ellipsis{},
		"True":                pyast.Bool(true),
		"0":                   pyast.Int(0),
		"1_000":               pyast.Int(1000),
		"0xff":                pyast.Int(255),
		"0B1_1":               pyast.Int(3),
		"0o17":                pyast.Int(15),
		"9223372036854775807": pyast.Int(math.MaxInt64),
		"1e3":                 pyast.Float(1000),
		"1e999":               pyast.Float(math.Inf(1)),
		"0xe1":                pyast.Int(0xe1),
		".5j":                 pyast.Imaginary(0.5),
		"'a' 'b'":             pyast.Str("ab"),
		`'\ud800\U0001f600'`:  pyast.Str("\xed\xa0\x80\U0001f600"),
		`'\ud83d\ude00'`:      pyast.Str("\xed\xa0\xbd\xed\xb8\x80"),
		`'\N{greek small letter alpha}\N{lf}\N{VS17}'`: pyast.Str("α\n\U000e0100"),
		`'\N{HANGUL SYLLABLE GGWAELB}'`:                pyast.Str("꽯"),
		`b'\x80' b'\101\0'`:                            pyast.Bytes("\x80A\x00"),
		`r'\x'`:                                        pyast.Str(`\x`),
		`'\400'`:                                       pyast.Str("Ā"),
		`b'\400'`:                                      pyast.Bytes("\x00"),
	} {
		if got := value(t, src); got != want {
			t.Errorf("%q: got %#v, want %#v", src, got, want)
		}
	}
	huge, ok := value(t, "0x1"+strings.Repeat("0", 20)).(pyast.BigInt)
	if !ok || huge.Cmp(new(big.Int).Lsh(big.NewInt(1), 80)) != 0 {
		t.Errorf("got %v", huge)
	}
	long := strings.Repeat("9", 4300)
	if got := pyast.Repr(value(t, long)); got != long {
		t.Errorf("4300 digits: got %d", len(got))
	}
	if e := parseError(t, long+"9"); e != nil && !strings.HasPrefix(e.Msg, "Exceeds the limit (4300 digits)") {
		t.Errorf("4301 digits: got %s", e.Msg)
	}
}

func TestRepr(t *testing.T) {
	for _, c := range []struct {
		v    pyast.Value
		want string
	}{
		{pyast.Float(1), "1.0"},
		{pyast.Float(1e15), "1000000000000000.0"},
		{pyast.Float(1e16), "1e+16"},
		{pyast.Float(1.5e-7), "1.5e-07"},
		{pyast.Float(0.0001), "0.0001"},
		{pyast.Float(0), "0.0"},
		{pyast.Float(math.Inf(1)), "inf"},
		{pyast.Float(math.Inf(-1)), "-inf"},
		{pyast.Float(math.NaN()), "nan"},
		{pyast.Float(math.SmallestNonzeroFloat64), "5e-324"},
		{pyast.Imaginary(1), "1j"},
		{pyast.Imaginary(1e16), "1e+16j"},
		{pyast.Str("it's"), `"it's"`},
		{pyast.Str(`'"`), `'\'"'`},
		{pyast.Str("a\n\t\r\\\x00\x7f"), `'a\n\t\r\\\x00\x7f'`},
		{pyast.Str("é\u00a0\u200b\u2028\U0001f600\U000e0001"), `'é\xa0\u200b\u2028😀\U000e0001'`},
		{pyast.Str("\xed\xb0\x80"), `'\udc00'`},
		{pyast.Str("\u2ffc\U0002ebf0\u0378"), "'\u2ffc\U0002ebf0\\u0378'"},
		{pyast.Bytes("\xff'"), `b"\xff'"`},
		{pyast.Bool(false), "False"},
	} {
		if got := pyast.Repr(c.v); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestLimits checks that large and deep input ends in an error or a tree, and soon.
func TestLimits(t *testing.T) {
	repeat := strings.Repeat
	for _, c := range []struct{ what, src, err string }{
		{"brackets", repeat("(", 10_000) + repeat(")", 10_000), "too many nested parentheses"},
		{"signs", repeat("-", 10_000) + "1", "too complex: nested too deeply"},
		{"not", repeat("not ", 10_000) + "1", "too complex: nested too deeply"},
		{"powers", repeat("2**", 10_000) + "1", "too complex: nested too deeply"},
		{"lambdas", repeat("lambda:", 10_000) + "1", "too complex: nested too deeply"},
		{"sums", repeat("1+", 100_000) + "1", "too complex: nested too deeply"},
		{"attributes", "a" + repeat(".b", 100_000), "too complex: nested too deeply"},
		{"sums in sums", repeat("(", 150) + "1" + repeat(repeat("+1", 1000)+")", 150), "too complex: nested too deeply"},
		{"elif", "if a: b\n" + repeat("elif a: b\n", 100_000), "too complex: nested too deeply"},
		{"signs below the limit", repeat("-", 5000) + "1", ""},
		{"attributes below the limit", "a" + repeat(".b", 9000), ""},
		{"elif below the limit", "if a: b\n" + repeat("elif a: b\n", 5000), ""},
		{"sums beside sums", "[" + repeat("1"+repeat("+1", 9000)+",", 50) + "]", ""},
		{"elements", "[" + repeat("1,", 300_000) + "]", ""},
		{"comparisons", repeat("1<", 100_000) + "1", ""},
		{"statements", repeat("x;", 100_000), ""},
		{"a string", "x = '" + repeat("a", 50_000_000) + "'", ""},
		{"a string with escapes", "x = '" + repeat(`\x41`, 1_000_000) + "'", ""},
		{"a line of an f-string", "f'" + repeat("{x}", 100_000) + "'", ""},
		{"literals", repeat("'a' ", 300_000), ""},
	} {
		m, err := pyast.Parse("x.py", []byte(c.src))
		switch {
		case c.err == "" && err != nil:
			t.Errorf("%s: %s", c.what, err.(*pyast.SyntaxError).Msg)
		case c.err != "" && (err == nil || err.(*pyast.SyntaxError).Msg != c.err):
			t.Errorf("%s: got no error %q", c.what, c.err)
		case c.err == "":
			if again := parse(t, c.what, []byte(pyast.Unparse(m))); shape(t, again) != shape(t, m) {
				t.Errorf("%s: a different tree after Unparse", c.what)
			}
		}
	}
}
