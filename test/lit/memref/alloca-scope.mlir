// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Scopes are inlined where that does not make allocations live longer.

// CHECK-LABEL: func.func @scopes
// CHECK-NEXT: [[V0:%.+]] = arith.addf %arg0, %arg0 : f32
// CHECK-NEXT: scf.if %arg2 {
// CHECK-NEXT: memref.alloca_scope  {
// CHECK-NEXT: [[ALLOCA_0:%.+]] = memref.alloca() : memref<4xf32>
// CHECK-NEXT: "test.use"([[ALLOCA_0]]) : (memref<4xf32>) -> ()
// CHECK-NEXT: }
// CHECK-NEXT: }
// CHECK-NEXT: [[ALLOCA:%.+]] = memref.alloca() : memref<8xf32>
// CHECK-NEXT: "test.use"([[ALLOCA]]) : (memref<8xf32>) -> ()
// CHECK-NEXT: return [[V0]] : f32
func.func @scopes(%f: f32, %n: index, %b: i1) -> f32 {
  %r = memref.alloca_scope -> (f32) {
    %x = arith.addf %f, %f : f32
    memref.alloca_scope.return %x : f32
  }
  scf.if %b {
    memref.alloca_scope {
      %a = memref.alloca() : memref<4xf32>
      "test.use"(%a) : (memref<4xf32>) -> ()
    }
  }
  memref.alloca_scope {
    %a = memref.alloca() : memref<8xf32>
    "test.use"(%a) : (memref<8xf32>) -> ()
  }
  return %r : f32
}

// CHECK-LABEL: func.func @scope2
// CHECK-NEXT: memref.alloca_scope  {
// CHECK-NEXT: [[ALLOCA:%.+]] = memref.alloca() : memref<8xf32>
// CHECK-NEXT: "test.use"([[ALLOCA]]) : (memref<8xf32>) -> ()
// CHECK-NEXT: "test.after"() : () -> ()
// CHECK-NEXT: }
// CHECK-NEXT: "test.after"() : () -> ()
// CHECK-NEXT: return
func.func @scope2(%f: f32, %n: index, %b: i1)  {
  memref.alloca_scope {
    %a = memref.alloca() : memref<8xf32>
    "test.use"(%a) : (memref<8xf32>) -> ()
    "test.after"() : () -> ()
  }
  "test.after"() : () -> ()
  return
}
