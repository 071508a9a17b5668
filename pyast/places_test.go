package pyast_test

import (
	"strings"
	"testing"

	"polyloom/pyast"
)

// before tells whether a place does not come after another.
func before(line, col, line2, col2 int32) bool {
	return line < line2 || line == line2 && col <= col2
}

// TestPlacesNest checks that each node is inside of the one above it, and that lists are
// in the order of the source. The parts of a decorated function and of a string are
// where CPython puts them, which is not always inside.
func TestPlacesNest(t *testing.T) {
	for _, name := range goldenFiles(t) {
		if strings.Contains(name, "fstrings") {
			continue
		}
		for n := range pyast.Walk(parse(t, name, read(t, name))) {
			outer, ok := n.(pyast.Placed)
			if !ok {
				continue
			}
			switch n.(type) {
			case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.ClassDef:
				continue
			}
			at := outer.Range()
			if !before(at.Line, at.Col, at.EndLine, at.EndCol) || at.Line < 1 || at.Col < 0 {
				t.Errorf("%s: %s at %v", name, n.Class(), at)
			}
			for child := range pyast.Children(n) {
				inner, ok := child.(pyast.Placed)
				if !ok {
					continue
				}
				in := inner.Range()
				if !before(at.Line, at.Col, in.Line, in.Col) || !before(in.EndLine, in.EndCol, at.EndLine, at.EndCol) {
					t.Errorf("%s: %s at %v has %s at %v", name, n.Class(), at, child.Class(), in)
				}
			}
		}
	}
}

// TestTextOfNodes parses the text of each expression by itself: it has to be the same
// expression, so the place is neither too large nor too small.
func TestTextOfNodes(t *testing.T) {
	for _, name := range goldenFiles(t) {
		m, source, err := pyast.ParseSource(name, read(t, name))
		if err != nil {
			t.Fatal(err)
		}
		for n := range pyast.Walk(m) {
			e, ok := n.(pyast.Expr)
			if !ok || !standsAlone(e) {
				continue
			}
			text := source.Text(e)
			alone, err := pyast.ParseExpression(name, []byte("(\n"+text+"\n)"))
			if err != nil {
				t.Errorf("%s: %q, a %s:\n%v", name, text, e.Class(), err)
				continue
			}
			equal(t, text, load(shape(t, alone.Body)), load(shape(t, e)))
		}
	}
}

// load forgets what happens to an expression.
func load(shape string) string {
	return strings.NewReplacer("Store()", "Load()", "Del()", "Load()").Replace(shape)
}

// standsAlone tells whether the text of an expression means the same without what is
// around it.
func standsAlone(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Slice, *pyast.Starred, *pyast.FormattedValue, *pyast.JoinedStr:
		return false
	case *pyast.Tuple: // one of slices, or a starred expression in a subscription
		for _, part := range e.Elts {
			_, isSlice := part.(*pyast.Slice)
			_, isStarred := part.(*pyast.Starred)
			if isSlice || isStarred && len(e.Elts) == 1 {
				return false
			}
		}
	case *pyast.Constant: // a part of an f-string
		s, ok := e.Value.(pyast.Str)
		return !ok || s == ""
	}
	return true
}

// TestUnparseNodes writes each node by itself and reads it again in a place where such a
// node can be.
func TestUnparseNodes(t *testing.T) {
	for _, name := range goldenFiles(t) {
		for n := range pyast.Walk(parse(t, name, read(t, name))) {
			again := reread(t, n)
			if again != nil {
				equal(t, name+" "+pyast.Unparse(n), load(shape(t, again)), load(shape(t, n)))
			}
		}
	}
}

// frames have a place for nodes of some classes: source before and behind, and the way
// from the module to the node.
var frames = map[string]struct {
	before, behind string
	node           func(*pyast.Module) pyast.Node
}{
	"arguments":     {"def f(", "): 0", func(m *pyast.Module) pyast.Node { return m.Body[0].(*pyast.FunctionDef).Args }},
	"arg":           {"def f(*", "): 0", func(m *pyast.Module) pyast.Node { return m.Body[0].(*pyast.FunctionDef).Args.VarArg }},
	"keyword":       {"f(", ")", func(m *pyast.Module) pyast.Node { return statement(m).(*pyast.Call).Keywords[0] }},
	"comprehension": {"[x ", "]", func(m *pyast.Module) pyast.Node { return statement(m).(*pyast.ListComp).Generators[0] }},
	"withitem":      {"with ", ", x: 0", func(m *pyast.Module) pyast.Node { return m.Body[0].(*pyast.With).Items[0] }},
	"ExceptHandler": {"try: 0\n", "", func(m *pyast.Module) pyast.Node { return m.Body[0].(*pyast.Try).Handlers[0] }},
	"TypeVar":       {"type x[", "] = 0", func(m *pyast.Module) pyast.Node { return m.Body[0].(*pyast.TypeAlias).TypeParams[0] }},
	"TypeVarTuple":  {"type x[", "] = 0", func(m *pyast.Module) pyast.Node { return m.Body[0].(*pyast.TypeAlias).TypeParams[0] }},
	"ParamSpec":     {"type x[", "] = 0", func(m *pyast.Module) pyast.Node { return m.Body[0].(*pyast.TypeAlias).TypeParams[0] }},
}

func statement(m *pyast.Module) pyast.Expr { return m.Body[0].(*pyast.ExprStmt).Value }

// reread returns what is read of the text of a node, or nil if it has no text of its own.
func reread(t *testing.T, n pyast.Node) pyast.Node {
	t.Helper()
	text := pyast.Unparse(n)
	frame, framed := frames[n.Class()]
	switch n := n.(type) {
	case *pyast.Slice, *pyast.FormattedValue, *pyast.MatchStar, *pyast.MatchCase, *pyast.Alias, *pyast.Starred:
		return nil
	case *pyast.Tuple:
		if !standsAlone(n) {
			return nil
		}
	}
	switch n.(type) {
	case pyast.Expr:
		e, err := pyast.ParseExpression("node", []byte("("+text+")"))
		if err != nil {
			t.Errorf("%s:\n%v", n.Class(), err)
			return nil
		}
		return e.Body
	case pyast.Stmt:
		return parse(t, "node", []byte(text)).Body[0]
	case pyast.Pattern:
		m := parse(t, "node", []byte("match x:\n case "+text+": 0"))
		return m.Body[0].(*pyast.Match).Cases[0].Pattern
	case *pyast.Module:
		return parse(t, "node", []byte(text))
	}
	if !framed {
		t.Errorf("no place for %s", n.Class())
		return nil
	}
	return frame.node(parse(t, "node", []byte(frame.before+text+frame.behind)))
}
