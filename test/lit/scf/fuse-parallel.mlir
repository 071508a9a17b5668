// RUN: pyopt %s --scf-parallel-loop-fusion | filecheck %s

// CHECK-LABEL: func.func @same_element
// CHECK:         scf.parallel
// CHECK-NEXT:      memref.store
// CHECK-NEXT:      memref.load
// CHECK-NEXT:      memref.store
// CHECK-NEXT:      scf.reduce
// CHECK-NEXT:    }
// CHECK-NEXT:    return
func.func @same_element(%n: index, %st: index, %v: f32) {
  %a = memref.alloc(%n) : memref<?xf32>
  %b = memref.alloc(%n) : memref<?xf32>
  scf.parallel (%i) = (%st) to (%n) step (%st) {
    memref.store %v, %a[%i] : memref<?xf32>
  }
  scf.parallel (%i) = (%st) to (%n) step (%st) {
    %x = memref.load %a[%i] : memref<?xf32>
    memref.store %x, %b[%i] : memref<?xf32>
  }
  return
}

// Two writes to elements that may be the same keep their order.

// CHECK-LABEL: func.func @other_element
// CHECK:         scf.parallel
// CHECK:         scf.parallel
func.func @other_element(%n: index, %st: index, %v: f32, %w: f32) {
  %a = memref.alloc(%n) : memref<?xf32>
  scf.parallel (%i) = (%st) to (%n) step (%st) {
    memref.store %v, %a[%i] : memref<?xf32>
  }
  scf.parallel (%i) = (%st) to (%n) step (%st) {
    %j = arith.addi %i, %st : index
    memref.store %w, %a[%j] : memref<?xf32>
  }
  return
}

// What is not known to touch other memory does not move.

// CHECK-LABEL: func.func @calls
// CHECK:         scf.parallel
// CHECK:         scf.parallel
func.func @calls(%n: index, %st: index) {
  scf.parallel (%i) = (%st) to (%n) step (%st) { func.call @a(%i) : (index) -> () }
  scf.parallel (%i) = (%st) to (%n) step (%st) { func.call @a(%i) : (index) -> () }
  return
}
func.func private @a(index)
