package profile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"polyloom/pyast"
	"polyloom/pyhints"
)

// Stub returns a stub file for a module: its functions and classes, without bodies, with the annotations that they have, or else those of a profile. What
// was not seen is not annotated.
func Stub(file string, src []byte, hints map[string]*pyhints.Function) (string, error) {
	m, err := pyast.Parse(file, src)
	if err != nil {
		return "", err
	}
	s := &stubber{hints: hints}
	body, err := s.stmts("", m.Body)
	if err != nil {
		return "", err
	}
	text := ""
	for _, b := range m.Body {
		switch b.(type) {
		case *pyast.Import, *pyast.ImportFrom:
			text += pyast.Unparse(b) // the annotations in the source may need them
		}
	}
	text += s.imports(text)
	if text != "" {
		text += "\n"
	}
	return text + pyast.Unparse(&pyast.Module{Body: body}), nil
}

type stubber struct {
	hints map[string]*pyhints.Function
	used  strings.Builder // the annotations of the profile
}

// imports returns the import statements that annotations of the profile need, beyond those that there are.
func (s *stubber) imports(there string) string {
	const numpy = "import numpy as np\n"
	used := s.used.String()
	text := ""
	if strings.Contains(used, "np.") && !strings.Contains(there, numpy) {
		text += numpy
	}
	if names := arrayRE.FindAllStringSubmatch(used, -1); names != nil {
		var list []string
		for _, n := range names {
			list = append(list, n[1])
		}
		slices.Sort(list)
		text += "from jaxtyping import " + strings.Join(slices.Compact(list), ", ") + "\n"
	}
	return text
}

var arrayRE = regexp.MustCompile(`(\w+)\[np\.ndarray,`)

// stmts returns the stubs of the functions and classes among statements; prefix is what their qualified names begin with.
func (s *stubber) stmts(prefix string, list []pyast.Stmt) (out []pyast.Stmt, err error) {
	for _, st := range list {
		switch st := st.(type) {
		case *pyast.FunctionDef:
			f := *st
			f.Body = dots()
			f.DecoratorList = nil
			if f.Returns, err = s.function(prefix+st.Name, f.Args, f.Returns); err == nil {
				out = append(out, &f)
			}
		case *pyast.AsyncFunctionDef:
			f := *st
			f.Body = dots()
			f.DecoratorList = nil
			if f.Returns, err = s.function(prefix+st.Name, f.Args, f.Returns); err == nil {
				out = append(out, &f)
			}
		case *pyast.ClassDef:
			c := *st
			c.DecoratorList = nil
			if c.Body, err = s.stmts(prefix+st.Name+".", st.Body); len(c.Body) == 0 {
				c.Body = dots()
			}
			out = append(out, &c)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// dots is the body of a stub.
func dots() []pyast.Stmt {
	return []pyast.Stmt{&pyast.ExprStmt{Value: &pyast.Constant{Value: pyast.Ellipsis{}}}}
}

// function adds annotations to the parameters of a function that have none, and returns that of the result.
func (s *stubber) function(name string, args *pyast.Arguments, returns pyast.Expr) (pyast.Expr, error) {
	f := s.hints[name]
	if f == nil {
		return returns, nil
	}
	for _, list := range [][]*pyast.Arg{args.PosOnlyArgs, args.Args, args.KwOnlyArgs} {
		for _, a := range list {
			x, err := s.annotation(a.Annotation, f.Args[a.Arg])
			if err != nil {
				return nil, fmt.Errorf("hint for %s of %s: %w", a.Arg, name, err)
			}
			a.Annotation = x
		}
	}
	returns, err := s.annotation(returns, f.Return)
	if err != nil {
		return nil, fmt.Errorf("hint for the result of %s: %w", name, err)
	}
	return returns, nil
}

// annotation returns the annotation that is there, or else that of a hint, if that says anything.
func (s *stubber) annotation(written pyast.Expr, hint string) (pyast.Expr, error) {
	if written != nil || hint == "" || hint == "object" {
		return written, nil
	}
	x, err := pyast.ParseExpression("hint", []byte(hint))
	if err != nil {
		return nil, err
	}
	s.used.WriteString(hint + "\n")
	return x.Body, nil
}
