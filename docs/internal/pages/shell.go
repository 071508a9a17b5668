package pages

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"polyloom/lit"
	"polyloom/lit/littest"
)

// Check fails t for each thing that the page says and that is not so. root is the folder of the repository, file is relative to it, and
// commands are the programs that sessions on the page call.
func Check(t *testing.T, root, file string, commands map[string]lit.Command) {
	t.Helper()
	root, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	p := &Page{Root: root, File: file, Shell: func(command string) string {
		out, err := run(root, command, t.TempDir(), commands)
		if err != nil {
			t.Error(err)
		}
		return out
	}}
	if os.Getenv(littest.UpdateVariable) != "" {
		if err := p.Update(); err != nil {
			t.Error(err)
		}
	}
	problems, err := p.Problems()
	if err != nil {
		t.Error(err)
	}
	for _, problem := range problems {
		t.Error(problem)
	}
}

const temporary = "/tmp/"

// run runs a command of package lit's shell in root, and returns what it prints on its standard output and standard error. Programs are given
// absolute names of files; the output has names relative to root again. dir is for temporary files, and is what the command knows as /tmp.
func run(root, command, dir string, commands map[string]lit.Command) (string, error) {
	script, out := filepath.Join(dir, "session.test"), filepath.Join(dir, "out")
	command = strings.ReplaceAll(command, temporary, dir+"/")
	text := "RUN: cd " + root + "\nRUN: " + strings.ReplaceAll(command, "%", "%%") + " > " + out + " 2>&1\n"
	if err := os.WriteFile(script, []byte(text), 0o600); err != nil {
		return "", err
	}
	cfg := &lit.Config{Commands: commands}
	cfg.Run(script, dir) // a command may well fail: what it prints counts
	data, err := os.ReadFile(out)
	return strings.NewReplacer(dir+"/", temporary, root+"/", "").Replace(string(data)), err
}
