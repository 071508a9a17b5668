package analysis

import "polyloom/ir"

// CallGraph says which callable regions call or contain which. Calls are resolved through symbol tables; a call of a value, of something
// outside the graph or of a declaration leads to Unknown.
type CallGraph struct {
	// External stands for whatever is outside and may call in.
	External *CallNode
	// Unknown stands for whatever a call may reach that is not in the graph.
	Unknown *CallNode

	nodes  []*CallNode
	byBody map[*ir.Region]*CallNode
	tables ir.SymbolTables
}

// A CallNode is a callable region.
type CallNode struct {
	Region *ir.Region // nil for External and Unknown
	Edges  []CallEdge // without repetitions, in the order of the text

	index int
	known map[CallEdge]bool
}

// Op returns the callable op of n; nil for External and Unknown.
func (n *CallNode) Op() ir.Op {
	if n.Region == nil {
		return nil
	}
	return n.Region.ParentOp()
}

// EdgeKind says how one node leads to another.
type EdgeKind uint8

// The kinds of edges.
const (
	CallsEdge    EdgeKind = iota // a call inside the node
	ContainsEdge                 // the target is defined inside the node
	MayCallEdge                  // from External: the target may be called from outside
)

// A CallEdge leads from the node that has it to another.
type CallEdge struct {
	Kind EdgeKind
	To   *CallNode
}

// NewCallGraph returns the graph of the callables inside op, and op itself if it is one.
func NewCallGraph(op ir.Op) *CallGraph {
	g := &CallGraph{External: &CallNode{index: 0}, Unknown: &CallNode{index: 1}, byBody: map[*ir.Region]*CallNode{}}
	g.nodes = []*CallNode{g.External, g.Unknown}
	g.addNodes(op, nil)
	g.addCalls(op, nil)
	return g
}

func (n *CallNode) add(kind EdgeKind, to *CallNode) {
	e := CallEdge{kind, to}
	if n.known[e] {
		return
	}
	if n.known == nil {
		n.known = map[CallEdge]bool{}
	}
	n.known[e] = true
	n.Edges = append(n.Edges, e)
}

// addNodes makes nodes for the callables inside op.
func (g *CallGraph) addNodes(op ir.Op, parent *CallNode) {
	if c, ok := op.(ir.Callable); ok {
		body := c.CallableRegion()
		if body == nil || body.Empty() {
			return
		}
		n := &CallNode{Region: body, index: len(g.nodes)}
		g.nodes = append(g.nodes, n)
		g.byBody[body] = n
		if parent == nil {
			g.External.add(MayCallEdge, n)
		} else {
			parent.add(ContainsEdge, n)
		}
		parent = n
	}
	eachInner(op, func(inner ir.Op) { g.addNodes(inner, parent) })
}

// addCalls makes edges for the calls inside op, which is in from.
func (g *CallGraph) addCalls(op ir.Op, from *CallNode) {
	if call, ok := op.(ir.Caller); ok {
		if from != nil {
			from.add(CallsEdge, g.Resolve(call))
		}
		return
	}
	if c, ok := op.(ir.Callable); ok {
		if from = g.byBody[c.CallableRegion()]; from == nil {
			return
		}
	}
	eachInner(op, func(inner ir.Op) { g.addCalls(inner, from) })
}

func eachInner(op ir.Op, f func(ir.Op)) {
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			for inner := range b.Ops() {
				f(inner)
			}
		}
	}
}

// Nodes returns all nodes but External and Unknown, in the order of the text. The slice must not be changed.
func (g *CallGraph) Nodes() []*CallNode { return g.nodes[2:] }

// Node returns the node of the callable region r, or nil.
func (g *CallGraph) Node(r *ir.Region) *CallNode { return g.byBody[r] }

// Resolve returns the node that call leads to: Unknown if it cannot be told.
func (g *CallGraph) Resolve(call ir.Caller) *CallNode {
	if c, ok := ResolveCallee(call, &g.tables).(ir.Callable); ok {
		if n := g.byBody[c.CallableRegion()]; n != nil {
			return n
		}
	}
	return g.Unknown
}

// ResolveCallee returns the op that call names: the symbol, or the op that defines the called value if that is a callable itself. It is nil
// if there is none.
func ResolveCallee(call ir.Caller, tables *ir.SymbolTables) ir.Op {
	ref, v := call.Callee()
	switch {
	case ref != nil:
		return tables.LookupNearest(call, ref)
	case v != nil:
		return v.DefOp()
	}
	return nil
}

// SCCs returns the sets of callables that call each other, directly or not: each set after the sets that it calls, which is the
// order for working bottom up. A callable that is not recursive is a set by itself. External and Unknown are in no set.
func (g *CallGraph) SCCs() [][]*CallNode {
	s := &tarjan{low: make([]int, len(g.nodes)), onStack: make([]bool, len(g.nodes))}
	for _, n := range g.nodes {
		if s.low[n.index] == 0 {
			s.visit(n)
		}
	}
	return s.sets
}

// tarjan finds strongly connected components ("Depth-first search and linear graph algorithms"), without recursion, since call chains
// of generated code may be long.
type tarjan struct {
	low     []int // smallest time of a node that is known to be reachable and on the stack; 0: not seen
	onStack []bool
	stack   []*CallNode
	clock   int
	sets    [][]*CallNode
}

func (s *tarjan) visit(root *CallNode) {
	type frame struct {
		n    *CallNode
		time int
		edge int
	}
	enter := func(n *CallNode) frame {
		s.clock++
		s.low[n.index] = s.clock
		s.stack = append(s.stack, n)
		s.onStack[n.index] = true
		return frame{n, s.clock, 0}
	}
	frames := []frame{enter(root)}
	for len(frames) > 0 {
		f := &frames[len(frames)-1]
		if f.edge < len(f.n.Edges) {
			to := f.n.Edges[f.edge].To
			f.edge++
			switch {
			case s.low[to.index] == 0:
				frames = append(frames, enter(to))
			case s.onStack[to.index]:
				s.low[f.n.index] = min(s.low[f.n.index], s.low[to.index])
			}
			continue
		}
		if s.low[f.n.index] == f.time {
			s.pop(f.n)
		}
		n := f.n
		if frames = frames[:len(frames)-1]; len(frames) > 0 {
			up := frames[len(frames)-1].n
			s.low[up.index] = min(s.low[up.index], s.low[n.index])
		}
	}
}

// pop makes a set of what is on the stack from root on.
func (s *tarjan) pop(root *CallNode) {
	at := len(s.stack) - 1
	for s.stack[at] != root {
		at--
	}
	var set []*CallNode
	for _, n := range s.stack[at:] {
		s.onStack[n.index] = false
		if n.Region != nil {
			set = append(set, n)
		}
	}
	s.stack = s.stack[:at]
	if set != nil {
		s.sets = append(s.sets, set)
	}
}
