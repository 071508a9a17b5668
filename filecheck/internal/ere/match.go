package ere

import "strings"

// Matcher finds matches of one expression. It keeps what it learns from one
// search to the next; it must not be used by two goroutines at a time.
type Matcher struct {
	re      *Regexp
	scan    *dfa
	machine map[[2]int]*dfa
	scratch *scratch
	text    string
	groups  []int
	lost    bool
	steps   int
}

// NewMatcher returns a matcher for the expression.
func (re *Regexp) NewMatcher() *Matcher {
	return &Matcher{re: re, scratch: newScratch(re)}
}

// Find returns the leftmost-longest match in text as pairs of offsets, the
// whole match first and then each group, -1 for a group that took no part.
// Without wantGroups only the first pair is returned. It returns nil if there
// is no match. The result is valid until the next call.
func (m *Matcher) Find(text string, wantGroups bool) []int {
	m.text, m.steps = text, 0
	n := 2
	if wantGroups {
		n += 2 * m.re.nsub
	}
	if cap(m.groups) < 2+2*m.re.nsub {
		m.groups = make([]int, 2+2*m.re.nsub)
	}
	m.groups = m.groups[:2+2*m.re.nsub]
	for i := range m.groups {
		m.groups[i] = -1
	}
	if !m.find(wantGroups) {
		return nil
	}
	return m.groups[:n]
}

func (m *Matcher) find(wantGroups bool) bool {
	re := m.re
	if re.pure && (!wantGroups || re.nsub == 0) {
		at := strings.Index(m.text, re.prefix)
		if at < 0 {
			return false
		}
		m.groups[0], m.groups[1] = at, at+len(re.prefix)
		return true
	}
	if len(re.must) == 0 || !re.oneLine {
		if len(re.must) > 0 && !strings.Contains(m.text, re.must) {
			return false
		}
		return m.findIn(0, len(m.text), wantGroups)
	}
	// Only lines that contain the literal need a closer look.
	for pos := 0; ; {
		at := strings.Index(m.text[pos:], re.must)
		if at < 0 {
			return false
		}
		at += pos
		from := max(pos, strings.LastIndexByte(m.text[pos:at], '\n')+1+pos)
		to := strings.IndexByte(m.text[at:], '\n')
		if to < 0 {
			to = len(m.text)
		} else {
			to += at
		}
		if m.findIn(from, to, wantGroups) {
			return true
		}
		if to == len(m.text) {
			return false
		}
		pos = to + 1
	}
}

// findIn looks for the leftmost match in text[from:to].
func (m *Matcher) findIn(from, to int, wantGroups bool) bool {
	if m.scan == nil {
		m.scan = newDFA(m.re, 0, len(m.re.prog)-1, true, m.scratch)
	}
	for {
		start, found := m.scan.search(m.text, from, to)
		if !found {
			return false
		}
		end := -1
		for ; start <= to; start++ {
			if end = m.longest(start, to, 0, len(m.re.prog)-1); end >= 0 {
				break
			}
		}
		if end < 0 {
			return false
		}
		if !m.re.backrefs {
			m.groups[0], m.groups[1] = start, end
			if wantGroups && m.re.nsub > 0 {
				m.lost = false
				m.dissect(m.re.seq, start, end, len(m.re.prog)-1)
			}
			return true
		}
		for ; end >= 0; end = m.longest(start, end-1, 0, len(m.re.prog)-1) {
			if m.backtrack(start, end) {
				m.groups[0], m.groups[1] = start, end
				return true
			}
			if end == start {
				break
			}
		}
		if start == to {
			return false
		}
		from = start + 1
	}
}

// longest runs the instructions from start to stop on text[from:to].
func (m *Matcher) longest(from, to, start, stop int) int {
	k := [2]int{start, stop}
	d := m.machine[k]
	if d == nil {
		d = newDFA(m.re, start, stop, false, m.scratch)
		if m.machine == nil {
			m.machine = map[[2]int]*dfa{}
		}
		m.machine[k] = d
	}
	return d.longest(m.text, from, to)
}

// dissect finds which groups of seq matched what, given that seq, whose code
// ends at stop, matches text[at:end].
func (m *Matcher) dissect(seq []*node, at, end, stop int) {
	for _, n := range seq {
		if m.lost {
			return
		}
		switch n.op {
		case opChar, opSet:
			at++
		case opLParen:
			m.groups[2*n.n] = at
		case opRParen:
			m.groups[2*n.n+1] = at
		case opPlus, opQuest, opAlt:
			rest := m.share(n, at, end, stop)
			if rest < 0 {
				// The greedy choices before left no way; the groups so far stand.
				m.lost = true
				return
			}
			m.inside(n, at, rest)
			at = rest
		}
	}
}

// share returns how far n reaches: as far as it can while what follows it still
// matches up to end.
func (m *Matcher) share(n *node, at, end, stop int) int {
	for limit := end; limit >= at; {
		rest := m.reach(n, at, limit)
		if rest < 0 {
			return -1
		}
		if m.longest(rest, end, n.end, stop) == end {
			return rest
		}
		limit = m.stepBack(at, rest, n.end, stop)
	}
	return -1
}

// reach is the longest match of n alone in text[at:limit].
func (m *Matcher) reach(n *node, at, limit int) int {
	set := n.loopSet()
	if set == nil {
		return m.longest(at, limit, n.start, n.end)
	}
	i := at
	for i < limit && set.has(m.text[i]) {
		i++
	}
	if i == at && n.op == opPlus {
		return -1
	}
	return i
}

// loopSet returns the set of a repeated single set, such as `.*`; nil for
// others.
func (n *node) loopSet() *charSet {
	if n.op == opAlt {
		return nil
	}
	body := n.kids[0]
	if n.op == opQuest {
		body = body[0].kids[0]
	}
	if len(body) == 1 && body[0].op == opSet {
		return body[0].set
	}
	return nil
}

// stepBack returns a position before rest, and not before at unless there is
// none, such that the code from pc to stop does not fail at its first bytes
// anywhere between.
func (m *Matcher) stepBack(at, rest, pc, stop int) int {
	back := rest - 1
	for pc < stop && m.re.prog[pc].op == iClose {
		pc++
	}
	if pc >= stop || m.re.prog[pc].op != iChar {
		return back
	}
	for back > at && m.text[back] != m.re.prog[pc].c {
		back--
	}
	return back
}

// inside dissects n, which matches text[at:end].
func (m *Matcher) inside(n *node, at, end int) {
	if n.loopSet() != nil {
		return // there are no groups inside
	}
	switch n.op {
	case opQuest:
		if got := m.longest(at, end, n.start+1, n.end); got >= 0 {
			m.dissect(n.kids[0], at, got, n.end)
		}
	case opPlus:
		body, stop := n.start+1, n.end-1
		last := at
		next := m.longest(at, end, body, stop)
		for next > at {
			last, at = at, next
			next = m.longest(at, end, body, stop)
		}
		if next < 0 {
			next, at = at, last
		}
		m.dissect(n.kids[0], at, next, stop)
	case opAlt:
		for i, k := range n.kids {
			if m.longest(at, end, n.branchStart(i), n.exits[i]) == end {
				m.dissect(k, at, end, n.exits[i])
				return
			}
		}
	}
}
