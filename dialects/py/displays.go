package py

import (
	"fmt"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// Tuple is a display of a tuple: its elements may be starred.
//
//	%2 = py.tuple(%0, %1)
type Tuple struct {
	ir.Base
	Elems  ir.Operands
	Result ir.Result
}

// Def implements ir.Op.
func (o *Tuple) Def(d *ir.Def) { display(d, &o.Elems, &o.Result) }

// display describes an op that makes a container of its operands.
func display(d *ir.Def, elems *ir.Operands, result *ir.Result) {
	d.Ins("elems", elems, anyValue)
	d.Out("result", result, anyValue)
	form(d, "`(` %elems* `)` attr-dict ->")
}

// List is a display of a list: its elements may be starred.
//
//	%2 = py.list(%0, %1)
type List struct {
	ir.Base
	Elems  ir.Operands
	Result ir.Result
}

// Def implements ir.Op.
func (o *List) Def(d *ir.Def) { display(d, &o.Elems, &o.Result) }

// Set is a display of a set: its elements may be starred.
//
//	%2 = py.set(%0, %1)
type Set struct {
	ir.Base
	Elems  ir.Operands
	Result ir.Result
}

// Def implements ir.Op.
func (o *Set) Def(d *ir.Def) { display(d, &o.Elems, &o.Result) }

// Dict is a display of a dictionary. An entry without a key is a dictionary whose entries are added: **d.
//
//	%4 = py.dict(%0 : %1, * %2)
type Dict struct {
	ir.Base
	Parts  ir.Operands
	Spread *ir.DenseArrayAttr // for each entry, whether it has no key: an i1 each
	Result ir.Result
}

// Def implements ir.Op.
func (o *Dict) Def(d *ir.Def) {
	d.Ins("parts", &o.Parts, anyValue)
	ir.Prop(d, "spread", &o.Spread, ir.DenseBoolProp)
	d.Out("result", &o.Result, anyValue)
}

// A DictEntry is an entry of a Dict: Key is nil if Value is spread.
type DictEntry struct{ Key, Value *ir.Value }

// NewDict returns the display of the entries.
func NewDict(entries ...DictEntry) *Dict {
	var parts []*ir.Value
	spread := make([]int64, len(entries))
	for i, e := range entries {
		if e.Key == nil {
			spread[i] = 1
		} else {
			parts = append(parts, e.Key)
		}
		parts = append(parts, e.Value)
	}
	return &Dict{Parts: ir.Uses(parts...), Spread: ir.DenseInts(ir.I1, spread...), Result: ir.Res(Object)}
}

// Entries returns the entries in order.
func (o *Dict) Entries() []DictEntry {
	var entries []DictEntry
	next := 0
	for _, spread := range o.Spread.Ints() {
		var e DictEntry
		if spread == 0 {
			e.Key = o.Parts.At(next)
			next++
		}
		e.Value = o.Parts.At(next)
		next++
		entries = append(entries, e)
	}
	return entries
}

// Verify implements ir.Verifier.
func (o *Dict) Verify() error {
	want := 0
	for _, spread := range o.Spread.Ints() {
		if want++; spread == 0 {
			want++
		}
	}
	if got := o.Parts.Len(); got != want {
		return fmt.Errorf("has %d operands for entries that need %d", got, want)
	}
	return nil
}

// PrintOp implements asm.OpPrinter.
func (o *Dict) PrintOp(p *asm.Printer) {
	p.Byte('(')
	for i, e := range o.Entries() {
		if i > 0 {
			p.Str(", ")
		}
		if e.Key == nil {
			p.Str("* ")
		} else {
			p.Value(e.Key)
			p.Str(" : ")
		}
		p.Value(e.Value)
	}
	p.Byte(')')
	p.AttrDict(o, "spread")
	printOptType(p, o.Result.Type())
}

// ParseOp implements asm.OpParser.
func (o *Dict) ParseOp(p *asm.Parser) bool {
	var parts []*ir.Value
	var spread []int64
	ok := p.Enclosed("(", ")", func() bool {
		star := p.Accept("*")
		spread = append(spread, map[bool]int64{true: 1}[star])
		v, ok := value(p)
		parts = append(parts, v)
		if !ok || star {
			return ok
		}
		if !p.Expect(":") {
			return false
		}
		v, ok = value(p)
		parts = append(parts, v)
		return ok
	})
	if !ok {
		return false
	}
	o.Parts.Assign(parts...)
	o.Spread = ir.DenseInts(ir.I1, spread...)
	return p.AttrDict(o) && result(p, o)
}

// Call calls an object. The arguments by position, which may be starred, come before those by keyword; a keyword "" is **.
//
//	%3 = py.call %0(%1, "key" = %2)
type Call struct {
	ir.Base
	Callee   ir.Operand
	Args     ir.Operands
	Keywords *ir.ArrayAttr // of strings, for the last operands
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Call) Def(d *ir.Def) {
	d.In("callee", &o.Callee, anyValue)
	d.Ins("args", &o.Args, anyValue)
	ir.Prop(d, "keywords", &o.Keywords, ir.StrArrayProp.Or(ir.Array()))
	d.Out("result", &o.Result, anyValue)
}

// NumPositional returns the number of arguments by position.
func (o *Call) NumPositional() int { return o.Args.Len() - len(o.Keywords.Elems) }

// Keyword returns the name of the keyword argument i.
func (o *Call) Keyword(i int) string { return stringAt(o.Keywords, i) }

// Verify implements ir.Verifier.
func (o *Call) Verify() error {
	if o.NumPositional() < 0 {
		return fmt.Errorf("has %d keywords for %d arguments", len(o.Keywords.Elems), o.Args.Len())
	}
	return nil
}

// PrintOp implements asm.OpPrinter.
func (o *Call) PrintOp(p *asm.Printer) {
	p.Space()
	p.Value(o.Callee.Value())
	printArgs(p, o.Args.Values(), o.Keywords)
	p.AttrDict(o, "keywords")
	printOptType(p, o.Result.Type())
}

// ParseOp implements asm.OpParser.
func (o *Call) ParseOp(p *asm.Parser) bool {
	if !operand(p, &o.Callee) {
		return false
	}
	var ok bool
	o.Keywords, ok = parseArgs(p, &o.Args)
	return ok && p.AttrDict(o) && result(p, o)
}

// printArgs writes (%0, "key" = %1).
func printArgs(p *asm.Printer, args []*ir.Value, keywords *ir.ArrayAttr) {
	p.Byte('(')
	for i, v := range args {
		if i > 0 {
			p.Str(", ")
		}
		if k := i - len(args) + len(keywords.Elems); k >= 0 {
			p.Quoted(stringAt(keywords, k))
			p.Str(" = ")
		}
		p.Value(v)
	}
	p.Byte(')')
}

// parseArgs reads (%0, "key" = %1).
func parseArgs(p *asm.Parser, into *ir.Operands) (keywords *ir.ArrayAttr, ok bool) {
	var values []*ir.Value
	var names []string
	ok = p.Enclosed("(", ")", func() bool {
		pos := p.Pos()
		if s, ok := p.OptStringLit(); ok {
			if !p.Expect("=") {
				return false
			}
			names = append(names, s)
		} else if len(names) > 0 {
			return p.Errorf(pos, "expected a keyword: arguments by position come before those by keyword")
		}
		v, ok := value(p)
		values = append(values, v)
		return ok
	})
	if !ok {
		return nil, false
	}
	into.Assign(values...)
	return Strings(names...), true
}

// Strings returns an array of strings.
func Strings(names ...string) *ir.ArrayAttr {
	as := make([]ir.Attr, len(names))
	for i, n := range names {
		as[i] = ir.Str(n)
	}
	return ir.Array(as...)
}

// StringsOf returns the strings in an array that may be missing.
func StringsOf(a *ir.ArrayAttr) []string {
	if a == nil {
		return nil
	}
	names := make([]string, len(a.Elems))
	for i := range names {
		names[i] = stringAt(a, i)
	}
	return names
}

// stringAt returns element i of an array of strings.
func stringAt(a *ir.ArrayAttr, i int) string { return a.Elems[i].(*ir.StringAttr).Value }

// FString is an f-string: constants and py.format alternate as in the source.
//
//	%3 = py.fstring(%0, %2)
type FString struct {
	ir.Base
	Elems  ir.Operands
	Result ir.Result
}

// Def implements ir.Op.
func (o *FString) Def(d *ir.Def) { display(d, &o.Elems, &o.Result) }

// TString is a t-string: constants and py.interpolation alternate as in the source.
//
//	%3 = py.tstring(%0, %2)
type TString struct {
	ir.Base
	Elems  ir.Operands
	Result ir.Result
}

// Def implements ir.Op.
func (o *TString) Def(d *ir.Def) { display(d, &o.Elems, &o.Result) }

// Format is a value in an f-string, converted and formatted by a specification, which is an f-string itself.
//
//	%2 = py.format %0 r
//	%3 = py.format %0 none spec %1
type Format struct {
	ir.Base
	Value      ir.Operand
	Conversion Conversion
	Spec       ir.Operand
	Result     ir.Result
}

// Def implements ir.Op.
func (o *Format) Def(d *ir.Def) {
	d.In("value", &o.Value, anyValue)
	ir.Enum(d, "conversion", &o.Conversion, ConversionEnum)
	d.OptIn("spec", &o.Spec, anyValue)
	d.Out("result", &o.Result, anyValue)
}

// PrintOp implements asm.OpPrinter.
func (o *Format) PrintOp(p *asm.Printer) {
	p.Space()
	p.Value(o.Value.Value())
	printConversion(p, o.Conversion)
	printOptional(p, "spec", &o.Spec)
	p.AttrDict(o, "conversion")
	printOptType(p, o.Result.Type())
}

// ParseOp implements asm.OpParser.
func (o *Format) ParseOp(p *asm.Parser) bool {
	return operand(p, &o.Value) && conversion(p, &o.Conversion) && optional(p, "spec", &o.Spec) && p.AttrDict(o) && result(p, o)
}

func printConversion(p *asm.Printer, c Conversion) {
	p.Space()
	p.Str(ConversionEnum.Cases[c].Name)
}

func conversion(p *asm.Parser, c *Conversion) bool {
	v, ok := p.EnumValue(ConversionEnum)
	*c = Conversion(v)
	return ok
}

// Interpolation is a value in a t-string, with the text of its expression.
//
//	%2 = py.interpolation %0 "name" none
type Interpolation struct {
	ir.Base
	Value      ir.Operand
	Text       *Literal
	Conversion Conversion
	Spec       ir.Operand
	Result     ir.Result
}

// Def implements ir.Op.
func (o *Interpolation) Def(d *ir.Def) {
	d.In("value", &o.Value, anyValue)
	ir.Prop(d, "text", &o.Text, literalProp)
	ir.Enum(d, "conversion", &o.Conversion, ConversionEnum)
	d.OptIn("spec", &o.Spec, anyValue)
	d.Out("result", &o.Result, anyValue)
}

// PrintOp implements asm.OpPrinter.
func (o *Interpolation) PrintOp(p *asm.Printer) {
	p.Space()
	p.Value(o.Value.Value())
	p.Space()
	p.Quoted(o.Text.Text)
	printConversion(p, o.Conversion)
	printOptional(p, "spec", &o.Spec)
	p.AttrDict(o, "text", "conversion")
	printOptType(p, o.Result.Type())
}

// ParseOp implements asm.OpParser.
func (o *Interpolation) ParseOp(p *asm.Parser) bool {
	if !operand(p, &o.Value) {
		return false
	}
	text, ok := p.StringLit()
	o.Text = TextLiteral(StrLit, text)
	return ok && conversion(p, &o.Conversion) && optional(p, "spec", &o.Spec) && p.AttrDict(o) && result(p, o)
}
