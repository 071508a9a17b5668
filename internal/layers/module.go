// Package layers holds the house to its own rules: which package may import which
// (DESIGN.md, section 3), and how long files and functions may be, what has to be
// documented and how much of it tested (STYLE.md). Its test runs them on the
// repository; each message says where and what to do.
//
// The rules are data: the table of levels is in levels.go, the numbers are in
// budgets.go.
package layers

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Module is the source of a module, as far as the rules are concerned.
type Module struct {
	// Path is the module's path, as in go.mod.
	Path string
	// Files are its hand-written Go files, sorted by name.
	Files []*File
	// Golden are the numbers of lines of the golden test files, by name.
	Golden map[string]int

	fset *token.FileSet
}

// File is one hand-written Go file.
type File struct {
	Name    string // relative to the root, with slashes
	Package string // its folder
	Test    bool   // _test.go
	Lines   int
	AST     *ast.File
}

// generated matches the line that marks generated Go code.
var generated = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)

// goldenSuffixes are those of golden tests in test/ and in testdata folders.
var goldenSuffixes = []string{".mlir", ".py", ".ll", ".test", ".txtar"}

// Load reads the module at the root of fsys. Generated files, testdata and other
// folders that the go command ignores are left out, but for golden files.
func Load(fsys fs.FS) (*Module, error) {
	m := &Module{Golden: map[string]int{}, fset: token.NewFileSet()}
	gomod, err := fs.ReadFile(fsys, "go.mod")
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(gomod)) {
		if name, ok := strings.CutPrefix(line, "module "); ok {
			m.Path = strings.TrimSpace(name)
		}
	}
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if skipFolder(fsys, name) {
				return fs.SkipDir
			}
			return nil
		}
		return m.add(fsys, name)
	})
	return m, err
}

// skipFolder tells whether the folder is none of ours: hidden, output, or another module.
func skipFolder(fsys fs.FS, name string) bool {
	base := path.Base(name)
	if name == "." {
		return false
	}
	if name == "bin" || name == "out" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
		return true
	}
	_, err := fs.Stat(fsys, path.Join(name, "go.mod"))
	return err == nil
}

// add takes in one file if it is Go or golden.
func (m *Module) add(fsys fs.FS, name string) error {
	inTestdata := slices.Contains(strings.Split(name, "/"), "testdata")
	golden := (inTestdata || strings.HasPrefix(name, "test/")) && slices.Contains(goldenSuffixes, path.Ext(name))
	if !golden && (path.Ext(name) != ".go" || inTestdata) {
		return nil
	}
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	lines := bytes.Count(text, []byte("\n"))
	if golden {
		m.Golden[name] = lines
		return nil
	}
	if generated.Match(text) {
		return nil
	}
	tree, err := parser.ParseFile(m.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return fmt.Errorf("cannot check %w", err)
	}
	m.Files = append(m.Files, &File{
		Name:    name,
		Package: path.Dir(name),
		Test:    strings.HasSuffix(name, "_test.go"),
		Lines:   lines,
		AST:     tree,
	})
	return nil
}

// at formats the position of a node.
func (m *Module) at(n ast.Node) string {
	p := m.fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", p.Filename, p.Line)
}
