# The pass changes nothing in what it has done, and the program is the same.
# RUN: pyopt %s --pass-pipeline='builtin.module(py.module(py-infer-types))' > %t.once
# RUN: pyopt %s --pass-pipeline='builtin.module(py.module(py-infer-types,py-infer-types))' | diff %t.once -
# RUN: pyopt %s --pass-pipeline='builtin.module(py.module(py-infer-types))' --emit=python > %t.typed
# RUN: pyopt %s --emit=python | diff %t.typed -
import math

SIZE = 3


def kernel(A: list, n, x: float = 0.0):
    y: float = A[0][1]
    for i in range(n):
        A[i][i] += math.sqrt(x) ** y  # SIZE
    return SIZE ** n, kernel
