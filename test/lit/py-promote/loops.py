# RUN: pyopt %s --py-promote --verify-diagnostics | filecheck %s
# RUN: pyopt %s --py-promote | pyopt --emit=python | pyopt --input-format=python --py-promote | filecheck %s
# RUN: pyopt %s --py-promote --emit=python | filecheck %s --check-prefix=SAME --match-full-lines --strict-whitespace

def scale(A, n):
    total = 0.0
    for i in range(n):
        x = A[i]
        if x < 0:
            x = -x
        total += x
    return total

# CHECK-LABEL: py.def "scale"("A" %A, "n" %n) {
# CHECK-NOT:     py.store
# CHECK:         %[[ZERO:.*]] = py.constant float 0.000000e+00
# CHECK:         %[[SUM:.*]] = py.for %[[I:.*]] in %{{.*}} carry("total" %[[ACC:.*]] = %[[ZERO]]) {
# CHECK-NEXT:      %[[A:.*]] = py.getitem %A[%[[I]]]
# CHECK:           %[[NEG:.*]] = py.compare %[[A]] lt
# CHECK-NEXT:      %[[X:.*]] = py.if %[[NEG]] -> ("x") {
# CHECK-NEXT:        %[[B:.*]] = py.unary usub %[[A]]
# CHECK-NEXT:        py.carry %[[B]]
# CHECK-NEXT:      } else {
# CHECK-NEXT:        py.carry %[[A]]
# CHECK-NEXT:      }
# CHECK-NEXT:      %[[NEXT:.*]] = py.inplace add %[[ACC]], %[[X]]
# CHECK-NEXT:      py.carry %[[NEXT]]
# CHECK-NEXT:    }
# CHECK-NEXT:    py.return(%[[SUM]])

def search(xs, wanted):
    found = -1
    for i, x in enumerate(xs):
        if x == wanted:
            found = i
            break
    else:
        wanted = None
    return found, wanted

# The loop hands out what a break gives it, or what the region else does.

# CHECK-LABEL: py.def "search"
# CHECK:         %[[W:.*]], %[[F:.*]] = py.for {{.*}} carry("wanted" %[[W0:.*]] = %wanted, "found" %[[F0:.*]] = %{{.*}}) {
# CHECK:           py.if
# CHECK-NEXT:        py.break(%[[W0]], %{{.*}}#0)
# CHECK:           py.carry %[[W0]], %[[F0]]
# CHECK-NEXT:    } else(%{{.*}}, %[[F1:.*]]) {
# CHECK-NEXT:      %[[NONE:.*]] = py.constant none
# CHECK-NEXT:      py.carry %[[NONE]], %[[F1]]
# CHECK-NEXT:    }
# CHECK-NEXT:    py.tuple(%[[F]], %[[W]])

# SAME:def search(xs, wanted):
# SAME-NEXT:    found = -1
# SAME-NEXT:    for i, x in enumerate(xs):
# SAME-NEXT:        if x == wanted:
# SAME-NEXT:            found = i
# SAME-NEXT:            break
# SAME-NEXT:    else:
# SAME-NEXT:        wanted = None
# SAME-NEXT:    return found, wanted
