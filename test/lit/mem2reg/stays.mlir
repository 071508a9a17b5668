// RUN: pyopt %s --mem2reg --allow-unregistered-dialect | filecheck %s

// The callee gets the pointer.
// CHECK-LABEL: func.func @escapes(
// CHECK: memref.store
// CHECK: memref.load
func.func @escapes(%a: i32) -> i32 {
  %slot = memref.alloca() : memref<i32>
  memref.store %a, %slot[] : memref<i32>
  "foreign.call"(%slot) : (memref<i32>) -> ()
  %r = memref.load %slot[] : memref<i32>
  return %r : i32
}

// The store is in another region.
// CHECK-LABEL: func.func @region(
// CHECK: memref.store
// CHECK: memref.load
func.func @region(%a: i32, %c: i1) -> i32 {
  %slot = memref.alloca() : memref<i32>
  scf.if %c {
    memref.store %a, %slot[] : memref<i32>
  }
  %r = memref.load %slot[] : memref<i32>
  return %r : i32
}

// Nothing is known of the branch: it can pass nothing.
// CHECK-LABEL: func.func @branch(
// CHECK: memref.store
// CHECK: memref.load
func.func @branch(%a: i32) -> i32 {
  %slot = memref.alloca() : memref<i32>
  "foreign.br"()[^a, ^b] : () -> ()
^a:
  memref.store %a, %slot[] : memref<i32>
  cf.br ^b
^b:
  %r = memref.load %slot[] : memref<i32>
  return %r : i32
}
