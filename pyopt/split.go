package pyopt

import "strings"

// A section is a part of the input that is worked on by itself.
type section struct {
	text string
	line int // lines of the file before it
}

// split cuts src at the markers. As upstream, text has to follow a marker; for what begins like one and is none, nearMiss is called
// with the position where it differs. A section without any text is left out.
func split(src, marker string, nearMiss func(pos int)) []section {
	head, tail := marker, ""
	if n := len(marker) - 2; n > 0 {
		head, tail = marker[:n], marker[n:]
	}
	var sections []section
	line := 0
	add := func(start, end int) {
		if start < end {
			sections = append(sections, section{src[start:end], line})
		}
		line += strings.Count(src[start:end], "\n")
	}
	start, from := 0, 0
	for {
		i := strings.Index(src[from:], head)
		if i < 0 {
			break
		}
		end := from + i
		from = end + len(head)
		if rest := src[from:]; !strings.HasPrefix(rest, tail) || len(rest) == len(tail) {
			nearMiss(from)
			continue
		}
		add(start, end)
		from += len(tail)
		start = from
	}
	add(start, len(src))
	return sections
}
