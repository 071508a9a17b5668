package arith_test

import (
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// forms are functions with ops in many forms and how the reference prints them, in their own syntax and in the generic one. Where in is
// "", the program is as it is printed.
var forms = []struct{ name, in, custom, generic string }{
	{"addi", `%a, %b, %c, %d = "test.values"() : () -> (i32, vector<4xi64>, index, tensor<?xi8>)
%r0 = arith.addi %a, %a : i32
%r1 = arith.addi %b, %b overflow<nsw> : vector<4xi64>
%r2 = arith.addi %c, %c overflow<nuw> : index
%r3 = arith.addi %d, %d overflow<nsw, nuw> {tag} : tensor<?xi8>`, `%0:4 = "test.values"() : () -> (i32, vector<4xi64>, index, tensor<?xi8>)
%1 = arith.addi %0#0, %0#0 : i32
%2 = arith.addi %0#1, %0#1 overflow<nsw> : vector<4xi64>
%3 = arith.addi %0#2, %0#2 overflow<nuw> : index
%4 = arith.addi %0#3, %0#3 overflow<nsw, nuw> {tag} : tensor<?xi8>`, `%0:4 = "test.values"() : () -> (i32, vector<4xi64>, index, tensor<?xi8>)
%1 = "arith.addi"(%0#0, %0#0) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
%2 = "arith.addi"(%0#1, %0#1) <{overflowFlags = #arith.overflow<nsw>}> : (vector<4xi64>, vector<4xi64>) -> vector<4xi64>
%3 = "arith.addi"(%0#2, %0#2) <{overflowFlags = #arith.overflow<nuw>}> : (index, index) -> index
%4 = "arith.addi"(%0#3, %0#3) <{overflowFlags = #arith.overflow<nsw, nuw>}> {tag} : (tensor<?xi8>, tensor<?xi8>) -> tensor<?xi8>`},
	{"subi", `%a, %b, %c, %d = "test.values"() : () -> (i32, vector<4xi64>, index, tensor<?xi8>)
%r0 = arith.subi %a, %a : i32
%r1 = arith.subi %b, %b overflow<nsw> : vector<4xi64>
%r2 = arith.subi %c, %c overflow<nuw> : index
%r3 = arith.subi %d, %d overflow<nsw, nuw> {tag} : tensor<?xi8>`, `%0:4 = "test.values"() : () -> (i32, vector<4xi64>, index, tensor<?xi8>)
%1 = arith.subi %0#0, %0#0 : i32
%2 = arith.subi %0#1, %0#1 overflow<nsw> : vector<4xi64>
%3 = arith.subi %0#2, %0#2 overflow<nuw> : index
%4 = arith.subi %0#3, %0#3 overflow<nsw, nuw> {tag} : tensor<?xi8>`, `%0:4 = "test.values"() : () -> (i32, vector<4xi64>, index, tensor<?xi8>)
%1 = "arith.subi"(%0#0, %0#0) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
%2 = "arith.subi"(%0#1, %0#1) <{overflowFlags = #arith.overflow<nsw>}> : (vector<4xi64>, vector<4xi64>) -> vector<4xi64>
%3 = "arith.subi"(%0#2, %0#2) <{overflowFlags = #arith.overflow<nuw>}> : (index, index) -> index
%4 = "arith.subi"(%0#3, %0#3) <{overflowFlags = #arith.overflow<nsw, nuw>}> {tag} : (tensor<?xi8>, tensor<?xi8>) -> tensor<?xi8>`},
	{"muli", `%a, %b, %c, %d = "test.values"() : () -> (i32, vector<4xi64>, index, tensor<?xi8>)
%r0 = arith.muli %a, %a : i32
%r1 = arith.muli %b, %b overflow<nsw> : vector<4xi64>
%r2 = arith.muli %c, %c overflow<nuw> : index
%r3 = arith.muli %d, %d overflow<nsw, nuw> {tag} : tensor<?xi8>`, `%0:4 = "test.values"() : () -> (i32, vector<4xi64>, index, tensor<?xi8>)
%1 = arith.muli %0#0, %0#0 : i32
%2 = arith.muli %0#1, %0#1 overflow<nsw> : vector<4xi64>
%3 = arith.muli %0#2, %0#2 overflow<nuw> : index
%4 = arith.muli %0#3, %0#3 overflow<nsw, nuw> {tag} : tensor<?xi8>`, `%0:4 = "test.values"() : () -> (i32, vector<4xi64>, index, tensor<?xi8>)
%1 = "arith.muli"(%0#0, %0#0) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
%2 = "arith.muli"(%0#1, %0#1) <{overflowFlags = #arith.overflow<nsw>}> : (vector<4xi64>, vector<4xi64>) -> vector<4xi64>
%3 = "arith.muli"(%0#2, %0#2) <{overflowFlags = #arith.overflow<nuw>}> : (index, index) -> index
%4 = "arith.muli"(%0#3, %0#3) <{overflowFlags = #arith.overflow<nsw, nuw>}> {tag} : (tensor<?xi8>, tensor<?xi8>) -> tensor<?xi8>`},
	{"shli", `%a, %b = "test.values"() : () -> (i32, vector<2xi1>)
%r0 = arith.shli %a, %a : i32
%r1 = arith.shli %a, %a overflow<nuw, nsw> : i32
%r2 = arith.shli %b, %b overflow<none> : vector<2xi1>`, `%0:2 = "test.values"() : () -> (i32, vector<2xi1>)
%1 = arith.shli %0#0, %0#0 : i32
%2 = arith.shli %0#0, %0#0 overflow<nsw, nuw> : i32
%3 = arith.shli %0#1, %0#1 : vector<2xi1>`, `%0:2 = "test.values"() : () -> (i32, vector<2xi1>)
%1 = "arith.shli"(%0#0, %0#0) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
%2 = "arith.shli"(%0#0, %0#0) <{overflowFlags = #arith.overflow<nsw, nuw>}> : (i32, i32) -> i32
%3 = "arith.shli"(%0#1, %0#1) <{overflowFlags = #arith.overflow<none>}> : (vector<2xi1>, vector<2xi1>) -> vector<2xi1>`},
	{"shrsi", `%a, %b = "test.values"() : () -> (i32, vector<[4]xi16>)
%r0 = arith.shrsi %a, %a : i32
%r1 = arith.shrsi %a, %a exact : i32
%r2 = arith.shrsi %b, %b exact {tag} : vector<[4]xi16>`, `%0:2 = "test.values"() : () -> (i32, vector<[4]xi16>)
%1 = arith.shrsi %0#0, %0#0 : i32
%2 = arith.shrsi %0#0, %0#0 exact : i32
%3 = arith.shrsi %0#1, %0#1 exact {tag} : vector<[4]xi16>`, `%0:2 = "test.values"() : () -> (i32, vector<[4]xi16>)
%1 = "arith.shrsi"(%0#0, %0#0) : (i32, i32) -> i32
%2 = "arith.shrsi"(%0#0, %0#0) <{isExact}> : (i32, i32) -> i32
%3 = "arith.shrsi"(%0#1, %0#1) <{isExact}> {tag} : (vector<[4]xi16>, vector<[4]xi16>) -> vector<[4]xi16>`},
	{"shrui", `%a, %b = "test.values"() : () -> (i32, vector<[4]xi16>)
%r0 = arith.shrui %a, %a : i32
%r1 = arith.shrui %a, %a exact : i32
%r2 = arith.shrui %b, %b exact {tag} : vector<[4]xi16>`, `%0:2 = "test.values"() : () -> (i32, vector<[4]xi16>)
%1 = arith.shrui %0#0, %0#0 : i32
%2 = arith.shrui %0#0, %0#0 exact : i32
%3 = arith.shrui %0#1, %0#1 exact {tag} : vector<[4]xi16>`, `%0:2 = "test.values"() : () -> (i32, vector<[4]xi16>)
%1 = "arith.shrui"(%0#0, %0#0) : (i32, i32) -> i32
%2 = "arith.shrui"(%0#0, %0#0) <{isExact}> : (i32, i32) -> i32
%3 = "arith.shrui"(%0#1, %0#1) <{isExact}> {tag} : (vector<[4]xi16>, vector<[4]xi16>) -> vector<[4]xi16>`},
	{"divsi", `%a, %b = "test.values"() : () -> (i32, vector<[4]xi16>)
%r0 = arith.divsi %a, %a : i32
%r1 = arith.divsi %a, %a exact : i32
%r2 = arith.divsi %b, %b exact {tag} : vector<[4]xi16>`, `%0:2 = "test.values"() : () -> (i32, vector<[4]xi16>)
%1 = arith.divsi %0#0, %0#0 : i32
%2 = arith.divsi %0#0, %0#0 exact : i32
%3 = arith.divsi %0#1, %0#1 exact {tag} : vector<[4]xi16>`, `%0:2 = "test.values"() : () -> (i32, vector<[4]xi16>)
%1 = "arith.divsi"(%0#0, %0#0) : (i32, i32) -> i32
%2 = "arith.divsi"(%0#0, %0#0) <{isExact}> : (i32, i32) -> i32
%3 = "arith.divsi"(%0#1, %0#1) <{isExact}> {tag} : (vector<[4]xi16>, vector<[4]xi16>) -> vector<[4]xi16>`},
	{"divui", `%a, %b = "test.values"() : () -> (i32, vector<[4]xi16>)
%r0 = arith.divui %a, %a : i32
%r1 = arith.divui %a, %a exact : i32
%r2 = arith.divui %b, %b exact {tag} : vector<[4]xi16>`, `%0:2 = "test.values"() : () -> (i32, vector<[4]xi16>)
%1 = arith.divui %0#0, %0#0 : i32
%2 = arith.divui %0#0, %0#0 exact : i32
%3 = arith.divui %0#1, %0#1 exact {tag} : vector<[4]xi16>`, `%0:2 = "test.values"() : () -> (i32, vector<[4]xi16>)
%1 = "arith.divui"(%0#0, %0#0) : (i32, i32) -> i32
%2 = "arith.divui"(%0#0, %0#0) <{isExact}> : (i32, i32) -> i32
%3 = "arith.divui"(%0#1, %0#1) <{isExact}> {tag} : (vector<[4]xi16>, vector<[4]xi16>) -> vector<[4]xi16>`},
	{"division that rounds", `%a, %b = "test.values"() : () -> (i7, index)
%r0 = arith.ceildivsi %a, %a : i7
%r1 = arith.ceildivsi %b, %b : index
%r2 = arith.ceildivui %a, %a : i7
%r3 = arith.ceildivui %b, %b : index
%r4 = arith.floordivsi %a, %a : i7
%r5 = arith.floordivsi %b, %b : index
%r6 = arith.remsi %a, %a : i7
%r7 = arith.remsi %b, %b : index
%r8 = arith.remui %a, %a : i7
%r9 = arith.remui %b, %b : index`, `%0:2 = "test.values"() : () -> (i7, index)
%1 = arith.ceildivsi %0#0, %0#0 : i7
%2 = arith.ceildivsi %0#1, %0#1 : index
%3 = arith.ceildivui %0#0, %0#0 : i7
%4 = arith.ceildivui %0#1, %0#1 : index
%5 = arith.floordivsi %0#0, %0#0 : i7
%6 = arith.floordivsi %0#1, %0#1 : index
%7 = arith.remsi %0#0, %0#0 : i7
%8 = arith.remsi %0#1, %0#1 : index
%9 = arith.remui %0#0, %0#0 : i7
%10 = arith.remui %0#1, %0#1 : index`, `%0:2 = "test.values"() : () -> (i7, index)
%1 = "arith.ceildivsi"(%0#0, %0#0) : (i7, i7) -> i7
%2 = "arith.ceildivsi"(%0#1, %0#1) : (index, index) -> index
%3 = "arith.ceildivui"(%0#0, %0#0) : (i7, i7) -> i7
%4 = "arith.ceildivui"(%0#1, %0#1) : (index, index) -> index
%5 = "arith.floordivsi"(%0#0, %0#0) : (i7, i7) -> i7
%6 = "arith.floordivsi"(%0#1, %0#1) : (index, index) -> index
%7 = "arith.remsi"(%0#0, %0#0) : (i7, i7) -> i7
%8 = "arith.remsi"(%0#1, %0#1) : (index, index) -> index
%9 = "arith.remui"(%0#0, %0#0) : (i7, i7) -> i7
%10 = "arith.remui"(%0#1, %0#1) : (index, index) -> index`},
	{"bits", `%a, %b = "test.values"() : () -> (i1, vector<2x2xi128>)
%r0 = arith.andi %a, %a : i1
%r1 = arith.andi %b, %b : vector<2x2xi128>
%r2 = arith.ori %a, %a : i1
%r3 = arith.ori %b, %b : vector<2x2xi128>
%r4 = arith.xori %a, %a : i1
%r5 = arith.xori %b, %b : vector<2x2xi128>`, `%0:2 = "test.values"() : () -> (i1, vector<2x2xi128>)
%1 = arith.andi %0#0, %0#0 : i1
%2 = arith.andi %0#1, %0#1 : vector<2x2xi128>
%3 = arith.ori %0#0, %0#0 : i1
%4 = arith.ori %0#1, %0#1 : vector<2x2xi128>
%5 = arith.xori %0#0, %0#0 : i1
%6 = arith.xori %0#1, %0#1 : vector<2x2xi128>`, `%0:2 = "test.values"() : () -> (i1, vector<2x2xi128>)
%1 = "arith.andi"(%0#0, %0#0) : (i1, i1) -> i1
%2 = "arith.andi"(%0#1, %0#1) : (vector<2x2xi128>, vector<2x2xi128>) -> vector<2x2xi128>
%3 = "arith.ori"(%0#0, %0#0) : (i1, i1) -> i1
%4 = "arith.ori"(%0#1, %0#1) : (vector<2x2xi128>, vector<2x2xi128>) -> vector<2x2xi128>
%5 = "arith.xori"(%0#0, %0#0) : (i1, i1) -> i1
%6 = "arith.xori"(%0#1, %0#1) : (vector<2x2xi128>, vector<2x2xi128>) -> vector<2x2xi128>`},
	{"integer minimum and maximum", `%a, %b = "test.values"() : () -> (i32, tensor<4x?xindex>)
%r0 = arith.maxsi %a, %a : i32
%r1 = arith.maxsi %b, %b : tensor<4x?xindex>
%r2 = arith.maxui %a, %a : i32
%r3 = arith.maxui %b, %b : tensor<4x?xindex>
%r4 = arith.minsi %a, %a : i32
%r5 = arith.minsi %b, %b : tensor<4x?xindex>
%r6 = arith.minui %a, %a : i32
%r7 = arith.minui %b, %b : tensor<4x?xindex>`, `%0:2 = "test.values"() : () -> (i32, tensor<4x?xindex>)
%1 = arith.maxsi %0#0, %0#0 : i32
%2 = arith.maxsi %0#1, %0#1 : tensor<4x?xindex>
%3 = arith.maxui %0#0, %0#0 : i32
%4 = arith.maxui %0#1, %0#1 : tensor<4x?xindex>
%5 = arith.minsi %0#0, %0#0 : i32
%6 = arith.minsi %0#1, %0#1 : tensor<4x?xindex>
%7 = arith.minui %0#0, %0#0 : i32
%8 = arith.minui %0#1, %0#1 : tensor<4x?xindex>`, `%0:2 = "test.values"() : () -> (i32, tensor<4x?xindex>)
%1 = "arith.maxsi"(%0#0, %0#0) : (i32, i32) -> i32
%2 = "arith.maxsi"(%0#1, %0#1) : (tensor<4x?xindex>, tensor<4x?xindex>) -> tensor<4x?xindex>
%3 = "arith.maxui"(%0#0, %0#0) : (i32, i32) -> i32
%4 = "arith.maxui"(%0#1, %0#1) : (tensor<4x?xindex>, tensor<4x?xindex>) -> tensor<4x?xindex>
%5 = "arith.minsi"(%0#0, %0#0) : (i32, i32) -> i32
%6 = "arith.minsi"(%0#1, %0#1) : (tensor<4x?xindex>, tensor<4x?xindex>) -> tensor<4x?xindex>
%7 = "arith.minui"(%0#0, %0#0) : (i32, i32) -> i32
%8 = "arith.minui"(%0#1, %0#1) : (tensor<4x?xindex>, tensor<4x?xindex>) -> tensor<4x?xindex>`},
	{"addf", `%a, %b, %c = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%r0 = arith.addf %a, %a : f32
%r1 = arith.addf %a, %a fastmath<fast> : f32
%r2 = arith.addf %b, %b fastmath<nnan,ninf> : vector<4xbf16>
%r3 = arith.addf %c, %c fastmath<none> {tag} : f8E4M3FN`, `%0:3 = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%1 = arith.addf %0#0, %0#0 : f32
%2 = arith.addf %0#0, %0#0 fastmath<fast> : f32
%3 = arith.addf %0#1, %0#1 fastmath<nnan,ninf> : vector<4xbf16>
%4 = arith.addf %0#2, %0#2 {tag} : f8E4M3FN`, `%0:3 = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%1 = "arith.addf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
%2 = "arith.addf"(%0#0, %0#0) <{fastmath = #arith.fastmath<fast>}> : (f32, f32) -> f32
%3 = "arith.addf"(%0#1, %0#1) <{fastmath = #arith.fastmath<nnan,ninf>}> : (vector<4xbf16>, vector<4xbf16>) -> vector<4xbf16>
%4 = "arith.addf"(%0#2, %0#2) <{fastmath = #arith.fastmath<none>}> {tag} : (f8E4M3FN, f8E4M3FN) -> f8E4M3FN`},
	{"subf", `%a, %b, %c = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%r0 = arith.subf %a, %a : f32
%r1 = arith.subf %a, %a fastmath<fast> : f32
%r2 = arith.subf %b, %b fastmath<nnan,ninf> : vector<4xbf16>
%r3 = arith.subf %c, %c fastmath<none> {tag} : f8E4M3FN`, `%0:3 = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%1 = arith.subf %0#0, %0#0 : f32
%2 = arith.subf %0#0, %0#0 fastmath<fast> : f32
%3 = arith.subf %0#1, %0#1 fastmath<nnan,ninf> : vector<4xbf16>
%4 = arith.subf %0#2, %0#2 {tag} : f8E4M3FN`, `%0:3 = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%1 = "arith.subf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
%2 = "arith.subf"(%0#0, %0#0) <{fastmath = #arith.fastmath<fast>}> : (f32, f32) -> f32
%3 = "arith.subf"(%0#1, %0#1) <{fastmath = #arith.fastmath<nnan,ninf>}> : (vector<4xbf16>, vector<4xbf16>) -> vector<4xbf16>
%4 = "arith.subf"(%0#2, %0#2) <{fastmath = #arith.fastmath<none>}> {tag} : (f8E4M3FN, f8E4M3FN) -> f8E4M3FN`},
	{"mulf", `%a, %b, %c = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%r0 = arith.mulf %a, %a : f32
%r1 = arith.mulf %a, %a fastmath<fast> : f32
%r2 = arith.mulf %b, %b fastmath<nnan,ninf> : vector<4xbf16>
%r3 = arith.mulf %c, %c fastmath<none> {tag} : f8E4M3FN`, `%0:3 = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%1 = arith.mulf %0#0, %0#0 : f32
%2 = arith.mulf %0#0, %0#0 fastmath<fast> : f32
%3 = arith.mulf %0#1, %0#1 fastmath<nnan,ninf> : vector<4xbf16>
%4 = arith.mulf %0#2, %0#2 {tag} : f8E4M3FN`, `%0:3 = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%1 = "arith.mulf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
%2 = "arith.mulf"(%0#0, %0#0) <{fastmath = #arith.fastmath<fast>}> : (f32, f32) -> f32
%3 = "arith.mulf"(%0#1, %0#1) <{fastmath = #arith.fastmath<nnan,ninf>}> : (vector<4xbf16>, vector<4xbf16>) -> vector<4xbf16>
%4 = "arith.mulf"(%0#2, %0#2) <{fastmath = #arith.fastmath<none>}> {tag} : (f8E4M3FN, f8E4M3FN) -> f8E4M3FN`},
	{"divf", `%a, %b, %c = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%r0 = arith.divf %a, %a : f32
%r1 = arith.divf %a, %a fastmath<fast> : f32
%r2 = arith.divf %b, %b fastmath<nnan,ninf> : vector<4xbf16>
%r3 = arith.divf %c, %c fastmath<none> {tag} : f8E4M3FN`, `%0:3 = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%1 = arith.divf %0#0, %0#0 : f32
%2 = arith.divf %0#0, %0#0 fastmath<fast> : f32
%3 = arith.divf %0#1, %0#1 fastmath<nnan,ninf> : vector<4xbf16>
%4 = arith.divf %0#2, %0#2 {tag} : f8E4M3FN`, `%0:3 = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%1 = "arith.divf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
%2 = "arith.divf"(%0#0, %0#0) <{fastmath = #arith.fastmath<fast>}> : (f32, f32) -> f32
%3 = "arith.divf"(%0#1, %0#1) <{fastmath = #arith.fastmath<nnan,ninf>}> : (vector<4xbf16>, vector<4xbf16>) -> vector<4xbf16>
%4 = "arith.divf"(%0#2, %0#2) <{fastmath = #arith.fastmath<none>}> {tag} : (f8E4M3FN, f8E4M3FN) -> f8E4M3FN`},
	{"remf", `%a, %b, %c = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%r0 = arith.remf %a, %a : f32
%r1 = arith.remf %a, %a fastmath<fast> : f32
%r2 = arith.remf %b, %b fastmath<nnan,ninf> : vector<4xbf16>
%r3 = arith.remf %c, %c fastmath<none> {tag} : f8E4M3FN`, `%0:3 = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%1 = arith.remf %0#0, %0#0 : f32
%2 = arith.remf %0#0, %0#0 fastmath<fast> : f32
%3 = arith.remf %0#1, %0#1 fastmath<nnan,ninf> : vector<4xbf16>
%4 = arith.remf %0#2, %0#2 {tag} : f8E4M3FN`, `%0:3 = "test.values"() : () -> (f32, vector<4xbf16>, f8E4M3FN)
%1 = "arith.remf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
%2 = "arith.remf"(%0#0, %0#0) <{fastmath = #arith.fastmath<fast>}> : (f32, f32) -> f32
%3 = "arith.remf"(%0#1, %0#1) <{fastmath = #arith.fastmath<nnan,ninf>}> : (vector<4xbf16>, vector<4xbf16>) -> vector<4xbf16>
%4 = "arith.remf"(%0#2, %0#2) <{fastmath = #arith.fastmath<none>}> {tag} : (f8E4M3FN, f8E4M3FN) -> f8E4M3FN`},
	{"negf", `%a, %b = "test.values"() : () -> (f64, tensor<*xf16>)
%r0 = arith.negf %a : f64
%r1 = arith.negf %a fastmath<contract> : f64
%r2 = arith.negf %b fastmath<reassoc,nsz> : tensor<*xf16>`, `%0:2 = "test.values"() : () -> (f64, tensor<*xf16>)
%1 = arith.negf %0#0 : f64
%2 = arith.negf %0#0 fastmath<contract> : f64
%3 = arith.negf %0#1 fastmath<reassoc,nsz> : tensor<*xf16>`, `%0:2 = "test.values"() : () -> (f64, tensor<*xf16>)
%1 = "arith.negf"(%0#0) <{fastmath = #arith.fastmath<none>}> : (f64) -> f64
%2 = "arith.negf"(%0#0) <{fastmath = #arith.fastmath<contract>}> : (f64) -> f64
%3 = "arith.negf"(%0#1) <{fastmath = #arith.fastmath<reassoc,nsz>}> : (tensor<*xf16>) -> tensor<*xf16>`},
	{"float minimum and maximum", `%a, %b = "test.values"() : () -> (f32, vector<4xf80>)
%r0 = arith.maximumf %a, %a : f32
%r1 = arith.minimumf %a, %a : f32
%r2 = arith.maxnumf %a, %a : f32
%r3 = arith.minnumf %a, %a : f32
%r4 = arith.maximumf %b, %b fastmath<nnan> : vector<4xf80>
%r5 = arith.minimumf %b, %b fastmath<nnan> : vector<4xf80>
%r6 = arith.maxnumf %b, %b fastmath<nnan> : vector<4xf80>
%r7 = arith.minnumf %b, %b fastmath<nnan> : vector<4xf80>`, `%0:2 = "test.values"() : () -> (f32, vector<4xf80>)
%1 = arith.maximumf %0#0, %0#0 : f32
%2 = arith.minimumf %0#0, %0#0 : f32
%3 = arith.maxnumf %0#0, %0#0 : f32
%4 = arith.minnumf %0#0, %0#0 : f32
%5 = arith.maximumf %0#1, %0#1 fastmath<nnan> : vector<4xf80>
%6 = arith.minimumf %0#1, %0#1 fastmath<nnan> : vector<4xf80>
%7 = arith.maxnumf %0#1, %0#1 fastmath<nnan> : vector<4xf80>
%8 = arith.minnumf %0#1, %0#1 fastmath<nnan> : vector<4xf80>`, `%0:2 = "test.values"() : () -> (f32, vector<4xf80>)
%1 = "arith.maximumf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
%2 = "arith.minimumf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
%3 = "arith.maxnumf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
%4 = "arith.minnumf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
%5 = "arith.maximumf"(%0#1, %0#1) <{fastmath = #arith.fastmath<nnan>}> : (vector<4xf80>, vector<4xf80>) -> vector<4xf80>
%6 = "arith.minimumf"(%0#1, %0#1) <{fastmath = #arith.fastmath<nnan>}> : (vector<4xf80>, vector<4xf80>) -> vector<4xf80>
%7 = "arith.maxnumf"(%0#1, %0#1) <{fastmath = #arith.fastmath<nnan>}> : (vector<4xf80>, vector<4xf80>) -> vector<4xf80>
%8 = "arith.minnumf"(%0#1, %0#1) <{fastmath = #arith.fastmath<nnan>}> : (vector<4xf80>, vector<4xf80>) -> vector<4xf80>`},
	{"cmpi", `%a, %b, %c = "test.values"() : () -> (i32, vector<4xi8>, tensor<?xindex>)
%r0 = arith.cmpi eq, %a, %a : i32
%r1 = arith.cmpi ne, %a, %a : i32
%r2 = arith.cmpi slt, %a, %a : i32
%r3 = arith.cmpi sle, %a, %a : i32
%r4 = arith.cmpi sgt, %a, %a : i32
%r5 = arith.cmpi sge, %a, %a : i32
%r6 = arith.cmpi ult, %a, %a : i32
%r7 = arith.cmpi ule, %a, %a : i32
%r8 = arith.cmpi ugt, %a, %a : i32
%r9 = arith.cmpi uge, %a, %a : i32
%r10 = arith.cmpi slt, %b, %b : vector<4xi8>
%r11 = arith.cmpi eq, %c, %c {tag} : tensor<?xindex>`, `%0:3 = "test.values"() : () -> (i32, vector<4xi8>, tensor<?xindex>)
%1 = arith.cmpi eq, %0#0, %0#0 : i32
%2 = arith.cmpi ne, %0#0, %0#0 : i32
%3 = arith.cmpi slt, %0#0, %0#0 : i32
%4 = arith.cmpi sle, %0#0, %0#0 : i32
%5 = arith.cmpi sgt, %0#0, %0#0 : i32
%6 = arith.cmpi sge, %0#0, %0#0 : i32
%7 = arith.cmpi ult, %0#0, %0#0 : i32
%8 = arith.cmpi ule, %0#0, %0#0 : i32
%9 = arith.cmpi ugt, %0#0, %0#0 : i32
%10 = arith.cmpi uge, %0#0, %0#0 : i32
%11 = arith.cmpi slt, %0#1, %0#1 : vector<4xi8>
%12 = arith.cmpi eq, %0#2, %0#2 {tag} : tensor<?xindex>`, `%0:3 = "test.values"() : () -> (i32, vector<4xi8>, tensor<?xindex>)
%1 = "arith.cmpi"(%0#0, %0#0) <{predicate = 0 : i64}> : (i32, i32) -> i1
%2 = "arith.cmpi"(%0#0, %0#0) <{predicate = 1 : i64}> : (i32, i32) -> i1
%3 = "arith.cmpi"(%0#0, %0#0) <{predicate = 2 : i64}> : (i32, i32) -> i1
%4 = "arith.cmpi"(%0#0, %0#0) <{predicate = 3 : i64}> : (i32, i32) -> i1
%5 = "arith.cmpi"(%0#0, %0#0) <{predicate = 4 : i64}> : (i32, i32) -> i1
%6 = "arith.cmpi"(%0#0, %0#0) <{predicate = 5 : i64}> : (i32, i32) -> i1
%7 = "arith.cmpi"(%0#0, %0#0) <{predicate = 6 : i64}> : (i32, i32) -> i1
%8 = "arith.cmpi"(%0#0, %0#0) <{predicate = 7 : i64}> : (i32, i32) -> i1
%9 = "arith.cmpi"(%0#0, %0#0) <{predicate = 8 : i64}> : (i32, i32) -> i1
%10 = "arith.cmpi"(%0#0, %0#0) <{predicate = 9 : i64}> : (i32, i32) -> i1
%11 = "arith.cmpi"(%0#1, %0#1) <{predicate = 2 : i64}> : (vector<4xi8>, vector<4xi8>) -> vector<4xi1>
%12 = "arith.cmpi"(%0#2, %0#2) <{predicate = 0 : i64}> {tag} : (tensor<?xindex>, tensor<?xindex>) -> tensor<?xi1>`},
	{"cmpf", `%a, %b = "test.values"() : () -> (f32, vector<4xf64>)
%r0 = arith.cmpf false, %a, %a : f32
%r1 = arith.cmpf oeq, %a, %a : f32
%r2 = arith.cmpf ogt, %a, %a : f32
%r3 = arith.cmpf oge, %a, %a : f32
%r4 = arith.cmpf olt, %a, %a : f32
%r5 = arith.cmpf ole, %a, %a : f32
%r6 = arith.cmpf one, %a, %a : f32
%r7 = arith.cmpf ord, %a, %a : f32
%r8 = arith.cmpf ueq, %a, %a : f32
%r9 = arith.cmpf ugt, %a, %a : f32
%r10 = arith.cmpf uge, %a, %a : f32
%r11 = arith.cmpf ult, %a, %a : f32
%r12 = arith.cmpf ule, %a, %a : f32
%r13 = arith.cmpf une, %a, %a : f32
%r14 = arith.cmpf uno, %a, %a : f32
%r15 = arith.cmpf true, %a, %a : f32
%r16 = arith.cmpf olt, %b, %b fastmath<nnan> : vector<4xf64>
%r17 = arith.cmpf uno, %a, %a fastmath<ninf,arcp> {tag} : f32`, `%0:2 = "test.values"() : () -> (f32, vector<4xf64>)
%1 = arith.cmpf false, %0#0, %0#0 : f32
%2 = arith.cmpf oeq, %0#0, %0#0 : f32
%3 = arith.cmpf ogt, %0#0, %0#0 : f32
%4 = arith.cmpf oge, %0#0, %0#0 : f32
%5 = arith.cmpf olt, %0#0, %0#0 : f32
%6 = arith.cmpf ole, %0#0, %0#0 : f32
%7 = arith.cmpf one, %0#0, %0#0 : f32
%8 = arith.cmpf ord, %0#0, %0#0 : f32
%9 = arith.cmpf ueq, %0#0, %0#0 : f32
%10 = arith.cmpf ugt, %0#0, %0#0 : f32
%11 = arith.cmpf uge, %0#0, %0#0 : f32
%12 = arith.cmpf ult, %0#0, %0#0 : f32
%13 = arith.cmpf ule, %0#0, %0#0 : f32
%14 = arith.cmpf une, %0#0, %0#0 : f32
%15 = arith.cmpf uno, %0#0, %0#0 : f32
%16 = arith.cmpf true, %0#0, %0#0 : f32
%17 = arith.cmpf olt, %0#1, %0#1 fastmath<nnan> : vector<4xf64>
%18 = arith.cmpf uno, %0#0, %0#0 fastmath<ninf,arcp> {tag} : f32`, `%0:2 = "test.values"() : () -> (f32, vector<4xf64>)
%1 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 0 : i64}> : (f32, f32) -> i1
%2 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 1 : i64}> : (f32, f32) -> i1
%3 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 2 : i64}> : (f32, f32) -> i1
%4 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 3 : i64}> : (f32, f32) -> i1
%5 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 4 : i64}> : (f32, f32) -> i1
%6 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 5 : i64}> : (f32, f32) -> i1
%7 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 6 : i64}> : (f32, f32) -> i1
%8 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 7 : i64}> : (f32, f32) -> i1
%9 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 8 : i64}> : (f32, f32) -> i1
%10 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 9 : i64}> : (f32, f32) -> i1
%11 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 10 : i64}> : (f32, f32) -> i1
%12 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 11 : i64}> : (f32, f32) -> i1
%13 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 12 : i64}> : (f32, f32) -> i1
%14 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 13 : i64}> : (f32, f32) -> i1
%15 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 14 : i64}> : (f32, f32) -> i1
%16 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<none>, predicate = 15 : i64}> : (f32, f32) -> i1
%17 = "arith.cmpf"(%0#1, %0#1) <{fastmath = #arith.fastmath<nnan>, predicate = 4 : i64}> : (vector<4xf64>, vector<4xf64>) -> vector<4xi1>
%18 = "arith.cmpf"(%0#0, %0#0) <{fastmath = #arith.fastmath<ninf,arcp>, predicate = 14 : i64}> {tag} : (f32, f32) -> i1`},
	{"select", `%a, %b, %c, %d = "test.values"() : () -> (i1, f32, vector<4xi1>, vector<4xindex>)
%r0 = arith.select %a, %b, %b : f32
%r1 = arith.select %c, %d, %d : vector<4xi1>, vector<4xindex>
%r2 = arith.select %a, %d, %d : vector<4xindex>
%r3 = arith.select %a, %a, %a {tag} : i1`, `%0:4 = "test.values"() : () -> (i1, f32, vector<4xi1>, vector<4xindex>)
%1 = arith.select %0#0, %0#1, %0#1 : f32
%2 = arith.select %0#2, %0#3, %0#3 : vector<4xi1>, vector<4xindex>
%3 = arith.select %0#0, %0#3, %0#3 : vector<4xindex>
%4 = arith.select %0#0, %0#0, %0#0 {tag} : i1`, `%0:4 = "test.values"() : () -> (i1, f32, vector<4xi1>, vector<4xindex>)
%1 = "arith.select"(%0#0, %0#1, %0#1) : (i1, f32, f32) -> f32
%2 = "arith.select"(%0#2, %0#3, %0#3) : (vector<4xi1>, vector<4xindex>, vector<4xindex>) -> vector<4xindex>
%3 = "arith.select"(%0#0, %0#3, %0#3) : (i1, vector<4xindex>, vector<4xindex>) -> vector<4xindex>
%4 = "arith.select"(%0#0, %0#0, %0#0) {tag} : (i1, i1, i1) -> i1`},
	{"extended operations", `%a, %b = "test.values"() : () -> (i32, vector<4xi8>)
%s, %o = arith.addui_extended %a, %a : i32, i1
%s1, %o1 = arith.addui_extended %b, %b : vector<4xi8>, vector<4xi1>
%l, %h = arith.mulsi_extended %a, %a : i32
%l1, %h1 = arith.mului_extended %b, %b {tag} : vector<4xi8>`, `%0:2 = "test.values"() : () -> (i32, vector<4xi8>)
%sum, %overflow = arith.addui_extended %0#0, %0#0 : i32, i1
%sum_0, %overflow_1 = arith.addui_extended %0#1, %0#1 : vector<4xi8>, vector<4xi1>
%low, %high = arith.mulsi_extended %0#0, %0#0 : i32
%low_2, %high_3 = arith.mului_extended %0#1, %0#1 {tag} : vector<4xi8>`, `%0:2 = "test.values"() : () -> (i32, vector<4xi8>)
%1:2 = "arith.addui_extended"(%0#0, %0#0) : (i32, i32) -> (i32, i1)
%2:2 = "arith.addui_extended"(%0#1, %0#1) : (vector<4xi8>, vector<4xi8>) -> (vector<4xi8>, vector<4xi1>)
%3:2 = "arith.mulsi_extended"(%0#0, %0#0) : (i32, i32) -> (i32, i32)
%4:2 = "arith.mului_extended"(%0#1, %0#1) {tag} : (vector<4xi8>, vector<4xi8>) -> (vector<4xi8>, vector<4xi8>)`},
	{"casts between integers", `%a, %b, %c, %d = "test.values"() : () -> (i8, i64, vector<4xi16>, index)
%r0 = arith.extsi %a : i8 to i64
%r1 = arith.extui %a : i8 to i9
%r2 = arith.trunci %b : i64 to i1
%r3 = arith.trunci %b overflow<nsw> : i64 to i8
%r4 = arith.trunci %c overflow<nuw, nsw> {tag} : vector<4xi16> to vector<4xi4>
%r5 = arith.index_cast %d : index to i64
%r6 = arith.index_cast %a : i8 to index
%r7 = arith.index_castui %d : index to i128`, `%0:4 = "test.values"() : () -> (i8, i64, vector<4xi16>, index)
%1 = arith.extsi %0#0 : i8 to i64
%2 = arith.extui %0#0 : i8 to i9
%3 = arith.trunci %0#1 : i64 to i1
%4 = arith.trunci %0#1 overflow<nsw> : i64 to i8
%5 = arith.trunci %0#2 overflow<nsw, nuw> {tag} : vector<4xi16> to vector<4xi4>
%6 = arith.index_cast %0#3 : index to i64
%7 = arith.index_cast %0#0 : i8 to index
%8 = arith.index_castui %0#3 : index to i128`, `%0:4 = "test.values"() : () -> (i8, i64, vector<4xi16>, index)
%1 = "arith.extsi"(%0#0) : (i8) -> i64
%2 = "arith.extui"(%0#0) : (i8) -> i9
%3 = "arith.trunci"(%0#1) <{overflowFlags = #arith.overflow<none>}> : (i64) -> i1
%4 = "arith.trunci"(%0#1) <{overflowFlags = #arith.overflow<nsw>}> : (i64) -> i8
%5 = "arith.trunci"(%0#2) <{overflowFlags = #arith.overflow<nsw, nuw>}> {tag} : (vector<4xi16>) -> vector<4xi4>
%6 = "arith.index_cast"(%0#3) : (index) -> i64
%7 = "arith.index_cast"(%0#0) : (i8) -> index
%8 = "arith.index_castui"(%0#3) : (index) -> i128`},
	{"casts between floats", `%a, %b, %c = "test.values"() : () -> (f32, vector<4xf64>, bf16)
%r0 = arith.extf %a : f32 to f64
%r1 = arith.extf %c fastmath<nnan> : bf16 to f32
%r2 = arith.truncf %a : f32 to f16
%r3 = arith.truncf %a to_nearest_even : f32 to bf16
%r4 = arith.truncf %a downward fastmath<fast> : f32 to f16
%r5 = arith.truncf %b upward {tag} : vector<4xf64> to vector<4xf32>
%r6 = arith.truncf %a toward_zero : f32 to f16
%r7 = arith.truncf %a to_nearest_away : f32 to f16`, `%0:3 = "test.values"() : () -> (f32, vector<4xf64>, bf16)
%1 = arith.extf %0#0 : f32 to f64
%2 = arith.extf %0#2 fastmath<nnan> : bf16 to f32
%3 = arith.truncf %0#0 : f32 to f16
%4 = arith.truncf %0#0 to_nearest_even : f32 to bf16
%5 = arith.truncf %0#0 downward fastmath<fast> : f32 to f16
%6 = arith.truncf %0#1 upward {tag} : vector<4xf64> to vector<4xf32>
%7 = arith.truncf %0#0 toward_zero : f32 to f16
%8 = arith.truncf %0#0 to_nearest_away : f32 to f16`, `%0:3 = "test.values"() : () -> (f32, vector<4xf64>, bf16)
%1 = "arith.extf"(%0#0) : (f32) -> f64
%2 = "arith.extf"(%0#2) <{fastmath = #arith.fastmath<nnan>}> : (bf16) -> f32
%3 = "arith.truncf"(%0#0) : (f32) -> f16
%4 = "arith.truncf"(%0#0) <{roundingmode = 0 : i32}> : (f32) -> bf16
%5 = "arith.truncf"(%0#0) <{fastmath = #arith.fastmath<fast>, roundingmode = 1 : i32}> : (f32) -> f16
%6 = "arith.truncf"(%0#1) <{roundingmode = 2 : i32}> {tag} : (vector<4xf64>) -> vector<4xf32>
%7 = "arith.truncf"(%0#0) <{roundingmode = 3 : i32}> : (f32) -> f16
%8 = "arith.truncf"(%0#0) <{roundingmode = 4 : i32}> : (f32) -> f16`},
	{"casts between integers and floats", `%a, %b, %c = "test.values"() : () -> (i32, f32, vector<4xi64>)
%r0 = arith.sitofp %a : i32 to f32
%r1 = arith.uitofp %a : i32 to f64
%r2 = arith.fptosi %b : f32 to i8
%r3 = arith.fptoui %b {tag} : f32 to i64
%r4 = arith.sitofp %c : vector<4xi64> to vector<4xf16>`, `%0:3 = "test.values"() : () -> (i32, f32, vector<4xi64>)
%1 = arith.sitofp %0#0 : i32 to f32
%2 = arith.uitofp %0#0 : i32 to f64
%3 = arith.fptosi %0#1 : f32 to i8
%4 = arith.fptoui %0#1 {tag} : f32 to i64
%5 = arith.sitofp %0#2 : vector<4xi64> to vector<4xf16>`, `%0:3 = "test.values"() : () -> (i32, f32, vector<4xi64>)
%1 = "arith.sitofp"(%0#0) : (i32) -> f32
%2 = "arith.uitofp"(%0#0) : (i32) -> f64
%3 = "arith.fptosi"(%0#1) : (f32) -> i8
%4 = "arith.fptoui"(%0#1) {tag} : (f32) -> i64
%5 = "arith.sitofp"(%0#2) : (vector<4xi64>) -> vector<4xf16>`},
	{"bitcast", `%a, %b, %c = "test.values"() : () -> (f32, vector<4xi16>, tensor<?xi64>)
%r0 = arith.bitcast %a : f32 to i32
%r1 = arith.bitcast %b : vector<4xi16> to vector<4xbf16>
%r2 = arith.bitcast %c {tag} : tensor<?xi64> to tensor<?xf64>`, `%0:3 = "test.values"() : () -> (f32, vector<4xi16>, tensor<?xi64>)
%1 = arith.bitcast %0#0 : f32 to i32
%2 = arith.bitcast %0#1 : vector<4xi16> to vector<4xbf16>
%3 = arith.bitcast %0#2 {tag} : tensor<?xi64> to tensor<?xf64>`, `%0:3 = "test.values"() : () -> (f32, vector<4xi16>, tensor<?xi64>)
%1 = "arith.bitcast"(%0#0) : (f32) -> i32
%2 = "arith.bitcast"(%0#1) : (vector<4xi16>) -> vector<4xbf16>
%3 = "arith.bitcast"(%0#2) {tag} : (tensor<?xi64>) -> tensor<?xf64>`},
	{"scaling", `%a, %b, %c, %d = "test.values"() : () -> (f32, f8E8M0FNU, f4E2M1FN, f16)
%r0 = arith.scaling_extf %c, %b : f4E2M1FN, f8E8M0FNU to f32
%r1 = arith.scaling_extf %c, %d fastmath<fast> : f4E2M1FN, f16 to f32
%r2 = arith.scaling_truncf %a, %b : f32, f8E8M0FNU to f4E2M1FN
%r3 = arith.scaling_truncf %a, %b upward {tag} : f32, f8E8M0FNU to f4E2M1FN`, `%0:4 = "test.values"() : () -> (f32, f8E8M0FNU, f4E2M1FN, f16)
%1 = arith.scaling_extf %0#2, %0#1 : f4E2M1FN, f8E8M0FNU to f32
%2 = arith.scaling_extf %0#2, %0#3 fastmath<fast> : f4E2M1FN, f16 to f32
%3 = arith.scaling_truncf %0#0, %0#1 : f32, f8E8M0FNU to f4E2M1FN
%4 = arith.scaling_truncf %0#0, %0#1 upward {tag} : f32, f8E8M0FNU to f4E2M1FN`, `%0:4 = "test.values"() : () -> (f32, f8E8M0FNU, f4E2M1FN, f16)
%1 = "arith.scaling_extf"(%0#2, %0#1) : (f4E2M1FN, f8E8M0FNU) -> f32
%2 = "arith.scaling_extf"(%0#2, %0#3) <{fastmath = #arith.fastmath<fast>}> : (f4E2M1FN, f16) -> f32
%3 = "arith.scaling_truncf"(%0#0, %0#1) : (f32, f8E8M0FNU) -> f4E2M1FN
%4 = "arith.scaling_truncf"(%0#0, %0#1) <{roundingmode = 2 : i32}> {tag} : (f32, f8E8M0FNU) -> f4E2M1FN`},
	{"integer constants", `%a = arith.constant 42 : i32
%b = arith.constant -1 : i64
%c = arith.constant true
%d = arith.constant 0 : index
%e = arith.constant 0xFF : i16
%f = arith.constant 170141183460469231731687303715884105727 : i128
%g = arith.constant -8 : i4
%h = arith.constant 1 : i1
%i = arith.constant {tag} 7 : i8`, `%c42_i32 = arith.constant 42 : i32
%c-1_i64 = arith.constant -1 : i64
%true = arith.constant true
%c0 = arith.constant 0 : index
%c255_i16 = arith.constant 255 : i16
%c170141183460469231731687303715884105727_i128 = arith.constant 170141183460469231731687303715884105727 : i128
%c-8_i4 = arith.constant -8 : i4
%true_0 = arith.constant true
%c7_i8 = arith.constant {tag} 7 : i8`, `%0 = "arith.constant"() <{value = 42 : i32}> : () -> i32
%1 = "arith.constant"() <{value = -1 : i64}> : () -> i64
%2 = "arith.constant"() <{value = true}> : () -> i1
%3 = "arith.constant"() <{value = 0 : index}> : () -> index
%4 = "arith.constant"() <{value = 255 : i16}> : () -> i16
%5 = "arith.constant"() <{value = 170141183460469231731687303715884105727 : i128}> : () -> i128
%6 = "arith.constant"() <{value = -8 : i4}> : () -> i4
%7 = "arith.constant"() <{value = true}> : () -> i1
%8 = "arith.constant"() <{value = 7 : i8}> {tag} : () -> i8`},
	{"float constants", `%a = arith.constant 1.0 : f32
%b = arith.constant -0.0 : f64
%c = arith.constant 0.1 : f16
%d = arith.constant 3.14159265358979 : f64
%e = arith.constant 0x7F800000 : f32
%f = arith.constant 0x7FC0 : bf16
%g = arith.constant 1.0e-40 : f32
%h = arith.constant 6.02e+23 : f64
%i = arith.constant 2.5 : f8E5M2`, `%cst = arith.constant 1.000000e+00 : f32
%cst_0 = arith.constant -0.000000e+00 : f64
%cst_1 = arith.constant 9.997550e-02 : f16
%cst_2 = arith.constant 3.14159265358979 : f64
%cst_3 = arith.constant 0x7F800000 : f32
%cst_4 = arith.constant 0x7FC0 : bf16
%cst_5 = arith.constant 9.999940e-41 : f32
%cst_6 = arith.constant 6.020000e+23 : f64
%cst_7 = arith.constant 2.500000e+00 : f8E5M2`, `%0 = "arith.constant"() <{value = 1.000000e+00 : f32}> : () -> f32
%1 = "arith.constant"() <{value = -0.000000e+00 : f64}> : () -> f64
%2 = "arith.constant"() <{value = 9.997550e-02 : f16}> : () -> f16
%3 = "arith.constant"() <{value = 3.14159265358979 : f64}> : () -> f64
%4 = "arith.constant"() <{value = 0x7F800000 : f32}> : () -> f32
%5 = "arith.constant"() <{value = 0x7FC0 : bf16}> : () -> bf16
%6 = "arith.constant"() <{value = 9.999940e-41 : f32}> : () -> f32
%7 = "arith.constant"() <{value = 6.020000e+23 : f64}> : () -> f64
%8 = "arith.constant"() <{value = 2.500000e+00 : f8E5M2}> : () -> f8E5M2`},
	{"constants of several elements", `%a = arith.constant dense<[1, 2, 3, 4]> : vector<4xi32>
%b = arith.constant dense<0.5> : tensor<4x8xf32>
%c = arith.constant dense<[[true, false], [false, true]]> : vector<2x2xi1>
%d = arith.constant dense<"0x0100000002000000"> : tensor<2xi32>
%e = arith.constant sparse<[[0, 0], [1, 2]], [1, 5]> : tensor<3x4xi32>
%f = arith.constant dense<> : tensor<0xi8>
%g = arith.constant dense<(1.0, -1.0)> : tensor<2xcomplex<f32>>`, `%cst = arith.constant dense<[1, 2, 3, 4]> : vector<4xi32>
%cst_0 = arith.constant dense<5.000000e-01> : tensor<4x8xf32>
%cst_1 = arith.constant dense<[[true, false], [false, true]]> : vector<2x2xi1>
%cst_2 = arith.constant dense<[1, 2]> : tensor<2xi32>
%cst_3 = arith.constant sparse<[[0, 0], [1, 2]], [1, 5]> : tensor<3x4xi32>
%cst_4 = arith.constant dense<> : tensor<0xi8>
%cst_5 = arith.constant dense<(1.000000e+00,-1.000000e+00)> : tensor<2xcomplex<f32>>`, `%0 = "arith.constant"() <{value = dense<[1, 2, 3, 4]> : vector<4xi32>}> : () -> vector<4xi32>
%1 = "arith.constant"() <{value = dense<5.000000e-01> : tensor<4x8xf32>}> : () -> tensor<4x8xf32>
%2 = "arith.constant"() <{value = dense<[[true, false], [false, true]]> : vector<2x2xi1>}> : () -> vector<2x2xi1>
%3 = "arith.constant"() <{value = dense<[1, 2]> : tensor<2xi32>}> : () -> tensor<2xi32>
%4 = "arith.constant"() <{value = sparse<[[0, 0], [1, 2]], [1, 5]> : tensor<3x4xi32>}> : () -> tensor<3x4xi32>
%5 = "arith.constant"() <{value = dense<> : tensor<0xi8>}> : () -> tensor<0xi8>
%6 = "arith.constant"() <{value = dense<(1.000000e+00,-1.000000e+00)> : tensor<2xcomplex<f32>>}> : () -> tensor<2xcomplex<f32>>`},
}

// plain returns what is printed between the lines of the module, without indentation.
func plain(module ir.Op, generic bool) string {
	opts := asm.DefaultPrintOptions()
	opts.Generic, opts.LocalScope = generic, true
	var s strings.Builder
	asm.Print(&s, module, opts)
	lines := strings.Split(strings.TrimSpace(trimmed(s.String())), "\n")
	return strings.Join(lines[1:len(lines)-1], "\n")
}

// TestForms prints what it read in both syntaxes, and reads the generic one too.
func TestForms(t *testing.T) {
	for _, tt := range forms {
		t.Run(tt.name, func(t *testing.T) {
			custom, generic := trimmed(tt.custom), trimmed(tt.generic)
			in := tt.in
			if in == "" {
				in = custom
			}
			module := mustRead(t, in)
			if got := plain(module, false); got != custom {
				t.Errorf("got\n%s\nwant\n%s", got, custom)
			}
			if got := plain(module, true); got != generic {
				t.Errorf("generic: got\n%s\nwant\n%s", got, generic)
			}
			if got := plain(mustRead(t, generic), false); got != custom {
				t.Errorf("read from the generic syntax: got\n%s\nwant\n%s", got, custom)
			}
		})
	}
}
