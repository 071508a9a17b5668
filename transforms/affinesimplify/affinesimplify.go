package affinesimplify

import (
	_ "embed"

	"polyloom/dialects/affine"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
)

//go:embed doc.go
var doc string

// Pass is affine-simplify-structures.
var Pass = pass.New[options]("affine-simplify-structures", doc, pass.Title("SimplifyAffineStructures"), pass.Level("affine"), pass.On("func.func"))

type options struct{ patterns *rewrite.Set }

// Init implements pass.Initializer.
func (o *options) Init(*pass.Context) error {
	var ps []rewrite.Pattern
	for _, op := range []rewrite.Canonicalizer{(*affine.Apply)(nil), (*affine.If)(nil)} {
		ps = append(ps, op.CanonicalizationPatterns()...)
	}
	o.patterns = rewrite.NewSet(ps...)
	return nil
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	var work []ir.Op
	ir.PostOrderWalk(op, func(inner ir.Op) {
		for name, a := range ir.Attributes(inner) {
			if s := simplified(a); s != a {
				ir.SetAttribute(inner, name, s)
			}
		}
		switch inner.(type) {
		case *affine.For, *affine.If, *affine.Apply:
			work = append(work, inner)
		}
	})
	rewrite.GreedyOps(work, o.patterns, rewrite.Config{Strictness: rewrite.ExistingAndNewOps})
	return nil
}

// simplified returns a with its map or set simplified, or a itself.
func simplified(a ir.Attr) ir.Attr {
	switch a := a.(type) {
	case *ir.AffineMapAttr:
		return ir.MapAttr(a.Map.Simplify())
	case *ir.IntegerSetAttr:
		return ir.SetAttrOf(affine.SimplifySet(a.Set))
	}
	return a
}
