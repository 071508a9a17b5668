package pass

import (
	"io"
	"slices"
	"strings"
)

// helpIndent is where the names of passes begin in help.
const helpIndent = 6

// Summary returns what the pass does, in a line.
func (i *Info) Summary() string {
	text := i.Text()
	if rest, ok := strings.CutPrefix(text, "Package "); ok {
		if _, rest, ok := strings.Cut(rest, " "); ok {
			text = strings.ToUpper(rest[:min(1, len(rest))]) + rest[min(1, len(rest)):]
		}
	}
	text, _, _ = strings.Cut(text, "\n\n")
	if n := strings.Index(text+" ", ". "); n >= 0 {
		text = text[:n]
	}
	if n := strings.Index(text, ".\n"); n >= 0 {
		text = text[:n]
	}
	return strings.ReplaceAll(strings.TrimSpace(text), "\n", " ")
}

// Text returns the whole documentation of the pass: the text that it was described with, or the package comment in it.
func (i *Info) Text() string {
	head, _, ok := cutPackageClause(i.doc)
	if !ok {
		return strings.TrimSpace(i.doc)
	}
	var b strings.Builder
	for line := range strings.Lines(head) {
		line, ok := strings.CutPrefix(line, "//")
		switch {
		case !ok:
			b.Reset() // what came before is not next to the package clause
		case !strings.HasPrefix(line, "go:"):
			b.WriteString(strings.TrimPrefix(line, " "))
		}
	}
	return strings.TrimSpace(b.String())
}

// cutPackageClause returns what stands before the package clause of Go source.
func cutPackageClause(src string) (head, clause string, ok bool) {
	if !strings.HasPrefix(src, "//") {
		return "", "", false
	}
	at := strings.Index(src, "\npackage ")
	if at < 0 {
		return "", "", false
	}
	return src[:at+1], src[at+1:], true
}

// options returns the options of the pass with their defaults.
func (i *Info) options() []*option {
	if i.IsPipeline() {
		return bind(i.opts()).opts
	}
	return bind(i.new()).opts
}

// flag returns the option as it is written in help: "--tile-size=<uint>".
func (o *option) flag() string {
	if p := o.kind.placeholder(); p != "" {
		return "--" + o.name + "=<" + p + ">"
	}
	return "--" + o.name
}

// choices returns the values of an enumerated option.
func (o *option) choices() []Choice {
	k := o.kind
	if l, ok := k.(listKind); ok {
		k = l.elem
	}
	if c, ok := k.(choiceKind); ok {
		return c.choices
	}
	return nil
}

// HelpColumn returns the column at which the descriptions of all passes and options of registry can begin: the least argument for
// WriteList.
func HelpColumn(registry []*Info) int {
	column := 0
	for _, i := range registry {
		column = max(column, helpIndent+len("--")+len(i.Name)+2)
		for _, o := range i.options() {
			column = max(column, helpIndent+len("  ")+len(o.flag())+1)
		}
	}
	return column
}

// WriteList writes the passes of registry, then its named pipelines, each with its options, in the form of mlir-opt's help: sorted by
// name, with a dash before the descriptions at the given column. Passes with a level stand under a heading of their own.
func WriteList(w io.Writer, registry []*Info, column int) error {
	var b strings.Builder
	sorted := slices.SortedFunc(slices.Values(registry), func(x, y *Info) int { return strings.Compare(x.Name, y.Name) })
	var levels []string
	for _, i := range sorted {
		if !i.IsPipeline() && !slices.Contains(levels, i.Level) {
			levels = append(levels, i.Level)
		}
	}
	slices.Sort(levels)
	for _, level := range levels {
		heading := "Passes"
		if level != "" {
			heading += " (" + level + ")"
		}
		b.WriteString("    " + heading + ":\n")
		for _, i := range sorted {
			if !i.IsPipeline() && i.Level == level {
				i.writeHelp(&b, column)
			}
		}
	}
	if slices.ContainsFunc(sorted, (*Info).IsPipeline) {
		b.WriteString("    Pass Pipelines:\n")
		for _, i := range sorted {
			if i.IsPipeline() {
				i.writeHelp(&b, column)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (i *Info) writeHelp(b *strings.Builder, column int) {
	entry(b, strings.Repeat(" ", helpIndent)+"--"+i.Name, column, "-   ", i.Summary())
	writeOptions(b, i.options(), helpIndent+2, column)
}

func writeOptions(b *strings.Builder, opts []*option, indent, column int) {
	for _, o := range opts {
		entry(b, strings.Repeat(" ", indent)+o.flag(), column, "- ", o.doc)
		for _, c := range o.choices() {
			entry(b, "    ="+c.Name, column-helpIndent, "-   ", c.Doc)
		}
	}
}

// entry writes a line of two columns, and more if the description has several lines.
func entry(b *strings.Builder, left string, column int, dash, doc string) {
	first, more, _ := strings.Cut(doc, "\n")
	b.WriteString(left + strings.Repeat(" ", max(1, column-len(left))) + dash + first + "\n")
	for line := range strings.Lines(more) {
		b.WriteString(strings.Repeat(" ", column+len(dash)) + strings.TrimRight(line, "\n") + "\n")
	}
}

// WriteDoc writes the documentation of one pass: its text, options with their defaults, and statistics.
func WriteDoc(w io.Writer, i *Info) error {
	var b strings.Builder
	b.WriteString("--" + i.Name + "\n\n" + i.Text() + "\n")
	opts := i.options()
	column := 0
	for _, o := range opts {
		column = max(column, len("  ")+len(o.flag())+1)
	}
	if len(opts) > 0 {
		b.WriteString("\nOptions:\n")
	}
	for _, o := range opts {
		doc := o.doc
		if o.hasDefault {
			doc += " (default: " + o.def + ")"
		}
		entry(&b, "  "+o.flag(), column, "- ", doc)
		for _, c := range o.choices() {
			entry(&b, "    ="+c.Name, column, "-   ", c.Doc)
		}
	}
	if !i.IsPipeline() {
		writeStatDocs(&b, bind(i.new()).stats)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeStatDocs(b *strings.Builder, stats []statistic) {
	column := 0
	for _, s := range stats {
		column = max(column, len("  ")+len(s.name)+1)
	}
	if len(stats) > 0 {
		b.WriteString("\nStatistics:\n")
	}
	for _, s := range stats {
		entry(b, "  "+s.name, column, "- ", s.doc)
	}
}
