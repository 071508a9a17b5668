package num_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"polyloom/num"
	"polyloom/test/reference"
)

// TestText compares with a table that mlir-opt printed.
func TestText(t *testing.T) {
	data, err := os.ReadFile("testdata/text.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		c := strings.Fields(line)
		if c[0] == "#" {
			continue
		}
		f := num.FormatNamed(c[0])
		b, err := num.ParseInt(128, c[1], 16)
		if f == nil || err != nil {
			t.Fatalf("bad line %q", line)
		}
		x := f.FromBits(b)
		if got := string(x.AppendText([]byte("<"))); got != "<"+c[2] {
			t.Errorf("%s %s: got %s, want %s", c[0], c[1], got, c[2])
		}
		if !strings.HasPrefix(c[2], "0x") {
			if back, err := f.Parse(c[2]); err != nil || back != x {
				t.Errorf("%s %s: %s reads as %s", c[0], c[1], c[2], back.Bits().Hex())
			}
		}
	}
}

// TestTextOracle compares with the installed mlir-opt on random numbers.
func TestTextOracle(t *testing.T) {
	tool := reference.Tool(t, reference.MLIROpt)
	r := rand.New(rand.NewSource(4))
	var xs []num.Float
	var in strings.Builder
	for _, f := range num.Formats() {
		for range 300 {
			x := anyFloat(r, f)
			xs = append(xs, x)
			fmt.Fprintf(&in, "\"t\"() {a = 0x%s : %s} : () -> ()\n", x.Bits().Hex(), f)
		}
	}
	file := filepath.Join(t.TempDir(), "in.mlir")
	if err := os.WriteFile(file, []byte(in.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "--allow-unregistered-dialect", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for line := range strings.Lines(string(out)) {
		if _, rest, ok := strings.Cut(line, "{a = "); ok {
			text, _, _ := strings.Cut(rest, "}")
			text, _, _ = strings.Cut(text, " : ") // f64 goes without its type
			texts = append(texts, text)
		}
	}
	if len(texts) != len(xs) {
		t.Fatalf("got %d attributes, want %d", len(texts), len(xs))
	}
	for i, x := range xs {
		if got := x.Text(); got != texts[i] {
			t.Errorf("%s %s: got %s, want %s", x.Format(), x.Bits().Hex(), got, texts[i])
		}
	}
}

// anyFloat returns random bits, or a number with few decimal or binary digits.
func anyFloat(r *rand.Rand, f *num.Format) num.Float {
	x := f.FromBits(num.IntFromBig(f.Width(), new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(f.Width())))))
	switch r.Intn(3) {
	case 0:
		x, _ = f.Parse(fmt.Sprintf("%d.%de%d", r.Intn(10), r.Intn(1000000), r.Intn(20)-10))
	case 1:
		x, _ = f.FromInt(num.NewInt(64, r.Int63()>>uint(r.Intn(63))), true, num.TowardZero)
		x = x.Scalb(-r.Intn(30), num.TowardZero)
	}
	return x
}

func TestParseAgainstBig(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	for range 2000 {
		text := fmt.Sprintf("%d.%de%d", r.Intn(1000), r.Int63(), r.Intn(600)-300)
		exact, _ := new(big.Rat).SetString(text)
		want, _ := exact.Float64()
		if got, err := num.F64.Parse(text); err != nil || got.Float64() != want {
			t.Fatalf("%s: got %s, want %v", text, got, want)
		}
		// The other formats take another path: two neighbours enclose the number, and the result is the nearer.
		for _, f := range []*num.Format{num.F80, num.F128} {
			got, err := f.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			miss := func(x num.Float) *big.Rat { d := value(x); return d.Sub(d, exact).Abs(d) }
			above, below := successor(got), successor(got.Neg()).Neg()
			if d := miss(got); d.Cmp(miss(above)) > 0 || d.Cmp(miss(below)) > 0 {
				t.Fatalf("%s %s: got %s, %s or %s is nearer", f, text, got, below, above)
			}
		}
	}
}

func TestParseSyntax(t *testing.T) {
	for text, want := range map[string]float64{
		"0": 0, "-0": math.Copysign(0, -1), "1": 1, "1.": 1, ".5": 0.5, "+2.5e1": 25, "00012": 12, "1E+2": 100, "1e-2": 0.01,
		"0x1p4": 16, "0x.8p0": 0.5, "0X1.8P-1": 0.75, "-0xap1": -20, "0e999999999999": 0, "1e400": math.Inf(1),
		"-1e99999999999999999999": math.Inf(-1), "1e-99999999999999999999": 0, "0x1p99999999": math.Inf(1), "0x1p-99999999": 0,
		"123456789012345678901234567890e-29": 1.23456789012345678901234567890,
	} {
		for _, f := range []*num.Format{num.F64, num.F128} {
			x, err := f.Parse(text)
			if got := x; err != nil || !sameValue(got.Float64(), want) && f == num.F64 {
				t.Errorf("%q as %s: got %s, %v, want %v", text, f, got, err, want)
			}
		}
	}
	for _, text := range []string{"", "-", ".", "e5", "1e", "1e+", "1x", "1.2.3", "0x", "0x1", "0x1.8", "0xp1", "1_000", "inf",
		"nan", " 1", "1 ", "1e5x", "0x1p", "--1", "1p3"} {
		for _, f := range []*num.Format{num.F16, num.F32, num.F64} {
			if x, err := f.Parse(text); !errors.Is(err, num.ErrSyntax) {
				t.Errorf("%q as %s: got %s, want a syntax error", text, f, x)
			}
		}
	}
}

// TestParseLiteral shows where reading through float64 matters; the expectations are what mlir-opt prints.
func TestParseLiteral(t *testing.T) {
	for _, c := range []struct {
		f          *num.Format
		text, want string
	}{
		{num.F80, "0.1", "0.100000000000000005551"},
		{num.F128, "0.1", "0.100000000000000005551115123125782702"},
		{num.F64, "1.0e400", "0x7FF0000000000000"},
		{num.F32, "1.00000005960464477540", "1.000000e+00"},
		{num.F64, "1.0e-400", "0.000000e+00"},
		{num.F4E2M1FN, "2.5", "2.000000e+00"},
		{num.F4E2M1FN, "1.0e10", "6.000000e+00"},
		{num.F8E8M0FNU, "0.0", "5.877470e-39"},
		{num.F8E8M0FNU, "1.0e10", "8.589930e+09"},
	} {
		if x, err := c.f.ParseLiteral(c.text); err != nil || x.Text() != c.want {
			t.Errorf("%s as %s: got %s, %v, want %s", c.text, c.f, x, err, c.want)
		}
	}
	if x, _ := num.F32.Parse("1.00000005960464477540"); x == num.F32.One() {
		t.Error("a single rounding gives 1 too")
	}
	if _, err := num.F32.ParseLiteral("x"); !errors.Is(err, num.ErrSyntax) {
		t.Errorf("got error %v", err)
	}
}

// FuzzText checks that what is printed reads back as the same number.
func FuzzText(f *testing.F) {
	f.Add(13, uint64(0), uint64(0x3DCCCCCD))
	f.Add(16, uint64(0x3FFF), uint64(1)<<63)
	f.Fuzz(func(t *testing.T, format int, hi, lo uint64) {
		all := num.Formats()
		fm := all[uint(format)%uint(len(all))]
		x := fm.FromBits(num.NewUint(128, hi).Shl(64).Or(num.NewUint(128, lo)))
		text := x.Text()
		var back num.Float
		if digits, ok := strings.CutPrefix(text, "0x"); ok {
			b, err := num.ParseInt(fm.Width(), digits, 16)
			if err != nil {
				t.Fatal(err)
			}
			back = fm.FromBits(b)
		} else {
			var err error
			if back, err = fm.Parse(text); err != nil {
				t.Fatal(err)
			}
		}
		if back != x {
			t.Fatalf("%s %s: %s reads as %s", fm, x.Bits().Hex(), text, back.Bits().Hex())
		}
	})
}

// FuzzParse checks that a text read in two formats gives results that agree.
func FuzzParse(f *testing.F) {
	f.Add("1.5e-3")
	f.Add("0x1.8p-3")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		wide, err1 := num.F128.Parse(text)
		x, err2 := num.F64.Parse(text)
		if (err1 == nil) != (err2 == nil) {
			t.Fatalf("%q: got %v and %v", text, err1, err2)
		}
		if err1 != nil {
			return
		}
		// Rounding is monotonic, so a second rounding is off by one number at most.
		y, _, _ := wide.Convert(num.F64, num.ToNearestEven)
		if d := x.Bits().Sub(y.Bits()); !d.IsZero() && !d.IsOne() && !d.IsAllOnes() {
			t.Fatalf("%q: got %s and %s", text, x, y)
		}
	})
}

func BenchmarkAppendText(b *testing.B) {
	for _, v := range []float64{1, 0.1, 1.0 / 3, 1e300} {
		b.Run(fmt.Sprint(v), func(b *testing.B) {
			x := num.FromFloat64(v)
			buf := make([]byte, 0, 64)
			for b.Loop() {
				buf = x.AppendText(buf[:0])
			}
		})
	}
}
