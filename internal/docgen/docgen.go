// Package docgen reads the documentation of operations from the Go source of the dialects, where it is written as the doc comment of an
// op's struct:
//
//	// AddI adds two integers, wrapping around.
//	//
//	//	%0 = arith.addi %a, %b : i64
//	type AddI struct {
//
// The test TestDocs of package pyopt writes what docgen finds to the file that pyopt --help OP reads, and to the pages in docs.
package docgen

import (
	"errors"
	"fmt"
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A Dialect is the documentation of a package with a dialect.
type Dialect struct {
	Name string // of the dialect, such as "func"
	Doc  string // the package comment
	Ops  []Op   // sorted by name
}

// An Op is the documentation of an operation.
type Op struct {
	Name string // with the dialect
	Doc  string // the doc comment of the struct, in which the op's name stands for that of the struct
}

// Read returns the dialects in the folders of fsys, sorted by name. A folder is the package of a dialect if it has a composite literal of
// type ir.Dialect; its ops are those that are named by calls of ir.OpOf.
func Read(fsys fs.FS) ([]Dialect, error) {
	folders, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var dialects []Dialect
	for _, f := range folders {
		if !f.IsDir() {
			continue
		}
		d, err := readPackage(fsys, f.Name())
		if err != nil {
			return nil, err
		}
		if d.Name != "" {
			dialects = append(dialects, d)
		}
	}
	slices.SortFunc(dialects, func(a, b Dialect) int { return strings.Compare(a.Name, b.Name) })
	return dialects, nil
}

// source is what the files of a package say.
type source struct {
	dialect string
	doc     string
	types   map[string]string // doc comments by name
	ops     map[string]string // names of structs by names of ops, without the dialect
}

func readPackage(fsys fs.FS, dir string) (Dialect, error) {
	files, err := fs.Glob(fsys, path.Join(dir, "*.go"))
	if err != nil {
		return Dialect{}, err
	}
	s := source{types: map[string]string{}, ops: map[string]string{}}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return Dialect{}, err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments)
		if err != nil {
			return Dialect{}, err
		}
		s.read(file)
	}
	d := Dialect{Name: s.dialect, Doc: s.doc}
	var problems []error
	for op, typ := range s.ops {
		name := s.dialect + "." + op
		doc := s.types[typ]
		if doc == "" {
			problems = append(problems, fmt.Errorf("%s: type %s, the operation %s, has no doc comment", dir, typ, name))
		}
		if rest, ok := strings.CutPrefix(doc, typ+" "); ok {
			doc = name + " " + rest
		}
		d.Ops = append(d.Ops, Op{name, strings.TrimSpace(doc)})
	}
	slices.SortFunc(d.Ops, func(a, b Op) int { return strings.Compare(a.Name, b.Name) })
	return d, errors.Join(problems...)
}

// read adds what a file says.
func (s *source) read(file *ast.File) {
	if file.Doc != nil {
		s.doc = strings.TrimSpace(file.Doc.Text())
	}
	for _, decl := range file.Decls {
		d, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range d.Specs {
			if t, ok := spec.(*ast.TypeSpec); ok {
				s.types[t.Name.Name] = cmpDoc(t.Doc, d.Doc)
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			if isName(n.Type, "ir", "Dialect") {
				s.dialect = field(n, "Name")
			}
		case *ast.CallExpr:
			if index, ok := n.Fun.(*ast.IndexExpr); ok && isName(index.X, "ir", "OpOf") && len(n.Args) == 1 {
				if t, ok := index.Index.(*ast.Ident); ok {
					s.ops[literal(n.Args[0])] = t.Name
				}
			}
		}
		return true
	})
}

// cmpDoc returns the text of the first comment that is there.
func cmpDoc(comments ...*ast.CommentGroup) string {
	for _, c := range comments {
		if c != nil {
			return c.Text()
		}
	}
	return ""
}

// isName reports whether e is pkg.name.
func isName(e ast.Expr, pkg, name string) bool {
	s, ok := e.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	x, ok := s.X.(*ast.Ident)
	return ok && x.Name == pkg
}

// field returns the string in the field of a struct literal, or "".
func field(lit *ast.CompositeLit, name string) string {
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok && key.Name == name {
				return literal(kv.Value)
			}
		}
	}
	return ""
}

// literal returns the value of a string literal, or "".
func literal(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, _ := strconv.Unquote(lit.Value)
	return s
}

// Markdown returns a doc comment as Markdown: code as blocks of the given language.
func Markdown(doc, language string) string {
	p := comment.Parser{
		LookupPackage: func(name string) (string, bool) { return name, true },
		LookupSym:     func(recv, name string) bool { return true },
	}
	pr := comment.Printer{DocLinkURL: func(*comment.DocLink) string { return "" }}
	var b strings.Builder
	for i, block := range p.Parse(doc).Content {
		if i > 0 {
			b.WriteByte('\n')
		}
		if code, ok := block.(*comment.Code); ok {
			b.WriteString("```" + language + "\n" + code.Text + "```\n")
			continue
		}
		b.Write(pr.Markdown(&comment.Doc{Content: []comment.Block{block}}))
	}
	return b.String()
}
