package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain runs the command itself when asked to, so that the test sees the
// whole way through a process.
func TestMain(m *testing.M) {
	if os.Getenv("RUN_FILECHECK") == "1" {
		main()
	}
	os.Exit(m.Run())
}

func TestCommand(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	check := filepath.Join(t.TempDir(), "check")
	if err := os.WriteFile(check, []byte("CHECK: a\nCHECK-NEXT: b\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args   []string
		input  string
		exit   int
		stdout string
		stderr string // a part of it
	}{
		{[]string{check}, "a\nb\n", 0, "", ""},
		{[]string{check}, "a\nc\n", 1, "", check + ":2:13: error: CHECK-NEXT: expected string not found in input\n"},
		{[]string{"--generate"}, "a\nb\n", 0, "// CHECK:       a{{$}}\n// CHECK-NEXT:  b{{$}}\n", ""},
	} {
		cmd := exec.Command(self, tt.args...)
		cmd.Env = append(os.Environ(), "RUN_FILECHECK=1", "FILECHECK_OPTS=")
		cmd.Stdin = strings.NewReader(tt.input)
		var stdout, stderr strings.Builder
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		if code := cmd.ProcessState.ExitCode(); code != tt.exit || stdout.String() != tt.stdout ||
			!strings.Contains(stderr.String(), tt.stderr) {
			t.Errorf("%v on %q: got exit code %d, stdout %q, stderr %q", tt.args, tt.input, code, stdout.String(), stderr.String())
		}
	}
}
