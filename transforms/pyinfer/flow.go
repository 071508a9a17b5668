package pyinfer

import (
	"polyloom/affexpr"
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pylib"
)

// block analyses the ops of b, beginning with e, and returns what is known behind them; nil if control does not get there.
func (a *analysis) block(f *frame, b *ir.Block, e env) env {
	for op := range b.Ops() {
		if e == nil {
			return nil
		}
		e = a.op(f, op, e)
	}
	return e
}

// region is block for a region that may be empty.
func (a *analysis) region(f *frame, r *ir.Region, e env) env {
	if r.Empty() {
		return e
	}
	return a.block(f, r.Entry(), e)
}

// op analyses an op: statements here, expressions in compute.
func (a *analysis) op(f *frame, op ir.Op, e env) env {
	switch o := op.(type) {
	case *py.Return:
		a.returns(f, a.optional(&o.Value))
		return nil
	case *py.Raise:
		return nil
	case *py.Carry:
		handsOn(o, a.hand)
		return e
	case *py.Break:
		if to := loopAround(o); to != nil {
			a.hand(to.CarriedResults(), o.Values.Values())
		}
		if l := f.innermost(); l != nil {
			l.breaks = a.joinEnv(l.breaks, e)
		}
		return nil
	case *py.Continue:
		if to := loopAround(o); to != nil {
			a.hand(to.Again(), o.Values.Values())
		}
		if l := f.innermost(); l != nil {
			l.continues = a.joinEnv(l.continues, e)
		}
		return nil
	case *py.If:
		then, other := e.clone(), e
		switch truth, isKnown := truthOf(a.of(o.Cond.Value())); {
		case isKnown && truth:
			other = nil
		case isKnown:
			then = nil
		}
		return a.joinEnv(a.reached(f, &o.Then, then), a.reached(f, &o.Else, other))
	case *py.While:
		a.hand(o.Again(), o.CarriedInits())
		return a.while(f, o, e)
	case *py.For:
		a.hand(o.Again(), o.CarriedInits())
		a.setElement(o, o.Iter.Value(), o.Async, &o.Body)
		return a.forLoop(f, o, &o.Body, &o.Else, e)
	case *py.With:
		return a.with(f, o, e)
	case *py.Try:
		return a.try(f, o, e)
	case *py.Match:
		return a.match(f, o, e)
	}
	if e = a.assignment(f, op, e); e != nil {
		e = a.compute(f, op, e)
	}
	return e
}

// reached is region for code that is not reached if e is nil.
func (a *analysis) reached(f *frame, r *ir.Region, e env) env {
	if e == nil {
		return nil
	}
	return a.region(f, r, e)
}

func (f *frame) innermost() *loop {
	if n := len(f.flow.loops); n > 0 {
		return f.flow.loops[n-1]
	}
	return nil
}

// truthOf returns whether a value is true.
func truthOf(f fact) (truth, isKnown bool) {
	if f.state != known {
		return false, false
	}
	switch v := f.value.(type) {
	case bool:
		return v, true
	case *affexpr.Expr:
		n, ok := v.IsConst()
		return n != 0, ok && f.kind == pylib.Int
	}
	return false, f.kind == pylib.None
}

// A visit is what was found when a loop was last analysed.
type visit struct {
	epoch    int
	entry    env // at the start of each iteration
	exit     env // where the condition fails, or there are no more elements
	breaks   env
	complete bool
}

// iterate analyses the body of a loop until nothing new is found; body gets what is known at the start of an iteration, and returns what is known at its end.
// exit is where the loop is done, breaks is where a break leads.
func (a *analysis) iterate(f *frame, op ir.Op, e env, body func(e env) (end, exit env)) (exit, breaks env) {
	v := a.visits[op]
	if v == nil {
		v = &visit{}
		a.visits[op] = v
	}
	start := a.joinEnv(v.entry.clone(), e)
	// In a try statement, what the body stores has to be noted again.
	if v.complete && v.epoch == a.epoch && start.equal(v.entry) && len(f.flow.tries) == 0 {
		return v.exit.clone(), v.breaks.clone()
	}
	for {
		epoch := a.epoch
		l := &loop{}
		f.flow.loops = append(f.flow.loops, l)
		end, out := body(start.clone())
		f.flow.loops = f.flow.loops[:len(f.flow.loops)-1]
		next := a.joinEnv(a.joinEnv(start.clone(), end), l.continues)
		if next.equal(start) && a.epoch == epoch {
			*v = visit{a.epoch, start, out.clone(), l.breaks.clone(), true}
			return out, l.breaks
		}
		start = next
	}
}

func (a *analysis) while(f *frame, o *py.While, e env) env {
	exit, breaks := a.iterate(f, o, e, func(e env) (end, exit env) {
		e = a.block(f, o.Test.Entry(), e)
		a.hand(o.CarriedArgs(&o.Body), o.Again())
		a.handOut(o)
		if e == nil {
			return nil, nil
		}
		exit = e.clone()
		switch truth, isKnown := truthOf(a.of(py.Yielded(&o.Test))); {
		case isKnown && truth:
			exit = nil
		case isKnown:
			return nil, exit
		}
		return a.region(f, &o.Body, e), exit
	})
	return a.joinEnv(a.reached(f, &o.Else, exit), breaks)
}

// forLoop analyses a loop over elements, which are known already: a statement or a comprehension.
func (a *analysis) forLoop(f *frame, op ir.Op, body, orElse *ir.Region, e env) env {
	exit, breaks := a.iterate(f, op, e, func(e env) (end, exit env) {
		exit = e.clone()
		end = a.region(f, body, e)
		if l, ok := op.(py.Loop); ok {
			a.handOut(l)
		}
		return end, exit
	})
	if orElse != nil {
		exit = a.reached(f, orElse, exit)
	}
	return a.joinEnv(exit, breaks)
}

// protected analyses r, and returns what is known at its end, and what is known wherever in it an exception may be raised.
func (a *analysis) protected(f *frame, r *ir.Region, e env) (end, raised env) {
	if e == nil {
		return nil, nil
	}
	f.flow.tries = append(f.flow.tries, e.clone())
	end = a.region(f, r, e)
	n := len(f.flow.tries) - 1
	raised = f.flow.tries[n]
	f.flow.tries = f.flow.tries[:n]
	return end, raised
}

func (a *analysis) with(f *frame, o *py.With, e env) env {
	e = a.region(f, &o.Items, e)
	end, raised := a.protected(f, &o.Body, e)
	return a.joinEnv(end, raised) // the context may suppress exceptions
}

func (a *analysis) try(f *frame, o *py.Try, e env) env {
	if o.Finally.Empty() {
		end, _ := a.handled(f, o, e)
		return end
	}
	l := f.innermost()
	var outer loop
	if l != nil {
		outer, *l = *l, loop{}
	}
	f.flow.tries = append(f.flow.tries, e.clone())
	end, raised := a.handled(f, o, e)
	n := len(f.flow.tries) - 1
	all := a.joinEnv(a.joinEnv(f.flow.tries[n], raised), end)
	f.flow.tries = f.flow.tries[:n]
	last := a.region(f, &o.Finally, all)
	if l != nil { // finally runs before a jump out of the statement gets to its target
		if l.breaks != nil {
			l.breaks = a.joinEnv(l.breaks, last)
		}
		if l.continues != nil {
			l.continues = a.joinEnv(l.continues, last)
		}
		l.breaks, l.continues = a.joinEnv(l.breaks, outer.breaks), a.joinEnv(l.continues, outer.continues)
	}
	if end == nil {
		return nil
	}
	return last
}

// handled analyses a try statement but for what finally does.
func (a *analysis) handled(f *frame, o *py.Try, e env) (end, raised env) {
	end, raised = a.protected(f, &o.Body, e)
	end = a.reached(f, &o.Else, end)
	if o.Handlers.Empty() {
		return end, raised
	}
	for op := range o.Handlers.Entry().Ops() {
		h := op.(*py.Except)
		in := a.region(f, &h.Type, raised.clone())
		if in != nil && h.Name != nil {
			in = a.store(f, h, h.Scope, h.Name.Value, because("exceptions are of a type that is not known"), in)
		}
		end = a.joinEnv(end, a.reached(f, &h.Body, in))
	}
	return end, raised
}

func (a *analysis) match(f *frame, o *py.Match, e env) env {
	var end env
	for op := range o.Cases.Entry().Ops() {
		c := op.(*py.Case)
		in := a.region(f, &c.Pattern, e.clone())
		e = a.joinEnv(e, in) // names keep what a pattern gave them that did not fit
		in = a.reached(f, &c.Guard, in)
		end = a.joinEnv(end, a.reached(f, &c.Body, in))
	}
	return a.joinEnv(end, e)
}

// assignment analyses what gives names values.
func (a *analysis) assignment(f *frame, op ir.Op, e env) env {
	switch o := op.(type) {
	case *py.Store:
		return a.store(f, o, o.Scope, o.Name.Value, a.of(o.Value.Value()), e)
	case *py.Walrus:
		v := a.of(o.Value.Value())
		a.set(&o.Result.Value, v)
		return a.store(f, o, o.Scope, o.Name.Value, v, e)
	case *py.Annotate:
		switch {
		case o.Name != nil && !o.Object.Present() && o.Value.Present():
			return a.store(f, o, o.Scope, o.Name.Value, a.annotated(o), e)
		case o.Value.Present():
			a.escape(a.of(o.Value.Value()), "it is given to an object")
		}
	case *py.Delete:
		return a.region(f, &o.Targets, e)
	case *py.DelGroup:
		return a.region(f, &o.Targets, e)
	case *py.PatternAs, *py.PatternStar, *py.PatternMapping:
		if n, ok := namingOf(op); ok {
			v := because("it is part of an object that a pattern takes apart")
			if p, ok := op.(*py.PatternAs); ok && !p.Pattern.Present() {
				if c, ok := ir.Parent(op).(*py.Case); ok && py.Yielded(&c.Pattern) == &p.Result.Value {
					v = a.of(ir.Parent(c).(*py.Match).Subject.Value())
				}
			}
			return a.store(f, op, n.scope, n.name, v, e)
		}
	}
	return e
}
