import numpy as np
from numpy.typing import NDArray


def trmm(alpha: np.float64, A: NDArray[np.float64], B: NDArray[np.float64]) -> None:
    m, n = B.shape
    for i in range(m):
        for j in range(n):
            for k in range(i + 1, m):
                B[i, j] += A[k, i] * B[k, j]
            B[i, j] = alpha * B[i, j]


def example():
    a = np.arange(9.0).reshape(3, 3)
    return trmm, (np.float64(1.5), a, a.copy())
