package cf_test

import "testing"

// canonCases are programs before and after canonicalization.
var canonCases = []struct{ name, before, after string }{
	{"assertions", `func.func @a1(%c: i1) {
%t = arith.constant true
cf.assert %t, "x"
cf.assert %c, "y"
%f = arith.constant false
cf.assert %f, "y"
return
}`, `func.func @a1(%arg0: i1) {
%false = arith.constant false
cf.assert %arg0, "y"
cf.assert %false, "y"
return
}`},
	{"blocks that only branch", `func.func @pass(%c: i1, %x: i32, %y: i32) -> i32 {
cf.cond_br %c, ^a(%x : i32), ^b
^a(%p: i32):
cf.br ^d(%p, %y : i32, i32)
^b:
cf.br ^e
^e:
cf.br ^d(%y, %x : i32, i32)
^d(%q: i32, %r: i32):
%s = arith.subi %q, %r : i32
return %s : i32
}`, `func.func @pass(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
%0 = arith.select %arg0, %arg1, %arg2 : i32
%1 = arith.select %arg0, %arg2, %arg1 : i32
%2 = arith.subi %0, %1 : i32
return %2 : i32
}`},
	{"weights", `func.func @weights(%c: i1, %x: i32, %y: i32) -> i32 {
cf.cond_br %c weights([1, 5]), ^a(%x : i32), ^b
^a(%p: i32):
cf.br ^d(%p : i32)
^b:
"test.use"(%x) : (i32) -> ()
cf.br ^d(%y : i32)
^d(%q: i32):
"test.use"(%q) : (i32) -> ()
return %q : i32
}`, `func.func @weights(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
cf.cond_br %arg0 weights([1, 5]), ^bb2(%arg1 : i32), ^bb1
^bb1:  // pred: ^bb0
"test.use"(%arg1) : (i32) -> ()
cf.br ^bb2(%arg2 : i32)
^bb2(%0: i32):  // 2 preds: ^bb0, ^bb1
"test.use"(%0) : (i32) -> ()
return %0 : i32
}`},
	{"one block in both cases", `func.func @same(%c: i1, %x: i32, %y: i32) -> i32 {
cf.cond_br %c, ^a(%x, %x : i32, i32), ^a(%y, %x : i32, i32)
^a(%p: i32, %q: i32):
%s = arith.subi %p, %q : i32
return %s : i32
}`, `func.func @same(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
%0 = arith.select %arg0, %arg1, %arg2 : i32
%1 = arith.subi %0, %arg1 : i32
return %1 : i32
}`},
	{"one block in both cases with other predecessors", `func.func @same2(%c: i1, %d: i1, %x: i32, %y: i32) -> i32 {
cf.cond_br %d, ^z, ^a(%x, %x : i32, i32)
^z:
cf.cond_br %c, ^a(%x, %x : i32, i32), ^a(%y, %x : i32, i32)
^a(%p: i32, %q: i32):
%s = arith.subi %p, %q : i32
return %s : i32
}`, `func.func @same2(%arg0: i1, %arg1: i1, %arg2: i32, %arg3: i32) -> i32 {
cf.cond_br %arg1, ^bb1, ^bb2(%arg2, %arg2 : i32, i32)
^bb1:  // pred: ^bb0
cf.cond_br %arg0, ^bb2(%arg2, %arg2 : i32, i32), ^bb2(%arg3, %arg2 : i32, i32)
^bb2(%0: i32, %1: i32):  // 3 preds: ^bb0, ^bb1, ^bb1
%2 = arith.subi %0, %1 : i32
return %2 : i32
}`},
	{"a condition that is known by the way", `func.func @cond(%c: i1, %x: i32) {
cf.cond_br %c, ^a, ^b
^a:
"test.b"(%c) : (i1) -> ()
cf.cond_br %c, ^x, ^y
^b:
"test.b"(%c) : (i1) -> ()
cf.cond_br %c, ^x, ^y
^x:
"test.use"(%x) : (i32) -> ()
return
^y:
"test.b"(%c) : (i1) -> ()
return
}`, `func.func @cond(%arg0: i1, %arg1: i32) {
%true = arith.constant true
%false = arith.constant false
cf.cond_br %arg0, ^bb1, ^bb2
^bb1:  // pred: ^bb0
"test.b"(%true) : (i1) -> ()
"test.use"(%arg1) : (i32) -> ()
return
^bb2:  // pred: ^bb0
"test.b"(%false) : (i1) -> ()
"test.b"(%false) : (i1) -> ()
return
}`},
	{"a circle of branches", `func.func @loop(%c: i1) {
cf.br ^a
^a:
cf.br ^b
^b:
cf.br ^a
}`, `func.func @loop(%arg0: i1) {
cf.br ^bb1
^bb1:  // 2 preds: ^bb0, ^bb1
cf.br ^bb1
}`},
	{"a condition and a circle", `func.func @loop2(%c: i1) {
cf.cond_br %c, ^a, ^e
^a:
cf.br ^b
^b:
cf.br ^c
^c:
cf.br ^a
^e:
return
}`, `func.func @loop2(%arg0: i1) {
cf.cond_br %arg0, ^bb1, ^bb2
^bb1:  // 2 preds: ^bb0, ^bb1
cf.br ^bb1
^bb2:  // pred: ^bb0
return
}`},
	{"a block that is never reached", `func.func @unr(%c: i1, %x: i32) {
cf.cond_br %c, ^a, ^b
^a:
ub.unreachable
^b:
"test.use"(%x) : (i32) -> ()
return
}`, `func.func @unr(%arg0: i1, %arg1: i32) {
"test.use"(%arg1) : (i32) -> ()
return
}`},
	{"a block whose end is never reached", `func.func @unr2(%c: i1, %x: i32) {
cf.cond_br %c, ^b, ^a
^a:
"test.b"(%c) : (i1) -> ()
ub.unreachable
^b:
"test.use"(%x) : (i32) -> ()
return
}`, `func.func @unr2(%arg0: i1, %arg1: i32) {
%false = arith.constant false
cf.cond_br %arg0, ^bb2, ^bb1
^bb1:  // pred: ^bb0
"test.b"(%false) : (i1) -> ()
ub.unreachable
^bb2:  // pred: ^bb0
"test.use"(%arg1) : (i32) -> ()
return
}`},
	{"a switch without cases", `func.func @sw0(%n: i32, %x: i32) -> i32 {
cf.switch %n : i32, [default: ^a(%x : i32)]
^a(%p: i32):
return %p : i32
}`, `func.func @sw0(%arg0: i32, %arg1: i32) -> i32 {
return %arg1 : i32
}`},
	{"cases like the default", `func.func @sw1(%n: i32, %x: i32, %y: i32) -> i32 {
cf.switch %n : i32, [default: ^a(%x : i32), 1: ^a(%x : i32), 2: ^a(%y : i32), 3: ^b, -4: ^c(%x : i32)]
^a(%p: i32):
return %p : i32
^b:
cf.br ^a(%y : i32)
^c(%q: i32):
%z = arith.addi %q, %q : i32
cf.br ^a(%z : i32)
}`, `func.func @sw1(%arg0: i32, %arg1: i32, %arg2: i32) -> i32 {
cf.switch %arg0 : i32, [
default: ^bb1(%arg1 : i32),
2: ^bb1(%arg2 : i32),
3: ^bb1(%arg2 : i32),
4294967292: ^bb2(%arg1 : i32)
]
^bb1(%0: i32):  // 4 preds: ^bb0, ^bb0, ^bb0, ^bb2
return %0 : i32
^bb2(%1: i32):  // pred: ^bb0
%2 = arith.addi %1, %1 : i32
cf.br ^bb1(%2 : i32)
}`},
	{"a switch on a constant", `func.func @sw2(%x: i32, %y: i32) -> i32 {
%n = arith.constant -4 : i32
cf.switch %n : i32, [default: ^a(%x : i32), 1: ^a(%x : i32), -4: ^c(%y : i32)]
^a(%p: i32):
return %p : i32
^c(%q: i32):
%z = arith.addi %q, %q : i32
cf.br ^a(%z : i32)
}`, `func.func @sw2(%arg0: i32, %arg1: i32) -> i32 {
%0 = arith.addi %arg1, %arg1 : i32
return %0 : i32
}`},
	{"a switch on a number that is known by the way", `func.func @sw3(%n: i32, %x: i32, %y: i32) -> i32 {
cf.switch %n : i32, [default: ^d, 1: ^b, 2: ^c]
^b:
cf.switch %n : i32, [default: ^a(%x : i32), 1: ^a(%y : i32)]
^c:
cf.switch %n : i32, [default: ^a(%x : i32), 1: ^a(%y : i32)]
^d:
cf.switch %n : i32, [default: ^a(%x : i32), 1: ^a(%y : i32), 7: ^e]
^e:
"test.use"(%n) : (i32) -> ()
cf.br ^a(%n : i32)
^a(%p: i32):
"test.use"(%p) : (i32) -> ()
return %p : i32
}`, `func.func @sw3(%arg0: i32, %arg1: i32, %arg2: i32) -> i32 {
cf.switch %arg0 : i32, [
default: ^bb1,
1: ^bb3(%arg2 : i32),
2: ^bb3(%arg1 : i32)
]
^bb1:  // pred: ^bb0
cf.switch %arg0 : i32, [
default: ^bb3(%arg1 : i32),
7: ^bb2
]
^bb2:  // pred: ^bb1
"test.use"(%arg0) : (i32) -> ()
cf.br ^bb3(%arg0 : i32)
^bb3(%0: i32):  // 4 preds: ^bb0, ^bb0, ^bb1, ^bb2
"test.use"(%0) : (i32) -> ()
return %0 : i32
}`},
}

func TestCanonicalize(t *testing.T) {
	for _, c := range canonCases {
		t.Run(c.name, func(t *testing.T) {
			module := mustRead(t, c.before)
			canonicalize(module)
			mustVerify(t, module)
			same(t, write(module), c.after)
		})
	}
}

// TestCanonicalizeOracle asks the reference for what TestCanonicalize expects.
func TestCanonicalizeOracle(t *testing.T) {
	for _, c := range canonCases {
		t.Run(c.name, func(t *testing.T) {
			same(t, write(mustRead(t, upstream(t, c.before, "--canonicalize"))), c.after)
		})
	}
}
