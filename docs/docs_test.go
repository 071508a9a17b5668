// Package docs_test checks what the pages of documentation show.
package docs_test

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"polyloom/docs/internal/pages"
	"polyloom/pyopt"
	"polyloom/test/reference"
	"polyloom/tools/lit/programs"
)

// TestPages checks each page but the tutorial, which has a program of its own: that is tested in tutorial/toyopt.
func TestPages(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../*.md", "*.md", "dialects/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		file = filepath.Join("docs", file)
		if file == filepath.Join("docs", "tutorial.md") {
			continue
		}
		t.Run(filepath.ToSlash(file), func(t *testing.T) {
			t.Parallel()
			pages.Check(t, "..", file, programs.All())
		})
	}
}

// TestOracle checks that LLVM's tool prints for README.md's example what pyopt prints.
func TestOracle(t *testing.T) {
	oracle := reference.Tool(t, reference.MLIROpt)
	args := []string{"--pass-pipeline=builtin.module(func.func(canonicalize,loop-invariant-code-motion,cse))", "examples/scale.mlir"}
	want, err := exec.Command(oracle, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if code := pyopt.Main(pyopt.Default(), args, strings.NewReader(""), &got, &got); code != 0 || got.String() != string(want) {
		t.Errorf("pyopt: exit code %d\n%s\nmlir-opt-22:\n%s", code, &got, want)
	}
}
