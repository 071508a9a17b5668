// Assumptions about parameters are not written as Python.
// RUN: pyopt %s --emit=python | filecheck %s --match-full-lines --strict-whitespace

//      CHECK:def f(a, b):
// CHECK-NEXT:    return a + b
py.module {
  %f = py.def "f"("a" %a, "b" %b) {
    %0 = py.assume %a : !py.int "hint"
    py.store local "a", %0
    py.store local "b", %b
    %1 = py.load local "a" : !py.int
    %2 = py.load local "b"
    %3 = py.binary add %1, %2
    py.return(%3)
  }
  py.store local "f", %f
}
