package num_test

import (
	"errors"
	"math/big"
	"math/rand"
	"testing"

	"polyloom/num"
)

func TestParseInt(t *testing.T) {
	for _, c := range []struct {
		width int
		text  string
		radix int
		hex   string
		err   error
	}{
		{8, "255", 10, "FF", nil},
		{8, "256", 10, "00", num.ErrRange},
		{8, "-128", 10, "80", nil},
		{8, "-129", 10, "7F", num.ErrRange},
		{8, "-255", 10, "01", num.ErrRange},
		{8, "+7", 10, "07", nil},
		{8, "-0", 10, "00", nil},
		{1, "1", 10, "1", nil},
		{1, "-1", 10, "1", nil},
		{1, "2", 10, "0", num.ErrRange},
		{1, "-2", 10, "0", num.ErrRange},
		{64, "18446744073709551615", 10, "FFFFFFFFFFFFFFFF", nil},
		{64, "-9223372036854775808", 10, "8000000000000000", nil},
		{64, "-9223372036854775809", 10, "7FFFFFFFFFFFFFFF", num.ErrRange},
		{65, "18446744073709551616", 10, "10000000000000000", nil},
		{66, "DeadBeefDeadBeefF", 16, "0DEADBEEFDEADBEEFF", num.ErrRange},
		{68, "DeadBeefDeadBeefF", 16, "DEADBEEFDEADBEEFF", nil},
		{16, "-ff", 16, "FF01", nil},
		{8, "", 10, "", num.ErrSyntax},
		{8, "-", 10, "", num.ErrSyntax},
		{64, "1_0", 10, "", num.ErrSyntax},
		{64, "0x10", 16, "", num.ErrSyntax},
		{8, "12a", 10, "", num.ErrSyntax},
	} {
		got, err := num.ParseInt(c.width, c.text, c.radix)
		if !errors.Is(err, c.err) {
			t.Errorf("%q as i%d: got error %v, want %v", c.text, c.width, err, c.err)
		}
		if c.hex != "" && err == nil && got.Hex() != c.hex {
			t.Errorf("%q as i%d: got %s, want %s", c.text, c.width, got.Hex(), c.hex)
		}
	}
}

func TestIntText(t *testing.T) {
	for _, c := range []struct {
		v                     num.Int
		signed, unsigned, hex string
	}{
		{num.Bool(true), "-1", "1", "1"},
		{num.Bool(false), "0", "0", "0"},
		{num.NewInt(6, -1), "-1", "63", "3F"},
		{num.NewInt(64, -1), "-1", "18446744073709551615", "FFFFFFFFFFFFFFFF"},
		{num.NewInt(65, -1), "-1", "36893488147419103231", "1FFFFFFFFFFFFFFFF"},
		{num.NewInt(72, -2), "-2", "4722366482869645213694", "FFFFFFFFFFFFFFFFFE"},
		{num.NewUint(128, 1<<63), "9223372036854775808", "9223372036854775808", "00000000000000008000000000000000"},
	} {
		if s, u, h := c.v.Text(true), c.v.Text(false), c.v.Hex(); s != c.signed || u != c.unsigned || h != c.hex {
			t.Errorf("got %s %s %s, want %s %s %s", s, u, h, c.signed, c.unsigned, c.hex)
		}
	}
}

func TestBytes(t *testing.T) {
	if b := num.NewUint(24, 0x123456).AppendBytes([]byte{9}); string(b) != "\x09\x56\x34\x12" {
		t.Errorf("got % x", b)
	}
	r := rand.New(rand.NewSource(7))
	for _, w := range widths {
		for _, a := range samples(r, w, 5) {
			b := a.AppendBytes(nil)
			if len(b) != (w+7)/8 || !num.IntFromBytes(w, b).Equal(a) {
				t.Fatalf("i%d %s: got % x", w, a.Hex(), b)
			}
			for i := range b { // byte i has bits 8i to 8i+7
				want := new(big.Int).Rsh(a.Big(false), uint(8*i))
				if b[i] != byte(want.Uint64()) {
					t.Fatalf("i%d %s: byte %d is %x", w, a.Hex(), i, b[i])
				}
			}
		}
	}
}

func FuzzParseInt(f *testing.F) {
	f.Add(8, "-128")
	f.Add(100, "1267650600228229401496703205375")
	f.Fuzz(func(t *testing.T, width int, text string) {
		if width < 1 || width > 300 || len(text) > 200 {
			return
		}
		v, err := num.ParseInt(width, text, 10)
		want, ok := new(big.Int).SetString(text, 10)
		if ok == errors.Is(err, num.ErrSyntax) {
			t.Fatalf("%q: got error %v", text, err)
		}
		if !ok {
			return
		}
		if !v.Equal(num.IntFromBig(width, want)) {
			t.Fatalf("%q as i%d: got %s", text, width, v.Hex())
		}
		if signed, unsigned := v.Big(true), v.Big(false); (err == nil) != (signed.Cmp(want) == 0 || unsigned.Cmp(want) == 0) {
			t.Fatalf("%q as i%d: got error %v", text, width, err)
		}
	})
}
