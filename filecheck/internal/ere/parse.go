package ere

// maxNodes and maxDepth bound what an expression may expand to: counted
// repetitions are written out, and nested ones multiply.
const (
	maxNodes = 200_000
	maxDepth = 5_000
	maxCount = 255
	noLimit  = maxCount + 1
)

type nodeOp uint8

const (
	opChar   nodeOp = iota // one byte
	opSet                  // one byte of a set
	opBOL                  // ^
	opEOL                  // $
	opBOW                  // [[:<:]]
	opEOW                  // [[:>:]]
	opLParen               // start of group n
	opRParen               // end of group n
	opPlus                 // kids[0], once or more
	opQuest                // kids[0], or nothing (from `*`)
	opAlt                  // one of kids
	opBack                 // the text of group n; kids[0] is a copy of the group
)

// node is one piece of an expression. A sequence of nodes is flat: the
// parentheses of a group are nodes of the sequence around it.
type node struct {
	op   nodeOp
	c    byte
	n    int
	set  *charSet
	kids [][]*node

	start, end int   // its instructions, [start, end)
	exits      []int // for opAlt: where the code of each alternative ends
	loop       int   // for opPlus: its number
}

// charSet is a set of bytes.
type charSet [4]uint64

func (s *charSet) add(c byte)      { s[c>>6] |= 1 << (c & 63) }
func (s *charSet) del(c byte)      { s[c>>6] &^= 1 << (c & 63) }
func (s *charSet) has(c byte) bool { return s[c>>6]&(1<<(c&63)) != 0 }

// parser reads an expression. After the first error it behaves as if the text
// had ended.
type parser struct {
	src   string
	pos   int
	flags Flags
	err   error
	nsub  int
	nodes int
	depth int
	// groups holds the contents of the closed groups 1 to 9.
	groups [10]struct {
		closed bool
		body   []*node
	}
	backrefs   bool
	nbol, neol int
}

func (p *parser) fail(e Error) {
	if p.err == nil {
		p.err = e
	}
	p.src, p.pos = "", 0
}

func (p *parser) more() bool { return p.pos < len(p.src) }

func (p *parser) see(c byte) bool { return p.pos < len(p.src) && p.src[p.pos] == c }

func (p *parser) seeTwo(a, b byte) bool {
	return p.pos+1 < len(p.src) && p.src[p.pos] == a && p.src[p.pos+1] == b
}

func (p *parser) eat(c byte) bool {
	if p.see(c) {
		p.pos++
		return true
	}
	return false
}

func (p *parser) next() byte {
	if !p.more() {
		return 0
	}
	c := p.src[p.pos]
	p.pos++
	return c
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isAlpha(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isWord(c byte) bool { return c == '_' || isDigit(c) || isAlpha(c) }

func (p *parser) node(op nodeOp) *node {
	if p.nodes++; p.nodes > maxNodes {
		p.fail(errSpace)
	}
	return &node{op: op}
}

// alternation reads alternatives up to the end, or to a closing parenthesis if
// inGroup.
func (p *parser) alternation(inGroup bool) []*node {
	var alts [][]*node
	for {
		var seq []*node
		for p.more() && !p.see('|') && !(inGroup && p.see(')')) {
			seq = p.piece(seq)
		}
		if len(seq) == 0 {
			p.fail(errEmpty)
		}
		alts = append(alts, seq)
		if !p.eat('|') {
			break
		}
	}
	if len(alts) == 1 {
		return alts[0]
	}
	n := p.node(opAlt)
	n.kids = alts
	return []*node{n}
}

// piece appends one atom with its repetition to seq.
func (p *parser) piece(seq []*node) []*node {
	from := len(seq)
	caret := p.see('^')
	seq = p.atom(seq)
	if !p.atRepetition() {
		return seq
	}
	op := p.next()
	if caret {
		p.fail(errBadRpt)
	}
	operand := append([]*node(nil), seq[from:]...)
	seq = seq[:from]
	switch op {
	case '*':
		q := p.node(opQuest)
		q.kids = [][]*node{{p.plus(operand)}}
		seq = append(seq, q)
	case '+':
		seq = append(seq, p.plus(operand))
	case '?':
		seq = append(seq, p.optional(operand))
	default:
		seq = append(seq, p.bounds(operand)...)
	}
	if p.atRepetition() {
		p.fail(errBadRpt)
	}
	return seq
}

func (p *parser) atRepetition() bool {
	if !p.more() {
		return false
	}
	switch p.src[p.pos] {
	case '*', '+', '?':
		return true
	case '{':
		return p.pos+1 < len(p.src) && isDigit(p.src[p.pos+1])
	}
	return false
}

func (p *parser) plus(body []*node) *node {
	n := p.node(opPlus)
	n.kids = [][]*node{body}
	return n
}

func (p *parser) optional(body []*node) *node {
	n := p.node(opAlt)
	n.kids = [][]*node{body, nil}
	return n
}

// bounds reads what follows the brace of a counted repetition.
func (p *parser) bounds(operand []*node) []*node {
	from := p.count()
	to := from
	if p.eat(',') {
		to = noLimit
		if p.more() && isDigit(p.src[p.pos]) {
			to = p.count()
			if from > to {
				p.fail(errBadBr)
			}
		}
	}
	out := operand
	if p.err == nil {
		out = p.repeat(operand, from, to)
	}
	if !p.eat('}') {
		for p.more() && !p.see('}') {
			p.pos++
		}
		if !p.more() {
			p.fail(errBrace)
		}
		p.fail(errBadBr)
	}
	return out
}

func (p *parser) count() int {
	n, digits := 0, 0
	for p.more() && isDigit(p.src[p.pos]) && n <= maxCount {
		n = n*10 + int(p.next()-'0')
		digits++
	}
	if digits == 0 || n > maxCount {
		p.fail(errBadBr)
	}
	return n
}

// repeat writes out a counted repetition. Which copies are optional decides
// what the groups inside report: the optional ones come first.
func (p *parser) repeat(x []*node, from, to int) []*node {
	if to == 0 {
		return nil
	}
	if from == 0 {
		return []*node{p.optional(p.repeat(x, 1, to))}
	}
	var out []*node
	for ; from > 1 && p.err == nil; from-- {
		out = append(out, p.copySeq(x)...)
		if to != noLimit {
			to--
		}
	}
	if to == noLimit {
		return append(out, p.plus(x))
	}
	for ; to > 1 && p.err == nil; to-- {
		out = append(out, p.optional(p.copySeq(x)))
	}
	return append(out, x...)
}

func (p *parser) copySeq(seq []*node) []*node {
	out := make([]*node, 0, len(seq))
	for _, n := range seq {
		if p.err != nil {
			return out
		}
		c := p.node(n.op)
		c.c, c.n, c.set = n.c, n.n, n.set
		for _, k := range n.kids {
			c.kids = append(c.kids, p.copySeq(k))
		}
		out = append(out, c)
	}
	return out
}

// atom appends one atom to seq.
func (p *parser) atom(seq []*node) []*node {
	switch c := p.next(); c {
	case '(':
		return p.group(seq)
	case ')':
		p.fail(errParen)
	case '^':
		p.nbol++
		return append(seq, p.node(opBOL))
	case '$':
		p.neol++
		return append(seq, p.node(opEOL))
	case '*', '+', '?':
		p.fail(errBadRpt)
	case '.':
		n := p.node(opSet)
		n.set = &charSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}
		n.set.del('\n')
		return append(seq, n)
	case '[':
		return append(seq, p.bracket())
	case '\\':
		return p.escape(seq)
	case '{':
		// A brace is itself, unless it would count something.
		if p.more() && isDigit(p.src[p.pos]) {
			p.fail(errBadRpt)
		}
		return append(seq, p.char(c))
	default:
		return append(seq, p.char(c))
	}
	return seq
}

func (p *parser) group(seq []*node) []*node {
	if !p.more() {
		p.fail(errParen)
	}
	if p.depth++; p.depth > maxDepth {
		p.fail(errSpace)
	}
	p.nsub++
	num := p.nsub
	open := p.node(opLParen)
	open.n = num
	seq = append(seq, open)
	var body []*node
	if !p.see(')') {
		body = p.alternation(true)
	}
	if num < len(p.groups) {
		p.groups[num].closed, p.groups[num].body = true, body
	}
	end := p.node(opRParen)
	end.n = num
	seq = append(append(seq, body...), end)
	if !p.eat(')') {
		p.fail(errParen)
	}
	p.depth--
	return seq
}

func (p *parser) escape(seq []*node) []*node {
	if !p.more() {
		p.fail(errEscape)
		return seq
	}
	c := p.next()
	if c < '1' || c > '9' {
		return append(seq, p.char(c))
	}
	g := &p.groups[c-'0']
	if !g.closed {
		p.fail(errSubreg)
		return seq
	}
	n := p.node(opBack)
	n.n = int(c - '0')
	n.kids = [][]*node{p.copySeq(g.body)}
	p.backrefs = true
	return append(seq, n)
}

// char is the node for one byte.
func (p *parser) char(c byte) *node {
	if p.flags&FoldCase != 0 && isAlpha(c) {
		n := p.node(opSet)
		n.set = new(charSet)
		n.set.add(c | 0x20)
		n.set.add(c &^ 0x20)
		return n
	}
	n := p.node(opChar)
	n.c = c
	return n
}
