package py

import (
	"fmt"
	"strings"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// A ParamKind says how an argument reaches a parameter.
type ParamKind uint8

// The kinds of parameters, in the order in which they stand.
const (
	PosOnly ParamKind = iota // before /
	Regular
	VarArgs // *args
	KwOnly
	KwArgs // **kwargs
)

// A Param is a parameter of a function.
type Param struct {
	Name    string
	Kind    ParamKind
	Default bool // it has a default value
}

// Params is the attribute that lists the parameters of a function. It is interned.
//
//	#py.params<"a", /, "b"=, *"args", "k"=, **"kw">
type Params struct {
	ir.AttrBase
	List []Param
}

var params ir.Interner[string, Params]

// ParamsOf returns the attribute for the parameters, which stand in the order of their kinds.
func ParamsOf(list ...Param) *Params {
	var key strings.Builder
	for _, p := range list {
		fmt.Fprintf(&key, "%d%t%q", p.Kind, p.Default, p.Name)
	}
	return params.Get(key.String(), func() *Params { return &Params{List: append([]Param(nil), list...)} })
}

// NumDefaults returns the number of default values.
func (a *Params) NumDefaults() int {
	n := 0
	for _, p := range a.List {
		if p.Default {
			n++
		}
	}
	return n
}

// check reports what is wrong with the order of parameters.
func (a *Params) check() error {
	optional := false
	for i, p := range a.List {
		if i > 0 {
			before := a.List[i-1].Kind
			if p.Kind < before || p.Kind == before && (p.Kind == VarArgs || p.Kind == KwArgs) {
				return fmt.Errorf("parameter '%s' stands in the wrong place", p.Name)
			}
		}
		switch {
		case p.Kind == VarArgs || p.Kind == KwArgs:
			if p.Default {
				return fmt.Errorf("parameter '%s' cannot have a default value", p.Name)
			}
		case p.Kind != KwOnly && optional && !p.Default:
			return fmt.Errorf("parameter '%s' has no default value, but the one before has", p.Name)
		case p.Kind != KwOnly:
			optional = p.Default
		}
		for _, q := range a.List[:i] {
			if q.Name == p.Name {
				return fmt.Errorf("duplicate parameter '%s'", p.Name)
			}
		}
	}
	return nil
}

// AttrDialect implements ir.DialectAttr.
func (*Params) AttrDialect() string { return "py" }

// PrintBody implements ir.DialectAttr.
func (a *Params) PrintBody(w *ir.Text) {
	w.Str("params<")
	a.print(w, func(i int) {
		w.Quoted(a.List[i].Name)
		if a.List[i].Default {
			w.Byte('=')
		}
	})
	w.Byte('>')
}

// print writes the list, each parameter by a call of one.
func (a *Params) print(w *ir.Text, one func(i int)) {
	sep := ""
	next := func(s string) {
		w.Str(sep)
		w.Str(s)
		sep = ", "
	}
	for i, p := range a.List {
		var before ParamKind
		if i > 0 {
			before = a.List[i-1].Kind
		}
		if i > 0 && before == PosOnly && p.Kind != PosOnly {
			next("/")
		}
		if p.Kind == KwOnly && (i == 0 || before < VarArgs) {
			next("*")
		}
		next([...]string{VarArgs: "*", KwArgs: "**"}[p.Kind])
		one(i)
	}
	if n := len(a.List); n > 0 && a.List[n-1].Kind == PosOnly {
		next("/")
	}
}

// String returns the attribute's text.
func (a *Params) String() string { return ir.AttrText(a) }

// paramList reads a list of parameters between brackets; one reads what follows the name and tells whether there is a default value.
func paramList(p *asm.Parser, open, close string, one func(i int) (hasDefault, ok bool)) (*Params, bool) {
	var list []Param
	kind := Regular
	ok := p.Enclosed(open, close, func() bool {
		pos := p.Pos()
		param := Param{Kind: kind}
		switch {
		case p.Accept("/"):
			if kind != Regular {
				return p.Errorf(pos, "'/' must come before '*'")
			}
			for i := range list {
				list[i].Kind = PosOnly
			}
			return true
		case p.Accept("*"):
			kind = KwOnly
			param.Kind = VarArgs
			if p.Accept("*") {
				param.Kind = KwArgs
			} else if p.At(",") || p.At(close) {
				return true
			}
		}
		var ok bool
		if param.Name, ok = p.StringLit(); !ok {
			return false
		}
		if param.Default, ok = one(len(list)); !ok {
			return false
		}
		list = append(list, param)
		return true
	})
	if !ok {
		return nil, false
	}
	return ParamsOf(list...), true
}

func parseParamsAttr(p *asm.Parser, _ ir.Type) (ir.Attr, bool) {
	a, ok := paramList(p, "<", ">", func(int) (bool, bool) { return p.Accept("="), true })
	if !ok {
		return nil, false
	}
	return a, true
}

var paramsProp = ir.AttrIs("list of parameters", func(a ir.Attr) bool { _, ok := a.(*Params); return ok })

// parseSignature reads ("a" %a : type = %default, …). The arguments are those of the body, the defaults go to into.
func parseSignature(p *asm.Parser, into *ir.Operands) (ps *Params, args []asm.Arg, ok bool) {
	var defaults []*ir.Value
	ps, ok = paramList(p, "(", ")", func(int) (bool, bool) {
		arg, ok := p.Argument(false, false)
		if !ok {
			return false, false
		}
		if arg.Type, ok = optType(p); !ok {
			return false, false
		}
		args = append(args, arg)
		if !p.Accept("=") {
			return false, true
		}
		v, ok := value(p)
		defaults = append(defaults, v)
		return true, ok
	})
	if ok {
		into.Assign(defaults...)
	}
	return ps, args, ok
}

// printSignature writes what parseSignature reads.
func printSignature(p *asm.Printer, ps *Params, body *ir.Region, defaults *ir.Operands) {
	p.Byte('(')
	next := 0
	ps.print(p.Text, func(i int) {
		p.Quoted(ps.List[i].Name)
		p.Space()
		arg := body.Entry().Arg(i)
		p.Value(arg)
		printOptType(p, arg.Type())
		if ps.List[i].Default {
			p.Str(" = ")
			p.Value(defaults.At(next))
			next++
		}
	})
	p.Byte(')')
}

// checkSignature checks that the parameters fit the body and the default values.
func checkSignature(ps *Params, body *ir.Region, defaults *ir.Operands) error {
	if err := ps.check(); err != nil {
		return err
	}
	if got, want := body.Entry().NumArgs(), len(ps.List); got != want {
		return fmt.Errorf("has %d parameters, but its body has %d arguments", want, got)
	}
	if got, want := defaults.Len(), ps.NumDefaults(); got != want {
		return fmt.Errorf("has %d default values for %d parameters that need one", got, want)
	}
	for _, a := range body.Entry().ArgValues() {
		if !IsValue(a.Type()) {
			return fmt.Errorf("has a parameter of type %s, which is no Python type", a.Type())
		}
	}
	return nil
}

// nameArgs suggests the names of the parameters.
func nameArgs(ps *Params, r *ir.Region, set func(*ir.Value, string)) {
	for i, a := range r.Entry().ArgValues() {
		if i < len(ps.List) && ir.IsIdentifier(ps.List[i].Name) {
			set(a, ps.List[i].Name)
		}
	}
}
