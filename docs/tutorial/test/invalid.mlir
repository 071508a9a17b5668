// RUN: toyopt %s --split-input-file --verify-diagnostics

func.func @none(%x: i64) -> i64 {
  // expected-error @below {{'toy.eval' op needs at least one coefficient}}
  %y = toy.eval [] at %x : i64
  return %y : i64
}

// -----

func.func @float(%x: f32) -> f32 {
  // expected-error @below {{custom op 'toy.eval' invalid kind of type specified: expected builtin.integer, but found 'f32'}}
  %y = toy.eval [1] at %x : f32
  return %y : f32
}
