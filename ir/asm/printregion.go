package asm

import (
	"slices"
	"strings"

	"polyloom/ir"
)

// The inherent attributes that give the lengths of the groups of operands and results of an op with several variadic ones.
const (
	operandSegments = "operandSegmentSizes"
	resultSegments  = "resultSegmentSizes"
)

// RegionOpts say what of a region is left out. The zero value writes everything, as in the generic form.
type RegionOpts struct {
	HideEntryArgs  bool // the label of the entry block with its arguments
	HideTerminator bool // the terminators of the blocks
	HideEmptyBlock bool // the label of an entry block without operations and arguments
}

// fullOp writes op at the current indentation with its results and location, without a line feed.
func (p *Printer) fullOp(op ir.Op) {
	if p.finder != nil {
		p.Buf = p.Buf[:0]
		if p.opts.DebugInfo {
			p.finder.visit(ir.LocOf(op).Attr(), true)
		}
		p.Op(op)
		return
	}
	if len(p.Buf)+256 > cap(p.Buf) {
		p.Buf = slices.Grow(p.Buf, len(p.Buf)+1024) // twice as much, where append would take a quarter more
	}
	p.margin()
	if n := ir.NumResults(op); n > 0 {
		p.resultNames(op, n)
		p.Str(" = ")
	}
	p.Op(op)
	if p.opts.DebugInfo {
		p.trailingLoc(ir.LocOf(op), true)
	}
	if p.opts.ValueUsers {
		p.opUsers(op)
	}
}

// resultNames writes the groups of results of op: %0:2, %name.
func (p *Printer) resultNames(op ir.Op, n int) {
	for i := 0; i < n; {
		if i > 0 {
			p.Str(", ")
		}
		_, size := p.names.head(op, i, n)
		p.Buf = p.names.appendValue(p.Buf, ir.ResultAt(op, i), false)
		if size > 1 {
			p.Byte(':')
			p.Int(int64(size))
		}
		i += size
	}
}

// Op writes op from its name on, in its custom form if it has one.
func (p *Printer) Op(op ir.Op) {
	if !p.opts.Generic && p.customOp(op) {
		return
	}
	p.GenericOp(op)
}

// customOp writes op in its custom form and reports whether it has one.
func (p *Printer) customOp(op ir.Op) bool {
	if o, ok := op.(OpPrinter); ok {
		p.OpName(op)
		o.PrintOp(p)
		return true
	}
	if op.Info().Format() != "" {
		p.OpName(op)
		printFormat(p, op)
		return true
	}
	return false
}

// CustomOp writes op from its name on in its custom form, or in the generic form if it has none.
func (p *Printer) CustomOp(op ir.Op) {
	if !p.customOp(op) {
		p.GenericOp(op)
	}
}

// OpName writes the name of op, without its dialect where the surrounding region lets that be left out.
func (p *Printer) OpName(op ir.Op) {
	name := ir.Name(op)
	if d := len(p.dialect); d > 0 && len(name) > d && name[d] == '.' && name[:d] == p.dialect && strings.IndexByte(name[d+1:], '.') < 0 {
		name = name[d+1:]
	}
	p.Str(name)
}

// GenericOp writes op from its name on in the generic form.
func (p *Printer) GenericOp(op ir.Op) {
	if p.finder != nil {
		p.findInGeneric(op)
		return
	}
	p.Quoted(ir.Name(op))
	p.GenericRest(op)
}

// GenericRest writes what follows the name of op in the generic form.
func (p *Printer) GenericRest(op ir.Op) {
	p.Byte('(')
	p.AllOperands(op)
	p.Byte(')')
	if n := ir.NumSuccessors(op); n > 0 {
		p.Byte('[')
		for i := range n {
			if i > 0 {
				p.Str(", ")
			}
			p.BlockName(ir.SuccessorAt(op, i).Block())
		}
		p.Byte(']')
	}
	p.properties(op, nil)
	if n := ir.NumRegions(op); n > 0 {
		p.Str(" (")
		for i := range n {
			if i > 0 {
				p.Str(", ")
			}
			p.Region(ir.RegionAt(op, i), RegionOpts{})
		}
		p.Byte(')')
	}
	if d := ir.Discardable(op); d != nil {
		p.Entries("", d.Entries)
	}
	p.Str(" : ")
	p.FunctionalType(op)
}

// findInGeneric notes what GenericOp writes, in the order in which upstream looks for aliases: regions, types, attributes.
func (p *Printer) findInGeneric(op ir.Op) {
	for _, r := range ir.RegionsOf(op) {
		p.Region(r, RegionOpts{})
	}
	for _, v := range ir.OperandsOf(op) {
		if v != nil {
			p.Type(v.Type())
		}
	}
	for _, r := range ir.ResultsOf(op) {
		p.Type(r.Type())
	}
	if g, ok := op.(*ir.Generic); ok && g.Properties != nil {
		p.Attr(g.Properties)
	}
	p.attrDict("", op, nil)
}

// properties writes the inherent attributes of op but those elided, and the sizes of its groups: " <{…}>".
func (p *Printer) properties(op ir.Op, elided []string) {
	if g, ok := op.(*ir.Generic); ok {
		if g.Properties != nil {
			p.Str(" <")
			p.AttrFull(g.Properties)
			p.Byte('>')
		}
		return
	}
	es := p.entries[:0]
	add := func(name string, a ir.Attr) {
		if !slices.Contains(elided, name) {
			es = append(es, ir.NamedAttr{Name: name, Value: a})
		}
	}
	for name, a := range ir.Properties(op) {
		add(name, a)
	}
	if ir.HasTrait(op, ir.AttrSizedOperandSegments) {
		add(operandSegments, ir.DenseInts(ir.I32, ir.OperandSegments(op)...))
	}
	if ir.HasTrait(op, ir.AttrSizedResultSegments) {
		add(resultSegments, ir.DenseInts(ir.I32, ir.ResultSegments(op)...))
	}
	if len(es) > 0 {
		sortEntries(es)
		p.entries = nil // in use while the entries are written
		p.Str(" <{")
		p.NamedAttrs(es)
		p.Str("}>")
	}
	p.entries = es
}

// Region writes r in braces.
func (p *Printer) Region(r *ir.Region, opts RegionOpts) {
	if p.opts.SkipRegions {
		p.Str("{...}")
		return
	}
	p.Str("{\n")
	if entry := r.Entry(); entry != nil {
		outer := p.dialect
		p.dialect = ""
		if d, ok := r.ParentOp().(ir.DefaultDialect); ok {
			p.dialect = d.DefaultDialect()
		}
		label := !opts.HideEmptyBlock && entry.Empty() || !opts.HideEntryArgs && entry.NumArgs() > 0
		if p.finder != nil {
			label = !opts.HideEntryArgs
		}
		p.block(entry, label, opts.HideTerminator)
		for b := entry.Next(); b != nil; b = b.Next() {
			p.block(b, true, false)
		}
		p.dialect = outer
	}
	p.margin()
	p.Byte('}')
}

// block writes the operations of b, after its label if that is wanted.
func (p *Printer) block(b *ir.Block, label, hideTerminator bool) {
	if label {
		p.label(b)
	}
	p.indent += 2
	if p.opts.ValueUsers && p.finder == nil {
		for _, a := range b.Args() {
			p.margin()
			p.argUsers(a)
		}
	}
	var stop ir.Op
	if last := b.Last(); hideTerminator && last != nil && ir.HasTrait(last, ir.Terminator) {
		stop = last
	}
	if p.parts != nil && p.parts.body == b {
		p.printParts(stop)
	} else {
		for op := b.First(); op != stop; op = ir.Next(op) {
			p.fullOp(op)
			p.Byte('\n')
		}
	}
	p.indent -= 2
}

// label writes the line that begins b.
func (p *Printer) label(b *ir.Block) {
	p.margin()
	p.BlockName(b)
	if b.NumArgs() > 0 {
		p.Byte('(')
		for i, a := range b.Args() {
			if i > 0 {
				p.Str(", ")
			}
			p.RegionArg(a, nil, false)
		}
		p.Byte(')')
	}
	p.Byte(':')
	p.predecessors(b)
	p.Byte('\n')
}

// predecessors writes the comment that says from where b is reached.
func (p *Printer) predecessors(b *ir.Block) {
	if p.finder != nil {
		return
	}
	var preds []*ir.Block
	for pred := range b.Preds() {
		preds = append(preds, pred)
	}
	switch {
	case b.Region() == nil:
		p.Str("  // block is not in a region!")
	case len(preds) == 0:
		if !b.IsEntry() {
			p.Str("  // no predecessors")
		}
	case len(preds) == 1:
		p.Str("  // pred: ")
		p.BlockName(preds[0])
	default:
		slices.SortStableFunc(preds, func(x, y *ir.Block) int { return p.names.blockOrder(x) - p.names.blockOrder(y) })
		p.Str("  // ")
		p.Int(int64(len(preds)))
		p.Str(" preds: ")
		for i, pred := range preds {
			if i > 0 {
				p.Str(", ")
			}
			p.BlockName(pred)
		}
	}
}
