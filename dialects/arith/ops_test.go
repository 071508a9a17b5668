package arith_test

import (
	"testing"

	"polyloom/dialects/arith"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// everyOp has each op in each of its forms, as they are printed.
const everyOp = `
%c1 = arith.constant 1 : index
%c-7_i32 = arith.constant -7 : i32
%c5_i64 = arith.constant {tag} 5 : i64
%true = arith.constant true
%false = arith.constant false
%cst = arith.constant 1.500000e+00 : f64
%cst_0 = arith.constant dense<[1, 2]> : vector<2xi8>
%cst_1 = arith.constant dense<0> : vector<[4]xi8>
%cst_2 = arith.constant sparse<[[1], [3]], [true, false]> : tensor<5xi1>
%0:10 = "test.args"() : () -> (i32, i64, f32, vector<2xi8>, vector<2xi1>, tensor<?xf32>, tensor<?xi32>, vector<4xf4E2M1FN>, vector<4xf8E8M0FNU>, memref<2xi32>)
%1 = arith.addi %0#0, %0#0 : i32
%2 = arith.addi %0#0, %0#0 overflow<nsw> : i32
%3 = arith.subi %0#6, %0#6 overflow<nsw, nuw> {tag} : tensor<?xi32>
%4 = arith.muli %c1, %c1 overflow<nuw> : index
%5 = arith.shli %0#3, %0#3 overflow<nsw> : vector<2xi8>
%6 = arith.divui %0#1, %0#1 exact : i64
%7 = arith.divsi %0#1, %0#1 : i64
%8 = arith.shrui %0#1, %0#1 exact : i64
%9 = arith.shrsi %0#1, %0#1 : i64
%10 = arith.ceildivui %0#1, %0#1 : i64
%11 = arith.ceildivsi %0#1, %0#1 : i64
%12 = arith.floordivsi %0#1, %0#1 : i64
%13 = arith.remui %0#1, %0#1 : i64
%14 = arith.remsi %0#1, %0#1 : i64
%15 = arith.andi %0#1, %0#1 : i64
%16 = arith.ori %0#1, %0#1 : i64
%17 = arith.xori %0#1, %0#1 : i64
%18 = arith.maxsi %0#1, %0#1 : i64
%19 = arith.maxui %0#1, %0#1 : i64
%20 = arith.minsi %0#1, %0#1 : i64
%21 = arith.minui %0#1, %0#1 : i64
%sum, %overflow = arith.addui_extended %0#3, %0#3 : vector<2xi8>, vector<2xi1>
%low, %high = arith.mulsi_extended %0#0, %0#0 : i32
%low_3, %high_4 = arith.mului_extended %0#0, %0#0 : i32
%22 = arith.negf %0#2 fastmath<nnan> : f32
%23 = arith.addf %0#2, %0#2 : f32
%24 = arith.subf %0#2, %0#2 fastmath<nnan,ninf> : f32
%25 = arith.mulf %0#5, %0#5 fastmath<fast> : tensor<?xf32>
%26 = arith.divf %0#2, %0#2 fastmath<reassoc,nsz,arcp,contract,afn> : f32
%27 = arith.remf %0#2, %0#2 : f32
%28 = arith.maximumf %0#2, %0#2 : f32
%29 = arith.minimumf %0#2, %0#2 : f32
%30 = arith.maxnumf %0#2, %0#2 : f32
%31 = arith.minnumf %0#2, %0#2 : f32
%32 = arith.extsi %0#0 : i32 to i64
%33 = arith.extui %0#3 : vector<2xi8> to vector<2xi64>
%34 = arith.trunci %0#1 overflow<nsw, nuw> : i64 to i32
%35 = arith.extf %0#2 : f32 to f64
%36 = arith.extf %0#2 fastmath<none> : f32 to f64
%37 = arith.truncf %0#2 : f32 to f16
%38 = arith.truncf %0#2 to_nearest_even : f32 to bf16
%39 = arith.truncf %0#2 toward_zero fastmath<contract> : f32 to bf16
%40 = arith.sitofp %0#6 : tensor<?xi32> to tensor<?xf32>
%41 = arith.uitofp %0#0 : i32 to f64
%42 = arith.fptosi %0#2 : f32 to i8
%43 = arith.fptoui %0#2 : f32 to i8
%44 = arith.index_cast %0#9 : memref<2xi32> to memref<2xindex>
%45 = arith.index_castui %c1 : index to i1
%46 = arith.bitcast %0#5 : tensor<?xf32> to tensor<?xi32>
%47 = arith.bitcast %0#9 : memref<2xi32> to memref<2xf32>
%48 = arith.scaling_extf %0#7, %0#8 : vector<4xf4E2M1FN>, vector<4xf8E8M0FNU> to vector<4xf32>
%49 = arith.scaling_truncf %48, %0#8 upward fastmath<fast> : vector<4xf32>, vector<4xf8E8M0FNU> to vector<4xf4E2M1FN>
%50 = arith.cmpi slt, %0#0, %0#0 : i32
%51 = arith.cmpi eq, %0#3, %0#3 {tag} : vector<2xi8>
%52 = arith.cmpf oeq, %0#2, %0#2 : f32
%53 = arith.cmpf true, %0#2, %0#2 fastmath<nnan> : f32
%54 = arith.select %50, %0#9, %0#9 : memref<2xi32>
%55 = arith.select %0#4, %0#3, %0#3 {tag} : vector<2xi1>, vector<2xi8>
%56 = arith.select %50, %0#3, %0#3 : vector<2xi8>
%57 = ub.poison : i32
%58 = ub.poison {tag} : vector<2xi8>
"test.attrs"() {a = #arith.fastmath<nnan,ninf>, b = #arith.overflow<nsw, nuw>, c = #arith.overflow<none>, d = #ub.poison} : () -> ()
"test.end"() ({
ub.unreachable
}) : () -> ()
`

func TestPrintAsRead(t *testing.T) {
	module := mustRead(t, everyOp)
	if got, want := bodyOf(write(module, false)), trimmed(everyOp); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	generic := write(module, true)
	again, errs := asm.Parse(&asm.Config{Dialects: dialects, AllowUnregistered: true}, "generic", generic, 0), []string(nil)
	if again == nil {
		t.Fatalf("the generic form is not read: %v\n%s", errs, generic)
	}
	if got, want := bodyOf(write(again, false)), trimmed(everyOp); got != want {
		t.Errorf("after the generic form, got:\n%s\nwant:\n%s", got, want)
	}
}

func TestUpstreamPrintsTheSame(t *testing.T) {
	src := "module {" + everyOp + "}"
	if got, want := trimmed(everyOp), bodyOf(upstream(t, src)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	want := upstream(t, src, "--mlir-print-op-generic")
	if got := write(mustRead(t, everyOp), true); trimmed(got) != trimmed(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestFormatsCompile(t *testing.T) {
	for _, d := range []*ir.Dialect{arith.Dialect, ub.Dialect} {
		for _, e := range d.Ops {
			if err := asm.CheckFormat(e.Info()); err != nil {
				t.Errorf("%s: %v", e.Name, err)
			}
		}
	}
}

func TestNameOfScaledSize(t *testing.T) {
	body := `
%0 = "vector.vscale"() : () -> index
%c4 = arith.constant 4 : index
%c4_i64 = arith.constant 4 : i64
%c4_vscale = arith.muli %c4, %0 : index
%c4_vscale_0 = arith.muli %0, %c4 : index
%1 = arith.muli %c4, %c4 : index
%2 = arith.muli %c4_i64, %c4_i64 : i64
`
	if got := bodyOf(write(mustRead(t, body), false)); got != trimmed(body) {
		t.Errorf("got:\n%s", got)
	}
}
