package diag

import (
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Code is the short name of a kind of problem that the compiler itself defines, such as
// "unproved-parallel": lower-case words joined by hyphens. Problems that MLIR defines have no code.
type Code string

// Entry explains a code to the user.
type Entry struct {
	Code Code
	// Summary says in one sentence what the problem is.
	Summary string
	// Example is an input that has exactly this problem; [Registry.Check] runs it.
	Example string
	// Help says what the user can do.
	Help string
}

// Registry holds the entries of a tool. It does not change after it is made.
type Registry struct {
	entries []Entry
	index   map[Code]int
}

var codeForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// NewRegistry joins the tables of several packages, keeping their order. It refuses a code that is malformed
// or occurs twice, and an entry with a part missing.
func NewRegistry(tables ...[]Entry) (*Registry, error) {
	r := &Registry{index: map[Code]int{}}
	for _, table := range tables {
		for _, e := range table {
			if !codeForm.MatchString(string(e.Code)) {
				return nil, fmt.Errorf("code %q is not of lower-case words joined by hyphens", e.Code)
			}
			if _, twice := r.index[e.Code]; twice {
				return nil, fmt.Errorf("code %q is explained twice", e.Code)
			}
			if e.Summary == "" || e.Example == "" || e.Help == "" {
				return nil, fmt.Errorf("code %q lacks a summary, an example or help", e.Code)
			}
			r.index[e.Code] = len(r.entries)
			r.entries = append(r.entries, e)
		}
	}
	return r, nil
}

// Entries returns all entries; the caller must not change them.
func (r *Registry) Entries() []Entry { return r.entries }

// Lookup returns the entry of a code and whether there is one.
func (r *Registry) Lookup(c Code) (Entry, bool) {
	i, ok := r.index[c]
	if !ok {
		return Entry{}, false
	}
	return r.entries[i], true
}

// Explain writes the entry of a code for the user to read. For an unknown code it writes nothing and returns
// an error.
func (r *Registry) Explain(w io.Writer, c Code) error {
	e, ok := r.Lookup(c)
	if !ok {
		return fmt.Errorf("unknown code %q", c)
	}
	example := "    " + strings.ReplaceAll(strings.TrimRight(e.Example, "\n"), "\n", "\n    ")
	_, err := fmt.Fprintf(w, "%s: %s\n\nExample:\n\n%s\n\n%s\n", e.Code, e.Summary, example, e.Help)
	return err
}

// Check gives each example to run, which returns the diagnostics that it causes, and returns an error that
// names every entry whose code is not among them. Tests use it to keep the examples true.
func (r *Registry) Check(run func(Entry) []*Diagnostic) error {
	var wrong []string
	for _, e := range r.entries {
		found := false
		for _, d := range run(e) {
			found = found || d.Code == e.Code
		}
		if !found {
			wrong = append(wrong, string(e.Code))
		}
	}
	if wrong != nil {
		return fmt.Errorf("examples without the problem that they explain: %s", strings.Join(wrong, ", "))
	}
	return nil
}
