package lit

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// splitFile splits a file at the lines "//--- name" and "?--- name", where ? is
// any one byte, into files of these names in a folder, as LLVM's split-file does.
func splitFile(args []string, stdin io.Reader, stdout, stderr io.Writer, env *Env) int {
	leading := false
	var names []string
	for _, a := range args {
		switch {
		case a == "--help":
			io.WriteString(stdout, "usage: split-file [--leading-lines] FILE FOLDER\n")
			return 0
		case a == "--leading-lines" || a == "--no-leading-lines":
			leading = leading || a == "--leading-lines"
		case a != "-" && strings.HasPrefix(a, "-"):
			fmt.Fprintf(stderr, "split-file: Unknown command line argument '%s'.  Try: 'split-file --help'\n", a)
			return 1
		default:
			names = append(names, a)
		}
	}
	if len(names) > 2 {
		io.WriteString(stderr, "split-file: Too many positional arguments specified!\n"+
			"Can specify at most 2 positional arguments: See: split-file --help\n")
		return 1
	}
	problems, err := splitInto(names, leading, stdin, env)
	for _, p := range problems {
		fmt.Fprintf(stderr, "%s:%s\n", names[0], p)
	}
	if err != nil {
		fmt.Fprintf(stderr, "split-file: error: %v\n", err)
	}
	if err != nil || len(problems) > 0 {
		return 1
	}
	return 0
}

// splitInto does the work, unless there are problems with lines of the input.
func splitInto(names []string, leading bool, stdin io.Reader, env *Env) (problems []string, err error) {
	switch len(names) {
	case 0:
		return nil, errors.New("input filename is not specified")
	case 1:
		return nil, errors.New("output directory is not specified")
	}
	input, folder := names[0], env.Path(names[1])
	data, err := readInput(input, stdin, env)
	if err != nil {
		return nil, fmt.Errorf("%s: %s", input, reason(err))
	}
	if err := makeRoom(folder); err != nil {
		return nil, fmt.Errorf("%s: %w", names[1], err)
	}
	parts, problems := findParts(string(data))
	if len(parts) == 0 {
		return problems, fmt.Errorf("%s: no part separator was found", input)
	}
	if len(problems) > 0 {
		return problems, nil
	}
	for _, p := range parts {
		text := p.text
		if leading {
			text = strings.Repeat("\n", p.line) + text
		}
		path := filepath.Join(folder, p.name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return nil, fmt.Errorf("%s: %s", input, reason(err))
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			return nil, fmt.Errorf("%s: %s", input, reason(err))
		}
	}
	return nil, nil
}

// makeRoom removes a file or an empty folder that is in the way of a new folder.
func makeRoom(folder string) error {
	info, err := os.Stat(folder)
	if err != nil {
		return nil
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		return errors.New("output cannot be a special file")
	}
	if err := os.Remove(folder); err != nil && !info.IsDir() {
		return errors.New(reason(err))
	}
	return nil
}

// part is one of the files in a file.
type part struct {
	name string
	line int // how many lines precede the text
	text string
}

// findParts finds the parts of a text and the problems with their names.
func findParts(data string) (parts []part, problems []string) {
	n := 0
	for line := range strings.Lines(data) {
		n++
		content := strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		separator, name := cutSeparator(content)
		problem := func(text string) {
			problems = append(problems, fmt.Sprintf("%d: error: %s", n, text))
		}
		switch {
		case separator == "":
			if len(parts) > 0 {
				parts[len(parts)-1].text += line
			}
		case name == "":
			problem("empty part name")
		case strings.Trim(name, " \t\n\v\f\r") != name:
			problem("part name cannot have leading or trailing space")
		case slices.ContainsFunc(parts, func(p part) bool { return p.name == name }):
			problem(fmt.Sprintf("'%s%s' occurs more than once", separator, name))
		case strings.HasSuffix(line, "\n"):
			parts = append(parts, part{name: name, line: n})
		default:
			parts = append(parts, part{name: name, line: n - 1})
		}
	}
	return parts, problems
}

// cutSeparator splits "//--- name" after the space; separator is "" if the line is
// not of this form.
func cutSeparator(line string) (separator, name string) {
	n := 1
	if strings.HasPrefix(line, "//") {
		n = 2
	}
	if len(line) < n || !strings.HasPrefix(line[n:], "--- ") {
		return "", ""
	}
	return line[:n+4], line[n+4:]
}

// reason is what the system says is wrong with a file, without its name and with
// the capital letter that LLVM's tools give it.
func reason(err error) string {
	var pe *os.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:]
}
