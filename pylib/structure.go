package pylib

import (
	"errors"
	"slices"

	"polyloom/affexpr"
)

// makeLoops makes the loops of a call: those of its space, or, for a function of numbers, none around the body.
func (c *call) makeLoops(body *Expr) (*Loops, error) {
	l := &Loops{}
	if c.space != nil {
		l.Iterators, l.Extents, l.Maps = c.space.iterators, c.space.extents, c.space.maps
		for _, a := range c.space.pattern.operands {
			l.Operands = append(l.Operands, a.name)
		}
		if n := len(l.Operands); n > 0 && l.Operands[n-1] == "out" { // it is not read
			l.Operands = l.Operands[:n-1]
			l.Maps = slices.Delete(slices.Clone(l.Maps), n-1, n)
		}
	}
	for _, p := range c.row.params {
		// A number that is no operand of the pattern is the same at each point.
		if p.Kind != variadic && c.bound[p.Name].Type.IsNumber() && !slices.Contains(l.Operands, p.Name) && c.mentions(p.Name) {
			l.Operands = append(l.Operands, p.Name)
			l.Maps = slices.Insert(slices.Clone(l.Maps), len(l.Operands)-1, affexpr.NewMap(len(l.Extents), 0))
		}
	}
	if c.space == nil {
		l.Maps = append(l.Maps, affexpr.NewMap(0, 0))
	}
	in, err := c.computeDType()
	if err != nil {
		return nil, err
	}
	m := &bodyMaker{table: c.table, env: map[string]*Body{}, want: in}
	for i, name := range l.Operands {
		d := in
		if _, own, _, ok := c.bound[name].asArray(); d == NoDType && ok {
			d = own
		}
		if c.row.exprs["exact"] != nil && !c.exactly(name, d) {
			return nil, errNoBody
		}
		l.In = append(l.In, d)
		m.env[name] = &Body{Op: BodyArg, DType: d, Pos: i}
	}
	return l, c.makeBodies(m, l, body)
}

// errNoBody says that a structured operator has loops that cannot be said in the operations of MLIR.
var errNoBody = errors.New("no body")

// mentions reports whether the scalar parts of the row use a parameter.
func (c *call) mentions(name string) bool {
	for _, field := range []string{"body", "init", "finish"} {
		if e := c.row.exprs[field]; e != nil && e.mentions(name) {
			return true
		}
	}
	return false
}

func (e *Expr) mentions(name string) bool {
	return e.Op == OpName && e.Text == name || slices.ContainsFunc(e.Args, func(a *Expr) bool { return a.mentions(name) })
}

// exactly reports whether the cast of an operand to the dtype keeps every value, adding what a Python int has to be for that.
func (c *call) exactly(name string, d DType) bool {
	_, own, weak, _ := c.bound[name].asArray()
	switch {
	case weak == 'i' && kindRank(d.Kind()) == 1:
		return c.require(Condition{Holds: inRange(name, d), Otherwise: "the same comparison with an int that the dtype does not have"}) == nil
	case weak != 0:
		return true
	}
	// int64 and uint64 are compared exactly, though promotion makes float64 of them.
	return !(kindRank(own.Kind()) == 1 && d.Kind() == 'f' && c.mixedInts())
}

// mixedInts reports whether all operands are integers.
func (c *call) mixedInts() bool {
	for _, a := range c.row.loops[0].operands {
		if _, d, _, _ := c.bound[a.name].asArray(); kindRank(d.Kind()) > 1 {
			return false
		}
	}
	return true
}

// computeDType returns the dtype that operands are cast to, or NoDType if each stays as it is.
func (c *call) computeDType() (DType, error) {
	if e := c.row.exprs["compute"]; e != nil {
		if e.Op == OpName && e.Text == "own" {
			return NoDType, nil
		}
		v, err := c.eval(e)
		if err != nil {
			return NoDType, err
		}
		return c.toDType(v)
	}
	if c.loop != NoDType {
		return c.loop, nil
	}
	return c.resultDType(), nil
}

// makeBodies resolves the body, and what comes before and after it.
func (c *call) makeBodies(m *bodyMaker, l *Loops, body *Expr) error {
	if c.space != nil {
		for name, loop := range c.space.first {
			if m.env[name] == nil {
				m.env[name] = &Body{Op: BodyIndex, DType: Int64, Pos: loop}
			}
		}
	}
	out := c.resultDType()
	if l.reduces() {
		acc := m.want
		m.env["out"] = &Body{Op: BodyOut, DType: acc}
		if e := c.row.exprs["init"]; e != nil {
			init, err := m.make(e)
			if err != nil {
				return err
			}
			init.DType = acc
			l.Init = init
		}
		if e := c.row.exprs["finish"]; e != nil {
			m.env["count"] = &Body{Op: BodyCast, DType: acc, Args: []*Body{{Op: BodyCount, DType: Int64}}}
			finish, err := m.make(e)
			if err != nil {
				return err
			}
			l.Finish = castBody(finish, out)
		} else if acc != out {
			l.Finish = castBody(m.env["out"], out)
		}
		out = acc
	} else if err := c.unreduced(m, l); err != nil {
		return err
	}
	if point := c.row.exprs["point"]; point != nil && !l.reduces() {
		body = point
	}
	b, err := m.make(body)
	if err != nil {
		return err
	}
	if b.Op == BodyConst {
		b = &Body{Op: BodyConst, DType: out, Const: b.Const}
	}
	l.Body = castBody(b, out)
	return nil
}

// unreduced gives the result's element a value where a reduction is over no loops: what it begins with.
func (c *call) unreduced(m *bodyMaker, l *Loops) error {
	m.env["out"] = m.env[firstOf(l.Operands)]
	if e := c.row.exprs["init"]; e != nil {
		init, err := m.make(e)
		m.env["out"] = init
		return err
	}
	return nil
}

func firstOf(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// reduces reports whether there is a reduction.
func (l *Loops) reduces() bool {
	for _, it := range l.Iterators {
		if it == Reduction {
			return true
		}
	}
	return false
}

// cost computes the cost from the loops. A view costs nothing.
func (c *call) cost(l *Loops) {
	if a := c.res.Alias; a.Kind != Fresh && a.When == nil && c.res.Writes == "" {
		return
	}
	points := affexpr.Const(1)
	for _, d := range l.Extents {
		if d == nil {
			points = nil
			break
		}
		points = points.Mul(d)
	}
	bytes := int64(c.resultDType().Size())
	for _, name := range l.Operands {
		if _, d, _, ok := c.bound[name].asArray(); ok && c.bound[name].Type.Kind == Array {
			bytes += int64(d.Size())
		}
	}
	c.res.Cost = Cost{Points: points, Flops: c.bodyFlops(l.Body, map[*Body]bool{}), Bytes: bytes}
}
