package asm_test

// structureErrors are programs and what the reference says of them, by line and column.
var structureErrors = []struct {
	name, text string
	want       []string
}{
	{"operation name", `5`, []string{"1:1: error: expected operation name in quotes"}},
	{"name without quotes", `foo()`, []string{"1:1: error: custom op 'foo' is unknown (tried 'builtin.foo' as well)"}},
	{"empty name", `""() : () -> ()`, []string{"1:1: error: empty operation name is invalid"}},
	{"operand list", `"t.x" : () -> ()`, []string{"1:6: error: expected '(' to start operand list"}},
	{"operand list end", `"t.x"(%a : i32`, []string{"1:9: error: expected ')' to end operand list"}},
	{"operand", `"t.x"(5) : (i32) -> ()`, []string{"1:7: error: expected ')' to end operand list"}},
	{"type missing", `"t.x"()`, []string{"1:7: error: expected ':' followed by operation type"}},
	{"type that is no function", `"t.x"() : i32`, []string{"1:11: error: expected function type"}},
	{"numbers of operand types", `%a = "t.x"() : () -> i32
"t.y"(%a, %a) : (i32) -> ()`, []string{"2:17: error: expected 2 operand types but had 1"}},
	{"no results to name", `%a = "t.x"() : () -> ()`, []string{"1:1: error: cannot name an operation with no results"}},
	{"too many names", `%a, %b = "t.x"() : () -> i32`, []string{"1:1: error: operation defines 1 results but was provided 2 to bind"}},
	{"too few names", `%a = "t.x"() : () -> (i32, i32)`, []string{"1:1: error: operation defines 2 results but was provided 1 to bind"}},
	{"number of results", `%a:2 = "t.x"() : () -> i32`, []string{"1:1: error: operation defines 1 results but was provided 2 to bind"}},
	{"no results in a number", `%a:0 = "t.x"() : () -> i32`, []string{"1:4: error: expected named operation to have at least 1 result"}},
	{"number that is none", `%a:b = "t.x"() : () -> i32`, []string{"1:4: error: expected integer number of results"}},
	{"equals", `%a "t.x"() : () -> i32`, []string{"1:3: error: expected '=' after SSA name"}},
	{"name behind a comma", `%a, = "t.x"() : () -> i32`, []string{"1:4: error: expected valid ssa identifier"}},
	{"redefinition", `%a = "t.x"() : () -> i32
%a = "t.x"() : () -> i32`, []string{"2:1: error: redefinition of SSA value '%a'", "1:1: note: previously defined here"}},
	{"undeclared", `"t.x"(%a) : (i32) -> ()`, []string{"1:7: error: use of undeclared SSA value name"}},
	{"undeclared names in order", `"t.x"(%b, %a, %b) : (i32, f32, i32) -> ()`, []string{"1:7: error: use of undeclared SSA value name", "1:11: error: use of undeclared SSA value name"}},
	{"used with another type before", `"t.x"(%a) : (i32) -> ()
%a = "t.y"() : () -> f32`, []string{"2:1: error: definition of SSA value '%a#0' has type 'f32'", "1:7: note: previously used here with type 'i32'"}},
	{"used with another type behind", `%a = "t.y"() : () -> f32
"t.x"(%a) : (i32) -> ()`, []string{"2:7: error: use of value '%a' expects different type than prior uses: 'i32' vs 'f32'", "1:1: note: prior use here"}},
	{"forward uses of two types", `"t.x"(%a, %a) : (i32, f32) -> ()`, []string{"1:11: error: use of value '%a' expects different type than prior uses: 'f32' vs 'i32'", "1:7: note: prior use here"}},
	{"result number", `%a = "t.y"() : () -> f32
"t.x"(%a#1) : (f32) -> ()`, []string{"2:7: error: reference to invalid result number"}},
	{"result number of a later op", `"t.x"(%a#1) : (f32) -> ()
%a = "t.y"() : () -> f32`, []string{"1:7: error: use of undeclared SSA value name"}},
	{"region", `"t.x"() (5) : () -> ()`, []string{"1:10: error: expected '{' to begin a region"}},
	{"region end", `"t.x"() ({
  "t.y"() : () -> ()
) : () -> ()`, []string{"2:21: error: expected operation name in quotes"}},
	{"region list end", `"t.x"() ({ } : () -> ()`, []string{"1:13: error: expected ')' to end region list"}},
	{"block name", `"t.x"() ({
  "t.y"() : () -> ()
^: 
}) : () -> ()`, []string{"3:1: error: invalid block name"}},
	{"block colon", `"t.x"() ({
^a
  "t.y"() : () -> ()
}) : () -> ()`, []string{"2:3: error: expected ':' after block name"}},
	{"block twice", `"t.x"() ({
^a:
  "t.y"() : () -> ()
^a:
  "t.y"() : () -> ()
}) : () -> ()`, []string{"4:1: error: redefinition of block '^a'"}},
	{"block argument type", `"t.x"() ({
^a(%b):
  "t.y"() : () -> ()
}) : () -> ()`, []string{"2:6: error: expected ':' and type for SSA operand"}},
	{"block argument name", `"t.x"() ({
^a(i32):
  "t.y"() : () -> ()
}) : () -> ()`, []string{"2:4: error: expected SSA operand"}},
	{"block argument twice", `"t.x"() ({
^a(%b: i32, %b: i32):
  "t.y"() : () -> ()
}) : () -> ()`, []string{"2:13: error: redefinition of SSA value '%b'", "2:4: note: previously defined here"}},
	{"block arguments open", `"t.x"() ({
^a(%b: i32:
  "t.y"() : () -> ()
}) : () -> ()`, []string{"2:11: error: expected ')'"}},
	{"undefined block", `"t.x"() ({
  "t.y"()[^b] : () -> ()
}) : () -> ()`, []string{"2:11: error: reference to an undefined block"}},
	{"undefined blocks", `"t.x"() ({
  "t.y"()[^b, ^c] : () -> ()
^b:
  "t.y"()[^d] : () -> ()
}) : () -> ()`, []string{"2:15: error: reference to an undefined block", "4:11: error: reference to an undefined block"}},
	{"block of another region", `"t.x"() ({
  "t.y"() ({
    "t.z"()[^b] : () -> ()
  }) : () -> ()
^b:
  "t.y"() : () -> ()
}) : () -> ()`, []string{"3:13: error: reference to an undefined block"}},
	{"successor", `"t.x"() ({
  "t.y"()[%b] : () -> ()
}) : () -> ()`, []string{"2:11: error: expected block name"}},
	{"successors open", `"t.x"() ({
  "t.y"()[^b : () -> ()
^b:
  "t.y"() : () -> ()
}) : () -> ()`, []string{"2:13: error: expected ',' or ']'"}},
	{"dictionary", `"t.x"() {a = } : () -> ()`, []string{"1:13: error: expected attribute value"}},
	{"dictionary name", `"t.x"() {5 = 1} : () -> ()`, []string{"1:10: error: expected attribute name"}},
	{"dictionary twice", `"t.x"() {a = 1, a = 2} : () -> ()`, []string{"1:17: error: duplicate key 'a' in dictionary attribute"}},
	{"dictionary open", `"t.x"() {a = 1 : () -> ()`, []string{"1:14: error: integer literal not valid for specified type"}},
	{"properties open", `"t.x"() <{a = 1} : () -> ()`, []string{"1:17: error: expected '>' to close properties"}},
	{"properties", `"t.x"() <> : () -> ()`, []string{"1:10: error: expected attribute value"}},
	{"location", `"t.x"() : () -> () loc(`, []string{"1:23: error: expected location instance"}},
	{"location kind", `"t.x"() : () -> () loc(5)`, []string{"1:24: error: expected location instance"}},
	{"location line", `"t.x"() : () -> () loc("f":a:2)`, []string{"1:28: error: expected integer line number in FileLineColRange"}},
	{"location alias", `"t.x"() : () -> () loc(#undefined)`, []string{"1:24: error: operation location alias was never defined"}},
	{"attribute alias", `"t.x"() {a = #b} : () -> ()`, []string{"1:16: error: undefined symbol alias id 'b'"}},
	{"type alias", `"t.x"() : () -> !t`, []string{"1:18: error: undefined symbol alias id 't'"}},
	{"alias twice", `#a = 1
#a = 2`, []string{"2:1: error: redefinition of attribute alias id 'a'"}},
	{"type alias twice", `!a = i32
!a = i64`, []string{"2:1: error: redefinition of type alias id 'a'"}},
	{"alias with a dot", `#a.b = 1`, []string{"1:1: error: attribute names with a '.' are reserved for dialect-defined names"}},
	{"alias without value", `#a 1`, []string{"1:3: error: expected '=' in attribute alias definition"}},
	{"type alias without type", `!a = 5`, []string{"1:5: error: expected non-function type"}},
	{"alias behind its use", `"t.x"() {a = #b} : () -> ()
#b = 1`, []string{"1:16: error: undefined symbol alias id 'b'"}},
	{"unclosed string", `"t.x`, []string{`1:5: error: expected '"' in string literal`}},
	{"unknown character", `"t.x"() $ : () -> ()`, []string{"1:9: error: unexpected character"}},
	{"comment", `/ "t.x"() : () -> ()`, []string{"1:1: error: expected operation name in quotes"}},
	{"number too large", `"t.x"() {a = 99999999999999999999} : () -> ()`, []string{"1:14: error: integer constant out of range for attribute"}},
	{"name of a value", `"t.x"(%) : (i32) -> ()`, []string{"1:7: error: invalid SSA name"}},
	{"name of a symbol", `"t.x"() {a = @} : () -> ()`, []string{"1:15: error: @ identifier expected to start with letter or '_'"}},
	{"escape in a string", `"t.x"() {a = "\q"} : () -> ()`, []string{"1:15: error: unknown escape in string literal"}},
	{"dialect of a generic op", `"arith.nothing"() : () -> ()`, []string{"1:1: error: unregistered operation 'arith.nothing' found in dialect ('arith') that does not allow unknown operations"}},
	{"generic form: operands", `%a = "t.x"() : () -> i32
%b = "arith.addi"(%a) : (i32) -> i32`, []string{"2:6: error: 'arith.addi' op expected 2 operands, but found 1"}},
	{"generic form: results", `%a = "t.x"() : () -> i32
"arith.addi"(%a, %a) : (i32, i32) -> ()`, []string{"2:1: error: 'arith.addi' op requires one result"}},
	{"generic form: attributes", `"arith.constant"() : () -> i32`, []string{"1:1: error: 'arith.constant' op requires attribute 'value'"}},
	{"generic form: kind of a property", `"arith.constant"() <{value = 5 : i32}> : () -> f32`, []string{"1:1: error: 'arith.constant' op failed to verify that all of {value, result} have same type"}},
	{"generic form: segments", `"t.r"() ({
^a(%c: i1):
  "cf.cond_br"(%c)[^b, ^b] : (i1) -> ()
^b:
  "t.y"() : () -> ()
}) : () -> ()`, []string{"3:3: error: 'cf.cond_br' op operand count (1) does not match with the total size (0) specified in attribute 'operandSegmentSizes'"}},
	{"generic form: length of the segments", `"t.r"() ({
^a(%c: i1):
  "cf.cond_br"(%c)[^b, ^b] <{operandSegmentSizes = array<i32: 1, 0>}> : (i1) -> ()
^b:
  "t.y"() : () -> ()
}) : () -> ()`, []string{"3:3: error: invalid properties {operandSegmentSizes = array<i32: 1, 0>} for op cf.cond_br: size mismatch in attribute conversion: 2 vs 3"}},
	{"generic form: successors of no terminator", `"t.r"() ({
^a(%c: i32):
  %d = "arith.addi"(%c, %c)[^b] : (i32, i32) -> i32
^b:
  "t.y"() : () -> ()
}) : () -> ()`, []string{"3:28: error: successors in non-terminator"}},
	{"generic form: regions", `%a = "t.x"() : () -> i32
%b = "arith.addi"(%a, %a) ({ }) : (i32, i32) -> i32`, []string{"2:6: error: 'arith.addi' op requires zero regions"}},
	{"generic form: properties that are no dictionary", `%b = "arith.constant"() <5> : () -> i32`, []string{"1:6: error: invalid properties 5 : i64 for op arith.constant: expected DictionaryAttr to set properties"}},
	{"dominance", `"t.r"() ({
  "t.y"()[^b] : () -> ()
^a:
  %x = "t.x"() : () -> i32
  "t.y"()[^b] : () -> ()
^b:
  "t.y"(%x) : (i32) -> ()
}) : () -> ()`, []string{"7:3: error: operand #0 does not dominate this use", "4:8: note: operand defined here (op in the same region)"}},
	{"use before definition", `func.func @f() {
  "t.y"(%x) : (i32) -> ()
  %x = "t.x"() : () -> i32
  return
}`, []string{"2:3: error: operand #0 does not dominate this use", "3:8: note: operand defined here (op in the same block)"}},
	{"value of an inner region", `"t.r"() ({
  %x = "t.x"() : () -> i32
}) : () -> ()
"t.y"(%x) : (i32) -> ()`, []string{"4:7: error: use of undeclared SSA value name"}},
}
