import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]


def gemver(alpha: float, beta: float, A: npt.NDArray[np.float64], u1: Vector, v1: Vector, u2: Vector, v2: Vector, w: Vector, x: Vector, y: Vector, z: Vector):
    n = len(u1)
    for i in range(n):
        for j in range(n):
            A[i, j] = A[i, j] + u1[i] * v1[j] + u2[i] * v2[j]
    for i in range(n):
        for j in range(n):
            x[i] = x[i] + beta * A[j, i] * y[j]
    for i in range(n):
        x[i] = x[i] + z[i]
    for i in range(n):
        for j in range(n):
            w[i] = w[i] + alpha * A[i, j] * x[j]


def example():
    v = np.arange(4.0)
    return gemver, (1.5, 1.2, np.ones((4, 4)), v, v, v, v, v.copy(), v.copy(), v, v)
