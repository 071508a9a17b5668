// Package cpython asks an installed CPython 3.13 what it makes of Python source: it is
// the oracle for package pyast. One process answers all questions of a test.
package cpython

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

//go:embed worker.py
var worker string

// The questions.
const (
	Dump       = "dump"       // the tree with places, on one line
	Shape      = "shape"      // the tree alone
	Indented   = "indented"   // the tree alone, indented by two columns
	Placed     = "placed"     // the tree with places, indented by one
	Statements = "statements" // the tree with places, a line for each statement
	Tokens     = "tokens"     // the tokens but for comments, a line for each
	Characters = "characters" // whatever the source: "start", "continue", "printable" and a range, a line for each
	Names      = "names"      // whatever the source: the names of characters, a line for each
	Compiled   = "compiled"   // nothing: whether it can be compiled
	Symbols    = "symbols"    // the symbol table, a line for each scope: its depth, kind, name and names (JSON)
	Seconds    = "seconds"    // how long ast.parse takes, in seconds of CPU time
)

// Answer is what CPython says.
type Answer struct {
	// OK is true if the source was accepted. Text is then the answer.
	OK   bool
	Text string
	// Limit is true if CPython gave up, because the source is too deep or too large.
	Limit bool
	// Class, Line, Col and Msg are the SyntaxError otherwise. Col counts characters
	// from 1. EndLine and EndCol are 0 if CPython knows no end.
	Class           string
	Line, Col       int
	EndLine, EndCol int
	Msg             string
}

// Process is a running CPython.
type Process struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// Python returns the interpreter of version 3.13: what the environment variable
// POLYLOOM_PYTHON names, or else python3.13 or python3 of the path, or one that pyenv
// has installed. It is looked for once.
var Python = sync.OnceValues(func() (string, error) {
	if name := os.Getenv("POLYLOOM_PYTHON"); name != "" {
		return name, is313(name)
	}
	names := []string{"python3.13", "python3"}
	if home, err := os.UserHomeDir(); err == nil {
		more, _ := filepath.Glob(filepath.Join(home, ".pyenv", "versions", "3.13.*", "bin", "python3.13"))
		names = append(names, more...)
	}
	for _, name := range names {
		if is313(name) == nil {
			return name, nil
		}
	}
	return "", errors.New("no Python 3.13 is installed")
})

// is313 returns an error if a program is not Python 3.13.
func is313(name string) error {
	version, err := exec.Command(name, "-c", "import sys; print('%d.%d' % sys.version_info[:2])").Output()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if v := strings.TrimSpace(string(version)); v != "3.13" {
		return fmt.Errorf("%s is Python %s, want 3.13", name, v)
	}
	return nil
}

// Start runs CPython. It fails if that is not installed.
func Start() (*Process, error) {
	python, err := Python()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(python, "-c", worker)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &Process{cmd, in, bufio.NewReaderSize(out, 1<<16)}, cmd.Start()
}

// Path returns the interpreter of version 3.13 for a test, which is skipped where there is none.
func Path(t testing.TB) string {
	t.Helper()
	python, err := Python()
	if err != nil {
		t.Skip(err)
	}
	return python
}

// ForTest starts CPython for a test, which is skipped where there is none.
func ForTest(t testing.TB) *Process {
	t.Helper()
	p, err := Start()
	if err != nil {
		t.Skipf("no CPython to compare with: %v", err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// Close ends the process.
func (p *Process) Close() error {
	p.in.Close()
	return p.cmd.Wait()
}

// Library returns the folder of the standard library.
func Library() (string, error) {
	python, err := Python()
	if err != nil {
		return "", err
	}
	out, err := exec.Command(python, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").Output()
	return strings.TrimSpace(string(out)), err
}

// Ask asks a question about source.
func (p *Process) Ask(question string, source []byte) (Answer, error) {
	if _, err := fmt.Fprintf(p.in, "%s %d\n", question, len(source)); err != nil {
		return Answer{}, err
	}
	if _, err := p.in.Write(source); err != nil {
		return Answer{}, err
	}
	line, err := p.out.ReadString('\n')
	if err != nil {
		return Answer{}, fmt.Errorf("python stopped: %w", err)
	}
	status, size, _ := strings.Cut(strings.TrimSpace(line), " ")
	n, err := strconv.Atoi(size)
	if err != nil {
		return Answer{}, err
	}
	text := make([]byte, n)
	if _, err := io.ReadFull(p.out, text); err != nil {
		return Answer{}, err
	}
	a := Answer{OK: status == "ok", Limit: status == "limit", Text: string(text)}
	if status == "error" {
		parts := strings.SplitN(a.Text, "\n", 6)
		a.Class, a.Msg = parts[0], parts[5]
		for i, n := range []*int{&a.Line, &a.Col, &a.EndLine, &a.EndCol} {
			*n, _ = strconv.Atoi(parts[1+i])
		}
	}
	return a, nil
}
