// RUN: pyopt %s --canonicalize | filecheck %s

// CHECK-LABEL: func.func @wraps
// CHECK-DAG:     %[[SUM:.+]] = arith.constant -126 : i8
// CHECK-DAG:     %[[MASK:.+]] = arith.constant dense<[4, 0]> : vector<2xi8>
// CHECK:         return %[[SUM]], %[[MASK]]
func.func @wraps() -> (i8, vector<2xi8>) {
  %a = arith.constant 127 : i8
  %b = arith.constant 3 : i8
  %v = arith.constant dense<[6, 8]> : vector<2xi8>
  %w = arith.constant dense<[12, 5]> : vector<2xi8>
  %0 = arith.addi %a, %b : i8
  %1 = arith.andi %v, %w : vector<2xi8>
  return %0, %1 : i8, vector<2xi8>
}

// Division by 0, and the one quotient that does not fit, stay.

// CHECK-LABEL: func.func @undefined
// CHECK:         arith.divsi %{{.+}}, %{{.+}} : i8
// CHECK:         arith.divui %{{.+}}, %{{.+}} : i8
func.func @undefined(%x: i8) -> (i8, i8) {
  %least = arith.constant -128 : i8
  %minus = arith.constant -1 : i8
  %zero = arith.constant 0 : i8
  %0 = arith.divsi %least, %minus : i8
  %1 = arith.divui %x, %zero : i8
  return %0, %1 : i8, i8
}

// What is computed from poison is poison.

// CHECK-LABEL: func.func @poison
// CHECK-NEXT:    %[[P:.+]] = ub.poison : i32
// CHECK-NEXT:    return %[[P]]
func.func @poison(%x: i32) -> i32 {
  %p = ub.poison : i32
  %0 = arith.muli %p, %x : i32
  %1 = arith.addi %0, %x : i32
  return %1 : i32
}
