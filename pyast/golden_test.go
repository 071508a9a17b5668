package pyast_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"polyloom/pyast"
	"polyloom/test/cpython"
)

// goldenFiles are sources that together have every construct of the language.
func goldenFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.py")
	if err != nil || len(files) < 8 {
		t.Fatalf("testdata: %d files, %v", len(files), err)
	}
	return files
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func parse(t testing.TB, name string, src []byte) *pyast.Module {
	t.Helper()
	m, err := pyast.Parse(name, src)
	if err != nil {
		t.Fatalf("%s:\n%v", name, err)
	}
	return m
}

func dump(t testing.TB, n pyast.Node, options pyast.DumpOptions) string {
	t.Helper()
	var out bytes.Buffer
	if err := pyast.Dump(&out, n, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// shape is the dump without places.
func shape(t testing.TB, n pyast.Node) string { return dump(t, n, pyast.DumpOptions{}) }

// equal compares two texts and shows where they part.
func equal(t testing.TB, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %s", what, parting(got, want))
	}
}

// parting shows where two texts part.
func parting(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	part := func(s string) string { return s[max(i-80, 0):min(i+80, len(s))] }
	return fmt.Sprintf("\n got …%s…\nwant …%s…", part(got), part(want))
}

// TestGolden compares trees with those in the .ast files. Those were written by
// CPython 3.13: POLYLOOM_UPDATE=1 asks it again.
func TestGolden(t *testing.T) {
	for _, name := range goldenFiles(t) {
		src := read(t, name)
		golden := strings.TrimSuffix(name, ".py") + ".ast"
		if os.Getenv("POLYLOOM_UPDATE") != "" {
			if p, err := cpython.Start(); err == nil {
				answer, err := p.Ask(cpython.Statements, src)
				if err != nil || !answer.OK {
					t.Fatal(name, answer, err)
				}
				if err := os.WriteFile(golden, []byte(answer.Text), 0o666); err != nil {
					t.Fatal(err)
				}
				p.Close()
			}
		}
		var got strings.Builder
		for _, s := range parse(t, name, src).Body {
			got.WriteString(dump(t, s, pyast.DumpOptions{Attributes: true}) + "\n")
		}
		equal(t, name, got.String(), string(read(t, golden)))
	}
}

// TestGoldenIsCurrent asks an installed CPython whether the golden files are right, in
// all forms of the dump.
func TestGoldenIsCurrent(t *testing.T) {
	p := cpython.ForTest(t)
	for _, name := range goldenFiles(t) {
		src := read(t, name)
		m := parse(t, name, src)
		for question, options := range map[string]pyast.DumpOptions{
			cpython.Dump:     {Attributes: true},
			cpython.Shape:    {},
			cpython.Indented: {Indent: 2},
			cpython.Placed:   {Attributes: true, Indent: 1},
		} {
			answer, err := p.Ask(question, src)
			if err != nil || !answer.OK {
				t.Fatal(name, question, answer, err)
			}
			equal(t, name+" "+question, dump(t, m, options), answer.Text)
		}
	}
}

// TestRoundTrip checks that what Unparse writes has the tree that it was given.
func TestRoundTrip(t *testing.T) {
	for _, name := range goldenFiles(t) {
		m := parse(t, name, read(t, name))
		text := pyast.Unparse(m)
		equal(t, name, shape(t, parse(t, "unparsed "+name, []byte(text))), shape(t, m))
	}
}

// TestRoundTripCPython has CPython read what Unparse writes.
func TestRoundTripCPython(t *testing.T) {
	p := cpython.ForTest(t)
	for _, name := range goldenFiles(t) {
		m := parse(t, name, read(t, name))
		answer, err := p.Ask(cpython.Shape, []byte(pyast.Unparse(m)))
		if err != nil || !answer.OK {
			t.Fatal(name, answer, err)
		}
		equal(t, name, answer.Text, shape(t, m))
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range goldenFiles(f) {
		f.Add(read(f, name))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		m, err := pyast.Parse("fuzz", src)
		if err != nil {
			return
		}
		text := pyast.Unparse(m)
		again, err := pyast.Parse("unparsed", []byte(text))
		if err != nil {
			t.Fatalf("%q is unparsed as %q:\n%v", src, text, err)
		}
		equal(t, text, shape(t, again), shape(t, m))
	})
}

func BenchmarkParse(b *testing.B) {
	var src []byte
	for _, name := range goldenFiles(b) {
		src = append(src, bytes.ReplaceAll(read(b, name), []byte("\t"), []byte("        "))...)
		src = append(src, '\n')
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		parse(b, "bench", src)
	}
}
