package filecheck

import (
	"io"
	"strconv"
	"strings"
)

// Generate returns check lines for text, the output of a tool that prints MLIR,
// with the given prefix. The lines pass on that text, on the same text with other
// names for its SSA values, attribute and type aliases and private globals, and
// not on much else: every line must follow the one before and end where it ended.
//
// Symbols with a region begin with a CHECK-LABEL, and their arguments are on
// CHECK-SAME lines. The braces of a plain module are left out, as are comments.
func Generate(text []byte, prefix string) []byte {
	g := &generator{prefix: prefix, aliases: map[string]string{}, used: map[string]bool{}}
	g.enter(false)
	lines := strings.Split(string(text), "\n")
	g.findPrivate(lines)
	for _, line := range lines {
		line = strings.TrimSuffix(line, "\r")
		trimmed := strings.TrimRight(line, " \t")
		g.line(trimmed, len(trimmed) < len(line))
	}
	return []byte(g.out.String())
}

// runGenerate is the command with --generate.
func (c *command) runGenerate() int {
	prefix := "CHECK"
	if len(c.opts.CheckPrefixes) > 0 {
		prefix = c.opts.CheckPrefixes[0]
	}
	if bad := c.opts.checkPrefixes(); bad != "" {
		return c.fail(2, bad)
	}
	name := c.check
	if name == "" {
		name = c.input
	}
	text, err := c.read(name)
	if err != nil {
		return c.fail(2, "Could not open input file '"+name+"': "+reason(err)+"\n")
	}
	if _, err := c.stdout.Write(Generate(text, prefix)); err != nil && err != io.ErrClosedPipe {
		return c.fail(2, "error: "+err.Error()+"\n")
	}
	return 0
}

// generator is the state of Generate.
type generator struct {
	prefix string
	out    strings.Builder
	scopes []scope
	counts map[string]int // variables of each kind since the last label
	// aliases maps #map, !type and @private to variables of the whole file.
	aliases map[string]string
	used    map[string]bool // names of such variables
	private map[string]bool // private globals, whose names are not to matter
	indent  string          // of the line
	// adjacent says that the next line follows the last one that was checked.
	adjacent bool
}

// scope is the names that a region defines.
type scope struct {
	names    map[string]*value
	isolated bool // names outside are not visible
	silent   bool // the braces are not checked
}

// value is an SSA value.
type value struct {
	variable string
	forward  bool // used before its definition
}

func (g *generator) enter(isolated bool) {
	g.scopes = append(g.scopes, scope{names: map[string]*value{}, isolated: isolated})
}

// leave closes a region and reports whether its brace is checked.
func (g *generator) leave() bool {
	top := len(g.scopes) - 1
	silent := g.scopes[top].silent
	if top > 0 {
		g.scopes = g.scopes[:top]
	}
	return !silent
}

// lookup finds a visible value.
func (g *generator) lookup(name string) *value {
	for i := len(g.scopes) - 1; i >= 0; i-- {
		if v := g.scopes[i].names[name]; v != nil {
			return v
		}
		if g.scopes[i].isolated {
			break
		}
	}
	return nil
}

// define makes a variable for a value of the innermost region.
func (g *generator) define(name, kind string, forward bool) *value {
	v := &value{kind + "_" + strconv.Itoa(g.counts[kind]), forward}
	if g.counts == nil {
		g.counts = map[string]int{}
	}
	g.counts[kind]++
	g.scopes[len(g.scopes)-1].names[name] = v
	return v
}

// findPrivate notes the globals whose names are internal.
func (g *generator) findPrivate(lines []string) {
	g.private = map[string]bool{}
	for _, line := range lines {
		if !strings.Contains(line, "global") || !strings.Contains(line, "private") {
			continue
		}
		for _, t := range tokenize(line) {
			if t.kind == tokSymbol {
				g.private[t.text] = true
				break
			}
		}
	}
}

// line writes the checks for a line, which had white space at its end if
// trailing is set.
func (g *generator) line(line string, trailing bool) {
	text := strings.TrimLeft(line, " \t")
	toks, comment := stripComment(tokenize(text))
	if len(toks) == 0 {
		g.adjacent = false
		return
	}
	opens := toks[len(toks)-1].text == "{"
	checked := true
	for _, t := range toks {
		if t.text == "}" {
			checked = g.leave() && checked
			continue
		}
		break
	}
	if len(toks) == 2 && toks[0].text == "module " && opens {
		checked = false
	}
	head, isLabel := labelHead(toks)
	l := &generatedLine{generator: g}
	results := l.results(toks)
	if opens {
		g.enter(isLabel)
		g.scopes[len(g.scopes)-1].silent = !checked
	}
	if !checked {
		g.adjacent = false
		return
	}
	g.indent = line[:len(line)-len(text)]
	if isLabel {
		g.counts = map[string]int{}
		g.label(l, toks, head)
	} else {
		l.tokens(toks[results:], toks[0].text == "^", opens)
		pattern := l.b.String()
		switch {
		case comment:
		case trailing:
			pattern += "{{ *$}}"
		default:
			pattern += lineEnd(pattern)
		}
		g.emit(g.follow(), pattern)
	}
	g.adjacent = true
}

// follow is the suffix of the directive for the next line.
func (g *generator) follow() string {
	if g.adjacent {
		return "-NEXT"
	}
	return ""
}

// emit writes a directive; the pattern lines up with those of labels.
func (g *generator) emit(suffix, pattern string) {
	pad := strings.Repeat(" ", max(1, len("-LABEL: ")-len(suffix)-1))
	g.out.WriteString("// " + g.prefix + suffix + ":" + pad + g.indent + pattern + "\n")
}

// lineEnd makes sure that a line ends where its pattern does. An opening brace
// is always at the end.
func lineEnd(pattern string) string {
	if strings.HasSuffix(pattern, "{") {
		return ""
	}
	return "{{$}}"
}

// label writes the checks for a line that defines a symbol: head tokens of it
// are the label, which cannot contain variables, and each argument has a line.
func (g *generator) label(l *generatedLine, toks []token, head int) {
	l.literal(toks[:head])
	text := l.b.String()
	if head == len(toks) {
		g.emit("-LABEL", text+lineEnd(text))
		return
	}
	g.emit("-LABEL", strings.TrimRight(text, " "))
	start := head
	for i := head + 1; i <= len(toks); i++ {
		if i < len(toks) && toks[i].kind != tokValue {
			continue
		}
		arg := &generatedLine{generator: g}
		arg.tokens(toks[start:i], true, true)
		// The line start stands for the place where the last match ended.
		pattern := "{{^}}" + arg.b.String()
		if start > head {
			pattern = "{{^ }}" + arg.b.String()
		}
		if i == len(toks) {
			pattern += lineEnd(pattern)
		}
		g.emit("-SAME", strings.TrimRight(pattern, " "))
		start = i
	}
}
