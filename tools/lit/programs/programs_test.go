package programs

import (
	"bytes"
	"strings"
	"testing"

	"polyloom/lit"
)

// TestHelp checks that each program is there and explains itself.
func TestHelp(t *testing.T) {
	names := Names()
	if len(names) != len(All()) || len(names) == 0 {
		t.Fatalf("got names %q", names)
	}
	for _, name := range names {
		var stdout, stderr bytes.Buffer
		code := All()[name]([]string{"--help"}, strings.NewReader(""), &stdout, &stderr, &lit.Env{Dir: t.TempDir()})
		if code != 0 || stdout.Len() == 0 || stderr.Len() != 0 {
			t.Errorf("%s --help: got code %d, %d bytes on standard output, standard error %q", name, code, stdout.Len(), stderr.String())
		}
	}
}
