package lit

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// maxDepth bounds substitutions that expand to substitutions.
const maxDepth = 20

// substitution is a key such as "%s" or "%{name}" and its text.
type substitution struct {
	key, text string
	final     bool // the text is not searched for further substitutions
}

// substitutions are ordered by falling length of their keys, so that the first
// that is a prefix of the text is the longest.
type substitutions []substitution

// newSubstitutions returns those that every test has, for the test file path and
// its folder for temporary files, and the caller's.
func newSubstitutions(path, dir string, extra map[string]string) substitutions {
	base := filepath.Base(path)
	var list substitutions
	add := func(key, text string) { list = append(list, substitution{key, text, true}) }
	for letter, p := range map[string]string{
		"s": path,
		"S": filepath.Dir(path),
		"p": filepath.Dir(path),
		"t": filepath.Join(dir, base+".tmp"),
		"T": dir,
	} {
		add("%"+letter, p)
		add("%/"+letter, filepath.ToSlash(p))
		add("%:"+letter, strings.TrimPrefix(strings.ReplaceAll(filepath.ToSlash(p), ":", ""), "/"))
		add("%{"+letter+":real}", realPath(p))
	}
	add("%{s:basename}", base)
	add("%{t:stem}", base)
	add("%basename_t", base)
	add("%{fs-sep}", string(os.PathSeparator))
	add("%{pathsep}", string(os.PathListSeparator))
	for key, text := range extra {
		list = append(list, substitution{key: key, text: text})
	}
	list.sort()
	return list
}

func (list substitutions) sort() {
	slices.SortFunc(list, func(a, b substitution) int {
		if len(a.key) != len(b.key) {
			return len(b.key) - len(a.key)
		}
		return strings.Compare(a.key, b.key)
	})
}

// realPath resolves symbolic links in a path of which the end need not exist.
func realPath(path string) string {
	if p, err := filepath.EvalSymlinks(path); err == nil {
		return p
	}
	parent := filepath.Dir(path)
	if parent == path {
		return path
	}
	return filepath.Join(realPath(parent), filepath.Base(path))
}

// expand replaces all substitutions in text.
func (list substitutions) expand(text string) (string, error) {
	return list.expandAt(text, 0)
}

func (list substitutions) expandAt(text string, depth int) (string, error) {
	if depth > maxDepth {
		return "", fmt.Errorf("substitutions are nested more than %d deep: does one expand to itself?", maxDepth)
	}
	var out strings.Builder
scan:
	for {
		i := strings.IndexByte(text, '%')
		if i < 0 {
			break
		}
		out.WriteString(text[:i])
		text = text[i:]
		if strings.HasPrefix(text, "%%") {
			out.WriteByte('%')
			text = text[2:]
			continue
		}
		for _, s := range list {
			rest, found := strings.CutPrefix(text, s.key)
			if !found {
				continue
			}
			value := s.text
			if !s.final {
				var err error
				if value, err = list.expandAt(value, depth+1); err != nil {
					return "", err
				}
			}
			out.WriteString(value)
			text = rest
			continue scan
		}
		if err := unknown(text); err != nil {
			return "", err
		}
		out.WriteByte('%')
		text = text[1:]
	}
	out.WriteString(text)
	return out.String(), nil
}

// unknown reports the substitution at the head of text if it can be nothing else;
// a plain %x may be meant literally.
func unknown(text string) error {
	if strings.HasPrefix(text, "%if ") {
		return fmt.Errorf("%%if is not supported: write two tests with REQUIRES: lines")
	}
	if !strings.HasPrefix(text, "%{") {
		return nil
	}
	name := text
	if end := strings.IndexByte(text, '}'); end >= 0 {
		name = text[:end+1]
	}
	return fmt.Errorf("unknown substitution %s", name)
}

// nameSyntax is what DEFINE may define.
var nameSyntax = regexp.MustCompile(`^%\{[_a-zA-Z][-_:0-9a-zA-Z]*\}$`)

// define executes a DEFINE or REDEFINE directive and returns the new list.
func (list substitutions) define(st step) (substitutions, error) {
	name, text, found := strings.Cut(st.text, "=")
	name = strings.TrimSpace(name)
	if !found || !nameSyntax.MatchString(name) {
		return nil, fmt.Errorf("%s: got %q, want %%{name} = text", st.keyword, st.text)
	}
	at := slices.IndexFunc(list, func(s substitution) bool { return s.key == name })
	switch {
	case st.keyword == "DEFINE" && at >= 0:
		return nil, fmt.Errorf("DEFINE: %s is already defined: use REDEFINE", name)
	case st.keyword == "REDEFINE" && at < 0:
		return nil, fmt.Errorf("REDEFINE: %s is not defined: use DEFINE", name)
	}
	list = slices.Clone(list)
	if at >= 0 {
		list = slices.Delete(list, at, at+1)
	}
	list = append(list, substitution{key: name, text: strings.TrimSpace(text)})
	list.sort()
	return list, nil
}

// lineExpr matches %(line), %(line+N) and %(line-N).
var lineExpr = regexp.MustCompile(`%\(line *(?:([-+]) *(\d+))?\)`)

// lineNumbers replaces %(line…) in a directive on the given line.
func lineNumbers(text string, line int) (string, error) {
	var err error
	text = lineExpr.ReplaceAllStringFunc(text, func(expr string) string {
		m := lineExpr.FindStringSubmatch(expr)
		offset := 0
		if m[2] != "" {
			offset, err = strconv.Atoi(m[2])
		}
		if m[1] == "-" {
			offset = -offset
		}
		return strconv.Itoa(line + offset)
	})
	return text, err
}
