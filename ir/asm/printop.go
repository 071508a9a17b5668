package asm

import (
	"io"

	"slices"
	"strings"

	"polyloom/affexpr"
	"polyloom/ir"
)

// OpPrinter is implemented by ops that write their custom form themselves. The op's results and name are written before.
type OpPrinter interface{ PrintOp(p *Printer) }

// Printer writes operations. Types, attributes, strings and numbers are written by the methods of Text; a method of an op that is an
// OpPrinter uses both. A Printer is used by one goroutine.
//
// The printer may only look for what will be written: then it keeps no text. An OpPrinter need not care, as long as it writes all
// types and attributes through the methods of Printer and Text.
type Printer struct {
	*ir.Text

	opts    *PrintOptions
	names   *names
	indent  int
	dialect string       // whose ops are written without its name
	finder  *aliasFinder // not nil when nothing is kept but what was written
	blobs   []*ir.Blob   // resources that were written
	parts   *parts       // the body that is printed in pieces, or nil
	out     io.Writer    // where the text goes piece by piece; nil if it is all kept
	err     error        // of out
	lookup  func(any) (string, bool)
	entries []ir.NamedAttr
	limits  ir.TextLimits
}

func newPrinter(dst []byte, opts *PrintOptions, n *names) *Printer {
	p := &Printer{Text: &ir.Text{Buf: dst, PrettyLocs: opts.PrettyDebugInfo}, opts: opts, names: n, dialect: "builtin"}
	p.limits = ir.TextLimits{ElideElements: opts.ElideElements, ElideResources: opts.ElideResources, HexElements: opts.HexElements}
	p.Limits = &p.limits
	return p
}

// Generic reports whether ops are written in their generic form.
func (p *Printer) Generic() bool { return p.opts.Generic }

// Space writes a blank.
func (p *Printer) Space() { p.Byte(' ') }

// Newline begins a new line at the current indentation.
func (p *Printer) Newline() {
	p.Byte('\n')
	p.margin()
}

// Indent moves the lines that follow further to the right by n levels; a negative n moves them back.
func (p *Printer) Indent(n int) { p.indent += 2 * n }

const blanks = "                                                                "

func (p *Printer) margin() {
	k := p.indent
	for ; k > len(blanks); k -= len(blanks) {
		p.Str(blanks)
	}
	p.Str(blanks[:k])
}

// Value writes v as an operand: %0, %arg1, %name#1.
func (p *Printer) Value(v *ir.Value) {
	if p.finder != nil {
		p.Byte('%')
		return
	}
	p.Buf = p.names.appendValue(p.Buf, v, true)
}

// Values writes vs with commas between.
func (p *Printer) Values(vs []*ir.Value) {
	for i, v := range vs {
		if i > 0 {
			p.Str(", ")
		}
		p.Value(v)
	}
}

// Operands writes the operands of g with commas between.
func (p *Printer) Operands(g *ir.Operands) {
	for i := range g.Len() {
		if i > 0 {
			p.Str(", ")
		}
		p.Value(g.At(i))
	}
}

// OperandTypes writes the types of the operands of g with commas between.
func (p *Printer) OperandTypes(g *ir.Operands) {
	for i := range g.Len() {
		if i > 0 {
			p.Str(", ")
		}
		p.Type(g.At(i).Type())
	}
}

// AllOperands writes all operands of op with commas between.
func (p *Printer) AllOperands(op ir.Op) {
	for i := range ir.NumOperands(op) {
		if i > 0 {
			p.Str(", ")
		}
		p.Value(ir.OperandValue(op, i))
	}
}

// BlockName writes the label of b: ^bb1.
func (p *Printer) BlockName(b *ir.Block) {
	if p.finder == nil {
		p.Buf = p.names.appendBlock(p.Buf, b)
	}
}

// Successor writes b as a successor.
func (p *Printer) Successor(b *ir.Block) { p.BlockName(b) }

// SuccessorWith writes b as a successor with the values that are passed: ^bb1(%0, %1 : i32, i64).
func (p *Printer) SuccessorWith(b *ir.Block, args []*ir.Value) {
	p.BlockName(b)
	if len(args) == 0 {
		return
	}
	p.Byte('(')
	p.Values(args)
	p.Str(" : ")
	p.Types(typesOf(args))
	p.Byte(')')
}

// ArrowTypes writes " -> t" for one type that is not a function, else " -> (t, u)".
func (p *Printer) ArrowTypes(ts []ir.Type) {
	p.Str(" -> ")
	if len(ts) == 1 {
		if _, ok := ts[0].(*ir.FunctionType); !ok {
			p.Type(ts[0])
			return
		}
	}
	p.Byte('(')
	p.Types(ts)
	p.Byte(')')
}

// OptArrowTypes writes ArrowTypes if there are types.
func (p *Printer) OptArrowTypes(ts []ir.Type) {
	if len(ts) > 0 {
		p.ArrowTypes(ts)
	}
}

// FunctionalType writes the types of op's operands and results: (i32, i32) -> i1.
func (p *Printer) FunctionalType(op ir.Op) {
	p.Byte('(')
	for i := range ir.NumOperands(op) {
		if i > 0 {
			p.Str(", ")
		}
		if v := ir.OperandValue(op, i); v != nil {
			p.Type(v.Type())
		} else {
			p.Type(nil)
		}
	}
	p.Str(") -> ")
	n := ir.NumResults(op)
	if n == 1 {
		t := ir.ResultAt(op, 0).Type()
		if _, ok := t.(*ir.FunctionType); !ok {
			p.Type(t)
			return
		}
	}
	p.Byte('(')
	for i := range n {
		if i > 0 {
			p.Str(", ")
		}
		p.Type(ir.ResultAt(op, i).Type())
	}
	p.Byte(')')
}

// AttrDict writes the attributes of op, inherent and discardable, but those named in elided: " {a = 1 : i32}", nothing if there are none.
func (p *Printer) AttrDict(op ir.Op, elided ...string) { p.attrDict("", op, elided) }

// AttrDictWithKeyword is AttrDict with the word attributes in front.
func (p *Printer) AttrDictWithKeyword(op ir.Op, elided ...string) {
	p.attrDict(" attributes", op, elided)
}

func (p *Printer) attrDict(keyword string, op ir.Op, elided []string) {
	es := p.entries[:0]
	for name, a := range ir.Properties(op) {
		if !slices.Contains(elided, name) {
			es = append(es, ir.NamedAttr{Name: name, Value: a})
		}
	}
	inherent := len(es)
	if d := ir.Discardable(op); d != nil {
		for _, e := range d.Entries {
			if !slices.Contains(elided, e.Name) {
				es = append(es, e)
			}
		}
	}
	if inherent > 0 {
		sortEntries(es)
	}
	p.entries = nil // in use while the entries are written
	p.Entries(keyword, es)
	p.entries = es
}

// PropDict writes the inherent attributes of op but those named in elided: " <{a = 1 : i32}>", nothing if there are none.
func (p *Printer) PropDict(op ir.Op, elided ...string) {
	if p.finder == nil {
		p.properties(op, elided)
		return
	}
	for name, a := range ir.Properties(op) {
		if !slices.Contains(elided, name) {
			p.Attr(a)
		}
	}
}

// StrippedAttr writes a without its type; an attribute of a dialect without its dialect and mnemonic: <workgroup>.
func (p *Printer) StrippedAttr(a ir.Attr) {
	d, ok := a.(ir.DialectAttr)
	if !ok {
		p.AttrNoType(a)
		return
	}
	if name, ok := p.aliasOf(a); ok {
		p.Str(name)
	} else if !p.stripped(d.PrintBody) {
		p.Attr(a)
	}
}

// StrippedType writes t; a type of a dialect without its dialect and mnemonic.
func (p *Printer) StrippedType(t ir.Type) {
	d, ok := t.(ir.DialectType)
	if !ok {
		p.Type(t)
		return
	}
	if name, ok := p.aliasOf(t); ok {
		p.Str(name)
	} else if !p.stripped(d.PrintBody) {
		p.Type(t)
	}
}

// stripped writes what body writes behind a leading mnemonic, and reports whether that is anything.
func (p *Printer) stripped(body func(*ir.Text)) bool {
	at := len(p.Buf)
	body(p.Text)
	k := at
	for k < len(p.Buf) && class[p.Buf[k]]&clsBare != 0 {
		k++
	}
	p.Buf = append(p.Buf[:at], p.Buf[k:]...)
	return len(p.Buf) > at
}

func sortEntries(es []ir.NamedAttr) {
	slices.SortFunc(es, func(a, b ir.NamedAttr) int { return strings.Compare(a.Name, b.Name) })
}

// Entries writes " {…}" with the entries in their order, after the keyword; nothing if there are none.
func (p *Printer) Entries(keyword string, es []ir.NamedAttr) {
	if len(es) == 0 {
		return
	}
	p.Str(keyword)
	p.Str(" {")
	p.NamedAttrs(es)
	p.Byte('}')
}

// AffineMapOfValues writes the results of m with values in the place of its dimensions and symbols: %i + 3, symbol(%n).
func (p *Printer) AffineMapOfValues(m *affexpr.Map, operands []*ir.Value) {
	for i, e := range m.Results() {
		if i > 0 {
			p.Str(", ")
		}
		p.AffineExprOfValues(e, operands[:m.NumDims()], operands[m.NumDims():])
	}
}

// AffineExprOfValues writes e with values in the place of its dimensions and symbols.
func (p *Printer) AffineExprOfValues(e *affexpr.Expr, dims, symbols []*ir.Value) {
	if p.finder != nil {
		return
	}
	p.Buf = affexpr.AppendExpr(p.Buf, e, func(dst []byte, isSymbol bool, pos int) []byte {
		if !isSymbol {
			return p.names.appendValue(dst, dims[pos], true)
		}
		return append(p.names.appendValue(append(dst, "symbol("...), symbols[pos], true), ')')
	})
}

// ShadowRegionArgs lets the arguments of r, a region of an isolated op, be written as vs; a nil value leaves its argument alone.
func (p *Printer) ShadowRegionArgs(r *ir.Region, vs []*ir.Value) {
	if p.finder == nil {
		p.names.shadow(r, vs)
	}
}

// OptionalLocSpecifier writes loc(…) where locations are written.
func (p *Printer) OptionalLocSpecifier(l ir.Loc) {
	if p.opts.DebugInfo {
		p.trailingLoc(l, true)
	}
}

// trailingLoc writes the location of an op or argument, by its alias if that is allowed.
func (p *Printer) trailingLoc(l ir.Loc, allowAlias bool) {
	a := l.Attr()
	switch {
	case p.finder != nil:
		p.finder.visit(a, false)
		return
	case p.opts.PrettyDebugInfo:
		p.Space()
		p.LocBody(a)
		return
	}
	p.Str(" loc(")
	if name, ok := p.aliasOf(a); ok && allowAlias {
		p.Str(name)
	} else {
		p.LocBody(a)
	}
	p.Byte(')')
}

func (p *Printer) aliasOf(x any) (string, bool) {
	if p.Alias == nil {
		return "", false
	}
	return p.Alias(x)
}

// RegionArg writes a as an argument of a region: %arg0: i32 {attrs} loc(…). attrs may be nil.
func (p *Printer) RegionArg(a *ir.BlockArg, attrs *ir.DictAttr, omitType bool) {
	p.Value(&a.Value)
	if p.finder != nil {
		p.Type(a.Type())
	} else {
		if !omitType {
			p.Str(": ")
			p.Type(a.Type())
		}
		if attrs.Len() > 0 {
			p.Entries("", attrs.Entries)
		}
	}
	if p.opts.DebugInfo {
		p.trailingLoc(a.Loc(), false)
	}
}
