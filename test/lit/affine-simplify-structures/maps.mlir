// RUN: pyopt %s --affine-simplify-structures | filecheck %s

func.func @f(%i: index, %n: index) -> (index, index) {
  %0 = affine.apply affine_map<(d0) -> (d0 - (d0 floordiv 4) * 4)>(%i)
  %1 = affine.apply affine_map<(d0)[s0] -> (d0 + s0 * 2 - s0 - s0)>(%i)[%n]
  return %0, %1 : index, index
}

// CHECK:       #[[$MAP:.+]] = affine_map<()[s0] -> (s0 mod 4)>{{$}}
// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: index,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: index) -> (index, index) {
// CHECK-NEXT:      %[[APPLY_0:.*]] = affine.apply #[[$MAP]]()[%[[VAL_0]]]{{$}}
// CHECK-NEXT:      return %[[APPLY_0]], %[[VAL_0]] : index, index{{$}}
// CHECK-NEXT:    }{{$}}
