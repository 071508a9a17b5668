package asm_test

// formatErrors are programs and what the reference says of them, by line and column.
var formatErrors = []struct {
	name, text string
	want       []string
}{
	{"literal", `test.format_literal_op keyword -> :`, []string{"1:24: error: custom op 'test.format_literal_op' expected 'keyword_$.'"}},
	{"punctuation", `test.format_literal_op keyword_$. -> :, < <> () []( ) ? + * {`, []string{"1:40: error: expected '='"}},
	{"end of text", `test.format_literal_op keyword_$.`, []string{"1:33: error: expected '->'"}},
	{"attribute of another kind", `test.format_attr_op "x"`, []string{"1:21: error: custom op 'test.format_attr_op' invalid kind of attribute specified"}},
	{"missing attribute", `test.format_attr_op {x}`, []string{"1:21: error: custom op 'test.format_attr_op' invalid kind of attribute specified"}},
	{"optional attribute unfinished", `test.format_opt_attr_op_a(10`, []string{"1:28: error: expected ')'"}},
	{"optional attribute missing", `test.format_opt_attr_op_a()`, []string{"1:27: error: expected attribute value"}},
	{"symbol name", `test.format_symbol_name_attr_op "x"`, []string{"1:33: error: custom op 'test.format_symbol_name_attr_op' expected valid '@'-identifier for symbol name"}},
	{"symbol without name", `test.format_symbol_name_attr_op @`, []string{"1:34: error: @ identifier expected to start with letter or '_'"}},
	{"dictionary without braces", `test.format_attr_dict_w_keyword attributes attr`, []string{"1:43: error: expected '{' in attribute dictionary"}},
	{"missing inherent attribute", `test.format_attr_dict_w_keyword attributes {opt_attr = 1 : i64}`, []string{"1:1: error: 'test.format_attr_dict_w_keyword' op requires attribute 'attr'"}},
	{"wrong inherent attribute", `test.format_attr_dict_w_keyword attributes {attr = 1 : i32}`, []string{"1:33: error: custom op 'test.format_attr_dict_w_keyword' 'test.format_attr_dict_w_keyword' op attribute 'attr' failed to satisfy constraint: 64-bit signless integer attribute"}},
	{"operand", `test.format_buildable_type_op 5`, []string{"1:30: error: expected SSA operand"}},
	{"undeclared operand", `%0 = test.format_buildable_type_op %i`, []string{"1:36: error: use of undeclared SSA value name"}},
	{"type of the operand", `%f = "t.x"() : () -> f32
%0 = test.format_buildable_type_op %f`, []string{"2:36: error: use of value '%f' expects different type than prior uses: 'i64' vs 'f32'", "1:1: note: prior use here"}},
	{"region", `test.format_region_b_op (`, []string{"1:24: error: expected '{' to begin a region"}},
	{"open region", `test.format_region_b_op {`, []string{"1:24: error: expected operation name in quotes"}},
	{"region missing", `test.format_region_b_op {x}`, []string{"1:26: error: Dialect `' not found for custom op 'x'  (tried '.x' as well)"}},
	{"optional region missing", `test.format_region_c_op region`, []string{"1:30: error: expected '{' to begin a region"}},
	{"variadic region behind a comma", `test.format_variadic_region_a_op {}, x`, []string{"1:37: error: expected '{' to begin a region"}},
	{"variadic region keyword", `test.format_variadic_region_b_op {}`, []string{"1:36: error: custom op 'test.format_variadic_region_b_op' expected 'found_regions'"}},
	{"unknown return", `test.format_implicit_terminator_region_a_op {
  test.return
}`, []string{"2:3: error: custom op 'test.return' has no custom assembly form"}},
	{"result type missing", `%a:2 = test.format_result_a_op {x}`, []string{"1:31: error: expected non-function type"}},
	{"wrong result type", `%a:2 = test.format_result_b_op i32, memref<1xf64>`, []string{"1:8: error: 'test.format_result_b_op' op result #0 must be 64-bit signless integer, but got 'i32'"}},
	{"functional type missing", `%a:2 = test.format_result_c_op i64`, []string{"1:32: error: custom op 'test.format_result_c_op' invalid kind of type specified: expected builtin.function, but found 'i64'"}},
	{"functional type arrow", `%a:2 = test.format_result_c_op (i64)`, []string{"1:36: error: expected '->' in function type"}},
	{"results not bound", `%a = test.format_result_a_op memref<1xf64>`, []string{"1:1: error: operation defines 2 results but was provided 1 to bind"}},
	{"variadic result type missing", `test.format_variadic_result :`, []string{"1:28: error: expected non-function type"}},
	{"variadic result type behind a comma", `%a:2 = test.format_variadic_result : i64,`, []string{"1:41: error: expected non-function type"}},
	{"wrong variadic result type", `%a:2 = test.format_variadic_result : i64, i32`, []string{"1:8: error: 'test.format_variadic_result' op result #1 must be variadic of 64-bit signless integer, but got 'i32'"}},
	{"variadic results open", `%b:4 = test.format_multiple_variadic_results : (i64, i64, i64, (i32)`, []string{"1:68: error: expected '->' in function type"}},
	{"too few operand types", `%i = "t.x"() : () -> i64
%m = "t.x"() : () -> memref<1xf64>
test.format_operand_a_op %i, %m : i64`, []string{"3:26: error: custom op 'test.format_operand_a_op' number of operands and types do not match: got 2 operands and 1 types"}},
	{"too many operand types", `%i = "t.x"() : () -> i64
%m = "t.x"() : () -> memref<1xf64>
test.format_operand_a_op %i, %m : i64, memref<1xf64>, i64`, []string{"3:26: error: custom op 'test.format_operand_a_op' number of operands and types do not match: got 2 operands and 3 types"}},
	{"wrong operand type", `%i = "t.x"() : () -> i64
%m = "t.x"() : () -> memref<1xf64>
test.format_operand_b_op %i, %m : memref<2xf64>`, []string{"3:30: error: use of value '%m' expects different type than prior uses: 'memref<2xf64>' vs 'memref<1xf64>'", "2:1: note: prior use here"}},
	{"separator missing", `%i = "t.x"() : () -> i64
%m = "t.x"() : () -> memref<1xf64>
test.format_operand_c_op %i %m : i64, memref<1xf64>`, []string{"3:28: error: expected ','"}},
	{"successor missing", `"t.r"() ({
  test.format_successor_a_op
^bb1:
  "t.y"() : () -> ()
}) : () -> ()`, []string{"3:5: error: expected operation name in quotes"}},
	{"successor behind a comma", `"t.r"() ({
  test.format_successor_a_op ^bb1, %x
^bb1:
  "t.y"() : () -> ()
}) : () -> ()`, []string{"2:35: error: expected block name"}},
	{"undefined successor", `"t.r"() ({
  test.format_successor_a_op ^bb1, ^bb2
^bb1:
  "t.y"() : () -> ()
}) : () -> ()`, []string{"2:36: error: reference to an undefined block"}},
	{"variadic operand types missing", `test.format_variadic_operand : {a}`, []string{"1:31: error: expected non-function type"}},
	{"fewer variadic types", `%i = "t.x"() : () -> i64
test.format_variadic_operand %i, %i : i64`, []string{"2:30: error: custom op 'test.format_variadic_operand' number of operands and types do not match: got 2 operands and 1 types"}},
	{"more variadic types", `%i = "t.x"() : () -> i64
test.format_variadic_operand %i : i64, i64`, []string{"2:30: error: custom op 'test.format_variadic_operand' number of operands and types do not match: got 1 operands and 2 types"}},
	{"variadic operand constraint", `%f = "t.x"() : () -> f32
test.format_variadic_operand %f, %f : f32, f32`, []string{"2:1: error: 'test.format_variadic_operand' op operand #0 must be variadic of 64-bit signless integer, but got 'f32'"}},
	{"variadic operand behind a comma", `%f = "t.x"() : () -> f32
test.format_variadic_operand %f, : f32, f32`, []string{"2:33: error: expected SSA operand"}},
	{"known type of a group", `%f = "t.x"() : () -> f32
test.format_multiple_variadic_operands (%f), (:)`, []string{"2:48: error: expected non-function type"}},
	{"parenthesis of a group", `%i = "t.x"() : () -> i64
test.format_multiple_variadic_operands %i`, []string{"2:39: error: expected '('"}},
	{"optional operand type count", `%i = "t.x"() : () -> i64
%0 = test.format_optional_operand_result_a_op(%i :) : i64`, []string{"2:47: error: custom op 'test.format_optional_operand_result_a_op' number of operands and types do not match: got 1 operands and 0 types"}},
	{"optional operand without operand", `%0 = test.format_optional_operand_result_a_op(: i64) : i64`, []string{"1:47: error: custom op 'test.format_optional_operand_result_a_op' number of operands and types do not match: got 0 operands and 1 types"}},
	{"optional result arrow", `%b = test.format_optional_result_a_op : i64`, []string{"1:43: error: expected '->'"}},
	{"optional result arrow without types", `%b = test.format_optional_result_a_op : i64 ->`, []string{"1:46: error: expected non-function type"}},
	{"wrong optional result", `%b = test.format_optional_result_d_op : f32`, []string{"1:6: error: 'test.format_optional_result_d_op' op result #0 must be 80-bit float, but got 'f32'"}},
	{"type of the whole group", `%i = "t.x"() : () -> i64
%0 = test.format_infer_variadic_type_from_non_variadic %i, %i : i32`, []string{"2:56: error: use of value '%i' expects different type than prior uses: 'i32' vs 'i64'", "1:1: note: prior use here"}},
	{"no operands to take the type of", `%2 = test.format_infer_variadic_type_from_non_variadic : f32`, []string{"1:6: error: 'test.format_infer_variadic_type_from_non_variadic' op expected 1 or more operands, but found 0"}},
	{"unknown case", `test.format_optional_enum_attr case7`, []string{"1:32: error: custom op 'case7' is unknown (tried 'builtin.case7' as well)"}},
	{"unknown case in the dictionary", `test.format_optional_enum_attr {attr = 7 : i64}`, []string{"1:32: error: custom op 'test.format_optional_enum_attr' 'test.format_optional_enum_attr' op attribute 'attr' failed to satisfy constraint: allowed 64-bit signless integer cases: 5, 10, 4294967296"}},
	{"neither branch", `test.format_optional_else`, []string{"1:26: error: custom op 'test.format_optional_else' expected 'else'"}},
	{"both branches", `test.format_optional_else then else`, []string{"1:32: error: custom op 'else' is unknown (tried 'builtin.else' as well)"}},
	{"neither anchor", `test.else_anchor()`, []string{"1:18: error: expected ':'"}},
	{"clause twice", `test.oilist_with_keywords_only keyword otherKeyword keyword`, []string{"1:1: error: custom op 'test.oilist_with_keywords_only' `keyword` clause can appear at most once in the expansion of the oilist directive"}},
	{"clause of operands twice", `%i = "t.x"() : () -> i64
test.oilist_with_simple_args keyword %i : i64 keyword %i : i64`, []string{"2:1: error: custom op 'test.oilist_with_simple_args' `keyword` clause can appear at most once in the expansion of the oilist directive"}},
	{"clause without operand", `test.oilist_with_simple_args keyword`, []string{"1:36: error: expected ':'"}},
	{"clause without type", `%i = "t.x"() : () -> i64
test.oilist_with_simple_args keyword %i`, []string{"2:39: error: expected ':'"}},
	{"unknown clause", `test.oilist_with_keywords_only other`, []string{"1:32: error: custom op 'other' is unknown (tried 'builtin.other' as well)"}},
	{"literal behind the clauses", `test.oilist_allowed_literal foo bar`, []string{"1:36: error: custom op 'test.oilist_allowed_literal' expected 'buzz'"}},
	{"ellipsis without types", `test.ellipsis() : ...`, []string{"1:18: error: expected non-function type"}},
	{"ellipsis missing", `%i = "t.x"() : () -> i64
test.ellipsis(%i) : i64`, []string{"2:23: error: expected '...'"}},
	{"type attribute missing", `test.format_literal_following_optional_group(5 : i32)`, []string{"1:53: error: expected ':'"}},
	{"operand of another type", `%i = "t.x"() : () -> i64
%j = "t.x"() : () -> i32
%0 = test.format_all_types_match_var %i, %j : i64`, []string{"3:42: error: use of value '%j' expects different type than prior uses: 'i64' vs 'i32'", "2:1: note: prior use here"}},
	{"attribute of another type", `%i = "t.x"() : () -> i64
%0 = test.format_all_types_match_attr 1 : i32, %i`, []string{"2:48: error: use of value '%i' expects different type than prior uses: 'i32' vs 'i64'", "1:1: note: prior use here"}},
	{"type of the operand again", `%i = "t.x"() : () -> i64
%0 = test.format_types_match_var %i : i32`, []string{"2:34: error: use of value '%i' expects different type than prior uses: 'i32' vs 'i64'", "1:1: note: prior use here"}},
	{"number of inferred results", `%0:2 = test.format_infer_type`, []string{"1:1: error: operation defines 1 results but was provided 2 to bind"}},
	{"operand types of an inferred op", `%i = "t.x"() : () -> i64
%0 = test.format_infer_type_all_operands_and_types(%i) : i32`, []string{"2:52: error: use of value '%i' expects different type than prior uses: 'i32' vs 'i64'", "1:1: note: prior use here"}},
	{"no operand types of an inferred op", `test.format_infer_type_all_operands_and_types() :`, []string{"1:48: error: expected non-function type"}},
	{"constraint of an inferred op", `%i = "t.x"() : () -> i64
%0 = test.format_infer_type_variadic_operands(%i : i64) (%i : i64)`, []string{"2:1: error: operation defines 2 results but was provided 1 to bind"}},
	{"directive of operands", `test.format_custom_directive_operands ->`, []string{"1:38: error: expected SSA operand"}},
	{"directive of operands: arrow", `%i = "t.x"() : () -> i64
test.format_custom_directive_operands %i, %i (%i)`, []string{"2:45: error: expected '->'"}},
	{"directive of operands: types", `%i = "t.x"() : () -> i64
test.format_custom_directive_operands_and_types %i, %i -> (%i) : i64 -> (i64)`, []string{"2:49: error: custom op 'test.format_custom_directive_operands_and_types' number of operands and types do not match: got 1 operands and 0 types"}},
	{"directive of results", `%0 = test.format_custom_directive_results : i64, i32`, []string{"1:52: error: expected '->'"}},
	{"directive of a reference", `test.format_custom_directive_with_optional_operand_ref : x`, []string{"1:58: error: custom op 'test.format_custom_directive_with_optional_operand_ref' expected integer value"}},
	{"directive of attributes", `test.format_custom_directive_attributes 54 : i32`, []string{"1:1: error: 'test.format_custom_directive_attributes' op attribute 'attr' failed to satisfy constraint: 64-bit signless integer attribute"}},
	{"name of an op", `test.no_such_op`, []string{"1:1: error: custom op 'test.no_such_op' is unknown"}},
	{"name without dialect", `no_such_op`, []string{"1:1: error: custom op 'no_such_op' is unknown (tried 'builtin.no_such_op' as well)"}},
	{"unknown dialect", `nodialect.op`, []string{"1:1: error: Dialect `nodialect' not found for custom op 'nodialect.op' "}},
}
