package asm_test

import (
	"polyloom/ir"
	"polyloom/ir/asm"
)

// The ops of this file have types that their text does not say, or directives of their own.

type fmtAllMatch struct {
	ir.Base
	A, B ir.Operand
	Out  ir.Result
}

func (o *fmtAllMatch) Def(d *ir.Def) {
	d.In("value1", &o.A, ir.AnyType)
	d.In("value2", &o.B, ir.AnyType)
	d.Out("result", &o.Out, ir.AnyType)
	d.AllTypesMatch("value1", "value2", "result")
	d.Format("attr-dict $value1 `,` $value2 `:` type($value1)")
}

type fmtAllMatchAttr struct {
	ir.Base
	Value ir.Attr
	B     ir.Operand
	Out   ir.Result
}

func (o *fmtAllMatchAttr) Def(d *ir.Def) {
	ir.Prop(d, "value1", &o.Value, ir.TypedProp)
	d.In("value2", &o.B, ir.AnyType)
	d.Out("result", &o.Out, ir.AnyType)
	d.AllTypesMatch("value1", "value2", "result")
	d.Format("attr-dict $value1 `,` $value2")
}

type fmtMatch struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

func (o *fmtMatch) def(d *ir.Def, desc string, f func(ir.Type) ir.Type) {
	d.In("value", &o.In, ir.AnyType)
	d.Out("result", &o.Out, ir.AnyType)
	d.TypesMatch("value", "result", desc, f)
	d.Format("attr-dict $value `:` type($value)")
}

func (o *fmtMatch) Def(d *ir.Def) {
	o.def(d, "result type matches operand", func(t ir.Type) ir.Type { return t })
}

type fmtMatchTuple struct{ fmtMatch }

func (o *fmtMatchTuple) Def(d *ir.Def) {
	o.def(d, "tuple result type matches operand type", func(t ir.Type) ir.Type { return ir.Tuple(t) })
}

type fmtMatchAttr struct {
	ir.Base
	Value ir.Attr
	Out   ir.Result
}

func (o *fmtMatchAttr) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, ir.TypedProp)
	d.Out("result", &o.Out, ir.AnyType)
	d.TypesMatch("value", "result", "result type matches constant", func(t ir.Type) ir.Type { return t })
	d.Format("attr-dict $value")
}

type fmtInfer struct {
	ir.Base
	Out ir.Result
}

func (o *fmtInfer) Def(d *ir.Def) {
	d.Out("", &o.Out, ir.AnyType)
	d.Format("attr-dict")
}

func (o *fmtInfer) InferTypes() ([]ir.Type, error) { return []ir.Type{ir.I16}, nil }

// inferAll has results of the types of its operands.
type inferAll struct {
	ir.Base
	In  ir.Operands
	Out ir.Results
}

func (o *inferAll) def(d *ir.Def, format string) {
	d.Ins("args", &o.In, ir.AnyType)
	d.Outs("outs", &o.Out, ir.AnyType)
	d.Format(format)
}

func (o *inferAll) InferTypes() ([]ir.Type, error) { return o.In.Types(), nil }

type (
	fmtInferAll struct{ inferAll }
	fmtInferOne struct{ inferAll }
)

func (o *fmtInferAll) Def(d *ir.Def) { o.def(d, "`(` operands `)` attr-dict `:` type(operands)") }
func (o *fmtInferOne) Def(d *ir.Def) { o.def(d, "`(` $args `)` attr-dict `:` type(operands)") }

type fmtInferRegion struct {
	ir.Base
	Out    ir.Results
	Region ir.Region
}

func (o *fmtInferRegion) Def(d *ir.Def) {
	d.Outs("outs", &o.Out, ir.AnyType)
	d.Region("region", &o.Region, ir.AnyRegion)
	d.Format("$region attr-dict")
}

func (o *fmtInferRegion) InferTypes() ([]ir.Type, error) {
	var ts []ir.Type
	if !o.Region.Empty() {
		for _, a := range o.Region.Entry().Args() {
			ts = append(ts, a.Type())
		}
	}
	return ts, nil
}

type fmtInferGroups struct {
	ir.Base
	A, B ir.Operands
	Out  ir.Results
}

func (o *fmtInferGroups) Def(d *ir.Def) {
	d.Ins("a", &o.A, ir.I32Only)
	d.Ins("b", &o.B, ir.I64Only)
	d.Outs("outs", &o.Out, ir.AnyType)
	d.Traits(ir.AttrSizedOperandSegments)
	d.Format("`(` $a `:` type($a) `)` `(` $b `:` type($b) `)` attr-dict")
}

func (o *fmtInferGroups) InferTypes() ([]ir.Type, error) {
	return append(o.A.Types(), o.B.Types()...), nil
}

// operandsDirective reads %a, %b -> (%c, %d), where %b may be missing.
var operandsDirective = &asm.Directive{
	Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
		r, ok := p.Operand()
		if !ok {
			return false
		}
		a.SetOperands(0, r)
		if p.Accept(",") {
			if r, ok = p.Operand(); !ok {
				return false
			}
			a.SetOperands(1, r)
		}
		if !p.Expect("->") {
			return false
		}
		rs, ok := p.OperandsIn("(", ")")
		a.SetOperands(2, rs...)
		return ok
	},
	Print: func(p *asm.Printer, a *asm.DirectiveArgs) {
		p.Values(a.Values(0))
		if opt := a.Values(1); len(opt) > 0 {
			p.Str(", ")
			p.Values(opt)
		}
		p.Str(" -> (")
		p.Values(a.Values(2))
		p.Str(")")
	},
}

// readTypes reads ": t, u -> (v, w)" for arguments at, at+1 and at+2, where u may be missing.
func readTypes(p *asm.Parser, a *asm.DirectiveArgs, at int) bool {
	t, ok := p.ColonType()
	if !ok {
		return false
	}
	a.SetTypes(at, t)
	if p.Accept(",") {
		if t, ok = p.Type(); !ok {
			return false
		}
		a.SetTypes(at+1, t)
	}
	if !p.Expect("->") {
		return false
	}
	ts, ok := p.ParenTypes()
	a.SetTypes(at+2, ts...)
	return ok
}

func writeTypes(p *asm.Printer, a *asm.DirectiveArgs, at int) {
	p.Str(" : ")
	p.Types(a.Types(at))
	if opt := a.Types(at + 1); len(opt) > 0 {
		p.Str(", ")
		p.Types(opt)
	}
	p.Str(" -> (")
	p.Types(a.Types(at + 2))
	p.Str(")")
}

type dirGroups struct {
	ir.Base
	One, Opt ir.Operand
	Var      ir.Operands
}

type (
	dirOperands struct{ dirGroups }
	dirTypes    struct{ dirGroups }
)

func (o *dirOperands) Def(d *ir.Def) {
	asm.Use(d, "CustomDirectiveOperands", operandsDirective)
	d.In("operand", &o.One, ir.I64Only)
	d.OptIn("optOperand", &o.Opt, ir.I64Only)
	d.Ins("varOperands", &o.Var, ir.I64Only)
	d.Traits(ir.AttrSizedOperandSegments)
	d.Format("custom<CustomDirectiveOperands>( $operand, $optOperand, $varOperands ) attr-dict")
}

func (o *dirTypes) Def(d *ir.Def) {
	asm.Use(d, "CustomDirectiveOperandsAndTypes", &asm.Directive{
		Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
			return operandsDirective.Parse(p, a) && readTypes(p, a, 3)
		},
		Print: func(p *asm.Printer, a *asm.DirectiveArgs) {
			operandsDirective.Print(p, a)
			writeTypes(p, a, 3)
		},
	})
	d.In("operand", &o.One, ir.AnyType)
	d.OptIn("optOperand", &o.Opt, ir.AnyType)
	d.Ins("varOperands", &o.Var, ir.AnyType)
	d.Traits(ir.AttrSizedOperandSegments)
	d.Format("custom<CustomDirectiveOperandsAndTypes>($operand, $optOperand, $varOperands," +
		" type($operand), type($optOperand), type($varOperands)) attr-dict")
}

type dirRegions struct {
	ir.Base
	One  ir.Region
	Many ir.Regions
}

func (o *dirRegions) Def(d *ir.Def) {
	asm.Use(d, "CustomDirectiveRegions", &asm.Directive{
		Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
			return p.Region(a.Region(0), nil) && (!p.Accept(",") || p.Region(a.Regions(1).Append(), nil))
		},
		Print: func(p *asm.Printer, a *asm.DirectiveArgs) {
			p.Region(a.Region(0), asm.RegionOpts{})
			for i := range a.Regions(1).Len() {
				p.Str(", ")
				p.Region(a.Regions(1).At(i), asm.RegionOpts{})
			}
		},
	})
	d.Region("region", &o.One, ir.AnyRegion)
	d.Regions("other_regions", &o.Many, ir.AnyRegion)
	d.Format("custom<CustomDirectiveRegions>($region, $other_regions) attr-dict")
}

// resultTypes is the directive of result types.
var resultTypes = &asm.Directive{
	Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool { return readTypes(p, a, 0) },
	Print: func(p *asm.Printer, a *asm.DirectiveArgs) { writeTypes(p, a, 0) },
}

type someResults struct {
	ir.Base
	One, Opt ir.Result
	Var      ir.Results
}

func (o *someResults) def(d *ir.Def, format string) {
	asm.Use(d, "CustomDirectiveResults", resultTypes)
	d.Out("result", &o.One, ir.AnyType)
	d.OptOut("optResult", &o.Opt, ir.AnyType)
	d.Outs("varResults", &o.Var, ir.AnyType)
	d.Traits(ir.AttrSizedResultSegments)
	d.Format("custom<CustomDirectiveResults>(type($result), type($optResult), type($varResults)) " + format)
}

type (
	dirResults  struct{ someResults }
	dirTypeRefs struct{ someResults }
)

func (o *dirResults) Def(d *ir.Def) { o.def(d, "attr-dict") }

func (o *dirTypeRefs) Def(d *ir.Def) {
	asm.Use(d, "CustomDirectiveWithTypeRefs", &asm.Directive{
		Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
			pos := p.Pos()
			if !p.Keyword("type_refs_capture") {
				return false
			}
			was := len(a.TypesRead(0)) + len(a.TypesRead(1)) + len(a.TypesRead(2))
			n := 0
			count := func() bool { n++; _, ok := p.Type(); return ok }
			if !p.Expect(":") || !p.List(count) || !p.Expect("->") || !p.Enclosed("(", ")", count) {
				return false
			}
			return n == was || p.Errorf(pos, "other types than before")
		},
		Print: func(p *asm.Printer, a *asm.DirectiveArgs) {
			p.Str(" type_refs_capture ")
			writeTypes(p, a, 0)
		},
	})
	o.def(d, "custom<CustomDirectiveWithTypeRefs>(ref(type($result)), ref(type($optResult)), ref(type($varResults))) attr-dict")
}

type dirOptRef struct {
	ir.Base
	Opt ir.Operand
}

func (o *dirOptRef) Def(d *ir.Def) {
	asm.Use(d, "CustomDirectiveOptionalOperandRef", &asm.Directive{
		Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
			n, ok := p.Integer()
			return ok && (n == int64(len(a.OperandRefs(0))) || p.Errorf(p.Pos(), "wrong count"))
		},
		Print: func(p *asm.Printer, a *asm.DirectiveArgs) { p.Int(int64(len(a.Values(0)))) },
	})
	d.OptIn("optOperand", &o.Opt, ir.I64Only)
	d.Format("($optOperand^)? `:` custom<CustomDirectiveOptionalOperandRef>(ref($optOperand)) attr-dict")
}

type dirSuccessors struct {
	ir.Base
	One  ir.Successor
	Many ir.Successors
}

func (o *dirSuccessors) Def(d *ir.Def) {
	asm.Use(d, "CustomDirectiveSuccessors", &asm.Directive{
		Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
			b, ok := p.Successor()
			if !ok {
				return false
			}
			a.SetSuccessors(0, b)
			if !p.Accept(",") {
				return true
			}
			if b, ok = p.Successor(); ok {
				a.SetSuccessors(1, b)
			}
			return ok
		},
		Print: func(p *asm.Printer, a *asm.DirectiveArgs) {
			p.Successor(a.Successors(0)[0])
			for _, b := range a.Successors(1) {
				p.Str(", ")
				p.Successor(b)
			}
		},
	})
	d.Succ("successor", &o.One)
	d.Succs("successors", &o.Many)
	d.Traits(ir.Terminator)
	d.Format("custom<CustomDirectiveSuccessors>($successor, $successors) attr-dict")
}

type dirAttrs struct {
	ir.Base
	Attr, Opt ir.Attr
}

func (o *dirAttrs) Def(d *ir.Def) {
	asm.Use(d, "CustomDirectiveAttributes", &asm.Directive{
		Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
			v, ok := p.Attr(nil)
			if !ok || !a.SetAttr(0, v) {
				return false
			}
			if p.Accept(",") {
				v, ok = p.Attr(nil)
				return ok && a.SetAttr(1, v)
			}
			return true
		},
		Print: func(p *asm.Printer, a *asm.DirectiveArgs) {
			p.AttrFull(a.Attr(0))
			if opt := a.Attr(1); opt != nil {
				p.Str(", ")
				p.AttrFull(opt)
			}
		},
	})
	ir.Prop(d, "attr", &o.Attr, ir.I64Prop)
	ir.Prop(d, "optAttr", &o.Opt, ir.I64Prop.Opt())
	d.Format("custom<CustomDirectiveAttributes>($attr, $optAttr) attr-dict")
}

type dirSpacing struct {
	ir.Base
	A, B *ir.StringAttr
}

func (o *dirSpacing) Def(d *ir.Def) {
	asm.Use(d, "CustomDirectiveSpacing", &asm.Directive{
		Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
			s, ok := p.StringLit()
			return ok && a.SetAttr(0, ir.Str(s))
		},
		Print: func(p *asm.Printer, a *asm.DirectiveArgs) { p.AttrFull(a.Attr(0)) },
	})
	ir.Prop(d, "attr1", &o.A, ir.StrAttr)
	ir.Prop(d, "attr2", &o.B, ir.StrAttr)
	d.Format("custom<CustomDirectiveSpacing>($attr1) custom<CustomDirectiveSpacing>($attr2) attr-dict")
}
