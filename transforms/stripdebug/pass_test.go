package stripdebug_test

import (
	"strings"
	"testing"

	"polyloom/pyopt"
)

func TestPass(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var out, msgs strings.Builder
			args := []string{"--pass-pipeline=" + c.pipeline, "--allow-unregistered-dialect", "--mlir-print-debuginfo"}
			if pyopt.Main(pyopt.Default(), args, strings.NewReader(c.text), &out, &msgs) != 0 {
				t.Fatal(msgs.String())
			}
			if got := strings.TrimSpace(out.String()); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
