package symtable

import (
	"fmt"
	"slices"

	"polyloom/pyast"
)

// features are those that from __future__ import knows.
var features = []string{
	"nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
	"generator_stop", "annotations",
}

// Futures returns the statements from __future__ import that m begins with, behind its docstring.
func Futures(m *pyast.Module) (list []*pyast.ImportFrom) {
	for i, s := range m.Body {
		s, ok := s.(*pyast.ImportFrom)
		if ok && s.Module == "__future__" && s.Level == 0 {
			list = append(list, s)
		} else if i > 0 || !isDocstring(m.Body[0]) {
			break
		}
	}
	return list
}

func isDocstring(s pyast.Stmt) bool {
	e, ok := s.(*pyast.ExprStmt)
	if !ok {
		return false
	}
	c, ok := e.Value.(*pyast.Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(pyast.Str)
	return ok
}

// start returns the beginning of s, without an extent.
func start(s pyast.Stmt) pyast.Span {
	at := s.Range()
	return pyast.Span{Line: at.Line, Col: at.Col, EndLine: at.Line, EndCol: at.Col}
}

// futureAnnotations reports whether annotations of m are not evaluated, and the first feature that there is not.
func futureAnnotations(m *pyast.Module) (late bool, err *Error) {
	for _, s := range Futures(m) {
		for _, a := range s.Names {
			switch {
			case a.Name == "braces":
				return late, &Error{"not a chance", start(s)}
			case !slices.Contains(features, a.Name):
				return late, &Error{fmt.Sprintf("future feature %s is not defined", a.Name), start(s)}
			}
			late = late || a.Name == "annotations"
		}
	}
	return late, nil
}
