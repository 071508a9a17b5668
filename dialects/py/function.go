package py

import (
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Def makes a function. It has the default values and decorators as operands; annotations and type parameters are computed in regions, since
// Python may do so late or never. The arguments of the body are the parameters; names get them by py.store.
//
//	%f = py.def "scale"("x" %x, "by" %by = %0) annotations {
//	  %1 = py.load implicit "float"
//	  py.annotations "x" = %1, "return" = %1
//	} {
//	  py.store local "x", %x
//	  py.return(%x)
//	}
//	py.store local "scale", %f
type Def struct {
	ir.Base
	Name        *ir.StringAttr
	Async       bool
	Params      *Params
	Decorators  ir.Operands
	Defaults    ir.Operands
	TypeParams  ir.Region
	Annotations ir.Region
	Body        ir.Region
	Result      ir.Result
}

// Def implements ir.Op.
func (o *Def) Def(d *ir.Def) {
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	d.Unit("async", &o.Async)
	ir.Prop(d, "params", &o.Params, paramsProp)
	d.Ins("decorators", &o.Decorators, anyValue)
	d.Ins("defaults", &o.Defaults, anyValue)
	d.Region("typeParams", &o.TypeParams, ir.AtMostOneBlock)
	d.Region("annotations", &o.Annotations, ir.AtMostOneBlock)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.AttrSizedOperandSegments, ir.IsolatedFromAbove, ir.NoTerminator)
}

// NameResults implements ir.ResultNamer.
func (o *Def) NameResults(set func(*ir.Value, string)) { suggest(set, &o.Result, o.Name) }

// NameBlockArgs implements ir.BlockArgNamer.
func (o *Def) NameBlockArgs(r *ir.Region, set func(*ir.Value, string)) {
	if r == &o.Body {
		nameArgs(o.Params, r, set)
	}
}

// VerifyRegions implements ir.RegionVerifier.
func (o *Def) VerifyRegions() error { return checkSignature(o.Params, &o.Body, &o.Defaults) }

// PrintOp implements asm.OpPrinter.
func (o *Def) PrintOp(p *asm.Printer) {
	printFlag(p, "async", o.Async)
	p.Space()
	p.Quoted(o.Name.Value)
	printSignature(p, o.Params, &o.Body, &o.Defaults)
	printDecorators(p, &o.Decorators)
	p.AttrDictWithKeyword(o, "name", "async", "params", "operandSegmentSizes")
	printOptRegion(p, "typeparams", &o.TypeParams)
	printOptRegion(p, "annotations", &o.Annotations)
	p.Space()
	printBody(p, &o.Body)
}

// ParseOp implements asm.OpParser.
func (o *Def) ParseOp(p *asm.Parser) bool {
	o.Async = p.AcceptKeyword("async")
	name, ok := p.StringLit()
	if !ok {
		return false
	}
	o.Name = ir.Str(name)
	var args []asm.Arg
	o.Params, args, ok = parseSignature(p, &o.Defaults)
	ir.SetResultTypes(o, []int{1}, []ir.Type{Function})
	return ok && decorators(p, &o.Decorators) && p.AttrDictWithKeyword(o) && optRegion(p, "typeparams", &o.TypeParams) &&
		optRegion(p, "annotations", &o.Annotations) && p.Region(&o.Body, args)
}

// printFlag writes a keyword if it is set.
func printFlag(p *asm.Printer, keyword string, set bool) {
	if set {
		p.Space()
		p.Str(keyword)
	}
}

// printDecorators writes " decorators(%0)" if there are any.
func printDecorators(p *asm.Printer, ds *ir.Operands) {
	if ds.Len() > 0 {
		p.Str(" decorators(")
		p.Operands(ds)
		p.Byte(')')
	}
}

// decorators reads what printDecorators writes.
func decorators(p *asm.Parser, into *ir.Operands) bool {
	return !p.AcceptKeyword("decorators") || valuesIn(p, into)
}

// printOptRegion writes " keyword {…}" if the region has a block.
func printOptRegion(p *asm.Printer, keyword string, r *ir.Region) {
	if !r.Empty() {
		p.Space()
		p.Str(keyword)
		p.Space()
		p.Region(r, asm.RegionOpts{})
	}
}

// optRegion reads what printOptRegion writes.
func optRegion(p *asm.Parser, keyword string, r *ir.Region) bool {
	return !p.AcceptKeyword(keyword) || p.Region(r, nil)
}

// Annotations gives parameters their annotations; that of "return" is the result's. It ends the region annotations of py.def.
//
//	py.annotations "x" = %1, "return" = %1
type Annotations struct {
	ir.Base
	Names *ir.ArrayAttr
	Types ir.Operands
}

// Def implements ir.Op.
func (o *Annotations) Def(d *ir.Def) {
	ir.Prop(d, "names", &o.Names, ir.StrArrayProp)
	d.Ins("types", &o.Types, anyValue)
	d.Traits(ir.Terminator)
	d.Parent("py.def")
}

// Of returns the annotation of a parameter, or of "return"; nil if it has none.
func (o *Annotations) Of(name string) *ir.Value {
	for i := range o.Names.Elems {
		if stringAt(o.Names, i) == name {
			return o.Types.At(i)
		}
	}
	return nil
}

// AnnotationOf returns the annotation of a parameter of o, or of "return"; nil if it has none.
func (o *Def) AnnotationOf(name string) *ir.Value {
	if o.Annotations.Empty() {
		return nil
	}
	if a, ok := o.Annotations.Entry().Last().(*Annotations); ok {
		return a.Of(name)
	}
	return nil
}

// Verify implements ir.Verifier.
func (o *Annotations) Verify() error {
	return sameNumber("names", len(o.Names.Elems), "annotations", o.Types.Len())
}

// PrintOp implements asm.OpPrinter.
func (o *Annotations) PrintOp(p *asm.Printer) {
	p.Space()
	for i, v := range o.Types.All() {
		if i > 0 {
			p.Str(", ")
		}
		p.Quoted(stringAt(o.Names, i))
		p.Str(" = ")
		p.Value(v)
	}
	p.AttrDict(o, "names")
}

// ParseOp implements asm.OpParser.
func (o *Annotations) ParseOp(p *asm.Parser) bool {
	var names []string
	var types []*ir.Value
	ok := p.List(func() bool {
		name, ok := p.StringLit()
		if !ok || !p.Expect("=") {
			return false
		}
		v, ok := value(p)
		names, types = append(names, name), append(types, v)
		return ok
	})
	if !ok {
		return false
	}
	o.Names = Strings(names...)
	o.Types.Assign(types...)
	return p.AttrDict(o)
}

// Lambda makes a function of an expression.
//
//	%f = py.lambda("x" %x) {
//	  %0 = py.binary mult %x, %x
//	  py.yield %0
//	}
type Lambda struct {
	ir.Base
	Params   *Params
	Defaults ir.Operands
	Body     ir.Region
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Lambda) Def(d *ir.Def) {
	ir.Prop(d, "params", &o.Params, paramsProp)
	d.Ins("defaults", &o.Defaults, anyValue)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.IsolatedFromAbove)
}

// NameBlockArgs implements ir.BlockArgNamer.
func (o *Lambda) NameBlockArgs(r *ir.Region, set func(*ir.Value, string)) { nameArgs(o.Params, r, set) }

// VerifyRegions implements ir.RegionVerifier.
func (o *Lambda) VerifyRegions() error {
	if err := yieldsOne(&o.Body); err != nil {
		return err
	}
	return checkSignature(o.Params, &o.Body, &o.Defaults)
}

// PrintOp implements asm.OpPrinter.
func (o *Lambda) PrintOp(p *asm.Printer) {
	printSignature(p, o.Params, &o.Body, &o.Defaults)
	p.Space()
	printBody(p, &o.Body)
	p.AttrDict(o, "params")
}

// ParseOp implements asm.OpParser.
func (o *Lambda) ParseOp(p *asm.Parser) bool {
	var args []asm.Arg
	var ok bool
	o.Params, args, ok = parseSignature(p, &o.Defaults)
	ir.SetResultTypes(o, []int{1}, []ir.Type{Function})
	return ok && p.Region(&o.Body, args) && p.AttrDict(o)
}

// Class makes a class. Its body has a scope of its own; the arguments are the bases and, with keywords, what the metaclass gets.
//
//	%c = py.class "Grid"(%0, "metaclass" = %1) {
//	  py.pass
//	}
//	py.store local "Grid", %c
type Class struct {
	ir.Base
	Name       *ir.StringAttr
	Args       ir.Operands
	Keywords   *ir.ArrayAttr
	Decorators ir.Operands
	TypeParams ir.Region
	Body       ir.Region
	Result     ir.Result
}

// Def implements ir.Op.
func (o *Class) Def(d *ir.Def) {
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	d.Ins("args", &o.Args, anyValue)
	ir.Prop(d, "keywords", &o.Keywords, ir.StrArrayProp.Or(ir.Array()))
	d.Ins("decorators", &o.Decorators, anyValue)
	d.Region("typeParams", &o.TypeParams, ir.AtMostOneBlock)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.AttrSizedOperandSegments, ir.IsolatedFromAbove, ir.NoTerminator)
}

// NameResults implements ir.ResultNamer.
func (o *Class) NameResults(set func(*ir.Value, string)) { suggest(set, &o.Result, o.Name) }

// PrintOp implements asm.OpPrinter.
func (o *Class) PrintOp(p *asm.Printer) {
	p.Space()
	p.Quoted(o.Name.Value)
	printArgs(p, o.Args.Values(), o.Keywords)
	printDecorators(p, &o.Decorators)
	p.AttrDictWithKeyword(o, "name", "keywords", "operandSegmentSizes")
	printOptRegion(p, "typeparams", &o.TypeParams)
	p.Space()
	p.Region(&o.Body, asm.RegionOpts{})
	printOptType(p, o.Result.Type())
}

// ParseOp implements asm.OpParser.
func (o *Class) ParseOp(p *asm.Parser) bool {
	name, ok := p.StringLit()
	if !ok {
		return false
	}
	o.Name = ir.Str(name)
	if o.Keywords, ok = parseArgs(p, &o.Args); !ok {
		return false
	}
	return decorators(p, &o.Decorators) && p.AttrDictWithKeyword(o) && optRegion(p, "typeparams", &o.TypeParams) && p.Region(&o.Body, nil) && result(p, o)
}

// TypeParam is a type parameter of a function, a class or a type statement: T, *T or **T, perhaps with a bound and a default.
//
//	py.typeparam typevar "T" bound {
//	  %0 = py.load implicit "int"
//	  py.yield %0
//	}
type TypeParam struct {
	ir.Base
	Kind           TypeParamKind
	Name           *ir.StringAttr
	Bound, Default ir.Region
}

// Def implements ir.Op.
func (o *TypeParam) Def(d *ir.Def) {
	ir.Enum(d, "kind", &o.Kind, TypeParamEnum)
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	d.Region("bound", &o.Bound, ir.AtMostOneBlock)
	d.Region("default", &o.Default, ir.AtMostOneBlock)
	d.Parent("py.def", "py.class", "py.typealias")
}

// VerifyRegions implements ir.RegionVerifier.
func (o *TypeParam) VerifyRegions() error {
	if err := optYields(&o.Bound); err != nil {
		return err
	}
	return optYields(&o.Default)
}

// PrintOp implements asm.OpPrinter.
func (o *TypeParam) PrintOp(p *asm.Printer) {
	p.Space()
	p.Str(TypeParamEnum.Cases[o.Kind].Name)
	p.Space()
	p.Quoted(o.Name.Value)
	p.AttrDictWithKeyword(o, "kind", "name")
	printOptRegion(p, "bound", &o.Bound)
	printOptRegion(p, "default", &o.Default)
}

// ParseOp implements asm.OpParser.
func (o *TypeParam) ParseOp(p *asm.Parser) bool {
	kind, ok := p.EnumValue(TypeParamEnum)
	if !ok {
		return false
	}
	o.Kind = TypeParamKind(kind)
	name, ok := p.StringLit()
	o.Name = ir.Str(name)
	return ok && p.AttrDictWithKeyword(o) && optRegion(p, "bound", &o.Bound) && optRegion(p, "default", &o.Default)
}

// TypeAlias makes a type alias; its value is computed when it is asked for.
//
//	%t = py.typealias "Row" {
//	  %0 = py.load implicit "list"
//	  py.yield %0
//	}
//	py.store local "Row", %t
type TypeAlias struct {
	ir.Base
	Name       *ir.StringAttr
	TypeParams ir.Region
	Value      ir.Region
	Result     ir.Result
}

// Def implements ir.Op.
func (o *TypeAlias) Def(d *ir.Def) {
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	d.Region("typeParams", &o.TypeParams, ir.AtMostOneBlock)
	d.Region("value", &o.Value, ir.OneBlock)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.NoTerminator)
}

// NameResults implements ir.ResultNamer.
func (o *TypeAlias) NameResults(set func(*ir.Value, string)) { suggest(set, &o.Result, o.Name) }

// VerifyRegions implements ir.RegionVerifier.
func (o *TypeAlias) VerifyRegions() error { return yieldsOne(&o.Value) }

// PrintOp implements asm.OpPrinter.
func (o *TypeAlias) PrintOp(p *asm.Printer) {
	p.Space()
	p.Quoted(o.Name.Value)
	p.AttrDictWithKeyword(o, "name")
	printOptRegion(p, "typeparams", &o.TypeParams)
	p.Space()
	p.Region(&o.Value, asm.RegionOpts{})
	printOptType(p, o.Result.Type())
}

// ParseOp implements asm.OpParser.
func (o *TypeAlias) ParseOp(p *asm.Parser) bool {
	name, ok := p.StringLit()
	o.Name = ir.Str(name)
	return ok && p.AttrDictWithKeyword(o) && optRegion(p, "typeparams", &o.TypeParams) && p.Region(&o.Value, nil) && result(p, o)
}
