package lit

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
)

// files are the standard streams of one stage.
type files struct {
	in             io.Reader
	out, err       io.Writer
	stdout, stderr buffer // what out and err are until redirected
	opened         []io.Closer
}

// buffer may be written by several goroutines, as the same file behind standard
// output and standard error may be.
type buffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

// Bytes returns what has been written.
func (b *buffer) Bytes() []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Bytes()
}

// fail reports a problem of the shell itself with a command.
func (f *files) fail(format string, args ...any) outcome {
	fmt.Fprintf(f.err, format+"\n", args...)
	return outcome{code: 1}
}

// redirect applies redirections from left to right, so that 2>&1 means where
// standard output goes at that point.
func (f *files) redirect(env *Env, redirs []redirect) error {
	for _, r := range redirs {
		name := r.target.text
		switch {
		case r.op == "<":
			file, err := os.Open(env.Path(name))
			if err != nil {
				return err
			}
			f.opened = append(f.opened, file)
			f.in = file
		case r.op == ">&" && (name == "1" || name == "2"):
			to := f.out
			if name == "2" {
				to = f.err
			}
			f.assign(r.fd, to)
		default:
			mode := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
			if r.op == ">>" {
				mode = os.O_WRONLY | os.O_CREATE | os.O_APPEND
			}
			file, err := os.OpenFile(env.Path(name), mode, 0o666)
			if err != nil {
				return err
			}
			f.opened = append(f.opened, file)
			f.assign(r.fd, file)
			if r.op == ">&" || r.op == "&>" {
				f.out, f.err = file, file
			}
		}
	}
	return nil
}

func (f *files) assign(fd int, to io.Writer) {
	if fd == 2 {
		f.err = to
	} else {
		f.out = to
	}
}

func (f *files) close() error {
	var errs []error
	for _, c := range f.opened {
		errs = append(errs, c.Close())
	}
	return errors.Join(errs...)
}
