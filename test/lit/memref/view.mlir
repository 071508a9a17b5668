// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Views of bytes with constant sizes; hints; other memory spaces.

// CHECK-LABEL: func.func @view
// CHECK-NEXT: [[C4:%.+]] = arith.constant 4 : index
// CHECK-NEXT: [[VIEW:%.+]] = memref.view %arg0[%arg1][%arg2] : memref<2048xi8> to memref<4x?xf32>
// CHECK-NEXT: [[CAST:%.+]] = memref.cast [[VIEW]] : memref<4x?xf32> to memref<?x?xf32>
// CHECK-NEXT: [[ALLOC:%.+]] = memref.alloc() : memref<64xi8>
// CHECK-NEXT: [[VIEW_0:%.+]] = memref.view [[ALLOC]][[[C4]]][%arg2] : memref<64xi8> to memref<?x4xf32>
// CHECK-NEXT: return [[CAST]], %arg0, [[VIEW_0]] : memref<?x?xf32>, memref<2048xi8>, memref<?x4xf32>
func.func @view(%b: memref<2048xi8>, %s: index, %n: index) -> (memref<?x?xf32>, memref<2048xi8>, memref<?x4xf32>) {
  %c4 = arith.constant 4 : index
  %c0 = arith.constant 0 : index
  %v = memref.view %b[%s][%c4, %n] : memref<2048xi8> to memref<?x?xf32>
  %w = memref.view %b[%c0][] : memref<2048xi8> to memref<2048xi8>
  %a = memref.alloc(%n) : memref<?xi8>
  %al = memref.alloc() : memref<64xi8>
  %ac = memref.cast %al : memref<64xi8> to memref<?xi8>
  %x = memref.view %ac[%c4][%n] : memref<?xi8> to memref<?x4xf32>
  return %v, %w, %x : memref<?x?xf32>, memref<2048xi8>, memref<?x4xf32>
}

// CHECK-LABEL: func.func @assume
// CHECK-NEXT: [[ASSUME_ALIGN:%.+]] = memref.assume_alignment %arg0, 16 : memref<4xf32>
// CHECK-NEXT: [[ASSUME_ALIGN_0:%.+]] = memref.assume_alignment [[ASSUME_ALIGN]], 32 : memref<4xf32>
// CHECK-NEXT: return [[ASSUME_ALIGN_0]] : memref<4xf32>
func.func @assume(%m: memref<4xf32>) -> memref<4xf32> {
  %a = memref.assume_alignment %m, 16 : memref<4xf32>
  %b = memref.assume_alignment %a, 16 : memref<4xf32>
  %c = memref.assume_alignment %b, 32 : memref<4xf32>
  return %c : memref<4xf32>
}

// CHECK-LABEL: func.func @spacecast
// CHECK-NEXT: [[MEMSPACECAST:%.+]] = memref.memory_space_cast %arg0 : memref<4xf32, 1> to memref<4xf32>
// CHECK-NEXT: return [[MEMSPACECAST]], %arg0 : memref<4xf32>, memref<4xf32, 1>
func.func @spacecast(%m: memref<4xf32, 1>) -> (memref<4xf32>, memref<4xf32, 1>) {
  %a = memref.memory_space_cast %m : memref<4xf32, 1> to memref<4xf32, 2>
  %b = memref.memory_space_cast %a : memref<4xf32, 2> to memref<4xf32>
  %c = memref.memory_space_cast %m : memref<4xf32, 1> to memref<4xf32, 1>
  return %b, %c : memref<4xf32>, memref<4xf32, 1>
}
