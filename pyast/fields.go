package pyast

import "iter"

// fields receives the fields of a node. What is not there is nil, or empty in the case
// of a name.
type fields interface {
	node(name string, n Node)
	ident(name, value string)
	number(name string, value int)
	leaf(name string, value leaf)
	// open is called before the n elements of a list, whose names are empty, and
	// close behind them.
	open(name string, n int)
	close()
}

// leaf is a value that is no node: an operator, a context, a constant.
type leaf interface {
	// appendRepr appends what CPython's dump shows.
	appendRepr(b []byte) []byte
}

func (o Operator) appendRepr(b []byte) []byte      { return append(append(b, o.Class()...), "()"...) }
func (o BoolOperator) appendRepr(b []byte) []byte  { return append(append(b, o.Class()...), "()"...) }
func (o UnaryOperator) appendRepr(b []byte) []byte { return append(append(b, o.Class()...), "()"...) }
func (o CmpOperator) appendRepr(b []byte) []byte   { return append(append(b, o.Class()...), "()"...) }
func (c ExprContext) appendRepr(b []byte) []byte   { return append(append(b, c.Class()...), "()"...) }

func nodes[T Node](f fields, name string, list []T) {
	f.open(name, len(list))
	for _, n := range list {
		f.node("", n)
	}
	f.close()
}

func idents(f fields, name string, list []string) {
	f.open(name, len(list))
	for _, s := range list {
		f.ident("", s)
	}
	f.close()
}

func leaves[T leaf](f fields, name string, list []T) {
	f.open(name, len(list))
	for _, v := range list {
		f.leaf("", v)
	}
	f.close()
}

// Children returns the nodes right below a node, in the order of CPython's fields,
// which is not always that of the source. Fields of the node may be changed meanwhile.
func Children(n Node) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		var c children
		n.fields(&c)
		for _, child := range c {
			if !yield(child) {
				return
			}
		}
	}
}

// Walk returns a node and all nodes below it, each before its children. The tree must
// not be changed meanwhile, but for the children of the node that was just returned.
func Walk(n Node) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		stack := children{n}
		for len(stack) > 0 {
			last := len(stack) - 1
			next := stack[last]
			stack = stack[:last]
			if !yield(next) {
				return
			}
			next.fields(&stack)
			for i, j := last, len(stack)-1; i < j; i, j = i+1, j-1 {
				stack[i], stack[j] = stack[j], stack[i]
			}
		}
	}
}

// children collects the nodes among fields.
type children []Node

func (c *children) node(_ string, n Node) {
	if n != nil {
		*c = append(*c, n)
	}
}

func (*children) ident(string, string) {}
func (*children) number(string, int)   {}
func (*children) leaf(string, leaf)    {}
func (*children) open(string, int)     {}
func (*children) close()               {}
