package filecheck

import (
	"slices"
	"strings"
)

// check matches all patterns and reports whether they were all found.
func (r *run) check() bool {
	ok := true
	rest := region{0, len(r.input.text)}
	done := 0
	for next := 0; ; {
		block := rest
		for next < len(r.Checks.strings) && r.Checks.strings[next].pat.kind != kindLabel {
			next++
		}
		last := next == len(r.Checks.strings)
		if !last {
			// The place of the next label bounds the block before it.
			m, found := r.checkOne(&r.Checks.strings[next], rest, true)
			if !found {
				return false
			}
			end := rest.start + m.pos + m.length
			block, rest = region{rest.start, end}, region{end, rest.end}
			next++
		}
		// Not before the first label: what the command line defines is still
		// to be used.
		if done != 0 && r.opts.EnableVarScope {
			r.clearLocals()
		}
		for ; done < next; done++ {
			m, found := r.checkOne(&r.Checks.strings[done], block, false)
			if !found {
				ok = false
				done = next
				break
			}
			block = block.from(m.pos + m.length)
		}
		if last {
			return ok
		}
	}
}

// checkOne matches a pattern and, unless only the places of labels are sought,
// the -DAG and -NOT patterns before it.
func (r *run) checkOne(c *checkString, g region, labelScan bool) (match, bool) {
	begin := 0
	var nots []prefixedPattern
	if !labelScan {
		var ok bool
		if begin, nots, ok = r.checkDAG(c.before, g); !ok {
			return match{}, false
		}
	}
	end, first := begin, 0
	for i := 1; i <= c.pat.count; i++ {
		in := g.from(end)
		m, err := r.match(c.pat, in)
		if !r.report(true, c.prefix, c.pat, i, in, m, err) {
			return match{}, false
		}
		if i == 1 {
			first = begin + m.pos
		}
		end += m.pos + m.length
	}
	found := match{first, end - first}
	if labelScan {
		return found, true
	}
	skipped := region{g.start + begin, g.start + first}
	if !r.checkLine(c, skipped) {
		r.wrongLine(c.pat, r.span(g.start+first, found.length))
		return match{}, false
	}
	if !r.checkNot(nots, skipped) {
		return match{}, false
	}
	return found, true
}

// checkLine verifies, given what was skipped between two matches, that the
// second is on the line that its directive says.
func (r *run) checkLine(c *checkString, skipped region) bool {
	kind := c.pat.kind
	if kind != kindNext && kind != kindEmpty && kind != kindSame {
		return true
	}
	lines, firstBreak := countLines(r.text(skipped))
	problem := ""
	switch {
	case kind == kindSame && lines != 0:
		problem = "is not on the same line as the previous match"
	case kind != kindSame && lines == 0:
		problem = "is on the same line as previous match"
	case kind != kindSame && lines != 1:
		problem = "is not on the line after the previous match"
	default:
		return true
	}
	name := directive{kind: kind, count: 1}.describe(c.prefix)
	r.out.message(c.pat.at, sevError, name+": "+problem)
	r.out.message(loc{r.input, skipped.end}, sevNote, "'next' match was here")
	r.out.message(loc{r.input, skipped.start}, sevNote, "previous match ended here")
	if kind != kindSame && lines > 1 {
		r.out.message(loc{r.input, skipped.start + firstBreak}, sevNote,
			"non-matching line after previous match is here")
	}
	return false
}

// countLines counts the line breaks in text, and returns what follows the first.
func countLines(text string) (n, afterFirst int) {
	for i := 0; ; n++ {
		at := strings.IndexAny(text[i:], "\n\r")
		if at < 0 {
			return n, afterFirst
		}
		i += at + 1
		if i < len(text) && isBreak(text[i]) && text[i] != text[i-1] {
			i++
		}
		if n == 0 {
			afterFirst = i
		}
	}
}

// checkNot verifies that no pattern matches.
func (r *run) checkNot(nots []prefixedPattern, g region) bool {
	ok := true
	for _, n := range nots {
		m, err := r.match(n.pat, g)
		if !r.report(false, n.prefix, n.pat, 1, g, m, err) {
			ok = false
		}
	}
	return ok
}

// checkDAG matches groups of -DAG patterns, with the -NOT patterns between them.
// It returns where the last group ends and the -NOT patterns after it.
func (r *run) checkDAG(before []prefixedPattern, g region) (begin int, nots []prefixedPattern, ok bool) {
	// The places of the current group's matches, in order.
	var taken []region
	for i, p := range before {
		if p.pat.kind == kindNot {
			nots = append(nots, p)
			continue
		}
		m, found := r.placeDAG(p, g, begin, &taken)
		if !found {
			return 0, nil, false
		}
		if !r.opts.VeryVerbose {
			r.report(true, p.prefix, p.pat, 1, g, m, nil)
		}
		if i+1 < len(before) && before[i+1].pat.kind != kindNot {
			continue
		}
		// The group ends here.
		if len(nots) > 0 {
			if !r.checkNot(nots, region{g.start + begin, g.start + taken[0].start}) {
				return 0, nil, false
			}
			nots = nil
		}
		begin = taken[len(taken)-1].end
		taken = taken[:0]
	}
	return begin, nots, true
}

// placeDAG finds a match that does not overlap those of the group so far.
func (r *run) placeDAG(p prefixedPattern, g region, begin int, taken *[]region) (match, bool) {
	pos := begin
	for i := 0; ; i++ {
		in := g.from(pos)
		m, err := r.match(p.pat, in)
		if err != nil || r.opts.VeryVerbose {
			if !r.report(true, p.prefix, p.pat, 1, in, m, err) {
				return match{}, false
			}
		}
		pos += m.pos
		got := region{pos, pos + m.length}
		if r.opts.AllowDeprecatedDagOverlap {
			if len(*taken) == 0 {
				*taken = append(*taken, got)
			} else {
				all := &(*taken)[0]
				all.start, all.end = min(all.start, got.start), max(all.end, got.end)
			}
			return match{pos, m.length}, true
		}
		overlap := false
		for ; i < len(*taken); i++ {
			if old := (*taken)[i]; got.start < old.end {
				overlap = old.start < got.end
				break
			}
		}
		if !overlap {
			*taken = slices.Insert(*taken, i, got)
			return match{pos, m.length}, true
		}
		old := (*taken)[i]
		if r.opts.VeryVerbose {
			r.discarded(r.span(g.start+old.start, old.end-old.start))
		}
		pos = old.end
	}
}
