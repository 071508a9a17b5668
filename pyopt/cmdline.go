package pyopt

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// need says whether an option has a value.
type need uint8

const (
	valueOptional need = iota // only as --x=v
	valueRequired             // --x=v or --x v
	noValue
)

// A flag is an option of the command line.
type flag struct {
	name  string
	value string // what help calls the value, "" if it is not shown
	doc   string
	need  need
	// set takes a value, "" if there is none. The error goes behind the name of the option.
	set     func(o *options, value string) error
	choices []choice // of an enumerated option
	list    bool     // the value is optional, but never left out
}

// A choice is a value of an enumerated option. One with an empty name stands for the option without a value.
type choice struct{ name, doc string }

// A stop ends the reading of the command line: a flag such as --version has been answered.
type stop struct{}

func (s stop) Error() string { return "stop" }

// boolFlag is an option that is on or off.
func boolFlag(name, doc string, field func(*options) *bool) *flag {
	return &flag{name: name, doc: doc, set: func(o *options, v string) error {
		switch v {
		case "", "true", "TRUE", "True", "1":
			*field(o) = true
		case "false", "FALSE", "False", "0":
			*field(o) = false
		default:
			return badValue("'" + v + "' is invalid value for boolean argument! Try 0 or 1")
		}
		return nil
	}}
}

// stringFlag is an option with a text as its value, which help calls what.
func stringFlag(name, what, doc string, field func(*options) *string) *flag {
	return &flag{name: name, value: what, doc: doc, need: valueRequired, set: func(o *options, v string) error {
		*field(o) = v
		return nil
	}}
}

// countFlag is an option with a number as its value that may be negative only if it is signed.
func countFlag(name, what, doc string, signed bool, field func(*options) *int) *flag {
	return &flag{name: name, value: what, doc: doc, need: valueRequired, set: func(o *options, v string) error {
		n, err := strconv.ParseInt(v, 0, 64)
		if err != nil || !signed && (n < 0 || n > 1<<32-1) {
			return badValue("'" + v + "' value invalid for " + what + " argument!")
		}
		*field(o) = int(n)
		return nil
	}}
}

// choiceFlag is an option with one of some names as its value; field gets its index. A choice with an empty name can be left out.
func choiceFlag(name, doc string, field func(*options) *int, choices ...choice) *flag {
	f := &flag{name: name, value: "value", doc: doc, need: valueRequired, choices: choices}
	for _, c := range choices {
		if c.name == "" {
			f.need = valueOptional
		}
	}
	f.set = func(o *options, v string) error {
		for i, c := range choices {
			if c.name == v {
				*field(o) = i
				return nil
			}
		}
		return noSuchName(v)
	}
	return f
}

// noSuchName is the error for a value that is none of those that an option has.
func noSuchName(v string) error { return badValue("Cannot find option named '" + v + "'!") }

// A badValue is an error in the value of an option, in LLVM's words.
type badValue string

func (b badValue) Error() string { return string(b) }

// dashed writes an option as messages do.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// parse reads the command line into o. It returns false if that says all that there is to do; code is the exit code then.
func (o *options) parse(args []string, stderr io.Writer) (code int, ok bool) {
	o.args = args
	var positional []string
	bad, helpAt := false, -1
	complain := func(format string, args ...any) {
		fmt.Fprintf(stderr, o.cfg.Name+": "+format+"\n", args...)
		bad = true
	}
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			positional = append(positional, args[i+1:]...)
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			positional = append(positional, arg)
			continue
		}
		name, value, has := strings.Cut(strings.TrimPrefix(arg[1:], "-"), "=")
		f := o.find(name)
		if f == nil {
			complain("Unknown command line argument '%s'.  Try: '%s --help'", arg, o.cfg.Name)
			if n := o.nearest(name); n != "" {
				if has {
					n += "=" + value
				}
				complain("Did you mean '%s'?", dashed(n))
			}
			continue
		}
		if f.need == valueRequired && !has {
			if i++; i == len(args) {
				complain("for the %s option: requires a value!", dashed(name))
				break
			}
			value = args[i]
		}
		if f.need == noValue && has {
			complain("for the %s option: does not allow a value! '%s' specified.", dashed(name), value)
			continue
		}
		switch err := f.set(o, value).(type) {
		case nil:
		case stop:
			return 0, false
		default:
			complain("for the %s option: %s", dashed(name), err.Error())
		}
		if o.wantsHelp && helpAt < 0 {
			helpAt = len(positional)
		}
	}
	if helpAt >= 0 {
		return o.help(positional[helpAt:]), false
	}
	if len(positional) > 1 {
		complain("Too many positional arguments specified!\nCan specify at most 1 positional arguments: See: %s --help", o.cfg.Name)
	}
	if len(positional) > 0 {
		o.input = positional[0]
	}
	o.print.Workers = o.workers()
	return 1, !bad
}

// find returns the option of the given name, or nil. Each pass is one.
func (o *options) find(name string) *flag {
	for _, g := range o.groups {
		for _, f := range g.flags {
			if f.name == name {
				return f
			}
		}
	}
	for _, p := range o.cfg.Passes {
		if p.Name == name {
			return passFlag(p)
		}
	}
	return nil
}

// nearest returns the name of the option that is spelled most like name.
func (o *options) nearest(name string) string {
	best := nearestName{to: name}
	for _, g := range o.groups {
		for _, f := range g.flags {
			best.try(f.name)
		}
	}
	for _, p := range o.cfg.Passes {
		best.try(p.Name)
	}
	return best.name
}

// nearestName finds the name that takes the fewest changes to get to another.
type nearestName struct {
	to, name string
	distance int
}

func (n *nearestName) try(name string) {
	if d := editDistance(n.to, name); n.name == "" || d < n.distance {
		n.name, n.distance = name, d
	}
}

// editDistance returns how many characters have to be added, removed or replaced to get from a to b.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := corner
			if a[i] != b[j] {
				d = 1 + min(corner, row[j], row[j+1])
			}
			corner, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
