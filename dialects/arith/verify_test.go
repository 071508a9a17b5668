package arith_test

import (
	"strings"
	"testing"
)

func TestVerifier(t *testing.T) {
	const args = `%0:12 = "test.args"() : () -> (i32, i64, f32, f64, vector<2xi32>, vector<3xi32>, vector<2xi1>, tensor<2xi32>, tensor<2xi1>, tensor<2xi32, "x">, memref<2xi32>, si32)
%idx, %t0, %h, %u = "test.more"() : () -> (index, tensor<index>, f16, tensor<*xi32>)
`
	for _, c := range []struct{ op, want string }{
		{"arith.addi %0#2, %0#2 : f32", "'arith.addi' op operand #0 must be signless-integer-like, but got 'f32'"},
		{"arith.addi %0#11, %0#11 : si32", "'arith.addi' op operand #0 must be signless-integer-like, but got 'si32'"},
		{"arith.addf %0#0, %0#0 : i32", "'arith.addf' op operand #0 must be floating-point-like, but got 'i32'"},
		{`"arith.addi"(%0#0, %0#1) : (i32, i64) -> i32`, "'arith.addi' op requires the same type for all operands and results"},
		{`"arith.addui_extended"(%0#0, %0#1) : (i32, i64) -> (i32, i1)`, "'arith.addui_extended' op failed to verify that all of {lhs, rhs, sum} have same type"},
		{"arith.addui_extended %0#0, %0#0 : i32, i32", "'arith.addui_extended' op result #1 must be bool-like, but got 'i32'"},
		{"arith.addui_extended %0#4, %0#4 : vector<2xi32>, i1", "'arith.addui_extended' op if an operand is non-scalar, then all results must be non-scalar"},
		{`"arith.mulsi_extended"(%0#0, %0#0) : (i32, i32) -> (i32, i64)`, "'arith.mulsi_extended' op failed to verify that all of {lhs, rhs, low, high} have same type"},

		{"arith.constant 1 : si32", "'arith.constant' op integer return type must be signless"},
		{`arith.constant "x"`, "'arith.constant' op value must be an integer, float, or elements attribute"},
		{"arith.constant dense<[1, 2]> : vector<[2]xi32>", "'arith.constant' op intializing scalable vectors with elements attribute is not supported unless it's a vector splat"},
		{`"arith.constant"() {value = 1 : i32} : () -> i64`, "'arith.constant' op failed to verify that all of {value, result} have same type"},
		{`"arith.constant"() : () -> i64`, "'arith.constant' op requires attribute 'value'"},

		{"arith.extsi %0#0 : i32 to i8", "'arith.extsi' op operand type 'i32' and result type 'i8' are cast incompatible"},
		{"arith.extui %0#0 : i32 to i32", "'arith.extui' op operand type 'i32' and result type 'i32' are cast incompatible"},
		{"arith.extsi %0#4 : vector<2xi32> to i64", "'arith.extsi' op requires the same shape for all operands and results"},
		{"arith.extsi %0#4 : vector<2xi32> to vector<3xi64>", "'arith.extsi' op requires the same shape for all operands and results"},
		{"arith.extsi %0#7 : tensor<2xi32> to tensor<?xi64>", "'arith.extsi' op failed to verify that input and output have the same tensor dimensions"},
		{"arith.extsi %idx : index to i64", "'arith.extsi' op operand #0 must be signless-fixed-width-integer-like, but got 'index'"},
		{"arith.trunci %0#0 : i32 to i64", "'arith.trunci' op operand type 'i32' and result type 'i64' are cast incompatible"},
		{"arith.extf %h : f16 to bf16", "'arith.extf' op operand type 'f16' and result type 'bf16' are cast incompatible"},
		{"arith.truncf %0#2 : f32 to f64", "'arith.truncf' op operand type 'f32' and result type 'f64' are cast incompatible"},
		{"arith.index_cast %0#0 : i32 to i64", "'arith.index_cast' op operand type 'i32' and result type 'i64' are cast incompatible"},
		{"arith.index_cast %t0 : tensor<index> to tensor<2xi64>", "'arith.index_cast' op failed to verify that input and output have the same tensor dimensions"},
		{"arith.index_cast %t0 : tensor<index> to i64", "'arith.index_cast' op requires the same shape for all operands and results"},
		{"arith.index_cast %0#10 : memref<2xi32> to memref<3xindex>", "'arith.index_cast' op requires the same shape for all operands and results"},
		{"arith.bitcast %0#0 : i32 to f64", "'arith.bitcast' op operand type 'i32' and result type 'f64' are cast incompatible"},
		{"arith.bitcast %idx : index to i64", "'arith.bitcast' op operand #0 must be signless-integer-or-float-like or memref of signless-integer or float, but got 'index'"},
		{`arith.bitcast %0#9 : tensor<2xi32, "x"> to tensor<2xf32>`, `'arith.bitcast' op operand type 'tensor<2xi32, "x">' and result type 'tensor<2xf32>' are cast incompatible`},
		{"arith.bitcast %u : tensor<*xi32> to tensor<*xf32>", "'arith.bitcast' op failed to verify that input and output have the same tensor dimensions"},
		{"arith.scaling_extf %0#2, %0#2 : f32, f32 to f16", "'arith.scaling_extf' op operand types 'f32', 'f32' and result type 'f16' are cast incompatible"},
		{"arith.scaling_truncf %h, %h : f16, f16 to f32", "'arith.scaling_truncf' op operand types 'f16', 'f16' and result type 'f32' are cast incompatible"},

		{`"arith.cmpi"(%0#0, %0#0) {predicate = 1 : i64} : (i32, i32) -> i32`, "'arith.cmpi' op result #0 must be bool-like, but got 'i32'"},
		{`"arith.cmpi"(%0#4, %0#4) {predicate = 1 : i64} : (vector<2xi32>, vector<2xi32>) -> vector<3xi1>`, "'arith.cmpi' op failed to verify that result type has i1 element type and same shape as operands"},

		{"arith.select %0#6, %0#5, %0#5 : vector<2xi1>, vector<3xi32>", "'arith.select' op failed to verify that condition is signless i1 or has matching shape"},
		{"arith.select %0#8, %0#4, %0#4 : tensor<2xi1>, vector<2xi32>", "'arith.select' op all non-scalar operands/results must have the same shape and base type"},
		{"arith.select %0#6, %0#0, %0#0 : vector<2xi1>, i32", "'arith.select' op if an operand is non-scalar, then there must be at least one non-scalar result"},
		{`arith.select %0#8, %0#9, %0#9 : tensor<2xi1>, tensor<2xi32, "x">`, `'arith.select' op expected condition type to have the same shape as the result type, expected 'tensor<2xi1, "x">', but got 'tensor<2xi1>'`},
		{"arith.select %0#0, %0#0 : i32", "expected 3 operands"},
	} {
		_, errs := read(args + c.op)
		if len(errs) != 1 || !strings.HasSuffix(errs[0], c.want) {
			t.Errorf("%s: got %q, want %q", c.op, errs, c.want)
		}
	}
}
