package conversion

import (
	"slices"
	"sync"

	"polyloom/ir"
)

// A TypeConverter says what becomes of types. Rules that were added later are asked first. It may be used by several goroutines once all rules
// were added.
type TypeConverter struct {
	rules    []typeRule
	ofValues bool // whether a rule looks at values
	sources  []SourceMaterialization
	targets  []TargetMaterialization

	mu    sync.RWMutex
	known map[ir.Type]converted
}

// A typeRule returns what becomes of t, the type of v if that is known; ok is false if the rule is not for it.
type typeRule func(t ir.Type, v *ir.Value) (types []ir.Type, ok bool)

type converted struct {
	types []ir.Type
	ok    bool
}

// SourceMaterialization makes a value of type t, which was replaced by inputs, out of them; nil if it cannot. New ops go where b inserts.
type SourceMaterialization func(b *ir.Builder, t ir.Type, inputs []*ir.Value) *ir.Value

// TargetMaterialization makes values of the types ts out of inputs, which stand for a value that had type original (nil if that is not known);
// nil if it cannot. New ops go where b inserts.
type TargetMaterialization func(b *ir.Builder, ts []ir.Type, inputs []*ir.Value, original ir.Type) []*ir.Value

// AddRule adds the rule that a type of Go type T becomes f of it: one type, or nil if it cannot be converted. f returns false if the rule is not
// for the type.
func AddRule[T ir.Type](c *TypeConverter, f func(t T) (to ir.Type, ok bool)) {
	AddRuleMany(c, func(t T) ([]ir.Type, bool) {
		to, ok := f(t)
		if to == nil {
			return nil, ok
		}
		return []ir.Type{to}, ok
	})
}

// AddRuleMany adds the rule that a type of Go type T becomes the types f of it: none if that is empty, while nil says that it cannot be converted. f
// returns false if the rule is not for the type.
func AddRuleMany[T ir.Type](c *TypeConverter, f func(t T) (to []ir.Type, ok bool)) {
	c.add(func(t ir.Type, _ *ir.Value) ([]ir.Type, bool) {
		if t, ok := t.(T); ok {
			return f(t)
		}
		return nil, false
	})
}

// AddValueRule adds the rule that a value becomes values of the types f of it, as for AddRuleMany. It is not asked about types of no value.
func (c *TypeConverter) AddValueRule(f func(v *ir.Value) (to []ir.Type, ok bool)) {
	c.ofValues = true
	c.add(func(_ ir.Type, v *ir.Value) ([]ir.Type, bool) {
		if v == nil {
			return nil, false
		}
		return f(v)
	})
}

func (c *TypeConverter) add(r typeRule) {
	c.rules = append(c.rules, r)
	c.known = nil
}

// AddSource adds a way to make a value of the old type out of the new values. Those added later are asked first.
func (c *TypeConverter) AddSource(f SourceMaterialization) { c.sources = append(c.sources, f) }

// AddTarget adds a way to make values of the new types. Those added later are asked first.
func (c *TypeConverter) AddTarget(f TargetMaterialization) { c.targets = append(c.targets, f) }

// Types returns what becomes of t, and whether it can be converted. The slice must not be changed.
func (c *TypeConverter) Types(t ir.Type) ([]ir.Type, bool) {
	c.mu.RLock()
	k, found := c.known[t]
	c.mu.RUnlock()
	if found {
		return k.types, k.ok
	}
	k.types, k.ok = c.convert(t, nil)
	c.mu.Lock()
	if c.known == nil {
		c.known = map[ir.Type]converted{}
	}
	c.known[t] = k
	c.mu.Unlock()
	return k.types, k.ok
}

// TypesOf returns what becomes of the type of v, and whether it can be converted.
func (c *TypeConverter) TypesOf(v *ir.Value) ([]ir.Type, bool) {
	if !c.ofValues {
		return c.Types(v.Type())
	}
	return c.convert(v.Type(), v)
}

func (c *TypeConverter) convert(t ir.Type, v *ir.Value) ([]ir.Type, bool) {
	for _, r := range slices.Backward(c.rules) {
		if ts, ok := r(t, v); ok {
			return ts, ts != nil
		}
	}
	return nil, false
}

// Type returns the one type that t becomes; nil if it cannot be converted or does not become exactly one.
func (c *TypeConverter) Type(t ir.Type) ir.Type {
	if ts, ok := c.Types(t); ok && len(ts) == 1 {
		return ts[0]
	}
	return nil
}

// All returns what becomes of ts, one after the other, and whether all can be converted.
func (c *TypeConverter) All(ts []ir.Type) ([]ir.Type, bool) {
	out := make([]ir.Type, 0, len(ts))
	for _, t := range ts {
		to, ok := c.Types(t)
		if !ok {
			return nil, false
		}
		out = append(out, to...)
	}
	return out, true
}

// IsLegal reports whether every one of ts stays what it is.
func (c *TypeConverter) IsLegal(ts ...ir.Type) bool {
	for _, t := range ts {
		if c.Type(t) != t {
			return false
		}
	}
	return true
}

// IsLegalOp reports whether the types of op's operands and results stay what they are.
func (c *TypeConverter) IsLegalOp(op ir.Op) bool {
	return c.legalValues(ir.OperandsOf(op)) && c.legalValues(ir.ResultsOf(op))
}

func (c *TypeConverter) legalValues(vs func(func(int, *ir.Value) bool)) bool {
	for _, v := range vs {
		if ts, ok := c.TypesOf(v); !ok || len(ts) != 1 || ts[0] != v.Type() {
			return false
		}
	}
	return true
}

// IsLegalRegion reports whether the types of the arguments of r's blocks stay what they are.
func (c *TypeConverter) IsLegalRegion(r *ir.Region) bool {
	for b := range r.Blocks() {
		for _, a := range b.Args() {
			if ts, ok := c.TypesOf(&a.Value); !ok || len(ts) != 1 || ts[0] != a.Type() {
				return false
			}
		}
	}
	return true
}

// IsLegalSignature reports whether the types of t's inputs and results stay what they are.
func (c *TypeConverter) IsLegalSignature(t *ir.FunctionType) bool {
	return c.IsLegal(t.In...) && c.IsLegal(t.Out...)
}

func (c *TypeConverter) source(b *ir.Builder, t ir.Type, inputs []*ir.Value) *ir.Value {
	for _, f := range slices.Backward(c.sources) {
		if v := f(b, t, inputs); v != nil {
			return v
		}
	}
	return nil
}

func (c *TypeConverter) target(b *ir.Builder, ts []ir.Type, inputs []*ir.Value, original ir.Type) []*ir.Value {
	for _, f := range slices.Backward(c.targets) {
		if vs := f(b, ts, inputs, original); len(vs) > 0 {
			return vs
		}
	}
	return nil
}

// A Signature says what becomes of the arguments of a block: each becomes some of the new arguments, or values, or is dropped.
type Signature struct {
	types  []ir.Type
	inputs []input
}

// An input is what becomes of an old argument: new arguments, if n > 0, or values.
type input struct {
	first, n int
	values   []*ir.Value
}

// NewSignature returns a signature in which n old arguments are dropped and there is no new one.
func NewSignature(n int) *Signature { return &Signature{inputs: make([]input, n)} }

// AddInput appends new arguments of the given types, which stand for old argument i.
func (s *Signature) AddInput(i int, types ...ir.Type) {
	s.inputs[i] = input{first: len(s.types), n: len(types)}
	s.types = append(s.types, types...)
}

// AddTypes appends new arguments that stand for no old one.
func (s *Signature) AddTypes(types ...ir.Type) { s.types = append(s.types, types...) }

// Remap says that values stand for old argument i.
func (s *Signature) Remap(i int, values ...*ir.Value) { s.inputs[i] = input{values: values} }

// Types returns the types of the new arguments; the slice must not be changed.
func (s *Signature) Types() []ir.Type { return s.types }

// Signature returns what becomes of arguments of types ts, and whether all can be converted.
func (c *TypeConverter) Signature(ts []ir.Type) (*Signature, bool) {
	s := NewSignature(len(ts))
	for i, t := range ts {
		to, ok := c.Types(t)
		if !ok {
			return nil, false
		}
		s.AddInput(i, to...)
	}
	return s, true
}

// BlockSignature returns what becomes of b's arguments, and whether all can be converted.
func (c *TypeConverter) BlockSignature(b *ir.Block) (*Signature, bool) {
	s := NewSignature(b.NumArgs())
	for i, a := range b.Args() {
		to, ok := c.TypesOf(&a.Value)
		if !ok {
			return nil, false
		}
		s.AddInput(i, to...)
	}
	return s, true
}
