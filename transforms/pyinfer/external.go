package pyinfer

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"polyloom/dialects/py"
	"polyloom/dialects/py/fromast"
	"polyloom/ir"
	"polyloom/pyast"
	"polyloom/pyast/symtable"
	"polyloom/pyhints"
)

// plainError returns an error of the parser without the excerpt.
func plainError(err error) error {
	if s := (*pyast.SyntaxError)(nil); errors.As(err, &s) {
		return errors.New(s.Msg)
	}
	return err
}

// stub returns the hints of the stub file beside the file that m is from; nil if there is none.
func stub(m *py.Module, read func(string) ([]byte, error)) (*hints, error) {
	p, ok := ir.LocOf(m).Position()
	if !ok || !strings.HasSuffix(p.File, ".py") {
		return nil, nil
	}
	name := p.File + "i"
	text, err := read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	tree, err := pyast.Parse(name, text)
	if err != nil {
		return nil, err
	}
	info, err := symtable.Analyze(tree)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	module := fromast.Module(name, tree, info)
	c := newHintContext(module)
	h := &hints{of: map[string]map[string]hint{}, used: map[string]bool{}}
	for o := range ir.WalkOf[*py.Def](module) {
		of := qualifiedName(o)
		if h.of[of] != nil {
			continue // an overload
		}
		h.of[of] = map[string]hint{}
		for _, what := range append(paramNames(o), "return") {
			if v := o.AnnotationOf(what); v != nil {
				t := c.hint(v)
				t.text = "stub file, annotation " + source(v)
				h.of[of][what] = t
			}
		}
	}
	return h, nil
}

func paramNames(o *py.Def) []string {
	var names []string
	for _, p := range o.Params.List {
		names = append(names, p.Name)
	}
	return names
}

// profile reads a file of hints for m: those for the file that m is from.
func profile(name string, text []byte, m *py.Module) (*hints, error) {
	all, err := pyhints.Read(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	functions := all.Of(ir.LocOf(m).Attr().File)
	c := newHintContext(m)
	c.jaxtyping = true
	h := &hints{of: map[string]map[string]hint{}, used: map[string]bool{}}
	var problems []error
	for _, of := range slices.Sorted(maps.Keys(functions)) {
		h.of[of] = map[string]hint{}
		seen := maps.Clone(functions[of].Args)
		if r := functions[of].Return; r != "" {
			seen["return"] = r
		}
		for _, what := range slices.Sorted(maps.Keys(seen)) {
			text := seen[what]
			if text == "object" {
				continue // the profile has no type for it
			}
			v, err := parseAnnotation(text)
			if err != nil {
				problems = append(problems, fmt.Errorf("%s: %s, %s: %q: %w", name, of, what, text, err))
				continue
			}
			t := c.hint(v)
			t.text = "profile " + text
			h.of[of][what] = t
		}
	}
	return h, errors.Join(problems...)
}
