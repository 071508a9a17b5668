package memref

import "polyloom/ir"

// Result returns n as the outcome of a fold: its operand, or an attribute of type index.
func (n Num) Result() ir.FoldResult {
	if n.Value != nil {
		return ir.FoldResult{Value: n.Value}
	}
	return ir.FoldResult{Const: ir.IndexAttr(n.Const)}
}

// NumOf is the opposite of Num.Result.
func NumOf(r ir.FoldResult) Num {
	if r.Value != nil {
		return ValueNum(r.Value)
	}
	return Const(r.Const.(*ir.IntegerAttr).Int64())
}

// NumOfValue returns the constant that v is known to be, or the operand v.
func NumOfValue(v *ir.Value) Num {
	if c, ok := ir.ConstantInt(v); ok {
		return Const(c)
	}
	return ValueNum(v)
}

// Results returns ns as outcomes of a fold.
func Results(ns []Num) []ir.FoldResult {
	rs := make([]ir.FoldResult, len(ns))
	for i, n := range ns {
		rs[i] = n.Result()
	}
	return rs
}
