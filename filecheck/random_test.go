package filecheck

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestOracleRandom compares random invocations with LLVM's tool, down to the
// last byte of standard error. A failure prints all that is needed to make a case
// of it.
func TestOracleRandom(t *testing.T) {
	oracle, err := exec.LookPath(toolName)
	if err != nil {
		t.Skip(toolName + " is not on the PATH")
	}
	rng := rand.New(rand.NewPCG(7, 8))
	dir := t.TempDir()
	for range 150 {
		g := invocation{rng: rng}
		g.make()
		if err := os.WriteFile(filepath.Join(dir, "check.txt"), []byte(g.check), 0o644); err != nil {
			t.Fatal(err)
		}
		var stderr bytes.Buffer
		cmd := &exec.Cmd{Path: oracle, Args: append([]string{toolName, "check.txt"}, g.flags...), Dir: dir,
			Env: []string{}, Stdin: strings.NewReader(g.input), Stderr: &stderr}
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		exit := cmd.ProcessState.ExitCode()
		if exit < 0 {
			continue // the tool crashed
		}
		var ours bytes.Buffer
		args := append([]string{toolName, filepath.Join(dir, "check.txt")}, g.flags...)
		got := Main(args, strings.NewReader(g.input), &ours, &ours, nil)
		text := strings.ReplaceAll(ours.String(), dir+string(filepath.Separator), "")
		if got != exit || text != stderr.String() {
			t.Errorf("flags: %v\ncheck file:\n%s\ninput:\n%s\ngot exit code %d\n%s\nwant %d\n%s",
				g.flags, g.check, g.input, got, text, exit, stderr.String())
		}
	}
}

// invocation is a random invocation. Its checks are made from its input, so that
// many of them match.
type invocation struct {
	rng          *rand.Rand
	flags        []string
	check, input string
	defined      []string
}

func (g *invocation) pick(from ...string) string { return from[g.rng.IntN(len(from))] }

func (g *invocation) chance(percent int) bool { return g.rng.IntN(100) < percent }

func (g *invocation) make() {
	var lines []string
	for range 2 + g.rng.IntN(10) {
		var words []string
		for range g.rng.IntN(5) {
			words = append(words, g.word())
		}
		lines = append(lines, strings.Join(words, " "))
	}
	g.input = strings.Join(lines, "\n") + g.pick("\n", "\n", "\n", "")
	at, first := 0, true
	for range 1 + g.rng.IntN(7) {
		suffix := g.pick("", "", "", "", "-NEXT", "-NEXT", "-NEXT", "-SAME", "-NOT", "-DAG", "-DAG", "-LABEL", "-EMPTY",
			"-COUNT-2", "{LITERAL}")
		if first && (suffix == "-NEXT" || suffix == "-SAME" || suffix == "-EMPTY") && g.chance(95) {
			suffix = ""
		}
		first = first && (suffix == "-NOT" || suffix == "-DAG")
		pattern := ""
		if suffix != "-EMPTY" {
			pattern = g.pattern(lines[min(at, len(lines)-1)], suffix)
		}
		g.check += g.pick("", "// ", "; ") + "CHECK" + suffix + ": " + pattern + "\n"
		at += g.rng.IntN(2)
	}
	for range g.rng.IntN(3) {
		g.flags = append(g.flags, g.pick("-v", "-vv", "--strict-whitespace", "--match-full-lines", "--ignore-case",
			"--enable-var-scope", "--allow-deprecated-dag-overlap", "--dump-input=always", "--dump-input=never",
			"--dump-input-context=1", "--dump-input-filter=annotation", "--dump-input-filter=annotation-full",
			"--dump-input-filter=all", "--color", "--implicit-check-not=foo", "--implicit-check-not={{[a-b]x}}",
			"-DX=foo", `-DY=a"b`, "-D#N=4", "-D#%x,M=0xff", "--allow-empty", "--check-prefixes=CHECK,FOO"))
	}
}

func (g *invocation) word() string {
	return g.pick("foo", "bar", "a", "b", "42", "-7", "0x1F", "1f", "%0", "%12", "add", "@f", "abc abc", "aaa", "\t",
		`"q"`, "12", "13", "{{", "[[", "é", "a.b")
}

// pattern makes a pattern for a line.
func (g *invocation) pattern(line, suffix string) string {
	var parts []string
	for _, w := range strings.Split(line, " ") {
		switch {
		case suffix == "{LITERAL}" || g.chance(50):
		case g.chance(25):
			w = "{{" + g.pick(".*", "[a-z0-9%]*", ".+", "(foo|bar|a)+", "foo|b|.*", "[^ ]+", "(a*)(a*)", "a{1,2}", "[", "(") + "}}"
		case suffix == "-LABEL":
		case g.chance(40):
			name := g.pick("X", "Y", "$G", "_z")
			g.defined = append(g.defined, name)
			w = "[[" + name + ":" + g.pick(".*", "[^ ]*", "[a-z0-9%@]+", "([a-z]*)([0-9]*)") + "]]"
		case g.chance(40) && len(g.defined) > 0:
			w = "[[" + g.pick(g.defined...) + "]]"
		case g.chance(60):
			w = "[[#" + g.pick("", "", "%x,", "%X,", "%d,", "%#X,", "%.2u,") +
				g.pick("N:", "N:", "M:", "N", "N+1", "M-1", "add(N,1)", "N:M+1", "", "@LINE", "div(N,M)", "==N", "(N+2)-M") + "]]"
		}
		parts = append(parts, w)
	}
	return strings.Join(parts, g.pick(" ", " ", " ", "{{ *}}"))
}
