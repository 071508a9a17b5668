package memref_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// TestMutations changes numbers and words in programs: most are wrong then, none may cause a panic, and those that are right stay right when
// they are written and read, and when they are made canonical.
func TestMutations(t *testing.T) {
	g := &generator{Rand: rand.New(rand.NewPCG(5, 6))}
	right := 0
	for i := range 3000 {
		text := g.function(i)
		if i%3 == 0 {
			text = everyOp
		}
		for range 1 + g.IntN(2) {
			text = g.mutate(text)
		}
		func() {
			defer func() {
				if p := recover(); p != nil {
					t.Errorf("%v\n%s", p, text)
				}
			}()
			module, errs := readFile(text)
			if module == nil || len(errs) > 0 {
				return
			}
			right++
			first := write(module, false)
			again, errs := readFile(first)
			if again == nil || len(errs) > 0 || write(again, false) != first {
				t.Errorf("%s\nread again: %v", first, errs)
				return
			}
			rewrite.Greedy(module, canonicalizations, rewrite.Config{TopDown: true, Regions: rewrite.Normal})
			e := diag.NewEngine(func(d *diag.Diagnostic) { errs = append(errs, d.Error()) })
			if !ir.Verify(module, e, ir.VerifyOptions{}) {
				t.Errorf("%s\nbecomes wrong: %v", first, errs)
			}
		}()
	}
	if right < 200 {
		t.Errorf("only %d programs are right", right)
	}
}

var canonicalizations = rewrite.NewSet(rewrite.Canonicalizations(dialects...)...)

// mutate changes a number, or exchanges, repeats or drops words.
func (g *generator) mutate(text string) string {
	if g.IntN(4) > 0 {
		var digits []int
		for i, c := range text {
			if i > 0 && strings.ContainsRune("0123456789?", c) && strings.ContainsRune(" [<x", rune(text[i-1])) { // not in a name
				digits = append(digits, i)
			}
		}
		at := digits[g.IntN(len(digits))]
		return text[:at] + g.pick("0", "1", "1", "2", "3", "4", "6", "?", "?", "-1", "%n", "%c1", "%c0") + text[at+1:]
	}
	words := strings.SplitAfter(text, " ")
	k, l := g.IntN(len(words)), g.IntN(len(words))
	switch g.IntN(3) {
	case 0:
		words[k], words[l] = words[l], words[k]
	case 1:
		words[k] = words[l]
	default:
		words = slices.Delete(words, k, k+1)
	}
	return strings.Join(words, "")
}

func (g *generator) pick(from ...string) string { return from[g.IntN(len(from))] }
