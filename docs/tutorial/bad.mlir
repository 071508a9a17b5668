func.func @f(%x: i64) -> i64 {
  %y = toy.eval [] at %x : i64
  return %y : i64
}
