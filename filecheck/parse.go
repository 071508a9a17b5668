package filecheck

import (
	"slices"
	"strings"
)

// Checks is a compiled check file. It is immutable: any number of inputs may be
// checked at a time.
type Checks struct {
	opts     Options
	source   *source
	strings  []checkString
	globals  globals
	warnings string
	patterns int // how many patterns there are, to number per-run state
}

// checkString is a pattern that must match, with the -DAG and -NOT patterns
// before it.
type checkString struct {
	pat    *pattern
	prefix string
	before []prefixedPattern
}

type prefixedPattern struct {
	pat    *pattern
	prefix string
}

// ParseError says why a check file or an option was refused.
type ParseError struct {
	// Messages is what FileCheck prints, newline included.
	Messages string
	// ExitCode is what FileCheck exits with.
	ExitCode int
}

// Error returns the messages without the last newline.
func (e *ParseError) Error() string { return strings.TrimSuffix(e.Messages, "\n") }

// Parse compiles a check file; name is what messages call it. The error, if
// any, is a *ParseError.
func Parse(name string, text []byte, opts Options) (*Checks, error) {
	if bad := opts.checkPrefixes(); bad != "" {
		return nil, &ParseError{bad, 2}
	}
	explicit := len(opts.CheckPrefixes) > 0
	p := &parser{opts: opts.withDefaults(), out: printer{color: opts.Color}, exit: 2, groups: map[string]int{}}
	p.checks = &Checks{opts: p.opts, source: &source{name: name, text: canonicalize(string(text), opts.StrictWhitespace)}}
	p.ctx.init()
	if !p.defineGlobals() || !p.parse(explicit) {
		return nil, &ParseError{p.out.String(), p.exit}
	}
	p.checks.globals = p.ctx.globals
	p.checks.warnings = p.out.String()
	return p.checks, nil
}

// Warnings returns what is wrong with the check file without making it
// unusable, as FileCheck prints it. Run prints it too.
func (c *Checks) Warnings() string { return c.warnings }

// parser is the state of Parse.
type parser struct {
	opts   Options
	out    printer
	exit   int
	checks *Checks
	ctx    parseContext
	// pending are the -DAG and -NOT patterns since the last other pattern.
	pending []prefixedPattern
	// groups is the number of groups of each regular expression so far.
	groups map[string]int
}

func (p *parser) implicitNots() []prefixedPattern {
	var nots []prefixedPattern
	for i, text := range p.opts.ImplicitCheckNot {
		// The pattern is shown in the option that it comes from.
		const before = "-implicit-check-not='"
		src := &source{name: "command line", text: before + text + "'", implicit: i + 1}
		at := span{src, len(before), len(before) + len(text)}
		pat := p.newPattern(directive{kind: kindNot, count: 1}, 0)
		p.parsePattern(pat, at, "IMPLICIT-CHECK") // an error is reported, the pattern kept
		nots = append(nots, prefixedPattern{pat, "IMPLICIT-CHECK"})
	}
	return nots
}

func (p *parser) parse(explicit bool) bool {
	implicit := p.implicitNots()
	p.pending = slices.Clone(implicit)
	src := p.checks.source
	finder := newPrefixFinder(&p.opts, src.text)
	unused := map[string]bool{}
	for _, prefix := range p.opts.CheckPrefixes {
		unused[prefix] = true
	}
	distinct := len(unused)
	line, counted := 1, 0
	text := src.all()
	for {
		prefix, d, rest := finder.nextDirective(&p.opts, &text)
		if prefix == "" {
			break
		}
		at := text.start
		line += strings.Count(src.text[counted:at], "\n")
		counted = at
		if d.kind != kindComment {
			delete(unused, prefix)
		}
		text.start = rest.start
		if rest.empty() { // as upstream, which has nothing to tell this from no suffix
			text.start = at + len(prefix)
		}
		if !p.directive(prefix, at, d, &text, line, rest.start, implicit) {
			return false
		}
	}
	missing := len(unused) == distinct || !p.opts.AllowUnusedPrefixes && len(unused) > 0
	if missing && (len(implicit) == 0 || explicit) {
		p.missingPrefixes(unused)
		return false
	}
	if len(p.pending) > 0 {
		eof := p.newPattern(directive{kind: kindEOF, count: 1}, line+1)
		eof.at = loc{src, text.start}
		p.add(eof, p.opts.CheckPrefixes[0])
	}
	return true
}

func (p *parser) missingPrefixes(unused map[string]bool) {
	var names []string
	for prefix := range unused {
		names = append(names, "'"+prefix+":'")
	}
	slices.SortFunc(names, func(a, b string) int {
		return strings.Compare(strings.TrimSuffix(a, ":'"), strings.TrimSuffix(b, ":'"))
	})
	p.out.WriteString("error: no check strings found with prefix")
	if len(unused) > 1 {
		p.out.WriteString("es")
	}
	p.out.WriteString(" " + strings.Join(names, ", ") + "\n")
}

// add appends a pattern that must match.
func (p *parser) add(pat *pattern, prefix string) {
	p.checks.strings = append(p.checks.strings, checkString{pat, prefix, p.pending})
	p.pending = nil
}

// directive handles a directive that begins at offset at and whose suffix ends
// at offset end; text begins where its pattern is, and is left behind it.
func (p *parser) directive(prefix string, at int, d directive, text *span, line, end int, implicit []prefixedPattern) bool {
	src := p.checks.source
	start := loc{src, at}
	switch d.kind {
	case kindMisspelled:
		p.out.message(start, sevError, "misspelled directive '"+src.text[at:end]+"'")
		return false
	case kindBadNot:
		p.out.message(text.loc(), sevError, "unsupported -NOT combo on prefix '"+prefix+"'")
		return false
	case kindBadCount:
		p.out.message(text.loc(), sevError, "invalid count in -COUNT specification on prefix '"+prefix+"'")
		return false
	}
	if !(p.opts.StrictWhitespace && p.opts.MatchFullLines) {
		*text = text.trimLeft()
	}
	body := *text
	if eol := strings.IndexAny(body.String(), "\n\r"); eol >= 0 {
		body = body.take(eol)
	}
	text.start = body.end
	if d.kind == kindComment {
		return true
	}
	pat := p.newPattern(d, line)
	if !p.parsePattern(pat, body, prefix) {
		return false
	}
	if d.kind == kindLabel && pat.hasVariable() {
		p.out.message(start, sevError, "found '"+prefix+"-LABEL:' with variable definition or use")
		return false
	}
	if (d.kind == kindNext || d.kind == kindSame || d.kind == kindEmpty) && len(p.checks.strings) == 0 {
		d.literal = false
		p.out.message(start, sevError, "found '"+d.describe(prefix)+"' without previous '"+prefix+": line")
		return false
	}
	if d.kind == kindDAG || d.kind == kindNot {
		p.pending = append(p.pending, prefixedPattern{pat, prefix})
		return true
	}
	p.add(pat, prefix)
	p.pending = slices.Clone(implicit)
	return true
}
