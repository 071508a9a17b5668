package profile

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"polyloom/pyhints"
)

// profiled runs a program and returns the hints for its functions, what it writes to its standard output and error, and its exit code.
func profiled(t *testing.T, src string, args ...string) (hints map[string]*pyhints.Function, stdout, stderr string, code int) {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("Python is not installed")
	}
	dir := t.TempDir()
	script, out := filepath.Join(dir, "prog.py"), filepath.Join(dir, "hints.json")
	if err := os.WriteFile(script, []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	var o, e bytes.Buffer
	code, err := Run(Options{Python: "python3", Script: script, Args: args, Out: out, Stdin: strings.NewReader("input\n"), Stdout: &o, Stderr: &e})
	if err != nil {
		t.Fatal(err, e.String())
	}
	f, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	h, err := pyhints.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.tmp*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	return h.Files["prog.py"], o.String(), e.String(), code
}

func TestRun(t *testing.T) {
	hints, stdout, _, code := profiled(t, `
import sys

def mixed(x, *rest, k=2):
    return x

def nested(A, pair):
    return [row[0] for row in A]

def many(i):
    return i + 1

def generator(n):
    yield n

class Grid:
    def size(self, name: str):
        return None

mixed(1); mixed(2.5, 3, k=None)
nested([[1.0, 2.0], [3.0]], (1, "a"))
try:
    nested([[]], (1, "b"))
except IndexError:
    pass
for i in range(1000):
    many(i)
list(generator(3))
Grid().size("x")
print(sys.argv[1:], input(), __name__)
sys.exit(3)
`, "one", "two")
	if code != 3 || stdout != "['one', 'two'] input __main__\n" {
		t.Errorf("exit code %d, output %q", code, stdout)
	}
	want := map[string]*pyhints.Function{
		"mixed":     {Line: 4, Calls: 2, Args: map[string]string{"x": "int | float", "k": "int | None"}, Return: "int | float"},
		"nested":    {Line: 7, Calls: 2, Args: map[string]string{"A": "object", "pair": "tuple[int, str]"}, Return: "list[float]"},
		"many":      {Line: 10, Args: map[string]string{"i": "int"}, Return: "int"},
		"generator": {Line: 13, Calls: 1, Args: map[string]string{"n": "int"}},
		"Grid.size": {Line: 17, Calls: 1, Args: map[string]string{"self": "object", "name": "str"}, Return: "None"},
	}
	for name, w := range want {
		got := hints[name]
		if got == nil {
			t.Errorf("nothing is said of %s", name)
			continue
		}
		if name == "many" { // is left alone once it brings no news
			if got.Calls < 50 || got.Calls > 60 {
				t.Errorf("%d calls of many were looked at", got.Calls)
			}
			got.Calls = 0
		}
		w.Layout = map[string][]string{}
		if !reflect.DeepEqual(got, w) {
			t.Errorf("%s: got %+v, want %+v", name, got, w)
		}
	}
}

func TestRunFailure(t *testing.T) {
	hints, _, stderr, code := profiled(t, "def f(x):\n    return 1 / x\n\nf(0)\n")
	if code != 1 || !strings.Contains(stderr, "ZeroDivisionError") || strings.Contains(stderr, "trace.py") || strings.Contains(stderr, "runpy") {
		t.Errorf("exit code %d, error\n%s", code, stderr)
	}
	if f := hints["f"]; f == nil || f.Args["x"] != "int" || f.Return != "" {
		t.Errorf("got %+v", hints)
	}
}

func TestNoPython(t *testing.T) {
	if _, err := Run(Options{Python: "no-such-python", Script: "x.py"}); err == nil || !strings.HasPrefix(err.Error(), "cannot run Python: ") {
		t.Errorf("got error %v", err)
	}
}
