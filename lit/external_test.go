package lit

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestExternal runs programs that are not registered but on PATH.
func TestExternal(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("sh is not on PATH")
	}
	bin := t.TempDir()
	for name, mode := range map[string]os.FileMode{"tool": 0o777, "data": 0o666} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!"+sh+"\necho \"$0 $# $X\"; exit 5\n"), mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(bin, "folder"), 0o777); err != nil {
		t.Fatal(err)
	}
	cfg := &Config{AllowPath: true, Commands: testCommands, Environ: []string{
		"X=1", "PATH=" + bin + string(os.PathListSeparator) + filepath.Dir(sh),
	}}
	for _, tc := range []struct {
		line           string
		code           int
		stdout, stderr string // parts
	}{
		{"tool a b", 5, bin + "/tool 2 1\n", ""},
		{"env X=2 tool", 5, "/tool 0 2\n", ""},
		{"not tool", 0, "/tool 0 1\n", ""},
		{bin + "/tool", 5, bin + "/tool 0 1\n", ""},
		{"cd " + bin + " && ./tool", 5, "/tool 0 1\n", ""},
		{"data", 127, "", "data: command not found"},
		{"folder", 127, "", "folder: command not found"},
		{"./tool", 127, "", "./tool: command not found"},
		{"not ./tool", 127, "", "./tool: command not found"},
		{"env -i tool", 127, "", "tool: command not found"},
		{"env PATH= sh -c true", 127, "", "sh: command not found"},
		{"echo text | sh -c 'read a; echo got $a'", 0, "got text\n", ""},
		{"echo text | sh -c 'exit 0'", 0, "", ""},
		{"sh -c 'echo a; echo b >&2' 2>&1 | upper", 0, "A\nB\n", ""},
		{"sh -c 'kill -9 $$'", 1, "", "sh: signal: killed"},
		{"not sh -c 'kill -9 $$'", 1, "", "sh: signal: killed"},
		{"not --crash sh -c 'kill -9 $$'", 0, "", "sh: signal: killed"},
		{"upper < " + bin + "/data", 0, "EXIT 5", ""},
	} {
		s := cfg.newShell(context.Background(), t.TempDir())
		code, err := s.runLine(tc.line)
		if err != nil {
			t.Errorf("%s: %v", tc.line, err)
			continue
		}
		stdout, stderr := output(s)
		if code != tc.code || !strings.Contains(stdout, tc.stdout) || !strings.Contains(stderr, tc.stderr) || tc.stderr == "" && stderr != "" {
			t.Errorf("%s: got code %d, stdout %q, stderr %q, want %d, %q, %q", tc.line, code, stdout, stderr, tc.code, tc.stdout, tc.stderr)
		}
	}
}

// TestExternalWithoutTime checks that a test that is out of time starts no program.
func TestExternalWithoutTime(t *testing.T) {
	if _, err := exec.LookPath("sleep"); err != nil {
		t.Skip("sleep is not on PATH")
	}
	s := (&Config{AllowPath: true}).newShell(t.Context(), t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s.ctx = ctx
	code, err := s.runLine("sleep 60")
	if _, stderr := output(s); err == nil || code == 0 || !strings.Contains(stderr, "context canceled") {
		t.Errorf("got code %d, %v, %q", code, err, stderr)
	}
}

// TestHermetic checks that without AllowPath nothing comes from outside.
func TestHermetic(t *testing.T) {
	cfg := &Config{Commands: testCommands}
	for _, line := range []string{"sh -c true", "/bin/sh -c true", "env PATH=/bin sh -c true", "./x"} {
		s := cfg.newShell(t.Context(), t.TempDir())
		code, err := s.runLine(line)
		if _, stderr := output(s); err != nil || code != 127 || !strings.Contains(stderr, "known here: args") {
			t.Errorf("%s: got code %d, %v, %q", line, code, err, stderr)
		}
	}
	s := cfg.newShell(t.Context(), t.TempDir())
	if env := s.env.Environ(); len(env) != 0 {
		t.Errorf("the environment is %q, want none", env)
	}
}
