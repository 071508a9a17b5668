package pyopt_test

import (
	"testing"

	"polyloom/ir/asm"
	"polyloom/pyopt"
)

// TestFormats compiles the formats of all operations, which otherwise happens when an operation is first read or written.
func TestFormats(t *testing.T) {
	for _, d := range pyopt.Default().Dialects {
		for _, op := range d.Ops {
			if err := asm.CheckFormat(op.Info()); err != nil {
				t.Errorf("%s: %v", op.Name, err)
			}
		}
	}
}
