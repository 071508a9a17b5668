package filecheck

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// Main runs the command: args[0] is its name, env its environment as in
// os.Environ. It returns the exit code. It keeps no state, and writes to
// standard error in one piece for each input.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer, env []string) int {
	c := &command{args: args, name: "filecheck", stdin: stdin, stdout: stdout, stderr: stderr, input: "-"}
	if len(args) > 0 {
		c.name = filepath.Base(args[0])
		args = args[1:]
	}
	args = append(splitArgs(lookup(env, "FILECHECK_OPTS")), args...)
	c.opts.Color = isTerminal(stderr, env)
	if code, done := c.parse(args); done {
		return code
	}
	return c.run()
}

func lookup(env []string, name string) string {
	for i := len(env) - 1; i >= 0; i-- {
		if value, ok := strings.CutPrefix(env[i], name+"="); ok {
			return value
		}
	}
	return ""
}

// isTerminal reports whether w can show colors.
func isTerminal(w io.Writer, env []string) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	term := lookup(env, "TERM")
	return term != "" && term != "dumb"
}

// splitArgs splits the text of an environment variable as a shell would,
// knowing quotes and backslashes only.
func splitArgs(text string) []string {
	var args []string
	var arg strings.Builder
	inside := false
	var quote byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '\\' && quote != '\'' && i+1 < len(text):
			i++
			arg.WriteByte(text[i])
			inside = true
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
			arg.WriteByte(c)
		case c == '"' || c == '\'':
			quote, inside = c, true
		case strings.IndexByte(" \t\r\n", c) >= 0:
			if inside {
				args = append(args, arg.String())
			}
			arg.Reset()
			inside = false
		default:
			arg.WriteByte(c)
			inside = true
		}
	}
	if inside {
		args = append(args, arg.String())
	}
	return args
}

// command is an invocation.
type command struct {
	args           []string
	name           string
	stdin          io.Reader
	stdout, stderr io.Writer
	opts           Options
	check, input   string
	generate       bool
}

// run carries out a parsed command line.
func (c *command) run() int {
	if c.generate {
		return c.runGenerate()
	}
	if c.opts.DumpInput == DumpHelp {
		out := &printer{color: c.opts.Color}
		explainDump(out)
		c.stdout.Write(out.Bytes())
		return 0
	}
	if c.check == "" {
		return c.fail(2, "<check-file> not specified\n")
	}
	if bad := c.checkDefines(); bad != "" {
		return c.fail(2, bad)
	}
	if bad := c.opts.checkPrefixes(); bad != "" {
		return c.fail(2, bad)
	}
	text, err := c.read(c.check)
	if err != nil {
		return c.fail(2, "Could not open check file '"+c.check+"': "+reason(err)+"\n")
	}
	c.opts.CommandLine = c.args
	checks, err := Parse(c.check, text, c.opts)
	if err != nil {
		var bad *ParseError
		if errors.As(err, &bad) {
			return c.fail(bad.ExitCode, bad.Messages)
		}
		return c.fail(2, err.Error()+"\n")
	}
	input, err := c.read(c.input)
	name := c.input
	if name == "-" {
		name = "<stdin>"
	}
	if err != nil {
		return c.fail(2, checks.Warnings()+"Could not open input file '"+name+"': "+reason(err)+"\n")
	}
	return checks.Run(name, input, c.stderr)
}

func (c *command) fail(code int, text string) int {
	io.WriteString(c.stderr, text)
	return code
}

// checkDefines says which definitions have no name or no value.
func (c *command) checkDefines() string {
	bad := ""
	for _, def := range c.opts.Defines {
		switch strings.IndexByte(def, '=') {
		case -1:
			bad += "Missing equal sign in command-line definition '-D" + def + "'\n"
		case 0:
			bad += "Missing variable name in command-line definition '-D" + def + "'\n"
		}
	}
	return bad
}

// read returns the contents of a file, or of standard input for "-".
func (c *command) read(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(c.stdin)
	}
	return os.ReadFile(name)
}

// reason is the system's word on an error.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	text := err.Error()
	var code syscall.Errno
	if errors.As(err, &code) && text != "" {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return text
}

// flag is a command-line flag.
type flag struct {
	name  string
	value bool // takes a value, which may be the next argument
	set   func(c *command, value string) (problem string)
}

func boolFlag(name string, field func(o *Options) *bool) flag {
	return flag{name: name, set: func(c *command, value string) string {
		on, ok := parseBool(value)
		if !ok {
			return "'" + value + "' is invalid value for boolean argument! Try 0 or 1"
		}
		*field(&c.opts) = on
		return ""
	}}
}

func parseBool(value string) (on, ok bool) {
	switch value {
	case "", "true", "TRUE", "True", "1":
		return true, true
	case "false", "FALSE", "False", "0":
		return false, true
	}
	return false, false
}

func listFlag(name string, split bool, field func(o *Options) *[]string) flag {
	return flag{name: name, value: true, set: func(c *command, value string) string {
		list := field(&c.opts)
		if split {
			*list = append(*list, strings.Split(value, ",")...)
		} else {
			*list = append(*list, value)
		}
		return ""
	}}
}

// flags are the flags of the command, in the order of the help.
func flags() []flag {
	return []flag{
		boolFlag("color", func(o *Options) *bool { return &o.Color }),
		boolFlag("allow-deprecated-dag-overlap", func(o *Options) *bool { return &o.AllowDeprecatedDagOverlap }),
		boolFlag("allow-empty", func(o *Options) *bool { return &o.AllowEmpty }),
		boolFlag("allow-unused-prefixes", func(o *Options) *bool { return &o.AllowUnusedPrefixes }),
		listFlag("check-prefix", false, func(o *Options) *[]string { return &o.CheckPrefixes }),
		listFlag("check-prefixes", true, func(o *Options) *[]string { return &o.CheckPrefixes }),
		listFlag("comment-prefixes", true, func(o *Options) *[]string { return &o.CommentPrefixes }),
		{name: "dump-input", value: true, set: setDump},
		{name: "dump-input-context", value: true, set: setContext},
		{name: "dump-input-filter", value: true, set: setFilter},
		boolFlag("enable-var-scope", func(o *Options) *bool { return &o.EnableVarScope }),
		{name: "generate", set: func(c *command, value string) string {
			on, ok := parseBool(value)
			if !ok {
				return "'" + value + "' is invalid value for boolean argument! Try 0 or 1"
			}
			c.generate = on
			return ""
		}},
		boolFlag("ignore-case", func(o *Options) *bool { return &o.IgnoreCase }),
		listFlag("implicit-check-not", false, func(o *Options) *[]string { return &o.ImplicitCheckNot }),
		{name: "input-file", value: true, set: func(c *command, value string) string {
			c.input = value
			return ""
		}},
		boolFlag("match-full-lines", func(o *Options) *bool { return &o.MatchFullLines }),
		boolFlag("strict-whitespace", func(o *Options) *bool { return &o.StrictWhitespace }),
		boolFlag("v", func(o *Options) *bool { return &o.Verbose }),
		boolFlag("vv", func(o *Options) *bool { return &o.VeryVerbose }),
	}
}

func setDump(c *command, value string) string {
	mode := DumpDefault
	switch value {
	case "help":
		mode = DumpHelp
	case "always":
		mode = DumpAlways
	case "fail":
		mode = DumpFail
	case "never":
		mode = DumpNever
	default:
		return "Cannot find option named '" + value + "'!"
	}
	c.opts.DumpInput = max(c.opts.DumpInput, mode)
	return ""
}

func setFilter(c *command, value string) string {
	filter := DumpFilterDefault
	switch value {
	case "all":
		filter = DumpAll
	case "annotation-full":
		filter = DumpAnnotationFull
	case "annotation":
		filter = DumpAnnotation
	case "error":
		filter = DumpErrors
	default:
		return "Cannot find option named '" + value + "'!"
	}
	c.opts.DumpInputFilter = max(c.opts.DumpInputFilter, filter)
	return ""
}

func setContext(c *command, value string) string {
	n, err := strconv.ParseUint(value, 0, 31)
	if err != nil {
		return "'" + value + "' value invalid for uint argument!"
	}
	if c.opts.DumpInputContext == nil || int(n) > *c.opts.DumpInputContext {
		lines := int(n)
		c.opts.DumpInputContext = &lines
	}
	return ""
}

// parse reads the arguments. If it is done, there is nothing more to do.
func (c *command) parse(args []string) (code int, done bool) {
	known := flags()
	var problems strings.Builder
	var positional []string
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
		if def, ok := strings.CutPrefix(strings.TrimLeft(arg, "-"), "D"); ok {
			if def == "" {
				problems.WriteString(c.complain("D", "requires a value!"))
			}
			c.opts.Defines = append(c.opts.Defines, def)
			continue
		}
		name, value, has := splitFlag(arg)
		if code, done := c.information(name); done {
			return code, true
		}
		f := findFlag(known, name)
		switch {
		case f == nil:
			rest, done := c.letters(name)
			if done {
				return 0, true
			}
			if rest != "" || name == "" {
				problems.WriteString(c.unknown(known, arg, rest, value, has))
			}
			continue
		case f.value && !has && i+1 == len(args):
			problems.WriteString(c.complain(name, "requires a value!"))
			continue
		case f.value && !has:
			i++
			value = args[i]
		}
		if problem := f.set(c, value); problem != "" {
			problems.WriteString(c.complain(name, problem))
		}
	}
	if len(positional) > 0 {
		c.check = positional[0]
	}
	if len(positional) > 1 {
		problems.WriteString(c.name + ": Too many positional arguments specified!\n" +
			"Can specify at most 1 positional arguments: See: " + c.name + " --help\n")
	}
	if problems.Len() > 0 {
		return c.fail(1, problems.String()), true
	}
	return 0, false
}

// letters takes flags of one letter that are written together, and returns what
// is none of them.
func (c *command) letters(name string) (rest string, done bool) {
	for name != "" {
		switch name[0] {
		case 'v':
			c.opts.Verbose = true
		case 'h':
			_, done := c.information("h")
			return "", done
		default:
			return name, false
		}
		name = name[1:]
	}
	return "", false
}

// splitFlag takes -name=value apart.
func splitFlag(arg string) (name, value string, has bool) {
	arg = strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-")
	return strings.Cut(arg, "=")
}

func findFlag(known []flag, name string) *flag {
	for i := range known {
		if known[i].name == name {
			return &known[i]
		}
	}
	return nil
}

// complain words a problem with a flag.
func (c *command) complain(name, problem string) string {
	dashes := "--"
	if len(name) == 1 {
		dashes = "-"
	}
	return c.name + ": for the " + dashes + name + " option: " + problem + "\n"
}

// unknown words the refusal of an unknown flag, with the nearest known one.
func (c *command) unknown(known []flag, arg, name, value string, has bool) string {
	const questions = 9
	names := []string{"h", "help", "version", "help-hidden", "help-list", "help-list-hidden", "print-options",
		"print-all-options", "stats"}
	for i := range known {
		names = append(names, known[i].name)
	}
	names = append(names, "D")
	best, nearest := -1, ""
	for i, candidate := range names {
		given := name
		question := i < questions // takes no value
		if question && has {
			given += "=" + value
		}
		if d, _ := distance(candidate, given, len(candidate)+len(given), nil); best < 0 || d < best {
			best, nearest = d, candidate
			if has && value != "" && !question {
				nearest += "=" + value
			}
		}
	}
	if len(nearest) > 1 {
		nearest = "--" + nearest
	} else {
		nearest = "-" + nearest
	}
	return c.name + ": Unknown command line argument '" + arg + "'.  Try: '" + c.name + " --help'\n" +
		c.name + ": Did you mean '" + nearest + "'?\n"
}

// information answers the flags that ask about the command.
func (c *command) information(name string) (code int, done bool) {
	switch name {
	case "help", "h", "help-hidden":
		io.WriteString(c.stdout, strings.ReplaceAll(helpText, "NAME", c.name))
		return 0, true
	case "help-list", "help-list-hidden":
		io.WriteString(c.stdout, strings.ReplaceAll(helpList(), "NAME", c.name))
		return 0, true
	case "version":
		io.WriteString(c.stdout, versionText)
		return 0, true
	}
	return 0, false
}
