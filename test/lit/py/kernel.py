# RUN: pyopt %s | filecheck %s
# RUN: pyopt %s | pyopt | filecheck %s
# RUN: pyopt %s | pyopt --emit=python | pyopt --input-format=python | filecheck %s
# RUN: pyopt %s --emit=python | filecheck %s --check-prefix=SAME --match-full-lines --strict-whitespace

import numpy as np


# The sum of a row.
def rowsum(A, i: int):      # two parameters
    total = 0.0
    for a in A[i]:
        total += a          # added in order
    return total

# CHECK-LABEL: py.module {
# CHECK:         %[[NP:.*]] = py.import ["numpy" as "np"]
# CHECK-NEXT:    py.store local "np", %[[NP]]
# CHECK-NEXT:    %[[F:.*]] = py.def "rowsum"("A" %[[A:.*]], "i" %[[I:.*]]) annotations {
# CHECK-NEXT:      %[[INT:.*]] = py.load implicit "int"
# CHECK-NEXT:      py.annotations "i" = %[[INT]]
# CHECK-NEXT:    } {
# CHECK-NEXT:      py.store local "A", %[[A]]
# CHECK-NEXT:      py.store local "i", %[[I]]
# CHECK-NEXT:      %[[ZERO:.*]] = py.constant float 0.000000e+00
# CHECK-NEXT:      py.store local "total", %[[ZERO]]
# CHECK-NEXT:      %[[A1:.*]] = py.load local "A"
# CHECK-NEXT:      %[[I1:.*]] = py.load local "i"
# CHECK-NEXT:      %[[ROW:.*]] = py.getitem %[[A1]][%[[I1]]]
# CHECK-NEXT:      py.for %[[E:.*]] in %[[ROW]] {
# CHECK-NEXT:        py.store local "a", %[[E]]
# CHECK-NEXT:        %[[T:.*]] = py.load local "total"
# CHECK-NEXT:        %[[X:.*]] = py.load local "a"
# CHECK-NEXT:        %[[S:.*]] = py.inplace add %[[T]], %[[X]]
# CHECK-NEXT:        py.store local "total", %[[S]]
# CHECK-NEXT:      }
# CHECK-NEXT:      %[[R:.*]] = py.load local "total"
# CHECK-NEXT:      py.return(%[[R]])
# CHECK-NEXT:    }
# CHECK-NEXT:    py.store local "rowsum", %[[F]]

# The text of what did not change is taken over, comments and all.

# SAME:# The sum of a row.
# SAME-NEXT:def rowsum(A, i: int):      # two parameters
# SAME-NEXT:    total = 0.0
# SAME-NEXT:    for a in A[i]:
# SAME-NEXT:        total += a          # added in order
