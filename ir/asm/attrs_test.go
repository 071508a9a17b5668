package asm

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/test/reference"
)

// testDialects stand for upstream's where the cases need a registered dialect.
func testDialects() []*ir.Dialect {
	space := &ir.EnumDef{Dialect: "gpu", Mnemonic: "address_space", Class: "::mlir::gpu::AddressSpace", Def: "GPU_AddressSpaceAttr",
		Cases: []ir.EnumCase{{Name: "global", Value: 1}, {Name: "workgroup", Value: 2}, {Name: "private", Value: 3}}}
	fast := &ir.EnumDef{Dialect: "arith", Mnemonic: "fastmath", Class: "::mlir::arith::FastMathFlags", Def: "Arith_FastMathAttr",
		Bits: true, Sep: ",", Cases: []ir.EnumCase{{Name: "none"}, {Name: "reassoc", Value: 1}, {Name: "nnan", Value: 2},
			{Name: "ninf", Value: 4}, {Name: "nsz", Value: 8}, {Name: "arcp", Value: 16}, {Name: "contract", Value: 32},
			{Name: "afn", Value: 64}, {Name: "fast", Value: 127}}}
	overflow := &ir.EnumDef{Dialect: "arith", Mnemonic: "overflow", Class: "::mlir::arith::IntegerOverflowFlags", Def: "Arith_IntegerOverflowAttr",
		Bits: true, Sep: ", ", Cases: []ir.EnumCase{{Name: "none"}, {Name: "nsw", Value: 1}, {Name: "nuw", Value: 2}}}
	return []*ir.Dialect{
		{Name: "builtin"},
		{Name: "func"},
		{Name: "gpu", Attrs: map[string]any{"address_space": EnumParser(space)}},
		{Name: "arith", Attrs: map[string]any{"fastmath": EnumParser(fast), "overflow": EnumParser(overflow)}},
	}
}

// An attrCase is an attribute and what mlir-opt-22 makes of it: its text within a dictionary, or its errors.
type attrCase struct {
	in   string
	want []string
}

const attrCases = "testdata/attrs.txt"

// loadAttrCases reads the cases: a line "> attribute" and the lines that are expected.
func loadAttrCases(t testing.TB) []attrCase {
	data, err := os.ReadFile(attrCases)
	if err != nil {
		t.Fatal(err)
	}
	var cases []attrCase
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if in, ok := strings.CutPrefix(line, "> "); ok {
			cases = append(cases, attrCase{in: in})
		} else {
			c := &cases[len(cases)-1]
			c.want = append(c.want, line)
		}
	}
	return cases
}

// carrier is an op with the attribute of case i.
func carrier(i int, attr string) string {
	return fmt.Sprintf("%q() {a = %s} : () -> ()", fmt.Sprintf("t.%04d", i), attr)
}

// outcome parses and prints a carrier as far as its attributes go.
func outcome(cfg Config, src string) (lines []string) {
	cfg.Diags = diag.NewEngine(func(d *diag.Diagnostic) {
		for _, d := range append([]*diag.Diagnostic{d}, d.Notes...) {
			pos, _ := d.Loc.Position()
			lines = append(lines, fmt.Sprintf("%s at %d: %s", d.Severity, pos.Col, d.Message))
		}
	})
	p := newParser(&cfg, "f", src+"\n", 0)
	p.reset(strings.Index(src, "{"))
	d, ok := p.OptDict()
	if !ok {
		return lines
	}
	var w ir.Text
	w.Attr(d)
	return append(lines, w.String())
}

func TestAttrs(t *testing.T) {
	cfg := Config{Dialects: testDialects(), AllowUnregistered: true}
	for i, c := range loadAttrCases(t) {
		got := outcome(cfg, carrier(i, c.in))
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s\ngot\n  %s\nwant\n  %s", c.in, strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
		}
	}
}

// TestAttrsOracle compares the expectations with mlir-opt-22; with POLYLOOM_UPDATE=1 it writes them.
func TestAttrsOracle(t *testing.T) {
	tool := reference.Tool(t, reference.MLIROpt)
	cases := loadAttrCases(t)
	got := oracleOutcomes(t, tool, cases)
	if os.Getenv("POLYLOOM_UPDATE") != "" {
		var b strings.Builder
		for i, c := range cases {
			fmt.Fprintf(&b, "> %s\n", c.in)
			for _, l := range got[i] {
				b.WriteString(l + "\n")
			}
		}
		if err := os.WriteFile(attrCases, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for i, c := range cases {
		if strings.Join(got[i], "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s\nmlir-opt-22 says\n  %s\nwant\n  %s", c.in, strings.Join(got[i], "\n  "), strings.Join(c.want, "\n  "))
		}
	}
}

// oracleOutcomes runs all cases at once: the line says which case an error is of, and the name of the op which text.
func oracleOutcomes(t *testing.T, tool string, cases []attrCase) [][]string {
	var src strings.Builder
	for i, c := range cases {
		src.WriteString(carrier(i, c.in) + "\n// -----\n")
	}
	file := filepath.Join(t.TempDir(), "in.mlir")
	if err := os.WriteFile(file, []byte(src.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(tool, "-allow-unregistered-dialect", "-split-input-file", "-mlir-print-local-scope", file)
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	_ = cmd.Run() // fails, since some cases are errors
	got := make([][]string, len(cases))
	for line := range strings.Lines(stderr.String()) {
		rest, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), file+":")
		if !ok {
			continue
		}
		f := strings.SplitN(rest, ":", 4)
		n, _ := strconv.Atoi(f[0])
		i := (n - 1) / 2
		got[i] = append(got[i], fmt.Sprintf("%s at %s:%s", strings.TrimSpace(f[2]), f[1], f[3]))
	}
	for line := range strings.Lines(stdout.String()) {
		rest, ok := strings.CutPrefix(strings.TrimSpace(line), `"t.`)
		if !ok {
			continue
		}
		i, _ := strconv.Atoi(rest[:4])
		text := strings.TrimSuffix(rest[len(`0000"() `):], " : () -> ()")
		got[i] = append(got[i], text)
	}
	return got
}
