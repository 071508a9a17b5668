package validate

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"

	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/num"
)

// A generator makes the arguments of one call.
type generator struct {
	*rand.Rand
	in   *interp.Interp
	size int64 // of most dynamic dimensions, so that they fit each other
	dull bool  // no corner values
	made []interp.Value
	// alias says that a memref may be the same memory as one before it.
	alias bool
}

// newGenerator returns the generator of the arguments number n of the function name of type t.
func newGenerator(in *interp.Interp, seed uint64, name string, t ir.Type, n int) *generator {
	h := fnv.New64a()
	fmt.Fprint(h, name, t, n)
	g := &generator{Rand: rand.New(rand.NewPCG(seed, h.Sum64())), in: in}
	g.size = []int64{3, 4, 1, 2, 0, 5, 8, 7}[n%8]
	g.dull, g.alias = n%2 == 0, n%4 == 3
	return g
}

// arguments makes values of the types ts; false if that is not possible.
func (g *generator) arguments(ts []ir.Type) ([]interp.Value, bool) {
	g.made = nil
	for _, t := range ts {
		v, ok := g.value(t)
		if !ok {
			return nil, false
		}
		g.made = append(g.made, v)
	}
	return g.made, true
}

// value makes a value of type t; false if that is not possible.
func (g *generator) value(t ir.Type) (interp.Value, bool) {
	switch t := t.(type) {
	case *ir.MemRefType:
		return g.memref(t)
	case *ir.UnrankedMemRefType:
		shape := make([]int64, 1+g.IntN(2))
		for i := range shape {
			shape[i] = g.size
		}
		return g.memref(ir.MemRef(shape, t.Elem(), nil, t.Space))
	case *ir.VectorType:
		if t.Scalable != nil {
			return interp.Value{}, false
		}
		return g.array(t, t.Shape())
	case *ir.TensorType:
		shape := []int64{g.size}
		if t.HasRank() {
			shape = g.shape(t.Shape())
		}
		return g.array(t, shape)
	}
	c, ok := g.cell(t)
	return interp.Value{Type: t, Cell: c}, ok
}

// shape makes the dynamic sizes of dims static.
func (g *generator) shape(dims []int64) []int64 {
	shape := make([]int64, len(dims))
	for i, d := range dims {
		if shape[i] = d; d == ir.Dynamic {
			if shape[i] = g.size; g.IntN(6) == 0 {
				shape[i] = g.Int64N(5)
			}
		}
	}
	return shape
}

func (g *generator) array(t ir.Shaped, shape []int64) (interp.Value, bool) {
	a := interp.NewArray(shape)
	for i := range a.Len() {
		c, ok := g.cell(t.Elem())
		if !ok {
			return interp.Value{}, false
		}
		a.Set(i, c)
	}
	return interp.Value{Type: t, Cell: interp.Cell{Obj: a}}, true
}

// memref makes a memref of type t: sometimes one that was made before.
func (g *generator) memref(t *ir.MemRefType) (interp.Value, bool) {
	if g.alias {
		for _, v := range g.made {
			if m := v.MemRef(); m != nil && m.Elem() == t.Elem() && m.Fits(t) == nil {
				return interp.Value{Type: t, Cell: v.Cell}, true
			}
		}
	}
	symbols := make([]int64, 8)
	for i := range symbols {
		symbols[i] = 1 + g.Int64N(3)
	}
	m, err := g.in.NewMemRef(t, g.shape(t.Shape()), symbols, true)
	if err != nil {
		return interp.Value{}, false
	}
	ok := true
	err = m.Each(func(at []int64) error {
		v, made := g.value(t.Elem())
		ok = ok && made
		if !made {
			return nil
		}
		return m.Store(v.Cell, at...)
	})
	return interp.Value{Type: t, Cell: interp.Cell{Obj: m}}, ok && err == nil
}

// cell makes a number of type t; false if t is something else.
func (g *generator) cell(t ir.Type) (interp.Cell, bool) {
	switch t := t.(type) {
	case *ir.IndexType:
		if !g.dull && g.IntN(8) == 0 {
			return interp.IntCell(g.corner(64)), true
		}
		return interp.Int(t, g.Int64N(g.size+2)).Cell, true
	case *ir.IntegerType:
		w := int(t.Width)
		switch {
		case !g.dull && g.IntN(2) == 0:
			return interp.IntCell(g.corner(w)), true
		case g.IntN(3) == 0:
			return interp.IntCell(num.NewInt(w, g.Int64())), true
		}
		return interp.Int(t, g.Int64N(12)-3).Cell, true
	case *ir.FloatType:
		return interp.FloatCell(g.float(t.Format)), true
	case *ir.ComplexType:
		re, ok := g.cell(t.Part)
		im, _ := g.cell(t.Part)
		return interp.Cell{Obj: &interp.Complex{Re: re, Im: im}}, ok
	}
	return interp.Cell{}, false
}

// corner makes a number at the edge of a range.
func (g *generator) corner(width int) num.Int {
	switch g.IntN(6) {
	case 0:
		return num.Zero(width)
	case 1:
		return num.One(width)
	case 2:
		return num.AllOnes(width)
	case 3:
		return num.MinSigned(width)
	case 4:
		return num.MaxSigned(width)
	}
	return num.OneBit(width, g.IntN(max(width, 1)))
}

// float makes a number of format f.
func (g *generator) float(f *num.Format) num.Float {
	if !g.dull && g.IntN(3) == 0 {
		neg := g.IntN(2) == 0
		switch g.IntN(6) {
		case 0:
			return f.Zero(neg)
		case 1:
			return f.Inf(neg)
		case 2:
			return f.QNaN(false)
		case 3:
			return f.Largest(neg)
		case 4:
			return f.Smallest(neg)
		}
		return f.SmallestNormal(neg)
	}
	if g.IntN(2) == 0 {
		r, _ := f.FromFloat64(float64(g.IntN(17)-8)/2, num.ToNearestEven)
		return r
	}
	r, _ := f.FromFloat64(g.NormFloat64()*10, num.ToNearestEven)
	return r
}
