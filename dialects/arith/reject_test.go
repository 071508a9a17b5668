package arith_test

import "testing"

// rejected are programs that are wrong and the first thing that the reference says about each.
var rejected = []struct{ name, text, want string }{
	{"addi: floats", `%a = "test.value"() : () -> f32
%r = arith.addi %a, %a : f32`, "test:3:6: error: 'arith.addi' op operand #0 must be signless-integer-like, but got 'f32'"},
	{"addi: operands of two types", `%a, %b = "test.values"() : () -> (i32, i64)
%r = arith.addi %a, %b : i32`, "test:3:21: error: use of value '%b' expects different type than prior uses: 'i32' vs 'i64'"},
	{"addi: other result", `%a = "test.value"() : () -> i32
%r = "arith.addi"(%a, %a) : (i32, i32) -> i64`, "test:3:6: error: 'arith.addi' op requires the same type for all operands and results"},
	{"addi: one operand", `%a = "test.value"() : () -> i32
%r = arith.addi %a : i32`, "test:3:19: error: expected ','"},
	{"addi: three operands", `%a = "test.value"() : () -> i32
%r = "arith.addi"(%a, %a, %a) : (i32, i32, i32) -> i32`, "test:3:6: error: 'arith.addi' op expected 2 operands, but found 3"},
	{"addi: flag that is none", `%a = "test.value"() : () -> i32
%r = arith.addi %a, %a overflow<nnan> : i32`, "test:3:33: error: custom op 'arith.addi' expected ::mlir::arith::IntegerOverflowFlags to be one of: none, nsw, nuw"},
	{"addi: signed type", `%a = "test.value"() : () -> si32
%r = arith.addi %a, %a : si32`, "test:3:6: error: 'arith.addi' op operand #0 must be signless-integer-like, but got 'si32'"},
	{"addi: no type", `%a = "test.value"() : () -> i32
%r = arith.addi %a, %a`, "test:3:23: error: expected ':'"},
	{"addf: integers", `%a = "test.value"() : () -> i32
%r = arith.addf %a, %a : i32`, "test:3:6: error: 'arith.addf' op operand #0 must be floating-point-like, but got 'i32'"},
	{"addf: flag that is none", `%a = "test.value"() : () -> f32
%r = arith.addf %a, %a fastmath<quick> : f32`, "test:3:33: error: custom op 'arith.addf' expected ::mlir::arith::FastMathFlags to be one of: none, reassoc, nnan, ninf, nsz, arcp, contract, afn, fast"},
	{"addf: index", `%a = "test.value"() : () -> index
%r = arith.addf %a, %a : index`, "test:3:6: error: 'arith.addf' op operand #0 must be floating-point-like, but got 'index'"},
	{"divsi: floats", `%a = "test.value"() : () -> f64
%r = arith.divsi %a, %a : f64`, "test:3:6: error: 'arith.divsi' op operand #0 must be signless-integer-like, but got 'f64'"},
	{"negf: integers", `%a = "test.value"() : () -> i32
%r = arith.negf %a : i32`, "test:3:6: error: 'arith.negf' op operand #0 must be floating-point-like, but got 'i32'"},
	{"cmpi: predicate that is none", `%a = "test.value"() : () -> i32
%r = arith.cmpi lt, %a, %a : i32`, "test:3:17: error: custom op 'arith.cmpi' expected string or keyword containing one of the following enum values for attribute 'predicate' [eq, ne, slt, sle, sgt, sge, ult, ule, ugt, uge]"},
	{"cmpi: predicate of floats", `%a = "test.value"() : () -> i32
%r = arith.cmpi oeq, %a, %a : i32`, "test:3:17: error: custom op 'arith.cmpi' expected string or keyword containing one of the following enum values for attribute 'predicate' [eq, ne, slt, sle, sgt, sge, ult, ule, ugt, uge]"},
	{"cmpi: result", `%a = "test.value"() : () -> vector<4xi32>
%r = "arith.cmpi"(%a, %a) <{predicate = 0 : i64}> : (vector<4xi32>, vector<4xi32>) -> i1`, "test:3:6: error: 'arith.cmpi' op failed to verify that result type has i1 element type and same shape as operands"},
	{"cmpi: predicate as a number that is none", `%a = "test.value"() : () -> i32
%r = "arith.cmpi"(%a, %a) <{predicate = 42 : i64}> : (i32, i32) -> i1`, "test:3:6: error: invalid properties {predicate = 42 : i64} for op arith.cmpi: Invalid attribute `predicate` in property conversion: 42 : i64"},
	{"cmpi: no predicate", `%a = "test.value"() : () -> i32
%r = "arith.cmpi"(%a, %a) : (i32, i32) -> i1`, "test:3:6: error: 'arith.cmpi' op requires attribute 'predicate'"},
	{"cmpf: predicate of integers", `%a = "test.value"() : () -> f32
%r = arith.cmpf eq, %a, %a : f32`, "test:3:17: error: custom op 'arith.cmpf' expected string or keyword containing one of the following enum values for attribute 'predicate' [false, oeq, ogt, oge, olt, ole, one, ord, ueq, ugt, uge, ult, ule, une, uno, true]"},
	{"select: condition", `%a, %b = "test.values"() : () -> (i8, f32)
%r = "arith.select"(%a, %b, %b) : (i8, f32, f32) -> f32`, "test:3:6: error: 'arith.select' op operand #0 must be bool-like, but got 'i8'"},
	{"select: shape of the condition", `%a, %b = "test.values"() : () -> (vector<2xi1>, vector<4xf32>)
%r = arith.select %a, %b, %b : vector<2xi1>, vector<4xf32>`, "test:3:6: error: 'arith.select' op failed to verify that condition is signless i1 or has matching shape"},
	{"extsi: to a smaller type", `%a = "test.value"() : () -> i32
%r = arith.extsi %a : i32 to i16`, "test:3:6: error: 'arith.extsi' op operand type 'i32' and result type 'i16' are cast incompatible"},
	{"extsi: to the same type", `%a = "test.value"() : () -> i32
%r = arith.extsi %a : i32 to i32`, "test:3:6: error: 'arith.extsi' op operand type 'i32' and result type 'i32' are cast incompatible"},
	{"extui: to index", `%a = "test.value"() : () -> i32
%r = arith.extui %a : i32 to index`, "test:3:6: error: 'arith.extui' op result #0 must be signless-fixed-width-integer-like, but got 'index'"},
	{"trunci: to a wider type", `%a = "test.value"() : () -> i16
%r = arith.trunci %a : i16 to i32`, "test:3:6: error: 'arith.trunci' op operand type 'i16' and result type 'i32' are cast incompatible"},
	{"trunci: shapes", `%a = "test.value"() : () -> vector<4xi32>
%r = arith.trunci %a : vector<4xi32> to vector<2xi8>`, "test:3:6: error: 'arith.trunci' op requires the same shape for all operands and results"},
	{"trunci: vector to scalar", `%a = "test.value"() : () -> vector<4xi32>
%r = arith.trunci %a : vector<4xi32> to i8`, "test:3:6: error: 'arith.trunci' op requires the same shape for all operands and results"},
	{"extf: to a smaller type", `%a = "test.value"() : () -> f32
%r = arith.extf %a : f32 to f16`, "test:3:6: error: 'arith.extf' op operand type 'f32' and result type 'f16' are cast incompatible"},
	{"extf: from an integer", `%a = "test.value"() : () -> i32
%r = arith.extf %a : i32 to f64`, "test:3:6: error: 'arith.extf' op operand #0 must be floating-point-like, but got 'i32'"},
	{"truncf: to a wider type", `%a = "test.value"() : () -> f32
%r = arith.truncf %a : f32 to f64`, "test:3:6: error: 'arith.truncf' op operand type 'f32' and result type 'f64' are cast incompatible"},
	{"truncf: rounding that is none", `%a = "test.value"() : () -> f32
%r = arith.truncf %a sideways : f32 to f16`, "test:3:21: error: expected ':'"},
	{"sitofp: from a float", `%a = "test.value"() : () -> f32
%r = arith.sitofp %a : f32 to f64`, "test:3:6: error: 'arith.sitofp' op operand #0 must be signless-fixed-width-integer-like, but got 'f32'"},
	{"sitofp: to an integer", `%a = "test.value"() : () -> i32
%r = arith.sitofp %a : i32 to i64`, "test:3:6: error: 'arith.sitofp' op result #0 must be floating-point-like, but got 'i64'"},
	{"fptosi: from an integer", `%a = "test.value"() : () -> i32
%r = arith.fptosi %a : i32 to i64`, "test:3:6: error: 'arith.fptosi' op operand #0 must be floating-point-like, but got 'i32'"},
	{"fptoui: to index", `%a = "test.value"() : () -> f32
%r = arith.fptoui %a : f32 to index`, "test:3:6: error: 'arith.fptoui' op result #0 must be signless-fixed-width-integer-like, but got 'index'"},
	{"index_cast: between integers", `%a = "test.value"() : () -> i32
%r = arith.index_cast %a : i32 to i64`, "test:3:6: error: 'arith.index_cast' op operand type 'i32' and result type 'i64' are cast incompatible"},
	{"index_cast: from a float", `%a = "test.value"() : () -> f32
%r = arith.index_cast %a : f32 to index`, "test:3:6: error: 'arith.index_cast' op operand #0 must be signless-integer-like or memref of signless-integer, but got 'f32'"},
	{"bitcast: widths", `%a = "test.value"() : () -> f32
%r = arith.bitcast %a : f32 to i64`, "test:3:6: error: 'arith.bitcast' op operand type 'f32' and result type 'i64' are cast incompatible"},
	{"bitcast: index", `%a = "test.value"() : () -> index
%r = arith.bitcast %a : index to i64`, "test:3:6: error: 'arith.bitcast' op operand #0 must be signless-integer-or-float-like or memref of signless-integer or float, but got 'index'"},
	{"bitcast: shapes", `%a = "test.value"() : () -> vector<4xi32>
%r = arith.bitcast %a : vector<4xi32> to vector<2xi64>`, "test:3:6: error: 'arith.bitcast' op requires the same shape for all operands and results"},
	{"addui_extended: carry", `%a = "test.value"() : () -> i32
%r, %c = "arith.addui_extended"(%a, %a) : (i32, i32) -> (i32, i8)`, "test:3:10: error: 'arith.addui_extended' op result #1 must be bool-like, but got 'i8'"},
	{"mulsi_extended: floats", `%a = "test.value"() : () -> f32
%r, %c = arith.mulsi_extended %a, %a : f32`, "test:3:10: error: 'arith.mulsi_extended' op operand #0 must be signless-integer-like, but got 'f32'"},
	{"constant: no value", "%r = arith.constant : i32", "test:2:20: error: expected attribute value"},
	{"constant: too large", "%r = arith.constant 300 : i8", "test:2:21: error: integer constant out of range for attribute"},
	{"constant: a float for an integer", "%r = arith.constant 1.5 : i32", "test:3:1: error: floating point value not valid for specified type"},
	{"constant: an integer for a float", "%r = arith.constant 1 : f32", "test:2:21: error: unexpected decimal integer literal for a floating point value"},
	{"constant: an integer with a sign", "%r = arith.constant 1 : si32", "test:2:6: error: 'arith.constant' op integer return type must be signless"},
	{"constant: a string", `%r = arith.constant "text"`, "test:2:6: error: 'arith.constant' op value must be an integer, float, or elements attribute"},
	{"constant: other type", `%r = "arith.constant"() <{value = 1 : i32}> : () -> i64`, "test:2:6: error: 'arith.constant' op failed to verify that all of {value, result} have same type"},
	{"constant: number of elements", "%r = arith.constant dense<[1, 2]> : vector<3xi32>", "test:2:21: error: inferred shape of elements literal ([2]) does not match type ([3])"},
	{"constant: elements of unknown number", "%r = arith.constant dense<1> : tensor<?xi32>", "test:2:21: error: elements literal type must have static shape"},
	{"constant: vector without fixed size", "%r = arith.constant dense<[1, 2]> : vector<[2]xi32>", "test:2:6: error: 'arith.constant' op intializing scalable vectors with elements attribute is not supported unless it's a vector splat"},
	{"two results to one name", `%a = "test.value"() : () -> i32
%r:2 = arith.addi %a, %a : i32`, "test:3:1: error: operation defines 1 results but was provided 2 to bind"},
	{"an operand that is not there", "%r = arith.addi %x, %x : i32", "test:2:17: error: use of undeclared SSA value name"},
	{"an operand of another type than before", `%a = "test.value"() : () -> i32
%r = arith.addi %a, %a : i64`, "test:3:17: error: use of value '%a' expects different type than prior uses: 'i64' vs 'i32'"},
	{"an op that is none", `%a = "test.value"() : () -> i32
%r = arith.plus %a, %a : i32`, "test:3:6: error: custom op 'arith.plus' is unknown"},
}

func TestRejected(t *testing.T) {
	for _, tt := range rejected {
		t.Run(tt.name, func(t *testing.T) {
			switch _, errs := read(tt.text); {
			case len(errs) == 0:
				t.Errorf("accepted, want %s", tt.want)
			case errs[0] != tt.want:
				t.Errorf("got\n%s\nwant\n%s", errs[0], tt.want)
			}
		})
	}
}
