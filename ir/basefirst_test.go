package ir_test

import (
	"strings"
	"testing"

	"polyloom/ir"
)

// misplaced has a field before Base, which would make memory of other fields look like it.
type misplaced struct {
	Flag bool
	ir.Base
}

func (o *misplaced) Def(*ir.Def) {}

func TestBaseIsFirst(t *testing.T) {
	d := (&ir.Dialect{Name: "misplaced"}).Register(ir.OpOf[misplaced]("op"))
	defer func() {
		if msg, _ := recover().(string); !strings.Contains(msg, "misplaced.op: ir.Base is not the first field") {
			t.Errorf("got %q", msg)
		}
	}()
	d.Op("misplaced.op")
	t.Error("the struct was accepted")
}
