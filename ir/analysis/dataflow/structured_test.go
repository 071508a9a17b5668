package dataflow_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis/dataflow"
	"polyloom/ir/analysis/internal/toy"
	"polyloom/num"
)

// generator makes random programs of ops with regions and calls, over i4.
type generator struct {
	rnd     *rand.Rand
	helpers int // functions h0 to h(helpers-1) may be called
}

// body fills b with random ops that may use vals, and returns what may be used at its end.
func (g *generator) body(b *ir.Block, vals []*ir.Value, depth int) []*ir.Value {
	in := toy.At(b)
	pick := func() *ir.Value { return vals[g.rnd.IntN(len(vals))] }
	for range 2 + g.rnd.IntN(3) {
		kind := g.rnd.IntN(8)
		if depth == 0 {
			kind %= 4
		}
		switch kind {
		case 0:
			vals = append(vals, in.Int(i4, g.rnd.Int64N(16)))
		case 1, 2, 3:
			vals = append(vals, in.Bin(toy.Kind(g.rnd.IntN(int(toy.NumKinds))), pick(), pick()))
		case 4:
			op := ir.Create(in, &toy.If{Cond: pick().Use(), Results: ir.ResTypes(i4)})
			for _, r := range []*ir.Region{&op.Then, &op.Else} {
				inner := toy.Block(r)
				vs := g.body(inner, vals, depth-1)
				toy.At(inner).Yield(vs[len(vs)-1])
			}
			vals = append(vals, op.Results.At(0))
		case 5:
			step := in.Int(i4, 1+g.rnd.Int64N(3))
			op := ir.Create(in, &toy.For{Lower: pick().Use(), Upper: pick().Use(), Step: step.Use(), Inits: ir.Uses(pick()), Results: ir.ResTypes(i4)})
			inner := toy.Block(&op.Body, i4, i4)
			vs := g.body(inner, append(vals[:len(vals):len(vals)], inner.ArgValues()...), depth-1)
			toy.At(inner).Yield(vs[len(vs)-1])
			vals = append(vals, op.Results.At(0))
		case 6:
			op := ir.Create(in, &toy.While{Inits: ir.Uses(pick()), Results: ir.ResTypes(i4)})
			before, after := toy.Block(&op.Before, i4), toy.Block(&op.After, i4)
			vs := g.body(before, append(vals[:len(vals):len(vals)], before.ArgValues()...), depth-1)
			ir.Create(toy.At(before), &toy.Condition{Cond: vs[g.rnd.IntN(len(vs))].Use(), Args: ir.Uses(vs[len(vs)-1])})
			vs = g.body(after, append(vals[:len(vals):len(vals)], after.ArgValues()...), depth-1)
			toy.At(after).Yield(vs[len(vs)-1])
			vals = append(vals, op.Results.At(0))
		case 7:
			if g.helpers > 0 {
				name := fmt.Sprintf("h%d", g.rnd.IntN(g.helpers))
				vals = append(vals, in.Call(name, []ir.Type{i4}, pick(), pick()).Results.At(0))
			}
		}
	}
	return vals
}

// function makes a function with two arguments and one result.
func (g *generator) function(b *toy.Builder, name string, hidden bool) *toy.Func {
	f, entry := b.Func(name, hidden, i4, i4)
	vs := g.body(entry, entry.ArgValues(), 2)
	toy.At(entry).Return(vs[len(vs)-1])
	return f
}

// newStructured makes a program of a function and three others that it may call.
func newStructured(rnd *rand.Rand) (*toy.Module, *toy.Func) {
	g := &generator{rnd: rnd}
	mod, b := toy.NewModule()
	for i := range 3 {
		g.function(b, fmt.Sprintf("h%d", i), true)
		g.helpers++
	}
	return mod, g.function(b, "main", false)
}

// A machine interprets programs of a generator.
type machine struct {
	tables ir.SymbolTables
	env    map[*ir.Value]num.Int
	fuel   int
	value  func(*ir.Value, num.Int)         // nil, or told of each value
	block  func(*ir.Block)                  // nil, or told of each block that is run
	after  func(ir.Op)                      // nil, or told of each op that was run
	change func(*ir.Value, num.Int) num.Int // nil, or what to put in the place of a value
}

type outOfFuel struct{}

func (m *machine) set(v *ir.Value, n num.Int) {
	if m.change != nil {
		n = m.change(v, n)
	}
	m.env[v] = n
	if m.value != nil {
		m.value(v, n)
	}
}

func (m *machine) get(vs []*ir.Value) []num.Int {
	ns := make([]num.Int, len(vs))
	for i, v := range vs {
		ns[i] = m.env[v]
	}
	return ns
}

// run runs a block with arguments and returns what its terminator has.
func (m *machine) run(b *ir.Block, args ...num.Int) []num.Int {
	if m.fuel--; m.fuel < 0 {
		panic(outOfFuel{})
	}
	if m.block != nil {
		m.block(b)
	}
	for i, n := range args {
		m.set(b.Arg(i), n)
	}
	for op := range b.Ops() {
		switch op := op.(type) {
		case *toy.Const:
			m.set(&op.Result.Value, op.Value.(*ir.IntegerAttr).Value)
		case *toy.Bin:
			m.set(&op.Result.Value, op.Kind.Eval(m.env[op.Lhs.Value()], m.env[op.Rhs.Value()]))
		case *toy.If:
			r := &op.Then
			if m.env[op.Cond.Value()].IsZero() {
				r = &op.Else
			}
			m.set(op.Results.At(0), m.run(r.Entry())[0])
		case *toy.For:
			carried := m.env[op.Inits.At(0)]
			i, over := m.env[op.Lower.Value()], false
			for !over && i.CmpS(m.env[op.Upper.Value()]) < 0 {
				carried = m.run(op.Body.Entry(), i, carried)[0]
				i, over = i.SAddOv(m.env[op.Step.Value()])
			}
			m.set(op.Results.At(0), carried)
		case *toy.While:
			carried := m.env[op.Inits.At(0)]
			for {
				out := m.run(op.Before.Entry(), carried)
				carried = out[1]
				if out[0].IsZero() {
					break
				}
				carried = m.run(op.After.Entry(), carried)[0]
			}
			m.set(op.Results.At(0), carried)
		case *toy.Call:
			callee := m.tables.LookupNearest(op, op.To).(*toy.Func)
			m.set(op.Results.At(0), m.run(callee.Body.Entry(), m.get(op.Args.Values())...)[0])
		default: // a terminator
			m.ran(op)
			return m.get(ir.OperandValues(op))
		}
		m.ran(op)
	}
	return nil
}

func (m *machine) ran(op ir.Op) {
	if m.after != nil {
		m.after(op)
	}
}

// TestStructuredAgainstInterpreter checks the analyses on random programs with regions and calls.
func TestStructuredAgainstInterpreter(t *testing.T) {
	rnd := rand.New(rand.NewPCG(11, 12))
	constants, bounded, dead := 0, 0, 0
	for range 100 {
		mod, f := newStructured(rnd)
		s := dataflow.New()
		ranges := dataflow.AddRanges(s)
		s.Run(mod)
		for x := int64(0); x < 256; x += 7 {
			m := newMachine()
			m.value = func(v *ir.Value, n num.Int) {
				if c := s.Constants().Of(v); !c.Reached() || c.Attr != nil && !c.Attr.(*ir.IntegerAttr).Value.Equal(n) {
					t.Errorf("a value %v is said to be %+v", n, c)
				}
				if r := ranges.Of(v); !r.Known() || !r.Contains(n) {
					t.Errorf("a value %v is said to be in %v", n, r)
				}
			}
			m.block = func(b *ir.Block) {
				if !s.DeadCode().IsLive(b) {
					t.Error("a block is run that is said to be dead")
				}
			}
			m.start(f, num.NewInt(4, x/16), num.NewInt(4, x%16))
			if t.Failed() {
				return
			}
		}
		for op := range ir.Walk(mod) {
			for _, r := range ir.RegionsOf(op) {
				if !s.DeadCode().IsLive(r.Entry()) {
					dead++
				}
			}
			if _, ok := op.(*toy.Const); ok || ir.NumResults(op) == 0 {
				continue
			}
			if v := ir.ResultAt(op, 0); s.Constants().Of(v).Attr != nil {
				constants++
			} else if r := ranges.Of(v); r.Known() && !r.Equal(ranges.Entry(v)) {
				bounded++
			}
		}
	}
	if constants < 100 || bounded < 100 || dead < 100 {
		t.Errorf("found only %d constants, %d bounds and %d dead blocks", constants, bounded, dead)
	}
}

func newMachine() *machine { return &machine{env: map[*ir.Value]num.Int{}, fuel: 300} }

// start runs f. ok is false if it takes too long.
func (m *machine) start(f *toy.Func, args ...num.Int) (result num.Int, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, is := r.(outOfFuel); !is {
				panic(r)
			}
			ok = false
		}
	}()
	return m.run(f.Body.Entry(), args...)[0], true
}
