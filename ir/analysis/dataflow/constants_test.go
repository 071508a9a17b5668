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

var i4 = ir.Int(4)

func Example() {
	m, b := toy.NewModule()
	_, entry := b.Func("f", false, ir.I8)
	in := toy.At(entry)
	x := in.Bin(toy.And, entry.Arg(0), in.Int(ir.I8, 15)) // x & 15
	y := in.Bin(toy.Add, x, in.Int(ir.I8, 1))
	less := in.Bin(toy.Lt, y, in.Int(ir.I8, 17))
	in.Return(y, less)

	s := dataflow.New()
	ranges := dataflow.AddRanges(s)
	s.Run(m)
	fmt.Println(ranges.Of(y))
	fmt.Println(ranges.Of(less).Constant())
	// Output:
	// unsigned : [1, 16] signed : [1, 16]
	// 1 true
}

// program is a random function over i4 whose control flow is acyclic, or bounded by fuel when it is run.
type program struct {
	module *toy.Module
	entry  *ir.Block
	blocks []*ir.Block
}

// newProgram makes n blocks of random arithmetic. Each block has two arguments. back allows branches to earlier blocks.
func newProgram(rnd *rand.Rand, n int, back bool) *program {
	m, b := toy.NewModule()
	f, entry := b.Func("f", false, i4)
	p := &program{module: m, entry: entry}
	for range n {
		p.blocks = append(p.blocks, toy.Block(&f.Body, i4, i4))
	}
	in := toy.At(entry)
	in.Br(p.blocks[0], in.Int(i4, rnd.Int64N(16)), entry.Arg(0))
	for i, blk := range p.blocks {
		in := toy.At(blk)
		vals := blk.ArgValues()
		pick := func() *ir.Value { return vals[rnd.IntN(len(vals))] }
		for range 4 {
			if rnd.IntN(3) == 0 {
				vals = append(vals, in.Int(i4, rnd.Int64N(16)))
			} else {
				vals = append(vals, in.Bin(toy.Kind(rnd.IntN(int(toy.NumKinds))), pick(), pick()))
			}
		}
		next := func() *ir.Block {
			if back && rnd.IntN(3) == 0 {
				return p.blocks[rnd.IntN(n)]
			}
			return p.blocks[i+1+rnd.IntN(n-i-1)]
		}
		switch {
		case i == n-1:
			in.Return(pick())
		case rnd.IntN(3) == 0:
			in.Br(next(), pick(), pick())
		default:
			in.CondBr(pick(), next(), next(), pick(), pick())
		}
	}
	return p
}

// run interprets p with the argument x, calls see with each value that is computed and block and edge with what is run.
func (p *program) run(x num.Int, fuel int, see func(*ir.Value, num.Int), edge func(from, to *ir.Block)) {
	env := map[*ir.Value]num.Int{}
	set := func(v *ir.Value, n num.Int) {
		env[v] = n
		see(v, n)
	}
	set(p.entry.Arg(0), x)
	for b := p.entry; b != nil && fuel > 0; fuel-- {
		var to *ir.Block
		var args *ir.Operands
		for op := range b.Ops() {
			switch op := op.(type) {
			case *toy.Const:
				set(&op.Result.Value, op.Value.(*ir.IntegerAttr).Value)
			case *toy.Bin:
				set(&op.Result.Value, op.Kind.Eval(env[op.Lhs.Value()], env[op.Rhs.Value()]))
			case *toy.Br:
				to, args = op.Dest.Block(), &op.Args
			case *toy.CondBr:
				if env[op.Cond.Value()].IsZero() {
					to, args = op.No.Block(), &op.NoArgs
				} else {
					to, args = op.Yes.Block(), &op.YesArgs
				}
			}
		}
		if to != nil {
			edge(b, to)
			var passed []num.Int
			for _, v := range args.All() {
				passed = append(passed, env[v])
			}
			for i, n := range passed {
				set(to.Arg(i), n)
			}
		}
		b = to
	}
}

// TestAgainstInterpreter runs random programs on all inputs: what the analyses claim must hold of every value and branch.
func TestAgainstInterpreter(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	constants, dead := 0, 0
	for round := range 400 {
		p := newProgram(rnd, 2+rnd.IntN(7), round%2 == 1)
		s := dataflow.New()
		ranges := dataflow.AddRanges(s)
		s.Run(p.module)
		check(t, p, s, ranges)
		if t.Failed() {
			return
		}
		for op := range ir.Walk(p.module) {
			if _, ok := op.(*toy.Bin); ok && s.Constants().Of(ir.ResultAt(op, 0)).Attr != nil {
				constants++
			}
		}
		for _, b := range p.blocks {
			if !s.DeadCode().IsLive(b) {
				dead++
			}
		}
	}
	if constants < 100 || dead < 100 {
		t.Errorf("found only %d constants and %d dead blocks", constants, dead)
	}
}

func check(t *testing.T, p *program, s *dataflow.Solver, ranges *dataflow.Ranges) {
	for x := range int64(16) {
		p.run(num.NewInt(4, x), 60, func(v *ir.Value, n num.Int) {
			if c := s.Constants().Of(v); !c.Reached() || c.Attr != nil && !c.Attr.(*ir.IntegerAttr).Value.Equal(n) {
				t.Errorf("a value %v is said to be %+v", n, c)
			}
			if r := ranges.Of(v); !r.Known() || !r.Contains(n) {
				t.Errorf("a value %v is said to be in %v", n, r)
			}
		}, func(from, to *ir.Block) {
			if !s.DeadCode().IsLive(to) || !s.DeadCode().IsEdgeLive(from, to) {
				t.Error("a branch is taken that is said to be dead")
			}
		})
	}
}

// TestConstantsExactly checks that without unknown inputs and loops everything is found, for then there is one path.
func TestConstantsExactly(t *testing.T) {
	rnd := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		p := newProgram(rnd, 2+rnd.IntN(7), false)
		x := p.entry.Arg(0)
		first := toy.Builder{Builder: *ir.AtStart(p.entry, ir.Loc{})}
		x.ReplaceAllUses(first.Int(i4, 5))
		s := dataflow.New()
		s.Run(p.module)
		values, edges := 0, 0
		p.run(num.NewInt(4, 0), 60, func(v *ir.Value, n num.Int) {
			if v == x {
				return
			}
			values++
			if c := s.Constants().Of(v); c.Attr == nil || !c.Attr.(*ir.IntegerAttr).Value.Equal(n) {
				t.Errorf("a value %v is said to be %+v", n, c)
			}
		}, func(from, to *ir.Block) { edges++ })
		reached, live := 0, 0
		for op := range ir.Walk(p.module) {
			for _, v := range ir.ResultsOf(op) {
				if s.Constants().Of(v).Reached() {
					reached++
				}
			}
		}
		for _, b := range p.blocks {
			if s.DeadCode().IsLive(b) {
				live++
				reached += 2
			}
		}
		if reached != values || live != edges {
			t.Fatalf("%d values reached and %d blocks live, want %d and %d", reached, live, values, edges)
		}
	}
}

// TestFoldInPlace checks that folding leaves no trace.
func TestFoldInPlace(t *testing.T) {
	for rest := range 3 {
		m, b := toy.NewModule()
		_, entry := b.Func("f", false, ir.I8, ir.I8)
		in := toy.At(entry)
		c := in.Int(ir.I8, 1)
		args := entry.ArgValues()[:rest]
		n := ir.Create(in, &toy.Norm{First: c.Use(), Rest: ir.Uses(args...), Note: ir.Str("n"), Result: ir.Res(ir.I8)})
		ir.SetAttribute(n, "toy.kept", ir.Str("kept"))
		in.Return(&n.Result.Value)

		s := dataflow.New()
		s.Run(m)
		if got := s.Constants().Of(&n.Result.Value); !got.Reached() || got.Attr != nil {
			t.Errorf("%d: the result is %+v", rest, got)
		}
		if n.First.Value() != c || n.Rest.Len() != rest || n.Flag || n.Note != ir.Str("n") {
			t.Errorf("%d: the op was changed: %+v", rest, n)
		}
		for i, v := range n.Rest.All() {
			if v != args[i] {
				t.Errorf("%d: operand %d was changed", rest, i)
			}
			if v.NumUses() != 1 {
				t.Errorf("%d: operand %d has %d uses", rest, i, v.NumUses())
			}
		}
		if d := ir.Discardable(n); d.Len() != 1 || d.Get("toy.kept") == nil {
			t.Errorf("%d: the attributes were changed to %v", rest, d)
		}
	}
}

func TestFoldToValue(t *testing.T) {
	m, b := toy.NewModule()
	_, entry := b.Func("f", false, ir.I8)
	in := toy.At(entry)
	seven := in.Int(ir.I8, 7)
	zero := in.Int(ir.I8, 0)
	sum := in.Bin(toy.Add, seven, zero)
	same := in.Bin(toy.Add, entry.Arg(0), zero)
	none := in.Bin(toy.And, entry.Arg(0), zero)
	s := dataflow.New()
	s.Run(m)
	if got := s.Constants().Of(sum).Attr; got != ir.IntegerOf(ir.I8, 7) {
		t.Errorf("7 + 0 = %v", got)
	}
	if got := s.Constants().Of(same); !got.Reached() || got.Attr != nil {
		t.Errorf("x + 0 = %+v", got)
	}
	if got := s.Constants().Of(none); got.Attr != ir.IntegerOf(ir.I8, 0) || got.Dialect != toy.Dialect {
		t.Errorf("x & 0 = %+v", got)
	}
}
