package ere

import (
	"slices"
	"strings"
)

// maxStates bounds an automaton; beyond it the automaton starts afresh.
const maxStates = 4_000

// The kinds of byte before a position, as far as assertions ask.
const (
	ctxOther = iota
	ctxBreak // start of the text, or a newline
	ctxWord
)

// dfa recognises the instructions from start to stop, and is built while it
// runs. An unanchored one may begin at every position.
//
// Most expressions run once over one line, so a dfa is cheap to begin: its
// states are in three slices, and found by their hash.
type dfa struct {
	re          *Regexp
	start, stop int32
	unanchored  bool
	stride      int
	states      []state
	pcs         []int32
	next        []int32          // stride for each state; 0 is not known yet, else the state plus one
	byHash      map[uint64]int32 // a state of each hash, if there are many
	init        [3]int32
	nfresh      int
	*scratch
}

// state is a set of instructions that wait for a byte or an assertion.
type state struct {
	from, to int32 // in pcs
	same     int32 // another state with the same hash, or -1
	hash     uint64
	ctx      uint8
	matched  bool // stop was reached before the byte that led here
	dead     bool // no way to match from here
	fresh    bool // nothing but what a new beginning gives
}

// scratch is what the automata of a matcher need for building states.
type scratch struct {
	list, closed sparse
	stack        []int32
	waiting      []int32
}

// sparse is a set of small integers in order of insertion.
type sparse struct {
	dense []int32
	index []int32
}

func (s *sparse) has(v int32) bool {
	i := s.index[v]
	return int(i) < len(s.dense) && s.dense[i] == v
}

func (s *sparse) add(v int32) {
	s.index[v] = int32(len(s.dense))
	s.dense = append(s.dense, v)
}

func newScratch(re *Regexp) *scratch {
	n := len(re.prog) + 1
	space := make([]int32, 4*n)
	sc := &scratch{}
	sc.list.index, space = space[:n:n], space[n:]
	sc.closed.index, space = space[:n:n], space[n:]
	sc.list.dense, space = space[:0:n], space[n:]
	sc.closed.dense = space[:0:n]
	return sc
}

func newDFA(re *Regexp, start, stop int, unanchored bool, sc *scratch) *dfa {
	return &dfa{re: re, start: int32(start), stop: int32(stop), unanchored: unanchored, stride: re.nclasses + 1,
		scratch: sc}
}

// initial is the state before the first byte.
func (d *dfa) initial(ctx int) int32 {
	if d.init[ctx] == 0 {
		d.list.dense = d.list.dense[:0]
		d.follow(&d.list, d.start)
		d.nfresh = len(d.list.dense)
		d.init[ctx] = d.intern(uint8(ctx), false) + 1
	}
	return d.init[ctx] - 1
}

// follow adds pc and what it leads to without a byte or an assertion.
func (d *dfa) follow(set *sparse, pc int32) {
	d.stack = append(d.stack[:0], pc)
	for len(d.stack) > 0 {
		pc := d.stack[len(d.stack)-1]
		d.stack = d.stack[:len(d.stack)-1]
		if set.has(pc) {
			continue
		}
		set.add(pc)
		if pc == d.stop {
			continue
		}
		switch in := &d.re.prog[pc]; in.op {
		case iJump:
			d.stack = append(d.stack, int32(in.x))
		case iSplit, iLoop:
			d.stack = append(d.stack, int32(in.y), int32(in.x))
		case iOpen, iClose, iEnter, iBack:
			// As far as the automaton knows, a back-reference matches whatever
			// its group could match.
			d.stack = append(d.stack, pc+1)
		}
	}
}

// eot stands for the end of the text among the classes of strings.
func (d *dfa) eot() int { return d.re.nclasses }

// step is the state after byte c, whose class is k; k is eot at the end.
func (d *dfa) step(s int32, k int, c byte) int32 {
	if n := d.next[int(s)*d.stride+k]; n != 0 {
		return n - 1
	}
	from := d.states[s]
	pcs := d.pcs[from.from:from.to]
	full := len(d.states) >= maxStates
	if full {
		pcs = slices.Clone(pcs)
		d.states, d.pcs, d.next = d.states[:0], d.pcs[:0], d.next[:0]
		d.byHash, d.init = nil, [3]int32{}
	}
	end := k == d.eot()
	if d.re.asserts {
		pcs = d.assert(pcs, from.ctx, end, c)
	}
	matched := false
	d.list.dense = d.list.dense[:0]
	for _, pc := range pcs {
		if pc == d.stop {
			matched = true
			continue
		}
		if end {
			continue
		}
		switch in := &d.re.prog[pc]; {
		case in.op == iChar && in.c == c, in.op == iSet && in.set.has(c):
			d.follow(&d.list, pc+1)
		}
	}
	if d.unanchored && !end {
		d.follow(&d.list, d.start)
	}
	ctx := ctxOther
	if d.re.asserts && !end {
		ctx = context(c)
	}
	n := d.intern(uint8(ctx), matched)
	if !full {
		d.next[int(s)*d.stride+k] = n + 1
	}
	return n
}

// assert adds to a state what the assertions that hold before c lead to. As in
// LLVM's library, assertions in a row are passed only as often as there are
// assertions of their kind in the expression, and word boundaries once.
func (d *dfa) assert(pcs []int32, ctx uint8, end bool, c byte) []int32 {
	d.closed.dense = d.closed.dense[:0]
	for _, pc := range pcs {
		if !d.closed.has(pc) {
			d.closed.add(pc)
		}
	}
	passes := 0
	if ctx == ctxBreak {
		passes += d.re.nbol
	}
	if end || c == '\n' {
		passes += d.re.neol
	}
	for range passes {
		d.pass(iBOL, iEOL, ctx, end, c)
	}
	d.pass(iBOW, iEOW, ctx, end, c)
	return d.closed.dense
}

// pass goes once through the assertions of two kinds.
func (d *dfa) pass(one, other instOp, ctx uint8, end bool, c byte) {
	try := func(pc int32) {
		if pc == d.stop {
			return
		}
		if op := d.re.prog[pc].op; (op == one || op == other) && holds(op, int(ctx), end, c) {
			d.follow(&d.closed, pc+1)
		}
	}
	if d.re.large {
		for pc := range d.re.prog {
			if d.closed.has(int32(pc)) {
				try(int32(pc))
			}
		}
		return
	}
	for _, pc := range d.closed.dense[:len(d.closed.dense):len(d.closed.dense)] {
		try(pc)
	}
}

// holds reports whether op is an assertion that holds between a byte of kind
// ctx and c, or the end.
func holds(op instOp, ctx int, end bool, c byte) bool {
	switch op {
	case iBOL:
		return ctx == ctxBreak
	case iEOL:
		return end || c == '\n'
	case iBOW:
		return ctx != ctxWord && !end && isWord(c)
	case iEOW:
		return ctx == ctxWord && (end || !isWord(c))
	}
	return false
}

func context(c byte) int {
	switch {
	case c == '\n':
		return ctxBreak
	case isWord(c):
		return ctxWord
	}
	return ctxOther
}

// intern returns the state of the instructions in d.list.
func (d *dfa) intern(ctx uint8, matched bool) int32 {
	st := state{same: -1, ctx: ctx, matched: matched, fresh: len(d.list.dense) == d.nfresh}
	st.hash = uint64(ctx) << 2
	if matched {
		st.hash |= 1
	}
	if st.fresh {
		st.hash |= 2
	}
	d.waiting = d.waiting[:0]
	for _, pc := range d.list.dense {
		if d.waits(pc) {
			d.waiting = append(d.waiting, pc)
			st.hash = (st.hash ^ uint64(pc)) * 0x100000001b3
		}
	}
	st.dead = len(d.waiting) == 0
	if i := d.lookup(&st); i >= 0 {
		return i
	}
	st.from = int32(len(d.pcs))
	d.pcs = append(d.pcs, d.waiting...)
	st.to = int32(len(d.pcs))
	i := int32(len(d.states))
	d.states = append(d.states, st)
	d.next = slices.Grow(d.next, d.stride)
	d.next = d.next[:len(d.next)+d.stride]
	clear(d.next[len(d.next)-d.stride:])
	d.index(i)
	return i
}

// fewStates is up to how many states are searched one by one.
const fewStates = 16

// lookup finds a state with the instructions in d.waiting, or returns -1.
func (d *dfa) lookup(st *state) int32 {
	equal := func(old *state) bool {
		return old.hash == st.hash && old.ctx == st.ctx && old.matched == st.matched && old.fresh == st.fresh &&
			slices.Equal(d.pcs[old.from:old.to], d.waiting)
	}
	if d.byHash == nil {
		for i := range d.states {
			if equal(&d.states[i]) {
				return int32(i)
			}
		}
		return -1
	}
	i, ok := d.byHash[st.hash]
	if !ok {
		return -1
	}
	for ; i >= 0 && !equal(&d.states[i]); i = d.states[i].same {
	}
	return i
}

// index makes a new state known to lookup.
func (d *dfa) index(i int32) {
	if d.byHash == nil {
		if len(d.states) <= fewStates {
			return
		}
		d.byHash = map[uint64]int32{}
		for j := range i {
			d.index(j)
		}
	}
	st := &d.states[i]
	if old, ok := d.byHash[st.hash]; ok {
		st.same = old
	}
	d.byHash[st.hash] = i
}

// waits reports whether pc is more than a step on the way.
func (d *dfa) waits(pc int32) bool {
	return pc == d.stop || d.re.prog[pc].op <= iEOW
}

// longest returns the end of the longest match of text[from:to] that begins at
// from, or -1. Assertions see the bytes beyond, up to the whole text.
func (d *dfa) longest(text string, from, to int) int {
	s := d.initial(ctxBefore(text, from))
	last := -1
	for i := from; ; i++ {
		if i == len(text) {
			if d.states[d.step(s, d.eot(), 0)].matched {
				last = i
			}
			return last
		}
		c := text[i]
		k := int(d.re.class[c])
		n := d.next[int(s)*d.stride+k] - 1
		if n < 0 {
			n = d.step(s, k, c)
		}
		st := &d.states[n]
		if st.matched {
			last = i
		}
		if i == to || st.dead {
			return last
		}
		s = n
	}
}

// search reports whether there is a match in text[from:to], and a position
// before which none can begin.
func (d *dfa) search(text string, from, to int) (cold int, found bool) {
	s := d.initial(ctxBefore(text, from))
	cold = from
	prefix := d.re.prefix
	for i := from; ; i++ {
		if d.states[s].fresh {
			if cold = i; len(prefix) > 0 {
				j := strings.Index(text[i:to], prefix)
				if j < 0 {
					return i, false
				}
				if j > 0 {
					i += j
					s = d.initial(ctxBefore(text, i))
					cold = i
				}
			}
		}
		if i == len(text) {
			return cold, d.states[d.step(s, d.eot(), 0)].matched
		}
		c := text[i]
		k := int(d.re.class[c])
		n := d.next[int(s)*d.stride+k] - 1
		if n < 0 {
			n = d.step(s, k, c)
		}
		if d.states[n].matched {
			return cold, true
		}
		if i == to {
			return cold, false
		}
		s = n
	}
}

func ctxBefore(text string, at int) int {
	if at == 0 {
		return ctxBreak
	}
	return context(text[at-1])
}
