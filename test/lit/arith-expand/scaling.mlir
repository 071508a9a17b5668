// RUN: pyopt %s --arith-expand | filecheck %s
// RUN: pyopt %s --arith-expand=include-f8e8m0 | filecheck %s --check-prefix=BITS

// CHECK-LABEL: func.func @extend(
// CHECK-SAME:      %[[A:.*]]: f4E2M1FN, %[[S:.*]]: f32)
// CHECK-NEXT:    %[[T:.*]] = arith.truncf %[[S]] fastmath<nnan> : f32 to f8E8M0FNU
// CHECK-NEXT:    %[[X:.*]] = arith.extf %[[T]] fastmath<nnan> : f8E8M0FNU to f16
// CHECK-NEXT:    %[[Y:.*]] = arith.extf %[[A]] fastmath<nnan> : f4E2M1FN to f16
// CHECK-NEXT:    arith.mulf %[[Y]], %[[X]] fastmath<nnan> : f16

// BITS-LABEL: func.func @extend(
// BITS-SAME:      %[[A:.*]]: f4E2M1FN, %[[S:.*]]: f32)
// BITS-NEXT:    %[[BITS:.*]] = arith.bitcast %[[S]] : f32 to i32
// BITS:         %[[SIZE:.*]] = arith.andi %[[BITS]], %{{.*}} : i32
// BITS:         %[[HALF:.*]] = arith.select %{{.*}}, %{{.*}}, %{{.*}} : i32
// BITS-NEXT:    %[[SUM:.*]] = arith.addi %[[SIZE]], %[[HALF]] : i32
// BITS:         %[[SHIFTED:.*]] = arith.shrui %[[SUM]], %{{.*}} : i32
// BITS:         %[[NONAN:.*]] = arith.select %{{.*}}, %{{.*}}, %[[SHIFTED]] : i32
// BITS-NEXT:    %[[EXP:.*]] = arith.trunci %[[NONAN]] : i32 to i8
// BITS-NEXT:    %[[T:.*]] = arith.bitcast %[[EXP]] : i8 to f8E8M0FNU
// BITS-NEXT:    arith.bitcast %[[T]] : f8E8M0FNU to i8
// BITS:         arith.truncf %{{.*}} fastmath<nnan> : f32 to f16
func.func @extend(%a: f4E2M1FN, %s: f32) -> f16 {
  %0 = arith.scaling_extf %a, %s fastmath<nnan> : f4E2M1FN, f32 to f16
  return %0 : f16
}

// CHECK-LABEL: func.func @truncate(
// CHECK-SAME:      %[[A:.*]]: vector<4xf32>, %[[S:.*]]: vector<4xf8E8M0FNU>)
// CHECK-NEXT:    %[[X:.*]] = arith.extf %[[S]] : vector<4xf8E8M0FNU> to vector<4xf32>
// CHECK-NEXT:    %[[Q:.*]] = arith.divf %[[A]], %[[X]] : vector<4xf32>
// CHECK-NEXT:    arith.truncf %[[Q]] to_nearest_even : vector<4xf32> to vector<4xf4E2M1FN>
func.func @truncate(%a: vector<4xf32>, %s: vector<4xf8E8M0FNU>) -> vector<4xf4E2M1FN> {
  %0 = arith.scaling_truncf %a, %s to_nearest_even : vector<4xf32>, vector<4xf8E8M0FNU> to vector<4xf4E2M1FN>
  return %0 : vector<4xf4E2M1FN>
}
