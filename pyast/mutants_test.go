package pyast_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"polyloom/grammar/pytoken"
	"polyloom/pyast"
	"polyloom/test/cpython"
)

// TestMutants changes tokens and characters of files at random and asks CPython whether
// the result is still Python, and what it is. POLYLOOM_MUTANTS says how many times.
func TestMutants(t *testing.T) {
	p := cpython.ForTest(t)
	count, seed := 500, uint64(1)
	if n, err := strconv.Atoi(os.Getenv("POLYLOOM_MUTANTS")); err == nil {
		count, seed = n, rand.Uint64()
	}
	files := sources(t, goldenFiles(t))
	r := rand.New(rand.NewPCG(seed, 0))
	var valid, invalid, line, message int
	for range count {
		src := mutant(r, excerpt(r, read(t, files[r.IntN(len(files))])))
		want := ask(t, p, cpython.Dump, src)
		if want.Limit || isNewer(want) {
			continue
		}
		m, err := pyast.Parse("mutant", src)
		if problem := difference(t, p, want, m, err); problem != "" && !isAboutComment(err) {
			t.Errorf("seed %d:\n%s\n%s", seed, src, problem)
		}
		if want.OK {
			valid++
			continue
		}
		invalid++
		if e, ok := err.(*pyast.SyntaxError); ok {
			if int(e.Span.Line) == want.Line {
				line++
			}
			if e.Msg == want.Msg {
				message++
			}
		}
	}
	t.Logf("seed %d: %d valid and %d invalid mutants; of the invalid ones %d on the same line, %d with the same message",
		seed, valid, invalid, line, message)
	if 100*line < 95*invalid || 100*message < 90*invalid {
		t.Errorf("of %d errors, %d are on the same line and %d have the same message", invalid, line, message)
	}
}

// isAboutComment tells whether an error may be one that ast.parse does not see: bytes in a
// comment that are not UTF-8.
func isAboutComment(err error) bool {
	return err != nil && strings.Contains(err.Error(), "Non-UTF-8 code")
}

// isNewer tells whether CPython 3.13 refuses something because only 3.14 has it.
func isNewer(a cpython.Answer) bool {
	return strings.HasPrefix(a.Msg, "multiple exception types must be parenthesized")
}

// excerpt returns some statements of a file: those of one line at the first column up to
// another one.
func excerpt(r *rand.Rand, src []byte) []byte {
	lines := bytes.SplitAfter(src, []byte("\n"))
	var starts []int
	for i, l := range lines {
		if len(l) > 0 && l[0] != ' ' && l[0] != '\t' && l[0] != '#' && l[0] != '\n' && l[0] != ')' {
			starts = append(starts, i)
		}
	}
	if len(starts) < 2 {
		return src
	}
	i := r.IntN(len(starts) - 1)
	j := min(i+1+r.IntN(3), len(starts)-1)
	text := bytes.Join(lines[starts[i]:starts[j]], nil)
	if len(text) > 3000 {
		text = text[:3000]
	}
	return text
}

// mutant changes, removes, doubles or inserts a few tokens or characters.
func mutant(r *rand.Rand, src []byte) []byte {
	if r.IntN(3) == 0 {
		return misspelled(r, src)
	}
	for range 1 + r.IntN(2) {
		f := pytoken.Scan(src)
		if len(f.Tokens) < 3 {
			return src
		}
		text := f.Text
		at, other := f.Tokens[r.IntN(len(f.Tokens)-1)], f.Tokens[r.IntN(len(f.Tokens)-1)]
		word := []byte(f.Source(other))
		if r.IntN(2) == 0 {
			word = []byte(words[r.IntN(len(words))])
		}
		if r.IntN(3) > 0 {
			word = append(append([]byte(" "), word...), ' ')
		}
		var out []byte
		switch r.IntN(4) {
		case 0:
			out = append(append(out, text[:at.Start]...), text[at.End:]...)
		case 1:
			out = append(append(append(out, text[:at.Start]...), word...), text[at.End:]...)
		case 2:
			out = append(append(append(out, text[:at.Start]...), word...), text[at.Start:]...)
		default:
			i, j := min(at.Start, other.Start), max(at.Start, other.Start)
			if j-i > 200 {
				continue
			}
			out = append(append(append(out, text[:j]...), text[i:j]...), text[j:]...)
		}
		src = out
	}
	return src
}

// misspelled changes, removes or inserts a few characters.
func misspelled(r *rand.Rand, src []byte) []byte {
	for range 1 + r.IntN(3) {
		i := r.IntN(len(src) + 1)
		chars := []rune(characters)
		char := []byte(string(chars[r.IntN(len(chars))]))
		end := min(i+r.IntN(2), len(src))
		if r.IntN(4) == 0 {
			char = nil
		}
		src = append(append(append([]byte(nil), src[:i]...), char...), src[end:]...)
	}
	return src
}

// characters are those that are likely to make something of interest.
const characters = "'\"\"\"''\\\\\n\n\t\f\r   {{}}()[]:!=#@$.,;%0189_xXeEjJoObBnNrRuUfFfFlL\u00e9\u00aa\u2028\u00a0\ufe0f\u0301\u212b\U0001f600\x01\ufeff"

// words are tokens that are likely to make something of interest.
var words = strings.Fields(`( ) [ ] { } , : . ; = := + - * ** / // % @ ~ not and or if else for in is is-not lambda
 lambda: lambda*a,b=1: yield await async async-for from import as with match case type _ print None True False ... 1 0x1f 1.5e3 2j 0777 'a' "b"
 b'c' f'{x}' f'{x!r:>{w}}' rb'\d' u'd' '''e''' """f""" f'''{a:{b}}''' x y x.y x[0] x() (x,) *x **x x=1 x:=1 (yield) @x def class return pass
 break continue del global nonlocal raise try except except* finally while elif assert == != <= >= < > -> += //= ! $ ? \ # é 𝐱 1if 1_0 1__0 `)
