package py

import (
	"polyloom/ir"
	"polyloom/ir/asm"
)

// NameResults implements ir.ResultNamer.
func (o *If) NameResults(set func(*ir.Value, string)) { nameValues(o.Names, o.CarriedResults(), set) }

// NameResults implements ir.ResultNamer.
func (o *For) NameResults(set func(*ir.Value, string)) { nameValues(o.Names, o.CarriedResults(), set) }

// NameResults implements ir.ResultNamer.
func (o *While) NameResults(set func(*ir.Value, string)) {
	nameValues(o.Names, o.CarriedResults(), set)
}

// NameBlockArgs implements ir.BlockArgNamer.
func (o *For) NameBlockArgs(r *ir.Region, set func(*ir.Value, string)) {
	nameValues(o.Names, o.CarriedArgs(r), set)
}

// NameBlockArgs implements ir.BlockArgNamer.
func (o *While) NameBlockArgs(r *ir.Region, set func(*ir.Value, string)) {
	nameValues(o.Names, o.CarriedArgs(r), set)
}

// nameValues suggests the names of variables for values.
func nameValues(names *ir.ArrayAttr, vs []*ir.Value, set func(*ir.Value, string)) {
	for i, name := range StringsOf(names) {
		if i < len(vs) && ir.IsIdentifier(name) {
			set(vs[i], name)
		}
	}
}

// printNamedResults writes " -> ("x" : type, "y")" if there are results.
func printNamedResults(p *asm.Printer, names *ir.ArrayAttr, results *ir.Results) {
	if results.Len() == 0 {
		return
	}
	p.Str(" -> (")
	for i, v := range results.All() {
		if i > 0 {
			p.Str(", ")
		}
		p.Quoted(stringAt(names, i))
		printOptType(p, v.Type())
	}
	p.Byte(')')
}

// namedResults reads what printNamedResults writes: the results of op.
func namedResults(p *asm.Parser, op ir.Op, attr **ir.ArrayAttr) bool {
	var names []string
	var types []ir.Type
	if p.Accept("->") {
		ok := p.Enclosed("(", ")", func() bool {
			name, ok := p.StringLit()
			if !ok {
				return false
			}
			t, ok := optType(p)
			names, types = append(names, name), append(types, t)
			return ok
		})
		if !ok {
			return false
		}
		*attr = Strings(names...)
	}
	ir.SetResultTypes(op, []int{len(types)}, types)
	return true
}

// printCarried writes " carry("s" %s : type = %init)" if values are carried.
func printCarried(p *asm.Printer, names *ir.ArrayAttr, args []*ir.Value, inits *ir.Operands) {
	if len(args) == 0 {
		return
	}
	p.Str(" carry(")
	for i, v := range args {
		if i > 0 {
			p.Str(", ")
		}
		p.Quoted(stringAt(names, i))
		p.Space()
		p.Value(v)
		printOptType(p, v.Type())
		p.Str(" = ")
		p.Value(inits.At(i))
	}
	p.Byte(')')
}

// parseCarried reads what printCarried writes.
func parseCarried(p *asm.Parser, attr **ir.ArrayAttr, inits *ir.Operands) (args []asm.Arg, ok bool) {
	if !p.AcceptKeyword("carry") {
		return nil, true
	}
	var names []string
	var values []*ir.Value
	ok = p.Enclosed("(", ")", func() bool {
		name, ok := p.StringLit()
		if !ok {
			return false
		}
		arg, ok := argument(p)
		if !ok || !p.Expect("=") {
			return false
		}
		v, ok := value(p)
		names, args, values = append(names, name), append(args, arg), append(values, v)
		return ok
	})
	if ok {
		*attr = Strings(names...)
		inits.Assign(values...)
	}
	return args, ok
}

// argument reads "%x : type", of which the type may be missing.
func argument(p *asm.Parser) (asm.Arg, bool) {
	arg, ok := p.Argument(false, false)
	if ok {
		arg.Type, ok = optType(p)
	}
	return arg, ok
}

// printWithArgs writes "(%s : type) {…}", the parentheses only if there are arguments.
func printWithArgs(p *asm.Printer, r *ir.Region) {
	if args := r.Entry().ArgValues(); len(args) > 0 {
		p.Byte('(')
		for i, v := range args {
			if i > 0 {
				p.Str(", ")
			}
			p.Value(v)
			printOptType(p, v.Type())
		}
		p.Byte(')')
	}
	p.Space()
	printBody(p, r)
}

// withArgs reads what printWithArgs writes.
func withArgs(p *asm.Parser, r *ir.Region) bool {
	var args []asm.Arg
	_, ok := p.OptEnclosed("(", ")", func() bool {
		arg, ok := argument(p)
		args = append(args, arg)
		return ok
	})
	return ok && p.Region(r, args)
}

// printElse writes " else(%s : type) {…}" if the region has a block.
func printElse(p *asm.Printer, r *ir.Region) {
	if !r.Empty() {
		p.Str(" else")
		printWithArgs(p, r)
	}
}

// optElse reads what printElse writes.
func optElse(p *asm.Parser, r *ir.Region) bool { return !p.AcceptKeyword("else") || withArgs(p, r) }

// printJump writes "(%0, %1)" if there are values.
func printJump(p *asm.Printer, op ir.Op, values *ir.Operands) {
	if values.Len() > 0 {
		p.Byte('(')
		p.Operands(values)
		p.Byte(')')
	}
	p.AttrDict(op)
}

// parseJump reads what printJump writes.
func parseJump(p *asm.Parser, op ir.Op, values *ir.Operands) bool {
	var vs []*ir.Value
	found, ok := p.OptEnclosed("(", ")", func() bool {
		v, ok := value(p)
		vs = append(vs, v)
		return ok
	})
	if found {
		values.Assign(vs...)
	}
	return ok && p.AttrDict(op)
}
