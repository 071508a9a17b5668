package diag

import (
	"io"
	"strings"
	"unicode/utf8"
)

const (
	// maxCallStack is how many callers of a call-site location are printed.
	maxCallStack = 10
	tabStop      = 8
	// maxExcerpt is the length of the longest line that is shown whole; of a longer one, clipContext bytes
	// are shown on either side of the place.
	maxExcerpt  = 4096
	clipContext = 60
)

// Printer writes diagnostics in the form of mlir-opt:
//
//	f.mlir:3:5: error: message
//	  "an.op"() : () -> ()
//	    ^
//	f.mlir:1:1: note: message
//
// The excerpt is left out when the text of the file is not known, when the place is not in it, and for a note
// that points where the message before it points. A call-site location is followed by one "called from" note
// for each caller. A location without a position is written as MLIR's text behind `<unknown>:0:`.
type Printer struct {
	// Codes adds a line `code: …` under a diagnostic that has a code.
	Codes bool
	// Colors marks the parts of a message with a terminal's colors.
	Colors bool

	w       io.Writer
	sources *Sources
}

// NewPrinter returns a printer that writes to w with excerpts from sources, which may be nil. Each diagnostic
// is one Write, so that it stays in one piece beside other output; errors of w are ignored because there is
// nowhere to report them.
func NewPrinter(w io.Writer, sources *Sources) *Printer {
	return &Printer{w: w, sources: sources}
}

// Handle prints d; it is a [Handler].
func (p *Printer) Handle(d *Diagnostic) {
	var b strings.Builder
	p.message(&b, d.Severity, d.Loc, d.Message, true)
	last := d.Loc
	for depth := 0; depth < maxCallStack; depth++ {
		caller, ok := callerOf(last)
		if !ok {
			break
		}
		last = caller
		p.message(&b, Note, last, "called from", true)
	}
	for _, n := range d.Notes {
		p.message(&b, n.Severity, n.Loc, n.Message, n.Loc != last)
		last = n.Loc
	}
	if d.Hint != "" {
		b.WriteString("hint: " + d.Hint + "\n")
	}
	if p.Codes && d.Code != "" {
		b.WriteString("code: " + string(d.Code) + "\n")
	}
	io.WriteString(p.w, b.String())
}

// message writes one message line and, if excerpt is set and possible, the line it points to.
func (p *Printer) message(b *strings.Builder, s Severity, loc Location, text string, excerpt bool) {
	pos, ok := positionOf(loc)
	if !ok {
		if !unknown(loc) {
			text = loc.String() + ": " + text
		}
		p.headline(b, "<unknown>:0", s, text)
		return
	}
	if excerpt {
		if f := p.sources.lookup(pos.File); f != nil {
			if at, ok := f.offset(pos.Line, pos.Col); ok {
				p.headline(b, f.position(at).prefix(), s, text)
				line, col := f.lineAround(at)
				p.excerpt(b, line, col)
				return
			}
		}
	}
	p.headline(b, pos.prefix(), s, text)
}

// The colors of a terminal, as LLVM chooses them.
const (
	bold  = "\x1b[1m"
	green = "\x1b[0;1;32m"
	plain = "\x1b[0m"
)

// colorOf returns the color of a severity's word.
func colorOf(s Severity) string {
	return [...]string{Error: "\x1b[0;1;31m", Warning: "\x1b[0;1;35m", Remark: "\x1b[0;1;34m", Note: "\x1b[0;1;30m"}[s]
}

// headline writes the line of a message behind the name of its place.
func (p *Printer) headline(b *strings.Builder, place string, s Severity, text string) {
	if !p.Colors {
		b.WriteString(place)
		writeText(b, s, text)
		return
	}
	b.WriteString(bold + place + ": " + plain + colorOf(s) + s.String() + ": " + plain + bold + text + "\n" + plain)
}

// excerpt writes a line and a caret under its byte col.
func (p *Printer) excerpt(b *strings.Builder, line string, col int) {
	if !p.Colors {
		writeExcerpt(b, line, col, 0)
		return
	}
	var text strings.Builder
	writeExcerpt(&text, line, col, 0)
	shown, caret, _ := strings.Cut(text.String(), "\n")
	b.WriteString(shown + "\n")
	if caret != "" {
		b.WriteString(green + caret + plain)
	}
}

func writeUnplaced(b *strings.Builder, s Severity, text string) {
	b.WriteString("<unknown>:0")
	writeText(b, s, text)
}

// writePlaced writes a message and excerpt for an offset of f; length bytes from there are underlined.
func writePlaced(b *strings.Builder, s Severity, text string, f *source, at, length int) {
	b.WriteString(f.position(at).prefix())
	writeText(b, s, text)
	line, col := f.lineAround(at)
	writeExcerpt(b, line, col, length)
}

func writeText(b *strings.Builder, s Severity, text string) {
	b.WriteString(": ")
	b.WriteString(s.String())
	b.WriteString(": ")
	b.WriteString(text)
	b.WriteByte('\n')
}

// writeExcerpt writes a line and below it a caret at byte col, followed by tildes up to length bytes. A line
// that is not ASCII gets no caret: nobody knows how wide it is shown.
func writeExcerpt(b *strings.Builder, line string, col, length int) {
	line, col = clip(line, col)
	writeExpanded(b, line, line)
	b.WriteByte('\n')
	for i := 0; i < len(line); i++ {
		if line[i] >= utf8.RuneSelf {
			return
		}
	}
	length = max(1, min(length, len(line)-col))
	writeExpanded(b, line, strings.Repeat(" ", col)+"^"+strings.Repeat("~", length-1))
	b.WriteByte('\n')
}

// writeExpanded writes text, whose bytes stand under the bytes of line, so that the places of line's tabs
// reach to the next tab stop. A tab itself becomes spaces.
func writeExpanded(b *strings.Builder, line, text string) {
	column := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '\t' {
			c = ' '
		}
		b.WriteByte(c)
		column++
		if i < len(line) && line[i] == '\t' {
			for ; column%tabStop != 0; column++ {
				b.WriteByte(c)
			}
		}
	}
}

// clip shortens a line that is too long to be read to the part around col, with "..." where something is
// missing. It does not cut through a UTF-8 sequence.
func clip(line string, col int) (string, int) {
	if len(line) <= maxExcerpt {
		return line, col
	}
	from, to := max(0, col-clipContext), min(len(line), col+clipContext)
	for from > 0 && from > col-clipContext-utf8.UTFMax && !utf8.RuneStart(line[from]) {
		from--
	}
	for to < len(line) && to < col+clipContext+utf8.UTFMax && !utf8.RuneStart(line[to]) {
		to++
	}
	head, tail := "", ""
	if from > 0 {
		head = "..."
	}
	if to < len(line) {
		tail = "..."
	}
	return head + line[from:to] + tail, col - from + len(head)
}
