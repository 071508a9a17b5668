package pyast

// Span is the place of a node, as CPython gives it: lines count from 1, columns from 0
// in bytes of UTF-8, and the end is the place behind the node.
type Span struct {
	Line, Col, EndLine, EndCol int32
}

// Range returns the place of the node.
func (s *Span) Range() Span { return *s }

// Node is a node of the tree. Its type is a pointer to a struct of this package.
type Node interface {
	// Class is the name of CPython's class for the node.
	Class() string
	// fields gives the fields to f in the order of CPython's _fields.
	fields(f fields)
}

// Placed is a Node that has a place. All have one but Module, Expression, Arguments,
// Comprehension, WithItem and MatchCase.
type Placed interface {
	Node
	Range() Span
}

// Expr is an expression.
type Expr interface {
	Placed
	isExpr()
}

// Stmt is a statement.
type Stmt interface {
	Placed
	isStmt()
}

// Pattern is a pattern of a match statement.
type Pattern interface {
	Placed
	isPattern()
}

// TypeParam is a type parameter of a function, a class or a type statement.
type TypeParam interface {
	Placed
	isTypeParam()
}

// Module is a file. Its docstring is the value of its first statement.
type Module struct {
	Body []Stmt
}

// Class returns "Module".
func (*Module) Class() string { return "Module" }

func (n *Module) fields(f fields) { nodes(f, "body", n.Body) }

// Expression is one expression that was parsed for itself.
type Expression struct {
	Body Expr
}

// Class returns "Expression".
func (*Expression) Class() string { return "Expression" }

func (n *Expression) fields(f fields) { f.node("body", n.Body) }

// Operator is an operator of BinOp and AugAssign.
type Operator uint8

// The binary operators.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

var operators = [...]struct{ class, symbol string }{
	Add: {"Add", "+"}, Sub: {"Sub", "-"}, Mult: {"Mult", "*"}, MatMult: {"MatMult", "@"},
	Div: {"Div", "/"}, Mod: {"Mod", "%"}, Pow: {"Pow", "**"}, LShift: {"LShift", "<<"},
	RShift: {"RShift", ">>"}, BitOr: {"BitOr", "|"}, BitXor: {"BitXor", "^"},
	BitAnd: {"BitAnd", "&"}, FloorDiv: {"FloorDiv", "//"},
}

// String returns the operator as it is written.
func (o Operator) String() string { return operators[o].symbol }

// Class returns the name of CPython's class, for example "Add".
func (o Operator) Class() string { return operators[o].class }

// BoolOperator is the operator of BoolOp.
type BoolOperator uint8

// The operators that stop at the first operand that decides.
const (
	And BoolOperator = iota
	Or
)

// String returns the operator as it is written.
func (o BoolOperator) String() string { return [...]string{"and", "or"}[o] }

// Class returns the name of CPython's class.
func (o BoolOperator) Class() string { return [...]string{"And", "Or"}[o] }

// UnaryOperator is the operator of UnaryOp.
type UnaryOperator uint8

// The unary operators.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

// String returns the operator as it is written.
func (o UnaryOperator) String() string { return [...]string{"~", "not", "+", "-"}[o] }

// Class returns the name of CPython's class.
func (o UnaryOperator) Class() string { return [...]string{"Invert", "Not", "UAdd", "USub"}[o] }

// CmpOperator is an operator of Compare.
type CmpOperator uint8

// The operators of comparisons.
const (
	Eq CmpOperator = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

var cmpOperators = [...]struct{ class, symbol string }{
	Eq: {"Eq", "=="}, NotEq: {"NotEq", "!="}, Lt: {"Lt", "<"}, LtE: {"LtE", "<="},
	Gt: {"Gt", ">"}, GtE: {"GtE", ">="}, Is: {"Is", "is"}, IsNot: {"IsNot", "is not"},
	In: {"In", "in"}, NotIn: {"NotIn", "not in"},
}

// String returns the operator as it is written.
func (o CmpOperator) String() string { return cmpOperators[o].symbol }

// Class returns the name of CPython's class.
func (o CmpOperator) Class() string { return cmpOperators[o].class }

// ExprContext says what happens to a name, an attribute, a subscription, or the parts
// of a list or tuple.
type ExprContext uint8

// What may happen to an expression: it is read, assigned to, or deleted.
const (
	Load ExprContext = iota
	Store
	Del
)

// String returns the name of CPython's class.
func (c ExprContext) String() string { return [...]string{"Load", "Store", "Del"}[c] }

// Class returns the name of CPython's class.
func (c ExprContext) Class() string { return c.String() }
