package arith_test

import (
	"testing"

	"polyloom/ir/rewrite"
)

// simplified are functions and what the reference makes of them.
var simplified = []struct{ name, before, after string }{
	{"nothing added", `%a = "test.value"() : () -> i32
%z = arith.constant 0 : i32
%r = arith.addi %a, %z : i32
%s = arith.addi %z, %a : i32
%t = arith.subi %a, %z : i32
"test.use"(%r, %s, %t) : (i32, i32, i32) -> ()`, `%0 = "test.value"() : () -> i32
"test.use"(%0, %0, %0) : (i32, i32, i32) -> ()`},
	{"constants added one after the other", `%a = "test.value"() : () -> i32
%x = arith.constant 3 : i32
%y = arith.constant 4 : i32
%r = arith.addi %a, %x : i32
%s = arith.addi %r, %y : i32
%t = arith.subi %r, %y : i32
%u = arith.subi %y, %r : i32
"test.use"(%s, %t, %u) : (i32, i32, i32) -> ()`, `%c1_i32 = arith.constant 1 : i32
%c-1_i32 = arith.constant -1 : i32
%c7_i32 = arith.constant 7 : i32
%0 = "test.value"() : () -> i32
%1 = arith.addi %0, %c7_i32 : i32
%2 = arith.addi %0, %c-1_i32 : i32
%3 = arith.subi %c1_i32, %0 : i32
"test.use"(%1, %2, %3) : (i32, i32, i32) -> ()`},
	{"what is added and taken away", `%a, %b = "test.values"() : () -> (i32, i32)
%r = arith.addi %a, %b : i32
%s = arith.subi %r, %b : i32
%t = arith.subi %r, %a : i32
%u = arith.subi %a, %b : i32
%v = arith.addi %u, %b : i32
"test.use"(%s, %t, %v) : (i32, i32, i32) -> ()`, `%0:2 = "test.values"() : () -> (i32, i32)
"test.use"(%0#0, %0#1, %0#0) : (i32, i32, i32) -> ()`},
	{"a number less itself", `%a, %b = "test.values"() : () -> (i32, vector<4xi8>)
%r = arith.subi %a, %a : i32
%s = arith.subi %b, %b : vector<4xi8>
"test.use"(%r, %s) : (i32, vector<4xi8>) -> ()`, `%cst = arith.constant dense<0> : vector<4xi8>
%c0_i32 = arith.constant 0 : i32
%0:2 = "test.values"() : () -> (i32, vector<4xi8>)
"test.use"(%c0_i32, %cst) : (i32, vector<4xi8>) -> ()`},
	{"a product with a power of two, one and zero", `%a = "test.value"() : () -> i32
%z = arith.constant 0 : i32
%one = arith.constant 1 : i32
%e = arith.constant 8 : i32
%r = arith.muli %a, %z : i32
%s = arith.muli %a, %one : i32
%t = arith.muli %a, %e : i32
"test.use"(%r, %s, %t) : (i32, i32, i32) -> ()`, `%c8_i32 = arith.constant 8 : i32
%c0_i32 = arith.constant 0 : i32
%0 = "test.value"() : () -> i32
%1 = arith.muli %0, %c8_i32 : i32
"test.use"(%c0_i32, %0, %1) : (i32, i32, i32) -> ()`},
	{"constants multiplied one after the other", `%a = "test.value"() : () -> i32
%x = arith.constant 3 : i32
%y = arith.constant 5 : i32
%r = arith.muli %a, %x : i32
%s = arith.muli %r, %y : i32
"test.use"(%s) : (i32) -> ()`, `%c15_i32 = arith.constant 15 : i32
%0 = "test.value"() : () -> i32
%1 = arith.muli %0, %c15_i32 : i32
"test.use"(%1) : (i32) -> ()`},
	{"sums of negated numbers", `%a, %b = "test.values"() : () -> (i32, i32)
%m = arith.constant -1 : i32
%n = arith.muli %b, %m : i32
%r = arith.addi %a, %n : i32
%s = arith.addi %n, %a : i32
"test.use"(%r, %s) : (i32, i32) -> ()`, `%0:2 = "test.values"() : () -> (i32, i32)
%1 = arith.subi %0#0, %0#1 : i32
%2 = arith.subi %0#0, %0#1 : i32
"test.use"(%1, %2) : (i32, i32) -> ()`},
	{"quotients of constants", `%x = arith.constant -7 : i32
%y = arith.constant 2 : i32
%a = arith.divsi %x, %y : i32
%b = arith.divui %x, %y : i32
%c = arith.ceildivsi %x, %y : i32
%d = arith.ceildivui %x, %y : i32
%e = arith.floordivsi %x, %y : i32
%f = arith.remsi %x, %y : i32
%g = arith.remui %x, %y : i32
"test.use"(%a, %b, %c, %d, %e, %f, %g) : (i32, i32, i32, i32, i32, i32, i32) -> ()`, `%c-3_i32 = arith.constant -3 : i32
%c2147483644_i32 = arith.constant 2147483644 : i32
%c2147483645_i32 = arith.constant 2147483645 : i32
%c-4_i32 = arith.constant -4 : i32
%c-1_i32 = arith.constant -1 : i32
%c1_i32 = arith.constant 1 : i32
"test.use"(%c-3_i32, %c2147483644_i32, %c-3_i32, %c2147483645_i32, %c-4_i32, %c-1_i32, %c1_i32) : (i32, i32, i32, i32, i32, i32, i32) -> ()`},
	{"quotients by zero", `%a = "test.value"() : () -> i32
%z = arith.constant 0 : i32
%x = arith.constant 5 : i32
%r = arith.divsi %x, %z : i32
%s = arith.divui %a, %z : i32
%t = arith.remsi %x, %z : i32
"test.use"(%r, %s, %t) : (i32, i32, i32) -> ()`, `%c5_i32 = arith.constant 5 : i32
%c0_i32 = arith.constant 0 : i32
%0 = "test.value"() : () -> i32
%1 = arith.divsi %c5_i32, %c0_i32 : i32
%2 = arith.divui %0, %c0_i32 : i32
%3 = arith.remsi %c5_i32, %c0_i32 : i32
"test.use"(%1, %2, %3) : (i32, i32, i32) -> ()`},
	{"the smallest number by minus one", `%x = arith.constant -128 : i8
%m = arith.constant -1 : i8
%r = arith.divsi %x, %m : i8
%s = arith.ceildivsi %x, %m : i8
%t = arith.floordivsi %x, %m : i8
%u = arith.remsi %x, %m : i8
"test.use"(%r, %s, %t, %u) : (i8, i8, i8, i8) -> ()`, `%c0_i8 = arith.constant 0 : i8
%c-128_i8 = arith.constant -128 : i8
%c-1_i8 = arith.constant -1 : i8
%0 = arith.divsi %c-128_i8, %c-1_i8 : i8
%1 = arith.ceildivsi %c-128_i8, %c-1_i8 : i8
%2 = arith.floordivsi %c-128_i8, %c-1_i8 : i8
"test.use"(%0, %1, %2, %c0_i8) : (i8, i8, i8, i8) -> ()`},
	{"quotients by one", `%a = "test.value"() : () -> i32
%one = arith.constant 1 : i32
%b = arith.divsi %a, %one : i32
%c = arith.divui %a, %one : i32
%d = arith.ceildivsi %a, %one : i32
%e = arith.ceildivui %a, %one : i32
%f = arith.floordivsi %a, %one : i32
%g = arith.remsi %a, %one : i32
%h = arith.remui %a, %one : i32
"test.use"(%b, %c, %d, %e, %f, %g, %h) : (i32, i32, i32, i32, i32, i32, i32) -> ()`, `%c0_i32 = arith.constant 0 : i32
%0 = "test.value"() : () -> i32
"test.use"(%0, %0, %0, %0, %0, %c0_i32, %c0_i32) : (i32, i32, i32, i32, i32, i32, i32) -> ()`},
	{"shifts by nothing, too much and a constant", `%a = "test.value"() : () -> i32
%z = arith.constant 0 : i32
%w = arith.constant 32 : i32
%x = arith.constant -16 : i32
%t = arith.constant 2 : i32
%b = arith.shli %a, %z : i32
%c = arith.shli %a, %w : i32
%d = arith.shli %x, %t : i32
%e = arith.shrsi %x, %t : i32
%f = arith.shrui %x, %t : i32
%g = arith.shrsi %x, %w : i32
"test.use"(%b, %c, %d, %e, %f, %g) : (i32, i32, i32, i32, i32, i32) -> ()`, `%c1073741820_i32 = arith.constant 1073741820 : i32
%c-4_i32 = arith.constant -4 : i32
%c-64_i32 = arith.constant -64 : i32
%c-16_i32 = arith.constant -16 : i32
%c32_i32 = arith.constant 32 : i32
%0 = "test.value"() : () -> i32
%1 = arith.shli %0, %c32_i32 : i32
%2 = arith.shrsi %c-16_i32, %c32_i32 : i32
"test.use"(%0, %1, %c-64_i32, %c-4_i32, %c1073741820_i32, %2) : (i32, i32, i32, i32, i32, i32) -> ()`},
	{"bits with themselves", `%a = "test.value"() : () -> i32
%b = arith.andi %a, %a : i32
%c = arith.ori %a, %a : i32
%d = arith.xori %a, %a : i32
"test.use"(%b, %c, %d) : (i32, i32, i32) -> ()`, `%c0_i32 = arith.constant 0 : i32
%0 = "test.value"() : () -> i32
"test.use"(%0, %0, %c0_i32) : (i32, i32, i32) -> ()`},
	{"bits with none and all", `%a = "test.value"() : () -> i32
%z = arith.constant 0 : i32
%m = arith.constant -1 : i32
%andiz = arith.andi %a, %z : i32
%andim = arith.andi %a, %m : i32
%oriz = arith.ori %a, %z : i32
%orim = arith.ori %a, %m : i32
%xoriz = arith.xori %a, %z : i32
%xorim = arith.xori %a, %m : i32
"test.use"(%andiz, %andim, %oriz, %orim, %xoriz, %xorim) : (i32, i32, i32, i32, i32, i32) -> ()`, `%c-1_i32 = arith.constant -1 : i32
%c0_i32 = arith.constant 0 : i32
%0 = "test.value"() : () -> i32
%1 = arith.xori %0, %c-1_i32 : i32
"test.use"(%c0_i32, %0, %0, %c-1_i32, %0, %1) : (i32, i32, i32, i32, i32, i32) -> ()`},
	{"negations of negations", `%a, %b = "test.values"() : () -> (i1, i32)
%t = arith.constant true
%m = arith.constant -1 : i32
%n = arith.xori %a, %t : i1
%o = arith.xori %n, %t : i1
%p = arith.xori %b, %m : i32
%q = arith.xori %p, %m : i32
"test.use"(%o, %q) : (i1, i32) -> ()`, `%0:2 = "test.values"() : () -> (i1, i32)
"test.use"(%0#0, %0#1) : (i1, i32) -> ()`},
	{"masks one after the other", `%a = "test.value"() : () -> i32
%x = arith.constant 255 : i32
%y = arith.constant 15 : i32
%b = arith.andi %a, %x : i32
%c = arith.andi %b, %y : i32
%d = arith.ori %a, %x : i32
%e = arith.ori %d, %y : i32
%f = arith.xori %a, %x : i32
%g = arith.xori %f, %y : i32
"test.use"(%c, %e, %g) : (i32, i32, i32) -> ()`, `%c15_i32 = arith.constant 15 : i32
%c255_i32 = arith.constant 255 : i32
%0 = "test.value"() : () -> i32
%1 = arith.andi %0, %c255_i32 : i32
%2 = arith.andi %1, %c15_i32 : i32
%3 = arith.ori %0, %c255_i32 : i32
%4 = arith.ori %3, %c15_i32 : i32
%5 = arith.xori %0, %c255_i32 : i32
%6 = arith.xori %5, %c15_i32 : i32
"test.use"(%2, %4, %6) : (i32, i32, i32) -> ()`},
	{"bits and their complement", `%a = "test.value"() : () -> i32
%m = arith.constant -1 : i32
%n = arith.xori %a, %m : i32
%b = arith.andi %a, %n : i32
%c = arith.ori %a, %n : i32
%d = arith.xori %n, %a : i32
"test.use"(%b, %c, %d) : (i32, i32, i32) -> ()`, `%c0_i32 = arith.constant 0 : i32
%c-1_i32 = arith.constant -1 : i32
%0 = "test.value"() : () -> i32
"test.use"(%c0_i32, %c-1_i32, %c-1_i32) : (i32, i32, i32) -> ()`},
	{"masks of wider numbers", `%a, %b = "test.values"() : () -> (i8, i8)
%b1 = arith.extui %a : i8 to i32
%c1 = arith.extui %b : i8 to i32
%d = arith.andi %b1, %c1 : i32
%e = arith.ori %b1, %c1 : i32
%f = arith.extsi %a : i8 to i32
%g = arith.extsi %b : i8 to i32
%h = arith.andi %f, %g : i32
"test.use"(%d, %e, %h) : (i32, i32, i32) -> ()`, `%0:2 = "test.values"() : () -> (i8, i8)
%1 = arith.andi %0#0, %0#1 : i8
%2 = arith.extui %1 : i8 to i32
%3 = arith.ori %0#0, %0#1 : i8
%4 = arith.extui %3 : i8 to i32
%5 = arith.andi %0#0, %0#1 : i8
%6 = arith.extsi %5 : i8 to i32
"test.use"(%2, %4, %6) : (i32, i32, i32) -> ()`},
	{"extremes", `%a = "test.value"() : () -> i32
%lo = arith.constant -2147483648 : i32
%hi = arith.constant 2147483647 : i32
%z = arith.constant 0 : i32
%m = arith.constant -1 : i32
%maxsilo = arith.maxsi %a, %lo : i32
%maxsihi = arith.maxsi %a, %hi : i32
%minsilo = arith.minsi %a, %lo : i32
%minsihi = arith.minsi %a, %hi : i32
%maxuiz = arith.maxui %a, %z : i32
%maxuim = arith.maxui %a, %m : i32
%minuiz = arith.minui %a, %z : i32
%minuim = arith.minui %a, %m : i32
"test.use"(%maxsilo, %maxsihi, %minsilo, %minsihi, %maxuiz, %maxuim, %minuiz, %minuim) : (i32, i32, i32, i32, i32, i32, i32, i32) -> ()`, `%c-1_i32 = arith.constant -1 : i32
%c0_i32 = arith.constant 0 : i32
%c2147483647_i32 = arith.constant 2147483647 : i32
%c-2147483648_i32 = arith.constant -2147483648 : i32
%0 = "test.value"() : () -> i32
"test.use"(%0, %c2147483647_i32, %c-2147483648_i32, %0, %0, %c-1_i32, %c0_i32, %0) : (i32, i32, i32, i32, i32, i32, i32, i32) -> ()`},
	{"comparisons of a number with itself", `%a = "test.value"() : () -> i32
%eq = arith.cmpi eq, %a, %a : i32
%ne = arith.cmpi ne, %a, %a : i32
%slt = arith.cmpi slt, %a, %a : i32
%sle = arith.cmpi sle, %a, %a : i32
%sgt = arith.cmpi sgt, %a, %a : i32
%sge = arith.cmpi sge, %a, %a : i32
%ult = arith.cmpi ult, %a, %a : i32
%ule = arith.cmpi ule, %a, %a : i32
%ugt = arith.cmpi ugt, %a, %a : i32
%uge = arith.cmpi uge, %a, %a : i32
"test.use"(%eq, %ne, %slt, %sle, %sgt, %sge, %ult, %ule, %ugt, %uge) : (i1, i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`, `%false = arith.constant false
%true = arith.constant true
%0 = "test.value"() : () -> i32
"test.use"(%true, %false, %false, %true, %false, %true, %false, %true, %false, %true) : (i1, i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`},
	{"comparisons with a constant on the left", `%a = "test.value"() : () -> i32
%x = arith.constant 5 : i32
%eq = arith.cmpi eq, %x, %a : i32
%ne = arith.cmpi ne, %x, %a : i32
%slt = arith.cmpi slt, %x, %a : i32
%sle = arith.cmpi sle, %x, %a : i32
%sgt = arith.cmpi sgt, %x, %a : i32
%sge = arith.cmpi sge, %x, %a : i32
%ult = arith.cmpi ult, %x, %a : i32
%ule = arith.cmpi ule, %x, %a : i32
%ugt = arith.cmpi ugt, %x, %a : i32
%uge = arith.cmpi uge, %x, %a : i32
"test.use"(%eq, %ne, %slt, %sle, %sgt, %sge, %ult, %ule, %ugt, %uge) : (i1, i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`, `%c5_i32 = arith.constant 5 : i32
%0 = "test.value"() : () -> i32
%1 = arith.cmpi eq, %0, %c5_i32 : i32
%2 = arith.cmpi ne, %0, %c5_i32 : i32
%3 = arith.cmpi sgt, %0, %c5_i32 : i32
%4 = arith.cmpi sge, %0, %c5_i32 : i32
%5 = arith.cmpi slt, %0, %c5_i32 : i32
%6 = arith.cmpi sle, %0, %c5_i32 : i32
%7 = arith.cmpi ugt, %0, %c5_i32 : i32
%8 = arith.cmpi uge, %0, %c5_i32 : i32
%9 = arith.cmpi ult, %0, %c5_i32 : i32
%10 = arith.cmpi ule, %0, %c5_i32 : i32
"test.use"(%1, %2, %3, %4, %5, %6, %7, %8, %9, %10) : (i1, i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`},
	{"comparisons of constants", `%x = arith.constant -5 : i32
%y = arith.constant 7 : i32
%eq = arith.cmpi eq, %x, %y : i32
%ne = arith.cmpi ne, %x, %y : i32
%slt = arith.cmpi slt, %x, %y : i32
%sle = arith.cmpi sle, %x, %y : i32
%sgt = arith.cmpi sgt, %x, %y : i32
%sge = arith.cmpi sge, %x, %y : i32
%ult = arith.cmpi ult, %x, %y : i32
%ule = arith.cmpi ule, %x, %y : i32
%ugt = arith.cmpi ugt, %x, %y : i32
%uge = arith.cmpi uge, %x, %y : i32
"test.use"(%eq, %ne, %slt, %sle, %sgt, %sge, %ult, %ule, %ugt, %uge) : (i1, i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`, `%false = arith.constant false
%true = arith.constant true
"test.use"(%false, %true, %true, %true, %false, %false, %false, %false, %true, %true) : (i1, i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`},
	{"negated comparisons", `%a, %b = "test.values"() : () -> (i32, i32)
%t = arith.constant true
%eq = arith.cmpi eq, %a, %b : i32
%neq = arith.xori %eq, %t : i1
%ne = arith.cmpi ne, %a, %b : i32
%nne = arith.xori %ne, %t : i1
%slt = arith.cmpi slt, %a, %b : i32
%nslt = arith.xori %slt, %t : i1
%sle = arith.cmpi sle, %a, %b : i32
%nsle = arith.xori %sle, %t : i1
%sgt = arith.cmpi sgt, %a, %b : i32
%nsgt = arith.xori %sgt, %t : i1
%sge = arith.cmpi sge, %a, %b : i32
%nsge = arith.xori %sge, %t : i1
%ult = arith.cmpi ult, %a, %b : i32
%nult = arith.xori %ult, %t : i1
%ule = arith.cmpi ule, %a, %b : i32
%nule = arith.xori %ule, %t : i1
%ugt = arith.cmpi ugt, %a, %b : i32
%nugt = arith.xori %ugt, %t : i1
%uge = arith.cmpi uge, %a, %b : i32
%nuge = arith.xori %uge, %t : i1
"test.use"(%neq, %nne, %nslt, %nsle, %nsgt, %nsge, %nult, %nule, %nugt, %nuge) : (i1, i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`, `%0:2 = "test.values"() : () -> (i32, i32)
%1 = arith.cmpi ne, %0#0, %0#1 : i32
%2 = arith.cmpi eq, %0#0, %0#1 : i32
%3 = arith.cmpi sge, %0#0, %0#1 : i32
%4 = arith.cmpi sgt, %0#0, %0#1 : i32
%5 = arith.cmpi sle, %0#0, %0#1 : i32
%6 = arith.cmpi slt, %0#0, %0#1 : i32
%7 = arith.cmpi uge, %0#0, %0#1 : i32
%8 = arith.cmpi ugt, %0#0, %0#1 : i32
%9 = arith.cmpi ule, %0#0, %0#1 : i32
%10 = arith.cmpi ult, %0#0, %0#1 : i32
"test.use"(%1, %2, %3, %4, %5, %6, %7, %8, %9, %10) : (i1, i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`},
	{"comparisons of a truth value", `%a = "test.value"() : () -> i1
%t = arith.constant true
%f = arith.constant false
%b = arith.cmpi eq, %a, %t : i1
%c = arith.cmpi ne, %a, %f : i1
%d = arith.cmpi eq, %a, %f : i1
%e = arith.cmpi ne, %a, %t : i1
"test.use"(%b, %c, %d, %e) : (i1, i1, i1, i1) -> ()`, `%false = arith.constant false
%true = arith.constant true
%0 = "test.value"() : () -> i1
%1 = arith.cmpi eq, %0, %false : i1
%2 = arith.cmpi ne, %0, %true : i1
"test.use"(%0, %0, %1, %2) : (i1, i1, i1, i1) -> ()`},
	{"comparisons of wider numbers", `%a, %b = "test.values"() : () -> (i8, i8)
%c = arith.extsi %a : i8 to i32
%d = arith.extsi %b : i8 to i32
%e = arith.cmpi slt, %c, %d : i32
%f = arith.extui %a : i8 to i32
%g = arith.extui %b : i8 to i32
%h = arith.cmpi ult, %f, %g : i32
%i = arith.cmpi eq, %f, %g : i32
"test.use"(%e, %h, %i) : (i1, i1, i1) -> ()`, `%0:2 = "test.values"() : () -> (i8, i8)
%1 = arith.extsi %0#0 : i8 to i32
%2 = arith.extsi %0#1 : i8 to i32
%3 = arith.cmpi slt, %1, %2 : i32
%4 = arith.extui %0#0 : i8 to i32
%5 = arith.extui %0#1 : i8 to i32
%6 = arith.cmpi ult, %4, %5 : i32
%7 = arith.cmpi eq, %0#0, %0#1 : i8
"test.use"(%3, %6, %7) : (i1, i1, i1) -> ()`},
	{"a choice between the same", `%a, %b = "test.values"() : () -> (i1, i32)
%r = arith.select %a, %b, %b : i32
"test.use"(%r) : (i32) -> ()`, `%0:2 = "test.values"() : () -> (i1, i32)
"test.use"(%0#1) : (i32) -> ()`},
	{"a choice by a constant", `%a, %b = "test.values"() : () -> (i32, i32)
%t = arith.constant true
%f = arith.constant false
%r = arith.select %t, %a, %b : i32
%s = arith.select %f, %a, %b : i32
"test.use"(%r, %s) : (i32, i32) -> ()`, `%0:2 = "test.values"() : () -> (i32, i32)
"test.use"(%0#0, %0#1) : (i32, i32) -> ()`},
	{"a choice of truth values", `%a, %b = "test.values"() : () -> (i1, i1)
%t = arith.constant true
%f = arith.constant false
%r = arith.select %a, %t, %f : i1
%s = arith.select %a, %f, %t : i1
%u = arith.select %a, %b, %f : i1
%v = arith.select %a, %t, %b : i1
"test.use"(%r, %s, %u, %v) : (i1, i1, i1, i1) -> ()`, `%false = arith.constant false
%true = arith.constant true
%0:2 = "test.values"() : () -> (i1, i1)
%1 = arith.xori %0#0, %true : i1
%2 = arith.select %0#0, %0#1, %false : i1
%3 = arith.select %0#0, %true, %0#1 : i1
"test.use"(%0#0, %1, %2, %3) : (i1, i1, i1, i1) -> ()`},
	{"a choice by a negation", `%a, %b, %c = "test.values"() : () -> (i1, i32, i32)
%t = arith.constant true
%n = arith.xori %a, %t : i1
%r = arith.select %n, %b, %c : i32
"test.use"(%r) : (i32) -> ()`, `%0:3 = "test.values"() : () -> (i1, i32, i32)
%1 = arith.select %0#0, %0#2, %0#1 : i32
"test.use"(%1) : (i32) -> ()`},
	{"a choice of what was compared", `%a, %b = "test.values"() : () -> (i32, i32)
%e = arith.cmpi eq, %a, %b : i32
%n = arith.cmpi ne, %a, %b : i32
%r = arith.select %e, %a, %b : i32
%s = arith.select %n, %a, %b : i32
%g = arith.cmpi sgt, %a, %b : i32
%m = arith.select %g, %a, %b : i32
"test.use"(%r, %s, %m) : (i32, i32, i32) -> ()`, `%0:2 = "test.values"() : () -> (i32, i32)
%1 = arith.cmpi sgt, %0#0, %0#1 : i32
%2 = arith.select %1, %0#0, %0#1 : i32
"test.use"(%0#1, %0#0, %2) : (i32, i32, i32) -> ()`},
	{"a choice of one and zero", `%a = "test.value"() : () -> i1
%one = arith.constant 1 : i32
%z = arith.constant 0 : i32
%r = arith.select %a, %one, %z : i32
%s = arith.select %a, %z, %one : i32
"test.use"(%r, %s) : (i32, i32) -> ()`, `%true = arith.constant true
%0 = "test.value"() : () -> i1
%1 = arith.extui %0 : i1 to i32
%2 = arith.xori %0, %true : i1
%3 = arith.extui %2 : i1 to i32
"test.use"(%1, %3) : (i32, i32) -> ()`},
	{"a choice in a choice", `%a, %b, %c, %d = "test.values"() : () -> (i1, i1, i32, i32)
%x = arith.select %b, %c, %d : i32
%r = arith.select %a, %x, %d : i32
%y = arith.select %a, %c, %d : i32
%s = arith.select %a, %y, %c : i32
"test.use"(%r, %s) : (i32, i32) -> ()`, `%0:4 = "test.values"() : () -> (i1, i1, i32, i32)
%1 = arith.select %0#1, %0#2, %0#3 : i32
%2 = arith.select %0#0, %1, %0#3 : i32
"test.use"(%2, %0#2) : (i32, i32) -> ()`},
	{"wider and wider", `%a = "test.value"() : () -> i8
%b = arith.extsi %a : i8 to i16
%c = arith.extsi %b : i16 to i32
%d = arith.extui %a : i8 to i16
%e = arith.extui %d : i16 to i32
%f = arith.extsi %d : i16 to i32
%g = arith.extui %b : i16 to i32
"test.use"(%c, %e, %f, %g) : (i32, i32, i32, i32) -> ()`, `%0 = "test.value"() : () -> i8
%1 = arith.extsi %0 : i8 to i16
%2 = arith.extsi %0 : i8 to i32
%3 = arith.extui %0 : i8 to i32
%4 = arith.extui %0 : i8 to i32
%5 = arith.extui %1 : i16 to i32
"test.use"(%2, %3, %4, %5) : (i32, i32, i32, i32) -> ()`},
	{"wider and back", `%a, %b = "test.values"() : () -> (i8, i64)
%c = arith.extsi %a : i8 to i32
%d = arith.trunci %c : i32 to i8
%e = arith.trunci %c : i32 to i16
%f = arith.trunci %b : i64 to i32
%g = arith.trunci %f : i32 to i8
"test.use"(%d, %e, %g) : (i8, i16, i8) -> ()`, `%0:2 = "test.values"() : () -> (i8, i64)
%1 = arith.extsi %0#0 : i8 to i16
%2 = arith.trunci %0#1 : i64 to i8
"test.use"(%0#0, %1, %2) : (i8, i16, i8) -> ()`},
	{"indices and back", `%a, %b = "test.values"() : () -> (i32, index)
%c = arith.index_cast %a : i32 to index
%d = arith.index_cast %c : index to i32
%e = arith.index_cast %b : index to i64
%f = arith.index_cast %e : i64 to index
%g = arith.index_castui %a : i32 to index
%h = arith.index_castui %g : index to i32
"test.use"(%d, %f, %h) : (i32, index, i32) -> ()`, `%0:2 = "test.values"() : () -> (i32, index)
"test.use"(%0#0, %0#1, %0#0) : (i32, index, i32) -> ()`},
	{"casts of constants", `%x = arith.constant -1 : i8
%y = arith.constant 300.75 : f32
%a = arith.extsi %x : i8 to i32
%b = arith.extui %x : i8 to i32
%c = arith.index_cast %x : i8 to index
%d = arith.sitofp %x : i8 to f32
%e = arith.uitofp %x : i8 to f32
%f = arith.fptosi %y : f32 to i32
%g = arith.fptosi %y : f32 to i8
%h = arith.truncf %y : f32 to f16
%i = arith.extf %y : f32 to f64
%j = arith.bitcast %y : f32 to i32
"test.use"(%a, %b, %c, %d, %e, %f, %g, %h, %i, %j) : (i32, i32, index, f32, f32, i32, i8, f16, f64, i32) -> ()`, `%c1133928448_i32 = arith.constant 1133928448 : i32
%cst = arith.constant 3.007500e+02 : f64
%cst_0 = arith.constant 3.007500e+02 : f16
%cst_1 = arith.constant 3.007500e+02 : f32
%c-1_i32 = arith.constant -1 : i32
%c255_i32 = arith.constant 255 : i32
%c-1 = arith.constant -1 : index
%cst_2 = arith.constant -1.000000e+00 : f32
%cst_3 = arith.constant 2.550000e+02 : f32
%c300_i32 = arith.constant 300 : i32
%0 = arith.fptosi %cst_1 : f32 to i8
"test.use"(%c-1_i32, %c255_i32, %c-1, %cst_2, %cst_3, %c300_i32, %0, %cst_0, %cst, %c1133928448_i32) : (i32, i32, index, f32, f32, i32, i8, f16, f64, i32) -> ()`},
	{"bits and back", `%a = "test.value"() : () -> f32
%b = arith.bitcast %a : f32 to i32
%c = arith.bitcast %b : i32 to f32
%d = arith.bitcast %a : f32 to f32
"test.use"(%c, %d) : (f32, f32) -> ()`, `%0 = "test.value"() : () -> f32
"test.use"(%0, %0) : (f32, f32) -> ()`},
	{"floats with nothing", `%a = "test.value"() : () -> f32
%z = arith.constant 0.0 : f32
%n = arith.constant -0.0 : f32
%one = arith.constant 1.0 : f32
%b = arith.addf %a, %z : f32
%c = arith.addf %a, %n : f32
%d = arith.subf %a, %z : f32
%e = arith.subf %a, %n : f32
%f = arith.mulf %a, %one : f32
%g = arith.divf %a, %one : f32
%h = arith.mulf %a, %z : f32
"test.use"(%b, %c, %d, %e, %f, %g, %h) : (f32, f32, f32, f32, f32, f32, f32) -> ()`, `%cst = arith.constant -0.000000e+00 : f32
%cst_0 = arith.constant 0.000000e+00 : f32
%0 = "test.value"() : () -> f32
%1 = arith.addf %0, %cst_0 : f32
%2 = arith.subf %0, %cst : f32
%3 = arith.mulf %0, %cst_0 : f32
"test.use"(%1, %0, %0, %2, %0, %0, %3) : (f32, f32, f32, f32, f32, f32, f32) -> ()`},
	{"float arithmetic of constants", `%x = arith.constant 1.5 : f32
%y = arith.constant -0.25 : f32
%addf = arith.addf %x, %y : f32
%subf = arith.subf %x, %y : f32
%mulf = arith.mulf %x, %y : f32
%divf = arith.divf %x, %y : f32
%remf = arith.remf %x, %y : f32
%maximumf = arith.maximumf %x, %y : f32
%minimumf = arith.minimumf %x, %y : f32
%maxnumf = arith.maxnumf %x, %y : f32
%minnumf = arith.minnumf %x, %y : f32
%negf = arith.negf %x : f32
"test.use"(%addf, %subf, %mulf, %divf, %remf, %maximumf, %minimumf, %maxnumf, %minnumf, %negf) : (f32, f32, f32, f32, f32, f32, f32, f32, f32, f32) -> ()`, `%cst = arith.constant 1.250000e+00 : f32
%cst_0 = arith.constant 1.750000e+00 : f32
%cst_1 = arith.constant -3.750000e-01 : f32
%cst_2 = arith.constant -6.000000e+00 : f32
%cst_3 = arith.constant 0.000000e+00 : f32
%cst_4 = arith.constant 1.500000e+00 : f32
%cst_5 = arith.constant -2.500000e-01 : f32
%cst_6 = arith.constant -1.500000e+00 : f32
"test.use"(%cst, %cst_0, %cst_1, %cst_2, %cst_3, %cst_4, %cst_5, %cst_4, %cst_5, %cst_6) : (f32, f32, f32, f32, f32, f32, f32, f32, f32, f32) -> ()`},
	{"negated floats", `%a, %b = "test.values"() : () -> (f32, f32)
%c = arith.negf %a : f32
%d = arith.negf %c : f32
%e = arith.negf %b : f32
%f = arith.mulf %c, %e : f32
%g = arith.divf %c, %e : f32
%h = arith.addf %a, %e : f32
"test.use"(%d, %f, %g, %h) : (f32, f32, f32, f32) -> ()`, `%0:2 = "test.values"() : () -> (f32, f32)
%1 = arith.negf %0#1 : f32
%2 = arith.mulf %0#0, %0#1 : f32
%3 = arith.divf %0#0, %0#1 : f32
%4 = arith.addf %0#0, %1 : f32
"test.use"(%0#0, %2, %3, %4) : (f32, f32, f32, f32) -> ()`},
	{"float comparisons of constants", `%x = arith.constant 1.0 : f32
%n = arith.constant 0x7FC00000 : f32
%false = arith.cmpf false, %x, %n : f32
%oeq = arith.cmpf oeq, %x, %n : f32
%ogt = arith.cmpf ogt, %x, %n : f32
%olt = arith.cmpf olt, %x, %n : f32
%ord = arith.cmpf ord, %x, %n : f32
%ueq = arith.cmpf ueq, %x, %n : f32
%une = arith.cmpf une, %x, %n : f32
%uno = arith.cmpf uno, %x, %n : f32
%true = arith.cmpf true, %x, %n : f32
"test.use"(%false, %oeq, %ogt, %olt, %ord, %ueq, %une, %uno, %true) : (i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`, `%false = arith.constant false
%true = arith.constant true
"test.use"(%false, %false, %false, %false, %false, %true, %true, %true, %true) : (i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`},
	{"float comparisons with NaN", `%a = "test.value"() : () -> f32
%n = arith.constant 0x7FC00000 : f32
%false = arith.cmpf false, %a, %n : f32
%oeq = arith.cmpf oeq, %a, %n : f32
%ogt = arith.cmpf ogt, %a, %n : f32
%olt = arith.cmpf olt, %a, %n : f32
%ord = arith.cmpf ord, %a, %n : f32
%ueq = arith.cmpf ueq, %a, %n : f32
%une = arith.cmpf une, %a, %n : f32
%uno = arith.cmpf uno, %a, %n : f32
%true = arith.cmpf true, %a, %n : f32
"test.use"(%false, %oeq, %ogt, %olt, %ord, %ueq, %une, %uno, %true) : (i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`, `%true = arith.constant true
%false = arith.constant false
%0 = "test.value"() : () -> f32
"test.use"(%false, %false, %false, %false, %false, %true, %true, %true, %true) : (i1, i1, i1, i1, i1, i1, i1, i1, i1) -> ()`},
	{"comparisons of converted integers", `%a = "test.value"() : () -> i32
%x = arith.constant 4.5 : f64
%b = arith.sitofp %a : i32 to f64
%c = arith.cmpf olt, %b, %x : f64
%d = arith.cmpf oeq, %b, %x : f64
%e = arith.cmpf uge, %b, %x : f64
"test.use"(%c, %d, %e) : (i1, i1, i1) -> ()`, `%false = arith.constant false
%c4_i32 = arith.constant 4 : i32
%0 = "test.value"() : () -> i32
%1 = arith.cmpi sle, %0, %c4_i32 : i32
%2 = arith.cmpi sgt, %0, %c4_i32 : i32
"test.use"(%1, %false, %2) : (i1, i1, i1) -> ()`},
	{"sums with carry", `%a = "test.value"() : () -> i32
%z = arith.constant 0 : i32
%m = arith.constant -1 : i32
%one = arith.constant 1 : i32
%s, %o = arith.addui_extended %a, %z : i32, i1
%t, %p = arith.addui_extended %m, %one : i32, i1
"test.use"(%s, %o, %t, %p) : (i32, i1, i32, i1) -> ()`, `%true = arith.constant true
%c0_i32 = arith.constant 0 : i32
%false = arith.constant false
%0 = "test.value"() : () -> i32
"test.use"(%0, %false, %c0_i32, %true) : (i32, i1, i32, i1) -> ()`},
	{"products in two halves", `%a = "test.value"() : () -> i32
%z = arith.constant 0 : i32
%one = arith.constant 1 : i32
%x = arith.constant 65536 : i32
%m = arith.constant -2 : i32
%l, %h = arith.mului_extended %a, %z : i32
%l1, %h1 = arith.mului_extended %a, %one : i32
%l2, %h2 = arith.mului_extended %x, %m : i32
%l3, %h3 = arith.mulsi_extended %x, %m : i32
"test.use"(%l, %h, %l1, %h1, %l2, %h2, %l3, %h3) : (i32, i32, i32, i32, i32, i32, i32, i32) -> ()`, `%c-1_i32 = arith.constant -1 : i32
%c65535_i32 = arith.constant 65535 : i32
%c-131072_i32 = arith.constant -131072 : i32
%c0_i32 = arith.constant 0 : i32
%0 = "test.value"() : () -> i32
"test.use"(%c0_i32, %c0_i32, %0, %c0_i32, %c-131072_i32, %c65535_i32, %c-131072_i32, %c-1_i32) : (i32, i32, i32, i32, i32, i32, i32, i32) -> ()`},
	{"products of which one half is used", `%a, %b = "test.values"() : () -> (i32, i32)
%l, %h = arith.mulsi_extended %a, %b : i32
%l1, %h1 = arith.mului_extended %a, %b : i32
"test.use"(%l, %h1) : (i32, i32) -> ()`, `%0:2 = "test.values"() : () -> (i32, i32)
%1 = arith.muli %0#0, %0#1 : i32
%low, %high = arith.mului_extended %0#0, %0#1 : i32
"test.use"(%1, %high) : (i32, i32) -> ()`},
	{"vectors of constants", `%x = arith.constant dense<[1, 2, 3, 4]> : vector<4xi32>
%y = arith.constant dense<10> : vector<4xi32>
%a = arith.addi %x, %y : vector<4xi32>
%b = arith.muli %y, %y : vector<4xi32>
%c = arith.cmpi sgt, %x, %y : vector<4xi32>
%d = arith.trunci %a : vector<4xi32> to vector<4xi8>
"test.use"(%a, %b, %c, %d) : (vector<4xi32>, vector<4xi32>, vector<4xi1>, vector<4xi8>) -> ()`, `%cst = arith.constant dense<[11, 12, 13, 14]> : vector<4xi32>
%cst_0 = arith.constant dense<100> : vector<4xi32>
%cst_1 = arith.constant dense<false> : vector<4xi1>
%cst_2 = arith.constant dense<[11, 12, 13, 14]> : vector<4xi8>
"test.use"(%cst, %cst_0, %cst_1, %cst_2) : (vector<4xi32>, vector<4xi32>, vector<4xi1>, vector<4xi8>) -> ()`},
	{"the same twice, and what nobody uses", `%a = "test.value"() : () -> i32
%x = arith.constant 3 : i32
%y = arith.constant 3 : i32
%r = arith.addi %a, %x : i32
%s = arith.addi %a, %y : i32
%t = arith.muli %r, %s : i32
"test.use"(%r) : (i32) -> ()`, `%c3_i32 = arith.constant 3 : i32
%0 = "test.value"() : () -> i32
%1 = arith.addi %0, %c3_i32 : i32
"test.use"(%1) : (i32) -> ()`},
	{"high half of a product", `%a, %b = "test.values"() : () -> (i32, i32)
%s = arith.constant 32 : i64
%c = arith.extui %a : i32 to i64
%d = arith.extui %b : i32 to i64
%e = arith.muli %c, %d : i64
%f = arith.shrui %e, %s : i64
%g = arith.trunci %f : i64 to i32
"test.use"(%g) : (i32) -> ()`, `%c32_i64 = arith.constant 32 : i64
%0:2 = "test.values"() : () -> (i32, i32)
%1 = arith.extui %0#0 : i32 to i64
%2 = arith.extui %0#1 : i32 to i64
%3 = arith.muli %1, %2 : i64
%4 = arith.shrui %3, %c32_i64 : i64
%5 = arith.trunci %4 : i64 to i32
"test.use"(%5) : (i32) -> ()`},
}

func TestSimplified(t *testing.T) {
	for _, tt := range simplified {
		t.Run(tt.name, func(t *testing.T) {
			module := mustRead(t, tt.before)
			rewrite.Greedy(module, rewrite.NewSet(rewrite.Canonicalizations(dialects...)...), rewrite.Config{TopDown: true, Regions: rewrite.Normal})
			if got := plain(module, false); got != trimmed(tt.after) {
				t.Errorf("got\n%s\nwant\n%s", got, tt.after)
			}
		})
	}
}
