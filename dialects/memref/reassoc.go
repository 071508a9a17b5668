package memref

import (
	"fmt"
	"slices"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// reassociationProp is upstream's array of arrays of i64.
var reassociationProp = ir.AttrIs("Array of 64-bit integer array attributes", func(a ir.Attr) bool {
	l, ok := a.(*ir.ArrayAttr)
	if !ok {
		return false
	}
	for _, e := range l.Elems {
		if !ir.I64ArrayProp.Ok(e) {
			return false
		}
	}
	return true
})

// ExpandShape splits dimensions of a memref into several, which the reassociation lists.
//
//	%b = memref.expand_shape %a [[0, 1], [2]] output_shape [2, %n, 8] : memref<?x8xf32> into memref<2x?x8xf32>
type ExpandShape struct {
	ir.Base
	Src               ir.Operand
	Reassociation     *ir.ArrayAttr
	OutputShape       ir.Operands
	StaticOutputShape *ir.DenseArrayAttr
	Result            ir.Result
}

// Def implements ir.Op.
func (o *ExpandShape) Def(d *ir.Def) {
	d.In("src", &o.Src, stridedMemRef)
	ir.Prop(d, "reassociation", &o.Reassociation, reassociationProp)
	d.Ins("output_shape", &o.OutputShape, ir.IndexOnly)
	ir.Prop(d, "static_output_shape", &o.StaticOutputShape, ir.DenseI64Prop)
	d.Out("result", &o.Result, stridedMemRef)
	d.Traits(ir.Pure)
	asm.Use(d, "DynamicIndexList", asm.DynamicIndexList)
	d.Format("$src $reassociation `output_shape` custom<DynamicIndexList>($output_shape, $static_output_shape) attr-dict `:` type($src) `into` type($result)")
}

// NameResults implements ir.ResultNamer.
func (o *ExpandShape) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "expand_shape") }

// ViewSource implements ir.ViewLike.
func (o *ExpandShape) ViewSource() *ir.Value { return o.Src.Value() }

// NewExpandShape returns src with the dimensions of the groups, as an op literal. t is its type, and shape its sizes.
func NewExpandShape(t *ir.MemRefType, src *ir.Value, groups [][]int64, shape []Num) *ExpandShape {
	o := &ExpandShape{Src: src.Use(), Reassociation: GroupsAttr(groups), Result: ir.Res(t)}
	o.StaticOutputShape, o.OutputShape = splitAttr(shape)
	return o
}

// Groups returns, for each dimension of the source, the dimensions of the result into which it is split.
func (o *ExpandShape) Groups() [][]int64 { return GroupsOf(o.Reassociation) }

// MixedShape returns the sizes of the result.
func (o *ExpandShape) MixedShape() []Num {
	return Mixed(o.StaticOutputShape.Ints(), o.OutputShape.Values())
}

// Verify implements ir.Verifier.
func (o *ExpandShape) Verify() error {
	from, to := o.Src.Type().(*ir.MemRefType), o.Result.Type().(*ir.MemRefType)
	if m, n := len(from.Shape()), len(to.Shape()); m > n {
		return fmt.Errorf("has source rank %d and result rank %d. This is not an expansion (%[1]d > %[2]d).", m, n)
	}
	groups := o.Groups()
	if err := verifyGroups(from.Shape(), to.Shape(), groups); err != nil {
		return err
	}
	if want, ok := ExpandedType(from, to.Shape(), groups); !ok {
		return fmt.Errorf("invalid source layout map")
	} else if want != to {
		return fmt.Errorf("expected expanded type to be '%v' but found '%v'", want, to)
	}
	static := o.StaticOutputShape.Ints()
	if len(static) != len(to.Shape()) {
		return fmt.Errorf("expected number of static shape bounds to be equal to the output rank (%d) but found %d inputs instead", len(to.Shape()), len(static))
	}
	if n := ir.NumDynamic(static); n != o.OutputShape.Len() {
		return fmt.Errorf("mismatch in dynamic dims in output_shape and static_output_shape: static_output_shape has %d dynamic dims while output_shape has %d values",
			n, o.OutputShape.Len())
	}
	for i, n := range to.Shape() {
		if n != ir.Dynamic && n != static[i] {
			return fmt.Errorf("invalid output shape provided at pos %d", i)
		}
	}
	return nil
}

// Fold implements ir.Folder.
func (o *ExpandShape) Fold([]ir.Attr) ir.Folded {
	in, ok := o.Src.DefOp().(*CollapseShape)
	if !ok {
		return foldSameType(&o.Src, &o.Result)
	}
	return foldInverse(&o.Src, &o.Result, &in.Src, o.Groups(), in.Groups())
}

// CollapseShape joins adjacent dimensions of a memref, as the reassociation lists them.
//
//	%b = memref.collapse_shape %a [[0, 1], [2]] : memref<2x?x8xf32> into memref<?x8xf32>
type CollapseShape struct {
	ir.Base
	Src           ir.Operand
	Reassociation *ir.ArrayAttr
	Result        ir.Result
}

// Def implements ir.Op.
func (o *CollapseShape) Def(d *ir.Def) {
	d.In("src", &o.Src, stridedMemRef)
	ir.Prop(d, "reassociation", &o.Reassociation, reassociationProp)
	d.Out("result", &o.Result, stridedMemRef)
	d.Traits(ir.Pure)
	d.Format("$src $reassociation attr-dict `:` type($src) `into` type($result)")
}

// NameResults implements ir.ResultNamer.
func (o *CollapseShape) NameResults(set func(*ir.Value, string)) {
	set(&o.Result.Value, "collapse_shape")
}

// ViewSource implements ir.ViewLike.
func (o *CollapseShape) ViewSource() *ir.Value { return o.Src.Value() }

// NewCollapseShape returns src with the dimensions of each group joined, as an op literal. t is its type, or nil for that which CollapsedType gives.
func NewCollapseShape(t *ir.MemRefType, src *ir.Value, groups [][]int64) *CollapseShape {
	if t == nil {
		t = CollapsedType(src.Type().(*ir.MemRefType), groups)
	}
	return &CollapseShape{Src: src.Use(), Reassociation: GroupsAttr(groups), Result: ir.Res(t)}
}

// Groups returns, for each dimension of the result, the dimensions of the source that it joins.
func (o *CollapseShape) Groups() [][]int64 { return GroupsOf(o.Reassociation) }

// Verify implements ir.Verifier.
func (o *CollapseShape) Verify() error {
	from, to := o.Src.Type().(*ir.MemRefType), o.Result.Type().(*ir.MemRefType)
	if m, n := len(from.Shape()), len(to.Shape()); m < n {
		return fmt.Errorf("has source rank %d and result rank %d. This is not a collapse (%[1]d < %[2]d).", m, n)
	}
	groups := o.Groups()
	if err := verifyGroups(to.Shape(), from.Shape(), groups); err != nil {
		return err
	}
	want := collapsedType(from, to.Shape(), groups)
	if want == nil {
		return fmt.Errorf("invalid source layout map or collapsing non-contiguous dims")
	}
	if want != to {
		return fmt.Errorf("expected collapsed type to be '%v' but found '%v'", want, to)
	}
	return nil
}

// Fold implements ir.Folder.
func (o *CollapseShape) Fold([]ir.Attr) ir.Folded {
	in, ok := o.Src.DefOp().(*ExpandShape)
	if !ok {
		return foldSameType(&o.Src, &o.Result)
	}
	return foldInverse(&o.Src, &o.Result, &in.Src, o.Groups(), in.Groups())
}

// GroupsOf returns the reassociation a as lists of dimensions.
func GroupsOf(a *ir.ArrayAttr) [][]int64 {
	groups := make([][]int64, len(a.Elems))
	for i, e := range a.Elems {
		for _, d := range e.(*ir.ArrayAttr).Elems {
			groups[i] = append(groups[i], d.(*ir.IntegerAttr).Int64())
		}
	}
	return groups
}

// GroupsAttr is the opposite of GroupsOf.
func GroupsAttr(groups [][]int64) *ir.ArrayAttr {
	lists := make([]ir.Attr, len(groups))
	for i, g := range groups {
		lists[i] = ir.I64Array(g...)
	}
	return ir.Array(lists...)
}

// verifyGroups checks that the dimensions of the shape expanded, in groups, make up those of the shape collapsed.
func verifyGroups(collapsed, expanded []int64, groups [][]int64) error {
	if len(collapsed) != len(groups) {
		return fmt.Errorf("invalid number of reassociation groups: found %d, expected %d", len(groups), len(collapsed))
	}
	next := int64(0)
	for i, g := range groups {
		size, err := verifyGroup(expanded, g, &next)
		if err != nil {
			return err
		}
		if (collapsed[i] == ir.Dynamic) != (size == ir.Dynamic) {
			return fmt.Errorf("collapsed dim (%d) must be dynamic if and only if reassociation group is dynamic", i)
		}
		if size != collapsed[i] {
			return fmt.Errorf("collapsed dim size (%d) must equal reassociation group size (%d)", collapsed[i], size)
		}
	}
	switch {
	case len(collapsed) == 0:
		if slices.ContainsFunc(expanded, func(d int64) bool { return d != 1 }) {
			return fmt.Errorf("rank 0 memrefs can only be extended/collapsed with/from ones")
		}
	case next != int64(len(expanded)):
		return fmt.Errorf("expanded rank (%d) inconsistent with number of reassociation indices (%d)", len(expanded), next)
	}
	return nil
}

// verifyGroup checks that group lists the dimensions of shape from next on, which it advances, and returns their joint size: ir.Dynamic if one
// is.
func verifyGroup(shape, group []int64, next *int64) (size int64, err error) {
	size, dynamic := int64(1), false
	for _, d := range group {
		if d != *next {
			return 0, fmt.Errorf("reassociation indices must be contiguous")
		}
		*next++
		if d >= int64(len(shape)) {
			return 0, fmt.Errorf("reassociation index %d is out of bounds", d)
		}
		dynamic = dynamic || shape[d] == ir.Dynamic
		size *= shape[d]
	}
	if dynamic {
		return ir.Dynamic, nil
	}
	return size, nil
}

// foldSameType folds an op to its only operand if that has the result's type.
func foldSameType(in *ir.Operand, out *ir.Result) ir.Folded {
	if in.Type() == out.Type() {
		return ir.FoldTo(in.Value())
	}
	return ir.NoFold
}

// foldInverse folds the reshape of in, with the given groups, to the source of the opposite reshape that made in, if it undoes that: the types are
// the same, and no group has two sizes that are not known, unless the groups are those with which they were made.
func foldInverse(in *ir.Operand, out *ir.Result, source *ir.Operand, groups, made [][]int64) ir.Folded {
	if f := foldSameType(in, out); f.Ok() {
		return f
	}
	if source.Type() != out.Type() {
		return ir.NoFold
	}
	shape := source.Type().(*ir.MemRefType).Shape()
	if ir.NumDynamic(shape) < 2 {
		return ir.FoldTo(source.Value())
	}
	if !slices.EqualFunc(groups, made, slices.Equal) {
		return ir.NoFold
	}
	if len(shape) < len(in.Type().(*ir.MemRefType).Shape()) {
		return ir.FoldTo(source.Value())
	}
	for _, g := range groups {
		if len(g) > 0 && ir.NumDynamic(shape[g[0]:g[0]+int64(len(g))]) > 1 {
			return ir.NoFold
		}
	}
	return ir.FoldTo(source.Value())
}
