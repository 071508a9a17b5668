// RUN: pyopt %s --run=@scale --args="dense<[1.0, -2.5]> : memref<2xf32>, 2.0 : f32" | filecheck %s
// RUN: pyopt %s --lower-affine --convert-scf-to-cf --run=@scale --args="dense<[1.0, -2.5]> : memref<2xf32>, 2.0 : f32" | filecheck %s

// A function is run, after the passes if there are any. What it returns is printed first, then the memrefs among its arguments.

// CHECK: 2 : index
// CHECK-NEXT: dense<[2.000000e+00, -5.000000e+00]> : memref<2xf32>
// CHECK-NOT: {{.}}
func.func @scale(%a: memref<?xf32>, %by: f32) -> index {
  %c0 = arith.constant 0 : index
  %n = memref.dim %a, %c0 : memref<?xf32>
  affine.for %i = 0 to %n {
    %x = affine.load %a[%i] : memref<?xf32>
    %y = arith.mulf %x, %by : f32
    affine.store %y, %a[%i] : memref<?xf32>
  }
  return %n : index
}
