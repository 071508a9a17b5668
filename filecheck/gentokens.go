package filecheck

import (
	"strconv"
	"strings"
)

// tokKind is what a piece of a line of MLIR is to Generate.
type tokKind uint8

const (
	tokText    tokKind = iota // anything
	tokValue                  // %name
	tokSymbol                 // @name
	tokAlias                  // #name or !name
	tokComment                // to the end of the line
)

type token struct {
	kind tokKind
	text string
}

// tokenize cuts a line into pieces. Strings are text whatever they contain; a
// brace or caret at the start or end of the line is a piece of its own.
func tokenize(line string) []token {
	var toks []token
	begin := 0
	flush := func(end int) {
		if end > begin {
			toks = append(toks, token{tokText, line[begin:end]})
		}
		begin = end
	}
	add := func(kind tokKind, from, to int) {
		flush(from)
		toks = append(toks, token{kind, line[from:to]})
		begin = to
	}
	leading := true // only closing braces so far
	for i := 0; i < len(line); {
		kind, n := tokText, 0
		switch line[i] {
		case '"':
			i += stringLen(line[i:])
			leading = false
			continue
		case '%':
			kind, n = tokValue, nameLen(line[i+1:])
		case '@':
			kind, n = tokSymbol, symbolLen(line[i+1:])
		case '#', '!':
			kind, n = tokAlias, nameLen(line[i+1:])
		case '/':
			if strings.HasPrefix(line[i:], "//") {
				add(tokComment, i, len(line))
				return toks
			}
		}
		if n > 0 {
			add(kind, i, i+1+n)
			i += 1 + n
			leading = false
			continue
		}
		single := line[i] == '}' && leading || line[i] == '^' && i == 0 || line[i] == '{' && i == len(line)-1
		leading = leading && line[i] == '}'
		if single {
			add(tokText, i, i+1)
		}
		i++
	}
	flush(len(line))
	return toks
}

// stripComment drops a comment, and the space before it.
func stripComment(toks []token) (rest []token, had bool) {
	if len(toks) == 0 || toks[len(toks)-1].kind != tokComment {
		return toks, false
	}
	toks = toks[:len(toks)-1]
	if len(toks) > 0 {
		last := &toks[len(toks)-1]
		if last.text = strings.TrimRight(last.text, " \t"); last.text == "" {
			toks = toks[:len(toks)-1]
		}
	}
	return toks, true
}

// stringLen is the length of the string literal that begins s.
func stringLen(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(s)
}

// nameLen is the length of the identifier that begins s: a number, or letters,
// digits and $._- after a letter or one of these.
func nameLen(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n > 0 {
		return n
	}
	for n < len(s) && (isAlnum(s[n]) || strings.IndexByte("$._-", s[n]) >= 0) {
		n++
	}
	if strings.HasSuffix(s[:n], "-") && strings.HasPrefix(s[n:], ">") {
		n-- // an arrow, not part of the name
	}
	return n
}

func symbolLen(s string) int {
	if strings.HasPrefix(s, `"`) {
		return stringLen(s)
	}
	return nameLen(s)
}

// labelHead reports whether a line defines a symbol that is worth a label, that
// is, one with a region or a function, and how many of its pieces come before
// its first argument.
func labelHead(toks []token) (n int, ok bool) {
	if len(toks) < 2 || toks[0].kind != tokText || toks[1].kind != tokSymbol {
		return 0, false
	}
	words := strings.Fields(toks[0].text)
	if len(words) == 0 || len(words) > 2 || !strings.HasSuffix(toks[0].text, " ") || !isOpName(words[0]) {
		return 0, false
	}
	if len(words) == 2 && words[1] != "private" && words[1] != "public" && words[1] != "nested" {
		return 0, false
	}
	if toks[len(toks)-1].text != "{" && !strings.HasSuffix(words[0], "func") {
		return 0, false
	}
	for n = 2; n < len(toks) && toks[n].kind != tokValue; n++ {
	}
	return n, true
}

func isOpName(word string) bool {
	for i := range len(word) {
		if c := word[i]; !isAlnum(c) && c != '.' && c != '_' {
			return false
		}
	}
	return true
}

// generatedLine builds the pattern for a line.
type generatedLine struct {
	*generator
	b      strings.Builder
	groups int            // captures so far
	here   map[string]int // which capture defines a variable
}

// nameClass matches the name of a value, an alias or a symbol.
const nameClass = "[^ ,:]+"

// results writes the results that a line defines, and returns how many pieces
// they are.
func (l *generatedLine) results(toks []token) int {
	end, equals := 0, false
	for end < len(toks) && !equals {
		t := toks[end]
		if t.kind == tokText {
			equals = strings.HasPrefix(t.text, " = ") || strings.HasPrefix(t.text, ":") && strings.Contains(t.text, " = ")
			if !equals && strings.Trim(t.text, " ,:0123456789") != "" {
				return 0
			}
		} else if t.kind != tokValue {
			return 0
		}
		end++
	}
	if !equals || toks[0].kind != tokValue {
		return 0
	}
	kind := kindOfOp(toks[end-1].text)
	for _, t := range toks[:end] {
		if t.kind != tokValue {
			l.text(t.text)
			continue
		}
		if v := l.scopes[len(l.scopes)-1].names[t.text]; v != nil && v.forward {
			v.forward = false
			l.use("%", v.variable)
			continue
		}
		l.capture("%", l.define(t.text, kind, false).variable, ".*")
	}
	return end
}

// kindOfOp names the results of an op after it, given the text that follows
// them.
func kindOfOp(text string) string {
	_, op, _ := strings.Cut(text, "= ")
	op = strings.TrimLeft(op, `"`)
	if i := strings.IndexAny(op, ` "(<[{:,`); i >= 0 {
		op = op[:i]
	}
	op = op[strings.LastIndexByte(op, '.')+1:]
	name := make([]byte, 0, len(op))
	for i := range len(op) {
		c := op[i]
		if !isAlnum(c) {
			c = '_'
		}
		name = append(name, c)
	}
	if len(name) == 0 || !isAlpha(name[0]) {
		return "VAL"
	}
	return strings.ToUpper(string(name))
}

// tokens writes the rest of a line. A value not seen before is an argument of
// the block or region that the line begins, or else defined further down.
func (l *generatedLine) tokens(toks []token, block, opens bool) {
	for i, t := range toks {
		switch t.kind {
		case tokValue:
			l.value(t.text, block, opens)
		case tokSymbol:
			if l.private[t.text] {
				l.alias(t.text, "GLOBAL", nameClass)
			} else {
				l.text(t.text)
			}
		case tokAlias:
			defines := i == 0 && len(toks) > 1 && strings.HasPrefix(toks[1].text, " = ")
			if defines || l.aliases[t.text] != "" {
				l.alias(t.text, strings.ToUpper(strings.Map(aliasLetter, t.text[1:])), ".+")
			} else {
				l.text(t.text)
			}
		default:
			l.text(t.text)
		}
	}
}

func aliasLetter(r rune) rune {
	if r < 0x80 && isAlnum(byte(r)) {
		return r
	}
	return '_'
}

func (l *generatedLine) value(name string, block, opens bool) {
	v := l.lookup(name)
	if own := l.scopes[len(l.scopes)-1].names[name]; block && own == nil {
		v = nil // an argument hides what has its name outside
	}
	if v != nil {
		v.forward = v.forward && !block
		l.use("%", v.variable)
		return
	}
	l.capture("%", l.define(name, "VAL", !block && !opens).variable, nameClass)
}

// alias writes the name of something that is known in the whole file.
func (l *generatedLine) alias(name, kind, regex string) {
	if v := l.aliases[name]; v != "" {
		l.use(name[:1], v)
		return
	}
	v := "$" + kind
	for i := 0; l.used[v] || !isAlpha(v[1]); i++ {
		v = "$" + kind + "_" + strconv.Itoa(i)
		if !isAlpha(v[1]) {
			v = "$ALIAS_" + strconv.Itoa(i)
		}
	}
	l.aliases[name], l.used[v] = v, true
	l.capture(name[:1], v, regex)
}

// capture writes a block that sets a variable.
func (l *generatedLine) capture(sigil, variable, regex string) {
	l.groups++
	if l.here == nil {
		l.here = map[string]int{}
	}
	l.here[variable] = l.groups
	l.b.WriteString(sigil + "[[" + variable + ":" + regex + "]]")
}

// use writes a block that stands for a variable.
func (l *generatedLine) use(sigil, variable string) {
	if l.here[variable] > maxBackref {
		// The pattern cannot refer back that far.
		l.b.WriteString(sigil + "{{" + nameClass + "}}")
		return
	}
	l.b.WriteString(sigil + "[[" + variable + "]]")
}

// text writes literal text. Doubled braces and brackets would begin a block.
func (l *generatedLine) text(s string) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		written := l.b.String()
		if (c == '{' || c == '[') && strings.HasSuffix(written, s[i:i+1]) {
			l.b.WriteString(`{{\` + s[i:i+1] + `}}`)
		} else {
			l.b.WriteByte(c)
		}
	}
}

// literal writes pieces without variables.
func (l *generatedLine) literal(toks []token) {
	for _, t := range toks {
		l.text(t.text)
	}
}
