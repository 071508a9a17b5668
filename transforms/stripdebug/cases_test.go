package stripdebug_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"locations", "builtin.module(strip-debuginfo)", `func.func @f(%a: i32 loc("x")) -> i32 {
  %0 = arith.addi %a, %a : i32 loc("y")
  return %0 : i32 loc("f":1:2)
} loc("z")`, `#loc = loc(unknown)
module {
  func.func @f(%arg0: i32 loc(unknown)) -> i32 {
    %0 = arith.addi %arg0, %arg0 : i32 loc(#loc)
    return %0 : i32 loc(#loc)
  } loc(#loc)
} loc(#loc)`},
}
