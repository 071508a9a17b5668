package diag

import (
	"strings"
	"testing"
)

var sampleEntries = []Entry{
	{"no-int", "a word is not a number.", "one\n  two\n", "Write digits."},
	{"too-big2", "a number is too big.", "999", "Write a smaller one."},
}

func TestRegistry(t *testing.T) {
	r, err := NewRegistry(sampleEntries[:1], sampleEntries[1:])
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Entries()) != 2 {
		t.Errorf("got %d entries, want 2", len(r.Entries()))
	}
	if e, ok := r.Lookup("too-big2"); !ok || e != sampleEntries[1] {
		t.Errorf("got %+v, %v", e, ok)
	}
	var b strings.Builder
	if err := r.Explain(&b, "no-int"); err != nil {
		t.Error(err)
	}
	const want = "no-int: a word is not a number.\n\nExample:\n\n    one\n      two\n\nWrite digits.\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
	if err := r.Explain(&b, "none"); err == nil || err.Error() != `unknown code "none"` {
		t.Errorf("got %v", err)
	}
}

func TestRegistryRefuses(t *testing.T) {
	ok := sampleEntries[0]
	for _, c := range []struct {
		change func(*Entry)
		want   string
	}{
		{func(e *Entry) { e.Code = "No Int" }, `code "No Int" is not of lower-case words joined by hyphens`},
		{func(e *Entry) { e.Code = "" }, `code "" is not of lower-case words joined by hyphens`},
		{func(e *Entry) {}, `code "no-int" is explained twice`},
		{func(e *Entry) { e.Code, e.Example = "a", "" }, `code "a" lacks a summary, an example or help`},
	} {
		e := ok
		c.change(&e)
		if _, err := NewRegistry([]Entry{ok}, []Entry{e}); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestRegistryCheck(t *testing.T) {
	r, err := NewRegistry(sampleEntries)
	if err != nil {
		t.Fatal(err)
	}
	run := func(codes ...Code) func(Entry) []*Diagnostic {
		return func(Entry) (ds []*Diagnostic) {
			for _, c := range codes {
				ds = append(ds, Errorf(nil, "m").WithCode(c))
			}
			return ds
		}
	}
	if err := r.Check(run("no-int", "too-big2")); err != nil {
		t.Error(err)
	}
	if err := r.Check(run("too-big2")); err == nil || !strings.HasSuffix(err.Error(), ": no-int") {
		t.Errorf("got %v", err)
	}
}
