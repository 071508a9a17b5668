package py

import (
	"slices"

	"polyloom/ir"
)

// What operations do beside computing their results: ir.MemoryEffects. Where the types of operands are not known, a Python operator may run any code.
// That an exception may be raised is an effect too, a write of the resource Exceptions, so that nothing that may raise is erased or run where it was not.
// Three things that CPython shows are not effects: when an object dies, which of two equal immutable objects it is, and that memory is used up.

// The resources of effects other than memory, which is ir.DefaultResource and includes the names that several functions share.
const (
	// Exceptions is written by what may raise an exception.
	Exceptions ir.EffectResource = "py.exceptions"
	// Code is written by what may run code that is not known.
	Code ir.EffectResource = "py.code"
)

var (
	nothing     []ir.Effect
	mayRaise    = []ir.Effect{{Kind: ir.Write, Resource: Exceptions}}
	reads       = []ir.Effect{{Kind: ir.Read}}
	readsRaises = append(slices.Clip(reads), mayRaise...)
	anything    = append(slices.Clip(readsRaises), ir.Effect{Kind: ir.Write}, ir.Effect{Kind: ir.Write, Resource: Code})
)

// isNumber reports whether t is the type of numbers, none of which is of a class of the program.
func isNumber(t ir.Type) bool {
	return t == ir.Type(Int) || t == ir.Type(Float) || t == ir.Type(Bool) || t == ir.Type(Complex)
}

// isInteger reports whether t is int or bool.
func isInteger(t ir.Type) bool { return t == ir.Type(Int) || t == ir.Type(Bool) }

// IsPlain reports whether t is the type of immutable values whose operators are Python's own: numbers, strings, None and tuples of such.
func IsPlain(t ir.Type) bool {
	if tuple, ok := t.(*TupleType); ok {
		return !slices.ContainsFunc(tuple.Elems, func(e ir.Type) bool { return !IsPlain(e) })
	}
	return isNumber(t) || t == ir.Type(Str) || t == ir.Type(Bytes) || t == ir.Type(None) || t == ir.Type(Ellipsis)
}

func arePlain(vs ...*ir.Value) bool {
	return !slices.ContainsFunc(vs, func(v *ir.Value) bool { return !IsPlain(v.Type()) })
}

// LiteralOf returns the constant that v is known to be, or nil.
func LiteralOf(v *ir.Value) *Literal {
	l, _ := ir.ConstantValue(v).(*Literal)
	return l
}

// TruthEffects returns the effects of testing whether v is true. The slice must not be changed.
func TruthEffects(v *ir.Value) []ir.Effect {
	switch t := v.Type().(type) {
	case *ListType:
		return reads
	case *NDArrayType:
		return readsRaises
	case *Simple:
		if t == Object {
			return anything
		}
	}
	return nothing
}

// binaryEffects returns the effects of an operator with two operands.
func binaryEffects(kind BinaryOp, lhs, rhs *ir.Value) []ir.Effect {
	switch {
	case !arePlain(lhs, rhs):
		return anything
	case neverRaises(kind, lhs.Type(), rhs.Type()) || neverRaisesBy(kind, lhs.Type(), LiteralOf(rhs)):
		return nothing
	}
	return mayRaise
}

// neverRaises reports whether an operator raises for no values of the types.
func neverRaises(kind BinaryOp, lhs, rhs ir.Type) bool {
	_, tuples := lhs.(*TupleType)
	if tuples {
		_, tuples = rhs.(*TupleType)
	}
	integers := isInteger(lhs) && isInteger(rhs)
	// An int may be too large to become a float; a bool is not.
	floats := isNumber(lhs) && isNumber(rhs) && lhs != ir.Type(Int) && rhs != ir.Type(Int)
	switch kind {
	case Add:
		return integers || floats || tuples || lhs == rhs && (lhs == ir.Type(Str) || lhs == ir.Type(Bytes))
	case Sub, Mult:
		return integers || floats
	case BitOr, BitXor, BitAnd:
		return integers
	}
	return false
}

// neverRaisesBy reports whether an operator raises for no value of the type on its left, since on its right is a constant; nil if there is none.
func neverRaisesBy(kind BinaryOp, lhs ir.Type, rhs *Literal) bool {
	const most = 64 // what is shifted further or raised to a higher power may need much memory
	switch {
	case rhs == nil || rhs.Kind != IntLit && rhs.Kind != FloatLit || !isNumber(lhs) || lhs == ir.Type(Complex):
		return false
	case rhs.Kind == FloatLit:
		return lhs != ir.Type(Int) && rhs.Truth() && (kind == Div || kind == FloorDiv || kind == Mod)
	case !isInteger(lhs):
		return false
	}
	n := rhs.Int()
	small := n.Sign() >= 0 && n.IsInt64() && n.Int64() <= most
	switch kind {
	case FloorDiv, Mod:
		return n.Sign() != 0
	case Pow, LShift, RShift:
		return small
	}
	return false
}

// compareEffects returns the effects of one comparison.
func compareEffects(kind CmpOp, lhs, rhs *ir.Value) []ir.Effect {
	l, r := lhs.Type(), rhs.Type()
	ordered := isNumber(l) && isNumber(r) && l != ir.Type(Complex) && r != ir.Type(Complex)
	texts := l == r && (l == ir.Type(Str) || l == ir.Type(Bytes))
	switch {
	case kind == Is || kind == IsNot || ordered && kind < Is || texts:
		return nothing
	case !arePlain(lhs, rhs) || mixesTexts(l, r):
		return anything
	case kind == Eq || kind == NotEq:
		return nothing
	}
	if _, ok := r.(*TupleType); ok && (kind == In || kind == NotIn) {
		return nothing
	}
	return mayRaise
}

// mixesTexts reports whether comparing values of the types may compare bytes with a string or a number, of which Python can be told to warn.
func mixesTexts(types ...ir.Type) bool {
	var bytes, other bool
	var look func(ts []ir.Type)
	look = func(ts []ir.Type) {
		for _, t := range ts {
			bytes, other = bytes || t == ir.Type(Bytes), other || t == ir.Type(Str) || isInteger(t)
			if tuple, ok := t.(*TupleType); ok {
				look(tuple.Elems)
			}
		}
	}
	look(types)
	return bytes && other
}

// nameEffects returns the effect of an access to a name, by which op stands.
func nameEffects(op ir.Op, kind ir.EffectKind, scope Scope, name string) ir.Effect {
	if scope == Local && InFunction(op) {
		return ir.Effect{Kind: kind, Resource: LocalResource(name)}
	}
	return ir.Effect{Kind: kind}
}

// LocalResource returns the resource that is a local variable of a function.
func LocalResource(name string) ir.EffectResource { return ir.EffectResource("py.local:" + name) }

// InFunction reports whether a local name of op is one of a function or comprehension, which nothing else can see.
func InFunction(op ir.Op) bool {
	for o := ir.Parent(op); o != nil; o = ir.Parent(o) {
		switch o.(type) {
		case *Def, *Lambda, *Comp:
			return true
		case *Class, *Module:
			return false
		}
	}
	return false
}

// Effects implements ir.MemoryEffects: a name may be unbound.
func (o *Load) Effects() []ir.Effect {
	return []ir.Effect{nameEffects(o, ir.Read, o.Scope, o.Name.Value), mayRaise[0]}
}

// Effects implements ir.MemoryEffects.
func (o *Store) Effects() []ir.Effect {
	return []ir.Effect{nameEffects(o, ir.Write, o.Scope, o.Name.Value)}
}

// Effects implements ir.MemoryEffects.
func (o *Walrus) Effects() []ir.Effect {
	return []ir.Effect{nameEffects(o, ir.Write, o.Scope, o.Name.Value)}
}

// Effects implements ir.MemoryEffects: a name may be unbound.
func (o *DelName) Effects() []ir.Effect {
	return []ir.Effect{nameEffects(o, ir.Write, o.Scope, o.Name.Value), mayRaise[0]}
}

// Effects implements ir.MemoryEffects.
func (o *Binary) Effects() []ir.Effect {
	return binaryEffects(o.Kind, o.Lhs.Value(), o.Rhs.Value())
}

// Effects implements ir.MemoryEffects.
func (o *InPlace) Effects() []ir.Effect {
	return binaryEffects(o.Kind, o.Lhs.Value(), o.Rhs.Value())
}

// Effects implements ir.MemoryEffects.
func (o *Unary) Effects() []ir.Effect {
	t := o.Value.Type()
	switch {
	case o.Kind == Not:
		return TruthEffects(o.Value.Value())
	case !IsPlain(t) || o.Kind == Invert && t == ir.Type(Bool): // of which Python warns
		return anything
	case isNumber(t) && o.Kind != Invert, t == ir.Type(Int):
		return nothing
	}
	return mayRaise
}

// Effects implements ir.MemoryEffects.
func (o *Compare) Effects() []ir.Effect {
	lhs, rhs := o.Lhs.Value(), o.Rhs.Value()
	all := compareEffects(o.Kind(0), lhs, rhs)
	for i := range o.Rest.Len() {
		lhs, rhs = rhs, Yielded(o.Rest.At(i))
		all = append(slices.Clip(all), compareEffects(o.Kind(i+1), lhs, rhs)...)
	}
	return all
}

// Effects implements ir.MemoryEffects: all operands but the last are tested.
func (o *ShortCircuit) Effects() []ir.Effect {
	all := TruthEffects(o.First.Value())
	for i := range o.Rest.Len() - 1 {
		all = append(slices.Clip(all), TruthEffects(Yielded(o.Rest.At(i)))...)
	}
	return all
}

// Effects implements ir.MemoryEffects.
func (o *IfExp) Effects() []ir.Effect { return TruthEffects(o.Cond.Value()) }

// Effects implements ir.MemoryEffects.
func (o *If) Effects() []ir.Effect { return TruthEffects(o.Cond.Value()) }

// Effects implements ir.MemoryEffects.
func (o *For) Effects() []ir.Effect {
	switch t := o.Iter.Type().(type) {
	case *TupleType:
		return nothing
	case *ListType:
		return reads
	case *Simple:
		if !o.Async && (t == Range || t == Str || t == Bytes) {
			return nothing
		}
	}
	return anything
}

// fresh returns the effects of making an object that can be changed.
func fresh(v *ir.Value) []ir.Effect { return []ir.Effect{{Kind: ir.Allocate, Value: v}} }

// starred reports whether an element of a display is to be taken apart.
func starred(vs []*ir.Value) bool {
	return slices.ContainsFunc(vs, func(v *ir.Value) bool { _, ok := v.DefOp().(*Starred); return ok })
}

// Effects implements ir.MemoryEffects.
func (o *Tuple) Effects() []ir.Effect {
	if starred(o.Elems.Values()) {
		return anything
	}
	return nothing
}

// Effects implements ir.MemoryEffects.
func (o *List) Effects() []ir.Effect {
	if starred(o.Elems.Values()) {
		return anything
	}
	return fresh(&o.Result.Value)
}

// Effects implements ir.MemoryEffects.
func (o *MakeSlice) Effects() []ir.Effect { return fresh(&o.Result.Value) }

// Effects implements ir.MemoryEffects: elements are hashed and compared.
func (o *Set) Effects() []ir.Effect {
	if !arePlain(o.Elems.Values()...) || mixesTexts(o.Elems.Types()...) {
		return anything
	}
	return fresh(&o.Result.Value)
}

// Effects implements ir.MemoryEffects: keys are hashed and compared.
func (o *Dict) Effects() []ir.Effect {
	var keys []ir.Type
	for _, e := range o.Entries() {
		if e.Key == nil || !IsPlain(e.Key.Type()) {
			return anything
		}
		keys = append(keys, e.Key.Type())
	}
	if mixesTexts(keys...) {
		return anything
	}
	return fresh(&o.Result.Value)
}

// Effects implements ir.MemoryEffects.
func (o *GetItem) Effects() []ir.Effect {
	index := o.Index.Type()
	switch t := o.Object.Type().(type) {
	case *TupleType:
		if l := LiteralOf(o.Index.Value()); l != nil && l.Kind == IntLit {
			if i := l.Int(); i.IsInt64() && i.Int64() < int64(len(t.Elems)) && i.Int64() >= -int64(len(t.Elems)) {
				return nothing
			}
		}
	case *ListType:
		if isInteger(index) {
			return readsRaises
		}
	}
	if IsPlain(o.Object.Type()) && (IsPlain(index)) {
		return mayRaise
	}
	return anything
}

// Effects implements ir.MemoryEffects.
func (o *SetItem) Effects() []ir.Effect {
	if l, ok := o.Object.Type().(*ListType); ok && IsPlain(l.Elem) && isInteger(o.Index.Type()) {
		return []ir.Effect{{Kind: ir.Write}, mayRaise[0]}
	}
	return anything
}

// Effects implements ir.MemoryEffects.
func (o *GetAttr) Effects() []ir.Effect {
	switch o.Object.Type().(type) {
	case *NDArrayType:
		if slices.Contains([]string{"shape", "ndim", "size", "dtype", "itemsize", "nbytes"}, o.Name.Value) {
			return reads
		}
	default:
		if IsPlain(o.Object.Type()) {
			return mayRaise
		}
	}
	return anything
}

// Effects implements ir.MemoryEffects.
func (o *Unpack) Effects() []ir.Effect {
	switch t := o.Value.Type().(type) {
	case *TupleType:
		if len(t.Elems) == o.Results.Len() && o.Star == nil {
			return nothing
		}
		return mayRaise
	case *ListType:
		return readsRaises
	}
	return anything
}

// Effects implements ir.MemoryEffects: an integer may have too many digits.
func (o *Format) Effects() []ir.Effect {
	if IsPlain(o.Value.Type()) {
		return mayRaise
	}
	return anything
}

// Effects implements ir.MemoryEffects. It may be the specification of a format, which can only be written where it is used: it is not merged with others.
func (o *FString) Effects() []ir.Effect { return fresh(&o.Result.Value) }

// Effects implements ir.MemoryEffects.
func (o *Lambda) Effects() []ir.Effect { return fresh(&o.Result.Value) }

// calm reports whether an operation without these effects may be run where it was not.
func calm(effects []ir.Effect) bool { return len(effects) == 0 }

// IsSpeculatable implements ir.Speculatable.
func (o *Binary) IsSpeculatable() bool { return calm(o.Effects()) }

// IsSpeculatable implements ir.Speculatable.
func (o *InPlace) IsSpeculatable() bool { return calm(o.Effects()) }

// IsSpeculatable implements ir.Speculatable.
func (o *Unary) IsSpeculatable() bool { return calm(o.Effects()) }

// IsSpeculatable implements ir.Speculatable.
func (o *Compare) IsSpeculatable() bool { return calm(o.Effects()) }

// IsSpeculatable implements ir.Speculatable.
func (o *ShortCircuit) IsSpeculatable() bool { return calm(o.Effects()) }

// IsSpeculatable implements ir.Speculatable.
func (o *IfExp) IsSpeculatable() bool { return calm(o.Effects()) }

// IsSpeculatable implements ir.Speculatable.
func (o *Tuple) IsSpeculatable() bool { return calm(o.Effects()) }

// IsSpeculatable implements ir.Speculatable.
func (o *GetItem) IsSpeculatable() bool { return calm(o.Effects()) }

// IsSpeculatable implements ir.Speculatable.
func (o *Unpack) IsSpeculatable() bool { return calm(o.Effects()) }
