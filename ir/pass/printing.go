package pass

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"polyloom/ir"
)

// Printing is an Instrument that writes the IR before and after passes, as the options --mlir-print-ir-… of mlir-opt do. It makes the
// manager work on one operation after the other.
type Printing struct {
	// BeforePass and AfterPass say for which passes; nil for none.
	BeforePass, AfterPass func(*Info) bool
	// OnlyOnChange leaves out what a pass did not change, OnlyOnFailure all but what a pass failed on. They limit AfterPass.
	OnlyOnChange, OnlyOnFailure bool
	// ModuleScope prints the outermost operation instead of the pass's.
	ModuleScope bool
	// Print returns the text of an operation: with a line feed at the end if it is outermost, and in local scope if that is asked.
	Print func(op ir.Op, local bool) []byte
	// Out gets the text, unless TreeDir is set: then each dump becomes a file in a directory for its operation there.
	Out     io.Writer
	TreeDir string
	// Err gets problems with files.
	Err io.Writer

	prints   map[*Exec]uint64
	counters map[ir.Op]int
}

// Sequential implements the interface of that name.
func (p *Printing) Sequential() bool { return true }

// Before implements Instrument.
func (p *Printing) Before(e *Exec) {
	if e.Kind != PassRun || e.IsCollection() {
		return
	}
	if p.OnlyOnChange {
		if p.prints == nil {
			p.prints = map[*Exec]uint64{}
		}
		p.prints[e] = Fingerprint(e.Op)
	}
	if p.BeforePass != nil && p.BeforePass(e.Step.Info) {
		p.dump(e, "Before "+e.Step.Title())
	}
}

// After implements Instrument.
func (p *Printing) After(e *Exec) {
	if e.Kind != PassRun || e.IsCollection() {
		return
	}
	was, known := p.prints[e]
	delete(p.prints, e)
	title := "After " + e.Step.Title()
	switch {
	case e.Failed:
		title += " Failed"
	case p.OnlyOnFailure, known && was == Fingerprint(e.Op):
		return
	}
	if p.AfterPass != nil && p.AfterPass(e.Step.Info) {
		p.dump(e, title)
	}
}

// dump writes the IR under a headline.
func (p *Printing) dump(e *Exec, title string) {
	head := "// -----// IR Dump " + title + " (" + e.Step.Info.Name + ")"
	op, local := e.Op, ir.BlockOf(e.Op) != nil
	if p.ModuleScope {
		head += " (" + opName(op) + ")"
		for ir.Parent(op) != nil {
			op = ir.Parent(op)
		}
		local = false
	}
	text := slices.Concat([]byte(head+" //----- //\n"), p.Print(op, local), []byte("\n\n"))
	if p.TreeDir == "" {
		p.Out.Write(text)
		return
	}
	path := p.path(e)
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = os.WriteFile(path, text, 0o666)
	}
	if err != nil && p.Err != nil {
		fmt.Fprintln(p.Err, err)
	}
}

// path returns the file for the next dump of e's operation: a folder for each operation around it and itself, and a name with the number of
// dumps so far of each.
func (p *Printing) path(e *Exec) string {
	if p.counters == nil {
		p.counters = map[ir.Op]int{}
	}
	n, seen := p.counters[e.Op]
	if seen {
		n++
	}
	p.counters[e.Op] = n
	var folders, numbers []string
	for op := e.Op; op != nil; op = ir.Parent(op) {
		name, ok := ir.SymbolNameOf(op)
		if !ok {
			name = "no-symbol-name"
		}
		folders = append(folders, strings.ReplaceAll(ir.Name(op), ".", "_")+"_"+filepath.Base(filepath.Clean("/"+name)))
		n := p.counters[op]
		p.counters[op] = n // the operations around count as seen
		numbers = append(numbers, strconv.Itoa(n))
	}
	folders = append(folders, p.TreeDir)
	slices.Reverse(folders)
	slices.Reverse(numbers)
	return filepath.Join(append(folders, strings.Join(numbers, "_")+"_"+e.Step.Info.Name+".mlir")...)
}
