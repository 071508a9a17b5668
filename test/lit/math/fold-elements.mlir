// RUN: pyopt %s --canonicalize | filecheck %s

// Vectors and tensors are folded element by element, or not at all.

// CHECK-LABEL: func.func @vectors
// CHECK-DAG:     %[[ROOTS:.+]] = arith.constant dense<[1.000000e+00, 2.000000e+00, 3.000000e+00]> : vector<3xf32>
// CHECK-DAG:     %[[ONES:.+]] = arith.constant dense<1.000000e+00> : tensor<2x2xf64>
// CHECK:         %[[LEFT:.+]] = math.sqrt %{{.+}} : vector<2xf32>
// CHECK:         return %[[ROOTS]], %[[ONES]], %[[LEFT]]
func.func @vectors() -> (vector<3xf32>, tensor<2x2xf64>, vector<2xf32>) {
  %squares = arith.constant dense<[1.0, 4.0, 9.0]> : vector<3xf32>
  %zeros = arith.constant dense<0.0> : tensor<2x2xf64>
  %wrong = arith.constant dense<[4.0, -1.0]> : vector<2xf32>
  %0 = math.sqrt %squares : vector<3xf32>
  %1 = math.exp %zeros : tensor<2x2xf64>
  %2 = math.sqrt %wrong : vector<2xf32>
  return %0, %1, %2 : vector<3xf32>, tensor<2x2xf64>, vector<2xf32>
}

// CHECK-LABEL: func.func @classes
// CHECK-DAG:     %[[TRUE:.+]] = arith.constant true
// CHECK-DAG:     %[[NONE:.+]] = arith.constant dense<false> : vector<4xi1>
// CHECK:         return %[[TRUE]], %[[NONE]]
func.func @classes() -> (i1, vector<4xi1>) {
  %nan = arith.constant 0x7FC00000 : f32
  %v = arith.constant dense<1.0> : vector<4xf32>
  %0 = math.isnan %nan : f32
  %1 = math.isinf %v : vector<4xf32>
  return %0, %1 : i1, vector<4xi1>
}
