package pyast

import (
	"io"
	"strconv"
	"strings"
)

// DumpOptions says how Dump prints.
type DumpOptions struct {
	// Attributes adds the place of each node.
	Attributes bool
	// Indent is the number of columns for each level; 0 prints everything on one line.
	Indent int
}

// Dump writes a tree as Python 3.13's ast.dump does: the same bytes as
//
//	ast.dump(node, include_attributes=options.Attributes, indent=options.Indent or None)
func Dump(w io.Writer, n Node, options DumpOptions) error {
	d := &dumper{DumpOptions: options, w: w}
	d.value(n)
	d.flush()
	return d.err
}

// dumper prints a tree.
type dumper struct {
	DumpOptions
	w     io.Writer
	err   error
	out   []byte
	level int
	items []item // open nodes and lists
}

// item is an open node or list. If it is indented, its parts are on lines of their own.
type item struct {
	parts   int
	indents bool
	skipped bool // a list that is empty and not shown
}

func (d *dumper) flush() {
	if d.err == nil {
		_, d.err = d.w.Write(d.out)
	}
	d.out = d.out[:0]
}

// value prints a node or None.
func (d *dumper) value(n Node) {
	if n == nil {
		d.out = append(d.out, "None"...)
		return
	}
	d.out = append(append(d.out, n.Class()...), '(')
	d.begin(d.Indent > 0 && !d.isSimple(n))
	n.fields(d)
	if p, ok := n.(Placed); ok && d.Attributes {
		at := p.Range()
		d.number("lineno", int(at.Line))
		d.number("col_offset", int(at.Col))
		d.number("end_lineno", int(at.EndLine))
		d.number("end_col_offset", int(at.EndCol))
	}
	d.end()
	d.out = append(d.out, ')')
	if len(d.out) > 1<<16 {
		d.flush()
	}
}

// isSimple tells whether a node stays on its line when lines are indented: it has at
// most three parts, which are no lists or nodes with parts.
func (d *dumper) isSimple(n Node) bool {
	s := simple{attributes: d.Attributes}
	s.count(n)
	return s.parts <= 3 && !s.compound
}

// begin opens a node or list.
func (d *dumper) begin(indents bool) {
	d.items = append(d.items, item{indents: indents})
	d.level++
}

// end closes the innermost node or list.
func (d *dumper) end() {
	d.items = d.items[:len(d.items)-1]
	d.level--
}

// part begins a part of the innermost node or list.
func (d *dumper) part(name string) {
	top := &d.items[len(d.items)-1]
	switch {
	case top.indents:
		if top.parts > 0 {
			d.out = append(d.out, ',')
		}
		d.out = append(append(d.out, '\n'), strings.Repeat(" ", d.level*d.Indent)...)
	case top.parts > 0:
		d.out = append(d.out, ", "...)
	}
	top.parts++
	if name != "" {
		d.out = append(append(d.out, name...), '=')
	}
}

func (d *dumper) node(name string, n Node) {
	if n == nil && name != "" {
		return
	}
	d.part(name)
	d.value(n)
}

func (d *dumper) ident(name, value string) {
	if value != "" {
		d.part(name)
		d.out = appendStr(d.out, value)
	}
}

func (d *dumper) number(name string, value int) {
	d.part(name)
	d.out = strconv.AppendInt(d.out, int64(value), 10)
}

func (d *dumper) leaf(name string, value leaf) {
	d.part(name)
	d.out = value.appendRepr(d.out)
}

func (d *dumper) open(name string, n int) {
	if n == 0 {
		d.items = append(d.items, item{skipped: true})
		return
	}
	d.part(name)
	d.out = append(d.out, '[')
	d.begin(d.Indent > 0)
}

func (d *dumper) close() {
	if d.items[len(d.items)-1].skipped {
		d.items = d.items[:len(d.items)-1]
		return
	}
	d.end()
	d.out = append(d.out, ']')
}

// simple counts the parts of a node and tells whether one of them has parts.
type simple struct {
	attributes bool
	parts      int
	compound   bool
}

func (s *simple) count(n Node) {
	n.fields(s)
	if _, ok := n.(Placed); ok && s.attributes {
		s.parts += 4
	}
}

func (s *simple) node(name string, n Node) {
	if n == nil || name == "" {
		return
	}
	s.parts++
	child := simple{attributes: s.attributes}
	child.count(n)
	s.compound = s.compound || child.parts > 0
}

func (s *simple) ident(name, value string) {
	if name != "" && value != "" {
		s.parts++
	}
}

func (s *simple) number(string, int) { s.parts++ }

func (s *simple) leaf(name string, _ leaf) {
	if name != "" {
		s.parts++
	}
}

func (s *simple) open(_ string, n int) {
	if n > 0 {
		s.parts++
		s.compound = true
	}
}

func (*simple) close() {}
