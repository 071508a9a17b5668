package pyast

// TypeVar is a type variable.
//
//	def f[T: int = bool](): ...
type TypeVar struct {
	Span
	Name         string
	Bound        Expr // nil if there is none
	DefaultValue Expr // nil if there is none
}

// Class returns "TypeVar".
func (*TypeVar) Class() string { return "TypeVar" }

func (n *TypeVar) fields(f fields) {
	f.ident("name", n.Name)
	f.node("bound", n.Bound)
	f.node("default_value", n.DefaultValue)
}

func (*TypeVar) isTypeParam() {}

// ParamSpec is a parameter specification.
//
//	def f[**P](): ...
type ParamSpec struct {
	Span
	Name         string
	DefaultValue Expr // nil if there is none
}

// Class returns "ParamSpec".
func (*ParamSpec) Class() string { return "ParamSpec" }

func (n *ParamSpec) fields(f fields) {
	f.ident("name", n.Name)
	f.node("default_value", n.DefaultValue)
}

func (*ParamSpec) isTypeParam() {}

// TypeVarTuple is a tuple of type variables.
//
//	def f[*Ts](): ...
type TypeVarTuple struct {
	Span
	Name         string
	DefaultValue Expr // nil if there is none
}

// Class returns "TypeVarTuple".
func (*TypeVarTuple) Class() string { return "TypeVarTuple" }

func (n *TypeVarTuple) fields(f fields) {
	f.ident("name", n.Name)
	f.node("default_value", n.DefaultValue)
}

func (*TypeVarTuple) isTypeParam() {}

// Arguments are the parameters of a function. Defaults belong to the last of the positional ones; KwDefaults has one for each of KwOnlyArgs, nil if it has none.
//
//	a, b=1, /, *args, c, d=2, **kwargs
type Arguments struct {
	PosOnlyArgs []*Arg
	Args        []*Arg
	VarArg      *Arg // nil if there is none
	KwOnlyArgs  []*Arg
	KwDefaults  []Expr
	KwArg       *Arg // nil if there is none
	Defaults    []Expr
}

// Class returns "arguments".
func (*Arguments) Class() string { return "arguments" }

func (n *Arguments) fields(f fields) {
	nodes(f, "posonlyargs", n.PosOnlyArgs)
	nodes(f, "args", n.Args)
	if n.VarArg != nil {
		f.node("vararg", n.VarArg)
	}
	nodes(f, "kwonlyargs", n.KwOnlyArgs)
	nodes(f, "kw_defaults", n.KwDefaults)
	if n.KwArg != nil {
		f.node("kwarg", n.KwArg)
	}
	nodes(f, "defaults", n.Defaults)
}

// Comprehension is a for clause of a comprehension with its conditions. IsAsync is 0 or 1.
//
//	for x in xs if x
type Comprehension struct {
	Target  Expr
	Iter    Expr
	Ifs     []Expr
	IsAsync int
}

// Class returns "comprehension".
func (*Comprehension) Class() string { return "comprehension" }

func (n *Comprehension) fields(f fields) {
	f.node("target", n.Target)
	f.node("iter", n.Iter)
	nodes(f, "ifs", n.Ifs)
	f.number("is_async", n.IsAsync)
}

// WithItem is an item of a with statement.
//
//	open(f) as g
type WithItem struct {
	ContextExpr  Expr
	OptionalVars Expr // nil if there is none
}

// Class returns "withitem".
func (*WithItem) Class() string { return "withitem" }

func (n *WithItem) fields(f fields) {
	f.node("context_expr", n.ContextExpr)
	f.node("optional_vars", n.OptionalVars)
}

// MatchCase is a case of a match statement.
//
//	case [x] if x: ...
type MatchCase struct {
	Pattern Pattern
	Guard   Expr // nil if there is none
	Body    []Stmt
}

// Class returns "match_case".
func (*MatchCase) Class() string { return "match_case" }

func (n *MatchCase) fields(f fields) {
	f.node("pattern", n.Pattern)
	f.node("guard", n.Guard)
	nodes(f, "body", n.Body)
}

// ExceptHandler is an except clause.
//
//	except E as e: ...
type ExceptHandler struct {
	Span
	Type Expr   // nil if there is none
	Name string // empty if there is none
	Body []Stmt
}

// Class returns "ExceptHandler".
func (*ExceptHandler) Class() string { return "ExceptHandler" }

func (n *ExceptHandler) fields(f fields) {
	f.node("type", n.Type)
	f.ident("name", n.Name)
	nodes(f, "body", n.Body)
}

// Arg is a parameter.
//
//	x: int
type Arg struct {
	Span
	Arg        string
	Annotation Expr // nil if there is none
}

// Class returns "arg".
func (*Arg) Class() string { return "arg" }

func (n *Arg) fields(f fields) {
	f.ident("arg", n.Arg)
	f.node("annotation", n.Annotation)
}

// Keyword is a keyword argument. Arg is empty for an unpacked mapping.
//
//	k=v
type Keyword struct {
	Span
	Arg   string // empty if there is none
	Value Expr
}

// Class returns "keyword".
func (*Keyword) Class() string { return "keyword" }

func (n *Keyword) fields(f fields) {
	f.ident("arg", n.Arg)
	f.node("value", n.Value)
}

// Alias is an imported name.
//
//	a.b as c
type Alias struct {
	Span
	Name   string
	AsName string // empty if there is none
}

// Class returns "alias".
func (*Alias) Class() string { return "alias" }

func (n *Alias) fields(f fields) {
	f.ident("name", n.Name)
	f.ident("asname", n.AsName)
}
