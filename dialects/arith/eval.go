package arith

import (
	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/num"
)

// words is a function of two integers of at most 64 bits for the interpreter.
type words = func(a, b uint64) (uint64, error)

// widthOf returns the width of an integer type, or of the elements of a type.
func widthOf(t ir.Type) int { return ir.BitWidth(ir.ElemOrSelf(t)) }

// evalInts2 returns the step of an op on two integers: narrow makes the function for at most 64 bits, wide is the one for more. narrow gets the
// width.
func evalInts2(c *interp.Compiler, op ir.Op, narrow func(width int) words, wide func(a, b num.Int) num.Int) (interp.Step, error) {
	w := widthOf(ir.OperandValue(op, 0).Type())
	if w <= 64 {
		return c.Elementwise(op, interp.Kernel{Word2: narrow(w)})
	}
	return c.Elementwise(op, interp.Ints2(w, func(a, b num.Int) (num.Int, error) { return wide(a, b), nil }))
}

// masked makes a function on words one whose result is truncated to a width.
func masked(f func(a, b uint64) uint64) func(width int) words {
	return func(width int) words {
		mask := interp.Mask(width)
		return func(a, b uint64) (uint64, error) { return f(a, b) & mask, nil }
	}
}

// signed makes a function on signed numbers one on words.
func signed(f func(a, b int64) int64) func(width int) words {
	return func(width int) words {
		mask, shift := interp.Mask(width), uint(64-width)
		return func(a, b uint64) (uint64, error) {
			return uint64(f(int64(a<<shift)>>shift, int64(b<<shift)>>shift)) & mask, nil
		}
	}
}

// An overflowing function returns a wrapped result and whether it wrapped.
type overflowing = func(a, b num.Int) (num.Int, bool)

// evalFlags is evalInts2 for an op with flags: the result is poison if one of the promises is broken.
func evalFlags(c *interp.Compiler, op ir.Op, flags OverflowFlags, f func(a, b uint64) uint64, nsw, nuw overflowing) (interp.Step, error) {
	wide := func(a, b num.Int) num.Int {
		r, _ := nsw(a, b)
		return r
	}
	if flags == 0 {
		return evalInts2(c, op, masked(f), wide)
	}
	return c.Elementwise(op, interp.Ints2(widthOf(ir.OperandValue(op, 0).Type()), func(a, b num.Int) (num.Int, error) {
		r, over := nsw(a, b)
		_, overU := nuw(a, b)
		if over && flags&NSW != 0 || overU && flags&NUW != 0 {
			return r, interp.ErrPoison
		}
		return r, nil
	}))
}

// Eval implements interp.Evaler.
func (o *AddI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFlags(c, o, o.Flags, func(a, b uint64) uint64 { return a + b }, num.Int.SAddOv, num.Int.UAddOv)
}

// Eval implements interp.Evaler.
func (o *SubI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFlags(c, o, o.Flags, func(a, b uint64) uint64 { return a - b }, num.Int.SSubOv, num.Int.USubOv)
}

// Eval implements interp.Evaler.
func (o *MulI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFlags(c, o, o.Flags, func(a, b uint64) uint64 { return a * b }, num.Int.SMulOv, num.Int.UMulOv)
}

// Eval implements interp.Evaler.
func (o *AndI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalInts2(c, o, masked(func(a, b uint64) uint64 { return a & b }), num.Int.And)
}

// Eval implements interp.Evaler.
func (o *OrI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalInts2(c, o, masked(func(a, b uint64) uint64 { return a | b }), num.Int.Or)
}

// Eval implements interp.Evaler.
func (o *XOrI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalInts2(c, o, masked(func(a, b uint64) uint64 { return a ^ b }), num.Int.Xor)
}

// Eval implements interp.Evaler.
func (o *MaxSI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalInts2(c, o, signed(func(a, b int64) int64 { return max(a, b) }), num.Int.SMax)
}

// Eval implements interp.Evaler.
func (o *MaxUI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalInts2(c, o, masked(func(a, b uint64) uint64 { return max(a, b) }), num.Int.UMax)
}

// Eval implements interp.Evaler.
func (o *MinSI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalInts2(c, o, signed(func(a, b int64) int64 { return min(a, b) }), num.Int.SMin)
}

// Eval implements interp.Evaler.
func (o *MinUI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalInts2(c, o, masked(func(a, b uint64) uint64 { return min(a, b) }), num.Int.UMin)
}

// evalShift returns the step of a shift, which is poison from the width on. lossy says of which shifts it is poison besides.
func evalShift(c *interp.Compiler, op ir.Op, f func(a, n num.Int) num.Int, lossy func(a num.Int, n uint) bool) (interp.Step, error) {
	w := widthOf(ir.OperandValue(op, 0).Type())
	return c.Elementwise(op, interp.Ints2(w, func(a, n num.Int) (num.Int, error) {
		if by := n.Limited(uint64(w)); by >= uint64(w) || lossy != nil && lossy(a, uint(by)) {
			return a, interp.ErrPoison
		}
		return f(a, n), nil
	}))
}

// Eval implements interp.Evaler.
func (o *ShLI) Eval(c *interp.Compiler) (interp.Step, error) {
	var lossy func(a num.Int, n uint) bool
	if o.Flags != 0 {
		lossy = func(a num.Int, n uint) bool {
			_, over := a.SShlOv(n)
			_, overU := a.UShlOv(n)
			return over && o.Flags&NSW != 0 || overU && o.Flags&NUW != 0
		}
	}
	return evalShift(c, o, num.Int.ShlInt, lossy)
}

// losesBits says whether a shift to the right that is exact loses bits; nil for one that is not.
func losesBits(exact bool) func(a num.Int, n uint) bool {
	if !exact {
		return nil
	}
	return func(a num.Int, n uint) bool { return a.CountTrailingZeros() < int(n) && !a.IsZero() }
}

// Eval implements interp.Evaler.
func (o *ShRUI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalShift(c, o, num.Int.LShrInt, losesBits(o.Exact))
}

// Eval implements interp.Evaler.
func (o *ShRSI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalShift(c, o, num.Int.AShrInt, losesBits(o.Exact))
}

// evalDiv returns the step of a division: that by zero is undefined, and so is signed overflow. An exact one is poison if there is a remainder.
func evalDiv(c *interp.Compiler, op ir.Op, signed, exact bool, f func(a, b num.Int) num.Int) (interp.Step, error) {
	return c.Elementwise(op, interp.Ints2(widthOf(ir.OperandValue(op, 0).Type()), func(a, b num.Int) (num.Int, error) {
		switch {
		case b.IsZero():
			return a, interp.Errorf(interp.Undefined, "divides by zero")
		case signed && b.IsAllOnes() && a.IsMinSigned():
			return a, interp.Errorf(interp.Undefined, "divides the least number by -1")
		}
		r := f(a, b)
		if exact && !r.Mul(b).Equal(a) {
			return r, interp.ErrPoison
		}
		return r, nil
	}))
}

// Eval implements interp.Evaler.
func (o *DivUI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalDiv(c, o, false, o.Exact, num.Int.UDiv)
}

// Eval implements interp.Evaler.
func (o *DivSI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalDiv(c, o, true, o.Exact, num.Int.SDiv)
}

// Eval implements interp.Evaler.
func (o *CeilDivUI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalDiv(c, o, false, false, num.Int.CeilDivU)
}

// Eval implements interp.Evaler.
func (o *CeilDivSI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalDiv(c, o, true, false, num.Int.CeilDivS)
}

// Eval implements interp.Evaler.
func (o *FloorDivSI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalDiv(c, o, true, false, num.Int.FloorDivS)
}

// Eval implements interp.Evaler.
func (o *RemUI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalDiv(c, o, false, false, num.Int.URem)
}

// Eval implements interp.Evaler.
func (o *RemSI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalDiv(c, o, true, false, num.Int.SRem)
}

// evalPair returns the step of an op on two integers with two results.
func evalPair(c *interp.Compiler, op ir.Op, f func(a, b num.Int) (x, y num.Int)) (interp.Step, error) {
	w := widthOf(ir.OperandValue(op, 0).Type())
	return c.Elementwise(op, interp.Kernel{Cells: func(in, out []interp.Cell) error {
		x, y := f(in[0].Int(w), in[1].Int(w))
		out[0], out[1] = interp.IntCell(x), interp.IntCell(y)
		return nil
	}})
}

// Eval implements interp.Evaler.
func (o *AddUIExtended) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalPair(c, o, func(a, b num.Int) (x, y num.Int) {
		r, over := a.UAddOv(b)
		return r, num.Bool(over)
	})
}

// Eval implements interp.Evaler.
func (o *MulSIExtended) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalPair(c, o, num.Int.SMulExt)
}

// Eval implements interp.Evaler.
func (o *MulUIExtended) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalPair(c, o, num.Int.UMulExt)
}

// holdsFor returns, for a relation between integers, what it says of words of a width.
func (p CmpIPredicate) holdsFor(width int) func(a, b uint64) bool {
	shift := uint(64 - width)
	s := func(a uint64) int64 { return int64(a << shift) } // the order stays that of the signed numbers
	return [...]func(a, b uint64) bool{
		Eq:  func(a, b uint64) bool { return a == b },
		Ne:  func(a, b uint64) bool { return a != b },
		Slt: func(a, b uint64) bool { return s(a) < s(b) },
		Sle: func(a, b uint64) bool { return s(a) <= s(b) },
		Sgt: func(a, b uint64) bool { return s(a) > s(b) },
		Sge: func(a, b uint64) bool { return s(a) >= s(b) },
		Ult: func(a, b uint64) bool { return a < b },
		Ule: func(a, b uint64) bool { return a <= b },
		Ugt: func(a, b uint64) bool { return a > b },
		Uge: func(a, b uint64) bool { return a >= b },
	}[p]
}

// Eval implements interp.Evaler.
func (o *CmpI) Eval(c *interp.Compiler) (interp.Step, error) {
	narrow := func(width int) words {
		holds := o.Predicate.holdsFor(width)
		return func(a, b uint64) (uint64, error) { return interp.BoolWord(holds(a, b)), nil }
	}
	return evalInts2(c, o, narrow, func(a, b num.Int) num.Int { return num.Bool(o.Predicate.Holds(a, b)) })
}

// Eval implements interp.Evaler: the value that is not chosen may be poison.
func (o *Select) Eval(c *interp.Compiler) (interp.Step, error) {
	if _, shaped := o.Condition.Type().(ir.Shaped); shaped {
		return c.Elementwise(o, interp.Kernel{Lazy: true, Cells: func(in, out []interp.Cell) error {
			switch {
			case in[0].IsPoison():
				return interp.ErrPoison
			case in[0].Word != 0:
				out[0] = in[1]
			default:
				out[0] = in[2]
			}
			return nil
		}})
	}
	cond, yes, no, r := c.Slot(o.Condition.Value()), c.Slot(o.TrueValue.Value()), c.Slot(o.FalseValue.Value()), c.Slot(&o.Result.Value)
	return func(f *interp.Frame) error {
		switch {
		case f.IsPoison(cond):
			f.SetCell(r, interp.PoisonCell)
		case f.Word(cond) != 0:
			f.SetCell(r, f.Cell(yes))
		default:
			f.SetCell(r, f.Cell(no))
		}
		return nil
	}, nil
}

// EvalCombined returns the function that combines two numbers of the scalar type t by k for the interpreter: the old one and the given one.
func (k AtomicRMWKind) EvalCombined(t ir.Type) func(old, given interp.Cell) interp.Cell {
	if f, ok := t.(*ir.FloatType); ok {
		combine := k.floatFunc()
		if combine == nil {
			return func(_, given interp.Cell) interp.Cell { return given }
		}
		return func(old, given interp.Cell) interp.Cell {
			if old.IsPoison() || given.IsPoison() {
				return interp.PoisonCell
			}
			return interp.FloatCell(combine(old.Float(f.Format), given.Float(f.Format)))
		}
	}
	combine := k.intFunc()
	if combine == nil {
		return func(_, given interp.Cell) interp.Cell { return given }
	}
	w := ir.BitWidth(t)
	return func(old, given interp.Cell) interp.Cell {
		if old.IsPoison() || given.IsPoison() {
			return interp.PoisonCell
		}
		return interp.IntCell(combine(old.Int(w), given.Int(w)))
	}
}

// floatFunc returns what k computes of floating-point numbers; nil for an assignment.
func (k AtomicRMWKind) floatFunc() func(a, b num.Float) num.Float {
	switch k {
	case AtomicAddF:
		return rounded(num.Float.Add)
	case AtomicMulF:
		return rounded(num.Float.Mul)
	case AtomicMaximumF:
		return num.Float.Maximum
	case AtomicMinimumF:
		return num.Float.Minimum
	case AtomicMaxNumF:
		return num.Float.MaxNum
	case AtomicMinNumF:
		return num.Float.MinNum
	}
	return nil
}

// intFunc returns what k computes of integers; nil for an assignment.
func (k AtomicRMWKind) intFunc() func(a, b num.Int) num.Int {
	switch k {
	case AtomicAddI:
		return num.Int.Add
	case AtomicMulI:
		return num.Int.Mul
	case AtomicAndI:
		return num.Int.And
	case AtomicOrI:
		return num.Int.Or
	case AtomicXOrI:
		return num.Int.Xor
	case AtomicMaxS:
		return num.Int.SMax
	case AtomicMaxU:
		return num.Int.UMax
	case AtomicMinS:
		return num.Int.SMin
	case AtomicMinU:
		return num.Int.UMin
	}
	return nil
}
