package pyopt

import (
	"fmt"
	"io"
	"strings"

	"polyloom/ir"
	"polyloom/ir/pass"
)

// A flagGroup is a chapter of the list of options.
type flagGroup struct {
	title string
	flags []*flag
}

// groups are the options of the program but for the passes.
var groups = []flagGroup{
	{"General options", generalFlags},
	{"Output options", printFlags},
	{"Pass manager options", passFlags},
	{"Python", pythonFlags},
	{"Running functions", runFlags},
	{"Generic Options", metaFlags},
}

// help answers --help: with what there is on each topic, or with all options if there is none. The result is an exit code.
func (o *options) help(topics []string) int {
	if len(topics) == 0 {
		o.helpAll(o.stdout)
		return 0
	}
	code := 0
	for i, topic := range topics {
		if i > 0 {
			fmt.Fprintln(o.stdout)
		}
		topic = strings.TrimLeft(topic, "-")
		switch p, info, d := pass.Find(o.cfg.Passes, topic), o.cfg.op(topic), o.cfg.dialect(topic); {
		case p != nil:
			pass.WriteDoc(o.stdout, p)
		case info != nil:
			writeOpDoc(o.stdout, info)
		case d != nil:
			writeDialectDoc(o.stdout, d)
		default:
			fmt.Fprintf(o.stderr, "%s: --help knows no pass, dialect or operation named '%s'\n", o.cfg.Name, topic)
			if n := o.cfg.nearestTopic(topic); n != "" {
				fmt.Fprintf(o.stderr, "%s: Did you mean '%s'?\n", o.cfg.Name, n)
			}
			code = 1
		}
	}
	return code
}

// dialect returns the dialect of the given name, or nil.
func (c *Config) dialect(name string) *ir.Dialect {
	for _, d := range c.Dialects {
		if d.Name == name {
			return d
		}
	}
	return nil
}

// op returns the description of the operation of the given name, or nil.
func (c *Config) op(name string) *ir.OpInfo {
	dialect, _, _ := strings.Cut(name, ".")
	if d := c.dialect(dialect); d != nil {
		return d.Op(name)
	}
	return nil
}

// nearestTopic returns the name of the pass, dialect or operation that is spelled most like name.
func (c *Config) nearestTopic(name string) string {
	best := nearestName{to: name}
	for _, p := range c.Passes {
		best.try(p.Name)
	}
	for _, d := range c.Dialects {
		best.try(d.Name)
		for _, e := range d.Ops {
			best.try(e.Name)
		}
	}
	return best.name
}

// helpAll writes all options.
func (o *options) helpAll(w io.Writer) {
	name := o.cfg.Name
	fmt.Fprintf(w, "OVERVIEW: MLIR modular optimizer driver\nAvailable Dialects: %s\n", strings.Join(o.cfg.dialectNames(), ", "))
	fmt.Fprintf(w, "USAGE: %s [options] <input file>\n       %s --help <pass, dialect or operation>\n\nOPTIONS:\n", name, name)
	column := pass.HelpColumn(o.cfg.Passes)
	for _, g := range o.groups {
		for _, f := range g.flags {
			column = max(column, len("  ")+len(f.usage())+1)
		}
	}
	for _, g := range o.groups {
		fmt.Fprintf(w, "\n%s:\n\n", g.title)
		for _, f := range g.flags {
			if f.doc == "" {
				continue
			}
			fmt.Fprintf(w, "  %-*s- %s\n", column-2, f.usage(), f.doc)
			for _, c := range f.choices {
				if c.name != "" {
					fmt.Fprintf(w, "    %-*s-   %s\n", column-4, "="+c.name, c.doc)
				}
			}
		}
		if g.title == "Pass manager options" {
			fmt.Fprintln(w, "  Compiler passes to run")
			pass.WriteList(w, o.cfg.Passes, column)
		}
	}
}

// usage returns the option as it is written in help: "--split-input-file[=<string>]".
func (f *flag) usage() string {
	s := dashed(f.name)
	switch {
	case f.value == "":
	case f.need == valueRequired, f.list:
		s += "=<" + f.value + ">"
	default:
		s += "[=<" + f.value + ">]"
	}
	return s
}
