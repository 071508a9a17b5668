package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis"
	"polyloom/ir/analysis/internal/toy"
)

func nodeName(g *analysis.CallGraph, n *analysis.CallNode) string {
	switch n {
	case g.External:
		return "external"
	case g.Unknown:
		return "unknown"
	}
	name, _ := ir.SymbolNameOf(n.Op())
	return name
}

func TestCallGraph(t *testing.T) {
	m, b := toy.NewModule()
	calls := map[string][]string{
		"a": {"b", "c", "b"}, "b": {"d"}, "c": {"d", "a"}, "d": {"outside", "missing"}, "e": {"e", "b"}, "f": {},
	}
	ir.Create(b, &toy.Func{Name: ir.Str("outside"), Hidden: true})
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		_, entry := b.Func(name, true)
		in := toy.At(entry)
		box := ir.Create(in, &toy.Box{})
		inner := toy.At(toy.Block(&box.Body))
		for _, to := range calls[name] {
			inner.Call(to, nil)
		}
		in.Return()
	}
	g := analysis.NewCallGraph(m)
	var got []string
	for _, n := range append([]*analysis.CallNode{g.External}, g.Nodes()...) {
		var edges []string
		for _, e := range n.Edges {
			edges = append(edges, nodeName(g, e.To))
		}
		got = append(got, nodeName(g, n)+": "+strings.Join(edges, " "))
	}
	want := []string{"external: a b c d e f", "a: b c", "b: d", "c: d a", "d: unknown", "e: e b", "f: "}
	if !slices.Equal(got, want) {
		t.Errorf("the graph is\n%s, want\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := g.Nodes()[0]; g.Node(n.Region) != n || n.Edges[0].Kind != analysis.CallsEdge || g.External.Edges[0].Kind != analysis.MayCallEdge {
		t.Error("wrong nodes or kinds")
	}

	got = nil
	for _, set := range g.SCCs() {
		var names []string
		for _, n := range set {
			names = append(names, nodeName(g, n))
		}
		slices.Sort(names)
		got = append(got, strings.Join(names, " "))
	}
	if want := []string{"d", "b", "a c", "e", "f"}; !slices.Equal(got, want) {
		t.Errorf("sets %q, want %q", got, want)
	}
}

// TestNestedCallables checks that a callable inside another is its child.
func TestNestedCallables(t *testing.T) {
	m, b := toy.NewModule()
	_, entry := b.Func("outer", false)
	in := toy.At(entry)
	_, inner := in.Func("inner", true)
	toy.At(inner).Return()
	in.Return()
	g := analysis.NewCallGraph(m)
	outer := g.Nodes()[0]
	if len(g.External.Edges) != 1 || len(outer.Edges) != 1 || outer.Edges[0].Kind != analysis.ContainsEdge {
		t.Errorf("edges %v and %v", g.External.Edges, outer.Edges)
	}
}
