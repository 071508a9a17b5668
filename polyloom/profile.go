package polyloom

import (
	"fmt"
	"os"

	"polyloom/polyloom/profile"
)

var profileCommand = &command{
	name:    "profile",
	args:    "[-o hints.json] [-stub FILE.pyi] SCRIPT ARGS...",
	summary: "run a program and note the types that its functions get",
	doc: `Runs a program under CPython as if by "python SCRIPT ARGS...", and writes the types
of the arguments and results of the functions in its folder to a file of hints:
dtype, rank and layout of arrays, which of their sizes are equal, and the element
types of nested lists. "pyopt --py-infer-types=hints=hints.json" takes them as it
takes annotations.

A function is looked at until fifty calls in a row bring nothing new. With Python
3.12 and later a loop kernel hardly runs slower (bench/profile says how much).
The exit code is the program's.

Options:`,
	run: runProfile,
}

func runProfile(c *call) error {
	opts := profile.Options{Stdin: c.stdin, Stdout: c.stdout, Stderr: c.stderr}
	c.flags.StringVar(&opts.Out, "o", "hints.json", "the `file` to write the hints to")
	c.flags.StringVar(&opts.Stub, "stub", "", "also write a stub `file` for the script, with the hints as annotations")
	c.flags.StringVar(&opts.Python, "python", "python3", "the interpreter")
	if err, ok := c.parse(); !ok {
		return err
	}
	if len(c.args) == 0 {
		fmt.Fprintln(c.stderr, "polyloom profile: which script is to be run?")
		return errUsage
	}
	opts.Script, opts.Args = c.args[0], c.args[1:]
	if _, err := os.Stat(opts.Script); err != nil {
		return err
	}
	code, err := profile.Run(opts)
	if err == nil && code != 0 {
		err = exitError(code)
	}
	return err
}
