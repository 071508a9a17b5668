// RUN: pyopt %s --arith-expand | filecheck %s

// A NaN on the left makes the comparison true; one on the right is asked for.
// CHECK-LABEL: func.func @maximum(
// CHECK-SAME:      %[[A:.*]]: f32, %[[B:.*]]: f32)
// CHECK-NEXT:    %[[C:.*]] = arith.cmpf ugt, %[[A]], %[[B]] : f32
// CHECK-NEXT:    %[[M:.*]] = arith.select %[[C]], %[[A]], %[[B]] : f32
// CHECK-NEXT:    %[[N:.*]] = arith.cmpf uno, %[[B]], %[[B]] : f32
// CHECK-NEXT:    arith.select %[[N]], %[[B]], %[[M]] : f32
func.func @maximum(%a: f32, %b: f32) -> f32 {
  %0 = arith.maximumf %a, %b : f32
  return %0 : f32
}

// CHECK-LABEL: func.func @minnum(
// CHECK-SAME:      %[[A:.*]]: vector<2xf16>, %[[B:.*]]: vector<2xf16>)
// CHECK-NEXT:    %[[C:.*]] = arith.cmpf ult, %[[A]], %[[B]] : vector<2xf16>
// CHECK-NEXT:    %[[M:.*]] = arith.select %[[C]], %[[A]], %[[B]] : vector<2xi1>, vector<2xf16>
// CHECK-NEXT:    %[[N:.*]] = arith.cmpf uno, %[[A]], %[[A]] : vector<2xf16>
// CHECK-NEXT:    arith.select %[[N]], %[[B]], %[[M]] : vector<2xi1>, vector<2xf16>
func.func @minnum(%a: vector<2xf16>, %b: vector<2xf16>) -> vector<2xf16> {
  %0 = arith.minnumf %a, %b : vector<2xf16>
  return %0 : vector<2xf16>
}

// CHECK-LABEL: func.func @integers(
// CHECK-SAME:      %[[A:.*]]: i8, %[[B:.*]]: i8)
// CHECK-NEXT:    %[[C:.*]] = arith.cmpi ult, %[[A]], %[[B]] : i8
// CHECK-NEXT:    arith.select %[[C]], %[[A]], %[[B]] : i8
func.func @integers(%a: i8, %b: i8) -> i8 {
  %0 = arith.minui %a, %b : i8
  return %0 : i8
}
