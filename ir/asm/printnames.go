package asm

import (
	"slices"
	"strconv"

	"polyloom/ir"
)

// names knows how the values and blocks of an operation and everything inside it are written. Each value's Num is its position in vals;
// as vals says which value has that number, a value that was never numbered, or was numbered for another printer, is recognised.
type names struct {
	opts   *PrintOptions
	vals   []*ir.Value
	ids    []uint32 // the number of a value, or named and a position in texts
	texts  []string
	blocks []*ir.Block
	order  []uint32 // the position of a block in its region

	groups  map[ir.Op][]int  // first results of the result groups of an op that has several
	opIDs   map[ir.Op]uint32 // numbers of ops without results, where users are printed
	used    map[string]bool  // names in flight
	outer   map[string]bool  // names in flight around the op that is numbered; not changed
	inserts []string         // what to take out of used again, by scope
	pending []ir.Op          // ops with regions that are not numbered yet
	skip    func(ir.Op) bool // ops whose regions another names numbers
	atEnd   func(*ir.Region) // called when everything in a region but the regions of its ops is named
	scan    *features        // what the ops hold, collected on the way; nil if it does not matter
	next    counters         // the next numbers
	curOp   ir.Op            // whose results are being named
	named   []int            // results of curOp, but the first, that got names
	setRes  func(*ir.Value, string)
	setArg  func(*ir.Value, string)
	text    []byte
}

// counters are the next numbers of values, entry block arguments and name conflicts. A region begins with those of the region around it.
type counters struct{ value, arg, conflict uint32 }

// Flags of an id: whether the rest is a position in texts, and whether the value is the first of a group of results of an op that has
// several results.
const (
	named   = 1 << 31
	grouped = 1 << 30
)

func newNames(opts *PrintOptions) *names {
	n := &names{opts: opts, used: map[string]bool{}}
	n.setRes = n.nameResult
	n.setArg = n.nameArg
	return n
}

// numberRoot names everything in op, the outermost operation that matters.
func (n *names) numberRoot(op ir.Op) {
	start := n.next
	n.op(op)
	n.nested(op, start)
}

// nested names what is in the regions of op, which begin with the given counters. As upstream, the last region goes first, which shows
// where numbers are unique across regions.
func (n *names) nested(op ir.Op, start counters) {
	for i := ir.NumRegions(op) - 1; i >= 0; i-- {
		r := ir.RegionAt(op, i)
		if r.Empty() {
			continue
		}
		if !n.opts.UniqueIDs && !n.opts.Generic {
			n.next = start
		}
		scope, first := len(n.inserts), len(n.pending)
		n.region(op, r)
		after := n.next
		if n.atEnd != nil {
			n.atEnd(r)
		}
		for len(n.pending) > first {
			inner := n.pending[len(n.pending)-1]
			n.pending = n.pending[:len(n.pending)-1]
			n.nested(inner, after)
		}
		for _, s := range n.inserts[scope:] {
			delete(n.used, s)
		}
		n.inserts = n.inserts[:scope]
	}
}

// region names the arguments, results and blocks of r, without the regions of its ops.
func (n *names) region(parent ir.Op, r *ir.Region) {
	if !n.opts.Generic {
		if namer, ok := parent.(ir.BlockArgNamer); ok {
			namer.NameBlockArgs(r, n.setArg)
		}
	}
	k := uint32(0)
	for b := r.Entry(); b != nil; b = b.Next() {
		b.Num = uint32(len(n.blocks))
		n.blocks = append(n.blocks, b)
		n.order = append(n.order, k)
		k++
		n.block(b)
	}
}

func (n *names) block(b *ir.Block) {
	for _, a := range b.Args() {
		if n.scan != nil {
			n.scan.arg(a)
		}
		if n.has(&a.Value) {
			continue
		}
		name := ""
		if b.IsEntry() {
			name = n.argName()
		}
		n.set(&a.Value, n.prefix(&a.Value, name))
	}
	for op := b.First(); op != nil; op = ir.Next(op) {
		n.op(op)
		if ir.NumRegions(op) > 0 && (n.skip == nil || !n.skip(op)) {
			n.pending = append(n.pending, op)
		}
	}
}

// argName returns the next name of an entry block argument.
func (n *names) argName() string {
	k := n.next.arg
	n.next.arg++
	if int(k) < len(argNames) {
		return argNames[k]
	}
	n.text = strconv.AppendUint(append(n.text[:0], "arg"...), uint64(k), 10)
	return string(n.text)
}

var argNames = [...]string{"arg0", "arg1", "arg2", "arg3", "arg4", "arg5", "arg6", "arg7", "arg8", "arg9"}

// op names the results of op.
func (n *names) op(op ir.Op) {
	if n.scan != nil {
		n.scan.op(op)
	}
	count := ir.NumResults(op)
	n.named = n.named[:0]
	if !n.opts.Generic {
		n.curOp = op
		if namer, ok := op.(ir.ResultNamer); ok {
			namer.NameResults(n.setRes)
		} else if count > 1 {
			ir.NameResultGroups(op, n.setRes)
		}
	}
	if count == 0 {
		if n.opts.ValueUsers {
			if n.opIDs == nil {
				n.opIDs = map[ir.Op]uint32{}
			}
			n.opIDs[op] = n.next.value
			n.next.value++
		}
		return
	}
	first := ir.ResultAt(op, 0)
	if !n.has(first) {
		n.set(first, n.prefix(first, ""))
	}
	if len(n.named) > 0 {
		slices.Sort(n.named)
		if n.groups == nil {
			n.groups = map[ir.Op][]int{}
		}
		n.groups[op] = append([]int{0}, n.named...)
	}
	if count > 1 {
		n.ids[first.Num] |= grouped
		for _, i := range n.named {
			n.ids[ir.ResultAt(op, i).Num] |= grouped
		}
	}
}

func (n *names) nameResult(v *ir.Value, name string) {
	if n.has(v) {
		return
	}
	n.set(v, n.prefix(v, name))
	if i := v.Index(); i > 0 {
		n.named = append(n.named, i)
	}
}

func (n *names) nameArg(v *ir.Value, name string) {
	if !n.has(v) {
		n.set(v, n.prefix(v, name))
	}
}

// prefix returns the name in the location of v where names are taken from there, else name.
func (n *names) prefix(v *ir.Value, name string) string {
	if n.opts.UseNameLocAsPrefix {
		if s, ok := nameInLoc(v.Loc().Attr()); ok {
			return s
		}
	}
	return name
}

func nameInLoc(a *ir.LocAttr) (string, bool) {
	if a.Kind == ir.NameLoc {
		return a.Name, true
	}
	for _, c := range a.Children {
		if s, ok := nameInLoc(c); ok {
			return s, ok
		}
	}
	return "", false
}

// has reports whether v has a name.
func (n *names) has(v *ir.Value) bool { return int(v.Num) < len(n.vals) && n.vals[v.Num] == v }

// set gives v a name like the suggested one, or the next number if that is empty.
func (n *names) set(v *ir.Value, name string) {
	id := n.next.value
	if name == "" {
		n.next.value++
	} else {
		id = named | uint32(len(n.texts))
		n.texts = append(n.texts, n.unique(name))
	}
	if len(n.vals) == cap(n.vals) {
		n.vals = slices.Grow(n.vals, len(n.vals)+64)
		n.ids = slices.Grow(n.ids, len(n.vals)+64)
	}
	v.Num = uint32(len(n.vals))
	n.vals = append(n.vals, v)
	n.ids = append(n.ids, id)
}

// unique returns a name that no other value in scope has.
func (n *names) unique(name string) string {
	name = sanitize(name, "$._-")
	if n.used[name] || n.outer[name] {
		n.text = append(append(n.text[:0], name...), '_')
		base := len(n.text)
		for len(n.text) == base || n.used[string(n.text)] || n.outer[string(n.text)] {
			n.text = strconv.AppendUint(n.text[:base], uint64(n.next.conflict), 10)
			n.next.conflict++
		}
		name = string(n.text)
	}
	n.used[name] = true
	n.inserts = append(n.inserts, name)
	return name
}

// sanitize makes an identifier of name, in which letters, digits and the given punctuation may stand.
func sanitize(name, punct string) string {
	valid := func(c byte) bool {
		if class[c]&(clsLetter|clsDigit) != 0 {
			return true
		}
		for i := range len(punct) {
			if punct[i] == c {
				return true
			}
		}
		return false
	}
	ok := true
	for i := range len(name) {
		ok = ok && valid(name[i])
	}
	lead := class[name[0]]&clsDigit != 0 || !valid(name[0]) && name[0] != ' '
	if ok && !lead {
		return name
	}
	var out []byte
	if lead {
		out = append(out, '_')
	}
	for i := range len(name) {
		switch c := name[i]; {
		case valid(c):
			out = append(out, c)
		case c == ' ':
			out = append(out, '_')
		default:
			out = append(out, upperHex(c)...)
		}
	}
	return string(out)
}

// upperHex returns c in hexadecimal without leading zeros.
func upperHex(c byte) string {
	const digits = "0123456789ABCDEF"
	if c < 16 {
		return digits[c : c+1]
	}
	return string([]byte{digits[c>>4], digits[c&15]})
}

// head returns the first result of the group that result i of op belongs to, and the size of the group.
func (n *names) head(op ir.Op, i, count int) (first, size int) {
	groups := n.groups[op]
	if groups == nil {
		return 0, count
	}
	k, found := slices.BinarySearch(groups, i)
	if !found {
		k--
	}
	if k+1 < len(groups) {
		return groups[k], groups[k+1] - groups[k]
	}
	return groups[k], count - groups[k]
}

// appendValue appends v as an operand; with its number in the group of results where it is one of several.
func (n *names) appendValue(dst []byte, v *ir.Value, number bool) []byte {
	if v == nil {
		return append(dst, "<<NULL VALUE>>"...)
	}
	if n.has(v) {
		if id := n.ids[v.Num]; id&grouped == 0 {
			return n.appendID(dst, id)
		}
	}
	op := v.DefOp()
	if op == nil {
		return append(dst, "<<UNKNOWN SSA VALUE>>"...)
	}
	i := v.Index()
	first, size := n.head(op, i, ir.NumResults(op))
	if v = ir.ResultAt(op, first); !n.has(v) {
		return append(dst, "<<UNKNOWN SSA VALUE>>"...)
	}
	dst = n.appendID(dst, n.ids[v.Num])
	if number && size > 1 {
		dst = strconv.AppendInt(append(dst, '#'), int64(i-first), 10)
	}
	return dst
}

func (n *names) appendID(dst []byte, id uint32) []byte {
	dst = append(dst, '%')
	if id &^= grouped; id&named != 0 {
		return append(dst, n.texts[id&^named]...)
	}
	return strconv.AppendUint(dst, uint64(id), 10)
}

// appendOpID appends the number of an op without results.
func (n *names) appendOpID(dst []byte, op ir.Op) []byte {
	id, ok := n.opIDs[op]
	if !ok {
		return append(dst, "<<UNKNOWN OPERATION>>"...)
	}
	return strconv.AppendUint(append(dst, '%'), uint64(id), 10)
}

// blockOrder returns the position of b in its region, -1 if it was not numbered.
func (n *names) blockOrder(b *ir.Block) int {
	if b == nil || int(b.Num) >= len(n.blocks) || n.blocks[b.Num] != b {
		return -1
	}
	return int(n.order[b.Num])
}

// appendBlock appends the label of b.
func (n *names) appendBlock(dst []byte, b *ir.Block) []byte {
	k := n.blockOrder(b)
	if k < 0 {
		return append(dst, "INVALIDBLOCK"...)
	}
	return strconv.AppendInt(append(dst, "^bb"...), int64(k), 10)
}

// shadow lets the arguments of r be written as the values vs; a nil value leaves its argument alone.
func (n *names) shadow(r *ir.Region, vs []*ir.Value) {
	for i, v := range vs {
		if v == nil || r.Empty() || i >= r.Entry().NumArgs() {
			continue
		}
		a := r.Entry().Arg(i)
		if !n.has(a) {
			continue
		}
		n.ids[a.Num] = named | uint32(len(n.texts))
		n.texts = append(n.texts, string(n.appendValue(nil, v, true)[1:]))
	}
}
