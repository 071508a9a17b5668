// Package pyast is the syntax tree of Python: nodes, a parser, and two ways to write
// the tree down.
//
// [Parse] reads a file and returns a [*Module], or a [*SyntaxError] that reads like
// CPython's. The nodes are those of CPython's module ast, a struct for each class with
// the same fields and the same places:
//
//	ast.BinOp(left, op, right)    *pyast.BinOp{Left, Op, Right}
//	ast.expr, ast.stmt            the interfaces Expr, Stmt
//	ast.Expr                      *pyast.ExprStmt, because Expr is the interface
//	ast.Add(), ast.Load()         constants: pyast.Add, pyast.Load
//	node.lineno, node.col_offset  node.Range().Line, node.Range().Col
//	None, where ast has no node   nil; an empty string where it has no name
//
// What is accepted is what Python 3.13 accepts, and from 3.14 t-strings and lists of
// exceptions without brackets. As in CPython's ast.parse, that is a file that the
// compiler may still refuse: a return outside of a function, say.
//
// [Dump] writes a tree as ast.dump of Python 3.13 does, to the byte. [Unparse] writes
// source that has the same tree. [Children] and [Walk] visit nodes.
//
//	for n := range pyast.Walk(module) {
//		if call, ok := n.(*pyast.Call); ok {
//			…
//		}
//	}
//
// Comments and layout are not in the tree. [ParseSource] also returns a [Source], which
// has the text of each node and the comments in and between nodes. Type comments are
// comments, as they are for ast.parse unless it is asked for them.
//
// The value of a literal is a [Value]: a string may hold surrogates, which UTF-8 has
// not, and an integer may have any length.
package pyast
