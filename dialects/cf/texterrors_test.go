package cf_test

// textErrors are programs and what the reference says of them, by line and column.
var textErrors = []struct {
	name, text string
	want       []string
}{
	{"assert: no message", `func.func @f(%c: i1) {
  cf.assert %c
  return
}`, []string{"2:15: expected ','"}},
	{"assert: integer", `func.func @f(%c: i32) {
  cf.assert %c, "x"
  return
}`, []string{"2:13: use of value '%c' expects different type than prior uses: 'i1' vs 'i32'"}},
	{"br: no block", `func.func @f(%c: i1) {
  cf.br %c
}`, []string{"2:8: expected block name"}},
	{"br: no type", `func.func @f(%c: i1) {
  cf.br ^x(%c)
^x(%d: i1):
  return
}`, []string{"2:14: expected ':'"}},
	{"br: more operands than types", `func.func @f(%c: i1) {
  cf.br ^x(%c, %c : i1)
^x(%d: i1):
  return
}`, []string{"2:12: custom op 'cf.br' number of operands and types do not match: got 2 operands and 1 types"}},
	{"br: other type than the operand", `func.func @f(%c: i1) {
  cf.br ^x(%c : i32)
^x(%d: i32):
  return
}`, []string{"2:12: use of value '%c' expects different type than prior uses: 'i32' vs 'i1'"}},
	{"br: open", `func.func @f(%c: i1) {
  cf.br ^x(%c : i1
^x(%d: i1):
  return
}`, []string{"2:19: expected ')'"}},
	{"br: undefined", `func.func @f(%c: i1) {
  cf.br ^x
}`, []string{"2:9: reference to an undefined block"}},
	{"br: entry block", `func.func @f() {
^e:
  cf.br ^e
}`, []string{"1:1: entry block of region may not have predecessors"}},
	{"br: in the middle", `func.func @f() {
  cf.br ^e
  return
^e:
  return
}`, []string{"2:3: operation with block successors must terminate its parent block"}},
	{"cond_br: one block", `func.func @f(%c: i1) {
  cf.cond_br %c, ^x
^x:
  return
}`, []string{"2:20: expected ','"}},
	{"cond_br: no condition", `func.func @f(%c: i1) {
  cf.cond_br ^x, ^x
^x:
  return
}`, []string{"2:13: expected SSA operand"}},
	{"cond_br: condition of another type", `func.func @f(%c: i32) {
  cf.cond_br %c, ^x, ^x
^x:
  return
}`, []string{"2:14: use of value '%c' expects different type than prior uses: 'i1' vs 'i32'"}},
	{"cond_br: weights without brackets", `func.func @f(%c: i1) {
  cf.cond_br %c weights(1, 2), ^x, ^x
^x:
  return
}`, []string{"2:25: expected '['"}},
	{"cond_br: three weights", `func.func @f(%c: i1) {
  cf.cond_br %c weights([1, 2, 3]), ^x, ^x
^x:
  return
}`, []string{"2:3: expects number of branch weights to match number of successors: 3 vs 2"}},
	{"cond_br: segments", `func.func @f(%c: i1) {
  "cf.cond_br"(%c)[^x, ^x] <{operandSegmentSizes = array<i32: 1, 1, 0>}> : (i1) -> ()
^x:
  return
}`, []string{"2:3: 'cf.cond_br' op operand count (1) does not match with the total size (2) specified in attribute 'operandSegmentSizes'"}},
	{"cond_br: one successor", `func.func @f(%c: i1) {
  "cf.cond_br"(%c)[^x] <{operandSegmentSizes = array<i32: 1, 0, 0>}> : (i1) -> ()
^x:
  return
}`, []string{"2:3: 'cf.cond_br' op requires 2 successors but found 1"}},
	{"switch: no brackets", `func.func @f(%c: i32) {
  cf.switch %c : i32, default: ^x
^x:
  return
}`, []string{"2:22: expected '['"}},
	{"switch: no type", `func.func @f(%c: i32) {
  cf.switch %c, [default: ^x]
^x:
  return
}`, []string{"2:15: expected ':'"}},
	{"switch: case that is no number", `func.func @f(%c: i32) {
  cf.switch %c : i32, [default: ^x, a: ^x]
^x:
  return
}`, []string{"2:37: custom op 'cf.switch' expected integer value"}},
	{"switch: block missing", `func.func @f(%c: i32) {
  cf.switch %c : i32, [default: ^x, 1: 2]
^x:
  return
}`, []string{"2:39: expected block name"}},
	{"switch: comma missing", `func.func @f(%c: i32) {
  cf.switch %c : i32, [default: ^x 1: ^x]
^x:
  return
}`, []string{"2:35: expected ']'"}},
	{"switch: arguments", `func.func @f(%c: i32) {
  cf.switch %c : i32, [default: ^x, 1: ^y(%c : i32)]
^x:
  return
^y(%a: f32):
  return
}`, []string{"2:3: type mismatch for bb argument #0 of successor #1"}},
}
