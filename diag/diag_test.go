package diag

import "testing"

func TestDiagnosticIsAnError(t *testing.T) {
	at := Position{"f.mlir", 3, 4}
	for _, c := range []struct {
		d    *Diagnostic
		want string
	}{
		{Errorf(at, "expects %d", 2), "f.mlir:3:4: error: expects 2"},
		{Warningf(Position{File: "<stdin>", Line: 1, Col: 1}, "100%"), "<stdin>:1:1: warning: 100%"},
		{Remarkf(nil, "nowhere"), "remark: nowhere"},
		{Remarkf(Position{}, "nowhere"), "remark: nowhere"},
	} {
		if got := error(c.d).Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestNoteWithoutLocation(t *testing.T) {
	at, other := Position{"f", 1, 1}, Position{"f", 2, 2}
	d := Errorf(at, "m").Note(nil, "here").Note(other, "%s there", "and")
	if len(d.Notes) != 2 {
		t.Fatalf("got %d notes, want 2", len(d.Notes))
	}
	if n := d.Notes[0]; n.Loc != Location(at) || n.Severity != Note || n.Message != "here" {
		t.Errorf("first note: got %+v", *n)
	}
	if n := d.Notes[1]; n.Loc != Location(other) || n.Message != "and there" {
		t.Errorf("second note: got %+v", *n)
	}
}

func TestPositionString(t *testing.T) {
	for _, c := range []struct {
		p    Position
		want string
	}{
		{Position{}, "loc(unknown)"},
		{Position{"f.mlir", 1, 2}, `loc("f.mlir":1:2)`},
		{Position{File: "f.mlir"}, `loc("f.mlir":0:0)`},
		{Position{"a\"b\\c\n\xff", 1, 2}, `loc("a\22b\\c\0A\FF":1:2)`},
	} {
		if got := c.p.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
		if _, ok := c.p.Position(); ok != (c.p != Position{}) {
			t.Errorf("%s: Position reports %v", c.want, ok)
		}
	}
}

func TestSeverityString(t *testing.T) {
	for s, want := range map[Severity]string{Error: "error", Warning: "warning", Remark: "remark", Note: "note", 9: "severity(9)"} {
		if got := s.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestEngineCounts(t *testing.T) {
	var seen []string
	e := NewEngine(func(d *Diagnostic) { seen = append(seen, d.Message) })
	e.Errorf(nil, "a")
	e.Warningf(nil, "b%d", 1)
	e.Remarkf(nil, "c")
	e.Emit(Errorf(nil, "d").Note(nil, "n"))
	if e.Errors() != 2 || e.Count(Warning) != 1 || e.Count(Remark) != 1 || e.Count(Note) != 0 {
		t.Errorf("got %d errors, %d warnings, %d remarks, %d notes", e.Errors(), e.Count(Warning), e.Count(Remark), e.Count(Note))
	}
	if got := len(seen); got != 4 || seen[1] != "b1" {
		t.Errorf("handler saw %q", seen)
	}
	silent := NewEngine(nil)
	silent.Errorf(nil, "a")
	if silent.Errors() != 1 {
		t.Error("an engine without a handler does not count")
	}
}
