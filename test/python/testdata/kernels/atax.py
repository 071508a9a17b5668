import numpy as np
from jaxtyping import Float64


def atax(A: Float64[np.ndarray, "m n"], x: Float64[np.ndarray, "n"], y: Float64[np.ndarray, "n"], tmp: Float64[np.ndarray, "m"]):
    m, n = A.shape
    for i in range(n):
        y[i] = 0
    for i in range(m):
        tmp[i] = 0.0
        for j in range(n):
            tmp[i] = tmp[i] + A[i, j] * x[j]
        for j in range(n):
            y[j] = y[j] + A[i, j] * tmp[i]


def example():
    return atax, (np.ones((3, 4)), np.arange(4.0), np.zeros(4), np.zeros(3))
