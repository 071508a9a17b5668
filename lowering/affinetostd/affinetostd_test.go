package affinetostd_test

import (
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/affine"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/pass"
	"polyloom/lowering/affinetostd"
	"polyloom/pyopt"
	"polyloom/test/irtest"
)

// lowerCases are programs before and after the pass.
var lowerCases = []struct{ name, before, after string }{
	{"loops, loads and stores", `func.func @for(%n: index, %m: memref<?x?xf32>, %v: f32) -> f32 {
%r = affine.for %i = max affine_map<(d0)[s0] -> (d0, 3, s0)>(%n)[%n] to min affine_map<(d0)[s0] -> (d0 mod 7 + s0, d0 floordiv 4 - s0 * 3, d0 ceildiv 5)>(%n)[%n] step 3 iter_args(%x = %v) -> (f32) {
%y = affine.load %m[%i * 2 + symbol(%n), (%i + 3) mod 8] : memref<?x?xf32>
affine.store %y, %m[%i floordiv 2, %i ceildiv 3] : memref<?x?xf32>
affine.prefetch %m[%i, %i + 5], read, locality<3>, data : memref<?x?xf32>
%z = arith.addf %x, %y : f32
affine.yield %z : f32
}
affine.for %i = 0 to 10 { "test.use"(%i) : (index) -> () }
return %r : f32
}`, `func.func @for(%arg0: index, %arg1: memref<?x?xf32>, %arg2: f32) -> f32 {
%c3 = arith.constant 3 : index
%0 = arith.maxsi %arg0, %c3 : index
%1 = arith.maxsi %0, %arg0 : index
%c2 = arith.constant 2 : index
%2 = arith.muli %arg0, %c2 overflow<nsw> : index
%c7 = arith.constant 7 : index
%c0 = arith.constant 0 : index
%c-1 = arith.constant -1 : index
%3 = arith.cmpi slt, %arg0, %c0 : index
%4 = arith.subi %c-1, %arg0 : index
%5 = arith.select %3, %4, %arg0 : index
%6 = arith.divsi %5, %c7 : index
%7 = arith.subi %c-1, %6 : index
%8 = arith.select %3, %7, %6 : index
%c-7 = arith.constant -7 : index
%9 = arith.muli %8, %c-7 overflow<nsw> : index
%10 = arith.addi %2, %9 : index
%c-3 = arith.constant -3 : index
%11 = arith.muli %arg0, %c-3 overflow<nsw> : index
%c4 = arith.constant 4 : index
%c0_0 = arith.constant 0 : index
%c-1_1 = arith.constant -1 : index
%12 = arith.cmpi slt, %arg0, %c0_0 : index
%13 = arith.subi %c-1_1, %arg0 : index
%14 = arith.select %12, %13, %arg0 : index
%15 = arith.divsi %14, %c4 : index
%16 = arith.subi %c-1_1, %15 : index
%17 = arith.select %12, %16, %15 : index
%18 = arith.addi %11, %17 : index
%c5 = arith.constant 5 : index
%c0_2 = arith.constant 0 : index
%c1 = arith.constant 1 : index
%19 = arith.cmpi sle, %arg0, %c0_2 : index
%20 = arith.subi %c0_2, %arg0 : index
%21 = arith.subi %arg0, %c1 : index
%22 = arith.select %19, %20, %21 : index
%23 = arith.divsi %22, %c5 : index
%24 = arith.subi %c0_2, %23 : index
%25 = arith.addi %23, %c1 : index
%26 = arith.select %19, %24, %25 : index
%27 = arith.minsi %10, %18 : index
%28 = arith.minsi %27, %26 : index
%c3_3 = arith.constant 3 : index
%29 = scf.for %arg3 = %1 to %28 step %c3_3 iter_args(%arg4 = %arg2) -> (f32) {
%c2_6 = arith.constant 2 : index
%30 = arith.muli %arg3, %c2_6 overflow<nsw> : index
%31 = arith.addi %30, %arg0 : index
%c3_7 = arith.constant 3 : index
%32 = arith.addi %arg3, %c3_7 : index
%c8 = arith.constant 8 : index
%33 = arith.remsi %32, %c8 : index
%c0_8 = arith.constant 0 : index
%34 = arith.cmpi slt, %33, %c0_8 : index
%35 = arith.addi %33, %c8 : index
%36 = arith.select %34, %35, %33 : index
%37 = memref.load %arg1[%31, %36] : memref<?x?xf32>
%c2_9 = arith.constant 2 : index
%c0_10 = arith.constant 0 : index
%c-1_11 = arith.constant -1 : index
%38 = arith.cmpi slt, %arg3, %c0_10 : index
%39 = arith.subi %c-1_11, %arg3 : index
%40 = arith.select %38, %39, %arg3 : index
%41 = arith.divsi %40, %c2_9 : index
%42 = arith.subi %c-1_11, %41 : index
%43 = arith.select %38, %42, %41 : index
%c3_12 = arith.constant 3 : index
%c0_13 = arith.constant 0 : index
%c1_14 = arith.constant 1 : index
%44 = arith.cmpi sle, %arg3, %c0_13 : index
%45 = arith.subi %c0_13, %arg3 : index
%46 = arith.subi %arg3, %c1_14 : index
%47 = arith.select %44, %45, %46 : index
%48 = arith.divsi %47, %c3_12 : index
%49 = arith.subi %c0_13, %48 : index
%50 = arith.addi %48, %c1_14 : index
%51 = arith.select %44, %49, %50 : index
memref.store %37, %arg1[%43, %51] : memref<?x?xf32>
%c5_15 = arith.constant 5 : index
%52 = arith.addi %arg3, %c5_15 : index
memref.prefetch %arg1[%arg3, %52], read, locality<3>, data : memref<?x?xf32>
%53 = arith.addf %arg4, %37 : f32
scf.yield %53 : f32
}
%c0_4 = arith.constant 0 : index
%c10 = arith.constant 10 : index
%c1_5 = arith.constant 1 : index
scf.for %arg3 = %c0_4 to %c10 step %c1_5 {
"test.use"(%arg3) : (index) -> ()
}
return %29 : f32
}`},
	{"conditions", `func.func @if(%n: index, %k: index, %x: f32) -> f32 {
affine.if affine_set<(d0)[s0] : (d0 - 10 >= 0, s0 - d0 - 9 == 0)>(%n)[%k] { "test.use"(%n) : (index) -> () }
affine.if affine_set<() : (0 == 0)>() { "test.use"(%n) : (index) -> () } else { "test.use"(%k) : (index) -> () }
%r = affine.if affine_set<(d0) : (d0 mod 2 == 0)>(%n) -> f32 {
affine.yield %x : f32
} else {
%y = arith.addf %x, %x : f32
affine.yield %y : f32
}
return %r : f32
}`, `func.func @if(%arg0: index, %arg1: index, %arg2: f32) -> f32 {
%c0 = arith.constant 0 : index
%c-10 = arith.constant -10 : index
%0 = arith.addi %arg0, %c-10 : index
%1 = arith.cmpi sge, %0, %c0 : index
%c-1 = arith.constant -1 : index
%2 = arith.muli %arg0, %c-1 overflow<nsw> : index
%3 = arith.addi %2, %arg1 : index
%c-9 = arith.constant -9 : index
%4 = arith.addi %3, %c-9 : index
%5 = arith.cmpi eq, %4, %c0 : index
%6 = arith.andi %1, %5 : i1
scf.if %6 {
"test.use"(%arg0) : (index) -> ()
}
%c0_0 = arith.constant 0 : index
%c0_1 = arith.constant 0 : index
%7 = arith.cmpi eq, %c0_1, %c0_0 : index
scf.if %7 {
"test.use"(%arg0) : (index) -> ()
} else {
"test.use"(%arg1) : (index) -> ()
}
%c0_2 = arith.constant 0 : index
%c2 = arith.constant 2 : index
%8 = arith.remsi %arg0, %c2 : index
%c0_3 = arith.constant 0 : index
%9 = arith.cmpi slt, %8, %c0_3 : index
%10 = arith.addi %8, %c2 : index
%11 = arith.select %9, %10, %8 : index
%12 = arith.cmpi eq, %11, %c0_2 : index
%13 = scf.if %12 -> (f32) {
scf.yield %arg2 : f32
} else {
%14 = arith.addf %arg2, %arg2 : f32
scf.yield %14 : f32
}
return %13 : f32
}`},
	{"maps", `func.func @apply(%i: index, %j: index) -> (index, index, index) {
%a = affine.apply affine_map<(d0)[s0] -> (d0 * s0 + 5 - s0 mod 3)>(%i)[%j]
%b = affine.min affine_map<(d0)[s0] -> (d0, s0, 4)>(%i)[%j]
%c = affine.max affine_map<(d0)[s0] -> (d0 - 1, s0)>(%i)[%j]
return %a, %b, %c : index, index, index
}`, `func.func @apply(%arg0: index, %arg1: index) -> (index, index, index) {
%0 = arith.muli %arg0, %arg1 overflow<nsw> : index
%c3 = arith.constant 3 : index
%1 = arith.remsi %arg1, %c3 : index
%c0 = arith.constant 0 : index
%2 = arith.cmpi slt, %1, %c0 : index
%3 = arith.addi %1, %c3 : index
%4 = arith.select %2, %3, %1 : index
%c-1 = arith.constant -1 : index
%5 = arith.muli %4, %c-1 overflow<nsw> : index
%6 = arith.addi %0, %5 : index
%c5 = arith.constant 5 : index
%7 = arith.addi %6, %c5 : index
%c4 = arith.constant 4 : index
%8 = arith.minsi %arg0, %arg1 : index
%9 = arith.minsi %8, %c4 : index
%c-1_0 = arith.constant -1 : index
%10 = arith.addi %arg0, %c-1_0 : index
%11 = arith.maxsi %10, %arg1 : index
return %7, %9, %11 : index, index, index
}`},
	{"parallel loops", `func.func @par(%n: index, %m: memref<100x100xf32>, %im: memref<?xi32>) -> (f32, f32, i32) {
affine.parallel (%i, %j) = (0, max(%n, 10)) to (%n, min(%n * 4, 100)) step (1, 2) {
%x = affine.load %m[%i, %j] : memref<100x100xf32>
}
%r:2 = affine.parallel (%i) = (0) to (%n) reduce ("addf", "maximumf") -> (f32, f32) {
%x = affine.load %m[%i, %i] : memref<100x100xf32>
affine.yield %x, %x : f32, f32
}
%s = affine.parallel (%i) = (0) to (%n) reduce ("muli") -> (i32) {
%x = affine.load %im[%i] : memref<?xi32>
affine.yield %x : i32
}
return %r#0, %r#1, %s : f32, f32, i32
}`, `func.func @par(%arg0: index, %arg1: memref<100x100xf32>, %arg2: memref<?xi32>) -> (f32, f32, i32) {
%c0 = arith.constant 0 : index
%c10 = arith.constant 10 : index
%0 = arith.maxsi %arg0, %c10 : index
%c4 = arith.constant 4 : index
%1 = arith.muli %arg0, %c4 overflow<nsw> : index
%c100 = arith.constant 100 : index
%2 = arith.minsi %1, %c100 : index
%c1 = arith.constant 1 : index
%c2 = arith.constant 2 : index
scf.parallel (%arg3, %arg4) = (%c0, %0) to (%arg0, %2) step (%c1, %c2) {
%5 = memref.load %arg1[%arg3, %arg4] : memref<100x100xf32>
scf.reduce
}
%c0_0 = arith.constant 0 : index
%c1_1 = arith.constant 1 : index
%cst = arith.constant 0.000000e+00 : f32
%cst_2 = arith.constant 0xFF800000 : f32
%3:2 = scf.parallel (%arg3) = (%c0_0) to (%arg0) step (%c1_1) init (%cst, %cst_2) -> (f32, f32) {
%5 = memref.load %arg1[%arg3, %arg3] : memref<100x100xf32>
scf.reduce(%5, %5 : f32, f32) {
^bb0(%arg4: f32, %arg5: f32):
%6 = arith.addf %arg4, %arg5 : f32
scf.reduce.return %6 : f32
}, {
^bb0(%arg4: f32, %arg5: f32):
%6 = arith.maximumf %arg4, %arg5 : f32
scf.reduce.return %6 : f32
}
}
%c0_3 = arith.constant 0 : index
%c1_4 = arith.constant 1 : index
%c1_i32 = arith.constant 1 : i32
%4 = scf.parallel (%arg3) = (%c0_3) to (%arg0) step (%c1_4) init (%c1_i32) -> i32 {
%5 = memref.load %arg2[%arg3] : memref<?xi32>
scf.reduce(%5 : i32) {
^bb0(%arg4: i32, %arg5: i32):
%6 = arith.muli %arg4, %arg5 : i32
scf.reduce.return %6 : i32
}
}
return %3#0, %3#1, %4 : f32, f32, i32
}`},
	{"digits", `func.func @idx(%x: index, %n: index, %i: index, %j: index, %k: index) -> (index, index, index, index, index) {
%a:3 = affine.delinearize_index %x into (%n, 224, 16) : index, index, index
%b = affine.linearize_index disjoint [%i, %j, %k] by (2, %n, 5) : index
%c = affine.linearize_index [%i, %j, %k] by (%n, %n) : index
affine.for %l = 0 to 10 {
affine.for %p = 0 to 10 {
%d = affine.linearize_index [%p, %j, %l] by (3, %n) : index
"test.use"(%d) : (index) -> ()
}
}
return %a#0, %a#1, %a#2, %b, %c : index, index, index, index, index
}`, `func.func @idx(%arg0: index, %arg1: index, %arg2: index, %arg3: index, %arg4: index) -> (index, index, index, index, index) {
%c16 = arith.constant 16 : index
%c3584 = arith.constant 3584 : index
%c0 = arith.constant 0 : index
%0 = arith.floordivsi %arg0, %c3584 : index
%1 = arith.remsi %arg0, %c3584 : index
%2 = arith.cmpi slt, %1, %c0 : index
%3 = arith.addi %1, %c3584 overflow<nsw> : index
%4 = arith.select %2, %3, %1 : index
%5 = arith.divsi %4, %c16 : index
%6 = arith.remsi %arg0, %c16 : index
%7 = arith.cmpi slt, %6, %c0 : index
%8 = arith.addi %6, %c16 overflow<nsw> : index
%9 = arith.select %7, %8, %6 : index
%c5 = arith.constant 5 : index
%c5_0 = arith.constant 5 : index
%10 = arith.muli %arg1, %c5_0 overflow<nsw, nuw> : index
%11 = arith.muli %arg2, %10 overflow<nsw> : index
%12 = arith.muli %arg3, %c5 overflow<nsw> : index
%13 = arith.addi %11, %12 overflow<nsw> : index
%14 = arith.addi %13, %arg4 overflow<nsw> : index
%15 = arith.muli %arg1, %arg1 overflow<nsw> : index
%16 = arith.muli %arg2, %15 overflow<nsw> : index
%17 = arith.muli %arg3, %arg1 overflow<nsw> : index
%18 = arith.addi %16, %17 overflow<nsw> : index
%19 = arith.addi %18, %arg4 overflow<nsw> : index
%c0_1 = arith.constant 0 : index
%c10 = arith.constant 10 : index
%c1 = arith.constant 1 : index
scf.for %arg5 = %c0_1 to %c10 step %c1 {
%c0_2 = arith.constant 0 : index
%c10_3 = arith.constant 10 : index
%c1_4 = arith.constant 1 : index
scf.for %arg6 = %c0_2 to %c10_3 step %c1_4 {
%c3 = arith.constant 3 : index
%20 = arith.muli %arg1, %c3 overflow<nsw> : index
%21 = arith.muli %arg6, %20 overflow<nsw> : index
%22 = arith.muli %arg3, %arg1 overflow<nsw> : index
%23 = arith.addi %22, %arg5 overflow<nsw> : index
%24 = arith.addi %23, %21 overflow<nsw> : index
"test.use"(%24) : (index) -> ()
}
}
return %0, %5, %9, %14, %19 : index, index, index, index, index
}`},
	{"copies", `func.func @dma(%i: index, %n: index, %a: memref<40x128xf32>, %b: memref<2xf32, 1>, %t: memref<1xi32, 2>, %s: index) {
affine.dma_start %a[%i + 3, %i], %b[%i floordiv 2], %t[0], %n, %s, %s : memref<40x128xf32>, memref<2xf32, 1>, memref<1xi32, 2>
affine.dma_wait %t[0], %n : memref<1xi32, 2>
return
}`, `func.func @dma(%arg0: index, %arg1: index, %arg2: memref<40x128xf32>, %arg3: memref<2xf32, 1>, %arg4: memref<1xi32, 2>, %arg5: index) {
%c3 = arith.constant 3 : index
%0 = arith.addi %arg0, %c3 : index
%c2 = arith.constant 2 : index
%c0 = arith.constant 0 : index
%c-1 = arith.constant -1 : index
%1 = arith.cmpi slt, %arg0, %c0 : index
%2 = arith.subi %c-1, %arg0 : index
%3 = arith.select %1, %2, %arg0 : index
%4 = arith.divsi %3, %c2 : index
%5 = arith.subi %c-1, %4 : index
%6 = arith.select %1, %5, %4 : index
%c0_0 = arith.constant 0 : index
memref.dma_start %arg2[%0, %arg0], %arg3[%6], %arg1, %arg4[%c0_0], %arg5, %arg5 : memref<40x128xf32>, memref<2xf32, 1>, memref<1xi32, 2>
%c0_1 = arith.constant 0 : index
memref.dma_wait %arg4[%c0_1], %arg1 : memref<1xi32, 2>
return
}`},
}

var dialects = []*ir.Dialect{affine.Dialect, arith.Dialect, builtin.Dialect, fn.Dialect, memref.Dialect, scf.Dialect}

// lower runs the pass on a file and returns what comes out.
func lower(t *testing.T, text string) string {
	t.Helper()
	module := read(t, text)
	p, err := pass.Parse([]*pass.Info{affinetostd.Pass}, "builtin.module(lower-affine)")
	if err != nil {
		t.Fatal(err)
	}
	m := &pass.Manager{Pipeline: p, Diags: diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) }), Dialects: dialects, VerifyEach: true}
	if !m.Run(module) {
		t.Fatal("the pass failed")
	}
	return write(module)
}

func read(t *testing.T, text string) ir.Op {
	t.Helper()
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) })
	module := asm.Parse(&asm.Config{Dialects: dialects, AllowUnregistered: true, Diags: e}, "test", text, 0)
	if module == nil {
		t.Fatal("the file is wrong")
	}
	return module
}

// write prints a module without its own first and last line and indentation.
func write(module ir.Op) string {
	opts := asm.DefaultPrintOptions()
	opts.LocalScope = true
	var s strings.Builder
	asm.Print(&s, module, opts)
	var lines []string
	for l := range strings.Lines(s.String()) {
		lines = append(lines, strings.TrimSpace(l))
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.Join(lines, "\n"), "module {\n"), "\n}")
}

func TestLower(t *testing.T) {
	for _, c := range lowerCases {
		t.Run(c.name, func(t *testing.T) {
			if got := lower(t, c.before); got != c.after {
				t.Errorf("got\n%s\nwant\n%s", got, c.after)
			}
		})
	}
}

// TestLowerOracle asks the reference for what TestLower expects.
func TestLowerOracle(t *testing.T) {
	for _, c := range lowerCases {
		t.Run(c.name, func(t *testing.T) {
			out := irtest.Upstream(t, c.before, "--lower-affine")
			if got := write(read(t, out)); got != c.after {
				t.Errorf("got\n%s\nwant\n%s", got, c.after)
			}
		})
	}
}

// TestLowerErrors: what cannot be lowered is an error at its place, and the reference's where that has one.
func TestLowerErrors(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"%0 = affine.apply affine_map<(d0) -> (d0 floordiv -4)>(%i)\n\"use\"(%0) : (index) -> ()", "2:6: division by non-positive value is not supported"},
		{"%0 = affine.apply affine_map<(d0) -> (d0 mod 0)>(%i)\n\"use\"(%0) : (index) -> ()", "2:6: modulo by non-positive value is not supported"},
		{"affine.for %k = 0 to affine_map<(d0) -> (d0 ceildiv 0)>(%i) {\n}", "2:1: division by non-positive value is not supported"},
		{"affine.if affine_set<(d0) : (d0 floordiv 0 >= 0)>(%i) {\n}", "2:1: division by non-positive value is not supported"},
		{"affine.for %k = 0 to 10 {\n%w = affine.vector_load %m[%k] : memref<?xf32>, vector<4xf32>\n}",
			"3:6: failed to legalize operation 'affine.vector_load' that was explicitly marked illegal"},
		{"affine.vector_store %v, %m[%i] : memref<?xf32>, vector<4xf32>",
			"2:1: failed to legalize operation 'affine.vector_store' that was explicitly marked illegal"},
	} {
		text := "func.func @f(%i: index, %m: memref<?xf32>, %v: vector<4xf32>) {\n" + c.body + "\nreturn\n}"
		var out, msgs strings.Builder
		code := pyopt.Main(pyopt.Default(), []string{"--lower-affine", "--allow-unregistered-dialect"}, strings.NewReader(text), &out, &msgs)
		got, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimPrefix(msgs.String(), "<stdin>:"), "error: ", ""), "\n")
		if code == 0 || got != c.want {
			t.Errorf("%s\ngot:  %s\nwant: %s", c.body, got, c.want)
		}
	}
}
