package polyloom

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// A command is what the first argument names.
type command struct {
	name    string
	args    string // for the line of usage
	summary string
	doc     string // what help says below the options
	run     func(c *call) error
}

// commands are those that there are, in the order in which help lists them.
var commands = []*command{profileCommand}

// A call is one run of a command.
type call struct {
	*command
	flags          *flag.FlagSet
	args           []string
	stdin          io.Reader
	stdout, stderr io.Writer
}

// An exitError ends the program with a code, without a message.
type exitError int

// Error returns a text for those who do not care for the code.
func (e exitError) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// errUsage is returned after a mistake in the command line was reported.
var errUsage = exitError(2)

// Main runs the program with the given arguments, of which none is its name, and returns its exit code: 0 if all went well, 2 if the command line is wrong.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	err := run(args, &call{stdin: stdin, stdout: stdout, stderr: stderr})
	if code := exitError(0); errors.As(err, &code) {
		return int(code)
	}
	if err != nil {
		fmt.Fprintf(stderr, "polyloom: %v\n", err)
		return 1
	}
	return 0
}

func run(args []string, c *call) error {
	if len(args) == 0 {
		usage(c.stderr)
		return errUsage
	}
	name := args[0]
	switch name {
	case "-h", "-help", "--help":
		usage(c.stdout)
		return nil
	case "help":
		if len(args) == 1 {
			usage(c.stdout)
			return nil
		}
		name, args = args[1], []string{args[1], "-h"}
	}
	for _, cmd := range commands {
		if cmd.name == name {
			c.command = cmd
			c.flags = flag.NewFlagSet(name, flag.ContinueOnError)
			c.args = args[1:]
			return cmd.run(c)
		}
	}
	fmt.Fprintf(c.stderr, "polyloom: there is no command %q\n", name)
	usage(c.stderr)
	return errUsage
}

func usage(w io.Writer) {
	fmt.Fprint(w, "polyloom makes Python with type hints run in parallel.\n\nCommands:\n")
	for _, cmd := range commands {
		fmt.Fprintf(w, "  polyloom %-28s %s\n", cmd.name+" "+cmd.args, cmd.summary)
	}
	fmt.Fprint(w, "\npolyloom help COMMAND says more about one.\n")
}

// parse reads the options of a command, which were declared in c.flags. It returns false, with what to return, if there is nothing more to do.
func (c *call) parse() (err error, ok bool) {
	var text strings.Builder
	c.flags.SetOutput(&text)
	c.flags.Usage = func() {
		fmt.Fprintf(&text, "usage: polyloom %s %s\n\n%s\n", c.name, c.command.args, c.doc)
		c.flags.PrintDefaults()
	}
	switch err := c.flags.Parse(c.args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(c.stdout, text.String())
		return nil, false
	case err != nil:
		fmt.Fprint(c.stderr, text.String())
		return errUsage, false
	}
	c.args = c.flags.Args()
	return nil, true
}
