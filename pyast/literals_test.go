package pyast_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"polyloom/pyast"
	"polyloom/test/cpython"
)

// TestNames looks all characters up by their names, as CPython knows them.
func TestNames(t *testing.T) {
	p := cpython.ForTest(t)
	wrong := 0
	for line := range strings.Lines(ask(t, p, cpython.Names, nil).Text) {
		var want rune
		if _, err := fmt.Sscanf(line, "%x", &want); err != nil {
			t.Fatal(line, err)
		}
		_, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		if want >= 0x4e00 && want%7 > 0 {
			continue // those that follow a rule are many
		}
		e, err := pyast.ParseExpression("x.py", []byte(`'\N{`+name+`}'`))
		if err != nil {
			if wrong++; wrong < 20 {
				t.Errorf("%U %s: unknown", want, name)
			}
			continue
		}
		if got := e.Body.(*pyast.Constant).Value; got != pyast.Str(string(want)) {
			t.Errorf("%s: got %s, want %U", name, pyast.Repr(got), want)
		}
	}
}

// randomNumber returns a number that is written in one of many ways.
func randomNumber(r *rand.Rand) string {
	digits := func(n int) string {
		s := fmt.Sprint(1 + r.IntN(9))
		for range r.IntN(n) {
			s += fmt.Sprint(r.IntN(10))
		}
		return s
	}
	switch r.IntN(9) {
	case 0:
		return digits(30)
	case 1:
		return fmt.Sprintf("%#x", r.Uint64())
	case 2:
		return fmt.Sprintf("0o%o", r.Uint64())
	case 3:
		return fmt.Sprintf("0b%b_%b", r.Uint64(), r.Uint64())
	case 4:
		return digits(20) + "." + digits(20)
	case 5:
		return fmt.Sprintf("%s.%se%d", digits(3), digits(20), r.IntN(700)-350)
	case 6:
		return fmt.Sprintf(".%sE-%d", digits(20), r.IntN(20))
	case 7:
		return fmt.Sprintf("%se%dj", digits(4), r.IntN(30))
	}
	return fmt.Sprintf("%s_%s.j", digits(4), digits(4))
}

// randomString returns a literal with characters and escapes of all kinds.
func randomString(r *rand.Rand) string {
	isBytes := r.IntN(3) == 0
	parts := []string{`\n`, `\t`, `\\`, `\'`, `\"`, `\a`, `\0`, `\7`, `\18`, `\377`, `\x00`, `\xfF`, `\q`, `\ `, "\\\n", "a", "b ", `"`, "0", "\t"}
	if !isBytes {
		parts = append(parts, "é", "ß", "\u00a0", "\u2028", "\U0001f600", "\u0378", "\ufeff", `\u00e9`, `\ud800`, `\uDFFF`, `\U0010ffff`, `\N{DIGIT ONE}`, `\777`)
	}
	var s strings.Builder
	for range r.IntN(8) {
		s.WriteString(parts[r.IntN(len(parts))])
	}
	if isBytes {
		return "b'" + s.String() + "'"
	}
	return []string{"", "u", "r"}[r.IntN(3)] + "'" + s.String() + "'"
}

// TestRandomLiterals compares the values of literals, and how they are printed, with
// CPython, and reads again what Unparse makes of them.
func TestRandomLiterals(t *testing.T) {
	p := cpython.ForTest(t)
	r := rand.New(rand.NewPCG(3, 0))
	for range 40 {
		var src strings.Builder
		for range 50 {
			src.WriteString(randomNumber(r) + "\n" + randomString(r) + "\n")
			if r.IntN(4) == 0 {
				src.WriteString("f" + strings.TrimLeft(randomString(r), "bur") + " 'x'\n")
			}
		}
		want := ask(t, p, cpython.Dump, []byte(src.String()))
		if !want.OK {
			continue // bytes and characters in a row, or braces
		}
		m, err := pyast.Parse("literals", []byte(src.String()))
		if problem := difference(t, p, want, m, err); problem != "" {
			t.Errorf("%s\n%s", src.String(), problem)
		}
	}
}
