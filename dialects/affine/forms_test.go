package affine_test

import (
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// forms are functions with ops in many forms and how the reference prints them, in their own syntax and in the generic one. Where in is
// "", the program is as it is printed.
var forms = []struct{ name, in, custom, generic string }{
	{"apply", `func.func @f(%i: index, %j: index, %n: index) {
  %a = affine.apply affine_map<(d0) -> (d0 + 1)>(%i)
  %b = affine.apply affine_map<(d0, d1)[s0] -> (d0 * 4 + d1 floordiv 2 - s0)>(%i, %j)[%n]
  %c = affine.apply affine_map<()[s0] -> (s0 ceildiv 8)>()[%n]
  %d = affine.apply affine_map<() -> (42)>()
  %e = affine.apply affine_map<(d0) -> (d0 mod 16)>(%i) {tag}
  return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: index) {
  %0 = affine.apply affine_map<(d0) -> (d0 + 1)>(%arg0)
  %1 = affine.apply affine_map<(d0, d1)[s0] -> (d0 * 4 + d1 floordiv 2 - s0)>(%arg0, %arg1)[%arg2]
  %2 = affine.apply affine_map<()[s0] -> (s0 ceildiv 8)>()[%arg2]
  %3 = affine.apply affine_map<() -> (42)>()
  %4 = affine.apply affine_map<(d0) -> (d0 mod 16)>(%arg0) {tag}
  return
}`, `"func.func"() <{function_type = (index, index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: index):
  %0 = "affine.apply"(%arg0) <{map = affine_map<(d0) -> (d0 + 1)>}> : (index) -> index
  %1 = "affine.apply"(%arg0, %arg1, %arg2) <{map = affine_map<(d0, d1)[s0] -> (d0 * 4 + d1 floordiv 2 - s0)>}> : (index, index, index) -> index
  %2 = "affine.apply"(%arg2) <{map = affine_map<()[s0] -> (s0 ceildiv 8)>}> : (index) -> index
  %3 = "affine.apply"() <{map = affine_map<() -> (42)>}> : () -> index
  %4 = "affine.apply"(%arg0) <{map = affine_map<(d0) -> (d0 mod 16)>}> {tag} : (index) -> index
  "func.return"() : () -> ()
}) : () -> ()`},
	{"min and max", `func.func @f(%i: index, %n: index) {
  %a = affine.min affine_map<(d0)[s0] -> (s0, d0 + 32)>(%i)[%n]
  %b = affine.max affine_map<(d0) -> (0, d0, d0 * -2 + 5)>(%i)
  %c = affine.min affine_map<()[s0] -> (s0 - 1)>()[%n]
  return
}`, `func.func @f(%arg0: index, %arg1: index) {
  %0 = affine.min affine_map<(d0)[s0] -> (s0, d0 + 32)>(%arg0)[%arg1]
  %1 = affine.max affine_map<(d0) -> (0, d0, d0 * -2 + 5)>(%arg0)
  %2 = affine.min affine_map<()[s0] -> (s0 - 1)>()[%arg1]
  return
}`, `"func.func"() <{function_type = (index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index):
  %0 = "affine.min"(%arg0, %arg1) <{map = affine_map<(d0)[s0] -> (s0, d0 + 32)>}> : (index, index) -> index
  %1 = "affine.max"(%arg0) <{map = affine_map<(d0) -> (0, d0, d0 * -2 + 5)>}> : (index) -> index
  %2 = "affine.min"(%arg1) <{map = affine_map<()[s0] -> (s0 - 1)>}> : (index) -> index
  "func.return"() : () -> ()
}) : () -> ()`},
	{"for", `func.func @f(%n: index, %k: index) {
  affine.for %i = 0 to 10 {
    "test.use"(%i) : (index) -> ()
  }
  affine.for %i = -4 to 64 step 4 {
  }
  affine.for %i = 0 to %n {
    affine.for %j = affine_map<(d0) -> (d0)>(%i) to %n step 2 {
      "test.use"(%i, %j) : (index, index) -> ()
    }
  }
  affine.for %i = affine_map<(d0) -> (d0 + 1)>(%n) to affine_map<(d0)[s0] -> (d0 * 2 + s0)>(%n)[%k] {
  } {unroll = 2 : i32}
  return
}`, `func.func @f(%arg0: index, %arg1: index) {
  affine.for %arg2 = 0 to 10 {
    "test.use"(%arg2) : (index) -> ()
  }
  affine.for %arg2 = -4 to 64 step 4 {
  }
  affine.for %arg2 = 0 to %arg0 {
    affine.for %arg3 = affine_map<(d0) -> (d0)>(%arg2) to %arg0 step 2 {
      "test.use"(%arg2, %arg3) : (index, index) -> ()
    }
  }
  affine.for %arg2 = affine_map<(d0) -> (d0 + 1)>(%arg0) to affine_map<(d0)[s0] -> (d0 * 2 + s0)>(%arg0)[%arg1] {
  } {unroll = 2 : i32}
  return
}`, `"func.func"() <{function_type = (index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index):
  "affine.for"() <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 0>, step = 1 : index, upperBoundMap = affine_map<() -> (10)>}> ({
  ^bb0(%arg6: index):
    "test.use"(%arg6) : (index) -> ()
    "affine.yield"() : () -> ()
  }) : () -> ()
  "affine.for"() <{lowerBoundMap = affine_map<() -> (-4)>, operandSegmentSizes = array<i32: 0, 0, 0>, step = 4 : index, upperBoundMap = affine_map<() -> (64)>}> ({
  ^bb0(%arg5: index):
    "affine.yield"() : () -> ()
  }) : () -> ()
  "affine.for"(%arg0) <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 1, 0>, step = 1 : index, upperBoundMap = affine_map<()[s0] -> (s0)>}> ({
  ^bb0(%arg3: index):
    "affine.for"(%arg3, %arg0) <{lowerBoundMap = affine_map<(d0) -> (d0)>, operandSegmentSizes = array<i32: 1, 1, 0>, step = 2 : index, upperBoundMap = affine_map<()[s0] -> (s0)>}> ({
    ^bb0(%arg4: index):
      "test.use"(%arg3, %arg4) : (index, index) -> ()
      "affine.yield"() : () -> ()
    }) : (index, index) -> ()
    "affine.yield"() : () -> ()
  }) : (index) -> ()
  "affine.for"(%arg0, %arg0, %arg1) <{lowerBoundMap = affine_map<(d0) -> (d0 + 1)>, operandSegmentSizes = array<i32: 1, 2, 0>, step = 1 : index, upperBoundMap = affine_map<(d0)[s0] -> (d0 * 2 + s0)>}> ({
  ^bb0(%arg2: index):
    "affine.yield"() : () -> ()
  }) {unroll = 2 : i32} : (index, index, index) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"for with several bounds", `func.func @f(%n: index, %k: index) {
  affine.for %i = max affine_map<(d0)[s0] -> (d0, s0)>(%n)[%k] to min affine_map<(d0)[s0] -> (d0 + 32, s0 * 2, 100)>(%n)[%k] step 8 {
  }
  affine.for %i = max affine_map<(d0) -> (0, d0 - 1)>(%n) to 16 {
  }
  return
}`, `func.func @f(%arg0: index, %arg1: index) {
  affine.for %arg2 = max affine_map<(d0)[s0] -> (d0, s0)>(%arg0)[%arg1] to min affine_map<(d0)[s0] -> (d0 + 32, s0 * 2, 100)>(%arg0)[%arg1] step 8 {
  }
  affine.for %arg2 = max affine_map<(d0) -> (0, d0 - 1)>(%arg0) to 16 {
  }
  return
}`, `"func.func"() <{function_type = (index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index):
  "affine.for"(%arg0, %arg1, %arg0, %arg1) <{lowerBoundMap = affine_map<(d0)[s0] -> (d0, s0)>, operandSegmentSizes = array<i32: 2, 2, 0>, step = 8 : index, upperBoundMap = affine_map<(d0)[s0] -> (d0 + 32, s0 * 2, 100)>}> ({
  ^bb0(%arg3: index):
    "affine.yield"() : () -> ()
  }) : (index, index, index, index) -> ()
  "affine.for"(%arg0) <{lowerBoundMap = affine_map<(d0) -> (0, d0 - 1)>, operandSegmentSizes = array<i32: 1, 0, 0>, step = 1 : index, upperBoundMap = affine_map<() -> (16)>}> ({
  ^bb0(%arg2: index):
    "affine.yield"() : () -> ()
  }) : (index) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"for with carried values", `func.func @f(%n: index, %x: f32, %y: i32) -> (f32, i32) {
  %r = affine.for %i = 0 to %n iter_args(%s = %x) -> (f32) {
    %t = arith.addf %s, %x : f32
    affine.yield %t : f32
  }
  %q:2 = affine.for %i = 0 to 8 step 2 iter_args(%s = %r, %k = %y) -> (f32, i32) {
    affine.yield %s, %k : f32, i32
  }
  return %q#0, %q#1 : f32, i32
}`, `func.func @f(%arg0: index, %arg1: f32, %arg2: i32) -> (f32, i32) {
  %0 = affine.for %arg3 = 0 to %arg0 iter_args(%arg4 = %arg1) -> (f32) {
    %2 = arith.addf %arg4, %arg1 : f32
    affine.yield %2 : f32
  }
  %1:2 = affine.for %arg3 = 0 to 8 step 2 iter_args(%arg4 = %0, %arg5 = %arg2) -> (f32, i32) {
    affine.yield %arg4, %arg5 : f32, i32
  }
  return %1#0, %1#1 : f32, i32
}`, `"func.func"() <{function_type = (index, f32, i32) -> (f32, i32), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: f32, %arg2: i32):
  %0 = "affine.for"(%arg0, %arg1) <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 1, 1>, step = 1 : index, upperBoundMap = affine_map<()[s0] -> (s0)>}> ({
  ^bb0(%arg6: index, %arg7: f32):
    %2 = "arith.addf"(%arg7, %arg1) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    "affine.yield"(%2) : (f32) -> ()
  }) : (index, f32) -> f32
  %1:2 = "affine.for"(%0, %arg2) <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 2>, step = 2 : index, upperBoundMap = affine_map<() -> (8)>}> ({
  ^bb0(%arg3: index, %arg4: f32, %arg5: i32):
    "affine.yield"(%arg4, %arg5) : (f32, i32) -> ()
  }) : (f32, i32) -> (f32, i32)
  "func.return"(%1#0, %1#1) : (f32, i32) -> ()
}) : () -> ()`},
	{"if", `func.func @f(%i: index, %n: index) {
  affine.if affine_set<(d0) : (d0 - 4 >= 0)>(%i) {
    "test.then"() : () -> ()
  }
  affine.if affine_set<(d0)[s0] : (d0 >= 0, -d0 + s0 - 1 >= 0, d0 mod 2 == 0)>(%i)[%n] {
    "test.then"() : () -> ()
  } else {
    "test.else"() : () -> ()
  }
  affine.if affine_set<()[s0] : (s0 - 10 == 0)>()[%n] {
    affine.if affine_set<(d0) : (d0 == 0)>(%i) {
      "test.both"() : () -> ()
    }
  } {tag}
  return
}`, `func.func @f(%arg0: index, %arg1: index) {
  affine.if affine_set<(d0) : (d0 - 4 >= 0)>(%arg0) {
    "test.then"() : () -> ()
  }
  affine.if affine_set<(d0)[s0] : (d0 >= 0, -d0 + s0 - 1 >= 0, d0 mod 2 == 0)>(%arg0)[%arg1] {
    "test.then"() : () -> ()
  } else {
    "test.else"() : () -> ()
  }
  affine.if affine_set<()[s0] : (s0 - 10 == 0)>()[%arg1] {
    affine.if affine_set<(d0) : (d0 == 0)>(%arg0) {
      "test.both"() : () -> ()
    }
  } {tag}
  return
}`, `"func.func"() <{function_type = (index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index):
  "affine.if"(%arg0) <{condition = affine_set<(d0) : (d0 - 4 >= 0)>}> ({
    "test.then"() : () -> ()
    "affine.yield"() : () -> ()
  }, {
  }) : (index) -> ()
  "affine.if"(%arg0, %arg1) <{condition = affine_set<(d0)[s0] : (d0 >= 0, -d0 + s0 - 1 >= 0, d0 mod 2 == 0)>}> ({
    "test.then"() : () -> ()
    "affine.yield"() : () -> ()
  }, {
    "test.else"() : () -> ()
    "affine.yield"() : () -> ()
  }) : (index, index) -> ()
  "affine.if"(%arg1) <{condition = affine_set<()[s0] : (s0 - 10 == 0)>}> ({
    "affine.if"(%arg0) <{condition = affine_set<(d0) : (d0 == 0)>}> ({
      "test.both"() : () -> ()
      "affine.yield"() : () -> ()
    }, {
    }) : (index) -> ()
    "affine.yield"() : () -> ()
  }, {
  }) {tag} : (index) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"if with results", `func.func @f(%i: index, %x: f32, %y: f32) -> (f32, f32) {
  %r = affine.if affine_set<(d0) : (-d0 + 7 >= 0)>(%i) -> f32 {
    affine.yield %x : f32
  } else {
    affine.yield %y : f32
  }
  %q:2 = affine.if affine_set<(d0) : (d0 == 0)>(%i) -> (f32, f32) {
    affine.yield %x, %r : f32, f32
  } else {
    affine.yield %r, %y : f32, f32
  }
  return %q#0, %q#1 : f32, f32
}`, `func.func @f(%arg0: index, %arg1: f32, %arg2: f32) -> (f32, f32) {
  %0 = affine.if affine_set<(d0) : (-d0 + 7 >= 0)>(%arg0) -> f32 {
    affine.yield %arg1 : f32
  } else {
    affine.yield %arg2 : f32
  }
  %1:2 = affine.if affine_set<(d0) : (d0 == 0)>(%arg0) -> (f32, f32) {
    affine.yield %arg1, %0 : f32, f32
  } else {
    affine.yield %0, %arg2 : f32, f32
  }
  return %1#0, %1#1 : f32, f32
}`, `"func.func"() <{function_type = (index, f32, f32) -> (f32, f32), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: f32, %arg2: f32):
  %0 = "affine.if"(%arg0) <{condition = affine_set<(d0) : (-d0 + 7 >= 0)>}> ({
    "affine.yield"(%arg1) : (f32) -> ()
  }, {
    "affine.yield"(%arg2) : (f32) -> ()
  }) : (index) -> f32
  %1:2 = "affine.if"(%arg0) <{condition = affine_set<(d0) : (d0 == 0)>}> ({
    "affine.yield"(%arg1, %0) : (f32, f32) -> ()
  }, {
    "affine.yield"(%0, %arg2) : (f32, f32) -> ()
  }) : (index) -> (f32, f32)
  "func.return"(%1#0, %1#1) : (f32, f32) -> ()
}) : () -> ()`},
	{"load and store", `func.func @f(%m: memref<64x64xf32>, %s: memref<i32>, %n: index) {
  %z = affine.load %s[] : memref<i32>
  affine.store %z, %s[] : memref<i32>
  affine.for %i = 0 to 8 {
    affine.for %j = 0 to 8 {
      %a = affine.load %m[%i, %j] : memref<64x64xf32>
      %b = affine.load %m[%i * 8 + %j, 3] : memref<64x64xf32>
      %c = affine.load %m[%i + symbol(%n), %j floordiv 2] {tag} : memref<64x64xf32>
      affine.store %a, %m[%i + 1, %j - 1] : memref<64x64xf32>
      affine.store %b, %m[(%i + %j) mod 8, %j ceildiv 3] : memref<64x64xf32>
      affine.store %c, %m[symbol(%n), -%j + 7] : memref<64x64xf32>
    }
  }
  return
}`, `func.func @f(%arg0: memref<64x64xf32>, %arg1: memref<i32>, %arg2: index) {
  %0 = affine.load %arg1[] : memref<i32>
  affine.store %0, %arg1[] : memref<i32>
  affine.for %arg3 = 0 to 8 {
    affine.for %arg4 = 0 to 8 {
      %1 = affine.load %arg0[%arg3, %arg4] : memref<64x64xf32>
      %2 = affine.load %arg0[%arg3 * 8 + %arg4, 3] : memref<64x64xf32>
      %3 = affine.load %arg0[%arg3 + symbol(%arg2), %arg4 floordiv 2] {tag} : memref<64x64xf32>
      affine.store %1, %arg0[%arg3 + 1, %arg4 - 1] : memref<64x64xf32>
      affine.store %2, %arg0[(%arg3 + %arg4) mod 8, %arg4 ceildiv 3] : memref<64x64xf32>
      affine.store %3, %arg0[symbol(%arg2), -%arg4 + 7] : memref<64x64xf32>
    }
  }
  return
}`, `"func.func"() <{function_type = (memref<64x64xf32>, memref<i32>, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<64x64xf32>, %arg1: memref<i32>, %arg2: index):
  %0 = "affine.load"(%arg1) <{map = affine_map<() -> ()>}> : (memref<i32>) -> i32
  "affine.store"(%0, %arg1) <{map = affine_map<() -> ()>}> : (i32, memref<i32>) -> ()
  "affine.for"() <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 0>, step = 1 : index, upperBoundMap = affine_map<() -> (8)>}> ({
  ^bb0(%arg3: index):
    "affine.for"() <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 0>, step = 1 : index, upperBoundMap = affine_map<() -> (8)>}> ({
    ^bb0(%arg4: index):
      %1 = "affine.load"(%arg0, %arg3, %arg4) <{map = affine_map<(d0, d1) -> (d0, d1)>}> : (memref<64x64xf32>, index, index) -> f32
      %2 = "affine.load"(%arg0, %arg3, %arg4) <{map = affine_map<(d0, d1) -> (d0 * 8 + d1, 3)>}> : (memref<64x64xf32>, index, index) -> f32
      %3 = "affine.load"(%arg0, %arg3, %arg4, %arg2) <{map = affine_map<(d0, d1)[s0] -> (d0 + s0, d1 floordiv 2)>}> {tag} : (memref<64x64xf32>, index, index, index) -> f32
      "affine.store"(%1, %arg0, %arg3, %arg4) <{map = affine_map<(d0, d1) -> (d0 + 1, d1 - 1)>}> : (f32, memref<64x64xf32>, index, index) -> ()
      "affine.store"(%2, %arg0, %arg3, %arg4) <{map = affine_map<(d0, d1) -> ((d0 + d1) mod 8, d1 ceildiv 3)>}> : (f32, memref<64x64xf32>, index, index) -> ()
      "affine.store"(%3, %arg0, %arg4, %arg2) <{map = affine_map<(d0)[s0] -> (s0, -d0 + 7)>}> : (f32, memref<64x64xf32>, index, index) -> ()
      "affine.yield"() : () -> ()
    }) : () -> ()
    "affine.yield"() : () -> ()
  }) : () -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"vector_load and vector_store", `func.func @f(%m: memref<16x64xf32>) {
  affine.for %i = 0 to 16 {
    affine.for %j = 0 to 64 step 8 {
      %v = affine.vector_load %m[%i, %j] : memref<16x64xf32>, vector<8xf32>
      %w = affine.vector_load %m[%i, %j + 3] {tag} : memref<16x64xf32>, vector<2x4xf32>
      affine.vector_store %v, %m[%i, %j] : memref<16x64xf32>, vector<8xf32>
    }
  }
  return
}`, `func.func @f(%arg0: memref<16x64xf32>) {
  affine.for %arg1 = 0 to 16 {
    affine.for %arg2 = 0 to 64 step 8 {
      %0 = affine.vector_load %arg0[%arg1, %arg2] : memref<16x64xf32>, vector<8xf32>
      %1 = affine.vector_load %arg0[%arg1, %arg2 + 3] {tag} : memref<16x64xf32>, vector<2x4xf32>
      affine.vector_store %0, %arg0[%arg1, %arg2] : memref<16x64xf32>, vector<8xf32>
    }
  }
  return
}`, `"func.func"() <{function_type = (memref<16x64xf32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<16x64xf32>):
  "affine.for"() <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 0>, step = 1 : index, upperBoundMap = affine_map<() -> (16)>}> ({
  ^bb0(%arg1: index):
    "affine.for"() <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 0>, step = 8 : index, upperBoundMap = affine_map<() -> (64)>}> ({
    ^bb0(%arg2: index):
      %0 = "affine.vector_load"(%arg0, %arg1, %arg2) <{map = affine_map<(d0, d1) -> (d0, d1)>}> : (memref<16x64xf32>, index, index) -> vector<8xf32>
      %1 = "affine.vector_load"(%arg0, %arg1, %arg2) <{map = affine_map<(d0, d1) -> (d0, d1 + 3)>}> {tag} : (memref<16x64xf32>, index, index) -> vector<2x4xf32>
      "affine.vector_store"(%0, %arg0, %arg1, %arg2) <{map = affine_map<(d0, d1) -> (d0, d1)>}> : (vector<8xf32>, memref<16x64xf32>, index, index) -> ()
      "affine.yield"() : () -> ()
    }) : () -> ()
    "affine.yield"() : () -> ()
  }) : () -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"prefetch", `func.func @f(%m: memref<400x400xi32>) {
  affine.for %i = 0 to 100 {
    affine.prefetch %m[%i, %i + 5], read, locality<3>, data : memref<400x400xi32>
    affine.prefetch %m[%i, 0], write, locality<0>, instr : memref<400x400xi32>
  }
  return
}`, `func.func @f(%arg0: memref<400x400xi32>) {
  affine.for %arg1 = 0 to 100 {
    affine.prefetch %arg0[%arg1, %arg1 + 5], read, locality<3>, data : memref<400x400xi32>
    affine.prefetch %arg0[%arg1, 0], write, locality<0>, instr : memref<400x400xi32>
  }
  return
}`, `"func.func"() <{function_type = (memref<400x400xi32>) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<400x400xi32>):
  "affine.for"() <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 0>, step = 1 : index, upperBoundMap = affine_map<() -> (100)>}> ({
  ^bb0(%arg1: index):
    "affine.prefetch"(%arg0, %arg1) <{isDataCache = true, isWrite = false, localityHint = 3 : i32, map = affine_map<(d0) -> (d0, d0 + 5)>}> : (memref<400x400xi32>, index) -> ()
    "affine.prefetch"(%arg0, %arg1) <{isDataCache = false, isWrite = true, localityHint = 0 : i32, map = affine_map<(d0) -> (d0, 0)>}> : (memref<400x400xi32>, index) -> ()
    "affine.yield"() : () -> ()
  }) : () -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"parallel", `func.func @f(%n: index, %k: index) {
  affine.parallel (%i) = (0) to (100) {
    "test.use"(%i) : (index) -> ()
  }
  affine.parallel (%i, %j) = (0, 10) to (%n, 100) step (1, 5) {
  }
  affine.parallel (%i, %j) = (%n, %k) to (%n + 32, symbol(%k) * 2) {
  } {tag}
  affine.parallel (%i, %j) = (max(0, %n), 0) to (min(%k, %n + 4), 8) step (2, 2) {
    affine.parallel (%u) = (%i) to (%j) {
    }
  }
  return
}`, `func.func @f(%arg0: index, %arg1: index) {
  affine.parallel (%arg2) = (0) to (100) {
    "test.use"(%arg2) : (index) -> ()
  }
  affine.parallel (%arg2, %arg3) = (0, 10) to (%arg0, 100) step (1, 5) {
  }
  affine.parallel (%arg2, %arg3) = (%arg0, %arg1) to (%arg0 + 32, symbol(%arg1) * 2) {
  } {tag}
  affine.parallel (%arg2, %arg3) = (max(0, %arg0), 0) to (min(%arg1, %arg0 + 4), 8) step (2, 2) {
    affine.parallel (%arg4) = (%arg2) to (%arg3) {
    }
  }
  return
}`, `"func.func"() <{function_type = (index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index):
  "affine.parallel"() <{lowerBoundsGroups = dense<1> : tensor<1xi32>, lowerBoundsMap = affine_map<() -> (0)>, reductions = [], steps = [1], upperBoundsGroups = dense<1> : tensor<1xi32>, upperBoundsMap = affine_map<() -> (100)>}> ({
  ^bb0(%arg9: index):
    "test.use"(%arg9) : (index) -> ()
    "affine.yield"() : () -> ()
  }) : () -> ()
  "affine.parallel"(%arg0) <{lowerBoundsGroups = dense<1> : tensor<2xi32>, lowerBoundsMap = affine_map<() -> (0, 10)>, reductions = [], steps = [1, 5], upperBoundsGroups = dense<1> : tensor<2xi32>, upperBoundsMap = affine_map<(d0) -> (d0, 100)>}> ({
  ^bb0(%arg7: index, %arg8: index):
    "affine.yield"() : () -> ()
  }) : (index) -> ()
  "affine.parallel"(%arg0, %arg1, %arg0, %arg1) <{lowerBoundsGroups = dense<1> : tensor<2xi32>, lowerBoundsMap = affine_map<(d0, d1) -> (d0, d1)>, reductions = [], steps = [1, 1], upperBoundsGroups = dense<1> : tensor<2xi32>, upperBoundsMap = affine_map<(d0)[s0] -> (d0 + 32, s0 * 2)>}> ({
  ^bb0(%arg5: index, %arg6: index):
    "affine.yield"() : () -> ()
  }) {tag} : (index, index, index, index) -> ()
  "affine.parallel"(%arg0, %arg1, %arg0) <{lowerBoundsGroups = dense<[2, 1]> : tensor<2xi32>, lowerBoundsMap = affine_map<(d0) -> (0, d0, 0)>, reductions = [], steps = [2, 2], upperBoundsGroups = dense<[2, 1]> : tensor<2xi32>, upperBoundsMap = affine_map<(d0, d1) -> (d0, d1 + 4, 8)>}> ({
  ^bb0(%arg2: index, %arg3: index):
    "affine.parallel"(%arg2, %arg3) <{lowerBoundsGroups = dense<1> : tensor<1xi32>, lowerBoundsMap = affine_map<(d0) -> (d0)>, reductions = [], steps = [1], upperBoundsGroups = dense<1> : tensor<1xi32>, upperBoundsMap = affine_map<(d0) -> (d0)>}> ({
    ^bb0(%arg4: index):
      "affine.yield"() : () -> ()
    }) : (index, index) -> ()
    "affine.yield"() : () -> ()
  }) : (index, index, index) -> ()
  "func.return"() : () -> ()
}) : () -> ()`},
	{"parallel with reductions", `func.func @f(%n: index) -> (f32, i32) {
  %r:2 = affine.parallel (%i, %j) = (0, 0) to (%n, 8) reduce ("addf", "addi") -> (f32, i32) {
    %x = "test.value"(%i, %j) : (index, index) -> f32
    %y = "test.other"(%i, %j) : (index, index) -> i32
    affine.yield %x, %y : f32, i32
  }
  return %r#0, %r#1 : f32, i32
}`, `func.func @f(%arg0: index) -> (f32, i32) {
  %0:2 = affine.parallel (%arg1, %arg2) = (0, 0) to (%arg0, 8) reduce ("addf", "addi") -> (f32, i32) {
    %1 = "test.value"(%arg1, %arg2) : (index, index) -> f32
    %2 = "test.other"(%arg1, %arg2) : (index, index) -> i32
    affine.yield %1, %2 : f32, i32
  }
  return %0#0, %0#1 : f32, i32
}`, `"func.func"() <{function_type = (index) -> (f32, i32), sym_name = "f"}> ({
^bb0(%arg0: index):
  %0:2 = "affine.parallel"(%arg0) <{lowerBoundsGroups = dense<1> : tensor<2xi32>, lowerBoundsMap = affine_map<() -> (0, 0)>, reductions = [0, 1], steps = [1, 1], upperBoundsGroups = dense<1> : tensor<2xi32>, upperBoundsMap = affine_map<(d0) -> (d0, 8)>}> ({
  ^bb0(%arg1: index, %arg2: index):
    %1 = "test.value"(%arg1, %arg2) : (index, index) -> f32
    %2 = "test.other"(%arg1, %arg2) : (index, index) -> i32
    "affine.yield"(%1, %2) : (f32, i32) -> ()
  }) : (index) -> (f32, i32)
  "func.return"(%0#0, %0#1) : (f32, i32) -> ()
}) : () -> ()`},
	{"delinearize_index", `func.func @f(%i: index, %n: index) {
  %a:2 = affine.delinearize_index %i into (16, 224) : index, index
  %b:3 = affine.delinearize_index %i into (%n, 8, %n) : index, index, index
  %c:3 = affine.delinearize_index %i into (4, 8) : index, index, index
  %d = affine.delinearize_index %i into (%n) : index
  return
}`, `func.func @f(%arg0: index, %arg1: index) {
  %0:2 = affine.delinearize_index %arg0 into (16, 224) : index, index
  %1:3 = affine.delinearize_index %arg0 into (%arg1, 8, %arg1) : index, index, index
  %2:3 = affine.delinearize_index %arg0 into (4, 8) : index, index, index
  %3 = affine.delinearize_index %arg0 into (%arg1) : index
  return
}`, `"func.func"() <{function_type = (index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index):
  %0:2 = "affine.delinearize_index"(%arg0) <{static_basis = array<i64: 16, 224>}> : (index) -> (index, index)
  %1:3 = "affine.delinearize_index"(%arg0, %arg1, %arg1) <{static_basis = array<i64: -9223372036854775808, 8, -9223372036854775808>}> : (index, index, index) -> (index, index, index)
  %2:3 = "affine.delinearize_index"(%arg0) <{static_basis = array<i64: 4, 8>}> : (index) -> (index, index, index)
  %3 = "affine.delinearize_index"(%arg0, %arg1) <{static_basis = array<i64: -9223372036854775808>}> : (index, index) -> index
  "func.return"() : () -> ()
}) : () -> ()`},
	{"linearize_index", `func.func @f(%i: index, %j: index, %n: index) {
  %a = affine.linearize_index [%i, %j] by (4, 8) : index
  %b = affine.linearize_index disjoint [%i, %j, %i] by (%n, 8, %n) : index
  %c = affine.linearize_index [%i, %j] by (8) : index
  return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: index) {
  %0 = affine.linearize_index [%arg0, %arg1] by (4, 8) : index
  %1 = affine.linearize_index disjoint [%arg0, %arg1, %arg0] by (%arg2, 8, %arg2) : index
  %2 = affine.linearize_index [%arg0, %arg1] by (8) : index
  return
}`, `"func.func"() <{function_type = (index, index, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: index, %arg1: index, %arg2: index):
  %0 = "affine.linearize_index"(%arg0, %arg1) <{disjoint = false, operandSegmentSizes = array<i32: 2, 0>, static_basis = array<i64: 4, 8>}> : (index, index) -> index
  %1 = "affine.linearize_index"(%arg0, %arg1, %arg0, %arg2, %arg2) <{disjoint, operandSegmentSizes = array<i32: 3, 2>, static_basis = array<i64: -9223372036854775808, 8, -9223372036854775808>}> : (index, index, index, index, index) -> index
  %2 = "affine.linearize_index"(%arg0, %arg1) <{disjoint = false, operandSegmentSizes = array<i32: 2, 0>, static_basis = array<i64: 8>}> : (index, index) -> index
  "func.return"() : () -> ()
}) : () -> ()`},
	{"dma", `func.func @f(%h: memref<256xf32>, %l: memref<32xf32, 1>, %t: memref<1xi32>, %n: index) {
  affine.for %i = 0 to 8 {
    affine.dma_start %h[%i * 32], %l[0], %t[0], %n : memref<256xf32>, memref<32xf32, 1>, memref<1xi32>
    affine.dma_start %h[%i + 7], %l[%i], %t[%i mod 1], %n, %n, %n : memref<256xf32>, memref<32xf32, 1>, memref<1xi32>
    affine.dma_wait %t[%i mod 1], %n : memref<1xi32>
  }
  return
}`, `func.func @f(%arg0: memref<256xf32>, %arg1: memref<32xf32, 1>, %arg2: memref<1xi32>, %arg3: index) {
  affine.for %arg4 = 0 to 8 {
    affine.dma_start %arg0[%arg4 * 32], %arg1[0], %arg2[0], %arg3 : memref<256xf32>, memref<32xf32, 1>, memref<1xi32>
    affine.dma_start %arg0[%arg4 + 7], %arg1[%arg4], %arg2[0], %arg3, %arg3, %arg3 : memref<256xf32>, memref<32xf32, 1>, memref<1xi32>
    affine.dma_wait %arg2[0], %arg3 : memref<1xi32>
  }
  return
}`, `"func.func"() <{function_type = (memref<256xf32>, memref<32xf32, 1>, memref<1xi32>, index) -> (), sym_name = "f"}> ({
^bb0(%arg0: memref<256xf32>, %arg1: memref<32xf32, 1>, %arg2: memref<1xi32>, %arg3: index):
  "affine.for"() <{lowerBoundMap = affine_map<() -> (0)>, operandSegmentSizes = array<i32: 0, 0, 0>, step = 1 : index, upperBoundMap = affine_map<() -> (8)>}> ({
  ^bb0(%arg4: index):
    "affine.dma_start"(%arg0, %arg4, %arg1, %arg2, %arg3) {dst_map = affine_map<() -> (0)>, src_map = affine_map<(d0) -> (d0 * 32)>, tag_map = affine_map<() -> (0)>} : (memref<256xf32>, index, memref<32xf32, 1>, memref<1xi32>, index) -> ()
    "affine.dma_start"(%arg0, %arg4, %arg1, %arg4, %arg2, %arg4, %arg3, %arg3, %arg3) {dst_map = affine_map<(d0) -> (d0)>, src_map = affine_map<(d0) -> (d0 + 7)>, tag_map = affine_map<(d0) -> (0)>} : (memref<256xf32>, index, memref<32xf32, 1>, index, memref<1xi32>, index, index, index, index) -> ()
    "affine.dma_wait"(%arg2, %arg4, %arg3) {tag_map = affine_map<(d0) -> (0)>} : (memref<1xi32>, index, index) -> ()
    "affine.yield"() : () -> ()
  }) : () -> ()
  "func.return"() : () -> ()
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
