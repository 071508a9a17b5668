package ir_test

import (
	"testing"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/num"
)

func TestTypeConstraints(t *testing.T) {
	two := []int64{2}
	si8 := ir.IntOf(8, ir.Signed)
	vec := func(t ir.Type) ir.Type { return ir.Vector(two, t) }
	tensor := func(t ir.Type) ir.Type { return ir.Tensor(two, t, nil) }
	memref := func(t ir.Type) ir.Type { return ir.MemRef(two, t, nil, nil) }
	free := ir.UnrankedMemRef(ir.F32, nil)
	for _, tt := range []struct {
		c         ir.TypeConstraint
		good, bad []ir.Type
	}{
		{ir.AnyType, []ir.Type{ir.I1, ir.None(), memref(ir.F32)}, nil},
		{ir.IndexOnly, []ir.Type{ir.Index()}, []ir.Type{ir.I64, vec(ir.Index())}},
		{ir.I1Only, []ir.Type{ir.I1}, []ir.Type{ir.I8, ir.IntOf(1, ir.Unsigned)}},
		{ir.I64Only, []ir.Type{ir.I64}, []ir.Type{ir.I32, ir.Index()}},
		{ir.AnyInteger, []ir.Type{ir.I8, si8}, []ir.Type{ir.Index(), ir.F32}},
		{ir.AnySignless, []ir.Type{ir.I8}, []ir.Type{si8, ir.Index()}},
		{ir.SignlessOrIndex, []ir.Type{ir.I8, ir.Index()}, []ir.Type{si8, vec(ir.I8)}},
		{ir.AnyFloat, []ir.Type{ir.F32, ir.BF16}, []ir.Type{ir.I8, ir.Complex(ir.F32)}},
		{ir.AnyComplex, []ir.Type{ir.Complex(ir.F32)}, []ir.Type{ir.F32}},
		{ir.SignlessIntegerLike, []ir.Type{ir.I8, ir.Index(), vec(ir.I8), tensor(ir.Index()), ir.UnrankedTensor(ir.I8)},
			[]ir.Type{si8, vec(si8), memref(ir.I8), ir.F32}},
		{ir.SignlessNoIndexLike, []ir.Type{ir.I8, vec(ir.I8)}, []ir.Type{ir.Index(), vec(ir.Index())}},
		{ir.FloatLike, []ir.Type{ir.F32, vec(ir.F32), tensor(ir.F64)}, []ir.Type{ir.I8, vec(ir.I8), memref(ir.F32)}},
		{ir.BoolLike, []ir.Type{ir.I1, vec(ir.I1)}, []ir.Type{ir.I8, vec(ir.I8)}},
		{ir.IndexLike, []ir.Type{ir.Index(), vec(ir.Index())}, []ir.Type{ir.I64}},
		{ir.AnyMemRef, []ir.Type{memref(ir.I8)}, []ir.Type{free, tensor(ir.I8)}},
		{ir.AnyUnrankedMemRef, []ir.Type{free}, []ir.Type{memref(ir.I8)}},
		{ir.AnyRankedOrUnrankedM, []ir.Type{free, memref(ir.I8)}, []ir.Type{tensor(ir.I8)}},
		{ir.AnyTensor, []ir.Type{tensor(ir.I8), ir.UnrankedTensor(ir.I8)}, []ir.Type{vec(ir.I8)}},
		{ir.AnyVector, []ir.Type{vec(ir.I8)}, []ir.Type{tensor(ir.I8)}},
		{ir.Only("that", ir.F64), []ir.Type{ir.F64}, []ir.Type{ir.F32}},
		{ir.AnyOf(ir.AnyFloat, ir.IndexOnly), []ir.Type{ir.F32, ir.Index()}, []ir.Type{ir.I8}},
		{ir.AnyFloat.Or("float or index", ir.IndexOnly), []ir.Type{ir.F32, ir.Index()}, []ir.Type{ir.I8}},
		{ir.LikeOf("complex-like", ir.AnyComplex), []ir.Type{ir.Complex(ir.F32), vec(ir.Complex(ir.F32))}, []ir.Type{ir.F32}},
		{ir.MemRefOf("memref of floats", ir.AnyFloat.Ok), []ir.Type{memref(ir.F32)}, []ir.Type{memref(ir.I8), free}},
	} {
		for _, typ := range tt.good {
			if !tt.c.Ok(typ) {
				t.Errorf("%s refuses %v", tt.c.Desc, typ)
			}
		}
		for _, typ := range tt.bad {
			if tt.c.Ok(typ) {
				t.Errorf("%s accepts %v", tt.c.Desc, typ)
			}
		}
	}
	if got := ir.AnyOf(ir.AnyFloat, ir.IndexOnly).Desc; got != "floating-point or index" {
		t.Errorf("got %q", got)
	}
	if c := ir.IndexOnly.Named("size"); c.Desc != "size" || c.Build != ir.Type(ir.Index()) || ir.IndexOnly.Desc != "index" {
		t.Error("a new name is not all that changed, or the old one did")
	}
}

func TestAttrConstraints(t *testing.T) {
	i64, i32 := ir.IntegerOf(ir.I64, 1), ir.IntegerOf(ir.I32, 1)
	strings := ir.StrArray("a")
	for _, tt := range []struct {
		c         ir.AttrConstraint
		good, bad []ir.Attr
	}{
		{ir.UnitProp, []ir.Attr{ir.Unit}, []ir.Attr{ir.Str("")}},
		{ir.StrAttr, []ir.Attr{ir.Str("")}, []ir.Attr{ir.Unit}},
		{ir.SymbolNameProp, []ir.Attr{ir.Str("f")}, []ir.Attr{ir.SymbolRef("f")}},
		{ir.I1Prop, []ir.Attr{ir.BoolAttr(false)}, []ir.Attr{i32}},
		{ir.I32Prop, []ir.Attr{i32}, []ir.Attr{i64, ir.IntegerOf(ir.IntOf(32, ir.Signed), 1)}},
		{ir.I64Prop, []ir.Attr{i64}, []ir.Attr{i32, ir.IndexAttr(1)}},
		{ir.IndexProp, []ir.Attr{ir.IndexAttr(1)}, []ir.Attr{i64}},
		{ir.TypedProp, []ir.Attr{i64, ir.FloatOf(num.FromFloat32(1)), ir.Str("a")}, []ir.Attr{ir.Unit, strings}},
		{ir.TypeProp, []ir.Attr{ir.TypeAttrOf(ir.I1)}, []ir.Attr{ir.Unit}},
		{ir.FuncTypeProp, []ir.Attr{ir.TypeAttrOf(ir.Function(nil, nil))}, []ir.Attr{ir.TypeAttrOf(ir.I1), ir.Unit}},
		{ir.MemRefTypeProp, []ir.Attr{ir.TypeAttrOf(ir.MemRef(nil, ir.I1, nil, nil))}, []ir.Attr{ir.TypeAttrOf(ir.I1), ir.Unit}},
		{ir.SymbolRefProp, []ir.Attr{ir.SymbolRef("a"), ir.SymbolRef("a", "b")}, []ir.Attr{ir.Str("a")}},
		{ir.FlatSymbolProp, []ir.Attr{ir.SymbolRef("a")}, []ir.Attr{ir.SymbolRef("a", "b")}},
		{ir.MapProp, []ir.Attr{ir.MapAttr(affexpr.EmptyMap())}, []ir.Attr{ir.Unit}},
		{ir.SetProp, []ir.Attr{ir.SetAttrOf(affexpr.EmptySet(0, 0))}, []ir.Attr{ir.Unit}},
		{ir.ArrayProp, []ir.Attr{ir.Array(), strings}, []ir.Attr{ir.DenseI64()}},
		{ir.DictProp, []ir.Attr{ir.Dict()}, []ir.Attr{ir.Array()}},
		{ir.DictArrayProp, []ir.Attr{ir.Array(ir.Dict()), ir.Array()}, []ir.Attr{strings, ir.Dict()}},
		{ir.StrArrayProp, []ir.Attr{strings}, []ir.Attr{ir.Array(ir.Str("a"), ir.Unit), ir.Str("a")}},
		{ir.I64ArrayProp, []ir.Attr{ir.I64Array(1, 2)}, []ir.Attr{ir.Array(i32), ir.DenseI64(1)}},
		{ir.DenseI64Prop, []ir.Attr{ir.DenseI64(1)}, []ir.Attr{ir.DenseInts(ir.I32, 1), ir.I64Array(1)}},
		{ir.DenseBoolProp, []ir.Attr{ir.DenseInts(ir.I1, 1)}, []ir.Attr{ir.DenseI64(1)}},
		{ir.ElementsProp, []ir.Attr{ir.SplatOf(ir.Tensor(nil, ir.I64, nil), i64)}, []ir.Attr{i64}},
	} {
		for _, a := range tt.good {
			if !tt.c.Ok(a) {
				t.Errorf("%s refuses %v", tt.c.Desc, a)
			}
		}
		for _, a := range tt.bad {
			if tt.c.Ok(a) {
				t.Errorf("%s accepts %v", tt.c.Desc, a)
			}
		}
	}
	if c := ir.StrAttr.Opt(); !c.Optional || ir.StrAttr.Optional {
		t.Error("Opt changed something else")
	}
	if c := ir.I32Prop.Or(i32); c.Default() != ir.Attr(i32) || c.Optional {
		t.Error("wrong default")
	}
}

func TestRegionConstraints(t *testing.T) {
	regions := make([]ir.Region, 3) // of as many blocks
	for i := range regions {
		for range i {
			regions[i].Add(ir.NewBlock(ir.Loc{}))
		}
	}
	for _, tt := range []struct {
		c    ir.RegionConstraint
		want [3]bool
	}{
		{ir.OneBlock, [3]bool{false, true, false}},
		{ir.AtLeastOneBlock, [3]bool{false, true, true}},
		{ir.AtMostOneBlock, [3]bool{true, true, false}},
	} {
		for i := range regions {
			if got := tt.c.Ok(&regions[i]); got != tt.want[i] {
				t.Errorf("%s, %d blocks: got %t", tt.c.Desc, i, got)
			}
		}
	}
}

func TestFolding(t *testing.T) {
	_, f, _, b := sample()
	x := f.Body.Entry().Arg(0)
	c := constant(b, 7)
	sum := ir.Create(b, &Add{Lhs: x.Use(), Rhs: x.Use()})
	if got := ir.ConstantValue(c); got != ir.Attr(ir.IntegerOf(ir.I32, 7)) {
		t.Errorf("got %v", got)
	}
	if v, ok := ir.ConstantInt(c); !ok || v != 7 {
		t.Errorf("got %d", v)
	}
	if _, ok := ir.ConstantInt(x); ok || ir.Constant(sum) != nil || ir.Constant(nil) != nil {
		t.Error("something else is a constant")
	}
	if ir.NoFold.Ok() || !ir.FoldedInPlace.Ok() || !ir.FoldTo(x).Ok() || ir.FoldConst(nil).Ok() || ir.FoldConst((*ir.StringAttr)(nil)).Ok() {
		t.Error("wrong outcomes of folding")
	}
	if got := ir.FoldTo(x).Results[0].Value; got != x {
		t.Error("folding to a value gives another")
	}
}
