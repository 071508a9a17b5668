package memref

import (
	"slices"

	"polyloom/ir"
)

// A Num is a size, an offset or a stride: the operand Value or, where that is nil, the constant Const. Nums are compared with ==.
type Num struct {
	Value *ir.Value
	Const int64
}

// Const returns the constant n.
func Const(n int64) Num { return Num{Const: n} }

// ValueNum returns the operand v, also if v is known to be a constant.
func ValueNum(v *ir.Value) Num { return Num{Value: v} }

// Static reports whether n is a constant by itself.
func (n Num) Static() bool { return n.Value == nil }

// Int returns the constant that n is, or that its operand is known to be.
func (n Num) Int() (int64, bool) {
	if n.Value == nil {
		return n.Const, true
	}
	return ir.ConstantInt(n.Value)
}

// Is reports whether n is known to be v.
func (n Num) Is(v int64) bool {
	got, ok := n.Int()
	return ok && got == v
}

// Consts returns constants.
func Consts(vs ...int64) []Num {
	ns := make([]Num, len(vs))
	for i, v := range vs {
		ns[i] = Const(v)
	}
	return ns
}

// ValueNums returns operands.
func ValueNums(vs ...*ir.Value) []Num {
	ns := make([]Num, len(vs))
	for i, v := range vs {
		ns[i] = ValueNum(v)
	}
	return ns
}

// Mixed joins what an op holds: the constants static, in which the operands stand in order where there is ir.Dynamic.
func Mixed(static []int64, operands []*ir.Value) []Num {
	ns := Consts(static...)
	for i := range ns {
		if ns[i].Const == ir.Dynamic && len(operands) > 0 {
			ns[i], operands = ValueNum(operands[0]), operands[1:]
		}
	}
	return ns
}

// Split is the opposite of Mixed.
func Split(ns []Num) (static []int64, operands []*ir.Value) {
	static = make([]int64, len(ns))
	for i, n := range ns {
		static[i] = n.Const
		if n.Value != nil {
			static[i] = ir.Dynamic
			operands = append(operands, n.Value)
		}
	}
	return static, operands
}

// splitAttr is Split into what an op literal takes.
func splitAttr(ns []Num) (*ir.DenseArrayAttr, ir.Operands) {
	static, operands := Split(ns)
	return ir.DenseI64(static...), ir.Uses(operands...)
}

// all reports whether every one of ns is known to be v.
func all(ns []Num, v int64) bool {
	return !slices.ContainsFunc(ns, func(n Num) bool { return !n.Is(v) })
}

// numStatic counts the constants in lists.
func numStatic(lists ...[]Num) int {
	n := 0
	for _, l := range lists {
		for _, m := range l {
			if m.Static() {
				n++
			}
		}
	}
	return n
}

// constify makes ns[i] the constant known[i] unless that is ir.Dynamic, and operands that are known to be constants such. It changes ns and
// returns it.
func constify(ns []Num, known []int64) []Num {
	for i := range ns {
		if i < len(known) && known[i] != ir.Dynamic {
			ns[i] = Const(known[i])
		} else if v, ok := ns[i].Int(); ok {
			ns[i] = Const(v)
		}
	}
	return ns
}

// foldConstants makes operands of ns that are known to be constants such, but for those that may not be: negative ones unless negative is set.
// It reports whether there was one.
func foldConstants(ns []Num, negative bool) bool {
	changed := false
	for i, n := range ns {
		if n.Static() {
			continue
		}
		if v, ok := n.Int(); ok && (negative || v >= 0) {
			ns[i], changed = Const(v), true
		}
	}
	return changed
}

// The arithmetic of sizes, offsets and strides, some of which are ir.Dynamic.

func add(a, b int64) int64 {
	if a == ir.Dynamic || b == ir.Dynamic {
		return ir.Dynamic
	}
	return a + b
}

func mul(a, b int64) int64 {
	switch {
	case a == 0 || b == 0:
		return 0
	case a == ir.Dynamic || b == ir.Dynamic:
		return ir.Dynamic
	}
	return a * b
}
