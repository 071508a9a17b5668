package complex

import (
	"polyloom/ir"
	"polyloom/num"
)

// parts returns the real and the imaginary part of a constant; ok is false where it is no complex number with floating-point parts.
func parts(a ir.Attr) (re, im *ir.FloatAttr, ok bool) {
	l, isArray := a.(*ir.ArrayAttr)
	if !isArray || len(l.Elems) != 2 {
		return nil, nil, false
	}
	re, ok = l.Elems[0].(*ir.FloatAttr)
	im, ok2 := l.Elems[1].(*ir.FloatAttr)
	return re, im, ok && ok2
}

// isNumber reports whether a is the real number v; the zero of the imaginary part, and of v, may have either sign.
func isNumber(a ir.Attr, is func(num.Float) bool) bool {
	re, im, ok := parts(a)
	return ok && im.Value.IsZero() && is(re.Value)
}

func isOne(v num.Float) bool { return v.IsExactly(1) }

// Fold implements ir.Folder: create(re(z), im(z)).
func (o *Create) Fold([]ir.Attr) ir.Folded {
	re, ok := o.Real.Value().DefOp().(*Re)
	im, ok2 := o.Imaginary.Value().DefOp().(*Im)
	if ok && ok2 && re.Complex.Value() == im.Complex.Value() {
		return ir.FoldTo(re.Complex.Value())
	}
	return ir.NoFold
}

// Fold implements ir.Folder: the part of a constant or of a create.
func (o *Re) Fold(consts []ir.Attr) ir.Folded {
	if c, ok := o.Complex.Value().DefOp().(*Create); ok {
		return ir.FoldTo(c.Real.Value())
	}
	return foldPart(consts[0], 0)
}

// Fold implements ir.Folder: the part of a constant or of a create.
func (o *Im) Fold(consts []ir.Attr) ir.Folded {
	if c, ok := o.Complex.Value().DefOp().(*Create); ok {
		return ir.FoldTo(c.Imaginary.Value())
	}
	return foldPart(consts[0], 1)
}

func foldPart(a ir.Attr, i int) ir.Folded {
	if l, ok := a.(*ir.ArrayAttr); ok && len(l.Elems) == 2 {
		return ir.FoldConst(l.Elems[i])
	}
	return ir.NoFold
}

// Fold implements ir.Folder: (a - b) + b, b + (a - b) and z + 0.
func (o *Add) Fold(consts []ir.Attr) ir.Folded {
	l, r := o.Lhs.Value(), o.Rhs.Value()
	if d, ok := l.DefOp().(*Sub); ok && d.Rhs.Value() == r {
		return ir.FoldTo(d.Lhs.Value())
	}
	if d, ok := r.DefOp().(*Sub); ok && d.Rhs.Value() == l {
		return ir.FoldTo(d.Lhs.Value())
	}
	if isNumber(consts[1], num.Float.IsZero) {
		return ir.FoldTo(l)
	}
	return ir.NoFold
}

// Fold implements ir.Folder: (a + b) - b and z - 0.
func (o *Sub) Fold(consts []ir.Attr) ir.Folded {
	l, r := o.Lhs.Value(), o.Rhs.Value()
	if s, ok := l.DefOp().(*Add); ok && s.Rhs.Value() == r {
		return ir.FoldTo(s.Lhs.Value())
	}
	if isNumber(consts[1], num.Float.IsZero) {
		return ir.FoldTo(l)
	}
	return ir.NoFold
}

// Fold implements ir.Folder: z*1.
func (o *Mul) Fold(consts []ir.Attr) ir.Folded {
	if isNumber(consts[1], isOne) {
		return ir.FoldTo(o.Lhs.Value())
	}
	return ir.NoFold
}

// Fold implements ir.Folder: z/1.
func (o *Div) Fold(consts []ir.Attr) ir.Folded {
	if isNumber(consts[1], isOne) {
		return ir.FoldTo(o.Lhs.Value())
	}
	return ir.NoFold
}

// Fold implements ir.Folder: -(-z).
func (o *Neg) Fold([]ir.Attr) ir.Folded {
	if n, ok := o.Complex.Value().DefOp().(*Neg); ok {
		return ir.FoldTo(n.Complex.Value())
	}
	return ir.NoFold
}

// Fold implements ir.Folder: conj(conj(z)).
func (o *Conj) Fold([]ir.Attr) ir.Folded {
	if c, ok := o.Complex.Value().DefOp().(*Conj); ok {
		return ir.FoldTo(c.Complex.Value())
	}
	return ir.NoFold
}

// Fold implements ir.Folder: exp(log(z)).
func (o *Exp) Fold([]ir.Attr) ir.Folded {
	if l, ok := o.Complex.Value().DefOp().(*Log); ok {
		return ir.FoldTo(l.Complex.Value())
	}
	return ir.NoFold
}

// Fold implements ir.Folder: log(exp(z)), as upstream although it forgets multiples of 2 pi i.
func (o *Log) Fold([]ir.Attr) ir.Folded {
	if e, ok := o.Complex.Value().DefOp().(*Exp); ok {
		return ir.FoldTo(e.Complex.Value())
	}
	return ir.NoFold
}

// Fold implements ir.Folder: no change of type.
func (o *Bitcast) Fold([]ir.Attr) ir.Folded {
	if o.Operand.Type() == o.Result.Type() {
		return ir.FoldTo(o.Operand.Value())
	}
	return ir.NoFold
}
