package pyopt

import (
	"fmt"
	"io"
	"regexp"
	"runtime"
	"strings"
	"sync"

	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/pass"
)

// Crashed is the exit code of a run that a bug in the program ended. It is that of a process that aborts.
const Crashed = 134

// crashed reports a panic outside of the passes. It is called from the function that recovers.
func (j *job) crashed(panicked any) {
	fmt.Fprintf(j.stderr, "%s: crash while %s: %v\n", j.cfg.Name, j.stage, panicked)
	if s := panicStack(); s != "" && !strings.Contains(fmt.Sprint(panicked), "goroutine ") {
		fmt.Fprintln(j.stderr, s)
	}
	j.reproduce()
}

// reproduce tells the user how to see the crash again.
func (j *job) reproduce() {
	where := ""
	if j.line > 0 {
		where = fmt.Sprintf(" (the section behind line %d)", j.line+1)
	}
	fmt.Fprintf(j.stderr, "this is a bug in the compiler; to reproduce%s: %s\n", where, j.commandLine())
}

// unsafeWord matches what a shell does not take as it is.
var unsafeWord = regexp.MustCompile(`[^\w@%+=:,./-]`)

// commandLine returns the command line of the run as a shell reads it.
func (o *options) commandLine() string {
	words := []string{o.cfg.Name}
	for _, a := range o.args {
		if a == "" || unsafeWord.MatchString(a) {
			a = "'" + strings.ReplaceAll(a, "'", `'\''`) + "'"
		}
		words = append(words, a)
	}
	return strings.Join(words, " ")
}

// panicStack returns the innermost calls on the stack of a panic that is being recovered, a line each.
func panicStack() string {
	const deepest = 12
	var pcs [128]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	var calls []string
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "runtime.") {
			calls = nil // what came before belongs to the recovery
		} else {
			calls = append(calls, fmt.Sprintf("  %s (%s:%d)", f.Function, f.File[strings.LastIndexByte(f.File, '/')+1:], f.Line))
		}
		if !more || strings.HasSuffix(f.Function, "(*job).run") {
			break
		}
	}
	return strings.Join(calls[:min(len(calls), deepest)], "\n")
}

// crashes is an instrument that keeps the IR on which a pass panicked, as far as it can be shown.
type crashes struct {
	mu    sync.Mutex
	texts map[ir.Op]string
}

// Before implements pass.Instrument.
func (c *crashes) Before(*pass.Exec) {}

// After implements pass.Instrument.
func (c *crashes) After(e *pass.Exec) {
	if e.Crash == nil {
		return
	}
	c.keep(e.Op, "// -----// IR when "+e.Step.Title()+" crashed ("+e.Step.Info.Name+") //----- //\n")
	text := asm.DescribeOp(e.Op)
	if lines := strings.SplitAfterN(text, "\n", crashLines+1); len(lines) > crashLines {
		text = strings.Join(lines[:crashLines], "") + "// more is in the file that --mlir-pass-pipeline-crash-reproducer=FILE writes"
	}
	c.keep(e.Op, text+"\n")
}

// crashLines is how many lines of IR the report of a crash has.
const crashLines = 60

func (c *crashes) keep(op ir.Op, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.texts == nil {
		c.texts = map[ir.Op]string{}
	}
	c.texts[op] += text
}

// report shows the first operation inside top on which a pass crashed, and reports whether there was one.
func (c *crashes) report(j *job, top ir.Op) bool {
	if c.texts == nil {
		return false
	}
	for op := range ir.Walk(top) {
		if text := c.texts[op]; text != "" {
			io.WriteString(j.stderr, text)
			break
		}
	}
	j.reproduce()
	return true
}
