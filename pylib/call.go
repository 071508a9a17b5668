package pylib

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Condition is something that has to hold for a result to be as it is described. What is known to hold is not
// mentioned, so the conditions of a result are the guards that a compiler has to make.
type Condition struct {
	// Holds is over the names of the entry's parameters.
	Holds *Expr
	// Raises is the exception if it does not hold; empty if there is another result then.
	Raises string
	// Otherwise says in words what happens, where the exception does not tell.
	Otherwise string
	// OtherType says that the result is of another type if it does not hold; without it, the result is the one described, or there is none.
	OtherType bool
}

// String returns the condition and what happens if it does not hold: "x >= 0, or ValueError".
func (c Condition) String() string {
	switch {
	case c.Otherwise != "":
		return c.Holds.String() + ", or " + c.Otherwise
	case c.Raises != "":
		return c.Holds.String() + ", or " + c.Raises
	}
	return c.Holds.String()
}

// An AliasKind says what memory the result has.
type AliasKind uint8

// The kinds of aliasing.
const (
	Fresh AliasKind = iota
	View            // the memory of the operand, in another way
	Same            // it is the operand
)

// String returns the kind in words.
func (k AliasKind) String() string { return [...]string{"fresh", "view", "same"}[k] }

// Alias is the relation of a result to an operand's memory.
type Alias struct {
	Kind    AliasKind
	Operand string // if it is not fresh
	// When is a condition that makes it so, where that is not known before; without it, the result may have memory of its own.
	When *Expr
}

// A Result is what is known of a call.
type Result struct {
	Val
	Conditions []Condition
	Alias      Alias
	// Writes is the operand that is changed, or "".
	Writes string
	// Loops are there if it is a structured operator and the ranks and dtypes are known.
	Loops *Loops
	Cost  Cost
}

// Cost is what a call of a structured operator costs; zero for a view, and for what has no loops.
type Cost struct {
	// Points is the number of points of the loops; nil if it is not known.
	Points *Dim
	// Flops is the number of floating-point (or integer) operations at each point; transcendental functions count as many.
	Flops int64
	// Bytes is what is read and written at each point at most.
	Bytes int64
}

// An Error says why a call is not typed.
type Error struct {
	// Raises is the exception that the call raises for sure; empty if it is only not known what it does.
	Raises  string
	Message string
}

// Error implements error.
func (e *Error) Error() string {
	if e.Raises != "" {
		return e.Raises + ": " + e.Message
	}
	return e.Message
}

// A call is a row and the arguments, while the result is made.
type call struct {
	*table
	row   *compiledRow
	bound map[string]Val
	space *space
	loop  DType // of a ufunc
	res   *Result
}

func (c *call) raises(exception, format string, args ...any) error {
	return &Error{exception, c.row.name + ": " + fmt.Sprintf(format, args...)}
}

func (c *call) unknown(format string, args ...any) error {
	return &Error{"", c.row.name + ": " + fmt.Sprintf(format, args...)}
}

// Call returns what a call of the entry with these arguments gives; the error, an [*Error], says why that is not
// known, or what it raises.
func (e *Entry) Call(args ...Arg) (*Result, error) {
	return theTable().call(e, args)
}

func (t *table) call(e *Entry, args []Arg) (*Result, error) {
	var reasons []string
	for _, r := range e.rows {
		row, err := r.get(t)
		if err != nil {
			return nil, err
		}
		bound, err := row.bind(args)
		if err != nil {
			reasons = append(reasons, err.Error())
			continue
		}
		c := &call{table: t, row: row, bound: bound, res: &Result{}}
		if err := c.run(); err != nil {
			return nil, err
		}
		return c.res, nil
	}
	if len(reasons) == 1 {
		return nil, &Error{"", e.Name + " is not known for these arguments: " + reasons[0]}
	}
	var types []string
	for _, a := range args {
		types = append(types, a.Type.String())
	}
	return nil, &Error{"", fmt.Sprintf("%s is not known for (%s)", e.Name, strings.Join(types, ", "))}
}

// run computes the result.
func (c *call) run() error {
	steps := []func() error{c.loopType, c.conditions, c.match, c.result, c.effects, c.out, c.structure}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// conditions decides what the row says about exceptions, and keeps what cannot be decided.
func (c *call) conditions() error {
	for _, p := range c.row.params {
		if err := c.classConditions(&p); err != nil {
			return err
		}
	}
	for _, r := range c.row.raises {
		if err := c.require(Condition{Holds: not(r.when), Raises: r.exception}); err != nil {
			return err
		}
	}
	for _, a := range c.row.assumes {
		if err := c.require(Condition{Holds: a}); err != nil {
			return err
		}
	}
	return nil
}

// classConditions requires what the class of a parameter asks of an argument beside its type.
func (c *call) classConditions(p *param) error {
	t := c.bound[p.Name].Type
	x := nameExpr(p.Name)
	switch {
	case len(p.Classes) != 1:
	case t.Kind == Int && (p.Classes[0] == "floatable" || p.Classes[0] == "complexable"):
		return c.require(Condition{Holds: opExpr("<=", callExpr("abs", x), nameExpr("maxfloat")), Raises: "OverflowError"})
	case t.Kind == List && p.Classes[0] == "arraylike" && t.Elems[0].Kind == List:
		return c.require(Condition{Holds: callExpr("rectangular", x), Raises: "ValueError"})
	}
	return nil
}

// require adds a condition, unless it is known to hold; it is an error if it is known not to.
func (c *call) require(cond Condition) error {
	switch holds, known := c.decide(cond.Holds); {
	case known && !holds && cond.Raises != "" && cond.Holds.Op == "not":
		return c.raises(cond.Raises, "called with %v", cond.Holds.Args[0])
	case known && !holds && cond.Raises != "":
		return c.raises(cond.Raises, "needs %v", cond.Holds)
	case known && !holds:
		return c.unknown("this is known only for %v", cond.Holds)
	case !known:
		cond.Holds = c.simplify(cond.Holds)
		text := cond.Holds.String()
		if !slices.ContainsFunc(c.res.Conditions, func(o Condition) bool { return o.Holds.String() == text }) {
			c.res.Conditions = append(c.res.Conditions, cond)
		}
	}
	return nil
}

// simplify leaves out what is known of a condition that is not known as a whole.
func (c *call) simplify(e *Expr) *Expr {
	switch e.Op {
	case "not":
		return not(c.simplify(e.Args[0]))
	case "and", "or":
		for i, a := range e.Args {
			if _, known := c.decide(a); known {
				return c.simplify(e.Args[1-i])
			}
		}
		return opExpr(e.Op, c.simplify(e.Args[0]), c.simplify(e.Args[1]))
	}
	if _, ok := comparisons[e.Op]; ok {
		return opExpr(e.Op, c.sized(e.Args[0]), c.sized(e.Args[1]))
	}
	return e
}

// sized replaces what is computed from the operands by the number or the expression that it is known to be.
func (c *call) sized(e *Expr) *Expr {
	if e.Op == OpCall || e.Op == OpAttr {
		if v, err := c.eval(e); err == nil {
			if v, ok := v.(Val); ok {
				if d, ok := v.size(); ok {
					return sizeExpr(d)
				}
			}
		}
	}
	return e
}

// decide evaluates a condition as far as it is known.
func (c *call) decide(e *Expr) (value, known bool) {
	v, err := c.eval(e)
	if err != nil {
		return false, false
	}
	val, ok := v.(Val)
	if !ok {
		return false, false
	}
	return val.truth()
}

// truth returns the value as a condition.
func (v Val) truth() (value, known bool) {
	switch k := v.Known.(type) {
	case bool:
		return k, true
	case *Dim:
		n, ok := k.IsConst()
		return n != 0, ok
	case float64:
		return k != 0, true
	}
	return false, v.isNone()
}

// loopType decides in what dtype a universal function computes.
func (c *call) loopType() error {
	if c.row.over == "" {
		return nil
	}
	var names []string
	for _, a := range c.row.loops[0].operands {
		names = append(names, a.name)
	}
	dts, weak, err := c.operandTypes(names)
	if err != nil {
		return err
	}
	strong := strengthen(dts, weak)
	c.loop = loopDType(c.row.over, strong)
	if c.loop == NoDType {
		return c.raises("TypeError", "not supported for %s", joinDTypes(strong))
	}
	exact := c.row.exprs["exact"] != nil && hasIntegers(dts, weak)
	for i, n := range names {
		if weak[i] == 'i' && !exact {
			if err := c.fits(n, c.loop); err != nil {
				return err
			}
		}
	}
	return nil
}

// hasIntegers reports whether an operand that is not weak is of integers: a comparison of these with a Python int is exact, whatever
// its value.
func hasIntegers(dts []DType, weak []byte) bool {
	for i, d := range dts {
		if weak[i] == 0 && kindRank(d.Kind()) == 1 {
			return true
		}
	}
	return false
}

func joinDTypes(ds []DType) string {
	var names []string
	for _, d := range ds {
		names = append(names, d.String())
	}
	return strings.Join(names, ", ")
}

// fits requires that a Python int is a value of the dtype.
func (c *call) fits(name string, d DType) error {
	if kindRank(d.Kind()) != 1 {
		return nil
	}
	return c.require(Condition{Holds: inRange(name, d), Raises: "OverflowError"})
}

// inRange says that an int is a value of the dtype.
func inRange(name string, d DType) *Expr {
	lo, hi := d.IntRange()
	x := nameExpr(name)
	return opExpr("and", opExpr("<=", bigExpr(lo), x), opExpr("<=", x, bigExpr(hi)))
}

// operandTypes returns the dtypes of operands, and the kinds of those that are weak.
func (c *call) operandTypes(names []string) (dts []DType, weak []byte, err error) {
	for _, n := range names {
		_, d, w, ok := c.bound[n].asArray()
		if !ok || d == NoDType {
			return nil, nil, c.unknown("the dtype of %s is not known", n)
		}
		dts, weak = append(dts, d), append(weak, w)
	}
	return dts, weak, nil
}

// match finds the pattern for the operands and computes the shape. Without ranks there is no space.
func (c *call) match() error {
	if len(c.row.loops) == 0 {
		return nil
	}
	var ranks []string
	for i := range c.row.loops {
		p := c.withOut(&c.row.loops[i])
		shapes, ok := c.shapes(p)
		if !ok {
			return nil
		}
		s, ok := p.fit(shapes)
		if !ok {
			ranks = ranks[:0]
			for _, sh := range shapes {
				ranks = append(ranks, fmt.Sprint(len(sh.Dims)))
			}
			continue
		}
		c.space = s
		if err := c.sizes(); err != nil {
			return err
		}
		for k, a := range p.operands {
			if err := s.operand(a, shapes[k]); err != nil {
				return c.raises("ValueError", "%v and %v: %v", shapes[0], shapes[k], err)
			}
		}
		for _, cond := range s.conditions {
			if err := c.require(cond); err != nil {
				return err
			}
		}
		return s.finish(c, shapes)
	}
	return c.raises("ValueError", "there is no such operation on arrays of %s dimensions", strings.Join(ranks, " and "))
}

// withOut adds the array for the result of a universal function to the operands: it is broadcast with, though not itself.
func (c *call) withOut(p *pattern) *pattern {
	if out, ok := c.bound["out"]; !ok || out.isNone() || c.row.over == "" {
		return p
	}
	return &pattern{append(p.operands[:len(p.operands):len(p.operands)], access{"out", p.result}), p.result}
}

// shapes returns the shapes of a pattern's operands, if their ranks are known.
func (c *call) shapes(p *pattern) ([]Shape, bool) {
	shapes := make([]Shape, len(p.operands))
	for i, a := range p.operands {
		s, _, _, ok := c.bound[a.name].asArray()
		if !ok || !s.Ranked {
			return nil, false
		}
		shapes[i] = s
	}
	return shapes, true
}

// sizes places the loops whose extents the row gives.
func (c *call) sizes() error {
	for _, it := range c.space.pattern.result {
		e := c.row.sizes[it.name]
		if e == nil {
			continue
		}
		v, err := c.eval(e)
		if err != nil {
			return err
		}
		if it.pack == 0 {
			c.space.place(it)
			d, _ := v.(Val).size()
			_ = c.space.unify(c.space.first[it.name], d, e, false)
			continue
		}
		shape, ok := v.(Shape)
		if !ok || !shape.Ranked {
			return c.unknown("the shape is not known")
		}
		c.space.ranks[it.name] = len(shape.Dims)
		c.space.place(it)
		for k, d := range shape.Dims {
			_ = c.space.unify(c.space.first[it.name]+k, d, e, false)
		}
	}
	return nil
}

// result evaluates what the row says about the type and the value.
func (c *call) result() error {
	if c.row.result == nil {
		return c.unknown("what it returns is not in the table")
	}
	rule := c.row.result
	for rule.Op == "if" {
		holds, known := c.decide(rule.Args[0])
		if !known {
			c.res.Conditions = append(c.res.Conditions, Condition{Holds: rule.Args[0], Otherwise: "a result of another type", OtherType: true})
		}
		if rule = rule.Args[1]; known && !holds {
			rule = c.row.result.Args[2]
			break
		}
	}
	v, err := c.eval(rule)
	if err != nil {
		return err
	}
	switch v := v.(type) {
	case Type:
		c.res.Type = v
	case DType:
		c.res.Val = DTypeVal(v)
	case Val:
		c.res.Val = v
	default:
		return c.unknown("the result %v is no type", c.row.result)
	}
	if e := c.row.exprs["value"]; e != nil {
		if v, err := c.eval(e); err == nil {
			switch v := v.(type) {
			case Val:
				c.res.Known = v.Known
			case Shape:
				c.res.Val = shapeVal(v)
			}
		}
	}
	return nil
}

// effects evaluates what the row says about memory.
func (c *call) effects() error {
	c.res.Writes = c.row.writes
	e := c.row.exprs["alias"]
	if e == nil {
		return nil
	}
	var when *Expr
	for e.Op == "if" {
		holds, known := c.decide(e.Args[0])
		switch {
		case !known:
			when, e = c.simplify(e.Args[0]), e.Args[1]
		case holds:
			e = e.Args[1]
		default:
			e = e.Args[2]
		}
	}
	kinds := map[string]AliasKind{"view": View, "same": Same}
	if e.Op == OpCall && len(e.Args) == 1 {
		c.res.Alias = Alias{kinds[e.Text], e.Args[0].String(), when}
	}
	return nil
}

// out redirects the result into the array that is given for it.
func (c *call) out() error {
	out, ok := c.bound["out"]
	if !ok || out.isNone() {
		return nil
	}
	target := out.Type
	if from := c.resultDType(); target.DType != NoDType && from != NoDType && !SameKind(from, target.DType) {
		return c.raises("TypeError", "cannot cast the result from %v to %v with casting rule 'same_kind'", from, target.DType)
	}
	if c.space != nil && target.Shape.Ranked {
		if err := c.sameShape("out", target.Shape); err != nil {
			return err
		}
	}
	c.res.Val = out
	c.res.Writes = "out"
	c.res.Alias = Alias{Kind: Same, Operand: "out"}
	return nil
}

// sameShape requires that an array has the shape of the result.
func (c *call) sameShape(name string, target Shape) error {
	shape := c.space.shape
	if len(shape.Dims) != len(target.Dims) {
		return c.raises("ValueError", "the result of shape %v does not fit into an array of shape %v", shape, target)
	}
	for k, t := range target.Dims {
		have, want := c.space.resultExtent(k), shapeItem(name, k, t)
		if have == nil || have.String() == want.String() {
			continue
		}
		if err := c.require(Condition{Holds: opExpr("==", have, want), Raises: "ValueError"}); err != nil {
			return err
		}
	}
	return nil
}

// resultExtent returns an extent of the result as an expression: that of the operand that it is from, if it is not known; nil for
// one that is from none.
func (s *space) resultExtent(k int) *Expr {
	if d := s.shape.Dims[k]; d != nil {
		return sizeExpr(d)
	}
	if loop, ok := s.maps[len(s.maps)-1].Results()[k].IsDim(); ok {
		return s.owner[loop]
	}
	return nil
}

// resultDType returns the dtype of the result's elements, or NoDType.
func (c *call) resultDType() DType {
	t := c.res.Type
	if t.Kind == Array || t.IsNumber() {
		return t.bodyDType()
	}
	return NoDType
}

// structure describes the loops.
func (c *call) structure() error {
	body := c.row.exprs["body"]
	if body == nil || c.space == nil && len(c.row.loops) > 0 || c.resultDType() == NoDType {
		return nil
	}
	l, err := c.makeLoops(body)
	if err != nil {
		var e *Error
		if errors.As(err, &e) {
			return err
		}
		return nil // the loops have no body for these dtypes
	}
	c.res.Loops = l
	c.cost(l)
	return nil
}
