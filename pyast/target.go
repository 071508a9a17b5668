package pyast

import "polyloom/grammar/pytoken"

// exprStmt builds rule expr_stmt: an expression or an assignment.
func (b *builder) exprStmt() Stmt {
	first := b.first()
	end := b.end()
	e := b.rhs()
	if b.at >= end {
		s := b.heap.exprStmts.new()
		s.Value = e
		s.Span = b.span(first)
		return s
	}
	if b.isRule(ruleAugassign) {
		return b.augAssign(first, e)
	}
	if b.kind() == pytoken.Colon {
		return b.annAssign(first, end, e)
	}
	return b.assign(first, end, e)
}

// assign builds the rest of an assignment, from the first = on.
func (b *builder) assign(first, end int32, e Expr) Stmt {
	mark, begin := len(b.exprs), first
	for single := true; b.at < end; single = false {
		b.token()
		// The right-hand side is next, or another target, or it is missing.
		last := !b.isCut() && b.next().Next >= end && b.beginsOperand(b.first())
		b.checkTarget(first, e, single && last && b.toks[b.last-1].Kind != pytoken.Comma)
		first = b.first()
		b.exprs = append(b.exprs, e)
		e = b.rhs()
	}
	a := b.heap.assigns.new()
	a.Targets = b.takeExprs(mark)
	a.Value = e
	a.Span = b.span(begin)
	return a
}

// beginsOperand tells whether what begins with a token may be an operand of a comparison.
func (b *builder) beginsOperand(first int32) bool {
	switch b.toks[first].Kind {
	case pytoken.Yield, pytoken.Lambda, pytoken.Not, pytoken.Star:
		return false
	}
	return true
}

// checkTarget makes an expression, which begins with a token, a target of an assignment.
// If it is a single one, that could have been meant to be a comparison.
func (b *builder) checkTarget(first int32, e Expr, single bool) {
	isYield := false
	switch e.(type) {
	case *Yield, *YieldFrom:
		isYield = true
	}
	if isYield && b.toks[first].Kind != pytoken.Lpar {
		panic(b.errorFor(e, "assignment to yield expression not possible"))
	}
	if single {
		last := e
		if t, ok := e.(*Tuple); ok && len(t.Elts) > 0 {
			last = t.Elts[len(t.Elts)-1]
		}
		if isComparable(last) && (last == e || !b.isTupleBracketed(first, e.(*Tuple))) {
			b.setTarget(last, Store, "cannot assign to %s here. Maybe you meant '==' instead of '='?")
		}
	}
	b.setTarget(e, Store, "cannot assign to %s")
}

// isComparable tells whether an expression is no target, but would be with == behind it
// something that is likely to be meant.
func isComparable(e Expr) bool {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript, *Starred, *List, *Tuple, *GeneratorExp, *Compare, *BoolOp, *IfExp, *Lambda:
		return false
	case *UnaryOp:
		return e.Op != Not
	case *Constant:
		switch e.Value.(type) {
		case Bool, None:
			return false
		}
	}
	return true
}

// setTarget sets the context of an expression that is assigned to or deleted, and of its
// parts. The message for one that cannot be has a %s for its description.
func (b *builder) setTarget(e Expr, ctx ExprContext, message string) {
	switch e := e.(type) {
	case *Name:
		e.Ctx = ctx
	case *Attribute:
		e.Ctx = ctx
	case *Subscript:
		e.Ctx = ctx
	case *Starred:
		if ctx == Del {
			panic(b.errorFor(e, message, describe(e)))
		}
		e.Ctx = ctx
		if s, ok := e.Value.(*Starred); ok {
			panic(b.errorFor(s, "invalid syntax"))
		}
		b.setTarget(e.Value, ctx, message)
	case *Tuple:
		e.Ctx = ctx
		for _, part := range e.Elts {
			b.setTarget(part, ctx, message)
		}
	case *List:
		e.Ctx = ctx
		for _, part := range e.Elts {
			b.setTarget(part, ctx, message)
		}
	default:
		panic(b.errorFor(e, message, describe(e)))
	}
}

// targets builds rule targets: those of a loop.
func (b *builder) targets() Expr {
	first := b.first()
	end := b.end()
	e := b.target("cannot assign to %s")
	if b.at >= end {
		return e
	}
	t := b.tuple(first, end, e, func() Expr { return b.target("cannot assign to %s") })
	t.(*Tuple).Ctx = Store
	return t
}

// target builds rule target.
func (b *builder) target(message string) Expr {
	b.end()
	var e Expr
	if b.kind() == pytoken.Star {
		e = b.starred(b.bitor)
	} else {
		e = b.bitor()
	}
	b.setTarget(e, Store, message)
	return e
}

// augAssign builds the rest of an assignment with an operator.
func (b *builder) augAssign(first int32, e Expr) Stmt {
	switch e.(type) {
	case *Name, *Attribute, *Subscript:
		b.setTarget(e, Store, "")
	default:
		panic(b.errorFor(e, "'%s' is an illegal expression for augmented assignment", describe(e)))
	}
	b.end()
	op := augOperators[b.toks[b.token()].Kind]
	value := b.rhs()
	return &AugAssign{Span: b.span(first), Target: e, Op: op, Value: value}
}

var augOperators = [128]Operator{
	pytoken.PlusEqual: Add, pytoken.MinusEqual: Sub, pytoken.StarEqual: Mult,
	pytoken.SlashEqual: Div, pytoken.DoubleSlashEqual: FloorDiv, pytoken.PercentEqual: Mod,
	pytoken.AtEqual: MatMult, pytoken.AmperEqual: BitAnd, pytoken.VbarEqual: BitOr,
	pytoken.CircumflexEqual: BitXor, pytoken.LeftShiftEqual: LShift,
	pytoken.RightShiftEqual: RShift, pytoken.DoubleStarEqual: Pow,
}

// annAssign builds the rest of an annotated assignment, from the colon on.
func (b *builder) annAssign(first, end int32, e Expr) Stmt {
	a := &AnnAssign{Target: e}
	switch t := e.(type) {
	case *Name:
		if b.toks[first].Kind == pytoken.Name {
			a.Simple = 1
		}
	case *Attribute, *Subscript:
	case *List, *Tuple:
		panic(b.errorFor(t, "only single target (not %s) can be annotated", describe(t)))
	default:
		panic(b.errorFor(t, "illegal target for annotation"))
	}
	b.setTarget(e, Store, "")
	b.token()
	a.Annotation = b.test()
	if b.at < end {
		b.token()
		a.Value = b.rhs()
	}
	a.Span = b.span(first)
	return a
}

// describe returns what CPython calls an expression in messages.
func describe(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *GeneratorExp:
		return "generator expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *ListComp:
		return "list comprehension"
	case *SetComp:
		return "set comprehension"
	case *DictComp:
		return "dict comprehension"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr:
		return "f-string expression"
	case *TemplateStr:
		return "t-string expression"
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	case *Constant:
		switch v := e.Value.(type) {
		case None, Bool:
			return Repr(v)
		case Ellipsis:
			return "ellipsis"
		}
		return "literal"
	}
	return "expression"
}
