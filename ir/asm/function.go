package asm

import (
	"fmt"
	"strings"

	"polyloom/ir"
)

// FunctionForm reads and writes the custom form that function-like ops share: visibility, name, signature, attributes and body. Their
// structs have the properties sym_name, function_type, sym_visibility, arg_attrs and res_attrs, and one region.
//
//	func.func private @f(%x: i32 {a.b}) -> (i32 {c.d}) attributes {e} { … }
type FunctionForm struct {
	// Body returns the region of the op.
	Body func(op ir.Op) *ir.Region
}

var inferredFunctionAttrs = []string{"sym_visibility", "sym_name", "function_type"}

// Parse reads the form behind the op's name.
func (f FunctionForm) Parse(p *Parser, op ir.Op) bool {
	for _, v := range []string{"public", "private", "nested"} {
		if p.AcceptKeyword(v) {
			ir.SetAttribute(op, "sym_visibility", ir.Str(v))
			break
		}
	}
	name, ok := p.SymbolName()
	if !ok {
		return false
	}
	ir.SetAttribute(op, "sym_name", ir.Str(name))
	sig, ok := p.Signature()
	if !ok {
		return false
	}
	ir.SetAttribute(op, "function_type", ir.TypeAttrOf(ir.Function(sig.ArgTypes(), sig.Results)))
	if pos := p.tok.pos; p.AcceptKeyword("attributes") {
		d, ok := p.DictBody("{", "}")
		if !ok {
			return false
		}
		for _, n := range inferredFunctionAttrs {
			if d.Get(n) != nil {
				return p.Errorf(pos, "'%s' is an inferred attribute and should not be specified in the explicit attribute dictionary", n)
			}
		}
		if !p.setAttrs(op, pos, d) {
			return false
		}
	}
	setDicts(op, "arg_attrs", sig.argDicts())
	setDicts(op, "res_attrs", sig.ResultAttrs)
	if !p.is("{") {
		return true
	}
	body, pos := f.Body(op), p.tok.pos
	if !p.Region(body, sig.named()) {
		return false
	}
	if body.Empty() {
		return p.Errorf(pos, "expected non-empty function body")
	}
	return true
}

// A Signature is what stands between the name and the attributes of a function.
type Signature struct {
	Args        []Arg // with empty names where only types are given
	Results     []ir.Type
	ResultAttrs []*ir.DictAttr
}

// ArgTypes returns the types of the arguments.
func (s *Signature) ArgTypes() []ir.Type {
	ts := make([]ir.Type, len(s.Args))
	for i, a := range s.Args {
		ts[i] = a.Type
	}
	return ts
}

func (s *Signature) argDicts() []*ir.DictAttr {
	ds := make([]*ir.DictAttr, len(s.Args))
	for i, a := range s.Args {
		ds[i] = a.Attrs
	}
	return ds
}

// named returns the arguments if they have names, else none.
func (s *Signature) named() []Arg {
	if len(s.Args) > 0 && s.Args[0].Ref.Name != "" {
		return s.Args
	}
	return nil
}

// setDicts sets a property to the list of dictionaries, unless all are empty.
func setDicts(op ir.Op, name string, ds []*ir.DictAttr) {
	if a := DictArray(ds); a != nil {
		ir.SetAttribute(op, name, a)
	}
}

// DictArray returns the list of dictionaries as an attribute, nil ones as empty; nil if all are empty.
func DictArray(ds []*ir.DictAttr) *ir.ArrayAttr {
	as := make([]ir.Attr, len(ds))
	empty := true
	for i, d := range ds {
		if d.Len() > 0 {
			empty = false
			as[i] = d
		} else {
			as[i] = ir.Dict()
		}
	}
	if empty {
		return nil
	}
	return ir.Array(as...)
}

// Signature reads (args) and, after ->, results, all with optional attributes. The arguments are valid until the next signature is read.
func (p *Parser) Signature() (*Signature, bool) {
	s := &Signature{Args: p.args[:0]}
	defer func() { p.args = s.Args }()
	if !p.Enclosed("(", ")", func() bool { return p.signatureArg(s) }) {
		return nil, false
	}
	if !p.Accept("->") {
		return s, true
	}
	if !p.is("(") {
		t, ok := p.Type()
		s.Results, s.ResultAttrs = []ir.Type{t}, []*ir.DictAttr{nil}
		return s, ok
	}
	return s, p.Enclosed("(", ")", func() bool {
		t, ok := p.Type()
		if !ok {
			return false
		}
		d, ok := p.OptDict()
		s.Results, s.ResultAttrs = append(s.Results, t), append(s.ResultAttrs, d)
		return ok
	})
}

func (p *Parser) signatureArg(s *Signature) bool {
	pos := p.tok.pos
	a, found, ok := p.OptArgument(true, true)
	switch {
	case !ok:
		return false
	case found && len(s.Args) > 0 && s.Args[0].Ref.Name == "":
		return p.Errorf(pos, "expected type instead of SSA identifier")
	case !found && len(s.Args) > 0 && s.Args[0].Ref.Name != "":
		return p.Errorf(pos, "expected SSA identifier")
	case !found:
		if a.Type, ok = p.Type(); !ok {
			return false
		}
		if a.Attrs, ok = p.OptDict(); !ok {
			return false
		}
		a.Loc = p.LocAt(pos)
		if p.is("loc") && !p.TrailingLoc(func(l ir.Loc) { a.Loc = l }) {
			return false
		}
	}
	s.Args = append(s.Args, a)
	return true
}

// Print writes the form behind the op's name.
func (f FunctionForm) Print(p *Printer, op ir.Op) {
	p.Byte(' ')
	if v, ok := ir.Attribute(op, "sym_visibility").(*ir.StringAttr); ok {
		p.Str(v.Value)
		p.Byte(' ')
	}
	name, _ := ir.SymbolNameOf(op)
	p.Symbol(name)
	t := ir.Attribute(op, "function_type").(*ir.TypeAttr).Type.(*ir.FunctionType)
	body := f.Body(op)
	p.Signature(t, dictsOf(op, "arg_attrs"), dictsOf(op, "res_attrs"), body)
	p.AttrDictWithKeyword(op, "sym_visibility", "sym_name", "function_type", "arg_attrs", "res_attrs")
	if !body.Empty() {
		p.Byte(' ')
		p.Region(body, RegionOpts{HideEntryArgs: true})
	}
}

func dictsOf(op ir.Op, name string) []ir.Attr {
	if a, ok := ir.Attribute(op, name).(*ir.ArrayAttr); ok && a != nil {
		return a.Elems
	}
	return nil
}

// Signature writes (args) -> results with their attributes; the arguments are those of body, or types alone if it is empty.
func (p *Printer) Signature(t *ir.FunctionType, args, results []ir.Attr, body *ir.Region) {
	dict := func(ds []ir.Attr, i int) *ir.DictAttr {
		if i < len(ds) {
			d, _ := ds[i].(*ir.DictAttr)
			return d
		}
		return nil
	}
	p.Byte('(')
	for i, in := range t.In {
		if i > 0 {
			p.Str(", ")
		}
		if body.Empty() {
			p.Type(in)
			p.DictOrNothing(dict(args, i))
		} else {
			p.RegionArg(body.Entry().Args()[i], dict(args, i), false)
		}
	}
	p.Byte(')')
	if len(t.Out) == 0 {
		return
	}
	p.Str(" -> ")
	_, isFunc := t.Out[0].(*ir.FunctionType)
	parens := len(t.Out) > 1 || isFunc || dict(results, 0).Len() > 0
	if parens {
		p.Byte('(')
	}
	for i, out := range t.Out {
		if i > 0 {
			p.Str(", ")
		}
		p.Type(out)
		p.DictOrNothing(dict(results, i))
	}
	if parens {
		p.Byte(')')
	}
}

// DictOrNothing writes " {…}" unless d is empty.
func (p *Printer) DictOrNothing(d *ir.DictAttr) {
	if d.Len() > 0 {
		p.Str(" {")
		p.NamedAttrs(d.Entries)
		p.Byte('}')
	}
}

// VerifyFunction checks what the verifiers of function-like ops have in common: the attributes of arguments and results, and that the body's
// arguments match the signature.
func VerifyFunction(op ir.Op, t *ir.FunctionType, body *ir.Region) error {
	if err := verifyDicts(op, "arg_attrs", "argument", len(t.In)); err != nil {
		return err
	}
	if err := verifyDicts(op, "res_attrs", "result", len(t.Out)); err != nil {
		return err
	}
	if body.Empty() {
		return nil
	}
	entry := body.Entry()
	if entry.NumArgs() != len(t.In) {
		return fmt.Errorf("entry block must have %d arguments to match function signature", len(t.In))
	}
	for i, in := range t.In {
		if got := entry.Arg(i).Type(); got != in {
			return fmt.Errorf("type of entry block argument #%d('%v') must match the type of the corresponding argument in function signature('%v')", i, got, in)
		}
	}
	return nil
}

func verifyDicts(op ir.Op, prop, what string, n int) error {
	ds := dictsOf(op, prop)
	if ds == nil {
		return nil
	}
	if len(ds) != n {
		return fmt.Errorf("expects %s attribute array to have the same number of elements as the number of function %ss, got %d, but expected %d", what, what, len(ds), n)
	}
	for _, a := range ds {
		d, ok := a.(*ir.DictAttr)
		if !ok {
			return fmt.Errorf("expects %s attribute dictionary to be a DictionaryAttr, but got `%v`", what, a)
		}
		for _, e := range d.Entries {
			if !hasDot(e.Name) {
				return fmt.Errorf("%ss may only have dialect attributes", what)
			}
		}
	}
	return nil
}

func hasDot(s string) bool { return strings.Contains(s, ".") }
