package builtin_test

// textErrors are programs and what the reference says of them, by line and column.
var textErrors = []struct {
	name, text string
	want       []string
}{
	{"name", `module m {
}`, []string{"1:7: expected '{' to begin a region"}},
	{"region", `module`, []string{"1:6: expected '{' to begin a region"}},
	{"attributes", `module attributes 5 {
}`, []string{"1:18: expected '{' in attribute dictionary"}},
	{"blocks", `module {
^bb0:
  "t.x"() : () -> ()
^bb1:
  "t.y"() : () -> ()
}`, []string{"1:1: 'builtin.module' op expects region #0 to have 0 or 1 blocks"}},
	{"arguments", `"builtin.module"() ({
^bb0(%a: i32):
  "t.x"() : () -> ()
}) : () -> ()`, []string{"1:1: 'builtin.module' op region should have no arguments"}},
	{"operands", `%0 = "t.x"() : () -> i32
"builtin.module"(%0) ({
}) : (i32) -> ()`, []string{"2:1: 'builtin.module' op requires zero operands"}},
	{"results", `%0 = "builtin.module"() ({
}) : () -> i32`, []string{"1:6: 'builtin.module' op requires zero results"}},
	{"no region", `"builtin.module"() : () -> ()`, []string{"1:1: 'builtin.module' op requires one region"}},
	{"attribute without dialect", `module attributes {x} {
}`, []string{"1:1: 'builtin.module' op can only contain attributes with dialect-prefixed names, found: 'x'"}},
	{"name that is no string", `"builtin.module"() <{sym_name = 5 : i32}> ({
}) : () -> ()`, []string{"1:1: invalid properties {sym_name = 5 : i32} for op builtin.module: Invalid attribute `sym_name` in property conversion: 5 : i32"}},
	{"symbols", `module {
  module @a {
  }
  module @a {
  }
}`, []string{"4:3: redefinition of symbol named 'a'"}},
	{"cast: no results", `%0 = "t.x"() : () -> i32
"builtin.unrealized_conversion_cast"(%0) : (i32) -> ()`, []string{"2:1: 'builtin.unrealized_conversion_cast' op expected at least one result for cast operation"}},
	{"cast: no types", `%0 = "t.x"() : () -> i32
%1 = builtin.unrealized_conversion_cast %0 to f32`, []string{"2:43: expected ':'"}},
	{"cast: no keyword", `%0 = "t.x"() : () -> i32
%1 = builtin.unrealized_conversion_cast %0 : i32 f32`, []string{"2:50: custom op 'builtin.unrealized_conversion_cast' expected 'to'"}},
	{"cast: number of types", `%0 = "t.x"() : () -> i32
%1 = builtin.unrealized_conversion_cast %0 : i32, i32 to f32`, []string{"2:41: custom op 'builtin.unrealized_conversion_cast' number of operands and types do not match: got 1 operands and 2 types"}},
	{"cast: results bound", `%0 = "t.x"() : () -> i32
%1:2 = builtin.unrealized_conversion_cast %0 : i32 to f32`, []string{"2:1: operation defines 1 results but was provided 2 to bind"}},
}
