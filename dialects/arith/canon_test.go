package arith_test

import (
	"fmt"
	"strings"
	"testing"
)

// canonCases are pieces of code before and after canonicalization. %x, %y, %z are values that are not known.
var canonCases = []struct{ name, before, after string }{
	{"add of add", `%x = "test.i32"() : () -> i32
%c3 = arith.constant 3 : i32
%c4 = arith.constant 4 : i32
%0 = arith.addi %x, %c3 overflow<nsw, nuw> : i32
%1 = arith.addi %c4, %0 overflow<nsw> : i32
"test.use"(%1) : (i32) -> ()`,
		`%c7_i32 = arith.constant 7 : i32
%0 = "test.i32"() : () -> i32
%1 = arith.addi %0, %c7_i32 overflow<nsw> : i32
"test.use"(%1) : (i32) -> ()`},
	{"add of subs", `%x = "test.i8"() : () -> i8
%c100 = arith.constant 100 : i8
%c56 = arith.constant 56 : i8
%0 = arith.subi %x, %c100 : i8
%1 = arith.addi %0, %c56 : i8
%2 = arith.subi %c100, %x overflow<nuw> : i8
%3 = arith.addi %2, %c56 overflow<nuw> : i8
"test.use"(%1, %3) : (i8, i8) -> ()`,
		`%c-100_i8 = arith.constant -100 : i8
%c-44_i8 = arith.constant -44 : i8
%0 = "test.i8"() : () -> i8
%1 = arith.addi %0, %c-44_i8 : i8
%2 = arith.subi %c-100_i8, %0 overflow<nuw> : i8
"test.use"(%1, %2) : (i8, i8) -> ()`},
	{"sub of adds", `%x = "test.i8"() : () -> i8
%c5 = arith.constant 5 : i8
%c7 = arith.constant 7 : i8
%0 = arith.addi %x, %c5 overflow<nsw> : i8
%1 = arith.subi %0, %c7 overflow<nsw> : i8
%2 = arith.subi %c7, %0 overflow<nsw> : i8
"test.use"(%1, %2) : (i8, i8) -> ()`,
		`%c2_i8 = arith.constant 2 : i8
%c-2_i8 = arith.constant -2 : i8
%0 = "test.i8"() : () -> i8
%1 = arith.addi %0, %c-2_i8 : i8
%2 = arith.subi %c2_i8, %0 overflow<nsw> : i8
"test.use"(%1, %2) : (i8, i8) -> ()`},
	{"sub of subs", `%x, %y = "test.i8"() : () -> (i8, i8)
%c5 = arith.constant 5 : i8
%c7 = arith.constant 7 : i8
%0 = arith.subi %x, %c5 : i8
%1 = arith.subi %0, %c7 : i8
%2 = arith.subi %c7, %0 : i8
%3 = arith.subi %c5, %x : i8
%4 = arith.subi %3, %c7 : i8
%5 = arith.subi %c7, %3 : i8
%6 = arith.subi %x, %y overflow<nsw, nuw> : i8
%7 = arith.subi %6, %x overflow<nuw> : i8
"test.use"(%1, %2, %4, %5, %7) : (i8, i8, i8, i8, i8) -> ()`,
		`%c0_i8 = arith.constant 0 : i8
%c2_i8 = arith.constant 2 : i8
%c-2_i8 = arith.constant -2 : i8
%c12_i8 = arith.constant 12 : i8
%0:2 = "test.i8"() : () -> (i8, i8)
%1 = arith.subi %0#0, %c12_i8 : i8
%2 = arith.subi %c12_i8, %0#0 : i8
%3 = arith.subi %c-2_i8, %0#0 : i8
%4 = arith.addi %0#0, %c2_i8 : i8
%5 = arith.subi %c0_i8, %0#1 overflow<nuw> : i8
"test.use"(%1, %2, %3, %4, %5) : (i8, i8, i8, i8, i8) -> ()`},
	{"add of negated", `%x, %y = "test.v"() : () -> (vector<2xi8>, vector<2xi8>)
%m = arith.constant dense<-1> : vector<2xi8>
%0 = arith.muli %y, %m overflow<nsw> : vector<2xi8>
%1 = arith.addi %x, %0 overflow<nsw> : vector<2xi8>
%2 = arith.addi %0, %y : vector<2xi8>
"test.use"(%1, %2) : (vector<2xi8>, vector<2xi8>) -> ()`,
		`%cst = arith.constant dense<0> : vector<2xi8>
%0:2 = "test.v"() : () -> (vector<2xi8>, vector<2xi8>)
%1 = arith.subi %0#0, %0#1 : vector<2xi8>
"test.use"(%1, %cst) : (vector<2xi8>, vector<2xi8>) -> ()`},
	{"mul of mul", `%x = "test.i32"() : () -> index
%c3 = arith.constant 3 : index
%c4 = arith.constant -4 : index
%0 = arith.muli %x, %c3 overflow<nsw> : index
%1 = arith.muli %0, %c4 overflow<nsw, nuw> : index
"test.use"(%1) : (index) -> ()`,
		`%c-12 = arith.constant -12 : index
%0 = "test.i32"() : () -> index
%1 = arith.muli %0, %c-12 overflow<nsw> : index
"test.use"(%1) : (index) -> ()`},
	{"halves of which one is used", `%x, %y = "test.i8"() : () -> (i8, i8)
%a, %b = arith.addui_extended %x, %y : i8, i1
%c, %d = arith.mulsi_extended %x, %y : i8
%e, %f = arith.mului_extended %x, %y : i8
%one = arith.constant 1 : i8
%g, %h = arith.mulsi_extended %x, %one : i8
%i, %j = arith.mului_extended %x, %one : i8
"test.use"(%a, %c, %e, %g, %h, %i, %j) : (i8, i8, i8, i8, i8, i8, i8) -> ()`,
		`%c0_i8 = arith.constant 0 : i8
%0:2 = "test.i8"() : () -> (i8, i8)
%1 = arith.addi %0#0, %0#1 : i8
%2 = arith.muli %0#0, %0#1 : i8
%3 = arith.muli %0#0, %0#1 : i8
%4 = arith.cmpi slt, %0#0, %c0_i8 : i8
%5 = arith.extsi %4 : i1 to i8
"test.use"(%1, %2, %3, %0#0, %5, %0#0, %c0_i8) : (i8, i8, i8, i8, i8, i8, i8) -> ()`},
	{"not of a comparison", `%x, %y = "test.i8"() : () -> (i8, i8)
%t = arith.constant true
%0 = arith.cmpi slt, %x, %y : i8
%1 = arith.xori %0, %t : i1
"test.use"(%1) : (i1) -> ()`,
		`%0:2 = "test.i8"() : () -> (i8, i8)
%1 = arith.cmpi sge, %0#0, %0#1 : i8
"test.use"(%1) : (i1) -> ()`},
	{"bits of extensions", `%x, %y = "test.i8"() : () -> (i8, i8)
%0 = arith.extui %x : i8 to i32
%1 = arith.extui %y : i8 to i32
%2 = arith.extsi %x : i8 to i32
%3 = arith.extsi %y : i8 to i32
%4 = arith.andi %0, %1 : i32
%5 = arith.ori %2, %3 : i32
%6 = arith.xori %0, %1 : i32
%7 = arith.cmpi eq, %2, %3 : i32
%8 = arith.cmpi slt, %2, %3 : i32
"test.use"(%4, %5, %6, %7, %8) : (i32, i32, i32, i1, i1) -> ()`,
		`%0:2 = "test.i8"() : () -> (i8, i8)
%1 = arith.extsi %0#0 : i8 to i32
%2 = arith.extsi %0#1 : i8 to i32
%3 = arith.andi %0#0, %0#1 : i8
%4 = arith.extui %3 : i8 to i32
%5 = arith.ori %0#0, %0#1 : i8
%6 = arith.extsi %5 : i8 to i32
%7 = arith.xori %0#0, %0#1 : i8
%8 = arith.extui %7 : i8 to i32
%9 = arith.cmpi eq, %0#0, %0#1 : i8
%10 = arith.cmpi slt, %1, %2 : i32
"test.use"(%4, %6, %8, %9, %10) : (i32, i32, i32, i1, i1) -> ()`},
	{"chains of conversions", `%x, %i = "test.i8"() : () -> (i8, index)
%0 = arith.extui %x : i8 to i16
%1 = arith.extsi %0 : i16 to i64
%2 = arith.extsi %x : i8 to i64
%3 = arith.trunci %2 : i64 to i16
%4 = arith.trunci %1 : i64 to i8
%5 = arith.index_cast %2 : i64 to index
%6 = arith.index_cast %i : index to i32
%7 = arith.index_cast %6 : i32 to index
%8 = arith.bitcast %x : i8 to f8E4M3FN
%9 = arith.bitcast %8 : f8E4M3FN to f8E5M2
%10 = arith.sitofp %x : i8 to f64
%11 = arith.truncf %10 : f64 to f32
%12 = arith.truncf %10 upward : f64 to f32
"test.use"(%1, %3, %4, %5, %7, %9, %11, %12) : (i64, i16, i8, index, index, f8E5M2, f32, f32) -> ()`,
		`%0:2 = "test.i8"() : () -> (i8, index)
%1 = arith.extui %0#0 : i8 to i64
%2 = arith.extsi %0#0 : i8 to i16
%3 = arith.index_cast %0#0 : i8 to index
%4 = arith.bitcast %0#0 : i8 to f8E5M2
%5 = arith.sitofp %0#0 : i8 to f64
%6 = arith.sitofp %0#0 : i8 to f32
%7 = arith.truncf %5 upward : f64 to f32
"test.use"(%1, %2, %0#0, %3, %0#1, %4, %6, %7) : (i64, i16, i8, index, index, f8E5M2, f32, f32) -> ()`},
	{"high half by a shift", `%x, %v = "test.i32"() : () -> (i32, vector<2xi32>)
%c16 = arith.constant 16 : i32
%c15 = arith.constant 15 : i32
%cv = arith.constant dense<16> : vector<2xi32>
%0 = arith.shrsi %x, %c16 : i32
%1 = arith.trunci %0 overflow<nsw> : i32 to i16
%2 = arith.shrsi %x, %c15 : i32
%3 = arith.trunci %2 : i32 to i16
%4 = arith.shrsi %v, %cv : vector<2xi32>
%5 = arith.trunci %4 : vector<2xi32> to vector<2xi16>
"test.use"(%1, %3, %5) : (i16, i16, vector<2xi16>) -> ()`,
		`%cst = arith.constant dense<16> : vector<2xi32>
%c16_i32 = arith.constant 16 : i32
%c15_i32 = arith.constant 15 : i32
%0:2 = "test.i32"() : () -> (i32, vector<2xi32>)
%1 = arith.shrui %0#0, %c16_i32 : i32
%2 = arith.trunci %1 overflow<nsw> : i32 to i16
%3 = arith.shrsi %0#0, %c15_i32 : i32
%4 = arith.trunci %3 : i32 to i16
%5 = arith.shrui %0#1, %cst : vector<2xi32>
%6 = arith.trunci %5 : vector<2xi32> to vector<2xi16>
"test.use"(%2, %4, %6) : (i16, i16, vector<2xi16>) -> ()`},
	{"products of negated", `%x, %y = "test.f32"() : () -> (f32, f32)
%0 = arith.negf %x fastmath<fast> : f32
%1 = arith.negf %y : f32
%2 = arith.mulf %0, %1 fastmath<nnan> : f32
%3 = arith.divf %0, %1 : f32
"test.use"(%2, %3) : (f32, f32) -> ()`,
		`%0:2 = "test.f32"() : () -> (f32, f32)
%1 = arith.mulf %0#0, %0#1 fastmath<nnan> : f32
%2 = arith.divf %0#0, %0#1 : f32
"test.use"(%1, %2) : (f32, f32) -> ()`},
	{"choices of truth values", `%p, %x, %y, %z = "test.i1"() : () -> (i1, i8, i8, i8)
%t = arith.constant true
%f = arith.constant false
%c1 = arith.constant 1 : i8
%c0 = arith.constant 0 : i8
%n = arith.xori %p, %t : i1
%0 = arith.select %n, %x, %y : i8
%1 = arith.select %p, %f, %t : i1
%2 = arith.select %p, %c1, %c0 : i8
%3 = arith.select %p, %c0, %c1 : i8
%in = arith.select %p, %x, %y : i8
%4 = arith.select %p, %in, %z : i8
%5 = arith.select %p, %z, %in : i8
"test.use"(%0, %1, %2, %3, %4, %5) : (i8, i1, i8, i8, i8, i8) -> ()`,
		`%true = arith.constant true
%0:4 = "test.i1"() : () -> (i1, i8, i8, i8)
%1 = arith.select %0#0, %0#2, %0#1 : i8
%2 = arith.xori %0#0, %true : i1
%3 = arith.extui %0#0 : i1 to i8
%4 = arith.xori %0#0, %true : i1
%5 = arith.extui %4 : i1 to i8
%6 = arith.select %0#0, %0#1, %0#3 : i8
%7 = arith.select %0#0, %0#3, %0#2 : i8
"test.use"(%1, %2, %3, %5, %6, %7) : (i8, i1, i8, i8, i8, i8) -> ()`},
	{"comparisons of converted integers", `%x = "test.i8"() : () -> i8
%a = arith.constant 4.5 : f32
%b = arith.constant -4.5 : f32
%c = arith.constant 128.0 : f32
%s = arith.sitofp %x : i8 to f32
%u = arith.uitofp %x : i8 to f32
%0 = arith.cmpf olt, %s, %a : f32
%1 = arith.cmpf uge, %s, %b : f32
%2 = arith.cmpf oeq, %s, %a : f32
%3 = arith.cmpf olt, %s, %c : f32
%4 = arith.cmpf olt, %u, %c : f32
%5 = arith.cmpf ogt, %u, %b : f32
%6 = arith.cmpf ord, %u, %b : f32
"test.use"(%0, %1, %2, %3, %4, %5, %6) : (i1, i1, i1, i1, i1, i1, i1) -> ()`,
		`%c-128_i8 = arith.constant -128 : i8
%true = arith.constant true
%false = arith.constant false
%c-4_i8 = arith.constant -4 : i8
%c4_i8 = arith.constant 4 : i8
%0 = "test.i8"() : () -> i8
%1 = arith.cmpi sle, %0, %c4_i8 : i8
%2 = arith.cmpi sge, %0, %c-4_i8 : i8
%3 = arith.cmpi ult, %0, %c-128_i8 : i8
"test.use"(%1, %2, %false, %true, %3, %true, %true) : (i1, i1, i1, i1, i1, i1, i1) -> ()`},
	{"precision decides", `%x = "test.i32"() : () -> i32
%a = arith.constant 5.0e+07 : f32
%b = arith.constant 5.0 : f32
%s = arith.sitofp %x : i32 to f32
%0 = arith.cmpf olt, %s, %a : f32
%1 = arith.cmpf olt, %s, %b : f32
"test.use"(%0, %1) : (i1, i1) -> ()`,
		`%c5_i32 = arith.constant 5 : i32
%cst = arith.constant 5.000000e+07 : f32
%0 = "test.i32"() : () -> i32
%1 = arith.sitofp %0 : i32 to f32
%2 = arith.cmpf olt, %1, %cst : f32
%3 = arith.cmpi slt, %0, %c5_i32 : i32
"test.use"(%2, %3) : (i1, i1) -> ()`},
	{"constants move right", `%x = "test.i8"() : () -> i8
%c5 = arith.constant 5 : i8
%0 = arith.addi %c5, %x : i8
%1 = arith.cmpi ult, %c5, %x : i8
%2 = arith.subi %c5, %x : i8
"test.use"(%0, %1, %2) : (i8, i1, i8) -> ()`,
		`%c5_i8 = arith.constant 5 : i8
%0 = "test.i8"() : () -> i8
%1 = arith.addi %0, %c5_i8 : i8
%2 = arith.cmpi ugt, %0, %c5_i8 : i8
%3 = arith.subi %c5_i8, %0 : i8
"test.use"(%1, %2, %3) : (i8, i1, i8) -> ()`},
	{"what cancels out", `%x, %y, %f = "test.i8"() : () -> (i8, i8, f64)
%m = arith.constant -1 : i8
%0 = arith.addi %x, %y : i8
%1 = arith.subi %0, %x : i8
%2 = arith.subi %x, %y : i8
%3 = arith.addi %2, %y : i8
%4 = arith.xori %x, %y : i8
%5 = arith.xori %y, %4 : i8
%6 = arith.xori %x, %m : i8
%7 = arith.andi %6, %x : i8
%8 = arith.ori %x, %6 : i8
%9 = arith.muli %x, %y overflow<nsw> : i8
%10 = arith.divsi %9, %y : i8
%11 = arith.divui %9, %y : i8
%12 = arith.truncf %f fastmath<contract> : f64 to f32
%13 = arith.extf %12 fastmath<fast> : f32 to f64
%14 = arith.negf %f : f64
%15 = arith.negf %14 : f64
"test.use"(%1, %3, %5, %7, %8, %10, %11, %13, %15) : (i8, i8, i8, i8, i8, i8, i8, f64, f64) -> ()`,
		`%c0_i8 = arith.constant 0 : i8
%c-1_i8 = arith.constant -1 : i8
%0:3 = "test.i8"() : () -> (i8, i8, f64)
%1 = arith.muli %0#0, %0#1 overflow<nsw> : i8
%2 = arith.divui %1, %0#1 : i8
"test.use"(%0#1, %0#0, %0#0, %c0_i8, %c-1_i8, %0#0, %2, %0#2, %0#2) : (i8, i8, i8, i8, i8, i8, i8, f64, f64) -> ()`},
}

func TestCanonicalize(t *testing.T) {
	for _, c := range canonCases {
		if got := canonical(t, c.before); got != c.after {
			t.Errorf("%s: got:\n%s\nwant:\n%s", c.name, got, c.after)
		}
	}
}

func TestUpstreamCanonicalizesTheSame(t *testing.T) {
	var src strings.Builder
	for i, c := range canonCases {
		fmt.Fprintf(&src, "module @m%d {\n%s\n}\n", i, c.before)
	}
	got := modules(upstream(t, src.String(), "-canonicalize"))
	for i, c := range canonCases {
		if got[i] != c.after {
			t.Errorf("%s: upstream:\n%s\nexpected here:\n%s", c.name, got[i], c.after)
		}
	}
}

// modules returns the bodies of the modules inside a printed module.
func modules(text string) []string {
	var bodies []string
	for _, m := range strings.Split(text, "\n  module ")[1:] {
		body, _, _ := strings.Cut(m, "\n  }")
		_, body, _ = strings.Cut(body, "\n")
		bodies = append(bodies, trimmed(body))
	}
	return bodies
}
