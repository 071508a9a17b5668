package filecheck

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// checkKind is the kind of a directive.
type checkKind uint8

const (
	kindNone checkKind = iota
	kindMisspelled
	kindPlain
	kindNext
	kindSame
	kindNot
	kindDAG
	kindLabel
	kindEmpty
	kindComment
	kindEOF
	kindBadNot
	kindBadCount
)

// directive is what a line of the check file asks for.
type directive struct {
	kind    checkKind
	count   int // of -COUNT; 1 for the others
	literal bool
}

// describe names the directive in messages.
func (d directive) describe(prefix string) string {
	suffix := ""
	switch d.kind {
	case kindPlain:
		if d.count > 1 {
			suffix = "-COUNT"
		}
	case kindNext:
		suffix = "-NEXT"
	case kindSame:
		suffix = "-SAME"
	case kindNot:
		suffix = "-NOT"
	case kindDAG:
		suffix = "-DAG"
	case kindLabel:
		suffix = "-LABEL"
	case kindEmpty:
		suffix = "-EMPTY"
	case kindEOF:
		return "implicit EOF"
	}
	if d.literal {
		suffix += "{LITERAL}"
	}
	return prefix + suffix
}

// label abbreviates the directive in the input dump.
func (d directive) label() string {
	switch d.kind {
	case kindNext:
		return "next"
	case kindSame:
		return "same"
	case kindNot:
		return "not"
	case kindDAG:
		return "dag"
	case kindLabel:
		return "label"
	case kindEmpty:
		return "empty"
	case kindEOF:
		return "eof"
	}
	if d.count > 1 {
		return "count"
	}
	return "check"
}

// parseDirective reads the suffix of a directive whose prefix begins text. It
// returns what follows the suffix; ok is false if there is no directive.
func (o *Options) parseDirective(text span, prefix string) (d directive, rest span, ok bool) {
	d.count = 1
	if text.len() <= len(prefix) {
		return d, span{}, false
	}
	rest = text.from(len(prefix))
	if slices.Contains(o.CommentPrefixes, prefix) {
		d.kind = kindComment
		return d, rest.from(1), rest.has(":")
	}
	if rest.consume(":") {
		d.kind = kindPlain
		return d, rest, true
	}
	misspelled := false
	switch {
	case rest.has("{"):
		d.kind = kindPlain
		ok = d.modifiers(&rest)
		return d, rest, ok
	case rest.consume("_"):
		misspelled = true
	case !rest.consume("-"):
		return d, rest, false
	}
	ok = d.suffix(&rest)
	if ok && misspelled {
		d.kind = kindMisspelled
	}
	return d, rest, ok
}

// suffix reads what follows the hyphen.
func (d *directive) suffix(rest *span) bool {
	if rest.consume("COUNT-") {
		return d.repetitions(rest)
	}
	for _, s := range []string{"DAG", "NEXT", "SAME", "EMPTY"} {
		if rest.has(s+"-NOT:") || rest.has("NOT-"+s+":") {
			d.kind = kindBadNot
			return true
		}
	}
	for _, s := range []struct {
		word string
		kind checkKind
	}{{"NEXT", kindNext}, {"SAME", kindSame}, {"NOT", kindNot}, {"DAG", kindDAG}, {"LABEL", kindLabel},
		{"EMPTY", kindEmpty}} {
		if rest.consume(s.word) {
			d.kind = s.kind
			return d.modifiers(rest)
		}
	}
	return false
}

// repetitions reads the number of a -COUNT.
func (d *directive) repetitions(rest *span) bool {
	text := rest.String()
	n := 0
	if strings.HasPrefix(text, "-") {
		n = 1
	}
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	count, err := strconv.ParseInt(text[:n], 10, 64)
	if err == nil {
		*rest = rest.from(n)
	}
	if err != nil || count <= 0 || count > math.MaxInt32 || rest.first() != ':' && rest.first() != '{' {
		d.kind = kindBadCount
		return true
	}
	d.kind, d.count = kindPlain, int(count)
	return d.modifiers(rest)
}

// modifiers reads an optional list of modifiers and the colon.
func (d *directive) modifiers(rest *span) bool {
	if rest.consume(":") {
		return true
	}
	if !rest.consume("{") {
		return false
	}
	for {
		trimSpace(rest)
		if !rest.consume("LITERAL") {
			return false
		}
		d.literal = true
		trimSpace(rest)
		if !rest.consume(",") {
			break
		}
	}
	return rest.consume("}:")
}

// trimSpace drops any white space.
func trimSpace(s *span) {
	for !s.empty() && strings.IndexByte(" \t\n\v\f\r", s.first()) >= 0 {
		s.start++
	}
}

// prefixFinder finds the prefixes in a check file.
type prefixFinder struct {
	text     string
	prefixes []string // longest first
	at       []int    // where each occurs next; len(text) if nowhere
}

func newPrefixFinder(o *Options, text string) *prefixFinder {
	f := &prefixFinder{text: text, prefixes: slices.Concat(o.CheckPrefixes, o.CommentPrefixes)}
	slices.SortStableFunc(f.prefixes, func(a, b string) int { return len(b) - len(a) })
	f.at = make([]int, len(f.prefixes))
	for i := range f.at {
		f.at[i] = f.find(i, 0)
	}
	return f
}

func (f *prefixFinder) find(i, from int) int {
	if n := strings.Index(f.text[from:], f.prefixes[i]); n >= 0 {
		return from + n
	}
	return len(f.text)
}

// next returns the first prefix at or after an offset, the longest if several
// begin there, and its place; "" if there is none.
func (f *prefixFinder) next(from int) (prefix string, at int) {
	at = len(f.text)
	for i, p := range f.prefixes {
		if f.at[i] < from {
			f.at[i] = f.find(i, from)
		}
		if f.at[i] < at {
			prefix, at = p, f.at[i]
		}
	}
	return prefix, at
}

// nextDirective finds the next directive in text, and drops what it skips. It
// returns the prefix, "" if there is none, and what follows the directive.
func (f *prefixFinder) nextDirective(o *Options, text *span) (prefix string, d directive, rest span) {
	for !text.empty() {
		prefix, at := f.next(text.start)
		if prefix == "" {
			break
		}
		alone := at == text.start || !isPartOfWord(f.text[at-1])
		text.start = at
		if alone {
			var ok bool
			if d, rest, ok = o.parseDirective(*text, prefix); ok {
				return prefix, d, rest
			}
		}
		// Part of another word, or no directive: skip the word.
		text.start += len(prefix)
		for !text.empty() && isPartOfWord(text.first()) {
			text.start++
		}
	}
	return "", d, span{}
}
