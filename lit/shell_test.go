package lit

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// testCommands are small programs with every behaviour that matters to the shell.
var testCommands = map[string]Command{
	"args": func(args []string, _ io.Reader, stdout, _ io.Writer, _ *Env) int {
		for _, a := range args {
			fmt.Fprintf(stdout, "[%s]", a)
		}
		fmt.Fprintln(stdout)
		return 0
	},
	"both": func(_ []string, _ io.Reader, stdout, stderr io.Writer, _ *Env) int {
		fmt.Fprintln(stdout, "to out")
		fmt.Fprintln(stderr, "to err")
		return 0
	},
	"exit": func(args []string, _ io.Reader, _, _ io.Writer, _ *Env) int {
		code := 0
		fmt.Sscan(args[0], &code)
		return code
	},
	"upper": Main(func(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
		data, err := io.ReadAll(stdin)
		if len(args) > 0 {
			data, err = os.ReadFile(args[len(args)-1])
		}
		if err != nil {
			fmt.Fprintln(stderr, err)
			return 1
		}
		fmt.Fprint(stdout, strings.ToUpper(string(data)))
		return 0
	}),
	"self": Program("name", func(args []string, _ io.Reader, stdout, _ io.Writer, environ []string) int {
		fmt.Fprintln(stdout, args, environ)
		return 0
	}),
	"crash": func([]string, io.Reader, io.Writer, io.Writer, *Env) int { panic("on purpose") },
	"show": func(args []string, _ io.Reader, stdout, _ io.Writer, env *Env) int {
		value, ok := env.Lookup(args[0])
		fmt.Fprintf(stdout, "%s %t\n", value, ok)
		return 0
	},
}

func newTestShell(t *testing.T) *shell {
	t.Helper()
	cfg := &Config{Commands: testCommands, Environ: []string{"HOME=/h", "X=1"}}
	return cfg.newShell(context.Background(), t.TempDir())
}

// output joins what the last pipeline left on the two streams: all of stderr, and
// the standard output of the last stage.
func output(s *shell) (stdout, stderr string) {
	for _, st := range s.stages {
		stderr += string(st.Stderr)
		stdout = string(st.Stdout)
	}
	return stdout, stderr
}

func TestTokenize(t *testing.T) {
	for _, tc := range []struct{ line, want string }{
		{`a b  c`, `a b c`},
		{`a'b c'd`, `"ab cd"`},
		{`"a\"b" "a\\b" "a\nb" "a\$b"`, `a"b a\b a\nb a$b`},
		{`'a\b' '"' "'"`, `a\b " '`},
		{`a\ b \| \"`, `"a b" | "`},
		{`'' ""`, `"" ""`},
		{`a|b||c&&d;e`, `a OP| b OP|| c OP&& d OP; e`},
		{`a>b>>c<d`, `a OP> b OP>> c OP< d`},
		{`a 2>b 2>&1 1>&2`, `a 2OP> b 2OP>& 1 1OP>& 2`},
		{`a2>b`, `a2 OP> b`},
		{`a 2 >b`, `a 2 OP> b`},
		{`a &>b`, `a OP&> b`},
		{`--opt="x y"`, `"--opt=x y"`},
		{`*.c 'a*'`, `*GLOB.c a*`},
		{"tab\there", `tab here`},
		{`$HOME #x (y) {z} %0`, `$HOME #x (y) {z} %0`},
	} {
		tokens, err := tokenize(tc.line)
		if err != nil {
			t.Errorf("%s: %v", tc.line, err)
			continue
		}
		var got []string
		for _, tok := range tokens {
			text := tok.text
			switch {
			case tok.op && tok.fd >= 0:
				text = fmt.Sprintf("%dOP%s", tok.fd, text)
			case tok.op:
				text = "OP" + text
			case tok.glob:
				text = strings.Replace(text, "*", "*GLOB", 1)
			case text == "" || strings.Contains(text, " "):
				text = `"` + text + `"`
			}
			got = append(got, text)
		}
		if g := strings.Join(got, " "); g != tc.want {
			t.Errorf("%s: got %s, want %s", tc.line, g, tc.want)
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	for _, tc := range []struct{ line, want string }{
		{``, "no command"},
		{`| a`, "no command before '|'"},
		{`a |`, "nothing after '|'"},
		{`a | | b`, "no command before '|'"},
		{`a &&`, "nothing after '&&'"},
		{`&& a`, "no command before '&&'"},
		{`a ; ; b`, "no command before ';'"},
		{`a & b`, "background commands ('&') are not supported"},
		{`a >`, "'>' without a file name"},
		{`a > | b`, "'>' without a file name"},
		{`> f`, "no command"},
		{`a << EOF`, "'<<' is not supported"},
		{`a 3> f`, "redirection '3> f' is not supported"},
		{`a 2< f`, "redirection '2< f' is not supported"},
		{`a 2>&3`, "redirection '2>& 3' is not supported"},
		{`a 'b`, "missing closing ' in: 'b"},
		{`a "b\"`, `missing closing " in: "b\"`},
		{`a \`, "backslash at the end of the command"},
		{`a 'b*'*`, `"b**" has both a quoted and an unquoted wildcard`},
	} {
		_, err := parseList(tc.line)
		if err == nil || err.Error() != tc.want {
			t.Errorf("%q: got %v, want %s", tc.line, err, tc.want)
		}
	}
}

func TestShell(t *testing.T) {
	for _, tc := range []struct {
		line   string
		code   int
		stdout string
		stderr string // a part of it
	}{
		{line: `args a "b c" '' d\ e`, stdout: "[a][b c][][d e]\n"},
		{line: `exit 3`, code: 3},
		{line: `echo hello world`, stdout: "hello world\n"},
		{line: `echo -n hello`, stdout: "hello"},
		{line: `echo -e 'a\nb\tc'`, stdout: "a\nb\tc\n"},
		{line: `echo 'a\nb'`, stdout: "a\\nb\n"},
		{line: `echo -D x`, stdout: "-D x\n"},
		{line: `echo a | upper`, stdout: "A\n"},
		{line: `echo a | upper | cat`, stdout: "A\n"},
		{line: `both | upper`, stdout: "TO OUT\n", stderr: "to err"},
		{line: `both 2>&1 | upper`, stdout: "TO OUT\nTO ERR\n"},
		{line: `both 2>&1 > /dev/null | upper`, stdout: "TO ERR\n"},
		{line: `both > /dev/null 2>&1`, stdout: ""},
		{line: `both >&2`, stderr: "to out\nto err"},
		{line: `both &> f && cat f`, stdout: "to out\nto err\n"},
		{line: `both >& f && cat f`, stdout: "to out\nto err\n"},
		{line: `both 2> f && cat f`, stdout: "to err\n"},
		{line: `echo a > f && echo b >> f && cat f`, stdout: "a\nb\n"},
		{line: `both 2>> f && both 2>> f && upper < f`, stdout: "TO ERR\nTO ERR\n"},
		{line: `echo a > f ; upper < f`, stdout: "A\n"},
		{line: `echo a > f ; echo x | upper < f`, stdout: "A\n"},
		{line: `upper < nosuch`, code: 1, stderr: "nosuch"},
		{line: `echo a > no/such/f`, code: 1, stderr: "no such file"},
		{line: `exit 3 | cat`, code: 3},
		{line: `exit 3 | exit 4`, code: 4},
		{line: `exit 3 | exit 4 | exit 0`, code: 4},
		{line: `exit 1 && echo a`, code: 1},
		{line: `exit 1 || echo a`, stdout: "a\n"},
		{line: `exit 0 || echo a`},
		{line: `exit 1 ; echo a`, stdout: "a\n"},
		{line: `echo a ; exit 1`, code: 1},
		{line: `exit 1 || exit 0 && exit 5`, code: 5},
		{line: `exit 0 || exit 1 && exit 5`, code: 5},
		{line: `not exit 1`},
		{line: `not exit 0`, code: 1},
		{line: `! exit 1`},
		{line: `! exit 0`, code: 1},
		{line: `not not exit 1`, code: 1},
		{line: `not not exit 0`},
		{line: `not`, code: 1, stderr: "not: no command given"},
		{line: `not --crash`, code: 1, stderr: "not: no command given"},
		{line: `crash`, code: 2, stderr: "panic: on purpose"},
		{line: `not crash`, code: 2, stderr: "panic: on purpose"},
		{line: `not --crash crash`, stderr: "panic: on purpose"},
		{line: `! crash`, stderr: "panic: on purpose"},
		{line: `not --crash exit 1`, code: 1},
		{line: `not --crash exit 0`, code: 1},
		{line: `not nosuch`, code: 127, stderr: "nosuch: command not found"},
		{line: `! nosuch`, code: 127, stderr: "nosuch: command not found"},
		{line: `not --crash nosuch`, code: 127, stderr: "nosuch: command not found"},
		{line: `nosuch a`, code: 127, stderr: "nosuch: command not found; known here: args, both, crash, exit, self, show, upper"},
		{line: `echo a | not exit 1`},
		{line: `echo a | not exit 0`, code: 1},
		{line: `X=2 show X`, code: 127, stderr: "to set a variable write: env X=2"},
		{line: `show X`, stdout: "1 true\n"},
		{line: `env -u HOME A=b self c d`, stdout: "[name c d] [A=b X=1]\n"},
		{line: `env X=2 show X`, stdout: "2 true\n"},
		{line: `env X=2 true && show X`, stdout: "1 true\n"},
		{line: `env X=a=b show X`, stdout: "a=b true\n"},
		{line: `env -u X show X`, stdout: " false\n"},
		{line: `env -u HOME -u X A=1`, stdout: "A=1\n"},
		{line: `env -i B=2 A=1`, stdout: "A=1\nB=2\n"},
		{line: `env -u`, code: 1, stderr: "-u without a variable name"},
		{line: `env X=2 env Y=3 show X`, stdout: "2 true\n"},
		{line: `env X=2 not exit 1`},
		{line: `not env X=2 exit 0`, code: 1},
		{line: `export X=3 && show X`, stdout: "3 true\n"},
		{line: `export X`, code: 1, stderr: `got "X", want NAME=value`},
		{line: `export X=1 | cat`, code: 1, stderr: "cannot be part of a pipeline"},
		{line: `mkdir d && cd d && echo a > f && cd .. && cat d/f`, stdout: "a\n"},
		{line: `cd nosuch`, code: 1, stderr: "cd: nosuch: no such folder"},
		{line: `mkdir nosuch/d`, code: 1, stderr: "mkdir"},
		{line: `mkdir -p a/b/c && mkdir -p a && echo x > a/b/c/f && upper a/b/c/f`, stdout: "X\n"},
		{line: `mkdir -q a`, code: 1, stderr: "unsupported option -q"},
		{line: `rm nosuch`, code: 1, stderr: "no such file"},
		{line: `rm -f nosuch`},
		{line: `mkdir d && rm d`, code: 1, stderr: "d is a folder"},
		{line: `mkdir d && rm -rf d && cd d`, code: 1, stderr: "no such folder"},
		{line: `echo a > x.c && echo b > y.c && cat *.c`, stdout: "a\nb\n"},
		{line: `echo a > x.c && args *.c ?.c *.d '*.c'`, stdout: "[x.c][x.c][*.d][*.c]\n"},
		{line: `cat nosuch`, code: 1, stderr: "cat:"},
		{line: `echo b | cat - -`, stdout: "b\n"},
		{line: `true && : && not false`},
	} {
		s := newTestShell(t)
		code, err := s.runLine(tc.line)
		if err != nil {
			t.Errorf("%s: %v", tc.line, err)
			continue
		}
		stdout, stderr := output(s)
		if code != tc.code || stdout != tc.stdout || !strings.Contains(stderr, tc.stderr) || tc.stderr == "" && stderr != "" {
			t.Errorf("%s: got code %d, stdout %q, stderr %q, want %d, %q, %q", tc.line, code, stdout, stderr, tc.code, tc.stdout, tc.stderr)
		}
	}
}

// TestAgainstBash runs lines that mean the same in bash in both.
func TestAgainstBash(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not on PATH")
	}
	for _, line := range []string{
		`printf '%s|' a "b c" 'd"e' f\ g "h\"i" "j\\k" "l\m" n'o'"p" ''`,
		`printf '%s|' a2>f b; cat f`,
		`echo 2 > f; cat f`,
		`echo a 2>&1`,
		`cat nosuch 2> /dev/null || echo missing`,
		`sh -c 'echo out; echo err >&2' 2>&1 > f; echo in f:; cat f`,
		`sh -c 'echo out; echo err >&2' > f 2>&1; cat f`,
		`sh -c 'echo out; echo err >&2' &> f; cat f`,
		`sh -c 'exit 3' | cat`,
		`sh -c 'exit 3' | sh -c 'exit 4' | cat`,
		`true && false || echo x`,
		`false && echo a ; echo b`,
		`false || true && echo c`,
		`! true`,
		`! false`,
		`env A=1 sh -c 'echo $A'`,
		`export A=5 && sh -c 'echo $A'`,
		`mkdir d; echo x > d/a.t; echo y > d/b.t; cat d/*.t; echo d/*.t d/?.t d/*.u 'd/*.t'`,
		`echo a;echo b&&echo c|cat`,
		`echo a>f;cat<f`,
		`printf 'a\nb\nc' | sort -r | head -1`,
		`echo x > f; echo y >> f; cat f - < f`,
		`echo '#' a#b "%s" $ ~x`,
		`rm -f nosuch; echo $`,
	} {
		dir := t.TempDir()
		cmd := exec.Command(bash, "-c", "set -o pipefail\n"+line)
		cmd.Dir = dir
		want, _ := cmd.Output()
		s := (&Config{AllowPath: true}).newShell(context.Background(), t.TempDir())
		l, err := parseList(line)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		// Bash shows what all pipelines of the list print.
		var got bytes.Buffer
		code := 0
		for _, it := range l {
			if it.op == "&&" && code != 0 || it.op == "||" && code == 0 {
				continue
			}
			if code, err = s.runPipeline(it.pipeline); err != nil {
				t.Fatal(err)
			}
			stdout, _ := output(s)
			got.WriteString(stdout)
		}
		if wantCode := cmd.ProcessState.ExitCode(); got.String() != string(want) || code != wantCode {
			t.Errorf("%s: got %q and code %d, bash gives %q and %d", line, got.String(), code, want, wantCode)
		}
	}
}

func TestMainMakesNamesAbsolute(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"in.mlir", "sub"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	env := &Env{Dir: dir}
	got := env.absolute([]string{"in.mlir", "other", "--file=in.mlir", "--pass=other", "/abs", "-", "-o", "new", "-o=new", "-o", "-", "--sub"})
	want := []string{dir + "/in.mlir", "other", "--file=" + dir + "/in.mlir", "--pass=other", "/abs", "-", "-o", dir + "/new", "-o=" + dir + "/new", "-o", "-", "--sub"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestQuoteAll(t *testing.T) {
	words := []string{"a", "b c", "", "it's", `"q"`, "*", "x|y", `\`}
	tokens, err := tokenize(quoteAll(words))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, tok := range tokens {
		got = append(got, tok.text)
	}
	if !slices.Equal(got, words) {
		t.Errorf("got %q, want %q", got, words)
	}
}
