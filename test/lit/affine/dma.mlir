// RUN: pyopt %s --canonicalize | filecheck %s

// Casts of memrefs are left out. What a wait does is not known, so it stays.

// CHECK-LABEL: func.func @dma(
// CHECK-SAME:    %[[SRC:.*]]: memref<64xf32>, %[[DST:.*]]: memref<8xf32, 1>, %[[TAG:.*]]: memref<1xi32>, %[[N:.*]]: index)
func.func @dma(%src: memref<64xf32>, %dst: memref<8xf32, 1>, %tag: memref<1xi32>, %n: index) {
  %any = memref.cast %src : memref<64xf32> to memref<?xf32>
  affine.for %i = 0 to 8 {
    // CHECK: affine.dma_start %[[SRC]][%[[I:.*]] * 8 + symbol(%[[N]])], %[[DST]][0], %[[TAG]][0], %[[N]] : memref<64xf32>, memref<8xf32, 1>, memref<1xi32>
    affine.dma_start %any[%i * 8 + symbol(%n)], %dst[0], %tag[0], %n : memref<?xf32>, memref<8xf32, 1>, memref<1xi32>
    // CHECK-NEXT: affine.prefetch %[[SRC]][%[[I]] + 1], read, locality<3>, data : memref<64xf32>
    affine.prefetch %any[%i + 1], read, locality<3>, data : memref<?xf32>
    // CHECK-NEXT: affine.dma_wait %[[TAG]][0], %[[N]] : memref<1xi32>
    affine.dma_wait %tag[0], %n : memref<1xi32>
  }
  return
}
