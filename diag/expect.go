package diag

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// Level says what an [Expect] checks.
type Level uint8

const (
	// AllDiagnostics demands that each diagnostic is expected and each expectation met.
	AllDiagnostics Level = iota
	// OnlyExpected demands that each expectation is met and lets other diagnostics pass.
	OnlyExpected
)

// Expect is a handler that compares what is emitted with comments in the source instead of printing it:
//
//	%0 = "an.op"() : () -> i32  // expected-error {{part of the message}}
//	// expected-note @+1 {{a note on the next line}}
//	// expected-warning-re @below {{got {{[0-9]+}} operands}}
//	// expected-error @unknown {{without a position}}
//
// The kind is error, warning, remark or note; notes are matched like diagnostics. The place is the comment's
// line, or it moves by @+N and @-N, or @above and @below name the nearest line without such a comment, or
// @unknown means no position at all. The text must occur in the message; with -re, the parts in double braces
// are POSIX extended regular expressions. One comment stands for any number of equal diagnostics and must be the last
// thing on its line.
//
// A tool in this mode does not print its diagnostics and does not fail because of errors; its exit status is
// that of [Expect.Finish].
type Expect struct {
	w       io.Writer
	printer *Printer
	sources *Sources
	level   Level

	scanned map[string]bool
	all     []*expectation
	failed  bool
}

// expectation is one comment.
type expectation struct {
	severity Severity
	src      *source // nil for @unknown
	line     int
	at       int // offset of the comment in src
	text     string
	re       *regexp.Regexp
	matched  bool
}

// designator finds a comment at the end of a line whose trailing space is removed.
var designator = regexp.MustCompile(`(?s)expected-(error|note|remark|warning)(-re)? *(@([+-][0-9]+|above|below|unknown))? *\{\{(.*)\}\}$`)

// NewExpect returns an Expect with the comments of all files that were added to sources. A file that only
// a diagnostic's location names is searched for comments when it occurs. Complaints go to w.
func NewExpect(w io.Writer, sources *Sources, level Level) *Expect {
	x := &Expect{w: w, printer: NewPrinter(w, sources), sources: sources, level: level, scanned: map[string]bool{}}
	for _, f := range sources.added() {
		x.scan(f)
	}
	return x
}

// Handle matches d and its notes against the expectations; it is a [Handler].
func (x *Expect) Handle(d *Diagnostic) {
	x.match(d)
	for _, n := range d.Notes {
		x.match(n)
	}
}

// Finish reports the expectations that were not met and returns whether everything agreed. Call it once the
// engine is quiet; called again, it only returns the result.
func (x *Expect) Finish() bool {
	var placeless []*expectation
	for _, e := range x.all {
		switch {
		case e.matched:
		case e.src == nil:
			placeless = append(placeless, e)
		default:
			x.missing(e)
		}
	}
	for _, e := range placeless {
		x.missing(e)
	}
	x.all = nil
	return !x.failed
}

func (x *Expect) missing(e *expectation) {
	x.complain(e, len(e.text), "expected "+e.severity.String()+" \""+e.text+"\" was not produced")
}

// complain prints an error at a comment and underlines length bytes of it.
func (x *Expect) complain(e *expectation, length int, message string) {
	x.failed = true
	var b strings.Builder
	if e.src == nil {
		writeUnplaced(&b, Error, message)
	} else {
		writePlaced(&b, Error, message, e.src, e.at, length)
	}
	io.WriteString(x.w, b.String())
}

func (x *Expect) match(d *Diagnostic) {
	pos, placed := positionOf(d.Loc)
	if placed && !x.scanned[pos.File] {
		x.scanned[pos.File] = true
		if f := x.sources.lookup(pos.File); f != nil {
			x.scan(f)
		}
	}
	// A comment of another severity that fits otherwise makes a better complaint; the last one is named.
	var near *expectation
	for _, e := range x.all {
		if !e.applies(pos, placed) || !e.describes(d.Message) {
			continue
		}
		if e.severity == d.Severity {
			e.matched = true
			return
		}
		near = e
	}
	switch {
	case x.level == OnlyExpected:
	case near != nil:
		x.complain(near, 1, "'"+d.Severity.String()+"' diagnostic emitted when expecting a '"+near.severity.String()+"'")
	default:
		x.failed = true
		var b strings.Builder
		x.printer.message(&b, Error, d.Loc, "unexpected "+d.Severity.String()+": "+d.Message, true)
		io.WriteString(x.w, b.String())
	}
}

func (e *expectation) applies(pos Position, placed bool) bool {
	if e.src == nil || !placed {
		return e.src == nil && !placed
	}
	return e.line == pos.Line && e.src.name == pos.File
}

func (e *expectation) describes(message string) bool {
	if e.re != nil {
		return e.re.MatchString(latin1(message))
	}
	return strings.Contains(message, e.text)
}

// scan collects the comments of a file.
func (x *Expect) scan(f *source) {
	x.scanned[f.name] = true
	lastPlain := 1           // the last line without a comment
	var below []*expectation // waiting for the next such line
	line, start := 0, 0
	for text := range strings.SplitSeq(f.text, "\n") {
		line++
		// Most lines need no regular expression to be seen as plain.
		var m []int
		if strings.Contains(text, "expected-") {
			m = designator.FindStringSubmatchIndex(strings.TrimRight(text, " \t\v\f\r"))
		}
		if m == nil {
			for _, e := range below {
				e.line = line
			}
			below, lastPlain = nil, line
		} else if e, place := x.parse(f, text, start, m); e != nil {
			switch place {
			case "@above":
				e.line = lastPlain
			case "@below":
				below = append(below, e)
			case "@unknown":
				e.src = nil
			default:
				e.line = line + shift(place)
			}
			x.all = append(x.all, e)
		}
		start += len(text) + 1
	}
	for _, e := range below {
		e.line = line
	}
}

// parse makes an expectation of a match m in a line that starts at offset start, and returns its place word.
// It reports a bad regular expression and returns nil.
func (x *Expect) parse(f *source, text string, start int, m []int) (e *expectation, place string) {
	group := func(n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return text[m[2*n]:m[2*n+1]]
	}
	e = &expectation{src: f, at: start + m[0], text: group(5)}
	for s, name := range severityNames {
		if name == group(1) {
			e.severity = Severity(s)
		}
	}
	if group(2) != "" {
		re, err := compileExpected(e.text)
		if err != nil {
			x.complain(e, len(e.text), err.Error())
			return nil, ""
		}
		e.re = re
	}
	return e, group(3)
}

// shift returns N of "@+N" or "@-N", in C's notation for integers; anything else is 0.
func shift(place string) int {
	if place == "" {
		return 0
	}
	n, err := strconv.ParseInt(place[1:], 0, 32)
	if err != nil {
		return 0
	}
	return int(n)
}

// compileExpected turns the text of a -re comment into one expression.
func compileExpected(text string) (*regexp.Regexp, error) {
	var b strings.Builder
	for {
		plain, rest, found := strings.Cut(text, "{{")
		b.WriteString(regexp.QuoteMeta(latin1(plain)))
		if !found {
			break
		}
		expr, after, closed := strings.Cut(rest, "}}")
		if !closed {
			return nil, errors.New("found start of regex with no end '}}'")
		}
		translated, err := translateERE(expr)
		if err != nil {
			return nil, errors.New("invalid regex: " + err.Error())
		}
		b.WriteString("(" + translated + ")")
		text = after
	}
	re, err := regexp.Compile(b.String())
	if err != nil {
		return nil, errors.New("invalid regex: " + errCount.Error())
	}
	return re, nil
}
