package pylib

import "strings"

// Binary returns what "a op b" gives, for an operator of Python's, a comparison among them.
func Binary(op string, a, b Val) (*Result, error) { return operate(op, "", a, b) }

// Unary returns what the operator gives: -, +, ~ or not.
func Unary(op string, a Val) (*Result, error) {
	name := op + "x"
	if op == "not" {
		name = "not x"
	}
	return operate(name, op, a)
}

func operate(name, shown string, vals ...Val) (*Result, error) {
	e, ok := Lookup(name)
	if !ok {
		if shown == "" {
			shown = name
		}
		return nil, &Error{"", "the operator " + shown + " is not known"}
	}
	return e.Call(Pos(vals...)...)
}

// InPlace returns what "a op= b" does, with op without the equals sign. An array is changed: the result is cast back to its dtype if
// that is of the same kind, and does not change its shape. For what cannot be changed, a is another object afterwards.
func InPlace(op string, a, b Val) (*Result, error) {
	e, ok := Lookup(op)
	switch {
	case !ok:
		return nil, &Error{"", "the operator " + op + "= is not known"}
	case a.Type.Kind == List && op == "+":
		return extend(a, b)
	case a.Type.Kind != Array:
		return e.Call(Pos(a, b)...)
	}
	args := append(Pos(a, b), Key("out", a))
	r, err := e.Call(args...)
	if err != nil {
		return nil, err
	}
	// The operator has no parameter out: what is written and returned is its left operand.
	r.Writes, r.Alias.Operand = "x1", "x1"
	return r, nil
}

// extend is list += iterable.
func extend(a, b Val) (*Result, error) {
	elem, ok := b.Type.Element()
	if !ok {
		return nil, &Error{"TypeError", b.Type.String() + " cannot be iterated over"}
	}
	t := ListOf(join([]Type{a.Type.Elems[0], elem}))
	return &Result{Val: Of(t), Writes: "x1", Alias: Alias{Kind: Same, Operand: "x1"}}, nil
}

// classNames are the names before which the table has the methods and attributes of a type.
func classNames(t Type) []string {
	switch t.Kind {
	case Array:
		return []string{"numpy.ndarray"}
	case Scalar:
		return []string{"numpy.generic"}
	case Module:
		return []string{t.Name}
	case BoolType:
		return []string{"int"} // it inherits them
	}
	return []string{kindNames[t.Kind]}
}

// Attribute returns what "x.name" gives: of an attribute its value, of a method or a module's function the function, under its qualified
// name.
func Attribute(x Val, name string) (*Result, error) {
	for _, class := range classNames(x.Type) {
		qualified := class + "." + name
		if x.Type.Kind == Module && x.Type.Name == "numpy" {
			if d := dtypeSpelled(name); d != NoDType && len(name) > 1 {
				return &Result{Val: DTypeVal(d)}, nil
			}
		}
		e, ok := Lookup(qualified)
		switch {
		case ok && e.rows[0].kind == "attr" && x.Type.Kind == Module:
			return e.Call()
		case ok && e.rows[0].kind == "attr":
			return e.Call(Pos(x)...)
		case ok:
			return &Result{Val: Of(Type{Kind: Function, Name: qualified})}, nil
		case x.Type.Kind == Module && isModule(qualified):
			return &Result{Val: Of(Type{Kind: Module, Name: qualified})}, nil
		}
	}
	return nil, &Error{"", classNames(x.Type)[0] + "." + name + " is not known"}
}

// isModule reports whether there are names in a module of this name.
func isModule(name string) bool {
	for _, n := range theTable().names {
		if strings.HasPrefix(n, name+".") {
			return true
		}
	}
	return false
}

// MethodCall returns what "x.name(args)" gives.
func MethodCall(x Val, name string, args ...Arg) (*Result, error) {
	for _, class := range classNames(x.Type) {
		if e, ok := Lookup(class + "." + name); ok {
			return e.Call(append(Pos(x), args...)...)
		}
	}
	return nil, &Error{"", classNames(x.Type)[0] + "." + name + " is not known"}
}
