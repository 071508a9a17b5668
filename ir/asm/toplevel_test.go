package asm

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/test/reference"
)

const (
	topLevelCases  = "testdata/toplevel.mlir"
	topLevelErrors = "testdata/toplevel.errors"
)

// TestTopLevel parses the sections of a file, most of which have an error in an alias, a location or the resources.
func TestTopLevel(t *testing.T) {
	want, err := os.ReadFile(topLevelErrors)
	if err != nil {
		t.Fatal(err)
	}
	src, err := os.ReadFile(topLevelCases)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	cfg := Config{Dialects: testDialects(), AllowUnregistered: true}
	cfg.Diags = diag.NewEngine(func(d *diag.Diagnostic) {
		pos, _ := d.Loc.Position()
		fmt.Fprintf(&got, "%d:%d: %s\n", pos.Line, pos.Col, d.Message)
	})
	line := 0
	for _, section := range strings.Split(string(src), "// -----\n") {
		ParseBlock(&cfg, "f.mlir", section, line)
		line += strings.Count(section, "\n") + 1
	}
	if got.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// TestTopLevelOracle compares the expectations with mlir-opt-22; with POLYLOOM_UPDATE=1 it writes them.
func TestTopLevelOracle(t *testing.T) {
	tool := reference.Tool(t, reference.MLIROpt)
	cmd := exec.Command(tool, "-allow-unregistered-dialect", "-split-input-file", topLevelCases)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	_ = cmd.Run() // fails, since some sections have errors
	var got strings.Builder
	for _, m := range regexp.MustCompile(`(?m)^testdata/toplevel\.mlir:(\d+:\d+: )error: (.*)$`).FindAllStringSubmatch(stderr.String(), -1) {
		got.WriteString(m[1] + m[2] + "\n")
	}
	if os.Getenv("POLYLOOM_UPDATE") != "" {
		if err := os.WriteFile(topLevelErrors, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, _ := os.ReadFile(topLevelErrors); got.String() != string(want) {
		t.Errorf("mlir-opt-22 says\n%s\nwant\n%s", got.String(), want)
	}
}

// parserOf returns a parser of src that fails the test on errors.
func parserOf(t *testing.T, src string) *Parser {
	t.Helper()
	cfg := &Config{Dialects: testDialects(), AllowUnregistered: true}
	cfg.Diags = diag.NewEngine(func(d *diag.Diagnostic) { t.Errorf("%s: %s", src, d.Error()) })
	return newParser(cfg, "f.mlir", src, 0)
}

func TestResources(t *testing.T) {
	p := parserOf(t, `[dense_resource<a> : tensor<1xi32>, dense_resource<"b c"> : vector<2xi8>, dense_resource<z> : tensor<1xi8>]
{-# dialect_resources: { builtin: { a: "0x1000000001020304", "b c": "0x04000000" } },
    external_resources: { x: { k: true, "l m": "s" }, y: { n: "0x0400000001" } } #-}`)
	a, ok := p.Attr(nil)
	if !ok || !p.FileMetadata() {
		t.Fatal("no result")
	}
	blobs := []ir.Blob{{Key: "a", Data: []byte{1, 2, 3, 4}, Align: 16, Known: true}, {Key: "b c", Known: true}, {Key: "z"}}
	for i, e := range a.(*ir.ArrayAttr).Elems {
		b := e.(*ir.ResourceAttr).Blob
		if b.Key != blobs[i].Key || string(b.Data) != string(blobs[i].Data) || b.Align != blobs[i].Align || b.Known != blobs[i].Known {
			t.Errorf("got %+v, want %+v", *b, blobs[i])
		}
	}
	want := []ExternalResource{{"x", "k", "true"}, {"x", "l m", `"s"`}, {"y", "n", `"0x0400000001"`}}
	if fmt.Sprint(p.external) != fmt.Sprint(want) {
		t.Errorf("external resources %v, want %v", p.external, want)
	}
}

func TestTrailingLoc(t *testing.T) {
	p := parserOf(t, `loc("f":1:2) loc(#later) loc(#nested) #later = loc("x") #nested = loc(callsite(#later at "g":3:4))`)
	var got [3]ir.Loc
	for i := range got {
		if !p.TrailingLoc(func(l ir.Loc) { got[i] = l }) {
			t.Fatal("no location")
		}
	}
	if !got[1].IsUnknown() {
		t.Errorf("an alias that is not defined yet gave %s", got[1])
	}
	first, second := p.AttrAliasDef(), p.AttrAliasDef()
	if !first || !second || !p.resolveDeferred() {
		t.Fatal("aliases failed")
	}
	want := [3]string{`loc("f":1:2)`, `loc("x")`, `loc(callsite("x" at "g":3:4))`}
	for i, l := range got {
		if l.String() != want[i] {
			t.Errorf("got %s, want %s", l, want[i])
		}
	}
	none := parserOf(t, "x")
	if !none.TrailingLoc(func(ir.Loc) { t.Error("a location out of nothing") }) {
		t.Error("a missing location is no error")
	}
}
