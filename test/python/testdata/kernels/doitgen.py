import numpy as np


def doitgen(nr: int, nq: int, np_: int, A: np.ndarray, C4: np.ndarray, sums: np.ndarray):
    for r in range(nr):
        for q in range(nq):
            for p in range(np_):
                sums[p] = 0.0
                for s in range(np_):
                    sums[p] += A[r, q, s] * C4[s, p]
            A[r, q, :] = sums


def example():
    return doitgen, (2, 3, 4, np.ones((2, 3, 4)), np.ones((4, 4)), np.zeros(4))
