package outfile

import (
	"os"
	"path/filepath"
	"testing"
)

func content(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out")
	f, err := Create(name)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString("some text")
	if _, err := os.Stat(name); !os.IsNotExist(err) {
		t.Error("the file is there before it is complete")
	}
	if err := f.End(true); err != nil || content(t, name) != "some text" {
		t.Errorf("got %q, %v", content(t, name), err)
	}
	if f, err = Create(name); err != nil {
		t.Fatal(err)
	}
	f.WriteString("another")
	if err := f.End(false); err != nil || content(t, name) != "some text" {
		t.Errorf("what was not kept: got %q, %v", content(t, name), err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(name)); len(entries) != 1 {
		t.Errorf("got files %v", entries)
	}
}

func TestWrite(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(name, []byte("new")); err != nil || content(t, name) != "new" {
		t.Errorf("got %q, %v", content(t, name), err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got mode %v, want that of the old file", info.Mode())
	}
	if err := Write(os.DevNull, []byte("new")); err != nil {
		t.Errorf("the null device: %v", err)
	}
	if err := Write(filepath.Join(name, "below"), nil); err == nil {
		t.Error("a file below a file")
	}
}
