package pyhints

import (
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	h, err := Read(strings.NewReader(`{"version": 1, "python": "3.13", "files": {"k.py": {"C.f": {"line": 3, "calls": 2,
		"args": {"x": "int | None"}, "layout": {"a": ["C"]}}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	f := h.Of("/home/me/k.py")["C.f"]
	if len(h.Of("/home/me/ak.py")) > 0 {
		t.Error("hints for another file")
	}
	if f == nil || f.Line != 3 || f.Calls != 2 || f.Args["x"] != "int | None" || f.Layout["a"][0] != "C" || f.Return != "" {
		t.Errorf("got %+v", f)
	}
}

func TestReadErrors(t *testing.T) {
	for text, want := range map[string]string{
		`{`:                           "unexpected EOF",
		`{"version": 2}`:              "got version 2, want 1",
		`{"version": 1, "flies": {}}`: `unknown field "flies"`,
		`{"version": 1} {}`:           "more than one value",
	} {
		if _, err := Read(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got error %v, want %q", text, err, want)
		}
	}
}
