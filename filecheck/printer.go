package filecheck

import (
	"bytes"
	"fmt"
	"strings"
)

// The kinds of message.
type severity uint8

const (
	sevError severity = iota
	sevNote
	sevRemark
)

// color is one of the eight terminal colors.
type color uint8

const (
	black color = iota
	red
	green
	yellow
	blue
	magenta
	cyan
	white
)

const tabStop = 8

// printer collects what goes to standard error.
type printer struct {
	bytes.Buffer
	color bool
}

// bold switches to bold in the current color.
func (p *printer) bold() {
	if p.color {
		p.WriteString("\033[1m")
	}
}

// paint switches to a color; background paints what is behind the text.
func (p *printer) paint(c color, bold, background bool) {
	if !p.color {
		return
	}
	p.WriteString("\033[0;")
	if bold {
		p.WriteString("1;")
	}
	ground := byte('3')
	if background {
		ground = '4'
	}
	p.WriteByte(ground)
	p.WriteByte('0' + byte(c))
	p.WriteByte('m')
}

// reset switches back to plain text.
func (p *printer) reset() {
	if p.color {
		p.WriteString("\033[0m")
	}
}

// message prints a message at a place, with its line, a caret and tildes under
// the ranges.
func (p *printer) message(at loc, sev severity, text string, ranges ...span) {
	src := at.src
	start, end := at.off, at.off
	for start > 0 && !isBreak(src.text[start-1]) {
		start--
	}
	for end < len(src.text) && !isBreak(src.text[end]) {
		end++
	}
	line, col := src.position(at.off)
	p.bold()
	if src.name != "" {
		fmt.Fprintf(p, "%s:%d:%d: ", src.name, line, col)
	}
	p.reset()
	p.label(sev)
	p.bold()
	p.WriteString(text)
	p.WriteByte('\n')
	p.reset()

	contents := src.text[start:end]
	p.sourceLine(contents)
	for i := range len(contents) {
		if contents[i] >= 0x80 {
			return // columns would be wrong
		}
	}
	carets := bytes.Repeat([]byte{' '}, len(contents)+1)
	for _, r := range ranges {
		if r.start > end || r.end < start {
			continue
		}
		for i := max(r.start, start); i < min(r.end, end); i++ {
			carets[i-start] = '~'
		}
	}
	carets[min(col-1, len(contents))] = '^'
	carets = bytes.TrimRight(carets, " ")
	p.paint(green, true, false)
	out := 0
	for i, c := range carets {
		p.WriteByte(c)
		out++
		if i < len(contents) && contents[i] == '\t' {
			for ; out%tabStop != 0; out++ {
				p.WriteByte(c)
			}
		}
	}
	p.WriteByte('\n')
	p.reset()
}

func isBreak(c byte) bool { return c == '\n' || c == '\r' }

func (p *printer) label(sev severity) {
	switch sev {
	case sevError:
		p.paint(red, true, false)
		p.WriteString("error: ")
	case sevNote:
		p.paint(black, true, false)
		p.WriteString("note: ")
	case sevRemark:
		p.paint(blue, true, false)
		p.WriteString("remark: ")
	}
	p.reset()
}

// sourceLine prints a line with its tabs expanded.
func (p *printer) sourceLine(line string) {
	col := 0
	for {
		tab := strings.IndexByte(line, '\t')
		if tab < 0 {
			break
		}
		p.WriteString(line[:tab])
		col += tab
		for {
			p.WriteByte(' ')
			if col++; col%tabStop == 0 {
				break
			}
		}
		line = line[tab+1:]
	}
	p.WriteString(line)
	p.WriteByte('\n')
}

// escape makes text readable on one line, as C would write it.
func escape(text string) string {
	var b strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\\', c == '"':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\n':
			b.WriteString(`\n`)
		case isPrint(c):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, `\%03o`, c)
		}
	}
	return b.String()
}

func isPrint(c byte) bool { return 0x20 <= c && c <= 0x7e }
