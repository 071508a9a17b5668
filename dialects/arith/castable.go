package arith

import (
	"slices"

	"polyloom/ir"
)

// castable reports whether in, a single type, can be converted to out, a single type: both are scalars or have compatible shapes, tensors have
// the same encoding, and ok holds for the element types. What containers there may be is said by the constraints on operand and result.
func castable(in, out []ir.Type, ok func(from, to ir.Type) bool) bool {
	if len(in) != 1 || len(out) != 1 || !sameEncoding(in[0], out[0]) || !compatibleShapes(in[0], out[0]) {
		return false
	}
	return ok(ir.ElemOrSelf(in[0]), ir.ElemOrSelf(out[0]))
}

func sameEncoding(a, b ir.Type) bool {
	s, ok := a.(*ir.TensorType)
	t, ok2 := b.(*ir.TensorType)
	return !ok || !ok2 || !s.HasRank() || !t.HasRank() || s.Encoding == t.Encoding
}

// compatibleShapes reports whether a and b have no shape, or shapes that differ only in what is not known.
func compatibleShapes(a, b ir.Type) bool {
	s, ok := a.(ir.Shaped)
	t, ok2 := b.(ir.Shaped)
	if !ok || !ok2 {
		return ok == ok2
	}
	if !s.HasRank() || !t.HasRank() {
		return true
	}
	return slices.EqualFunc(s.Shape(), t.Shape(), func(m, n int64) bool { return m == n || m == ir.Dynamic || n == ir.Dynamic })
}

// The conversions that the ops do, by element type.

func widerInt(from, to ir.Type) bool { return bothInt(from, to) && ir.BitWidth(to) > ir.BitWidth(from) }

func narrowerInt(from, to ir.Type) bool {
	return bothInt(from, to) && ir.BitWidth(to) < ir.BitWidth(from)
}

func widerFloat(from, to ir.Type) bool {
	return bothFloat(from, to) && ir.BitWidth(to) > ir.BitWidth(from)
}

func narrowerFloat(from, to ir.Type) bool {
	return bothFloat(from, to) && ir.BitWidth(to) < ir.BitWidth(from)
}

func intToFloat(from, to ir.Type) bool { return isInt(from) && isFloat(to) }

func floatToInt(from, to ir.Type) bool { return isFloat(from) && isInt(to) }

func intToIndex(from, to ir.Type) bool {
	return isInt(from) && isIndex(to) || isIndex(from) && isInt(to)
}

func sameWidth(from, to ir.Type) bool {
	return isIntOrFloat(from) && isIntOrFloat(to) && ir.BitWidth(from) == ir.BitWidth(to)
}

func bothInt(a, b ir.Type) bool { return isInt(a) && isInt(b) }

func bothFloat(a, b ir.Type) bool { return isFloat(a) && isFloat(b) }

func isInt(t ir.Type) bool { return ir.AnySignless.Ok(t) }

func isFloat(t ir.Type) bool { return ir.AnyFloat.Ok(t) }

func isIndex(t ir.Type) bool { return ir.IndexOnly.Ok(t) }

func isIntOrIndex(t ir.Type) bool { return isInt(t) || isIndex(t) }

func isIntOrFloat(t ir.Type) bool { return isInt(t) || isFloat(t) }

// sameTensorDims adds the rule that tensors keep their dimensions exactly: a dynamic one does not become static.
func sameTensorDims(d *ir.Def) {
	ir.Check(d, "input and output have the same tensor dimensions", func(op ir.Op) bool {
		in, ok := tensorDims(ir.OperandValue(op, 0).Type())
		out, ok2 := tensorDims(ir.ResultAt(op, 0).Type())
		return ok && ok2 && slices.Equal(in, out)
	})
}

// tensorDims returns the shape of a tensor, and an empty one for what is no tensor. An unranked tensor has none: upstream has no casts of them.
func tensorDims(t ir.Type) (shape []int64, ok bool) {
	if t, tensor := t.(*ir.TensorType); tensor {
		return t.Shape(), t.HasRank()
	}
	return nil, true
}
