package layers

import (
	"fmt"
	"path"
	"strings"
)

// A level is a set of chains of folders. A package may import packages of lower
// levels, and of its own level those that come before it in a chain.
//
// A folder stands for itself and the packages below it, unless a longer entry
// names them. An entry that ends in /* stands for each folder below it by itself:
// such siblings do not import one another.
type level struct {
	name   string
	chains [][]string
}

// levels is the map of the house (DESIGN.md, sections 2 and 3), lowest level first.
// Test files are free to import what they like.
var levels = []level{
	{"foundations", [][]string{
		{"diag", "num", "affexpr", "presburger"},
		{"affexpr", "pylib"},
		{"diag", "filecheck"},
		{"diag", "grammar", "pyast"},
		{"pyhints"},
		{"lit"},
		{"internal"},
	}},
	{"ir", [][]string{{"ir"}}},
	{"text", [][]string{{"ir/asm"}}},
	{"ir services", [][]string{{"ir/analysis", "ir/rewrite", "ir/pass"}, {"ir/pass", "ir/interp"}}},
	{"dialects", [][]string{{
		"dialects/builtin", "dialects/ub", "dialects/arith", "dialects/complex", "dialects/math",
		"dialects/fn", "dialects/cf", "dialects/memref", "dialects/affine", "dialects/scf",
		"dialects/tensor", "dialects/linalg", "dialects/vector", "dialects/gpu", "dialects/llvm",
		"dialects/py", "dialects/dist",
	}}},
	{"transformations", [][]string{{"poly", "transforms/*"}}},
	{"lowerings", [][]string{{"lowering/*"}}},
	{"code generation", [][]string{{"codegen/*"}}},
	{"drivers", [][]string{{"pyopt"}, {"polyloom"}}},
	{"programs and tests", [][]string{{"tools", "test", "bench", "docs"}}},
}

// place is where a package stands in the table. A folder may be in several chains.
type place struct {
	level int
	slots map[int]int // chain to position
	unit  string      // the folder that the entry stands for
}

// locate finds the package in the table by the longest entry that covers it.
func locate(pkg string) (place, bool) {
	best := place{level: -1}
	for l, lv := range levels {
		for c, chain := range lv.chains {
			for i, entry := range chain {
				unit, ok := covers(entry, pkg)
				if !ok || len(unit) < len(best.unit) {
					continue
				}
				if unit != best.unit || best.level != l {
					best = place{level: l, slots: map[int]int{}, unit: unit}
				}
				best.slots[c] = i
			}
		}
	}
	return best, best.level >= 0
}

// covers tells whether a table entry covers a package, and as what folder.
func covers(entry, pkg string) (unit string, ok bool) {
	parent, star := strings.CutSuffix(entry, "/*")
	if !star {
		return entry, pkg == entry || strings.HasPrefix(pkg, entry+"/")
	}
	rest, ok := strings.CutPrefix(pkg, parent+"/")
	if !ok {
		return "", false
	}
	child, _, _ := strings.Cut(rest, "/")
	return path.Join(parent, child), true
}

// checkImport says what is wrong with package from importing package to, or "".
// Both are folders relative to the root of the module.
func checkImport(from, to string) string {
	a, ok := locate(from)
	b, known := locate(to)
	switch {
	case !ok || !known:
		return "" // reported once for the package, by checkKnown
	case a.unit == b.unit, b.level < a.level:
		return ""
	case b.level > a.level:
		return fmt.Sprintf("%s (level %d, %s) imports %s (level %d, %s): imports go down; move what is needed to a lower level, or what needs it to a higher one",
			from, a.level, levels[a.level].name, to, b.level, levels[b.level].name)
	}
	for chain, position := range a.slots {
		if before, ok := b.slots[chain]; ok && before < position {
			return ""
		}
	}
	return fmt.Sprintf("%s imports %s of its own level %d (%s), which does not come before it: move what both need to a lower level, or give them an order in internal/layers/levels.go",
		from, to, a.level, levels[a.level].name)
}

// checkKnown says that a package is missing in the table, or "".
func checkKnown(pkg string) string {
	if _, ok := locate(pkg); ok {
		return ""
	}
	return fmt.Sprintf("%s has no level: add its folder to the table in internal/layers/levels.go, above all that it imports", pkg)
}
