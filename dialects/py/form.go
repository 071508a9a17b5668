package py

import (
	"regexp"
	"strings"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// form gives an op a declarative format in which %x stands for the operand x and %x* for those of a group: written without
// their types (an operand's type is that of the value, which is defined further up); and -> for the result, whose type is written unless it is
// !py.object.
func form(d *ir.Def, format string) {
	asm.Use(d, "Value", valueDirective)
	asm.Use(d, "Values", valuesDirective)
	asm.Use(d, "Result", resultDirective)
	d.Format(operandRE.ReplaceAllStringFunc(format, func(s string) string {
		if s == "->" {
			return "`` custom<Result>(type($result))"
		}
		name, many := strings.CutSuffix(s[1:], "*")
		if many {
			return "custom<Values>($" + name + ", type($" + name + "))"
		}
		return "custom<Value>($" + name + ", type($" + name + "))"
	}))
}

var operandRE = regexp.MustCompile(`%\w+\*?|->`)

var valueDirective = &asm.Directive{
	Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
		r, ok := p.Operand()
		return ok && setOperands(p, a, r)
	},
	Print: printOperands,
}

var valuesDirective = &asm.Directive{
	Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
		refs, ok := p.OperandList()
		return ok && setOperands(p, a, refs...)
	},
	Print: printOperands,
}

func printOperands(p *asm.Printer, a *asm.DirectiveArgs) { p.Values(a.Values(0)) }

// setOperands gives the operands of argument 0 and their types, of argument 1.
func setOperands(p *asm.Parser, a *asm.DirectiveArgs, refs ...asm.OperandRef) bool {
	for _, r := range refs {
		t := p.TypeOf(r)
		if t == nil {
			return p.Errorf(r.Pos(), "use of undeclared SSA value name")
		}
		a.SetOperands(0, r)
		a.SetTypes(1, t)
	}
	return true
}

var resultDirective = &asm.Directive{
	Parse: func(p *asm.Parser, a *asm.DirectiveArgs) bool {
		t, ok := optType(p)
		a.SetTypes(0, t)
		return ok
	},
	Print: func(p *asm.Printer, a *asm.DirectiveArgs) { printOptType(p, a.Types(0)[0]) },
}

// optType reads ": type" if it is there; otherwise the type is !py.object.
func optType(p *asm.Parser) (ir.Type, bool) {
	if !p.Accept(":") {
		return Object, true
	}
	return p.Type()
}

// printOptType writes " : type" unless the type is !py.object.
func printOptType(p *asm.Printer, t ir.Type) {
	if t != ir.Type(Object) {
		p.Str(" : ")
		p.Type(t)
	}
}

// value reads a value that is defined further up.
func value(p *asm.Parser) (*ir.Value, bool) {
	r, ok := p.Operand()
	if !ok {
		return nil, false
	}
	t := p.TypeOf(r)
	if t == nil {
		return nil, p.Errorf(r.Pos(), "use of undeclared SSA value name")
	}
	return p.Resolve(r, t)
}

// operand reads a value that is defined further up into o.
func operand(p *asm.Parser, o *ir.Operand) bool {
	r, ok := p.Operand()
	return ok && resolve(p, o, r)
}

// resolve makes o the value that r names, which is defined further up.
func resolve(p *asm.Parser, o *ir.Operand, r asm.OperandRef) bool {
	t := p.TypeOf(r)
	if t == nil {
		return p.Errorf(r.Pos(), "use of undeclared SSA value name")
	}
	return p.ResolveInto(o, r, t)
}

// printBody writes a region whose arguments are written at the op. They say that there is a block; without them, one without operations needs its label.
func printBody(p *asm.Printer, r *ir.Region) {
	p.Region(r, asm.RegionOpts{HideEntryArgs: true, HideEmptyBlock: r.Entry().NumArgs() > 0})
}

// result reads the type of the only result of op, if it is written.
func result(p *asm.Parser, op ir.Op) bool {
	t, ok := optType(p)
	if ok {
		ir.SetResultTypes(op, []int{1}, []ir.Type{t})
	}
	return ok
}

// printInParens writes "(%x)" if o is there.
func printInParens(p *asm.Printer, o *ir.Operand) {
	if o.Present() {
		p.Byte('(')
		p.Value(o.Value())
		p.Byte(')')
	}
}

// inParens reads what printInParens writes. Without the parentheses, the name of a result on the next line would be taken for the operand.
func inParens(p *asm.Parser, o *ir.Operand) bool {
	return !p.Accept("(") || operand(p, o) && p.Expect(")")
}
