package validate

import (
	"maps"
	"slices"

	"polyloom/ir"
)

// functionsIn returns op if it is a function, or those in it that stand directly in a symbol table, by their names. A name that occurs in several
// tables is that of the first one.
func functionsIn(op ir.Op) map[string]ir.FunctionOp {
	all := map[string]ir.FunctionOp{}
	for o := range ir.Walk(op) {
		f, ok := o.(ir.FunctionOp)
		if !ok || ir.Parent(f) == nil || !ir.IsSymbolTable(ir.Parent(f)) {
			continue
		}
		if name, ok := ir.SymbolNameOf(f); ok && all[name] == nil {
			all[name] = f
		}
	}
	return all
}

func sortedNames[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

func outermost(op ir.Op) ir.Op {
	for ir.Parent(op) != nil {
		op = ir.Parent(op)
	}
	return op
}
