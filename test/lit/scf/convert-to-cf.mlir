// RUN: pyopt %s --convert-scf-to-cf | filecheck %s

// CHECK-LABEL: func.func @nest(
// CHECK-SAME:    %[[N:.*]]: index, %[[X:.*]]: f32)
func.func @nest(%n: index, %x: f32) -> f32 {
  // CHECK-NEXT:    %[[C0:.*]] = arith.constant 0 : index
  // CHECK-NEXT:    %[[C1:.*]] = arith.constant 1 : index
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // CHECK-NEXT:    cf.br ^[[TEST:.*]](%[[C0]], %[[X]] : index, f32)
  // CHECK-NEXT:  ^[[TEST]](%[[I:.*]]: index, %[[ACC:.*]]: f32):
  // CHECK-NEXT:    %[[LESS:.*]] = arith.cmpi ult, %[[I]], %[[N]] : index
  // CHECK-NEXT:    cf.cond_br %[[LESS]], ^[[BODY:.*]], ^[[END:.*]]
  // CHECK-NEXT:  ^[[BODY]]:
  // CHECK-NEXT:    %[[EQ:.*]] = arith.cmpi eq, %[[I]], %[[C0]] : index
  // CHECK-NEXT:    cf.cond_br %[[EQ]], ^[[THEN:.*]], ^[[ELSE:.*]]
  // CHECK-NEXT:  ^[[THEN]]:
  // CHECK-NEXT:    %[[S:.*]] = arith.addf %[[ACC]], %[[X]] : f32
  // CHECK-NEXT:    cf.br ^[[MEET:.*]](%[[S]] : f32)
  // CHECK-NEXT:  ^[[ELSE]]:
  // CHECK-NEXT:    cf.br ^[[MEET]](%[[ACC]] : f32)
  // CHECK-NEXT:  ^[[MEET]](%[[R:.*]]: f32):
  // CHECK-NEXT:    cf.br ^[[NEXT:.*]]
  // CHECK-NEXT:  ^[[NEXT]]:
  // CHECK-NEXT:    %[[J:.*]] = arith.addi %[[I]], %[[C1]] : index
  // CHECK-NEXT:    cf.br ^[[TEST]](%[[J]], %[[R]] : index, f32)
  // CHECK-NEXT:  ^[[END]]:
  // CHECK-NEXT:    return %[[ACC]] : f32
  %r = scf.for unsigned %i = %c0 to %n step %c1 iter_args(%acc = %x) -> (f32) {
    %eq = arith.cmpi eq, %i, %c0 : index
    %y = scf.if %eq -> (f32) {
      %s = arith.addf %acc, %x : f32
      scf.yield %s : f32
    } else {
      scf.yield %acc : f32
    }
    scf.yield %y : f32
  }
  return %r : f32
}
