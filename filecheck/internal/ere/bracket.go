package ere

import (
	"strings"
	"sync"
)

// classMembers lists the members of a named character class.
func classMembers(name string) (members string, ok bool) {
	switch name {
	case "alnum":
		return upper + lower + digits, true
	case "alpha":
		return upper + lower, true
	case "blank":
		return " \t", true
	case "cntrl":
		return control, true
	case "digit":
		return digits, true
	case "graph":
		return upper + lower + digits + punct, true
	case "lower":
		return lower, true
	case "print":
		return upper + lower + digits + punct + " ", true
	case "punct":
		return punct, true
	case "space":
		return "\t\n\v\f\r ", true
	case "upper":
		return upper, true
	case "xdigit":
		return digits + "ABCDEFabcdef", true
	}
	return "", false
}

const (
	upper  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	lower  = "abcdefghijklmnopqrstuvwxyz"
	digits = "0123456789"
	punct  = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	// NUL is not among the control characters.
	control = "\x01\x02\x03\x04\x05\x06\a\b\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17" +
		"\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f"
)

// collating names single characters in [.name.] and [=name=]; names that
// follow the order of the characters are listed by word.
var collating = sync.OnceValue(func() map[string]byte {
	m := map[string]byte{
		"alert": '\a', "backspace": '\b', "tab": '\t', "newline": '\n', "vertical-tab": '\v',
		"form-feed": '\f', "carriage-return": '\r', "IS4": 0x1c, "IS3": 0x1d, "IS2": 0x1e, "IS1": 0x1f,
		"hyphen-minus": '-', "full-stop": '.', "solidus": '/', "colon": ':', "semicolon": ';',
		"less-than-sign": '<', "equals-sign": '=', "greater-than-sign": '>', "question-mark": '?',
		"commercial-at": '@', "left-square-bracket": '[', "backslash": '\\', "reverse-solidus": '\\',
		"right-square-bracket": ']', "circumflex": '^', "circumflex-accent": '^', "underscore": '_',
		"low-line": '_', "grave-accent": '`', "left-brace": '{', "left-curly-bracket": '{',
		"vertical-line": '|', "right-brace": '}', "right-curly-bracket": '}', "tilde": '~', "DEL": 0x7f,
	}
	for i, name := range strings.Fields(`NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI
		DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US
		space exclamation-mark quotation-mark number-sign dollar-sign percent-sign ampersand apostrophe
		left-parenthesis right-parenthesis asterisk plus-sign comma hyphen period slash
		zero one two three four five six seven eight nine`) {
		m[name] = byte(i)
	}
	return m
})

// bracket reads what follows an opening bracket.
func (p *parser) bracket() *node {
	if rest := p.src[p.pos:]; strings.HasPrefix(rest, "[:<:]]") || strings.HasPrefix(rest, "[:>:]]") {
		p.pos += 6
		if rest[2] == '<' {
			return p.node(opBOW)
		}
		return p.node(opEOW)
	}
	set := new(charSet)
	invert := p.eat('^')
	if p.eat(']') {
		set.add(']')
	} else if p.eat('-') {
		set.add('-')
	}
	for p.more() && !p.see(']') && !p.seeTwo('-', ']') {
		p.term(set)
	}
	if p.eat('-') {
		set.add('-')
	}
	if !p.eat(']') {
		p.fail(errBrack)
	}
	if p.flags&FoldCase != 0 {
		for c := byte('a'); c <= 'z'; c++ {
			if set.has(c) || set.has(c-0x20) {
				set.add(c)
				set.add(c - 0x20)
			}
		}
	}
	if invert {
		for i := range set {
			set[i] = ^set[i]
		}
		set.del('\n')
	}
	if c, one := set.single(); one {
		return p.char(c)
	}
	n := p.node(opSet)
	n.set = set
	return n
}

// single reports the only byte of a set that has one.
func (s *charSet) single() (byte, bool) {
	found, n := byte(0), 0
	for c := 0; c < 256 && n < 2; c++ {
		if s.has(byte(c)) {
			found, n = byte(c), n+1
		}
	}
	return found, n == 1
}

// term reads one member of a bracket: a class, a character or a range.
func (p *parser) term(set *charSet) {
	switch {
	case p.see('-'):
		p.fail(errRange)
	case p.seeTwo('[', ':'):
		p.pos += 2
		p.class(set)
	case p.seeTwo('[', '='):
		p.pos += 2
		if !p.more() {
			p.fail(errBrack)
		}
		if p.see('-') || p.see(']') {
			p.fail(errCollate)
		}
		set.add(p.element('='))
		p.close('=', errCollate)
	default:
		p.charRange(set)
	}
}

func (p *parser) charRange(set *charSet) {
	first := p.symbol()
	last := first
	if p.see('-') && p.pos+1 < len(p.src) && p.src[p.pos+1] != ']' {
		p.pos++
		last = '-'
		if !p.eat('-') {
			last = p.symbol()
		}
	}
	// Bytes compare as signed characters, as the library's do.
	if int8(first) > int8(last) {
		p.fail(errRange)
		return
	}
	for i := int(int8(first)); i <= int(int8(last)); i++ {
		set.add(byte(i))
	}
}

func (p *parser) class(set *charSet) {
	if !p.more() {
		p.fail(errBrack)
	}
	start := p.pos
	for p.more() && isAlpha(p.src[p.pos]) {
		p.pos++
	}
	members, ok := classMembers(p.src[start:p.pos])
	if !ok {
		p.fail(errCtype)
		return
	}
	for i := range len(members) {
		set.add(members[i])
	}
	p.close(':', errCtype)
}

// close reads the end of a [: :], [= =] or [. .].
func (p *parser) close(c byte, e Error) {
	switch {
	case !p.more():
		p.fail(errBrack)
	case !p.seeTwo(c, ']'):
		p.fail(e)
	default:
		p.pos += 2
	}
}

func (p *parser) symbol() byte {
	if !p.more() {
		p.fail(errBrack)
		return 0
	}
	if !p.seeTwo('[', '.') {
		return p.next()
	}
	p.pos += 2
	c := p.element('.')
	p.close('.', errCollate)
	return c
}

// element reads the name of a collating element, up to end and a bracket.
func (p *parser) element(end byte) byte {
	start := p.pos
	for p.more() && !p.seeTwo(end, ']') {
		p.pos++
	}
	if !p.more() {
		p.fail(errBrack)
		return 0
	}
	name := p.src[start:p.pos]
	if c, ok := collating()[name]; ok {
		return c
	}
	if len(name) == 1 {
		return name[0]
	}
	p.fail(errCollate)
	return 0
}
