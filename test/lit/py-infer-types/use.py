# RUN: pyopt %s --pass-pipeline='builtin.module(py.module(py-infer-types))' | filecheck %s
import numpy as np


# CHECK-LABEL: py.def "gather"
# CHECK: py.assume %A : !py.ndarray<?x?xf64> "annotation np.ndarray; subscript A[i, idx[j]] at line [[#@LINE+6]]; float64 elements by default"
# CHECK: py.assume %idx : !py.ndarray<?xi64> "annotation np.ndarray; {{.*}}; its elements are an index or a bound at line [[#@LINE+5]]"
# CHECK: py.assume %n : !py.int "used as an index or a bound at line [[#@LINE+2]]"
def gather(A: np.ndarray, idx: np.ndarray, n):
    for i in range(n - 1):
        for j in range(len(idx)):
            A[i, idx[j]] = 0


# CHECK-LABEL: py.def "lists"
# CHECK: py.assume %A : !py.list<!py.list<!py.list<!py.float>>> "annotation list; subscript A[0][i][1] at line
# CHECK: py.assume %B : !py.list<!py.list<!py.int>> "subscript B[i][i] at line {{[0-9]+}}; its elements are an index or a bound
# CHECK: py.assume %F : !py.list<!py.bool> "{{.*}}; what its elements are given"
# CHECK: py.assume %i : !py.int "used as an index or a bound
def lists(A: list, B, F, i):
    F[i] = True
    return A[0][i][1] + B[i][B[i][i]]


# CHECK-LABEL: py.def "shapes"
# CHECK: py.assume %A : !py.ndarray<?x?x?xf64> "attribute shape at line [[#@LINE+3]]; its shape at line [[#@LINE+3]]; float64
# CHECK: py.assume %B : !py.ndarray<?x?xf64> "annotation np.ndarray; subscript B.shape[1] at line [[#@LINE+3]]; float64
def shapes(A, B: np.ndarray):
    n, m, k = A.shape
    return B.shape[1] + n
