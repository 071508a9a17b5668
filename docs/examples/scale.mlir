// Work that a loop repeats for nothing: what README.md optimizes.

func.func @scale(%A: memref<8x?xf32>, %f: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  scf.for %i = %c0 to %c8 step %c1 {
    %n = memref.dim %A, %c1 : memref<8x?xf32>
    scf.for %j = %c0 to %n step %c1 {
      %one = arith.constant 1.0 : f32
      %g = arith.mulf %f, %one : f32
      %gg = arith.mulf %g, %f : f32
      %a = memref.load %A[%i, %j] : memref<8x?xf32>
      %r = arith.mulf %a, %gg : f32
      memref.store %r, %A[%i, %j] : memref<8x?xf32>
    }
  }
  return
}
