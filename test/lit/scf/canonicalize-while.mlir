// RUN: pyopt %s --canonicalize --allow-unregistered-dialect | filecheck %s

// What the second region needs of an if that moves there is passed to it.

// CHECK-LABEL: func.func @if_moves_down(
// CHECK:         %[[R:.*]] = scf.while (%[[P:.*]] = %{{.*}}) : (i32) -> i32 {
// CHECK-NEXT:      %[[GO:.*]] = "test.more"(%[[P]]) : (i32) -> i1
// CHECK-NEXT:      scf.condition(%[[GO]]) %[[P]] : i32
// CHECK-NEXT:    } do {
// CHECK-NEXT:    ^bb0(%[[Q:.*]]: i32):
// CHECK-NEXT:      %[[X:.*]] = "test.next"(%[[Q]]) : (i32) -> i32
// CHECK-NEXT:      scf.yield %[[X]] : i32
// CHECK-NEXT:    }
// CHECK-NEXT:    return %[[R]] : i32
func.func @if_moves_down(%n: i32) -> i32 {
  %r = scf.while (%p = %n) : (i32) -> i32 {
    %go = "test.more"(%p) : (i32) -> i1
    %q = scf.if %go -> (i32) {
      %x = "test.next"(%p) : (i32) -> i32
      scf.yield %x : i32
    } else {
      scf.yield %p : i32
    }
    scf.condition(%go) %q : i32
  } do {
  ^bb0(%a: i32):
    scf.yield %a : i32
  }
  return %r : i32
}

// A value of the first region that the if only hands on is passed too.

// CHECK-LABEL: func.func @value_of_the_first_region(
// CHECK:           %[[V:.*]] = "test.get"() : () -> i32
// CHECK-NEXT:      scf.condition(%{{.*}}) %[[V]] : i32
// CHECK:         ^bb0(%[[W:.*]]: i32):
// CHECK-NEXT:      "test.a"() : () -> ()
// CHECK-NEXT:      "test.use"(%[[W]]) : (i32) -> ()
func.func @value_of_the_first_region(%n: i32) {
  scf.while : () -> i32 {
    %go = "test.more"() : () -> i1
    %v = "test.get"() : () -> i32
    %q = scf.if %go -> (i32) { "test.a"() : () -> () scf.yield %v : i32 } else { scf.yield %n : i32 }
    scf.condition(%go) %q : i32
  } do {
  ^bb0(%a: i32):
    "test.use"(%a) : (i32) -> ()
    scf.yield
  }
  return
}
