package interp_test

import (
	"errors"
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/interp"
)

// TestErrors runs programs that go wrong in a line that ends with a comment: the message. The error must point there.
func TestErrors(t *testing.T) {
	const head = "func.func @f(%i: index, %a: memref<?xi32>, %x: i32, %c: i1, %k: i64) {\n  %c0 = arith.constant 0 : index\n  %p = ub.poison : index\n  %pb = ub.poison : i1\n"
	for _, body := range []string{
		"%r = arith.divsi %x, %x : i32 // 'arith.divsi' op divides by zero",
		"%m = arith.constant -2147483648 : i32\n %r = arith.remsi %m, %n : i32 // 'arith.remsi' op divides the least number by -1",
		"%r = math.ipowi %x, %n : i32 // 'math.ipowi' op raises 0 to a negative power",
		"%r = memref.load %a[%i] : memref<?xi32> // 'memref.load' op has subscript 7 of dimension 0 out of bounds: the size is 3",
		"memref.store %x, %a[%p] : memref<?xi32> // 'memref.store' op a subscript is poison",
		"%r = affine.load %a[%i - 8] : memref<?xi32> // 'affine.load' op has subscript -1 of dimension 0 out of bounds: the size is 3",
		"%r = affine.apply affine_map<()[s0] -> (4 floordiv s0)>()[%c0] // 'affine.apply' op divides by 0, which is not positive",
		"%m = memref.alloc() : memref<4xi32>\n memref.dealloc %m : memref<4xi32>\n %r = memref.load %m[%c0] : memref<4xi32> // 'memref.load' op uses memory that was freed before",
		"%m = memref.alloc() : memref<4xi32>\n memref.dealloc %m : memref<4xi32>\n memref.dealloc %m : memref<4xi32> // 'memref.dealloc' op frees memory that was freed before",
		"%m = memref.alloca() : memref<4xi32>\n memref.dealloc %m : memref<4xi32> // 'memref.dealloc' op frees memory that was not allocated on the heap",
		"%m = memref.alloca_scope -> (memref<4xi32>) {\n %l = memref.alloca() : memref<4xi32>\n memref.alloca_scope.return %l : memref<4xi32>\n }\n %r = memref.load %m[%c0] : memref<4xi32> // 'memref.load' op uses memory whose stack scope has ended",
		"%n1 = arith.subi %c0, %i : index\n %m = memref.alloc(%n1) : memref<?xi32> // 'memref.alloc' op has the negative size -7 of dimension 0",
		"%big = arith.muli %i, %k1 : index\n %m = memref.alloc(%big) : memref<?xi32> // 'memref.alloc' op makes the program need more than 1048576 bytes of memory",
		"cf.assert %c, \"size mismatch\" // 'cf.assert' op failed: size mismatch",
		"cf.assert %pb, \"?\" // 'cf.assert' op the condition is poison",
		"cf.cond_br %pb, ^bb1, ^bb1 // 'cf.cond_br' op the condition is poison\n^bb1:",
		"scf.if %pb { // 'scf.if' op the condition is poison\n }",
		"scf.for %j = %c0 to %i step %c0 { // 'scf.for' op has a step of 0, which is not positive\n }",
		"scf.parallel (%j) = (%c0) to (%p) step (%i) { // 'scf.parallel' op a bound is poison\n }",
		"%v = memref.subview %a[1] [%i] [1] : memref<?xi32> to memref<?xi32, strided<[1], offset: 1>> // 'memref.subview' op covers 1 to 7 of dimension 0, which has size 3",
		"%v = memref.reinterpret_cast %a to offset: [2], sizes: [2], strides: [1] : memref<?xi32> to memref<2xi32, strided<[1], offset: 2>>\n %c1 = arith.constant 1 : index\n %r = memref.load %v[%c1] : memref<2xi32, strided<[1], offset: 2>> // 'memref.load' op accesses element 3 of a buffer that has 3",
		"%v = memref.cast %a : memref<?xi32> to memref<4xi32> // 'memref.cast' op makes a memref with dimension 0 of size 3 one of type 'memref<4xi32>'",
		"%v = memref.expand_shape %a [[0, 1]] output_shape [2, %c0] : memref<?xi32> into memref<2x?xi32> // 'memref.expand_shape' op splits dimension 0 of size 3 into 0",
		"%b = memref.alloc() : memref<9xi8>\n %v = memref.view %b[%i][] : memref<9xi8> to memref<1xi32> // 'memref.view' op covers 4 bytes from 7 on of 9",
		"%g = memref.get_global @table : memref<1xi32>\n memref.store %x, %g[%c0] : memref<1xi32> // 'memref.store' op writes to constant memory",
		"\"foo.bar\"() : () -> () // 'foo.bar' op cannot be run",
		"func.call @missing() : () -> () // 'func.func' op is declared without a body",
		"func.call @forever() : () -> () // 'func.call' op is called more than 100 calls deep",
	} {
		src := "memref.global constant @table : memref<1xi32> = dense<1>\nfunc.func private @missing() // @missing\n" +
			"func.func @forever() {\n  call @forever() : () -> ()\n  return\n}\n" + head +
			"  %n = arith.constant -1 : i32\n  %k1 = arith.constant 1000000 : index\n  " + body + "\n  return\n}\n"
		_, want, _ := strings.Cut(body, "// ")
		want, _, _ = strings.Cut(want, "\n")
		in := interp.New(parseLoosely(t, src), interp.Options{MaxBytes: 1 << 20, MaxDepth: 100})
		args, err := in.ParseValues(config, "7 : index, dense<[1, 2, 3]> : memref<3xi32>, 0 : i32, false, 1 : i64")
		if err != nil {
			t.Fatal(err)
		}
		_, err = in.Call("f", args...)
		var e *interp.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: no error: %v", body, err)
			continue
		}
		line := ""
		if pos, ok := e.Diag.Loc.Position(); ok {
			line = strings.Split(src, "\n")[pos.Line-1]
		}
		if e.Diag.Message != want {
			t.Errorf("%s:\ngot %q", body, e.Diag.Message)
		}
		if !strings.Contains(line, want) && !strings.Contains(line, "@missing") && !strings.Contains(line, "call @forever") {
			t.Errorf("%s:\npoints to the line %q", body, line)
		}
	}
}

func TestErrorKinds(t *testing.T) {
	const loop = `
func.func @g(%x: i32) {
  cf.br ^bb1
^bb1:
  cf.br ^bb1
}
func.func @f(%x: i32) {
  call @g(%x) : (i32) -> ()
  return
}
func.func @stop() {
  ub.unreachable
}`
	in := interp.New(parse(t, loop), interp.Options{MaxSteps: 1000})
	for _, tt := range []struct {
		name string
		args []interp.Value
		kind interp.ErrorKind
		text string
	}{
		{"f", []interp.Value{interp.Int(ir.I32, 1)}, interp.Exhausted, "'cf.br' op is where the program has taken more than 1000 steps"},
		{"stop", nil, interp.Undefined, "'ub.unreachable' op was reached"},
		{"nothing", nil, interp.BadCall, "there is no function @nothing"},
		{"f", nil, interp.BadCall, "@f has 1 arguments, but 0 are given"},
		{"f", []interp.Value{interp.Int(ir.I64, 1)}, interp.BadCall, "argument 0 of @f: a value of type 'i64' is given for 'i32'"},
	} {
		_, err := in.Call(tt.name, tt.args...)
		var e *interp.Error
		if !errors.As(err, &e) || e.Kind != tt.kind || e.Diag.Message != tt.text {
			t.Errorf("%s%v: got %v, want %s", tt.name, tt.args, err, tt.text)
		}
		if tt.kind == interp.Exhausted && (len(e.Diag.Notes) != 1 || e.Diag.Notes[0].Message != "called from here") {
			t.Errorf("the notes are %v", e.Diag.Notes)
		}
	}
}

func TestPoison(t *testing.T) {
	const uninitialized = `
func.func @f(%i: index) -> (i32, i32) {
  %a = memref.alloc() : memref<4xi32>
  %c0 = arith.constant 0 : index
  %one = arith.constant 1 : i32
  memref.store %one, %a[%i] : memref<4xi32>
  %x = memref.load %a[%c0] : memref<4xi32>
  %y = arith.addi %x, %one : i32
  %same = arith.cmpi eq, %i, %c0 : index
  %z = arith.select %same, %y, %one : i32
  return %y, %z : i32, i32
}`
	wantCall(t, uninitialized, "0 : index", "2 : i32, 2 : i32")
	wantCall(t, uninitialized, "1 : index", "poison : i32, 1 : i32")
	const through = `
func.func private @g(%x: i32, %n: index) -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> (i32) {
    %b = arith.constant 5 : i32
    scf.yield %b : i32
  }
  return %r : i32
}
func.func @f(%n: index) -> (i32, i32) {
  %p = ub.poison : i32
  %r = call @g(%p, %n) : (i32, index) -> i32
  %m = memref.alloc() : memref<i32>
  memref.store %p, %m[] : memref<i32>
  memref.store %r, %m[] : memref<i32>
  %s = memref.load %m[] : memref<i32>
  return %r, %s : i32, i32
}`
	wantCall(t, through, "0 : index", "poison : i32, poison : i32")
	wantCall(t, through, "2 : index", "5 : i32, 5 : i32")
}

func TestParseValues(t *testing.T) {
	in := interp.New(parse(t, "func.func @g(%x: i32) -> i32 {\n return %x : i32 }"), interp.Options{})
	const list = "1 : i32, true, -0.000000e+00 : f64, (1.000000e+00,-2.000000e+00) : complex<f32>, dense<[[1, 2], [3, 4]]> : memref<2x2xi8>, " +
		"dense<7> : vector<4xi100>, dense<> : tensor<0xf32>, poison : memref<2xf32>, @g : (i32) -> i32, dense<(1,2)> : tensor<2xcomplex<i8>>, 0x7FC00000 : f32"
	vs, err := in.ParseValues(config, list)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, v := range vs {
		texts = append(texts, v.String())
	}
	if got := strings.Join(texts, ", "); got != list {
		t.Errorf("got  %s\nwant %s", got, list)
	}
	if vs, err = in.ParseValues(config, "dense<0> : memref<2xi8>, %0"); err != nil || vs[0].MemRef() != vs[1].MemRef() {
		t.Errorf("%%0 is not the same memory: %v", err)
	}
	for text, want := range map[string]string{
		"1":                        "1: expected a value with its type, such as '1 : i32'",
		"%0":                       "%0 is no value before it",
		"1 : i32,":                 "expected a value",
		"@h : () -> ()":            "@h : () -> (): there is no such function",
		"dense<0> : memref<?xi32>": "dense<0> : memref<?xi32>: expected the type of a memref with its actual sizes",
		"1 : foo":                  "1 : foo: expected non-function type",
		"\"a\" : i32":              "\"a\" : i32: has a constant of type 'i32' that is not supported",
	} {
		if _, err := in.ParseValues(config, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}
