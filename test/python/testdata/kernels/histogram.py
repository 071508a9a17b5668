import numpy as np


def histogram(bins: np.ndarray, data: np.ndarray, counts: np.ndarray) -> int:
    total = 0
    for i in range(data.shape[0]):
        counts[bins[i]] += data[i]
        total += 1
    return total


def example():
    return histogram, (np.array([0, 1, 1, 2]), np.ones(4), np.zeros(3))
