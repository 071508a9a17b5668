package py

import (
	"errors"
	"strings"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// Expr is a statement that is an expression: its value is not used.
//
//	py.expr %0
type Expr struct {
	ir.Base
	Value ir.Operand
}

// Def implements ir.Op.
func (o *Expr) Def(d *ir.Def) {
	d.In("value", &o.Value, anyValue)
	form(d, "%value attr-dict")
}

// Pass does nothing.
//
//	py.pass
type Pass struct{ ir.Base }

// Def implements ir.Op.
func (o *Pass) Def(d *ir.Def) { d.Format("attr-dict") }

// Break leaves the closest loop, and hands it its results. What follows it in its block is never run.
//
//	py.break
//	py.break(%0)
type Break struct {
	ir.Base
	Values ir.Operands
}

// Def implements ir.Op.
func (o *Break) Def(d *ir.Def) { d.Ins("values", &o.Values, anyValue) }

// PrintOp implements asm.OpPrinter.
func (o *Break) PrintOp(p *asm.Printer) { printJump(p, o, &o.Values) }

// ParseOp implements asm.OpParser.
func (o *Break) ParseOp(p *asm.Parser) bool { return parseJump(p, o, &o.Values) }

// Verify implements ir.Verifier.
func (o *Break) Verify() error {
	loop := LoopOf(o)
	if loop == nil {
		return errors.New("'break' outside loop")
	}
	return checkHanded(&o.Values, loop.CarriedResults())
}

// Continue goes on with the next iteration of the closest loop, and hands it the carried values. What follows it in its block is never run.
//
//	py.continue
//	py.continue(%0)
type Continue struct {
	ir.Base
	Values ir.Operands
}

// Def implements ir.Op.
func (o *Continue) Def(d *ir.Def) { d.Ins("values", &o.Values, anyValue) }

// PrintOp implements asm.OpPrinter.
func (o *Continue) PrintOp(p *asm.Printer) { printJump(p, o, &o.Values) }

// ParseOp implements asm.OpParser.
func (o *Continue) ParseOp(p *asm.Parser) bool { return parseJump(p, o, &o.Values) }

// Verify implements ir.Verifier.
func (o *Continue) Verify() error {
	loop := LoopOf(o)
	if loop == nil {
		return errors.New("'continue' not properly in loop")
	}
	return checkHanded(&o.Values, loop.Again())
}

// LoopOf returns the loop that a break or continue which stands where op does belongs to; nil if there is none.
func LoopOf(op ir.Op) (loop Loop) {
	r := ir.ParentRegion(op)
	around(op, func(o ir.Op) bool {
		in := r
		r = ir.ParentRegion(o)
		if l, ok := o.(Loop); ok && in == l.BodyRegion() {
			loop = l
		}
		return loop != nil
	})
	return loop
}

// Return leaves the function. What follows it in its block is never run.
//
//	py.return(%0)
//	py.return
type Return struct {
	ir.Base
	Value ir.Operand
}

// Def implements ir.Op.
func (o *Return) Def(d *ir.Def) {
	d.OptIn("value", &o.Value, anyValue)
}

// PrintOp implements asm.OpPrinter.
func (o *Return) PrintOp(p *asm.Printer) {
	printInParens(p, &o.Value)
	p.AttrDict(o)
}

// ParseOp implements asm.OpParser.
func (o *Return) ParseOp(p *asm.Parser) bool { return inParens(p, &o.Value) && p.AttrDict(o) }

// Verify implements ir.Verifier.
func (o *Return) Verify() error { return inFunction(o, "'return'") }

// Raise raises an exception, or again the one that is handled.
//
//	py.raise(%0) from %1
//	py.raise
type Raise struct {
	ir.Base
	Exception, Cause ir.Operand
}

// Def implements ir.Op.
func (o *Raise) Def(d *ir.Def) {
	d.OptIn("exception", &o.Exception, anyValue)
	d.OptIn("cause", &o.Cause, anyValue)
	d.Traits(ir.AttrSizedOperandSegments)
}

// Verify implements ir.Verifier.
func (o *Raise) Verify() error {
	if o.Cause.Present() && !o.Exception.Present() {
		return errors.New("has a cause but no exception")
	}
	return nil
}

// PrintOp implements asm.OpPrinter.
func (o *Raise) PrintOp(p *asm.Printer) {
	printInParens(p, &o.Exception)
	printOptional(p, "from", &o.Cause)
	p.AttrDict(o, "operandSegmentSizes")
}

// ParseOp implements asm.OpParser.
func (o *Raise) ParseOp(p *asm.Parser) bool {
	return inParens(p, &o.Exception) && optional(p, "from", &o.Cause) && p.AttrDict(o)
}

// Assert raises AssertionError if a value is false; the region computes the message.
//
//	py.assert %0 {
//	  %1 = py.constant "message"
//	  py.yield %1
//	}
type Assert struct {
	ir.Base
	Cond    ir.Operand
	Message ir.Region
}

// Def implements ir.Op.
func (o *Assert) Def(d *ir.Def) {
	d.In("cond", &o.Cond, anyValue)
	d.Region("message", &o.Message, ir.AtMostOneBlock)
}

// VerifyRegions implements ir.RegionVerifier.
func (o *Assert) VerifyRegions() error { return optYields(&o.Message) }

// PrintOp implements asm.OpPrinter.
func (o *Assert) PrintOp(p *asm.Printer) {
	p.Space()
	p.Value(o.Cond.Value())
	printOptRegion(p, "message", &o.Message)
	p.AttrDict(o)
}

// ParseOp implements asm.OpParser.
func (o *Assert) ParseOp(p *asm.Parser) bool {
	return operand(p, &o.Cond) && optRegion(p, "message", &o.Message) && p.AttrDict(o)
}

// DeclareGlobal is a global statement. It does nothing: the scopes of names say the same.
//
//	py.global ["count", "total"]
type DeclareGlobal struct {
	ir.Base
	Names *ir.ArrayAttr
}

// Def implements ir.Op.
func (o *DeclareGlobal) Def(d *ir.Def) {
	ir.Prop(d, "names", &o.Names, ir.StrArrayProp)
	d.Format("$names attr-dict")
}

// DeclareNonlocal is a nonlocal statement. It does nothing: the scopes of names say the same.
//
//	py.nonlocal ["count"]
type DeclareNonlocal struct {
	ir.Base
	Names *ir.ArrayAttr
}

// Def implements ir.Op.
func (o *DeclareNonlocal) Def(d *ir.Def) {
	ir.Prop(d, "names", &o.Names, ir.StrArrayProp)
	d.Format("$names attr-dict")
}

// Import imports modules: import a.b, c as d. A result is the module that the name is bound to, which for a.b without another name is a.
//
//	%0:2 = py.import ["os.path", "numpy" as "np"]
//	py.store local "os", %0#0
//	py.store local "np", %0#1
type Import struct {
	ir.Base
	Names   *ir.ArrayAttr
	AsNames *ir.ArrayAttr // "" where there is no other name
	Results ir.Results
}

// Def implements ir.Op.
func (o *Import) Def(d *ir.Def) {
	ir.Prop(d, "names", &o.Names, ir.StrArrayProp)
	ir.Prop(d, "asnames", &o.AsNames, ir.StrArrayProp)
	d.Outs("results", &o.Results, anyValue)
}

// NewImport returns the op that imports modules; asNames has "" where a module gets no other name.
func NewImport(names, asNames []string) *Import {
	types := make([]ir.Type, len(names))
	for i := range names {
		types[i] = importedModule(names[i], asNames[i])
	}
	return &Import{Names: Strings(names...), AsNames: Strings(asNames...), Results: ir.ResTypes(types...)}
}

func importedModule(name, asName string) ir.Type {
	if asName == "" {
		name, _, _ = strings.Cut(name, ".")
	}
	return ModuleOf(name)
}

// Verify implements ir.Verifier.
func (o *Import) Verify() error {
	if err := sameNumber("names", len(o.Names.Elems), "other names", len(o.AsNames.Elems)); err != nil {
		return err
	}
	return sameNumber("names", len(o.Names.Elems), "results", o.Results.Len())
}

// PrintOp implements asm.OpPrinter.
func (o *Import) PrintOp(p *asm.Printer) {
	p.Space()
	printAliases(p, o.Names, o.AsNames)
	p.AttrDict(o, "names", "asnames")
}

// ParseOp implements asm.OpParser.
func (o *Import) ParseOp(p *asm.Parser) bool {
	names, asNames, ok := aliases(p)
	if !ok {
		return false
	}
	o.Names, o.AsNames = Strings(names...), Strings(asNames...)
	types := make([]ir.Type, len(names))
	for i := range names {
		types[i] = importedModule(names[i], asNames[i])
	}
	ir.SetResultTypes(o, []int{len(types)}, types)
	return p.AttrDict(o)
}

// printAliases writes ["a", "b" as "c"].
func printAliases(p *asm.Printer, names, asNames *ir.ArrayAttr) {
	p.Byte('[')
	for i := range names.Elems {
		if i > 0 {
			p.Str(", ")
		}
		p.Quoted(stringAt(names, i))
		if as := stringAt(asNames, i); as != "" {
			p.Str(" as ")
			p.Quoted(as)
		}
	}
	p.Byte(']')
}

// aliases reads what printAliases writes.
func aliases(p *asm.Parser) (names, asNames []string, ok bool) {
	ok = p.Enclosed("[", "]", func() bool {
		name, ok := p.StringLit()
		if !ok {
			return false
		}
		as := ""
		if p.AcceptKeyword("as") {
			as, ok = p.StringLit()
		}
		names, asNames = append(names, name), append(asNames, as)
		return ok
	})
	return names, asNames, ok
}

// ImportFrom imports names from a module, which is relative if level is not 0. The name "*" has no result: it binds what the module says.
//
//	%0:2 = py.importfrom 0 "math" ["sqrt", "pi" as "PI"]
//	py.importfrom 0 "math" ["*"]
type ImportFrom struct {
	ir.Base
	Level   *ir.IntegerAttr // i64: the number of dots
	Module  *ir.StringAttr  // "" for none
	Names   *ir.ArrayAttr
	AsNames *ir.ArrayAttr // "" where there is no other name
	Results ir.Results
}

// Def implements ir.Op.
func (o *ImportFrom) Def(d *ir.Def) {
	ir.Prop(d, "level", &o.Level, ir.I64Prop)
	ir.Prop(d, "module", &o.Module, ir.StrAttr)
	ir.Prop(d, "names", &o.Names, ir.StrArrayProp)
	ir.Prop(d, "asnames", &o.AsNames, ir.StrArrayProp)
	d.Outs("results", &o.Results, anyValue)
}

// IsStar reports whether all names are imported.
func (o *ImportFrom) IsStar() bool { return len(o.Names.Elems) == 1 && stringAt(o.Names, 0) == "*" }

// numBound returns the number of names that get a value of their own.
func (o *ImportFrom) numBound() int {
	if o.IsStar() {
		return 0
	}
	return len(o.Names.Elems)
}

// Verify implements ir.Verifier.
func (o *ImportFrom) Verify() error {
	if err := sameNumber("names", len(o.Names.Elems), "other names", len(o.AsNames.Elems)); err != nil {
		return err
	}
	return sameNumber("bound names", o.numBound(), "results", o.Results.Len())
}

// PrintOp implements asm.OpPrinter.
func (o *ImportFrom) PrintOp(p *asm.Printer) {
	p.Space()
	p.Int(o.Level.Int64())
	p.Space()
	p.Quoted(o.Module.Value)
	p.Space()
	printAliases(p, o.Names, o.AsNames)
	p.AttrDict(o, "level", "module", "names", "asnames")
	printOptTypes(p, o.Results.Types())
}

// ParseOp implements asm.OpParser.
func (o *ImportFrom) ParseOp(p *asm.Parser) bool {
	level, ok := p.Integer()
	if !ok {
		return false
	}
	module, ok := p.StringLit()
	if !ok {
		return false
	}
	names, asNames, ok := aliases(p)
	o.Level, o.Module = ir.IntegerOf(ir.I64, level), ir.Str(module)
	o.Names, o.AsNames = Strings(names...), Strings(asNames...)
	return ok && p.AttrDict(o) && optTypes(p, o, o.numBound())
}
