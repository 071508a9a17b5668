package asm_test

// formatCases are programs, the text that the reference prints for them, and its generic text.
var formatCases = []struct{ name, text, custom, generic string }{
	{"literals", `test.format_literal_op keyword_$. -> :, = <> () []( ) ? + * {
} {foo.some_attr}`, `module {
  test.format_literal_op keyword_$. -> :, = <> () []( ) ? + * {
  } {foo.some_attr}
}`, `"builtin.module"() ({
  "test.format_literal_op"() {foo.some_attr} : () -> ()
}) : () -> ()`},
	{"attributes", `test.format_attr_op 10
test.format_attr_op 0x1F {x = 1}`, `module {
  test.format_attr_op 10
  test.format_attr_op 31 {x = 1 : i64}
}`, `"builtin.module"() ({
  "test.format_attr_op"() <{attr = 10 : i64}> : () -> ()
  "test.format_attr_op"() <{attr = 31 : i64}> {x = 1 : i64} : () -> ()
}) : () -> ()`},
	{"optional attribute in a group", `test.format_opt_attr_op_a(10)
test.format_opt_attr_op_a (-3) {a}
test.format_opt_attr_op_a`, `module {
  test.format_opt_attr_op_a(10)
  test.format_opt_attr_op_a(-3) {a}
  test.format_opt_attr_op_a
}`, `"builtin.module"() ({
  "test.format_opt_attr_op_a"() <{opt_attr = 10 : i64}> : () -> ()
  "test.format_opt_attr_op_a"() <{opt_attr = -3 : i64}> {a} : () -> ()
  "test.format_opt_attr_op_a"() : () -> ()
}) : () -> ()`},
	{"optional attribute alone", `test.format_opt_attr_op_b 10
test.format_opt_attr_op_b`, `module {
  test.format_opt_attr_op_b 10
  test.format_opt_attr_op_b
}`, `"builtin.module"() ({
  "test.format_opt_attr_op_b"() <{opt_attr = 10 : i64}> : () -> ()
  "test.format_opt_attr_op_b"() : () -> ()
}) : () -> ()`},
	{"symbol names", `test.format_symbol_name_attr_op @name
test.format_symbol_name_attr_op @"a b" {x}
test.format_opt_symbol_name_attr_op @opt_name
test.format_opt_symbol_name_attr_op
test.format_opt_symbol_ref_attr_op @foo
test.format_opt_symbol_ref_attr_op @foo::@bar {x}
test.format_opt_symbol_ref_attr_op`, `module {
  test.format_symbol_name_attr_op @name
  test.format_symbol_name_attr_op @"a b" {x}
  test.format_opt_symbol_name_attr_op @opt_name
  test.format_opt_symbol_name_attr_op
  test.format_opt_symbol_ref_attr_op @foo
  test.format_opt_symbol_ref_attr_op @foo::@bar {x}
  test.format_opt_symbol_ref_attr_op
}`, `"builtin.module"() ({
  "test.format_symbol_name_attr_op"() <{attr = "name"}> : () -> ()
  "test.format_symbol_name_attr_op"() <{attr = "a b"}> {x} : () -> ()
  "test.format_opt_symbol_name_attr_op"() <{opt_attr = "opt_name"}> : () -> ()
  "test.format_opt_symbol_name_attr_op"() : () -> ()
  "test.format_opt_symbol_ref_attr_op"() <{opt_attr = @foo}> : () -> ()
  "test.format_opt_symbol_ref_attr_op"() <{opt_attr = @foo::@bar}> {x} : () -> ()
  "test.format_opt_symbol_ref_attr_op"() : () -> ()
}) : () -> ()`},
	{"dictionary with keyword", `test.format_attr_dict_w_keyword attributes {attr = 10 : i64}
test.format_attr_dict_w_keyword attributes {attr = 10 : i64, opt_attr = 10 : i64, z = "s"}`, `module {
  test.format_attr_dict_w_keyword attributes {attr = 10 : i64}
  test.format_attr_dict_w_keyword attributes {attr = 10 : i64, opt_attr = 10 : i64, z = "s"}
}`, `"builtin.module"() ({
  "test.format_attr_dict_w_keyword"() <{attr = 10 : i64}> : () -> ()
  "test.format_attr_dict_w_keyword"() <{attr = 10 : i64, opt_attr = 10 : i64}> {z = "s"} : () -> ()
}) : () -> ()`},
	{"known types", `%i = "t.x"() : () -> i64
%r = test.format_buildable_type_op %i
%s = test.format_buildable_type_op %r {a = 1}`, `module {
  %0 = "t.x"() : () -> i64
  %1 = test.format_buildable_type_op %0
  %2 = test.format_buildable_type_op %1 {a = 1 : i64}
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  %1 = "test.format_buildable_type_op"(%0) : (i64) -> i64
  %2 = "test.format_buildable_type_op"(%1) {a = 1 : i64} : (i64) -> i64
}) : () -> ()`},
	{"all regions", `test.format_region_a_op {
  "t.y"() : () -> ()
}
test.format_region_a_op { } {a}
test.format_region_a_op {
^bb0(%x: i1):
  "t.br"()[^bb1] : () -> ()
^bb1:
  "t.y"(%x) : (i1) -> ()
}`, `module {
  test.format_region_a_op {
    "t.y"() : () -> ()
  }
  test.format_region_a_op {
  } {a}
  test.format_region_a_op {
  ^bb0(%arg0: i1):
    "t.br"()[^bb1] : () -> ()
  ^bb1:  // pred: ^bb0
    "t.y"(%arg0) : (i1) -> ()
  }
}`, `"builtin.module"() ({
  "test.format_region_a_op"() ({
    "t.y"() : () -> ()
  }) : () -> ()
  "test.format_region_a_op"() ({
  }) {a} : () -> ()
  "test.format_region_a_op"() ({
  ^bb0(%arg0: i1):
    "t.br"()[^bb1] : () -> ()
  ^bb1:  // pred: ^bb0
    "t.y"(%arg0) : (i1) -> ()
  }) : () -> ()
}) : () -> ()`},
	{"one region", `test.format_region_b_op {
  "t.y"() : () -> ()
} {a}
test.format_region_b_op {}`, `module {
  test.format_region_b_op {
    "t.y"() : () -> ()
  } {a}
  test.format_region_b_op {
  }
}`, `"builtin.module"() ({
  "test.format_region_b_op"() ({
    "t.y"() : () -> ()
  }) {a} : () -> ()
  "test.format_region_b_op"() ({
  }) : () -> ()
}) : () -> ()`},
	{"optional region", `test.format_region_c_op region {
  "t.y"() : () -> ()
}
test.format_region_c_op
test.format_region_c_op {a}
test.format_region_c_op region {}`, `module {
  test.format_region_c_op region {
    "t.y"() : () -> ()
  }
  test.format_region_c_op
  test.format_region_c_op {a}
  test.format_region_c_op
}`, `"builtin.module"() ({
  "test.format_region_c_op"() ({
    "t.y"() : () -> ()
  }) : () -> ()
  "test.format_region_c_op"() ({
  }) : () -> ()
  "test.format_region_c_op"() ({
  }) {a} : () -> ()
  "test.format_region_c_op"() ({
  }) : () -> ()
}) : () -> ()`},
	{"variadic regions", `test.format_variadic_region_a_op {
  "t.y"() : () -> ()
}, {
  "t.z"() : () -> ()
}, {}
test.format_variadic_region_a_op
test.format_variadic_region_a_op { } {a}`, `module {
  test.format_variadic_region_a_op {
    "t.y"() : () -> ()
  }, {
    "t.z"() : () -> ()
  }, {
  }
  test.format_variadic_region_a_op 
  test.format_variadic_region_a_op {
  } {a}
}`, `"builtin.module"() ({
  "test.format_variadic_region_a_op"() ({
    "t.y"() : () -> ()
  }, {
    "t.z"() : () -> ()
  }, {
  }) : () -> ()
  "test.format_variadic_region_a_op"() : () -> ()
  "test.format_variadic_region_a_op"() ({
  }) {a} : () -> ()
}) : () -> ()`},
	{"variadic regions as an anchor", `test.format_variadic_region_b_op {
  "t.y"() : () -> ()
}, {
} found_regions
test.format_variadic_region_b_op`, `module {
  test.format_variadic_region_b_op {
    "t.y"() : () -> ()
  }, {
  } found_regions
  test.format_variadic_region_b_op
}`, `"builtin.module"() ({
  "test.format_variadic_region_b_op"() ({
    "t.y"() : () -> ()
  }, {
  }) : () -> ()
  "test.format_variadic_region_b_op"() : () -> ()
}) : () -> ()`},
	{"implicit terminator", `test.format_implicit_terminator_region_a_op {
  "t.y"() : () -> ()
}
test.format_implicit_terminator_region_a_op {
  "t.y"() : () -> ()
  "test.return"() : () -> ()
}
test.format_implicit_terminator_region_a_op {
  "test.return"() {mark} : () -> ()
}
test.format_implicit_terminator_region_a_op {
  %0 = "t.y"() : () -> i1
  "test.return"(%0) : (i1) -> ()
}
test.format_implicit_terminator_region_a_op {}`, `module {
  test.format_implicit_terminator_region_a_op {
    "t.y"() : () -> ()
  }
  test.format_implicit_terminator_region_a_op {
    "t.y"() : () -> ()
  }
  test.format_implicit_terminator_region_a_op {
    "test.return"() {mark} : () -> ()
  }
  test.format_implicit_terminator_region_a_op {
    %0 = "t.y"() : () -> i1
    "test.return"(%0) : (i1) -> ()
  }
  test.format_implicit_terminator_region_a_op {
  }
}`, `"builtin.module"() ({
  "test.format_implicit_terminator_region_a_op"() ({
    "t.y"() : () -> ()
    "test.return"() : () -> ()
  }) : () -> ()
  "test.format_implicit_terminator_region_a_op"() ({
    "t.y"() : () -> ()
    "test.return"() : () -> ()
  }) : () -> ()
  "test.format_implicit_terminator_region_a_op"() ({
    "test.return"() {mark} : () -> ()
  }) : () -> ()
  "test.format_implicit_terminator_region_a_op"() ({
    %0 = "t.y"() : () -> i1
    "test.return"(%0) : (i1) -> ()
  }) : () -> ()
  "test.format_implicit_terminator_region_a_op"() ({
    "test.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"result types", `%a:2 = test.format_result_a_op memref<1xf64>
%b:2 = test.format_result_b_op i64, memref<1xf64> {x}
%c:2 = test.format_result_c_op (i64) -> memref<1xf64>
"t.use"(%a#0, %b#1, %c#0) : (i64, memref<1xf64>, i64) -> ()`, `module {
  %buildable_res, %result = test.format_result_a_op memref<1xf64>
  %buildable_res_0, %result_1 = test.format_result_b_op i64, memref<1xf64> {x}
  %buildable_res_2, %result_3 = test.format_result_c_op (i64) -> memref<1xf64>
  "t.use"(%buildable_res, %result_1, %buildable_res_2) : (i64, memref<1xf64>, i64) -> ()
}`, `"builtin.module"() ({
  %0:2 = "test.format_result_a_op"() : () -> (i64, memref<1xf64>)
  %1:2 = "test.format_result_b_op"() {x} : () -> (i64, memref<1xf64>)
  %2:2 = "test.format_result_c_op"() : () -> (i64, memref<1xf64>)
  "t.use"(%0#0, %1#1, %2#0) : (i64, memref<1xf64>, i64) -> ()
}) : () -> ()`},
	{"variadic results", `%a:3 = test.format_variadic_result : i64, i64, i64
%b:4 = test.format_multiple_variadic_results : (i64, i64, i64), (i32) {x}
%c:2 = test.format_multiple_variadic_results : (i64), (f32)`, `module {
  %0:3 = test.format_variadic_result : i64, i64, i64
  %result0:3, %result1 = test.format_multiple_variadic_results : (i64, i64, i64), (i32) {x}
  %result0_0, %result1_1 = test.format_multiple_variadic_results : (i64), (f32)
}`, `"builtin.module"() ({
  %0:3 = "test.format_variadic_result"() : () -> (i64, i64, i64)
  %1:4 = "test.format_multiple_variadic_results"() <{resultSegmentSizes = array<i32: 3, 1>}> {x} : () -> (i64, i64, i64, i32)
  %2:2 = "test.format_multiple_variadic_results"() <{resultSegmentSizes = array<i32: 1, 1>}> : () -> (i64, f32)
}) : () -> ()`},
	{"operand types", `%i = "t.x"() : () -> i64
%m = "t.x"() : () -> memref<1xf64>
test.format_operand_a_op %i, %m : i64, memref<1xf64>
test.format_operand_b_op %i, %m : memref<1xf64>
test.format_operand_c_op %i, %m : i64, memref<1xf64>
test.format_operand_d_op %i, %m : memref<1xf64> {x = 1}
test.format_operand_e_op %i, %m : i64, memref<1xf64>`, `module {
  %0 = "t.x"() : () -> i64
  %1 = "t.x"() : () -> memref<1xf64>
  test.format_operand_a_op %0, %1 : i64, memref<1xf64>
  test.format_operand_b_op %0, %1 : memref<1xf64>
  test.format_operand_c_op %0, %1 : i64, memref<1xf64>
  test.format_operand_d_op %0, %1 : memref<1xf64> {x = 1 : i64}
  test.format_operand_e_op %0, %1 : i64, memref<1xf64>
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  %1 = "t.x"() : () -> memref<1xf64>
  "test.format_operand_a_op"(%0, %1) : (i64, memref<1xf64>) -> ()
  "test.format_operand_b_op"(%0, %1) : (i64, memref<1xf64>) -> ()
  "test.format_operand_c_op"(%0, %1) : (i64, memref<1xf64>) -> ()
  "test.format_operand_d_op"(%0, %1) {x = 1 : i64} : (i64, memref<1xf64>) -> ()
  "test.format_operand_e_op"(%0, %1) : (i64, memref<1xf64>) -> ()
}) : () -> ()`},
	{"successors", `"t.r"() ({
  test.format_successor_a_op ^bb2
^bb1:
  test.format_successor_a_op ^bb1
^bb2:
  test.format_successor_a_op ^bb1, ^bb2 {attr}
}) : () -> ()`, `module {
  "t.r"() ({
    test.format_successor_a_op ^bb2
  ^bb1:  // 2 preds: ^bb1, ^bb2
    test.format_successor_a_op ^bb1
  ^bb2:  // 2 preds: ^bb0, ^bb2
    test.format_successor_a_op ^bb1, ^bb2 {attr}
  }) : () -> ()
}`, `"builtin.module"() ({
  "t.r"() ({
    "test.format_successor_a_op"()[^bb2] : () -> ()
  ^bb1:  // 2 preds: ^bb1, ^bb2
    "test.format_successor_a_op"()[^bb1] : () -> ()
  ^bb2:  // 2 preds: ^bb0, ^bb2
    "test.format_successor_a_op"()[^bb1, ^bb2] {attr} : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"variadic operands", `%i = "t.x"() : () -> i64
%f = "t.x"() : () -> f32
test.format_variadic_operand %i, %i, %i : i64, i64, i64
test.format_multiple_variadic_operands (%i, %i), (%i, %f : i64, f32)
test.format_multiple_variadic_operands (), (%f : f32)
test.format_two_variadic_operands_no_buildable_type_op(%i, %f : i64, f32) -> (%i : i64)`, `module {
  %0 = "t.x"() : () -> i64
  %1 = "t.x"() : () -> f32
  test.format_variadic_operand %0, %0, %0 : i64, i64, i64
  test.format_multiple_variadic_operands (%0, %0), (%0, %1 : i64, f32)
  test.format_multiple_variadic_operands (), (%1 : f32)
  test.format_two_variadic_operands_no_buildable_type_op(%0, %1 : i64, f32) -> (%0 : i64)
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  %1 = "t.x"() : () -> f32
  "test.format_variadic_operand"(%0, %0, %0) : (i64, i64, i64) -> ()
  "test.format_multiple_variadic_operands"(%0, %0, %0, %1) <{operandSegmentSizes = array<i32: 2, 2>}> : (i64, i64, i64, f32) -> ()
  "test.format_multiple_variadic_operands"(%1) <{operandSegmentSizes = array<i32: 0, 1>}> : (f32) -> ()
  "test.format_two_variadic_operands_no_buildable_type_op"(%0, %1, %0) <{operandSegmentSizes = array<i32: 2, 1>}> : (i64, f32, i64) -> ()
}) : () -> ()`},
	{"optional operands and results", `%i = "t.x"() : () -> i64
%0 = test.format_optional_operand_result_a_op(%i : i64) : i64
%1 = test.format_optional_operand_result_a_op(:) : i64 {x}
test.format_optional_operand_result_a_op(%i : i64) :[%i, %i]
%2 = test.format_optional_operand_result_b_op(%i : i64) : i64
%3 = test.format_optional_operand_result_b_op : i64
test.format_optional_operand_result_b_op : [%i]`, `module {
  %0 = "t.x"() : () -> i64
  %1 = test.format_optional_operand_result_a_op(%0 : i64) : i64
  %2 = test.format_optional_operand_result_a_op( : ) : i64 {x}
  test.format_optional_operand_result_a_op(%0 : i64) : [%0, %0]
  %3 = test.format_optional_operand_result_b_op(%0 : i64) : i64
  %4 = test.format_optional_operand_result_b_op : i64
  test.format_optional_operand_result_b_op : [%0]
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  %1 = "test.format_optional_operand_result_a_op"(%0) <{operandSegmentSizes = array<i32: 1, 0>}> : (i64) -> i64
  %2 = "test.format_optional_operand_result_a_op"() <{operandSegmentSizes = array<i32: 0, 0>}> {x} : () -> i64
  "test.format_optional_operand_result_a_op"(%0, %0, %0) <{operandSegmentSizes = array<i32: 1, 2>}> : (i64, i64, i64) -> ()
  %3 = "test.format_optional_operand_result_b_op"(%0) <{operandSegmentSizes = array<i32: 1, 0>}> : (i64) -> i64
  %4 = "test.format_optional_operand_result_b_op"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> i64
  "test.format_optional_operand_result_b_op"(%0) <{operandSegmentSizes = array<i32: 0, 1>}> : (i64) -> ()
}) : () -> ()`},
	{"optional results", `%a:3 = test.format_optional_result_a_op : i64 -> i64, i64
test.format_optional_result_a_op {x}
%c:2 = test.format_optional_result_b_op : i64 -> i64
%d:2 = test.format_optional_result_b_op : -> i64, i64
test.format_optional_result_b_op
%e:2 = test.format_optional_result_c_op : (i64) -> i64
test.format_optional_result_c_op
%g = test.format_optional_result_d_op : f80
test.format_optional_result_d_op {x}`, `module {
  %optional, %variadic:2 = test.format_optional_result_a_op : i64 -> i64, i64
  test.format_optional_result_a_op {x}
  %optional_0, %variadic_1 = test.format_optional_result_b_op : i64 -> i64
  %variadic_2:2 = test.format_optional_result_b_op :  -> i64, i64
  test.format_optional_result_b_op
  %optional_3, %variadic_4 = test.format_optional_result_c_op : (i64) -> i64
  test.format_optional_result_c_op
  %0 = test.format_optional_result_d_op : f80
  test.format_optional_result_d_op {x}
}`, `"builtin.module"() ({
  %0:3 = "test.format_optional_result_a_op"() <{resultSegmentSizes = array<i32: 1, 2>}> : () -> (i64, i64, i64)
  "test.format_optional_result_a_op"() <{resultSegmentSizes = array<i32: 0, 0>}> {x} : () -> ()
  %1:2 = "test.format_optional_result_b_op"() <{resultSegmentSizes = array<i32: 1, 1>}> : () -> (i64, i64)
  %2:2 = "test.format_optional_result_b_op"() <{resultSegmentSizes = array<i32: 0, 2>}> : () -> (i64, i64)
  "test.format_optional_result_b_op"() <{resultSegmentSizes = array<i32: 0, 0>}> : () -> ()
  %3:2 = "test.format_optional_result_c_op"() <{resultSegmentSizes = array<i32: 1, 1>}> : () -> (i64, i64)
  "test.format_optional_result_c_op"() <{resultSegmentSizes = array<i32: 0, 0>}> : () -> ()
  %4 = "test.format_optional_result_d_op"() : () -> f80
  "test.format_optional_result_d_op"() {x} : () -> ()
}) : () -> ()`},
	{"one type for all", `%i = "t.x"() : () -> i64
%0 = test.format_infer_variadic_type_from_non_variadic %i, %i : i64
%1 = test.format_infer_variadic_type_from_non_variadic %i {x} : i64`, `module {
  %0 = "t.x"() : () -> i64
  %1 = test.format_infer_variadic_type_from_non_variadic %0, %0 : i64
  %2 = test.format_infer_variadic_type_from_non_variadic %0 {x} : i64
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  %1 = "test.format_infer_variadic_type_from_non_variadic"(%0, %0) : (i64, i64) -> i64
  %2 = "test.format_infer_variadic_type_from_non_variadic"(%0) {x} : (i64) -> i64
}) : () -> ()`},
	{"unit attributes", `test.format_optional_unit_attribute is_optional
test.format_optional_unit_attribute
test.format_optional_unit_attribute {is_optional}
test.format_optional_unit_attribute_no_elide unit
test.format_optional_unit_attribute_no_elide`, `module {
  test.format_optional_unit_attribute is_optional
  test.format_optional_unit_attribute
  test.format_optional_unit_attribute is_optional
  test.format_optional_unit_attribute_no_elide unit
  test.format_optional_unit_attribute_no_elide
}`, `"builtin.module"() ({
  "test.format_optional_unit_attribute"() <{is_optional}> : () -> ()
  "test.format_optional_unit_attribute"() : () -> ()
  "test.format_optional_unit_attribute"() <{is_optional}> : () -> ()
  "test.format_optional_unit_attribute_no_elide"() <{is_optional}> : () -> ()
  "test.format_optional_unit_attribute_no_elide"() : () -> ()
}) : () -> ()`},
	{"enumerations", `test.format_optional_enum_attr case5
test.format_optional_enum_attr case10 {a}
test.format_optional_enum_attr {attr = 5 : i64}
test.format_optional_enum_attr`, `module {
  test.format_optional_enum_attr case5
  test.format_optional_enum_attr case10 {a}
  test.format_optional_enum_attr case5
  test.format_optional_enum_attr
}`, `"builtin.module"() ({
  "test.format_optional_enum_attr"() <{attr = 5 : i64}> : () -> ()
  "test.format_optional_enum_attr"() <{attr = 10 : i64}> {a} : () -> ()
  "test.format_optional_enum_attr"() <{attr = 5 : i64}> : () -> ()
  "test.format_optional_enum_attr"() : () -> ()
}) : () -> ()`},
	{"default values", `test.format_optional_default_attrs "foo" @foo case10
test.format_optional_default_attrs "default" @default case5
test.format_optional_default_attrs "foo"
test.format_optional_default_attrs @foo
test.format_optional_default_attrs case10 {x}
test.format_optional_default_attrs`, `module {
  test.format_optional_default_attrs "foo" @foo case10
  test.format_optional_default_attrs
  test.format_optional_default_attrs "foo"
  test.format_optional_default_attrs @foo
  test.format_optional_default_attrs case10 {x}
  test.format_optional_default_attrs
}`, `"builtin.module"() ({
  "test.format_optional_default_attrs"() <{e = 10 : i64, str = "foo", sym = "foo"}> : () -> ()
  "test.format_optional_default_attrs"() <{e = 5 : i64, str = "default", sym = "default"}> : () -> ()
  "test.format_optional_default_attrs"() <{e = 5 : i64, str = "foo", sym = "default"}> : () -> ()
  "test.format_optional_default_attrs"() <{e = 5 : i64, str = "default", sym = "foo"}> : () -> ()
  "test.format_optional_default_attrs"() <{e = 10 : i64, str = "default", sym = "default"}> {x} : () -> ()
  "test.format_optional_default_attrs"() <{e = 5 : i64, str = "default", sym = "default"}> : () -> ()
}) : () -> ()`},
	{"else", `test.format_optional_else then
test.format_optional_else else
test.format_optional_else else {x}`, `module {
  test.format_optional_else then
  test.format_optional_else else
  test.format_optional_else else {x}
}`, `"builtin.module"() ({
  "test.format_optional_else"() <{isFirstBranchPresent}> : () -> ()
  "test.format_optional_else"() : () -> ()
  "test.format_optional_else"() {x} : () -> ()
}) : () -> ()`},
	{"anchor in the else branch", `%i = "t.x"() : () -> i64
test.else_anchor(?)
test.else_anchor(%i : i64)
test.else_anchor(?) {x}`, `module {
  %0 = "t.x"() : () -> i64
  test.else_anchor(?)
  test.else_anchor(%0 : i64)
  test.else_anchor(?) {x}
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  "test.else_anchor"() : () -> ()
  "test.else_anchor"(%0) : (i64) -> ()
  "test.else_anchor"() {x} : () -> ()
}) : () -> ()`},
	{"clauses of keywords", `test.oilist_with_keywords_only
test.oilist_with_keywords_only keyword
test.oilist_with_keywords_only otherKeyword keyword
test.oilist_with_keywords_only thirdKeyword keyword otherKeyword {x}
test.oilist_with_keywords_only {keyword}`, `module {
  test.oilist_with_keywords_only
  test.oilist_with_keywords_only keyword
  test.oilist_with_keywords_only keyword otherKeyword
  test.oilist_with_keywords_only keyword otherKeyword thirdKeyword {x}
  test.oilist_with_keywords_only keyword
}`, `"builtin.module"() ({
  "test.oilist_with_keywords_only"() : () -> ()
  "test.oilist_with_keywords_only"() <{keyword}> : () -> ()
  "test.oilist_with_keywords_only"() <{keyword, otherKeyword}> : () -> ()
  "test.oilist_with_keywords_only"() <{diffNameUnitAttrKeyword, keyword, otherKeyword}> {x} : () -> ()
  "test.oilist_with_keywords_only"() <{keyword}> : () -> ()
}) : () -> ()`},
	{"clauses with operands", `%i = "t.x"() : () -> i64
%f = "t.x"() : () -> f32
test.oilist_with_simple_args
test.oilist_with_simple_args keyword %i : i64
test.oilist_with_simple_args otherKeyword %f : f32 keyword %i : i64
test.oilist_with_simple_args thirdKeyword %i : i64 otherKeyword %f : f32 keyword %i : i64 {x}
test.oilist_variadic_with_parens
test.oilist_variadic_with_parens keyword (%i, %f : i64, f32)
test.oilist_variadic_with_parens thirdKeyword (%i : i64) keyword (%i, %f : i64, f32) otherKeyword(%f : f32)`, `module {
  %0 = "t.x"() : () -> i64
  %1 = "t.x"() : () -> f32
  test.oilist_with_simple_args
  test.oilist_with_simple_args keyword %0 : i64
  test.oilist_with_simple_args keyword %0 : i64 otherKeyword %1 : f32
  test.oilist_with_simple_args keyword %0 : i64 otherKeyword %1 : f32 thirdKeyword %0 : i64 {x}
  test.oilist_variadic_with_parens
  test.oilist_variadic_with_parens keyword(%0, %1 : i64, f32)
  test.oilist_variadic_with_parens keyword(%0, %1 : i64, f32) otherKeyword(%1 : f32) thirdKeyword(%0 : i64)
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  %1 = "t.x"() : () -> f32
  "test.oilist_with_simple_args"() <{operandSegmentSizes = array<i32: 0, 0, 0>}> : () -> ()
  "test.oilist_with_simple_args"(%0) <{operandSegmentSizes = array<i32: 1, 0, 0>}> : (i64) -> ()
  "test.oilist_with_simple_args"(%0, %1) <{operandSegmentSizes = array<i32: 1, 1, 0>}> : (i64, f32) -> ()
  "test.oilist_with_simple_args"(%0, %1, %0) <{operandSegmentSizes = array<i32: 1, 1, 1>}> {x} : (i64, f32, i64) -> ()
  "test.oilist_variadic_with_parens"() <{operandSegmentSizes = array<i32: 0, 0, 0>}> : () -> ()
  "test.oilist_variadic_with_parens"(%0, %1) <{operandSegmentSizes = array<i32: 2, 0, 0>}> : (i64, f32) -> ()
  "test.oilist_variadic_with_parens"(%0, %1, %1, %0) <{operandSegmentSizes = array<i32: 2, 1, 1>}> : (i64, f32, f32, i64) -> ()
}) : () -> ()`},
	{"clauses before a literal", `test.oilist_allowed_literal foo bar buzz
test.oilist_allowed_literal bar buzz {x}
test.oilist_allowed_literal buzz`, `module {
  test.oilist_allowed_literal buzz
  test.oilist_allowed_literal buzz {x}
  test.oilist_allowed_literal buzz
}`, `"builtin.module"() ({
  "test.oilist_allowed_literal"() : () -> ()
  "test.oilist_allowed_literal"() {x} : () -> ()
  "test.oilist_allowed_literal"() : () -> ()
}) : () -> ()`},
	{"ellipsis", `%i = "t.x"() : () -> i64
test.ellipsis(%i, %i ...) : i64, i64 ...
test.ellipsis(%i) {x} : i64 ...`, `module {
  %0 = "t.x"() : () -> i64
  test.ellipsis(%0, %0 ...) : i64, i64 ...
  test.ellipsis(%0) {x} : i64 ...
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  "test.ellipsis"(%0, %0) <{variadic}> : (i64, i64) -> ()
  "test.ellipsis"(%0) {x} : (i64) -> ()
}) : () -> ()`},
	{"names with dots", `test.op.with_dot_in_name
test.op.with_dot_in_name {x}`, `module {
  test.op.with_dot_in_name
  test.op.with_dot_in_name {x}
}`, `"builtin.module"() ({
  "test.op.with_dot_in_name"() : () -> ()
  "test.op.with_dot_in_name"() {x} : () -> ()
}) : () -> ()`},
	{"literal behind a group", `test.format_literal_following_optional_group(5 : i32) : i32 {a}
test.format_literal_following_optional_group : i32`, `module {
  test.format_literal_following_optional_group(5 : i32) : i32 {a}
  test.format_literal_following_optional_group : i32
}`, `"builtin.module"() ({
  "test.format_literal_following_optional_group"() <{type = i32, value = 5 : i32}> {a} : () -> ()
  "test.format_literal_following_optional_group"() <{type = i32}> : () -> ()
}) : () -> ()`},
	{"derived types", `%i = "t.x"() : () -> i64
%0 = test.format_all_types_match_var %i, %i : i64
%1 = test.format_all_types_match_var {x} %i, %0 : i64
%2 = test.format_all_types_match_attr 1, %i
%3 = test.format_types_match_var %i : i64
%4 = test.format_types_match_attr 1.5 : f16
%5 = test.format_types_match_attr {x} dense<1> : tensor<2xi8>
%6 = test.format_types_match_context %i : i64
"t.use"(%2, %3, %4, %5, %6) : (i64, i64, f16, tensor<2xi8>, tuple<i64>) -> ()`, `module {
  %0 = "t.x"() : () -> i64
  %1 = test.format_all_types_match_var %0, %0 : i64
  %2 = test.format_all_types_match_var {x} %0, %1 : i64
  %3 = test.format_all_types_match_attr 1 : i64, %0
  %4 = test.format_types_match_var %0 : i64
  %5 = test.format_types_match_attr 1.500000e+00 : f16
  %6 = test.format_types_match_attr {x} dense<1> : tensor<2xi8>
  %7 = test.format_types_match_context %0 : i64
  "t.use"(%3, %4, %5, %6, %7) : (i64, i64, f16, tensor<2xi8>, tuple<i64>) -> ()
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  %1 = "test.format_all_types_match_var"(%0, %0) : (i64, i64) -> i64
  %2 = "test.format_all_types_match_var"(%0, %1) {x} : (i64, i64) -> i64
  %3 = "test.format_all_types_match_attr"(%0) <{value1 = 1 : i64}> : (i64) -> i64
  %4 = "test.format_types_match_var"(%0) : (i64) -> i64
  %5 = "test.format_types_match_attr"() <{value = 1.500000e+00 : f16}> : () -> f16
  %6 = "test.format_types_match_attr"() <{value = dense<1> : tensor<2xi8>}> {x} : () -> tensor<2xi8>
  %7 = "test.format_types_match_context"(%0) : (i64) -> tuple<i64>
  "t.use"(%3, %4, %5, %6, %7) : (i64, i64, f16, tensor<2xi8>, tuple<i64>) -> ()
}) : () -> ()`},
	{"types that the op infers", `%i = "t.x"() : () -> i64
%j = "t.x"() : () -> i32
%0 = test.format_infer_type
%1:2 = test.format_infer_type_all_operands_and_types(%i, %j) : i64, i32
%2:2 = test.format_infer_type_all_types_one_operand(%i, %j) {x} : i64, i32
%3:2 = test.format_infer_type_regions {
^bb0(%a: f32, %b: f64):
  "t.y"() : () -> ()
}
%4:3 = test.format_infer_type_variadic_operands(%j, %j : i32, i32) (%i : i64)
"t.use"(%0, %2#1, %3#0, %4#2) : (i16, i32, f32, i64) -> ()`, `module {
  %0 = "t.x"() : () -> i64
  %1 = "t.x"() : () -> i32
  %2 = test.format_infer_type
  %3:2 = test.format_infer_type_all_operands_and_types(%0, %1) : i64, i32
  %4:2 = test.format_infer_type_all_types_one_operand(%0, %1) {x} : i64, i32
  %5:2 = test.format_infer_type_regions {
  ^bb0(%arg0: f32, %arg1: f64):
    "t.y"() : () -> ()
  }
  %6:3 = test.format_infer_type_variadic_operands(%1, %1 : i32, i32) (%0 : i64)
  "t.use"(%2, %4#1, %5#0, %6#2) : (i16, i32, f32, i64) -> ()
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  %1 = "t.x"() : () -> i32
  %2 = "test.format_infer_type"() : () -> i16
  %3:2 = "test.format_infer_type_all_operands_and_types"(%0, %1) : (i64, i32) -> (i64, i32)
  %4:2 = "test.format_infer_type_all_types_one_operand"(%0, %1) {x} : (i64, i32) -> (i64, i32)
  %5:2 = "test.format_infer_type_regions"() ({
  ^bb0(%arg0: f32, %arg1: f64):
    "t.y"() : () -> ()
  }) : () -> (f32, f64)
  %6:3 = "test.format_infer_type_variadic_operands"(%1, %1, %0) <{operandSegmentSizes = array<i32: 2, 1>}> : (i32, i32, i64) -> (i32, i32, i64)
  "t.use"(%2, %4#1, %5#0, %6#2) : (i16, i32, f32, i64) -> ()
}) : () -> ()`},
	{"directives of operands", `%i = "t.x"() : () -> i64
%f = "t.x"() : () -> f32
test.format_custom_directive_operands %i, %i -> (%i)
test.format_custom_directive_operands %i -> (%i, %i)
test.format_custom_directive_operands %i -> ()  {x}
test.format_custom_directive_operands_and_types %i, %f -> (%i) : i64, f32 -> (i64)
test.format_custom_directive_operands_and_types %i -> (%i, %f) : i64 -> (i64, f32)`, `module {
  %0 = "t.x"() : () -> i64
  %1 = "t.x"() : () -> f32
  test.format_custom_directive_operands %0, %0 -> (%0)
  test.format_custom_directive_operands %0 -> (%0, %0)
  test.format_custom_directive_operands %0 -> () {x}
  test.format_custom_directive_operands_and_types %0, %1 -> (%0) : i64, f32 -> (i64)
  test.format_custom_directive_operands_and_types %0 -> (%0, %1) : i64 -> (i64, f32)
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  %1 = "t.x"() : () -> f32
  "test.format_custom_directive_operands"(%0, %0, %0) <{operandSegmentSizes = array<i32: 1, 1, 1>}> : (i64, i64, i64) -> ()
  "test.format_custom_directive_operands"(%0, %0, %0) <{operandSegmentSizes = array<i32: 1, 0, 2>}> : (i64, i64, i64) -> ()
  "test.format_custom_directive_operands"(%0) <{operandSegmentSizes = array<i32: 1, 0, 0>}> {x} : (i64) -> ()
  "test.format_custom_directive_operands_and_types"(%0, %1, %0) <{operandSegmentSizes = array<i32: 1, 1, 1>}> : (i64, f32, i64) -> ()
  "test.format_custom_directive_operands_and_types"(%0, %0, %1) <{operandSegmentSizes = array<i32: 1, 0, 2>}> : (i64, i64, f32) -> ()
}) : () -> ()`},
	{"directives of regions", `test.format_custom_directive_regions {
  "t.y"() : () -> ()
}
test.format_custom_directive_regions {
  "t.y"() : () -> ()
}, {
  "t.z"() : () -> ()
} {x}`, `module {
  test.format_custom_directive_regions {
    "t.y"() : () -> ()
  }
  test.format_custom_directive_regions {
    "t.y"() : () -> ()
  }, {
    "t.z"() : () -> ()
  } {x}
}`, `"builtin.module"() ({
  "test.format_custom_directive_regions"() ({
    "t.y"() : () -> ()
  }) : () -> ()
  "test.format_custom_directive_regions"() ({
    "t.y"() : () -> ()
  }, {
    "t.z"() : () -> ()
  }) {x} : () -> ()
}) : () -> ()`},
	{"directives of results", `%a:3 = test.format_custom_directive_results : i64, i32 -> (f32)
%b:3 = test.format_custom_directive_results : i64 -> (f32, f64)
%c:3 = test.format_custom_directive_results_with_type_refs : i64, i32 -> (f32) type_refs_capture : i64, i32 -> (f32)`, `module {
  %result, %optResult, %varResults = test.format_custom_directive_results  : i64, i32 -> (f32)
  %result_0, %varResults_1:2 = test.format_custom_directive_results  : i64 -> (f32, f64)
  %result_2, %optResult_3, %varResults_4 = test.format_custom_directive_results_with_type_refs  : i64, i32 -> (f32)  type_refs_capture  : i64, i32 -> (f32)
}`, `"builtin.module"() ({
  %0:3 = "test.format_custom_directive_results"() <{resultSegmentSizes = array<i32: 1, 1, 1>}> : () -> (i64, i32, f32)
  %1:3 = "test.format_custom_directive_results"() <{resultSegmentSizes = array<i32: 1, 0, 2>}> : () -> (i64, f32, f64)
  %2:3 = "test.format_custom_directive_results_with_type_refs"() <{resultSegmentSizes = array<i32: 1, 1, 1>}> : () -> (i64, i32, f32)
}) : () -> ()`},
	{"directives with references", `%i = "t.x"() : () -> i64
test.format_custom_directive_with_optional_operand_ref %i : 1
test.format_custom_directive_with_optional_operand_ref : 0 {x}`, `module {
  %0 = "t.x"() : () -> i64
  test.format_custom_directive_with_optional_operand_ref %0 : 1
  test.format_custom_directive_with_optional_operand_ref : 0 {x}
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i64
  "test.format_custom_directive_with_optional_operand_ref"(%0) : (i64) -> ()
  "test.format_custom_directive_with_optional_operand_ref"() {x} : () -> ()
}) : () -> ()`},
	{"directives of successors", `"t.r"() ({
  test.format_custom_directive_successors ^bb1
^bb1:
  test.format_custom_directive_successors ^bb2 {x}
^bb2:
  test.format_custom_directive_successors ^bb2
}) : () -> ()`, `module {
  "t.r"() ({
    test.format_custom_directive_successors ^bb1
  ^bb1:  // pred: ^bb0
    test.format_custom_directive_successors ^bb2 {x}
  ^bb2:  // 2 preds: ^bb1, ^bb2
    test.format_custom_directive_successors ^bb2
  }) : () -> ()
}`, `"builtin.module"() ({
  "t.r"() ({
    "test.format_custom_directive_successors"()[^bb1] : () -> ()
  ^bb1:  // pred: ^bb0
    "test.format_custom_directive_successors"()[^bb2] {x} : () -> ()
  ^bb2:  // 2 preds: ^bb1, ^bb2
    "test.format_custom_directive_successors"()[^bb2] : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"directives of attributes", `test.format_custom_directive_attributes 54 : i64
test.format_custom_directive_attributes 54 : i64, 46 : i64 {x}
test.format_custom_directive_spacing "a" "b"
test.format_custom_directive_spacing"a""b" {x}`, `module {
  test.format_custom_directive_attributes 54 : i64
  test.format_custom_directive_attributes 54 : i64, 46 : i64 {x}
  test.format_custom_directive_spacing "a" "b"
  test.format_custom_directive_spacing "a" "b" {x}
}`, `"builtin.module"() ({
  "test.format_custom_directive_attributes"() <{attr = 54 : i64}> : () -> ()
  "test.format_custom_directive_attributes"() <{attr = 54 : i64, optAttr = 46 : i64}> {x} : () -> ()
  "test.format_custom_directive_spacing"() <{attr1 = "a", attr2 = "b"}> : () -> ()
  "test.format_custom_directive_spacing"() <{attr1 = "a", attr2 = "b"}> {x} : () -> ()
}) : () -> ()`},
}
