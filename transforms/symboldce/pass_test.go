package symboldce_test

import (
	"strings"
	"testing"

	"polyloom/pyopt"
)

func TestPass(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var out, msgs strings.Builder
			args := []string{"--pass-pipeline=" + c.pipeline, "--allow-unregistered-dialect"}
			if pyopt.Main(pyopt.Default(), args, strings.NewReader(c.text), &out, &msgs) != 0 {
				t.Fatal(msgs.String())
			}
			if got := strings.TrimSpace(out.String()); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestUnknownTable: an operation of an unknown dialect with a region may be a symbol table, wherever it stands.
func TestUnknownTable(t *testing.T) {
	const message = "operation contains potentially unknown symbol table, meaning that we can't reliable compute symbol uses"
	for text, line := range map[string]string{
		`"x.y"() ({
}) : () -> ()`: "1:1",
		`func.func @f() {
  scf.execute_region {
    "x.y"() ({
      "x.t"() : () -> ()
    ^b:
      "x.t"() : () -> ()
    }) : () -> ()
    scf.yield
  }
  return
}`: "1:1",
		`func.func @f() {
  "x.y"() ({}, {}) : () -> ()
  return
}
func.func private @g() {
  "x.y"() ({}) : () -> ()
  return
}`: "",
	} {
		want := ""
		if line != "" {
			want = "<stdin>:" + line + ": error: " + message
		}
		var out, msgs strings.Builder
		pyopt.Main(pyopt.Default(), []string{"--symbol-dce", "--allow-unregistered-dialect"}, strings.NewReader(text), &out, &msgs)
		if got, _, _ := strings.Cut(msgs.String(), "\n"); got != want {
			t.Errorf("%s\ngot:  %s\nwant: %s", text, got, want)
		}
	}
}
