package diag

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSourcesFromDisk(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.py")
	if err := os.WriteFile(name, []byte("x = 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	var s Sources
	if got, ok := s.Text(name); !ok || got != "x = 1\n" {
		t.Errorf("got %q, %v", got, ok)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Text(name); !ok {
		t.Error("the file is read twice")
	}
	for _, none := range []string{name + ".gone", filepath.Dir(name), os.DevNull, ""} {
		if _, ok := s.Text(none); ok {
			t.Errorf("%q has a text", none)
		}
	}
	if len(s.added()) != 0 {
		t.Error("a file from the disk counts as added")
	}
}

func TestSourcesWithoutDisk(t *testing.T) {
	s := Sources{NoDisk: true}
	if _, ok := s.Text("sources_test.go"); ok {
		t.Error("the disk was read")
	}
	s.Add("a", "one")
	s.Add("a", "two")
	if got, _ := s.Text("a"); got != "two" || len(s.added()) != 1 {
		t.Errorf("got %q and %d files", got, len(s.added()))
	}
}

// offset and position are inverse to each other wherever a line may be excerpted.
func TestSourceOffsets(t *testing.T) {
	f := &source{name: "f", text: "ab\n\nc\n"}
	for at, want := range []Position{{"f", 1, 1}, {"f", 1, 2}, {"f", 1, 3}, {"f", 2, 1}, {"f", 3, 1}, {"f", 3, 2}, {"f", 4, 1}} {
		if got := f.position(at); got != want {
			t.Errorf("offset %d: got %v, want %v", at, got, want)
		}
		if got, ok := f.offset(want.Line, want.Col); !ok || got != at {
			t.Errorf("%v: got offset %d, %v, want %d", want, got, ok, at)
		}
	}
	for _, p := range []Position{{"f", 0, 1}, {"f", 1, 0}, {"f", -1, 1}, {"f", 1, 4}, {"f", 4, 2}, {"f", 5, 1}} {
		if got, ok := f.offset(p.Line, p.Col); ok {
			t.Errorf("%v: got offset %d, want none", p, got)
		}
	}
}

// A chunk of a split input keeps the positions of the whole file, so the excerpt is the whole file's.
func TestSplitInput(t *testing.T) {
	const text = "module {}\n// -----\n  bad\n"
	var s Sources
	s.Add("f", text)
	before := strings.Index(text, "\n  bad") + 1
	at := s.lookup("f").position(before + len("  "))
	var b strings.Builder
	NewPrinter(&b, &s).Handle(Errorf(at, "m"))
	if want := "f:3:3: error: m\n  bad\n  ^\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
