// Package profile runs a Python program and notes the types that its functions get. The work is done inside CPython, by trace.py: with sys.monitoring where
// Python has that (3.12), which costs a function nothing once it brings no news; before, by functions that are rewritten when they are loaded.
package profile

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"polyloom/internal/outfile"
	"polyloom/pyhints"
)

//go:embed trace.py
var tracer []byte

// Options say what to run and what to write.
type Options struct {
	Python         string // the interpreter, by name or path
	Script         string
	Args           []string
	Out            string // the file for the hints
	Stub           string // the file for a stub of the script; empty for none
	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// Run runs the program and returns its exit code. The hints are written even if it fails; files appear only when they are complete.
func Run(o Options) (code int, err error) {
	dir, err := os.MkdirTemp("", "polyloom-profile")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	script, noted := filepath.Join(dir, "trace.py"), filepath.Join(dir, "hints.json")
	if err := os.WriteFile(script, tracer, 0o600); err != nil {
		return 0, err
	}
	cmd := exec.Command(o.Python, append([]string{script, noted, o.Script}, o.Args...)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = o.Stdin, o.Stdout, o.Stderr
	var exit *exec.ExitError
	switch err := cmd.Run(); {
	case errors.As(err, &exit):
		code = max(exit.ExitCode(), 1)
	case err != nil:
		return 0, fmt.Errorf("cannot run Python: %w", err)
	}
	text, err := os.ReadFile(noted)
	if err != nil {
		return code, fmt.Errorf("the program ended without a profile: %w", err)
	}
	if err := outfile.Write(o.Out, text); err != nil {
		return code, err
	}
	if o.Stub == "" {
		return code, nil
	}
	return code, o.writeStub(noted)
}

// writeStub writes the stub of the script with the hints in a file.
func (o *Options) writeStub(hints string) error {
	f, err := os.Open(hints)
	if err != nil {
		return err
	}
	defer f.Close()
	h, err := pyhints.Read(f)
	if err != nil {
		return err
	}
	src, err := os.ReadFile(o.Script)
	if err != nil {
		return err
	}
	text, err := Stub(o.Script, src, h.Files[filepath.Base(o.Script)])
	if err != nil {
		return err
	}
	return outfile.Write(o.Stub, []byte(text))
}
