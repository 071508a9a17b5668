package pass

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Display is the layout of a report.
type Display uint8

// The layouts.
const (
	AsTree Display = iota // nested as the pipeline is
	AsList                // merged by name
)

// banner is the head of a report.
func banner(title string) string {
	rule := "===" + strings.Repeat("-", 73) + "===\n"
	return rule + strings.Repeat(" ", (80-len(title))/2) + title + "\n" + rule
}

// A count is a statistic with its value, perhaps of several passes.
type count struct {
	name, doc string
	n         int64
}

// WriteStatistics writes the statistics of the passes of p as --mlir-pass-statistics shows them.
func WriteStatistics(w io.Writer, p *Pipeline, d Display) error {
	var b strings.Builder
	b.WriteString(banner("... Pass statistics report ..."))
	if d == AsList {
		statList(&b, p)
	} else {
		p.statTree(&b, 0)
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

func (p *Pipeline) statTree(b *strings.Builder, indent int) {
	for _, s := range p.steps {
		if s.Info != nil {
			writeCounts(b, indent, s.Title(), s.counts())
			continue
		}
		inner := indent
		if len(s.Nested) > 1 {
			writeCounts(b, indent, s.Title(), nil)
			inner += 2
		}
		for _, n := range s.Nested {
			writeCounts(b, inner, "'"+n.anchor+"' Pipeline", nil)
			n.statTree(b, inner+2)
		}
	}
}

func (s *Step) counts() []count {
	cs := make([]count, len(s.bound.stats))
	for i, st := range s.bound.stats {
		cs[i] = count{st.name, st.doc, st.stat.Value()}
	}
	return cs
}

// statList writes the sums of passes of the same title, those without statistics left out.
func statList(b *strings.Builder, p *Pipeline) {
	sums := map[string][]count{}
	var titles []string
	var collect func(p *Pipeline)
	collect = func(p *Pipeline) {
		for _, s := range p.steps {
			for _, n := range s.Nested {
				collect(n)
			}
			if s.Info == nil || len(s.bound.stats) == 0 {
				continue
			}
			title, cs := s.Title(), s.counts()
			if sum, ok := sums[title]; ok {
				for i := range sum {
					sum[i].n += cs[i].n
				}
				continue
			}
			titles = append(titles, title)
			sums[title] = cs
		}
	}
	collect(p)
	slices.Sort(titles)
	for _, t := range titles {
		writeCounts(b, 2, t, sums[t])
	}
}

func writeCounts(b *strings.Builder, indent int, title string, cs []count) {
	pad := strings.Repeat(" ", indent)
	b.WriteString(pad + title + "\n")
	slices.SortFunc(cs, func(x, y count) int { return strings.Compare(x.name, y.name) })
	name, value := 0, 0
	for _, c := range cs {
		name, value = max(name, len(c.name)), max(value, len(fmt.Sprint(c.n)))
	}
	for _, c := range cs {
		fmt.Fprintf(b, "%s  (S) %*d %-*s - %s\n", pad, value, c.n, name, c.name, c.doc)
	}
}
