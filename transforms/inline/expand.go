package inline

import (
	"polyloom/dialects/cf"
	"polyloom/ir"
)

// expand replaces call by the body of callee and returns the calls that came with it, an empty list rather than nil if there are none; nil if it is
// not legal, with nothing changed. The body itself is moved if this was the only use of a private function.
func (in *inliner) expand(call ir.Caller, callee ir.Callable) []ir.Caller {
	body := callee.CallableRegion()
	if !in.legal(call, callee, body) {
		return nil
	}
	region := body
	inPlace := in.privateUses(callee) == 1
	if !inPlace {
		region = new(ir.Region)
		ir.CloneRegion(body, region, ir.NewMapping())
	}
	callSite := ir.LocOf(call)
	for b := range region.Blocks() {
		for _, a := range b.Args() {
			a.SetLoc(at(a.Value.Loc(), callSite))
		}
		for op := range b.Ops() {
			for inner := range ir.Walk(op) {
				ir.SetLoc(inner, at(ir.LocOf(inner), callSite))
			}
		}
	}
	for i, arg := range call.CallArgs() {
		region.Entry().Arg(i).ReplaceAllUses(arg.Value())
	}
	calls := collect([]ir.Caller{}, region)
	if region.HasOneBlock() {
		spliceOne(call, region)
	} else {
		spliceMany(call, region)
	}
	ir.Erase(call)
	if inPlace {
		in.drop(callee)
	}
	return calls
}

// at returns the location of something that was inlined at the given call.
func at(l, call ir.Loc) ir.Loc { return ir.CallSite(l.Attr(), call.Attr()).Loc() }

// spliceOne puts the operations of region's only block in front of call.
func spliceOne(call ir.Op, region *ir.Region) {
	b := region.Entry()
	ret := b.Last()
	for i, v := range ir.OperandsOf(ret) {
		ir.ResultAt(call, i).ReplaceAllUses(v)
	}
	ir.Erase(ret)
	for b.First() != nil {
		ir.MoveBefore(b.First(), call)
	}
}

// spliceMany cuts the block of call in two and puts region's blocks in between: returns become branches to the second part.
func spliceMany(call ir.Op, region *ir.Region) {
	head := ir.BlockOf(call)
	tail := head.SplitBefore(call)
	for _, r := range ir.ResultsOf(call) {
		r.ReplaceAllUses(tail.AddArg(r.Type(), ir.LocOf(call)))
	}
	entry := region.Entry()
	for b := range region.Blocks() {
		if ret := b.Last(); ir.HasTrait(ret, ir.ReturnLike) {
			ir.Insert(ret, ir.LocOf(ret), cf.NewBr(tail, ir.OperandValues(ret)...))
			ir.Erase(ret)
		}
	}
	head.Region().TakeBefore(region, tail)
	head.TakeOps(entry)
	entry.Remove()
}

// privateUses returns how many references there are to a callable that nobody else can see, counted up to two; -1 for any other.
func (in *inliner) privateUses(f ir.Op) int {
	name, ok := ir.SymbolNameOf(f)
	table := ir.NearestSymbolTable(ir.Parent(f))
	if !ok || ir.VisibilityOf(f) != ir.Private || table == nil {
		return -1
	}
	uses := 0
	ir.WalkSymbolUses(table, func(u ir.SymbolUse) bool {
		if u.Ref.Leaf() == name && !in.inDead(u.User) {
			uses++
		}
		return uses < 2
	})
	return uses
}

// legal reports whether the types fit and all dialects concerned agree.
func (in *inliner) legal(call ir.Caller, callee ir.Callable, body *ir.Region) bool {
	if noInline(call) || noInline(callee) {
		return false
	}
	args, results := call.CallArgs(), callee.CallableResults()
	entry := body.Entry()
	if entry.NumArgs() != len(args) || ir.NumResults(call) != len(results) {
		return false
	}
	for i, a := range args {
		if a.Type() != entry.Arg(i).Type() {
			return false
		}
	}
	for i, t := range results {
		if ir.ResultAt(call, i).Type() != t {
			return false
		}
	}
	dest := ir.ParentRegion(call)
	return opensFor(dest, body, args) && movable(body, dest)
}

func noInline(op ir.Op) bool { return ir.Attribute(op, "no_inline") != nil }

// opensFor reports whether the op that dest belongs to lets body in, whose arguments become args.
func opensFor(dest, body *ir.Region, args []*ir.Operand) bool {
	op := dest.ParentOp()
	d := op.Info().Dialect
	if d == nil || d.LegalInto == nil {
		return dialectAgrees(op, dest)
	}
	m := ir.NewMapping()
	for i, a := range args {
		m.Map(body.Entry().Arg(i), a.Value())
	}
	return d.LegalInto(body, dest, m)
}

// movable reports whether everything in r may stand in dest.
func movable(r, dest *ir.Region) bool {
	for b := range r.Blocks() {
		for op := range b.Ops() {
			for inner := range ir.Walk(op) {
				if !dialectAgrees(inner, dest) {
					return false
				}
			}
		}
	}
	return true
}

// dialectAgrees asks the dialect of op.
func dialectAgrees(op ir.Op, dest *ir.Region) bool {
	d := op.Info().Dialect
	return op.Info().Registered && d != nil && d.LegalToInline != nil && d.LegalToInline(op, dest)
}
