package lit

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// shellBuiltins change the shell that runs them.
var shellBuiltins = map[string]func(s *shell, args []string, f *files) int{
	"cd":     cd,
	"export": export,
}

// builtins are the programs that every test may use.
var builtins = map[string]Command{
	":":          func([]string, io.Reader, io.Writer, io.Writer, *Env) int { return 0 },
	"true":       func([]string, io.Reader, io.Writer, io.Writer, *Env) int { return 0 },
	"false":      func([]string, io.Reader, io.Writer, io.Writer, *Env) int { return 1 },
	"cat":        cat,
	"count":      count,
	"diff":       diffFiles,
	"echo":       echo,
	"mkdir":      mkdir,
	"rm":         rm,
	"split-file": splitFile,
}

// Builtins returns the names of the commands that RUN lines may use without being
// given them, sorted.
func Builtins() []string {
	names := []string{"env", "not", "!"}
	names = slices.AppendSeq(names, maps.Keys(shellBuiltins))
	names = slices.AppendSeq(names, maps.Keys(builtins))
	slices.Sort(names)
	return names
}

func cd(s *shell, args []string, f *files) int {
	if len(args) != 1 {
		return f.fail("cd: want one folder").code
	}
	dir := filepath.Clean(s.env.Path(args[0]))
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return f.fail("cd: %s: no such folder", args[0]).code
	}
	s.env.Dir = dir
	return 0
}

func export(s *shell, args []string, f *files) int {
	for _, a := range args {
		if !s.env.set(a) {
			return f.fail("export: got %q, want NAME=value", a).code
		}
	}
	return 0
}

func echo(args []string, _ io.Reader, stdout, _ io.Writer, _ *Env) int {
	end := "\n"
	escapes := false
	for len(args) > 0 && (args[0] == "-n" || args[0] == "-e") {
		if args[0] == "-n" {
			end = ""
		} else {
			escapes = true
		}
		args = args[1:]
	}
	text := strings.Join(args, " ")
	if escapes {
		text = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\r`, "\r", `\0`, "\x00").Replace(text)
	}
	io.WriteString(stdout, text+end)
	return 0
}

func cat(args []string, stdin io.Reader, stdout, stderr io.Writer, env *Env) int {
	if len(args) == 0 {
		args = []string{"-"}
	}
	code := 0
	for _, name := range args {
		data, err := readInput(name, stdin, env)
		if err != nil {
			fmt.Fprintf(stderr, "cat: %v\n", err)
			code = 1
		}
		stdout.Write(data)
	}
	return code
}

// readInput reads a file, or standard input for the name "-".
func readInput(name string, stdin io.Reader, env *Env) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(env.Path(name))
}

func mkdir(args []string, _ io.Reader, _, stderr io.Writer, env *Env) int {
	parents, names, err := flags(args, "p")
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("no folder given")
	}
	for _, name := range names {
		if err != nil {
			break
		}
		if len(parents) > 0 {
			err = os.MkdirAll(env.Path(name), 0o777)
		} else {
			err = os.Mkdir(env.Path(name), 0o777)
		}
	}
	return report("mkdir", err, stderr)
}

func rm(args []string, _ io.Reader, _, stderr io.Writer, env *Env) int {
	given, names, err := flags(args, "rRf")
	force, recursive := strings.Contains(given, "f"), strings.ContainsAny(given, "rR")
	if err == nil && len(names) == 0 && !force {
		err = fmt.Errorf("no file given")
	}
	for _, name := range names {
		if err != nil {
			break
		}
		path := env.Path(name)
		info, statErr := os.Lstat(path)
		switch {
		case os.IsNotExist(statErr) && force:
		case statErr != nil:
			err = statErr
		case info.IsDir() && !recursive:
			err = fmt.Errorf("%s is a folder", name)
		case recursive:
			err = os.RemoveAll(path)
		default:
			err = os.Remove(path)
		}
	}
	return report("rm", err, stderr)
}

// flags splits off leading one-letter options such as -rf.
func flags(args []string, known string) (given string, rest []string, err error) {
	for len(args) > 0 && len(args[0]) > 1 && args[0][0] == '-' {
		if strings.Trim(args[0][1:], known) != "" {
			return "", nil, fmt.Errorf("unsupported option %s", args[0])
		}
		given += args[0][1:]
		args = args[1:]
	}
	return given, args, nil
}

// report prints an error of a builtin, if there is one, and returns the exit code.
func report(name string, err error, stderr io.Writer) int {
	if err == nil {
		return 0
	}
	fmt.Fprintf(stderr, "%s: %v\n", name, err)
	return 1
}

// count fails unless standard input has as many lines as its argument says, as
// LLVM's count does; it counts line ends.
func count(args []string, stdin io.Reader, _, stderr io.Writer, _ *Env) int {
	if len(args) != 1 {
		fmt.Fprintln(stderr, "usage: count <expected line count>")
		return 2
	}
	want, err := strconv.ParseUint(args[0], 10, 63)
	if err != nil {
		fmt.Fprintf(stderr, "count: invalid count argument '%s'\n", args[0])
		return 2
	}
	data, err := io.ReadAll(stdin)
	if err != nil {
		fmt.Fprintln(stderr, "count: error reading stdin")
		return 3
	}
	if got := bytes.Count(data, []byte("\n")); uint64(got) != want {
		fmt.Fprintf(stderr, "Expected %d lines, got %d.\n", want, got)
		return 1
	}
	return 0
}

// diffFiles compares two files as text: 0 if they are equal, else 1 and a unified
// diff. It knows -u (always meant), -b and -w (white space) and --strip-trailing-cr.
func diffFiles(args []string, stdin io.Reader, stdout, stderr io.Writer, env *Env) int {
	var names []string
	normal := func(line string) string { return line }
	for _, a := range args {
		switch {
		case a == "-u":
		case a == "--strip-trailing-cr":
			normal = func(line string) string { return strings.TrimSuffix(line, "\r") }
		case a == "-b":
			normal = func(line string) string { return strings.Join(strings.Fields(line), " ") }
		case a == "-w":
			normal = func(line string) string { return strings.Join(strings.Fields(line), "") }
		case a != "-" && strings.HasPrefix(a, "-"):
			fmt.Fprintf(stderr, "diff: unsupported option %s\n", a)
			return 2
		default:
			names = append(names, a)
		}
	}
	if len(names) != 2 {
		fmt.Fprintln(stderr, "diff: want two files")
		return 2
	}
	var texts [2][]byte
	for i, name := range names {
		data, err := readInput(name, stdin, env)
		if err != nil {
			fmt.Fprintf(stderr, "diff: %v\n", err)
			return 2
		}
		lines := strings.Split(string(data), "\n")
		for j := range lines {
			lines[j] = normal(lines[j])
		}
		texts[i] = []byte(strings.Join(lines, "\n"))
	}
	if bytes.Equal(texts[0], texts[1]) {
		return 0
	}
	stdout.Write(diff.Diff(names[0], texts[0], names[1], texts[1]))
	return 1
}
