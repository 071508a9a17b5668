package pylib

import (
	"fmt"
	"math/big"
	"strings"
	"sync"

	"go.starlark.net/syntax"
)

// A Body is what a structured operator does at a point of its loops: an expression of operations of MLIR's arith, math and complex
// dialects. Operands that are used twice are the same pointer.
type Body struct {
	// Op is the name of an operation with its predicate, if it has one, after another dot ("arith.addf", "arith.cmpi.slt"), or one of
	// BodyArg, BodyIndex, BodyConst, BodyOut, BodyCount, BodyCast.
	Op string
	// DType is that of the value.
	DType DType
	// Pos is the operand of a BodyArg, or the loop of a BodyIndex.
	Pos int
	// Const is the value of a BodyConst: an int64, *big.Int, float64 or bool.
	Const any
	Args  []*Body
}

// What a Body consists of beside operations.
const (
	BodyArg   = "arg"   // an operand's element, cast to DType
	BodyIndex = "index" // the number of the iteration of a loop
	BodyConst = "const"
	BodyOut   = "out"   // the result's element as it is, in a reduction
	BodyCount = "count" // the number of points that are reduced to one
	BodyCast  = "cast"  // of another dtype, as NumPy's astype does it
)

// String returns the body as nested calls.
func (b *Body) String() string {
	switch b.Op {
	case BodyArg:
		return fmt.Sprintf("in%d", b.Pos)
	case BodyIndex:
		return fmt.Sprintf("d%d", b.Pos)
	case BodyConst:
		return constText(b.Const)
	case BodyOut, BodyCount:
		return b.Op
	}
	var args []string
	for _, a := range b.Args {
		args = append(args, a.String())
	}
	name := b.Op
	if b.Op == BodyCast {
		name = b.DType.String()
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

// A scalarRow is a function of scalars: what it is for each kind of its first operand.
type scalarRow struct {
	name   string
	source syntax.FilePortion

	read   sync.Once
	params []string
	bodies map[byte]*Expr
	err    error
}

// get reads the row: scalar(add(a, b), i = arith.addi(a, b), …).
func (r *scalarRow) get() error {
	r.read.Do(func() {
		if r.err = r.parse(); r.err != nil {
			r.err = fmt.Errorf("line %d: %s: %w", r.source.FirstLine, r.name, r.err)
		}
	})
	return r.err
}

func (r *scalarRow) parse() error {
	args, err := parseRow(r.source)
	if err != nil {
		return err
	}
	head, err := fromSyntax(args[0])
	if err != nil {
		return err
	}
	r.bodies = map[byte]*Expr{}
	for _, p := range head.Args {
		r.params = append(r.params, p.Text)
	}
	for _, arg := range args[1:] {
		kinds, value, err := keyword(arg)
		if err != nil {
			return err
		}
		e, err := fromSyntax(value)
		if err != nil {
			return err
		}
		for _, k := range []byte(kinds) {
			if strings.IndexByte("biufc", k) < 0 || r.bodies[k] != nil {
				return fmt.Errorf("%q is no kind, or there twice", k)
			}
			r.bodies[k] = e
		}
	}
	return nil
}

// addWeights reads weigh(20, math.exp, …).
func (t *table) addWeights(source syntax.FilePortion) error {
	args, err := parseRow(source)
	if err != nil {
		return err
	}
	weight, err := fromSyntax(args[0])
	if err != nil {
		return err
	}
	n, ok := weight.Const.(int64)
	if !ok {
		return fmt.Errorf("got %v, want a number", weight)
	}
	for _, a := range args[1:] {
		name, err := fromSyntax(a)
		if err != nil {
			return err
		}
		t.weights[name.String()] = n
	}
	return nil
}

// A bodyMaker resolves the expressions of rows to bodies.
type bodyMaker struct {
	*table
	env  map[string]*Body
	want DType // of constants that stand beside nothing that has a dtype
}

// operators are the scalar functions that Python's operators stand for.
var operators = map[string]string{
	"+": "add", "-": "sub", "*": "mul", "/": "div", "//": "floordiv", "%": "mod", "neg": "neg", "~": "invert",
	"&": "and_", "|": "or_", "^": "xor", "<<": "shl", ">>": "shr",
	"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge", "not": "not_", "and": "and_", "or": "or_",
}

// make resolves an expression.
func (m *bodyMaker) make(e *Expr) (*Body, error) {
	switch e.Op {
	case OpName:
		if b := m.env[e.Text]; b != nil {
			return b, nil
		}
		return nil, fmt.Errorf("%s has no meaning in a body", e.Text)
	case OpConst:
		return &Body{Op: BodyConst, DType: m.want, Const: e.Const}, nil
	case "if":
		return m.call("select", e.Args)
	case OpCall:
		return m.call(e.Text, e.Args)
	}
	f := operators[e.Op]
	if f == "" {
		return nil, fmt.Errorf("%v has no meaning in a body", e)
	}
	return m.call(f, e.Args)
}

// call resolves a call of a scalar function, of a cast, or of an operation.
func (m *bodyMaker) call(f string, exprs []*Expr) (*Body, error) {
	args, err := m.arguments(f, exprs)
	if err != nil {
		return nil, err
	}
	if d := DTypeNamed(f); d != NoDType && len(args) == 1 {
		return castBody(args[0], d), nil
	}
	switch {
	case f == "float" && len(args) == 1: // the real number of the same size
		return castBody(args[0], args[0].DType.Real()), nil
	case f == "like" && len(args) == 2:
		return castBody(args[0], args[1].DType), nil
	case strings.Contains(f, "."):
		return &Body{Op: f, DType: resultDType(f, args), Args: args}, nil
	}
	r := m.scalars[f]
	if r == nil || r.get() != nil || len(r.params) != len(args) {
		return nil, fmt.Errorf("there is no scalar function %s of %d operands", f, len(args))
	}
	deciding := args[0]
	if f == "select" {
		deciding = args[1]
	}
	e := r.bodies[deciding.DType.Kind()]
	if e == nil {
		return nil, fmt.Errorf("%s is not known for %v", f, deciding.DType)
	}
	inner := &bodyMaker{m.table, map[string]*Body{"bits": {Op: BodyConst, DType: deciding.DType, Const: int64(8 * deciding.DType.Size())}}, deciding.DType}
	for i, p := range r.params {
		inner.env[p] = args[i]
	}
	return inner.make(e)
}

// arguments resolves operands; constants among them get the dtype of the others.
func (m *bodyMaker) arguments(f string, exprs []*Expr) ([]*Body, error) {
	args := make([]*Body, len(exprs))
	beside := NoDType
	for i, e := range exprs {
		if isNumeral(e) {
			continue
		}
		var err error
		if args[i], err = m.make(e); err != nil {
			return nil, err
		}
		if i > 0 || f != "select" && f != "arith.select" {
			beside = args[i].DType
		}
	}
	if beside == NoDType {
		beside = m.want
	}
	for i, e := range exprs {
		if args[i] == nil {
			args[i] = numeral(e, beside)
		}
	}
	return args, nil
}

func isNumeral(e *Expr) bool {
	return e.Op == OpConst || e.Op == "neg" && e.Args[0].Op == OpConst
}

func numeral(e *Expr, d DType) *Body {
	if e.Op == OpConst {
		return &Body{Op: BodyConst, DType: d, Const: e.Const}
	}
	b := &Body{Op: BodyConst, DType: d}
	switch c := e.Args[0].Const.(type) {
	case int64:
		b.Const = -c
	case float64:
		b.Const = -c
	case *big.Int:
		b.Const = new(big.Int).Neg(c)
	}
	return b
}

// castBody returns b as a value of the dtype.
func castBody(b *Body, d DType) *Body {
	if b.DType == d {
		return b
	}
	return &Body{Op: BodyCast, DType: d, Args: []*Body{b}}
}

// resultDType returns the dtype of what an operation gives.
func resultDType(op string, args []*Body) DType {
	switch {
	case strings.HasPrefix(op, "arith.cmp"), op == "complex.eq", op == "complex.neq",
		op == "math.isnan", op == "math.isinf", op == "math.isfinite":
		return Bool
	case op == "complex.abs", op == "complex.re", op == "complex.im", op == "complex.angle":
		return args[0].DType.Real()
	case op == "complex.create":
		return ofKind('c', 2*args[0].DType.Size())
	case op == "arith.select":
		return args[1].DType
	}
	return args[0].DType
}

// flops returns the weight of the operations in the body, each counted once.
func (t *table) bodyFlops(b *Body, seen map[*Body]bool) int64 {
	if b == nil || seen[b] {
		return 0
	}
	seen[b] = true
	var n int64
	if strings.Contains(b.Op, ".") {
		n = 1
		if w, ok := t.weights[b.Op]; ok {
			n = w
		}
	}
	for _, a := range b.Args {
		n += t.bodyFlops(a, seen)
	}
	return n
}
