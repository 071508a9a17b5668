package polyloom

import (
	"bytes"
	"strings"
	"testing"
)

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		args           string
		code           int
		stdout, stderr string // what is in them
	}{
		{"", 2, "", "Commands:\n  polyloom profile"},
		{"-h", 0, "Commands:\n  polyloom profile", ""},
		{"help", 0, "Commands:\n  polyloom profile", ""},
		{"help profile", 0, "usage: polyloom profile [-o hints.json]", ""},
		{"profile --help", 0, "usage: polyloom profile [-o hints.json]", ""},
		{"profle", 2, "", `polyloom: there is no command "profle"`},
		{"profile", 2, "", "which script is to be run?"},
		{"profile -x", 2, "", "flag provided but not defined: -x\nusage: polyloom profile"},
		{"profile none.py", 1, "", "polyloom: stat none.py: no such file or directory"},
	} {
		var out, errs bytes.Buffer
		code := Main(strings.Fields(c.args), strings.NewReader(""), &out, &errs)
		if code != c.code || !strings.Contains(out.String(), c.stdout) || !strings.Contains(errs.String(), c.stderr) {
			t.Errorf("polyloom %s: exit code %d, output %q, error %q", c.args, code, out.String(), errs.String())
		}
		if (c.stdout == "") != (out.Len() == 0) || (c.stderr == "") != (errs.Len() == 0) {
			t.Errorf("polyloom %s: output %q, error %q", c.args, out.String(), errs.String())
		}
	}
}
