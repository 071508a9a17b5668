package filecheck

import (
	"errors"
	"io"
	"maps"
	"strings"

	"polyloom/filecheck/internal/ere"
)

// Run checks an input, which messages call inputName, and writes what there is
// to say to stderr, in one piece. It returns the exit code: 0 if the input
// is as expected, 1 if not, 2 if it is empty and may not be.
func (c *Checks) Run(inputName string, input []byte, stderr io.Writer) int {
	out := &printer{color: c.opts.Color}
	out.WriteString(c.warnings)
	code := c.run(inputName, input, out)
	stderr.Write(out.Bytes())
	return code
}

func (c *Checks) run(inputName string, input []byte, out *printer) int {
	if len(input) == 0 && !c.opts.AllowEmpty {
		out.WriteString("FileCheck error: '" + inputName + "' is empty.\n")
		out.WriteString("FileCheck command line: ")
		for _, arg := range c.opts.CommandLine {
			out.WriteString(" " + arg)
		}
		out.WriteString("\n")
		return 2
	}
	r := &run{
		Checks:   c,
		out:      out,
		input:    &source{name: inputName, text: canonicalize(string(input), c.opts.StrictWhitespace)},
		strings:  make(map[string]captured, len(c.globals.strings)),
		numbers:  maps.Clone(c.globals.numbers),
		table:    maps.Clone(c.globals.table),
		matchers: make([]*ere.Matcher, c.patterns),
		dumping:  c.opts.DumpInput != DumpNever,
	}
	for name, value := range c.globals.strings {
		r.strings[name] = captured{value: value}
	}
	code := 0
	if !r.check() {
		code = 1
	}
	if c.opts.DumpInput == DumpAlways || code == 1 && c.opts.DumpInput == DumpFail {
		r.dump()
	}
	return code
}

// run is the state of a check of one input.
type run struct {
	*Checks
	out      *printer
	input    *source
	strings  map[string]captured
	numbers  map[*numericVar]number
	table    map[string]*numericVar // the numeric variables that a new scope clears
	matchers []*ere.Matcher
	dumping  bool
	diags    []diag
}

// captured is the value of a string variable and, if it was captured, where.
type captured struct {
	value string
	at    span
}

// region is a piece of the input to search. Anchors match at its ends.
type region struct{ start, end int }

func (r region) from(n int) region { return region{r.start + n, r.end} }

func (r *run) text(g region) string { return r.input.text[g.start:g.end] }

func (r *run) span(start, length int) span { return span{r.input, start, start + length} }

// match is where a pattern matched, relative to the region.
type match struct{ pos, length int }

// errNoMatch says that a valid pattern does not match.
var errNoMatch = errors.New("no match")

// match looks for a pattern in a region, and sets the variables it defines. The
// error is errNoMatch, or the diagErrors that make the pattern invalid.
func (r *run) match(pat *pattern, g region) (match, error) {
	if pat.kind == kindEOF {
		return match{g.end - g.start, 0}, nil
	}
	text := r.text(g)
	if pat.fixed != "" {
		at := -1
		if pat.fold {
			at = indexFold(text, pat.fixed)
		} else {
			at = strings.Index(text, pat.fixed)
		}
		if at < 0 {
			return match{}, errNoMatch
		}
		return match{at, len(pat.fixed)}, nil
	}
	m, err := r.matcher(pat)
	if err != nil {
		return match{}, err
	}
	if m == nil {
		return match{}, errNoMatch
	}
	groups := m.Find(text, len(pat.defs)+len(pat.nums) > 0)
	if groups == nil {
		return match{}, errNoMatch
	}
	r.capture(pat, g, groups)
	skip := 0
	if pat.kind == kindEmpty {
		skip = 1 // the newline before the empty line is not part of the match
	}
	return match{groups[0] + skip, groups[1] - groups[0] - skip}, nil
}

// matcher returns a matcher for the regular expression of a pattern, nil if it
// is invalid as a whole.
func (r *run) matcher(pat *pattern) (*ere.Matcher, error) {
	if len(pat.subs) == 0 {
		if r.matchers[pat.id] == nil && pat.re != nil {
			r.matchers[pat.id] = pat.re.NewMatcher()
		}
		return r.matchers[pat.id], nil
	}
	if pat.line != 0 {
		r.numbers[r.globals.line] = lineNumber(pat.line)
	}
	var errs error
	var b strings.Builder
	done := 0
	for i := range pat.subs {
		sub := &pat.subs[i]
		value, err := r.value(sub)
		if err != nil {
			errs = join(errs, sub.locate(err))
			continue
		}
		if sub.expr == nil {
			value = quote(value)
		}
		b.WriteString(pat.regex[done:sub.at])
		b.WriteString(value)
		done = sub.at
	}
	if errs != nil {
		return nil, errs
	}
	b.WriteString(pat.regex[done:])
	re, err := ere.Compile(b.String(), pat.flags())
	if err != nil {
		return nil, nil
	}
	return re.NewMatcher(), nil
}

// value returns what a substitution stands for.
func (r *run) value(sub *substitution) (string, error) {
	if sub.expr == nil {
		v, ok := r.strings[sub.name.String()]
		if !ok {
			return "", undefinedError{sub.name}
		}
		return v.value, nil
	}
	v, err := sub.expr.ast.eval(r.numbers)
	if err != nil {
		return "", err
	}
	return sub.expr.format.write(v)
}

// locate gives the errors of an evaluation their place in the check file.
func (sub *substitution) locate(err error) error {
	var all error
	for _, e := range flatten(err) {
		if u, ok := e.(undefinedError); ok {
			all = join(all, errorAt(u.name, u.Error()))
		} else {
			all = join(all, errorAt(sub.name, "unable to substitute variable or numeric expression: overflow error"))
		}
	}
	return all
}

// capture sets the variables that a match defines.
func (r *run) capture(pat *pattern, g region, groups []int) {
	at := func(group int) span {
		from, to := groups[2*group], groups[2*group+1]
		if from < 0 || to < from {
			return r.span(g.start+groups[0], 0)
		}
		return r.span(g.start+from, to-from)
	}
	for _, d := range pat.defs {
		s := at(d.group)
		r.strings[d.name] = captured{s.String(), s}
	}
	for _, d := range pat.nums {
		s := at(d.group)
		r.numbers[d.v] = number{d.v.format.read(s.String()), s}
	}
}

// clearLocals forgets the variables whose names do not begin with a dollar
// sign.
func (r *run) clearLocals() {
	for name := range r.strings {
		if name[0] != '$' {
			delete(r.strings, name)
		}
	}
	for name, v := range r.table {
		if name[0] != '$' {
			delete(r.numbers, v)
			delete(r.table, name)
		}
	}
}

// indexFold is strings.Index, regardless of the case of ASCII letters.
func indexFold(text, sub string) int {
	lower, upper := sub[:1], sub[:1]
	if isAlpha(sub[0]) {
		lower, upper = string(sub[0]|0x20), string(sub[0]&^0x20)
	}
	nextLower, nextUpper := -1, -1
	for i := 0; i+len(sub) <= len(text); i++ {
		nextLower, nextUpper = seek(text, lower, i, nextLower), seek(text, upper, i, nextUpper)
		if i = min(nextLower, nextUpper); i+len(sub) > len(text) {
			return -1
		}
		if equalFold(text[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

// seek returns the place of sub in text at or after from, given the place found
// before.
func seek(text, sub string, from, known int) int {
	if known >= from {
		return known
	}
	if n := strings.Index(text[from:], sub); n >= 0 {
		return from + n
	}
	return len(text)
}

func equalFold(a, b string) bool {
	for i := range len(a) {
		if a[i] != b[i] && (a[i]|0x20 != b[i]|0x20 || !isAlpha(a[i])) {
			return false
		}
	}
	return true
}
