package conversion

import (
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// A Rewriter is what conversion patterns change IR with. Its Replace and Erase leave the op in place until the conversion has succeeded;
// nothing else should be done to an op after that.
type Rewriter struct {
	*rewrite.Rewriter
	d *driver
}

// On returns the pattern that tries f on each op of type P that is not legal, with the converted values of the op's operands, each of which must be
// converted to one value. With a converter, these have the types that it gives, and f is not tried if there are none; with none they are what
// the operands were replaced by last.
func On[P ir.Op](types *TypeConverter, f func(rw *Rewriter, op P, in []*ir.Value) bool) rewrite.Pattern {
	return OnMany(types, func(rw *Rewriter, op P, in [][]*ir.Value) bool {
		flat := make([]*ir.Value, len(in))
		for i, vs := range in {
			if len(vs) != 1 {
				panic("conversion: a pattern for " + ir.Name(op) + " does not support 1:N conversion")
			}
			flat[i] = vs[0]
		}
		return f(rw, op, flat)
	})
}

// OnMany is On for patterns that expect each operand to be converted to any number of values.
func OnMany[P ir.Op](types *TypeConverter, f func(rw *Rewriter, op P, in [][]*ir.Value) bool) rewrite.Pattern {
	return rewrite.On(func(rw *rewrite.Rewriter, op P) bool {
		d := driverOf(rw)
		outer := d.types
		d.types = types
		defer func() { d.types = outer }()
		in, ok := d.remap(ir.OperandValues(op), ir.LocOf(op))
		return ok && f(d.rw, op, in)
	})
}

func driverOf(rw *rewrite.Rewriter) *driver {
	d, ok := rw.Editor().(*driver)
	if !ok {
		panic("conversion: a conversion pattern is applied by another driver")
	}
	return d
}

// Types returns the converter of the pattern that is being applied; nil if it has none.
func (rw *Rewriter) Types() *TypeConverter { return rw.d.types }

// ReplaceMany makes all uses of each result of op uses of any number of values, and erases op. A result that is replaced by none may still be used:
// then a cast makes it from nothing.
func (rw *Rewriter) ReplaceMany(op ir.Op, values [][]*ir.Value) {
	if len(values) != ir.NumResults(op) {
		panic("conversion: replacing " + ir.Name(op) + " by the wrong number of values")
	}
	rw.d.replace(op, values)
}

// ReplaceUses makes all uses of v, often an argument of a block, uses of values.
func (rw *Rewriter) ReplaceUses(v *ir.Value, values ...*ir.Value) {
	rw.d.replaceValue(v, values, rw.d.types)
}

// Remapped returns the value that stands for v, as On gives it for an operand; nil if there is none, or not exactly one.
func (rw *Rewriter) Remapped(v *ir.Value) *ir.Value {
	if vs, ok := rw.RemappedMany(v); ok && len(vs) == 1 {
		return vs[0]
	}
	return nil
}

// RemappedMany returns the values that stand for v, as OnMany gives them for an operand, and whether its type can be converted.
func (rw *Rewriter) RemappedMany(v *ir.Value) ([]*ir.Value, bool) {
	in, ok := rw.d.remap([]*ir.Value{v}, v.Loc())
	if !ok {
		return nil, false
	}
	return in[0], true
}

// ConvertBlock gives b's place to a new block with the arguments of s and b's ops, and returns it; b itself if the types stay the same. types is for
// the casts that this needs.
func (rw *Rewriter) ConvertBlock(b *ir.Block, s *Signature, types *TypeConverter) *ir.Block {
	return rw.d.convertBlock(b, s, types)
}

// ConvertRegion converts the arguments of r's blocks: those of the entry as entry says, if that is not nil, and the others as types says. It
// reports whether that is possible.
func (rw *Rewriter) ConvertRegion(r *ir.Region, types *TypeConverter, entry *Signature) bool {
	d := rw.d
	d.regions[r] = types
	if r.Empty() {
		return true
	}
	for b := r.Entry().Next(); b != nil; {
		next := b.Next()
		s, ok := types.BlockSignature(b)
		if !ok {
			return false
		}
		d.convertBlock(b, s, types)
		b = next
	}
	if entry == nil {
		s, ok := types.BlockSignature(r.Entry())
		if !ok {
			return false
		}
		entry = s
	}
	d.convertBlock(r.Entry(), entry, types)
	return true
}

// FunctionSignatures returns the pattern that converts the types of functions and of the arguments of their blocks.
func FunctionSignatures(types *TypeConverter) rewrite.Pattern {
	return On(types, func(rw *Rewriter, op ir.FunctionOp, _ []*ir.Value) bool {
		t := op.Signature()
		s, ok := types.Signature(t.In)
		if !ok {
			return false
		}
		out, ok := types.All(t.Out)
		if !ok || !rw.ConvertRegion(op.FuncBody(), types, s) {
			return false
		}
		rw.Modify(op, func() { op.SetSignature(ir.Function(s.Types(), out)) })
		return true
	})
}
