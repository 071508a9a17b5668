package asm

import (
	"os/exec"
	"strings"
	"testing"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/test/reference"
)

// A printCase is an operation and its text, which must be what mlir-opt-22 prints with the given flags for that text.
type printCase struct {
	name  string
	build func(b *ir.Block)
	opts  func(*PrintOptions)
	flags string
	lossy bool // the text cannot be read back
	want  string
}

var (
	types  = func(ts ...ir.Type) []ir.Type { return ts }
	values = func(vs ...*ir.Value) []*ir.Value { return vs }
)

var printCases = []printCase{
	{
		name:  "empty module",
		build: func(*ir.Block) {},
		want:  "module {\n}\n",
	},
	{
		name: "results and operands",
		build: func(b *ir.Block) {
			one := unreg(b, "t.one", nil, types(ir.I32))
			two := unreg(b, "t.two", nil, types(ir.I32, ir.F32))
			unreg(b, "t.use", values(one.Results.At(0), two.Results.At(1), two.Results.At(0)), nil)
			unreg(b, "t.fn", nil, types(ir.Function(types(ir.I1), nil)))
		},
		want: `module {
  %0 = "t.one"() : () -> i32
  %1:2 = "t.two"() : () -> (i32, f32)
  "t.use"(%0, %1#1, %1#0) : (i32, f32, i32) -> ()
  %2 = "t.fn"() : () -> ((i1) -> ())
}
`,
	},
	{
		name: "attributes and properties",
		build: func(b *ir.Block) {
			unreg(b, "t.a", nil, nil, named1("u", ir.Unit), named1("i", ir.IntegerOf(ir.I64, 1)), named1("a b", ir.Str("x\n")),
				named1("l", ir.Array(ir.IntegerOf(ir.I64, 1), ir.IntegerOf(ir.I32, 2))), named1("t.x", ir.TypeAttrOf(ir.I1)))
			op := unreg(b, "t.p", nil, nil, named1("k", ir.BoolAttr(true)))
			op.Properties = ir.Dict(named1("p", ir.IntegerOf(ir.I64, 3)))
		},
		want: `module {
  "t.a"() {"a b" = "x\0A", i = 1 : i64, l = [1, 2 : i32], t.x = i1, u} : () -> ()
  "t.p"() <{p = 3 : i64}> {k = true} : () -> ()
}
`,
	},
	{
		name: "blocks and predecessors",
		build: func(b *ir.Block) {
			op := unreg(b, "t.r", nil, nil)
			r := op.Regions.Append()
			entry, loop, exit, dead := r.Add(ir.NewBlock(at(1, 1), ir.I1)), r.Add(ir.NewBlock(at(1, 1), ir.I32, ir.F32)), r.Add(new(ir.Block)), r.Add(new(ir.Block))
			unreg(entry, "t.br", nil, nil).Successors.Assign(loop, exit)
			unreg(loop, "t.br", values(loop.Arg(0)), nil).Successors.Assign(exit)
			unreg(exit, "t.end", values(entry.Arg(0)), nil)
			unreg(dead, "t.br", nil, nil).Successors.Assign(exit)
		},
		want: `module {
  "t.r"() ({
  ^bb0(%arg0: i1):
    "t.br"()[^bb1, ^bb2] : () -> ()
  ^bb1(%0: i32, %1: f32):  // pred: ^bb0
    "t.br"(%0)[^bb2] : (i32) -> ()
  ^bb2:  // 3 preds: ^bb0, ^bb1, ^bb3
    "t.end"(%arg0) : (i1) -> ()
  ^bb3:  // no predecessors
    "t.br"()[^bb2] : () -> ()
  }) : () -> ()
}
`,
	},
	{
		name: "empty regions and blocks",
		build: func(b *ir.Block) {
			op := unreg(b, "t.r", nil, types(ir.I1), named1("x", ir.Unit))
			op.Regions.Append()
			op.Regions.Append().Add(new(ir.Block))
			op.Regions.Append().Add(ir.NewBlock(at(1, 1), ir.I1))
		},
		want: `module {
  %0 = "t.r"() ({
  }, {
  ^bb0:
  }, {
  ^bb0(%arg0: i1):
  }) {x} : () -> i1
}
`,
	},
	{
		name: "names in nested regions",
		build: func(b *ir.Block) {
			constant(b, ir.I32, 1)
			constant(b, ir.I32, 1)
			x := unreg(b, "t.x", nil, types(ir.I1))
			outer := unreg(b, "t.r", nil, nil)
			in := outer.Regions.Append().Add(ir.NewBlock(at(1, 1), ir.I1, ir.I1))
			constant(in, ir.I32, 1)
			constant(in, ir.Index(), -1)
			constant(in, ir.I1, 1)
			y := unreg(in, "t.y", values(x.Results.At(0)), types(ir.I1))
			inner := unreg(in, "t.r", nil, nil)
			deep := inner.Regions.Append().Add(ir.NewBlock(at(1, 1), ir.I1))
			constant(deep, ir.I32, 1)
			unreg(deep, "t.z", values(y.Results.At(0)), types(ir.I1))
			second := outer.Regions.Append().Add(ir.NewBlock(at(1, 1), ir.I1))
			constant(second, ir.I32, 1)
			unreg(second, "t.w", nil, types(ir.I1))
			unreg(b, "t.last", nil, types(ir.I1))
		},
		want: `module {
  %c1_i32 = arith.constant 1 : i32
  %c1_i32_0 = arith.constant 1 : i32
  %0 = "t.x"() : () -> i1
  "t.r"() ({
  ^bb0(%arg0: i1, %arg1: i1):
    %c1_i32_1 = arith.constant 1 : i32
    %c-1 = arith.constant -1 : index
    %true = arith.constant true
    %2 = "t.y"(%0) : (i1) -> i1
    "t.r"() ({
    ^bb0(%arg2: i1):
      %c1_i32_2 = arith.constant 1 : i32
      %3 = "t.z"(%2) : (i1) -> i1
    }) : () -> ()
  }, {
  ^bb0(%arg0: i1):
    %c1_i32_1 = arith.constant 1 : i32
    %2 = "t.w"() : () -> i1
  }) : () -> ()
  %1 = "t.last"() : () -> i1
}
`,
	},
	{
		name: "generic form",
		build: func(b *ir.Block) {
			entry := function(b, "f", types(ir.I1, ir.I32), nil)
			next := entry.Region().Add(ir.NewBlock(at(1, 1), ir.I32))
			ir.Append(entry, at(1, 1), &testCondBranch{Cond: entry.Arg(0).Use(), True: ir.Uses(entry.Arg(1)), False: ir.Uses(constant(entry, ir.I32, 7)),
				Then: ir.To(next), Else: ir.To(next)})
			ir.Append(next, at(1, 1), &testReturn{})
		},
		opts:  func(o *PrintOptions) { o.Generic = true },
		flags: "-mlir-print-op-generic",
		want: `"builtin.module"() ({
  "func.func"() <{function_type = (i1, i32) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i1, %arg1: i32):
    %0 = "arith.constant"() <{value = 7 : i32}> : () -> i32
    "cf.cond_br"(%arg0, %arg1, %0)[^bb1, ^bb1] <{operandSegmentSizes = array<i32: 1, 1, 1>}> : (i1, i32, i32) -> ()
  ^bb1(%1: i32):  // 2 preds: ^bb0, ^bb0
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()
`,
	},
	{
		name: "numbers in the generic form",
		build: func(b *ir.Block) {
			unreg(b, "t.x", nil, types(ir.I1))
			for _, name := range []string{"f", "g"} {
				entry := function(b, name, types(ir.I32), nil)
				constant(entry, ir.I1, 0)
				ir.Append(entry, at(1, 1), &testReturn{})
			}
		},
		opts:  func(o *PrintOptions) { o.Generic = true },
		flags: "-mlir-print-op-generic",
		want: `"builtin.module"() ({
  %0 = "t.x"() : () -> i1
  "func.func"() <{function_type = (i32) -> (), sym_name = "f"}> ({
  ^bb0(%arg1: i32):
    %2 = "arith.constant"() <{value = false}> : () -> i1
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (i32) -> (), sym_name = "g"}> ({
  ^bb0(%arg0: i32):
    %1 = "arith.constant"() <{value = false}> : () -> i1
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()
`,
	},
	{
		name: "branches",
		build: func(b *ir.Block) {
			entry := function(b, "f", types(ir.I1, ir.I32), nil)
			loop := entry.Region().Add(ir.NewBlock(at(1, 1), ir.I32, ir.I1))
			exit := entry.Region().Add(new(ir.Block))
			ir.Append(entry, at(1, 1), &testBranch{Operands: ir.Uses(entry.Arg(1), entry.Arg(0)), Dest: ir.To(loop)})
			op := ir.Append(loop, at(1, 1), &testCondBranch{Cond: loop.Arg(1).Use(), True: ir.Uses(loop.Arg(0), entry.Arg(0)), Then: ir.To(loop), Else: ir.To(exit)})
			ir.SetDiscardable(op, ir.Dict(named1("t.x", ir.Unit)))
			ir.Append(exit, at(1, 1), &testReturn{})
		},
		want: `module {
  func.func @f(%arg0: i1, %arg1: i32) {
    cf.br ^bb1(%arg1, %arg0 : i32, i1)
  ^bb1(%0: i32, %1: i1):  // 2 preds: ^bb0, ^bb1
    cf.cond_br %1, ^bb1(%0, %arg0 : i32, i1), ^bb2 {t.x}
  ^bb2:  // pred: ^bb1
    return
  }
}
`,
	},
	{
		name: "default dialects",
		build: func(b *ir.Block) {
			inner, _ := newModule()
			inner.SymName = ir.Str("a b")
			ir.AppendOp(b, inner)
			entry := function(b, "f", types(ir.I1, ir.I32), types(ir.I32))
			ir.Append(entry, at(1, 1), &testCast{Inputs: ir.Uses(entry.Arg(0)), Outputs: ir.ResTypes(ir.I8, ir.I16)})
			ir.Append(entry, at(1, 1), &testReturn{Operands: ir.Uses(entry.Arg(1))})
		},
		want: `module {
  module @"a b" {
  }
  func.func @f(%arg0: i1, %arg1: i32) -> i32 {
    %0:2 = builtin.unrealized_conversion_cast %arg0 : i1 to i8, i16
    return %arg1 : i32
  }
}
`,
	},
	{
		name: "groups of results",
		build: func(b *ir.Block) {
			m := unreg(b, "t.m", nil, types(ir.MemRef([]int64{2, 3}, ir.F32, nil, nil)))
			x := ir.Append(b, at(1, 1), &testMetadata{Source: m.Results.At(0).Use(), Buffer: ir.Res(ir.MemRef(nil, ir.F32, nil, nil)),
				Offset: ir.Res(ir.Index()), Sizes: ir.ResTypes(ir.Index(), ir.Index()), Strides: ir.ResTypes(ir.Index(), ir.Index())})
			unreg(b, "t.use", values(&x.Buffer.Value, &x.Offset.Value, x.Sizes.At(0), x.Strides.At(1)), nil)
		},
		want: `module {
  %0 = "t.m"() : () -> memref<2x3xf32>
  %base_buffer, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %0 : memref<2x3xf32> -> memref<f32>, index, index, index, index, index
  "t.use"(%base_buffer, %offset, %sizes#0, %strides#1) : (memref<f32>, index, index, index) -> ()
}
`,
	},
	{
		name: "aliases of maps and sets",
		build: func(b *ir.Block) {
			d0 := affexpr.Dim(0)
			plus := ir.NewMapAttr(1, 0, d0.Add(affexpr.Const(1)))
			twice := ir.NewMapAttr(1, 0, d0.Mul(affexpr.Const(2)))
			set := ir.SetAttrOf(affexpr.NewSet(1, 0, []*affexpr.Expr{d0}, []bool{false}))
			op := unreg(b, "t.a", nil, types(ir.MemRef([]int64{2}, ir.I8, twice, nil)), named1("m", plus), named1("s", set))
			in := op.Regions.Append().Add(new(ir.Block))
			unreg(in, "t.b", nil, nil, named1("l", ir.Array(ir.NewMapAttr(1, 0, d0), plus)))
			unreg(b, "t.c", nil, types(ir.Function(types(ir.MemRef([]int64{2}, ir.I8, twice, nil)), nil)))
		},
		want: `#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0) -> (d0 + 1)>
#map2 = affine_map<(d0) -> (d0 * 2)>
#set = affine_set<(d0) : (d0 >= 0)>
module {
  %0 = "t.a"() ({
    "t.b"() {l = [#map, #map1]} : () -> ()
  }) {m = #map1, s = #set} : () -> memref<2xi8, #map2>
  %1 = "t.c"() : () -> ((memref<2xi8, #map2>) -> ())
}
`,
	},
	{
		name: "aliases of locations, tuples and distinct attributes",
		build: func(b *ir.Block) {
			long := make([]ir.Type, 17)
			for i := range long {
				long[i] = ir.I1
			}
			d := ir.Distinct(ir.TypeAttrOf(ir.Tuple(long...)))
			loc := ir.Fused(ir.Str("m"), at(2, 3).Attr(), ir.NamedLoc("x", at(4, 5).Attr()))
			unreg(b, "t.a", nil, types(ir.Tuple(ir.Tuple(long...))), named1("d", d), named1("e", ir.Distinct(ir.Unit)), named1("l", loc))
		},
		want: `!tuple = tuple<i1, i1, i1, i1, i1, i1, i1, i1, i1, i1, i1, i1, i1, i1, i1, i1, i1>
#loc = loc("t.mlir":2:3)
#loc1 = loc("t.mlir":4:5)
#loc2 = loc("x"(#loc1))
#distinct = distinct[0]<!tuple>
#loc3 = loc(fused<"m">[#loc, #loc2])
module {
  %0 = "t.a"() {d = #distinct, e = distinct[1]<>, l = #loc3} : () -> tuple<!tuple>
}
`,
	},
	{
		name:  "locations",
		build: buildLocations,
		opts:  func(o *PrintOptions) { o.DebugInfo = true },
		flags: "-mlir-print-debuginfo",
		want: `#loc2 = loc("t.mlir":3:1)
#loc3 = loc("t.mlir":2:1)
module {
  "t.a"() ({
  ^bb0(%arg0: i1 loc("t.mlir":3:1)):
    "t.b"() {l = #loc3} : () -> () loc(#loc3)
  }) : () -> () loc(#loc1)
  "t.c"() : () -> () loc(#loc7)
  "t.d"() : () -> () loc(#loc8)
} loc(#loc)
#loc = loc("t.mlir":0:0)
#loc1 = loc("t.mlir":1:1)
#loc4 = loc("n")
#loc5 = loc("t.mlir":5:1)
#loc6 = loc("t.mlir":6:1)
#loc7 = loc(callsite(#loc4 at #loc5))
#loc8 = loc(fused[#loc5, #loc6])
`,
	},
	{
		name:  "locations in local scope",
		build: buildLocations,
		opts:  func(o *PrintOptions) { o.DebugInfo, o.LocalScope = true, true },
		flags: "-mlir-print-debuginfo -mlir-print-local-scope",
		want: `module {
  "t.a"() ({
  ^bb0(%arg0: i1 loc("t.mlir":3:1)):
    "t.b"() {l = loc("t.mlir":2:1)} : () -> () loc("t.mlir":2:1)
  }) : () -> () loc("t.mlir":1:1)
  "t.c"() : () -> () loc(callsite("n" at "t.mlir":5:1))
  "t.d"() : () -> () loc(fused["t.mlir":5:1, "t.mlir":6:1])
} loc("t.mlir":0:0)`,
	},
	{
		name:  "locations for people",
		build: buildLocations,
		opts:  func(o *PrintOptions) { o.DebugInfo, o.PrettyDebugInfo, o.LocalScope = true, true, true },
		flags: "-mlir-print-debuginfo -mlir-pretty-debuginfo -mlir-print-local-scope",
		lossy: true,
		want: `module {
  "t.a"() ({
  ^bb0(%arg0: i1 t.mlir:3:1):
    "t.b"() {l = t.mlir:2:1} : () -> () t.mlir:2:1
  }) : () -> () t.mlir:1:1
  "t.c"() : () -> () "n" at t.mlir:5:1
  "t.d"() : () -> () [t.mlir:5:1, t.mlir:6:1]
} t.mlir:0:0`,
	},
	{
		name: "users",
		build: func(b *ir.Block) {
			op := unreg(b, "t.r", nil, nil)
			in := op.Regions.Append().Add(ir.NewBlock(at(1, 1), ir.I1, ir.I1))
			two := unreg(in, "t.two", values(in.Arg(0)), types(ir.I1, ir.I1))
			unreg(in, "t.use", values(two.Results.At(0), two.Results.At(0)), nil)
			one := unreg(in, "t.one", nil, types(ir.I1))
			unreg(in, "t.use", values(one.Results.At(0)), types(ir.I1))
		},
		opts:  func(o *PrintOptions) { o.ValueUsers = true },
		flags: "-mlir-print-value-users",
		want: `module {
  "t.r"() ({
  ^bb0(%arg0: i1, %arg1: i1):
    // %arg0 is used by %1#0, %1#1
    // %arg1 is unused
    %1:2 = "t.two"(%arg0) : (i1) -> (i1, i1) // users: (%2), (unused)
    "t.use"(%1#0, %1#0) : (i1, i1) -> () // id: %2
    %3 = "t.one"() : () -> i1 // user: %4
    %4 = "t.use"(%3) : (i1) -> i1 // unused
  }) : () -> ()
}
`,
	},
	{
		name: "unique numbers",
		build: func(b *ir.Block) {
			for _, name := range []string{"f", "g"} {
				entry := function(b, name, types(ir.I32), nil)
				unreg(entry, "t.x", nil, types(ir.I1))
				constant(entry, ir.I1, 0)
				constant(entry, ir.I1, 0)
				ir.Append(entry, at(1, 1), &testReturn{})
			}
			unreg(b, "t.x", nil, types(ir.I1))
		},
		opts:  func(o *PrintOptions) { o.UniqueIDs = true },
		flags: "-mlir-print-unique-ssa-ids",
		want: `module {
  func.func @f(%arg1: i32) {
    %2 = "t.x"() : () -> i1
    %false = arith.constant false
    %false_1 = arith.constant false
    return
  }
  func.func @g(%arg0: i32) {
    %1 = "t.x"() : () -> i1
    %false = arith.constant false
    %false_0 = arith.constant false
    return
  }
  %0 = "t.x"() : () -> i1
}
`,
	},
	{
		name: "no regions",
		build: func(b *ir.Block) {
			unreg(b, "t.x", nil, nil)
		},
		opts:  func(o *PrintOptions) { o.SkipRegions = true },
		flags: "-mlir-print-skip-regions",
		lossy: true,
		want:  "module {...}\n",
	},
	{
		name: "names from locations",
		build: func(b *ir.Block) {
			op := unreg(b, "t.x", nil, types(ir.I1, ir.I1))
			ir.SetLoc(op, ir.CallSite(ir.NamedLoc("1 x+", at(1, 1).Attr()), at(2, 2).Attr()).Loc())
			r := unreg(b, "t.r", values(op.Results.At(1)), nil)
			r.Regions.Append().Add(ir.NewBlock(ir.NamedLoc("a", at(1, 1).Attr()).Loc(), ir.I1, ir.I1))
			c := &testConstant{Value: ir.BoolAttr(true), Result: ir.Res(ir.I1)}
			ir.Append(b, ir.NamedLoc("yes", at(1, 1).Attr()).Loc(), c)
		},
		opts:  func(o *PrintOptions) { o.UseNameLocAsPrefix, o.DebugInfo, o.LocalScope = true, true, true },
		flags: "-mlir-use-nameloc-as-prefix -mlir-print-debuginfo -mlir-print-local-scope",
		want: `module {
  %_1_x2B:2 = "t.x"() : () -> (i1, i1) loc(callsite("1 x+"("t.mlir":1:1) at "t.mlir":2:2))
  "t.r"(%_1_x2B#1) ({
  ^bb0(%a: i1 loc("a"("t.mlir":1:1)), %a_0: i1 loc("a"("t.mlir":1:1))):
  }) : (i1) -> () loc("t.mlir":1:1)
  %yes = arith.constant true loc("yes"("t.mlir":1:1))
} loc("t.mlir":0:0)`,
	},
	{
		name:  "resources",
		build: buildResources,
		want: `module {
  "t.a"() {r = dense_resource<b2> : tensor<2xi8>, s = dense_resource<b1> : tensor<4xi8>, t = dense_resource<unknown> : tensor<2xi8>} : () -> ()
}

{-#
  dialect_resources: {
    builtin: {
      b2: "0x040000000102",
      b1: "0x0800000001020304"
    }
  }
#-}
`,
	},
	{
		name:  "short resources",
		build: buildResources,
		opts:  func(o *PrintOptions) { o.ElideResources = 16 },
		flags: "-mlir-elide-resource-strings-if-larger=16",
		lossy: true,
		want: `module {
  "t.a"() {r = dense_resource<b2> : tensor<2xi8>, s = dense_resource<b1> : tensor<4xi8>, t = dense_resource<unknown> : tensor<2xi8>} : () -> ()
}

{-#
  dialect_resources: {
    builtin: {
      b2: "0x040000000102"
    }
  }
#-}
`,
	},
	{
		name:  "no resources",
		build: buildResources,
		opts:  func(o *PrintOptions) { o.ElideResources = 0 },
		flags: "-mlir-elide-resource-strings-if-larger=0",
		lossy: true,
		want: `module {
  "t.a"() {r = dense_resource<b2> : tensor<2xi8>, s = dense_resource<b1> : tensor<4xi8>, t = dense_resource<unknown> : tensor<2xi8>} : () -> ()
}

{-#

#-}
`,
	},
	{
		name:  "elements",
		build: buildElements,
		want: `module {
  "t.a"() {d = dense<[1, -2, 3]> : tensor<3xi8>, p = sparse<[[0], [1]], [5, 6]> : tensor<3xi8>, s = dense<7> : tensor<9xi8>} : () -> ()
}
`,
	},
	{
		name:  "hexadecimal elements",
		build: buildElements,
		opts:  func(o *PrintOptions) { o.HexElements = 1 },
		flags: "-mlir-print-elementsattrs-with-hex-if-larger=1",
		want: `module {
  "t.a"() {d = dense<"0x01FE03"> : tensor<3xi8>, p = sparse<[[0], [1]], "0x0506"> : tensor<3xi8>, s = dense<7> : tensor<9xi8>} : () -> ()
}
`,
	},
	{
		name:  "elided elements",
		build: buildElements,
		opts:  func(o *PrintOptions) { o.ElideElements = 2 },
		flags: "-mlir-elide-elementsattrs-if-larger=2",
		lossy: true,
		want: `module {
  "t.a"() {d = dense_resource<__elided__> : tensor<3xi8>, p = sparse<[[0], [1]], [5, 6]> : tensor<3xi8>, s = dense<7> : tensor<9xi8>} : () -> ()
}
`,
	},
}

func buildLocations(b *ir.Block) {
	op := unreg(b, "t.a", nil, nil)
	in := op.Regions.Append().Add(ir.NewBlock(at(3, 1), ir.I1))
	ir.SetLoc(unreg(in, "t.b", nil, nil, named1("l", at(2, 1).Attr())), at(2, 1))
	c := ir.CallSite(ir.NamedLoc("n", ir.UnknownLocAttr()), at(5, 1).Attr())
	ir.SetLoc(unreg(b, "t.c", nil, nil), c.Loc())
	ir.SetLoc(unreg(b, "t.d", nil, nil), ir.Fused(nil, at(5, 1).Attr(), at(6, 1).Attr()).Loc())
}

func buildResources(b *ir.Block) {
	t := func(n int64) ir.Shaped { return ir.Tensor([]int64{n}, ir.I8, nil) }
	b1 := &ir.Blob{Key: "b1", Data: []byte{1, 2, 3, 4}, Align: 8, Known: true}
	b2 := &ir.Blob{Key: "b2", Data: []byte{1, 2}, Align: 4, Known: true}
	unreg(b, "t.a", nil, nil, named1("r", ir.Resource(t(2), b2)), named1("s", ir.Resource(t(4), b1)),
		named1("t", ir.Resource(t(2), &ir.Blob{Key: "unknown"})))
}

func buildElements(b *ir.Block) {
	t := ir.Tensor([]int64{3}, ir.I8, nil)
	indices := ir.Dense(ir.Tensor([]int64{2, 1}, ir.I64, nil), "\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00")
	unreg(b, "t.a", nil, nil, named1("d", ir.Dense(t, "\x01\xfe\x03")),
		named1("p", ir.Sparse(t, indices, ir.Dense(ir.Tensor([]int64{2}, ir.I8, nil), "\x05\x06"))),
		named1("s", ir.Dense(ir.Tensor([]int64{9}, ir.I8, nil), "\x07")))
}

func (c *printCase) options() PrintOptions {
	opts := DefaultPrintOptions()
	if c.opts != nil {
		c.opts(&opts)
	}
	return opts
}

func TestPrint(t *testing.T) {
	for _, c := range printCases {
		t.Run(c.name, func(t *testing.T) {
			m, b := newModule()
			c.build(b)
			var out strings.Builder
			if err := Print(&out, m, c.options()); err != nil {
				t.Fatal(err)
			}
			if out.String() != c.want {
				t.Errorf("got\n%s\nwant\n%s", out.String(), c.want)
			}
		})
	}
}

// TestPrintOracle asks mlir-opt whether the expected texts are right.
func TestPrintOracle(t *testing.T) {
	tool := reference.Tool(t, reference.MLIROpt)
	for _, c := range printCases {
		in := c.want
		if c.lossy {
			m, b := newModule()
			c.build(b)
			opts := DefaultPrintOptions()
			opts.DebugInfo = c.options().DebugInfo
			in = string(Append(nil, m, opts))
		}
		cmd := exec.Command(tool, append(strings.Fields(c.flags), "-allow-unregistered-dialect", "-")...)
		cmd.Stdin = strings.NewReader(in)
		out, err := cmd.CombinedOutput()
		if got := string(out); err != nil || got != c.want+"\n" {
			t.Errorf("%s: mlir-opt prints\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
