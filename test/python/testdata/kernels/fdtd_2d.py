import numpy as np


def fdtd_2d(tmax: int, ex: np.ndarray, ey: np.ndarray, hz: np.ndarray, fict: np.ndarray):
    nx, ny = hz.shape
    for t in range(tmax):
        for j in range(ny):
            ey[0, j] = fict[t]
        for i in range(1, nx):
            for j in range(ny):
                ey[i, j] = ey[i, j] - 0.5 * (hz[i, j] - hz[i - 1, j])
        for i in range(nx):
            for j in range(1, ny):
                ex[i, j] = ex[i, j] - 0.5 * (hz[i, j] - hz[i, j - 1])
        for i in range(nx - 1):
            for j in range(ny - 1):
                hz[i, j] = hz[i, j] - 0.7 * (ex[i, j + 1] - ex[i, j] + ey[i + 1, j] - ey[i, j])


def example():
    return fdtd_2d, (2, np.ones((4, 5)), np.ones((4, 5)), np.ones((4, 5)), np.arange(2.0))
