package pages

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"polyloom/lit"
)

// check returns the problems of a page with the given text, in a repository with a file a.go.
func check(t *testing.T, text string) []string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"page.md": text, "a.go": "package a\n\nfunc f() {\n\tg()\n}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.ReplaceAll(text, "'''", "```")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := &Page{Root: dir, File: "page.md", Shell: func(command string) string { return "ran " + command + "\n\n" }}
	problems, err := p.Problems()
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

func TestProblems(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // how each problem begins
	}{
		{"nothing", "# Title\n", nil},
		{"code", "<!-- from a.go -->\n'''go\nfunc f() {\n\tg()\n}\n'''\n", nil},
		{"code that is other", "<!-- from a.go -->\n'''go\nfunc f() {\n\th()\n}\n'''\n", []string{"page.md:2: the block is no part of a.go"}},
		{"code from the middle of a line", "<!-- from a.go -->\n'''go\nf() {\n'''\n", []string{"page.md:2: the block is no part of a.go"}},
		{"code to the middle of a line", "<!-- from a.go -->\n'''go\nfunc f()\n'''\n", []string{"page.md:2: the block is no part of a.go"}},
		{"code from nowhere", "text\n\n'''go\nfunc f() {\n'''\n", []string{"page.md:3: a block of Go without"}},
		{"code from a file that is not there", "<!-- from b.go -->\n'''go\n'''\n", []string{"page.md:2: open "}},
		{"another kind of block", "'''mlir\n'''\n", nil},
		{"a session", "'''console\n$ a b\nran a b\n$ c\nran c\n'''\n", nil},
		{"a session that goes otherwise", "'''console\n$ a b\nran a b\n$ c\nran d\n'''\n", []string{"page.md:4: c prints\nran c\nbut the page shows\nran d"}},
		{"no output shown", "\n'''console\n$ a\n'''\n", []string{"page.md:3: a prints"}},
		{"output of nothing", "'''console\nran a\n'''\n", []string{"page.md:2: output without a command"}},
		{"links", "[a](a.go) [b](https://example.org/x) [c](#part) [d](a.go#L1) [e](./b.go)\n", []string{"page.md:1: there is no ./b.go"}},
		{"a link in code is none", "'''text\n[a](b.go)\n'''\n", nil},
		{"a call in code is no link", "Call `f[a](b)`, see [`f`](a.go) and [`g`](g.go).\n", []string{"page.md:1: there is no g.go"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := check(t, tt.text)
			if !slices.EqualFunc(got, tt.want, strings.HasPrefix) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNoPage(t *testing.T) {
	p := &Page{Root: t.TempDir(), File: "page.md"}
	if _, err := p.Problems(); err == nil {
		t.Error("a page that is not there has no error")
	}
}

// TestRun checks that a command runs in the root, that both its outputs are seen, and that its failure is none.
func TestRun(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "a.txt"), []byte("100%\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for command, want := range map[string]string{
		"cat a.txt":        "100%\n",
		"echo 5%s | cat -": "5%s\n",
		"false":            "",
		"diff a.txt b.txt": "b.txt", // part of the message
		"cat /tmp/x":       "/tmp/x",
	} {
		got, err := run(root, command, t.TempDir(), map[string]lit.Command{})
		if err != nil || !strings.Contains(got, want) || strings.Contains(got, root) {
			t.Errorf("%s: got %q, %v, want %q", command, got, err, want)
		}
	}
}

// TestUpdate checks that an update changes what sessions show and nothing else, and that what it writes has no problem.
func TestUpdate(t *testing.T) {
	const before = "# Title\n```console\n$ a\nran b\nand more\n$ c\n```\ntext\n```text\n$ a\n```\n```console\n$ e\nran e\n```\nend\n"
	const after = "# Title\n```console\n$ a\nran a\n$ c\nran c\n```\ntext\n```text\n$ a\n```\n```console\n$ e\nran e\n```\nend\n"
	name := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(name, []byte(before), 0o600); err != nil {
		t.Fatal(err)
	}
	p := &Page{Root: filepath.Dir(name), File: "page.md", Shell: func(command string) string { return "ran " + command + "\n" }}
	if err := p.Update(); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != after {
		t.Errorf("got %q, %v, want %q", got, err, after)
	}
	if problems, err := p.Problems(); err != nil || len(problems) > 0 {
		t.Errorf("got %q, %v", problems, err)
	}
}
