import numpy as np


def syr2k(alpha: float, beta: float, C: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", A: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
          B: "np.ndarray[tuple[int, int], np.dtype[np.float64]]"):
    n, m = A.shape
    for i in range(n):
        for j in range(i + 1):
            C[i, j] *= beta
        for k in range(m):
            for j in range(i + 1):
                C[i, j] += A[j, k] * alpha * B[i, k] + B[j, k] * alpha * A[i, k]


def example():
    a = np.arange(9.0).reshape(3, 3)
    return syr2k, (1.5, 1.2, a.copy(), a, a)
