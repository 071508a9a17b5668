package num_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"polyloom/num"
)

// TestAPFloat compares every operation with what APFloat computed.
func TestAPFloat(t *testing.T) {
	data, err := os.ReadFile("testdata/apfloat.txt")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		question, want, _ := strings.Cut(strings.TrimSpace(line), " = ")
		if got := answer(t, strings.Fields(question)); got != want {
			t.Errorf("%s: got %s, want %s", question, got, want)
		}
		count++
	}
	if count < 1000 {
		t.Errorf("only %d lines", count)
	}
}

var rounded = map[string]func(x, y num.Float, mode num.Rounding) num.Float{
	"add": num.Float.Add, "sub": num.Float.Sub, "mul": num.Float.Mul, "div": num.Float.Div,
}

var exactOps = map[string]func(x, y num.Float) num.Float{
	"rem": num.Float.Rem, "remainder": num.Float.Remainder, "copysign": num.Float.CopySign,
	"minimum": num.Float.Minimum, "maximum": num.Float.Maximum, "minnum": num.Float.MinNum, "maxnum": num.Float.MaxNum,
}

// answer computes one line of the table: operation, format, mode, operands.
func answer(t *testing.T, q []string) string {
	t.Helper()
	f := num.FormatNamed(q[1])
	m, err := strconv.Atoi(q[2])
	if f == nil || err != nil {
		t.Fatalf("bad line %q", q)
	}
	mode := num.Rounding(m)
	float := func(i int) num.Float { return f.FromBits(bitsOf(t, f.Width(), q[i])) }
	if op := rounded[q[0]]; op != nil {
		return encoding(op(float(3), float(4), mode))
	}
	if op := exactOps[q[0]]; op != nil {
		return encoding(op(float(3), float(4)))
	}
	switch q[0] {
	case "const":
		return constants(f, mode != 0 && f.HasSign())
	case "class":
		return classes(float(3))
	case "text":
		return float(3).Text()
	case "neg":
		return encoding(float(3).Neg())
	case "abs":
		return encoding(float(3).Abs())
	case "rint":
		return encoding(float(3).RoundToIntegral(mode))
	case "cmp":
		return fmt.Sprint(int(float(3).Cmp(float(4))) + 1) // APFloat counts from less
	case "fma":
		return encoding(float(3).FMA(float(4), float(5), mode))
	case "scalbn":
		n, _ := strconv.Atoi(q[4])
		return encoding(float(3).Scalb(n, mode))
	case "convert":
		r, loses, status := float(3).Convert(num.FormatNamed(q[4]), mode)
		return fmt.Sprintf("%s %d %d", encoding(r), digit(loses), status)
	case "toint":
		width, _ := strconv.Atoi(q[4])
		v, exact, status := float(3).ToInt(width, q[5] == "1", mode)
		return fmt.Sprintf("%X %d %d", v.Big(false), digit(exact), status)
	case "fromint":
		width, _ := strconv.Atoi(q[4])
		r, status := f.FromInt(bitsOf(t, width, q[3]), q[5] == "1", mode)
		return fmt.Sprintf("%s %d", encoding(r), status)
	case "parse":
		r, err := f.Parse(q[3])
		if err != nil {
			return "error"
		}
		return encoding(r)
	}
	t.Fatalf("unknown operation %q", q[0])
	return ""
}

func bitsOf(t *testing.T, width int, hex string) num.Int {
	t.Helper()
	v, err := num.ParseInt(width, hex, 16)
	if err != nil {
		t.Fatalf("%s: %v", hex, err)
	}
	return v
}

func encoding(x num.Float) string { return fmt.Sprintf("%X", x.Bits().Big(false)) }

func digit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func constants(f *num.Format, neg bool) string {
	one := f.One()
	if neg {
		one = one.Neg()
	}
	s := fmt.Sprintf("%s %s %s %s", encoding(f.Largest(neg)), encoding(f.Smallest(neg)), encoding(f.SmallestNormal(neg)),
		encoding(one))
	if !f.HasNaN() {
		return s + " - -"
	}
	return s + " " + encoding(f.QNaN(neg)) + " " + encoding(f.Inf(neg))
}

func classes(x num.Float) string {
	s := ""
	for _, b := range []bool{x.IsNaN(), x.IsInf(), x.IsZero(), x.IsNegative(), x.IsDenormal(), x.IsFinite(), x.IsInteger(),
		x.IsSignaling()} {
		s += strconv.Itoa(digit(b))
	}
	e := 0
	if x.IsFinite() && !x.IsZero() {
		e = x.Ilogb()
	}
	return fmt.Sprintf("%s %s %d", s, encoding(x), e)
}
