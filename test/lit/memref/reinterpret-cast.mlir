// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// The source of a reinterpret_cast matters only by its address.

// CHECK-LABEL: func.func @rc_const
// CHECK-NEXT: [[REINTERPRET_CAST:%.+]] = memref.reinterpret_cast %arg0 to offset: [0], sizes: [10, %arg1], strides: [%arg1, 1] : memref<*xf32> to memref<10x?xf32, strided<[?, 1]>>
// CHECK-NEXT: [[CAST:%.+]] = memref.cast [[REINTERPRET_CAST]] : memref<10x?xf32, strided<[?, 1]>> to memref<?x?xf32, strided<[?, ?], offset: ?>>
// CHECK-NEXT: return [[CAST]] : memref<?x?xf32, strided<[?, ?], offset: ?>>
func.func @rc_const(%a: memref<*xf32>, %n: index) -> memref<?x?xf32, strided<[?, ?], offset: ?>> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  %r = memref.reinterpret_cast %a to offset: [%c0], sizes: [%c10, %n], strides: [%n, %c1] : memref<*xf32> to memref<?x?xf32, strided<[?, ?], offset: ?>>
  return %r : memref<?x?xf32, strided<[?, ?], offset: ?>>
}

// CHECK-LABEL: func.func @rc_rc
// CHECK-NEXT: [[REINTERPRET_CAST:%.+]] = memref.reinterpret_cast %arg0 to offset: [0], sizes: [2], strides: [1] : memref<4xf32> to memref<2xf32>
// CHECK-NEXT: [[REINTERPRET_CAST_0:%.+]] = memref.reinterpret_cast %arg0 to offset: [0], sizes: [2, 2], strides: [%arg1, 1] : memref<4xf32> to memref<2x2xf32, strided<[?, 1]>>
// CHECK-NEXT: return [[REINTERPRET_CAST]], %arg0, [[REINTERPRET_CAST_0]] : memref<2xf32>, memref<4xf32>, memref<2x2xf32, strided<[?, 1]>>
func.func @rc_rc(%a: memref<4xf32>, %n: index) -> (memref<2xf32>, memref<4xf32>, memref<2x2xf32, strided<[?, 1]>>) {
  %r = memref.reinterpret_cast %a to offset: [0], sizes: [%n], strides: [1] : memref<4xf32> to memref<?xf32>
  %s = memref.reinterpret_cast %r to offset: [0], sizes: [2], strides: [1] : memref<?xf32> to memref<2xf32>
  %t = memref.reinterpret_cast %a to offset: [0], sizes: [4], strides: [1] : memref<4xf32> to memref<4xf32>
  %sv = memref.subview %a[0] [%n] [1] : memref<4xf32> to memref<?xf32, strided<[1]>>
  %u = memref.reinterpret_cast %sv to offset: [0], sizes: [2, 2], strides: [%n, 1] : memref<?xf32, strided<[1]>> to memref<2x2xf32, strided<[?, 1]>>
  return %s, %t, %u : memref<2xf32>, memref<4xf32>, memref<2x2xf32, strided<[?, 1]>>
}

// CHECK-LABEL: func.func @rc_cast
// CHECK-NEXT: [[REINTERPRET_CAST:%.+]] = memref.reinterpret_cast %arg0 to offset: [0], sizes: [2], strides: [2] : memref<4xf32> to memref<2xf32, strided<[2]>>
// CHECK-NEXT: [[REINTERPRET_CAST_0:%.+]] = memref.reinterpret_cast %arg1 to offset: [0], sizes: [2], strides: [2] : memref<*xf32> to memref<2xf32, strided<[2]>>
// CHECK-NEXT: return [[REINTERPRET_CAST]], [[REINTERPRET_CAST_0]] : memref<2xf32, strided<[2]>>, memref<2xf32, strided<[2]>>
func.func @rc_cast(%a: memref<4xf32>, %u: memref<*xf32>) -> (memref<2xf32, strided<[2]>>, memref<2xf32, strided<[2]>>) {
  %c = memref.cast %a : memref<4xf32> to memref<?xf32>
  %r = memref.reinterpret_cast %c to offset: [0], sizes: [2], strides: [2] : memref<?xf32> to memref<2xf32, strided<[2]>>
  %d = memref.cast %u : memref<*xf32> to memref<?xf32>
  %s = memref.reinterpret_cast %d to offset: [0], sizes: [2], strides: [2] : memref<?xf32> to memref<2xf32, strided<[2]>>
  return %r, %s : memref<2xf32, strided<[2]>>, memref<2xf32, strided<[2]>>
}
