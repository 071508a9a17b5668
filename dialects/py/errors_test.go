package py_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"polyloom/test/irtest"
)

// wrong is text with one error; the text is the body of a py.module, after the values %0, an integer, and %1, a string.
type wrong struct{ text, want string }

var wrongText = []wrong{
	// what the grammar of operations has
	{`py.expr %9`, "use of undeclared SSA value name"},
	{`py.expr`, "expected SSA operand"},
	{`py.expr 1`, "expected SSA operand"},
	{`py.store nowhere "x", %0`, "expected"},
	{`py.store local x, %0`, "expected"},
	{`py.store local "x" %0`, "expected ','"},
	{`%2 = py.load somewhere "x"`, "expected"},
	{`%2 = py.load local "x" : i32`, "result #0 must be Python value, but got 'i32'"},
	{`%2 = py.load local "x" :`, "expected"},
	{`%2 = py.constant`, "expected"},
	{`%2 = py.constant int`, "expected"},
	{`%2 = py.constant float "x"`, "expected"},
	{`%2 = py.constant bytes 1`, "expected string"},
	{`%2 = py.constant imag`, "expected"},
	{`%2 = py.getattr %0 x`, "expected"},
	{`%2 = py.getitem %0[%1`, "expected ']'"},
	{`%2 = py.getitem %0 %1`, "expected '['"},
	{`py.setitem %0[%1] %0`, "expected '='"},
	{`py.setattr %0 "x" %0`, "expected '='"},
	{`%2 = py.binary plus %0, %1`, "expected"},
	{`%2 = py.binary add %0 %1`, "expected ','"},
	{`%2 = py.unary minus %0`, "expected"},
	{`%2 = py.inplace add %0`, "expected ','"},
	{`%2 = py.compare %0 less %1`, "expected"},
	{`%2 = py.compare %0 lt %1 lt`, "expected '{'"},
	{`%2 = py.shortcircuit xor %0 { py.yield %0 }`, "expected"},
	{`%2 = py.ifexp %0 { py.yield %0 }`, "expected 'else'"},
	{`%2 = py.call %0`, "expected '('"},
	{`%2 = py.call %0("k" %1)`, "expected '='"},
	{`%2 = py.call %0("k" = %1, %0)`, "expected a keyword: arguments by position come before those by keyword"},
	{`%2 = py.tuple %0`, "expected '('"},
	{`%2 = py.tuple(%0 %1)`, "expected ')'"},
	{`%2 = py.dict(%0)`, "expected ':'"},
	{`%2 = py.dict(* %0, %1)`, "expected ':'"},
	{`%2 = py.format %0 x`, "expected"},
	{`%2 = py.interpolation %0 none`, "expected"},
	{`%2 = py.comp tuple %x in %0 { py.element %x }`, "expected"},
	{`%2 = py.comp list %x of %0 { py.element %x }`, "expected 'in'"},
	{`%2:2 = py.unpack %0 to 2`, "expected 'into'"},
	{`py.unpack %0 into -1`, "cannot unpack into -1 values"},
	{`%2:2 = py.unpack %0 into 9999999999`, "cannot unpack into 9999999999 values"},
	{`%2:2 = py.unpack %0 into 2 : !py.int`, "expected 2 types, but found 1"},
	{`%2:2 = py.unpack %0 into 3`, "operation defines 3 results but was provided 2 to bind"},
	{`py.annotate simple "x" { py.yield %0 }`, "expected"},
	{`py.annotate local "x"`, "expected '{'"},
	{`py.annotate %0 { py.yield %0 }`, "expected"},
	{`py.delattr %0`, "expected"},
	{`py.return(%0`, "expected ')'"},
	{`py.raise(%0) from`, "expected SSA operand"},
	{`py.global "x"`, "invalid kind of attribute specified"},
	{`%2 = py.import "os"`, "expected '['"},
	{`%2 = py.import ["os" as os]`, "expected string"},
	{`%2 = py.importfrom "math" ["pi"]`, "expected integer"},
	{`%2 = py.importfrom 0 math ["pi"]`, "expected string"},
	{`py.if %0`, "expected '{'"},
	{`py.for %x %0 { py.pass }`, "expected 'in'"},
	{`py.while { py.yield %0 }`, "expected 'do'"},
	{`py.with { %2 = py.enter %0 }`, "expected 'do'"},
	{`py.try`, "expected '{'"},
	{`py.match %0`, "expected '{'"},
	{`py.match %0 { py.case { %2 = py.pattern_as py.yield %2 } }`, "expected 'do'"},
	{`py.match %0 { py.case { %2 = py.pattern_singleton int py.yield %2 } do { py.pass } }`, "expected none, true or false"},
	{`%2 = py.def f() { py.pass }`, "expected string"},
	{`%2 = py.def "f" { py.pass }`, "expected '('"},
	{`%2 = py.def "f"(*, /, "a" %a) { py.pass }`, "'/' must come before '*'"},
	{`%2 = py.def "f"("a") { py.pass }`, "expected"},
	{`%2 = py.def "f"("a" %a = ) { py.pass }`, "expected SSA operand"},
	{`%2 = py.def "f"() decorators %0 { py.pass }`, "expected '('"},
	{`%2 = py.class C() { py.pass }`, "expected string"},
	{`%2 = py.class "C" { py.pass }`, "expected '('"},
	{`%2 = py.typealias "A" typeparams { py.typeparam kind "T" } { py.yield %0 }`, "expected"},
	{`%2 = py.assume %0 "why"`, "expected ':'"},
	{`%2 = py.assume %0 : !py.int`, "expected string"},
	{`%2 = "test.x"() : () -> !py.nothing`, "unknown"},
	{`%2 = "test.x"() : () -> !py.list`, "expected '<'"},
	{`%2 = "test.x"() : () -> !py.list<i32>`, "expected the type of a Python value, but found i32"},
	{`%2 = "test.x"() : () -> !py.list<!py.int`, "unbalanced '<' character"},
	{`%2 = "test.x"() : () -> !py.tuple<index>`, "expected the type of a Python value, but found index"},
	{`%2 = "test.x"() : () -> !py.ndarray<2xindex>`, "an array cannot have elements of type index"},
	{`%2 = "test.x"() : () -> !py.ndarray<2x!py.int>`, "an array cannot have elements of type !py.int"},
	{`%2 = "test.x"() : () -> !py.scalar<index>`, "NumPy has no scalars of type index"},
	{`%2 = "test.x"() : () -> !py.module<math>`, "expected string"},
	{`"test.x"() {a = #py.int<x>} : () -> ()`, "expected integer value"},
	{`"test.x"() {a = #py.int<1} : () -> ()`, "unbalanced '<' character"},
	{`"test.x"() {a = #py.str<1>} : () -> ()`, "expected string"},
	{`"test.x"() {a = #py.float} : () -> ()`, "expected '<'"},
	{`"test.x"() {a = #py.nothing<1>} : () -> ()`, "unknown"},

	// what the verifier finds
	{`%2 = "py.constant"() <{value = #py.int<1>}> : () -> !py.str`, "has the type !py.str, but its value is a !py.int"},
	{`%2 = "py.constant"() <{value = 1 : i32}> : () -> !py.int`, "Invalid attribute `value` in property conversion: 1 : i32"},
	{`%2 = "py.compare"(%0, %1) <{kinds = []}> : (!py.int, !py.str) -> !py.object`, "array of comparisons"},
	{`%2 = py.compare %0 lt %1 lt { py.expr %0 }`, "block with no terminator"},
	{`%2 = "py.shortcircuit"(%0) <{kind = 0 : i32}> : (!py.int) -> !py.object`, "has no second operand"},
	{`%2 = py.shortcircuit and %0 { py.pass }`, "block with no terminator"},
	{`%2 = py.shortcircuit and %0 { "test.end"() : () -> () }`, "has a region for an expression that does not end in py.yield"},
	{`%2 = py.class "C"() { py.expr %0 }`, "use of undeclared SSA value name"},
	{`%2 = py.ifexp %0 { py.pass } else { py.yield %0 }`, "block with no terminator"},
	{`%2 = py.ifexp %0 { py.yield %0 } else { py.pass }`, "block with no terminator"},
	{`%2 = "py.dict"(%0) <{spread = array<i1: false>}> : (!py.int) -> !py.object`, "has 1 operands for entries that need 2"},
	{`%2 = "py.call"(%0) <{keywords = ["k"]}> : (!py.int) -> !py.object`, "has 1 keywords for 0 arguments"},
	{`%2:2 = py.unpack %0 into 2 star 2`, "has no result number 2"},
	{`%2:2 = py.unpack %0 into 2 star -1`, "has no result number -1"},
	{`"py.annotate"() <{operandSegmentSizes = array<i32: 0, 0, 0>, scope = 0 : i32}> ({ py.yield %0 }) : () -> ()`, "needs a name, an object and a name, or an object and an index"},
	{`py.annotate local "x" { py.pass }`, "block with no terminator"},
	{`%2 = py.comp list %x in %0 { py.pass }`, "has a block that does not end in py.compfor, py.compif or py.element"},
	{`%2 = py.comp list %x in %0 { py.compif %x { py.pass } }`, "has a block that does not end in py.compfor, py.compif or py.element"},
	{`%2 = py.comp dict %x in %0 { py.element %x }`, "needs a key if, and only if, the comprehension makes a dictionary"},
	{`%2 = py.comp set %x in %0 { py.compif %x { py.element key %x value %x } }`, "needs a key if, and only if, the comprehension makes a dictionary"},
	{`py.compif %0 { py.element %0 }`, "expects parent op"},
	{`py.element %0`, "expects parent op"},
	{`py.except do { py.pass }`, "expects parent op"},
	{`py.case { %2 = py.pattern_as py.yield %2 } do { py.pass }`, "expects parent op"},
	{`py.break`, "'break' outside loop"},
	{`py.continue`, "'continue' not properly in loop"},
	{`py.while { py.yield %0 } do { %2 = py.def "f"() { py.break } }`, "'break' outside loop"},
	{`py.return`, "'return' outside function"},
	{`%2 = py.class "C"() { py.return }`, "'return' outside function"},
	{`%2 = py.yieldvalue`, "'yield' outside function"},
	{`%2 = py.yieldfrom %0`, "'yield from' outside function"},
	{`%2 = py.load free "x"`, "has the scope free, but there is no function around"},
	{`py.store free "x", %0`, "has the scope free, but there is no function around"},
	{`py.delete { py.delname free "x" }`, "has the scope free, but there is no function around"},
	{`%2 = py.walrus free "x" = %0`, "has the scope free, but there is no function around"},
	{`py.raise from %0`, "has a cause but no exception"},
	{`py.assert %0 message { py.pass }`, "block with no terminator"},
	{`%2 = "py.import"() <{asnames = [], names = ["os"]}> : () -> !py.module<"os">`, "has 1 names for 0 other names"},
	{`"py.import"() <{asnames = [""], names = ["os"]}> : () -> ()`, "has 1 names for 0 results"},
	{`"py.importfrom"() <{asnames = [""], level = 0 : i64, module = "m", names = ["x"]}> : () -> ()`, "has 1 bound names for 0 results"},
	{`%2 = "py.importfrom"() <{asnames = [""], level = 0 : i64, module = "m", names = ["*"]}> : () -> !py.object`, "has 0 bound names for 1 results"},
	{`"py.for"(%0) ({ py.pass }, {}) : (!py.int) -> ()`, "needs a body with one argument, the element"},
	{`py.while { py.pass } do { py.pass }`, "has a region for an expression that does not end in py.yield"},
	{`py.try { py.pass }`, "needs a handler or a region finally"},
	{`py.try { py.pass } else { py.pass } finally { py.pass }`, "has a region else but no handler"},
	{`py.try { py.pass } except { py.pass }`, "has something other than py.except among its handlers"},
	{`py.try { py.pass } except { py.except do { py.pass } py.except type { py.yield %0 } do { py.pass } }`, "has a handler for any exception that is not the last, or that is except*"},
	{`py.try star { py.pass } except { py.except do { py.pass } }`, "has a handler for any exception that is not the last, or that is except*"},
	{`py.try { py.pass } except { py.except as local "e" do { py.pass } }`, "has a name for exceptions of any type"},
	{`py.match %0 { py.pass }`, "has something other than py.case in its region"},
	{`py.match %0 { py.case { py.yield %0 } do { py.pass } }`, "has a value of type !py.int in the place of a pattern"},
	{`py.match %0 { py.case { %2 = py.pattern_as py.yield %2 } if { py.pass } do { py.pass } }`, "has a region for an expression that does not end in py.yield"},
	{`%2 = "py.pattern_singleton"() <{value = #py.int<1>}> : () -> !py.pattern`, "fits only none, true or false"},
	{`%2 = py.def "f"(*"a" %a = %0) { py.pass }`, "parameter 'a' cannot have a default value"},
	{`%2 = py.def "f"("a" %a = %0, "b" %b) { py.pass }`, "parameter 'b' has no default value, but the one before has"},
	{`%2 = py.def "f"("a" %a, "a" %b) { py.pass }`, "duplicate parameter 'a'"},
	{`%2 = py.def "f"(**"a" %a, **"b" %b) { py.pass }`, "parameter 'b' stands in the wrong place"},
	{`%2 = py.def "f"("a" %a : i32) { py.pass }`, "has a parameter of type i32, which is no Python type"},
	{`%2 = "py.lambda"() <{params = #py.params<>}> ({ ^bb0(%a: !py.object): py.yield %a }) : () -> !py.function`, "has 0 parameters, but its body has 1 arguments"},
	{`%2 = "py.lambda"(%0) <{params = #py.params<>}> ({ %3 = py.constant 1 py.yield %3 }) : (!py.int) -> !py.function`, "has 1 default values for 0 parameters that need one"},
	{`%2 = py.lambda() { py.pass }`, "block with no terminator"},
	{`%2 = py.typealias "A" { py.pass }`, "has a region for an expression that does not end in py.yield"},
}

func TestWrongText(t *testing.T) {
	for _, w := range wrongText {
		text := "py.module {\n  %0 = py.constant 1\n  %1 = py.constant \"s\"\n  " + w.text + "\n}"
		_, errs := irtest.Read(dialects, text)
		if len(errs) == 0 {
			t.Errorf("%s\nis accepted, want %q", w.text, w.want)
			continue
		}
		if !strings.Contains(strings.Join(errs, "\n"), w.want) {
			t.Errorf("%s\ngot %q\nwant %q", w.text, errs, w.want)
		}
		if !regexp.MustCompile(`^test:\d+:\d+: `).MatchString(errs[0]) {
			t.Errorf("%s\n%q has no place", w.text, errs[0])
		}
	}
}

var token = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|[%!#^]?[\w.$-]+|\S`)

// Text of which a token is missing, doubled or another is read or refused with a place, and what is read is printed so that it is read again.
func TestMutilatedText(t *testing.T) {
	src, err := os.ReadFile("testdata/ops.mlir")
	if err != nil {
		t.Fatal(err)
	}
	text := string(src)
	tokens := token.FindAllStringIndex(text, -1)
	accepted := 0
	for i, at := range tokens {
		other := tokens[(i*7+3)%len(tokens)]
		for _, changed := range []string{
			text[:at[0]] + text[at[1]:],
			text[:at[1]] + " " + text[at[0]:],
			text[:at[0]] + text[other[0]:other[1]] + text[at[1]:],
		} {
			if i%3 == 0 && readAgain(t, changed) {
				accepted++
			}
		}
	}
	t.Logf("%d tokens, %d changes are accepted", len(tokens), accepted)
}
