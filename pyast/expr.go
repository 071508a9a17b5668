package pyast

// BoolOp is a chain of one of the operators and, or.
//
//	a and b and c
type BoolOp struct {
	Span
	Op     BoolOperator
	Values []Expr
}

// Class returns "BoolOp".
func (*BoolOp) Class() string { return "BoolOp" }

func (n *BoolOp) fields(f fields) {
	f.leaf("op", n.Op)
	nodes(f, "values", n.Values)
}

func (*BoolOp) isExpr() {}

// NamedExpr is an assignment expression; Target is a *Name.
//
//	(x := 1)
type NamedExpr struct {
	Span
	Target Expr
	Value  Expr
}

// Class returns "NamedExpr".
func (*NamedExpr) Class() string { return "NamedExpr" }

func (n *NamedExpr) fields(f fields) {
	f.node("target", n.Target)
	f.node("value", n.Value)
}

func (*NamedExpr) isExpr() {}

// BinOp is a binary operation.
//
//	a + b
type BinOp struct {
	Span
	Left  Expr
	Op    Operator
	Right Expr
}

// Class returns "BinOp".
func (*BinOp) Class() string { return "BinOp" }

func (n *BinOp) fields(f fields) {
	f.node("left", n.Left)
	f.leaf("op", n.Op)
	f.node("right", n.Right)
}

func (*BinOp) isExpr() {}

// UnaryOp is a unary operation.
//
//	-a
type UnaryOp struct {
	Span
	Op      UnaryOperator
	Operand Expr
}

// Class returns "UnaryOp".
func (*UnaryOp) Class() string { return "UnaryOp" }

func (n *UnaryOp) fields(f fields) {
	f.leaf("op", n.Op)
	f.node("operand", n.Operand)
}

func (*UnaryOp) isExpr() {}

// Lambda is lambda.
//
//	lambda x: x
type Lambda struct {
	Span
	Args *Arguments
	Body Expr
}

// Class returns "Lambda".
func (*Lambda) Class() string { return "Lambda" }

func (n *Lambda) fields(f fields) {
	f.node("args", n.Args)
	f.node("body", n.Body)
}

func (*Lambda) isExpr() {}

// IfExp is a conditional expression.
//
//	body if test else orelse
type IfExp struct {
	Span
	Test   Expr
	Body   Expr
	OrElse Expr
}

// Class returns "IfExp".
func (*IfExp) Class() string { return "IfExp" }

func (n *IfExp) fields(f fields) {
	f.node("test", n.Test)
	f.node("body", n.Body)
	f.node("orelse", n.OrElse)
}

func (*IfExp) isExpr() {}

// Dict is a dictionary display. Keys has nil where a value is a mapping to unpack.
//
//	{k: v, **d}
type Dict struct {
	Span
	Keys   []Expr
	Values []Expr
}

// Class returns "Dict".
func (*Dict) Class() string { return "Dict" }

func (n *Dict) fields(f fields) {
	nodes(f, "keys", n.Keys)
	nodes(f, "values", n.Values)
}

func (*Dict) isExpr() {}

// Set is a set display.
//
//	{a, b}
type Set struct {
	Span
	Elts []Expr
}

// Class returns "Set".
func (*Set) Class() string { return "Set" }

func (n *Set) fields(f fields) {
	nodes(f, "elts", n.Elts)
}

func (*Set) isExpr() {}

// ListComp is a list comprehension.
//
//	[x for x in xs]
type ListComp struct {
	Span
	Elt        Expr
	Generators []*Comprehension
}

// Class returns "ListComp".
func (*ListComp) Class() string { return "ListComp" }

func (n *ListComp) fields(f fields) {
	f.node("elt", n.Elt)
	nodes(f, "generators", n.Generators)
}

func (*ListComp) isExpr() {}

// SetComp is a set comprehension.
//
//	{x for x in xs}
type SetComp struct {
	Span
	Elt        Expr
	Generators []*Comprehension
}

// Class returns "SetComp".
func (*SetComp) Class() string { return "SetComp" }

func (n *SetComp) fields(f fields) {
	f.node("elt", n.Elt)
	nodes(f, "generators", n.Generators)
}

func (*SetComp) isExpr() {}

// DictComp is a dictionary comprehension.
//
//	{k: v for k, v in kvs}
type DictComp struct {
	Span
	Key        Expr
	Value      Expr
	Generators []*Comprehension
}

// Class returns "DictComp".
func (*DictComp) Class() string { return "DictComp" }

func (n *DictComp) fields(f fields) {
	f.node("key", n.Key)
	f.node("value", n.Value)
	nodes(f, "generators", n.Generators)
}

func (*DictComp) isExpr() {}

// GeneratorExp is a generator expression.
//
//	(x for x in xs)
type GeneratorExp struct {
	Span
	Elt        Expr
	Generators []*Comprehension
}

// Class returns "GeneratorExp".
func (*GeneratorExp) Class() string { return "GeneratorExp" }

func (n *GeneratorExp) fields(f fields) {
	f.node("elt", n.Elt)
	nodes(f, "generators", n.Generators)
}

func (*GeneratorExp) isExpr() {}

// Await is await.
//
//	await x
type Await struct {
	Span
	Value Expr
}

// Class returns "Await".
func (*Await) Class() string { return "Await" }

func (n *Await) fields(f fields) {
	f.node("value", n.Value)
}

func (*Await) isExpr() {}

// Yield is yield.
//
//	yield x
type Yield struct {
	Span
	Value Expr // nil if there is none
}

// Class returns "Yield".
func (*Yield) Class() string { return "Yield" }

func (n *Yield) fields(f fields) {
	f.node("value", n.Value)
}

func (*Yield) isExpr() {}

// YieldFrom is yield from.
//
//	yield from xs
type YieldFrom struct {
	Span
	Value Expr
}

// Class returns "YieldFrom".
func (*YieldFrom) Class() string { return "YieldFrom" }

func (n *YieldFrom) fields(f fields) {
	f.node("value", n.Value)
}

func (*YieldFrom) isExpr() {}

// Compare is a chain of comparisons.
//
//	a < b <= c
type Compare struct {
	Span
	Left        Expr
	Ops         []CmpOperator
	Comparators []Expr
}

// Class returns "Compare".
func (*Compare) Class() string { return "Compare" }

func (n *Compare) fields(f fields) {
	f.node("left", n.Left)
	leaves(f, "ops", n.Ops)
	nodes(f, "comparators", n.Comparators)
}

func (*Compare) isExpr() {}

// Call is a call.
//
//	f(x, *xs, k=v, **d)
type Call struct {
	Span
	Func     Expr
	Args     []Expr
	Keywords []*Keyword
}

// Class returns "Call".
func (*Call) Class() string { return "Call" }

func (n *Call) fields(f fields) {
	f.node("func", n.Func)
	nodes(f, "args", n.Args)
	nodes(f, "keywords", n.Keywords)
}

func (*Call) isExpr() {}

// FormattedValue is a replacement field of an f-string. Conversion is the character behind !, or -1; FormatSpec is a *JoinedStr.
//
//	{x!r:>10}
type FormattedValue struct {
	Span
	Value      Expr
	Conversion int
	FormatSpec Expr // nil if there is none
}

// Class returns "FormattedValue".
func (*FormattedValue) Class() string { return "FormattedValue" }

func (n *FormattedValue) fields(f fields) {
	f.node("value", n.Value)
	f.number("conversion", n.Conversion)
	f.node("format_spec", n.FormatSpec)
}

func (*FormattedValue) isExpr() {}

// Interpolation is a replacement field of a t-string. Str is the text of the expression.
//
//	{x!r:>10}
type Interpolation struct {
	Span
	Value      Expr
	Str        Value
	Conversion int
	FormatSpec Expr // nil if there is none
}

// Class returns "Interpolation".
func (*Interpolation) Class() string { return "Interpolation" }

func (n *Interpolation) fields(f fields) {
	f.node("value", n.Value)
	f.leaf("str", n.Str)
	f.number("conversion", n.Conversion)
	f.node("format_spec", n.FormatSpec)
}

func (*Interpolation) isExpr() {}

// JoinedStr is an f-string: *Constant and *FormattedValue nodes.
//
//	f"a{x}"
type JoinedStr struct {
	Span
	Values []Expr
}

// Class returns "JoinedStr".
func (*JoinedStr) Class() string { return "JoinedStr" }

func (n *JoinedStr) fields(f fields) {
	nodes(f, "values", n.Values)
}

func (*JoinedStr) isExpr() {}

// TemplateStr is a t-string: *Constant and *Interpolation nodes.
//
//	t"a{x}"
type TemplateStr struct {
	Span
	Values []Expr
}

// Class returns "TemplateStr".
func (*TemplateStr) Class() string { return "TemplateStr" }

func (n *TemplateStr) fields(f fields) {
	nodes(f, "values", n.Values)
}

func (*TemplateStr) isExpr() {}

// Constant is a literal. Kind is "u" for a string with that prefix.
//
//	1.5
type Constant struct {
	Span
	Value Value
	Kind  string
}

// Class returns "Constant".
func (*Constant) Class() string { return "Constant" }

func (n *Constant) fields(f fields) {
	f.leaf("value", n.Value)
	f.ident("kind", n.Kind)
}

func (*Constant) isExpr() {}

// Attribute is a reference to an attribute.
//
//	x.attr
type Attribute struct {
	Span
	Value Expr
	Attr  string
	Ctx   ExprContext
}

// Class returns "Attribute".
func (*Attribute) Class() string { return "Attribute" }

func (n *Attribute) fields(f fields) {
	f.node("value", n.Value)
	f.ident("attr", n.Attr)
	f.leaf("ctx", n.Ctx)
}

func (*Attribute) isExpr() {}

// Subscript is a subscription.
//
//	x[i]
type Subscript struct {
	Span
	Value Expr
	Slice Expr
	Ctx   ExprContext
}

// Class returns "Subscript".
func (*Subscript) Class() string { return "Subscript" }

func (n *Subscript) fields(f fields) {
	f.node("value", n.Value)
	f.node("slice", n.Slice)
	f.leaf("ctx", n.Ctx)
}

func (*Subscript) isExpr() {}

// Starred is an unpacked iterable.
//
//	*x
type Starred struct {
	Span
	Value Expr
	Ctx   ExprContext
}

// Class returns "Starred".
func (*Starred) Class() string { return "Starred" }

func (n *Starred) fields(f fields) {
	f.node("value", n.Value)
	f.leaf("ctx", n.Ctx)
}

func (*Starred) isExpr() {}

// Name is a name. Id is in NFKC.
//
//	x
type Name struct {
	Span
	ID  string
	Ctx ExprContext
}

// Class returns "Name".
func (*Name) Class() string { return "Name" }

func (n *Name) fields(f fields) {
	f.ident("id", n.ID)
	f.leaf("ctx", n.Ctx)
}

func (*Name) isExpr() {}

// List is a list display.
//
//	[a, b]
type List struct {
	Span
	Elts []Expr
	Ctx  ExprContext
}

// Class returns "List".
func (*List) Class() string { return "List" }

func (n *List) fields(f fields) {
	nodes(f, "elts", n.Elts)
	f.leaf("ctx", n.Ctx)
}

func (*List) isExpr() {}

// Tuple is a tuple.
//
//	a, b
type Tuple struct {
	Span
	Elts []Expr
	Ctx  ExprContext
}

// Class returns "Tuple".
func (*Tuple) Class() string { return "Tuple" }

func (n *Tuple) fields(f fields) {
	nodes(f, "elts", n.Elts)
	f.leaf("ctx", n.Ctx)
}

func (*Tuple) isExpr() {}

// Slice is a slice, which stands in a Subscript only.
//
//	a:b:c
type Slice struct {
	Span
	Lower Expr // nil if there is none
	Upper Expr // nil if there is none
	Step  Expr // nil if there is none
}

// Class returns "Slice".
func (*Slice) Class() string { return "Slice" }

func (n *Slice) fields(f fields) {
	f.node("lower", n.Lower)
	f.node("upper", n.Upper)
	f.node("step", n.Step)
}

func (*Slice) isExpr() {}
