// RUN: pyopt %s --run=rows | filecheck %s --check-prefix=ROWS
// RUN: pyopt %s --lower-affine --run=rows | filecheck %s --check-prefix=ROWS
// RUN: not pyopt %s --run=untagged 2>&1 | filecheck %s --check-prefix=UNTAGGED
// RUN: not pyopt %s --run=beyond 2>&1 | filecheck %s --check-prefix=BEYOND
// RUN: not pyopt %s --run=overlap 2>&1 | filecheck %s --check-prefix=OVERLAP

// A transfer is done when it is waited for. With a stride, chunks of two elements lie four elements apart in the slower memory.

// ROWS: dense<[0, 1, 4, 5]> : memref<4xindex, 1>
func.func @rows() -> memref<4xindex, 1> {
  %c2 = arith.constant 2 : index
  %c4 = arith.constant 4 : index
  %m = memref.alloc() : memref<2x4xindex>
  affine.for %i = 0 to 2 {
    affine.for %j = 0 to 4 {
      %v = affine.apply affine_map<(d0, d1) -> (d0 * 4 + d1)>(%i, %j)
      affine.store %v, %m[%i, %j] : memref<2x4xindex>
    }
  }
  %to = memref.alloc() : memref<4xindex, 1>
  %tag = memref.alloc() : memref<1xi32>
  affine.dma_start %m[0, 0], %to[0], %tag[0], %c4, %c4, %c2 : memref<2x4xindex>, memref<4xindex, 1>, memref<1xi32>
  affine.dma_wait %tag[0], %c4 : memref<1xi32>
  return %to : memref<4xindex, 1>
}

// UNTAGGED: dma.mlir:[[@LINE+5]]:3: error: 'memref.dma_wait' op waits for 4 elements where a transfer of 0 was started
func.func @untagged() {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %tag = memref.alloc() : memref<1xi32>
  memref.dma_wait %tag[%c0], %c4 : memref<1xi32>
  return
}

// BEYOND: dma.mlir:[[@LINE+7]]:3: error: 'memref.dma_start' op transfers element 4 of a memref that has 4
func.func @beyond() {
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %from = memref.alloc() : memref<8xf32>
  %to = memref.alloc() : memref<4xf32, 1>
  %tag = memref.alloc() : memref<2xi32>
  memref.dma_start %from[%c1], %to[%c1], %c4, %tag[%c1] : memref<8xf32>, memref<4xf32, 1>, memref<2xi32>
  return
}

// OVERLAP: dma.mlir:[[@LINE+7]]:3: error: 'memref.dma_start' op transfers elements to where they are taken from
func.func @overlap() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %m = memref.alloc() : memref<8xf32>
  %tag = memref.alloc() : memref<2xi32>
  memref.dma_start %m[%c1], %m[%c0], %c4, %tag[%c1] : memref<8xf32>, memref<8xf32>, memref<2xi32>
  return
}
