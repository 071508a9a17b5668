package interp

import (
	"slices"

	"polyloom/ir"
	"polyloom/num"
)

// A Kernel computes one set of results of an op from one set of numbers. One of its functions is set. A function that returns ErrPoison makes
// all results poison.
type Kernel struct {
	// Word1 and Word2 compute one word from one or two, none of which is poison.
	Word1 func(a uint64) (uint64, error)
	Word2 func(a, b uint64) (uint64, error)
	// Cells computes the cells out from in.
	Cells func(in, out []Cell) error
	// Lazy says that Cells is to be called even if a cell of in is poison.
	Lazy bool
}

// Elementwise returns a step that applies k to the operands of op, element by element where they are vectors or tensors.
func (c *Compiler) Elementwise(op ir.Op, k Kernel) (Step, error) {
	in, out := c.OperandSlots(op), c.ResultSlots(op)
	if _, shaped := ir.ResultAt(op, 0).Type().(ir.Shaped); shaped {
		return arrayStep(in, out, k), nil
	}
	switch {
	case k.Word1 != nil:
		return word1Step(in[0], out[0], k.Word1), nil
	case k.Word2 != nil:
		return word2Step(in[0], in[1], out[0], k.Word2), nil
	}
	return cellStep(in, out, k), nil
}

func word1Step(a, r Slot, k func(uint64) (uint64, error)) Step {
	return func(f *Frame) error {
		if f.dirty && f.IsPoison(a) {
			f.SetCell(r, PoisonCell)
			return nil
		}
		w, err := k(f.words[a])
		if err != nil {
			return f.Failed(err, r)
		}
		f.SetWord(r, w)
		return nil
	}
}

func word2Step(a, b, r Slot, k func(a, b uint64) (uint64, error)) Step {
	return func(f *Frame) error {
		if f.dirty && (f.IsPoison(a) || f.IsPoison(b)) {
			f.SetCell(r, PoisonCell)
			return nil
		}
		w, err := k(f.words[a], f.words[b])
		if err != nil {
			return f.Failed(err, r)
		}
		f.SetWord(r, w)
		return nil
	}
}

// Failed makes the results poison if that is what err says, which is not nil, and returns any other error.
func (f *Frame) Failed(err error, results ...Slot) error {
	if err != ErrPoison {
		return err
	}
	for _, r := range results {
		f.SetCell(r, PoisonCell)
	}
	return nil
}

// cellStep returns a step for a kernel on cells. The scratch cells are the step's own: a kernel runs to its end before any other step begins.
func cellStep(in, out []Slot, k Kernel) Step {
	cells := make([]Cell, len(in)+len(out))
	from, to := cells[:len(in)], cells[len(in):]
	return func(f *Frame) error {
		for i, s := range in {
			from[i] = f.Cell(s)
		}
		if err := k.Apply(from, to); err != nil {
			return err
		}
		for i, s := range out {
			f.SetCell(s, to[i])
		}
		return nil
	}
}

// Apply computes out from in with any of the kernel's functions.
func (k *Kernel) Apply(in, out []Cell) error {
	err := ErrPoison
	if k.Lazy || !slices.ContainsFunc(in, Cell.IsPoison) {
		switch {
		case k.Word1 != nil:
			out[0].Obj = nil
			out[0].Word, err = k.Word1(in[0].Word)
		case k.Word2 != nil:
			out[0].Obj = nil
			out[0].Word, err = k.Word2(in[0].Word, in[1].Word)
		default:
			err = k.Cells(in, out)
		}
	}
	if err == ErrPoison {
		for i := range out {
			out[i] = PoisonCell
		}
		return nil
	}
	return err
}

// arrayStep returns a step that applies a kernel element by element. An operand that is no array stands for as many copies of itself.
func arrayStep(in, out []Slot, k Kernel) Step {
	cells := make([]Cell, len(in)+len(out))
	from, to := cells[:len(in)], cells[len(in):]
	arrays := make([]*Array, len(in))
	return func(f *Frame) error {
		var shape []int64
		for i, s := range in {
			arrays[i] = nil
			switch o := f.objs[s].(type) {
			case *Array:
				if shape != nil && !slices.Equal(shape, o.Shape) {
					return Errorf(Undefined, "has operands of shapes %v and %v", shape, o.Shape)
				}
				arrays[i], shape = o, o.Shape
			default:
				from[i] = f.Cell(s)
			}
		}
		if shape == nil || k.wholePoison(from, arrays) {
			return f.Failed(ErrPoison, out...)
		}
		results := make([]*Array, len(out))
		for i := range results {
			results[i] = NewArray(shape)
		}
		for e := range results[0].Len() {
			for i, a := range arrays {
				if a != nil {
					from[i] = a.At(e)
				}
			}
			if err := k.Apply(from, to); err != nil {
				return err
			}
			for i, r := range results {
				r.Set(e, to[i])
			}
		}
		for i, s := range out {
			f.SetCell(s, Cell{Obj: results[i]})
		}
		return nil
	}
}

// wholePoison reports whether an operand that is no array is poison, for all elements.
func (k *Kernel) wholePoison(from []Cell, arrays []*Array) bool {
	if k.Lazy {
		return false
	}
	for i, a := range arrays {
		if a == nil && from[i].IsPoison() {
			return true
		}
	}
	return false
}

// Ints1 is the kernel of a function from integers of one width to integers of another.
func Ints1(from, to int, f func(a num.Int) (num.Int, error)) Kernel {
	if from <= 64 && to <= 64 {
		return Kernel{Word1: func(a uint64) (uint64, error) {
			r, err := f(num.NewUint(from, a))
			return r.Uint64(), err
		}}
	}
	return Kernel{Cells: func(in, out []Cell) error {
		r, err := f(in[0].Int(from))
		if err == nil {
			out[0] = IntCell(r)
		}
		return err
	}}
}

// Ints2 is the kernel of a function of two integers of a width, whose result is not wider.
func Ints2(width int, f func(a, b num.Int) (num.Int, error)) Kernel {
	if width <= 64 {
		return Kernel{Word2: func(a, b uint64) (uint64, error) {
			r, err := f(num.NewUint(width, a), num.NewUint(width, b))
			return r.Uint64(), err
		}}
	}
	return Kernel{Cells: func(in, out []Cell) error {
		r, err := f(in[0].Int(width), in[1].Int(width))
		if err == nil {
			out[0] = IntCell(r)
		}
		return err
	}}
}

// Floats1 is the kernel of a function from numbers of one format to numbers of another.
func Floats1(from, to *num.Format, f func(a num.Float) num.Float) Kernel {
	if from.Width() <= 64 && to.Width() <= 64 {
		return Kernel{Word1: func(a uint64) (uint64, error) { return f(from.FromUint64(a)).Uint64(), nil }}
	}
	return Kernel{Cells: func(in, out []Cell) error {
		out[0] = FloatCell(f(in[0].Float(from)))
		return nil
	}}
}

// Floats2 is the kernel of a function of two numbers of format t.
func Floats2(t *num.Format, f func(a, b num.Float) num.Float) Kernel {
	if t.Width() <= 64 {
		return Kernel{Word2: func(a, b uint64) (uint64, error) { return f(t.FromUint64(a), t.FromUint64(b)).Uint64(), nil }}
	}
	return Kernel{Cells: func(in, out []Cell) error {
		out[0] = FloatCell(f(in[0].Float(t), in[1].Float(t)))
		return nil
	}}
}

// Predicate is the kernel of a question about a number of format t.
func Predicate(t *num.Format, f func(a num.Float) bool) Kernel {
	return Kernel{Cells: func(in, out []Cell) error {
		out[0] = BoolCell(f(in[0].Float(t)))
		return nil
	}}
}

// BoolCell returns the cell of an i1.
func BoolCell(b bool) Cell { return Cell{Word: BoolWord(b)} }

// BoolWord returns the word of an i1.
func BoolWord(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
