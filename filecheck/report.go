package filecheck

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// outcome is what became of a search.
type outcome uint8

const (
	foundExpected outcome = iota
	foundExcluded
	foundWrongLine
	foundDiscarded
	noneExcluded
	noneExpected
	noneInvalid
	fuzzy
)

// diag is a result to show in the input dump.
type diag struct {
	pat  *pattern
	what outcome
	at   span // in the input
	note string
}

// note keeps a result for the input dump.
func (r *run) note(pat *pattern, what outcome, at span, text string) {
	if r.dumping {
		r.diags = append(r.diags, diag{pat, what, at, text})
	}
}

// relabel changes the latest results, which belong to one pattern.
func (r *run) relabel(what outcome) {
	if len(r.diags) == 0 {
		return
	}
	at := r.diags[len(r.diags)-1].pat.at
	for i := len(r.diags) - 1; i >= 0 && r.diags[i].pat.at == at; i-- {
		r.diags[i].what = what
	}
}

// wrongLine records that a match is not on the line where it must be.
func (r *run) wrongLine(pat *pattern, at span) {
	if r.opts.Verbose {
		r.relabel(foundWrongLine) // the match is among the results already
		return
	}
	r.note(pat, foundWrongLine, at, "")
}

// discarded records that the last -DAG match overlaps an earlier one.
func (r *run) discarded(earlier span) {
	if !r.dumping {
		r.out.message(earlier.loc(), sevNote, "match discarded, overlaps earlier DAG match here", earlier)
		return
	}
	r.relabel(foundDiscarded)
}

// report tells of a search that found m or failed with err, and reports whether
// that is as it should be.
func (r *run) report(expected bool, prefix string, pat *pattern, count int, g region, m match, err error) bool {
	if err == nil {
		return r.reportMatch(expected, prefix, pat, count, r.span(g.start+m.pos, m.length))
	}
	return r.reportNoMatch(expected, prefix, pat, count, g, err)
}

// headline is the first line of a report.
func headline(expected bool, prefix string, pat *pattern, count int, found string) string {
	which := "excluded"
	if expected {
		which = "expected"
	}
	s := pat.describe(prefix) + ": " + which + " string " + found + " in input"
	if pat.count > 1 {
		s += fmt.Sprintf(" (%d out of %d)", count, pat.count)
	}
	return s
}

func (r *run) reportMatch(expected bool, prefix string, pat *pattern, count int, at span) bool {
	if expected && (!r.opts.Verbose || !r.opts.VeryVerbose && pat.kind == kindEOF) {
		return true
	}
	what, sev := foundExcluded, sevError
	if expected {
		what, sev = foundExpected, sevRemark
	}
	r.note(pat, what, at, "")
	if r.dumping {
		for _, text := range r.substitutions(pat) {
			r.note(pat, what, span{r.input, at.start, at.start}, text)
		}
		for _, c := range r.captures(pat) {
			r.note(pat, what, c.at, c.text)
		}
		if expected {
			return true // the dump shows it
		}
	}
	r.out.message(pat.at, sev, headline(expected, prefix, pat, count, "found"))
	r.out.message(at.loc(), sevNote, "found here", at)
	for _, text := range r.substitutions(pat) {
		r.out.message(at.loc(), sevNote, text)
	}
	for _, c := range r.captures(pat) {
		r.out.message(c.at.loc(), sevNote, c.text, c.at)
	}
	return expected
}

func (r *run) reportNoMatch(expected bool, prefix string, pat *pattern, count int, g region, err error) bool {
	what := noneExcluded
	if expected {
		what = noneExpected
	}
	var problems []string
	if err != errNoMatch {
		what = noneInvalid
		for _, e := range flatten(err) {
			d, ok := e.(diagError)
			if !ok {
				continue
			}
			r.out.message(d.at.loc(), sevError, d.text)
			problems = append(problems, d.text)
		}
	}
	failed := expected || what == noneInvalid
	if !failed && !r.opts.VeryVerbose {
		return true
	}
	at := loc{r.input, g.start}
	point := span{r.input, g.start, g.start}
	r.note(pat, what, r.span(g.start, g.end-g.start), "")
	if r.dumping {
		for _, text := range slices.Concat(problems, r.substitutions(pat)) {
			r.note(pat, what, point, text)
		}
		if !failed {
			return true
		}
	}
	if what != noneInvalid {
		sev := sevRemark
		if expected {
			sev = sevError
		}
		r.out.message(pat.at, sev, headline(expected, prefix, pat, count, "not found"))
		r.out.message(at, sevNote, "scanning from here")
	}
	for _, text := range r.substitutions(pat) {
		r.out.message(at, sevNote, text)
	}
	if expected {
		r.reportFuzzy(pat, g)
	}
	return !failed
}

// substitutions says which values a pattern was matched with.
func (r *run) substitutions(pat *pattern) []string {
	var notes []string
	for i := range pat.subs {
		sub := &pat.subs[i]
		value, err := r.value(sub)
		if err != nil {
			continue
		}
		text := "with \"" + escape(sub.name.String()) + "\" equal to "
		switch {
		case sub.expr == nil && strings.ContainsFunc(value, func(c rune) bool { return c >= 0x80 || !isPrint(byte(c)) || c == '"' }):
			text += "\"" + escape(value) + "\" (escaped value)"
		default:
			text += "\"" + value + "\""
		}
		notes = append(notes, text)
	}
	return notes
}

// captureNote says where a variable was captured.
type captureNote struct {
	at   span
	text string
}

// captures lists the variables that the last match of a pattern set, in the
// order of the input.
func (r *run) captures(pat *pattern) []captureNote {
	var notes []captureNote
	for _, d := range pat.defs {
		if c := r.strings[d.name]; c.at.src != nil {
			notes = append(notes, captureNote{c.at, "captured var \"" + d.name + "\""})
		}
	}
	for _, d := range pat.nums {
		if n := r.numbers[d.v]; n.text.src != nil {
			notes = append(notes, captureNote{n.text, "captured var \"" + d.v.name + "\""})
		}
	}
	slices.SortStableFunc(notes, func(a, b captureNote) int { return a.at.start - b.at.start })
	return notes
}

func lineNumber(line int) number { return number{value: big.NewInt(int64(line))} }
