package py

import (
	"fmt"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// Comp is a comprehension or generator expression. Its body is run for each element of the first iterable, which is computed outside; it nests
// py.compfor and py.compif, and gives elements by py.element.
//
//	%1 = py.comp list %x in %0 {
//	  py.store local "x", %x
//	  %2 = py.load local "x"
//	  py.element %2
//	}
type Comp struct {
	ir.Base
	Kind   CompKind
	Async  bool
	Iter   ir.Operand
	Body   ir.Region
	Result ir.Result
}

// Def implements ir.Op.
func (o *Comp) Def(d *ir.Def) {
	ir.Enum(d, "kind", &o.Kind, CompEnum)
	d.Unit("async", &o.Async)
	d.In("iter", &o.Iter, anyValue)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.NoTerminator)
}

// VerifyRegions implements ir.RegionVerifier.
func (o *Comp) VerifyRegions() error {
	if err := oneElement(&o.Body); err != nil {
		return err
	}
	return endsInElement(o.Body.Entry())
}

// endsInElement checks that the block of a comprehension ends in what gives an element or contains that.
func endsInElement(b *ir.Block) error {
	switch b.Last().(type) {
	case *CompFor, *CompIf, *Element:
		return nil
	}
	return fmt.Errorf("has a block that does not end in py.compfor, py.compif or py.element")
}

// PrintOp implements asm.OpPrinter.
func (o *Comp) PrintOp(p *asm.Printer) {
	p.Space()
	p.Str(CompEnum.Cases[o.Kind].Name)
	printLoop(p, o.Async, &o.Iter, &o.Body)
	p.AttrDict(o, "kind", "async")
	printOptType(p, o.Result.Type())
}

// ParseOp implements asm.OpParser.
func (o *Comp) ParseOp(p *asm.Parser) bool {
	kind, ok := p.EnumValue(CompEnum)
	o.Kind = CompKind(kind)
	return ok && parseLoop(p, &o.Async, &o.Iter, &o.Body) && p.AttrDict(o) && result(p, o)
}

// CompFor is a for clause of a comprehension, other than the first.
//
//	py.compfor %y in %0 {
//	  py.element %y
//	}
type CompFor struct {
	ir.Base
	Async bool
	Iter  ir.Operand
	Body  ir.Region
}

// Def implements ir.Op.
func (o *CompFor) Def(d *ir.Def) {
	d.Unit("async", &o.Async)
	d.In("iter", &o.Iter, anyValue)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Traits(ir.NoTerminator)
	d.Parent(compParents...)
}

var compParents = []string{"py.comp", "py.compfor", "py.compif"}

// VerifyRegions implements ir.RegionVerifier.
func (o *CompFor) VerifyRegions() error {
	if err := oneElement(&o.Body); err != nil {
		return err
	}
	return endsInElement(o.Body.Entry())
}

// PrintOp implements asm.OpPrinter.
func (o *CompFor) PrintOp(p *asm.Printer) {
	printLoop(p, o.Async, &o.Iter, &o.Body)
	p.AttrDict(o, "async")
}

// ParseOp implements asm.OpParser.
func (o *CompFor) ParseOp(p *asm.Parser) bool {
	return parseLoop(p, &o.Async, &o.Iter, &o.Body) && p.AttrDict(o)
}

// CompIf is an if clause of a comprehension.
//
//	py.compif %0 {
//	  py.element %1
//	}
type CompIf struct {
	ir.Base
	Cond ir.Operand
	Body ir.Region
}

// Def implements ir.Op.
func (o *CompIf) Def(d *ir.Def) {
	d.In("cond", &o.Cond, anyValue)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Traits(ir.NoTerminator)
	d.Parent(compParents...)
	form(d, "%cond $body attr-dict")
}

// VerifyRegions implements ir.RegionVerifier.
func (o *CompIf) VerifyRegions() error { return endsInElement(o.Body.Entry()) }

// Element is an element that a comprehension gives; for a dictionary, with its key.
//
//	py.element %0
//	py.element key %0 value %1
type Element struct {
	ir.Base
	Key   ir.Operand // absent unless the comprehension makes a dictionary
	Value ir.Operand
}

// Def implements ir.Op.
func (o *Element) Def(d *ir.Def) {
	d.OptIn("key", &o.Key, anyValue)
	d.In("value", &o.Value, anyValue)
	d.Parent(compParents...)
}

// Verify implements ir.Verifier.
func (o *Element) Verify() error {
	op := ir.Parent(o)
	for {
		if c, ok := op.(*Comp); ok {
			if (c.Kind == DictComp) != o.Key.Present() {
				return fmt.Errorf("needs a key if, and only if, the comprehension makes a dictionary")
			}
			return nil
		}
		if op = ir.Parent(op); op == nil {
			return nil
		}
	}
}

// PrintOp implements asm.OpPrinter.
func (o *Element) PrintOp(p *asm.Printer) {
	printOptional(p, "key", &o.Key)
	if o.Key.Present() {
		p.Str(" value")
	}
	p.Space()
	p.Value(o.Value.Value())
	p.AttrDict(o)
}

// ParseOp implements asm.OpParser.
func (o *Element) ParseOp(p *asm.Parser) bool {
	if p.AcceptKeyword("key") && !(operand(p, &o.Key) && p.Keyword("value")) {
		return false
	}
	return operand(p, &o.Value) && p.AttrDict(o)
}
