import numpy as np


def two_mm(alpha: float, beta: float, tmp: np.ndarray, A: np.ndarray, B: np.ndarray, C: np.ndarray, D: np.ndarray):
    ni, nk = A.shape
    nj = B.shape[1]
    nl = C.shape[1]
    for i in range(ni):
        for j in range(nj):
            tmp[i, j] = 0.0
            for k in range(nk):
                tmp[i, j] += alpha * A[i, k] * B[k, j]
    for i in range(ni):
        for j in range(nl):
            D[i, j] *= beta
            for k in range(nj):
                D[i, j] += tmp[i, k] * C[k, j]


def example():
    a = np.arange(16.0).reshape(4, 4)
    return two_mm, (1.5, 1.2, np.zeros((4, 4)), a, a, a, a.copy())
