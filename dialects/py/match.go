package py

import (
	"errors"
	"fmt"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// Match is a match statement: the first case whose pattern fits the subject is run. Its region has the cases.
//
//	py.match %0 {
//	  py.case {
//	    %1 = py.pattern_as
//	    py.yield %1
//	  } do {
//	    py.pass
//	  }
//	}
type Match struct {
	ir.Base
	Subject ir.Operand
	Cases   ir.Region
}

// Def implements ir.Op.
func (o *Match) Def(d *ir.Def) {
	d.In("subject", &o.Subject, anyValue)
	d.Region("cases", &o.Cases, ir.OneBlock)
	d.Traits(ir.NoTerminator)
	form(d, "%subject $cases attr-dict")
}

// VerifyRegions implements ir.RegionVerifier.
func (o *Match) VerifyRegions() error {
	for op := range o.Cases.Entry().Ops() {
		if _, ok := op.(*Case); !ok {
			return errors.New("has something other than py.case in its region")
		}
	}
	return nil
}

// Case is a case of a match statement: a region that makes the pattern, perhaps one for the guard, and what is run.
//
//	py.case {
//	  %0 = py.pattern_as as local "x"
//	  py.yield %0
//	} if {
//	  %1 = py.load local "x"
//	  py.yield %1
//	} do {
//	  py.pass
//	}
type Case struct {
	ir.Base
	Pattern, Guard, Body ir.Region
}

// Def implements ir.Op.
func (o *Case) Def(d *ir.Def) {
	d.Region("pattern", &o.Pattern, ir.OneBlock)
	d.Region("guard", &o.Guard, ir.AtMostOneBlock)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Traits(ir.NoTerminator)
	d.Parent("py.match")
}

// VerifyRegions implements ir.RegionVerifier.
func (o *Case) VerifyRegions() error {
	if err := yieldsOne(&o.Pattern); err != nil {
		return err
	}
	if t := Yielded(&o.Pattern).Type(); t != ir.Type(Pattern) {
		return fmt.Errorf("has a value of type %s in the place of a pattern", t)
	}
	return optYields(&o.Guard)
}

// PrintOp implements asm.OpPrinter.
func (o *Case) PrintOp(p *asm.Printer) {
	p.Space()
	p.Region(&o.Pattern, asm.RegionOpts{})
	printOptRegion(p, "if", &o.Guard)
	p.Str(" do ")
	p.Region(&o.Body, asm.RegionOpts{})
	p.AttrDict(o)
}

// ParseOp implements asm.OpParser.
func (o *Case) ParseOp(p *asm.Parser) bool {
	return p.Region(&o.Pattern, nil) && optRegion(p, "if", &o.Guard) && p.Keyword("do") && p.Region(&o.Body, nil) && p.AttrDict(o)
}

// PatternValue fits what is equal to a value.
//
//	%1 = py.pattern_value %0
type PatternValue struct {
	ir.Base
	Value  ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *PatternValue) Def(d *ir.Def) {
	d.In("value", &o.Value, anyValue)
	d.Out("result", &o.Result, onlyPattern)
	form(d, "%value attr-dict")
}

var onlyPattern = ir.Only("pattern", Pattern)

// PatternSingleton fits None, True or False itself.
//
//	%0 = py.pattern_singleton none
type PatternSingleton struct {
	ir.Base
	Value  *Literal
	Result ir.Result
}

// Def implements ir.Op.
func (o *PatternSingleton) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, literalProp)
	d.Out("result", &o.Result, onlyPattern)
}

// Verify implements ir.Verifier.
func (o *PatternSingleton) Verify() error {
	if o.Value.Kind > FalseLit {
		return errors.New("fits only none, true or false")
	}
	return nil
}

// PrintOp implements asm.OpPrinter.
func (o *PatternSingleton) PrintOp(p *asm.Printer) {
	p.Space()
	p.Str(literalNames[o.Value.Kind])
	p.AttrDict(o, "value")
}

// ParseOp implements asm.OpParser.
func (o *PatternSingleton) ParseOp(p *asm.Parser) bool {
	ir.SetResultTypes(o, []int{1}, []ir.Type{Pattern})
	for _, kind := range []LiteralKind{NoneLit, TrueLit, FalseLit} {
		if p.AcceptKeyword(literalNames[kind]) {
			o.Value = Singleton(kind)
			return p.AttrDict(o)
		}
	}
	return p.Errorf(p.Pos(), "expected none, true or false")
}

// PatternSequence fits a sequence whose elements fit the patterns; one of these may be a py.pattern_star.
//
//	%2 = py.pattern_sequence(%0, %1)
type PatternSequence struct {
	ir.Base
	Patterns ir.Operands
	Result   ir.Result
}

// Def implements ir.Op.
func (o *PatternSequence) Def(d *ir.Def) { patterns(d, &o.Patterns, &o.Result) }

func patterns(d *ir.Def, ps *ir.Operands, result *ir.Result) {
	d.Ins("patterns", ps, anyPattern)
	d.Out("result", result, onlyPattern)
	form(d, "`(` %patterns* `)` attr-dict")
}

// PatternOr fits what one of the patterns fits.
//
//	%2 = py.pattern_or(%0, %1)
type PatternOr struct {
	ir.Base
	Patterns ir.Operands
	Result   ir.Result
}

// Def implements ir.Op.
func (o *PatternOr) Def(d *ir.Def) { patterns(d, &o.Patterns, &o.Result) }

// PatternMapping fits a mapping that has the keys, with values that fit the patterns; the name gets the rest.
//
//	%2 = py.pattern_mapping keys(%0) patterns(%1) rest local "others"
type PatternMapping struct {
	ir.Base
	Keys     ir.Operands
	Patterns ir.Operands
	Scope    Scope
	Rest     *ir.StringAttr // nil if it has none
	Result   ir.Result
}

// Def implements ir.Op.
func (o *PatternMapping) Def(d *ir.Def) {
	d.Ins("keys", &o.Keys, anyValue)
	d.Ins("patterns", &o.Patterns, anyPattern)
	ir.Enum(d, "scope", &o.Scope, ScopeEnum)
	ir.Prop(d, "rest", &o.Rest, ir.StrAttr.Opt())
	d.Out("result", &o.Result, onlyPattern)
	d.Traits(ir.AttrSizedOperandSegments)
}

// Verify implements ir.Verifier.
func (o *PatternMapping) Verify() error {
	return sameNumber("keys", o.Keys.Len(), "patterns", o.Patterns.Len())
}

// PrintOp implements asm.OpPrinter.
func (o *PatternMapping) PrintOp(p *asm.Printer) {
	p.Str(" keys(")
	p.Operands(&o.Keys)
	p.Str(") patterns(")
	p.Operands(&o.Patterns)
	p.Byte(')')
	printOptName(p, "rest", o.Scope, o.Rest)
	p.AttrDict(o, "scope", "rest", "operandSegmentSizes")
}

// ParseOp implements asm.OpParser.
func (o *PatternMapping) ParseOp(p *asm.Parser) bool {
	ir.SetResultTypes(o, []int{1}, []ir.Type{Pattern})
	return p.Keyword("keys") && valuesIn(p, &o.Keys) && p.Keyword("patterns") && valuesIn(p, &o.Patterns) &&
		optName(p, "rest", &o.Scope, &o.Rest) && p.AttrDict(o)
}

// valuesIn reads (%0, %1).
func valuesIn(p *asm.Parser, into *ir.Operands) bool {
	var vs []*ir.Value
	ok := p.Enclosed("(", ")", func() bool {
		v, ok := value(p)
		vs = append(vs, v)
		return ok
	})
	if ok {
		into.Assign(vs...)
	}
	return ok
}

// PatternClass fits an instance of a class whose attributes fit the patterns: those by position, then those by keyword.
//
//	%3 = py.pattern_class %0(%1, "x" = %2)
type PatternClass struct {
	ir.Base
	Class    ir.Operand
	Patterns ir.Operands
	Keywords *ir.ArrayAttr // for the last patterns
	Result   ir.Result
}

// Def implements ir.Op.
func (o *PatternClass) Def(d *ir.Def) {
	d.In("class", &o.Class, anyValue)
	d.Ins("patterns", &o.Patterns, anyPattern)
	ir.Prop(d, "keywords", &o.Keywords, ir.StrArrayProp.Or(ir.Array()))
	d.Out("result", &o.Result, onlyPattern)
}

// NumPositional returns the number of patterns by position.
func (o *PatternClass) NumPositional() int { return o.Patterns.Len() - len(o.Keywords.Elems) }

// Verify implements ir.Verifier.
func (o *PatternClass) Verify() error {
	if o.NumPositional() < 0 {
		return fmt.Errorf("has %d keywords for %d patterns", len(o.Keywords.Elems), o.Patterns.Len())
	}
	return nil
}

// PrintOp implements asm.OpPrinter.
func (o *PatternClass) PrintOp(p *asm.Printer) {
	p.Space()
	p.Value(o.Class.Value())
	printArgs(p, o.Patterns.Values(), o.Keywords)
	p.AttrDict(o, "keywords")
}

// ParseOp implements asm.OpParser.
func (o *PatternClass) ParseOp(p *asm.Parser) bool {
	ir.SetResultTypes(o, []int{1}, []ir.Type{Pattern})
	if !operand(p, &o.Class) {
		return false
	}
	var ok bool
	o.Keywords, ok = parseArgs(p, &o.Patterns)
	return ok && p.AttrDict(o)
}

// PatternStar fits the rest of a sequence, which may get a name.
//
//	%0 = py.pattern_star as local "rest"
type PatternStar struct {
	ir.Base
	Scope  Scope
	Name   *ir.StringAttr // nil if it has none
	Result ir.Result
}

// Def implements ir.Op.
func (o *PatternStar) Def(d *ir.Def) {
	ir.Enum(d, "scope", &o.Scope, ScopeEnum)
	ir.Prop(d, "name", &o.Name, ir.StrAttr.Opt())
	d.Out("result", &o.Result, onlyPattern)
}

// PrintOp implements asm.OpPrinter.
func (o *PatternStar) PrintOp(p *asm.Printer) {
	printOptName(p, "as", o.Scope, o.Name)
	p.AttrDict(o, "scope", "name")
}

// ParseOp implements asm.OpParser.
func (o *PatternStar) ParseOp(p *asm.Parser) bool {
	ir.SetResultTypes(o, []int{1}, []ir.Type{Pattern})
	return optName(p, "as", &o.Scope, &o.Name) && p.AttrDict(o)
}

// PatternAs fits what a pattern fits, anything if there is none, and may give it a name.
//
//	%0 = py.pattern_as
//	%1 = py.pattern_as(%0) as local "x"
type PatternAs struct {
	ir.Base
	Pattern ir.Operand
	Scope   Scope
	Name    *ir.StringAttr // nil if it has none
	Result  ir.Result
}

// Def implements ir.Op.
func (o *PatternAs) Def(d *ir.Def) {
	d.OptIn("pattern", &o.Pattern, anyPattern)
	ir.Enum(d, "scope", &o.Scope, ScopeEnum)
	ir.Prop(d, "name", &o.Name, ir.StrAttr.Opt())
	d.Out("result", &o.Result, onlyPattern)
}

// PrintOp implements asm.OpPrinter.
func (o *PatternAs) PrintOp(p *asm.Printer) {
	printInParens(p, &o.Pattern)
	printOptName(p, "as", o.Scope, o.Name)
	p.AttrDict(o, "scope", "name")
}

// ParseOp implements asm.OpParser.
func (o *PatternAs) ParseOp(p *asm.Parser) bool {
	ir.SetResultTypes(o, []int{1}, []ir.Type{Pattern})
	return inParens(p, &o.Pattern) && optName(p, "as", &o.Scope, &o.Name) && p.AttrDict(o)
}
