package pyopt

import (
	"io"
	"runtime"
	"strings"
	"time"

	"polyloom/codegen/pysource"
	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/pass"
)

// A job is the work on one section of the input.
type job struct {
	*options
	section
	name   string // of the file
	out    io.Writer
	diags  *diag.Engine
	parser asm.Config
	timing *pass.Timing // nil if nobody wants to know
	recipe *pass.Recipe // of --run-reproducer; nil if the input has none
	stage  string       // what is being done, for the report of a crash
	// original is the Python module that the input is; nil if it is none.
	original *pysource.Original
	// verified says that the operation is known to be right.
	verified bool
}

// newJob returns the job of s, a section of the file called name. Diagnostics go to diags.
func (o *options) newJob(name string, s section, diags *diag.Engine, out io.Writer) *job {
	j := &job{options: o, section: s, name: name, out: out, diags: diags}
	j.parser = asm.Config{Dialects: o.cfg.Dialects, AllowUnregistered: o.allowUnregistered, Diags: diags, Workers: o.workers()}
	if o.timing {
		j.timing = pass.NewTiming(time.Now)
	}
	return j
}

// engine returns where diagnostics go. If they are expected, they are compared with what the comments in sources say, and finish reports
// whether everything agreed; else finish is nil.
func (o *options) engine(sources *diag.Sources) (e *diag.Engine, finish func() bool) {
	if o.verifyDiagnostics == verifyNone {
		return diag.NewEngine(o.filter(o.printer(sources).Handle)), nil
	}
	level := diag.AllDiagnostics
	if o.verifyDiagnostics == verifyOnlyExpected {
		level = diag.OnlyExpected
	}
	expect := diag.NewExpect(o.stderr, sources, level)
	return diag.NewEngine(o.filter(expect.Handle)), expect.Finish
}

// printer returns what writes diagnostics for the user.
func (o *options) printer(sources *diag.Sources) *diag.Printer {
	p := diag.NewPrinter(o.stderr, sources)
	p.Colors = o.color
	return p
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

// run takes the section through all that is to be done. The result is an exit code.
func (j *job) run() (code int) {
	defer func() {
		if p := recover(); p != nil {
			j.crashed(p)
			code = Crashed
		}
		if j.timing != nil {
			j.timing.Write(j.stderr, pass.Display(1-j.timingDisplay), pass.TimingFormat(j.timingFormat))
		}
	}()
	if j.python.emit == emitAST {
		return j.writeAST()
	}
	op := j.parse()
	if op == nil || j.verifyRoundtrip && !j.roundtrip(op) {
		return 1
	}
	if code := j.transform(op); code != 0 {
		return code
	}
	if j.execution.function != "" {
		return j.runFunction(op)
	}
	if j.bytecodeVersion >= 0 {
		j.diags.Errorf(nil, "bytecode version while not emitting bytecode")
		return 1
	}
	if !j.write(op) {
		return 1
	}
	return 0
}

// begin says what is done now, and returns what is to be called at its end.
func (j *job) begin(stage, timer string) (end func()) {
	j.stage = stage
	if j.timing == nil {
		return func() {}
	}
	return j.timing.Scope(timer)
}

// parse returns the top-level operation of the section, verified; nil if it is wrong.
func (j *job) parse() ir.Op {
	defer j.begin("parsing", "Parser")()
	var op ir.Op
	if j.python.isPython(j.name) {
		op = j.readPython()
	} else {
		op = j.read(&j.parser, j.text, j.line)
	}
	if op == nil {
		return nil
	}
	if j.runReproducer {
		j.takeRecipe()
	}
	j.stage = "verifying"
	if !j.skipVerifier {
		if !j.verify(op) {
			return nil
		}
		j.verified = true
	}
	return op
}

// read returns the top-level operation in text.
func (j *job) read(cfg *asm.Config, text string, line int) ir.Op {
	if !j.noImplicitModule {
		return asm.Parse(cfg, j.name, text, line)
	}
	block := asm.ParseBlock(cfg, j.name, text, line)
	if block == nil {
		return nil
	}
	if n := block.Len(); n != 1 {
		cfg.Diags.Errorf(ir.FileLineCol(j.name, 0, 0), "source must contain a single top-level operation, found: %d", n)
		return nil
	}
	op := block.First()
	ir.Remove(op)
	return op
}

func (j *job) verify(op ir.Op) bool {
	return ir.Verify(op, j.diags, ir.VerifyOptions{Workers: j.workers(), Describe: j.describe()})
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
	const elements = 16 // of a constant are more than anybody wants to see
	if !o.opOnDiagnostic || o.verifyDiagnostics != verifyNone {
		return nil
	}
	opts := o.print
	opts.LocalScope, opts.Generic = true, true
	if opts.ElideElements < 0 {
		opts.ElideElements = elements
	}
	return func(op ir.Op) string { return string(asm.Append(nil, op, opts)) }
}

// roundtrip checks that op is the same when it has been printed and read again.
func (j *job) roundtrip(op ir.Op) bool {
	j.stage = "printing and reading again"
	opts := asm.DefaultPrintOptions()
	opts.DebugInfo, opts.Workers, opts.External = true, j.workers(), j.parser.External
	text := string(asm.Append(nil, op, opts))
	again := asm.Config{Dialects: j.parser.Dialects, AllowUnregistered: j.allowUnregistered, Diags: j.diags, Workers: j.workers()}
	copied := j.read(&again, text, 0)
	if copied == nil || !j.skipVerifier && !j.verify(copied) {
		j.diags.Emit(j.opError(op, "failed to parse textual content back, cannot verify round-trip.\n"))
		return false
	}
	opts.Generic = true
	want := asm.Append(nil, op, opts)
	opts.External = again.External
	if got := asm.Append(nil, copied, opts); string(got) != string(want) {
		j.diags.Emit(j.opError(op, "textual roundTrip testing roundtripped module differs from reference:\n<<<<<<Reference\n"+
			string(want)+"\n=====\n"+string(got)+"\n>>>>>roundtripped\n"))
		return false
	}
	return true
}

// opError returns an error about op, with a note that shows it.
func (j *job) opError(op ir.Op, message string) *diag.Diagnostic {
	d := ir.OpError(op, "%s", message)
	if describe := j.describe(); describe != nil {
		text := describe(op)
		if strings.Contains(text, "\n") {
			text = "\n" + text
		}
		d.Note(nil, "%s", "see current operation: "+text)
	}
	return d
}

// write prints op as the result.
func (j *job) write(op ir.Op) bool {
	if j.python.emit == emitPython {
		return j.writePython(op)
	}
	defer j.begin("printing", "Output")()
	opts := j.print
	opts.External = j.parser.External
	opts.AssumeVerified = opts.AssumeVerified || j.verified // so that it is not verified again
	if asm.Print(j.out, op, opts) != nil {
		return false
	}
	_, err := io.WriteString(j.out, "\n")
	return err == nil
}
