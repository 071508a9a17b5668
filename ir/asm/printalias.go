package asm

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"polyloom/ir"
)

// Aliaser is implemented by types and attributes of a dialect that are written once, under a name, at the beginning of a file.
type Aliaser interface {
	// Alias returns the name, without ! or #; "" for none. Values of one name are told apart by numbers.
	Alias() string
}

// aliasName returns the name that x, a type or attribute, wants to be written under.
func aliasName(x any) string {
	switch x := x.(type) {
	case *ir.AffineMapAttr:
		return "map"
	case *ir.IntegerSetAttr:
		return "set"
	case *ir.LocAttr:
		return "loc"
	case *ir.DistinctAttr:
		if x.Referenced != ir.Attr(ir.Unit) {
			return "distinct"
		}
	case *ir.TupleType:
		if len(x.Elems) > 16 {
			return "tuple"
		}
	case Aliaser:
		return x.Alias()
	}
	return ""
}

// features is what a printer must know of an operation before it prints.
type features struct {
	aliases   bool // something may be written by an alias
	distinct  bool // there are distinct attributes, which are numbered as they are printed
	resources bool // there are resources

	last ir.Type              // the type seen last, which is often the next one too
	locs map[*ir.LocAttr]bool // what was looked into: they are parts of each other in many ways
	text *ir.Text
}

// add makes f know what g does.
func (f *features) add(g *features) {
	f.aliases = f.aliases || g.aliases
	f.distinct = f.distinct || g.distinct
	f.resources = f.resources || g.resources
}

// op looks at the attributes and result types of op.
func (f *features) op(op ir.Op) {
	for i := range ir.NumResults(op) {
		f.typ(ir.ResultAt(op, i).Type())
	}
	for _, a := range ir.Attributes(op) {
		f.see(a)
	}
	if g, ok := op.(*ir.Generic); ok && g.Properties != nil {
		f.see(g.Properties)
	}
}

func (f *features) arg(a *ir.BlockArg) { f.typ(a.Type()) }

func (f *features) typ(t ir.Type) {
	if t != f.last && t != nil {
		f.last = t
		f.see(t)
	}
}

// see looks into x, a type or attribute.
func (f *features) see(x any) {
	switch x := x.(type) {
	case *ir.IntegerType, *ir.IndexType, *ir.FloatType, *ir.IntegerAttr, *ir.FloatAttr, *ir.UnitAttr, *ir.SymbolRefAttr, *ir.EnumAttr,
		*ir.DenseArrayAttr, *ir.StridedLayoutAttr:
		return
	case *ir.ResourceAttr:
		f.resources = true
	case *ir.DistinctAttr:
		f.distinct = true
	case *ir.LocAttr:
		if f.locs[x] {
			return
		}
		if f.locs == nil {
			f.locs = map[*ir.LocAttr]bool{}
		}
		f.locs[x] = true
	case *ir.ArrayAttr:
		for _, e := range x.Elems {
			f.see(e)
		}
		return
	case *ir.DictAttr:
		for _, e := range x.Entries {
			f.see(e.Value)
		}
		return
	}
	if f.aliases = f.aliases || aliasName(x) != ""; f.aliases && f.distinct && f.resources {
		return
	}
	if f.text == nil {
		f.text = &ir.Text{Alias: func(y any) (string, bool) { f.see(y); return "", true }}
	}
	forParts(x, f.text, f.see)
}

// forParts calls visit for the types and attributes that are written inside x. A dialect's own kinds write themselves to text, whose
// Alias must lead to visit.
func forParts(x any, text *ir.Text, visit func(any)) {
	attr := func(a ir.Attr) {
		if a != nil {
			visit(a)
		}
	}
	types := func(ts []ir.Type) {
		for _, t := range ts {
			visit(t)
		}
	}
	switch x := x.(type) {
	case *ir.AffineMapAttr, *ir.DenseArrayAttr, *ir.FloatAttr, *ir.IntegerAttr, *ir.IntegerSetAttr, *ir.UnitAttr:
		return // the type of a number takes no part
	case *ir.MemRefType:
		visit(x.Elem())
		attr(x.Layout)
		attr(x.Space)
	case *ir.UnrankedMemRefType:
		visit(x.Elem())
		attr(x.Space)
	case *ir.TensorType:
		visit(x.Elem())
		attr(x.Encoding)
	case *ir.VectorType:
		visit(x.Elem())
	case *ir.ComplexType:
		visit(x.Part)
	case *ir.FunctionType:
		types(x.In)
		types(x.Out)
	case *ir.GraphType:
		types(x.In)
		types(x.Out)
	case *ir.TupleType:
		types(x.Elems)
	case *ir.TypeAttr:
		visit(x.Type)
	case *ir.ArrayAttr:
		for _, e := range x.Elems {
			visit(e)
		}
	case *ir.DictAttr:
		for _, e := range x.Entries {
			visit(e.Value)
		}
	case *ir.DistinctAttr:
		visit(x.Referenced)
	case *ir.LocAttr:
		attr(x.Metadata)
		for _, c := range x.Children {
			if x.Kind != ir.NameLoc || c.Kind != ir.UnknownLoc {
				visit(c)
			}
		}
	case ir.DialectType:
		x.PrintBody(text)
		text.Buf = text.Buf[:0]
	case ir.DialectAttr:
		x.PrintBody(text)
		text.Buf = text.Buf[:0]
	}
	if t, ok := x.(ir.Typed); ok && t.AttrType() != nil && t.AttrType() != ir.Type(ir.None()) {
		visit(t.AttrType())
	}
}

// aliasInfo is what is known of a type or attribute that will be printed.
type aliasInfo struct {
	x          any
	name       string // "" if it has no alias
	depth      int    // 1 + the depth of the deepest alias inside, 0 without any
	isType     bool
	deferrable bool
	parts      []int32
}

// aliasFinder collects the types and attributes that a dry print would write, in the order of their first appearance.
type aliasFinder struct {
	index map[any]int32
	infos []aliasInfo
}

// visit notes that x is written, where an alias that is defined behind its use will do if deferrable is true.
func (f *aliasFinder) visit(x any, deferrable bool) int32 {
	if i, ok := f.index[x]; ok {
		if !deferrable {
			f.settle(i)
		}
		return i
	}
	i := int32(len(f.infos))
	f.index[x] = i
	_, isType := x.(ir.Type)
	info := aliasInfo{x: x, isType: isType, deferrable: deferrable}
	if name := aliasName(x); name != "" {
		info.name, info.depth = sanitize(name, "$_-"), 1
	}
	f.infos = append(f.infos, info)

	var parts []int32
	depth := 0
	part := func(y any) {
		k := f.visit(y, deferrable)
		parts = append(parts, k)
		depth = max(depth, f.infos[k].depth)
	}
	forParts(x, &ir.Text{Alias: func(y any) (string, bool) { part(y); return "", true }}, part)
	f.infos[i].parts = parts
	if depth > 0 {
		f.infos[i].depth = depth + 1
	}
	return i
}

// settle makes the alias at i, and those inside it, be defined before its use.
func (f *aliasFinder) settle(i int32) {
	if !f.infos[i].deferrable {
		return
	}
	f.infos[i].deferrable = false
	for _, k := range f.infos[i].parts {
		f.settle(k)
	}
}

// hook is for Text.Alias of the dry print: it notes what would be written, and writes nothing.
func (f *aliasFinder) hook(x any) (string, bool) {
	f.visit(x, false)
	return "", true
}

// An alias is a name for a type or attribute in one file.
type alias struct {
	x          any
	text       string // with ! or #
	deferrable bool
}

// aliases are the names of a file, in the order of their definitions.
type aliases struct {
	list []alias
	of   map[any]string
	locs bool // nothing but locations, maps and sets has an alias
}

// assign chooses the names, the innermost first.
func (f *aliasFinder) assign() *aliases {
	slices.SortStableFunc(f.infos, func(a, b aliasInfo) int {
		if a.depth != b.depth || a.isType == b.isType {
			return cmp.Or(cmp.Compare(a.depth, b.depth), strings.Compare(a.name, b.name))
		}
		if a.isType {
			return -1
		}
		return 1
	})
	as := &aliases{of: map[any]string{}, locs: true}
	used := map[string]bool{}
	counts := map[string]int{}
	for _, info := range f.infos {
		if info.name == "" {
			continue
		}
		prefix := "#"
		if info.isType {
			prefix = "!"
		}
		switch info.x.(type) {
		case *ir.LocAttr, *ir.AffineMapAttr, *ir.IntegerSetAttr:
		default:
			as.locs = false
		}
		as.list = append(as.list, alias{info.x, prefix + uniqueAlias(info.name, used, counts), info.deferrable})
	}
	return as
}

// uniqueAlias returns name, with a number behind it if it is used.
func uniqueAlias(name string, used map[string]bool, counts map[string]int) string {
	if used[name] {
		base := name
		if c := name[len(name)-1]; class[c]&clsDigit != 0 {
			base += "_"
		}
		for used[name] {
			counts[base]++
			name = base + strconv.Itoa(counts[base])
		}
	}
	used[name] = true
	return name
}

// lookup is for Text.Alias.
func (as *aliases) lookup(x any) (string, bool) {
	if as.locs {
		switch x.(type) {
		case *ir.LocAttr, *ir.AffineMapAttr, *ir.IntegerSetAttr:
		default:
			return "", false
		}
	}
	s, ok := as.of[x]
	return s, ok
}

// define prints the definitions of the aliases that stand before the operation, or behind it. An attribute may be written by its alias
// anywhere; a type only once that is defined, as it may hold itself.
func (as *aliases) define(p *Printer, deferred bool) {
	if !deferred {
		for _, a := range as.list {
			if _, isType := a.x.(ir.Type); !isType {
				as.of[a.x] = a.text
			}
		}
	}
	for _, a := range as.list {
		if a.deferrable != deferred {
			continue
		}
		p.Str(a.text)
		p.Str(" = ")
		switch x := a.x.(type) {
		case ir.Type:
			p.TypeNoAlias(x)
			as.of[x] = a.text
		case ir.Attr:
			p.AttrNoAlias(x)
		}
		p.Byte('\n')
	}
}
