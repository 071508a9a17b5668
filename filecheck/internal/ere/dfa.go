package ere

import (
	"encoding/binary"
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
type dfa struct {
	re          *Regexp
	start, stop int
	unanchored  bool
	states      map[string]*state
	init        [3]*state
	nfresh      int

	// Scratch for building states.
	list, closed sparse
	stack        []int
	key          []byte
}

// state is a set of instructions that wait for a byte or an assertion.
type state struct {
	pcs     []int
	ctx     uint8
	matched bool // stop was reached before the byte that led here
	dead    bool // no way to match from here
	fresh   bool // nothing but what a new beginning gives
	next    []*state
}

// sparse is a set of small integers in order of insertion.
type sparse struct {
	dense []int
	index []int
}

func (s *sparse) has(v int) bool {
	i := s.index[v]
	return i < len(s.dense) && s.dense[i] == v
}

func (s *sparse) add(v int) {
	s.index[v] = len(s.dense)
	s.dense = append(s.dense, v)
}

func newDFA(re *Regexp, start, stop int, unanchored bool) *dfa {
	n := len(re.prog) + 1
	d := &dfa{re: re, start: start, stop: stop, unanchored: unanchored, states: map[string]*state{}}
	d.list.index = make([]int, n)
	d.closed.index = make([]int, n)
	return d
}

// initial is the state before the first byte.
func (d *dfa) initial(ctx int) *state {
	if d.init[ctx] == nil {
		d.list.dense = d.list.dense[:0]
		d.follow(&d.list, d.start)
		d.nfresh = len(d.list.dense)
		d.init[ctx] = d.intern(uint8(ctx), false)
	}
	return d.init[ctx]
}

// follow adds pc and what it leads to without a byte or an assertion.
func (d *dfa) follow(set *sparse, pc int) {
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
			d.stack = append(d.stack, in.x)
		case iSplit, iLoop:
			d.stack = append(d.stack, in.y, in.x)
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
func (d *dfa) step(s *state, k int, c byte) *state {
	if n := s.next[k]; n != nil {
		return n
	}
	if len(d.states) > maxStates {
		d.states = map[string]*state{}
		d.init = [3]*state{}
		s = &state{pcs: s.pcs, ctx: s.ctx, next: make([]*state, d.re.nclasses+1)}
	}
	pcs := s.pcs
	end := k == d.eot()
	if d.re.asserts {
		pcs = d.assert(s, end, c)
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
	s.next[k] = n
	return n
}

// assert adds to a state what the assertions that hold before c lead to. As in
// LLVM's library, assertions in a row are passed only as often as there are
// assertions of their kind in the expression, and word boundaries once.
func (d *dfa) assert(s *state, end bool, c byte) []int {
	d.closed.dense = d.closed.dense[:0]
	for _, pc := range s.pcs {
		if !d.closed.has(pc) {
			d.closed.add(pc)
		}
	}
	passes := 0
	if s.ctx == ctxBreak {
		passes += d.re.nbol
	}
	if end || c == '\n' {
		passes += d.re.neol
	}
	for range passes {
		d.pass(iBOL, iEOL, s.ctx, end, c)
	}
	d.pass(iBOW, iEOW, s.ctx, end, c)
	return d.closed.dense
}

// pass goes once through the assertions of two kinds.
func (d *dfa) pass(one, other instOp, ctx uint8, end bool, c byte) {
	try := func(pc int) {
		if pc == d.stop {
			return
		}
		if op := d.re.prog[pc].op; (op == one || op == other) && holds(op, int(ctx), end, c) {
			d.follow(&d.closed, pc+1)
		}
	}
	if d.re.large {
		for pc := range d.re.prog {
			if d.closed.has(pc) {
				try(pc)
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
func (d *dfa) intern(ctx uint8, matched bool) *state {
	key := append(d.key[:0], ctx<<1)
	if matched {
		key[0] |= 1
	}
	fresh := len(d.list.dense) == d.nfresh
	if fresh {
		key[0] |= 1 << 7
	}
	n := 0
	for _, pc := range d.list.dense {
		if d.waits(pc) {
			key = binary.AppendUvarint(key, uint64(pc))
			n++
		}
	}
	d.key = key
	if s, ok := d.states[string(key)]; ok {
		return s
	}
	s := &state{ctx: ctx, matched: matched, dead: n == 0, fresh: fresh,
		pcs: make([]int, 0, n), next: make([]*state, d.re.nclasses+1)}
	for _, pc := range d.list.dense {
		if d.waits(pc) {
			s.pcs = append(s.pcs, pc)
		}
	}
	d.states[string(key)] = s
	return s
}

// waits reports whether pc is more than a step on the way.
func (d *dfa) waits(pc int) bool {
	return pc == d.stop || d.re.prog[pc].op <= iEOW
}

// longest returns the end of the longest match of text[from:to] that begins at
// from, or -1. Assertions see the bytes beyond, up to the whole text.
func (d *dfa) longest(text string, from, to int) int {
	s := d.initial(ctxBefore(text, from))
	last := -1
	for i := from; ; i++ {
		if i == len(text) {
			if d.step(s, d.eot(), 0).matched {
				last = i
			}
			return last
		}
		c := text[i]
		k := int(d.re.class[c])
		n := s.next[k]
		if n == nil {
			n = d.step(s, k, c)
		}
		if n.matched {
			last = i
		}
		if i == to || n.dead {
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
		if s.fresh {
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
			return cold, d.step(s, d.eot(), 0).matched
		}
		c := text[i]
		k := int(d.re.class[c])
		n := s.next[k]
		if n == nil {
			n = d.step(s, k, c)
		}
		if n.matched {
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
