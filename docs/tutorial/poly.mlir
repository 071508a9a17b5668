func.func @f(%x: i64) -> i64 {
  %y = toy.eval [1, 3, 2] at %x : i64
  return %y : i64
}

func.func @g() -> i64 {
  %x = arith.constant 10 : i64
  %y = toy.eval [1, 3, 2] at %x : i64
  return %y : i64
}

func.func @h(%x: i64) -> i64 {
  %y = toy.eval [7, 1, 0, 0] at %x : i64
  return %y : i64
}
