import numpy as np


def symm(m: int, n: int, alpha: float, beta: float, C: np.ndarray, A: np.ndarray, B: np.ndarray):
    for i in range(m):
        for j in range(n):
            temp2 = 0.0
            for k in range(i):
                C[k, j] += alpha * B[i, j] * A[i, k]
                temp2 += B[k, j] * A[i, k]
            C[i, j] = beta * C[i, j] + alpha * B[i, j] * A[i, i] + alpha * temp2


def example():
    a = np.arange(9.0).reshape(3, 3)
    return symm, (3, 3, 1.5, 1.2, a.copy(), a, a)
