package symboldce

import (
	_ "embed"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is symbol-dce.
var Pass = pass.New[options]("symbol-dce", doc, pass.Title("SymbolDCE"), pass.Level("transforms"))

type options struct {
	NumDCE pass.Stat `stat:"num-dce'd" doc:"Number of symbols DCE'd"`
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	if !ir.IsSymbolTable(op) {
		return diag.Errorf(ir.LocOf(op), "'%s' op  was scheduled to run under SymbolDCE, but does not define a symbol table", ir.Name(op))
	}
	hidden := true
	if isSymbol(op) && ir.Parent(op) != nil {
		hidden = ir.VisibilityOf(op) == ir.Private
	}
	l := &liveness{live: map[ir.Op]bool{}, tables: new(ir.SymbolTables)}
	if err := l.table(op, hidden); err != nil {
		return err
	}
	var dead []ir.Op
	for t := range ir.Walk(op) {
		if !ir.IsSymbolTable(t) {
			continue
		}
		for b := range ir.RegionAt(t, 0).Blocks() {
			for s := range b.Ops() {
				if isSymbol(s) && !l.live[s] {
					dead = append(dead, s)
				}
			}
		}
	}
	for i := len(dead) - 1; i >= 0; i-- { // what is inside a dead table goes before the table
		ir.Erase(dead[i])
	}
	o.NumDCE.Add(len(dead))
	return nil
}

// isSymbol reports whether op defines a symbol by its kind.
func isSymbol(op ir.Op) bool { return ir.HasTrait(op, ir.SymbolTrait) }

// liveness finds the symbols that may be referred to.
type liveness struct {
	live   map[ir.Op]bool
	tables *ir.SymbolTables
}

// table marks what is live in the table op, which cannot be seen from outside if hidden is set.
func (l *liveness) table(op ir.Op, hidden bool) error {
	var work []ir.Op
	for b := range ir.RegionAt(op, 0).Blocks() {
		for s := range b.Ops() {
			if !isSymbol(s) {
				work = append(work, s)
				continue
			}
			v := ir.VisibilityOf(s)
			discardable := (hidden || v == ir.Private) && v != ir.Public
			if _, named := ir.SymbolNameOf(s); !named {
				discardable = false
			}
			if !discardable && !l.live[s] {
				l.live[s] = true
				work = append(work, s)
			}
		}
	}
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		if ir.IsSymbolTable(s) {
			if err := l.table(s, hidden || !isSymbol(s) || ir.VisibilityOf(s) == ir.Private); err != nil {
				return err
			}
		}
		found, err := l.uses(s)
		if err != nil {
			return err
		}
		work = append(work, found...)
	}
	return nil
}

// uses marks the symbols that op and what is inside it refer to, and returns those that were not marked before.
func (l *liveness) uses(op ir.Op) (found []ir.Op, err error) {
	if unknownTable(op) {
		return nil, diag.Errorf(ir.LocOf(op), "operation contains potentially unknown symbol table, meaning that we can't reliable compute symbol uses")
	}
	mark := func(ref *ir.SymbolRefAttr) bool {
		for n := range len(ref.Nested) + 1 {
			s := l.tables.Lookup(ir.Parent(op), ir.SymbolRef(ref.Root, ref.Nested[:n]...))
			if s == nil {
				break
			}
			if !l.live[s] {
				l.live[s] = true
				found = append(found, s)
			}
		}
		return true
	}
	for _, a := range ir.Attributes(op) {
		ir.WalkAttr(a, func(x any) bool {
			ref, ok := x.(*ir.SymbolRefAttr)
			return !ok || mark(ref)
		})
	}
	if !ir.IsSymbolTable(op) {
		ir.WalkSymbolUses(op, func(u ir.SymbolUse) bool { return mark(u.Ref) })
	}
	return found, nil
}

// unknownTable reports whether op or something inside, but not in a symbol table there, may be a symbol table that is not registered as one.
func unknownTable(op ir.Op) bool {
	if op.Info().Dialect == nil && ir.NumRegions(op) == 1 {
		return true
	}
	if ir.IsSymbolTable(op) {
		return false
	}
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			for inner := range b.Ops() {
				if unknownTable(inner) {
					return true
				}
			}
		}
	}
	return false
}
