package pyopt

import (
	"bytes"
	"strings"
	"testing"
)

// invoke runs the program with everything of the project.
func invoke(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = Main(Default(), args, strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

func TestSections(t *testing.T) {
	const in = "func.func @f() { return }\n// -----\nfoo\n// -----\n// ----\nfunc.func @g() { return }\n"
	code, out, err := invoke(t, in, "--split-input-file", "--output-split-marker=// next")
	const f = "module {\n  func.func @f() {\n    return\n  }\n}\n\n"
	wantOut := f + "// next\n// next\n" + strings.Replace(f, "@f", "@g", 1)
	wantErr := "<stdin>:5:7: warning: near miss with file split marker\n// ----\n      ^\n" +
		"<stdin>:3:1: error: custom op 'foo' is unknown (tried 'builtin.foo' as well)\nfoo\n^\n"
	if code != 1 || out != wantOut || err != wantErr {
		t.Errorf("got code %d, output\n%s\nerrors\n%s", code, out, err)
	}
}
