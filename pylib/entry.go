package pylib

import (
	"slices"
	"strings"
)

// Signatures returns the overloads as the table has them, in the order in which they are tried.
func (e *Entry) Signatures() []string {
	var out []string
	for _, r := range e.rows {
		c, err := r.get(theTable())
		if err != nil {
			continue // which TestTable does not let happen
		}
		out = append(out, c.String())
	}
	return out
}

// IsAttribute reports whether the name is of an attribute or a constant, which is not called.
func (e *Entry) IsAttribute() bool { return e.rows[0].kind == "attr" }

// CuPy returns the name of the counterpart in CuPy; empty if there is none.
func (e *Entry) CuPy() string {
	if c, err := e.rows[0].get(theTable()); err == nil && c.cupy != "" {
		return c.cupy
	}
	rest, ok := strings.CutPrefix(e.Name, "numpy.")
	if !ok || strings.HasPrefix(rest, "generic.") {
		return ""
	}
	return "cupy." + rest
}

// String returns the signature as Python writes it, with -> and the rule for the result.
func (s *signature) String() string {
	var params []string
	last := positionalOrKeyword
	for i, p := range s.params {
		if last == positionalOnly && p.Kind != positionalOnly {
			params = append(params, "/")
		}
		if p.Kind == keywordOnly && last != keywordOnly && last != variadic {
			params = append(params, "*")
		}
		params = append(params, p.String())
		if p.Kind == positionalOnly && i == len(s.params)-1 {
			params = append(params, "/")
		}
		last = p.Kind
	}
	text := s.name + "(" + strings.Join(params, ", ") + ")"
	if s.result != nil {
		text += " -> " + s.result.String()
	}
	return text
}

// String returns the parameter as Python writes it.
func (p *param) String() string {
	text := p.Name
	if p.Kind == variadic {
		text = "*" + text
	}
	if len(p.Classes) > 0 {
		text += ": " + strings.Join(p.Classes, "|")
	}
	if p.Default == nil {
		return text
	}
	if len(p.Classes) > 0 {
		return text + " = " + p.Default.String()
	}
	return text + "=" + p.Default.String()
}

// Raises returns the exceptions that calls are known to raise, sorted.
func (e *Entry) Raises() []string {
	var out []string
	for _, r := range e.rows {
		if c, err := r.get(theTable()); err == nil {
			for _, r := range c.raises {
				out = append(out, r.exception)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
