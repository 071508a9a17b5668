package pyopt

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"
	"unsafe"

	"polyloom/diag"
	"polyloom/ir"
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
	if err := o.run(stdin); err != nil {
		if err != errReported {
			fmt.Fprintln(stderr, err)
		}
		return 1
	}
	return 0
}

// errReported stands for problems of which the user knows already.
var errReported = errors.New("problems were reported")

func (c *Config) dialectNames() []string {
	var names []string
	for _, d := range c.Dialects {
		names = append(names, d.Name)
	}
	slices.Sort(names)
	return names
}

// run reads the input, works on it and writes the output.
func (o *options) run(stdin io.Reader) error {
	if err := o.check(); err != nil {
		return err
	}
	name, src, err := o.read(stdin)
	if err != nil {
		return err
	}
	if o.cfg.InputRead != nil {
		o.cfg.InputRead(len(src))
	}
	out, err := create(o.output, o.stdout)
	if err != nil {
		return err
	}
	ok := o.all(name, src, out)
	if err := out.close(ok); err != nil || ok {
		return err
	}
	return errReported
}

// read returns the name of the input, for messages, and its text.
func (o *options) read(stdin io.Reader) (name, src string, err error) {
	var text []byte
	if o.input == "-" {
		name = "<stdin>"
		text, err = io.ReadAll(stdin)
	} else {
		name = o.input
		text, err = os.ReadFile(name)
	}
	if err != nil {
		return "", "", fmt.Errorf("cannot open input file '%s': %s", o.input, reason(err))
	}
	return name, unsafe.String(unsafe.SliceData(text), len(text)), nil // nobody has text to change it
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

// all works on each section of the input and reports whether all went well.
func (o *options) all(name, src string, out io.Writer) bool {
	w := bufio.NewWriter(out)
	defer w.Flush()
	if o.splitMarker == "" {
		return o.section(name, section{text: src}, src, w)
	}
	sources := new(diag.Sources)
	sources.Add(name, src)
	ok := true
	near := diag.NewEngine(diag.NewPrinter(o.stderr, sources).Handle)
	sections := split(src, o.splitMarker, func(pos int) {
		line := strings.Count(src[:pos], "\n")
		col := pos - strings.LastIndexByte(src[:pos], '\n')
		near.Warningf(ir.FileLineCol(name, line+1, col), "near miss with file split marker")
	})
	for i, s := range sections {
		if i > 0 {
			w.WriteString(o.outMarker + "\n")
		}
		ok = o.section(name, s, src, w) && ok
	}
	return ok
}
