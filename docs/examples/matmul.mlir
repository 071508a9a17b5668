// Matrix multiplication as affine loops: what make demo lowers to a graph of blocks.

func.func @matmul(%A: memref<16x32xf64>, %B: memref<32x8xf64>, %C: memref<16x8xf64>) {
  affine.for %i = 0 to 16 {
    affine.for %j = 0 to 8 {
      affine.for %k = 0 to 32 {
        %a = affine.load %A[%i, %k] : memref<16x32xf64>
        %b = affine.load %B[%k, %j] : memref<32x8xf64>
        %c = affine.load %C[%i, %j] : memref<16x8xf64>
        %p = arith.mulf %a, %b : f64
        %s = arith.addf %c, %p : f64
        affine.store %s, %C[%i, %j] : memref<16x8xf64>
      }
    }
  }
  return
}
