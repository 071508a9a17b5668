// RUN: pyopt %s --canonicalize | filecheck %s

// CHECK-LABEL: func.func @bits
// CHECK-DAG:     %[[LEADING:.+]] = arith.constant 28 : i32
// CHECK-DAG:     %[[TRAILING:.+]] = arith.constant 2 : i32
// CHECK-DAG:     %[[ONES:.+]] = arith.constant dense<[3, 16]> : vector<2xi16>
// CHECK:         return %[[LEADING]], %[[TRAILING]], %[[ONES]]
func.func @bits() -> (i32, i32, vector<2xi16>) {
  %a = arith.constant 12 : i32
  %b = arith.constant dense<[7, -1]> : vector<2xi16>
  %0 = math.ctlz %a : i32
  %1 = math.cttz %a : i32
  %2 = math.ctpop %b : vector<2xi16>
  return %0, %1, %2 : i32, i32, vector<2xi16>
}

// A power wraps around. A negative one is 0 but for 1 and -1, and stays for 0, where there is no result.

// CHECK-LABEL: func.func @powers
// CHECK-DAG:     %[[C0:.+]] = arith.constant 0 : i8
// CHECK-DAG:     %[[WRAPPED:.+]] = arith.constant -13 : i8
// CHECK:         %[[LEFT:.+]] = math.ipowi %[[C0]], %{{.+}} : i8
// CHECK:         return %[[WRAPPED]], %[[C0]], %[[LEFT]]
func.func @powers() -> (i8, i8, i8) {
  %zero = arith.constant 0 : i8
  %three = arith.constant 3 : i8
  %five = arith.constant 5 : i8
  %minus = arith.constant -1 : i8
  %0 = math.ipowi %three, %five : i8
  %1 = math.ipowi %three, %minus : i8
  %2 = math.ipowi %zero, %minus : i8
  return %0, %1, %2 : i8, i8, i8
}
