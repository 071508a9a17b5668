package memref

import (
	"slices"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Alloc) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{
		rewrite.On(func(rw *rewrite.Rewriter, o *Alloc) bool { return foldSizes(rw, o) }),
		rewrite.On(func(rw *rewrite.Rewriter, o *Alloc) bool { return eraseUnread(rw, o) }),
	}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Alloca) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{
		rewrite.On(func(rw *rewrite.Rewriter, o *Alloca) bool { return foldSizes(rw, o) }),
		rewrite.On(func(rw *rewrite.Rewriter, o *Alloca) bool { return eraseUnread(rw, o) }),
	}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Realloc) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, o *Realloc) bool { return eraseUnread(rw, o) })}
}

// foldSizes makes constant sizes of an allocation part of its type:
//
//	%a = memref.alloc(%c4, %n) : memref<?x?xf32>
//
// becomes
//
//	%b = memref.alloc(%n) : memref<4x?xf32>
//	%a = memref.cast %b : memref<4x?xf32> to memref<?x?xf32>
func foldSizes(rw *rewrite.Rewriter, o allocation) bool {
	sizes, _, _ := o.parts()
	shape, dynamic, ok := withConstants(o.Type().Shape(), sizes.Values())
	if !ok {
		return false
	}
	t := o.Type()
	op, memory := o.like(ir.MemRef(shape, t.Elem(), t.Layout, t.Space), dynamic)
	ir.Create(rw, op)
	rewrite.ReplaceWithNew(rw, o, NewCast(t, memory))
	return true
}

// withConstants returns shape with the sizes of it that are not known, and which sizes gives, where they are constants, and the other sizes.
// ok is false if there is no such constant.
func withConstants(shape []int64, sizes []*ir.Value) (static []int64, dynamic []*ir.Value, ok bool) {
	static = slices.Clone(shape)
	for i, n := range static {
		if n != ir.Dynamic {
			continue
		}
		v := sizes[0]
		sizes = sizes[1:]
		if c, known := ir.ConstantInt(v); known && c >= 0 {
			static[i], ok = c, true
		} else {
			dynamic = append(dynamic, v)
		}
	}
	return static, dynamic, ok
}

// eraseUnread erases an allocation that is only written and given back, with the ops that do so.
func eraseUnread(rw *rewrite.Rewriter, op ir.Op) bool {
	memory := ir.ResultAt(op, 0)
	var users []ir.Op
	for u := range memory.Users() {
		switch u := u.(type) {
		case *Store:
			if u.Value.Value() == memory {
				return false
			}
		case *Dealloc:
		default:
			return false
		}
		users = append(users, u)
	}
	for _, u := range users {
		rw.Erase(u)
	}
	rw.Erase(op)
	return true
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Copy) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(eraseEmptyCopy), rewrite.On(eraseSelfCopy)}
}

// eraseEmptyCopy erases a copy of no elements.
func eraseEmptyCopy(rw *rewrite.Rewriter, o *Copy) bool {
	for _, m := range [...]*ir.Operand{&o.Source, &o.Target} {
		if t, ok := m.Type().(*ir.MemRefType); ok && slices.Contains(t.Shape(), 0) {
			rw.Erase(o)
			return true
		}
	}
	return false
}

// eraseSelfCopy erases a copy to the same place.
func eraseSelfCopy(rw *rewrite.Rewriter, o *Copy) bool {
	if o.Source.Value() != o.Target.Value() {
		return false
	}
	rw.Erase(o)
	return true
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Dim) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(dimOfReshape)}
}

// dimOfReshape reads a size of a reshaped memref from the shape that it was given:
//
//	%r = memref.reshape %m(%shape) : (memref<*xf32>, memref<?xindex>) -> memref<*xf32>
//	%n = memref.dim %r, %i : memref<*xf32>
//
// becomes, right behind the reshape so that nobody has written to the shape,
//
//	%n = memref.load %shape[%i] : memref<?xindex>
func dimOfReshape(rw *rewrite.Rewriter, o *Dim) bool {
	r, ok := o.Source.DefOp().(*Reshape)
	if !ok || !availableAt(o.Index.Value(), r, o) {
		return false
	}
	rw.SetAfter(r)
	rw.Loc = ir.LocOf(o)
	n := &ir.Create(rw, NewLoad(r.Shape.Value(), o.Index.Value())).Result.Value
	if n.Type() != o.Result.Type() {
		n = &ir.Create(rw, &arith.IndexCast{In: n.Use(), Out: ir.Res(o.Result.Type())}).Out.Value
	}
	rw.Replace(o, n)
	return true
}

// availableAt reports whether it is easy to see that v, an operand of user, is defined before at, which defines another operand of user.
func availableAt(v *ir.Value, at, user ir.Op) bool {
	if v.Block() == ir.BlockOf(at) {
		def := v.DefOp()
		return def == nil || !ir.IsBefore(at, def)
	}
	if ir.BlockOf(user) == ir.BlockOf(at) {
		return true
	}
	outer, inner := v.Block().Region(), ir.ParentRegion(at)
	return outer != inner && outer.IsAncestor(inner)
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *ExtractStridedMetadata) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(constantMetadata)}
}

// constantMetadata puts constants in the place of what the type of the source says. It does so behind the rewriter's back, as folding does
// upstream: that the users and the constants are new to the driver would change the order of what comes out.
func constantMetadata(rw *rewrite.Rewriter, o *ExtractStridedMetadata) bool {
	changed := false
	for i, n := range o.allKnown() {
		if r := ir.ResultAt(o, i+1); n.Static() && r.HasUses() {
			r.ReplaceAllUses(&ir.Insert(o, ir.LocOf(o), arith.Index(n.Const)).Result.Value)
			changed = true
		}
	}
	if changed {
		rw.Modify(o, func() {})
	}
	return changed
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *View) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(foldViewSizes), rewrite.On(viewOfCast)}
}

// foldViewSizes makes constant sizes of a view part of its type, and casts to the type that it had.
func foldViewSizes(rw *rewrite.Rewriter, o *View) bool {
	t := o.Result.Type().(*ir.MemRefType)
	shape, dynamic, ok := withConstants(t.Shape(), o.Sizes.Values())
	if !ok {
		return false
	}
	v := ir.Create(rw, &View{
		Source: o.Source.Use(), ByteShift: o.ByteShift.Use(), Sizes: ir.Uses(dynamic...),
		Result: ir.Res(ir.MemRef(shape, t.Elem(), t.Layout, t.Space)),
	})
	rewrite.ReplaceWithNew(rw, o, NewCast(t, &v.Result.Value))
	return true
}

// viewOfCast makes a view of a cast of an allocation one of the allocation.
func viewOfCast(rw *rewrite.Rewriter, o *View) bool {
	c, ok := o.Source.DefOp().(*Cast)
	if !ok {
		return false
	}
	if _, ok := c.Source.DefOp().(*Alloc); !ok {
		return false
	}
	rewrite.ReplaceWithNew(rw, o, &View{
		Source: c.Source.Use(), ByteShift: o.ByteShift.Use(), Sizes: ir.Uses(o.Sizes.Values()...), Result: ir.Res(o.Result.Type()),
	})
	return true
}
