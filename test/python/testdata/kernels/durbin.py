import numpy as np


def durbin(n: int, r: np.ndarray, y: np.ndarray):
    z = np.zeros(n)
    y[0] = -r[0]
    beta = 1.0
    alpha = -r[0]
    for k in range(1, n):
        beta = (1 - alpha * alpha) * beta
        sums = 0.0
        for i in range(k):
            sums += r[k - i - 1] * y[i]
        alpha = -(r[k] + sums) / beta
        for i in range(k):
            z[i] = y[i] + alpha * y[k - i - 1]
        for i in range(k):
            y[i] = z[i]
        y[k] = alpha


def example():
    return durbin, (4, np.array([5.0, 4.0, 3.0, 2.0]), np.zeros(4))
