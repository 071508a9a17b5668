package arith

import (
	"polyloom/ir"
	"polyloom/num"
)

// FoldFloat folds an op of another dialect with one floating-point operand to f of its constant, element by element. f returns false where it
// does not know: then nothing is folded. Poison stays poison.
func FoldFloat(consts []ir.Attr, f func(num.Float) (num.Float, bool)) ir.Folded {
	return foldUnary(&floats, consts, f)
}

// FoldFloats is FoldFloat for an op with two floating-point operands.
func FoldFloats(consts []ir.Attr, f func(a, b num.Float) (num.Float, bool)) ir.Folded {
	return foldBinary(&floats, consts, f)
}

// FoldInt is FoldFloat for an op with one integer operand.
func FoldInt(consts []ir.Attr, f func(num.Int) (num.Int, bool)) ir.Folded {
	return foldUnary(&integers, consts, f)
}

// FoldInts is FoldFloat for an op with two integer operands.
func FoldInts(consts []ir.Attr, f func(a, b num.Int) (num.Int, bool)) ir.Folded {
	return foldBinary(&integers, consts, f)
}

func foldUnary[T any](d *domain[T], consts []ir.Attr, f func(T) (T, bool)) ir.Folded {
	if p := poisoned(consts); p != nil {
		return ir.FoldConst(p)
	}
	return ir.FoldConst(map1(d, d, consts[0], typeOf(consts[0]), f))
}

func foldBinary[T any](d *domain[T], consts []ir.Attr, f func(a, b T) (T, bool)) ir.Folded {
	if p := poisoned(consts); p != nil {
		return ir.FoldConst(p)
	}
	return ir.FoldConst(map2(d, d, consts[0], consts[1], typeOf(consts[0]), f))
}
