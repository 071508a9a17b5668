// RUN: pyopt %s --arith-expand | filecheck %s

// CHECK-LABEL: func.func @floor(
// CHECK-SAME:      %[[A:.*]]: i32, %[[B:.*]]: i32)
// CHECK-NEXT:    %[[Q:.*]] = arith.divsi %[[A]], %[[B]] : i32
// CHECK-NEXT:    %[[P:.*]] = arith.muli %[[Q]], %[[B]] : i32
// CHECK-NEXT:    %[[R:.*]] = arith.cmpi ne, %[[A]], %[[P]] : i32
// CHECK-NEXT:    %[[C0:.*]] = arith.constant 0 : i32
// CHECK-NEXT:    %[[S:.*]] = arith.cmpi slt, %[[A]], %[[C0]] : i32
// CHECK-NEXT:    %[[T:.*]] = arith.cmpi slt, %[[B]], %[[C0]] : i32
// CHECK-NEXT:    %[[O:.*]] = arith.cmpi ne, %[[S]], %[[T]] : i1
// CHECK-NEXT:    %[[D:.*]] = arith.andi %[[R]], %[[O]] : i1
// CHECK-NEXT:    %[[M:.*]] = arith.constant -1 : i32
// CHECK-NEXT:    %[[L:.*]] = arith.addi %[[Q]], %[[M]] : i32
// CHECK-NEXT:    %[[F:.*]] = arith.select %[[D]], %[[L]], %[[Q]] : i32
// CHECK-NEXT:    return %[[F]] : i32
func.func @floor(%a: i32, %b: i32) -> i32 {
  %0 = arith.floordivsi %a, %b : i32
  return %0 : i32
}

// CHECK-LABEL: func.func @ceil(
// CHECK-SAME:      %[[A:.*]]: index, %[[B:.*]]: index)
// CHECK-NEXT:    %[[C0:.*]] = arith.constant 0 : index
// CHECK-NEXT:    %[[C1:.*]] = arith.constant 1 : index
// CHECK-NEXT:    %[[Q:.*]] = arith.divsi %[[A]], %[[B]] : index
// CHECK:         %[[E:.*]] = arith.cmpi eq, %{{.*}}, %{{.*}} : i1
// CHECK-NEXT:    %[[U:.*]] = arith.andi %{{.*}}, %[[E]] : i1
// CHECK-NEXT:    %[[N:.*]] = arith.addi %[[Q]], %[[C1]] : index
// CHECK-NEXT:    arith.select %[[U]], %[[N]], %[[Q]] : index
func.func @ceil(%a: index, %b: index) -> index {
  %0 = arith.ceildivsi %a, %b : index
  return %0 : index
}

// CHECK-LABEL: func.func @unsigned(
// CHECK-SAME:      %[[A:.*]]: vector<4xi16>, %[[B:.*]]: vector<4xi16>)
// CHECK-NEXT:    %[[C0:.*]] = arith.constant dense<0> : vector<4xi16>
// CHECK-NEXT:    %[[Z:.*]] = arith.cmpi eq, %[[A]], %[[C0]] : vector<4xi16>
// CHECK-NEXT:    %[[C1:.*]] = arith.constant dense<1> : vector<4xi16>
// CHECK-NEXT:    %[[D:.*]] = arith.subi %[[A]], %[[C1]] : vector<4xi16>
// CHECK-NEXT:    %[[Q:.*]] = arith.divui %[[D]], %[[B]] : vector<4xi16>
// CHECK-NEXT:    %[[N:.*]] = arith.addi %[[Q]], %[[C1]] : vector<4xi16>
// CHECK-NEXT:    arith.select %[[Z]], %[[C0]], %[[N]] : vector<4xi1>, vector<4xi16>
func.func @unsigned(%a: vector<4xi16>, %b: vector<4xi16>) -> vector<4xi16> {
  %0 = arith.ceildivui %a, %b : vector<4xi16>
  return %0 : vector<4xi16>
}
