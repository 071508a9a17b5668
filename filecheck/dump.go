package filecheck

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// marker is how a result is drawn under the input.
type marker struct {
	lead  byte
	color color
	note  string
	error bool
}

func (d *diag) marker() marker {
	var m marker
	switch d.what {
	case foundExpected:
		m = marker{'^', green, "", false}
	case foundExcluded:
		m = marker{'!', red, "error: no match expected", true}
	case foundWrongLine:
		m = marker{'!', red, "error: match on wrong line", true}
	case foundDiscarded:
		m = marker{'!', cyan, "discard: overlaps earlier match", false}
	case noneExcluded:
		m = marker{'X', green, "", false}
	case noneExpected:
		m = marker{'X', red, "error: no match found", true}
	case noneInvalid:
		m = marker{'X', red, "error: match failed for invalid pattern", true}
	case fuzzy:
		m = marker{'?', magenta, "possible intended match", true}
	}
	if d.note != "" {
		m.note = d.note
		if d.at.empty() {
			m.lead = ' ' // the note is about the pattern, not about this place
		}
	}
	return m
}

// annotation is a result, or the part of it that is on one line.
type annotation struct {
	index    int // of the result
	label    string
	first    bool // the result begins here
	line     int
	from, to int // columns, from 1 and exclusive; to is toEnd for the rest of the line
	marker   marker
	good     bool // a match that was expected
}

const toEnd = math.MaxInt

// annotations breaks the results into lines, in the order of the input.
func (r *run) annotations() (all []annotation, labelWidth int) {
	count, seen := map[loc]int{}, map[loc]int{}
	for i := range r.diags {
		count[r.diags[i].pat.at]++
	}
	for i := range r.diags {
		d := &r.diags[i]
		at := d.pat.at
		label := d.pat.label() + ":"
		if at.src.implicit > 0 {
			label += "imp" + strconv.Itoa(at.src.implicit)
		} else {
			line, _ := at.src.position(at.off)
			label += strconv.Itoa(line)
		}
		if count[at] > 1 {
			label += "'" + strconv.Itoa(seen[at])
			seen[at]++
		}
		labelWidth = max(labelWidth, len(label))
		line, col := d.at.src.position(d.at.start)
		endLine, endCol := d.at.src.position(d.at.end)
		a := annotation{index: i, label: label, first: true, line: line, from: col, to: endCol,
			marker: d.marker(), good: d.what == foundExpected}
		if line == endLine {
			a.to = max(col+1, endCol) // a point is drawn as one column
			all = append(all, a)
			continue
		}
		for a.to = toEnd; a.line < endLine; a.line++ {
			all = append(all, a)
			a.first, a.from, a.marker.lead, a.marker.note = false, 1, '~', ""
		}
		if endCol > 1 {
			a.to = endCol
			all = append(all, a)
		}
	}
	slices.SortStableFunc(all, func(a, b annotation) int { return a.line - b.line })
	return all, labelWidth
}

// dump prints the input with the results.
func (r *run) dump() {
	r.out.WriteString("\nInput file: " + r.input.name + "\nCheck file: " + r.source.name +
		"\n\n-dump-input=help explains the following input dump.\n\nInput was:\n<<<<<<\n")
	all, labelWidth := r.annotations()
	text := r.input.text
	lines := strings.Count(text, "\n")
	if !strings.HasSuffix(text, "\n") {
		lines++
	}
	// The labels of input and annotations never line up, so that they are not
	// taken for each other.
	labelWidth = max(labelWidth, len(strconv.Itoa(lines))) + 3
	d := dumper{run: r, width: labelWidth, elided: printer{color: r.out.color}}
	if r.out.color {
		r.out.bold()
		r.out.reset()
	}
	previous, next := 0, 0
	for line := 1; text != "" || len(all) > 0; line++ {
		if next < line {
			next = r.nextSelected(line, all)
		}
		if next == line {
			previous = line
		}
		context := *r.opts.DumpInputContext
		to := r.out
		if (previous == 0 || previous+context < line) && (next == toEnd || line+context < next) {
			to = &d.elided
		} else {
			d.ellipsis()
		}
		n := 0
		for n < len(all) && all[n].line == line {
			n++
		}
		contents, rest, newline := strings.Cut(text, "\n")
		text = rest
		d.line(to, line, contents, newline, all[:n])
		all = all[n:]
	}
	d.ellipsis()
	r.out.WriteString(">>>>>>\n")
}

// nextSelected returns the next line, from the given one on, that the filter
// selects; toEnd if there is none.
func (r *run) nextSelected(line int, all []annotation) int {
	filter := r.opts.DumpInputFilter
	if filter == DumpAll {
		return line
	}
	for i := range all {
		a := &all[i]
		if filter == DumpAnnotationFull || a.first && (filter == DumpAnnotation || a.marker.error) {
			return a.line
		}
	}
	return toEnd
}

// dumper prints lines of the input.
type dumper struct {
	*run
	width  int
	elided printer // lines that may be left out
}

// ellipsis prints dots for the lines left out, or the lines if they are fewer.
func (d *dumper) ellipsis() {
	const dots = 3
	if strings.Count(d.elided.String(), "\n") <= dots {
		d.out.Write(d.elided.Bytes())
		d.elided.Reset()
		return
	}
	for range dots {
		d.out.paint(black, true, false)
		fmt.Fprintf(d.out, "%*s", d.width, ".")
		d.out.reset()
		d.out.WriteByte('\n')
	}
	d.elided.Reset()
}

// line prints a line of the input and its annotations.
func (d *dumper) line(to *printer, number int, contents string, newline bool, all []annotation) {
	to.paint(black, true, false)
	fmt.Fprintf(to, "%*d: ", d.width, number)
	to.reset()
	width := len(contents)
	if newline {
		contents += " "
		width++
	}
	d.highlight(to, contents, all)
	to.WriteByte('\n')
	for i := range all {
		all[i].draw(to, d.width, width)
	}
}

// highlight prints a line and, if colors show what matched, paints the rest of
// it.
func (d *dumper) highlight(to *printer, contents string, all []annotation) {
	if !to.color || !d.opts.Verbose {
		to.bold()
		to.WriteString(contents)
		to.reset()
		return
	}
	to.bold()
	to.paint(cyan, true, true)
	inside := false
	for i := range len(contents) {
		was := inside
		inside = slices.ContainsFunc(all, func(a annotation) bool { return a.good && a.from <= i+1 && i+1 < a.to })
		switch {
		case inside && !was:
			to.reset()
		case was && !inside:
			to.paint(cyan, true, true)
		}
		to.WriteByte(contents[i])
	}
	to.reset()
}

// draw prints an annotation under a line of the given width.
func (a *annotation) draw(to *printer, labelWidth, lineWidth int) {
	to.paint(a.marker.color, true, false)
	fmt.Fprintf(to, "%-*s  %*s", labelWidth, a.label, a.from-1, "")
	to.WriteByte(a.marker.lead)
	col := a.from + 1
	for ; col < a.to && col <= lineWidth; col++ {
		to.WriteByte('~')
	}
	if a.marker.note != "" {
		fmt.Fprintf(to, "%*s %s", max(0, lineWidth+1-col), "", a.marker.note)
	}
	to.WriteByte('\n')
	to.reset()
}
