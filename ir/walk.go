package ir

import (
	"iter"
	"slices"

	"polyloom/affexpr"
)

// WalkResult says how a walk goes on.
type WalkResult uint8

// The ways to go on.
const (
	Advance   WalkResult = iota // into the op's regions and on
	SkipInner                   // on, but not into the op's regions
	Interrupt                   // stop
)

// PreOrder calls f for op and everything inside it, each op before those in its regions. f may erase or move the op that it is given if
// it then returns SkipInner. It returns false if f interrupted the walk.
func PreOrder(op Op, f func(Op) WalkResult) bool {
	switch f(op) {
	case Interrupt:
		return false
	case SkipInner:
		return true
	}
	for _, r := range RegionsOf(op) {
		for b := r.first; b != nil; {
			next := b.next
			for o := b.first; o != nil; {
				on := o.next
				if !PreOrder(o.Op(), f) {
					return false
				}
				o = on
			}
			b = next
		}
	}
	return true
}

// PostOrderWalk calls f for everything inside op and op itself, each op after those in its regions. f may erase or move the op that it is given.
func PostOrderWalk(op Op, f func(Op)) {
	for _, r := range RegionsOf(op) {
		for b := r.first; b != nil; {
			next := b.next
			for o := b.first; o != nil; {
				on := o.next
				PostOrderWalk(o.Op(), f)
				o = on
			}
			b = next
		}
	}
	f(op)
}

// Walk yields op and the operations inside it, each before those in its regions. The IR must not change during the walk.
func Walk(op Op) iter.Seq[Op] {
	return func(yield func(Op) bool) {
		PreOrder(op, func(o Op) WalkResult {
			if !yield(o) {
				return Interrupt
			}
			return Advance
		})
	}
}

// WalkOf yields the operations of type P inside op, and op itself if it is one, each before those in its regions.
func WalkOf[P Op](op Op) iter.Seq[P] {
	return func(yield func(P) bool) {
		for o := range Walk(op) {
			if p, ok := o.(P); ok && !yield(p) {
				return
			}
		}
	}
}

// Innermost returns the operations of type P inside op, and op itself if it is one, that hold no other P, in the order of the text.
func Innermost[P Op](op Op) []P {
	var found []P
	for p := range WalkOf[P](op) {
		// p comes right behind what holds it, so that only the last one found can hold it.
		if n := len(found); n > 0 && IsAncestor(found[n-1], p) {
			found = found[:n-1]
		}
		found = append(found, p)
	}
	return found
}

// Parts is implemented by a dialect's own types and attributes that contain others.
type Parts interface {
	// Parts returns the types (Type) and attributes (Attr) that the value contains.
	Parts() []any
	// WithParts returns the value with other parts, in the same order.
	WithParts(parts []any) any
}

// WalkAttr calls f for x, a Type or Attr, and every type and attribute in it but the types of numbers, each before its parts; f returns
// whether to go on. It reports whether the walk went to its end. Locations, which are parts of each other in many ways, are visited once.
func WalkAttr(x any, f func(any) bool) bool {
	var locs map[*LocAttr]bool
	var walk func(any) bool
	walk = func(x any) bool {
		if l, ok := x.(*LocAttr); ok {
			if locs[l] {
				return true
			}
			if locs == nil {
				locs = map[*LocAttr]bool{}
			}
			locs[l] = true
		}
		return f(x) && !slices.ContainsFunc(PartsOf(x), func(p any) bool { return !walk(p) })
	}
	return walk(x)
}

// PartsOf returns the types and attributes that x, a Type or Attr, directly contains.
func PartsOf(x any) []any {
	var ps []any
	types := func(ts []Type) {
		for _, t := range ts {
			ps = append(ps, t)
		}
	}
	attr := func(a Attr) {
		if !isNilAttr(a) {
			ps = append(ps, a)
		}
	}
	switch x := x.(type) {
	case *FunctionType:
		types(x.In)
		types(x.Out)
	case *GraphType:
		types(x.In)
		types(x.Out)
	case *TupleType:
		types(x.Elems)
	case *ComplexType:
		return []any{x.Part}
	case *VectorType:
		return []any{x.elem}
	case *TensorType:
		ps = append(ps, x.elem)
		attr(x.Encoding)
	case *MemRefType:
		ps = append(ps, x.elem)
		attr(x.Layout)
		attr(x.Space)
	case *UnrankedMemRefType:
		ps = append(ps, x.elem)
		attr(x.Space)
	case *ArrayAttr:
		for _, a := range x.Elems {
			attr(a)
		}
	case *DictAttr:
		for _, e := range x.Entries {
			attr(e.Value)
		}
	case *TypeAttr:
		return []any{x.Type}
	case *StringAttr:
		if x.Typ != Type(none) {
			return []any{x.Typ}
		}
	case *OpaqueAttr:
		if x.Typ != Type(none) {
			return []any{x.Typ}
		}
	case *DistinctAttr:
		attr(x.Referenced)
	case *LocAttr:
		for _, c := range x.Children {
			attr(c)
		}
		attr(x.Metadata)
	case *SparseAttr:
		return []any{x.Typ, x.Indices, x.Values}
	case Parts:
		return x.Parts()
	case Elements:
		return []any{x.ElementsType()}
	}
	return ps
}

// ReplaceParts rebuilds x, a Type or Attr, with what WalkAttr finds in it, and x itself, replaced by f, innermost first. f returns its
// argument to leave it. A distinct attribute stays what it is.
func ReplaceParts(x any, f func(any) any) any {
	r := partReplacer{f: f}
	return r.replace(x)
}

type partReplacer struct {
	f    func(any) any
	locs map[*LocAttr]any // what locations became, which are parts of each other in many ways
}

func (r *partReplacer) replace(x any) any {
	l, isLoc := x.(*LocAttr)
	if y, done := r.locs[l]; isLoc && done {
		return y
	}
	ps := PartsOf(x)
	changed := false
	for i, p := range ps {
		if q := r.replace(p); q != p {
			if !changed {
				ps = slices.Clone(ps)
				changed = true
			}
			ps[i] = q
		}
	}
	if changed {
		x = withParts(x, ps)
	}
	x = r.f(x)
	if isLoc {
		if r.locs == nil {
			r.locs = map[*LocAttr]any{}
		}
		r.locs[l] = x
	}
	return x
}

func withParts(x any, ps []any) any {
	next := func() any {
		p := ps[0]
		ps = ps[1:]
		return p
	}
	types := func(ts []Type) []Type {
		out := make([]Type, len(ts))
		for i := range ts {
			out[i] = next().(Type)
		}
		return out
	}
	attr := func(a Attr) Attr {
		if isNilAttr(a) {
			return nil
		}
		return next().(Attr)
	}
	switch x := x.(type) {
	case *FunctionType:
		in := types(x.In)
		return Function(in, types(x.Out))
	case *GraphType:
		in := types(x.In)
		return Graph(in, types(x.Out))
	case *TupleType:
		return Tuple(types(x.Elems)...)
	case *ComplexType:
		return Complex(next().(Type))
	case *VectorType:
		return ScalableVector(x.shape, next().(Type), x.Scalable)
	case *TensorType:
		elem := next().(Type)
		if x.unranked {
			return UnrankedTensor(elem)
		}
		return Tensor(x.shape, elem, attr(x.Encoding))
	case *MemRefType:
		elem := next().(Type)
		layout := attr(x.Layout)
		return MemRef(x.shape, elem, layout, attr(x.Space))
	case *UnrankedMemRefType:
		elem := next().(Type)
		return UnrankedMemRef(elem, attr(x.Space))
	case *ArrayAttr:
		as := make([]Attr, len(x.Elems))
		for i := range as {
			as[i] = next().(Attr)
		}
		return Array(as...)
	case *DictAttr:
		es := slices.Clone(x.Entries)
		for i := range es {
			es[i].Value = next().(Attr)
		}
		return Dict(es...)
	case *TypeAttr:
		return TypeAttrOf(next().(Type))
	case *LocAttr:
		return x.withParts(ps)
	case *DenseAttr:
		return x.Reshape(next().(Shaped))
	case *DenseStringsAttr:
		return DenseStrings(next().(Shaped), x.Elems)
	case *ResourceAttr:
		return Resource(next().(Shaped), x.Blob)
	case *SparseAttr:
		t := next().(Shaped)
		indices := next().(Attr)
		return Sparse(t, indices, next().(Attr))
	case *StringAttr:
		return TypedStr(x.Value, next().(Type))
	case *OpaqueAttr:
		return OpaqueAttrOf(x.Dialect, x.Body, next().(Type))
	case Parts:
		return x.WithParts(ps)
	}
	return x
}

func (a *LocAttr) withParts(ps []any) *LocAttr {
	kids := make([]*LocAttr, len(a.Children))
	for i := range kids {
		kids[i] = ps[i].(*LocAttr)
	}
	switch a.Kind {
	case NameLoc:
		return NamedLoc(a.Name, kids[0])
	case CallSiteLoc:
		return CallSite(kids[0], kids[1])
	case FusedLoc:
		var md Attr
		if len(ps) > len(kids) {
			md = ps[len(kids)].(Attr)
		}
		return Fused(md, kids...)
	}
	return a
}

// ReplaceAttrs replaces each attribute of op, and each attribute inside one, by f of it; f returns its argument to leave it.
func ReplaceAttrs(op Op, f func(Attr) Attr) {
	replace := func(a Attr) Attr {
		return ReplaceParts(a, func(x any) any {
			if a, ok := x.(Attr); ok {
				return f(a)
			}
			return x
		}).(Attr)
	}
	b := op.base()
	for i := range b.info.props {
		p := &b.info.props[i]
		if a := p.get(b.at(p.off)); a != nil {
			if n := replace(a); n != a {
				p.set(b.at(p.off), n)
			}
		}
	}
	if b.attrs != nil {
		SetDiscardable(op, replace(b.attrs).(*DictAttr))
	}
}

// NewMapAttr is short for MapAttr of a map made of its parts.
func NewMapAttr(dims, symbols int, results ...*affexpr.Expr) *AffineMapAttr {
	return MapAttr(affexpr.NewMap(dims, symbols, results...))
}
