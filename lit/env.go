package lit

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Command is a program that RUN lines call by name. It runs in the calling
// process, possibly at the same time as others, so it must not change global
// state. The arguments do not include its name. The result is its exit code: 0 is
// success. A panic in it is a crash, which only "not --crash" accepts.
type Command func(args []string, stdin io.Reader, stdout, stderr io.Writer, env *Env) int

// Main makes a Command of a program's main function. Such a program knows nothing
// of the directory of the test, so arguments that name a file there relative to
// it, and the argument after -o, are made absolute.
func Main(main func(args []string, stdin io.Reader, stdout, stderr io.Writer) int) Command {
	return func(args []string, stdin io.Reader, stdout, stderr io.Writer, env *Env) int {
		return main(env.absolute(args), stdin, stdout, stderr)
	}
}

// Program makes a Command of a main function whose first argument is the name of the
// program and which is given the environment, as in os.Args and os.Environ. File
// names are treated as by Main.
func Program(name string, main func(args []string, stdin io.Reader, stdout, stderr io.Writer, environ []string) int) Command {
	return func(args []string, stdin io.Reader, stdout, stderr io.Writer, env *Env) int {
		return main(append([]string{name}, env.absolute(args)...), stdin, stdout, stderr, env.Environ())
	}
}

// Exec runs the command as this process: with its arguments, standard streams,
// directory and environment. The result is for os.Exit.
func (c Command) Exec() int {
	dir, err := os.Getwd()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return c(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, newEnv(dir, os.Environ()))
}

// Env is the environment of a running command: its working directory and its
// variables. It belongs to one command at a time.
type Env struct {
	// Dir is the absolute path against which relative file names are resolved.
	Dir string

	vars map[string]string
}

func newEnv(dir string, environ []string) *Env {
	env := &Env{Dir: dir, vars: map[string]string{}}
	for _, v := range environ {
		env.set(v)
	}
	return env
}

// Lookup returns the variable's value and whether it is set.
func (e *Env) Lookup(name string) (string, bool) {
	value, ok := e.vars[name]
	return value, ok
}

// Path makes a file name absolute.
func (e *Env) Path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(e.Dir, name)
}

// Environ returns the variables as sorted NAME=value strings.
func (e *Env) Environ() []string {
	list := make([]string, 0, len(e.vars))
	for name, value := range e.vars {
		list = append(list, name+"="+value)
	}
	slices.Sort(list)
	return list
}

func (e *Env) clone() *Env {
	return &Env{Dir: e.Dir, vars: maps.Clone(e.vars)}
}

func (e *Env) set(assignment string) bool {
	name, value, ok := strings.Cut(assignment, "=")
	if ok {
		e.vars[name] = value
	}
	return ok
}

// absolute returns args with the names of files relative to Dir made absolute.
func (e *Env) absolute(args []string) []string {
	out := slices.Clone(args)
	for i, arg := range args {
		option, value := "", arg
		if strings.HasPrefix(arg, "-") {
			name, v, found := strings.Cut(arg, "=")
			if !found {
				continue
			}
			option, value = name+"=", v
		}
		if value == "" || filepath.IsAbs(value) {
			continue
		}
		output := option == "-o=" || option == "" && i > 0 && args[i-1] == "-o"
		if _, err := os.Stat(e.Path(value)); err == nil || output {
			out[i] = option + e.Path(value)
		}
	}
	return out
}
