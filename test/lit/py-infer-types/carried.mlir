// Values that loops and conditions carry have the types of what is handed on.
// RUN: pyopt %s --pass-pipeline='builtin.module(py.module(py-infer-types))' 2> %t | filecheck %s
// RUN: filecheck %s --check-prefix=REMARK < %t
// REMARK: carried.mlir:[[#@LINE+11]]:12: remark: the type of 't' is not known: it is int (line [[#@LINE+5]]) or float (line [[#@LINE+12]])

// CHECK-LABEL: py.def "f"
py.module {
  %f = py.def "f"("n" %n) {
    %0 = py.assume %n : !py.int "hint"
    %zero = py.constant float 0.000000e+00
    %range = py.load implicit "range"
    %r = py.call %range(%0)
    // CHECK: %s, %t = py.for %[[I:.*]] : !py.int in %{{.*}} carry("s" %[[S:.*]] : !py.float = %{{.*}}, "t" %[[T:.*]] = %{{.*}}) {
    // CHECK-NEXT: py.binary add %[[S]], %[[I]] : !py.float
    %s:2 = py.for %i in %r carry("s" %a = %zero, "t" %b = %0) {
      %1 = py.binary add %a, %i
      py.carry %1, %1
    }
    // CHECK: } : !py.float, !py.object
    %c = py.compare %s#0 lt %zero
    // CHECK: py.if %{{.*}} -> ("x" : !py.float) {
    %x = py.if %c -> ("x") {
      py.carry %s#0
    } else {
      %2 = py.unary usub %s#0
      py.carry %2
    }
    // CHECK: py.while carry("k" %[[K:.*]] : !py.int = %{{.*}}) {
    // CHECK: } do(%{{.*}} : !py.int) {
    %k = py.while carry("k" %m = %0) {
      %3 = py.compare %m gt %0
      py.yield %3
    } do(%m2) {
      %4 = py.unary usub %m2
      py.carry %4
    }
    %5 = py.tuple(%x, %k)
    // CHECK: py.tuple(%{{.*}}, %{{.*}}) : !py.tuple<!py.float, !py.int>
    py.return(%5)
  }
  py.store local "f", %f
}
