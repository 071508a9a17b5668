package ir

// SymbolNameOf returns the name that op defines by its sym_name, and whether it defines one.
func SymbolNameOf(op Op) (string, bool) {
	b := op.base()
	if b.info.Registered && !b.info.Has(SymbolTrait) && b.info.prop("sym_name") == nil && b.attrs == nil {
		return "", false
	}
	s, ok := Attribute(op, "sym_name").(*StringAttr)
	if !ok {
		return "", false
	}
	return s.Value, true
}

// SetSymbolName renames the symbol that op defines. Uses are not changed.
func SetSymbolName(op Op, name string) { SetAttribute(op, "sym_name", Str(name)) }

// VisibilityOf returns who may refer to the symbol op.
func VisibilityOf(op Op) Visibility {
	if s, ok := op.(Symbol); ok {
		return s.SymbolVisibility()
	}
	return VisibilityFromAttr(Attribute(op, "sym_visibility"))
}

// VisibilityFromAttr reads the sym_visibility attribute; nil is public.
func VisibilityFromAttr(a Attr) Visibility {
	if s, ok := a.(*StringAttr); ok && s != nil {
		switch s.Value {
		case "private":
			return Private
		case "nested":
			return Nested
		}
	}
	return Public
}

// SetVisibility changes who may refer to the symbol op.
func SetVisibility(op Op, v Visibility) {
	var a Attr
	switch v {
	case Private:
		a = Str("private")
	case Nested:
		a = Str("nested")
	}
	SetAttribute(op, "sym_visibility", a)
}

// IsSymbolTable reports whether op's region is a scope of symbols.
func IsSymbolTable(op Op) bool { return HasTrait(op, SymbolTableTrait) }

// NearestSymbolTable returns op or its closest ancestor that is a symbol table; nil if there is none, or if an op of an unknown dialect
// comes first that might be one.
func NearestSymbolTable(op Op) Op {
	for ; op != nil; op = Parent(op) {
		if IsSymbolTable(op) {
			return op
		}
		if op.Info().Dialect == nil && NumRegions(op) == 1 {
			return nil
		}
	}
	return nil
}

// LookupSymbolIn finds the symbol that ref names, starting in the symbol table op; nil if there is none. It looks through the ops.
func LookupSymbolIn(table Op, ref *SymbolRefAttr) Op {
	op := lookupIn(table, ref.Root)
	for _, n := range ref.Nested {
		if op == nil || !IsSymbolTable(op) {
			return nil
		}
		op = lookupIn(op, n)
	}
	return op
}

func lookupIn(table Op, name string) Op {
	r := RegionAt(table, 0)
	if r.Empty() {
		return nil
	}
	for op := range r.Entry().Ops() {
		if n, ok := SymbolNameOf(op); ok && n == name {
			return op
		}
	}
	return nil
}

// LookupNearest finds the symbol that ref names as seen from op: in the closest symbol table around it.
func LookupNearest(op Op, ref *SymbolRefAttr) Op {
	t := NearestSymbolTable(op)
	if t == nil {
		return nil
	}
	return LookupSymbolIn(t, ref)
}

// A SymbolTable is an index of the symbols of one table op. It must be told of changes.
type SymbolTable struct {
	Op    Op
	names map[string]Op
}

// NewSymbolTable indexes the symbols of the table op.
func NewSymbolTable(op Op) *SymbolTable {
	t := &SymbolTable{op, map[string]Op{}}
	if r := RegionAt(op, 0); !r.Empty() {
		for o := range r.Entry().Ops() {
			if n, ok := SymbolNameOf(o); ok {
				t.names[n] = o
			}
		}
	}
	return t
}

// Lookup returns the symbol of the given name, or nil.
func (t *SymbolTable) Lookup(name string) Op { return t.names[name] }

// Insert adds the symbol op, which is already in the table's region, under a new name if its own is taken; it returns the name.
func (t *SymbolTable) Insert(op Op) string {
	name, _ := SymbolNameOf(op)
	base := name
	for i := 0; t.names[name] != nil && t.names[name] != op; i++ {
		name = base + "_" + itoa(i)
	}
	if name != base {
		SetSymbolName(op, name)
	}
	t.names[name] = op
	return name
}

// Forget drops the symbol op from the index, before it is erased.
func (t *SymbolTable) Forget(op Op) {
	if n, ok := SymbolNameOf(op); ok && t.names[n] == op {
		delete(t.names, n)
	}
}

// SymbolTables indexes symbol tables when they are first asked about. It is not safe for concurrent use.
type SymbolTables struct{ tables map[Op]*SymbolTable }

// Table returns the index of the table op.
func (ts *SymbolTables) Table(op Op) *SymbolTable {
	t := ts.tables[op]
	if t == nil {
		if ts.tables == nil {
			ts.tables = map[Op]*SymbolTable{}
		}
		t = NewSymbolTable(op)
		ts.tables[op] = t
	}
	return t
}

// Lookup finds the symbol that ref names in the table op, or nil.
func (ts *SymbolTables) Lookup(table Op, ref *SymbolRefAttr) Op {
	op := ts.Table(table).Lookup(ref.Root)
	for _, n := range ref.Nested {
		if op == nil || !IsSymbolTable(op) {
			return nil
		}
		op = ts.Table(op).Lookup(n)
	}
	return op
}

// LookupNearest finds the symbol that ref names as seen from op, or nil.
func (ts *SymbolTables) LookupNearest(op Op, ref *SymbolRefAttr) Op {
	t := NearestSymbolTable(op)
	if t == nil {
		return nil
	}
	return ts.Lookup(t, ref)
}

// A SymbolUse is a reference to a symbol from an attribute of an op.
type SymbolUse struct {
	User Op
	Ref  *SymbolRefAttr
}

// WalkSymbolUses calls f for each symbol reference in the attributes of the ops inside op's regions, without entering nested symbol
// tables' meaning: all references are reported as written. It stops when f returns false.
func WalkSymbolUses(op Op, f func(SymbolUse) bool) bool {
	for _, r := range RegionsOf(op) {
		for b := range r.Blocks() {
			for o := range b.Ops() {
				for _, a := range Attributes(o) {
					if !walkRefs(a, func(ref *SymbolRefAttr) bool { return f(SymbolUse{o, ref}) }) {
						return false
					}
				}
				if !WalkSymbolUses(o, f) {
					return false
				}
			}
		}
	}
	return true
}

func walkRefs(a Attr, f func(*SymbolRefAttr) bool) bool {
	ok := true
	WalkAttr(a, func(x any) bool {
		if ref, is := x.(*SymbolRefAttr); is {
			ok = f(ref)
		}
		return ok
	})
	return ok
}

// ReplaceSymbolUses makes every reference to the symbol named from inside op, as the first name of a reference, one to the name to.
func ReplaceSymbolUses(op Op, from, to string) {
	for _, r := range RegionsOf(op) {
		for b := range r.Blocks() {
			for o := range b.Ops() {
				ReplaceAttrs(o, func(a Attr) Attr {
					if ref, ok := a.(*SymbolRefAttr); ok && ref.Root == from {
						return SymbolRef(to, ref.Nested...)
					}
					return a
				})
				ReplaceSymbolUses(o, from, to)
			}
		}
	}
}
