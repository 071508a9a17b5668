# RUN: pyopt %s --pass-pipeline='builtin.module(py.module(py-infer-types))' 2> %t | filecheck %s
# RUN: filecheck %s --check-prefix=REMARK < %t
import numpy as np


# A name has the type of what was stored last.
# CHECK-LABEL: py.def "flow"
def flow(n: int, A: "np.ndarray[tuple[int], np.dtype[np.float64]]"):
    x = n
    # CHECK: %[[X:.*]] = py.load local "x" : !py.int
    # CHECK: py.binary div %[[X]], {{.*}} : !py.float
    x = x / 2
    # CHECK: %[[X2:.*]] = py.load local "x" : !py.float
    # CHECK: py.binary mult %[[X2]], {{.*}} : !py.float
    y = x * 2
    # A sum of elements is a float, or numpy.float64 if the loop runs.
    # CHECK: py.store local "s"
    s = 0.0
    for i in range(n):
        s += A[i]
    # CHECK: py.store local "s"
    # CHECK: %[[S:.*]] = py.load local "s" : !py.number<f64>
    # CHECK-NEXT: py.store local "r", %[[S]]
    r = s
    # CHECK: py.binary pow %{{.*}}, %{{.*}}{{$}}
    # CHECK-NEXT: py.assume %{{.*}} : !py.int "this type only if n >= 0"
    p = 2 ** n
    # int and float do not make float.
    t = 0
    for i in range(n):
        t = t + 0.5
    # CHECK: %[[T:.*]] = py.load local "t"{{$}}
    # CHECK: %[[T2:.*]] = py.load local "t"{{$}}
    # CHECK-NEXT: py.return(%[[T2]])
    return t


# REMARK: flow.py:[[#@LINE-7]]:13: remark: the type of 't' is not known: it is int (line [[#@LINE-9]]) or float (line [[#@LINE-7]])
# REMARK: note: that leaves {{.*}} more without a type
# REMARK-NOT: remark
