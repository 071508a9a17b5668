package pysource

import (
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// compound emits a statement that has statements in it.
func (e *emitter) compound(op ir.Op) {
	s := span(op)
	switch op := op.(type) {
	case *py.If:
		cond := e.one(op, &op.Cond)
		e.flush()
		e.declare(op.CarriedResults())
		e.stmt(op, &pyast.If{Span: s, Test: cond, Body: e.suite(&op.Then), OrElse: e.body(&op.Else)})
	case *py.While:
		e.hand(op, op.Again(), op.CarriedInits())
		e.flush()
		test := e.yielded(&op.Test)
		body := e.handed(op, &op.Body)
		e.stmt(op, &pyast.While{Span: s, Test: test, Body: suite(body), OrElse: e.atEnd(op)})
	case *py.For:
		e.loop(op)
	case *py.With:
		e.with(op)
	case *py.Try:
		e.try(op)
	case *py.Match:
		subject := e.one(op, &op.Subject)
		e.flush()
		m := &pyast.Match{Span: s, Subject: subject}
		for o := range op.Cases.Entry().Ops() {
			m.Cases = append(m.Cases, e.matchCase(o.(*py.Case)))
		}
		e.stmt(op, m)
	default:
		fail(op, "cannot be written as Python")
	}
}

func (e *emitter) loop(op *py.For) {
	e.hand(op, op.Again(), op.CarriedInits())
	iter := e.one(op, &op.Iter)
	e.flush()
	b := op.Body.Entry()
	var target pyast.Expr
	body := e.inBlock(b, false, func() {
		e.expect(b.Arg(0), func(x pyast.Expr) { target = x })
		e.ops(b)
	})
	orElse := e.atEnd(op)
	if op.Async {
		e.stmt(op, &pyast.AsyncFor{Span: span(op), Target: target, Iter: iter, Body: suite(body), OrElse: orElse})
	} else {
		e.stmt(op, &pyast.For{Span: span(op), Target: target, Iter: iter, Body: suite(body), OrElse: orElse})
	}
}

func (e *emitter) with(op *py.With) {
	e.flush()
	var items []*pyast.WithItem
	e.inBlock(op.Items.Entry(), true, func() {
		for o := range op.Items.Entry().Ops() {
			enter, ok := o.(*py.Enter)
			if !ok {
				e.op(o)
				continue
			}
			item := &pyast.WithItem{ContextExpr: e.one(enter, &enter.Context)}
			items = append(items, item)
			if enter.Result.HasUses() {
				e.expect(&enter.Result.Value, func(x pyast.Expr) { item.OptionalVars = x })
			}
		}
	})
	body := e.suite(&op.Body)
	if op.Async {
		e.stmt(op, &pyast.AsyncWith{Span: span(op), Items: items, Body: body})
	} else {
		e.stmt(op, &pyast.With{Span: span(op), Items: items, Body: body})
	}
}

func (e *emitter) try(op *py.Try) {
	e.flush()
	body := e.suite(&op.Body)
	var handlers []*pyast.ExceptHandler
	if !op.Handlers.Empty() {
		for o := range op.Handlers.Entry().Ops() {
			h := o.(*py.Except)
			handler := &pyast.ExceptHandler{Span: span(h), Type: e.optYielded(&h.Type), Body: e.suite(&h.Body)}
			if h.Name != nil {
				handler.Name = h.Name.Value
			}
			handlers = append(handlers, handler)
		}
	}
	orElse, finally := e.body(&op.Else), e.body(&op.Finally)
	if op.Star {
		e.stmt(op, &pyast.TryStar{Span: span(op), Body: body, Handlers: handlers, OrElse: orElse, FinalBody: finally})
	} else {
		e.stmt(op, &pyast.Try{Span: span(op), Body: body, Handlers: handlers, OrElse: orElse, FinalBody: finally})
	}
}

func (e *emitter) matchCase(op *py.Case) *pyast.MatchCase {
	c := &pyast.MatchCase{}
	b := op.Pattern.Entry()
	e.inBlock(b, true, func() {
		for o := range b.Ops() {
			if p := e.pattern(o); p != nil {
				e.push(o, p)
			} else {
				e.op(o)
			}
		}
		c.Pattern = e.patterns(op, []*ir.Value{py.Yielded(&op.Pattern)})[0]
	})
	c.Guard = e.optYielded(&op.Guard)
	c.Body = e.suite(&op.Body)
	return c
}

// patterns returns the patterns that are operands of op.
func (e *emitter) patterns(op ir.Op, vs []*ir.Value) []pyast.Pattern {
	ps := make([]pyast.Pattern, len(vs))
	for i, n := range e.takeNodes(op, vs) {
		p, ok := n.(pyast.Pattern)
		if !ok {
			fail(op, "has an operand that is no pattern")
		}
		ps[i] = p
	}
	return ps
}

// pattern returns the pattern that op makes; nil if op makes none.
func (e *emitter) pattern(op ir.Op) pyast.Pattern {
	s := span(op)
	switch op := op.(type) {
	case *py.PatternValue:
		return &pyast.MatchValue{Span: s, Value: e.one(op, &op.Value)}
	case *py.PatternSingleton:
		return &pyast.MatchSingleton{Span: s, Value: valueOf(op.Value)}
	case *py.PatternSequence:
		return &pyast.MatchSequence{Span: s, Patterns: e.patterns(op, op.Patterns.Values())}
	case *py.PatternOr:
		return &pyast.MatchOr{Span: s, Patterns: e.patterns(op, op.Patterns.Values())}
	case *py.PatternMapping:
		ps := e.patterns(op, op.Patterns.Values())
		return &pyast.MatchMapping{Span: s, Keys: e.take(op, op.Keys.Values()...), Patterns: ps, Rest: nameOf(op.Rest)}
	case *py.PatternClass:
		ps := e.patterns(op, op.Patterns.Values())
		n := op.NumPositional()
		return &pyast.MatchClass{
			Span: s, Cls: e.one(op, &op.Class), Patterns: ps[:n:n], KwdAttrs: py.StringsOf(op.Keywords), KwdPatterns: ps[n:],
		}
	case *py.PatternStar:
		return &pyast.MatchStar{Span: s, Name: nameOf(op.Name)}
	case *py.PatternAs:
		p := &pyast.MatchAs{Span: s, Name: nameOf(op.Name)}
		if op.Pattern.Present() {
			p.Pattern = e.patterns(op, []*ir.Value{op.Pattern.Value()})[0]
		}
		return p
	}
	return nil
}

// nameOf returns a name that may be missing.
func nameOf(a *ir.StringAttr) string {
	if a == nil {
		return ""
	}
	return a.Value
}
