import numpy as np


def covariance(data: np.ndarray, float_n: float):
    n, m = data.shape
    cov = np.zeros((m, m))
    mean = np.zeros(m)
    for j in range(m):
        for i in range(n):
            mean[j] += data[i, j]
        mean[j] /= float_n
    data -= mean
    for i in range(m):
        for j in range(i, m):
            for k in range(n):
                cov[i, j] += data[k, i] * data[k, j]
            cov[i, j] /= float_n - 1.0
            cov[j, i] = cov[i, j]
    return cov


def example():
    return covariance, (np.arange(12.0).reshape(4, 3), 4.0)
