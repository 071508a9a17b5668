package pyopt

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"
	"unsafe"

	"polyloom/diag"
	"polyloom/ir/pass"
)

// Main runs the program that cfg describes with the given arguments, of which none is its name, and returns its exit code: 0 if all
// went well.
func Main(cfg Config, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o := newOptions(&cfg, stdout, stderr)
	if code, ok := o.parse(args, stderr); !ok {
		return code
	}
	switch {
	case o.showDialects:
		fmt.Fprintln(stdout, "Available Dialects: "+strings.Join(o.cfg.dialectNames(), ","))
		return 0
	case o.listPasses:
		fmt.Fprintln(stdout, "Passes:")
		pass.WriteList(stdout, cfg.Passes, pass.HelpColumn(cfg.Passes))
		return 0
	}
	code, err := o.run(stdin)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return code
}

func (c *Config) dialectNames() []string {
	var names []string
	for _, d := range c.Dialects {
		names = append(names, d.Name)
	}
	slices.Sort(names)
	return names
}

// run reads the input, works on it and writes the output. The result is an exit code, or an error that nobody knows of yet.
func (o *options) run(stdin io.Reader) (int, error) {
	if o.emitBytecode {
		return 0, errors.New("bytecode is not supported: leave out --emit-bytecode to get text")
	}
	if o.input == "-" && isTerminal(stdin) {
		fmt.Fprintln(o.stderr, "(processing input from stdin now, hit ctrl-c/ctrl-d to interrupt)")
	}
	name, src, err := o.read(stdin)
	if err != nil {
		return 0, err
	}
	if o.cfg.InputRead != nil {
		o.cfg.InputRead(len(src))
	}
	out, err := create(o.output, o.stdout)
	if err != nil {
		return 0, err
	}
	w := bufio.NewWriter(out)
	code := o.all(name, src, w)
	if err := errors.Join(w.Flush(), out.close(code == 0)); err != nil {
		return 0, fmt.Errorf("cannot write output file '%s': %s", o.output, reason(err))
	}
	return code, nil
}

// isTerminal reports whether stream, an input or output, is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && f.Name() != os.DevNull
}

// read returns the name of the input, for messages, and its text.
func (o *options) read(stdin io.Reader) (name, src string, err error) {
	var text []byte
	if o.input == "-" {
		name = "<stdin>"
		text, err = readAll(stdin)
	} else {
		name = o.input
		text, err = os.ReadFile(name)
	}
	if err != nil {
		return "", "", fmt.Errorf("cannot open input file '%s': %s", o.input, reason(err))
	}
	return name, unsafe.String(unsafe.SliceData(text), len(text)), nil // nobody has text to change it
}

// readAll is io.ReadAll, but with a buffer of the right size where that is known and one that grows faster where it is not.
func readAll(r io.Reader) ([]byte, error) {
	size := 0
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			size = int(info.Size())
		}
	}
	var b bytes.Buffer
	b.Grow(size + bytes.MinRead)
	_, err := b.ReadFrom(r)
	return b.Bytes(), err
}

// reason returns what the system says about a file, with a capital letter as it does in C.
func reason(err error) string {
	var no syscall.Errno
	if !errors.As(err, &no) {
		return err.Error()
	}
	text := no.Error()
	return strings.ToUpper(text[:1]) + text[1:]
}

// all works on each section of the input and returns the worst exit code.
func (o *options) all(name, src string, w *bufio.Writer) int {
	sources := new(diag.Sources)
	sources.Add(name, src)
	sections := []section{{text: src}}
	if o.splitMarker != "" {
		warn := diag.NewEngine(o.printer(sources).Handle)
		sections = split(src, o.splitMarker, func(pos int) {
			line := strings.Count(src[:pos], "\n") + 1
			col := pos - strings.LastIndexByte(src[:pos], '\n')
			warn.Warningf(diag.Position{File: name, Line: line, Col: col}, "near miss with file split marker")
		})
	}
	diags, finish := o.engine(sources)
	worst := 0
	for i, s := range sections {
		if i > 0 {
			w.WriteString(o.outMarker + "\n")
		}
		worst = max(worst, o.newJob(name, s, diags, w).run())
	}
	if finish == nil || worst == Crashed {
		return worst
	}
	if !finish() { // what went wrong is for the expectations to judge
		return 1
	}
	return 0
}
