package py

import (
	"errors"
	"fmt"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// Store gives a name a value. The functions, classes and modules that statements make are bound to their names in the same way.
//
//	py.store local "x", %0
type Store struct {
	ir.Base
	Scope Scope
	Name  *ir.StringAttr
	Value ir.Operand
}

// Def implements ir.Op.
func (o *Store) Def(d *ir.Def) {
	ir.Enum(d, "scope", &o.Scope, ScopeEnum)
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	d.In("value", &o.Value, anyValue)
	form(d, "$scope $name `,` %value attr-dict")
}

// SetAttr assigns to an attribute of an object.
//
//	py.setattr %0 "shape" = %1
type SetAttr struct {
	ir.Base
	Object ir.Operand
	Name   *ir.StringAttr
	Value  ir.Operand
}

// Def implements ir.Op.
func (o *SetAttr) Def(d *ir.Def) {
	d.In("object", &o.Object, anyValue)
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	d.In("value", &o.Value, anyValue)
	form(d, "%object $name `=` %value attr-dict")
}

// SetItem assigns to a subscript of an object.
//
//	py.setitem %0[%1] = %2
type SetItem struct {
	ir.Base
	Object, Index, Value ir.Operand
}

// Def implements ir.Op.
func (o *SetItem) Def(d *ir.Def) {
	d.In("object", &o.Object, anyValue)
	d.In("index", &o.Index, anyValue)
	d.In("value", &o.Value, anyValue)
	form(d, "%object `[` %index `]` `=` %value attr-dict")
}

// Unpack takes an iterable apart for an assignment: (a, b) = x, or with list [a, b] = x. The result number star, if there is one, gets the rest
// as a list: a, *b = x.
//
//	%1:2 = py.unpack %0 into 2
//	%2:3 = py.unpack %0 into 3 star 1
type Unpack struct {
	ir.Base
	Value   ir.Operand
	List    bool
	Star    *ir.IntegerAttr // i64; nil if all results get one element
	Results ir.Results
}

// Def implements ir.Op.
func (o *Unpack) Def(d *ir.Def) {
	d.In("value", &o.Value, anyValue)
	d.Unit("list", &o.List)
	ir.Prop(d, "star", &o.Star, ir.I64Prop.Opt())
	d.Outs("results", &o.Results, anyValue)
}

// StarIndex returns the number of the result that gets the rest, or -1.
func (o *Unpack) StarIndex() int {
	if o.Star == nil {
		return -1
	}
	return int(o.Star.Int64())
}

// Verify implements ir.Verifier.
func (o *Unpack) Verify() error {
	if i := o.StarIndex(); o.Star != nil && (i < 0 || i >= o.Results.Len()) {
		return fmt.Errorf("has no result number %d", i)
	}
	return nil
}

// PrintOp implements asm.OpPrinter.
func (o *Unpack) PrintOp(p *asm.Printer) {
	p.Space()
	p.Value(o.Value.Value())
	p.Str(" into ")
	p.Int(int64(o.Results.Len()))
	if o.Star != nil {
		p.Str(" star ")
		p.Int(int64(o.StarIndex()))
	}
	printFlag(p, "list", o.List)
	p.AttrDict(o, "list", "star")
	printOptTypes(p, o.Results.Types())
}

// ParseOp implements asm.OpParser.
func (o *Unpack) ParseOp(p *asm.Parser) bool {
	if !operand(p, &o.Value) || !p.Keyword("into") {
		return false
	}
	pos := p.Pos()
	n, ok := p.Integer()
	const most = 1 << 20
	if ok && (n < 0 || n > most) {
		ok = p.Errorf(pos, "cannot unpack into %d values", n)
	}
	if !ok {
		return false
	}
	if p.AcceptKeyword("star") {
		i, ok := p.Integer()
		if !ok {
			return false
		}
		o.Star = ir.IntegerOf(ir.I64, i)
	}
	o.List = p.AcceptKeyword("list")
	return p.AttrDict(o) && optTypes(p, o, int(n))
}

// printOptTypes writes " : types" unless all are !py.object.
func printOptTypes(p *asm.Printer, types []ir.Type) {
	for _, t := range types {
		if t != ir.Type(Object) {
			p.Str(" : ")
			p.Types(types)
			return
		}
	}
}

// optTypes reads the types of n results of op, if they are written.
func optTypes(p *asm.Parser, op ir.Op, n int) bool {
	types := make([]ir.Type, n)
	for i := range types {
		types[i] = Object
	}
	pos := p.Pos()
	if p.Accept(":") {
		var ok bool
		if types, ok = p.TypeList(); !ok {
			return false
		}
	}
	if len(types) != n {
		return p.Errorf(pos, "expected %d types, but found %d", n, len(types))
	}
	ir.SetResultTypes(op, []int{n}, types)
	return true
}

// Annotate is an assignment or declaration with an annotation: x: int = 1. The target is a name, an attribute of an object or a subscript; simple
// says that it is a name without parentheses. Python computes the annotation late or never, so it stands in a region.
//
//	py.annotate simple local "x" = %0 {
//	  %1 = py.load implicit "int"
//	  py.yield %1
//	}
//	py.annotate %0 "x" {…}
//	py.annotate %0[%1] {…}
type Annotate struct {
	ir.Base
	Simple     bool
	Scope      Scope
	Name       *ir.StringAttr // nil if the target is a subscript
	Object     ir.Operand     // absent if the target is a name
	Index      ir.Operand     // of a subscript
	Value      ir.Operand     // absent in a declaration
	Annotation ir.Region
}

// Def implements ir.Op.
func (o *Annotate) Def(d *ir.Def) {
	d.Unit("simple", &o.Simple)
	ir.Enum(d, "scope", &o.Scope, ScopeEnum)
	ir.Prop(d, "name", &o.Name, ir.StrAttr.Opt())
	d.OptIn("object", &o.Object, anyValue)
	d.OptIn("index", &o.Index, anyValue)
	d.OptIn("value", &o.Value, anyValue)
	d.Region("annotation", &o.Annotation, ir.OneBlock)
	d.Traits(ir.AttrSizedOperandSegments)
}

// Verify implements ir.Verifier.
func (o *Annotate) Verify() error {
	if !o.Object.Present() && o.Name == nil || (o.Name == nil) != o.Index.Present() {
		return errors.New("needs a name, an object and a name, or an object and an index")
	}
	return nil
}

// VerifyRegions implements ir.RegionVerifier.
func (o *Annotate) VerifyRegions() error { return yieldsOne(&o.Annotation) }

// PrintOp implements asm.OpPrinter.
func (o *Annotate) PrintOp(p *asm.Printer) {
	printFlag(p, "simple", o.Simple)
	p.Space()
	switch {
	case o.Index.Present():
		p.Value(o.Object.Value())
		p.Byte('[')
		p.Value(o.Index.Value())
		p.Byte(']')
	case o.Object.Present():
		p.Value(o.Object.Value())
		p.Space()
		p.Quoted(o.Name.Value)
	default:
		p.Str(ScopeEnum.Cases[o.Scope].Name)
		p.Space()
		p.Quoted(o.Name.Value)
	}
	printOptional(p, "=", &o.Value)
	p.Space()
	p.Region(&o.Annotation, asm.RegionOpts{})
	p.AttrDict(o, "simple", "scope", "name", "operandSegmentSizes")
}

// ParseOp implements asm.OpParser.
func (o *Annotate) ParseOp(p *asm.Parser) bool {
	o.Simple = p.AcceptKeyword("simple")
	return o.parseTarget(p) && (!p.Accept("=") || operand(p, &o.Value)) && p.Region(&o.Annotation, nil) && p.AttrDict(o)
}

func (o *Annotate) parseTarget(p *asm.Parser) bool {
	if scope, ok := scopeKeyword(p); ok {
		o.Scope = scope
	} else {
		if !operand(p, &o.Object) {
			return false
		}
		if p.Accept("[") {
			return operand(p, &o.Index) && p.Expect("]")
		}
	}
	name, ok := p.StringLit()
	o.Name = ir.Str(name)
	return ok
}

// scopeKeyword reads a scope if one begins here.
func scopeKeyword(p *asm.Parser) (Scope, bool) {
	for _, c := range ScopeEnum.Cases {
		if p.AcceptKeyword(c.Name) {
			return Scope(c.Value), true
		}
	}
	return 0, false
}

// Delete is a del statement: its region has what is deleted, from left to right.
//
//	py.delete {
//	  py.delname local "x"
//	  %0 = py.load local "d"
//	  %1 = py.constant "key"
//	  py.delitem %0[%1]
//	}
type Delete struct {
	ir.Base
	Targets ir.Region
}

// Def implements ir.Op.
func (o *Delete) Def(d *ir.Def) {
	d.Region("targets", &o.Targets, ir.OneBlock)
	d.Traits(ir.NoTerminator)
	d.Format("$targets attr-dict")
}

// DelName deletes a name.
//
//	py.delname local "x"
type DelName struct {
	ir.Base
	Scope Scope
	Name  *ir.StringAttr
}

// Def implements ir.Op.
func (o *DelName) Def(d *ir.Def) {
	ir.Enum(d, "scope", &o.Scope, ScopeEnum)
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	d.Format("$scope $name attr-dict")
}

// DelAttr deletes an attribute of an object.
//
//	py.delattr %0 "x"
type DelAttr struct {
	ir.Base
	Object ir.Operand
	Name   *ir.StringAttr
}

// Def implements ir.Op.
func (o *DelAttr) Def(d *ir.Def) {
	d.In("object", &o.Object, anyValue)
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	form(d, "%object $name attr-dict")
}

// DelItem deletes a subscript of an object.
//
//	py.delitem %0[%1]
type DelItem struct {
	ir.Base
	Object, Index ir.Operand
}

// Def implements ir.Op.
func (o *DelItem) Def(d *ir.Def) {
	d.In("object", &o.Object, anyValue)
	d.In("index", &o.Index, anyValue)
	form(d, "%object `[` %index `]` attr-dict")
}

// DelGroup is a tuple or list among what is deleted: del (a, b).
//
//	py.delgroup {
//	  py.delname local "a"
//	}
type DelGroup struct {
	ir.Base
	List    bool
	Targets ir.Region
}

// Def implements ir.Op.
func (o *DelGroup) Def(d *ir.Def) {
	d.Unit("list", &o.List)
	d.Region("targets", &o.Targets, ir.AtMostOneBlock)
	d.Traits(ir.NoTerminator)
	d.Parent("py.delete", "py.delgroup")
	d.Format("(`list` $list^)? $targets attr-dict")
}

// sameNumber checks that there are as many of one thing as of another.
func sameNumber(what string, n int, other string, m int) error {
	if n != m {
		return fmt.Errorf("has %d %s for %d %s", n, what, m, other)
	}
	return nil
}
