package asm_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/ir"
	"polyloom/ir/asm"
)

var dialects = []*ir.Dialect{arith.Dialect, builtin.Dialect, cf.Dialect, fn.Dialect, testDialect}

// read parses and verifies a program; msgs are what was said of it, as "line:col: severity: message".
func read(text string) (module ir.Op, msgs []string) {
	e := diag.NewEngine(func(d *diag.Diagnostic) {
		for _, d := range append([]*diag.Diagnostic{d}, d.Notes...) {
			if !strings.HasPrefix(d.Message, "see current operation") && !strings.HasPrefix(d.Message, "Available dialects") && d.Loc != nil {
				pos, _ := d.Loc.Position()
				msgs = append(msgs, fmt.Sprintf("%d:%d: %s: %s", pos.Line, pos.Col, d.Severity, d.Message))
			}
		}
	})
	module = asm.Parse(&asm.Config{Dialects: dialects, AllowUnregistered: true, Diags: e}, "test", text, 0)
	if module != nil {
		ir.Verify(module, e, ir.VerifyOptions{})
	}
	return module, msgs
}

// write prints a module, as mlir-opt does by default or with --mlir-print-op-generic.
func write(module ir.Op, generic bool) string {
	opts := asm.DefaultPrintOptions()
	opts.Generic = generic
	var s strings.Builder
	asm.Print(&s, module, opts)
	return strings.TrimSpace(s.String())
}

// testText reads text, which must be printed as custom and generic, and then reads these, which must be printed alike.
func testText(t *testing.T, text, custom, generic string) {
	t.Helper()
	for i, src := range []string{text, custom, generic} {
		module, msgs := read(src)
		if module == nil || len(msgs) > 0 {
			t.Errorf("form %d: %q", i, msgs)
			continue
		}
		if got := write(module, false); got != custom {
			t.Errorf("form %d: got\n%s\nwant\n%s", i, got, custom)
		}
		if got := write(module, true); got != generic {
			t.Errorf("form %d: got\n%s\nwant\n%s", i, got, generic)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, c := range formatCases {
		t.Run(c.name, func(t *testing.T) { testText(t, c.text, c.custom, c.generic) })
	}
}

func TestErrors(t *testing.T) {
	for _, c := range slices.Concat(formatErrors, structureErrors) {
		t.Run(c.name, func(t *testing.T) {
			if _, msgs := read(c.text); !slices.Equal(msgs, c.want) {
				t.Errorf("%s\ngot\n%s\nwant\n%s", c.text, strings.Join(msgs, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestFormatsOfTestDialectCompile(t *testing.T) {
	for _, e := range testDialect.Ops {
		if err := asm.CheckFormat(e.Info()); err != nil {
			t.Errorf("%s: %v", e.Name, err)
		}
	}
}
