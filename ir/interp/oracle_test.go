package interp_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"polyloom/ir/interp"
	"polyloom/test/reference"
)

// runner is the name of the tool that runs programs in the llvm dialect.
const runner = "mlir-runner-22"

// lowering takes the programs of this test to the llvm dialect.
var lowering = []string{"--lower-affine", "--scf-forall-to-parallel", "--convert-scf-to-cf", "--expand-strided-metadata", "--lower-affine",
	"--convert-arith-to-llvm", "--convert-math-to-llvm", "--finalize-memref-to-llvm", "--convert-cf-to-llvm", "--convert-func-to-llvm", "--reconcile-unrealized-casts"}

// compiled returns what @main of src, which returns an i64, gives when LLVM compiles it.
func compiled(t *testing.T, src string) string {
	t.Helper()
	lower := exec.Command(reference.MLIROpt, lowering...)
	lower.Stdin = strings.NewReader(src)
	var text, problems bytes.Buffer
	lower.Stdout, lower.Stderr = &text, &problems
	if err := lower.Run(); err != nil {
		t.Fatalf("%s: %v\n%s\n%s", reference.MLIROpt, err, problems.String(), src)
	}
	run := exec.Command(runner, "-e", "main", "-entry-point-result=i64")
	run.Stdin = &text
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", runner, err, src)
	}
	return strings.TrimSpace(string(out))
}

// TestOracle compares programs with what LLVM makes of them.
func TestOracle(t *testing.T) {
	for _, tool := range []string{reference.MLIROpt, runner} {
		reference.Tool(t, tool)
	}
	wrap := func(f, body string) string { return f + "\nfunc.func @main() -> i64 {\n" + body + "\n}\n" }
	programs := map[string]string{
		"recursion": wrap(fib, "%n = arith.constant 15 : i32\n %r = call @f(%n) : (i32) -> i32\n %x = arith.extsi %r : i32 to i64\n return %x : i64"),
		"collatz":   wrap(collatz, "%n = arith.constant 97 : i64\n %r = call @f(%n) : (i64) -> i64\n return %r : i64"),
		"tiles": wrap(tiled, "%n = arith.constant 23 : index\n %r:3 = call @f(%n) : (index) -> (index, index, index)\n"+
			" %a = arith.muli %r#0, %r#1 : index\n %b = arith.addi %a, %r#2 : index\n %x = arith.index_cast %b : index to i64\n return %x : i64"),
		"parallel loops": wrap(parallels, "%n = arith.constant 4 : index\n %v = arith.constant 1.25 : f32\n %r:3 = call @f(%n, %v) : (index, f32) -> (f32, f32, i32)\n"+
			" %a = arith.mulf %r#0, %r#1 : f32\n %b = arith.bitcast %a : f32 to i32\n %c = arith.xori %b, %r#2 : i32\n %x = arith.extsi %c : i32 to i64\n return %x : i64"),
		"switches": wrap(switches, "%n = arith.constant 42 : i32\n %i = arith.constant 1 : index\n %r:2 = call @f(%i, %n) : (index, i32) -> (i32, i32)\n"+
			" %a = arith.muli %r#0, %r#1 : i32\n %x = arith.extsi %a : i32 to i64\n return %x : i64"),
		"globals": wrap(globals, "%r:2 = call @f() : () -> (i32, i32)\n %a = arith.muli %r#0, %r#1 : i32\n %x = arith.extsi %a : i32 to i64\n return %x : i64"),
		"swap": wrap(swap, "%n = arith.constant 3 : i8\n %p = arith.constant 7 : i32\n %q = arith.constant 9 : i32\n %r:2 = call @f(%n, %p, %q) : (i8, i32, i32) -> (i32, i32)\n"+
			" %a = arith.subi %r#0, %r#1 : i32\n %x = arith.extsi %a : i32 to i64\n return %x : i64"),
	}
	rng := rand.New(rand.NewPCG(7, 11))
	for i := range 4 {
		programs[fmt.Sprint("random ", i)] = randomProgram(rng, 150)
	}
	for name, src := range programs {
		t.Run(name, func(t *testing.T) {
			rs, err := interp.New(parse(t, src), interp.Options{}).Call("main")
			if err != nil {
				t.Fatal(err)
			}
			if got, want := rs[0].String(), compiled(t, src)+" : i64"; got != want {
				t.Errorf("got %s, want %s of\n%s", got, want, src)
			}
		})
	}
}

// randomProgram returns a function of n ops on numbers of several types, none of which is undefined.
func randomProgram(rng *rand.Rand, n int) string {
	values := map[string][]string{}
	var body strings.Builder
	id := 0
	define := func(typ, format string, args ...any) {
		name := fmt.Sprintf("%%v%d", id)
		id++
		fmt.Fprintf(&body, "  %s = %s\n", name, fmt.Sprintf(format, args...))
		values[typ] = append(values[typ], name)
	}
	ints, floats := []string{"i8", "i32", "i64"}, []string{"f32", "f64"}
	for range 3 {
		for _, typ := range ints {
			define(typ, "arith.constant %d : %s", rng.IntN(256)-128, typ)
		}
		for _, typ := range floats {
			define(typ, "arith.constant %e : %s", rng.NormFloat64()*100, typ)
		}
		define("i1", "arith.constant %v", rng.IntN(2) == 0)
	}
	pick := func(typ string) string { return values[typ][rng.IntN(len(values[typ]))] }
	choose := func(list []string) string { return list[rng.IntN(len(list))] }
	for range n {
		typ := choose(ints)
		switch rng.IntN(9) {
		case 0, 1, 2:
			op := choose([]string{"addi", "subi", "muli", "andi", "ori", "xori", "maxsi", "maxui", "minsi", "minui"})
			define(typ, "arith.%s %s, %s : %s", op, pick(typ), pick(typ), typ)
		case 3:
			define("i1", "arith.cmpi %s, %s, %s : %s", choose([]string{"eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge"}), pick(typ), pick(typ), typ)
		case 4:
			define(typ, "arith.select %s, %s, %s : %s", pick("i1"), pick(typ), pick(typ), typ)
		case 5:
			// A divisor or amount that is known to do.
			define(typ, "arith.constant %d : %s", 1+rng.IntN(7), typ)
			by := values[typ][len(values[typ])-1]
			op := choose([]string{"divsi", "divui", "remsi", "remui", "shli", "shrsi", "shrui"})
			define(typ, "arith.%s %s, %s : %s", op, pick(typ), by, typ)
		case 6:
			define("i64", "arith.%s %s : i8 to i64", choose([]string{"extsi", "extui"}), pick("i8"))
			define("i32", "arith.trunci %s : i64 to i32", pick("i64"))
			define("f64", "arith.%s %s : i64 to f64", choose([]string{"sitofp", "uitofp"}), pick("i64"))
			define("f32", "arith.truncf %s : f64 to f32", pick("f64"))
			define("f64", "arith.extf %s : f32 to f64", pick("f32"))
			// A bitcast of a NaN is not determined either: of a number and a NaN, minnumf is the number.
			define("f32", "arith.constant %e : f32", rng.NormFloat64())
			v := values["f32"]
			define("f32", "arith.minnumf %s, %s : f32", pick("f32"), v[len(v)-1])
			v = values["f32"]
			define("i32", "arith.bitcast %s : f32 to i32", v[len(v)-1])
		default:
			typ := choose(floats)
			define(typ, "arith.%s %s, %s : %s", choose([]string{"addf", "subf", "mulf", "divf"}), pick(typ), pick(typ), typ)
			define("i1", "arith.cmpf %s, %s, %s : %s", choose([]string{"oeq", "ogt", "ole", "one", "ueq", "ult", "uge", "une", "ord", "uno"}), pick(typ), pick(typ), typ)
		}
	}
	// All values go into the result; NaNs, whose bits are not determined, as zero.
	sum := "%zero"
	body.WriteString("  %zero = arith.constant 0 : i64\n  %thirty = arith.constant 31 : i64\n  %fzero = arith.constant 0.0 : f64\n")
	add := func(v string) {
		fmt.Fprintf(&body, "  %%m%d = arith.muli %s, %%thirty : i64\n  %%s%d = arith.addi %%m%d, %s : i64\n", id, sum, id, id, v)
		sum = fmt.Sprintf("%%s%d", id)
		id++
	}
	for _, v := range values["i8"] {
		fmt.Fprintf(&body, "  %%e%d = arith.extsi %s : i8 to i64\n", id, v)
		add(fmt.Sprintf("%%e%d", id))
	}
	for _, v := range values["f64"] {
		fmt.Fprintf(&body, "  %%n%d = arith.cmpf uno, %s, %s : f64\n  %%f%d = arith.select %%n%d, %%fzero, %s : f64\n  %%b%d = arith.bitcast %%f%d : f64 to i64\n", id, v, v, id, id, v, id, id)
		add(fmt.Sprintf("%%b%d", id))
	}
	for _, v := range values["i64"] {
		add(v)
	}
	return "func.func @main() -> i64 {\n" + body.String() + "  return " + sum + " : i64\n}\n"
}
