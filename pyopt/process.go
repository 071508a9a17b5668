package pyopt

import (
	"io"
	"runtime"
	"strings"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/pass"
)

// job is the work on one section.
type job struct {
	*options
	name  string // of the file
	diags *diag.Engine
	out   io.Writer
	cfg   asm.Config
}

// section works on s, a section of the file with the text src, and reports whether all went well.
func (o *options) section(name string, s section, src string, out io.Writer) bool {
	sources := new(diag.Sources)
	sources.Add(name, src)
	j := &job{options: o, name: name, out: out}
	if o.verifyDiagnostics == verifyNone {
		j.diags = diag.NewEngine(o.filter(diag.NewPrinter(o.stderr, sources).Handle))
		return j.run(s)
	}
	if s.text != src {
		sources.Add(name, strings.Repeat("\n", s.line)+s.text) // what other sections expect is none of this one's business
	}
	level := diag.AllDiagnostics
	if o.verifyDiagnostics == verifyOnlyExpected {
		level = diag.OnlyExpected
	}
	expect := diag.NewExpect(o.stderr, sources, level)
	j.diags = diag.NewEngine(o.filter(expect.Handle))
	j.run(s) // what went wrong is for expect to judge
	return expect.Finish()
}

// filter leaves out the diagnostics that the user does not want.
func (o *options) filter(h diag.Handler) diag.Handler {
	if o.verbosity == allDiagnostics && !o.noNotes {
		return h
	}
	return func(d *diag.Diagnostic) {
		if d.Severity > diag.Severity(o.verbosity) {
			return
		}
		if o.noNotes {
			d.Notes = nil
		}
		h(d)
	}
}

// workers is the number of goroutines that may work on the IR.
func (o *options) workers() int {
	if o.noThreads {
		return 1
	}
	return runtime.GOMAXPROCS(0)
}

// describe returns the function that writes an operation under an error about it; nil if none is to be written.
func (o *options) describe() func(ir.Op) string {
	if !o.opOnDiagnostic || o.verifyDiagnostics != verifyNone {
		return nil
	}
	opts := o.print
	opts.LocalScope, opts.Generic = true, true
	if opts.ElideElements < 0 {
		opts.ElideElements = 16
	}
	return func(op ir.Op) string { return string(asm.Append(nil, op, opts)) }
}

// run takes the section through all that is to be done.
func (j *job) run(s section) bool {
	j.cfg = asm.Config{Dialects: j.options.cfg.Dialects, AllowUnregistered: j.allowUnregistered, Diags: j.diags}
	var timing *pass.Timing
	op := j.parse(s)
	return op != nil && j.transform(op, timing) && j.write(op)
}

// parse returns the top-level operation of the section, verified; nil if it is wrong.
func (j *job) parse(s section) ir.Op {
	var op ir.Op
	if j.noImplicitModule {
		block := asm.ParseBlock(&j.cfg, j.name, s.text, s.line)
		if block == nil {
			return nil
		}
		if n := block.Len(); n != 1 {
			j.diags.Errorf(ir.FileLineCol(j.name, 0, 0), "source must contain a single top-level operation, found: %d", n)
			return nil
		}
		op = block.First()
		ir.Remove(op)
	} else {
		op = asm.Parse(&j.cfg, j.name, s.text, s.line)
	}
	if op == nil || !j.skipVerifier && !ir.Verify(op, j.diags, ir.VerifyOptions{Workers: j.workers(), Describe: j.describe()}) {
		return nil
	}
	return op
}

// write prints op as the result.
func (j *job) write(op ir.Op) bool {
	opts := j.print
	opts.External = j.cfg.External
	if err := asm.Print(j.out, op, opts); err != nil {
		return false
	}
	_, err := io.WriteString(j.out, "\n")
	return err == nil
}
