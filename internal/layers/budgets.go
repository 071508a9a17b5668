package layers

import (
	"fmt"
	"go/ast"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"
)

// The budgets of STYLE.md.
const (
	fileStop      = 1000 // lines in a hand-written file
	fileP95       = 700
	functionStop  = 120 // lines in a function
	functionP95   = 60
	docShare      = 98    // per cent of the exported names that have a doc comment
	testShare     = 35    // per cent of the Go lines that are tests,
	testShareFrom = 20000 // in a repository with more Go lines than this
	goldenMedian  = 50    // lines in a golden file

	// A percentile of fewer numbers than this says nothing.
	enough = 20
)

// bannedNames are package names that say nothing about what is inside.
var bannedNames = []string{"util", "utils", "common", "helper", "helpers", "misc", "base"}

// Check applies all rules and returns what is wrong, sorted, one line each.
func (m *Module) Check() []string {
	var problems []string
	for _, rule := range []func() []string{
		m.imports, m.packages, m.fileLengths, m.functionLengths, m.docs, m.names, m.tests, m.golden,
	} {
		problems = append(problems, rule()...)
	}
	slices.Sort(problems)
	return slices.Compact(problems)
}

// imports checks each import of another package of the module against the levels.
func (m *Module) imports() []string {
	var problems []string
	for _, f := range m.Files {
		if f.Test {
			continue
		}
		if p := checkKnown(f.Package); p != "" {
			problems = append(problems, p)
		}
		for _, spec := range f.AST.Imports {
			to, ok := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), m.Path+"/")
			if !ok {
				continue
			}
			if p := checkImport(f.Package, to); p != "" {
				problems = append(problems, m.at(spec)+": "+p)
			}
		}
	}
	return problems
}

// packages checks names and package comments.
func (m *Module) packages() []string {
	documented := map[string]bool{}
	for _, f := range m.Files {
		if !f.Test {
			documented[f.Package] = documented[f.Package] || f.AST.Doc != nil
		}
	}
	var problems []string
	for pkg, ok := range documented {
		if !ok {
			problems = append(problems, fmt.Sprintf("%s: no package comment: say what the package is for and how it is used, before a package clause", pkg))
		}
		if slices.Contains(bannedNames, path.Base(pkg)) {
			problems = append(problems, fmt.Sprintf("%s: the name says nothing: put each function where it is used, or name the package after what it provides", pkg))
		}
	}
	return problems
}

// sized is a thing with a length in lines.
type sized struct {
	name  string
	lines int
}

// overLong reports each item over the stop, and the longest if the 95th percentile
// is over its limit.
func overLong(items []sized, stop, p95 int, what, advice string) []string {
	var problems []string
	slices.SortFunc(items, func(a, b sized) int { return b.lines - a.lines })
	for _, it := range items {
		if it.lines > stop {
			problems = append(problems, fmt.Sprintf("%s: %s of %d lines, want at most %d: %s", it.name, what, it.lines, stop, advice))
		}
	}
	if len(items) < enough {
		return problems
	}
	over := slices.IndexFunc(items, func(it sized) bool { return it.lines <= p95 })
	if allowed := len(items) / 20; over > allowed {
		var names []string
		for _, it := range items[:over] {
			names = append(names, fmt.Sprintf("%s (%d)", it.name, it.lines))
		}
		problems = append(problems, fmt.Sprintf("%d of %d %ss have more than %d lines, want at most one in 20: %s: %s",
			over, len(items), what, p95, advice, strings.Join(names, ", ")))
	}
	return problems
}

func (m *Module) fileLengths() []string {
	var items []sized
	for _, f := range m.Files {
		items = append(items, sized{f.Name, f.Lines})
	}
	return overLong(items, fileStop, fileP95, "file", "split it by subject")
}

func (m *Module) functionLengths() []string {
	var items []sized
	for _, f := range m.Files {
		for _, d := range f.AST.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				lines := m.fset.Position(fn.End()).Line - m.fset.Position(fn.Pos()).Line + 1
				items = append(items, sized{m.at(fn) + ": " + fn.Name.Name, lines})
			}
		}
	}
	return overLong(items, functionStop, functionP95, "function", "name its parts; a table belongs in a variable")
}

// docs checks the share of exported names of packages that can be imported which
// have a doc comment.
func (m *Module) docs() []string {
	total := 0
	var missing []string
	for _, f := range m.Files {
		if f.Test || f.AST.Name.Name == "main" {
			continue
		}
		for _, e := range exports(f.AST) {
			total++
			if !e.documented {
				missing = append(missing, fmt.Sprintf("%s: %s", m.at(e.node), e.name))
			}
		}
	}
	if 100*(total-len(missing)) >= docShare*total {
		return nil
	}
	return []string{fmt.Sprintf("%d of %d exported names have no doc comment, want at most %d %%: state the contract of: %s",
		len(missing), total, 100-docShare, strings.Join(missing, ", "))}
}

// export is an exported name of a package.
type export struct {
	name       string
	node       ast.Node
	documented bool
}

// exports lists the exported functions, types, constants and variables of a file,
// and the methods of exported types.
func exports(f *ast.File) []export {
	var list []export
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && exportedReceiver(d) {
				list = append(list, export{d.Name.Name, d, d.Doc != nil})
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					if s.Name.IsExported() {
						list = append(list, export{s.Name.Name, s, d.Doc != nil || s.Doc != nil || s.Comment != nil})
					}
				case *ast.ValueSpec:
					for _, n := range s.Names {
						if n.IsExported() {
							list = append(list, export{n.Name, n, d.Doc != nil || s.Doc != nil || s.Comment != nil})
						}
					}
				}
			}
		}
	}
	return list
}

// exportedReceiver tells whether a function has no receiver, or one of exported type.
func exportedReceiver(fn *ast.FuncDecl) bool {
	if fn.Recv == nil {
		return true
	}
	t := fn.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.IsExported()
		default:
			return true
		}
	}
}

// names checks for init functions and for getters called GetX. A look-up by key may
// be called Get.
func (m *Module) names() []string {
	var problems []string
	for _, f := range m.Files {
		for _, d := range f.AST.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			name := fn.Name.Name
			if name == "init" && fn.Recv == nil {
				problems = append(problems, m.at(fn)+": init function: what it registers or computes belongs in an explicit list, a variable or sync.OnceValue")
			}
			rest, get := strings.CutPrefix(name, "Get")
			if get && rest != "" && !unicode.IsLower([]rune(rest)[0]) && exportedReceiver(fn) && !f.Test {
				problems = append(problems, fmt.Sprintf("%s: %s: name it after what it returns, without Get", m.at(fn), name))
			}
		}
	}
	return problems
}

// tests checks the share of tests.
func (m *Module) tests() []string {
	total, tests := 0, 0
	for _, f := range m.Files {
		total += f.Lines
		if f.Test {
			tests += f.Lines
		}
	}
	if total <= testShareFrom || 100*tests >= testShare*total {
		return nil
	}
	return []string{fmt.Sprintf("%d of %d lines of Go are tests (%d %%), want at least %d %%: the packages with the fewest tests: %s",
		tests, total, 100*tests/total, testShare, strings.Join(m.leastTested(5), ", "))}
}

// leastTested returns the packages that want the most test lines, at most n.
func (m *Module) leastTested(n int) []string {
	want := map[string]int{} // test lines that are missing
	for _, f := range m.Files {
		want[f.Package] += f.Lines * testShare
		if f.Test {
			want[f.Package] -= f.Lines * 100
		}
	}
	pkgs := slices.SortedFunc(maps.Keys(want), func(a, b string) int {
		if want[a] != want[b] {
			return want[b] - want[a]
		}
		return strings.Compare(a, b)
	})
	return pkgs[:min(n, len(pkgs))]
}

// golden checks the median length of golden files.
func (m *Module) golden() []string {
	if len(m.Golden) < enough {
		return nil
	}
	median := slices.Sorted(maps.Values(m.Golden))[len(m.Golden)/2]
	if median <= goldenMedian {
		return nil
	}
	return []string{fmt.Sprintf("the median golden file has %d lines, want at most %d: one thing in a file; split the longest", median, goldenMedian)}
}
