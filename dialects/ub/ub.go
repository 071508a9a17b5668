// Package ub is the dialect of undefined behaviour: values that mean nothing and places that are never reached.
//
// Poison is deferred undefined behaviour. A poison value may be computed with and passed around; the result of arithmetic on it is poison
// again, and only a use that decides what the program does, such as a branch on it, is undefined. Folders make it where an operation has
// no meaningful result:
//
//	%0 = arith.shli %x, %c40_i32 : i32   // folds to
//	%0 = ub.poison : i32
package ub

import (
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Dialect is the ub dialect.
var Dialect = (&ir.Dialect{
	Name:          "ub",
	Doc:           "undefined behaviour: poison values and unreachable places",
	Attrs:         map[string]any{"poison": asm.AttrParser(parsePoison)},
	Materialize:   materialize,
	LegalToInline: func(ir.Op, *ir.Region) bool { return true },
}).Register(
	ir.OpOf[Poison]("poison"),
	ir.OpOf[Unreachable]("unreachable"),
)

// A PoisonKind is an attribute that says which parts of a constant are poison. Another dialect may have its own for partial poison.
type PoisonKind interface {
	ir.Attr
	// IsPoison marks the attribute; it does nothing.
	IsPoison()
}

// PoisonAttr says that a value is poison as a whole: #ub.poison. The only value is Poisoned.
type PoisonAttr struct {
	ir.AttrBase
	_ byte
}

// Poisoned is the attribute #ub.poison: the constant that folders return for a result that is poison.
var Poisoned = new(PoisonAttr)

// IsPoison implements PoisonKind.
func (*PoisonAttr) IsPoison() {}

// AttrDialect implements ir.DialectAttr.
func (*PoisonAttr) AttrDialect() string { return "ub" }

// PrintBody implements ir.DialectAttr.
func (*PoisonAttr) PrintBody(w *ir.Text) { w.Str("poison") }

// String returns the attribute's text.
func (a *PoisonAttr) String() string { return ir.AttrText(a) }

// IsPoisoned reports whether a is #ub.poison: the constant value of an operand that is poison as a whole.
func IsPoisoned(a ir.Attr) bool { return a == ir.Attr(Poisoned) }

func parsePoison(*asm.Parser, ir.Type) (ir.Attr, bool) { return Poisoned, true }

var poisonProp = ir.AttrConstraint{
	Desc: "PoisonAttrInterface instance", Kind: true, Ok: func(a ir.Attr) bool { _, ok := a.(PoisonKind); return ok },
}.Or(Poisoned)

// Poison is a constant that means nothing. An attribute other than #ub.poison says that only parts of it do not.
//
//	%0 = ub.poison : i32
//	%1 = ub.poison : vector<4xi64>
type Poison struct {
	ir.Base
	Value  ir.Attr
	Result ir.Result
}

// Def implements ir.Op.
func (o *Poison) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, poisonProp)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.ConstantLike, ir.Pure)
	d.Format("attr-dict (`<` $value^ `>`)? `:` type($result)")
}

// Fold returns the kind of poison as the constant.
func (o *Poison) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.Value) }

func materialize(a ir.Attr, t ir.Type) ir.Op {
	if _, ok := a.(PoisonKind); !ok {
		return nil
	}
	return &Poison{Value: a, Result: ir.Res(t)}
}

// Unreachable ends a block that control never leaves: running it is undefined.
//
//	^bb1:
//	  ub.unreachable
type Unreachable struct{ ir.Base }

// Def implements ir.Op.
func (o *Unreachable) Def(d *ir.Def) {
	d.Traits(ir.Terminator)
	d.Format("attr-dict")
}
