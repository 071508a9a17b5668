package ere

import "encoding/binary"

const (
	// maxSteps bounds the search for a match with back-references. Beyond it
	// there is no match.
	maxSteps = 1 << 24
	// memoSteps is when the search begins to remember where it has been, which
	// is what keeps nested repetitions from taking exponential time.
	memoSteps = 1 << 12
	// maxMemo bounds what it remembers.
	maxMemo = 1 << 19
)

// choice is something to return to: an instruction to try at a position, or a
// slot to restore if pc is negative.
type choice struct {
	pc, at int
	slot   *int
	old    int
}

// backtrack reports whether the expression matches exactly text[from:to], and
// fills the groups.
func (m *Matcher) backtrack(from, to int) bool {
	for i := range m.groups {
		m.groups[i] = -1
	}
	t := &tracer{m: m, from: from, to: to, loops: make([]int, m.re.nloops)}
	return t.run()
}

type tracer struct {
	m        *Matcher
	from, to int
	loops    []int // where the current pass of each loop began
	stack    []choice
	steps    int
	memo     map[string]struct{}
	key      []byte
}

// been reports whether the search was here before, with the same texts for all
// groups that are referred to: then it fails again.
func (t *tracer) been(pc, at int) bool {
	if t.steps < memoSteps {
		return false
	}
	key := binary.AppendUvarint(t.key[:0], uint64(pc))
	key = binary.AppendUvarint(key, uint64(at))
	for n := 1; n <= t.m.re.nsub && n < 16; n++ {
		if t.m.re.refs&(1<<n) != 0 {
			key = binary.AppendVarint(key, int64(t.m.groups[2*n]))
			key = binary.AppendVarint(key, int64(t.m.groups[2*n+1]))
		}
	}
	for _, from := range t.loops {
		flag := byte(0)
		if from == at { // all that a loop will ask is whether it moved on
			flag = 1
		}
		key = append(key, flag)
	}
	t.key = key
	if _, ok := t.memo[string(key)]; ok {
		return true
	}
	if t.memo == nil {
		t.memo = map[string]struct{}{}
	}
	if len(t.memo) < maxMemo {
		t.memo[string(key)] = struct{}{}
	}
	return false
}

func (t *tracer) set(slot *int, v int) {
	t.stack = append(t.stack, choice{pc: -1, slot: slot, old: *slot})
	*slot = v
}

// pop takes the latest choice, restoring what was set since.
func (t *tracer) pop() (pc, at int, ok bool) {
	for len(t.stack) > 0 {
		c := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		if c.pc >= 0 {
			return c.pc, c.at, true
		}
		*c.slot = c.old
	}
	return 0, 0, false
}

func (t *tracer) run() bool {
	m, prog := t.m, t.m.re.prog
	pc, at := 0, t.from
	for {
		t.steps++
		if m.steps++; m.steps > maxSteps {
			return false
		}
		ok := true
		switch in := &prog[pc]; in.op {
		case iMatch:
			if at == t.to {
				return true
			}
			ok = false
		case iJump:
			pc = in.x
		case iSplit:
			if ok = !t.been(pc, at); !ok {
				break
			}
			t.stack = append(t.stack, choice{pc: in.y, at: at})
			pc = in.x
		case iOpen:
			t.set(&m.groups[2*in.n], at)
			pc++
		case iClose:
			t.set(&m.groups[2*in.n+1], at)
			pc++
		case iEnter:
			t.set(&t.loops[in.n], at)
			pc++
		case iLoop:
			if at == t.loops[in.n] { // the last pass matched nothing
				pc = in.y
				break
			}
			if ok = !t.been(pc, at); !ok {
				break
			}
			t.stack = append(t.stack, choice{pc: in.y, at: at})
			t.set(&t.loops[in.n], at)
			pc = in.x
		default:
			pc, at, ok = t.consume(in, pc, at)
		}
		if !ok {
			if pc, at, ok = t.pop(); !ok {
				return false
			}
		}
	}
}

// consume runs an instruction that takes text or asserts something.
func (t *tracer) consume(in *inst, pc, at int) (nextPC, nextAt int, ok bool) {
	text := t.m.text
	switch in.op {
	case iChar:
		return pc + 1, at + 1, at < t.to && text[at] == in.c
	case iSet:
		return pc + 1, at + 1, at < t.to && in.set.has(text[at])
	case iBack:
		so, eo := t.m.groups[2*in.n], t.m.groups[2*in.n+1]
		if eo < 0 || so < 0 || eo < so || at+eo-so > t.to || text[so:eo] != text[at:at+eo-so] {
			return 0, 0, false
		}
		return in.x, at + eo - so, true
	}
	end := at == len(text)
	var c byte
	if !end {
		c = text[at]
	}
	// Here, as in LLVM's library, no line begins at the very end.
	if in.op == iBOL && end && at > 0 {
		return 0, 0, false
	}
	return pc + 1, at, holds(in.op, ctxBefore(text, at), end, c)
}
