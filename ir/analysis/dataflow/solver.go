package dataflow

import "polyloom/ir"

// A Point is a place between operations: right behind Op or, if Op is nil, at the beginning of Block.
type Point struct {
	Op    ir.Op
	Block *ir.Block
}

// After returns the point behind op.
func After(op ir.Op) Point { return Point{Op: op} }

// Start returns the point at the beginning of b.
func Start(b *ir.Block) Point { return Point{Block: b} }

// Before returns the point in front of op: behind the op before it, or the beginning of its block. For an op in no block it is After(op).
func Before(op ir.Op) Point {
	if prev := ir.Prev(op); prev != nil {
		return Point{Op: prev}
	}
	if b := ir.BlockOf(op); b != nil {
		return Point{Block: b}
	}
	return Point{Op: op}
}

// End returns the point at the end of b.
func End(b *ir.Block) Point {
	if op := b.Last(); op != nil {
		return Point{Op: op}
	}
	return Point{Block: b}
}

// An Analysis computes facts in visits to points, which are repeated when a fact that they looked at changes. All are made by this package:
// DeadCode, and the schemes that rules are given to.
type Analysis interface {
	// start visits everything inside top once.
	start(top ir.Op)
	// visit brings the facts at p up to date.
	visit(p Point)
}

// A Solver runs analyses together until none of their facts changes.
type Solver struct {
	// Interprocedural makes the solver follow calls when it is run on a symbol table. New sets it.
	Interprocedural bool

	dead     *DeadCode
	consts   *Constants
	analyses []Analysis
	tables   ir.SymbolTables
	follow   bool // whether calls are followed in this run
	queue    []task
	head     int // the first task of queue that is left
}

// A task is a visit that is to be made.
type task struct {
	by Analysis
	at Point
}

// New returns a solver with DeadCode and Constants.
func New() *Solver {
	s := &Solver{Interprocedural: true}
	s.dead = newDeadCode(s)
	s.add(s.dead)
	s.consts = newConstants(s)
	s.add(s.consts)
	return s
}

func (s *Solver) add(a Analysis) { s.analyses = append(s.analyses, a) }

// DeadCode returns the solver's analysis of what runs.
func (s *Solver) DeadCode() *DeadCode { return s.dead }

// Constants returns the solver's analysis of constants.
func (s *Solver) Constants() *Constants { return s.consts }

// Run analyses top and what is inside it. The IR is as before when it returns. Run may be called once.
func (s *Solver) Run(top ir.Op) {
	s.follow = s.Interprocedural && ir.IsSymbolTable(top)
	for _, a := range s.analyses {
		a.start(top)
	}
	for s.head < len(s.queue) {
		t := s.queue[s.head]
		s.head++
		if s.head == len(s.queue) {
			s.queue, s.head = s.queue[:0], 0
		}
		t.by.visit(t.at)
	}
}

// enqueue asks for a visit. One that was just asked for is not repeated, so that an op with many operands is not visited for each.
func (s *Solver) enqueue(t task) {
	if n := len(s.queue); n > s.head && s.queue[n-1] == t {
		return
	}
	if s.head > 1024 && s.head > len(s.queue)/2 {
		s.queue = s.queue[:copy(s.queue, s.queue[s.head:])]
		s.head = 0
	}
	s.queue = append(s.queue, t)
}

// dependents are the visits that looked at a fact.
type dependents struct {
	list []task
	set  map[task]struct{} // of list, once that is long
}

const fewDependents = 8

func (d *dependents) add(t task) {
	if d.set != nil {
		if _, ok := d.set[t]; ok {
			return
		}
		d.set[t] = struct{}{}
	} else {
		for i := range d.list {
			if d.list[i] == t {
				return
			}
		}
		if len(d.list) == fewDependents {
			d.set = make(map[task]struct{}, 4*fewDependents)
			for _, o := range d.list {
				d.set[o] = struct{}{}
			}
			d.set[t] = struct{}{}
		}
	}
	d.list = append(d.list, t)
}

func (s *Solver) notify(d *dependents) {
	for _, t := range d.list {
		s.enqueue(t)
	}
}

// subscribers are analyses that want to look again at all that concerns a fact.
type subscribers []Analysis

func (l *subscribers) add(a Analysis) {
	for _, o := range *l {
		if o == a {
			return
		}
	}
	*l = append(*l, a)
}
