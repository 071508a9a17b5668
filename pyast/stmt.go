package pyast

// FunctionDef is def.
//
//	def f(x: int, *rest) -> int: ...
type FunctionDef struct {
	Span
	Name          string
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr // nil if there is none
	TypeParams    []TypeParam
}

// Class returns "FunctionDef".
func (*FunctionDef) Class() string { return "FunctionDef" }

func (n *FunctionDef) fields(f fields) {
	f.ident("name", n.Name)
	f.node("args", n.Args)
	nodes(f, "body", n.Body)
	nodes(f, "decorator_list", n.DecoratorList)
	f.node("returns", n.Returns)
	nodes(f, "type_params", n.TypeParams)
}

func (*FunctionDef) isStmt() {}

// AsyncFunctionDef is async def.
//
//	async def f(): ...
type AsyncFunctionDef struct {
	Span
	Name          string
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr // nil if there is none
	TypeParams    []TypeParam
}

// Class returns "AsyncFunctionDef".
func (*AsyncFunctionDef) Class() string { return "AsyncFunctionDef" }

func (n *AsyncFunctionDef) fields(f fields) {
	f.ident("name", n.Name)
	f.node("args", n.Args)
	nodes(f, "body", n.Body)
	nodes(f, "decorator_list", n.DecoratorList)
	f.node("returns", n.Returns)
	nodes(f, "type_params", n.TypeParams)
}

func (*AsyncFunctionDef) isStmt() {}

// ClassDef is a class.
//
//	class C[T](Base, metaclass=M): ...
type ClassDef struct {
	Span
	Name          string
	Bases         []Expr
	Keywords      []*Keyword
	Body          []Stmt
	DecoratorList []Expr
	TypeParams    []TypeParam
}

// Class returns "ClassDef".
func (*ClassDef) Class() string { return "ClassDef" }

func (n *ClassDef) fields(f fields) {
	f.ident("name", n.Name)
	nodes(f, "bases", n.Bases)
	nodes(f, "keywords", n.Keywords)
	nodes(f, "body", n.Body)
	nodes(f, "decorator_list", n.DecoratorList)
	nodes(f, "type_params", n.TypeParams)
}

func (*ClassDef) isStmt() {}

// Return is return.
//
//	return x
type Return struct {
	Span
	Value Expr // nil if there is none
}

// Class returns "Return".
func (*Return) Class() string { return "Return" }

func (n *Return) fields(f fields) {
	f.node("value", n.Value)
}

func (*Return) isStmt() {}

// Delete is del.
//
//	del x, y[0]
type Delete struct {
	Span
	Targets []Expr
}

// Class returns "Delete".
func (*Delete) Class() string { return "Delete" }

func (n *Delete) fields(f fields) {
	nodes(f, "targets", n.Targets)
}

func (*Delete) isStmt() {}

// Assign is an assignment to one or more targets, from left to right.
//
//	x = y = z
type Assign struct {
	Span
	Targets []Expr
	Value   Expr
}

// Class returns "Assign".
func (*Assign) Class() string { return "Assign" }

func (n *Assign) fields(f fields) {
	nodes(f, "targets", n.Targets)
	f.node("value", n.Value)
}

func (*Assign) isStmt() {}

// TypeAlias is a type statement; Name is a *Name.
//
//	type Pair[T] = tuple[T, T]
type TypeAlias struct {
	Span
	Name       Expr
	TypeParams []TypeParam
	Value      Expr
}

// Class returns "TypeAlias".
func (*TypeAlias) Class() string { return "TypeAlias" }

func (n *TypeAlias) fields(f fields) {
	f.node("name", n.Name)
	nodes(f, "type_params", n.TypeParams)
	f.node("value", n.Value)
}

func (*TypeAlias) isStmt() {}

// AugAssign is an assignment with an operator.
//
//	x += 1
type AugAssign struct {
	Span
	Target Expr
	Op     Operator
	Value  Expr
}

// Class returns "AugAssign".
func (*AugAssign) Class() string { return "AugAssign" }

func (n *AugAssign) fields(f fields) {
	f.node("target", n.Target)
	f.leaf("op", n.Op)
	f.node("value", n.Value)
}

func (*AugAssign) isStmt() {}

// AnnAssign is an annotated assignment or declaration. Simple is 1 if the target is a name without parentheses.
//
//	x: int = 1
type AnnAssign struct {
	Span
	Target     Expr
	Annotation Expr
	Value      Expr // nil if there is none
	Simple     int
}

// Class returns "AnnAssign".
func (*AnnAssign) Class() string { return "AnnAssign" }

func (n *AnnAssign) fields(f fields) {
	f.node("target", n.Target)
	f.node("annotation", n.Annotation)
	f.node("value", n.Value)
	f.number("simple", n.Simple)
}

func (*AnnAssign) isStmt() {}

// For is for.
//
//	for x in xs: ...
type For struct {
	Span
	Target Expr
	Iter   Expr
	Body   []Stmt
	OrElse []Stmt
}

// Class returns "For".
func (*For) Class() string { return "For" }

func (n *For) fields(f fields) {
	f.node("target", n.Target)
	f.node("iter", n.Iter)
	nodes(f, "body", n.Body)
	nodes(f, "orelse", n.OrElse)
}

func (*For) isStmt() {}

// AsyncFor is async for.
//
//	async for x in xs: ...
type AsyncFor struct {
	Span
	Target Expr
	Iter   Expr
	Body   []Stmt
	OrElse []Stmt
}

// Class returns "AsyncFor".
func (*AsyncFor) Class() string { return "AsyncFor" }

func (n *AsyncFor) fields(f fields) {
	f.node("target", n.Target)
	f.node("iter", n.Iter)
	nodes(f, "body", n.Body)
	nodes(f, "orelse", n.OrElse)
}

func (*AsyncFor) isStmt() {}

// While is while.
//
//	while x: ...
type While struct {
	Span
	Test   Expr
	Body   []Stmt
	OrElse []Stmt
}

// Class returns "While".
func (*While) Class() string { return "While" }

func (n *While) fields(f fields) {
	f.node("test", n.Test)
	nodes(f, "body", n.Body)
	nodes(f, "orelse", n.OrElse)
}

func (*While) isStmt() {}

// If is if. An elif is an If alone in Orelse, placed where the word elif is.
//
//	if x: ...
type If struct {
	Span
	Test   Expr
	Body   []Stmt
	OrElse []Stmt
}

// Class returns "If".
func (*If) Class() string { return "If" }

func (n *If) fields(f fields) {
	f.node("test", n.Test)
	nodes(f, "body", n.Body)
	nodes(f, "orelse", n.OrElse)
}

func (*If) isStmt() {}

// With is with.
//
//	with open(f) as g: ...
type With struct {
	Span
	Items []*WithItem
	Body  []Stmt
}

// Class returns "With".
func (*With) Class() string { return "With" }

func (n *With) fields(f fields) {
	nodes(f, "items", n.Items)
	nodes(f, "body", n.Body)
}

func (*With) isStmt() {}

// AsyncWith is async with.
//
//	async with lock: ...
type AsyncWith struct {
	Span
	Items []*WithItem
	Body  []Stmt
}

// Class returns "AsyncWith".
func (*AsyncWith) Class() string { return "AsyncWith" }

func (n *AsyncWith) fields(f fields) {
	nodes(f, "items", n.Items)
	nodes(f, "body", n.Body)
}

func (*AsyncWith) isStmt() {}

// Match is match.
//
//	match x: ...
type Match struct {
	Span
	Subject Expr
	Cases   []*MatchCase
}

// Class returns "Match".
func (*Match) Class() string { return "Match" }

func (n *Match) fields(f fields) {
	f.node("subject", n.Subject)
	nodes(f, "cases", n.Cases)
}

func (*Match) isStmt() {}

// Raise is raise.
//
//	raise E from e
type Raise struct {
	Span
	Exc   Expr // nil if there is none
	Cause Expr // nil if there is none
}

// Class returns "Raise".
func (*Raise) Class() string { return "Raise" }

func (n *Raise) fields(f fields) {
	f.node("exc", n.Exc)
	f.node("cause", n.Cause)
}

func (*Raise) isStmt() {}

// Try is try.
//
//	try: ...
type Try struct {
	Span
	Body      []Stmt
	Handlers  []*ExceptHandler
	OrElse    []Stmt
	FinalBody []Stmt
}

// Class returns "Try".
func (*Try) Class() string { return "Try" }

func (n *Try) fields(f fields) {
	nodes(f, "body", n.Body)
	nodes(f, "handlers", n.Handlers)
	nodes(f, "orelse", n.OrElse)
	nodes(f, "finalbody", n.FinalBody)
}

func (*Try) isStmt() {}

// TryStar is try with except*.
//
//	try: ...
type TryStar struct {
	Span
	Body      []Stmt
	Handlers  []*ExceptHandler
	OrElse    []Stmt
	FinalBody []Stmt
}

// Class returns "TryStar".
func (*TryStar) Class() string { return "TryStar" }

func (n *TryStar) fields(f fields) {
	nodes(f, "body", n.Body)
	nodes(f, "handlers", n.Handlers)
	nodes(f, "orelse", n.OrElse)
	nodes(f, "finalbody", n.FinalBody)
}

func (*TryStar) isStmt() {}

// Assert is assert.
//
//	assert x, "why"
type Assert struct {
	Span
	Test Expr
	Msg  Expr // nil if there is none
}

// Class returns "Assert".
func (*Assert) Class() string { return "Assert" }

func (n *Assert) fields(f fields) {
	f.node("test", n.Test)
	f.node("msg", n.Msg)
}

func (*Assert) isStmt() {}

// Import is import.
//
//	import a.b as c, d
type Import struct {
	Span
	Names []*Alias
}

// Class returns "Import".
func (*Import) Class() string { return "Import" }

func (n *Import) fields(f fields) {
	nodes(f, "names", n.Names)
}

func (*Import) isStmt() {}

// ImportFrom is from … import. Level is the number of leading dots; Module is empty if there is nothing behind them.
//
//	from ..a import b as c
type ImportFrom struct {
	Span
	Module string // empty if there is none
	Names  []*Alias
	Level  int
}

// Class returns "ImportFrom".
func (*ImportFrom) Class() string { return "ImportFrom" }

func (n *ImportFrom) fields(f fields) {
	f.ident("module", n.Module)
	nodes(f, "names", n.Names)
	f.number("level", n.Level)
}

func (*ImportFrom) isStmt() {}

// Global is global.
//
//	global x, y
type Global struct {
	Span
	Names []string
}

// Class returns "Global".
func (*Global) Class() string { return "Global" }

func (n *Global) fields(f fields) {
	idents(f, "names", n.Names)
}

func (*Global) isStmt() {}

// Nonlocal is nonlocal.
//
//	nonlocal x
type Nonlocal struct {
	Span
	Names []string
}

// Class returns "Nonlocal".
func (*Nonlocal) Class() string { return "Nonlocal" }

func (n *Nonlocal) fields(f fields) {
	idents(f, "names", n.Names)
}

func (*Nonlocal) isStmt() {}

// ExprStmt is an expression as a statement; its class is Expr.
//
//	f(x)
type ExprStmt struct {
	Span
	Value Expr
}

// Class returns "Expr".
func (*ExprStmt) Class() string { return "Expr" }

func (n *ExprStmt) fields(f fields) {
	f.node("value", n.Value)
}

func (*ExprStmt) isStmt() {}

// Pass is pass.
//
//	pass
type Pass struct {
	Span
}

// Class returns "Pass".
func (*Pass) Class() string { return "Pass" }

func (*Pass) fields(fields) {}

func (*Pass) isStmt() {}

// Break is break.
//
//	break
type Break struct {
	Span
}

// Class returns "Break".
func (*Break) Class() string { return "Break" }

func (*Break) fields(fields) {}

func (*Break) isStmt() {}

// Continue is continue.
//
//	continue
type Continue struct {
	Span
}

// Class returns "Continue".
func (*Continue) Class() string { return "Continue" }

func (*Continue) fields(fields) {}

func (*Continue) isStmt() {}
