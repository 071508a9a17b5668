package fn_test

// textErrors are programs and what the reference says of them, by line and column.
var textErrors = []struct {
	name, text string
	want       []string
}{
	{"name", `func.func f() {
  return
}`, []string{"1:11: custom op 'func.func' expected valid '@'-identifier for symbol name"}},
	{"parenthesis", `func.func @f {
  return
}`, []string{"1:13: expected '('"}},
	{"argument without type", `func.func @f(%a) {
  return
}`, []string{"1:16: expected ':'"}},
	{"types and names", `func.func private @f(i32, %a: i32)`, []string{"1:27: custom op 'func.func' expected type instead of SSA identifier"}},
	{"names and types", `func.func @f(%a: i32, i32) {
  return
}`, []string{"1:23: custom op 'func.func' expected SSA identifier"}},
	{"result missing", `func.func @f() -> {
  return
}`, []string{"1:18: expected non-function type"}},
	{"result open", `func.func @f() -> (i32 {
  return
}`, []string{"2:9: expected ')'"}},
	{"inferred attribute", `func.func @f() attributes {sym_name = "x"} {
  return
}`, []string{"1:16: custom op 'func.func' 'sym_name' is an inferred attribute and should not be specified in the explicit attribute dictionary"}},
	{"inferred type", `func.func @f() attributes {function_type = i32} {
  return
}`, []string{"1:16: custom op 'func.func' 'function_type' is an inferred attribute and should not be specified in the explicit attribute dictionary"}},
	{"empty body", `func.func @f() {
}`, []string{"1:16: custom op 'func.func' expected non-empty function body"}},
	{"attributes without dictionary", `func.func @f() attributes x {
  return
}`, []string{"1:26: expected '{' in attribute dictionary"}},
	{"arguments of the same name", `func.func @f(%a: i32, %a: i32) {
  return
}`, []string{"1:23: region entry argument '%a' is already in use"}},
	{"block label with named arguments", `func.func @f(%a: i32) {
^bb0(%b: i32):
  return
}`, []string{"2:1: invalid block name in region with named arguments"}},
	{"attribute of an argument", `func.func @f(%a: i32 {x}) {
  return
}`, []string{"1:1: 'func.func' op arguments may only have dialect attributes"}},
	{"attribute of a result", `func.func private @f() -> (i32 {x})`, []string{"1:1: 'func.func' op results may only have dialect attributes"}},
	{"terminator of another dialect", `func.func @f() {
  cf.assert %x, "m"
}`, []string{"2:13: use of undeclared SSA value name"}},
	{"return: type missing", `func.func @f(%x: i32) -> i32 {
  return %x
}`, []string{"2:12: expected ':'"}},
	{"return: undeclared", `func.func @f() -> i32 {
  return %x : i32
}`, []string{"2:10: use of undeclared SSA value name"}},
	{"return: in a module", `func.return`, []string{"1:1: 'func.return' op expects parent op 'func.func'"}},
	{"call: colon", `func.func private @g()
func.func @f() {
  call @g()
  return
}`, []string{"3:12: expected ':'"}},
	{"call: symbol", `func.func @f() {
  call g() : () -> ()
  return
}`, []string{"2:7: expected attribute value"}},
	{"call: not a function type", `func.func private @g()
func.func @f() {
  call @g() : i32
  return
}`, []string{"3:15: custom op 'func.call' invalid kind of type specified: expected builtin.function, but found 'i32'"}},
	{"call: operand types", `func.func private @g(i32)
func.func @f(%x: i32) {
  call @g(%x) : () -> ()
  return
}`, []string{"3:11: custom op 'func.call' number of operands and types do not match: got 1 operands and 0 types"}},
	{"call_indirect: types", `func.func @f(%p: () -> (), %x: i32) {
  call_indirect %p(%x) : (i32) -> ()
  return
}`, []string{"2:17: use of value '%p' expects different type than prior uses: '(i32) -> ()' vs '() -> ()'"}},
	{"constant: not a function type", `func.func private @g()
func.func @f() {
  %c = constant @g : i32
  return
}`, []string{"3:8: 'func.constant' op reference to function with mismatched type"}},
	{"value of another function", `func.func @f(%x: i32) {
  return
}
func.func @g() -> i32 {
  return %x : i32
}`, []string{"5:10: use of undeclared SSA value name"}},
	{"arg_attrs: number", `"func.func"() <{function_type = (i32) -> (), sym_name = "f", sym_visibility = "private", arg_attrs = []}> ({
}) : () -> ()`, []string{"1:1: 'func.func' op expects argument attribute array to have the same number of elements as the number of function arguments, got 0, but expected 1"}},
	{"arg_attrs: kind", `"func.func"() <{function_type = (i32) -> (), sym_name = "f", sym_visibility = "private", arg_attrs = [1]}> ({
}) : () -> ()`, []string{"1:1: 'func.func' op attribute 'arg_attrs' failed to satisfy constraint: Array of dictionary attributes"}},
	{"res_attrs: number", `"func.func"() <{function_type = () -> (), sym_name = "f", sym_visibility = "private", res_attrs = [{}]}> ({
}) : () -> ()`, []string{"1:1: 'func.func' op expects result attribute array to have the same number of elements as the number of function results, got 1, but expected 0"}},
	{"type of the entry block", `"func.func"() <{function_type = (i32) -> (), sym_name = "f"}> ({
^bb0(%a: f32):
  "func.return"() : () -> ()
}) : () -> ()`, []string{"1:1: 'func.func' op type of entry block argument #0('f32') must match the type of the corresponding argument in function signature('i32')"}},
	{"no name", `"func.func"() <{function_type = () -> (), sym_visibility = "private"}> ({
}) : () -> ()`, []string{"1:1: 'func.func' op requires attribute 'sym_name'"}},
	{"visibility", `"func.func"() <{function_type = () -> (), sym_name = "f", sym_visibility = "secret"}> ({
}) : () -> ()`, []string{`1:1: 'func.func' op visibility expected to be one of ["public", "private", "nested"], but got "secret"`}},
	{"regions", `"func.func"() <{function_type = () -> (), sym_name = "f", sym_visibility = "private"}> : () -> ()`, []string{"1:1: 'func.func' op requires one region"}},
}
