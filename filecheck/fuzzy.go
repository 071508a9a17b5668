package filecheck

import "strings"

const (
	// fuzzyReach is how far a fuzzy match is looked for.
	fuzzyReach = 4096
	// fuzzyQuality is how bad a fuzzy match may be.
	fuzzyQuality = 50
)

// reportFuzzy points to the text most similar to a pattern that was not found.
func (r *run) reportFuzzy(pat *pattern, g region) {
	text := r.text(g)
	example := pat.fixed
	if example == "" {
		example = pat.regex
	}
	reach := min(fuzzyReach, len(text))
	if fuzzyReach*2048 < reach*max(len(pat.fixed), len(pat.regex)) {
		return // would take too long
	}
	best, quality, lines := -1, float64(fuzzyQuality), 0
	var row []int
	for i := range reach {
		switch text[i] {
		case '\n':
			lines++
		case ' ', '\t':
			continue
		}
		// The line break itself is compared as an empty line.
		line := text[i:min(i+len(example), len(text))]
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line = line[:n]
		}
		far := float64(lines) / 100
		var d int
		if d, row = distance(line, example, int(quality-far), row); d < 0 {
			continue
		}
		if q := float64(d) + far; q < quality {
			best, quality = i, q
		}
	}
	if best <= 0 {
		return // nothing, or what "scanning from here" shows
	}
	at := span{r.input, g.start + best, g.start + best}
	r.note(pat, fuzzy, at, "")
	r.out.message(at.loc(), sevNote, "possible intended match here")
}

// distance is the number of insertions, deletions and replacements that turn a
// into b, or -1 if it is more than limit. The row is scratch space.
func distance(a, b string, limit int, row []int) (int, []int) {
	if len(b)-len(a) > limit || len(a)-len(b) > limit || limit < 0 {
		return -1, row
	}
	row = row[:0]
	for j := 0; j <= len(b); j++ {
		row = append(row, j)
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost = 1 + min(diagonal, row[j], row[j-1])
			}
			diagonal, row[j] = row[j], cost
			least = min(least, cost)
		}
		if least > limit {
			return -1, row
		}
	}
	if row[len(b)] > limit {
		return -1, row
	}
	return row[len(b)], row
}
