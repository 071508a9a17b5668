package normalizememrefs

import (
	_ "embed"
	"slices"

	"polyloom/dialects/affine"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is normalize-memrefs.
var Pass = pass.Func("normalize-memrefs", doc, run, pass.On("builtin.module"), pass.Title("NormalizeMemRefsPass"), pass.Level("memref"),
	pass.Makes(affine.Dialect))

func run(_ *pass.Context, op ir.Op) error {
	n := &normalizer{module: op, excluded: map[*fn.Func]bool{}}
	for f := range ir.WalkOf[*fn.Func](op) {
		n.funcs = append(n.funcs, f)
	}
	for _, f := range n.funcs {
		if !n.excluded[f] && !normalizable(f) {
			n.exclude(f)
		}
	}
	for _, f := range n.funcs {
		if !n.excluded[f] {
			n.function(f)
		}
	}
	return nil
}

type normalizer struct {
	module   ir.Op
	funcs    []*fn.Func
	excluded map[*fn.Func]bool // those that are left alone
}

// normalizable reports whether all ops of f can cope with it that its memrefs are normalized.
func normalizable(f *fn.Func) bool {
	if f.IsDeclaration() {
		return true
	}
	for op := range ir.Walk(f) {
		switch op.(type) {
		case *memref.Alloc, *fn.Call:
			for _, v := range ir.ResultsOf(op) {
				if !usersAgree(v) {
					return false
				}
			}
		}
	}
	for _, v := range f.Body.Entry().ArgValues() {
		if !usersAgree(v) {
			return false
		}
	}
	return true
}

// usersAgree reports whether v has nothing to normalize, or all its users allow that.
func usersAgree(v *ir.Value) bool {
	t, ok := v.Type().(*ir.MemRefType)
	if !ok || memref.HasIdentityLayout(t) {
		return true
	}
	for user := range v.Users() {
		if !ir.HasTrait(user, ir.MemRefsNormalizable) {
			return false
		}
	}
	return true
}

// exclude leaves out f, its callers and its callees.
func (n *normalizer) exclude(f *fn.Func) {
	if n.excluded[f] {
		return
	}
	n.excluded[f] = true
	for _, user := range n.users(f) {
		if caller, ok := ir.ParentOf[*fn.Func](user); ok {
			n.exclude(caller)
		}
	}
	for call := range ir.WalkOf[*fn.Call](f) {
		for _, callee := range n.funcs {
			if name, _ := ir.SymbolNameOf(callee); name == call.CalleeRef.Root {
				n.exclude(callee)
			}
		}
	}
}

// users returns the ops that refer to f.
func (n *normalizer) users(f *fn.Func) []ir.Op {
	name, _ := ir.SymbolNameOf(f)
	var users []ir.Op
	ir.WalkSymbolUses(n.module, func(u ir.SymbolUse) bool {
		if u.Ref.Root == name && len(u.Ref.Nested) == 0 {
			users = append(users, u.User)
		}
		return true
	})
	return users
}

// function normalizes the memrefs of f.
func (n *normalizer) function(f *fn.Func) {
	if f.IsDeclaration() {
		t := f.Signature()
		f.SetSignature(ir.Function(normalTypes(t.In), normalTypes(t.Out)))
		n.updateCalls(f, f.Signature().Out)
		return
	}
	for _, op := range collect(f) {
		switch op := op.(type) {
		case *memref.Alloc:
			normalizeAlloc(op, op.Type(), &op.DynamicSizes, &op.SymbolOperands, func(t *ir.MemRefType, sizes []*ir.Value) (ir.Op, *ir.Value) {
				a := &memref.Alloc{DynamicSizes: ir.Uses(sizes...), Alignment: op.Alignment, Result: ir.Res(t)}
				return a, &a.Result.Value
			})
		case *memref.Alloca:
			normalizeAlloc(op, op.Type(), &op.DynamicSizes, &op.SymbolOperands, func(t *ir.MemRefType, sizes []*ir.Value) (ir.Op, *ir.Value) {
				a := &memref.Alloca{DynamicSizes: ir.Uses(sizes...), Alignment: op.Alignment, Result: ir.Res(t)}
				return a, &a.Result.Value
			})
		case *memref.ReinterpretCast:
			normalizeReinterpretCast(op)
		}
	}
	normalizeArgs(f)
	for _, op := range collect(f) {
		if _, call := op.(*fn.Call); !call && ir.HasTrait(op, ir.MemRefsNormalizable) {
			normalizeResults(op)
		}
	}
	n.updateSignature(f)
}

// collect returns the ops inside f, each after those in its regions.
func collect(f *fn.Func) []ir.Op {
	var ops []ir.Op
	ir.PostOrderWalk(f, func(op ir.Op) {
		if op != ir.Op(f) {
			ops = append(ops, op)
		}
	})
	return ops
}

// normalizeArgs gives the arguments of f the identity layout.
func normalizeArgs(f *fn.Func) {
	entry := f.Body.Entry()
	for i := range entry.NumArgs() {
		old := entry.Arg(i)
		t, ok := old.Type().(*ir.MemRefType)
		if !ok {
			continue
		}
		to := normalType(t)
		if to == t {
			continue
		}
		v := entry.InsertArg(i, to, old.Loc())
		if replaceUses(old, v, nil) {
			entry.EraseArg(i + 1)
		} else {
			entry.EraseArg(i)
		}
	}
}

// normalizeResults gives the results of op, whose kind allows it, the identity layout.
func normalizeResults(op ir.Op) {
	if types := resultTypes(op); !slices.Equal(types, normalTypes(types)) {
		retype(op, normalTypes(types))
	}
}

// retype replaces op by one that is like it but has results of the given types. It reports whether all uses allow that.
func retype(op ir.Op, types []ir.Type) bool {
	by := ir.CloneWithoutRegions(op, ir.NewMapping())
	ir.InsertBefore(by, op)
	for i, r := range ir.ResultsOf(by) {
		r.SetType(types[i])
	}
	for i, r := range ir.ResultsOf(op) {
		if r.Type() != types[i] && !replaceUses(r, ir.ResultAt(by, i), nil) {
			ir.Erase(by)
			return false
		}
	}
	for i, r := range ir.RegionsOf(op) {
		ir.RegionAt(by, i).Take(r)
	}
	replaceOp(op, by)
	return true
}

// replaceOp makes the uses of op's results uses of by's, and erases op.
func replaceOp(op, by ir.Op) {
	for i, r := range ir.ResultsOf(op) {
		r.ReplaceAllUses(ir.ResultAt(by, i))
	}
	ir.Erase(op)
}

func resultTypes(op ir.Op) []ir.Type {
	var ts []ir.Type
	for _, r := range ir.ResultsOf(op) {
		ts = append(ts, r.Type())
	}
	return ts
}

// updateSignature makes the type of f that of its arguments and of what it returns, if that is normalized, and changes its calls.
func (n *normalizer) updateSignature(f *fn.Func) {
	out := slices.Clone(f.Signature().Out)
	for ret := range ir.WalkOf[*fn.Return](f) {
		for i, v := range ret.Operands.All() {
			if t, ok := v.Type().(*ir.MemRefType); ok && memref.HasIdentityLayout(t) {
				out[i] = t
			}
		}
	}
	f.SetSignature(ir.Function(f.Body.Entry().ArgTypes(), out))
	n.updateCalls(f, out)
}

// updateCalls gives the calls of f results of types out, and changes the signatures of the callers, which may return them.
func (n *normalizer) updateCalls(f *fn.Func, out []ir.Type) {
	var callers []*fn.Func
	seen := map[*fn.Func]bool{}
	for _, user := range n.users(f) {
		caller, _ := ir.ParentOf[*fn.Func](user)
		call, ok := user.(*fn.Call)
		if !ok || slices.Equal(resultTypes(call), out) || !retype(call, out) {
			continue
		}
		if !seen[caller] {
			seen[caller] = true
			callers = append(callers, caller)
		}
	}
	for _, c := range callers {
		n.updateSignature(c)
	}
}
