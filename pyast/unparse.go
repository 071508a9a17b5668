package pyast

import (
	"strconv"
	"strings"
)

// Unparse returns source whose tree is the one of a node, but for places. It begins in
// the first column; statements end in a line end. Brackets are where they are needed.
//
// The source is for Python 3.8 and later if the tree has nothing newer. An exception
// are f-strings whose expressions contain all kinds of quotes, or backslashes: those
// can only be written since Python 3.12.
func Unparse(n Node) string {
	var u unparser
	switch n := n.(type) {
	case *Module:
		u.stmts(n.Body)
	case *Expression:
		u.expr(n.Body, levelTuple)
	case Stmt:
		u.stmt(n)
	case Expr:
		u.expr(n, levelTuple)
	case Pattern:
		u.pattern(n, levelAs)
	case TypeParam:
		u.typeParam(n)
	case *Arguments:
		u.arguments(n)
	case *Comprehension:
		u.comprehension(n)
	case *WithItem:
		u.withItem(n)
	case *MatchCase:
		u.matchCase(n)
	case *ExceptHandler:
		u.handler(n, "except")
	case *Arg:
		u.arg(n)
	case *Keyword:
		u.keyword(n)
	case *Alias:
		u.alias(n)
	}
	return string(u.out)
}

// UnparseStmt is Unparse for a statement that stands behind margin, blanks or tabs, on each of its lines.
func UnparseStmt(s Stmt, margin string) string {
	u := unparser{margin: margin}
	u.stmt(s)
	return string(u.out)
}

// unparser writes source.
type unparser struct {
	out    []byte
	margin string
	indent int
}

func (u *unparser) text(parts ...string) {
	for _, p := range parts {
		u.out = append(u.out, p...)
	}
}

// line begins a line.
func (u *unparser) line(parts ...string) {
	u.text(u.margin)
	for range u.indent {
		u.out = append(u.out, "    "...)
	}
	u.text(parts...)
}

// commas writes a list with commas between.
func commas[T any](u *unparser, list []T, write func(T)) {
	for i, x := range list {
		if i > 0 {
			u.text(", ")
		}
		write(x)
	}
}

// stmts writes statements, each on lines of its own.
func (u *unparser) stmts(list []Stmt) {
	for _, s := range list {
		u.stmt(s)
	}
}

// block writes a colon and the statements of a block.
func (u *unparser) block(list []Stmt) {
	u.text(":\n")
	u.indent++
	u.stmts(list)
	if len(list) == 0 {
		u.line("pass\n")
	}
	u.indent--
}

// orElse writes a clause of a statement, if it is there.
func (u *unparser) orElse(keyword string, list []Stmt) {
	if len(list) > 0 {
		u.line(keyword)
		u.block(list)
	}
}

// stmt writes a statement and a line end.
func (u *unparser) stmt(s Stmt) {
	switch s := s.(type) {
	case *FunctionDef:
		u.function("def ", s)
		return
	case *AsyncFunctionDef:
		u.function("async def ", (*FunctionDef)(s))
		return
	case *ClassDef:
		u.class(s)
		return
	case *For:
		u.forStmt("for ", s)
		return
	case *AsyncFor:
		u.forStmt("async for ", (*For)(s))
		return
	case *While:
		u.line("while ")
		u.expr(s.Test, levelTest)
		u.block(s.Body)
		u.orElse("else", s.OrElse)
		return
	case *If:
		u.ifStmt(s)
		return
	case *With:
		u.withStmt("with ", s)
		return
	case *AsyncWith:
		u.withStmt("async with ", (*With)(s))
		return
	case *Match:
		u.match(s)
		return
	case *Try:
		u.try("except", s)
		return
	case *TryStar:
		u.try("except*", (*Try)(s))
		return
	}
	u.line()
	u.simple(s)
	u.text("\n")
}

// simple writes a statement without blocks.
func (u *unparser) simple(s Stmt) {
	switch s := s.(type) {
	case *Return:
		u.text("return")
		u.after(" ", s.Value, levelTuple)
	case *Delete:
		u.text("del ")
		commas(u, s.Targets, u.test)
	case *Assign:
		for _, t := range s.Targets {
			u.expr(t, levelTuple)
			u.text(" = ")
		}
		u.expr(s.Value, levelYield)
	case *TypeAlias:
		u.text("type ")
		u.expr(s.Name, levelAtom)
		u.typeParams(s.TypeParams)
		u.text(" = ")
		u.test(s.Value)
	case *AugAssign:
		u.expr(s.Target, levelAtom)
		u.text(" ", s.Op.String(), "= ")
		u.expr(s.Value, levelYield)
	case *AnnAssign:
		u.annAssign(s)
	case *Raise:
		u.text("raise")
		u.after(" ", s.Exc, levelTest)
		u.after(" from ", s.Cause, levelTest)
	case *Assert:
		u.text("assert ")
		u.test(s.Test)
		u.after(", ", s.Msg, levelTest)
	case *Import:
		u.text("import ")
		commas(u, s.Names, u.alias)
	case *ImportFrom:
		u.text("from ", strings.Repeat(".", s.Level), s.Module, " import ")
		commas(u, s.Names, u.alias)
	case *Global:
		u.text("global ", strings.Join(s.Names, ", "))
	case *Nonlocal:
		u.text("nonlocal ", strings.Join(s.Names, ", "))
	case *ExprStmt:
		u.exprStmt(s.Value)
	case *Pass:
		u.text("pass")
	case *Break:
		u.text("break")
	case *Continue:
		u.text("continue")
	}
}

// after writes a text and an expression, if there is one.
func (u *unparser) after(text string, e Expr, level level) {
	if e != nil {
		u.text(text)
		u.expr(e, level)
	}
}

// exprStmt writes an expression that is a statement. A string of several lines is
// written as one, because it is likely to be a docstring.
func (u *unparser) exprStmt(e Expr) {
	if c, ok := e.(*Constant); ok && c.Kind == "" {
		if s, ok := c.Value.(Str); ok && strings.Contains(string(s), "\n") {
			u.docstring(string(s))
			return
		}
	}
	u.expr(e, levelYield)
}

// docstring writes a string in triple quotes.
func (u *unparser) docstring(s string) {
	u.text(`"""`)
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		switch {
		case r == '\n' || r == '\t':
			u.out = append(u.out, byte(r))
		case r == '"' && (i+1 == len(s) || strings.HasPrefix(s[i:], `"""`)):
			u.text(`\"`)
		default:
			u.escaped(s[i:i+n], '\\')
		}
		i += n
	}
	u.text(`"""`)
}

// escaped writes a character of a string with the given quote, which is a backslash
// where quotes need none.
func (u *unparser) escaped(char string, quote byte) {
	if len(char) == 1 {
		u.out = appendASCII(u.out, char[0], quote)
		return
	}
	full := appendStr(nil, char)
	u.out = append(u.out, full[1:len(full)-1]...)
}

func (u *unparser) annAssign(s *AnnAssign) {
	if _, ok := s.Target.(*Name); ok && s.Simple == 0 {
		u.text("(")
		u.expr(s.Target, levelAtom)
		u.text(")")
	} else {
		u.expr(s.Target, levelAtom)
	}
	u.text(": ")
	u.test(s.Annotation)
	u.after(" = ", s.Value, levelYield)
}

func (u *unparser) alias(a *Alias) {
	u.text(a.Name)
	if a.AsName != "" {
		u.text(" as ", a.AsName)
	}
}

func (u *unparser) decorators(list []Expr) {
	for _, d := range list {
		u.line("@")
		u.test(d)
		u.text("\n")
	}
}

func (u *unparser) function(keyword string, f *FunctionDef) {
	u.decorators(f.DecoratorList)
	u.line(keyword, f.Name)
	u.typeParams(f.TypeParams)
	u.text("(")
	if f.Args != nil {
		u.arguments(f.Args)
	}
	u.text(")")
	u.after(" -> ", f.Returns, levelTest)
	u.block(f.Body)
}

func (u *unparser) class(c *ClassDef) {
	u.decorators(c.DecoratorList)
	u.line("class ", c.Name)
	u.typeParams(c.TypeParams)
	if len(c.Bases)+len(c.Keywords) > 0 {
		u.call(c.Bases, c.Keywords)
	}
	u.block(c.Body)
}

func (u *unparser) forStmt(keyword string, f *For) {
	u.line(keyword)
	u.expr(f.Target, levelTuple)
	u.text(" in ")
	u.expr(f.Iter, levelTuple)
	u.block(f.Body)
	u.orElse("else", f.OrElse)
}

// ifStmt writes an if and what hangs from it as elif.
func (u *unparser) ifStmt(s *If) {
	for keyword := "if "; ; keyword = "elif " {
		u.line(keyword)
		u.test(s.Test)
		u.block(s.Body)
		if len(s.OrElse) != 1 {
			break
		}
		next, ok := s.OrElse[0].(*If)
		if !ok {
			break
		}
		s = next
	}
	u.orElse("else", s.OrElse)
}

func (u *unparser) withStmt(keyword string, w *With) {
	u.line(keyword)
	if t, ok := w.Items[0].ContextExpr.(*Tuple); ok && len(w.Items) == 1 && w.Items[0].OptionalVars == nil {
		// with (a, b): has two items.
		u.text("(")
		u.expr(t, levelTest)
		u.text(")")
	} else {
		commas(u, w.Items, u.withItem)
	}
	u.block(w.Body)
}

func (u *unparser) withItem(w *WithItem) {
	u.test(w.ContextExpr)
	u.after(" as ", w.OptionalVars, levelBitOr)
}

func (u *unparser) try(except string, t *Try) {
	u.line("try")
	u.block(t.Body)
	for _, h := range t.Handlers {
		u.handler(h, except)
	}
	u.orElse("else", t.OrElse)
	u.orElse("finally", t.FinalBody)
}

func (u *unparser) handler(h *ExceptHandler, except string) {
	u.line(except)
	u.after(" ", h.Type, levelTest)
	if h.Name != "" {
		u.text(" as ", h.Name)
	}
	u.block(h.Body)
}

// arguments writes the parameters of a function.
func (u *unparser) arguments(a *Arguments) {
	n := 0
	next := func() {
		if n++; n > 1 {
			u.text(", ")
		}
	}
	noDefault := len(a.PosOnlyArgs) + len(a.Args) - len(a.Defaults)
	positional := func(list []*Arg, before int) {
		for i, arg := range list {
			next()
			u.arg(arg)
			if d := before + i - noDefault; d >= 0 {
				u.text("=")
				u.test(a.Defaults[d])
			}
		}
	}
	if positional(a.PosOnlyArgs, 0); len(a.PosOnlyArgs) > 0 {
		next()
		u.text("/")
	}
	positional(a.Args, len(a.PosOnlyArgs))
	if a.VarArg != nil {
		next()
		u.text("*")
		u.arg(a.VarArg)
	} else if len(a.KwOnlyArgs) > 0 {
		next()
		u.text("*")
	}
	for i, arg := range a.KwOnlyArgs {
		next()
		u.arg(arg)
		u.after("=", a.KwDefaults[i], levelTest)
	}
	if a.KwArg != nil {
		next()
		u.text("**")
		u.arg(a.KwArg)
	}
}

func (u *unparser) arg(a *Arg) {
	u.text(a.Arg)
	u.after(": ", a.Annotation, levelTest)
}

func (u *unparser) typeParams(list []TypeParam) {
	if len(list) > 0 {
		u.text("[")
		commas(u, list, u.typeParam)
		u.text("]")
	}
}

func (u *unparser) typeParam(p TypeParam) {
	switch p := p.(type) {
	case *TypeVar:
		u.text(p.Name)
		u.after(": ", p.Bound, levelTest)
		u.after(" = ", p.DefaultValue, levelTest)
	case *ParamSpec:
		u.text("**", p.Name)
		u.after(" = ", p.DefaultValue, levelTest)
	case *TypeVarTuple:
		u.text("*", p.Name)
		u.after(" = ", p.DefaultValue, levelTest)
	}
}

// number returns a number as it is written.
func number(v Value) string {
	text := Repr(v)
	switch v := v.(type) {
	case Float, Imaginary:
		return strings.Replace(text, "inf", "1e309", 1)
	case BigInt:
		if len(text) > maxDigits {
			return "0x" + v.Text(16)
		}
	case Int:
		return strconv.FormatInt(int64(v), 10)
	}
	return text
}
