package py

import (
	"errors"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// Module is a file of Python.
//
//	py.module {
//	  py.pass
//	}
type Module struct {
	ir.Base
	Body ir.Region
}

// Def implements ir.Op.
func (o *Module) Def(d *ir.Def) {
	d.Region("body", &o.Body, ir.AtMostOneBlock)
	d.Traits(ir.IsolatedFromAbove, ir.NoTerminator)
	d.Format("attr-dict-with-keyword $body")
}

// If is an if statement. An elif is an if that is alone in the region else. If it has results, py.carry hands them out of both regions; they have the names
// of variables.
//
//	py.if %0 {
//	  py.pass
//	} else {
//	  py.pass
//	}
//	%x = py.if %0 -> ("x" : !py.int) {
//	  py.carry %1
//	} else {
//	  py.carry %2
//	}
type If struct {
	ir.Base
	Cond       ir.Operand
	Names      *ir.ArrayAttr // of the results; nil if there are none
	Then, Else ir.Region
	Results    ir.Results
}

// Def implements ir.Op.
func (o *If) Def(d *ir.Def) {
	d.In("cond", &o.Cond, anyValue)
	ir.Prop(d, "names", &o.Names, ir.StrArrayProp.Opt())
	d.Region("then", &o.Then, ir.OneBlock)
	d.Region("else", &o.Else, ir.AtMostOneBlock)
	d.Outs("results", &o.Results, anyValue)
	d.Traits(ir.NoTerminator, ir.RecursiveMemoryEffects)
}

// PrintOp implements asm.OpPrinter.
func (o *If) PrintOp(p *asm.Printer) {
	p.Space()
	p.Value(o.Cond.Value())
	printNamedResults(p, o.Names, &o.Results)
	p.Space()
	p.Region(&o.Then, asm.RegionOpts{})
	printOptRegion(p, "else", &o.Else)
	p.AttrDict(o, "names")
}

// ParseOp implements asm.OpParser.
func (o *If) ParseOp(p *asm.Parser) bool {
	return operand(p, &o.Cond) && namedResults(p, o, &o.Names) && p.Region(&o.Then, nil) && optRegion(p, "else", &o.Else) && p.AttrDict(o)
}

// While runs its body as long as its test says so; then, unless a break ended it, the region else.
//
//	py.while {
//	  %0 = py.load local "go"
//	  py.yield %0
//	} do {
//	  py.pass
//	}
//
// It may carry values, which have the names of variables. They are arguments of each region: of the test what was there before the loop or what py.carry, or
// py.continue, handed on; of the others what the test had. The results are those values when the test fails, or, if there is a region else, what that hands
// on; or what a py.break does.
//
//	%n = py.while carry("n" %n = %0) {
//	  py.yield %n
//	} do(%n) {
//	  %1 = py.binary sub %n, %one
//	  py.carry %1
//	}
type While struct {
	ir.Base
	Names            *ir.ArrayAttr // of the carried values; nil if there are none
	Inits            ir.Operands
	Test, Body, Else ir.Region
	Results          ir.Results
}

// Def implements ir.Op.
func (o *While) Def(d *ir.Def) {
	ir.Prop(d, "names", &o.Names, ir.StrArrayProp.Opt())
	d.Ins("inits", &o.Inits, anyValue)
	d.Region("test", &o.Test, ir.OneBlock)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Region("else", &o.Else, ir.AtMostOneBlock)
	d.Outs("results", &o.Results, anyValue)
	d.Traits(ir.NoTerminator)
}

// PrintOp implements asm.OpPrinter.
func (o *While) PrintOp(p *asm.Printer) {
	printCarried(p, o.Names, o.Test.Entry().ArgValues(), &o.Inits)
	p.Space()
	printBody(p, &o.Test)
	p.Str(" do")
	printWithArgs(p, &o.Body)
	printElse(p, &o.Else)
	p.AttrDict(o, "names")
	printOptTypes(p, o.Results.Types())
}

// ParseOp implements asm.OpParser.
func (o *While) ParseOp(p *asm.Parser) bool {
	args, ok := parseCarried(p, &o.Names, &o.Inits)
	return ok && p.Region(&o.Test, args) && p.Keyword("do") && withArgs(p, &o.Body) && optElse(p, &o.Else) && p.AttrDict(o) &&
		optTypes(p, o, o.Inits.Len())
}

// For runs its body for each element of an iterable; then, unless a break ended it, the region else. The body begins by assigning the element.
//
//	py.for %x in %0 {
//	  py.store local "x", %x
//	}
//
// It may carry values, which have the names of variables. They are arguments of the body: what was there before the loop, or what py.carry, or py.continue,
// handed on. The results are those values when there are no more elements, or, if there is a region else, which has them as arguments too, what that hands on;
// or what a py.break does.
//
//	%s = py.for %x in %0 carry("s" %s = %zero) {
//	  %1 = py.binary add %s, %x
//	  py.carry %1
//	}
type For struct {
	ir.Base
	Async      bool
	Iter       ir.Operand
	Names      *ir.ArrayAttr // of the carried values; nil if there are none
	Inits      ir.Operands
	Body, Else ir.Region
	Results    ir.Results
}

// Def implements ir.Op.
func (o *For) Def(d *ir.Def) {
	d.Unit("async", &o.Async)
	d.In("iter", &o.Iter, anyValue)
	ir.Prop(d, "names", &o.Names, ir.StrArrayProp.Opt())
	d.Ins("inits", &o.Inits, anyValue)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Region("else", &o.Else, ir.AtMostOneBlock)
	d.Outs("results", &o.Results, anyValue)
	d.Traits(ir.NoTerminator, ir.RecursiveMemoryEffects)
}

// oneElement checks that the body of a loop gets the element.
func oneElement(body *ir.Region) error {
	if b := body.Entry(); b.NumArgs() != 1 || !IsValue(b.Arg(0).Type()) {
		return errors.New("needs a body with one argument, the element")
	}
	return nil
}

// PrintOp implements asm.OpPrinter.
func (o *For) PrintOp(p *asm.Printer) {
	printHead(p, o.Async, &o.Iter, &o.Body)
	printCarried(p, o.Names, o.CarriedArgs(&o.Body), &o.Inits)
	p.Space()
	printBody(p, &o.Body)
	printElse(p, &o.Else)
	p.AttrDict(o, "async", "names")
	printOptTypes(p, o.Results.Types())
}

// ParseOp implements asm.OpParser.
func (o *For) ParseOp(p *asm.Parser) bool {
	element, ok := parseHead(p, &o.Async, &o.Iter)
	if !ok {
		return false
	}
	carried, ok := parseCarried(p, &o.Names, &o.Inits)
	return ok && p.Region(&o.Body, append([]asm.Arg{element}, carried...)) && optElse(p, &o.Else) && p.AttrDict(o) && optTypes(p, o, o.Inits.Len())
}

// printHead writes " async %x : type in %iter", of which %x is the first argument of the body.
func printHead(p *asm.Printer, async bool, iter *ir.Operand, body *ir.Region) {
	printFlag(p, "async", async)
	p.Space()
	element := body.Entry().Arg(0)
	p.Value(element)
	printOptType(p, element.Type())
	p.Str(" in ")
	p.Value(iter.Value())
}

// parseHead reads what printHead writes.
func parseHead(p *asm.Parser, async *bool, iter *ir.Operand) (element asm.Arg, ok bool) {
	*async = p.AcceptKeyword("async")
	element, ok = argument(p)
	return element, ok && p.Keyword("in") && operand(p, iter)
}

// printLoop writes " async %x : type in %iter {…}".
func printLoop(p *asm.Printer, async bool, iter *ir.Operand, body *ir.Region) {
	printHead(p, async, iter, body)
	p.Space()
	printBody(p, body)
}

// parseLoop reads what printLoop writes.
func parseLoop(p *asm.Parser, async *bool, iter *ir.Operand, body *ir.Region) bool {
	element, ok := parseHead(p, async, iter)
	return ok && p.Region(body, []asm.Arg{element})
}

// With runs its body in contexts. The first region enters them, by py.enter, and assigns what they give.
//
//	py.with {
//	  %0 = py.load local "lock"
//	  %1 = py.enter %0
//	} do {
//	  py.pass
//	}
type With struct {
	ir.Base
	Async       bool
	Items, Body ir.Region
}

// Def implements ir.Op.
func (o *With) Def(d *ir.Def) {
	d.Unit("async", &o.Async)
	d.Region("items", &o.Items, ir.OneBlock)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Traits(ir.NoTerminator)
	d.Format("(`async` $async^)? $items `do` $body attr-dict")
}

// Enter enters a context of a with statement. The result is what the context gives, which need not be used.
//
//	%1 = py.enter %0
type Enter struct {
	ir.Base
	Context ir.Operand
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Enter) Def(d *ir.Def) {
	d.In("context", &o.Context, anyValue)
	d.Out("result", &o.Result, anyValue)
	d.Parent("py.with")
	form(d, "%context attr-dict ->")
}

// Try runs its body; if that raises an exception, the first handler that fits, else the region else; and in any case the region finally. With
// star the handlers are except*.
//
//	py.try {
//	  py.pass
//	} except {
//	  py.except do {
//	    py.pass
//	  }
//	} else {
//	  py.pass
//	} finally {
//	  py.pass
//	}
type Try struct {
	ir.Base
	Star                          bool
	Body, Handlers, Else, Finally ir.Region
}

// Def implements ir.Op.
func (o *Try) Def(d *ir.Def) {
	d.Unit("star", &o.Star)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Region("handlers", &o.Handlers, ir.AtMostOneBlock)
	d.Region("else", &o.Else, ir.AtMostOneBlock)
	d.Region("finally", &o.Finally, ir.AtMostOneBlock)
	d.Traits(ir.NoTerminator)
}

// VerifyRegions implements ir.RegionVerifier.
func (o *Try) VerifyRegions() error {
	switch {
	case o.Handlers.Empty() && o.Finally.Empty():
		return errors.New("needs a handler or a region finally")
	case o.Handlers.Empty() && !o.Else.Empty():
		return errors.New("has a region else but no handler")
	case o.Handlers.Empty():
		return nil
	}
	for op := range o.Handlers.Entry().Ops() {
		switch h, ok := op.(*Except); {
		case !ok:
			return errors.New("has something other than py.except among its handlers")
		case h.Type.Empty() && (op != o.Handlers.Entry().Last() || o.Star):
			return errors.New("has a handler for any exception that is not the last, or that is except*")
		}
	}
	return nil
}

// PrintOp implements asm.OpPrinter.
func (o *Try) PrintOp(p *asm.Printer) {
	printFlag(p, "star", o.Star)
	p.Space()
	p.Region(&o.Body, asm.RegionOpts{})
	printOptRegion(p, "except", &o.Handlers)
	printOptRegion(p, "else", &o.Else)
	printOptRegion(p, "finally", &o.Finally)
	p.AttrDict(o, "star")
}

// ParseOp implements asm.OpParser.
func (o *Try) ParseOp(p *asm.Parser) bool {
	o.Star = p.AcceptKeyword("star")
	return p.Region(&o.Body, nil) && optRegion(p, "except", &o.Handlers) && optRegion(p, "else", &o.Else) &&
		optRegion(p, "finally", &o.Finally) && p.AttrDict(o)
}

// Except handles the exceptions of a type, which its first region computes, or all if that is empty. The exception may get a name, which is
// deleted at the end of the body.
//
//	py.except type {
//	  %0 = py.load implicit "ValueError"
//	  py.yield %0
//	} as local "e" do {
//	  py.pass
//	}
type Except struct {
	ir.Base
	Scope      Scope
	Name       *ir.StringAttr // nil if it has none
	Type, Body ir.Region
}

// Def implements ir.Op.
func (o *Except) Def(d *ir.Def) {
	ir.Enum(d, "scope", &o.Scope, ScopeEnum)
	ir.Prop(d, "name", &o.Name, ir.StrAttr.Opt())
	d.Region("type", &o.Type, ir.AtMostOneBlock)
	d.Region("body", &o.Body, ir.OneBlock)
	d.Traits(ir.NoTerminator)
	d.Parent("py.try")
}

// VerifyRegions implements ir.RegionVerifier.
func (o *Except) VerifyRegions() error {
	if o.Type.Empty() && o.Name != nil {
		return errors.New("has a name for exceptions of any type")
	}
	return optYields(&o.Type)
}

// PrintOp implements asm.OpPrinter.
func (o *Except) PrintOp(p *asm.Printer) {
	printOptRegion(p, "type", &o.Type)
	printOptName(p, "as", o.Scope, o.Name)
	p.Str(" do ")
	p.Region(&o.Body, asm.RegionOpts{})
	p.AttrDict(o, "scope", "name")
}

// ParseOp implements asm.OpParser.
func (o *Except) ParseOp(p *asm.Parser) bool {
	return optRegion(p, "type", &o.Type) && optName(p, "as", &o.Scope, &o.Name) && p.Keyword("do") && p.Region(&o.Body, nil) && p.AttrDict(o)
}

// printOptName writes " keyword scope "name"" if there is a name.
func printOptName(p *asm.Printer, keyword string, s Scope, name *ir.StringAttr) {
	if name == nil {
		return
	}
	p.Space()
	p.Str(keyword)
	p.Space()
	p.Str(ScopeEnum.Cases[s].Name)
	p.Space()
	p.Quoted(name.Value)
}

// optName reads what printOptName writes.
func optName(p *asm.Parser, keyword string, s *Scope, name **ir.StringAttr) bool {
	if !p.AcceptKeyword(keyword) {
		return true
	}
	v, ok := p.EnumValue(ScopeEnum)
	if !ok {
		return false
	}
	text, ok := p.StringLit()
	*s, *name = Scope(v), ir.Str(text)
	return ok
}
