package affine_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"polyloom/ir"
)

// TestMutations reads programs with words and characters left out, repeated or exchanged: most are wrong, none may cause a panic, and what
// is right stays right when it is written, read again and made canonical.
func TestMutations(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	right := 0
	for i := range 4000 {
		c := textCases[i%len(textCases)]
		text := c.program
		if i%2 == 1 {
			text = c.generic
		}
		words := strings.SplitAfter(text, " ")
		for range 1 + r.IntN(3) {
			k, l := r.IntN(len(words)), r.IntN(len(words))
			switch r.IntN(5) {
			case 0:
				words = slices.Delete(words, k, k+1)
			case 1:
				words = slices.Insert(words, k, words[l])
			case 2:
				words[k], words[l] = words[l], words[k]
			case 3:
				words[k] = words[l]
			case 4:
				if w := words[k]; w != "" {
					at := r.IntN(len(w))
					words[k] = w[:at] + w[at+1:]
				}
			}
		}
		mutated := strings.Join(words, "")
		func() {
			defer func() {
				if p := recover(); p != nil {
					t.Errorf("%v\n%s", p, mutated)
				}
			}()
			module, errs := read(mutated)
			if module == nil || len(errs) > 0 {
				return
			}
			right++
			again := write(mustRead(t, write(module)))
			same(t, again, write(module))
			// Only functions are isolated, and so what upstream canonicalizes.
			if ir.Name(module) == "builtin.module" {
				canonicalize(module)
				mustVerify(t, module)
			}
		}()
	}
	if right < 100 {
		t.Errorf("only %d programs are right", right)
	}
}
