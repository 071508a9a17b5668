package pylib

import (
	"fmt"
	"slices"
	"strings"

	"go.starlark.net/syntax"
)

// A paramKind says how an argument may be given.
type paramKind uint8

// The kinds of parameters.
const (
	positionalOrKeyword paramKind = iota
	positionalOnly
	variadic // *args
	keywordOnly
)

// A param is a parameter of an entry.
type param struct {
	Name    string
	Kind    paramKind
	Classes []string // the types that it takes, by the names that doc.go lists; any if there are none
	Default *Expr    // nil if an argument has to be given, and for a variadic
}

// An Arg is an argument of a call: by its place, or by the name of a parameter.
type Arg struct {
	Val
	Name string
}

// Pos returns positional arguments.
func Pos(vals ...Val) []Arg {
	args := make([]Arg, len(vals))
	for i, v := range vals {
		args[i].Val = v
	}
	return args
}

// Key returns a keyword argument.
func Key(name string, v Val) Arg { return Arg{v, name} }

// A signature is the text "name(params) -> result", read.
type signature struct {
	name   string
	params []param
	result *Expr // nil if not given
}

func parseSignature(text string) (signature, error) {
	var s signature
	head, result, arrow := strings.Cut(text, "->")
	if arrow {
		e, err := parseExpr(result)
		if err != nil {
			return s, fmt.Errorf("result of %q: %w", text, err)
		}
		s.result = e
	}
	head = strings.TrimSpace(head)
	name, params, ok := strings.Cut(head, "(")
	params, closed := strings.CutSuffix(params, ")")
	if !ok || !closed {
		return s, fmt.Errorf("got the signature %q, want name(parameters)", text)
	}
	s.name = name
	kind := positionalOrKeyword
	for _, p := range splitTop(params) {
		switch {
		case p == "/":
			for i := range s.params {
				s.params[i].Kind = positionalOnly
			}
			continue
		case p == "*":
			kind = keywordOnly
			continue
		}
		param, err := parseParam(p, kind)
		if err != nil {
			return s, fmt.Errorf("parameter %q of %s: %w", p, name, err)
		}
		if param.Kind == variadic {
			kind = keywordOnly
		}
		s.params = append(s.params, param)
	}
	return s, nil
}

// parseParam reads "name", "name: classes", "name=default", "*name".
func parseParam(text string, kind paramKind) (param, error) {
	p := param{Kind: kind}
	text, value, hasDefault := strings.Cut(text, "=")
	if hasDefault {
		e, err := parseExpr(value)
		if err != nil {
			return p, err
		}
		p.Default = e
	}
	name, classes, annotated := strings.Cut(text, ":")
	p.Name = strings.TrimSpace(name)
	if rest, ok := strings.CutPrefix(p.Name, "*"); ok {
		p.Name, p.Kind = rest, variadic
	}
	if annotated {
		for c := range strings.SplitSeq(classes, "|") {
			c = strings.TrimSpace(c)
			if classNamed[c] == nil {
				return p, fmt.Errorf("there is no class of types %q", c)
			}
			p.Classes = append(p.Classes, c)
		}
	}
	return p, nil
}

// splitTop cuts a list at the commas that are not in parentheses.
func splitTop(text string) []string {
	var parts []string
	depth, start := 0, 0
	for i, c := range text {
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				parts = append(parts, strings.TrimSpace(text[start:i]))
				start = i + 1
			}
		}
	}
	if last := strings.TrimSpace(text[start:]); last != "" {
		parts = append(parts, last)
	}
	return parts
}

func parseExpr(text string) (*Expr, error) {
	e, err := (&syntax.FileOptions{}).ParseExpr("table", strings.TrimSpace(text), 0)
	if err != nil {
		return nil, err
	}
	return fromSyntax(e)
}

// classNamed says of each class of types that a parameter may be annotated with, what belongs to it.
var classNamed = map[string]func(Val) bool{
	"None":     isKind(None),
	"bool":     isKind(BoolType),
	"int":      isKind(Int),
	"float":    isKind(Float),
	"complex":  isKind(Complex),
	"str":      isKind(Str),
	"list":     isKind(List),
	"tuple":    isKind(Tuple),
	"dict":     isKind(Dict),
	"range":    isKind(Range),
	"iterator": isKind(Iterator),
	"scalar":   isKind(Scalar),
	"array":    isKind(Array),
	// What __index__ takes.
	"integer": func(v Val) bool {
		return v.Type.Kind == Int || v.Type.Kind == BoolType || v.Type.Kind == Scalar && kindRank(v.Type.DType.Kind()) == 1
	},
	"number": func(v Val) bool { return v.Type.IsNumber() },
	"real":   func(v Val) bool { return v.Type.IsNumber() && v.Type.numberKind() != 'c' },
	// What __float__ and __complex__ take without a warning. A Python int that is too large for a float raises an OverflowError.
	"floatable":   func(v Val) bool { return v.Type.IsNumber() && v.Type.numberKind() != 'c' },
	"complexable": func(v Val) bool { return v.Type.IsNumber() },
	// A number that is Python's own.
	"python":    func(v Val) bool { return v.Type.IsNumber() && v.Type.Kind != Scalar },
	"arraylike": func(v Val) bool { _, _, _, ok := v.asArray(); return ok },
	"iterable":  func(v Val) bool { _, ok := v.Type.Element(); return ok },
	"sized": func(v Val) bool {
		switch v.Type.Kind {
		case List, Tuple, Str, Dict, Range:
			return true
		}
		return v.Type.Kind == Array && !v.Type.Shape.IsScalar()
	},
}

func isKind(k Kind) func(Val) bool { return func(v Val) bool { return v.Type.Kind == k } }

// accepts reports whether the parameter takes an argument.
func (p *param) accepts(v Val) bool {
	return len(p.Classes) == 0 || slices.ContainsFunc(p.Classes, func(c string) bool { return classNamed[c](v) })
}

// bind gives each parameter its argument. A variadic gets a tuple; a parameter that was left out has its default.
func (s *signature) bind(args []Arg) (map[string]Val, error) {
	bound := map[string]Val{}
	positional := 0
	for _, a := range args {
		if a.Name == "" {
			positional++
		}
	}
	next := 0
	for i := range s.params {
		p := &s.params[i]
		switch {
		case p.Kind == variadic:
			var rest []Val
			for ; next < positional; next++ {
				if !p.accepts(args[next].Val) {
					return nil, p.refuses(args[next].Type)
				}
				rest = append(rest, args[next].Val)
			}
			bound[p.Name] = TupleVal(rest...)
		case p.Kind != keywordOnly && next < positional:
			if !p.accepts(args[next].Val) {
				return nil, p.refuses(args[next].Type)
			}
			bound[p.Name] = args[next].Val
			next++
		}
	}
	if next < positional {
		return nil, fmt.Errorf("%s takes %d arguments, got %d", s.name, next, positional)
	}
	return bound, s.bindKeywords(args[positional:], bound)
}

// bindKeywords binds the keyword arguments, then the defaults.
func (s *signature) bindKeywords(args []Arg, bound map[string]Val) error {
	for _, a := range args {
		p := s.param(a.Name)
		switch {
		case p == nil || p.Kind == positionalOnly || p.Kind == variadic:
			return fmt.Errorf("%s has no parameter %s", s.name, a.Name)
		case !p.accepts(a.Val):
			return p.refuses(a.Type)
		}
		if _, twice := bound[a.Name]; twice {
			return fmt.Errorf("%s is given twice for %s", a.Name, s.name)
		}
		bound[a.Name] = a.Val
	}
	for i := range s.params {
		p := &s.params[i]
		if _, ok := bound[p.Name]; ok {
			continue
		}
		if p.Default == nil {
			return fmt.Errorf("%s is missing for %s", p.Name, s.name)
		}
		v, err := defaultVal(p.Default)
		if err != nil {
			return err
		}
		bound[p.Name] = v
	}
	return nil
}

func (s *signature) param(name string) *param {
	for i := range s.params {
		if s.params[i].Name == name {
			return &s.params[i]
		}
	}
	return nil
}

// inWords are the classes as messages call them; the others are types, and called what they are.
var inWords = map[string]string{
	"floatable": "a real number", "real": "a real number", "complexable": "a number", "number": "a number", "python": "a number of Python's",
	"integer": "an int", "array": "an array", "scalar": "a scalar of NumPy's", "arraylike": "an array, a number or nested lists of numbers",
	"iterable": "something to iterate over", "sized": "something that has a length",
}

func (p *param) refuses(t Type) error {
	var words []string
	for _, c := range p.Classes {
		w, ok := inWords[c]
		if !ok {
			w = c
		}
		words = append(words, w)
	}
	return fmt.Errorf("got %v for %s, want %s", t, p.Name, strings.Join(words, " or "))
}

// defaultVal returns the value of a default.
func defaultVal(e *Expr) (Val, error) {
	switch e.Op {
	case OpConst:
		switch c := e.Const.(type) {
		case nil:
			return NoneVal(), nil
		case bool:
			return BoolVal(c), nil
		case int64:
			return IntVal(c), nil
		case float64:
			return FloatVal(c), nil
		case string:
			return StrVal(c), nil
		}
	case "neg":
		if v, ok := e.Args[0].Const.(int64); ok {
			return IntVal(-v), nil
		}
	case OpName:
		if d := DTypeNamed(e.Text); d != NoDType {
			return DTypeVal(d), nil
		}
	}
	return Val{}, fmt.Errorf("got the default %v, want a constant", e)
}
