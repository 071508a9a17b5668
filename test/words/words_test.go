// Package words tests that what is wrong in a text is reported where the reference reports it, and in its words.
package words

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"polyloom/pyopt"
	"polyloom/test/reference"
)

// prelude stands before each piece that is not a function of its own: an operation behind it is on the second line.
const prelude = "func.func @f(%i: index, %j: index, %x: i32, %y: f32, %b: i1, %m: memref<4x?xf32>, %u: memref<*xf32>, " +
	"%s: memref<10xi8>, %t: tensor<4xf32>, %v: vector<4xf32>, %c: complex<f32>, %l: i64) {\n  "

// A piece is a text and the errors that the reference reports in it, "line:column: message"; none if it takes the text.
type piece struct {
	text   string
	errors []string
}

// load reads a file of pieces: a line of text, and below it a line with a tab in front for each error.
func load(t *testing.T, name string) (ps []piece) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		switch msg, isError := strings.CutPrefix(line, "\t"); {
		case isError:
			p := &ps[len(ps)-1]
			p.errors = append(p.errors, msg)
		case strings.HasPrefix(line, "func.func"):
			ps = append(ps, piece{text: line})
		default:
			ps = append(ps, piece{text: prelude + line + "\n  return\n}"})
		}
	}
	return ps
}

const separator = "\n// -----\n"

// errorLine is an error of the first file of a diagnostic.
var errorLine = regexp.MustCompile(`(?m)^[^\n:]*:(\d+):(\d+): error: (.*)$`)

// check compares what a program reported about all pieces at once with what is expected.
func check(t *testing.T, ps []piece, report string) {
	t.Helper()
	var starts []int // of each piece, in lines
	n := 0
	for _, p := range ps {
		starts = append(starts, n)
		n += strings.Count(p.text+separator, "\n")
	}
	got := make([][]string, len(ps))
	for _, m := range errorLine.FindAllStringSubmatch(report, -1) {
		var line int
		fmt.Sscan(m[1], &line)
		k := len(starts) - 1
		for starts[k] >= line {
			k--
		}
		got[k] = append(got[k], fmt.Sprintf("%d:%s: %s", line-starts[k], m[2], m[3]))
	}
	for i, p := range ps {
		if g, w := strings.Join(got[i], "\n"), strings.Join(p.errors, "\n"); g != w {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", strings.TrimPrefix(p.text, prelude), g, w)
		}
	}
}

func join(ps []piece) string {
	var texts []string
	for _, p := range ps {
		texts = append(texts, p.text)
	}
	return strings.Join(texts, separator)
}

var args = []string{"--split-input-file", "--allow-unregistered-dialect"}

func TestWords(t *testing.T) {
	eachFile(t, func(t *testing.T, ps []piece) {
		var out, errs bytes.Buffer
		pyopt.Main(pyopt.Default(), args, strings.NewReader(join(ps)), &out, &errs)
		check(t, ps, errs.String())
	})
}

// TestReference asks the reference whether the files say what it says.
func TestReference(t *testing.T) {
	tool := reference.Tool(t, reference.MLIROpt)
	eachFile(t, func(t *testing.T, ps []piece) {
		cmd := exec.Command(tool, append(args, "-")...)
		cmd.Stdin = strings.NewReader(join(ps))
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Run(); cmd.ProcessState == nil {
			t.Fatal(err)
		}
		check(t, ps, errs.String())
	})
}

func eachFile(t *testing.T, f func(*testing.T, []piece)) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || files == nil {
		t.Fatal("no files", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) { f(t, load(t, name)) })
	}
}
