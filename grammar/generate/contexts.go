package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"strings"
)

// withoutContexts removes the types of the parse tree, which make up two thirds of what
// ANTLR generates and which nobody builds: a rule becomes a method without a result.
//
//	func (p *PythonParser) Block() (localctx IBlockContext) {
//		localctx = NewBlockContext(p, p.GetParserRuleContext(), p.GetState())
//		p.EnterRule(localctx, 6, PythonParserRULE_block)
//
// becomes
//
//	func (p *PythonParser) Block() {
//		p.EnterRule(nil, 6, PythonParserRULE_block)
//
// The next token comes from the parser's own stream instead of from an interface.
//
// That is legal while no rule has labels, actions or predictions. What would handle
// errors in a rule goes as well, because an error leaves the parser by a panic, in fail.
//
// The result names the checksum of the grammar, so that a test can tell whether it is
// the current one.
func withoutContexts(src []byte, grammar [32]byte) ([]byte, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "python_parser.go", src, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var decls []ast.Decl
	for _, d := range file.Decls {
		if isContext(d) {
			continue
		}
		if f, ok := d.(*ast.FuncDecl); ok {
			simplify(f)
		}
		decls = append(decls, d)
	}
	// Comments are placed by position, which means nothing after such an operation.
	file.Decls, file.Comments = decls, nil
	for _, d := range decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			d.Doc = nil
		case *ast.GenDecl:
			d.Doc = nil
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "// Code generated from PythonParser.g4 by ANTLR %s. DO NOT EDIT.\n\n", version)
	fmt.Fprintf(&b, "// The checksum of the grammar is %x.\n\n", grammar)
	b.WriteString("//lint:file-ignore SA4006 the tool looks at tokens that it does not need\n\n")
	if err := format.Node(&b, fset, file); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// isContext tells whether a declaration is about the type of a node of the tree.
func isContext(d ast.Decl) bool {
	switch d := d.(type) {
	case *ast.GenDecl:
		if t, ok := d.Specs[0].(*ast.TypeSpec); ok {
			return strings.HasSuffix(t.Name.Name, "Context")
		}
	case *ast.FuncDecl:
		if d.Recv == nil {
			return strings.HasSuffix(d.Name.Name, "Context") && d.Name.Name != "New"
		}
		if star, ok := d.Recv.List[0].Type.(*ast.StarExpr); ok {
			return strings.HasSuffix(star.X.(*ast.Ident).Name, "Context")
		}
	}
	return false
}

// simplify takes the tree out of the method of a rule.
func simplify(f *ast.FuncDecl) {
	if f.Type.Results == nil || len(f.Type.Results.List[0].Names) == 0 || f.Type.Results.List[0].Names[0].Name != "localctx" {
		return
	}
	f.Type.Results = nil
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt:
			n.List = statements(n.List)
		case *ast.CaseClause:
			n.Body = statements(n.Body)
		case *ast.SelectorExpr: // p.GetTokenStream().LA
			if call, ok := n.X.(*ast.CallExpr); ok && isMethod(call, "GetTokenStream") {
				n.X = &ast.SelectorExpr{X: call.Fun.(*ast.SelectorExpr).X, Sel: ast.NewIdent("stream")}
			}
		case *ast.CallExpr:
			for i, arg := range n.Args {
				if id, ok := arg.(*ast.Ident); ok && id.Name == "localctx" {
					n.Args[i] = ast.NewIdent("nil")
				}
			}
		}
		return true
	})
}

// statements drops those that make a node, return one, or look for an error.
func statements(list []ast.Stmt) []ast.Stmt {
	var kept []ast.Stmt
	for _, s := range list {
		switch s := s.(type) {
		case *ast.AssignStmt:
			if id, ok := s.Lhs[0].(*ast.Ident); ok && id.Name == "localctx" {
				continue
			}
		case *ast.IfStmt:
			if call, ok := s.Cond.(*ast.CallExpr); ok && isMethod(call, "HasError") {
				continue
			}
		case *ast.LabeledStmt: // errorExit: if p.HasError() …
			continue
		case *ast.ReturnStmt, *ast.BranchStmt:
			continue
		case *ast.ExprStmt:
			call, _ := s.X.(*ast.CallExpr)
			switch {
			case call == nil:
			case isMethod(call, "Sync"), isMethod(call, "ReportMatch"):
				continue
			case isMethod(call, "SetError"), isMethod(call, "RecoverInline"):
				call.Fun, call.Args = &ast.SelectorExpr{X: ast.NewIdent("p"), Sel: ast.NewIdent("fail")}, nil
			}
		}
		kept = append(kept, s)
	}
	return kept
}

func isMethod(call *ast.CallExpr, name string) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == name
}
