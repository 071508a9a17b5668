package inline

import (
	_ "embed"
	"math"

	"polyloom/ir"
	"polyloom/ir/analysis"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is inline.
var Pass = pass.New[options]("inline", doc, pass.Title("Inliner"), pass.Level("transforms"))

type options struct {
	Default       string           `opt:"default-pipeline" doc:"The optimizer pipeline used for callables that do not have a dedicated optimizer pipeline in opPipelineList" default:"canonicalize"`
	OpPipelines   []*pass.Pipeline `opt:"op-pipelines" doc:"Callable operation specific optimizer pipelines (in the form of 'dialect.op(pipeline)')"`
	MaxIterations uint             `opt:"max-iterations" doc:"Maximum number of iterations when inlining within an SCC" default:"4"`
	Threshold     uint             `opt:"inlining-threshold" doc:"If the ratio between the number of the operations in the callee and the number of the operations in the caller exceeds this value (in percentage), then the callee is not inlined even if it is legal to inline it" default:"4294967295"`
}

// Run implements pass.Runner.
func (o *options) Run(c *pass.Context, op ir.Op) error {
	in := &inliner{options: o, context: c, top: op, graph: analysis.NewCallGraph(op), tables: new(ir.SymbolTables),
		pipelines: map[string]*pass.Pipeline{}, dead: map[ir.Op]bool{}, named: map[string]bool{}, history: map[ir.Op]*origin{}}
	ir.WalkSymbolUses(op, func(u ir.SymbolUse) bool {
		in.named[u.Ref.Leaf()] = true
		return true
	})
	for _, p := range o.OpPipelines {
		in.pipelines[p.Anchor()] = p
	}
	for _, scc := range in.graph.SCCs() {
		if err := in.component(scc); err != nil {
			return err
		}
	}
	for _, f := range in.erase {
		ir.Erase(f)
	}
	return nil
}

// inliner inlines the calls inside one operation.
type inliner struct {
	*options
	context   *pass.Context
	top       ir.Op
	graph     *analysis.CallGraph
	tables    *ir.SymbolTables
	pipelines map[string]*pass.Pipeline // by the name of the callable op
	dead      map[ir.Op]bool            // functions that nobody calls: there was no call, or the last one was inlined in place
	erase     []ir.Op                   // the same, in order
	named     map[string]bool           // the names that were referred to at the beginning
	history   map[ir.Op]*origin         // of calls that came out of inlining
}

// origin says that a call was copied out of a function when a call of it was inlined.
type origin struct {
	callee ir.Op
	outer  *origin // of the call that was inlined
}

// unused reports whether nothing refers to f, nor can from outside.
func (in *inliner) unused(f ir.Op) bool {
	name, ok := ir.SymbolNameOf(f)
	if !ok || in.named[name] && len(in.erase) == 0 {
		return false // references go away with functions
	}
	return in.privateUses(f) == 0
}

// drop says that f is to be erased.
func (in *inliner) drop(f ir.Op) {
	in.dead[f] = true
	in.erase = append(in.erase, f)
}

// component simplifies and inlines within functions that call each other until nothing changes.
func (in *inliner) component(scc []*analysis.CallNode) error {
	for i := uint(0); ; i++ {
		for _, n := range scc {
			if !in.dead[n.Op()] {
				if err := in.simplify(n.Op()); err != nil {
					return err
				}
			}
		}
		if !in.calls(scc) || i+1 >= in.MaxIterations {
			return nil
		}
	}
}

// simplify runs the pipeline for the kind of f.
func (in *inliner) simplify(f ir.Op) error {
	name := ir.Name(f)
	p, ok := in.pipelines[name]
	if !ok && in.Default != "" {
		var err error
		if p, err = pass.Parse(in.context.Passes, name+"("+in.Default+")"); err != nil {
			return err
		}
		in.pipelines[name] = p
	}
	if p == nil || f == in.top {
		return nil
	}
	return in.context.RunPipeline(p, f)
}

// calls tries to inline each call in the functions of scc, and those that come to light by it. It reports whether it inlined any.
func (in *inliner) calls(scc []*analysis.CallNode) bool {
	var work []ir.Caller
	for _, n := range scc {
		f := n.Op()
		if in.dead[f] {
			continue
		}
		if in.unused(f) {
			in.drop(f)
			continue
		}
		work = collect(work, n.Region)
	}
	inlined := false
	for len(work) > 0 {
		call := work[0]
		work = work[1:]
		if f := ir.Parent(call); f == nil || in.inDead(call) {
			continue
		}
		callee := in.target(call)
		if callee == nil || !in.wants(call, callee) {
			continue
		}
		from := in.history[call]
		fresh := in.expand(call, callee)
		if fresh == nil {
			continue
		}
		inlined = true
		for _, c := range fresh {
			in.history[c] = &origin{callee, from}
		}
		work = append(work, fresh...)
	}
	return inlined
}

// collect appends the calls in r, those in nested functions too.
func collect(calls []ir.Caller, r *ir.Region) []ir.Caller {
	for b := range r.Blocks() {
		for op := range b.Ops() {
			for inner := range ir.Walk(op) {
				if c, ok := inner.(ir.Caller); ok {
					calls = append(calls, c)
				}
			}
		}
	}
	return calls
}

func (in *inliner) inDead(op ir.Op) bool {
	for ; op != nil; op = ir.Parent(op) {
		if in.dead[op] {
			return true
		}
	}
	return false
}

// target returns the function that call is known to reach, if it has a body.
func (in *inliner) target(call ir.Caller) ir.Callable {
	ref, v := call.Callee()
	var op ir.Op
	if ref != nil {
		op = in.tables.LookupNearest(call, ref)
	} else if v != nil {
		op = v.DefOp()
	}
	f, ok := op.(ir.Callable)
	if !ok || f.CallableRegion() == nil || !ir.IsAncestor(in.top, f) {
		return nil
	}
	return f
}

// wants reports whether call should be inlined as far as the place and the cost go.
func (in *inliner) wants(call ir.Caller, callee ir.Callable) bool {
	if ir.IsAncestor(callee, call) || ir.HasTrait(call, ir.Terminator) {
		return false
	}
	for h := in.history[call]; h != nil; h = h.outer {
		if h.callee == ir.Op(callee) {
			return false
		}
	}
	body := callee.CallableRegion()
	parent := ir.Parent(call)
	if !body.HasOneBlock() && parent.Info() != callee.Info() && (!parent.Info().Registered || ir.HasTrait(parent, ir.SingleBlock)) {
		return false
	}
	return in.cheap(call, body)
}

// cheap compares the sizes of callee and caller.
func (in *inliner) cheap(call ir.Op, body *ir.Region) bool {
	if in.Threshold >= math.MaxUint32 {
		return true
	}
	caller := call
	for p := ir.Parent(call); p != nil; p = ir.Parent(p) {
		if _, ok := p.(ir.Callable); ok {
			caller = p
			break
		}
	}
	inside, around := countOps(body), 0
	for _, r := range ir.RegionsOf(caller) {
		around += countOps(r)
	}
	if around == 0 {
		return true
	}
	return uint(inside*100/around) <= in.Threshold
}

// countOps counts the operations in r, nested ones too.
func countOps(r *ir.Region) int {
	n := 0
	for b := range r.Blocks() {
		for op := range b.Ops() {
			for range ir.Walk(op) {
				n++
			}
		}
	}
	return n
}
