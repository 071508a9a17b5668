package scf_test

import (
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// forms are functions with ops in many forms and how the reference prints them, in their own syntax and in the generic one. Where in is
// "", the program is as it is printed.
var forms = []struct{ name, in, custom, generic string }{
	{"for", `func.func @f(%a: index, %b: index, %s: index, %lo: i32, %hi: i32, %x: f32) -> f32 {
  scf.for %i = %a to %b step %s {
    "test.use"(%i) : (index) -> ()
  }
  scf.for %i = %lo to %hi step %lo : i32 {
    "test.use"(%i) : (i32) -> ()
  }
  scf.for unsigned %i = %lo to %hi step %lo : i32 {
    scf.yield
  } {unroll = 4 : i32}
  %r = scf.for %i = %a to %b step %s iter_args(%y = %x) -> (f32) {
    %z = arith.addf %y, %x : f32
    scf.yield %z : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: index, %arg3: i32, %arg4: i32, %arg5: f32) -> f32 {
  scf.for %arg6 = %arg0 to %arg1 step %arg2 {
    "test.use"(%arg6) : (index) -> ()
  }
  scf.for %arg6 = %arg3 to %arg4 step %arg3  : i32 {
    "test.use"(%arg6) : (i32) -> ()
  }
  scf.for unsigned %arg6 = %arg3 to %arg4 step %arg3  : i32 {
  } {unroll = 4 : i32}
  %0 = scf.for %arg6 = %arg0 to %arg1 step %arg2 iter_args(%arg7 = %arg5) -> (f32) {
    %1 = arith.addf %arg7, %arg5 : f32
    scf.yield %1 : f32
  }
  return %0 : f32
}`, `"func.func"() <{function_type = (index, index, index, i32, i32, f32) -> f32, sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: index, %arg3: i32, %arg4: i32, %arg5: f32):
  "scf.for"(%arg0, %arg1, %arg2) ({
  ^bb0(%arg10: index):
    "test.use"(%arg10) : (index) -> ()
    "scf.yield"() : () -> ()
  }) : (index, index, index) -> ()
  "scf.for"(%arg3, %arg4, %arg3) ({
  ^bb0(%arg9: i32):
    "test.use"(%arg9) : (i32) -> ()
    "scf.yield"() : () -> ()
  }) : (i32, i32, i32) -> ()
  "scf.for"(%arg3, %arg4, %arg3) <{unsignedCmp}> ({
  ^bb0(%arg8: i32):
    "scf.yield"() : () -> ()
  }) {unroll = 4 : i32} : (i32, i32, i32) -> ()
  %0 = "scf.for"(%arg0, %arg1, %arg2, %arg5) ({
  ^bb0(%arg6: index, %arg7: f32):
    %1 = "arith.addf"(%arg7, %arg5) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    "scf.yield"(%1) : (f32) -> ()
  }) : (index, index, index, f32) -> f32
  "func.return"(%0) : (f32) -> ()
}) : () -> ()`},
	{"for with several carried values", `func.func @f(%a: index, %b: index, %x: f32, %n: i32) -> (f32, i32) {
  %r:2 = scf.for unsigned %i = %a to %b step %b iter_args(%p = %x, %q = %n) -> (f32, i32) {
    %t:2 = scf.for %j = %a to %i step %b iter_args(%u = %p, %v = %q) -> (f32, i32) {
      scf.yield %u, %v : f32, i32
    }
    scf.yield %t#0, %t#1 : f32, i32
  }
  return %r#0, %r#1 : f32, i32
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: i32) -> (f32, i32) {
  %0:2 = scf.for unsigned %arg4 = %arg0 to %arg1 step %arg1 iter_args(%arg5 = %arg2, %arg6 = %arg3) -> (f32, i32) {
    %1:2 = scf.for %arg7 = %arg0 to %arg4 step %arg1 iter_args(%arg8 = %arg5, %arg9 = %arg6) -> (f32, i32) {
      scf.yield %arg8, %arg9 : f32, i32
    }
    scf.yield %1#0, %1#1 : f32, i32
  }
  return %0#0, %0#1 : f32, i32
}`, `"func.func"() <{function_type = (index, index, f32, i32) -> (f32, i32), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32, %arg3: i32):
  %0:2 = "scf.for"(%arg0, %arg1, %arg1, %arg2, %arg3) <{unsignedCmp}> ({
  ^bb0(%arg4: index, %arg5: f32, %arg6: i32):
    %1:2 = "scf.for"(%arg0, %arg4, %arg1, %arg5, %arg6) ({
    ^bb0(%arg7: index, %arg8: f32, %arg9: i32):
      "scf.yield"(%arg8, %arg9) : (f32, i32) -> ()
    }) : (index, index, index, f32, i32) -> (f32, i32)
    "scf.yield"(%1#0, %1#1) : (f32, i32) -> ()
  }) : (index, index, index, f32, i32) -> (f32, i32)
  "func.return"(%0#0, %0#1) : (f32, i32) -> ()
}) : () -> ()`},
	{"if", `func.func @f(%c: i1, %x: f32, %y: f32) -> (f32, f32) {
  scf.if %c {
    "test.then"() : () -> ()
  }
  scf.if %c {
    "test.then"() : () -> ()
  } else {
    "test.else"() : () -> ()
  }
  %r:2 = scf.if %c -> (f32, f32) {
    scf.yield %x, %y : f32, f32
  } else {
    scf.yield %y, %x : f32, f32
  } {likely = true}
  return %r#0, %r#1 : f32, f32
}`, `func.func @f(%arg0: i1, %arg1: f32, %arg2: f32) -> (f32, f32) {
  scf.if %arg0 {
    "test.then"() : () -> ()
  }
  scf.if %arg0 {
    "test.then"() : () -> ()
  } else {
    "test.else"() : () -> ()
  }
  %0:2 = scf.if %arg0 -> (f32, f32) {
    scf.yield %arg1, %arg2 : f32, f32
  } else {
    scf.yield %arg2, %arg1 : f32, f32
  } {likely = true}
  return %0#0, %0#1 : f32, f32
}`, `"func.func"() <{function_type = (i1, f32, f32) -> (f32, f32), sym_name = "f"}> ({
^bb0(%arg0: i1, %arg1: f32, %arg2: f32):
  "scf.if"(%arg0) ({
    "test.then"() : () -> ()
    "scf.yield"() : () -> ()
  }, {
  }) : (i1) -> ()
  "scf.if"(%arg0) ({
    "test.then"() : () -> ()
    "scf.yield"() : () -> ()
  }, {
    "test.else"() : () -> ()
    "scf.yield"() : () -> ()
  }) : (i1) -> ()
  %0:2 = "scf.if"(%arg0) ({
    "scf.yield"(%arg1, %arg2) : (f32, f32) -> ()
  }, {
    "scf.yield"(%arg2, %arg1) : (f32, f32) -> ()
  }) {likely = true} : (i1) -> (f32, f32)
  "func.return"(%0#0, %0#1) : (f32, f32) -> ()
}) : () -> ()`},
	{"if with an else that does nothing", `func.func @f(%c: i1) {
  scf.if %c {
    scf.yield
  } else {
  }
  return
}`, `func.func @f(%arg0: i1) {
  scf.if %arg0 {
  } else {
  }
  return
}`, `"func.func"() <{function_type = (i1) -> (), sym_name = "f"}> ({
^bb0(%arg0: i1):
  "scf.if"(%arg0) ({
    "scf.yield"() : () -> ()
  }, {
    "scf.yield"() : () -> ()
  }) : (i1) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"if in if", `func.func @f(%c: i1, %d: i1, %x: i64, %y: i64) -> i64 {
  %r = scf.if %c -> i64 {
    %s = scf.if %d -> i64 {
      scf.yield %x : i64
    } else {
      scf.yield %y : i64
    }
    scf.yield %s : i64
  } else {
    %s = arith.muli %x, %y : i64
    scf.yield %s : i64
  }
  return %r : i64
}`, `func.func @f(%arg0: i1, %arg1: i1, %arg2: i64, %arg3: i64) -> i64 {
  %0 = scf.if %arg0 -> (i64) {
    %1 = scf.if %arg1 -> (i64) {
      scf.yield %arg2 : i64
    } else {
      scf.yield %arg3 : i64
    }
    scf.yield %1 : i64
  } else {
    %1 = arith.muli %arg2, %arg3 : i64
    scf.yield %1 : i64
  }
  return %0 : i64
}`, `"func.func"() <{function_type = (i1, i1, i64, i64) -> i64, sym_name = "f"}> ({
^bb0(%arg0: i1, %arg1: i1, %arg2: i64, %arg3: i64):
  %0 = "scf.if"(%arg0) ({
    %2 = "scf.if"(%arg1) ({
      "scf.yield"(%arg2) : (i64) -> ()
    }, {
      "scf.yield"(%arg3) : (i64) -> ()
    }) : (i1) -> i64
    "scf.yield"(%2) : (i64) -> ()
  }, {
    %1 = "arith.muli"(%arg2, %arg3) <{overflowFlags = #arith.overflow<none>}> : (i64, i64) -> i64
    "scf.yield"(%1) : (i64) -> ()
  }) : (i1) -> i64
  "func.return"(%0) : (i64) -> ()
}) : () -> ()`},
	{"while", `func.func @f(%n: i64) -> i64 {
  %r = scf.while (%x = %n) : (i64) -> i64 {
    %c = "test.more"(%x) : (i64) -> i1
    scf.condition(%c) %x : i64
  } do {
  ^bb0(%y: i64):
    %z = arith.addi %y, %n : i64
    scf.yield %z : i64
  }
  return %r : i64
}`, `func.func @f(%arg0: i64) -> i64 {
  %0 = scf.while (%arg1 = %arg0) : (i64) -> i64 {
    %1 = "test.more"(%arg1) : (i64) -> i1
    scf.condition(%1) %arg1 : i64
  } do {
  ^bb0(%arg1: i64):
    %1 = arith.addi %arg1, %arg0 : i64
    scf.yield %1 : i64
  }
  return %0 : i64
}`, `"func.func"() <{function_type = (i64) -> i64, sym_name = "f"}> ({
^bb0(%arg0: i64):
  %0 = "scf.while"(%arg0) ({
  ^bb0(%arg2: i64):
    %2 = "test.more"(%arg2) : (i64) -> i1
    "scf.condition"(%2, %arg2) : (i1, i64) -> ()
  }, {
  ^bb0(%arg1: i64):
    %1 = "arith.addi"(%arg1, %arg0) <{overflowFlags = #arith.overflow<none>}> : (i64, i64) -> i64
    "scf.yield"(%1) : (i64) -> ()
  }) : (i64) -> i64
  "func.return"(%0) : (i64) -> ()
}) : () -> ()`},
	{"while that passes on other values", `func.func @f(%n: i64, %x: f32) -> (f32, i1) {
  %r:2 = scf.while (%k = %n) : (i64) -> (f32, i1) {
    %c = "test.more"(%k) : (i64) -> i1
    scf.condition(%c) %x, %c : f32, i1
  } do {
  ^bb0(%y: f32, %d: i1):
    %z = "test.next"(%y, %d) : (f32, i1) -> i64
    scf.yield %z : i64
  } attributes {depth = 1 : i64}
  return %r#0, %r#1 : f32, i1
}`, `func.func @f(%arg0: i64, %arg1: f32) -> (f32, i1) {
  %0:2 = scf.while (%arg2 = %arg0) : (i64) -> (f32, i1) {
    %1 = "test.more"(%arg2) : (i64) -> i1
    scf.condition(%1) %arg1, %1 : f32, i1
  } do {
  ^bb0(%arg2: f32, %arg3: i1):
    %1 = "test.next"(%arg2, %arg3) : (f32, i1) -> i64
    scf.yield %1 : i64
  } attributes {depth = 1 : i64}
  return %0#0, %0#1 : f32, i1
}`, `"func.func"() <{function_type = (i64, f32) -> (f32, i1), sym_name = "f"}> ({
^bb0(%arg0: i64, %arg1: f32):
  %0:2 = "scf.while"(%arg0) ({
  ^bb0(%arg4: i64):
    %2 = "test.more"(%arg4) : (i64) -> i1
    "scf.condition"(%2, %arg1, %2) : (i1, f32, i1) -> ()
  }, {
  ^bb0(%arg2: f32, %arg3: i1):
    %1 = "test.next"(%arg2, %arg3) : (f32, i1) -> i64
    "scf.yield"(%1) : (i64) -> ()
  }) {depth = 1 : i64} : (i64) -> (f32, i1)
  "func.return"(%0#0, %0#1) : (f32, i1) -> ()
}) : () -> ()`},
	{"while without values", `func.func @f() {
  scf.while : () -> () {
    %c = "test.more"() : () -> i1
    scf.condition(%c)
  } do {
    "test.body"() : () -> ()
    scf.yield
  }
  return
}`, `func.func @f() {
  scf.while : () -> () {
    %0 = "test.more"() : () -> i1
    scf.condition(%0)
  } do {
    "test.body"() : () -> ()
    scf.yield
  }
  return
}`, `"func.func"() <{function_type = () -> (), sym_name = "f"}> ({
  "scf.while"() ({
    %0 = "test.more"() : () -> i1
    "scf.condition"(%0) : (i1) -> ()
  }, {
    "test.body"() : () -> ()
    "scf.yield"() : () -> ()
  }) : () -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"parallel", `func.func @f(%a: index, %b: index, %s: index) {
  scf.parallel (%i) = (%a) to (%b) step (%s) {
    "test.use"(%i) : (index) -> ()
    scf.reduce
  }
  scf.parallel (%i, %j, %k) = (%a, %a, %a) to (%b, %b, %b) step (%s, %s, %s) {
    "test.use"(%i, %j, %k) : (index, index, index) -> ()
  } {mapping = ["x", "y", "z"]}
  return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: index) {
  scf.parallel (%arg3) = (%arg0) to (%arg1) step (%arg2) {
    "test.use"(%arg3) : (index) -> ()
    scf.reduce 
  }
  scf.parallel (%arg3, %arg4, %arg5) = (%arg0, %arg0, %arg0) to (%arg1, %arg1, %arg1) step (%arg2, %arg2, %arg2) {
    "test.use"(%arg3, %arg4, %arg5) : (index, index, index) -> ()
    scf.reduce 
  } {mapping = ["x", "y", "z"]}
  return
}`, `"func.func"() <{function_type = (index, index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: index):
  "scf.parallel"(%arg0, %arg1, %arg2) <{operandSegmentSizes = array<i32: 1, 1, 1, 0>}> ({
  ^bb0(%arg6: index):
    "test.use"(%arg6) : (index) -> ()
    "scf.reduce"() : () -> ()
  }) : (index, index, index) -> ()
  "scf.parallel"(%arg0, %arg0, %arg0, %arg1, %arg1, %arg1, %arg2, %arg2, %arg2) <{operandSegmentSizes = array<i32: 3, 3, 3, 0>}> ({
  ^bb0(%arg3: index, %arg4: index, %arg5: index):
    "test.use"(%arg3, %arg4, %arg5) : (index, index, index) -> ()
    "scf.reduce"() : () -> ()
  }) {mapping = ["x", "y", "z"]} : (index, index, index, index, index, index, index, index, index) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"parallel with a reduction", `func.func @f(%a: index, %b: index, %x: f32) -> f32 {
  %r = scf.parallel (%i) = (%a) to (%b) step (%b) init (%x) -> f32 {
    %y = "test.value"(%i) : (index) -> f32
    scf.reduce(%y : f32) {
    ^bb0(%p: f32, %q: f32):
      %z = arith.addf %p, %q : f32
      scf.reduce.return %z : f32
    }
  }
  return %r : f32
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32) -> f32 {
  %0 = scf.parallel (%arg3) = (%arg0) to (%arg1) step (%arg1) init (%arg2) -> f32 {
    %1 = "test.value"(%arg3) : (index) -> f32
    scf.reduce(%1 : f32) {
    ^bb0(%arg4: f32, %arg5: f32):
      %2 = arith.addf %arg4, %arg5 : f32
      scf.reduce.return %2 : f32
    }
  }
  return %0 : f32
}`, `"func.func"() <{function_type = (index, index, f32) -> f32, sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32):
  %0 = "scf.parallel"(%arg0, %arg1, %arg1, %arg2) <{operandSegmentSizes = array<i32: 1, 1, 1, 1>}> ({
  ^bb0(%arg3: index):
    %1 = "test.value"(%arg3) : (index) -> f32
    "scf.reduce"(%1) ({
    ^bb0(%arg4: f32, %arg5: f32):
      %2 = "arith.addf"(%arg4, %arg5) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
      "scf.reduce.return"(%2) : (f32) -> ()
    }) : (f32) -> ()
  }) : (index, index, index, f32) -> f32
  "func.return"(%0) : (f32) -> ()
}) : () -> ()`},
	{"parallel with two reductions", `func.func @f(%a: index, %b: index, %x: f32, %n: i32) -> (f32, i32) {
  %r:2 = scf.parallel (%i, %j) = (%a, %a) to (%b, %b) step (%b, %b) init (%x, %n) -> (f32, i32) {
    scf.reduce(%x, %n : f32, i32) {
    ^bb0(%p: f32, %q: f32):
      %z = arith.mulf %p, %q : f32
      scf.reduce.return %z : f32
    }, {
    ^bb0(%p: i32, %q: i32):
      %z = arith.maxsi %p, %q : i32
      scf.reduce.return %z : i32
    }
  }
  return %r#0, %r#1 : f32, i32
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: i32) -> (f32, i32) {
  %0:2 = scf.parallel (%arg4, %arg5) = (%arg0, %arg0) to (%arg1, %arg1) step (%arg1, %arg1) init (%arg2, %arg3) -> (f32, i32) {
    scf.reduce(%arg2, %arg3 : f32, i32) {
    ^bb0(%arg6: f32, %arg7: f32):
      %1 = arith.mulf %arg6, %arg7 : f32
      scf.reduce.return %1 : f32
    }, {
    ^bb0(%arg6: i32, %arg7: i32):
      %1 = arith.maxsi %arg6, %arg7 : i32
      scf.reduce.return %1 : i32
    }
  }
  return %0#0, %0#1 : f32, i32
}`, `"func.func"() <{function_type = (index, index, f32, i32) -> (f32, i32), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: f32, %arg3: i32):
  %0:2 = "scf.parallel"(%arg0, %arg0, %arg1, %arg1, %arg1, %arg1, %arg2, %arg3) <{operandSegmentSizes = array<i32: 2, 2, 2, 2>}> ({
  ^bb0(%arg4: index, %arg5: index):
    "scf.reduce"(%arg2, %arg3) ({
    ^bb0(%arg8: f32, %arg9: f32):
      %2 = "arith.mulf"(%arg8, %arg9) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
      "scf.reduce.return"(%2) : (f32) -> ()
    }, {
    ^bb0(%arg6: i32, %arg7: i32):
      %1 = "arith.maxsi"(%arg6, %arg7) : (i32, i32) -> i32
      "scf.reduce.return"(%1) : (i32) -> ()
    }) : (f32, i32) -> ()
  }) : (index, index, index, index, index, index, f32, i32) -> (f32, i32)
  "func.return"(%0#0, %0#1) : (f32, i32) -> ()
}) : () -> ()`},
	{"forall", `func.func @f(%n: index, %a: index) {
  scf.forall (%i) in (%n) {
    "test.use"(%i) : (index) -> ()
  }
  scf.forall (%i, %j) in (8, %n) {
    "test.use"(%i, %j) : (index, index) -> ()
    scf.forall.in_parallel {
    }
  } {tag}
  scf.forall (%i, %j) = (0, %a) to (%n, 64) step (4, 8) {
    "test.use"(%i, %j) : (index, index) -> ()
  }
  return
}`, `func.func @f(%arg0: index, %arg1: index) {
  scf.forall (%arg2) in (%arg0) {
    "test.use"(%arg2) : (index) -> ()
  }
  scf.forall (%arg2, %arg3) in (8, %arg0) {
    "test.use"(%arg2, %arg3) : (index, index) -> ()
  } {tag}
  scf.forall (%arg2, %arg3) = (0, %arg1) to (%arg0, 64) step (4, 8) {
    "test.use"(%arg2, %arg3) : (index, index) -> ()
  }
  return
}`, `"func.func"() <{function_type = (index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index):
  "scf.forall"(%arg0) <{operandSegmentSizes = array<i32: 0, 1, 0, 0>, staticLowerBound = array<i64: 0>, staticStep = array<i64: 1>, staticUpperBound = array<i64: -9223372036854775808>}> ({
  ^bb0(%arg6: index):
    "test.use"(%arg6) : (index) -> ()
    "scf.forall.in_parallel"() ({
    ^bb0:
    }) : () -> ()
  }) : (index) -> ()
  "scf.forall"(%arg0) <{operandSegmentSizes = array<i32: 0, 1, 0, 0>, staticLowerBound = array<i64: 0, 0>, staticStep = array<i64: 1, 1>, staticUpperBound = array<i64: 8, -9223372036854775808>}> ({
  ^bb0(%arg4: index, %arg5: index):
    "test.use"(%arg4, %arg5) : (index, index) -> ()
    "scf.forall.in_parallel"() ({
    ^bb0:
    }) : () -> ()
  }) {tag} : (index) -> ()
  "scf.forall"(%arg1, %arg0) <{operandSegmentSizes = array<i32: 1, 1, 0, 0>, staticLowerBound = array<i64: 0, -9223372036854775808>, staticStep = array<i64: 4, 8>, staticUpperBound = array<i64: -9223372036854775808, 64>}> ({
  ^bb0(%arg2: index, %arg3: index):
    "test.use"(%arg2, %arg3) : (index, index) -> ()
    "scf.forall.in_parallel"() ({
    ^bb0:
    }) : () -> ()
  }) : (index, index) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"execute_region", `func.func @f(%c: i1, %x: i32, %y: i32) -> i32 {
  scf.execute_region {
    "test.body"() : () -> ()
    scf.yield
  }
  %r = scf.execute_region -> i32 {
    cf.cond_br %c, ^bb1, ^bb2
  ^bb1:
    scf.yield %x : i32
  ^bb2:
    scf.yield %y : i32
  }
  %s:2 = scf.execute_region -> (i32, i1) no_inline {
    scf.yield %x, %c : i32, i1
  } {tag}
  return %r : i32
}`, `func.func @f(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
  scf.execute_region {
    "test.body"() : () -> ()
    scf.yield
  }
  %0 = scf.execute_region -> i32 {
    cf.cond_br %arg0, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    scf.yield %arg1 : i32
  ^bb2:  // pred: ^bb0
    scf.yield %arg2 : i32
  }
  %1:2 = scf.execute_region -> (i32, i1) no_inline {
    scf.yield %arg1, %arg0 : i32, i1
  } {tag}
  return %0 : i32
}`, `"func.func"() <{function_type = (i1, i32, i32) -> i32, sym_name = "f"}> ({
^bb0(%arg0: i1, %arg1: i32, %arg2: i32):
  "scf.execute_region"() ({
    "test.body"() : () -> ()
    "scf.yield"() : () -> ()
  }) : () -> ()
  %0 = "scf.execute_region"() ({
    "cf.cond_br"(%arg0)[^bb1, ^bb2] <{operandSegmentSizes = array<i32: 1, 0, 0>}> : (i1) -> ()
  ^bb1:  // pred: ^bb0
    "scf.yield"(%arg1) : (i32) -> ()
  ^bb2:  // pred: ^bb0
    "scf.yield"(%arg2) : (i32) -> ()
  }) : () -> i32
  %1:2 = "scf.execute_region"() <{no_inline}> ({
    "scf.yield"(%arg1, %arg0) : (i32, i1) -> ()
  }) {tag} : () -> (i32, i1)
  "func.return"(%0) : (i32) -> ()
}) : () -> ()`},
	{"index_switch", `func.func @f(%i: index, %x: i32, %y: i32) -> i32 {
  %r = scf.index_switch %i -> i32
  case 2 {
    scf.yield %x : i32
  }
  case 5 {
    %z = arith.addi %x, %y : i32
    scf.yield %z : i32
  }
  default {
    scf.yield %y : i32
  }
  scf.index_switch %i {tag}
  case -1 {
    "test.case"() : () -> ()
    scf.yield
  }
  default {
  }
  return %r : i32
}`, `func.func @f(%arg0: index, %arg1: i32, %arg2: i32) -> i32 {
  %0 = scf.index_switch %arg0 -> i32 
  case 2 {
    scf.yield %arg1 : i32
  }
  case 5 {
    %1 = arith.addi %arg1, %arg2 : i32
    scf.yield %1 : i32
  }
  default {
    scf.yield %arg2 : i32
  }
  scf.index_switch %arg0 {tag} 
  case -1 {
    "test.case"() : () -> ()
    scf.yield
  }
  default {
  }
  return %0 : i32
}`, `"func.func"() <{function_type = (index, i32, i32) -> i32, sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: i32, %arg2: i32):
  %0 = "scf.index_switch"(%arg0) <{cases = array<i64: 2, 5>}> ({
    "scf.yield"(%arg2) : (i32) -> ()
  }, {
    "scf.yield"(%arg1) : (i32) -> ()
  }, {
    %1 = "arith.addi"(%arg1, %arg2) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
    "scf.yield"(%1) : (i32) -> ()
  }) : (index) -> i32
  "scf.index_switch"(%arg0) <{cases = array<i64: -1>}> ({
    "scf.yield"() : () -> ()
  }, {
    "test.case"() : () -> ()
    "scf.yield"() : () -> ()
  }) {tag} : (index) -> ()
  "func.return"(%0) : (i32) -> ()
}) : () -> ()`},
	{"index_switch with a default only", `func.func @f(%i: index, %x: i32, %y: f64) -> (i32, f64) {
  %r:2 = scf.index_switch %i -> i32, f64
  default {
    scf.yield %x, %y : i32, f64
  }
  return %r#0, %r#1 : i32, f64
}`, `func.func @f(%arg0: index, %arg1: i32, %arg2: f64) -> (i32, f64) {
  %0:2 = scf.index_switch %arg0 -> i32, f64 
  default {
    scf.yield %arg1, %arg2 : i32, f64
  }
  return %0#0, %0#1 : i32, f64
}`, `"func.func"() <{function_type = (index, i32, f64) -> (i32, f64), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: i32, %arg2: f64):
  %0:2 = "scf.index_switch"(%arg0) <{cases = array<i64>}> ({
    "scf.yield"(%arg1, %arg2) : (i32, f64) -> ()
  }) : (index) -> (i32, f64)
  "func.return"(%0#0, %0#1) : (i32, f64) -> ()
}) : () -> ()`},
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
