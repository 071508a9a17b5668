// Package builtin is MLIR's builtin dialect: the module, and the cast that stands between two type systems while one is lowered to the
// other. The builtin types and attributes are in package ir.
//
//	module @m {
//	  func.func @f(%x: i64) -> index {
//	    %0 = builtin.unrealized_conversion_cast %x : i64 to index
//	    return %0 : index
//	  }
//	}
//
// A module is a table of symbols and the usual root of a program: asm.Parse makes one around a file that has none. A cast has any number of
// operands and results; casts that undo each other fold away, and one that is left at the end shows a conversion that is not complete.
package builtin

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"polyloom/ir"
)

// Dialect lists the operations of builtin.
var Dialect = (&ir.Dialect{
	Name:          "builtin",
	Doc:           "the module and the unrealized conversion cast",
	LegalToInline: func(ir.Op, *ir.Region) bool { return true },
}).Register(
	ir.OpOf[Module]("module"),
	ir.OpOf[UnrealizedConversionCast]("unrealized_conversion_cast"),
)

// Module is the top of the IR: a table of symbols in one block without a terminator, whose order means nothing.
//
//	module @m attributes {a.b = 1 : i32} {
//	  func.func private @f()
//	}
type Module struct {
	ir.Base
	SymName       *ir.StringAttr
	SymVisibility *ir.StringAttr
	Body          ir.Region
}

// Def implements ir.Op.
func (o *Module) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.SymName, ir.SymbolNameProp.Opt())
	ir.Prop(d, "sym_visibility", &o.SymVisibility, ir.StrAttr.Opt())
	d.Region("bodyRegion", &o.Body, ir.OneBlock)
	d.Traits(ir.AffineScope, ir.IsolatedFromAbove, ir.NoTerminator, ir.SingleBlock, ir.SymbolTableTrait, ir.SymbolTrait, ir.GraphRegion, ir.NoRegionArguments)
	d.Format("($sym_name^)? attr-dict-with-keyword $bodyRegion")
}

// NewModule returns an empty module in no block.
func NewModule(loc ir.Loc) *Module {
	m := new(Module)
	ir.Init(m, loc)
	m.Body.Add(new(ir.Block))
	return m
}

// Block returns the block that holds the module's operations.
func (o *Module) Block() *ir.Block { return o.Body.Entry() }

// DefaultDialect implements ir.DefaultDialect.
func (o *Module) DefaultDialect() string { return "builtin" }

// SymbolVisibility implements ir.Symbol.
func (o *Module) SymbolVisibility() ir.Visibility { return ir.VisibilityFromAttr(o.SymVisibility) }

// Verify implements ir.Verifier: of the discardable attributes without a dialect, a module has none.
func (o *Module) Verify() error {
	if d := ir.Discardable(o); d != nil {
		for _, e := range d.Entries {
			if !strings.Contains(e.Name, ".") {
				return fmt.Errorf("can only contain attributes with dialect-prefixed names, found: '%s'", e.Name)
			}
		}
	}
	return nil
}

// UnrealizedConversionCast makes values of some types out of values of others, without saying how: a later conversion must remove it.
//
//	%b = builtin.unrealized_conversion_cast %a : i32 to !my.int
type UnrealizedConversionCast struct {
	ir.Base
	Inputs  ir.Operands
	Outputs ir.Results
}

// Def implements ir.Op.
func (o *UnrealizedConversionCast) Def(d *ir.Def) {
	d.Ins("inputs", &o.Inputs, ir.AnyType)
	d.Outs("outputs", &o.Outputs, ir.AnyType)
	d.Traits(ir.Pure)
	d.Format("($inputs^ `:` type($inputs))? `to` type($outputs) attr-dict")
}

// NewCast returns a cast of inputs to types, to be inserted: what package conversion wants as Config.Cast.
func NewCast(types []ir.Type, inputs []*ir.Value) ir.Op {
	return &UnrealizedConversionCast{Inputs: ir.Uses(inputs...), Outputs: ir.ResTypes(types...)}
}

// Verify implements ir.Verifier.
func (o *UnrealizedConversionCast) Verify() error {
	if o.Outputs.Len() == 0 {
		return errors.New("expected at least one result for cast operation")
	}
	return nil
}

// Fold implements ir.Folder: a cast to the same types is no cast, and a cast of a cast back to the first types is their values.
func (o *UnrealizedConversionCast) Fold([]ir.Attr) ir.Folded {
	if slices.Equal(o.Inputs.Types(), o.Outputs.Types()) {
		return foldTo(o.Inputs.Values())
	}
	if o.Inputs.Len() == 0 {
		return ir.NoFold
	}
	first, ok := o.Inputs.At(0).DefOp().(*UnrealizedConversionCast)
	if !ok || first.Outputs.Len() != o.Inputs.Len() || !slices.Equal(first.Inputs.Types(), o.Outputs.Types()) {
		return ir.NoFold
	}
	for i, v := range o.Inputs.All() {
		if v != first.Outputs.At(i) {
			return ir.NoFold
		}
	}
	return foldTo(first.Inputs.Values())
}

func foldTo(vs []*ir.Value) ir.Folded {
	rs := make([]ir.FoldResult, len(vs))
	for i, v := range vs {
		rs[i].Value = v
	}
	return ir.Folded{Results: rs}
}
