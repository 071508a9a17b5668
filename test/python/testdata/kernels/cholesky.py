import math


def cholesky(n: int, A: list[list[float]]):
    for i in range(n):
        for j in range(i):
            for k in range(j):
                A[i][j] -= A[i][k] * A[j][k]
            A[i][j] /= A[j][j]
        for k in range(i):
            A[i][i] -= A[i][k] * A[i][k]
        A[i][i] = math.sqrt(A[i][i])


def example():
    return cholesky, (3, [[4.0 if i == j else 1.0 for j in range(3)] for i in range(3)])
