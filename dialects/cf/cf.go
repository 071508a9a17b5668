// Package cf is MLIR's cf dialect: branches between the blocks of a region, and assertions.
//
//	  cf.cond_br %less, ^then(%x : i32), ^else
//	^then(%a: i32):
//	  cf.br ^join(%a : i32)
//	^else:
//	  cf.switch %n : i32, [default: ^join(%x : i32), 7: ^join(%n : i32)]
//	^join(%b: i32):
//	  cf.assert %less, "not less"
//	  return %b : i32
//
// There are no phi nodes: what a branch passes to a block are the values of the block's arguments. It is what structured control flow
// (packages scf and affine) is lowered to. Branches fold where their condition is constant, and through blocks that only branch on.
package cf

import (
	"polyloom/diag"
	"polyloom/ir"
)

// Dialect lists the operations of cf.
var Dialect = (&ir.Dialect{
	Name:          "cf",
	Doc:           "branches between blocks, and assertions",
	LegalToInline: func(ir.Op, *ir.Region) bool { return true },
}).Register(
	ir.OpOf[Assert]("assert"),
	ir.OpOf[Br]("br"),
	ir.OpOf[CondBr]("cond_br"),
	ir.OpOf[Switch]("switch"),
)

// Assert stops the program with a message if its operand is false.
//
//	cf.assert %ok, "index out of bounds"
type Assert struct {
	ir.Base
	Arg ir.Operand
	Msg *ir.StringAttr
}

// Def implements ir.Op.
func (o *Assert) Def(d *ir.Def) {
	d.In("arg", &o.Arg, ir.I1Only)
	ir.Prop(d, "msg", &o.Msg, ir.StrAttr)
	d.Format("$arg `,` $msg attr-dict")
}

// Effects implements ir.MemoryEffects: an assertion must stay, which it says by writing to nothing in particular.
func (o *Assert) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Write}} }

// Br goes to a block and gives it values for its arguments.
//
//	cf.br ^loop(%i, %sum : index, f32)
type Br struct {
	ir.Base
	DestOperands ir.Operands
	Dest         ir.Successor
}

// Def implements ir.Op.
func (o *Br) Def(d *ir.Def) {
	d.Ins("destOperands", &o.DestOperands, ir.AnyType)
	d.Succ("dest", &o.Dest)
	d.Traits(ir.Terminator, ir.Pure)
	d.Format("$dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict")
}

// NewBr returns a branch to b with the given arguments, to be inserted.
func NewBr(b *ir.Block, args ...*ir.Value) *Br {
	return &Br{Dest: ir.To(b), DestOperands: ir.Uses(args...)}
}

// SuccessorOperands implements ir.Brancher.
func (o *Br) SuccessorOperands(int) (ir.OperandRange, int) { return o.DestOperands.Range(), 0 }

// SuccessorFor implements ir.Brancher.
func (o *Br) SuccessorFor([]ir.Attr) int { return 0 }

// CondBr goes to one of two blocks.
//
//	cf.cond_br %c, ^then(%x : i32), ^else
type CondBr struct {
	ir.Base
	Condition         ir.Operand
	TrueDestOperands  ir.Operands
	FalseDestOperands ir.Operands
	BranchWeights     *ir.DenseArrayAttr
	TrueDest          ir.Successor
	FalseDest         ir.Successor
}

// Def implements ir.Op.
func (o *CondBr) Def(d *ir.Def) {
	d.In("condition", &o.Condition, ir.I1Only)
	d.Ins("trueDestOperands", &o.TrueDestOperands, ir.AnyType)
	d.Ins("falseDestOperands", &o.FalseDestOperands, ir.AnyType)
	ir.Prop(d, "branch_weights", &o.BranchWeights, ir.DenseI32Prop.Opt())
	d.Succ("trueDest", &o.TrueDest)
	d.Succ("falseDest", &o.FalseDest)
	d.Traits(ir.Terminator, ir.Pure, ir.AttrSizedOperandSegments)
	d.Format("$condition (`weights` `(` $branch_weights^ `)`)? `,` $trueDest (`(` $trueDestOperands^ `:` type($trueDestOperands) `)`)? `,`" +
		" $falseDest (`(` $falseDestOperands^ `:` type($falseDestOperands) `)`)? attr-dict")
}

// Verify implements ir.Verifier.
func (o *CondBr) Verify() error {
	if w := o.BranchWeights; w != nil && w.Len > 0 {
		if w.Len != 2 {
			return diag.Errorf(ir.LocOf(o), "expects number of branch weights to match number of successors: %d vs 2", w.Len)
		}
		if w.Int(0) == 0 && w.Int(1) == 0 {
			return diag.Errorf(ir.LocOf(o), "branch weights cannot all be zero")
		}
	}
	return nil
}

// SuccessorOperands implements ir.Brancher.
func (o *CondBr) SuccessorOperands(i int) (ir.OperandRange, int) {
	if i == 0 {
		return o.TrueDestOperands.Range(), 0
	}
	return o.FalseDestOperands.Range(), 0
}

// SuccessorFor implements ir.Brancher.
func (o *CondBr) SuccessorFor(consts []ir.Attr) int {
	c, ok := consts[0].(*ir.IntegerAttr)
	switch {
	case !ok:
		return -1
	case c.Value.IsZero():
		return 1
	}
	return 0
}
