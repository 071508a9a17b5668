package math_test

import (
	"slices"
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// printed returns the text of a module, custom or generic.
func printed(module ir.Op, generic bool) string {
	opts := asm.DefaultPrintOptions()
	opts.Generic = generic
	var s strings.Builder
	asm.Print(&s, module, opts)
	return strings.TrimSpace(s.String())
}

// testText reads text, which must be printed as custom and generic, and then reads these, which must be printed alike.
func testText(t *testing.T, text, custom, generic string) {
	for _, src := range []string{text, custom, generic} {
		module := mustRead(t, src)
		if got := printed(module, false); got != custom {
			t.Errorf("%s\ngot\n%s\nwant\n%s", src, got, custom)
		}
		if got := printed(module, true); got != generic {
			t.Errorf("%s\ngot\n%s\nwant\n%s", src, got, generic)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range slices.Concat(textCases, otherTextCases) {
		t.Run(c.name, func(t *testing.T) { testText(t, c.text, c.custom, c.generic) })
	}
}

func TestTextErrors(t *testing.T) {
	for _, c := range textErrors {
		t.Run(c.name, func(t *testing.T) {
			_, errs := read(c.text)
			for i, e := range errs {
				errs[i] = strings.Replace(strings.TrimPrefix(e, "test:"), " error:", "", 1)
			}
			if !slices.Equal(errs, c.want) {
				t.Errorf("%s\ngot\n%s\nwant\n%s", c.text, strings.Join(errs, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}
