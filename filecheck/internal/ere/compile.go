package ere

// instOp is the kind of an instruction.
type instOp uint8

const (
	iChar  instOp = iota // consume byte c
	iSet                 // consume a byte of set
	iBOL                 // at the start of a line
	iEOL                 // at the end of a line
	iBOW                 // at the start of a word
	iEOW                 // at the end of a word
	iJump                // go to x
	iSplit               // go to x or y, x first
	iOpen                // group n begins
	iClose               // group n ends
	iEnter               // loop n begins
	iLoop                // loop n: once more from x, or on with y
	iBack                // the text of group n, on with x; or the copy of the group that follows
	iMatch               // end of the expression
)

type inst struct {
	op   instOp
	c    byte
	n    int
	x, y int
	set  *charSet
}

// Regexp is a compiled expression. It is immutable; see Matcher.
type Regexp struct {
	prog     []inst
	seq      []*node
	nsub     int
	nloops   int
	backrefs bool
	refs     uint16 // the groups that are referred to
	asserts  bool   // has ^, $ or a word boundary
	nbol     int    // how many ^ are written
	neol     int    // how many $ are written
	large    bool   // too long for a match in LLVM's library to keep its states in a word

	class    [256]uint8 // bytes that no instruction tells apart share a class
	nclasses int

	prefix  string // what every match begins with
	must    string // what every match contains
	pure    bool   // a match is exactly the prefix
	oneLine bool   // no match contains a newline
}

// Compile reads an expression. The error is an Error.
func Compile(expr string, flags Flags) (*Regexp, error) {
	p := &parser{src: expr, flags: flags}
	seq := p.alternation(false)
	if p.err != nil {
		return nil, p.err
	}
	re := &Regexp{seq: seq, nsub: p.nsub, backrefs: p.backrefs, nbol: p.nbol, neol: p.neol}
	re.large = stripLen(seq)+2 > 64
	re.prog = make([]inst, 0, p.nodes+8)
	re.emitSeq(seq)
	re.emit(inst{op: iMatch})
	re.classify()
	re.analyze()
	return re, nil
}

// Groups returns the number of groups of the expression.
func (re *Regexp) Groups() int { return re.nsub }

func (re *Regexp) emit(in inst) int {
	re.prog = append(re.prog, in)
	return len(re.prog) - 1
}

func (re *Regexp) emitSeq(seq []*node) {
	for _, n := range seq {
		n.start = len(re.prog)
		re.emitNode(n)
		n.end = len(re.prog)
	}
}

func (re *Regexp) emitNode(n *node) {
	switch n.op {
	case opChar:
		re.emit(inst{op: iChar, c: n.c})
	case opSet:
		re.emit(inst{op: iSet, set: n.set})
	case opBOL, opEOL, opBOW, opEOW:
		re.asserts = true
		re.emit(inst{op: iBOL + instOp(n.op-opBOL)})
	case opLParen:
		re.emit(inst{op: iOpen, n: n.n})
	case opRParen:
		re.emit(inst{op: iClose, n: n.n})
	case opPlus:
		n.loop = re.nloops
		re.nloops++
		re.emit(inst{op: iEnter, n: n.loop})
		body := len(re.prog)
		re.emitSeq(n.kids[0])
		at := re.emit(inst{op: iLoop, n: n.loop, x: body})
		re.prog[at].y = at + 1
	case opQuest:
		at := re.emit(inst{op: iSplit})
		re.prog[at].x = at + 1
		re.emitSeq(n.kids[0])
		re.prog[at].y = len(re.prog)
	case opAlt:
		re.emitAlt(n)
	case opBack:
		re.refs |= 1 << n.n
		at := re.emit(inst{op: iBack, n: n.n})
		re.emitSeq(n.kids[0])
		re.prog[at].x = len(re.prog)
	}
}

// emitAlt writes each alternative but the last as a split, its code and a jump
// to the end, and the last as its code.
func (re *Regexp) emitAlt(n *node) {
	n.exits = make([]int, len(n.kids))
	for i, k := range n.kids {
		last := i == len(n.kids)-1
		split := -1
		if !last {
			split = re.emit(inst{op: iSplit})
			re.prog[split].x = split + 1
		}
		re.emitSeq(k)
		n.exits[i] = len(re.prog)
		if !last {
			re.emit(inst{op: iJump})
			re.prog[split].y = len(re.prog)
		}
	}
	end := len(re.prog)
	for _, e := range n.exits[:len(n.exits)-1] {
		re.prog[e].x = end
	}
}

// branchStart is where the code of alternative i begins.
func (n *node) branchStart(i int) int {
	start := n.start
	if i > 0 {
		start = n.exits[i-1] + 1
	}
	if i < len(n.kids)-1 {
		start++
	}
	return start
}

// classify partitions the strings.
func (re *Regexp) classify() {
	var sets []*charSet
	seen := map[charSet]bool{}
	add := func(s *charSet) {
		if !seen[*s] {
			seen[*s] = true
			sets = append(sets, s)
		}
	}
	var single [256]bool
	for i := range re.prog {
		switch in := &re.prog[i]; in.op {
		case iChar:
			single[in.c] = true
		case iSet:
			add(in.set)
		}
	}
	if re.asserts {
		single['\n'] = true
		word := new(charSet)
		for c := 0; c < 256; c++ {
			if isWord(byte(c)) {
				word.add(byte(c))
			}
		}
		add(word)
	}
	re.nclasses = 1
	for _, s := range sets {
		re.split(s)
	}
	var members [256]int
	for _, k := range re.class {
		members[k]++
	}
	for c, alone := range single {
		if k := re.class[c]; alone && members[k] > 1 {
			members[k]--
			re.class[c] = uint8(re.nclasses)
			re.nclasses++
		}
	}
}

// split refines the partition by a set.
func (re *Regexp) split(s *charSet) {
	var inside, outside [256]bool
	for c := 0; c < 256; c++ {
		if s.has(byte(c)) {
			inside[re.class[c]] = true
		} else {
			outside[re.class[c]] = true
		}
	}
	var renamed [256]uint8
	for k := 0; k < re.nclasses; k++ {
		if inside[k] && outside[k] {
			renamed[k] = uint8(re.nclasses)
			re.nclasses++
			inside[k] = false
			outside[k] = false
		}
	}
	for c := 0; c < 256; c++ {
		if to := renamed[re.class[c]]; to != 0 && s.has(byte(c)) {
			re.class[c] = to
		}
	}
}

// analyze finds the literals that speed up a search.
func (re *Regexp) analyze() {
	re.oneLine = true
	for i := range re.prog {
		switch in := &re.prog[i]; {
		case in.op == iChar && in.c == '\n', in.op == iSet && in.set.has('\n'):
			re.oneLine = false
		}
	}
	pure, leading := true, true
	var run []byte
	for _, n := range re.seq {
		switch n.op {
		case opChar:
			run = append(run, n.c)
			continue
		case opLParen, opRParen:
			continue
		}
		if leading {
			re.prefix = string(run)
			leading = false
		}
		pure = false
		re.must = longer(re.must, run)
		run = run[:0]
	}
	if leading {
		re.prefix = string(run)
	}
	re.must = longer(re.must, run)
	re.pure = pure
}

func longer(best string, run []byte) string {
	if len(run) > len(best) {
		return string(run)
	}
	return best
}

// stripLen is the length of a sequence in the code of LLVM's library.
func stripLen(seq []*node) int {
	total := 0
	for _, n := range seq {
		total++
		for _, k := range n.kids {
			total += stripLen(k)
		}
		switch n.op {
		case opPlus, opQuest, opBack:
			total++
		case opAlt:
			total += 1 + 2*(len(n.kids)-1)
		}
	}
	return total
}
