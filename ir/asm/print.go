package asm

import (
	"io"
	"runtime"

	"polyloom/diag"
	"polyloom/ir"
)

// PrintOptions say how operations are written. The names of mlir-opt's options are behind the fields.
type PrintOptions struct {
	Generic            bool // only the generic form: --mlir-print-op-generic
	DebugInfo          bool // locations: --mlir-print-debuginfo
	PrettyDebugInfo    bool // locations for people, which cannot be parsed: --mlir-pretty-debuginfo
	LocalScope         bool // no aliases, and names as if the closest isolated op were all: --mlir-print-local-scope
	UseNameLocAsPrefix bool // values are named by their location: --mlir-use-nameloc-as-prefix
	SkipRegions        bool // {...} for each region: --mlir-print-skip-regions
	UniqueIDs          bool // no number twice in the file: --mlir-print-unique-ssa-ids
	ValueUsers         bool // who uses a value, in comments: --mlir-print-value-users
	AssumeVerified     bool // custom forms even if the operation is wrong: --mlir-print-assume-verified

	ElideElements  int // constants of more elements are left out: --mlir-elide-elementsattrs-if-larger; negative for none
	ElideResources int // resources of more characters are left out: --mlir-elide-resource-strings-if-larger; negative for none
	HexElements    int // constants of more elements are hexadecimal: --mlir-print-elementsattrs-with-hex-if-larger; negative for none

	Workers int // how many goroutines write a large file: 0 means as many as there are processors; the text is the same

	External []ExternalResource // what a file says for other tools
}

// DefaultPrintOptions returns the options that mlir-opt prints with.
func DefaultPrintOptions() PrintOptions {
	return PrintOptions{ElideElements: -1, ElideResources: -1, HexElements: 100}
}

// workers is the number of goroutines that may verify, name and write what is printed.
func (o *PrintOptions) workers() int {
	if o.Workers == 0 {
		return runtime.GOMAXPROCS(0)
	}
	return o.Workers
}

// Print writes op to w. An op without a parent is written as a file, with its aliases and resources and a line feed at the end; any
// other op, and any op in local scope, is written alone. Unless opts.AssumeVerified is set, an op that is wrong, or is in one that is,
// is written in the generic form, since custom forms rely on what the verifier demands.
func Print(w io.Writer, op ir.Op, opts PrintOptions) error {
	p := printAll(nil, w, op, opts)
	p.flush()
	return p.err
}

// Append is Print to the end of dst, which it returns.
func Append(dst []byte, op ir.Op, opts PrintOptions) []byte { return printAll(dst, nil, op, opts).Buf }

// printAll prints op behind dst. What is done of a large file goes to out already, unless that is nil.
func printAll(dst []byte, out io.Writer, op ir.Op, opts PrintOptions) *Printer {
	root := op
	for !(opts.LocalScope && ir.HasTrait(root, ir.IsolatedFromAbove)) && ir.Parent(root) != nil {
		root = ir.Parent(root)
	}
	if !opts.Generic && !opts.AssumeVerified {
		opts.Generic = !ir.Verify(root, diag.NewEngine(nil), ir.VerifyOptions{Workers: opts.workers()})
	}
	n := newNames(&opts)
	if ir.BlockOf(op) != nil || opts.LocalScope {
		n.numberRoot(root)
		p := newPrinter(dst, &opts, n)
		p.out = out
		p.fullOp(op)
		return p
	}
	n.scan = new(features)
	var ps *parts
	if body := bigBody(op, &opts); body != nil {
		ps = nameParts(op, body, n)
	} else {
		n.numberRoot(op)
	}
	p := newPrinter(dst, &opts, n)
	p.parts, p.out = ps, out
	p.file(op, n.scan)
	return p
}

// flush writes what is printed so far to where the text goes, if it goes anywhere.
func (p *Printer) flush() {
	if p.out == nil {
		return
	}
	p.writeOut(p.Buf)
	p.Buf = p.Buf[:0]
}

func (p *Printer) writeOut(text []byte) {
	if p.err == nil && len(text) > 0 {
		_, p.err = p.out.Write(text)
	}
}

// OpText returns op alone in its custom form, in local scope.
func OpText(op ir.Op) string {
	opts := DefaultPrintOptions()
	opts.LocalScope = true
	return string(Append(nil, op, opts))
}

// DescribeOp returns op as an error about it shows it: in the generic form, in local scope, without the elements of large constants.
func DescribeOp(op ir.Op) string {
	opts := DefaultPrintOptions()
	opts.LocalScope, opts.Generic, opts.ElideElements = true, true, 16
	return string(Append(nil, op, opts))
}

// file prints op, the outermost one, with what stands before and behind it.
func (p *Printer) file(op ir.Op, f *features) {
	var as *aliases
	if f.aliases || p.opts.DebugInfo {
		as = findAliases(op, p.opts)
		p.lookup = as.lookup
		p.Alias = p.lookup
		as.define(p, false)
	}
	if f.resources {
		p.Alias = p.noteResources(p.Alias)
	}
	p.fullOp(op)
	p.Byte('\n')
	if as != nil {
		as.define(p, true)
	}
	p.resources()
}

// findAliases prints op without output to see what is written.
func findAliases(op ir.Op, opts *PrintOptions) *aliases {
	p := newPrinter(nil, opts, newNames(opts))
	p.finder = &aliasFinder{index: map[any]int32{}}
	p.Alias = p.finder.hook
	p.fullOp(op)
	return p.finder.assign()
}
