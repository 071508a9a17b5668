package pylib

import (
	"fmt"
	"strings"

	"go.starlark.net/syntax"

	"polyloom/affexpr"
)

// An Expr is an expression of the table, or one made from it: a condition over the arguments of a call. It is written in
// Python, and a subset of it.
type Expr struct {
	// Op is an operator of Python, "neg" for the unary minus, "if" for the conditional expression, or one of
	// OpName, OpConst, OpSize, OpCall, OpAttr, OpItem, OpList.
	Op string
	// Text is the name of an OpName, of the attribute of an OpAttr, or the function of an OpCall.
	Text string
	// Const is the value of an OpConst: an int64, *big.Int, float64, string, bool, or nil for None.
	Const any
	// Size is the value of an OpSize, which stands for a number that the caller knows as an expression over symbols.
	Size *Dim
	Args []*Expr
}

// The operators of expressions that are no operators in Python.
const (
	OpName  = "name"
	OpConst = "const"
	OpSize  = "size"
	OpCall  = "call"
	OpAttr  = "."
	OpItem  = "[]"
	OpList  = "list"
)

func nameExpr(name string) *Expr             { return &Expr{Op: OpName, Text: name} }
func constExpr(v any) *Expr                  { return &Expr{Op: OpConst, Const: v} }
func opExpr(op string, args ...*Expr) *Expr  { return &Expr{Op: op, Args: args} }
func callExpr(f string, args ...*Expr) *Expr { return &Expr{Op: OpCall, Text: f, Args: args} }

// shapeItem returns the expression x.shape[k], or the extent if it is known.
func shapeItem(x string, k int, d *Dim) *Expr {
	if d != nil {
		return sizeExpr(d)
	}
	return opExpr(OpItem, &Expr{Op: OpAttr, Text: "shape", Args: []*Expr{nameExpr(x)}}, constExpr(int64(k)))
}

func sizeExpr(d *Dim) *Expr {
	if v, ok := d.IsConst(); ok {
		return constExpr(v)
	}
	return &Expr{Op: OpSize, Size: d}
}

// not returns the negation.
func not(e *Expr) *Expr {
	if e.Op == "not" {
		return e.Args[0]
	}
	return opExpr("not", e)
}

// precedence of the operators, as in Python; what is not in it binds tightest.
var precedence = map[string]int{
	"if": 1, "or": 2, "and": 3, "not": 4, "==": 5, "!=": 5, "<": 5, "<=": 5, ">": 5, ">=": 5, "in": 5,
	"|": 6, "^": 7, "&": 8, "<<": 9, ">>": 9, "+": 10, "-": 10, "*": 11, "/": 11, "//": 11, "%": 11, "neg": 12, "~": 12,
}

const tightest = 20

func (e *Expr) binds() int {
	if p, ok := precedence[e.Op]; ok {
		return p
	}
	if e.Op == OpSize && e.Size.Kind() != affexpr.KindSymbol {
		return precedence["+"]
	}
	return tightest
}

// String returns the expression in Python, with symbols as s0, s1, ….
func (e *Expr) String() string { return e.Format(nil) }

// Format returns the expression in Python, with the symbols named by name.
func (e *Expr) Format(name affexpr.NameFunc) string {
	var b strings.Builder
	e.write(&b, name, 0)
	return b.String()
}

func (e *Expr) write(b *strings.Builder, name affexpr.NameFunc, outer int) {
	p := e.binds()
	if p < outer {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	list := func(args []*Expr) {
		for i, a := range args {
			if i > 0 {
				b.WriteString(", ")
			}
			a.write(b, name, 0)
		}
	}
	switch e.Op {
	case OpName:
		b.WriteString(e.Text)
	case OpConst:
		b.WriteString(constText(e.Const))
	case OpSize:
		b.Write(affexpr.AppendExpr(nil, e.Size, name))
	case OpCall:
		b.WriteString(e.Text + "(")
		list(e.Args)
		b.WriteByte(')')
	case OpAttr:
		e.Args[0].write(b, name, tightest)
		b.WriteString("." + e.Text)
	case OpItem:
		e.Args[0].write(b, name, tightest)
		b.WriteByte('[')
		list(e.Args[1:])
		b.WriteByte(']')
	case OpList:
		b.WriteByte('[')
		list(e.Args)
		b.WriteByte(']')
	case "not", "neg", "~":
		b.WriteString(map[string]string{"not": "not ", "neg": "-", "~": "~"}[e.Op])
		e.Args[0].write(b, name, p)
	case "if":
		e.Args[1].write(b, name, p+1)
		b.WriteString(" if ")
		e.Args[0].write(b, name, p+1)
		b.WriteString(" else ")
		e.Args[2].write(b, name, p)
	default:
		e.Args[0].write(b, name, p)
		b.WriteString(" " + e.Op + " ")
		e.Args[1].write(b, name, p+1)
	}
}

// constText writes a constant as Python does.
func constText(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case string:
		return "'" + v + "'"
	case float64:
		s := fmt.Sprint(v)
		if !strings.ContainsAny(s, ".eIN") {
			s += ".0"
		}
		return s
	}
	return fmt.Sprint(v)
}

// fromSyntax returns what the parser has read as an Expr.
func fromSyntax(e syntax.Expr) (*Expr, error) {
	convert := func(op, text string, args ...syntax.Expr) (*Expr, error) {
		out := &Expr{Op: op, Text: text}
		for _, a := range args {
			x, err := fromSyntax(a)
			if err != nil {
				return nil, err
			}
			out.Args = append(out.Args, x)
		}
		return out, nil
	}
	switch e := e.(type) {
	case *syntax.Ident:
		return identExpr(e.Name), nil
	case *syntax.Literal:
		return constExpr(e.Value), nil
	case *syntax.ParenExpr:
		return fromSyntax(e.X)
	case *syntax.UnaryExpr:
		if e.Op == syntax.MINUS {
			return convert("neg", "", e.X)
		}
		if e.Op == syntax.TILDE {
			return convert("~", "", e.X)
		}
		if e.Op == syntax.NOT {
			return convert("not", "", e.X)
		}
	case *syntax.BinaryExpr:
		return convert(e.Op.String(), "", e.X, e.Y)
	case *syntax.CondExpr:
		return convert("if", "", e.Cond, e.True, e.False)
	case *syntax.DotExpr:
		return convert(OpAttr, e.Name.Name, e.X)
	case *syntax.IndexExpr:
		return convert(OpItem, "", e.X, e.Y)
	case *syntax.ListExpr:
		return convert(OpList, "", e.List...)
	case *syntax.CallExpr:
		f, err := fromSyntax(e.Fn)
		if err != nil {
			return nil, err
		}
		return convert(OpCall, f.String(), e.Args...)
	}
	start, _ := e.Span()
	return nil, fmt.Errorf("%v: an expression of this kind (%T) has no meaning in the table", start, e)
}

func identExpr(name string) *Expr {
	switch name {
	case "None":
		return constExpr(nil)
	case "True", "False":
		return constExpr(name == "True")
	}
	return nameExpr(name)
}
