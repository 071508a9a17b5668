// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Allocations are hoisted out of scopes that end with the scope around them.

// CHECK-LABEL: func.func @scope3
// CHECK-NEXT: [[C0:%.+]] = arith.constant 0 : index
// CHECK-NEXT: [[C1:%.+]] = arith.constant 1 : index
// CHECK-NEXT: scf.for %arg3 = [[C0]] to %arg1 step [[C1]] {
// CHECK-NEXT: [[ALLOCA:%.+]] = memref.alloca(%arg3) : memref<?xf32>
// CHECK-NEXT: [[ALLOCA_0:%.+]] = memref.alloca(%arg1) : memref<?xf32>
// CHECK-NEXT: "test.use"([[ALLOCA]], [[ALLOCA_0]]) : (memref<?xf32>, memref<?xf32>) -> ()
// CHECK-NEXT: }
// CHECK-NEXT: return
func.func @scope3(%f: f32, %n: index, %b: i1)  {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    memref.alloca_scope {
      %a = memref.alloca(%i) : memref<?xf32>
      %b1 = memref.alloca(%n) : memref<?xf32>
      "test.use"(%a, %b1) : (memref<?xf32>, memref<?xf32>) -> ()
    }
  }
  return
}

// CHECK-LABEL: func.func @hoist
// CHECK-NEXT: [[ALLOCA:%.+]] = memref.alloca() : memref<4xf32>
// CHECK-NEXT: [[ALLOCA_0:%.+]] = memref.alloca(%arg0) : memref<?xf32>
// CHECK-NEXT: scf.if %arg1 {
// CHECK-NEXT: [[V0:%.+]] = "test.size"() : () -> index
// CHECK-NEXT: memref.alloca_scope  {
// CHECK-NEXT: [[ALLOCA_1:%.+]] = memref.alloca([[V0]]) : memref<?xf32>
// CHECK-NEXT: "test.use"([[ALLOCA]], [[ALLOCA_1]], [[ALLOCA_0]]) : (memref<4xf32>, memref<?xf32>, memref<?xf32>) -> ()
// CHECK-NEXT: }
// CHECK-NEXT: }
// CHECK-NEXT: return
func.func @hoist(%n: index, %b: i1) {
  scf.if %b {
    %m = "test.size"() : () -> index
    memref.alloca_scope {
      %a = memref.alloca() : memref<4xf32>
      %a2 = memref.alloca(%m) : memref<?xf32>
      %a3 = memref.alloca(%n) : memref<?xf32>
      "test.use"(%a, %a2, %a3) : (memref<4xf32>, memref<?xf32>, memref<?xf32>) -> ()
    }
  }
  return
}
