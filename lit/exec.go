package lit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
)

// exitMissing is the shell's exit code for a command that was not found.
const exitMissing = 127

// outcome is how a command ended.
type outcome struct {
	code    int
	crashed bool // by a panic or a signal
	missing bool // there is no such command: no "not" makes that a success
}

// shell executes the RUN lines of one test. Variables and the working directory
// that a line changes stay changed for the lines below.
type shell struct {
	ctx       context.Context
	commands  map[string]Command
	allowPath bool
	env       *Env
	stages    []Stage // of the last pipeline that ran
}

// Stage is what one program of a pipeline did.
type Stage struct {
	Command string // as it was run, after substitution
	Code    int    // its exit code; 127 if there is no such command
	Crashed bool   // it ended by a panic or a signal
	Stdout  []byte // what it wrote, unless that went to a file
	Stderr  []byte
}

// runLine executes a command line and returns its exit code. The error is for a
// line that is not in the language.
func (s *shell) runLine(line string) (int, error) {
	l, err := parseList(line)
	if err != nil {
		return 2, err
	}
	code := 0
	for _, it := range l {
		if it.op == "&&" && code != 0 || it.op == "||" && code == 0 {
			continue
		}
		if code, err = s.runPipeline(it.pipeline); err != nil {
			return 2, err
		}
	}
	return code, nil
}

// runPipeline runs the stages one after the other, each on the whole output of the
// one before, and returns the last exit code that is not 0.
func (s *shell) runPipeline(p pipeline) (int, error) {
	s.stages = nil
	code := 0
	var input []byte
	for _, c := range p {
		words := s.expand(c.words)
		f := files{in: bytes.NewReader(input)}
		f.out, f.err = &f.stdout, &f.stderr
		var o outcome
		if err := f.redirect(s.env, c.redirs); err != nil {
			fmt.Fprintln(&f.stderr, err)
			o.code = 1
		} else {
			o = s.invoke(words, &f, s.env, len(p) > 1)
		}
		if err := f.close(); err != nil {
			return 0, err
		}
		s.stages = append(s.stages, Stage{
			Command: quoteAll(words),
			Code:    o.code,
			Crashed: o.crashed,
			Stdout:  f.stdout.Bytes(),
			Stderr:  f.stderr.Bytes(),
		})
		if o.code != 0 {
			code = o.code
		}
		input = f.stdout.Bytes()
		if s.ctx.Err() != nil {
			return code, s.ctx.Err()
		}
	}
	return code, nil
}

// expand returns the text of the words, with wildcards replaced by the names of
// the files that match, if any do.
func (s *shell) expand(words []token) []string {
	var out []string
	for _, w := range words {
		if w.glob {
			if names, _ := filepath.Glob(s.env.Path(w.text)); len(names) > 0 {
				if !filepath.IsAbs(w.text) {
					for i, n := range names {
						names[i], _ = filepath.Rel(s.env.Dir, n)
					}
				}
				out = append(out, names...)
				continue
			}
		}
		out = append(out, w.text)
	}
	return out
}

// invoke runs one program with its prefixes env, not and !, which nest.
func (s *shell) invoke(argv []string, f *files, env *Env, piped bool) outcome {
	name, args := argv[0], argv[1:]
	switch name {
	case "env":
		env = env.clone()
		rest, err := applyEnv(env, args)
		if err != nil {
			return f.fail("env: %v", err)
		}
		if len(rest) == 0 {
			for _, v := range env.Environ() {
				fmt.Fprintln(f.out, v)
			}
			return outcome{}
		}
		return s.invoke(rest, f, env, true)
	case "not", "!":
		crash := name == "not" && len(args) > 0 && args[0] == "--crash"
		if crash {
			args = args[1:]
		}
		if len(args) == 0 {
			return f.fail("%s: no command given", name)
		}
		return negate(name, crash, s.invoke(args, f, env, piped))
	}
	if c, ok := s.commands[name]; ok {
		return call(c, args, f, env)
	}
	if b, ok := shellBuiltins[name]; ok {
		// They change the shell, which a pipeline or an env in front would undo.
		if piped {
			return f.fail("%s: cannot be part of a pipeline or follow env", name)
		}
		return outcome{code: b(s, args, f)}
	}
	if c, ok := builtins[name]; ok {
		return call(c, args, f, env)
	}
	return s.external(argv, f, env)
}

// negate is the outcome of "not", "not --crash" or "!" before a command that ended
// with o. A plain "not" wants failure but no crash.
func negate(name string, wantCrash bool, o outcome) outcome {
	failed := o.code != 0
	switch {
	case o.missing:
		return o
	case wantCrash:
		failed = o.crashed
	case name == "not" && o.crashed:
		return o
	}
	if failed {
		return outcome{}
	}
	return outcome{code: 1}
}

// call runs a Command in process, turning a panic into a crash.
func call(c Command, args []string, f *files, env *Env) (o outcome) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(f.err, "panic: %v\n\n%s", p, debug.Stack())
			o = outcome{code: 2, crashed: true}
		}
	}()
	return outcome{code: c(args, f.in, f.out, f.err, env.clone())}
}

// external runs a program found on PATH, where that is allowed.
func (s *shell) external(argv []string, f *files, env *Env) outcome {
	path, err := s.find(argv[0], env)
	if err != nil {
		f.fail("%v", err)
		return outcome{code: exitMissing, missing: true}
	}
	cmd := exec.CommandContext(s.ctx, path, argv[1:]...)
	cmd.Args[0] = argv[0]
	cmd.Dir, cmd.Env = env.Dir, env.Environ()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = f.in, f.out, f.err
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return outcome{}
	case errors.As(err, &exit) && exit.Exited():
		return outcome{code: exit.ExitCode()}
	case errors.As(err, &exit):
		fmt.Fprintf(f.err, "%s: %v\n", argv[0], exit)
		return outcome{code: 1, crashed: true}
	}
	return f.fail("%s: %v", argv[0], err)
}

func (s *shell) find(name string, env *Env) (string, error) {
	if strings.Contains(name, "=") {
		return "", fmt.Errorf("%s: command not found; to set a variable write: env %s", name, name)
	}
	if !s.allowPath {
		known := make([]string, 0, len(s.commands))
		for c := range s.commands {
			known = append(known, c)
		}
		slices.Sort(known)
		return "", fmt.Errorf("%s: command not found; known here: %s", name, strings.Join(known, ", "))
	}
	path, _ := env.Lookup("PATH")
	dirs := filepath.SplitList(path)
	if strings.ContainsRune(name, os.PathSeparator) {
		dirs = []string{""}
	}
	for _, dir := range dirs {
		full := env.Path(filepath.Join(dir, name))
		if info, err := os.Stat(full); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return full, nil
		}
	}
	return "", fmt.Errorf("%s: command not found", name)
}

// applyEnv executes the options and assignments of env and returns the command.
func applyEnv(env *Env, args []string) ([]string, error) {
	for len(args) > 0 {
		switch {
		case args[0] == "-i":
			clear(env.vars)
		case args[0] == "-u":
			if len(args) < 2 {
				return nil, errors.New("-u without a variable name")
			}
			args = args[1:]
			delete(env.vars, args[0])
		case !env.set(args[0]):
			return args, nil
		}
		args = args[1:]
	}
	return nil, nil
}

// quoteAll writes words as a line that the shell would split into them again.
func quoteAll(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w
		if w == "" || strings.ContainsAny(w, " \t\r\n'\"\\|&;<>*?") {
			out[i] = "'" + strings.ReplaceAll(w, "'", `'"'"'`) + "'"
		}
	}
	return strings.Join(out, " ")
}
