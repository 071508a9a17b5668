package ir

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"
)

// slotKind says how many values (regions, successors) a field of an op holds.
type slotKind uint8

const (
	one slotKind = iota
	optional
	many
)

// A slot is one declared field of an op.
type slot struct {
	name  string
	off   uintptr
	kind  slotKind
	types TypeConstraint   // of operands and results
	body  RegionConstraint // of regions
	loose bool             // of operands and results: any type will do
}

// A propSlot is one inherent attribute of an op: a field, seen as an attribute through get and set.
type propSlot struct {
	name     string
	off      uintptr
	c        AttrConstraint
	get      func(unsafe.Pointer) Attr
	set      func(unsafe.Pointer, Attr) bool // false if the attribute is not of a kind that the field holds
	fallback func() Attr                     // the default, or nil
	valid    func(unsafe.Pointer) bool       // where set, verifies the field without making an attribute
	lead     byte                            // what the text of the attribute begins with, if its kind tells; else 0
}

// OpInfo is what is known of one kind of operation: its name, the layout of its struct and its declared properties.
type OpInfo struct {
	Name       string
	Dialect    *Dialect // nil for an unregistered op of an unknown dialect
	Registered bool
	Doc        string // set by documentation tools only

	itab    unsafe.Pointer
	alloc   func() *Base
	traits  Trait
	format  string
	parents []string
	rules   []rule // relations and conditions, in the order of their declaration
	caps    capability

	operands, results, regions, succs []slot
	props                             []propSlot
	propsByName                       []*propSlot // sorted: in which order they are verified
	plainOperands, plainResults       bool        // only single fields: operand i is slot i
	ports                             portLists
	implicitTerminator                func() Op
	terminator                        atomic.Pointer[OpInfo] // the description of what implicitTerminator makes, once asked for
	ext                               map[any]any
	extOnce                           sync.Map
}

// A rule is something that must hold of an op beside the constraints on its parts: all ports have the same type, the second
// port's type is f of the first's, or ok.
type rule struct {
	desc  string
	ports []port
	f     func(Type) Type
	ok    func(Op) bool
}

// A port is a named part of an op that has a type: an operand, a result or a typed attribute.
type port struct {
	name string
	kind portKind
	at   int // among the slots of its kind
}

type portKind uint8

const (
	unknownPort portKind = iota
	operandPort
	resultPort
	propPort
)

// Has reports whether op kinds with this description have all of the given traits.
func (i *OpInfo) Has(t Trait) bool { return i.traits&t == t }

// HasTrait reports whether op has all of the given traits.
func HasTrait(op Op, t Trait) bool { return op.base().info.traits&t == t }

// Format returns the declarative assembly format, or "".
func (i *OpInfo) Format() string { return i.format }

// Def collects the description of an op. Its methods take pointers into the zero op that Op.Def was called on.
type Def struct {
	info *OpInfo
	base uintptr
	errs []error
}

func (d *Def) off(p unsafe.Pointer) uintptr { return uintptr(p) - d.base }

// In declares a single operand.
func (d *Def) In(name string, o *Operand, c TypeConstraint) {
	d.info.operands = append(d.info.operands, slot{name: name, off: d.off(unsafe.Pointer(o)), types: c})
}

// OptIn declares an optional operand.
func (d *Def) OptIn(name string, o *Operand, c TypeConstraint) {
	d.info.operands = append(d.info.operands, slot{name: name, off: d.off(unsafe.Pointer(o)), kind: optional, types: c})
}

// Ins declares a variadic group of operands, each of which satisfies c.
func (d *Def) Ins(name string, o *Operands, c TypeConstraint) {
	c.Desc = "variadic of " + c.Desc
	d.info.operands = append(d.info.operands, slot{name: name, off: d.off(unsafe.Pointer(o)), kind: many, types: c})
}

// Out declares a single result.
func (d *Def) Out(name string, r *Result, c TypeConstraint) {
	d.info.results = append(d.info.results, slot{name: name, off: d.off(unsafe.Pointer(r)), types: c})
}

// OptOut declares an optional result: absent while it has no type.
func (d *Def) OptOut(name string, r *Result, c TypeConstraint) {
	d.info.results = append(d.info.results, slot{name: name, off: d.off(unsafe.Pointer(r)), kind: optional, types: c})
}

// Outs declares a variadic group of results.
func (d *Def) Outs(name string, r *Results, c TypeConstraint) {
	c.Desc = "variadic of " + c.Desc
	d.info.results = append(d.info.results, slot{name: name, off: d.off(unsafe.Pointer(r)), kind: many, types: c})
}

// Region declares a region.
func (d *Def) Region(name string, r *Region, c RegionConstraint) {
	d.info.regions = append(d.info.regions, slot{name: name, off: d.off(unsafe.Pointer(r)), body: c})
}

// Regions declares a variadic group of regions.
func (d *Def) Regions(name string, r *Regions, c RegionConstraint) {
	d.info.regions = append(d.info.regions, slot{name: name, off: d.off(unsafe.Pointer(r)), kind: many, body: c})
}

// Succ declares a successor.
func (d *Def) Succ(name string, s *Successor) {
	d.info.succs = append(d.info.succs, slot{name: name, off: d.off(unsafe.Pointer(s))})
}

// Succs declares a variadic group of successors.
func (d *Def) Succs(name string, s *Successors) {
	d.info.succs = append(d.info.succs, slot{name: name, off: d.off(unsafe.Pointer(s)), kind: many})
}

// Prop declares an inherent attribute that is kept in field. T is an attribute type, or Attr for any; the zero T means absent.
func Prop[T Attr](d *Def, name string, field *T, c AttrConstraint) {
	fallback := c.Default
	if c.Optional {
		fallback = nil
	}
	d.info.props = append(d.info.props, propSlot{
		name: name, off: d.off(unsafe.Pointer(field)), c: c, fallback: fallback, lead: leadOf(any(field)),
		get: func(p unsafe.Pointer) Attr {
			if a := Attr(*(*T)(p)); !isNilAttr(a) {
				return a
			}
			return nil
		},
		set: func(p unsafe.Pointer, a Attr) bool {
			var t T
			if a != nil {
				var ok bool
				if t, ok = a.(T); !ok {
					return false
				}
			}
			*(*T)(p) = t
			return true
		},
	})
}

// leadOf returns the byte that the text of an attribute begins with if its kind says that, else 0; field points to the field that holds it.
func leadOf(field any) byte {
	switch field.(type) {
	case **StringAttr:
		return '"'
	case **SymbolRefAttr:
		return '@'
	case **ArrayAttr:
		return '['
	}
	return 0
}

// isNilAttr reports whether a is nil or holds a nil pointer.
func isNilAttr(a Attr) bool { return a == nil || (*iface)(unsafe.Pointer(&a)).data == nil }

// Unit declares an inherent unit attribute that is kept in a bool: present if true.
func (d *Def) Unit(name string, field *bool) {
	d.info.props = append(d.info.props, propSlot{
		name: name, off: d.off(unsafe.Pointer(field)), c: UnitProp,
		valid: func(unsafe.Pointer) bool { return true },
		get: func(p unsafe.Pointer) Attr {
			if *(*bool)(p) {
				return Unit
			}
			return nil
		},
		set: func(p unsafe.Pointer, a Attr) bool {
			_, ok := a.(*UnitAttr)
			*(*bool)(p) = ok
			return ok || a == nil
		},
	})
}

// Enum declares an inherent enumeration attribute that is kept in a Go integer; the field's zero value is its default.
func Enum[T ~uint8 | ~uint32 | ~uint64](d *Def, name string, field *T, e *EnumDef) {
	d.info.props = append(d.info.props, propSlot{
		name: name, off: d.off(unsafe.Pointer(field)), c: e.Constraint(),
		valid: func(p unsafe.Pointer) bool { return e.Has(uint64(*(*T)(p))) },
		get:   func(p unsafe.Pointer) Attr { return e.Attr(uint64(*(*T)(p))) },
		set: func(p unsafe.Pointer, a Attr) bool {
			v, ok := e.Value(a)
			if a == nil {
				v, ok = 0, true
			}
			*(*T)(p) = T(v)
			return ok
		},
	})
}

// Traits adds traits.
func (d *Def) Traits(ts ...Trait) {
	for _, t := range ts {
		d.info.traits |= t
	}
}

// Format sets the declarative assembly format; package asm compiles it.
func (d *Def) Format(f string) { d.info.format = f }

// Parent says that the op may only stand immediately inside one of the named ops.
func (d *Def) Parent(names ...string) { d.info.parents = names }

// ImplicitTerminator says that blocks of the op's regions end in the op that f makes, which the text may leave out.
// It implies SingleBlock.
func (d *Def) ImplicitTerminator(f func() Op) {
	d.info.implicitTerminator = f
	d.info.traits |= SingleBlock | SingleBlockImplicitTerminator
}

// AllTypesMatch says that the named ports have the same type.
func (d *Def) AllTypesMatch(names ...string) {
	r := rule{desc: "all of {" + strings.Join(names, ", ") + "} have same type"}
	for _, n := range names {
		r.ports = append(r.ports, port{name: n})
	}
	d.info.rules = append(d.info.rules, r)
}

// TypesMatch says that the type of port to is f of the type of port from; desc says so in words, for "failed to verify that …".
// f may return nil if the type does not fit, which leaves the complaint to the constraints.
func (d *Def) TypesMatch(from, to, desc string, f func(Type) Type) {
	d.info.rules = append(d.info.rules, rule{desc: desc, ports: []port{{name: from}, {name: to}}, f: f})
}

// Check adds a condition that the verifier tests after the type constraints; desc completes "failed to verify that …".
func Check[P Op](d *Def, desc string, ok func(P) bool) {
	d.info.rules = append(d.info.rules, rule{desc: desc, ok: func(op Op) bool { return ok(op.(P)) }})
}

// terminatorInfo returns the description of the op's implicit terminator.
func (i *OpInfo) terminatorInfo() *OpInfo {
	if t := i.terminator.Load(); t != nil {
		return t
	}
	t := infoOf(i.implicitTerminator())
	i.terminator.Store(t)
	return t
}

// Attach stores something about the op for a higher layer, under a key of that layer's own type.
func (d *Def) Attach(key, val any) {
	if d.info.ext == nil {
		d.info.ext = map[any]any{}
	}
	d.info.ext[key] = val
}

// Attached returns what Def.Attach stored under key, or nil.
func (i *OpInfo) Attached(key any) any { return i.ext[key] }

// Memo returns what make returned for key the first time: a cache of things derived from the description, such as a compiled format.
func (i *OpInfo) Memo(key any, make func() any) any {
	if v, ok := i.extOnce.Load(key); ok {
		return v
	}
	v, _ := i.extOnce.LoadOrStore(key, make())
	return v
}

// An OpEntry is an op of a dialect that is described when it is first met.
type OpEntry struct {
	Name    string // with the dialect, once in one
	dialect *Dialect
	once    sync.Once
	info    *OpInfo
	itab    unsafe.Pointer
	alloc   func() *Base
	// baseFirst reports whether Base is the first field of the struct, which the conversion from Base to Op relies on.
	baseFirst func() bool
}

// OpOf names the op whose struct is T within a dialect.
func OpOf[T any, P interface {
	*T
	Op
}](name string) *OpEntry {
	var op Op = P(nil)
	return &OpEntry{Name: name, itab: (*iface)(unsafe.Pointer(&op)).tab, alloc: func() *Base { return P(new(T)).base() }, baseFirst: func() bool {
		p := new(T)
		return unsafe.Pointer(p) == unsafe.Pointer(P(p).base())
	}}
}

// Info returns the description of the op.
func (e *OpEntry) Info() *OpInfo {
	e.once.Do(func() {
		info := &OpInfo{Name: e.Name, Dialect: e.dialect, Registered: true, itab: e.itab, alloc: e.alloc}
		if !e.baseFirst() {
			panic(fmt.Sprintf("ir: op %s: ir.Base is not the first field of its struct", e.Name))
		}
		proto := e.alloc()
		d := &Def{info: info, base: uintptr(unsafe.Pointer(proto))}
		proto.info = info
		proto.Op().Def(d)
		info.finish(proto.Op())
		if err := errors.Join(append(d.errs, info.check())...); err != nil {
			panic(fmt.Sprintf("ir: op %s: %v", e.Name, err))
		}
		e.info = info
	})
	return e.info
}

// portLists are the declared fields as the outside sees them.
type portLists struct {
	operands, results, regions, succs []Port
	props                             []PropInfo
}

// finish derives what the rest of the package wants to know quickly; op is the zero op that was described.
func (i *OpInfo) finish(op Op) {
	i.plainOperands, i.plainResults = true, true
	for k := range i.operands {
		s := &i.operands[k]
		i.plainOperands = i.plainOperands && s.kind == one
		s.loose = s.types.isAny()
	}
	for k := range i.results {
		s := &i.results[k]
		i.plainResults = i.plainResults && s.kind == one
		s.loose = s.types.isAny()
	}
	for k := range i.rules {
		for n := range i.rules[k].ports {
			p := &i.rules[k].ports[n]
			*p = i.port(p.name)
		}
	}
	i.caps = i.capabilitiesOf(op)
	i.ports = portLists{operands: ports(i.operands), results: ports(i.results), regions: ports(i.regions), succs: ports(i.succs)}
	for k := range i.props {
		p := &i.props[k]
		i.ports.props = append(i.ports.props, PropInfo{p.name, p.c, p.lead})
		i.propsByName = append(i.propsByName, p)
	}
	slices.SortFunc(i.propsByName, func(a, b *propSlot) int { return strings.Compare(a.name, b.name) })
}

// port finds a typed part by its declared name.
func (i *OpInfo) port(name string) port {
	for k := range i.operands {
		if i.operands[k].name == name {
			return port{name, operandPort, k}
		}
	}
	for k := range i.results {
		if i.results[k].name == name {
			return port{name, resultPort, k}
		}
	}
	for k := range i.props {
		if i.props[k].name == name {
			return port{name, propPort, k}
		}
	}
	return port{name: name}
}

func (i *OpInfo) check() error {
	seen := map[string]bool{}
	var errs []error
	declare := func(name string) {
		if seen[name] {
			errs = append(errs, fmt.Errorf("two fields named %q", name))
		}
		seen[name] = true
	}
	for _, l := range [][]slot{i.operands, i.results, i.regions, i.succs} {
		for _, s := range l {
			declare(s.name)
		}
	}
	for _, p := range i.props {
		declare(p.name)
	}
	for _, r := range i.rules {
		for _, p := range r.ports {
			if p.kind == unknownPort {
				errs = append(errs, fmt.Errorf("a types match names %q, which is no operand, result or attribute", p.name))
			}
		}
	}
	return errors.Join(errs...)
}

// A Dialect is a named set of operations, types and attributes. It is a package-level variable of the dialect's package.
type Dialect struct {
	Name string
	Doc  string
	Ops  []*OpEntry
	// Types and Attrs are the mnemonics of the dialect's own types and attributes with their parsers, of package asm's types.
	Types, Attrs map[string]any
	// Materialize makes the constant a of type t as an op of the dialect, or returns nil if it cannot.
	Materialize func(a Attr, t Type) Op
	// VerifyAttr checks a discardable attribute "dialect.name" of op; nil if anything goes.
	VerifyAttr func(op Op, a NamedAttr) error
	// VerifyArgAttr checks a discardable attribute of a function argument (result false) or result; nil if anything goes.
	VerifyArgAttr func(op Op, index int, result bool, a NamedAttr) error
	// LegalToInline says whether op may be inlined into region dest; nil means that nothing of the dialect may.
	LegalToInline func(op Op, dest *Region) bool
	// LegalInto says whether the blocks of src may be inlined into dest, a region of an op of the dialect, where m tells what stands for a value
	// of src; nil means that LegalToInline is asked about the op.
	LegalInto func(src, dest *Region, m *Mapping) bool
	// Interfaces are values that satisfy interfaces of higher layers, which look for them here: patterns that are of no single op, for example.
	Interfaces []any

	byName map[string]*OpEntry
}

var (
	entryByType   sync.Map // from the type word of an Op to its *OpEntry
	dialectByName sync.Map // to *Dialect, for the owners of discardable attributes
)

// Register completes d with its ops, and returns it. Each op's description is made when it is first met.
func (d *Dialect) Register(ops ...*OpEntry) *Dialect {
	d.byName = make(map[string]*OpEntry, len(ops))
	for _, e := range ops {
		e.dialect = d
		if e.Name = d.Name + "." + e.Name; d.byName[e.Name] != nil {
			panic("ir: two ops named " + e.Name)
		}
		d.byName[e.Name] = e
		entryByType.Store(e.itab, e)
	}
	d.Ops = append(d.Ops, ops...)
	dialectByName.Store(d.Name, d)
	return d
}

// Op returns the description of the op with the full name, or nil.
func (d *Dialect) Op(name string) *OpInfo {
	if e := d.byName[name]; e != nil {
		return e.Info()
	}
	return nil
}

// Generic is an operation of which nothing is known but its text: an unregistered one.
type Generic struct {
	Base
	Operands   Operands
	Results    Results
	Regions    Regions
	Successors Successors
	Properties Attr // what stood between <{ and }>, or nil
}

// Def implements Op.
func (o *Generic) Def(d *Def) {
	d.Ins("operands", &o.Operands, AnyType)
	d.Outs("results", &o.Results, AnyType)
	d.Regions("regions", &o.Regions, AnyRegion)
	d.Succs("successors", &o.Successors)
}

var unregistered sync.Map

// Unregistered returns the description of the unregistered op with the given full name; d is its dialect if that is known.
func Unregistered(name string, d *Dialect) *OpInfo {
	if i, ok := unregistered.Load(name); ok {
		return i.(*OpInfo)
	}
	e := OpOf[Generic](name)
	e.dialect = d
	info := e.Info()
	info.Registered = false
	i, _ := unregistered.LoadOrStore(name, info)
	return i.(*OpInfo)
}
