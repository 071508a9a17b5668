// RUN: pyopt %s --pass-pipeline="builtin.module(func.func(affine-loop-unroll-jam{unroll-jam-factor=2}))" | filecheck %s
// RUN: pyopt %s --pass-pipeline="builtin.module(func.func(affine-loop-unroll-jam{unroll-jam-factor=2}))" --run=sum --args="dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : memref<3x2xf32>, 100.0 : f32" | filecheck %s --check-prefix=RUNS

// The zero to begin with is the one that leaves the sign of others alone. The promise that nothing is infinite held for the old order.

// CHECK:      %[[ZERO:.*]] = arith.constant -0.000000e+00 : f32
// CHECK:      %[[R:.*]]:2 = affine.for %{{.*}} iter_args(%{{.*}} = %{{.*}}, %{{.*}} = %[[ZERO]]) -> (f32, f32)
// CHECK:        arith.addf %{{.*}} fastmath<reassoc> : f32
// CHECK:        arith.addf %{{.*}} fastmath<reassoc> : f32
// CHECK:      %[[S:.*]] = arith.addf %[[R]]#0, %[[R]]#1 : f32
// CHECK:      affine.for %{{.*}} iter_args(%{{.*}} = %[[S]]) -> (f32)

// RUNS: 1.210000e+02 : f32
func.func @sum(%m: memref<3x2xf32>, %x: f32) -> f32 {
  %r = affine.for %i = 0 to 3 iter_args(%acc = %x) -> (f32) {
    %s = affine.for %j = 0 to 2 iter_args(%a = %acc) -> (f32) {
      %e = affine.load %m[%i, %j] : memref<3x2xf32>
      %y = arith.addf %a, %e fastmath<reassoc,ninf> : f32
      affine.yield %y : f32
    }
    affine.yield %s : f32
  }
  return %r : f32
}
